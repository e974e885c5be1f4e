"""What somebody who asked to be strict is told of an article."""

from __future__ import annotations

from collections.abc import Mapping


def judged(confidences: Mapping[str, float]) -> dict[str, float | None]:
    """How sure an article is of what it should have, None where that is missing. A page that says only when it was changed has a date, too."""
    published = confidences.get("published", confidences.get("modified"))
    return {"headline": confidences.get("headline"), "date": published, "body": confidences.get("body")}


def find(confidences: Mapping[str, float], bar: float | None) -> list[str]:
    """What is missing, or less sure than wanted; nothing where nobody set a bar.

    >>> find({"headline": 0.97, "body": 0.4}, 0.5)
    ['no date found', 'body is in doubt (confidence 0.40, less than 0.5)']
    """
    if bar is None:
        return []
    out = []
    for name, sure in judged(confidences).items():
        if sure is None:
            out.append(f"no {name} found")
        elif sure < bar:
            out.append(f"{name} is in doubt (confidence {sure:.2f}, less than {bar:g})")
    return out

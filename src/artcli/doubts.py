"""What somebody who asked to be strict is told of an article."""

from __future__ import annotations

from collections.abc import Mapping

JUDGED = ("headline", "published", "body")
"""The fields that every article should have, and by which it is called sure or not."""


def find(confidences: Mapping[str, float], bar: float | None) -> list[str]:
    """The fields that are missing, or less sure than wanted; none where nobody set a bar.

    >>> find({"headline": 0.97, "body": 0.4}, 0.5)
    ['no published found', 'body is in doubt (confidence 0.40, less than 0.5)']
    """
    if bar is None:
        return []
    out = []
    for name in JUDGED:
        sure = confidences.get(name)
        if sure is None:
            out.append(f"no {name} found")
        elif sure < bar:
            out.append(f"{name} is in doubt (confidence {sure:.2f}, less than {bar:g})")
    return out

"""What somebody is told of an article that is in doubt: who asked to be strict, and everybody of one without a text."""

from __future__ import annotations

from collections.abc import Mapping

from artcli.article import Article


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
            out.append(f"{name} is in doubt (confidence {below(sure, bar)}, less than {bar:g})")
    return out


def below(sure: float, bar: float) -> str:
    """A confidence in two figures, or in as many more as show that it is below a bar.

    >>> below(0.4, 0.5), below(0.4987, 0.5)
    ('0.40', '0.499')
    """
    return next(said for figures in range(2, 20) if float(said := f"{sure:.{figures}f}") < bar or figures == 19)


_TEXTLESS = frozenset({"text_not_found", "part_not_read"})


def missing_text(article: Article) -> list[str]:
    """Why an article is as good as empty, by its own notes; nothing where it has a text, or is meant to have none."""
    return [] if article.body else [note.message for note in article.notes if note.code in _TEXTLESS]

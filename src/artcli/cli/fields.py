"""What a record says, field by field, with the lines of each and how sure it is, as `inspect` shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from artcli import record
from artcli.article import Article, Span
from artcli.cli import console
from artcli.values import NamedTuple

_ELSEWHERE = frozenset({"schema", "body", "captions", "set_aside", "origins", "notes", "source"})  # are counted, or have their own places


class Field(NamedTuple):
    """One field that is not empty."""

    name: str
    said: str
    lines: tuple[Span, ...] = ()
    confidence: float | None = None


def lines_of(span: Span) -> str:
    """Lines as a person reads them.

    >>> lines_of(Span(3, 3)), lines_of(Span(3, 5))
    ('3', '3-5')
    """
    return str(span.first) if span.first == span.last else f"{span.first}-{span.last}"


def fields(article: Article) -> Iterator[Field]:
    """The fields of an article that are not empty; of what has many parts, their number. That there is no body is told, too."""
    for name, value in record.to_dict(article).items():
        if name not in _ELSEWHERE and value not in (None, [], ""):
            yield _field(article, name, name.replace("_", " "), _said(value))
    if article.captions:
        yield _field(article, "captions", "captions", console.counted(len(article.captions), "caption"))
    yield _field(article, "body", "body", console.counted(len(article.body), "paragraph"))
    if article.set_aside:
        yield Field("set aside", console.counted(len(article.set_aside), "part"), tuple(one.lines for one in article.set_aside))


def _field(article: Article, name: str, shown: str, said: str) -> Field:
    origin = article.origins.get(name)
    return Field(shown, said) if origin is None else Field(shown, said, origin.lines, origin.confidence)


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return " · ".join(str(one) for one in value.values() if one)
    return str(value)

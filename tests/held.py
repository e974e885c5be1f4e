"""Where the lines of a source went: what the tests that nothing is lost ask of an article."""

from __future__ import annotations

from typing import Protocol

from artcli.article import Article, Span


class Part(Protocol):
    """A paragraph, a caption, or what was set aside."""

    @property
    def text(self) -> str: ...
    @property
    def lines(self) -> Span: ...


def parts(article: Article) -> list[Part]:
    """The parts of an article that say a text and its lines."""
    found: list[Part] = [*article.body]
    return [*found, *article.captions, *article.set_aside]


def spans(article: Article) -> list[Span]:
    """All lines that a field, a part or the reason for setting them aside holds."""
    return [*(span for origin in article.origins.values() for span in origin.lines), *(part.lines for part in parts(article))]


def held(article: Article) -> set[int]:
    """The same, line by line."""
    return {number for span in spans(article) for number in range(span.first, span.last + 1)}

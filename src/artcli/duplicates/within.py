"""Repeats within one article: what says again what stands already is set aside, the first stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from artcli.article import Article, Origin, Paragraph, SetAside
from artcli.duplicates import likeness
from artcli.language.phrases import Phrases

_ALIKE = 0.9  # a repeated lead that lost a date scores 0.95, a caption that tells the same event 0.67
_SHORTEST = 40  # characters; shorter texts repeat only word for word
_PIECE = 4  # words; texts that are near-equal share a run of so many, so only these are compared
_MOST = 8  # texts a paragraph is compared with


@dataclass(frozen=True, slots=True)
class _Known:
    place: str  # "standfirst", "captions[0]", "body[2]"
    form: str


class _Index:
    """The texts seen so far, found again by runs of their words: no text is compared with all others."""

    def __init__(self) -> None:
        self._exact: dict[str, _Known] = {}
        self._pieces: dict[tuple[str, ...], list[_Known]] = {}

    def add(self, place: str, form: str) -> None:
        known = _Known(place, form)
        self._exact.setdefault(form, known)
        for piece in set(_pieces(form)):
            held = self._pieces.setdefault(piece, [])
            if len(held) < _MOST:
                held.append(known)

    def repeated(self, form: str, negations: Phrases | None) -> tuple[str, float] | None:
        """The place of the text that this one repeats, and how alike they are."""
        if form in self._exact:
            return self._exact[form].place, 1.0
        if len(form) < _SHORTEST:
            return None
        best: tuple[str, float] | None = None
        for known in self._near(form):
            alike = likeness.likeness(form, known.form)
            if alike >= _ALIKE and (best is None or alike > best[1]) and likeness.adds_nothing(form, known.form, negations):
                best = known.place, alike
        return best

    def _near(self, form: str) -> Iterable[_Known]:
        votes: dict[str, tuple[int, _Known]] = {}
        for piece in _pieces(form):
            for known in self._pieces.get(piece, ()):
                count = votes[known.place][0] if known.place in votes else 0
                votes[known.place] = (count + 1, known)
        ranked = sorted(votes.values(), key=lambda vote: (-vote[0], vote[1].place))
        return [known for _, known in ranked[:_MOST] if 0.8 * len(form) <= len(known.form) <= 1.25 * len(form)]


def _pieces(form: str) -> Iterator[tuple[str, ...]]:
    found = likeness.words(form)
    for start in range(max(1, len(found) - _PIECE + 1)):
        yield found[start : start + _PIECE]


def set_repeats_aside(article: Article, *, negations: Phrases | None = None) -> Article:
    """An article without the paragraphs that repeat its headline, standfirst, captions or an earlier paragraph.

    A near repeat adds no word and no number to what it repeats, and differs by no negation. Crossheads stay. `of` counts the
    paragraphs of the body as it is then.
    """
    index = _Index()
    for place, text in (("headline", article.headline), ("standfirst", article.standfirst)):
        if text:
            index.add(place, likeness.form(text))
    for n, caption in enumerate(article.captions):
        index.add(f"captions[{n}]", likeness.form(caption.text))
    kept: list[Paragraph] = []
    aside: list[SetAside] = []
    for paragraph in article.body:
        form = likeness.form(paragraph.text)
        found = index.repeated(form, negations) if form and paragraph.kind != "crosshead" else None
        if found:
            aside.append(SetAside("repeat", paragraph.text, paragraph.lines, found[0], round(found[1], 4)))
        else:
            index.add(f"body[{len(kept)}]", form)
            kept.append(paragraph)
    if not aside:
        return article
    ordered = tuple(sorted((*article.set_aside, *aside), key=lambda a: a.lines))
    return replace(article, body=tuple(kept), set_aside=ordered, origins=_without(article, kept))


def _without(article: Article, kept: list[Paragraph]) -> dict[str, Origin]:
    origins = dict(article.origins)
    if "body" in origins:
        if kept:
            origins["body"] = replace(origins["body"], lines=tuple(p.lines for p in kept))
        else:
            del origins["body"]
    return origins

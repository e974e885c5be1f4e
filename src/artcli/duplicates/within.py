"""Repeats within one article: what says again what stands already is set aside, the first stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from artcli import words
from artcli.article import Article, Caption, Origin, Paragraph, SetAside, Span
from artcli.duplicates import likeness
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.values import NamedTuple

_ALIKE = 0.9  # a repeated lead that lost a date scores 0.95, a caption that tells the same event 0.67
_SHORTEST = 40  # characters; shorter texts repeat only word for word
_FEWEST = 3  # words; "Non." and "– Oui." are said more than once
_CLAUSE = lazily(r"[^\s,.;:!?…()“”«»。，、；：！？][^,.;:!?…()“”«»。，、；：！？]{15,}")  # near-equal texts share one, so only these are compared
_END = 24  # characters at the start and at the end of a text; those of one clause share one of the two
_MOST = 8  # texts that a paragraph is compared with
_TOO_COMMON = 16  # texts that share a piece; one that more share tells nothing


class _Known(NamedTuple):
    place: str  # "standfirst", "captions[0]", "body[2]"
    form: str
    lines: Span | None  # None: a field, which stands before the text wherever it was printed


class _Index:
    """The texts that stand already, found again by their pieces: no text is compared with all others."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Known]] = {}
        self._pieces: dict[str, list[_Known]] = {}

    def add(self, place: str, form: str, lines: Span | None, pieces: Sequence[str]) -> None:
        if not form:
            return
        known = _Known(place, form, lines)
        self._exact.setdefault(form, []).append(known)
        for piece in pieces:
            sharing = self._pieces.setdefault(piece, [])
            if len(sharing) < _TOO_COMMON:
                sharing.append(known)

    def exact(self, form: str, lines: Span) -> str | None:
        """The place of a text that is the same and stands before, or None."""
        return next((known.place for known in self._exact.get(form, ()) if _stands_before(known, lines)), None)

    def near(self, form: str, lines: Span, pieces: Sequence[str], negations: Phrases | None) -> tuple[str, float] | None:
        """The place of the text before that this one nearly repeats, and how alike they are."""
        best: tuple[str, float] | None = None
        for known in self._candidates(form, lines, pieces):
            if likeness.adds_nothing(form, known.form, negations):
                alike = likeness.likeness(form, known.form, _ALIKE)
                if alike >= _ALIKE and (best is None or alike > best[1]):
                    best = known.place, alike
        return best

    def _candidates(self, form: str, lines: Span, pieces: Sequence[str]) -> list[_Known]:
        """The texts that share most pieces with this one, are about as long, and stand before it."""
        votes: dict[_Known, int] = {}
        for piece in pieces:
            for known in self._pieces.get(piece, ()):
                votes[known] = votes.get(known, 0) + 1
        if not votes:
            return []
        fitting = [k for k in votes if 0.8 * len(form) <= len(k.form) <= 1.25 * len(form) and _stands_before(k, lines)]
        return sorted(fitting, key=lambda known: (-votes[known], known.place))[:_MOST]


def _stands_before(known: _Known, lines: Span) -> bool:
    return known.lines is None or known.lines <= lines  # a mail may have sent all of its text in one line


def _pieces(form: str) -> list[str]:
    """Pieces of a text of which one that nearly repeats it has at least one: its clauses, its start and its end."""
    if len(form) < _SHORTEST:
        return []
    return [form[:_END], form[-_END:], *_CLAUSE.findall(form)]


def set_repeats_aside(article: Article, *, negations: Phrases | None = None) -> Article:
    """An article without the paragraphs and captions that repeat what stands before them.

    A paragraph may repeat the headline, the standfirst, a caption or another paragraph; a caption only another caption. A near
    repeat has no word and no number of its own, and misses no negation. Crossheads head their sections more than once, and stay,
    unless they are the headline or the standfirst again. `of` counts the paragraphs and the captions that are left.
    """
    heads = {"headline": likeness.form(article.headline or ""), "standfirst": likeness.form(article.standfirst or "")}
    of_captions = [likeness.form(one.text) for one in article.captions]
    of_body = [likeness.form(one.text) for one in article.body]
    if _share_nothing([form for form in (*heads.values(), *of_captions, *of_body) if form]):
        return article
    captions, aside = _parted(article.captions, of_captions, "captions", _Index(), _Index(), negations)
    fields, index = _Index(), _Index()
    for place, form in heads.items():
        fields.add(place, form, None, ())
        index.add(place, form, None, _pieces(form))
    for n, caption in enumerate(captions):
        form = likeness.form(caption.text)
        index.add(f"captions[{n}]", form, caption.lines, _pieces(form))
    body, repeats = _parted(article.body, of_body, "body", index, fields, negations)
    aside += repeats
    if not aside:
        return article
    ordered = tuple(sorted((*article.set_aside, *aside), key=lambda one: one.lines))
    origins = _with_lines(_with_lines(article.origins, "body", body), "captions", captions)
    return replace(article, body=tuple(body), captions=tuple(captions), set_aside=ordered, origins=origins)


def _share_nothing(forms: Sequence[str]) -> bool:
    """True where no two texts are the same, begin alike, end alike or have a clause in common, as in most articles: then none repeats another."""
    long = [form for form in forms if len(form) >= _SHORTEST]
    starts, ends = [form[:_END] for form in long], [form[-_END:] for form in long]
    clauses = _CLAUSE.findall(".".join(long))  # none goes on behind a stop
    return all(len(set(some)) == len(some) for some in (forms, starts, ends, clauses))


_Text = TypeVar("_Text", Caption, Paragraph)


def _parted(
    texts: Sequence[_Text], forms: Sequence[str], name: str, index: _Index, headings: _Index, negations: Phrases | None
) -> tuple[list[_Text], list[SetAside]]:
    """Texts to those that repeat nothing of an index, which they join, and those that do; crossheads are looked for among headings alone.

    `forms` are those in which the texts are compared.
    """
    kept: list[_Text] = []
    aside: list[SetAside] = []
    for one, form in zip(texts, forms, strict=True):
        pieces = _pieces(form)
        is_crosshead = isinstance(one, Paragraph) and one.kind == "crosshead"
        found = _repeated(form, one.lines, headings if is_crosshead else index, () if is_crosshead else pieces, negations)
        if found:
            aside.append(SetAside("repeat", one.text, one.lines, found[0], round(found[1], 4)))
        else:
            index.add(f"{name}[{len(kept)}]", form, one.lines, pieces)
            kept.append(one)
    return kept, aside


def _repeated(form: str, lines: Span, index: _Index, pieces: Sequence[str], negations: Phrases | None) -> tuple[str, float] | None:
    """The place of the text that another one repeats, and how alike they are; short texts and crossheads repeat only word for word."""
    if not form:
        return None
    place = index.exact(form, lines)
    if place is not None:
        says_little = place.startswith("body[") and len(words.split(form)) < _FEWEST
        return None if says_little else (place, 1.0)
    return index.near(form, lines, pieces, negations)


def _with_lines(origins: Mapping[str, Origin], name: str, kept: Sequence[Paragraph | Caption]) -> dict[str, Origin]:
    """Origins that name the lines of what was kept of a field; none where nothing was."""
    changed = dict(origins)
    if name in changed:
        if kept:
            changed[name] = changed[name]._replace(lines=tuple(one.lines for one in kept))
        else:
            del changed[name]
    return changed

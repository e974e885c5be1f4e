"""Repeats within one article: what says again what stands already is set aside, the first stays."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from artcli import words
from artcli.article import Article, Caption, Origin, Paragraph, SetAside, Span
from artcli.duplicates import likeness
from artcli.language.phrases import Phrases

_ALIKE = 0.9  # a repeated lead that lost a date scores 0.95, a caption that tells the same event 0.67
_SHORTEST = 40  # characters; shorter texts repeat only word for word
_FEWEST = 3  # words; "Non." and "– Oui." are said more than once
_PIECE = 4  # words; texts that are near-equal share runs of so many, so only these are compared
_CHOSEN = 8  # runs of a text by which it is found again
_MOST = 8  # texts that a paragraph is compared with
_TOO_COMMON = 16  # texts that share a run of words; one that more share tells nothing


@dataclass(frozen=True, slots=True)
class _Known:
    place: str  # "standfirst", "captions[0]", "body[2]"
    form: str
    lines: Span | None  # None: a field, which stands before the text wherever it was printed


class _Index:
    """The texts that stand already, found again by runs of their words: no text is compared with all others."""

    def __init__(self) -> None:
        self._exact: dict[str, list[_Known]] = {}
        self._pieces: dict[str, list[_Known]] = {}

    def add(self, known: _Known) -> None:
        if not known.form:
            return
        held = self._exact.setdefault(known.form, [])
        if len(held) < _MOST:
            held.append(known)
        for piece in _pieces(known.form) if len(known.form) >= _SHORTEST else ():
            sharing = self._pieces.setdefault(piece, [])
            if len(sharing) < _TOO_COMMON:
                sharing.append(known)

    def exact(self, form: str, lines: Span) -> str | None:
        """The place of a text that is the same and stands before, or None."""
        return next((known.place for known in self._exact.get(form, ()) if _stands_before(known, lines)), None)

    def near(self, form: str, lines: Span, negations: Phrases | None) -> tuple[str, float] | None:
        """The place of the text before that this one nearly repeats, and how alike they are."""
        best: tuple[str, float] | None = None
        if len(form) < _SHORTEST:
            return None
        for known in self._candidates(form, lines):
            if likeness.adds_nothing(form, known.form, negations):
                alike = likeness.likeness(form, known.form, _ALIKE)
                if alike >= _ALIKE and (best is None or alike > best[1]):
                    best = known.place, alike
        return best

    def _candidates(self, form: str, lines: Span) -> list[_Known]:
        """The texts that share most runs of words with this one, are about as long, and stand before it."""
        votes: dict[str, int] = {}
        found: dict[str, _Known] = {}
        for piece in _pieces(form):
            for known in self._pieces.get(piece, ()):
                votes[known.place] = votes.get(known.place, 0) + 1
                found[known.place] = known
        ranked = sorted(votes, key=lambda place: (-votes[place], place))
        fitting = (found[place] for place in ranked)
        return [k for k in fitting if 0.8 * len(form) <= len(k.form) <= 1.25 * len(form) and _stands_before(k, lines)][:_MOST]


def _stands_before(known: _Known, lines: Span) -> bool:
    return known.lines is None or known.lines < lines


def _pieces(form: str) -> list[str]:
    """A few runs of words of a text, chosen by what they say: texts that are nearly the same nearly choose the same ones."""
    found = words.split(form)
    runs = {" ".join(found[start : start + _PIECE]) for start in range(max(1, len(found) - _PIECE + 1))}
    return heapq.nsmallest(_CHOSEN, runs, key=lambda run: (crc32(run.encode("utf-8", "replace")), run))


def set_repeats_aside(article: Article, *, negations: Phrases | None = None) -> Article:
    """An article without the paragraphs and captions that repeat what stands before them.

    A paragraph may repeat the headline, the standfirst, a caption or another paragraph; a caption only another caption. A near
    repeat has no word and no number of its own, and misses no negation. Crossheads head their sections more than once, and stay,
    unless they are the headline or the standfirst again. `of` counts the paragraphs and the captions that are left.
    """
    aside: list[SetAside] = []
    captions = _distinct(article.captions, negations, aside)
    fields, index = _Index(), _Index()
    for place, text in (("headline", article.headline), ("standfirst", article.standfirst)):
        fields.add(_Known(place, likeness.form(text or ""), None))
        index.add(_Known(place, likeness.form(text or ""), None))
    for n, caption in enumerate(captions):
        index.add(_Known(f"captions[{n}]", likeness.form(caption.text), caption.lines))
    kept: list[Paragraph] = []
    for paragraph in article.body:
        form = likeness.form(paragraph.text)
        found = _repeated(paragraph, form, fields if paragraph.kind == "crosshead" else index, negations)
        if found:
            aside.append(SetAside("repeat", paragraph.text, paragraph.lines, found[0], round(found[1], 4)))
        else:
            index.add(_Known(f"body[{len(kept)}]", form, paragraph.lines))
            kept.append(paragraph)
    if not aside:
        return article
    ordered = tuple(sorted((*article.set_aside, *aside), key=lambda one: one.lines))
    origins = _with_lines(_with_lines(article.origins, "body", kept), "captions", captions)
    return replace(article, body=tuple(kept), captions=tuple(captions), set_aside=ordered, origins=origins)


def _repeated(paragraph: Paragraph, form: str, index: _Index, negations: Phrases | None) -> tuple[str, float] | None:
    if not form:
        return None
    place = index.exact(form, paragraph.lines)
    if place is not None:
        says_little = place.startswith("body[") and len(words.split(form)) < _FEWEST
        return None if says_little else (place, 1.0)
    return index.near(form, paragraph.lines, negations) if paragraph.kind != "crosshead" else None


def _distinct(captions: Sequence[Caption], negations: Phrases | None, aside: list[SetAside]) -> list[Caption]:
    """The captions that repeat no other; those that do go to `aside`."""
    index = _Index()
    kept: list[Caption] = []
    for caption in captions:
        form = likeness.form(caption.text)
        place = index.exact(form, caption.lines)
        found = (place, 1.0) if place is not None else index.near(form, caption.lines, negations)
        if found and form:
            aside.append(SetAside("repeat", caption.text, caption.lines, found[0], round(found[1], 4)))
        else:
            index.add(_Known(f"captions[{len(kept)}]", form, caption.lines))
            kept.append(caption)
    return kept


def _with_lines(origins: Mapping[str, Origin], name: str, kept: Sequence[Paragraph | Caption]) -> dict[str, Origin]:
    """Origins that name the lines of what was kept of a field; none where nothing was."""
    changed = dict(origins)
    if name in changed:
        if kept:
            changed[name] = replace(changed[name], lines=tuple(one.lines for one in kept))
        else:
            del changed[name]
    return changed

"""Galleries: which lines count the pictures of one ('2/3', 'Bild 2 von 3', '2 av 3'), and which stand below its pictures."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set

from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text import picture_credits
from artcli.readers.text.page import Page
from artcli.readers.text.shapes import NTH
from artcli.values import NamedTuple

_COUNT = lazily(rf"(?:([^\W\d_]{{3,10}}) )?{NTH}$")
_LONGEST_COUNT = 24  # characters
_MOST_BETWEEN = 3  # lines of one picture: its caption, and who made it
_LONGEST = 400  # characters of one
_BRIEF = 80  # characters of one that nothing else tells


class Gallery(NamedTuple):
    """The lines that count pictures, and those that stand with them."""

    counts: frozenset[int]
    captions: frozenset[int]


def find(page: Page) -> Gallery:
    """A page to its galleries: counts that follow each other, with a line or a few between them."""
    counts: set[int] = set()
    captions: set[int] = set()
    for run in _runs(page):
        places = [one.at for one in run]
        own = {n for above, below in itertools.pairwise(places) for n in range(above + 1, below)}
        if _are_pictures(page, run, own):
            counts.update(places)
            captions |= own | set(_outer(page, run, places[1] - places[0] - 1))
    return Gallery(frozenset(counts), frozenset(captions))


class _Count(NamedTuple):
    """The line that counts a picture, which one that is, and of how many."""

    at: int
    number: int
    total: int


def _are_pictures(page: Page, run: Sequence[_Count], between: Set[int]) -> bool:
    """True of what a word of pictures counts, of what some line credits, and of a few words each, all counted: parts of a text are, and days ('2/5'), too."""
    first, last = run[0], run[-1]
    if page.lines[first.at].key[0].isalpha() or any(_credits(page, n) for n in between):
        return True
    return first.number == 1 and last.number >= last.total - 1 and all(_is_brief(page, n) for n in between)


def _runs(page: Page) -> Iterator[Sequence[_Count]]:
    """The counts of each gallery, which are two or more."""
    runs: list[list[_Count]] = []
    for one in _counts(page):
        if runs and _follows(page, runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return (run for run in runs if len(run) > 1)


def _counts(page: Page) -> Iterator[_Count]:
    """The lines of a page that count pictures."""
    for i, line in enumerate(page.lines):
        match = _COUNT.match(line.key) if len(line.key) <= _LONGEST_COUNT and line.key[-1:].isdecimal() else None
        if match is not None and 0 < int(match[2]) <= int(match[3]) and _is_of_pictures(match[1], page.locale):
            yield _Count(i, int(match[2]), int(match[3]))


def _is_of_pictures(word: str | None, locale: Locale) -> bool:
    """True of 'Photo' in 'Photo 2 of 3'; 'list 2 of 3' counts the headlines of other stories."""
    return word is None or word in locale.photo_credit or f"{word}:" in locale.photo_credit or word in locale.caption


def _follows(page: Page, above: _Count, below: _Count) -> bool:
    """True of the next picture of as many, with nothing between the two but what belongs to one."""
    between = page.lines[above.at + 1 : below.at]
    is_next = (below.number, below.total) == (above.number + 1, above.total)
    return is_next and 0 < len(between) <= _MOST_BETWEEN and all(len(line.key) <= _LONGEST for line in between)


def _outer(page: Page, run: Sequence[_Count], size: int) -> range:
    """The lines of the first picture above its count, or of the last below its own: the side that credits somebody, or that has no sentence else."""
    first, (last, number, total) = run[0].at, run[-1]
    above, below = range(max(0, first - size), first), range(last + 1, min(len(page.lines), last + 1 + size))
    credits_above, credits_below = (any(_credits(page, n) for n in side) for side in (above, below))
    if credits_above != credits_below:
        return above if credits_above else below
    if credits_above or not first:
        return range(0)
    if page.lines[first - 1].stopped:
        return above if number < total and all(_is_brief(page, n) for n in above) else range(0)
    return below if number == total and all(page.lines[n].stopped and _is_brief(page, n) for n in below) else range(0)


def _is_brief(page: Page, n: int) -> bool:
    return len(page.lines[n].key) <= _BRIEF


def _credits(page: Page, n: int) -> bool:
    line = page.lines[n]
    return len(line.key) <= _LONGEST and picture_credits.find(line.seen, page.locale) is not None

"""What a printed text puts between two of its pages: the number of the one, the running head of the next, a form feed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from artcli.language.date_words import known
from artcli.patterns import at_once, lazily
from artcli.readers.text.printed import Printed
from artcli.readers.text.shapes import ends_sentence
from artcli.values import NamedTuple


class Seams(NamedTuple):
    """The lines that stand between two pages, and those with which a paragraph goes on behind them."""

    between: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()


_NONE = Seams()


def without_seams(lines: list[Printed], raw: Sequence[str]) -> tuple[list[Printed], list[Printed]]:
    """The lines of a text without what stands between two of its printed pages, and that. What a page breaks off goes on without a blank line."""
    places = [line.number for line in lines]
    own = range(places[0], places[-1] + 1) if places else range(0)  # a source of many articles has other lines too
    feeds = [number for number in own if raw[number - 1].startswith("\f")]
    opening = {bisect_left(places, number) for number in feeds}
    seams = find([line.text for line in lines], opening)
    if seams == _NONE:
        return lines, []
    out: list[Printed] = []
    between: list[Printed] = []
    gap = 0
    for i, line in enumerate(lines):
        if i in seams.between:
            between.append(line)
            gap = max(gap, line.gap, 1)
        else:
            out.append(line._replace(gap=0 if i in seams.going_on else max(gap, line.gap)) if gap or i in seams.going_on else line)
            gap = 0
    return out, between


_LONGEST_NUMBER = 24  # characters
_LONGEST_HEAD = 110
_MOST = 4  # lines between two pages
_BLANKS = 3  # in a line of a sentence
_FIGURES = lazily(r"\d+")


def find(texts: Sequence[str], opening: Collection[int]) -> Seams:
    """The seams of a text, line by line as it was printed; `opening` has the lines before which a form feed stands.

    Where none stands, a number is that of a page only inside of a sentence, which goes on below it with a small letter. A line that is
    printed on other pages too, whatever its figures, is their running head or foot.
    """
    numbers = {i for i, text in enumerate(texts) if len(text) <= _LONGEST_NUMBER and _FIGURES.search(text) and _number().fullmatch(text)}
    if not numbers and not opening:
        return _NONE
    heads = [_FIGURES.sub("0", text) for text in texts]
    often = Counter(heads)
    may_be_between = [i in numbers or (len(text) <= _LONGEST_HEAD and often[heads[i]] > 1) for i, text in enumerate(texts)]
    between: set[int] = set()
    going_on: set[int] = set()
    for first, last in _breaks(sorted({*numbers, *opening}), may_be_between):
        above, below = texts[first - 1], texts[last]
        is_broken = not ends_sentence(above)
        is_small = below[0].islower() and min(above.count(" "), below.count(" ")) >= _BLANKS
        if (is_broken and is_small) or any(i in opening for i in range(first, last + 1)):
            between.update(range(first, last))
            if is_broken and (is_small or first < last):
                going_on.add(last)
    return Seams(frozenset(between), frozenset(going_on))


def _breaks(places: Sequence[int], may_be_between: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where some places are inside of a text, the first line that may stand between two pages there, and the first of the next page."""
    last = 0
    for first in places:
        if first < last:
            continue
        last = first
        while first > 0 and may_be_between[first - 1]:
            first -= 1
        while last < len(may_be_between) and may_be_between[last]:
            last += 1
        if 0 < first <= last < len(may_be_between) and last - first <= _MOST:
            yield first, last


@cache
def _number() -> re.Pattern[str]:
    """'12', '– 12 –', 'Seite 12', 'p. 1 of 3'"""
    return at_once(rf"(?:[–—-] ?)?(?:[^\W\d_]{{1,8}}\.? )?(?:{known().page_of_pages}|\d{{1,4}})(?: ?[–—-])?")

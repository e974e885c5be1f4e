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
    wide = {i for i in opening if i < len(lines) and _WIDE_HEAD.match(raw[lines[i].number - 1])}
    seams = find([line.text for line in lines], opening, wide)
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
_WIDE_HEAD = lazily(r"\s*(?:\d{1,4}\s{4,}[^\W\d][^\d]{0,80}|[^\W\d][^\d]{0,80}\s{4}(?:[^\W\d_]{1,8}\.? )?\d{1,4}\s*)$")  # '4            THE HALVOE COURIER'
_BEFORE_HEAD = lazily(r"0 (?=[^\W\d])")
_BEHIND_HEAD = lazily(r"(?<=[^\W\d])((?: [^\W\d_]{1,8}\.?)?) 0$")


def find(texts: Sequence[str], opening: Collection[int], wide: Collection[int] = ()) -> Seams:
    """The seams of a text, line by line as it was printed; `opening` has the lines before which a form feed stands.

    Where none stands, a number is that of a page only inside of a sentence, which goes on below it with a small letter. A line that is
    printed on other pages too, whatever its figures, is their running head or foot. Inside of such a sentence one that is on no other page may be
    one, too, if it is among the `wide`: its number stands far from its words.
    """
    numbers = {i for i, text in enumerate(texts) if len(text) <= _LONGEST_NUMBER and _FIGURES.search(text) and _number().fullmatch(text)}
    if not numbers and not opening:
        return _NONE
    heads = [_heads(text) if len(text) <= _LONGEST_HEAD else frozenset[str]() for text in texts]
    often = Counter(head for of_line in heads for head in of_line)
    proven = [i in numbers or any(often[head] > 1 for head in of_line) for i, of_line in enumerate(heads)]
    may_be_between = [is_proven or i in wide for i, is_proven in enumerate(proven)]
    between: set[int] = set()
    going_on: set[int] = set()
    for first, last in _breaks(sorted({*numbers, *opening}), may_be_between):
        above, below = texts[first - 1], texts[last]
        is_broken = not ends_sentence(above)
        is_small = below[0].islower() and min(above.count(" "), below.count(" ")) >= _BLANKS
        if (is_broken and is_small) or (all(proven[first:last]) and any(i in opening for i in range(first, last + 1))):
            between.update(range(first, last))
            if is_broken and (is_small or first < last):
                going_on.add(last)
    return Seams(frozenset(between), frozenset(going_on))


def _heads(text: str) -> frozenset[str]:
    """What a line says whatever its figures are, and without the number of the page that it begins or ends with: '4 The Paper' and 'The Paper, page 5'."""
    head = _FIGURES.sub("0", text)
    if "0" not in head:
        return frozenset((head,))
    bare = _BEFORE_HEAD.sub("", head, count=1) if head[0] == "0" else head
    behind = _BEHIND_HEAD.search(bare)
    return frozenset((head, bare, *((bare[: behind.start()], bare[: behind.end(1)]) if behind else ())))


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

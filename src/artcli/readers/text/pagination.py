"""What a printed text puts between two of its pages: the number of the one, the running head of the next, a form feed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache

from artcli.language.date_words import known
from artcli.patterns import lazily
from artcli.values import NamedTuple


class Seams(NamedTuple):
    """The lines that stand between two pages, and those with which a paragraph goes on behind them."""

    between: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()


_LONGEST_NUMBER = 24  # characters
_LONGEST_HEAD = 110
_MOST = 4  # lines between two pages
_BLANKS = 3  # in a line of a sentence
_FIGURES = lazily(r"\d+")


def find(texts: Sequence[str], opening: Collection[int], ends_sentence: Callable[[str], bool]) -> Seams:
    """The seams of a text, line by line as it was printed; `opening` has the lines before which a form feed stands.

    Where none stands, a number is that of a page only inside of a sentence, which goes on below it with a small letter. A line that is
    printed on other pages too, whatever its figures, is their running head or foot.
    """
    numbers = {i for i, text in enumerate(texts) if len(text) <= _LONGEST_NUMBER and _FIGURES.search(text) and _number().fullmatch(text)}
    if not numbers and not opening:
        return Seams()
    heads = [_FIGURES.sub("0", text) for text in texts]
    often = Counter(heads)
    may_be_between = [i in numbers or (len(text) <= _LONGEST_HEAD and often[heads[i]] > 1) for i, text in enumerate(texts)]
    between: set[int] = set()
    going_on: set[int] = set()
    last = 0
    for first in sorted({*numbers, *opening}):
        if first < last:
            continue
        last = first
        while first > 0 and may_be_between[first - 1]:
            first -= 1
        while last < len(texts) and may_be_between[last]:
            last += 1
        if not 0 < first <= last < len(texts) or last - first > _MOST:
            continue
        above, below = texts[first - 1], texts[last]
        is_broken = not ends_sentence(above)
        is_small = below[0].islower() and min(above.count(" "), below.count(" ")) >= _BLANKS
        if (is_broken and is_small) or any(i in opening for i in range(first, last + 1)):
            between.update(range(first, last))
            if is_broken and (is_small or first < last):
                going_on.add(last)
    return Seams(frozenset(between), frozenset(going_on))


@cache
def _number() -> re.Pattern[str]:
    """'12', '– 12 –', 'Seite 12', 'p. 1 of 3'"""
    return re.compile(rf"(?:[–—-] ?)?(?:[^\W\d_]{{1,8}}\.? )?(?:{known().page_of_pages}|\d{{1,4}})(?: ?[–—-])?")

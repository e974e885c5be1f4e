"""Whether a line is of a story by its words: a pitch and the standfirst of another story share few of theirs with its sentences."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from artcli import words
from artcli.patterns import lazily
from artcli.readers.text.page import Line
from artcli.readers.text.shapes import width

_LONGEST = 170  # columns
_READ = 2000  # characters of a paragraph that are looked through for words
_HARDLY = 0.34
OF_STORIES = lazily(r"\d\d|[\"“”„«»「」]|^[–—-]")  # nobody is quoted in a pitch, and it has no figures


class Told:
    """The words of a page's sentences; `is_text` says which of its lines are some, and is asked of all where a line may be foreign."""

    def __init__(self, lines: Sequence[Line], is_text: Callable[[int], bool]) -> None:
        self._lines, self._is_text = lines, is_text

    def is_foreign(self, n: int) -> bool:
        """True of a line that is not of the story by its words."""
        seen = self._lines[n].seen
        if len(seen) > _LONGEST or width(seen) > _LONGEST or OF_STORIES.search(seen):
            return False
        own, is_text = _telling(self._lines[n].key), self._is_text(n)
        return sum(self._told[word] > is_text for word in own) <= _HARDLY * len(own)

    @cached_property
    def _told(self) -> Counter[str]:
        """How many sentences have a word."""
        return Counter(word for n, line in enumerate(self._lines) if self._is_text(n) for word in _telling(line.key[:_READ]))


def _telling(key: str) -> frozenset[str]:
    """The words of a line, in a form that endings disturb little: pairs of letters where no space parts words."""
    split = words.split(key)
    pairs = [a + b for a, b in itertools.pairwise(split) if len(a) == len(b) == 1]
    return frozenset([*pairs, *[word[:6] for word in split if len(word) > 4]])

"""Whether a full line of a wrapped page goes on below: its next word would not have fitted, but a headline that is just as long ends there all the same.

What speaks for it and against it is counted up, each sign with its weight; above 0 the two lines are one. The weights (`joints.json`) are those of
a logistic regression that `benchmarks/accuracy/joints.py` fits on pages which it wraps itself, so that it knows what was one. Pages that a
scraper tore (`tears.py`) are weighed in the same way.
"""

from __future__ import annotations

import itertools
import os
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import orjson

from artcli.errors import BadPack
from artcli.language import bylines, dates
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.readers.text.printed import Printed, first_word_width
from artcli.readers.text.shapes import ITEM, RULE, begins_small, ends_open, ends_sentence

WEIGHTS = os.path.join(os.path.dirname(__file__), "joints.json")

COMMAS = tuple(",;،–—-")
CLOSERS = tuple("\"'”’»«›)]")
_PAIRS = (("(", ")"), ("«", "»"))
_HEAD = 14  # lines at the top of a page, which are headings more often than text
LONGEST_OPEN = 60  # lines; of a bracket that is open for more the end was forgotten
_LONG_WORD = 4  # letters of a word that says something


def is_joint(run: Sequence[Printed], line: Printed, column: int) -> bool:
    """True of a line below a block that may go on with it: nothing parts them, and its first word would not have fitted above."""
    above = run[-1]
    if line.gap or ITEM.match(line.text) or RULE.match(above.text[-8:]) or abs(line.indent - above.indent) > 8:
        return False
    if line.indent > above.indent and (len(run) > 1 or ends_sentence(above.text)):  # the first line of the next paragraph is indented
        return False
    return above.end >= 0.5 * column and _is_full(above, line, column)


def _is_full(above: Printed, line: Printed, column: int) -> bool:
    return above.end + 1 + first_word_width(line) > column


class Weighed(ABC):
    """The joints of a page, each told by its signs."""

    kind: str  # of the weights
    _locale: Locale

    def go_on(self, run: Sequence[Printed], at: int) -> bool:
        """True of a block that goes on with the line at a place, which is a joint of both."""
        weights = _weights()[self.kind]
        return sum(weights[name] * value for name, value in self.signs(run, at).items() if value) > 0

    @abstractmethod
    def signs(self, run: Sequence[Printed], at: int) -> dict[str, float]:
        """What there is to count of a joint, by name: 0 or 1, or a share."""

    def _is_signed_or_dated(self, text: str) -> bool:
        return bylines.find(text, self._locale) is not None or bool(dates.find(text, self._locale))


class Joints(Weighed):
    """The full lines of a page that was wrapped at a column; `unparted`: no blank lines stand between its paragraphs."""

    kind = "wrapped"

    def __init__(self, lines: Sequence[Printed], column: int, locale: Locale, *, unparted: bool) -> None:
        self._lines, self._column, self._locale, self._unparted = lines, column, locale, unparted
        self._times = Counter(line.text for line in lines)
        self._below: dict[str, set[str]] = defaultdict(set)
        for line, below in itertools.pairwise(lines):
            self._below[line.text].add(below.text)
        ends = sum(ends_sentence(line.text) and not _is_full(line, below, column) for line, below in itertools.pairwise(lines))
        self._endings = ends / max(sum(line.end >= 0.6 * column for line in lines), 1)  # paragraphs that end before the line is full, to a long line

    def signs(self, run: Sequence[Printed], at: int) -> dict[str, float]:
        """What there is to count of a joint, by name: 0 or 1, or a share."""
        line, below = self._lines[at], self._lines[at + 1] if at + 1 < len(self._lines) else None
        above = run[-1]
        small, first = begins_small(line.text), len(run) == 1
        stops, line_stops = ends_sentence(above.text), ends_sentence(line.text)
        goes_on = below is not None and not below.gap and _is_full(line, below, self._column)
        open_end = ends_open(above.text, self._locale)
        unclosed = is_unclosed(" ".join(part.text for part in run[-LONGEST_OPEN:]))
        words = above.text.split()
        is_end = not self._unparted and (below is None or below.gap > 0)
        return {
            "any": 1,
            "sentence_ends": stops,
            "sentence_ends_and_blank_lines_part": stops and not self._unparted,
            "sentence_ends_as_paragraphs_do": stops * self._endings,
            "sentence_ends_in_first": stops and first,
            "first": first,
            "first_below_blank": first and run[0].gap > 0,
            "small_letter": small,
            "small_letter_behind_sentence": small and stops,
            "no_capitals": line.text[0].isalpha() and not small and not line.text[0].isupper(),
            "colon": above.text.endswith((":", "：")),
            "comma": above.text.endswith(COMMAS),
            "closes": not stops and above.text.endswith(CLOSERS),
            "small_word": open_end,
            "small_word_small_letter": open_end and small,
            "unclosed": unclosed,
            "unclosed_capital": unclosed and not small,
            "sentence_below": line_stops,
            "goes_on_below": goes_on,
            "goes_on_below_first": goes_on and first,
            "goes_on_below_sentence": goes_on and stops,
            "two_words": line.text.count(" ") < 2 and line.text[0].isupper() and not line_stops,
            "signed_or_dated": not (stops or line_stops or goes_on) and self._is_signed_or_dated(line.text),
            "capitals": sum(word[:1].isupper() for word in words) / len(words),
            "above_another_elsewhere": len(self._below[above.text]) > 1,
            "alone_elsewhere": self._times[line.text] > 1 and self._times[above.text] == 1,
            "says_the_same": first * _shared(above.text, line.text),
            "ends_block": is_end,
            "ends_block_with_sentence": is_end and line_stops,
            "head": at < _HEAD,
        }


def is_unclosed(text: str) -> bool:
    """True of a text in which a bracket or a quotation is open."""
    if any(text.count(opens) > text.count(closes) for opens, closes in _PAIRS):
        return True
    low = text.count("„")  # which '“' closes, and elsewhere opens
    return low > text.count("“") + text.count("”") if low else text.count("“") > text.count("”")


def _shared(above: str, below: str) -> float:
    """The share of the long words of a line that the line above has too: a headline and the sentence below it, a title printed twice."""
    words = [word for word in key(below).split() if len(word) >= _LONG_WORD]
    known = set(key(above).split())
    return sum(word in known for word in words) / max(len(words), 1)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    try:
        with open(WEIGHTS, "rb") as file:
            found: dict[str, dict[str, float]] = orjson.loads(file.read())["weights"]
        return found
    except (OSError, ValueError, LookupError, TypeError) as problem:
        raise BadPack(f"{os.path.basename(WEIGHTS)}: {problem!r}") from problem

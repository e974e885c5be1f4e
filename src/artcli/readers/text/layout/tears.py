"""Paragraphs that a scraper tore at their links: 'The mayor,', 'Jane Olson', ', said on', 'Tuesday', 'that …', a line each, become one again.

A program that writes each text of a page's markup on a line of its own does that. Such a page gives itself away, for of others no line begins
with a comma; where it does, whether a line goes on below is weighed as on a wrapped page (`joints.py`).
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.layout import joints
from artcli.readers.text.printed import Printed, first_word_width
from artcli.readers.text.shapes import ITEM, begins_small, ends_open, ends_sentence, is_hangul, width

_CLOSING = lazily(r"[,;:)\]”»،、。؛]|\.(?![.\w])|['’]s\b")  # what no line begins with that was one
_OPENING = tuple("([„«“‘¿¡")
_LEAST = 3  # seams that give a page away, if one begins with such a mark, or
_LEAST_SMALL = 5  # so many begin with a small letter
_LEAST_SHORT = 2  # below short lines, where a page seems to be wrapped
_PROSE = 40  # columns of a line that may be of a paragraph
_OF_PARAGRAPH = 100  # columns of one that nobody tore
_START = 24  # columns of a piece of one
_LONG, _SHORT = 80, 4  # columns of one that is; words of a link
_WIDEST = 200  # columns that are counted
_HEAD = 14  # lines


def are_in(lines: Sequence[Printed]) -> bool:
    """True of lines some of which go on where they cannot have begun: with a mark that closes something, or often with a small letter."""
    closing = small = long = 0
    in_prose = False
    for line, goes_on in zip(lines, _seams(lines), strict=True):
        closes = goes_on and _closes(line.text)
        closing += closes
        small += goes_on and in_prose and not closes
        long += line.end - line.indent >= _OF_PARAGRAPH
        in_prose = not ends_sentence(line.text) and (line.end - line.indent >= _PROSE or closes or (in_prose and not line.gap))
    if closing:
        return closing + small >= _LEAST
    return small >= max(_LEAST_SMALL, long / 2, len(lines) / 10)  # a menu may be in small letters


def are_in_spite_of(column: int, lines: Sequence[Printed]) -> bool:
    """True of lines that seem to be wrapped at a column, but go on below short lines as often as below full ones."""
    short = full = 0
    for (above, line), goes_on in zip(itertools.pairwise(lines), _seams(lines)[1:], strict=True):
        short += goes_on and above.end < 0.6 * column
        full += goes_on and above.end + 1 + first_word_width(line) > column
    return short >= _LEAST_SHORT and short >= full and are_in(lines)


def _seams(lines: Sequence[Printed]) -> list[bool]:
    """Of each line whether it begins with a small letter, or a mark that closes something, below one that ends no sentence."""
    seams = [False]
    for above, line in itertools.pairwise(lines):
        first = line.text[0]
        may_go_on = not line.gap and (begins_small(line.text) or (not first.isalnum() and _closes(line.text)))
        seams.append(may_go_on and not ends_sentence(above.text))
    return seams


def _closes(text: str) -> bool:
    return _CLOSING.match(text) is not None and any(map(str.isalpha, text))


def is_joint(run: Sequence[Printed], line: Printed) -> bool:
    """True of a line below a block that may go on with it: nothing parts them, and the block is long, or nothing could begin so."""
    if line.gap or ITEM.match(line.text):
        return False
    return len(run) > 1 or run[-1].end - run[-1].indent >= _START or begins_small(line.text) or _closes(line.text)


class Tears(joints.Weighed):
    """The seams of a page whose paragraphs were torn."""

    kind = "torn"

    def __init__(self, lines: Sequence[Printed], locale: Locale) -> None:
        self._lines, self._locale = lines, locale
        self._times = Counter(line.text for line in lines)

    def signs(self, run: Sequence[Printed], at: int) -> dict[str, float]:
        """What there is to count of a joint, by name: 0 or 1, or a share."""
        line, below = self._lines[at], self._lines[at + 1] if at + 1 < len(self._lines) else None
        above, text = run[-1], line.text
        small, stops, line_stops = begins_small(text), ends_sentence(above.text), ends_sentence(text)
        closes, open_end = _closes(text), ends_open(above.text, self._locale)
        last = run[-joints.LONGEST_OPEN :]
        unclosed = joints.is_unclosed(" ".join(part.text for part in last))
        goes_on = below is not None and not below.gap and (_closes(below.text) or begins_small(below.text))
        is_short, before = text.count(" ") < _SHORT, sum(part.end - part.indent for part in last)
        return {
            "any": 1,
            "first": len(run) == 1,
            "sentence_ends": stops,
            "closing_mark": closes,
            "closing_mark_behind_sentence": closes and stops,
            "small_letter": small,
            "small_letter_behind_sentence": small and stops,
            "no_capitals": text[0].isalpha() and not small and not text[0].isupper(),
            "figure": text[0].isdigit(),
            "comma": above.text.endswith(joints.COMMAS),
            "colon": above.text.endswith((":", "：")),
            "closes": not stops and above.text.endswith(joints.CLOSERS),
            "opening_mark": above.text.endswith(_OPENING),
            "small_word": open_end,
            "unclosed": unclosed,
            "unclosed_sentence_ends": unclosed and stops,
            "sentence_below": line_stops,
            "long": before >= _LONG,
            "length": min(before, _WIDEST) / _WIDEST,
            "long_below": len(text) >= _LONG,
            "short_below": is_short,
            "short_below_behind_sentence": is_short and stops,
            "goes_on_below": goes_on,
            "goes_on_below_short": goes_on and is_short,
            "goes_on_below_sentence": goes_on and stops,
            "signed_or_dated": is_short and not (small or closes) and self._is_signed_or_dated(text),
            "capitals": sum(word[:1].isupper() for word in text.split()) / (text.count(" ") + 1),
            "twice": self._times[text] > 1,
            "twice_above": self._times[above.text] > 1,
            "ends_block": below is None or below.gap > 0,
            "head": at < _HEAD,
        }


def joined(parts: Sequence[str]) -> str:
    """The pieces of a paragraph to its text: a space between two, but where one opens or closes something, and between letters that have none."""
    out = [parts[0]]
    for above, part in itertools.pairwise(parts):
        is_tight = above.endswith(_OPENING) or _CLOSING.match(part) is not None
        is_wide = width(above[-1]) > 1 and width(part[0]) > 1 and not is_hangul(above[-1])
        out.append(part if is_tight or is_wide else f" {part}")
    return "".join(out)

"""The column at which a page was wrapped, or cut by its letters: its lines give it away."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from artcli.readers.text.printed import Printed, first_word_width
from artcli.readers.text.shapes import ITEM, RULE, ends_sentence, width

# A text is wrapped at 40 to 110 columns; wider lines are paragraphs, narrower ones are menus, but where they go on in lower case: the
# columns of a printed paper, copied from its PDF, have 20 and more.
_NARROWEST, _WIDEST = 40, 110


def measured(printed: list[Printed], free: Sequence[Printed], raw: Sequence[str]) -> tuple[list[Printed], int]:
    """Lines and the column at which they were wrapped, 0 where they were not; where a dump cut them by their letters, these are what is measured."""
    column = _wrap_column(free)
    if column or not _may_be_cut(free):
        return printed, column
    cut = [line._replace(end=line.indent + len(line.text), opening=len(raw[line.number - 1].lstrip().split(" ", 1)[0])) for line in printed]
    numbers = {line.number for line in free}
    column = _cut_column([line for line in cut if line.number in numbers])
    return (cut, column) if column else (printed, 0)


def widest(lines: Sequence[Printed]) -> int:
    """The column at which lines were wrapped of which a grammar says so: where the widest ends, but for what is no text."""
    return max((line.end for line in lines if line.end <= _WIDEST), default=0)


def _wrap_column(lines: Sequence[Printed]) -> int:
    """The column at which a page was wrapped, or 0.

    Wrapped text gives itself away: where a line goes on below, the first word below would not have fitted on it. The column is
    the widest that nearly all lines keep, and nearly all long lines with a neighbour below must be full in that sense.
    """
    ends = sorted(line.end for line in lines)
    if len(ends) < 4 or sum(end > _WIDEST for end in ends) * 20 > len(ends):
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    # one line in so many may be wider: menus and addresses are not wrapped with the text
    columns = dict.fromkeys(ends[-1 - len(ends) // rank] for rank in (50, 20, 10, 7))
    filled = {c: _filled(pairs, c) if c >= _NARROWEST else float(_is_narrow(pairs, c)) for c in columns if _COLUMN <= c <= _WIDEST}
    return max((column for column in filled if filled[column]), key=lambda column: (filled[column], column), default=0)


_COLUMN = 20  # columns of the narrowest text
_GOING_ON = 4  # lines of one that go on with a small letter


def _is_narrow(pairs: Sequence[tuple[Printed, Printed]], column: int) -> bool:
    """True of a page on which most lines of such a column break off in a sentence and, where they do, go on with a small letter as often as not."""
    broken = [(a, b) for a, b in pairs if 0.6 * column <= a.end <= column and not ends_sentence(a.text) and not ITEM.match(b.text)]
    full = [b for a, b in broken if a.end + 1 + first_word_width(b) > column]
    going_on = sum(b.text[0].islower() for b in full)
    return going_on >= _GOING_ON and 2 * going_on >= len(broken) and len(full) >= 0.75 * len(broken)


def _may_be_cut(lines: Sequence[Printed]) -> bool:
    """True if several lines are wider than a page is wrapped, and of wide letters."""
    return sum(line.end > _WIDEST and 1.4 * (line.indent + len(line.text)) < line.end for line in lines) > 1


def _cut_column(lines: Sequence[Printed]) -> int:
    """The number of characters at which a program that knows no wide letters cut a page of them, or 0.

    Such a program breaks lines at blanks, and a run of Han or kana, which has none, only where its line is full: no line of them is longer,
    and what is so long goes on below.
    """
    wide = [(a, b) for a, b in itertools.pairwise(lines) if a.text[-1] == "\ufffd" or width(a.text[-1]) > 1]
    longest = max((a.end for a, _ in wide), default=0)
    full = [(a, b) for a, b in wide if a.end >= longest - 1]
    cut = sum(not b.gap and not ends_sentence(a.text) for a, b in full)
    return longest if _NARROWEST <= longest <= _WIDEST and cut > 1 and cut >= 0.6 * len(full) else 0


def _filled(pairs: Sequence[tuple[Printed, Printed]], column: int) -> float:
    """How many of the lines that break off in a sentence are full; 0 if they do not tell that the page was wrapped there.

    Where full lines go on with a small letter, fewer of them tell as much. The shares were chosen on pages that nobody wrapped,
    and on the same pages wrapped at 60, 72 and 80 columns.
    """
    long = [(a, b) for a, b in pairs if 0.6 * column <= a.end <= column and not ITEM.match(b.text) and not RULE.match(a.text[-8:])]
    broken = [(a, b) for a, b in long if not ends_sentence(a.text)]
    full = [b for a, b in broken if a.end + 1 + first_word_width(b) > column]
    going_on = sum(b.text[0].islower() for b in full)
    share, of_all = len(full) / max(len(broken), 1), len(broken) / max(len(long), 1)
    tells = going_on >= 2 and share >= 0.6 and of_all >= 0.3
    tells = tells or (len(full) >= 2 and going_on >= 1 and len(full) == len(pairs))  # few lines, but all of them
    tells = tells or (len(full) >= 4 and share >= 0.75) or (len(full) >= 3 and share >= 0.85 and of_all >= 0.5)
    return share if tells else 0.0

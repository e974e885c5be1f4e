"""The lines of a source that print something, with their columns and the blank lines above them."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.article import Span
from artcli.language.folding import is_composed, is_hidden, is_narrow, normalise_space
from artcli.patterns import lazily
from artcli.readers.text.entities import is_blank
from artcli.readers.text.shapes import room, width
from artcli.values import NamedTuple


class Printed(NamedTuple):
    """One printed line."""

    number: int
    text: str  # white space normalised
    end: int  # the column at which the line ends
    indent: int
    gap: int
    opening: int = 0  # on a page that was cut by characters: those before its first blank that breaks
    start: int = 0  # columns of its first word, where that was printed with entities


def find(raw: Sequence[str], lines: Span, measured: Sequence[str]) -> tuple[list[Printed], list[Printed]]:
    """The lines that print something, and those that are blank though something is written there: '&nbsp;'."""
    out: list[Printed] = []
    blank: list[Printed] = []
    gap = 0
    whole = "".join(measured[lines.first - 1 : lines.last])
    columns = len if is_narrow(whole) and is_composed(whole) else width
    for number, line in enumerate(raw[lines.first - 1 : lines.last], lines.first):
        text = normalise_space(line)
        if is_hidden(text):
            gap += 1
            continue
        as_printed = measured[number - 1]
        stripped = as_printed.lstrip()
        indent = len(as_printed) - len(stripped)
        start = room(stripped.split(" ", 1)[0]) if as_printed is not line else 0
        printed = Printed(number, text, indent + columns(stripped.rstrip()), indent, gap, start=start)
        if is_blank(text):
            blank.append(printed)
            gap += 1
            continue
        out.append(printed)
        gap = 0
    return (out, blank) if out else (blank, [])


_LETTERHEAD = 12  # lines at the top of a text in which two things stand side by side: 'Ferry Returns to Harbour       For Immediate Release: July 8'
_BETWEEN_COLUMNS = " " * 12
_COLUMNS = lazily(rf"\s*(\S.*[^\s:：]){_BETWEEN_COLUMNS} *(\S.*)")


def in_columns(lines: Sequence[Printed], raw: Sequence[str]) -> list[Printed]:
    """The lines of a text with those of its letterhead parted in which blanks keep two things from each other; what stands behind a colon belongs to it."""
    out: list[Printed] = []
    for line in lines[:_LETTERHEAD]:
        parted = _COLUMNS.match(raw[line.number - 1]) if _BETWEEN_COLUMNS in raw[line.number - 1] else None
        if parted is None or _COLUMNS.match(parted[1]):  # a table has more columns
            out.append(line)
            continue
        for text, gap in ((normalise_space(parted[1]), line.gap), (normalise_space(parted[2]), 0)):
            out.append(line._replace(text=text, end=line.indent + width(text), gap=gap))
    return [*out, *lines[_LETTERHEAD:]]


def first_word_width(line: Printed) -> int:
    """The columns that the first word of a line takes, as it was printed."""
    return line.opening or line.start or room(line.text.split(" ", 1)[0])

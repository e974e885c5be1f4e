"""Exports of press databases that leave an article as it was, between lines of their own: GENIOS, Retriever, NewsBank, Gale, WiseSearch."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from artcli.article import Span
from artcli.patterns import lazily
from artcli.readers.text.grammars import databases
from artcli.readers.text.record import OTHER, Record, RecordField
from artcli.values import NamedTuple


class Frame(NamedTuple):
    """What one database prints around its articles; all expressions match whole lines."""

    marks: tuple[re.Pattern[str], ...]
    closes: re.Pattern[str]
    above: str  # the field of the line right above the first of its lines; empty where that is of the article
    lines: tuple[re.Pattern[str], ...]  # the groups of each are named as the fields that it tells


@cache
def frames() -> Mapping[str, Frame]:
    """Every database of the table that prints frames."""
    return {
        name: Frame(
            tuple(lazily(f"(?:{mark})$") for mark in entry["marks"]),
            lazily(f"(?:{entry['closes']})$"),
            entry.get("above", ""),
            tuple(lazily(f"(?:{line})$") for line in entry["lines"]),
        )
        for name, entry in databases.table()["frames"].items()
    }


def split(raw: Sequence[str]) -> list[Record]:
    """The articles of a source, each a page but for the lines of the database; none where no database prints so."""
    lines = [" ".join(line.split()) for line in raw]
    for frame in frames().values():
        if all(any(mark.match(line) for line in lines) for mark in frame.marks):
            return [Record(span, tuple(_told(lines, span, frame)), strict=False) for span in _spans(lines, frame)]
    return []


def _spans(lines: Sequence[str], frame: Frame) -> list[Span]:
    """The lines of each article, up to the last of those that close it; what stands below the last article belongs to that."""
    written = [n for n, line in enumerate(lines, 1) if any(map(str.isalnum, line))]
    closing = [frame.closes.match(lines[n - 1]) is not None for n in written]
    ends = [n for n, closes, below in zip(written, closing, closing[1:], strict=False) if closes and not below]
    return [Span(start, after - 1) for start, after in itertools.pairwise([1, *(end + 1 for end in ends), len(lines) + 1])]


def _told(lines: Sequence[str], span: Span, frame: Frame) -> Iterator[RecordField]:
    """What the lines of the database say; of a field what is told first."""
    said: set[str] = set()
    for n in range(span.first, span.last + 1):
        match = next((found for one in frame.lines if (found := one.match(lines[n - 1]))), None)
        if not lines[n - 1] or not match:
            continue
        if frame.above and not said and n > span.first and lines[n - 2]:
            yield RecordField(frame.above, lines[n - 2], Span(n - 1, n - 1))
        for field, value in match.groupdict().items():
            if value:
                yield RecordField(OTHER if field in said else field, value, Span(n, n))
        said |= match.groupdict().keys() - {OTHER}

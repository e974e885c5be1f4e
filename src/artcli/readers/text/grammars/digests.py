"""Several articles written one below the other, parted by rules ('* * *', '-----', '=====') or by the numbers before their headlines."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from artcli.article import Span
from artcli.language import bylines, dates, identify
from artcli.language import locale as locales
from artcli.language.folding import visible
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.record import Decoded, Record
from artcli.readers.text.shapes import ends_sentence, width

_DRAWN = frozenset("=_*#~+•-")
_RULE = lazily(r"\s*([=_*#~+•-])(?: ?\1){2,}\s*$")
_NUMBER = lazily(r"\s*(\d{1,2})[.)]\s+(?=\S)")  # '1. Ferry sails again'
_HEAD = 6  # lines above the first sentence of an article
_PROSE = 60  # columns of a line of text
_LEAST = 8  # columns of a headline
_LONGEST = 200  # characters of a line of a head


def split(raw: Sequence[str]) -> list[Record]:
    """The articles of a source, if each has a headline, and a byline and a day below it; else none, for sections are parted so too.

    Each keeps the rule above it; what stands above the first one without any text of its own is of that, and of none what stands so below the last.
    """
    rules = [n for n, line in enumerate(raw, 1) if line.lstrip()[:1] in _DRAWN and _RULE.match(line)]
    if rules:
        return _articles(raw, rules)
    numbered = _numbered(raw)
    if len(numbered) < _LEAST_NUMBERED:
        return []
    bare = [_NUMBER.sub("", line, count=1) if n in numbered else line for n, line in enumerate(raw, 1)]
    decoded = Decoded(bare, [Span(n, n) for n in range(1, len(raw) + 1)])
    return [record._replace(decoded=decoded) for record in _articles(bare, numbered)]


_LEAST_NUMBERED = 2


def _numbered(raw: Sequence[str]) -> list[int]:
    """The lines that are numbered from 1 on, with a blank one above each."""
    found: list[int] = []
    for n, line in enumerate(raw, 1):
        match = _NUMBER.match(line)
        if match and int(match[1]) == len(found) + 1 and (n == 1 or not raw[n - 2].strip()):
            found.append(n)
    return found


def _articles(raw: Sequence[str], starts: Sequence[int]) -> list[Record]:
    parts = [Span(start, after - 1) for start, after in itertools.pairwise([*dict.fromkeys([1, *starts]), len(raw) + 1])]
    written = [part for part in parts if any(_is_prose(line) for line in _lines(raw, part))]
    locale = _locale(raw) if len(written) > 1 else None
    if locale is None or not all(_has_head(list(_lines(raw, part)), locale) for part in written):
        return []
    records = [Record(Span(start, after - 1)) for start, after in itertools.pairwise([1, *(part.first for part in written[1:]), len(raw) + 1])]
    return [*records[:-1], records[-1]._replace(around=tuple(part for part in parts if part > written[-1]))]


def _lines(raw: Sequence[str], part: Span) -> Iterator[str]:
    """What some lines show, without rules and blank lines."""
    return (shown for line in raw[part.first - 1 : part.last] if not _RULE.match(line) and (shown := visible(line)))


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE // 2 and width(line) > _PROSE


def _locale(raw: Sequence[str]) -> Locale | None:
    tag = identify.identify(raw)
    return locales.load(tag) if tag else None


def _has_head(lines: Sequence[str], locale: Locale) -> bool:
    """True of a text that opens with a headline, and below it a byline with its word, and a day."""
    head = list(itertools.takewhile(lambda line: not (_is_prose(line) and ends_sentence(line)), lines[: _HEAD + 1]))
    if len(head) > _HEAD or any(len(line) > _LONGEST for line in head):
        return False
    stamps = [dates.find(line, locale) for line in head]
    signed = [
        found is not None and found.opened
        for line, of_line in zip(head, stamps, strict=True)
        for found in (bylines.find(line, locale) or bylines.find_beside(line, [(stamp.start, stamp.end) for stamp in of_line], locale),)
    ]
    dated = [any(stamp.value is not None for stamp in of_line) for of_line in stamps]
    headline = next((i for i, line in enumerate(head) if width(line) >= _LEAST and not (signed[i] or stamps[i])), len(head))
    return any(signed[headline:]) and any(dated[headline:])

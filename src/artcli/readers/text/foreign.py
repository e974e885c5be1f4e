"""Text that is written for programs, and no article as it stands: HTML, XML, JSON, tables, subtitles. It is told by its name, not read as words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

import orjson

from artcli.errors import UnreadableSource
from artcli.patterns import lazily

_HTML = lazily(r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,2000}-->\s{0,200})?(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_ELEMENTS = "h[1-6]|p|div|article|section|main|header|footer|figure|ul|ol|table|blockquote|head|body|title|meta"
_OPENED = lazily(rf"<(?:{_ELEMENTS})(?:\s[^<>]{{0,500}})?>", re.IGNORECASE)  # '<p class="lead">'
_CLOSED = lazily(rf"</(?:{_ELEMENTS})>\Z", re.IGNORECASE)
_LONGEST_END = 16  # characters
_XML = lazily(r"\s{0,200}<(?:\?xml\s|(?:\w{1,20}:)?(?:newsItem|newsMessage|packageItem|nitf|rss|feed|TEI|urlset)[\s>])")
_JSON = lazily(r"\s*(?:\[\s*)?\{\s*\"(?:[^\"\\]|\\.){0,100}\"\s*:")  # '{"title":', '[{"title":'
_ARROW = " --> "
_TIMES = lazily(r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}" + _ARROW + r"(?:\d{1,3}:)?\d{2}:\d{2}[.,]\d{3}")  # '00:00:01,000 --> 00:00:04,200'
_NAME = lazily(r"\ufeff?(?:[^\W\d][\w .()/-]{0,39}|\"[^\"\n]{1,40}\"|)$")  # of a column: short, and nothing that a sentence would have
_DELIMITERS = {"\t": "tabs", ",": "commas", ";": "semicolons"}
_FEWEST = 3  # columns of a table
_MOST_ROWS = 1_000  # that are looked at


def refuse(raw: Sequence[str]) -> None:
    """Raises UnreadableSource, which says what the lines of a source are and what to do, where they are written for programs."""
    first = next((line for line in raw if line.strip()), "")
    if first.lstrip().startswith("<") and _HTML.match("\n".join(raw[:200])[:4000]):
        raise UnreadableSource("is an HTML page, and artcli reads plain text: copy the text of the page, or run it through an extractor first")
    if first.lstrip().startswith("<") and _is_of_blocks(raw):
        raise UnreadableSource("is HTML, and artcli reads plain text: copy the text from the page, or run it through an extractor first")
    if first.lstrip().startswith("<") and _XML.match(first):
        raise UnreadableSource("is XML, and artcli reads plain text: give it the text of each article")
    if first.lstrip()[:1] in ("{", "[") and _is_json(raw):
        raise UnreadableSource(
            "seems to be JSON, and artcli reads plain text: give it the text of each article, as artcli.parse(record['text']) does in Python"
        )
    if _is_timed(raw):
        raise UnreadableSource("seems to be subtitles, and artcli reads articles: take out the numbers and times first")
    delimiter = next((one for one in _DELIMITERS if first.count(one) >= _FEWEST - 1 and _is_table(raw, one)), None)
    if delimiter is not None:
        columns = f"a table whose columns are parted by {_DELIMITERS[delimiter]}"
        raise UnreadableSource(f"seems to be {columns}, and artcli reads plain text: give it the text of each row, as artcli.parse(row['text']) does in Python")


def _is_of_blocks(raw: Sequence[str]) -> bool:
    """True of a piece of a page: it opens with a block element, and ends with one, or half of its lines begin or end with one."""
    shown = [stripped for line in raw if (stripped := line.strip(" \t\ufeff"))]
    if not _OPENED.match(shown[0]):
        return False
    if _CLOSED.search(shown[-1][-_LONGEST_END:]):
        return True
    marked = sum(_OPENED.match(line) is not None or _CLOSED.search(line[-_LONGEST_END:]) is not None for line in shown)
    return marked > 1 and 2 * marked >= len(shown)


def _is_json(raw: Sequence[str]) -> bool:
    """True of one object or list, or of such on every line; the last line may be cut off."""
    written = [line for line in raw if line.strip()]
    if _parses("\n".join(raw)):
        return True
    if not all(map(_JSON.match, written)):
        return False
    return all(map(_parses, written[:-1]))


def _parses(text: str) -> bool:
    try:
        return isinstance(orjson.loads(text), dict | list)
    except orjson.JSONDecodeError:
        return False


def _is_timed(raw: Sequence[str]) -> bool:
    """True of SRT and WebVTT: the first lines have the times of the first subtitle."""
    top = [line.strip() for line in itertools.islice((line for line in raw if line.strip()), 12)]
    timed = [line for line in top if _ARROW in line and _TIMES.match(line)]
    return bool(timed) and (top[0].lstrip("\ufeff").startswith("WEBVTT") or timed[0] in top[:2])


def _is_table(raw: Sequence[str], delimiter: str) -> bool:
    """True where the first line names columns, and below it all rows have as many.

    Programs put no blank behind a delimiter, and writers do: "Rome, Paris, Oslo" names no columns.
    """
    return any(_is_even(rows(raw, delimiter)) for rows in ((_split, _quoted) if delimiter == "\t" else (_quoted,)))


def _is_even(rows: Iterator[list[str]]) -> bool:
    from csv import Error

    try:
        header = next(rows, [])
        if len(header) < _FEWEST or not all(map(_NAME.match, header)) or len({*header}) < len(header):
            return False
        below = list(itertools.islice(rows, _MOST_ROWS))
    except Error:
        return False
    return bool(below) and all(len(row) == len(header) and not any(field[:1] == " " for field in row) for row in below)


def _split(raw: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The lines to their columns; a quote says nothing."""
    return (line.split(delimiter) for line in raw if line.strip())


def _quoted(raw: Sequence[str], delimiter: str) -> Iterator[list[str]]:
    """The rows to their columns; between quotes there may be delimiters and line ends."""
    from csv import reader

    return (row for row in reader((f"{line}\n" for line in raw), delimiter=delimiter, strict=True) if row)

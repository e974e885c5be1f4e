"""Records that artcli wrote, back to their articles: one JSON document, or many, a line each or one behind the other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import orjson

from artcli import record
from artcli.article import Article
from artcli.errors import MalformedInput
from artcli.options import ReadingOptions
from artcli.patterns import lazily
from artcli.source import BOMS, Source

_GAP = lazily("[ \t\r\n\ufeff]*")  # what may stand between two documents; files that were put together may have their marks there
_MOST_DIGITS = 19  # of a whole number that 64 bits hold; no record has a larger one
_MOST_SAID = 300  # characters: a key may be as long as a file


def read(source: Source, options: ReadingOptions) -> Iterator[Article]:
    """The articles of a source that holds records, each exactly as it was written: the options ask nothing of what is read already.

    Raises MalformedInput, which says on which line, for what is no JSON or no record.
    """
    text = _text_of(source)
    line, end = 1, 0
    while (start := _end_of_gap(text, end)) < len(text):
        line += text.count("\n", end, start)
        values, end = _document(text, start, line)
        yield _article(values, line)
        line += text.count("\n", start, end)


def _text_of(source: Source) -> str:
    """The bytes to their text: JSON is UTF-8, or what a byte order mark says where a shell wrote the file, whatever other files of a run are in."""
    data = source.data
    encoding = next((named for mark, named in BOMS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise MalformedInput(f"line {line}: is no {encoding.upper()}, in which records are written: byte {problem.start + 1} does not fit") from problem


def _end_of_gap(text: str, start: int) -> int:
    found = _GAP.match(text, start)
    return found.end() if found else start


def _document(text: str, start: int, line: int) -> tuple[Any, int]:
    """The document that begins at a place of a text, and where it ends."""
    if text[start] == "[":
        raise MalformedInput(f"line {line}: is a list, and records stand one behind the other: jq -c '.[]' takes it apart")
    if text[start] != "{":
        raise MalformedInput(f"line {line}: no record begins here, but {text[start : start + 20]!r}")
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as problem:
        begun = "" if problem.lineno == line else f"; the record begins on line {line}"
        raise MalformedInput(f"line {problem.lineno}: is no JSON: {problem.msg.removesuffix(' at')}, column {problem.colno}{begun}") from problem
    except ValueError as problem:
        raise MalformedInput(f"line {line}: not a record of {record.SCHEMA}: {str(problem)[:_MOST_SAID]}") from problem
    except RecursionError as problem:
        raise MalformedInput(f"line {line}: not a record of {record.SCHEMA}: values in values without an end") from problem


def _article(values: Any, line: int) -> Article:
    try:
        article = record.from_dict(values)
    except MalformedInput as problem:
        raise MalformedInput(f"line {line}: {str(problem)[:_MOST_SAID]}") from problem
    except RecursionError as problem:
        raise MalformedInput(f"line {line}: not a record of {record.SCHEMA}: values in values without an end") from problem
    try:
        orjson.dumps(values)
    except TypeError as problem:
        raise MalformedInput(f"line {line}: not a record of {record.SCHEMA}: it holds half of a character (\\ud800 to \\udfff)") from problem
    return article


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """The keys and values of an object, of which most readers of JSON would drop one where a key stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in found if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice")
    return found


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _whole_number(digits: str) -> float:
    """A whole number; one that is larger than any in a record is none: to read a million digits takes long."""
    return int(digits) if len(digits.removeprefix("-")) <= _MOST_DIGITS else float("inf")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse_constant, parse_int=_whole_number)

"""Exports of the press databases to their records: fields behind labels, and the text between them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from artcli.article import Span
from artcli.language import datafiles
from artcli.patterns import lazily
from artcli.readers.text.record import OTHER, Record, RecordField
from artcli.values import NamedTuple

TABLE = os.path.join(os.path.dirname(__file__), "databases.toml")
_HEAD = frozenset(
    {"byline", "section", "dateline", "headline", "standfirst", "word_count", "published", "time", "source", "copyright_notice", "credit_line", OTHER}
)
_CENTRED = 8  # columns of indent
_DATE = lazily(r"(?=.{0,60}$)(?!.*(?:copyright|©|\(c\)))(?=.*\b(?:19|20)\d\d\b)(?=.*(?:\b\d{1,2}\b|\d日)).*", re.IGNORECASE)
_INVERTED = lazily(r"[^\W\d_][^,;\d]{1,40}, [^\W\d_][^,;\d]{0,40}$")  # 'Falk, Ines'
_NUMBERED = lazily(r"\d{1,4}\. ")  # '1. Ferry to the island sails again', in a list of what was found
_SHARE = lazily(r" \(\d{1,3} ?%\)")  # 'FERRIES (91%); HARBOURS (85%)'


class Scheme(NamedTuple):
    """How one database prints its records."""

    marks: tuple[re.Pattern[str], ...]
    opens: re.Pattern[str] | None
    closes: re.Pattern[str] | None
    cover: re.Pattern[str] | None
    form: re.Pattern[str]
    text_after: frozenset[str]
    tail: frozenset[str]
    fields: Mapping[str, str]  # label -> field
    wrapped: bool
    inverted: bool
    nothing: frozenset[str]
    every: bool  # whatever its form takes for a label is one; else only those of the table are


@cache
def table() -> Mapping[str, Any]:
    """The table as it is written, from its compiled form where there is one."""
    found: Mapping[str, Any] | None = datafiles.compiled("databases", TABLE)
    return datafiles.read(TABLE) if found is None else found


@cache
def schemes() -> Mapping[str, Scheme]:
    """Every database of the table whose fields have labels."""
    return {name: _scheme(entry) for name, entry in table().items() if isinstance(entry, dict) and "labels" in entry}


@cache
def _rights() -> re.Pattern[str]:
    return lazily(f"(?:{'|'.join(table()['rights'])})", re.IGNORECASE)


@cache
def _page() -> re.Pattern[str]:
    return lazily(table()["page"], re.IGNORECASE)


def _scheme(entry: Mapping[str, Any]) -> Scheme:
    return Scheme(
        marks=tuple(lazily(mark) for mark in entry["marks"]),
        opens=lazily(entry["opens"]) if "opens" in entry else None,
        closes=lazily(entry["closes"]) if "closes" in entry else None,
        cover=lazily(entry["cover"]) if "cover" in entry else None,
        form=lazily(entry["form"]),
        text_after=frozenset(entry["text_after"]),
        tail=frozenset(entry["tail"]),
        fields={label: field for field, labels in entry["labels"].items() for label in labels},
        wrapped=entry.get("wrapped", False),
        inverted=entry.get("inverted", False),
        nothing=frozenset(entry.get("nothing", ())),
        every=entry.get("every", False),
    )


# What any of them prints somewhere; a source without it is none of them, and is told so at little cost.
_HINT = lazily(
    r"^(?:LENGTH|LÄNGE|LONGUEUR|LENGTE|LONGITUD|LUNGHEZZA|Length|Länge|Longueur|Lengte): *\d|^\s{0,14}HD(?: {1,6}\S|\s*$)|^Full text: ", re.MULTILINE
)


def split(raw: Sequence[str]) -> list[Record]:
    """The records of a database's export; none where no database prints so."""
    if not any(map(_HINT.match, raw)):
        return []
    for scheme in schemes().values():
        if all(any(mark.match(line) for line in raw) for mark in scheme.marks):
            spans = _spans(raw, scheme)
            return [_record(raw, span, scheme) for span in spans]
    return []


def _spans(raw: Sequence[str], scheme: Scheme) -> list[Span]:
    """The lines of each record. What stands before the first belongs to it (a cover page), what follows the last to that."""
    starts: list[int] = []
    if scheme.opens:
        starts = [n for n, line in enumerate(raw, 1) if scheme.opens.match(line)]
    elif scheme.closes:
        ends = [n for n, line in enumerate(raw, 1) if scheme.closes.match(line)]
        last = next((n for n in range(len(raw), 0, -1) if scheme.form.match(raw[n - 1])), 0)
        starts = [1, *(end + 1 for end in ends if end < last)]
    starts[:1] = [1]
    return [Span(start, end) for start, end in zip(starts, [*(n - 1 for n in starts[1:]), len(raw)], strict=True)]


class _Paragraph(NamedTuple):
    """A run of lines without a blank one between them: what a label says, or unlabelled."""

    label: str
    value: str
    lines: Span
    indent: int


def _paragraphs(raw: Sequence[str], lines: Span, scheme: Scheme) -> Iterator[_Paragraph]:
    start, label, parts, indent = 0, "", [""], 0
    for n in range(lines.first, lines.last + 2):
        line = raw[n - 1] if n <= lines.last else ""
        match = scheme.form.match(line)
        found = (match["label"] or match.groupdict().get("bare") or "") if match else ""
        is_below_label = bool(start and label) and not scheme.wrapped  # "Rubrik: Lokales" with "Ort: Halvö" below it
        known = found if scheme.every or found in scheme.fields or found in scheme.tail or is_below_label else ""
        if start and (not line.strip() or known):
            yield _Paragraph(label, " ".join(" ".join(parts).split()), Span(start, n - 1), indent)
            start = 0
        if not line.strip():
            continue
        if not start:
            start, label, indent = n, known, len(line) - len(line.lstrip())
            parts = [match["value"] or "" if known and match else line]
        else:
            parts.append(line)


def _record(raw: Sequence[str], lines: Span, scheme: Scheme) -> Record:
    fields: list[RecordField] = []
    story: list[Span] = []
    head: list[_Paragraph] = []
    paragraphs = list(_paragraphs(raw, lines, scheme))
    has_body = any(scheme.fields.get(one.label) == "body" for one in paragraphs)
    opened = ended = False
    labelled = OTHER  # what the label says below which a paragraph of the tail stands
    for one in paragraphs:
        field = scheme.fields.get(one.label, OTHER)
        is_text = opened and not ended and (not one.label or (bool(story) and one.label not in scheme.tail and field != "body"))
        if is_text:
            story.append(one.lines)
        elif one.label:
            ended = ended or (bool(story) and one.label in scheme.tail)
            opened = opened or field == "body" or (not has_body and field in scheme.text_after)
            labelled = field if field == "caption" and not one.value else OTHER
            fields += _told(field, one, scheme)
            if field == "body" and one.value:
                story.append(one.lines)
        elif not ended:
            head.append(one)
        else:
            fields.append(RecordField("copyright_notice" if _rights().match(one.value) else labelled, one.value, one.lines))
    is_headed = any(entry.field == "headline" for entry in fields)
    above = [part for one in head for part in _parts(raw, one)]
    return Record(lines, tuple(_with_times([*_of_head(above, scheme, is_headed=is_headed), *fields])), tuple(story), wrapped=scheme.wrapped)


def _told(field: str, one: _Paragraph, scheme: Scheme) -> Iterator[RecordField]:
    """What a labelled paragraph says; of a section, its page is something else."""
    if field == "byline" and scheme.inverted and all(map(_INVERTED.match, one.value.split("; "))):
        names = (" ".join(reversed(name.split(", "))) for name in one.value.split("; "))
        yield RecordField("creators", "\n".join(f"person\t{name}\t" for name in names), one.lines)
    if one.value in scheme.nothing:
        yield RecordField(OTHER, one.value, one.lines)
        return
    if field != "section":
        yield RecordField(field, _SHARE.sub("", one.value) if field == "keywords" else one.value, one.lines)
        return
    parts = [part.strip() for part in one.value.split(";")]
    pages = [part for part in parts if _page().match(part)]
    yield RecordField(field, "; ".join(part for part in parts if part not in pages), one.lines)
    if pages:
        yield RecordField(OTHER, "; ".join(pages), one.lines)


def _parts(raw: Sequence[str], one: _Paragraph) -> list[_Paragraph]:
    """A paragraph above the labels; where one of its lines is a day alone, each line is something of its own."""
    numbers = range(one.lines.first, one.lines.last + 1)
    if not any(_DATE.match(raw[n - 1].strip()) for n in numbers):
        return [one]
    return [_Paragraph("", " ".join(raw[n - 1].split()), Span(n, n), len(raw[n - 1]) - len(raw[n - 1].lstrip())) for n in numbers]


def _of_head(head: Sequence[_Paragraph], scheme: Scheme, *, is_headed: bool) -> Iterator[RecordField]:
    """What stands above the labels, without one: the paper and the day, centred above the headline or below it."""
    first = _cover_end(head, scheme)
    for one in head[: first + 1]:
        yield RecordField(OTHER, one.value, one.lines)
    rest = head[first + 1 :]
    dated = next((i for i, one in enumerate(rest) if _DATE.match(one.value)), -1)
    headline = -1 if is_headed else _headline(rest, dated)
    paper = False
    for i, one in enumerate(rest):
        if i == dated:
            yield RecordField("published", one.value, one.lines)
        elif _rights().match(one.value):
            yield RecordField("copyright_notice", one.value, one.lines)
        elif i == headline:
            yield RecordField("headline", one.value, one.lines)
        elif not paper and i < dated:
            paper = True
            yield RecordField("source", one.value, one.lines)
        else:
            yield RecordField(OTHER, one.value, one.lines)


def _cover_end(head: Sequence[_Paragraph], scheme: Scheme) -> int:
    """The last of what stands above the first record, or opens one; -1 where nothing does."""
    if scheme.opens:
        return next((i for i, one in enumerate(head) if scheme.opens and scheme.opens.match(one.value)), -1)
    last = max((i for i, one in enumerate(head) if scheme.cover and scheme.cover.match(one.value)), default=-1)
    while 0 <= last < len(head) - 1 and _NUMBERED.match(head[last + 1].value):
        last += 1
    return last


def _headline(head: Sequence[_Paragraph], dated: int) -> int:
    """Which one is the headline: the last below the day, where only the paper stands above that; else the first of all. -1 where none is."""
    words = [i for i, one in enumerate(head) if not _rights().match(one.value)]
    above, below = [i for i in words if i < dated], [i for i in words if i > dated]
    centred = all(head[i].indent >= _CENTRED for i in above)
    if dated >= 0 and (centred or (below and len(above) == 1)):  # many programs cut the blanks by which the paper is centred
        return next((i for i in reversed(below) if head[i].indent < _CENTRED), -1)
    return next((i for i in (above if dated >= 0 else below) if head[i].indent < _CENTRED), -1)


def _with_times(fields: Sequence[RecordField]) -> Iterator[RecordField]:
    """A day and the time on the line below it to one moment."""
    for n, one in enumerate(fields):
        below = fields[n + 1] if n + 1 < len(fields) else None
        above = fields[n - 1] if n else None
        if one.field == "published" and below and below.field == "time" and below.lines.first == one.lines.last + 1:
            yield RecordField("published", f"{one.value} {below.value}", Span(one.lines.first, below.lines.last))
        elif one.field != "time":
            yield one
        elif not (above and above.field == "published" and one.lines.first == above.lines.last + 1):
            yield RecordField(OTHER, one.value, one.lines)

"""Wire copy with its control characters, to what its header says: IPTC 7901, and ANPA 1312 as AP writes it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from artcli.article import Note, Span
from artcli.language import datafiles
from artcli.language import locale as locales
from artcli.language.calendars import full_year, is_century_doubtful
from artcli.patterns import any_of, lazily
from artcli.readers.text.record import OTHER, Record, RecordField

_SOH, _STX, _ETX, _EOT = "\x01", "\x02", "\x03", "\x04"
_CONTROL = lazily("[\x00-\x08\x0e-\x1f\x7f]")  # all but white space
_ISSUE = lazily(r"\x01\s*(?:[A-Za-z]{1,5}\d{1,6}|[A-Za-z]\d{3,5}\s)")  # 'SOH eca062 4 i 211', 'SOH W2870 US _asian'


def split(raw: Sequence[str]) -> list[Record]:
    """The messages of a wire; none unless the first line that is not blank opens one."""
    first = next((n for n, line in enumerate(raw, 1) if line.strip(" \t\x16\x7f\x00")), 0)
    if not first or _SOH not in raw[first - 1] or not _ISSUE.search(raw[first - 1][:80]):
        return []
    starts = [n for n, line in enumerate(raw, 1) if _ISSUE.search(line[:80])]
    if not any(_STX in line for line in raw):
        return []
    ends = [start - 1 for start in starts[1:]] + [len(raw)]
    return [_message(raw, Span(1 if start == starts[0] else start, end)) for start, end in zip(starts, ends, strict=True)]


def _message(raw: Sequence[str], lines: Span) -> Record:
    numbers = range(lines.first, lines.last + 1)
    opens = next((n for n in numbers if _STX in raw[n - 1]), lines.last)
    return _anpa(raw, lines, opens) if _bare(raw[opens - 1]).startswith("^") else _iptc(raw, lines, opens)


@cache
def _table() -> Mapping[str, Any]:
    return datafiles.read(os.path.join(os.path.dirname(__file__), "wires.toml"))


@cache
def _opens(service: str, kind: str) -> re.Pattern[str]:
    """What begins with one of the words that the table has under a name."""
    words = any_of(_table()[service][kind])
    return re.compile(rf"(?:{words})(?![\w-])", re.IGNORECASE if service == "iptc7901" else 0)


def _bare(line: str) -> str:
    return " ".join(_CONTROL.sub("", line).split())


# ---- IPTC 7901 -------------------------------------------------------------------------------------------------------

_STAMP = lazily(r"(\d{2})(\d{2})(\d{2})\s+(?:(GMT|UTC|Z)\s+)?([^\W\d_]{3,9})\.?\s+(\d{2,4})")  # '131137 GMT Nov 13'
_NOTEBOOK = lazily(r"#+ ?\S.{0,60}$|\* \* \* \*$|\*{3,}$|- - - -$")  # what follows is for editors


@cache
def _status() -> re.Pattern[str]:
    """'1ST LEAD', 'EXTRA', '2ND LEAD 3RD NET', '(Achtung)': what the message is, not what it tells."""
    words = any_of(_table()["iptc7901"]["status"])
    return re.compile(rf"\([^()]{{1,40}}\)|[A-Z0-9 /-]*\b(?:{words})\b[A-Z0-9 /-]*")


def _iptc(raw: Sequence[str], lines: Span, opens: int) -> Record:
    fields: list[RecordField] = []
    for n in range(lines.first, opens):
        line = _bare(raw[n - 1])
        if line:
            is_slug = line.endswith("/") and n > lines.first
            fields.append(RecordField("slugline" if is_slug else OTHER, line.strip("/") if is_slug else line, Span(n, n)))
    headline_ends = _headline_end(raw, opens, lines.last)
    fields += _headline(raw, opens, headline_ends)
    ends = next((n for n in range(headline_ends + 1, lines.last + 1) if _ETX in raw[n - 1]), lines.last + 1)
    notebook = next((n for n in range(headline_ends + 2, ends) if _NOTEBOOK.match(_bare(raw[n - 1]))), ends)
    fields += [RecordField(OTHER, _bare(raw[n - 1]), Span(n, n)) for n in range(notebook, ends) if _bare(raw[n - 1])]
    for n in range(ends, lines.last + 1):
        line = raw[n - 1].replace(_ETX, "")
        if raw[n - 1].strip():
            fields.append(RecordField("published" if n == ends else OTHER, _moment(_bare(line)) if n == ends else _bare(line), Span(n, n)))
    notes = _century(_STAMP.match(_bare(raw[ends - 1])), 6, Span(ends, ends)) if ends <= lines.last else ()
    return Record(lines, tuple(fields), (Span(headline_ends + 1, notebook - 1),), wrapped=True, notes=notes)


def _headline_end(raw: Sequence[str], opens: int, last: int) -> int:
    """The line that closes the headline: it ends with '=' (or, in Kyodo's copy, '+'); else the last before a blank line."""
    for n in range(opens, min(opens + 8, last) + 1):
        if _bare(raw[n - 1]).endswith(("=", "+")):
            return n
        if not _bare(raw[n - 1]) and n > opens:
            return n - 1
    return opens


def _headline(raw: Sequence[str], opens: int, closes: int) -> list[RecordField]:
    fields: list[RecordField] = []
    headline: list[tuple[int, str]] = []
    byline: list[tuple[int, str]] = []
    for n in range(opens, closes + 1):
        line = _bare(raw[n - 1]).rstrip("=+ ")
        if not line:
            continue
        if not headline and _status().fullmatch(line):
            fields.append(RecordField(OTHER, line, Span(n, n)))
        elif byline or (headline and _opens("iptc7901", "by").match(line)):
            byline.append((n, line))  # which goes on to the end of the headline: 'By Ines Falk and' above 'Jon Weber, dpa ='
        else:
            headline.append((n, line))
    for name, said in (("headline", headline), ("byline", byline)):
        if said:
            fields.append(RecordField(name, " ".join(line for _, line in said), Span(said[0][0], said[-1][0])))
    return fields


def _moment(text: str) -> str:
    """The closing stamp of a message to ISO 8601, or "": '131137 GMT Nov 13' is 13 November 2013, 11:37."""
    match = _STAMP.match(text)
    month = _month(match[5]) if match else None
    if not match or not month:
        return ""
    year = full_year(match[6])
    try:
        found = datetime(year, month, int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ""
    return (found.replace(tzinfo=UTC) if match[4] else found).isoformat()


def _century(stamp: re.Match[str] | None, group: int, lines: Span) -> tuple[Note, ...]:
    """The note on a closing stamp whose year has two figures, of which programs think differently."""
    if stamp is None or not is_century_doubtful(stamp[group]):
        return ()
    return (Note("century_assumed", f"the year has two figures; {full_year(stamp[group])} was taken", (lines,)),)


@cache
def _month(name: str) -> int | None:
    """The name of a month, as the desk's computer printed it, to its number."""
    for tag in _table()["iptc7901"]["months_of"]:
        for number, forms in enumerate(locales.load(tag).months, 1):
            if any(form[:3] == name.lower()[:3] for form in forms):
                return number
    return None


# ---- ANPA 1312 -------------------------------------------------------------------------------------------------------

_HEADER = lazily(r"\^(.*?)\s*([<=])?$")
_FILED = lazily(r"\^?(?:[A-Z]+-)+(\d{2})-(\d{2})-(\d{2}) (\d{2})(\d{2})GMT<?$")  # 'AP-WF-11-13-13 1509GMT'


def _anpa(raw: Sequence[str], lines: Span, opens: int) -> Record:
    fields = [RecordField(OTHER, _bare(raw[n - 1]), Span(n, n)) for n in range(lines.first, opens) if raw[n - 1].strip()]
    head_ends = opens
    while head_ends < lines.last and _is_header(raw[head_ends]):
        head_ends += 1
    fields += _anpa_header(raw, opens, head_ends)
    filed = next((n for n in range(head_ends + 1, lines.last + 1) if _FILED.match(_bare(raw[n - 1]))), None)
    ends = filed or next((n for n in range(head_ends + 1, lines.last + 1) if _ETX in raw[n - 1]), lines.last + 1)
    for n in range(ends, lines.last + 1):
        if raw[n - 1].strip():
            fields.append(RecordField("published" if n == filed else OTHER, _filed(_bare(raw[n - 1])) if n == filed else _bare(raw[n - 1]), Span(n, n)))
    notes = _century(_FILED.match(_bare(raw[filed - 1])), 3, Span(filed, filed)) if filed else ()
    return Record(lines, tuple(fields), (Span(head_ends + 1, ends - 1),), notes=notes)


def _is_header(line: str) -> bool:
    bare = _bare(line)
    return bare.startswith("^") and len(bare) > 1 and not _FILED.match(bare) and "\x08" not in line


def _anpa_header(raw: Sequence[str], opens: int, ends: int) -> Iterator[RecordField]:
    """The lines between carets: the slug line, the headline, pictures, notes to editors, a summary, and who wrote it."""
    is_headed = False
    by = 0
    for n in range(opens, ends + 1):
        match = _HEADER.match(_bare(raw[n - 1]))
        text = match[1].strip("<=^ ") if match else ""
        if n == opens:
            yield RecordField("slugline", text, Span(n, n))
        elif _opens("anpa1312", "editors").match(text.lstrip("( ")):
            yield RecordField("ed_note", text, Span(n, n))
        elif _is_of_pictures(text) and not text.rstrip().endswith("."):
            yield RecordField(OTHER, text, Span(n, n))
        elif _opens("anpa1312", "by").match(text):
            by = n
            yield RecordField("byline", text, Span(n, n))
        elif by == n - 1 and match and match[2] == "=":
            yield RecordField("source", text, Span(n, n))  # 'Associated Press='
        elif not is_headed:
            is_headed = True
            yield RecordField("headline", text, Span(n, n))
        elif len(text) > 60:
            yield RecordField("standfirst", text, Span(n, n))
        else:
            yield RecordField(OTHER, text, Span(n, n))


def _is_of_pictures(text: str) -> bool:
    """True of a header line that lists pictures: 'AP Photo NLX101'."""
    agency = _opens("anpa1312", "agencies").match(text)
    return _opens("anpa1312", "pictures").match(text[agency.end() :].lstrip() if agency else text) is not None


def _filed(text: str) -> str:
    match = _FILED.match(text)
    if not match:
        return ""
    month, day, hour, minute = (int(match[n]) for n in (1, 2, 4, 5))
    try:
        return datetime(full_year(match[3]), month, day, hour, minute, tzinfo=UTC).isoformat()
    except ValueError:
        return ""

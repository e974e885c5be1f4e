"""Mails as they were sent (RFC 5322), one or a mailbox of them, to what their headers say and the plain text in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from artcli.article import Note, Span
from artcli.errors import UnreadableSource
from artcli.patterns import lazily
from artcli.readers.text.record import OTHER, Record, Told
from artcli.source import codec

_HEADER = lazily(r"([A-Za-z][A-Za-z0-9-]{1,60}): ?(.*)")
_KNOWN = frozenset(
    ["from", "to", "subject", "date", "sent", "cc", "bcc", "sender", "reply-to", "message-id", "received", "mime-version", "content-type", "delivered-to", "return-path",
     "content-transfer-encoding", "in-reply-to", "references", "dkim-signature", "received-spf", "authentication-results", "list-id", "list-unsubscribe", "user-agent"]
)  # fmt: skip
_ENVELOPE = lazily(r"From \S+ .{8,40}\d{4}$")  # 'From jane@example.org Tue Mar  4 15:30:00 2025', before each mail of a mailbox
_FORWARDED = lazily(r"\s*-{3,} ?\S.{4,60}\S ?-{3,}\s*$|[^:]{4,60}:\s*$")  # '-------- Original Message --------', 'Begin forwarded message:'
_LONGEST = 2_000  # characters of a header that is understood; a longer one is kept as it is
_HALVES = lazily("[\ud800-\udfff]")  # which some encodings let through, and no output can carry
_FIELDS = {"subject": "headline", "from": "byline", "date": "published"}


class _Header(NamedTuple):
    name: str
    value: str
    lines: Span


def split(raw: Sequence[str]) -> list[Record]:
    """The mails of a source; none where it does not open with the header of one."""
    first = next((n for n, line in enumerate(raw, 1) if line.strip()), 0)
    if first and _FORWARDED.match(raw[first - 1]):
        below = next((n for n in range(first + 1, len(raw) + 1) if raw[n - 1].strip()), len(raw))
        if _is_mail(raw, below):
            forwarded = _mail(raw, Span(below, len(raw)))
            return [forwarded._replace(lines=Span(1, len(raw)), told=(Told(OTHER, "", Span(first, first)), *forwarded.told))]
    if not first or not (_HEADER.match(raw[first - 1]) or _ENVELOPE.match(raw[first - 1])) or not _is_mail(raw, first):
        return []
    starts = [n for n, line in enumerate(raw, 1) if line.startswith("From ") and _ENVELOPE.match(line) and _is_mail(raw, n)] or [first]
    starts[0] = 1
    return [_mail(raw, Span(start, end)) for start, end in zip(starts, [*(n - 1 for n in starts[1:]), len(raw)], strict=True)]


def _is_mail(raw: Sequence[str], first: int) -> bool:
    names = [header.name for header in _headers(raw, first + bool(_ENVELOPE.match(raw[first - 1])), len(raw))[0]]
    return len({*names} & _KNOWN) > 2 and bool({"from", "subject"} & {*names}) and bool({"date", "sent", "message-id", "mime-version"} & {*names})


def _headers(raw: Sequence[str], first: int, last: int) -> tuple[list[_Header], int]:
    """The headers from a line on, folded lines joined, and the number of the line below them."""
    starts: list[tuple[str, list[str], int]] = []
    n = first
    while n <= last and raw[n - 1].strip():
        match = _HEADER.match(raw[n - 1])
        if match:
            starts.append((match[1].lower(), [match[2].strip()], n))
        elif starts and raw[n - 1][0] in " \t":
            starts[-1][1].append(raw[n - 1].strip())
        else:
            break
        n += 1
    return [_Header(name, " ".join(parts), Span(start, start + len(parts) - 1)) for name, parts, start in starts], n


def _mail(raw: Sequence[str], lines: Span) -> Record:
    first = next(n for n in range(lines.first, lines.last + 1) if raw[n - 1].strip())
    told: list[Told] = []
    if _ENVELOPE.match(raw[first - 1]):
        told.append(Told(OTHER, "", Span(first, first)))
        first += 1
    headers, below = _headers(raw, first, lines.last)
    told += [_told(header) for header in headers]
    meta = {header.name: header.value for header in headers}
    boundary = _parameter(meta.get("content-type", ""), "boundary")
    chosen, kind = (Span(below, lines.last), meta) if boundary is None else _plain_part(raw, below, lines.last, boundary)
    told += [Told(OTHER, "", Span(n, n)) for n in range(below, lines.last + 1) if raw[n - 1].strip() and not chosen.first <= n <= chosen.last]
    signed = next((n for n in range(chosen.first, chosen.last + 1) if raw[n - 1].rstrip("\r") in ("-- ", "--")), chosen.last + 1)
    told += [Told(OTHER, "", Span(n, n)) for n in range(signed, chosen.last + 1) if raw[n - 1].strip()]
    story = Span(chosen.first, signed - 1)
    encoding = kind.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        told += _unquoted(raw, story, _parameter(kind.get("content-type", ""), "charset") or "utf-8")
    if encoding == "base64":
        note = Note("part_not_read", "the text of this mail is encoded in base64, and stays so; save it as plain text first", (story,))
        return Record(lines, (*told, *(Told(OTHER, "", Span(n, n)) for n in range(story.first, story.last + 1))), notes=(note,))
    return Record(lines, tuple(told), (story,), wrapped=_is_wrapped(raw[story.first - 1 : story.last]))


_WIDEST = 80  # columns of a mail that its program wrapped (RFC 5322, 2.1.1: 78 characters)


def _is_wrapped(text: Sequence[str]) -> bool:
    """True of lines that are all so short that a mail program may have broken them; an address is never broken."""
    return all(len(line.rstrip()) <= _WIDEST or " " not in line.strip() for line in text)


def _told(header: _Header) -> Told:
    field = _FIELDS.get(header.name, OTHER)
    if field == OTHER or len(header.value) > _LONGEST:
        return Told(field if field != "published" else OTHER, header.value, header.lines)
    value = _decoded(header.value)
    if field == "byline":
        value = re.sub(r"\s*<[^<>]*>\s*$", "", value).strip(' "')
    if field == "published":
        value = _moment(value)
    return Told(field, value, header.lines)


def _decoded(value: str) -> str:
    """'=?utf-8?q?caf=C3=A9?=' to 'café'."""
    if "=?" not in value:
        return value
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return " ".join(_HALVES.sub("\ufffd", str(make_header(decode_header(value)))).split())
    except (MessageError, LookupError, ValueError):
        return value


def _moment(value: str) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return value  # 'Tue, 4 Mar 2025 at 15:30', as programs print it above what they forward


def _parameter(header: str, name: str) -> str | None:
    match = re.search(rf'\b{name}\s*=\s*(?:"([^"]+)"|([^\s;]+))', header, re.IGNORECASE)
    return (match[1] or match[2]) if match else None


_DEEPEST = 8  # parts within parts


def _plain_part(raw: Sequence[str], first: int, last: int, boundary: str, depth: int = 0) -> tuple[Span, Mapping[str, str]]:
    """The lines of the first part in plain text, and its headers; nothing, behind the last line, where there is none."""
    marks = [n for n in range(first, last + 1) if raw[n - 1].rstrip() in (f"--{boundary}", f"--{boundary}--")]
    for mark, end in itertools.pairwise([*marks, last + 1]):
        headers, below = _headers(raw, mark + 1, end - 1)
        kind = {header.name: header.value for header in headers}
        if kind.get("content-type", "text/plain").lower().startswith("text/plain") and below < end:
            return Span(below, end - 1), kind
        inner = _parameter(kind.get("content-type", ""), "boundary")
        if inner is not None and depth < _DEEPEST:
            return _plain_part(raw, below, end - 1, inner, depth + 1)
    return Span(last + 1, last), {}


def _code_page(charset: str) -> str:
    """The encoding that a mail names, if it is one in which its lines can be written; else that of most mails."""
    try:
        page = codec(charset)
        return page if b"Aa1".decode(page) == "Aa1" else "utf-8"
    except (UnreadableSource, ValueError):
        return "utf-8"


def _unquoted(raw: Sequence[str], story: Span, charset: str) -> Iterator[Told]:
    """The lines that quoted-printable changed, decoded; a line that ends with '=' goes on on the next one."""
    from quopri import decodestring

    page = _code_page(charset)
    start = story.first
    for n in range(story.first, story.last + 1):
        if raw[n - 1].rstrip().endswith("=") and n < story.last:
            continue
        encoded = "\n".join(raw[start - 1 : n])
        if "=" in encoded and encoded.strip():
            text = _HALVES.sub("\ufffd", decodestring(encoded.encode("utf-8")).decode(page, "replace"))
            yield Told("body", " ".join(text.split()), Span(start, n))
        start = n + 1

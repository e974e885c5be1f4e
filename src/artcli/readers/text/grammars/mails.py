"""Mails as they were sent (RFC 5322), one or a mailbox of them, to what their headers say and the plain text in them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from artcli.article import Note, Span
from artcli.patterns import lazily
from artcli.readers.text.grammars import forwards, transfer
from artcli.readers.text.record import OTHER, Decoded, Record, RecordField
from artcli.values import NamedTuple

_HEADER = lazily(r"([A-Za-z][A-Za-z0-9-]{1,60}): ?(.*)")
_KNOWN = frozenset(
    ["from", "to", "subject", "date", "sent", "cc", "bcc", "sender", "reply-to", "message-id", "received",
     "mime-version", "content-type", "delivered-to", "return-path", "content-transfer-encoding", "in-reply-to", "references",
     "dkim-signature", "received-spf", "authentication-results", "list-id", "list-unsubscribe", "user-agent"]
)  # fmt: skip
_ENVELOPE = lazily(r"From \S+ .{8,40}\d{4}$")  # 'From jane@example.org Tue Mar  4 15:30:00 2025', before each mail of a mailbox
_PRINTED = frozenset(["from", "to", "subject", "date", "sent", "cc", "bcc", "reply-to"])  # what programs print above a mail that they forward
_LONGEST = 2_000  # characters of a header that is understood; a longer one is kept as it is
_HALVES = lazily("[\ud800-\udfff]")  # which some encodings let through, and no output can carry
_FIELDS = {"subject": "headline", "from": "byline", "date": "published"}


class _Header(NamedTuple):
    name: str
    value: str
    lines: Span


def split(raw: Sequence[str], depth: int = 0) -> list[Record]:
    """The mails of a source, of which so many marks of quotation were taken away; none where it does not open with the header of one."""
    first = next((n for n, line in enumerate(raw, 1) if line.strip()), 0)
    if not first:
        return []
    if raw[first - 1].startswith(">"):
        return _quoted(raw, depth)
    if not _may_open(raw[first - 1]) or not _is_mail(raw, first):
        return []
    names = {header.name for header in _headers(raw, first, len(raw))[0]}
    if names and names <= _PRINTED and (found := forwards.split(raw)):
        return found
    starts = [n for n, line in enumerate(raw, 1) if line.startswith("From ") and _ENVELOPE.match(line) and _is_mail(raw, n)] or [first]
    starts[0] = 1
    ends = [*(n - 1 for n in starts[1:]), len(raw)]
    return [_mail(raw[start - 1 : end], start - 1, first if start == 1 else 1) for start, end in zip(starts, ends, strict=True)]


def _may_open(line: str) -> bool:
    """True of a header, and of the line before each mail of a mailbox."""
    return (":" in line and _HEADER.match(line) is not None) or (line.startswith("From ") and _ENVELOPE.match(line) is not None)


_QUOTE = lazily(r">+ ?")


def _quoted(raw: Sequence[str], depth: int) -> list[Record]:
    """A mail of which each line stands behind a '>', as it is when it was forwarded."""
    if depth == _DEEPEST or any(line.strip() and not line.startswith(">") for line in raw):
        return []
    found = split([_QUOTE.sub("", line, count=1) for line in raw], depth + 1)
    if len(found) != 1 or found[0].decoded is None:
        return []
    return [found[0]._replace(decoded=forwards.decode(*found[0].decoded, raw))]


def _is_mail(raw: Sequence[str], first: int) -> bool:
    """True of a line with which the header of a mail begins: three that are known, one who sent it or what it is about, and one when or how."""
    names = {header.name for header in _headers(raw, first + bool(_ENVELOPE.match(raw[first - 1])), len(raw))[0]}
    return len(names & _KNOWN) > 2 and not names.isdisjoint(("from", "subject")) and not names.isdisjoint(("date", "sent", "message-id", "mime-version"))


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


def _mail(sent: Sequence[str], before: int, first: int) -> Record:
    """The lines of a mail, whose headers begin at `first`, to what they say; `before` is the number of lines above it in the source."""
    above = [n for n in range(1, first) if sent[n - 1].strip()]
    if _ENVELOPE.match(sent[first - 1]):
        above.append(first)
        first += 1
    headers, below = _headers(sent, first, len(sent))
    start, body, notes = _body(sent, below, headers)
    lines = _with_body(sent, start, body)
    ends = next((n for n, (text, _) in enumerate(body) if text.rstrip("\r") in ("-- ", "--")), len(body))
    beside = [*above, *range(below, start), *range(start + ends, len(lines) + 1)]
    fields = [entry for header in headers for entry in _fields_of(header)]
    story = Span(start, start + ends - 1)
    is_wrapped = forwards.is_wrapped([text for text, _ in body[:ends]])
    texts, places = [text for text, _ in lines], [place for _, place in lines]
    forward = forwards.find(texts, story, fields)
    if forward is not None:
        bare = [*texts[: start - 1], *forwards.unquoted(texts[start - 1 : story.last]), *texts[story.last :]]
        decoded = _placed(forwards.decode(bare, places, sent), before)
        return forwards.record(forward, bare, Span(1, len(lines)), wrapped=is_wrapped, decoded=decoded)
    fields += [RecordField(OTHER, "", Span(n, n)) for n in beside if texts[n - 1].strip()]
    return Record(
        Span(1, len(lines)),
        tuple(sorted(fields, key=lambda one: one.lines)),
        (story,),
        wrapped=is_wrapped,
        notes=notes,
        decoded=_placed(Decoded(texts, places), before),
    )


def _body(sent: Sequence[str], below: int, headers: Sequence[_Header]) -> tuple[int, transfer.Lines, tuple[Note, ...]]:
    """Where the text of a mail begins below its headers, and its lines as they read; without lines, and with a note, where none can be read."""
    part = _plain_part(sent, Span(below, len(sent)), {header.name: header.value for header in headers})
    body = None if part is None else _said(sent[part.lines.first - 1 : part.lines.last], part.kind)
    if part is not None and body is not None:
        return part.lines.first, body, ()
    note = Note("part_not_read", _NO_PART if part is None else _NO_TEXT, (Span(below, len(sent)),))
    return below, [], (note,) if any(map(str.strip, sent[below - 1 :])) else ()


def _with_body(sent: Sequence[str], start: int, body: transfer.Lines) -> transfer.Lines:
    """The lines of a mail, each with its place, those of its text as they read; `body` has the places of these from `start` on."""
    end = start - 1 + max((place.last for _, place in body), default=0)
    return [
        *((line, Span(n, n)) for n, line in enumerate(sent[: start - 1], 1)),
        *((text, Span(place.first + start - 1, place.last + start - 1)) for text, place in body),
        *((line, Span(n, n)) for n, line in enumerate(sent[end:], end + 1)),
    ]


def _placed(decoded: Decoded, before: int) -> Decoded:
    """The lines of a mail with their places in a source that has so many lines above it."""
    return Decoded(decoded.lines, [Span(place.first + before, place.last + before) for place in decoded.places])


_NO_PART = "this mail has no part in plain text; what it has was set aside"
_NO_TEXT = "the text of this mail is encoded, and cannot be decoded; it was set aside"


def _said(sent: Sequence[str], kind: Mapping[str, str]) -> transfer.Lines | None:
    """The lines of a part as they read, each with its place in the part; None where it cannot be decoded."""
    charset = _parameter(kind.get("content-type", ""), "charset") or "utf-8"
    encoding = kind.get("content-transfer-encoding", "").strip().lower()
    if encoding == "quoted-printable":
        return transfer.quoted_printable(sent, charset)
    if encoding == "base64":
        return transfer.base64(sent, charset)
    return [(line, Span(n, n)) for n, line in enumerate(sent, 1)]


def _fields_of(header: _Header) -> list[RecordField]:
    field = _FIELDS.get(header.name, OTHER)
    if field == OTHER or len(header.value) > _LONGEST:
        return [RecordField(field if field != "published" else OTHER, header.value, header.lines)]
    value = _header_text(header.value)
    if field == "headline":
        return list(forwards.headline(value, header.lines))
    if field == "byline":
        value = re.sub(r"\s*<[^<>]*>\s*$", "", value).strip(' "')
    if field == "published":
        value = _moment(value)
    return [RecordField(field, value, header.lines)]


def _header_text(value: str) -> str:
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


_DEEPEST = 8  # parts within parts, and marks of quotation before each line


class _Part(NamedTuple):
    lines: Span
    kind: Mapping[str, str]  # its headers


def _plain_part(sent: Sequence[str], lines: Span, kind: Mapping[str, str], depth: int = 0) -> _Part | None:
    """The first part in plain text, at whatever depth, that is no attachment; None where there is none."""
    content = kind.get("content-type", "text/plain").strip().lower()
    if not content.startswith("multipart/"):
        is_text = (content.startswith("text/") and not content.startswith("text/html")) or "/" not in content
        attached = kind.get("content-disposition", "").strip().lower().startswith("attachment")
        return _Part(lines, kind) if is_text and not attached and lines.first <= lines.last else None
    boundary = _parameter(kind["content-type"], "boundary")
    if boundary is None or depth == _DEEPEST:
        return None
    marks = [n for n in range(lines.first, lines.last + 1) if sent[n - 1].rstrip() in (f"--{boundary}", f"--{boundary}--")]
    for mark, end in itertools.pairwise([*marks, lines.last + 1]):
        if sent[mark - 1].rstrip() != f"--{boundary}--":
            headers, below = _headers(sent, mark + 1, end - 1)
            found = _plain_part(sent, Span(below, end - 1), {header.name: header.value for header in headers}, depth + 1)
            if found is not None:
                return found
    return None

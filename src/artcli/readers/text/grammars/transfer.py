"""The lines of a mail's part as they were sent (RFC 2045), to the lines that they say, each with its place among those that were sent."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from artcli.article import Span
from artcli.errors import UnreadableSource
from artcli.patterns import lazily
from artcli.source import codec
from artcli.source import lines as lines_of

Lines = list[tuple[str, Span]]
"""Lines, and where each was sent: spans of the encoded lines, counted from 1. Together they name every line that was decoded and is not blank."""

_NO_TEXT = lazily("[\0\ud800-\udfff]")  # which encodings let through, and no output can carry
_MOST_BROKEN = 0.05  # of the characters: with more, it is no text
_BASE64 = lazily(r"[A-Za-z0-9+/]+={0,2}\s*$")


def quoted_printable(sent: Sequence[str], charset: str) -> Lines:
    """'caf=C3=A9' to 'café'; a line that ends with '=' goes on on the next one."""
    return held(list(_unquoted(sent, _code_page(charset))), sent)


def _unquoted(sent: Sequence[str], page: str) -> Iterator[tuple[str, Span]]:
    from quopri import decodestring

    start = 1
    for n, line in enumerate(sent, 1):
        if line.rstrip().endswith("=") and n < len(sent):
            continue
        encoded = "\n".join(sent[start - 1 : n])
        if "=" in encoded:
            for text in lines_of(_carried(decodestring(_bytes(encoded, page)).decode(page, "replace"))) or [""]:
                yield text, Span(start, n)
        else:
            yield line, Span(n, n)
        start = n + 1


def _bytes(text: str, page: str) -> bytes:
    """The bytes of an encoded line, which may hold letters that should have been encoded."""
    try:
        return text.encode(page)
    except UnicodeEncodeError:
        return text.encode("utf-8")


def base64(sent: Sequence[str], charset: str) -> Lines | None:
    """What the lines that are base64 say; those below them, which a list may have added, are left out. None where they say no text."""
    from binascii import a2b_base64

    first = next((n for n, line in enumerate(sent, 1) if line.strip()), 1)
    last = first - 1
    while last < len(sent) and _BASE64.match(sent[last]) and not (last >= first and "=" in sent[last - 1]):
        last += 1
    encoded = [line.strip() for line in sent[first - 1 : last]]
    joined = "".join(encoded).rstrip("=")
    joined = joined[: len(joined) - (len(joined) % 4 == 1)]  # of a mail that was cut off
    data = a2b_base64(joined + "=" * (-len(joined) % 4))
    decoder = codecs.getincrementaldecoder(_code_page(charset, wide=True))("replace")
    texts: list[str] = []
    starts: list[int] = []  # the characters before those of each line
    count = letters = sent_letters = 0
    for line in encoded:
        before, sent_letters = sent_letters * 3 // 4, sent_letters + len(line)
        starts.append(count)
        texts.append(decoder.decode(data[before : sent_letters * 3 // 4], len(texts) == len(encoded) - 1))
        count += len(texts[-1])
    whole = "".join(texts)
    if not whole.strip() or sum(not (char.isprintable() or char.isspace()) or char == "\ufffd" for char in whole) > _MOST_BROKEN * len(whole):
        return None
    found: Lines = []
    for text in re.split("(?<=\n)|(?<=\r)(?!\n)", whole):
        if text:
            found.append(
                (
                    _carried(text.rstrip("\r\n")),
                    Span(first - 1 + bisect_right(starts, letters), first - 1 + bisect_right(starts, letters + len(text) - 1)),
                )
            )
        letters += len(text)
    return held(found, sent[:last])


def held(found: Lines, sent: Sequence[str]) -> Lines:
    """Decoded lines with the places of all that was sent: what shows nothing once decoded is held with the line above it, or with the first."""
    shows = [i for i, (text, _) in enumerate(found) if text.strip()]
    if not shows:
        return found
    out = list(found)
    ends = [*(found[i][1].first for i in shows[1:]), len(sent) + 1]
    for i, end in zip(shows, ends, strict=True):
        text, (first, last) = found[i]
        first = next((n for n in range(1, first) if sent[n - 1].strip()), first) if i == shows[0] else first
        out[i] = (text, Span(first, max([last, *(n for n in range(last + 1, end) if sent[n - 1].strip())])))
    return out


def _code_page(charset: str, *, wide: bool = False) -> str:
    """The encoding that a mail names, if it is one in which its lines can be written (`wide`: or its text); else that of most mails."""
    try:
        page = codec(charset)
        return page if wide or b"Aa1".decode(page) == "Aa1" else "utf-8"
    except (UnreadableSource, ValueError):
        return "utf-8"


def _carried(text: str) -> str:
    return _NO_TEXT.sub("\ufffd", text)

"""Bytes, what we were told about them, and their text."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass

from artcli.article import Note, SourceInfo, Span
from artcli.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF document; copy its text out, or use pdftotext"),
    (b"PK\x03\x04", "a ZIP archive (or a DOCX, ODT or EPUB document); save it as plain text first"),
    (b"\x1f\x8b", "a gzip file; unpack it first"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"{\\rtf", "an RTF document; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document; save it as plain text first"),
    (b"BZh", "a bzip2 file; unpack it first"),
    (b"\xfd7zXZ", "an xz file; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"RIFF", "a sound, image or video file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
)
_HTML = re.compile(rb"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)
_BAD_SHARE = 0.01  # of the bytes: more than that, and it is another encoding
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of articles: its bytes, their text, and what a person should know about the way from one to the other."""

    name: str
    data: bytes
    text: str
    encoding: str
    notes: tuple[Note, ...] = ()

    def info(self, format: str) -> SourceInfo:
        """What a record says of its source."""
        return SourceInfo(self.name, format, self.encoding, hashlib.sha256(self.data).hexdigest(), len(lines(self.text)), len(self.data))


def lines(text: str) -> list[str]:
    """A text to its lines, which end at LF, CRLF or CR.

    `str.splitlines` also cuts at form feeds and U+2028, which stand inside the lines of real files.
    """
    found = _LINE_END.split(text)
    if found and not found[-1]:
        found.pop()
    return found


def decode(data: bytes, *, name: str = "-", encoding: str | None = None) -> Source:
    """Bytes to a Source, by evidence: a byte order mark, valid UTF-8, UTF-8 with a few broken bytes, else the likeliest code page.

    Raises UnreadableSource for what is empty, blank, binary or cannot be decoded.
    """
    if not data:
        raise UnreadableSource("is empty")
    text, used, notes = _decoded(data, encoding)
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise UnreadableSource("holds only white space")
    return Source(name, data, text, used, notes)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str, tuple[Note, ...]]:
    if encoding is not None:
        return _as_told(data, encoding), codecs.lookup(encoding).name, ()
    for mark, named in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :] if named == "utf-8" else data, named), named, ()
    wide = _utf16_without_mark(data)
    if wide:
        return _strictly(data, wide), wide, (Note("encoding_guessed", f"no byte order mark; read as {wide.upper()}, by its zero bytes"),)
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as problem:
        bad = _broken_places(data)
        if len(bad) <= max(_BAD_SHARE * len(data), 1) and _is_mostly_utf8(data, bad):
            return _repaired(data, bad)
        return _guessed(data, problem)


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(f"is not text but seems to be {kind}")
    at = data.find(b"\0")
    if at >= 0:
        raise UnreadableSource(f"is not text: byte {at + 1} is NUL")
    if _HTML.match(data[:1024]):
        raise UnreadableSource("is an HTML page; artcli reads plain text: copy the text of the page, or run it through an extractor first")


def _as_told(data: bytes, encoding: str) -> str:
    try:
        codecs.lookup(encoding)
        if not codecs.lookup(encoding)._is_text_encoding:  # type: ignore[attr-defined]
            raise LookupError(encoding)
    except (LookupError, ValueError) as problem:
        from difflib import get_close_matches
        from encodings.aliases import aliases

        near = get_close_matches(encoding.lower().replace("-", "_"), {*aliases, *aliases.values()}, n=1)
        hint = f"; did you mean {near[0].replace('_', '-')}?" if near else ""
        raise UnreadableSource(f"no encoding is called '{encoding}'{hint}") from problem
    return _strictly(data, encoding).removeprefix("\ufeff")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise UnreadableSource(f"is not {encoding.upper()}: byte {problem.start + 1}, on line {line}, does not fit; try --encoding with another name") from problem
    except UnicodeError as problem:
        raise UnreadableSource(f"is not {encoding.upper()}: {problem}") from problem


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 gives itself away by the zero byte beside every ASCII character."""
    head = data[:4000]
    if len(head) < 8 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.2 * len(head) / 2 or min(even, odd) > 0.02 * len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _broken_places(data: bytes) -> list[int]:
    """Where the bytes break the rules of UTF-8; counting stops when there are too many."""
    places: list[int] = []
    at, most = 0, int(_BAD_SHARE * len(data)) + 2
    decoder = codecs.getincrementaldecoder("utf-8")
    view = memoryview(data)
    while at < len(data) and len(places) <= most:
        try:
            decoder("strict").decode(view[at:], True)  # type: ignore[arg-type]
            break
        except UnicodeDecodeError as problem:
            places.append(at + problem.start)
            at += max(problem.end, problem.start + 1)
    return places


def _is_mostly_utf8(data: bytes, bad: list[int]) -> bool:
    """True if other bytes show that it is UTF-8: more good multi-byte characters than broken ones."""
    good = sum(1 for c in data.decode("utf-8", "ignore") if c > "\x7f")
    return good >= 2 * len(bad)


_LONE_A = re.compile(rb"\xc3(?=[ \t]*(?:\r|\n|$))")  # what a dump leaves of 'à' when it strips 0xA0 at a line end


def _repaired(data: bytes, bad: list[int]) -> tuple[str, str, tuple[Note, ...]]:
    spans = tuple(Span(n, n) for n in sorted({data.count(b"\n", 0, at) + 1 for at in bad[:200]}))
    text = _LONE_A.sub("à".encode(), data).decode("utf-8", "replace")
    return text, "utf-8", (Note("encoding_repaired", f"{len(bad)} broken byte(s) in UTF-8; they were replaced", spans),)


# ---- code pages --------------------------------------------------------------------------------------------------------

_WESTERN = ("cp1252", "cp1250", "cp1257", "cp1254", "iso8859-15", "mac-roman", "cp850")
_PAGES = ("cp1251", "koi8-r", "cp1253", "cp1255", "cp1256", "shift_jis", "euc-jp", "iso2022-jp", "euc-kr", "big5", "gb18030", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-2")


def _guessed(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str, tuple[Note, ...]]:
    """The code page in which the text reads most like a language artcli knows; the Western one where nothing tells."""
    best, text, score = "", "", float("-inf")
    sample = data[:200_000]
    for page in (*_WESTERN, *_PAGES):
        try:
            candidate = sample.decode(page, "strict" if len(sample) == len(data) else "ignore")
        except (UnicodeDecodeError, UnicodeError):
            continue
        value = _likeness_to_text(candidate)
        if value > score + 0.02:
            best, text, score = page, candidate, value
    if not best or score < 0:
        raise UnreadableSource(f"is not UTF-8 (byte {problem.start + 1}) and in no code page that makes text; name it with --encoding")
    if len(sample) != len(data):
        text = _strictly(data, best)
    return text, codecs.lookup(best).name, (Note("encoding_guessed", f"not UTF-8; read as {best}, which fits best; --encoding overrules this"),)


def _likeness_to_text(text: str) -> float:
    """How much the letters beyond ASCII read like words of a known language; wrong pages make few of its function words."""
    from artcli.language import identify, locale

    beyond = [c for c in text if c > "\x7f"]
    letters = sum(c.isalpha() for c in beyond)
    if any(c in "\x80\x81\x8d\x8f\x90\x9d" for c in beyond):
        return -1.0
    index = locale.function_words()
    words = re.findall(r"[^\W\d_]+", text.lower()[:60_000])
    tag = identify.identify([text[:60_000]])
    known = sum(word in index[tag][1] for word in words) / max(1, len(words)) if tag else 0.0
    upper_inside = len(re.findall(r"[a-zà-ÿа-я][A-ZÀ-ÞА-Я]", text)) / max(1, len(words))
    rare = sum(c in "¤¦§¬¶¯¸ßŸÐðÞþƒ÷×╗║╝╚╔═╬│┤" for c in beyond) / max(1, len(beyond))
    return 0.5 * letters / max(1, len(beyond)) + 3 * known - 2 * upper_inside - rare

"""Bytes, what we were told about them, and their text."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable

from artcli.article import Note, SourceInfo, Span
from artcli.errors import UnreadableSource
from artcli.hashes import sha256
from artcli.patterns import lazily
from artcli.values import NamedTuple

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NO_TEXT = rb"[\0-\x08\x0e-\x1f]"
# What a file begins with that is no text (or has at a place further on), how it then goes on, and what it is.
# No article begins so: where letters alone are the mark, which a sentence may hold ("GIF89a is …", "ajustar"), bytes follow that no text has.
_MAGIC: tuple[tuple[int, bytes, re.Pattern[bytes] | None, str], ...] = (
    (0, b"%PDF-", lazily(rb"\d\.\d[ \t]*(?:[\r\n%\x80-\xff]|\d+ \d+ obj|\Z)|(?:\d\.?)?\Z"), "a PDF document; copy its text out, or use pdftotext"),
    (0, b"%!PS", lazily(rb"(?:-Adobe[^\r\n]*|[ \t]*)(?:[\r\n]|\Z)"), "a PostScript document; copy its text out, or use ps2ascii"),
    (0, b"PK\x03\x04", lazily(rb".{26}mimetypeapplication/epub", re.DOTALL), "an EPUB book; save it as plain text first"),
    (0, b"PK\x03\x04", lazily(rb".{26}mimetypeapplication/vnd.oasis", re.DOTALL), "an OpenDocument file; save it as plain text first"),
    (
        0,
        b"PK\x03\x04",
        lazily(rb".{0,2000}?(?:\[Content_Types\]\.xml|word/)", re.DOTALL),
        "a Word document (DOCX) or its like; save it as plain text first",
    ),
    (0, b"PK\x03\x04", None, "a ZIP archive; unpack it first"),
    (0, b"PK\x05\x06", None, "a ZIP archive; unpack it first"),
    (0, b"\x1f\x8b", None, "a gzip file; unpack it first"),
    (0, b"\x89PNG\r\n\x1a\n", None, "a PNG image"),
    (0, b"\xff\xd8\xff", lazily(rb"[\xc0-\xfe](?:" + _NO_TEXT + rb"|..(?:JFIF|Exif|ICC_|Adobe|http))", re.DOTALL), "a JPEG image"),
    (0, b"GIF87a", lazily(rb".{0,6}" + _NO_TEXT, re.DOTALL), "a GIF image"),
    (0, b"GIF89a", lazily(rb".{0,6}" + _NO_TEXT, re.DOTALL), "a GIF image"),
    (0, b"II*\0", None, "a TIFF image"),
    (0, b"MM\0*", None, "a TIFF image"),
    (0, b"RIFF", lazily(rb".{3}[\0-\x08]WEBP", re.DOTALL), "a WebP image"),
    (0, b"RIFF", lazily(rb".{3}[\0-\x08]", re.DOTALL), "a sound or video file"),  # the last byte of its length
    (0, rb"{\rtf", lazily(rb"\d*\s*(?:[\\{]|\Z)"), "an RTF document; save it as plain text first"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1", None, "an old Word or Excel document; save it as plain text first"),
    (0, b"BZh", lazily(rb"[1-9](?:1AY&SY|\x17rE8P\x90)"), "a bzip2 file; unpack it first"),
    (0, b"\xfd7zXZ\0", None, "an xz file; unpack it first"),
    (0, b"\x28\xb5\x2f\xfd", None, "a zstd file; unpack it first"),
    (0, b"7z\xbc\xaf\x27\x1c", None, "a 7-Zip archive; unpack it first"),
    (0, b"\x7fELF", None, "a program"),
    (0, b"MZ", lazily(rb".\0", re.DOTALL), "a program"),
    (0, b"\xca\xfe\xba\xbe\0", None, "a program"),
    (0, b"\xcf\xfa\xed\xfe", lazily(rb".\0", re.DOTALL), "a program"),
    (0, b"\0asm", None, "a program"),
    (0, b"SQLite format 3\0", None, "a SQLite database"),
    (0, b"OggS\0", None, "a sound file"),
    (0, b"fLaC\0", None, "a sound file"),
    (0, b"ID3", lazily(rb"[\x02-\x04]"), "a sound file"),
    (0, b"\xff\xfb", lazily(rb"[\x50-\xef]"), "a sound file"),
    (0, b"\0\0", lazily(rb"..ftyp", re.DOTALL), "a video"),
    (0, b"\x1aE\xdf\xa3", None, "a video"),
    (0, b"PAR1", lazily(rb"[\x15\x19]"), "a Parquet table"),
    (257, b"ustar", lazily(rb"(?:  )?\0"), "a tar archive; unpack it first"),
)

_BAD_SHARE = 0.01  # of the bytes: with more, it is another encoding
_CONTROL_SHARE = 0.05  # of the bytes of what is no Unicode: with more, it is no text at all
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f") + b"\x7f"
_BEYOND_ASCII = bytes(range(128, 256))
_MOST_LINES = 100  # that a note names
_LINE_END = lazily("\r\n|\r|\n")
# anything but white space, control characters, and marks that show nothing
_SOMETHING = lazily("[^\\s\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
_FIRST = 80  # characters, of which mostly one is a letter
_HALVES = lazily("[\ud800-\udfff]")
# codecs that Python calls text, and no file is written in
_NO_FILE_ENCODINGS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})


class Source(NamedTuple):
    """A source of articles: its bytes, their text ("" where a format reads bytes), and what a person should know about the way from one to the other."""

    name: str
    data: bytes
    text: str
    encoding: str
    notes: tuple[Note, ...] = ()

    def info(self, format: str) -> SourceInfo:
        """What a record says of its source."""
        return SourceInfo(self.name, format, self.encoding, sha256(self.data).hexdigest(), len(lines(self.text)), len(self.data))


def lines(text: str) -> list[str]:
    """A text to its lines, which end at LF, CRLF or CR.

    `str.splitlines` also cuts at form feeds and U+2028, which stand inside the lines of real files.
    """
    found = _LINE_END.split(text) if "\r" in text else text.split("\n")
    if found and not found[-1]:
        found.pop()
    return found


def decode(data: bytes, *, name: str = "-", encoding: str | None = None) -> Source:
    """Bytes to a Source, by evidence: a byte order mark, valid UTF-8, UTF-8 with a few broken bytes, else the likeliest code page.

    Raises UnreadableSource for what is empty, blank or binary, for what cannot be decoded, and for an encoding nobody knows.
    """
    told = codec(encoding) if encoding is not None else None
    if not data:
        raise UnreadableSource("is empty")
    _refuse_known_kinds(data)
    text, used, notes = _decoded(data, told)
    whole, repaired = _without_halves(text, used) if used != "utf-8" else (text, ())  # some codecs let them through
    return _checked(Source(name, data, whole, used, (*notes, *repaired)))


def of_text(text: str, *, name: str = "-") -> Source:
    """A text that is decoded already to a Source; half characters, which no output can carry, are replaced and noted.

    Raises UnreadableSource for what is empty, blank or binary.
    """
    if not text:
        raise UnreadableSource("is empty")
    whole, notes = _without_halves(text.removeprefix("\ufeff"), "utf-8")
    data = whole.encode()
    _refuse_known_kinds(data)
    return _checked(Source(name, data, whole, "utf-8", notes))


def of_bytes(data: bytes, *, name: str = "-") -> Source:
    """Bytes of which nobody has made a text yet to a Source, for readers of what is no text. Raises UnreadableSource for what is empty."""
    if not data:
        raise UnreadableSource("is empty")
    return Source(name, data, text="", encoding="binary")


def _without_halves(text: str, encoding: str) -> tuple[str, tuple[Note, ...]]:
    places = [match.start() for match in _HALVES.finditer(text)]
    if not places:
        return text, ()
    return _HALVES.sub("\ufffd", text), (_repair_note(len(places), encoding, _lines_of(text, places), "half character"),)


def _checked(source: Source) -> Source:
    """A source that has a text."""
    text = source.text
    if "\0" in text:
        line = len(lines(text[: text.index("\0") + 1]))
        raise UnreadableSource(f"is not text: there is a NUL character on line {line}")
    if not any(map(str.isalnum, text[:_FIRST])) and not _SOMETHING.search(text):
        raise UnreadableSource("holds only white space")
    return source


def _is_of_files(encoding: str) -> bool:
    """True of the name of an encoding in which files are written: 'latin1', not 'rot13' or 'idna'."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return found._is_text_encoding and found.name not in _NO_FILE_ENCODINGS


def codec(encoding: str) -> str:
    """The name of an encoding to its name in Python. Raises UnreadableSource, which says what is near."""
    if _is_of_files(encoding):
        return codecs.lookup(encoding).name
    from difflib import get_close_matches

    called = {name.replace("_", "-"): name for name in encodings()}
    found = get_close_matches(encoding.lower().replace("_", "-")[:40], called, n=3)
    near = dict.fromkeys(codecs.lookup(called[name]).name for name in found)  # 'utf' and 'utf8' are one encoding
    hint = f"; did you mean {' or '.join(near)}?" if near else "; there are utf-8, cp1252, iso-8859-15, shift-jis, gb18030 and many more"
    raise UnreadableSource(f"no encoding is called '{encoding}'{hint}")


def encodings() -> list[str]:
    """The names of the encodings in which files are written, with their other names, in alphabetical order."""
    from encodings.aliases import aliases

    return sorted(name for name in {*aliases, *aliases.values()} if _is_of_files(name))


def _decoded(data: bytes, told: str | None) -> tuple[str, str, tuple[Note, ...]]:
    if told is not None:
        return _strictly(data, told).removeprefix("\ufeff"), told, ()
    for mark, named in BOMS:
        if data.startswith(mark):
            return _utf8(data[len(mark) :]) if named == "utf-8" else _wide(data, named)
    unmarked = _utf16_without_mark(data)
    if unmarked:
        guessed = Note("encoding_guessed", f"no byte order mark; read as {unmarked.upper()}, by its zero bytes")
        text, used, notes = _wide(data, unmarked)
        return text, used, (guessed, *notes)
    if b"\0" in data:
        at = data.index(b"\0")
        raise UnreadableSource(f"is not text: byte {at + 1}, on line {_line_at(data, at)}, is NUL")
    escaped = codecs.lookup(page).name if (page := _escaped(data)) else None
    if escaped:
        return _as_guessed(data, escaped)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _broken(data, problem)
    return text, "utf-8", _doubled(text)


def _refuse_known_kinds(data: bytes) -> None:
    head = data[:4096]
    opening = head.removeprefix(codecs.BOM_UTF8).lstrip()  # an editor or a mail may have put blanks before what is no text
    for place, magic, goes_on, kind in _MAGIC:
        start = head if place else opening
        if start.startswith(magic, place) and (goes_on is None or goes_on.match(start, place + len(magic))):
            raise UnreadableSource(f"is not text but seems to be {kind}")


def _line_at(data: bytes, at: int) -> int:
    """The number of the line in which a byte stands."""
    before = data[:at]
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        place = f"byte {problem.start + 1}, on line {_line_at(data, problem.start)}, does not fit"
        raise UnreadableSource(f"is not {encoding.upper()}: {place}; leave --encoding away, or give another name") from problem
    except UnicodeError as problem:
        raise UnreadableSource(f"is not {encoding.upper()}: {problem}; leave --encoding away, or give another name") from problem


# ---- Unicode ---------------------------------------------------------------------------------------------------------


def _wide(data: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    """UTF-16 and UTF-32; half a character at the end of a file that was cut off is replaced."""
    try:
        return data.decode(encoding), encoding, ()
    except UnicodeDecodeError as problem:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") > _BAD_SHARE * len(text) + 1:
            raise UnreadableSource(f"is not {encoding.upper()}, though it begins so: byte {problem.start + 1} does not fit") from problem
        places = _lines_of(text, (match.start() for match in re.finditer("\ufffd", text)))
        return text, encoding, (_repair_note(text.count("\ufffd"), encoding, places),)


_USUAL = "\n\r ,.、。，　"  # what every text has, and hardly ever when its bytes are paired the wrong way


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 gives itself away by zero bytes that stand in one half of each pair, and by text when it is read so."""
    if len(data) < 4 or b"\0" not in data:
        return None
    head = data[:20_000]
    texts = {encoding: head.decode(encoding, "ignore") for encoding in ("utf-16-le", "utf-16-be")}
    usual = {encoding: sum(map(text.count, _USUAL)) for encoding, text in texts.items()}
    encoding = max(texts, key=lambda one: usual[one])
    text = texts[encoding]
    if sum(not (char.isprintable() or char.isspace() or char == "\ufeff") for char in text) > 0.02 * len(text):
        return None
    first = encoding == "utf-16-le"
    high = data[first::2]
    zeros = high.count(0)
    # of letters the lower half may be zero too: 'က' is U+1000
    is_alphabetic = zeros > 0 and text.count("\0") <= 0.02 * zeros and sum(byte < 0x31 for byte in high[:10_000]) >= 0.9 * len(high[:10_000])
    return encoding if is_alphabetic or (usual[encoding] >= 0.01 * len(text) and _is_ideographic(data, zeros)) else None


def _is_ideographic(data: bytes, zeros: int) -> bool:
    """True of UTF-16 in which hardly more than blanks and line ends have a zero byte: Chinese, Japanese, Korean.

    Text of one byte a letter that holds a zero byte is not so: it has few bytes beyond ASCII, or blanks without a zero beside them.
    """
    blanks = len(data) - len(data.translate(None, b" \n\r"))
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    return blanks - zeros <= 0.03 * len(data) and beyond >= 0.1 * len(data) and zeros >= 0.0005 * len(data)


def _broken(data: bytes, problem: UnicodeDecodeError) -> tuple[str, str, tuple[Note, ...]]:
    """What is not quite UTF-8: that with a few bytes lost, or a code page."""
    shown = data.decode("utf-8", "surrogateescape")
    bad = sum(1 for _ in _HALVES.finditer(shown))
    good = sum(1 for char in shown if char > "\x7f") - bad
    if bad < max(_BAD_SHARE * len(data), 2) and good >= 2 * bad:
        return _utf8(data)
    if len(data.translate(None, _CONTROLS)) < (1 - _CONTROL_SHARE) * len(data):
        raise UnreadableSource(f"is not text: byte {problem.start + 1} is no UTF-8, and it is full of control characters")
    from artcli import codepages

    page = codepages.find(data)
    if page is None:
        raise UnreadableSource(
            f"is not UTF-8 (byte {problem.start + 1}, on line {_line_at(data, problem.start)}), and no code page makes text of it; name it with --encoding"
        )
    return _as_guessed(data, codecs.lookup(page).name)


_LONE_A = lazily(rb"\xc3(?=[ \t]*(?:[\r\n]|\Z))")  # what a dump leaves of 'à' when it strips its second byte, 0xA0, as a blank


def _utf8(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """UTF-8 to its text, what is broken replaced and noted."""
    try:
        text = data.decode("utf-8")
        return text, "utf-8", _doubled(text)
    except UnicodeDecodeError:
        shown = data.decode("utf-8", "surrogateescape")
    places = [match.start() for match in _HALVES.finditer(shown)]
    text = _LONE_A.sub("à".encode(), data).decode("utf-8", "replace")
    return text, "utf-8", (_repair_note(len(places), "utf-8", _lines_of(shown, places)), *_doubled(text))


def _repair_note(count: int, encoding: str, places: list[int], what: str = "broken byte") -> Note:
    bytes_are = f"1 {what} was" if count == 1 else f"{count} {what}s were"
    where = f"line{'s' if len(places) > 1 else ''} {', '.join(map(str, places[:5]))}{' …' if len(places) > 5 else ''}"
    return Note("encoding_repaired", f"{bytes_are} replaced in {encoding.upper()}, on {where}", tuple(Span(n, n) for n in places[:_MOST_LINES]))


def _lines_of(text: str, places: Iterable[int]) -> list[int]:
    """The numbers of the lines in which some characters stand, each once."""
    starts = [match.end() for match in _LINE_END.finditer(text)]
    return sorted({bisect_right(starts, at) + 1 for at in places})


# 'Ã©' for 'é', 'â€™' for '’', 'Ð¿' for 'п': UTF-8 that was taken for cp1252 once and written as UTF-8 again
_CONTINUED = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_DOUBLED = lazily(f"[Â-ß]{_CONTINUED}|[à-ï]{_CONTINUED}{{2}}")
_DOUBLED_PERHAPS = lazily("[Â-ï][^\0-\x7f]")  # the same and more
_DOUBLED_LEAST = 3


def _doubled(text: str) -> tuple[Note, ...]:
    """A note where a text was encoded twice; it stays as it is, for nobody asked for another one."""
    if text.isascii():
        return ()
    if len(_DOUBLED_PERHAPS.findall(text)) < _DOUBLED_LEAST:
        return ()
    found = [match.start() for match in _DOUBLED.finditer(text)]
    if len(found) < _DOUBLED_LEAST or 3 * len(found) < len(text) - len(text.encode("ascii", "ignore")):
        return ()
    places = _lines_of(text, found)
    message = "the text seems to have been encoded as UTF-8 twice ('Ã©' for 'é'); it is kept as it is"
    return (Note("encoding_doubled", message, tuple(Span(n, n) for n in places[:_MOST_LINES])),)


# ---- code pages --------------------------------------------------------------------------------------------------------


def _escaped(data: bytes) -> str | None:
    if b"\x1b" not in data:
        return None
    from artcli import codepages

    return codepages.find_escaped(data)


def _as_guessed(data: bytes, encoding: str) -> tuple[str, str, tuple[Note, ...]]:
    text = data.decode(encoding, "replace")
    notes = [Note("encoding_guessed", f"not UTF-8; read as {encoding}, which fits best; if that is wrong, give --encoding")]
    lost = [match.start() for match in re.finditer("\ufffd", text)]
    if lost:
        notes.append(_repair_note(len(lost), encoding, _lines_of(text, lost)))
    return text, encoding, tuple(notes)

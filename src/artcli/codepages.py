"""Bytes that are not Unicode to the code page in which they read most like writing.

Not every page that can decode some bytes makes text of them: each candidate is scored by the letters it yields (do they belong
to one language, how common are they there) and by how they stand (a capital after a small letter, a quotation mark inside a
word and two scripts in one word are signs of a wrong page). The first of equals wins, so the common pages come first.
"""

from __future__ import annotations

import codecs
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from artcli.language import datafiles

_SAMPLE = 8_000  # bytes, of lines that have any beyond ASCII: more changes nothing
_FITS = 0.45  # of 1: less, and no page of ours makes text
_FEW = 0.01

_STEERING = frozenset("\u200c\u200d\u200e\u200f")
_MARKS = frozenset(
    "\xa0\u202f\xad«»‹›‘’“”„‚–—―…•·°€£¥§©®™¿¡×½¼¾²³№"
    "،؛؟ـ、。，！？：；（）「」『』《》〈〉【】〔〕・ー～〜―　％－―‥〃々〆○●◆■□△▲▽▼◇※→←↑↓①②③④⑤⑥⑦⑧⑨"
)
_JOINERS = _STEERING | frozenset("\xad·\xa0\u202f’ـ–—々ー")  # may stand between two letters of a word
_FINALS = frozenset("ςךםןףץ")  # stand at the end of a word alone
_BEFORE_NO_LETTER = frozenset("’€")  # where other pages have a letter: 'Ά' in cp1253, 'Ä' in Mac Roman
_FRACTIONS = frozenset("½¼¾")
_TYPEWRITTEN = frozenset("¤¦¨´¸")  # in cp1252 where ISO 8859-15 has the letters and the euro sign that a text needs

# The page, the script that it is for. A page that only adds characters to another follows it.
_PAGES = (
    ("cp1252", "latin"), ("iso8859-15", "latin"), ("cp1250", "latin"), ("iso8859-2", "latin"), ("cp1254", "latin"),
    ("cp1257", "latin"), ("mac-roman", "latin"), ("cp850", "latin"), ("cp852", "latin"), ("mac-latin2", "latin"),
    ("mac-turkish", "latin"), ("cp857", "latin"), ("cp1258", "latin"), ("cp437", "latin"),
    ("cp1251", "cyrillic"), ("koi8-r", "cyrillic"), ("koi8-u", "cyrillic"), ("iso8859-5", "cyrillic"), ("cp866", "cyrillic"),
    ("mac-cyrillic", "cyrillic"), ("cp855", "cyrillic"),
    ("cp1253", "greek"), ("iso8859-7", "greek"), ("mac-greek", "greek"), ("cp737", "greek"),
    ("cp1256", "arabic"), ("iso8859-6", "arabic"), ("cp1255", "hebrew"), ("iso8859-8", "hebrew"), ("cp862", "hebrew"),
    ("cp874", "thai"),
    ("shift_jis", "japanese"), ("cp932", "japanese"), ("euc_jp", "japanese"), ("euc_kr", "korean"), ("cp949", "korean"),
    ("gb18030", "chinese"), ("big5", "chinese"), ("cp950", "chinese"), ("big5hkscs", "chinese"),
)  # fmt: skip
_ESCAPED = ("iso2022_jp", "iso2022_jp_2", "iso2022_jp_ext", "iso2022_kr")
_HIGH = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile(rb"[\r\n]")


def find_escaped(data: bytes) -> str | None:
    """The page of a text in seven bits that changes its character set by escape sequences ('ESC $ B'), or None."""
    if b"\x1b$" not in data and b"\x1b(J" not in data:
        return None
    for page in _ESCAPED:
        try:
            text = data.decode(page)
        except (UnicodeDecodeError, UnicodeError):
            continue
        if not text.isascii():
            return page
    return None


def find(data: bytes) -> str | None:
    """The code page in which some bytes read most like writing, or None where none makes text of them."""
    sample = _sample(data)
    scored = sorted(
        ((_score(text, script), -place, page) for place, (page, script) in enumerate(_PAGES) if (text := _decoded(sample, page)) is not None),
        reverse=True,
    )
    likely = [page for score, _, page in scored if score >= _FITS]
    for page in likely:
        if _decodes(data, page):
            return page
    if likely:  # a byte or two that no page of the kind has
        return likely[0] if _nearly_decodes(data, likely[0]) else None
    return _second_opinion(sample, data)


def _sample(data: bytes) -> bytes:
    """Lines with bytes beyond ASCII, whole unless they are very long; a line end is never part of a longer character."""
    taken: list[bytes] = []
    left, at = _SAMPLE, 0
    while left > 0 and (high := _HIGH.search(data, at)):
        start = max(at, high.start() - _SAMPLE)
        start = max(start, data.rfind(b"\n", start, high.start()) + 1, data.rfind(b"\r", start, high.start()) + 1)
        end = _LINE_END.search(data, high.start())
        at = min(end.start() if end else len(data), start + 2 * _SAMPLE)
        taken.append(data[start:at])
        left -= at - start
    return b"\n".join(taken)


def _decoded(sample: bytes, page: str) -> str | None:
    """A sample to its text; a character that its end cuts off is left out."""
    try:
        return codecs.getincrementaldecoder(page)("strict").decode(sample, False)
    except (UnicodeDecodeError, UnicodeError):
        pass
    try:
        text = sample.decode(page, "replace")
    except UnicodeError:
        return None
    return text if text.count("\ufffd") <= _FEW * len(text) else None


def _decodes(data: bytes, page: str) -> bool:
    try:
        data.decode(page)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _nearly_decodes(data: bytes, page: str) -> bool:
    return data.decode(page, "replace").count("\ufffd") <= _FEW * len(data)


def _score(text: str, script: str) -> float:
    """How much a text reads like writing in a script: 1 at best."""
    counts = Counter(char for char in text if char > "\x7f")
    total = sum(counts.values())
    if not total:
        return -1.0
    best = max(sum(_worth(char, weights, script) * n for char, n in counts.items()) for weights in _profiles(script))
    return (best - sum(_oddities(text))) / total


def _worth(char: str, weights: Mapping[str, float], script: str) -> float:
    if char in weights:
        return weights[char]
    if char in _MARKS:
        return 1.0 if script == "latin" else 0.8
    if char in _STEERING:
        return 0.0
    if "\x80" <= char <= "\x9f" or char == "\ufffd" or "\ue000" <= char <= "\uf8ff":
        return -3.0
    return _BLOCKS[script](char) if script in _BLOCKS else -1.0


def _ideographic(char: str, kana: float, hangul: float, han: float) -> float:
    if "\u3041" <= char <= "\u30fe":
        return kana
    if "\uac00" <= char <= "\ud7a3":
        return hangul
    if "\u4e00" <= char <= "\u9fff":
        return han
    return 0.5 if "\uff01" <= char <= "\uff5e" else -0.8  # full-width letters; half-width kana are what single bytes turn into


_BLOCKS = {
    "japanese": lambda char: _ideographic(char, 0.8, -1.0, 0.35),
    "korean": lambda char: _ideographic(char, -0.5, 0.5, 0.1),
    "chinese": lambda char: _ideographic(char, -0.5, -1.0, 0.35),
}


@cache
def _profiles(script: str) -> tuple[Mapping[str, float], ...]:
    """For each language of a script what its letters are worth."""
    return tuple(dict(_ranked(letters)) if "|" in letters else dict.fromkeys(letters + letters.upper(), 1.0) for letters in _table()[script])


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    return datafiles.read(os.path.join(os.path.dirname(__file__), "codepages.toml"))


def _ranked(letters: str) -> Iterator[tuple[str, float]]:
    """'common ones more|rare' to a worth for each letter; a capital is worth less, as there are fewer of them."""
    common, _, rest = letters.partition(" ")
    usual, _, rare = rest.partition("|")
    for group, worth in ((rare, 0.2), (usual, 0.6), (common, 1.0)):
        for letter in group:
            if letter.upper() != letter and len(letter.upper()) == 1:
                yield letter.upper(), 0.6 * worth
            yield letter, worth


def _oddities(text: str) -> Iterable[float]:
    """A number for each place that no writer would have put so."""
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char <= "\x7f":
            if char.isupper() and before > "\x7f" and before.islower() and before not in "ªº":
                yield 1.0
            continue
        if before.isalpha():
            if before.islower() and char.isupper():
                yield 1.5
            elif before <= "\x7f" and "\u0370" <= char <= "\u07ff" and char.isalpha():
                yield 1.0  # Latin and another alphabet in one word
        if after.isalpha() and (char in _FINALS or (char in _BEFORE_NO_LETTER and (after > "\x7f" or char == "€") and not before.isalpha())):
            yield 1.0
        if char in _FRACTIONS:
            if before.isalpha() or after.isalpha():
                yield 2.0
        elif (char in _MARKS and char not in _JOINERS and before.isalpha() and after.isalpha() and before < "\u2e80") or char in _TYPEWRITTEN:
            yield 2.0
        elif after <= "\x7f" and after.isalpha() and "\u0370" <= char <= "\u07ff" and char.isalpha():
            yield 1.0


def _second_opinion(sample: bytes, data: bytes) -> str | None:
    """For a language that has no letters above: what charset-normalizer says, among pages that are in use."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[codecs.lookup(page).name.replace("-", "_") for page, _ in _PAGES]).best()
    if best is not None and _decodes(data, best.encoding):
        return str(best.encoding)
    mostly_ascii = len(_HIGH.findall(sample)) < 0.3 * len(sample)
    return "cp1252" if mostly_ascii and _decodes(data, "cp1252") else None

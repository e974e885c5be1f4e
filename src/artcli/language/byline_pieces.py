"""A byline parted into its pieces: at its marks, and at the words of the language for and, with, in."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from functools import cache

from artcli.language import agencies, names
from artcli.language.byline_reading import Reading
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import Words, without_article
from artcli.patterns import lazily
from artcli.values import NamedTuple


class Piece(NamedTuple):
    """A part of a line between two marks."""

    start: int
    end: int
    mark: str = ","  # what parts it from the one before: a mark, "and", "with", "for", "in", "("


_MARKED = frozenset("(（[［【@:,;|｜丨•、，；،؛\n/／∕＋+&＆*—―–-·・ـ")  # without one of these there is no token
# what stands for a mark while tokens are looked for: sets of letters from all over take long to compile
# the last, which draws an Arabic word out, is printed for a dash
_PLAIN = str.maketrans({**dict.fromkeys("（［【", "("), **dict.fromkeys("）］】", ")"), **dict.fromkeys("｜•、，；،؛／∕＋＆", ","), "―": "—", "ـ": "-"})
_FORMS = (
    r"(?P<bracket>[(\[][^()\[\]\n]{1,80}[)\]])"
    r"|(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}|@\w{2,40}|https?://\S{1,200})"
    r"|(?P<mark>[,;|\n/&*]|丨|—+|(?<=\s)[-–]+(?=\s)|(?<=\s)\+(?=\s)"
)
_TOKEN = lazily(_FORMS + ")")
_DOTTED_TOKEN = lazily(_FORMS + r"|(?<=\s)[·・](?=\s)|(?<=[가-힣])[·・](?=[가-힣])|·(?=\s)|(?<=\s)·)")  # of a line with such dots


def part(reading: Reading, start: int, end: int) -> Iterator[Piece]:
    """A stretch of a line, parted at its marks and at the language's words for and, with, in."""
    at, mark = start, ""
    line = reading.line
    town, last = _town_behind_stop(reading, start, end), end
    end = len(line[:town].rstrip(" .")) if town else end
    form = _DOTTED_TOKEN if "·" in line or "・" in line else _TOKEN
    for token in () if _MARKED.isdisjoint(line[start:end]) else form.finditer(line.translate(_PLAIN), start, end):
        picture = _picture_credit(reading, at, token.start())
        if picture:
            yield from _parted(reading, at, picture, mark)
            yield Piece(picture, end)
            return
        yield from _parted(reading, at, token.start(), mark)
        if token.lastgroup == "bracket":
            yield Piece(token.start() + 1, token.end() - 1, "(")
        mark, at = line[token.start() : token.end()] if token.lastgroup == "mark" else "\n", token.end()
    yield from _parted(reading, at, end, mark)
    if town:
        yield Piece(town, last, "in")


_STOP = lazily(r"(?<=[^\W\d_]{4})\. ?(?=[^\W\d_][^\W\d_]*['’-]?[^\W\d_]{2,40}(?: [^\W\d_]{2,40}){0,3}$)")  # 'Jane Doe. New Halvoe'
_LEAST_NAME = 2  # words


def _town_behind_stop(reading: Reading, start: int, end: int) -> int:
    """Where the town begins behind a name and a full stop, as letters to the editor are signed; 0 where none does."""
    line, words = reading.line, reading.words
    stop = _STOP.search(line, start, end) if "." in line else None
    if stop is None or line[stop.end()].islower() or agencies.find_all(line[stop.end() : end]):
        return 0
    start = max(start, line.rfind("\n", start, end) + 1)
    town, name = reading.folded[stop.end() : end], line[start : stop.start()]
    other = town in words.desks or town in words.sections or words.professions.opens(town) or _opens_credit(town, reading.locale)
    named = len(name.split()) >= _LEAST_NAME and (words.professions.opens(reading.folded, start) or names.is_name_shaped(name, reading.locale))
    return stop.end() if named and not other and not names.is_outlet(line[stop.end() : end]) else 0


def _opens_credit(folded: str, locale: Locale) -> bool:
    """True of 'photos max moe' and 'edited by max moe': somebody else's part in it."""
    return any(map(str.isalpha, folded)) and any(one.opens(folded) for one in (locale.photo_credit, locale.tagline, locale.byline, locale.with_words))


_SAYS = tuple("／/=＝|｜")


def _picture_credit(reading: Reading, start: int, end: int) -> int:
    """Where the photographer's credit begins behind a name, 0 where none does: '文／王小明　攝影／李小華', '文=홍길동 사진=김철수'."""
    if not reading.line.startswith(_SAYS, end) or not names.is_uncased(reading.line[start:end]):
        return 0
    before, blank, word = reading.folded[start:end].rpartition(" ")
    credits = reading.locale.photo_credit
    return start + len(before) if before.strip() and blank and (word in credits or f"{word}/" in credits) else 0


def _parted(reading: Reading, start: int, end: int, mark: str) -> Iterator[Piece]:
    if not reading.line[start:end].strip():
        return
    folded, locale, at = reading.folded[start:end], reading.locale, 0
    for begin, behind, kind in _joints(reading, folded, reading.line[start:end]):
        if begin < at:
            continue
        if folded[at:begin].strip():
            yield Piece(start + at, start + begin, mark)
        mark, at = kind, behind
    at = yield from _attached(reading, start, end, at, mark)
    mark = "and" if at and reading.line[start + at - 1] in _WAWS else mark
    if locale.byline_end and names.is_uncased(reading.line[start:end]):
        # '홍길동 기자 김철수 기자', but '记者 王小明 编辑 李红'
        for begin, behind in locale.byline_end.find_all(folded):
            if reading.opened and locale.tag == "zh" and at < begin and folded[begin - 1] == " " == folded[behind : behind + 1]:
                yield Piece(start + at, start + begin, mark)
                mark, at = ",", begin
            elif at < behind < len(folded) and folded[behind] in " \u3000":
                yield Piece(start + at, start + behind, mark)
                mark, at = ",", behind
    if folded[at:].strip():
        yield Piece(start + at, end, mark)


_WAWS = ("و", "ו")

_LETTERS = {"Arab": ("\u0621-\u064a", "", 3), "Hebr": ("\u05d0-\u05ea", r"'׳\-", 2)}
"""The letters of a script, what else stands in its names, and of how many letters the shortest is."""


@cache
def _attached_and(script: str) -> re.Pattern[str] | None:
    """'محمد الأحمد وليلى الحسن', 'דנה לוי ורון כהן': and is written with the next name, of which more follows; not where a name begins with the same letter."""
    of_names = names.begin_with_and(script)
    if of_names is None:
        return None
    letters, marks, least = _LETTERS[script]
    return lazily(rf"(?<=\s)[{''.join(_WAWS)}](?!(?:{of_names})\b)(?=[{letters}{marks}]{{{least},30}}\s+[{letters}]{{2}})")


def _attached(reading: Reading, start: int, end: int, at: int, mark: str) -> Generator[Piece, None, int]:
    """Arabic and Hebrew names that are joined by the letter waw, which is written with the second; where the last of them begins."""
    form = _attached_and(reading.locale.script)
    for match in form.finditer(reading.line, start + at, end) if form else ():
        if len(reading.line[start + at : match.start()].split()) >= 2:
            yield Piece(start + at, match.start(), mark)
            mark, at = "and", match.end() - start
    return at


_TELLS = frozenset(":=＝")  # behind the word that says who took the pictures
_Joint = tuple[int, int, str]
"""Where a word stands that parts two pieces, and the mark of the piece behind it."""


def _joints(reading: Reading, folded: str, printed: str) -> list[_Joint]:
    """Places of the words for and, with, in that part one name from the next, or from an agency or a place."""
    unspaced = names.is_uncased(printed) and " " not in printed.strip()
    office = next(reading.words.professions.find_all(folded), None)
    found = [*_ands(reading, folded, printed, unspaced), *_withs(reading, folded, printed, unspaced, office)]
    found += list(_ins(reading, folded, printed, unspaced, office, found))
    credits = list(reading.locale.photo_credit.find_all(folded))
    if reading.opened:  # 'Tekst: Kari Nordmann Foto: Ola Hansen'; 'Kari Nordmann Foto: Ola Hansen' is a caption
        found += [(begin, begin, ",") for begin, end in credits if begin and not _TELLS.isdisjoint(folded[end - 1 : end + 2])]
    found += [(begin, len(folded), ",") for begin, end in credits if _parts_names(reading, printed, begin, end)]
    return sorted(found)


def _ands(reading: Reading, folded: str, printed: str, unspaced: bool) -> Iterator[_Joint]:
    for begin, end in reading.locale.conjunctions.find_all(folded):
        if end - begin == 1 and printed[begin].isupper() and printed[end : end + 1] == ".":
            continue  # the initial of 'И. И. Петров', 'E. Rossi'
        if _joins(folded, printed, begin, end, reading.locale, unspaced, reading.words):
            yield begin, end, "and"


def _withs(reading: Reading, folded: str, printed: str, unspaced: bool, office: tuple[int, int] | None) -> Iterator[_Joint]:
    """Words before an agency, or before the paper that somebody writes for."""
    locale = reading.locale
    for begin, end in locale.with_words.find_all(folded):
        rest = printed[end:].strip()
        if not rest or (unspaced and begin < 2) or _is_name_part(folded, begin, end, locale):
            continue
        if office is not None and office[0] < begin and not agencies.find_all(rest[:40]):
            continue  # 'Redakteurin für Finanzen'
        company = folded[begin:end].split()[0] == locale.with_words.words[0] or locale.byline.closes(folded, end) >= begin
        yield begin, end, "with" if company else "for"


def _ins(
    reading: Reading, folded: str, printed: str, unspaced: bool, office: tuple[int, int] | None, others: Sequence[_Joint]
) -> Iterator[_Joint]:
    """Words before a place, which goes on to the next joint."""
    locale = reading.locale
    for begin, end in locale.in_words.find_all(folded):
        behind = next((place for place, _, _ in others if place > end), len(printed))
        rest = printed[end:behind].strip()
        if not rest or (office is not None and office[0] <= begin and end < office[1]) or locale.tasks.opens(folded, begin):
            continue  # 'correspondent in Paris', 'aus dem Englischen von'
        if _is_name_part(folded, begin, end, locale) and not (reading.opened and names.is_word(rest) and names.is_name_shaped(printed[:begin].strip(), locale)):
            continue  # 'Jan in 't Veld', but 'Door Jan Jansen in Brussel'
        if unspaced and (end - begin < 2 or begin < 2):
            continue
        place = rest[len(rest) - len(without_article(key(rest))) :]  # 'Jane Doe at the Halvoe Arena'
        if (place[0].isupper() or names.is_uncased(rest)) and len(rest.split()) <= 5:
            yield begin, end, "in"


def _parts_names(reading: Reading, printed: str, begin: int, end: int) -> bool:
    """True for a photographer's word between two names, in small letters unless a word of the trade opened the line.

    'Jan Jansen foto's Piet Pietersen', 'Teksti Liisa Virtanen Kuvat Matti Laine'
    """
    opened = reading.opened and printed[end - 1] != ":"
    if not (printed[begin].islower() or opened) or printed[begin - 1 : begin] != " ":
        return False
    return all(names.is_name_shaped(name.strip(), reading.locale) for name in (printed[:begin], printed[end:]))


def _is_name_part(folded: str, begin: int, end: int, locale: Locale) -> bool:
    """True for words that are particles too, as French 'de', unless they open the piece."""
    return folded[begin:end] in locale.particles and folded[:begin].strip() != ""


def _joins(folded: str, printed: str, begin: int, end: int, locale: Locale, unspaced: bool, words: Words) -> bool:
    """True for a word that means 'and' between two names; false inside one: 'Ortega y Gasset', 'von und zu'."""
    before, behind = folded[:begin].split(), folded[end:].split()
    if not before or not behind:
        return True
    if unspaced:
        return begin >= 2 and len(folded) - end >= 2
    if before[-1] in locale.particles and behind[0] in locale.particles:
        return False
    if end - begin == 1 and len(behind) == 1 and len(before) >= 2 and folded[begin].isalpha():
        last = printed[end:].strip()
        return behind[0] in words.desks or agencies.name_of(last) is not None or last.isupper() != printed[:begin].isupper() or not last[0].isupper()
    return True


_EDGES = " \t\n\u00a0\u3000\u200b\u200e\u200f\ufeff:：,;·•*|©\"“”„«»=＝<>-–—_。।።။។()（）[]［］【】"


def trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a line without the marks at its edges; the stop of an abbreviation stays."""
    while start < end and (line[start] in _EDGES or line[start] == "."):
        start += 1
    while start < end and line[end - 1] in _EDGES:
        end -= 1
    if line[start:end].endswith(".") and not _ends_abbreviated(line[start:end]):
        end -= 1
    return start, end


def _ends_abbreviated(text: str) -> bool:
    """'L.C.', 'Jane Doe Jr.'"""
    last = text.split()[-1]
    return names.is_suffix(last) or len(last) <= 2 or last.count(".") > 1

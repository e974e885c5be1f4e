"""A byline taken apart piece by piece: people, desks, agencies and places, each with where it stands and the office that is printed."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from artcli.article import Creator, CreatorKind
from artcli.language import agencies, names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import Opening, Words, opening_at, without_article, words_of
from artcli.patterns import lazily


@dataclass(slots=True, eq=False, repr=False)
class Person:
    """Somebody, by the place in the line."""

    start: int
    end: int
    kind: CreatorKind
    role: str | None = None
    unnamed: bool = False  # 'our Paris correspondent', whose name may follow


@dataclass(slots=True, eq=False, repr=False)
class Reading:
    """What has been read of a line so far."""

    line: str
    folded: str
    locale: Locale
    words: Words
    creators: list[Person] = field(default_factory=list)
    desks: list[Person] = field(default_factory=list)  # 'red': named only where nobody else is
    agencies: list[tuple[int, int]] = field(default_factory=list)  # as printed
    sources: list[str] = field(default_factory=list)
    located: str | None = None
    role: str | None = None  # for the next name
    opened: bool = False  # a word of the trade opens it
    odd: bool = False  # something on the line is neither name nor role, place, agency
    bare: bool = False  # a name of one word, with nothing that makes it one
    closed: bool = False  # a closing word was met
    over: bool = False  # the photographer's credit has begun


_ASIDE = frozenset({"|", "｜", "丨", "·", "•", "/", "／", "∕", "-", "--", "–", "—", "―"})


class _Piece(NamedTuple):
    start: int
    end: int
    mark: str = ","  # what parts it from the one before: a mark, "and", "with", "for", "in", "("


_GLUED_OFFICE = lazily(r"[^\W\d_]+?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")
_TOKEN = lazily(
    r"(?P<bracket>[(（\[［【][^()（）\[\]［］【】\n]{1,80}[)）\]］】])"
    r"|(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}|@\w{2,40}|https?://\S{1,200})"
    r"|(?P<mark>[,;|｜丨•、，；،؛\n/／∕＋&＆*]|[—―]+|(?<=\s)[-–]+(?=\s)|(?<=\s)[·・+](?=\s)|(?<=[가-힣])[·・](?=[가-힣])|·(?=\s)|(?<=\s)·)"
)


def _pieces(reading: Reading, start: int, end: int) -> Iterator[_Piece]:
    """A stretch of a line, parted at its marks and at the language's words for and, with, in."""
    at, mark = start, ""
    for token in _TOKEN.finditer(reading.line, start, end):
        yield from _parted(reading, at, token.start(), mark)
        if token.lastgroup == "bracket":
            yield _Piece(token.start() + 1, token.end() - 1, "(")
        mark, at = token[0] if token.lastgroup == "mark" else "\n", token.end()
    yield from _parted(reading, at, end, mark)


def _parted(reading: Reading, start: int, end: int, mark: str) -> Iterator[_Piece]:
    if not reading.line[start:end].strip():
        return
    folded, locale, at = reading.folded[start:end], reading.locale, 0
    for begin, behind, kind in _joints(reading, folded, reading.line[start:end]):
        if begin < at:
            continue
        if folded[at:begin].strip():
            yield _Piece(start + at, start + begin, mark)
        mark, at = kind, behind
    at = yield from _attached(reading, start, end, at, mark)
    mark = "and" if at and reading.line[start + at - 1] == _WAW else mark
    if locale.byline_end and names.is_uncased(reading.line[start:end]):
        # '홍길동 기자 김철수 기자'
        for _, behind in locale.byline_end.find_all(folded):
            if at < behind < len(folded) and folded[behind] in " \u3000":
                yield _Piece(start + at, start + behind, mark)
                mark, at = ",", behind
    if folded[at:].strip():
        yield _Piece(start + at, end, mark)


_WAW = "و"
# 'محمد الأحمد وليلى الحسن': and is written with the next name; 'محمد وليد' and the like begin with the same letter
_ATTACHED = lazily(r"(?<=\s)و(?!ليد\b|ائل\b|سيم\b|جدي\b|جيه\b|داد\b|فاء\b|هيب\b)(?=[\u0621-\u064a]{3,30}\s+[\u0621-\u064a]{2})")


def _attached(reading: Reading, start: int, end: int, at: int, mark: str) -> Generator[_Piece, None, int]:
    """Arabic names that are joined by the letter waw, which is written with the second; where the last of them begins."""
    if reading.locale.script != "Arab":
        return at
    for match in _ATTACHED.finditer(reading.line, start + at, end):
        if len(reading.line[start + at : match.start()].split()) >= 2:
            yield _Piece(start + at, match.start(), mark)
            mark, at = "and", match.end() - start
    return at


def _joints(reading: Reading, folded: str, printed: str) -> list[tuple[int, int, str]]:
    """Places of the words for and, with, in that part one name from the next, or from an agency or a place."""
    locale, found = reading.locale, []
    unspaced = names.is_uncased(printed) and " " not in printed.strip()
    office = next(reading.words.professions.find_all(folded), None)
    for begin, end in locale.conjunctions.find_all(folded):
        if end - begin == 1 and printed[begin].isupper() and printed[end : end + 1] == ".":
            continue  # the initial of 'И. И. Петров', 'E. Rossi'
        if _joins(folded, printed, begin, end, locale, unspaced, reading.words):
            found.append((begin, end, "and"))
    for begin, end in locale.with_words.find_all(folded):
        rest = printed[end:].strip()
        if not rest or (unspaced and begin < 2) or _is_name_part(folded, begin, end, locale):
            continue
        if office is not None and office[0] < begin and not agencies.find_all(rest[:40]):
            continue  # 'Redakteurin für Finanzen'
        company = folded[begin:end].split()[0] == locale.with_words.words[0] or locale.byline.closes(folded, end) >= begin
        found.append((begin, end, "with" if company else "for"))
    for begin, end in locale.in_words.find_all(folded):
        behind = next((place for place, _, _ in found if place > end), len(printed))
        rest = printed[end:behind].strip()
        if not rest or _is_name_part(folded, begin, end, locale) or (office is not None and office[0] <= begin and end < office[1]):
            continue
        if unspaced and (end - begin < 2 or begin < 2):
            continue
        if (rest[0].isupper() or names.is_uncased(rest)) and len(rest.split()) <= 5:
            found.append((begin, end, "in"))
    if reading.opened:  # 'Tekst: Kari Nordmann Foto: Ola Hansen'; 'Kari Nordmann Foto: Ola Hansen' is a caption
        found += [(begin, begin, ",") for begin, end in locale.photo_credit.find_all(folded) if begin and ":" in folded[end - 1 : end + 2]]
    return sorted(found)


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


_EDGES = " \t\n\u00a0\u3000\u200b\u200e\u200f\ufeff:：,;·•*|\"“”„«»=＝<>-–—_。।()（）[]［］【】"


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
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


def take_apart(line: str, locale: Locale, start: int, end: int, opening: Opening) -> Reading:
    """A part of a line to who is in it."""
    reading = Reading(line, key(line), locale, words_of(locale.tag), role=opening.role, opened=opening.said)
    pieces = list(_pieces(reading, start, end))
    if opening.placed and len(pieces) > 1 and _is_short(line[pieces[0].start : pieces[0].end], locale):
        first = pieces.pop(0)  # 'De notre correspondant à Rabat, Jean Dupont'
        reading.located = line[slice(*_trimmed(line, first.start, first.end))]
    for piece in pieces:
        if not reading.over:
            _take(reading, piece)
    if opening.role:
        for person in reading.creators:
            person.role = person.role or opening.role
    return reading


def _is_short(place: str, locale: Locale) -> bool:
    """'Rabat', 'Rio de Janeiro', but not 'Rabat Jean Dupont'."""
    return sum(not names.is_particle(word, locale) for word in place.split()) <= 2


def _take(reading: Reading, piece: _Piece) -> None:
    """One piece of a byline: an agency, a desk, a role, a place, or a name that may carry a role or a place with it."""
    line, locale, words = reading.line, reading.locale, reading.words
    start, end = _trimmed(line, piece.start, piece.end)
    if piece.mark and piece.mark not in ("in", "(", "for"):
        role_first = bool(reading.creators) and words.professions.opens(reading.folded, start) > 0  # 'corresponsal en Rabat'
        again = Opening(start) if role_first else opening_at(line[:end], reading.folded[:end], start, locale)
        task = 0 if again.said or role_first else locale.tagline.opens(reading.folded[:end], start)
        if again.said and again.end < end:
            start, reading.role = again.end, again.role or reading.role
        elif task and task < end and line[start].islower() == line[start:task].islower():
            start, reading.role = _trimmed(line, task, end)[0], task_of(line[start:task], locale)
    start = _behind_glued_office(reading, start, end)
    bare = end - len(without_article(reading.folded[start:end]))
    if line[start : start + 1].islower() and agencies.name_of(line[bare:end]) is not None and agencies.name_of(line[start:bare].strip()) is None:
        start = bare  # 'Von der dpa', but 'ats afp'
    text, folded = line[start:end], reading.folded[start:end]
    if not any(c.isalpha() for c in text):
        return
    if piece.mark == "(":
        _take_bracket(reading, start, end)
    elif agencies.name_of(text) is None and _is_photo_credit(folded, locale):
        reading.over = True
    elif piece.mark == "in" or (piece.mark == "for" and not agencies.find_all(text)):
        if piece.mark == "in" and not (folded in words.offices or names.is_outlet(text)):
            _take_place(reading, text)
        elif piece.mark == "for" and not reading.creators:
            _take_name(reading, start, end, piece.mark)  # 'For The Paper' alone
    elif (
        _take_agencies(reading, start, end)
        or _take_suffix(reading, start, end)
        or (reading.creators and folded in words.professions and _take_role(reading, start, end))
    ):
        return
    elif folded in words.desks or without_article(folded) in words.desks:
        begin = start if folded in words.desks or not text[0].islower() else start + len(folded) - len(without_article(folded))
        desk = Person(begin, end, "organisation", reading.role)
        if piece.mark == "with":
            reading.sources.append(text)
        elif piece.mark == "and" or not any(person.kind == "person" for person in reading.creators):
            (reading.desks if text.islower() and len(text) <= 4 else reading.creators).append(desk)
    elif folded in words.weekdays:
        return
    elif (
        folded in words.sections
        and (folded not in words.offices or names.is_town(text))
        and reading.creators
        and reading.creators[-1].kind == "person"
        and _is_place(text, piece.mark, reading)
    ):
        _take_place(reading, text)
    elif folded in words.sections or folded in words.chatter or folded in words.passed or (reading.creators and folded in locale.byline_end):
        return  # '綜合報導'
    elif not _take_role(reading, start, end):
        _take_name(reading, start, end, piece.mark)


def _behind_glued_office(reading: Reading, start: int, end: int) -> int:
    """'Kari Nordmann – JournalistOla Hansen': the office of the one before, and where the next name begins."""
    match = _GLUED_OFFICE.match(reading.line, start, end) if reading.creators else None
    if match is None or key(match[0]) not in reading.words.professions:
        return start
    reading.creators[-1].role = reading.creators[-1].role or match[0]
    return match.end()


def _is_photo_credit(folded: str, locale: Locale) -> bool:
    """'Crédit photo : …', 'photos by …' among the names: what follows is the photographer."""
    behind = locale.photo_credit.opens(folded)
    return bool(behind) and (
        behind == len(folded)
        or folded[behind - 1] == ":"
        or folded[behind:].lstrip()[:1] in (":", "/")
        or bool(locale.byline.opens(folded, behind + 1))
    )


def _take_agencies(reading: Reading, start: int, end: int) -> bool:
    """'AFP', 'ats afp', 'Associated Press writer Jane Doe': true if nothing else is left to take."""
    text = reading.line[start:end]
    name = agencies.name_of(text)
    found = ((0, len(text), name),) if name else agencies.find_all(text)
    if not found:
        return False
    if found[0][0] > 0:
        return _take_agency_behind(reading, start, end, found[0][0], found[-1][1])
    rest = text[found[0][1] :]
    if len(found) == 1 and rest.strip(" .") and not reading.words.professions.opens(key(rest.lstrip())):
        return False
    if len(found) > 1 and _without(text, found).strip(" ,.-"):
        return False
    for begin, behind, _ in found:
        reading.sources.append(text[begin:behind])  # as printed: "Associated Press" stays so
        reading.agencies.append((start + begin, start + behind))
    if len(found) == 1 and rest.strip(" ."):
        _take(reading, _Piece(end - len(rest), end, ""))
    return True


def _take_agency_behind(reading: Reading, start: int, end: int, begin: int, behind: int) -> bool:
    """'JANE DOE Associated Press': a person and her agency, with nothing between them."""
    name = reading.line[start : start + begin].rstrip()
    if start + behind < end or not names.is_name_shaped(name, reading.locale):
        return False
    _take_name(reading, start, start + len(name), ",")
    return _take_agencies(reading, start + begin, end)


def _without(text: str, found: tuple[tuple[int, int, str], ...]) -> str:
    at, left = 0, []
    for begin, behind, _ in found:
        left.append(text[at:begin])
        at = behind
    return "".join(left) + text[at:]


def _take_bracket(reading: Reading, start: int, end: int) -> None:
    """'(avec MAP)', '(Text)', '(Berlin)', '(서울=연합뉴스)': anything else in brackets is a remark."""
    text, folded, locale = reading.line[start:end], reading.folded[start:end], reading.locale
    found = agencies.find_all(text)
    last = reading.creators[-1] if reading.creators else None
    if found:
        reading.sources += [text[b:e] for b, e, _ in found]
        reading.agencies += [(start + b, start + e) for b, e, _ in found]
        place, mark, _ = text.partition("=")
        if mark and place.strip():
            _take_place(reading, place.strip())
    inside = locale.in_words.opens(folded)  # '(à Rabat)'
    if inside:
        text, folded = text[inside:].lstrip(), folded[inside:].lstrip()
    behind = locale.with_words.opens(folded)
    if not found and behind:
        rest = text[behind:].strip()
        if key(rest) in reading.words.desks or names.is_outlet(rest):
            reading.sources.append(rest)
        elif names.is_name_shaped(rest, locale):
            reading.creators.append(Person(end - len(text[behind:].lstrip()), end, "person"))
        else:
            reading.odd = True
    elif (
        not found
        and last is not None
        and (folded in locale.photo_credit or folded in reading.words.professions or folded in locale.byline or folded + ":" in locale.byline)
    ):
        last.role = last.role or text
    elif last is not None and last.role is not None and reading.line[start - 2 : start - 1] == " " and text[0].isupper() and last.end < start:
        last.role = _joined(reading, last.role, start, end)
    elif (
        not found
        and last is not None
        and text[0].isupper()
        and not text.isupper()
        and len(text.split()) == 1
        and not names.is_outlet(text)
        and folded not in reading.words.offices
    ):
        _take_place(reading, text)


def _joined(reading: Reading, role: str, start: int, end: int) -> str:
    """'Volontär (Sport)' as it is printed."""
    printed = reading.line[: end + 1]
    begin = printed.rfind(role, 0, start)
    return printed[begin:] if begin >= 0 and not printed[begin + len(role) : start - 1].strip() else role


def _take_suffix(reading: Reading, start: int, end: int) -> bool:
    """'Sr.', 'MD' behind a name: a part of it."""
    if not reading.creators or not names.is_suffix(reading.line[start:end]):
        return False
    reading.creators[-1].end = end
    return True


def _take_place(reading: Reading, text: str) -> None:
    reading.located = reading.located or text


def _take_role(reading: Reading, start: int, end: int) -> bool:
    """'Redakteurin', 'envoyé spécial à Gaza', 'Chief Asia Correspondent', 'political editor Jane Doe'."""
    text, folded, words = reading.line[start:end], reading.folded[start:end], reading.words
    behind = words.professions.opens(folded)
    if behind and behind < len(folded):
        rest = text[behind:].lstrip(" :=＝・")
        if names.is_name_shaped(rest, reading.locale) or (names.is_name_shaped(rest, reading.locale) is None and len(rest) >= 2):
            reading.role = text[:behind].strip()
            _take_name(reading, end - len(rest), end, ",")
            return True
    if behind < len(folded) and names.is_uncased(text):
        return False
    if not behind and not reading.creators and text[0].islower():
        office = next(words.professions.find_all(folded), None)
        if office is not None and office[1] < len(folded) and names.is_name_shaped(text[office[1] :], reading.locale):
            reading.role = text[office[0] : office[1]]
            begin, behind = _trimmed(reading.line, start + office[1], end)
            _take_name(reading, begin, behind, ",")
            return True
        behind = 0
    if not behind:
        office = next(words.professions.find_all(folded), None)
        alone = office is not None and reading.creators and len(text.split()) <= 6 and (text[0].islower() or len(text[: office[0]].split()) <= 1)
        if not alone or names.is_name_shaped(text[: office[0]] if office else "", reading.locale):
            return False
    if reading.creators:
        if reading.creators[-1].role is None:
            reading.creators[-1].role = text
    else:
        reading.role = text
    return True


def _take_name(reading: Reading, start: int, end: int, mark: str) -> None:
    locale = reading.locale
    start = _behind_outlet(reading, start, end)
    end = whole = _without_honorifics(reading, start, end)
    start, end, role = _without_closing(reading, start, end)
    if role is None and mark in ("/", "／", "∕") and reading.creators and end < whole:
        _take_place(reading, reading.line[start:end])  # '記者王小明／台北報導'
        return
    if role is None:
        whole = end
        start, end, role = _without_office(reading, start, end)
        if role and _is_nobody(reading, start, end):
            reading.creators.append(Person(start, whole, "organisation", unnamed=True))
            return
    role = role or reading.role
    start, end = _once(reading.line, start, end)
    text = reading.line[start:end]
    if not text or len(text) > names.LONGEST:
        reading.odd = reading.odd or bool(text)
        return
    if names.is_uncased(text):
        spaced = "\u0590" <= text[0] <= "\u0dff"  # Arabic, Hebrew, the scripts of India
        if spaced and " " in text and mark in _ASIDE and reading.located is None and len(reading.creators) == 1:
            only = reading.creators[0]
            if only.role is None and " " not in reading.line[only.start : only.end]:
                _take_place(reading, reading.line[only.start : only.end])  # 'القاهرة - محمد الأحمد'
                reading.creators.clear()
        if spaced and " " not in text and reading.creators and mark in (*_ASIDE, ",", "،") and not names.is_outlet(text):
            _take_place(reading, text)  # 'محمد الأحمد - الرباط'
            return
        for begin, behind in _uncased_names(reading, start, end):
            _add_uncased(reading, begin, behind, role)
        return
    untitled = reading.line[without_title(reading, start, end) : end]
    shaped, outlet, alone = names.is_name_shaped(untitled, locale), names.is_outlet(text), len(text.split()) == 1
    if untitled is not text and len(untitled) < len(text) and not outlet and names.is_word(untitled) and untitled[0].isupper():
        shaped = True  # 'Frau Muster'
    if (mark in _ASIDE or mark in (",", "\n", ";")) and reading.creators and not outlet and _is_place(text, mark, reading):
        _take_place(reading, text)
    elif text[0].islower() and not outlet:
        _take_small(reading, start, end)
    elif shaped and not outlet:
        if mark in _ASIDE and reading.creators and all(person.kind == "organisation" for person in reading.creators):
            if names.is_uncased(reading.line[reading.creators[-1].start : reading.creators[-1].end]):
                return  # '例日新聞 | Rei Shimbun': the paper once more, in Latin letters
            reading.creators.clear()  # 'Wochenblatt / Max Muster': the paper he writes for
        if mark == "," and reading.creators and reading.creators[-1].unnamed:
            office = reading.creators.pop()
            role = role or reading.line[office.start : office.end]
        reading.creators.append(Person(start, end, "person", role))
        reading.role = None
    elif outlet and mark not in ("and", "with") and (any(person.kind == "person" for person in reading.creators) or _follows_agency(reading, mark)):
        return  # 'Jane Doe | Fox News', 'Associated Press - Fox News': where it is printed; the byline keeps it
    elif outlet and mark == "with" and reading.creators:
        reading.sources.append(text)  # 'Jean Dupont avec Le360'
    else:
        reading.odd = reading.odd or not (outlet or alone) or len(text.split()) > 7
        kind: CreatorKind = "person" if alone and not outlet and (locale.tag in ("id", "ms") or role is not None) else "organisation"
        reading.bare = reading.bare or text[:4].lower() == "the " or not (outlet or (kind == "person" and role))
        if (outlet and len(text.split()) <= 7) or len(text.split()) <= 3:
            reading.creators.append(Person(start, end, kind, role))
            reading.role = None


def _behind_outlet(reading: Reading, start: int, end: int) -> int:
    """Where the name begins in '例日报 记者王小明': behind where it is printed, and the word of the trade."""
    text = reading.line[start:end]
    outlet, blank, rest = text.partition(" ")
    if not blank or not names.is_uncased(text) or not names.is_outlet(outlet):
        return start
    behind = reading.locale.byline.opens(reading.folded[:end], end - len(rest))
    return behind if 0 < behind < end else start


def _is_nobody(reading: Reading, start: int, end: int) -> bool:
    """True for what stands before an office and names no person: the 'our Paris' of 'By our Paris correspondent'."""
    text = reading.line[start:end]
    named = names.is_uncased(text) or names.is_name_shaped(text[without_title(reading, start, end) - start :], reading.locale)
    return not named and len(text.split()) <= 3 and text.split()[-1][0].isupper()


def _follows_agency(reading: Reading, mark: str) -> bool:
    return mark in ("-", "–", "—", "|", "｜") and bool(reading.agencies) and not reading.creators


def _is_place(text: str, mark: str, reading: Reading) -> bool:
    """'Von Max Muster, Zürich', 'Ana Pérez | Bruselas'; in a list of names one word is one more name."""
    if not text[0].isupper():
        return names.is_uncased(text) and " " not in text
    if names.is_town(text):
        return True
    return " " not in text and names.is_word(text) and len(text) > 2 and "." not in text and (mark != "/" or len(reading.creators) == 1)


def _take_small(reading: Reading, start: int, end: int) -> None:
    """What begins with a small letter: a description of the person before it, or a paper that writes itself so."""
    text = reading.line[start:end]
    if reading.desks and reading.desks[-1].end == start - 1 and reading.line[start - 1] == "/" and len(text) <= 6 and text.isalpha():
        reading.desks[-1].end = end  # 'abc/xyz': a desk and who sat at it, one sign
    elif reading.creators:
        reading.odd = True
        person = reading.creators[-1]
        if person.role is None and person.kind == "person" and 2 <= len(text.split()) <= 6:
            person.role = text
    elif _is_small_name(reading, text):
        reading.odd = reading.line[start - 2 : start].strip() != ":"  # 'by sea and air', but 'words: jane doe'
        reading.creators.append(Person(start, end, "person"))
    elif len(text.split()) <= 3:
        reading.odd = True
        (reading.desks if len(text) <= 4 else reading.creators).append(Person(start, end, "organisation"))
    else:
        reading.odd = True


def _is_small_name(reading: Reading, text: str) -> bool:
    """True for two or three words behind a word of the trade, on a line without a capital: some papers print no other letters."""
    parts = text.split()
    return (
        reading.opened
        and reading.line.islower()
        and 2 <= len(parts) <= 3
        and all(names.is_word(part) and part not in reading.locale.function_words for part in parts)
    )


def _without_honorifics(reading: Reading, start: int, end: int) -> int:
    """The end of a name without a polite word behind it ('山田太郎氏'); a title before it ('Dr. Jane Doe') is printed as a part of the name."""
    if names.is_uncased(reading.line[start:end]):
        before = reading.locale.honorifics.closes(reading.folded[start:end])
        if before >= 2:
            return start + before
    return end


def without_title(reading: Reading, start: int, end: int) -> int:
    """Where the name behind 'Prof. Dr.' begins."""
    for _ in range(3):
        behind = reading.locale.honorifics.opens(reading.folded[start:end])
        begin, _ = _trimmed(reading.line, start + behind, end) if behind else (end, end)
        if begin >= end:
            break
        start = begin
    return start


def _without_closing(reading: Reading, start: int, end: int) -> tuple[int, int, str | None]:
    """'山田太郎記者', '홍길동 기자', '홍길동기자' without the closing word, which is the role where it names an office."""
    folded, role = reading.folded[start:end], None
    for _ in range(2):
        before = reading.locale.byline_end.closes(folded)
        if before < 0 and folded and "\uac00" <= folded[-1] <= "\ud7a3":
            before = next((len(folded) - len(word) for word in reading.locale.byline_end.words if folded.endswith(word)), -1)
        if before <= 0 or (reading.line[start + before].isupper() and not reading.line[start:end].isupper()):  # 'Jane Doe reports', but 'Annual Crime Reports'
            break
        office = reading.words.professions.closes(folded)
        before = office if 0 < office < before else before  # '王小明 总编辑', of which '编辑' closes a byline too
        reading.closed = True
        said = reading.line[start + before : start + len(folded)].strip()
        role = said if key(said) in reading.words.professions else role
        for person in reading.creators:  # '홍길동, 김철수 기자' says it of both
            person.role = person.role or role
        folded = folded[:before].rstrip(" \u3000,")
    return start, start + len(folded), role


def _without_office(reading: Reading, start: int, end: int) -> tuple[int, int, str | None]:
    """'Max Muster Landespolitische Korrespondentin' to the name and the office."""
    text, folded = reading.line[start:end], reading.folded[start:end]
    for begin, _ in reading.words.professions.find_all(folded):
        if begin == 0 or (folded[begin - 1] not in " \u3000" and not names.is_uncased(text)):
            continue
        cut = begin
        if names.puts_adjectives_first(reading.locale.tag) and not names.is_uncased(text):
            cut = min(begin, _end_of_name(text, reading.locale))
        name = text[:cut].rstrip(" \u3000")
        if text[cut:].split()[0].lower() in reading.locale.function_words and not names.is_uncased(text):
            reading.odd = True  # 'Jane Doe is a reporter for …'
            return start, start + len(name), None
        if len(name.split()) >= 2 or (names.is_uncased(name) and len(name) >= 2):
            return start, start + len(name), text[cut:].strip()
    return start, end, None


def _end_of_name(text: str, locale: Locale) -> int:
    """The end of the second word that is no particle and no initial: before it is the least that a name has."""
    count = 0
    for match in re.finditer(r"\S+", text):
        count += not (names.is_particle(match[0], locale) or (len(match[0]) <= 2 and match[0].endswith(".")))
        if count == 2:
            return match.end()
    return len(text)


def _once(line: str, start: int, end: int) -> tuple[int, int]:
    """'Esther Blanco Esther Blanco' to the first of the two."""
    words = list(re.finditer(r"\S+", line[start:end]))
    half = len(words) // 2
    if half and len(words) % 2 == 0 and all(key(a[0]) == key(b[0]) for a, b in zip(words[:half], words[half:], strict=True)):
        return start, start + words[half - 1].end()
    return start, end


def _uncased_names(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """'ワシントン＝山田太郎', 'الرباط: محمد الأحمد' to place and name; '王小明 李小红' to two names; '張 三' is one."""
    for mark in "=＝:":
        cut = reading.line.find(mark, start, end)
        if cut > start and reading.line[cut + 1 : end].strip():
            _take_place(reading, reading.line[start:cut].strip())
            start = cut + 1
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", reading.line[start:end])]
    chinese = reading.locale.tag == "zh" and len(words) > 1 and all(2 <= e - b <= 4 and "\u4e00" <= reading.line[b] <= "\u9fff" for b, e in words)
    if chinese:
        yield from words
    elif words:
        yield words[0][0], words[-1][1]


def _add_uncased(reading: Reading, start: int, end: int, role: str | None) -> None:
    text = reading.line[start:end]
    if agencies.name_of(text):
        reading.sources.append(text)
        reading.agencies.append((start, end))
        return
    outlet = names.is_outlet(text) or key(text) in reading.words.desks
    han = "\u3040" <= text[0] <= "\u9fff"
    hangul = "\uac00" <= text[0] <= "\ud7a3"
    longest = 5 if hangul or (han and "·" not in text and reading.locale.tag == "zh") else 16 if han else 40
    reading.odd = reading.odd or (len(text) > longest and not outlet) or len(text) < 2 or len(text.split()) > 5
    if not outlet and (hangul or (han and reading.locale.tag == "zh" and "·" not in text)) and names.opens_no_family(text[0]):
        reading.bare = True
    reading.creators.append(Person(start, end, "organisation" if outlet else "person", role))
    reading.role = None


def creators_of(reading: Reading) -> tuple[Creator, ...]:
    """Everybody once, in printed order, with the first role that is printed; desks and agencies where there is nobody else."""
    people = reading.creators or [Person(start, end, "organisation") for start, end in reading.agencies] or reading.desks
    out: dict[str, Creator] = {}
    for person in people:
        name = reading.line[person.start : person.end]
        known = out.get(key(name))
        if known is None or (known.role is None and person.role):
            out[key(name)] = Creator(known.name if known else name, person.kind, person.role)
    return tuple(out.values())


def task_of(printed: str, locale: Locale) -> str:
    """'Reporting by' to 'Reporting', '（责编：' to '责编'."""
    task = printed.strip(" ()（）[]:：")
    words = task.split()
    if len(words) > 1 and key(words[-1]) in locale.byline:
        task = task[: task.rfind(words[-1])].rstrip()
    return task

"""Bylines: is a line one, where does it end, and who is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from artcli.article import Creator
from artcli.language import agencies, names
from artcli.language.byline_names import without_title
from artcli.language.byline_reading import Person, Reading, creators_of
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import (
    LONGEST_LABEL,
    Opening,
    Words,
    behind_paper,
    glued_opening,
    opening_at,
    opens_with_pointer,
    task_of,
    without_article,
    words_of,
)
from artcli.language.people import take_apart
from artcli.patterns import lazily
from artcli.values import NamedTuple

_LONGEST = 200  # characters; a byline is a short line
_LONGEST_BESIDE = 120  # of what stands beside a time stamp
_LONGEST_READ = 800  # of a line that is known to be one: a dozen names and their offices
_CALLS = ("?", "!", "？", "！")  # what no byline ends with
_OPENERS, _CLOSERS = tuple("([（［【〔"), tuple(")]）］】〕")


class Byline(NamedTuple):
    """A printed byline and who is in it; `opened` is true if a word of the trade opens or closes it ("Par", "기자"), as it does what `find` finds."""

    text: str
    creators: tuple[Creator, ...] = ()  # an outlet beside a person is where she works, and stays in the text alone
    info_sources: tuple[str, ...] = ()
    located: str | None = None
    opened: bool = False


# ---- where a byline ends ----------------------------------------------------------------------------------------------

_STAMP = lazily(r"(?<!\d)(?:\d{4} ?[年년./-] ?\d|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}|\d{1,2}:\d{2}(?!\d)|\d{1,2}h\d{2}\b)")
_ANY_FIGURE = lazily(r"\d")
_FIGURE = lazily(r"(?<![^\W\d_])\d{1,3}(?:st|nd|rd|th|er|\.|,)?[ \u00a0]?(?=[^\W\d])")
_LAST_MARKS = " \t\n\u00a0\u3000|｜•·,，、;:/／-–—+("


def _end_of(line: str, folded: str, start: int, locale: Locale) -> int:
    """Where a byline ends: before a time stamp, a reading time, a share button that stand on its line."""
    words = words_of(locale.tag)
    end = min(_stamps(line, folded, start, words), default=len(line))
    for _ in range(4):  # 'Friday, April 28', 'Publié le 30'
        bare = len(line[start:end].rstrip(_LAST_MARKS)) + start
        begin = _before_stamp(folded, bare, words) if end < len(line) else -1
        if begin < start:
            begin = _chatter(folded, bare, start, words)
        if begin <= start:
            return bare
        end = begin
    return len(line[start:end].rstrip(_LAST_MARKS)) + start


def _before_stamp(folded: str, end: int, words: Words) -> int:
    """Where the words begin that end before a stamp and belong to it: 'Thu', 'publié le', 'on'; -1 without any."""
    begin = max(words.weekdays.closes(folded, end), words.stamps.closes(folded, end))
    link = words.links.closes(folded, end) if begin < 0 else -1
    return link if link > 0 and folded[link - 1].isspace() else begin


def _stamps(line: str, folded: str, start: int, words: Words) -> Iterator[int]:
    network = names.glued_network(line, start)
    if network > 0:
        yield network
    if not _ANY_FIGURE.search(line, start):
        return
    stamp = _STAMP.search(line, start)
    if stamp:
        yield stamp.start()
    for figure in _FIGURE.finditer(line, start):
        if any(phrases.opens(folded, figure.end()) for phrases in (words.days, words.passed, words.chatter)):  # '25 November', '3 min read', '18 comments'
            yield figure.start()
            break
    for phrases in (words.days, words.stamps, words.passed):
        for begin, behind in phrases.find_all(folded[start:]):
            if re.match(r"[ :.,\-–\u00a0]{0,3}\d", line[start + behind : start + behind + 5]):
                yield start + begin
                break


def _chatter(folded: str, end: int, start: int, words: Words) -> int:
    """The start of a button that ends a line ('RFI Suivre'); words of less than five letters are too often a part of a name."""
    begin = words.chatter.closes(folded, end)
    if begin > start and (folded[begin] > "\u3000" or (end - begin >= 5 and folded[begin - 1] in " |·•-")):
        return begin
    return -1


# ---- the three questions ---------------------------------------------------------------------------------------------


def read(text: str, locale: Locale, found: Byline | None = None) -> Byline:
    """A line that is known to be a byline to what it says; a bare name is one. `found` is what `find` found on it, where that is known.

    >>> read("Par Le420 (avec MAP)", locales.load("fr")).info_sources
    ('MAP',)
    """
    line = text.strip()[:_LONGEST_READ]
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS and line[1:-1]:
        inner = read(_without_brackets(line), locale) if line[1] not in _OPENERS else Byline(line)
        return inner._replace(text=line)
    folded = key(line)
    begin = _after_label(line, folded, locale)
    if opens_with_pointer(folded, locale, begin):
        return Byline(line)
    inside = _opened_inside(line, folded, locale)
    if inside is not None:
        return inside
    opening = opening_at(line, folded, begin, locale)
    if not opening.said and _is_sentence(line):
        return _of_sentence(line, locale)
    return found or _byline(line, locale, opening)[0]


def _without_brackets(line: str) -> str:
    """'(By Jane Doe)' without its brackets, '(di Mara Rossi) (ANSA)' without the first pair."""
    closed = min(at for mark in _CLOSERS if (at := line.find(mark)) > 0)
    return line[1:closed] + line[closed + 1 :] if line[closed + 1 :].lstrip().startswith(_OPENERS) else line[1:-1]


def _is_sentence(line: str) -> bool:
    """'Jane Doe is the editor of a magazine.': eight words and a stop, many of them small."""
    words = line.split()
    return len(words) >= 8 and line.rstrip("\"'”»)").endswith((".", "!", "…")) and sum(word[0].islower() for word in words) >= 0.4 * len(words)


def _of_sentence(line: str, locale: Locale) -> Byline:
    """A sentence about the author, or of the paper about an agency, to the name that it begins with and the agencies in it."""
    words = list(re.finditer(r"\S+", line[: _end_of(line, key(line), 0, locale)]))[:6]
    sources = tuple(dict.fromkeys(line[start:end] for start, end, _ in agencies.find(line)))
    for count in range(min(5, len(words)), 1, -1):
        name = line[words[0].start() : words[count - 1].end()].rstrip(",")
        if names.is_name_shaped(name, locale) and (count == len(words) or words[count][0][0].islower()):
            return Byline(line, (Creator(name, "person"),), sources)
    return Byline(line, (), sources)


def _byline(line: str, locale: Locale, opening: Opening) -> tuple[Byline, Reading]:
    end = _end_of(line, key(line), opening.end, locale)
    reading = take_apart(line, locale, opening.end, end, opening)
    if not (reading.creators or reading.sources or reading.desks) and opening.said:
        for behind in (end, len(line[: opening.end].rstrip())):  # 'Door onze redactie', and 'By our correspondent' in Paris, are phrases of the pack
            desk = reading.words.desks.closes(reading.folded, behind)
            if desk >= 0 and not reading.creators:
                reading.creators.append(Person(desk, behind, "organisation"))
    if opening.sourced:
        reading.sources += [line[creator.start : creator.end] for creator in reading.creators if creator.kind == "organisation"]
    sources = tuple(dict.fromkeys(reading.sources))
    company = locale.with_words.words[:1]
    named = opening.said or bool(reading.creators) or not any(reading.folded.startswith(f"{word} ") for word in company)  # 'Avec AFP': with whom, not who
    creators = creators_of(reading) if named else ()
    return Byline(line[:end].strip() or line, creators, sources, reading.located, opening.said or reading.closed), reading


def find(text: str, locale: Locale, folded: str | None = None) -> Byline | None:
    """An uncertain line to its byline, None unless its form shows one: a word of the trade, and nothing but names and what belongs to them.

    "Par exemple, …", "Par ailleurs", "By the time …", "Von heute an" show none. `folded` is the key of the line, where that is known.
    """
    line = text.strip()
    if len(line) > _LONGEST or line.endswith(_CALLS):
        return None
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS and line[1:2] not in _OPENERS:  # '【责任编辑：王小明】'
        inner = find(_without_brackets(line), locale)
        return inner and inner._replace(text=line)
    folded = _key_of(line, text, folded)
    begin = _after_label(line, folded, locale)
    is_opened = words_of(locale.tag).openers.opens(folded) > 0
    inside = _opened_inside(line, folded, locale) if is_opened else None
    if inside is not None:
        return inside
    is_said = (is_opened or begin > 0) and locale.byline.opens(folded, begin) > 0
    if not (is_said or _may_open(line, folded, begin, locale) or _may_close(folded, locale)):
        return None
    opening = opening_at(line, folded, begin, locale)
    if opening.sourced or (not opening.said and not _may_close(folded, locale)) or opens_with_pointer(folded, locale, begin):
        return None
    byline, reading = _byline(line, locale, opening)
    return byline if _names_authors(byline, reading) else None


def _names_authors(byline: Byline, reading: Reading) -> bool:
    """True of what names somebody and says nothing else, but for who owns the site; one word is a name between two words of the trade, or with an agency."""
    if reading.odd or not byline.opened or not (byline.creators or byline.info_sources) or any(names.is_company(creator.name) for creator in byline.creators):
        return False
    return not reading.bare or bool(byline.info_sources) or (reading.closed and reading.opened)


_LEAST_INSIDE = 6  # letters of a word of the trade inside a line; shorter ones stand in sentences


def _opened_inside(line: str, folded: str, locale: Locale) -> Byline | None:
    """The byline of 'Z Anną Nowak, konserwatorką, rozmawia Jan Kowalski', 'Foto: Eva Beispiel Text: Max Muster': it stands behind others.

    These are who the talk was with, or who took the pictures.
    """
    credited = locale.photo_credit.opens(folded)
    if not (credited or locale.with_words.opens(folded) or locale.in_words.opens(folded)):
        return None
    words = ((begin, end) for begin, end in locale.byline.find_all(folded) if begin >= credited)
    begin = max((begin for begin, end in words if (":" in folded[end - 1 : end + 2] if credited else end - begin >= _LEAST_INSIDE)), default=0)
    named = find(line[begin:], locale) if begin else None
    return named and named._replace(text=line)


def _key_of(line: str, text: str, folded: str | None) -> str:
    """The key of a text without the blanks around it; that of the text itself, where it is known and there were none."""
    return key(line) if folded is None or len(line) < len(text) else folded


_SITE_BEFORE = lazily(r"(?:[\w-]{1,40}\.){1,3}[a-z]{2,12}\s*[·•|–—-]\s+")  # 'halvoe-review.example · Jane Doe'


def find_names(text: str, locale: Locale) -> Byline | None:
    """A line of people and nothing but what belongs to them, without a word of the trade; None for any other.

    Beside a time stamp or below a headline 'Jane Doe and John Smith' is a byline; elsewhere it may be anything.

    >>> [person.name for person in find_names("Jane Doe / The Paper", locales.load("en")).creators]
    ['Jane Doe']
    """
    line = _SITE_BEFORE.sub("", text.strip(), count=1)
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS:
        line = line[1:-1].strip()
    if not _may_be_names(line) or line[0].isdigit() or line.endswith((*_CALLS, ":", "：")):
        return None
    if line[0].islower() and not names.is_uncased(line):
        return None
    folded = key(line)
    labelled = _after_label(line, folded, locale)
    if labelled:
        return find_names(line[labelled:], locale)
    first, _, _ = folded.lstrip().partition(" ")
    if not first or first in locale.with_words or first in locale.in_words or first in locale.conjunctions or opens_with_pointer(folded, locale):
        return None
    if opening_at(line, folded, 0, locale).said:
        return None
    byline, reading = _byline(line, locale, Opening())
    people = [creator.name for creator in byline.creators if creator.kind == "person"]
    if reading.odd or reading.bare or not people or not all(_is_name(name, reading) for name in people):
        return None
    return byline


def find_labelled(text: str, locale: Locale) -> Byline | None:
    """A label that opens a word of the trade too, with names behind it: 'Opinion | Jane Doe', as in 'Opinion by'; none is 'Sport | River United'."""
    line = text.strip()
    behind = _after_label(line, key(line), locale)
    label = key(line[:behind]).strip(" |·•\n")
    is_signed = bool(behind) and any(phrase.startswith(f"{label} ") for phrase in locale.byline.words)
    return find_names(line[behind:], locale) if is_signed else None


def opens_office(folded: str, locale: Locale) -> bool:
    """True of the key of a line that an office or a desk opens: 'reporter, halvoe', 'staff reporter'."""
    words = words_of(locale.tag)
    return bool(words.professions.opens(folded) or words.desks.opens(folded))


def tells_office(above: str, line: str, locale: Locale) -> bool:
    """True of a line that names nobody, and says what those above are, or where: 'Transport editor', 'Harbour News, Norfolk', 'Sant Joan del Mar'."""
    alone, joined = read(above, locale), read(f"{above}\n{line}", locale)
    same = [creator.name for creator in alone.creators] == [creator.name for creator in joined.creators]
    tells = any(one.role for one in joined.creators) or names.is_town(line)
    return same and tells and (joined.creators, joined.located) != (alone.creators, alone.located)


def goes_on(folded: str, locale: Locale) -> int:
    """Where the names begin on a line that goes on from the byline above it ('and Curt Hall', 'with Curt Hall'), 0 where none does."""
    end = locale.conjunctions.opens(folded)
    company = locale.with_words.words[0] if locale.with_words else ""
    if not end and company and folded.startswith(company):
        end = len(company)
    return end if folded[end : end + 1] == " " else 0


_AROUND_STAMP = " |•·,;:-–—/([)]"
_COUNT = lazily(r"(?<=\w)\s+\d{1,5}$")  # of comments, of readers


def beside(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """What a line says before, between and behind some places of it, its time stamps: 'Jane Doe · May 5, 2025' to 'Jane Doe'."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at:])
    return [bare for part in parts if (bare := _COUNT.sub("", _bare(part)))]


def _bare(part: str) -> str:
    """What stands beside a stamp without the marks around it; a bracket that closes one inside it stays: 'Jane Doe (AFP)'."""
    bare = part.strip(_AROUND_STAMP)
    behind = part[part.index(bare) + len(bare) :][:1] if bare else ""
    return f"{bare})" if behind == ")" and bare.count("(") > bare.count(")") else bare


_LABEL = lazily(r"\s*[^\W\d_]{2,12} ?[:：]")
_LABELLED = lazily(r"\s+(?=[^\W\d_]{2,12} ?[:：])")  # '来源：云州日报　作者：陆长安': each label begins a piece


def find_beside(text: str, spans: Iterable[tuple[int, int]], locale: Locale) -> Byline | None:
    """The byline beside the time stamps of a line: what a word of the trade opens, else what names people, else a desk or an agency."""
    parts = [part for part in beside(text, spans) if len(part) <= _LONGEST_BESIDE]
    parts += [piece for part in parts if _LABEL.match(part) for piece in _LABELLED.split(part) if piece != part]
    for look in (find, find_names, _find_first_name, _find_paper):
        found = next((byline for part in parts if (byline := look(part, locale)) is not None), None)
        if found is not None:
            return found
    return None


def _find_first_name(text: str, locale: Locale) -> Byline | None:
    """'von Karla', 'par Claire', 'posted by tam': beside a stamp one word is a name if the word of the trade before it goes on from the stamp."""
    opening = opening_at(text, key(text), 0, locale)
    name = text[opening.end :]
    if not opening.said or not text[0].islower() or not names.is_word(name) or key(name) in words_of(locale.tag).days:
        return None
    is_cased = name[0].isupper() and name[1:].islower()
    is_small = text.islower() and " " in text[: opening.end].strip() and name not in locale.function_words
    return Byline(text, (Creator(name, "person"),), opened=True) if (is_cased or is_small) and not is_the_paper(name, locale) else None


def _find_paper(text: str, locale: Locale) -> Byline | None:
    return read(text, locale) if is_the_paper(text, locale) else None


def is_the_paper(text: str, locale: Locale) -> bool:
    """True for a line that names a desk or an agency as the author, and nothing else but a place.

    'Staff Reporter', 'BR24 Redaktion', 'The Associated Press', 'Our Correspondent, Halvoe'
    """
    bare = text.strip(" .:|()[]")
    if not bare or len(bare) > names.LONGEST or len(bare.split()) > 5:
        return False
    folded = key(bare)
    desks = words_of(locale.tag).desks
    if folded in desks or without_article(folded) in desks or agencies.is_agency(bare) or agencies.is_agency(bare[len(bare) - len(without_article(folded)) :]):
        return True
    desk, mark, place = folded.partition(", ")
    if mark and desk in desks and " " not in place:
        return True
    closing = desks.closes(folded)
    return closing > 0 and len(folded) - closing >= 4 and not bare[0].islower()


def _may_be_names(line: str) -> bool:
    """False for prose: few of its words have a capital, or it is long in a script without capitals."""
    if not line or len(line) > _LONGEST:
        return False
    if names.is_uncased(line[:12]):
        return len(line) <= _LONGEST_BESIDE
    words = [word for word in line.split() if word[0].isalpha()]
    small = sum(map(str.islower, words))
    capitals = len(words) - small
    return 2 * capitals >= small and (capitals >= 2 or names.is_initials(line))


def _is_name(name: str, reading: Reading) -> bool:
    """True for a person's name, by its shape, or by what is known of names in a script without capitals."""
    if not names.is_uncased(name):
        begin = reading.line.find(name)
        untitled = reading.line[without_title(reading, begin, begin + len(name)) : begin + len(name)]
        return bool(names.is_name_shaped(untitled, reading.locale)) or untitled != name
    folded = key(name)
    if folded in reading.words.sections or folded in reading.words.chatter or any(c.isdigit() for c in name):
        return False
    if "\u3040" <= name[0] <= "\u9fff" or "\uac00" <= name[0] <= "\ud7a3":
        return 3 <= len(name) <= 12 and not names.is_no_han_name(name) and (name[0] >= "\u4e00" or "・" in name)
    return 2 <= len(name.split()) <= 4 and not any(word in reading.locale.function_words for word in folded.split())


def _may_open(line: str, folded: str, start: int, locale: Locale) -> bool:
    """False where no label, and no word of the trade that is written with others, can open a byline at a place."""
    return (
        ":" in folded[start : start + LONGEST_LABEL]
        or line[start : start + 1].islower()
        or glued_opening(line, folded, start, locale) > 0
        or behind_paper(line, folded, start, locale) > 0
    )


def _after_label(line: str, folded: str, locale: Locale) -> int:
    """'Opinion | By Jane Doe': the byline begins behind the label."""
    if not any(map(line[:LONGEST_LABEL].__contains__, "|•·\n")):
        return 0
    match = re.match(r"([^|·•\n]{2,30}?)\s?[|·•\n]\s?", line)
    return match.end() if match and folded[: match.end(1)].strip() in words_of(locale.tag).sections else 0


def _may_close(folded: str, locale: Locale) -> bool:
    return any(map(folded.__contains__, locale.byline_end.words))


_LONGEST_TAGLINE = 400  # characters
_AROUND_TAGLINE = " ()[]（）【】–—―-*"


def find_tagline(text: str, locale: Locale, folded: str | None = None) -> Byline | None:
    """A credit at the end of a text to who is in it, with what they did: 'Reporting by Jane Doe; Editing by Max Muster'.

    None where the line does not open so (or, like '… contributed to this report', end so), or says more than that.
    `folded` is the key of the line, where that is known.
    """
    line = text.strip()
    if len(line) > _LONGEST_TAGLINE:
        return None
    folded = _key_of(line, text, folded)
    bare, end = len(line) - len(line.lstrip(_AROUND_TAGLINE)), len(line.rstrip(_AROUND_TAGLINE))
    begin = next((at for at in (bare, 0) if locale.tagline.opens(folded, at)), None)
    places = [(begin + start, begin + behind) for start, behind in locale.tagline.find_all(folded[begin:end])] if begin is not None else []
    # where brackets cut off the words that open it, it may be closed by others
    return _opened_tagline(line, end, places, locale) if places else _closed_tagline(line, folded, begin or 0, end, locale)


def _opened_tagline(line: str, end: int, places: Sequence[tuple[int, int]], locale: Locale) -> Byline | None:
    """A credit in which each task stands before who did it: 'Reporting by Jane Doe; Editing by Max Muster'; `places` are those of the tasks."""
    creators: list[Creator] = []
    sources: list[str] = []
    located: str | None = None
    for (start, behind), (limit, _) in zip(places, [*places[1:], (end, end)], strict=True):
        stop = len(line[:limit].rstrip(" ,，;；.。、(（"))
        reading = take_apart(line, locale, behind, max(behind, stop), Opening(behind))
        if reading.odd:
            return None
        task = task_of(line[start:behind], locale)
        creators += [Creator(c.name, c.kind, task) for c in creators_of(reading)]
        sources += reading.sources
        located = located or reading.located
    if not creators or (len(places) == 1 and key(task_of(line[places[0][0] : places[0][1]], locale)) in locale.photo_credit):
        return None  # 'Foto: …' alone is a picture's
    return Byline(line, tuple(dict.fromkeys(creators)), tuple(dict.fromkeys(sources)), located, True)


def _closed_tagline(line: str, folded: str, begin: int, end: int, locale: Locale) -> Byline | None:
    """A credit whose task stands behind who did it: 'Jane Doe contributed to this report.'"""
    stop = len(folded[:end].rstrip(" ."))
    closed = locale.tagline.closes(folded, stop)
    if closed <= begin:
        return None
    reading = take_apart(line, locale, begin, closed, Opening(begin))
    task = line[closed:stop].strip(" ()（）:：")
    creators = tuple(Creator(c.name, c.kind, task) for c in creators_of(reading))
    if reading.odd or reading.bare or not creators:
        return None
    return Byline(line, creators, tuple(dict.fromkeys(reading.sources)), reading.located, True)

"""A byline taken apart piece by piece: people, desks, agencies and places, each with where it stands and the office that is printed."""

from __future__ import annotations

from artcli.language import agencies, names
from artcli.language.byline_names import is_place, take_name
from artcli.language.byline_pieces import Piece, part, trimmed
from artcli.language.byline_reading import Person, Reading, take_place
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import Opening, offices, opening_at, task_of, without_article, words_of
from artcli.patterns import lazily

_SAYS = (":", "/", "／", "=", "＝")  # between the word of a credit and the name
_GLUED_OFFICE = lazily(r"[^\W\d_]+?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")


def take_apart(line: str, locale: Locale, start: int, end: int, opening: Opening) -> Reading:
    """A part of a line to who is in it."""
    reading = Reading(line, key(line), locale, words_of(locale.tag), role=opening.role, task=opening.role, opened=opening.said)
    pieces = list(part(reading, start, end))
    if opening.placed and len(pieces) > 1 and _is_short(line[pieces[0].start : pieces[0].end], locale):
        first = pieces.pop(0)  # 'De notre correspondant à Rabat, Jean Dupont'
        reading.located = line[slice(*trimmed(line, first.start, first.end))]
    elif opening.placed and len(pieces) == 1:
        pieces = [_behind_place(reading, pieces[0])]
    for piece in pieces:
        if not reading.over:
            _take(reading, piece)
    _say_task(reading, None)
    return reading


def _say_task(reading: Reading, following: str | None) -> None:
    """Gives the task that opened the last names to those of them whose office is not printed: 'Translated by Jane Doe and Max Muster, edited by …'."""
    for person in reading.creators[reading.told :]:
        person.role = person.role or reading.task
    reading.told, reading.task = len(reading.creators), following


def _behind_place(reading: Reading, piece: Piece) -> Piece:
    """'a Roma Mara Venturelli' without the town, where a whole name stands behind it."""
    start, end = trimmed(reading.line, piece.start, piece.end)
    town, _, name = reading.line[start:end].partition(" ")
    if not names.is_word(town) or not names.is_name_shaped(name, reading.locale):
        return piece
    take_place(reading, town)
    return piece._replace(start=end - len(name))


def _is_short(place: str, locale: Locale) -> bool:
    """'Rabat', 'Rio de Janeiro', but not 'Rabat Jean Dupont'."""
    return sum(not names.is_particle(word, locale) for word in place.split()) <= 2


def _take(reading: Reading, piece: Piece) -> None:
    """One piece of a byline: by the mark or the word before it, else by its own words."""
    start, end = _behind_opening(reading, piece)
    if any(map(str.isalpha, reading.line[start:end])) and not _take_by_mark(reading, start, end, piece.mark):
        _take_by_words(reading, start, end, piece.mark)


def _take_by_mark(reading: Reading, start: int, end: int, mark: str) -> bool:
    """What stands in brackets, behind 'in' or behind 'for', and the photographer, with whom the byline is over; false where it is none of that."""
    text, folded = reading.line[start:end], reading.folded[start:end]
    if mark == "(":
        _take_bracket(reading, start, end)
    elif agencies.name_of(text) is None and _is_photo_credit(folded, reading.locale):
        _take_photographer(reading, start, end)
    elif mark == "in":
        if folded not in offices(reading.locale.tag) and not names.is_outlet(text):
            take_place(reading, text)
    elif mark == "for" and not agencies.find_all(text):
        if not reading.creators:
            take_name(reading, start, end, mark)  # 'For The Paper' alone
    else:
        return False
    return True


_LONGEST_UNCASED = 12  # characters of a name


def _take_photographer(reading: Reading, start: int, end: int) -> None:
    """Who made the pictures, beside whoever wrote; with the word for it the byline is over."""
    word = reading.locale.photo_credit.opens(reading.folded, start)
    opening = opening_at(reading.line[:end], reading.folded[:end], word, reading.locale)
    begin, behind = trimmed(reading.line, max(word, opening.end), end)
    name = reading.line[begin:behind]
    is_person = bool(name) and not agencies.find_all(name) and not names.is_outlet(name)
    if is_person and reading.creators and (names.is_name_shaped(name, reading.locale) or (names.is_uncased(name) and 2 <= len(name) <= _LONGEST_UNCASED)):
        _say_task(reading, None)
        reading.creators.append(Person(begin, behind, "person", task_of(reading.line[start:word], reading.locale)))
    reading.over = True


def _take_by_words(reading: Reading, start: int, end: int, mark: str) -> None:
    """An agency, a desk, a role, a place, or a name that may carry a role or a place with it."""
    locale, words = reading.locale, reading.words
    text, folded = reading.line[start:end], reading.folded[start:end]
    if (
        _take_agencies(reading, start, end)
        or _take_suffix(reading, start, end)
        or (reading.creators and folded in words.professions and _take_role(reading, start, end))
    ):
        return
    elif folded in words.desks or without_article(folded) in words.desks:
        _take_desk(reading, start, end, mark)
    elif folded in words.weekdays:
        return
    elif _is_town_called_as_a_section(reading, text, folded, mark):
        take_place(reading, text)
    elif folded in words.sections or folded in words.chatter or folded in words.passed or (reading.creators and folded in locale.byline_end):
        return  # '綜合報導'
    elif not _take_role(reading, start, end):
        take_name(reading, start, end, mark)


def _behind_opening(reading: Reading, piece: Piece) -> tuple[int, int]:
    """A piece without the words that open it, as the first of a byline has them; the office or the task that they name is the next one's."""
    line, folded, locale = reading.line, reading.folded, reading.locale
    start, end = trimmed(line, piece.start, piece.end)
    if piece.mark and piece.mark not in ("in", "(", "for"):
        role_first = bool(reading.creators) and reading.words.professions.opens(folded, start) > 0  # 'corresponsal en Rabat'
        again = Opening(start) if role_first else opening_at(line[:end], folded[:end], start, locale)
        task = 0 if again.said or role_first else locale.tagline.opens(folded[:end], start)
        if again.said and again.end < end:
            start, reading.role = again.end, again.role or reading.role
            _say_task(reading, again.role)
        elif task and task < end and line[start].islower() == line[start:task].islower():
            start, reading.role = trimmed(line, task, end)[0], task_of(line[start:task], locale)
            _say_task(reading, reading.role)
    start = _behind_glued_office(reading, start, end)
    bare = end - len(without_article(folded[start:end]))
    if line[start : start + 1].islower() and agencies.name_of(line[bare:end]) is not None and agencies.name_of(line[start:bare].strip()) is None:
        start = bare  # 'Von der dpa', but 'ats afp'
    return start, end


def _take_desk(reading: Reading, start: int, end: int, mark: str) -> None:
    """The paper itself: who worked with somebody is a source, and who stands beside a person is none of those who wrote."""
    text, folded = reading.line[start:end], reading.folded[start:end]
    begin = start if folded in reading.words.desks or not text[0].islower() else start + len(folded) - len(without_article(folded))
    desk = Person(begin, end, "organisation", reading.role)
    if mark == "with":
        reading.sources.append(text)
    elif mark == "and" or not any(person.kind == "person" for person in reading.creators):
        (reading.desks if text.islower() and len(text) <= 4 else reading.creators).append(desk)


def _is_town_called_as_a_section(reading: Reading, text: str, folded: str, mark: str) -> bool:
    """True for 'Jane Doe, Paris', where a part of the paper is called so too."""
    if folded not in reading.words.sections or (folded in offices(reading.locale.tag) and not names.is_town(text)):
        return False
    return bool(reading.creators) and reading.creators[-1].kind == "person" and is_place(text, mark, reading)


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
    if not behind:
        return False
    _, parted, last = folded[:behind].rpartition(" ")
    if parted and (last in locale.byline or last in locale.particles):  # 'foto di Mara Rossi', 'Fotografía de Ana Mota'
        return True
    is_marked = folded[behind - 1] in _SAYS or folded[behind:].lstrip()[:1] in _SAYS
    return behind == len(folded) or is_marked or locale.byline.opens(folded, behind + 1) > 0


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
        _take(reading, Piece(end - len(rest), end, ""))
    return True


def _take_agency_behind(reading: Reading, start: int, end: int, begin: int, behind: int) -> bool:
    """'JANE DOE Associated Press': a person and her agency, with nothing between them."""
    name = reading.line[start : start + begin].rstrip()
    if start + behind < end or not names.is_name_shaped(name, reading.locale):
        return False
    take_name(reading, start, start + len(name), ",")
    return _take_agencies(reading, start + begin, end)


def _without(text: str, found: tuple[tuple[int, int, str], ...]) -> str:
    at, left = 0, []
    for begin, behind, _ in found:
        left.append(text[at:begin])
        at = behind
    return "".join(left) + text[at:]


def _take_bracket(reading: Reading, start: int, end: int) -> None:
    """'(avec MAP)', '(Text)', '(Berlin)', '(서울=연합뉴스)': anything else in brackets is a remark."""
    found = agencies.find_all(reading.line[start:end])
    if found:
        _take_agencies_in_bracket(reading, start, end, found)
    begin = start + reading.locale.in_words.opens(reading.folded[start:end])  # '(à Rabat)'
    begin = end - len(reading.line[begin:end].lstrip())
    text, folded = reading.line[begin:end], reading.folded[begin:end]
    companion = 0 if found else reading.locale.with_words.opens(folded)
    last = reading.creators[-1] if reading.creators else None
    if companion:
        _take_companion(reading, begin + companion, end)
    elif last is None or not text:  # a lone '(in)'
        return
    elif not found and _is_office(folded, reading):
        last.role = last.role or text
    elif last.role is not None and reading.line[start - 2 : start - 1] == " " and text[0].isupper() and last.end < start:
        last.role = _joined(reading, last.role, start, end)
    elif not found and _is_town_in_bracket(text, folded, reading.locale):
        take_place(reading, text)


def _take_agencies_in_bracket(reading: Reading, start: int, end: int, found: tuple[tuple[int, int, str], ...]) -> None:
    text = reading.line[start:end]
    reading.sources += [text[begin:behind] for begin, behind, _ in found]
    reading.agencies += [(start + begin, start + behind) for begin, behind, _ in found]
    place, mark, _ = text.partition("=")
    if mark and place.strip():
        take_place(reading, place.strip())


def _take_companion(reading: Reading, start: int, end: int) -> None:
    """Who stands behind 'with' in brackets: the paper, another outlet, or somebody who wrote too."""
    text = reading.line[start:end].strip()
    if key(text) in reading.words.desks or names.is_outlet(text):
        reading.sources.append(text)
    elif names.is_name_shaped(text, reading.locale):
        reading.creators.append(Person(end - len(reading.line[start:end].lstrip()), end, "person"))
    else:
        reading.odd = True


def _is_office(folded: str, reading: Reading) -> bool:
    """True of '(Text)', '(Redakteurin)', '(von)': what the one before it did."""
    locale = reading.locale
    return folded in locale.photo_credit or folded in reading.words.professions or folded in locale.byline or folded + ":" in locale.byline


def _is_town_in_bracket(text: str, folded: str, locale: Locale) -> bool:
    """True of one word with a capital that is neither an outlet nor an office."""
    is_word = text[0].isupper() and not text.isupper() and len(text.split()) == 1
    return is_word and not names.is_outlet(text) and folded not in offices(locale.tag)


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


def _take_role(reading: Reading, start: int, end: int) -> bool:
    """An office and who holds it, or an office of the one before; of the next one, where nobody stands before it."""
    text, folded = reading.line[start:end], reading.folded[start:end]
    behind = reading.words.professions.opens(folded)
    if behind and _take_name_behind(reading, start, end, behind):
        return True
    if behind < len(folded) and names.is_uncased(text):
        return False
    if not behind:
        office = next(reading.words.professions.find_all(folded), None)
        if office is None:
            return False
        if not reading.creators:
            return text[0].islower() and _take_name_behind_small(reading, start, end, *office)
        if not _is_office_with_more(text, text[: office[0]], reading.locale):
            return False
    if not reading.creators:
        reading.role = text
    elif reading.creators[-1].role is None:
        reading.creators[-1].role = text
    return True


def _take_name_behind(reading: Reading, start: int, end: int, behind: int) -> bool:
    """'Redakteurin Erika Muster', '記者：王小明': the name behind the office that opens a piece."""
    name = reading.line[start + behind : end].lstrip(" :：=＝・")
    is_shaped = names.is_name_shaped(name, reading.locale)  # None: its script has no shape to tell by
    if not (is_shaped or (is_shaped is None and len(name) >= 2)):
        return False
    reading.role = reading.line[start : start + behind].strip()
    take_name(reading, end - len(name), end, ",")
    return True


def _take_name_behind_small(reading: Reading, start: int, end: int, begin: int, behind: int) -> bool:
    """'political editor Jane Doe': the name behind an office that stands behind small words."""
    if not names.is_name_shaped(reading.line[start + behind : end], reading.locale):
        return False
    reading.role = reading.line[start + begin : start + behind]
    take_name(reading, *trimmed(reading.line, start + behind, end), ",")
    return True


_LONGEST_OFFICE = 6  # words


def _is_office_with_more(text: str, before: str, locale: Locale) -> bool:
    """True of 'envoyé spécial à Gaza', 'Chief correspondent': small words or one word before the office, which are nobody's name."""
    return len(text.split()) <= _LONGEST_OFFICE and (text[0].islower() or len(before.split()) <= 1) and not names.is_name_shaped(before, locale)

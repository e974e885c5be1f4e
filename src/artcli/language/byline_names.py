"""A piece of a byline that names somebody: where the name begins and ends, whose office stands with it, and what it is if no name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from artcli.article import CreatorKind
from artcli.language import agencies, names
from artcli.language.byline_pieces import trimmed
from artcli.language.byline_reading import Person, Reading, take_place
from artcli.language.folding import key
from artcli.language.locale import Locale

_ASIDE = frozenset({"|", "｜", "丨", "·", "•", "/", "／", "∕", "-", "--", "–", "—", "―", "ـ"})


def take_name(reading: Reading, start: int, end: int, mark: str) -> None:
    """A stretch that should be a name to the person or paper that it names, or to a place; the reading is odd where it can be neither."""
    named = _named(reading, start, end, mark)
    if named is None:
        return
    start, end, role = named
    text = reading.line[start:end]
    if not text or len(text) > names.LONGEST:
        reading.odd = reading.odd or bool(text)
    elif not names.is_uncased(text):
        _take_cased(reading, start, end, role, mark)
    elif not _take_spaced_place(reading, text, mark):
        for begin, behind in _uncased_names(reading, start, end):
            _add_uncased(reading, begin, behind, role)


def _named(reading: Reading, start: int, end: int, mark: str) -> tuple[int, int, str | None] | None:
    """Where in a stretch the name stands, and the office beside it; None where there is but an office or a place, which is then taken."""
    start = _behind_outlet(reading, start, end)
    start += 0 if reading.creators or reading.opened else names.behind_by(reading.line[start:end], reading.locale)
    end = whole = _without_honorifics(reading, start, end)
    start, end, role = _without_closing(reading, start, end)
    if role is None and mark in ("/", "／", "∕") and reading.creators and end < whole:
        take_place(reading, reading.line[start:end])  # '記者王小明／台北報導'
        return None
    if role is None and end < whole and reading.locale.tag == "zh" and " " in reading.folded[start:end] and reading.folded[end] != " ":
        end = _without_last(reading, start, end)  # '记者 王小明 北京报道'
    if role is None:
        whole = end
        start, end, role = _without_office(reading, start, end)
        if role and _is_nobody(reading, start, end):
            reading.creators.append(Person(start, whole, "organisation", unnamed=True))
            return None
    return *_once(reading.line, start, end), role or reading.role


def _take_spaced_place(reading: Reading, text: str, mark: str) -> bool:
    """The place beside a name in Arabic, Hebrew or a script of India, which have blanks and no capitals; true if the text is the place."""
    if not "\u0590" <= text[0] <= "\u0dff":
        return False
    only = reading.creators[0] if len(reading.creators) == 1 else None
    if " " in text and mark in _ASIDE and reading.located is None and only is not None:
        first = reading.line[only.start : only.end]
        if only.role is None and " " not in first:
            take_place(reading, first)  # 'القاهرة - محمد الأحمد'
            reading.creators.clear()
    is_behind_name = " " not in text and reading.creators and mark in (*_ASIDE, ",", "،") and not names.is_outlet(text)  # 'محمد الأحمد - الرباط'
    if is_behind_name or (mark in (",", "،") and only is not None and _is_correspondent(reading, only)):  # 'निज संवाददाता, सोनपुर कलां'
        take_place(reading, text)
        return True
    if reading.creators and mark in (*_ASIDE, ",", "،") and _is_behind_office(reading, text):  # below a name: 'مراسلة - وادي الزيتون'
        take_place(reading, text)
        return True
    return False


def _is_behind_office(reading: Reading, text: str) -> bool:
    """True of what an office that opens a line below others has behind it, a mark between them and nothing else."""
    line, _, _ = reading.folded[reading.folded.rfind("\n") + 1 :].rpartition(key(text))
    office = reading.words.professions.opens(line) if "\n" in reading.line else 0
    between = line[office:].strip()
    return office > 0 and between != "" and not any(map(str.isalpha, between))


def _take_cased(reading: Reading, start: int, end: int, role: str | None, mark: str) -> None:
    """A name, a place or a paper in a script with capitals, which tell much."""
    text = reading.line[start:end]
    outlet = names.is_outlet(text)
    shaped = not outlet and _is_shaped(reading, start, end)
    if (mark in _ASIDE or mark in (",", "\n", ";")) and reading.creators and not outlet and is_place(text, mark, reading):
        take_place(reading, text)
    elif text[0].islower() and not outlet:
        _take_small(reading, start, end)
    elif shaped and mark == "," and reading.described and len(reading.creators) == 1:
        take_place(reading, text)  # 'Jane Doe, pensioner, Nether Halvoe'
    elif shaped:
        _add_person(reading, start, end, role, mark)
    elif outlet and mark not in ("and", "with") and (any(person.kind == "person" for person in reading.creators) or _follows_agency(reading, mark)):
        return  # 'Jane Doe | Fox News', 'Associated Press - Fox News': where it is printed; the byline keeps it
    elif outlet and mark == "with" and reading.creators:
        reading.sources.append(text)  # 'Jean Dupont avec Le420'
    else:
        _add_unshaped(reading, start, end, role, outlet=outlet)


def _is_shaped(reading: Reading, start: int, end: int) -> bool:
    """True of what looks like the name of a person, with a title or without."""
    untitled = reading.line[without_title(reading, start, end) : end]
    if names.is_name_shaped(untitled, reading.locale):
        return True
    return len(untitled) < end - start and names.is_word(untitled) and untitled[0].isupper()  # 'Frau Muster'


def _add_person(reading: Reading, start: int, end: int, role: str | None, mark: str) -> None:
    """A person, beside whom a paper is where it is printed, and an office before the name is hers."""
    if mark in _ASIDE and reading.creators and all(person.kind == "organisation" for person in reading.creators):
        if names.is_uncased(reading.line[reading.creators[-1].start : reading.creators[-1].end]):
            return  # '例日新聞 | Rei Shimbun': the paper once more, in Latin letters
        reading.creators.clear()  # 'Wochenblatt / Max Muster': the paper he writes for
    if mark == "," and reading.creators and reading.creators[-1].unnamed:
        office = reading.creators.pop()
        role = role or reading.line[office.start : office.end]
    reading.creators.append(Person(start, end, "person", role))
    reading.role = None


def _add_unshaped(reading: Reading, start: int, end: int, role: str | None, *, outlet: bool) -> None:
    """A paper, or a few words that look like no name: somebody of one name, or an organisation; more words make the reading odd."""
    text = reading.line[start:end]
    words = text.split()
    alone = len(words) == 1
    reading.odd = reading.odd or not (outlet or alone) or len(words) > 7
    kind: CreatorKind = "person" if alone and not outlet and (names.may_be_one_word(reading.locale.tag) or role is not None) else "organisation"
    reading.bare = reading.bare or text[:4].lower() == "the " or not (outlet or (kind == "person" and role))
    if (outlet and len(words) <= 7) or len(words) <= 3:
        reading.creators.append(Person(start, end, kind, role))
        reading.role = None


def _is_correspondent(reading: Reading, person: Person) -> bool:
    """True for a desk of one, as 'our correspondent': it ends in an office."""
    return person.kind == "organisation" and reading.words.professions.closes(reading.folded, person.end) >= person.start


def _without_last(reading: Reading, start: int, end: int) -> int:
    """The end of a name before the place that stands behind it as a word of its own."""
    place = reading.folded.rindex(" ", start, end)
    take_place(reading, reading.line[place + 1 : end])
    return place


def _behind_outlet(reading: Reading, start: int, end: int) -> int:
    """Where the name begins in '例日报 记者王小明', '社会部 山田太郎': behind the paper or desk, and the word of the trade that may open it."""
    text = reading.line[start:end]
    outlet, _, rest = text.replace("\u3000", " ").partition(" ")
    is_desk = key(outlet) in reading.words.desks
    if not rest.strip() or not names.is_uncased(text) or not (is_desk or names.is_outlet(outlet)):
        return start
    begin = end - len(rest)
    behind = reading.locale.byline.opens(reading.folded[:end], begin)
    is_closed = reading.locale.byline_end.closes(reading.folded[begin:end]) > 0
    return behind if 0 < behind < end else begin if is_closed or is_desk else start


def _is_nobody(reading: Reading, start: int, end: int) -> bool:
    """True for what stands before an office and names no person: the 'our Paris' of 'By our Paris correspondent'."""
    text = reading.line[start:end]
    named = names.is_uncased(text) or names.is_name_shaped(text[without_title(reading, start, end) - start :], reading.locale)
    return not named and len(text.split()) <= 3 and text.split()[-1][0].isupper()


def _follows_agency(reading: Reading, mark: str) -> bool:
    return mark in ("-", "–", "—", "|", "｜") and bool(reading.agencies) and not reading.creators


def is_place(text: str, mark: str, reading: Reading) -> bool:
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
    elif reading.creators and reading.opened and _is_from(text, reading):
        take_place(reading, text.partition(" ")[2])
    elif reading.creators:
        reading.odd = True
        person = reading.creators[-1]
        if person.role is None and person.kind == "person" and len(text.split()) <= 6 and (" " in text or reading.opened):
            person.role = text
            reading.described = True
    elif _is_small_name(reading, text):
        reading.odd = reading.line[start - 2 : start].strip() != ":"  # 'by sea and air', but 'words: jane doe'
        reading.creators.append(Person(start, end, "person"))
    elif len(text.split()) <= 3:
        reading.odd = True
        (reading.desks if len(text) <= 4 else reading.creators).append(Person(start, end, "organisation"))
    else:
        reading.odd = True


def _is_from(text: str, reading: Reading) -> bool:
    """'Por Ana Silva, de Brasília': where somebody is from, in languages whose word for it is a particle of names."""
    lead, _, place = text.partition(" ")
    return lead in reading.locale.particles and bool(place) and is_place(place, ",", reading)


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
        begin, _ = trimmed(reading.line, start + behind, end) if behind else (end, end)
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
        folded = folded[:before].rstrip(" \u3000,=＝")
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
            take_place(reading, reading.line[start:cut].strip())
            start = cut + 1
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", reading.line[start:end])]
    chinese = reading.locale.tag == "zh" and len(words) > 1 and all(2 <= e - b <= 4 and "\u4e00" <= reading.line[b] <= "\u9fff" for b, e in words)
    if chinese:
        yield from words
    else:
        yield words[0][0], words[-1][1]


_LONGEST_WITH_FAMILY, _LONGEST_HAN, _LONGEST_UNCASED, _MOST_WORDS = 5, 16, 40, 5  # characters of a name, and its words


def _add_uncased(reading: Reading, start: int, end: int, role: str | None) -> None:
    """A name in a script without capitals, which its length tells from other words and in China and Korea the family before it; or a paper, or an agency."""
    text = reading.line[start:end]
    if agencies.name_of(text):
        reading.sources.append(text)
        reading.agencies.append((start, end))
        return
    outlet = names.is_outlet(text) or key(text) in reading.words.desks
    is_han, is_hangul = "\u3040" <= text[0] <= "\u9fff", "\uac00" <= text[0] <= "\ud7a3"
    opens_with_family = is_hangul or (is_han and reading.locale.tag == "zh" and "·" not in text)  # a name from elsewhere has its own first
    longest = _LONGEST_WITH_FAMILY if opens_with_family else _LONGEST_HAN if is_han else _LONGEST_UNCASED
    reading.odd = reading.odd or (len(text) > longest and not outlet) or len(text) < 2 or len(text.split()) > _MOST_WORDS
    reading.bare = reading.bare or (not outlet and opens_with_family and names.opens_no_family(text[0]))
    reading.creators.append(Person(start, end, "organisation" if outlet else "person", role))
    reading.role = None

"""What a page says of itself in so many words: labelled headers, a dated first line, an address, an end mark.

These are read as what they say, before anything is weighed; the model then labels the rest around them.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from artcli.language import bylines, datelines, dates
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import QUESTION_MARKS
from artcli.readers.text import copies, labelled, letters, marks, notices, releases, tags
from artcli.readers.text.copies import Copied
from artcli.readers.text.interruptions import END_MARKS
from artcli.readers.text.labelled import LABEL, TOP, HeaderField, label_of, labels_of
from artcli.readers.text.page import Line, Page
from artcli.readers.text.record import RecordField
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import LONG_RULE, width
from artcli.values import NamedTuple

_ROLES: Mapping[str, Role] = {
    "headline": Role.HEADLINE,
    "standfirst": Role.STANDFIRST,
    "byline": Role.BYLINE,
    "published": Role.PUBLISHED,
    "modified": Role.PUBLISHED,
    "section": Role.SECTION,
    "keywords": Role.KEYWORDS,
    "caption": Role.CAPTION,
    "crosshead": Role.CROSSHEAD,
    "body": Role.BODY,
}
_LONGEST = 200  # characters of a line that says in a few words what it is
_NO_HEADLINE = frozenset(set(Role) - {Role.HEADLINE})
_TEXT = frozenset({Role.BODY, Role.CROSSHEAD})
_MOMENTS = frozenset({"published", "modified"})
_AFTER_BODY_LABEL = frozenset({Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.FURNITURE, Role.KEYWORDS, Role.BYLINE, Role.PUBLISHED})
_PICTURED = frozenset({Role.CAPTION})
_AFTER_RELEASE = frozenset({Role.FURNITURE, Role.KEYWORDS, Role.PUBLISHED})  # who is named there is to be asked, and wrote nothing
_AFTER_END_MARK = frozenset({Role.FURNITURE, Role.KEYWORDS, Role.BYLINE, Role.PUBLISHED})


_Allowed = list[frozenset[Role] | None]
"""For each line the roles that it may have; None where nothing is said of it."""


class Header(NamedTuple):
    """All that a page says of itself: the fields, and for each line the roles that this leaves open (None: all)."""

    fields: tuple[HeaderField, ...]
    allowed: tuple[frozenset[Role] | None, ...]
    by_line: Mapping[int, Sequence[HeaderField]]

    def at(self, index: int) -> Sequence[HeaderField]:
        """What a line says."""
        return self.by_line.get(index, ())


def _header(named: Sequence[HeaderField], allowed: Sequence[frozenset[Role] | None]) -> Header:
    by_line: dict[int, list[HeaderField]] = {}
    for one in named:
        by_line.setdefault(one.at, []).append(one)
    return Header(tuple(named), tuple(allowed), by_line)


def read(page: Page) -> Header:
    """A page to what it says of itself."""
    if page.record_fields:
        return _of_grammar(page)
    contacts = list(_contacts(page))
    named, headed = _said(page, contacts)
    allowed = _by_fields(named, headed, len(page.lines)) if named else _by_sentences(page)
    for i, roles in itertools.chain(notices.find(page), marks.find(page), releases.letterhead(page), letters.find(page)):
        both = roles if (before := allowed[i]) is None else before & roles
        allowed[i] = both or before  # where the two leave nothing, what was told first holds
    for i in _continued_bylines(page):
        allowed[i - 1] = allowed[i - 1] or frozenset({Role.BYLINE})
        allowed[i] = allowed[i] or frozenset({Role.BYLINE})
    for i, roles in _entries(page):
        allowed[i] = allowed[i] or roles
    for i in page.pictured:
        allowed[i] = allowed[i] or _PICTURED
    _end(page, allowed, contacts=bool(contacts))
    crumb = _parted_crumb(page)
    return _header(named if crumb is None else [*named, crumb], allowed)


def _said(page: Page, contacts: Sequence[HeaderField]) -> tuple[list[HeaderField], list[int]]:
    """What the lines of a page say, and which of them, printed by a program, tell the headline too."""
    named = [*_dated_line(page), *labelled.find(page), *_addresses(page), *_openings(page), *contacts, *_rules(page), *_numbered_crumbs(page)]
    taken = {entry.at for entry in named if entry.field not in _MOMENTS}
    copied = {one.at: one for one in copies.find(page) if one.at not in taken}
    named = [entry for entry in named if entry.at not in copied]
    named += [entry for one in copied.values() for entry in _copied(one, page.lines[one.at])]
    known = {entry.at for entry in named}
    named += [HeaderField("keywords", value, i) for i, value in tags.find(page) if i not in known]
    return named, [at for at, one in copied.items() if one.headline]


def _copied(one: Copied, line: Line) -> list[HeaderField]:
    """What a line says that a program printed; beside a headline in it stands what that does not say."""
    field = "copied" if one.day else "url" if one.address else "other"
    said = HeaderField(field, one.headline or one.day or one.address or line.seen, one.at)
    return [said, HeaderField("other", line.seen, one.at)] if one.headline else [said]


def _by_fields(named: Sequence[HeaderField], headed: Iterable[int], count: int) -> _Allowed:
    """The roles of lines that say a field, of the `headed` ones, which tell the headline too, and of all others below the label of the text."""
    allowed: _Allowed = [None] * count
    for entry in named:
        role = _ROLES.get(entry.field, Role.FURNITURE)
        # a label with nothing behind it is no field: "Author: None"
        allowed[entry.at] = frozenset({role if entry.value or role is Role.BODY else Role.FURNITURE})
    for at in headed:
        allowed[at] = frozenset({Role.FURNITURE, Role.HEADLINE})
    body = next((one for one in named if one.field == "body"), None)
    if body is not None:
        allowed[body.at] = frozenset({Role.BODY if body.value else Role.FURNITURE})
        # "Title: … Content:": what follows was stored as the content; a lone "Text:" may be the credit of a free page
        below = _TEXT if any(one.field == "headline" and one.at < body.at for one in named) else _AFTER_BODY_LABEL
        for i in range(body.at + 1, count):
            allowed[i] = allowed[i] or below
    return _with_one_headline(allowed, named)


def _with_one_headline(allowed: _Allowed, named: Iterable[HeaderField]) -> _Allowed:
    """The roles of lines to the same, without the headline for those of which nothing is said where a field says it."""
    is_said = any(one.field == "headline" and one.value for one in named)
    return [roles or _NO_HEADLINE for roles in allowed] if is_said else allowed


def _end(page: Page, allowed: _Allowed, *, contacts: bool) -> None:
    """Narrows what lines may be where a text says that it is over: text above, no text below."""
    end = releases.end(page, contacts=contacts)
    if end is None:
        return
    for i in releases.text_above(page, end):
        allowed[i] = allowed[i] or _TEXT
    allowed[end] = frozenset({Role.FURNITURE})
    below = _AFTER_END_MARK if page.lines[end].key in END_MARKS else _AFTER_RELEASE
    for i in range(end + 1, len(allowed)):
        allowed[i] = below if allowed[i] is None else allowed[i]


def _of_grammar(page: Page) -> Header:
    """What the grammar of a page tells of its lines. Nothing else is said outside of the story, and no headline there but the told one."""
    labels = labels_of(page.locale.tag)
    named: list[HeaderField] = []
    allowed: _Allowed = [None] * len(page.lines)
    last = max(page.story, default=-1)
    for i in page.story if page.strict else ():
        may_be_heading = i != last and any(map(str.isalnum, page.lines[i].key))  # which has words, and text below it
        allowed[i] = _TEXT if may_be_heading else frozenset({Role.BODY})
    for i in letters.around_story(page):
        allowed[i] = _NOTHING
    for i, entries in page.record_fields.items():
        here = [_told(entry, labels, i) for entry in entries]
        named += here
        roles = [_ROLES[entry.field] for entry in here if entry.value and entry.field in _ROLES]
        allowed[i] = frozenset({roles[0] if roles else Role.FURNITURE})
    named += [entry for entry in _openings(page) if entry.at not in page.record_fields]
    return _header(named, _with_one_headline(allowed, named))


def _told(entry: RecordField, labels: Mapping[str, str], at: int) -> HeaderField:
    """What a grammar tells of a line; of what it knows the label alone, the language says which field that is."""
    value = entry.value if entry.literal else labelled.value_of(entry.value)
    if entry.field is not None:
        return HeaderField(entry.field, value, at)
    field = labels.get(key(entry.label), "other")
    return HeaderField(field, labelled.of_day(field, value), at)


_DATED_LINE = lazily(r"date[ :]{1,3}(\d{4}-\d{2}-\d{2})(?: (.{1,60}))?$", re.IGNORECASE)  # 'date 2024-03-04 Culture'


def _dated_line(page: Page) -> list[HeaderField]:
    for i, line in enumerate(page.lines[:3]):
        match = _DATED_LINE.match(line.seen) if line.key.startswith("date") else None
        if match:
            section = (match[2] or "").strip()
            return [*([HeaderField("section", section, i)] if section else []), HeaderField("published", match[1], i)]
    return []


# behind it, the number of a printed page
_ADDRESS = lazily(r"<?(https?://[^\s<>]{4,2000})>?(?: (?:[^\W\d_]{4,8}\.? )?\d{1,3} ?(?:/|[a-z]{1,3}) ?\d{1,3})?$", re.IGNORECASE)


def _addresses(page: Page) -> Iterator[HeaderField]:
    """A line among the first or the last that is a web address and nothing else."""
    for i in [*range(min(5, len(page.lines))), *range(max(5, len(page.lines) - 3), len(page.lines))]:
        match = _ADDRESS.match(page.lines[i].seen) if "://" in page.lines[i].seen else None
        if match:
            yield HeaderField("url", match[1], i)
            return


def _openings(page: Page) -> Iterator[HeaderField]:
    """Lines that say what they are with their first words: an embargo, an editor's note."""
    locale = page.locale
    head = _HEAD if locale.embargo.may_stand("\n".join([line.key for line in page.lines[:_HEAD]])) else 0
    for i, line in enumerate(page.lines):
        bare = line.key.lstrip("[(*– -")
        if i < head and locale.embargo.opens(bare):
            yield HeaderField("embargoed_until", line.seen[len(line.key) - len(bare) :], i)
        elif i < head and (begin := _embargo_within(line, locale)):
            yield HeaderField("embargoed_until", line.seen[begin:], i)
        elif (end := locale.editor_note.opens(bare)) and _is_editor_note(bare, end, line, locale):
            yield HeaderField("ed_note", line.seen, i)


_HEAD = 12  # lines; an embargo is not looked for further down
_BEFORE_EMBARGO = ("-", "–", "—", ":", ",", ";", "|", "(", "•", "·", "/", ".")


def _embargo_within(line: Line, locale: Locale) -> int:
    """Where an embargo with its day begins behind a mark: 'For the press only - embargo until 12 October 2023'; 0 where none does."""
    if len(line.key) > _LONGEST:
        return 0
    places = (start for start, _ in locale.embargo.find_all(line.key) if start and line.key[:start].rstrip().endswith(_BEFORE_EMBARGO))
    return next((start for start in places if any(stamp.value for stamp in dates.find(line.seen[start:], locale))), 0)


_LONGEST_STAMP = 120  # characters


def _is_editor_note(bare: str, end: int, line: Line, locale: Locale) -> bool:
    """True of a line that a phrase of notes opens, up to `end`, where it says one."""
    if len(bare) <= _LONGEST_STAMP and not line.stopped and dates.find(line.seen, locale):  # 'Update: 28.04.2023 17:23' is a time stamp
        return False
    is_sentence = bare.count(" ", 0, end) >= _OF_A_SENTENCE and line.stopped
    return bare[end - 1] == ":" or _COLON_OF_NOTE.match(bare, end) is not None or line.seen[:1] in "[(" or is_sentence


_COLON_OF_NOTE = lazily(r" ?:|[ ,(]{1,3}[^:,.]{0,12}\.? ?\d[^:]{0,14}:")  # 'Editor's note, Aug. 5, 2020: …'
_OF_A_SENTENCE = 2  # spaces in words that open a note without a mark: 'An earlier version of this article …'


_REACHED_AT = lazily(r"[^\s@]{1,64}@[\w-]{1,63}\.\w|(?:\+|\(0|\b0|\b\d{3}[-./) ])[\d ()./-]{6,}")  # an e-mail address or a telephone number


def _contacts(page: Page) -> Iterator[HeaderField]:
    """Lines that say how to reach whom: 'Contact: Jane Doe, 555/555-5555', or 'Pressekontakt:' above her name and her number."""
    labels = labels_of(page.locale.tag)
    for i, line in enumerate(page.lines):
        label = label_of(line, labels) if len(line.seen) <= _LONGEST else None
        if label is None or label[0] != "other":
            continue
        if _REACHED_AT.search(line.seen):
            yield HeaderField("other", line.seen, i)
        elif line.key.endswith(":"):
            together = list(itertools.takewhile(_is_of_contact, page.lines[i + 1 : i + 1 + _MOST_OF_CONTACT]))
            last = max((n for n, below in enumerate(together) if _REACHED_AT.search(below.seen)), default=-1)
            yield from (HeaderField("other", below.seen, i + 1 + n) for n, below in enumerate(together[: last + 1]))


_MOST_OF_CONTACT = 5  # lines


def _is_of_contact(line: Line) -> bool:
    return len(line.seen) <= _LONGEST and not line.stopped


def _rules(page: Page) -> Iterator[HeaderField]:
    """Lines that are drawn: '=========='."""
    for i, line in enumerate(page.lines):
        if line.seen[:1] in "=_*#~-" and LONG_RULE.match(line.seen):
            yield HeaderField("other", line.seen, i)


_NUMBERED = lazily(r"(\d)\. ?(\S.{0,39})$")
_LONGEST_CRUMB = 3  # words


def _numbered_crumbs(page: Page) -> list[HeaderField]:
    """The way from the front page, which browsers number: '1. Home', '2. News', '3. Islands'; a part of the paper that the pack knows, or the last."""
    crumbs: list[tuple[int, str]] = []
    for i, line in enumerate(page.lines[:TOP]):
        match = _NUMBERED.match(line.seen) if line.seen[:1].isdecimal() else None
        is_next = match is not None and int(match[1]) == len(crumbs) + 1 and len(match[2].split()) <= _LONGEST_CRUMB
        if match and is_next and (crumbs or key(match[2]) in page.locale.navigation):
            crumbs.append((i, match[2]))
        elif crumbs:
            break
    if len(crumbs) < 2:
        return []
    section = next((i for i, text in crumbs[1:] if key(text) in page.locale.sections), crumbs[-1][0])
    return [HeaderField("section" if i == section else "other", text, i) for i, text in crumbs]


_CRUMB_MARKS = frozenset({"/", ">", "›", "»", "→"})


def _parted_crumb(page: Page) -> HeaderField | None:
    """The part of the paper, where the pack knows it, on the way from the front page whose marks stand alone: 'Home', '/', 'Local', '/', 'Halvoe'.

    It leaves all roles open: the last of such crumbs may be the headline.
    """
    marks = {one.line.lines.first for one in page.interruptions if one.line.key in _CRUMB_MARKS}
    places = {line.lines.first: i for i, line in enumerate(page.lines[:TOP])} if marks else {}
    for front in (mark - 1 for mark in sorted(marks)):
        at = front
        while front in places and page.lines[places[front]].key in page.locale.navigation and at + 1 in marks and at + 2 in places:
            at += 2
            if page.lines[places[at]].key in page.locale.sections:
                return HeaderField("crumb", page.lines[places[at]].seen, places[at])
    return None


# a sentence and another behind it; a short word with a capital before a stop is shortened: 'St. Anna', 'Prof. Falk'
_SENTENCE_END = lazily(r"(?:(?<!\w)[^\W\d_A-ZÀ-Þ][^\W\d_]{2,}|[^\W\d_]{6})[.!?…][\"'”’»)]{0,2} +\S|[。！？।።။។۔؟](?=.)")
_LONGEST_HEADLINE = 80  # columns of a headline that ends as a sentence does


def _by_sentences(page: Page) -> _Allowed:
    """The roles of the lines of a page that holds nothing but text, of which no sentence is the headline; a line alone is the body."""
    if not all(line.stopped or _is_text(line, page.locale) for line in page.lines):
        return [None] * len(page.lines)
    of_text = frozenset({Role.BODY}) if len(page.lines) == 1 else _NO_HEADLINE
    return [of_text if _is_text(line, page.locale) else None for line in page.lines]


def _is_text(line: Line, locale: Locale) -> bool:
    """True of a line that is no headline though it stands alone: a dateline opens it, or it is a sentence too long for one, or two of them."""
    if datelines.find(line.seen, locale) is not None:
        return True
    return line.stopped and (_SENTENCE_END.search(line.seen) is not None or width(line.seen) > _LONGEST_HEADLINE)


def _entries(page: Page) -> Iterator[tuple[int, frozenset[Role]]]:
    """The first lines of the entries of a live blog: who wrote it, and its title or its text.

    Whom another line names, too, did not write the entry: who wrote one did not write them all.
    """
    often = Counter(page.lines[i].key for i in page.entries)
    foreign: dict[str, bool] = {}  # names, and whether they stand nowhere else
    for i in page.entries:
        line = page.lines[i]
        signed = _may_be_writer(line, often[line.key], page.locale)
        if signed and line.key not in foreign and len(foreign) < _MOST_WRITERS:
            foreign[line.key] = not any(line.key in other.key for other in page.lines if other.key != line.key)
        if signed := signed and foreign.get(line.key, False):
            yield i, _NOTHING
        first = min(i + signed, len(page.lines) - 1)
        yield first, frozenset({Role.CROSSHEAD if _heads_entry(page, first) else Role.BODY})


_NOTHING = frozenset({Role.FURNITURE})
_LONGEST_WRITER = 4  # words
_OFTEN = 2  # entries of one writer
_MOST_WRITERS = 60  # names that are looked for in all lines: a page with more is no live blog


def _may_be_writer(line: Line, often: int, locale: Locale) -> bool:
    """True of the first line of a live blog's entry that is a name alone; where no capitals tell it from a title, it heads several entries."""
    if often < _OFTEN and line.seen.lower() == line.seen.upper():
        return False
    return 1 < len(line.seen.split()) <= _LONGEST_WRITER and bylines.find_names(line.seen, locale) is not None


def _heads_entry(page: Page, index: int) -> bool:
    """True of the first line of a live blog's entry that is the title of what stands below."""
    line = page.lines[index]
    asks = line.key.endswith(QUESTION_MARKS) and width(line.seen) <= _LONGEST_HEADLINE
    is_heading = asks or (not line.stopped and width(line.seen) <= 2 * _LONGEST_HEADLINE)
    return is_heading and index + 1 not in page.entries and any(len(below.key) > len(line.key) for below in page.lines[index + 1 : index + 2])


def _continued_bylines(page: Page) -> Iterator[int]:
    """Lines that go on from a byline above: 'and Curt Hall' below 'By Jane Olson'."""
    for i, line in enumerate(page.lines[1:], 1):
        end = bylines.goes_on(line.key, page.locale) if len(line.key) <= _LONGEST else 0
        if end and bylines.find_names(line.seen[end:], page.locale):
            above = page.lines[i - 1].seen
            # without a word of the trade, and at the very top, the two may be a headline
            if bylines.find(above, page.locale) or (i > 1 and line.key[:end] in page.locale.conjunctions and bylines.find_names(above, page.locale)):
                yield i


def explain(header: Header, page: Page, grammar: str) -> Iterator[str]:
    """For each line what the page itself tells of it, in words; empty where it tells nothing, and all had to be weighed."""
    for i, roles in enumerate(header.allowed):
        if i in page.record_fields:
            yield f"told by the {grammar}: {_name(page.lines[i], header.at(i))}"
        elif page.record_fields and page.strict and i in page.story:
            yield f"told by the {grammar}: text"
        elif i in header.by_line:
            yield f"told by the page itself: {_name(page.lines[i], header.at(i))}"
        else:
            yield "the page itself leaves it no other role" if roles is not None and len(roles) == 1 else ""


def _name(line: Line, named: Sequence[HeaderField]) -> str:
    """What a line calls what it says: its label, where one is printed, else the fields."""
    fields = dict.fromkeys(entry.field for entry in named)
    label = LABEL.match(line.seen) if "url" not in fields else None
    return label[1] if label else ", ".join(fields).replace("_", " ") if fields.keys() - {"other"} else "no field"

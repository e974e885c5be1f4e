"""The text of the story that a page tells: which sentences, headings and items are of it though they were taken for something else."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import datetime

from artcli.language import datelines
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import CLOSERS, FULL_STOPS, STOPS
from artcli.readers.text import picture_credits
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import CREDITS, Role
from artcli.readers.text.story.listings import is_joined_above
from artcli.readers.text.story.one_headline import LEAST_SENTENCE

_LEAST_DAYS = 3


def days(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """The headings of a chronicle, '12 May', '3 June', '27 June', and the first paragraph below them: three days or more in order, each above its text."""
    head = next(iter(labels.of(Role.HEADLINE)), -1)
    found = [i for i in range(head + 1, len(facts) - 1) if labels.phases[i] == "story" and facts[i + 1].sentence and _day_alone(facts[i])]
    for begin, end in _together(found, facts):
        told = [_day_alone(facts[i]) for i in found[begin:end]]
        if end - begin >= _LEAST_DAYS and told in (sorted(told), sorted(told, reverse=True)):
            below = {i + 1: Role.BODY for i in found[begin:end] if labels.roles[i + 1] is Role.STANDFIRST}
            return {**dict.fromkeys(found[begin:end], Role.CROSSHEAD), **below}
    return {}


def _day_alone(fact: Facts) -> tuple[int, ...]:
    """The day that is all a line says, without its time: '12 May' to (5, 12), '12 May 2025' to (2025, 5, 12); () of any other line."""
    if len(fact.stamps) != 1 or fact.rest or fact.stamps[0].label or fact.stamps[0].relative:
        return ()
    value, day = fact.stamps[0].value, fact.stamps[0].day
    if value is None:
        return day if day is not None and fact.stamps[0].time is None else ()
    return () if isinstance(value, datetime) else (value.year, value.month, value.day)


def _together(found: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Days with nothing but sentences between them, from the first to behind the last."""
    begin = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or not all(fact.sentence for fact in facts[found[n - 1] + 1 : found[n]]):
            yield begin, n
            begin = n


_DATELINE_ALONE = lazily(r"([^\W\d_][^\d.:;!?()]{1,40}?) ?[–—-]{1,2}$")  # 'Brellec –', 'São Paulo, Brasil —'
_LONGEST_DATELINE = 4  # words


def dateline_alone(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The line right above the first paragraph, if any, that is the place where it was written, and a dash: 'Brellec –'; below byline or day, 'BRELLEC'."""
    first = next((i for i in labels.of(Role.BODY) if facts[i].prose), 0)
    i = first - 1
    if i < 0 or labels.roles[i] is Role.HEADLINE or facts[i].size > _LONGEST_DATELINE:
        return []
    if i and labels.roles[i] in (Role.CAPTION, Role.FURNITURE) and labels.roles[i - 1] in CREDITS and _is_shouted_place(facts[i], facts):
        return [i]
    match = _DATELINE_ALONE.match(facts[i].line.seen)
    is_place = match is not None and (not facts[i].cased or _is_named(match[1].split()))
    return [i] if is_place and facts[i].kinds.isdisjoint(("kickers", "sections")) and Role.HEADLINE in labels.roles[:i] else []


def _is_shouted_place(fact: Facts, facts: Sequence[Facts]) -> bool:
    """True of 'STONEFIELD' where a sentence of the text says 'in Stonefield': of each word but small ones that it is a name."""
    if not fact.line.seen.isupper() or not fact.told or fact.kinds or fact.credit or fact.stamps or any(map(str.isdecimal, fact.line.key)):
        return False
    names = [word for word in fact.line.seen.title().split() if len(word) > _JOINT]
    return names != [] and all(any(_says_inside(f" {name}", other.line.seen) for other in facts if other.prose) for name in names)


def _says_inside(name: str, sentence: str) -> bool:
    """True of a word with a capital that does not open a sentence."""
    at = sentence.find(name)
    return at > 0 and sentence[at - 1] not in STOPS and not sentence[at + len(name) :][:1].isalpha()


_JOINT = 3  # letters of a small word inside of a name: 'Frankfurt am Main'


def _is_named(words: Sequence[str]) -> bool:
    return words[0][0].isupper() and all(word[0].isupper() or len(word) <= _JOINT for word in words)


_OF_POSTS = ("pic.twitter.com", "pic.x.com")
_ADDRESSES = ("://", *_OF_POSTS)


def _holds_address(fact: Facts) -> bool:
    return any(mark in fact.line.key for mark in _ADDRESSES)


def posts(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """What somebody posted, with the address of its picture, that was taken for a caption."""
    return [i for i in labels.of(Role.CAPTION) if any(mark in facts[i].line.key for mark in _OF_POSTS)]


def stopped_crossheads(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Crossheads with a full stop: a sentence so short that it was taken for one. Papers close a heading with a question mark, never so.

    Nor do they put an address into it: that is a post which is shown in the story.
    """
    return [
        i
        for i in labels.of(Role.CROSSHEAD)
        if labels.phases[i] == "story"
        and facts[i].size > 2
        and (_has_full_stop(facts[i]) or _holds_address(facts[i]))
    ]


_LEAST_ITEMS = 2


def ends_of_lists(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Crossheads right below items of the text, which blank lines part from what is below: the last item of that list."""
    return [
        i
        for i in labels.of(Role.CROSSHEAD)
        if labels.roles[max(0, i - _LEAST_ITEMS) : i] == (Role.BODY,) * _LEAST_ITEMS
        and not any(fact.sentence for fact in facts[i - _LEAST_ITEMS : i])
        and facts[i - 1].line.gap == 0
        and is_joined_above(facts, i)
    ]


def headings_of_nothing(labels: Labels) -> list[int]:
    """Crossheads below the last paragraph: a heading has text below it, and what stands there heads what else the page offers."""
    last = max(labels.of(Role.BODY), default=len(labels.roles))
    return [i for i in labels.of(Role.CROSSHEAD) if i > last]


def _has_full_stop(fact: Facts) -> bool:
    return fact.line.key.rstrip(CLOSERS).endswith(FULL_STOPS)


_LONGEST_HEADING = 10  # words


def short_headings(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A few words without a stop between two paragraphs that end with one: no paragraph, and of furniture nothing else is there."""
    out = []
    for i in range(1, len(facts) - 1):
        if i in labels.mended or not _may_be_heading(labels, i) or not _is_formed_as_heading(facts[i]):
            continue
        between = labels.roles[i - 1] is labels.roles[i + 1] is Role.BODY
        if between and all(one.sentence and one.size >= LEAST_SENTENCE for one in (facts[i - 1], facts[i + 1])):
            out.append(i)
    return out


def _may_be_heading(labels: Labels, i: int) -> bool:
    """True of a line that was taken for text or furniture, or for a caption though a crosshead is likelier by its words alone."""
    role, chances = labels.roles[i], labels.chances[i]
    return role in (Role.BODY, Role.FURNITURE) or (role is Role.CAPTION and chances.get(Role.CROSSHEAD, 0.0) > chances.get(Role.CAPTION, 0.0))


def _is_formed_as_heading(fact: Facts) -> bool:
    """True of a few words that no stop, comma or colon ends and that are neither a phrase of a pack, a day nor a byline."""
    if fact.sentence or fact.size > _LONGEST_HEADING or fact.line.key.endswith((":", ",", ";")) or _holds_address(fact):
        return False
    return not (fact.openings or fact.of_trade) and any(map(str.isalpha, fact.line.key))


_DOUBTFUL = 0.7  # a standfirst that is less sure
_FEW = 10  # paragraphs
_BARE = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CROSSHEAD})
_GOES_ON = ((Role.BODY,), (Role.CROSSHEAD,))


def first_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale, told: Container[int]) -> list[int]:
    """Standfirsts that are the first paragraph: a dateline opens them, the text has nothing but headline and paragraphs, or no other text.

    So is a doubtful one between byline or day and the second of a few paragraphs: of those that the model gave less than 0.7, most were; not so
    of those that are `told` by their words.
    A dateline with an agency makes a caption the first paragraph, too; one without may open a caption as well ("PARIS, FRANCE - MAY 4: …").
    """
    bare = _BARE.issuperset(labels.roles)
    alone = not labels.of(Role.BODY)
    few = len(labels.of(Role.BODY)) <= _FEW
    credited = next((i for i in labels.of(*CREDITS) if few and labels.phases[i] == "story"), len(facts))
    out = []
    for i in labels.of(Role.STANDFIRST, Role.CAPTION):
        role = labels.roles[i]
        if labels.phases[i] != "story" or not facts[i].sentence:
            continue
        above = facts[i].prose and labels.roles[i + 1 : i + 2] in _GOES_ON
        if role is Role.STANDFIRST:
            doubtful = credited < i not in told and labels.chances[i].get(role, 0.0) < _DOUBTFUL
            opens = above and (bare or doubtful or datelines.find(facts[i].line.seen, locale) is not None)
            first = alone or opens
        else:
            first = (above and _has_an_agency(facts[i], locale)) or _opens_below_credit(labels, facts, i, locale)
        if first:
            out.append(i)
    return out


def _opens_below_credit(labels: Labels, facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of 'STONEFIELD — The goat stays.' below a caption and its credit, and right above the second paragraph."""
    near = range(max(0, i - _BELOW_CREDIT), i)
    is_below = facts[i].credit is None and any(labels.roles[n] is Role.CAPTION and facts[n].credit is not None for n in near)
    return is_below and labels.roles[i + 1 : i + 2] in _GOES_ON and datelines.find(facts[i].line.seen, locale) is not None


_BELOW_CREDIT = 2  # lines: the credit, and the number of the picture


def _has_an_agency(fact: Facts, locale: Locale) -> bool:
    found = datelines.find(fact.line.seen, locale)
    return found is not None and found.agency is not None


_IN_BRACKETS = (")", "）", "]")


def last_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The last line of an agency's text that its name in brackets closes, as it closes its stories: '… said the mayor. (AGI)'."""
    last = max(labels.of(Role.BODY), default=-1)
    closing = [i for i in range(max(1, last), min(last + 2, len(facts))) if labels.roles[i - 1] is Role.BODY and facts[i].line.seen.endswith(_IN_BRACKETS)]
    if not closing:
        return []
    opening = datelines.find(facts[min(labels.of(Role.STANDFIRST, Role.BODY))].line.seen, locale)
    agency = opening.agency if opening is not None else None
    return [i for i in closing if agency is not None and picture_credits.find(facts[i].line.seen, locale) == agency]


def alone_on_page(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The only line of a page that was taken for a headline and is a sentence, or several, or for a standfirst: a text that was copied alone."""
    if labels.roles == (Role.HEADLINE,):
        stopped = facts[0].sentence and facts[0].size >= LEAST_SENTENCE and _has_full_stop(facts[0])
        return [0] if stopped or (facts[0].prose and not facts[0].sentence) else []
    return [0] if labels.roles == (Role.STANDFIRST,) else []

"""Lines that were taken for text, caption or tag and are none: pointers, buttons, offers, addresses, the words of a stamp, reading times."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from artcli import words
from artcli.language import dates
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.boxes import is_price
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import OF_TEXT, Role
from artcli.readers.text.told import OF_STORIES

_SHORT = 6  # words of a count or a time
_BESIDE_TEXT = frozenset({Role.CAPTION, Role.STANDFIRST})
_LONGEST_POINTER = 25  # words


def pointers(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'READ MORE: Council leader denies knowing of ferry plan', 'Read also: Why is tea cold so soon?' in the text: it opens as a pointer does.

    Of forty such sentences of the labelled pages two were text.
    """
    opened = [i for i in labels.of(*OF_TEXT) if "see_also" in facts[i].openings and facts[i].size <= _LONGEST_POINTER]
    return [i for i in opened if ":" in facts[i].line.key or not facts[i].sentence or (_opens(facts[i], "see_also", locale) and not facts[i].told)]


_NOTICES = frozenset({"share", "subscribe", "advert", "comments", "legal", "navigation", "furniture", "related", "see_also"})
_BUTTONS = frozenset({"share", "subscribe", "comments"})
_NO_BUTTONS = {Role.STANDFIRST: _BUTTONS, Role.CAPTION: _BUTTONS | {"furniture"}}


def notices(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'More videos', 'This advertisement has not loaded yet' in the text: a phrase of the pack and nothing else.

    No heading and one paragraph in four hundred such lines of the labelled pages was a phrase alone.
    """
    decks = [i for i in labels.of(*_NO_BUTTONS) if not facts[i].kinds.isdisjoint(_NO_BUTTONS[labels.roles[i]])]
    return [*decks, *(i for i in labels.of(*OF_TEXT) if not facts[i].kinds.isdisjoint(_NOTICES) or _is_address(facts[i].line.key) or is_price(facts[i].line))]


def _is_address(key: str) -> bool:
    return " " not in key and ("@" in key or key.startswith(("http", "www.")))


_BEHIND_TAGS = frozenset({"share", "related"})  # 'Share', 'Most read', a line each; 'Video' and 'Radio' may be tags
_PHONE = lazily(r"(?:\d[ ()./-]{0,2}){7,}\d")


def no_tags(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'Unsubscribe', 'Six issues for £30. Subscribe now' or an address below a text: no labelled tag was one.

    Nor is what stands behind tags below the heading of the comments, unless a label of tags is between, nor a button behind the last.
    """
    out, kept, commented = list[int](), list[int](), False
    first = next(iter(labels.of(Role.KEYWORDS)), len(facts))
    for i in range(first, len(facts)):
        told = facts[i].openings | facts[i].kinds
        commented = "tags" not in told and (commented or (i > first and "comments" in told))
        reached = _is_address(facts[i].line.key) or _PHONE.search(facts[i].line.key)
        if labels.roles[i] is Role.KEYWORDS:
            (out if commented or reached or "subscribe" in told else kept).append(i)
    is_button = len(kept) > 1 and not facts[kept[-1]].kinds.isdisjoint(_BEHIND_TAGS)
    return [*out, *kept[-1:]] if is_button else out


_OFFERS = ("subscribe", "advert")
_LONGEST_OFFER = 45  # words
_OFFERING = 3  # words of a phrase of offers that no caption opens with
_SAYING = 4  # words of a phrase that no sentence of a story opens with; 'Darum geht es' opens many


def offers(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Sign up for our letter' in the text: a phrase of the pack opens it. Of the labelled lines of text two in a hundred such opened with one."""
    short = [i for i in labels.of(*OF_TEXT) if facts[i].size <= _LONGEST_OFFER]
    may_offer = [i for i in short if not facts[i].openings.isdisjoint(_OFFERS)]
    opened = [i for i in may_offer if any(_opens(facts[i], name, locale) for name in _OFFERS) and not facts[i].told]
    opened += [i for i in may_offer if _offers_in_words(facts[i], locale, _SAYING)]
    opened += [i for i in labels.of(Role.CAPTION) if _offers_in_words(facts[i], locale, _OFFERING)]
    return [*opened, *(i for i in short if i and _goes_on_with_an_offer(facts[i - 1], facts[i]))]


def _offers_in_words(fact: Facts, locale: Locale, least: int) -> bool:
    """'You can save this article by registering', whatever the story tells of it."""
    return "subscribe" in fact.openings and fact.credit is None and _words_opening(fact, locale.subscribe) >= least


def _opens(fact: Facts, name: str, locale: Locale) -> bool:
    """True of what a phrase of a list opens; a sentence may begin with such a word: 'Shop owners fear for their trade.', 'Subscribers get money back.'"""
    return name in fact.openings and not (fact.sentence and _words_opening(fact, getattr(locale, name)) == 1)


def _words_opening(fact: Facts, phrases: Phrases) -> int:
    """The words of the phrase that opens a line; where no blanks part them, two letters are one: '記事を保存' may open a headline."""
    opening = fact.line.key[: phrases.opens(fact.line.key)]
    count = words.count(opening)
    return count if words.UNSPACED.search(opening) is None else max(1, count // 2)


_OF_READING = ("furniture", "comments")


def sayings(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The audio version of this article is made by a machine', 'What do you think of this? Tell us': a phrase of several words opens it."""
    perhaps = labels.of(*OF_TEXT, Role.STANDFIRST)
    short = [i for i in perhaps if facts[i].size <= _LONGEST_OFFER and not facts[i].openings.isdisjoint(_OF_READING)]
    return [i for i in short if any(_words_opening(facts[i], getattr(locale, name)) >= _SAYING for name in _OF_READING)]


_LONGEST_PITCH = 25  # words
_HARDLY_TOLD = 0.34  # of its words are the story's, at most


def _goes_on_with_an_offer(above: Facts, fact: Facts) -> bool:
    """'Sign up for our newsletter', 'The news of the day, every morning in your mailbox.'; below the button 'Subscribe' a story begins."""
    if above.sentence or above.size < 2 or "subscribe" not in above.openings:
        return False
    return fact.sentence and fact.size <= _LONGEST_PITCH and (fact.recurring or 0.0) < _HARDLY_TOLD and not OF_STORIES.search(fact.line.seen)


_LONGEST_COMMENT = 60  # words


def comments(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """What readers wrote, taken for text: below when they did, above a button that answers it."""
    answered = [i for i in labels.of(*OF_TEXT) if 0 < i < len(facts) - 1 and "comments" in facts[i + 1].kinds]
    return [i for i in answered if facts[i].size <= _LONGEST_COMMENT and facts[i - 1].stamps]


_LEAST_LISTED = 2  # one may be what stands below a picture


def contents(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """What says a heading of the text before it comes: below 'Key events', above the entries of a live page, stands a list of their titles."""
    headed = {facts[i].line.key: i for i in labels.of(Role.CROSSHEAD)}
    found = [i for i in labels.of(*_BESIDE_TEXT) if i < headed.get(facts[i].line.key, 0)] if headed else []
    return found if len(found) >= _LEAST_LISTED else []


_BULLETS = frozenset("•·●*-")


def points(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'• Why the queue is gone', '• What comes next': points of a list that were taken for captions, of which none opens so beside another."""
    listed = {i for i in labels.of(Role.CAPTION) if facts[i].line.seen[0] in _BULLETS and facts[i].credit is None}
    return [i for i in sorted(listed) if i - 1 in listed or i + 1 in listed]


def repeated_headlines(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The headline printed again where a picture is: what a browser shows where there is none, and no caption; who made the picture stays one."""
    headlines = {facts[i].line.key for i in labels.of(Role.HEADLINE)}
    return [i for i in labels.of(Role.CAPTION) if facts[i].line.key in headlines]


_LEAST_ABOVE = 2  # paragraphs
_HEADING = 4  # words of a heading that is nobody's name
_AROUND_COUNT = lazily(r"[\d().,:\s]+")
_OF_TALK = OF_TEXT | {Role.CAPTION}


def talk(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """What stands below '3 comments', 'Comments (3)' behind the text: readers' names and what they wrote.

    Where paragraphs follow, it is the button that opens them.
    """
    text = [i for i in labels.of(Role.BODY) if facts[i].prose]
    first = text[_LEAST_ABOVE - 1] if len(text) >= _LEAST_ABOVE else len(facts)
    for i in range(first + 1, len(facts) - 1):
        if not _counts_comments(facts[i], locale):
            continue
        heads = facts[i + 1].size >= _HEADING and labels.roles[i + 1] is Role.CROSSHEAD and all(fact.prose for fact in facts[i + 2 : i + 3])
        goes_on = facts[i + 1].prose or heads or all(fact.prose for fact in facts[i + 2 : i + 4] or facts[:1])
        if not goes_on:
            return [n for n in labels.of(*_OF_TALK) if n >= i]
    return []


def _counts_comments(fact: Facts, locale: Locale) -> bool:
    """True of how many comments there are: '3 comments', 'Comments (3)', '3 COMMENTS:'."""
    key = fact.line.key
    return fact.size <= _SHORT and any(map(str.isdecimal, key)) and _AROUND_COUNT.sub(" ", key).strip() in locale.comments


_ENTRIES = 3  # of a live page; a crosshead may be a time, too


def times(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'17:42', '9.15 Uhr' above the entries of a live page, whose entries may be a few words each."""
    short = [i for i, fact in enumerate(facts) if fact.size <= _SHORT and any(map(str.isdecimal, fact.line.key))]
    alone = [i for i in short if dates.time_alone(facts[i].line.seen, locale) is not None] if len(short) >= _ENTRIES else []
    return [i for i in alone if labels.roles[i] in OF_TEXT] if len(alone) >= _ENTRIES else []


_MAIL = lazily(r"\w@[\w-]+\.\w")


def addresses(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'Write to Jo Hale at jo.hale@example.org', taken for a caption or a standfirst."""
    return [i for i in labels.of(*_BESIDE_TEXT) if _MAIL.search(facts[i].line.key) and not facts[i].prose]


_YEAR = lazily(r"\b(?:1[89]|20)\d\d\b")
_COUNT = lazily(r"(?!\d{1,3}\. )\D{0,10}\d[\d.,\s]*(?:\D{0,10}|[^\W\d_]{11,16})$")


def counts(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'Vu 1 254 fois', '2,1 tys.', taken for a caption: how often a page was seen or shared; 'Summer 1968' says when, '4. Jo Hale' is of a list."""
    short = [i for i in labels.of(Role.CAPTION) if facts[i].size <= _SHORT and _COUNT.match(facts[i].line.key)]
    return [i for i in short if not _YEAR.search(facts[i].line.key)]


_OF_STAMPS = frozenset({"published", "updated"})


def words_of_stamps(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'Published' and 'Updated' alone on their line, above the day that they are said of."""
    above = [i for i, (fact, below) in enumerate(itertools.pairwise(facts)) if below.stamps and not fact.kinds.isdisjoint(_OF_STAMPS)]
    return [i for i in above if labels.roles[i] not in (Role.PUBLISHED, Role.FURNITURE)]


_OF_PROSE = OF_TEXT | _BESIDE_TEXT
_MARK = 2  # characters before a day: a bullet


def labelled_days(labels: Labels, facts: Sequence[Facts], locale: Locale) -> dict[int, Role]:
    """'Published on 6 May 2026 at 11:00, updated at 15:47. Reading time 4 min.' that was taken for text: days with their labels, and nothing else.

    Above the text, or where that was taken to begin, it is the day of the story.
    """
    first = min(labels.of(Role.BODY), default=len(facts))
    days = [i for i in labels.of(*_OF_PROSE) if _is_labelled_day(facts[i], locale)]
    return {i: Role.PUBLISHED if i <= first else Role.FURNITURE for i in days}


def _is_labelled_day(fact: Facts, locale: Locale) -> bool:
    if not fact.stamps or fact.stamps[0].label is None or fact.stamps[0].start > _MARK:
        return False
    return not fact.rest or (words.count(fact.rest) <= _SHORT and bool(locale.reading_time.within(key(fact.rest))))


_OF_READERS = frozenset({Role.CAPTION, Role.STANDFIRST, Role.BYLINE, Role.SECTION, Role.KEYWORDS, Role.CROSSHEAD})
_PLAYER = lazily(r"\d{1,2}:\d\d ?/ ?(?:\d{1,2}:)?\d{1,2}:\d\d")  # '0:00 / 4:12'


def reading_times(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Lecture : 4 min.', '3 minuti di lettura', and how long somebody listens"""
    short = [i for i in labels.of(*_OF_READERS) if facts[i].size <= _SHORT and any(map(str.isdigit, facts[i].line.key))]
    return [i for i in short if locale.reading_time.within(facts[i].line.key) or _PLAYER.fullmatch(facts[i].line.key)]

"""Last paragraphs that are not of the story: who wrote it and how to reach them, where it stood first, where letters go."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set

from artcli.article import Creator
from artcli.language import bylines
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import OF_TEXT, Role
from artcli.readers.text.story import addressing

_MOST = 3  # paragraphs that may follow a story
_LEAST = 2  # paragraphs of the story above them
_LONGEST = 80  # words about an author
_HEAD = 3  # lines of another story's head at least: headline, author and day
_NAMED = 2  # lines that are the author's name alone: more stand above the entries of a live blog
_SHORT = 40  # words of any other such paragraph
_MARKS = "¶■●▪•*►–—- "  # what opens the lines about an author
_OF_OTHERS = frozenset({"related", "see_also"})
_ADDRESS = lazily(r"[\w.+-]@[\w-]+\.\w|(?<!\w)@\w{2,}|https?://|www\.")


def find(labels: Labels, facts: Sequence[Facts], locale: Locale) -> Iterator[int]:
    """The last paragraphs of a text that are not of the story, and its author's name where it was taken for a heading."""
    text = [i for i in labels.of(Role.BODY) if labels.phases[i] == "story"]
    signed = [facts[i] for i in labels.of(Role.BYLINE)]
    others = {*_others(labels, facts, text), *_another_story(labels, facts, text)}
    yield from others
    text = [i for i in text if i not in others]
    authors = _authors(signed, locale)  # 'Jane Doe' on a line of its own stands above what is told of her
    yield from (i for i in labels.of(Role.CROSSHEAD) if facts[i].line.key in authors.whole)
    last = text[_LEAST:][-_MOST:]
    named = {i for i in last if _stands_below_author(labels, facts, i, authors) or (i == last[-1] and _goes_on_from_name(labels, facts, i, locale))}
    of_author = {i for i in last if i in named or _is_of_author(facts[i], authors)}
    for i in reversed(last):
        behind = any(one < i for one in of_author) and not facts[i].told  # an offer, another story's standfirst
        if not (i in of_author or behind or _closes(facts[i], locale)):
            return
        yield i
        if i in named:
            yield i - 1


def _stands_below_author(labels: Labels, facts: Sequence[Facts], i: int, authors: _Authors) -> bool:
    """True of what stands below the author's name alone, where that heads no entry of a live blog and is not the byline."""
    name = facts[i - 1].line.key
    return name in authors.whole and labels.roles[i - 1] is not Role.BYLINE and sum(fact.line.key == name for fact in facts) <= _NAMED


def _others(labels: Labels, facts: Sequence[Facts], text: Sequence[int]) -> range:
    """The headlines and standfirsts of other stories below a line that heads them, where each sentence stands under a headline and is not of this story."""
    heading = next((i for i in range(text[-1] if text else 0, 0, -1) if not facts[i].kinds.isdisjoint(_OF_OTHERS)), len(facts))
    below = [i for i in text if i > heading]
    first = text[_LEAST] if len(text) > _LEAST else len(facts)
    are_others = len(below) >= _LEAST and below[0] >= first and not any(facts[i - 1].sentence or facts[i].told for i in below)
    return range(heading + 1, below[-1] + 1) if are_others else range(0)


def _another_story(labels: Labels, facts: Sequence[Facts], text: Sequence[int]) -> Iterator[int]:
    """The text of a second story below the first, as pages have it that go on for ever: a headline, its author and its day stand between them.

    The first has an author and a day of its own above its text. An entry of a live blog is written on the same day, or by the same.
    """
    first = text[0] if text else 0
    signed = {facts[i].line.key for i in labels.of(Role.BYLINE) if i < first}
    days = {stamp.value.timetuple()[:3] for i in labels.of(Role.PUBLISHED) if i < first for stamp in facts[i].stamps if stamp.value is not None}
    if not signed or not days:
        return
    for above, below in itertools.pairwise(text[_LEAST - 1 :]):
        between = range(above + 1, below)
        if len(between) < _HEAD:
            continue
        author = next((i for i in between if facts[i].byline is not None and facts[i].line.key not in signed and _is_credit(labels, i)), None)
        day = next((i for i in between if _dates_another(facts[i], days) and _is_credit(labels, i)), None)
        if author is not None and day is not None and abs(author - day) == 1 and min(author, day) > above + 1:
            yield from range(above + 1, text[-1] + 1)
            return


def _is_credit(labels: Labels, i: int) -> bool:
    return labels.roles[i] not in OF_TEXT


def _dates_another(fact: Facts, days: Set[tuple[int, ...]]) -> bool:
    """True of a line that is a whole day, and none of some days."""
    values = [stamp.value for stamp in fact.stamps if stamp.value is not None]
    return bool(values) and not fact.sentence and all(value.timetuple()[:3] not in days for value in values)


def _goes_on_from_name(labels: Labels, facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of 'was born in Halvoe in 1961 …' below 'Jo Hale': whom the story tells of, or who wrote it, in a box.

    It tells a year; without one it may be a paragraph that was torn at a link, as is every page on which another line goes on so.
    """
    if not facts[i].cased or not facts[i].line.seen[0].islower() or labels.roles[i - 1] is Role.BODY or not _YEAR.search(facts[i].line.key):
        return False
    if any(facts[n].line.seen[0].islower() for n in labels.of(Role.BODY) if n != i) or not (facts[i - 2].sentence or facts[i - 2].kinds):
        return False
    return bylines.find_names(facts[i - 1].line.seen, locale) is not None


_YEAR = lazily(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


class _Authors:
    """The names of those who wrote a story, whole and in their parts."""

    def __init__(self, creators: Sequence[Creator], printed: Sequence[str]) -> None:
        names = [key(creator.name) for creator in creators if creator.kind == "person" and _is_whole(creator.name)]
        self.whole = Phrases.folded([*names, *printed] if names else ())
        self.parts = Phrases.folded(part for name in names for part in name.split() if len(part) > 2)


def _is_whole(name: str) -> bool:
    """True of a name of more than one word; in East Asia, where no blank parts them, of three letters or more."""
    return " " in name or (len(name) >= _LEAST_LETTERS and "\u3040" <= name[0] <= "\ud7a3")


_LEAST_LETTERS, _LONGEST_SIGNED = 3, 3  # letters; words of a byline as printed, which may stand again above what is told of the author


def _authors(signed: Sequence[Facts], locale: Locale) -> _Authors:
    creators = [creator for fact in signed for creator in bylines.read(fact.line.seen, locale, fact.byline).creators]
    return _Authors(creators, [fact.line.key for fact in signed if fact.size <= _LONGEST_SIGNED and not fact.cased])


def _is_of_author(fact: Facts, authors: _Authors) -> bool:
    """'Jane Doe is a reporter in Halvoe', 'Jane can be reached at jane@example.org': it opens with the author's name, or names her beside an address."""
    opening = fact.line.key.lstrip(_MARKS)
    if fact.sentence and opening.startswith(authors.whole.words) and authors.whole.opens(opening):
        return True
    return fact.size <= _SHORT and bool(authors.whole) and _ADDRESS.search(fact.line.seen) is not None and authors.parts.within(fact.line.key)


def _closes(fact: Facts, locale: Locale) -> bool:
    """'This story first appeared in our Friday newsletter', '[copied by hand – M.]'."""
    if fact.size > _SHORT:
        return False
    if fact.line.seen[0] == "[" and fact.line.seen[-1] == "]" and fact.size > 1:
        return not fact.told
    return addressing.count(fact, locale) > 0

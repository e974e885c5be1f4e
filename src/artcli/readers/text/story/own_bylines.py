"""The bylines of the story that a page tells, and the day beside them: which lines that were taken for one are not, and which were missed."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from artcli.language import agencies, bylines
from artcli.language.locale import Locale
from artcli.language.signatures import is_one as is_signature
from artcli.patterns import lazily
from artcli.punctuation import CLOSERS, ITEM_MARKS, QUOTATION_MARKS
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import CREDITS, Role
from artcli.readers.text.story.one_standfirst import CAPTION, is_like_a_caption
from artcli.readers.text.survey import Survey
from artcli.values import NamedTuple

_SHORT = 6  # words of a line that an agency opens: 'Associated Press - The Harbour'
_BUTTONS = frozenset({"share", "subscribe", "comments", "navigation", "furniture", "see_also", "related"})


def shows_people(fact: Facts, locale: Locale) -> bool:
    """True of a line that is a byline by its form: it has its word, or is names, a desk or an agency, and nothing else."""
    if fact.prose or fact.byline is not None:
        return not fact.prose
    named = agencies.find(fact.line.seen) if fact.size <= _SHORT else ()
    return fact.openings.isdisjoint(_BUTTONS) and ((bool(named) and named[0][0] == 0) or bylines.find_beside(fact.line.seen, (), locale) is not None)


_SURE = 0.7  # a byline that has neither its word nor the shape of names must be so sure
_WORDLESS = 0.8  # one without word, on a page where another has word and names
_CERTAIN = 0.98  # a byline below the text, on a page with one at its head; one inside the text is that of a story which is pointed to
_BESIDE_BEST = 0.6  # of the best line's probability: one without word must be nearly as sure
_OF_HEAD = frozenset({Role.HEADLINE, Role.STANDFIRST})


class _Found(NamedTuple):
    """What is known of the lines of a page that were taken for bylines: how sure each is, and which of them …"""

    sure: Mapping[int, float]
    worded: frozenset[int]  # have the word of a byline
    shapely: frozenset[int]  # look like one
    good: frozenset[int]  # are nearly as sure as the best
    whole: frozenset[int]  # are good, have the word, and name a person, or who is named below it
    heads: Sequence[int]  # for each line of the page how many of headline and standfirst stand above it
    heads_of_whole: frozenset[int]  # and how many above each whole one that stands above the text


def _look_at(found: Sequence[int], labels: Labels, facts: Sequence[Facts], locale: Locale) -> _Found:
    worded = _worded([i for i in found if not is_office(facts, i, locale)], facts)
    sure = {i: labels.chances[i].get(Role.BYLINE, 0.0) * (CAPTION if i not in worded and is_like_a_caption(facts[i]) else 1.0) for i in found}
    best = max(sure.values(), default=0.0)
    good = frozenset(i for i in found if sure[i] >= _BESIDE_BEST * best)
    shapely = frozenset(i for i in found if i in worded or facts[i].stamps or shows_people(facts[i], locale))
    whole = frozenset(i for i in good & worded if _names_somebody(facts, i, locale))
    heads = list(itertools.accumulate((role in _OF_HEAD for role in labels.roles), initial=0))
    first = next(iter(labels.of(Role.BODY)), len(facts))
    return _Found(sure, worded, shapely, good, whole, heads, frozenset(heads[i] for i in whole if i < first))


def others(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """Byline lines that are not this story's: neither word nor name, or less sure than the best, or in the text of a story with one at its head."""
    lines = labels.of(Role.BYLINE)
    if not lines:
        return []
    text = labels.of(Role.BODY) or [len(facts)]
    found = _look_at(lines, labels, facts, locale)
    at_head = [i for i in lines if i < text[0] and i in found.shapely and found.sure[i] >= _SURE]
    headed_whole = any(at < text[0] for at in found.whole)
    head = next(iter(labels.of(Role.HEADLINE)), -1)
    is_below = at_head != [] and at_head[-1] > head
    out = []
    for i in lines:
        if facts[i].tagline is not None:  # 'Reporting by …; Editing by …' is read as what it says
            continue
        is_anothers = at_head != [] and i > text[0] and (i < text[-1] or found.sure[i] < _CERTAIN)
        is_of_menu = i < head and is_below and i not in found.worded  # 'Nova Halvoe', between the menu and the headline
        is_none = _is_shapeless(i, found, headed_whole) or _is_doubtful(i, found) or _is_no_author(i, found, labels, facts, locale)
        if is_anothers or is_of_menu or is_none:
            out.append(i)
    return out


def _is_shapeless(i: int, found: _Found, headed_whole: bool) -> bool:
    """True of a line that does not look like a byline, where it is not sure or a whole byline stands above the text."""
    return i not in found.shapely and (found.sure[i] < _SURE or headed_whole)


def _is_doubtful(i: int, found: _Found) -> bool:
    """True of a line without word beside surer ones; but a list of names goes on from line to line, below one that is not whole."""
    if i in found.worded:
        return False
    alone = i not in found.good and not any(at in found.good and at not in found.whole for at in (i - 1, i + 1))
    return alone or (bool(found.whole) and found.sure[i] < _WORDLESS)


def _is_no_author(i: int, found: _Found, labels: Labels, facts: Sequence[Facts], locale: Locale) -> bool:
    """True of a name below a photographer's word, and of a label that looks like one.

    A line that is only 'By' parts it from who is named below it, or headline or standfirst from a byline with its word.
    """
    if i in found.worded:
        return False
    if i > 0 and "photo_credit" in facts[i - 1].kinds and "byline" not in facts[i - 1].kinds:
        return True
    if _stands_above_word(i, labels, facts) and not bylines.tells_office(facts[i].line.seen, facts[i + 1].line.seen, locale):
        return True
    return not found.heads_of_whole <= {found.heads[i]}


def _stands_above_word(i: int, labels: Labels, facts: Sequence[Facts]) -> bool:
    """True of 'Tom Alvers', the name below a picture, above 'By' and 'Tim Shore'; where the word stands below each name, it stands below the last too."""
    named = labels.roles[i + 2 : i + 3] == (Role.BYLINE,) != labels.roles[max(0, i - 1) : i] and "byline" in facts[i + 1].kinds
    return named and not any("byline" in fact.kinds for fact in facts[i + 2 : i + 4])


def _worded(found: Sequence[int], facts: Sequence[Facts]) -> frozenset[int]:
    """Those of some lines that are 'By', 'By Jo Hale', or names in the lines below one that is only 'By'."""
    out: set[int] = set()
    listed = {i for i, fact in enumerate(facts) if "byline" in fact.kinds}
    for i in found:
        if i in listed or i - 1 in listed:
            out.add(i)
            listed.add(i)
        elif facts[i].byline is not None:
            out.add(i)
    return frozenset(out)


def _names_somebody(facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of a whole byline, unless only an organisation is named in it: 'by The Harbour Times' leaves room for who wrote."""
    beside = facts[i].rest  # a day would be taken for a part of the name
    byline = bylines.find(beside, locale) if beside else facts[i].byline
    return _is_whole(facts, i) and (byline is None or any(creator.kind == "person" for creator in byline.creators))


def _is_whole(facts: Sequence[Facts], i: int) -> bool:
    """True of a line that says 'by' and who, or who below a line that says 'by' alone."""
    return facts[i].byline is not None or (i > 0 and "byline" in facts[i - 1].kinds and "byline" not in facts[i].kinds)


_FAR = 30  # lines between a headline and the names of those who wrote; further off is another story


def below_lone_word(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The names, or the desk, below a line that is only 'Von', where the page has one such line: more are those of a list of stories."""
    words = [i for i, fact in enumerate(facts[:-1]) if "byline" in fact.kinds and not fact.kinds & {"sections", "kickers", "navigation"}]
    head = next(iter(labels.of(Role.HEADLINE)), None)
    if len(words) != 1 or head is None or abs(words[0] - head) > _FAR:
        return []
    at = words[0] + 1
    fact = facts[at]
    is_free = not fact.prose and labels.roles[at] is not Role.HEADLINE and ("desks" in fact.kinds or fact.openings.isdisjoint(_BUTTONS))
    return [at] if is_free and bylines.find_beside(fact.line.seen, (), locale) is not None else []


_PARTING = lazily(r"[,،]\s*")
_LONGEST_DESK = 7  # words, with the town behind it


def desks(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Vale News Network, Halvoe' between headline and byline, which was taken for a standfirst: a desk and the town where it sits."""
    above = (at - 1 for at in labels.of(Role.BYLINE) if at > 1)
    short = [i for i in above if labels.roles[i] is Role.STANDFIRST and not facts[i].sentence and facts[i].size <= _LONGEST_DESK]
    return [i for i in short if labels.roles[i - 1] is Role.HEADLINE and locale.desks.closes(_PARTING.split(facts[i].line.key)[0]) >= 0]


_LONGEST_OFFICE = 8  # words
_NO_OFFICE = frozenset({Role.HEADLINE, Role.PUBLISHED, Role.FURNITURE, Role.BYLINE, Role.KEYWORDS})


def offices(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Staff Reporter, Halvoe' right below a byline, taken for a caption or a standfirst."""
    below = [i + 1 for i in labels.of(Role.BYLINE) if i + 1 < len(facts) and labels.roles[i + 1] not in _NO_OFFICE]
    return [i for i in below if _may_be_office(facts[i], locale) and bylines.tells_office(facts[i - 1].line.seen, facts[i].line.seen, locale)]


def is_office(facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of an office right below somebody's name: what stands behind it is where it is held, and no name."""
    if not i or facts[i].byline is None or not _may_be_office(facts[i], locale):
        return False
    above = facts[i - 1].line.seen
    return bylines.find_names(above, locale) is not None and bylines.tells_office(above, facts[i].line.seen, locale)


def _may_be_office(fact: Facts, locale: Locale) -> bool:
    return not fact.sentence and not fact.stamps and fact.size <= _LONGEST_OFFICE and bylines.opens_office(fact.line.key, locale)


PERHAPS = 0.15  # so likely a line must be a byline, or a day, to be it where no other is
_BARELY = 0.05  # so likely a line must be a byline that has word and names, beside another that is
_HALF = 0.5  # as likely as what it was taken for
_TOGETHER = 8  # lines that the bylines of one story may span
_ADDRESS = 2  # spaces in a line between them at most
_TAKEN_FROM = frozenset({Role.FURNITURE, Role.KEYWORDS, Role.SECTION})  # at the foot of a text, a name alone looks like a tag


def missing(labels: Labels, survey: Survey) -> dict[int, Role]:
    """Where a page has no byline, or no day, the line that may be it with the least doubt; a second one would be a guess."""
    facts, locale = survey.facts, survey.page.locale
    out: dict[int, Role] = {}
    for role, has in ((Role.BYLINE, lambda fact: shows_people(fact, locale)), (Role.PUBLISHED, _shows_a_day)):
        # a byline need not look like one, a day must be printed
        if any(role is Role.BYLINE or has(facts[i]) for i in labels.of(role)):
            continue
        free = [
            (chances.get(role, 0.0), -i)
            for i, chances in enumerate(labels.chances)
            if chances.get(role, 0.0) >= PERHAPS and (_is_free(labels.roles, facts, i) or _is_hardly_another(labels, survey, i, role))
        ]
        chosen = next((-i for _, i in sorted(free, reverse=True) if has(facts[-i])), None)
        if chosen is not None:
            out[chosen] = role
    return out


def _shows_a_day(fact: Facts) -> bool:
    return not fact.prose and fact.prints_a_day


_FEW = 8  # words of a line of names


def _is_free(roles: Sequence[Role], facts: Sequence[Facts], i: int) -> bool:
    """True of a line that can be spared: a few words right above the day may have been taken for another part."""
    is_deck = roles[i] is Role.STANDFIRST and not facts[i].sentence and facts[i].size <= _FEW and roles[i + 1 : i + 2] == (Role.PUBLISHED,)
    return roles[i] in _TAKEN_FROM or is_deck


def _is_hardly_another(labels: Labels, survey: Survey, i: int, role: Role) -> bool:
    """True of a name below a picture, or above the text, that is half as likely to be the author's as of who is seen, or a heading; not what a rule knows.

    Of whom the text tells is seen.
    """
    chances, given = labels.chances[i], labels.roles[i]
    _, told = survey.named.get(survey.facts[i].line.key, (0, 0))
    return role is Role.BYLINE and given in (Role.CAPTION, Role.CROSSHEAD) and not told and given in chances and chances[role] >= _HALF * chances[given]


def beside(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The other bylines of one story: 'By Jo Hale', her address, 'By Ann Lee', her address; 'By', 'Jo Hale', 'Ann Lee', a line each."""

    def chance(i: int) -> float:
        return labels.chances[i].get(Role.BYLINE, 0.0)

    out: list[int] = []
    for at in (i for i in labels.of(Role.BYLINE) if _is_whole(facts, i)):
        for i in _together(at, facts):
            if labels.roles[i] in _TAKEN_FROM and chance(i) >= max(_BARELY, chance(at) / 5) and _is_whole(facts, i):
                out.append(i)
        below = at + 1
        listed = "byline" in facts[at - 1].kinds and below < len(facts) and labels.roles[below] is Role.CAPTION
        if listed and chance(below) >= PERHAPS and shows_people(facts[below], locale):
            out.append(below)
    return out


def _together(at: int, facts: Sequence[Facts]) -> list[int]:
    """The lines near another, as far as no headline and no text of a story comes between."""
    out: list[int] = []
    for step in (-1, 1):
        i = at + step
        while 0 <= i < len(facts) and abs(i - at) <= _TOGETHER and (_is_whole(facts, i) or facts[i].line.key.count(" ") <= _ADDRESS):
            out.append(i)
            i += step
    return out


_FOR_A_CREDIT = frozenset({Role.CAPTION, Role.CROSSHEAD, Role.STANDFIRST})


def houses(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'ČTK' or 'News Desk' alone between headline and text, taken for a heading, or for the credit of a picture where none is: who sent or wrote the story."""
    head, first = max(labels.of(Role.HEADLINE), default=len(facts)), min(labels.of(Role.BODY), default=0)
    return [i for i in range(head + 1, first) if labels.roles[i] in _FOR_A_CREDIT and _is_house(facts[i]) and not _credits_picture(labels, facts, i)]


def _is_house(fact: Facts) -> bool:
    return "desks" in fact.kinds or all(map(agencies.is_agency, fact.line.seen.split("/")))


def _credits_picture(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    """True beside a caption that has no credit of its own, and below what stands below byline or day, which may be one."""
    if any(labels.roles[at] is Role.CAPTION and facts[at].credit is None for at in (i - 1, i + 1)):
        return True
    return labels.roles[i - 1] is Role.STANDFIRST and labels.roles[i - 2] in CREDITS


_SIGNED = frozenset({Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.FURNITURE, Role.KEYWORDS, Role.SECTION})
_MOST_SIGNATURES = 2  # lines: who wrote, and the agency


def signatures(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The initials, agencies and desks that sign the text right below its last paragraph: '(jhe)', 'dpa/mbo', 'Jane Doe/AP'."""
    text = [*labels.of(Role.BODY)]
    while len(text) > 1 and _signs(facts, text[-1], locale):
        text.pop()
    if not text:
        return []
    below = range(text[-1] + 1, min(len(facts), text[-1] + 1 + _MOST_SIGNATURES))
    return [i for i in itertools.takewhile(lambda i: _signs(facts, i, locale), below) if labels.roles[i] in _SIGNED]


def _signs(facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of a line that signs a text, and is no button."""
    fact = facts[i]
    return fact.kinds.isdisjoint(_BUTTONS) and fact.tagline is None and is_signature(fact.line.seen, locale) and not _is_point(facts, i)


def _is_point(facts: Sequence[Facts], i: int) -> bool:
    """True of '- SPD' beside '- CDU', and of '– Ann Lee' below her words: what opens as a point does belongs to what stands above."""
    mark, above = facts[i].line.seen[:1], facts[i - 1].line.seen
    beside = [facts[at].line.seen[:1] for at in (i - 1, i + 1) if 0 <= at < len(facts)]
    return mark in ITEM_MARKS and (mark in beside or above.endswith(":") or (above[0] in QUOTATION_MARKS and above[-1] in CLOSERS))

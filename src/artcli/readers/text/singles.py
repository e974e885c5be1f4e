"""What a look at the whole page mends in the labels: it has one standfirst, the bylines of one story, and a text that goes on.

The chain looks from line to line; it cannot know that a standfirst stood ten lines above, or that no byline will come. What is given
up here gets the role that was next in likelihood; what interrupts the text is let go, and what stands between its paragraphs is of it.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Container, Mapping, Sequence

from artcli.language import agencies, bylines, datelines
from artcli.language.locale import Locale
from artcli.readers.text import asides, endings, listings
from artcli.readers.text.labels import STATES, Labels, Mended
from artcli.readers.text.paragraphs import find_credit
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Facts, Survey

_BESIDE_BEST = 0.6  # of the best line's probability: a second point of a standfirst must be nearly as sure; of two sentences one is a caption
_CAPTION = 0.3  # what is left of the likelihood of a standfirst that credits a picture
_SURE = 0.7  # a byline that has neither its word nor the shape of names must be so sure
_WORDLESS = 0.8  # one without word, on a page where another has word and names
_CERTAIN = 0.98  # a byline below the text, on a page with one at its head; one inside the text is that of a story which is pointed to
_PERHAPS = 0.15  # so likely a line must be a byline, or a day, to be it where no other is
_BARELY = 0.05  # so likely a line must be a byline that has word and names, beside another that is; so likely a headline above a sentence that was taken for it


def settle(labels: Labels, survey: Survey) -> Labels:
    """Labels to the same with one headline, one standfirst, the bylines of one story and its text; what a page says of a line itself stays."""
    facts, locale, twice = survey.facts, survey.page.locale, survey.twice
    given = labels
    labels = _with_headline_below_colon(labels, facts, survey.below_colon)
    labels = _with_headline_below_kicker(labels, facts)
    labels = _with(labels, dict.fromkeys(_lines_of_headline(labels, facts), Role.HEADLINE), "the headline goes on")
    labels = _with(labels, dict.fromkeys(_points_of_standfirst(labels, facts), Role.STANDFIRST), "other points of its list are the standfirst")
    labels = _with(labels, dict.fromkeys(_below_lone_word(labels, facts, locale), Role.BYLINE), "the line above is a byline's word")
    for find, why in (
        (_copies_of_headline, "it says the headline again"),
        (lambda labels, facts: _other_standfirsts(labels, facts, locale, twice), "another line is the standfirst"),
        (lambda labels, facts: _other_bylines(labels, facts, locale), "it names no author of this story"),
    ):
        labels = _with(labels, {i: _next_best(labels, i, facts[i], locale, twice) for i in find(labels, facts)}, why)
    for changed, why in [
        (dict.fromkeys(asides.pointers(labels, facts), Role.FURNITURE), "it points to another story"),
        (dict.fromkeys(asides.notices(labels, facts), Role.FURNITURE), "it says what a button or a notice says"),
        (dict.fromkeys(asides.offers(labels, facts), Role.FURNITURE), "it opens as an offer does"),
        (dict.fromkeys(asides.no_tags(labels, facts), Role.FURNITURE), "an offer or an address is no tag"),
        (dict.fromkeys(asides.words_of_stamps(labels, facts), Role.FURNITURE), "it is the label of a day"),
        (dict.fromkeys(asides.reading_times(labels, facts, locale), Role.FURNITURE), "it says how long one reads"),
    ]:
        labels = _with(labels, changed, why)
    listed = listings.find(labels, facts)
    firsts = _first_paragraphs(labels, facts, locale)
    labels = _with(labels, listed, "it is of a list or of talk in the text")
    firsts += [i for i in _first_paragraphs(labels, facts, locale) if i not in firsts]
    for changed, why in [
        (dict.fromkeys(_stopped_crossheads(labels, facts), Role.BODY), "a full stop ends it, or it holds an address"),
        (dict.fromkeys(_sentences_of_text(labels, facts), Role.BODY), "it is a sentence between two paragraphs"),
        (dict.fromkeys(firsts, Role.BODY), "it is the first paragraph"),
        (_headline_above_its_note(labels, facts), "a short line heads the only sentence"),
        (dict.fromkeys(_text_alone(labels, facts), Role.BODY), "the only line is sentences"),
    ]:
        labels = _with(labels, changed, why)
    closing = _last_paragraphs(labels, facts, locale)
    labels = _with(labels, dict.fromkeys(closing, Role.BODY), "it closes an agency's story")
    credited = [i for i in _credited(labels, facts, locale) if i not in closing]
    labels = _with(labels, dict.fromkeys(credited, Role.CAPTION), "it credits a picture and is no sentence")
    labels = _with(labels, dict.fromkeys(_items_of_text(labels, facts), Role.BODY), "other items of its list are text")
    labels = _with(labels, dict.fromkeys(_short_headings(labels, facts), Role.CROSSHEAD), "it is a few words between two paragraphs")
    labels = _with(labels, _standfirst_for_headline(labels, facts), "no other line heads the text")
    labels = _with(labels, _missing(labels, facts, locale), "the page has no other")
    labels = _with(labels, dict.fromkeys(_known_again(labels, survey), Role.BYLINE), "the name stands beside a day, and again")
    labels = _with(labels, dict.fromkeys(_beside_bylines(labels, facts, locale), Role.BYLINE), "it stands with another byline")
    labels = _with(labels, dict.fromkeys(endings.find(labels, facts, locale), Role.FURNITURE), "it tells of the author or the paper")
    mended = {i: one for i, one in labels.mended.items() if one.was is not labels.roles[i]}
    text = {*firsts, *(i for i, role in listed.items() if role is Role.BODY and labels.roles[i] is role)} & mended.keys()
    chances = list(labels.chances)
    for i in mended:
        if i in text:
            chances[i] = _as_text(chances[i], given.roles[i])
        elif labels.roles[i] in _OF_STORY and given.roles[i] not in _LOOKED_FOR:
            chances[i] = _without(chances[i], given.roles[i])
    return labels._replace(mended=mended, chances=tuple(chances)) if mended else given


def _with(labels: Labels, changed: Mapping[int, Role], why: str) -> Labels:
    """Labels to the same with other roles for some lines, and why; a line that can have one role only keeps it."""
    changed = {i: role for i, role in changed.items() if len(labels.chances[i]) > 1 and role is not labels.roles[i]}
    if not changed:
        return labels
    roles, mended = list(labels.roles), dict(labels.mended)
    for i, role in changed.items():
        mended[i] = Mended(mended[i].was if i in mended else roles[i], why)
        roles[i] = role
    return labels._replace(roles=tuple(roles), mended=mended)


def _as_text(chances: Mapping[Role, float], was: Role) -> Mapping[Role, float]:
    """The probabilities of a line for which two roles are one: whatever spoke for the standfirst speaks for the first paragraph."""
    return {**chances, was: 0.0, Role.BODY: chances.get(Role.BODY, 0.0) + chances.get(was, 0.0)}


_OF_STORY = frozenset({Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.FURNITURE})
_LOOKED_FOR = frozenset({Role.BYLINE, Role.PUBLISHED, Role.SECTION})  # their likeliest line is looked for yet, among those that the page gives up too


def _without(chances: Mapping[Role, float], was: Role) -> Mapping[Role, float]:
    """The probabilities of a line when one role is ruled out: how likely the others are of what is left."""
    left = sum(chance for role, chance in chances.items() if role is not was)
    return {role: 0.0 if role is was else chance / left for role, chance in chances.items()} if left > 0.0 else chances


def _next_best(labels: Labels, i: int, fact: Facts, locale: Locale, twice: Container[int]) -> Role:
    """The likeliest other role that a line can have in its phase."""
    never = {labels.roles[i], Role.STANDFIRST, Role.HEADLINE}
    if Role.BYLINE in labels.roles or not _shows_people(fact, locale):
        never.add(Role.BYLINE)
    if Role.PUBLISHED in labels.roles or not fact.stamps:
        never.add(Role.PUBLISHED)
    options = [(chance, role) for role, chance in labels.chances[i].items() if role not in never and (role, labels.phases[i]) in STATES]
    chance, role = max(options, default=(0.0, Role.FURNITURE))
    if labels.roles[i] is Role.STANDFIRST and (_is_like_a_caption(fact, locale) or fact.line.lines.first in twice):
        return Role.CAPTION
    if chance >= _PERHAPS:
        return role
    is_text = labels.roles[i] is Role.STANDFIRST and labels.phases[i] == "story" and fact.prose  # no sentence of a story is lost for want of a better role
    return Role.BODY if is_text else Role.FURNITURE


def _shows_people(fact: Facts, locale: Locale) -> bool:
    """True of a line that is a byline by its form: it has its word, or is names, a desk or an agency, and nothing else."""
    if fact.prose or fact.byline is not None:
        return not fact.prose
    named = agencies.find(fact.line.seen) if fact.size <= _SHORT else ()
    return fact.openings.isdisjoint(_BUTTONS) and ((bool(named) and named[0][0] == 0) or bylines.find_beside(fact.line.seen, (), locale) is not None)


_SHORT = 6  # words of a line that an agency opens: 'Associated Press - The Harbour'
_BUTTONS = frozenset({"share", "subscribe", "comments", "navigation", "furniture", "see_also", "related"})


def _shows_a_day(fact: Facts) -> bool:
    return not fact.prose and any(stamp.value is not None for stamp in fact.stamps)


_NEAR_COLON = 3  # lines below the true headline in which a deck was taken for it


def _with_headline_below_colon(labels: Labels, facts: Sequence[Facts], below_colon: Collection[int]) -> Labels:
    """Labels to the same where, of 'Storm', ':', 'Ferry stays in port', another line was taken for the headline: the kicker, or what stands below."""
    head = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), -1)
    near = [i for i in below_colon if i - 1 <= head <= i + _NEAR_COLON and facts[i].size > 1 and not facts[i].prose and Role.BODY not in labels.roles[:i]]
    if head < 0 or not near or head in near:
        return labels
    true = near[0]
    chances = list(labels.chances)
    chances[true] = {**chances[true], Role.HEADLINE: min(1.0, sum(chances[i].get(Role.HEADLINE, 0.0) for i in (head, true)))}
    changed = {head: Role.FURNITURE if head < true else Role.STANDFIRST, true: Role.HEADLINE}
    return _with(labels._replace(chances=tuple(chances)), changed, "the headline stands below a colon")


_LONGEST_LINE = 10  # words of a headline's line that goes on in the next
_OF_HEAD = frozenset({Role.SECTION, Role.STANDFIRST, Role.FURNITURE})


def _lines_of_headline(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The lines that a headline was broken into, without a mark at their ends and with a small letter at the start of the next.

    'Council votes to save', 'the old pier after', 'a winter of doubt'
    """
    head = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), -1)
    out = []
    at = head
    while at > 0 and _goes_on_in(facts[at - 1], facts[at]) and labels.roles[at - 1] in _OF_HEAD:
        at -= 1
        out.append(at)
    at = head
    while 0 <= at < len(facts) - 1 and _goes_on_in(facts[at], facts[at + 1]) and labels.roles[at + 1] in _OF_HEAD:
        at += 1
        out.append(at)
    return out


def _goes_on_in(fact: Facts, below: Facts) -> bool:
    """True of two short lines, one right below the other, that are one sentence or the first part of it."""
    if below.line.lines.first != fact.line.lines.last + 1 or not below.line.seen[:1].islower():
        return False
    plain = all(1 < one.size <= _LONGEST_LINE and not (one.sentence or one.kinds or one.stamps or one.byline) for one in (fact, below))
    return plain and fact.line.seen[-1:].isalnum() and not below.openings and not fact.openings


_LONGEST_KICKER = 3  # words
_LEAST_HEADLINE, _LONGEST_HEADLINE = 4, 25  # words
_COMMON = 2  # words of five letters that two headlines of one story have in common


def _with_headline_below_kicker(labels: Labels, facts: Sequence[Facts]) -> Labels:
    """Labels to the same where the last crumb, which names the story for machines, was taken for the headline: below it stand kicker and headline."""
    head = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), -1)
    true = head + 2
    if not 0 < head < len(facts) - 2 or Role.BODY in labels.roles[:true] or not _is_kicker(facts[head + 1]):
        return labels
    fact = facts[true]
    common = {word for word in facts[head].words if len(word) >= _LONG} & {*fact.words}
    if fact.sentence or not _LEAST_HEADLINE <= fact.size <= _LONGEST_HEADLINE or fact.stamps or fact.byline or len(common) < _COMMON:
        return labels
    chances = list(labels.chances)
    chances[true] = {**chances[true], Role.HEADLINE: min(1.0, sum(chances[i].get(Role.HEADLINE, 0.0) for i in (head, true)))}
    changed = {head: Role.FURNITURE, head + 1: Role.FURNITURE, true: Role.HEADLINE}
    return _with(labels._replace(chances=tuple(chances)), changed, "the headline stands below a kicker")


_LONG = 5  # letters


def _is_kicker(fact: Facts) -> bool:
    return fact.cased and fact.line.seen.isupper() and fact.size <= _LONGEST_KICKER and not (fact.kinds - {"sections", "kickers", "navigation"} or fact.stamps)


_LEAST = 12  # characters of a headline that is told from the crumbs before it


def _copies_of_headline(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Lines that say the headline again and were taken for something else; a caption may say it too, and crumbs may stand before it."""
    keys = {facts[i].line.key for i, role in enumerate(labels.roles) if role is Role.HEADLINE}
    standfirsts = [(i, facts[i].line.key) for i, role in enumerate(labels.roles) if role is Role.STANDFIRST]
    return [i for i, other in standfirsts if any(key in other or (len(other) >= _LEAST and key.endswith(other)) for key in keys)]


def _other_standfirsts(labels: Labels, facts: Sequence[Facts], locale: Locale, twice: Container[int]) -> list[int]:
    """All but the best standfirst. Its points may stand below each other; a sentence beside a line without a full stop is the first paragraph."""
    copies = set(_copies_of_headline(labels, facts))
    found = [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST and i not in copies]
    if len(found) < 2:
        return []
    sure = {
        i: labels.chances[i].get(Role.STANDFIRST, 0.0)
        * (_CAPTION if _is_like_a_caption(facts[i], locale) or facts[i].line.lines.first in twice else 1.0)
        for i in found
    }
    best = max(found, key=lambda i: (sure[i], -i))
    keep = {best, *_points_beside(best, facts)}
    for step in (-1, 1):
        at = best + step
        while at in sure and sure[at] >= _BESIDE_BEST * sure[best] and not facts[at].sentence and not facts[best].sentence:
            keep.add(at)
            at += step
    return [i for i in found if i not in keep]


_BULLETS = "•●▪■–*-·"


def _points_beside(i: int, facts: Sequence[Facts]) -> list[int]:
    """The lines above and below a line with a bullet that have the same bullet."""
    bullet = facts[i].line.seen[:1]
    out: list[int] = []
    for step in (-1, 1) if bullet and bullet in _BULLETS else ():
        at = i + step
        while 0 <= at < len(facts) and facts[at].line.seen[:1] == bullet:
            out.append(at)
            at += step
    return out


def _points_of_standfirst(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A list right below the headline of which some points were taken for a standfirst: all are it."""
    points = [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST]
    return sorted({at for i in points for at in _points_beside(i, facts) if labels.roles[at] not in (Role.HEADLINE, Role.STANDFIRST)})


_ADDRESSES = ("://", "pic.twitter.com", "pic.x.com")


def _holds_address(fact: Facts) -> bool:
    return any(mark in fact.line.key for mark in _ADDRESSES)


def _stopped_crossheads(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Crossheads with a full stop: a sentence so short that it was taken for one. Papers close a heading with a question mark, never so.

    Nor do they put an address into it: that is a post which is shown in the story.
    """
    return [
        i
        for i, role in enumerate(labels.roles)
        if role is Role.CROSSHEAD
        and labels.phases[i] == "story"
        and facts[i].size > 2
        and (_has_full_stop(facts[i]) or _holds_address(facts[i]))
    ]


_OF_TEXT = frozenset({Role.BODY, Role.CROSSHEAD})


def _credited(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The quay in May [photo: Jo Hale]' in the text: no sentence, and it credits a picture; '(With inputs from PTI)' credits the text.

    No labelled heading did so, and none opened as a caption does.
    """
    open_ended = [i for i, role in enumerate(labels.roles) if role in _OF_TEXT and not (facts[i].sentence or facts[i].tagline or i in labels.mended)]
    named = [i for i in open_ended if labels.roles[i] is Role.CROSSHEAD and locale.caption.opens(facts[i].line.key)]
    return [*named, *(i for i in open_ended if facts[i].size <= _LONGEST_CREDITED and find_credit(facts[i].line.seen, locale) is not None)]


def _items_of_text(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Items of a list in the text that were taken for captions: those beside them with the same bullet are paragraphs."""
    captions = [i for i, role in enumerate(labels.roles) if role is Role.CAPTION]
    return [i for i in captions if any(labels.roles[at] is Role.BODY for at in _points_beside(i, facts))]


def _has_full_stop(fact: Facts) -> bool:
    return fact.line.key.rstrip("»\"”’')」 ").endswith((".", "。", "।", "۔"))


_BESIDE_TEXT = 2  # lines from a paragraph at most
_LEAST_OF_TEXT = 8  # words
_LONGEST_HEADING = 10  # words
_LONGEST_CREDITED = 80  # words


def _sentences_of_text(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Whole sentences with paragraphs above and below, in which nothing speaks of buttons or offers: what interrupts a story says what it is."""
    text = [i for i, role in enumerate(labels.roles) if role is Role.BODY]
    out = []
    for above, below in itertools.pairwise(text):
        for i in range(above + 1, below if below - above <= 2 * _BESIDE_TEXT else above + 1):
            fact = facts[i]
            if labels.roles[i] is not Role.FURNITURE or fact.size < _LEAST_OF_TEXT or not _has_full_stop(fact):
                continue
            if i - above <= _BESIDE_TEXT >= below - i and not (fact.kinds or fact.openings or fact.stamps or fact.byline):
                out.append(i)
    return out


def _short_headings(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A few words without a stop between two paragraphs that end with one: no paragraph, and of furniture nothing else is there."""
    out = []
    for i in range(1, len(facts) - 1):
        fact, beside = facts[i], (facts[i - 1], facts[i + 1])
        if i in labels.mended:
            continue
        chances = labels.chances[i]
        is_free = labels.roles[i] in (Role.BODY, Role.FURNITURE) or (
            labels.roles[i] is Role.CAPTION and chances.get(Role.CROSSHEAD, 0.0) > chances.get(Role.CAPTION, 0.0)
        )
        if not is_free or _holds_address(fact) or fact.sentence or fact.size > _LONGEST_HEADING or fact.line.key.endswith((":", "：", ",", ";")):
            continue
        in_text = labels.roles[i - 1] is labels.roles[i + 1] is Role.BODY and all(one.sentence and one.size >= _SENTENCE for one in beside)
        if in_text and not (fact.kinds or fact.openings or fact.stamps or fact.byline) and any(map(str.isalpha, fact.line.key)):
            out.append(i)
    return out


_CREDITS = frozenset({Role.BYLINE, Role.PUBLISHED})
_DOUBTFUL = 0.7
_FEW = 10  # paragraphs
_TEXT = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CROSSHEAD})


_GOES_ON = ((Role.BODY,), (Role.CROSSHEAD,))


def _first_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """Standfirsts that are the first paragraph: a dateline opens them, the text has nothing but headline and paragraphs, or no other text.

    So is a doubtful one between byline or day and the second of a few paragraphs: of those that the model gave less than 0.7, most were.
    A dateline with an agency makes a caption the first paragraph, too; one without may open a caption as well ("PARIS, FRANCE - MAY 4: …").
    """
    bare = all(role in _TEXT for role in labels.roles)
    is_notice = Role.HEADLINE not in labels.roles
    few = labels.roles.count(Role.BODY) <= _FEW
    credited = next((i for i, role in enumerate(labels.roles) if few and role in _CREDITS and labels.phases[i] == "story"), len(facts))
    alone = Role.BODY not in labels.roles
    out = []
    for i, (role, phase) in enumerate(zip(labels.roles, labels.phases, strict=True)):
        if phase != "story" or not facts[i].sentence:
            continue
        above = facts[i].prose and labels.roles[i + 1 : i + 2] in _GOES_ON
        if role is Role.STANDFIRST:
            doubtful = credited < i and labels.chances[i].get(role, 0.0) < _DOUBTFUL
            opens = above and (bare or doubtful or datelines.find(facts[i].line.seen, locale) is not None)
            first = alone or opens or (is_notice and labels.roles[i - 1] is Role.BODY)
        else:
            first = role is Role.CAPTION and above and _has_an_agency(facts[i], locale)
        if first:
            out.append(i)
    return out


_IN_BRACKETS = (")", "）", "]")


def _last_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The last line of an agency's text that its name in brackets closes, as it closes its stories: '… said the mayor. (AGI)'."""
    first = next((i for i, role in enumerate(labels.roles) if role in (Role.STANDFIRST, Role.BODY)), None)
    opening = datelines.find(facts[first].line.seen, locale) if first is not None else None
    if opening is None or opening.agency is None:
        return []
    return [
        i
        for i in range(1, len(facts))
        if labels.roles[i - 1] is Role.BODY
        and Role.BODY not in labels.roles[i + 1 :]
        and facts[i].line.seen.endswith(_IN_BRACKETS)
        and find_credit(facts[i].line.seen, locale) == opening.agency
    ]


_SENTENCE = 6  # words; what is shorter may be a headline with a full stop


def _standfirst_for_headline(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """Above a text without a headline, the only line that was taken for a standfirst and is no sentence: it is the headline."""
    found = [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST]
    first = next((i for i, role in enumerate(labels.roles) if role is Role.BODY), -1)
    if Role.HEADLINE in labels.roles or len(found) != 1 or not found[0] < first or facts[found[0]].sentence:
        return {}
    likely = labels.chances[found[0]].get(Role.HEADLINE, 0.0) >= _PERHAPS
    return {found[0]: Role.HEADLINE} if likely else {}


def _headline_above_its_note(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """A text of one sentence that was taken for the headline, since the line above is short: 'Bridge closed', 'By Jo Hale', 'The old bridge was …'"""
    at = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), -1)
    if at < 0 or Role.BODY in labels.roles or not facts[at].sentence or facts[at].size < _SENTENCE:
        return {}
    free = [i for i in range(at) if not (facts[i].sentence or facts[i].stamps or facts[i].byline or facts[i].kinds)]
    best = max(free, key=lambda i: labels.chances[i].get(Role.HEADLINE, 0.0), default=-1)
    likely = best >= 0 and labels.chances[best].get(Role.HEADLINE, 0.0) >= _BARELY
    return {best: Role.HEADLINE, at: Role.BODY} if likely else {}


def _text_alone(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The only line of a page that was taken for a headline and is a sentence, or several, or for a standfirst: a text that was copied alone."""
    if labels.roles == (Role.HEADLINE,):
        stopped = facts[0].sentence and facts[0].size >= _SENTENCE and _has_full_stop(facts[0])
        return [0] if stopped or (facts[0].prose and not facts[0].sentence) else []
    return [0] if labels.roles == (Role.STANDFIRST,) else []


def _has_an_agency(fact: Facts, locale: Locale) -> bool:
    found = datelines.find(fact.line.seen, locale)
    return found is not None and found.agency is not None


def _is_like_a_caption(fact: Facts, locale: Locale) -> bool:
    """'The quay in May. Photo: Jo Hale', 'The two ministers, on 25 November 2025 in Rabat.'"""
    whole_day = fact.sentence and any(stamp.value is not None for stamp in fact.stamps)
    return whole_day or find_credit(fact.line.seen, locale, fact.line.key) is not None


def _other_bylines(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """Byline lines that are not this story's: neither word nor name, or less sure than the best, or in the text of a story with one at its head."""
    found = [i for i, role in enumerate(labels.roles) if role is Role.BYLINE]
    worded = _worded(found, facts)
    sure = {i: labels.chances[i].get(Role.BYLINE, 0.0) * (_CAPTION if i not in worded and _is_like_a_caption(facts[i], locale) else 1.0) for i in found}
    best = max(sure.values(), default=0.0)
    text = [i for i, role in enumerate(labels.roles) if role is Role.BODY] or [len(facts)]
    first = text[0]
    shapely = {i for i in found if i in worded or facts[i].stamps or _shows_people(facts[i], locale)}
    headed = any(i < first and i in shapely and sure[i] >= _SURE for i in found)
    good = {i for i in found if sure[i] >= _BESIDE_BEST * best}
    whole = {i for i in good & worded if _is_whole(facts, i)}
    out = []
    for i in found:
        if facts[i].tagline is not None:  # 'Reporting by …; Editing by …' is read as what it says
            continue
        # a list of names goes on from line to line; a byline that has word and names is whole
        doubtful = i not in worded and i not in good and not {i - 1, i + 1} & (good - whole)
        doubtful = doubtful or (i not in worded and bool(whole) and sure[i] < _WORDLESS)
        if (
            (i not in shapely and (sure[i] < _SURE or any(at < first for at in whole)))
            or doubtful
            or (headed and i > first and (i < text[-1] or sure[i] < _CERTAIN))
        ):
            out.append(i)
    return out


def _worded(found: Sequence[int], facts: Sequence[Facts]) -> frozenset[int]:
    """Those of some lines that are 'By', 'By Jo Hale', or names in the lines below one that is only 'By'."""
    out: set[int] = set()
    listed = {i for i, fact in enumerate(facts) if "byline" in fact.kinds}
    for i in found:
        byline = facts[i].byline
        if i in listed or i - 1 in listed:
            out.add(i)
            listed.add(i)
        elif byline is not None and byline.opened:
            out.add(i)
    return frozenset(out)


def _is_whole(facts: Sequence[Facts], i: int) -> bool:
    byline = facts[i].byline
    return (byline is not None and byline.opened and bool(byline.creators)) or (i > 0 and "byline" in facts[i - 1].kinds and "byline" not in facts[i].kinds)


_FAR = 30  # lines between a headline and the names of those who wrote; further off is another story


def _below_lone_word(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The names, or the desk, below a line that is only 'Von', where the page has one such line: more are those of a list of stories."""
    words = [i for i, fact in enumerate(facts[:-1]) if "byline" in fact.kinds and not fact.kinds & {"sections", "kickers", "navigation"}]
    head = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), None)
    if len(words) != 1 or head is None or abs(words[0] - head) > _FAR:
        return []
    at = words[0] + 1
    fact = facts[at]
    is_free = not fact.prose and labels.roles[at] is not Role.HEADLINE and ("desks" in fact.kinds or fact.openings.isdisjoint(_BUTTONS))
    return [at] if is_free and bylines.find_beside(fact.line.seen, (), locale) is not None else []


_BESIDE_DAY = 3  # lines between a name and the day of the article


def _known_again(labels: Labels, survey: Survey) -> list[int]:
    """On a page without a byline the name below headline and beside day, alone on a line again (portrait, author box), of whom the text does not tell."""
    if Role.BYLINE in labels.roles or Role.HEADLINE not in labels.roles:
        return []
    facts, locale, head = survey.facts, survey.page.locale, labels.roles.index(Role.HEADLINE)
    days = [i for i, role in enumerate(labels.roles) if role is Role.PUBLISHED and any(stamp.value for stamp in facts[i].stamps)]
    for i in range(head + 1, len(facts)):
        fact = facts[i]
        _, told = survey.named.get(fact.line.key, (0, 0))
        is_free = labels.roles[i] in _TAKEN_FROM | {Role.CAPTION} and not fact.kinds and not told and fact.line.key not in facts[head].line.key
        beside = is_free and survey.counts[fact.line.key] > 1 and any(abs(i - day) <= _BESIDE_DAY for day in days)
        if beside and bylines.find_names(fact.line.seen, locale) is not None:
            return [i]
    return []


_HALF = 0.5
_TOGETHER = 8  # lines that the bylines of one story may span
_ADDRESS = 2  # spaces in a line between them at most
_TAKEN_FROM = frozenset({Role.FURNITURE, Role.KEYWORDS, Role.SECTION})  # at the foot of a text, a name alone looks like a tag


def _missing(labels: Labels, facts: Sequence[Facts], locale: Locale) -> dict[int, Role]:
    """Where a page has no byline, or no day, the line that may be it with the least doubt; a second one would be a guess."""
    out: dict[int, Role] = {}
    for role, has in ((Role.BYLINE, lambda fact: _shows_people(fact, locale)), (Role.PUBLISHED, _shows_a_day)):
        # a byline need not look like one, a day must be printed
        if any(one is role and (role is Role.BYLINE or has(fact)) for one, fact in zip(labels.roles, facts, strict=True)):
            continue
        free = [
            (chances.get(role, 0.0), -i)
            for i, chances in enumerate(labels.chances)
            if chances.get(role, 0.0) >= _PERHAPS and (_is_free(labels.roles, facts, i) or _is_hardly_another(labels, i, role))
        ]
        chosen = next((-i for _, i in sorted(free, reverse=True) if has(facts[-i])), None)
        if chosen is not None:
            out[chosen] = role
    return out


def _is_free(roles: Sequence[Role], facts: Sequence[Facts], i: int) -> bool:
    """True of a line that can be spared: what has a byline's word may have been taken for a caption, or for a standfirst."""
    return roles[i] in _TAKEN_FROM or (roles[i] in (Role.CAPTION, Role.STANDFIRST) and _is_whole(facts, i))


def _is_hardly_another(labels: Labels, i: int, role: Role) -> bool:
    """True of a name below a picture, or above the text, that is half as likely to be the author's as that of who is seen, or a heading."""
    chances, given = labels.chances[i], labels.roles[i]
    return role is Role.BYLINE and given in (Role.CAPTION, Role.CROSSHEAD) and chances[role] >= _HALF * chances[given]


def _beside_bylines(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The other bylines of one story: 'By Jo Hale', her address, 'By Ann Lee', her address; 'By', 'Jo Hale', 'Ann Lee', a line each."""
    chances = [of_line.get(Role.BYLINE, 0.0) for of_line in labels.chances]
    out: list[int] = []
    for at in (i for i, role in enumerate(labels.roles) if role is Role.BYLINE and _is_whole(facts, i)):
        for i in _together(at, facts):
            if chances[i] >= max(_BARELY, chances[at] / 5) and labels.roles[i] in _TAKEN_FROM and _is_whole(facts, i):
                out.append(i)
        below = at + 1
        listed = "byline" in facts[at - 1].kinds and below < len(facts) and labels.roles[below] is Role.CAPTION
        if listed and chances[below] >= _PERHAPS and _shows_people(facts[below], locale):
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

"""What a look at the whole page mends in the labels: it has one headline, one standfirst, the bylines of one story, and a text that goes on.

The chain looks from line to line; it cannot know that a standfirst stood ten lines above, or that no byline will come. What is given
up here gets the role that was next in likelihood; what interrupts the text is let go, and what stands between its paragraphs is of it.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from artcli.language.locale import Locale
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels, Mended, places_of
from artcli.readers.text.roles import Role
from artcli.readers.text.states import STATES
from artcli.readers.text.story import (
    addressing,
    asides,
    endings,
    listings,
    one_headline,
    one_standfirst,
    own_bylines,
    own_captions,
    own_text,
)
from artcli.readers.text.survey import Survey


def settle(labels: Labels, survey: Survey) -> Labels:
    """Labels to the same with one headline, one standfirst, the bylines of one story and its text; what a page says of a line itself stays."""
    facts, locale = survey.facts, survey.page.locale
    given = labels = labels._replace(places=places_of(labels.roles))
    labels = _with_whole_head(labels, survey)
    labels = _without_others(labels, survey)
    labels = _without_asides(labels, survey)
    labels = _with_whole_text(labels, survey)
    labels = _as(labels, asides.contents(labels, facts), Role.FURNITURE, "a heading of the text says it")
    labels = _as(labels, asides.repeated_headlines(labels, facts), Role.FURNITURE, "it says the headline again")
    labels = _with_what_is_missing(labels, survey)
    labels = _as(labels, addressing.find(labels, facts, locale), Role.FURNITURE, "the house speaks to its reader")
    labels = _as(labels, endings.find(labels, facts, locale), Role.FURNITURE, "it tells of the author or the paper")
    labels = _as(labels, own_text.headings_of_nothing(labels), Role.FURNITURE, "no text stands below it")
    return _with_likelihoods(labels, given)


def _with_whole_head(labels: Labels, survey: Survey) -> Labels:
    """The true headline and all its lines, all points of the standfirst, and the names below a byline's word."""
    facts, locale = survey.facts, survey.page.locale
    labels = _with_headline(labels, one_headline.below_colon(labels, facts, survey.below_colon), "the headline stands below a colon")
    labels = _with_headline(labels, one_headline.below_kicker(labels, facts), "the headline stands below a kicker")
    labels = _with_headline(labels, one_headline.below_series(labels, facts, locale), "the headline stands below the title of a series, or a result")
    labels = _with_headline(labels, one_headline.below_short_form(labels, facts), "the headline says it whole")
    labels = _with_headline(labels, one_headline.below_motto(labels, facts), "the text tells of it, and not of the motto above")
    labels = _as(labels, one_headline.other_lines(labels, facts), Role.HEADLINE, "the headline goes on")
    labels = _as(labels, one_standfirst.other_points(labels, facts), Role.STANDFIRST, "other points of its list are the standfirst")
    labels = _as(labels, own_bylines.desks(labels, facts, locale), Role.BYLINE, "it names a desk")
    labels = _as(labels, one_standfirst.below_label(labels, facts, locale), Role.STANDFIRST, "the page calls it so")
    return _as(labels, own_bylines.below_lone_word(labels, facts, locale), Role.BYLINE, "the line above is a byline's word")


def _without_others(labels: Labels, survey: Survey) -> Labels:
    """Without standfirsts and bylines that are not this story's."""
    facts, locale, twice = survey.facts, survey.page.locale, survey.twice
    labels = _given_up(labels, one_standfirst.copies_of_headline(labels, facts), survey, "it says the headline again")
    labels = _given_up(labels, one_standfirst.others(labels, facts, locale, twice), survey, "another line is the standfirst")
    labels = _given_up(labels, own_bylines.others(labels, facts, locale), survey, "it names no author of this story")
    return _as(labels, own_bylines.offices(labels, facts, locale), Role.BYLINE, "it says what those above are")


def _without_asides(labels: Labels, survey: Survey) -> Labels:
    """Without what speaks to the reader and tells nothing of the story."""
    facts, locale = survey.facts, survey.page.locale
    for lines, why in [
        (asides.pointers(labels, facts, locale), "it points to another story"),
        (asides.notices(labels, facts), "it says what a button or a notice says"),
        (asides.offers(labels, facts, locale), "it opens as an offer does"),
        (asides.sayings(labels, facts, locale), "it speaks of the page"),
        (asides.comments(labels, facts), "a reader wrote it"),
        (asides.points(labels, facts), "a list says what the text tells"),
        (asides.talk(labels, facts, locale), "readers speak below the count of their comments"),
        (asides.times(labels, facts, locale), "it says when an entry was written"),
        (asides.addresses(labels, facts), "it says where to write"),
        (asides.no_tags(labels, facts), "an offer or an address is no tag"),
        (asides.counts(labels, facts), "it says how often it was seen"),
        (asides.words_of_stamps(labels, facts), "it is the label of a day"),
        (asides.reading_times(labels, facts, locale), "it says how long one reads"),
    ]:
        labels = _as(labels, lines, Role.FURNITURE, why)
    return _with(labels, asides.labelled_days(labels, facts, locale), "it says days, and what they are")


_OF_A_LIST, _FIRST = "it is of a list or of talk in the text", "it is the first paragraph"
_SUMS_UP = "its words sum up what follows"


def _with_told_standfirst(labels: Labels, told: Mapping[int, float]) -> Labels:
    """Labels to the same with what was taken for the first paragraph as the standfirst where its words tell that."""
    for i, chance in told.items():
        if labels.roles[i] is Role.BODY:
            chances = list(labels.chances)
            both = sum(chances[i].get(role, 0.0) for role in (Role.BODY, Role.STANDFIRST))
            chances[i] = {**chances[i], Role.STANDFIRST: both * chance, Role.BODY: both * (1 - chance)}
            labels = _as(labels._replace(chances=tuple(chances)), [i], Role.STANDFIRST, _SUMS_UP)
    return labels


def _with_whole_text(labels: Labels, survey: Survey) -> Labels:
    """The text from its first paragraph to its last, with its lists and its headings; captions that were taken for text are none of it.

    Each step sees what those above have made: captions are sought once the text is whole, and headings, which stand between paragraphs, last.
    """
    facts, locale = survey.facts, survey.page.locale
    told = one_standfirst.below_byline(labels, survey)
    labels = _with_told_standfirst(labels, told)
    firsts = own_text.first_paragraphs(labels, facts, locale, told)
    labels = _as(labels, listings.enumerations(labels, facts), Role.BODY, "a sentence goes on in the items of a list")
    labels = _with(labels, listings.find(labels, facts), _OF_A_LIST)
    firsts += own_text.first_paragraphs(labels, facts, locale, told)
    for changed, why in [
        (dict.fromkeys(own_text.stopped_crossheads(labels, facts), Role.BODY), "a full stop ends it, or it holds an address"),
        (dict.fromkeys(firsts, Role.BODY), _FIRST),
        (own_text.days(labels, facts), "a chronicle has its days as headings"),
        (one_headline.above_its_note(labels, facts), "a short line heads the only sentence"),
        (dict.fromkeys(own_text.alone_on_page(labels, facts), Role.BODY), "the only line is sentences"),
    ]:
        labels = _with(labels, changed, why)
    closing = own_text.last_paragraphs(labels, facts, locale)
    labels = _as(labels, closing, Role.BODY, "it closes an agency's story")
    credited = [i for i in own_captions.credited(labels, facts, locale) if i not in closing]
    labels = _as(labels, credited, Role.CAPTION, "it credits a picture and is no sentence")
    labels = _as(labels, own_text.posts(labels, facts), Role.FURNITURE, "it was posted, and the page shows it")
    labels = _as(labels, own_captions.below_headline(labels, facts, locale), Role.CAPTION, "it says who made a picture")
    labels = _as(labels, own_captions.placed(labels, facts, locale), Role.CAPTION, "it says who stands where in a picture")
    labels = _as(labels, own_captions.above_credits(labels, facts, locale), Role.CAPTION, "a credit alone stands below its caption")
    labels = _as(labels, own_captions.photographers(labels, facts, locale), Role.CAPTION, "a name in capitals stands below its caption")
    labels = _as(labels, own_captions.wordy_headings(labels, facts), Role.CAPTION, "no line is surely a heading, and it is many words")
    labels = _as(labels, listings.rows(labels, facts), Role.BODY, "it is a row of a table in the text")
    labels = _as(labels, own_text.dateline_alone(labels, facts), Role.FURNITURE, "it says where the text was written")
    labels = _as(labels, own_text.ends_of_lists(labels, facts), Role.BODY, "it closes a list")
    return _as(labels, own_text.short_headings(labels, facts), Role.CROSSHEAD, "it is a few words between two paragraphs")


def _with_what_is_missing(labels: Labels, survey: Survey) -> Labels:
    """The byline or day of a page without one, and the other bylines beside one."""
    facts, locale = survey.facts, survey.page.locale
    labels = _with(labels, own_bylines.missing(labels, survey), "the page has no other")
    labels = _as(labels, own_bylines.beside(labels, facts, locale), Role.BYLINE, "it stands with another byline")
    labels = _as(labels, own_bylines.houses(labels, facts), Role.BYLINE, "it says which agency or desk the story is from")
    return _as(labels, own_bylines.signatures(labels, facts, locale), Role.BYLINE, "it signs the text above")


def _with(labels: Labels, changed: Mapping[int, Role], why: str) -> Labels:
    """Labels to the same with other roles for some lines, and why; a line that can have one role only keeps it."""
    changed = {i: role for i, role in changed.items() if len(labels.chances[i]) > 1 and role is not labels.roles[i]} if changed else {}
    if not changed:
        return labels
    roles, mended = list(labels.roles), dict(labels.mended)
    for i, role in changed.items():
        mended[i] = Mended(mended[i].was if i in mended else roles[i], why)
        roles[i] = role
    return labels._replace(roles=tuple(roles), mended=mended, places=places_of(roles))


def _as(labels: Labels, lines: Iterable[int], role: Role, why: str) -> Labels:
    """Labels to the same with one role for some lines."""
    return _with(labels, dict.fromkeys(lines, role), why)


def _with_headline(labels: Labels, changed: Mapping[int, Role], why: str) -> Labels:
    """Labels to the same with another headline, which has the probability of the line that was taken for it beside its own."""
    if not changed:
        return labels
    true = next(i for i, role in changed.items() if role is Role.HEADLINE)
    taken = labels.roles.index(Role.HEADLINE)
    chances = list(labels.chances)
    chances[true] = {**chances[true], Role.HEADLINE: min(1.0, sum(chances[i].get(Role.HEADLINE, 0.0) for i in (taken, true)))}
    return _with(labels._replace(chances=tuple(chances)), changed, why)


def _given_up(labels: Labels, lines: Iterable[int], survey: Survey, why: str) -> Labels:
    """Labels to the same with the next best role for some lines."""
    return _with(labels, {i: _next_best(labels, i, survey.facts[i], survey.page.locale, survey.twice) for i in lines}, why)


_SECOND = 0.5  # so likely the line beside a byline must be another


def _next_best(labels: Labels, i: int, fact: Facts, locale: Locale, twice: Container[int]) -> Role:
    """The likeliest other role that a line can have in its phase."""
    never = {labels.roles[i], Role.STANDFIRST, Role.HEADLINE}
    left = _without(labels.chances[i], labels.roles[i])
    is_beside = Role.BYLINE in labels.roles[max(0, i - 1) : i + 2] and left.get(Role.BYLINE, 0.0) >= _SECOND
    if (labels.of(Role.BYLINE) and not is_beside) or not own_bylines.shows_people(fact, locale):
        never.add(Role.BYLINE)
    if labels.of(Role.PUBLISHED) or not fact.stamps:
        never.add(Role.PUBLISHED)
    options = [(chance, role) for role, chance in labels.chances[i].items() if role not in never and (role, labels.phases[i]) in STATES]
    chance, role = max(options, default=(0.0, Role.FURNITURE))
    if labels.roles[i] is Role.STANDFIRST and (one_standfirst.is_like_a_caption(fact) or fact.line.lines.first in twice):
        return Role.CAPTION
    if chance >= own_bylines.PERHAPS or (is_beside and role is Role.BYLINE):
        return role
    is_text = labels.roles[i] is Role.STANDFIRST and labels.phases[i] == "story" and fact.prose  # no sentence of a story is lost for want of a better role
    return Role.BODY if is_text else Role.FURNITURE


_OF_STORY = frozenset({Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.FURNITURE})
_LOOKED_FOR = frozenset({Role.BYLINE, Role.PUBLISHED, Role.SECTION})  # their likeliest line is looked for yet, among those that the page gives up too


def _with_likelihoods(labels: Labels, given: Labels) -> Labels:
    """Labels with what was mended, and how likely its roles are now; what was mended back was not mended."""
    mended = {i: one for i, one in labels.mended.items() if one.was is not labels.roles[i]}
    if not mended:
        return given
    chances = list(labels.chances)
    for i, one in mended.items():
        if one.why in (_FIRST, _OF_A_LIST) and labels.roles[i] is Role.BODY:
            chances[i] = _as_text(chances[i], one.was)
        elif labels.roles[i] in _OF_STORY and one.was not in _LOOKED_FOR:
            chances[i] = _without(chances[i], one.was)
    return labels._replace(mended=mended, chances=tuple(chances))


def _as_text(chances: Mapping[Role, float], was: Role) -> Mapping[Role, float]:
    """The probabilities of a line for which two roles are one: whatever spoke for the standfirst speaks for the first paragraph."""
    return {**chances, was: 0.0, Role.BODY: chances.get(Role.BODY, 0.0) + chances.get(was, 0.0)}


def _without(chances: Mapping[Role, float], was: Role) -> Mapping[Role, float]:
    """The probabilities of a line when one role is ruled out: how likely the others are of what is left."""
    left = sum(chance for role, chance in chances.items() if role is not was)
    return {role: 0.0 if role is was else chance / left for role, chance in chances.items()} if left > 0.0 else chances

"""The rest of a text below an advertisement or a pointer to another story, where it may have been taken for what stands below articles."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Facts, Survey

_PART = 0.15  # so likely each sentence must be of the text
_LEAST = 6  # words of a sentence
_LONGEST = 10  # words of a heading
_MOST_POINTERS = 3  # lines
_OFFER = frozenset({"subscribe"})
_AWAY = frozenset({"see_also", "advert"}) | _OFFER


def find(labels: Labels, survey: Survey) -> dict[int, Role]:
    """The headings and sentences that an advertisement or a pointer parts from the text above."""
    return {**_headings(labels, survey), **_rest(labels, survey)}


def _headings(labels: Labels, survey: Survey) -> dict[int, Role]:
    """Headings inside the text, below an advertisement or a pointer that says itself what should be read, that were taken for a part of it."""
    facts, roles = survey.facts, labels.roles
    return {
        i: Role.CROSSHEAD
        for i in range(1, len(facts) - 1)
        if roles[i] is Role.FURNITURE
        and roles[i + 1] is Role.BODY
        and facts[i + 1].sentence
        and _may_head(facts[i])
        and (_is_parted(survey, i - 1) if roles[i - 1] is Role.BODY else roles[i - 2] is Role.BODY and _is_whole_pointer(facts[i - 1]))
    }


def _may_head(fact: Facts) -> bool:
    return not (fact.sentence or fact.kinds or fact.openings or fact.stamps) and 1 < fact.size <= _LONGEST


def _is_whole_pointer(fact: Facts) -> bool:
    return "see_also" in fact.openings and "see_also" not in fact.kinds and not fact.sentence


def _rest(labels: Labels, survey: Survey) -> dict[int, Role]:
    """The sentences below the last paragraph that an advertisement or a pointer ('Read also: …') parts from it, and the heading above them.

    Below 'Read also' alone stands the title of another story, and with more lines that are no sentences the rest of a box. An offer
    ('Sign up') may go on with a sentence of its own; below a heading it does not.
    """
    facts = survey.facts
    last = max((i for i, role in enumerate(labels.roles) if role is Role.BODY and labels.phases[i] == "story"), default=len(facts))
    at, boxed, offered = last + 1, False, False
    while at < len(facts) and at <= last + _MOST_POINTERS and not facts[at].sentence and (away := (facts[at].openings | facts[at].kinds) & _AWAY):
        boxed = "see_also" in facts[at].kinds
        offered = away == _OFFER
        at += 1 + boxed
    if at >= len(facts) or (at == last + 1 and not _is_parted(survey, last)):
        return {}
    heading = not facts[at].sentence and not facts[at].kinds
    if (heading and boxed) or (offered and not heading):
        return {}
    text = itertools.takewhile(lambda i: _is_likely_text(facts[i], labels.chances[i]), range(at + heading, len(facts)))
    found: dict[int, Role] = dict.fromkeys(text, Role.BODY)
    return {**found, at: Role.CROSSHEAD} if found and heading else found


def _is_parted(survey: Survey, last: int) -> bool:
    """True if an advertisement was taken out between a line and the next one."""
    above, below = survey.facts[last].line.lines, survey.facts[last + 1].line.lines
    adverts = survey.page.locale.advert
    return any(above < one.line.lines < below and one.line.key.strip(" -–—:*[]") in adverts for one in survey.page.interruptions)


def _is_likely_text(fact: Facts, chances: Mapping[Role, float]) -> bool:
    spoken_for = fact.kinds or fact.tagline is not None or not fact.openings.isdisjoint(_AWAY)
    return fact.sentence and fact.size >= _LEAST and chances.get(Role.BODY, 0.0) >= _PART and not spoken_for

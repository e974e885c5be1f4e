"""What a page has only once: of several lines that were labelled as its standfirst, or its byline, those that are it.

The chain looks from line to line; it cannot know that a standfirst stood ten lines above. What is given up here gets the role
that was next in likelihood.
"""

from __future__ import annotations

from collections.abc import Sequence

from artcli.language import bylines
from artcli.language.locale import Locale
from artcli.readers.text.labels import STATES, Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Facts

_BESIDE_BEST = 0.6  # of the best line's probability: a second point of a standfirst must be nearly as sure; of two sentences one is a caption
_SURE = 0.7  # a byline that has neither its word nor the shape of names must be so sure
_WORDLESS = 0.75  # one that has no word, on a page where another has


def settle(labels: Labels, facts: Sequence[Facts], locale: Locale) -> Labels:
    """Labels to the same with one headline, one standfirst and the bylines of one story."""
    roles = list(labels.roles)
    for i in [*_copies_of_headline(labels, facts), *_other_standfirsts(labels, facts), *_other_bylines(labels, facts, locale)]:
        roles[i] = _next_best(labels, i)
    return labels._replace(roles=tuple(roles)) if tuple(roles) != labels.roles else labels


def _next_best(labels: Labels, i: int) -> Role:
    """The likeliest other role that a line can have in its phase."""
    given_up, phase = (labels.roles[i], Role.STANDFIRST), labels.phases[i]
    options = [(chance, role) for role, chance in labels.chances[i].items() if role not in given_up and (role, phase) in STATES and role is not Role.HEADLINE]
    return max(options)[1] if options else Role.FURNITURE


def _copies_of_headline(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Lines that say the headline again and were taken for something else; a caption may say it too."""
    keys = {facts[i].line.key for i, role in enumerate(labels.roles) if role is Role.HEADLINE}
    return [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST and any(key in facts[i].line.key for key in keys)]


def _other_standfirsts(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    copies = set(_copies_of_headline(labels, facts))
    found = [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST and i not in copies]
    if len(found) < 2:
        return []
    sure = {i: labels.chances[i].get(Role.STANDFIRST, 0.0) for i in found}
    best = max(found, key=lambda i: (sure[i], -i))
    keep = {best}
    for step in (-1, 1):
        at = best + step
        while at in sure and sure[at] >= _BESIDE_BEST * sure[best] and not (facts[at].sentence and facts[best].sentence):
            keep.add(at)
            at += step
    return [i for i in found if i not in keep]


def _other_bylines(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    found = [i for i, role in enumerate(labels.roles) if role is Role.BYLINE]
    opened = [i for i in found if (byline := facts[i].byline) is not None and byline.opened and byline.creators]
    out = []
    for i in found:
        chance = labels.chances[i].get(Role.BYLINE, 0.0)
        shapeless = not facts[i].stamps and "byline" not in facts[i].kinds and bylines.find_names(facts[i].line.seen, locale) is None
        wordless = bool(opened) and i not in opened and not any(abs(i - j) == 1 for j in opened) and "byline" not in facts[i].kinds
        if (shapeless and chance < _SURE) or (wordless and chance < _WORDLESS):
            out.append(i)
    return out

"""The one standfirst of a page: which of the lines that were taken for one is it, and which lines it has."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator, Sequence

from artcli.language.locale import Locale
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.paragraphs import find_credit
from artcli.readers.text.roles import Role

_LEAST = 12  # characters of a headline that is told from the crumbs before it
_BESIDE_BEST = 0.6  # of the best line's probability: a second point of a standfirst must be nearly as sure; of two sentences one is a caption
CAPTION = 0.3  # what is left of the likelihood of a line that is like a caption


def copies_of_headline(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Lines that say the headline again and were taken for something else; a caption may say it too, and crumbs may stand before it."""
    keys = {facts[i].line.key for i, role in enumerate(labels.roles) if role is Role.HEADLINE}
    standfirsts = [(i, facts[i].line.key) for i, role in enumerate(labels.roles) if role is Role.STANDFIRST]
    return [i for i, other in standfirsts if any(key in other or (len(other) >= _LEAST and key.endswith(other)) for key in keys)]


def others(labels: Labels, facts: Sequence[Facts], locale: Locale, twice: Container[int]) -> list[int]:
    """All but the best standfirst. Its points may stand below each other; a sentence beside a line without a full stop is the first paragraph."""
    copies = set(copies_of_headline(labels, facts))
    found = [i for i, role in enumerate(labels.roles) if role is Role.STANDFIRST and i not in copies]
    if len(found) < 2:
        return []
    sure = {
        i: labels.chances[i].get(Role.STANDFIRST, 0.0)
        * (CAPTION if is_like_a_caption(facts[i], locale) or facts[i].line.lines.first in twice else 1.0)
        for i in found
    }
    best = max(found, key=lambda i: (sure[i], -i))
    keep = {best, *next((points for points in lists(facts) if best in points), ())}
    for step in (-1, 1):
        at = best + step
        while at in sure and sure[at] >= _BESIDE_BEST * sure[best] and not facts[at].sentence and not facts[best].sentence:
            keep.add(at)
            at += step
    return [i for i in found if i not in keep]


_BULLETS = "•●▪■–*-·"


def lists(facts: Sequence[Facts]) -> Iterator[Sequence[int]]:
    """The lines that have a bullet, those below each other with the same bullet together."""
    for bullet, points in itertools.groupby(range(len(facts)), key=lambda i: facts[i].line.seen[:1]):
        if bullet and bullet in _BULLETS:
            yield list(points)


def other_points(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A list right below the headline of which some points were taken for a standfirst: all are it."""
    of_standfirst = [points for points in lists(facts) if any(labels.roles[i] is Role.STANDFIRST for i in points)]
    return [i for points in of_standfirst for i in points if labels.roles[i] not in (Role.HEADLINE, Role.STANDFIRST)]


def is_like_a_caption(fact: Facts, locale: Locale) -> bool:
    """'The quay in May. Photo: Jo Hale', 'The two ministers, on 25 November 2025 in Rabat.'"""
    whole_day = fact.sentence and any(stamp.value is not None for stamp in fact.stamps)
    return whole_day or find_credit(fact.line.seen, locale, fact.line.key) is not None

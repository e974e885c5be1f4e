"""The one standfirst of a page: which of the lines that were taken for one is it, and which lines it has."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache

import orjson

from artcli.errors import BadPack
from artcli.language import datelines
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import ITEM_MARKS
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import CREDITS, Role
from artcli.readers.text.survey import Survey

_LEAST = 12  # characters of a headline that is told from the crumbs before it
_BESIDE_BEST = 0.6  # of the best line's probability: a second point of a standfirst must be nearly as sure; of two sentences one is a caption
CAPTION = 0.3  # what is left of the likelihood of a line that is like a caption


def copies_of_headline(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Lines that say the headline again and were taken for something else; a caption may say it too, and crumbs may stand before it."""
    keys = {facts[i].line.key for i in labels.of(Role.HEADLINE)}
    standfirsts = [(i, facts[i].line.key) for i in labels.of(Role.STANDFIRST)]
    return [i for i, other in standfirsts if any(key in other or (len(other) >= _LEAST and key.endswith(other)) for key in keys)]


def others(labels: Labels, facts: Sequence[Facts], locale: Locale, twice: Container[int]) -> list[int]:
    """All but the best standfirst. Its points may stand below each other; a sentence beside a line without a full stop is the first paragraph.

    A list of points below the headline is the standfirst, and a sentence below it that is surer is the first paragraph.
    """
    found = labels.of(Role.STANDFIRST)
    if len(found) < 2:
        return []
    sure = {
        i: labels.chances[i].get(Role.STANDFIRST, 0.0)
        * (CAPTION if is_like_a_caption(facts[i]) or facts[i].line.lines.first in twice else 1.0)
        for i in found
    }
    best = max(found, key=lambda i: (sure[i], -i))
    list_of = {i: points for points in lists(facts) if len(points) > 1 for i in points}
    if best not in list_of and (heads := labels.of(Role.HEADLINE)):
        best = next((i for i in found if heads[0] < i < best and i in list_of), best)
    keep = {best, *list_of.get(best, ())}
    for step in (-1, 1):
        at = best + step
        while at in sure and sure[at] >= _BESIDE_BEST * sure[best] and not facts[at].sentence and not facts[best].sentence:
            keep.add(at)
            at += step
    return [i for i in found if i not in keep]


def lists(facts: Sequence[Facts]) -> Iterator[Sequence[int]]:
    """The lines that have a bullet, those below each other with the same bullet together."""
    for bullet, points in itertools.groupby(range(len(facts)), key=lambda i: facts[i].line.seen[:1]):
        if bullet in ITEM_MARKS:
            yield list(points)


def other_points(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A list right below the headline of which some points were taken for a standfirst: all are it, unless one is a day: '• By Jo Hale', '• 2 May'."""
    if not any(facts[i].line.seen[:1] in ITEM_MARKS for i in labels.of(Role.STANDFIRST)):
        return []
    of_standfirst = [points for points in lists(facts) if any(labels.roles[i] is Role.STANDFIRST for i in points)]
    of_standfirst = [points for points in of_standfirst if not any(facts[i].stamps and not facts[i].rest for i in points)]
    return [i for points in of_standfirst for i in points if labels.roles[i] not in (Role.HEADLINE, Role.STANDFIRST)]


def below_label(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The sentence below 'Summary' alone on its line, between headline and text: the page calls it the standfirst."""
    named = locale.labels.get("standfirst")
    if named is None or Role.STANDFIRST in labels.roles or Role.HEADLINE not in labels.roles:
        return []
    head = labels.roles.index(Role.HEADLINE)
    first = next((i for i in labels.of(Role.BODY) if i > head and facts[i].prose), head)
    return [i for i in (first,) if i > head + 1 and facts[i - 1].line.key.strip(_AROUND_LABEL) in named and any(fact.prose for fact in facts[i + 1 :])]


_AROUND_LABEL = " :-–—|#*"


def is_like_a_caption(fact: Facts) -> bool:
    """'The quay in May. Photo: Jo Hale', 'The two ministers, on 25 November 2025 in Rabat.'"""
    whole_day = fact.sentence and fact.prints_a_day
    return whole_day or fact.credit is not None


_WORTH = os.path.join(os.path.dirname(__file__), "one_standfirst.json")


@cache
def _worth() -> Mapping[str, float]:
    """What each thing is worth, in log-odds, that tells a standfirst below the byline from the first paragraph.

    Fitted (logistic regression) on such lines of pages that the forest had not seen. A first paragraph says what the headline says; a standfirst is
    shorter than the paragraph below it, its words come again further down, and that paragraph starts anew, with the people whom it names.
    """
    try:
        with open(_WORTH, "rb") as file:
            found: Mapping[str, float] = orjson.loads(file.read())
        return found
    except (OSError, ValueError) as problem:
        raise BadPack(f"{os.path.basename(_WORTH)}: {problem!r}") from problem


_SEEN = 600  # characters of a paragraph in which names are looked for


def below_byline(labels: Labels, survey: Survey) -> dict[int, float]:
    """The sentence between byline or day and the text that is the standfirst by its words, and how probably it is that and not the first paragraph."""
    facts, roles = survey.facts, labels.roles
    heads = labels.of(Role.HEADLINE)
    if not heads:
        return {}
    head = heads[0]
    told = (i for i in labels.of(Role.BODY, Role.STANDFIRST) if i > head)
    at = next((i for i in told if facts[i].prose and facts[i].sentence), len(roles))
    others = any(i != at for i in labels.of(Role.STANDFIRST))
    if at + 1 >= len(roles) or others or roles[at + 1] is not Role.BODY or not facts[at + 1].prose or CREDITS.isdisjoint(roles[head + 1 : at]):
        return {}
    if datelines.find(facts[at].line.seen, survey.page.locale) is not None:
        return {}
    if _starts_anew(facts[at + 1], (facts[head], facts[at]), survey.page.locale):
        return {at: _SURE}
    odds = _odds(labels, survey, head, at)
    return {at: 1 / (1 + math.exp(-odds))} if odds > 0 else {}


_SURE = 0.95
_PLACE = lazily(r"([^\W\d_][^\s.:–—]{2,}(?: [^\s.:–—]+){0,2})(?: ?[.:] | [–—-] )")  # 'Hollenau – ', 'Neustadt an der Elz. '


def _starts_anew(fact: Facts, above: Sequence[Facts], locale: Locale) -> bool:
    """True of a paragraph that a dateline opens, or a place without its capitals of which the lines above tell."""
    place = _PLACE.match(fact.line.seen)
    named = place is not None and any(place[1].lower() in one.line.key for one in above) and fact.line.seen[:1].isupper()
    return named or datelines.find(fact.line.seen, locale) is not None


def _odds(labels: Labels, survey: Survey, head: int, at: int) -> float:
    """The log-odds that a line is the standfirst and not the first paragraph."""
    facts, said = survey.facts, survey.telling[at]
    title = survey.telling[head]
    later = frozenset[str]().union(*[survey.telling[i] for i in range(at + 2, survey.last_prose + 1) if facts[i].prose])
    chance = min(0.98, max(0.02, labels.chances[at].get(Role.STANDFIRST, 0.0)))
    length = math.log2(min(4.0, max(0.25, facts[at].size / facts[at + 1].size)))
    again = len(_names(facts[at].line.seen) & _names(facts[at + 1].line.seen)) if facts[at].cased else 0
    signs = {
        "any": 1.0,
        "model": math.log(chance / (1 - chance)),
        "headline": len(title & said) / len(title) if title else 0.0,
        "length": length,
        "later": len(later & said) / len(said) if said else 0.0,
        "names": min(3, again),
        "full_names": min(2, _full_names(facts[at + 1].line.seen) if facts[at].cased else 0),
    }
    return sum(weight * signs[name] for name, weight in _worth().items())


def _names(seen: str) -> frozenset[str]:
    """The words with a capital that open no sentence."""
    words = seen[:_SEEN].split()
    return frozenset(word.strip(_MARKS) for before, word in itertools.pairwise(words) if before[-1] not in ".!?:…" and word.lstrip(_MARKS)[:1].isupper())


_MARKS = "\"'“”„«»‘’()[].,:;!?…"


def _full_names(seen: str) -> int:
    """How often words with a capital follow each other without a mark between them."""
    words = seen[:_SEEN].split()
    pairs = [one[-1].isalpha() and one.lstrip(_MARKS)[:1].isupper() and other[:1].isupper() for one, other in itertools.pairwise(words)]
    return sum(pair and not before for before, pair in itertools.pairwise([False, *pairs]))

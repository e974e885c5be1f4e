"""The lines that may head a text, beside each other: whose words does the text tell?

The forest judges each line before anybody knows where the text stands. Once that is known, a motto, a teaser or the line of a ticker that was taken
for the headline can be told from the line further down whose words come again in the text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import islice

from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Survey
from artcli.values import NamedTuple

MARGIN = 0.7
"""By so much, in log-odds, must another line be likelier: both have been weighed once already."""
_SURE = 0.97  # a headline so sure is not asked about
_RATHER_SURE = 0.85  # wordplay above its deck
_LEAST, _MOST = 1e-4, 0.999  # probabilities as log-odds
_LEAST_WORDS, _MOST_WORDS = 3, 24  # decks have more
_REACH = 25  # lines above the text
_LEAD = 4  # paragraphs that open a text
_TOLD = "words_told_by_lead"
_COUNTED = 6  # words told by them
_ALIKE = 0.5  # of the words of the shorter: the line is another form of the headline, and the forest knows better which


class Rivals(NamedTuple):
    """The line that was taken for the headline, those that may be it with it, in the order of the page, and the first paragraph."""

    chosen: int
    lines: Sequence[int]
    text: int


def find(labels: Labels, survey: Survey) -> Rivals | None:
    """The rivals of a page with headline and text, where there are any."""
    facts, roles = survey.facts, labels.roles
    chosen = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else -1
    text = next((i for i, role in enumerate(roles) if role is Role.BODY and facts[i].prose), -1)
    if chosen < 0 or text < 0 or len(labels.chances[chosen]) < 2:
        return None
    near = [i for i in range(max(0, text - _REACH), text) if i != chosen and not _is_deck(labels, survey, chosen, i)]
    others = [i for i in near if roles[i] is not Role.BODY and _may_head(facts[i]) and not _is_like(survey, chosen, i)]
    return Rivals(chosen, sorted([chosen, *others]), text) if others else None


def _may_head(fact: Facts) -> bool:
    is_known = fact.prose or fact.of_trade or fact.credit is not None
    return not is_known and _LEAST_WORDS <= fact.size <= _MOST_WORDS


def _is_deck(labels: Labels, survey: Survey, chosen: int, i: int) -> bool:
    """True of a standfirst right below 'Water under the bridge', which is rather sure, and of which the text tells a word: the deck always tells more.

    What is shouted above a headline may be its kicker, however much the text tells of it.
    """
    if i != chosen + 1 or labels.roles[i] is not Role.STANDFIRST or survey.facts[chosen].line.seen.isupper():
        return False
    text = frozenset[str]().union(*(survey.telling[at] for at, role in enumerate(labels.roles) if role is Role.BODY))
    return labels.chances[chosen].get(Role.HEADLINE, 0.0) >= _RATHER_SURE and not text.isdisjoint(survey.telling[chosen])


def _is_like(survey: Survey, chosen: int, i: int) -> bool:
    """True of a line that is another form of the headline: an earlier wording, or the headline with its kicker."""
    key, other = survey.facts[chosen].line.key, survey.facts[i].line.key
    said, others = survey.telling[chosen], survey.telling[i]
    least = min(len(said), len(others))
    return key in other or other in key or (least > 1 and len(said & others) >= _ALIKE * least)


def likeliest(labels: Labels, survey: Survey, weights: Mapping[str, float]) -> int | None:
    """The line that heads the text, where it is another than the one that was taken for the headline.

    `weights` say what each sign is worth (`weights.json`, fitted by `benchmarks/accuracy/headlines.py`); without them nothing is said.
    """
    if not weights or max((chances.get(Role.HEADLINE, 0.0) for chances in labels.chances), default=1.0) > _SURE:
        return None
    rivals = find(labels, survey)
    if rivals is None:
        return None
    best = choose(signs(labels, survey, rivals), rivals.chosen, weights)
    return best if best != rivals.chosen else None


def choose(signs_of: Mapping[int, Mapping[str, float]], chosen: int, weights: Mapping[str, float]) -> int:
    """The signs of some lines to the one that is the headline: of those of which the lead tells more words, the likeliest, if it is likelier by so much."""
    worth = {i: sum(weights[name] * sign for name, sign in one.items()) for i, one in signs_of.items()}
    told = {i: one[_TOLD] for i, one in signs_of.items()}
    best = max((i for i in worth if told[i] > told[chosen]), key=lambda i: worth[i], default=chosen)
    return best if worth[best] > worth[chosen] + MARGIN else chosen


def signs(labels: Labels, survey: Survey, rivals: Rivals) -> dict[int, dict[str, float]]:
    """What tells a headline from its rivals, as numbers, for each of the lines."""
    facts, telling, roles = survey.facts, survey.telling, labels.roles
    prose = (telling[i] for i, role in enumerate(roles) if role in (Role.BODY, Role.STANDFIRST) and facts[i].prose)
    lead = frozenset[str]().union(*islice(prose, _LEAD))
    text = lead.union(*prose)
    return {
        i: {
            "as_headline": _log_odds(labels.chances[i].get(Role.HEADLINE, 0.0)),
            "as_standfirst": _log_odds(labels.chances[i].get(Role.STANDFIRST, 0.0)),
            "as_furniture": _log_odds(labels.chances[i].get(Role.FURNITURE, 0.0)),
            _TOLD: min(_COUNTED, len(telling[i] & lead)),
            "share_told_by_text": len(telling[i] & text) / len(telling[i]) if telling[i] else 0.0,
            "lines_to_text": math.log2(1 + abs(rivals.text - i)),
            "is_sentence": float(facts[i].sentence),
        }
        for i in rivals.lines
    }


def _log_odds(chance: float) -> float:
    chance = min(_MOST, max(_LEAST, chance))
    return math.log(chance / (1 - chance))

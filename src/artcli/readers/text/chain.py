"""The chain: how well the states of neighbouring lines follow each other, added to what speaks for each, over the whole page.

Both are added up as log-odds (the scaled likelihoods of Bourlard and Morgan 1994); Viterbi finds the best path, forward-backward how probable
each state is over all paths.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from artcli.readers.text.states import STATES_OF
from artcli.readers.text.weights import NEVER, Model

Row = dict[int, float]
"""The states of a line that are worth following, and the log-odds of each."""


def rows(scores: Sequence[Sequence[float]], hopeless: float) -> list[Row]:
    """For each line the states of the roles that are not hopeless."""
    out = []
    for line in scores:
        least = max(line) - hopeless
        out.append({state: score for states, score in zip(STATES_OF, line, strict=True) if score >= least for state in states})
    return out


def best_path(rows: Sequence[Row], model: Model) -> tuple[list[int], bool]:
    """Viterbi: the sequence of states with the highest sum, and whether it breaks no rule of the chain."""
    current = _ahead({state: score + model.start[state] for state, score in rows[0].items()})
    back: list[dict[int, int]] = []
    for row in rows[1:]:
        came: dict[int, int] = {}
        step: Row = {}
        befores = list(current)
        ways = [(value, model.follows[before]) for before, value in current.items()]
        for state, score in row.items():
            totals = [value + follows[state] for value, follows in ways]
            best = max(totals)
            step[state] = best + score
            came[state] = befores[totals.index(best)]
        back.append(came)
        current = _ahead(step)
    final = {state: value + model.end[state] for state, value in current.items()}
    state = max(final, key=lambda s: (final[s], -s))
    path = [state]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1], final[state] > NEVER / 2


_BEHIND = 10.0  # log-odds below the best way to a line: a way that is so far behind is not followed further


def _ahead(values: Row) -> Row:
    least = max(values.values()) - _BEHIND
    return {state: value for state, value in values.items() if value >= least}


def chances(rows: Sequence[Row], model: Model) -> list[Row]:
    """Forward-backward: for each line the probability of its states; kept near one by scaling each line."""
    lifted = []
    for row in rows:
        top = max(row.values())
        lifted.append({state: math.exp(score - top) for state, score in row.items()})
    forward = [_alive({state: value * math.exp(model.start[state]) for state, value in lifted[0].items()})]
    for row in lifted[1:]:
        ways = [(model.odds[before], value) for before, value in forward[-1].items()]
        forward.append(_alive({state: value * sum([odds[state] * mass for odds, mass in ways]) for state, value in row.items()}))
    backward = [{state: math.exp(model.end[state]) for state in forward[-1]}]
    for place in range(len(lifted) - 1, 0, -1):
        fits = lifted[place]
        ahead = [(state, fits[state] * value) for state, value in backward[-1].items()]
        backward.append(_scaled({before: sum([model.odds[before][state] * mass for state, mass in ahead]) for before in forward[place - 1]}))
    backward.reverse()
    return [_scaled({state: value * b_row[state] for state, value in f_row.items()}) for f_row, b_row in zip(forward, backward, strict=True)]


_FAINT = 1e-5  # of all that leads to a line: a state with less is not followed further


def _alive(values: Row) -> Row:
    total = sum(values.values())
    least = _FAINT * total
    return {state: value / total for state, value in values.items() if value > least} or _scaled(values)


def _scaled(values: Row) -> Row:
    total = sum(values.values())
    return {state: value / total for state, value in values.items()} if total > 0 else {state: 1.0 / len(values) for state in values}

"""The roles that make a whole page most likely, and how sure each is.

A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the blocks of a page. A state is a role in
a phase of the page: `above` the headline, in the `story`, `below` it. The phases give the chain its memory: a page has one
headline, and what follows the last paragraph is not the story. Viterbi finds the roles, forward-backward their confidence.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from artcli.errors import BadPack
from artcli.readers.text.roles import Evidence, Judgement, Role
from artcli.readers.text.survey import Survey

WEIGHTS = Path(__file__).parent / "weights.json"

_ABOVE = (Role.FURNITURE, Role.SECTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.CAPTION, Role.KEYWORDS)
_STORY = (Role.BODY, Role.CROSSHEAD, Role.FURNITURE, Role.CAPTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.SECTION, Role.KEYWORDS)
_BELOW = (Role.FURNITURE, Role.KEYWORDS, Role.BYLINE, Role.PUBLISHED, Role.SECTION, Role.CAPTION)

STATES: tuple[tuple[Role, str], ...] = (
    *((role, "above") for role in _ABOVE),
    (Role.HEADLINE, "story"),
    *((role, "story") for role in _STORY),
    *((role, "below") for role in _BELOW),
)
PHASES = ("above", "story", "below")
ROLES = tuple(dict.fromkeys(role for role, _ in STATES))
_CLOSES_STORY = frozenset({Role.BODY, Role.CAPTION, Role.CROSSHEAD, Role.STANDFIRST, Role.HEADLINE, Role.PUBLISHED, Role.BYLINE})
_NEVER = -1e9


def may_start(state: tuple[Role, str]) -> bool:
    """True if a page can begin in a state: above its headline, with it, or (without one) in the story."""
    return state[1] != "below"


def may_follow(state: tuple[Role, str], after: tuple[Role, str]) -> bool:
    """True if a state may follow another: pages only go on from above to the headline, to the story, to what is below."""
    role, phase = state
    if role is Role.HEADLINE:
        return after[1] == "above" or after[0] is Role.HEADLINE
    if phase == "above":
        return after[1] == "above"
    if phase == "story":
        return after[1] == "story"
    return after[1] == "below" or (after[1] == "story" and after[0] in _CLOSES_STORY)


def may_end(state: tuple[Role, str]) -> bool:
    """True if a page can end in a state: furniture at the end is below the story, never in it."""
    return state[1] == "below" or (state[1] == "story" and state[0] not in (Role.FURNITURE, Role.SECTION))


@dataclass(frozen=True)
class Model:
    """The weights, arranged for adding up: for a cue one number a state, sparse."""

    cues: Mapping[str, tuple[float, ...]]  # cue -> a weight for each state
    cues_by_role: Mapping[str, Mapping[str, float]]
    start: tuple[float, ...]
    end: tuple[float, ...]
    before: tuple[tuple[tuple[int, float], ...], ...]  # for each state: the states that may stand before it, and the weight
    after: tuple[tuple[tuple[int, float], ...], ...]
    calibration: Mapping[str, tuple[tuple[float, float], ...]]


def arrange(data: Mapping[str, Any]) -> Model:
    """The content of a weight file to a Model. Raises BadPack where it does not fit the states."""
    try:
        names = [f"{role}/{phase}" for role, phase in STATES]
        if data["states"] != names:
            raise BadPack(f"{WEIGHTS.name}: made for other states: {', '.join(sorted(set(data['states']) ^ set(names)))}")
        by_role: dict[str, dict[str, float]] = data["cues"]
        cues = {
            cue: tuple(weights.get(role, 0.0) + weights.get(phase, 0.0) for role, phase in STATES) for cue, weights in by_role.items()
        }
        follows: Mapping[str, Mapping[str, float]] = data["transitions"]
        pairs = [
            (a, b, follows.get(names[a], {}).get(names[b], 0.0))
            for a in range(len(STATES))
            for b in range(len(STATES))
            if may_follow(STATES[b], STATES[a])
        ]
        return Model(
            cues=cues,
            cues_by_role=by_role,
            start=tuple(data["start"].get(name, 0.0) if may_start(s) else _NEVER for name, s in zip(names, STATES, strict=True)),
            end=tuple(data["end"].get(name, 0.0) if may_end(s) else _NEVER for name, s in zip(names, STATES, strict=True)),
            before=tuple(tuple((a, w) for a, b, w in pairs if b == state) for state in range(len(STATES))),
            after=tuple(tuple((b, w) for a, b, w in pairs if a == state) for state in range(len(STATES))),
            calibration={field: tuple((float(x), float(y)) for x, y in points) for field, points in data.get("calibration", {}).items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError) as problem:
        raise BadPack(f"{WEIGHTS.name}: {problem!r}") from problem


@cache
def load() -> Model:
    """The weights that artcli comes with. Raises BadPack where the file is missing or wrong."""
    try:
        return arrange(orjson.loads(WEIGHTS.read_bytes()))
    except (OSError, orjson.JSONDecodeError) as problem:
        raise BadPack(f"{WEIGHTS.name}: {problem}") from problem


def _scores(seen: Sequence[Sequence[str]], allowed: Sequence[frozenset[Role] | None], model: Model) -> list[list[float]]:
    """For each line the sum of the weights of its cues, for each state."""
    out = []
    zero = [0.0] * len(STATES)
    for cues, roles in zip(seen, allowed, strict=True):
        rows = [model.cues[cue] for cue in cues if cue in model.cues]
        total = [math.fsum(column) for column in zip(*rows, strict=True)] if rows else list(zero)
        if roles is not None:
            total = [score if state[0] in roles else _NEVER for score, state in zip(total, STATES, strict=True)]
        out.append(total)
    return out


def _best_path(scores: list[list[float]], model: Model) -> list[int]:
    """Viterbi: the sequence of states with the highest sum."""
    current = [a + b for a, b in zip(scores[0], model.start, strict=True)]
    back: list[list[int]] = []
    for row in scores[1:]:
        came: list[int] = []
        step: list[float] = []
        for state, befores in enumerate(model.before):
            best, origin = -math.inf, 0
            for b, w in befores:
                value = current[b] + w
                if value > best:
                    best, origin = value, b
            came.append(origin)
            step.append(best + row[state])
        back.append(came)
        current = step
    final = [a + b for a, b in zip(current, model.end, strict=True)]
    state = max(range(len(final)), key=final.__getitem__)
    path = [state]
    for came in reversed(back):
        state = came[state]
        path.append(state)
    return path[::-1]


def _marginals(scores: list[list[float]], model: Model) -> list[list[float]]:
    """Forward-backward: for each line the probability of each state; kept near one by scaling each line."""
    exp = math.exp
    befores = [[(b, exp(w)) for b, w in row] for row in model.before]
    afters = [[(a, exp(w)) for a, w in row] for row in model.after]
    lifted = []
    for row in scores:
        top = max(row)
        lifted.append([exp(max(score - top, -600.0)) if score > _NEVER / 2 else 0.0 for score in row])
    forward = [_scaled([e * exp(s) if s > _NEVER / 2 else 0.0 for e, s in zip(lifted[0], model.start, strict=True)])]
    for row in lifted[1:]:
        last = forward[-1]
        forward.append(_scaled([e * sum(last[b] * w for b, w in pairs) if e else 0.0 for e, pairs in zip(row, befores, strict=True)]))
    backward = [[exp(w) if w > _NEVER / 2 else 0.0 for w in model.end]]
    for row in reversed(lifted[1:]):
        ahead = [e * n for e, n in zip(row, backward[-1], strict=True)]
        backward.append(_scaled([sum(ahead[a] * w for a, w in pairs) for pairs in afters]))
    backward.reverse()
    return [_scaled([f * b for f, b in zip(f_row, b_row, strict=True)]) for f_row, b_row in zip(forward, backward, strict=True)]


def _scaled(values: list[float]) -> list[float]:
    total = math.fsum(values)
    return [value / total for value in values] if total > 0 else [1.0 / len(values)] * len(values)


@dataclass(frozen=True)
class Labels:
    """For each line of a page: its role, its phase, and the probability of each role."""

    roles: tuple[Role, ...]
    phases: tuple[str, ...]
    chances: tuple[Mapping[Role, float], ...]
    seen: tuple[tuple[str, ...], ...]


def label(seen: Sequence[tuple[str, ...]], allowed: Sequence[frozenset[Role] | None], model: Model) -> Labels:
    """The cues of each line to roles; `allowed` holds what the explicit grammar already knows of a line (None: nothing)."""
    if not seen:
        return Labels((), (), (), ())
    scores = _scores(seen, allowed, model)
    path = _best_path(scores, model)
    chances = []
    for row in _marginals(scores, model):
        by_role: dict[Role, float] = {}
        for (role, _), p in zip(STATES, row, strict=True):
            by_role[role] = by_role.get(role, 0.0) + p
        chances.append(by_role)
    return Labels(tuple(STATES[s][0] for s in path), tuple(STATES[s][1] for s in path), tuple(chances), tuple(seen))


def calibrated(confidence: float, field: str, model: Model) -> float:
    """A confidence as the model says it to one that comes true as often as it says (piecewise linear, fitted on held-out pages)."""
    points = model.calibration.get(field)
    if not points:
        return confidence
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if confidence <= x1:
            return y0 + (y1 - y0) * (confidence - x0) / (x1 - x0) if x1 > x0 else y1
    return points[-1][1]


def judge(survey: Survey, labels: Labels, model: Model) -> tuple[Judgement, ...]:
    """The labels of a page with what spoke for each, for a person to read."""
    out = []
    for fact, role, chances, cues in zip(survey.facts, labels.roles, labels.chances, labels.seen, strict=True):
        others = sorted((r for r in chances if r is not role), key=lambda r: (-chances[r], r))
        second = others[0] if others and chances[others[0]] > 0 else None
        out.append(
            Judgement(
                lines=fact.line.lines,
                text=fact.line.text,
                role=role,
                confidence=chances.get(role, 0.0),
                evidence=_evidence(cues, role, model),
                runner_up=second,
                runner_up_confidence=chances[second] if second else 0.0,
                runner_up_evidence=_evidence(cues, second, model) if second else (),
            )
        )
    return tuple(out)


def _evidence(cues: Sequence[str], role: Role, model: Model) -> tuple[Evidence, ...]:
    found = [Evidence(cue, model.cues_by_role[cue].get(role, 0.0)) for cue in cues if cue in model.cues_by_role]
    return tuple(sorted((e for e in found if e.weight), key=lambda e: (-abs(e.weight), e.cue)))

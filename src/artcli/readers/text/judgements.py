"""What spoke for the role of each line, and for the runner-up: the numbers that were added up, for a person to read."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.readers.text import cues
from artcli.readers.text.labels import Labels, Mended
from artcli.readers.text.roles import Evidence, Judgement, Role
from artcli.readers.text.states import ROLES, STATES, STATES_OF
from artcli.readers.text.survey import Survey
from artcli.readers.text.weights import NEVER, Model


def judge(survey: Survey, labels: Labels, model: Model, *, reasons: bool = True) -> tuple[Judgement, ...]:
    """The labels of a page with what spoke for each, for a person to read; without `reasons` not why, which takes most of the time."""
    out = []
    states = [_state(role, phase) for role, phase in zip(labels.roles, labels.phases, strict=True)]
    for i, (fact, role, chances) in enumerate(zip(survey.facts, labels.roles, labels.chances, strict=True)):
        others = sorted((r for r in chances if r is not role), key=lambda r: (-chances[r], r))
        second = others[0] if others and chances[others[0]] > 0 else None
        out.append(
            Judgement(
                lines=fact.line.lines,
                text=fact.line.text,
                role=role,
                confidence=chances.get(role, 0.0),
                evidence=_of_page(labels.mended.get(i)) + _evidence(labels.seen[i], role, model, _own(states, i, model)) if reasons else (),
                runner_up=second,
                runner_up_confidence=chances[second] if second else 0.0,
                runner_up_evidence=_evidence(labels.seen[i], second, model, _second_best(states, i, second, model)) if reasons and second else (),
            )
        )
    return tuple(out)


def _of_page(mended: Mended | None) -> tuple[Evidence, ...]:
    return (Evidence(f"for the page as a whole not {mended.was} ({mended.why})", 0.0),) if mended else ()


def _state(role: Role, phase: str) -> int:
    """A role in its phase, or in one that it can have: what the page as a whole made of a line need not fit where the chain saw it."""
    return STATES.index((role, phase)) if (role, phase) in STATES else STATES_OF[ROLES.index(role)][0]


def _second_best(states: Sequence[int], i: int, role: Role, model: Model) -> list[Evidence]:
    """What the chain would have said of another role in the same place, in the phase that suits it best."""
    best = max(STATES_OF[ROLES.index(role)], key=lambda state: sum(one.weight for one in _neighbours(states, i, state, model)))
    return _chain_evidence(states, i, best, model)


def _own(states: Sequence[int], i: int, model: Model) -> list[Evidence]:
    """What the chain said of the role that a line has."""
    return _chain_evidence(states, i, states[i], model)


def _chain_evidence(states: Sequence[int], i: int, state: int, model: Model) -> list[Evidence]:
    return [one for one in _neighbours(states, i, state, model) if one.weight > NEVER / 2]


def _neighbours(states: Sequence[int], i: int, state: int, model: Model) -> list[Evidence]:
    found = [Evidence(f"after {STATES[states[i - 1]][0]}", model.follows[states[i - 1]][state])] if i else [Evidence("opens the page", model.start[state])]
    if i + 1 < len(states):
        found.append(Evidence(f"before {STATES[states[i + 1]][0]}", model.follows[state][states[i + 1]]))
    return found


def _evidence(seen: Sequence[float], role: Role, model: Model, chain: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The numbers that were added up for a role: of the cues, the bias of the role, the neighbours."""
    at = ROLES.index(role)
    shares = model.forest.explain(seen, at)
    found = [Evidence(f"{cues.NAMES[cue]}={_printed(seen[cue])}", model.scale * share) for cue, share in shares.items()]
    found += [Evidence("any line", model.scale * model.forest.usual(at) + model.bias[at]), *chain]
    return tuple(sorted((e for e in found if e.weight), key=lambda e: (-abs(e.weight), e.cue)))


def _printed(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

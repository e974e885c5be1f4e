"""The roles that make a whole page most likely, and how sure each is.

A state is a role in a phase of the page: `above` the headline, in the `story`, `below` it. How well a role fits a line is said by
the forest; how well a state follows another by the chain, whose phases give it its memory: a page has one headline, and what
follows the last paragraph is not the story. Both are added up as log-odds (the scaled likelihoods of Bourlard and Morgan 1994);
Viterbi finds the roles, forward-backward their confidence.
"""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

import orjson

from artcli.errors import BadPack
from artcli.language import datafiles
from artcli.readers.text import cues, forest
from artcli.readers.text.forest import Forest
from artcli.readers.text.roles import Role
from artcli.values import NamedTuple

WEIGHTS = os.path.join(os.path.dirname(__file__), "weights.json")
COMPILED = os.path.join(os.path.dirname(__file__), "compiled", "weights.bin")

_ABOVE = (Role.FURNITURE, Role.SECTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.CAPTION, Role.KEYWORDS)
_STORY = (Role.BODY, Role.CROSSHEAD, Role.FURNITURE, Role.CAPTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.SECTION, Role.KEYWORDS)
_BELOW = (Role.FURNITURE, Role.KEYWORDS, Role.BYLINE, Role.PUBLISHED, Role.SECTION, Role.CAPTION)

STATES: tuple[tuple[Role, str], ...] = (
    *((role, "above") for role in _ABOVE),
    (Role.HEADLINE, "story"),
    *((role, "story") for role in _STORY),
    *((role, "below") for role in _BELOW),
)
ROLES = tuple(dict.fromkeys(role for role, _ in STATES))
STATES_OF = tuple(tuple(s for s, (role, _) in enumerate(STATES) if role is one) for one in ROLES)  # for each role its states
_ROLE_OF = tuple(role for role, _ in STATES)
_CLOSES_STORY = frozenset({Role.BODY, Role.CAPTION, Role.CROSSHEAD, Role.STANDFIRST, Role.HEADLINE, Role.PUBLISHED, Role.BYLINE})
NEVER = -1e9
"""The log-odds of what cannot be: a rule of the chain that would be broken."""
_HOPELESS = 6.0
"""A role this much below the best of its line (in log-odds, one in four hundred) is not followed further."""


def may_start(state: tuple[Role, str]) -> bool:
    """True if a page can begin in a state: above its headline, with it, or (without one) in the story."""
    return state[1] != "below"


def may_follow(state: tuple[Role, str], after: tuple[Role, str]) -> bool:
    """True if a state may follow another: pages only go on from above to the headline, to the story, to what is below."""
    role, phase = state
    if role is Role.HEADLINE:
        return after[1] == "above"
    if phase == "above":
        return after[1] == "above"
    if phase == "story":
        return after[1] == "story"
    return after[1] == "below" or (after[1] == "story" and after[0] in _CLOSES_STORY)


def may_end(state: tuple[Role, str]) -> bool:
    """True if a page can end in a state: furniture at the end is below the story, never in it."""
    return state[1] == "below" or (state[1] == "story" and state[0] not in (Role.FURNITURE, Role.SECTION))


def name(state: tuple[Role, str]) -> str:
    """How a state is called in the file of weights: 'body/story'."""
    return f"{state[0]}/{state[1]}"


class Model(NamedTuple):
    """The weights, arranged for adding up."""

    forest: Forest
    scale: float  # log-odds for one step of the forest's sums
    bias: tuple[float, ...]  # for each role, in log-odds
    start: tuple[float, ...]  # for each state
    end: tuple[float, ...]
    follows: tuple[tuple[float, ...], ...]  # for each state the log-odds of each that may follow it
    odds: tuple[tuple[float, ...], ...]  # what these log-odds are as odds
    calibration: Mapping[str, tuple[tuple[float, float], ...]]


def arrange(data: Mapping[str, Any], leaves: bytes | None = None) -> Model:
    """The content of a weight file to a Model, with its leaves where they are unpacked already. Raises BadPack where it does not fit the states or the cues."""
    try:
        names = [name(state) for state in STATES]
        if data["states"] != names or data["roles"] != list(ROLES):
            raise BadPack(f"{os.path.basename(WEIGHTS)}: made for other roles")
        if data["cues"] != list(cues.NAMES):
            raise BadPack(f"{os.path.basename(WEIGHTS)}: made for other cues: {', '.join(sorted(set(data['cues']) ^ set(cues.NAMES))) or 'in another order'}")
        chain = data["chain"]
        weights: Mapping[str, Mapping[str, float]] = chain["follows"]
        named = tuple(zip(names, STATES, strict=True))
        follows = tuple(tuple(weights[one].get(other, NEVER) if may_follow(b, a) else NEVER for other, b in named) for one, a in named)
        if leaves is None:
            forest.check(data["trees"], len(cues.NAMES))
            leaves = forest.unpack(data["leaves"])
        return Model(
            forest=forest.arrange(data["trees"], leaves, len(ROLES)),
            scale=float(data["scale"]),
            bias=tuple(float(chain["bias"][role]) for role in ROLES),
            start=tuple(chain["start"].get(n, 0.0) if may_start(s) else NEVER for n, s in named),
            end=tuple(0.0 if may_end(s) else NEVER for s in STATES),
            follows=follows,
            odds=tuple(tuple(math.exp(weight) for weight in row) for row in follows),
            calibration={field: tuple((float(x), float(y)) for x, y in points) for field, points in data["calibration"].items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as problem:
        raise BadPack(f"{os.path.basename(WEIGHTS)}: {problem!r}") from problem


@cache
def load() -> Model:
    """The weights that artcli comes with. Raises BadPack where the file is missing or wrong."""
    try:
        found = _compiled()
        return arrange(_read(WEIGHTS)) if found is None else found
    except (OSError, orjson.JSONDecodeError) as problem:
        raise BadPack(f"{os.path.basename(WEIGHTS)}: {problem}") from problem


def _read(path: str) -> dict[str, Any]:
    with open(path, "rb") as file:
        data: dict[str, Any] = orjson.loads(file.read())
    return data


def compiled() -> bytes:
    """The form of the weights that loads fastest (tools/compile_packs.py): one line of JSON, then all leaves, unpacked. Raises BadPack where they are wrong."""
    data = _read(WEIGHTS)
    arrange(data)
    leaves = forest.unpack(data.pop("leaves"))
    return orjson.dumps({"made_from": datafiles.fingerprint(WEIGHTS), **data}) + b"\n" + leaves


def _compiled() -> Model | None:
    """The weights from that form; None where there is none, it was cut off, or they were edited since."""
    try:
        with open(COMPILED, "rb") as file:
            made = os.fstat(file.fileno()).st_mtime
            data, leaves = orjson.loads(file.readline()), file.read()
        return None if datafiles.is_edited(WEIGHTS, data["made_from"], made) else arrange(data, leaves)
    except (OSError, ValueError, LookupError, TypeError, BadPack):
        return None


Row = dict[int, float]
"""The states of a line that are worth following, and the log-odds of each."""


def _scores(seen: Sequence[Sequence[float]], allowed: Sequence[frozenset[Role] | None], model: Model) -> list[list[float]]:
    """For each line the log-odds that forest and bias give each role."""
    out = []
    for line, roles in zip(seen, allowed, strict=True):
        scores = [model.scale * total + bias for total, bias in zip(model.forest.add_up(line), model.bias, strict=True)]
        if roles is not None:
            scores = [score if role in roles else NEVER for role, score in zip(ROLES, scores, strict=True)]
        out.append(scores)
    return out


def _rows(scores: Sequence[Sequence[float]], hopeless: float) -> list[Row]:
    """For each line the states of the roles that are not hopeless."""
    out = []
    for line in scores:
        least = max(line) - hopeless
        out.append({state: score for states, score in zip(STATES_OF, line, strict=True) if score >= least for state in states})
    return out


def _best_path(rows: Sequence[Row], model: Model) -> tuple[list[int], bool]:
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


def _chances(rows: Sequence[Row], model: Model) -> list[Row]:
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


class Mended(NamedTuple):
    """Of a line whose role followed from the whole page: the role that it had, and what of the page spoke against that, in a few words."""

    was: Role
    why: str


class Labels(NamedTuple):
    """For each line of a page: its role, its phase, and the probability of each role that was thinkable; with what was seen."""

    roles: tuple[Role, ...]
    phases: tuple[str, ...]
    chances: tuple[Mapping[Role, float], ...]
    seen: tuple[Sequence[float], ...]
    mended: Mapping[int, Mended] = MappingProxyType({})


def label(seen: Sequence[Sequence[float]], allowed: Sequence[frozenset[Role] | None], model: Model, keys: Sequence[str] = ()) -> Labels:
    """The cues of each line to roles; `allowed` holds what the explicit grammar already knows of a line (None: nothing).

    `keys` are what the lines say: what is printed twice is one candidate for the headline.
    """
    if not seen:
        return Labels((), (), (), ())
    never = [not _may_be_headline(key) for key in keys]
    if any(never):
        allowed = [(_ANY if roles is None else roles) - {Role.HEADLINE} or roles if is_none else roles for roles, is_none in zip(allowed, never, strict=True)]
    scores = _scores(seen, allowed, model)
    rows = _rows(scores, _HOPELESS)
    path, is_sound = _best_path(rows, model)
    if not is_sound:  # what was hopeless is needed, or a rule must be broken, as on a page that is furniture alone
        rows = _rows(scores, -2 * NEVER)
        path, _ = _best_path(rows, model)
    odds = _chances(rows, model)
    path = _with_likeliest_headline(path, rows, odds, keys, model)
    chances = []
    for row in odds:
        by_role: dict[Role, float] = {}
        for state, chance in row.items():
            role = _ROLE_OF[state]
            by_role[role] = by_role.get(role, 0.0) + chance
        chances.append(by_role)
    return Labels(tuple(_ROLE_OF[s] for s in path), tuple(STATES[s][1] for s in path), tuple(chances), tuple(seen))


_LONGEST_HEADLINE = 300  # characters: a page that is one line has none


def _may_be_headline(key: str) -> bool:
    """False of what is no paper's headline.

    A number, an address without blanks ('the-ferry-is-back-in-june'), a label ('Jo Hale, mayor of Halvoe:'), a deck that goes on from one
    ('… as storm nears'), a whole text.
    """
    if len(key) > _LONGEST_HEADLINE or key.startswith(("…", "...")) or key.endswith((":", "：")):
        return False
    return any(map(str.isalpha, key)) and (" " in key or not key.isascii() or key.count("-") < 3)


_ANY = frozenset(ROLES)
_HEADLINE = STATES.index((Role.HEADLINE, "story"))


def _with_likeliest_headline(path: list[int], rows: Sequence[Row], odds: Sequence[Row], keys: Sequence[str], model: Model) -> list[int]:
    """The best path with the line that is most probably the headline, over all paths: the best one alone may rest on what is far from it."""
    chosen = _likeliest_headline(odds, keys)
    if chosen is None and _HEADLINE in path:  # it is not sure that there is any: if the path has one, let it be the likeliest
        chosen = max(range(len(path)), key=lambda i: odds[i].get(_HEADLINE, 0.0))
    if chosen is not None and path[chosen] != _HEADLINE:
        kept = [{s: score for s, score in row.items() if (s == _HEADLINE) == (i == chosen)} or row for i, row in enumerate(rows)]
        other, is_sound = _best_path(kept, model)
        return other if is_sound else path
    return path


def _likeliest_headline(odds: Sequence[Row], keys: Sequence[str]) -> int | None:
    """The line whose words are most probably the headline, wherever they stand; None where the page has more probably none."""
    of_words: dict[str, float] = {}
    named = [(i, row.get(_HEADLINE, 0.0), keys[i] if keys else str(i)) for i, row in enumerate(odds)]
    for _, chance, key in named:
        of_words[key] = of_words.get(key, 0.0) + chance
    best = max(of_words, key=lambda key: of_words[key])
    if of_words[best] <= 1.0 - sum(of_words.values()):
        return None
    return max((i for i, _, key in named if key == best), key=lambda i: (odds[i].get(_HEADLINE, 0.0), -i))


def calibrated(confidence: float, field: str, model: Model) -> float:
    """A confidence as the model says it to one that comes true as often as it says (piecewise linear, fitted on held-out pages)."""
    points = model.calibration.get(field)
    if not points:
        return confidence
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if confidence <= x1:
            return y0 + (y1 - y0) * (confidence - x0) / (x1 - x0) if x1 > x0 else y1
    return points[-1][1]

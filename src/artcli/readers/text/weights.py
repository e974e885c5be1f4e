"""The weights that the cues of a page are worth: from their file, or the form of it that loads faster, to what adds them up."""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Mapping
from functools import cache
from typing import Any

import orjson

from artcli.errors import BadPack
from artcli.language import datafiles
from artcli.readers.text import cues, forest
from artcli.readers.text.forest import Forest
from artcli.readers.text.states import ROLES, STATES, may_end, may_follow, may_start, name
from artcli.values import NamedTuple

WEIGHTS = os.path.join(os.path.dirname(__file__), "weights.json")
COMPILED = os.path.join(os.path.dirname(__file__), "compiled", "weights.bin")

NEVER = -1e9
"""The log-odds of what cannot be: a rule of the chain that would be broken."""


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
    rivals: Mapping[str, float]  # what each sign of a headline is worth beside its rivals, in log-odds, see `rivals.py`


def arrange(data: Mapping[str, Any], compiled: bytes | None = None) -> Model:
    """The content of a weight file, or of its compiled form with the bytes of that, to a Model. Raises BadPack where it does not fit the states or the cues."""
    try:
        names = [name(state) for state in STATES]
        if data["states"] != names or data["roles"] != list(ROLES):
            raise BadPack(f"{os.path.basename(WEIGHTS)}: made for other roles")
        if data["cues"] != list(cues.NAMES):
            raise BadPack(f"{os.path.basename(WEIGHTS)}: made for other cues: {', '.join(sorted(set(data['cues']) ^ set(cues.NAMES))) or 'in another order'}")
        chain = _chain(data["chain"]) if compiled is None else data["chain"]
        return Model(
            forest=_planted(data) if compiled is None else _replanted(data, compiled),
            scale=float(data["scale"]),
            bias=tuple(chain["bias"]),
            start=tuple(chain["start"]),
            end=tuple(chain["end"]),
            follows=tuple(map(tuple, chain["follows"])),
            odds=tuple(tuple(map(math.exp, row)) for row in chain["follows"]),
            calibration={field: tuple((float(x), float(y)) for x, y in points) for field, points in data["calibration"].items()},
            rivals={sign: float(weight) for sign, weight in data["rivals"].items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as problem:
        raise BadPack(f"{os.path.basename(WEIGHTS)}: {problem!r}") from problem


def _chain(written: Mapping[str, Any]) -> dict[str, Any]:
    """The chain with a number for each role or state, and for each state for each that may follow it."""
    follows: Mapping[str, Mapping[str, float]] = written["follows"]
    named = [(name(state), state) for state in STATES]
    return {
        "bias": [float(written["bias"][role]) for role in ROLES],
        "start": [float(written["start"].get(one, 0.0)) if may_start(state) else NEVER for one, state in named],
        "end": [0.0 if may_end(state) else NEVER for _, state in named],
        "follows": [[float(follows[one].get(other, NEVER)) if may_follow(b, a) else NEVER for other, b in named] for one, a in named],
    }


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
    """The form of the weights that loads fastest (tools/compile_packs.py): one line of JSON, then answers and leaves. Raises BadPack where they are wrong."""
    data = _read(WEIGHTS)
    arrange(data)
    trees, leaves = data.pop("trees"), forest.unpack(data.pop("leaves"))
    borders, answers = forest.questions(trees)
    data |= {"chain": _chain(data["chain"]), "depths": list(map(len, trees)), "borders": borders, "answers": len(answers)}
    return orjson.dumps({"form": datafiles.FORM, "made_from": datafiles.fingerprint(WEIGHTS), **data}) + b"\n" + answers + leaves


def _planted(data: Mapping[str, Any]) -> Forest:
    forest.check(data["trees"], len(cues.NAMES))
    return forest.arrange(data["trees"], forest.unpack(data["leaves"]), len(ROLES))


def _replanted(data: Mapping[str, Any], compiled: bytes) -> Forest:
    parted = data["answers"]
    return Forest(data["depths"], data["borders"], compiled[:parted], compiled[parted:], len(ROLES))


def _compiled() -> Model | None:
    """The weights from that form; None where there is none, it was cut off or is arranged otherwise, or they were edited since."""
    try:
        with open(COMPILED, "rb") as file:
            made = os.fstat(file.fileno()).st_mtime
            data, behind = orjson.loads(file.readline()), file.read()
        return None if data["form"] != datafiles.FORM or datafiles.is_edited(WEIGHTS, data["made_from"], made) else arrange(data, behind)
    except (OSError, ValueError, LookupError, TypeError, BadPack):
        return None


def calibrated(confidence: float, field: str, model: Model) -> float:
    """A confidence as the model says it to one that comes true as often as it says (piecewise linear, fitted on held-out pages)."""
    points = model.calibration.get(field)
    if not points:
        return confidence
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if confidence <= x1:
            return y0 + (y1 - y0) * (confidence - x0) / (x1 - x0) if x1 > x0 else y1
    return points[-1][1]

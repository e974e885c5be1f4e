"""Makes confidences true: of the fields that are given 0.9, nine in ten shall be right.

    python -m benchmarks.accuracy.calibrate --corpus DIR --scorer score.py --folds out/train [--ship]

Each text is read by the fold that never saw its publisher. What the model says of a field is set against whether it was right; the
curve between the two (isotonic regression by pooling adjacent violators, Ayer et al. 1955) is fitted on the other folds and tried on
each, which gives the reliability table. `--ship` fits it on all and writes it into the weights.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from artcli.readers.text.weights import WEIGHTS
from benchmarks.accuracy import run, train

Pair = tuple[float, float]
"""What the model said, and 1 or 0 for right or wrong."""

FIELDS = ("headline", "published", "byline", "body", "standfirst", "section", "keywords")
_ASKED = {
    "headline": "title",
    "published": "published day",
    "byline": "authors",
    "body": "body",
    "standfirst": "summary",
    "section": "section",
    "keywords": "topics",
}
_GOOD = 0.9  # F1 from which a body, a standfirst or a list of tags is right
_LEAST = 12  # pairs in a step of the curve
_BINS = 10


def pairs(known: Mapping[str, Any], found: Mapping[str, Any], score: ModuleType) -> dict[str, list[tuple[str, float, float]]]:
    """Truths and predictions to, for each field that was given and asked: the text, what was said of it, and whether it was right."""
    out: dict[str, list[tuple[str, float, float]]] = {name: [] for name in FIELDS}
    for identity, truth in known.items():
        counters = score.score_one(truth, found[identity])
        for name, asked in _ASKED.items():
            said = found[identity]["_confidence"].get(name)
            if said is not None and asked in counters:
                out[name].append((identity, said, float(_is_right(counters[asked]))))
    return out


def _is_right(counter: Sequence[float]) -> bool:
    if len(counter) == 2:
        return counter[0] >= _GOOD
    right, wrong, missing = counter
    return bool(right) and 2 * right / (2 * right + wrong + missing) >= _GOOD


@dataclass
class _Step:
    said: float
    right: float
    count: int

    def share(self) -> float:
        """How often it is right; with one half and one quarter added, so that no step says "always" of a dozen texts."""
        return (self.right + 0.5) / (self.count + 0.75)


def curve(said: Sequence[Pair]) -> list[Pair]:
    """Pairs to a rising curve of a few points, from what is said to how often it is right."""
    ordered = sorted(said)
    steps: list[_Step] = []
    for at in range(0, len(ordered), _LEAST):
        group = ordered[at : at + _LEAST]
        steps.append(_Step(sum(x for x, _ in group), sum(y for _, y in group), len(group)))
        while len(steps) > 1 and steps[-2].share() >= steps[-1].share():
            last = steps.pop()
            steps[-1] = _Step(steps[-1].said + last.said, steps[-1].right + last.right, steps[-1].count + last.count)
    points = [(round(step.said / step.count, 4), round(min(1.0, step.share()), 4)) for step in steps]
    if not points:
        return [(0.0, 0.0), (1.0, 1.0)]  # nothing is known: as the model says it
    return [(0.0, round(points[0][1] / 2, 4)), *points, *([(1.0, points[-1][1])] if points[-1][0] < 1.0 else [])]


def apply(points: Sequence[Pair], value: float) -> float:
    """A point of a curve."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if value <= x1:
            return y0 + (y1 - y0) * (value - x0) / (x1 - x0) if x1 > x0 else y1
    return points[-1][1]


def error(said: Sequence[Pair]) -> float:
    """The expected calibration error over ten bins (Naeini et al. 2015)."""
    total = 0.0
    for number in range(_BINS):
        group = [(x, y) for x, y in said if number / _BINS <= x < (number + 1) / _BINS or (x == 1.0 and number == _BINS - 1)]
        if group:
            total += abs(sum(x for x, _ in group) - sum(y for _, y in group))
    return total / max(1, len(said))


def table(name: str, said: Sequence[Pair]) -> list[str]:
    """The reliability of a field, a line a bin: what was said, how often it was right, how many."""
    out = [f"{name}: {len(said)} given, expected calibration error {error(said):.3f}"]
    for number in range(_BINS):
        group = [(x, y) for x, y in said if number / _BINS <= x < (number + 1) / _BINS or (x == 1.0 and number == _BINS - 1)]
        if group:
            mean, right = (sum(one) / len(group) for one in zip(*group, strict=True))
            out.append(f"  {number / _BINS:.1f}-{(number + 1) / _BINS:.1f}  said {mean:.2f}  right {right:.2f}  {len(group)}")
    return out


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--scorer", type=Path, required=True)
    ask.add_argument("--folds", type=Path, required=True)
    ask.add_argument("--ship", action="store_true")
    given = ask.parse_args()
    score = run.scorer(given.scorer)
    _, known = score.load_truth(given.corpus)
    said = pairs(known, {p["id"]: p for p in run.predictions(given.corpus, given.folds)}, score)
    fold_of = json.loads((given.folds / "folds.json").read_text())
    curves: dict[str, list[Pair]] = {}
    for name, of_field in said.items():
        held_out: list[Pair] = []
        for fold in range(train.FOLDS):
            points = curve([(x, y) for identity, x, y in of_field if fold_of[identity] != fold])
            held_out += [(apply(points, x), y) for identity, x, y in of_field if fold_of[identity] == fold]
        print("\n".join(table(name, held_out)))
        curves[name] = curve([(x, y) for _, x, y in of_field])
    if given.ship:
        weights = json.loads(Path(WEIGHTS).read_text("utf-8"))
        weights["calibration"] = curves
        train.write(weights, Path(WEIGHTS))


if __name__ == "__main__":
    main()

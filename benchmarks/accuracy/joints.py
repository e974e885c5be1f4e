"""Fits what says whether a full line of a wrapped page goes on below (`artcli.readers.text.joints`).

    python -m benchmarks.accuracy.joints --corpus DIR --silver DIR            how many lines are joined and parted wrongly, by the fold that never saw them
    … --ship                                                                  writes the weights

Every text that nobody wrapped, of the corpora and of those invented, is wrapped at a column that its name draws, once with its blank lines and
once without; so no truth is needed. Logistic regression by Newton's method (Bishop, Pattern Recognition and Machine Learning, 4.3.3), with a
normal prior on the weights.
"""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from artcli.article import Span
from artcli.language import identify, locale
from artcli.language.locale import Locale
from artcli.readers.text import joints, printed, runs, wrapping
from artcli.source import decode, lines
from benchmarks.accuracy import by_hand, families, truth

COLUMNS = (60, 64, 68, 70, 72, 74, 76, 78, 80)
FOLDS = 5
_PRIOR = 3.0  # precision of the weights
_STEPS = 40


@dataclass(frozen=True)
class Joint:
    """A line and the one below it: its signs, whether they are one, and what was asked before there were signs: whether the upper one is full."""

    fold: int
    signs: dict[str, float]
    is_one: bool


def joints_of(text: list[str], words: Locale, name: str, fold: int) -> Iterator[Joint]:
    """The joints of a text that is wrapped, with its blank lines and without them; none where it was wrapped already."""
    if words.script in runs.WITHOUT_SPACES or _printed(text)[1]:
        return
    column = random.Random(f"joints {name}").choice(COLUMNS)
    for keeps_blanks in (True, False):
        wrapped, goes_on = _wrapped(text, column, keeps_blanks=keeps_blanks)
        shown, found = _printed(wrapped)
        if not found:
            continue
        weighed = joints.Joints(shown, found, words, unparted=runs.are_unparted(shown, found))
        run: list[printed.Printed] = []
        for at, line in enumerate(shown):
            is_one = goes_on[line.number - 1]
            if run and joints.is_joint(run, line, found):
                yield Joint(fold, weighed.signs(run, at), is_one)
            run = [*run, line] if is_one else [line]


def _printed(text: Sequence[str]) -> tuple[list[printed.Printed], int]:
    """The lines of a text that print something, and the column at which they were wrapped, 0 where they were not."""
    shown, _ = printed.find(text, Span(1, len(text)), text)
    return wrapping.measured(shown, shown, text)


def _wrapped(text: Iterable[str], column: int, *, keeps_blanks: bool) -> tuple[list[str], list[bool]]:
    """Lines to narrower ones, and which of these go on from the one above."""
    out: list[str] = []
    goes_on: list[bool] = []
    for line in text:
        parts = textwrap.wrap(line, column, break_long_words=False, break_on_hyphens=False)
        if parts or keeps_blanks:
            out += parts or [""]
            goes_on += [n > 0 for n in range(max(len(parts), 1))]
    return out, goes_on


def collect(corpora: Iterable[Path]) -> list[Joint]:
    """The joints of all texts of some corpora and of those invented."""
    texts = [(known, data) for data, known in by_hand.texts()]
    texts += [(known, path.read_bytes()) for corpus in corpora for path, known in truth.pages(corpus) if known["view"] != "clean"]
    return [joint for known, data in texts for joint in joints_of(*_read(known, data))]


def _read(known: dict[str, Any], data: bytes) -> tuple[list[str], Locale, str, int]:
    text = list(lines(decode(data).text))
    return text, locale.load(identify.identify(text) or "en"), known["id"], families.fold_of(str(known["publisher"]), FOLDS)


def fit(found: list[Joint], names: list[str]) -> dict[str, float]:
    """Joints to the weights of their signs."""
    seen = np.array([[joint.signs[name] for name in names] for joint in found], float)
    right = np.array([joint.is_one for joint in found], float)
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (right - chance) - _PRIOR * weights
        bend = (seen * (chance * (1 - chance))[:, None]).T @ seen + _PRIOR * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def wrong(found: Iterable[Joint], weights: dict[str, float] | None) -> tuple[int, int]:
    """How many joints are joined and how many parted wrongly; without weights every full line goes on."""
    joined = parted = 0
    for joint in found:
        said = weights is None or sum(weights[name] * value for name, value in joint.signs.items()) > 0
        joined += said and not joint.is_one
        parted += joint.is_one and not said
    return joined, parted


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--silver", type=Path)
    ask.add_argument("--ship", action="store_true", help="write the weights, fitted on all")
    given = ask.parse_args()
    found = collect(filter(None, (given.corpus, given.silver)))
    names = list(found[0].signs)
    held_out = [0, 0]
    for fold in range(FOLDS):
        weights = fit([joint for joint in found if joint.fold != fold], names)
        for n, count in enumerate(wrong((joint for joint in found if joint.fold == fold), weights)):
            held_out[n] += count
    print(f"{len(found)} joints, {sum(joint.is_one for joint in found)} of them one line")
    print(f"{'':24s}{'joined wrongly':>16s}{'parted wrongly':>16s}")
    for name, (joined, parted) in (("every full line goes on", wrong(found, None)), ("cross-validated", held_out)):
        print(f"{name:24s}{joined:16d}{parted:16d}")
    if given.ship:
        Path(joints.WEIGHTS).write_text(json.dumps({"fitted_by": "benchmarks/accuracy/joints.py", "weights": fit(found, names)}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

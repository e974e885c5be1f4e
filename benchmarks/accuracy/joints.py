"""Fits what says whether a line of a wrapped or torn page goes on below (`artcli.readers.text.layout.joints`, `tears`).

    python -m benchmarks.accuracy.joints --corpus DIR --silver DIR            how many lines are joined and parted wrongly, by the fold that never saw them
    … --ship                                                                  writes the weights

Every text that nobody wrapped, of the corpora and of those invented, is wrapped at a column that its name draws, and torn where it draws links,
once with its blank lines and once without; so no truth is needed. Logistic regression by
Newton's method (Bishop, Pattern Recognition and Machine Learning, 4.3.3), with a
normal prior on the weights.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from artcli.article import Span
from artcli.language import identify, locale
from artcli.language.locale import Locale
from artcli.readers.text import printed
from artcli.readers.text.layout import joints, runs, tears, wrapping
from artcli.readers.text.printed import Printed
from artcli.source import decode, lines
from benchmarks.accuracy import by_hand, families, truth

COLUMNS = (60, 64, 68, 70, 72, 74, 76, 78, 80)
FOLDS = 5
_PRIOR = 3.0  # precision of the weights
_STEPS = 40


@dataclass(frozen=True)
class Joint:
    """A line and the one below it: the fold that does not see it, its signs, and whether the two are one."""

    fold: int
    signs: dict[str, float]
    is_one: bool


Broken = tuple[list[str], list[bool]]
"""Lines, and which of them go on from the one above."""


def wrapped(text: Sequence[str], words: Locale, draw: random.Random) -> Broken:
    """The lines of a text as they stand on a page that is wrapped at a column."""
    column = draw.choice(COLUMNS)
    return _broken(text, lambda line: textwrap.wrap(line, column, break_long_words=False, break_on_hyphens=False))


def torn(text: Sequence[str], words: Locale, draw: random.Random) -> Broken:
    """The lines of a text torn at links in every second paragraph: one to five words, or as many characters where words have no spaces between them."""
    space = "" if words.script in runs.WITHOUT_SPACES else " "
    return _broken(text, lambda line: _torn(line, space, draw) if len(line) > (_LONG if space else _LONG // 3) and draw.random() < 0.5 else [line])


_LONG = 100  # characters of a paragraph with links
_MARKS = re.compile(r"[\W_]*$")


def _torn(line: str, space: str, draw: random.Random) -> list[str]:
    parts = line.split(" ") if space else list(line)
    edges = [0]
    for start in sorted(draw.randrange(len(parts)) for _ in range(draw.choice((1, 1, 2, 3)))):
        if start >= edges[-1]:
            edges += [start, min(start + draw.choice((1, 1, 2, 2, 3, 5)), len(parts))]
    out: list[str] = []
    left = ""
    for start, end in itertools.pairwise([*edges, len(parts)]):
        piece = left + (space if left and start < end else "") + space.join(parts[start:end])
        is_link = edges.index(start) % 2 if start in edges else False
        marks = _MARKS.search(piece) if is_link else None  # the comma behind a link is none of it
        left = marks[0] if marks else ""
        out.append(piece.removesuffix(left) if left else piece)
    out.append(left)
    return [piece.strip() for piece in out if piece.strip()]


def _broken(text: Sequence[str], break_up: Callable[[str], list[str]]) -> Broken:
    out: list[str] = []
    goes_on: list[bool] = []
    for line in text:
        parts = break_up(line) if line.strip() else [""]
        out += parts
        goes_on += [n > 0 for n in range(len(parts))]
    return out, goes_on


def of_wrapped(lines: list[str], goes_on: list[bool], words: Locale, fold: int) -> Iterator[Joint]:
    """The joints of a wrapped page, if it is seen that it was wrapped."""
    shown, column = _printed(lines)
    if column and words.script not in runs.WITHOUT_SPACES:
        weighed = joints.Joints(shown, column, words, unparted=runs.are_unparted(shown, column))
        yield from _joints(shown, goes_on, weighed, lambda run, line: joints.is_joint(run, line, column), fold)


def of_torn(lines: list[str], goes_on: list[bool], words: Locale, fold: int) -> Iterator[Joint]:
    """The joints of a torn page, if it is seen that it was torn."""
    shown, column = _printed(lines)
    if not column and tears.are_in(shown):
        yield from _joints(shown, goes_on, tears.Tears(shown, words), tears.is_joint, fold)


def _joints(
    shown: Sequence[Printed], goes_on: Sequence[bool], weighed: joints.Weighed, is_joint: Callable[[Sequence[Printed], Printed], bool], fold: int
) -> Iterator[Joint]:
    run: list[Printed] = []
    for at, line in enumerate(shown):
        is_one = goes_on[line.number - 1]
        if run and is_joint(run, line):
            yield Joint(fold, weighed.signs(run, at), is_one)
        run = [*run, line] if is_one else [line]


def _printed(text: Sequence[str]) -> tuple[list[Printed], int]:
    """The lines of a text that print something, and the column at which they were wrapped, 0 where they were not."""
    shown, _ = printed.find(text, Span(1, len(text)), text)
    shown, column = wrapping.measured(shown, shown, text)
    return shown, 0 if column and tears.are_in_spite_of(column, shown) else column


KINDS = {"wrapped": (wrapped, of_wrapped), "torn": (torn, of_torn)}
"""How a text is broken, and what its joints are; by the name of the weights."""


def collect(corpora: Iterable[Path], kind: str) -> list[Joint]:
    """The joints of all texts of some corpora and of those invented, each broken in one way, with its blank lines and without."""
    texts = [(known, data) for data, known in by_hand.texts()]
    texts += [(known, path.read_bytes()) for corpus in corpora for path, known in truth.pages(corpus) if known["view"] != "clean"]
    break_up, joints_of = KINDS[kind]
    found: list[Joint] = []
    for known, data in texts:
        text = list(lines(decode(data).text))
        shown, column = _printed(text)
        if column or tears.are_in(shown):
            continue
        words, fold = locale.load(identify.identify(text) or "en"), families.fold_of(str(known["publisher"]), FOLDS)
        for kept in (text, [line for line in text if line.strip()]):
            found += joints_of(*break_up(kept, words, random.Random(f"{kind} {known['id']}")), words, fold)
    return found


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
    """How many joints are joined and how many parted wrongly; without weights all are joined."""
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
    weights = {kind: _report(kind, collect(filter(None, (given.corpus, given.silver)), kind)) for kind in KINDS}
    if given.ship:
        Path(joints.WEIGHTS).write_text(json.dumps({"fitted_by": "benchmarks/accuracy/joints.py", "weights": weights}, indent=1) + "\n", "utf-8")


def _report(kind: str, found: list[Joint]) -> dict[str, float]:
    """Prints what is wrong of the joints of a kind by weights that did not see them; the weights that are fitted on all."""
    names = list(found[0].signs)
    held_out = [0, 0]
    for fold in range(FOLDS):
        weights = fit([joint for joint in found if joint.fold != fold], names)
        for n, count in enumerate(wrong((joint for joint in found if joint.fold == fold), weights)):
            held_out[n] += count
    print(f"{kind}: {len(found)} joints, {sum(joint.is_one for joint in found)} of them one line")
    print(f"{'':24s}{'joined wrongly':>16s}{'parted wrongly':>16s}")
    for name, (joined, parted) in (("all of them joined", wrong(found, None)), ("cross-validated", held_out)):
        print(f"{name:24s}{joined:16d}{parted:16d}")
    return fit(found, names)


if __name__ == "__main__":
    main()

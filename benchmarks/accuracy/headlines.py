"""Fits what says which of the lines above a text heads it (`artcli.readers.text.rivals`).

    python -m benchmarks.accuracy.headlines --corpus DIR --silver DIR --folds out/train       how many headlines that mends, and the folds get their weights
    … --ship                                                                                  writes the weights that ship, too

What the forest makes of a line is a sign among others, so each text is labelled by the fold that never saw its publisher, and its headline chosen by
weights that did not see it either. A silver text is right only where the folds were fitted without the silver corpus; leave `--silver` out where they
were not. Conditional logit (McFadden 1974), by Newton's method, with a normal prior on the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from artcli.readers.text import cues, headers, labels, rivals
from artcli.readers.text.survey import survey
from artcli.readers.text.weights import WEIGHTS, Model, arrange
from benchmarks.accuracy import by_hand, families, train, truth
from benchmarks.accuracy.truth import Source

WORTH = {Source.GOLD: 0.4, Source.SILVER: 0.5, Source.INVENTED: 0.5}  # a page stands in two or three views
_PRIOR = 1.0  # precision of the weights
_STEPS = 40
_CLOSE = 1e-6


@dataclass(frozen=True)
class Choice:
    """The lines of a page that may be its headline: whose text it is, the fold that does not see it, the signs of each, and which are right."""

    view: str
    fold: int
    names: Sequence[str]
    signs: np.ndarray
    right: np.ndarray
    chosen: int  # by the forest and the chain, among these
    worth: float


def collect(corpus: Path, silver: Path | None, folds: Path) -> Iterator[Choice]:
    """The choices of all texts whose headline stands in them."""
    fold_of = json.loads((folds / "folds.json").read_text())
    models = [arrange(json.loads((folds / f"fold{fold}.json").read_text())) for fold in range(train.FOLDS)]
    for data, known, source in _texts(corpus, silver):
        fold = fold_of.get(known["id"]) if source is not Source.SILVER else families.fold_of(str(known["publisher"]), train.FOLDS)
        if fold is not None:
            view = str(known["view"]) if source is Source.GOLD else source.value
            yield from _choice(data, known, models[fold], view, fold, WORTH[source])


def _texts(corpus: Path, silver: Path | None) -> Iterator[tuple[bytes, Mapping[str, Any], Source]]:
    for folder, source in ((corpus, Source.GOLD), (silver, Source.SILVER)):
        for path, known in truth.pages(folder) if folder else ():
            yield path.read_bytes(), known, source
    for data, known in by_hand.texts():
        yield data, known, Source.INVENTED


def _choice(data: bytes, known: Mapping[str, Any], model: Model, view: str, fold: int, worth: float) -> Iterator[Choice]:
    page = truth.lay_out_text(data)
    found = survey(page)
    keys = [fact.line.key for fact in found.facts]
    labelled = labels.label(cues.see(found), headers.read(page).allowed, model, keys)
    may_be = rivals.find(labelled, found)
    titles = {keys[i] for i, label in enumerate(truth.labels_of(page, dict(known["lines"]))) if "title" in label.split("|")}
    if may_be is None or not titles:
        return
    signs = rivals.signs(labelled, found, may_be)
    yield Choice(
        view=view,
        fold=fold,
        names=list(signs[may_be.chosen]),
        signs=np.array([list(signs[i].values()) for i in may_be.lines], float),
        right=np.array([keys[i] in titles for i in may_be.lines], float),
        chosen=may_be.lines.index(may_be.chosen),
        worth=worth,
    )


def fit(choices: Iterable[Choice]) -> dict[str, float]:
    """Choices to the weights of their signs; those of which no line is right say nothing."""
    told = [choice for choice in choices if choice.right.any()]
    weights = np.zeros(len(told[0].names))
    for _ in range(_STEPS):
        slope, bend = -_PRIOR * weights, _PRIOR * np.eye(len(weights))
        for choice in told:
            chance = _chances(choice, weights)
            wanted = chance * choice.right / (chance * choice.right).sum()
            slope += choice.worth * choice.signs.T @ (wanted - chance)
            bend += choice.worth * choice.signs.T @ (np.diag(chance) - np.outer(chance, chance)) @ choice.signs
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return {name: round(float(weight), 3) for name, weight in zip(told[0].names, weights, strict=True)}


def _chances(choice: Choice, weights: np.ndarray) -> np.ndarray:
    worth = choice.signs @ weights
    odds = np.exp(worth - worth.max())
    return np.asarray(odds / odds.sum())


def report(choices: Sequence[Choice], weights: Mapping[int, Mapping[str, float]]) -> list[str]:
    """How many choices the weights of each fold mend and spoil, a line a view; all of them, the surest included."""
    out = [f"{'':12s}{'pages':>8s}{'right':>8s}{'mended':>8s}{'spoilt':>8s}"]
    for view in dict.fromkeys(choice.view for choice in choices):
        own = [choice for choice in choices if choice.view == view]
        right = [bool(choice.right[choice.chosen]) for choice in own]
        now = [bool(choice.right[_picked(choice, weights[choice.fold])]) for choice in own]
        mended, spoilt = (sum(is_right and not was for was, is_right in pairs) for pairs in (zip(right, now, strict=True), zip(now, right, strict=True)))
        out.append(f"{view:12s}{len(own):8d}{sum(right):8d}{mended:8d}{spoilt:8d}")
    return out


def _picked(choice: Choice, weights: Mapping[str, float]) -> int:
    signs = {i: dict(zip(choice.names, row, strict=True)) for i, row in enumerate(choice.signs)}
    return rivals.choose(signs, choice.chosen, weights)


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--silver", type=Path)
    ask.add_argument("--folds", type=Path, required=True)
    ask.add_argument("--ship", action="store_true", help="write the weights, fitted on all")
    given = ask.parse_args()
    choices = list(collect(given.corpus, given.silver, given.folds))
    weights = {fold: fit(choice for choice in choices if choice.fold != fold) for fold in range(train.FOLDS)}
    print("\n".join(report(choices, weights)))
    for fold, of_fold in weights.items():
        _write(given.folds / f"fold{fold}.json", of_fold)
    if given.ship:
        _write(Path(WEIGHTS), fit(choices))


def _write(path: Path, weights: Mapping[str, float]) -> None:
    train.write({**json.loads(path.read_text("utf-8")), "rivals": dict(weights)}, path)


if __name__ == "__main__":
    main()

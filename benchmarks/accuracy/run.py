"""Scores artcli over a corpus: the scorer's table, beside the marks, the extractors that see the HTML, and the last stored result.

    python -m benchmarks.accuracy.run --corpus DIR --scorer score.py            the weights that ship
    python -m benchmarks.accuracy.run … --folds out/train                       cross-validated: each text by the fold that never saw its publisher
    … --silver DIR     a corpus with machine-made truth, in rows of its own     … --found DIR     other kinds of files, a row a kind
    The invented texts of the repository have rows of their own: how many of their lines get the right role, and of those of pages that nothing learned from.
    … --worst 20 --view page      the worst texts        … --store     keep the result as the new baseline

What fell by more than a point against the stored result is said, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import importlib.util
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from artcli.readers.text.weights import arrange
from benchmarks.accuracy import by_hand, found, predict, roles, truth

BASELINE = Path(__file__).parent / "baseline.json"
LOSS = 0.01  # a fall of more than a point is said loudly
MARKS = Path(__file__).parent / "marks.json"
FIELDS = ("title", "authors", "published day", "published min", "summary", "body", "subhead", "topics", "usable")


def scorer(path: Path) -> ModuleType:
    """The scorer's file as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _predict(job: tuple[list[tuple[str, Path]], Path | None]) -> list[dict[str, Any]]:
    texts, weights = job
    return predict.predict(texts, None if weights is None else arrange(json.loads(weights.read_text())))


def predictions(corpus: Path, folds: Path | None) -> list[dict[str, Any]]:
    """Predictions for every text of a corpus."""
    texts = [(data["id"], path) for path, data in truth.pages(corpus)]
    fold_of: Mapping[str, int] = json.loads((folds / "folds.json").read_text()) if folds else {}
    groups: dict[int, list[tuple[str, Path]]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(fold_of.get(text[0], -1 - n % 8), []).append(text)
    jobs = [(group, folds / f"fold{fold}.json" if folds and fold >= 0 else None) for fold, group in sorted(groups.items())]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        return [p for found in pool.map(_predict, jobs) for p in found]


def compare(result: Mapping[str, Any], stored: Mapping[str, Any]) -> list[str]:
    """What fell by more than a point against the stored rows."""
    out = []
    for group, row in result.items():
        for name, now in row.items():
            before = stored.get(group, {}).get(name)
            if name != "n" and isinstance(before, float) and (now is None or now < before - LOSS):
                out.append(f"{group} {name}: {100 * before:.1f} -> {100 * (now or 0):.1f}")
    return out


def beside_the_marks(result: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """For each view a line of what is reached, one of what is to be reached, and one for each extractor that was given the HTML."""
    marks = json.loads(MARKS.read_text("utf-8"))
    out = [f"{'':22s}" + "".join(f"{name.replace('published ', ''):>9s}" for name in FIELDS)]
    for view, rows in marks.items():
        here = {"reached": result[view], **rows} if view in result else {}
        for name, row in here.items():
            out.append(f"{view + ' ' + name:22s}" + "".join(f"{100 * row[f]:9.1f}" if row.get(f) is not None else f"{'-':>9s}" for f in FIELDS))
    return out


def show_found(rows: Mapping[str, Mapping[str, Any]]) -> None:
    """The rows of other kinds of files."""
    names = sorted({name for row in rows.values() for name in row})
    print(f"{'':22s}" + "".join(f"{name:>14s}" for name in names))
    for kind, row in rows.items():
        cells = (row.get(name) for name in names)
        print(f"{kind:22s}" + "".join(f"{cell:>14d}" if isinstance(cell, int) else f"{'-':>14s}" if cell is None else f"{100 * cell:14.1f}" for cell in cells))


def main() -> int:
    """The command; 1 where something fell."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--scorer", type=Path, required=True)
    ask.add_argument("--silver", type=Path)
    ask.add_argument("--found", type=Path)
    ask.add_argument("--folds", type=Path)
    ask.add_argument("--view")
    ask.add_argument("--worst", type=int, default=0)
    ask.add_argument("--store", action="store_true")
    ask.add_argument("--predictions", type=Path, help="write the predictions there")
    given = ask.parse_args()
    score = scorer(given.scorer)
    results: dict[str, dict[str, Any]] = {}
    for corpus in filter(None, (given.corpus, given.silver)):
        _, known = score.load_truth(corpus, given.view)
        predicted = {p["id"]: p for p in predictions(corpus, given.folds)}
        if given.predictions and corpus == given.corpus:
            given.predictions.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in predicted.values()))
        scores, result = score.report(known, predicted)
        print(f"{corpus.name}, {'cross-validated' if given.folds and corpus == given.corpus else 'with the weights that ship'}")
        score.table([*result["view"].items(), ("all views", result["all"])])
        print()
        score.table(list(result["language"].items()))
        print()
        if corpus == given.corpus:
            print("\n".join(beside_the_marks(result["view"])) + "\n")
        if given.worst:
            score.show_worst(known, predicted, scores, given.worst)
        results[("cross-validated " if given.folds else "shipped ") + corpus.name] = {name: _plain(row) for name, row in result["view"].items()}
    results[("cross-validated " if given.folds else "shipped ") + "invented"] = {"lines": (row := roles.score(by_hand.FOLDER, given.folds))}
    print(f"invented texts, {'cross-validated' if given.folds else 'with the weights that ship, which have learned from them'}")
    print("\n".join(roles.table(row)) + "\n")
    results["shipped fresh"] = {"lines": (row := roles.score(by_hand.FRESH, None))}
    print("fresh pages, with the weights that ship, which have never seen them")
    print("\n".join(roles.table(row)) + "\n")
    if given.found:
        rows = found.rows(given.found)
        show_found(rows)
        results["shipped found"] = {kind: _plain(row) for kind, row in rows.items()}
    stored = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    fell = [f"{name}: {line}" for name, rows in results.items() for line in compare(rows, stored.get(name, {}))]
    for line in fell:
        print(f"LOST {line}", file=sys.stderr)
    if given.store:
        BASELINE.write_text(json.dumps({**stored, **results}, indent=1, sort_keys=True) + "\n")
    return 1 if fell and not given.store else 0


def _plain(row: Mapping[str, Any]) -> dict[str, float]:
    return {name: value for name, value in row.items() if isinstance(value, int | float)}


if __name__ == "__main__":
    sys.exit(main())

"""Scores artcli over a corpus: the scorer's table, beside the marks and the last stored result.

    python -m benchmarks.accuracy.run --corpus DIR --scorer score.py            the weights that ship
    python -m benchmarks.accuracy.run … --folds out/train                       cross-validated: each text by the fold that never saw its publisher
    … --worst 20 --view page      the worst texts        … --store     keep the result as the new baseline
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

from artcli.readers.text import labels
from benchmarks.accuracy import predict, truth

BASELINE = Path(__file__).parent / "baseline.json"
LOSS = 0.01  # a fall of more than a point is said loudly
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
    if weights is None:
        return predict.predict(texts)
    model = labels.arrange(json.loads(weights.read_text()))
    return predict.predict(texts, {identity: model for identity, _ in texts})


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
    """What fell by more than a point against the stored result."""
    out = []
    for view, row in result["view"].items():
        for name in FIELDS:
            before, now = stored.get("view", {}).get(view, {}).get(name), row.get(name)
            if before is not None and now is not None and now < before - LOSS:
                out.append(f"{view} {name}: {100 * before:.1f} -> {100 * now:.1f}")
    return out


def main() -> int:
    """The command; 1 where something fell."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--scorer", type=Path, required=True)
    ask.add_argument("--folds", type=Path)
    ask.add_argument("--view")
    ask.add_argument("--worst", type=int, default=0)
    ask.add_argument("--store", action="store_true")
    ask.add_argument("--predictions", type=Path, help="write the predictions there")
    given = ask.parse_args()
    score = scorer(given.scorer)
    _, known = score.load_truth(given.corpus, given.view)
    found = {p["id"]: p for p in predictions(given.corpus, given.folds)}
    if given.predictions:
        given.predictions.write_text("".join(json.dumps(p, ensure_ascii=False) + "\n" for p in found.values()))
    scores, result = score.report(known, found)
    score.table([*result["view"].items(), ("all views", result["all"])])
    print()
    score.table(list(result["language"].items()))
    if given.worst:
        score.show_worst(known, found, scores, given.worst)
    name = ("cross-validated" if given.folds else "shipped") + f" {given.corpus.name}"
    stored = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    fell = compare(result, stored.get(name, {}))
    for line in fell:
        print(f"LOST: {line}", file=sys.stderr)
    if given.store:
        stored[name] = {"view": result["view"], "all": result["all"]}
        BASELINE.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n")
    return 1 if fell and not given.store else 0


if __name__ == "__main__":
    sys.exit(main())

"""Fits the weights of the plain-text reader, cross-validated by publisher family, and writes the file that ships.

    python -m benchmarks.accuracy.train --corpus DIR [--silver DIR] --scorer score.py [--out OUT] [--ship]

OUT gets the weights of each fold and the cross-validated predictions; `--ship` also fits on everything and replaces
src/artcli/readers/text/weights.json. Needs the extra `train` and PyTorch.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from artcli.readers.text import labels
from benchmarks.accuracy import families, truth

FOLDS = 5


def load(corpus: Path, silver: Path | None) -> tuple[list[truth.Labelled], dict[str, Path]]:
    """All labelled texts, and where each gold one is."""
    jobs = [(path, data, False) for path, data in truth.pages(corpus)]
    if silver:
        jobs += [(path, data, True) for path, data in truth.pages(silver)]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        found = list(pool.map(_label, jobs, chunksize=16))
    return found, {data["id"]: path for path, data, is_silver in jobs if not is_silver}


def _label(job: tuple[Path, dict[str, Any], bool]) -> truth.Labelled:
    return truth.labelled(job[0], job[1], silver=job[2])


def split(pages: Sequence[truth.Labelled], texts: dict[str, Path]) -> dict[str, int]:
    """Publisher to fold; publishers with a common template fall together."""
    own = [(page.publisher, truth.keys_of(texts[page.id])) for page in pages if page.id in texts and page.view == "page"]
    return families.folds_of(families.families(own), FOLDS)


def _fit(job: tuple[list[truth.Labelled], dict[str, Any]]) -> dict[str, Any]:
    import torch

    from benchmarks.accuracy.fit import fit

    torch.set_num_threads(1)
    return fit(job[0], **job[1])


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--silver", type=Path)
    ask.add_argument("--out", type=Path, default=Path("out/train"))
    ask.add_argument("--epochs", type=int, default=30)
    ask.add_argument("--l2", type=float, default=0.6)
    ask.add_argument("--ship", action="store_true")
    ask.add_argument("--no-folds", action="store_true")
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    pages, texts = load(given.corpus, given.silver)
    folds = split(pages, texts)
    options = {"epochs": given.epochs, "l2": given.l2}
    jobs = [] if given.no_folds else [([p for p in pages if p.silver or folds.get(p.publisher) != fold], options) for fold in range(FOLDS)]
    if given.ship:
        jobs.append((pages, options))
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        fitted = list(pool.map(_fit, jobs))
    if given.ship:
        write(fitted.pop(), labels.WEIGHTS)
    if not given.no_folds:
        for fold, weights in enumerate(fitted):
            write(weights, given.out / f"fold{fold}.json")
        (given.out / "folds.json").write_text(json.dumps({p.id: folds[p.publisher] for p in pages if not p.silver}, indent=0))


def write(weights: dict[str, Any], path: Path) -> None:
    """A weight file with one cue a line, so that two of them can be compared."""
    rows = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in weights.items() if k != "cues"]
    cues = ",\n".join(f"  {json.dumps(cue)}: {json.dumps(row)}" for cue, row in sorted(weights["cues"].items()))
    path.write_text("{\n" + ",\n".join([*rows, ' "cues": {\n' + cues + "\n }"]) + "\n}\n", "utf-8")


if __name__ == "__main__":
    main()

"""Fits the weights of the plain-text reader, cross-validated by publisher family, and writes the file that ships.

    python -m benchmarks.accuracy.train --corpus DIR [--silver DIR] [--found DIR] [--invented DIR] [--out OUT] [--ship]

The invented texts are those of the repository unless another folder is named; an empty folder is none. OUT gets the weights of each
fold, and which text is in which; `--ship` also fits on everything and replaces src/artcli/readers/text/weights.json. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from artcli.readers.text.weights import COMPILED, WEIGHTS, compiled
from artcli.source import decode, lines
from benchmarks.accuracy import by_hand, families, found, truth, vary
from benchmarks.accuracy.truth import Source

FOLDS = 5


def load(corpus: Path, silver: Path | None, other: Path | None, invented: Path, *, variants: bool = True) -> tuple[list[truth.Labelled], dict[str, int]]:
    """All labelled texts, and the fold of each publisher of a gold one and of each invented text."""
    jobs = [(path, data, Source.GOLD) for path, data in truth.pages(corpus)]
    if silver:
        jobs += [(path, data, Source.SILVER) for path, data in truth.pages(silver)]
    if other:
        jobs += [(path, data, Source.FOUND) for path, data in found.labelled_texts(other)]
    texts = [(path.read_bytes(), data, source) for path, data, source in jobs]
    made = list(by_hand.texts(invented))
    texts += [(text, data, Source.INVENTED) for text, data in made]
    folds = split(texts) | {data["publisher"]: n % FOLDS for n, (_, data) in enumerate(made)}
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        pages = list(pool.map(_label, texts + (_varied(texts, folds) if variants else []), chunksize=16))
    return pages, folds


Text = tuple[bytes, dict[str, Any], Source]
_VARIED = ("article", "page")  # the other views have been put together in many layouts already
_NEVER_HELD_OUT = -1  # the fold of publishers whose texts are always learned from


def _varied(texts: Sequence[Text], folds: Mapping[str, int]) -> list[Text]:
    """Texts to others made of those that were copied from a page. What is taken from another page comes from the same fold, a frame also from none."""
    page_of = {data["id"]: vary.marked(lines(decode(text).text), data) for text, data, _ in texts if data["view"] in _VARIED}
    runs: dict[tuple[str, int], list[vary.Marked]] = {}
    frames: dict[tuple[str, int], list[vary.Frame]] = {}
    kin = lambda data: (str(data.get("language"))[:2], folds.get(data["publisher"], _NEVER_HELD_OUT))
    for _, data, _ in texts:
        if data["view"] in _VARIED:
            runs.setdefault(kin(data), []).extend(vary.furniture(page_of[data["id"]]))
        if data["view"] == "page" and (frame := vary.frame(page_of[data["id"]])):
            frames.setdefault(kin(data), []).append(frame)
    out = []
    for _, data, source in texts:
        if data["view"] not in _VARIED:
            continue
        page, own = page_of[data["id"]], kin(data)
        around = [frame for kind in dict.fromkeys((own, (own[0], _NEVER_HELD_OUT))) for frame in frames.get(kind, ())]
        others = [(data["view"], vary.vary(page, data, runs[own]))]
        if data["view"] == "article":
            others.append(("clean", vary.cleaned(page, data)))
        if (data["view"] == "article" or source is Source.INVENTED) and (framed := vary.framed(page, data, around)):
            others.append(("page", framed))
        for n, (view, other) in enumerate(others, 1):
            text, labels_of = vary.as_text(other)
            out.append((text, {**data, "id": data["id"] + n * vary.MARK, "view": view, "lines": labels_of}, source))
    return out


def _label(text: Text) -> truth.Labelled:
    return truth.labelled(text[0], text[1], source=text[2])


def split(texts: Sequence[Text]) -> dict[str, int]:
    """Publisher of a gold text to fold; publishers with a common template fall together."""
    own = [(data["publisher"], truth.keys_of(text)) for text, data, source in texts if source is Source.GOLD and data["view"] == "page"]
    return families.folds_of(families.families(own), FOLDS)


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--silver", type=Path)
    ask.add_argument("--found", type=Path)
    ask.add_argument("--invented", type=Path, default=by_hand.FOLDER)
    ask.add_argument("--out", type=Path, default=Path("out/train"))
    ask.add_argument("--trees", type=int, default=240)
    ask.add_argument("--depth", type=int, default=6)
    ask.add_argument("--rate", type=float, default=0.17)
    ask.add_argument("--l2", type=float, default=5.0)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--no-variants", action="store_true", help="fit on the texts alone")
    ask.add_argument("--ship", action="store_true")
    ask.add_argument("--no-folds", action="store_true")
    given = ask.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    pages, folds = load(given.corpus, given.silver, given.found, given.invented, variants=not given.no_variants)
    options = {"seed": given.seed, "trees": given.trees, "depth": given.depth, "rate": given.rate, "l2": given.l2}
    from benchmarks.accuracy.fit import fit

    if not given.no_folds:
        own = [p for p in pages if p.source in (Source.GOLD, Source.INVENTED) and not p.id.endswith(vary.MARK)]
        (given.out / "folds.json").write_text(json.dumps({p.id: folds[p.publisher] for p in own}, indent=0))
        for fold in range(FOLDS):
            write(fit([p for p in pages if p.source in (Source.SILVER, Source.FOUND) or folds[p.publisher] != fold], **options), given.out / f"fold{fold}.json")
    if given.ship:
        write(fit(pages, **options), Path(WEIGHTS))


def write(weights: dict[str, Any], path: Path) -> None:
    """A weight file with one tree a line; of the one that ships, the compiled form too."""
    rows = [f" {json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in weights.items() if k != "trees"]
    trees = ",\n".join(f"  {json.dumps(tree)}" for tree in weights["trees"])
    path.write_text("{\n" + ",\n".join([*rows, ' "trees": [\n' + trees + "\n ]"]) + "\n}\n", "utf-8")
    if path == Path(WEIGHTS):
        Path(COMPILED).write_bytes(compiled())


if __name__ == "__main__":
    main()

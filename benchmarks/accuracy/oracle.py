"""Scores what is made of the lines when every line has its true role: the loss that no better model can mend.

    python -m benchmarks.accuracy.oracle --corpus DIR --scorer score.py
    … --worst 20 --view clean --language de     the worst texts
    … --lines authors                           for each text that loses there: what was asked, what was given, and the lines it stands on

The accuracy of a record is that of the roles times that of the reading of labelled lines; this measures the second alone.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from artcli.readers.text import cues, labels
from artcli.readers.text.headers import Header
from artcli.readers.text.labels import Labels
from artcli.readers.text.reader import Labeller
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Survey
from artcli.readers.text.weights import Model
from benchmarks.accuracy import predict, run, truth

Allowed = Sequence[frozenset[Role]]
LABELS_OF = {
    "authors": ("author-line",),
    "published day": ("date-line", "updated-line"),
    "published min": ("date-line", "updated-line"),
    "updated min": ("date-line", "updated-line"),
    "section": ("section",),
    "summary": ("summary",),
    "topics": ("topic",),
    "title": ("title",),
}


def true_labels(known: Mapping[str, Any]) -> Labeller:
    """The truth of a text to what labels its lines by it."""

    def label(found: Survey, header: Header, model: Model) -> Labels:
        return forced(cues.see(found), truth.near_the_story(truth.labels_of(found.page, dict(known["lines"]))), model)

    return label


def forced(seen: Sequence[Sequence[float]], allowed: Allowed, model: Model) -> Labels:
    """The likeliest labels among those that are right; a line that the chain cannot give its true role gets it all the same."""
    chosen = labels.label(seen, list(allowed), model)
    roles = tuple(role if role in right else min(right) for role, right in zip(chosen.roles, allowed, strict=True))
    return Labels(roles, chosen.phases, tuple({role: 1.0} for role in roles), chosen.seen)


def predict_truly(texts: Sequence[tuple[str, Path]]) -> list[dict[str, Any]]:
    """Texts, each beside its truth, to predictions from truly labelled lines."""
    known = ((identity, path, json.loads(path.with_suffix(".json").read_text("utf-8"))) for identity, path in texts)
    return [predict.prediction(identity, predict.read(path, labeller=true_labels(true))) for identity, path, true in known]


def predictions(texts: Sequence[tuple[str, Path]]) -> dict[str, dict[str, Any]]:
    """Predictions for texts, by two processes."""
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        return {p["id"]: p for found in pool.map(predict_truly, [texts[n::8] for n in range(8)]) for p in found}


def show_lines(field: str, known: Mapping[str, Any], found: Mapping[str, Any], scores: Mapping[str, Any]) -> None:
    """Every text that loses in a field, with the lines that the truth says it stands on."""
    of = {"published day": "published", "published min": "published", "updated min": "updated"}.get(field, field)
    given = {"topics": "keywords"}.get(of, of)
    for identity, true in known.items():
        score = scores[identity].get(field)
        if score is None or (score[0] >= 0.99 if len(score) == 2 else not (score[1] or score[2])):
            continue
        shown = {k: v for k, v in true[of].items() if k in ("value", "days", "minutes", "missing", "optional") and v}
        print(f"\n=== {identity} {true['publisher']} {true['language']} {score}\n  want {shown}\n  got  {found[identity].get(given)!r}")
        if of == "authors":
            print(f"       agencies {found[identity]['agencies']}")
        text = Path(true["_path"]).read_text("utf-8-sig").split("\n")
        for number, label in true["lines"]:
            if set(label.split("|")) & set(LABELS_OF.get(field, ())):
                print(f"  {number:4d} {label:24s} {text[number - 1].strip()[:200]!r}")


def main() -> None:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--corpus", type=Path, required=True)
    ask.add_argument("--scorer", type=Path, required=True)
    ask.add_argument("--view")
    ask.add_argument("--language")
    ask.add_argument("--worst", type=int, default=0)
    ask.add_argument("--lines", choices=sorted(LABELS_OF))
    given = ask.parse_args()
    score = run.scorer(given.scorer)
    _, known = score.load_truth(given.corpus, given.view, given.language)
    found = predictions([(identity, Path(true["_path"])) for identity, true in known.items()])
    scores, result = score.report(known, found)
    score.table([*result["view"].items(), ("all views", result["all"])])
    print()
    score.table(list(result["language"].items()))
    if given.worst:
        score.show_worst(known, found, scores, given.worst)
    if given.lines:
        show_lines(given.lines, known, found, scores)


if __name__ == "__main__":
    main()

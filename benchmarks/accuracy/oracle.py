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

from artcli import conversion
from artcli.readers.text import labels, singles
from artcli.readers.text.labels import Labels, Model
from artcli.readers.text.roles import Role
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


def true_roles(data: bytes, known: Mapping[str, Any]) -> list[frozenset[Role]]:
    """A text and its truth to the roles that are right for each of its blocks."""
    by_line = dict(known["lines"])
    return truth.near_the_story(truth.labels_of(truth.lay_out_text(data), by_line))


def forced(seen: Sequence[Sequence[float]], allowed: Allowed, model: Model) -> Labels:
    """The likeliest labels among those that are right; a line that the chain cannot give its true role gets it all the same."""
    chosen = labels.label(seen, list(allowed), model)
    roles = tuple(role if role in right else min(right) for role, right in zip(chosen.roles, allowed, strict=True))
    return Labels(roles, chosen.phases, tuple({role: 1.0} for role in roles), chosen.seen)


def _predict(texts: Sequence[tuple[str, Path]]) -> list[dict[str, Any]]:
    out, free = [], labels.label
    singles.settle = lambda labels, survey: labels  # the true bylines are those of one story
    for identity, path in texts:
        data = path.read_bytes()
        allowed = true_roles(data, json.loads(path.with_suffix(".json").read_text("utf-8")))

        def label(seen: Sequence[Sequence[float]], header: object, model: Model, keys: object = (), allowed: Allowed = allowed) -> Labels:
            labels.label = free
            return forced(seen, allowed, model)

        labels.label = label  # type: ignore[assignment]
        try:
            article = next(conversion.read(data, name=path.name))
        finally:
            labels.label = free
        out.append(predict.prediction(identity, article))
    return out


def predictions(texts: Sequence[tuple[str, Path]]) -> dict[str, dict[str, Any]]:
    """Predictions for texts, by two processes."""
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        return {p["id"]: p for found in pool.map(_predict, [texts[n::8] for n in range(8)]) for p in found}


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

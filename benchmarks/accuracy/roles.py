"""How many lines of the invented texts get the right role, by the weights that ship or by the fold that never saw a text."""

from __future__ import annotations

import concurrent.futures
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from artcli.readers.text import headers, reader
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey
from artcli.readers.text.weights import WEIGHTS, Model, arrange
from benchmarks.accuracy import by_hand, truth

SHOWN = (Role.HEADLINE, Role.STANDFIRST, Role.BYLINE, Role.PUBLISHED, Role.SECTION, Role.BODY, Role.CROSSHEAD, Role.CAPTION, Role.KEYWORDS, Role.FURNITURE)

Text = tuple[bytes, dict[str, Any]]


class Judged(NamedTuple):
    """A line: the role that it got, and those that are right for it."""

    role: Role
    allowed: frozenset[Role]


def read(text: bytes, known: Mapping[str, Any], model: Model) -> list[Judged]:
    """An invented text to its lines as a model reads them; lines of which the truth leaves the role open are left out."""
    page = truth.lay_out_text(text)
    allowed = truth.near_the_story(truth.labels_of(page, dict(known["lines"])))
    roles = reader.label(survey(page), headers.read(page), model).roles
    return [Judged(role, one) for role, one in zip(roles, allowed, strict=True) if len(one) < len(truth.ANY) - 1]


def row(judged: Sequence[Sequence[Judged]]) -> dict[str, float]:
    """The lines of texts to shares: lines that are right, texts with the right headline, first and last paragraph, and the F1 of each role."""
    lines = [line for text in judged for line in text]
    right = Counter(line.role for line in lines if line.role in line.allowed)
    given = Counter(line.role for line in lines if len(line.allowed) == 1 or line.role not in line.allowed)
    asked = Counter(role for line in lines if len(line.allowed) == 1 for role in line.allowed)
    sure = Counter(line.role for line in lines if line.allowed == {line.role})
    shares = {f"{role}": 2 * sure[role] / (given[role] + asked[role]) for role in SHOWN if given[role] + asked[role]}
    texts = max(1, len(judged))
    return {
        "n": len(judged),
        "lines": sum(right.values()) / max(1, len(lines)),
        "right headline": sum(map(_has_its_headline, judged)) / texts,
        "first": sum(_end(text, 0) for text in judged) / texts,
        "last": sum(_end(text, -1) for text in judged) / texts,
        **shares,
    }


def _has_its_headline(text: Sequence[Judged]) -> bool:
    given = {i for i, line in enumerate(text) if line.role is Role.HEADLINE}
    right = {i for i, line in enumerate(text) if Role.HEADLINE in line.allowed}
    return bool(given & right) or not (given or right)


def _end(text: Sequence[Judged], at: int) -> bool:
    """True where the first (0) or last (-1) paragraph is the right one, or there is none."""
    given = [i for i, line in enumerate(text) if line.role is Role.BODY]
    right = [i for i, line in enumerate(text) if line.allowed == {Role.BODY}]
    return given[at] == right[at] if given and right else not (given or right)


def score(folder: Path, folds: Path | None) -> dict[str, float]:
    """The invented texts of a folder to a row of shares. `folds` is the folder of a cross-validated fit; without it the weights that ship read."""
    texts = list(by_hand.texts(folder))
    fold_of: Mapping[str, int] = json.loads((folds / "folds.json").read_text()) if folds else {}
    groups: dict[int, list[Text]] = {}
    for n, text in enumerate(texts):
        groups.setdefault(fold_of.get(text[1]["id"], -1 - n % 4), []).append(text)
    jobs = [(group, folds / f"fold{fold}.json" if folds and fold >= 0 else Path(WEIGHTS)) for fold, group in groups.items()]
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        return row([text for found in pool.map(_read_all, jobs) for text in found])


def _read_all(job: tuple[list[Text], Path]) -> list[list[Judged]]:
    texts, weights = job
    model = arrange(json.loads(weights.read_text()))
    return [read(text, known, model) for text, known in texts]


def table(found: Mapping[str, float]) -> Iterator[str]:
    """A row in two printed lines: its names, and its shares in hundredths."""
    yield "".join(f"{name[:9]:>10s}" for name in found)
    yield "".join(f"{value:10d}" if name == "n" else f"{100 * value:10.1f}" for name, value in found.items())

"""Labelled pages to weights: a forest fitted with CatBoost, and the chain counted beside it.

The forest is fitted on single lines (multinomial log-loss, symmetric trees). The chain is counted: how often each state follows
each, over how often its role occurs (a scaled likelihood, Bourlard and Morgan 1994); the phases follow from headline and last
paragraph. How much the chain's word counts beside the forest's was chosen by cross-validation.
"""

from __future__ import annotations

import itertools
import json
import math
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostClassifier, Pool

from artcli.readers.text import cues, forest
from artcli.readers.text.roles import Role
from artcli.readers.text.states import ROLES, STATES, may_follow, may_start, name
from benchmarks.accuracy.truth import Labelled, Source
from benchmarks.accuracy.vary import MARK

WORTH = {Source.GOLD: 1.0, Source.SILVER: 0.7, Source.FOUND: 2.5, Source.INVENTED: 1.5}  # of a page; the last are few, and none is like another
VARIED = 0.3  # of one that was made from another
_STEP = 2048  # whole numbers of the forest to one unit of log-odds
_CHAIN, _PRIOR = 0.3, 0.8  # how much transitions and the rarity of a role count beside the forest
_OWN_PRIOR = {Role.HEADLINE: 1.0, Role.STANDFIRST: 1.0, Role.CROSSHEAD: 0.75, Role.KEYWORDS: 0.6}  # one of its kind is to be found; many are not to be guessed
_FAR, _EVERY = 25, 3  # furniture so many lines from anything else is taken one in three, with threefold weight


def weight(page: Labelled) -> float:
    """What a line of a page counts beside one of a page whose truth was checked."""
    return WORTH[page.source] * (VARIED if page.id.endswith(MARK) else 1.0)


def _kept(page: Labelled) -> list[tuple[int, float]]:
    """The lines that are learned from, with their weights: menus far from the story are many and much the same."""
    known = [i for i, role in enumerate(page.roles) if role is not Role.FURNITURE]
    first, last = (known[0] - _FAR, known[-1] + _FAR) if known else (0, len(page.roles))
    worth = weight(page)
    out = []
    for i, role in enumerate(page.roles):
        if role is not None and first <= i <= last:
            out.append((i, worth))
        elif role is not None and i % _EVERY == 0:
            out.append((i, worth * _EVERY))
    return out


def fit(pages: Sequence[Labelled], *, seed: int = 1, trees: int = 240, depth: int = 6, rate: float = 0.17, l2: float = 5.0, threads: int = 2) -> dict[str, Any]:
    """Labelled pages to the content of a weight file (without calibration and the weights of rivals)."""
    lines, roles, weights = [], [], []
    for page in pages:
        for i, worth in _kept(page):
            lines.append(page.seen[i])
            roles.append(ROLES.index(page.roles[i]))
            weights.append(worth)
    for role in set(range(len(ROLES))) - set(roles):  # CatBoost forgets a class of which it sees no line
        lines.append([0.0] * len(cues.NAMES))
        roles.append(role)
        weights.append(1e-9)
    model = CatBoostClassifier(
        iterations=trees, depth=depth, learning_rate=rate, l2_leaf_reg=l2, loss_function="MultiClass", classes_count=len(ROLES), random_seed=seed,
        thread_count=threads, border_count=32, rsm=0.3, bootstrap_type="Bernoulli", subsample=0.7, boosting_type="Plain",
        leaf_estimation_iterations=1, verbose=False, allow_writing_files=False,
    )  # fmt: skip
    model.fit(Pool(np.array(lines, dtype=np.float32), roles, weight=weights))
    questions, leaves, bias = _trees(model)
    return {
        "states": [name(state) for state in STATES],
        "roles": list(ROLES),
        "cues": list(cues.NAMES),
        "scale": 1 / _STEP,
        "chain": _chain(pages, bias),
        "calibration": {},
        "rivals": {},
        "trees": questions,
        "leaves": forest.pack(leaves),
    }


def _trees(model: CatBoostClassifier) -> tuple[list[list[list[float]]], list[list[list[int]]], list[float]]:
    """A fitted model to the questions of its trees, their leaves in whole numbers, and the bias of each role."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        data = json.loads(path.read_text())
    scale, bias = data["scale_and_bias"]
    questions, leaves = [], []
    for tree in data["oblivious_trees"]:
        questions.append([[split["float_feature_index"], split["border"]] for split in tree["splits"]])
        values = [round(value * scale * _STEP) for value in tree["leaf_values"]]
        leaves.append([values[at : at + len(ROLES)] for at in range(0, len(values), len(ROLES))])
    return questions, leaves, bias if isinstance(bias, list) else [bias] * len(ROLES)


def _phases(page: Labelled) -> list[str]:
    """The phase of each line, from where the headline and the last paragraph are."""
    heads = [i for i, role in enumerate(page.roles) if role is Role.HEADLINE]
    body = [i for i, role in enumerate(page.roles) if role is Role.BODY]
    first = heads[0] if heads else body[0] if body else 0
    last = max([first, *body])
    return ["above" if i < first else "story" if i <= last else "below" for i in range(len(page.roles))]


def _chain(pages: Sequence[Labelled], bias: Sequence[float]) -> dict[str, Any]:
    """How often states begin a page and follow each other, as log-odds."""
    prior: Counter[Role] = Counter(dict.fromkeys(ROLES, 1.0))
    begins: Counter[tuple[Role, str]] = Counter()
    follows: Counter[tuple[tuple[Role, str], tuple[Role, str]]] = Counter()
    for page in pages:
        worth = weight(page)
        states = [(role, phase) if role is not None else None for role, phase in zip(page.roles, _phases(page), strict=True)]
        prior.update({role: count * worth for role, count in Counter(s[0] for s in states if s).items()})
        if states and states[0] in STATES:
            begins[states[0]] += worth  # type: ignore[assignment]
        for a, b in itertools.pairwise(states):
            if a in STATES and b in STATES:
                follows[a, b] += worth  # type: ignore[assignment]
    all_lines = sum(prior.values())
    share = lambda count, counts: round(_CHAIN * math.log(count / sum(counts)), 4)
    starts = [begins[s] + 0.5 for s in STATES if may_start(s)]
    out: dict[str, Any] = {
        "bias": {role: round(one - _OWN_PRIOR.get(role, _PRIOR) * math.log(prior[role] / all_lines), 4) for role, one in zip(ROLES, bias, strict=True)},
        "start": {name(s): share(begins[s] + 0.5, starts) for s in STATES if may_start(s)},
        "follows": {},
    }
    for a in STATES:
        counts = {b: follows[a, b] + 0.3 for b in STATES if may_follow(b, a)}
        out["follows"][name(a)] = {name(b): share(count, counts.values()) for b, count in counts.items()}
    return out

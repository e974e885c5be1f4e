"""Whatever has happened to inputs and outputs: a rehearsal says what the run does, a second run does nothing, what was edited stays."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from artcli import job
from artcli.bulk import run
from artcli.bulk.executors import Here, Workers
from artcli.bulk.journal import Facts
from artcli.bulk.order import Order
from artcli.bulk.rehearsal import rehearse
from artcli.bulk.work import Job, Made, Target
from artcli.errors import UnreadableSource, UnwritableOutput
from artcli.options import ExportOptions, ReadingOptions, RunOptions
from folders import tree

NAMES = ("a.txt", "A.txt", "a-2.txt", "b.txt", "b.text", "sub.txt", "sub/a.txt", "sub/deep/b.txt", "e")
TEMPLATES = ("{slug}", "{year}/{slug}", "{name}-{number}")
WAYS: tuple[dict[str, Any], ...] = ({}, {}, {"name": True}, {"into": "all.jsonl"}, {"into": "sub/all.jsonl", "name": True})


def lines_of(data: bytes, name: str) -> list[Made]:
    """A conversion that takes each line for an article, in two formats."""
    if b"broken" in data:
        raise UnreadableSource("is broken")
    return [Made((line + b"\n", b"<" + line + b">\n"), Facts(id=line.decode()), fields={"slug": line.decode(), "year": "2024"}) for line in data.splitlines()]


class Walk:
    """A folder of inputs, one of outputs, and what happens to them."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.source, self.out = folder / "in", folder / "out"
        self.source.mkdir()
        self.numbers = count()
        self.edited: dict[str, bytes] = {}

    def change_inputs(self) -> None:
        for _ in range(self.dice.randrange(4)):
            path, way = self.source / self.dice.choice(NAMES), self.dice.random()
            with suppress(OSError):  # a folder where a file is wanted, or the other way round
                if way < 0.6:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(self.dice.choice(("broken", "twin", f"one-{next(self.numbers)}", f"one-{next(self.numbers)}\ntwo-{next(self.numbers)}")))
                elif way < 0.8:
                    path.unlink()
                else:
                    path.rename(self.source / self.dice.choice(NAMES))

    def change_outputs(self) -> None:
        there = tree(self.out)
        for name in self.dice.sample(sorted(there), min(len(there), self.dice.choice((0, 0, 1, 2)))):
            way = self.dice.choice(("edit", "empty", "remove"))
            self.edited.pop(name, None)
            if way == "remove":
                (self.out / name).unlink()
                continue
            (self.out / name).write_bytes(there[name] + b"mine" if way == "edit" else b"")
            if way == "edit":
                self.edited[name] = there[name] + b"mine"

    def order(self) -> tuple[Job, Order]:
        """Some wishes of a user, as the command makes them."""
        way, dice = self.dice.choice(WAYS), self.dice
        wishes = RunOptions(force=dice.random() < 0.15, prune=dice.random() < 0.25, name=dice.choice(TEMPLATES) if "name" in way else None)
        into = way.get("into")
        order = replace(job.prepare([str(self.source)], str(self.out), job.Conversion(("json",), ReadingOptions(), ExportOptions()), wishes)[1], into=into)
        named = wishes.name is not None
        first = Target("lines", ".jsonl", kept=named or into is not None, into=into)
        targets = dice.choice(((first,), (first, Target("marked", ".md", kept=named)))) if into else (first, Target("marked", ".md", kept=named))
        return Job(work=lines_of, out=str(self.out), targets=targets, version="1", options=str(wishes.name), largest=10**6, force=wishes.force), order


def done(work: Job, order: Order) -> run.Summary:
    with run.Run(work, order) as running:
        list(running.plan())
        list(running.work(Workers(Here(), 1)))
    return running.summary


@pytest.mark.parametrize("seed", range(6))
def test_whatever_has_happened(seed: int, tmp_path: Path) -> None:
    walk = Walk(tmp_path, seed)
    for _ in range(40):
        walk.change_inputs()
        walk.change_outputs()
        work, order = walk.order()
        before = tree(walk.out)
        try:
            foreseen = Counter(step.what for step in rehearse(work, order))
        except UnwritableOutput as refused:
            with pytest.raises(UnwritableOutput, match=f"^{str(refused).split(': is')[0]}"):
                done(work, order)
            assert tree(walk.out) == before
            continue
        assert tree(walk.out) == before
        summary = done(work, order)
        assert summary.inputs == summary.done + summary.unchanged + summary.failed + summary.skipped
        assert foreseen["unchanged"] == summary.unchanged
        if not summary.done + summary.failed:
            assert (foreseen["stale"] + foreseen["edited"], foreseen["removed"]) == (summary.stale, summary.pruned)
        after = tree(walk.out)
        assert work.force or {name: after.get(name) for name in walk.edited} == walk.edited
        walk.edited = {name: data for name, data in walk.edited.items() if after.get(name) == data}
        again = done(work, order)
        assert (again.done, again.files, again.pruned, tree(walk.out)) == (0, 0, 0, after)

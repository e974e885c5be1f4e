"""A run that is only rehearsed: what it would do, in a line each, and counted."""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar

import click
import orjson

from artcli.bulk.order import Order
from artcli.bulk.rehearsal import Step, rehearse
from artcli.bulk.work import Job
from artcli.cli import console
from artcli.errors import UnsafeRun
from artcli.storage import join

_MOST_NAMED = 3


class Rehearsal:
    """One call of `artcli convert --dry-run`."""

    _OF_INPUTS = ("new", "changed", "retry", "unchanged", "failed", "skipped")
    _SAID: ClassVar[dict[str, str]] = {
        "removed": "would be removed",
        "edited": "edited since, would be kept; --force removes it",
        "stale": "its input is gone; --prune removes it",
    }

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given
        self._counts: Counter[str] = Counter()

    def run(self, job: Job, order: Order) -> int:
        """Prints what would be done; the answer is the exit code. Raises UsageError where it would not be begun."""
        try:
            for step in rehearse(job, order):
                self._counts[step.what] += 1
                if not self._given["json_summary"]:
                    self._print(step, job.out)
        except UnsafeRun as wrong:
            raise click.UsageError(str(wrong)) from wrong
        self._conclude(order)
        return 0

    def _print(self, step: Step, out: str) -> None:
        told = self._SAID.get(step.what) or step.reason or ", ".join(join(out, output) for output in step.outputs)
        what = "stale" if step.what in self._SAID else step.what
        console.write(f"{what}\t{console.shown(step.path)}\t{console.shown(told)}\n".encode("utf-8", "replace"))

    def _conclude(self, order: Order) -> None:
        counts = {name: self._counts[name] for name in self._OF_INPUTS}
        if self._given["json_summary"]:
            rest = {"stale": self._counts["stale"] + self._counts["edited"], "pruned": self._counts["removed"]}
            console.write(orjson.dumps({"in": sum(counts.values()), **counts, **rest}, option=orjson.OPT_APPEND_NEWLINE))
        if sum(counts.values()) == counts["skipped"]:
            console.say(no_input(self._given, order))
        fates = (("removed", "would be removed"), ("edited", "edited since, and kept without --force"), ("stale", "that --prune would remove"))
        words = [f"{console.counted(self._counts[fate], 'stale output')} {told}" for fate, told in fates if self._counts[fate]]
        parts = " + ".join(f"{count:,} {name}" for name, count in counts.items())
        console.say("; ".join([f"{sum(counts.values()):,} in = {parts}", *words, "nothing was written"]))


def no_input(given: dict[str, Any], order: Order) -> str:
    """What is said where there was nothing to do, or only what is skipped."""
    patterns = " ".join(f"--{name} '{console.shown(glob)}'" for name in ("include", "exclude") for glob in given[name])
    places = [*map(console.shown, order.sources), *(["the list on standard input"] if order.listed is not None else [])]
    more = ", …" if len(places) > _MOST_NAMED else ""
    return f"no input was found in {', '.join(places[:_MOST_NAMED])}{more}{f'; is {patterns} what you mean?' if patterns else ''}"

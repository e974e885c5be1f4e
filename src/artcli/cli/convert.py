"""`artcli convert`: a file for every article of every file or folder, with progress, a manifest and resume."""

from __future__ import annotations

import heapq
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import click
import orjson

from artcli import job, stores
from artcli.bulk import executors, journal
from artcli.bulk.order import Order
from artcli.bulk.run import Run
from artcli.bulk.walk import listed
from artcli.bulk.work import Job, Result, in_the_way
from artcli.cli import choices, console, places, reading, usage
from artcli.cli.progress import Display, display
from artcli.cli.rehearsal import Rehearsal, no_input
from artcli.cli.summary import as_values, sentences, shared
from artcli.errors import (
    ArtcliError,
    MissingExtra,
    NoWorkers,
    OutputInUse,
    UnknownFormat,
    UnreadableSource,
    UnsafeRun,
    UnwritableOutput,
)
from artcli.options import ExportOptions, RunOptions
from artcli.storage import explain, join, read_some

_MOST_UNTOLD = 10_000  # while one input takes its time
_EDITED = "output_edited"
_MOST_PROCESSES = 1024
_MOMENT = 0.2  # seconds


def _number(_: click.Context, __: click.Parameter, value: str | None) -> int | None:
    """'4' to the processes that it means."""
    if value is None:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= len(str(_MOST_PROCESSES)) and 1 <= int(value) <= _MOST_PROCESSES):
        raise click.BadParameter(f"'{value}' is no number from 1 to {_MOST_PROCESSES}")
    return int(value)


@click.command(cls=usage.Command, options_metavar="-o DIR [OPTIONS]")
@click.argument("sources", nargs=-1, type=reading.PATH, required=True)
@click.option("-o", "--output", "out", metavar="DIR", type=reading.PATH, required=True, multiple=True, callback=usage.once, help="The folder to write to.")
@reading.to_option(several=True)
@click.option("--name", metavar="TEMPLATE", shell_complete=choices.names, help="Name outputs by their articles: '{date}-{slug}'.")
@click.option("--into", metavar="FILE", multiple=True, callback=usage.once, help="All articles in one file in DIR, for a format that holds many (jsonl).")
@click.option("--include", metavar="GLOB", multiple=True, help="Of what is in folders, read only files that match: '*.txt'.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="Leave out files and folders that match.")
@click.option("--follow", is_flag=True, help="Follow links that lead out of a source folder, too.")
@click.option("-j", "--jobs", callback=_number, metavar="N", help="Processes; default: the processors that may be used.")
@click.option("--executor", metavar="dask://HOST:PORT", help="Have the workers of a Dask cluster do it.")
@click.option("--force", is_flag=True, help="Replace files that artcli did not write, or that were edited since.")
@click.option("--prune", is_flag=True, help="Remove outputs whose input is gone; with --force also those that were edited since.")
@click.option("--dry-run", is_flag=True, help="Print what would be done; write nothing.")
@click.option("--json-summary", is_flag=True, help="Print the counts as JSON at the end, for scripts; with --dry-run these alone.")
@click.option("--report", metavar="FILE", type=reading.PATH, multiple=True, callback=usage.once,
              help="Write a page to look at: counts, dates, doubts, failures.")
@click.option("--publisher", metavar="NAME", help="The publisher, in formats that name one (newsml-g2).")
@click.option("--validate", is_flag=True, help="Check each output against the schema of its format; JSON needs artcli[validate].")
@reading.reading_options
@console.help_option
def convert(sources: tuple[str, ...], **given: Any) -> int:
    """Convert files, and whole folders, to a file for every article.

    SOURCES are files, folders, or - for a list of paths on standard input (one a line, or ended by zero bytes as find -print0 does).
    Outputs lie in DIR as inputs lie in their source: 'convert a/2024 a/2025' lays both trees into one, 'convert a' and a list keep the names of folders.
    Run again, it does only what is new or has changed. What became of each input stands in DIR/.artcli/manifest.jsonl.

    \b
    artcli convert samples -o out --to markdown
    artcli convert samples -o out --to jsonl --into all.jsonl --include '*.txt'
    find samples -name 'fr-*' | artcli convert - -o out --name '{date}-{slug}'
    """
    prepared = _prepare(sources, given)
    if given["dry_run"]:
        return Rehearsal(given).run(*prepared)
    return _Command(given, *prepared).run()


def _prepare(sources: tuple[str, ...], given: dict[str, Any]) -> tuple[Job, Order]:
    """What the run must know; usage errors for what cannot be meant."""
    if "-" in sources and console.is_waiting_for_a_person():
        raise click.UsageError("'-' stands for a list of paths on standard input, and nothing is piped in")
    if given["dry_run"] and given["report"] is not None:
        raise click.UsageError("--dry-run does nothing that --report could tell of; give one of them")
    if given["json_summary"] and given["report"] == "-":
        raise click.UsageError("--json-summary and --report - would both be on standard output; give --report a file")
    if given["executor"] is not None and given["jobs"] is not None:
        raise click.UsageError("give --jobs or --executor, not both: a cluster has as many workers as it has")
    places.refuse_folder(given["out"])
    options = reading.options_of(given)
    writing = ExportOptions(publisher=given["publisher"], timezone=given["timezone"], validate=given["validate"])
    asked = RunOptions(**{name: given[name] for name in ("include", "exclude", "name", "into", "follow", "force", "prune")})
    try:
        if given["executor"] is not None:
            executors.check(given["executor"])
        prepared, order = job.prepare(
            [source for source in sources if source != "-"],
            given["out"],
            job.Conversion(job.formats_of(given["to"] if reading.is_given("to") else None, given["into"]), options, writing),
            asked,
            listed=listed(_standard_input()) if "-" in sources else None,
            bar=reading.bar_of(given),
        )
    except (UnknownFormat, MissingExtra, NoWorkers, UnreadableSource, ValueError) as problem:
        raise click.UsageError(str(problem)) from problem
    if given["report"] is not None:
        order = replace(order, choice=replace(order.choice, page=places.refuse_page(given["report"], prepared, order)))
    return (prepared if given["executor"] is None else job.far(prepared)), order


def _standard_input() -> Iterator[bytes]:
    if sys.stdin is None:
        raise UnreadableSource("standard input is closed")
    try:
        while chunk := read_some(sys.stdin.fileno()):
            yield chunk
    except OSError as problem:
        raise UnreadableSource(f"the list of paths cannot be read: {explain(problem)}") from problem


class _Stop:
    """Hears Ctrl-C and the wish of the system: the first time the run ends in good order, the second time at once.

    What comes twice in a moment was meant once: `timeout` tells a process, and then its group.
    """

    def __init__(self) -> None:
        self.number: int | None = None
        self._heard = 0.0

    def __call__(self) -> bool:
        return self.number is not None

    def hear(self, number: int, _: object) -> None:
        if self.number is None:
            self.number, self._heard = number, time.monotonic()
        elif time.monotonic() - self._heard > _MOMENT:
            raise KeyboardInterrupt if number == signal.SIGINT else console.Terminated

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) is not signal.SIG_IGN:  # as of what a script runs in the background
                signal.signal(number, self.hear)

    @property
    def code(self) -> int:
        return console.TERMINATED if self.number == signal.SIGTERM else console.INTERRUPTED


class _Command:
    """One call of `artcli convert`."""

    def __init__(self, given: dict[str, Any], prepared: Job, order: Order) -> None:
        self._given = given
        self._job = prepared
        self._order = order
        self._running = Run(prepared, order)
        self._stop = _Stop()
        self._is_open = False
        self._untold: list[tuple[int, str, list[str]]] = []

    def run(self) -> int:
        """Converts, and says what came of it."""
        self._stop.listen()
        problem: ArtcliError | None = None
        try:
            self._work()
        except UnsafeRun as wrong:
            raise click.UsageError(str(wrong)) from wrong
        except OutputInUse as held:
            console.say(f"{console.shown(self._job.out)}: {held}")
            return console.IN_USE
        except (UnwritableOutput, NoWorkers, MissingExtra) as stopped:
            if not self._is_open:  # to run the same command again would be of no use
                console.say(console.shown(str(stopped)))
                return console.UNWRITABLE
            problem = stopped
        self._conclude(problem)
        summary = self._running.summary
        if problem is not None:
            return console.UNWRITABLE if isinstance(problem, UnwritableOutput) else console.FAILED
        if self._stop():
            return self._stop.code
        return console.BUG if summary.bugs else console.FAILED if summary.failed or summary.doubted else 0

    def _work(self) -> None:
        with display() as shown, self._running as running:
            self._is_open = True
            for count in running.plan(self._stop):
                shown.found(count)
            shown.done(running.summary)
            with job.workers_for(self._job, self._order, self._given["executor"], self._given["jobs"], running.summary.inputs) as workers:
                try:
                    for result in running.work(workers, self._stop):
                        self._hear(result, shown)
                finally:
                    self._tell()

    def _hear(self, result: Result, shown: Display) -> None:
        """Keeps what a user must know of one input until all before it are done: the same words in the same order every time."""
        told = _told(result, self._job.out)
        if told:
            heapq.heappush(self._untold, (result.number, result.path, told))
        self._tell(self._running.first_in_hand)
        shown.done(self._running.summary)

    def _tell(self, until: int | None = None) -> None:
        while self._untold and (until is None or self._untold[0][0] < until or len(self._untold) > _MOST_UNTOLD):
            _, path, told = heapq.heappop(self._untold)
            for words in told:
                console.fail(path, words)

    def _conclude(self, problem: ArtcliError | None) -> None:
        summary = self._running.summary
        if problem is not None:
            console.say(console.shown(str(problem)))
        if summary.inputs == summary.skipped and problem is None and not self._stop():
            console.say(no_input(self._given, self._order))
        for words in sentences(summary, self._job.out, prune=self._given["prune"]):
            console.say(words)
        if problem is not None or self._stop():
            how = "interrupted" if problem is None else "stopped"
            console.say(f"{how}; run the same command again to go on")
        if self._given["json_summary"]:
            console.write(orjson.dumps(as_values(summary), option=orjson.OPT_APPEND_NEWLINE))
        if self._given["report"] and problem is None:
            self._report(self._given["report"])

    def _report(self, page: str) -> None:
        from artcli.cli import report

        lines = stores.store_of(self._job.out).lines(join(self._job.out, journal.MANIFEST))
        summary = self._running.summary
        alike = shared(summary.alike, summary.alike_ids) if summary.alike else ""
        console.save(page, report.render((journal.from_line(line) for line in lines), out=self._job.out, page=page, alike=alike))


def _told(result: Result, out: str) -> list[str]:
    """What a user must know of one input, in a line each."""
    if result.clash:
        return [in_the_way(", ".join(join(out, path) for path, _ in result.clash)), *result.doubts]
    refused = {"failed": [result.reason or ""], "skipped": [f"skipped: it {result.reason}"]}.get(result.outcome, [])
    return [*refused, *_edited(result, out), *result.doubts]


def _edited(result: Result, out: str) -> list[str]:
    """What is said of outputs that were edited since, and whose input is as it was: they are left alone."""
    if result.outcome != "unchanged" or _EDITED.encode() not in result.line:
        return []
    return [join(out, note.message) for note in journal.from_line(result.line).notes if note.code == _EDITED]

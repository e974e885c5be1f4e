"""Every figure of the speed table: what is measured against what, and the mark that it should keep."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import corpus, timing

ROOT = Path(__file__).parents[2]
_FLOOR = str(Path(__file__).with_name("floor.py"))
_A_NAME = 120  # bytes of memory for each file, in which its name may be kept for the order of the output


@dataclass(frozen=True)
class Bench:
    """Where and how much to measure: an interpreter with artcli installed, a folder for what is made, and the sizes."""

    python: str
    folder: Path
    files: int
    few: int  # files of the smaller of two runs whose memory is compared
    many: int
    rounds: int
    texts: Path | None

    def artcli(self, *arguments: object) -> list[str]:
        """A command line of the installed artcli."""
        return [str(Path(self.python).with_name("artcli")), *map(str, arguments)]

    def sources(self, count: int) -> Path:
        """A folder with as many made articles, a thousand a folder."""
        place = self.folder / f"sources-{count}"
        if not place.exists():
            for number, (name, data) in enumerate(corpus.articles(count)):
                path = place / f"{number // 1000:04}" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        return place

    @contextmanager
    def output(self) -> Iterator[Path]:
        """A new folder to write to, removed afterwards."""
        with TemporaryDirectory(dir=self.folder) as name:
            yield Path(name)


@dataclass(frozen=True)
class Result:
    """A figure, or why there is none."""

    value: float | None
    remark: str = ""


@dataclass(frozen=True)
class Measure:
    """A row of the table. A mark that starts with '≤' is a bound from above, one with '≥' from below."""

    name: str
    mark: str
    take: Callable[[Bench], Result]

    def holds(self, value: float) -> bool:
        """True if a figure keeps the mark."""
        bound = float(self.mark[1:].replace(",", ""))
        return value <= bound if self.mark[0] == "≤" else value >= bound


def _start(*arguments: object) -> Callable[[Bench], Result]:
    def take(bench: Bench) -> Result:
        commands = {"own": bench.artcli(*arguments), "bare": [bench.python, "-c", "import click, orjson"]}
        measured = {name: lambda c=command: timing.run(c, folder=ROOT).cpu for name, command in commands.items()}
        taken = timing.in_turn(4 * bench.rounds + 1, measured)
        return Result(timing.ratio(taken["own"][1:], taken["bare"][1:]), f"{1000 * statistics.median(taken['own']):.0f} ms of processor time")

    return take


def _converted(bench: Bench, *arguments: object, count: int | None = None) -> timing.Cost:
    with bench.output() as out:
        return timing.run(bench.artcli("convert", bench.sources(count or bench.files), "-o", out, "-j", 1, *arguments))


def _to_one_file(bench: Bench) -> Result:
    def floor() -> float:
        with bench.output() as out:
            return timing.run([bench.python, _FLOOR, str(bench.sources(bench.files)), str(out / "all.jsonl")]).cpu

    taken = timing.in_turn(bench.rounds, {"own": lambda: _converted(bench, "--to", "jsonl", "--into", "all.jsonl").cpu, "floor": floor})
    return Result(timing.ratio(taken["own"], taken["floor"]), f"{1e6 * statistics.median(taken['own']) / bench.files:.0f} µs an article")


def _to_one_file_each(bench: Bench) -> Result:
    with bench.output() as first:
        timing.run(bench.artcli("convert", bench.sources(bench.files), "-o", first, "-j", 1, "--to", "json"))

        def floor() -> float:
            with bench.output() as out:
                return timing.run([bench.python, _FLOOR, "--copy", str(first), str(out)]).cpu

        taken = timing.in_turn(bench.rounds, {"own": lambda: _converted(bench, "--to", "json").cpu, "floor": floor})
    return Result(timing.ratio(taken["own"], taken["floor"]), f"{1e6 * statistics.median(taken['own']) / bench.files:.0f} µs an article")


def _validated(bench: Bench) -> Result:
    runs = {"xml": lambda: _converted(bench, "--to", "newsml-g2", "--validate").cpu, "json": lambda: _converted(bench, "--to", "json").cpu}
    taken = timing.in_turn(bench.rounds, runs)
    return Result(timing.ratio(taken["xml"], taken["json"]))


def _rates(bench: Bench) -> dict[str, float | None]:
    known = bench.folder / "rates.json"
    if not known.exists():
        asked = ["--texts", str(bench.texts)] if bench.texts else ["--count", str(min(bench.files, 2_000))]
        done = subprocess.run([bench.python, "-m", "benchmarks.speed.rates", *asked], cwd=ROOT, capture_output=True, check=True)
        known.write_bytes(done.stdout)
    found: dict[str, float | None] = json.loads(known.read_bytes())
    return found


def _rate(bench: Bench) -> Result:
    return Result(_rates(bench)["rate"])


def _beside_trafilatura(bench: Bench) -> Result:
    found = _rates(bench)["trafilatura"]
    return Result(found, "" if found else f"needs trafilatura: {bench.python} -m pip install trafilatura lxml_html_clean")


def _memory(bench: Bench) -> Result:
    peaks = {}
    for count in (bench.few, bench.many):
        peaks[count] = _converted(bench, "--to", "jsonl", "--into", "all.jsonl", count=count).peak
    value = (peaks[bench.many] - _A_NAME * bench.many) / (peaks[bench.few] - _A_NAME * bench.few)
    return Result(value, f"{bench.many:,} files {peaks[bench.many] / 2**20:.0f} MB, {bench.few:,} files {peaks[bench.few] / 2**20:.0f} MB")


def _two_jobs(bench: Bench) -> Result:
    if (os.cpu_count() or 1) < 2:
        return Result(None, "needs two processors")
    sources, halves = bench.sources(bench.files), _halves(bench)

    def convert(source: Path, out: Path, jobs: int) -> list[str]:
        return bench.artcli("convert", source, "-o", out, "--to", "jsonl", "--into", "all.jsonl", "-j", jobs)

    written: dict[int, bytes] = {}

    def with_jobs(jobs: int) -> float:
        with bench.output() as out:
            seconds = timing.together([convert(sources, out, jobs)])
            written[jobs] = (out / "all.jsonl").read_bytes()
            return seconds

    def in_halves() -> float:
        with bench.output() as one, bench.output() as other:
            return timing.together([convert(half, out, 1) for half, out in zip(halves, (one, other), strict=True)])

    taken = timing.in_turn(bench.rounds, {"one": lambda: with_jobs(1), "two": lambda: with_jobs(2), "halves": in_halves})
    if written[1] != written[2]:
        return Result(None, "the bytes of one job and of two differ")
    return Result(timing.ratio(taken["halves"], taken["two"]), f"two jobs are {timing.ratio(taken['one'], taken['two']):.2f} times as fast as one; equal bytes")


def _halves(bench: Bench) -> Sequence[Path]:
    """The sources in two folders of equal size."""
    places = [bench.folder / f"half-{number}" for number in (0, 1)]
    if not places[0].exists():
        for number, path in enumerate(sorted(bench.sources(bench.files).rglob("*.txt"))):
            target = places[number % 2] / path.parent.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return places


_ONE = "samples/fr-header-line.txt"
MEASURES = (
    Measure("artcli --help ÷ python -c 'import click, orjson'", "≤1.3", _start("--help")),
    Measure("artcli formats ÷ the same", "≤1.3", _start("formats")),
    Measure("artcli parse ONE --to json ÷ the same", "≤1.5", _start("parse", _ONE, "--to", "json")),
    Measure("many files to one JSON Lines file ÷ the floor", "≤12", _to_one_file),
    Measure("articles a second and core, text to JSON", "≥2000", _rate),
    Measure("one JSON file each ÷ the floor that writes the same bytes", "≤6", _to_one_file_each),
    Measure("NewsML-G2, each validated ÷ JSON", "≤1.5", _validated),
    Measure("documents a second ÷ trafilatura's JSON with metadata", "≥12", _beside_trafilatura),
    Measure("peak memory, many files ÷ few, less 120 bytes a name", "≤1.1", _memory),
    Measure("speed-up of two jobs ÷ that of two separate halves", "≥0.85", _two_jobs),
)

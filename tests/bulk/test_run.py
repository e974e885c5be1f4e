"""A run from Python: on any executor, in bounded memory, with files of many articles."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import artcli
import folders
from artcli import job, storage
from artcli.bulk import executors, run
from artcli.bulk.executors import Workers
from artcli.bulk.journal import Facts
from artcli.bulk.order import Order
from artcli.bulk.work import Job, Made, Target, Task, do
from artcli.disk import Disk
from artcli.errors import OutputInUse, UnreadableSource
from artcli.options import ExportOptions, ReadingOptions, RunOptions
from folders import manifest, tree, unfinished
from processes import ARTCLI, ROOT


def lines_of(data: bytes, name: str) -> list[Made]:
    """A conversion that takes each line for an article."""
    if b"vanish" in data:
        raise UnreadableSource("vanished")
    return [Made((line + b"\n",), Facts(id=line.decode(), headline=line.decode()), fields={"slug": line.decode()}) for line in data.splitlines()]


LINES = Target("lines", ".out")
SLUGS = Target("lines", ".out", kept=True)   # named by what the articles say


def converted(source: Path, out: Path, target: Target = LINES, **wishes: Any) -> run.Summary:
    """A run of `lines_of` in this process."""
    into = wishes.pop("into", None)
    order = replace(job.prepare([str(source)], str(out), job.Conversion(("json",), ReadingOptions(), ExportOptions()), RunOptions(**wishes))[1], into=into)
    work = Job(work=lines_of, out=str(out), targets=(target,), version="1", options="", largest=10**6, force=bool(wishes.get("force")))
    with run.Run(work, order) as running, ThreadPoolExecutor(2) as pool:
        list(running.plan())
        list(running.work(Workers(pool, 2)))
    return running.summary


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def test_several_articles_of_a_file_are_numbered_and_take_no_name_of_another_input(source: Path, tmp_path: Path) -> None:
    (source / "story.txt").write_text("one\ntwo\nthree")
    (source / "story-2.txt").write_text("four\nfive")
    (source / "STORY-4.txt").write_text("six")
    summary = converted(source, tmp_path / "out")
    assert (summary.done, summary.articles, summary.files) == (3, 6, 6)
    wanted = {"story": "one", "story-2": "four", "story-2-2": "five", "story-3": "two", "STORY-4": "six", "story-5": "three"}
    assert tree(tmp_path / "out") == {f"{name}.out": f"{text}\n".encode() for name, text in wanted.items()}
    assert converted(source, tmp_path / "out").unchanged == 3


def test_fewer_articles_than_before_leave_stale_outputs(source: Path, tmp_path: Path) -> None:
    (source / "story.txt").write_text("one\ntwo\nthree")
    converted(source, tmp_path / "out")
    (source / "story.txt").write_text("one")
    summary = converted(source, tmp_path / "out")
    assert summary.stale_named == ["story-2.out", "story-3.out"]
    again = converted(source, tmp_path / "out")
    assert (again.unchanged, again.stale_named) == (1, ["story-2.out", "story-3.out"])
    assert converted(source, tmp_path / "out", prune=True).pruned == 2
    assert set(tree(tmp_path / "out")) == {"story.out"}
    assert [len(line["outputs"]) for line in manifest(tmp_path / "out")] == [1]


def test_an_output_that_an_article_names_is_not_stale_when_it_is_written_again(source: Path, tmp_path: Path) -> None:
    for text in ("title\n", "title"):
        (source / "a.txt").write_text(text)
        summary = converted(source, tmp_path / "out", SLUGS, name="{slug}", prune=True)
        assert (summary.done, summary.stale, summary.pruned) == (1, 0, 0)
    assert set(tree(tmp_path / "out")) == {"title.out"}


def test_a_name_that_passes_to_another_input_is_taken_over(source: Path, tmp_path: Path) -> None:
    (source / "b.txt").write_text("one\ntwo")
    converted(source, tmp_path / "out")
    (source / "b-2.txt").write_text("three")
    (source / "B.txt").write_text("four")
    summary = converted(source, tmp_path / "out")
    assert (summary.failed, summary.done) == (0, 3)
    converted(source, tmp_path / "out", prune=True)
    converted(source, tmp_path / "whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


class Statements:
    """Counts what is asked of the plan, while it is made and carried out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        real = sqlite3.connect

        def connect(*given: Any, **more: Any) -> sqlite3.Connection:
            database: sqlite3.Connection = real(*given, **more)
            database.set_trace_callback(self._asked)
            return database

        monkeypatch.setattr(sqlite3, "connect", connect)

    def _asked(self, _: str) -> None:
        self.count += 1

    def of(self, work: Callable[[], object]) -> int:
        before = self.count
        work()
        return self.count - before


@pytest.mark.parametrize("shape", ["inputs of one name", "articles of one name", "articles of one name, again", "articles of one input"])
def test_four_times_as_many_of_one_name_ask_the_plan_four_times_as_often(shape: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Statements(monkeypatch)
    asked = []
    for size in (60, 240):
        source = tmp_path / str(size)
        source.mkdir()
        if shape == "articles of one input":
            (source / "a.txt").write_text("same\n" * size)
        for number in range(size) if shape != "articles of one input" else ():
            (source / str(number)).mkdir()
            (source / str(number) / "index.txt").write_text("same")
        sources = sorted(str(path) for path in source.rglob("*.txt")) if shape == "inputs of one name" else [str(source)]
        name = None if shape == "inputs of one name" else "{slug}/{slug}"

        def convert(sources: list[str] = sources, out: Path = tmp_path / f"out{size}", name: str | None = name, size: int = size) -> None:
            order = job.prepare(sources, str(out), job.Conversion(("json",), ReadingOptions(), ExportOptions()), RunOptions(name=name))[1]
            work = Job(work=lines_of, out=str(out), targets=(SLUGS if name else LINES,), version="1", options="", largest=10**6)
            with run.Run(work, order) as running:
                list(running.plan())
                list(running.work(Workers(executors.Here(), 1)))
            assert (running.summary.articles, running.summary.failed) == (size, 0)

        first = counted.of(convert)
        if shape.endswith("again"):
            for path in source.rglob("*.txt"):
                path.write_text("same\n")
            first = counted.of(convert)
        asked.append(first)
        assert len(tree(tmp_path / f"out{size}")) == size
    assert asked[1] < 4.2 * asked[0]


def test_four_times_the_articles_of_one_input_take_four_times_the_steps(tmp_path: Path) -> None:
    (tmp_path / "out" / ".artcli").mkdir(parents=True)
    taken = []
    for size in (100, 400):
        source = tmp_path / f"{size}.txt"
        source.write_text("\n".join(map(str, range(size))))
        work = Job(work=lines_of, out=str(tmp_path / "out"), targets=(LINES,), version="1", options="", largest=10**6)
        steps = 0

        def trace(frame: FrameType, event: str, _: object) -> Any:
            nonlocal steps
            steps += event == "line" and "artcli" in frame.f_code.co_filename
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            (result,) = do(work, [Task(1, str(source), str(size), 0, taken=tuple(range(2, size, 2)))])
        finally:
            sys.settrace(before)
        assert result.articles == size
        taken.append(steps)
    assert taken[1] < 4.2 * taken[0]


def test_an_article_keeps_its_number_whatever_numbers_have_become_free(source: Path, tmp_path: Path) -> None:
    for name in "abc":
        (source / f"{name}.txt").write_text("same\nsame")
    converted(source, tmp_path / "out", SLUGS, name="{slug}")
    (source / "a.txt").write_text("another")
    converted(source, tmp_path / "out", SLUGS, name="{slug}", prune=True)
    (source / "b.txt").write_text("same\nsame\nsame\n")
    (source / "c.txt").write_text("same\nsame\n")
    converted(source, tmp_path / "out", SLUGS, name="{slug}", prune=True)
    names = {line["path"][-5:]: [output["path"] for output in line["outputs"]] for line in manifest(tmp_path / "out")}
    assert names == {"a.txt": ["another.out"], "b.txt": ["same-3.out", "same-4.out", "same.out"], "c.txt": ["same-5.out", "same-6.out"]}


def test_a_format_that_holds_many_has_one_file_an_input(source: Path, tmp_path: Path) -> None:
    (source / "story.txt").write_text("one\ntwo")
    converted(source, tmp_path / "out", Target("lines", ".out", holds_many=True))
    assert tree(tmp_path / "out") == {"story.out": b"one\ntwo\n"}
    assert converted(source, tmp_path / "out", Target("lines", ".out", holds_many=True)).unchanged == 1


def test_articles_of_one_name_are_numbered_in_the_order_of_the_plan(source: Path, tmp_path: Path) -> None:
    for number in range(300):
        (source / f"{number:03d}.txt").write_text(f"same\nother {number}")
    target = Target("lines", ".out", kept=True)
    converted(source, tmp_path / "out", target, name="{slug}")
    names = {line["path"].rpartition("/")[2]: line["outputs"][0]["path"] for line in manifest(tmp_path / "out")}
    assert names == {f"{n:03d}.txt": f"same-{n + 1}.out" if n else "same.out" for n in range(300)}
    (source / "100.txt").write_text("changed")
    converted(source, tmp_path / "out", target, name="{slug}", prune=True)
    kept = {line["path"].rpartition("/")[2]: line["outputs"][0]["path"] for line in manifest(tmp_path / "out")}
    assert kept == {**names, "100.txt": "changed.out"}
    assert "same-101.out" not in tree(tmp_path / "out")


def test_an_input_that_fails_later_keeps_its_piece_and_its_output(source: Path, tmp_path: Path) -> None:
    for name in "abc":
        (source / f"{name}.txt").write_text(name)
    many = Target("lines", ".out", holds_many=True, kept=True, into="all")
    converted(source, tmp_path / "many", many, into="all")
    converted(source, tmp_path / "out")
    (source / "b.txt").write_text("vanish")
    assert converted(source, tmp_path / "many", many, into="all").failed == 1
    assert converted(source, tmp_path / "out").failed == 1
    assert tree(tmp_path / "many") == {"all": b"a\nb\nc\n"}
    assert set(tree(tmp_path / "out")) == {"a.out", "b.out", "c.out"}
    (source / "b.txt").write_text("b")
    mended = converted(source, tmp_path / "out")
    assert (mended.done, mended.unchanged) == (1, 2)


def test_an_input_that_vanishes_between_plan_and_work_fails_alone(source: Path, tmp_path: Path) -> None:
    for name in "abc":
        (source / f"{name}.txt").write_text(name)
    work = Job(work=lines_of, out=str(tmp_path / "out"), targets=(LINES,), version="1", options="", largest=10)
    with run.Run(work, Order(sources=(str(source),))) as running, ThreadPoolExecutor(1) as pool:
        list(running.plan())
        (source / "a.txt").unlink()
        (source / "b.txt").write_text("b" * 11)
        os.remove(source / "c.txt")
        os.mkfifo(source / "c.txt")
        results = {result.path[-5:]: result.reason for result in running.work(Workers(pool, 1))}
    assert results == {"a.txt": "no such file any more", "b.txt": storage.too_large(10), "c.txt": "is no file any more"}


def test_an_input_that_changes_while_it_is_read_is_read_again(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (source / "a.txt").write_text("before")
    real, changes = os.fstat, iter(["while", "once more"])

    def fstat(handle: int) -> os.stat_result:
        status = real(handle)
        if threading.current_thread() is not threading.main_thread() and status.st_size == 6 and (text := next(changes, None)):
            (source / "a.txt").write_text(text)
        return status

    monkeypatch.setattr(os, "fstat", fstat)
    assert converted(source, tmp_path / "out").done == 1
    monkeypatch.undo()
    (line,) = manifest(tmp_path / "out")
    assert tree(tmp_path / "out") == {"a.out": b"while\n"}
    assert line["size"] == 5


def test_a_run_holds_its_folder(source: Path, tmp_path: Path) -> None:
    (source / "a.txt").write_text("a")
    work = Job(work=lines_of, out=str(tmp_path / "out"), targets=(LINES,), version="1", options="", largest=10)
    with run.Run(work, Order(sources=(str(source),))), pytest.raises(OutputInUse), run.Run(work, Order(sources=(str(source),))):
        pass
    assert converted(source, tmp_path / "out").done == 1


class Forgetful(executors.Here):
    """Workers that die when they have done what they were given, and before they say so, if 'a.txt' is in it."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        if any(task.path.endswith("a.txt") for task in args[1]):
            future = Future()
            future.set_exception(BrokenExecutor())
        return future


def test_what_a_worker_wrote_before_it_died_is_known_as_artclis(source: Path, tmp_path: Path) -> None:
    for name in "ab":
        (source / f"{name}.txt").write_text(name)
    work = Job(work=lines_of, out=str(tmp_path / "out"), targets=(LINES,), version="1", options="", largest=10)
    with run.Run(work, Order(sources=(str(source),))) as running:
        list(running.plan())
        list(running.work(Workers(Forgetful(), 1)))
    assert (running.summary.done, running.summary.failed) == (1, 1)
    assert tree(tmp_path / "out") == {"a.out": b"a\n", "b.out": b"b\n"}
    (source / "a.txt").write_text("changed")
    summary = converted(source, tmp_path / "out")
    assert (summary.done, summary.unchanged, summary.failed) == (1, 1, 0)
    assert unfinished(tmp_path / "out") == []


class Loser:
    """A run of `lines_of` that loses its folder when it has told of so many inputs: before the end, or at the very end."""

    def __init__(self, source: Path, out: Path, target: Target, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._out = out
        self._after = after
        self._job = Job(work=lines_of, out=str(out), targets=(target,), version="1", options="", largest=10)
        self._order = Order(sources=(str(source),), into="all" if target.kept else None)
        self.told = 0
        self.journal = b""
        monkeypatch.setattr(Disk, "lock", self._lock)

    @contextmanager
    def _lock(self, path: str) -> Iterator[Callable[[], bool]]:
        yield lambda: self.told >= self._after

    def run(self) -> None:
        with run.Run(self._job, self._order) as running, ThreadPoolExecutor(1) as pool:
            list(running.plan())
            for _ in running.work(Workers(pool, 1)):
                self.told += 1
                if self.told == self._after:
                    self.journal = (self._out / ".artcli" / "journal.jsonl").read_bytes()


@pytest.mark.parametrize("after", [1, 200])
@pytest.mark.parametrize("target", [LINES, Target("lines", ".out", holds_many=True, kept=True, into="all")])
def test_a_run_that_loses_its_folder_stops_and_writes_nothing_down(target: Target, after: int, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(200):
        (source / f"{number:03d}.txt").write_text(str(number))
    loser = Loser(source, tmp_path / "out", target, after, monkeypatch)
    with pytest.raises(OutputInUse, match="another run has taken this folder over"):
        loser.run()
    assert loser.told < 200 or after == 200
    assert (tmp_path / "out" / ".artcli" / "journal.jsonl").read_bytes() == loser.journal  # it is the other run's by now
    assert not (tmp_path / "out" / ".artcli" / "manifest.jsonl").exists()
    assert not (tmp_path / "out" / "all").exists()


def test_a_manifest_that_somebody_spoiled_costs_work_and_no_more(source: Path, tmp_path: Path) -> None:
    for name in "abc":
        (source / f"{name}.txt").write_text(name)
    converted(source, tmp_path / "out")
    path = tmp_path / "out" / ".artcli" / "manifest.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"{}\nno json\n[]\n\xff\n" + lines[1].replace(b'"done"', b'"outcome') + lines[2][:50])
    summary = converted(source, tmp_path / "out")
    assert (summary.unchanged, summary.done, summary.failed) == (1, 2, 0)


@pytest.mark.parametrize("spoiled", [(b'"offset":', b'"later":1,"offset":'), (b'"offset":null', b'"later":1'), (b'"bytes":', b'"octets":')])
@pytest.mark.parametrize("wishes", [{"into": "all"}, {"name": "{slug}"}, {}])
def test_a_manifest_of_another_version_is_read_as_far_as_it_goes(wishes: dict[str, str], spoiled: tuple[bytes, bytes], source: Path, tmp_path: Path) -> None:
    target = Target("lines", ".out", holds_many="into" in wishes, kept=bool(wishes), into=wishes.get("into"))
    for name in "abc":
        (source / f"{name}.txt").write_text(name)
    converted(source, tmp_path / "out", target, **wishes)
    whole = tree(tmp_path / "out")
    path = tmp_path / "out" / ".artcli" / "manifest.jsonl"
    path.write_bytes(path.read_bytes().replace(*spoiled))
    (source / "c.txt").unlink()
    summary = converted(source, tmp_path / "out", target, **wishes)
    assert (summary.done + summary.unchanged, summary.failed) == (2, 0)
    assert all(whole[name] == data for name, data in tree(tmp_path / "out").items() if name != "all")


def test_the_python_api_yields_outcomes_from_any_executor(tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 5)
    with ThreadPoolExecutor(2) as pool:
        entries = list(artcli.convert(source, tmp_path / "out", to=["markdown", "newsml-g2"], executor=pool, timezone="Europe/Paris"))
    assert sorted(entry.path for entry in entries) == sorted(map(str, source.iterdir()))
    assert {entry.outcome for entry in entries} == {"done"}
    assert {output.path for entry in entries for output in entry.outputs} == set(tree(tmp_path / "out"))
    assert {entry.outcome for entry in artcli.convert([str(source)], tmp_path / "out", to=["markdown"], timezone="Europe/Paris", jobs=1)} == {"unchanged"}
    with pytest.raises(TypeError, match="nonsense"):
        next(artcli.convert(source, tmp_path / "out", nonsense=1))  # type: ignore[call-arg]
    with pytest.raises(UnreadableSource, match="no such file"):
        next(artcli.convert(tmp_path / "none", tmp_path / "out"))
    with pytest.raises(ValueError, match="is the output folder itself"):
        next(artcli.convert(source, source))


def test_the_same_bytes_whatever_the_number_of_jobs(tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 30, deep=True)
    (source / "empty").touch()
    trees, manifests = [], []
    for jobs in (1, 2, 4):
        list(artcli.convert(source, tmp_path / f"out{jobs}", to=["jsonl", "markdown"], into="all.jsonl", jobs=jobs))
        trees.append(tree(tmp_path / f"out{jobs}"))
        manifests.append((tmp_path / f"out{jobs}" / ".artcli" / "manifest.jsonl").read_bytes())
    assert trees[0] == trees[1] == trees[2]
    assert manifests[0] == manifests[1] == manifests[2]
    assert b'"failed"' in manifests[0]


MEASURE = """
import collections, resource, sys
from artcli.bulk import executors, run
from artcli.bulk.order import Order
from artcli.bulk.journal import Facts
from artcli.bulk.work import Job, Made, Target, Task, do

class Copy:
    def __call__(self, data, name):
        return [Made((data,), Facts(id=name, headline="A headline of usual length", confidences={"headline": 0.9, "body": 0.9}))]

source, out = sys.argv[1:]
job = Job(work=Copy(), out=out, targets=(Target("copy", ".copy"),), version="1", options="", largest=10**6)
with run.Run(job, Order(sources=(source,))) as running:
    for _ in running.plan(): pass
    with executors.opened(None, 2) as workers:
        collections.deque(running.work(workers), maxlen=0)
print(running.summary.done + running.summary.unchanged, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_memory_does_not_grow_with_the_number_of_files(tmp_path: Path) -> None:
    peaks: dict[int, list[int]] = {}
    for count in (300, 6000):
        folder = tmp_path / f"in{count}"
        folder.mkdir()
        for number in range(count):
            (folder / f"a-file-with-a-name-of-usual-length-{number}.txt").write_text("x")
        for _ in range(2):  # new, then unchanged
            done = subprocess.run([sys.executable, "-c", MEASURE, folder, tmp_path / f"out{count}"], capture_output=True, text=True, check=True)
            inputs, peak = map(int, done.stdout.split())
            assert inputs == count
            peaks.setdefault(count, []).append(peak)
    assert all(large <= 1.2 * small for small, large in zip(peaks[300], peaks[6000], strict=True)), peaks


def test_all_processors_are_used_and_no_more_than_there_are_inputs() -> None:
    with executors.opened(None, None, 1) as workers:
        assert workers.width == 1
    with executors.opened(None, None) as workers:
        assert workers.width == len(os.sched_getaffinity(0))


def test_few_open_files_suffice(tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 10)
    deep = source
    for level in range(60):
        deep = deep / f"level-{level}"
        deep.mkdir()
    (deep / "a.txt").write_text(folders.story(1))
    done = folders.convert(source, "-o", tmp_path / "out", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)))
    assert done.returncode == 0
    assert len(tree(tmp_path / "out")) == 11


@pytest.mark.parametrize("changed", [{"LC_ALL": "C"}, {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}, {"PYTHONIOENCODING": "ascii", "TMPDIR": "/nonexistent"}, {"HOME": ""}])
def test_the_surroundings_change_nothing(changed: dict[str, str], tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 4, deep=True)
    (source / "é.txt").write_text(folders.story(9))
    folders.convert("in", "-o", "plain", "--to", "json", "--to", "newsml-g2", cwd=tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changed}
    command = [*ARTCLI, "convert", "in", "-o", "changed", "--to", "json", "--to", "newsml-g2"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env=environment, timeout=60)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "changed") == tree(tmp_path / "plain")
    assert (tmp_path / "changed/.artcli/manifest.jsonl").read_bytes() == (tmp_path / "plain/.artcli/manifest.jsonl").read_bytes()
    assert unfinished(tmp_path / "changed") == []
    assert json.loads((tmp_path / "changed" / "é.json").read_bytes())["source"]["name"] == "in/é.txt"


def test_the_suffix_of_a_file_for_all_articles_tells_its_format(tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 2)
    list(artcli.convert(source, tmp_path / "out", into="all.jsonl", jobs=1))
    assert [path.name for path in (tmp_path / "out").iterdir() if path.is_file()] == ["all.jsonl"]
    assert (tmp_path / "out" / "all.jsonl").read_bytes().count(b"\n") == 2


def test_outputs_have_the_usual_mode(tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 1)
    before = os.umask(0o022)
    try:
        list(artcli.convert(source, tmp_path / "out", to=["json", "jsonl"], into="all.jsonl", jobs=1))
    finally:
        os.umask(before)
    assert {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "out").rglob("*.json*")} == {"story-000.json": 0o644, "all.jsonl": 0o644, "manifest.jsonl": 0o644, "files.json": 0o644}


def test_outputs_that_are_there_keep_their_mode(source: Path, tmp_path: Path) -> None:
    many = Target("lines", ".out", holds_many=True, kept=True, into="all")
    out = tmp_path / "out"
    for text in ("first", "then"):
        (source / "a.txt").write_text(text)
        converted(source, out)
        converted(source, out, Target("slugs", ".slug", kept=True), name="{name}")
        converted(source, out, many, into="all")
        kept = [*(path for path in out.iterdir() if path.is_file()), out / ".artcli" / "manifest.jsonl"]
        assert {path.name for path in kept} == {"a.out", "a.slug", "all", "manifest.jsonl"}
        if text == "first":
            for path in kept:
                path.chmod(0o600)
    assert {path.name: path.stat().st_mode & 0o777 for path in kept} == {path.name: 0o600 for path in kept}
    assert (out / "all").read_bytes() == (out / "a.out").read_bytes() == b"then\n"

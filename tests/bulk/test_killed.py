"""A run that is killed, whenever that is, and run again leaves what one run leaves that was not killed; so does one whose disk fails."""

from __future__ import annotations

import errno
import multiprocessing.connection  # noqa: F401  before `os.write` is counted: pipes between processes are no disk
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import artcli
import folders
from artcli.disk import Disk
from artcli.errors import UnwritableOutput
from folders import manifest, story, tree, unfinished

INPUTS = 9
WAYS: dict[str, dict[str, Any]] = {
    "a file an article": {"to": ["json", "markdown"]},
    "one file for all": {"to": ["jsonl", "markdown"], "into": "all.jsonl"},
    "names by what articles say": {"to": ["markdown"], "name": "{date}/{slug}"},
}
MOMENTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 21, 24, 28, 33, 40)  # calls that change the disk


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    source = folders.write(tmp_path / "in", INPUTS - 3, deep=True)
    (source / "same.txt").write_text(story(1))
    (source / "same-2.txt").write_text(story(1))
    (source / "empty.txt").touch()
    return source


class Changes:
    """Counts the calls by which artcli changes the disk, and does something at one of them: before it, or after half of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, act: Callable[[], None]) -> None:
        self._at = at
        self._act = act
        self.count = 0
        for name in ("open", "write", "replace", "unlink", "mkdir", "fsync"):
            monkeypatch.setattr(os, name, self._counted(getattr(os, name), name))

    def _counted(self, real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*given: Any, **more: Any) -> Any:
            if name == "open" and not given[1] & os.O_CREAT:
                return real(*given, **more)
            self.count += 1
            if self.count == self._at:
                if name == "write":
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                self._act()
            return real(*given, **more)

        return call


def in_another_process(work: Callable[[], object]) -> int:
    """How a process ended that did some work: 0, 3 where it could not write, 70 for a bug, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 70
        try:
            work()
            code = 0
        except UnwritableOutput as problem:
            code = 3 if "cannot be written" in str(problem) else 70
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def end(run: int) -> None:
    """Kills a run. A worker that does so waits to be ended with it: what it had done half it would else do once more, as no disk does."""
    os.kill(run, signal.SIGKILL)
    signal.pause()


def convert(source: str, out: str | Path, **options: Any) -> None:
    """A run that nothing disturbs."""
    assert in_another_process(lambda: list(artcli.convert(source, out, jobs=1, **options))) == 0


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_twenty_moments_and_run_again(way: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    convert("in", "whole", **WAYS[way])
    whole = tree(tmp_path / "whole")
    killed = 0
    for moment in MOMENTS:
        out = tmp_path / f"out-{moment}"

        def run(moment: int = moment, out: Path = out) -> None:
            me = os.getpid()  # a worker that comes to this moment kills the run, not itself
            Changes(monkeypatch, moment, lambda: end(me))
            list(artcli.convert("in", out, jobs=1, **WAYS[way]))

        killed += in_another_process(run) == -signal.SIGKILL
        for path, data in tree(out).items() if out.exists() else ():
            assert data == whole[path], (moment, path)
        convert("in", out, **WAYS[way])
        assert tree(out) == whole, moment
        assert unfinished(out) == [], moment
        assert len(manifest(out)) == INPUTS
    assert killed >= 8


@pytest.mark.parametrize("moment", [1, 2, 4, 7, 11, 16])
def test_a_run_whose_worker_kills_it(moment: int, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    convert("in", "whole", to=["json"])
    parent = os.getpid()

    def kill_the_run() -> None:
        if os.getppid() != parent:  # only where a worker does it
            os.kill(os.getppid(), signal.SIGKILL)

    def run() -> None:
        real = Disk.replace
        count = 0

        def replace(self: Disk, root: str, name: str, data: bytes) -> None:
            nonlocal count
            count += 1
            if count == moment:
                kill_the_run()
            real(self, root, name, data)

        monkeypatch.setattr(Disk, "replace", replace)
        list(artcli.convert("in", "out", to=["json"], jobs=1))

    in_another_process(run)
    convert("in", "out", to=["json"])
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert unfinished(tmp_path / "out") == []


def killed_at_output(number: int, monkeypatch: pytest.MonkeyPatch, *, when: str) -> None:
    """A run whose worker kills it just before, or just after, it writes its so manieth output: what it wrote no journal tells of."""
    parent = os.getpid()

    def run() -> None:
        real = Disk.replace
        count = 0

        def replace(self: Disk, root: str, name: str, data: bytes) -> None:
            nonlocal count
            count += 1
            if when == "after":
                real(self, root, name, data)
            if count == number and os.getppid() != parent:
                os.kill(os.getppid(), signal.SIGKILL)
                os._exit(1)
            if when == "before":
                real(self, root, name, data)

        monkeypatch.setattr(Disk, "replace", replace)
        list(artcli.convert("in", "out", to=["json"], jobs=1))

    assert in_another_process(run) == -signal.SIGKILL


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of two inputs, and another with one."""
    monkeypatch.chdir(tmp_path)
    folders.write(tmp_path / "other", 1)
    return folders.write(tmp_path / "in", 2)


def test_what_a_killed_run_has_written_is_replaced_when_its_input_changes(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_at_output(1, monkeypatch, when="after")
    first = Path("out/story-000.json").read_bytes()
    convert("other", "out", name="{slug}-other")  # a run that comes to its end, over other inputs
    (two / "story-000.txt").write_text(story(50))
    convert("in", "out")
    assert folders.outcomes(Path("out")) == {"done": 3}
    assert b"number 50" in Path("out/story-000.json").read_bytes()
    assert b"number 50" not in first
    assert unfinished(Path("out")) == []


@pytest.mark.parametrize("runs_between", [0, 1])
def test_what_a_killed_run_has_not_written_may_be_somebody_elses_since(runs_between: int, two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_at_output(1, monkeypatch, when="before")
    assert not Path("out/story-000.json").exists()
    for _ in range(runs_between):
        convert("other", "out", name="{slug}-other")
        assert unfinished(Path("out")) == []
    Path("out/story-000.json").write_text("mine")
    convert("in", "out")
    assert Path("out/story-000.json").read_text() == "mine"
    assert folders.outcomes(Path("out")) == {"done": 1 + runs_between, "failed": 1}


def test_an_edit_of_what_a_killed_run_has_written_is_kept(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed_at_output(1, monkeypatch, when="after")
    Path("out/story-000.json").write_text("mended by hand")
    convert("in", "out")
    assert Path("out/story-000.json").read_text() == "mended by hand"


def test_killed_twice_and_changed_between(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for moment, way in ((9, "one file for all"), (14, "one file for all"), (12, "a file an article"), (10, "names by what articles say")):

        def run(moment: int = moment, way: str = way) -> None:
            me = os.getpid()
            Changes(monkeypatch, moment, lambda: end(me))
            list(artcli.convert("in", f"out {way}", jobs=1, **WAYS[way]))

        in_another_process(run)
        for number in (1, 2, 4):
            path = corpus / f"story-00{number}.txt"
            path.write_text(story(moment * 100 + number))
    for way, options in WAYS.items():
        convert("in", f"out {way}", **options)
        assert folders.outcomes(tmp_path / f"out {way}")["failed"] == 1  # the empty one
        convert("in", f"out {way}", prune=True, **options)
        convert("in", f"whole {way}", **options)
        assert tree(tmp_path / f"out {way}") == tree(tmp_path / f"whole {way}")


def failing(monkeypatch: pytest.MonkeyPatch, at: int) -> Changes:
    def fail() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return Changes(monkeypatch, at, fail)


@pytest.mark.parametrize("way", WAYS)
def test_a_disk_that_fails_at_any_call(way: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    convert("in", "whole", **WAYS[way])
    whole = tree(tmp_path / "whole")
    stopped = 0
    for moment in (1, 2, 3, 5, 7, 9, 12, 15, 19, 24, 30):
        out = tmp_path / f"out-{moment}"

        def run(moment: int = moment, out: Path = out) -> None:
            failing(monkeypatch, moment)
            list(artcli.convert("in", out, jobs=1, **WAYS[way]))

        code = in_another_process(run)
        assert code in (0, 3), moment
        stopped += code == 3
        assert not list(out.rglob("*.tmp"))
        for path, data in tree(out).items() if out.exists() else ():
            assert data == whole[path], (moment, path)
        convert("in", out, **WAYS[way])
        assert tree(out) == whole, moment
        assert unfinished(out) == [], moment
    assert stopped >= 5


def test_who_stops_taking_outcomes_stops_the_run(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in artcli.convert("in", "out", jobs=1):
        break
    assert {path.name.partition("-")[0] for path in unfinished(tmp_path / "out")} <= {"begun"}
    convert("in", "out")
    convert("in", "whole")
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert unfinished(tmp_path / "out") == []


def test_pieces_that_are_not_as_they_were_are_made_again(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = WAYS["one file for all"]
    convert("in", "out", **options)
    before = tree(tmp_path / "out")
    path = tmp_path / "out" / "all.jsonl"
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Bridge", b"bRIDGE", 1))
    convert("in", "out", force=True, **options)
    assert folders.outcomes(tmp_path / "out") == {"done": 1, "failed": 1, "unchanged": INPUTS - 2}
    assert tree(tmp_path / "out") == before



"""Processes that die, or are ended, at moments that the standard library does not expect."""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import artcli
from artcli.bulk.executors import Processes, _program_unnamed
from artcli.errors import NoWorkers

_HALF = struct.pack("!i", 1000) + b"half"   # of a result, as one process sends it to another: how long it is, and not all of it
_sent_by: Processes | None = None           # forked processes have it, too


def _send_half(then: Callable[[], None]) -> None:
    assert _sent_by is not None
    assert _sent_by._pool is not None
    os.write(_sent_by._pool._result_queue._writer.fileno(), _HALF)  # type: ignore[attr-defined]
    then()


def _sleep() -> None:
    time.sleep(60)


def _die() -> None:
    os._exit(1)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> Processes:
    pool = Processes(2)
    monkeypatch.setattr("artcli.bulk.executors._context", lambda: get_context("fork"))  # whatever threads other tests have left
    monkeypatch.setattr(f"{__name__}._sent_by", pool)
    return pool


def _ends(what: Callable[[], object]) -> bool:
    thread = threading.Thread(target=what, daemon=True)
    thread.start()
    thread.join(30)
    return not thread.is_alive()


def test_processes_that_are_killed_while_they_send_a_result_are_not_waited_for(processes: Processes) -> None:
    given = processes.submit(_send_half, _sleep)
    time.sleep(0.5)
    assert _ends(processes.kill)
    assert isinstance(given.exception(timeout=0), BrokenExecutor)
    assert processes.submit(abs, -1).result(timeout=30) == 1
    processes.shutdown()


def test_a_process_that_died_while_it_sent_a_result_fails_its_tasks(processes: Processes) -> None:
    given = processes.submit(_send_half, _die)

    def look() -> None:
        while not given.done():
            time.sleep(0.05)
            processes.tend()

    assert _ends(look)
    assert isinstance(given.exception(), BrokenExecutor)
    assert processes.submit(abs, -1).result(timeout=30) == 1
    processes.shutdown()


def test_processes_that_live_are_left_alone_however_long_a_task_takes(processes: Processes) -> None:
    given = processes.submit(time.sleep, 1)
    while not given.done():
        time.sleep(0.05)
        processes.tend()
    assert given.result() is None
    processes.shutdown()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_processes_do_not_hear_what_their_parent_does(number: signal.Signals, processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    # the wish comes before a process is ready: it waits, and then Ctrl-C is nothing to it, and the other its end
    heard: list[int] = []
    before = signal.signal(number, lambda *_: heard.append(os.getpid()))
    fork = os.fork

    def forked() -> int:
        child = fork()
        if child:
            os.kill(child, number)
        return child

    monkeypatch.setattr(os, "fork", forked)
    try:
        problem = processes.submit(os.getpid).exception(timeout=30)
    finally:
        signal.signal(number, before)
    assert (problem is None) == (number == signal.SIGINT)
    assert heard == []
    processes.kill()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()


def test_what_is_called_off_is_cancelled_and_a_death_after_that_tells_nobody(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(threading, "excepthook", told.append)
    given = [processes.submit(time.sleep, 20) for _ in range(8)]
    time.sleep(0.3)
    processes.call_off(given)
    next(iter(processes._processes.values())).kill()
    assert _ends(lambda: [one.exception() for one in given if not one.cancelled()])
    # two were being done, and of the others at most three were on their way to a process
    cancelled = [one.cancelled() for one in given]
    assert (cancelled[:2], cancelled[5:]) == ([False] * 2, [True] * 3)
    processes.kill()
    assert told == []


def test_an_executor_that_was_shut_down_is_told_in_a_sentence_and_the_run_can_be_taken_up(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Old bridge closed\n\nThe bridge was closed on Monday, and boats take people over.\n")
    with ThreadPoolExecutor(1) as gone:
        pass
    with pytest.raises(NoWorkers, match="^the executor takes no work: cannot schedule new futures after shutdown$"):
        list(artcli.convert(tmp_path / "story.txt", tmp_path / "out", executor=gone))
    with ThreadPoolExecutor(1) as executor:
        (entry,) = artcli.convert(tmp_path / "story.txt", tmp_path / "out", executor=executor)
    assert entry.outcome == "done"


def test_processes_that_two_threads_start_at_once_load_the_program_of_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    program = vars(sys.modules["__main__"])
    monkeypatch.setitem(program, "__file__", "program.py")
    entered, may_look, seen = threading.Event(), threading.Event(), list[bool]()

    def start() -> None:
        with _program_unnamed():
            entered.set()
            may_look.wait(30)
            seen.append("__file__" in program)

    other = threading.Thread(target=start)
    with _program_unnamed():
        other.start()
        entered.wait(0.3)  # it must not get so far
    assert entered.wait(30)
    may_look.set()
    other.join(30)
    assert (seen, program["__file__"]) == ([False], "program.py")


def test_outcomes_may_be_taken_in_one_thread_after_the_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Old bridge {name} closed\n\nThe bridge was closed on Monday, and boats take people over.\n")

    def taken_elsewhere() -> str:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(next, outcomes).result().outcome

    outcomes = artcli.convert(tmp_path / "in", tmp_path / "out", jobs=1)
    assert [taken_elsewhere() for _ in range(3)] == ["done"] * 3
    outcomes = artcli.convert(tmp_path / "in", tmp_path / "out", "markdown", jobs=1)
    assert taken_elsewhere() == "done"
    outcomes.close()  # type: ignore[attr-defined]
    assert sorted(entry.outcome for entry in artcli.convert(tmp_path / "in", tmp_path / "out", jobs=1)) == ["unchanged"] * 3


_BECOMES_ANOTHER = """
import os
from artcli.bulk.executors import Processes
print(Processes(1).submit(os.getpid).result(), flush=True)
os.execvp("sleep", ["sleep", "60"])
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_processes_end_where_their_parent_becomes_another_program() -> None:
    # as a server does that loads itself anew; the process that they ask for is still there
    with subprocess.Popen([sys.executable, "-c", _BECOMES_ANOTHER], stdout=subprocess.PIPE, text=True) as parent:
        try:
            assert parent.stdout is not None
            worker = Path(f"/proc/{int(parent.stdout.readline())}/stat")
            until = time.monotonic() + 30
            while not (ended := worker.read_text().rpartition(") ")[2].startswith(("Z", "X"))) and time.monotonic() < until:
                time.sleep(0.05)
        finally:
            parent.kill()
    assert ended

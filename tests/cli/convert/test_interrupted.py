"""Runs that are interrupted, killed or held up by another; workers that die."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import folders
from folders import SLOW, add_up, convert, manifest, outcomes, said, started, story, tree, unfinished, wait_for_outputs
from processes import ARTCLI, ROOT


def test_one_file_for_all_that_was_interrupted_goes_on(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 80)
    arguments = (source, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    running = started(*arguments, "--jobs", "1")
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(path.stat().st_size for path in out.glob(".artcli/part-*")):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    collected = outcomes(out)["done"]
    assert not (out / "all.jsonl").exists()
    again = convert(*arguments)
    assert f"{collected} unchanged" in said(again)[-1]
    convert(source, "-o", tmp_path / "fresh", "--to", "jsonl", "--into", "all.jsonl")
    assert tree(out) == tree(tmp_path / "fresh")
    assert unfinished(out) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_collected_for_one_file_is_in_no_other(number: int, tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 80)
    running = started(source, "-o", out, "--into", "a.jsonl", "--jobs", "1")
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(path.stat().st_size for path in out.glob(".artcli/part-*")):
        time.sleep(0.01)
    running.send_signal(number)
    running.communicate(timeout=60)
    done = convert(source, "-o", out, "--into", "b.jsonl", "--include", "story-00*")
    assert (done.returncode, said(done)[-1].endswith("10 articles, 1 file written")) == (0, True)
    assert [len(data.splitlines()) for data in tree(out).values()] == [10]
    assert {one["path"] for line in manifest(out) for one in line["outputs"]} == {"b.jsonl"}
    assert unfinished(out) == []
    convert(source, "-o", out, "--into", "a.jsonl")
    convert(source, "-o", tmp_path / "fresh", "--into", "a.jsonl")
    assert tree(out)["a.jsonl"] == tree(tmp_path / "fresh")["a.jsonl"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_ends_in_good_order(number: int, code: int, tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 120)
    running = started(source, "-o", out, "--jobs", "2")
    wait_for_outputs(out, 5)
    running.send_signal(number)
    data, words = running.communicate(timeout=60)
    assert (running.returncode, data) == (code, b"")
    lines = words.decode().splitlines()
    assert lines[-1] == "artcli: interrupted; run the same command again to go on"
    assert "not reached" in lines[-2]
    assert add_up(lines[-2])
    assert [path for path in unfinished(out) if not path.name.startswith("begun-")] == []
    assert 0 < len(manifest(out)) < 120
    assert {output["path"] for line in manifest(out) for output in line["outputs"]} == set(tree(out))
    kept = {path: (out / path).stat().st_mtime_ns for path in tree(out)}
    again = convert(source, "-o", out)
    assert again.returncode == 0
    assert f"{len(kept)} unchanged" in said(again)[-1]
    assert {path: (out / path).stat().st_mtime_ns for path in kept} == kept
    convert(source, "-o", tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")
    assert unfinished(out) == []


def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_does_no_harm(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 60)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen([sys.executable, "-c", SLOW, "convert", source, "-o", out, "-j", "2"], stderr=subprocess.PIPE, cwd=ROOT, env=environment, start_new_session=True)
    wait_for_outputs(out, 3)
    os.killpg(running.pid, signal.SIGINT)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in words
    assert all(line.startswith("artcli: ") for line in words.decode().splitlines())


def test_workers_that_are_ended_after_their_run_leave_no_more_words(tmp_path: Path, out: Path) -> None:
    # as `kill` of a whole group of processes may: the run has stopped handing out, and then a worker is gone, with what it was doing
    running = started(folders.write(tmp_path / "in", 200), "-o", out, "--jobs", "2", program=SLOW.replace("0.05", "10"))
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while len(workers := children.read_text().split()) < 2:
        time.sleep(0.05)
    time.sleep(0.5)
    running.send_signal(signal.SIGTERM)
    time.sleep(0.5)  # more than a run takes to hear it, less than it waits for its workers
    os.kill(int(workers[0]), signal.SIGTERM)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 143
    assert [line for line in words.decode().splitlines() if not line.startswith("artcli: ")] == []


def test_what_comes_twice_in_a_moment_was_meant_once(tmp_path: Path, out: Path) -> None:
    """As `timeout` does it: a signal for the process, and one for its group."""
    running = started(folders.write(tmp_path / "in", 200), "-o", out, "--jobs", "2")
    wait_for_outputs(out, 3)
    running.send_signal(signal.SIGTERM)
    running.send_signal(signal.SIGTERM)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 143
    assert words.decode().splitlines()[-1] == "artcli: interrupted; run the same command again to go on"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_does_not_want_to_wait_says_so_twice(number: signal.Signals, code: int, tmp_path: Path, out: Path) -> None:
    running = started(folders.write(tmp_path / "in", 200), "-o", out, "--jobs", "2")
    wait_for_outputs(out, 3)
    running.send_signal(number)
    time.sleep(0.3)
    running.send_signal(number)
    _, words = running.communicate(timeout=60)
    assert running.returncode == code
    assert all(line.startswith("artcli: ") for line in words.decode().splitlines())
    assert convert(tmp_path / "in", "-o", out).returncode == 0


def test_a_system_that_allows_no_more_processes_is_told_and_no_bug(corpus: Path, out: Path) -> None:
    few = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))
    done = subprocess.run([*ARTCLI, "convert", corpus, "-o", out], capture_output=True, text=True, preexec_fn=few)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "artcli: no process can be started: too many open files; see 'ulimit -a', or ask for fewer with --jobs",
        "artcli: 7 in = 0 done + 0 unchanged + 0 failed + 0 skipped + 7 not reached; 0 articles, 0 files written",
        "artcli: stopped; run the same command again to go on",
    ]
    assert convert(corpus, "-o", out).returncode == 0
    assert len(tree(out)) == 7


def test_two_runs_at_once_are_one_too_many(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 100)
    running = started(source, "-o", out, "--jobs", "1")
    wait_for_outputs(out, 1)
    second = convert(source, "-o", out)
    assert second.returncode == 4
    assert said(second) == [f"artcli: {out}: another run of artcli is writing to this folder; wait for it, or name another folder"]
    running.communicate(timeout=60)
    assert running.returncode == 0
    assert len(tree(out)) == 100


def is_alive(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2]
    except OSError:
        return False
    return not state.startswith(("Z", "X"))  # nobody may have asked yet how it ended


def test_a_run_that_was_killed_holds_nothing_and_its_workers_are_gone(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 100)
    running = started(source, "-o", out, "--jobs", "2")
    wait_for_outputs(out, 3)
    workers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    running.kill()
    running.communicate()
    again = convert(source, "-o", out)
    assert again.returncode == 0
    assert workers
    assert not any(is_alive(worker) for worker in workers)
    assert len(tree(out)) == 100
    assert unfinished(out) == []


def test_a_worker_that_is_killed_costs_its_own_input_alone(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 40)
    (source / "story-013.txt").write_text(f"DIE {story(13)}")
    program = """
import os, signal
from artcli import conversion
real = conversion.read
def read(data, **more):
    if data.startswith(b"DIE"): os.kill(os.getpid(), signal.SIGKILL)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "2", program=[sys.executable, "-c", program])
    assert done.returncode == 1
    assert said(done)[0] == f"artcli: {source}/story-013.txt: the process that read it died, and so did a second one; was there not enough memory?"
    assert said(done)[-1].startswith("artcli: 40 in = 39 done + 0 unchanged + 1 failed")
    assert len(tree(out)) == 39
    assert unfinished(out) == []


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 40)
    (source / "story-013.txt").write_text(f"DIE {story(13)}")
    program = f"""
import os, signal
from artcli import conversion
real = conversion.read
def read(data, **more):
    if data.startswith(b"DIE") and not os.path.exists({str(tmp_path / "died")!r}):
        open({str(tmp_path / "died")!r}, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "2", program=[sys.executable, "-c", program])
    assert (done.returncode, len(tree(out))) == (0, 40)
    assert (tmp_path / "died").exists()


def test_a_bug_in_one_input_is_told_and_the_rest_is_done(corpus: Path, out: Path) -> None:
    (corpus / "bad.txt").write_text("FAIL")
    program = """
from artcli import conversion
real = conversion.read
def read(data, **more):
    if b"FAIL" in data: raise RuntimeError("unforeseen \\x1b[31m")
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(corpus, "-o", out, program=[sys.executable, "-c", program])
    assert done.returncode == 70
    assert said(done)[0].startswith(f"artcli: {corpus}/bad.txt: this is a bug in artcli (RuntimeError: unforeseen \\x1b[31m)")
    assert len(tree(out)) == 7

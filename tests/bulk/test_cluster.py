"""A Dask cluster of two worker processes as an executor."""

from __future__ import annotations

import operator
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from artcli.bulk import cluster
from artcli.errors import MissingExtra, NoWorkers
from remote import needs_dask, scheduler, start_cluster

__all__ = ["scheduler"]
pytestmark = needs_dask


def test_tasks_run_on_both_workers(scheduler: str) -> None:
    with cluster.joined(scheduler) as workers:
        futures = [workers.submit(os.getpid) for _ in range(40)]
        processes = {future.result(60) for future in futures}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_what_a_task_raises_comes_back(scheduler: str) -> None:
    with cluster.joined(scheduler) as workers, pytest.raises(ZeroDivisionError):
        workers.submit(operator.truediv, 1, 0).result(60)


def test_a_task_is_not_taken_for_one_that_was_done_before(scheduler: str) -> None:
    with cluster.joined(scheduler) as workers:
        first, second = (workers.submit(os.urandom, 16).result(60) for _ in range(2))
    assert first != second


def test_a_worker_that_dies_costs_its_task_and_no_other_one_that_is_given_again(scheduler: str) -> None:
    # what waits at a worker that dies again and again is given up by Dask with the task that kills it
    with cluster.joined(scheduler) as workers:
        deadly = workers.submit(os._exit, 9)
        others = [workers.submit(operator.add, 1, at) for at in range(20)]
        assert deadly.exception(120) is not None
        lost = [future.exception(120) is not None for future in others]
        again = [workers.submit(operator.add, 1, at) if is_lost else future for at, (future, is_lost) in enumerate(zip(others, lost, strict=True))]
        assert [future.result(120) for future in again] == list(range(1, 21))


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(NoWorkers, match=r"dask://127\.0\.0\.1:9: no Dask scheduler answers there"), cluster.joined("127.0.0.1:9"):
        pytest.fail("somebody answered")


def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "__version__", "0.0.0")
    with pytest.raises(NoWorkers, match=r"the worker tcp://127\.0\.0\.1:[0-9]+ has artcli .*; this is artcli 0\.0\.0"), cluster.joined(scheduler):
        pytest.fail("they were taken")


def test_workers_that_do_not_see_the_output_folder_are_refused(scheduler: str, tmp_path: Path) -> None:
    with cluster.joined(scheduler, str(tmp_path)):
        pass
    with pytest.raises(NoWorkers, match=r"does not see .*/not-there; name a place that all machines share"), cluster.joined(scheduler, str(tmp_path / "not-there")):
        pytest.fail("they were taken")


def test_the_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r"pip install 'artcli\[dask\]'"), cluster.joined("127.0.0.1:9"):
        pytest.fail("it was there")


def test_a_task_can_be_called_off(scheduler: str) -> None:
    with cluster.joined(scheduler) as workers:
        long = [workers.submit(time.sleep, 3) for _ in range(2)]
        waiting = workers.submit(operator.add, 1, 1)
        assert waiting.cancel()
        for future in long:
            future.cancel()
        assert workers.submit(operator.add, 1, 2).result(60) == 3


LOST = """
import sys, time
from artcli.bulk import cluster
from artcli.errors import NoWorkers

cluster._PATIENCE = 2
with cluster.joined(sys.argv[1]) as workers:
    future = workers.submit(time.sleep, 60)
    print("begun", flush=True)
    problem = future.exception()
    assert isinstance(problem, NoWorkers), problem
    print(problem, flush=True)
    try:
        while True:
            workers.submit(time.sleep, 60).exception()
    except NoWorkers as problem:
        print(problem)
"""


def test_a_scheduler_that_goes_away_is_told_and_loses_no_task_in_silence(tmp_path: Path) -> None:
    started: list[subprocess.Popen[bytes]] = []
    try:
        address = start_cluster(tmp_path, started)
        watching = subprocess.Popen([sys.executable, "-c", LOST, address], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert watching.stdout is not None
        assert watching.stdout.readline() == "begun\n"
        started[0].kill()
        out, err = watching.communicate(timeout=120)
        assert out == f"dask://{address}: the scheduler went away\n" * 2, err
        assert err == ""
        assert watching.returncode == 0
    finally:
        for process in started:
            process.kill()
            process.wait()

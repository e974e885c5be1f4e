"""Who does the work: processes of this machine, or any other `concurrent.futures.Executor`."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from threading import active_count
from typing import Any, ParamSpec, TypeVar

from artcli.errors import MissingExtra, NoWorkers
from artcli.storage import explain

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Workers:
    """An executor, how many tasks it can do at once, and how it is told to drop what it is doing."""

    def __init__(self, executor: Executor, width: int, kill: Callable[[], None] = lambda: None) -> None:
        self.executor = executor
        self.kill = kill
        self._width = width

    @property
    def width(self) -> int:
        """How many tasks can be done at once now."""
        return self._width


DASK = "dask://"
NEEDS_DASK = "--executor dask://… needs: pip install 'artcli[dask]'"


@contextmanager
def opened(name: str | None, jobs: int | None, most: int = 1024, *, out: str = "") -> Iterator[Workers]:
    """The workers that a user named, for as long as they are needed: None is this machine, with `jobs` processes, and no more than `most`.

    `out` is a place on the disk that the workers of another machine must see. Raises NoWorkers, MissingExtra.
    """
    if name is not None:
        from artcli.bulk import cluster

        with cluster.joined(address_of(name), out) as workers:
            yield workers
        return
    count = max(1, min(jobs or available(), most))
    pool = Processes(count)
    try:
        yield Workers(pool, count, pool.kill)
        pool.shutdown()
    finally:
        pool.kill()


def address_of(name: str) -> str:
    """'dask://HOST:PORT' to HOST:PORT. Raises NoWorkers for what names no cluster."""
    address = name.removeprefix(DASK)
    host, _, port = address.rpartition(":")
    if address == name or not host or not port.isdecimal():
        raise NoWorkers(f"there is no executor '{name}'; a Dask cluster is named by its scheduler, dask://HOST:PORT")
    return address


def check(name: str) -> None:
    """Makes sure that an executor can be asked for, before anything is written. Raises NoWorkers, MissingExtra."""
    from importlib.util import find_spec

    address_of(name)
    if find_spec("distributed") is None:
        raise MissingExtra(NEEDS_DASK)


def available() -> int:
    """The processors that this process may use, which may be fewer than the machine has."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


class Here(Executor):
    """Does each task at once, in this process: for stores that no other process sees."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Does a task; its future is done."""
        future: Future[_T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


class Processes(Executor):
    """Processes of this machine. Where one dies, its tasks fail, and the next ones get new processes."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Gives a task to a process. Raises NoWorkers where the system allows no more of them, or of their pipes."""
        try:
            try:
                return self._opened().submit(fn, *args, **kwargs)
            except BrokenExecutor:
                self.kill()
                return self._opened().submit(fn, *args, **kwargs)
        except OSError as problem:
            raise NoWorkers(f"no process can be started: {explain(problem)}; see 'ulimit -a', or ask for fewer with --jobs") from problem

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the processes finish what they have begun, and go."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._pool = None

    def kill(self) -> None:
        """Ends the processes at once, whatever they are doing."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        for process in list((pool._processes or {}).values()):
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=_context(), initializer=_begin, initargs=(os.getpid(),))
        return self._pool


def _context() -> BaseContext:
    """Forked processes share the packs and weights that are read already. They are not safe on every system, nor beside other
    threads, such as those that speak with a remote store: what a thread holds when it is not copied stays held.
    """
    is_safe = hasattr(os, "uname") and os.uname().sysname == "Linux" and active_count() == 1
    return get_context("fork" if is_safe else "spawn")


def _begin(parent: int) -> None:
    """A worker ignores Ctrl-C, which its parent hears too, and does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if not _die_with_parent(parent):
        from threading import Thread

        Thread(target=_watch_parent, daemon=True).start()


_PR_SET_PDEATHSIG = 1


def _die_with_parent(parent: int) -> bool:
    """Asks Linux to kill this process when its parent ends. False where that cannot be asked."""
    try:
        import ctypes

        libc: Any = ctypes.CDLL(None)
        if libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
            return False
    except (ImportError, OSError, AttributeError):
        return False
    if os.getppid() != parent:  # it went before it could be asked
        os._exit(1)
    return True


def _watch_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)

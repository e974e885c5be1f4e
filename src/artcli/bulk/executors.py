"""Who does the work: processes of this machine, or any other `concurrent.futures.Executor`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from threading import RLock, Thread, active_count
from typing import Any, ParamSpec, TypeVar

from artcli.errors import MissingExtra, NoWorkers
from artcli.storage import explain

_P = ParamSpec("_P")
_T = TypeVar("_T")


class Workers:
    """An executor, how many tasks it can do at once, and what it may be told; one that knows nothing else has its futures cancelled."""

    def __init__(self, executor: Executor, width: int) -> None:
        self.executor = executor
        self._width = width

    @property
    def width(self) -> int:
        """How many tasks can be done at once now."""
        return self._width

    def call_off(self, given: Iterable[Future[Any]]) -> None:
        """What it was given and has not begun is not to be begun any more; it gets nothing else."""
        for future in given:
            future.cancel()

    def kill(self) -> None:
        """Drops what it is doing, if it can."""

    def tend(self) -> None:
        """Looks after itself; it is told so when nothing has come of it for a while."""


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
        yield pool
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


class Processes(Executor, Workers):
    """Processes of this machine. Where one dies, its tasks fail, and the next ones get new processes."""

    def __init__(self, jobs: int) -> None:
        Workers.__init__(self, self, jobs)
        self._pool: ProcessPoolExecutor | None = None
        self._has_a_dead_one = False

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Gives a task to a process. Raises NoWorkers where the system allows no more of them, or of their pipes."""
        try:
            with _held_back(), _program_unnamed():
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

    def call_off(self, given: Iterable[Future[Any]]) -> None:
        """By the executor itself: where a process dies, it fails over futures that somebody else has cancelled."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def kill(self) -> None:
        """Ends the processes at once, whatever they are doing; what they have in hand fails."""
        if self._pool is None:
            return
        pool, self._pool, self._has_a_dead_one = self._pool, None, False
        for process in list(self._processes.values()):
            process.kill()
        # who reads the half of a result that a killed process has sent would wait for the rest
        self._results._writer.close()  # type: ignore[attr-defined]
        pool.shutdown(wait=True, cancel_futures=True)

    def tend(self) -> None:
        """Ends the processes where, as was seen before, one of them is dead: it died while it sent a result, for whose end all would wait."""
        if self._has_a_dead_one:
            self.kill()
        elif self._pool is not None:
            self._has_a_dead_one = any(process.exitcode is not None for process in list(self._processes.values()))

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._width, mp_context=_context(), initializer=_begin, initargs=(os.getpid(),))
            self._processes, self._results = self._pool._processes, self._pool._result_queue  # which it forgets when it is shut down
        return self._pool


def _context() -> BaseContext:
    """Forked processes share the packs and weights that are read already. They are not safe on every system, nor beside other
    threads, such as those that speak with a remote store: what a thread holds when it is not copied stays held.
    """
    is_safe = hasattr(os, "uname") and os.uname().sysname == "Linux" and active_count() == 1
    return get_context("fork" if is_safe else "spawn")


_WISHES = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def _held_back() -> Iterator[None]:
    """Ctrl-C and the wish of the system wait until a process that is started meanwhile knows what to do about them: it would have
    its parent's way, which is to hear of it and to go on.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WISHES)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_unnaming = RLock()  # a forked process has it held by the thread that it is a copy of, which may have it again


@contextmanager
def _program_unnamed() -> Iterator[None]:
    """A process that is not forked would load the program that called first, and one that says `artcli.convert` outside of
    `if __name__ == "__main__"` would call it once more. It needs nothing of it. One thread at a time: the program is that of all.
    """
    program = vars(sys.modules["__main__"])
    with _unnaming:
        names: dict[str, Any] = {name: program.pop(name) for name in ("__spec__", "__file__") if name in program}
        program["__spec__"] = None
        try:
            yield
        finally:
            program.update(names)


def _begin(parent: int) -> None:
    """A worker ignores Ctrl-C, which its parent hears too, and does not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _WISHES)
    Thread(target=_end_with, args=(parent,), daemon=True).start()


_OFTEN = 0.2  # seconds; the end of a parent is told at once, but for what another worker holds open, and the next run may begin soon


def _end_with(parent: int) -> None:
    """Ends this process with its parent, or with what that was before it became another program (`os.execv`). Linux would do so by itself
    (PR_SET_PDEATHSIG), but for the end of a parent it takes that of the thread which started the process, and outcomes may be taken in one
    thread after the other.
    """
    seen = parent_process()
    while seen is not None and os.getppid() == parent and not wait_for([seen.sentinel], _OFTEN):
        pass
    os._exit(1)

"""The workers of a Dask cluster that is running already, as an executor."""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from concurrent.futures import wait as wait_for
from contextlib import contextmanager
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from artcli._version import __version__
from artcli.bulk.executors import DASK, NEEDS_DASK, Workers
from artcli.errors import MissingExtra, NoWorkers

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PATIENCE = 10          # seconds for the scheduler to answer
_COUNTED_EVERY = 2.0    # seconds
_LEAST = 8              # tasks at once, even where no worker has come yet: a cluster that grows with its work must see some


@contextmanager
def joined(address: str, out: str = "") -> Iterator[Cluster]:
    """The cluster whose scheduler is at HOST:PORT, for as long as it is needed; `out` is a place on the disk that its workers must see.

    Raises MissingExtra, NoWorkers.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as problem:
        raise MissingExtra(NEEDS_DASK) from problem
    _silence()
    try:
        client = Client(f"tcp://{address}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise NoWorkers(f"{DASK}{address}: no Dask scheduler answers there") from problem
    cluster = Cluster(client, address)
    try:
        cluster.check(out)
        yield cluster
        cluster.shutdown()
    finally:
        cluster.leave()


class Cluster(Executor, Workers):
    """Runs tasks on the workers of a cluster; what a worker had in hand when it died is given to another one by the scheduler.

    A task whose workers die one after another fails, and what waited beside it at each of them may fail with it.
    """

    def __init__(self, client: Any, address: str) -> None:
        Workers.__init__(self, self, _LEAST)
        self._client = client
        self._address = address
        self._given: dict[Future[Any], Any] = {}   # what is not done yet; Dask forgets a task that nobody refers to
        self._looked = float("-inf")

    @property
    def width(self) -> int:
        """How many tasks the workers can do at once; a cluster may grow and shrink, so they are counted again now and then."""
        now = monotonic()
        if now - self._looked > _COUNTED_EVERY:
            self._looked = now
            try:
                self._width = max(_LEAST, sum(map(int, self._client.nthreads().values())))
            except (OSError, RuntimeError):
                pass  # the scheduler is away for a moment, or for good: then the tasks will say so
        return self._width

    def check(self, out: str) -> None:
        """Makes sure that the workers have this version of artcli and see a place on the disk. Raises NoWorkers."""
        try:
            found = self._client.run(_about, out)
        except Exception as problem:  # whatever a worker raises that has no artcli
            raise self._unfit(f"a worker cannot run artcli: {type(problem).__name__}: {str(problem)[:200]}") from problem
        for worker, (version, sees_it) in sorted(found.items()):
            if version != __version__:
                raise self._unfit(f"the worker {worker} has artcli {version}; this is artcli {__version__}")
            if not sees_it:
                raise self._unfit(f"the worker {worker} does not see {out}; name a place that all machines share, a network folder or a URL")

    def _unfit(self, words: str) -> NoWorkers:
        return NoWorkers(f"{DASK}{self._address}: {words}")

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Gives a task to a worker. Raises NoWorkers, as its future does, where the cluster went away."""
        if self._client.status not in ("running", "connecting"):
            raise self._gone()
        held: Future[_T] = Future()
        # as bytes, for Dask looks for tasks of its own in what it is given. Not by Dask's own executor: a result whose worker dies
        # while it is handed over comes out of that as an error, though Dask has the task done again
        given = self._client.submit(_call, pickle.dumps((fn, args, kwargs)), pure=False)
        self._given[held] = given
        held.add_done_callback(self._call_off)
        given.add_done_callback(lambda _: self._hand_over(given, held))
        return held

    def _call_off(self, held: Future[Any]) -> None:
        given = self._given.pop(held, None)
        if held.cancelled() and given is not None:
            given.cancel()

    def _hand_over(self, given: Any, held: Future[Any]) -> None:
        """What came of a task. Only who holds a future cancels it: Dask cancels its own when it loses its scheduler."""
        if not held.set_running_or_notify_cancel():
            return
        try:
            problem = self._gone() if given.cancelled() else given.exception()
            result = None if problem is not None else given.result()
        except BaseException as lost:  # what Dask raises for a task that it has lost is no Exception
            problem, result = (self._gone() if given.cancelled() else lost), None
        if problem is not None:
            held.set_exception(problem)
        else:
            held.set_result(result)

    def _gone(self) -> NoWorkers:
        return self._unfit("the scheduler went away")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the workers finish what they have begun, or forget it."""
        left = list(self._given)
        if cancel_futures or not wait:
            for held in left:
                held.cancel()
        else:
            wait_for(left)

    def kill(self) -> None:
        """Leaves the cluster: what its workers are doing comes to nothing."""
        self.leave()

    def leave(self) -> None:
        """Forgets what is not finished, and leaves the cluster."""
        self.shutdown(wait=False)
        self._client.close(timeout=_PATIENCE)


def _silence() -> None:
    """What a cluster loses on the way it tells on stderr, with tracebacks; what comes of it the run tells."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _about(out: str) -> tuple[str, bool]:
    """What a worker says of itself: its artcli, and whether it sees a place."""
    return __version__, not out or os.path.exists(out)


def _call(task: bytes) -> Any:
    fn, args, kwargs = pickle.loads(task)
    return fn(*args, **kwargs)

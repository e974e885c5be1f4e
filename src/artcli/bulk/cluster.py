"""The workers of a Dask cluster that is running already, as an executor."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import Any, ParamSpec, TypeVar

from artcli._version import __version__
from artcli.errors import MissingExtra, NoWorkers

_P = ParamSpec("_P")
_T = TypeVar("_T")
_PATIENCE = 10          # seconds for the scheduler to answer
_LEAST = 8              # tasks at once, even where no worker has come yet: a cluster that grows with its work must see some


@contextmanager
def joined(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at HOST:PORT, for as long as it is needed. Raises MissingExtra, NoWorkers."""
    try:
        from distributed import Client
    except ModuleNotFoundError as problem:
        raise MissingExtra("--executor dask://… needs: pip install 'artcli[dask]'") from problem
    _silence()
    try:
        client = Client(f"tcp://{address}", timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as problem:
        raise NoWorkers(f"dask://{address}: no Dask scheduler answers there") from problem
    cluster = Cluster(client, address)
    try:
        cluster.check()
        yield cluster
        cluster.shutdown()
    finally:
        cluster.kill()


class Cluster(Executor):
    """Runs tasks on the workers of a cluster; what a worker had in hand when it died is given to another one by the scheduler."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address
        self._executor = client.get_executor(pure=False)

    @property
    def width(self) -> int:
        """How many tasks the workers can do at once now; a cluster may grow and shrink."""
        try:
            return max(_LEAST, sum(map(int, self._client.nthreads().values())))
        except (OSError, RuntimeError):  # the scheduler is away
            return _LEAST

    def check(self) -> None:
        """Makes sure that the workers have this version of artcli. Raises NoWorkers."""
        try:
            versions = self._client.run(_version)
        except Exception as problem:  # whatever a worker raises that has no artcli
            raise NoWorkers(f"dask://{self._address}: a worker cannot run artcli: {type(problem).__name__}: {str(problem)[:200]}") from problem
        for worker, version in sorted(versions.items()):
            if version != __version__:
                raise NoWorkers(f"dask://{self._address}: the worker {worker} has artcli {version}; this is artcli {__version__}")

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Gives a task to a worker. Raises NoWorkers, as its future does, where the cluster went away."""
        if self._client.status not in ("running", "connecting"):
            raise self._gone()
        # as bytes, for Dask looks for tasks of its own in what it is given
        return self._watched(self._executor.submit(_call, pickle.dumps((fn, args, kwargs))))

    def _watched(self, given: Future[_T]) -> Future[_T]:
        """A future that is cancelled only by whoever holds it: Dask cancels its own when it loses its scheduler."""
        held: Future[_T] = Future()

        def hand_over(_: object) -> None:
            if held.cancelled() or not held.set_running_or_notify_cancel():
                return
            problem = self._gone() if given.cancelled() else given.exception()
            if problem is not None:
                held.set_exception(problem)
            else:
                held.set_result(given.result())

        held.add_done_callback(lambda _: given.cancel() if held.cancelled() else None)
        given.add_done_callback(hand_over)
        return held

    def _gone(self) -> NoWorkers:
        return NoWorkers(f"dask://{self._address}: the scheduler went away; run the same command again to go on")

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Lets the workers finish what they have begun, or forget it."""
        self._executor.shutdown(wait and not cancel_futures)

    def kill(self) -> None:
        """Forgets what is not finished, and leaves the cluster."""
        try:
            self._executor.shutdown(wait=False)
        finally:
            self._client.close(timeout=_PATIENCE)


def _silence() -> None:
    """What a cluster loses on the way it tells on stderr, with tracebacks; what comes of it the run tells."""
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _version() -> str:
    from artcli._version import __version__ as version

    return version


def _call(task: bytes) -> Any:
    fn, args, kwargs = pickle.loads(task)
    return fn(*args, **kwargs)

"""Tasks to results, on any executor: so many at a time, and none lost when a worker dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from time import monotonic

from artcli.bulk import work
from artcli.bulk.executors import Workers
from artcli.bulk.work import Job, Result, Task
from artcli.errors import NoWorkers

_LONGEST_CHUNK = 64          # tasks that a worker is given at once, at most
_FIRST_CHUNK = 4
_CHUNK_BYTES = 1024 * 1024
_AHEAD = 3                   # chunks in hand for each worker
_TICK = 0.2                  # seconds between two looks at whether to stop
_LAST_WAIT = 2.0             # seconds that workers get to finish when the run is stopped

Batch = list[tuple[Task, Result]]


class Pool:
    """Gives tasks to workers and yields what they bring back, as soon as they do.

    Each chunk of tasks is taken when a worker can have it; while `may_go_on` says no, none is.
    """

    def __init__(self, job: Job, workers: Workers, chunks: Iterator[list[Task]], *, may_go_on: Callable[[], bool], stop: Callable[[], bool]) -> None:
        self._job = job
        self._workers = workers
        self._chunks = chunks
        self._may_go_on = may_go_on
        self._stop = stop
        self._again: deque[list[Task]] = deque()
        self._lost: deque[Task] = deque()
        self._in_hand: dict[Future[list[Result]], list[Task]] = {}
        self.died: list[Task] = []
        """The tasks whose worker died: what they have written is not known."""
        self.is_complete = False
        self._is_dismissed = False

    def repeat(self, task: Task) -> None:
        """Has a task done once more, before others."""
        self._again.append([task])

    def batches(self) -> Iterator[Batch]:
        """The tasks with their results, until there are no more or the run is stopped."""
        while not self._stop():
            if self._lost and not self._in_hand:
                yield self._alone(self._lost.popleft())
                continue
            if not self._lost:
                self._hand_out()
            if not self._in_hand:
                self.is_complete = not self._again
                return
            done, _ = wait(self._in_hand, timeout=_TICK, return_when=FIRST_COMPLETED)
            if not done:
                self._workers.tend()
            for future in done:
                yield self._received(future)
        yield from self.dismiss()

    def dismiss(self) -> Iterator[Batch]:
        """Begins nothing more; yields what workers finish within a moment, and lets the others go."""
        self._is_dismissed = True
        self._workers.call_off(self._in_hand)
        end = monotonic() + _LAST_WAIT
        while (late := [future for future in self._in_hand if not future.done()]) and monotonic() < end:
            wait(late, timeout=_TICK)  # which hears of no future that an executor cancels itself
        for future in [future for future in self._in_hand if future.done()]:
            yield self._received(future)
        self._workers.kill()

    def _hand_out(self) -> None:
        while len(self._in_hand) < self._workers.width * _AHEAD:
            chunk = self._again.popleft() if self._again else next(self._chunks, None) if self._may_go_on() else None
            if chunk is None:
                return
            self._in_hand[self._submitted(chunk)] = chunk

    def _submitted(self, chunk: list[Task]) -> Future[list[Result]]:
        """Raises NoWorkers where the executor takes nothing any more: somebody has shut it down."""
        try:
            return self._workers.executor.submit(work.do, self._job, chunk)
        except RuntimeError as problem:
            raise NoWorkers(f"the executor takes no work: {problem}") from problem

    def _received(self, future: Future[list[Result]]) -> Batch:
        """What a worker brings back; where it died, its tasks are kept for another one."""
        chunk = self._in_hand.pop(future)
        if future.cancelled() and self._is_dismissed:
            return []
        try:
            results = future.result()
        except NoWorkers:
            self.died += chunk
            raise
        except Exception:  # a task that was cancelled, too: a cluster cancels what it has lost
            self.died += chunk
            self._lost.extend(chunk)
            return []
        return list(zip(chunk, results, strict=False))  # after a full disk the last ones were not begun

    def _alone(self, task: Task) -> Batch:
        """A task whose worker died once more, with nothing beside it: if that worker dies, too, it is this task's fault."""
        future = self._submitted([task])
        self._in_hand[future] = [task]
        while not self._stop():
            done, _ = wait([future], timeout=_TICK)
            if done:
                del self._in_hand[future]
                return self._judged(task, future)
            self._workers.tend()
        return []

    def _judged(self, task: Task, future: Future[list[Result]]) -> Batch:
        try:
            return [(task, result) for result in future.result()]
        except BrokenExecutor:
            reason = "the process that read it died, and so did a second one; was there not enough memory?"
        except NoWorkers:
            self.died.append(task)
            raise
        except Exception as problem:
            reason = f"its worker failed twice: {type(problem).__name__}: {problem}"
        self.died.append(task)
        return [(task, work.failed(self._job, task, work.readable(reason)))]


def chunked(tasks: Iterator[Task], count: int, workers: Workers) -> Iterator[list[Task]]:
    """So many tasks by the handful: few at first, so that something is soon seen, few where they are large, and so few that all workers have some."""
    most = max(1, min(_LONGEST_CHUNK, count // (workers.width * 4)))
    chunk: list[Task] = []
    size = given = 0
    for task in tasks:
        chunk.append(task)
        size += task.size
        if len(chunk) >= min(most, _FIRST_CHUNK + given // 8) or size >= _CHUNK_BYTES:
            given += len(chunk)
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk

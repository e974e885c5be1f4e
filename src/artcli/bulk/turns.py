"""What workers bring back out of order, put into the order of the plan."""

from __future__ import annotations

from collections import deque

from artcli.bulk.work import Result, Task

_MOST = 4096                 # results that may wait for the one whose turn it is
_MOST_BYTES = 64 * 2**20


class Turns:
    """Tasks in the order of the plan, and the results of those that must wait for one before them."""

    def __init__(self) -> None:
        self._numbers: deque[int] = deque()
        self._waiting: dict[int, tuple[Task, Result]] = {}
        self._bytes = 0

    def begin(self, number: int) -> None:
        """The next task is given to a worker; one that is done once more keeps its turn."""
        self._numbers.append(number)

    @property
    def has_room(self) -> bool:
        """True while more results may wait."""
        return len(self._waiting) < _MOST and self._bytes < _MOST_BYTES

    def put(self, task: Task, result: Result) -> None:
        """A result has come."""
        self._waiting[task.number] = (task, result)
        self._bytes += _size(result)

    def first(self) -> tuple[Task, Result] | None:
        """Takes the result whose turn it is, None where it has not come. The turn goes on with `end`, or waits for another result."""
        if not self._numbers or self._numbers[0] not in self._waiting:
            return None
        task, result = self._waiting.pop(self._numbers[0])
        self._bytes -= _size(result)
        return task, result

    def end(self) -> None:
        """The task whose turn it was is done with."""
        self._numbers.popleft()


def _size(result: Result) -> int:
    return sum(len(piece.data) for piece in result.pieces)

"""Results that come in any order are given out in the order of the plan, and so many wait at most."""

from __future__ import annotations

import pytest

from artcli.bulk import turns
from artcli.bulk.turns import Turns
from artcli.bulk.work import Piece, Result, Task


def task(number: int) -> Task:
    return Task(number, f"in/{number}.txt", str(number), 10)


def result(number: int, *sizes: int) -> Result:
    return Result(number, "done", b"", pieces=tuple(Piece(0, n, b"x" * size, "") for n, size in enumerate(sizes)))


def numbers(waiting: Turns) -> list[int]:
    """What is given out until one is missing."""
    out = []
    while (turn := waiting.first()) is not None:
        out.append(turn[0].number)
        assert turn[1].number == turn[0].number
        waiting.end()
    return out


def test_each_waits_for_those_before_it() -> None:
    waiting = Turns()
    assert waiting.first() is None
    for number in (2, 5, 9):
        waiting.begin(number)
    for number, given in ((9, []), (2, [2]), (5, [5, 9])):
        waiting.put(task(number), result(number, 1))
        assert numbers(waiting) == given


def test_one_that_is_done_once_more_keeps_its_turn() -> None:
    waiting = Turns()
    for number in (1, 2, 3):
        waiting.begin(number)
    waiting.put(task(1), result(1))
    waiting.put(task(2), result(2))
    assert waiting.first() == (task(1), result(1))  # it is not ended but given to a worker again
    assert waiting.first() is None
    waiting.put(task(1), result(1))
    assert numbers(waiting) == [1, 2]
    waiting.put(task(3), result(3))
    assert numbers(waiting) == [3]


def test_so_many_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MOST", 2)
    waiting = Turns()
    rooms = []
    for number in (1, 2, 3):
        waiting.begin(number)
        rooms.append(waiting.has_room)
        if number > 1:
            waiting.put(task(number), result(number))
    assert (rooms, waiting.has_room) == ([True, True, True], False)
    waiting.put(task(1), result(1))
    waiting.first()
    waiting.end()
    waiting.first()
    assert waiting.has_room


def test_so_many_bytes_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_MOST_BYTES", 100)
    waiting = Turns()
    for number in (1, 2):
        waiting.begin(number)
    waiting.put(task(2), result(2, 60, 39))
    assert waiting.has_room
    waiting.put(task(1), result(1, 1))
    assert not waiting.has_room
    waiting.first()
    assert waiting.has_room

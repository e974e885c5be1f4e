"""A place in a store is held by one run at a time, in three of them: memory, a store that renames, and S3."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from artcli import lease
from artcli.errors import OutputInUse
from artcli.stores import Remote
from remote import bucket, names, needs_fsspec, needs_s3, place, s3

__all__ = ["bucket", "place", "s3"]
pytestmark = needs_fsspec


@pytest.fixture(autouse=True)
def _settle_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "SETTLED", 0.01)


def test_a_place_is_held_by_one(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, ".artcli/x", b"")
    with store.lock(f"{root}/.artcli/lock"), pytest.raises(OutputInUse, match="another run"), store.lock(f"{root}/.artcli/lock"):
        pytest.fail("both hold it")
    with store.lock(f"{root}/.artcli/lock"):
        pass
    assert names(store, f"{root}/.artcli") == [("x", "file", 0)]


def test_a_holder_that_is_silent_for_long_is_dead(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    store, root = place
    store.replace(root, ".artcli/lock", b'{"machine": "another", "process": 1, "token": "0"}')
    with pytest.raises(OutputInUse, match="if it was killed, for [0-9]+ seconds"), store.lock(f"{root}/.artcli/lock"):
        pytest.fail("the other one holds it")
    monkeypatch.setattr(lease, "FORGOTTEN", -1.0)
    with store.lock(f"{root}/.artcli/lock"):
        pass


def test_what_goes_wrong_while_a_place_is_held_stays_what_it_is(place: tuple[Remote, str]) -> None:
    store, root = place
    with pytest.raises(KeyError), store.lock(f"{root}/.artcli/lock"):
        raise KeyError("of the run")
    assert store.look(f"{root}/.artcli/lock") is None


def signs(store: Remote, path: str) -> int:
    held = store.read(path, 1000)  # a file is empty for a moment while it is written anew
    return int(json.loads(held)["signs"]) if held else 0


def wait_until(seen: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not seen():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_a_holder_gives_signs_of_life(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEWED", 0.05)
    store, root = place
    path = f"{root}/.artcli/lock"
    with store.lock(path) as is_lost:
        first = signs(store, path)
        wait_until(lambda: signs(store, path) > first + 2)
        assert not is_lost()
    assert store.look(path) is None


@pytest.mark.parametrize("other", [b'{"machine": "another", "process": 1, "token": "0"}', b"no mark at all", b"[]", None])
def test_a_holder_whose_lock_is_anothers_or_was_removed_holds_it_no_more(other: bytes | None, place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEWED", 0.05)
    store, root = place
    path = f"{root}/.artcli/lock"
    store.replace(root, ".artcli/manifest.jsonl", b"")
    with store.lock(path) as is_lost:
        if other is None:
            store.remove(root, ".artcli/lock")
        else:
            store.replace(root, ".artcli/lock", other)
        wait_until(is_lost)
    assert (store.read(path, 1000) if store.look(path) is not None else None) == other


def test_a_holder_that_slept_for_long_asks_at_once(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    store, root = place
    with store.lock(f"{root}/.artcli/lock") as is_lost:
        store.replace(root, ".artcli/lock", b"another")
        assert not is_lost()
        now = time.time()
        monkeypatch.setattr(lease, "time", lambda: now + 3600)
        assert is_lost()


def leases(place: tuple[Remote, str]) -> Iterator[lease.Lease]:
    store, root = place
    while True:
        yield lease.Lease(store._system, f"{root}/.artcli/lock", creates=store.protocol != "file", compares=store.protocol == "s3")


@pytest.mark.parametrize("step", ["_seen", "_age"])
def test_of_two_that_find_a_dead_holder_one_takes_its_place(step: str, place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "FORGOTTEN", -1.0)
    store, root = place
    store.replace(root, ".artcli/lock", b'{"machine": "another", "process": 1, "token": "0"}')
    first, second = (one for one, _ in zip(leases(place), range(2), strict=False))
    real, steps = getattr(second, step), iter([True])

    def look() -> Any:
        found = real()
        if next(steps, False):  # the second has seen the dead holder, and now the first one is faster
            first.take()
        return found

    monkeypatch.setattr(second, step, look)
    if step == "_seen" and store.protocol != "s3":
        monkeypatch.setattr(second, "_age", lambda: 0.0)  # as it was when the holder was dead
    with pytest.raises(OutputInUse):
        second.take()
    assert not first.is_lost()
    first.give_back()
    assert store.look(f"{root}/.artcli/lock") is None


def test_of_two_that_write_at_the_same_time_one_holds_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a store that neither creates nor compares: both have seen that nobody holds it, both write, the last one stays
    store, root = Remote("file"), f"file://{tmp_path}"
    (tmp_path / ".artcli").mkdir()
    first, second = (one for one, _ in zip(leases((store, root)), range(2), strict=False))
    real = first._has_settled

    def settle() -> bool:
        store.replace(root, ".artcli/lock", second._mark())
        return real()

    monkeypatch.setattr(first, "_has_settled", settle)
    with pytest.raises(OutputInUse):
        first.take()


def test_what_is_removed_while_it_settles_is_taken_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # a holder that gives back late removes what it takes for its own
    store, root = Remote("file"), f"file://{tmp_path}"
    (tmp_path / ".artcli").mkdir()
    (held,) = (one for one, _ in zip(leases((store, root)), range(1), strict=False))
    real, removals = held._has_settled, iter([True])

    def settle() -> bool:
        if next(removals, False):
            (tmp_path / ".artcli" / "lock").unlink()
        return real()

    monkeypatch.setattr(held, "_has_settled", settle)
    held.take()
    assert not held.is_lost()
    held.give_back()
    assert not (tmp_path / ".artcli" / "lock").exists()


@needs_s3
def test_a_holder_that_was_killed_on_this_machine_holds_nothing(bucket: str) -> None:
    program = f"import os, signal\nfrom artcli.stores import Remote\nwith Remote('s3').lock('{bucket}/out/.artcli/lock'):\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    assert subprocess.run([sys.executable, "-c", program]).returncode == -9
    assert Remote("s3").look(f"{bucket}/out/.artcli/lock") is not None
    with Remote("s3").lock(f"{bucket}/out/.artcli/lock"):
        pass

"""A lock in a store that has none: an object that its holder writes anew now and then."""

from __future__ import annotations

import errno
import os
import secrets
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from time import time
from typing import Any

import orjson

from artcli.errors import OutputInUse
from artcli.values import NamedTuple

RENEWED = 20.0
"""So many seconds pass between two signs of life."""

FORGOTTEN = 90.0
"""After so many seconds without one a holder is taken for dead."""

SETTLED = 2.0
"""So many seconds a writer waits before it looks whether another one wrote at the same time, in a store that does not compare."""

_TAKEN = "another run of artcli is writing to this folder; wait for it"


class _Seen(NamedTuple):
    """What the object says, and which version of it a store that compares would replace."""

    mark: bytes
    version: str | None


class Lease:
    """An object of a store that one run holds from `take` to `give_back`, unless it gives no sign of life for too long.

    How old a sign of life is, the store's own clock says, for those of two machines need not agree. A holder on this machine
    that is not there any more is dead at once. `creates` is true of a store that makes sure that what is created was not there,
    `compares` of one that replaces just the version that it is told, as S3 does; in others two runs may hold the object until
    the next sign of life of one of them, which then sees it.
    """

    def __init__(self, system: Callable[[], Any], path: str, *, creates: bool, compares: bool) -> None:
        self._system = system
        self._path = path
        self._creates = creates
        self._compares = compares
        self._token = secrets.token_hex(8)
        self._signs = 0
        self._looked = 0.0
        self._lost = threading.Event()
        self._ended = threading.Event()
        self._one_at_a_time = threading.Lock()
        self._renewing = threading.Thread(target=self._renew, daemon=True)

    def take(self) -> None:
        """Holds the object from now on. Raises OutputInUse where another run holds it, and what the store raises."""
        if not self._create():
            self._take_over()
        self._looked = time()
        self._renewing.start()

    def is_lost(self) -> bool:
        """Has another run taken the object, or somebody removed it? Asks the store where the last sign of life is old, as after a sleep."""
        if not self._lost.is_set() and time() - self._looked > 2 * RENEWED:
            self._give_sign()
        return self._lost.is_set()

    def give_back(self) -> None:
        """Holds the object no more."""
        self._ended.set()
        self._renewing.join()
        try:
            if self._is_own(self._seen()):
                self._remove()
        except Exception:
            return  # the store is away; the next run waits until this holder is forgotten

    # ---- taking ------------------------------------------------------------------------------------------------------------

    def _create(self) -> bool:
        """Writes the object if it is not there; False where it is."""
        try:
            self._system().pipe_file(self._path, self._mark(), mode="create")
        except FileExistsError:
            return False
        except (NotImplementedError, ValueError, TypeError):  # a store that cannot make sure of it
            if self._seen() is not None:
                return False
            self._system().pipe_file(self._path, self._mark())
            return self._has_settled()
        return self._creates or self._has_settled()

    def _take_over(self) -> None:
        """Takes the place of a holder that is dead. Raises OutputInUse where it is not, or another run was faster."""
        there = self._seen()
        age = self._age() if there is not None else None
        if there is None or age is None:  # it was given back meanwhile
            if not self._create():
                raise OutputInUse(_TAKEN)
            return
        if age < FORGOTTEN and not _is_dead(there.mark):
            raise OutputInUse(f"{_TAKEN}, or, if it was killed, for {int(FORGOTTEN - age) + 1} seconds")
        if not self._write_over(there):
            raise OutputInUse(_TAKEN)

    # ---- signs of life -----------------------------------------------------------------------------------------------------

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED) and not self._lost.is_set():
            self._give_sign()

    def _give_sign(self) -> None:
        """Writes the object anew if it still is this holder's, and else never again."""
        with self._one_at_a_time:
            self._looked = time()
            try:
                there = self._seen()
                if there is None or not self._is_own(there) or not self._write_over(there):
                    self._lost.set()
            except Exception:
                return  # the store is away for a moment; if it stays away, the outputs will say so

    # ---- the object --------------------------------------------------------------------------------------------------------

    def _mark(self) -> bytes:
        """What this holder writes: each time something else, so that no two versions are the same."""
        self._signs += 1
        return orjson.dumps({"machine": _machine(), "process": os.getpid(), "token": self._token, "signs": self._signs})

    def _seen(self) -> _Seen | None:
        """The object as it is, None where nobody holds it."""
        system = self._system()
        try:
            version = str(system.info(self._path)["ETag"]) if self._compares else None  # first: what is read then is that, or newer
            return _Seen(bytes(system.cat_file(self._path)), version)
        except FileNotFoundError:
            return None

    def _is_own(self, there: _Seen | None) -> bool:
        return there is not None and _values(there.mark).get("token") == self._token

    def _write_over(self, there: _Seen) -> bool:
        """Writes the object anew where it is still as it was seen; False where it is another's by now."""
        if there.version is not None:
            try:
                self._system().pipe_file(self._path, self._mark(), IfMatch=there.version)
            except FileNotFoundError:
                return False
            except OSError as problem:
                if problem.errno in _NOT_AS_SEEN:
                    return self._is_own(self._seen())  # a request that is sent twice meets what it wrote itself
                if problem.errno != errno.ENOSYS:
                    raise
            else:
                return True
        if self._seen() != there:
            return False
        self._system().pipe_file(self._path, self._mark())
        return self._has_settled()

    def _has_settled(self) -> bool:
        """Is the object this holder's, also after a moment in which another one may have written?"""
        self._ended.wait(SETTLED)
        return self._is_own(self._seen())

    def _age(self) -> float | None:
        """How many seconds ago the holder gave a sign of life, by the clock of the store; None where it went meanwhile."""
        system = self._system()
        beside = f"{self._path}-{secrets.token_hex(4)}"
        system.pipe_file(beside, b"?")
        try:
            now: datetime = system.modified(beside)
            then: datetime = system.modified(self._path)
            return (now - then).total_seconds()
        except FileNotFoundError:
            return None
        except NotImplementedError:  # a store without a clock: nobody can say that the holder is dead
            return 0.0
        finally:
            system.rm_file(beside)

    def _remove(self) -> None:
        try:
            self._system().rm_file(self._path)
        except FileNotFoundError:
            pass


_NOT_AS_SEEN = (errno.EINVAL, errno.EBUSY)
"""What s3fs makes of "precondition failed" (412) and of a conflict of two writers (409)."""


def _values(mark: bytes) -> dict[str, Any]:
    try:
        values = orjson.loads(mark)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _machine() -> str:
    """This machine, and the space in which its processes are numbered: a container has its own."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        boot = space = ""
    return f"{socket.gethostname()} {boot} {space}"


def _is_dead(mark: bytes) -> bool:
    """True if a holder is known to be no more: its process was one of this machine."""
    values = _values(mark)
    if values.get("machine") != _machine():
        return False
    try:
        os.kill(int(values["process"]), 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return False

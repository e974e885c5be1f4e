"""A lock in a store that has none: an object that its holder writes anew now and then."""

from __future__ import annotations

import os
import secrets
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from artcli.errors import OutputInUse

RENEWED = 20.0
"""So many seconds pass between two signs of life."""

FORGOTTEN = 90.0
"""After so many seconds without one a holder is taken for dead."""


class Lease:
    """An object of a store that one run holds from `take` to `give_back`.

    How old a sign of life is, the store's own clock says, for those of two machines need not agree. A holder on this machine
    that is not there any more is dead at once.
    """

    def __init__(self, system: Callable[[], Any], path: str) -> None:
        self._system = system
        self._path = path
        self._mark = orjson.dumps({"machine": _machine(), "process": os.getpid(), "token": secrets.token_hex(8)})
        self._ended = threading.Event()
        self._sign = threading.Thread(target=self._renew, daemon=True)

    def take(self) -> None:
        """Holds the object from now on. Raises OutputInUse where another run holds it, and what the store raises."""
        if not self._create():
            age = self._age()
            if age is not None and age < FORGOTTEN and not _is_dead(self._holder()):
                wait = int(FORGOTTEN - age) + 1
                raise OutputInUse(f"another run of artcli is writing to this folder; wait for it, or, if it was killed, for {wait} seconds")
            self._remove()
            if not self._create():
                raise OutputInUse("another run of artcli is writing to this folder; wait for it, or name another folder")
        self._sign.start()

    def give_back(self) -> None:
        """Holds the object no more."""
        self._ended.set()
        self._sign.join()
        try:
            if self._holder() == self._mark:
                self._remove()
        except Exception:
            return  # the store is away; the next run waits until this holder is forgotten

    def _create(self) -> bool:
        """Writes the object if it is not there; False where it is."""
        try:
            self._system().pipe_file(self._path, self._mark, mode="create")
        except FileExistsError:
            return False
        except (NotImplementedError, ValueError, TypeError):  # a store that cannot make sure of it
            if self._holder() is not None:
                return False
            self._system().pipe_file(self._path, self._mark)
        return True

    def _renew(self) -> None:
        while not self._ended.wait(RENEWED):
            try:
                self._system().pipe_file(self._path, self._mark)
            except Exception:
                continue  # the store is away for a moment; if it stays away, the outputs will say so

    def _holder(self) -> bytes | None:
        """What the holder wrote, None where nobody holds it."""
        try:
            return bytes(self._system().cat_file(self._path))
        except FileNotFoundError:
            return None

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


def _machine() -> str:
    """This machine, and the space in which its processes are numbered: a container has its own."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        space = os.readlink("/proc/self/ns/pid")
    except OSError:
        boot = space = ""
    return f"{socket.gethostname()} {boot} {space}"


def _is_dead(holder: bytes | None) -> bool:
    """True if a holder is known to be no more: its process was one of this machine."""
    if holder is None:
        return True
    try:
        values = orjson.loads(holder)
        if values["machine"] != _machine():
            return False
        os.kill(int(values["process"]), 0)
    except ProcessLookupError:
        return True
    except (ValueError, KeyError, TypeError, OSError):
        return False
    return False

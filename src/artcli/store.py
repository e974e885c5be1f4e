"""What a job for many files asks of the place that they are in: the disk, or a store beyond it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

Kind = Literal["file", "folder", "pipe", "socket", "device", "gone", "circle"]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under a name; of a link, what it leads to ("gone": nowhere, "circle": back to itself)."""

    name: str
    kind: Kind
    size: int = 0
    is_link: bool = False


IsLost: TypeAlias = Callable[[], bool]
"""Is a place that was locked held no more?"""


class Log(Protocol):
    """A file that grows line by line, and keeps what it was given when its writer is killed."""

    def write(self, lines: bytes) -> None:
        """Adds whole lines. Raises UnwritableOutput."""

    def close(self) -> None:
        """Nothing more will come."""

    def drop(self) -> None:
        """As `close`, and what is not written yet is not to be: the place is another run's by now."""


class Store(Protocol):
    """A place that holds files under paths with "/" between their parts."""

    is_near: bool
    """Does a look cost next to nothing?"""

    def list(self, folder: str) -> Iterator[Found]:
        """What is in a folder, in any order, one by one: a folder may hold millions. Raises UnreadableSource."""

    def look(self, path: str) -> Found | None:
        """What stands at a path, None where there is nothing."""

    def look_for_file(self, path: str) -> Found | None:
        """As `look`, where a folder need not be seen: where folders are no things of their own, to ask for one costs as much as to write a file."""

    def real(self, path: str) -> str:
        """A path with its links resolved, by which two paths can be compared."""

    def read(self, path: str, most: int) -> bytes:
        """A file's bytes; pipes and devices are not files. Raises UnreadableSource, also for more than `most` bytes."""

    def read_piece(self, path: str, first: int, length: int) -> bytes:
        """Some bytes out of a file; fewer where it ends. Raises UnreadableSource."""

    def replace(self, root: str, name: str, data: bytes) -> None:
        """Writes root/name whole or not at all, makes the folders between, and follows no link below root.

        Raises RefusedOutput where only this name cannot be written, UnwritableOutput where nothing can.
        """

    def adopt(self, root: str, name: str, file: str) -> None:
        """Moves a finished local file to root/name in one step. Raises as `replace`."""

    def remove(self, root: str, name: str) -> None:
        """Removes the file or the log root/name, and the folders below root that it leaves empty. Raises UnwritableOutput."""

    def sweep(self, folder: str) -> None:
        """Removes what a writer that was killed left unfinished in a folder."""

    def scratch(self, root: str) -> str:
        """A local folder for what is needed while a run to `root` goes on. Raises UnwritableOutput."""

    def lock(self, path: str) -> AbstractContextManager[IsLost]:
        """Holds a place for one run, and tells whether it still does; a run that died holds nothing. Raises OutputInUse, UnwritableOutput."""

    def log(self, path: str) -> Log:
        """Opens a log, which goes on where it ended. Raises UnwritableOutput."""

    def lines(self, path: str) -> Iterator[bytes]:
        """The whole lines of a file or a log, none where there is none. Raises UnreadableSource."""

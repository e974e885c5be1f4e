"""Read a file, replace one in a single step; list, lock and keep a whole place, which may be remote."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from artcli.errors import OutputInUse, RefusedOutput, UnreadableSource, UnwritableOutput, WrongArgument
from artcli.options import LARGEST
from artcli.patterns import lazily

_CHUNK = 1024 * 1024
_SAID = {
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "a part of its path is a file, not a folder",
    errno.EISDIR: "is a folder",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be too large",
    errno.ENAMETOOLONG: "the name is too long",
    errno.EMFILE: "too many open files",
    errno.ENFILE: "too many open files in the whole system",
    errno.ENOMEM: "not enough memory",
    errno.ELOOP: "its links lead in a circle",
}


def read(path: str, largest: int = LARGEST) -> bytes:
    """A file's bytes; a named pipe is read to its end.

    Raises UnreadableSource with what is wrong and what to do, also for what is larger than `largest`.
    """
    handle = _open(path, os.O_RDONLY)
    try:
        return read_from(handle, largest)
    finally:
        os.close(handle)


def _open(path: str, flags: int, *, is_planned: bool = False) -> int:
    try:
        return os.open(path, flags)
    except FileNotFoundError as problem:
        if is_planned:
            raise UnreadableSource("no such file any more") from problem
        what = "is a link to a file that is not there" if os.path.islink(path) else f"no such file{_nearest(path)}"
        raise UnreadableSource(what) from problem
    except PermissionError as problem:
        if os.path.isdir(path):
            raise UnreadableSource(_FOLDER) from problem
        raise UnreadableSource("may not be read (permission denied)") from problem
    except OSError as problem:
        if problem.errno in (errno.ENXIO, getattr(errno, "EOPNOTSUPP", None)):
            raise UnreadableSource("is a socket, not a file") from problem
        raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
    except ValueError as problem:
        raise UnreadableSource(f"cannot be read: {problem}") from problem


def read_from(handle: int, largest: int = LARGEST) -> bytes:
    """What an open file gives until its end. Raises UnreadableSource for folders, devices, errors, and what is too large."""
    try:
        kind = os.fstat(handle)
        if stat.S_ISDIR(kind.st_mode):
            raise UnreadableSource(_FOLDER)
        if stat.S_ISBLK(kind.st_mode):
            raise UnreadableSource("is a disk, not a file")
        if stat.S_ISREG(kind.st_mode) and kind.st_size > largest:
            raise UnreadableSource(_too_large(largest))
        data = _drain(handle, largest, endless=stat.S_ISCHR(kind.st_mode) and not os.isatty(handle))
    except OSError as problem:
        raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
    except MemoryError as problem:
        raise UnreadableSource("is larger than the memory that is left") from problem
    return data


_FOLDER = "is a folder; name the files in it, or read the whole folder with 'artcli convert'"


def _too_large(largest: int) -> str:
    return f"is larger than {size_in_words(largest)}; split it, or read it all the same with --max-size"


def _drain(handle: int, largest: int, *, endless: bool) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := read_some(handle):
        if endless:  # /dev/zero, /dev/urandom; /dev/null gives nothing and does not come here
            raise UnreadableSource("is a device, not a file")
        parts.append(chunk)
        size += len(chunk)
        if size > largest:
            raise UnreadableSource(_too_large(largest))
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_some(handle: int) -> bytes:
    """The next bytes of an open file, which may be one that another program set not to wait; b"" at the end. Raises OSError."""
    while True:
        try:
            return os.read(handle, _CHUNK)
        except BlockingIOError:
            import select

            select.select([handle], [], [])


def explain(problem: OSError) -> str:
    """What the system says no to, in words."""
    return _SAID.get(problem.errno or 0) or problem.strerror or str(problem)


def _nearest(path: str) -> str:
    """'; did you mean …?' where a file of nearly that name is in the folder; names that could not be printed are not proposed."""
    from difflib import get_close_matches

    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            names = sorted(entry.name for _, entry in zip(range(5000), entries, strict=False) if entry.name.isprintable())
    except (OSError, ValueError):
        return f"; there is no folder '{folder}'" if folder and not os.path.isdir(folder) else ""
    near = get_close_matches(name[:255], names, n=1, cutoff=0.7)
    return f"; did you mean '{os.path.join(folder, near[0])}'?" if near else ""


def replace(path: str, data: bytes) -> None:
    """Writes a file whole or not at all: beside its place first, then renamed into it.

    A file that is there keeps its mode; a link to a file is replaced, not followed; a pipe or a device is written as it is.
    Raises UnwritableOutput; nothing is left behind then.
    """
    try:
        there = _status(path)
        if there is not None and not stat.S_ISREG(there.st_mode):
            there = _target(path, there)
        if there is not None and not stat.S_ISREG(there.st_mode) and not stat.S_ISLNK(there.st_mode):
            _write_through(path, there, data)
        else:
            _write_beside(path, _mode(there), data)
    except (OSError, ValueError) as problem:
        said = explain(problem) if isinstance(problem, OSError) else str(problem)
        raise UnwritableOutput(f"{path}: cannot be written: {said}") from problem


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def _mode(there: os.stat_result | None) -> int | None:
    """The mode that what takes a file's place keeps; None where no file is there."""
    return stat.S_IMODE(there.st_mode) & 0o777 if there is not None and stat.S_ISREG(there.st_mode) else None


def _target(path: str, link: os.stat_result) -> os.stat_result:
    """What a link leads to where that is a pipe or a device ('/dev/stdout'), which no file may take the place of; else the link."""
    try:
        target = os.stat(path)
    except OSError:
        return link
    return link if stat.S_ISREG(target.st_mode) or stat.S_ISDIR(target.st_mode) else target


def _write_through(path: str, there: os.stat_result, data: bytes) -> None:
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    handle = os.open(path, os.O_WRONLY)
    try:
        write_all(handle, data)
    finally:
        os.close(handle)


def _write_beside(path: str, mode: int | None, data: bytes, *, durable: bool = True) -> None:
    # in the same folder, for a rename is one step only within one disk; O_EXCL, so that nobody else's link is followed
    beside = os.path.join(os.path.dirname(path), f"{UNFINISHED}{os.urandom(8).hex()}.tmp")
    try:
        # within the try: an interruption may come when the file is there and its handle is not told yet
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            write_all(handle, data)
            if mode is not None:
                os.fchmod(handle, mode)
            if durable:
                os.fsync(handle)
            if os.fstat(handle).st_size != len(data):
                raise OSError(errno.EIO, "not all of it arrived on the disk")
        finally:
            os.close(handle)
        os.replace(beside, path)
    except BaseException:
        _remove(beside)
        raise


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return  # the error that led here is the one to tell


def write_all(handle: int, data: bytes) -> None:
    """Writes every byte to an open file: a system call may take fewer than it is given. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


# ---- whole places: what a job for many files asks of the disk, or of a store beyond it -----------------------------------

UNFINISHED = ".artcli-"
"""How the names begin under which files are written before they are renamed."""

Kind = Literal["file", "folder", "pipe", "socket", "device", "gone"]


@dataclass(frozen=True, slots=True)
class Found:
    """What stands under a name; of a link, what it leads to ("gone": nowhere)."""

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


_URL = lazily(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_url(place: str) -> bool:
    """True of 's3://bucket/a.txt', and not of 'a.txt' or 'C:\\a.txt'."""
    return _URL.match(place) is not None


def join(folder: str, name: str) -> str:
    """A name in a folder; a folder "" is the place where artcli was called.

    >>> join("corpus/", "a.txt"), join("", "a.txt")
    ('corpus/a.txt', 'a.txt')
    """
    return f"{folder.rstrip('/')}/{name}" if folder.rstrip("/") else f"{folder}{name}"


class Disk:
    """The file system of this machine."""

    is_near = True

    def list(self, folder: str) -> Iterator[Found]:
        try:
            with os.scandir(folder or ".") as entries:
                for entry in entries:
                    yield _found(entry)
        except OSError as problem:
            raise UnreadableSource(f"the folder cannot be read: {explain(problem)}") from problem

    def look(self, path: str) -> Found | None:
        try:
            status = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, ValueError) as problem:
            raise UnreadableSource(f"cannot be looked at: {explain(problem) if isinstance(problem, OSError) else problem}") from problem
        name = os.path.basename(path)
        return _through_link(name, path) if stat.S_ISLNK(status.st_mode) else Found(name, _kind(status.st_mode), status.st_size)

    def look_for_file(self, path: str) -> Found | None:
        return self.look(path)

    def real(self, path: str) -> str:
        return os.path.realpath(path)

    def read(self, path: str, most: int) -> bytes:
        # O_NONBLOCK: what was a file when it was planned may be a pipe by now, and nobody would ever write to it
        handle = _open(path, os.O_RDONLY | os.O_NONBLOCK, is_planned=True)
        try:
            return _read_unchanged(handle, most)
        except OSError as problem:
            raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
        finally:
            os.close(handle)

    def read_piece(self, path: str, first: int, length: int) -> bytes:
        handle = _open(path, os.O_RDONLY, is_planned=True)
        try:
            os.lseek(handle, first, os.SEEK_SET)
            return _exactly(handle, length)
        except OSError as problem:
            raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
        finally:
            os.close(handle)

    def replace(self, root: str, name: str, data: bytes) -> None:
        with _placing(root, name) as path:
            try:
                _write_beside(path, _mode(_status(path)), data, durable=False)
            except FileNotFoundError:
                _make_folders(root, name)
                _write_beside(path, None, data, durable=False)

    def adopt(self, root: str, name: str, file: str) -> None:
        with _placing(root, name) as path:
            _make_folders(root, name)
            mode = _mode(_status(path))
            if mode is not None:
                os.chmod(file, mode)
            os.replace(file, path)

    def remove(self, root: str, name: str) -> None:
        with _placing(root, name) as path:
            try:
                os.unlink(path)
            except FileNotFoundError:
                pass
            folder = os.path.dirname(name)
            while folder:
                try:
                    os.rmdir(join(root, folder))
                except OSError:
                    return  # it holds something, and stays
                folder = os.path.dirname(folder)

    def sweep(self, folder: str) -> None:
        try:
            with os.scandir(folder or ".") as entries:
                left = [entry.path for entry in entries if entry.name.startswith(UNFINISHED) and entry.name.endswith(".tmp")]
        except OSError:
            return  # a folder that is not there holds nothing unfinished
        for path in left:
            _remove(path)

    def scratch(self, root: str) -> str:
        folder = join(root, ".artcli")
        with _placing(root, ".artcli"):
            os.makedirs(folder, exist_ok=True)
        if os.path.islink(folder):
            raise UnwritableOutput(f"{folder}: is a link, and artcli keeps its manifest in a folder of its own")
        return folder

    @contextmanager
    def lock(self, path: str) -> Iterator[IsLost]:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        except OSError as problem:
            raise UnwritableOutput(f"{path}: cannot be written: {explain(problem)}") from problem
        try:
            _hold(handle)
            yield lambda: False  # the system keeps it for us
        finally:
            os.close(handle)

    def log(self, path: str) -> Log:
        return _DiskLog(path)

    def lines(self, path: str) -> Iterator[bytes]:
        try:
            with open(path, "rb") as file:
                for line in file:
                    if line.endswith(b"\n"):  # the last one may be torn: its writer was killed
                        yield line
        except FileNotFoundError:
            return
        except OSError as problem:
            raise UnreadableSource(f"{path}: cannot be read: {explain(problem)}") from problem


def _found(entry: os.DirEntry[str]) -> Found:
    if entry.is_symlink():
        return _through_link(entry.name, entry.path)
    if entry.is_dir(follow_symlinks=False):
        return Found(entry.name, "folder")
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return Found(entry.name, "gone")
    return Found(entry.name, _kind(status.st_mode), status.st_size)


def _through_link(name: str, path: str) -> Found:
    try:
        status = os.stat(path)
    except OSError:
        return Found(name, "gone", is_link=True)
    return Found(name, _kind(status.st_mode), status.st_size, is_link=True)


def _kind(mode: int) -> Kind:
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    return "pipe" if stat.S_ISFIFO(mode) else "socket" if stat.S_ISSOCK(mode) else "device"


_TRIES = 3


def _read_unchanged(handle: int, most: int) -> bytes:
    """A regular file's bytes, all from one moment: what changes while it is read is read again."""
    for _ in range(_TRIES):
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableSource(_FOLDER if stat.S_ISDIR(before.st_mode) else "is no file any more")
        if before.st_size > most:
            raise UnreadableSource(f"is larger than {size_in_words(most)}")
        data = _exactly(handle, before.st_size + 1)
        after = os.fstat(handle)
        if len(data) == before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns:
            return data
        os.lseek(handle, 0, os.SEEK_SET)
    raise UnreadableSource("changes while it is read; run again when it is finished")


def _exactly(handle: int, length: int) -> bytes:
    """So many bytes, fewer only where the file ends."""
    data = os.read(handle, length)
    if len(data) == length or not data:
        return data
    parts = [data]
    left = length - len(data)
    while left and (more := os.read(handle, left)):
        parts.append(more)
        left -= len(more)
    return parts[0] if len(parts) == 1 else b"".join(parts)


_SIZE = lazily(r"([0-9]{1,15})([KMG]?)", re.IGNORECASE)


def size_of(size: int | str) -> int:
    """A size as one writes it to bytes. Raises WrongArgument.

    >>> size_of("32M"), size_of("500k"), size_of(1000)
    (33554432, 512000, 1000)
    """
    match = _SIZE.fullmatch(str(size).strip()) if isinstance(size, (int, str)) else None
    if not match or not int(match[1]):
        raise WrongArgument(f"{size!r} is no size; give one such as 500K, 32M or 1G, or a number of bytes")
    return int(match[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[match[2].upper()]


def size_in_words(count: int) -> str:
    """A number of bytes for a person: '64 MiB', '1.5 MiB', '900 bytes'."""
    for unit, name in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".0 ", " ")
    return f"{count} bytes"


# Errors that are the fault of one name; all others would meet the next file as well.
_OF_THE_NAME = (errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.EINVAL, errno.EEXIST, errno.ENOTEMPTY)


@contextmanager
def _placing(root: str, name: str) -> Iterator[str]:
    """The path of a name below a root, with what goes wrong there told as the error that it is."""
    _refuse_links(root, os.path.dirname(name))
    path = join(root, name)
    try:
        yield path
    except OSError as problem:
        kind = RefusedOutput if problem.errno in _OF_THE_NAME and os.path.isdir(root) else UnwritableOutput
        raise kind(f"{path}: cannot be written: {explain(problem)}") from problem
    except ValueError as problem:
        raise RefusedOutput(f"{path}: cannot be written: {problem}") from problem


def _refuse_links(root: str, folder: str) -> None:
    """A link among the folders below the root would lead the output to where nobody asked for it."""
    while folder:
        path = join(root, folder)
        if os.path.islink(path):
            raise RefusedOutput(f"{path}: is a link, and outputs stay in the output folder")
        folder = os.path.dirname(folder)


def _make_folders(root: str, name: str) -> None:
    folder = os.path.dirname(name)
    if folder:
        os.makedirs(join(root, folder), exist_ok=True)
        _refuse_links(root, folder)
    elif not os.path.isdir(root):
        raise NotADirectoryError(errno.ENOTDIR, "is no folder any more")


_PATIENCE = 20  # tenths of a second: the workers of a run that was killed need a moment to go


def _hold(handle: int) -> None:
    """Locks an open file, also for the processes that are forked from this one, until the last of them is gone."""
    import time

    for _ in range(_PATIENCE):
        if _lock_now(handle):
            return
        time.sleep(0.1)
    raise OutputInUse("another run of artcli is writing to this folder; wait for it, or name another folder")


def _lock_now(handle: int) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in (errno.EWOULDBLOCK, errno.EACCES):
            return False
        raise UnwritableOutput(f"the output folder cannot be locked: {explain(problem)}") from problem
    return True


class _DiskLog:
    """Lines go to the file at once, past Python's buffer: a process that is killed loses none that it was given."""

    def __init__(self, path: str) -> None:
        self._path = path
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o666)
            self._mend()
        except OSError as problem:
            raise UnwritableOutput(f"{path}: cannot be written: {explain(problem)}") from problem

    def _mend(self) -> None:
        """A torn last line gets its end, so that the next line is one of its own."""
        size = os.lseek(self._handle, 0, os.SEEK_END)
        if size:
            os.lseek(self._handle, size - 1, os.SEEK_SET)
            if os.read(self._handle, 1) != b"\n":
                write_all(self._handle, b"\n")

    def write(self, lines: bytes) -> None:
        try:
            write_all(self._handle, lines)
        except OSError as problem:
            raise UnwritableOutput(f"{self._path}: cannot be written: {explain(problem)}") from problem

    def close(self) -> None:
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def drop(self) -> None:
        self.close()

"""The `Store` of this machine's disk: list, read, replace in one step, lock."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from artcli.errors import OutputInUse, RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.storage import (
    IS_A_FOLDER,
    UNFINISHED,
    explain,
    join,
    mode_of,
    open_file,
    remove_if_there,
    status_of,
    too_large,
    write_all,
    write_beside,
)
from artcli.store import Found, IsLost, Kind, Log


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
        handle = open_file(path, os.O_RDONLY | os.O_NONBLOCK, is_planned=True)
        try:
            return _read_unchanged(handle, most)
        except OSError as problem:
            raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
        finally:
            os.close(handle)

    def read_piece(self, path: str, first: int, length: int) -> bytes:
        handle = open_file(path, os.O_RDONLY, is_planned=True)
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
                write_beside(path, mode_of(status_of(path)), data, durable=False)
            except FileNotFoundError:
                _make_folders(root, name)
                write_beside(path, None, data, durable=False)

    def adopt(self, root: str, name: str, file: str) -> None:
        with _placing(root, name) as path:
            _make_folders(root, name)
            mode = mode_of(status_of(path))
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
            remove_if_there(path)

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
            with open(path, "rb", opener=_open_at_once) as file:
                for line in file:
                    if line.endswith(b"\n"):  # the last one may be torn: its writer was killed
                        yield line
        except FileNotFoundError:
            return
        except OSError as problem:
            raise UnreadableSource(f"{path}: cannot be read: {explain(problem)}") from problem


def _open_at_once(path: str, flags: int) -> int:
    """Opens a file, or a folder, which is refused later; a pipe would wait for a writer, and hear of no signal. Raises OSError."""
    handle = os.open(path, flags | os.O_NONBLOCK)
    if _kind(os.fstat(handle).st_mode) in ("file", "folder"):
        return handle
    os.close(handle)
    raise OSError(errno.EINVAL, "is no file", path)


def _found(entry: os.DirEntry[str]) -> Found:
    if entry.is_symlink():
        return _through_link(entry.name, entry.path)
    if entry.is_dir(follow_symlinks=False):
        return Found(entry.name, "folder")
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:
        return Found(entry.name, "gone")
    except OSError:
        return Found(entry.name, "file")  # in a folder that may be listed and no more; whoever reads it is told so
    return Found(entry.name, _kind(status.st_mode), status.st_size)


def _through_link(name: str, path: str) -> Found:
    try:
        status = os.stat(path)
    except OSError as problem:
        return Found(name, "circle" if problem.errno == errno.ELOOP else "gone", is_link=True)
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
            raise UnreadableSource(IS_A_FOLDER if stat.S_ISDIR(before.st_mode) else "is no file any more")
        if before.st_size > most:
            raise UnreadableSource(too_large(most))
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

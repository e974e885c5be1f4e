"""Read a file, replace one in a single step."""

from __future__ import annotations

import errno
import os
import secrets
import stat

from artcli.errors import UnreadableSource, UnwritableOutput

LARGEST = 256 * 1024 * 1024
"""The most bytes of one source: a bound for what has no end, such as a pipe from `yes`."""

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
    errno.ELOOP: "its links lead in a circle",
}


def read(path: str) -> bytes:
    """A file's bytes; a named pipe is read to its end. Raises UnreadableSource with what is wrong and what to do."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as problem:
        what = "is a link to a file that is not there" if os.path.islink(path) else f"no such file{_nearest(path)}"
        raise UnreadableSource(what) from problem
    except PermissionError as problem:
        if os.path.isdir(path):
            raise UnreadableSource(_FOLDER) from problem
        raise UnreadableSource("may not be read (permission denied)") from problem
    except OSError as problem:
        if problem.errno in (errno.ENXIO, getattr(errno, "EOPNOTSUPP", None)):
            raise UnreadableSource("is a socket, not a file") from problem
        raise UnreadableSource(f"cannot be read: {_said(problem)}") from problem
    except ValueError as problem:
        raise UnreadableSource(f"cannot be read: {problem}") from problem
    try:
        return read_from(handle)
    finally:
        os.close(handle)


def read_from(handle: int) -> bytes:
    """What an open file gives until its end. Raises UnreadableSource for folders, devices, errors, and what is larger than LARGEST."""
    try:
        kind = os.fstat(handle)
        if stat.S_ISDIR(kind.st_mode):
            raise UnreadableSource(_FOLDER)
        if stat.S_ISBLK(kind.st_mode):
            raise UnreadableSource("is a disk, not a file")
        if stat.S_ISREG(kind.st_mode) and kind.st_size > LARGEST:
            raise UnreadableSource(_too_large())
        data = _drain(handle, endless=stat.S_ISCHR(kind.st_mode) and not os.isatty(handle))
    except OSError as problem:
        raise UnreadableSource(f"cannot be read: {_said(problem)}") from problem
    except MemoryError as problem:
        raise UnreadableSource("is larger than the memory that is left") from problem
    return data


_FOLDER = "is a folder; name the files in it, or read the whole folder with 'artcli convert'"


def _too_large() -> str:
    return f"is larger than {LARGEST // 2**20} MB; split it"


def _drain(handle: int, *, endless: bool) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := os.read(handle, _CHUNK):
        if endless:  # /dev/zero, /dev/urandom; /dev/null gives nothing and does not come here
            raise UnreadableSource("is a device, not a file")
        parts.append(chunk)
        size += len(chunk)
        if size > LARGEST:
            raise UnreadableSource(_too_large())
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _said(problem: OSError) -> str:
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
            _write_beside(path, stat.S_IMODE(there.st_mode) & 0o777 if there is not None and stat.S_ISREG(there.st_mode) else None, data)
    except (OSError, ValueError) as problem:
        said = _said(problem) if isinstance(problem, OSError) else str(problem)
        raise UnwritableOutput(f"{path}: cannot be written: {said}") from problem


def _status(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


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


def _write_beside(path: str, mode: int | None, data: bytes) -> None:
    # in the same folder, for a rename is one step only within one disk; O_EXCL, so that nobody else's link is followed
    beside = os.path.join(os.path.dirname(path), f".artcli-{secrets.token_hex(8)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        try:
            write_all(handle, data)
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(handle, mode)
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

"""Read a file, replace one in a single step."""

from __future__ import annotations

import errno
import os
import re
import stat

from artcli.errors import UnreadableSource, UnwritableOutput
from artcli.options import LARGEST
from artcli.patterns import lazily
from artcli.sizes import size_in_words

UNFINISHED = ".artcli-"
"""How the names begin under which files are written before they are renamed."""

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
    errno.EEXIST: "something else stands there",
}


def read(path: str, largest: int = LARGEST) -> bytes:
    """A file's bytes; a named pipe is read to its end.

    Raises UnreadableSource with what is wrong and what to do, also for what is larger than `largest`.
    """
    handle = open_file(path, os.O_RDONLY)
    try:
        return read_from(handle, largest)
    finally:
        os.close(handle)


def open_file(path: str, flags: int, *, is_planned: bool = False) -> int:
    """Opens a file; one that `is_planned` was there a moment ago. Raises UnreadableSource."""
    try:
        return os.open(path, flags)
    except FileNotFoundError as problem:
        if is_planned:
            raise UnreadableSource("no such file any more") from problem
        what = "is a link to a file that is not there" if os.path.islink(path) else f"no such file{_nearest(path)}"
        raise UnreadableSource(what) from problem
    except PermissionError as problem:
        if os.path.isdir(path):
            raise UnreadableSource(IS_A_FOLDER) from problem
        raise UnreadableSource("may not be read (permission denied)") from problem
    except OSError as problem:
        if _is_socket(path):
            raise UnreadableSource("is a socket, not a file") from problem
        raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
    except ValueError as problem:
        raise UnreadableSource(f"cannot be read: {problem}") from problem


def _is_socket(path: str) -> bool:
    try:
        return stat.S_ISSOCK(os.stat(path).st_mode)
    except OSError:
        return False


def read_from(handle: int, largest: int = LARGEST) -> bytes:
    """What an open file gives until its end. Raises UnreadableSource for folders, devices, errors, and what is too large."""
    try:
        kind = os.fstat(handle)
        if stat.S_ISDIR(kind.st_mode):
            raise UnreadableSource(IS_A_FOLDER)
        if stat.S_ISBLK(kind.st_mode):
            raise UnreadableSource("is a disk, not a file")
        if stat.S_ISREG(kind.st_mode) and kind.st_size > largest:
            raise UnreadableSource(too_large(largest))
        data = _drain(handle, largest, endless=stat.S_ISCHR(kind.st_mode) and not os.isatty(handle))
    except OSError as problem:
        raise UnreadableSource(f"cannot be read: {explain(problem)}") from problem
    except MemoryError as problem:
        raise UnreadableSource("is larger than the memory that is left") from problem
    return data


IS_A_FOLDER = "is a folder; name the files in it, or read the whole folder with 'artcli convert'"


def too_large(largest: int) -> str:
    """What is said of a source that is larger than wanted."""
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
            raise UnreadableSource(too_large(largest))
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_some(handle: int) -> bytes:
    """The next bytes of an open file, which may be one that another program set not to wait; b"" at the end. Raises OSError."""
    while True:
        try:
            return os.read(handle, _CHUNK)
        except BlockingIOError:
            import select

            select.select([handle], [], [])


def here() -> str:
    """The folder in which artcli was called. Raises UnreadableSource where it is gone."""
    try:
        return os.getcwd()
    except FileNotFoundError as problem:
        raise UnreadableSource("the folder in which artcli was started is gone; go to another one first") from problem


def explain(problem: OSError) -> str:
    """What the system says no to, in words."""
    said = problem.strerror or str(problem)
    return _SAID.get(problem.errno or 0) or said[:1].lower() + said[1:]


_LIKE = 0.6


def _nearest(path: str) -> str:
    """'; did you mean …?' where a file of nearly that name is in the folder; names that could not be printed are not proposed."""
    from difflib import SequenceMatcher, get_close_matches

    folder, name = os.path.split(path)
    try:
        with os.scandir(folder or ".") as entries:
            names = sorted(entry.name for _, entry in zip(range(5000), entries, strict=False) if entry.name.isprintable())
    except (OSError, ValueError):
        return f"; there is no folder '{folder}'" if folder and not os.path.isdir(folder) else ""
    near = get_close_matches(name[:255], names, n=1, cutoff=0.7)
    if near and SequenceMatcher(None, os.path.splitext(name)[0], os.path.splitext(near[0])[0]).ratio() < _LIKE:
        return ""  # of short names the suffix alone is alike: 'nope.txt', 'e.txt'
    return f"; did you mean '{os.path.join(folder, near[0])}'?" if near else ""


def replace(path: str, data: bytes) -> None:
    """Writes a file whole or not at all: beside its place first, then renamed into it.

    A file that is there keeps its mode; a link to a file is replaced, not followed; a pipe or a device is written as it is.
    Raises UnwritableOutput; nothing is left behind then.
    """
    try:
        there = status_of(path)
        if there is not None and not stat.S_ISREG(there.st_mode):
            there = _target(path, there)
        if there is not None and not stat.S_ISREG(there.st_mode) and not stat.S_ISLNK(there.st_mode):
            _write_through(path, there, data)
        else:
            write_beside(path, mode_of(there), data)
    except (OSError, ValueError) as problem:
        said = explain(problem) if isinstance(problem, OSError) else str(problem)
        raise UnwritableOutput(f"{path}: cannot be written: {said}") from problem


def status_of(path: str) -> os.stat_result | None:
    """What stands at a path, a link as such; None where nothing does. Raises OSError."""
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def mode_of(there: os.stat_result | None) -> int | None:
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


def write_beside(path: str, mode: int | None, data: bytes, *, durable: bool = True) -> None:
    """Writes a file beside its place and renames it into it; `durable`: when it is on the disk. Raises OSError."""
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
        remove_if_there(beside)
        raise


def remove_if_there(path: str) -> None:
    """Removes a file if that can be done; what led to it is told, and not this."""
    try:
        os.unlink(path)
    except OSError:
        return


def write_all(handle: int, data: bytes) -> None:
    """Writes every byte to an open file: a system call may take fewer than it is given. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


_URL = lazily(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_url(place: str) -> bool:
    """True of 's3://bucket/a.txt', and not of 'a.txt' or 'C:\\a.txt'."""
    return "://" in place and _URL.match(place) is not None


def join(folder: str, name: str) -> str:
    """A name in a folder; a folder "" is the place where artcli was called.

    >>> join("corpus/", "a.txt"), join("", "a.txt")
    ('corpus/a.txt', 'a.txt')
    """
    return f"{folder.rstrip('/')}/{name}" if folder.rstrip("/") else f"{folder}{name}"

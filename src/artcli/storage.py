"""Read a file, replace one in a single step."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from pathlib import Path

from artcli.errors import UnreadableSource, UnwritableOutput


def read(path: str) -> bytes:
    """A file's bytes. Raises UnreadableSource with what is wrong and what to do."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - names may be any bytes, and FIFOs are read too
            return file.read()
    except FileNotFoundError as problem:
        raise UnreadableSource(f"no such file{_nearest(path)}") from problem
    except IsADirectoryError as problem:
        raise UnreadableSource("is a folder; name the files in it") from problem
    except PermissionError as problem:
        raise UnreadableSource("may not be read (permission denied)") from problem
    except (OSError, ValueError) as problem:
        raise UnreadableSource(f"cannot be read: {getattr(problem, 'strerror', None) or problem}") from problem


def _nearest(path: str) -> str:
    from difflib import get_close_matches

    try:
        names = os.listdir(os.path.dirname(path) or ".")[:5000]  # noqa: PTH120, PTH208
    except (OSError, ValueError):
        return ""
    near = get_close_matches(os.path.basename(path), names, n=1)  # noqa: PTH119
    return f"; did you mean '{near[0]}'?" if near else ""


def replace(path: str, data: bytes) -> None:
    """Writes a file whole or not at all: beside its place first, then renamed into it.

    A file that is there keeps its mode. Raises UnwritableOutput; nothing is left behind then.
    """
    try:
        if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH110, PTH116
            _write_through(path, data)
            return
        _write_beside(Path(os.path.realpath(path)), data)
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"{path}: cannot be written: {getattr(problem, 'strerror', None) or problem}") from problem


def _write_through(path: str, data: bytes) -> None:
    """A device or a pipe is written as it is; a folder is refused."""
    if os.path.isdir(path):  # noqa: PTH112
        raise OSError(errno.EISDIR, "is a folder")
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        _write_all(file.fileno(), data)


def _write_beside(target: Path, data: bytes) -> None:
    beside = target.with_name(f".artcli-{secrets.token_hex(8)}.tmp")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        try:
            _write_all(handle, data)
            if mode is not None:
                os.fchmod(handle, mode)
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]

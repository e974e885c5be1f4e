"""Files beyond this machine: a URL such as 's3://bucket/folder' to a store that fsspec reaches."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import Any, cast

from artcli import storage
from artcli.disk import Disk
from artcli.errors import ArtcliError, MissingExtra, RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.options import LARGEST
from artcli.storage import UNFINISHED, is_url, join
from artcli.store import Found, IsLost, Kind, Log, Store

_OF_THE_DISK = ("file", "local")
_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "oss", "cos", "obs", "memory"})
"""Stores in which an object appears whole or not at all; in the others a file is written beside its place and then moved."""

_PAGE = 1000
_PARTS = ".parts"
_PART = 1024 * 1024
_WRITTEN_EVERY = 5.0  # seconds
_PIECE = 4 * 1024 * 1024
_S3 = ("s3", "s3a")
_WEB = ("http", "https")
_MISSING = (404, 410)  # what a server answers where there is nothing
_LONGEST_KEY = 1024  # of S3 and of Google Cloud Storage, in bytes


def store_of(place: str) -> Store:
    """A path to the disk, a URL to the store that it names. Raises MissingExtra, UnreadableSource."""
    protocol = _protocol_of(place)
    if protocol is None:
        return Disk()
    if protocol in _WEB and place.partition("://")[2][:1] in ("", "/", "?", "#"):
        raise UnreadableSource("is no address: it names no server")
    options = _class_of(protocol)._get_kwargs_from_urls(place)  # for some kinds the URL names a host and a user
    return Remote(protocol, tuple(sorted(options.items())))


def plain(place: str) -> str:
    """A URL that leads to this machine's disk to a path; every other place as it is.

    >>> plain("file:///srv/news"), plain("s3://bucket/news")
    ('/srv/news', 's3://bucket/news')
    """
    return place.partition("://")[2] if is_url(place) and _protocol_of(place) is None else place


def is_of_this_process(place: str) -> bool:
    """True of what no other process sees."""
    return _protocol_of(place) == "memory"


def _protocol_of(place: str) -> str | None:
    """'s3://bucket' to 's3', None for what is on the disk."""
    if not is_url(place):
        return None
    protocol = place.partition("://")[0].lower()
    return None if protocol in _OF_THE_DISK else protocol


def _class_of(protocol: str) -> Any:
    """What fsspec has for a kind of store. Raises MissingExtra where a package is not installed, UnreadableSource for an unknown kind."""
    try:
        from fsspec import get_filesystem_class
    except ModuleNotFoundError as problem:
        raise MissingExtra(f"{protocol}:// needs: pip install 'artcli[remote]'") from problem
    try:
        return get_filesystem_class(protocol)
    except ImportError as problem:
        raise MissingExtra(f"{protocol}:// needs one more package: {_said(problem)}") from problem
    except ValueError as problem:
        raise UnreadableSource(f"there is no kind of store called '{protocol}'") from problem


def read(url: str, largest: int = LARGEST) -> bytes:
    """The bytes that a URL leads to. Raises UnreadableSource, MissingExtra."""
    path = plain(url)
    return storage.read(path, largest) if path != url else store_of(url).read(url, largest)


def replace(url: str, data: bytes) -> None:
    """Writes what a URL leads to, whole or not at all. Raises UnwritableOutput, MissingExtra."""
    path = plain(url)
    if path != url:
        storage.replace(path, data)
    else:
        root, _, name = url.rpartition("/")
        store_of(url).replace(root, name, data)


@dataclass(frozen=True, slots=True)
class Remote:
    """A store that fsspec reaches, with its files under URLs. It holds no connection: each process opens its own."""

    is_near = False

    protocol: str
    options: tuple[tuple[str, Any], ...] = ()

    def list(self, folder: str) -> Iterator[Found]:
        with _reading():
            if self.protocol in _S3:
                yield from _sound(_pages(self._system(), folder))
                return
            entries = self._system().ls(folder, detail=True)
        yield from _sound(Found(_last_part(each["name"]), _kind(each), each.get("size") or 0) for each in entries)

    def look(self, path: str) -> Found | None:
        with _reading():
            try:
                entry = self._system().info(path)
            except FileNotFoundError as problem:
                if self.protocol in _WEB and getattr(problem.__cause__, "status", None) not in _MISSING:
                    raise problem.__cause__ or problem from None  # fsspec says so of a server that does not answer, too
                return None
        return Found(_last_part(path), _kind(entry), entry.get("size") or 0)

    def look_for_file(self, path: str) -> Found | None:
        if self.protocol not in _S3:
            return self.look(path)
        with _reading():
            system = self._system()
            bucket, key, _ = system.split_path(path)
            try:
                entry = system.call_s3("head_object", system.kwargs, Bucket=bucket, Key=key, **system.req_kw)
            except FileNotFoundError:
                return None
        return Found(_last_part(path), "file", entry["ContentLength"])

    def real(self, path: str) -> str:
        with _reading():
            system = self._system()
            return str(system.unstrip_protocol(system._strip_protocol(path)))

    def read(self, path: str, most: int) -> bytes:
        with _reading():
            data = self._piece(path, 0, most + 1)
        if len(data) > most:
            raise UnreadableSource(storage.too_large(most))
        return data

    def read_piece(self, path: str, first: int, length: int) -> bytes:
        with _reading():
            return self._piece(path, first, length)

    def _piece(self, path: str, first: int, length: int) -> bytes:
        system = self._system()
        try:
            return bytes(system.cat_file(path, start=first, end=first + length))
        except Exception as problem:
            # of an empty file some stores give no piece, not even an empty one; of a folder some say that there is none
            entry = self._entry(path)
            if entry is not None and _kind(entry) == "folder":
                raise UnreadableSource(storage.IS_A_FOLDER) from None
            if entry is not None and (entry.get("size") or 0) <= first and not isinstance(problem, FileNotFoundError):
                return b""
            raise

    def _entry(self, path: str) -> dict[str, Any] | None:
        """What a store says of a place, None where it says nothing: then the first problem is the one to tell."""
        try:
            return cast("dict[str, Any]", self._system().info(path))
        except Exception:
            return None

    def replace(self, root: str, name: str, data: bytes) -> None:
        path = self._path(root, name)
        with _writing(path), self._placing(path) as place:
            self._system().pipe_file(place, data)

    def adopt(self, root: str, name: str, file: str) -> None:
        path = self._path(root, name)
        with _writing(path), self._placing(path) as place:
            self._system().put_file(file, place)
        os.unlink(file)

    def remove(self, root: str, name: str) -> None:
        path = self._path(root, name)
        with _writing(path):
            for each in (path, *self._parts(path)):
                try:
                    self._system().rm_file(each)
                except FileNotFoundError:
                    pass
            if self.protocol not in _WHOLE:
                self._remove_empty(root, name)

    def sweep(self, folder: str) -> None:
        if self.protocol in _WHOLE:
            return
        try:
            left = [found.name for found in self.list(folder) if found.name.startswith(UNFINISHED) and found.name.endswith(".tmp")]
        except UnreadableSource:
            return  # a folder that is not there holds nothing unfinished
        for name in left:
            self.remove(folder, name)

    def scratch(self, root: str) -> str:
        owner = os.getuid()
        folder = os.path.join(tempfile.gettempdir(), f"artcli-{owner}-{_digest(self.real(root))}")
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            status = os.lstat(folder)
        except OSError as problem:
            raise UnwritableOutput(f"{folder}: cannot be written: {storage.explain(problem)}") from problem
        if os.path.islink(folder) or status.st_uid != owner:
            raise UnwritableOutput(f"{folder}: belongs to somebody else")
        return folder

    @contextmanager
    def lock(self, path: str) -> Iterator[IsLost]:
        from artcli.lease import Lease

        lease = Lease(self._system, path, creates=self.protocol in _WHOLE, compares=self.protocol in _S3)
        with _writing(path):
            if self.protocol not in _WHOLE:
                self._system().makedirs(path.rpartition("/")[0], exist_ok=True)
            lease.take()
        try:
            yield lease.is_lost
        finally:
            lease.give_back()

    def log(self, path: str) -> Log:
        with _writing(path):
            last = max((_number(each) for each in self._parts(path)), default=0)
        return _Parts(self, path, last + 1)

    def lines(self, path: str) -> Iterator[bytes]:
        with _reading():
            for each in (path, *self._parts(path)):
                yield from self._whole_lines(each)

    def _whole_lines(self, path: str) -> Iterator[bytes]:
        rest, at = b"", 0
        while True:
            try:
                piece = self._piece(path, at, _PIECE)
            except FileNotFoundError:
                return
            at += len(piece)
            *lines, rest = (rest + piece).split(b"\n")
            yield from (line + b"\n" for line in lines)
            if len(piece) < _PIECE:
                return

    def _parts(self, path: str) -> tuple[str, ...]:
        """The parts of a log, oldest first."""
        root, _, name = path.rpartition("/")
        folder = join(root, f"{name}{_PARTS}")
        if self.look(folder) is None:
            return ()
        return tuple(join(folder, name) for name in sorted(found.name for found in self.list(folder)))

    def _system(self) -> Any:
        """The file system of fsspec, one for each process. It remembers no listing: what it would remember grows with the store."""
        with _reading():
            return _class_of(self.protocol)(**dict(self.options), use_listings_cache=False)

    def _path(self, root: str, name: str) -> str:
        path = join(root, name)
        wrong = _wrong_with(path)
        if wrong:
            raise RefusedOutput(f"{path}: cannot be written: {wrong}")
        return path

    @contextmanager
    def _placing(self, path: str) -> Iterator[str]:
        """Where a file is to be written so that it appears whole or not at all."""
        if self.protocol in _WHOLE:
            yield path
            return
        system = self._system()
        folder = path.rpartition("/")[0]
        beside = join(folder, f"{UNFINISHED}{secrets.token_hex(8)}.tmp")
        system.makedirs(folder, exist_ok=True)
        try:
            yield beside
            _move(system, beside, path)
        except BaseException:
            try:
                system.rm_file(beside)
            except Exception:
                pass  # the error that led here is the one to tell
            raise

    def _remove_empty(self, root: str, name: str) -> None:
        folder = name.rpartition("/")[0]
        while folder:
            try:
                self._system().rmdir(join(root, folder))
            except Exception:
                return  # it holds something, and stays
            folder = folder.rpartition("/")[0]


class _Parts:
    """A log in a store whose files do not grow: every few seconds what came in is written as the next part.

    What a run that is killed had not written yet it does once more, to the same bytes.
    """

    def __init__(self, store: Remote, path: str, number: int) -> None:
        self._store = store
        self._folder = f"{path}{_PARTS}"
        self._number = number
        self._held: list[bytes] = []
        self._size = 0
        self._written = monotonic()

    def write(self, lines: bytes) -> None:
        self._held.append(lines)
        self._size += len(lines)
        if self._size >= _PART or monotonic() - self._written >= _WRITTEN_EVERY:
            self._write()

    def close(self) -> None:
        if self._held:
            self._write()

    def drop(self) -> None:
        self._held.clear()

    def _write(self) -> None:
        self._store.replace(self._folder, f"{self._number:08d}", b"".join(self._held))
        self._number += 1
        self._held.clear()
        self._size = 0
        self._written = monotonic()


def _number(part: str) -> int:
    name = _last_part(part)
    return int(name) if name.isdecimal() else 0


def _pages(system: Any, folder: str) -> Iterator[Found]:
    """What is in a folder of S3, a thousand names at a time: fsspec's own listing holds all of it at once."""
    bucket, key, _ = system.split_path(folder)
    prefix = f"{key.rstrip('/')}/" if key.rstrip("/") else ""
    asked: dict[str, Any] = {"Bucket": bucket, "Prefix": prefix, "Delimiter": "/", "MaxKeys": _PAGE}
    while True:
        page = system.call_s3("list_objects_v2", system.kwargs, **asked, **system.req_kw)
        for one in page.get("CommonPrefixes", ()):
            yield Found(one["Prefix"][len(prefix) : -1], "folder")
        for one in page.get("Contents", ()):
            if one["Key"] != prefix:  # the mark of an empty folder
                yield Found(one["Key"][len(prefix) :], "file", one["Size"])
        if not page.get("IsTruncated"):
            return
        asked["ContinuationToken"] = page["NextContinuationToken"]


def _sound(entries: Iterator[Found]) -> Iterator[Found]:
    """What can be in a folder. A key such as 'a//b' or 'a/../b' has a name that would lead elsewhere: that is told at the end."""
    wrong = 0
    for found in entries:
        if found.name in ("", ".", ".."):
            wrong += 1
        else:
            yield found
    if wrong:
        raise UnreadableSource("holds keys with '//', '/./' or '/../' in them, which no folder can hold; they were left out")


def _wrong_with(path: str) -> str | None:
    """Why no file of a store may be called so."""
    try:
        key = path.encode()
    except UnicodeEncodeError:
        return "the name is no Unicode text"
    if len(key) > _LONGEST_KEY:
        return "the name is too long"
    if "?versionId=" in path:
        return "the store would take a part of the name for a version"
    return None


def _move(system: Any, path: str, to: str) -> None:
    """Renames where the store can; what fsspec does otherwise would take signs in the name for patterns."""
    from fsspec import AbstractFileSystem

    if type(system).mv is AbstractFileSystem.mv:
        system.cp_file(path, to)
        system.rm_file(path)
    else:
        system.mv(path, to)


def _last_part(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _kind(entry: dict[str, Any]) -> Kind:
    return {"file": "file", "directory": "folder"}.get(entry["type"], "device")  # type: ignore[return-value]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:16]


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever a store raises when it is read, as a sentence."""
    try:
        yield
    except ArtcliError:
        raise
    except FileNotFoundError as problem:
        raise UnreadableSource("no such file or folder in the store") from problem
    except PermissionError as problem:
        raise UnreadableSource(f"may not be read ({_said(problem)})") from problem
    except Exception as problem:  # each store has errors of its own
        asked = "; is the address right, and the network up?" if isinstance(problem, OSError) else ""
        raise UnreadableSource(f"cannot be read: {_said(problem)}{asked}") from problem


@contextmanager
def _writing(path: str) -> Iterator[None]:
    """Whatever a store raises when it is written, as a sentence."""
    try:
        yield
    except UnreadableSource as problem:
        raise UnwritableOutput(f"{path}: cannot be written: {problem}") from problem
    except ArtcliError:
        raise
    except FileNotFoundError as problem:
        raise UnwritableOutput(f"{path}: cannot be written: there is no such place in the store ({_said(problem)})") from problem
    except Exception as problem:  # each store has errors of its own
        raise UnwritableOutput(f"{path}: cannot be written: {_said(problem)}") from problem


def _said(problem: Exception) -> str:
    """An error in one line."""
    return " ".join(str(problem).split())[:300] or type(problem).__name__

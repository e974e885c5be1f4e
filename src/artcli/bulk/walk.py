"""Sources to the inputs in them: files, what is below folders, and why some of it is no input."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from fnmatch import translate
from typing import Literal

from artcli import storage, stores
from artcli.bulk import journal
from artcli.errors import MissingExtra, UnreadableSource, UnsafeRun
from artcli.storage import join
from artcli.store import Found, Kind, Store

_IN_OUT = "is in the output folder, which is never read"
_NOT_READ: dict[Kind, str] = {
    "pipe": "is a named pipe, not a file",
    "socket": "is a socket, not a file",
    "device": "is a device, not a file",
    "gone": "is a link to a file that is not there",
    "circle": "is a link that leads in a circle",
}
_NOWHERE: frozenset[Kind] = frozenset({"gone", "circle"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read, or what stands in its place with the reason why it is not."""

    path: str                # as it was named, or as it was found
    place: str               # below its source: what the tree of outputs mirrors
    size: int = 0
    outcome: Literal["failed", "skipped"] | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is still to be looked into."""

    path: str
    place: str               # "" for the source itself
    real: str                # its path without links
    root: str                # the source's path without links
    linked_at: tuple[str, ...] = ()   # the folders, without links, whose links led here


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of the files below a folder are inputs."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    largest: int = 64 * 2**20
    follow: bool = False     # links that lead out of their source, too
    out: str = ""            # the output folder, without links: it is never read
    page: str = ""           # a file, without links, that will be written when all is done: it must be no input
    _included: re.Pattern[str] | None = field(init=False, repr=False)
    _excluded: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_included", _any_of(self.include))
        object.__setattr__(self, "_excluded", _any_of(self.exclude))

    def takes(self, name: str, place: str) -> bool:
        """Is a file wanted, by its name or its path below the source?"""
        wanted = self._included is None or _fits(self._included, name, place)
        return wanted and not self.leaves_out(name, place)

    def leaves_out(self, name: str, place: str) -> bool:
        """Is a file, or a whole folder, to be left out?"""
        return self._excluded is not None and _fits(self._excluded, name, place)

    def reads(self, path: str, source: str) -> bool:
        """Is a file among the inputs below a source? Of both, links are resolved."""
        if not is_within(path, source) or (self.out and is_within(path, self.out)):
            return False
        *folders, name = path[len(source) :].strip("/").split("/")
        places = ["/".join(folders[: n + 1]) for n in range(len(folders))]
        if any(part.startswith(".") for part in (*folders, name)) or any(map(self.leaves_out, folders, places)):
            return False
        return self.takes(name, "/".join((*folders, name)))


def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str] | None:
    """Patterns of a shell as one expression; '**/a' is also an 'a' that is in no folder."""
    plain = [pattern.removeprefix("./").rstrip("/") for pattern in patterns]
    return re.compile("|".join(map(translate, dict.fromkeys((*plain, *(pattern.replace("**/", "") for pattern in plain)))))) if patterns else None


def _fits(patterns: re.Pattern[str], name: str, place: str) -> bool:
    return patterns.match(name) is not None or patterns.match(place) is not None


class Walk:
    """Goes through sources once, folder by folder.

    `push` and `pop` keep the folders that are still to come, wherever the caller likes; `pop` gives the first in the order of their paths.
    """

    def __init__(self, choice: Choice, push: Callable[[Folder], None], pop: Callable[[], Folder | None]) -> None:
        self._choice = choice
        self._push = push
        self._pop = pop
        self._linked: set[str] = set()

    def source(self, path: str, *, keep_folders: bool = False) -> Iterator[Input]:
        """The inputs of one source. A file keeps its name alone, or the folders that its path names, too (`keep_folders`).

        Raises UnsafeRun for an input that `Choice.page` would take the place of.
        """
        try:
            store = stores.store_of(path)
            if keep_folders and not store.is_near:
                yield self._unseen(path, store)
                return
            found = store.look(path)
        except (UnreadableSource, MissingExtra) as problem:
            yield Input(path, _place_of(path), outcome="failed", reason=str(problem))
            return
        place = _place_of(path) if keep_folders else path.rstrip("/").rpartition("/")[2]
        if found is None:
            yield Input(path, place, outcome="failed", reason="no such file or folder")
        elif found.kind in _NOWHERE:
            yield Input(path, place, outcome="failed", reason=_NOT_READ[found.kind])
        elif found.kind == "folder":
            real = store.real(path)
            self._push(Folder("" if path == "." else path, _place_of(path) if keep_folders else "", real, real))
            yield from self._folders()
        elif self._is_in_out(real := store.real(path)):
            yield _named(Input(path, place, outcome="skipped", reason=_IN_OUT), is_listed=keep_folders)
        else:
            yield _named(self._judged(path, place, found, real), is_listed=keep_folders)

    def _unseen(self, path: str, store: Store) -> Input:
        """A file of a far store that a list names: one look at each of a million would take longer than to read them all."""
        if self._is_in_out(store.real(path)):
            return Input(path, _place_of(path), outcome="skipped", reason=_IN_OUT)
        return Input(path, _place_of(path))

    def _folders(self) -> Iterator[Input]:
        while (folder := self._pop()) is not None:
            store = stores.store_of(folder.path)
            links: list[Found] = []
            try:
                for found in store.list(folder.path):
                    if found.is_link and not found.name.startswith("."):
                        links.append(found)
                    else:
                        yield from self._entry(store, folder, found)
            except UnreadableSource as problem:
                yield Input(folder.path, folder.place, outcome="failed", reason=str(problem))
            # of two links to one folder the first is followed, and a disk tells names in any order
            for found in sorted(links, key=lambda one: os.fsencode(one.name)):
                yield from self._link(store, folder, found)

    def _entry(self, store: Store, folder: Folder, found: Found) -> Iterator[Input]:
        if found.name.startswith("."):
            return
        path, place = _below(folder, found)
        if found.kind == "folder":
            real = f"{folder.real.rstrip('/')}/{found.name}"
            if self._choice.leaves_out(found.name, place) or real == self._choice.out:
                return
            if _holds_outputs(store, path):
                yield Input(path, place, outcome="skipped", reason=_OUTPUTS)
            else:
                self._push(Folder(path, place, real, folder.root, folder.linked_at))
        elif self._choice.takes(found.name, place):
            yield self._judged(path, place, found, join(folder.real, found.name))

    def _link(self, store: Store, folder: Folder, found: Found) -> Iterator[Input]:
        path, place = _below(folder, found)
        is_folder = found.kind == "folder"
        if self._choice.leaves_out(found.name, place) or not (is_folder or self._choice.takes(found.name, place)):
            return
        real = store.real(path)
        reason = None if found.kind in _NOWHERE else self._refusal(folder, real, is_folder)
        if reason is None and is_folder and _holds_outputs(store, path):
            reason = _OUTPUTS
        if reason is not None:
            yield Input(path, place, outcome="skipped", reason=reason)
        elif is_folder:
            self._linked.add(real)
            self._push(Folder(path, place, real, folder.root, (*folder.linked_at, folder.real)))
        else:
            yield self._judged(path, place, found, real)

    def _refusal(self, folder: Folder, real: str, is_folder: bool) -> str | None:
        """Why a link is not followed, None where it is."""
        if self._is_in_out(real):
            return "is a link into the output folder"
        if is_folder and any(is_within(place, real) for place in (folder.real, *folder.linked_at)):
            return "is a link to a folder that it lies in"
        if is_folder and real in self._linked:  # two links in each of thirty folders would lead to a thousand million places
            return "is a link to a folder that another link has led to"
        if not self._choice.follow and not is_within(real, folder.root):
            return "is a link that leads out of its source; --follow reads those, too"
        return None

    def _is_in_out(self, real: str) -> bool:
        return bool(self._choice.out) and is_within(real, self._choice.out)

    def _judged(self, path: str, place: str, found: Found, real: str) -> Input:
        if real == self._choice.page:
            raise UnsafeRun(f"{path}: is an input, and the report would take its place; give that another name")
        if found.kind == "gone" and not found.is_link:
            return Input(path, place, outcome="failed", reason="no such file any more")
        if found.kind in _NOT_READ:
            return Input(path, place, outcome="skipped", reason=_NOT_READ[found.kind])
        if found.size > self._choice.largest:
            return Input(path, place, found.size, "failed", storage.too_large(self._choice.largest))
        return Input(path, place, found.size)


def _named(one: Input, *, is_listed: bool) -> Input:
    """A source itself, which is no input and fails: who names a file wants it read, other than who lists what `find` has found."""
    return replace(one, outcome="failed") if one.outcome == "skipped" and not is_listed else one


_OUTPUTS = "is the output folder of another run; name it as a source of its own if it is to be read"


def _holds_outputs(store: Store, folder: str) -> bool:
    """Did a run write to a folder? Where a look is far, only one that came to its end is seen."""
    try:
        if not store.is_near:
            return store.look_for_file(join(folder, journal.MANIFEST)) is not None
        found = store.look(join(folder, journal.FOLDER))
    except UnreadableSource:
        return False  # whoever looks into it is told why
    return found is not None and found.kind == "folder"


def _below(folder: Folder, found: Found) -> tuple[str, str]:
    """The path of what is in a folder, and its place below the source."""
    return join(folder.path, found.name), f"{folder.place}/{found.name}" if folder.place else found.name


def is_within(path: str, folder: str) -> bool:
    """Is a path, of which links are resolved, a folder or below it?"""
    return path == folder or path.startswith(f"{folder.rstrip('/')}/")


def _place_of(path: str) -> str:
    """The folders and the name of a path that stood in a list, as tar would keep them: 'a/b.txt' of '/a/b.txt' and '../a/b.txt'."""
    _, _, rest = path.rpartition("://")
    parts = [part for part in rest.split("/") if part not in ("", ".")]
    while ".." in parts:
        del parts[: parts.index("..") + 1]
    return "/".join(parts)


def tidy(path: str) -> str:
    """A path without what makes no difference to where it leads: './a//b/' is 'a/b', but './-' is a file and '-' standard input."""
    if storage.is_url(path):
        return path.rstrip("/") if not path.endswith("://") else path
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return ("/" if path.startswith("/") else "./" if parts == ["-"] else "") + "/".join(parts) or "."


_MOST_OF_A_PATH = 1024 * 1024


def listed(chunks: Iterable[bytes]) -> Iterator[str]:
    """A list of paths, one a line, or each ended by a zero byte as of `find -print0`, to the paths.

    Lines may end as on Windows. The few names that end with a carriage return need the zero byte. Raises
    UnreadableSource for a line that is no path, for it is too long.
    """
    rest = b""
    end: bytes | None = None
    for chunk in chunks:
        rest += chunk
        if end is None:  # what ends the first path ends all; a pipe may give less than that at first
            end = b"\0" if b"\0" in chunk else b"\n" if b"\n" in chunk else None
        if end is not None:
            *whole, rest = rest.split(end)
            yield from (_path_of(path, end) for path in whole if path.strip())
        if len(rest) > _MOST_OF_A_PATH:
            raise UnreadableSource("the list of paths holds a line of more than a million bytes")
    if rest.strip():
        yield _path_of(rest, end)


def _path_of(line: bytes, end: bytes | None) -> str:
    return os.fsdecode(line if end == b"\0" else line.removesuffix(b"\r"))

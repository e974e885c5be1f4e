"""What is to be done: every input once, in the order of its path, with the names of its outputs.

All of it stands in a database on the disk, for the inputs may be more than the memory holds. The same sources give the same plan:
an input takes the name that mirrors its own, or the first number after it that no input before it took.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

import orjson

from artcli import storage, stores
from artcli.bulk import journal, names
from artcli.bulk.journal import Entry, Outcome
from artcli.bulk.walk import Choice, Folder, Input, Walk
from artcli.bulk.work import Task
from artcli.errors import MissingExtra, UnreadableSource, UnsafeRun, UnwritableOutput
from artcli.storage import join

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; PRAGMA cache_size = -2000; PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE folders (path BLOB PRIMARY KEY, place BLOB, real BLOB, root BLOB, linked_at BLOB) WITHOUT ROWID;
CREATE TABLE found (key BLOB, source INTEGER, path BLOB, place BLOB, size INTEGER, outcome TEXT, reason TEXT);
CREATE TABLE plan (n INTEGER PRIMARY KEY, key BLOB UNIQUE, path BLOB, stem TEXT, size INTEGER, outcome TEXT, reason TEXT);
CREATE TABLE names (folded TEXT PRIMARY KEY, key BLOB) WITHOUT ROWID;
CREATE TABLE numbers (folded TEXT PRIMARY KEY, next INTEGER) WITHOUT ROWID;
CREATE TABLE taken (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE known (key BLOB PRIMARY KEY, line BLOB) WITHOUT ROWID;
CREATE TABLE begun (path TEXT, sha256 TEXT, PRIMARY KEY (path, sha256)) WITHOUT ROWID;
CREATE TABLE written (path TEXT, sha256 TEXT, PRIMARY KEY (path, sha256)) WITHOUT ROWID;
CREATE TABLE elsewhere (key BLOB PRIMARY KEY, is_gone INTEGER) WITHOUT ROWID;
CREATE TABLE far (folder BLOB PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ended (n INTEGER PRIMARY KEY, line BLOB);
CREATE TABLE left_over (path TEXT, key BLOB, PRIMARY KEY (path, key)) WITHOUT ROWID;
CREATE TABLE stale (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ids (id BLOB);
"""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the names of outputs must know."""

    suffixes: tuple[str, ...]
    room: int                        # the bytes that the longest of them takes
    reserved: tuple[str, ...] = ()   # files below OUT whose places no output may take, nor have a folder of that name
    by_input: bool = True            # else by what the articles say, so that names are given when these are read


class Plan:
    """The plan of one run, and what is known of earlier ones."""

    def __init__(self, database: sqlite3.Connection, naming: Naming) -> None:
        self._db = database
        self._naming = naming
        self._db.executescript(_TABLES)
        if not naming.by_input:
            self._db.execute("CREATE INDEX names_by_key ON names (key)")
        self._db.execute("BEGIN")  # and never committed: nothing is written that the memory can hold, and nobody reads it later
        self._found = _Rows(database, "INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?)")
        self._planned = _Rows(database, "INSERT INTO plan VALUES (?, ?, ?, ?, ?, ?, ?)")
        self._ended = _Rows(database, "INSERT OR REPLACE INTO ended VALUES (?, ?)")
        self._ids = _Rows(database, "INSERT INTO ids VALUES (?)")
        self._source = 0
        self._empty: list[bytes] = []   # sources in which nothing was found
        self._last_written: list[str] = []
        self._have_taken = False
        self._have_numbers = False
        self._reserved = {names.fold(path): path for path in naming.reserved}
        for path in naming.reserved:
            for place in _with_its_folders(path):
                self._take(place)

    # ---- what is known of earlier runs ---------------------------------------------------------------------------------

    def recall(self, lines: Iterable[bytes], out: str, *, into: str | None) -> None:
        """Reads what earlier runs to `out` wrote down: first their manifest, then the journal of one that was killed.

        Of what a run that was stopped had collected for a file of many, the pieces for `into` are kept; for another one nobody will ask.
        """
        for line in lines:
            try:
                self._recall(journal.from_line(line), out, into)
            except ValueError:
                continue  # a line that somebody changed says nothing

    def _recall(self, entry: Entry, out: str, into: str | None) -> None:
        key = key_of(entry.path if entry.start is None else os.path.join(out, entry.start, entry.path))
        own = () if into is None else (journal.collected(into),)
        kept = tuple(one for one in entry.outputs if one.path.startswith(own) or not one.path.startswith(journal.COLLECTED))
        if entry.outputs and not kept:
            self._last_written = []
            self._db.execute("DELETE FROM known WHERE key = ?", (key,))
            return
        entry = replace(entry, outputs=kept) if len(kept) < len(entry.outputs) else entry
        outputs = [(one.path, one.sha256) for one in entry.outputs if one.offset is None]
        self._last_written = [path for path, _ in outputs]
        self._db.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (key, entry.to_line()))
        self._db.executemany("INSERT OR IGNORE INTO written VALUES (?, ?)", outputs)

    def recall_begun(self, lines: Iterable[bytes]) -> None:
        """Reads what workers said they would write. What manifest and journal do not tell of it, a run that was killed may have written."""
        for line in lines:
            for output in journal.begun_of(line):
                if not self.is_written(*output):
                    self._db.execute("INSERT OR IGNORE INTO begun VALUES (?, ?)", output)
                    # after a power cut a file may stand there empty
                    self._db.executemany("INSERT OR IGNORE INTO written VALUES (?, ?)", (output, (output[0], _OF_NOTHING)))

    def is_written(self, path: str, digest: str) -> bool:
        """Did artcli write just this at a place in the output folder?"""
        return self._db.execute("SELECT 1 FROM written WHERE path = ? AND sha256 = ?", (path, digest)).fetchone() is not None

    def begun_folders(self) -> Iterator[str]:
        """The folders below OUT in which a run that was killed may have left something unfinished."""
        yield from {path.rpartition("/")[0] for path in self._last_written}  # it stands in the journal before it is written
        yield from {path.rpartition("/")[0] for (path,) in self._db.execute("SELECT path FROM begun")}

    # ---- finding inputs ------------------------------------------------------------------------------------------------

    def find(self, sources: Iterable[str], choice: Choice, *, keep_folders: bool = False) -> Iterator[int]:
        """Adds the inputs that are in sources; yields how many there are, now and then."""
        walk = Walk(choice, self._push, self._pop)
        count = 0
        for source in sources:
            self._source += 1
            before = count
            for one in walk.source(source, keep_folders=keep_folders):
                self._add(one)
                if keep_folders:
                    self._take_folder(one.place.rpartition("/")[0])
                count += 1
                if count % 1000 == 0:
                    yield count
            if count == before and not keep_folders:
                self._empty.append(key_of(source))

    def _add(self, one: Input) -> None:
        self._found.add((key_of(one.path), self._source, os.fsencode(one.path), os.fsencode(one.place), one.size, one.outcome, one.reason))

    def _push(self, folder: Folder) -> None:
        self._take_folder(folder.place)
        values = (folder.path, folder.place, folder.real, folder.root, "\0".join(folder.linked_at))
        self._db.execute("INSERT OR IGNORE INTO folders VALUES (?, ?, ?, ?, ?)", tuple(os.fsencode(value) for value in values))

    def _pop(self) -> Folder | None:
        row = self._db.execute("SELECT * FROM folders ORDER BY path LIMIT 1").fetchone()
        if row is None:
            return None
        self._db.execute("DELETE FROM folders WHERE path = ?", (row[0],))
        path, place, real, root, linked_at = (os.fsdecode(value) for value in row)
        return Folder(path, place, real, root, tuple(linked_at.split("\0")) if linked_at else ())

    def _take_folder(self, place: str) -> None:
        """An input 'x' becomes 'x.md'; where a folder is called so, the input needs another name."""
        for folder in _with_its_folders(place):
            if names.fold(folder).endswith(self._naming.suffixes):
                self._take(names.mirrored(f"{folder}/-").rpartition("/")[0])

    def _take(self, path: str) -> None:
        self._db.execute("INSERT OR IGNORE INTO taken VALUES (?)", (names.fold(path),))
        self._have_taken = True

    # ---- giving names --------------------------------------------------------------------------------------------------

    def settle(self) -> Iterator[int]:
        """Puts the inputs in order, each once, and gives each the name of its outputs; yields how many, now and then."""
        self._found.flush()
        self._find_elsewhere()
        last = None
        number = 0
        for key, path, place, size, outcome, reason in self._db.execute("SELECT key, path, place, size, outcome, reason FROM found ORDER BY key, source"):
            if key == last:
                continue
            last = key
            number += 1
            stem = "" if outcome is not None else self._named(os.fsdecode(place), key)
            self._planned.add((number, key, path, stem, size, outcome, reason))
            if number % 1000 == 0:
                yield number
        self._planned.flush()
        self._db.execute("DELETE FROM found")

    def _find_elsewhere(self) -> None:
        """What is known of inputs that are not among the sources now: those that still exist keep their outputs, which no other input may take."""
        for (key,) in self._db.execute("SELECT key FROM known WHERE key NOT IN (SELECT key FROM found)"):
            path = os.fsdecode(key)
            is_far = storage.is_url(path)
            self._db.execute("INSERT INTO elsewhere VALUES (?, ?)", (key, None if is_far else _is_gone(path)))
            if is_far:
                self._db.execute("INSERT OR IGNORE INTO far VALUES (?)", (os.fsencode(path.rpartition("/")[0]),))
        for (folder,) in self._db.execute("SELECT folder FROM far"):
            self._find_far(os.fsdecode(folder))
        for (line,) in self._db.execute("SELECT line FROM elsewhere JOIN known USING (key) WHERE NOT is_gone"):
            for output in orjson.loads(line)["outputs"]:
                if output["offset"] is None:
                    self._take(output["path"])

    def _find_far(self, folder: str) -> None:
        """Which of the known inputs in a folder of a far store are there: a request for each would take longer than to read it."""
        below = os.fsencode(f"{folder}/")
        try:
            for found in stores.store_of(folder).list(folder):
                self._db.execute("UPDATE elsewhere SET is_gone = FALSE WHERE key = ?", (below + os.fsencode(found.name),))
            rest = True
        except (UnreadableSource, MissingExtra):
            rest = _is_gone(folder)  # where it cannot be said, they are not
        self._db.execute(
            "UPDATE elsewhere SET is_gone = ? WHERE is_gone IS NULL AND key > ? AND key < ? AND instr(substr(key, ?), ?) = 0",
            (rest, below, below[:-1] + b"0", len(below) + 1, b"/"),
        )

    def _named(self, place: str, key: bytes) -> str:
        base = names.mirrored(place, self._naming.room)
        if (file := self.reserved_above(base)) is not None:
            raise UnsafeRun(f"'{file}' would be a file, and the folder of what {os.fsdecode(key)} gives, too; give it another name")
        return self.claim_numbered(base, key) if self._naming.by_input else base

    def reserved_above(self, base: str) -> str | None:
        """The file that stands where an output would need a folder."""
        if not self._reserved or not self._naming.suffixes:
            return None
        return next((self._reserved[folder] for folder in _with_its_folders(names.fold(base).rpartition("/")[0]) if folder in self._reserved), None)

    def claim_numbered(self, base: str, key: bytes) -> str:
        """Takes the first name of 'story', 'story-2', 'story-3' … that nobody has for an input. The next one to ask is not offered those before it."""
        folded = names.fold(base)
        (number,) = self._db.execute("SELECT next FROM numbers WHERE folded = ?", (folded,)).fetchone() or (1,)
        while not self._take_name(names.fold(names.numbered(base, number)), key):
            number += 1
        if number > 1:
            self._db.execute("INSERT OR REPLACE INTO numbers VALUES (?, ?)", (folded, number + 1))
        return names.numbered(base, number)

    def names_of(self, key: bytes) -> list[str]:
        """The names, folded, that an input has by what its articles say."""
        return [folded for (folded,) in self._db.execute("SELECT folded FROM names WHERE key = ? ORDER BY folded", (key,))]

    def claim(self, stem: str, key: bytes) -> bool:
        """Takes a name for an input, if no other has it."""
        folded = names.fold(stem)
        return self._take_name(folded, key) or self._db.execute("SELECT key FROM names WHERE folded = ?", (folded,)).fetchone() == (key,)

    def _take_name(self, folded: str, key: bytes) -> bool:
        """Takes a name, if nobody has it."""
        if self._have_taken and any(self._is_taken(folded + suffix) for suffix in self._naming.suffixes):
            return False
        self._have_numbers = self._have_numbers or folded[-1:].isdigit()
        return self._db.execute("INSERT OR IGNORE INTO names VALUES (?, ?)", (folded, key)).rowcount == 1

    def _is_taken(self, folded: str) -> bool:
        return self._db.execute("SELECT 1 FROM taken WHERE folded = ?", (folded,)).fetchone() is not None

    def claim_known(self, suffix_of: dict[str, str]) -> None:
        """Lets the inputs keep the names that they were given by what their articles say."""
        for key, line in self._db.execute("SELECT k.key, k.line FROM known k JOIN plan p ON p.key = k.key ORDER BY k.key"):
            for output in orjson.loads(line)["outputs"]:
                suffix = suffix_of.get(output["format"])
                if suffix is not None and output["offset"] is None and output["path"].endswith(suffix):
                    self.claim(output["path"].removesuffix(suffix), key)

    # ---- the plan as it is carried out -----------------------------------------------------------------------------------

    def count(self) -> int:
        """How many inputs there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM plan").fetchone()[0])

    def lost_source(self) -> str | None:
        """A source that gave inputs to earlier runs and gives none now, as where a disk is not mounted; "" if that is true of all sources together."""
        if self._db.execute("SELECT 1 FROM elsewhere WHERE is_gone").fetchone() is None:
            return None
        if self._db.execute("SELECT 1 FROM plan WHERE outcome IS NULL").fetchone() is None:
            return ""
        for source in self._empty:
            if self._db.execute("SELECT 1 FROM elsewhere WHERE is_gone AND substr(key, 1, ?) = ?", (len(source) + 1, source + b"/")).fetchone():
                return os.fsdecode(source)
        return None

    def refused(self) -> Iterator[tuple[int, str, Outcome, str, bytes | None]]:
        """The inputs that will not be read: number, path, outcome, reason, line in the manifest."""
        rows = self._db.execute("SELECT n, path, outcome, reason, line FROM plan LEFT JOIN known USING (key) WHERE outcome IS NOT NULL ORDER BY n")
        yield from ((n, os.fsdecode(path), outcome, reason, line) for n, path, outcome, reason, line in rows)

    def tasks(self) -> Iterator[Task]:
        """The inputs that will be read, in order."""
        rows = self._db.execute("SELECT n, path, stem, size, line FROM plan LEFT JOIN known USING (key) WHERE outcome IS NULL ORDER BY n")
        for n, path, stem, size, line in rows:
            yield Task(n, os.fsdecode(path), stem, size, line, self._numbers_after(stem))

    def _numbers_after(self, stem: str) -> tuple[int, ...]:
        """The numbers behind a name that belong to other inputs: 'story-2' may be an input of its own."""
        if not self._have_numbers:
            return ()
        folded = names.fold(stem)
        rows = self._db.execute("SELECT folded FROM names WHERE folded > ? AND folded < ?", (f"{folded}-0", f"{folded}-:"))
        found = (names.number_after(name, folded) for (name,) in rows)
        return tuple(sorted(number for number in found if number is not None and number < _MOST_NUMBERS))

    def key(self, number: int) -> bytes:
        """What an input is known by."""
        return bytes(self._db.execute("SELECT key FROM plan WHERE n = ?", (number,)).fetchone()[0])

    def unfinished(self) -> Iterator[tuple[str, str]]:
        """What a run that was killed may have written and is no output of any input now: path, digest."""
        if self._db.execute("SELECT 1 FROM begun").fetchone() is None:
            return
        for _, line in self._lines():
            self._db.executemany("DELETE FROM begun WHERE path = ?", ((output["path"],) for output in orjson.loads(line)["outputs"]))
        yield from self._db.execute("SELECT path, sha256 FROM begun ORDER BY path, sha256")

    # ---- the end -------------------------------------------------------------------------------------------------------

    def end(self, number: int, line: bytes) -> None:
        """Notes the line of an input that was dealt with."""
        self._ended.add((number, line))

    def leave_over(self, number: int, paths: Iterable[str]) -> None:
        """Notes outputs of before that an input does not give any more."""
        key = self.key(number)
        self._db.executemany("INSERT OR IGNORE INTO left_over VALUES (?, ?)", ((path, key) for path in paths))

    def elsewhere(self) -> Iterator[tuple[bytes, bytes, bool]]:
        """What is known of inputs that are not among the sources now: key, line, is it gone?"""
        for key, is_gone in self._db.execute("SELECT key, is_gone FROM elsewhere ORDER BY key"):
            (line,) = self._db.execute("SELECT line FROM known WHERE key = ?", (key,)).fetchone()
            yield key, line, bool(is_gone)

    def amend(self, key: bytes, line: bytes) -> None:
        """Changes what is known of an input."""
        self._db.execute("UPDATE known SET line = ? WHERE key = ?", (line, key))

    def stale(self) -> Iterator[str]:
        """Outputs of which the input is gone, or which their input does not give any more, and which are no other input's."""
        gone = self._db.execute("SELECT key, line FROM elsewhere JOIN known USING (key) WHERE is_gone")
        for key, line in gone:
            paths = [(output["path"], key) for output in orjson.loads(line)["outputs"] if output["offset"] is None]
            self._db.executemany("INSERT OR IGNORE INTO left_over VALUES (?, ?)", paths)
        if self._db.execute("SELECT 1 FROM left_over LIMIT 1").fetchone() is not None:
            self._db.execute("INSERT OR IGNORE INTO stale SELECT path FROM left_over")
            self._keep_what_is_current()
        last = ""
        while row := self._db.execute("SELECT path FROM stale WHERE path > ? ORDER BY path LIMIT 1", (last,)).fetchone():
            (last,) = row
            yield last

    def _keep_what_is_current(self) -> None:
        for key, line in self._lines():
            for output in orjson.loads(line)["outputs"]:
                if self._db.execute("SELECT 1 FROM left_over WHERE path = ? AND key = ?", (output["path"], key)).fetchone() is None:
                    self._db.execute("DELETE FROM stale WHERE path = ?", (output["path"],))

    def forget(self, path: str) -> None:
        """A stale output that is there no more."""
        self._db.execute("DELETE FROM stale WHERE path = ?", (path,))

    def lines(self) -> Iterator[bytes]:
        """The lines of the new manifest, in the order of the paths."""
        have_left = self._db.execute("SELECT 1 FROM left_over LIMIT 1").fetchone() is not None
        for key, line in self._lines():
            is_gone = self._is_gone(key)
            if have_left or is_gone:
                line = self._without_forgotten(key, line, is_gone)
            if line:
                yield line

    def with_ids(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Lines of the manifest as they are, the ids of their articles being noted for `alike`.

        To take each line apart would cost more than all else here, and in a string no '"' stands without a backslash before it.
        """
        for line in lines:
            if b'"outcome":"failed"' not in line and b'"outcome":"skipped"' not in line:
                for rest in line.split(b'"id":"')[1:]:
                    self._ids.add((rest.partition(b'","')[0],))
            yield line

    def alike(self) -> tuple[int, int]:
        """How many articles have an id that another one has too, and how many ids these are.

        The database sorts them on the disk: an index would be written to at random, which takes long where there are millions.
        """
        self._ids.flush()
        articles, ids = self._db.execute("SELECT SUM(n), COUNT(*) FROM (SELECT COUNT(*) AS n FROM ids GROUP BY id HAVING n > 1)").fetchone()
        return articles or 0, ids

    def _lines(self) -> Iterator[tuple[bytes, bytes]]:
        self._ended.flush()
        rows = self._db.execute(
            "SELECT p.key, COALESCE(e.line, k.line) FROM plan p LEFT JOIN ended e ON e.n = p.n LEFT JOIN known k ON k.key = p.key "
            "UNION ALL SELECT x.key, k.line FROM elsewhere x JOIN known k ON k.key = x.key ORDER BY 1"
        )
        yield from ((key, line) for key, line in rows if line is not None)

    def _is_gone(self, key: bytes) -> bool:
        return self._db.execute("SELECT 1 FROM elsewhere WHERE key = ? AND is_gone", (key,)).fetchone() is not None

    def _without_forgotten(self, key: bytes, line: bytes, is_gone: bool) -> bytes:
        """A line without the outputs that are there no more; nothing where the input is gone and has no other."""
        entry = journal.from_line(line)
        forgotten = {
            path for (path,) in self._db.execute("SELECT path FROM left_over WHERE key = ? AND path NOT IN (SELECT path FROM stale)", (key,))
        }
        outputs = tuple(output for output in entry.outputs if output.path not in forgotten)
        if not is_gone:
            return replace(entry, outputs=outputs).to_line()
        return replace(entry, outputs=outputs, outcome="skipped", reason=_GONE).to_line() if outputs else b""


class _Rows:
    """Rows on their way into a table: many at a time cost less than one by one."""

    def __init__(self, database: sqlite3.Connection, statement: str) -> None:
        self._db = database
        self._statement = statement
        self._rows: list[tuple[Any, ...]] = []

    def add(self, row: tuple[Any, ...]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self.flush()

    def flush(self) -> None:
        rows, self._rows = self._rows, []
        self._db.executemany(self._statement, rows)


_ROWS = 256
_GONE = "the file is gone; --prune removes what it gave"
_MOST_NUMBERS = 100_000
_OF_NOTHING = sha256(b"").hexdigest()


def _with_its_folders(place: str) -> Iterator[str]:
    """A place and the folders that it is in: 'a/b/c', 'a/b', 'a'."""
    while place:
        yield place
        place = place.rpartition("/")[0]


def key_of(path: str) -> bytes:
    """What an input is known by, whatever folder artcli is called in: its whole path."""
    return os.fsencode(path if storage.is_url(path) else os.path.abspath(path))


def _is_gone(path: str) -> bool:
    try:
        return stores.store_of(path).look(path) is None
    except (UnreadableSource, MissingExtra):
        return False


@contextmanager
def opened(folder: str, naming: Naming) -> Iterator[Plan]:
    """An empty plan, kept in a folder while it is needed. Raises UnwritableOutput where the disk does not hold it."""
    path = join(folder, "plan.sqlite")
    with kept_on_disk(folder):
        if os.path.lexists(path):
            os.unlink(path)  # a run that was killed left its own
        # whoever takes outcomes may do so in one thread after the other; never in two at once, for a generator does not run twice
        database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        with kept_on_disk(folder):
            plan = Plan(database, naming)
        yield plan
    finally:
        database.close()
        with suppress(OSError):
            os.unlink(path)


@contextmanager
def kept_on_disk(folder: str) -> Iterator[None]:
    """What goes wrong with a plan because its disk is full, as the error that it is. Raises UnwritableOutput."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        said = storage.explain(problem) if isinstance(problem, OSError) else problem
        raise UnwritableOutput(f"{folder}: the plan cannot be written: {said}") from problem

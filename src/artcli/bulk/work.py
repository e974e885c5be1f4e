"""What a worker does with one input: read it, see whether it is new, have it converted, write what came of it.

The conversion itself is handed in. Nothing raises here: whatever happens to an input is its outcome.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import count, islice

from artcli import doubts, stores
from artcli.bulk import journal, names
from artcli.bulk.journal import Entry, Facts, Outcome, Output, Remark
from artcli.errors import ArtcliError, RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.storage import is_url, join
from artcli.store import Log, Store
from artcli.values import NamedTuple


@dataclass(frozen=True, slots=True)
class Made:
    """An article as the conversion hands it over."""

    data: tuple[bytes, ...]                  # in each of the job's formats
    facts: Facts
    remarks: tuple[Remark, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)   # what a template may name; empty where none was given


Work = Callable[[bytes, str], Iterable[Made]]
"""The conversion of one input: its bytes and its name to the articles in it. It travels to the workers, so it can be pickled."""


@dataclass(frozen=True, slots=True)
class Target:
    """A format that is written."""

    format: str
    suffix: str
    holds_many: bool = False                 # one file for all articles of an input
    kept: bool = False                       # not written by the worker but handed to the run, which writes in order
    into: str | None = None                  # the file for the articles of all inputs, where the run writes one

    def owns(self, output: Output) -> bool:
        """Is an output of before one that this run writes anew? What stands in a file of all under another name is not, nor is a file of its own beside one."""
        if output.format != self.format or (output.offset is None) != (self.into is None):
            return False
        return self.into is None or output.path == self.into or output.path.startswith(journal.collected(self.into))


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every input."""

    work: Work
    out: str
    targets: tuple[Target, ...]
    version: str
    options: str                             # digest of all that changes what is written
    largest: int
    force: bool = False
    start: str = ""                          # where relative paths begin, for workers that were started elsewhere
    start_from_out: str = ""                 # the same as seen from the output folder, for runs that are started elsewhere
    bar: float | None = None                 # the confidence below which a field is in doubt, where a user asked to be strict

    @property
    def room(self) -> int:
        """The bytes that the longest suffix takes of a name."""
        return max((len(target.suffix.encode()) for target in self.targets), default=0)

    def start_of(self, path: str) -> str | None:
        """Where a path begins, as the manifest says it: nowhere if it is whole."""
        return None if path.startswith("/") or is_url(path) else self.start_from_out


class Task(NamedTuple):
    """One input, and what the plan says of it."""

    number: int
    path: str
    stem: str                                # of its outputs, below the output folder
    size: int
    known: bytes | None = None               # its line in the manifest
    taken: tuple[int, ...] = ()              # numbers after its stem that belong to other inputs
    redo: bool = False                       # convert it whatever is known of it
    borrowed: tuple[tuple[str, str], ...] = ()  # outputs of other inputs that it may replace: path, sha256


class Piece(NamedTuple):
    """An output that the run writes."""

    target: int
    article: int | None
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of an input, as a worker sends it back."""

    number: int
    outcome: Outcome
    line: bytes                              # of the journal; of an input with pieces, without these
    reason: str | None = None
    path: str = ""
    articles: int = 0
    files: int = 0
    doubts: tuple[str, ...] = ()
    notes: tuple[tuple[int | None, str], ...] = ()   # articles, each with the codes of its notes
    beside: tuple[str, ...] = ()             # the formats of outputs of before that are kept, as nobody asked for these now
    left: tuple[str, ...] = ()               # outputs of before that the input does not give any more
    pieces: tuple[Piece, ...] = ()
    fields: tuple[Mapping[str, str], ...] = ()
    stopped: bool = False                    # nothing can be written any more
    is_bug: bool = False
    clash: tuple[tuple[str, str], ...] = ()  # what stands at its places and is not its own: path, sha256


def do(job: Job, tasks: Sequence[Task]) -> list[Result]:
    """Some inputs to their results, in order; what is left after the disk is full is not begun."""
    results: list[Result] = []
    with _Begun(job) as begun:
        for task in tasks:
            results.append(_One(job, task, begun).result())
            if results[-1].stopped:
                break
    return results


_OWN_NAME = secrets.token_hex(8)  # processes that were forked from one share it: on one machine, lines that are added do not mix


class _Begun:
    """Where a worker says what it is about to write. In a store that is far it says nothing: one more file an input would double the work."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._log: Log | None = None

    def say(self, outputs: Sequence[Output]) -> None:
        store = stores.store_of(self._job.out)
        if not outputs or not store.is_near:
            return
        if self._log is None:
            self._log = store.log(join(self._job.out, f"{journal.BEGUN}{_OWN_NAME}.jsonl"))
        self._log.write(journal.begun_line((output.path, output.sha256) for output in outputs))

    def __enter__(self) -> _Begun:
        return self

    def __exit__(self, *_: object) -> None:
        if self._log is not None:
            self._log.close()


class _One:
    """One input on its way."""

    def __init__(self, job: Job, task: Task, begun: _Begun) -> None:
        self._job = job
        self._task = task
        self._begun = begun
        self._store: Store = stores.store_of(job.out)
        self._known = journal.from_line(task.known) if task.known is not None else None
        self._free_numbers = free_numbers(task.taken)
        self._numbers: list[int] = []
        self._size: int | None = None
        self._sha256: str | None = None

    def result(self) -> Result:
        try:
            return self._tried()
        except UnwritableOutput as problem:
            if isinstance(problem, RefusedOutput):
                return self._failed(str(problem))
            return replace(self._failed(str(problem)), stopped=True)
        except ArtcliError as problem:
            return self._failed(str(problem))
        except MemoryError:
            return self._failed("is too large for the memory that is left")
        except Exception as problem:  # one input that artcli cannot bear must not end the run
            said = f"this is a bug in artcli ({type(problem).__name__}: {str(problem)[:300]}); 'artcli parse' with ARTCLI_DEBUG=1 shows where"
            return replace(self._failed(said), is_bug=True)

    def _tried(self) -> Result:
        job, task = self._job, self._task
        data = self._read()
        self._size, self._sha256 = len(data), sha256(data).hexdigest()
        name = readable(task.path)
        made_from = digest_of(self._sha256, job, task.path)
        if not task.redo and self._known is not None and self._is_unchanged(self._known, made_from):
            return self._unchanged(self._known, made_from)
        made = list(job.work(data, name))
        if not made:
            raise UnreadableSource("holds no article")
        pieces = _pieces(job, made)
        own = [self._output(piece, made_from) for piece in pieces if not job.targets[piece.target].kept]
        clash = self._write(own, [piece.data for piece in pieces if not job.targets[piece.target].kept])
        if clash:
            where = ", ".join(path for path, _ in clash)
            return replace(self._failed(in_the_way(where)), clash=clash)
        return self._done(made, own, tuple(piece for piece in pieces if job.targets[piece.target].kept))

    def _read(self) -> bytes:
        path = self._task.path
        if self._job.start and not path.startswith("/") and not is_url(path):
            path = join(self._job.start, path)
        return stores.store_of(path).read(path, self._job.largest)

    def failed_as(self) -> str | None:
        known = self._known
        if known is None or known.outcome != "failed" or (known.artcli, known.options) != (self._job.version, self._job.options):
            return None
        return known.reason if sha256(self._read()).hexdigest() == known.sha256 else None

    def left(self) -> tuple[str, ...] | None:
        made_from = digest_of(sha256(self._read()).hexdigest(), self._job, self._task.path)
        if self._known is None or not self._is_unchanged(self._known, made_from):
            return None
        return self._left(self._known, self._current(self._known, made_from))

    # ---- is it new? ----------------------------------------------------------------------------------------------------

    def _is_unchanged(self, known: Entry, made_from: str) -> bool:
        """Did the same bytes give every output that is asked for, and are these there?"""
        for target in self._job.targets:
            outputs = current(known, target, made_from)
            if not outputs or any(not self._stands(one, target) for one in outputs):
                return False
            if len(outputs) != (1 if target.holds_many and outputs[0].article is None else len(known.articles)):
                return False
        return True

    def _stands(self, output: Output, target: Target) -> bool:
        if output.offset is not None:
            return True  # the run sees to what is in a file for all
        # where names follow from the articles, the run sees whether it is still this one's
        return (target.kept or output.path == self._path(target, output.article)) and self._is_there(output)

    def _is_there(self, output: Output) -> bool:
        """Is an output in its place, if perhaps edited since? Where edited ones are to be replaced, as it was written."""
        path = join(self._job.out, output.path)
        found = self._store.look_for_file(path)
        if found is None or found.kind != "file" or found.is_link or (found.size == 0 and output.bytes != 0):
            return False
        try:
            return not self._job.force or (found.size == output.bytes and sha256(self._store.read(path, max(found.size, 1))).hexdigest() == output.sha256)
        except UnreadableSource:
            return False

    def _unchanged(self, known: Entry, made_from: str) -> Result:
        now = self._current(known, made_from)
        edited = tuple(
            Remark(code="output_edited", message=f"{one.path} is not as artcli wrote it, and was left as it is", article=one.article)
            for one in now
            if one.offset is None and self._size_now(one) not in (None, one.bytes)
        )
        notes = tuple(note for note in known.notes if note.code != "output_edited")
        entry = replace(known, path=self._task.path, start=self._job.start_of(self._task.path), outcome="unchanged", reason=None, notes=notes + edited)
        return Result(
            self._task.number,
            "unchanged",
            entry.to_line(),
            path=self._task.path,
            articles=len(known.articles),
            doubts=self._doubts(known),
            notes=entry.codes,
            beside=self._beside(entry),
            left=self._left(known, now),
        )

    def _current(self, known: Entry, made_from: str) -> list[Output]:
        return [one for target in self._job.targets for one in current(known, target, made_from)]

    def _left(self, known: Entry, now: list[Output]) -> tuple[str, ...]:
        """The outputs of before that an input does not give any more."""
        return tuple(one.path for one in known.outputs if self._is_asked(one) and one.offset is None and one not in now)

    def _doubts(self, entry: Entry) -> tuple[str, ...]:
        return tuple(words for one in entry.articles for words in doubts.find(one.confidences, self._job.bar))

    def _beside(self, entry: Entry) -> tuple[str, ...]:
        return tuple(one.format for one in entry.outputs if one.offset is None and not self._is_asked(one))

    def _size_now(self, output: Output) -> int | None:
        found = self._store.look_for_file(join(self._job.out, output.path))
        return None if found is None else found.size

    def _is_asked(self, output: Output) -> bool:
        return any(target.owns(output) for target in self._job.targets)

    # ---- writing -------------------------------------------------------------------------------------------------------

    def _path(self, target: Target, article: int | None) -> str:
        number = 1 if article is None else self._number(article)
        return names.numbered(self._task.stem, number) + target.suffix

    def _number(self, article: int) -> int:
        self._numbers.extend(islice(self._free_numbers, article + 1 - len(self._numbers)) if article >= len(self._numbers) else ())
        return self._numbers[article]

    def _output(self, piece: Piece, made_from: str) -> Output:
        target = self._job.targets[piece.target]
        path = self._path(target, piece.article)
        return Output(path=path, format=target.format, sha256=piece.sha256, bytes=len(piece.data), made_from=made_from, article=piece.article)

    def _write(self, outputs: list[Output], data: list[bytes]) -> tuple[tuple[str, str], ...]:
        """Writes all outputs, or none where something else stands in one's place."""
        guard = Guard(self._job, self._task, self._known)
        states = [guard.state_of(output) for output in outputs]
        clash = tuple((output.path, state) for output, state in zip(outputs, states, strict=True) if state not in ("free", "same"))
        if not clash:
            to_write = [(output, content) for output, content, state in zip(outputs, data, states, strict=True) if state == "free"]
            self._begun.say([output for output, _ in to_write])
            for output, content in to_write:
                self._store.replace(self._job.out, output.path, content)
        return clash

    # ---- outcomes ------------------------------------------------------------------------------------------------------

    def _done(self, made: list[Made], outputs: list[Output], pieces: tuple[Piece, ...]) -> Result:
        written = {output.path for output in outputs}
        before = self._known.outputs if self._known is not None else ()
        kept = tuple(one for one in before if one.path not in written and not self._is_replaced(one))
        entry = Entry(
            path=self._task.path,
            start=self._job.start_of(self._task.path),
            outcome="done",
            size=self._size,
            sha256=self._sha256,
            outputs=(*outputs, *kept),
            articles=tuple(one.facts for one in made),
            notes=tuple(replace(remark, article=n) for n, one in enumerate(made) for remark in one.remarks),
            artcli=self._job.version,
            options=self._job.options,
        )
        return Result(
            self._task.number,
            "done",
            entry.to_line(),
            path=self._task.path,
            articles=len(made),
            files=len(outputs),
            doubts=self._doubts(entry),
            notes=entry.codes,
            beside=self._beside(entry),
            left=tuple(one.path for one in kept if any(target.owns(one) and not target.kept for target in self._job.targets)),
            pieces=pieces,
            fields=tuple(one.fields for one in made) if pieces else (),
        )

    def _is_replaced(self, output: Output) -> bool:
        """Was it a piece of a file that is now written again?"""
        return output.offset is not None and self._is_asked(output)

    def _failed(self, reason: str) -> Result:
        return failed(self._job, self._task, readable(reason), self._size, self._sha256)


def failed(job: Job, task: Task, reason: str, size: int | None = None, digest: str | None = None) -> Result:
    """The result of an input that failed; what earlier runs wrote for it stays, and stays known."""
    return refused(job, task, "failed", reason, size, digest)


def refused(job: Job, task: Task, outcome: Outcome, reason: str, size: int | None = None, digest: str | None = None) -> Result:
    """The result of an input that failed or was skipped."""
    outputs = journal.from_line(task.known).outputs if task.known is not None else ()
    entry = Entry(
        path=task.path,
        start=job.start_of(task.path),
        outcome=outcome,
        reason=reason,
        size=size,
        sha256=digest,
        outputs=outputs,
        artcli=job.version,
        options=job.options,
    )
    return Result(task.number, outcome, entry.to_line(), reason, task.path)


def left_by_unchanged(job: Job, task: Task) -> tuple[str, ...] | None:
    """Of an input that would be left as it is, the outputs of before that it does not give any more; None of another. Raises UnreadableSource."""
    return _One(job, task, _Begun(job)).left()


def failed_as(job: Job, task: Task) -> str | None:
    """Why an input failed before, where nothing has changed since. Raises UnreadableSource."""
    return _One(job, task, _Begun(job)).failed_as()


def digest_of(content: str, job: Job, path: str) -> str:
    """What an output is made from: the input's bytes, its name, which stands in the record, the options and artcli's version."""
    return sha256(f"{content}\n{job.options}\n{job.version}\n{readable(path)}".encode()).hexdigest()[:32]


def current(known: Entry, target: Target, made_from: str) -> list[Output]:
    """Of the outputs of an input those that were made of the same, one for each article: what stands first was written last, and what an
    earlier run wrote under another name stands behind it.
    """
    found: dict[int | None, Output] = {}
    for one in known.outputs:
        if target.owns(one) and one.made_from == made_from:
            found.setdefault(one.article, one)
    return list(found.values())


def readable(path: str) -> str:
    """A path or a sentence that UTF-8 can carry: bytes that are none stand as escapes, and so do halves of surrogate pairs, which a plug-in may say.

    >>> readable("caf\\udce9"), readable("a\\ud800b")
    ('caf\\\\xe9', 'a\\\\ud800b')
    """
    if path.isascii():
        return path
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "backslashreplace")
    return data.decode("utf-8", "backslashreplace")


def free_numbers(taken: Iterable[int]) -> Iterator[int]:
    """The numbers in the names of the articles of an input: 1, 2, 3 …, without those that other inputs bear.

    >>> list(islice(free_numbers((2, 4)), 4))
    [1, 3, 5, 6]
    """
    others = frozenset(taken) - {1}
    return (number for number in count(1) if number not in others)


def in_the_way(path: str) -> str:
    """What is said of a place that something of somebody else's has taken, or an output that was edited since."""
    return f"{path}: is there already, and not as artcli wrote it; --force replaces it"


class Guard:
    """Keeps what artcli did not write from being replaced."""

    def __init__(self, job: Job, task: Task, known: Entry | None) -> None:
        self._job = job
        self._task = task
        self._store = stores.store_of(job.out)
        self._own = {output.path: output for output in known.outputs if output.offset is None} if known is not None else {}
        self._borrowed = dict(task.borrowed)

    def state_of(self, output: Output) -> str:
        """Of an output's place: "free" to be written, "same" where it stands there already, else the digest of what does.

        Raises RefusedOutput where that is a folder, or cannot be looked at: its path is too long.
        """
        try:
            found = self._store.look_for_file(join(self._job.out, output.path))
        except UnreadableSource as problem:
            raise RefusedOutput(f"{join(self._job.out, output.path)}: {problem}") from problem
        if found is None:
            return "free"
        if found.kind == "folder" and not found.is_link:
            raise RefusedOutput(f"{join(self._job.out, output.path)}: a folder is there")
        if found.kind != "file" or found.is_link:
            return "free" if self._job.force else "-"
        own = self._own.get(output.path)
        if found.size == 0 and own is not None:
            return "free"
        there = sha256(self._store.read(join(self._job.out, output.path), max(found.size, 1))).hexdigest()
        if there == output.sha256:
            return "same"
        is_artclis = self._job.force or (own is not None and there == own.sha256) or self._borrowed.get(output.path) == there
        return "free" if is_artclis else there


def _pieces(job: Job, made: list[Made]) -> list[Piece]:
    pieces = []
    for number, target in enumerate(job.targets):
        if target.holds_many:
            data = made[0].data[number] if len(made) == 1 else b"".join(one.data[number] for one in made)
            pieces.append(Piece(number, None, data, sha256(data).hexdigest()))
        else:
            pieces += [Piece(number, n, one.data[number], sha256(one.data[number]).hexdigest()) for n, one in enumerate(made)]
    return pieces


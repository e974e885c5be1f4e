"""What is written by the run itself, one input after the other in the order of the plan: names that follow from the articles, and
files that hold the articles of many inputs."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256

import orjson

from artcli import storage, stores
from artcli.bulk import journal, names
from artcli.bulk.journal import Entry, Output
from artcli.bulk.names import Template
from artcli.bulk.plan import Plan
from artcli.bulk.work import Guard, Job, Piece, Result, Target, Task, current, digest_of, failed, in_the_way
from artcli.errors import RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.storage import join
from artcli.store import Store

Record = Callable[[bytes], None]

_HELD = 1024 * 1024


class Delivery:
    """Takes results in the order of the plan and writes their pieces."""

    def __init__(self, job: Job, plan: Plan, record: Record, template: Template | None, into: Into | None) -> None:
        self._job = job
        self._plan = plan
        self._record = record
        self._lines: list[bytes] = []
        self._template = template
        self._into = into
        self._store = stores.store_of(job.out)

    def finish(self, task: Task, result: Result) -> Result | None:
        """A result with its pieces written and its line in the journal; None where the input must be converted after all."""
        entry = journal.from_line(result.line)
        known = journal.from_line(task.known) if task.known is not None else None
        if result.outcome == "unchanged":
            outputs = self._kept(task, entry)
            return None if outputs is None else self._recorded(result, replace(entry, outputs=outputs))
        if result.outcome != "done":
            return self._recorded(result, replace(entry, outputs=self._moved(entry)))
        try:
            return self._written(task, result, entry, known)
        except RefusedOutput as problem:
            return self._refused(task, str(problem))

    def flush(self) -> None:
        """Writes down what was finished: first the pieces, then the lines that tell where they stand."""
        if self._into is not None:
            self._into.flush()
        lines, self._lines = self._lines, []
        if lines:
            self._record(b"".join(lines))

    # ---- an input that was converted -------------------------------------------------------------------------------------

    def _written(self, task: Task, result: Result, entry: Entry, known: Entry | None) -> Result:
        made_from = digest_of(entry.sha256 or "", self._job, task.path)
        stems = self._stems(task, result.fields) if self._template is not None else ()
        fresh: list[Output] = []
        to_write: list[tuple[Output, bytes]] = []
        guard = Guard(self._job, task, known)
        for piece in result.pieces:
            target = self._job.targets[piece.target]
            if self._into is not None and target.into is not None:
                fresh.append(self._into.add(piece, made_from))
                continue
            output = _output(target, piece, stems[piece.article or 0] + target.suffix, made_from)
            state = guard.state_of(output)
            if state not in ("free", "same") and not self._plan.is_written(output.path, state):
                return replace(self._refused(task, in_the_way(output.path)), clash=((output.path, state),))
            fresh.append(output)
            if state != "same":
                to_write.append((output, piece.data))
        paths = {output.path for output in fresh}
        before = tuple(output for output in entry.outputs if output.path not in paths)
        left = tuple(output.path for output in before if output.offset is None and self._is_kept(output))
        done = self._recorded(
            replace(result, files=result.files + sum(output.offset is None for output in fresh), left=(*result.left, *left)),
            replace(entry, outputs=(*fresh, *before)),
        )
        if to_write:
            self.flush()  # what a kill leaves unwritten will be seen to be missing; what it leaves written, to be artcli's
        for output, data in to_write:
            self._store.replace(self._job.out, output.path, data)
        return done

    def _stems(self, task: Task, articles: tuple[Mapping[str, str], ...]) -> list[str]:
        """The names of an input's articles, each its own."""
        assert self._template is not None
        folder, _, name = task.stem.rpartition("/")
        key = self._plan.key(task.number)
        own = names.Own(self._plan.names_of(key))
        stems: list[str] = []
        for n, fields in enumerate(articles, 1):
            base = self._template.fill({**fields, "folder": folder, "name": name, "number": str(n)}, self._job.room)
            if folder and not self._template.is_path:
                base = f"{folder}/{base}"
            if (file := self._plan.reserved_above(base)) is not None:
                raise RefusedOutput(f"{join(self._job.out, base)}: cannot be written: '{file}' is a file for all, and no folder")
            stems.append(own.next(base) or self._plan.claim_numbered(base, key))
        return stems

    def _refused(self, task: Task, reason: str) -> Result:
        result = failed(self._job, task, reason)
        entry = journal.from_line(result.line)
        return self._recorded(result, replace(entry, outputs=self._moved(entry)))

    # ---- an input that was not ---------------------------------------------------------------------------------------------

    def _kept(self, task: Task, entry: Entry) -> tuple[Output, ...] | None:
        """The outputs of an input that has not changed, where they are now; None where one is not as it was."""
        made_from = digest_of(entry.sha256 or "", self._job, task.path)
        now = [one for target in self._job.targets if target.kept for one in current(entry, target, made_from)]
        outputs: list[Output] = []
        for output in entry.outputs:
            if output not in now:
                outputs.append(output)
            elif self._into is not None and output.offset is not None:
                moved = self._into.move(output)
                if moved is None:
                    return None
                outputs.append(moved)
            elif not self._may_bear_its_name(task, output):
                return None
            else:
                outputs.append(output)
        return tuple(outputs)

    def _may_bear_its_name(self, task: Task, output: Output) -> bool:
        suffix = next(target.suffix for target in self._job.targets if target.format == output.format)
        return output.path.endswith(suffix) and self._plan.claim(output.path.removesuffix(suffix), self._plan.key(task.number))

    def _moved(self, entry: Entry) -> tuple[Output, ...]:
        """The outputs of an input that failed: what stood in a file of many stays in it."""
        outputs: list[Output] = []
        for output in entry.outputs:
            if self._into is None or output.offset is None or not self._is_kept(output):
                outputs.append(output)
            elif (moved := self._into.move(output)) is not None:
                outputs.append(moved)
        return tuple(outputs)

    def _is_kept(self, output: Output) -> bool:
        return any(target.kept and target.owns(output) for target in self._job.targets)

    def _recorded(self, result: Result, entry: Entry) -> Result:
        line = entry.to_line()
        if result.outcome != "unchanged" or self._into is not None:
            self._lines.append(line)
        return replace(result, line=line, pieces=(), fields=())

    # ---- inputs that are not among the sources -------------------------------------------------------------------------------

    def keep_elsewhere(self, prune: bool) -> Iterator[str]:
        """Brings along what the file of many holds of inputs that are not among the sources now; yields those that are gone."""
        if self._into is None:
            return
        for key, line, is_gone in self._plan.elsewhere():
            entry = journal.from_line(line)
            if not holds_part_of(self._job, entry):
                continue
            dropped = is_gone and prune
            outputs = tuple(output for output in entry.outputs if output.offset is None or not self._is_kept(output)) if dropped else self._moved(entry)
            self._plan.amend(key, replace(entry, outputs=outputs).to_line())
            if is_gone:
                yield entry.path


def holds_part_of(job: Job, entry: Entry) -> bool:
    """Has the file of many that a run writes something of an input?"""
    return any(target.into is not None and target.owns(output) for target in job.targets for output in entry.outputs)


def _output(target: Target, piece: Piece, path: str, made_from: str) -> Output:
    return Output(path=path, format=target.format, sha256=piece.sha256, bytes=len(piece.data), made_from=made_from, article=piece.article)


class Into:
    """A file that holds the articles of many inputs, as it grows: beside its place, until it is whole."""

    def __init__(self, store: Store, out: str, scratch: str, name: str, format: str) -> None:
        self.format = format
        self._store = store
        self._out = out
        self._name = name
        self._path, self._own = self._new_part(scratch)
        try:
            self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except OSError as problem:
            raise UnwritableOutput(f"{self._path}: cannot be written: {storage.explain(problem)}") from problem
        self._size = 0
        self._hash = sha256()
        self._held: list[bytes] = []
        self._held_bytes = 0

    def _new_part(self, scratch: str) -> tuple[str, str]:
        """Where the file grows, on this disk and as the journal calls it. Each run has its own: a later one takes pieces out of it."""
        own, number = journal.collected(self._name), 1
        begins = join(scratch, own.removeprefix(f"{journal.FOLDER}/"))
        while os.path.lexists(f"{begins}{number}"):
            number += 1
        return f"{begins}{number}", f"{own}{number}"

    def add(self, piece: Piece, made_from: str) -> Output:
        """Writes a piece."""
        output = Output(
            path=self._own,
            format=self.format,
            sha256=piece.sha256,
            bytes=len(piece.data),
            made_from=made_from,
            article=piece.article,
            offset=self._size,
        )
        self._held.append(piece.data)
        self._size += len(piece.data)
        self._held_bytes += len(piece.data)
        if self._held_bytes >= _HELD:
            self.flush()
        return output

    def flush(self) -> None:
        """Writes the pieces that were held back: few large writes cost less than many small ones. Raises UnwritableOutput."""
        data = b"".join(self._held)
        self._held, self._held_bytes = [], 0
        self._hash.update(data)
        try:
            storage.write_all(self._handle, data)
        except OSError as problem:
            raise UnwritableOutput(f"{self._path}: cannot be written: {storage.explain(problem)}") from problem

    def move(self, output: Output) -> Output | None:
        """Copies a piece that an earlier run wrote; None where it is not there as it was."""
        if output.offset is None:
            return None
        # a run that was killed when all was done had put its part in the file's place, and not said so yet
        for path in dict.fromkeys((output.path, self._name)):
            try:
                data = self._store.read_piece(join(self._out, path), output.offset, output.bytes)
            except UnreadableSource:
                continue
            if sha256(data).hexdigest() == output.sha256:
                return self.add(Piece(0, output.article, data, output.sha256), output.made_from)
        return None

    def at_its_end(self, line: bytes) -> bytes:
        """A line as it is when the file is in its place."""
        # a quotation mark inside a text has a backslash before it: only the path of an output can be so
        return line.replace(b'"path":%b' % orjson.dumps(self._own), b'"path":%b' % orjson.dumps(self._name))

    def close(self) -> bool:
        """Puts the file in its place; the answer is whether it says anything new there. Raises UnwritableOutput."""
        self.flush()
        try:
            os.fsync(self._handle)
            os.close(self._handle)
        except OSError as problem:
            raise UnwritableOutput(f"{self._path}: cannot be written: {storage.explain(problem)}") from problem
        digests = digests_of(self._store, self._out)
        digest = self._hash.hexdigest()
        there = self._store.look_for_file(join(self._out, self._name))
        is_new = digests.get(self._name) != [digest] or there is None or there.size != self._size  # edited since, and replaced by force
        self._note({**digests, self._name: [*digests.get(self._name, []), digest]})
        self._store.adopt(self._out, self._name, self._path)
        self._note({**digests, self._name: [digest]})
        return is_new

    def _note(self, digests: Mapping[str, list[str]]) -> None:
        self._store.replace(self._out, journal.FILES, orjson.dumps(digests, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def leave(self) -> None:
        """Leaves what there is for the next run."""
        with suppress(OSError):
            os.close(self._handle)


def digests_of(store: Store, out: str) -> dict[str, list[str]]:
    """The files of many articles in an output folder, with the digests that artcli may have left them with."""
    path = join(out, journal.FILES)
    try:
        found = store.look(path)
        values = orjson.loads(store.read(path, found.size)) if found is not None else {}
        return {str(name): [str(digest) for digest in digests] for name, digests in values.items()}
    except (UnreadableSource, ValueError, TypeError, AttributeError):
        return {}


def refuse_to_replace(store: Store, out: str, name: str, *, force: bool) -> None:
    """A folder is never replaced, nor a file of many articles that somebody else wrote, or changed, unless `force` says so. Raises UnwritableOutput."""
    path = join(out, name)
    try:
        found = store.look(path)
        blocked = next((place for place in _folders_of(out, name) if (it := store.look(place)) is not None and it.kind != "folder"), None)
    except UnreadableSource as problem:
        raise UnwritableOutput(f"{path}: {problem}") from problem
    if blocked is not None:
        raise UnwritableOutput(f"{path}: cannot be written: {blocked} is a file, not a folder; give --into another name")
    if found is not None and found.kind == "folder" and not found.is_link:
        raise UnwritableOutput(f"{path}: a folder is there; give --into another name")
    if found is None or force:
        return
    if found.kind == "file" and not found.is_link and (found.size == 0 or _digest_of(store, path) in digests_of(store, out).get(name, [])):
        return
    raise UnwritableOutput(in_the_way(path))


def _folders_of(out: str, name: str) -> Iterator[str]:
    """The folders below the output folder that a name leads through."""
    while name := name.rpartition("/")[0]:
        yield join(out, name)


def _digest_of(store: Store, path: str) -> str | None:
    """The digest of a file of any size, None where it cannot be read."""
    digest, at = sha256(), 0
    try:
        while piece := store.read_piece(path, at, _HELD):
            digest.update(piece)
            at += len(piece)
    except UnreadableSource:
        return None
    return digest.hexdigest()

"""One job for many files: plan, work, and an end that leaves the output folder whole, however it comes."""

from __future__ import annotations

import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from types import TracebackType

from artcli import stores
from artcli.bulk import journal, plan, work
from artcli.bulk.delivery import Delivery, Into, digests_of, refuse_to_replace
from artcli.bulk.earlier import begun_files, is_as_written, recall, stale_outputs
from artcli.bulk.executors import Workers
from artcli.bulk.order import Order, find, naming_of, refuse_to_lose
from artcli.bulk.pool import Batch, Pool, chunked
from artcli.bulk.tally import Names
from artcli.bulk.turns import Turns
from artcli.bulk.work import Job, Result, Task
from artcli.errors import ArtcliError, OutputInUse, UnwritableOutput
from artcli.storage import explain, join

_WRITE = 1024 * 1024
_MOST_NAMED = 10
_LOST = (
    "another run has taken this folder over, for this one gave no sign of life for too long, or its lock was removed; "
    "nothing more was written; run the same command again when the other one is done"
)


@dataclass(slots=True, kw_only=True)
class Summary:
    """What a run has come to: every input is done, unchanged, failed or skipped, or was not reached."""

    inputs: int = 0
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    skipped: int = 0
    articles: int = 0
    files: int = 0
    doubted: int = 0
    noted: int = 0                                         # articles that have a note
    notes: Names = field(default_factory=Names)            # how many have one, by its code
    alike: int = 0                                         # articles in the folder that have an id which another one has
    alike_ids: int = 0                                     # how many ids these are
    beside: Names = field(default_factory=Names)           # outputs of earlier runs in formats that were not asked for, by format; files of many by name
    bugs: int = 0
    stale: int = 0
    stale_named: list[str] = field(default_factory=list)   # the first of them
    pruned: int = 0

    @property
    def reached(self) -> int:
        """How many inputs have an outcome."""
        return self.done + self.unchanged + self.failed + self.skipped

    def count(self, result: Result) -> None:
        """Adds what became of an input."""
        setattr(self, result.outcome, getattr(self, result.outcome) + 1)
        self.articles += result.articles
        self.files += result.files
        self.doubted += bool(result.doubts)
        self.noted += len({article for article, _ in result.notes})
        for _, code in result.notes:
            self.notes.add(code)
        for format in result.beside:
            self.beside.add(format)
        self.bugs += result.is_bug


class Run:
    """A run that holds its output folder: enter it, plan, work, and leave it. Raises OutputInUse, UnwritableOutput."""

    def __init__(self, job: Job, order: Order) -> None:
        self.summary = Summary()
        self.is_complete = False
        self._job = job
        self._order = order
        self._store = stores.store_of(job.out)
        self._held = ExitStack()
        self._in_hand: dict[int, Task] = {}
        self._died: list[Task] = []
        self._is_planned = False
        self._delivery: Delivery | None = None
        self._into: Into | None = None
        self._turns = Turns()

    def __enter__(self) -> Run:
        try:
            self._open()
        except BaseException:
            self._held.close()
            raise
        return self

    def _open(self) -> None:
        out = self._job.out
        self._scratch = self._store.scratch(out)
        self._is_lost = self._held.enter_context(self._store.lock(join(out, journal.LOCK)))
        if self._order.into is not None:
            refuse_to_replace(self._store, out, self._order.into, force=self._job.force)
        self._plan = self._held.enter_context(plan.opened(self._scratch, naming_of(self._job, self._order)))
        recall(self._plan, self._job, self._order)

    @property
    def first_in_hand(self) -> int | None:
        """The first input, in the order of the plan, that is begun and not done: all before it are. None where none is in hand."""
        return next(iter(self._in_hand), None)

    # ---- the plan --------------------------------------------------------------------------------------------------------

    def plan(self, stop: Callable[[], bool] = lambda: False) -> Iterator[int]:
        """Finds the inputs and gives names; yields how many there are so far, now and then. Raises UnsafeRun."""
        for count in find(self._plan, self._order):
            if stop():
                return
            yield count
        refuse_to_lose(self._plan, self._job, self._order)
        self.summary.inputs = self._plan.count()
        for folder in self._plan.begun_folders():
            self._store.sweep(join(self._job.out, folder))
        if self._order.template is not None:
            self._plan.claim_known({target.format: target.suffix for target in self._job.targets})
        self._log = self._store.log(join(self._job.out, journal.JOURNAL))
        self._held.callback(self._log.close)
        self._is_planned = True

    # ---- the work --------------------------------------------------------------------------------------------------------

    def work(self, workers: Workers, stop: Callable[[], bool] = lambda: False) -> Iterator[Result]:
        """Does what is to be done and yields what became of each input, until all is done or `stop` says so.

        Raises UnwritableOutput when nothing can be written any more; what was finished until then is written down. Raises
        OutputInUse when another run has taken the output folder; then nothing more is written.
        """
        if not self._is_planned:
            return
        if any(target.kept for target in self._job.targets):
            self._into = self._new_into()
            self._delivery = Delivery(self._job, self._plan, self._log.write, self._order.template, self._into)
        yield from self._refused()
        chunks = chunked(self._tasks(), self.summary.inputs, workers)
        pool = Pool(self._job, workers, chunks, may_go_on=lambda: self._turns.has_room, stop=lambda: stop() or self._is_lost())
        self._died = pool.died
        try:
            for batch in pool.batches():
                yield from self._settle(batch, pool)
            self._refuse_if_lost()
            self.is_complete = pool.is_complete
        finally:
            if not self.is_complete:
                for batch in pool.dismiss():
                    with suppress(UnwritableOutput, OutputInUse):
                        deque(self._settle(batch, pool), maxlen=0)

    def _refuse_if_lost(self) -> None:
        """What another run writes down is not mixed with what this one would. Raises OutputInUse."""
        if self._is_lost():
            self._log.drop()
            raise OutputInUse(_LOST)

    def _new_into(self) -> Into | None:
        if self._order.into is None:
            return None
        format = next(target.format for target in self._job.targets if target.into is not None)
        return Into(self._store, self._job.out, self._scratch, self._order.into, format)

    def _refused(self) -> Iterator[Result]:
        """The inputs that the plan has refused already."""
        for number, path, outcome, reason, known in self._plan.refused():
            task = Task(number, path, "", 0, known)
            result: Result | None = work.refused(self._job, task, outcome, reason)
            if self._delivery is not None and result is not None:
                result = self._delivery.finish(task, result)
            if result is not None:
                yield self._counted(result)

    def _tasks(self) -> Iterator[Task]:
        """The tasks of the plan, each in hand from when it is taken."""
        for task in self._plan.tasks():
            self._in_hand[task.number] = task
            if self._delivery is not None:
                self._turns.begin(task.number)
            yield task

    def _settle(self, batch: Batch, pool: Pool) -> Iterator[Result]:
        """Writes down what workers have brought back. Raises UnwritableOutput where one could not write, OutputInUse."""
        self._refuse_if_lost()
        if self._delivery is None:
            yield from self._as_they_come(batch, pool)
        else:
            yield from self._in_turn(batch, pool, self._delivery)
            self._refuse_if_lost()
            self._delivery.flush()

    def _as_they_come(self, batch: Batch, pool: Pool) -> Iterator[Result]:
        """Results whose outputs the workers have written: the journal tells so, then they are done."""
        lines = [result.line for _, result in batch if result.outcome in ("done", "failed") and not result.clash and not result.stopped]
        if lines:
            self._log.write(b"".join(lines))
        for _, result in self._not_to_repeat(batch, pool):
            if result.clash:
                self._log.write(result.line)
            yield self._counted(result)

    def _in_turn(self, batch: Batch, pool: Pool, delivery: Delivery) -> Iterator[Result]:
        """Results whose outputs the run itself writes, in the order of the plan: those wait whose turn has not come."""
        for task, result in self._not_to_repeat(batch, pool):
            self._turns.put(task, result)
            while (turn := self._turns.first()) is not None:
                finished = delivery.finish(*turn)
                if finished is None:
                    pool.repeat(turn[0]._replace(redo=True))
                    break
                self._turns.end()
                yield self._counted(finished)

    def _not_to_repeat(self, batch: Batch, pool: Pool) -> Iterator[tuple[Task, Result]]:
        """What stands, of what workers have brought back; what met an output that is another input's of this run is done once more."""
        for task, result in batch:
            if result.stopped:
                raise UnwritableOutput(result.reason or "the output cannot be written")
            if result.clash and not task.borrowed and all(self._plan.is_written(path, digest) for path, digest in result.clash):
                pool.repeat(task._replace(borrowed=result.clash))
            else:
                yield task, result

    def _counted(self, result: Result) -> Result:
        self._in_hand.pop(result.number, None)
        self._plan.end(result.number, result.line)
        if result.left:
            self._plan.leave_over(result.number, result.left)
        self.summary.count(result)
        return result if self._into is None else replace(result, line=self._into.at_its_end(result.line))

    def _sweep(self, tasks: list[Task]) -> None:
        for folder in {task.stem.rpartition("/")[0] for task in tasks}:
            self._store.sweep(join(self._job.out, folder))

    # ---- the end -----------------------------------------------------------------------------------------------------------

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if problem is None:
                with plan.kept_on_disk(self._scratch):
                    self._leave()
            else:
                with suppress(ArtcliError, OSError, sqlite3.Error):  # the first problem is the one to tell
                    self._leave()
        finally:
            self._held.close()
        if isinstance(problem, sqlite3.Error):
            raise UnwritableOutput(f"{self._scratch}: the plan cannot be written: {problem}") from problem

    def _leave(self) -> None:
        if not self._is_planned:
            return
        self._refuse_if_lost()
        self._sweep([*self._in_hand.values(), *self._died])
        if self._delivery is not None:
            self._delivery.flush()
        if self.is_complete:
            self._end_into()
            self._see_what_is_beside()
            self._see_what_is_stale()
        elif self._into is not None:
            self._into.leave()  # it is not whole: the manifest tells the next run what is in it
        self._write_manifest()
        self._end_journal()
        if self.is_complete:
            self.summary.alike, self.summary.alike_ids = self._plan.alike()

    def _end_into(self) -> None:
        if self._delivery is None or self._into is None:
            return
        for path in self._delivery.keep_elsewhere(self._order.prune):
            if self._order.prune:
                self.summary.pruned += 1
            else:
                self._name_stale(f"{self._order.into}: what {work.readable(path)} gave")
        self.summary.files += self._into.close()

    def _see_what_is_beside(self) -> None:
        """The files of many articles that earlier runs wrote under other names."""
        out = self._job.out
        for name in digests_of(self._store, out):
            if name != self._order.into and self._store.look_for_file(join(out, name)) is not None:
                self.summary.beside.add(name)

    def _name_stale(self, what: str) -> None:
        self.summary.stale += 1
        if len(self.summary.stale_named) < _MOST_NAMED:
            self.summary.stale_named.append(what)

    def _see_what_is_stale(self) -> None:
        for path, state in stale_outputs(self._plan, self._job, self._order):
            if state == "removed":
                self._store.remove(self._job.out, path)
                self.summary.pruned += 1
            elif state != "gone":
                self._name_stale(path)
            if state in ("removed", "gone"):
                self._plan.forget(path)

    def _end_begun(self) -> None:
        """Of what workers said they would write only that is kept which a run, or a worker, that was killed has written, and no run has told of since."""
        out = self._job.out
        files = begun_files(self._store, out)
        for name in files if self._died else ():
            self._plan.recall_begun(self._store.lines(join(out, name)))
        left = [output for output in self._plan.unfinished() if self._stands_as_written(output[0])]
        if left:
            self._store.replace(out, f"{journal.BEGUN}left.jsonl", journal.begun_line(left))
        for name in files:
            if not left or name != f"{journal.BEGUN}left.jsonl":
                self._store.remove(out, name)

    def _stands_as_written(self, path: str) -> bool:
        found = self._store.look_for_file(join(self._job.out, path))
        return found is not None and found.kind == "file" and is_as_written(self._plan, self._store, self._job.out, path, found.size)

    def _write_manifest(self) -> None:
        path = join(self._scratch, "manifest.new")
        lines = self._plan.with_ids(self._plan.lines()) if self.is_complete else self._plan.lines()
        if self._into is not None and self.is_complete:
            lines = map(self._into.at_its_end, lines)
        try:
            try:
                with open(path, "wb", buffering=_WRITE) as file:
                    file.writelines(lines)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as problem:
                raise UnwritableOutput(f"{path}: cannot be written: {explain(problem)}") from problem
            self._store.adopt(self._job.out, journal.MANIFEST, path)
        finally:
            with suppress(OSError):
                os.unlink(path)

    def _end_journal(self) -> None:
        """The manifest holds it all now, but for what was begun and not finished."""
        self._log.close()
        self._store.remove(self._job.out, journal.JOURNAL)
        if self.is_complete:
            self._end_begun()
        if self._into is not None and not self.is_complete:
            return
        with suppress(OSError):  # the next run tries again
            for name in os.listdir(self._scratch):
                if name.startswith(journal.PART):
                    os.unlink(join(self._scratch, name))

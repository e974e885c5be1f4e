"""What a run would do, for which nothing is written or locked."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import TemporaryDirectory

from artcli import stores
from artcli.bulk import journal, plan, work
from artcli.bulk.delivery import holds_part_of, refuse_to_replace
from artcli.bulk.earlier import is_as_written, recall, stale_outputs
from artcli.bulk.journal import Entry
from artcli.bulk.order import Order, find, naming_of, refuse_to_lose
from artcli.bulk.plan import Plan
from artcli.bulk.work import Job, Target, Task
from artcli.errors import UnreadableSource
from artcli.storage import join


@dataclass(frozen=True, slots=True)
class Step:
    """What a run would do with an input, or with an output that is stale."""

    path: str
    what: str                    # of an input: "new", "changed", "retry", "unchanged", "failed", "skipped"; of an output: "stale", "removed", "edited"
    outputs: tuple[str, ...] = ()
    reason: str | None = None


def rehearse(job: Job, order: Order) -> Iterator[Step]:
    """The steps of a run. What inputs that changed do not give any more is not known before they are read.

    Raises UnwritableOutput where the run would not begin, for it may not replace its file for all.
    """
    if order.into is not None:
        refuse_to_replace(stores.store_of(job.out), job.out, order.into, force=job.force)
    with TemporaryDirectory(prefix="artcli-") as folder, plan.opened(folder, naming_of(job, order)) as known:
        recall(known, job, order)
        deque(find(known, order), maxlen=0)
        refuse_to_lose(known, job, order)
        for _, path, outcome, reason, _ in known.refused():
            yield Step(path, outcome, reason=reason)
        collected = _Collected(job, order)
        for task in known.tasks():
            yield _refused(known, job, order, _rehearsed(known, job, order, task, collected))
        if order.into is not None:
            yield from _rehearsed_pieces(job, known, order)
        for path, state in stale_outputs(known, job, order):
            if state != "gone":
                yield Step(join(job.out, path), state)


class _Collected:
    """Files that hold what many inputs gave, each looked at once: is what one of these gave still in it?"""

    def __init__(self, job: Job, order: Order) -> None:
        self._job = job
        self._into = order.into
        self._sizes: dict[str, int] = {}

    def has_all_of(self, entry: Entry) -> bool:
        """By the sizes alone; whether it is as it was, the run sees when it takes it out."""
        pieces = (one for one in entry.outputs if any(target.owns(one) for target in self._job.targets))
        return all(one.offset is None or one.offset + one.bytes <= max(self._size(one.path), self._size(self._into or one.path)) for one in pieces)

    def _size(self, name: str) -> int:
        if name not in self._sizes:
            found = stores.store_of(self._job.out).look_for_file(join(self._job.out, name))
            self._sizes[name] = found.size if found is not None else 0
        return self._sizes[name]


def _rehearsed(known: Plan, job: Job, order: Order, task: Task, collected: _Collected) -> Step:
    outputs = tuple(_place_of(target, order, task) for target in job.targets)
    if task.known is None:
        return Step(task.path, "new", outputs)
    try:
        left = work.left_by_unchanged(job, task)
        if left is not None and collected.has_all_of(journal.from_line(task.known)):
            known.leave_over(task.number, left)
            return Step(task.path, "unchanged", outputs)
        failed_as = work.failed_as(job, task)
    except UnreadableSource as problem:
        return Step(task.path, "failed", reason=str(problem))
    return Step(task.path, "changed", outputs) if failed_as is None else Step(task.path, "retry", outputs, failed_as)


def _refused(known: Plan, job: Job, order: Order, step: Step) -> Step:
    """The same step, or how it would fail: at what a run did not write. Where names depend on the articles, no place is known."""
    if step.what not in ("new", "changed", "retry") or job.force or order.template is not None or order.into is not None:
        return step
    store = stores.store_of(job.out)
    found = ((path, store.look_for_file(join(job.out, path))) for path in step.outputs)
    taken = [join(job.out, path) for path, it in found if it is not None and it.size and not is_as_written(known, store, job.out, path, it.size)]
    return Step(step.path, "failed", reason=work.in_the_way(", ".join(taken))) if taken else step


def _rehearsed_pieces(job: Job, known: Plan, order: Order) -> Iterator[Step]:
    """What a file of many holds of inputs that are gone."""
    for _, line, is_gone in known.elsewhere():
        entry = journal.from_line(line)
        if is_gone and holds_part_of(job, entry):
            yield Step(f"{order.into}: what {work.readable(entry.path)} gave", "removed" if order.prune else "stale")


def _place_of(target: Target, order: Order, task: Task) -> str:
    if target.into is not None:
        return target.into
    if order.template is None:
        return task.stem + target.suffix
    folder = task.stem.rpartition("/")[0]
    return ("" if order.template.is_path or not folder else f"{folder}/") + order.template.text + target.suffix

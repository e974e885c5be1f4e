"""What earlier runs have left in an output folder: what they wrote down, and outputs whose input is gone."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Literal, TypeAlias

from artcli import stores
from artcli.bulk import journal
from artcli.bulk.order import Order
from artcli.bulk.plan import Plan
from artcli.bulk.work import Job
from artcli.errors import UnreadableSource, UnwritableOutput
from artcli.storage import join
from artcli.store import Store


def recall(known: Plan, job: Job, order: Order) -> None:
    """Tells the plan what earlier runs wrote down in the output folder."""
    store = stores.store_of(job.out)
    for name in (journal.MANIFEST, journal.JOURNAL):
        path = join(job.out, name)
        try:
            known.recall(store.lines(path), store.real(job.out), into=order.into)
        except UnreadableSource as problem:
            raise _not_known(path, problem) from problem
    try:
        for name in begun_files(store, job.out):
            known.recall_begun(store.lines(join(job.out, name)))
    except UnreadableSource as problem:
        raise _not_known(join(job.out, journal.FOLDER), problem) from problem


def _not_known(path: str, problem: UnreadableSource) -> UnwritableOutput:
    return UnwritableOutput(f"{path}: what earlier runs did is not known: {problem}")


def begun_files(store: Store, out: str) -> list[str]:
    """The files in which workers said what they would write, below the output folder."""
    folder = join(out, journal.FOLDER)
    if not store.is_near or store.look(folder) is None:
        return []
    return sorted(name for name in (f"{journal.FOLDER}/{found.name}" for found in store.list(folder)) if name.startswith(journal.BEGUN))


StaleState: TypeAlias = Literal["gone", "removed", "edited", "stale"]
"""What becomes of an output whose input is gone: it is gone too, is to be removed, was edited and stays, or stays since nobody asked to prune."""


def stale_outputs(known: Plan, job: Job, order: Order) -> Iterator[tuple[str, StaleState]]:
    """Each stale output, and what becomes of it. What somebody has changed since is not artcli's to remove, unless it is told to."""
    store = stores.store_of(job.out)
    for path in known.stale():
        found = store.look_for_file(join(job.out, path))
        if found is None:
            yield path, "gone"
        elif not order.prune:
            yield path, "stale"
        elif job.force and found.kind == "file":
            yield path, "removed"
        else:
            yield path, "removed" if is_as_written(known, store, job.out, path, found.size) else "edited"


def is_as_written(known: Plan, store: Store, out: str, path: str, size: int) -> bool:
    """True for an output that holds what a run has written down that it wrote."""
    try:
        data = store.read(join(out, path), max(size, 1))
    except UnreadableSource:
        return False
    return known.is_written(path, sha256(data).hexdigest())

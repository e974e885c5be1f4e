"""What one run is to do, and the plan that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from artcli.bulk.names import Template
from artcli.bulk.plan import Naming, Plan
from artcli.bulk.walk import Choice, is_within
from artcli.bulk.work import Job, readable
from artcli.errors import UnsafeRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one run is to do."""

    sources: tuple[str, ...]
    listed: Iterable[str] | None = None   # more sources, whose folders are kept
    choice: Choice = field(default_factory=Choice)
    template: Template | None = None
    into: str | None = None               # the name below OUT of a file for all articles, in the one target that is kept and holds many
    prune: bool = False


def naming_of(job: Job, order: Order) -> Naming:
    """What the plan must know to give names."""
    suffixes = tuple(target.suffix for target in job.targets if target.into is None)
    return Naming(suffixes, job.room, tuple(_files_for_all(order)), by_input=order.template is None)


def _files_for_all(order: Order) -> Iterator[str]:
    """What a run writes below OUT beside the outputs of each input: the file for all articles, a page to look at."""
    if order.into is not None:
        yield order.into
    page, out = order.choice.page, order.choice.out
    if page and is_within(page, out):
        yield readable(page[len(out) :].lstrip("/"))


def find(known: Plan, order: Order) -> Iterator[int]:
    """Has the plan find the inputs and name their outputs; yields how many there are so far, now and then."""
    yield from known.find(order.sources, order.choice)
    if order.listed is not None:
        yield from known.find(order.listed, order.choice, keep_folders=True)
    yield from known.settle()


def refuse_to_lose(known: Plan, job: Job, order: Order) -> None:
    """A source that was there and is there no more is a disk that is not mounted, rather than a wish. Raises UnsafeRun."""
    lost = known.lost_source() if order.prune and not job.force else None
    if lost is not None:
        where = f"in {lost}" if lost else "at all"
        raise UnsafeRun(f"no input was found {where}, and --prune would remove every output of what was there; --force does so")

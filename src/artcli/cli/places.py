"""The place of a file that a user named: free to be written, or wrong usage."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from artcli import storage
from artcli.errors import MissingExtra, UnreadableSource, UnwritableOutput

if TYPE_CHECKING:
    from artcli.bulk.order import Order
    from artcli.bulk.work import Job


def refuse_to_overwrite(place: str, option: str, inputs: Iterable[str]) -> None:
    """An input is never changed, nor what artcli notes in an output folder; a folder is no file. Raises UsageError."""
    from artcli.bulk.journal import FOLDER

    if os.path.isdir(place):
        more = "; for a file an article there is 'artcli convert'" if option == "-o" else ""
        raise click.UsageError(f"'{place}' is a folder: {option} names one file{more}")
    if FOLDER in _real(place).split("/"):
        raise click.UsageError(f"'{place}' is below {FOLDER}, where artcli keeps what it knows; give {option} another name")
    if any(path != "-" and _is_same(path, place) for path in inputs):
        raise click.UsageError(f"'{place}' is an input too; give {option} another name")


def refuse_folder(out: str) -> None:
    """A file, what would be below one, and a folder that would be made and is called as a file is. Raises UsageError."""
    from artcli import formats

    if out == "-":
        raise click.UsageError("'-' is standard output, and -o names a folder; './-' is one that is called so")
    if storage.is_url(out):
        return
    there = next((place for place in _upwards(out) if os.path.lexists(place)), None)
    if there is not None and os.path.exists(there) and not os.path.isdir(there):
        raise click.UsageError(f"'{there}' is a file, and -o names a folder: one file is written by 'artcli parse -o', one for all articles by --into")
    if formats.written_to(out) is not None and not os.path.lexists(out):
        raise click.UsageError(
            f"'{out}' is called as a file is, and -o names a folder: one file is written by 'artcli parse -o', "
            f"one for all articles by --into; '{out}/' makes the folder"
        )


def _upwards(place: str) -> Iterator[str]:
    """A place and the folders that it is in, as far as it names them."""
    while place:
        place = place.rstrip("/") or "/"
        yield place
        place = os.path.dirname(place) if place != "/" else ""


def refuse_page(page: str, job: Job, order: Order) -> str:
    """The place of a run's page, without links. Raises UsageError where it would stand on an input or an output, or nowhere.

    An input to which only a link or a list of paths leads is found with the others, by `Choice.page`.
    """
    from artcli.bulk import walk

    refuse_to_overwrite(page, "--report", order.sources)
    if page == "-":
        return ""
    real, out = _real(page), _real(job.out)
    if real == out:
        raise click.UsageError(f"'{page}' is the output folder, and --report names one file")
    if not storage.is_url(page) and not os.path.isdir(os.path.dirname(real)) and os.path.dirname(real) != out:
        raise click.UsageError(f"'{page}' cannot be written: there is no folder '{os.path.dirname(page)}'")
    for source in order.sources:
        if order.choice.reads(real, _real(source)) and _is_there(page):
            raise click.UsageError(f"'{page}' is an input too, in '{source}'; give --report another name, or leave it out with --exclude")
    if walk.is_within(real, out):
        _refuse_output(page, real[len(out) + 1 :], job, order)
    return real


def _refuse_output(page: str, name: str, job: Job, order: Order) -> None:
    suffixes = tuple(target.suffix for target in job.targets)
    if name == order.into or name.lower().endswith(suffixes) or _is_known(name, job.out):
        raise click.UsageError(f"'{page}' is a place for outputs; give --report another name")


def _is_known(name: str, out: str) -> bool:
    """Does an earlier run say that it wrote this?"""
    import orjson

    from artcli import stores
    from artcli.bulk import journal
    from artcli.bulk.work import readable

    said = b'"path":' + orjson.dumps(readable(name))
    try:
        return any(said in line for line in stores.store_of(out).lines(storage.join(out, journal.MANIFEST)))
    except UnreadableSource as problem:
        raise UnwritableOutput(f"{out}: what earlier runs did is not known: {problem}") from problem


def _is_there(place: str) -> bool:
    from artcli import stores

    return stores.store_of(place).look(place) is not None


def _real(place: str) -> str:
    """A place without links, by which it can be compared."""
    if not storage.is_url(place):
        try:
            return os.path.realpath(place if place.startswith("/") else os.path.join(storage.here(), place))
        except UnreadableSource as problem:
            raise click.UsageError(str(problem)) from problem
    from artcli import stores

    plain = stores.plain(place)
    try:
        return stores.store_of(plain).real(plain)
    except (MissingExtra, UnreadableSource) as problem:
        raise click.UsageError(f"{place}: {problem}") from problem


def _is_same(path: str, place: str) -> bool:
    if storage.is_url(path) or storage.is_url(place):
        return _real(path) == _real(place)
    try:
        return os.path.isfile(path) and os.path.samefile(path, place)
    except (OSError, ValueError):
        return False

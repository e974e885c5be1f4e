"""A job for many files: what is done with each, and what the run is told, for `artcli.convert` and for the command alike."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from typing import TypeVar

import orjson

from artcli import conversion, formats, storage, stores
from artcli._version import __version__
from artcli.article import Article
from artcli.bulk import executors, journal, run, walk
from artcli.bulk.executors import Workers
from artcli.bulk.journal import Entry, Facts, Remark
from artcli.bulk.names import Template, fold
from artcli.bulk.order import Order
from artcli.bulk.walk import Choice
from artcli.bulk.work import Job, Made, Target
from artcli.errors import UnknownFormat, UnreadableSource, WrongArgument
from artcli.options import ExportOptions, ReadingOptions, RunOptions
from artcli.patterns import lazily
from artcli.storage import is_url, join


@dataclass(frozen=True, slots=True)
class Conversion:
    """One input to its articles in every format: what the workers are handed."""

    to: tuple[str, ...]
    reading: ReadingOptions
    writing: ExportOptions
    with_fields: bool = False        # also what a template may name

    def __call__(self, data: bytes, name: str) -> list[Made]:
        """Raises whatever reading and exporting raise."""
        return [self._made(article) for article in conversion.read(data, name=name, options=self.reading)]

    def _made(self, article: Article) -> Made:
        return Made(
            data=tuple(conversion.export(article, to, self.writing) for to in self.to),
            facts=_facts(article),
            remarks=tuple(Remark(code=note.code, message=_carried(note.message)) for note in article.notes),
            fields=_fields(article) if self.with_fields else {},
        )


def _facts(article: Article) -> Facts:
    return Facts(
        id=article.id,
        headline=_carried(article.headline),
        published=article.published.isoformat() if article.published is not None else None,
        modified=article.modified.isoformat() if article.modified is not None else None,
        section=_carried(article.section),
        language=_carried(article.language),
        words=article.word_count,
        confidences={name: origin.confidence for name, origin in article.origins.items()},
    )


_HALF = lazily("[\ud800-\udfff]")
_Text = TypeVar("_Text", str, "str | None")


def _carried(text: _Text) -> _Text:
    """A text as the exporters write it: with U+FFFD for half of a surrogate pair, which a plug-in may give and UTF-8 cannot carry."""
    return text if text is None else _HALF.sub("\ufffd", text)


def _fields(article: Article) -> dict[str, str]:
    """What a template may name of an article."""
    when = article.published or article.modified
    date = when.isoformat()[:10] if when is not None else ""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return {
        "date": date,
        "year": year,
        "month": month,
        "day": day,
        "slug": article.headline or "",
        "section": article.section or "",
        "language": article.language or "",
        "creator": article.creators[0].name if article.creators else "",
        "agency": article.info_sources[0] if article.info_sources else "",
        "id": article.id.rpartition(":")[2][:8],
    }


def prepare(
    sources: Iterable[str], out: str, each: Conversion, asked: RunOptions, *, listed: Iterable[str] | None = None, bar: float | None = None
) -> tuple[Job, Order]:
    """What a run that converts `each` input needs to know. Raises WrongArgument, UnknownFormat, MissingExtra, UnreadableSource where a source is not there."""
    sources = tuple(sources)
    for called, words in (("name", asked.name), ("into", asked.into), ("publisher", each.writing.publisher)):
        _refuse_broken(called, words)
    conversion.check(each.writing)
    here = storage.here()
    out = walk.tidy(stores.plain(out))
    places = tuple(walk.tidy(stores.plain(source)) for source in sources)
    real = stores.store_of(out).real(out)
    for place in places:
        _refuse_wrong(place, real)
    template = _template(asked.name, each.to)
    each = replace(each, to=tuple(dict.fromkeys(each.to)), with_fields=template is not None)
    job = Job(
        work=each,
        out=out,
        targets=_targets(each.to, asked.into, template, each.writing.validate),
        version=__version__,
        options=_digest(each, template),
        largest=each.reading.max_size,
        force=asked.force,
        bar=bar,
        start_from_out=_start_from(here, real),
    )
    choice = Choice(tuple(asked.include), tuple(asked.exclude), each.reading.max_size, asked.follow, real)
    order = Order(sources=places, listed=_tidied(listed), choice=choice, template=template, into=asked.into, prune=asked.prune)
    return job, order


def formats_of(to: Sequence[str] | None, into: str | None) -> tuple[str, ...]:
    """The formats that were asked for; where none was, JSON, or what a file for all articles tells by its suffix. Raises UnknownFormat."""
    if to is not None:
        return tuple(to)
    if into is None:
        return ("json",)
    found = formats.written_to(into, holds_many=True)
    if found is None:
        raise UnknownFormat(f"no format that holds many articles is written to '{into}'; call it '….jsonl', or ask for jsonl")
    return (found.name,)


def _refuse_broken(called: str, words: str | None) -> None:
    """Bytes of a command line that are no UTF-8, which no output and no name of one can hold. Raises WrongArgument."""
    try:
        (words or "").encode()
    except UnicodeEncodeError as problem:
        raise WrongArgument(f"{called} '{words}' is no UTF-8") from problem


def _start_from(here: str, out: str) -> str:
    """A folder as seen from the output folder."""
    way = here if is_url(out) else os.path.relpath(here, out)
    return way.encode("utf-8", "replace").decode()


def _tidied(paths: Iterable[str] | None) -> Iterator[str] | None:
    return None if paths is None else (walk.tidy(stores.plain(path)) for path in paths)


def _refuse_wrong(place: str, out: str) -> None:
    """A source that is not there, and one whose outputs would be its own inputs."""
    store = stores.store_of(place)
    try:
        found = store.look(place)
    except UnreadableSource as problem:
        raise UnreadableSource(f"{place}: {problem}") from problem
    if found is None:
        raise UnreadableSource(f"{place}: no such file or folder")
    real = store.real(place)
    if found.kind == "folder" and walk.is_within(real, out):
        where = "is the output folder itself" if real == out else "is in the output folder"
        raise WrongArgument(f"{place}: {where}; leave it out of the sources, or name another folder for the outputs")


def _template(name: str | None, to: Iterable[str]) -> Template | None:
    """A template that says the suffix of a format, too, says what each name gets anyway."""
    try:
        if name is None:
            return None
        suffixes = (suffix for one in to for suffix in formats.get(one).suffixes if name.endswith(suffix))
        return Template(name.removesuffix(next(suffixes, "")))
    except ValueError as problem:
        raise WrongArgument(f"the name '{name}' cannot be used: {problem}") from problem


def _targets(to: tuple[str, ...], into: str | None, template: Template | None, validate: bool) -> tuple[Target, ...]:
    """The formats as the run sees them. Raises WrongArgument where a file for all articles has no format, or several, that holds many."""
    rows = [formats.get(name) for name in to]
    for row in rows:
        formats.load_exporter(row, validate=validate)
    if into is not None:
        parts = into.split("/")
        if not journal.stays_below(into):
            raise WrongArgument(f"'{into}' cannot be the file for all articles: it must be a name in the output folder")
        if any(fold(part).startswith(journal.FOLDER) for part in parts):
            raise WrongArgument(f"'{into}' cannot be the file for all articles: names that begin with {journal.FOLDER} are artcli's own")
        many = [row.name for row in rows if row.holds_many]
        if len(many) != 1:
            raise WrongArgument(f"one file for all articles needs one format that holds many, such as jsonl; asked for: {', '.join(to)}")
    suffixes = [formats.suffix(row) for row in rows]
    own = [suffix if suffixes.index(suffix) == n else f".{row.name}{suffix}" for n, (row, suffix) in enumerate(zip(rows, suffixes, strict=True))]
    return tuple(_target(row, suffix, into, template) for row, suffix in zip(rows, own, strict=True))


def _target(row: formats.Format, suffix: str, into: str | None, template: Template | None) -> Target:
    if row.holds_many and into is not None:
        return Target(row.name, suffix, holds_many=True, kept=True, into=into)
    return Target(row.name, suffix, holds_many=row.holds_many and template is None, kept=template is not None)


def _digest(each: Conversion, template: Template | None) -> str:
    """What changes outputs or their names, in short; the largest size changes none."""
    options = [asdict(replace(each.reading, max_size=0)), asdict(each.writing), *([template.text] if template is not None else [])]
    return sha256(orjson.dumps(options, option=orjson.OPT_SORT_KEYS)).hexdigest()[:16]


def convert(job: Job, order: Order, *, executor: Executor | None = None, jobs: int | None = None) -> Iterator[Entry]:
    """Runs a job to its end, or until the caller wants no more, and yields what became of each input."""
    with run.Run(far(job) if executor is not None else job, order) as running:
        for _ in running.plan():
            pass
        if executor is not None:
            yield from _entries(running, Workers(executor, jobs or getattr(executor, "_max_workers", None) or executors.available()))
            return
        with workers_for(job, order, None, jobs, running.summary.inputs) as workers:
            yield from _entries(running, workers)


def far(job: Job) -> Job:
    """A job for workers that were started in another folder, perhaps on another machine."""
    here = storage.here()
    return replace(job, out=job.out if is_url(job.out) else os.path.join(here, job.out), start=here)


@contextmanager
def workers_for(job: Job, order: Order, executor: str | None, jobs: int | None, most: int) -> Iterator[Workers]:
    """The workers that a user named, or those of this machine, and no more than `most` of these. Raises NoWorkers, MissingExtra."""
    if executor is None and any(map(stores.is_of_this_process, (job.out, *order.sources))):
        yield Workers(executors.Here(), 1)
        return
    out = "" if is_url(job.out) else join(job.out, journal.FOLDER)
    with executors.opened(executor, jobs, most, out=out) as workers:
        yield workers


def _entries(running: run.Run, workers: Workers) -> Iterator[Entry]:
    for result in running.work(workers):
        yield journal.from_line(result.line)

"""artcli: a plain-text news article in, one exact record out.

>>> import artcli
>>> article = artcli.parse("Bridge closed after storm\\n\\nBy Jane Doe\\n\\nThe old bridge was closed on Monday.")
>>> artcli.export(article, "json")[:1]
b'{'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os import PathLike, fsdecode
from typing import TYPE_CHECKING, Any

from artcli._version import __version__
from artcli.article import Article, Caption, Creator, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import ArtcliError, MalformedInput, UnreadableSource

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from artcli.bulk.journal import Entry
    from artcli.options import ReadingOptions

__all__ = [
    "ArtcliError",
    "Article",
    "Caption",
    "Creator",
    "Note",
    "Origin",
    "Paragraph",
    "SetAside",
    "SourceInfo",
    "Span",
    "__version__",
    "convert",
    "export",
    "parse",
    "read",
]  # fmt: skip


def read(path: str | PathLike[str], **options: Any) -> Iterator[Article]:
    """The articles in a file, or in what a URL leads to ("s3://bucket/story.txt", with `artcli[remote]`).

    Options are those of `artcli.options.ReadingOptions`: format, encoding, language, timezone, keep_repeats,
    max_size. Raises ArtcliError.
    """
    from artcli import conversion, storage

    name, chosen = fsdecode(path), _reading(options)
    with _named(name):
        if storage.is_url(name):
            from artcli import stores

            data = stores.read(name, chosen.max_size)
        else:
            data = storage.read(name, chosen.max_size)
        yield from conversion.read(data, name=name, options=chosen)


def parse(text: str | bytes, **options: Any) -> Article:
    """One article from a text, or from the bytes of a file; options as for `read`. Raises ArtcliError."""
    from artcli import conversion

    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    if isinstance(text, str):
        options.setdefault("encoding", "utf-8")
    with _named("the text"):
        return next(conversion.read(data, options=_reading(options)))


def export(article: Article, to: str, **options: Any) -> bytes:
    """An article in a format.

    Options are those of `artcli.options.ExportOptions`: publisher, timezone, validate, indent. Raises ArtcliError.
    """
    from artcli import conversion
    from artcli.options import ExportOptions

    return conversion.export(article, to, ExportOptions(**options))


def convert(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    to: Sequence[str] = ("json",),
    *,
    executor: Executor | None = None,
    jobs: int | None = None,
    **options: Any,
) -> Iterator[Entry]:
    """What became of each input, one after the other, as the files and folders in `sources` are converted into the folder `out`.

    The work is done by `jobs` processes, or by any `concurrent.futures.Executor`. Options are those of `artcli.job.Wishes`
    (include, exclude, name, into, follow, force, prune) and those of `read` and `export`. What is done goes on while the
    caller takes outcomes; who stops taking them stops the run, which a second call takes up again. Raises ArtcliError, ValueError.
    """
    from dataclasses import fields

    from artcli import job
    from artcli.options import ExportOptions, ReadingOptions

    def taken(kind: type[Any]) -> dict[str, Any]:
        return {one.name: options[one.name] for one in fields(kind) if one.name in options}

    kinds = (job.Wishes, ReadingOptions, ExportOptions)
    unknown = options.keys() - {one.name for kind in kinds for one in fields(kind)}
    if unknown:
        raise TypeError(f"convert() got an unexpected keyword argument '{min(unknown)}'")
    paths = [sources] if isinstance(sources, (str, PathLike)) else list(sources)
    prepared = job.prepare(
        [fsdecode(path) for path in paths],
        fsdecode(out),
        to,
        job.Wishes(**taken(job.Wishes)),
        reading=ReadingOptions(**taken(ReadingOptions)),
        writing=ExportOptions(**taken(ExportOptions)),
    )
    yield from job.convert(*prepared, executor=executor, jobs=jobs)


@contextmanager
def _named(source: str) -> Iterator[None]:
    """What is wrong with a source is said with its name: a caller shows the sentence as it stands."""
    try:
        yield
    except (UnreadableSource, MalformedInput) as problem:
        raise type(problem)(f"{source}: {problem}") from problem


def _reading(options: dict[str, Any]) -> ReadingOptions:
    from artcli.options import ReadingOptions

    return ReadingOptions(**options)

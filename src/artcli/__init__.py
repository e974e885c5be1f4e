"""artcli: a plain-text news article in, one exact record out.

>>> import artcli
>>> article = artcli.parse("Bridge closed after storm\\n\\nBy Jane Doe\\n\\nThe old bridge was closed on Monday.")
>>> artcli.export(article, "json")[:1]
b'{'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from os import PathLike, fsdecode
from types import NoneType
from typing import TYPE_CHECKING, Any

from artcli._version import __version__
from artcli.article import Article, Caption, Creator, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import ArtcliError, MalformedInput, UnreadableSource, WrongArgument

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
    "parse_all",
    "read",
]  # fmt: skip


def __dir__() -> list[str]:
    return sorted(__all__)


def read(path: str | PathLike[str], **options: Any) -> Iterator[Article]:
    """The articles in a file, or in what a URL leads to ("s3://bucket/story.txt", with `artcli[remote]`).

    Options are those of `artcli.options.ReadingOptions`: format, encoding, language, timezone, keep_repeats,
    max_size (bytes, or as one writes it: "64M"). Raises ArtcliError.
    """
    from artcli import conversion, storage

    name, chosen = _path(path), _reading(options)

    def found() -> Iterator[Article]:
        if storage.is_url(name):
            from artcli import stores

            data = stores.read(name, chosen.max_size)
        else:
            data = storage.read(name, chosen.max_size)
        yield from conversion.read(data, name=name, options=chosen)

    return _named(name, found())


def parse(text: str | bytes, **options: Any) -> Article:
    """The one article in a text, or in the bytes of a file; options as for `read`, no encoding for a str.

    Raises ArtcliError; where there are several articles, too, for which `parse_all` is made.
    """
    found = list(parse_all(text, **options))
    if len(found) > 1:
        raise MalformedInput(f"the text: holds {len(found)} articles, and artcli.parse gives one; artcli.parse_all gives all, artcli.read those of a file")
    return found[0]


def parse_all(text: str | bytes, **options: Any) -> Iterator[Article]:
    """The articles in a text, or in the bytes of a file, one or many; options as for `parse`. Raises ArtcliError."""
    from artcli import conversion

    if not isinstance(text, (str, bytes)):
        raise WrongArgument(f"a text is a str or bytes, not {type(text).__name__}; a file is read by artcli.read")
    if isinstance(text, str) and options.get("encoding") is not None:
        raise WrongArgument("a str is decoded already: leave encoding away, or give the bytes")
    chosen = _reading(options)
    found = conversion.read_text(text, options=chosen) if isinstance(text, str) else conversion.read(text, options=chosen)
    return _named("the text", found)


def export(article: Article, to: str, **options: Any) -> bytes:
    """An article in a format.

    Options are those of `artcli.options.ExportOptions`: publisher, timezone, validate, indent. Raises ArtcliError.
    """
    from artcli import conversion
    from artcli.options import ExportOptions

    if not isinstance(article, Article):
        raise WrongArgument(f"what is exported is an Article, not {type(article).__name__}")
    return conversion.export(article, to, ExportOptions(**options))


def convert(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    to: str | Sequence[str] = ("json",),
    *,
    executor: Executor | None = None,
    jobs: int | None = None,
    **options: Any,
) -> Iterator[Entry]:
    """What became of each input, one after the other, as the files and folders in `sources` are converted into the folder `out`,
    to one format or several.

    The work is done by `jobs` processes, or by any `concurrent.futures.Executor`. Options are those of
    `artcli.options.RunOptions` (include, exclude, name, into, follow, force, prune) and those of `read` and `export`. What is done goes on while the
    caller takes outcomes; who stops taking them stops the run, which a second call takes up again. Raises ArtcliError, ValueError.
    """
    from dataclasses import fields

    from artcli import job
    from artcli.options import ExportOptions, ReadingOptions, RunOptions

    def taken(kind: type[Any]) -> dict[str, Any]:
        return {one.name: options[one.name] for one in fields(kind) if one.name in options}

    kinds = (RunOptions, ReadingOptions, ExportOptions)
    unknown = options.keys() - {one.name for kind in kinds for one in fields(kind)}
    if unknown:
        raise TypeError(f"convert() got an unexpected keyword argument '{min(unknown)}'")
    prepared = job.prepare(
        [_path(path) for path in _listed(sources, "sources")],
        _path(out),
        _listed(to, "formats"),
        RunOptions(**taken(RunOptions)),
        reading=_reading(taken(ReadingOptions)),
        writing=ExportOptions(**taken(ExportOptions)),
    )
    yield from job.convert(*prepared, executor=executor, jobs=jobs)


def _named(source: str, articles: Iterator[Article]) -> Iterator[Article]:
    """What is wrong with a source is said with its name: a caller shows the sentence as it stands."""
    try:
        yield from articles
    except (UnreadableSource, MalformedInput) as problem:
        raise type(problem)(f"{source}: {problem}") from problem


def _reading(options: dict[str, Any]) -> ReadingOptions:
    from artcli.options import ReadingOptions
    from artcli.storage import size_of

    for name in ("format", "encoding", "language", "timezone"):
        if not isinstance(options.get(name), (str, NoneType)):
            raise WrongArgument(f"{name} is a str or None, not {type(options[name]).__name__}")
    if "max_size" in options:
        options = {**options, "max_size": size_of(options["max_size"])}
    return ReadingOptions(**options)


def _path(path: str | PathLike[str]) -> str:
    try:
        return fsdecode(path)
    except TypeError as problem:
        raise WrongArgument(f"a path is a str or a Path, not {type(path).__name__}") from problem


def _listed(given: Any, what: str) -> list[Any]:
    """One or several, as several."""
    if isinstance(given, (str, bytes, PathLike)):
        return [given]
    try:
        return list(given)
    except TypeError as problem:
        raise WrongArgument(f"{what} are one or several, not {type(given).__name__}") from problem

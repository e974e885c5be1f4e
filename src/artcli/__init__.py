"""artcli: a plain-text news article in, one exact record out.

>>> import artcli
>>> article = artcli.parse("Bridge closed after storm\\n\\nBy Jane Doe\\n\\nThe old bridge was closed on Monday.")
>>> artcli.export(article, "json")[:1]
b'{'
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike, fsdecode, fsencode
from typing import TYPE_CHECKING, Any, TypeVar

from artcli._version import __version__
from artcli.article import Article, Caption, Creator, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import ArtcliError, MalformedInput, UnreadableSource, WrongArgument

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from typing import Unpack

    from artcli.bulk.journal import Entry
    from artcli.keywords import ConvertKeywords, ExportKeywords, ReadingKeywords
    from artcli.options import ExportOptions, ReadingOptions

__all__ = [
    "ArtcliError",
    "Article",
    "Caption",
    "Creator",
    "Entry",
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


if not TYPE_CHECKING:  # which would take every name for one that is there

    def __getattr__(name: str) -> object:
        """What a run tells of an input, which only those load who convert."""
        if name == "Entry":
            from artcli.bulk.journal import Entry

            return Entry
        raise AttributeError(f"module 'artcli' has no attribute '{name}'", name=name, obj=sys.modules[__name__])


def read(path: str | PathLike[str], **options: Unpack[ReadingKeywords]) -> Iterator[Article]:
    """The articles in a file, or in what a URL leads to ("s3://bucket/story.txt", with `artcli[remote]`).

    Options are those of `artcli.options.ReadingOptions`: format, encoding, language, timezone, keep_repeats,
    max_size (bytes, or as one writes it: "64M"). Options that cannot be meant are refused at once, the file is opened when the
    first article is taken. Raises ArtcliError.
    """
    from artcli import conversion, storage

    name, chosen = _path(path), _reading(options)

    def found() -> Iterator[Article]:
        if storage.is_url(name):
            from artcli import stores

            data = stores.read(name, chosen.max_size)
        else:
            try:
                data = storage.read(name, chosen.max_size)
            except UnreadableSource as problem:
                if "\n" in name:
                    raise WrongArgument("a text of several lines is the name of no file; a text is read by artcli.parse") from problem
                raise
        yield from conversion.read(data, name=name, options=chosen)

    return _named(name, found())


def parse(text: str | bytes, **options: Unpack[ReadingKeywords]) -> Article:
    """The one article in a text, or in the bytes of a file; options as for `read`, no encoding for a str.

    Raises ArtcliError; where there are several articles, too, for which `parse_all` is made.
    """
    found = list(parse_all(text, **options))
    if len(found) > 1:
        raise MalformedInput(f"the text: holds {len(found)} articles, and artcli.parse gives one; artcli.parse_all gives all, artcli.read those of a file")
    return found[0]


def parse_all(text: str | bytes, **options: Unpack[ReadingKeywords]) -> Iterator[Article]:
    """The articles in a text, or in the bytes of a file, one or many; options as for `parse`. Raises ArtcliError."""
    from artcli import conversion

    if not isinstance(text, (str, bytes)):
        raise WrongArgument(f"a text is a str or bytes, not {type(text).__name__}; a file is read by artcli.read")
    if isinstance(text, str) and options.get("encoding") is not None:
        raise WrongArgument("a str is decoded already: leave encoding away, or give the bytes")
    chosen = _reading(options)
    found = conversion.read_text(text, options=chosen) if isinstance(text, str) else conversion.read(text, options=chosen)
    return _named("the text", found)


def export(article: Article, to: str, **options: Unpack[ExportKeywords]) -> bytes:
    """An article in a format.

    Options are those of `artcli.options.ExportOptions`: publisher, timezone, validate, indent. Raises ArtcliError, of its kinds WrongArgument
    where a field of the article holds what no such field may.
    """
    from artcli import conversion
    from artcli.kinds import find_misfit

    if not isinstance(article, Article):
        raise WrongArgument(f"what is exported is an Article, not {type(article).__name__}")
    if misfit := find_misfit(article):
        raise WrongArgument(f"the article cannot be exported: its {misfit}")
    return conversion.export(article, str(to), _writing(options))


def convert(
    sources: str | PathLike[str] | Iterable[str | PathLike[str]],
    out: str | PathLike[str],
    to: str | Sequence[str] | None = None,
    *,
    executor: Executor | None = None,
    jobs: int | None = None,
    **options: Unpack[ConvertKeywords],
) -> Iterator[Entry]:
    """What became of each input, one after the other, as the files and folders in `sources` are converted into the folder `out`,
    to one format or several: JSON where none is named, or what the suffix of `into` tells.

    The work is done by `jobs` processes, or by any `concurrent.futures.Executor`. Options are those of
    `artcli.options.RunOptions` (include, exclude, name, into, follow, force, prune) and those of `read` and `export`.

    What cannot be meant is refused at once; the work is done while the caller takes outcomes: nothing before the first is taken, and who stops
    taking them stops the run, which a second call takes up again. Raises ArtcliError.
    """
    from artcli import job
    from artcli.options import ExportOptions, ReadingOptions, RunOptions

    kinds = (RunOptions, ReadingOptions, ExportOptions)
    _refuse_unknown(options, *kinds)
    of_run, of_reading, of_writing = ({one: given for one, given in options.items() if one in _names(kind)} for kind in kinds)
    if executor is not None and not callable(getattr(executor, "submit", None)):
        raise WrongArgument(f"an executor is a concurrent.futures.Executor, not {type(executor).__name__}")
    if jobs is not None and (not isinstance(jobs, int) or isinstance(jobs, bool) or jobs < 1):
        raise WrongArgument(f"jobs is a number from 1 up, not {jobs!r}")
    asked = _options(RunOptions, of_run)
    formats = job.formats_of(None if to is None else [str(one) for one in _listed(to, "formats")], asked.into)
    if not formats:
        raise WrongArgument("a run needs a format to write")
    each = job.Conversion(formats, _reading(of_reading), _writing(of_writing))
    paths = [_path(path) for path in _listed(sources, "sources")]
    return job.convert(*job.prepare(paths, _path(out), each, asked), executor=executor, jobs=jobs)


def _named(source: str, articles: Iterator[Article]) -> Iterator[Article]:
    """What is wrong with a source is said with its name: a caller shows the sentence as it stands."""
    try:
        yield from articles
    except (UnreadableSource, MalformedInput) as problem:
        raise type(problem)(f"{source}: {problem}") from problem


def _reading(given: Mapping[str, Any]) -> ReadingOptions:
    """Options for reading, each of which names what there is."""
    from artcli import conversion
    from artcli.options import ReadingOptions
    from artcli.sizes import size_of

    if "max_size" in given:
        given = {**given, "max_size": size_of(given["max_size"])}
    options = _options(ReadingOptions, given)
    conversion.check(options)
    return options


def _writing(given: Mapping[str, Any]) -> ExportOptions:
    """Options for writing, each of which names what there is."""
    from artcli import conversion
    from artcli.options import ExportOptions

    options = _options(ExportOptions, given)
    conversion.check(options)
    return options


_Options = TypeVar("_Options")


def _options(kind: type[_Options], given: Mapping[str, Any]) -> _Options:
    """Options of a kind: texts where texts are asked for, and one or several where there may be several."""
    from dataclasses import fields

    _refuse_unknown(given, kind)
    types = {one.name: one.type for one in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _meant(name, types[name], value) for name, value in given.items()})


def _meant(name: str, kind: Any, value: Any) -> Any:
    """A value of an option that is of the kind that the option has."""
    if kind == "bool" and not isinstance(value, bool):  # 'no' would be as good as True
        raise WrongArgument(f"{name} is True or False, not {value!r}")
    if kind == "Sequence[str]":
        value = tuple(_listed(value, name))
    for text in value if kind == "Sequence[str]" else [value] if kind == "str | None" else []:
        if not isinstance(text, str) and (text is not None or kind != "str | None"):
            raise WrongArgument(f"{name} is {'a str or None' if kind == 'str | None' else 'one or several str'}, not {type(text).__name__}")
    return value


def _names(kind: type[Any]) -> list[str]:
    from dataclasses import fields

    return [one.name for one in fields(kind)]


def _refuse_unknown(given: Mapping[str, Any], *kinds: type[Any]) -> None:
    """An option that there is not is Python's own TypeError, for it is a slip of the pen."""
    there_are = dict.fromkeys(name for kind in kinds for name in _names(kind))
    for name in given:
        if name not in there_are:
            raise TypeError(f"there is no option '{name}'; there are {', '.join(there_are)}")


def _path(path: str | PathLike[str]) -> str:
    try:
        name = fsdecode(path)
    except TypeError as problem:
        raise WrongArgument(f"a path is a str or a Path, not {type(path).__name__}") from problem
    if not name:  # of a variable that is not set; the folder in which a program runs has a name, too: "."
        raise WrongArgument("an empty name is no file and no folder")
    if "\0" in name:
        raise WrongArgument("a name with a NUL character is no file and no folder")
    try:
        fsencode(name)
    except UnicodeEncodeError as problem:
        raise WrongArgument(f"a name that the system cannot carry is no file and no folder: {problem.object[problem.start : problem.end]!a}") from problem
    return name


def _listed(given: Any, what: str) -> list[Any]:
    """One or several, as several."""
    if isinstance(given, (str, bytes, PathLike)):
        return [given]
    try:
        return list(given)
    except TypeError as problem:
        raise WrongArgument(f"{what} are one or several, not {type(given).__name__}") from problem

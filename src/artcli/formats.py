"""Every format by name, suffix and content; plug-ins join here."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from artcli.errors import ArtcliError, BrokenPlugin, MissingExtra, UnknownFormat
from artcli.patterns import lazily
from artcli.values import dataclass

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from artcli.article import Article
    from artcli.options import ExportOptions, ReadingOptions
    from artcli.source import Source

    Reader = Callable[[Source, ReadingOptions], Iterator[Article]]
    Exporter = Callable[[Article, ExportOptions], bytes]

GROUP = "artcli.formats"
"""The entry point group by which another package adds a format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that artcli reads, writes or both; a reader, an exporter and a schema are named, and loaded when they are asked for."""

    name: str
    suffixes: tuple[str, ...] = ()    # (".json",): the first one is given to new files
    opening: str | None = None        # how content of the format begins: "<newsItem"
    reader: str | None = None         # "package.module:function", (Source, ReadingOptions) -> Iterator[Article]
    reads_bytes: bool = False         # the reader takes `Source.data`, and no text is made of it: for what is no text (PDF, DOCX)
    exporter: str | None = None       # "package.module:function", (Article, ExportOptions) -> bytes
    schema: str | None = None         # "package:file", the published schema of the format
    holds_many: bool = False          # may one file hold many articles?
    summary: str = ""                 # one line for `artcli formats`
    checker: str | None = None        # the module that `--validate` needs, where it may not be installed
    extra: str | None = None          # of the package whose format it is: brings the packages that the format needs
    media_type: str = "application/octet-stream"    # what a server or a mail calls it (RFC 6838)


_BUILT_IN: Mapping[str, Format] = MappingProxyType(
    {
        row.name: row
        for row in (
            Format(
                name="text",
                suffixes=(".txt", ".text"),
                reader="artcli.readers.text.reader:read",
                summary="plain text as it was copied, dumped or received; Markdown too",
                media_type="text/plain",
            ),
            Format(
                name="json",
                suffixes=(".json",),
                reader="artcli.readers.records:read",
                reads_bytes=True,
                exporter="artcli.exporters.json:export",
                schema="artcli.schemas:artcli-1.schema.json",
                checker="jsonschema",
                summary="the whole record of artcli, indented",
                media_type="application/json",
            ),
            Format(
                name="jsonl",
                suffixes=(".jsonl", ".ndjson"),
                reader="artcli.readers.records:read",
                reads_bytes=True,
                exporter="artcli.exporters.json:export_line",
                schema="artcli.schemas:artcli-1.schema.json",
                checker="jsonschema",
                holds_many=True,
                summary="the whole record of artcli, one line an article",
                media_type="application/x-ndjson",
            ),
            Format(
                name="markdown",
                suffixes=(".md", ".markdown"),
                exporter="artcli.exporters.markdown:export",
                summary="CommonMark with YAML front matter, for static sites and reading",
                media_type="text/markdown",
            ),
            Format(
                name="newsml-g2",
                suffixes=(".xml",),
                opening="<newsItem",
                exporter="artcli.exporters.newsml_g2:export",
                schema="artcli.schemas.newsml_g2:NewsML-G2_2.35-spec-All-Power.xsd",
                summary="IPTC NewsML-G2 2.35 newsItem, for agencies and editorial systems",
                media_type="application/vnd.iptc.g2.newsitem+xml",
            ),
        )
    }
)

RECORDS = frozenset({"json", "jsonl"})
"""The formats whose files are read where they hold records of artcli alone: other programs write JSON too, and other packages may read that."""


def all_formats() -> Mapping[str, Format]:
    """Every format by name, built-in and from plug-ins, in alphabetical order; `broken_plugins` names those that could not be loaded."""
    return MappingProxyType({row.name: row for _, row in sorted({**_plugins()[0], **_BUILT_IN}.items())})


def broken_plugins() -> Mapping[str, str]:
    """The plug-in formats that cannot be used, by name, each with the reason."""
    return _plugins()[1]


def names(*, written: bool | None) -> list[str]:
    """The formats that can be written, or else read, or with None either, by name in alphabetical order."""
    return [row.name for row in all_formats().values() if written is None or (row.exporter if written else row.reader)]


def get(name: str, *, written: bool | None = True) -> Format:
    """A format's name to the format, which is to be `written`, or else to be read, or with None only to be shown.

    Raises UnknownFormat, which names what is near and what there is of that kind. Other packages are looked for only where no built-in format has the
    name, and only the one asked for is imported.
    """
    if name in _BUILT_IN:
        return _BUILT_IN[name]
    entry = _entry_points().get(name)
    if entry is not None:
        return _load_plugin(entry)
    raise _unknown(str(name), written)  # a caller in Python may give whatever


def guess(name: str, content: bytes) -> Format:
    """The format in which a source is to be read: by its content, then by the suffix of its name, else plain text."""
    begins = _first_words(content)
    suffix = _suffix(name)
    records = [row for row in _BUILT_IN.values() if row.name in RECORDS]
    named_so = next((row for row in records if suffix in row.suffixes), None)
    if (named_so or begins.startswith(("{", "["))) and _RECORD.search(content.replace(b"\0", b"")):  # which UTF-16 has between the letters
        return named_so or records[0]
    known = tuple(row for row in _BUILT_IN.values() if row.reader and row.name not in RECORDS)
    if not any(suffix in row.suffixes for row in known) and suffix:
        known += tuple(row for row in all_formats().values() if row.reader and row.name not in _BUILT_IN)
    for row in known:
        if row.opening and begins.startswith(row.opening):
            return row
    for row in known:
        if suffix in row.suffixes:
            return row
    return _BUILT_IN["text"]


def load_reader(chosen: Format) -> Reader:
    """The reader of a format. Raises UnknownFormat where it has none, MissingExtra where a package that it needs is not installed."""
    if chosen.reader is None:
        as_text = "; its files are read as plain text: leave out --from, or give --from text" if chosen.media_type == "text/markdown" else ""
        raise UnknownFormat(f"'{chosen.name}' can be written, not read{as_text}; formats that can be read: {', '.join(names(written=False))}")
    read = cast("Reader", _load(chosen.reader, chosen, "reading"))
    return read if chosen.name in _BUILT_IN else _answerable_reader(read, _told(chosen.name))


def load_exporter(chosen: Format, *, validate: bool = False) -> Exporter:
    """The exporter of a format, which is to `validate` what it writes.

    Raises UnknownFormat where there is none, MissingExtra where a package that it needs is not installed.
    """
    if chosen.exporter is None:
        raise UnknownFormat(f"'{chosen.name}' can be read, not written; formats that can be written: {', '.join(names(written=True))}")
    if validate and chosen.checker is not None and not _is_installed(chosen.checker):
        needed = "'artcli[validate]'" if chosen.name in _BUILT_IN else _needed(chosen, chosen.checker)
        raise MissingExtra(f"checking {chosen.name} needs: pip install {needed}")
    export = cast("Exporter", _load(chosen.exporter, chosen, "writing"))
    return export if chosen.name in _BUILT_IN else _answerable_exporter(export, _told(chosen.name))


def _answerable_reader(read: Reader, told: str) -> Reader:
    """A plug-in's reader, whose failures bear the plug-in's name: artcli is not where they are mended."""
    from artcli.article import Article
    from artcli.kinds import find_misfit

    def answerable(source: Source, options: ReadingOptions) -> Iterator[Article]:
        try:
            for article in read(source, options):
                if not isinstance(article, Article):
                    raise BrokenPlugin(f"{told} failed: it gave {_kind(article)} instead of an Article")
                if misfit := find_misfit(article):
                    raise BrokenPlugin(f"{told} failed: it gave an Article whose {misfit}")
                yield article
        except (ArtcliError, MemoryError):
            raise
        except (Exception, SystemExit) as problem:  # whatever a stranger's function does; one that calls sys.exit ends nothing
            raise _broken(told, problem) from problem

    return answerable


def _answerable_exporter(export: Exporter, told: str) -> Exporter:
    """The same for a plug-in's exporter."""

    def answerable(article: Article, options: ExportOptions) -> bytes:
        try:
            data: object = export(article, options)
        except (ArtcliError, MemoryError):
            raise
        except (Exception, SystemExit) as problem:
            raise _broken(told, problem) from problem
        if not isinstance(data, bytes):
            raise BrokenPlugin(f"{told} failed: it gave {_kind(data)} instead of bytes")
        return data

    return answerable


def _broken(told: str, problem: BaseException) -> BrokenPlugin:
    return BrokenPlugin(f"{told} failed: {_words_of(problem)}")


def _words_of(problem: BaseException) -> str:
    """What a stranger's error says of itself, if it can."""
    try:
        return f"{type(problem).__name__}: {str(problem)[:300]}"
    except Exception:
        return type(problem).__name__


def _kind(value: object) -> str:
    return "None" if value is None else f"a value of type {type(value).__name__}"


def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # not even the package that the module would be in
        return False


def needs(chosen: Format) -> str | None:
    """How what a format needs beside its package is installed; None where that is nothing."""
    return f"pip install {_needed(chosen, '')}" if chosen.extra else None


def _needed(chosen: Format, module: str) -> str:
    """What brings a module that a format needs: an extra of the package whose format it is, or the package that is called as the module is."""
    entry = None if chosen.name in _BUILT_IN else _entry_points().get(chosen.name)
    package = entry.dist.name if entry is not None and entry.dist is not None else "artcli"
    return f"'{package}[{chosen.extra}]'" if chosen.extra else module.partition(".")[0]


def suffix(chosen: Format) -> str:
    """How the names of a format's files end: '.xml', and '.tei.xml' where an earlier format of the table has '.xml' already.

    >>> suffix(get("markdown"))
    '.md'
    """
    if not chosen.suffixes:
        return f".{chosen.name}"
    for row in _BUILT_IN.values():
        if row.name == chosen.name:
            break
        if row.exporter and row.suffixes[:1] == chosen.suffixes[:1]:
            return f".{chosen.name}{chosen.suffixes[0]}"
    return chosen.suffixes[0]


def written_to(name: str, *, holds_many: bool = False) -> Format | None:
    """The format whose files end as a name does; None where no exporter has such a suffix.

    >>> written_to("Story.MD").name
    'markdown'
    """
    rows = (row for row in all_formats().values() if row.exporter and (row.holds_many or not holds_many))
    return next((row for row in rows if name.lower().endswith(row.suffixes)), None)


def schema(name: str) -> bytes:
    """The published schema of a format, by the format's name. Raises UnknownFormat where there is none."""
    import pkgutil

    chosen = get(name)
    if chosen.schema is None:
        there_are = ", ".join(row.name for row in all_formats().values() if row.schema)
        raise UnknownFormat(f"'{name}' has no schema; formats that have one: {there_are}")
    package, _, file = chosen.schema.partition(":")
    try:
        data = pkgutil.get_data(package, file)
    except (OSError, ImportError) as problem:
        raise UnknownFormat(f"the schema of '{name}' cannot be read: {problem}") from problem
    if data is None:
        raise UnknownFormat(f"the schema of '{name}' cannot be read: {chosen.schema}")
    return data


_RECORD = lazily(rb'"schema"\s*:\s*"artcli/')
# What may stand before the first element of an XML document: '<?xml version="1.0"?>', '<!-- made by … -->'.
_XML_PROLOGUE = lazily(r"\s*(?:<\?[^>]{0,400}\?>|<!--.{0,1000}?-->)", re.DOTALL)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def _first_words(opening: bytes) -> str:
    """The first bytes of a source to their text, without byte order mark, white space, XML declaration and comments."""
    encoding = next((encoding for bom, encoding in _BOMS if opening.startswith(bom)), "utf-8")
    text = opening[:4096].decode(encoding, "replace").lstrip("\ufeff")
    for _ in range(5):
        match = _XML_PROLOGUE.match(text)
        if not match:
            break
        text = text[match.end() :]
    return text.lstrip()


def _suffix(name: str) -> str:
    """'Story.TXT' to '.txt'; nothing for '-', 'README' and '.profile'."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, suffix = last.rpartition(".")
    return dot + suffix.lower() if stem else ""


def _unknown(name: str, written: bool | None) -> UnknownFormat:
    """What is said of a name that no format has: the one that is near, or whose files end so, and all that there are of the kind."""
    if "," in name:
        return UnknownFormat(f"no format '{name}'; name one at a time: 'artcli convert --to markdown --to json'")
    import difflib

    there_are = names(written=written)
    rows = all_formats()
    by_suffix = [one for one in there_are if f".{name.lower().removeprefix('.')}" in rows[one].suffixes]
    near = by_suffix or difflib.get_close_matches(name.lower(), there_are, n=1)
    hint = f"did you mean {near[0]}? There are" if near else "there are"
    return UnknownFormat(f"no format '{name}'; {hint}: {', '.join(there_are)}")


@cache
def _entry_points() -> Mapping[str, EntryPoint]:
    """What installed packages announce, by name; the built-in names are not theirs to give."""
    if not any(map(_may_announce, sys.path)):
        return {}
    from importlib.metadata import entry_points

    found = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value))
    return {entry.name: entry for entry in reversed(found)}


def _may_announce(folder: str) -> bool:
    """True if a package in a folder of the path announces formats. To look for that alone takes a tenth of what reading all that they announce takes."""
    try:
        packages = [name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info")) or name == "EGG-INFO"]
    except FileNotFoundError:
        return False
    except OSError:
        return True  # an archive, or closed to us: let the library look
    return any(_announces(os.path.join(folder, name, "entry_points.txt")) for name in packages)


def _announces(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return f"[{GROUP}]".encode() in file.read().replace(b" ", b"")
    except OSError:
        return False


@cache
def _plugins() -> tuple[Mapping[str, Format], Mapping[str, str]]:
    """Plug-in formats by name, and the reasons of those that cannot be loaded: one broken package does not take the others along."""
    sound: dict[str, Format] = {}
    broken: dict[str, str] = {}
    for name, entry in sorted(_entry_points().items()):
        try:
            sound[name] = _load_plugin(entry)
        except UnknownFormat as problem:
            broken[name] = str(problem)
    return MappingProxyType(sound), MappingProxyType(broken)


def _load_plugin(entry: EntryPoint) -> Format:
    """An entry point to its format. Raises UnknownFormat, which names the plug-in and what is wrong with it."""
    from artcli.kinds import find_misfit

    told = _told(entry.name)
    if entry.name in _BUILT_IN:
        raise UnknownFormat(f"{told} cannot be used: artcli itself has a format of that name")
    try:
        row = entry.load()
    except (Exception, SystemExit) as problem:  # whatever a stranger's module does when it is imported
        raise UnknownFormat(f"{told} cannot be loaded: {_words_of(problem)}") from problem
    if not isinstance(row, Format):
        raise UnknownFormat(f"{told} cannot be used: {entry.value} is no artcli.formats.Format")
    if row.name != entry.name:
        raise UnknownFormat(f"{told} cannot be used: its format calls itself '{row.name}'")
    if misfit := find_misfit(row):
        raise UnknownFormat(f"{told} cannot be used: {misfit}")
    if not all(one == one.lower() and _ENDS_A_NAME.fullmatch(one) for one in (*row.suffixes, suffix(row).lower())):
        they_are = ", ".join(row.suffixes) or suffix(row)
        raise UnknownFormat(f"{told} cannot be used: its suffixes are {they_are}, and a suffix is written '.xml', in small letters")
    return row


_ENDS_A_NAME = lazily(r"\.[^\s/\\\x00-\x1f]{1,40}")  # whatever a disk takes at the end of a name


def _told(name: str) -> str:
    """How a plug-in is named to a person: with the package whose authors can mend it."""
    entry = _entry_points().get(name)
    if entry is None:  # a row that a program made and no package announced
        return f"the format '{name}'"
    return f"the plug-in '{name}' of {entry.dist.name if entry.dist is not None else entry.value}"


def _load(place: str, chosen: Format, doing: str) -> Any:
    """'package.module:function' to the function."""
    import importlib

    name, _, function = place.partition(":")
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as problem:
        if problem.name is None or f"{name}.".startswith(f"{problem.name}."):  # it is the format's own module that is not there
            raise UnknownFormat(f"{_told(chosen.name)} cannot be used: there is no {place}") from problem
        raise MissingExtra(f"{doing} {chosen.name} needs: pip install {_needed(chosen, problem.name)}") from problem
    except (Exception, SystemExit) as problem:  # whatever a stranger's module does when it is imported
        if chosen.name in _BUILT_IN:
            raise
        raise UnknownFormat(f"{_told(chosen.name)} cannot be loaded: {_words_of(problem)}") from problem
    if not hasattr(module, function):
        raise UnknownFormat(f"{_told(chosen.name)} cannot be used: there is no {place}")
    return getattr(module, function)

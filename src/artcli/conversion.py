"""One input: read it, set repeats aside, export it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from artcli import formats
from artcli.article import Article
from artcli.errors import MalformedInput, UnknownLanguage, UnreadableSource, WrongArgument
from artcli.language.phrases import Phrases
from artcli.options import ExportOptions, ReadingOptions

if TYPE_CHECKING:
    from artcli.formats import Format
    from artcli.source import Source


def read(data: bytes, *, name: str = "-", options: ReadingOptions | None = None) -> Iterator[Article]:
    """The articles in some bytes; `name` is what the source is called, and its suffix may tell the format.

    Repeated paragraphs are set aside unless `options.keep_repeats`. There is at least one article, or it raises: UnreadableSource,
    MalformedInput, UnknownFormat, UnknownLanguage, UnknownZone.
    """
    from artcli.source import decode, of_bytes

    options = options or ReadingOptions()
    _refuse_large(data, options)
    chosen = _format_of(data, name, options)
    source = of_bytes(data, name=name) if chosen.reads_bytes else decode(data, name=name, encoding=options.encoding)
    yield from _articles(source, chosen, options)


def read_text(text: str, *, name: str = "-", options: ReadingOptions | None = None) -> Iterator[Article]:
    """The articles in a text that is decoded already, as `read` finds them in bytes; `options.encoding` says nothing of it."""
    from artcli.source import of_text

    options = options or ReadingOptions()
    source = of_text(text, name=name)
    _refuse_large(source.data, options)
    yield from _articles(source, _format_of(source.data, name, options), options)


def _refuse_large(data: bytes, options: ReadingOptions) -> None:
    """What is read from a disk is not read so far; a text that somebody hands over is there already. Raises UnreadableSource."""
    if len(data) > options.max_size:
        from artcli.storage import too_large

        raise UnreadableSource(too_large(options.max_size))


def _format_of(data: bytes, name: str, options: ReadingOptions) -> Format:
    """The format that was asked for, or that the content and the name of a source tell."""
    return formats.get(options.format, written=False) if options.format is not None else formats.guess(name, data)


def _articles(source: Source, chosen: Format, options: ReadingOptions) -> Iterator[Article]:
    found = False
    for article in formats.load_reader(chosen)(source, options):
        found = True
        yield article if chosen.name in formats.RECORDS and article.id else finish(article, options)  # a record is finished
    if not found:
        raise MalformedInput(f"holds no article that can be read as '{chosen.name}'")


def finish(article: Article, options: ReadingOptions) -> Article:
    """An article as a reader gave it to one that has an id, whose repeats are set aside, unless these may stay, and whose words are counted."""
    from artcli import identity
    from artcli.duplicates import within
    from artcli.words import count_words

    called = article.id or identity.made_from(article)  # with the repeats: whether these stay, it is the same article
    if not options.keep_repeats:
        article = within.set_repeats_aside(article, negations=_negations(article.language))
    return replace(article, id=called, word_count=count_words(article))


def check(options: ReadingOptions | ExportOptions) -> None:
    """Raises what reading or writing with some options would raise, where these name what there is not.

    UnknownFormat, MissingExtra, UnreadableSource (for an encoding), UnknownLanguage, UnknownZone, WrongArgument (for a publisher without a name).
    """
    from artcli.language import locale, zones
    from artcli.source import codec

    if isinstance(options, ExportOptions) and options.publisher is not None and not options.publisher.strip():
        raise WrongArgument("an empty name is no publisher; leave it away")  # of a variable that is not set

    if isinstance(options, ReadingOptions):
        if options.format is not None:
            formats.load_reader(formats.get(options.format, written=False))
        if options.encoding is not None:
            codec(options.encoding)
        if options.language is not None:
            locale.load(options.language)
    if options.timezone is not None:
        zones.zone_of(options.timezone)


def _negations(language: str | None) -> Phrases | None:
    from artcli.language import locale

    try:
        return locale.load(language).negations if language else None
    except UnknownLanguage:
        return None


def export(article: Article, to: str, options: ExportOptions | None = None) -> bytes:
    """An article in a format. Raises UnknownFormat, MissingExtra, InvalidOutput."""
    return formats.load_exporter(formats.get(to))(article, options or ExportOptions())

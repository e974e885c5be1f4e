"""`artcli parse`: the articles in files, in one format, on standard output."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from artcli import conversion, doubts, formats
from artcli.article import Article
from artcli.cli import console, places, reading, usage
from artcli.errors import MalformedInput, MissingExtra, UnknownFormat
from artcli.formats import Format
from artcli.options import ExportOptions


@click.command(cls=usage.Command)
@click.argument("files", nargs=-1, type=reading.PATH)
@reading.to_option(several=False)
@click.option("-o", "--output", metavar="FILE", type=reading.PATH, multiple=True, callback=usage.once,
              help="Write there instead, whole or not at all; without --to, its suffix tells the format.")
@click.option("--publisher", metavar="NAME", callback=reading.words, help="The publisher, in formats that name one (newsml-g2).")
@click.option("--validate", is_flag=True, help="Check the output against the schema of its format; JSON needs artcli[validate].")
@reading.reading_options
@console.help_option
@click.pass_context
def parse(ctx: click.Context, /, files: tuple[str, ...], to: str, output: str | None, publisher: str | None, validate: bool, **given: Any) -> int:
    """Print the articles in FILES, or in standard input.

    \b
    artcli parse samples/fr-header-line.txt | jq .headline
    artcli parse samples/*.txt --to jsonl | jq -r '[.published, .headline] | @tsv'
    artcli parse --to markdown -o story.md < samples/en-article-copy.txt
    """
    if not files and console.is_waiting_for_a_person():
        return console.ask_for_input(ctx)
    if output is not None:
        places.refuse_to_overwrite(output, "-o", files)
    try:
        chosen = _format_of(to, output)
        export = formats.load_exporter(chosen, validate=validate)
    except (UnknownFormat, MissingExtra) as problem:
        raise click.UsageError(str(problem)) from problem
    alone = _holds_one(chosen, output)
    if alone and len(files) > 1:
        raise click.UsageError(f"{len(files)} inputs, and {alone}")
    options = reading.options_of(given)
    writing = ExportOptions(publisher=publisher, timezone=given["timezone"], validate=validate)
    kept: list[bytes] = []
    deliver = console.write if output is None else kept.append

    def print_articles(name: str, data: bytes) -> Iterator[Article]:
        articles = conversion.read(data, name=name, options=options)
        for article in _only(articles, alone) if alone else articles:
            deliver(export(article, writing))
            for words in doubts.missing_text(article):
                console.fail(name, words)
            yield article

    code = reading.each(files or ("-",), given, print_articles)
    if output is not None and (kept or code == 0):
        console.save(output, b"".join(kept))
    return code


def _format_of(to: str, output: str | None) -> Format:
    """The format that was asked for; where none was, the file to write tells it by its suffix. Raises UnknownFormat."""
    if output is None or reading.is_given("to"):
        return formats.get(to)
    from artcli.bulk.names import stem

    found = formats.written_to(output)
    if found is None and (suffix := output.removeprefix(stem(output))):
        raise UnknownFormat(f"no format is written to '{suffix}'; name one with --to: {', '.join(formats.names(written=True))}")
    return found or formats.get(to)


def _holds_one(chosen: Format, output: str | None) -> str | None:
    """What is said of several articles where there can be but one; None where one may follow the other.

    In a stream JSON and Markdown may; what reads XML reads one document.
    """
    if chosen.holds_many or (output in (None, "-") and "xml" not in chosen.media_type):
        return None
    return f"a {chosen.name} document holds one article; use --to jsonl, or 'artcli convert' for a file an article"


def _only(articles: Iterator[Article], alone: str) -> Iterator[Article]:
    """One article, or an error before anything is written."""
    first = next(articles)
    if next(articles, None) is not None:
        raise MalformedInput(f"holds several articles, and {alone}")
    yield first

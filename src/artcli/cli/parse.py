"""`artcli parse`: the articles in files, in one format, on standard output."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import click

from artcli import conversion, formats
from artcli.article import Article
from artcli.cli import console, reading
from artcli.errors import MissingExtra, UnknownFormat
from artcli.formats import Format
from artcli.options import ExportOptions


@click.command()
@click.argument("files", nargs=-1, type=reading.PATH)
@reading.to_option(default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", type=reading.PATH, help="Write there instead, whole or not at all; without --to, its suffix tells the format.")
@click.option("--publisher", metavar="NAME", help="Who answers for the item, in formats that ask.")
@click.option("--validate", is_flag=True, help="Check the output against the schema of its format.")
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
        _refuse_to_overwrite(output, files)
    try:
        export = formats.load_exporter(_format_of(to, output))
    except (UnknownFormat, MissingExtra) as problem:
        raise click.UsageError(str(problem)) from problem
    options = reading.options_of(given)
    writing = ExportOptions(publisher=publisher, timezone=given["timezone"], validate=validate)
    kept: list[bytes] = []
    deliver = console.write if output is None else kept.append

    def print_articles(name: str, data: bytes) -> Iterator[Article]:
        for article in conversion.read(data, name=name, options=options):
            deliver(export(article, writing))
            yield article

    code = reading.each(files or ("-",), given, print_articles)
    if output is not None and (kept or code == 0):
        console.save(output, b"".join(kept))
    return code


def _format_of(to: str, output: str | None) -> Format:
    """The format that was asked for; where none was, the file to write tells it by its suffix."""
    found = None if output is None or reading.is_given("to") else formats.written_to(output)
    return found or formats.get(to)


def _refuse_to_overwrite(output: str, files: tuple[str, ...]) -> None:
    """An input is never changed; a folder is for the other command."""
    if os.path.isdir(output):
        raise click.UsageError(f"'{output}' is a folder: -o names one file; for a file an article there is 'artcli convert'")
    for path in files:
        try:
            same = path != "-" and os.path.isfile(path) and os.path.samefile(path, output)
        except (OSError, ValueError):
            continue
        if same:
            raise click.UsageError(f"'{output}' is an input too; give -o another name")

"""`artcli parse`: the articles in files, in one format, on standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import click

from artcli import convert, formats, storage
from artcli.article import Article
from artcli.cli import console, reading
from artcli.errors import ArtcliError, UnknownFormat, UnknownZone, UnwritableOutput
from artcli.options import ExportOptions, ReadingOptions


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, type=click.Path())
@click.option("--to", default="json", show_default=True, metavar="FORMAT", help="Format to write; see 'artcli formats'.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(), help="Write there instead, whole or not at all.")
@click.option("--publisher", metavar="NAME", help="Who answers for the item, in formats that ask.")
@click.option("--validate", is_flag=True, help="Check the output against the schema of its format.")
@reading.reading_options
@click.pass_context
def parse(ctx: click.Context, /, files: tuple[str, ...], to: str, output: str | None, publisher: str | None, validate: bool, **given: Any) -> int:
    """Print the articles in FILES, or in standard input.

    \b
    artcli parse samples/fr-header-line.txt | jq .headline
    artcli parse *.txt --to jsonl | jq -r '[.published, .headline] | @tsv'
    pbpaste | artcli parse --to markdown -o story.md
    """
    if not files and (sys.stdin is None or sys.stdin.isatty()):
        click.echo(ctx.get_help(), err=True)
        console.say("no input: name a file, or pipe one in")
        return console.USAGE
    try:
        export = formats.load_exporter(formats.get(to))
    except UnknownFormat as problem:
        raise click.UsageError(str(problem)) from problem
    options = reading.options_of(given)
    writing = ExportOptions(publisher=publisher, timezone=given["timezone"], validate=validate)
    kept: list[bytes] = []
    failed = doubtful = False
    for path in files or ("-",):
        ok, doubt = _one(path, options, lambda article: export(article, writing), kept.append if output else console.write, given)
        failed, doubtful = failed or not ok, doubtful or doubt
    if output and (kept or not failed):
        storage.replace(output, b"".join(kept))
    return console.FAILED if failed or doubtful else 0


def _one(
    path: str, options: ReadingOptions, export: Callable[[Article], bytes], deliver: Callable[[bytes], None], given: dict[str, Any]
) -> tuple[bool, bool]:
    """Reads one input and delivers its articles; whether that worked, and whether --strict finds doubt."""
    doubt = False
    try:
        data = console.read_stdin() if path == "-" else storage.read(path)
        for article in convert.read(data, name=path, options=options):
            deliver(export(article))
            if given["strict"]:
                for words in reading.doubts(article, given["min_confidence"]):
                    console.say(f"{console.name_of(path)}: {words}")
                    doubt = True
    except (UnwritableOutput, UnknownZone):
        raise
    except ArtcliError as problem:
        console.say(f"{console.name_of(path)}: {console.shown(str(problem))}")
        return False, doubt
    return True, doubt

"""`artcli formats`: what can be read and written."""

from __future__ import annotations

from typing import Any

import click

from artcli import formats as table
from artcli.cli import choices, console, usage
from artcli.errors import UnknownFormat
from artcli.formats import Format


@click.command(cls=usage.Command)
@click.argument("name", metavar="[FORMAT]", required=False, shell_complete=choices.formats)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option("--schema", metavar="FORMAT", shell_complete=choices.formats, multiple=True, callback=usage.once,
              help="Print the schema of a format's output (json, newsml-g2).")
@console.help_option
def formats(name: str | None, as_json: bool, schema: str | None) -> int:
    """List the formats that can be read and written, or all that is known of one.

    \b
    artcli formats
    artcli formats newsml-g2
    artcli formats --schema json > artcli-1.schema.json
    """
    if schema is not None and (name is not None or as_json):
        raise click.UsageError(f"--schema prints a schema as it is published; leave {'--json' if name is None else name} away")
    try:
        if schema is not None:
            console.write(table.schema(schema))
            return 0
        rows = list(table.all_formats().values()) if name is None else [table.get(name, written=None)]
    except UnknownFormat as problem:
        raise click.UsageError(str(problem)) from problem
    if as_json:
        import orjson

        content = [_as_values(row) for row in rows]
        console.write(orjson.dumps(content if name is None else content[0], option=orjson.OPT_INDENT_2) + b"\n")
    elif name is not None:
        console.write_table(list(_in_words(rows[0]).items()))
    else:
        cells = [(f.name, "yes" if f.reader else "-", "yes" if f.exporter else "-", " ".join(f.suffixes), f.summary) for f in rows]
        console.write_table([("format", "read", "write", "suffixes", "what it is"), *cells])
    for _, reason in sorted(table.broken_plugins().items()) if name is None else ():
        console.say(console.shown(reason))
    return 0


def _as_values(row: Format) -> dict[str, Any]:
    return {
        "name": row.name, "reads": row.reader is not None, "writes": row.exporter is not None, "suffixes": list(row.suffixes),
        "media_type": row.media_type, "holds_many": row.holds_many, "extra": row.extra, "summary": row.summary,
    }  # fmt: skip


def _in_words(row: Format) -> dict[str, str]:
    """A format for a person, line by line."""
    used = [f"{verb} with {option} {row.name}" for verb, option, there in (("read", "--from", row.reader), ("written", "--to", row.exporter)) if there]
    said = {
        "format": row.name,
        "what it is": row.summary,
        "use": ", ".join(used),
        "suffixes": " ".join(row.suffixes),
        "media type": row.media_type,
        "a file holds": "many articles" if row.holds_many else "one article",
        "schema": f"artcli formats --schema {row.name}" if row.schema else "",
        "needs": table.needs(row) or "",
    }
    return {key: value for key, value in said.items() if value}

"""`artcli formats`: what can be read and written."""

from __future__ import annotations

import click

from artcli import formats as table
from artcli.cli import console
from artcli.errors import UnknownFormat


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@click.option("--schema", metavar="FORMAT", help="Print the schema of a format's output (json, newsml-g2).")
@console.help_option
def formats(as_json: bool, schema: str | None) -> int:
    """List the formats that can be read and written.

    \b
    artcli formats
    artcli formats --schema json > artcli-1.schema.json
    """
    if schema:
        try:
            console.write(table.schema(schema))
        except UnknownFormat as problem:
            raise click.UsageError(str(problem)) from problem
        return 0
    rows = sorted(table.all_formats().values(), key=lambda f: f.name)
    if as_json:
        import orjson

        content = [
            {"name": f.name, "reads": f.reader is not None, "writes": f.exporter is not None, "suffixes": list(f.suffixes),
             "media_type": f.media_type, "holds_many": f.holds_many, "extra": f.extra, "summary": f.summary} for f in rows
        ]  # fmt: skip
        console.write(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        lines = [f"{'format':<12} {'read':<5} {'write':<6} {'suffixes':<18} what it is"]
        lines += [f"{f.name:<12} {'yes' if f.reader else '-':<5} {'yes' if f.exporter else '-':<6} {' '.join(f.suffixes):<18} {f.summary}" for f in rows]
        console.write(("\n".join(lines) + "\n").encode())
    for _, reason in sorted(table.broken_plugins().items()):
        console.say(console.shown(reason))
    return 0

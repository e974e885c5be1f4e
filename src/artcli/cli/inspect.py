"""`artcli inspect`: every line of a file with its role and the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from artcli import record
from artcli.article import Article
from artcli.cli import console, places, reading, rows, usage
from artcli.cli.examined import Examined, examine
from artcli.readers.text.roles import Evidence


@click.command(cls=usage.Command)
@click.argument("files", metavar="[FILE]", nargs=-1, type=reading.PATH)
@click.option("-v", "--verbose", is_flag=True, help="Also the reasons, for the role and the runner-up.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: one JSON document.")
@click.option("--html", "page", metavar="PAGE", type=reading.PATH, multiple=True, callback=usage.once, help="Write one self-contained HTML page there.")
@reading.reading_options
@console.help_option
@click.pass_context
def inspect(ctx: click.Context, /, files: tuple[str, ...], verbose: bool, as_json: bool, page: str | None, **given: Any) -> int:
    """Show every line of FILE (or standard input) with its role, how sure it is, and why; then the fields that come of them.

    The number beside a line is how probable its role is; the one beside a field is the confidence in the record. A line that was set aside says why in
    brackets: what it repeats, or that no field took it ("unknown") and which role was likeliest. A terminal shows as much of each line as it has room
    for; a file or a pipe gets all of it.

    \b
    artcli inspect samples/fr-header-line.txt
    artcli inspect -v samples/en-article-copy.txt
    artcli inspect samples/fr-header-line.txt --html page.html
    """
    if len(files) > 1:
        raise click.UsageError(f"inspect shows one file at a time, and {len(files)} are named")
    if not files and console.is_waiting_for_a_person():
        return console.ask_for_input(ctx)
    if as_json and page is not None:
        raise click.UsageError("give --json or --html, not both")
    if given["from_format"] not in (None, "text"):
        raise click.UsageError("inspect shows how plain text is read; leave --from away")
    if page is not None:
        places.refuse_to_overwrite(page, "--html", files or ("-",))
    options = reading.options_of(given)

    def show(name: str, data: bytes) -> Iterator[Article]:
        found = examine(data, name, options, reasons=verbose or as_json or page is not None)
        if page is not None:
            from artcli.cli.page import render

            console.save(page, render(found, console.name_of(name)))
        else:
            console.write(_as_json(found, name) if as_json else rows.written(found, verbose).encode("utf-8", "replace"))
        yield found.article

    return reading.each(files or ("-",), given, show)


def _as_json(found: Examined, name: str) -> bytes:
    import orjson

    from artcli.exporters.json import escaped

    said = record.to_dict(found.article)
    content = {
        "source": name,
        "language": found.language,
        "lines": found.total,
        "articles": found.articles,
        "judgements": [
            {
                "lines": [j.lines.first, j.lines.last],
                "role": j.role,
                "confidence": round(j.confidence, 4),
                "text": j.text,
                "told": j.told or None,
                "evidence": _weights(j.evidence),
                "runner_up": j.runner_up,
                "runner_up_confidence": round(j.runner_up_confidence, 4),
                "runner_up_evidence": _weights(j.runner_up_evidence),
            }
            for j in (line.judged for line in found.lines)
        ],
        **{key: said[key] for key in ("origins", "set_aside", "notes")},
    }
    return escaped(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")


def _weights(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"cue": e.cue, "weight": e.weight} for e in evidence]

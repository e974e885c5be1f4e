"""`artcli inspect`: every line of a file with its role and the evidence."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from artcli import storage
from artcli.cli import console, reading
from artcli.errors import ArtcliError
from artcli.readers.text.roles import Evidence, Judgement, Role

if TYPE_CHECKING:
    from artcli.readers.text.reader import Examination

_STYLES = {
    Role.HEADLINE: "bold cyan", Role.STANDFIRST: "cyan", Role.SECTION: "magenta", Role.KICKER: "magenta", Role.BYLINE: "yellow", Role.PUBLISHED: "green",
    Role.CAPTION: "blue", Role.BODY: "", Role.CROSSHEAD: "bold", Role.KEYWORDS: "magenta", Role.TAGLINE: "yellow", Role.FURNITURE: "dim",
}  # fmt: skip
_MOST_CUES = 8


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(), default="-")
@click.option("-v", "--verbose", is_flag=True, help="Also the cues that spoke, for the role and the runner-up.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: one JSON document.")
@click.option("--html", "page", metavar="PAGE", type=click.Path(), help="Write one self-contained HTML page there.")
@reading.reading_options
@click.pass_context
def inspect(ctx: click.Context, /, file: str, verbose: bool, as_json: bool, page: str | None, **given: Any) -> int:
    """Show every line of FILE (or standard input) with its role, how sure it is, and why.

    \b
    artcli inspect samples/fr-header-line.txt
    artcli inspect -v story.txt
    artcli inspect story.txt --html story.html
    """
    if file == "-" and (sys.stdin is None or sys.stdin.isatty()):
        click.echo(ctx.get_help(), err=True)
        console.say("no input: name a file, or pipe one in")
        return console.USAGE
    options = reading.options_of(given)
    try:
        found = _examine(file, options)
    except ArtcliError as problem:
        console.say(f"{console.name_of(file)}: {console.shown(str(problem))}")
        return console.FAILED
    if page:
        from artcli.cli.page import render

        storage.replace(page, render(found, console.name_of(file)))
    elif as_json:
        console.write(_as_json(found))
    else:
        _print(found, verbose)
    if given["strict"]:
        doubts = reading.doubts(found.article, given["min_confidence"])
        for words in doubts:
            console.say(f"{console.name_of(file)}: {words}")
        return console.FAILED if doubts else 0
    return 0


def _examine(file: str, options: Any) -> Examination:
    from artcli.readers.text import reader
    from artcli.source import decode

    data = console.read_stdin() if file == "-" else storage.read(file)
    return reader.examine(decode(data, name=file, encoding=options.encoding), options)


def _as_json(found: Examination) -> bytes:
    import orjson

    content = {
        "language": found.language,
        "lines": found.lines,
        "judgements": [
            {
                "lines": [j.lines.first, j.lines.last],
                "role": j.role,
                "confidence": round(j.confidence, 4),
                "text": j.text,
                "evidence": _weights(j.evidence),
                "runner_up": j.runner_up,
                "runner_up_confidence": round(j.runner_up_confidence, 4),
                "runner_up_evidence": _weights(j.runner_up_evidence),
            }
            for j in found.judgements
        ],
    }
    return orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n"


def _weights(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"cue": e.cue, "weight": e.weight} for e in evidence]


# ---- in a terminal -----------------------------------------------------------------------------------------------------


def _print(found: Examination, verbose: bool) -> None:
    """One row a block; colour only in a terminal, and never with NO_COLOR."""
    import io
    import os

    from rich.console import Console
    from rich.text import Text

    is_terminal = sys.stdout.isatty()
    width = _terminal_width() if is_terminal else 10_000
    buffer = io.StringIO()
    out = Console(
        file=buffer, force_terminal=is_terminal and os.environ.get("TERM") != "dumb", no_color="NO_COLOR" in os.environ or None, width=width,
        markup=False, emoji=False, highlight=False, soft_wrap=True,
    )  # fmt: skip
    digits = len(str(found.lines))
    for judgement in found.judgements:
        head = f"{_lines(judgement, digits)}  {judgement.role:<11} {judgement.confidence:4.2f}  "
        row = Text(head, style="dim")
        row.append(_cut(console.shown(judgement.text), width - len(head)), style=_STYLES[judgement.role])
        out.print(row)
        if verbose:
            for line in _why(judgement):
                out.print(Text(_cut(f"{'':{2 * digits + 1}}  {line}", width), style="dim"))
    console.write(buffer.getvalue().encode("utf-8", "replace"))


def _terminal_width() -> int:
    import shutil

    return max(20, shutil.get_terminal_size().columns)


def _lines(judgement: Judgement, digits: int) -> str:
    first, last = judgement.lines.first, judgement.lines.last
    return f"{first if first == last else f'{first}-{last}'}".rjust(2 * digits + 1)


def _cut(text: str, width: int) -> str:
    from rich.cells import cell_len, set_cell_size

    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(1, width - 1)).rstrip() + "…"


def _why(judgement: Judgement) -> list[str]:
    rows = [f"{judgement.role}: {_weighed(judgement.evidence)}"]
    if judgement.runner_up is not None:
        rows.append(f"{judgement.runner_up} ({judgement.runner_up_confidence:.2f}): {_weighed(judgement.runner_up_evidence)}")
    return rows


def _weighed(evidence: tuple[Evidence, ...]) -> str:
    shown = ", ".join(f"{e.cue} {e.weight:+.2f}" for e in evidence[:_MOST_CUES])
    more = len(evidence) - _MOST_CUES
    return (shown or "no cue spoke") + (f", and {more} more" if more > 0 else "")

"""`artcli inspect`: every line of a file with its role and the evidence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from artcli.article import Article, SetAside, Span
from artcli.cli import console, places, reading
from artcli.readers.text.roles import Evidence, Judgement, Role

if TYPE_CHECKING:
    from artcli.options import ReadingOptions
    from artcli.readers.text.reader import Examination

_STYLES = {
    Role.HEADLINE: "bold cyan", Role.SUBHEADLINE: "cyan", Role.STANDFIRST: "cyan", Role.SECTION: "magenta", Role.KICKER: "magenta",
    Role.BYLINE: "yellow", Role.PUBLISHED: "green", Role.CAPTION: "blue", Role.CROSSHEAD: "bold", Role.KEYWORDS: "magenta", Role.TAGLINE: "yellow",
    Role.FURNITURE: "dim",
}  # fmt: skip
_MOST_CUES = 8
_NARROWEST = 20


@click.command()
@click.argument("file", type=reading.PATH, required=False)
@click.option("-v", "--verbose", is_flag=True, help="Also the cues that spoke, for the role and the runner-up.")
@click.option("--json", "as_json", is_flag=True, help="For scripts: one JSON document.")
@click.option("--html", "page", metavar="PAGE", type=reading.PATH, help="Write one self-contained HTML page there.")
@reading.reading_options
@console.help_option
@click.pass_context
def inspect(ctx: click.Context, /, file: str | None, verbose: bool, as_json: bool, page: str | None, **given: Any) -> int:
    """Show every line of FILE (or standard input) with its role, how sure it is, and why.

    \b
    artcli inspect samples/fr-header-line.txt
    artcli inspect -v samples/en-article-copy.txt
    artcli inspect samples/fr-header-line.txt --html page.html
    """
    if file is None and console.is_waiting_for_a_person():
        return console.ask_for_input(ctx)
    if as_json and page is not None:
        raise click.UsageError("give --json or --html, not both")
    if given["from_format"] not in (None, "text"):
        raise click.UsageError("inspect shows how plain text is read; leave --from away")
    if page is not None:
        places.refuse_to_overwrite(page, "--html", [file or "-"])
    options = reading.options_of(given)

    def show(name: str, data: bytes) -> Iterator[Article]:
        found = _examine(data, name, options)
        if page is not None:
            from artcli.cli.page import render

            console.save(page, render(found, console.name_of(name)))
        else:
            console.write(_as_json(found, name) if as_json else _as_rows(found, verbose).encode("utf-8", "replace"))
        yield found.article

    return reading.each((file or "-",), given, show)


def _examine(data: bytes, name: str, options: ReadingOptions) -> Examination:
    """A page as it was read, its article finished as `parse` prints it."""
    from artcli import conversion
    from artcli.readers.text import reader
    from artcli.source import decode

    found = reader.examine(decode(data, name=name, encoding=options.encoding), options)
    article = next(conversion.read(data, name=name, options=replace(options, format="text")), found.article)
    return found._replace(article=article)


def _as_json(found: Examination, name: str) -> bytes:
    import orjson

    content = {
        "source": name,
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
    data = orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n"
    # legal in JSON, yet many programs take them for line ends
    return data.replace(b"\xc2\x85", b"\\u0085").replace(b"\xe2\x80\xa8", b"\\u2028").replace(b"\xe2\x80\xa9", b"\\u2029")


def _weights(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"cue": e.cue, "weight": e.weight} for e in evidence]


def repeats(article: Article) -> Mapping[Span, SetAside]:
    """The lines of an article that were set aside as repeats."""
    return {one.lines: one for one in article.set_aside if one.reason == "repeat"}


# ---- in a terminal -----------------------------------------------------------------------------------------------------


def _as_rows(found: Examination, verbose: bool) -> str:
    """One row a block, in colour and cut to the width in a terminal, whole and plain elsewhere; then the notes."""
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    rows = list(_rows(found, verbose))
    if not is_terminal:
        return "".join(f"{head}{text}\n" for head, text, _ in rows)
    width = _width()
    cut = [(head, _cut(text, width - len(head)), style) for head, text, style in rows]
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "", "dumb"):
        return "".join(f"{head}{text}\n" for head, text, _ in cut)
    return _coloured(cut, width)


def _rows(found: Examination, verbose: bool) -> Iterator[tuple[str, str, str]]:
    """What stands before a text, the text, and its style."""
    digits = len(str(found.lines))
    aside = repeats(found.article)
    for judgement in found.judgements:
        head = f"{_lines(judgement, digits)}  {judgement.role:<11} {judgement.confidence:4.2f}  "
        again = aside.get(judgement.lines)
        text = console.shown(judgement.text)
        yield head, f"[repeat of {again.of}, {again.likeness or 1:.2f}] {text}" if again else text, "dim" if again else _STYLES.get(judgement.role, "")
        for line in _why(judgement) if verbose else ():
            yield " " * (2 * digits + 3), line, "dim"
    for note in found.article.notes:
        yield " " * (2 * digits + 3), f"note: {console.shown(note.message)}{_places(note.lines)}", "dim"


def _places(spans: tuple[Span, ...]) -> str:
    if not spans:
        return ""
    shown = ", ".join(str(s.first) if s.first == s.last else f"{s.first}-{s.last}" for s in spans[:5])
    return f" (line {shown}{' …' if len(spans) > 5 else ''})"


def _coloured(rows: list[tuple[str, str, str]], width: int) -> str:
    import io

    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    out = Console(file=buffer, force_terminal=True, width=width, markup=False, emoji=False, highlight=False, soft_wrap=True, legacy_windows=False)
    for head, text, style in rows:
        out.print(Text.assemble((head, "dim"), (text, style)))
    return buffer.getvalue()


def _width() -> int:
    import shutil

    return max(_NARROWEST, shutil.get_terminal_size().columns)


def _lines(judgement: Judgement, digits: int) -> str:
    first, last = judgement.lines.first, judgement.lines.last
    return f"{first if first == last else f'{first}-{last}'}".rjust(2 * digits + 1)


def _cut(text: str, width: int) -> str:
    """A text to no more columns than there are; ideographs take two."""
    from rich.cells import cell_len, set_cell_size

    width = max(8, width)
    text = text[: 4 * width]
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def _why(judgement: Judgement) -> list[str]:
    rows = [f"{judgement.role}: {_weighed(judgement.evidence)}"]
    if judgement.runner_up is not None:
        rows.append(f"{judgement.runner_up} ({judgement.runner_up_confidence:.2f}): {_weighed(judgement.runner_up_evidence)}")
    return rows


def _weighed(evidence: tuple[Evidence, ...]) -> str:
    shown = ", ".join(f"{e.cue} {e.weight:+.2f}" for e in evidence[:_MOST_CUES])
    more = len(evidence) - _MOST_CUES
    return (shown or "no cue spoke") + (f", and {more} more" if more > 0 else "")

"""A file as `inspect` shows it in a terminal or a pipe: a row for each line of the file, its notes, and the fields of the record."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from artcli.article import Span
from artcli.cli import console
from artcli.cli.examined import ASIDE, Examined, Line, Side
from artcli.cli.fields import fields, lines_of
from artcli.readers.text.roles import Role
from artcli.values import NamedTuple

_STYLES: Mapping[str, str] = {
    Role.HEADLINE: "bold cyan", Role.SUBHEADLINE: "cyan", Role.STANDFIRST: "cyan", Role.SECTION: "magenta", Role.KICKER: "magenta",
    Role.BYLINE: "yellow", Role.PUBLISHED: "green", "modified": "green", "embargoed until": "green", Role.CAPTION: "blue", Role.CROSSHEAD: "bold",
    Role.KEYWORDS: "magenta", Role.TAGLINE: "yellow", Role.FURNITURE: "dim",
}  # fmt: skip
_MOST_REASONS = 8


class _Row(NamedTuple):
    """What stands before a text, the text in pieces, and its style; a text that is too long goes on below, but for a line of the file, which is cut."""

    head: str
    pieces: tuple[str, ...]
    style: str
    is_cut: bool = False


def written(found: Examined, verbose: bool) -> str:
    """One row a block, in colour and fitted to the width in a terminal, whole and plain elsewhere; then the notes and the fields."""
    rows = [*_rows(found, verbose), *_foot(found)]
    width = console.columns()
    if width is None:
        return "".join(f"{row.head}{' '.join(row.pieces)}\n" for row in rows)
    fitted = [one for row in rows for one in _fitted(row, width)]
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in (None, "", "dumb"):
        return "".join(f"{head}{text}\n" for head, text, _ in fitted)
    return _coloured(fitted, width)


def _rows(found: Examined, verbose: bool) -> Iterator[_Row]:
    digits = len(str(found.total))
    wide = max([len(line.role) for line in found.lines], default=0)
    for line in found.lines:
        sure = "" if line.confidence is None else f"{line.confidence:.2f}"
        head = f"{lines_of(line.judged.lines).rjust(2 * digits + 1)}  {line.role:<{wide}} {sure:<4}  "
        text = console.shown(line.judged.text)
        yield _Row(head, (f"[{line.remark}] {text}" if line.remark else text,), "dim" if line.role == ASIDE else _STYLES.get(line.role, ""), is_cut=True)
        if line.left_out:
            yield _Row(" " * (2 * digits + 3), tuple(f"set aside of it: {console.shown(line.left_out)}".split(" ")), "dim")
        for pieces in _why(line) if verbose else ():
            yield _Row(" " * (2 * digits + 3), pieces, "dim")
    for note in found.article.notes:
        yield _Row(" " * (2 * digits + 3), tuple(f"note: {console.shown(note.message)}{_places(note.lines)}".split(" ")), "dim")


def _foot(found: Examined) -> Iterator[_Row]:
    """The fields of the record, each with how sure it is and its lines: a line's role may be surer than what is read in it."""
    shown = list(fields(found.article))
    wide = max(len(one.name) for one in shown)
    where = [f"line {lines_of(one.lines[0])}{' …' if len(one.lines) > 1 else ''}" if one.lines else "" for one in shown]
    widest = max(map(len, where))
    yield _Row("", ("",), "")
    if found.articles > 1:
        yield _Row("", tuple(f"the first of {found.articles:,} articles:".split(" ")), "dim")
    for one, lines in zip(shown, where, strict=True):
        sure = "" if one.confidence is None else f"{one.confidence:.2f}"
        yield _Row(f"{one.name:<{wide}}  {sure:<4}  {lines:<{widest}}  ", tuple(console.shown(one.said).split(" ")), _STYLES.get(one.name, ""))


def _places(spans: tuple[Span, ...]) -> str:
    if not spans:
        return ""
    shown = ", ".join(map(lines_of, spans[:5]))
    several = len(spans) > 1 or spans[0].first < spans[0].last
    return f" (line{'s' if several else ''} {shown}{' …' if len(spans) > 5 else ''})"


def _coloured(rows: list[tuple[str, str, str]], width: int) -> str:
    import io

    from rich.console import Console
    from rich.text import Text

    buffer = io.StringIO()
    out = Console(file=buffer, force_terminal=True, width=width, markup=False, emoji=False, highlight=False, soft_wrap=True, legacy_windows=False)
    for head, text, style in rows:
        out.print(Text.assemble((head, "dim"), (text, style)))
    return buffer.getvalue()


def _fitted(row: _Row, width: int) -> Iterator[tuple[str, str, str]]:
    """A row, and what of it stands below, indented. Where little room is left beside what stands before a text, the text stands below it."""
    head, room = row.head, width - len(row.head)
    if head.strip() and room < console.LEAST_ROOM:
        yield console.cut(" ".join(head.split()), width), "", ""
        head, room = "  ", width - 2
    if row.is_cut:
        yield head, console.cut(row.pieces[0], room), row.style
        return
    below = " " * (len(head) + 2)
    for text in console.filled(row.pieces, width - len(below)):
        yield head, text, row.style
        head = below


def _why(line: Line) -> list[tuple[str, ...]]:
    rows = [tuple(console.shown(line.judged.told).split(" "))] if line.judged.told else []
    for n, side in enumerate(line.sides(_MOST_REASONS)):
        is_shown = n == 0 and side.role == line.role  # with its number
        rows.append((f"{side.role}:" if is_shown else f"{side.role} ({side.confidence:.2f}):", *_weighed(side)))
    return rows


def _weighed(side: Side) -> list[str]:
    """What weighed most, word by word: what spoke for the role, then what spoke against it."""
    said = [f"{reason.words} {reason.weight:+.2f}" if reason.weight else reason.words for reason in side.reasons]
    first = next((n for n, reason in enumerate(side.reasons) if reason.weight < 0), len(said))
    parts = [", ".join(said[:first]), f"against it: {', '.join(said[first:])}" if said[first:] else "", f"and {side.more} more" if side.more else ""]
    return ("; ".join(filter(None, parts)) or "nothing spoke").split(" ")

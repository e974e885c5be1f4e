"""An examined page as one self-contained HTML page: the lines with their evidence, the record beside them."""

from __future__ import annotations

from collections.abc import Mapping

from artcli.article import Note, Span
from artcli.cli import markup
from artcli.cli.examined import ASIDE, Examined, Line, Side
from artcli.cli.fields import Field, fields, lines_of
from artcli.exporters import json
from artcli.options import ExportOptions

_MOST_REASONS = 12
_MOST_AT_A_GLANCE = 4
_MOST_LINKS = 60


def render(found: Examined, name: str) -> bytes:
    """A file as it was read to an HTML page in UTF-8 that loads nothing and runs nothing."""
    article = found.article
    places = {n: line.judged.lines.first for line in found.lines for n in range(line.judged.lines.first, line.judged.lines.last + 1)}
    return markup.fill(
        "page.html",
        title=markup.text(article.headline or name),
        name=markup.text(name),
        language=markup.text(found.language or "unknown"),
        lang=markup.text(found.language or ""),
        count=f"{found.total:,} lines" + (f" · the first of {found.articles:,} articles" if found.articles > 1 else ""),
        rows="\n".join(map(_row, found.lines)),
        fields="\n".join(_field(one, places) for one in fields(article)),
        notes="\n".join(_note(note, places) for note in article.notes) or "<li>none</li>",
        record=markup.text(json.export(article, ExportOptions()).decode("utf-8", "replace")),
    )


def _links(spans: tuple[Span, ...], places: Mapping[int, int]) -> str:
    """'lines 3, 28-30' with a link from each to where it stands on the page; those that follow each other are one."""
    rows: list[Span] = []
    for span in spans:
        if rows and span.first == rows[-1].last + 1:
            rows[-1] = Span(rows[-1].first, span.last)
        else:
            rows.append(span)
    shown = (f'<a href="#l{places[row.first]}">{lines_of(row)}</a>' if row.first in places else lines_of(row) for row in rows[:_MOST_LINKS])
    many = len(rows) > 1 or rows[0].first < rows[0].last
    return f"line{'s' if many else ''} {', '.join(shown)}{' …' if len(rows) > _MOST_LINKS else ''}"


def _row(line: Line) -> str:
    judged, role = line.judged, markup.text(line.role)
    sure = "" if line.confidence is None else f"{line.confidence:.2f}"
    kind = line.role.replace(" ", "-") if line.role != ASIDE else "repeat" if line.remark.startswith("repeat") else "aside"
    remark = line.remark or (f"set aside of it: {line.left_out}" if line.left_out else "")
    note = f'<span class="again">{markup.text(remark)}</span> ' if remark else ""
    told = f"<p>{markup.text(judged.told)}</p>" if judged.told else ""
    return (
        f'<details id="l{judged.lines.first}" class="{kind}"><summary title="{_glance(line)}">'
        f'<span class="n">{lines_of(judged.lines)}</span> <span class="role">{role}</span> <span class="p">{sure}</span> '
        f'<span class="t">{note}<bdi dir="auto">{markup.text(judged.text)}</bdi></span></summary>'
        f'<div class="why">{told}{"".join(map(_reasons, line.sides(_MOST_REASONS)))}</div></details>'
    )


def _glance(line: Line) -> str:
    """What a hovering mouse is told: what the page tells of the line, or what weighed most, for the role and for the runner-up."""
    said = [line.judged.told] if line.judged.told else []
    said += [f"{side.role}: {', '.join(_said(side)) or 'nothing spoke'}" for side in line.sides(_MOST_AT_A_GLANCE)]
    return markup.text("\n".join(said))


def _said(side: Side) -> list[str]:
    return [f"{reason.words} {reason.weight:+.1f}" if reason.weight else reason.words for reason in side.reasons]


def _reasons(side: Side) -> str:
    rows = "".join(f"<tr><td>{markup.text(one.words)}</td><td>{f'{one.weight:+.2f}' if one.weight else ''}</td></tr>" for one in side.reasons)
    more = f"<p>and {side.more} more</p>" if side.more else ""
    return f"<div><h3>{side.role} {side.confidence:.2f}</h3>{f'<table>{rows}</table>' if rows else '<p>nothing spoke</p>'}{more}</div>"


def _field(one: Field, places: Mapping[int, int]) -> str:
    where = [_links(one.lines, places)] if one.lines else []
    where += [f"{one.confidence:.2f}"] if one.confidence is not None else []
    small = f"<small>{' · '.join(where)}</small>" if where else ""
    return f'<dt>{one.name}{small}</dt><dd dir="auto">{markup.text(one.said)}</dd>'


def _note(note: Note, places: Mapping[int, int]) -> str:
    where = f" <small>{_links(note.lines, places)}</small>" if note.lines else ""
    return f'<li dir="auto">{markup.text(note.message)}{where}</li>'

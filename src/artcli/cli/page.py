"""An examined page as one self-contained HTML page: the lines with their evidence, the record beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from artcli.article import Note, SetAside, Span
from artcli.cli import markup
from artcli.cli.fields import Field, fields
from artcli.exporters import json
from artcli.options import ExportOptions
from artcli.readers.text.roles import Evidence, Judgement, Role

if TYPE_CHECKING:
    from artcli.readers.text.reader import Examination

_MOST_CUES = 12
_MOST_AT_A_GLANCE = 4


def render(found: Examination, name: str) -> bytes:
    """An examination to an HTML page in UTF-8 that loads nothing and runs nothing."""
    article = found.article
    aside = {one.lines: one for one in article.set_aside if one.reason == "repeat"}
    return markup.fill(
        "page.html",
        title=markup.text(article.headline or name),
        name=markup.text(name),
        language=markup.text(found.language or "unknown"),
        lang=markup.text(found.language or ""),
        count=str(found.lines),
        rows="\n".join(_row(judgement, aside.get(judgement.lines)) for judgement in found.judgements),
        fields="\n".join(map(_field, fields(article))),
        notes="\n".join(_note(note) for note in article.notes) or "<li>none</li>",
        record=markup.text(json.export(article, ExportOptions()).decode("utf-8", "replace")),
    )


def _lines(span: Span) -> str:
    return str(span.first) if span.first == span.last else f"{span.first}–{span.last}"


def _row(judgement: Judgement, again: SetAside | None) -> str:
    note = f'<span class="again">repeat of {markup.text(again.of or "")}, {again.likeness or 1:.2f}</span> ' if again else ""
    return (
        f'<details class="{judgement.role}{" repeat" if again else ""}"><summary title="{_glance(judgement)}"><span class="n">{_lines(judgement.lines)}</span>'
        f'<span class="role">{judgement.role}</span><span class="p">{judgement.confidence:.2f}</span>'
        f'<span class="t">{note}<bdi dir="auto">{markup.text(judgement.text)}</bdi></span></summary>'
        f'<div class="why">{_cues(judgement.role, judgement.confidence, judgement.evidence)}'
        f"{_cues(judgement.runner_up, judgement.runner_up_confidence, judgement.runner_up_evidence) if judgement.runner_up else ''}</div></details>"
    )


def _glance(judgement: Judgement) -> str:
    """What a hovering mouse is told: the cues that weighed most, for the role and for the runner-up."""
    sides = [(judgement.role, judgement.evidence), (judgement.runner_up, judgement.runner_up_evidence)]
    said = (f"{role}: " + (", ".join(f"{e.cue.replace('_', ' ')} {e.weight:+.1f}" for e in evidence[:_MOST_AT_A_GLANCE]) or "no cue spoke") for role, evidence in sides if role)
    return markup.text("\n".join(said))


def _cues(role: Role, confidence: float, evidence: tuple[Evidence, ...]) -> str:
    rows = "".join(f"<tr><td>{markup.text(e.cue.replace('_', ' '))}</td><td>{e.weight:+.2f}</td></tr>" for e in evidence[:_MOST_CUES])
    more = f"<p>and {len(evidence) - _MOST_CUES} more</p>" if len(evidence) > _MOST_CUES else ""
    return f"<div><h3>{role} {confidence:.2f}</h3>{f'<table>{rows}</table>' if rows else '<p>no cue spoke</p>'}{more}</div>"


def _field(one: Field) -> str:
    where = f"line {', '.join(map(_lines, one.lines[:4]))} · {one.confidence:.2f}" if one.confidence is not None else ""
    return f'<dt>{one.name}{f"<small>{where}</small>" if where else ""}</dt><dd dir="auto">{markup.text(one.said)}</dd>'


def _note(note: Note) -> str:
    where = f' <small>line {", ".join(map(_lines, note.lines[:5]))}{" …" if len(note.lines) > 5 else ""}</small>' if note.lines else ""
    return f'<li dir="auto">{markup.text(note.message)}{where}</li>'

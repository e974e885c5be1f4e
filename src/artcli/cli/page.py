"""An examined page as one self-contained HTML page: the lines with their evidence, the record beside them."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING

from artcli.exporters import json
from artcli.options import ExportOptions
from artcli.readers.text.roles import Evidence, Judgement

if TYPE_CHECKING:
    from artcli.readers.text.reader import Examination

_MOST_CUES = 12


def render(found: Examination, name: str) -> bytes:
    """An examination to an HTML page in UTF-8 that loads nothing and runs nothing."""
    template = Template((files("artcli") / "cli" / "page.html").read_text("utf-8"))
    article = found.article
    page = template.substitute(
        title=_text(article.headline or name),
        name=_text(name),
        language=_text(found.language or "unknown"),
        count=str(found.lines),
        rows="\n".join(_row(judgement) for judgement in found.judgements),
        record=_text(json.export(article, ExportOptions()).decode()),
        notes="\n".join(f"<li>{_text(note.message)}</li>" for note in article.notes) or "<li>none</li>",
    )
    return page.encode("utf-8", "replace")


def _text(value: str) -> str:
    """A text for HTML; control characters, which would act or vanish, become U+FFFD."""
    return escape("".join(c if c >= " " or c in "\n\t" else "\ufffd" for c in value))


def _row(judgement: Judgement) -> str:
    lines = judgement.lines
    number = str(lines.first) if lines.first == lines.last else f"{lines.first}–{lines.last}"
    second = ""
    if judgement.runner_up is not None:
        second = f"<h4>{judgement.runner_up} {judgement.runner_up_confidence:.2f}</h4>{_cues(judgement.runner_up_evidence)}"
    return (
        f'<details class="{judgement.role}"><summary><span class="n">{number}</span><span class="role">{judgement.role}</span>'
        f'<span class="p">{judgement.confidence:.2f}</span><span class="t" dir="auto">{_text(judgement.text)}</span></summary>'
        f'<div class="why"><div><h4>{judgement.role} {judgement.confidence:.2f}</h4>{_cues(judgement.evidence)}</div><div>{second}</div></div></details>'
    )


def _cues(evidence: tuple[Evidence, ...]) -> str:
    if not evidence:
        return "<p>no cue spoke</p>"
    rows = "".join(f"<tr><td>{_text(e.cue)}</td><td>{e.weight:+.2f}</td></tr>" for e in evidence[:_MOST_CUES])
    return f"<table>{rows}</table>"

"""The grammars that a source may be written in, tried from the most explicit on; each splits it into its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from artcli.article import Span
from artcli.readers.text import markdown
from artcli.readers.text.record import Record
from artcli.readers.text.shapes import DRAWN

_DATABASES = ("LENGTH", "LÄNGE", "LONGUEUR", "LENGTE", "LONGITUD", "LUNGHEZZA", "Length", "Länge", "Longueur", "Lengte", "Full text: ", "HD")
_CLIPPINGS = ("·", "0020", "Nom de la source", "Source name", "Source Name")
_FRAMES = ("Dokumentnummer:", "Publisert på ", "Publicerat i ", "Publicerat på ", "Record:", "Record Number:", "Gale Document Number:", "文章編號")
_LABELS = 3  # one below the other, as every header has them


def _has_labels_in_a_row(raw: Sequence[str]) -> bool:
    """True of lines among which some are labelled, one below the other, as those of a header are."""
    row = 0
    for line in raw:
        if ":" in line[:32] or "：" in line[:32]:
            row += 1
            if row == _LABELS:
                return True
        elif line.strip("> \r\t"):
            row = 0
    return False


def _has_parts(raw: Sequence[str]) -> bool:
    """True of lines among which one is a rule, or begins with a number, or bears one just below the first."""
    shown = [stripped for line in raw if (stripped := line.strip())]
    if any(any(map(str.isdecimal, line)) for line in shown[1:3]):
        return True
    return any(line[0].isdecimal() or (line[0] in DRAWN and not line.replace(" ", "").strip(line[0])) for line in shown)


_May = Callable[[Sequence[str], str, str], bool]
# Each with the module that reads it, which is loaded where the lines of a source, its text or its first line show that it may be written so: for
# most are written in none, and a start would load them all.
_GRAMMARS: tuple[tuple[str, str, _May], ...] = (
    ("wire message", "wires", lambda raw, text, first: "\x01" in text),
    ("mail", "mails", lambda raw, text, first: ":" in first or first.startswith((">", "From "))),
    ("forwarded mail", "forwards", lambda raw, text, first: _has_labels_in_a_row(raw)),
    ("database record", "databases", lambda raw, text, first: any(word in text for word in _DATABASES)),
    ("clipping", "clippings", lambda raw, text, first: any(sign in text for sign in _CLIPPINGS)),
    ("database record", "frames", lambda raw, text, first: any(word in text for word in _FRAMES)),
    ("front matter", "frontmatter", lambda raw, text, first: first.strip() == "---" and "\narticle:\n  " in text),  # artcli's own has what labels a text
    ("keyed header", "keyed", lambda raw, text, first: True),
    ("front matter", "frontmatter", lambda raw, text, first: first.strip() in ("---", "+++")),
    ("digest", "digests", lambda raw, text, first: _has_parts(raw)),
)


def records(raw: Sequence[str]) -> list[Record]:
    """The lines of a source to its records: those of the first grammar that knows them, else one free page."""
    text, first = "\n".join(raw), next((line for line in raw if line.strip()), "")
    for name, module, may_be in _GRAMMARS:
        found: list[Record] = import_module(f"{__name__}.{module}").split(raw) if may_be(raw, text, first) else []
        if found:
            return [_with_marks(raw, record._replace(grammar=name)) for record in found]
    return [_with_marks(raw, Record(Span(1, len(raw))))]


def _with_marks(raw: Sequence[str], record: Record) -> Record:
    """A record; one of which nothing is told is looked through for the marks of Markdown."""
    if record.fields or record.story or record.decoded or not markdown.is_written_in(raw, record.lines):
        return record
    code = markdown.code(raw, record.lines)
    numbers = (n for n in range(record.lines.first, record.lines.last + 1) if n not in code)
    flowing = markdown.flows(raw, record.lines)
    return record._replace(marked=True, flowing=flowing, code=code, notes=(*record.notes, *markdown.links(raw, numbers)))

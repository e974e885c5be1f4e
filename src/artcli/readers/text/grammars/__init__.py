"""The grammars that a source may be written in, tried from the most explicit on; each splits it into its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from artcli.article import Span
from artcli.readers.text import markdown
from artcli.readers.text.record import Record
from artcli.readers.text.shapes import DRAWN
from artcli.values import NamedTuple

_DATABASES = ("LENGTH", "LÄNGE", "LONGUEUR", "LENGTE", "LONGITUD", "LUNGHEZZA", "Length", "Länge", "Longueur", "Lengte", "Full text: ", "HD")
_CLIPPINGS = ("·", "0020")
_BOXES = ("Nom de la source", "Source name", "Source Name")  # about the paper, of clippings
_FRAMES = ("Dokumentnummer:", "Publisert på ", "Publicerat i ", "Publicerat på ", "Record:", "Record Number:", "Gale Document Number:", "文章編號")
_LABELS = 3  # one below the other, as every header has them
_OPENING = 3  # characters of a line by which it is told that it cannot open with a word


class _Source(NamedTuple):
    """What tells of a source in which grammars it may be written."""

    raw: Sequence[str]
    text: str
    first: str  # line that prints something
    shown: Sequence[str]  # the lines that print something, without white space around them
    openings: frozenset[str]  # of these

    def has(self, words: Sequence[str]) -> bool:
        """True if one of some words may open a line; most sources have no line that begins as any of them does."""
        return not self.openings.isdisjoint([word[:_OPENING] for word in words]) and any(word in self.text for word in words)


def _source(raw: Sequence[str]) -> _Source:
    shown = [stripped for line in raw if (stripped := line.strip())]
    openings = frozenset([line.lstrip("•* ")[:_OPENING].rstrip() for line in shown])
    return _Source(raw, "\n".join(raw), next((line for line in raw if line.strip()), ""), shown, openings)


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


def _has_parts(shown: Sequence[str]) -> bool:
    """True of lines among which one is a rule, or begins with a number, or bears one just below the first."""
    if any(any(map(str.isdecimal, line)) for line in shown[1:3]):
        return True
    return any(line[0].isdecimal() or (line[0] in DRAWN and not line.replace(" ", "").strip(line[0])) for line in shown)


_May = Callable[[_Source], bool]
# Each with the module that reads it, which is loaded where a source shows that it may be written so: for most are written in none, and a start would
# load them all.
_GRAMMARS: tuple[tuple[str, str, _May], ...] = (
    ("wire message", "wires", lambda source: "\x01" in source.text),
    ("mail", "mails", lambda source: ":" in source.first or source.first.startswith((">", "From "))),
    ("forwarded mail", "forwards", lambda source: _has_labels_in_a_row(source.raw)),
    ("database record", "databases", lambda source: source.has(_DATABASES)),
    ("clipping", "clippings", lambda source: any(sign in source.text for sign in _CLIPPINGS) or source.has(_BOXES)),
    ("database record", "frames", lambda source: source.has(_FRAMES)),
    # artcli's own has what labels a text
    ("front matter", "frontmatter", lambda source: source.first.strip() == "---" and "\narticle:\n  " in source.text),
    ("keyed header", "keyed", lambda source: True),
    ("front matter", "frontmatter", lambda source: source.first.strip() in ("---", "+++")),
    ("digest", "digests", lambda source: _has_parts(source.shown)),
)


def records(raw: Sequence[str]) -> list[Record]:
    """The lines of a source to its records: those of the first grammar that knows them, else one free page."""
    source = _source(raw)
    for name, module, may_be in _GRAMMARS:
        found: list[Record] = import_module(f"{__name__}.{module}").split(raw) if may_be(source) else []
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

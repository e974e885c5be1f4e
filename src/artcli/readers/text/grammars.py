"""The grammars that a source may be written in, tried from the most explicit on; each splits it into its records."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.article import Span
from artcli.readers.text import clippings, databases, digests, forwards, frontmatter, keyed, mails, markdown, wires
from artcli.readers.text.record import Record

_GRAMMARS = (
    ("wire message", wires.split),
    ("mail", mails.split),
    ("forwarded mail", forwards.split),
    ("database record", databases.split),
    ("clipping", clippings.split),
    ("keyed header", keyed.split),
    ("front matter", frontmatter.split),
    ("digest", digests.split),
)


def records(raw: Sequence[str]) -> list[Record]:
    """The lines of a source to its records: those of the first grammar that knows them, else one free page."""
    for name, split in _GRAMMARS:
        found = split(raw)
        if found:
            return [_with_marks(raw, record._replace(grammar=name)) for record in found]
    return [_with_marks(raw, Record(Span(1, len(raw))))]


def _with_marks(raw: Sequence[str], record: Record) -> Record:
    """A record; one of which nothing is told is looked through for the marks of Markdown."""
    if record.fields or record.story or record.decoded or not markdown.is_written_in(raw, record.lines):
        return record
    code = markdown.code(raw, record.lines)
    numbers = (n for n in range(record.lines.first, record.lines.last + 1) if n not in code)
    return record._replace(marked=True, code=code, notes=(*record.notes, *markdown.links(raw, numbers)))

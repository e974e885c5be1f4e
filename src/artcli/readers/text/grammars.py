"""The grammars that a source may be written in, tried from the most explicit on; each splits it into its records."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.article import Span
from artcli.readers.text import clippings, databases, frontmatter, keyed, mails, wires
from artcli.readers.text.record import Record

_GRAMMARS = (
    ("wire message", wires.split),
    ("mail", mails.split),
    ("database record", databases.split),
    ("clipping", clippings.split),
    ("keyed header", keyed.split),
    ("front matter", frontmatter.split),
)


def records(raw: Sequence[str]) -> list[Record]:
    """The lines of a source to its records: those of the first grammar that knows them, else one free page."""
    for name, split in _GRAMMARS:
        found = split(raw)
        if found:
            return [record._replace(grammar=name) for record in found]
    return [Record(Span(1, len(raw)))]

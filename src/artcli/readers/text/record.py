"""A record: the lines of one article in its source, and what the grammar that they are written in says of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from artcli.article import Note, Span
from artcli.values import NamedTuple


class RecordField(NamedTuple):
    """Lines that say one field, and its value as printed ("" where they leave it empty).

    `field` is that of a header ("headline", "published", "source" …); where it is None, `label` is looked up among the labels
    of the page's language. A list has its entries as `listed` writes them. A value of "published" or "modified" may be given in
    ISO 8601 instead. Each of "creators" has a line, with kind, name and role parted by tabs. Several may share their lines.
    `literal`: of such a value 'None' is a word, and no sign that there is none.
    """

    field: str | None
    value: str
    lines: Span
    label: str = ""
    literal: bool = False


def listed(items: Sequence[str]) -> str:
    """The entries of a list as one value: a line each where a comma stands in one, else parted by commas."""
    return ("\n" if len(items) > 1 and any("," in item for item in items) else ", ").join(items)


OTHER = "other"  # a field that no article has: the number of a record, a certificate, a contact


class Decoded(NamedTuple):
    """The lines of a record as they read once they were decoded, counted from 1, and where each stands in the source."""

    lines: Sequence[str]
    places: Sequence[Span]

    def place(self, lines: Span) -> Span:
        """Some of its lines to those of the source."""
        places = self.places[lines.first - 1 : lines.last]
        return Span(places[0].first, max(place.last for place in places))


def together(numbers: Iterable[int]) -> Iterator[range]:
    """The lines among some, in order, that stand right below each other, as far as they do."""
    for _, group in groupby(enumerate(numbers), lambda one: one[1] - one[0]):  # which grows where one is left out
        own = [n for _, n in group]
        yield range(own[0], own[-1] + 1)


class Record(NamedTuple):
    """The lines of one article. `fields` is empty where nothing is known of them: then they are a free page.

    `story` is where the text stands, if the grammar says so. `strict`: nothing but the text stands there. `flowing`: a line
    goes on on the next one, whatever its width, as in Markdown. `marked`: its lines hold the marks of Markdown, but for those of `code`.
    `wrapped`: its lines were wrapped, however few they are. `grammar` is how a person calls what it is written in.
    `decoded`: all its spans count these lines, not those of the source. `around`: lines that are none of it, left out of the page.
    `offered`: lines left out of it too, which tell fields that the page itself does not tell.
    """

    lines: Span
    fields: tuple[RecordField, ...] = ()
    story: tuple[Span, ...] = ()
    strict: bool = True
    flowing: bool = False
    marked: bool = False
    code: frozenset[int] = frozenset()
    wrapped: bool = False
    notes: tuple[Note, ...] = ()
    grammar: str = ""
    decoded: Decoded | None = None
    around: tuple[Span, ...] = ()
    offered: tuple[RecordField, ...] = ()

    def outside(self) -> frozenset[int]:
        """The lines that are left out of the page."""
        return frozenset(n for span in (*self.around, *(one.lines for one in self.offered)) for n in range(span.first, span.last + 1))

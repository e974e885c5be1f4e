"""The fields of an article while they are found, and the labelled page that they are found in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from artcli.article import Note, Origin, Span
from artcli.language.folding import composed, visible
from artcli.language.locale import Locale
from artcli.readers.text.facts import Facts
from artcli.readers.text.headers import Header
from artcli.readers.text.labelled import behind_label
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.weights import Model, calibrated
from artcli.values import NamedTuple

SURE = 0.98  # of what a labelled header says
NEAR = 12  # lines above the headline: further up are menus


class Fields:
    """The fields of an article while they are found."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.origins: dict[str, Origin] = {}
        self.notes: list[Note] = []

    def put(self, name: str, value: Any, lines: Iterable[Span], confidence: float) -> None:
        """Fills a field that is still empty."""
        if value and name not in self.values:
            self.values[name] = value
            self.origins[name] = Origin(tuple(sorted(set(lines))), round(min(max(confidence, 0.0), 1.0), 4))

    def note(self, code: str, message: str, lines: Iterable[Span] = ()) -> None:
        """Adds a note."""
        self.notes.append(Note(code, message, tuple(lines)))


class Reading(NamedTuple):
    """What the fields are found in: the lines, what they say of themselves, and how they were labelled."""

    facts: Sequence[Facts]
    header: Header
    labels: Labels
    locale: Locale
    model: Model

    def of(self, *roles: Role) -> Sequence[int]:
        """The indexes of the lines that have one of the roles."""
        return self.labels.of(*roles)

    def chance(self, indexes: Sequence[int], role: Role) -> float:
        """How sure the role of some lines is: the mean of their probabilities."""
        return sum(self.labels.chances[i].get(role, 0.0) for i in indexes) / len(indexes) if indexes else 0.0

    def spans(self, indexes: Iterable[int]) -> list[Span]:
        """The source lines of some lines."""
        return [self.facts[i].line.lines for i in indexes]

    def sure(self, name: str, chance: float) -> float:
        """A probability of the model to the confidence of a field."""
        return calibrated(chance, name, self.model)

    def is_said(self, index: int) -> bool:
        """True of a line that says itself what it is."""
        return bool(self.header.at(index))

    def value_at(self, index: int) -> str:
        """What a line says without its label, if a labelled header says it."""
        said = self.header.at(index)
        return said[0].value if said else self.facts[index].line.text

    def text_at(self, index: int) -> str:
        """The same with its accents and its marks that show nothing as they stand, for the body: what is compared or taken apart is without."""
        value, printed = self.value_at(index), self.facts[index].line.text
        if value is printed or value in printed:
            return value
        behind = behind_label(printed)
        return behind if composed(visible(behind)) == value else value

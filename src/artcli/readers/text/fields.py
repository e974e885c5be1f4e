"""The fields of an article while they are found, and the labelled page that they are found in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from artcli.article import Note, Origin, Span
from artcli.language import names
from artcli.language.folding import composed, key, visible
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.readers.text.facts import Facts
from artcli.readers.text.headers import Header
from artcli.readers.text.labelled import behind_label
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.weights import Model, calibrated
from artcli.values import NamedTuple

SURE = 0.98  # of what a labelled header says
_LONGEST_TOWN = 4  # words
_DASHES = ("-", "–", "—")
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

    def place_beside_stamp(self, index: int) -> str | None:
        """The town of 'Vila Serrana, 14 de abril de 2021' alone on a line, which the first paragraph names too: of an author or a section it does not tell.

        A day with its time is parted from the town by a dash: 'Vila Serrana - 14 abr 2021 - 08:22'.
        """
        fact = self.facts[index]
        town = (fact.rest or "").strip(" ,-–—|")
        stamp = fact.stamps[0] if fact.stamps else None
        if stamp is None or not town or len(town.split()) > _LONGEST_TOWN or not fact.line.seen.startswith(town):
            return None
        parted = fact.line.seen[len(town) : stamp.start].strip() in _DASHES
        if isinstance(stamp.value, datetime) and (not parted or key(town) in self.locale.sections):
            return None
        first = next((i for i in self.of(Role.STANDFIRST, Role.BODY) if self.facts[i].sentence and i > index), None)
        named = first is not None and Phrases([town]).within(self.facts[first].line.key)
        return town if named and town[0].isupper() else None

    def is_town_below_name(self, index: int) -> bool:
        """True of 'Vigo' alone between a byline and the day, below the headline: where it was written, and no part of the paper.

        Of what the pack knows as one, and of more words than one that were taken for a byline, the text must tell; what it has in small letters is none.
        """
        fact, roles = self.facts[index], self.labels.roles
        if not index or (roles[index - 1], *roles[index + 1 : index + 2]) != (Role.BYLINE, Role.PUBLISHED) or self.labels.phases[index] != "story":
            return False
        if self.is_said(index) or fact.stamps:
            return False
        if not fact.cased and "desks" in self.facts[index - 1].kinds:  # a name looks like a town there, and the text tells of the town with some ending
            told_of = self.of(Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.BODY)
            return fact.size <= _LONGEST_TOWN and any(f" {fact.line.key}" in f" {self.facts[i].line.key}" for i in told_of)
        if not fact.line.seen[:1].isupper() or not all(map(names.is_word, fact.line.seen.split())):
            return False
        if any(fact.line.key in forms for forms in self.locale.weekdays):
            return False
        told = Phrases([fact.line.seen])
        lines = [self.facts[i].line for i in self.of(Role.HEADLINE, Role.STANDFIRST, Role.BODY)]
        telling = [line.seen for line in lines if told.within(line.key)]
        is_told = any(fact.line.seen in seen for seen in telling)
        if telling and not is_told:
            return False
        if roles[index] is Role.BYLINE and not is_told and (fact.size > 1 or names.may_be_one_word(self.locale.tag)):
            return False
        return fact.size <= _LONGEST_TOWN and (is_told or not fact.kinds)

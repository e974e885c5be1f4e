"""What has been read of a byline so far: its people, desks and agencies, each by its place in the line."""

from __future__ import annotations

from dataclasses import field

from artcli.article import Creator, CreatorKind
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import Words
from artcli.values import dataclass


@dataclass(slots=True)
class Person:
    """Somebody, by the place in the line."""

    start: int
    end: int
    kind: CreatorKind
    role: str | None = None
    unnamed: bool = False  # 'our Paris correspondent', whose name may follow


@dataclass(slots=True)
class Reading:
    """What has been read of a line so far."""

    line: str
    folded: str
    locale: Locale
    words: Words
    creators: list[Person] = field(default_factory=list)
    desks: list[Person] = field(default_factory=list)  # 'red': named only where nobody else is
    agencies: list[tuple[int, int]] = field(default_factory=list)  # as printed
    sources: list[str] = field(default_factory=list)
    located: str | None = None
    role: str | None = None  # for the next name
    task: str | None = None  # of all names behind the words that open them: 'Translated by'
    told: int = 0  # creators whose task is settled
    opened: bool = False  # a word of the trade opens it
    odd: bool = False  # something on the line is neither name nor role, place, agency
    bare: bool = False  # a name of one word, with nothing that makes it one
    closed: bool = False  # a closing word was met
    described: bool = False  # what a person is was told in words that name no office: 'pensioner'
    over: bool = False  # the photographer's credit has begun


def take_place(reading: Reading, text: str) -> None:
    """Notes where the byline was written; the first place counts."""
    reading.located = reading.located or text


def creators_of(reading: Reading) -> tuple[Creator, ...]:
    """Everybody once, in printed order, with the first role that is printed; desks and agencies where there is nobody else."""
    people = reading.creators or [Person(start, end, "organisation", reading.role) for start, end in reading.agencies] or reading.desks
    out: dict[str, Creator] = {}
    for person in people:
        name = reading.line[person.start : person.end]
        known = out.get(key(name))
        if known is None or (known.role is None and person.role):
            out[key(name)] = Creator(known.name if known else name, person.kind, person.role)
    return tuple(out.values())

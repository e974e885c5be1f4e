"""Labelled pages: the texts of a corpus with the roles that their truth allows for each block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from artcli.language import identify, locale
from artcli.language.folding import key
from artcli.readers.text import cues, interruptions
from artcli.readers.text.page import Page, lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.states import ROLES
from artcli.readers.text.survey import survey
from artcli.source import decode, lines

ANY = frozenset(ROLES)
ROLE_OF: Mapping[str, frozenset[Role]] = {
    "title": frozenset({Role.HEADLINE}),
    "section": frozenset({Role.SECTION}),
    "summary": frozenset({Role.STANDFIRST}),
    "author-line": frozenset({Role.BYLINE}),
    "date-line": frozenset({Role.PUBLISHED}),
    "updated-line": frozenset({Role.PUBLISHED}),
    "paragraph": frozenset({Role.BODY}),
    "subhead": frozenset({Role.CROSSHEAD}),
    "topic": frozenset({Role.KEYWORDS}),
    "caption": frozenset({Role.CAPTION}),
    "duplicate": frozenset({Role.BODY, Role.FURNITURE, Role.CAPTION, Role.STANDFIRST}),
    "unsure": ANY - {Role.HEADLINE},
    "other": frozenset({Role.FURNITURE}),
}


class Source(StrEnum):
    """Whose word the labels of a text are."""

    GOLD = "gold"  # a publisher's own page, read by a parser that was checked; it is held out and scored
    SILVER = "silver"  # made by machines
    FOUND = "found"  # files of other kinds, with few truths, most of them read off the text
    INVENTED = "invented"  # labelled by hand, but the text too is made up; held out too, and scored in a row of its own


@dataclass(frozen=True)
class Labelled:
    """One text: its truth, its publisher, and for each block its cues and the role that is right, None where the truth leaves it open."""

    id: str
    view: str
    publisher: str
    source: Source
    seen: tuple[Sequence[float], ...]
    roles: tuple[Role | None, ...]


def pages(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every text of a corpus with its truth."""
    for view in ("article", "page", "clean"):
        for path in sorted((folder / view).glob("*.json")):
            yield path.with_suffix(".txt"), json.loads(path.read_text("utf-8"))


def lay_out_text(data: bytes, language: str | None = None) -> Page:
    """A text to a page, as the reader does it."""
    raw = lines(decode(data).text)
    tag = language or identify.identify(raw) or "en"
    return interruptions.part(lay_out(raw, locale.load(tag)))


def roles_allowed(label: str) -> frozenset[Role]:
    """The label of a line ("author-line|date-line") to the roles that are right for it."""
    parts = label.split("|")
    if "title" in parts:
        return ROLE_OF["title"]
    return frozenset[Role]().union(*(ROLE_OF[part] for part in parts))


def near_the_story(printed: Sequence[str]) -> list[frozenset[Role]]:
    """The label of each line to the roles that are right for it on this page.

    A truth labels a line "author-line" wherever the author's name stands: at the top, but also in a list of his other pieces.
    Only what a reader would take the field from must be found; the other places may be the field or furniture.
    """
    allowed = [roles_allowed(label) for label in printed]
    story = [i for i, label in enumerate(printed) if "paragraph" in label]
    first, last = (story[0], story[-1]) if story else (len(allowed), -1)
    heads = [i for i, label in enumerate(printed) if "title" in label.split("|")]
    above = [i for i in heads if i < first]
    head = above[-1] if above else heads[0] if heads else None
    for label, role in (("author-line", Role.BYLINE), ("date-line", Role.PUBLISHED), ("updated-line", Role.PUBLISHED), ("section", Role.SECTION)):
        places = [i for i, one in enumerate(printed) if label in one.split("|")]
        chosen = set(_in_the_head(places, head, first) or _at_the_foot(places, last) or places)
        for i in set(places) - chosen:
            allowed[i] |= {role, Role.FURNITURE}
    for i, label in enumerate(printed):
        if "caption" in label and not (head or 0) <= i <= last:
            allowed[i] |= {Role.FURNITURE}
        if "topic" in label and i < first and any("topic" in later for later in printed[last + 1 :]):
            allowed[i] |= {Role.FURNITURE, Role.SECTION}
    for i in heads:
        if i != head or not above:  # a page has one headline, and it stands above its story: the other places are copies of it
            allowed[i] = frozenset({Role.FURNITURE, Role.HEADLINE})
    return allowed


_HEAD_BEFORE, _HEAD_AFTER, _FOOT = 6, 14, 12  # lines


def _in_the_head(places: Sequence[int], head: int | None, first: int) -> list[int]:
    if head is None:
        return [i for i in places if i < first]
    return [i for i in places if head - _HEAD_BEFORE <= i <= max(min(first + 2, head + 2 * _HEAD_AFTER), head + 3)]


def _at_the_foot(places: Sequence[int], last: int) -> list[int]:
    return [i for i in places if last < i <= last + _FOOT][:2]


def labels_of(page: Page, by_line: Mapping[int, str]) -> list[str]:
    """The label of each block of a page, from those of its lines."""
    out = []
    for line in page.lines:
        found = [by_line[n] for n in range(line.lines.first, line.lines.last + 1) if n in by_line]
        out.append(found[0] if found else "other")
    return out


_FIRST_SAID = (("author-line", Role.BYLINE), ("date-line", Role.PUBLISHED), ("summary", Role.STANDFIRST), ("paragraph", Role.BODY), ("section", Role.SECTION))


def one_role(allowed: frozenset[Role], label: str) -> Role | None:
    """The role of a line that a truth gives several labels ("author-line|date-line": the byline goes before); None where it is open."""
    if len(allowed) == 1:
        return next(iter(allowed))
    if Role.FURNITURE in allowed:
        return None
    return next((role for part, role in _FIRST_SAID if part in label.split("|") and role in allowed), None)


def labelled(data: bytes, truth: Mapping[str, Any], *, source: Source) -> Labelled:
    """One text and its truth to what a model is fitted on."""
    page = lay_out_text(data)
    printed = labels_of(page, dict(truth["lines"]))
    roles = tuple(one_role(allowed, label) for allowed, label in zip(near_the_story(printed), printed, strict=True))
    return Labelled(truth["id"], truth["view"], truth["publisher"], source, tuple(cues.see(survey(page))), roles)


def keys_of(data: bytes) -> list[str]:
    """The keys of the lines of a text, for comparing templates."""
    return [key(" ".join(line.split())) for line in lines(decode(data).text)]

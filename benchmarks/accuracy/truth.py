"""Labelled pages: the texts of a corpus with the roles that their truth allows for each block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from artcli.language import identify, locale
from artcli.language.folding import key
from artcli.readers.text import cues, labels
from artcli.readers.text.page import Page, lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey
from artcli.source import decode, lines

ANY = frozenset(labels.ROLES)
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


@dataclass(frozen=True)
class Labelled:
    """One text: its truth, its publisher, and for each block the cues that speak and the roles that may be right."""

    id: str
    view: str
    publisher: str
    silver: bool
    seen: tuple[tuple[str, ...], ...]
    allowed: tuple[frozenset[Role], ...]


def pages(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every text of a corpus with its truth."""
    for view in ("article", "page", "clean"):
        for path in sorted((folder / view).glob("*.json")):
            yield path.with_suffix(".txt"), json.loads(path.read_text("utf-8"))


def lay_out_text(data: bytes, language: str | None = None) -> Page:
    """A text to a page, as the reader does it."""
    raw = lines(decode(data).text)
    tag = language or identify.identify(raw) or "en"
    return lay_out(raw, locale.load(tag))


def roles_allowed(label: str) -> frozenset[Role]:
    """The label of a line ("author-line|date-line") to the roles that are right for it."""
    parts = label.split("|")
    if "title" in parts:
        return ROLE_OF["title"]
    return frozenset[Role]().union(*(ROLE_OF[part] for part in parts))


def one_headline(allowed: Sequence[frozenset[Role]]) -> list[frozenset[Role]]:
    """Labels in which one headline stands: where a page prints it several times, the one nearest above the first paragraph."""
    heads = [i for i, roles in enumerate(allowed) if roles == ROLE_OF["title"]]
    first = next((i for i, roles in enumerate(allowed) if roles == ROLE_OF["paragraph"]), len(allowed))
    above = [i for i in heads if i < first]
    if not heads:
        return list(allowed)
    chosen = above[-1] if above else heads[0]
    keep = {i for i in heads if all(j in heads for j in range(min(i, chosen), max(i, chosen) + 1))}
    either = frozenset({Role.FURNITURE, Role.HEADLINE})
    return [either if i in heads and i not in keep else roles for i, roles in enumerate(allowed)]


def labelled(path: Path, truth: Mapping[str, Any], *, silver: bool) -> Labelled:
    """One text and its truth to what a model is fitted on."""
    page = lay_out_text(path.read_bytes())
    by_line = dict(truth["lines"])
    allowed = []
    for line in page.lines:
        found = [by_line[n] for n in range(line.lines.first, line.lines.last + 1) if n in by_line]
        allowed.append(roles_allowed(found[0]) if found else ROLE_OF["other"])
    seen = cues.see(survey(page))
    return Labelled(truth["id"], truth["view"], truth["publisher"], silver, tuple(seen), tuple(one_headline(allowed)))


def keys_of(path: Path) -> list[str]:
    """The keys of the lines of a text, for comparing templates."""
    return [key(" ".join(line.split())) for line in lines(decode(path.read_bytes()).text)]

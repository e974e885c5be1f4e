"""Characters that HTML writes as entities ("&#39;", "&amp;"), where they were pasted into a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from artcli.article import Note, Span
from artcli.patterns import lazily

# behind a backslash, as Markdown has it, it is one that is meant
_ENTITY = lazily(r"(?<!\\)&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});")
_ABOUT = lazily(r"(?<![\w./-])(?:X?HTML5?|XML|SGML)(?!\w)", re.IGNORECASE)  # 'in HTML', not 'page.html'
_SHOWN, _MOST_LINES = 3, 100


def decode(raw: Sequence[str]) -> tuple[Sequence[str], tuple[Note, ...]]:
    """Lines to the same with the characters that their entities stand for, and a note if there are any.

    A text that speaks of HTML or XML shows entities, and means them: it stays as it is. So does a line of nothing but blanks
    ("&nbsp;"), which would be none.
    """
    told = [n for n, line in enumerate(raw) if "&" in line and ";" in line and _ENTITY.search(line)]
    if not told or any(_ABOUT.search(line) for line in raw):
        return raw, ()
    out = list(raw)
    found: list[str] = []
    lines: list[Span] = []
    for n in told:
        text = _ENTITY.sub(_character, raw[n])
        if text == raw[n] or not text.strip():
            continue
        out[n] = text
        lines.append(Span(n + 1, n + 1))
        found += [entity for entity in _ENTITY.findall(raw[n]) if _ENTITY.sub(_character, entity) != entity]
    if not found:
        return raw, ()
    kinds = list(dict.fromkeys(found))
    shown = " ".join(kinds[:_SHOWN]) + (" …" if len(kinds) > _SHOWN else "")
    read_as = "1 HTML entity was read as its character" if len(found) == 1 else f"{len(found)} HTML entities were read as their characters"
    return out, (Note("entities_decoded", f"{read_as}: {shown}", tuple(lines[:_MOST_LINES])),)


def is_blank(text: str) -> bool:
    """True of a text of blanks that are written as entities: '&nbsp;'."""
    return text[:1] == "&" and not _ENTITY.sub(_character, text).strip()


def _character(match: re.Match[str]) -> str:
    """An entity to its character; one that nobody knows, or whose number is of none, stays as it is."""
    from html import unescape
    from html.entities import html5

    entity = match[0]
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    text = unescape(entity)
    if not text or "\ufffd" in text or (text < " " and text.strip()):
        return entity
    return " " if text.isspace() else text

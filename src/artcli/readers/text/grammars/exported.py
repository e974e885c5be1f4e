"""Markdown that artcli wrote: its front matter and the marks of its text to the fields that they were written from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from artcli.article import Span
from artcli.language.folding import normalise_space
from artcli.patterns import lazily
from artcli.readers.text import markdown
from artcli.readers.text.grammars import yaml_values
from artcli.readers.text.record import OTHER, RecordField

_CREDITS = "photo_credits"
_FIELDS: Mapping[str, str] = {
    "title": "headline",
    "subtitle": "subheadline",
    "slug": "slugline",
    "date": "published",
    "lastmod": "modified",
    "lang": "language",
    "category": "section",
    "tags": "keywords",
    "description": "standfirst",
    "  kicker": "kicker",
    "  byline": "byline",
    "  creators": "creators",
    f"  {_CREDITS}": OTHER,
    "  credit": "source",
    "  sources": "info_sources",
    "  dateline": "dateline",
    "  located": "located",
    "  embargoed_until": "embargoed_until",
    "  slugline": "slugline",
    "  tagline": "tagline",
    "  ed_note": "ed_note",
    "  rights": "copyright_notice",
    "  source_url": "url",
}
"""Keys of the front matter to the fields that they tell; those of the map `article` are indented. The other keys say the same again."""
_KEY = lazily(r"(?P<key>(?:  )?[a-z_0-9]+):(?: (?P<value>.*))?$")
_OURS = ("article:", "  word_count:")
_LISTS = frozenset({"keywords", "info_sources", OTHER})
_EMPHASIS = lazily(r"(?P<marks>\*\*?)(?P<text>[^\s*].*)(?P=marks)$")  # a caption, and the standfirst: a sign of the text itself has a backslash before it


def is_ours(raw: Sequence[str], first: int, last: int) -> bool:
    """True of front matter with the map that artcli writes."""
    return all(any(line.startswith(key) for line in raw[first - 1 : last]) for key in _OURS)


def front(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    """Each line of such front matter to what it tells; one that somebody has broken since tells nothing."""
    told = {match["key"] for line in raw[first - 1 : last] if (match := _KEY.match(line))}
    by_author = {"author": "byline"} if told.isdisjoint({"  creators", "  byline"}) else {}
    for n in range(first, last + 1):
        match = _KEY.match(raw[n - 1])
        field = {**_FIELDS, **by_author}.get(match["key"]) if match else None
        if match is None or field is None:
            yield RecordField(OTHER, "", Span(n, n))
        else:
            yield RecordField(field, _value(field, (match["value"] or "").strip()), Span(n, n), match["key"].strip(), literal=True)


def _value(field: str, printed: str) -> str:
    """What stands behind a key to the value of its field; an entry of a list is a line of it, and the parts of a creator are parted by tabs."""
    if field == "creators":
        return "\n".join("\t".join(map(normalise_space, [one["kind"], one["name"], one.get("role", "")])) for one in _creators(printed))
    texts = [text for text in map(normalise_space, yaml_values.read(printed, []).texts or []) if text]
    return "".join(f"{text}\n" for text in texts) if field in _LISTS else ", ".join(texts)


def _creators(printed: str) -> list[Mapping[str, str]]:
    """'[{"name": "Jane Doe", "kind": "person"}]', which is JSON too; nobody where it is not, any more."""
    try:
        found = json.loads(printed)
    except (ValueError, RecursionError):
        return []
    whole = isinstance(found, list) and all(isinstance(one, dict) and {"name", "kind"} <= one.keys() for one in found)
    return [one for one in found if all(isinstance(value, str) for value in one.values())] if whole else []


def story(raw: Sequence[str], numbers: Sequence[int], told: Sequence[RecordField]) -> Iterator[RecordField]:
    """Each line of the text below such front matter, a paragraph each, to what it is; behind a caption, and a tab, stands its credit."""
    tagline = next((entry.value for entry in told if entry.field == "tagline"), None)
    credits = [credit for entry in told if entry.label == _CREDITS for credit in entry.value.split("\n")]
    numbers = [n for n in numbers if raw[n - 1].strip()]
    for n in numbers:
        line = normalise_space(raw[n - 1])
        emphasis = _EMPHASIS.match(line)
        text = markdown.plain(line)
        field = "body"
        if line.startswith("## "):
            field = "crosshead"
        elif emphasis:
            field, text = "caption" if emphasis["marks"] == "*" else "standfirst", markdown.plain(emphasis["text"])
        elif line.startswith("- "):
            text = f"• {markdown.plain(line[2:])}"  # which opens an item whatever stands beside it
        elif line.startswith("> "):
            text = f"> {markdown.plain(line[2:])}"
        elif n == numbers[-1] and text == tagline:
            field = "tagline"
        if field == "caption":
            text = f"{text}\t{credits.pop(0) if credits and credits[0] in text else ''}"
        yield RecordField(field, text, Span(n, n), literal=True)

"""A labelled header at the top of a page: 'Title: …', 'Author: …', in the language of the page or that of the labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from artcli.errors import UnknownLanguage
from artcli.language import bylines
from artcli.language import locale as locales
from artcli.patterns import lazily
from artcli.readers.text import record
from artcli.readers.text.grammars import keyed
from artcli.readers.text.page import Line, Page
from artcli.values import NamedTuple

TOP = 40  # lines; a header is not looked for further down
_NULLS = frozenset({"none", "null", "nan", "n/a", "na", "-", "–", "unknown", "[]", "undefined"})
_PROOF = frozenset({"headline", "body", "url", "standfirst"})  # without one of these, "Autor: X" is a line of a free page
_CREDITS = frozenset({"section", "byline"})  # nor is one of these, but both are of a header


class HeaderField(NamedTuple):
    """A field that a line names: the value as printed ("" where it is empty or "None")."""

    field: str
    value: str
    at: int  # the index of the line in the page


@cache
def labels_of(tag: str) -> Mapping[str, str]:
    """Every label of a language and of English, without colon, to its field; the language's own meaning wins."""
    found: dict[str, str] = {}
    for one in (tag, "en"):
        try:
            pack = locales.load(one)
        except UnknownLanguage:
            continue
        for field, phrases in pack.labels.items():
            for phrase in phrases.words:
                found.setdefault(phrase.rstrip(": "), field)
    return found


LABEL = lazily(r"([^\W\d_][^:：]{0,40}?) ?[:：] ?(?=\S|$)")  # 'Publish Date: Tue, 25 Nov', 'Titre :'
_LONGEST_LABEL = 43  # characters, with its colon


def behind_label(text: str) -> str:
    """What a line says behind its label, "" where it has none; marks that show nothing may stand before it."""
    label = LABEL.search(text)
    return text[label.end() :].strip() if label else ""


def value_of(text: str) -> str:
    """What stands behind a label as its value: nothing for 'None', 'nan', '-' and the like."""
    return "" if text.casefold() in _NULLS else text


MIDNIGHT = lazily(r"(?<=\d)[T ]00:00:00(?:[.,]0+)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?(?=[\"']?$)")
"""What programs write behind a day whose time they do not know; '0:00 Uhr' is a time."""


def of_day(field: str, value: str) -> str:
    """A labelled time that is midnight to the second to its day."""
    return MIDNIGHT.sub("", value) if field in ("published", "modified") else value


def label_of(line: Line, labels: Mapping[str, str]) -> tuple[str, str] | None:
    """The field that a line is labelled with, and what stands behind the label; None for a line without a known label."""
    match = LABEL.match(line.seen) if ":" in line.key[:_LONGEST_LABEL] else None
    if not match:
        return None
    field = labels.get(line.key[: match.end(1)].strip())
    return (field, line.seen[match.end() :].strip()) if field else None


def find(page: Page) -> list[HeaderField]:
    """The labelled lines at the top of a page, where they are a header; in the language of its labels, where a short text was taken for another."""
    found = _header_in(page, labels_of(page.locale.tag))
    tops = {label for line in page.lines[:TOP] if (label := keyed.label(line.seen)) in keyed.fields()} if found else set()
    if len(tops) > len(found):
        others = [_header_in(page, labels_of(tag)) for tag in locales.tags() if sum(map(labels_of(tag).__contains__, tops)) > len(found)]
        found = max([found, *others], key=len)
    return found


_TWICE = frozenset({"headline", "byline", "published", "modified"})  # two of them in one header are both what they say


def _header_in(page: Page, labels: Mapping[str, str]) -> list[HeaderField]:
    """The labelled lines at the top of a page, where they are a header: two fields or more, and one that only a header has."""
    found: list[HeaderField] = []
    misses = 0
    for i, line in enumerate(page.lines[:TOP]):
        label = label_of(line, labels)
        if label is None:
            misses += 1
            if misses > (3 if found else 2):
                break
            continue
        field, value = label
        if field == "body" and bylines.find(line.seen, page.locale) is not None:
            field = "byline"  # 'Text: Anna Muster Fotos: Max Beispiel'
        if any(s.field == field for s in found) and not (field in _TWICE and found[-1].at == i - 1):
            continue
        misses = 0
        found.append(HeaderField(field, of_day(field, _unlisted(value_of(value))), i))
        if field == "body":
            break
    fields = {s.field for s in found}
    title_first = bool(found) and found[0].at == 0 and found[0].field == "headline"
    return found if (len(fields) > 1 and fields & _PROOF) or title_first or fields >= _CREDITS else []


_LISTED = lazily(r"""\[(?:\s*(?:'[^']*'|"[^"]*")\s*(?:,|(?=\])))+\]$""")
_ITEM = lazily(r"""'([^']*)'|"([^"]*)\"""")


def _unlisted(value: str) -> str:
    """A list as Python prints it to its entries: "['Ines Falk', 'Jon Dale']" to 'Ines Falk, Jon Dale'."""
    if not (value.startswith("[") and _LISTED.match(value)):
        return value
    return record.listed([one or other for one, other in _ITEM.findall(value) if one or other])

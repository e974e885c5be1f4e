"""Labelled lines to fields: who, when, where, about what; each with its lines and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from artcli import words
from artcli.article import Creator, Moment
from artcli.language import agencies, bylines, dates
from artcli.language.folding import composed, key, visible
from artcli.language.locale import Locale, load
from artcli.patterns import lazily
from artcli.readers.text import headings, tags, when, who
from artcli.readers.text.facts import Facts
from artcli.readers.text.fields import SURE, Fields, Reading
from artcli.readers.text.labelled import HeaderField
from artcli.readers.text.record import RecordField
from artcli.readers.text.roles import Role


def find(reading: Reading, timezone: str | None) -> Fields:
    """A labelled page to all fields but captions and body."""
    fields = Fields()
    _take_header(reading, fields)
    headings.find(reading, fields)
    who.find(reading, fields)
    when.find(reading, fields, timezone)
    _keywords(reading, fields)
    _small_print(reading, fields)
    return fields


# ---- what of a line is in a field -------------------------------------------------------------------------------------


def words_of(reading: Reading, fields: Fields) -> frozenset[str]:
    """The words of all fields, and those that only head a field on the page ("Tags", "Quelle")."""
    texts: list[str] = []
    for value in fields.values.values():
        texts += _texts(value)
    return _heads(reading.locale.tag).union(words.split(key(composed(visible("\n".join(texts))))))


@cache
def _heads(tag: str) -> frozenset[str]:
    """The words that head a field on the page."""
    locale = load(tag)
    phrases = [*locale.tags.words, *(locale.labels["source"].words if "source" in locale.labels else ())]
    return frozenset(word for phrase in phrases for word in words.split(phrase))


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Creator):
        return [value.name, value.role or ""]
    return [text for one in value for text in _texts(one)] if isinstance(value, tuple) else []


def moments_of(fields: Fields) -> Sequence[Moment]:
    """The moments of an article."""
    return [fields.values[name] for name in _MOMENTS if name in fields.values]


def is_known(reading: Reading, index: int, known: frozenset[str], moments: Sequence[Moment]) -> bool:
    """True if every word of a line is in a field, but for those of a label and of a time stamp that one of the moments says in its own way."""
    fact = reading.facts[index]
    named = reading.header.at(index)
    if named:
        return all(s.field in _MOMENTS or s.field == "creators" or known.issuperset(words.split(key(composed(visible(s.value))))) for s in named)
    untold = [fact.line.seen[stamp.start : stamp.end] for stamp in fact.stamps if not when.is_told(stamp, moments)]
    beside = key(" ".join([fact.rest or "", *untold])) if fact.stamps else fact.line.key
    return known.issuperset(words.split(beside)) or dates.time_alone(fact.line.seen, reading.locale) is not None


_MOMENTS = frozenset({"published", "modified", "embargoed_until"})


# ---- what the page says itself ---------------------------------------------------------------------------------------

_PLAIN = ("headline", "subheadline", "standfirst", "section", "located", "dateline", "copyright_notice", "slugline", "kicker", "url", "tagline")


def _take_header(reading: Reading, fields: Fields) -> None:
    said: dict[str, list[HeaderField]] = {}
    for named in reading.header.fields:
        if named.value:
            said.setdefault(named.field, []).append(named)
    if not said:
        return
    for name in _PLAIN:
        for named in said.get(name, ())[:1]:
            fields.put(name, named.value.replace("\n", ", "), reading.spans([named.at]), SURE)
    _note_other_headline(reading, fields, said.get("headline", ()))
    notes = said.get("ed_note", ())
    fields.put("ed_note", " ".join(named.value for named in notes), reading.spans(named.at for named in notes), SURE)
    for named in said.get("creators", ())[:1]:
        fields.put("creators", _creators(named.value), reading.spans([named.at]), SURE)
    for named in said.get("info_sources", ())[:1]:
        fields.put("info_sources", tuple(named.value.split("\n")[:-1]), reading.spans([named.at]), SURE)
    signed = said.get("byline", ())
    who.put_byline(reading, fields, [bylines.read(named.value, reading.locale) for named in signed], [named.at for named in signed], SURE)
    for named in said.get("source", ())[:1]:
        fields.put("credit_line", named.value.replace("\n", ", "), reading.spans([named.at]), SURE)
    listed = said.get("keywords", ())
    _put_keywords(reading, fields, [named.value for named in listed], [named.at for named in listed], SURE)


def _note_other_headline(reading: Reading, fields: Fields, named: Sequence[HeaderField]) -> None:
    """Says of a header with two headlines which was taken."""
    other = next((entry for entry in named if key(entry.value) != key(named[0].value)), None)
    if other is not None:
        fields.note("headlines_disagree", "the header gives two headlines; the first was taken", reading.spans([named[0].at, other.at]))


def _creators(value: str) -> tuple[Creator, ...]:
    parts = (line.split("\t") for line in value.split("\n"))
    return tuple(Creator(name, "organisation" if kind == "organisation" else "person", role or None) for kind, name, role in parts)


_ALONE = 0.6  # how sure the day of a mail is that of an article with a headline of its own


def offer(reading: Reading, fields: Fields, offered: Sequence[RecordField], timezone: str | None) -> None:
    """Fills what a page leaves open with what the header of a mail around it tells; who sent it wrote it only where its subject is the headline."""
    values = {entry.field: entry for entry in offered if entry.value}
    is_titled = "headline" in fields.values
    if "headline" in values and not is_titled:
        fields.put("headline", values["headline"].value, [values["headline"].lines], SURE)
    if "byline" in values and not is_titled and "byline" not in fields.values and "creators" not in fields.values:
        who.put(fields, [bylines.read(values["byline"].value, reading.locale)], [values["byline"].lines], SURE)
    if "published" in values:
        when.offer(reading, fields, values["published"], _ALONE if is_titled else SURE, timezone)


def taken(offered: Sequence[RecordField], known: frozenset[str], covered: Container[int]) -> frozenset[int]:
    """The lines of what was offered that fields hold, and of which they leave out nothing."""
    out: set[int] = set()
    for lines in {entry.lines for entry in offered}:
        values = [entry.value for entry in offered if entry.lines == lines and entry.field not in _MOMENTS]
        if lines.first in covered and all(known.issuperset(words.split(key(composed(visible(value))))) for value in values):
            out.update(range(lines.first, lines.last + 1))
    return frozenset(out)


# ---- about what ------------------------------------------------------------------------------------------------------


def _keywords(reading: Reading, fields: Fields) -> None:
    lines = [i for i in reading.of(Role.KEYWORDS) if not _is_no_tag(reading.facts[i], reading.locale)]
    authors = {key(creator.name) for creator in fields.values.get("creators", ())}  # who wrote it is named again above or below the tags
    lines = [i for n, i in enumerate(lines) if reading.facts[i].line.key not in authors or 0 < n < len(lines) - 1]
    lines = list(_without_buttons(reading, lines))
    if not lines:
        return
    sure = reading.sure("keywords", reading.chance(lines, Role.KEYWORDS))
    _put_keywords(reading, fields, [reading.facts[i].line.seen for i in lines], lines, sure)


_BUTTONS = frozenset({"navigation", "share"})
_LEAST_TAGS = 2


def _without_buttons(reading: Reading, lines: Sequence[int]) -> Sequence[int]:
    """Tags, a line each, without the buttons before the first and behind the last: 'All', 'Like'."""
    while len(lines) > _LEAST_TAGS and reading.facts[lines[0]].kinds & _BUTTONS and not reading.facts[lines[0]].kinds & _OF_TAGS:
        lines = lines[1:]
    while len(lines) > _LEAST_TAGS and reading.facts[lines[-1]].kinds & _BUTTONS and not reading.facts[lines[-1]].kinds & _OF_TAGS:
        lines = lines[:-1]
    return lines


_OF_TAGS = frozenset({"sections", "tags"})  # 'Video' is a part of the paper as well


def _put_keywords(reading: Reading, fields: Fields, lists: Iterable[str], lines: Iterable[int], sure: float) -> None:
    """Each tag of some printed lists once, as it is first printed."""
    found = [tag for one in lists for tag in tags.split(one, reading.locale)]
    fields.put("keywords", tuple({key(tag): tag for tag in reversed(found)}.values())[::-1], reading.spans(lines), sure)


_LONGEST_NUMBER = 2
_NO_TAG = frozenset({"related", "see_also", "subscribe", "furniture", "legal", "comments"})  # not "share": a network may be what a story is about


def _is_no_tag(fact: Facts, locale: Locale) -> bool:
    """'Image credit: The Paper', '© 2025', '3 May 2025', 'Most read': neither a label with its value, a mark of rights nor a heading is a tag.

    Nor is the number of a page: '2'; a year may be one.
    """
    if fact.line.key.isdecimal() and len(fact.line.key) <= _LONGEST_NUMBER:
        return True
    if fact.line.key.startswith("©") or (fact.stamps and not fact.rest) or (fact.kinds & _NO_TAG and "tags" not in fact.kinds):
        return True
    end = locale.photo_credit.opens(fact.line.key)
    return end > 0 and ":" in (fact.line.key[end - 1], fact.line.key[end:].lstrip()[:1])


# ---- the small print -------------------------------------------------------------------------------------------------

_COPYRIGHT = lazily(r"(?:[©ⓒ]|copyright\b|\(c\) ?(?=\d{4}))", re.IGNORECASE)
_LEAST_OWNER = 2  # words of a person's name; that of a house has more


def _small_print(reading: Reading, fields: Fields) -> None:
    """Copyright notice and credit line, from the furniture below the story that does not say itself what it is."""
    last = max(reading.of(Role.BODY), default=len(reading.facts))
    for i in reading.of(Role.FURNITURE):
        fact = reading.facts[i]
        if reading.is_said(i) or (reading.labels.phases[i] != "below" and i < last) or len(fact.line.seen) > 240:
            continue
        if _states_rights(fact, reading.locale) and (any(map(str.isdecimal, fact.line.seen)) or _reserves(reading, i)):
            fields.put("copyright_notice", fact.line.text, reading.spans([i]), 0.8)
        label = _credit_of(fact, reading.locale)
        if label:
            fields.put("credit_line", label, reading.spans([i]), 0.7)


def _states_rights(fact: Facts, locale: Locale) -> bool:
    """'© 2025 The Paper', 'Hak cipta © 2025'"""
    if _COPYRIGHT.match(fact.line.seen):
        return True
    end = locale.legal.opens(fact.line.key)
    return end > 0 and "©" in fact.line.seen[: end + 2]


def _reserves(reading: Reading, index: int) -> bool:
    """'© The Paper Ltd' without a year: it says more than words of rights, or names a house directly below the story; of a picture it names somebody."""
    fact, legal = reading.facts[index], reading.locale.legal
    sign = _COPYRIGHT.match(fact.line.seen)
    owner = fact.line.key[sign.end() :].strip() if sign else ""
    if not owner or owner in legal or agencies.find(fact.line.seen):
        return False
    is_below = index > 0 and reading.labels.phases[index - 1] == "story"
    said = any(" " in owner[start:end] or not owner[start:end].isascii() for start, end in legal.find_all(owner))
    return said or (is_below and words.count(owner) > _LEAST_OWNER)


def _credit_of(fact: Facts, locale: Locale) -> str | None:
    """'Quelle: dpa', 'Source: AFP' to 'dpa', 'AFP'."""
    sources: Mapping[str, Any] = locale.labels
    end = sources["source"].opens(fact.line.key) if "source" in sources else 0
    rest = fact.line.seen[end:].lstrip()
    return rest[1:].strip() if end and rest.startswith((":", "：")) and 0 < fact.size <= 8 and rest[1:].strip() else None

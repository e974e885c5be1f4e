"""What no field and no paragraph holds: set aside with the reason, so that no line and no word is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from artcli.article import Article, Note, Origin, Paragraph, SetAside, Span
from artcli.language.folding import normalise_space, visible
from artcli.readers.text import metadata
from artcli.readers.text.fields import Fields, Reading
from artcli.readers.text.page import Interruption
from artcli.readers.text.record import Decoded, RecordField
from artcli.readers.text.roles import Role

SURELY_FURNITURE = 0.5
"""How sure it must be that a line which no field took is furniture, to be set aside as that."""


def find(
    reading: Reading,
    interrupting: Sequence[Interruption],
    fields: Fields,
    origins: dict[str, Origin],
    body: tuple[Paragraph, ...],
    offered: Sequence[RecordField],
) -> tuple[SetAside, ...]:
    """Every line that no field and no paragraph holds, and every line of whose words some are in none, with the reason."""
    covered = _numbers([*(span for origin in origins.values() for span in origin.lines), *(paragraph.lines for paragraph in body)])
    whole = _numbers([span for name in ("body", "captions") if name in origins for span in origins[name].lines])
    known, moments = metadata.words_of(reading, fields), metadata.moments_of(fields)
    taken = metadata.taken(offered, known, covered)
    places = _places(origins) if any(one.repeats is not None for one in interrupting) else {}
    out = [_aside(one, places) for one in interrupting if one.line.lines.first not in taken]
    for i, (fact, role, chances) in enumerate(zip(reading.facts, reading.labels.roles, reading.labels.chances, strict=True)):
        own = range(fact.line.lines.first, fact.line.lines.last + 1)
        if whole.issuperset(own) or (covered.issuperset(own) and metadata.is_known(reading, i, known, moments)):
            continue
        sure = role is Role.FURNITURE and chances.get(Role.FURNITURE, 0.0) >= SURELY_FURNITURE
        out.append(SetAside("furniture" if sure else "unknown", fact.line.text, fact.line.lines))
    return tuple(sorted(out, key=lambda one: one.lines))


def _numbers(spans: Iterable[Span]) -> set[int]:
    """The lines of some spans."""
    return {n for first, last in spans for n in range(first, last + 1)}


def _places(origins: Mapping[str, Origin]) -> Mapping[Span, str]:
    """The lines that fields come from, each with the first field that holds it: 'headline', 'body[3]'."""
    places: dict[Span, str] = {}
    for name, origin in origins.items():
        for n, span in enumerate(origin.lines):
            places.setdefault(span, f"{name}[{n}]" if name in ("body", "captions") else name)
    return places


def _aside(one: Interruption, places: Mapping[Span, str]) -> SetAside:
    """An interruption to what the article says of it: a repeat of the field that holds the same line, else furniture."""
    if one.repeats is not None and one.repeats in places:
        return SetAside("repeat", one.line.text, one.line.lines, of=places[one.repeats], likeness=1.0)
    return SetAside("furniture", one.line.text, one.line.lines)


def with_unread(article: Article, raw: Sequence[str], unread: Span, decoded: Decoded | None) -> Article:
    """An article with the lines that are too many for any article set aside, as one, and a note."""
    text = "\n".join(normalise_space(line) for line in raw[unread.first - 1 : unread.last] if visible(line))
    if not text:
        return article
    span = decoded.place(unread) if decoded else unread
    note = Note("page_too_long", f"no article has so many lines: those from line {span.first} on were set aside unread", (span,))
    return replace(article, set_aside=(*article.set_aside, SetAside("unknown", text, span)), notes=(*article.notes, note))

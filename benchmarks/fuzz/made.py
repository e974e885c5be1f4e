"""Articles that a fuzzer makes up: every field from its bytes, with a taste for what some format takes for a mark."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypeVar

from artcli.article import Article, Caption, Creator, Moment, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from strategies import SNIPPETS

_T = TypeVar("_T")
_HALVES = dict.fromkeys(range(55296, 57344), "�")


def article(given: Any) -> Article:
    """An article from the bytes that atheris.FuzzedDataProvider deals out."""

    def text() -> str:
        parts: list[str] = []
        while given.ConsumeBool() and len(parts) < 12:
            parts.append(given.PickValueInList(list(SNIPPETS)) if given.ConsumeBool() else given.ConsumeUnicodeNoSurrogates(12))
        return "".join(parts).translate(_HALVES)

    def one_of(values: Sequence[Any]) -> Any:
        return given.PickValueInList(list(values))

    def maybe(make: Callable[[], _T]) -> _T | None:
        return make() if given.ConsumeBool() else None

    def some(make: Callable[[], _T]) -> tuple[_T, ...]:
        return tuple(make() for _ in range(given.ConsumeIntInRange(0, 3)))

    def span() -> Span:
        first = given.ConsumeIntInRange(1, 60)
        return Span(first, first + given.ConsumeIntInRange(0, 5))

    def moment() -> Moment:
        day = date.fromordinal(given.ConsumeIntInRange(1, date.max.toordinal()))
        if given.ConsumeBool():
            return day
        seconds = given.ConsumeIntInRange(-86399, 86399)
        zone = timezone(timedelta(seconds=seconds)) if given.ConsumeBool() else None
        return datetime(
            day.year, day.month, day.day, given.ConsumeIntInRange(0, 23), given.ConsumeIntInRange(0, 59), given.ConsumeIntInRange(0, 59), tzinfo=zone
        )

    def share() -> float:
        return float(given.ConsumeProbability())

    names = (
        "kicker",
        "headline",
        "subheadline",
        "standfirst",
        "byline",
        "credit_line",
        "dateline",
        "located",
        "slugline",
        "tagline",
        "ed_note",
        "copyright_notice",
        "url",
    )
    plain: dict[str, Any] = {name: maybe(text) for name in names}
    return Article(
        id=text() or "urn:uuid:x",
        language=maybe(lambda: one_of(("fr", "ar", "zh-Hant", "fr_FR", "x" * 20)) if given.ConsumeBool() else text()),
        section=maybe(lambda: one_of(("Politique", "SPORT")) if given.ConsumeBool() else text()),
        creators=some(lambda: Creator(text(), one_of(("person", "organisation")), maybe(text))),
        info_sources=some(text),
        published=maybe(moment),
        modified=maybe(moment),
        embargoed_until=maybe(moment),
        keywords=some(text),
        captions=some(lambda: Caption(text(), span(), maybe(text))),
        body=some(lambda: Paragraph(text(), span(), one_of(("text", "crosshead", "quote", "list-item")))),
        word_count=given.ConsumeIntInRange(0, 10**6),
        set_aside=some(lambda: SetAside(one_of(("repeat", "furniture", "unknown")), text(), span(), maybe(text), maybe(share))),
        origins={name: Origin(some(span), share()) for name in ("headline", "body") if given.ConsumeBool()},
        notes=some(lambda: Note("note", text(), some(span))),
        source=maybe(lambda: SourceInfo(text(), "text", "utf-8", "0" * 64, given.ConsumeIntInRange(0, 99), given.ConsumeIntInRange(0, 9999))),
        **plain,
    )

"""An article as plain values, in the order of the published record, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from artcli.article import Article, Caption, Creator, Moment, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import MalformedInput

SCHEMA = "artcli/1"


def to_dict(article: Article) -> dict[str, Any]:
    """An article to a record of strings, numbers, lists and mappings: every key, always, in the order of the schema."""
    return {
        "schema": SCHEMA,
        "id": article.id,
        "language": article.language,
        "section": article.section,
        "kicker": article.kicker,
        "headline": article.headline,
        "subheadline": article.subheadline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "creators": [one._asdict() for one in article.creators],
        "info_sources": list(article.info_sources),
        "credit_line": article.credit_line,
        "dateline": article.dateline,
        "located": article.located,
        "published": moment_to_text(article.published),
        "modified": moment_to_text(article.modified),
        "embargoed_until": moment_to_text(article.embargoed_until),
        "slugline": article.slugline,
        "keywords": list(article.keywords),
        "captions": [{"text": one.text, "credit": one.credit, "lines": list(one.lines)} for one in article.captions],
        "body": [{"kind": one.kind, "text": one.text, "lines": list(one.lines)} for one in article.body],
        "tagline": article.tagline,
        "ed_note": article.ed_note,
        "copyright_notice": article.copyright_notice,
        "url": article.url,
        "word_count": article.word_count,
        "set_aside": [
            {"reason": one.reason, "text": one.text, "lines": list(one.lines), "of": one.of, "likeness": one.likeness}
            for one in article.set_aside
        ],
        "origins": {
            name: {"lines": _pairs(one.lines), "confidence": one.confidence} for name, one in article.origins.items()
        },
        "notes": [{"code": one.code, "message": one.message, "lines": _pairs(one.lines)} for one in article.notes],
        "source": None if article.source is None else article.source._asdict(),
    }


def from_dict(record: Mapping[str, Any]) -> Article:
    """A record back to its article. Raises MalformedInput, which names the key, where it is no record of this version."""
    from artcli.kinds import find_misfit

    try:
        if record["schema"] != SCHEMA:
            raise MalformedInput(f"not a record of {SCHEMA}: its schema is {record['schema']!r}")
        article = _article(record)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        what = f"the key {problem} is missing" if isinstance(problem, KeyError) else str(problem)
        raise MalformedInput(f"not a record of {SCHEMA}: {what}") from problem
    unknown = [key for key in record if key not in ("schema", *(one.name for one in fields(Article)))]
    misfit = f"it has a key {unknown[0]!r} that no record has" if unknown else find_misfit(article)
    if misfit is not None:
        raise MalformedInput(f"not a record of {SCHEMA}: {misfit}")
    return article


def moment_to_text(moment: Moment | None) -> str | None:
    """A moment in ISO 8601, as precise as it is: '2025-11-25', '2025-11-25T19:13:00', '2025-11-25T19:13:00+01:00'."""
    return None if moment is None else moment.isoformat()


def moment_from_text(text: str | None) -> Moment | None:
    """ISO 8601 to the moment that it names."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _article(record: Mapping[str, Any]) -> Article:
    plain = (
        "id", "language", "section", "kicker", "headline", "subheadline", "standfirst", "byline", "credit_line", "dateline", "located",
        "slugline", "tagline", "ed_note", "copyright_notice", "url", "word_count",
    )  # fmt: skip
    source = record["source"]
    return Article(
        **{name: record[name] for name in plain},
        creators=tuple(Creator(one["name"], one["kind"], one["role"]) for one in record["creators"]),
        info_sources=_texts(record, "info_sources"),
        published=_moment(record, "published"),
        modified=_moment(record, "modified"),
        embargoed_until=_moment(record, "embargoed_until"),
        keywords=_texts(record, "keywords"),
        captions=tuple(Caption(one["text"], _span(one["lines"]), one["credit"]) for one in record["captions"]),
        body=tuple(Paragraph(one["text"], _span(one["lines"]), one["kind"]) for one in record["body"]),
        set_aside=tuple(
            SetAside(one["reason"], one["text"], _span(one["lines"]), one["of"], one["likeness"]) for one in record["set_aside"]
        ),
        origins={name: Origin(_spans(one["lines"]), one["confidence"]) for name, one in record["origins"].items()},
        notes=tuple(Note(one["code"], one["message"], _spans(one["lines"])) for one in record["notes"]),
        source=None if source is None else SourceInfo(**source),
    )


def _texts(record: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = record[key]
    if not isinstance(value, (list, tuple)):  # a str is texts, too, of a letter each
        raise TypeError(f"{key} is no list")
    return tuple(value)


def _moment(record: Mapping[str, Any], key: str) -> Moment | None:
    try:
        return moment_from_text(record[key])
    except (TypeError, ValueError) as problem:
        raise ValueError(f"{key} is no moment: {record[key]!r}") from problem


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return list(map(list, spans))


def _span(pair: Any) -> Span:
    first, last = pair
    return Span(first, last)


def _spans(pairs: Any) -> tuple[Span, ...]:
    return tuple(_span(pair) for pair in pairs)

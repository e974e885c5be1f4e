"""An article as plain values, in the order of the published record, and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeVar

from artcli.article import Article, Caption, Creator, Moment, Note, Origin, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import MalformedInput
from artcli.patterns import lazily

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
    """A record back to its article. Raises MalformedInput, which names the key, where it is no record of this version: of no other is an article made,
    and of none with a value that the schema does not allow.
    """
    from artcli.kinds import find_misfit

    try:
        if record["schema"] != SCHEMA:
            raise MalformedInput(f"not a record of {SCHEMA}: its schema is {record['schema']!r}")
        _refuse_unknown(record, ("schema", *(one.name for one in fields(Article))), "it")
        article = _article(record)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        what = f"the key {problem} is missing" if isinstance(problem, KeyError) else str(problem)
        raise MalformedInput(f"not a record of {SCHEMA}: {what}") from problem
    misfit = find_misfit(article) or next(_out_of_range(article), None)
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
        creators=_several(Creator, record, "creators"),
        info_sources=tuple(_list(record, "info_sources")),
        published=_moment(record, "published"),
        modified=_moment(record, "modified"),
        embargoed_until=_moment(record, "embargoed_until"),
        keywords=tuple(_list(record, "keywords")),
        captions=_several(Caption, record, "captions"),
        body=_several(Paragraph, record, "body"),
        set_aside=_several(SetAside, record, "set_aside"),
        origins={name: _made(Origin, one, f"origins[{name!r}]") for name, one in _mapping(record["origins"], "origins").items()},
        notes=_several(Note, record, "notes"),
        source=None if source is None else _made(SourceInfo, source, "source"),
    )


_Part = TypeVar("_Part", Creator, Caption, Paragraph, SetAside, Origin, Note, SourceInfo)


def _several(kind: type[_Part], record: Mapping[str, Any], key: str) -> tuple[_Part, ...]:
    return tuple(_made(kind, one, f"{key}[{n}]") for n, one in enumerate(_list(record, key)))


def _made(kind: type[_Part], values: Any, where: str) -> _Part:
    """A mapping to the part of an article whose fields its keys are: all of them, and no other."""
    _refuse_unknown(_mapping(values, where), kind._fields, where)
    given = {name: values[name] for name in kind._fields}
    if kind in (Caption, Paragraph, SetAside):
        given["lines"] = _span(values["lines"])
    elif kind in (Origin, Note):
        given["lines"] = tuple(map(_span, values["lines"]))
    return kind(**given)


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise TypeError(f"{where} is no object")
    return value


def _refuse_unknown(values: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in values:
        if key not in known:
            raise ValueError(f"{where} has a key {key!r} that no record has")


def _list(record: Mapping[str, Any], key: str) -> list[Any] | tuple[Any, ...]:
    value = record[key]
    if not isinstance(value, (list, tuple)):  # a str is texts, too, of a letter each
        raise TypeError(f"{key} is no list")
    return value


def _moment(record: Mapping[str, Any], key: str) -> Moment | None:
    try:
        return moment_from_text(record[key])
    except (TypeError, ValueError) as problem:
        raise ValueError(f"{key} is no moment: {record[key]!r}") from problem


def _pairs(spans: tuple[Span, ...]) -> list[list[int]]:
    return list(map(list, spans))


def _span(pair: Any) -> Span:
    if not isinstance(pair, (list, tuple)) or len(pair) != 2:
        raise TypeError(f"lines are a pair, the first and the last, not {str(pair)[:40]}")
    return Span(*pair)


_FIELD = lazily("[a-z][a-z_]*")
_MOST = 2**63 - 1  # what a number of lines, words or bytes can be: what JSON is written with carries no more


def _out_of_range(article: Article) -> Iterator[str]:
    """The values of the right kind that the schema allows all the same not."""
    source = article.source
    counts = {"word_count": article.word_count, **({"source.lines": source.lines, "source.bytes": source.bytes} if source is not None else {})}
    yield from (f"{name} is {_shown(count)}" for name, count in counts.items() if not 0 <= count <= _MOST)
    shares = {f"origins[{name!r}].confidence": one.confidence for name, one in article.origins.items()}
    shares |= {f"set_aside[{n}].likeness": one.likeness for n, one in enumerate(article.set_aside) if one.likeness is not None}
    yield from (f"{name} is {_shown(share)}, not between 0 and 1" for name, share in shares.items() if not 0 <= share <= 1)
    yield from (f"origins has a key {name!r}, which is no field" for name in article.origins if not _FIELD.fullmatch(name))
    spans = [one.lines for part in (article.captions, article.body, article.set_aside) for one in part]
    spans += [span for part in (article.origins.values(), article.notes) for one in part for span in one.lines]
    yield from (f"lines are counted from 1, and one is {_shown(n)}" for span in spans for n in span if not 1 <= n <= _MOST)


def _shown(number: float) -> str:
    """A number, shortened where it has more digits than anybody reads."""
    return f"{number:.6g}" if isinstance(number, float) or abs(number) <= _MOST else "too large a number"

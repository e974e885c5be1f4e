"""The plain-text reader, from a source to an article: the whole story on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from artcli.article import Article, Caption, Note, Origin, Paragraph, SourceInfo, Span
from artcli.language import day_order, identify, locale
from artcli.options import ReadingOptions
from artcli.readers.text import (
    cues,
    entities,
    foreign,
    grammars,
    headers,
    interruptions,
    labels,
    leftovers,
    metadata,
    page,
    paragraphs,
    rivals,
    settling,
    suspicions,
    weights,
)
from artcli.readers.text.fields import Reading
from artcli.readers.text.headers import Header
from artcli.readers.text.labels import Labels
from artcli.readers.text.record import OTHER, Decoded, Record
from artcli.readers.text.roles import Judgement, Role
from artcli.readers.text.survey import Survey, survey
from artcli.readers.text.weights import Model
from artcli.source import Source, lines
from artcli.values import NamedTuple

MOST_LINES = 20_000
"""No article has so many; what follows is set aside unread, so that time and memory have a bound."""

_FALLBACK = "en"  # whose words a page is read with when no pack fits its language: English furniture is everywhere
_TELLING = frozenset({"headline", "subheadline", "standfirst", "captions"})  # fields that say what a story is about, if it has no text

_IN_NO_LANGUAGE = frozenset({"language", "creators", "located", "published", "modified", "embargoed_until", "url", OTHER})  # tags, names, towns, times


class Examination(NamedTuple):
    """A page in the middle of being read: what was judged of each line, and the article that follows from it."""

    judgements: tuple[Judgement, ...]
    article: Article
    language: str | None
    lines: int


Labeller = Callable[[Survey, Header, Model], Labels]
"""What gives each line of a surveyed page its role, with what the page says of itself and a model."""


def read(source: Source, options: ReadingOptions, model: Model | None = None, labeller: Labeller | None = None) -> Iterator[Article]:
    """The articles of a plain-text source, by the model that ships and the labels that it gives unless others are handed over.

    Raises UnreadableSource where it is no text for readers, UnknownLanguage and UnknownZone for options that name none.
    """
    opened = _opened(source)
    for record in grammars.records(opened.lines):
        yield _read(opened, record, options, model or weights.load(), labeller or label)[0]


def label(found: Survey, header: Header, model: Model) -> Labels:
    """The likeliest roles of the lines of a page."""
    seen, keys = cues.see(found), [fact.line.key for fact in found.facts]
    given = labels.label(seen, header.allowed, model, keys)
    headline = rivals.likeliest(given, found, model.rivals)
    if headline is not None:
        given = labels.with_headline(given, headline, header.allowed, model, keys)
    return settling.settle(given, found)


class _Opened(NamedTuple):
    """A source with its lines, in which entities are read as their characters, and the same lines as they are printed."""

    info: SourceInfo
    notes: tuple[Note, ...]
    lines: Sequence[str]
    printed: Sequence[str]


def _opened(source: Source) -> _Opened:
    printed = lines(source.text)
    foreign.refuse(printed)
    decoded, notes = entities.decode(printed)
    return _Opened(source.info("text"), (*source.notes, *notes), decoded, printed)


def examine(source: Source, options: ReadingOptions, model: Model | None = None, *, reasons: bool = True) -> Examination:
    """A plain-text source to everything that was judged on the way, and why, for `artcli inspect`; of several articles, the first is shown whole."""
    from artcli.readers.text import judgements

    chosen = model or weights.load()
    opened = _opened(source)
    records = grammars.records(opened.lines)
    read_all = [_read(opened, record, options, chosen, label) for record in records]
    out: list[Judgement] = []
    for whole, (read_as, found, labelled, header) in zip(records, read_all, strict=True):
        told = headers.explain(header, found.page, whole.grammar)
        judged = [one._replace(told=by) for one, by in zip(judgements.judge(found, labelled, chosen, reasons=reasons), told, strict=True)]
        outside = whole.outside()
        for one in map(interruptions.judge, found.page.interruptions):
            judged.append(one._replace(told=_told_outside(one.lines, whole, read_as), evidence=()) if one.lines.first in outside else one)
        out += [one._replace(lines=whole.decoded.place(one.lines)) for one in judged] if whole.decoded else judged
    article = read_all[0][0]
    return Examination(tuple(sorted(out, key=lambda j: j.lines)), article, article.language, len(opened.lines))


def _read(opened: _Opened, whole: Record, options: ReadingOptions, model: Model, labeller: Labeller) -> tuple[Article, Survey, Labels, Header]:
    raw, printed = (whole.decoded.lines, whole.decoded.lines) if whole.decoded else (opened.lines, opened.printed)
    record = _cut(whole)
    language = locale.tidied(options.language) if options.language else _language_of(record) or identify.identify(_text_of(raw, record))
    laid_out = interruptions.part(page.lay_out(raw, locale.load(language or _FALLBACK), record, printed), keep_repeats=options.keep_repeats)
    if language and (order := day_order.order_of(language)):
        laid_out = laid_out._replace(day_order=order)
    found = survey(laid_out)
    header = headers.read(laid_out)
    labelled = labeller(found, header, model)
    reading = Reading(found.facts, header, labelled, laid_out.locale, model)
    fields = metadata.find(reading, options.timezone)
    metadata.offer(reading, fields, record.offered, options.timezone)
    if language is None:
        fields.note("language_unknown", f"no language pack fits this page; it was read with the words of '{_FALLBACK}'")
    body, captions = _text(reading)
    left_out = suspicions.left_out(found, labelled)
    origins = {**fields.origins, **_origins(reading, body, captions, max(left_out.values(), default=0.0))}
    article = Article(
        language=language,
        captions=captions,
        body=body,
        set_aside=leftovers.find(reading, laid_out.interruptions, fields, origins, body, record.offered),
        origins=origins,
        notes=(*record.notes, *fields.notes, *suspicions.find(found, labelled.roles, left_out, is_empty=not body and _TELLING.isdisjoint(origins))),
        source=opened.info,
        **fields.values,
    )
    article = leftovers.with_unread(_in_source(article, whole.decoded), raw, Span(record.lines.last + 1, whole.lines.last), whole.decoded)
    if opened.notes:
        article = replace(article, notes=(*opened.notes, *article.notes))
    return article, found, labelled, header


def _origins(reading: Reading, body: Sequence[Paragraph], captions: Sequence[Caption], perhaps: float) -> dict[str, Origin]:
    """Where body and captions come from, and how sure that is: less of a text of which a paragraph was `perhaps` left out."""
    out: dict[str, Origin] = {}
    if body:
        lines = reading.of(Role.BODY) or reading.of(Role.CROSSHEAD)
        sure = reading.sure("body", reading.chance(lines, Role.BODY)) * (1 - perhaps / 2)
        out["body"] = Origin(tuple(one.lines for one in body), round(sure, 4))
    if captions:
        sure = reading.sure("captions", reading.chance(reading.of(Role.CAPTION), Role.CAPTION))
        out["captions"] = Origin(tuple(one.lines for one in captions), round(sure, 4))
    return out


def _in_source(article: Article, decoded: Decoded | None) -> Article:
    """An article whose spans count decoded lines to one whose spans count those of the source."""
    if decoded is None:
        return article

    def placed(spans: Iterable[Span]) -> tuple[Span, ...]:
        return tuple(map(decoded.place, spans))

    return replace(
        article,
        body=tuple(one._replace(lines=decoded.place(one.lines)) for one in article.body),
        captions=tuple(one._replace(lines=decoded.place(one.lines)) for one in article.captions),
        set_aside=tuple(one._replace(lines=decoded.place(one.lines)) for one in article.set_aside),
        origins={name: one._replace(lines=placed(one.lines)) for name, one in article.origins.items()},
        notes=tuple(one._replace(lines=placed(one.lines)) for one in article.notes),
    )


def _told_outside(lines: Span, whole: Record, article: Article) -> str:
    """What a line around the page told of the article, in words."""
    place = whole.decoded.place(lines) if whole.decoded else lines
    names = [name for name, origin in article.origins.items() if any(span.first <= place.first <= span.last for span in origin.lines)]
    return f"told by the {whole.grammar}: {', '.join(names) or 'no field'}"


def _language_of(record: Record) -> str | None:
    """The language that a grammar names, if there is a pack for it: 'lang: fr', 'lang: fra', 'LANGUAGE: ENGLISH', 'Sprache: GERMAN; DEUTSCH'."""
    named = next((entry.value for entry in record.fields if "language" in (entry.field, entry.label) or entry.label == "lang"), "")
    return locale.tag_of(named.split(";")[0])


def _text_of(raw: Sequence[str], record: Record) -> list[str]:
    """What the language of a record is known by: its story, if the grammar says where that stands, or what its fields say where that is empty.

    Else all its lines that are not around it.
    """
    if record.story:
        story = [line for span in record.story for line in raw[span.first - 1 : span.last]]
        return story if any(line.strip() for line in story) else [entry.value for entry in record.fields if entry.field not in _IN_NO_LANGUAGE]
    outside = record.outside()
    own = raw[record.lines.first - 1 : record.lines.last]
    return [line for n, line in enumerate(own, record.lines.first) if n not in outside] if outside else list(own)


def _text(reading: Reading) -> tuple[tuple[Paragraph, ...], tuple[Caption, ...]]:
    values = [reading.text_at(i) for i in range(len(reading.facts))]
    roles = list(reading.labels.roles)
    taken = _taken_by_tagline(reading)
    if taken is not None:
        roles[taken] = Role.TAGLINE
    return paragraphs.split(reading.facts, roles, values), paragraphs.captions(reading.facts, roles, values, reading.locale)


def _taken_by_tagline(reading: Reading) -> int | None:
    """The last line of the body, where it is a credit and no paragraph: 'Reporting by …; Editing by …'."""
    body = reading.of(Role.BODY)
    return body[-1] if len(body) > 1 and reading.facts[body[-1]].tagline is not None else None


def _cut(record: Record) -> Record:
    """A record as far as it is read."""
    last = record.lines.first + MOST_LINES - 1
    if record.lines.last <= last:
        return record
    story = tuple(Span(span.first, min(span.last, last)) for span in record.story if span.first <= last)
    fields = tuple(one for one in record.fields if one.lines.last <= last)
    return record._replace(lines=Span(record.lines.first, last), fields=fields, story=story)

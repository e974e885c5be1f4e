"""Labelled lines to who wrote an article, for whom and where: byline, dateline, closing credit."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from artcli.article import Creator, Span
from artcli.language import bylines, datelines, signatures
from artcli.language.folding import composed, key
from artcli.language.phrases import Phrases
from artcli.readers.text import towns
from artcli.readers.text.fields import NEAR, Fields, Reading
from artcli.readers.text.record import together
from artcli.readers.text.roles import Role
from artcli.readers.text.story import own_text
from artcli.values import NamedTuple


def find(reading: Reading, fields: Fields) -> None:
    """Fills byline, creators, info_sources, located, dateline and tagline, from the line that is nearest to the headline on."""
    _bylines(reading, fields)
    _dateline(reading, fields)
    _tagline(reading, fields)


_NO_BYLINE = frozenset({"furniture", "kickers", "share", "subscribe", "embargo", "published", "updated"})  # 'For immediate release' opens like a byline


class _Printed(NamedTuple):
    """A byline, and the lines that print it."""

    byline: bylines.Byline
    at: Sequence[int]


_UNLABELLED = 0.7  # as likely a byline is one where no line was labelled as one


def _bylines(reading: Reading, fields: Fields) -> None:
    signed = _signatures(reading)
    below = {_closing_credit(reading), *signed}
    lines = [i for i in reading.of(Role.BYLINE) if i not in below and not reading.facts[i].kinds & _NO_BYLINE and not towns.is_below_name(reading, i)]
    found = _read(reading, lines, ())
    for i in reading.of(Role.PUBLISHED):
        beside = _byline_beside_stamp(reading, i, bare=not lines and not found)
        found += [_Printed(beside, [i])] if beside is not None else []
    found = found or [_Printed(bylines.read(reading.facts[i].line.seen, reading.locale), [i]) for i in _labelled_names(reading)]
    found += _read(reading, signed, found, signed=True)
    at = sorted(i for one in found for i in one.at)
    chance = max((reading.labels.chances[i].get(Role.BYLINE, 0.0) for i in at), default=0.0) if lines or signed else _UNLABELLED
    found.sort(key=lambda one: _first_line(reading, one.byline, at[:_MOST]))
    put_byline(reading, fields, _towns_apart(reading, [one.byline for one in found]), at, reading.sure("byline", chance))


def _read(reading: Reading, lines: Sequence[int], before: Sequence[_Printed], *, signed: bool = False) -> list[_Printed]:
    """What some lines say, those near the headline first, to their bylines; `before` are those of the page that are known already."""
    out: list[_Printed] = []
    known = {key(creator.name) for one in before for creator in one.byline.creators}
    for run in sorted(together(lines), key=lambda run: _distance(reading, run[0])):
        for indexes in _pieces(reading, run):
            text = "\n".join(_beside_stamps(reading, i) for i in indexes)
            if not text.strip():
                continue
            first = reading.facts[indexes[0]]
            byline = bylines.read(text, reading.locale, first.byline if text == first.line.seen else None)
            if not _is_cut_at_a_figure(byline, text):
                byline = _of_this_story(reading, byline, indexes, known, signed=signed)
                known.update(key(creator.name) for creator in byline.creators)
                out.append(_Printed(byline, indexes))
    return out


def _is_cut_at_a_figure(byline: bylines.Byline, text: str) -> bool:
    """True of what was taken for a byline and names nobody: the 'In' of 'In 90 minutes', the 'Version' of 'Version 25.13'."""
    behind = text.strip().removeprefix(byline.text).lstrip()
    named = byline.opened or byline.info_sources or any(creator.kind == "person" for creator in byline.creators)
    return behind[:1].isdecimal() and not named and " " not in byline.text


_MOST = 60  # lines, or names, that are compared with all others: a page with more is no article
_DASHES = tuple("-–—―")
_ASIDE = (*_DASHES, *"|｜/·•،,")  # what stands between a name and a town


def _towns_apart(reading: Reading, found: Sequence[bylines.Byline]) -> list[bylines.Byline]:
    """Bylines to the same, where a town that looks like one more name is the place: 'Ana Silva e Rui Costa — Porto Novo', 'Porto Novo – Ana Silva'.

    The text tells of the town, and of none of those who wrote it.
    """
    named = (creator.name for one in found for creator in one.creators if creator.kind == "person" and creator.role is None)
    known = list(dict.fromkeys(named))  # a header may name somebody twice: `author` and `authors`
    desks = {creator.name for one in found for creator in one.creators if creator.kind == "organisation"}
    told = {name for name in known if _is_told(reading, name)} if len(known) + len(desks) > 1 and len(known) <= _MOST else set()
    is_below_desk = len(told) == len(known)  # 'Staff Reporter', 'Halvoe, Norfolk'
    if not told or (is_below_desk and not desks):
        return list(found)
    first, *others = found
    return [first if is_below_desk else _without_town(first, told, is_first=True), *(_without_town(one, told, is_first=False) for one in others)]


def _without_town(byline: bylines.Byline, told: Container[str], *, is_first: bool) -> bylines.Byline:
    """A byline to the same with the last of those whom the text tells of as its place, if that stands where a town does."""
    named = (creator for creator in reversed(byline.creators) if creator.name in told)
    town = next((creator for creator in named if _stands_aside(byline, creator.name, is_first=is_first)), None)
    if town is None:
        return byline
    return byline._replace(creators=tuple(creator for creator in byline.creators if creator is not town), located=byline.located or town.name)


def _stands_aside(byline: bylines.Byline, name: str, *, is_first: bool) -> bool:
    """True of a name behind a mark at the end of its line, before a dash at its start, or alone on a line below other names."""
    before, _, behind = byline.text.rpartition(name)
    if not before.strip() and behind.lstrip().startswith(_DASHES):
        return True
    return behind.strip(" ,") in ("", byline.located) and (before.rstrip().endswith(_ASIDE) if before.strip() else not is_first)


def _is_told(reading: Reading, name: str) -> bool:
    """True of somebody, or a town, that the text speaks of."""
    phrase = Phrases([name])
    closing = _closing_credit(reading)
    told = (i for i in reading.of(Role.HEADLINE, Role.STANDFIRST, Role.BODY) if i != closing)
    return any(phrase.within(reading.facts[i].line.key) for i in told)


def _labelled_names(reading: Reading) -> list[int]:
    """'Opinion | Jane Doe' above the headline, taken for the section: a label, and somebody of whom the text does not tell."""
    heads = reading.of(Role.HEADLINE)
    out = []
    for i in reading.of(Role.SECTION):
        named = bylines.find_labelled(reading.facts[i].line.seen, reading.locale) if heads and 0 < heads[0] - i <= NEAR else None
        if named is not None and not any(_is_told(reading, creator.name) for creator in named.creators):
            out.append(i)
    return out[-1:]


def _distance(reading: Reading, index: int) -> int:
    """Where a byline stands: 0 near the headline or in the story, 1 below it, 2 far above."""
    phase = reading.labels.phases[index]
    if phase != "above":
        return int(phase == "below")
    heads = reading.of(Role.HEADLINE)
    return 2 if heads and heads[0] - index > NEAR else 0


def _of_this_story(reading: Reading, byline: bylines.Byline, indexes: Sequence[int], known: Container[str], *, signed: bool) -> bylines.Byline:
    """A byline far from a headline that has one of its own, without new names (others are known): they wrote the other stories listed there.

    Below the text initials are of those who are known, and the agencies are its sources.
    """
    if not known or (not signed and _distance(reading, indexes[0]) == 0):
        return byline
    return byline._replace(creators=tuple(c for c in byline.creators if key(c.name) in known))


def _signatures(reading: Reading) -> Sequence[int]:
    """The bylines below the text that have the form of a signature."""
    last = max(reading.of(Role.BODY), default=len(reading.facts))
    return [i for i in reading.of(Role.BYLINE) if i > last and signatures.is_one(reading.facts[i].line.seen, reading.locale)]


def _first_line(reading: Reading, byline: bylines.Byline, at: Sequence[int]) -> int:
    opening = byline.text.partition("\n")[0][:20]
    return next((i for i in at if opening in reading.facts[i].line.seen), 0)


def _pieces(reading: Reading, run: Sequence[int]) -> list[list[int]]:
    """A run of byline lines to bylines.

    'Von' alone takes the lines below it, a line that is only 'and' both its neighbours; an office is of who stands above.
    """
    pieces: list[list[int]] = []
    open_end = False
    for i in run:
        bare = reading.facts[i].line.key.strip(" :,&")
        joint = bare in reading.locale.conjunctions or not bare
        if pieces and (open_end or joint or bylines.goes_on(reading.facts[i].line.key, reading.locale) or _tells_office(reading, pieces[-1], i)):
            pieces[-1].append(i)
        else:
            pieces.append([i])
        open_end = joint or bare in reading.locale.byline or reading.facts[i].line.key.endswith((",", "&"))
    return pieces


def _tells_office(reading: Reading, above: Sequence[int], index: int) -> bool:
    """True of a line that says what those above are, or where: 'Transport editor'."""
    return bylines.tells_office("\n".join(_beside_stamps(reading, i) for i in above), _beside_stamps(reading, index), reading.locale)


def _beside_stamps(reading: Reading, index: int) -> str:
    """The part of a line that is its byline: what a word of the trade opens, else what names people, else what comes first."""
    fact = reading.facts[index]
    for named in reading.header.at(index):
        if named.field == "byline":
            return named.value
    if not fact.stamps:
        return fact.line.seen
    found = bylines.find_beside(fact.line.seen, fact.stamp_spans(), reading.locale)
    return found.text if found is not None else next(iter(bylines.beside(fact.line.seen, fact.stamp_spans())), "")


def _byline_beside_stamp(reading: Reading, index: int, *, bare: bool) -> bylines.Byline | None:
    """'Par Jean Dupont Publié le …' on a line that was labelled as a time stamp; names alone where the page has no other byline."""
    fact = reading.facts[index]
    if not fact.rest or reading.is_said(index) or towns.beside_stamp(reading, index):
        return None
    found = bylines.find_beside(fact.line.seen, fact.stamp_spans(), reading.locale)
    return found if found is not None and found.creators and (found.opened or bare) else None


def put_byline(reading: Reading, fields: Fields, found: Sequence[bylines.Byline], at: Sequence[int], confidence: float) -> None:
    """Fills the fields of who wrote an article from the bylines of some lines."""
    if found:
        put(fields, found, reading.spans(at), confidence)


def put(fields: Fields, found: Sequence[bylines.Byline], lines: Sequence[Span], confidence: float) -> None:
    """Fills the fields of who wrote an article from bylines and the lines of the source that print them."""
    creators = _distinct(creator for one in found for creator in one.creators)
    sources = tuple({key(name): name for one in reversed(found) for name in reversed(one.info_sources)}.values())[::-1]
    located = next((one.located for one in found if one.located), None)
    text = next((one.text for one in found if one.creators or one.info_sources), found[0].text)
    fields.put("byline", " ".join(text.split()), lines, confidence)
    fields.put("creators", creators, lines, confidence)
    fields.put("info_sources", sources, lines, confidence)
    fields.put("located", located, lines, confidence)


def _distinct(creators: Iterable[Creator]) -> tuple[Creator, ...]:
    """Each person once; the first mention with a role wins."""
    out: dict[str, Creator] = {}
    for creator in creators:
        name = key(creator.name)
        if name not in out or (creator.role and not out[name].role):
            out[name] = out[name]._replace(role=creator.role) if name in out else creator
    return tuple(out.values())


def _dateline(reading: Reading, fields: Fields) -> None:
    """The place, day and agency that open the text, or the standfirst where that is its first paragraph; else where a town stands alone."""
    firsts = [next((i for i in reading.of(role) if reading.facts[i].size > 4), None) for role in (Role.BODY, Role.STANDFIRST)]
    for i in firsts:
        found = datelines.find(composed(reading.value_at(i)), reading.locale) if i is not None else None
        if i is not None and found is not None:
            lines, sure = reading.spans([i]), 0.9
            fields.put("dateline", found.text, lines, sure)
            fields.put("located", found.place, lines, sure)
            fields.put("info_sources", (found.agency,) if found.agency else (), lines, sure)
            fields.put("creators", found.creators, lines, sure)
            return
    _town(reading, fields, firsts[0])


def _town(reading: Reading, fields: Fields, first: int | None) -> None:
    """The town of a text without a dateline: above it, beside the day, below who wrote it, or before the stop that opens its `first` paragraph."""
    for i in own_text.dateline_alone(reading.labels, reading.facts):
        text = reading.facts[i].line.text
        fields.put("dateline", text, reading.spans([i]), 0.8)
        fields.put("located", text.rstrip("-–— "), reading.spans([i]), 0.8)
    for i in reading.of(Role.PUBLISHED):
        fields.put("located", towns.beside_stamp(reading, i), reading.spans([i]), 0.9)
    for i in reading.of(Role.BYLINE, Role.SECTION):
        if towns.is_below_name(reading, i):
            fields.put("located", reading.facts[i].line.text, reading.spans([i]), 0.8)
    if first is not None:
        fields.put("located", towns.before_stop(reading, first), reading.spans([first]), 0.7)


def _tagline(reading: Reading, fields: Fields) -> None:
    i = _closing_credit(reading)
    tagline = reading.facts[i].tagline if i is not None else None
    if i is not None and tagline is not None:
        fields.put("tagline", reading.facts[i].line.text, reading.spans([i]), 0.9)
        # who is named first wrote it; who is named after them edited or translated it
        first = tagline.creators[0].role
        fields.put("creators", tuple(c for c in tagline.creators if c.role == first), reading.spans([i]), 0.7)
    for i in _signatures(reading):
        if reading.facts[i].line.seen not in fields.values.get("byline", ""):
            fields.put("tagline", reading.facts[i].line.text, reading.spans([i]), 0.8)  # the byline stands at the head


_MAY_CREDIT = frozenset({Role.BODY, Role.BYLINE, Role.FURNITURE, Role.CROSSHEAD})


def _closing_credit(reading: Reading) -> int | None:
    """The line in the lower half of the story, or below it, that is a credit: 'Reporting by …; Editing by …'."""
    body = reading.of(Role.BODY)
    half = body[len(body) // 2] if body else len(reading.facts)
    below = (i for i in range(len(reading.facts) - 1, half, -1) if reading.facts[i].tagline is not None and not reading.is_said(i))
    return next((i for i in below if reading.labels.roles[i] in _MAY_CREDIT), None)

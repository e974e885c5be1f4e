"""Labelled lines to fields: who, when, where, about what; each with its lines and how sure it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from artcli import words
from artcli.article import Creator
from artcli.language import bylines, datelines, dates, names
from artcli.language.folding import composed, key, visible
from artcli.language.locale import Locale, load
from artcli.patterns import lazily
from artcli.readers.text import headers, tags, when
from artcli.readers.text.fields import NEAR, SURE, Fields, Reading
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Facts


def find(reading: Reading, timezone: str | None) -> Fields:
    """A labelled page to all fields but captions and body."""
    fields = Fields()
    _take_header(reading, fields)
    _headline(reading, fields)
    _standfirst(reading, fields)
    _section(reading, fields)
    _kicker(reading, fields)
    _byline(reading, fields)
    _dateline(reading, fields)
    _tagline(reading, fields)
    when.find(reading, fields, timezone)
    _keywords(reading, fields)
    _small_print(reading, fields)
    return fields


# ---- what of a line is in a field -------------------------------------------------------------------------------------


def told(reading: Reading, fields: Fields) -> frozenset[str]:
    """The words of all fields, and those that only head a field on the page ("Tags", "Quelle")."""
    texts: list[str] = []
    for value in fields.values.values():
        texts += _texts(value)
    return frozenset(word for text in texts for word in words.split(key(composed(visible(text))))) | _heads(reading.locale.tag)


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


def is_told(reading: Reading, index: int, told: frozenset[str]) -> bool:
    """True if every word of a line is in a field, but for those of a time stamp and of a label: these the field says in its own way."""
    fact = reading.facts[index]
    said = reading.header.at(index)
    if said:
        return all(s.field in _MOMENTS or told.issuperset(words.split(key(composed(visible(s.value))))) for s in said)
    beside = (fact.rest or "") if fact.stamps else fact.line.seen
    return dates.time_alone(fact.line.seen, reading.locale) is not None or told.issuperset(words.split(key(beside)))


_MOMENTS = frozenset({"published", "modified", "embargoed_until"})


# ---- what the page says itself ---------------------------------------------------------------------------------------

_PLAIN = ("headline", "subheadline", "standfirst", "section", "located", "dateline", "copyright_notice", "slugline", "kicker", "url", "ed_note")


def _take_header(reading: Reading, fields: Fields) -> None:
    for name in _PLAIN:
        said = headers.first(reading.header.said, name)
        if said:
            fields.put(name, said.value, reading.spans([said.index]), SURE)
    said = headers.first(reading.header.said, "byline")
    if said:
        _put_byline(reading, fields, [bylines.read(said.value, reading.locale)], [said.index], SURE)
    said = headers.first(reading.header.said, "source")
    if said:
        fields.put("credit_line", said.value, reading.spans([said.index]), SURE)
    listed = [said for said in reading.header.said if said.field == "keywords" and said.value]
    _put_keywords(reading, fields, [said.value for said in listed], [said.index for said in listed], SURE)


# ---- headline and what stands around it ------------------------------------------------------------------------------


def _headline(reading: Reading, fields: Fields) -> None:
    lines = reading.of(Role.HEADLINE)
    if lines:
        alone = _headline_alone(reading, lines[0]) if len(lines) == 1 else None
        alone = _with_its_colon(reading, lines[0] if alone is None else alone, alone) if len(lines) == 1 else None
        text = " ".join(reading.value_at(i) for i in _distinct_lines(reading, lines)) if alone is None else reading.facts[alone].line.text
        at = [*lines, *_copies(reading, lines[0] if alone is None else alone)]
        fields.put("headline", text, reading.spans(at), reading.sure("headline", reading.chance(lines, Role.HEADLINE)))


def _copies(reading: Reading, index: int) -> list[int]:
    """Where a headline stands again, word for word: above a page, in its crumbs, under its share buttons."""
    whole = reading.facts[index].line.key
    return [i for i, fact in enumerate(reading.facts) if fact.line.key == whole and reading.labels.roles[i] in (Role.HEADLINE, Role.FURNITURE, Role.SECTION)]


_BEHIND_HEADLINE = lazily(r" ?[|–—·•»] ?| - ")  # 'Headline | The Site'
_LEADS_TO = (">", "›", "»", "/", "|", "→")
_CRUMB_MARKS = (">", "›", "»", "→")
_LEAST_SHARE = 0.4  # of a line that another one is taken from


def _headline_alone(reading: Reading, index: int) -> int | None:
    """'Home › Headline', 'HomePoliticsHeadline', '4. Headline' or 'Headline | The Site' was labelled: the line of the page that says 'Headline' alone."""
    whole = reading.facts[index].line.key
    found: int | None = None
    for i, fact in enumerate(reading.facts):
        alone = fact.line.key
        if i == index or len(alone) >= len(whole) or fact.size < 2 or alone not in whole:
            continue
        start = whole.rindex(alone)
        before, behind = whole[:start], whole[start + len(alone) :]
        is_last_crumb = not behind and before.rstrip().endswith(_CRUMB_MARKS)
        if not is_last_crumb and (len(alone) < _LEAST_SHARE * len(whole) or fact.size < 3):
            continue
        longer = found is None or len(alone) > len(reading.facts[found].line.key)
        if longer and (not behind or _BEHIND_HEADLINE.match(behind) or _is_glued(behind, reading.facts[index].line.seen)) and _leads(before, reading.facts[index].line.seen, reading.locale):
            found = i
    return found


_COLONS = lazily(r"\s*:\s*|\s+")


def _with_its_colon(reading: Reading, index: int, otherwise: int | None) -> int | None:
    """'Ferry inquiry Two resign' was labelled, kicker and headline in one: the line of the page that says 'Ferry inquiry: Two resign'."""
    key = reading.facts[index].line.key
    bare, count = _COLONS.sub(" ", key), key.count(":")
    for i, fact in enumerate(reading.facts):
        other = fact.line.key
        if 0 <= len(other) - len(key) <= 2 and other.count(":") == count + 1 and other[-1] != ":" and other[0] != ":" and _COLONS.sub(" ", other) == bare:
            return i
    return otherwise


def _is_glued(behind: str, line: str) -> bool:
    """True of what stands behind a headline as the next item of a list would: 'The ferry stopsStory'."""
    return " " not in behind and line[-len(behind) :][:1].isupper() and line[-len(behind) - 1].islower()


_NUMBER = lazily(r"\d{1,2}[.)]")


def _leads(before: str, line: str, locale: Locale) -> bool:
    """True if what stands before a headline on its line is the way to it, its place in a list, a button, or nothing."""
    bare = before.strip()
    if not bare or bare.endswith(_LEADS_TO) or _NUMBER.fullmatch(bare):
        return True
    if not before[-1].isspace():  # 'HomePoliticsHeadline': the words were items of a list
        return before[-1].isalpha() and line[len(before) : len(before) + 1].isupper()
    return any(phrases.opens(bare) for phrases in (locale.navigation, locale.sections, locale.share))


def _standfirst(reading: Reading, fields: Fields) -> None:
    lines = reading.of(Role.STANDFIRST)
    if lines:
        text = " ".join(reading.value_at(i) for i in _distinct_lines(reading, lines))
        fields.put("standfirst", text, reading.spans(lines), reading.sure("standfirst", reading.chance(lines, Role.STANDFIRST)))


def _distinct_lines(reading: Reading, lines: Sequence[int]) -> list[int]:
    """Lines without those that say again what one of them said: pages print a headline twice in a row."""
    return list({reading.facts[i].line.key: i for i in reversed(lines)}.values())[::-1]


_CRUMB = lazily(r"\s*(?:[>›»|/]|→)\s*")
_LONGEST_SECTION = 5  # words; what is longer in a line of crumbs is the headline


def _section(reading: Reading, fields: Fields) -> None:
    named = {i: text for i in reading.of(Role.SECTION) if (text := _section_on(reading.facts[i], reading.locale))}
    if named:
        best = max(named, key=lambda i: (reading.labels.chances[i].get(Role.SECTION, 0.0), -i))
        fields.put("section", named[best], reading.spans([best]), reading.sure("section", reading.chance([best], Role.SECTION)))
        return
    for i in reading.of(Role.PUBLISHED):
        fields.put("section", _section_beside_stamp(reading, i), reading.spans([i]), 0.7)


# lists of words that stand above a headline too, and name no part of a paper
_NO_SECTION = frozenset(
    {"navigation", "share", "subscribe", "comments", "legal", "advert", "furniture", "related", "see_also", "photo_credit", "tags", "embargo", "editor_note", "kickers", "byline"}
)
_FRONT = frozenset({"home", "news home"})  # the first page, whatever a paper for the house calls so
_LABELLED = lazily(r"[^:：]{1,40}[:：] ?\S")  # 'News code: 8451'


def _section_on(fact: Facts, locale: Locale) -> str:
    """The part of the paper that a line names, "" where it is a button ('Skip to content'), a label ('Interview'), an address or the paper's own name."""
    text = _crumb(fact.rest if fact.stamps and fact.rest else fact.line.text, locale)
    if key(text) in locale.sections and key(text) not in _FRONT:
        return text
    foreign = fact.kinds & _NO_SECTION or _LABELLED.match(text) or names.is_site(text) or text.lower().startswith("www.") or not any(map(str.isalpha, text))
    return "" if foreign or names.is_paper(text) else text


def _crumb(text: str, locale: Locale) -> str:
    """'Home › Politics › Elections' to 'Politics': the first that the pack knows, else that is neither front page nor headline."""
    crumbs = [bare for part in _CRUMB.split(text) if (bare := part.strip(" :*•·–—-+,"))]
    inner = [crumb for crumb in crumbs if key(crumb) not in locale.navigation and key(crumb) not in _FRONT]
    inner = inner or crumbs[1:]  # a menu names sections too
    short = [crumb for crumb in inner if len(crumb.split()) <= _LONGEST_SECTION]
    known = [crumb for crumb in short if key(crumb) in locale.sections]
    return next(iter(known or short or inner or crumbs), "")


def _section_beside_stamp(reading: Reading, index: int) -> str | None:
    """'Politik – 6. November 2025' on a line above the headline; elsewhere only where the pack knows the section."""
    fact = reading.facts[index]
    if not fact.rest or reading.is_said(index):
        return None
    before = fact.line.seen[: fact.stamps[0].start]
    part = next(iter(bylines.beside(before, ())), "")
    text = _crumb(part, reading.locale)
    if not text or key(text) in reading.locale.sections:
        return text or None
    above = reading.labels.phases[index] == "above" and index < 3 and len(bylines.beside(fact.line.seen, _spans(fact))) == 1
    named = _is_button(text, reading.locale) or bylines.find(part, reading.locale) is not None
    return text if above and not named and len(text.split()) <= 4 else None


def _is_button(text: str, locale: Locale) -> bool:
    """'5 min read', 'Share': beside a time stamp it is neither a section nor a name."""
    folded = key(text)
    return any(folded in phrases for phrases in (locale.share, locale.comments, locale.subscribe, locale.navigation)) or locale.reading_time.within(folded)


def _kicker(reading: Reading, fields: Fields) -> None:
    """The label above the headline: a short line of capitals, or one that ends with a colon, or a word that papers use so."""
    heads = reading.of(Role.HEADLINE)
    if not heads or heads[0] == 0:
        return
    i = heads[0] - 1
    if reading.is_said(i):
        return
    if not reading.facts[i].words and i > 0:  # a lone ":" between kicker and headline
        i -= 1
    fact = reading.facts[i]
    taken = "section" in fields.origins and fact.line.lines in fields.origins["section"].lines
    foreign = fact.kinds - {"kickers", "sections"} - ({"navigation", "comments"} if "kickers" in fact.kinds else set())  # 'Live', 'Kommentar': a button too
    free = reading.labels.roles[i] in (Role.FURNITURE, Role.SECTION) and not taken and not foreign and not fact.stamps and not fact.sentence
    marked = (fact.cased and fact.line.seen.isupper()) or fact.line.key.endswith(":") or "kickers" in fact.kinds
    if free and marked and 1 <= fact.size <= 6 and sum(c.isalpha() for c in fact.line.seen) > 3:
        fields.put("kicker", fact.line.text.rstrip(" :"), reading.spans([i]), 0.6)


# ---- who -------------------------------------------------------------------------------------------------------------


_NO_BYLINE = frozenset({"furniture", "share", "subscribe", "embargo", "published", "updated"})  # 'For immediate release' opens like a byline


def _byline(reading: Reading, fields: Fields) -> None:
    closing = _closing_credit(reading)
    lines = [i for i in reading.of(Role.BYLINE) if i != closing and not reading.facts[i].kinds & _NO_BYLINE]
    found: list[bylines.Byline] = []
    at: list[int] = []
    for run in sorted(_neighbours(lines), key=lambda run: _distance(reading, run[0])):
        for indexes in _pieces(reading, run):
            text = "\n".join(_beside_stamps(reading, i) for i in indexes)
            if text.strip():
                found.append(_of_this_story(reading, bylines.read(text, reading.locale), indexes, found))
                at += indexes
    for i in reading.of(Role.PUBLISHED):
        shown = _byline_beside_stamp(reading, i, bare=not lines and not found)
        if shown is not None:
            found.append(shown)
            at.append(i)
    order = sorted(range(len(found)), key=lambda n: _first_line(reading, found[n], at))
    chance = max((reading.labels.chances[i].get(Role.BYLINE, 0.0) for i in at), default=0.0)
    if at and not lines:
        chance = 0.7
    _put_byline(reading, fields, [found[n] for n in order], at, reading.sure("byline", chance))



def _distance(reading: Reading, index: int) -> int:
    """Where a byline stands: 0 near the headline or in the story, 1 below it, 2 far above."""
    phase = reading.labels.phases[index]
    if phase != "above":
        return int(phase == "below")
    heads = reading.of(Role.HEADLINE)
    return 2 if heads and heads[0] - index > NEAR else 0


def _of_this_story(reading: Reading, byline: bylines.Byline, indexes: Sequence[int], nearer: Sequence[bylines.Byline]) -> bylines.Byline:
    """A byline far from a headline that has one of its own, without new names: they wrote the other stories listed there."""
    known = {key(creator.name) for one in nearer for creator in one.creators}
    if not known or _distance(reading, indexes[0]) == 0:
        return byline
    return byline._replace(creators=tuple(c for c in byline.creators if key(c.name) in known))


def _first_line(reading: Reading, byline: bylines.Byline, at: Sequence[int]) -> int:
    return next((i for i in sorted(at) if byline.text[:20] in reading.facts[i].line.seen), 0)


def _neighbours(indexes: Sequence[int]) -> list[list[int]]:
    """Indexes that follow each other directly, together."""
    runs: list[list[int]] = []
    for i in indexes:
        if runs and runs[-1][-1] == i - 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _pieces(reading: Reading, run: Sequence[int]) -> list[list[int]]:
    """A run of byline lines to bylines: 'Von' alone takes the lines below it, a line that is only 'and' both its neighbours, an office is of who stands above."""
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
    """True of a line that names nobody, and says what those above are, or where: 'Transport editor', 'Harbour News, Norfolk'."""
    printed = "\n".join(_beside_stamps(reading, i) for i in above)
    alone, joined = bylines.read(printed, reading.locale), bylines.read(f"{printed}\n{_beside_stamps(reading, index)}", reading.locale)
    same = [creator.name for creator in alone.creators] == [creator.name for creator in joined.creators]
    return same and any(one.role for one in joined.creators) and (joined.creators, joined.located) != (alone.creators, alone.located)


def _spans(fact: Facts) -> list[tuple[int, int]]:
    return [(stamp.start, stamp.end) for stamp in fact.stamps]


def _beside_stamps(reading: Reading, index: int) -> str:
    """The part of a line that is its byline: what a word of the trade opens, else what names people, else what comes first."""
    fact = reading.facts[index]
    for said in reading.header.at(index):
        if said.field == "byline":
            return said.value
    if not fact.stamps:
        return fact.line.seen
    found = bylines.find_beside(fact.line.seen, _spans(fact), reading.locale)
    return found.text if found is not None else next(iter(bylines.beside(fact.line.seen, _spans(fact))), "")


def _byline_beside_stamp(reading: Reading, index: int, *, bare: bool) -> bylines.Byline | None:
    """'Par Jean Dupont Publié le …' on a line that was labelled as a time stamp; names alone where the page has no other byline."""
    fact = reading.facts[index]
    if not fact.rest or reading.is_said(index):
        return None
    found = bylines.find_beside(fact.line.seen, _spans(fact), reading.locale)
    return found if found is not None and found.creators and (found.opened or bare) else None


def _put_byline(reading: Reading, fields: Fields, found: Sequence[bylines.Byline], at: Sequence[int], confidence: float) -> None:
    if not found:
        return
    creators = _distinct(creator for one in found for creator in one.creators)
    sources = tuple(dict.fromkeys(name for one in found for name in one.info_sources))
    located = next((one.located for one in found if one.located), None)
    text = next((one.text for one in found if one.creators or one.info_sources), found[0].text)
    lines = reading.spans(at)
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
    """The place, day and agency that open the text, or the standfirst where that is its first paragraph."""
    firsts = [next((i for i in reading.of(role) if reading.facts[i].size > 4), None) for role in (Role.BODY, Role.STANDFIRST)]
    opened = [(i, datelines.find(composed(reading.value_at(i)), reading.locale)) for i in firsts if i is not None]
    first, found = next(((i, dateline) for i, dateline in opened if dateline is not None), (-1, None))
    if found is None:
        return
    lines, sure = reading.spans([first]), 0.9
    fields.put("dateline", found.text, lines, sure)
    fields.put("located", found.place, lines, sure)
    fields.put("info_sources", (found.agency,) if found.agency else (), lines, sure)
    fields.put("creators", found.creators, lines, sure)


def _tagline(reading: Reading, fields: Fields) -> None:
    i = _closing_credit(reading)
    tagline = reading.facts[i].tagline if i is not None else None
    if i is not None and tagline is not None:
        fields.put("tagline", reading.facts[i].line.text, reading.spans([i]), 0.9)
        # who is named first wrote it; who is named after them edited or translated it
        first = tagline.creators[0].role
        fields.put("creators", tuple(c for c in tagline.creators if c.role == first), reading.spans([i]), 0.7)


def _closing_credit(reading: Reading) -> int | None:
    """The line in the lower half of the story, or below it, that is a credit: 'Reporting by …; Editing by …'."""
    body = reading.of(Role.BODY)
    half = body[len(body) // 2] if body else len(reading.facts)
    for i in range(len(reading.facts) - 1, half, -1):
        if reading.facts[i].tagline is not None and not reading.is_said(i) and reading.labels.roles[i] in (Role.BODY, Role.BYLINE, Role.FURNITURE, Role.CROSSHEAD):
            return i
    return None


# ---- about what ------------------------------------------------------------------------------------------------------


def _keywords(reading: Reading, fields: Fields) -> None:
    lines = [i for i in reading.of(Role.KEYWORDS) if not _is_no_tag(reading.facts[i], reading.locale)]
    sure = reading.sure("keywords", reading.chance(lines, Role.KEYWORDS))
    _put_keywords(reading, fields, [reading.facts[i].line.seen for i in lines], lines, sure)


def _put_keywords(reading: Reading, fields: Fields, lists: Iterable[str], lines: Iterable[int], sure: float) -> None:
    """Each tag of some printed lists once, as it is first printed."""
    found = [tag for one in lists for tag in tags.split(one, reading.locale)]
    fields.put("keywords", tuple({key(tag): tag for tag in reversed(found)}.values())[::-1], reading.spans(lines), sure)


_NO_TAG = frozenset({"related", "see_also", "subscribe", "furniture", "legal", "comments"})  # not "share": a network may be what a story is about


def _is_no_tag(fact: Facts, locale: Locale) -> bool:
    """'Image credit: The Paper', '© 2025', '3 May 2025', 'Most read': neither a label with its value, a mark of rights nor a heading is a tag."""
    if fact.line.key.startswith("©") or (fact.stamps and not fact.rest) or (fact.kinds & _NO_TAG and "tags" not in fact.kinds):
        return True
    end = locale.photo_credit.opens(fact.line.key)
    return end > 0 and ":" in (fact.line.key[end - 1], fact.line.key[end:].lstrip()[:1])


# ---- the small print -------------------------------------------------------------------------------------------------

_COPYRIGHT = lazily(r"(?:©|copyright\b|\(c\) ?(?=\d{4}))", re.IGNORECASE)


def _small_print(reading: Reading, fields: Fields) -> None:
    """Copyright notice and credit line, from the furniture below the story."""
    for i in reading.of(Role.FURNITURE):
        fact = reading.facts[i]
        if reading.labels.phases[i] != "below" or len(fact.line.seen) > 240:
            continue
        if _COPYRIGHT.match(fact.line.seen) and any(c.isdecimal() for c in fact.line.seen):
            fields.put("copyright_notice", fact.line.text, reading.spans([i]), 0.8)
        label = _credit_of(fact, reading.locale)
        if label:
            fields.put("credit_line", label, reading.spans([i]), 0.7)


def _credit_of(fact: Facts, locale: Locale) -> str | None:
    """'Quelle: dpa', 'Source: AFP' to 'dpa', 'AFP'."""
    sources: Mapping[str, Any] = locale.labels
    end = sources["source"].opens(fact.line.key) if "source" in sources else 0
    rest = fact.line.seen[end:].lstrip()
    return rest[1:].strip() if end and rest.startswith((":", "：")) and 0 < fact.size <= 8 and rest[1:].strip() else None

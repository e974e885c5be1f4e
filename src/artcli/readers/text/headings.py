"""Labelled lines to the headline and what stands around it: standfirst, section, kicker."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from artcli.language import bylines, names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text import towns
from artcli.readers.text.facts import Facts
from artcli.readers.text.fields import Fields, Reading
from artcli.readers.text.page import Line
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import is_instalment


def find(reading: Reading, fields: Fields) -> None:
    """Fills headline, standfirst, section and kicker."""
    _headline(reading, fields)
    _standfirst(reading, fields)
    label = _label_above(reading)
    _section(reading, fields, label)
    _kicker(reading, fields, label)


def _headline(reading: Reading, fields: Fields) -> None:
    lines = reading.of(Role.HEADLINE)
    if not lines:
        return
    best = _with_its_colon(reading, _headline_alone(reading, lines[0])) if len(lines) == 1 else lines[0]
    text = reading.facts[best].line.text if best != lines[0] else " ".join(reading.value_at(i) for i in _distinct_lines(reading, lines))
    fields.put("headline", text, reading.spans([*lines, *_copies(reading, best)]), reading.sure("headline", reading.chance(lines, Role.HEADLINE)))


def _copies(reading: Reading, index: int) -> list[int]:
    """Where a headline stands again, word for word: above a page, in its crumbs, under its share buttons."""
    whole = reading.facts[index].line.key
    return [i for i, fact in enumerate(reading.facts) if fact.line.key == whole and reading.labels.roles[i] in (Role.HEADLINE, Role.FURNITURE, Role.SECTION)]


_BEHIND_HEADLINE = lazily(r" ?[|–—·•»] ?| - ")  # 'Headline | The Site'
_LEADS_TO = (">", "›", "»", "/", "|", "→")
_CRUMB_MARKS = (">", "›", "»", "→")
_LEAST_SHARE = 0.4  # of a line that another one is taken from


def _headline_alone(reading: Reading, index: int) -> int:
    """'Home › Headline', 'HomePoliticsHeadline', '4. Headline' or 'Headline | The Site' was labelled: the line of the page that says 'Headline' alone.

    That is the line itself where no other says it.
    """
    whole, facts = reading.facts[index].line, reading.facts
    last = max(reading.of(Role.BODY), default=len(facts))  # what stands below the story is a shorter headline of the list of the most read
    shorter = [i for i, fact in enumerate(facts) if len(fact.line.key) < len(whole.key) and fact.line.key in whole.key and not index < last < i]
    return max((i for i in shorter if _is_headline_in(whole, facts[i], reading.locale)), key=lambda i: len(facts[i].line.key), default=index)


def _is_headline_in(whole: Line, fact: Facts, locale: Locale) -> bool:
    """True of a part of a line that has nothing before it but the way to it, and nothing behind it but the site or the next item of a list."""
    alone, start = fact.line.key, whole.key.rindex(fact.line.key)
    before, behind = whole.key[:start], whole.key[start + len(alone) :]
    is_last_crumb = not behind and before.rstrip().endswith(_CRUMB_MARKS)
    if fact.size < (2 if is_last_crumb else 3) or (len(alone) < _LEAST_SHARE * len(whole.key) and not is_last_crumb):
        return False
    is_closed = not behind or _BEHIND_HEADLINE.match(behind) is not None or _is_glued(behind, whole.seen)
    return is_closed and _leads(before, whole.seen, locale)


_COLONS = lazily(r"\s*:\s*|\s+")


def _with_its_colon(reading: Reading, index: int) -> int:
    """'Ferry inquiry Two resign' was labelled, kicker and headline in one: the line of the page that says 'Ferry inquiry: Two resign', if one does."""
    bare = reading.facts[index].line.key
    as_long = [i for i, fact in enumerate(reading.facts) if 0 <= len(fact.line.key) - len(bare) <= 2]
    return next((i for i in as_long if _has_one_more_colon(reading.facts[i].line.key, bare)), index)


def _has_one_more_colon(line: str, bare: str) -> bool:
    return line.count(":") == bare.count(":") + 1 and line[-1] != ":" and line[0] != ":" and _COLONS.sub(" ", line) == _COLONS.sub(" ", bare)


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
_DOT = lazily(r"\s[•·]\s")  # between crumbs, where the first is that of the front page; elsewhere between a section and whatever stands beside it
_LONGEST_SECTION = 5  # words; what is longer in a line of crumbs is the headline


def _section(reading: Reading, fields: Fields, label: int | None) -> None:
    lines = [i for i in reading.of(Role.SECTION) if not (towns.is_below_name(reading, i) or _is_short_headline(reading, i))]
    lines = [i for i in lines if not _is_weekday(reading.facts[i], reading.locale)]
    named = {i: text for i in lines if (text := _section_on(reading.facts[i], reading.locale))}
    if label is not None and (_says_the_form(reading.facts[label], reading.locale) or _stands_below_other(reading, named, label)):
        named.pop(label, None)
    if not any(key(text) in reading.locale.sections for text in named.values()):
        for i in reading.of(Role.HEADLINE):
            fields.put("section", _section_before_headline(reading.facts[i].line.seen, reading.locale), reading.spans([i]), 0.8)
        told = _labelled_section(reading) or _crumb_above(reading)
        if told is not None:
            fields.put("section", told[1], reading.spans([told[0]]), 0.7)
            return
    if named:
        best = max(_below_menu(reading, named), key=lambda i: (reading.labels.chances[i].get(Role.SECTION, 0.0), -i))
        best = _known_above(reading, named, best)
        fields.put("section", named[best], reading.spans([best]), reading.sure("section", reading.chance([best], Role.SECTION)))
        return
    for i in reading.of(Role.PUBLISHED):
        fields.put("section", _section_beside_stamp(reading, i), reading.spans([i]), 0.7)


def _labelled_section(reading: Reading) -> tuple[int, str] | None:
    """'Ressort: Feuilleton', 'Category: Sport' anywhere on a page, where the pack knows the label and the part of the paper."""
    labels, known = reading.locale.labels, reading.locale.sections
    for i, fact in enumerate(reading.facts):
        end = labels["section"].opens(fact.line.key) if "section" in labels and ":" in fact.line.key and fact.size <= _LONGEST_SECTION else 0
        behind = fact.line.seen[end:].lstrip()
        if end and behind.startswith(":") and key(behind[1:].strip()) in known:
            return i, behind[1:].strip()
    return None


_NEAR_ABOVE = 6  # lines above the headline in which crumbs stand


def _crumb_above(reading: Reading) -> tuple[int, str] | None:
    """Of crumbs that were taken for a menu the part that the pack knows: 'The Paper > Culture > Theatre', 'Home', '/', 'Local', '/', 'Halvoe'."""
    parted = next((one for one in reading.header.fields if one.field == "crumb"), None)
    if parted is not None:
        return parted.at, parted.value
    head = next(iter(reading.of(Role.HEADLINE)), 0)
    for i in range(max(0, head - _NEAR_ABOVE), head):
        fact = reading.facts[i]
        parts = _CRUMB.split(fact.line.seen) if fact.size <= _LONGEST_WAY else ()
        way = parts[:-1] if any(map(fact.line.seen.__contains__, _CRUMB_MARKS)) else parts  # the last may be the headline
        if len(parts) > 2 and all(0 < len(part.split()) <= _LONGEST_CRUMB for part in way):
            text = _crumb(fact.line.seen, reading.locale)
            if key(text) in reading.locale.sections:
                return i, text
    return None


_LONGEST_CRUMB, _LONGEST_WAY = 4, 30  # words
_JUST_ABOVE = 3  # lines above the headline
_MOST_CRUMBS = 4  # lines below the front page: crumbs, the headline among them, and the kicker


def _below_menu(reading: Reading, named: Mapping[int, str]) -> Collection[int]:
    """Of the lines that name parts of the paper the crumbs just above the headline and what stands below them; what stands above is the menu.

    Crumbs tell more than a label below them that is none of them, where the pack knows what they lead to.
    """
    head, locale = next(iter(reading.of(Role.HEADLINE)), -1), reading.locale
    near = [i for i in named if 0 < head - i <= _JUST_ABOVE]
    crumbs = next((i for i in near if _leads_from_front(reading.facts[i].line.key, locale)), None)
    if crumbs is None:
        return _crumbs_below_each_other(reading, named, head) or named
    way = reading.facts[crumbs].line.key
    foreign = {i for i in near if i > crumbs and key(named[i]) not in way} if key(named[crumbs]) in locale.sections else ()
    return [i for i in near if i >= crumbs and i not in foreign]


_NEARLY = 0.8  # of the likelihood of the best


def _known_above(reading: Reading, named: Mapping[int, str], best: int) -> int:
    """'Society' above 'DEPOPULATION ›': of lines just above the headline that are nearly as likely the one that the pack knows, if that is one."""
    head, known = next(iter(reading.of(Role.HEADLINE)), -1), reading.locale.sections
    least = _NEARLY * reading.labels.chances[best].get(Role.SECTION, 0.0)
    near = [i for i in named if 0 < head - i <= _JUST_ABOVE and key(named[i]) in known and reading.labels.chances[i].get(Role.SECTION, 0.0) >= least]
    return near[-1] if near and key(named[best]) not in known else best


def _crumbs_below_each_other(reading: Reading, named: Mapping[int, str], head: int) -> Collection[int]:
    """'Home', 'Sport', 'Rowing' to the line of 'Sport': the others are parts of it, if the line of the day or a label does not say them again."""
    facts = reading.facts
    near = range(head - 1, max(-1, head - 2 - _MOST_CRUMBS), -1)
    front = next((i for i in near if facts[i].line.key in _FRONT or ("navigation" in facts[i].kinds and "sections" not in facts[i].kinds)), head)
    way = [i for i in named if front < i < head]
    said_again = any(facts[n].line.key.startswith(key(named[i])) for i in way for n in range(front, head) if n != i)
    return way[:1] if not said_again and not any(facts[i].stamps or _CRUMB.search(facts[i].line.key) for i in range(front + 1, head)) else ()


def _leads_from_front(line: str, locale: Locale) -> bool:
    """'home › sport › rowing': crumbs that begin at the front page."""
    mark = _CRUMB.search(line)
    return mark is not None and line[: mark.start()] in locale.navigation


_CAPITALS = lazily(r"([^\W\d_a-zà-ÿ][^.:|]{2,24})\. (?=\S)")


def _section_before_headline(headline: str, locale: Locale) -> str | None:
    """'AGRICULTURE. La fromagerie chauffe son lait au soleil' to 'AGRICULTURE', where the pack knows it."""
    match = _CAPITALS.match(headline)
    return match[1] if match and match[1].isupper() and key(match[1]) in locale.sections else None


# lists of words that stand above a headline too, and name no part of a paper
_NO_SECTION = frozenset({
    "navigation", "share", "subscribe", "comments", "legal", "advert", "furniture", "related", "see_also", "photo_credit", "tags", "embargo",
    "editor_note", "kickers", "byline", "professions",
})  # fmt: skip
_FRONT = frozenset({"home", "news home"})  # the first page, whatever a paper for the house calls so
_ADDRESS = lazily(r"(?:\w[\w-]*\.)+[^\W\d_]{2,24}(?:/\S*)?")  # 'www.river-news.example'
_LABELLED = lazily(r"[^:：]{1,40}[:：] ?\S")  # 'News code: 8451'


def _section_on(fact: Facts, locale: Locale) -> str:
    """The part of the paper that a line names, "" where it is a button ('Skip to content'), a label ('Interview'), an address or the paper's own name."""
    line = fact.line
    whole = line.text if line.text.count("[") == line.seen.count("[") else line.seen  # '[8]Home': the numbers of links are no part of it
    text = _crumb(fact.rest if fact.stamps and fact.rest else whole, locale)
    if key(text) in locale.sections and key(text) not in _FRONT:
        return text
    foreign = fact.kinds & _NO_SECTION or _LABELLED.match(text) or _ADDRESS.fullmatch(text) or not any(map(str.isalpha, text))
    return "" if foreign or names.is_paper(text) else text


def _crumb(text: str, locale: Locale) -> str:
    """'Home › Politics › Elections' to 'Politics': the first that the pack knows, else that is neither front page nor headline."""
    dot = _DOT.search(text)
    marks = _DOT if dot is not None and key(text[: dot.start()]) in locale.navigation else _CRUMB
    crumbs = _known_in_a_row(text, locale) or [bare for part in marks.split(text) if (bare := part.strip(" :*•·–—-+,"))]
    inner = [crumb for crumb in crumbs if key(crumb) not in locale.navigation and key(crumb) not in _FRONT]
    inner = inner or crumbs[1:]  # a menu names sections too
    short = [crumb for crumb in inner if len(crumb.split()) <= _LONGEST_SECTION]
    known = [crumb for crumb in short if key(crumb) in locale.sections]
    return next(iter(known or short or inner or crumbs), "")


def _known_in_a_row(text: str, locale: Locale) -> list[str]:
    """'Home Politics Elections' to its crumbs, where the pack knows all, and the first is that of the front page; else none."""
    folded, at = key(text), 0
    found: list[str] = []
    while at < len(folded):
        end = (locale.sections if found else locale.navigation).opens(folded, at)
        if not end:
            return []
        found.append(text[at:end])
        at = end
        while folded[at : at + 1].isspace():
            at += 1
    return found if len(found) > 1 else []


def _section_beside_stamp(reading: Reading, index: int) -> str | None:
    """'Politik – 6. November 2025' on a line above the headline; elsewhere only where the pack knows the section."""
    fact = reading.facts[index]
    if not fact.rest or reading.is_said(index) or towns.beside_stamp(reading, index):
        return None
    before = fact.line.seen[: fact.stamps[0].start]
    part = next(iter(bylines.beside(before, ())), "")
    text = _crumb(part, reading.locale)
    if not text or key(text) in reading.locale.sections:
        return text or None
    above = reading.labels.phases[index] == "above" and index < 3 and len(bylines.beside(fact.line.seen, fact.stamp_spans())) == 1
    named = _is_button(text, reading.locale) or bylines.find(part, reading.locale) is not None
    return text if above and not named and len(text.split()) <= 4 else None


def _is_button(text: str, locale: Locale) -> bool:
    """'5 min read', 'Share': beside a time stamp it is neither a section nor a name."""
    folded = key(text)
    return any(folded in phrases for phrases in (locale.share, locale.comments, locale.subscribe, locale.navigation)) or locale.reading_time.within(folded)


def _stands_below_other(reading: Reading, named: Mapping[int, str], label: int) -> bool:
    """True of a label that names no part of a paper, or a kind of article too, with a part of the paper just above it."""
    fact = reading.facts[label]
    is_section = "sections" in fact.kinds and "kickers" not in fact.kinds
    return not is_section and any(0 < label - i <= _JUST_ABOVE and key(text) in reading.locale.sections for i, text in named.items())


_LONGEST_KICKER = 6  # words
_LONGEST_SERIES = 10  # words of the title of a series with its number
_CLOSE_LABEL = (":", "–", "—")


def _label_above(reading: Reading) -> int | None:
    """The label right above the headline: short, in capitals, closed by a colon or a dash, opened by a word that papers use so, or a series with its number."""
    heads = reading.of(Role.HEADLINE)
    if not heads or heads[0] == 0:
        return None
    i = heads[0] - 1
    if not reading.facts[i].words and i > 0:  # a lone ":" between kicker and headline
        i -= 1
    return i if _may_be_label(reading, i) and _is_label(reading, i) else None


_OF_LABELS = frozenset({"kickers", "sections"})
_OF_KICKERS = _OF_LABELS | {"navigation", "comments", "desks", "byline"}  # 'Live', 'Læserbrev', 'Röportaj': a button, a desk or the word of a byline too
_LEAST_LETTERS = 4


def _may_be_label(reading: Reading, i: int) -> bool:
    """True of words above the headline of which nothing tells that they are something else."""
    fact = reading.facts[i]
    if reading.labels.roles[i] not in (Role.FURNITURE, Role.SECTION) or fact.stamps or fact.sentence or reading.is_said(i):
        return False
    is_foreign = not fact.kinds <= (_OF_KICKERS if "kickers" in fact.kinds else _OF_LABELS)
    return not is_foreign and sum(map(str.isalpha, fact.line.seen)) >= _LEAST_LETTERS and not _is_short_headline(reading, i)


def _is_label(reading: Reading, i: int) -> bool:
    """True of a series with its number, and of what is short, has no crumbs and looks like a label, or says that it is one."""
    fact, locale = reading.facts[i], reading.locale
    if is_instalment(fact.line.seen, locale.instalments):
        return fact.size <= _LONGEST_SERIES
    if fact.size > _LONGEST_KICKER or _CRUMB.search(fact.line.seen):
        return False
    is_marked = (fact.cased and fact.line.seen.isupper()) or fact.line.key.endswith(_CLOSE_LABEL)
    return is_marked or "kickers" in fact.kinds or _says_the_form(fact, locale) or _is_below_section(reading, i)


def _is_weekday(fact: Facts, locale: Locale) -> bool:
    """True of 'Tuesday', which is a day of a page and no part of a paper; 'Sunday' may be one, where the pack says so."""
    return fact.line.key not in locale.sections and any(fact.line.key in forms for forms in locale.weekdays)


_LEAST_SHORTENED = 3  # words


def _is_short_headline(reading: Reading, index: int) -> bool:
    """True of the last crumb where it is a short form of the headline: 'Market hall reopens' above 'Old market hall in Stonefield reopens'."""
    fact, head = reading.facts[index], next(iter(reading.of(Role.HEADLINE)), index)
    return index < head and fact.size >= _LEAST_SHORTENED and {*fact.words} < {*reading.facts[head].words}


def _is_below_section(reading: Reading, index: int) -> bool:
    """True of a few words that were taken for a section, below another that the pack knows: 'Community', 'The Week in Sheep'; a menu has one word too."""
    fact, sections = reading.facts[index], reading.locale.sections
    if reading.labels.roles[index] is not Role.SECTION or fact.line.key in sections or _DOT.search(fact.line.seen):
        return False
    if fact.size == 1 and any(other.line.key == fact.line.key for other in reading.facts[:index]):
        return False
    above = [i for i in reading.of(Role.SECTION) if 0 < index - i <= _JUST_ABOVE]
    return any(key(_section_on(reading.facts[i], reading.locale)) in sections for i in above)


def _says_the_form(fact: Facts, locale: Locale) -> bool:
    """True of 'Interview', which is no part of a paper, and of 'Kommentar zur Bahnreform', 'Entrevista a la alcaldesa': a label, and what the piece is on."""
    if fact.kinds & {"kickers", "sections"}:
        return "sections" not in fact.kinds
    end = locale.kickers.opens(fact.line.key)
    blank, _, behind = fact.line.key[end:].partition(" ")
    return end > 0 and not blank and behind.partition(" ")[0] in locale.function_words


def _kicker(reading: Reading, fields: Fields, label: int | None) -> None:
    if label is None:
        return
    fact = reading.facts[label]
    taken = "section" in fields.origins and fact.line.lines in fields.origins["section"].lines
    if not taken:
        fields.put("kicker", fact.line.text.rstrip(" :–—"), reading.spans([label]), 0.6)

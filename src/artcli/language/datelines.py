"""Datelines: the place, day and agency that open a text ("PARIS, 25 nov. (AFP) –")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from artcli.article import Creator
from artcli.errors import BadPack
from artcli.language import agencies, bylines, tables
from artcli.language import locale as locales
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import any_of, lazily
from artcli.values import NamedTuple

DASHES = "-–—―"
_WINDOW = 140  # characters; a dateline is over by then


class Dateline(NamedTuple):
    """A dateline as printed, what it says, and where in the paragraph it ends."""

    text: str
    place: str | None
    agency: str | None
    creators: tuple[Creator, ...]
    end: int


class _Said(NamedTuple):
    """What a form says that the head of a paragraph has: where the dateline ends in it, and what stands there."""

    end: int
    place: str | None = None
    agency: str | None = None
    creators: tuple[Creator, ...] = ()


_HAN_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_REPORTERS = r"\s?(?:[（(](?P<names>[^（）()\n]{2,30})[）)]\s?)?"  # '（记者张三）'


class _Known(NamedTuple):
    """The table of datelines."""

    colon_towns: frozenset[str]
    chinese: re.Pattern[str]  # '新华社北京4月24日电', '中新社上海5月3日电', '本报北京4月24日电'
    chinese_bracketed: re.Pattern[str]  # '（中央社記者張三台北24日電）'
    chinese_own: re.Pattern[str]  # '本报讯（记者张三）', '本网讯 记者 张三': the paper's own, without place or day
    chinese_named: re.Pattern[str]  # '江城晚报讯（记者 张三 通讯员 李四）': the same under the paper's name


@cache
def _known() -> _Known:
    table = tables.load("datelines")
    try:
        han: Mapping[str, Any] = table["chinese"]
        cable = f"(?:{any_of(han['kinds'])}){{0,2}}(?:{any_of(han['cables'])})"
        return _Known(
            colon_towns=frozenset(table["colon_towns"]),
            chinese=lazily(rf"(?P<who>{any_of(han['senders'])})(?P<place>[\u4e00-\u9fff]{{2,8}}?){_HAN_DAY}{cable}{_REPORTERS}"),
            chinese_bracketed=lazily(
                rf"[（(](?P<who>{any_of(han['bracketed_senders'])})(?P<office>{re.escape(han['reporter'])})?"
                rf"(?P<rest>[\u4e00-\u9fff]{{2,10}}?){_HAN_DAY}{cable}[)）]\s?"
            ),
            chinese_own=lazily(rf"(?:{any_of(han['own'])})(?:{any_of(han['reports'])}){_REPORTERS}"),
            chinese_named=lazily(rf"[\u4e00-\u9fff]{{2,12}}?(?:{any_of(han['reports'])})\s?(?P<said>[（(][^（）()\n]{{2,40}}[）)])\s?"),
        )
    except (KeyError, TypeError) as problem:
        raise BadPack(f"datelines.toml: {problem!r}") from problem


class _Words(NamedTuple):
    days: Phrases  # months and weekdays, of the language and of English
    links: Phrases
    labels: Phrases  # what stands in capitals before a dash and is no place: "EXCLUSIVE –", "FILE –"


@cache
def _words(tag: str) -> _Words:
    own = locales.load(tag)
    packs = [own] if tag == "en" else [own, locales.load("en")]
    return _Words(
        days=Phrases.folded(form for pack in packs for forms in (*pack.months, *pack.calendar_months, *pack.weekdays) for form in forms),
        links=Phrases.folded(word for pack in packs for word in (*pack.date_links.words, *pack.hour_marks.words)),
        labels=Phrases.folded(
            word
            for pack in packs
            for phrases in (
                pack.kickers,
                pack.see_also,
                pack.editor_note,
                pack.photo_credit,
                pack.caption,
                pack.updated,
                pack.published,
                pack.advert,
                pack.tags,
            )
            for word in phrases.words
        ),
    )


# 'MARSEILLE (France), 2 déc 2025 (AFP) -': the first bracket says where the town is
_COUNTRY = lazily(r"[^\W\d_][^()\n,]{2,40}?(?P<country> \([^\W\d_][^()\d\n]{2,24}\)), [^()\n]{4,30} \([^()\n]{2,40}\) ?[–—-]")


def find(text: str, locale: Locale) -> Dateline | None:
    """The opening of a paragraph to its dateline, or None; a sentence with a dash in it is none, nor is a speaker ('DOBBS: …').

    >>> find("PARIS, 25 nov. (AFP) – Le texte.", locales.load("fr")).place
    'PARIS'
    """
    indent = len(text[:_WINDOW]) - len(text[:_WINDOW].lstrip())
    head = text[indent : indent + _WINDOW]
    if len(head) < 4:
        return None
    country = _COUNTRY.match(head) if head.count("(") > 1 else None
    start, behind = country.span("country") if country else (0, 0)
    bare = head[:start] + head[behind:]
    for form in _forms(bare):
        found = form(bare, locale)
        if found is not None:
            end = found.end + behind - start
            return Dateline(head[:end].strip(), found.place, found.agency, found.creators, indent + end)
    return None


def _forms(head: str) -> Iterator[Callable[[str, Locale], _Said | None]]:
    """The forms that a head may have, by its first letter and by the marks in it: most heads have none."""
    first = head[0]
    if first in "(（【[［":
        yield _eastern
    if first in "（(" or "\u4e00" <= first <= "\u9fff":
        yield _chinese
    if "Ѐ" <= first <= "ӿ":
        yield _slavic
    dashed = any(map(head.__contains__, DASHES))
    if dashed:
        yield _agency_first
    if "(" in head or "/" in head:
        yield _bracketed
    if dashed:
        yield _dashed
    if ": " in head and "A" <= first <= "Z":
        yield _before_colon
    if ": " in head[:_LONGEST_TOWN] and not first.isascii():
        yield _uncased_before_colon
    if ". " in head[:_LONGEST_TOWN] and first.isupper():
        yield _before_stop


def _agency(said: str) -> str | None:
    """The first agency in brackets, as printed."""
    found = agencies.find_all(said)
    return said[found[0][0] : found[0][1]] if found else None


def _people(printed: str | None, locale: Locale) -> tuple[Creator, ...]:
    return bylines.read(printed, locale).creators if printed else ()


# ---- East Asia -------------------------------------------------------------------------------------------------------


# '(베이징=연합뉴스) 김진방 특파원 =', '【東京=山田太郎】', '【ワシントン共同】', '[서울=뉴시스]', '［東京　２０日　ロイター］'
_EAST = lazily(r"[(（【\[［]([^()（）\[\]［］【】\n]{2,40})[)）】\]］]\s?")
_BEHIND_TOWN = lazily(r"[\s・\d]")
_EAST_NAME = lazily(r"(?P<names>[^=＝\n]{2,40}?)\s?[=＝]\s?")


def _eastern(head: str, locale: Locale) -> _Said | None:
    """What stands in brackets: town and agency, with a name behind them or in the agency's place, or the paper and a name with its closing word."""
    match = _EAST.match(head)
    if not match or match[1].isascii() or not any("\u3040" <= c <= "\ud7a3" for c in match[1]):
        return None
    said, end = match[1].strip(), match.end()
    place, parted, who = (part.strip() for part in said.replace("＝", "=").partition("="))
    if parted:
        return _eastern_parted(head, end, place, who, locale)
    found = agencies.find_all(said)
    if found and (found[-1][1] == len(said) or any(map(str.isdecimal, said))):  # '【ワシントン共同】', '［東京　２０日　ロイター］'
        before = _BEHIND_TOWN.split(said[: found[0][0]])[0]
        return _Said(end, before, said[found[0][0] : found[0][1]]) if before else None
    if not found and locale.byline_end.closes(key(said)) > 0:  # '[한국일보 홍길동 기자]': the paper, the name and what closes it
        people = _people(" ".join(said.split()[-2:]), locale)
        return _Said(end, creators=people) if people and head[end:].strip() else None
    return None


def _eastern_parted(head: str, end: int, place: str, who: str, locale: Locale) -> _Said | None:
    """'(베이징=연합뉴스) 김진방 특파원 =', '【東京=山田太郎】': behind the brackets of an agency, which end at `end`, its reporter may be named."""
    agency = _agency(who)
    if agency is None:
        people = _people(who, locale)
        return _Said(end, place, None, people) if people else None
    name = _EAST_NAME.match(head, end)
    return _Said(name.end(), place, agency, _people(name["names"], locale)) if name else _Said(end, place, agency)


def _chinese(head: str, locale: Locale) -> _Said | None:
    known = _known()
    match = known.chinese_own.match(head)
    if match:
        return _Said(match.end(), creators=_people(match["names"], locale))
    match = known.chinese_named.match(head)
    reporters = bylines.find(match["said"], locale) if match else None
    if match and reporters is not None:
        return _Said(match.end(), creators=reporters.creators)
    match = known.chinese_bracketed.match(head)
    if match:
        rest = match["rest"]
        place, name = (rest[-2:], rest[:-2]) if len(rest) >= 4 else (rest, "")
        return _Said(match.end(), place, match["who"], (Creator(name, "person", match["office"]),) if name else ())
    match = known.chinese.match(head)
    if not match:
        return None
    return _Said(match.end(), match["place"], _agency(match["who"]), _people(match["names"], locale))


# ---- forms with an agency --------------------------------------------------------------------------------------------


# 'Москва. 5 мая. INTERFAX.RU -', 'КИЇВ. 5 травня. УНІАН.', 'МОСКВА, 5 мая — РИА Новости.', 'МОСКВА, 5 мая. /ТАСС/.',
# 'НОВОГРАД, 21 января. /Корр. Анна Петрова/.'
_SLAVIC = lazily(
    r"(?P<place>[А-ЯЁІЇЄҐ][\wА-яёіїєґ'’ -]{2,30}?)[.,] \d{1,2} (?P<month>[а-яёіїєґ]{3,10})\.?(?:\s[–—-]\s|\.? )"
    r"(?:/(?P<slashes>[^\n/]{2,40})/|(?P<bare>[A-Za-zА-яЁёІіЇїЄєҐґ][^\n/]{1,24}?))(?:\. |\.$|\s(?:-{1,2}|[–—])\s)"
)


def _slavic(head: str, locale: Locale) -> _Said | None:
    match = _SLAVIC.match(head)
    if match is None:
        return None
    who = match["slashes"] or match["bare"]
    agency = _agency(who)
    if agency is None and not _words(locale.tag).days.opens(key(match["month"])):
        return None
    reporter = bylines.find(who, locale) if agency is None and match["slashes"] else None
    if agency is None and reporter is None and not (who.isupper() and len(who.split()) == 1):
        return None
    return _Said(match.end(), match["place"].strip(), agency, reporter.creators if reporter else ())


# '(ANSA) - ROMA, 25 NOV -', '(Reuters) -', 'AFP -'
_AGENCY_FIRST = lazily(r"(?:[(\[](?P<who>[^()\[\]\n]{2,40})[)\]]|(?P<bare>[A-Z]{2,6}|Reuters))\s?(?:--?|[–—])\s+")
_PLACE_DASH = lazily(r"(?P<lead>[^\W\d_][^()\n–—-]{2,40}?)\s?(?:--?|[–—])\s")


def _agency_first(head: str, locale: Locale) -> _Said | None:
    match = _AGENCY_FIRST.match(head)
    agency = (match["who"] or match["bare"]).strip() if match else ""
    if match is None or agencies.name_of(agency) is None:
        return _outlet_first(head, locale)
    lead = _PLACE_DASH.match(head, match.end())
    place = _place(lead["lead"], locale) if lead else None
    return _Said(lead.end(), place, agency) if lead and place else _Said(match.end(), agency=agency)


# 'TEMPO.CO, Jakarta -', 'Liputan6.com, Jakarta -'
_OUTLET_FIRST = lazily(r"[\w-]{2,24}\.(?:com|co|id|co\.id|net|tv), ?(?P<place>[A-Z][\w-]{2,20}(?: [A-Z][\w-]{2,20})?) ?(?:--?|[–—]) ", re.IGNORECASE)


def _outlet_first(head: str, locale: Locale) -> _Said | None:
    match = _OUTLET_FIRST.match(head)
    return _Said(match.end(), match["place"]) if match and match["place"][0].isupper() else None


# what may stand in brackets or slashes: '(AFP)', '/24-7PressRelease/', '(July 8, 2005)', '(ats afp)', '(AFP/Reuters)'
_SAID = lazily(r"\((?P<brackets>[^()\n]{2,50})\)|/(?P<slashes>[^()/\n]{2,50})/")
_OPEN_DASH = lazily(r"\s*(?:\.?\s?(?:-{1,3}|[–—―=])(?=[\s\"'“”«„‘]|$|[A-ZÀ-ÞА-Я])|\.-)\s*")
_LEAD_DASH = lazily(r"\s(?:-{1,2}|[–—―])(?=\s)|(?<=[^\W\d_])--(?=[A-Z\"“(])|(?<=[\w.])[–—―](?=\s?[A-Z\"“])")


def _bracketed(head: str, locale: Locale) -> _Said | None:
    """'PARIS, 25 nov. (AFP) –', 'Berlin (dpa) -', 'PARIS (ats afp)', '(Washington, D.C.) –', 'ANDERSON, SC, March 09, 2024 /24-7PressRelease/ --'"""
    match = _SAID.search(head)
    if match is None:
        return None
    lead, said = head[: match.start()].rstrip(f"{DASHES} "), (match["brackets"] or match["slashes"]).strip()
    dash = _OPEN_DASH.match(head, match.end())
    if not lead:
        place = _place(said, locale)
        return _Said(dash.end(), place) if dash and place and "," in said else None
    cut = _LEAD_DASH.search(lead)
    bare, between = (lead[: cut.start()], lead[cut.end() :].strip(" -–—")) if cut else (lead, "")
    place, agency = _place(bare, locale), _agency(said)
    if place is None or key(place) in locale.function_words or (between and not _is_day(between, locale)):
        return None
    outlet = agency or match[0].startswith("/") or (said.isupper() and len(said) <= 20) or _is_day(said, locale)
    if not outlet:
        return None
    end = dash.end() if dash else _end_without_dash(head, match.end())
    if not dash and (agency is None or end < 0 or not _is_whole(said)):
        return None
    if agency is None and head[end : end + 1].islower():
        return None  # 'Der Bund (BUND) – ein Verein'
    if agency is None and match["brackets"] and said.isalpha() and said.isupper() and any(map(str.isdigit, lead)):
        agency = said  # 'BRELLEC, 12 janv. (XYZ) -': behind a day stands no region
    return _Said(end, place, agency)


_LETTERS = lazily(r"[^\W\d_]+")


def _is_whole(said: str) -> bool:
    """True if nothing but agencies stands in the brackets: 'ats afp', 'AFP/Reuters', 'ANTARA', and 'sda/reuters' in Swiss papers."""
    at, rest = 0, ""
    for begin, end, _ in agencies.find_all(said):
        rest += said[at:begin]
        at = end
    return all(agencies.name_of(word.upper()) for word in _LETTERS.findall(rest + said[at:]))


_BLANK = lazily(r"\s?[.:]?\s+")


def _end_without_dash(head: str, at: int) -> int:
    """Where 'PARIS (ats afp) Le texte' or 'ঢাকা (বাসস) : …' ends: a sentence must begin behind the brackets, or -1."""
    match = _BLANK.match(head, at)
    if not match or match.end() >= len(head):
        return -1
    first = head[match.end()]
    return match.end() if first.isupper() or first in "\"'“„«‘" or (first.lower() == first.title() and first.isalpha()) else -1


# ---- forms without one -----------------------------------------------------------------------------------------------


_LONGEST_LEAD = 60  # characters before the dash
_LEAST_BEHIND = 8  # characters: enough to see that a sentence begins
_LONGEST_DAY = 24  # characters between two dashes


def _dashed(head: str, locale: Locale) -> _Said | None:
    """'PUTRAJAYA, Nov 22 —', 'NEW YORK —', 'Rabat, 25 nov. –': a town in capitals, or one with a day."""
    cut = _LEAD_DASH.search(head)
    if cut is None or cut.start() > _LONGEST_LEAD or len(head) - cut.end() < _LEAST_BEHIND:
        return None
    lead, place = head[: cut.start()], _place(head[: cut.start()], locale)
    if place is None or "(" in lead:
        return None
    second = _LEAD_DASH.search(head, cut.end())
    between = head[cut.end() : second.start()] if second else ""
    if second and len(between) <= _LONGEST_DAY and _is_day(between, locale) and _begins_sentence(head[second.end() :]):
        return _Said(_after_dash(head, second.end()), place)  # 'SAN FRANCISCO, CA – March 5, 2024 –'
    dated = _ends_with_day(lead[lead.find(place) + len(place) :], locale)
    capitals = place.isupper() and len(place) >= 4 and len(place.split()) <= 3
    label = key(place) in _words(locale.tag).labels or agencies.name_of(place) is not None
    if not _begins_sentence(head[cut.end() :]) or label or not (dated or capitals):
        return None
    return _Said(_after_dash(head, cut.end()), place)


_COMMA = lazily(r"[,،]")


def _ends_with_day(behind: str, locale: Locale) -> bool:
    """True if a day ends what stands behind a town: ', Nov 22', ', Kenya, March 5, 2024', ' 25. listopadu'."""
    parts = _COMMA.split(behind)
    return any(_is_day(" ".join(parts[i:]), locale) for i in range(len(parts)))


def _begins_sentence(behind: str) -> bool:
    """True for a sentence, false for another title in capitals, or a clock time."""
    bare = behind.lstrip(" -–—―")
    return (bare[:1].isupper() and any(c.islower() for c in bare[:12])) or bare[:1] in tuple("\"'“„«‘")


def _after_dash(head: str, at: int) -> int:
    while at < len(head) and head[at] in " -–—―":
        at += 1
    return at


_COLON = lazily(r"([A-Z][A-Za-z’' -]{2,24}?)(, [A-Z][a-z]{2,8}\.? \d{1,2}|, \d{1,2} [A-Z][a-z]{2,8})?(?: ?\((?P<who>[^()\n]{2,30})\))?: (?=[A-Z\"'“‘])")


def _before_colon(head: str, locale: Locale) -> _Said | None:
    """'LUCKNOW: …', 'ISLAMABAD (APP): …', 'New Delhi, Aug 5: …'"""
    match = _COLON.match(head)
    if not match:
        return None
    agency = _agency(match["who"]) if match["who"] else None
    if key(match[1]) not in _known().colon_towns and not (agency and match[1].isupper()):
        return None
    return _Said(match.end(), match[1], agency)


def _uncased_before_colon(head: str, locale: Locale) -> _Said | None:
    """'சென்னை: …', 'اسلام آباد: …'"""
    town = head.partition(": ")[0]
    return _Said(len(town) + 2, town) if key(town) in _known().colon_towns else None


_LONGEST_TOWN = 32  # characters
_STOP = lazily(r"(?P<place>[^\W\d_]{4,}(?:[ -][^\W\d_]{2,}){0,2})\. (?=[\"“„«]?[^\W\d_][^\W\d_]* )")
_TEXT = 90  # characters of a head that is no headline


def _before_stop(head: str, locale: Locale) -> _Said | None:
    """'EMMENRODE. Das Freibad bleibt geschlossen …': a town in capitals above a text, where a headline would have the name of a section."""
    match = _STOP.match(head)
    if match is None or not match["place"].isupper() or len(head) < _TEXT or not _begins_sentence(head[match.end() :]):
        return None
    place = key(match["place"])
    if place in _words(locale.tag).labels or place in locale.sections or agencies.name_of(match["place"]) is not None:
        return None
    return _Said(match.end(), match["place"])


# ---- places ----------------------------------------------------------------------------------------------------------


_WORD = lazily(r"[^\s,،./]+\.?")
_FIGURE = lazily(r"\d{1,4}(?:st|nd|rd|th|er|º|\.)?,?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", re.IGNORECASE)
_FULL_DAY = lazily(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


def _is_day(text: str, locale: Locale) -> bool:
    """'July 8, 2005', '25 nov.': figures, months, weekdays and the small words between them."""
    words = _words(locale.tag)
    found = False
    for match in _WORD.finditer(text):
        folded = key(match[0])
        bare = folded.rstrip(".,")
        if folded in words.days or bare in words.days or _FULL_DAY.fullmatch(bare):
            found = True
        elif _FIGURE.fullmatch(folded):
            continue
        elif bare not in words.links and folded not in words.links:
            return False
    return found


def _place(lead: str, locale: Locale) -> str | None:
    """The town of 'KYIV, Ukraine', 'ANDERSON, SC, March 09, 2024', 'Praha 25. listopadu'; None where other words stand among them."""
    words = _words(locale.tag)
    tokens = list(_WORD.finditer(lead))
    if not tokens or len(tokens) > 12:
        return None
    end, day = 0, False
    uncased = lead.lower() == lead.title()
    for i, match in enumerate(tokens):
        printed = match[0]
        folded = key(printed)
        dated = folded in words.days or folded.rstrip(".") in words.days or _FIGURE.fullmatch(folded) is not None
        if i and (dated or (day and folded.rstrip(".") in words.links)):
            day = True
        elif dated and i == 0:
            return None
        elif printed[0].isupper() or uncased or (i and folded in locale.particles) or (i and folded.rstrip(".") in words.links):
            end = end if day else match.end()
        else:
            return None
    town = re.split(r"[,،]", lead[:end])[0].strip(" .-–—:;")
    if not town or len(town) > 40 or len(town.split()) > 5 or (uncased and len(town.split()) > 3):
        return None
    return town if any(c.isalpha() for c in town) and not any(c in "!?\"“”«»:;" for c in town) else None

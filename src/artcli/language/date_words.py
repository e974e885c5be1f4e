"""The words by which a language prints its dates, arranged once for looking them up at a place of a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any

from artcli.errors import UnknownLanguage
from artcli.language import locale as locales
from artcli.language import tables, zones
from artcli.language.calendars import OWN
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.language.stamps import Label
from artcli.patterns import lazily
from artcli.values import NamedTuple

Table = Mapping[str, tuple[tuple[str, int], ...]]
"""Words with their meaning, longest first, by their first two letters (words of one letter by it); those that are looked for backwards by their last."""

_PUBLISHED, _MODIFIED, _COPIED = 0, 1, 2
LABELS: tuple[Label, ...] = ("published", "modified", "copied")
"""What the meanings of a table of labels stand for."""


class Known(NamedTuple):
    """The table of dates, and the forms that are made of its words."""

    interfaces: tuple[str, ...]
    copied: tuple[str, ...]  # before the day on which a page was copied
    page_of_pages: str  # an expression for '1 of 2', '1/2', which stand beside the day on a printed page
    notebooks: frozenset[str]
    clippings: frozenset[str]
    morning: tuple[str, ...]
    evening: tuple[str, ...]
    behind_figure: tuple[str, ...]
    label_behind: frozenset[str]
    month_prefix: Mapping[str, str]
    eras: Mapping[str, int]
    zones: re.Pattern[str]
    month_first_zones: frozenset[str]
    month_first_regions: frozenset[str]
    british: re.Pattern[str]
    american: re.Pattern[str]
    day: re.Pattern[str]  # '25', '25th', '25 º', '25-го'
    behind_day: re.Pattern[str]  # of the day behind its month: the '-én' of '25-én', the ' d.' of '25 d.'
    behind_year: re.Pattern[str]  # the ' г.' of '2025 г.'
    clock: re.Pattern[str]  # '19:13', '16.03', '19h13', '19 h 13', '7時 0分', with seconds and what is smaller
    hour_mark: re.Pattern[str]  # behind a figure it makes a time of it: '17 Uhr', '19h'
    hour_letters: frozenset[str]  # which such marks begin with
    before_hour: re.Pattern[str]  # what does so before it: the 'kl. ' of 'kl. 19'
    no_time: re.Pattern[str]  # behind '12.50' it makes a sum or a length of it: '12.50 €'
    telling: re.Pattern[str]  # a year, a clock time, a day in figures, an hour: without one of these a long line tells no time that counts
    count_before: re.Pattern[str]  # the '12 hours' of '12 hours ago'
    count_behind: re.Pattern[str]  # the '3 heures' of 'il y a 3 heures'


_UNIT = r"[^\s\d|•·,;:()–—]{1,14}"  # 'hours'


@cache
def known() -> Known:
    """The table. Raises BadPack where a key is missing."""
    content = tables.load("dates", arranged)
    ready: dict[str, Any] = {name: tuple(words) for name, words in content["lists"].items()}
    ready |= {name: frozenset(words) for name, words in content["sets"].items()}
    ready |= {name: lazily(expression) for name, expression in content["expressions"].items()}
    return Known(**ready, **content["plain"])


def arranged(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as it was written to what `known` is made of: values that JSON can hold."""

    def one_of(name: str) -> str:
        return "|".join(re.escape(word).replace(r"\ ", " ?") for word in sorted(table[name], key=lambda word: (-len(word), word)))

    return {
        "lists": {
            "interfaces": table["interfaces"],
            "copied": list(map(key, table["copied"])),
            "morning": table["morning"],
            "evening": table["evening"],
            "behind_figure": table["behind_figure"],
        },
        "sets": {
            "notebooks": list(map(key, table["notebooks"])),
            "clippings": list(map(key, table["clippings"])),
            "label_behind": table["label_behind"],
            "month_first_zones": table["month_first_zones"],
            "month_first_regions": table["month_first_regions"],
            "hour_letters": ["a", "p", *(word[0] for word in (*table["behind_hour"], *table["between_hour_and_minute"]))],
        },
        "expressions": {
            "zones": rf"(?<![^\W\d_])(?:{'|'.join((*table['day_first_zones'], *table['month_first_zones']))})(?![^\W\d_])",
            "british": rf"(?<!\w)(?:{'|'.join(table['british'])})(?!\w)|£",
            "american": rf"(?<!\w)(?:{'|'.join(table['american'])})(?!\w)",
            "day": rf"(\d{{1,2}})(?!\d)(?: ?[º°ª]|(?:{one_of('ordinals')})(?![^\W\d_]))?",
            "behind_day": rf"(?:{one_of('behind_day')})(?![^\W\d_])",
            "behind_year": rf" ?(?:{one_of('behind_year')})(?![^\W\d_])",
            "clock": (
                rf"(\d{{1,2}})(?:( ?: ?|\.)| ?({one_of('between_hour_and_minute')}) ?)([0-5]\d(?!\d)|\d(?= ?[分분]))"
                r"(?::([0-5]\d)(?:[.,]\d{1,9})?(?![\d:])|\.([0-5]\d)(?![\d.:])| ?[分분](?: ?([0-5]\d) ?[秒초])?)?"
            ),
            "hour_mark": rf" ?(?:{one_of('behind_hour')})(?![^\W\d_])",
            "before_hour": rf"(?<![^\W\d_])(?:{one_of('before_hour')}) ?$",
            "no_time": rf"[.:]?\d|[.,]\d| ?(?:[€$£¥₹₽%]|(?:{one_of('measures')})(?![^\W\d_]))",
            "telling": rf"\d(?:\d{{3}}| ?(?:[./:-] ?\d|[年月日년월일時时시点點h'’]|(?:[ap]\.? ?m|{one_of('telling_hours')})(?!\w)))",
            "count_before": rf"(?:(?<![\w.,:])\d{{1,3}}|(?<!\w)(?:{one_of('ones')})(?!\w)) ?(?:{_UNIT} ?){{0,2}}$",
            "count_behind": rf" ?(?:{one_of('about')})?\d{{1,3}}(?!\d) ?(?:{_UNIT})?",
        },
        "plain": {
            "page_of_pages": rf"\d{{1,3}} ?(?:{one_of('of_pages')}) ?\d{{1,3}}",
            "month_prefix": table["month_prefix"],
            "eras": table["eras"],
        },
        "last_of_this_century": table["last_of_this_century"],
        "century_doubtful": table["century_doubtful"],
    }


def interfaces() -> tuple[str, ...]:
    """Tags of the languages in which programs label a page; it may be that of who saved it, and need not be that of the page."""
    return known().interfaces


def zone_vote(name: str) -> int:
    """What a zone of the table tells of the order: day first (1), month first (-1)."""
    return -1 if name in known().month_first_zones else 1


class Words:
    """The words of a language as a line is searched for them, those of English with them: pages in any language print English dates.

    What few pages have lines for is arranged when it is first asked for.
    """

    tag: str
    calendar: str
    order: str
    months: Table
    months_by_end: Table
    cut_months: Mapping[str, int]  # 'déce': what no two months begin with
    weekdays: Table
    halves: Table  # am 0, pm 1
    halves_before: Table  # those that may stand before their time: 午後3時, not the German 'am'
    links: Table
    time_links: Table
    hour_marks: Table
    labels: Table
    labels_by_end: Table
    before_by_end: Table  # what may stand between a label and its stamp
    time_links_by_end: Table
    relative: Phrases
    weekday_words: tuple[str, ...]
    initials: frozenset[str]  # first two letters of all that a stamp may open with, beside a figure
    behind_figure: frozenset[str]  # first two letters of words that may stand behind the first figure of a stamp
    after_hour: frozenset[str]  # first letters of what may stand behind an hour
    labels_behind: bool
    _late: Mapping[str, Callable[[], Any]]
    __slots__ = tuple(__annotations__)

    def __init__(self, late: Mapping[str, Callable[[], Any]], **ready: Any) -> None:
        self._late = late
        for name, value in ready.items():
            setattr(self, name, value)

    def __getattr__(self, name: str) -> Any:
        """Only asked for a slot that is still empty."""
        if name == "_late" or name not in self._late:
            raise AttributeError(name)
        value = self._late[name]()
        setattr(self, name, value)
        return value


_OTHER_FIGURE = lazily(r"[^\x00-\x7f\D]")  # '٢', '２', '२'


def ascii_figures(text: str) -> str:
    """A text with the figures of every script as ours, place by place."""
    if text.isascii() or not _OTHER_FIGURE.search(text):
        return text
    return _OTHER_FIGURE.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def _table(meanings: Mapping[str, int], *, by_end: bool = False) -> Table:
    heads: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(meanings, key=len, reverse=True):
        heads.setdefault(word[-1] if by_end else word[:2], []).append((word, meanings[word]))
    return {head: tuple(words) for head, words in heads.items()}


def _unaccented(word: str) -> str:
    """A Latin word as old systems print it: 'fevrier'."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")


def _months(packs: Sequence[Locale]) -> dict[str, int]:
    months: dict[str, int] = {}
    for pack in packs:
        prefix = known().month_prefix.get(pack.tag, "")
        for number, forms in (*enumerate(pack.months, 1), *enumerate(pack.calendar_months, OWN + 1)):
            for form in forms:
                if len(form) > 1 and (" " in form or not form[0].isdecimal()):  # '11 сар'; '11月' are figures
                    months.setdefault(ascii_figures(form), number)
                    months.setdefault(prefix + form, number)
                    if "Latn" in pack.script:
                        months.setdefault(_unaccented(form), number)
    return months


def _cut(months: Mapping[str, int]) -> dict[str, int]:
    """Every beginning of a long name, of three letters and more, that belongs to one month alone: 'jui' may be June or July."""
    found: dict[str, set[int]] = {}
    for word, number in months.items():
        for length in range(3, len(word) + 1):
            found.setdefault(word[:length], set()).add(number)
    heads = {word[:length] for word in months if len(word) > 4 for length in range(3, len(word) + 1)}
    return {head: min(found[head]) for head in heads if len(found[head]) == 1}


def _weekdays(packs: Sequence[Locale]) -> dict[str, int]:
    weekdays: dict[str, int] = {}
    for pack in packs:
        for number, forms in enumerate(pack.weekdays):
            for form in forms:
                if len(form) > 1 or not form.isascii():  # 'h', 'k' and 'p' are Hungarian weekdays in calendars alone
                    weekdays.setdefault(ascii_figures(form), number)
    return weekdays


def _arrange(own: Locale) -> Words:
    """The words of a pack for dates, and those of English, as they are looked up."""
    packs = [own]
    if own.tag != "en":
        with suppress(UnknownLanguage):
            packs.append(locales.load("en"))

    def joined(name: str) -> tuple[str, ...]:
        return tuple(word for pack in packs for word in getattr(pack, name).words)

    def plain(words: Iterable[str]) -> Table:
        return _table(dict.fromkeys(words, 0))

    months, weekdays = _months(packs), _weekdays(packs)
    halves = dict.fromkeys(map(key, (*joined("am"), *known().morning)), 0) | dict.fromkeys(map(key, (*joined("pm"), *known().evening)), 1)
    before = {word: late for word, late in halves.items() if not word.isascii() or (word.endswith(".") and word not in ("a.m.", "p.m."))}
    date_links, hour_marks = joined("date_links"), joined("hour_marks")
    time_links = {w: 0 for w in joined("time_links") if w == "@" or any(c.isalpha() for c in w)}
    # "le", "on" stand before dates of every kind: they say nothing about what the date is of
    labels = dict.fromkeys(known().copied, _COPIED)
    links = {*date_links, *joined("time_links")}
    for meaning, name in ((_PUBLISHED, "published"), (_MODIFIED, "updated")):
        labels |= dict.fromkeys((w for w in joined(name) if w not in links), meaning)
    tables = (_table(months), _table(weekdays), _table(before))
    late = {
        "months_by_end": lambda: _table(months, by_end=True),
        "cut_months": lambda: _cut(months),
        "labels": lambda: _table(labels),
        "labels_by_end": lambda: _table(labels, by_end=True),
        "before_by_end": lambda: _table(dict.fromkeys(date_links, 0) | time_links | weekdays, by_end=True),
        "time_links_by_end": lambda: _table(time_links, by_end=True),
    }
    return Words(
        late,
        tag=own.tag,
        calendar=own.calendar,
        order=own.date_order,
        months=tables[0],
        weekdays=tables[1],
        halves=_table(halves),
        halves_before=tables[2],
        links=plain(date_links),
        time_links=_table(time_links),
        hour_marks=plain(w for w in hour_marks if w not in zones.names()),
        relative=Phrases.together(*(pack.relative for pack in packs)),
        weekday_words=tuple(w for w in weekdays if len(w) > 2),
        initials=frozenset(head for table in tables for head in table),
        behind_figure=frozenset(w[:2] for w in (*months, *weekdays, *halves, *time_links, *date_links, *hour_marks, *known().behind_figure)),
        after_hour=frozenset(w[0] for w in (*halves, *hour_marks)) | known().hour_letters,
        labels_behind=own.script in known().label_behind,
    )


_arranged: dict[str, tuple[Locale, Words]] = {}


def words_of(locale: Locale) -> Words:
    """A pack to its words for dates, arranged."""
    known = _arranged.get(locale.tag)
    if known is None or known[0] is not locale:
        known = _arranged[locale.tag] = (locale, _arrange(locale))
    return known[1]

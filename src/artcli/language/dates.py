"""Printed dates to stamps: every form of a pack, found without guessing and never completed from today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal

from artcli.errors import UnknownLanguage, UnknownZone
from artcli.language import locale as locales
from artcli.language import zones
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases

Label = Literal["published", "modified"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed time: where it stands (its label word and zone included) and what it says.

    `value` is a date, a naive or an aware datetime, or None where the text does not say the whole day; then `day`, `time` and
    `weekday` hold what it does say, for `complete`.
    """

    start: int
    end: int
    value: date | datetime | None
    label: Label | None = None
    relative: bool = False
    ambiguous: bool = False
    zone: str | None = None
    weekday: int | None = None  # as printed, Monday = 0
    day: tuple[int, int] | None = None  # month and day, where the year is missing
    time: tuple[int, int, int] | None = None  # where the day is missing
    offset: tzinfo | None = None


# ---- words of a language, arranged once ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Words:
    months: Mapping[str, int]
    month_list: tuple[str, ...]  # longest first
    weekdays: Mapping[str, int]
    weekday_list: tuple[str, ...]
    links: Phrases
    time_links: Phrases
    hour_marks: Phrases
    am: Phrases
    pm: Phrases
    published: Phrases
    updated: Phrases
    relative: Phrases
    order: str
    tag: str
    month_initials: frozenset[str]
    weekday_initials: frozenset[str]


@cache
def _words(tag: str) -> _Words:
    own = locales.load(tag)
    packs = [own]
    if own.tag != "en":
        try:
            packs.append(locales.load("en"))
        except UnknownLanguage:
            pass
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    for pack in packs:
        for number, forms in enumerate(pack.months, 1):
            for form in forms:
                if len(form) > 1 and not form.isdecimal():
                    months.setdefault(form, number)
        for number, forms in enumerate(pack.weekdays):
            for form in forms:
                if len(form) > 1 or not form.isascii():
                    weekdays.setdefault(form, number)
    joined = lambda name: Phrases(word for pack in packs for word in getattr(pack, name).words)  # noqa: E731
    by_length = lambda words: tuple(sorted(words, key=lambda w: (-len(w), w)))  # noqa: E731
    return _Words(
        months=months,
        month_list=by_length(months),
        weekdays=weekdays,
        weekday_list=by_length(weekdays),
        links=joined("date_links"),
        time_links=joined("time_links"),
        hour_marks=joined("hour_marks"),
        am=Phrases([*joined("am").words, "am", "a.m.", "a.m", "午前", "오전", "ص", "上午"]),
        pm=Phrases([*joined("pm").words, "pm", "p.m.", "p.m", "午後", "오후", "م", "下午"]),
        published=joined("published"),
        updated=joined("updated"),
        relative=joined("relative"),
        order=own.date_order,
        tag=own.tag,
        month_initials=frozenset(word[0] for word in months),
        weekday_initials=frozenset(word[0] for word in weekdays),
    )


_DIGITS = re.compile(r"[^\W_a-zA-Z]")
_ASCII_FIGURES = str.maketrans({chr(base + n): str(n) for base in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10) for n in range(10)})


def _folded(text: str) -> str:
    """The key of a text with every figure as 0-9; same length."""
    return key(text).translate(_ASCII_FIGURES)


# ---- the forms ---------------------------------------------------------------------------------------------------------

_ISO = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:(?:t| ?[|,·•-]? ?)(\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?"
)  # '2025-11-25T19:13:00', '2026-01-08 | 12:42'
_EAST = re.compile(r"(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]?")  # '2025年1月13日', '2025년 6월 4일'
_BIG_FIRST = re.compile(r"(\d{4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)")  # '2024.03.31', '2025/1/21'
_BIG_FIRST_GLUED = re.compile(r"(\d{4})([./-])(\d{2})\2(\d{2})")
_FIGURES = re.compile(r"(\d{1,2})(?:\. |[./-])(\d{1,2})(?:\. |[./-])(\d{4}(?=\D|$|\d{1,2}[:.]\d\d)|\d{2}(?!\d))")  # '25/11/2025', '23. 12. 2024'
_YEAR = re.compile(r"(?:1[89]|20|2[45]|1[34])\d\d")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|re|º|°|ª|ο|η|-?го|-?е)?(?!\d)")
_CLOCK = re.compile(
    r"(\d{1,2})(?: ?(:|\.|h|u|ч|時|시|时|點|giờ) ?([0-5]\d)(?!\d)(?:(?::|\.|分 ?|분 ?)([0-5]\d)(?!\d)(?:[.,]\d{1,6})?)?(?: ?(?:分|분|秒))?| ?(h|時|시|时|點|uhr)(?![^\W\d_]))"
)
_GAP = " ,.;|•·–—-/()،、\t"
_SEPARATORS = frozenset(" ,;|•·–—-/()[]،、:<>")


class _Scan:
    """One line being looked through."""

    def __init__(self, text: str, words: _Words, order: str | None) -> None:
        self.text = _folded(text)
        self.words = words
        self.order = order or words.order
        self.told = order is not None

    # -- small steps; each answers with the place behind what it took --

    def skip(self, at: int, *, links: Phrases | None = None) -> int:
        """The place behind marks, spaces and the link words that may stand inside a stamp."""
        text, taken = self.text, 0
        while at < len(text) and taken < 6:
            if text[at] in _GAP:
                at += 1
                continue
            end = links.opens(text, at) if links else 0
            if not end or end == at:
                break
            at, taken = end, taken + 1
        return at

    def month(self, at: int) -> tuple[int, int] | None:
        """The month whose name stands at a place, and the place behind it."""
        if at >= len(self.text) or self.text[at] not in self.words.month_initials:
            return None
        for word in self.words.month_list:
            if self.text.startswith(word, at):
                end = at + len(word)
                glued = end < len(self.text) and self.text[end].isalpha() and word[-1].isalpha() and word[-1].isascii() and self.text[end].isascii()
                long_script = end < len(self.text) and self.text[end].isalpha() and not word[-1].isascii() and "\u3000" > word[-1]
                if not glued and not long_script:
                    return self.words.months[word], end + (self.text[end : end + 1] == "." and word[-1] != ".")
        return None

    def weekday_at(self, at: int) -> tuple[int, int] | None:
        """The weekday whose name stands at a place, and the place behind it."""
        if at >= len(self.text) or self.text[at] not in self.words.weekday_initials:
            return None
        for word in self.words.weekday_list:
            if self.text.startswith(word, at):
                end = at + len(word)
                if not (end < len(self.text) and self.text[end].isalpha()):
                    return self.words.weekdays[word], end + (self.text[end : end + 1] == ".")
        return None

    # -- the day --

    def day_at(self, at: int) -> _Day | None:
        """A day that is printed at a place, with or without its year."""
        text = self.text
        if text[at].isdecimal():
            return self._figures_first(at)
        month = self.month(at)
        return self._month_first(at, *month) if month else None

    def _figures_first(self, at: int) -> _Day | None:
        text = self.text
        for form in (_ISO, _EAST, _BIG_FIRST):
            match = form.match(text, at)
            if match:
                groups = match.groups()
                year, month, day = (groups[0], groups[1], groups[2]) if form is not _BIG_FIRST else (groups[0], groups[2], groups[3])
                found = _date(int(year), int(month), int(day), self.words.tag)
                if found:
                    end = match.end() if form is not _ISO else match.end(3)
                    return _Day(end, found)
        match = _FIGURES.match(text, at)
        if match and (match[0].count(match[0][match.end(1) - at]) >= 2 or ". " in match[0]):
            return self._by_order(match)
        return self._day_first(at)

    def _by_order(self, match: re.Match[str]) -> _Day | None:
        a, b, year = int(match[1]), int(match[2]), _full_year(match[3])
        if len(match[3]) == 2 and match[0].count(".") < 2 and match[0].count("/") < 2 and match[0].count("-") < 2:
            return None
        month_first = self.order == "mdy" and "/" in match[0] or (self.order == "mdy" and "-" in match[0])
        pairs = [(b, a), (a, b)] if not month_first else [(a, b), (b, a)]
        if "." in match[0]:
            pairs = [(b, a)]
        possible = [p for p in pairs if _date(year, p[0], p[1], self.words.tag)]
        if not possible:
            return None
        found = _date(year, *possible[0], self.words.tag)
        # nothing in the text tells month from day where both could be either, and the language prints both ways
        open_order = self.words.tag == "en" and len(possible) > 1 and a != b and not self.told
        return _Day(match.end(), found, ambiguous=open_order) if found else None

    def _day_first(self, at: int) -> _Day | None:
        match = _DAY.match(self.text, at)
        if not match or not 1 <= int(match[1]) <= 31:
            return self._year_first(at)
        after = self.skip(match.end(), links=self.words.links)
        month = self.month(after)
        if not month or after - match.end() > 14:
            return self._year_first(at)
        number, end = month
        return self._with_year(end, number, int(match[1]))

    def _year_first(self, at: int) -> _Day | None:
        """'2025 m. lapkričio 25 d.', '2025. november 25.'"""
        match = _YEAR.match(self.text, at)
        if not match or self.text[match.end() : match.end() + 1].isdecimal():
            return None
        after = self.skip(match.end(), links=self.words.links)
        month = self.month(after)
        if not month:
            return None
        after = self.skip(month[1], links=self.words.links)
        day = _DAY.match(self.text, after)
        found = _date(int(match[0]), month[0], int(day[1]), self.words.tag) if day else None
        return _Day(day.end() + (self.text[day.end() : day.end() + 1] == "."), found) if found and day else None

    def _month_first(self, at: int, number: int, end: int) -> _Day | None:
        """'November 25, 2025', 'Nov. 25'"""
        after = self.skip(end, links=self.words.links)
        match = _DAY.match(self.text, after)
        if not match or not 1 <= int(match[1]) <= 31 or after - end > 12:
            return None
        return self._with_year(match.end(), number, int(match[1]))

    def _with_year(self, end: int, month: int, day: int) -> _Day | None:
        after = self.skip(end, links=self.words.links)
        match = _YEAR.match(self.text, after)
        if match and after - end <= 14:
            behind = self.text[match.end() :]
            # '20232:23 PM': the time is glued to the year; '20 240 people': another figure
            if not behind[:1].isdecimal() or re.match(r"\d{1,2}[:.h]\d\d", behind):
                found = _date(int(match[0]), month, day, self.words.tag)
                if found:
                    return _Day(self._year_mark(match.end()), found)
        short = re.compile(r"['’]?(\d\d)(?!\d|[:.h]\d)").match(self.text, after)
        if short and self.text[after - 1 : after] in ("-", "'", "/", ".") and after - end <= 2:
            found = _date(_full_year(short[1]), month, day, self.words.tag)
            if found:
                return _Day(short.end(), found)
        return _Day(end, None, (month, day)) if _date(2024, month, day, "en") else None

    def _year_mark(self, at: int) -> int:
        for mark in (" г.", " года", " р.", " року", " roku", " г", "г.", "년"):
            if self.text.startswith(mark, at) and not self.text[at + len(mark) : at + len(mark) + 1].isalpha():
                return at + len(mark)
        return at

    # -- the time of day --

    def time_at(self, at: int, *, beside_day: bool) -> _Time | None:
        """A clock time at a place. Beside a day '19h13', '16.03', '5 PM' are times; alone only '19:13' and what has a mark."""
        text, words = self.text, self.words
        start = at
        early = words.pm.opens(text, at) or 0
        late_mark: bool | None = True if early else None
        if not early:
            early = words.am.opens(text, at) or 0
            late_mark = False if early else None
        if early:
            at = self.skip(early)
        match = _CLOCK.match(text, at) if at < len(text) and text[at].isdecimal() else None
        if match is None:
            return self._bare_hour(at) if not early else None
        hour, minute, second = int(match[1]), int(match[3] or 0), int(match[4] or 0)
        end = match.end()
        late_mark, end = self._day_half(end, late_mark)
        if hour > 24 or (hour == 24 and minute):
            return None
        if match[2] == "." and not beside_day and late_mark is None and not self._hour_mark(end):
            return None
        if late_mark is not None and 1 <= hour <= 12:
            hour = hour % 12 + (12 if late_mark else 0)
        end = self._hour_mark(end) or end
        zone = zones.find(text, end)
        if zone:
            return _Time(start, zone[0], (hour % 24, minute, second), zone[1], zone[2])
        return _Time(start, end, (hour % 24, minute, second))

    def _day_half(self, end: int, known: bool | None) -> tuple[bool | None, int]:
        if known is not None:
            return known, end
        at = end
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        for phrases, late in ((self.words.pm, True), (self.words.am, False)):
            behind = phrases.opens(self.text, at)
            if behind:
                return late, behind
        glued = re.compile(r"([ap])\.?m\b\.?|([ap])m(?=[a-z])").match(self.text, at)
        if glued:
            return (glued[1] or glued[2]) == "p", glued.end()
        return None, end

    def _hour_mark(self, at: int) -> int:
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        return self.words.hour_marks.opens(self.text, at) if at < len(self.text) and not self.text[at].isdecimal() else 0

    def _bare_hour(self, at: int) -> _Time | None:
        """'5 PM', '17 Uhr'"""
        match = re.compile(r"(\d{1,2})(?!\d)").match(self.text, at)
        if not match or int(match[1]) > 24:
            return None
        late, end = self._day_half(match.end(), None)
        if late is not None and 1 <= int(match[1]) <= 12:
            zone = zones.find(self.text, end)
            hour = int(match[1]) % 12 + (12 if late else 0)
            return _Time(at, zone[0], (hour, 0, 0), zone[1], zone[2]) if zone else _Time(at, end, (hour, 0, 0))
        return None


@dataclass(frozen=True, slots=True)
class _Day:
    end: int
    value: date | None
    month_day: tuple[int, int] | None = None
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Time:
    start: int
    end: int
    clock: tuple[int, int, int]
    zone: str | None = None
    offset: tzinfo | None = None


def _full_year(figures: str) -> int:
    year = int(figures)
    return year if len(figures) == 4 else year + (2000 if year <= 68 else 1900)


def _date(year: int, month: int, day: int, tag: str) -> date | None:
    """A calendar day; Thai years are Buddhist, Persian ones of the solar calendar."""
    if tag == "th" and 2400 <= year <= 2700:
        year -= 543
    if tag == "fa" and 1300 <= year <= 1500:
        return _from_persian(year, month, day)
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _from_persian(year: int, month: int, day: int) -> date | None:
    """A day of the solar Hijri calendar by the 33-year rule, exact for 1206-1498."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    leaps = sum((y * 8 + 29) % 33 < 8 for y in range(1300, year))
    days = 365 * (year - 1300) + leaps + (31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)) + day - 1
    return date(1921, 3, 21) + timedelta(days=days)


# ---- finding -----------------------------------------------------------------------------------------------------------

_HAS_FIGURE = re.compile(r"\d")


def find(text: str, locale: Locale, *, order: str | None = None) -> tuple[Stamp, ...]:
    """Every time stamp of a line, from left to right.

    `order` is what the rest of the page tells of the order of day and month (see `page_order`).

    >>> find("Le 25/11/2025 à 19h13", locales.load("fr"))[0].value
    datetime.datetime(2025, 11, 25, 19, 13)
    """
    words = _words(locale.tag)
    scan = _Scan(text, words, order)
    if not _HAS_FIGURE.search(scan.text):
        return _relative_only(scan)
    stamps: list[Stamp] = []
    at, size = 0, len(scan.text)
    while at < size:
        char = scan.text[at]
        opens_word = at == 0 or not scan.text[at - 1].isalnum() or not scan.text[at - 1].isascii() or char.isdecimal() != scan.text[at - 1].isdecimal()
        found = None
        if opens_word and (char.isdecimal() or char in words.month_initials or char in words.weekday_initials):
            found = _stamp_at(scan, at, stamps[-1].end if stamps else 0, bool(stamps))
        if found:
            stamps.append(found)
            at = found.end
        elif char.isdecimal():
            while at < size and scan.text[at].isdecimal():
                at += 1
        else:
            at += 1
    relative = _relative_in(scan, stamps)
    return tuple(sorted([*stamps, *relative], key=lambda s: s.start)) if relative else tuple(stamps)


def _stamp_at(scan: _Scan, at: int, free_from: int, after_stamp: bool) -> Stamp | None:
    start = at
    weekday = scan.weekday_at(at)
    if weekday:
        at = scan.skip(weekday[1], links=scan.words.links)
        if at >= len(scan.text):
            return None
    elif not scan.text[at].isdecimal() and scan.month(at) is None:
        return None
    number = weekday[0] if weekday else None
    day = scan.day_at(at)
    if day is not None and (scan.text[at].isdecimal() or scan.month(at)):
        return _dated(scan, start, day, number, free_from)
    time = scan.time_at(at, beside_day=False) if not weekday or at > start else None
    if time is None:
        return None
    return _timed(scan, start, time, number, free_from, after_stamp)


def _dated(scan: _Scan, start: int, day: _Day, weekday: int | None, free_from: int) -> Stamp | None:
    """A day with what may follow it: a weekday, a time."""
    end = day.end
    trailing = scan.skip(end)
    named = scan.weekday_at(trailing) if trailing < len(scan.text) else None
    if named and weekday is None:
        weekday, end = named[0], named[1]
    iso = _ISO.match(scan.text, day.end - 10) if day.end >= 10 else None
    time = None
    if iso and iso[4] and iso.end(3) == day.end and day.value is not None:
        zone = zones.find(scan.text, iso.end())
        clock = (int(iso[4]), int(iso[5]), int(iso[6] or 0))
        time = _Time(day.end, zone[0] if zone else iso.end(), clock, zone[1] if zone else None, zone[2] if zone else None) if clock[0] < 24 else None
    if time is None:
        after = scan.skip(end, links=scan.words.time_links)
        if after < len(scan.text) and after - end <= 24:
            time = scan.time_at(after, beside_day=True)
    label_start, label = _label_before(scan, start, free_from)
    value: date | datetime | None = day.value
    if time is not None:
        end = time.end
        if day.value is not None:
            value = datetime(day.value.year, day.value.month, day.value.day, *time.clock, tzinfo=time.offset)
    if day.value is None and time is None and label is None and weekday is None:
        return None  # '25 novembre' alone is a word of the sentence
    return Stamp(
        label_start, end, value, label, False, day.ambiguous, time.zone if time else None, weekday, day.month_day if day.value is None else None,
        time.clock if time and day.value is None else None, time.offset if time else None,
    )  # fmt: skip


def _timed(scan: _Scan, start: int, time: _Time, weekday: int | None, free_from: int, after_stamp: bool) -> Stamp | None:
    """A time that comes first: with its day behind it, else a time alone, which needs a label or a stamp before it."""
    after = scan.skip(time.end, links=scan.words.links)
    if after < len(scan.text):
        named = scan.weekday_at(after)
        at = scan.skip(named[1], links=scan.words.links) if named else after
        if at < len(scan.text) and at - time.end <= 30 and (scan.text[at].isdecimal() or scan.text[at] in scan.words.month_initials):
            day = scan.day_at(at)
            # '13.03 - 14.03.2025': a time is followed by its day only if that day is whole
            if day is not None and day.value is not None:
                label_start, label = _label_before(scan, start, free_from)
                value = datetime(day.value.year, day.value.month, day.value.day, *time.clock, tzinfo=time.offset)
                return Stamp(label_start, day.end, value, label, False, day.ambiguous, time.zone, named[0] if named else weekday)
    label_start, label = _label_before(scan, start, free_from)
    if label is None and not after_stamp and weekday is None:
        return None
    return Stamp(label_start, time.end, None, label, False, False, time.zone, weekday, None, time.clock, time.offset)


def _label_before(scan: _Scan, start: int, free_from: int) -> tuple[int, Label | None]:
    """The label that stands before a stamp ('Publié le', 'Updated:'), and where the stamp with it begins."""
    at = start
    for _ in range(4):
        while at > free_from and scan.text[at - 1] in _SEPARATORS:
            at -= 1
        head = scan.text[max(free_from, at - 60) : at]
        base = at - len(head)
        for phrases, label in ((scan.words.updated, "modified"), (scan.words.published, "published")):
            found = phrases.closes(head)
            if found >= 0 and (label == "modified" or head[found:] not in scan.words.updated):
                earlier = scan.words.updated.closes(head[found:] and head) if label == "published" else found
                return base + (earlier if earlier >= 0 else found), "modified" if earlier >= 0 and label == "published" else label  # type: ignore[return-value]
        link = max((p.closes(head) for p in (scan.words.links, scan.words.time_links)), default=-1)
        named = next((len(w) for w in scan.words.weekday_list if head.endswith(w)), 0)
        relative = scan.words.relative.closes(head)
        if link >= 0:
            at = base + link
        elif relative >= 0 and base + relative > free_from:
            at = base + relative
        elif named:
            at -= named
        else:
            break
    return start, None


def _relative_only(scan: _Scan) -> tuple[Stamp, ...]:
    """A line without any figure: 'Published yesterday', 'gestern'. Longer lines are sentences."""
    if len(scan.text) > 60 or not scan.words.relative:
        return ()
    for start, end in scan.words.relative.find_all(scan.text):
        label_start, label = _label_before(scan, start, 0)
        if label or (start <= 2 and end >= len(scan.text) - 14):
            return (Stamp(label_start, end, None, label, True),)
    return ()


def _relative_in(scan: _Scan, stamps: Sequence[Stamp]) -> list[Stamp]:
    """'il y a 3 heures', '12 hours ago', 'heute um 12:19' on a line with figures."""
    if len(scan.text) > 120 or any(s.value is not None for s in stamps):
        return []
    for start, end in scan.words.relative.find_all(scan.text):
        if any(s.start <= start < s.end for s in stamps):
            continue
        label_start, label = _label_before(scan, start, 0)
        low, high = start, end
        figures = [m for m in re.finditer(r"\d+(?:[:.h]\d\d)?", scan.text) if abs(m.start() - end) < 14 or abs(m.end() - start) < 16]
        if not figures and not label:
            continue
        for m in figures:
            low, high = min(low, m.start()), max(high, m.end())
        if not label:
            label_start, label = _label_before(scan, low, 0)
        short = len(scan.text) - (high - low) < 40
        if label or short:
            return [Stamp(min(label_start, low), min(len(scan.text), _unit_end(scan, high)), None, label, True)]
    return []


def _unit_end(scan: _Scan, at: int) -> int:
    match = re.compile(r" ?[^\W\d_]{1,12}").match(scan.text, at)
    return match.end() if match and at < len(scan.text) and scan.text[at - 1].isdecimal() else at


def rest(text: str, stamps: Sequence[Stamp], locale: Locale) -> str:
    """What a line says beside its stamps, their joining marks gone; "" means that it is time stamps alone."""
    parts, at = [], 0
    for stamp in stamps:
        parts.append(text[at : stamp.start])
        at = max(at, stamp.end)
    parts.append(text[at:])
    words = _words(locale.tag)
    kept = []
    for part in parts:
        bare = part.strip(" |•·,;:-–—/()[]<>.،、\u200f")
        folded = key(bare)
        if bare and folded not in words.links and folded not in words.time_links and folded not in words.hour_marks:
            kept.append(bare)
    return " ".join(kept)


def complete(stamp: Stamp, reference: date) -> Stamp:
    """A stamp that leaves out the year or the day, with these from the article's own date.

    A day without a year falls within half a year of the reference; a weekday alone is the last one on or before it.
    """
    if stamp.value is not None or stamp.relative:
        return stamp
    day: date | None = reference
    if stamp.day is not None:
        near = [_date(reference.year + step, *stamp.day, "en") for step in (-1, 0, 1)]
        day = min((d for d in near if d), key=lambda d: abs((d - reference).days), default=None)
    elif stamp.weekday is not None:
        day = reference - timedelta(days=(reference.weekday() - stamp.weekday) % 7)
    elif stamp.time is None:
        day = None
    if day is None:
        return stamp
    if stamp.time is None:
        return replace(stamp, value=day)
    return replace(stamp, value=datetime(day.year, day.month, day.day, *stamp.time, tzinfo=stamp.offset))


def read(value: str, locale: Locale) -> date | datetime | None:
    """The value of a labelled header to a moment, or None.

    The forms of the language come first; what they do not know ("Tue, 25 Nov 2025 19:13:00 +0100") goes to dateutil, twice,
    with different defaults: what differs then was not in the text, and is refused.
    """
    value = value.strip()[:120]
    found = next((stamp.value for stamp in find(value, locale) if stamp.value is not None), None)
    if found is not None or not _HAS_FIGURE.search(value) or not re.search(r"\d{4}", value):
        return found
    from dateutil import parser

    try:
        one, other = (parser.parse(value, default=datetime(year, month, day, 0, 0), ignoretz=False) for year, month, day in ((2001, 2, 3), (2004, 5, 6)))
    except (ValueError, OverflowError, TypeError):
        return None
    if one != other or not 1800 <= one.year <= 2200:
        return None
    if one.tzinfo is not None:
        gap = one.utcoffset()
        one = one.replace(tzinfo=timezone(gap)) if gap is not None and abs(gap) <= timedelta(hours=14) else one.replace(tzinfo=None)
    return one.replace(microsecond=0)


def with_zone(value: date | datetime, zone_name: str) -> date | datetime:
    """A local time to one with the offset of a zone; a date, or a time that has its offset, stays as it is.

    A time that a clock change makes double is the first of both. Raises UnknownZone.
    """
    zone = zone_of(zone_name)
    if not isinstance(value, datetime) or value.tzinfo is not None:
        return value
    gap = value.replace(tzinfo=zone, fold=0).utcoffset()
    return value.replace(tzinfo=timezone(gap)) if gap is not None else value


def zone_of(name: str) -> tzinfo:
    """A zone by its IANA name. Raises UnknownZone."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise UnknownZone(f"no time zone '{name}'; give an IANA name such as Africa/Casablanca or Europe/Paris") from problem


_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?!\d)")
_DAY_FIRST_SIGNS = re.compile(r"\b(?:bst|gmt|ist|aest|aedt|sast|nzst|nzdt|myt|pkt|sgt)\b")
_DAY_THEN_MONTH = re.compile(r"\b\d{1,2} (?:january|february|march|april|june|july|august|september|october|november|december) \d{4}\b")


def page_order(texts: Iterable[str], locale: Locale) -> str | None:
    """What a page tells of the order of day and month: a figure over 12 in one place, a British zone, '5 June 2025' in words.

    Only English needs it, which prints both orders; None where the page tells nothing.
    """
    if locale.tag != "en":
        return None
    votes = 0
    for text in texts:
        if not _HAS_FIGURE.search(text):
            continue
        folded = key(text)
        for match in _SLASHED.finditer(folded):
            votes += 4 * (int(match[1]) > 12) - 4 * (int(match[2]) > 12)
        votes += bool(_DAY_FIRST_SIGNS.search(folded)) + bool(_DAY_THEN_MONTH.search(folded))
    return "dmy" if votes > 0 else "mdy" if votes < 0 else None

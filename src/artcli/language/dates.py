"""Printed dates to stamps: every form of a language, found without guessing and never completed from today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from artcli.language import machine_dates, printed_days, printed_times, relative_times
from artcli.language.date_line import BEFORE, CASE_EDGE, FIGURE, MARKS, PLACE, PLAIN_PLACE, RUN, Line
from artcli.language.date_words import ascii_figures, known, words_of, zone_vote
from artcli.language.locale import Locale
from artcli.language.phrases import Hints
from artcli.language.printed_days import Day
from artcli.language.printed_times import Time
from artcli.language.stamp_surroundings import is_all, is_inside, label_before, labelled, stands_alone
from artcli.language.stamps import Clock, Label, Stamp, moment


def find(
    text: str, locale: Locale, *, order: str | None = None, folded: str | None = None, hints: Hints | None = None
) -> tuple[Stamp, ...]:
    """Every time stamp of a line, from left to right.

    `order` is what the rest of the page tells of the order of day and month (see `page_order`), `folded` the key of the line, where that is
    known, `hints` what phrases it may have, where that is known.

    >>> find("Le 25/11/2025 à 19h13", locales.load("fr"))[0].value
    datetime.datetime(2025, 11, 25, 19, 13)
    """
    words = words_of(locale)
    has_figure = FIGURE.search(text) is not None
    if not has_figure and len(text) > _SHORT:
        return ()
    line = Line(text, words, order, folded)
    relative = relative_times.find(line, hints)
    if not has_figure and (relative or not any(map(line.text.__contains__, words.weekday_words))):
        return tuple(relative)
    if len(text) > _SHORT and not relative and not known().telling.search(line.text):
        return ()
    return tuple(_all(line, relative))


def _all(line: Line, relative: Sequence[Stamp]) -> Iterator[Stamp]:
    """The stamps of a line, those among `relative` in their place."""
    floor, last, ahead = 0, None, list(reversed(relative))
    for start, end in _places(line):
        while ahead and start >= ahead[-1].start:
            stamp = ahead.pop()
            yield stamp
            floor = max(floor, stamp.end)
        at = max(start, floor)  # a stamp may end inside this word: '20:24hMadrid', '20252:23'
        if at >= end:
            continue
        found = _stamp_at(line, at, floor, last)
        if found and not (ahead and found.end > ahead[-1].start):
            yield found
            floor, last = found.end, found
    yield from reversed(ahead)


_SHORT = 80  # characters: in longer lines only a stamp with figures counts
_REACH = 48  # characters from the first word of a stamp to its first figure


def _places(line: Line) -> Iterator[tuple[int, int]]:
    """The figures and words of a line that a stamp may open with; in a long line, words only so near before a figure."""
    raw, text, initials = line.raw, line.text, line.words.initials
    words = PLACE if CASE_EDGE.search(raw) else PLAIN_PLACE
    at = 0
    for figure in RUN.finditer(raw) if len(raw) > _SHORT else (None,):
        begin = max(at, figure.start() - _REACH) if figure else 0
        while at < begin and raw[begin - 1 : begin + 1].isalpha():
            begin -= 1
        end = at = figure.end() if figure else len(raw)
        for match in words.finditer(raw, begin, end):
            start = match.start()
            if text[start].isdecimal() or text[start : start + 2] in initials or text[start] in initials:
                yield start, match.end()


def _stamp_at(line: Line, at: int, floor: int, last: Stamp | None) -> Stamp | None:
    if line.text[at].isdecimal():
        if line.raw[max(0, at - 2) : at - 1].isupper():
            glued = line.glued_month(at, floor)
            found = _opening_with(line, glued, glued, None, floor, last) if glued < at else None
            if found and found.value is not None:
                return found
        return _opening_with(line, at, at, None, floor, last) if line.may_be_a_stamp(at) else None
    if not line.starts(at):
        return None
    named = line.weekday(at)
    found = None
    if named:
        after = line.skip(named[1], MARKS, line.words.links, line.words.time_links)
        found = _opening_with(line, at, after, named[0], floor, last)
    if (found is None or found.value is None) and line.month(at):
        # 'mar 25 nov' is a Tuesday, 'Mar 25, 2025' a month: what makes a whole date is right
        other = _opening_with(line, at, at, None, floor, last)
        found = other if found is None or (other and other.value is not None) else found
    if found is None and line.word(line.words.halves_before, at):
        found = _opening_with(line, at, at, None, floor, last)
    if found is None and named:
        found = _weekday_alone(line, at, named, floor)
    return found


def _opening_with(line: Line, start: int, at: int, weekday: int | None, floor: int, last: Stamp | None) -> Stamp | None:
    """A stamp whose day or time stands at `at`, behind the weekday that may open it at `start`."""
    day = printed_days.find(line, at)
    if day is not None and day.value is not None:
        return _dated(line, start, day, weekday, floor)
    time = printed_times.find(line, at, beside=weekday is not None)
    if time is not None:
        found = _timed(line, start, time, weekday, floor, last)
        if found is not None:
            return found
    return _dated(line, start, day, weekday, floor) if day is not None else None


def _dated(line: Line, start: int, day: Day, weekday: int | None, floor: int) -> Stamp | None:
    """A day with what may follow it: a weekday, a time."""
    end = day.end
    if weekday is None:
        weekday, end = _weekday_behind(line, end)
    time = Time(day.end, day.clock, day.zone) if day.clock else _time_behind(line, end)
    start, end, label = labelled(line, start, time.end if time else end, floor)
    if not _is_told(line, day, start, end, floor, label, bare=weekday is None and time is None):
        return None
    if day.month_day is None:  # nothing that `complete` could make a day of
        return Stamp(start, end, None, label)
    value, ambiguous = _settled(line, day, weekday, time)
    clock, zone, offset = (time.clock, time.zone_name, time.offset) if time else (None, None, None)
    return Stamp(
        start=start,
        end=end,
        value=moment(value, clock, offset) if value else None,
        label=label,
        ambiguous=ambiguous,
        zone=zone,
        weekday=weekday,
        century_assumed=day.century_assumed,
        day=day.month_day if value is None else None,
        time=clock if value is None else None,
        offset=offset if value is None else None,
    )


def _weekday_behind(line: Line, end: int) -> tuple[int | None, int]:
    """The weekday behind a day and the place behind it: '2025年1月13日（月）'; that behind the day where none stands."""
    named = line.weekday(line.skip(end, MARKS | {"."}))
    return (named[0], named[1] + (line.text[named[1] : named[1] + 1] in (")", "）"))) if named else (None, end)


def _is_told(line: Line, day: Day, start: int, end: int, floor: int, label: Label | None, *, bare: bool) -> bool:
    """True of a day that is one by its own form, or by what stands around it; `bare` is one without weekday and time."""
    supported = label is not None or stands_alone(line, start, end, floor)
    if day.value is not None:
        return supported or not (day.weak and bare)
    if not supported:  # '25 novembre' inside a sentence
        return False
    if label is not None:  # 'un article publié le 6 juillet dans la revue' tells of another
        return not is_inside(line, start, end, floor)
    return not (day.weak and bare)  # '5/12' alone on its line


def _settled(line: Line, day: Day, weekday: int | None, time: Time | None) -> tuple[date | None, bool]:
    """The day, and whether its order stays open: a weekday or a British zone on the same line settles it."""
    if day.other is None or day.value is None:
        return day.value, False
    weekdays = (day.value.weekday(), day.other.weekday())
    if weekday in weekdays and weekdays[0] != weekdays[1]:
        return (day.value if weekdays[0] == weekday else day.other), False
    vote = zone_vote(time.zone.name.lower()) if time and time.zone and line.words.tag == "en" else 0
    if vote:
        return (day.value if (vote < 0) == (line.order == "mdy") else day.other), False
    return day.value, True


def _time_behind(line: Line, end: int) -> Time | None:
    """The time that belongs to a day before it: 'T19:13', ' à 19h13', ', 16.03 Uhr', ' | 12:42', glued '2:23 PM'."""
    text = line.text
    if text[end : end + 1] == "t" and text[end + 1 : end + 2].isdecimal():
        return printed_times.find(line, end + 1, beside=True)
    at = line.skip(end, MARKS | {"."}, line.words.time_links)
    if at == end and text[at : at + 1] == ":":  # '25.11.2025: 19:13'
        at = line.skip(at + 1, frozenset(" "))
    time = printed_times.find(line, at, beside=True) if at < len(text) else None
    # '13.03.2025 - 14.03.2025': another day, no time
    if time is not None and not time.firm and (day := printed_days.find(line, at)) is not None and not day.weak:
        return None
    return time


def _timed(line: Line, start: int, time: Time, weekday: int | None, floor: int, last: Stamp | None) -> Stamp | None:
    """A time that comes first: with its day behind it, else a time alone, which needs a label, an arrow or a day before it."""
    if last is not None and type(last.value) is datetime and line.text[floor:start].strip() in _ARROWS:
        return Stamp(floor, time.end, None, "modified", zone=time.zone_name, time=time.clock, offset=time.offset)
    spanning = start > 1 and line.text[start - 1] in "-–:.," and line.text[start - 2].isdecimal()  # the end of '10:00-11:30'
    if time.firm and not spanning:
        whole = _day_behind(line, start, time, floor)
        if whole is not None:
            return whole
    begin, end, label = labelled(line, start, time.end, floor)
    if label is not None:  # 'Updated 12.17', but 'Update 2.15 million'
        is_told = time.firm or printed_times.follows_time_link(line, start) or line.text[end : end + 2].strip()[:1] in ("", *BEFORE)
    elif weekday is not None:
        is_told = stands_alone(line, begin, end, floor)
    elif not time.firm or spanning:
        is_told = False
    elif line.text[end - 1 : end].isalpha() and is_all(line, start, end):  # '15:59 Uhr', below its day
        is_told = True
    else:
        follows = last is not None and last.end == floor and type(last.value) is date and start - last.end <= _FROM_DAY
        is_told = follows and stands_alone(line, start, end, floor)
    return Stamp(begin, end, None, label, zone=time.zone_name, weekday=weekday, time=time.clock, offset=time.offset) if is_told else None


_FROM_DAY = 24  # characters from a day to a time that belongs to it
_ARROWS = frozenset({"->", "-->", "=>", ">>", "→", "⟶", "⇒"})  # '06. 05. 2025. 18:20 -> 20:05': printed first, changed then


def _day_behind(line: Line, start: int, time: Time, floor: int) -> Stamp | None:
    """'11:00 AM PDT • May 16, 2024', '07h06, le 31 décembre 2022'"""
    at = line.skip(time.end, MARKS, line.words.links)
    named = line.weekday(at)
    day = printed_days.find(line, line.skip(named[1], MARKS, line.words.links) if named else at)
    if day is None or day.value is None or at == time.end:
        return None
    begin, end, label = labelled(line, start, day.end, floor)
    value, ambiguous = _settled(line, day, named[0] if named else None, time)
    return Stamp(
        start=begin,
        end=end,
        value=moment(value or day.value, time.clock, time.offset),
        label=label,
        ambiguous=ambiguous,
        zone=time.zone_name,
        weekday=named[0] if named else None,
        century_assumed=day.century_assumed,
    )


def _weekday_alone(line: Line, at: int, named: tuple[int, int], floor: int) -> Stamp | None:
    """'Published Friday'"""
    label_start, label = label_before(line, at, floor)
    after = line.text[named[1] :][:2].strip()
    if label is None or (after and after[0] not in BEFORE and after[0] != "."):
        return None
    return Stamp(label_start, named[1], None, label, weekday=named[0])


def read(value: str, locale: Locale) -> date | datetime | None:
    """The value of a labelled header to a moment, or None (see `read_stamp`).

    >>> read("Tue Nov 25 19:13:00 UTC 2025", locales.load("fr")).isoformat()
    '2025-11-25T19:13:00+00:00'
    """
    stamp = read_stamp(value, locale)
    return stamp.value if stamp is not None else None


def read_stamp(value: str, locale: Locale) -> Stamp | None:
    """The value of a labelled header to a stamp that tells the whole day, or None.

    The forms of the language come first; what they do not know goes to dateutil, if it has the form of a mail or a machine.
    """
    value = " ".join(value[:200].split())[:120]
    found = next((stamp for stamp in find(value, locale) if stamp.value is not None), None)
    if found is not None:
        return found
    told = machine_dates.read(ascii_figures(value))
    return Stamp(0, len(value), told) if told is not None else None


def time_alone(text: str, locale: Locale) -> Clock | None:
    """A text that is a time of day and nothing else to that time: '15:59 Uhr', 'à 19h13', '3.30 pm'.

    >>> time_alone("kl. 16.02", locales.load("da"))
    (16, 2, 0)
    """
    if len(text) > _LONGEST_TIME or not FIGURE.search(text):
        return None
    line = Line(text, words_of(locale), None)
    time = printed_times.find(line, line.skip(0, MARKS, line.words.time_links), beside=True)
    return time.clock if time is not None and line.skip(time.end, MARKS) == len(text) else None


_LONGEST_TIME = 28  # characters

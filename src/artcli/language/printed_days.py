"""A day that is printed at a place of a line, in whatever form and order, with or without its year."""

from __future__ import annotations

import re
from datetime import date

from artcli.language import zones
from artcli.language.calendars import OWN, full_year, gregorian, has_figures, is_century_doubtful, printed_day
from artcli.language.date_line import IN_DATE, RUN, Line
from artcli.language.date_words import known
from artcli.language.stamps import Clock
from artcli.patterns import lazily
from artcli.values import NamedTuple

# '2025-11-25', '2024.03.31', '2025/1/21', '2025. 11. 25.'; with the time glued to it: '2024.03.3119:59'
_YEAR_FIRST = lazily(r"(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d\d(?=\d{1,2}:\d\d)|\d{1,2}(?!\d))")
# '13 1月 2025': the figures of the East in the order of the West
_EAST_LAST = lazily(r"(\d{1,2}) (\d{1,2}) ?[月월],? (\d{4})(?!\d)")
# '2025年1月13日', '2025년 6월 4일', '1月13日', '民國113年1月13日'
_EAST = lazily(r"(?:(\d{1,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2})(?: ?([日일号])|(?!\d))")
_COUNTED = r"20[0-2]\d(?=\d{1,6}\s*$)"  # that of '20250' at the end of a line, with the numbers of comments and readers glued to it
# '25/11/2025', '23. 12. 2024', '15.10.24', '5-6-2025'; with the time glued to it: '25/11/202519:13'
_FIGURES = lazily(
    rf"(\d{{1,2}}) ?([./-]) ?(\d{{1,2}})( ?)\2( ?)(\d{{4}}(?=\d{{1,2}}[:h]\d\d)|\d{{4}}(?!\d)|{_COUNTED}|\d\d(?![\d:]|[.h]\d))"
)
_SLASH_YEAR = lazily(r"(\d{1,2})/(\d{1,2})(?: ?[-–] ?| )(\d{4})(?!\d)")  # '25/11-2025', '25/11 2025'
_IN_FIGURES = frozenset("-./年년月월")  # what stands behind the first figure of a day in figures
_DAY_MONTH = lazily(r"(\d{1,2})([./])(\d{1,2})(?:\.(?!\d)|(?![\d./:]))")  # '25.11., 19:13 Uhr', '25/11 19:13'
_WIRE = lazily(r"(\d\d)(\d\d)(\d\d) ?(gmt|utc)? ([a-z]{3}) (\d\d)(?!\d)")  # '131137 GMT Nov 13', '091223 dec 18'
# '2025', and that of '20252:23 PM', '20255 min read'
_YEAR = lazily(rf"\d{{4}}(?=\d{{1,2}}[:h]\d\d|(?!\d))|20[12]\d(?=\d{{1,2}} ?[^\W\d_]{{3}})|{_COUNTED}")
_SHORT_YEAR = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?![\d:]|[.h]\d| ?(?:[^\W\d_]|%))")  # "'25", '-25', ' 90'
_SHORT_YEAR_TIMED = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?=,? \d{1,2}:\d\d)")  # '25 Nov 25 19:13'


class Day(NamedTuple):
    """A printed day: the place behind it, and what it says."""

    end: int
    value: date | None  # None: the year is missing, or does not have the day
    month_day: tuple[int, int] | None  # None: the year does not have it ('29 février 2023', '30.02.2024')
    other: date | None = None  # as it would be in the other order of day and month
    weak: bool = False  # may be something else ('3-4-12'), unless words around it say that it is a date
    clock: Clock | None = None  # in wires, day and time are one figure
    zone: zones.Zone | None = None
    century_assumed: bool = False


def find(line: Line, at: int) -> Day | None:
    """A day that is printed at a place, with or without its year."""
    if not line.text[at : at + 1].isdecimal():
        month = line.month(at)
        return _month_first(line, *month) if month else None
    if at and line.text[at - 1].isdecimal():
        return None
    count = RUN.match(line.text, at).end() - at  # type: ignore[union-attr]
    behind = line.text[at + count : at + count + 2].lstrip(" ")[:1]
    attached = at > 1 and line.text[at - 1] in "./-:," and line.text[at - 2].isdecimal()
    if not attached and (behind in _IN_FIGURES or behind.isdecimal() or count > 4):
        found = _in_figures(line, at)
        if found:
            return found
    return _day_first(line, at) if count <= 2 else _year_then_month(line, at) if count >= 4 else None


def _in_figures(line: Line, at: int) -> Day | None:
    text, calendar = line.text, line.words.calendar
    match = _YEAR_FIRST.match(text, at)
    if match:
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return _whole(line, match, printed_day(year, month, day, calendar), meant=_is_meant(line, year, month, day))
    if "月" in text or "월" in text:
        match = _EAST_LAST.match(text, at)
        if match:
            return _whole(line, match, printed_day(int(match[3]), int(match[2]), int(match[1]), calendar))
        match = _EAST.match(text, at)
        if match and (match[1] or match[4]):
            return _eastern(line, match)
    match = _FIGURES.match(text, at)
    if match and (len(match[6]) > 2 or match[4] == match[5]):  # '6.4. 12 Uhr' has no year
        return _by_order(line, match)
    match = _SLASH_YEAR.match(text, at)
    if match:
        found = printed_day(int(match[3]), int(match[2]), int(match[1]), calendar)
        return _whole(line, match, found, weak=True)
    match = _WIRE.match(text, at)
    return _of_wire(line, match) if match else _day_month(line, at)


_MOST_DAYS = 31  # of a month: 'Feb 30, 2024' is meant for a day, 'Route 66, May 2024' is not


def _is_meant(line: Line, year: int, month: int, day: int) -> bool:
    """True of what is meant for a day, as '30.02.2024' is, whether a calendar has it or not."""
    return (month > OWN or 1 <= day <= _MOST_DAYS) and printed_day(year, month, 1, line.words.calendar) is not None


def _is_alone(line: Line, match: re.Match[str]) -> bool:
    """True of what stands in the place of a date: '25.13.2024', a line of its own; 'Version 25.13.2024' is no day."""
    figures = sorted(map(int, RUN.findall(match[0])))
    return match[0] == line.text.strip() and 1 <= figures[0] <= figures[1] <= _MOST_DAYS and printed_day(figures[2], 1, 1, line.words.calendar) is not None


def _of_year(line: Line, end: int, year: int, month: int, day: int) -> Day | None:
    """A day whose place or name tells the month from the day."""
    found = printed_day(year, month, day, line.words.calendar)
    if found is not None:
        return Day(end, found, (found.month, found.day))
    return Day(end, None, None) if _is_meant(line, year, month, day) else None


def _whole(
    line: Line, match: re.Match[str], found: date | None, *, weak: bool = False, other: date | None = None, meant: bool = False
) -> Day | None:
    """A day of figures alone, unless more of the same follows: an address, a number, a path."""
    end = match.end()
    behind = line.text[end : end + 2]
    glued_path = len(behind) == 2 and behind[0] in "-/_" and (behind[1].isalpha() or behind[1] == "_")
    more = len(behind) == 2 and behind[0] in "./-" and behind[1].isdecimal() and not known().clock.match(line.text, end + 1)
    before = line.text[match.start() - 1 : match.start()]
    if not (found or meant or _is_alone(line, match)) or glued_path or more or before in ("=", "_") or (before == "/" and behind[:1] == "/"):
        return None
    return Day(end, found, (found.month, found.day) if found else None, other, weak)


def _eastern(line: Line, match: re.Match[str]) -> Day | None:
    month, day = int(match[2]), int(match[3])
    if match[1] is None:
        return _yearless(line, match.end(), month, day)
    start, year = match.start(), int(match[1])
    if len(match[1]) < 4:
        era = known().eras.get(line.text[max(0, start - 2) : start])
        year = era + year if era else full_year(match[1]) if len(match[1]) == 2 else 0
    return _of_year(line, match.end(), year, month, day)


def _by_order(line: Line, match: re.Match[str]) -> Day | None:
    """'05/06/2025': in the order of the page or language, unless only the other one is possible."""
    mark, tag, calendar = match[2], line.words.tag, line.words.calendar
    a, b, c = match[1], match[3], match[6]
    found = {
        "dmy": printed_day(full_year(c, calendar), int(b), int(a), calendar),
        "mdy": printed_day(full_year(c, calendar), int(a), int(b), calendar),
        "ymd": printed_day(full_year(a, calendar), int(b), int(c), calendar) if len(a) == len(b) == len(c) == 2 else None,
    }
    possible = [order for order in _orders(line, mark, len(c) == 2) if found[order]]
    if not possible:
        is_meant = len(c) == 4 and (_is_meant(line, int(c), int(b), int(a)) or _is_meant(line, int(c), int(a), int(b)))
        return _whole(line, match, None, meant=is_meant)
    both = line.open and (tag == "en" or possible[0] == "ymd") and mark != "." and len(possible) > 1
    other = found[possible[1]] if both and found[possible[1]] != found[possible[0]] else None
    lone = not (len(a) == len(b) == 2) or mark == "-"
    letter_before = match.start() > 0 and line.text[match.start() - 1].isalpha()
    weak = len(c) == 2 and (lone or letter_before or bool(match[4]))
    day = _whole(line, match, found[possible[0]], weak=weak, other=other)
    if day is None:
        return None
    marked = known().behind_year.match(line.text, day.end)  # '25.11.2025 г. в 19:13'
    return day._replace(end=marked.end() if marked else day.end, century_assumed=is_century_doubtful(a if possible[0] == "ymd" else c))


def _orders(line: Line, mark: str, short: bool) -> tuple[str, ...]:
    order = line.order
    if short and order == "ymd" and (line.words.tag != "sv" or mark == "-"):
        return ("ymd", "dmy")
    # with full stops the day comes first in every country that prints them
    return ("mdy", "dmy") if order == "mdy" and mark != "." else ("dmy", "mdy")


def _of_wire(line: Line, match: re.Match[str]) -> Day | None:
    month = line.word(line.words.months, match.start(5))
    hour, minute = int(match[2]), int(match[3])
    if month is None or hour > 23 or minute > 59:
        return None
    found = gregorian(full_year(match[6]), month[0], int(match[1]))
    if found is None:
        return None
    zone = zones.Zone(match.end(), match[4].upper(), zones.named(match[4], "en")) if match[4] else None
    return Day(match.end(), found, (found.month, found.day), clock=(hour, minute, 0), zone=zone, century_assumed=is_century_doubtful(match[6]))


def _day_month(line: Line, at: int) -> Day | None:
    match = _DAY_MONTH.match(line.text, at)
    if match is None or has_figures(line.words.calendar):
        return None
    order = line.order
    pair = (int(match[1]), int(match[3])) if order != "dmy" and match[2] == "/" else (int(match[3]), int(match[1]))
    found = _yearless(line, match.end(), *pair)
    return found._replace(weak=True) if found else None


def _yearless(line: Line, end: int, month: int, day: int) -> Day | None:
    return Day(end, None, (month, day)) if gregorian(2024, month, day) else None  # those of other calendars fall on ours as the year has it


def _day_first(line: Line, at: int) -> Day | None:
    """'25 novembre 2025', '25. Nov.', '28APR2023'"""
    match = known().day.match(line.text, at)
    if match is None:
        return None
    month = line.month(line.skip(match.end(), IN_DATE, line.words.links))
    return _with_year(line, month[1], month[0], int(match[1]), day_first=True) if month else None


def _year_then_month(line: Line, at: int) -> Day | None:
    """'2025 m. lapkričio 25 d.', '2025. november 25.', '2025 წლის 25 ნოემბერი'"""
    match = _YEAR.match(line.text, at)
    if match is None:
        return None
    marked = known().behind_year.match(line.text, match.end())
    behind = line.skip(marked.end() if marked else match.end(), IN_DATE, line.words.links)
    month = line.month(behind)
    if month is None:
        return _day_then_month(line, int(match[0]), behind) if marked else None
    day = known().day.match(line.text, line.skip(month[1], IN_DATE, line.words.links))
    if day is None:
        return None
    ended = known().behind_day.match(line.text, day.end())
    return _of_year(line, ended.end() if ended else day.end(), int(match[0]), month[0], int(day[1]))


def _day_then_month(line: Line, year: int, at: int) -> Day | None:
    match = known().day.match(line.text, at)
    month = line.month(line.skip(match.end(), IN_DATE, line.words.links)) if match else None
    return _of_year(line, month[1], year, month[0], int(match[1])) if match and month else None


def _month_first(line: Line, number: int, end: int) -> Day | None:
    """'November 25, 2025', 'Nov. 25'"""
    match = known().day.match(line.text, line.skip(end, IN_DATE, line.words.links))
    if match is None:
        return None
    return _with_year(line, match.end(), number, int(match[1]), day_first=False)


def _with_year(line: Line, end: int, month: int, day: int, *, day_first: bool) -> Day | None:
    """The year behind a day and month, where there is one."""
    calendar = line.words.calendar
    match = _YEAR.match(line.text, line.skip(end, IN_DATE, line.words.links))
    if match:
        marked = known().behind_year.match(line.text, match.end())
        whole = _of_year(line, marked.end() if marked else match.end(), int(match[0]), month, day)
        if whole:
            return whole
    # '25-Nov-25', '8 JAN 90', "Nov 25 '25"; but 'May 5 12' is no year
    short = _SHORT_YEAR.match(line.text, end) or _SHORT_YEAR_TIMED.match(line.text, end)
    if short and (day_first or short[1].strip() in ("'", "’", "`")):
        found = printed_day(full_year(short[2], calendar), month, day, calendar)
        if found:
            return Day(short.end(), found, (found.month, found.day), century_assumed=is_century_doubtful(short[2]))
    ended = known().behind_day.match(line.text, end)
    return _yearless(line, ended.end() if ended else end, month, day)

"""One line, looked through for days, times of day, and the words around them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from artcli.language import zones
from artcli.language.calendars import full_year, gregorian, is_century_doubtful, printed_day
from artcli.language.date_words import LABELS, Table, Words, ascii_figures, known
from artcli.language.folding import key
from artcli.language.stamps import Clock, Label
from artcli.patterns import lazily
from artcli.values import NamedTuple

FIGURE = lazily(r"\d")
# where a stamp may open: at a figure, a word, and at 'April' in 'readApril', 'रावतApril'
CASE_EDGE = lazily(r"[a-zß-öø-ÿ\u0590-\u0dff][A-ZÀ-ÖØ-Þ]")
PLAIN_PLACE = lazily(r"\d+|[^\W\d_]+")
PLACE = lazily(r"\d+|[^\W\d_]+?(?=(?<=[a-zß-öø-ÿ\u0590-\u0dff])[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")

# '2025-11-25', '2024.03.31', '2025/1/21', '2025. 11. 25.'; with the time glued to it: '2024.03.3119:59'
_YEAR_FIRST = lazily(r"(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d\d(?=\d{1,2}:\d\d)|\d{1,2}(?!\d))")
# '13 1月 2025': the figures of the East in the order of the West
_EAST_LAST = lazily(r"(\d{1,2}) (\d{1,2}) ?[月월],? (\d{4})(?!\d)")
# '2025年1月13日', '2025년 6월 4일', '1月13日'
_EAST = lazily(r"(?:(\d{1,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2})(?: ?([日일号])|(?!\d))")
_COUNTED = r"20[0-2]\d(?=\d{1,6}\s*$)"  # that of '20250' at the end of a line, with the numbers of comments and readers glued to it
# '25/11/2025', '23. 12. 2024', '15.10.24', '5-6-2025'; with the time glued to it: '25/11/202519:13'
_FIGURES = lazily(
    rf"(\d{{1,2}}) ?([./-]) ?(\d{{1,2}})( ?)\2( ?)(\d{{4}}(?=\d{{1,2}}[:h]\d\d)|\d{{4}}(?!\d)|{_COUNTED}|\d\d(?![\d:]|[.h]\d))"
)
_SLASH_YEAR = lazily(r"(\d{1,2})/(\d{1,2})(?: ?[-–] ?| )(\d{4})(?!\d)")  # '25/11-2025', '25/11 2025'
RUN = lazily(r"\d+")
_IN_FIGURES = frozenset("-./年년月월")  # what stands behind the first figure of a day in figures
_DAY_MONTH = lazily(r"(\d{1,2})([./])(\d{1,2})(?:\.(?!\d)|(?![\d./:]))")  # '25.11., 19:13 Uhr', '25/11 19:13'
_WIRE = lazily(r"(\d\d)(\d\d)(\d\d) ?(gmt|utc)? ([a-z]{3}) (\d\d)(?!\d)")  # '131137 GMT Nov 13', '091223 dec 18'
# '2025', and that of '20252:23 PM', '20255 min read'
_YEAR = lazily(rf"\d{{4}}(?=\d{{1,2}}[:h]\d\d|(?!\d))|20[12]\d(?=\d{{1,2}} ?[^\W\d_]{{3}})|{_COUNTED}")
_SHORT_YEAR = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?![\d:]|[.h]\d| ?(?:[^\W\d_]|%))")  # "'25", '-25', ' 90'
_SHORT_YEAR_TIMED = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?=,? \d{1,2}:\d\d)")  # '25 Nov 25 19:13'
_HOUR = lazily(r"(\d{1,2})(?!\d)")
_MINUTES = lazily(r" ?([0-5]\d)(?!\d)")  # the '13' of '19 heures 13'
_MILITARY = lazily(r"(\d\d)([0-5]\d)(?= ?(?:gmt|utc|z\b))")  # '1509GMT'
MARKS = frozenset(" ,;|•·●–—-/()[]{}、،。›»«（）【】「」・~*_\t")  # between a day and its time, and around stamps
_IN_DATE = frozenset(" .,-/")
BEFORE = MARKS | frozenset(":<>=")
_TIGHT = 12  # marks, and
_LOOSE = 26  # marks and words, that may stand between two parts of one stamp


class Day(NamedTuple):
    """A printed day: the place behind it, and what it says."""

    end: int
    value: date | None  # None: the year is missing, or does not have the day
    month_day: tuple[int, int] | None  # None: the year does not have it ('29 février 2023')
    other: date | None = None  # as it would be in the other order of day and month
    weak: bool = False  # may be something else ('3-4-12'), unless words around it say that it is a date
    clock: Clock | None = None  # in wires, day and time are one figure
    zone: zones.Zone | None = None
    century_assumed: bool = False


class Time(NamedTuple):
    """A printed time of day: the place behind it and its zone, and what it says."""

    end: int
    clock: Clock
    zone: zones.Zone | None = None
    firm: bool = True  # False: '16.03', a time only in the right place


def _is_letter(char: str) -> bool:
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def _is_unspaced(char: str) -> bool:
    """True for scripts in which words, or labels and names, stand without a space between them."""
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


class Line:
    """One line being looked through; each step answers with what it took and the place behind it.

    No step looks further than some dozens of characters, so that the whole is linear in the length of the line.
    """

    __slots__ = ("open", "order", "raw", "text", "words")

    def __init__(self, text: str, words: Words, order: str | None, folded: str | None = None) -> None:
        self.raw = text
        self.text = ascii_figures(key(text) if folded is None else folded)
        self.words = words
        self.order = order.rstrip("?") if order else words.order
        self.open = order is None or order.endswith("?")  # the other order of day and month is possible

    # -- words --

    def _is_case_edge(self, at: int) -> bool:
        """True between 'Uhr' and 'Stuttgart', 'EDT' and 'Updated', 'रावत' and 'April': words that lost the space between them."""
        raw = self.raw
        return raw[at : at + 1].isupper() and (
            raw[at - 1 : at].islower() or "\u0590" <= raw[at - 1 : at] <= "\u0dff" or (raw[at + 1 : at + 2].islower() and raw[at - 1 : at].isupper())
        )

    def starts(self, at: int) -> bool:
        """True if a word may start here."""
        if at == 0:
            return True
        before, here = self.text[at - 1], self.text[at : at + 1]
        return (
            not _is_letter(before)
            or not _is_letter(here)
            or _is_unspaced(before)
            or _is_unspaced(here)
            or self._is_case_edge(at)
        )

    def ends(self, at: int) -> bool:
        """True if a word may end here."""
        if at >= len(self.text):
            return True
        before, here = self.text[at - 1], self.text[at]
        if before.isdecimal():
            return not here.isdecimal()
        return (
            not _is_letter(here)
            or not _is_letter(before)
            or _is_unspaced(before)
            or _is_unspaced(here)
            or self._is_case_edge(at)
        )

    def word(self, table: Table, at: int) -> tuple[int, int] | None:
        """The meaning of the longest word of a table that stands at a place, and the place behind it."""
        text = self.text
        for head in (text[at : at + 2], text[at : at + 1]):
            for word, meaning in table.get(head, ()):
                if text.startswith(word, at) and self.ends(at + len(word)):
                    return meaning, at + len(word)
        return None

    def skip(self, at: int, marks: frozenset[str], *tables: Table) -> int:
        """The place behind the marks and link words that stand at a place."""
        text, start, run, taken = self.text, at, 0, 0
        while at < len(text) and at - start <= _LOOSE and run <= _TIGHT:
            if text[at] in marks:
                at, run = at + 1, run + 1
                continue
            link = next((found for table in tables if (found := self.word(table, at))), None) if taken < 3 else None
            if link is None or not self.starts(at):
                break
            at, run, taken = link[1], 0, taken + 1
        return at

    def month(self, at: int) -> tuple[int, int] | None:
        """The month whose name stands at a place."""
        found = self.word(self.words.months, at) or self._cut_month(at)
        if found is None:
            return None
        number, end = found
        end += self.text[end : end + 1] == "." != self.text[end - 1]
        # Arabic papers print both names of a month: 'نوفمبر/تشرين الثاني'
        if self.text[end : end + 2].strip()[:1] == "/":
            other = self.word(self.words.months, self.skip(end, _IN_DATE))
            if other and other[0] == number:
                end = other[1]
        return number, end

    def glued_month(self, at: int, floor: int) -> int:
        """Where the month begins that ends the word before a figure: 'CULTUREAPR 28, 2024'; the figure's place if none does."""
        end = at - 1
        if end - 3 <= floor or self.text[end] != " " or not self.text[end - 1].isalpha():
            return at
        for word, _ in self.words.months_by_end.get(self.text[end - 1], ()):
            start = end - len(word)
            if len(word) > 2 and start > floor and self.text.startswith(word, start) and self.raw[start - 1 : start + 1].isupper():
                return start
        return at

    def _cut_month(self, at: int) -> tuple[int, int] | None:
        """'déce.': a month cut where its paper likes to."""
        stop = self.text.find(".", at, at + 10)
        head = self.text[at:stop]
        if stop - at < 3 or not head.isalpha():
            return None
        number = self.words.cut_months.get(head)
        return (number, stop) if number is not None else None

    def weekday(self, at: int) -> tuple[int, int] | None:
        """The weekday whose name stands at a place."""
        found = self.word(self.words.weekdays, at)
        if found is None or (
            found[1] - at == 1 and self.text[at - 1 : at] not in ("(", "（")
        ):  # '(月)' is Monday, '月' a month
            return None
        number, end = found
        return number, end + (self.text[end : end + 1] == "." != self.text[end - 1])

    def may_be_a_stamp(self, at: int) -> bool:
        """False for a figure with nothing of a stamp behind it: '640 people', '3 kilometres', '1.234'."""
        text = self.text
        end = RUN.match(text, at).end()  # type: ignore[union-attr]
        count = end - at
        if count == 3 or count > 6:
            return False
        end += text[end : end + 1] == " "
        behind = text[end : end + 1]
        return not behind.isalpha() or behind > "\u0e00" or text[end : end + 2] in self.words.behind_figure or behind in self.words.behind_figure

    # -- the day --

    def day(self, at: int) -> Day | None:
        """A day that is printed at a place, with or without its year."""
        if not self.text[at : at + 1].isdecimal():
            month = self.month(at)
            return self._month_first(*month) if month else None
        if at and self.text[at - 1].isdecimal():
            return None
        count = RUN.match(self.text, at).end() - at  # type: ignore[union-attr]
        behind = self.text[at + count : at + count + 2].lstrip(" ")[:1]
        attached = at > 1 and self.text[at - 1] in "./-:," and self.text[at - 2].isdecimal()
        if not attached and (behind in _IN_FIGURES or behind.isdecimal() or count > 4):
            found = self._in_figures(at)
            if found:
                return found
        return self._day_first(at) if count <= 2 else self._year_then_month(at) if count >= 4 else None

    def _in_figures(self, at: int) -> Day | None:
        text, tag = self.text, self.words.tag
        match = _YEAR_FIRST.match(text, at)
        if match:
            return self._whole(match, printed_day(int(match[1]), int(match[3]), int(match[4]), tag))
        if "月" in text or "월" in text:
            match = _EAST_LAST.match(text, at)
            if match:
                return self._whole(match, printed_day(int(match[3]), int(match[2]), int(match[1]), tag))
            match = _EAST.match(text, at)
            if match and (match[1] or match[4]):
                return self._eastern(match)
        match = _FIGURES.match(text, at)
        if match and (len(match[6]) > 2 or match[4] == match[5]):  # '6.4. 12 Uhr' has no year
            return self._by_order(match)
        match = _SLASH_YEAR.match(text, at)
        if match:
            found = printed_day(int(match[3]), int(match[2]), int(match[1]), tag)
            return self._whole(match, found, weak=True)
        match = _WIRE.match(text, at)
        return self._of_wire(match) if match else self._day_month(at)

    def _whole(
        self, match: re.Match[str], found: date | None, *, weak: bool = False, other: date | None = None
    ) -> Day | None:
        """A day of figures alone, unless more of the same follows: an address, a number, a path."""
        end = match.end()
        behind = self.text[end : end + 2]
        glued_path = len(behind) == 2 and behind[0] in "-/_" and (behind[1].isalpha() or behind[1] == "_")
        more = (
            len(behind) == 2 and behind[0] in "./-" and behind[1].isdecimal() and not known().clock.match(self.text, end + 1)
        )
        before = self.text[match.start() - 1 : match.start()]
        if found is None or glued_path or more or before in ("=", "_") or (before == "/" and behind[:1] == "/"):
            return None
        return Day(end, found, (found.month, found.day), other, weak)

    def _eastern(self, match: re.Match[str]) -> Day | None:
        month, day = int(match[2]), int(match[3])
        if match[1] is None:
            return self._yearless(match.end(), month, day)
        start, year = match.start(), int(match[1])
        if len(match[1]) < 3:
            era = known().eras.get(self.text[max(0, start - 2) : start])
            year = era + year if era else full_year(match[1], "") if len(match[1]) == 2 else 0
        found = printed_day(year, month, day, self.words.tag)
        return Day(match.end(), found, (month, day)) if found else None

    def _by_order(self, match: re.Match[str]) -> Day | None:
        """'05/06/2025': in the order of the page or language, unless only the other one is possible."""
        mark, tag = match[2], self.words.tag
        a, b, c = match[1], match[3], match[6]
        found = {
            "dmy": printed_day(full_year(c, tag), int(b), int(a), tag),
            "mdy": printed_day(full_year(c, tag), int(a), int(b), tag),
            "ymd": printed_day(full_year(a, tag), int(b), int(c), tag) if len(a) == len(b) == len(c) == 2 else None,
        }
        possible = [order for order in self._orders(mark, len(c) == 2) if found[order]]
        if not possible:
            return None
        both = self.open and (tag == "en" or possible[0] == "ymd") and mark != "." and len(possible) > 1
        other = found[possible[1]] if both and found[possible[1]] != found[possible[0]] else None
        lone = not (len(a) == len(b) == 2) or mark == "-"
        letter_before = match.start() > 0 and self.text[match.start() - 1].isalpha()
        weak = len(c) == 2 and (lone or letter_before or bool(match[4]))
        day = self._whole(match, found[possible[0]], weak=weak, other=other)
        if day is None:
            return None
        marked = known().behind_year.match(self.text, day.end)  # '25.11.2025 г. в 19:13'
        return day._replace(end=marked.end() if marked else day.end, century_assumed=is_century_doubtful(a if possible[0] == "ymd" else c))

    def _orders(self, mark: str, short: bool) -> tuple[str, ...]:
        order = self.order
        if short and order == "ymd" and (self.words.tag != "sv" or mark == "-"):
            return ("ymd", "dmy")
        # with full stops the day comes first in every country that prints them
        return ("mdy", "dmy") if order == "mdy" and mark != "." else ("dmy", "mdy")

    def _of_wire(self, match: re.Match[str]) -> Day | None:
        month = self.word(self.words.months, match.start(5))
        hour, minute = int(match[2]), int(match[3])
        if month is None or hour > 23 or minute > 59:
            return None
        found = gregorian(full_year(match[6], ""), month[0], int(match[1]))
        if found is None:
            return None
        zone = zones.Zone(match.end(), match[4].upper(), zones.named(match[4], "en")) if match[4] else None
        return Day(match.end(), found, (found.month, found.day), clock=(hour, minute, 0), zone=zone, century_assumed=is_century_doubtful(match[6]))

    def _day_month(self, at: int) -> Day | None:
        match = _DAY_MONTH.match(self.text, at)
        if match is None:
            return None
        order = self.order
        pair = (int(match[1]), int(match[3])) if order == "mdy" and match[2] == "/" else (int(match[3]), int(match[1]))
        found = self._yearless(match.end(), *pair)
        return found._replace(weak=True) if found else None

    def _yearless(self, end: int, month: int, day: int) -> Day | None:
        if self.words.tag == "fa":
            return None  # of the solar calendar, whose days fall on ours as the year has it
        return Day(end, None, (month, day)) if gregorian(2024, month, day) else None

    def _day_first(self, at: int) -> Day | None:
        """'25 novembre 2025', '25. Nov.', '28APR2023'"""
        match = known().day.match(self.text, at)
        if match is None or not 1 <= int(match[1]) <= 31:
            return None
        month = self.month(self.skip(match.end(), _IN_DATE, self.words.links))
        return self._with_year(month[1], month[0], int(match[1]), day_first=True) if month else None

    def _year_then_month(self, at: int) -> Day | None:
        """'2025 m. lapkričio 25 d.', '2025. november 25.', '2025 წლის 25 ნოემბერი'"""
        match = _YEAR.match(self.text, at)
        if match is None:
            return None
        marked = known().behind_year.match(self.text, match.end())
        behind = self.skip(marked.end() if marked else match.end(), _IN_DATE, self.words.links)
        month = self.month(behind)
        if month is None:
            return self._day_then_month(int(match[0]), behind) if marked else None
        day = known().day.match(self.text, self.skip(month[1], _IN_DATE, self.words.links))
        found = printed_day(int(match[0]), month[0], int(day[1]), self.words.tag) if day else None
        if day is None or found is None:
            return None
        ended = known().behind_day.match(self.text, day.end())
        return Day(ended.end() if ended else day.end(), found, (found.month, found.day))

    def _day_then_month(self, year: int, at: int) -> Day | None:
        match = known().day.match(self.text, at)
        month = self.month(self.skip(match.end(), _IN_DATE, self.words.links)) if match else None
        found = printed_day(year, month[0], int(match[1]), self.words.tag) if match and month else None
        return Day(month[1], found, (found.month, found.day)) if month and found else None

    def _month_first(self, number: int, end: int) -> Day | None:
        """'November 25, 2025', 'Nov. 25'"""
        match = known().day.match(self.text, self.skip(end, _IN_DATE, self.words.links))
        if match is None or not 1 <= int(match[1]) <= 31:
            return None
        return self._with_year(match.end(), number, int(match[1]), day_first=False)

    def _with_year(self, end: int, month: int, day: int, *, day_first: bool) -> Day | None:
        """The year behind a day and month, where there is one."""
        tag = self.words.tag
        match = _YEAR.match(self.text, self.skip(end, _IN_DATE, self.words.links))
        if match:
            found = printed_day(int(match[0]), month, day, tag)
            if found:
                marked = known().behind_year.match(self.text, match.end())
                return Day(marked.end() if marked else match.end(), found, (month, day))
            if printed_day(int(match[0]), month, 1, tag):
                return Day(match.end(), None, None) if gregorian(2024, month, day) else None
        # '25-Nov-25', '8 JAN 90', "Nov 25 '25"; but 'May 5 12' is no year
        short = _SHORT_YEAR.match(self.text, end) or _SHORT_YEAR_TIMED.match(self.text, end)
        if short and (day_first or short[1].strip() in ("'", "’", "`")):
            found = printed_day(full_year(short[2], tag), month, day, tag)
            if found:
                return Day(short.end(), found, (month, day), century_assumed=is_century_doubtful(short[2]))
        ended = known().behind_day.match(self.text, end)
        return self._yearless(ended.end() if ended else end, month, day)

    # -- the time of day --

    def time(self, at: int, *, beside: bool) -> Time | None:
        """A time of day at a place. Beside a day '16.03' and '17 Uhr' are times; elsewhere they are not `firm`."""
        half = self.word(self.words.halves_before, at)
        late = half[0] if half else None
        if half:
            at = self.skip(half[1], frozenset(" "))
        if not self.text[at : at + 1].isdecimal():
            return None
        military = _MILITARY.match(self.text, at)
        if military and int(military[1]) < 24:
            return self._zoned(military.end(), (int(military[1]), int(military[2]), 0), firm=True)
        match = known().clock.match(self.text, at)
        if match is None:
            return self._bare_hour(at, late, beside=beside)
        dotted = match[2] == "." or " " in (match[2] or "")
        end = match.end()
        if late is None:
            late, end = self._half_behind(end)
        elif dotted:
            dotted = False
        marked = self._hour_mark(end)
        if dotted and late is None and not marked and known().no_time.match(self.text, end):
            return None
        if (
            known().no_time.match(self.text, end)
            and self.text[end : end + 1] in (".", ":")
            and self.text[end + 1 : end + 2].isdecimal()
        ):
            return None  # '10:20:30:40', '1.12.2024'
        clock = on_the_clock(int(match[1]), int(match[4]), int(match[5] or match[6] or match[7] or 0), late)
        if clock is None:
            return None
        exact = match[5] is not None or self.text[at - 1 : at] == "t"
        return self._zoned(marked or end, clock, firm=not dotted or late is not None or bool(marked), exact=exact)

    def _bare_hour(self, at: int, late: int | None, *, beside: bool) -> Time | None:
        """'5 PM', '17 Uhr', '19 heures 13'"""
        match = _HOUR.match(self.text, at)
        if match is None:
            return None
        end = match.end()
        if late is None and self.text[end : end + 2].lstrip(" ")[:1] not in self.words.after_hour:
            return None
        if late is None:
            late, end = self._half_behind(end)
        if late is not None:
            clock = on_the_clock(int(match[1]), 0, 0, late) if int(match[1]) <= 12 else None
            firm = known().hour_mark.match(self.text, end)
            return self._zoned(firm.end() if firm else end, clock, firm=True) if clock else None
        marked = self._hour_mark(end)
        minutes = _MINUTES.match(self.text, marked) if marked else None
        if minutes and beside:
            clock = on_the_clock(int(match[1]), int(minutes[1]), 0, None)
            return self._zoned(self._hour_mark(minutes.end()) or minutes.end(), clock, firm=False) if clock else None
        firm = known().hour_mark.match(self.text, end)
        clock = on_the_clock(int(match[1]), 0, 0, None)
        if clock and (firm or (marked and beside and self.follows_time_link(at))):
            return self._zoned(max(marked, firm.end() if firm else 0), clock, firm=False)
        return None

    def follows_time_link(self, at: int) -> bool:
        """True behind 'à', 'kl.', 'um'."""
        return (
            self._closes(self.words.time_links_by_end, at - (self.text[at - 1 : at] == " "), max(0, at - 12))
            is not None
        )

    def _half_behind(self, end: int) -> tuple[int | None, int]:
        """'PM', 'p.m.', or the 'p' of '5:30p', behind a time."""
        at = self.skip(end, frozenset(" "))
        half = self.word(self.words.halves, at)
        if half:
            return half
        if (
            at == end
            and self.text[at : at + 1] in ("a", "p")
            and self.ends(at + 1)
            and self.text[at - 1 : at].isdecimal()
        ):
            return int(self.text[at] == "p"), at + 1
        return None, end

    def _hour_mark(self, at: int) -> int:
        """The place behind an hour mark ('Uhr', 'h'), or 0."""
        at = self.skip(at, frozenset(" "))
        firm = known().hour_mark.match(self.text, at)
        found = self.word(self.words.hour_marks, at)
        end = max(found[1] if found else 0, firm.end() if firm else 0)
        if not end and self.text[at : at + 1] == "h" and self.ends(at + 1):
            end = at + 1
        return end + (self.text[end : end + 1] == "." and self.text[end - 1] == "h") if end else 0

    def _zoned(self, end: int, clock: Clock, *, firm: bool, exact: bool = False) -> Time:
        zone = zones.find(self.raw, self.text, end, self.words.tag, exact=exact)
        return Time(zone.end if zone else end, clock, zone, firm or zone is not None)

    # -- what stands around a stamp --

    def label_before(self, start: int, floor: int) -> tuple[int, Label | None]:
        """Where a stamp begins with the words that belong to it, and what they say ('Publié le', 'Updated:')."""
        text, words, at, begin = self.text, self.words, start, start
        for _ in range(4):
            run = at
            while at > floor and text[at - 1] in BEFORE and run - at < _TIGHT:
                at -= 1
            found = self._closes(words.labels_by_end, at, floor)
            if found is None and at > floor and text[at - 1] == ".":
                found = self._closes(words.labels_by_end, at - 1, floor)
            if found is not None:
                return found[1], LABELS[found[0]]
            earlier = self._link_before(at, floor)
            if earlier is None:
                break
            at = earlier
            begin = earlier if text[earlier].isalnum() and text[earlier:begin].replace(" ", "").isalpha() else begin
        return begin, None

    def _closes(self, table: Table, end: int, floor: int) -> tuple[int, int] | None:
        """The meaning and the start of the longest word of a table that ends at a place."""
        if end <= floor:
            return None
        for word, meaning in table.get(self.text[end - 1], ()):
            start = end - len(word)
            if start >= floor and self.text.startswith(word, start) and self.starts(start):
                return meaning, start
        return None

    def _link_before(self, end: int, floor: int) -> int | None:
        """The start of a link word, weekday or relative word that ends at a place."""
        found = self._closes(self.words.before_by_end, end, floor)
        if found is not None:
            return found[1]
        start = self.words.relative.closes(self.text[max(floor, end - 20) : end])
        return max(floor, end - 20) + start if start >= 0 else None

    def label_behind(self, end: int) -> tuple[int, Label | None]:
        """'2025年1月13日 20時01分 公開': Japanese, Korean and Chinese pages print it there too."""
        if not self.words.labels_behind:
            return end, None
        found = self.word(self.words.labels, self.skip(end, frozenset(" （(")))
        if found is None or self.text[found[1] : found[1] + 3].strip(" )）")[:1] not in ("", "|", "・", "、", "/", ","):
            return end, None
        return found[1], LABELS[found[0]]

    def stands_alone(self, start: int, end: int, floor: int) -> bool:
        """True if nothing but marks touches a span, and little else is on the line."""
        text = self.text
        if len(text) > 200:
            return False
        before, after = text[floor:start].rstrip(), text[end:].lstrip()
        if (before and before[-1] not in BEFORE) or (
            after and after[0] not in BEFORE and after[0] != "." and not after[0].isdecimal()
        ):
            return False
        return before.count(" ") + after.count(" ") <= 8

    def is_inside(self, start: int, end: int, floor: int) -> bool:
        """True if a span has words on both sides."""
        before, after = self.text[max(floor, start - 3) : start].rstrip(), self.text[end : end + 3].lstrip()
        return before[-1:].isalnum() and after[:1].isalpha()

    def says_nothing_beside(self, start: int, end: int) -> bool:
        """True if a line has no word and no figure but those of a span."""
        return len(self.text) - (end - start) <= _TIGHT and not any(c.isalnum() for c in self.text[:start] + self.text[end:])

    def is_all(self, start: int, end: int) -> bool:
        """True if a span is all that the line says."""
        return len(self.text) - (end - start) <= 24 and not any(
            c.isalnum() for c in self.text[:start] + self.text[end:]
        )


def on_the_clock(hour: int, minute: int, second: int, late: int | None) -> Clock | None:
    """Printed figures to a time of day; '13:05 AM' and '25:10' are none."""
    if late is not None and hour <= 12:
        hour = hour % 12 + 12 * late
    elif late == 0:
        return None
    return (hour, minute, second) if hour < 24 else None

"""Printed dates to stamps: every form of a language, found without guessing and never completed from today."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo
from functools import cache
from typing import Literal, NamedTuple

from artcli.errors import BadPack, UnknownLanguage
from artcli.language import locale as locales
from artcli.language import tables, zones
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.language.zones import with_zone, zone_of
from artcli.patterns import lazily

__all__ = ["Stamp", "complete", "find", "page_order", "read", "rest", "with_zone", "zone_of"]

Label = Literal["published", "modified"]
Clock = tuple[int, int, int]


class Stamp(NamedTuple):
    """A printed time: where it stands (its label word and zone included) and what it says.

    `value` is a date, a naive or an aware datetime, or None where the text does not say the whole day; then `day`, `time` and
    `weekday` hold what it does say, for `complete`.
    """

    start: int
    end: int
    value: date | datetime | None
    label: Label | None = None
    relative: bool = False  # "il y a 3 heures", "today at 5": a time that is no date
    ambiguous: bool = False  # 05/06/2025 in a language that prints both orders
    zone: str | None = None  # as printed
    weekday: int | None = None  # as printed, Monday = 0
    day: tuple[int, int] | None = None  # month and day, where the year is missing
    time: Clock | None = None  # where the day or its year is missing
    offset: tzinfo | None = None  # of that time

    @property
    def year_missing(self) -> bool:
        """True for '25 novembre'."""
        return self.day is not None

    @property
    def day_missing(self) -> bool:
        """True for 'modifié à 07h59', 'Friday 5 pm'."""
        return self.value is None and self.day is None and not self.relative


# ---- the words of a language, arranged once --------------------------------------------------------------------------

Table = Mapping[str, tuple[tuple[str, int], ...]]
"""Words with their meaning, longest first, by their first two letters (words of one letter by it); those that are looked for backwards by their last."""

_PUBLISHED, _MODIFIED = 0, 1
_LABELS: tuple[Label, Label] = ("published", "modified")

class _Known(NamedTuple):
    """The table of dates."""

    morning: tuple[str, ...]
    evening: tuple[str, ...]
    behind_figure: tuple[str, ...]
    persian_months: tuple[str, ...]
    label_behind: frozenset[str]
    month_prefix: Mapping[str, str]
    eras: Mapping[str, int]
    zones: re.Pattern[str]
    month_first_zones: frozenset[str]
    british: re.Pattern[str]
    american: re.Pattern[str]


@cache
def _known() -> _Known:
    table = tables.load("dates")
    try:
        return _Known(
            morning=tuple(table["morning"]),
            evening=tuple(table["evening"]),
            behind_figure=tuple(table["behind_figure"]),
            persian_months=tuple(table["persian_months"]),
            label_behind=frozenset(table["label_behind"]),
            month_prefix=table["month_prefix"],
            eras=table["eras"],
            zones=lazily(rf"(?<![^\W\d_])(?:{'|'.join((*table['day_first_zones'], *table['month_first_zones']))})(?![^\W\d_])"),
            month_first_zones=frozenset(table["month_first_zones"]),
            british=lazily(rf"(?<!\w)(?:{'|'.join(table['british'])})(?!\w)|£"),
            american=lazily(rf"(?<!\w)(?:{'|'.join(table['american'])})(?!\w)"),
        )
    except (KeyError, TypeError) as problem:
        raise BadPack(f"dates.toml: {problem!r}") from problem


class _Words(NamedTuple):
    tag: str
    order: str
    months: Table
    months_by_end: Table
    persian: Table
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


def _table(meanings: Mapping[str, int], *, by_end: bool = False) -> Table:
    heads: dict[str, list[tuple[str, int]]] = {}
    for word in sorted(meanings, key=lambda w: (-len(w), w)):
        heads.setdefault(word[-1] if by_end else word[:2], []).append((word, meanings[word]))
    return {head: tuple(words) for head, words in heads.items()}


def _unaccented(word: str) -> str:
    """A Latin word as old systems print it: 'fevrier'."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not "\u0300" <= c <= "\u036f")


def _months(packs: Sequence[Locale]) -> dict[str, int]:
    months: dict[str, int] = {}
    for pack in packs:
        prefix = _known().month_prefix.get(pack.tag, "")
        for number, forms in enumerate(pack.months, 1):
            for form in forms:
                if len(form) > 1 and not form[0].isdecimal():
                    months.setdefault(_ascii_figures(form), number)
                    months.setdefault(prefix + form, number)
                    if pack.script == "Latn":
                        months.setdefault(_unaccented(form), number)
    return months


def _cut(months: Mapping[str, int]) -> dict[str, int]:
    """Every beginning, of three letters and more, that belongs to the long names of one month alone."""
    found: dict[str, set[int]] = {}
    for word, number in months.items():
        for length in range(3, len(word) + 1) if len(word) > 4 else ():
            found.setdefault(word[:length], set()).add(number)
    return {head: numbers.pop() for head, numbers in found.items() if len(numbers) == 1}


def _weekdays(packs: Sequence[Locale]) -> dict[str, int]:
    weekdays: dict[str, int] = {}
    for pack in packs:
        for number, forms in enumerate(pack.weekdays):
            for form in forms:
                if len(form) > 1 or not form.isascii():  # 'h', 'k' and 'p' are Hungarian weekdays in calendars alone
                    weekdays.setdefault(_ascii_figures(form), number)
    return weekdays


def _arrange(own: Locale) -> _Words:
    packs = [own]
    if own.tag != "en":
        with suppress(UnknownLanguage):
            packs.append(locales.load("en"))  # pages in any language print English dates

    def joined(name: str) -> tuple[str, ...]:
        return tuple(word for pack in packs for word in getattr(pack, name).words)

    def plain(words: Iterable[str]) -> Table:
        return _table(dict.fromkeys(words, 0))

    months, weekdays = _months(packs), _weekdays(packs)
    halves = dict.fromkeys((key(w) for w in (*joined("am"), *_known().morning)), 0) | dict.fromkeys(
        (key(w) for w in (*joined("pm"), *_known().evening)), 1
    )
    time_links = {w: 0 for w in joined("time_links") if w == "@" or any(c.isalpha() for c in w)}
    weak = {*joined("date_links"), *joined("time_links")}
    # "le", "on" stand before dates of every kind: they say nothing about what the date is of
    labels = {w: _PUBLISHED for w in joined("published") if w not in weak} | {
        w: _MODIFIED for w in joined("updated") if w not in weak
    }
    persian = _table({word: number for number, word in enumerate(_known().persian_months, 1)}) if own.tag == "fa" else {}
    before = {
        word: late
        for word, late in halves.items()
        if not word.isascii() or (word.endswith(".") and word not in ("a.m.", "p.m."))
    }
    tables = (_table(months), _table(weekdays), _table(before))
    return _Words(
        tag=own.tag,
        order=own.date_order,
        months=tables[0],
        months_by_end=_table(months, by_end=True),
        persian=persian,
        cut_months=_cut(months),
        weekdays=tables[1],
        halves=_table(halves),
        halves_before=tables[2],
        links=plain(joined("date_links")),
        time_links=_table(time_links),
        hour_marks=plain(w for w in joined("hour_marks") if w not in zones.names()),
        labels=_table(labels),
        labels_by_end=_table(labels, by_end=True),
        before_by_end=_table(dict.fromkeys(joined("date_links"), 0) | time_links | weekdays, by_end=True),
        time_links_by_end=_table(time_links, by_end=True),
        relative=Phrases.folded(joined("relative")),
        weekday_words=tuple(w for w in weekdays if len(w) > 2),
        initials=frozenset(head for table in (*tables, persian) for head in table),
        behind_figure=frozenset(
            w[:2] for w in (*months, *weekdays, *halves, *time_links, *joined("date_links"), *joined("hour_marks"), *_known().behind_figure, *(persian and _known().persian_months))
        ),
        after_hour=frozenset(w[0] for w in (*halves, *joined("hour_marks"))) | frozenset("aphu時时点點시"),
        labels_behind=own.script in _known().label_behind,
    )


_arranged: dict[str, tuple[Locale, _Words]] = {}


def _words(locale: Locale) -> _Words:
    known = _arranged.get(locale.tag)
    if known is None or known[0] is not locale:
        known = _arranged[locale.tag] = (locale, _arrange(locale))
    return known[1]


# ---- the forms -------------------------------------------------------------------------------------------------------

_FIGURE = lazily(r"\d")
_OTHER_FIGURE = lazily(r"[^\x00-\x7f\D]")  # '٢', '２', '२'
# where a stamp may open: at a figure, a word, and at 'April' in 'readApril'
_CASE_EDGE = lazily(r"[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]")
_PLAIN_PLACE = lazily(r"\d+|[^\W\d_]+")
_PLACE = lazily(r"\d+|[^\W\d_]+?(?=(?<=[a-zß-öø-ÿ])[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")

# '2025-11-25', '2024.03.31', '2025/1/21', '2025. 11. 25.'; with the time glued to it: '2024.03.3119:59'
_YEAR_FIRST = lazily(r"(\d{4}) ?([-./]) ?(\d{1,2}) ?\2 ?(\d\d(?=\d{1,2}:\d\d)|\d{1,2}(?!\d))")
# '13 1月 2025': the figures of the East in the order of the West
_EAST_LAST = lazily(r"(\d{1,2}) (\d{1,2}) ?[月월],? (\d{4})(?!\d)")
# '2025年1月13日', '2025년 6월 4일', '1月13日'
_EAST = lazily(r"(?:(\d{1,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2})(?: ?([日일号])|(?!\d))")
# '25/11/2025', '23. 12. 2024', '15.10.24', '5-6-2025'; with the time glued to it: '25/11/202519:13'
_FIGURES = lazily(
    r"(\d{1,2}) ?([./-]) ?(\d{1,2})( ?)\2( ?)(\d{4}(?=\d{1,2}[:h]\d\d)|\d{4}(?!\d)|\d\d(?![\d:]|[.h]\d))"
)
_SLASH_YEAR = lazily(r"(\d{1,2})/(\d{1,2})(?: ?[-–] ?| )(\d{4})(?!\d)")  # '25/11-2025', '25/11 2025'
# a year, a clock time, a day in figures, an hour: without one of these a long line tells no time that counts
_TELLING_FIGURE = lazily(r"\d{4}|\d ?[./:-] ?\d|\d ?[年月日년월일時时시点點h'’]|\d ?(?:[ap]\.? ?m\b|uhr|uur|giờ|ч\b)")
_RUN = lazily(r"\d+")
_IN_FIGURES = frozenset("-./年년月월")  # what stands behind the first figure of a day in figures
_DAY_MONTH = lazily(r"(\d{1,2})([./])(\d{1,2})(?:\.(?!\d)|(?![\d./:]))")  # '25.11., 19:13 Uhr', '25/11 19:13'
_WIRE = lazily(r"(\d\d)(\d\d)(\d\d) ?(gmt|utc)? ([a-z]{3}) (\d\d)(?!\d)")  # '131137 GMT Nov 13', '091223 dec 18'
# '2025', and that of '20252:23 PM', '20255 min read'
_YEAR = lazily(r"\d{4}(?=\d{1,2}[:h]\d\d|(?!\d))|20[12]\d(?=\d{1,2} ?[^\W\d_]{3})")
_SHORT_YEAR = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?![\d:]|[.h]\d| ?(?:[^\W\d_]|%))")  # "'25", '-25', ' 90'
_SHORT_YEAR_TIMED = lazily(r"( ?['’`]|[-/.]| )(\d\d)(?=,? \d{1,2}:\d\d)")  # '25 Nov 25 19:13'
_DAY = lazily(
    r"(\d{1,2})(?!\d)(?: ?[º°ª]|(?:st|nd|rd|th|ère|er|ste|de|re|e|:e|:a|-?го|-?е|-е|ος|ης|η|ªº)(?![^\W\d_]))?"
)
# '25-én', '25.', '25 d.', '25日'
_DAY_END = lazily(r"(?:-?[aáeé]n|\.| ?d\.|日|일)(?![^\W\d_])")
# behind a year: '2025 г.', '2025 р.', '2025 m.', '2025 roku'
_YEAR_END = lazily(r" ?(?:г(?:ода|оду|\.)?|р(?:оку|\.)?|roku|m\.|metų|evi|god\.|น\.)(?![^\W\d_])")

_CLOCK = lazily(
    r"(\d{1,2})(?:( ?: ?|\.)| ?(h|u|时|時|點|点|시|ч|giờ|น\.) ?)([0-5]\d(?!\d)|\d(?= ?[分분]))"  # '19:13', '16.03', '19h13', '19 h 13', '7時 0分'
    r"(?::([0-5]\d)(?:[.,]\d{1,9})?(?![\d:])|\.([0-5]\d)(?![\d.:])| ?[分분] ?(?:([0-5]\d) ?[秒초])?)?"  # ':08', ':08.123', '分'
)
_HOUR = lazily(r"(\d{1,2})(?!\d)")
_MINUTES = lazily(r" ?([0-5]\d)(?!\d)")  # the '13' of '19 heures 13'
_MILITARY = lazily(r"(\d\d)([0-5]\d)(?= ?(?:gmt|utc|z\b))")  # '1509GMT'
_FIRM_HOUR_MARKS = lazily(r" ?(?:h|hrs|uhr|uur|時|时|点|點|시)(?![^\W\d_])")  # '17 Uhr', '19h'
_NO_TIME_AFTER = lazily(
    r"[.:]?\d|[.,]\d| ?(?:[€$£¥₹₽%]|kr\b|eur\b|usd\b|euro|dollar|millions?\b|mio\b|mrd\b|km\b|kg\b)"
)  # '12.50 €'

_MARKS = frozenset(" ,;|•·●–—-/()[]{}、،。›»«（）【】「」・~*_\t")  # between a day and its time, and around stamps
_IN_DATE = frozenset(" .,-/")
_BEFORE = _MARKS | frozenset(":<>=")
_TIGHT = 12  # marks, and
_LOOSE = 26  # marks and words, that may stand between two parts of one stamp


class _Day(NamedTuple):
    end: int
    value: date | None  # None: the year is missing
    month_day: tuple[int, int]
    other: date | None = None  # as it would be in the other order of day and month
    weak: bool = False  # may be something else ('3-4-12'), unless words around it say that it is a date
    clock: Clock | None = None  # in wires, day and time are one figure
    zone: zones.Zone | None = None


class _Time(NamedTuple):
    end: int
    clock: Clock
    zone: zones.Zone | None = None
    firm: bool = True  # False: '16.03', a time only in the right place


# ---- calendars -------------------------------------------------------------------------------------------------------


def _gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1700 <= year <= 2199 else None
    except ValueError:
        return None


def _from_persian(year: int, month: int, day: int) -> date | None:
    """A day of the solar Hijri calendar, 1300-1500, by the 33-year rule, which holds for all of them."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    leap = _is_persian_leap(year)
    if month == 12 and day == 30 and not leap:
        return None
    days = 365 * (year - 1300) + sum(_is_persian_leap(y) for y in range(1300, year))
    return date(1921, 3, 21) + timedelta(
        days=days + (31 * (month - 1) if month <= 6 else 186 + 30 * (month - 7)) + day - 1
    )


def _is_persian_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def _date(year: int, month: int, day: int, tag: str) -> date | None:
    """A printed day; in Thai the year may be Buddhist, in Persian the date of the solar calendar."""
    if tag == "th" and 2400 <= year <= 2700:
        year -= 543
    elif tag == "fa" and 1300 <= year <= 1500:
        return _from_persian(year, month, day)
    return _gregorian(year, month, day)


def _full_year(figures: str, tag: str) -> int:
    year = int(figures)
    if len(figures) > 2:
        return year
    if tag == "th" and year >= 50:  # '25 พ.ย. 68' is 2568
        return 2500 + year
    return year + (2000 if year <= 68 else 1900)


# ---- one line --------------------------------------------------------------------------------------------------------


def _ascii_figures(text: str) -> str:
    if text.isascii() or not _OTHER_FIGURE.search(text):
        return text
    return _OTHER_FIGURE.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def _is_letter(char: str) -> bool:
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def _is_unspaced(char: str) -> bool:
    """True for scripts in which words, or labels and names, stand without a space between them."""
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


class _Line:
    """One line being looked through; each step answers with what it took and the place behind it.

    No step looks further than some dozens of characters, so that the whole is linear in the length of the line.
    """

    __slots__ = ("open", "order", "raw", "text", "words")

    def __init__(self, text: str, words: _Words, order: str | None) -> None:
        self.raw = text
        self.text = _ascii_figures(key(text))
        self.words = words
        self.order = order.rstrip("?") if order else words.order
        self.open = order is None or order.endswith("?")  # the other order of day and month is possible

    # -- words --

    def _is_case_edge(self, at: int) -> bool:
        """True between 'Uhr' and 'Stuttgart', 'EDT' and 'Updated': words that lost the space between them."""
        raw = self.raw
        return raw[at : at + 1].isupper() and (
            raw[at - 1 : at].islower() or (raw[at + 1 : at + 2].islower() and raw[at - 1 : at].isupper())
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
        end = _RUN.match(text, at).end()  # type: ignore[union-attr]
        count = end - at
        if count == 3 or count > 6:
            return False
        end += text[end : end + 1] == " "
        behind = text[end : end + 1]
        return not behind.isalpha() or behind > "\u0e00" or text[end : end + 2] in self.words.behind_figure or behind in self.words.behind_figure

    # -- the day --

    def day(self, at: int) -> _Day | None:
        """A day that is printed at a place, with or without its year."""
        if not self.text[at : at + 1].isdecimal():
            month = self.month(at)
            return self._month_first(*month) if month else None
        if at and self.text[at - 1].isdecimal():
            return None
        count = _RUN.match(self.text, at).end() - at  # type: ignore[union-attr]
        behind = self.text[at + count : at + count + 2].lstrip(" ")[:1]
        attached = at > 1 and self.text[at - 1] in "./-:," and self.text[at - 2].isdecimal()
        if not attached and (behind in _IN_FIGURES or behind.isdecimal() or count > 4):
            found = self._in_figures(at)
            if found:
                return found
        return self._day_first(at) if count <= 2 else self._year_then_month(at) if count >= 4 else None

    def _in_figures(self, at: int) -> _Day | None:
        text, tag = self.text, self.words.tag
        match = _YEAR_FIRST.match(text, at)
        if match:
            return self._whole(match, _date(int(match[1]), int(match[3]), int(match[4]), tag))
        match = _EAST_LAST.match(text, at)
        if match:
            return self._whole(match, _date(int(match[3]), int(match[2]), int(match[1]), tag))
        match = _EAST.match(text, at)
        if match and (match[1] or match[4]):
            return self._eastern(match)
        match = _FIGURES.match(text, at)
        if match:
            return self._by_order(match)
        match = _SLASH_YEAR.match(text, at)
        if match:
            found = _date(int(match[3]), int(match[2]), int(match[1]), tag)
            return self._whole(match, found, weak=True)
        match = _WIRE.match(text, at)
        return self._of_wire(match) if match else self._day_month(at)

    def _whole(
        self, match: re.Match[str], found: date | None, *, weak: bool = False, other: date | None = None
    ) -> _Day | None:
        """A day of figures alone, unless more of the same follows: an address, a number, a path."""
        end = match.end()
        behind = self.text[end : end + 2]
        glued_path = len(behind) == 2 and behind[0] in "-/_" and (behind[1].isalpha() or behind[1] == "_")
        more = (
            len(behind) == 2 and behind[0] in "./-" and behind[1].isdecimal() and not _CLOCK.match(self.text, end + 1)
        )
        before = self.text[match.start() - 1 : match.start()]
        if found is None or glued_path or more or before in ("=", "_") or (before == "/" and behind[:1] == "/"):
            return None
        return _Day(end, found, (found.month, found.day), other, weak)

    def _eastern(self, match: re.Match[str]) -> _Day | None:
        month, day = int(match[2]), int(match[3])
        if match[1] is None:
            return self._yearless(match.end(), month, day)
        start, year = match.start(), int(match[1])
        if len(match[1]) < 3:
            era = _known().eras.get(self.text[max(0, start - 2) : start])
            year = era + year if era else _full_year(match[1], "") if len(match[1]) == 2 else 0
        found = _date(year, month, day, self.words.tag)
        return _Day(match.end(), found, (month, day)) if found else None

    def _by_order(self, match: re.Match[str]) -> _Day | None:
        """'05/06/2025': in the order of the page or language, unless only the other one is possible."""
        mark, tag = match[2], self.words.tag
        a, b, c = match[1], match[3], match[6]
        if len(c) == 2 and match[4] != match[5]:
            return None  # '6.4. 12 Uhr'
        found = {
            "dmy": _date(_full_year(c, tag), int(b), int(a), tag),
            "mdy": _date(_full_year(c, tag), int(a), int(b), tag),
            "ymd": _date(_full_year(a, tag), int(b), int(c), tag) if len(a) == len(b) == len(c) == 2 else None,
        }
        possible = [order for order in self._orders(mark, len(c) == 2) if found[order]]
        if not possible:
            return None
        both = self.open and (tag == "en" or possible[0] == "ymd") and mark != "." and len(possible) > 1
        other = found[possible[1]] if both and found[possible[1]] != found[possible[0]] else None
        lone = not (len(a) == len(b) == 2) or mark == "-"
        letter_before = match.start() > 0 and self.text[match.start() - 1].isalpha()
        weak = len(c) == 2 and (lone or letter_before or bool(match[4]))
        return self._whole(match, found[possible[0]], weak=weak, other=other)

    def _orders(self, mark: str, short: bool) -> tuple[str, ...]:
        order = self.order
        if short and order == "ymd" and (self.words.tag != "sv" or mark == "-"):
            return ("ymd", "dmy")
        # with full stops the day comes first in every country that prints them
        return ("mdy", "dmy") if order == "mdy" and mark != "." else ("dmy", "mdy")

    def _of_wire(self, match: re.Match[str]) -> _Day | None:
        month = self.word(self.words.months, match.start(5))
        hour, minute = int(match[2]), int(match[3])
        if month is None or hour > 23 or minute > 59:
            return None
        found = _gregorian(_full_year(match[6], ""), month[0], int(match[1]))
        if found is None:
            return None
        zone = zones.Zone(match.end(), match[4].upper(), zones.named(match[4], "en")) if match[4] else None
        return _Day(match.end(), found, (found.month, found.day), clock=(hour, minute, 0), zone=zone)

    def _day_month(self, at: int) -> _Day | None:
        match = _DAY_MONTH.match(self.text, at)
        if match is None:
            return None
        order = self.order
        pair = (int(match[1]), int(match[3])) if order == "mdy" and match[2] == "/" else (int(match[3]), int(match[1]))
        found = self._yearless(match.end(), *pair)
        return found._replace(weak=True) if found else None

    def _yearless(self, end: int, month: int, day: int) -> _Day | None:
        return _Day(end, None, (month, day)) if _gregorian(2024, month, day) else None

    def _day_first(self, at: int) -> _Day | None:
        """'25 novembre 2025', '25. Nov.', '28APR2023'"""
        match = _DAY.match(self.text, at)
        if match is None or not 1 <= int(match[1]) <= 31:
            return None
        after = self.skip(match.end(), _IN_DATE, self.words.links)
        month = self.month(after)
        if month:
            return self._with_year(month[1], month[0], int(match[1]), day_first=True)
        persian = self.word(self.words.persian, after)
        year = _YEAR.match(self.text, self.skip(persian[1], _IN_DATE, self.words.links)) if persian else None
        if persian and year:
            found = _date(int(year[0]), persian[0], int(match[1]), self.words.tag)
            return _Day(year.end(), found, (found.month, found.day)) if found else None
        return None

    def _year_then_month(self, at: int) -> _Day | None:
        """'2025 m. lapkričio 25 d.', '2025. november 25.'"""
        match = _YEAR.match(self.text, at)
        if match is None:
            return None
        marked = _YEAR_END.match(self.text, match.end())
        month = self.month(self.skip(marked.end() if marked else match.end(), _IN_DATE, self.words.links))
        if month is None:
            return None
        day = _DAY.match(self.text, self.skip(month[1], _IN_DATE, self.words.links))
        found = _date(int(match[0]), month[0], int(day[1]), self.words.tag) if day else None
        if day is None or found is None:
            return None
        ended = _DAY_END.match(self.text, day.end())
        return _Day(ended.end() if ended else day.end(), found, (found.month, found.day))

    def _month_first(self, number: int, end: int) -> _Day | None:
        """'November 25, 2025', 'Nov. 25'"""
        match = _DAY.match(self.text, self.skip(end, _IN_DATE, self.words.links))
        if match is None or not 1 <= int(match[1]) <= 31:
            return None
        return self._with_year(match.end(), number, int(match[1]), day_first=False)

    def _with_year(self, end: int, month: int, day: int, *, day_first: bool) -> _Day | None:
        """The year behind a day and month, where there is one."""
        tag = self.words.tag
        match = _YEAR.match(self.text, self.skip(end, _IN_DATE, self.words.links))
        if match:
            found = _date(int(match[0]), month, day, tag)
            if found:
                marked = _YEAR_END.match(self.text, match.end())
                return _Day(marked.end() if marked else match.end(), found, (month, day))
        # '25-Nov-25', '8 JAN 90', "Nov 25 '25"; but 'May 5 12' is no year
        short = _SHORT_YEAR.match(self.text, end) or _SHORT_YEAR_TIMED.match(self.text, end)
        if short and (day_first or short[1].strip() in ("'", "’", "`")):
            found = _date(_full_year(short[2], tag), month, day, tag)
            if found:
                return _Day(short.end(), found, (month, day))
        ended = _DAY_END.match(self.text, end)
        return self._yearless(ended.end() if ended else end, month, day)

    # -- the time of day --

    def time(self, at: int, *, beside: bool) -> _Time | None:
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
        match = _CLOCK.match(self.text, at)
        if match is None:
            return self._bare_hour(at, late, beside=beside)
        dotted = match[2] == "." or " " in (match[2] or "")
        end = match.end()
        if late is None:
            late, end = self._half_behind(end)
        elif dotted:
            dotted = False
        marked = self._hour_mark(end)
        if dotted and late is None and not marked and _NO_TIME_AFTER.match(self.text, end):
            return None
        if (
            _NO_TIME_AFTER.match(self.text, end)
            and self.text[end : end + 1] in (".", ":")
            and self.text[end + 1 : end + 2].isdecimal()
        ):
            return None  # '10:20:30:40', '1.12.2024'
        clock = _on_the_clock(int(match[1]), int(match[4]), int(match[5] or match[6] or match[7] or 0), late)
        if clock is None:
            return None
        exact = match[5] is not None or self.text[at - 1 : at] == "t"
        return self._zoned(marked or end, clock, firm=not dotted or late is not None or bool(marked), exact=exact)

    def _bare_hour(self, at: int, late: int | None, *, beside: bool) -> _Time | None:
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
            clock = _on_the_clock(int(match[1]), 0, 0, late) if int(match[1]) <= 12 else None
            firm = _FIRM_HOUR_MARKS.match(self.text, end)
            return self._zoned(firm.end() if firm else end, clock, firm=True) if clock else None
        marked = self._hour_mark(end)
        minutes = _MINUTES.match(self.text, marked) if marked else None
        if minutes and beside:
            clock = _on_the_clock(int(match[1]), int(minutes[1]), 0, None)
            return self._zoned(self._hour_mark(minutes.end()) or minutes.end(), clock, firm=False) if clock else None
        firm = _FIRM_HOUR_MARKS.match(self.text, end)
        clock = _on_the_clock(int(match[1]), 0, 0, None)
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
            dot = (
                self.text[half[1] : half[1] + 1] == "."
                and self.text[half[1] - 1] != "."
                and "." in self.text[at : half[1]]
            )
            return half[0], half[1] + dot
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
        firm = _FIRM_HOUR_MARKS.match(self.text, at)
        found = self.word(self.words.hour_marks, at)
        end = max(found[1] if found else 0, firm.end() if firm else 0)
        if not end and self.text[at : at + 1] == "h" and self.ends(at + 1):
            end = at + 1
        return end + (self.text[end : end + 1] == "." and self.text[end - 1] == "h") if end else 0

    def _zoned(self, end: int, clock: Clock, *, firm: bool, exact: bool = False) -> _Time:
        zone = zones.find(self.raw, self.text, end, self.words.tag, exact=exact)
        return _Time(zone.end if zone else end, clock, zone, firm or zone is not None)

    # -- what stands around a stamp --

    def label_before(self, start: int, floor: int) -> tuple[int, Label | None]:
        """Where a stamp begins with the words that belong to it, and what they say ('Publié le', 'Updated:')."""
        text, words, at, begin = self.text, self.words, start, start
        for _ in range(4):
            run = at
            while at > floor and text[at - 1] in _BEFORE and run - at < _TIGHT:
                at -= 1
            found = self._closes(words.labels_by_end, at, floor)
            if found is None and at > floor and text[at - 1] == ".":
                found = self._closes(words.labels_by_end, at - 1, floor)
            if found is not None:
                return found[1], _LABELS[found[0]]
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
        return found[1], _LABELS[found[0]]

    def stands_alone(self, start: int, end: int, floor: int) -> bool:
        """True if nothing but marks touches a span, and little else is on the line."""
        text = self.text
        if len(text) > 200:
            return False
        before, after = text[floor:start].rstrip(), text[end:].lstrip()
        if (before and before[-1] not in _BEFORE) or (
            after and after[0] not in _BEFORE and after[0] != "." and not after[0].isdecimal()
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


def _on_the_clock(hour: int, minute: int, second: int, late: int | None) -> Clock | None:
    """Printed figures to a time of day; '13:05 AM' and '25:10' are none."""
    if late is not None and hour <= 12:
        hour = hour % 12 + 12 * late
    elif late == 0:
        return None
    return (hour, minute, second) if hour < 24 else None


# ---- finding ---------------------------------------------------------------------------------------------------------


def find(text: str, locale: Locale, *, order: str | None = None) -> tuple[Stamp, ...]:
    """Every time stamp of a line, from left to right.

    `order` is what the rest of the page tells of the order of day and month (see `page_order`).

    >>> find("Le 25/11/2025 à 19h13", locales.load("fr"))[0].value
    datetime.datetime(2025, 11, 25, 19, 13)
    """
    words = _words(locale)
    has_figure = _FIGURE.search(text) is not None
    if not has_figure and len(text) > _SHORT:
        return ()
    line = _Line(text, words, order)
    relative = _relative(line)
    if not has_figure and (relative or not any(map(line.text.__contains__, words.weekday_words))):
        return tuple(relative)
    if len(text) > _SHORT and not relative and not _TELLING_FIGURE.search(line.text):
        return ()
    return tuple(_all(line, relative))


def _all(line: _Line, relative: Sequence[Stamp]) -> Iterator[Stamp]:
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


def _places(line: _Line) -> Iterator[tuple[int, int]]:
    """The figures and words of a line that a stamp may open with; in a long line, words only so near before a figure."""
    raw, text, initials = line.raw, line.text, line.words.initials
    words = _PLACE if _CASE_EDGE.search(raw) else _PLAIN_PLACE
    at = 0
    for figure in _RUN.finditer(raw) if len(raw) > _SHORT else (None,):
        begin = max(at, figure.start() - _REACH) if figure else 0
        while at < begin and raw[begin - 1 : begin + 1].isalpha():
            begin -= 1
        end = at = figure.end() if figure else len(raw)
        for match in words.finditer(raw, begin, end):
            start = match.start()
            if text[start].isdecimal() or text[start : start + 2] in initials or text[start] in initials:
                yield start, match.end()


def _stamp_at(line: _Line, at: int, floor: int, last: Stamp | None) -> Stamp | None:
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
        after = line.skip(named[1], _MARKS, line.words.links, line.words.time_links)
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


def _opening_with(
    line: _Line, start: int, at: int, weekday: int | None, floor: int, last: Stamp | None
) -> Stamp | None:
    """A stamp whose day or time stands at `at`, behind the weekday that may open it at `start`."""
    day = line.day(at)
    if day is not None and day.value is not None:
        return _dated(line, start, day, weekday, floor)
    time = line.time(at, beside=weekday is not None)
    if time is not None:
        found = _timed(line, start, time, weekday, floor, last)
        if found is not None:
            return found
    return _dated(line, start, day, weekday, floor) if day is not None else None


def _dated(line: _Line, start: int, day: _Day, weekday: int | None, floor: int) -> Stamp | None:
    """A day with what may follow it: a weekday, a time."""
    end = day.end
    named = line.weekday(line.skip(end, _MARKS | {"."})) if weekday is None else None
    if named:
        weekday, end = named
        end += line.text[end : end + 1] in (")", "）")
    time = _Time(day.end, day.clock, day.zone) if day.clock else _time_behind(line, end)
    label_start, label = line.label_before(start, floor)
    end = time.end if time else end
    if label is None:
        end, label = line.label_behind(end)
    supported = label is not None or line.stands_alone(label_start, end, floor)
    if day.value is None and not supported:
        return None  # '25 novembre' inside a sentence
    if day.weak and not (supported or (day.value is not None and (weekday is not None or time is not None))):
        return None
    if day.value is None and label is not None and line.is_inside(label_start, end, floor):
        return None  # 'un article publié le 6 juillet dans la revue'
    if day.value is None and day.weak and weekday is None and time is None and label is None:
        return None  # '5/12' alone on its line
    value, ambiguous = _settled(line, day, weekday, time)
    clock, zone = (time.clock, time.zone) if time else (None, None)
    offset = zone.offset if zone else None
    return Stamp(
        start=label_start,
        end=end,
        value=_moment(value, clock, offset) if value else None,
        label=label,
        ambiguous=ambiguous,
        zone=zone.name if zone else None,
        weekday=weekday,
        day=day.month_day if value is None else None,
        time=clock if value is None else None,
        offset=offset if value is None else None,
    )


def _moment(day: date, clock: Clock | None, offset: tzinfo | None) -> date | datetime:
    if clock is None:
        return day
    local = datetime(day.year, day.month, day.day, *clock)
    return zones.aware(local, offset) if offset is not None else local


def _settled(line: _Line, day: _Day, weekday: int | None, time: _Time | None) -> tuple[date | None, bool]:
    """The day, and whether its order stays open: a weekday or a British zone on the same line settles it."""
    if day.other is None or day.value is None:
        return day.value, False
    if (
        weekday is not None
        and weekday in (day.value.weekday(), day.other.weekday())
        and day.value.weekday() != day.other.weekday()
    ):
        return (day.value if day.value.weekday() == weekday else day.other), False
    vote = _zone_vote(time.zone.name.lower()) if time and time.zone and line.words.tag == "en" else 0
    if vote:
        return (day.value if (vote < 0) == (line.order == "mdy") else day.other), False
    return day.value, True


def _time_behind(line: _Line, end: int) -> _Time | None:
    """The time that belongs to a day before it: 'T19:13', ' à 19h13', ', 16.03 Uhr', ' | 12:42', glued '2:23 PM'."""
    text = line.text
    if text[end : end + 1] == "t" and text[end + 1 : end + 2].isdecimal():
        return line.time(end + 1, beside=True)
    at = line.skip(end, _MARKS | {"."}, line.words.time_links)
    if at == end and text[at : at + 1] == ":":  # '25.11.2025: 19:13'
        at = line.skip(at + 1, frozenset(" "))
    time = line.time(at, beside=True) if at < len(text) else None
    # '13.03.2025 - 14.03.2025': another day, no time
    if time is not None and not time.firm and (day := line.day(at)) is not None and not day.weak:
        return None
    return time


def _timed(line: _Line, start: int, time: _Time, weekday: int | None, floor: int, last: Stamp | None) -> Stamp | None:
    """A time that comes first: with its day behind it, else a time alone, which needs a label or a day before it."""
    spanning = (
        start > 1 and line.text[start - 1] in "-–:.," and line.text[start - 2].isdecimal()
    )  # the end of '10:00-11:30'
    if time.firm and not spanning:
        whole = _day_behind(line, start, time, floor)
        if whole is not None:
            return whole
    label_start, label = line.label_before(start, floor)
    end = time.end
    if label is None:
        end, label = line.label_behind(end)
    zone = time.zone
    partial = Stamp(
        label_start,
        end,
        None,
        label,
        False,
        False,
        zone.name if zone else None,
        weekday,
        None,
        time.clock,
        zone.offset if zone else None,
    )
    if label is not None:
        # 'Update 2.15 million', 'Updated 12.17'
        linked = line.text[max(0, start - 1) : start] == " " and line.follows_time_link(start)
        return partial if time.firm or linked or line.text[end : end + 2].strip()[:1] in ("", *_BEFORE) else None
    if weekday is not None:
        return partial if line.stands_alone(label_start, end, floor) else None
    between = line.text[last.end : start] if last else ""
    if time.firm and not spanning and line.text[end - 1 : end].isalpha() and line.says_nothing_beside(start, end):
        return partial  # '15:59 Uhr', below its day
    follows = (
        not spanning and last is not None and last.end == floor and type(last.value) is date and len(between) <= 24
    )
    return partial if follows and time.firm and line.stands_alone(start, end, floor) else None


def _day_behind(line: _Line, start: int, time: _Time, floor: int) -> Stamp | None:
    """'11:00 AM PDT • May 16, 2024', '07h06, le 31 décembre 2022'"""
    at = line.skip(time.end, _MARKS, line.words.links)
    named = line.weekday(at)
    day = line.day(line.skip(named[1], _MARKS, line.words.links) if named else at)
    if day is None or day.value is None or at == time.end:
        return None
    label_start, label = line.label_before(start, floor)
    value, ambiguous = _settled(line, day, named[0] if named else None, time)
    zone, end = time.zone, day.end
    if label is None:
        end, label = line.label_behind(end)
    return Stamp(
        start=label_start,
        end=end,
        value=_moment(value or day.value, time.clock, zone.offset if zone else None),
        label=label,
        ambiguous=ambiguous,
        zone=zone.name if zone else None,
        weekday=named[0] if named else None,
    )


def _weekday_alone(line: _Line, at: int, named: tuple[int, int], floor: int) -> Stamp | None:
    """'Published Friday'"""
    label_start, label = line.label_before(at, floor)
    after = line.text[named[1] :][:2].strip()
    if label is None or (after and after[0] not in _BEFORE and after[0] != "."):
        return None
    return Stamp(label_start, named[1], None, label, weekday=named[0])


# ---- times that are no dates -----------------------------------------------------------------------------------------

_UNIT = r"[^\s\d|•·,;:()–—]{1,14}"
_COUNT_BEFORE = lazily(
    rf"(?:(?<![\w.,:])\d{{1,3}}|(?<!\w)(?:an?|one|une?|ein|eine[mnr]?|un[ao]?|en|ett)(?!\w)) ?(?:{_UNIT} ?){{0,2}}$"
)  # '12 hours' ago
_COUNT_BEHIND = lazily(rf" ?(?:d['’] ?|env\. |circa |about )?\d{{1,3}}(?!\d) ?(?:{_UNIT})?")  # il y a '3 heures'
_YEAR_BEFORE = lazily(r"\d{4},? (?:[^\W\d_]{1,4}\.? )?$")
_TIME_BEFORE = lazily(r"(?<!\d)\d{1,2}[:.h]\d\d(?: ?[^\W\d_]{1,4}\.?)?[ ,]{1,3}$")  # '12:30 Uhr,' heute


def _relative(line: _Line) -> list[Stamp]:
    """'il y a 3 heures', '12 hours ago', 'Online seit heute, 7.57 Uhr', 'Updated yesterday'"""
    text, phrases = line.text, line.words.relative
    if not any(map(text.__contains__, phrases.words)):
        return []
    found: list[Stamp] = []
    floor = 0
    for start, end in phrases.find_all(text):
        stamp = _relative_at(line, start, end, floor) if start >= floor else None
        if stamp:
            found.append(stamp)
            floor = stamp.end
    return found


def _relative_at(line: _Line, start: int, end: int, floor: int) -> Stamp | None:
    text = line.text
    head = text[max(floor, start - 28) : start]
    before = _TIME_BEFORE.search(head)
    if before and _YEAR_BEFORE.search(head, 0, before.start()):
        before = None  # '05.09.2025, 10:47 Uhr, vor 3 Stunden aktualisiert': the time is that of the day before it
    before = before or _COUNT_BEFORE.search(head)
    low = start - len(head) + before.start() if before else start
    at = line.skip(end, _MARKS, line.words.time_links, line.words.links)
    day = line.day(at) if at < len(text) else None
    if day is not None and day.value is not None:
        return None  # 'Today, May 5, 2024'
    time = line.time(at, beside=True) if at < len(text) else None
    count = None if before or time else _COUNT_BEHIND.match(text, end)
    high = time.end if time else count.end() if count else end
    label_start, label = line.label_before(low, floor)
    if label is None and low != start:
        other_start, label = line.label_before(start, floor)
        label_start = min(label_start, other_start)
    said = before or time or count
    if label is None and not (line.stands_alone(label_start, high, floor) if said else line.is_all(start, end)):
        return None  # a word of a sentence
    return Stamp(
        min(label_start, low),
        high,
        None,
        label,
        relative=True,
        zone=time.zone.name if time and time.zone else None,
        time=time.clock if time else None,
    )


# ---- what is done with stamps ----------------------------------------------------------------------------------------

_AROUND = " \t|•·●,;:-–—/()[]{}<>.*_=~、،。・…«»›（）【】「」\u00a0\u200e\u200f\u202f\ufeff"


def rest(text: str, stamps: Sequence[Stamp], locale: Locale) -> str:
    """What a line says beside its stamps, their joining marks gone; "" means that it is time stamps alone."""
    parts, at = [], 0
    for stamp in stamps:
        parts.append(text[at : stamp.start])
        at = max(at, stamp.end)
    parts.append(text[at:])
    joining = (locale.date_links, locale.time_links, locale.hour_marks)
    kept = (part.strip(_AROUND) for part in parts)
    return " ".join(part for part in kept if part and not any(key(part) in phrases for phrases in joining))


def complete(stamp: Stamp, reference: date) -> Stamp:
    """A stamp that leaves out the year or the day, with these from the article's own date.

    A day without a year falls within half a year of the reference, or where its weekday fits; a weekday alone is the last one on
    or before it. A relative time stays what it is: it was counted from the day of the copying.
    """
    if stamp.value is not None or stamp.relative:
        return stamp
    near = reference.date() if isinstance(reference, datetime) else reference
    day = _completed_day(stamp, near)
    if day is None:
        return stamp
    value = _moment(day, stamp.time, stamp.offset)
    return stamp._replace(value=value, day=None, time=None, offset=None)


def _completed_day(stamp: Stamp, near: date) -> date | None:
    if stamp.day is not None:
        years = [day for step in (0, -1, 1) if (day := _gregorian(near.year + step, *stamp.day))]
        fitting = [day for day in years if day.weekday() == stamp.weekday]
        return min(fitting or years, key=lambda d: abs((d - near).days), default=None)
    if stamp.weekday is not None:
        back = (near.weekday() - stamp.weekday) % 7
        return near - timedelta(days=back) if near.toordinal() > back else None
    return near if stamp.time is not None else None


# 'Tue, 25 Nov 2025 19:13:00 +0100', 'Tue Nov 25 19:13:00 CET 2025', '20251125T191300Z', '20251125'
_MAIL = lazily(
    r"(?:[a-z]{3,9},? )?\d{1,2}[ -][a-z]{3}[ -](?:1[7-9]|2[01])\d\d \d{1,2}:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|[a-z]{1,5}))?(?: \([a-z ]{1,40}\))?",
    re.I | re.A,
)
_UNIX = lazily(
    r"[a-z]{3} [a-z]{3} {1,2}\d{1,2} \d\d:\d\d:\d\d(?: (?:[+-]\d{4}|[a-z]{1,5}))? (?:1[7-9]|2[01])\d\d", re.I | re.A
)
_COMPACT = lazily(r"(?:1[7-9]|2[01])\d{6}(?:[t ]?\d{4}(?:\d\d)?(?:z|[+-]\d\d:?\d\d)?)?", re.I | re.A)


def read(value: str, locale: Locale) -> date | datetime | None:
    """The value of a labelled header to a moment, or None.

    The forms of the language come first; what they do not know goes to dateutil, if it has the form of a mail or a machine.

    >>> read("Tue Nov 25 19:13:00 UTC 2025", locales.load("fr")).isoformat()
    '2025-11-25T19:13:00+00:00'
    """
    value = " ".join(value[:200].split())[:120]
    found = next((stamp.value for stamp in find(value, locale) if stamp.value is not None), None)
    if found is not None:
        return found
    plain = _ascii_figures(value)
    if _COMPACT.fullmatch(plain):
        return _read_foreign(plain, has_time=len(plain) > 8)
    return _read_foreign(plain, has_time=True) if _MAIL.fullmatch(plain) or _UNIX.fullmatch(plain) else None


def _read_foreign(value: str, *, has_time: bool) -> date | datetime | None:
    """dateutil's reading, twice with different defaults: what differs then was not in the text, and is refused."""
    from dateutil import parser

    def offset(name: str | None, seconds: int | None) -> tzinfo | int | None:
        return seconds if seconds is not None else zones.named(name, "en") if name else None

    try:
        one, other = (
            parser.parse(value, default=default, tzinfos=offset)
            for default in (datetime(2001, 2, 3, 4, 5, 6), datetime(2004, 5, 7, 8, 9, 10))
        )
    except (ValueError, OverflowError, TypeError, ArithmeticError):
        return None
    if not has_time:
        return one.date() if one.date() == other.date() and 1700 <= one.year <= 2199 else None
    one, other = one.replace(microsecond=0), other.replace(microsecond=0)
    if one.replace(second=0) != other.replace(second=0) or not 1700 <= one.year <= 2199:
        return None
    if one != other:  # the text gives no seconds
        one = one.replace(second=0)
    return zones.aware(one.replace(tzinfo=None), one.tzinfo) if one.tzinfo is not None else one


# ---- the order of a page ---------------------------------------------------------------------------------------------

_HEAD = 2000  # characters of a line in which weekdays and spelling are looked for
_LONGEST_VOTER = 240  # characters; in longer lines figures are the story's
_SLASHED = lazily(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?![\d/-])")
_TELLING = 2
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = lazily("|".join(_WEEKDAYS))
_DAY_THEN_MONTH = lazily(
    r"(?<!\d)\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december),? \d{4}"
)
_MONTH_THEN_DAY = lazily(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}(?:st|nd|rd|th)?, \d{4}"
)


def _zone_vote(name: str) -> int:
    """What a zone of the table tells of the order: day first (1), month first (-1)."""
    return -1 if name in _known().month_first_zones else 1


def page_order(texts: Iterable[str], locale: Locale) -> str | None:
    """What a page tells of the order of day and month: "dmy", "mdy", or None where it tells nothing.

    Only a language that prints both, English, needs it. A figure over 12 tells most, then a British or Indian zone, then dates
    with the month in words. Where all are silent, the weekdays that the story names and its spelling make one likely: "dmy?".
    """
    if locale.tag != "en":
        return None
    votes = 0
    lines = list(texts)
    pairs: list[tuple[int, int, int]] = []
    for line in lines:
        if len(line) > _LONGEST_VOTER or not _FIGURE.search(line):
            continue
        text = _ascii_figures(key(line))
        for match in _SLASHED.finditer(text):
            a, b = int(match[1]), int(match[2])
            votes += 20 * ((a > 12 >= b) - (b > 12 >= a))
            pairs.append((a, b, _full_year(match[3], "en")))
        if _CLOCK.search(text):
            votes += sum(4 * _zone_vote(match[0]) for match in _known().zones.finditer(text))
        votes += bool(_DAY_THEN_MONTH.search(text)) - bool(_MONTH_THEN_DAY.search(text))
    if not votes and pairs:
        folded = [key(line[:_HEAD]) for line in lines]
        told = _weekday_votes(pairs, folded) + sum(len(_known().british.findall(text)) - len(_known().american.findall(text)) for text in folded)
        return "dmy?" if told >= _TELLING else "mdy?" if told <= -_TELLING else None
    return "dmy" if votes > 0 else "mdy" if votes < 0 else None


def _weekday_votes(pairs: Sequence[tuple[int, int, int]], folded: Sequence[str]) -> int:
    """A story names the weekday on which it appeared, or the one before: which of both readings of a date falls on it?"""
    named = [_WEEKDAYS.index(word) for text in folded for word in _WEEKDAY.findall(text)]
    votes = 0
    for a, b, year in pairs:
        for sign, day in ((1, _gregorian(year, b, a)), (-1, _gregorian(year, a, b))):
            if day is not None and a != b:
                votes += sign * sum(2 * (n == day.weekday()) + ((n + 1) % 7 == day.weekday()) for n in named)
    return votes

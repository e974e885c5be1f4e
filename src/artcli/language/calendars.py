"""Printed years, months and days to days of our calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from artcli.errors import BadPack
from artcli.language import tables
from artcli.values import NamedTuple


class _Century(NamedTuple):
    last: int  # the last year of two figures that is of this century
    doubtful: frozenset[int]  # years of two figures that programs disagree about


@cache
def _century() -> _Century:
    table = tables.load("dates")
    try:
        first, last = table["century_doubtful"]
        return _Century(table["last_of_this_century"], frozenset(range(first, last + 1)))
    except (KeyError, TypeError, ValueError) as problem:
        raise BadPack(f"dates.toml: {problem!r}") from problem


def gregorian(year: int, month: int, day: int) -> date | None:
    """A day from 1700 to 2199, or None where the calendar has none such."""
    try:
        return date(year, month, day) if 1700 <= year <= 2199 else None
    except ValueError:
        return None


OWN = 100
"""What is added to the number of a month that is of a pack's own calendar and not of ours."""


class _Calendar(NamedTuple):
    """A calendar beside ours, as the table has it (see there)."""

    years: range
    first: date
    ahead: int = 0
    short_from: int = 100
    short: int = 0
    first_year: int = 0
    last_year: int = 0
    months: tuple[int, ...] = ()
    cycle: int = 1
    longer: frozenset[int] = frozenset()
    rows: tuple[tuple[int, ...], ...] = ()

    def lengths(self, year: int) -> Sequence[int]:
        """The days of each month of a year that the calendar reaches."""
        if self.rows:
            return self.rows[year - self.first_year]
        *months, last = self.months
        return (*months, last + (year % self.cycle in self.longer))

    def day(self, year: int, month: int, day: int) -> date | None:
        """A day of it as a day of ours, or None where it has none such, or does not reach so far."""
        if self.ahead:
            return gregorian(year - self.ahead, month, day)
        if not self.first_year <= year <= self.last_year:
            return None
        lengths = self.lengths(year)
        if not (1 <= month <= len(lengths) and 1 <= day <= lengths[month - 1]):
            return None
        before = sum(sum(self.lengths(one)) for one in range(self.first_year, year))
        return self.first + timedelta(days=before + sum(lengths[: month - 1]) + day - 1)


@cache
def _calendar(name: str) -> _Calendar:
    """A calendar of the table. Raises BadPack where it has none of that name, or it is wrong."""
    try:
        table = dict(tables.load("calendars")[name])
        first, last = table.pop("years", (0, -1))
        rows = tuple(map(tuple, table.pop("rows", ())))
        table["longer"] = frozenset(table.get("longer", ()))
        table["first"] = date.fromisoformat(table["first"]) if "first" in table else date.min
        table.setdefault("last_year", table["first_year"] + len(rows) - 1 if rows else last)
        return _Calendar(years=range(first, last + 1), rows=rows, **table)
    except (KeyError, TypeError, ValueError) as problem:
        raise BadPack(f"calendars.toml: {name}: {problem!r}") from problem


def printed_day(year: int, month: int, day: int, calendar: str) -> date | None:
    """A printed day; of a pack's own calendar if its month is (see `OWN`), or its year can be of no other."""
    if not calendar:
        return gregorian(year, month, day)
    own = _calendar(calendar)
    if month > OWN:
        return own.day(year, month - OWN, day)
    return own.day(year, month, day) if year in own.years else gregorian(year, month, day)


def has_figures(calendar: str) -> bool:
    """True of a calendar whose days are printed in figures too, and are others than ours: of '9/4' alone nobody knows which is meant."""
    return bool(calendar) and bool(_calendar(calendar).years) and not _calendar(calendar).ahead


def full_year(figures: str, calendar: str = "") -> int:
    """A printed year to its number; of two figures, the century is assumed (see `is_century_doubtful`).

    >>> full_year("45"), full_year("25"), full_year("68", "buddhist")
    (1945, 2025, 2568)
    """
    year = int(figures)
    if len(figures) > 2:
        return year
    if calendar and year >= _calendar(calendar).short_from:
        return _calendar(calendar).short + year
    return year + (2000 if year <= _century().last else 1900)


def is_century_doubtful(figures: str) -> bool:
    """True of a year in two figures that some programs give to this century and some to the last."""
    return len(figures) == 2 and int(figures) in _century().doubtful

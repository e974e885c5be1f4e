"""Printed years, months and days to days of our calendar."""

from __future__ import annotations

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


def printed_day(year: int, month: int, day: int, tag: str) -> date | None:
    """A printed day; in Thai the year may be Buddhist, in Persian the date of the solar calendar."""
    if tag == "th" and 2400 <= year <= 2700:
        year -= 543
    elif tag == "fa" and 1300 <= year <= 1500:
        return _from_persian(year, month, day)
    return gregorian(year, month, day)


def full_year(figures: str, tag: str) -> int:
    """A printed year to its number; of two figures, the century is assumed (see `is_century_doubtful`).

    >>> full_year("45", "fr"), full_year("25", "fr"), full_year("68", "th")
    (1945, 2025, 2568)
    """
    year = int(figures)
    if len(figures) > 2:
        return year
    if tag == "th" and year >= 50:  # '25 พ.ย. 68' is 2568
        return 2500 + year
    return year + (2000 if year <= _century().last else 1900)


def is_century_doubtful(figures: str) -> bool:
    """True of a year in two figures that some programs give to this century and some to the last."""
    return len(figures) == 2 and int(figures) in _century().doubtful

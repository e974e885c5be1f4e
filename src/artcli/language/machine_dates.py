"""Dates as mails and machines write them, by dateutil."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

from artcli.language import zones
from artcli.patterns import lazily

# 'Tue, 25 Nov 2025 19:13:00 +0100', 'Tue Nov 25 19:13:00 CET 2025', '20251125T191300Z', '20251125'
_MAIL = lazily(
    r"(?:[a-z]{3,9},? )?\d{1,2}[ -][a-z]{3}[ -](?:1[7-9]|2[01])\d\d \d{1,2}:\d\d(?::\d\d)?(?: (?:[+-]\d{4}|[a-z]{1,5}))?(?: \([a-z ]{1,40}\))?",
    re.I | re.A,
)
_UNIX = lazily(
    r"[a-z]{3} [a-z]{3} {1,2}\d{1,2} \d\d:\d\d:\d\d(?: (?:[+-]\d{4}|[a-z]{1,5}))? (?:1[7-9]|2[01])\d\d", re.I | re.A
)
_COMPACT = lazily(r"(?:1[7-9]|2[01])\d{6}(?:[t ]?\d{4}(?:\d\d)?(?:z|[+-]\d\d:?\d\d)?)?", re.I | re.A)


def read(value: str) -> date | datetime | None:
    """A text in the form of a mail's date or a machine's to a moment, or None.

    >>> read("Tue, 25 Nov 2025 19:13:00 +0100").isoformat()
    '2025-11-25T19:13:00+01:00'
    """
    if _COMPACT.fullmatch(value):
        return _parsed(value, has_time=len(value) > 8)
    return _parsed(value, has_time=True) if _MAIL.fullmatch(value) or _UNIX.fullmatch(value) else None


def _parsed(value: str, *, has_time: bool) -> date | datetime | None:
    """dateutil's reading, twice with different defaults: what differs then was not in the text, and is refused."""
    from dateutil import parser

    def offset(name: str | None, seconds: int | None) -> tzinfo | int | None:
        if seconds is not None and not zones.is_offset(seconds // 60):
            raise ValueError
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

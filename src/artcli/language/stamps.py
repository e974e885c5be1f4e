"""Printed times: what a line says of day and hour, and what is done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal

from artcli.language import zones
from artcli.language.calendars import gregorian
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.values import NamedTuple

Label = Literal["published", "modified", "copied"]
Clock = tuple[int, int, int]


class Stamp(NamedTuple):
    """A printed time: where it stands (its label word and zone included) and what it says.

    `value` is a date, a naive or an aware datetime, or None where the text does not say the whole day, or one that its year does not
    have; then `day`, `time` and `weekday` hold what it does say, for `complete`.
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
    century_assumed: bool = False  # the year has two figures, and programs disagree on its century


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
    value = moment(day, stamp.time, stamp.offset)
    return stamp._replace(value=value, day=None, time=None, offset=None)


def _completed_day(stamp: Stamp, near: date) -> date | None:
    if stamp.day is not None:
        years = [day for step in (0, -1, 1) if (day := gregorian(near.year + step, *stamp.day))]
        fitting = [day for day in years if day.weekday() == stamp.weekday]
        return min(fitting or years, key=lambda d: abs((d - near).days), default=None)
    if stamp.weekday is not None:
        back = (near.weekday() - stamp.weekday) % 7
        return near - timedelta(days=back) if near.toordinal() > back else None
    return near if stamp.time is not None else None


def moment(day: date, clock: Clock | None, offset: tzinfo | None) -> date | datetime:
    """A day with what is known of its time to a date, a local time, or a time with an offset."""
    if clock is None:
        return day
    local = datetime(day.year, day.month, day.day, *clock)
    return zones.aware(local, offset) if offset is not None else local

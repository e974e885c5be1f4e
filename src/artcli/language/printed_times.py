"""A time of day that is printed at a place of a line, with its zone."""

from __future__ import annotations

from datetime import tzinfo

from artcli.language import zones
from artcli.language.date_line import Line
from artcli.language.date_words import known
from artcli.language.stamps import Clock
from artcli.patterns import lazily
from artcli.values import NamedTuple

_HOUR = lazily(r"(\d{1,2})(?!\d)")
_MINUTES = lazily(r" ?([0-5]\d)(?!\d)")  # the '13' of '19 heures 13'
_MILITARY = lazily(r"(\d\d)([0-5]\d)(?= ?(?:gmt|utc|z\b))")  # '1509GMT'


class Time(NamedTuple):
    """A printed time of day: the place behind it and its zone, and what it says."""

    end: int
    clock: Clock
    zone: zones.Zone | None = None
    firm: bool = True  # False: '16.03', a time only in the right place

    @property
    def zone_name(self) -> str | None:
        """Its zone as printed."""
        return self.zone.name if self.zone else None

    @property
    def offset(self) -> tzinfo | None:
        """What its zone is from UTC, where that has one meaning."""
        return self.zone.offset if self.zone else None


def find(line: Line, at: int, *, beside: bool) -> Time | None:
    """A time of day at a place. Beside a day '16.03' and '17 Uhr' are times; elsewhere they are not `firm`."""
    half = line.word(line.words.halves_before, at)
    late = half[0] if half else None
    if half:
        at = line.skip(half[1], frozenset(" "))
    if not line.text[at : at + 1].isdecimal():
        return None
    military = _MILITARY.match(line.text, at)
    if military and int(military[1]) < 24:
        return _zoned(line, military.end(), (int(military[1]), int(military[2]), 0), firm=True)
    match = known().clock.match(line.text, at)
    if match is None:
        return _bare_hour(line, at, late, beside=beside)
    dotted = match[2] == "." or " " in (match[2] or "")
    end = match.end()
    if late is None:
        late, end = _half_behind(line, end)
    elif dotted:
        dotted = False
    marked = _hour_mark(line, end)
    if dotted and late is None and not marked and known().no_time.match(line.text, end):
        return None
    if known().no_time.match(line.text, end) and line.text[end : end + 1] in (".", ":") and line.text[end + 1 : end + 2].isdecimal():
        return None  # '10:20:30:40', '1.12.2024'
    clock = on_the_clock(int(match[1]), int(match[4]), int(match[5] or match[6] or match[7] or 0), late)
    if clock is None:
        return None
    exact = match[5] is not None or line.text[at - 1 : at] == "t"
    return _zoned(line, marked or end, clock, firm=not dotted or late is not None or bool(marked), exact=exact)


def _bare_hour(line: Line, at: int, late: int | None, *, beside: bool) -> Time | None:
    """'5 PM', '17 Uhr', '19 heures 13', 'kl. 19'"""
    match = _HOUR.match(line.text, at)
    if match is None:
        return None
    hour, end = int(match[1]), match.end()
    if late is None:
        if beside and _stands_alone(line, at, end):
            clock = on_the_clock(hour, 0, 0, None)
            return Time(end, clock, firm=False) if clock else None
        if line.text[end : end + 2].lstrip(" ")[:1] not in line.words.after_hour:
            return None
        late, end = _half_behind(line, end)
    firm = known().hour_mark.match(line.text, end)
    if late is not None:
        clock = on_the_clock(hour, 0, 0, late) if hour <= 12 else None
        return _zoned(line, firm.end() if firm else end, clock, firm=True) if clock else None
    marked = _hour_mark(line, end)
    minutes = _MINUTES.match(line.text, marked) if marked and beside else None
    if minutes:
        clock = on_the_clock(hour, int(minutes[1]), 0, None)
        return _zoned(line, _hour_mark(line, minutes.end()) or minutes.end(), clock, firm=False) if clock else None
    clock = on_the_clock(hour, 0, 0, None)
    is_told = firm or (marked and beside and follows_time_link(line, at))
    return _zoned(line, marked, clock, firm=False) if clock and is_told else None


_LONGEST_BEFORE = 12  # characters of what says that a time follows: 'kl.', 'à'
_BEHIND_ALONE = ("", ",", ";", "|", "·", "•", ")")


def _stands_alone(line: Line, at: int, end: int) -> bool:
    """True of the '19' of 'kl. 19', with nothing behind it that could be counted."""
    if line.text[end : end + 2].lstrip(" ")[:1] not in _BEHIND_ALONE:
        return False
    return known().before_hour.search(line.text[max(0, at - _LONGEST_BEFORE) : at]) is not None


def follows_time_link(line: Line, at: int) -> bool:
    """True behind 'à', 'kl.', 'um'."""
    return line.closes(line.words.time_links_by_end, at - (line.text[at - 1 : at] == " "), max(0, at - _LONGEST_BEFORE)) is not None


def _half_behind(line: Line, end: int) -> tuple[int | None, int]:
    """'PM', 'p.m.', or the 'p' of '5:30p', behind a time."""
    at = line.skip(end, frozenset(" "))
    half = line.word(line.words.halves, at)
    if half:
        return half
    if at == end and line.text[at : at + 1] in ("a", "p") and line.ends(at + 1) and line.text[at - 1 : at].isdecimal():
        return int(line.text[at] == "p"), at + 1
    return None, end


def _hour_mark(line: Line, at: int) -> int:
    """The place behind an hour mark ('Uhr', 'h'), or 0."""
    at = line.skip(at, frozenset(" "))
    firm = known().hour_mark.match(line.text, at)
    found = line.word(line.words.hour_marks, at)
    return max(found[1] if found else 0, firm.end() if firm else 0)


def _zoned(line: Line, end: int, clock: Clock, *, firm: bool, exact: bool = False) -> Time:
    zone = zones.find(line.raw, line.text, end, line.words.tag, exact=exact)
    return Time(zone.end if zone else end, clock, zone, firm or zone is not None)


def on_the_clock(hour: int, minute: int, second: int, late: int | None) -> Clock | None:
    """Printed figures to a time of day; '13:05 AM' and '25:10' are none."""
    if late is not None and hour <= 12:
        hour = hour % 12 + 12 * late
    elif late == 0:
        return None
    return (hour, minute, second) if hour < 24 else None

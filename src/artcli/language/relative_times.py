"""Times that are told from the day of the reader, and so are no dates: 'three hours ago', 'today, 7.57'."""

from __future__ import annotations

from artcli.language import printed_days, printed_times
from artcli.language.date_line import MARKS, Line
from artcli.language.date_words import known
from artcli.language.phrases import Hints
from artcli.language.stamp_surroundings import is_all, label_before, stands_alone
from artcli.language.stamps import Stamp
from artcli.patterns import lazily

_REACH = 28  # characters before a phrase in which its time or its number stands
_YEAR_BEFORE = lazily(r"\d{4},? (?:[^\W\d_]{1,4}\.? )?$")
_TIME_BEFORE = lazily(r"(?<!\d)\d{1,2}[:.h]\d\d(?: ?[^\W\d_]{1,4}\.?)?[ ,]{1,3}$")  # '12:30 Uhr,' heute


def find(line: Line, hints: Hints | None) -> list[Stamp]:
    """The stamps of a line that count from the reader's day: 'il y a 3 heures', '12 hours ago', 'Online seit heute, 7.57 Uhr', 'Updated yesterday'."""
    text, phrases = line.text, line.words.relative
    if not phrases.may_stand(text, hints):
        return []
    found: list[Stamp] = []
    floor = 0
    for start, end in phrases.find_all(text):
        stamp = _at(line, start, end, floor) if start >= floor else None
        if stamp:
            found.append(stamp)
            floor = stamp.end
    return found


def _at(line: Line, start: int, end: int, floor: int) -> Stamp | None:
    """A phrase that counts from today, with the time or the number beside it; None for a word of a sentence, or beside a day that is printed."""
    text = line.text
    low = _begin(line, start, floor)
    at = line.skip(end, MARKS, line.words.time_links, line.words.links)
    day = printed_days.find(line, at) if at < len(text) else None
    if day is not None and (day.value is not None or not day.weak):
        return None  # 'Today, May 5, 2024', 'Updated today, 5 May'
    time = printed_times.find(line, at, beside=True) if at < len(text) else None
    count = None if low < start or time else known().count_behind.match(text, end)
    high = time.end if time else count.end() if count else end
    label_start, label = label_before(line, low, floor)
    if label is None and low < start:
        other_start, label = label_before(line, start, floor)
        label_start = min(label_start, other_start)
    is_told = label is not None or (stands_alone(line, label_start, high, floor) if low < start or time or count else is_all(line, start, end))
    if not is_told:
        return None
    zone, clock = (time.zone_name, time.clock) if time else (None, None)
    return Stamp(min(label_start, low), high, None, label, relative=True, zone=zone, time=clock)


def _begin(line: Line, start: int, floor: int) -> int:
    """Where the time or the number begins that belongs to the phrase behind it: '12:30 Uhr, heute', '3 hours ago'; that of the phrase where none does."""
    low = max(floor, start - _REACH)
    head = line.text[low:start]
    before = _TIME_BEFORE.search(head)
    if before and _YEAR_BEFORE.search(head, 0, before.start()):
        before = None  # '05.09.2025, 10:47 Uhr, vor 3 Stunden aktualisiert': the time is that of the day before it
    before = before or known().count_before.search(head)
    return low + before.start() if before else start

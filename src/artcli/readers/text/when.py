"""Labelled lines to the times of an article: when it was published, changed, and may be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import chain

from artcli.article import Moment
from artcli.language import dates, zones
from artcli.language.date_words import interfaces
from artcli.language.locale import Locale, load
from artcli.language.stamps import Label, Stamp, complete
from artcli.readers.text.fields import NEAR, SURE, Fields, Reading
from artcli.readers.text.labelled import MIDNIGHT, HeaderField
from artcli.readers.text.record import RecordField
from artcli.readers.text.roles import Role
from artcli.values import NamedTuple

_Found = tuple[int, Stamp]  # a line, and a stamp that it prints


class _Chosen(NamedTuple):
    """A moment, the lines that say it, how sure it is, and the stamp that it was taken from, which may be less precise."""

    value: Moment
    at: tuple[int, ...]
    sure: float
    stamp: Stamp


def find(reading: Reading, fields: Fields, timezone: str | None) -> None:
    """Fills published, modified and embargoed_until, and notes every doubt about them.

    A local time gets the offset of `timezone`, if one is given. Raises UnknownZone.
    """
    stamps = _stamps(reading)
    labelled = _labelled(reading, "published")
    published = _published(reading, fields, stamps, labelled) or _of_dateline(reading, fields)
    modified = _modified(reading, stamps, published) or next(iter(_labelled(reading, "modified")), None)
    embargoed = next(iter(_labelled(reading, "embargoed_until")), None)
    for name, chosen in (("published", published), ("modified", modified), ("embargoed_until", embargoed)):
        if chosen is not None:
            fields.put(name, _in_zone(reading, fields, chosen, timezone), reading.spans(chosen.at), chosen.sure)
            _note_stamp(reading, fields, chosen)
    if published is not None:
        _note_others(reading, fields, stamps, labelled, published, modified)
    elif modified is None:
        _note_no_date(reading, fields, stamps)


# ---- what the page prints --------------------------------------------------------------------------------------------


def _stamps(reading: Reading) -> list[_Found]:
    """Every stamp of the lines that were labelled as time stamps or bylines, in order."""
    lines = [i for i in reading.of(Role.PUBLISHED, Role.BYLINE) if not reading.is_said(i)]
    sections = [i for i in reading.of(Role.SECTION) if reading.facts[i].stamps]
    found = [(i, stamp) for i in sorted({*lines, *sections}) for stamp in _with_label_above(reading, i)]
    return [(i, stamp) for i, stamp in found if stamp.label != "copied"]


def _with_label_above(reading: Reading, index: int) -> Sequence[Stamp]:
    """The stamps of a line; the first with what the line above says and nothing else: 'Oppdatert' above '05.08.24 kl. 16:02'."""
    stamps = reading.facts[index].stamps
    kinds = reading.facts[index - 1].kinds if index else frozenset()
    if not stamps or stamps[0].label is not None or reading.facts[index].line.seen[: stamps[0].start].strip():
        return stamps
    label: Label | None = "modified" if "updated" in kinds else "published" if "published" in kinds else None
    return [stamps[0]._replace(label=label), *stamps[1:]] if label else stamps


def _labelled(reading: Reading, name: str) -> list[_Chosen]:
    """What labelled lines say of a time: the stamp that their line prints, else their value, read in the language of the page or of a program."""
    found = []
    for labelled in reading.header.fields:
        if labelled.field == name and labelled.value:
            stamp = _printed_in(reading, labelled) or _read(labelled.value, reading.locale)
            if stamp is not None and stamp.value is not None:
                found.append(_Chosen(stamp.value, (labelled.at,), SURE * _trust(stamp), stamp))
    return found


def _read(value: str, locale: Locale) -> Stamp | None:
    """The stamp that a value is, in the language of the page or of a program."""
    tongues = (load(tag) for tag in interfaces()) if any(c.isalpha() for c in value) else ()
    read = (dates.read_stamp(value, tongue) for tongue in chain([locale], tongues))
    return next((stamp for stamp in read if stamp is not None), None)


def offer(reading: Reading, fields: Fields, told: RecordField, sure: float, timezone: str | None) -> None:
    """Fills `published`, where the page tells no day, with that of a mail around it."""
    stamp = _read(told.value, reading.locale) if "published" not in fields.values else None
    if stamp is not None and stamp.value is not None:
        chosen = _Chosen(stamp.value, (), sure * _trust(stamp), stamp)
        fields.put("published", _in_zone(reading, fields, chosen, timezone), [told.lines], chosen.sure)
        _note_stamp(reading, fields, chosen)


def _printed_in(reading: Reading, labelled: HeaderField) -> Stamp | None:
    """The stamp of a line that stands in what it says; it was read in the order of day and month that the page has.

    Where midnight follows that was left out of that, its day alone is said.
    """
    fact = reading.facts[labelled.at]
    start = fact.line.seen.find(labelled.value)
    end = start + len(labelled.value)
    found = next((stamp for stamp in fact.stamps if stamp.value is not None and start >= 0 and stamp.start < end and stamp.end > start), None)
    if found is not None and isinstance(found.value, datetime) and MIDNIGHT.match(fact.line.seen, end):
        return found._replace(value=found.value.date())
    return found


_TRUST = 0.6  # in a date whose day and month could be the other way round


def _trust(stamp: Stamp) -> float:
    return _TRUST if stamp.ambiguous else 1.0


# ---- published -------------------------------------------------------------------------------------------------------


def _published(reading: Reading, fields: Fields, stamps: Sequence[_Found], labelled: Sequence[_Chosen]) -> _Chosen | None:
    dated = [(i, stamp) for i, stamp in stamps if stamp.value is not None and stamp.label != "modified"]
    printed = _printed(reading, _of_the_head(reading, dated), dated, stamps) if dated else None
    header = next(iter(labelled), None)
    if printed is None or header is None:
        return printed or header
    if _day(printed.value) == _day(header.value):
        both = tuple(sorted({*printed.at, *header.at}))
        precise = printed if isinstance(printed.value, datetime) else header
        return precise._replace(at=both, sure=max(printed.sure, header.sure))
    chosen = printed if isinstance(printed.value, datetime) or not isinstance(header.value, datetime) else header
    other = header if chosen is printed else printed
    more_precise = isinstance(chosen.value, datetime) and not isinstance(other.value, datetime)
    _note_disagreement(reading, fields, chosen, other.value, other.at, "as the more precise" if more_precise else "as the page prints it")
    return chosen


_DOUBTFUL = 0.5  # of the best line's probability: a caption may tell a day too


def _of_the_head(reading: Reading, dated: Sequence[_Found]) -> _Found:
    """Of several stamps one near the headline that is no less sure than the others, what says "published" first, and what stands below it.

    The bar above a page has today's, and the teasers above the headline have theirs.
    """
    sure = {i: _chance(reading, i) for i, _ in dated}
    likely = [(i, stamp) for i, stamp in dated if sure[i] >= _DOUBTFUL * max(sure.values())]
    head = next(iter(reading.of(Role.HEADLINE)), None)
    found = min(likely, key=lambda one: (_way(one[0], head), one[1].label != "published", head is not None and one[0] < head))
    return next((one for one in likely if _comes_before(one, found)), found)


def _way(index: int, head: int | None) -> int:
    return 0 if head is None else max(0, abs(index - head) - NEAR)


_BESIDE = 2  # lines between two stamps of one article


def _comes_before(one: _Found, found: _Found) -> bool:
    """True of a stamp beside another, both of which say "published", that is earlier: 'Stand: 12.04.2022, 09:12', 'Erstveröffentlichung: 06:30'."""
    (at, stamp), (beside, other) = one, found
    if stamp.value is None or other.value is None or not stamp.label == other.label == "published" or abs(at - beside) > _BESIDE:
        return False
    return isinstance(stamp.value, datetime) and isinstance(other.value, datetime) and _is_later(other.value, stamp.value)


def _chance(reading: Reading, index: int) -> float:
    """How likely a line tells the time of the article."""
    return max(reading.labels.chances[index].get(role, 0.0) for role in (Role.PUBLISHED, Role.BYLINE, Role.SECTION))


def _printed(reading: Reading, found: _Found, dated: Sequence[_Found], stamps: Sequence[_Found]) -> _Chosen:
    """A stamp with its time, which stands beside it or (less surely) at another stamp of the same day."""
    beside = _with_time_below(reading, found, stamps)
    return beside if isinstance(beside.value, datetime) else _with_time_below(reading, _most_precise(found, [*dated, *_perhaps(reading)]), stamps)


_PERHAPS = 0.15  # so likely a line must be a time stamp to tell the time of a day that another line says


def _perhaps(reading: Reading) -> list[_Found]:
    """The stamps of lines that are nothing else and were taken for something else: '3:00 AM, Apr 28, 2024' below a story, among its tags."""
    lines = [i for i in reading.of(Role.FURNITURE, Role.KEYWORDS) if reading.facts[i].stamps and not reading.facts[i].rest]
    likely = [i for i in lines if reading.labels.chances[i].get(Role.PUBLISHED, 0.0) >= _PERHAPS]
    return [(i, stamp) for i in likely for stamp in reading.facts[i].stamps if stamp.label not in ("modified", "copied")]


def _most_precise(found: _Found, dated: Sequence[_Found]) -> _Found:
    """A stamp without a time to another of the same day that has one: 'Politik – 6. November 2025' above, '06.11.2025, 17:06 Uhr' below."""
    return next(((i, stamp) for i, stamp in dated if isinstance(stamp.value, datetime) and stamp.value.date() == found[1].value), found)


def _with_time_below(reading: Reading, found: _Found, stamps: Sequence[_Found]) -> _Chosen:
    """A stamp that may be printed over two lines: '30. Juni 2025,' and '15:59 Uhr' below."""
    i, stamp = found
    assert stamp.value is not None
    sure = reading.sure("published", max(reading.labels.chances[i].get(Role.PUBLISHED, 0.0), reading.labels.chances[i].get(Role.BYLINE, 0.0)))
    time = None if isinstance(stamp.value, datetime) else _time_of_stamp(found, stamps) or _time_beside(reading, i, stamp.value)
    if time is None:
        return _Chosen(stamp.value, (i,), sure * _trust(stamp), stamp)
    return _Chosen(time[0], tuple(sorted({i, time[1]})), sure, stamp)


def _time_of_stamp(found: _Found, stamps: Sequence[_Found]) -> tuple[datetime, int] | None:
    """A day with the time that another stamp says, on its line or one beside that, and where."""
    i, stamp = found
    assert stamp.value is not None
    for j, other in stamps:
        if abs(j - i) <= 1 and other is not stamp and other.value is None and other.label != "modified":
            full = _completed(other, _day(stamp.value), below=(j, other.start) > (i, stamp.start))
            if full is not None:
                return full, j
    return None


def _completed(stamp: Stamp, day: date, *, below: bool) -> datetime | None:
    """A stamp beside the day that it belongs to, with that day: '15:59 Uhr' below it, 'Today 5:00 am' above or below."""
    if stamp.relative:
        return datetime(day.year, day.month, day.day, *stamp.time) if stamp.time else None
    full = complete(stamp, day).value if below else None
    return full if isinstance(full, datetime) else None


def _time_beside(reading: Reading, index: int, day: date) -> tuple[datetime, int] | None:
    """A time alone on the line below or above that of its day."""
    below = _time_below(reading, index, day)
    if below is not None:
        return below, index + 1
    above = _time_on(reading, index - 1, day) if index and reading.labels.roles[index - 1] is Role.PUBLISHED else None
    return (above, index - 1) if above is not None else None


def _time_below(reading: Reading, index: int, day: date) -> datetime | None:
    """A time alone on the line below that of its day."""
    return _time_on(reading, index + 1, day) if index + 1 < len(reading.facts) else None


def _time_on(reading: Reading, index: int, day: date) -> datetime | None:
    """A day with the time that stands alone on a line."""
    clock = dates.time_alone(reading.facts[index].line.seen, reading.locale)
    return datetime(day.year, day.month, day.day, *clock) if clock is not None else None


def _of_dateline(reading: Reading, fields: Fields) -> _Chosen | None:
    """The whole day that a dateline prints ('MARLOW FALLS, March 12, 2025 –'), where the page has no other date."""
    if "dateline" not in fields.values:
        return None
    stamps = dates.find(fields.values["dateline"], reading.locale)
    found = next((stamp for stamp in stamps if stamp.value is not None), None)
    lines = fields.origins["dateline"].lines
    at = tuple(i for i, fact in enumerate(reading.facts) if fact.line.lines in lines)
    return _Chosen(found.value, at, 0.7, found) if found is not None and found.value is not None else None


def is_told(stamp: Stamp, moments: Iterable[Moment]) -> bool:
    """True if one of the moments of an article says what a stamp prints. "3 hours ago" none does, nor the day of another moment."""
    return any(_tells(one, stamp) for one in moments)


def _tells(one: Moment, stamp: Stamp) -> bool:
    day, clock = _day(one), (one.hour, one.minute) if isinstance(one, datetime) else None
    if stamp.value is not None:
        printed = (stamp.value.hour, stamp.value.minute) if isinstance(stamp.value, datetime) else clock
        return _day(stamp.value) == day and printed in (clock, _MIDNIGHT)
    if stamp.time is None and (stamp.relative or stamp.day is None):
        return stamp.weekday == day.weekday()
    return stamp.day in (None, (day.month, day.day)) and (stamp.time is None or tuple(stamp.time[:2]) == clock)


_MIDNIGHT = (0, 0)  # is no time where a program prints it


# ---- modified --------------------------------------------------------------------------------------------------------


def _modified(reading: Reading, stamps: Sequence[_Found], published: _Chosen | None) -> _Chosen | None:
    """What is called an update; else a second stamp, later than the first, beside it."""
    called = (_called_update(reading, found, published) for found in stamps if found[1].label == "modified")
    update = next((one for one in called if one is not None), None)
    return _later_beside(reading, stamps, published) if update is None and published is not None else update


_SURE_ALONE = 0.9  # of an update on a page that says nothing else of its time
_LESS_SURE = 0.8  # of how sure the first stamp is: that the second is an update follows from its place alone


def _called_update(reading: Reading, found: _Found, published: _Chosen | None) -> _Chosen | None:
    """A stamp that says of itself that it is an update, with what it leaves out of its day, or the line below it has of its time."""
    i, stamp = found
    value = complete(stamp, _day(published.value)).value if published is not None else stamp.value
    if value is None:
        return None
    sure = published.sure if published is not None else _SURE_ALONE
    below = None if isinstance(value, datetime) else _time_below(reading, i, value)
    return _Chosen(value, (i,), sure, stamp) if below is None else _Chosen(below, (i, i + 1), sure, stamp)


def _later_beside(reading: Reading, stamps: Sequence[_Found], published: _Chosen) -> _Chosen | None:
    """A later stamp right above or below the first, or anywhere above the end of a text that has the first below it."""
    first, last = published.at[0], max(reading.of(Role.BODY), default=len(reading.facts))
    for i, stamp in stamps:
        is_near = abs(i - first) <= 1 or i < last < first
        if is_near and stamp is not published.stamp and stamp.value is not None and _is_later(stamp.value, published.value):
            return _Chosen(stamp.value, (i,), published.sure * _LESS_SURE, stamp)
    return None


def _is_later(one: Moment, other: Moment) -> bool:
    """True if one moment is after another: by their instants where both have an offset, else by what was printed."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if one.tzinfo is not None and other.tzinfo is not None:
            return one > other
        return one.replace(tzinfo=None) > other.replace(tzinfo=None)
    return _day(one) > _day(other)


def _day(value: Moment) -> date:
    return value.date() if isinstance(value, datetime) else value


# ---- doubts ----------------------------------------------------------------------------------------------------------


def _in_zone(reading: Reading, fields: Fields, chosen: _Chosen, timezone: str | None) -> Moment:
    """A moment with the offset that it has in a zone, noting what clocks made of it there."""
    value, stamp = chosen.value, chosen.stamp
    zone = zones.zone_of(timezone) if timezone else None
    if not isinstance(value, datetime):
        return value
    local = value if value.tzinfo is None else None
    if local is None and stamp.zone:  # 'ET' is a zone with summers and winters, 'EST' is none
        local, zone = value.replace(tzinfo=None), zones.seasonal(stamp.zone, reading.locale.tag)
    doubt = zones.doubt(local, zone) if local is not None and zone is not None else None
    if doubt == "twice":
        fields.note("time_twice", f"clocks went back: {value:%H:%M} came twice on that day; the first was taken", reading.spans(chosen.at))
    elif doubt == "never":
        fields.note(
            "time_skipped",
            f"clocks went forward: {value:%H:%M} did not come on that day; the offset before the change was taken",
            reading.spans(chosen.at),
        )
    return zones.aware(value, zone) if value.tzinfo is None and zone is not None else value


def _note_stamp(reading: Reading, fields: Fields, chosen: _Chosen) -> None:
    stamp, lines = chosen.stamp, reading.spans(chosen.at)
    if stamp.ambiguous:
        fields.note("ambiguous_date", f"day and month could be the other way round; {chosen.value.isoformat()} follows the custom of the language", lines)
    if stamp.century_assumed:
        fields.note("century_assumed", f"the year has two figures; {_day(chosen.value).year} was taken", lines)
    if stamp.zone and isinstance(stamp.value, datetime) and stamp.value.tzinfo is None:
        fields.note("zone_unknown", f"the time zone '{stamp.zone}' has more than one meaning, or none; the time is given without a zone", lines)
    if stamp.weekday is not None and _day(chosen.value).weekday() != stamp.weekday:
        fields.note("weekday_disagrees", f"{_day(chosen.value).isoformat()} does not fall on the printed day of the week", lines)


def _note_others(
    reading: Reading, fields: Fields, stamps: Sequence[_Found], labelled: Sequence[_Chosen], published: _Chosen, modified: _Chosen | None
) -> None:
    """Says of a page with a date what else could be it, and of a change that comes before it that this cannot be."""
    if modified is not None and _is_later(published.value, modified.value):
        fields.note(
            "modified_before_published",
            f"the page says that it was changed on {modified.value.isoformat()}, before it was published",
            reading.spans([*published.at, *modified.at]),
        )
    if any(note.code == "dates_disagree" for note in fields.notes):
        return
    days = {_day(one.value) for one in (published, modified) if one is not None}
    others: list[tuple[Moment, tuple[int, ...]]]
    others = [(stamp.value, (i,)) for i, stamp in stamps if stamp.value is not None and stamp.label != "modified" and _is_stamp(reading, i)]
    others += [(one.value, one.at) for one in labelled]
    for value, at in others:
        if _day(value) not in days:
            _note_disagreement(reading, fields, published, value, at, "as it stands nearest to the headline")
            return


_LITTLE = 30  # characters beside a stamp: who wrote it, or where it came from; what is longer tells of something else


def _is_stamp(reading: Reading, index: int) -> bool:
    return reading.labels.chances[index].get(Role.PUBLISHED, 0.0) >= _DOUBTFUL and len(reading.facts[index].rest or "") <= _LITTLE


def _note_disagreement(reading: Reading, fields: Fields, chosen: _Chosen, other: Moment, at: Sequence[int], why: str) -> None:
    fields.note(
        "dates_disagree",
        f"the page gives two dates, {chosen.value.isoformat()} and {other.isoformat()}; {chosen.value.isoformat()} was taken {why}",
        reading.spans(sorted({*chosen.at, *at})),
    )


def _note_no_date(reading: Reading, fields: Fields, stamps: Sequence[_Found]) -> None:
    """Says of a page without a date what it prints in its place.

    "3 hours ago", the day of a copy, a day without its year, or one that no calendar has ("31/02/2024").
    """
    relative = [i for i, stamp in stamps if stamp.relative]
    if relative:
        fields.note("relative_date", "the page gives only a relative time, which is no date", reading.spans(relative[:1]))
        return
    labelled = [s.at for s in reading.header.fields if s.field in ("published", "modified") and s.value]
    copied = [s.at for s in reading.header.fields if s.field == "copied"]
    copied += [i for i, fact in enumerate(reading.facts) if any(stamp.label == "copied" for stamp in fact.stamps)]
    if copied:
        fields.note("only_copied", "the page tells only when it was copied, which is no date of the article", reading.spans(copied[:1]))
        return
    unread = [i for i in (*labelled, *reading.of(Role.PUBLISHED)) if any(c.isdecimal() for c in reading.facts[i].line.seen)]
    if unread:
        fields.note("date_unread", "what stands in the place of a date is no whole day that a calendar has", reading.spans(unread[:1]))

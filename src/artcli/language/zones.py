"""Printed time zones to offsets, where they have one meaning, and local times to times with an offset."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Literal

from artcli.errors import BadPack, UnknownZone
from artcli.language import tables
from artcli.patterns import lazily
from artcli.values import NamedTuple


class _Zones(NamedTuple):
    """The table of zones."""

    hours: Mapping[str, float]
    by_language: Mapping[str, Mapping[str, float]]
    seasonal: Mapping[str, str]
    ambiguous: frozenset[str]
    names: frozenset[str]


@cache
def _zones() -> _Zones:
    table = tables.load("zones")
    try:
        ambiguous = frozenset(table["ambiguous"])
        return _Zones(table["hours"], table["by_language"], table["seasonal"], ambiguous, ambiguous | table["hours"].keys())
    except (KeyError, TypeError) as problem:
        raise BadPack(f"zones.toml: {problem!r}") from problem


def names() -> frozenset[str]:
    """Every abbreviation that is known, in lower case."""
    return _zones().names


_SIGNED = lazily(
    r"\(?(gmt|utc)? ?([+-])(\d{1,4}?)(?::?(\d\d))?(?![\d:])\)?"
)  # '+0100', '-05:00', '(GMT+7)', 'UTC-5'
_NAME = lazily(r"[^\W\d_]{1,5}")
_MACHINE_ZONES = frozenset({"localtime", "posixrules", "factory"})


class Zone(NamedTuple):
    """A zone in a line: where it ends, its name as printed, its offset unless it has several meanings ('IST') or none ('GMT+25')."""

    end: int
    name: str
    offset: tzinfo | None


def find(text: str, folded: str, start: int, language: str, *, exact: bool = False) -> Zone | None:
    """The zone that stands behind a time; `folded` is the text in lower case, place by place.

    Behind an `exact` time, one of ISO 8601, '-05:00' is a zone; behind '10:00' it would be the end of a span of time.

    >>> find("19:13 (GMT+7)", "19:13 (gmt+7)", 5, "vi").name
    'GMT+7'
    """
    if folded.startswith("z", start) and not folded[start + 1 : start + 2].isalpha():
        return Zone(start + 1, text[start], UTC)
    at = start
    while at < start + 3 and folded[at : at + 1] == " ":
        at += 1
    return _signed(text, folded, at, glued=at == start and not exact, exact=exact) or _named(text, folded, at, language)


def is_offset(minutes: int) -> bool:
    """True of what clocks somewhere are ahead of, or behind, those of Greenwich."""
    return -12 * 60 <= minutes <= 14 * 60 and abs(minutes) % 60 in (0, 30, 45)


def _signed(text: str, folded: str, at: int, *, glued: bool, exact: bool) -> Zone | None:
    sign = folded[at : at + 6]  # '(gmt +'
    match = _SIGNED.match(folded, at) if "+" in sign or "-" in sign else None
    if match is None:
        return None
    base, sign, hours, minutes = match.groups()
    total = int(f"{sign}1") * (int(hours) * 60 + int(minutes or 0))
    is_zone = is_offset(total)
    if base is None and (len(hours) != 2 or not (is_zone or exact) or (sign == "-" and (minutes is None or glued))):
        return None  # '19:13 -5', '10:00-11', '10:00-11:00' are no zones
    name = text[match.start() : match.end()].strip("() ")
    return Zone(match.end(), name, timezone(timedelta(minutes=total)) if is_zone else None)


def _named(text: str, folded: str, at: int, language: str) -> Zone | None:
    bracket = folded[at : at + 1] == "("
    at += bracket
    match = _NAME.match(folded, at)
    if match is None:
        return None
    known = _zones()
    # 'EDTUpdated': the name ends where the capitals do
    for end in range(match.end(), at + 1, -1):
        name, printed = folded[at:end], text[at:end]
        if name not in known.names and name not in known.seasonal:
            continue
        # capitals: "à 19h13 est mort", "5 pm cat" are words; Russian papers print 'мск', which is none
        if not (printed.isupper() or not name.isascii()) or not _ends(text, end):
            continue
        offset = _offset(name, language)
        if offset is None and name not in known.ambiguous:
            return None
        if bracket and folded[end : end + 1] != ")":
            return None
        return Zone(end + bracket, printed, offset)
    return None


def _ends(text: str, at: int) -> bool:
    following = text[at : at + 2]
    return not following[:1].isalpha() or (following[:1].isupper() and following[1:].islower())


def _offset(name: str, language: str) -> tzinfo | None:
    known = _zones()
    hours = known.by_language.get(language, {}).get(name, known.hours.get(name))
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    if language == "en" and name in known.seasonal:
        return zone_of(known.seasonal[name])
    return None


def named(name: str, language: str) -> tzinfo | None:
    """The offset of an abbreviation that stands alone ("GMT"), or None where it is unknown or has several meanings."""
    return UTC if name.upper() == "Z" else _offset(name.lower(), language)


def zone_of(name: str) -> tzinfo:
    """A zone by its IANA name. Raises UnknownZone, which says what is near."""
    from zoneinfo import ZoneInfo

    if name.lower() in _MACHINE_ZONES:  # what these mean is up to the machine
        raise _unknown(name)
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError) as problem:
        raise _unknown(name) from problem


def _unknown(name: str) -> UnknownZone:
    """What is said of a name that no zone has: the zone of that town, or one that is spelled nearly so."""
    import difflib

    zones: dict[str, str] = {}
    for zone in (one for one in iana_names() if not any(map(str.isdigit, one))):  # 'Etc/GMT+1' is an hour behind GMT
        zones.setdefault(zone.lower().rpartition("/")[2], zone)  # 'paris'
        zones[zone.lower()] = zone
    wanted = name.lower().replace(" ", "_")
    near = [wanted] if wanted in zones else difflib.get_close_matches(wanted, zones, n=1, cutoff=0.8)
    hint = f"did you mean {zones[near[0]]}?" if near else "give an IANA name such as Africa/Casablanca or Europe/Paris"
    return UnknownZone(f"no time zone '{name}'; {hint}")


def iana_names() -> list[str]:
    """The names that `zone_of` knows, in alphabetical order."""
    from zoneinfo import available_timezones

    return sorted(name for name in available_timezones() if name.lower() not in _MACHINE_ZONES)


def aware(value: datetime, zone: tzinfo) -> datetime:
    """A local time to the same with its offset from UTC.

    Where clocks go back and a time comes twice, it is the first; where they go forward, the offset before the change holds.
    """
    try:
        gap = value.replace(tzinfo=zone, fold=0).utcoffset()
    except OverflowError:
        gap = None
    if gap is None:
        return value
    # offsets of before 1900 have seconds, which no exchange format can write
    return value.replace(tzinfo=timezone(timedelta(minutes=round(gap.total_seconds() / 60))), fold=0)


def seasonal(name: str, language: str) -> tzinfo | None:
    """The zone of an abbreviation that holds in summer and in winter ('ET'), or None."""
    key = name.lower()
    return _offset(key, language) if key in _zones().seasonal else None


def doubt(value: datetime, zone: tzinfo) -> Literal["twice", "never"] | None:
    """What a change of clocks made of a local time: it came twice, or never (PEP 495)."""
    try:
        first, second = (value.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    except OverflowError:
        return None
    if first is None or second is None or first == second:
        return None
    return "twice" if first > second else "never"

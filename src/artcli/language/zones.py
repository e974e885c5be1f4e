"""Printed time zones to offsets, where they have one meaning."""

from __future__ import annotations

import re
from datetime import timedelta, timezone

_HOURS = {
    "z": 0, "gmt": 0, "utc": 0, "ut": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "мск": 3, "trt": 3, "est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "ndt": -2.5, "adt": -3, "brt": -3, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "myt": 8, "pht": 8, "wib": 7, "wita": 8, "wit": 9, "sast": 2,
    "eat": 3, "wat": 1, "cat": 2, "aest": 10, "aedt": 11, "acst": 9.5, "acdt": 10.5, "awst": 8, "nzst": 12, "nzdt": 13, "pkt": 5, "npt": 5.75,
}  # fmt: skip
AMBIGUOUS = frozenset({"cst", "ist", "ast", "ct", "et", "pt", "mt", "gst", "sst", "amt", "nst"})
"""Abbreviations with more than one meaning: the time stays local, and the zone is named in a note."""

_ABBREVIATION = re.compile(r"\(?([^\W\d_]{1,5})\)?(?![^\W\d_])")
_OFFSET = re.compile(r"\(?(?:(?:gmt|utc) ?)?([+\-−–])(\d{1,2})(?::?([0-5]\d))?\)?(?!\d)")  # '+01:00', '(GMT+7)', '-0500'


def find(text: str, start: int) -> tuple[int, str, timezone | None] | None:
    """The zone that stands at start of a folded text: its end, its name as folded, its offset (None if it has several meanings)."""
    at = start
    while at < len(text) and text[at] == " ":
        at += 1
    match = _OFFSET.match(text, at)
    if match and (at == start or match[0].startswith(("(", "g", "u", "+")) or len(match[2]) == 2):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes <= 14 * 60 and (match[3] or match[0].lstrip("(").startswith(("g", "u")) or match[1] == "+"):
            sign = 1 if match[1] == "+" else -1
            return match.end(), match[0].strip("()"), timezone(timedelta(minutes=sign * minutes))
    match = _ABBREVIATION.match(text, at)
    if match:
        name = match[1]
        if name in _HOURS and (name != "z" or at == start):
            return match.end(), name, timezone(timedelta(hours=_HOURS[name]))
        if name in AMBIGUOUS and (text[at] == "(" or match.end() - at > 2):
            return match.end(), name, None
    glued = text[at : at + 4]
    for length in (4, 3):  # 'EDTUpdated'
        if glued[:length] in _HOURS and length > 2 and text[at + length : at + length + 1].isalpha() and glued[:length] not in ("west", "wit", "cat", "eat"):
            return at + length, glued[:length], timezone(timedelta(hours=_HOURS[glued[:length]]))
    return None

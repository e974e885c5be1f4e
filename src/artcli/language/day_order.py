"""What a page tells of the order of day and month in its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from artcli.language.calendars import full_year, gregorian
from artcli.language.date_line import FIGURE
from artcli.language.date_words import ascii_figures, known, zone_vote
from artcli.language.folding import key
from artcli.language.locale import Locale, load
from artcli.patterns import any_of, at_once, lazily
from artcli.values import NamedTuple

_SHORT = 4  # letters: in prose, shorter words than names of weekdays may be anything
_HEAD = 2000  # characters of a line in which weekdays and spelling are looked for
_LONGEST_VOTER = 240  # characters; in longer lines figures are the story's
_SLASHED = lazily(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?![\d/-])")
_TELLING = 2


class _Spelled(NamedTuple):
    """Dates with the month in words, in both orders; and the weekdays, from Monday on."""

    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    weekday: re.Pattern[str]
    weekdays: Mapping[str, int]


@cache
def _spelled(tag: str) -> _Spelled:
    pack = load(tag)
    months = "|".join(
        re.escape(form.rstrip("."))
        for forms in pack.months
        for form in sorted(forms, key=len, reverse=True)
    )
    weekdays = {form: number for number, forms in enumerate(pack.weekdays) for form in forms if len(form) > _SHORT}
    return _Spelled(
        at_once(rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th)? (?:{months})\.?,? \d{{4}}"),
        at_once(rf"(?<!\w)(?:{months})\.? \d{{1,2}}(?:st|nd|rd|th)?, \d{{4}}"),
        at_once(any_of(weekdays)),
        weekdays,
    )


_REGION = lazily(r"-([a-z]{2}|\d{3})(?![^-])")
_OF_BOTH = "en"  # the language that prints both orders


def order_of(tag: str) -> str | None:
    """A language tag to the order of day and month that its region has: "en-GB" to "dmy", "en-US" to "mdy"; None where the language alone tells it.

    >>> order_of("en-GB"), order_of("en-Latn-US"), order_of("en"), order_of("fr-CA")
    ('dmy', 'mdy', None, None)
    """
    folded = tag.lower()
    region = _REGION.search(folded)
    if region is None or folded.partition("-")[0] != _OF_BOTH:
        return None
    return "mdy" if region[1] in known().month_first_regions else "dmy"


def page_order(texts: Iterable[str], locale: Locale) -> str | None:
    """What a page tells of the order of day and month: "dmy", "mdy", or None where it tells nothing.

    Only a language that prints both, English, needs it. A figure over 12 tells most, then a British or Indian zone, then dates
    with the month in words. Where all are silent, the weekdays that the story names and its spelling make one likely: "dmy?".
    """
    if locale.tag != _OF_BOTH:
        return None
    votes = 0
    spelled = _spelled(locale.tag)
    lines = list(texts)
    pairs: list[tuple[int, int, int]] = []
    for line in lines:
        if len(line) > _LONGEST_VOTER or not FIGURE.search(line):
            continue
        text = ascii_figures(key(line))
        for match in _SLASHED.finditer(text):
            a, b = int(match[1]), int(match[2])
            votes += 20 * ((a > 12 >= b) - (b > 12 >= a))
            pairs.append((a, b, full_year(match[3])))
        if known().clock.search(text):
            votes += sum(4 * zone_vote(match[0]) for match in known().zones.finditer(text))
        votes += bool(spelled.day_first.search(text)) - bool(spelled.month_first.search(text))
    if not votes and pairs:
        folded = [key(line[:_HEAD]) for line in lines]
        told = _weekday_votes(pairs, folded, spelled) + sum(len(known().british.findall(text)) - len(known().american.findall(text)) for text in folded)
        return "dmy?" if told >= _TELLING else "mdy?" if told <= -_TELLING else None
    return "dmy" if votes > 0 else "mdy" if votes < 0 else None


def _weekday_votes(pairs: Sequence[tuple[int, int, int]], folded: Sequence[str], spelled: _Spelled) -> int:
    """A story names the weekday on which it appeared, or the one before: which of both readings of a date falls on it?"""
    named = [spelled.weekdays[word] for text in folded for word in spelled.weekday.findall(text)]
    votes = 0
    for a, b, year in pairs:
        for sign, day in ((1, gregorian(year, b, a)), (-1, gregorian(year, a, b))):
            if day is not None and a != b:
                votes += sign * sum(2 * (n == day.weekday()) + ((n + 1) % 7 == day.weekday()) for n in named)
    return votes

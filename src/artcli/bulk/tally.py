"""What the lines of a manifest add up to, in memory that does not grow with their number."""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from artcli.bulk.journal import Entry, Facts, Outcome, Output
from artcli.doubts import judged

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)

BINS = 20
_LONGEST = 200
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Known:
    """What a manifest tells of one article."""

    source: str
    headline: str | None
    facts: Facts
    outputs: tuple[Output, ...]
    notes: tuple[str, ...]           # the codes

    @property
    def least(self) -> float | None:
        """How sure the least sure of headline, date and body is, of those that were found; None where none was."""
        return min((sure for sure in judged(self.facts.confidences).values() if sure is not None), default=None)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing of headline, date and body."""
        return tuple(name for name, sure in judged(self.facts.confidences).items() if sure is None)


@dataclass(slots=True)
class Names:
    """How often each name occurs. Of names without end only the first `most` are told apart."""

    most: int = 10_000
    counts: Counter[str] = field(default_factory=Counter)
    others: int = 0

    def add(self, name: str) -> None:
        """Counts a name once more."""
        name = shortened(name)
        if name in self.counts or len(self.counts) < self.most:
            self.counts[name] += 1
        else:
            self.others += 1

    def in_any_case(self) -> Names:
        """The same, with names that differ in case alone as one, in the commonest of their forms."""
        forms: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for name, count in self.top(len(self.counts)):
            counts[forms.setdefault(name.casefold(), name)] += count
        return Names(self.most, counts, self.others)

    @property
    def total(self) -> int:
        """How many there were, names that were not told apart among them."""
        return sum(self.counts.values()) + self.others

    def top(self, most: int) -> list[tuple[str, int]]:
        """The most frequent names with their counts; those that are even stand in alphabetical order."""
        return heapq.nsmallest(most, self.counts.items(), key=lambda pair: (-pair[1], pair[0]))

    def below(self, most: int) -> tuple[int, int]:
        """How many names `top` leaves out, and how often they occur; names that were not told apart count as one."""
        left = len(self.counts) - most
        if left <= 0:
            return (1 if self.others else 0), self.others
        shown = sum(count for _, count in self.top(most))
        return left + (1 if self.others else 0), sum(self.counts.values()) - shown + self.others


_UNITS = (10, 7, 4, 3, 2)
"""A day, a month, a year, a decade, a century, as so many characters of '2025-11-25'."""

_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_SHARES = (1.0, 0.99, 0.95, 0.9)
_MONTH = 1


@dataclass(slots=True)
class Dates:
    """How many articles appeared when: by day, and by month, year or longer spans once the days are too many."""

    most: int = 5_000
    unit: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, published: str) -> None:
        """Counts the day of '2025-11-25T19:13'; what is no day is not counted."""
        if not _DAY.match(published):
            return
        self.counts[published[: _UNITS[self.unit]]] += 1
        while len(self.counts) > self.most:  # of centuries there are a hundred
            self.coarsen()

    def coarsen(self) -> None:
        """Days to months, months to years, years to decades."""
        self.unit += 1
        wider: Counter[str] = Counter()
        for when, count in self.counts.items():
            wider[when[: _UNITS[self.unit]]] += count
        self.counts = wider

    def columns(self, most: int) -> Columns:
        """At most so many columns that follow one another, the finest that there can be.

        All articles, if they can be shown by month; else up to a tenth may lie outside, if the columns get finer
        by that: a few misread dates must not press all others into one column.
        """
        if not self.counts:
            return Columns(self.unit, [], 0, 0)
        found = [self._columns(most, share) for share in _SHARES]
        finest = max(_MONTH, min(one.unit for one in found))
        return next(one for one in found if one.unit <= finest)

    def _columns(self, most: int, share: float) -> Columns:
        """The finest columns for the shortest span that holds such a share of the articles."""
        dates = Dates(unit=self.unit, counts=self.counts.copy())
        while True:
            first, last = _span(dates.counts, share)
            names = _first_of(_following(first, last), most + 1)
            if len(names) <= most or dates.unit == len(_UNITS) - 1:
                before = sum(count for when, count in dates.counts.items() if when < first)
                after = sum(count for when, count in dates.counts.items() if when > last)
                return Columns(dates.unit, [(name, dates.counts.get(name, 0)) for name in names], before, after)
            dates.coarsen()


@dataclass(frozen=True, slots=True)
class Columns:
    """Counts by day, month …, one after the other, empty ones too; and how many articles lie before and after them."""

    unit: int
    counts: list[tuple[str, int]]
    before: int
    after: int


def _span(counts: Mapping[str, int], share: float) -> tuple[str, str]:
    """The first and the last date of the shortest time that holds such a share of the articles."""
    order = sorted(counts)
    enough = share * sum(counts.values())
    best, start, held = (order[0], order[-1]), 0, 0
    for when in order:
        held += counts[when]
        while held - counts[order[start]] >= enough:
            held -= counts[order[start]]
            start += 1
        if held >= enough and _place(when) - _place(order[start]) < _place(best[1]) - _place(best[0]):
            best = order[start], when
    return best


def _place(when: str) -> int:
    """Where a day, a month … lies among its like, near enough."""
    year, month, day = (*map(int, when.split("-")), 0, 0)[:3]
    return year * 372 + month * 31 + day


def _following(first: str, last: str) -> Iterator[str]:
    """All days, months, years or decades from one to another, both ends in."""
    from datetime import date, timedelta

    when = first
    while when <= last:
        yield when
        if len(when) == 10:
            try:
                when = (date.fromisoformat(when) + timedelta(days=1)).isoformat()
            except (ValueError, OverflowError):
                return
        elif len(when) == 7:
            year, month = int(when[:4]), int(when[5:])
            when = f"{year + month // 12:04d}-{month % 12 + 1:02d}"
        else:
            when = f"{int(when) + 1:0{len(when)}d}"
            if len(when) > len(first):
                return


def _first_of(names: Iterator[str], most: int) -> list[str]:
    return [name for name, _ in zip(names, range(most), strict=False)]


@dataclass(slots=True)
class Sureness:
    """How sure one field is, over all articles."""

    found: int = 0
    bins: list[int] = field(default_factory=lambda: [0] * BINS)

    def add(self, confidence: float) -> None:
        """Counts a confidence in its twentieth: 1 belongs to the last."""
        self.found += 1
        self.bins[min(BINS - 1, max(0, int(confidence * BINS)))] += 1


@dataclass(frozen=True, slots=True, order=True)
class _Doubt:
    """An article in the heap: the surest on top, which the next one that is less sure takes the place of."""

    sure: float
    place: int
    known: Known = field(compare=False)


@dataclass(slots=True)
class Tally:
    """What a run did, added up line by line."""

    keep_doubts: int = 100
    keep_lacking: int = 100
    keep_failures: int = 200
    keep_skipped: int = 100
    keep_noted: int = 20                                  # of each kind
    outcomes: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    words: int = 0
    outputs: Names = field(default_factory=Names)         # by format
    dates: Dates = field(default_factory=Dates)
    sections: Names = field(default_factory=Names)
    languages: Names = field(default_factory=Names)
    notes: Names = field(default_factory=Names)           # how many articles have one, by its code
    noted: dict[str, list[tuple[str, str]]] = field(default_factory=dict)   # the first inputs of which it was noted, and in which words, by its code
    reasons: Names = field(default_factory=Names)         # why inputs failed or were skipped
    sureness: dict[str, Sureness] = field(default_factory=dict)
    failures: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)      # how many articles have no headline, no date, no body
    lacking: list[Known] = field(default_factory=list)          # the first of them
    lack: int = 0                                               # how many lack any of these
    judged: int = 0                                             # how many have one of these, and can be more or less sure
    _heap: list[_Doubt] = field(default_factory=list)
    _place: int = 0

    @property
    def inputs(self) -> int:
        """How many inputs there were: done, unchanged, failed and skipped ones."""
        return sum(self.outcomes.values())

    @property
    def doubts(self) -> list[Known]:
        """The least sure articles, the least sure one first; of equals the first in the manifest."""
        return [one.known for one in sorted(self._heap, key=lambda one: (-one.sure, -one.place))]

    def add(self, entry: Entry) -> None:
        """Counts one line of a manifest."""
        self.outcomes[entry.outcome] += 1
        if entry.outcome in ("failed", "skipped"):
            self._add_reason(entry)
            return  # what an earlier run made of it is another run's
        for article, code in entry.codes:
            self._add_note(entry, article, code)
        for output in entry.outputs:
            self.outputs.add(output.format)
        for place, facts in enumerate(entry.articles):
            self._add_article(entry, place, facts)

    def _add_reason(self, entry: Entry) -> None:
        reason = entry.reason or "no reason is given"
        self.reasons.add(reason)
        kept, most = (self.failures, self.keep_failures) if entry.outcome == "failed" else (self.skipped, self.keep_skipped)
        if len(kept) < most:
            kept.append((entry.path, shortened(reason)))

    def _add_note(self, entry: Entry, article: int | None, code: str) -> None:
        """Counts that something was noted of an article, however often."""
        self.notes.add(code)
        if shortened(code) not in self.notes.counts:
            return
        kept = self.noted.setdefault(shortened(code), [])
        if len(kept) < self.keep_noted:
            said = (note.message for note in entry.notes if (note.article, note.code) == (article, code))
            kept.append((entry.path, shortened("; ".join(said))))

    def _add_article(self, entry: Entry, place: int, facts: Facts) -> None:
        self.articles += 1
        self.words += facts.words
        when = facts.published or facts.modified
        if when:
            self.dates.add(when)
        for names, name in ((self.sections, facts.section), (self.languages, facts.language)):
            if name:
                names.add(name)
        for name, confidence in facts.confidences.items():
            self.sureness.setdefault(name, Sureness()).add(confidence)
        known = _known(entry, place, facts)
        self._keep_lacking(known)
        if known.least is not None:
            self.judged += 1
            self._keep(known, known.least)

    def _keep_lacking(self, known: Known) -> None:
        """What is missing is no doubt: it is told apart."""
        self.missing.update(known.lacks)
        self.lack += bool(known.lacks)
        if known.lacks and len(self.lacking) < self.keep_lacking:
            self.lacking.append(known)

    def _keep(self, known: Known, least: float) -> None:
        """The least sure articles stay; the surest of them goes where they are too many."""
        self._place += 1
        doubt = _Doubt(-least, -self._place, known)
        if len(self._heap) < self.keep_doubts:
            heapq.heappush(self._heap, doubt)
        elif doubt > self._heap[0]:
            heapq.heapreplace(self._heap, doubt)


def tally(entries: Iterable[Entry]) -> Tally:
    """The lines of a manifest to what they add up to."""
    total = Tally()
    for entry in entries:
        total.add(entry)
    return total


def shortened(text: str) -> str:
    """A text to at most 200 characters."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + _ELLIPSIS


def _known(entry: Entry, place: int, facts: Facts) -> Known:
    """One article with those outputs and notes of its input that are its own."""
    return Known(
        source=entry.path,
        headline=shortened(facts.headline) if facts.headline else None,
        facts=facts,
        outputs=tuple(one for one in entry.outputs if one.article in (place, None)),
        notes=tuple(dict.fromkeys(one.code for one in entry.notes if one.article in (place, None))),
    )

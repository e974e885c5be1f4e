"""What a page shows as a whole: where its story stands, which lines say what others say, what stands near what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import compress, groupby

from artcli.readers.text import echoes
from artcli.readers.text.facts import Facts, find
from artcli.readers.text.page import Page
from artcli.values import NamedTuple

HEADINGS = ("tags", "see_also", "related", "comments", "share", "subscribe", "advert", "navigation", "legal")
"""Lists of words whose lines head a block of lines: what stands below is told by them."""


class Survey(NamedTuple):
    """A page with the facts of each line, and what only the whole page tells."""

    page: Page
    facts: tuple[Facts, ...]
    telling: Sequence[frozenset[str]]  # for each line the words that say what it is about
    first_prose: int  # index of the first and the last line of the story's prose, or -1
    last_prose: int
    usual_width: float  # median width of the prose
    usual_indent: int  # of the prose
    twice: frozenset[int]  # first source lines of the lines that were printed twice in a row, or say everything twice
    below_colon: frozenset[int]  # indexes of lines that a lone ":" parts from the line above
    holders: frozenset[int]  # indexes of lines that hold another whole line behind words of their own: "Press release: Headline"
    held: frozenset[str]  # the keys of these other lines
    counts: Counter[str]  # how often each key stands on the page
    under: tuple[tuple[str, int], ...]  # for each line: the kind of the nearest heading above it, and how many lines above
    most_recurring: int  # index of the line above the story that looks most like its headline, or -1
    first_place: Mapping[str, int]  # key -> index of the first and the last line with it
    last_place: Mapping[str, int]
    title_parts: frozenset[str]  # keys that another line goes on from with a site's name: "Headline - The Site"
    page_titles: frozenset[int]  # the indexes of such longer lines
    crumb_ends: frozenset[str]  # keys that another line ends with: "Home › Politics › Headline", "HomePoliticsHeadline"
    crumbs: frozenset[int]  # the indexes of such longer lines
    short_runs: tuple[int, ...]  # for each line the length of the run of short lines around it, 0 if it is long
    unfinished_runs: tuple[int, ...]
    told_again: frozenset[int]  # indexes of lines near the top of the story that a later line of prose nearly repeats
    named: Mapping[str, tuple[int, int]]  # key of a short line -> how many other lines hold it: of the rest, of the prose
    to_stamp: tuple[int, ...]  # for each line how far below it (or above it: negative) the nearest printed day stands, 0 where none is near
    to_byline: tuple[int, ...]  # the same for a byline with its word
    prose_links: Mapping[int, tuple[int, int, bool]]  # for a line of prose: lines to the prose above and below, 99 if none; a byline or day follows


def survey(page: Page) -> Survey:
    """A page to all its facts; linear in the length of the page."""
    facts, telling = find(page)
    first, last = _story(facts)
    keys = [line.key for line in page.lines]
    widths = sorted(f.width for f in facts if f.prose)
    indents = Counter(f.line.indent for f in facts if f.prose)
    parts, titles = echoes.page_titles(page)
    ends, crumbs = echoes.crumbs(page)
    holders, held = echoes.holders(page)
    return Survey(
        page=page,
        facts=facts,
        telling=telling,
        first_prose=first,
        last_prose=last,
        usual_width=float(widths[len(widths) // 2]) if widths else 0.0,
        usual_indent=max(indents, key=indents.__getitem__, default=0),
        twice=_twice(page),
        below_colon=_below_colon(page),
        holders=holders,
        held=held,
        counts=Counter(keys),
        under=_headings(facts),
        most_recurring=_likest(facts, first),
        first_place=dict(zip(reversed(keys), reversed(range(len(keys))), strict=True)),
        last_place=dict(zip(keys, range(len(keys)), strict=True)),
        title_parts=parts,
        page_titles=titles,
        crumb_ends=ends,
        crumbs=crumbs,
        short_runs=_runs([f.size <= 4 for f in facts]),
        unfinished_runs=_runs([f.size > 4 and not f.sentence for f in facts]),
        told_again=echoes.told_again(facts, telling, first),
        named=echoes.named(facts),
        to_stamp=_nearest([not f.prose and f.prints_a_day for f in facts]),
        to_byline=_nearest([f.byline is not None and not f.prose for f in facts]),
        prose_links=_prose_links(facts),
    )


def _twice(page: Page) -> frozenset[int]:
    """The first source lines of what was printed twice: the line before its copy, and a line that says everything twice."""
    copied = [one.repeats.first for one in page.interruptions if one.repeats is not None]
    return frozenset([*copied, *(line.lines.first for line in page.lines if echoes.says_twice(line.key))])


def _below_colon(page: Page) -> frozenset[int]:
    """'Storm', ':', 'Ferry stays in port': the colon stands between kicker and headline."""
    colons = {one.line.lines.first for one in page.interruptions if one.line.key == ":"}
    lines = page.lines if colons else ()
    return frozenset(i for i in range(1, len(lines)) if not colons.isdisjoint(range(lines[i - 1].lines.last + 1, lines[i].lines.first)))


def _story(facts: tuple[Facts, ...]) -> tuple[int, int]:
    """First and last line of the densest stretch of prose: lines between two of its members are at most a dozen."""
    best, run, last = (0, -1, -1), [0, -1, -1], -1
    for i, fact in enumerate(facts):
        if not fact.prose:
            continue
        if last < 0 or i - last > 12:
            run = [0, i, i]
        run = [run[0] + min(fact.size, 80), run[1], i]
        last = i
        if run[0] > best[0]:
            best = (run[0], run[1], run[2])
    return best[1], best[2]


def _runs(members: list[bool]) -> tuple[int, ...]:
    """For each place the length of the run of members that it belongs to."""
    out: list[int] = []
    for is_member, group in groupby(members):
        count = len(list(group))
        out += [count if is_member else 0] * count
    return tuple(out)


def _headings(facts: tuple[Facts, ...]) -> tuple[tuple[str, int], ...]:
    """For each line the nearest line above that heads a block of others ("Tags", "Lire aussi"); prose ends such a block."""
    out: list[tuple[str, int]] = []
    kind, distance = "", 0
    for fact in facts:
        out.append((kind, distance))
        distance += 1
        if fact.prose:
            kind = ""
        for heading in HEADINGS if fact.kinds or fact.openings else ():
            if heading in fact.kinds or (heading in ("tags", "see_also") and heading in fact.openings and fact.size <= 6):
                kind, distance = heading, 1
                break
    return tuple(out)


_NEAR = 8  # lines


def _nearest(there: list[bool]) -> tuple[int, ...]:
    """For each place the signed distance to the nearest true one, 0 where none is within reach or it is there itself."""
    places = list(compress(range(len(there)), there))
    out = [0] * len(there)
    for step in range(_NEAR, -1, -1):  # what is nearer comes later, and of two at one distance the one below
        for at in places:
            if at + step < len(out):
                out[at + step] = -step
        for at in places:
            if at >= step:
                out[at - step] = step
    return tuple(out)


def _prose_links(facts: tuple[Facts, ...]) -> dict[int, tuple[int, int, bool]]:
    """Standfirsts are parted from the text by byline, day or picture; the first paragraph is followed by the second."""
    places = [i for i, fact in enumerate(facts) if fact.prose]
    out = {}
    for n, i in enumerate(places):
        above = i - places[n - 1] if n else 99
        below = places[n + 1] - i if n + 1 < len(places) else 99
        parted = below > 1 and any(fact.prints_a_day or fact.byline is not None for fact in facts[i + 1 : i + min(below, 7)])
        out[i] = (above, below, parted)
    return out


def _likest(facts: tuple[Facts, ...], first_prose: int) -> int:
    """The line above the story whose words recur most in it: its headline, if words tell."""
    best, found = 0.0, -1
    for i, fact in enumerate(facts[: max(first_prose, 0)]):
        if fact.recurring and 3 <= fact.size <= 30 and not fact.sentence and not fact.stamps:
            score = fact.recurring * min(fact.size, 12) + i / (4 * len(facts))
            if score > best:
                best, found = score, i
    return found

"""Cues: what each line of a page shows, as numbers. They decide nothing; what they are worth is data (`weights.json`).

A cue is 1 or 0 for yes or no, a count, a distance or a share, and -1 where it does not apply: a script without capitals
has no line in capitals. Each group of cues is a function with the names of its cues above it, in the order of its numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, repeat
from operator import itemgetter, sub

from artcli.language import agencies, datelines, names
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import QUESTION_MARKS
from artcli.readers.text.facts import Facts
from artcli.readers.text.survey import HEADINGS, Survey
from artcli.values import NamedTuple

_NOT_APPLICABLE = -1.0
_FAR = 99.0


class _Rivals(NamedTuple):
    """The lines that may be the headline, beside each other."""

    found: dict[int, float]  # how much of a title the lead tells
    ranked: list[float]
    above: dict[int, float]  # the share of its words that a title above says too, at most
    below: dict[int, float]
    titles_before: list[int]  # for each line how many titles stand between it and the next prose, day or byline
    lines_before: list[int]


class _Sight(NamedTuple):
    """A page with what its cues count: for each line, how many of a kind stand above it."""

    survey: Survey
    facts: tuple[Facts, ...]
    credits: list[float]  # see `_credit`
    days: list[bool]  # it prints a whole day and is no prose
    opened: list[bool]  # it is a byline with its word and no prose
    titles: list[bool]  # it may be a headline by its form
    days_above: list[int]
    bylines_above: list[int]
    prose_above: list[int]
    known_above: list[int]  # lines that are words of the trade and nothing else
    titles_above: list[int]
    tellings: list[float]  # how much of it the story tells
    ranked_tellings: list[float]  # of the lines that may be the headline, most first
    ranked_lengths: list[int]
    rivals: _Rivals
    has_gaps: bool  # see `page.Page`


_SHORTEST_TITLE, _LONGEST_TITLE = 3, 30  # words
_GLUED = 18  # characters a word: 'HomePoliticsWorldCulture' is a menu
_REACH, _REACH_BY_LENGTH = 8, 4  # lines below the first prose among which a headline is still looked for: a teaser may stand above it
_MOST_TOLD = 12  # words: of a longer line no more count, else the longest would be told best


def _look(s: Survey) -> _Sight:
    facts = s.facts
    titles = [_is_title(f) for f in facts]
    days = [not f.prose and f.prints_a_day for f in facts]
    opened = [not f.prose and f.byline is not None for f in facts]
    tellings = [_telling(f.recurring or 0.0, f) for f in facts]
    first = max(s.first_prose, 0)
    return _Sight(
        survey=s,
        facts=facts,
        credits=list(map(_credit, facts)),
        days=days,
        opened=opened,
        titles=titles,
        days_above=[0, *accumulate(days)],
        bylines_above=[0, *accumulate(opened)],
        prose_above=[0, *accumulate(f.prose for f in facts)],
        known_above=[0, *accumulate(bool(f.kinds) for f in facts)],
        titles_above=[0, *accumulate(title and f.size >= 5 for title, f in zip(titles, facts, strict=True))],
        tellings=tellings,
        ranked_tellings=sorted(-telling for telling, title in zip(tellings[: first + _REACH], titles, strict=False) if title),
        ranked_lengths=sorted(-len(f.line.key) for f, title in zip(facts[: first + _REACH_BY_LENGTH], titles, strict=False) if title),
        rivals=_rivals(s, titles, [f.prose or day or by for f, day, by in zip(facts, days, opened, strict=True)]),
        has_gaps=s.page.has_gaps,
    )


def _is_title(f: Facts) -> bool:
    """True of a line of the length of a headline that is nothing else that is known."""
    is_long_enough = _SHORTEST_TITLE <= f.size <= _LONGEST_TITLE and len(f.line.key) < _GLUED * f.size
    return is_long_enough and not (f.prose or f.stamps or f.kinds)


def _telling(share: float, f: Facts) -> float:
    """How much of a line is told, by the share of its words that are."""
    return share * min(f.size, _MOST_TOLD)


def _credit(f: Facts) -> float:
    """1 if a line ends with a picture credit, 2 if it is nothing else."""
    return 0.0 if f.credit is None else 2.0 if len(f.credit) >= len(f.line.seen) - 2 else 1.0


# ---- the form of the line --------------------------------------------------------------------------------------------

_FORM = (
    "words", "characters", "ends_a_sentence", "ends_with_colon", "ends_with_dots", "asks", "calls", "sentence_ends_inside",
    "opens_in_lower_case", "is_all_capitals", "words_with_capitals", "has_capitals", "opens_with_a_quote", "opens_with_a_dash", "opens_with_a_bullet",
    "opens_with_a_figure", "figures", "share_of_figures", "bars", "opens_with_a_bracket", "ends_with_a_bracket", "has_an_address", "opens_with_a_hash",
    "hashes", "commas", "colon_at", "indent", "characters_a_word",
)  # fmt: skip
# a set comes first, by which the places are found fast where a sentence may end
_STOPS_INSIDE = lazily(r"[.!?…。！？।።။។۔؟](?:(?<![.!?…])|[\"”»’)]{0,2}\s+[\"“«‘(¿¡„]{0,2}[^\W\d_a-zà-ÿ])")
_OF_ADDRESSES = ("@", "http", "www.", ".co", ".org", ".net", ".de", ".fr")
_ADDRESS = lazily(r"https?:|www\.|\w@\w|(?:^|\s)@\w{3}|\w\.(?:com|org|net|de|fr|co)\b")
_QUOTES = ("\"", "“", "„", "«", "»", "‘", "'", "「", "『", "”", "‹")
_DASHES = ("–", "—", "- ", "― ")
_BULLETS = ("•", "* ", "· ", "● ", "■", "▪", "►", "▶", "◆", "+ ", "o ", "→")
_BARS = ("|", "›", ">", "•", "·", "/", "»")
_FIGURE = lazily(r"\d")
_LOOKED_AT = 400  # characters of a line in which figures and marks are counted


def _form(f: Facts) -> tuple[float, ...]:
    key, seen = f.line.key, f.line.seen
    head = seen[:_LOOKED_AT]
    figures = len(_FIGURE.findall(head))
    bare = key.rstrip("»\"”' ")
    return (
        f.size,
        len(key),
        f.sentence,
        key.endswith((":", "：")),
        key.endswith(("…", "...", "[…]", "[...]")),
        bare.endswith(QUESTION_MARKS),
        bare.endswith(("!", "！")),
        len(_STOPS_INSIDE.findall(seen[:2000])) if f.size > 8 else 0,
        seen.lstrip("…. ")[:1].islower() if f.cased else _NOT_APPLICABLE,
        seen.isupper() if f.cased else _NOT_APPLICABLE,
        _capitals(seen) if f.cased else _NOT_APPLICABLE,
        f.cased,
        seen.startswith(_QUOTES),
        seen.startswith(_DASHES),
        seen.startswith(_BULLETS),
        seen[:1].isdecimal(),
        figures,
        figures / len(head) if head else 0.0,
        sum(map(head.count, _BARS)),
        seen[:1] in "([（［【",
        seen[-1:] in ")]）］】",
        any(map(key.__contains__, _OF_ADDRESSES)) and _ADDRESS.search(key[:600]) is not None,
        seen[:1] in "#＃",
        seen.count("#"),
        key.count(",") + key.count("、"),
        key.find(":", 1, 120),
        f.line.indent,
        min(len(key), _LOOKED_AT) / max(1, key.count(" ", 0, _LOOKED_AT) + 1),
    )


_INITIAL = itemgetter(0)


def _capitals(seen: str) -> float:
    """The share of the words that begin with a capital, of those that begin with a letter."""
    initials = list(map(_INITIAL, seen[:_LOOKED_AT].split()))
    letters = sum(map(str.isalpha, initials))
    return sum(map(str.isupper, initials)) / letters if letters else _NOT_APPLICABLE


# ---- words of the trade ----------------------------------------------------------------------------------------------

_TRADE = (
    "shows_a_byline", "people_in_it", "is_shaped_like_a_name", "shows_a_closing_credit", "names_an_agency", "ends_with_an_agency",
    "opens_with_a_dateline", "stamps", "prints_a_day", "labels_its_stamp", "prints_a_clock_time", "characters_beside_stamp",
    "name_beside_stamp", "picture_credit", "name_in_other_lines", "name_in_the_prose",
)  # fmt: skip


def _trade(f: Facts, sight: _Sight, i: int) -> tuple[float, ...]:
    locale = sight.survey.page.locale
    named = f.size <= 60 and agencies.may_stand(f.line.key, f.words, narrow=f.narrow)
    found = agencies.find(f.line.seen) if named else ()
    return (
        2.0 if f.byline is not None else 0.0,
        len(f.byline.creators) if f.byline is not None else 0,
        f.is_name,
        f.tagline is not None,
        bool(found),
        bool(found) and found[-1][1] >= len(f.line.seen.rstrip(" .)]）")),
        f.size > 8 and datelines.find(f.line.seen, locale) is not None,
        *(_stamps(f, locale) if f.stamps else _UNSTAMPED),
        sight.credits[i],
        *(sight.survey.named.get(f.line.key, (0, 0)) if f.is_name else (_NOT_APPLICABLE, _NOT_APPLICABLE)),
    )


_UNSTAMPED = (0, False, False, False, _NOT_APPLICABLE, False)


def _stamps(f: Facts, locale: Locale) -> tuple[float, ...]:
    """What the stamps of a line show, from their number to the name beside them."""
    beside = f.rest or ""
    return (
        len(f.stamps),
        f.prints_a_day,
        any(stamp.label is not None for stamp in f.stamps),
        any(hasattr(stamp.value, "hour") for stamp in f.stamps),
        len(beside),
        beside != "" and f.size <= 25 and bool(names.is_name_shaped(beside.strip(" |,·•-–"), locale)),
    )


_FURNITURE = frozenset({"see_also", "related", "share", "subscribe", "advert", "comments", "reading_time", "legal", "navigation", "furniture", "relative"})
_WHOLE = ("caption", "sections")
_OPENING = ("tags", "see_also", "photo_credit", "caption", "sections", "published", "updated", "professions", "byline")
_WORDS = (
    "opens_with_words_of_the_trade", "opens_with_word_of_furniture", *(f"is_word_of_{name}" for name in _WHOLE),
    *(f"opens_with_word_of_{name}" for name in _OPENING),
)  # fmt: skip


def _words(f: Facts) -> list[float]:
    kinds, openings = f.kinds, f.openings
    if not openings and not kinds:
        return [0.0] * len(_WORDS)
    return [
        len(openings),
        not openings.isdisjoint(_FURNITURE),
        *(name in kinds for name in _WHOLE),
        *(name in openings for name in _OPENING),
    ]


# ---- the line among the others ---------------------------------------------------------------------------------------

_PLACE = (
    "lines_above", "lines_below", "lines_to_story", "lines_to_end_of_story", "is_prose", "prose_in_next_eight", "prose_in_last_eight", "blank_lines_above",
    "blank_lines_below", "width_beside_prose", "run_of_short_lines", "short_lines_above", "run_of_unfinished_lines", "kind_of_heading_above",
    "lines_to_heading", "lines_to_day", "lines_to_byline", "days_above", "bylines_above", "lines_to_prose_above", "lines_to_prose_below",
    "is_parted_from_the_text", "known_in_next_five", "known_in_last_five", "titles_in_last_six", "titles_in_next_six", "is_like_both_neighbours",
    "lines_of_page", "prose_of_page", "known_of_page", "share_of_known_of_page", "share_of_prose_above", "indent_beside_prose",
)  # fmt: skip


def _places(sight: _Sight) -> Iterable[tuple[float, ...]]:
    """For each line where it stands: a column for each cue, of which some say the same of all lines."""
    s, facts, count = sight.survey, sight.facts, len(sight.facts)
    lines, has_story, unknown = range(count), s.first_prose >= 0, repeat(_NOT_APPLICABLE)
    prose, known, titles = sight.prose_above, sight.known_above, sight.titles_above
    above, below, parted = zip(*[s.prose_links.get(i, (_NOT_APPLICABLE, _NOT_APPLICABLE, _NOT_APPLICABLE)) for i in lines], strict=True)
    gaps = [f.line.gap for f in facts]
    return zip(
        [min(i, 60) for i in lines],
        [min(i, 80) for i in reversed(lines)],
        [_within(s.first_prose - i, 40) for i in lines] if has_story else repeat(-_FAR),
        [_within(s.last_prose - i, 40) for i in lines] if has_story else repeat(-_FAR),
        [f.prose for f in facts],
        _in_next(prose, 8),
        _in_last(prose, 8),
        gaps if sight.has_gaps else unknown,
        [*gaps[1:], 9] if sight.has_gaps else unknown,
        [f.width / s.usual_width for f in facts] if s.usual_width else repeat(1.0),
        s.short_runs,
        _runs_above([f.size <= 4 for f in facts]),
        s.unfinished_runs,
        [HEADINGS.index(heading) if heading else _NOT_APPLICABLE for heading, _ in s.under],
        [way if heading else _FAR for heading, way in s.under],
        s.to_stamp,
        s.to_byline,
        [min(days, 5) for days in sight.days_above],
        [min(bylines, 5) for bylines in sight.bylines_above],
        above,
        below,
        parted,
        _in_next(known, 5),
        _in_last(known, 5),
        _in_last(titles, 6),
        _in_next(titles, 6),
        [_is_like_both(facts, i) for i in lines],
        repeat(count),
        repeat(prose[-1]),
        repeat(known[-1]),
        repeat(known[-1] / count),
        [so_far / (prose[-1] or 1) for so_far in prose],
        [f.line.indent - s.usual_indent for f in facts],
        strict=False,
    )


def _in_next(above: list[int], reach: int) -> Iterable[int]:
    """For each line how many of a kind stand among so many lines below it; `above` has for each line, and for the end, how many stand above."""
    own = above[1:]
    return map(sub, [*own[reach:], *own[-1:] * reach], own)


def _in_last(above: list[int], reach: int) -> Iterable[int]:
    """For each line how many of a kind stand among so many lines above it."""
    return map(sub, above, [*above[:1] * reach, *above])


def _runs_above(members: Iterable[bool]) -> Iterable[int]:
    """For each line how many members, it among them, end with it, one behind the other."""
    return accumulate(members, lambda run, is_member: run + 1 if is_member else 0)


def _within(value: int, bound: int) -> int:
    return max(-bound, min(bound, value))


def _is_like_both(facts: tuple[Facts, ...], i: int) -> float:
    """A list: the lines above and below are of like size and end alike."""
    if not 0 < i < len(facts) - 1:
        return _NOT_APPLICABLE
    above, f, below = facts[i - 1 : i + 2]
    most = max(2, f.size // 3)
    return float(above.sentence == f.sentence == below.sentence and abs(above.size - f.size) <= most and abs(below.size - f.size) <= most)


_TOLD = (
    "words_found_in_story", "rank_by_words_found", "words_found_beside_best", "is_likest_to_be_told", "rank_by_length", "is_told_again_below",
    "times_on_page", "stands_again_below", "stood_already_above", "is_start_of_page_title", "is_page_title", "is_end_of_crumbs", "is_made_of_crumbs",
    "is_printed_twice", "holds_another_line", "is_held_by_another_line",
)  # fmt: skip
_UNRANKED = 50.0


def _told(f: Facts, sight: _Sight, i: int) -> tuple[float, ...]:
    s, key = sight.survey, f.line.key
    best = -sight.ranked_tellings[0] if sight.ranked_tellings else 0.0
    is_ranked = sight.titles[i] and i < max(s.first_prose, 0) + _REACH
    times = s.counts[key]
    return (
        f.recurring if f.recurring is not None else _NOT_APPLICABLE,
        bisect_left(sight.ranked_tellings, -sight.tellings[i]) if is_ranked else _UNRANKED,
        sight.tellings[i] / best if best else sight.tellings[i],
        i == s.most_recurring,
        bisect_left(sight.ranked_lengths, -len(key)) if is_ranked else _UNRANKED,
        i in s.told_again,
        min(times, 5),
        times > 1 and i < s.last_place[key],
        times > 1 and i > s.first_place[key],
        key in s.title_parts,
        i in s.page_titles,
        key in s.crumb_ends,
        i in s.crumbs,
        f.line.lines.first in s.twice,
        i in s.holders,
        key in s.held,
    )


# ---- the line among those that may be the headline too ---------------------------------------------------------------

_RIVALS = ("words_found_in_lead", "rank_by_lead", "is_like_title_above", "is_like_title_below", "titles_before_the_text", "lines_before_the_text")
_LEAD = 4  # lines of prose that open a story
_COMPARED = 6  # titles above one with which it is compared
_MANY = 12  # more lines than so many are as far


def _rivals(s: Survey, titles: list[bool], text: list[bool]) -> _Rivals:
    first = max(s.first_prose, 0)
    lead = frozenset[str]().union(*[s.telling[i] for i in range(first, len(text)) if s.facts[i].prose][:_LEAD])
    near = [i for i in range(min(first + _REACH, len(text))) if titles[i]]
    found = {i: len(s.telling[i] & lead) / len(s.telling[i]) if s.telling[i] else 0.0 for i in near}
    return _Rivals(found, sorted(-_telling(share, s.facts[i]) for i, share in found.items()), *_likenesses(s, near), *_ways(titles, text))


def _likenesses(s: Survey, near: list[int]) -> tuple[dict[int, float], dict[int, float]]:
    """For each of some titles how much of it one of those above says too, at most, and one of those below; a title that says the same is no rival."""
    above: dict[int, float] = {}
    below: dict[int, float] = {}
    for n, i in enumerate(near):
        for j in near[max(0, n - _COMPARED) : n]:
            if s.facts[i].line.key == s.facts[j].line.key:
                continue
            likeness = _likeness(s.telling[i], s.telling[j])
            above[i], below[j] = max(above.get(i, 0.0), likeness), max(below.get(j, 0.0), likeness)
    return above, below


def _ways(titles: list[bool], text: list[bool]) -> tuple[list[int], list[int]]:
    """For each line how many titles, and how many lines, stand between it and the next prose, day or byline."""
    titles_before, lines_before = [0] * len(text), [0] * len(text)
    titles_on, lines_on = 0, 0
    for i in range(len(text) - 1, -1, -1):
        titles_before[i], lines_before[i] = min(titles_on, _MANY), min(lines_on, _MANY)
        titles_on, lines_on = (0, 0) if text[i] else (titles_on + titles[i], lines_on + 1)
    return titles_before, lines_before


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of the shorter that the longer has too."""
    least = min(len(one), len(other))
    return len(one & other) / least if least > 1 else 0.0


def _among_rivals(f: Facts, sight: _Sight, i: int) -> tuple[float, ...]:
    rivals = sight.rivals
    share = rivals.found.get(i)
    return (
        share if share is not None else _NOT_APPLICABLE,
        bisect_left(rivals.ranked, -_telling(share, f)) if share is not None else _UNRANKED,
        rivals.above.get(i, 0.0),
        rivals.below.get(i, 0.0),
        rivals.titles_before[i],
        rivals.lines_before[i],
    )


# ---- what its neighbours show ----------------------------------------------------------------------------------------

_FAR_SHOWN = ("words", "ends_a_sentence", "is_prose", "opens_with_a_quote", "prints_a_day", "opens_with_words_of_the_trade", "is_word_of_byline")
"""What two lines away is still of use; these come first."""
_SHOWN = (*_FAR_SHOWN, "stamps", "shows_a_byline", "is_all_capitals", "ends_with_colon", "opens_with_a_hash", "picture_credit", "heads_tags")
_SIDES = (("above", _SHOWN), ("below", _SHOWN), ("two above", _FAR_SHOWN), ("two below", _FAR_SHOWN))
_BESIDE = tuple(f"{side}: {name}" for side, names in _SIDES for name in names)
_NOTHING = [_NOT_APPLICABLE] * len(_SHOWN)


def _shown(f: Facts, sight: _Sight, i: int) -> list[float]:
    """What a line shows to the lines beside it."""
    key, seen = f.line.key, f.line.seen
    return [
        f.size,
        f.sentence,
        f.prose,
        seen.startswith(_QUOTES),
        sight.days[i],
        len(f.openings),
        "byline" in f.kinds,
        len(f.stamps),
        (2.0 if sight.opened[i] else 1.0) if f.byline is not None else 0.0,
        seen.isupper() if f.cased else _NOT_APPLICABLE,
        key.endswith(":"),
        seen[:1] in "#＃",
        sight.credits[i],
        "tags" in f.kinds or "tags" in f.openings,
    ]


# ---- all together ----------------------------------------------------------------------------------------------------

NAMES = (*_FORM, *_TRADE, *_WORDS, *_PLACE, *_TOLD, *_RIVALS, *_BESIDE)
"""The cues in the order in which `see` gives their numbers."""


def see(s: Survey) -> list[list[float]]:
    """A surveyed page to the cues of each of its lines."""
    if not s.facts:
        return []
    sight = _look(s)
    shown = [_NOTHING, *[_shown(f, sight, i) for i, f in enumerate(s.facts)], _NOTHING]
    far = [line[: len(_FAR_SHOWN)] for line in (_NOTHING, *shown, _NOTHING)]
    out: list[list[float]] = []
    for i, (f, place) in enumerate(zip(s.facts, _places(sight), strict=True)):
        own = (*_form(f), *_trade(f, sight, i), *_words(f), *place, *_told(f, sight, i), *_among_rivals(f, sight, i))
        out.append([*own, *shown[i], *shown[i + 2], *far[i], *far[i + 4]])
    return out

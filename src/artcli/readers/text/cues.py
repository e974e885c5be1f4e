"""Cues: each sees one thing on a line, or beside it, and decides nothing.

A *cue* answers yes or no, or None where it does not apply (capitals in a script that has none). A *measure* answers with a
size in words ("few", "many"), or None. What an answer is worth is data: `weights.json`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from artcli.language import bylines, datelines
from artcli.readers.text.page import width
from artcli.readers.text.survey import Facts, Survey

Cue = Callable[[Facts, Survey, int], bool | None]
Measure = Callable[[Facts, Survey, int], str | None]
CUES: dict[str, Cue] = {}
MEASURES: dict[str, Measure] = {}


def cue(function: Cue) -> Cue:
    """Adds a cue under its own name."""
    CUES[function.__name__] = function
    return function


def measure(function: Measure) -> Measure:
    """Adds a measure under its own name."""
    MEASURES[function.__name__] = function
    return function


def _step(value: float, limits: Sequence[float], names: Sequence[str]) -> str:
    return names[bisect_right(limits, value)]


# ---- the form of the line itself -------------------------------------------------------------------------------------

_SIZE_NAMES = ("0", "1", "2", "3", "4-5", "6-8", "9-12", "13-17", "18-25", "26-40", "41-70", "71+")
_SIZE_LIMITS = (1, 2, 3, 4, 6, 9, 13, 18, 26, 41, 71)


@measure
def words(f: Facts, s: Survey, i: int) -> str | None:
    """How many words the line has."""
    return _step(f.size, _SIZE_LIMITS, _SIZE_NAMES)


@measure
def width_beside_prose(f: Facts, s: Survey, i: int) -> str | None:
    """How wide the line is beside the page's usual paragraph."""
    if not s.usual_width:
        return None
    return _step(width(f.line.seen) / s.usual_width, (0.1, 0.25, 0.5, 0.8, 1.3, 2), ("tenth", "quarter", "half", "near", "same", "wider", "twice"))


@cue
def ends_a_sentence(f: Facts, s: Survey, i: int) -> bool | None:
    """'… a été signé.'"""
    return f.sentence


@cue
def ends_with_colon(f: Facts, s: Survey, i: int) -> bool | None:
    """'Schlagworte:'"""
    return f.line.key.endswith(":")


@cue
def ends_with_comma(f: Facts, s: Survey, i: int) -> bool | None:
    """'30. Juni 2025,'"""
    return f.line.key.endswith((",", "、", "،"))


@cue
def ends_with_dots(f: Facts, s: Survey, i: int) -> bool | None:
    """A teaser that was cut: 'The council said on …'"""
    return f.line.key.endswith(("…", "...", "[…]", "[...]"))


@cue
def asks(f: Facts, s: Survey, i: int) -> bool | None:
    """'Warum steigen die Mieten?'"""
    return f.line.key.rstrip("»\"”' ").endswith(("?", "？", "؟"))


@cue
def holds_several_sentences(f: Facts, s: Survey, i: int) -> bool | None:
    """A stop, a space and a capital inside the line."""
    return len(_BREAKS.findall(f.line.seen[:2000])) > 1


_BREAKS = re.compile(r"[.!?…][\"”»’)]{0,2}\s+[\"“«‘(¿¡„]{0,2}[^\W\d_a-zà-ÿ]|[。！？।۔؟]")


@cue
def opens_in_lower_case(f: Facts, s: Survey, i: int) -> bool | None:
    """'nach Angaben der Polizei'"""
    return f.line.seen[:1].islower() if f.cased else None


@cue
def is_all_capitals(f: Facts, s: Survey, i: int) -> bool | None:
    """'SPIONAGE IN DER SCHWEIZ'"""
    return f.line.seen.isupper() if f.cased else None


@cue
def has_capitals_on_most_words(f: Facts, s: Survey, i: int) -> bool | None:
    """'Jane Doe', 'Privacy Policy', 'How The West Was Lost'"""
    if not f.cased:
        return None
    spaced = [w for w in f.line.seen.split() if w[0].isalpha()][:30]
    return len(spaced) > 1 and sum(w[0].isupper() for w in spaced) >= 0.7 * len(spaced)


@cue
def is_in_a_script_without_capitals(f: Facts, s: Survey, i: int) -> bool | None:
    """Han, kana, Hangul, Arabic, Hebrew, Devanagari, Thai …"""
    return not f.cased and bool(f.words) and not all(w.isdecimal() for w in f.words)


@cue
def opens_with_a_quote(f: Facts, s: Survey, i: int) -> bool | None:
    """'„Wir warten", sagte sie.'"""
    return f.line.seen.startswith(("\"", "“", "„", "«", "»", "‘", "'", "「", "『", "”", "‹"))


@cue
def opens_with_a_dash(f: Facts, s: Survey, i: int) -> bool | None:
    """'– Vi venter, sier hun.'"""
    return f.line.seen.startswith(("–", "—", "- ", "― "))


@cue
def opens_with_a_bullet(f: Facts, s: Survey, i: int) -> bool | None:
    """'• First point'"""
    return f.line.seen.startswith(("•", "* ", "· ", "● ", "■", "▪", "►", "▶", "◆", "+ ", "o ", "→"))


@cue
def opens_with_a_figure(f: Facts, s: Survey, i: int) -> bool | None:
    """'1. Accueil', '3 Kommentare'"""
    return f.line.seen[:1].isdecimal()


@cue
def is_figures_alone(f: Facts, s: Survey, i: int) -> bool | None:
    """'6236752 5928990', '00:00'"""
    return not any(c.isalpha() for c in f.line.seen) and any(c.isdecimal() for c in f.line.seen)


@cue
def has_no_letter(f: Facts, s: Survey, i: int) -> bool | None:
    """'|', '>', ':'"""
    return not any(c.isalnum() for c in f.line.seen)


@cue
def has_a_figure(f: Facts, s: Survey, i: int) -> bool | None:
    """Any digit."""
    return any(c.isdecimal() for c in f.line.seen[:400])


@cue
def is_parted_by_bars(f: Facts, s: Survey, i: int) -> bool | None:
    """'Politik | Ausland', 'Home › News', 'A • B'"""
    return any(mark in f.line.seen[:300] for mark in (" | ", " › ", " > ", " • ", " · ", " / ", "|", "»"))


@cue
def is_in_brackets(f: Facts, s: Survey, i: int) -> bool | None:
    """'(AP)', '[PR]'"""
    return f.line.seen[:1] in "([（［【" and f.line.seen[-1:] in ")]）］】"


@cue
def has_an_address(f: Facts, s: Survey, i: int) -> bool | None:
    """A web or mail address, or a handle."""
    return _ADDRESS.search(f.line.key[:600]) is not None


_ADDRESS = re.compile(r"https?:|www\.|\w@\w|(?:^|\s)@\w{3}|\w\.(?:com|org|net|de|fr|co)\b")


@cue
def is_made_of_hashtags(f: Facts, s: Survey, i: int) -> bool | None:
    """'#Migration#Maroc', '# Tag'"""
    return f.line.seen[:1] in "#＃" and len(f.line.seen) > 1 and f.line.seen[1] != "#"


@cue
def has_many_commas(f: Facts, s: Survey, i: int) -> bool | None:
    """A list of tags or names on a line: 'Schweiz, Genf, Europa, NATO'."""
    commas = f.line.key.count(",") + f.line.key.count("、") + f.line.key.count("،")
    return commas >= 2 and f.size <= 5 * (commas + 1) and not f.sentence


@cue
def has_brackets_inside(f: Facts, s: Survey, i: int) -> bool | None:
    """'The mayor in May. (Photo: Jane Doe)'"""
    return any(b in f.line.seen[-80:] for b in "(（[")


@cue
def says_you(f: Facts, s: Survey, i: int) -> bool | None:
    """An appeal with an exclamation mark on a short line: 'Jetzt anmelden!'"""
    return f.line.key.endswith(("!", "！")) and f.size < 15


@cue
def has_a_colon_inside(f: Facts, s: Survey, i: int) -> bool | None:
    """'Niger: ein Mann verhaftet', 'Foto: Reuters'"""
    at = f.line.key.find(":", 1, 120)
    return 0 < at < len(f.line.key) - 1 and f.line.key[at + 1] == " "


# ---- words of the trade ----------------------------------------------------------------------------------------------


@cue
def shows_a_byline(f: Facts, s: Survey, i: int) -> bool | None:
    """'Par Le360 (avec MAP)', 'By Jane Doe in Rabat'"""
    return f.byline is not None


@cue
def shows_an_opened_byline(f: Facts, s: Survey, i: int) -> bool | None:
    """A byline with its word: 'Von …', '… 기자'"""
    return f.byline is not None and f.byline.opened


@cue
def is_shaped_like_a_name(f: Facts, s: Survey, i: int) -> bool | None:
    """'Jane Doe'"""
    return bylines.is_name_shaped(f.line.seen, s.page.locale) if f.size <= 8 else False


@cue
def shows_a_closing_credit(f: Facts, s: Survey, i: int) -> bool | None:
    """'Reporting by Jane Doe; Editing by Max Muster'"""
    return f.tagline is not None


@cue
def names_an_agency(f: Facts, s: Survey, i: int) -> bool | None:
    """'(AFP)', 'Foto: Reuters'"""
    return f.size <= 60 and bool(bylines.find_agencies(f.line.seen))


@cue
def ends_with_an_agency(f: Facts, s: Survey, i: int) -> bool | None:
    """'… in Paris. AFP', '© dpa'"""
    if f.size > 80:
        return False
    found = bylines.find_agencies(f.line.seen[-40:])
    return bool(found) and found[-1][1] >= len(f.line.seen[-40:].rstrip(" .)]）"))


@cue
def opens_with_a_dateline(f: Facts, s: Survey, i: int) -> bool | None:
    """'PARIS, 25 nov. (AFP) –'"""
    return f.size > 8 and datelines.find(f.line.seen, s.page.locale) is not None


@cue
def is_a_time_stamp_alone(f: Facts, s: Survey, i: int) -> bool | None:
    """'Publié le 30 août 2023 à 14h52'"""
    return bool(f.stamps) and not f.rest


@cue
def holds_a_day(f: Facts, s: Survey, i: int) -> bool | None:
    """A stamp with day, month and year, whatever else stands on the line."""
    return any(stamp.value is not None for stamp in f.stamps)


@cue
def holds_a_labelled_stamp(f: Facts, s: Survey, i: int) -> bool | None:
    """'Stand: 28.04.2023', 'Updated 3 hours ago'"""
    return any(stamp.label for stamp in f.stamps)


@cue
def holds_a_clock_time(f: Facts, s: Survey, i: int) -> bool | None:
    """A stamp with hours and minutes."""
    return any(stamp.value is not None and hasattr(stamp.value, "hour") for stamp in f.stamps)


@cue
def holds_a_relative_time(f: Facts, s: Survey, i: int) -> bool | None:
    """'il y a 3 heures'"""
    return any(stamp.relative for stamp in f.stamps)


@cue
def has_little_beside_the_stamp(f: Facts, s: Survey, i: int) -> bool | None:
    """'28. April 2023 Lesezeit: 5 Min.'"""
    return bool(f.rest) and len(f.rest or "") <= 30


@cue
def has_a_name_beside_the_stamp(f: Facts, s: Survey, i: int) -> bool | None:
    """'Jean Dupont Publié le 30/12/2022 à 16:40'"""
    return bool(f.rest) and f.size <= 25 and bool(bylines.is_name_shaped((f.rest or "").strip(" |,·•-–"), s.page.locale))


# ---- the line among the others ---------------------------------------------------------------------------------------


@measure
def place(f: Facts, s: Survey, i: int) -> str | None:
    """Which line of the page it is."""
    return _step(i, (1, 2, 3, 5, 9, 17, 33, 65), ("first", "second", "third", "4-5", "6-9", "10-17", "18-33", "34-65", "66+"))


@measure
def place_from_end(f: Facts, s: Survey, i: int) -> str | None:
    """How many lines follow it."""
    return _step(len(s.facts) - 1 - i, (1, 3, 8, 20, 60), ("last", "1-2", "3-7", "8-19", "20-59", "60+"))


@measure
def place_to_story(f: Facts, s: Survey, i: int) -> str | None:
    """How far above, within or below the page's stretch of prose the line stands."""
    if s.first_prose < 0:
        return "no story"
    if i < s.first_prose:
        return _step(s.first_prose - i, (2, 3, 4, 6, 11, 21), ("above by 1", "above by 2", "above by 3", "above by 4-5", "above by 6-10", "above by 11-20", "far above"))
    if i > s.last_prose:
        return _step(i - s.last_prose, (2, 3, 5, 9, 20), ("below by 1", "below by 2", "below by 3-4", "below by 5-8", "below by 9-19", "far below"))
    if i == s.first_prose:
        return "first of story"
    return "last of story" if i == s.last_prose else "within"


@measure
def prose_around(f: Facts, s: Survey, i: int) -> str | None:
    """How much of the ten lines around is prose."""
    around = s.facts[max(0, i - 5) : i] + s.facts[i + 1 : i + 6]
    share = sum(n.prose for n in around) / max(1, len(around))
    return _step(share, (0.05, 0.25, 0.5, 0.75), ("none", "little", "some", "much", "most"))


@measure
def gap_above(f: Facts, s: Survey, i: int) -> str | None:
    """Blank lines above it, on a page that has any."""
    return _step(f.line.gap, (1, 2), ("none", "one", "several")) if s.page.has_gaps and i else None


@measure
def gap_below(f: Facts, s: Survey, i: int) -> str | None:
    """Blank lines below it, on a page that has any."""
    if not s.page.has_gaps or i + 1 == len(s.facts):
        return None
    return _step(s.facts[i + 1].line.gap, (1, 2), ("none", "one", "several"))


@measure
def words_found_in_story(f: Facts, s: Survey, i: int) -> str | None:
    """How many of its telling words stand in the prose of the page too: the headline's do, a teaser's do not."""
    if f.recurring is None:
        return None
    return _step(f.recurring, (0.01, 0.34, 0.5, 0.75, 0.99), ("none", "few", "some", "half", "most", "all"))


@cue
def is_likest_to_be_told(f: Facts, s: Survey, i: int) -> bool | None:
    """Of the lines above the story, the one whose words recur most in it."""
    return i == s.most_recurring


@cue
def is_told_again_below(f: Facts, s: Survey, i: int) -> bool | None:
    """A sentence near the start of the story that a later paragraph nearly repeats: the lead, printed twice."""
    return i in s.told_again


@cue
def tells_a_whole_day(f: Facts, s: Survey, i: int) -> bool | None:
    """A sentence with day, month and year in it, as captions have: 'Les deux ministres, le 25 novembre 2025 à Rabat.'"""
    return f.sentence and bool(f.rest) and any(stamp.value is not None for stamp in f.stamps)


@cue
def stands_again_below(f: Facts, s: Survey, i: int) -> bool | None:
    """The same line stands further down."""
    return s.counts[f.line.key] > 1 and i < s.last_place[f.line.key]


@cue
def stood_already_above(f: Facts, s: Survey, i: int) -> bool | None:
    """The same line stands further up."""
    return s.counts[f.line.key] > 1 and i > s.first_place[f.line.key]


@cue
def is_the_start_of_a_page_title(f: Facts, s: Survey, i: int) -> bool | None:
    """'Headline' where another line says 'Headline - The Site | News'."""
    return f.line.key in s.title_parts


@cue
def is_a_page_title(f: Facts, s: Survey, i: int) -> bool | None:
    """'Headline - The Site | News' where another line says 'Headline'."""
    return i in s.page_titles


@measure
def run_of_short_lines(f: Facts, s: Survey, i: int) -> str | None:
    """How many lines of at most four words stand together around it."""
    return _step(s.short_runs[i], (1, 2, 3, 6, 12), ("none", "1", "2", "3-5", "6-11", "12+"))


@measure
def run_of_unfinished_lines(f: Facts, s: Survey, i: int) -> str | None:
    """How many lines without a stop, of five words and more, stand together: lists of headlines."""
    return _step(s.unfinished_runs[i], (1, 2, 3, 6), ("none", "1", "2", "3-5", "6+"))


@measure
def heading_above(f: Facts, s: Survey, i: int) -> str | None:
    """What heads the block that it may stand in, and how far up: 'tags at once', 'related near'."""
    kind, distance = s.under[i]
    return f"{kind} {_step(distance, (2, 4, 13, 30), ('at once', 'near', 'further', 'far', 'very far'))}" if kind else None


# ---- all together ----------------------------------------------------------------------------------------------------

_BESIDE = frozenset(
    ["ends_a_sentence", "ends_with_colon", "is_all_capitals", "shows_a_byline", "shows_an_opened_byline", "is_shaped_like_a_name", "names_an_agency", "is_a_time_stamp_alone", "holds_a_day", "holds_a_relative_time", "opens_with_a_dateline", "is_made_of_hashtags", "is_figures_alone", "is_likest_to_be_told", "opens_with_a_quote", "is_the_start_of_a_page_title", "opens_with_a_bullet", "is_parted_by_bars", "asks", "stood_already_above", "has_no_letter", "has_brackets_inside"]
)
_BESIDE_MEASURES = ("words", "gap_above")


def see(s: Survey) -> list[tuple[str, ...]]:
    """All cues that speak for each line of a page; those of its neighbours as 'above: …', 'below: …'."""
    own = [_own(f, s, i) for i, f in enumerate(s.facts)]
    telling = [_telling_to_neighbours(names) for names in own]
    out = []
    for i, names in enumerate(own):
        beside: list[str] = []
        for label, at in (("above", i - 1), ("below", i + 1), ("two above", i - 2), ("two below", i + 2)):
            if 0 <= at < len(own):
                beside += [f"{label}: {name}" for name in telling[at] if " " not in label or not name.startswith(("gap", "words"))]
            elif " " not in label:
                beside.append(f"{label}: nothing")
        out.append((*names, *beside, "any line"))
    return out


def _own(f: Facts, s: Survey, i: int) -> list[str]:
    names = [name for name, function in CUES.items() if function(f, s, i)]
    for name, function in MEASURES.items():
        value = function(f, s, i)
        if value is not None:
            names.append(f"{name}={value}")
    names += [f"is_word_of={kind}" for kind in sorted(f.kinds)]
    names += [f"opens_with_word_of={kind}" for kind in sorted(f.openings)]
    return names


def _telling_to_neighbours(names: list[str]) -> list[str]:
    return [n for n in names if n in _BESIDE or n.startswith(("words=", "is_word_of=", "opens_with_word_of="))]

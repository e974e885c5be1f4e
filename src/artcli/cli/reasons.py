"""Evidence in words: what a person would name of that by which a line was judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from artcli.patterns import lazily
from artcli.readers.text.roles import Evidence
from artcli.values import NamedTuple

_ALWAYS = "any line"
_USUAL: Mapping[str, float] = {"times_on_page": 1, "has_capitals": 1}  # what nearly every line shows
_FAR, _UNRANKED = 99, 50  # what a cue says of what is beyond the page, or in no order; of what does not apply it says -1
_SHARES = frozenset({
    "words_with_capitals", "share_of_figures", "width_beside_prose", "share_of_known_of_page", "share_of_prose_above", "words_found_in_story",
    "words_found_beside_best", "words_found_in_lead", "is_like_title_above", "is_like_title_below",
})  # fmt: skip

_WORDS: Mapping[str, str] = {
    "words": "{} word(s)", "characters": "{} character(s)", "asks": "asks", "calls": "calls out", "sentence_ends_inside": "{} sentence(s) ending inside",
    "opens_in_lower_case": "opens in lower case", "words_with_capitals": "{} of its words with capitals", "figures": "{} figure(s)",
    "share_of_figures": "{} figures", "bars": "{} bar(s)", "hashes": "{} hash(es)", "commas": "{} comma(s)", "colon_at": "a colon after {} character(s)",
    "indent": "indented by {}", "characters_a_word": "{} character(s) a word", "people_in_it": "{} named in it", "stamps": "{} time stamp(s)",
    "characters_beside_stamp": "{} character(s) beside its time stamp", "name_beside_stamp": "a name beside its time stamp",
    "picture_credit": "a picture credit in it", "name_in_other_lines": "its name in {} other line(s)",
    "name_in_the_prose": "its name in {} line(s) of the text",
    "opens_with_words_of_the_trade": "opens with a word like 'Photo' or 'Share'", "lines_above": "{} line(s) above it", "lines_below": "{} line(s) below it",
    "prose_in_next_eight": "{} line(s) of prose among the next eight", "prose_in_last_eight": "{} line(s) of prose among the last eight",
    "blank_lines_above": "{} blank line(s) above it", "blank_lines_below": "{} blank line(s) below it", "width_beside_prose": "{} as long as the text's lines",
    "run_of_short_lines": "one of {} short lines in a row", "short_lines_above": "{} short line(s) above it",
    "run_of_unfinished_lines": "one of {} lines in a row that end no sentence", "kind_of_heading_above": "below a heading like 'Related'",
    "lines_to_heading": "{} line(s) below a heading like 'Related'", "days_above": "{} day(s) above it", "bylines_above": "{} byline(s) above it",
    "lines_to_prose_above": "{} line(s) to the prose above", "lines_to_prose_below": "{} line(s) to the prose below",
    "known_in_next_five": "{} of the next five lines only words like 'Photo' or 'Share'",
    "known_in_last_five": "{} of the last five lines only words like 'Photo' or 'Share'",
    "titles_in_last_six": "{} of the last six lines as short as headlines", "titles_in_next_six": "{} of the next six lines as short as headlines",
    "lines_of_page": "a page of {} line(s)",
    "prose_of_page": "{} line(s) of prose on the page", "known_of_page": "{} line(s) of the page only words like 'Photo' or 'Share'",
    "share_of_known_of_page": "{} of the page's lines only words like 'Photo' or 'Share'", "share_of_prose_above": "{} of the prose above it",
    "words_found_in_story": "{} of its words in the text", "rank_by_words_found": "number {} of the short lines by its words in the text",
    "words_found_beside_best": "{} as much of it in the text as of the best short line",
    "is_likest_to_be_told": "more of its words in the text than of any other line above it", "is_told_again_below": "its words come again below",
    "rank_by_length": "number {} of the short lines by length", "times_on_page": "{} times on the page",
    "is_start_of_page_title": "the page's title begins with it",
    "is_page_title": "the page's title", "is_end_of_crumbs": "a path like 'Home > Sport' ends with it", "is_made_of_crumbs": "a path like 'Home > Sport'",
    "words_found_in_lead": "{} of its words in the first paragraphs", "rank_by_lead": "number {} of the short lines by its words in the first paragraphs",
    "is_like_title_above": "{} of its words in a short line above it", "is_like_title_below": "{} of its words in a short line below it",
    "titles_before_the_text": "{} short line(s) between it and the text", "lines_before_the_text": "{} line(s) between it and the text",
}  # fmt: skip
_DISTANCES: Mapping[str, tuple[str, str, str]] = {  # below 0, 0, above 0
    "lines_to_story": ("{} line(s) below the text's first", "the text's first line", "{} line(s) above the text"),
    "lines_to_end_of_story": ("{} line(s) below the text", "the text's last line", "{} line(s) above the text's last"),
    "lines_to_day": ("{} line(s) above a day", "", "{} line(s) below a day"),
    "lines_to_byline": ("{} line(s) above a byline", "", "{} line(s) below a byline"),
    "indent_beside_prose": ("{} column(s) left of the text", "", "{} column(s) right of the text"),
}


_BESIDE: Mapping[str, str] = {"above": "the line above", "below": "the line below", "two above": "two lines above", "two below": "two lines below"}


class Reason(NamedTuple):
    """What was seen, in words, and what it weighed: below 0 it spoke against."""

    words: str
    weight: float


def named(evidence: Iterable[Evidence], most: int) -> tuple[list[Reason], int]:
    """The reasons that weighed most, at most so many, and how many more there are; what does not apply, is absent, or is the same for every line is none.

    Who asks why is told first what spoke for it: that comes before what spoke against it, and is at least half.
    """
    found = [Reason(words, one.weight) for one in evidence if (words := in_words(one.cue))]
    for_it = [one for one in found if one.weight >= 0]
    against = [one for one in found[:most] if one.weight < 0]
    against = against[: max(most // 2, most - len(for_it))]
    shown = [*for_it[: most - len(against)], *against]
    return shown, len(found) - len(shown)


def in_words(cue: str) -> str:
    """What a cue saw, in words; nothing where it saw nothing.

    >>> in_words("ends_a_sentence=1"), in_words("words_with_capitals=0.33"), in_words("above: lines_to_story=-99")
    ('ends a sentence', '33 % of its words with capitals', '')
    """
    if cue == _ALWAYS:
        return ""
    name, _, value = cue.rpartition("=")
    if not name:
        return cue
    where, _, base = name.rpartition(": ")
    words = _said(base, float(value))
    return f"{_BESIDE[where]}: {words}" if where and words else words


def _said(name: str, value: float) -> str:
    if name in _DISTANCES and abs(value) < _FAR:
        return _filled(_DISTANCES[name][(value > 0) - (value < 0) + 1], f"{abs(value):g}")
    if name.startswith("rank_") and value < _UNRANKED:
        return _filled(_WORDS[name], f"{value + 1:g}")
    if value in (-_FAR, -1, 0, _UNRANKED, _FAR) or _USUAL.get(name) == value:
        return ""
    return _filled(_WORDS.get(name) or name.replace("_word_of_", "_a_word_of_").replace("_", " "), f"{100 * value:.0f} %" if name in _SHARES else f"{value:g}")


def _filled(words: str, value: str) -> str:
    return _PLURAL.sub("" if value == "1" else r"\1", words.format(value))


_PLURAL = lazily(r"\((e?s)\)")

"""What a cue saw, in words that a person would use."""

from __future__ import annotations

import pytest

from artcli.cli import reasons
from artcli.cli.reasons import in_words
from artcli.readers.text import cues
from artcli.readers.text.roles import Evidence


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("ends_a_sentence=1", "ends a sentence"), ("ends_a_sentence=0", ""), ("words=1", "1 word"), ("words=12", "12 words"), ("above: words=-1", ""),
        ("two below: words=4", "two lines below: 4 words"), ("above: is_prose=1", "the line above: is prose"), ("opens_with_word_of_furniture=1", "opens with a word of furniture"), ("lines_to_story=-99", ""), ("lines_to_story=-1", "1 line below the text's first"), ("lines_to_story=0", "the text's first line"),
        ("rank_by_length=0", "number 1 of the short lines by length"), ("rank_by_length=50", ""), ("lines_to_heading=99", ""), ("words_with_capitals=0.33", "33 % of its words with capitals"),
        ("times_on_page=1", ""), ("any line", ""), ("after furniture", "after furniture"), ("for the page as a whole not body (it opens as an offer does)", "for the page as a whole not body (it opens as an offer does)"),
    ],
)  # fmt: skip
def test_a_reason_is_named_as_a_person_would_and_what_is_absent_is_none(cue: str, words: str) -> None:
    assert in_words(cue) == words


def told(most: int, *weights: float) -> tuple[list[float], int]:
    shown, more = reasons.named([Evidence(f"words={n + 2}", weight) for n, weight in enumerate(weights)], most)
    return [one.weight for one in shown], more


def test_what_spoke_for_a_role_is_told_before_what_spoke_against_it_and_is_at_least_half() -> None:
    assert told(4, -3.0, 2.0, -1.5, 1.0, 0.5) == ([2.0, 1.0, -3.0, -1.5], 1)
    assert told(4, -4.0, -3.0, -2.0, -1.0, 0.5, 0.4, 0.3) == ([0.5, 0.4, -4.0, -3.0], 3)
    assert told(4, -4.0, -3.0, -2.0, -1.0, 0.5) == ([0.5, -4.0, -3.0, -2.0], 1)
    assert told(4, 0.0, -3.0) == ([0.0, -3.0], 0)


def test_every_cue_can_be_named() -> None:
    for name in cues.NAMES:
        words = in_words(f"{name}=3")
        assert words
        assert not set("_={}()") & set(words), words


def test_words_for_cues_are_of_cues() -> None:
    known = {name.rpartition(": ")[2] for name in cues.NAMES}
    assert {*reasons._WORDS, *reasons._DISTANCES, *reasons._SHARES, *reasons._USUAL} <= known

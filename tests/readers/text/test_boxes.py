"""Boxes between paragraphs: found whole where the story goes on, and nowhere else."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import boxes, told
from artcli.readers.text.page import lay_out

FIRST = "The harbour board voted on Tuesday evening to close the northern quay for the whole of the winter."
SECOND = "The fishermen of the harbour had asked for another season at the quay."
THIRD = "A second vote on the northern quay was put off until the harbour board meets again."


def found(*lines: str, tag: str = "en") -> list[int]:
    return sorted(boxes.find(lay_out(lines, locale.load(tag)), ()))


def test_an_offer_takes_its_pitch_and_its_buttons_with_it() -> None:
    offer = ["Sign up for our letter", "All you need to know, every morning.", "Enter your email", "No thanks, close"]
    assert found(FIRST, SECOND, *offer, THIRD) == [2, 3, 4, 5]


def test_so_does_a_button_below_a_title_and_a_pitch() -> None:
    assert found(FIRST, SECOND, "Tide Table", "Salt and gossip, free every Friday.", "Subscribe now", THIRD) == [2, 3, 4]


def test_a_crosshead_below_is_not_of_it() -> None:
    assert found(FIRST, SECOND, "Sign up for our letter", "Next steps", THIRD) == [2]


def test_nor_is_one_above_an_offer() -> None:
    assert found(FIRST, SECOND, "Next steps", "Sign up for our letter", THIRD) == [3]


def test_what_heads_a_field_and_its_button_is_of_them() -> None:
    assert found(FIRST, SECOND, "Get our headlines in your mailbox", "Enter your email", "Sign up", THIRD) == [2, 3, 4]
    assert found(FIRST, SECOND, "The northern quay in winter", "Enter your email", "Sign up", THIRD) == [3, 4]  # a crosshead has words of the story


def test_between_the_heading_of_an_offer_and_two_lines_that_take_it_stands_what_is_offered() -> None:
    offered = ["The letter of the quay", "What the fishermen of the harbour say about the winter, every Friday."]  # words of the story
    assert found(FIRST, SECOND, "Newsletter", *offered, "Enter your email", "Sign up", THIRD) == [2, 3, 4, 5, 6]
    assert found(FIRST, SECOND, "Newsletter", *offered, "Sign up", THIRD) == [2, 5]


def test_what_is_heard_stands_above_how_long_that_takes() -> None:
    assert found(FIRST, SECOND, "Listen to our podcast", "Harbour Talk", "0:00 / 24:10", THIRD) == [2, 3, 4]
    assert found(FIRST, SECOND, "Listen to this article", "5 min", THIRD) == [2, 3]


def test_a_sentence_with_the_words_of_the_story_is_no_pitch() -> None:
    assert found(FIRST, SECOND, "Subscribe now", THIRD) == [2]


def test_a_sentence_with_a_quotation_or_a_figure_is_none() -> None:
    for line in ("“Nobody knows anything,” Ms Hale complained.", "Some 40 boats lay idle yesterday."):
        assert found(FIRST, SECOND, "Sign up for our letter", line, THIRD) == [2]


def test_a_sentence_between_a_pointer_and_an_offer_is_of_the_story() -> None:
    pointer, offer = "Read also: The pink buoys of Roscoe", ("Your email address", "Sign up")
    assert 3 not in found(FIRST, SECOND, pointer, "Two lifeboats went out until nightfall and came back empty.", *offer, THIRD)


def test_a_heading_below_a_pointer_that_opens_with_a_word_of_furniture_is_no_button() -> None:
    before, after = "Wanafunzi wengi walikosa masomo ili kuwasaidia wazazi wao sokoni kila siku.", "Ufaulu wa hesabu umepanda sana ndani ya mwaka mmoja shuleni hapo."
    assert found(before, before, "Soma zaidi: Bei ya mafuta yashuka", "Matokeo yameongezeka", after, tag="sw") in ([], [2])


def test_what_a_shop_asks_is_of_a_box() -> None:
    assert found(FIRST, SECOND, "$28.50 AT RIVERSHOP", THIRD) == [2]


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, SECOND, "Sign up for our letter"),  # the story ends
        (FIRST, SECOND, "Sign up for our letter", "Sport", "Weather", THIRD),  # other lines follow
        (FIRST, SECOND, "Subscribe now", "Comments on the northern quay are closed by the harbour board."),
        (FIRST, SECOND, "Subscribe now", "Nothing else is known."),  # a pitch, or what stands below a story
        (FIRST, SECOND, "At a glance", THIRD),  # a heading
        (FIRST, SECOND, "12:40", THIRD),  # the time of an entry
        (FIRST, SECOND, "Social media and the quay", THIRD),  # a crosshead
        ("Quay to close", FIRST, "Share", "Print", SECOND, THIRD),  # below a standfirst
        (FIRST, "By Jo Hale", "Share", "Print", SECOND, THIRD),
    ],
)
def test_what_is_no_box_inside_a_text_stays(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_buttons_below_the_first_paragraph_are_one() -> None:
    assert found("Quay to close", "May 4, 2025", FIRST, "Share", "Print", SECOND, THIRD) == [3, 4]


def test_a_sentence_behind_a_figure_is_no_length() -> None:
    assert found(FIRST, SECOND, "Subscribe now", "40 boats at the northern quay", THIRD) == [2]


def test_a_title_above_a_button_with_its_own_pitch_is_of_the_story() -> None:
    assert found(FIRST, SECOND, "Tide Table", "Salt and gossip, free every Friday.", "Subscribe now", "Cancel whenever you please, without any fee.", THIRD) == [4, 5]


def test_an_offer_below_two_headings_is_not_inside_the_text() -> None:
    assert found(FIRST, SECOND, "Next steps", "Other steps", "Sign up for our letter", THIRD) == []


def test_a_name_with_its_handle_is_no_post() -> None:
    assert found(FIRST, SECOND, "Tides by the harbour board (@harbour)", THIRD) == []
    assert found(FIRST, SECOND, "A post shared by Harbour Board (@harbour)", THIRD) == [2]


def test_one_word_of_an_offer_opens_a_crosshead_too() -> None:
    assert found(FIRST, SECOND, "Newsletters and the quay", THIRD) == []
    assert found(FIRST, SECOND, "Newsletters", THIRD) == [2]


@pytest.mark.parametrize(("line", "is_foreign"), [("Board of salts", False), ("Quay salts", True), ("Salts and winds and board", True), ("Salts and 12 winds", False)])
def test_words_of_five_letters_tell_whether_a_line_is_of_the_story(line: str, is_foreign: bool) -> None:
    page = lay_out([FIRST, line], locale.load("en"))
    assert told.Told(page.lines, [True, False].__getitem__).is_foreign(1) == is_foreign

"""Of the lines that may head a text, the one whose words the text tells is its headline, unless the forest is sure of another."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from artcli.language import locale
from artcli.readers.text import cues, labels, rivals, weights
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Survey, survey

BODY = "The market hall in Stonefield reopened on Tuesday after three years, and the traders were back at their stalls before dawn."
MORE = "Its roof had been closed to rain and pigeons alike; the hall's repair cost the town four million, said Jo Hale, who sells cheese there."
MOTTO, HEADLINE = "Small notes from a big town", "Market hall reopens after three years of repair"


def page(*lines: tuple[str, Role, Mapping[Role, float]]) -> tuple[Labels, Survey]:
    """Lines with their roles and probabilities to what the chain would have given and the page that they stand on."""
    found = survey(lay_out([text for text, *_ in lines], locale.load("en")))
    phases = tuple("above" if role is Role.FURNITURE else "story" for _, role, _ in lines)
    return Labels(tuple(role for _, role, _ in lines), phases, tuple(chances for *_, chances in lines), ()), found


def of_motto(motto: float, headline: float, said: str = HEADLINE) -> tuple[Labels, Survey]:
    return page(
        (MOTTO, Role.HEADLINE, {Role.HEADLINE: motto, Role.FURNITURE: 1 - motto}),
        (said, Role.STANDFIRST, {Role.HEADLINE: headline, Role.STANDFIRST: 1 - headline}),
        (BODY, Role.BODY, {Role.BODY: 0.9, Role.STANDFIRST: 0.1}),
        (MORE, Role.BODY, {Role.BODY: 1.0}),
    )


def likeliest(labelled: Labels, found: Survey) -> int | None:
    return rivals.likeliest(labelled, found, weights.load().rivals)


def test_the_line_whose_words_the_text_tells_is_the_headline_and_not_the_motto_above() -> None:
    assert likeliest(*of_motto(0.55, 0.4)) == 1


def test_a_headline_that_is_sure_is_not_asked_about() -> None:
    assert likeliest(*of_motto(0.99, 0.01)) is None


def test_a_line_of_which_the_text_tells_nothing_is_no_rival_to_be_feared() -> None:
    assert likeliest(*of_motto(0.55, 0.4, "Sign up for our letter and never miss a thing")) is None


@pytest.mark.parametrize("other", ["Stonefield market: hall reopens after three years of repair", "News Market hall reopens after three years of repair"])
def test_another_form_of_the_headline_is_left_to_the_forest(other: str) -> None:
    chosen = (HEADLINE, Role.HEADLINE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5})
    second = (other, Role.FURNITURE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5})
    assert rivals.find(*page(chosen, second, (BODY, Role.BODY, {Role.BODY: 1.0}), (MORE, Role.BODY, {Role.BODY: 1.0}))) is None


@pytest.mark.parametrize("other", ["By Jo Hale", "4 May 2025, 14:20", "The market hall in Stonefield on Tuesday. Photo: Ann Lee"])
def test_a_byline_a_day_and_a_credited_caption_are_no_rivals(other: str) -> None:
    chosen = (MOTTO, Role.HEADLINE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5})
    second = (other, Role.FURNITURE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5})
    assert rivals.find(*page(chosen, second, (BODY, Role.BODY, {Role.BODY: 1.0}), (MORE, Role.BODY, {Role.BODY: 1.0}))) is None


@pytest.mark.parametrize(
    ("above", "sure", "rivals_are"),
    [("Say cheese, somebody", 0.9, []), ("Say cheese, somebody", 0.6, [0, 1]), ("A tale of two cities", 0.9, [0, 1]), ("SAY CHEESE, SOMEBODY", 0.9, [0, 1])],
)
def test_a_deck_is_no_rival_of_wordplay_of_which_the_text_tells_a_part(above: str, sure: float, rivals_are: list[int]) -> None:
    chosen = (above, Role.HEADLINE, {Role.HEADLINE: sure, Role.FURNITURE: 1 - sure})
    deck = (HEADLINE, Role.STANDFIRST, {Role.HEADLINE: 0.2, Role.STANDFIRST: 0.8})
    found = rivals.find(*page(chosen, deck, (BODY, Role.BODY, {Role.BODY: 1.0}), (MORE, Role.BODY, {Role.BODY: 1.0})))
    assert (list(found.lines) if found else []) == rivals_are


def test_a_page_without_text_or_headline_and_a_headline_of_which_the_page_tells_have_no_rivals() -> None:
    of_furniture = (HEADLINE, Role.FURNITURE, {Role.HEADLINE: 0.4, Role.FURNITURE: 0.6})
    text = (BODY, Role.BODY, {Role.BODY: 1.0})
    assert rivals.find(*page((MOTTO, Role.HEADLINE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5}), of_furniture)) is None
    assert rivals.find(*page((MOTTO, Role.FURNITURE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5}), of_furniture, text)) is None
    assert rivals.find(*page((MOTTO, Role.HEADLINE, {Role.HEADLINE: 1.0}), of_furniture, text)) is None


def test_a_deck_of_many_words_is_no_rival() -> None:
    deck = "After three years of repair the market hall in Stonefield has reopened, and its traders say that the roof, the drains and the lights were worth the wait"
    chosen = (MOTTO, Role.HEADLINE, {Role.HEADLINE: 0.5, Role.FURNITURE: 0.5})
    second = (deck, Role.STANDFIRST, {Role.HEADLINE: 0.5, Role.STANDFIRST: 0.5})
    assert rivals.find(*page(chosen, second, (BODY, Role.BODY, {Role.BODY: 1.0}), (MORE, Role.BODY, {Role.BODY: 1.0}))) is None


def test_nothing_is_said_without_weights() -> None:
    assert rivals.likeliest(*of_motto(0.55, 0.4), {}) is None


def test_the_roles_of_all_lines_follow_from_the_other_headline() -> None:
    texts = [MOTTO, HEADLINE, "By Jo Hale", "4 May 2025", BODY, MORE]
    found = survey(lay_out(texts, locale.load("en")))
    keys = [fact.line.key for fact in found.facts]
    given = labels.label(cues.see(found), [frozenset({Role.HEADLINE, Role.FURNITURE}), None, None, None, None, None], weights.load(), keys)
    taken = given.roles.index(Role.HEADLINE)
    other = 1 - taken
    mended = labels.with_headline(given, other, [None] * len(texts), weights.load(), keys)
    assert [i for i, role in enumerate(mended.roles) if role is Role.HEADLINE] == [other]
    assert mended.roles[2:] == (Role.BYLINE, Role.PUBLISHED, Role.BODY, Role.BODY)
    assert mended.mended[other].was is given.roles[other]
    assert mended.chances[other][Role.HEADLINE] == pytest.approx(min(1.0, sum(given.chances[i].get(Role.HEADLINE, 0.0) for i in (0, 1))))

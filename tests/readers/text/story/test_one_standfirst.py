"""A page has one standfirst: of several lines that were taken for one, and of the points of a list."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.story import one_standfirst
from artcli.readers.text.survey import survey
from settled import BODY, HEAD, MORE, line, settled


def test_of_two_sentences_one_is_the_standfirst_and_one_a_caption() -> None:
    caption = line("The owner of the boat at the northern quay. Photo: Jo Hale", Role.STANDFIRST, 0.8, Role.CAPTION)
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    assert settled(HEAD, caption, standfirst, line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.STANDFIRST]


def test_the_headline_again_is_no_standfirst() -> None:
    again = line("Ferry to stop in June", Role.STANDFIRST, 0.9)
    assert settled(HEAD, again, line(BODY, Role.BODY, 1.0))[1] is Role.FURNITURE


def test_a_standfirst_too_many_is_no_byline_unless_it_names_somebody() -> None:
    first = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    scarf, name = (line(text, Role.STANDFIRST, 0.6, Role.BYLINE) for text in ("A grey scarf and the quay, both of the owner.", "Jo Hale"))
    assert settled(HEAD, first, line(BODY, Role.BODY, 1.0), scarf)[3] is Role.FURNITURE
    assert settled(HEAD, first, line(BODY, Role.BODY, 1.0), name)[3] is Role.BYLINE


def test_the_points_of_a_standfirst_are_all_it() -> None:
    points = [line(f"• {text}", role, 0.6) for text, role in (("Last boat in June", Role.BODY), ("No money", Role.STANDFIRST), ("Nobody travels", Role.CAPTION))]
    assert settled(HEAD, *points, line(BODY, Role.BODY, 1.0))[1:4] == [Role.STANDFIRST] * 3


def test_a_list_above_the_text_is_the_standfirst_and_the_sentence_below_it_that_is_surer_the_first_paragraph() -> None:
    points = [line(f"• {text}", role, 0.4) for text, role in (("Last boat in June", Role.STANDFIRST), ("No money", Role.STANDFIRST), ("Crew of nine to be paid until June", Role.CAPTION))]
    found = settled(HEAD, *points, line(BODY, Role.STANDFIRST, 0.9, Role.BODY), line(MORE, Role.BODY, 1.0))
    assert found[1:5] == [Role.STANDFIRST] * 3 + [Role.BODY]


def test_a_list_above_the_headline_is_no_standfirst_of_it() -> None:
    teasers = [line(f"• {text}", Role.STANDFIRST, 0.4) for text in ("First egg of the plover found", "Zoo calls for names")]
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9)
    assert settled(*teasers, HEAD, standfirst, line(BODY, Role.BODY, 1.0))[:4] == [Role.FURNITURE, Role.FURNITURE, Role.HEADLINE, Role.STANDFIRST]


def test_one_point_above_a_surer_standfirst_is_no_list() -> None:
    point = line("• Last boat in June", Role.STANDFIRST, 0.4)
    assert settled(HEAD, point, line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9), line(BODY, Role.BODY, 1.0))[1:3] == [Role.FURNITURE, Role.STANDFIRST]


def test_a_sentence_below_a_standfirst_without_a_full_stop_is_the_first_paragraph() -> None:
    deck = line("Owner says that nobody travels in winter", Role.STANDFIRST, 0.7)
    assert settled(HEAD, deck, line(BODY, Role.STANDFIRST, 0.6, Role.BODY), line(MORE, Role.BODY, 1.0))[1:3] == [Role.STANDFIRST, Role.BODY]


def test_a_standfirst_too_many_that_tells_its_day_is_a_caption() -> None:
    caption = line("The northern quay on 4 May 2025, before the last boat.", Role.STANDFIRST, 0.9)
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9)
    assert settled(HEAD, caption, standfirst, line("By Jo Hale", Role.BYLINE, 1.0), line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.STANDFIRST]


def test_a_sentence_that_is_printed_twice_is_a_caption_beside_a_standfirst() -> None:
    standfirst, caption = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7), line("The last boat at the quay.", Role.STANDFIRST, 0.9)
    assert settled(HEAD, standfirst, caption, line(BODY, Role.BODY, 1.0), twice=frozenset({3}))[1:3] == [Role.STANDFIRST, Role.CAPTION]


def test_a_sentence_of_the_story_that_is_no_standfirst_is_text() -> None:
    standfirst = line("Its owner says that nobody travels in winter, and that the boat is old.", Role.STANDFIRST, 0.9)
    given_up = (BODY, Role.STANDFIRST, "story", {Role.STANDFIRST: 0.8, Role.CAPTION: 0.1, Role.FURNITURE: 0.1})
    assert settled(HEAD, standfirst, given_up, line("4 May 2025", Role.PUBLISHED, 1.0), line(MORE, Role.BODY, 1.0))[2] is Role.BODY


DECK = "For sixty years its boats have crossed the strait, and its crew has never sold a ticket."
ANEW = "Jo Hale, who is 71, opened the small kiosk on the northern quay before anybody thought of tourists, and has outlived three of its owners."
LATER = "The strait is narrow here, and the crew of the boats has sold a ticket to nobody for sixty years."
LEAD = "The ferry is to stop in June, its owner said, and nobody will run a boat across the water in the winter that follows."


def test_a_sentence_below_the_byline_whose_words_come_again_further_down_is_the_standfirst() -> None:
    byline = line("By Ann Lee", Role.BYLINE, 1.0)
    opening = line(DECK, Role.BODY, 0.7, Role.STANDFIRST)
    assert settled(HEAD, byline, opening, line(ANEW, Role.BODY, 1.0), line(LATER, Role.BODY, 1.0))[2] is Role.STANDFIRST


def test_a_sentence_below_the_byline_that_says_the_headline_is_the_first_paragraph() -> None:
    byline = line("By Ann Lee", Role.BYLINE, 1.0)
    opening = line(LEAD, Role.BODY, 0.7, Role.STANDFIRST)
    assert settled(HEAD, byline, opening, line(MORE, Role.BODY, 1.0), line(LATER, Role.BODY, 1.0))[2] is Role.BODY


def test_a_place_that_opens_the_next_paragraph_again_makes_the_sentence_above_it_the_standfirst() -> None:
    byline = line("By Ann Lee", Role.BYLINE, 1.0)
    opening = line(LEAD.replace("the water", "to Halvoe"), Role.BODY, 0.7, Role.STANDFIRST)
    assert settled(HEAD, byline, opening, line(f"Halvoe – {ANEW}", Role.BODY, 1.0), line(LATER, Role.BODY, 1.0))[2] is Role.STANDFIRST


def test_a_list_with_a_day_is_no_standfirst() -> None:
    byline, day = line("• By JO HALE jhale@courier.example", Role.STANDFIRST, 0.7, Role.BYLINE), line("• Apr 2, 2026", Role.PUBLISHED, 0.9)
    assert settled(HEAD, byline, day, line(BODY, Role.BODY, 1.0))[2] is Role.PUBLISHED


@pytest.mark.parametrize(
    ("tag", "label", "standfirst"),
    [
        ("en", "Summary", "The old boat crosses the strait again after five months, and nobody has to pay for it until May."),
        ("de", "Zusammenfassung", "Die alte Fähre fährt nach fünf Monaten wieder über den Sund, und bis Mai muss dafür niemand bezahlen."),
        ("hi", "सार", "पुरानी नाव पांच महीने बाद फिर चलने लगी है और मई तक किसी को भी उसके लिए किराया नहीं देना होगा।"),
    ],
)
def test_what_stands_below_a_label_alone_is_the_standfirst(tag: str, label: str, standfirst: str) -> None:
    roles = [(HEADLINES[tag], Role.HEADLINE), (label, Role.FURNITURE), (standfirst, Role.BODY), (standfirst + " " + standfirst, Role.BODY)]
    facts = survey(lay_out([text for text, _ in roles], locale.load(tag))).facts
    labels = Labels(tuple(role for _, role in roles), ("story",) * len(roles), ({},) * len(roles), ())
    assert one_standfirst.below_label(labels, facts, locale.load(tag)) == [2]
    bare = labels._replace(roles=(Role.HEADLINE, Role.FURNITURE, Role.STANDFIRST, Role.BODY))
    assert one_standfirst.below_label(bare, facts, locale.load(tag)) == []


HEADLINES = {"en": "Ferry to sail again", "de": "Die Fähre fährt wieder", "hi": "घाट पर फिर चली पुरानी नाव"}

"""What is a caption of the story, though it was taken for its text: what credits a picture, or says who is seen in it."""

from __future__ import annotations

import pytest

import artcli
from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


def test_a_heading_that_credits_a_picture_or_opens_as_a_caption_does_is_one() -> None:
    for text in ("The boat at the northern quay (Jo Hale/AP)", "Caption: the boat at the northern quay"):
        caption = line(text, Role.CROSSHEAD, 0.9, Role.CAPTION)
        assert settled(HEAD, line(BODY, Role.BODY, 1.0), caption, line(MORE, Role.BODY, 1.0))[2] is Role.CAPTION


def test_an_open_end_that_credits_a_picture_is_a_caption_and_an_address_alone_no_text() -> None:
    credited, sentence = line("The northern quay in May [photo: Jo Hale]", Role.BODY, 0.8), line("She took the photo at the northern quay.", Role.BODY, 0.8)
    address = line("jo.hale@courier.example", Role.BODY, 0.5)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), credited, sentence, address)[2:] == [Role.CAPTION, Role.BODY, Role.FURNITURE]


@pytest.mark.parametrize(
    ("text", "sure", "expected"),
    [
        (f"{BODY} (AP)", 0.95, Role.BODY),  # as agencies close their stories
        (f"{BODY} (Source: AFP)", 0.95, Role.BODY),
        (f"{BODY} (AP)", 0.5, Role.CAPTION),
        (f"{BODY} (Photo: AP)", 0.95, Role.CAPTION),
        ("The last ferry of the season and her crew at the northern quay in May (AP)", 0.95, Role.CAPTION),
    ],
)
def test_a_sentence_above_the_name_of_an_agency_is_a_paragraph(text: str, sure: float, expected: Role) -> None:
    roles = settled(HEAD, line(MORE, Role.BODY, 1.0), line(text, Role.BODY, sure), line(MORE, Role.BODY, 1.0))
    assert roles[2] is expected


def test_a_credit_of_the_text_is_no_caption() -> None:
    credit = line("(With inputs from PTI)", Role.BODY, 0.6)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), credit)[3] is Role.BODY


@pytest.mark.parametrize(
    ("above", "is_caption"),
    [
        (line("The flock on the main pitch.", Role.BODY, 0.9, Role.CAPTION), True),
        (line("Ice cream by canoe", Role.CROSSHEAD, 0.6, Role.CAPTION), True),
        (line("Nobody came.", Role.BODY, 0.99, Role.CAPTION), False),  # surely a paragraph, below which a picture has no words
        (line("“Nobody came.”", Role.BODY, 0.9, Role.CAPTION), False),  # somebody speaks
        (line("It will leave each morning at nine, and return in the evening with the post.", Role.BODY, 0.9, Role.CAPTION), False),  # a paragraph
    ],
)
def test_a_credit_alone_stands_below_its_caption(above: tuple[str, Role, str, dict[Role, float]], is_caption: bool) -> None:
    credit = line("Photo: Jane Doe", Role.CAPTION, 0.6, Role.FURNITURE)
    page = settled(HEAD, line(BODY, Role.BODY, 1.0), above, credit, line(MORE, Role.BODY, 1.0))
    assert (page[2] is Role.CAPTION) == is_caption


def test_a_short_paragraph_that_cannot_be_a_caption_is_none_above_a_credit() -> None:
    above = ("Nobody was hurt.", Role.BODY, "story", {Role.BODY: 0.9, Role.CROSSHEAD: 0.07, Role.CAPTION: 0.03})
    credit = line("Photo: Jane Doe", Role.CAPTION, 0.6, Role.FURNITURE)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), above, credit, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


def test_below_a_byline_a_deck_above_a_credit_may_be_a_caption() -> None:
    byline = line("By Jane Doe", Role.BYLINE, 1.0)
    deck = line("The pupils have dug a channel.", Role.STANDFIRST, 0.7, Role.CAPTION)
    credit = line("Photo: Jo Hale", Role.CAPTION, 0.7, Role.FURNITURE)
    text = [line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)]
    assert settled(HEAD, byline, deck, credit, *text)[2] is Role.CAPTION
    assert settled(HEAD, deck, credit, byline, *text)[1] is Role.STANDFIRST


WORDY = "Volunteers pass stones from hand to hand across the river"


@pytest.mark.parametrize(
    ("text", "sure", "paragraphs", "expected"),
    [
        (WORDY, 0.8, 1, Role.CAPTION),
        (WORDY, 0.95, 1, Role.CROSSHEAD),
        (WORDY, 0.8, 5, Role.CROSSHEAD),  # it heads many paragraphs
        ("Volunteers with stones", 0.8, 1, Role.CROSSHEAD),
        (f"{WORDY}?", 0.8, 1, Role.CROSSHEAD),
        ('Volunteers say that the river was "never so cold" before', 0.8, 1, Role.CROSSHEAD),
    ],
)
def test_many_words_that_are_hardly_a_heading_are_a_caption(text: str, sure: float, paragraphs: int, expected: Role) -> None:
    heading = line(text, Role.CROSSHEAD, sure, Role.CAPTION)
    assert settled(HEAD, line(MORE, Role.BODY, 1.0), heading, *[line(BODY, Role.BODY, 1.0)] * paragraphs)[2] is expected


def test_several_headings_of_many_words_are_headings() -> None:
    heading = line(WORDY, Role.CROSSHEAD, 0.8, Role.CAPTION)
    roles = settled(HEAD, line(MORE, Role.BODY, 1.0), heading, line(BODY, Role.BODY, 1.0), heading, line(MORE, Role.BODY, 1.0))
    assert roles[2] is roles[4] is Role.CROSSHEAD


def test_beside_a_sure_heading_many_words_are_one_too() -> None:
    headings = line(WORDY, Role.CROSSHEAD, 0.8, Role.CAPTION), line("The last stone", Role.CROSSHEAD, 0.97)
    roles = settled(HEAD, line(MORE, Role.BODY, 1.0), headings[0], line(BODY, Role.BODY, 1.0), headings[1], line(MORE, Role.BODY, 1.0))
    assert roles[2] is roles[4] is Role.CROSSHEAD


def test_a_credit_that_a_word_of_the_pack_closes_makes_a_caption_though_its_stop_looks_like_that_of_a_sentence() -> None:
    above = "Antradieniais iš Pelesos į turgų važiuojantis autobusas veža daugiau vištų nei keleivių."
    more = "Vairuotojas Vytas Gudelis sako, kad vištos sėdi ramiau už keleivius ir niekada neprašo sustoti."
    below = "Bilietas vištai kainuoja penkiasdešimt centų, o kitąmet savivaldybė žada pirkti didesnį autobusą."
    caption = "Vytas Gudelis prie savo autobuso / R. Petraitės nuotr."
    article = artcli.parse("\n\n".join(["Kaimo autobusas veža ir vištas", "Rasa Petraitė\n2025-03-11 08:20", above, more, caption, below]) + "\n")
    assert [(one.text, one.credit) for one in article.captions] == [(caption, "R. Petraitės nuotr.")]
    assert [one.text for one in article.body] == [above, more, below]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper of the bridge (left) and the mayor on Monday.", Role.CAPTION),
        ("The keeper of the bridge, Jo Hale (R), voted for it on Monday.", Role.BODY),  # a party
        ("The keeper of the bridge had left it on Monday (again).", Role.BODY),
        ("The bridge in the fog of May. Photo: Jane Doe.", Role.CAPTION),
        ("The bridge was shut, said its keeper. (AP).", Role.BODY),  # an agency's story
        ("Photo Jane Doe took on the bridge in May won her a prize on Monday.", Role.BODY),
    ],
)
def test_what_says_who_stands_where_or_who_took_it_is_a_caption(text: str, expected: Role) -> None:
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(text, Role.BODY, 0.8), line(MORE, Role.BODY, 1.0))[2] is expected


@pytest.mark.parametrize(("below", "expected"), [([], Role.BODY), ([MORE], Role.CAPTION)])
def test_an_agency_that_closes_the_last_sentence_signs_the_text_and_no_picture(below: list[str], expected: Role) -> None:
    signed = line("The keeper has shut the bridge. Reuters", Role.BODY, 0.8)
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), signed, *(line(text, Role.BODY, 1.0) for text in below))
    assert roles[3] is expected


@pytest.mark.parametrize(("pictures", "expected"), [(2, Role.CAPTION), (40, Role.BODY)])
def test_of_many_names_in_capitals_none_is_a_photographer(pictures: int, expected: Role) -> None:
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), *_pictures(pictures), line(MORE, Role.BODY, 1.0))
    assert roles[3] is expected


def _pictures(count: int) -> list[tuple[str, Role, str, dict[Role, float]]]:
    shown = ("The keeper and the bridge in the fog of May.", Role.CAPTION)
    names = (f"JANE {chr(65 + n // 26)}O{chr(65 + n % 26)}E" for n in range(count))
    return [one for name in names for one in (line(*shown, 1.0), line(name, Role.BODY, 0.8))]


def test_a_party_in_brackets_in_a_sure_paragraph_and_a_part_in_brackets_behind_a_heading_are_no_places_in_a_picture() -> None:
    told = line("The keeper of the bridge (left) had said so for a year.", Role.BODY, 0.99)
    part = line("The history of the bridge (left)", Role.CROSSHEAD, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), told, part, line(MORE, Role.BODY, 1.0))[2:4] == [Role.BODY, Role.CROSSHEAD]


FIRST = "The old market hall in Stonefield reopened on Tuesday after three years of building work that cost the council four million pounds."
SECOND = "People were queuing from six in the morning, and traders handed out warm rolls to everybody who was waiting at the main entrance."
THIRD = "The mayor said that the stalls had been allotted by drawing lots, and that the square would be for pedestrians only from the autumn."
ABOVE = ["Old market hall in Stonefield reopens after three years", "By Jane Doe", "12 May 2025 09:30"]


def read(*lines: str) -> artcli.Article:
    return artcli.parse("\n\n".join([*ABOVE, FIRST, SECOND, *lines, THIRD]) + "\n")


@pytest.mark.parametrize("caption", ["Traders outside the market hall on Tuesday", "Traders outside the market hall on Tuesday."])
def test_a_name_in_capitals_below_a_caption_is_its_credit(caption: str) -> None:
    article = read(f"{caption}\nJOHN POE")
    assert [(one.text, one.credit) for one in article.captions] == [(f"{caption} JOHN POE", "JOHN POE")]
    assert [one.text for one in article.body] == [FIRST, SECOND, THIRD]


def test_a_name_in_capitals_of_which_the_text_tells_is_a_heading() -> None:
    article = read("JOHN POE", "John Poe has sold fish here for forty years, and he says that he will go on until he drops.")
    assert [one.text for one in article.body if one.kind == "crosshead"] == ["JOHN POE"]


def test_a_name_in_capitals_beside_other_headings_in_capitals_is_one() -> None:
    article = read("MAX MOE", FIRST.replace("three", "five"), "ANN ROE", SECOND.replace("six", "five"), "JOHN POE")
    assert [one.text for one in article.body if one.kind == "crosshead"] == ["MAX MOE", "ANN ROE", "JOHN POE"]
    assert article.captions == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Photo: Jo Hale", Role.CAPTION), ("(Photo: Jo Hale/AP)", Role.CAPTION), ("Image: Skerra Council", Role.CAPTION), ("Photo: 写真部", Role.CAPTION),
        ("Photos: 12", Role.FURNITURE), ("Photos", Role.FURNITURE), ("Photo", Role.FURNITURE), ("Photos: see all of them here", Role.FURNITURE), ("Video: watch the last ferry leave", Role.FURNITURE),
        ("Graphic: how the ferry runs", Role.FURNITURE), ("Image gallery", Role.FURNITURE), ("Photo / Video", Role.FURNITURE), ("Photographs of the ferry", Role.FURNITURE), ("Share: Facebook", Role.FURNITURE),
    ],
)  # fmt: skip
def test_a_picture_credit_between_headline_and_text_is_no_button(text: str, expected: Role) -> None:
    assert settled(HEAD, line(text, Role.FURNITURE, 0.6, Role.CAPTION), line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[1] is expected


def test_a_picture_credit_below_who_wrote_is_of_the_whole_story() -> None:
    roles = settled(HEAD, line("By Ann Lee", Role.BYLINE, 1.0), line("Photos: Jo Hale", Role.FURNITURE, 0.6, Role.CAPTION), line(BODY, Role.BODY, 1.0))
    assert roles[2] is Role.FURNITURE


@pytest.mark.parametrize(
    ("above", "credit", "is_caption"),
    [
        ("The moulds in the store", "(Photo: Jane Doe)", True),
        ("Listen to this article", "(Photo: Jane Doe)", False),  # a button
        ("The moulds 4:22", "(Photo: Jane Doe)", False),  # a player
        ("Moulds", "(Photo: Jane Doe)", False),
    ],
)
def test_what_was_taken_for_furniture_above_a_credit_is_its_caption(above: str, credit: str, is_caption: bool) -> None:
    lines = [line(above, Role.FURNITURE, 0.6, Role.CAPTION), line(credit, Role.CAPTION, 0.7)]
    assert (settled(HEAD, line(BODY, Role.BODY, 1.0), *lines, line(MORE, Role.BODY, 1.0))[2] is Role.CAPTION) == is_caption


def test_a_post_that_the_page_shows_is_no_caption() -> None:
    posted = line("“Every nail knows my name” – the last yard #halvoe pic.twitter.com/4kSdr2", Role.CAPTION, 0.5)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), posted, line(MORE, Role.BODY, 1.0))[2] is Role.FURNITURE


RIGHTS = line("© 2026 The Halvoe Post", Role.FURNITURE, 1.0, phase="below")

"""What is of the text of a story: its first and last paragraph, its crossheads, and what is none of it."""

from __future__ import annotations

import pytest

import artcli
from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


def test_a_heading_that_credits_a_picture_or_opens_as_a_caption_does_is_one() -> None:
    for text in ("The boat at the northern quay (Jo Hale/AP)", "Caption: the boat at the northern quay"):
        caption = line(text, Role.CROSSHEAD, 0.9, Role.CAPTION)
        assert settled(HEAD, line(BODY, Role.BODY, 1.0), caption, line(MORE, Role.BODY, 1.0))[2] is Role.CAPTION


def test_a_short_sentence_with_a_full_stop_is_no_crosshead() -> None:
    short, heading = line("Nobody travels in winter.", Role.CROSSHEAD, 0.8), line("Who will pay for it?", Role.CROSSHEAD, 0.8)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), short, heading, line(MORE, Role.BODY, 1.0))[2:4] == [Role.BODY, Role.CROSSHEAD]


def test_a_heading_without_text_below_is_none_of_the_story() -> None:
    heading, end = line("Who will pay for it?", Role.CROSSHEAD, 0.8), line("Get more from The Vale Post", Role.CROSSHEAD, 0.8)
    page = [HEAD, line(BODY, Role.BODY, 1.0), heading, line(MORE, Role.BODY, 1.0), end]
    assert settled(*page)[1:] == [Role.BODY, Role.CROSSHEAD, Role.BODY, Role.FURNITURE]


def test_a_text_of_headline_and_paragraphs_alone_has_no_standfirst() -> None:
    first = line(BODY, Role.STANDFIRST, 0.8, Role.BODY)
    assert settled(HEAD, first, line(MORE, Role.BODY, 1.0))[1] is Role.BODY
    day = line("4 May 2025", Role.PUBLISHED, 1.0)
    assert settled(HEAD, first, day, line(MORE, Role.BODY, 1.0))[1] is Role.STANDFIRST


def test_what_a_dateline_with_an_agency_opens_is_the_first_paragraph() -> None:
    opened = line("HALVOE (dpa) - The last ferry of the season will leave the northern quay on the first of June, its owner said.", Role.STANDFIRST, 0.7, Role.BODY)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), opened, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


def test_a_note_has_text_and_no_standfirst() -> None:
    note = line("The last ferry leaves on Sunday.", Role.STANDFIRST, 0.8)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), note)[2] is Role.BODY


def test_a_caption_with_a_dateline_is_the_first_paragraph() -> None:
    opened = line("HALVOE, May 4 (Reuters) - The last ferry of the season will leave the northern quay in June.", Role.CAPTION, 0.5, Role.STANDFIRST)
    assert settled(HEAD, opened, line(MORE, Role.BODY, 1.0))[1] is Role.BODY


@pytest.mark.parametrize("opening", ["HALVOE, 4 May (AP) - ", "HALVOE – ", "Halvoe, 4 May 2025 – "])
def test_what_a_dateline_opens_is_the_first_paragraph(opening: str) -> None:
    first = line(opening + BODY, Role.STANDFIRST, 0.9, Role.BODY)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), first, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


@pytest.mark.parametrize(
    ("story", "last"),
    [
        (
            ["Scossa di terremoto in provincia, nessun danno", "(AGI) - Rovigliano, 21 gen. 2021 - Una scossa di terremoto di magnitudo 3.9 è stata registrata alle 4:17 in provincia di Rovigliano.", "La scossa è stata avvertita distintamente dalla popolazione, che in alcuni comuni è scesa in strada."],
            "Le scuole resteranno chiuse a titolo precauzionale a Castelmora e San Vito, ha annunciato il sindaco Ettore Zamboni. (AGI)",
        ),
        (
            ["Ferry sails again after five months", "HALVOE, March 4 (AP) - The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm.", "The company expects ninety thousand passengers by the autumn, it said in a statement."],
            "The old pier will be a museum from the spring of next year on, said the mayor of the town, Odd Brenne. (AP)",
        ),
    ],
)  # fmt: skip
def test_what_an_agency_closes_with_its_name_is_the_end_of_its_story(story: list[str], last: str) -> None:
    article = artcli.parse("\n\n".join([*story, last]) + "\n")
    assert [paragraph.text for paragraph in article.body] == [*story[1:], last]


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        ("Who will pay", Role.FURNITURE, Role.CROSSHEAD),
        ("Who will pay", Role.BODY, Role.CROSSHEAD),
        ("These are the crossings:", Role.BODY, Role.BODY),  # goes on in the next line
        ("More videos", Role.FURNITURE, Role.FURNITURE),  # a word of the pack
        ("* * *", Role.FURNITURE, Role.FURNITURE),
        ("Nobody travels.", Role.FURNITURE, Role.FURNITURE),
    ],
)
def test_a_few_words_between_two_paragraphs_are_a_crosshead(text: str, taken: Role, expected: Role) -> None:
    between = line(text, taken, 0.6, Role.CROSSHEAD)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), between, line(MORE, Role.BODY, 1.0))[2] is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Nobody ever travels on a Monday,” she said, “but the dogs.”", Role.BODY),
        ("“Nobody ever travels on a Monday but the dogs,” she said.", Role.BODY),
        ("Sign up for our newsletter and read the news of the strait.", Role.FURNITURE),
        ("She left.", Role.FURNITURE),
    ],
)
def test_a_sentence_between_two_paragraphs_is_text_unless_it_speaks_of_offers(text: str, expected: Role) -> None:
    between = line(text, Role.FURNITURE, 0.6, Role.BODY)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), between, line(MORE, Role.BODY, 1.0))[2] is expected


@pytest.mark.parametrize(("sure", "paragraphs", "expected"), [(0.6, 2, Role.BODY), (0.8, 2, Role.STANDFIRST), (0.6, 12, Role.STANDFIRST)])
def test_a_doubtful_standfirst_below_byline_and_day_is_the_first_of_a_few_paragraphs(sure: float, paragraphs: int, expected: Role) -> None:
    credits = line("By Jo Hale", Role.BYLINE, 1.0), line("4 May 2025", Role.PUBLISHED, 1.0)
    text = [line(f"{MORE} {n}.", Role.BODY, 1.0) for n in range(paragraphs)]
    assert settled(HEAD, *credits, line(BODY, Role.STANDFIRST, sure, Role.BODY), *text)[3] is expected


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


def test_the_items_of_a_list_in_the_text_are_all_of_it() -> None:
    items = line("• Two boats and a crane", Role.CAPTION, 0.6, Role.BODY), line("• A quay of oak and stone", Role.BODY, 0.7)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), *items)[2:] == [Role.BODY, Role.BODY]


def test_a_credit_of_the_text_is_no_caption() -> None:
    credit = line("(With inputs from PTI)", Role.BODY, 0.6)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), credit)[3] is Role.BODY


@pytest.mark.parametrize(
    ("text", "taken", "expected"),
    [
        (BODY, Role.HEADLINE, Role.BODY), (f"{BODY} {MORE}", Role.HEADLINE, Role.BODY), (f"{BODY} {MORE} Its captain, who is ninety years", Role.HEADLINE, Role.BODY),
        ("word " * 200, Role.STANDFIRST, Role.BODY), ("Ferry to stop in June", Role.HEADLINE, Role.HEADLINE), ("Ferry stops.", Role.HEADLINE, Role.HEADLINE),
        ("Who pays for the boats that nobody takes in the months from November to June?", Role.HEADLINE, Role.HEADLINE),
    ],
)  # fmt: skip
def test_sentences_that_are_the_only_line_are_a_text_without_a_headline(text: str, taken: Role, expected: Role) -> None:
    assert settled(line(text, taken, 0.9)) == [expected]


@pytest.mark.parametrize("text", [BODY, f"{BODY} {MORE}" * 3, "word " * 2000, "x" * 2000])
def test_a_text_of_one_line_is_one_paragraph_however_long(text: str) -> None:
    article = artcli.parse(text)
    assert (article.headline, article.standfirst) == (None, None)
    assert [paragraph.text for paragraph in article.body] == [text.strip()]


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


DAYS = ("12 May", "3 June", "27 June")


@pytest.mark.parametrize(
    ("days", "expected"),
    [(DAYS, Role.CROSSHEAD), (DAYS[::-1], Role.CROSSHEAD), (DAYS[:2], Role.FURNITURE), (("27 June", "12 May", "3 June"), Role.FURNITURE), (("12 May, 10:15",) * 3, Role.FURNITURE)],
)
def test_the_days_of_a_chronicle_head_its_text(days: tuple[str, ...], expected: Role) -> None:
    story = [one for day in days for one in (line(day, Role.FURNITURE, 0.9, Role.CROSSHEAD), line(f"{day}: {MORE}", Role.BODY, 1.0))]
    assert settled(HEAD, *story)[1::2] == [expected] * len(days)


def test_what_stands_below_the_first_day_of_a_chronicle_is_text() -> None:
    story = [one for day in DAYS[1:] for one in (line(day, Role.FURNITURE, 0.9, Role.CROSSHEAD), line(f"{day}: {MORE}", Role.BODY, 1.0))]
    byline, day, first = line("By Jo Hale", Role.BYLINE, 0.9), line(DAYS[0], Role.FURNITURE, 0.9, Role.CROSSHEAD), line(BODY, Role.STANDFIRST, 0.9, Role.BODY)
    assert settled(HEAD, byline, day, first, *story)[2:4] == [Role.CROSSHEAD, Role.BODY]


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


@pytest.mark.parametrize(
    ("items", "is_heading"),
    [
        (["Rakennettu vuonna 1898", "Myyntipaikkoja 34", "Avoinna tiistaista lauantaihin"], False),
        (["Rakennettu vuonna 1898", "Myyntipaikkoja 34", "", "Avoinna tiistaista lauantaihin"], True),
    ],
)
def test_the_last_item_of_a_list_that_blank_lines_end_heads_nothing(items: list[str], is_heading: bool) -> None:
    paragraphs = [
        "Kivilahden vanha kauppahalli avautui tiistaina kolmen vuoden remontin jälkeen. Kaupunki käytti siihen neljä miljoonaa euroa.",
        "Ihmiset jonottivat jo kuudelta aamulla, ja kauppiaat jakoivat lämpimiä pullia kaikille, jotka odottivat pääoven edessä.",
        "\n".join(["Fakta", "Kivilahden kauppahalli", *items]),
        "Kaupunginjohtaja kertoi, että myyntipaikat arvottiin ja että tori on syksystä alkaen vain jalankulkijoiden käytössä.",
    ]
    head = ["Kivilahden vanha kauppahalli avautui kolmen vuoden jälkeen", "Liisa Mäkelä", "12.5.2025 klo 9.30"]
    body = artcli.parse("\n\n".join([*head, *paragraphs]) + "\n").body
    assert [p.text for p in body if p.kind == "crosshead"] == ["Fakta", *(["Avoinna tiistaista lauantaihin"] if is_heading else [])]
    assert [p.text for p in body][2:5] == ["Fakta", "Kivilahden kauppahalli", "Rakennettu vuonna 1898"]


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

"""What is of the text of a story: its first and last paragraph, its crossheads, its lists."""

from __future__ import annotations

import pytest

import artcli
from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


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


@pytest.mark.parametrize(("sure", "paragraphs", "expected"), [(0.6, 2, Role.BODY), (0.8, 2, Role.STANDFIRST), (0.6, 12, Role.STANDFIRST)])
def test_a_doubtful_standfirst_below_byline_and_day_is_the_first_of_a_few_paragraphs(sure: float, paragraphs: int, expected: Role) -> None:
    credits = line("By Jo Hale", Role.BYLINE, 1.0), line("4 May 2025", Role.PUBLISHED, 1.0)
    text = [line(f"{MORE} {n}.", Role.BODY, 1.0) for n in range(paragraphs)]
    assert settled(HEAD, *credits, line(BODY, Role.STANDFIRST, sure, Role.BODY), *text)[3] is expected


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


@pytest.mark.parametrize(
    ("place", "located"),
    [("Halvoe –", "Halvoe"), ("Halvoe -", "Halvoe"), ("Port Halvoe —", "Port Halvoe"), ("Where it all began –", None), ("and so –", None), ("Opinion –", None)],
)
def test_a_place_and_a_dash_alone_above_the_text_say_where_it_was_written(place: str, located: str | None) -> None:
    article = artcli.parse("\n\n".join(["Ferry to stop in June", "By Jo Hale", "3 May 2025, 08:14", place, BODY, MORE]) + "\n")
    assert article.located == located
    assert located is None or place not in [*(one.text for one in article.captions), *(one.text for one in article.body)]


@pytest.mark.parametrize(("place", "is_place"), [("HALVOE", True), ("HALVOE BAY", True), ("HALVOE QUAY", False), ("Halvoe quay", False), ("ANN LEE", False), ("OPINION", False)])
def test_a_place_in_capitals_between_author_and_text_is_no_caption(place: str, *, is_place: bool) -> None:
    first = line(f"{BODY[:-1]} at the Halvoe quay, and in Halvoe Bay.", Role.BODY, 1.0)
    again = line("The quay of Halvoe was built in 1961 and has been mended eleven times since, the last time in May.", Role.BODY, 1.0)
    found = settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), line(place, Role.CAPTION, 0.9), first, again)
    assert (found[2] is Role.FURNITURE) == is_place


def test_a_dateline_below_the_credit_of_a_picture_opens_the_text() -> None:
    caption, credit = line("The last boat at the northern quay on Sunday.", Role.CAPTION, 1.0), line("Photo by Jo Hale", Role.CAPTION, 0.7)
    first, rest = line("STONEFIELD — The boat stays.", Role.CAPTION, 0.7, Role.BODY), line(BODY, Role.BODY, 1.0)
    assert settled(HEAD, caption, credit, first, rest)[3] is Role.BODY
    assert settled(HEAD, caption, first, rest)[2] is Role.CAPTION  # nobody is credited above: it may be what stands below the picture
    assert settled(HEAD, credit, caption, rest)[2] is Role.CAPTION

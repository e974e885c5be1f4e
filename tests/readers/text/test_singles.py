"""What a look at the whole page mends: labels made by hand, on lines that are read as they are."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import singles
from artcli.readers.text.interruptions import part
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

BODY = "The last ferry of the season will leave the northern quay on the first of June, its owner said on Sunday."
MORE = "The boat was built in 1961 and has crossed the strait eleven thousand times, in fog and storm and ice."


def looked_over(*lines: tuple[str, Role, str, dict[Role, float]], twice: frozenset[int] = frozenset()) -> Labels:
    """Lines with role, phase and probabilities to the roles that they keep, and what is left of the probabilities; `twice` has the numbers of lines that were printed twice."""
    page = lay_out([text for text, *_ in lines], locale.load("en"))
    labels = Labels(tuple(role for _, role, _, _ in lines), tuple(phase for _, _, phase, _ in lines), tuple(chances for *_, chances in lines), ())
    return singles.settle(labels, survey(page)._replace(twice=twice))


def settled(*lines: tuple[str, Role, str, dict[Role, float]], twice: frozenset[int] = frozenset()) -> list[Role]:
    """The roles of lines with labels after a look at the whole page."""
    return list(looked_over(*lines, twice=twice).roles)


def line(text: str, role: Role, sure: float, other: Role = Role.FURNITURE, phase: str = "story") -> tuple[str, Role, str, dict[Role, float]]:
    return text, role, phase, {role: sure, other: 1 - sure}


HEAD = line("Ferry to stop in June", Role.HEADLINE, 1.0)


def test_of_two_sentences_one_is_the_standfirst_and_one_a_caption() -> None:
    caption = line("The owner of the boat at the northern quay. Photo: Jo Hale", Role.STANDFIRST, 0.8, Role.CAPTION)
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    assert settled(HEAD, caption, standfirst, line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.STANDFIRST]


def test_a_line_that_is_no_standfirst_is_as_surely_a_caption_as_the_rest_of_its_probability_says() -> None:
    text = "The owner of the boat at the northern quay. Photo: Jo Hale"
    caption = (text, Role.STANDFIRST, "story", {Role.STANDFIRST: 0.8, Role.CAPTION: 0.15, Role.BODY: 0.05})
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    chances = looked_over(HEAD, caption, standfirst, line(BODY, Role.BODY, 1.0)).chances
    assert chances[1] == pytest.approx({Role.STANDFIRST: 0.0, Role.CAPTION: 0.75, Role.BODY: 0.25})
    assert chances[2][Role.STANDFIRST] == 0.7  # nothing was ruled out here


def test_of_the_last_crumb_and_what_stands_below_a_kicker_the_second_is_the_headline() -> None:
    crumb = line("Last ferry of the strait to stop: what travellers need to know", Role.HEADLINE, 0.7)
    below = line("Last ferry of the strait will stop in June", Role.STANDFIRST, 0.6, Role.HEADLINE)
    lines = [line("Home", Role.FURNITURE, 1.0, phase="above"), crumb, line("TRAVEL", Role.SECTION, 0.8), below, line(BODY, Role.BODY, 1.0)]
    assert settled(*lines)[1:4] == [Role.FURNITURE, Role.FURNITURE, Role.HEADLINE]


@pytest.mark.parametrize(
    ("kicker", "below"),
    [
        ("TRAVEL", "Nobody takes it in winter"),  # another story
        ("Travel", "Last ferry of the strait will stop in June"),
        ("TRAVEL", "The last ferry of the strait will stop in June, its owner said."),  # a standfirst
    ],
)
def test_what_is_no_headline_below_a_kicker(kicker: str, below: str) -> None:
    crumb = line("Last ferry of the strait to stop: what travellers need to know", Role.HEADLINE, 0.7)
    lines = [line("Home", Role.FURNITURE, 1.0, phase="above"), crumb, line(kicker, Role.SECTION, 0.8), line(below, Role.STANDFIRST, 0.6), line(BODY, Role.BODY, 1.0)]
    assert settled(*lines)[1] is Role.HEADLINE


def test_a_heading_that_credits_a_picture_or_opens_as_a_caption_does_is_one() -> None:
    for text in ("The boat at the northern quay (Jo Hale/AP)", "Caption: the boat at the northern quay"):
        caption = line(text, Role.CROSSHEAD, 0.9, Role.CAPTION)
        assert settled(HEAD, line(BODY, Role.BODY, 1.0), caption, line(MORE, Role.BODY, 1.0))[2] is Role.CAPTION


@pytest.mark.parametrize(
    ("text", "role"),
    [("0:00 / 4:12", Role.CROSSHEAD), ("$28.50 AT RIVERSHOP", Role.CROSSHEAD), ("Share this article", Role.STANDFIRST)],
)
def test_what_a_player_a_shop_or_a_button_says_is_none_of_the_story(text: str, role: Role) -> None:
    assert settled(HEAD, line(text, role, 0.9), line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[1] is Role.FURNITURE


def test_the_headline_again_is_no_standfirst() -> None:
    again = line("Ferry to stop in June", Role.STANDFIRST, 0.9)
    assert settled(HEAD, again, line(BODY, Role.BODY, 1.0))[1] is Role.FURNITURE


def test_a_byline_inside_the_text_is_not_this_storys() -> None:
    head, inside = line("By Jo Hale", Role.BYLINE, 0.99), line("By Ada Reed", Role.BYLINE, 0.9)
    body = line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)
    assert settled(HEAD, head, body[0], inside, body[1])[1:4] == [Role.BYLINE, Role.BODY, Role.FURNITURE]


def test_names_on_lines_of_their_own_stay_together() -> None:
    first, second = line("Jo Hale", Role.BYLINE, 0.9), line("Ada Reed", Role.BYLINE, 0.4)
    assert settled(HEAD, first, second, line(BODY, Role.BODY, 1.0))[1:3] == [Role.BYLINE, Role.BYLINE]


@pytest.mark.parametrize(("chance", "expected"), [(0.3, Role.BYLINE), (0.05, Role.FURNITURE)])
def test_where_no_byline_is_the_likeliest_name_is_it(chance: float, expected: Role) -> None:
    name = ("Jo Hale", Role.FURNITURE, "below", {Role.FURNITURE: 1 - chance, Role.BYLINE: chance})
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), name)[2] is expected


def test_a_short_sentence_with_a_full_stop_is_no_crosshead() -> None:
    short, heading = line("Nobody travels in winter.", Role.CROSSHEAD, 0.8), line("Who will pay for it?", Role.CROSSHEAD, 0.8)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), short, heading, line(MORE, Role.BODY, 1.0))[2:4] == [Role.BODY, Role.CROSSHEAD]


def test_a_text_of_headline_and_paragraphs_alone_has_no_standfirst() -> None:
    first = line(BODY, Role.STANDFIRST, 0.8, Role.BODY)
    assert settled(HEAD, first, line(MORE, Role.BODY, 1.0))[1] is Role.BODY
    day = line("4 May 2025", Role.PUBLISHED, 1.0)
    assert settled(HEAD, first, day, line(MORE, Role.BODY, 1.0))[1] is Role.STANDFIRST


def test_a_pointer_to_another_story_is_no_paragraph() -> None:
    pointer, sentence = line("Read more: Council denies knowing of ferry plan", Role.BODY, 0.6), line("Read more of the last ferry, its owner said on Sunday.", Role.BODY, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), pointer, sentence)[2:4] == [Role.FURNITURE, Role.BODY]


def test_a_closing_credit_stays_a_credit() -> None:
    credit = ("Reporting by Jo Hale; Editing by Ada Reed", Role.BYLINE, "below", {Role.BYLINE: 0.6, Role.KEYWORDS: 0.03, Role.FURNITURE: 0.37})
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 0.99), line(BODY, Role.BODY, 1.0), credit)[3] is Role.BYLINE


def test_what_the_page_says_of_a_line_itself_stays() -> None:
    said = ("Read more: Council denies knowing of ferry plan", Role.BODY, "story", {Role.BODY: 1.0})
    standfirst = (BODY, Role.STANDFIRST, "story", {Role.STANDFIRST: 1.0})
    assert settled(HEAD, standfirst, line(MORE, Role.BODY, 1.0), said)[1:] == [Role.STANDFIRST, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    ("printed", "role", "why"),
    [
        (HEAD[0], Role.STANDFIRST, "it says the headline again"),
        ("Read more: Council denies knowing of ferry plan", Role.BODY, "it points to another story"),
        ("Sign up to our newsletter for more news of the quay.", Role.BODY, "it opens as an offer does"),
        ("Nobody travels in winter.", Role.CROSSHEAD, "a full stop ends it, or it holds an address"),
        ("The full story of the ferry", Role.BYLINE, "it names no author of this story"),
    ],
)
def test_what_was_mended_says_what_it_was_and_by_which_rule(printed: str, role: Role, why: str) -> None:
    page = lay_out([HEAD[0], "By Jo Hale", BODY, printed, MORE], locale.load("en"))
    roles = (Role.HEADLINE, Role.BYLINE, Role.BODY, role, Role.BODY)
    chances = [{one: 1.0} for one in roles]
    chances[3] = {role: 0.6, Role.FURNITURE: 0.3, Role.BODY: 0.1}
    assert singles.settle(Labels(roles, ("story",) * 5, tuple(chances), ()), survey(page)).mended == {3: (role, why)}


def test_what_was_mended_back_was_not_mended() -> None:
    """A point of a standfirst's list that says the headline again is no standfirst, and is what it was: furniture."""
    points = [line("• The ferry owner says that nobody travels", Role.STANDFIRST, 0.6), line("• Ferry to stop in June", Role.FURNITURE, 0.9, Role.STANDFIRST)]
    page = lay_out([HEAD[0], *(text for text, *_ in points), BODY], locale.load("en"))
    labels = Labels((HEAD[1], *(one[1] for one in points), Role.BODY), ("story",) * 4, (HEAD[3], *(one[3] for one in points), {Role.BODY: 1.0}), ())
    assert singles.settle(labels, survey(page)).mended == {}


def test_a_standfirst_too_many_is_no_byline_unless_it_names_somebody() -> None:
    first = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    scarf, name = (line(text, Role.STANDFIRST, 0.6, Role.BYLINE) for text in ("A grey scarf and the quay, both of the owner.", "Jo Hale"))
    assert settled(HEAD, first, line(BODY, Role.BODY, 1.0), scarf)[3] is Role.FURNITURE
    assert settled(HEAD, first, line(BODY, Role.BODY, 1.0), name)[3] is Role.BYLINE


def test_the_points_of_a_standfirst_are_all_it() -> None:
    points = [line(f"• {text}", role, 0.6) for text, role in (("Last boat in June", Role.BODY), ("No money", Role.STANDFIRST), ("Nobody travels", Role.CAPTION))]
    assert settled(HEAD, *points, line(BODY, Role.BODY, 1.0))[1:4] == [Role.STANDFIRST] * 3


def test_a_sentence_below_a_standfirst_without_a_full_stop_is_the_first_paragraph() -> None:
    deck = line("Owner says that nobody travels in winter", Role.STANDFIRST, 0.7)
    assert settled(HEAD, deck, line(BODY, Role.STANDFIRST, 0.6, Role.BODY), line(MORE, Role.BODY, 1.0))[1:3] == [Role.STANDFIRST, Role.BODY]


def test_a_name_at_the_foot_that_looked_like_a_tag_is_the_byline_that_is_missing() -> None:
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line("Jo Hale", Role.KEYWORDS, 0.7, Role.BYLINE, "below"))[2] is Role.BYLINE


def test_names_below_a_lone_by_are_the_byline_and_a_name_elsewhere_is_not() -> None:
    pictured = line("Tom Alwyn", Role.BYLINE, 0.7, Role.CAPTION)
    names = [line(text, Role.BYLINE, 0.6) for text in ("By", "Jo Hale", "Ann Lee")]
    roles = settled(HEAD, pictured, *names, line(BODY, Role.BODY, 1.0))
    assert roles[1] is Role.CAPTION
    assert roles[2:5] == [Role.BYLINE] * 3


def test_a_name_with_its_picture_credit_is_no_byline_beside_another() -> None:
    credited = line("Jo Hale. Photo: Ann Lee / Harbour News", Role.BYLINE, 0.8, Role.CAPTION)
    assert settled(HEAD, credited, line("Jo Hale", Role.BYLINE, 0.8), line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.BYLINE]


def test_bylines_with_addresses_between_them_are_missed_together() -> None:
    lines = [line(text, Role.FURNITURE, 0.6, Role.BYLINE) for text in ("By Jo Hale", "jo@harbour.example", "By Ann Lee", "ann@harbour.example")]
    assert settled(HEAD, *lines, line(BODY, Role.BODY, 1.0))[1:5] == [Role.BYLINE, Role.FURNITURE, Role.BYLINE, Role.FURNITURE]


def test_what_a_dateline_with_an_agency_opens_is_the_first_paragraph() -> None:
    opened = line("HALVOE (dpa) - The last ferry of the season will leave the northern quay on the first of June, its owner said.", Role.STANDFIRST, 0.7, Role.BODY)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), opened, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


def test_a_standfirst_too_many_that_tells_its_day_is_a_caption() -> None:
    caption = line("The northern quay on 4 May 2025, before the last boat.", Role.STANDFIRST, 0.9)
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9)
    assert settled(HEAD, caption, standfirst, line("By Jo Hale", Role.BYLINE, 1.0), line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.STANDFIRST]


def test_the_next_name_below_a_lone_by_was_no_caption() -> None:
    lines = [line("By", Role.BYLINE, 0.6), line("Jo Hale", Role.BYLINE, 0.8), line("Ann Lee", Role.CAPTION, 0.6, Role.BYLINE)]
    assert settled(HEAD, *lines, line(BODY, Role.BODY, 1.0))[1:4] == [Role.BYLINE] * 3


def test_a_line_that_was_taken_for_a_day_and_prints_none_does_not_stand_for_one() -> None:
    none, day = line("Published in News", Role.PUBLISHED, 0.6), line("Published: 4 May 2025, 10:15 am", Role.FURNITURE, 0.6, Role.PUBLISHED, "below")
    assert settled(HEAD, none, line(BODY, Role.BODY, 1.0), day)[3] is Role.PUBLISHED


def test_a_sentence_that_is_printed_twice_is_a_caption_beside_a_standfirst() -> None:
    standfirst, caption = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7), line("The last boat at the quay.", Role.STANDFIRST, 0.9)
    assert settled(HEAD, standfirst, caption, line(BODY, Role.BODY, 1.0), twice=frozenset({3}))[1:3] == [Role.STANDFIRST, Role.CAPTION]


def test_a_sentence_of_the_story_that_is_no_standfirst_is_text() -> None:
    standfirst = line("Its owner says that nobody travels in winter, and that the boat is old.", Role.STANDFIRST, 0.9)
    given_up = (BODY, Role.STANDFIRST, "story", {Role.STANDFIRST: 0.8, Role.CAPTION: 0.1, Role.FURNITURE: 0.1})
    assert settled(HEAD, standfirst, given_up, line("4 May 2025", Role.PUBLISHED, 1.0), line(MORE, Role.BODY, 1.0))[2] is Role.BODY


def test_a_note_has_text_and_no_standfirst() -> None:
    note = line("The last ferry leaves on Sunday.", Role.STANDFIRST, 0.8)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), note)[2] is Role.BODY


def test_a_caption_with_a_dateline_is_the_first_paragraph() -> None:
    opened = line("HALVOE, May 4 (Reuters) - The last ferry of the season will leave the northern quay in June.", Role.CAPTION, 0.5, Role.STANDFIRST)
    assert settled(HEAD, opened, line(MORE, Role.BODY, 1.0))[1] is Role.BODY


@pytest.mark.parametrize("role", [Role.BYLINE, Role.SECTION, Role.KEYWORDS])
def test_the_word_of_a_stamp_alone_says_nothing_else(role: Role) -> None:
    assert settled(HEAD, line("Published", role, 0.7), line("4 May 2025", Role.PUBLISHED, 1.0), line(BODY, Role.BODY, 1.0))[1] is Role.FURNITURE


@pytest.mark.parametrize(("text", "expected"), [("4 min read", Role.FURNITURE), ("The reader of four books", Role.CAPTION)])
def test_a_reading_time_is_no_caption(text: str, expected: Role) -> None:
    assert settled(HEAD, line(text, Role.CAPTION, 0.6), line(BODY, Role.BODY, 1.0))[1] is expected


def test_what_spoke_for_a_standfirst_speaks_for_the_text_that_it_is() -> None:
    page = lay_out(["Ferry to stop in June", "The last ferry leaves on Sunday."], locale.load("en"))
    chances = ({Role.HEADLINE: 1.0, Role.FURNITURE: 0.0}, {Role.STANDFIRST: 0.7, Role.BODY: 0.2, Role.FURNITURE: 0.1})
    labels = Labels((Role.HEADLINE, Role.STANDFIRST), ("story",) * 2, chances, ())
    assert singles.settle(labels, survey(page)).chances[1][Role.BODY] == pytest.approx(0.9)


@pytest.mark.parametrize(("chance", "expected"), [(0.3, [Role.HEADLINE, Role.BYLINE, Role.BODY]), (0.02, [Role.FURNITURE, Role.BYLINE, Role.HEADLINE])])
def test_a_sentence_below_what_may_be_the_headline_is_its_text(chance: float, expected: list[Role]) -> None:
    above = line("Ferry stops", Role.FURNITURE, 1 - chance, Role.HEADLINE, "above")
    sentence = line("The last ferry of the season leaves on Sunday.", Role.HEADLINE, 0.5)
    assert settled(above, line("By Jo Hale", Role.BYLINE, 1.0), sentence) == expected


@pytest.mark.parametrize("opening", ["HALVOE, 4 May (AP) - ", "HALVOE – ", "Halvoe, 4 May 2025 – "])
def test_what_a_dateline_opens_is_the_first_paragraph(opening: str) -> None:
    first = line(opening + BODY, Role.STANDFIRST, 0.9, Role.BODY)
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 1.0), first, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


def test_a_byline_inside_the_text_is_that_of_a_story_which_is_pointed_to_however_sure() -> None:
    """The first paragraph was taken for a second standfirst: the text begins with it all the same."""
    standfirst, first = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9), line(BODY, Role.STANDFIRST, 0.6, Role.BODY)
    teaser = line("Harbour fund is empty", Role.FURNITURE, 0.9), line("By Ada Reed", Role.BYLINE, 0.999)
    roles = settled(HEAD, line("By Jo Hale", Role.BYLINE, 0.9), standfirst, first, *teaser, line(MORE, Role.BODY, 1.0))
    assert roles[1:] == [Role.BYLINE, Role.STANDFIRST, Role.BODY, Role.FURNITURE, Role.FURNITURE, Role.BODY]


@pytest.mark.parametrize(("chance", "expected"), [(0.1, Role.BYLINE), (0.04, Role.FURNITURE)])
def test_the_other_bylines_of_a_list_need_little(chance: float, expected: Role) -> None:
    others = line("By Ada Reed", Role.FURNITURE, 1 - chance, Role.BYLINE), line("ada@reed.example", Role.FURNITURE, 1.0)
    assert settled(HEAD, *others, line("By Jo Hale", Role.BYLINE, 0.4), line(BODY, Role.BODY, 1.0))[1] is expected


@pytest.mark.parametrize("taken", ["Storm", "Ferry stays in port", "The harbour waits for better days"])
def test_what_a_colon_parts_from_its_kicker_is_the_headline(taken: str) -> None:
    """Whichever of the lines was taken for it."""
    texts = ("Storm", "Ferry stays in port", "The harbour waits for better days")
    lines = [line(text, Role.HEADLINE, 0.8) if text == taken else line(text, Role.FURNITURE, 0.9, Role.HEADLINE) for text in texts]
    lines.append(line(BODY, Role.BODY, 1.0))
    page = part(lay_out(["Storm", ":", *(text for text, *_ in lines[1:])], locale.load("en")))
    labels = Labels(tuple(role for _, role, *_ in lines), ("story",) * 4, tuple(chances for *_, chances in lines), ())
    found = singles.settle(labels, survey(page))
    assert [i for i, role in enumerate(found.roles) if role is Role.HEADLINE] == [1]
    assert found.chances[1][Role.HEADLINE] >= 0.8


@pytest.mark.parametrize(
    ("text", "role", "kept"),
    [
        ("Sign up", Role.CROSSHEAD, False),
        ("More videos", Role.CROSSHEAD, False),
        ("Sign up to our newsletter and get the best of the island in your inbox each morning.", Role.BODY, False),
        ("Sign up to the ferry, said its owner, and the quay will not be empty on the first of June.", Role.BODY, True),  # the story tells it
        ("The owner speaks", Role.CROSSHEAD, True),
    ],
)
def test_a_notice_in_the_text_is_not_of_it(text: str, role: Role, kept: bool) -> None:
    notice = line(text, role, 0.9)
    assert (settled(HEAD, line(BODY, Role.BODY, 1.0), notice, line(MORE, Role.BODY, 1.0))[2] is role) is kept


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


def test_a_long_paragraph_that_opens_like_an_offer_is_text() -> None:
    opening = "Subscribe now, the poster in the ferry office says, and everybody who waits there for the boat reads it: "
    long = opening + "there is nothing else to read in a room where a hundred people sit for two hours on each of the days on which fog stops the boat."
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(long, Role.BODY, 0.9), line(MORE, Role.BODY, 1.0))[2] is Role.BODY


@pytest.mark.parametrize(("sure", "paragraphs", "expected"), [(0.6, 2, Role.BODY), (0.8, 2, Role.STANDFIRST), (0.6, 12, Role.STANDFIRST)])
def test_a_doubtful_standfirst_below_byline_and_day_is_the_first_of_a_few_paragraphs(sure: float, paragraphs: int, expected: Role) -> None:
    credits = line("By Jo Hale", Role.BYLINE, 1.0), line("4 May 2025", Role.PUBLISHED, 1.0)
    text = [line(f"{MORE} {n}.", Role.BODY, 1.0) for n in range(paragraphs)]
    assert settled(HEAD, *credits, line(BODY, Role.STANDFIRST, sure, Role.BODY), *text)[3] is expected


def test_an_open_end_that_credits_a_picture_is_a_caption_and_an_address_alone_no_text() -> None:
    credited, sentence = line("The northern quay in May [photo: Jo Hale]", Role.BODY, 0.8), line("She took the photo at the northern quay.", Role.BODY, 0.8)
    address = line("jo.hale@courier.example", Role.BODY, 0.5)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), credited, sentence, address)[2:] == [Role.CAPTION, Role.BODY, Role.FURNITURE]


def test_the_items_of_a_list_in_the_text_are_all_of_it() -> None:
    items = line("• Two boats and a crane", Role.CAPTION, 0.6, Role.BODY), line("• A quay of oak and stone", Role.BODY, 0.7)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), *items)[2:] == [Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    ("pitch", "expected"), [("The news of the strait every morning in your mailbox.", Role.FURNITURE), ("The last ferry of the season leaves in June.", Role.BODY)]
)
def test_what_goes_on_below_an_offer_is_an_offer_unless_the_story_tells_it(pitch: str, expected: Role) -> None:
    offer = line("Sign up for our newsletter", Role.FURNITURE, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), offer, line(pitch, Role.BODY, 0.6))[3] is expected


def test_a_story_may_begin_below_the_button_of_an_offer() -> None:
    first = line("The last boat left in June.", Role.BODY, 0.6)
    assert settled(HEAD, line("Subscribe", Role.FURNITURE, 0.9), first, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


@pytest.mark.parametrize(
    ("text", "expected"), [("Subscribe to the Courier", Role.FURNITURE), ("desk@courier.example", Role.FURNITURE), ("Ferries", Role.KEYWORDS)]
)
def test_an_offer_and_an_address_are_no_tags(text: str, expected: Role) -> None:
    tag = line(text, Role.KEYWORDS, 0.6, phase="below")
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), tag)[3] is expected


@pytest.mark.parametrize(
    ("between", "tags"),
    [
        (["Ferries", "Comments (2)"], ["Ferries"]),  # who comments is no tag
        (["Comments (2)"], ["Jo", "Well done"]),  # a button above the tags ends none
        (["Ferries", "Comments (2)", "Topics:"], ["Ferries", "Topics:", "Jo", "Well done"]),
    ],
)
def test_what_stands_below_the_comments_behind_tags_is_no_tag(between: list[str], tags: list[str]) -> None:
    lines = [line(text, Role.FURNITURE if "Comments" in text else Role.KEYWORDS, 0.6, phase="below") for text in [*between, "Jo", "Well done"]]
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), *lines)[3:]
    assert [text for text, role in zip([*between, "Jo", "Well done"], roles, strict=True) if role is Role.KEYWORDS] == tags


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


def test_a_headline_goes_on_in_the_lines_below_that_begin_small() -> None:
    lines = [
        line("Owner to stop the last", Role.SECTION, 0.8, phase="above"),
        line("ferry of the strait", Role.HEADLINE, 0.9, Role.STANDFIRST),
        line("in the first week of June", Role.STANDFIRST, 0.8),
        line("By Jo Hale", Role.BYLINE, 1.0),
    ]
    assert settled(*lines, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[:4] == [Role.HEADLINE] * 3 + [Role.BYLINE]


@pytest.mark.parametrize("below", ["In the first week of June", "its owner said so.", "by the owner of the quay, 3 June 2019"])
def test_a_line_below_a_headline_that_is_one_of_its_own_is_not_of_it(below: str) -> None:
    lines = [line("Owner to stop the last ferry", Role.HEADLINE, 0.9), line(below, Role.FURNITURE, 0.8, Role.STANDFIRST)]
    assert settled(*lines, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[:2] == [Role.HEADLINE, Role.FURNITURE]


@pytest.mark.parametrize("name", ["Jo Hale", "Staff Reporter", "Jo Hale and Ann Lee"])
def test_below_a_lone_by_stands_who_wrote_whatever_it_was_taken_for(name: str) -> None:
    lone, below = line("By", Role.FURNITURE, 0.8), line(name, Role.CAPTION, 0.9)
    text = [line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)]
    assert settled(HEAD, lone, below, *text)[2] is Role.BYLINE
    teased = [line("By", Role.FURNITURE, 0.8, phase="below"), line("Ann Lee", Role.FURNITURE, 0.8, phase="below")]
    assert settled(HEAD, lone, below, *text, *teased)[2] is Role.CAPTION


def test_a_name_beside_the_day_and_again_in_a_box_is_the_author_that_is_missing() -> None:
    text = [line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)]
    name, day = line("Jo Hale", Role.CAPTION, 0.97), line("3 June 2019", Role.PUBLISHED, 1.0)
    box = line("Jo Hale", Role.FURNITURE, 0.97, phase="below")
    assert settled(HEAD, name, day, *text, box)[1] is Role.BYLINE
    assert settled(HEAD, name, day, *text)[1] is Role.CAPTION
    assert settled(HEAD, name, day, *text, line("Jo Hale owns the boat that will leave the northern quay on that day, and two others.", Role.BODY, 1.0), box)[1] is Role.CAPTION

"""A page has one headline: which line it is, and in how many lines it was broken."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import settling
from artcli.readers.text.interruptions import part
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey
from settled import BODY, MORE, line, settled


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


@pytest.mark.parametrize(("chance", "expected"), [(0.3, [Role.HEADLINE, Role.BYLINE, Role.BODY]), (0.02, [Role.FURNITURE, Role.BYLINE, Role.HEADLINE])])
def test_a_sentence_below_what_may_be_the_headline_is_its_text(chance: float, expected: list[Role]) -> None:
    above = line("Ferry stops", Role.FURNITURE, 1 - chance, Role.HEADLINE, "above")
    sentence = line("The last ferry of the season leaves on Sunday.", Role.HEADLINE, 0.5)
    assert settled(above, line("By Jo Hale", Role.BYLINE, 1.0), sentence) == expected


@pytest.mark.parametrize("taken", ["Storm", "Ferry stays in port", "The harbour waits for better days"])
def test_what_a_colon_parts_from_its_kicker_is_the_headline(taken: str) -> None:
    """Whichever of the lines was taken for it."""
    texts = ("Storm", "Ferry stays in port", "The harbour waits for better days")
    lines = [line(text, Role.HEADLINE, 0.8) if text == taken else line(text, Role.FURNITURE, 0.9, Role.HEADLINE) for text in texts]
    lines.append(line(BODY, Role.BODY, 1.0))
    page = part(lay_out(["Storm", ":", *(text for text, *_ in lines[1:])], locale.load("en")))
    labels = Labels(tuple(role for _, role, *_ in lines), ("story",) * 4, tuple(chances for *_, chances in lines), ())
    found = settling.settle(labels, survey(page))
    assert [i for i, role in enumerate(found.roles) if role is Role.HEADLINE] == [1]
    assert found.chances[1][Role.HEADLINE] >= 0.8


def test_a_headline_goes_on_in_the_lines_below_that_begin_small() -> None:
    lines = [
        line("Owner to stop the last", Role.SECTION, 0.8, phase="above"),
        line("ferry of the strait", Role.HEADLINE, 0.9, Role.STANDFIRST),
        line("in the first week of June", Role.STANDFIRST, 0.8),
        line("By Jo Hale", Role.BYLINE, 1.0),
    ]
    assert settled(*lines, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[:4] == [Role.HEADLINE] * 3 + [Role.BYLINE]


@pytest.mark.parametrize("below", ["In the first week of June", "მფლობელმა ივნისში გააჩერა", "its owner said so.", "by the owner of the quay, 3 June 2019"])
def test_a_line_below_a_headline_that_is_one_of_its_own_is_not_of_it(below: str) -> None:
    lines = [line("Owner to stop the last ferry", Role.HEADLINE, 0.9), line(below, Role.FURNITURE, 0.8, Role.STANDFIRST)]
    assert settled(*lines, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[:2] == [Role.HEADLINE, Role.FURNITURE]


@pytest.mark.parametrize("kicker", ["Roads of the county –", "Travel:", "INTERVIEW", "Interview"])
def test_a_kicker_below_the_last_crumb_is_known_by_its_mark_or_its_word(kicker: str) -> None:
    crumb = line("Last ferry of the strait to stop: what travellers need to know", Role.HEADLINE, 0.7)
    below = line("Last ferry of the strait will stop in June", Role.STANDFIRST, 0.6, Role.HEADLINE)
    lines = [line("Home", Role.FURNITURE, 1.0, phase="above"), crumb, line(kicker, Role.SECTION, 0.8), below, line(BODY, Role.BODY, 1.0)]
    assert settled(*lines)[1:4] == [Role.FURNITURE, Role.FURNITURE, Role.HEADLINE]


LABELS = ["SV Talau – TSV Halvoe 3:2 (0:2)", "Halvoe Rovers - Thorn Town 2-1", "Our ferries, part 3 of 5", "Series: our ferries, part 3", "Our ferries (3)", "Our ferries (3/5)", "Ferry tales: episode 12"]


@pytest.mark.parametrize("title", LABELS)
def test_below_the_title_of_a_series_with_its_number_or_a_result_stands_the_headline(title: str) -> None:
    below = line("Why nobody wants the last boat", Role.STANDFIRST, 0.6, Role.HEADLINE)
    assert settled(line(title, Role.HEADLINE, 0.7), below, line("By Jo Hale", Role.BYLINE, 1.0), line(BODY, Role.BODY, 1.0))[:2] == [Role.FURNITURE, Role.HEADLINE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ferry league: Halvoe 2, Norfolk 1", "Late goal saves the home side"),  # a score
        ("Halvoe beat Norfolk 3-1", "Late goal saves the home side"),
        ("Halvoe Rovers – Thorn Town 2-1: late goals save the season", "The home side had lost nine in a row"),
        ("Ferry to stop on Monday, June 3", "The owner gives no reason"),  # a day
        ("Last ferry sold for 20", "The owner gives no reason"),
        ("Ferry captain Jo Hale (45)", "The harbour says goodbye to him"),  # an age
        ("Mother looks for her son (7)", "The harbour helps to find him"),
        ("Ferry captain Jo Hale dies, aged 45", "The harbour says goodbye to him"),
        ("Our ferries, part 3", "Nobody wants the last boat, its owner said."),  # a standfirst
        ("Our ferries, part 3", "Jo Hale"),
        ("Review: Harbour Nights 2", "A sequel nobody asked for"),  # a word that names no part
        ("Strike at Halvoe, Dock 4", "The owner gives no reason"),
    ],
)
def test_a_number_at_its_end_makes_no_series_of_a_headline(first: str, second: str) -> None:
    below = line(second, Role.STANDFIRST, 0.6, Role.HEADLINE)
    assert settled(line(first, Role.HEADLINE, 0.7), below, line("By Jo Hale", Role.BYLINE, 1.0), line(BODY, Role.BODY, 1.0))[0] is Role.HEADLINE


@pytest.mark.parametrize(("blank", "expected"), [("", [Role.HEADLINE, Role.HEADLINE]), (None, [Role.HEADLINE, Role.BYLINE])])
def test_the_second_line_of_a_headline_between_blank_lines_is_no_name(blank: str | None, expected: list[Role]) -> None:
    texts = [text for text in ("Harbour Post, page 4", blank, "The kiosk where time", "stood still", blank, "3 June 2019", BODY) if text is not None]
    roles = (Role.SECTION, Role.HEADLINE, Role.BYLINE, Role.PUBLISHED, Role.BODY)
    labels = Labels(roles, ("above", "story", "story", "story", "story"), tuple({role: 0.8, Role.FURNITURE: 0.2} for role in roles), ())
    assert list(settling.settle(labels, survey(lay_out(texts, locale.load("en")))).roles[1:3]) == expected

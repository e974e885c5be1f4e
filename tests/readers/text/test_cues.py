"""The numbers of the cues stand under their names."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import cues
from artcli.readers.text.page import lay_out
from artcli.readers.text.survey import survey

PAGE = [
    "NEWS",
    "Ferry to stop in June",
    "By Jo Hale",
    "May 4, 2025 10:15 am",
    "The last ferry of the season will leave the northern quay on the first of June, its owner said on Sunday.",
    "Photo: Jo Hale",
    "“Nobody travels in winter,” he said. “The boat costs more than it earns, and it has done so for years.”",
    "הספינה האחרונה תצא מהנמל בראשון ביוני, אמר הבעלים ביום ראשון בערב.",
]


def seen(line: int) -> dict[str, float]:
    return dict(zip(cues.NAMES, cues.see(survey(lay_out(PAGE, locale.load("en"))))[line], strict=True))


def test_every_line_has_a_number_for_every_name() -> None:
    numbers = cues.see(survey(lay_out(PAGE, locale.load("en"))))
    assert [len(line) for line in numbers] == [len(cues.NAMES)] * len(PAGE)
    assert len(set(cues.NAMES)) == len(cues.NAMES)


def test_the_form_of_a_line() -> None:
    assert seen(0)["is_all_capitals"] == 1
    assert seen(1)["words"] == 5
    assert (seen(1)["ends_a_sentence"], seen(4)["ends_a_sentence"]) == (0, 1)
    assert seen(6)["opens_with_a_quote"] == 1


def test_a_script_without_capitals_is_asked_for_none() -> None:
    assert (seen(7)["has_capitals"], seen(7)["is_all_capitals"], seen(7)["opens_in_lower_case"]) == (0, -1, -1)


def test_words_of_the_trade() -> None:
    assert (seen(2)["shows_a_byline"], seen(2)["people_in_it"]) == (2, 1)
    assert (seen(3)["prints_a_day"], seen(3)["prints_a_clock_time"], seen(1)["prints_a_day"]) == (1, 1, 0)
    assert seen(5)["picture_credit"] == 2


def test_the_line_among_the_others() -> None:
    assert (seen(1)["lines_to_byline"], seen(1)["lines_to_day"], seen(4)["lines_to_day"]) == (1, 2, -1)
    assert (seen(1)["below: shows_a_byline"], seen(0)["above: words"]) == (2, -1)
    assert seen(1)["lines_to_story"] == 3


TWINS = [
    "Home",
    "Season of the northern ferry over in June: islanders angry",
    "END OF A SEASON",
    "Ferry of the northern quay stops: “Islanders are angry”",
    "By Jo Hale",
    "The last ferry of the season will leave the northern quay on the first of June, and the islanders are angry.",
]


def test_the_line_among_those_that_may_be_the_headline_too() -> None:
    first, second = (dict(zip(cues.NAMES, cues.see(survey(lay_out(TWINS, locale.load("en"))))[line], strict=True)) for line in (1, 3))
    assert first["is_like_title_below"] == second["is_like_title_above"] >= 0.5
    assert (first["is_like_title_above"], second["is_like_title_below"]) == (0, 0)
    assert first["titles_before_the_text"] > second["titles_before_the_text"] == 0
    assert 0 < second["words_found_in_lead"] <= 1


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("The quay of Halvoe in May. The quay of Halvoe in May.", True),
        ("The quay of Halvoe in May. The quay of Halvoe in May. Photo: Jo Hale", True),
        ("The quay of Halvoe in May. The quay of Halvoe in June.", False),
        ("Very, very small. Very, very small.", False),  # as people speak
        ("The quay of Halvoe in May.", False),
    ],
)
def test_a_line_that_says_everything_twice_was_printed_twice(text: str, twice: bool) -> None:
    page = lay_out(["Ferry to stop in June", text], locale.load("en"))
    assert survey(page).twice == ({2} if twice else frozenset())


def test_a_word_with_vowel_signs_is_one_word() -> None:
    lines = ["নদীর ওপর কাঠের সেতু", "नदी के ऊपर लकड़ी का पुल।", "ஆற்றின் மேல் மரப் பாலம்"]
    assert [fact.size for fact in survey(lay_out(lines, locale.load("hi"))).facts] == [4, 6, 4]

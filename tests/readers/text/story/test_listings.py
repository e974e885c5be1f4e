"""Lists, tables and talk inside a story: its body is all of it, and nothing of what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.story import listings
from artcli.readers.text.survey import survey

STORIES = (Path(__file__).parent / "listings.txt").read_text(encoding="utf-8").split("=== ")[1:]
"""Each story's name, then its lines with what they are before them: b text, x crosshead, f furniture, h headline …; ? is not asked; 'gaps' parts them by blank lines."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.split()[0])
def test_the_body_is_all_of_the_story_and_nothing_else(story: str) -> None:
    name, *lines = story.rstrip("\n").split("\n")
    article = artcli.parse(("\n\n" if name.endswith(" gaps") else "\n").join(line[2:] for line in lines) + "\n")
    kinds = {"b": "text", "x": "crosshead"}
    unasked = {line[2:] for line in lines if line[0] == "?"}
    assert [("crosshead" if p.kind == "crosshead" else "text", p.text) for p in article.body if p.text not in unasked] == [
        (kinds[line[0]], line[2:]) for line in lines if line[0] in kinds
    ]


BODY = "The last ferry of the season will leave the northern quay on the first of June, its owner said on Sunday."


def found(*lines: tuple[str, Role]) -> dict[str, Role]:
    """Lines with their roles to those that are given another, with it."""
    facts = survey(lay_out([text for text, _ in lines], locale.load("en"))).facts
    labels = Labels(tuple(role for _, role in lines), ("story",) * len(lines), ({},) * len(lines), ())
    return {facts[i].line.text: role for i, role in listings.find(labels, facts).items()}


def test_figures_between_two_paragraphs_are_text_whatever_they_were_taken_for() -> None:
    lines = [("Adults: £11.40", Role.CAPTION), ("Children: £5.70", Role.FURNITURE)]
    assert found((BODY, Role.BODY), *lines, (BODY, Role.BODY)) == {text: Role.BODY for text, _ in lines}


def test_headlines_between_two_paragraphs_are_not() -> None:
    lines = [("Harbour: council leader denies knowing of secret plan", Role.FURNITURE), ("Storm: school to stay closed until the new year", Role.FURNITURE)]
    assert found((BODY, Role.BODY), *lines, (BODY, Role.BODY)) == {}


def test_numbers_that_count_headlines_make_no_list() -> None:
    lines = [(f"{n} {text}", Role.FURNITURE) for n, text in enumerate(["Typhoon nears the coast", "New station opens", "Old bridge closes"], 1)]
    assert found((BODY, Role.BODY), *lines) == {}


def test_the_times_of_videos_below_a_story_make_no_list() -> None:
    names = [("Live", Role.FURNITURE), ("All our films", Role.FURNITURE), ("Ferry leaves port", Role.FURNITURE), ("11:09 min", Role.FURNITURE)]
    more = [("Gale at the quay", Role.FURNITURE), ("02:54 min", Role.FURNITURE), ("Ice in the strait", Role.FURNITURE), ("01:51 min", Role.FURNITURE)]
    assert found((BODY, Role.BODY), *names, *more) == {}


def test_a_word_of_the_trade_ends_the_lists_behind_a_story() -> None:
    lines = [("1. Halvoe 12:0", Role.FURNITURE), ("2. Skerra 10:2", Role.FURNITURE), ("3. Nord 6:6", Role.FURNITURE)]
    assert found((BODY, Role.BODY), *lines) == {text: Role.BODY for text, _ in lines}
    assert found((BODY, Role.BODY), ("Related articles", Role.FURNITURE), *lines) == {}


def test_questions_over_several_paragraphs_stay_headings() -> None:
    part = [("Who owns the ferry?", Role.CROSSHEAD), (BODY, Role.BODY), (BODY.replace("last", "first"), Role.BODY)]
    assert found((BODY, Role.BODY), *part, ("Who pays for it?", Role.CROSSHEAD), *part[1:], ("Why now?", Role.CROSSHEAD), *part[1:]) == {}


ANSWER = "It leaves on the first of June, and it will not come back before the ice has gone."


@pytest.mark.parametrize(
    ("asks", "answers", "question", "is_talk"),
    [
        ("THE COURIER", "Hale", "And when does it leave?", True),
        ("DIE ZEITUNG", "Falk", "Und wann fährt sie?", True),
        ("Le Journal", "M. Falk", "Et quand part-elle ?", True),
        ("Temp rating", "Comfort rating", "minus nine", False),  # a table, where nobody asks
    ],
)
def test_questions_below_the_name_of_who_asks_are_no_headings(asks: str, answers: str, question: str, is_talk: bool) -> None:
    asked = [(f"{asks}: {question} {n}".rstrip(" 0123456789"), Role.CROSSHEAD) for n in range(3)]
    lines = [line for one in asked for line in (one, (f"{answers}: {ANSWER}", Role.BODY))]
    assert found((BODY, Role.BODY), *lines) == ({text: Role.BODY for text, _ in asked} if is_talk else {})


@pytest.mark.parametrize(
    ("items", "is_text"),
    [
        (("• to double the pen;", "• to move it by May;", "• to keep the goat."), True),
        (("- Gehege verdoppeln,", "- Ziege behalten."), True),
        (("• Goat stays", "• Pen moves", "• Coach leaves"), False),  # headlines of others
        (("• to double the pen;", "• Coach leaves"), False),
    ],
)
def test_a_sentence_over_several_items_is_of_the_text(items: tuple[str, ...], is_text: bool) -> None:
    lines = ["The school board voted five to two on Wednesday to keep its goat.", "It decided:", *items]
    facts = survey(lay_out(lines, locale.load("en"))).facts
    roles = (Role.BODY, *[Role.FURNITURE] * (len(lines) - 1))
    found = listings.enumerations(Labels(roles, ("story",) * len(lines), ({},) * len(lines), ()), facts)
    assert found == (list(range(1, len(lines))) if is_text else [])

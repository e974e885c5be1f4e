"""Labelled lines to paragraphs of their kinds, and to captions with their credits."""

from __future__ import annotations

import pytest

from artcli.article import Caption, Span
from artcli.language import locale
from artcli.readers.text import paragraphs
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

EN = locale.load("en")


def kinds(*lines: str, role: Role = Role.BODY) -> list[tuple[str, str]]:
    """The kind and the text of each line, all of one role."""
    facts = survey(lay_out(lines, EN)).facts
    made = paragraphs.split(facts, [role] * len(facts), [fact.line.text for fact in facts])
    return [(one.kind, one.text) for one in made]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["• First point", "• Second point"], [("list-item", "First point"), ("list-item", "Second point")]),
        (["• A lone point"], [("list-item", "A lone point")]),
        (["► A lone point", "and then text"], [("list-item", "A lone point"), ("text", "and then text")]),
        (["- First point", "- Second point", "text"], [("list-item", "First point"), ("list-item", "Second point"), ("text", "text")]),
        (["* Not a list, a note"], [("text", "* Not a list, a note")]),
        (["- One", "text between", "- Two"], [("text", "- One"), ("text", "text between"), ("text", "- Two")]),
        (["* One", "- Two"], [("text", "* One"), ("text", "- Two")]),
        (["– Yes, he said.", "– No, she said."], [("text", "– Yes, he said."), ("text", "– No, she said.")]),
        (["1. First", "2. Second"], [("list-item", "1. First"), ("list-item", "2. Second")]),
        (["1. A date of the league", "text"], [("text", "1. A date of the league"), ("text", "text")]),
        (["• First - and last", "• Second"], [("list-item", "First - and last"), ("list-item", "Second")]),
        (["1. First – and • last", "2. Second"], [("list-item", "1. First – and • last"), ("list-item", "2. Second")]),
        (["text", "1. First", "2. Second"], [("text", "text"), ("list-item", "1. First"), ("list-item", "2. Second")]),
        (["• One", "•"], [("list-item", "One"), ("list-item", "•")]),
        (["> as mail quotes", ">> and again", ">", "a > b"], [("quote", "as mail quotes"), ("quote", "and again"), ("quote", ">"), ("text", "a > b")]),
    ],
)
def test_kinds_of_paragraphs(lines: list[str], expected: list[tuple[str, str]]) -> None:
    assert kinds(*lines) == expected


def test_headings_lose_their_marks_and_nothing_else() -> None:
    assert kinds("## What comes next", "What comes then", "##", role=Role.CROSSHEAD) == [("crosshead", "What comes next"), ("crosshead", "What comes then"), ("crosshead", "##")]
    assert kinds("Why F# matters", role=Role.CROSSHEAD) == [("crosshead", "Why F# matters")]
    assert kinds("- One point", "- Two points", role=Role.CROSSHEAD) == [("list-item", "One point"), ("list-item", "Two points")]


def test_other_roles_and_empty_values_are_no_paragraphs() -> None:
    facts = survey(lay_out(["One", "Two", "Three"], EN)).facts
    made = paragraphs.split(facts, [Role.BODY, Role.FURNITURE, Role.BODY], ["One", "Two", ""])
    assert [(one.text, one.lines) for one in made] == [("One", Span(1, 1))]


def captions(*lines: str) -> list[Caption]:
    """Captions of lines; one that opens with '-' is of another role."""
    facts = survey(lay_out(lines, EN)).facts
    roles = [Role.BODY if line.startswith("-") else Role.CAPTION for line in lines]
    return list(paragraphs.captions(facts, roles, [fact.line.text for fact in facts], EN))


def test_a_credit_alone_belongs_to_the_caption_right_above_it() -> None:
    assert captions("The bridge in May", "Photo: Jane Doe") == [Caption("The bridge in May Photo: Jane Doe", Span(1, 2), "Photo: Jane Doe")]
    assert captions("The bridge in May", "- text", "Photo: Jane Doe") == [Caption("The bridge in May", Span(1, 1)), Caption("Photo: Jane Doe", Span(3, 3), "Photo: Jane Doe")]


def test_a_credit_alone_may_stand_in_brackets() -> None:
    assert captions("The bridge in May", "(Photo: Jane Doe)") == [Caption("The bridge in May (Photo: Jane Doe)", Span(1, 2), "(Photo: Jane Doe)")]


@pytest.mark.parametrize("credit", ["(Photo: Jane Doe).", "[Photo: Jane Doe]", "（Photo: Jane Doe）"])
def test_a_credit_alone_may_stand_in_brackets_of_every_kind(credit: str) -> None:
    assert [one.text for one in captions("The bridge in May", credit)] == [f"The bridge in May {credit}"]


def test_a_credit_with_words_beside_it_is_a_caption_of_its_own() -> None:
    assert [one.text for one in captions("The bridge in May", "And now. Photo: Jane Doe")] == ["The bridge in May", "And now. Photo: Jane Doe"]


def test_a_credit_alone_may_open_its_caption() -> None:
    assert captions("Photo: Jane Doe", "The bridge in May") == [Caption("The bridge in May Photo: Jane Doe", Span(1, 2), "Photo: Jane Doe")]
    two = captions("The quay", "Photo: Jane Doe", "The bridge in May", "Photo: John Smith")
    assert [one.text for one in two] == ["The quay Photo: Jane Doe", "The bridge in May Photo: John Smith"]
    assert len(captions("© The Vale Post Ltd. 2024", "The bridge in May")) == 2  # rights to a text


def test_a_credit_alone_needs_a_caption_right_above_it_that_has_none() -> None:
    assert [one.text for one in captions("Photo: Jane Doe", "Photo: John Smith")] == ["Photo: Jane Doe", "Photo: John Smith"]
    assert [one.text for one in captions("The bridge in May", "Photo: Jane Doe", "Photo: John Smith")] == ["The bridge in May Photo: Jane Doe", "Photo: John Smith"]
    assert [one.text for one in captions("The quay (AP)", "The bridge", "Photo: Jane Doe")] == ["The quay (AP)", "The bridge Photo: Jane Doe"]


def test_a_caption_has_one_credit() -> None:
    made = captions("The bridge in May (Max Muster/AFP)", "Photo: Jane Doe")
    assert [(one.text, one.credit) for one in made] == [("The bridge in May (Max Muster/AFP)", "Max Muster/AFP"), ("Photo: Jane Doe", "Photo: Jane Doe")]


def told_captions(*values: str) -> tuple[Caption, ...]:
    """The captions in lines, where "" is a line that is none."""
    facts = survey(lay_out([value.partition("\t")[0] or "text" for value in values], EN)).facts
    return paragraphs.captions(facts, [Role.CAPTION if value else Role.BODY for value in values], values, EN)


def test_a_credit_that_a_grammar_tells_is_the_captions() -> None:
    assert told_captions("The quay on Monday\tJane Doe", "The bridge on Friday\t") == (
        Caption("The quay on Monday", Span(1, 1), "Jane Doe"), Caption("The bridge on Friday", Span(2, 2), None),
    )  # fmt: skip


def test_a_credit_alone_opens_a_caption_wherever_it_stands_among_them() -> None:
    joined = told_captions("The quay on Monday", "", "Photo: Jane Doe", "The bridge on Friday")
    assert joined == (Caption("The quay on Monday", Span(1, 1), None), Caption("The bridge on Friday Photo: Jane Doe", Span(3, 4), "Photo: Jane Doe"))


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [("Jane Doe / RHT", True), ("Jane Doe/HKZ.", True), ("Ships / Boats", False), ("Jane Doe / The harbour in May", False), ("Jane Doe", False)],
)
def test_a_name_and_the_letters_of_a_house_below_a_caption_credit_it(line: str, *, is_credit: bool) -> None:
    assert [one.credit for one in captions("The bridge in May", line)] == ([line] if is_credit else [None, None])

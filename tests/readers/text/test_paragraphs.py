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


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The bridge in May. Photo: Jane Doe/dpa", "Photo: Jane Doe/dpa"),
        ("The bridge in May (AP)", "AP"),
        ("The bridge in May (Jane Doe/The Paper).", "Jane Doe/The Paper"),
        ("The bridge in May (left) and in June", None),
        ("A photo of the bridge was sent to the mayor", None),
        ("© Reuters", "© Reuters"),
        ("The bridge in May. © Jane Doe", "© Jane Doe"),
        ("The bridge in May (photo Jane Doe)", "photo Jane Doe"),
        ("The bridge in May. Photo - Jane Doe", "Photo - Jane Doe"),
        ("The bridge stood for years. Photo shoots were held on it", None),
        ("Photo: " + "Jane Doe and her sister " * 5, None),  # who took it has no name of 120 characters
        ("AFP", "AFP"),
        ("Getty Images", "Getty Images"),
        ("The bridge in May. (Photo: Jane Doe).", "Photo: Jane Doe"),
        ("The bridge in May [photo Jane Doe]", "photo Jane Doe"),
        ("The bridge in May [Jane Doe/AFP]", "Jane Doe/AFP"),
        ("The bridge in May. Photo/Jane Doe", "Photo/Jane Doe"),
        ("The bridge in May. Photo : Jane Doe", "Photo : Jane Doe"),
        ("The bridge in May (Photo by Jane Doe (The Paper))", "Photo by Jane Doe (The Paper)"),
        ("The bridge in May. © Jane Doe Jr.", "© Jane Doe Jr."),
        ("The bridge in May. Photo: Jane Doe. Photo: John Smith", "Photo: John Smith"),
        ("The bridge in May: photo of the year", None),
        ("The bridge that stood above the river for a hundred years and more, in May (Jane Doe/The Paper)", "Jane Doe/The Paper"),
        ("The bridge that stood above the river for a hundred years and more, in May, when it was closed, and in June. Photo: Jane Doe", "Photo: Jane Doe"),
        ("The bridge (Jane Doe/The Paper) in May", None),
        ("The bridge in May Photo: Jane Doe", "Photo: Jane Doe"),
        ("The mayor on the bridge File image Photo: Getty Images", "Photo: Getty Images"),
        ("The mayor shows a photo: the bridge in May", None),
        ("He had one Photo: It showed the bridge in May.", None),
        ("The prize went to one Photo: A long walk over the old bridge in May", None),
        ("The bridge in May Mayor: Jane Doe", None),
        ("The bridge in May - Photo Jane Doe", "Photo Jane Doe"),
        ("The bridge in May. File photo", "File photo"),
        ("The bridge in May. Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("The bridge in May - Jane Doe / AFP", "Jane Doe / AFP"),
        ("The bridge stood. Photo Jane Doe says is hers", None),
        ("The bridge took 4/5 of it. He paid 1/2", None),
        ("The bridge was closed, he said.(c)AFP/Jane Doe", None),  # an agency's story ends so
        ("The bridge in May. Photo by JANE DOE /AFP via Getty Images", "Photo by JANE DOE /AFP via Getty Images"),
        ("The bridge stayed open for an hour. AP", "AP"),
        ("The bridge stayed open for an hour. Then it shut", None),
        ("The bridge in the valley © Borough Archives", "© Borough Archives"),
        ("All rights reserved by © Jane Doe Media", None),
        ("The bridge and its keeper © 2025 Jane Doe", None),
        ("The bridge", None),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    assert paragraphs.find_credit(text, EN) == credit


@pytest.mark.parametrize(
    ("text", "tag", "credit"),
    [
        ("橋が再び開いた（写真：山田太郎）", "ja", "写真：山田太郎"),
        ("橋が再び開いた。写真／山田太郎", "ja", "写真／山田太郎"),
        ("橋が再び開いた。写真＝山田太郎", "ja", "写真＝山田太郎"),
        ("大桥开通（图/新华社）", "zh", "图/新华社"),
        ("Die Brücke im Mai. | Foto: Eva Beispiel", "de", "Foto: Eva Beispiel"),
        ("Il ponte a maggio (foto Ansa)", "it", "foto Ansa"),
        ("Le pont en mai – Photo : Jean Dupont", "fr", "Photo : Jean Dupont"),
        ("الجسر في مايو (أ ف ب)", "ar", "أ ف ب"),
        ("Die Brücke im Mai Foto: Eva Beispiel", "de", "Foto: Eva Beispiel"),
        ("Мост в мае. Фото: Иван Петров / ТАСС", "ru", "Фото: Иван Петров / ТАСС"),
        ("De brug in mei. Foto Piet Bol / ANP", "nl", "Foto Piet Bol / ANP"),
        ("El puente, en mayo. - Foto Ana de la Vega", "es", "Foto Ana de la Vega"),
        ("La alcaldesa saluda al ministro en el puente. EFE/ J.J. Ruiz", "es", "EFE/ J.J. Ruiz"),
        ("Los pilotos, durante el desfile sobre el puente.EFE", "es", "EFE"),
        ("Los alcaldes cobran 3/5 de lo que dice. Otros / J. Ruiz", "es", None),
        ("মে মাসে সেতু। নিজস্ব চিত্র।", "bn", "নিজস্ব চিত্র।"),
    ],
)
def test_credits_in_other_languages(text: str, tag: str, credit: str | None) -> None:
    assert paragraphs.find_credit(text, locale.load(tag)) == credit


@pytest.mark.parametrize(
    ("tag", "text", "credit"),
    [
        ("zh", "站长每天准时在月台吹哨。（记者王小明摄）", "记者王小明摄"),
        ("zh", "站長每天在月台吹哨。 王小明 攝", "王小明 攝"),
        ("ja", "壁に映る映画を見る人ら＝2025年1月12日、川辺市、森健撮影", "森健撮影"),
        ("ko", "학생들이 벽을 보고 있다. (김하늘 촬영)", "김하늘 촬영"),
        ("zh", "他在月台上用一台旧相机给来来往往的旅客和吹哨的站长摄", None),
        ("lt", "Vytas Gudelis prie savo autobuso / R. Petraitės nuotr.", "R. Petraitės nuotr."),
        ("lt", "Autobusas stotyje | Josvydo Elinsko nuotr.", "Josvydo Elinsko nuotr."),
        ("lt", "Jis per vieną rytą padarė 40 nuotr.", None),
        ("ja", "撮影", None),
        ("en", "The mill in May, taken by 攝", None),
    ],
)
def test_a_credit_may_be_closed_by_its_word(tag: str, text: str, credit: str | None) -> None:
    assert paragraphs.find_credit(text, locale.load(tag)) == credit


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


@pytest.mark.parametrize("text", ["The quay on Monday. Photo.", "The quay. Foto (", "Photo:", "Photo"])
def test_a_credit_without_a_name_is_none_or_as_it_stands(text: str) -> None:
    assert paragraphs.find_credit(text, EN) in (None, text)


def test_a_photograph_that_a_story_tells_of_last_is_no_credit() -> None:
    assert paragraphs.find_credit("Jis nusišypsojo ir išėjo. Tai buvo paskutinė jo nuotrauka.", locale.load("lt")) is None

"""What a page says of itself, line by line: its fields, and the roles that they leave open."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import headers
from artcli.readers.text.headers import Header
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role

STORY = "The council said on Monday that the old bridge over the river would stay closed until the end of the month."


def read(*lines: str, tag: str = "en") -> Header:
    return headers.read(lay_out(lines, locale.load(tag)))


def said(*lines: str, tag: str = "en") -> list[tuple[int, str, str]]:
    return [(one.at, one.field, one.value) for one in read(*lines, tag=tag).fields]


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["1. Home", "2. Politics", "3. Elections"], [(0, "other", "Home"), (1, "section", "Politics"), (2, "other", "Elections")]),
        (["1. Home", "2. Halvoe", "3. Skerra"], [(0, "other", "Home"), (1, "other", "Halvoe"), (2, "section", "Skerra")]),  # no part that the pack knows
        (["1. Home", "2. Old harbour news"], [(0, "other", "Home"), (1, "section", "Old harbour news")]),
        (["1. Home", "2. News of the harbour"], []),  # more than three words are an item of a list
        (["1. Bake the bread", "2. Eat it"], []),  # which opens with no front page
        (["1. Home", "3. Politics"], []),
        (["1. Home"], []),
    ],
)
def test_numbered_crumbs_are_the_way_to_a_page(lines: list[str], fields: list[tuple[int, str, str]]) -> None:
    assert said(*lines, "Old bridge closed", STORY) == fields


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("date 2024-03-04 Culture", [(0, "section", "Culture"), (0, "published", "2024-03-04")]),
        ("date: 2025-11-25", [(0, "published", "2025-11-25")]),
        ("date 2024-03-04Culture", []),
    ],
)
def test_a_dated_line_says_the_day_and_the_part_of_the_paper(line: str, fields: list[tuple[int, str, str]]) -> None:
    assert said(line, "Le pont est fermé", "Le pont restera fermé jusqu'à la fin du mois, a dit le maire lundi.", tag="fr") == fields


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Title: Bridge closed\nDate: 2024-01-01\nDate: 2025-01-01", ("Bridge closed", "2024-01-01", None, ["dates_disagree"])),
        ("Title: Bridge closed\nTitle: A bridge\nDate: 2024-01-01", ("Bridge closed", "2024-01-01", None, ["headlines_disagree"])),
        ("Title: Bridge closed\nDate: 2024-01-01\nTitle: BRIDGE CLOSED", ("Bridge closed", "2024-01-01", None, [])),
        ("Title: Bridge closed\nAuthor: Jane Doe\nAuthor: None\nDate: 2024-01-01", ("Bridge closed", "2024-01-01", "Jane Doe", [])),
    ],
)
def test_of_a_label_that_stands_twice_the_first_is_believed(header: str, told: tuple[str, str, str | None, list[str]]) -> None:
    article = artcli.parse(f"{header}\n\nThe council voted on Monday to close the bridge, and said so in a long letter.\n\nThe mayor was not there.\n")
    assert (article.headline, str(article.published), article.byline, [note.code for note in article.notes]) == told


@pytest.mark.parametrize(
    ("labels", "fields"),
    [
        (["Ressort: Wirtschaft", "Autor: Jan Holm"], [(1, "section", "Wirtschaft"), (2, "byline", "Jan Holm")]),
        (["Autor: Jan Holm"], []),  # one alone may stand above a free page
        (["Ressort: Wirtschaft"], []),
    ],
)
def test_section_and_author_with_their_labels_are_a_header(labels: list[str], fields: list[tuple[int, str, str]]) -> None:
    assert said("Hafenblatt, S. 11", *labels, "Werft stellt ein", "Die Werft stellt hundert Schweißer ein, teilte sie am Mittwoch mit.", tag="de") == fields


@pytest.mark.parametrize(
    ("tag", "stamp", "byline"),
    [
        ("de", "Aktualisiert: 12.05.2025, 09:30", "Text: Anna Muster Fotos: Max Beispiel"),
        ("sl", "Posodobljeno: 12. 6. 2025, 9.30", "Besedilo: Maja Novak Foto: Marko Kralj"),
        ("sv", "Uppdaterad: 12 maj 2025", "Text: Karin Lindqvist"),
    ],
)
def test_who_wrote_the_text_is_no_label_of_it(tag: str, stamp: str, byline: str) -> None:
    assert said("Die Markthalle", stamp, byline, STORY, tag=tag) == []


@pytest.mark.parametrize(
    ("lines", "below"),
    [
        (["Title: Bridge closed", "Content: It was closed on Monday."], frozenset({Role.BODY, Role.CROSSHEAD})),
        (["Author: Jane Doe", "Content: It was closed on Monday."], headers._AFTER_BODY_LABEL),  # the text of a free page may be over
    ],
)
def test_below_the_label_of_the_text_stands_text(lines: list[str], below: frozenset[Role]) -> None:
    assert read(*lines, "Share").allowed[2] == below


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        (STORY, True),  # too long for a headline
        ("It closed today. Nobody was hurt.", True),
        ("The bridge is closed.", False),
        ("PARIS, 25 nov. (AFP) – Pont fermé.", True),  # a dateline opens it
    ],
)
def test_a_line_alone_is_a_text_if_it_can_be_no_headline(line: str, is_text: bool) -> None:
    assert (read(line).allowed[0] == frozenset({Role.BODY})) is is_text


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("Editor's note: the name of the river was mended.", True),
        ("Editor's note, Aug. 5, 2020: the name of the river was mended.", True),
        ("[Editor's note: the name of the river was mended]", True),
        ("An earlier version of this article misspelt the name of the river.", True),
        ("An earlier version of this article", False),
        ("Update: 28.04.2023 17:23", False),
    ],
)
def test_a_note_of_the_editors_has_a_colon_or_is_a_sentence(line: str, is_note: bool) -> None:
    assert ("ed_note" in [field for _, field, _ in said("Old bridge closed", STORY, line)]) is is_note


def test_an_entry_of_a_live_blog_has_a_title_above_longer_text() -> None:
    page = lay_out(["Old bridge closed", "Arch torn off", STORY, "Arch torn off", "Now", STORY[:80] + " " + STORY[:81], "and " + STORY * 2], locale.load("en"))
    allowed = headers.read(page._replace(entries=frozenset({1, 3, 5}))).allowed
    assert allowed[1] == frozenset({Role.CROSSHEAD})
    assert allowed[3] == frozenset({Role.BODY})  # what stands below is shorter
    assert allowed[5] == frozenset({Role.BODY})  # as wide as two headlines


def test_a_labelled_text_keeps_its_accents_as_they_are_printed() -> None:
    printed = "The cafe\u0301 on the quay stays open all winter, its owner said on Tuesday."
    article = artcli.parse(f"Title: Ferry sails again\nAuthor: Jo Hale\nContent: {printed}\nThe ferry sails twice a day.\n")
    assert [paragraph.text for paragraph in article.body] == [printed, "The ferry sails twice a day."]

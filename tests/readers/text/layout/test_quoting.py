"""A text that was forwarded is read without the marks of the program that did, and a quotation in a story with them."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text.page import lay_out
from laid_out import PARAGRAPHS, blocks, wrapped

QUOTED = """\
> Ferry sails again
> By Jo Hale
>
> The last ferry of the winter left the island of Skerra on Tuesday evening
> with eleven passengers, two dogs and the piano of the school on board.
>
> Its owner said that nobody travels in winter, and that the boat needs new
> engines before it can cross the strait again in the spring of next year."""


def test_a_forwarded_text_is_read_without_the_marks_before_its_lines() -> None:
    assert blocks(QUOTED.split("\n"), "en") == [
        "Ferry sails again",
        "By Jo Hale",
        "The last ferry of the winter left the island of Skerra on Tuesday evening with eleven passengers, two dogs and the piano of the school on board.",
        "Its owner said that nobody travels in winter, and that the boat needs new engines before it can cross the strait again in the spring of next year.",
    ]


REMARKS = {
    "en": (["Hi all,", "", "this is the piece I told you about on the telephone.", ""], ["", "Best wishes,", "Ann"]),
    "fr": (["Bonjour à tous,", "", "voici l’article dont je parlais hier :", ""], ["", "Amitiés", "Anne"]),
    "de": (["Hallo zusammen, siehe unten", ""], ["Viele Grüße", "Anna"]),
    "es": (["Hola, Marta"], ["", "Un saludo", "Ana"]),
    "ru": (["Вот статья, о которой я говорила.", ""], []),
}  # fmt: skip


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > "])
@pytest.mark.parametrize("tag", REMARKS)
def test_what_somebody_says_who_forwards_a_text_is_none_of_it(tag: str, mark: str) -> None:
    above, below = REMARKS[tag]
    text = ["Title of the story", "", *(line for paragraph in PARAGRAPHS[tag if tag in PARAGRAPHS else "fr"] for line in (*wrapped(paragraph, 60), ""))]
    page = lay_out([*above, *((mark + line).rstrip() for line in text), *below], locale.load(tag))
    assert [line.text for line in page.lines] == ["Title of the story", *PARAGRAPHS[tag if tag in PARAGRAPHS else "fr"]]
    assert {line for line in (*above, *below) if line} == {one.line.text for one in page.interruptions if one.line.text.strip("> ")}


def test_what_is_said_to_nobody_above_a_text_may_be_its_headline() -> None:
    quoted = [f"> {line}".rstrip() for paragraph in PARAGRAPHS["de"] for line in (*wrapped(paragraph, 60), "")]
    assert blocks(["Hallenbad bleibt geschlossen, und keiner weiß warum", "", *quoted], "de")[0].startswith("Hallenbad")
    assert blocks(["Fähre fährt wieder", "", *quoted, "", "Hafen bleibt zu"], "de")[-1] == "Hafen bleibt zu"


def test_a_letter_quoted_in_a_story_stays_quoted() -> None:
    letter = [f"> {line}".rstrip() for paragraph in PARAGRAPHS["fr"] for line in (paragraph, "")]
    lines = ["Une lettre au maire", "", "Le maire de Brellec a reçu une lettre, que voici.", "", *letter, "", PARAGRAPHS["fr"][0], "", PARAGRAPHS["fr"][1], "", PARAGRAPHS["fr"][2]]
    assert [text[:2] for text in blocks(lines)] == ["Un", "Le", "> ", ">", "> ", ">", "> ", ">", "Le", "La", "Le"]


def test_one_quoted_line_among_others_stays_quoted() -> None:
    lines = ["Ferry sails again", "> More about ferries", *PARAGRAPHS["de"], "> More about the island"]
    assert blocks(lines, "de") == lines

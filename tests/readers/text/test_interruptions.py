"""Lines that interrupt a page: taken out, and none that says something."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import interruptions
from artcli.readers.text.page import lay_out

FIRST = "The harbour board voted on Tuesday evening to close the northern quay for the whole of the winter."
SECOND = "Fishermen had asked for another season, and forty of them came to the meeting to say so in person."
THIRD = "The quay was built in 1921 and has been repaired eleven times, the last time after the flood of May."


def parted(*lines: str, language: str = "en") -> tuple[list[str], list[str]]:
    page = interruptions.part(lay_out(lines, locale.load(language)))
    return [line.text for line in page.lines], [one.line.text for one in page.interruptions]


def test_what_stands_beside_every_paragraph_is_taken() -> None:
    kept, taken = parted("Quay to close", FIRST, "Story part", SECOND, "Story part", THIRD, "Story part", "By Jo Hale")
    assert kept == ["Quay to close", FIRST, SECOND, THIRD, "By Jo Hale"]
    assert taken == ["Story part"] * 3


def test_a_speaker_is_no_interruption() -> None:
    kept, taken = parted("Hale:", FIRST, "Hale:", SECOND, "Hale:", THIRD)
    assert not taken
    assert kept.count("Hale:") == 3


def test_bylines_and_sections_beside_paragraphs_stay() -> None:
    for line in ("By Jo Hale", "Politics"):
        assert parted(line, FIRST, line, SECOND, line, THIRD)[1] == []


def test_marks_and_advertisements_are_taken_wherever_they_stand() -> None:
    kept, taken = parted("Quay to close", "|", "Advertisement", "By Jo Hale", FIRST, SECOND)
    assert kept == ["Quay to close", "By Jo Hale", FIRST, SECOND]
    assert taken == ["|", "Advertisement"]


def test_what_a_browser_for_terminals_cannot_show_is_taken() -> None:
    kept, taken = parted("Quay to close", "IFRAME: //ads.example/frame?id=5", "By Jo Hale", FIRST, "(BUTTON) Read on", SECOND, "[INS: :INS]", "Buttons (brass) are back", THIRD)
    assert kept == ["Quay to close", "By Jo Hale", FIRST, SECOND, "Buttons (brass) are back", THIRD]
    assert taken == ["IFRAME: //ads.example/frame?id=5", "(BUTTON) Read on", "[INS: :INS]"]


def test_an_end_mark_stays() -> None:
    assert parted(FIRST, "###", SECOND)[1] == []


def test_a_name_printed_twice_is_one_name_and_a_repeat() -> None:
    text = "\n\n".join(["Northern quay to close for the winter", "By Jo Hale", "By Jo Hale", "May 4, 2025", FIRST, SECOND, THIRD])
    article = artcli.parse(text)
    assert [creator.name for creator in article.creators] == ["Jo Hale"]
    assert [(aside.reason, aside.lines.first, aside.of) for aside in article.set_aside] == [("repeat", 5, "byline")]


def test_lines_that_lead_on_or_call_to_a_channel_between_two_paragraphs_are_taken() -> None:
    for line in ("The article goes on below the video advert", "Article continues after the ad", "Join our WhatsApp channel for the harbour", "Upgrade to paid"):
        assert parted("Quay to close", FIRST, line, SECOND, THIRD)[1] == [line]


def test_a_heading_between_two_paragraphs_and_a_call_above_the_story_stay() -> None:
    for line in ("The work goes on below ground", "Readers join in", "Advertising pays"):
        assert parted("Quay to close", FIRST, line, SECOND, THIRD)[1] == []
    assert parted("Join our WhatsApp channel", "Quay to close", FIRST, SECOND)[1] == []


def test_the_name_of_a_picture_and_the_end_of_a_wire_are_taken() -> None:
    for mark in ("[mill-1200x800]", "[IMG]", "[mill_01.jpg]", "NNNN"):
        assert parted("Quay to close", FIRST, mark, SECOND)[1] == [mark]
    for line in ("[sic]", "[A view of the quay in 1921]"):
        assert parted("Quay to close", FIRST, line, SECOND)[1] == []


@pytest.mark.parametrize(
    ("language", "above", "heading", "below"),
    [
        (
            "de",
            "Der Bürgermeister sagte am Dienstag, die Brücke sei in zwei Jahren gebaut worden und die Leute seien zufrieden.",
            "In sozialen Netzwerken beliebt",
            "Nach seinen Worten wurde das Geld für den Bau schon im vorigen Frühjahr bewilligt, und es gab keine Pause.",
        ),
        (
            "es",
            "El alcalde dijo el martes que el puente fue construido en dos años y que los vecinos están muy contentos con él.",
            "Presentado por el alcalde",
            "Según él, el dinero para la obra se aprobó ya la primavera pasada y los trabajos siguieron sin pausa alguna.",
        ),
        (
            "cs",
            "Starosta v úterý řekl, že most byl postaven za dva roky a že obyvatelé jsou s novou cestou velmi spokojeni.",
            "Na sociálních sítích se strhla hádka",
            "Podle něj byly peníze na stavbu uvolněny z rozpočtu už loni na jaře a práce pokračovaly bez přestávky.",
        ),
    ],
)
def test_a_heading_may_open_as_an_advertisement_or_a_button_does(language: str, above: str, heading: str, below: str) -> None:
    assert parted(above, heading, below, language=language)[1] == []


@pytest.mark.parametrize(
    ("language", "call"),
    [
        ("pt", "✅ Clique aqui para seguir o canal do Diário no WhatsApp"),
        ("es", "📲 Únete a nuestro canal de WhatsApp"),
        ("en", "👉 Click here to follow our channel on WhatsApp"),
        ("fr", "► Rejoignez notre chaîne WhatsApp"),
    ],
)
def test_a_mark_may_stand_before_a_call_to_a_channel(language: str, call: str) -> None:
    assert parted("Quay to close", FIRST, call, SECOND, language=language)[1] == [call]
    assert parted("Quay to close", FIRST, "✅ A costly wall", SECOND, language=language)[1] == []

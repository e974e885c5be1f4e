"""Press releases: what ends the story, and until when it is not to be used."""

from __future__ import annotations

from datetime import datetime

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import releases
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role

ENGLISH = [
    "The old mill on the river will reopen as a hotel next spring, its owners said on Tuesday.",
    "It has stood empty since 1998, when the last loom was sold to a factory in Portugal.",
    "The owners want forty rooms and a bar, and a small hall for weddings in the old hopper.",
]
GERMAN = [
    "Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.",
    "Sie steht seit 1998 leer, als der letzte Webstuhl nach Portugal verkauft wurde.",
    "Geplant sind vierzig Zimmer, ein Gasthaus und ein kleiner Saal für Hochzeiten im Mahlwerk.",
]
DUTCH = [
    "De oude molen aan de rivier gaat in het voorjaar open als hotel, meldden de eigenaren dinsdag.",
    "Hij stond leeg sinds 1998, toen het laatste getouw naar Portugal werd verkocht.",
    "Er komen veertig kamers, een bar en een kleine zaal voor bruiloften in het maalwerk.",
]
RUSSIAN = [
    "Городской совет собрался в понедельник вечером и выслушал одиннадцать жителей о судьбе бассейна.",
    "Котёл, установленный в 1978 году, по словам чиновников, больше нельзя починить за разумные деньги.",
    "В отчёте инженеров говорится, что новый котёл обойдётся в два миллиона рублей без учёта труб.",
]


def _body(*lines: str) -> list[str]:
    article = artcli.parse("\n\n".join(lines) + "\n")
    return [text for text in (article.standfirst, *(paragraph.text for paragraph in article.body)) if text]


@pytest.mark.parametrize(
    ("above", "story", "below"),
    [
        (["PRESS RELEASE", "Mill to reopen as hotel"], ENGLISH, ["ENDS", "About Orchard Mills", "Orchard Mills is a private foundation established in 1988 that supports small towns."]),
        (["PRESS RELEASE", "Mill to reopen as hotel"], ENGLISH, ["Notes to editors:", "Orchard Mills is a private foundation established in 1988 that supports small towns."]),
        (["PRESS RELEASE", "Mill to reopen as hotel"], ENGLISH, ["About Orchard Mills", "Orchard Mills is a private foundation established in 1988 that supports small towns."]),
        (["PRESSEMITTEILUNG", "Alte Mühle wird zum Hotel"], GERMAN, ["- Ende der Pressemitteilung -", "Über die Mühlen AG", "Die Mühlen AG ist ein Familienunternehmen mit zwölf Standorten in ganz Deutschland."]),
        (["PERSBERICHT", "Oude molen wordt hotel"], DUTCH, ["Noot voor de redactie (niet voor publicatie):", "Molens BV zorgt voor droge voeten en schoon water in elf gemeenten."]),
        (["ПРЕСС-РЕЛИЗ", "Бассейн в Лихове могут закрыть"], RUSSIAN, ["О компании Лихово", "Компания основана в 1988 году и помогает малым городам по всей стране."]),
    ],
)  # fmt: skip
def test_what_a_sender_adds_is_not_of_the_story(above: list[str], story: list[str], below: list[str]) -> None:
    assert _body(*above, *story, *below) == story


def test_short_items_above_the_end_are_of_the_story() -> None:
    items = ["* 14 nurse positions", "* 6 midwives", "Applications open on May 1."]
    body = _body("PRESS RELEASE", "Mill to reopen as hotel", *ENGLISH, "The grants will pay for:", *items, "About Orchard Mills", "Orchard Mills is a private foundation that supports small towns.", "###")
    assert body[-3:] == ["14 nurse positions", "6 midwives", "Applications open on May 1."]


@pytest.mark.parametrize("heading", ["About Anna Reuter", "End"])
def test_a_heading_inside_another_text_ends_nothing(heading: str) -> None:
    story = [*ENGLISH, heading, "She was born in the mill, and left it when she was eleven years old, she told the council."]
    assert story[-1] in _body("Mill to reopen as hotel", "By Jane Olson", *story, "The council will vote on the plan before the summer, its leader promised on Tuesday.")


@pytest.mark.parametrize(
    ("headline", "line", "story"),
    [
        ("Mill to reopen as hotel", "For the press only - embargo until 12 October 2023, 06:00", ENGLISH),
        ("Alte Mühle wird zum Hotel", "Nur für die Presse – Sperrfrist bis 12. Oktober 2023, 6.00 Uhr", GERMAN),
        ("Oude molen wordt hotel", "Uitsluitend voor de pers - embargo tot donderdag 12 oktober 2023, 06.00 uur", DUTCH),
        ("Бассейн в Лихове могут закрыть", "Только для прессы - эмбарго до 12 октября 2023, 6:00", RUSSIAN),
    ],
)
def test_an_embargo_is_read_wherever_it_stands_on_its_line(headline: str, line: str, story: list[str]) -> None:
    article = artcli.parse("\n\n".join([line, headline, *story]) + "\n")
    assert article.embargoed_until == datetime(2023, 10, 12, 6, 0)
    assert article.published is None
    assert article.headline == headline


def test_a_trade_embargo_is_none() -> None:
    article = artcli.parse("\n\n".join(["Council extends embargo on grain until 12 October 2023", "By Jane Olson", *ENGLISH]) + "\n")
    assert article.embargoed_until is None


@pytest.mark.parametrize(
    ("above", "story", "below"),
    [
        (
            ["COMUNICADO DE IMPRENSA", "Vila Serrana, 14 de abril de 2021", "Museu da Lã reabre no sábado com entrada gratuita"],
            ["O Museu da Lã, em Vila Serrana, reabre ao público no próximo sábado, 17 de abril, depois de treze meses de obras.", "A nova exposição reúne 140 peças, entre as quais um tear de 1790 recuperado por alunos."],
            ["Para mais informações:", "Gabinete de Comunicação", "Tel. 000 000 000"],
        ),
        (
            ["PRESSEMITTEILUNG", "Alt Rehnsen, 13. Juni 2024", "Alte Mühle wird zum Hotel"],
            ["Die alte Mühle in Alt Rehnsen soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", GERMAN[1]],
            ["Pressekontakt:", "Karla Holt", "Tel. 000 000 000"],
        ),
    ],
)  # fmt: skip
def test_who_is_to_be_asked_and_where_a_sender_sits_name_no_author(above: list[str], story: list[str], below: list[str]) -> None:
    article = artcli.parse("\n\n".join([*above, *story, "\n".join(below)]) + "\n")
    assert (article.headline, article.creators, article.section) == (above[2], (), None)
    assert article.located == above[1].split(",")[0]
    assert {*below} <= {one.text for one in article.set_aside}


LETTERHEADS = [
    (["ORCHARD MILLS TRUST", "14 Mill Lane, Orchard, QV3 8RT", "Tel. 01632 960 244 · www.orchard.example", "NEWS RELEASE"], "Mill to reopen as hotel", ENGLISH),
    (["Mühlen AG · Postfach 12 04 · 29999 Kleinhöft", "Pressemitteilung Nr. 31"], "Alte Mühle wird zum Hotel", GERMAN),
]


@pytest.mark.parametrize(("above", "headline", "story"), LETTERHEADS, ids=["English", "German"])
def test_a_letterhead_above_the_notice_is_not_of_the_story(above: list[str], headline: str, story: list[str]) -> None:
    article = artcli.parse("\n\n".join(["\n".join(above), headline, *story]) + "\n")
    assert article.headline == headline
    assert [text for text in (article.standfirst, *(one.text for one in article.body)) if text] == story
    assert not article.captions


@pytest.mark.parametrize(
    ("above", "left"),
    [
        (["Mill to reopen as hotel", "PRESS RELEASE"], []),  # nobody is reached above it: the headline may stand there
        (["The trust wrote to press@orchard.example on Monday evening.", "PRESS RELEASE"], []),  # a sentence is of a text
        (["Orchard Mills Trust", "press@orchard.example", "PRESS RELEASE No. 12/2024"], [0, 1]),
        (["Orchard Mills Trust", "press@orchard.example", "Press release that nobody wrote"], []),  # a headline, and no notice
    ],
)
def test_what_stands_above_a_notice_is_a_letterhead_where_it_says_how_to_reach_the_sender(above: list[str], left: list[int]) -> None:
    narrowed = dict(releases.letterhead(lay_out([*above, *ENGLISH], locale.load("en"))))
    assert [i for i, roles in narrowed.items() if i < len(above) - 1 and Role.HEADLINE not in roles] == left

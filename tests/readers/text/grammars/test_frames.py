"""Exports of databases that leave an article as it was, between lines of their own."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.folding import visible
from artcli.options import ReadingOptions
from artcli.readers.text import grammars, reader
from artcli.readers.text.grammars import frames
from artcli.source import decode, lines
from grammars import ALL
from held import held

GALE, GENIOS, NEWSBANK, NEWSBANK_LABELLED, RETRIEVER, WISERS = (ALL[name] for name in ("gale", "genios", "newsbank", "newsbank-labelled", "retriever", "wisers"))

Told = tuple[
    str | None, str | None, str | None, str | None, str, str | None
]  # headline, byline, section, paper, day, copyright

TOLD: dict[str, tuple[Told, Told]] = {
    GENIOS: (
        ("Fähre zur Insel fährt wieder", "Ines Falk", "Lokales", "Halvöer Bote", "2025-03-04", "Alle Rechte vorbehalten: (c) Halvöer Verlag"),
        ("Schulbus fährt elektrisch", "Tom Reiter", "Lokales", "Halvöer Bote", "2025-03-03", "Alle Rechte vorbehalten: (c) Halvöer Verlag"),
    ),
    RETRIEVER: (
        ("Ferga til øya går igjen", None, None, "Skerra Avis", "2025-03-04", "© Skerra Avis"),
        ("Skolebussen går på strøm", None, None, "Halvø Tidende", "2025-03-03 05:00:00", "© Halvø Tidende"),
    ),
    NEWSBANK: (
        ("Ferry to the island sails again", "Ines Falk", None, "Halvoe Post, The (Halvoe, ND)", "2025-03-04", "Copyright, 2025, Halvoe Post, The. All Rights Reserved."),
        ("School bus to the town rolls again", "Tom Reiter", None, "Halvoe Post, The (Halvoe, ND)", "2025-03-03", "Copyright, 2025, Halvoe Post, The. All Rights Reserved."),
    ),
    NEWSBANK_LABELLED: (
        ("Ferry to the island sails again", "Ines Falk, Staff Writer", "Local", "Halvoe Post, The (ND)", "2025-03-04", "Copyright (c) 2025 Halvoe Post, The, All Rights Reserved."),
        ("School bus goes electric", "Tom Reiter, Staff Writer", "Local", "Halvoe Post, The (ND)", "2025-03-03", "Copyright (c) 2025 Halvoe Post, The, All Rights Reserved."),
    ),
    GALE: (
        ("Ferry to the island sails again", "Ines Falk", None, "The Halvoe Post(Halvoe, Norland)", "2025-03-04", "COPYRIGHT 2025 Halvoe Newspapers Ltd"),
        ("School bus to the town rolls again", "Ines Falk", "News", "The Halvoe Post", "2005-03-04", "COPYRIGHT 2005 Halvoe Newspapers Ltd"),
    ),
    WISERS: (
        ("渡輪停航五個月後復航", "陳小明", "港聞", "海港日報", "2025-03-04", "本內容之版權為權利持有人所有並由慧科訊業有限公司獲授權提供。"),
        ("三輛校巴改用電力", None, "教育", "海港日報", "2025-03-03", "本內容之版權為權利持有人所有並由慧科訊業有限公司獲授權提供。"),
    ),
}  # fmt: skip


def read(text: str) -> list[artcli.Article]:
    return list(reader.read(decode(text.encode()), ReadingOptions()))


@pytest.mark.parametrize("text", TOLD, ids=["genios", "retriever", "newsbank", "newsbank labelled", "gale", "wisers"])
def test_two_articles_between_the_lines_of_a_database(text: str) -> None:
    """Each has what these lines tell, its text is what stands between them, and no line is lost."""
    articles = read(text)
    assert (
        tuple(
            (one.headline, one.byline, one.section, one.credit_line, str(one.published), one.copyright_notice)
            for one in articles
        )
        == TOLD[text]
    )
    assert [len(one.body) for one in articles] == [2, 2]
    assert {n for n, line in enumerate(lines(text), 1) if visible(line)} <= set().union(*map(held, articles))
    for one in articles:
        for paragraph in one.body:
            assert paragraph.text == lines(text)[paragraph.lines.first - 1].strip()


def test_what_stands_at_the_foot_of_a_record_is_no_text_and_no_caption() -> None:
    first, second = read(NEWSBANK_LABELLED)
    assert [caption.text for caption in first.captions] == ["The ferry leaves the new pier."]
    assert any("Record Number" in one.text for one in second.set_aside)
    (first, _) = read(GALE)
    assert {"Gale Document Number: GALE|A123456789", "Full Text:"} <= {one.text for one in first.set_aside}
    assert not first.captions


def test_the_address_of_a_genios_document_is_its_url() -> None:
    assert read(GENIOS)[1].url == "https://www.wiso-net.example/document/HB__20250303HB0007"


def test_retriever_in_swedish() -> None:
    words = {
        "Publisert på trykk": "Publicerat i print",
        "Publisert på nett": "Publicerat på webb",
        "04.03.2025": "2025-03-04",
        "03.03.2025": "2025-03-03",
    }
    words |= {
        "Alle artikler er beskyttet av lov om opphavsrett til åndsverk": "Alla artiklar är skyddade av upphovsrättslagen",
        "Side 12": "Sida 12",
    }
    text = RETRIEVER
    for norwegian, swedish in words.items():
        text = text.replace(norwegian, swedish)
    assert [(one.headline, one.credit_line, str(one.published)) for one in read(text)] == [
        (one[0], one[3], one[4]) for one in TOLD[RETRIEVER]
    ]


def test_a_page_that_has_a_line_like_those_of_a_database_is_none() -> None:
    """One mark is not enough: a page of the web may say where it was printed, another give the number of a document."""
    text = "Ferga til øya går igjen\n\nPublisert på nett.\n\nFerga mellom Halvø og øya Skerra går igjen fra tirsdag, fem måneder etter stormen.\n"
    assert grammars.records(lines(text))[0].grammar == ""
    assert not frames.split(
        lines("Antrag auf Baugenehmigung\nDokumentnummer: 2025-1\n\nDas Amt hat den Antrag am Dienstag genehmigt.\n")
    )


def test_the_column_of_a_chinese_article_is_its_kicker() -> None:
    first, _ = read(WISERS.replace("| 港聞 | By", "| 時事 | 海邊漫步 | By"))
    assert (first.section, first.kicker, first.byline) == ("時事", "海邊漫步", "陳小明")


def test_rights_below_the_number_of_an_article_are_its_own_and_may_be_missing() -> None:
    text = "".join(line for line in WISERS.splitlines(keepends=True) if "版權" not in line)
    assert [(one.headline, one.copyright_notice) for one in read(text)] == [("渡輪停航五個月後復航", None), ("三輛校巴改用電力", None)]

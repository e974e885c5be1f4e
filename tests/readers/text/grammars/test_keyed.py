"""Labelled headers: what they say in several languages, and several keyed articles in one file."""

from __future__ import annotations

import pytest

import artcli
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode
from held import held

STORY = "The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm."
MORE = "The company expects ninety thousand passengers by the autumn, it said."


def read(text: str) -> list[artcli.Article]:
    return list(reader.read(decode(text.encode()), ReadingOptions()))


@pytest.mark.parametrize("rule", ["=" * 60, "-" * 40, "_" * 20, "*" * 12])
@pytest.mark.parametrize("before", [True, False])
def test_articles_between_rules(rule: str, before: bool) -> None:
    records = [f"TITLE: {title}\nLINK: https://example.org/{n}\nBODY: {STORY}\n{MORE}" for n, title in enumerate(("Ferry sails again", "Bus is late", "School opens"))]
    text = (f"{rule}\n" if before else "") + f"\n{rule}\n".join(records) + "\n"
    articles = read(text)
    assert [article.headline for article in articles] == ["Ferry sails again", "Bus is late", "School opens"]
    assert [article.url for article in articles] == [f"https://example.org/{n}" for n in range(3)]
    assert all([p.text for p in article.body] == [STORY, MORE] for article in articles)
    assert {n for n, line in enumerate(text.splitlines(), 1) if line} <= set().union(*map(held, articles))


def test_a_rule_below_the_last_article_changes_nothing() -> None:
    """Though the articles do not open with the same label, so that the rules alone part them."""
    rule = "=" * 40
    text = f"TITLE: Ferry sails again\nBODY: {STORY}\n{MORE}\n{rule}\nDATE: 2025-03-05\nTITLE: Bus is late\nBODY: {MORE}\n{STORY}\n"
    for more in ("", f"{rule}\n", f"{rule}\n\n{rule}\n"):
        assert [article.headline for article in read(text + more)] == ["Ferry sails again", "Bus is late"]


def test_a_rule_within_an_article_parts_nothing() -> None:
    (article,) = read(f"Title: Ferry sails again\nText: {STORY}\n{'-' * 30}\n{MORE}\n")
    assert [p.text for p in article.body] == [STORY, MORE]


@pytest.mark.parametrize(
    ("text", "headline", "creators", "published"),
    [
        ("Titre : Le bac reprend la mer\nAuteur : Maëlle Quéméner\nDate : 04/03/2025\nTexte :\nLe bac qui relie Halvoë à l’île de Skerra a repris la mer mardi.", "Le bac reprend la mer", ["Maëlle Quéméner"], "2025-03-04"),
        ("Titel: Fähre fährt wieder\nAutor: Ines Falk\nDatum: 04.03.2025\nText:\nDie Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder.", "Fähre fährt wieder", ["Ines Falk"], "2025-03-04"),
        ("标题：渡轮恢复航行\n作者：王伟\n日期：2025年3月4日\n正文：\n哈尔沃与斯凯拉岛之间的渡轮周二恢复航行，距离风暴损坏两个码头已有五个月。", "渡轮恢复航行", ["王伟"], "2025-03-04"),
        ("Title: Ferry sails again\nAuthor: nan\nPublish Date: None\nContent: The ferry line between Halvoe and Skerra reopened on Tuesday.", "Ferry sails again", [], None),
        ("title: Ferry sails again\nauthors: ['Ines Falk', 'Jon Dale']\npublish_date: 2025-03-04 15:30:00\ntext: The ferry line between Halvoe and Skerra reopened on Tuesday.", "Ferry sails again", ["Ines Falk", "Jon Dale"], "2025-03-04T15:30:00"),
    ],
    ids=["fr", "de", "zh", "nothing", "python lists"],
)  # fmt: skip
def test_headers(text: str, headline: str, creators: list[str], published: str | None) -> None:
    (article,) = read(text)
    assert article.headline == headline
    assert [creator.name for creator in article.creators] == creators
    assert (article.published.isoformat() if article.published else None) == published
    assert len(article.body) == 1


ES = """{ruler}Id: 771
Titular: El ayuntamiento de Valdelobos planta mil robles
Autor: Inés Robledo
Fecha: 14/11/2016
Sección: Local
Texto: Doscientos vecinos plantaron el sábado mil robles en la ladera quemada.
El alcalde prometió un camión cisterna para el verano.
{rule}
Id: 772
Titular: Roban la campana de la ermita de San Mateo
Autor: Juan Lobo
Fecha: 15/11/2016
Sección: Sucesos
Texto: La campana, de 90 kilos, desapareció la madrugada del lunes. La policía investiga el robo.
"""


@pytest.mark.parametrize("rule", ["", "\n\n", "---", "***", "* * *", "#####", "=====", "\n-----\n", "-" * 40])
@pytest.mark.parametrize("ends", [True, False])
def test_articles_whose_first_label_comes_again(rule: str, ends: bool) -> None:
    articles = read(ES.format(ruler="", rule=rule) + (f"{rule}\n" if ends else ""))
    assert [article.headline for article in articles] == ["El ayuntamiento de Valdelobos planta mil robles", "Roban la campana de la ermita de San Mateo"]
    assert [str(article.published) for article in articles] == ["2016-11-14", "2016-11-15"]
    assert [article.section for article in articles] == ["Local", "Sucesos"]
    assert [[p.text for p in article.body][-1] for article in articles] == ["El alcalde prometió un camión cisterna para el verano.", "La campana, de 90 kilos, desapareció la madrugada del lunes. La policía investiga el robo."]


def test_a_fence_above_keyed_articles_is_no_front_matter() -> None:
    assert len(read(ES.format(ruler="---\n", rule="---"))) == 2


@pytest.mark.parametrize("lines_above", [[], ["Export of the archive", "2 records"]])
def test_articles_with_nothing_between_them(lines_above: list[str]) -> None:
    records = [f"Headline: {title}\nByline: Ann Lee\nText: {STORY}" for title in ("Ferry sails again", "Bus is late")]
    assert [a.headline for a in read("\n".join([*lines_above, *records]))] == ["Ferry sails again", "Bus is late"]


def test_articles_whose_text_has_no_label() -> None:
    records = [f"Titre : {title}\nAuteur : Ines Falk\nDate : 04/03/2025\n\nLe bac qui relie Halvoë à l’île de Skerra a repris la mer mardi.\n" for title in ("Le bac repart", "Le car est en retard")]
    assert [a.headline for a in read("\n".join(records))] == ["Le bac repart", "Le car est en retard"]


@pytest.mark.parametrize(
    "text",
    [
        f"Title: Ferry sails again\nText: {STORY}\n\n=====\n",
        f"Title: Five books for the ferry\nAuthor: Ines Falk\nText: {STORY}\n\nTitle: The Crossing\nAuthor: Ada Moll\nPages: 200\n\nTitle: Harbour\nAuthor: Jon Dale\nPages: 310\n",
        f"Title: Five books for the ferry\nAuthor: Ines Falk\n\n{STORY}\n\nTitle: The Crossing\nAuthor: Ada Moll\n\nTitle: Harbour\nAuthor: Jon Dale\n",
        f"Q: Why a ferry?\nA: {STORY}\n\nQ: And then?\nA: {MORE}\n\nQ: Was it hard?\nA: Not very, in the end, once the pier was there.\n",
        f"Question: Why a ferry?\nAnswer: {STORY}\n***\nQuestion: And then?\nAnswer: {MORE}\n",
        "Zutaten: 3 Eier, 200 g Mehl\nZeit: 30 Minuten\nText: Die Eier mit dem Mehl verrühren.\n\nZutaten: 2 Äpfel, Zucker\nZeit: 10 Minuten\n\nDie Äpfel schälen und in den Teig schneiden.\n",
        f"The ferry is back\n\nBy Ines Falk\n\n{STORY}\n\n* * *\n\n{MORE}\n\n* * *\n\n{STORY[4:]}\n",
        f"---\ntitle: How to write a post\nauthor: Ines Falk\ndate: 2025-03-04\n---\n{STORY}\n\n```\n---\ntitle: My post\nauthor: me\ndate: 2025-03-05\n---\n```\n{MORE}\n",
    ],
    ids=["a closing rule", "a list in the text", "a list without a label of the text", "questions", "questions between rules", "a recipe", "sections", "front matter shown"],
)
def test_one_article_stays_one(text: str) -> None:
    assert len(read(text)) == 1


def test_a_header_is_read_in_the_language_of_its_labels() -> None:
    """Sixteen words that are Catalan as well as Spanish."""
    (article,) = read("Id: 772\nTitular: Roban la campana de Sant Pere\nFecha: 15/11/2016\nSección: Sucesos\nTexto: La campana, de 90 kilos, La Guardia Civil investiga.")
    assert (str(article.published), article.section) == ("2016-11-15", "Sucesos")

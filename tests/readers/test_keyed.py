"""Labelled headers: what they say in several languages, and several keyed articles in one file."""

from __future__ import annotations

import pytest

import artcli
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode

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
    held = {n for a in articles for o in a.origins.values() for s in o.lines for n in range(s.first, s.last + 1)}
    held |= {n for a in articles for entry in (*a.body, *a.set_aside) for n in range(entry.lines.first, entry.lines.last + 1)}
    assert {n for n, line in enumerate(text.splitlines(), 1) if line} <= held


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

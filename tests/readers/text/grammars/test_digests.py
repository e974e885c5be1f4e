"""Several articles one below the other: where rules part them for sure, and where they part the sections of one."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.folding import visible
from held import held

ARTICLES = {
    "en": (
        ("Ferry sails again after five months", "By Ines Falk\n4 March 2025", "Ines Falk", "The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm."),
        ("Bus is late again this week", "By Jon Dale\nPosted 5 March 2025", "Jon Dale", "The bus to the harbour was late on each of the last five days, the company said on Wednesday."),
        ("School opens its own observatory", "By Ann Lee | 6 March 2025", "Ann Lee", "Pupils of the island's school built the telescope with their teacher, which took them two years."),
    ),
    "de": (
        ("Fähre fährt wieder nach Skerra", "Von Ines Falk\n4. März 2025", "Ines Falk", "Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm."),
        ("Bus kommt schon wieder zu spät", "Von Jon Dale, 5. März 2025", "Jon Dale", "Der Bus zum Hafen kam in dieser Woche an jedem Tag zu spät, wie das Unternehmen am Mittwoch mitteilte."),
    ),
    "es": (
        ("Vuelve el transbordador de Skerra", "Por Inés Falk\n4 de marzo de 2025", "Inés Falk", "El transbordador que une Halvoe con la isla de Skerra volvió a navegar el martes, tras el temporal."),
        ("El autobús llega tarde otra vez", "Por Juan Dávila\n5 de marzo de 2025", "Juan Dávila", "El autobús del puerto llegó tarde todos los días de esta semana, según reconoció la empresa."),
    ),
    "ru": (
        ("Паром снова ходит на остров Скерра", "Автор: Инна Белова\n4 марта 2025", "Инна Белова", "Паром между Хальвё и островом Скерра снова ходит со вторника, через пять месяцев после бури."),
        ("Автобус снова опаздывает", "Автор: Иван Дальский\n5 марта 2025", "Иван Дальский", "Автобус до гавани опаздывал на этой неделе каждый день, признала в среду компания-перевозчик."),
    ),
}  # fmt: skip


MORE = {
    "en": "Nobody was hurt, and nobody complained, as far as is known.",
    "de": "Verletzt wurde niemand, und beschwert hat sich, soweit bekannt, auch niemand.",
    "es": "Nadie resultó herido y, que se sepa, nadie se ha quejado.",
    "ru": "Никто не пострадал, и, насколько известно, никто не жаловался.",
}


def article_text(headline: str, head: str, _: str, text: str) -> str:
    return f"{headline}\n\n{head}\n\n{text}"


@pytest.mark.parametrize("rule", ["* * *", "-----", "=" * 40, "***"])
@pytest.mark.parametrize("tag", ARTICLES)
def test_articles_that_rules_part(tag: str, rule: str) -> None:
    text = f"\n\n{rule}\n\n".join(f"{article_text(*one)}\n\n{MORE[tag]}" for one in ARTICLES[tag])
    for whole in (text, f"The Skerra Courier\n{rule}\n{text}\n{rule}\nwww.skerra.example\n"):
        found = list(artcli.parse_all(whole))
        assert [article.headline for article in found] == [one[0] for one in ARTICLES[tag]]
        assert [[creator.name for creator in article.creators] for article in found] == [[one[2]] for one in ARTICLES[tag]]
        assert [str(article.published) for article in found] == ["2025-03-04", "2025-03-05", "2025-03-06"][: len(found)]
        assert [[p.text for p in article.body] for article in found] == [[one[3], MORE[tag]] for one in ARTICLES[tag]]
        assert {n for n, line in enumerate(whole.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


@pytest.mark.parametrize("mark", ["{}. ", "{}) "])
@pytest.mark.parametrize("tag", ARTICLES)
def test_articles_whose_headlines_are_numbered(tag: str, mark: str) -> None:
    text = "\n\n".join(f"{mark.format(n)}{article_text(*one)}\n\n{MORE[tag]}" for n, one in enumerate(ARTICLES[tag], 1)) + "\n"
    found = list(artcli.parse_all(text))
    assert [article.headline for article in found] == [one[0] for one in ARTICLES[tag]]
    assert [[p.text for p in article.body] for article in found] == [[one[3], MORE[tag]] for one in ARTICLES[tag]]
    assert {n for n, line in enumerate(text.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


def test_a_headline_as_long_as_a_line_of_text_is_one() -> None:
    (first, *more), other = ARTICLES["en"][0], ARTICLES["en"][1]
    long = f"{first} as the company had promised to the islanders last week"
    assert len(long) > 70
    text = "\n\n* * *\n\n".join(f"{article_text(*one)}\n\n{MORE['en']}" for one in ((long, *more), other))
    assert [article.headline for article in artcli.parse_all(text)] == [long, other[0]]


def test_sections_that_are_numbered_are_of_one_article() -> None:
    first, other = (article_text(*one) for one in ARTICLES["en"][:2])
    assert len(list(artcli.parse_all(f"{first}\n\n1. What happened\n\n{MORE['en']}\n\n2. What happens next\n\n{ARTICLES['en'][1][3]}\n"))) == 1
    assert len(list(artcli.parse_all(f"1. {first}\n\n2. What happens next\n\n{ARTICLES['en'][1][3]}\n"))) == 1
    assert len(list(artcli.parse_all(f"1. {first}\n\n3. {other}\n"))) == 1


@pytest.mark.parametrize(
    "second",
    [
        "What happens next\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "A day later\n5 March 2025\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "By Jon Dale\n\nHe is a reporter in Halvoe and has written for this paper since the ferry was first built, in 1990.",
        "The bus to the harbour was late on each of the last five days, the company said on Monday.",
    ],
    ids=["a section with a heading", "a day of a diary", "about the author", "a section"],
)
def test_sections_that_rules_part_are_of_one_article(second: str) -> None:
    first, other = (article_text(*one) for one in ARTICLES["en"][:2])
    for parts in ([first, second], [first, other, second], [second, first]):
        assert len(list(artcli.parse_all("\n\n* * *\n\n".join(parts)))) == 1

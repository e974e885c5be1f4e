"""What counts as a word, in scripts with spaces and in scripts without."""

from __future__ import annotations

import pytest

from artcli import words
from artcli.article import Article, Paragraph, Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0), ("… – !", 0), ("The bridge is closed.", 4), ("Aujourd'hui, l’été", 2), ("a well-known man", 3), ("12,5 % of 1.250", 3),
        ("cafe\u0301 noir", 2), ("किताब पढ़ी", 2), ("東京で地震", 5), ("Go 東京", 3), ("서울 시장은", 2), ("кот и пёс", 3), ("قال الوزير", 2),
        ("snake_case", 2),
    ],
)  # fmt: skip
def test_words_are_counted_as_news_systems_count_them(text: str, expected: int) -> None:
    assert words.count(text) == expected


def test_splitting_parts_what_counting_joins() -> None:
    assert words.split("L'été 12,5 à well-known 東京") == ["L", "été", "12", "5", "à", "well", "known", "東", "京"]


def test_an_article_has_the_words_of_its_body() -> None:
    body = (Paragraph("One two three.", Span(3, 3)), Paragraph("Four", Span(5, 5), "crosshead"))
    assert words.count_words(Article(headline="Not counted", standfirst="Not this", body=body)) == 4

"""Phrases, and several lists of them at once."""

from __future__ import annotations

import pytest

from artcli.language.phrases import Lists, Phrases

LISTS = Lists(
    [
        ("tags", Phrases(["Tags", "Topics", "标签"])),
        ("related", Phrases(["Topics", "More on this", "More"])),
        ("credit", Phrases(["©", "Photo"])),
    ]
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("topics", {"tags", "related"}),
        ("more on this", {"related"}),
        ("topics of the day", set()),
        ("", set()),
    ],
)
def test_a_text_is_a_phrase_of_some_lists(text: str, kinds: set[str]) -> None:
    assert LISTS.kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("topics of the day", {"tags", "related"}),
        ("topicsoftheday", set()),  # no whole word
        ("more on thistles", {"related"}),  # "more", not "more on this"
        ("moreover", set()),
        ("标签：天气", {"tags"}),  # no space parts these words
        ("©jo hale", {"credit"}),  # a sign needs none either
        ("© jo hale", {"credit"}),
        ("a photo", set()),
        ("m", set()),
        ("", set()),
    ],
)
def test_a_text_opens_with_phrases_of_some_lists(text: str, openings: set[str]) -> None:
    assert LISTS.openings(text) == openings


def test_all_phrases_are_keys() -> None:
    assert Phrases(["Mots-clés", "MOTS‑CLÉS", "à lire"]).all == {"mots-clés", "à lire"}

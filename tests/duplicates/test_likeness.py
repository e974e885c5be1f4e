"""How alike two texts are."""

from __future__ import annotations

import pytest

from artcli.duplicates.likeness import adds_nothing, form, likeness
from artcli.language.phrases import Phrases

NOT = Phrases(["not"])


def test_the_form_is_blind_to_case_blanks_quotes_and_end_signs() -> None:
    assert form(" « The\xa0Ferry’s  Terminal. » ") == "the ferry's terminal"


def test_likeness_is_that_of_insertions_and_deletions() -> None:
    assert likeness("abcd", "abcd") == 1
    assert likeness("abcd", "abc") == pytest.approx(6 / 7)
    assert likeness("abcd", "xyz") == 0
    assert likeness("abcd", "ab", 0.9) == 0


def test_long_texts_are_compared_in_linear_time_with_nearly_the_same_result() -> None:
    long = " ".join(f"word{n}" for n in range(4000))
    cut = long.rpartition(" ")[0]
    assert 0.99 < likeness(long, cut, 0.9) < 1
    assert likeness(long, long.replace("word", "other"), 0.9) == 0


@pytest.mark.parametrize(
    ("repeat", "original", "expected"),
    [
        ("a b", "a b c", True), ("a b d", "a b c", False), ("b a", "a b", False), ("a a", "a", False), ("1,5 t", "15 t", False),
        ("it was signed", "it was not signed", False), ("it was not signed", "it was not signed today", True), ("5 men", "5 men 6", True),
    ],
)  # fmt: skip
def test_what_adds_nothing(repeat: str, original: str, expected: bool) -> None:
    assert adds_nothing(repeat, original, NOT) is expected

"""The form in which words are compared, and what shows nothing."""

from __future__ import annotations

import sys

import pytest

from artcli.language import folding


def test_every_character_keeps_its_place() -> None:
    text = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(folding.key(text)) == len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MIS À JOUR\u00a0LE", "mis à jour le"), ("GÜNCELLEME İÇİN", "güncelleme için"), ("ISPARTA", "ısparta"), ("ΑΘΉΝΑ", "Αθηνα"), ("ΝΈΟΣ", "νέος"),
        ("l’été", "L'ÉTÉ"), ("well‐known", "well-known"), ("标题：", "标题:"), ("a\u2009b\tc", "a b c"), ("GROẞ", "groß"),
    ],
)  # fmt: skip
def test_two_printed_forms_have_one_key(one: str, other: str) -> None:
    assert folding.key(one) == folding.key(other)


def test_what_differs_keeps_different_keys() -> None:
    assert len({folding.key(word) for word in ("ou", "où", "a-b", "a–b", "a b", "κ", "k")}) == 7


def test_what_shows_nothing_is_left_out() -> None:
    assert folding.visible("\ufeff Soft\u00adhyphen \u200e \u200bzero ") == "Softhyphen zero"
    assert folding.hides("a\u200bb")
    assert not folding.hides("a b – é")

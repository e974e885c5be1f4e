"""Where a page was wrapped: a headline as long as its lines ends there, a paragraph goes on."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import printed
from artcli.readers.text.layout import joints

STORY = [
    "The footbridge over the Arle, which a barge struck in January, opens again on Friday morning, the county said, and the first to cross it will be the class that wrote forty letters.",
    "Its new middle span weighs eleven tonnes. Two cranes lifted it into place on Sunday night while the road along the quay was closed, and forty people watched from the churchyard.",
    "Barges of more than sixty tonnes are to moor above the weir until a pilot has come aboard. Their owners call that a costly answer to a question that nobody had asked.",
]


def page(headline: str, *head: str) -> str:
    """A page that was wrapped at 72 columns, without a blank line in it."""
    return "\n".join(part for line in (headline, *head, *STORY) for part in textwrap.wrap(line, 72))


@pytest.mark.parametrize(
    ("headline", "head"),
    [
        ("Footbridge over the Arle opens again on Friday after winter of repair", ["By Jane Olson", "3 May 2024, 10:15"]),
        ("Footbridge over the Arle opens again on Friday after winter of repair", ["3 May 2024, 10:15", "Jane Olson"]),
        ("Footbridge over the Arle opens again on Friday after a winter of repair and a letter from every child in the parish", ["By Jane Olson", "3 May 2024, 10:15"]),
        ("County pays for a new footbridge over the Arle out of the money of the harbour", ["By Jane Olson", "3 May 2024, 10:15"]),
    ],
    ids=["above a byline", "above a day", "of two lines", "behind a small word"],
)  # fmt: skip
def test_a_headline_as_wide_as_the_page(headline: str, head: list[str]) -> None:
    article = artcli.parse(page(headline, *head))
    assert article.headline == headline
    assert [creator.name for creator in article.creators] == ["Jane Olson"]
    assert [p.text for p in article.body] == STORY or [article.standfirst, *(p.text for p in article.body)] == STORY


LINES = ["The mill will reopen as a hotel on Tuesday, its owners have told us (he and", "Jane Olson, who lives there).", "The mill will reopen as a hotel on Tuesday, its owners have told us (he and", "3 May 2024"]


def signs(lines: list[str], at: int, run: int = 1) -> dict[str, float]:
    shown = [printed.Printed(n, text, len(text), 0, 0) for n, text in enumerate(lines, 1)]
    found = joints.Joints(shown, 72, locale.load("en"), unparted=True).signs(shown[at - run : at], at)
    return {name: value for name, value in found.items() if value}


def test_what_speaks_for_a_joint() -> None:
    said = signs(LINES, 1)
    assert {"first", "small_word", "unclosed", "unclosed_capital", "sentence_below", "above_another_elsewhere", "head"} < said.keys()
    assert not {"small_letter", "sentence_ends", "signed_or_dated", "two_words", "says_the_same", "ends_block"} & said.keys()
    assert said["capitals"] == pytest.approx(2 / 16)  # 'The' and 'Tuesday,'


def test_what_speaks_against_it() -> None:
    assert {"signed_or_dated"} < signs(LINES, 3).keys()
    told = signs(["Owners of the old mill say that it will reopen as a hotel in the spring", "Owners of the mill are silent."], 1)
    assert told["says_the_same"] == pytest.approx(2 / 3)  # of 'owners', 'mill', 'silent.'


def test_each_sign_has_a_weight() -> None:
    """The file is what was fitted: with the names that are counted, and no other."""
    weights = json.loads(Path(joints.WEIGHTS).read_text("utf-8"))["weights"]["wrapped"]
    shown = [printed.Printed(n, text, len(text), 0, 0) for n, text in enumerate(LINES, 1)]
    assert weights.keys() == joints.Joints(shown, 72, locale.load("en"), unparted=True).signs(shown[:1], 1).keys()

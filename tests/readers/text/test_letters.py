"""Letters to subscribers: what stands above their story, below the header of the mail."""

from __future__ import annotations

import pytest

import artcli
from held import held

STORY = [
    "Police closed the quay road for two hours last night after the old swing bridge opened on its own for the third time.",
    "No vessel was waiting. Engineers suspect a damp relay; the harbourmaster suspects eels.",
]
HEAD = ["From: The Saltmarsh Post <morning@saltmarsh.example>", "To: reader@example.org", "Date: Thu, 18 Apr 2024 06:02:14 +0100", "Subject: Morning briefing"]
HEADLINE = "Swing bridge opens by itself for third night running"


@pytest.mark.parametrize(
    "above",
    [
        ["The Saltmarsh Post", "MORNING BRIEFING", "Good morning. It is raining. Here is what we are reading."],
        ["Good morning.", "Here is what we are reading today."],
        ["The Saltmarsh Post", "Good morning,"],
    ],
)
def test_the_name_of_the_paper_and_its_greeting_are_none_of_the_story(above: list[str]) -> None:
    source = "\n".join(HEAD) + "\n\n" + "\n\n".join([*above, HEADLINE, "By Prisca Holloway", *STORY]) + "\n"
    article = artcli.parse(source)
    assert (article.headline, article.byline) == (HEADLINE, "By Prisca Holloway")
    assert [text for text in (article.standfirst, *(one.text for one in article.body)) if text] == STORY
    assert {n for n, line in enumerate(source.split("\n"), 1) if line} == held(article)


def test_the_headline_of_a_letter_to_readers_stands_above_its_greeting() -> None:
    source = "\n".join(HEAD) + "\n\n" + "\n\n".join([HEADLINE, "Dear readers,", *STORY]) + "\n"
    assert artcli.parse(source).headline == HEADLINE

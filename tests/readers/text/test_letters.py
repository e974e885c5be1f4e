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


# sender, the lines above the text, the text, the lines below it
WEEKLIES = {
    "en": ("Halvoe Weekly", ["THE HALVOE WEEKLY"],
           ["FERRY SAILS AGAIN", "The ferry to the island of Skerra reopened on Tuesday, five months after a storm.",
            "LIBRARIES CLOSE", "The council voted on Monday to close two of its five libraries next spring."],
           ["Unsubscribe | Update your preferences"]),
    "de": ("Halvöer Bote", ["Halvöer Bote"],
           ["Fähre fährt wieder", "Die Fähre zur Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm.",
            "Büchereien schließen", "Der Stadtrat hat am Montag beschlossen, zwei der fünf Büchereien zu schließen."],
           ["Newsletter", "Abmelden"]),
    "fr": ("Le Courrier de Brellec", ["LE COURRIER DE BRELLEC"],
           ["Le bac reprend la mer", "Le bac de l'île de Skerra a repris la mer mardi, cinq mois après la tempête.",
            "Deux bibliothèques ferment", "Le conseil municipal a décidé lundi de fermer deux de ses cinq bibliothèques."],
           ["Gérer mes préférences · Se désinscrire"]),
}  # fmt: skip


@pytest.mark.parametrize("tag", WEEKLIES)
def test_the_name_of_the_paper_and_the_way_out_of_its_letters_are_none_of_the_text(tag: str) -> None:
    sender, above, text, below = WEEKLIES[tag]
    header = f'From: "{sender}" <news@halvoe.example>\nTo: me@halvoe.example\nSubject: {text[0]}; {text[2]}\nDate: Fri, 6 Mar 2026 07:00:00 +0000\nContent-Type: text/plain\n\n'
    article = artcli.parse(header + "\n\n".join([*above, *text, *below]) + "\n")
    assert [paragraph.text for paragraph in article.body] == text
    assert {*above, *below} <= {one.text for one in article.set_aside}


@pytest.mark.parametrize("last", ["Whoever wants to unsubscribe from the ferry's letter asks at the harbour.", "Sugar | Salt | Flour", "Mayor of Halvoe"])
def test_other_lines_end_the_text_of_a_mail(last: str) -> None:
    sender, _, text, _ = WEEKLIES["en"]
    header = f'From: "{sender}" <news@halvoe.example>\nSubject: {text[0]}\nDate: Fri, 6 Mar 2026 07:00:00 +0000\nMIME-Version: 1.0\n\n'
    assert artcli.parse(header + "\n\n".join([*text, last]) + "\n").body[-1].text == last

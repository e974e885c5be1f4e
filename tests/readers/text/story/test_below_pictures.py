"""The photographer's name in capitals below the words under a picture; headings below a list of pointers."""

from __future__ import annotations

import pytest

import artcli

FIRST = "The old market hall in Stonefield reopened on Tuesday after three years of building work that cost the council four million pounds."
SECOND = "People were queuing from six in the morning, and traders handed out warm rolls to everybody who was waiting at the main entrance."
THIRD = "The mayor said that the stalls had been allotted by drawing lots, and that the square would be for pedestrians only from the autumn."
HEAD = ["Old market hall in Stonefield reopens after three years", "By Jane Doe", "12 May 2025 09:30"]


def read(*lines: str) -> artcli.Article:
    return artcli.parse("\n\n".join([*HEAD, FIRST, SECOND, *lines, THIRD]) + "\n")


@pytest.mark.parametrize("caption", ["Traders outside the market hall on Tuesday", "Traders outside the market hall on Tuesday."])
def test_a_name_in_capitals_below_a_caption_is_its_credit(caption: str) -> None:
    article = read(f"{caption}\nJOHN POE")
    assert [(one.text, one.credit) for one in article.captions] == [(f"{caption} JOHN POE", "JOHN POE")]
    assert [one.text for one in article.body] == [FIRST, SECOND, THIRD]


def test_a_name_in_capitals_of_which_the_text_tells_is_a_heading() -> None:
    article = read("JOHN POE", "John Poe has sold fish here for forty years, and he says that he will go on until he drops.")
    assert [one.text for one in article.body if one.kind == "crosshead"] == ["JOHN POE"]


def test_a_name_in_capitals_beside_other_headings_in_capitals_is_one() -> None:
    article = read("MAX MOE", FIRST.replace("three", "five"), "ANN ROE", SECOND.replace("six", "five"), "JOHN POE")
    assert [one.text for one in article.body if one.kind == "crosshead"] == ["MAX MOE", "ANN ROE", "JOHN POE"]
    assert article.captions == ()


LISTS = {
    "de": (
        ["Alte Markthalle in Steinfeld ist wieder offen", "Von Anna Muster", "12.05.2025, 09:30 Uhr"],
        "Die alte Markthalle in Steinfeld hat am Dienstag nach drei Jahren Umbau wieder geöffnet. Die Arbeiten haben vier Millionen Euro gekostet.",
        "Lesen Sie auch:\n- Neuer Markt in Hollenau eröffnet\n- Warum Brötchen teurer werden",
        "Warten vor der verschlossenen Tür",
        "Schon um sechs Uhr standen die Leute Schlange, und die Händler verteilten warme Brötchen an alle, die vor dem Haupteingang warteten.",
        "Der Bürgermeister von Steinfeld sagte am Dienstag in der alten Markthalle, nach drei Jahren Umbau hätten die Händler lange genug auf die Leute gewartet.",
    ),
    "fr": (
        ["Les vieilles halles de Brellec rouvrent après trois ans", "Par Jeanne Exemple", "Publié le 12 mai 2025 à 09h30"],
        "Les vieilles halles de Brellec ont rouvert mardi après trois ans de travaux, qui ont coûté quatre millions d'euros à la commune.",
        "À lire aussi :\n- Un nouveau marché à Pornay\n- Pourquoi la brioche augmente",
        "La queue dès six heures",
        "Les gens faisaient la queue dès six heures du matin, et les commerçants ont distribué des brioches chaudes à tous ceux qui attendaient.",
        "Le maire de Brellec a expliqué mardi devant les halles que les étals avaient été tirés au sort et que la place serait piétonne à partir de l'automne prochain.",
    ),
}


@pytest.mark.parametrize("tag", LISTS)
def test_a_heading_below_a_list_of_pointers_is_none_of_it(tag: str) -> None:
    head, first, pointers, heading, second, third = LISTS[tag]
    article = artcli.parse("\n\n".join([*head, first, second, pointers, heading, third]) + "\n")
    assert [(one.kind, one.text) for one in article.body][-3:] == [("text", second), ("crosshead", heading), ("text", third)]
    assert set(pointers.split("\n")) <= {one.text for one in article.set_aside}

"""A weekday is no part of the paper, a part of the paper below the byline is no town, and buttons around tags are none."""

from __future__ import annotations

import pytest

import artcli

PAGES = {
    "en": ("Old market hall in Stonefield reopens after three years", "By Jane Doe", "12 May 2025 09:30", [
        "The old market hall in Stonefield reopened on Tuesday after three years of building work that cost the council four million pounds.",
        "People were queuing from six in the morning, and traders handed out warm rolls to everybody who was waiting at the main entrance.",
        "The mayor said that the stalls had been allotted by drawing lots, and that the square would be for pedestrians only from the autumn.",
    ]),
    "de": ("Alte Markthalle in Steinfeld ist wieder offen", "Von Anna Muster", "12.05.2025, 09:30 Uhr", [
        "Die alte Markthalle in Steinfeld hat am Dienstag nach drei Jahren Umbau wieder geöffnet. Die Arbeiten haben vier Millionen Euro gekostet.",
        "Schon um sechs Uhr standen die Leute Schlange, und die Händler verteilten warme Brötchen an alle, die vor dem Haupteingang warteten.",
        "Der Bürgermeister sagte, die Stände seien verlost worden, und der Platz gehöre ab dem Herbst nur noch den Fußgängern.",
    ]),
    "nl": ("Oude markthal van Steenveen na drie jaar weer open", "Marijke van den Boom", "12 mei 2025 om 09:30", [
        "De oude markthal van Steenveen is dinsdag weer opengegaan na een verbouwing van drie jaar, die de gemeente vier miljoen euro heeft gekost.",
        "Mensen stonden al vanaf zes uur in de rij en de kooplui deelden warme broodjes uit aan iedereen die voor de hoofdingang wachtte.",
        "De burgemeester vertelde dat de kramen zijn verloot en dat het plein vanaf de herfst alleen voor voetgangers is.",
    ]),
    "es": ("El viejo mercado de Valdeorra reabre tras tres años de obras", "Por Lucía Fernández", "12 de mayo de 2025 09:30", [
        "El viejo mercado de Valdeorra ha reabierto este martes tras tres años de obras que han costado cuatro millones de euros al ayuntamiento.",
        "La gente hacía cola desde las seis de la mañana, y los vendedores repartieron bollos calientes a todos los que esperaban ante la puerta.",
        "El alcalde explicó que los puestos se han adjudicado por sorteo y que la plaza será peatonal a partir del próximo otoño.",
    ]),
}  # fmt: skip


def read(tag: str, *, above: list[str] | None = None, between: list[str] | None = None, below: list[str] | None = None) -> artcli.Article:
    headline, byline, stamp, paragraphs = PAGES[tag]
    return artcli.parse("\n\n".join([*(above or []), headline, byline, *(between or []), stamp, *paragraphs, *(below or [])]) + "\n")


@pytest.mark.parametrize(("tag", "day"), [("en", "Tuesday"), ("de", "Dienstag"), ("nl", "dinsdag"), ("es", "Martes")])
def test_a_weekday_alone_is_no_section(tag: str, day: str) -> None:
    assert read(tag, above=[day]).section is None


@pytest.mark.parametrize(("tag", "part"), [("de", "Schach"), ("nl", "Schaken"), ("es", "Ajedrez")])
def test_a_part_of_the_paper_between_byline_and_day_is_no_town(tag: str, part: str) -> None:
    article = read(tag, between=[part])
    assert (article.section, article.located, str(article.published)) == (part, None, "2025-05-12 09:30:00")


@pytest.mark.parametrize(
    ("tag", "below", "tags"),
    [
        ("en", ["Tags", "All", "Market", "Stonefield", "Traders", "Like", "Share"], ("Market", "Stonefield", "Traders")),
        ("en", ["Topics", "Stonefield", "Facebook", "Traders"], ("Stonefield", "Facebook", "Traders")),  # what a story is about
        ("de", ["Themen", "Alle", "Markthalle", "Steinfeld", "Gefällt mir", "Teilen"], ("Markthalle", "Steinfeld")),
    ],
)
def test_buttons_before_and_behind_tags_are_none(tag: str, below: list[str], tags: tuple[str, ...]) -> None:
    assert read(tag, below=below).keywords == tags

"""What stands above a headline and was taken for it: the motto of a site, the last crumb, which says the headline in short."""

from __future__ import annotations

import pytest

import artcli

PAGES = {
    "de": ("Alte Markthalle in Steinfeld ist wieder offen", "Von Anna Muster", "12.05.2025, 09:30 Uhr", [
        "Die alte Markthalle in Steinfeld hat am Dienstag nach drei Jahren Umbau wieder geöffnet. Die Arbeiten haben die Stadt vier Millionen Euro gekostet.",
        "Schon um sechs Uhr standen die Leute Schlange, und die Händler verteilten warme Brötchen an alle, die vor dem Haupteingang warteten.",
    ]),
    "en": ("Old market hall in Stonefield reopens after three years", "By Jane Doe", "12 May 2025 09:30", [
        "The old market hall in Stonefield reopened on Tuesday after three years of building work that cost the council four million pounds.",
        "People were queuing from six in the morning, and traders handed out warm rolls to everybody who was waiting at the main entrance.",
    ]),
    "fr": ("Les vieilles halles de Brellec rouvrent après trois ans", "Par Jeanne Exemple", "Publié le 12 mai 2025 à 09h30", [
        "Les vieilles halles de Brellec ont rouvert mardi après trois ans de travaux, qui ont coûté quatre millions d'euros à la commune.",
        "Les gens faisaient la queue dès six heures du matin, et les commerçants ont distribué des brioches chaudes à tous ceux qui attendaient.",
    ]),
    "el": ("Άνοιξε ξανά μετά από τρία χρόνια η παλιά αγορά της Πετρούπολης", "Της Μαρίας Παπαδοπούλου", "12 Μαΐου 2025, 09:30", [
        "Η παλιά αγορά της Πετρούπολης άνοιξε ξανά την Τρίτη μετά από τρία χρόνια εργασιών που κόστισαν στον δήμο τέσσερα εκατομμύρια ευρώ.",
        "Ο κόσμος περίμενε στην ουρά από τις έξι το πρωί και οι έμποροι μοίρασαν ζεστά κουλούρια σε όλους όσοι περίμεναν στην είσοδο.",
    ]),
}  # fmt: skip


def read(tag: str, above: list[str], between: str = "\n\n") -> artcli.Article:
    headline, byline, stamp, paragraphs = PAGES[tag]
    return artcli.parse(between.join([*above, headline, byline, stamp, *paragraphs]) + "\n")


@pytest.mark.parametrize(
    ("tag", "above"),
    [
        ("de", ["Steinfelder Marktblog", "Geschichten aus einer kleinen Stadt am Fluss", "Startseite Über mich Kontakt"]),
        ("en", ["The Stonefield Diary", "Small notes from a big market town"]),
        ("fr", ["Carnets de Brellec", "Le blog d'une ville qui prend son temps"]),
    ],
)
def test_a_motto_that_the_text_does_not_tell_of_is_no_headline(tag: str, above: list[str]) -> None:
    article = read(tag, above)
    assert (article.headline, article.standfirst) == (PAGES[tag][0], None)
    assert above[1] in {one.text for one in article.set_aside}


def test_a_deck_that_says_the_words_of_the_text_is_no_headline_where_the_line_above_does_too() -> None:
    article = artcli.parse("\n\n".join(["Local", "Market hall opens its doors", *PAGES["en"][:3], *PAGES["en"][3]]) + "\n")
    assert (article.headline, article.standfirst) == ("Market hall opens its doors", PAGES["en"][0])


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("tag", "above"),
    [
        ("de", ["Startseite", "Lokales", "Alte Markthalle wieder offen"]),
        ("de", ["Startseite", "Lokales", "Alte Markthalle in Steinfeld ist …"]),
        ("de", ["Startseite > Lokales > Alte Markthalle in Steinfeld"]),
        ("en", ["Home", "Local", "Old market hall in Stonefield"]),
        ("en", ["Old market hall in Stonefield reopens after"]),
        ("fr", ["Accueil", "Société", "Les vieilles halles de Brellec rouvrent..."]),
        ("el", ["Αρχική", "Πολιτική", "Άνοιξε ξανά μετά από τρία"]),
    ],
)
def test_a_crumb_that_says_the_headline_in_short_is_neither_it_nor_a_kicker(tag: str, above: list[str], between: str) -> None:
    article = read(tag, above, between)
    assert (article.headline, article.kicker, article.standfirst) == (PAGES[tag][0], None, None)
    assert len(article.body) == 2


def test_a_headline_with_its_kicker_below_again_stays() -> None:
    headline = "Old bridge will stay shut until Friday"
    text = "The old bridge over the river will stay shut until Friday, the council said, and a ferry takes people across for nothing."
    article = artcli.parse("\n\n".join([headline, f"Halvoe: {headline}", "By Jane Doe", "12 May 2025", text, text.replace("Friday", "Sunday")]) + "\n")
    assert article.headline == headline


def test_a_deck_that_begins_with_the_words_of_the_headline_is_not_it() -> None:
    head = "Old market hall in Stonefield reopens"
    deck = "Old market hall in Stonefield reopens after three years of repairs, with forty stalls and a new roof of glass"
    text = [
        "The old market hall in Stonefield opened its doors again on Monday, three years after a fire destroyed the roof.",
        "About four hundred people came in the first hour, said the keeper of the hall, and most of them bought cheese.",
        "The council paid for the repairs, which took a year longer than it had planned when the work began.",
    ]
    article = artcli.parse("\n\n".join([head, deck, "By Jane Doe", "25 November 2025", *text]) + "\n")
    assert article.headline == head

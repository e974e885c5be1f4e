"""Words that were broken at the end of a line are whole again, and hyphens of their own stay."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import printed
from artcli.readers.text.layout import hyphens
from laid_out import blocks


def test_words_broken_at_the_wrap_are_whole_again() -> None:
    lines = [
        "Der Bürgermeister von Halvö hat am Dienstag die neue Fähre zur Insel ein-",
        "geweiht, fünf Monate nach dem Sturm, der die beiden alten Anleger beschä-",
        "digt und die Bewohner von Skerra über den Winter vom Festland getrennt",
        "hatte. Zur Feier kamen rund vierhundert Menschen an den Hafen, die Stadt-",
        "kapelle spielte, und die Schulkinder hatten an diesem Tag keinen Unterricht.",
    ]  # fmt: skip
    (text,) = blocks(lines, "de")
    assert "Insel eingeweiht" in text
    assert "beschädigt und" in text
    assert "Stadtkapelle" in text


def test_a_hyphen_that_was_not_made_at_the_wrap_stays() -> None:
    lines = [
        "Ein Abkommen, das auch die Ost-West-Bahn nach Halvö betrifft, haben Nord-",
        "und Südland am Dienstag unterzeichnet. Die deutsch-französische Reederei,",
        "der die Fähren gehören, war dagegen; ein Sprecher der deutsch-franzö-",
        "sischen Gesellschaft sagte, die Bahn sei zu teuer. Anders als die deutsch-",
        "französische Reederei war der Bürgermeister von Halvö für das Abkommen.",
    ]  # fmt: skip
    (text,) = blocks(lines, "de")
    assert "Nord- und Südland" in text
    assert "deutsch-französischen Gesellschaft" in text
    assert "die deutsch-französische Reederei war" in text


def test_a_word_broken_once_is_whole_where_the_page_holds_it_whole() -> None:
    lines = [
        "Die neue Brücke über die Lorne ist seit Dienstag offen. Wer mit dem Rad",
        "von Halvö nach Skerra fährt, spart damit eine halbe Stunde, denn die Brü-",
        "cke beginnt am Hafen. Der Bürgermeister ging als Erster hinüber, und die",
        "Kinder der Schule am Hafen hatten an diesem Tag ausnahmsweise frei.",
    ]  # fmt: skip
    (text,) = blocks(lines, "de")
    assert "denn die Brücke beginnt" in text


@pytest.mark.parametrize(
    ("tag", "broken", "below", "whole", "form"),
    [
        ("en", "elec-", "tricity", "electricity", "The electrical works at the harbour were closed at once, and"),
        ("en", "pas-", "senger", "passenger", "Two hundred passengers were on the quay in the evening, and"),
        ("de", "Hafen-", "meister", "Hafenmeister", "Die Hafenmeisterei war am Abend noch nicht wieder besetzt, und"),
        ("fr", "biblio-", "thèque", "bibliothèque", "Les deux bibliothèques du port n'en avaient rien su, et pourtant"),
    ],
)
def test_a_word_broken_once_is_whole_where_the_page_has_another_form_of_it(tag: str, broken: str, below: str, whole: str, form: str) -> None:
    around = {
        "en": ("In the whole of the old town of Halvoe nobody had heard of the ", "since the storm on Tuesday, and nobody asked for it in the town hall."),
        "de": ("In der ganzen Altstadt von Halvö hat niemand etwas von dem ", "gehört, seit der Sturm vorbei ist, und im Rathaus fragt auch niemand."),
        "fr": ("Dans toute la vieille ville de Brellec, personne n'a vu la nouvelle ", "depuis la tempête de mardi, et personne ne la demande à la mairie."),
    }[tag]
    lines = [f"{around[0]}{broken}", f"{below} {around[1]}", form, "…"]
    broken_up = hyphens.find([printed.Printed(n, line, len(line), 0, 0) for n, line in enumerate(lines)], locale.load(tag))
    assert not broken_up.often
    assert f" {whole} " in hyphens.joined(lines, broken_up)
    without = hyphens.find([printed.Printed(n, line, len(line), 0, 0) for n, line in enumerate(lines[:2])], locale.load(tag))
    assert f" {broken}{below} " in hyphens.joined(lines[:2], without)


@pytest.mark.parametrize(("start", "end", "others"), [("well-", "known", "wells wellness know"), ("co-", "op", "cooper"), ("long-", "term", "longer terms")])
def test_a_word_with_a_hyphen_of_its_own_keeps_it(start: str, end: str, others: str) -> None:
    lines = [f"The ferry company of Halvoe is {start}", f"{end} among {others}."]
    found = hyphens.find([printed.Printed(n, line, len(line), 0, 0) for n, line in enumerate(lines)], locale.load("en"))
    assert hyphens.joined(lines, found) == f"The ferry company of Halvoe is {start}{end} among {others}."

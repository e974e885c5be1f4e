"""Words that were broken at the end of a line are whole again, and hyphens of their own stay."""

from __future__ import annotations

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

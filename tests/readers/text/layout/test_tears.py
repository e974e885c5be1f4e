"""Paragraphs that a scraper tore at their links."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text.layout import joints, tears
from artcli.readers.text.printed import Printed
from held import held

TORN = {
    "en": [
        "Old mill of Harrow Vale becomes a library", "By Cass Holt", "3 April 2019",
        ["The mill by the weir, empty since 1998, will be a library with forty reading places, the", "council of Harrow Vale", "said on Tuesday."],
        ["It bought the building in March for", "310,000 pounds", ", which the mayor,", "Ann Pell", ", called a bargain. The last loom, still oiled every month, stays."],
        "Nobody on the council voted against it, and the gallery sang. Opening day is to be in June, if the roof agrees.",
    ],
    "de": [
        "Alte Mühle in Harnau wird zur Bücherei", "Von Karla Holt", "3. April 2019",
        ["Die Mühle am Wehr, die seit 1998 leer steht, wird eine Bücherei mit vierzig Plätzen, wie der", "Gemeinderat", "am Dienstag mitteilte."],
        ["Er kaufte das Haus im März für", "310.000 Euro", ", was die Bürgermeisterin", "Anna Pell", "günstig nannte. Der letzte Webstuhl, der noch jeden Monat geölt wird, bleibt stehen."],
        "Niemand im Rat stimmte dagegen, und auf der Empore wurde gesungen. Eröffnet wird im Juni, falls das Dach hält.",
    ],
}  # fmt: skip


@pytest.mark.parametrize("tag", TORN)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["dense", "with blank lines"])
def test_paragraphs_are_one_again(tag: str, between: str) -> None:
    text = between.join(part if isinstance(part, str) else "\n".join(part) for part in TORN[tag])
    article = artcli.parse(text)
    whole = [part if isinstance(part, str) else tears.joined(part) for part in TORN[tag]]
    assert article.headline == whole[0]
    assert [creator.name for creator in article.creators] == [str(whole[1]).split(" ", 1)[1]]
    assert [p.text for p in article.body] == whole[3:]
    assert {n for n, line in enumerate(text.split("\n"), 1) if line} == held(article)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["The mayor,", "Jane Olson", ", said"], "The mayor, Jane Olson, said"),
        (["It is", "Olson", "’s third (", "and last", ") term", "."], "It is Olson’s third (and last) term."),
        (["昨日、", "市長", "は述べた"], "昨日、市長は述べた"),
        (["어제", "시장", "은"], "어제 시장 은"),
    ],
)
def test_how_pieces_are_joined(parts: list[str], text: str) -> None:
    assert tears.joined(parts) == text


def shown(*texts: str) -> list[Printed]:
    return [Printed(n, text, len(text), 0, 0) for n, text in enumerate(texts, 1)]


LONG = "The mill by the weir will be a library with forty places, the"


@pytest.mark.parametrize(
    ("lines", "are"),
    [
        ([LONG, "council", ", its mayor", "said", "on Tuesday", ", we hear"], True),
        ([LONG, "council", ", its mayor said."], False),  # once may be a slip
        ([LONG, "council said", LONG, "mayor said", LONG, "clerk said", LONG, "cook said", LONG, "cat said"], True),
        (["Home", "news", "sport", "weather", "harbour", "ferries", "more"], False),  # a menu in small letters
        ([f"{LONG} end.", ", he said", f"{LONG} end.", ", he said", f"{LONG} end.", ", he said"], False),  # each stands below a whole sentence
        ([LONG, "... and more", LONG, ".com", LONG, "12,50"], False),
    ],
)
def test_what_gives_a_torn_page_away(lines: list[str], are: bool) -> None:
    assert tears.are_in(shown(*lines)) is are


def test_each_sign_has_a_weight() -> None:
    weights = json.loads(Path(joints.WEIGHTS).read_text("utf-8"))["weights"]["torn"]
    lines = shown(LONG, "council")
    assert weights.keys() == tears.Tears(lines, locale.load("en")).signs(lines[:1], 1).keys()

"""The phrases by which a line is known in which a house speaks to its reader: they stand in such notes, and in no story of newsletters and apps."""

from __future__ import annotations

from pathlib import Path

import pytest

from artcli.language import locale
from artcli.language.folding import key

_ROWS = (Path(__file__).parent / "closing.txt").read_text("utf-8").splitlines()
TOLD = [(tag, text) for row in _ROWS if not row.startswith("#") for tag, _, text in [row.partition(": ")]]


def phrases(tag: str, text: str) -> list[str]:
    line = key(text)
    return [line[start:end] for start, end in locale.load(tag).closing.find_all(line)]


@pytest.mark.parametrize(("tag", "text"), TOLD)
def test_a_story_of_newsletters_and_apps_holds_none(tag: str, text: str) -> None:
    assert phrases(tag, text) == []


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        (
            "es",
            "Únete a nuestro canal de WhatsApp y descarga nuestra app.",
            ["únete a nuestro canal", "descarga nuestra app"],
        ),
        (
            "pt",
            "Baixe o nosso app e receba no seu e-mail o melhor do dia.",
            ["baixe o nosso app", "receba no seu e-mail"],
        ),
        ("it", "Scarica la nostra app, oppure scrivici su WhatsApp.", ["scarica la nostra app", "scrivici su"]),
        ("nl", "Klik hier en luister naar onze podcast.", ["klik hier", "luister naar onze podcast"]),
        ("sv", "Läs hela artikeln här, eller lyssna på vår podd.", ["läs hela artikeln här", "lyssna på vår podd"]),
        ("fi", "Lataa sovelluksemme ja lue koko juttu.", ["lataa sovelluksemme", "lue koko juttu"]),
        ("ro", "Descarcă aplicația noastră și apasă aici.", ["descarcă aplicația noastră", "apasă aici"]),
    ],
)
def test_a_note_of_the_house_holds_them(tag: str, text: str, found: list[str]) -> None:
    assert phrases(tag, text) == found

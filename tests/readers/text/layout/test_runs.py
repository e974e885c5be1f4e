"""Which printed lines of a wrapped page are one block."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import page

# a wrapped paragraph in which somebody broke a line, and the one below it
BROKEN = {
    "en": (
        ["Hundreds of homes in the whole of the Fenton valley were without power on", "Sunday night", "after the river burst its banks for the second time in this month and the",
         "operator of the network said so on Tuesday."],
        ["The operator said that engineers could not reach a substation because the", "road to it was under a metre of water, and that repairs would have to wait."],
    ),
    "de": (
        ["Im ganzen Fental waren am Sonntag Hunderte von Häusern ohne Strom, wie der", "Betreiber am Dienstag", "mitteilte, nachdem der Fluss zum zweiten Mal in diesem Monat über die Ufer",
         "getreten war."],
        ["Die Leute des Betreibers kamen lange nicht an ein Umspannwerk heran, weil", "sie die Straße dorthin nicht befahren konnten, auf der das Wasser einen bis", "anderthalb Meter hoch stand und auf die auch noch Bäume gefallen waren."],
    ),
    "pt": (
        ["Centenas de casas em todo o vale do Fento ficaram sem energia na noite de", "domingo, dia 1,", "depois que o rio transbordou pela segunda vez neste mês e a operadora da",
         "rede só conseguiu avisar na terça-feira."],
        ["A operadora disse que os técnicos não conseguiam chegar à subestação porque", "a estrada estava debaixo de um metro de água."],
    ),
}  # fmt: skip


def blocks(paragraphs: list[list[str]], tag: str) -> list[str]:
    raw = "\n\n".join("\n".join(lines) for lines in paragraphs).split("\n")
    return [line.text for line in page.lay_out(raw, locale.load(tag)).lines]


@pytest.mark.parametrize("tag", BROKEN)
def test_a_short_line_inside_of_a_paragraph_ends_it_not_where_it_goes_on_with_a_small_letter(tag: str) -> None:
    broken, other = BROKEN[tag]
    assert blocks([["A headline above it"], broken, other], tag)[1:] == [" ".join(broken), " ".join(other)]


@pytest.mark.parametrize("tag", BROKEN)
def test_a_short_line_ends_a_paragraph_elsewhere(tag: str) -> None:
    broken, other = BROKEN[tag]
    for stop in (".", ":", ";"):  # a sentence is over, a list follows
        ended = [broken[0], f"{broken[1].rstrip(',')}{stop}", *broken[2:]]
        assert blocks([["A headline above it"], ended, other], tag)[1:] == [" ".join(ended[:2]), " ".join(ended[2:]), " ".join(other)]
    capital = [*broken[:2], broken[2].capitalize(), broken[3]]
    assert blocks([["A headline above it"], capital, other], tag)[2] == " ".join(capital[2:])
    item = [*broken[:2], "ferry", *other]  # a word or two of a menu
    assert "ferry" in blocks([["A headline above it"], item, other], tag)

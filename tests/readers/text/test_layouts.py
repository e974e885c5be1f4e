"""One story in every layout and code page, in several languages: what it says stays the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import artcli
from artcli import record
from artcli.readers.text.shapes import width
from records import said

STORIES = {
    "de": (
        "cp1252",
        """Fähre zur Insel Skerra fährt nach fünf Monaten wieder

Von Ines Falk
4. März 2025, 15:30 Uhr

Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder. Der Sturm im Oktober hatte beide Anleger so schwer beschädigt, dass kein Schiff mehr festmachen konnte.

„Wir hatten auf Weihnachten gehofft“, sagte Bürgermeister Odd Brenne, der als Erster an Bord ging. Im Winter waren die sechzig Bewohner der Insel aus der Luft versorgt worden, was den Landkreis nach eigenen Angaben mehr als eine Million gekostet hat.

Die Reederei rechnet bis zum Herbst mit neunzigtausend Fahrgästen, wie sie mitteilte. Im Vorjahr waren es etwas weniger als achtzigtausend, und die meisten von ihnen kamen an den Wochenenden im Juli.

Ein zweites Schiff soll im nächsten Jahr dazukommen, wenn der Kreistag dem Kauf zustimmt.
""",
    ),
    "en": (
        "cp1252",
        """Ferry to the island of Skerra sails again after a winter of repairs

By Ines Falk
4 March 2025, 15:30

The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm had damaged both of its piers so badly that no ship could land.

“We had hoped for Christmas,” said the mayor, Odd Brenne, who was the first to go on board. In the winter the sixty people of the island had been supplied by helicopter, which cost the county more than a million crowns, by its own account.

The company expects ninety thousand passengers by the autumn, it said. Last year there were a little less than eighty thousand of them, and most came on the weekends of July.

A second ship is to follow next year, if the county council agrees to buy it.
""",
    ),
    "fr": (
        "cp1252",
        """Le bac de l’île de Skerra reprend la mer après cinq mois de travaux

Par Maëlle Quéméner
Publié le 04/03/2025 à 15h30

Le bac qui relie Halvoë à l’île de Skerra a repris la mer mardi, cinq mois après une tempête qui avait endommagé les deux embarcadères au point qu’aucun bateau ne pouvait plus y accoster.

« Nous espérions que ce serait pour Noël », a déclaré la maire, Odile Brenne, montée à bord la première. Pendant l’hiver, les soixante habitants de l’île avaient été ravitaillés par hélicoptère, ce qui a coûté plus d’un million au département.

La compagnie attend quatre-vingt-dix mille passagers d’ici à l’automne, a-t-elle indiqué. Ils étaient un peu moins de quatre-vingt mille l’an dernier, venus pour la plupart pendant les fins de semaine de juillet.

Un second navire doit suivre l’année prochaine, si le conseil départemental en approuve l’achat.
""",
    ),
    "ru": (
        "cp1251",
        """Паром на остров Скерра снова ходит после пяти месяцев ремонта

Инес Фальк
4 марта 2025, 15:30

Паром между Хальвё и островом Скерра снова ходит со вторника, через пять месяцев после шторма, который повредил оба причала так сильно, что ни одно судно не могло подойти к берегу.

«Мы надеялись на Рождество», — сказал глава города Одд Бренне, который первым поднялся на борт. Зимой шестьдесят жителей острова снабжали по воздуху, и это, по данным администрации, обошлось округу больше чем в миллион.

Компания ожидает девяносто тысяч пассажиров до осени, сообщила она. В прошлом году их было немного меньше восьмидесяти тысяч, и большинство приезжало в выходные дни июля.

Второе судно должно появиться в следующем году, если окружной совет одобрит покупку.
""",
    ),
    "es": (
        "iso8859-15",
        """El barco a la isla de Skerra vuelve a navegar tras cinco meses de obras

Por Inés Falcón
4 de marzo de 2025, 15:30

El barco entre Halvoe y la isla de Skerra volvió a navegar el martes, cinco meses después de un temporal que dañó los dos muelles hasta el punto de que ninguna nave podía atracar.

«Esperábamos que fuera por Navidad», dijo el alcalde, Odón Brenes, el primero en subir a bordo. Durante el invierno los sesenta vecinos de la isla fueron abastecidos por aire, lo que costó a la provincia más de un millón, según sus propias cuentas.

La compañía espera noventa mil pasajeros hasta el otoño, según informó. El año pasado fueron algo menos de ochenta mil, y la mayoría llegó en los fines de semana de julio.

Un segundo barco debe llegar el año que viene, si el consejo provincial aprueba la compra.
""",
    ),
}


def wrap(text: str, columns: int, indent: str = "") -> str:
    """A text as a mail program wraps it, a paragraph's first line indented."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = indent if paragraph else ""
        for n, word in enumerate(paragraph.split(" ")):
            if n and width(line) + 1 + width(word) > columns:
                lines.append(line)
                line = word
            else:
                line += f" {word}" if n else word
        lines.append(line)
    return "\n".join(lines)


DISGUISES: dict[str, Callable[[str], bytes]] = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cr": lambda text: text.replace("\n", "\r").encode(),
    "utf-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16 without a mark": lambda text: text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
    "nbsp": lambda text: text.replace(" ", "\u00a0").encode(),
    "blanks at line ends": lambda text: text.replace("\n", "   \n").encode(),
    "two blank lines": lambda text: text.replace("\n\n", "\n\n\n").encode(),
    "wrapped at 60": lambda text: wrap(text, 60).encode(),
    "wrapped at 72": lambda text: wrap(text, 72).encode(),
    "wrapped at 80": lambda text: wrap(text, 80).encode(),
    "wrapped and indented": lambda text: wrap(text, 72, "   ").encode(),
    "wrapped with crlf": lambda text: wrap(text, 72).replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("tag", STORIES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_disguises_change_nothing(tag: str, disguise: str) -> None:
    text = STORIES[tag][1]
    assert said(DISGUISES[disguise](text)) == said(text.encode())


@pytest.mark.parametrize("tag", STORIES)
def test_the_code_page_of_the_country(tag: str) -> None:
    page, text = STORIES[tag]
    told = record.to_dict(artcli.parse(text.encode(page, "replace"), encoding=page))
    guessed = record.to_dict(artcli.parse(text.encode(page, "replace")))
    for name in ("headline", "byline", "published", "language"):
        assert guessed[name] == told[name]
    assert [p["text"] for p in guessed["body"]] == [p["text"] for p in told["body"]]
    assert [note["code"] for note in guessed["notes"]] == ["encoding_guessed"]


@pytest.mark.parametrize("tag", STORIES)
def test_without_blank_lines_the_story_is_the_same(tag: str) -> None:
    text = STORIES[tag][1]
    full, dense = artcli.parse(text), artcli.parse("\n".join(line for line in text.split("\n") if line))
    assert (dense.headline, dense.byline, dense.published) == (full.headline, full.byline, full.published)
    assert [p.text for p in dense.body][-3:] == [p.text for p in full.body][-3:]


@pytest.mark.parametrize("tag", STORIES)
def test_the_story_is_read(tag: str) -> None:
    text = STORIES[tag][1]
    article = artcli.parse(text)
    assert article.language == tag
    assert article.headline == text.split("\n")[0]
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T15:30:00"
    assert [p.text for p in article.body][-3:] == [line for line in text.split("\n") if line][-3:]


def test_a_lone_broken_byte_is_replaced_and_noted() -> None:
    """A dump that strips blanks at line ends takes the second byte of 'à' for one."""
    story = STORIES["fr"][1]
    text = next(wrapped for columns in range(60, 90) if "à\n" in (wrapped := wrap(story, columns)))
    got = artcli.parse(text.encode().replace("à\n".encode(), b"\xc3\n"))
    assert [note.code for note in got.notes] == ["encoding_repaired"]
    assert said(text.encode().replace("à\n".encode(), b"\xc3\n")) == said(story.encode())

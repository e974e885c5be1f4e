"""HTML entities in a text: what they stand for is read, a text about them stays as it is."""

from __future__ import annotations

import html
import textwrap

import pytest

import artcli
from artcli.article import Span
from artcli.readers.text import entities


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Lorna O&#39;Hare", "Lorna O'Hare"),
        ("Dewey &amp; Melvil, &quot;two cats&quot;", 'Dewey & Melvil, "two cats"'),
        ("Le caf&eacute; de l&rsquo;&icirc;le&nbsp;: 3&#8239;&euro;", "Le café de l’île : 3 €"),
        ("F&#xe4;hre f&auml;hrt", "Fähre fährt"),
        ("&#1055;&#1072;&#1088;&#1086;&#1084;", "Паром"),
        ("twice: &amp;amp; once", "twice: &amp; once"),
        ("one&#10;line&#9;still", "one line still"),
    ],
)
def test_what_an_entity_stands_for(line: str, read: str) -> None:
    (got,), (note,) = entities.decode([line])
    assert got == read
    assert (note.code, note.lines) == ("entities_decoded", (Span(1, 1),))


@pytest.mark.parametrize(
    "line",
    ["Marks & Spencer; Dale & Sons", "R&D; sales", "AT&T;", "&notit;", "&copy 2025", "?a=1&lt=2", "&#0;", "&#xD800;", "&#9999999;", "&#1;", "&nbsp;", "&nbsp; &#160;"],
)
def test_what_stays_as_it_is(line: str) -> None:
    assert entities.decode([line]) == ([line], ())


@pytest.mark.parametrize("about", ["How to write &amp; in HTML", "In XML ist &lt; ein Zeichen", "Comment écrire « &eacute; » en html"])
def test_a_text_about_entities_shows_them(about: str) -> None:
    assert entities.decode([about, "&quot;Why &amp;?&quot;, she asked."]) == ([about, "&quot;Why &amp;?&quot;, she asked."], ())


def test_an_address_of_a_page_is_no_word_about_it() -> None:
    (_, got), _ = entities.decode(["https://example.org/news.html", "Dewey &amp; Melvil"])
    assert got == "Dewey & Melvil"


def test_lines_stay_lines_of_the_source() -> None:
    text = "Let the library keep its cats\nBy Lorna O&#39;Hare\nNovember 30, 2018 at 7:00 a.m.\n&nbsp;\nThe board meets Tuesday to decide the fate of Dewey &amp; Melvil, two cats who work here.\nIt should vote &quot;no&quot;, the readers of this paper said on Monday.\n"
    article = artcli.parse(text)
    assert [creator.name for creator in article.creators] == ["Lorna O'Hare"]
    assert [(p.text.split(",")[0], p.lines) for p in article.body] == [("The board meets Tuesday to decide the fate of Dewey & Melvil", Span(5, 5)), ('It should vote "no"', Span(6, 6))]
    assert [(aside.text, aside.lines) for aside in article.set_aside] == [("&nbsp;", Span(4, 4))]
    assert [note.message for note in article.notes if note.code == "entities_decoded"] == ["4 HTML entities were read as their characters: &#39; &amp; &quot;"]


def test_a_source_of_such_blanks_is_read() -> None:
    source = artcli.parse("&nbsp;\n&nbsp;").source
    assert source is not None
    assert source.lines == 2


def test_lines_are_as_wide_as_they_were_printed() -> None:
    """A program that wrapped a text with its entities broke each line where it was full with them."""
    text = "Le port de Brellec&nbsp;: une r&eacute;ouverture tr&egrave;s attendue par les p&ecirc;cheurs, selon la chambre de commerce. "
    text += "Les quais, ferm&eacute;s depuis septembre &agrave; la suite d&rsquo;une temp&ecirc;te, accueillent de nouveau des cargos, et la cri&eacute;e suivra."
    article = artcli.parse("\n".join([f"Le port rouvre\n\n{textwrap.fill(text, 72, break_on_hyphens=False)}\n", textwrap.fill(text, 72, break_on_hyphens=False)]), keep_repeats=True)
    assert {paragraph.text for paragraph in article.body} | {article.standfirst} >= {html.unescape(text).replace("\u00a0", " ")}

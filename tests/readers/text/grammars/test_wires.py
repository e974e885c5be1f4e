"""Wire copy with its control characters: what its header says, and where the text begins and ends."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.calendars import full_year
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode
from grammars import ALL

ANPA, IPTC = ALL["anpa"], ALL["iptc"]


def test_iptc_7901() -> None:
    article = artcli.parse(IPTC)
    assert article.headline == "Ferry line to Skerra island reopens after a winter of repairs"
    assert article.slugline == "Norland/transport/ferries"
    assert article.byline == "By Ines Falk, dpa"
    assert [creator.name for creator in article.creators] == ["Ines Falk"]
    assert "dpa" in article.info_sources
    assert article.dateline == "Halvoe (dpa) -"
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T15:30:00+00:00"
    assert [p.text[:14] for p in article.body] == ["Halvoe (dpa) -", '"We had hoped ']
    assert article.body[0].text.endswith("damaged both of its piers.")
    assert article.tagline is None  # "not for publication"
    assert article.kicker is None


def test_a_byline_may_go_on_below_itself() -> None:
    article = artcli.parse(IPTC.replace("By Ines Falk, dpa =", "By Ines Falk and\r\nJon Weber, dpa ="))
    assert article.headline == "Ferry line to Skerra island reopens after a winter of repairs"
    assert [creator.name for creator in article.creators] == ["Ines Falk", "Jon Weber"]
    assert [(span.first, span.last) for span in article.origins["byline"].lines] == [(8, 9)]
    assert "repeat" not in [one.reason for one in article.set_aside]


def test_anpa_1312() -> None:
    article = artcli.parse(ANPA)
    assert article.headline == "Keeper leaves the last manned lighthouse"
    assert article.slugline == "BC-NL--Lighthouse, 1st Ld,180"
    assert [creator.name for creator in article.creators] == ["MARIT OLSEN", "PETER HALL"]
    assert article.credit_line == "Associated Press"
    assert article.ed_note == "Eds: Adds quote."
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T15:30:00+00:00"
    assert [p.text[:9] for p in article.body] == ["SKERRA, N", "``I shall"]


def test_a_title_may_close_with_a_plus() -> None:
    """As Kyodo's does; the line below it is text, however soon it comes."""
    article = artcli.parse(IPTC.replace("By Ines Falk, dpa =\r\n\r\n", "By Ines Falk, dpa +\r\n"))
    assert article.headline == "Ferry line to Skerra island reopens after a winter of repairs"
    assert article.body[0].text.startswith("Halvoe (dpa) - The ferry line")


def test_a_long_line_of_the_header_is_a_summary_and_a_short_one_is_none() -> None:
    summary = "After thirty-one years on the rock the light of Skerra has become automatic"
    long, short = (artcli.parse(ANPA.replace("^AP Photo NLX101, NLX102<", f"^{line}<")) for line in (summary, "Lighthouse box"))
    assert (long.standfirst, short.standfirst) == (summary, None)
    assert long.headline == short.headline == "Keeper leaves the last manned lighthouse"


def test_what_only_opens_like_a_message_is_a_free_page() -> None:
    """Without the sign that begins the text there is none that a header could be told from."""
    text = IPTC.replace("\x02", "")
    assert artcli.parse(text).slugline is None
    assert artcli.parse(IPTC).slugline


def test_two_messages_are_two_articles() -> None:
    both = IPTC + "\r\n" + IPTC.replace("Ferry line", "Bus line")
    articles = list(reader.read(decode(both.encode()), ReadingOptions()))
    assert [article.headline and article.headline.split()[0] for article in articles] == ["Ferry", "Bus"]
    assert articles[1].body[0].lines.first > articles[0].body[-1].lines.last


@pytest.mark.parametrize(("year", "notes"), [("25", []), ("47", ["century_assumed"]), ("93", [])])
def test_a_century_that_programs_disagree_about(year: str, notes: list[str]) -> None:
    for text in (IPTC.replace("Mar 25", f"Mar {year}"), ANPA.replace("03-04-25", f"03-04-{year}")):
        assert [note.code for note in artcli.parse(text).notes] == notes


@pytest.mark.parametrize("month", ["Mar", "Mär", "Mars", "Mrz"])
def test_a_month_in_the_language_of_the_desk(month: str) -> None:
    published = artcli.parse(IPTC.replace("Mar 25", f"{month} 25")).published
    assert published is not None
    assert published.isoformat().startswith("2025-03-04")


@pytest.mark.parametrize(("printed", "year"), [("25", 2025), ("87", 1987), ("45", 1945), ("1999", 1999)])
def test_years_in_two_figures_are_those_of_every_date(printed: str, year: int) -> None:
    published = artcli.parse(IPTC.replace("Mar 25", f"Mar {printed}")).published
    assert published is not None
    assert published.year == year == full_year(printed)
    if len(printed) == 2:
        filed = artcli.parse(ANPA.replace("03-04-25", f"03-04-{printed}")).published
        assert filed is not None
        assert filed.year == year


@pytest.mark.parametrize("line", ["^Photo NLX101<", "^AP Video<", "^Eds: Adds quote.<", "^(Eds: adds quote.)<", "^Video review<"])
def test_lines_for_editors_are_no_headline(line: str) -> None:
    text = ANPA.replace("^AP Photo NLX101, NLX102<\n", "").replace("^Keeper leaves", f"{line}\n^Keeper leaves")
    assert artcli.parse(text).headline == "Keeper leaves the last manned lighthouse"


def test_a_word_that_begins_like_one_of_the_table_is_a_word() -> None:
    assert artcli.parse(ANPA.replace("^Keeper leaves", "^Edna leaves")).headline == "Edna leaves the last manned lighthouse"
    assert artcli.parse(IPTC.replace("Ferry line to Skerra", "Netze in Skerra")).headline == "Netze in Skerra island reopens after a winter of repairs"


def test_a_day_that_does_not_exist_is_none() -> None:
    assert artcli.parse(IPTC.replace("041530 GMT Mar 25", "311530 GMT Feb 25")).published is None


def test_without_its_control_characters_the_text_is_still_read() -> None:
    bare = "".join(c for c in IPTC if c >= " " or c in "\r\n")
    article = artcli.parse(bare)
    assert any(p.text.startswith("Halvoe (dpa)") for p in article.body)

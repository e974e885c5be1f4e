"""The times of an article, and the doubts about them that become notes. All pages are invented."""

from __future__ import annotations

import pytest

import artcli
from artcli import Article

STORY = """
The council of Marlow Falls voted on the plan for the old harbour on Monday evening after a debate that lasted four hours.

Residents had asked for a second reading, but the mayor said that the money would be lost if nothing was decided this year.

The first stones are to be laid in spring, and the basin will be closed to ships for about two months while the walls are mended.
"""


def page(*lines: str, timezone: str | None = None, story: str = STORY) -> Article:
    return artcli.parse("\n\n".join(["Harbour plan passes after long debate", *lines]) + "\n" + story, timezone=timezone)


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]


def iso(article: Article) -> tuple[str | None, str | None]:
    return (article.published.isoformat() if article.published else None, article.modified.isoformat() if article.modified else None)


def test_one_instant_in_two_zones_is_no_change() -> None:
    article = page("By Ann Marsh", "May 5, 2025 10:30 AM EDT", "May 5, 2025 2:30 PM GMT")
    assert iso(article) == ("2025-05-05T10:30:00-04:00", None)


def test_a_later_instant_is_a_change_though_its_clock_shows_less() -> None:
    article = page("By Ann Marsh", "May 5, 2025 11:30 PM EDT", "Updated May 6, 2025 2:00 AM EDT")
    assert iso(article) == ("2025-05-05T23:30:00-04:00", "2025-05-06T02:00:00-04:00")
    assert "modified_before_published" not in codes(article)


def test_a_change_before_the_publication_is_noted() -> None:
    article = page("By Ann Marsh", "Published May 5, 2025 11:30 PM EDT", "Updated May 6, 2025 2:00 AM GMT")
    assert iso(article) == ("2025-05-05T23:30:00-04:00", "2025-05-06T02:00:00+00:00")
    (note,) = [note for note in article.notes if note.code == "modified_before_published"]
    assert [span.first for span in note.lines] == [5, 7]


@pytest.mark.parametrize(
    ("printed", "expected", "noted"),
    [("8 May 45", "1945-05-08", True), ("8 May 67", "1967-05-08", True), ("8 May 71", "1971-05-08", False), ("8 May 25", "2025-05-08", False)],
)
def test_a_year_in_two_figures(printed: str, expected: str, noted: bool) -> None:
    article = artcli.parse(f"Headline: Harbour plan passes\nDate: {printed}\n{STORY}")
    assert iso(article)[0] == expected
    assert ("century_assumed" in codes(article)) is noted


def test_a_time_that_came_twice_or_never() -> None:
    twice = page("Published 26 October 2025, 02:30", timezone="Europe/Paris")
    never = page("Published 30 March 2025, 02:30", timezone="Europe/Paris")
    plain = page("Published 30 March 2025, 03:30", timezone="Europe/Paris")
    assert (iso(twice)[0], codes(twice)) == ("2025-10-26T02:30:00+02:00", ["time_twice"])
    assert (iso(never)[0], codes(never)) == ("2025-03-30T02:30:00+01:00", ["time_skipped"])
    assert (iso(plain)[0], codes(plain)) == ("2025-03-30T03:30:00+02:00", [])


def test_a_time_that_came_twice_in_a_printed_zone() -> None:
    assert codes(page("Published November 2, 2025 1:30 AM ET")) == ["time_twice"]
    assert codes(page("Published November 2, 2025 1:30 AM EST")) == []


def test_two_days_disagree() -> None:
    above = "\n\n".join(["Published 12 March 2019", "Harbour plan passes after long debate", "Published 5 May 2025", STORY])
    article = artcli.parse(above)
    (note,) = [note for note in article.notes if note.code == "dates_disagree"]
    assert "2019-03-12" in note.message
    assert "2025-05-05" in note.message
    assert [span.first for span in note.lines] == [1, 5]


def test_a_labelled_day_and_a_printed_one_disagree() -> None:
    article = artcli.parse(f"Headline: Harbour plan passes\nDate: 12 March 2019\n\nPublished 5 May 2025, 10:30\n{STORY}")
    (note,) = [note for note in article.notes if note.code == "dates_disagree"]
    assert note.message.endswith("2025-05-05T10:30:00 was taken as the more precise")
    assert iso(article)[0] == "2025-05-05T10:30:00"


def test_a_day_that_no_calendar_has_is_noted() -> None:
    article = page("By Ann Marsh", "Published 29 February 2025")
    assert iso(article) == (None, None)
    assert codes(article) == ["date_unread"]


def test_a_labelled_date_that_could_be_two_is_noted() -> None:
    article = artcli.parse(f"Headline: Harbour plan passes\nDate: 05/06/2025\n{STORY}")
    assert "ambiguous_date" in codes(article)
    assert article.origins["published"].confidence < 0.7


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        ("Publié le 30 juin 2025", "à 15h59", "2025-06-30T15:59:00"),
        ("Publié le 30 juin 2025", "15:59", "2025-06-30T15:59:00"),
        ("30. Juni 2025", "15.59 Uhr", "2025-06-30T15:59:00"),
        ("June 30, 2025", "3:59 p.m.", "2025-06-30T15:59:00"),
        ("2025年6月30日", "午後3時59分", "2025-06-30T15:59:00"),
    ],
)
def test_a_time_on_the_line_below_its_day(day: str, time: str, expected: str) -> None:
    language = {"P": "fr", "3": "de", "J": "en", "2": "ja"}[day[0]]
    article = artcli.parse(f"Titre: Le port\n\n{day}\n{time}\n{STORY}", language=language)
    assert iso(article)[0] == expected


def test_the_minute_of_an_update_may_stand_on_the_line_below() -> None:
    article = artcli.parse("Älgen som åkte buss\nEbba Sandelin\nPublicerad 2023-11-08\n07.12\nUppdaterad 2023-11-08\n09.45\n" + SWEDISH)
    assert iso(article) == ("2023-11-08T07:12:00", "2023-11-08T09:45:00")


SWEDISH = """En älgkalv klev på tisdagen på buss 14 i Fjällnäs och åkte tre hållplatser medan passagerarna satt alldeles stilla.
Föraren Mats Wiklund säger att kalven stod kvar vid dörren och tittade ut hela vägen.
Den betalade inte, men det gjorde ingen annan heller den dagen.
"""


@pytest.mark.parametrize(
    "stamps", [("Stand: 12.04.2022, 09:12 Uhr", "Erstveröffentlichung: 12.04.2022, 06:30 Uhr"), ("Erstveröffentlichung: 12.04.2022, 06:30 Uhr | Stand: 12.04.2022, 09:12 Uhr",)]
)
def test_of_two_stamps_beside_each_other_that_say_published_the_first_is_it(stamps: tuple[str, ...]) -> None:
    story = ["Der Gemeinderat hat am Donnerstag beschlossen, den Leuchtturm zu sanieren, der seit 1998 dunkel ist.", "Die Arbeiten beginnen im Frühjahr, sagte die Bürgermeisterin."]
    article = artcli.parse("\n".join(["Der alte Leuchtturm brennt wieder", *stamps, "Von Max Muster", "", *story]) + "\n")
    assert iso(article) == ("2022-04-12T06:30:00", "2022-04-12T09:12:00")


HEADERS = {
    "en": f"Title: Harbour plan passes\nAuthor: Ann Marsh\nPublish date: {{}}\n{STORY}",
    "de": "Titel: Hafenplan angenommen\nAutor: Anna Marsch\nDatum: {}\n\n"
    "Der Stadtrat von Marlau hat am Montagabend nach vier Stunden Debatte über den Plan für den alten Hafen abgestimmt.\n",
    "fr": "Titre : Le plan du port est adopté\nAuteur : Anne Marchand\nDate de publication : {}\n\n"
    "Le conseil municipal de Marlieu a adopté lundi soir le plan du vieux port, au terme de quatre heures de débats.\n",
}


@pytest.mark.parametrize("tag", HEADERS)
@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-05-06 00:00:00", "2025-05-06"),
        ("2025-05-06T00:00:00", "2025-05-06"),
        ("2025-05-06T00:00:00.000Z", "2025-05-06"),
        ("2025-05-06 00:00:00+02:00", "2025-05-06"),
        ("2025-05-06 00:00:01", "2025-05-06T00:00:01"),
        ("2025-05-06 10:00:00", "2025-05-06T10:00:00"),
        ("2025-05-06 00:00", "2025-05-06T00:00:00"),
    ],
)
def test_a_header_says_midnight_to_the_second_where_no_time_is_known(tag: str, printed: str, day: str) -> None:
    article = artcli.parse(HEADERS[tag].format(printed))
    assert iso(article)[0] == day
    assert "zone_unknown" not in codes(article)


@pytest.mark.parametrize("date", ["2025-05-06 00:00:00 +0100", '"2025-05-06 00:00:00"'])
def test_so_does_front_matter(date: str) -> None:
    article = artcli.parse(f"---\ntitle: Harbour plan passes\ndate: {date}\n---\n{STORY}")
    assert iso(article) == ("2025-05-06", None)


def test_an_embargo_ends_at_midnight() -> None:
    article = artcli.parse(f"Title: Harbour plan passes\nPublish date: 2025-05-06\nEmbargo: 2025-05-07 00:00:00\n{STORY}")
    assert article.embargoed_until is not None
    assert article.embargoed_until.isoformat() == "2025-05-07T00:00:00"


def test_a_page_that_prints_midnight_means_it() -> None:
    story = "\n\nDer Stadtrat von Marlau hat am Montagabend nach vier Stunden Debatte über den Plan für den alten Hafen abgestimmt.\n"
    article = artcli.parse(f"Hafenplan angenommen\n\nVon Anna Marsch\n6. Mai 2025, 0:00 Uhr{story}")
    assert iso(article)[0] == "2025-05-06T00:00:00"
    (again,) = artcli.parse_all(artcli.export(article, "markdown"))
    assert again.published == article.published


def test_a_first_printing_told_below_the_text_is_when_it_was_published() -> None:
    below = STORY + "\nFirst published: May 5, 2025, 4:20 PM\n"
    assert iso(page("By Ann Marsh", "May 6, 2025, 8:05 AM", story=below)) == ("2025-05-05T16:20:00", "2025-05-06T08:05:00")
    assert iso(page("By Ann Marsh", "Published: May 6, 2025, 8:05 AM", story=below)) == ("2025-05-06T08:05:00", None)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Publié le 06 mai 2025 à 11h00, modifié le 06 mai 2025 à 15h47 Temps de lecture 4 min."),
        ("de", "Veröffentlicht am 6. Mai 2025 um 11:00 Uhr, aktualisiert am 6. Mai 2025 um 15:47 Uhr. Lesezeit: 4 Min."),
        ("en", "• May 6, 2025, 11:00 AM Updated May 6, 2025, 3:47 PM"),
    ],
)
def test_days_with_their_labels_are_no_text(language: str, line: str) -> None:
    article = artcli.parse("\n".join(["Harbour plan passes after long debate", line, *STORY.strip().split("\n\n")]) + "\n", language=language)
    assert iso(article) == ("2025-05-06T11:00:00", "2025-05-06T15:47:00")
    assert line not in [one.text for one in article.body]
    assert article.standfirst is None


@pytest.mark.parametrize(
    ("printed", "is_kept"),
    [
        ("May 6, 2025, 8:05 AM", False),
        ("Tuesday, May 6, 2025 at 8:05 AM", False),
        ("Published: May 6, 2025, 8:05 AM | Updated: May 7, 2025, 9:10 AM", False),
        ("May 6, 2025, 8:05 AM, updated 3 hours ago", True),
        ("May 6, 2025, 8:05 AM (yesterday)", True),
        ("May 6, 2025, printed June 9, 2025", True),
    ],
)
def test_of_a_line_of_times_no_word_is_lost(printed: str, is_kept: bool) -> None:
    article = page("By Ann Marsh", printed)
    assert article.published is not None
    assert [one.text for one in article.set_aside] == ([printed] if is_kept else [])


@pytest.mark.parametrize(("language", "day", "is_doubted"), [("en-GB", "2026-06-05", False), ("en-us", "2026-05-06", False), ("en_NZ", "2026-06-05", False), ("en", "2026-06-05", True)])
def test_the_region_of_a_language_says_which_figure_is_the_day(language: str, day: str, is_doubted: bool) -> None:
    article = artcli.parse(f"Harbour plan passes after long debate\n\nBy Ann Marsh\n05/06/2026\n{STORY}", language=language)
    assert iso(article)[0] == day
    assert ("ambiguous_date" in codes(article)) == is_doubted


def test_a_figure_that_is_no_month_tells_more_than_a_region() -> None:
    assert iso(artcli.parse(f"Harbour plan passes after long debate\n\nBy Ann Marsh\n25/06/2026\n{STORY}", language="en-US"))[0] == "2026-06-25"

"""A date that is none is no date, and never today."""

from __future__ import annotations

import pytest

import artcli

STORY = "\n\nThe bridge was closed on Monday, and the mayor said that it will stay closed until the end of the month.\n\nBoats take people over.\n"
NONE = (
    "31/02/2024", "2024-13-45", "99 March 2024", "February 30, 2024", "29 février 2023", "0000-00-00", "January 1st, 9999999999", "2147483648", "10:10", "19h13", "-1", "1", "0x7E9", "²⁵/¹¹/²⁰²⁵",
    "45/67/2024 à 25h99", "1" * 5000, "32 Sept. 2024", "24:61",
)  # fmt: skip


@pytest.mark.parametrize("day", NONE, ids=lambda day: ascii(day[:30]))
def test_what_is_no_date_is_none_and_stays_readable(day: str) -> None:
    for text in (f"Title: Old bridge closed\nDate: {day}\nAuthor: Jane Doe{STORY}", f"Old bridge closed\n\nBy Jane Doe\n\nPublished {day}{STORY}"):
        article = artcli.parse(text)
        assert (article.published, article.modified) == (None, None)
        assert day in artcli.export(article, "json").decode()


@pytest.mark.parametrize("day", ["31/02/2024", "2024-13-45", "99 March 2024"])
def test_the_reader_says_that_it_could_not_be_read(day: str) -> None:
    article = artcli.parse(f"Title: Old bridge closed\nDate: {day}\nAuthor: Jane Doe{STORY}")
    assert [(note.code, note.lines[0].first) for note in article.notes] == [("date_unread", 2)]


@pytest.mark.parametrize("time", ["Tue, 25 Nov 2025 19:13:00 +2500", "2025-11-25T19:13:00+25:00", "2025-11-25T19:13:00+99:99", "25 November 2025, 19:13 GMT-13"])
def test_an_offset_that_no_clock_has_is_no_zone(time: str) -> None:
    article = artcli.parse(f"Title: Old bridge closed\nDate: {time}\nAuthor: Jane Doe{STORY}")
    assert str(article.published) == "2025-11-25 19:13:00"
    assert [note.code for note in article.notes] == ["zone_unknown"]


def test_nor_is_one_in_the_compact_form_of_programs() -> None:
    article = artcli.parse(f"Title: Old bridge closed\nDate: 20251125T191300+2500\nAuthor: Jane Doe{STORY}")
    assert (article.published, [note.code for note in article.notes]) == (None, ["date_unread"])


@pytest.mark.parametrize("day", ["Feb 30, 2024, 10:15", "Published 31 April 2024", "30.02.2024", "2023-02-29"])
def test_a_day_that_its_month_does_not_have_is_no_paragraph(day: str) -> None:
    """It stands where the day of an article stands, and looks like one."""
    article = artcli.parse(f"Old bridge closed after the storm\n\nBy Jane Doe\n\n{day}{STORY}")
    assert [note.code for note in article.notes] == ["date_unread"]
    assert all(day not in one.text for one in article.body)


@pytest.mark.parametrize(
    ("day", "read"), [("2024-02-29", "2024-02-29"), ("29 février 2024", "2024-02-29"), ("31/12/1999", "1999-12-31"), ("Tue, 4 Mar 2025 15:30:00 +0000", "2025-03-04T15:30:00+00:00")]
)
def test_what_is_one_is_read(day: str, read: str) -> None:
    article = artcli.parse(f"Title: Old bridge closed\nDate: {day}\nAuthor: Jane Doe{STORY}")
    assert (article.published.isoformat() if article.published else None, article.notes) == (read, ())

"""Where a date ends and something else begins: cases that a small mistake would get wrong."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from artcli.language import dates, locale

EN, DE, FR = (locale.load(tag) for tag in ("en", "de", "fr"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("March 12, 2024 5:30p", datetime(2024, 3, 12, 17, 30)),
        ("March 12, 2024 5:30a", datetime(2024, 3, 12, 5, 30)),
        ("March 31, 2024", date(2024, 3, 31)),
        ("March 1, 2024", date(2024, 3, 1)),
        ("Mon 3-4-12", date(2012, 3, 4)),
        ("3-4-12 10:30", datetime(2012, 3, 4, 10, 30)),
    ],
)
def test_english_stamps(text: str, value: date) -> None:
    (stamp,) = dates.find(text, EN)
    assert (stamp.value, stamp.start, stamp.end) == (value, 0, len(text))


@pytest.mark.parametrize(
    "text",
    ["March 32, 2024", "March 0, 2024", "Nov. 31, 2024", "The score was 3-4-12 in the end of the match", "Update 2.15 million", "Published Friday Night Lights are back", "Friday", "5/12", "Today, 5 comments"],
)
def test_english_that_is_no_stamp(text: str) -> None:
    assert dates.find(text, EN) == ()


def test_a_label_makes_a_stamp_of_a_weekday_and_of_a_time() -> None:
    (friday,) = dates.find("Published Friday", EN)
    assert (friday.value, friday.label, friday.weekday) == (None, "published", 4)
    for text in ("Updated 12.17", "Updated at 12.17"):
        (noon,) = dates.find(text, EN)
        assert (noon.value, noon.label, noon.time) == (None, "modified", (12, 17, 0))


def test_a_relative_time_ends_where_its_words_end() -> None:
    (stamp,) = dates.find("Updated 3 hours ago 12 comments", EN)
    assert (stamp.relative, stamp.label, stamp.end) == (True, "modified", len("Updated 3 hours ago"))
    (stamp,) = dates.find("today at 5 pm", EN)
    assert (stamp.relative, stamp.time) == (True, (17, 0, 0))
    (stamp,) = dates.find("Today, May 5, 2024", EN)
    assert (stamp.relative, stamp.value) == (False, date(2024, 5, 5))


@pytest.mark.parametrize("text", ["25.11.2025: 19:13", "25.11.2025:19:13 Uhr", "25.11.2025, 19.13 Uhr"])
def test_marks_between_a_day_and_its_time(text: str) -> None:
    (stamp,) = dates.find(text, DE)
    assert (stamp.value, stamp.end) == (datetime(2025, 11, 25, 19, 13), len(text))


def test_two_days_are_no_day_with_a_time() -> None:
    assert [stamp.value for stamp in dates.find("13.03.2025 - 14.03.2025", DE)] == [date(2025, 3, 13), date(2025, 3, 14)]


def test_a_day_inside_a_sentence_is_no_stamp_unless_it_opens_the_line() -> None:
    assert dates.find("un article publié le 6 juillet dans la revue", FR) == ()
    (stamp,) = dates.find("25 novembre", FR)
    assert (stamp.value, stamp.day) == (None, (11, 25))


@pytest.mark.parametrize(("text", "value"), [("令和7年11月25日", date(2025, 11, 25)), ("平成31年4月30日", date(2019, 4, 30)), ("昭和64年1月7日", date(1989, 1, 7))])
def test_japanese_eras(text: str, value: date) -> None:
    assert [stamp.value for stamp in dates.find(text, locale.load("ja"))] == [value]


def test_the_order_of_the_page_holds_without_a_year_too() -> None:
    for text, order in (("Published 11/10 at 7:13 p.m.", "mdy"), ("Published 10/11 at 7:13 p.m.", "dmy")):
        (stamp,) = dates.find(text, EN, order=order)
        assert (stamp.day, stamp.time) == ((11, 10), (19, 13, 0))

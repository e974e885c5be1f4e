"""Where a date ends and something else begins: cases that a small mistake would get wrong."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from artcli.language import date_words, dates, day_order, locale

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
    ["March 32, 2024", "March 0, 2024", "The score was 3-4-12 in the end of the match", "Update 2.15 million", "Published Friday Night Lights are back", "Friday", "5/12", "Today, 5 comments"],
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


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("⟦5 mai 2025 à 19 h.⟧ Anne Exemple", "fr"),
        ("Anne Exemple (⟦5 mai 2025, 19 h⟧)", "fr"),
        ("⟦5 mai 2025 à 19 h⟧ Halvoe", "fr"),
        ("⟦5 mai 2025 à 7 heures 30⟧, Halvoe", "fr"),
        ("⟦May 5, 2025, 5 p.m.⟧ Jane Example", "en"),
        ("⟦May 5, 2025, 5 p.m⟧, Jane Example", "en"),
        ("⟦May 5, 2025 5:30p⟧ Jane Example", "en"),
        ("Jane Example⟦28 April 2023⟧", "en"),
        ("CULTURE⟦APR 28, 2024⟧ By Jane Example", "en"),
        ("⟦Tue. 25 Nov. 2025⟧. Jane Example", "en"),
        ("Kultur ⟦Di., 25. Nov. 2025, 17 Uhr⟧ Eva Beispiel", "de"),
        ("⟦25.11.2025 19:13⟧ € Abo", "de"),
        ("⟦13.03.25⟧ – ⟦14.03.25⟧", "de"),
        ("⟦25 نوفمبر/تشرين الثاني 2025⟧ القاهرة", "ar"),
        ("⟦2025. november 25-én 19:13⟧ Minta Anna", "hu"),
        ("⟦2025 m. lapkričio 25 d. 19:13⟧ Vilnius", "lt"),
        ("⟦25 ноября 2025 г. в 19:13⟧, Москва", "ru"),
        ("⟦2025年1月13日（月） 午後3時05分⟧ 例田花子", "ja"),
        ("⟦2025-06-04(수) 02:37⟧ 홍길동", "ko"),
        ("⟦21 May 2025 - 14:19 BST⟧ | 3 comments", "en"),
        ("By Jane Example | ⟦Updated today, May 5, 2024⟧ | 3 comments", "en"),
    ],
)
def test_a_stamp_holds_all_of_its_words_and_no_other(text: str, tag: str) -> None:
    parts = re.split("[⟦⟧]", text)
    stamps = dates.find("".join(parts), locale.load(tag))
    assert ["".join(parts)[stamp.start : stamp.end] for stamp in stamps] == parts[1::2]


@pytest.mark.parametrize(
    ("text", "value", "assumed"),
    [
        ("45-05-08 10.30", datetime(1945, 5, 8, 10, 30), True),
        ("25-05-08 10.30", datetime(2025, 5, 8, 10, 30), False),
        ("8 maj 45 10:30", datetime(1945, 5, 8, 10, 30), True),
    ],
)
def test_a_century_that_is_not_printed_is_told_of(text: str, value: datetime, assumed: bool) -> None:
    (stamp,) = dates.find(text, locale.load("sv"))
    assert (stamp.value, stamp.century_assumed) == (value, assumed)


def test_the_words_are_those_of_the_pack_that_is_given() -> None:
    assert dates.find("5 brumaire 2025", FR) == ()
    months = tuple((*forms, "brumaire") if number == 10 else forms for number, forms in enumerate(FR.months, 1))
    (stamp,) = dates.find("5 brumaire 2025", FR._replace(months=months))
    assert stamp.value == date(2025, 10, 5)
    assert dates.find("5 brumaire 2025", FR) == ()


def test_a_moment_of_a_machine_is_the_whole_value() -> None:
    stamp = dates.read_stamp(" 20251125T191300Z ", EN)
    assert stamp is not None
    assert (stamp.start, stamp.end, stamp.value) == (0, 16, datetime(2025, 11, 25, 19, 13, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "tag", "clock"),
    [
        ("15:59 Uhr", "de", (15, 59, 0)),
        ("16.03", "de", (16, 3, 0)),
        ("à 19h13", "fr", (19, 13, 0)),
        ("kl. 16.02", "da", (16, 2, 0)),
        ("3.30 pm", "en", (15, 30, 0)),
        ("午後3時05分", "ja", (15, 5, 0)),
        ("| 19:13 |", "en", (19, 13, 0)),
        ("12 a.m.", "en", (0, 0, 0)),
        ("25:10", "en", None),
        ("13:05 AM", "en", None),
        ("15:59 Uhr Kultur", "de", None),
        ("Kultur 15:59", "de", None),
        ("noon", "en", None),
        ("5 mai 2025 19h13", "fr", None),
        ("", "en", None),
    ],
)
def test_a_time_that_stands_alone(text: str, tag: str, clock: tuple[int, int, int] | None) -> None:
    assert dates.time_alone(text, locale.load(tag)) == clock


def test_the_languages_in_which_programs_label_a_page() -> None:
    assert {"en", "fr", "de"} <= set(date_words.interfaces())
    assert "ja" not in date_words.interfaces()


def test_a_count_behind_a_day_is_no_year() -> None:
    (stamp,) = dates.find("May 5 12, boats sank", EN)
    assert (stamp.value, stamp.day, stamp.end) == (None, (5, 5), 5)


def test_a_time_alone_is_neither_relative_nor_of_two_meanings() -> None:
    (stamp,) = dates.find("14:30 Uhr", DE)
    assert (stamp.value, stamp.time, stamp.relative, stamp.ambiguous) == (None, (14, 30, 0), False, False)


def test_where_no_day_is_printed_in_figures_spelling_says_nothing_of_their_order() -> None:
    british = ["The colour of the harbour, said the minister of defence, and the programme of the theatre.", "It is seven metres from the centre."]
    assert day_order.page_order(british, EN) is None
    assert day_order.page_order([*british, "5/6/2025"], EN) == "dmy?"


@pytest.mark.parametrize(("text", "tag"), [("25.11.2025 19.13.45", "de"), ("25.11.2025 19:13:45", "de"), ("2025년 11월 25일 19시 13분 45초", "ko")])
def test_seconds_are_read_however_they_are_parted(text: str, tag: str) -> None:
    (stamp,) = dates.find(text, locale.load(tag))
    assert (stamp.value, stamp.end) == (datetime(2025, 11, 25, 19, 13, 45), len(text))


@pytest.mark.parametrize(
    ("text", "tag", "shown"),
    [
        ("Publié le 25 nov. Le maire a dit non", "fr", "Publié le 25 nov."),  # the stop is the month's
        ("Published Fri.", "en", "Published Fri."),
        ("Publié le 25/11/2025 à 19.30 h. Le maire", "fr", "Publié le 25/11/2025 à 19.30 h."),
        ("Publié le 25/11/2025 à 19.30 h Le maire", "fr", "Publié le 25/11/2025 à 19.30 h"),
    ],
)
def test_the_stop_of_what_is_cut_short_belongs_to_it(text: str, tag: str, shown: str) -> None:
    (stamp,) = dates.find(text, locale.load(tag))
    assert text[stamp.start : stamp.end] == shown


@pytest.mark.parametrize(("figures", "value"), [("2315", datetime(2024, 3, 12, 23, 15, tzinfo=UTC)), ("0005", datetime(2024, 3, 12, 0, 5, tzinfo=UTC)), ("2415", date(2024, 3, 12)), ("1260", date(2024, 3, 12))])
def test_an_hour_of_wires_is_one_of_a_day(figures: str, value: date) -> None:
    (stamp,) = dates.find(f"March 12, 2024 {figures} GMT", EN)
    assert stamp.value == value


def test_a_year_of_two_figures_is_of_this_century_where_no_era_is_named() -> None:
    for tag in ("ja", "zh"):
        (stamp,) = dates.find("24年3月12日", locale.load(tag))
        assert stamp.value == date(2024, 3, 12)


@pytest.mark.parametrize(("text", "clock"), [("17 Uhr", (17, 0, 0)), ("um 16.03 Uhr", (16, 3, 0)), ("16.03", (16, 3, 0)), ("16", None), ("17 Uhr und mehr", None), ("16.03.2024", None)])
def test_a_time_that_stands_alone_needs_no_day_beside_it(text: str, clock: tuple[int, int, int] | None) -> None:
    assert dates.time_alone(text, DE) == clock


@pytest.mark.parametrize("text", ["10:20:30:40", "Published 10:20:30:40", "1.2.3.4"])
def test_four_figures_in_a_row_are_no_time(text: str) -> None:
    assert dates.find(text, EN) == ()

"""What a line opens with."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import facts
from artcli.readers.text.page import lay_out


@pytest.mark.parametrize(
    ("tag", "line", "is_relative"),
    [("ja", "今日 14:30", True), ("ja", "今日の一皿", False), ("zh", "昨日重现", False), ("zh", "今天", True), ("th", "วันนี้ปิดท่าเรือ", False), ("en", "Yesterday", True)],
)
def test_a_word_for_today_that_goes_on_counts_from_no_day(tag: str, line: str, is_relative: bool) -> None:
    (fact,), _ = facts.find(lay_out([line], locale.load(tag)))
    assert ("relative" in fact.openings) == is_relative


def test_what_a_short_line_shows_follows_from_the_language_and_the_day_order_of_its_own_page() -> None:
    days = []
    for told in ("25/05/2024", "05/25/2024"):
        first, *_ = facts.find(lay_out(["By Jane Doe, 05/06/2024", told], locale.load("en")))[0]
        days.append((str(first.stamps[0].value), first.byline is not None))
    assert days == [("2024-06-05", True), ("2024-05-06", True)]
    first, *_ = facts.find(lay_out(["By Jane Doe, 05/06/2024", "25/05/2024"], locale.load("fr")))[0]
    assert first.byline is None


def test_what_a_line_shows_by_itself_stands_among_its_facts_in_the_same_order() -> None:
    first = facts.Facts._fields.index(facts._Shown._fields[0])
    assert facts.Facts._fields[first : first + len(facts._Shown._fields)] == facts._Shown._fields

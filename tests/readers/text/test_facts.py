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

"""What the lines of a manifest add up to."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from artcli.bulk.journal import Entry, Facts, Outcome, Output, Remark
from artcli.bulk.tally import Dates, Names, Tally, tally


def article(headline: str | None = "Bridge closed", published: str | None = "2025-11-25", sure: float = 0.9, **more: Any) -> Facts:
    found = {"body": 0.95, **({"headline": sure} if headline else {}), **({"published": 0.99} if published else {})}
    return Facts(**{"id": "urn:uuid:1", "headline": headline, "published": published, "section": "City", "language": "en", "words": 100, "confidences": found, **more})


def done(path: str, *articles: Facts, outcome: Outcome = "done", **more: Any) -> Entry:
    return Entry(path=path, outcome=outcome, articles=articles, **more)


def refused(path: str, reason: str, outcome: Outcome = "failed") -> Entry:
    return Entry(path=path, outcome=outcome, reason=reason)


def test_what_went_in_is_what_came_out() -> None:
    total = tally([done("a", article(), article()), done("b", article(), outcome="unchanged"), refused("c", "is empty"), refused("d", "is a pipe", "skipped")])
    assert total.inputs == 4
    assert dict(total.outcomes) == {"done": 1, "unchanged": 1, "failed": 1, "skipped": 1}
    assert (total.articles, total.words) == (3, 300)
    assert total.failures == [("c", "is empty")]
    assert total.skipped == [("d", "is a pipe")]
    assert dict(total.reasons.counts) == {"is empty": 1, "is a pipe": 1}


def test_the_least_sure_articles_stay() -> None:
    total = Tally(keep_doubts=3)
    for at, sure in enumerate((0.9, 0.2, 0.7, 0.2, 0.5, 0.8)):
        total.add(done(str(at), article(sure=sure)))
    assert [(one.source, one.least) for one in total.doubts] == [("1", 0.2), ("3", 0.2), ("4", 0.5)]


@pytest.mark.parametrize("missing", ["headline", "published", "body"])
def test_what_is_missing_is_no_doubt_and_told_apart(missing: str) -> None:
    sure = {"headline": 0.9, "published": 0.99, "body": 0.95}
    total = tally([done("sure", article(confidences=sure)), done("lacks", article(confidences={name: p for name, p in sure.items() if name != missing}))])
    assert [(one.source, one.least) for one in total.doubts] == [("sure", 0.9), ("lacks", 0.95 if missing == "headline" else 0.9)]
    assert [(one.source, one.lacks) for one in total.lacking] == [("lacks", ("date" if missing == "published" else missing,))]
    assert (total.lack, total.judged) == (1, 2)


def test_an_article_of_which_nothing_was_found_is_in_no_doubt() -> None:
    total = tally([done("bare", article(confidences={"section": 0.1}))])
    assert (total.doubts, total.judged) == ([], 0)
    assert dict(total.missing) == {"headline": 1, "date": 1, "body": 1}


def test_of_articles_that_lack_something_the_first_are_kept_and_all_counted() -> None:
    total = Tally(keep_lacking=2)
    for at in range(5):
        total.add(done(str(at), article(published=None)))
    assert [one.source for one in total.lacking] == ["0", "1"]
    assert (total.lack, dict(total.missing)) == (5, {"date": 5})


def test_a_day_of_change_is_a_date_where_there_is_no_other() -> None:
    total = tally([done("a", article(published=None, modified="2025-11-26", confidences={"headline": 0.9, "modified": 0.8, "body": 0.9}))])
    assert total.dates.counts == {"2025-11-26": 1}
    assert total.doubts[0].least == 0.8


def test_each_article_of_a_file_has_its_own_outputs_and_notes() -> None:
    outputs = [Output(path=f"a-{at}.md", format="markdown", sha256="", bytes=1, made_from="", article=at) for at in (0, 1)]
    whole = Output(path="a.jsonl", format="jsonl", sha256="", bytes=1, made_from="", article=None)
    notes = (Remark(code="zone_unknown", message="", article=1), Remark(code="encoding_guessed", message="", article=None))
    total = tally([done("a", article(sure=0.1), article(sure=0.2), outputs=(*outputs, whole), notes=notes)])
    first, second = total.doubts
    assert [one.path for one in first.outputs] == ["a-0.md", "a.jsonl"]
    assert [one.path for one in second.outputs] == ["a-1.md", "a.jsonl"]
    assert (first.notes, second.notes) == (("encoding_guessed",), ("zone_unknown", "encoding_guessed"))
    assert total.outputs.counts == {"markdown": 2, "jsonl": 1}


def test_notes_are_counted_by_the_articles_that_have_them() -> None:
    twice = Remark(code="zone_unknown", message="EST"), Remark(code="zone_unknown", message="IST"), Remark(code="zone_unknown", message="EST", article=1)
    total = tally([done("a", article(), article(), notes=twice)])
    assert total.notes.counts == {"zone_unknown": 2}
    assert total.noted == {"zone_unknown": [("a", "EST; IST"), ("a", "EST")]}


def test_of_notes_of_a_kind_the_first_are_kept_and_all_counted() -> None:
    total = Tally(keep_noted=2)
    for at in range(5):
        total.add(done(str(at), article(), notes=(Remark(code="zone_unknown", message="EST"), Remark(code=f"code_{at}", message="m" * 300))))
    assert total.noted["zone_unknown"] == [("0", "EST"), ("1", "EST")]
    assert total.notes.counts["zone_unknown"] == 5
    assert total.noted["code_4"] == [("4", "m" * 199 + "…")]


def test_a_full_certainty_is_in_the_last_column() -> None:
    total = tally([done("a", article(sure=1.0)), done("b", article(sure=0.0)), done("c", article(sure=0.5))])
    bins = total.sureness["headline"].bins
    assert (bins[0], bins[10], bins[19], sum(bins)) == (1, 1, 1, 3)


def test_names_without_end_are_counted_together() -> None:
    names = Names(most=3)
    for name in ("a", "b", "b", "c", "d", "e", "a"):
        names.add(name)
    assert names.top(2) == [("a", 2), ("b", 2)]
    assert names.others == 2
    assert names.below(2) == (2, 3)  # "c", and what was not told apart


def test_names_that_differ_in_case_alone_are_put_together() -> None:
    names = Names(most=7)
    for name in ("SPORT", "Sport", "Sport", "sport", "Ελλάδα", "ΕΛΛΆΔΑ", "Économie", "Economie", "Kultur"):
        names.add(name)
    together = names.in_any_case()
    assert together.top(5) == [("Sport", 4), ("ΕΛΛΆΔΑ", 2), ("Economie", 1), ("Économie", 1)]
    assert (together.others, together.total) == (1, names.total)
    assert names.counts["SPORT"] == 1


def test_a_long_name_is_cut() -> None:
    names = Names()
    names.add("x" * 10_000)
    ((name, _),) = names.top(1)
    assert len(name) == 200


def dates_of(*days: str, most: int = 5_000) -> Dates:
    dates = Dates(most=most)
    for day in days:
        dates.add(day)
    return dates


def test_days_follow_one_another() -> None:
    columns = dates_of("2024-02-28", "2024-03-01T10:00", "2024-03-01").columns(10)
    assert columns.counts == [("2024-02-28", 1), ("2024-02-29", 0), ("2024-03-01", 2)]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [("2024-01-01", "2024-12-31", "2024-12"), ("2015-05-05", "2024-12-31", "2024"), ("1890-01-01", "2024-12-31", "202"), ("0001-01-01", "9999-12-31", "99")],
)
def test_columns_get_wider_as_time_gets_longer(first: str, last: str, label: str) -> None:
    columns = dates_of(first, last).columns(100 if label == "99" else 20)
    assert columns.counts[-1] == (label, 1)
    assert sum(count for _, count in columns.counts) == 2


def test_a_few_misread_dates_press_nothing_together() -> None:
    columns = dates_of(*(f"2024-{month:02d}-10" for month in range(1, 13) for _ in range(20)), "1066-10-14", "9999-12-31").columns(60)
    assert columns.counts[0] == ("2024-01", 20)
    assert len(columns.counts) == 12
    assert (columns.before, columns.after) == (1, 1)


def test_what_lies_far_back_is_shown_where_nothing_is_won_by_leaving_it_out() -> None:
    columns = dates_of(*(f"{year}-06-01" for year in range(1980, 2020))).columns(60)
    assert (columns.before, columns.after) == (0, 0)
    assert len(columns.counts) == 40


def test_days_without_end_become_months() -> None:
    dates = dates_of(*(f"2024-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 29)), most=100)
    assert dates.counts["2024-05"] == 28
    assert sum(dates.counts.values()) == 12 * 28


@pytest.mark.parametrize("text", ["", "yesterday", "2025-13-01", "25-11-2025", "<b>2025"])
def test_what_is_no_day_is_not_counted(text: str) -> None:
    assert dates_of(text).columns(10).counts == []


def lines(count: int) -> Iterator[Entry]:
    for at in range(count):
        headline = f"Story {at} of many that a paper printed in its long life"
        yield done(f"{at}.txt", article(headline=headline, published=f"{1900 + at % 120}-{at % 12 + 1:02d}-{at % 28 + 1:02d}", section=f"Section {at}", sure=at % 97 / 97))
        yield refused(f"{at}.bin", f"is not text: byte {at} is no letter")


def test_memory_does_not_grow_with_the_number_of_files() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        tally(lines(count))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    few, many = peak(12_000), peak(48_000)
    assert many <= 1.2 * few

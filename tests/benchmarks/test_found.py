"""The scores and labels of found files: what is right, what is asked, and what the truth leaves open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artcli.article import Article, Creator, Paragraph, Span
from benchmarks.accuracy import found

TEXT = """Home
World
Harbour reopens after the storm
The first ferry left at dawn.
By Mara Lindqvist
3 May 2024

The harbour of Tarnholm reopened on Friday after nine days in which no ship could leave it.
Three fishing boats were still being searched for on Friday night, the coast guard said.
Share
"""
TRUTH: dict[str, Any] = {
    "title": "Harbour reopens after the storm",
    "authors": ["Mara Lindqvist"],
    "published": "2024-05-03T04:10:00Z",
    "summary": "The first ferry left at dawn.",
    "keywords": ["Ferries"],
    "body": [{"kind": "paragraph", "text": line} for line in TEXT.splitlines()[7:9]],
    "_meta": {"not_in_text": ["keywords"]},
}


def _folder(tmp_path: Path, truth: object, kind: str = "scraped-dump") -> Path:
    place = tmp_path / kind / "somebody"
    place.mkdir(parents=True)
    (place / "a.txt").write_text(TEXT)
    (place / "a.txt.truth.json").write_text(json.dumps(truth))
    return tmp_path


def _article(**changes: Any) -> Article:
    body = tuple(Paragraph(block["text"], Span(n, n)) for n, block in enumerate(TRUTH["body"], 8))
    values: dict[str, Any] = {"headline": TRUTH["title"], "creators": (Creator("Mara Lindqvist"),), "standfirst": TRUTH["summary"], "body": body}
    return Article(**{**values, **changes})


def test_what_the_text_does_not_show_is_not_asked() -> None:
    scored = found.score(TRUTH, _article(keywords=("Storms",)))
    assert scored["keywords"].asked == 0
    assert scored["headline"].score == scored["authors"].score == scored["standfirst"].score == scored["body"].score == 1


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"headline": "World"}, "headline", 0.0),
        ({"headline": "HARBOUR reopens – after the storm".replace(" –", "")}, "headline", 1.0),
        ({"creators": (Creator("Mara Lindqvist"), Creator("Jo Berg"))}, "authors", 2 / 3),
        ({"creators": ()}, "authors", 0.0),
        ({"body": ()}, "body", 0.0),
        ({"body": (Paragraph(TRUTH["body"][0]["text"], Span(8, 8)),)}, "body", 2 / 3),
    ],
)
def test_differences_cost(changes: dict[str, Any], field: str, expected: float) -> None:
    assert found.score(TRUTH, _article(**changes))[field].score == pytest.approx(expected)


def test_a_headline_where_the_truth_has_none_is_wrong() -> None:
    silent = {"title": None, "body": TRUTH["body"]}
    assert found.score(silent, _article())["headline"].score == 0
    assert found.score(silent, _article(headline=None))["headline"].score == 1


def test_rows_are_one_for_each_kind(tmp_path: Path) -> None:
    _folder(tmp_path, TRUTH)
    _folder(tmp_path, [{"title": "One", "body": None}, {"title": "Two", "body": None}], kind="db-any")
    got = found.rows(tmp_path)
    assert list(got) == ["db-any", "scraped-dump"]
    assert got["db-any"]["records"] == 0  # one article was read where there are two
    assert got["scraped-dump"]["n"] == 1


def test_labels_say_what_the_truth_says_and_leave_the_rest_open(tmp_path: Path) -> None:
    ((path, truth),) = found.labelled_texts(_folder(tmp_path, TRUTH))
    assert path.name == "a.txt"
    assert truth["publisher"] == "scraped-dump"
    assert dict(truth["lines"]) == {
        1: "other",
        2: "other",
        3: "title",
        4: "summary",
        5: "author-line",
        6: "date-line",
        8: "paragraph",
        9: "paragraph",
        10: "unsure",
    }


def test_a_wrapped_headline_is_found_over_its_lines(tmp_path: Path) -> None:
    wrapped = {**TRUTH, "title": "World Harbour reopens after the storm"}
    ((_, truth),) = found.labelled_texts(_folder(tmp_path, wrapped))
    assert [n for n, label in truth["lines"] if label == "title"] == [2, 3]

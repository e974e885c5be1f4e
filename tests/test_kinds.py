"""Values of the wrong kind in an article are named, whatever made it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import artcli
from artcli.article import Article, Caption, Note, Origin, Paragraph, SetAside, Span
from artcli.errors import WrongArgument
from artcli.kinds import find_misfit
from strategies import articles

AT = Span(1, 1)


@given(articles)
def test_an_article_as_it_should_be_has_none(article: Article) -> None:
    assert find_misfit(article) is None


@pytest.mark.parametrize("sample", sorted((Path(__file__).parents[1] / "samples").glob("*.txt"))[::6], ids=lambda path: path.stem)
def test_what_artcli_reads_has_none(sample: Path) -> None:
    assert [find_misfit(article) for article in artcli.read(sample)] == [None]


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("id", None, "id is None, not a str"),
        ("headline", 5, "headline is an int, not a str or None"),
        ("headline", b"x", "headline is a bytes, not a str or None"),
        ("published", "2025-01-01", "published is a str, not a date or a datetime or None"),
        ("keywords", "port", "keywords is a str, not a tuple of str"),
        ("keywords", ["port"], "keywords is a list, not a tuple of str"),
        ("keywords", ("port", None), "keywords[1] is None, not a str"),
        ("word_count", True, "word_count is a bool, not an int"),
        ("creators", ("Jane Doe",), "creators[0] is a str, not a Creator"),
        ("captions", (Caption("x", AT, credit=("AP",)),), "captions[0].credit is a tuple, not a str or None"),  # type: ignore[arg-type]
        ("body", (Paragraph("a", AT), Paragraph("b", AT, "heading")), "body[1].kind is 'heading', not 'text' or 'crosshead' or 'quote' or 'list-item'"),  # type: ignore[arg-type]
        ("body", (Paragraph("a", Span(1, "2")),), "body[0].lines.last is a str, not an int"),  # type: ignore[arg-type]
        ("set_aside", (SetAside("unknown", "x", AT, likeness="much"),), "set_aside[0].likeness is a str, not a float or None"),  # type: ignore[arg-type]
        ("origins", {"headline": AT}, "origins['headline'] is a Span, not an Origin"),
        ("origins", [], "origins is a list, not a Mapping of str to Origin"),
        ("notes", (Note("x", "y", (AT, (1, 2))),), "notes[0].lines[1] is a tuple, not a Span"),  # type: ignore[arg-type]
        ("source", {}, "source is a dict, not a SourceInfo or None"),
    ],
)  # fmt: skip
def test_the_first_value_of_another_kind_is_named(field: str, value: Any, told: str) -> None:
    article = replace(Article(), **{field: value})
    assert find_misfit(article) == told
    with pytest.raises(WrongArgument, match=f"^the article cannot be exported: its {re.escape(told)}$"):
        artcli.export(article, "json")


def test_a_moment_is_a_day_and_a_whole_number_a_number() -> None:
    assert find_misfit(Article(published=datetime(2025, 1, 1, 9, 30), origins={"body": Origin((AT,), 1)})) is None

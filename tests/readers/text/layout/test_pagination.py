"""Between two pages of a printed text: numbers, running heads and form feeds break no paragraph and are none."""

from __future__ import annotations

import pytest

import artcli
from artcli.article import Span
from artcli.readers.text import printed
from artcli.readers.text.layout import pagination
from counting import steps

_ABOVE = """Harbour Notes  Spring 2019

The ferry that would not be sold

By Jane Doe

The old ferry of Halvoe has been for sale since the bridge was
built, and so far nobody has asked what it costs. It lies at its
berth behind the fish hall, where the harbour master paints it
each spring in a colour that the council has left over.

Last year it was the yellow of the road signs, the year before a
green which, he says, had been meant for benches. The engine has
"""
_BELOW = """not been started since the last trip, but the horn still works,
and on the birthday of the town it is heard as far as the mill.

A school has now asked whether the ferry might become a library.
The council will speak of it in June, when the paint is dry.
"""
_WHOLE = "The engine has not been started since the last trip, but the horn still works, and on the birthday of the town it is heard as far as the mill."


@pytest.mark.parametrize(
    ("between", "asides"),
    [
        ("\n12\n\fHarbour Notes  Spring 2019\n\n", ["12", "Harbour Notes Spring 2019"]),
        ("\f", []),
        ("\n– 12 –\n\n", ["– 12 –"]),
        ("\nPage 12 of 14\n\f\n", ["Page 12 of 14"]),
        ("\nHarbour Notes  Spring 2019\n12\n\n", ["Harbour Notes Spring 2019", "12"]),
        ("\f12              THE HALVOE HERALD\n", ["12 THE HALVOE HERALD"]),
        ("\fThe Halvoe Herald              Page 12\n\n", ["The Halvoe Herald Page 12"]),
    ],
)
def test_a_paragraph_goes_on_on_the_next_page(between: str, asides: list[str]) -> None:
    article = artcli.parse(_ABOVE + between + _BELOW)
    texts = [paragraph.text for paragraph in article.body]
    assert len(texts) == 3
    assert texts[1].endswith(_WHOLE)
    assert [(one.reason, one.text) for one in article.set_aside if one.lines.first > 12] == [("furniture", text) for text in asides]


@pytest.mark.parametrize(
    "texts",
    [
        ["In the year 1998 the bridge was built by", "1998", "The bridge was built by the council and"],  # no small letter below
        ["The bridge was built by the council.", "12", "and others said so too in the hall"],  # the sentence is over
        ["Last updated at noon by", "2", "walker62"],  # a count above the name of a reader
        ["12", "and others said so too in the hall"],  # nothing above
        ["The bridge was built by", "12"],  # nothing below
        ["the bridge was built by the", "in 1998 or 1999", "the council of the town and"],  # figures, and no number of a page
        ["The bridge was built by", "1", "2", "3", "4", "5", "the council in the year before"],  # a column of figures
    ],
)
def test_other_figures_stay(texts: list[str]) -> None:
    assert pagination.find(texts, ()) == pagination.Seams()


def test_a_form_feed_parts_paragraphs_where_the_sentence_is_over() -> None:
    seams = pagination.find(["The bridge was built by the council.", "12", "Then it was closed."], {2})
    assert seams == pagination.Seams(frozenset({1}), frozenset())


def test_a_form_feed_alone_does_not_join_what_opens_with_a_capital() -> None:
    seams = pagination.find(["What the council said", "The bridge was built by the town."], {1})
    assert seams == pagination.Seams()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("THE HALVOE HERALD", "4 THE HALVOE HERALD"),
        ("THE HALVOE HERALD Page 3", "4 THE HALVOE HERALD"),
        ("Haller Bote Seite 3", "4 Haller Bote"),
        ("Хальвойский вестник стр. 3", "4 Хальвойский вестник"),
        ("Le Courrier de Halvoë 3", "4 Le Courrier de Halvoë"),
    ],
)
def test_a_head_is_known_on_another_page_whatever_stands_before_or_behind_it(first: str, second: str) -> None:
    seams = pagination.find([first, "The ferry has been for sale since", second, "the bridge was built and nobody"], {2})
    assert seams == pagination.Seams(frozenset({2}), frozenset({3}))


def test_figures_far_from_words_are_a_head_only_inside_of_a_sentence() -> None:
    above = "What the ferry carried in the year"
    for row, below in (("1,986            tonnes of fish", "1,987 tonnes"), ("86            Fish", "Timber"), ("12            Sand", "and stone")):
        raw = [above, f"\f{row}", below]
        lines, _ = printed.find(raw, Span(1, 3), raw)
        assert pagination.without_seams(lines, raw) == (lines, [])


def test_an_article_among_many_is_looked_at_alone() -> None:
    own = ["The bridge was built by", "\fThe Paper 12", "", "the council of the old town."]

    def work(others: int) -> int:
        raw = [*own, *["Another line"] * others]
        lines, _ = printed.find(raw, Span(1, len(own)), raw)
        return steps(lambda: pagination.without_seams(lines, raw))

    assert work(others=10_000) == work(others=10)


@pytest.mark.parametrize(
    ("raw", "gaps"),
    [
        (["the bridge was built by", "\f", "the council of the old town."], [0, 0]),
        (["the bridge was built by", "", "\fthe council of the old town", "", "and nobody knew of it then."], [0, 0, 1]),
        (["The bridge was built.", "\f", "the council of the old town."], [0, 1]),  # the sentence is over
        (["the bridge was built by", "\f", "the council."], [0, 1]),  # two words may be anything
    ],
)
def test_a_form_feed_is_no_blank_line_inside_a_sentence(raw: list[str], gaps: list[int]) -> None:
    lines, _ = printed.find(raw, Span(1, len(raw)), raw)
    out, between = pagination.without_seams(lines, raw)
    assert ([line.gap for line in out], between) == (gaps, [])

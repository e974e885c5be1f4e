"""The reading order of an article's text."""

from __future__ import annotations

from hypothesis import given

from artcli.article import Article, Caption, Origin, Paragraph, Span
from artcli.exporters import blocks
from strategies import articles


@given(articles)
def test_every_text_has_one_place(article: Article) -> None:
    flow = [text for block in blocks.in_order(article) for text in block.texts]
    assert sorted(flow) == sorted(text for block in blocks.in_order(article, standfirst_first=False) for text in block.texts)
    texts = [article.standfirst, article.tagline, *(one.text for one in article.captions), *(one.text for one in article.body)]
    assert sorted(flow) == sorted(text for text in texts if text and not text.isspace())


def test_a_caption_follows_the_last_paragraph_that_ends_before_it() -> None:
    article = Article(
        body=tuple(Paragraph(str(n), Span(n, n)) for n in (10, 20, 30)),
        captions=tuple(Caption(f"c{n}", Span(n, n)) for n in (5, 15, 16, 20, 25, 35)),
    )
    assert [block.texts[0] for block in blocks.in_order(article)] == ["c5", "10", "c15", "c16", "c20", "20", "c25", "30", "c35"]


def test_a_caption_of_several_lines_stands_where_it_begins_whatever_the_order_of_the_paragraphs() -> None:
    article = Article(
        body=tuple(Paragraph(str(n), Span(n, n)) for n in (10, 30, 20)),
        captions=(Caption("long", Span(15, 25)), Caption("late", Span(25, 25))),
    )
    assert [block.texts[0] for block in blocks.in_order(article)] == ["10", "long", "30", "20", "late"]


def test_a_caption_above_the_standfirst_stays_there_unless_the_standfirst_is_to_come_first() -> None:
    article = Article(
        standfirst="lead",
        origins={"standfirst": Origin((Span(7, 8),), 0.9)},
        captions=(Caption("above", Span(5, 5)), Caption("below", Span(9, 9))),
        body=(Paragraph("text", Span(10, 10)),),
    )
    assert [block.texts[0] for block in blocks.in_order(article)] == ["lead", "above", "below", "text"]
    assert [block.texts[0] for block in blocks.in_order(article, standfirst_first=False)] == ["above", "lead", "below", "text"]


def test_list_items_in_a_row_are_one_list() -> None:
    article = Article(
        body=(
            Paragraph("a", Span(1, 1), "list-item"),
            Paragraph("b", Span(2, 2), "list-item"),
            Paragraph("c", Span(4, 4)),
            Paragraph("d", Span(5, 5), "quote"),
            Paragraph("e", Span(6, 6), "quote"),
        ),
        captions=(Caption("x", Span(3, 3)),),
    )
    assert [(block.kind, block.texts) for block in blocks.in_order(article)] == [
        ("list", ("a", "b")), ("caption", ("x",)), ("text", ("c",)), ("quote", ("d",)), ("quote", ("e",)),
    ]  # fmt: skip

"""Markdown that artcli wrote reads back as the record that it was written from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import artcli
from artcli.article import Article, Caption, Creator, Paragraph, Span
from held import held
from processes import ROOT

TEXTS = sorted([*(ROOT / "samples").glob("*.txt"), *(ROOT / "tests" / "hostile").glob("*.txt")])
SURROUNDINGS = frozenset({"origins", "notes", "set_aside", "source", "id"})  # where it stood, and in what; an id is made before repeats are set aside


def said(article: Article) -> dict[str, Any]:
    """All that a record says of the article itself: every field, without the lines that it came from."""
    record = {name: getattr(article, name) for name in Article.__slots__ if name not in SURROUNDINGS}
    nowhere = Span(0, 0)
    record["body"] = [one._replace(lines=nowhere) for one in article.body]
    record["captions"] = [one._replace(lines=nowhere) for one in article.captions]
    return record


def written(article: Article) -> str:
    return artcli.export(article, "markdown").decode("utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_field_is_the_same(path: Path) -> None:
    article = artcli.parse(path.read_bytes())
    text = written(article)
    again = artcli.parse(text)
    assert said(again) == said(article)
    assert {n for n, line in enumerate(text.split("\n"), 1) if line.strip()} == held(again)


BRIDGE = Article(
    language="en", section="Local", kicker="Exclusive", headline="Bridge, closed: why?", subheadline="Second deck", standfirst="It *creaks*.", byline="By A. Roe, Skerra",
    creators=(Creator("A. Roe", role="editor, nights"), Creator("The \t Post", "organisation")), info_sources=("AP, Oslo",), credit_line="The Post", dateline="SKERRA (AP) —",
    located="Skerra", slugline="BC-Bridge, 1st Ld", keywords=("bridges, old",),
    captions=(Caption("The bridge. Jo Falk", Span(2, 2), "Jo Falk"), Caption("Photo: none needed", Span(4, 4))),
    body=(
        Paragraph("SKERRA (AP) — Related stories", Span(1, 1)), Paragraph("Why", Span(3, 3), "crosshead"), Paragraph("one stone", Span(5, 5), "list-item"),
        Paragraph("It fell.", Span(6, 6), "quote"), Paragraph("Advertisement", Span(7, 7)),
    ),
    tagline="Jo Falk contributed.", ed_note="Eds: adds quote.", copyright_notice="© 2025 The Post", url="https://post.example/1",
)  # fmt: skip
"""An article with every field, in whose text stands what a free page would take for something else."""


def test_what_no_page_would_tell_comes_back_too() -> None:
    again = said(artcli.parse(written(BRIDGE)))
    expected = said(replace(BRIDGE, creators=(BRIDGE.creators[0], Creator("The Post", "organisation"))))  # white space is normalised
    assert again.pop("word_count") > expected.pop("word_count")  # nobody has counted those of an article that was made by hand
    assert again == expected


def test_what_was_edited_since_is_read() -> None:
    text = written(BRIDGE).replace('title: "Bridge, closed: why?"', "title: Bridge open again").replace("It fell\\.", "It stood").replace("> It fell.", "> It stood.")
    again = artcli.parse(text)
    assert again.headline == "Bridge open again"
    assert again.body[3].text == "It stood."


@pytest.mark.parametrize(("key", "value"), [("creators", "[{"), ("creators", "[1]"), ("creators", "null"), ("creators", '[{"name": "A. Roe", "kind": 1}]')])
def test_a_list_of_creators_that_somebody_broke_names_nobody_and_is_kept(key: str, value: str) -> None:
    lines = written(BRIDGE).split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f"  {key}: "))
    lines[at] = f"  {key}: {value}"
    again = artcli.parse("\n".join(lines))
    assert again.byline == BRIDGE.byline
    assert at + 1 in held(again)


def test_without_who_they_are_the_authors_are_asked() -> None:
    """As files are that an earlier artcli wrote of a page without a byline."""
    lines = [line for line in written(BRIDGE).split("\n") if not line.startswith(("  creators:", "  byline:"))]
    assert [one.name for one in artcli.parse("\n".join(lines)).creators][:1] == ["A. Roe"]


def test_several_one_behind_another() -> None:
    other = replace(BRIDGE, headline="Ferry late", tagline=None)
    articles = list(artcli.parse_all(written(BRIDGE) + written(other)))
    assert [one.headline for one in articles] == ["Bridge, closed: why?", "Ferry late"]
    assert [one.tagline for one in articles] == ["Jo Falk contributed.", None]
    assert [len(one.body) for one in articles] == [5, 5]


def test_what_is_written_again_is_the_same() -> None:
    """Of front matter alone, too, whose keys are English and no text of anybody."""
    for article in (BRIDGE, replace(BRIDGE, body=(), language=None), Article(headline="Brücke bleibt zu", kicker="Nur für den Fall, daß sie nicht hält")):
        once = artcli.parse(written(article))
        assert said(artcli.parse(written(once))) == said(once)


def test_the_language_of_front_matter_alone_is_that_of_its_values() -> None:
    bare = Article(headline="Die Brücke über den Fluß bleibt für die nächsten Wochen gesperrt", standfirst="Das sagte die Stadt, und nicht nur sie.")
    again = artcli.parse(written(replace(bare, standfirst=None, ed_note=bare.standfirst)))
    assert again.language == "de"


def test_words_that_elsewhere_say_that_there_is_none_are_words() -> None:
    article = replace(BRIDGE, headline="None", kicker="N/A", body=(Paragraph("Unknown", Span(1, 1)), Paragraph("-", Span(2, 2))), tagline="null")
    again = artcli.parse(written(article))
    assert (again.headline, again.kicker, [one.text for one in again.body], again.tagline) == ("None", "N/A", ["Unknown", "-"], "null")


def test_what_one_line_tells_no_other_field_is_found_in() -> None:
    """'sources:' says who was asked; it looks like the credit line of a free page, and there is none here."""
    for body in (BRIDGE.body, ()):
        again = artcli.parse(written(replace(BRIDGE, credit_line=None, body=body)))
        assert (again.info_sources, again.credit_line) == (("AP, Oslo",), None)


def test_an_empty_entry_of_a_list_is_none() -> None:
    again = artcli.parse(written(replace(BRIDGE, info_sources=("", "AP", " "), keywords=("", "bridges"))))
    assert (again.info_sources, again.keywords) == (("AP",), ("bridges",))


def test_an_entity_that_is_meant_is_no_character() -> None:
    article = replace(BRIDGE, headline="What is &amp; and why?", body=(Paragraph("Write &lt; or &#60;.", Span(1, 1)), Paragraph("&gt; too", Span(2, 2), "crosshead")))
    again = artcli.parse(written(article))
    assert (again.headline, [one.text for one in again.body]) == ("What is &amp; and why?", ["Write &lt; or &#60;.", "&gt; too"])

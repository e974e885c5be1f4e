"""An article's id follows from what it says."""

from __future__ import annotations

import uuid
from dataclasses import replace

import artcli
from artcli.article import Article, Caption, Paragraph, SetAside, Span
from artcli.identity import NAMESPACE, made_from

AT = Span(1, 1)
STORY = Article(headline="Bridge closed", byline="By Jane Doe", body=(Paragraph("The bridge was closed.", AT), Paragraph("It is old.", AT)))


def test_the_id_is_the_uuid_of_headline_byline_and_text_as_rfc_9562_has_it() -> None:
    expected = uuid.uuid5(NAMESPACE, "Bridge closed\nBy Jane Doe\nThe bridge was closed.\nIt is old.")
    assert made_from(STORY) == f"urn:uuid:{expected}"


def test_who_read_it_from_where_changes_no_id_and_other_words_do() -> None:
    story = "Bridge closed after storm\n\nBy Jane Doe\n\nThe old bridge was closed on Monday after the storm.\n"
    assert artcli.parse(story).id == artcli.parse(story.replace("\n", "\r\n").encode("utf-16")).id
    assert artcli.parse(story).id != artcli.parse(story.replace("Monday", "Tuesday")).id


def test_pages_without_a_text_are_told_apart_by_what_else_they_say() -> None:
    pages = [
        Article(headline="Weather"),
        Article(headline="Weather", standfirst="Rain until noon."),
        Article(headline="Weather", captions=(Caption("Rain in the port.", AT),)),
        Article(headline="Weather", set_aside=(SetAside("unknown", "Rain", AT),)),
        Article(headline="Weather", set_aside=(SetAside("unknown", "Snow", AT),)),
    ]
    assert len({made_from(page) for page in pages}) == len(pages)


def test_a_paragraph_that_says_again_what_stands_already_has_its_part_in_the_id_whether_it_stays_or_not() -> None:
    lead = "The old bridge of Wickmouth was closed on Monday after the storm had torn two of its pillars away, the council said."
    story = f"Bridge closed after storm\n\nBy Jane Doe\n\n{lead}\n\nNobody was hurt, and ferries will sail every hour until the bridge has been built anew.\n\n{lead}\n"
    without, whole = artcli.parse(story), artcli.parse(story, keep_repeats=True)
    assert len(without.body) == len(whole.body) - 1
    assert without.id == whole.id


def test_articles_can_stand_in_a_set() -> None:
    text = "Bridge closed after storm\n\nBy Jane Doe\n\nThe old bridge was closed on Monday after the storm.\n"
    first, again, other = artcli.parse(text), artcli.parse(text), artcli.parse(text.replace("Monday", "Tuesday"))
    assert hash(first) == hash(again)
    assert {first, again, other} == {first, other}
    assert {first: "read"}[again] == "read"
    assert len({first, replace(first, section="Local")}) == 2  # of one id, and not equal

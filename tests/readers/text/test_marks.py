"""Markdown without front matter: what its headings and links leave the lines of a page to be."""

from __future__ import annotations

import pytest

import artcli
from artcli.article import Span
from artcli.readers.text import markdown
from artcli.readers.text.markdown import UNMARKED, Mark
from held import held


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("# Old mill becomes a library", Mark(rank=1)),
        ("### Next steps ###", Mark(rank=3)),
        ("## [Old mill](https://example.org/mill) [Ferry](/ferry)", Mark(rank=2, linked=True)),
        ("* [News](/news) | [Sport](/sport)", Mark(linked=True)),
        ("12. [News][1]", Mark(linked=True)),
        ("Asked [the postman](/p), he laughed.", UNMARKED),
        ("![The mill](mill.jpg)", Mark(picture=True)),
        ("[![The mill](mill.jpg)](/mill)", Mark(picture=True)),
        ("**What now?**", Mark(strong=True)),
        ("## **What now?**", Mark(rank=2, strong=True)),
        ("**Holt:** We open in May. **Promised.**", UNMARKED),
        ("# # #", UNMARKED),
        ("#harbour", UNMARKED),
        ("# harbour # ferry", UNMARKED),
        ("####### seven", UNMARKED),
    ],
)
def test_what_marks_say(text: str, mark: Mark) -> None:
    assert markdown.mark(text) == mark


@pytest.mark.parametrize(
    ("lines", "is_markdown"),
    [
        (["# The old mill", "", "Text."], True),
        (["# The old mill", "Text.", "", "More."], True),
        (["Text.", "# 3 more in the chart", "Text."], False),
        (["The Vale Post", "", "## The old mill", "", "Text."], True),
        (["# The old mill"], False),
        (["#mill", "", "Text."], False),
        (["Text.", "", "# # #"], False),
    ],
)
def test_a_heading_tells_markdown_where_a_blank_line_sets_it_off(lines: list[str], is_markdown: bool) -> None:
    """Between two lines, one of them is blank; at the edge of a file nothing needs to be."""
    assert markdown.is_written_in(lines, Span(1, len(lines))) is is_markdown


def test_an_article_below_its_heading() -> None:
    """What stands between headline and text is read as on any page: nothing of it is text."""
    text = (
        "# Night ferry to Elin sails again\n\nBy Jane Dorling\n3 May 2024, 10:15\n\n"
        "![The ferry at the quay. Photo: Tom Hale](https://example.org/1.jpg)\n\n"
        "The Seagull left the quay on Friday with 41 passengers, nine years after the last crossing, and the harbour band played.\n\n"
        "\"We had almost given up,\" said Mary Orton, who runs the tea room at the pier. She had kept the old timetable.\n\n"
        "## A long wait\n\nRepairs took four winters.\n\nTags: Ferries, Port Elin\n"
    )
    article = artcli.parse(text)
    assert article.headline == "Night ferry to Elin sails again"
    assert [creator.name for creator in article.creators] == ["Jane Dorling"]
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-03T10:15:00"
    assert [caption.text for caption in article.captions] == ["The ferry at the quay. Photo: Tom Hale"]
    assert [(p.kind, p.text) for p in article.body][-2:] == [("crosshead", "A long wait"), ("text", "Repairs took four winters.")]
    assert article.keywords == ("Ferries", "Port Elin")
    assert {n for n, line in enumerate(text.split("\n"), 1) if line} == held(article)


def test_the_headings_of_a_text_are_its_crossheads_however_little_stands_below() -> None:
    article = artcli.parse("# Old mill becomes a library\n\nThe old mill of Harrow Vale opened its doors on Monday as a public library.\n\n## Next steps\n\nA café will follow in May.\n")
    assert article.headline == "Old mill becomes a library"
    assert [p.kind for p in article.body] == ["text", "crosshead", "text"]


STORY = (
    "The mill by the weir, empty since 1998, will be a library with forty reading places, the council of Harrow Vale said on Tuesday.\n\n"
    "It bought the building in March for 310,000 pounds. The last loom, which is still oiled every month, stays where it is.\n\n"
    "Opening day is to be in June, \"if the roof agrees\", as the mayor, Ann Pell, put it to a full chamber.\n"
)


def test_a_page_whose_links_were_left_out() -> None:
    """As a converter writes it that drops addresses: menus are lists, one of which names another story, and the headline is the only title."""
    menu = "".join(f"  * {word}\n" for word in ("Home", "News", "Sport", "Weather", "Harbour ferry sails again after nine years"))
    article = artcli.parse(f"{menu}\nThe Vale Post\n\n# Old mill of Harrow Vale becomes a library\n\nBy Cass Holt\n\n3 April 2019\n\n{STORY}\n## More from us\n\n{menu}")
    assert article.headline == "Old mill of Harrow Vale becomes a library"
    assert [p.text for p in article.body] == STORY.strip().split("\n\n")
    assert [creator.name for creator in article.creators] == ["Cass Holt"]


def test_a_first_heading_may_be_the_name_of_the_paper() -> None:
    article = artcli.parse(f"# The Vale Post\n\n[Home](/) [News](/news) [Sport](/sport)\n\n## Old mill of Harrow Vale becomes a library\n\nBy Cass Holt\n\n3 April 2019\n\n{STORY}")
    assert article.headline == "Old mill of Harrow Vale becomes a library"


def test_a_headline_of_one_word() -> None:
    article = artcli.parse(f"# Flooding\n\nBy Cass Holt\n\n{STORY}\n## What is next\n\nOpening day is near.\n")
    assert (article.headline, article.section) == ("Flooding", None)


def test_a_name_above_the_headline_is_none() -> None:
    article = artcli.parse(f"# The Vale Post\n\n## Old mill of Harrow Vale becomes a library\n\nBy Cass Holt\n\n3 April 2019\n\n{STORY}")
    assert article.headline == "Old mill of Harrow Vale becomes a library"


def test_the_first_heading_may_be_that_of_a_note() -> None:
    article = artcli.parse(f"# Clipping: libraries of the lower valley\n\nfrom: The Vale Post, p. 9\n\n## Old mill of Harrow Vale becomes a library\n\nBy Cass Holt\n\n3 April 2019\n\n{STORY}")
    assert article.headline == "Old mill of Harrow Vale becomes a library"
    assert [creator.name for creator in article.creators] == ["Cass Holt"]


def test_a_deck_above_the_byline_is_no_headline() -> None:
    article = artcli.parse(f"# Old mill of Harrow Vale becomes a library\n\n## Forty places, one loom, and a roof that has to agree\n\nBy Cass Holt\n\n3 April 2019\n\n{STORY}")
    assert (article.headline, article.standfirst) == ("Old mill of Harrow Vale becomes a library", "Forty places, one loom, and a roof that has to agree")


def test_a_title_that_stands_above_its_heading_too() -> None:
    article = artcli.parse(f"Old mill of Harrow Vale becomes a library\n\n# Old mill of Harrow Vale becomes a library\n\n3 April 2019\n\n{STORY}")
    assert article.headline == "Old mill of Harrow Vale becomes a library"
    assert article.origins["headline"].confidence > 0.9


def test_lines_go_on_as_markdown_says() -> None:
    """Sentence by sentence, as people write it; where lines are wider than any that was wrapped, each is a paragraph."""
    narrow = "# Old mill of Harrow Vale becomes a library\n\nThe mill by the weir will be a library with forty places.\nIt has been empty since 1998, when the last loom was sold.\n\nThe council bought it in March.\n"
    assert [p.text[-15:] for p in artcli.parse(narrow).body] == [" loom was sold.", "ht it in March."]
    wide = "# Old mill of Harrow Vale becomes a library\n\n" + STORY.replace("\n\n", "\n")
    assert [p.text for p in artcli.parse(wide).body] == STORY.strip().split("\n\n")

"""The day on which somebody printed, saved or looked up a page is not that of the article. All pages are invented."""

from __future__ import annotations

import pytest

import artcli
from artcli import Article
from artcli.language import locale
from artcli.readers.text import copies
from artcli.readers.text.page import lay_out

HEADLINE = "Chip van owner wins forty-year parking row"
STORY = """Len Ackroyd has parked the same van on the same kerb since 1985, and on Tuesday a judge told the council to leave him alone.
The council had argued that the kerb was too low. Mr Ackroyd argued that he was too old to move.
He celebrated with a free portion for the clerk of the court, who asked for extra vinegar."""
ADDRESS = "https://www.tarnvalleynews.example/chip-van-owner-wins-forty-year-parking-row-38812"


def page(*above: str, below: str = "", day: str = "20 November 2025") -> Article:
    return artcli.parse("\n".join([*above, HEADLINE, "By Dot Merriweather", *([day] if day else []), STORY, *([below] if below else [])]))


def day(article: Article) -> str | None:
    return article.published.isoformat() if article.published else None


def codes(article: Article) -> list[str]:
    return [note.code for note in article.notes]


@pytest.mark.parametrize(
    "head",
    [
        f"11/26/25, 3:14 PM   {HEADLINE} — Tarn Valley News",
        f"26/11/2025, 15:14\t{HEADLINE} | Tarn Valley News",
        f"2025-11-26 15:14 {HEADLINE}",
        f"26.11.25, 15:14                         {HEADLINE}",
        "26/11/2025 15:14   Chip van owner wins forty-year park…",
    ],
)
def test_the_head_that_a_browser_prints_tells_no_day(head: str) -> None:
    article = page(head, "Tarn Valley News")
    assert (article.headline, day(article)) == (HEADLINE, "2025-11-20")
    assert "dates_disagree" not in codes(article)


@pytest.mark.parametrize("headline", ["“We will not pay”, says council of Tarn", "'We will not pay', says council of Tarn", "¿Quién paga el puente de Tarn?"])
def test_the_headline_that_a_browser_prints_may_open_with_a_mark(headline: str) -> None:
    article = artcli.parse(f"26/11/2025 15:14 {headline} | Tarn Valley News\n\n{headline}\nBy Dot Merriweather\n\n{STORY}\n")
    assert (article.headline, day(article), codes(article)) == (headline, None, ["only_copied"])


def test_where_a_page_was_printed_alone_is_told_it_has_no_day() -> None:
    article = page(f"11/26/25, 3:14 PM   {HEADLINE} — Tarn Valley News", day="")
    assert (day(article), codes(article)) == (None, ["only_copied"])
    assert article.notes[0].lines[0].first == 1


def test_the_foot_of_a_printed_page_tells_its_address_and_neither_day_nor_text() -> None:
    article = page(f"11/26/25, 3:14 PM   {HEADLINE} — Tarn Valley News", below=f"{ADDRESS}   1/2")
    assert article.url == ADDRESS
    assert article.body[-1].text == STORY.splitlines()[-1]
    other = page(below="1 of 2   11/26/25, 3:14 PM")
    assert (day(other), len(other.body)) == ("2025-11-20", 3)


def test_a_printed_head_may_be_title_and_address() -> None:
    article = page(f"{HEADLINE} | Tarn Valley News      {ADDRESS}")
    assert (article.headline, article.url, day(article)) == (HEADLINE, ADDRESS, "2025-11-20")


def test_heads_and_feet_between_the_pages_are_no_text() -> None:
    head = f"11/26/25, 3:14 PM   {HEADLINE} — Tarn Valley News"
    first, *rest = STORY.splitlines()
    article = artcli.parse("\n".join([head, HEADLINE, "20 November 2025", first, f"{ADDRESS} 1/2", head, *rest, f"{ADDRESS} 2/2"]))
    assert [paragraph.text for paragraph in article.body] == [first, *rest]
    assert (article.headline, day(article), article.url) == (HEADLINE, "2025-11-20", ADDRESS)


def test_a_day_and_time_before_other_words_are_the_articles_own() -> None:
    assert day(page("20/11/2025 09:12 Tarn Valley, Northern district", day="")) == "2025-11-20T09:12:00"


@pytest.mark.parametrize(
    "line",
    [
        "Retrieved on 26 November 2025 from https://www.tarnvalleynews.example/van",
        "Archived from the original on 26 November 2025",
        "Abgerufen am 26.11.2025",
        "Consulté le 26/11/2025",
        "Accessed: 26 November 2025, 15:14",
        "Saved: 26/11/2025",
    ],
)
def test_words_of_copying_tell_no_day(line: str) -> None:
    assert day(page(below=line)) == "2025-11-20"
    assert day(page(line)) == "2025-11-20"
    alone = page(line, day="")
    assert (day(alone), "only_copied" in codes(alone)) == (None, True)


@pytest.mark.parametrize(("label", "notebook"), [("Created: 11/26/2025 3:14 PM", "Notebook: Reading"), ("Erstellt: 26.11.2025 15:14", "Notizbuch: Lesen")])
def test_what_a_clipping_tool_created_is_its_clipping(label: str, notebook: str) -> None:
    clip = f"{HEADLINE}\n{label}\n{notebook}\nSource URL: {ADDRESS}\n\n{HEADLINE}\n\nBy Dot Merriweather\n\n%s{STORY}"
    article = artcli.parse(clip % "20 November 2025\n\n")
    assert (article.headline, day(article)) == (HEADLINE, "2025-11-20")
    alone = artcli.parse(clip % "")
    assert (day(alone), "only_copied" in codes(alone)) == (None, True)


@pytest.mark.parametrize("site", [" | Tarn Valley News", " - Tarn Valley News"])
def test_a_headline_that_only_the_head_of_a_printed_page_tells_is_told_without_day_and_site(site: str) -> None:
    article = artcli.parse("\n\n".join([f"11/26/25, 3:14 PM  {HEADLINE}{site}", "By Dot Merriweather", *STORY.split("\n")]))
    assert (article.headline, day(article)) == (HEADLINE, None)
    assert codes(article) == ["only_copied"]
    assert [one.text for one in article.set_aside] == [f"11/26/25, 3:14 PM {HEADLINE}{site}"]  # for the day and the site


@pytest.mark.parametrize(
    ("sent", "again"),
    [
        ("[10:42, 26/11/2025] Aunt Nell:", "[10:44, 26/11/2025] Cousin Joe:"),
        ("[26.11.25 10:42] Aunt Nell:", "[26.11.25 10:44] Cousin Joe:"),
        ("[26/11/2025, 10:42:13] Aunt Nell:", "[26/11/2025, 10:44:09] Cousin Joe:"),
        ("11/26/25, 10:42 AM - Aunt Nell:", "11/26/25, 10:44 AM - Cousin Joe:"),
        ("Aunt Nell, [26.11.25 10:42]", "Cousin Joe, [26.11.25 10:44]"),
    ],
)
@pytest.mark.parametrize("printed", ["20 November 2025", ""])
def test_when_a_message_was_sent_is_no_day_of_the_article(sent: str, again: str, printed: str) -> None:
    article = page(sent, below=again, day=printed)
    assert (article.headline, day(article)) == (HEADLINE, "2025-11-20" if printed else None)
    assert [creator.name for creator in article.creators] == ["Dot Merriweather"]
    assert {sent, again} <= {one.text for one in article.set_aside}
    assert not [paragraph for paragraph in article.body if "Cousin" in paragraph.text]
    assert ("only_copied" in codes(article)) != bool(printed)


def test_a_headline_in_a_message_is_told_without_its_sender() -> None:
    sent = f"[10:42, 26/11/2025] Aunt Nell: *{HEADLINE}*"
    article = artcli.parse("\n\n".join([sent, "By Dot Merriweather", "20 November 2025", *STORY.split("\n")]))
    assert (article.headline, day(article)) == (HEADLINE, "2025-11-20")
    assert [one.text for one in article.set_aside] == [sent]


def test_a_page_that_does_not_open_with_a_message_has_none() -> None:
    lines = [HEADLINE, "[10:42, 26/11/2025] Council: the kerb is too low", STORY]
    assert list(copies.find(lay_out(lines, locale.load("en")))) == []


def test_created_without_a_notebook_is_the_day_of_the_article() -> None:
    assert day(artcli.parse(f"Title: {HEADLINE}\nCreated: 26.11.2025\nAuthor: Dot Merriweather\n\n{STORY}")) == "2025-11-26"


def test_a_list_of_a_thousand_days_and_titles_is_not_compared_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0

    def count(title: str, line: str) -> bool:
        nonlocal calls
        calls += 1
        return False

    monkeypatch.setattr(copies, "_says_again", count)
    lines = [text for n in range(1000) for text in (f"26/11/2025, 15:14 Harbour plan number {n} passes after debate", "")]
    page_of_days = lay_out(lines, locale.load("en"))
    assert len(page_of_days.lines) == 1000
    assert list(copies.find(page_of_days)) == []
    assert 0 < calls <= 250 * 1000

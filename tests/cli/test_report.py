"""The report: one page about a whole run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from artcli.bulk.journal import Entry, Facts, Output, Remark
from artcli.cli import report
from browser import dom_of, measured, needs_browser, picture_of

HOSTILE = (
    "</title><script>document.title='x'</script>", "<img src=x onerror=\"document.title='x'\">", "' onmouseover='document.title=1", "]]><!-- ",
    "\u202eevil \u2066turned round", "\x1b[31mred\x07", "$title ${counts} %s {name}", "&lt;b&gt; &amp; &", "W" * 300, "javascript:document.title='x'",
    "עיריית הנמל סגרה את הגשר הישן", "\u200fإغلاق الجسر القديم بعد العاصفة", "古い橋が閉鎖", "two\nlines\tand a tab",
)  # fmt: skip


def done(path: str, headline: str, at: int, language: str, output: str) -> Entry:
    facts = Facts(
        id=f"urn:uuid:{at}", headline=headline, published=f"2025-{at % 12 + 1:02d}-{at % 28 + 1:02d}", section=headline[:40], language=language, words=100,
        confidences={"headline": 0.3 + at % 60 / 100, "published": 0.9, "body": 0.95},
    )  # fmt: skip
    written = Output(path=output, format="markdown", sha256="", bytes=1, made_from="")
    noted = Remark(code="zone_unknown", message="no zone")
    return Entry(path=path, outcome="unchanged" if at % 7 == 0 else "done", articles=(facts,), outputs=(written,), notes=(noted,))


def lines() -> list[Entry]:
    """A run of 240 inputs of many kinds."""
    languages = ("en", "he", "ar", "ja", 'x"><script>')
    rows: list[Entry] = []
    for at in range(200):
        headline = HOSTILE[at % len(HOSTILE)] if at % 3 == 0 else f"Story {at} of the day"
        rows.append(done(f"in/{headline[:40]}.txt", headline, at, languages[at % 5], f"{headline[:30]}.md"))
    rows += [Entry(path=f"in/{text[:30]}", outcome="failed", reason=f"is not text: {text}") for text in HOSTILE]
    rows += [Entry(path=f"in/{at}", outcome="skipped", reason="is a named pipe, not a file") for at in range(240 - len(rows))]
    return rows


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(report.render(lines(), out=str(tmp_path / "out"), page=str(path)))
    return path


def test_the_page_loads_nothing_and_runs_nothing(page: Path) -> None:
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert " style=" not in re.sub(r'"[^"]*"', '""', html)
    assert not re.search(r"<[^>]*\s(?:on\w+|src)=", html)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u2066]", html)


def test_the_sum_is_right(page: Path) -> None:
    html = page.read_text("utf-8")
    found = {name: int(count) for count, name in re.findall(r"<b>([0-9,]+)</b>(\w+)</li>", html)}
    assert found == {"in": 240, "done": 171, "unchanged": 29, "failed": 14, "skipped": 26}


def test_the_least_sure_come_first_and_lead_to_their_files(page: Path) -> None:
    html = page.read_text("utf-8")
    shown = [float(number) for number in re.findall(r'<li class="row"><span class="n">([0-9.]+)</span>', html)]
    assert len(shown) == 100
    assert shown == sorted(shown)
    assert "and 100 more, which are surer" in html
    assert 'href="./out/Story%201%20of%20the%20day.md"' in html


def test_what_is_missing_is_listed_apart_from_what_is_unsure(tmp_path: Path) -> None:
    sound = Facts(id="1", headline="Sound but undated", published=None, section=None, language="en", words=9, confidences={"headline": 0.99, "body": 0.98})
    unsure = Facts(id="2", headline="Perhaps a headline", published="2025-01-02", section=None, language="en", words=9, confidences={"headline": 0.2, "published": 0.9, "body": 0.9})
    entries = [Entry(path=path, outcome="done", articles=(facts,)) for path, facts in (("sound.txt", sound), ("unsure.txt", unsure))]
    html = report.render(entries, out=str(tmp_path), page=str(tmp_path / "page.html")).decode()
    doubts, lacking = (re.search(rf"<h2>{title}</h2>(.*?)</section>", html, re.DOTALL)[1] for title in ("The least sure articles", "Articles without headline, date or body"))  # type: ignore[index]
    assert re.findall(r'<span class="n">([0-9.]*)</span>.*?<bdi>(\w+).txt', doubts) == [("0.20", "unsure"), ("0.98", "sound")]
    assert re.findall(r"<bdi>(\w+).txt", lacking) == ["sound"]
    assert "no date: 1" in lacking


def test_notes_are_told_of_the_surest_article_too(tmp_path: Path) -> None:
    """Which of a hundred sure articles has a zone that nobody knows, and what is said of it, for each kind of note."""

    def entry(at: int) -> Entry:
        facts = Facts(id=str(at), headline="x", published=None, section=None, language="en", words=1, confidences={"headline": 0.2 + at / 1000})
        notes = (Remark(code="zone_unknown", message="'EST' & <IST>"), Remark(code="zone_unknown", message="again")) if at == 149 else (Remark(code="encoding_guessed", message=""),)
        return Entry(path=f"{at}.txt", outcome="done", articles=(facts,), notes=notes)

    html = report.render([entry(at) for at in range(150)], out=str(tmp_path), page=str(tmp_path / "page.html")).decode()
    part = re.search(r"<h2>What was noted</h2>(.*?)</section>", html, re.DOTALL)
    assert part is not None
    assert re.findall(r"<summary>(.*?)</summary>", part[1]) == ["encoding guessed: 149 articles", "zone unknown: 1 article"]
    assert part[1].count("<li>") == 20 + 1
    assert "and 129 more, which the manifest lists" in part[1]
    assert "<bdi>149.txt</bdi><span>&#x27;EST&#x27; &amp; &lt;IST&gt;; again</span>" in part[1]


def test_a_bar_is_a_share_of_the_whole(tmp_path: Path) -> None:
    def entry(at: int) -> Entry:
        facts = Facts(id=str(at), headline="x", published=None, section=f"Section {at}", language="fr" if at < 10 else "en", words=1, confidences={})
        return Entry(path=f"{at}.txt", outcome="done", articles=(facts,), notes=(Remark(code="encoding_guessed", message=""),) if at < 10 else ())

    html = report.render([entry(at) for at in range(40)], out=str(tmp_path), page=str(tmp_path / "page.html")).decode()

    def widths(title: str) -> list[str]:
        part = re.search(rf"<h2>{title}</h2>(.*?)</section>", html, re.DOTALL)
        assert part is not None
        assert "of 40 articles" in part[1]
        return re.findall(r'<rect width="([0-9.]+)"', part[1])

    assert widths("Notes") == ["25.00"]
    assert widths("Languages") == ["75.00", "25.00"]
    assert widths("Sections") == ["2.50"] * 15


def test_sections_that_differ_in_case_alone_are_one_bar(tmp_path: Path) -> None:
    def entry(at: int, section: str) -> Entry:
        facts = Facts(id=str(at), headline="x", published=None, section=section, language="fr", words=1, confidences={})
        return Entry(path=f"{at}.txt", outcome="done", articles=(facts,))

    entries = [entry(at, section) for at, section in enumerate(("SOCIÉTÉ", "Société", "Société", "Sport"))]
    html = report.render(entries, out=str(tmp_path), page=str(tmp_path / "page.html")).decode()
    part = re.search(r"<h2>Sections</h2>(.*?)</section>", html, re.DOTALL)
    assert part is not None
    assert re.findall(r'<rect width="([0-9.]+)"', part[1]) == ["75.00", "25.00"]
    assert ("Société" in part[1], "SOCIÉTÉ" in part[1]) == (True, False)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("a/story.md", "./out/a/story.md"),
        ("javascript:alert(1).md", "./out/javascript%3Aalert%281%29.md"),
        ('a"b<c>&?#%.md', "./out/a%22b%3Cc%3E%26%3F%23%25.md"),
        ("caf\udce9.md", "./out/caf%E9.md"),
        ("\ud800.md", None),
    ],
)
def test_an_address_is_a_file_and_nothing_else(path: str, address: str | None, tmp_path: Path) -> None:
    assert report.link_from(str(tmp_path / "report.html"), str(tmp_path / "out"))(path) == address


def test_a_page_beside_the_outputs_still_names_files(tmp_path: Path) -> None:
    link = report.link_from(str(tmp_path / "report.html"), str(tmp_path))
    assert link("javascript:alert(1).md") == "./javascript%3Aalert%281%29.md"
    assert report.link_from(str(tmp_path / "in" / "report.html"), str(tmp_path))("a.md") == "./../a.md"


def test_what_lies_in_a_store_is_named_and_not_linked(tmp_path: Path) -> None:
    html = report.render(lines(), out="s3://bucket/out", page=str(tmp_path / "report.html")).decode()
    assert "<a " not in html
    assert "s3://bucket/out" in html


def test_an_empty_run_is_a_page_too(tmp_path: Path) -> None:
    html = report.render([], out=str(tmp_path), page=str(tmp_path / "report.html")).decode()
    assert "0 articles from 0 inputs" in html
    assert "There is no article." in html


def test_the_same_lines_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = (report.render(lines(), out="/srv/out", page="/srv/report.html") for _ in range(2))
    assert one == other


@needs_browser
def test_nothing_of_an_article_acts_in_a_browser(page: Path) -> None:
    dom = dom_of(page)
    assert "<title>200 articles from 240 inputs</title>" in dom
    assert dom.count('<li class="row">') == 100
    assert "<script" not in dom
    assert picture_of(page).startswith(b"\x89PNG")


@needs_browser
@pytest.mark.parametrize("width", [360, 1200])
def test_the_page_fits_into_its_width(page: Path, width: int) -> None:
    """On a phone and on a desk: nothing stands out at the side, and both bars and words are there."""
    wide, bars, shown = measured(
        page,
        "[page.documentElement.scrollWidth, [...page.querySelectorAll('.bars rect')].filter(r => r.getBoundingClientRect().width > 1).length,"
        " [...page.querySelectorAll('.row p')].every(p => p.getBoundingClientRect().width > 100)]",
        width=width,
    )
    assert wide <= width
    assert bars > 20
    assert shown


@needs_browser
def test_a_hebrew_headline_stands_at_the_right(page: Path) -> None:
    directions = measured(
        page,
        "[...page.querySelectorAll('.headline')].map(p => [p.textContent, page.defaultView.getComputedStyle(p).direction])",
        width=1000,
    )
    assert {direction for text, direction in directions if text.startswith(("עיריית", "\u200fإغلاق"))} == {"rtl"}
    assert {direction for text, direction in directions if text.startswith("Story")} == {"ltr"}


@needs_browser
def test_the_page_is_dark_where_the_reader_wants_it_dark(page: Path) -> None:
    asked = "getComputedStyle(page.body).backgroundColor"
    assert measured(page, asked, width=600) == "rgb(255, 255, 255)"
    assert measured(page, asked, "--force-dark-mode", width=600) == "rgb(23, 24, 26)"

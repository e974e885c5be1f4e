"""The page of `inspect --html`: whole in itself, harmless, and laid out so that it can be read."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import orjson
import pytest

import processes
from artcli.cli.reasons import in_words
from browser import dom_of, measured, needs_browser, picture_of
from processes import ROOT

SAMPLE = "samples/fr-header-line.txt"
HOSTILE = "Storm closes </pre><script>document.title='x'</script> bridge\n\nBy Jane Doe\n\nקו ראשון של טקסט בעברית כאן בעמוד.\n\nThe bridge was closed on Monday & stayed closed, officials said.\n"
TWICE = "The old bridge over the river was closed on Monday, and the mayor said that it will stay closed until the end of the month."
run = partial(processes.run, "inspect")


def test_page_is_self_contained(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("-", "--html", str(page), data=HOSTILE.encode()).returncode == 0
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r'src=|href=(?!"#l)', html)  # but to its own lines
    assert html.count('dir="auto"') >= 4


@needs_browser
def test_page_in_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("-", "--html", str(page), data=HOSTILE.encode())
    dom = dom_of(page)
    assert "<title>x</title>" not in dom
    assert dom.count('class="t"') == 4  # one row a line, though the headline closes tags
    assert picture_of(page, "--window-size=420,900").startswith(b"\x89PNG")


def test_the_style_is_the_one_that_the_policy_lets_through(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run(SAMPLE, "--html", str(page))
    html = page.read_text("utf-8")
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html
    assert " style=" not in html
    assert not re.search(r"\son\w+=", html)


def test_what_would_act_in_the_page_is_shown_as_a_sign(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("--html", str(page), data="A $title line\n\nThe \x1b[31mred\x7f and \u202ereversed text & <b>more</b> stand $here in this line.\n".encode())
    html = page.read_text("utf-8")
    for sign in ("\u241b[31mred\u2421", "⟦202E⟧reversed", "&amp; &lt;b&gt;more", "$title line", "$here"):
        assert sign in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", html)


def test_a_mouse_over_a_line_is_told_what_decided_it(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run(SAMPLE, "--html", str(page))
    titles = [html.unescape(title) for title in re.findall(r'<summary title="([^"]*)"', page.read_text("utf-8"))]
    found = orjson.loads(run(SAMPLE, "--json").stdout)["judgements"]
    assert len(titles) == len(found)
    for title, judgement in zip(titles, found, strict=True):
        told = [words for one in judgement["evidence"] if one["weight"] >= 0 and (words := in_words(one["cue"]))]
        assert title.startswith(judgement["told"] or f"{judgement['role']}: {told[0]}")


def test_repeats_are_marked_on_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("--html", str(page), data=f"Bridge closed\n\nBy Jane Doe\n\nShort lead stands here.\n\n{TWICE}\n\nA boat takes people across.\n\n{TWICE}\n".encode())
    assert page.read_text("utf-8").count('class="repeat"') == 1


def test_a_line_looks_as_what_the_record_has_it_for(tmp_path: Path) -> None:
    """A copyright notice was judged furniture, and is a field all the same."""
    run("--html", str(tmp_path / "page.html"), "samples/en-article-copy.txt")
    shown = (tmp_path / "page.html").read_text("utf-8")
    assert re.findall(r'<details id="l(?:1|2|42)" class="([^"]+)"', shown) == ["aside", "furniture", "copyright-notice"]


def test_the_parts_of_the_record_lead_to_their_lines(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("samples/uk-whole-page.txt", "--html", str(page))
    html = page.read_text("utf-8")
    record = orjson.loads(subprocess.run([sys.executable, "-m", "artcli", "parse", "samples/uk-whole-page.txt"], capture_output=True, cwd=ROOT, timeout=60).stdout)
    body, aside = re.findall(r"<dt>(?:body|set aside)<small>(.*?)</small>", html)
    for shown, parts in ((body, record["body"]), (aside, record["set_aside"])):
        ends = {part["lines"][1] for part in parts}
        assert [int(n) for n in re.findall(r'href="#l(\d+)"', shown)] == [part["lines"][0] for part in parts if part["lines"][0] - 1 not in ends]
        spans = [[int(n) for n in row.split("-")] for row in re.findall(r">([0-9-]+)</a>", shown)]
        assert {n for row in spans for n in range(row[0], row[-1] + 1)} == {n for part in parts for n in range(part["lines"][0], part["lines"][1] + 1)}
    assert set(re.findall(r'href="#(l\d+)"', html)) <= set(re.findall(r'<details id="(l\d+)"', html))


@needs_browser
def test_that_the_record_can_be_opened_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("samples/fr-header-line.txt", "--html", str(page))
    asked = "(one => [getComputedStyle(one).display, getComputedStyle(one).listStyleType])(page.querySelector('.raw summary'))"
    assert measured(page, asked, width=1200) == ["list-item", "disclosure-closed"]


@needs_browser
@pytest.mark.parametrize("width", [420, 1200])
def test_a_short_line_takes_one_row(width: int, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("samples/uk-whole-page.txt", "--html", str(page))
    heights, fits = measured(page, "[[...page.querySelectorAll('#l1 summary, #l13 summary, #l9 summary')].map(one => one.clientHeight), page.documentElement.scrollWidth]", width=width)
    assert len(heights) == 3
    assert max(heights) < 34  # one and a half lines of 15 pixels
    assert fits <= width

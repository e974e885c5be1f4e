"""The page of `--report` takes the place of nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import folders
from folders import convert, said, tree, unfinished


def test_a_report_to_look_at(corpus: Path, out: Path, tmp_path: Path) -> None:
    assert convert(corpus, "-o", out, "--report", tmp_path / "page.html").returncode == 0
    assert "7 articles from 7 inputs" in (tmp_path / "page.html").read_text("utf-8")


def test_articles_that_are_the_same_are_counted_in_summary_and_report(corpus: Path, out: Path, tmp_path: Path) -> None:
    (corpus / "again.txt").write_bytes((corpus / "story-001.txt").read_bytes())
    for _ in range(2):  # the second run finds nothing changed
        done = convert(corpus, "-o", out, "--json-summary", "--report", tmp_path / "page.html")
        assert "artcli: 2 articles share 1 id: their headline, byline and text are the same" in said(done)
        assert json.loads(done.stdout)["alike"] == 2
        assert " · 2 articles share 1 id</p>" in (tmp_path / "page.html").read_text("utf-8")
    (corpus / "again.txt").unlink()
    done = convert(corpus, "-o", out, "--prune", "--report", tmp_path / "page.html")
    assert "share" not in done.stderr.decode() + (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("in/story-001.txt", "is an input too"), ("link/story-001.txt", "is an input too"), ("out/story-001.json", "is a place for outputs"), ("out/all.page", "is a place for outputs"),
        ("out/story-001.md", "is a place for outputs"), ("out/.artcli/manifest.jsonl", "is below .artcli"), ("in", "is a folder"), ("none/page.html", "there is no folder"),
    ],
)  # fmt: skip
def test_a_report_takes_the_place_of_nothing(page: str, words: str, corpus: Path, out: Path, tmp_path: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown")
    (tmp_path / "link").symlink_to(corpus)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "json", "--into", "all.page", "--report", tmp_path / page)
    assert (done.returncode, words in said(done)[0]) == (2, True)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_report_may_be_called_by_bytes_that_are_no_utf8(corpus: Path, out: Path) -> None:
    page = out / "\udcff.html"
    for _ in range(2):
        assert convert(corpus, "-o", out, "--report", page).returncode == 0
        assert "7 articles from 7 inputs" in page.read_text("utf-8")


def test_a_report_takes_the_place_of_no_input_that_a_list_or_a_link_leads_to(corpus: Path, out: Path, tmp_path: Path) -> None:
    story = corpus / "story-001.txt"
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "a.txt").symlink_to(story)
    for sources, data in ((["-"], str(story).encode()), ([tmp_path / "links", "--follow"], b"")):
        done = convert(*sources, "-o", out, "--report", story, data=data)
        assert (done.returncode, "is an input, and the report would take its place" in said(done)[0]) == (2, True)
        assert (story.read_text(), tree(out), unfinished(out)) == (folders.story(1), {}, [])


def test_a_report_may_stand_among_the_inputs_that_are_not_read_and_beside_the_outputs(corpus: Path, out: Path) -> None:
    for page in (corpus / "page.html", out / "page.html"):
        for _ in range(2):
            assert convert(corpus, "-o", out, "--include", "*.txt", "--report", page).returncode == 0
        assert "7 inputs" in page.read_text("utf-8")


def test_a_report_is_not_the_output_folder_that_is_still_to_be_made(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--report", f"{out}/")
    assert (done.returncode, said(done)[0]) == (2, f"artcli: '{out}/' is the output folder, and --report names one file")
    assert not out.exists()

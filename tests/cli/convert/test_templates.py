"""Outputs that are named by what the articles say (`--name`)."""

from __future__ import annotations

from pathlib import Path

import pytest

import folders
from folders import convert, said, story, tree


def test_names_by_what_the_articles_say(corpus: Path, out: Path) -> None:
    (corpus / "copy.txt").write_text(story(1))
    convert(corpus, "-o", out, "--to", "json", "--name", "{year}/{date}-{slug}")
    names = sorted(tree(out))
    assert names[0] == "2024/2024-03-01-bridge-number-0-closed-after-storm.json"
    assert "2024/2024-03-02-bridge-number-1-closed-after-storm.json" in names
    assert "2024/2024-03-02-bridge-number-1-closed-after-storm-2.json" in names
    assert len(names) == 8
    before = tree(out)
    again = convert(corpus, "-o", out, "--to", "json", "--name", "{year}/{date}-{slug}")
    assert "8 unchanged" in said(again)[0]
    assert tree(out) == before


@pytest.mark.parametrize("other", ["{number}-{name}", None])
def test_another_template_gives_new_names_and_the_old_ones_are_stale(other: str | None, corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--name", "{date}-{name}")
    old = set(tree(out))
    more = ["--name", other] if other else []
    done = convert(corpus, "-o", out, *more)
    assert "7 in = 7 done + 0 unchanged" in said(done)[0]
    assert said(done)[1] == "artcli: 7 outputs stale: their inputs are gone or gave something else; --prune removes them"
    new = set(tree(out)) - old
    assert {Path(name).name for name in new} == {f"{'1-' if other else ''}story-00{n}.json" for n in range(7)}
    pruned = convert(corpus, "-o", out, *more, "--prune")
    assert said(pruned)[0].endswith("7 unchanged + 0 failed + 0 skipped; 7 articles, 0 files written; 7 stale outputs removed")
    assert set(tree(out)) == new


def test_an_output_under_an_old_name_may_be_edited_or_empty_and_makes_no_input_new(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    (out / "story-001.json").write_bytes(b"")
    (out / "story-002.json").write_text("mended by hand")
    for count in (" 7 done + 0 unchanged", " 0 done + 7 unchanged", " 0 done + 7 unchanged"):
        done = said(convert(corpus, "-o", out, "--name", "{slug}"))
        assert count in done[0]
        assert not any("not as artcli wrote it" in line for line in done)  # it is told as stale
        assert done[1].startswith("artcli: 7 outputs stale")


def test_a_name_passes_to_who_says_the_same_now_unless_its_output_was_edited(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--name", "{slug}")
    (corpus / "story-001.txt").rename(corpus / "story-101.txt")
    done = convert(corpus, "-o", out, "--name", "{slug}")
    assert "7 in = 1 done + 6 unchanged + 0 failed" in said(done)[0]
    (taken,) = (path for path in out.rglob("*.json") if "story-101.txt" in path.read_text("utf-8"))
    taken.write_text(taken.read_text("utf-8") + "\n")
    (corpus / "story-101.txt").rename(corpus / "story-201.txt")
    done = convert(corpus, "-o", out, "--name", "{slug}")
    assert done.returncode == 1
    assert said(done)[0] == f"artcli: {corpus}/story-201.txt: {taken}: is there already, and not as artcli wrote it; --force replaces it"
    assert "story-101.txt" in taken.read_text("utf-8")


def test_names_are_dated_by_the_change_where_nothing_else_is_said(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 1)
    (source / "story-000.txt").write_text(story(0).replace("Published", "Updated:"))
    convert(source, "-o", out, "--name", "{date}-{month}-{name}", "--report", tmp_path / "page.html")
    assert list(tree(out)) == ["2024-03-01-03-story-000.json"]
    assert "no date" not in (tmp_path / "page.html").read_text("utf-8")


def test_a_template_may_say_the_suffix_too(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown", "--to", "json", "--name", "{slug}.md")
    assert {"part-0/bridge-number-0-closed-after-storm.md", "part-0/bridge-number-0-closed-after-storm.json"} <= set(tree(out))


def test_a_name_without_folder_stays_in_the_folder_of_its_input(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown", "--name", "{slug}")
    assert "part-0/bridge-number-0-closed-after-storm.md" in tree(out)

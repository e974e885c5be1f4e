"""Nothing that artcli did not write is replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folders import convert, manifest, said, story, tree


def test_nothing_that_artcli_did_not_write_is_replaced(corpus: Path, out: Path, tmp_path: Path) -> None:
    out.mkdir()
    (out / "story-001.json").write_text("mine")
    (out / "story-004.json").symlink_to(tmp_path / "elsewhere")
    (out / "part-0").mkdir()
    (out / "part-0" / "story-000.json").mkdir()
    done = convert(corpus, "-o", out)
    assert done.returncode == 1
    assert (out / "story-001.json").read_text() == "mine"
    assert not (tmp_path / "elsewhere").exists()
    told = sorted(line for line in said(done) if "story-" in line)
    assert told[0] == f"artcli: {corpus}/part-0/story-000.txt: {out}/part-0/story-000.json: a folder is there"
    assert told[1] == f"artcli: {corpus}/story-001.txt: {out}/story-001.json: is there already, and not as artcli wrote it; --force replaces it"
    assert len(told) == 3
    forced = convert(corpus, "-o", out, "--force")
    assert forced.returncode == 1  # a folder is never replaced
    assert json.loads((out / "story-001.json").read_bytes())["headline"]
    assert not (tmp_path / "elsewhere").exists()


def test_an_output_that_somebody_edited_is_kept(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    (out / "story-001.json").write_text("mended by hand")
    done = convert(corpus, "-o", out)
    assert done.returncode == 0
    (line,) = [line for line in manifest(out) if line["path"].endswith("story-001.txt")]
    assert [note["code"] for note in line["notes"]] == ["output_edited"]
    assert said(done)[0] == f"artcli: {corpus}/story-001.txt: {out}/story-001.json is not as artcli wrote it, and was left as it is"
    (corpus / "story-001.txt").write_text(story(60))
    done = convert(corpus, "-o", out)
    assert done.returncode == 1
    assert said(done)[0] == f"artcli: {corpus}/story-001.txt: {out}/story-001.json: is there already, and not as artcli wrote it; --force replaces it"
    assert (out / "story-001.json").read_text() == "mended by hand"
    assert convert(corpus, "-o", out, "--force").returncode == 0
    assert "number 60" in (out / "story-001.json").read_text()


@pytest.mark.parametrize("way", [[], ["--name", "{name}"]])
def test_force_replaces_an_output_that_was_edited_though_its_input_is_as_it_was(way: list[str], corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, *way)
    before = tree(out)
    edited = out / "story-001.json"
    edited.write_bytes(before["story-001.json"].replace(b"Bridge", b"Brigde"))  # of the same length
    assert "7 unchanged" in said(convert(corpus, "-o", out, *way))[-1]
    assert tree(out) != before
    assert b"\nchanged\t" in convert(corpus, "-o", out, *way, "--force", "--dry-run").stdout
    assert "1 done + 6 unchanged" in said(convert(corpus, "-o", out, *way, "--force"))[-1]
    assert tree(out) == before
    assert "7 unchanged" in said(convert(corpus, "-o", out, *way, "--force"))[-1]


def test_a_file_for_all_that_somebody_else_wrote_is_not_replaced(corpus: Path, out: Path) -> None:
    out.mkdir()
    (out / "all.jsonl").write_text("mine")
    arguments = (corpus, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    done = convert(*arguments)
    assert (done.returncode, (out / "all.jsonl").read_text()) == (3, "mine")
    assert convert(*arguments, "--force").returncode == 0
    with (out / "all.jsonl").open("a") as file:
        file.write("a line of mine\n")
    assert convert(*arguments).returncode == 3


def test_an_edit_of_the_same_length_in_a_file_for_all_is_kept(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    convert(*arguments)
    written = (out / "all.jsonl").read_bytes()
    edited = written.replace(b"Bridge number 2", b"BRIDGE NUMBER 2")
    assert edited != written
    (out / "all.jsonl").write_bytes(edited)
    (corpus / "story-100.txt").write_text(story(100))
    done = convert(*arguments)
    assert (done.returncode, (out / "all.jsonl").read_bytes()) == (3, edited)
    assert said(done)[0] == f"artcli: {out}/all.jsonl: is there already, and not as artcli wrote it; --force replaces it"
    assert convert(*arguments, "--force").returncode == 0
    assert (out / "all.jsonl").read_bytes().startswith(written)


def test_links_in_the_output_folder_lead_nowhere(corpus: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    out.mkdir()
    (out / "part-0").symlink_to(tmp_path / "elsewhere")
    done = convert(corpus, "-o", out)
    assert done.returncode == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert len(tree(out)) == 4
    assert any(line.endswith("part-0: is a link, and outputs stay in the output folder") for line in said(done))


@pytest.mark.parametrize("more", [[], ["--force"]])
def test_a_manifest_that_somebody_changed_removes_nothing_outside_the_output_folder(more: list[str], corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    victim = out.parent / "victim.txt"
    victim.write_bytes((out / "story-001.json").read_bytes())
    path = out / ".artcli" / "manifest.jsonl"
    (planted,) = (line for line in path.read_text().splitlines() if "story-001.txt" in line)
    planted = planted.replace("story-001.txt", "gone.txt").replace('"path":"story-001.json"', '"path":"../victim.txt"')
    assert '"path":"../victim.txt"' in planted
    path.write_text(f"{path.read_text()}{planted}\n")
    done = convert(corpus, "-o", out, "--prune", *more)
    assert (done.returncode, victim.exists(), len(tree(out))) == (0, True, 7)

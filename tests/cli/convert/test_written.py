"""What `artcli convert` writes: a tree of outputs, and a manifest that has a line for every input."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from folders import convert, manifest, said, story, tree, unfinished
from processes import ARTCLI, ROOT


def test_the_tree_of_outputs_mirrors_the_tree_of_inputs(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--to", "markdown", "--to", "json")
    assert (done.returncode, done.stdout) == (0, b"")
    wanted = {str(path.relative_to(corpus).with_suffix(suffix)) for path in corpus.rglob("*.txt") for suffix in (".md", ".json")}
    assert set(tree(out)) == wanted
    assert len(wanted) == 14
    (summary,) = said(done)
    assert summary == "artcli: 7 in = 7 done + 0 unchanged + 0 failed + 0 skipped; 7 articles, 14 files written"
    assert unfinished(out) == []


def test_each_output_is_what_parse_prints(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    for path in corpus.rglob("*.txt"):
        printed = subprocess.run([*ARTCLI, "parse", path], capture_output=True, cwd=ROOT, check=True).stdout
        assert (out / path.relative_to(corpus)).with_suffix(".json").read_bytes() == printed


def test_the_manifest_has_a_line_for_every_input(corpus: Path, out: Path) -> None:
    (corpus / "empty.txt").touch()
    os.mkfifo(corpus / "pipe")
    assert convert(corpus, "-o", out, "--to", "json").returncode == 1
    lines = manifest(out)
    assert [line["path"] for line in lines] == sorted(str(path) for path in corpus.rglob("*") if not path.is_dir())
    by_name = {Path(line["path"]).name: line for line in lines}
    assert (by_name["empty.txt"]["outcome"], by_name["empty.txt"]["reason"]) == ("failed", "is empty")
    assert (by_name["pipe"]["outcome"], by_name["pipe"]["reason"]) == ("skipped", "is a named pipe, not a file")
    whole = by_name["story-000.txt"]
    assert whole["size"] == len(story(0).encode())
    (output,) = whole["outputs"]
    import hashlib

    assert output["sha256"] == hashlib.sha256((out / output["path"]).read_bytes()).hexdigest()
    assert whole["sha256"] == hashlib.sha256(story(0).encode()).hexdigest()
    (article,) = whole["articles"]
    assert article["headline"] == "Bridge number 0 closed after storm"
    assert article["published"] == "2024-03-01"
    assert 0 < article["confidences"]["headline"] <= 1


def test_a_list_of_paths_keeps_their_folders(corpus: Path, out: Path) -> None:
    paths = sorted(str(path.relative_to(corpus.parent)) for path in corpus.rglob("*.txt"))
    done = convert("-", "-o", out, data="".join(f"./{path}\n" for path in paths).encode() + b"in/gone.txt\n", cwd=corpus.parent)
    assert done.returncode == 1
    assert said(done)[0] == "artcli: in/gone.txt: no such file or folder"
    assert sorted(tree(out)) == [str(Path(path).with_suffix(".json")) for path in paths]
    zeros = convert("-", "-o", out.parent / "zeros", data="\0".join(paths).encode(), cwd=corpus.parent)
    assert zeros.returncode == 0
    assert tree(out.parent / "zeros") == tree(out)


def test_a_file_named_alone_goes_to_the_top(corpus: Path, out: Path) -> None:
    convert(corpus / "part-0" / "story-003.txt", "-o", out)
    assert list(tree(out)) == ["story-003.json"]


def test_what_is_chosen_and_what_is_left_out(corpus: Path, out: Path) -> None:
    (corpus / ".hidden.txt").write_text(story(8))
    (corpus / ".git").mkdir()
    (corpus / ".git" / "a.txt").write_text(story(9))
    (corpus / "notes.log").write_text("no article")
    (corpus / "drafts").mkdir()
    (corpus / "drafts" / "a.txt").write_text(story(10))
    convert(corpus, "-o", out, "--include", "*.txt", "--exclude", "drafts", "--exclude", "part-0/*3.txt")
    names = {Path(line["path"]).name for line in manifest(out)}
    assert names == {f"story-00{n}.txt" for n in (0, 1, 2, 4, 5, 6)}


def test_the_output_folder_may_lie_in_the_source(corpus: Path) -> None:
    out = corpus / "out"
    convert(corpus, "-o", out, "--to", "json")
    again = convert(corpus, "-o", out, "--to", "json")
    assert said(again)[-1].startswith("artcli: 7 in = 0 done + 7 unchanged")

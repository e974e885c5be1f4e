"""One file for the articles of all inputs (`--into`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from folders import convert, manifest, said, story, tree


def test_all_articles_in_one_file(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all.jsonl")
    assert done.returncode == 0
    assert said(done)[-1].endswith("7 articles, 8 files written")
    records = [json.loads(line) for line in (out / "all.jsonl").read_bytes().splitlines()]
    assert [record["source"]["name"] for record in records] == sorted(str(path) for path in corpus.rglob("*.txt"))
    assert sorted(tree(out)) == sorted(["all.jsonl", *(str(path.relative_to(corpus).with_suffix(".md")) for path in corpus.rglob("*.txt"))])
    before, told = tree(out), [line["outputs"] for line in manifest(out)]
    for _ in range(2):  # what the second run moves into the file, the third finds there
        again = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all.jsonl")
        assert "7 unchanged" in said(again)[-1]
        assert said(again)[-1].endswith("0 files written")
        assert (tree(out), [line["outputs"] for line in manifest(out)]) == (before, told)


def test_other_formats_are_named_beside_one_file_for_all(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all.jsonl", "--name", "{number}-{slug}")
    assert convert(*arguments).returncode == 0
    names = sorted(name.rpartition("/")[2] for name in tree(out))
    assert names[-1] == "all.jsonl"
    assert [(name[:2], name[-3:]) for name in names[:-1]] == [("1-", ".md")] * 7
    assert len([json.loads(line) for line in (out / "all.jsonl").read_bytes().splitlines()]) == 7
    assert all(data.startswith(b"---\n") for name, data in tree(out).items() if name.endswith(".md"))
    assert "7 unchanged" in said(convert(*arguments))[-1]


def test_one_file_for_all_tells_its_format_by_its_suffix(corpus: Path, out: Path) -> None:
    assert convert(corpus, "-o", out, "--into", "news/all.ndjson").returncode == 0
    assert len((out / "news" / "all.ndjson").read_bytes().splitlines()) == 7
    assert convert(corpus, "-o", out, "--into", "all.jsonl", "--to", "json").returncode == 2


def test_one_file_for_all_follows_what_changes(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    convert(*arguments)
    (corpus / "story-001.txt").write_text(story(77))
    (corpus / "part-0" / "story-000.txt").unlink()
    (corpus / "story-100.txt").write_text(story(100))
    done = convert(*arguments)
    assert "7 in = 2 done + 5 unchanged" in said(done)[0]
    assert said(done)[2] == f"artcli: stale: {out}/all.jsonl: what {corpus}/part-0/story-000.txt gave"
    headlines = [json.loads(line)["headline"].split()[2] for line in (out / "all.jsonl").read_bytes().splitlines()]
    assert headlines == ["3", "6", "77", "2", "4", "5", "100", "0"]  # what is gone stays, at the end
    pruned = convert(*arguments, "--prune")
    assert pruned.returncode == 0
    assert len((out / "all.jsonl").read_bytes().splitlines()) == 7
    fresh = out.parent / "fresh"
    convert(corpus, "-o", fresh, "--to", "jsonl", "--into", "all.jsonl")
    assert tree(out) == tree(fresh)


def test_files_for_all_under_two_names_have_nothing_to_do_with_each_other(corpus: Path, out: Path) -> None:
    even, odd = (["-o", str(out), "--into", f"{name}.jsonl", "--include", f"*{figures}.txt"] for name, figures in (("even", "[02468]"), ("odd", "[13579]")))
    first = convert(corpus, *even)
    second = convert(corpus, *odd)
    assert [said(done)[0].partition("; ")[2] for done in (first, second)] == ["4 articles, 1 file written", "3 articles, 1 file written"]
    written = tree(out)
    assert [len(data.splitlines()) for data in written.values()] == [4, 3]
    assert "1 other output of earlier runs kept: even.jsonl 1" in said(second)[1]
    for again in (convert(corpus, *even), convert(corpus, *odd)):
        assert (again.returncode, " 0 done " in said(again)[0], said(again)[0][-15:]) == (0, True, "0 files written")
        assert tree(out) == written
    whole = convert(corpus, "-o", out, "--into", "whole.jsonl")
    assert said(whole)[0].endswith("7 articles, 1 file written")
    assert len((out / "whole.jsonl").read_bytes().splitlines()) == 7


def test_a_file_for_all_and_a_file_an_input_stand_beside_each_other(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--to", "jsonl", "--json-summary")
    each, alone = [json.loads(convert(*arguments, *way).stdout) for way in ([], ["--into", "all.jsonl"])]
    assert [(one["done"], one["files"], one["stale"], one["kept"]) for one in (each, alone)] == [(7, 7, 0, 0), (7, 1, 0, 7)]
    before = tree(out)
    assert len(before) == 8
    for way, kept in (([], 1), (["--into", "all.jsonl"], 7), (["--prune"], 1)):
        again = json.loads(convert(*arguments, *way).stdout)
        assert (again["unchanged"], again["files"], again["stale"], again["pruned"], again["kept"]) == (7, 0, 0, 0, kept)
        assert tree(out) == before


def test_an_edited_file_for_all_is_replaced_by_force_alone_and_a_rehearsal_says_so(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--into", "all.jsonl")
    convert(*arguments)
    before = tree(out)
    with (out / "all.jsonl").open("ab") as file:
        file.write(b"my own line\n")
    for more in ([], ["--dry-run"]):
        done = convert(*arguments, *more)
        assert (done.returncode, said(done)) == (3, [f"artcli: {out}/all.jsonl: is there already, and not as artcli wrote it; --force replaces it"])
    assert said(convert(*arguments, "--dry-run", "--force"))[-1].endswith("nothing was written")
    assert said(convert(*arguments, "--force"))[-1] == "artcli: 7 in = 0 done + 7 unchanged + 0 failed + 0 skipped; 7 articles, 1 file written"
    assert tree(out) == before


@pytest.mark.parametrize("more", [[], ["--dry-run"]])
@pytest.mark.parametrize("option", ["--into", "--report"])
def test_a_file_for_all_is_no_folder_of_outputs(option: str, more: list[str], corpus: Path, out: Path) -> None:
    if option == "--report" and more:
        pytest.skip("a rehearsal makes no report")
    name = "Part-0" if option == "--into" else str(out / "part-0")
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", option, name, *more)
    assert (done.returncode, tree(out)) == (2, {})
    assert said(done)[0] == f"artcli: '{Path(name).name}' would be a file, and the folder of what {corpus}/part-0/story-000.txt gives, too; give it another name"


def test_a_folder_for_the_file_for_all_is_called_as_no_output(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "story-001.md/all.jsonl")
    assert done.returncode == 0
    assert sorted(name for name in tree(out) if name[:9] <= "story-002")[-3:] == ["story-001-2.md", "story-001.md/all.jsonl", "story-002.md"]


@pytest.mark.parametrize("force", [[], ["--force"], ["--dry-run"]])
def test_a_folder_or_a_file_where_one_is_needed_is_told_before_anything_is_done(force: list[str], corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown")
    before = tree(out)
    for name, words in (
        ("part-0", f"{out}/part-0: a folder is there; give --into another name"),
        ("story-001.md/a/b", f"{out}/story-001.md/a/b: cannot be written: {out}/story-001.md is a file, not a folder; give --into another name"),
    ):
        done = convert(corpus, "-o", out, "--to", "jsonl", "--into", name, *force)
        assert (done.returncode, said(done)) == (3, [f"artcli: {words}"])
    assert tree(out) == before


def test_an_article_whose_name_needs_the_file_for_all_as_its_folder_fails_alone(corpus: Path, out: Path) -> None:
    (corpus / "story-001.txt").write_text(story(1).replace("Bridge number 1", "All of it is"))
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all-of-it-is-closed-after-storm", "--name", "{slug}/{number}")
    assert done.returncode == 1
    where = f"{out}/all-of-it-is-closed-after-storm/1"
    assert said(done)[0] == f"artcli: {corpus}/story-001.txt: {where}: cannot be written: 'all-of-it-is-closed-after-storm' is a file for all, and no folder"
    assert len((out / "all-of-it-is-closed-after-storm").read_bytes().splitlines()) == 6


def test_what_an_input_gave_stays_in_the_file_for_all_while_it_fails(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--into", "all.jsonl")
    convert(*arguments)
    whole = sorted((out / "all.jsonl").read_bytes().splitlines())
    (corpus / "story-002.txt").write_text("")
    for _ in range(3):
        done = convert(*arguments)
        assert (done.returncode, " + 1 failed + " in said(done)[-1]) == (1, True)
        assert sorted((out / "all.jsonl").read_bytes().splitlines()) == whole
    (failed,) = (entry for entry in manifest(out) if entry["outcome"] == "failed")
    assert [output["path"] for output in failed["outputs"]] == ["all.jsonl"]


def test_a_file_for_all_that_is_empty_is_written_again_and_any_other_is_somebodys(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--into", "all.jsonl")
    convert(*arguments)
    whole = (out / "all.jsonl").read_bytes()
    (out / "all.jsonl").write_bytes(b"")
    assert convert(*arguments).returncode == 0
    assert (out / "all.jsonl").read_bytes() == whole
    (out / "all.jsonl").write_bytes(b"\n")
    assert convert(*arguments).returncode == 3
    assert (out / "all.jsonl").read_bytes() == b"\n"

"""What `artcli convert` promises, asked of real processes and files."""

from __future__ import annotations

import json
import os
import re
import resource
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

import folders
from folders import ARTCLI, ROOT, add_up, convert, manifest, outcomes, said, story, tree, unfinished


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "in", 7, deep=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


# ---- what is written ---------------------------------------------------------------------------------------------------


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


def test_all_articles_in_one_file(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all.jsonl")
    assert done.returncode == 0
    assert said(done)[-1].endswith("7 articles, 8 files written")
    records = [json.loads(line) for line in (out / "all.jsonl").read_bytes().splitlines()]
    assert [record["source"]["name"] for record in records] == sorted(str(path) for path in corpus.rglob("*.txt"))
    assert sorted(tree(out)) == sorted(["all.jsonl", *(str(path.relative_to(corpus).with_suffix(".md")) for path in corpus.rglob("*.txt"))])
    before = tree(out)
    again = convert(corpus, "-o", out, "--to", "jsonl", "--to", "markdown", "--into", "all.jsonl")
    assert "7 unchanged" in said(again)[-1]
    assert said(again)[-1].endswith("0 files written")
    assert tree(out) == before


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
    assert "8 unchanged" in said(again)[-1]
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


# ---- again -------------------------------------------------------------------------------------------------------------


def test_a_second_run_does_only_what_is_new_or_changed(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown")
    times = {path: (out / path).stat().st_mtime_ns for path in tree(out)}
    (corpus / "story-001.txt").write_text(story(50))
    (corpus / "new.txt").write_text(story(51))
    done = convert(corpus, "-o", out, "--to", "markdown", "--json-summary")
    assert json.loads(done.stdout) == {
        "in": 8, "done": 2, "unchanged": 6, "failed": 0, "skipped": 0, "not_reached": 0, "articles": 8, "files": 2, "doubted": 0, "noted": 0, "stale": 0, "pruned": 0,
        "kept": 0,
    }  # fmt: skip
    touched = {path for path in tree(out) if times.get(path) != (out / path).stat().st_mtime_ns}
    assert touched == {"story-001.md", "new.md"}
    assert outcomes(out) == {"done": 2, "unchanged": 6}


def test_other_options_and_other_formats_are_new(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown")
    first = tree(out)
    zoned = convert(corpus, "-o", out, "--to", "markdown", "--timezone", "Africa/Casablanca")
    assert "7 done" in said(zoned)[-1]
    more = convert(corpus, "-o", out, "--to", "json")
    assert "7 done" in said(more)[0]
    assert {path for path in tree(out) if path.endswith(".md")} == set(first)
    assert len(tree(out)) == 14
    assert "7 unchanged" in said(convert(corpus, "-o", out, "--to", "json"))[0]
    assert "7 done" in said(convert(corpus, "-o", out, "--to", "json", "--to", "markdown"))[-1]  # the zone is not asked for any more
    assert "7 unchanged" in said(convert(corpus, "-o", out, "--to", "json", "--to", "markdown"))[-1]


def test_the_same_folder_called_otherwise_is_the_same(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    convert("in", "-o", "out", cwd=corpus.parent)
    convert("./in/", "-o", out, cwd=corpus.parent)
    assert len(tree(out)) == 7
    assert len(manifest(out)) == 7


def test_outputs_that_are_gone_or_empty_are_written_again(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    before = tree(out)
    (out / "story-001.json").unlink()
    (out / "part-0" / "story-000.json").write_bytes(b"")
    done = convert(corpus, "-o", out)
    assert "2 done + 5 unchanged" in said(done)[-1]
    assert tree(out) == before


def test_stale_outputs_are_told_and_pruned(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    (corpus / "part-0" / "story-000.txt").unlink()
    (corpus / "story-001.txt").unlink()
    (out / "story-001.json").write_text("mended by hand")
    done = convert(corpus, "-o", out)
    assert done.returncode == 0
    lines = said(done)
    assert lines[-3:] == [
        "artcli: 2 outputs stale: their inputs are gone or gave something else; --prune removes them",
        f"artcli: stale: {out}/part-0/story-000.json",
        f"artcli: stale: {out}/story-001.json",
    ]
    assert len(tree(out)) == 7
    pruned = convert(corpus, "-o", out, "--prune")
    assert said(pruned)[0].endswith("0 files written; 1 stale output removed")
    assert (out / "story-001.json").read_text() == "mended by hand"
    assert len(tree(out)) == 6
    again = convert(corpus, "-o", out, "--prune")
    assert said(again)[1:] == ["artcli: 1 stale output kept: edited since; delete it yourself, or --force removes it", f"artcli: kept: {out}/story-001.json"]
    forced = convert(corpus, "-o", out, "--prune", "--force")
    assert said(forced)[-1].endswith("0 files written; 1 stale output removed")
    assert (len(tree(out)), len(manifest(out))) == (5, 5)


def test_articles_with_notes_are_counted_by_kind_also_where_nothing_has_changed(corpus: Path, out: Path) -> None:
    for number in (1, 2):
        path = corpus / f"story-00{number}.txt"
        path.write_bytes(path.read_text("utf-8").replace("river", "rivi\u00e8re").encode("latin-1"))
    (corpus / "none.txt").write_text("7714\n")
    (corpus / "both.txt").write_bytes("Title: Fermé\nDate: 30/02/2024\nContent: The bridge was closed on Monday after the storm.\n".encode("latin-1"))
    done = convert(corpus, "-o", out, "--json-summary")
    codes: dict[str, set[tuple[str, int]]] = {}
    for line in manifest(out):
        for note in line["notes"]:
            codes.setdefault(note["code"], set()).add((line["path"], note["article"]))
    assert len(codes["encoding_guessed"]) == 3
    assert len(codes["text_not_found"]) == 1
    of_kinds = ", ".join(f"{code} {len(found)}" for code, found in sorted(codes.items(), key=lambda pair: (-len(pair[1]), pair[0])))
    told = f"artcli: 4 articles with notes: {of_kinds}; {out}/.artcli/manifest.jsonl has them"
    assert told in said(done)
    assert json.loads(done.stdout)["noted"] == 4
    again = convert(corpus, "-o", out, "--json-summary")
    assert "0 done + 9 unchanged" in said(again)[0]
    assert said(again)[1:] == [told]
    assert json.loads(again.stdout)["noted"] == 4


def test_outputs_of_other_formats_are_kept_and_told(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    convert(corpus, "-o", out, "--into", "all.jsonl")
    before = tree(out)
    for more in ([], ["--prune"]):
        done = convert(corpus, "-o", out, "--to", "markdown", "--json-summary", *more)
        assert said(done)[1:] == [
            "artcli: 8 other outputs of earlier runs kept: json 7, all.jsonl 1; --prune leaves them, delete them yourself if they are not wanted"
        ]
        assert json.loads(done.stdout)["kept"] == 8
    assert {name: data for name, data in tree(out).items() if not name.endswith(".md")} == before
    assert len(said(convert(corpus, "-o", out, "--to", "markdown", "--to", "json", "--into", "all.jsonl", "--to", "jsonl"))) == 1
    (out / "all.jsonl").unlink()
    assert " 7 other outputs of earlier runs kept: json 7; " in said(convert(corpus, "-o", out, "--to", "markdown"))[1]


def test_a_dry_run_tells_what_would_be_removed(corpus: Path, out: Path) -> None:
    (corpus / "empty.txt").touch()
    convert(corpus, "-o", out)
    for number in (1, 2, 4):
        (corpus / f"story-00{number}.txt").unlink()
    (out / "story-001.json").write_text("mended by hand")
    (corpus / "story-005.txt").write_text(story(50))
    before = tree(out)
    done = convert(corpus, "-o", out, "--dry-run", "--prune")
    lines = done.stdout.decode().splitlines()
    assert lines[-3:] == [
        f"stale\t{out}/story-001.json\tedited since, would be kept; --force removes it",
        f"stale\t{out}/story-002.json\twould be removed",
        f"stale\t{out}/story-004.json\twould be removed",
    ]
    assert f"retry\t{corpus}/empty.txt\tis empty" in lines
    counts = "artcli: 5 in = 0 new + 1 changed + 1 retry + 3 unchanged + 0 failed + 0 skipped"
    assert said(done) == [f"{counts}; 2 stale outputs would be removed; 1 stale output edited since, and kept without --force; nothing was written"]
    assert f"stale\t{out}/story-002.json\tits input is gone; --prune removes it" in convert(corpus, "-o", out, "--dry-run").stdout.decode().splitlines()
    summary = convert(corpus, "-o", out, "--dry-run", "--prune", "--json-summary")
    assert json.loads(summary.stdout) == {"in": 5, "new": 0, "changed": 1, "retry": 1, "unchanged": 3, "failed": 0, "skipped": 0, "stale": 1, "pruned": 2}
    assert tree(out) == before
    assert said(convert(corpus, "-o", out, "--prune"))[1].endswith("2 stale outputs removed")


def test_a_dry_run_tells_what_one_file_for_all_would_lose(corpus: Path, out: Path) -> None:
    arguments = (corpus, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    convert(*arguments)
    (corpus / "story-001.txt").unlink()
    assert f"stale\tall.jsonl: what {corpus}/story-001.txt gave\twould be removed" in convert(*arguments, "--dry-run", "--prune").stdout.decode()


def test_pruning_without_inputs_is_refused_unless_it_is_meant(corpus: Path, out: Path, tmp_path: Path) -> None:
    """As where a disk is not mounted: alone, beside other sources, behind a list."""
    other = folders.write(tmp_path / "other", 2)
    convert(corpus, other, "-o", out)
    shutil.rmtree(corpus)
    corpus.mkdir()
    for sources in ([corpus], ["-"], [other, corpus]):
        for more in ((), ("--dry-run",)):
            done = convert(*sources, "-o", out, "--prune", *more)
            assert (done.returncode, done.stdout) == (2, b"")
            assert said(done)[0] == f"artcli: no input was found {'at all' if other not in sources else f'in {corpus}'}, and --prune would remove every output of what was there; --force does so"
    assert (len(tree(out)), len(manifest(out)), unfinished(out)) == (9, 9, [])
    assert "1 file written" not in said(convert(corpus, "-o", out))[0]
    assert convert(corpus, other, "-o", out, "--prune", "--force").returncode == 0
    assert len(tree(out)) == 2


def test_a_run_that_finds_nothing_says_so(corpus: Path, out: Path) -> None:
    for more in ((), ("--dry-run",)):
        done = convert(corpus, "-o", out, "--include", "*.zip", *more)
        assert (done.returncode, said(done)[0]) == (0, f"artcli: no input was found in {corpus}; is --include '*.zip' what you mean?")
        done = convert("-", "-o", out, *more)
        assert (done.returncode, said(done)[0]) == (0, "artcli: no input was found in the list on standard input")


def test_what_an_earlier_run_wrote_below_a_source_is_no_input(corpus: Path) -> None:
    convert(corpus, "-o", corpus / "first", "--to", "markdown")
    (corpus / "link").symlink_to(corpus / "first")
    done = convert(corpus, "-o", corpus / "second", "--to", "markdown")
    told = "skipped: it is the output folder of another run; name it as a source of its own if it is to be read"
    assert said(done)[:2] == [f"artcli: {corpus}/first: {told}", f"artcli: {corpus}/link: {told}"]
    assert said(done)[-1].startswith("artcli: 9 in = 7 done + 0 unchanged + 0 failed + 2 skipped")
    assert len(tree(corpus / "second")) == 7
    assert "7 done" in said(convert(corpus / "first", "-o", corpus / "third"))[-1]


def test_pruning_leaves_alone_what_other_sources_gave(corpus: Path, out: Path, tmp_path: Path) -> None:
    other = folders.write(tmp_path / "other", 3)
    convert(corpus, "-o", out)
    convert(other, "-o", out, "--prune")
    assert len(tree(out)) == 10
    assert len(manifest(out)) == 10
    headlines = sorted(json.loads(data)["source"]["name"] for data in tree(out).values())
    assert len(set(headlines)) == 10


def test_inputs_are_known_wherever_artcli_is_called(corpus: Path, out: Path, tmp_path: Path) -> None:
    convert("in", "-o", "out", cwd=tmp_path)
    (tmp_path / "elsewhere").mkdir()
    folders.write(tmp_path / "other", 2)
    done = convert("../other", "-o", "../out", "--prune", cwd=tmp_path / "elsewhere")
    assert said(done)[-1].endswith("2 articles, 2 files written")
    assert len(tree(out)) == 9
    again = convert(corpus, "-o", out, cwd=tmp_path / "elsewhere")  # under another name, which stands in the record
    assert "7 done" in said(again)[-1]
    assert (len(tree(out)), len(manifest(out))) == (9, 9)
    convert("in", "-o", "out", cwd=tmp_path)
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("in", "out", "other"):
        (tmp_path / name).rename(moved / name)
    assert "7 unchanged" in said(convert("in", "-o", "out", cwd=moved))[-1]


def test_dry_run_prints_the_plan_and_writes_nothing(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--to", "json", "--to", "markdown", "--dry-run")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[0] == f"new\t{corpus}/part-0/story-000.txt\t{out}/part-0/story-000.json, {out}/part-0/story-000.md"
    assert not out.exists()
    convert(corpus, "-o", out, "--to", "json")
    (corpus / "story-001.txt").write_text(story(70))
    os.mkfifo(corpus / "z")
    plan = [line.split("\t")[0] for line in convert(corpus, "-o", out, "--to", "json", "--dry-run").stdout.decode().splitlines()]
    assert sorted(plan) == ["changed", *["skipped"], *["unchanged"] * 6]


def test_a_dry_run_foresees_what_a_run_would_refuse_to_replace(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out)
    (out / "story-001.json").write_text("mended by hand")
    (out / "story-009.json").write_text("my own")
    for number in (1, 2, 9):
        (corpus / f"story-00{number}.txt").write_text(story(70 + number))
    lines = convert(corpus, "-o", out, "--dry-run").stdout.decode().splitlines()
    why = "is there already, and not as artcli wrote it; --force replaces it"
    refused = [f"failed\t{corpus}/{name}.txt\t{out}/{name}.json: {why}" for name in ("story-001", "story-009")]
    assert [line for line in lines if not line.startswith("unchanged")] == [refused[0], f"changed\t{corpus}/story-002.txt\t{out}/story-002.json", refused[1]]
    forced = [line.split("\t")[0] for line in convert(corpus, "-o", out, "--dry-run", "--force").stdout.decode().splitlines()]
    assert sorted(forced) == ["changed", "changed", "new", *["unchanged"] * 5]
    done = convert(corpus, "-o", out)
    assert [line for line in said(done) if "--force" in line] == ["artcli: " + line.split("\t", 1)[1].replace("\t", ": ") for line in refused]


# ---- what is not artcli's ----------------------------------------------------------------------------------------------


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


# ---- inputs of every kind ----------------------------------------------------------------------------------------------


def test_links_are_followed_to_files_but_in_no_circle_and_not_out_of_the_source(corpus: Path, out: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(story(66))
    (corpus / "link.txt").symlink_to("story-001.txt")
    (corpus / "out.txt").symlink_to(secret)
    (corpus / "gone.txt").symlink_to("nothing")
    (corpus / "self.txt").symlink_to("self.txt")
    (corpus / "part-0" / "up").symlink_to("..")
    (corpus / "again").symlink_to("part-0")
    (corpus / "once-more").symlink_to("part-0")
    done = convert(corpus, "-o", out)
    assert done.returncode == 0
    assert "out.json" not in tree(out)
    assert {"link.json", "again/story-000.json"} <= set(tree(out))
    told = sorted(line.split(": ", 1)[1] for line in said(done) if "skipped:" in line)
    assert told == [
        f"{corpus}/again/up: skipped: it is a link to a folder that it lies in",
        f"{corpus}/gone.txt: skipped: it is a link to a file that is not there",
        f"{corpus}/once-more: skipped: it is a link to a folder that another link has led to",
        f"{corpus}/out.txt: skipped: it is a link that leads out of its source; --follow reads those, too",
        f"{corpus}/part-0/up: skipped: it is a link to a folder that it lies in",
        f"{corpus}/self.txt: skipped: it is a link to a file that is not there",
    ]
    assert add_up(said(done)[-1])
    convert(corpus, "-o", out, "--follow")
    assert "out.json" in tree(out)


def test_links_that_multiply_end(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    for level in range(25):
        (source / f"d{level}").mkdir(parents=True)
        (source / f"d{level}" / "a.txt").write_text(story(level))
        if level:
            (source / f"d{level - 1}" / "one").symlink_to(f"../d{level}")
            (source / f"d{level - 1}" / "two").symlink_to(f"../d{level}")
    done = convert(source, "-o", out, "--dry-run")
    assert done.returncode == 0
    assert 25 <= len(done.stdout.splitlines()) < 200


def test_what_is_no_file_is_skipped_by_name(corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(corpus / "pipe.txt")
    monkeypatch.chdir(corpus)
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("socket")
        (corpus / "null").symlink_to("/dev/null")
        done = convert(corpus, "-o", out, "--follow")
    assert done.returncode == 0
    told = sorted(line for line in said(done) if "skipped:" in line)
    assert [line.rpartition(": it ")[2] for line in told] == ["is a device, not a file", "is a named pipe, not a file", "is a socket, not a file"]
    assert said(done)[-1].startswith("artcli: 10 in = 7 done + 0 unchanged + 0 failed + 3 skipped")


NAMES = [
    b"-rf", b"a\nb.txt", b"\x1b[31m.txt", b"[red].txt", b"$(id).txt", b":smile:.txt", b"caf\xe9.txt", "\u202etxt.exe".encode(), b"x" * 251 + b".txt",
    b"y" * 255, b"con.txt", b"Nul", b"%0A.txt", b"dots...", b" blank .txt", "été.txt".encode(), "e\u0301te\u0301.txt".encode(), b"STORY.TXT", b"story.txt", b"story",
]  # fmt: skip


def test_names_of_every_kind_give_an_output_each(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(os.fsencode(source) + b"/" + name)).write_text(story(number))
    done = convert(source, "-o", out, "--to", "json", "--to", "markdown")
    assert (done.returncode, len(said(done))) == (0, 1)
    names = list(tree(out))
    assert len(names) == 2 * len(NAMES)
    assert all(len(os.fsencode(name)) <= 255 and name.isprintable() | ("\u202e" in name) for name in names)
    assert {"con_.json", "Nul_.json", "a%0Ab.json", "caf%E9.json", "-rf.json", "$(id).json"} <= set(names)
    numbers = {json.loads(data)["headline"] for name, data in tree(out).items() if name.endswith(".json")}
    assert len(numbers) == len(NAMES)
    import unicodedata

    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
    again = convert(source, "-o", out, "--to", "json", "--to", "markdown")
    assert said(again)[-1].startswith(f"artcli: {len(NAMES)} in = 0 done + {len(NAMES)} unchanged")


def test_names_that_may_be_one_get_numbers_the_same_way_every_time(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a.txt", "A.TXT", "a.text", "a-2.txt", "a.md", "é.txt", "E\u0301.txt"):
        (source / name).write_text(story(len(name)))
    (source / "a.json").mkdir()
    (source / "a.json" / "b.txt").write_text(story(99))
    convert(source, "-o", out)
    by_input = {Path(line["path"]).name: line["outputs"][0]["path"] for line in manifest(out)}
    # 'a.json' is a folder there, so no output may be called so
    assert by_input == {
        "A.TXT": "A-2.json", "E\u0301.txt": "E\u0301.json", "a-2.txt": "a-2-2.json", "b.txt": "a.json/b.json",
        "a.md": "a-3.json", "a.text": "a-4.json", "a.txt": "a-5.json", "é.txt": "é-2.json",
    }  # fmt: skip
    for order in (["a.txt", "A.TXT", "a.text", "é.txt", "E\u0301.txt", "a.md", "a-2.txt", "a.json"], ["a.json", "é.txt", "a-2.txt", "a.md", "a.text", "A.TXT", "E\u0301.txt", "a.txt"]):
        fresh = tmp_path / f"out-{Path(order[0]).stem}-{Path(order[0]).suffix[1:]}"
        convert("-", "-o", fresh, data="\n".join(order).encode(), cwd=source)
        assert {Path(line["path"]).name: line["outputs"][0]["path"] for line in manifest(fresh)} == by_input


HOSTILE = ["../../etc/passwd", "/etc/passwd", "con", "", "   ", "x" * 10_000, "..", "a/b\\c:d*e?f", "\u202eabc", ".artcli", "aux.txt", "été" * 300]


def test_hostile_fields_never_leave_the_output_folder(tmp_path: Path) -> None:
    source = tmp_path / "a" / "b" / "in"
    source.mkdir(parents=True)
    for number, text in enumerate(HOSTILE):
        (source / f"{number}.txt").write_text(f"Title: {text}\nAuthor: {text}\nSection: {text}\nDate: 2024-03-0{number % 9 + 1}\n\n{story(number)}", "utf-8")
    out = tmp_path / "a" / "b" / "out"
    before = {path for path in tmp_path.rglob("*") if out not in path.parents}
    done = convert(source, "-o", out, "--name", "{section}/{creator}/{slug}", "--to", "json", "--to", "markdown")
    assert done.returncode == 0
    assert len(tree(out)) == 2 * len(HOSTILE)
    assert {path for path in tmp_path.rglob("*") if path != out and out not in path.parents} == before


def test_unreadable_and_large_inputs_fail_with_a_line_each(corpus: Path, out: Path) -> None:
    (corpus / "large.txt").write_text("x" * 5000)
    (corpus / "binary.txt").write_bytes(b"%PDF-1.4")
    done = convert(corpus, "-o", out, "--max-size", "4K")
    assert done.returncode == 1
    told = sorted(said(done)[:-1])
    assert told[0].startswith(f"artcli: {corpus}/binary.txt: is not text but seems to be a PDF document")
    assert told[1] == f"artcli: {corpus}/large.txt: is 4.9 KiB large, more than 4 KiB; --max-size takes a larger limit"
    assert add_up(said(done)[-1])


CAN_DROP = shutil.which("setpriv") is not None and os.geteuid() == 0
DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
POWERLESS = [*DROP, *ARTCLI] if os.geteuid() == 0 else ARTCLI  # root may do everything, but need not be allowed to


@pytest.mark.skipif(not (CAN_DROP or os.geteuid() != 0), reason="root may read everything, and there is no setpriv to be less")
def test_what_may_not_be_read_fails_and_the_rest_is_done(corpus: Path, out: Path) -> None:
    (corpus / "story-001.txt").chmod(0)
    (corpus / "part-0").chmod(0)
    out.mkdir()
    done = convert(corpus, "-o", out, program=POWERLESS)
    (corpus / "part-0").chmod(0o755)
    if os.geteuid() == 0 and done.returncode == 0:
        pytest.skip("the capability cannot be dropped here")
    assert done.returncode == 1
    told = sorted(said(done)[:-1])
    assert told == [
        f"artcli: {corpus}/part-0: the folder cannot be read: permission denied",
        f"artcli: {corpus}/story-001.txt: may not be read (permission denied)",
    ]
    assert len(tree(out)) == 3


# ---- wrong usage -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (["{in}"], "-o/--output is missing"), (["{in}/none", "-o", "{out}"], "no such file or folder"), (["{in}", "-o", "{in}"], "is the output folder itself"),
        (["{in}/part-0", "-o", "{in}"], "is in the output folder"), (["{in}", "-o", "{out}", "--to", "jsn"], "did you mean json"),
        (["{in}", "-o", "{out}", "--name", "{{titel}}"], "there is no field 'titel'"), (["{in}", "-o", "{out}", "--name", "../{{slug}}"], "must lead to a place in the output folder"),
        (["{in}", "-o", "{out}", "--name", "story"], "names no field"), (["{in}", "-o", "{out}", "--name", "{{slug!r}}"], "stands alone in its braces"),
        (["{in}", "-o", "{out}", "--name", "{{slug"], "cannot be used"), (["{in}", "-o", "{out}", "--into", "a.md", "--to", "markdown"], "needs one format that holds many"), (["{in}", "-o", "{out}", "--into", "a.md"], "no format that holds many is written to 'a.md'; call it '….jsonl', or add --to jsonl"),
        (["{in}", "-o", "{out}", "--into", "../a.jsonl", "--to", "jsonl"], "must be a name in the output folder"), (["{in}", "-o", "{out}", "--max-size", "big"], "500K, 32M or 1G"),
        (["{in}", "-o", "{out}", "--dry-run", "--report", "page.html"], "give one of them"), (["{in}", "-o", "{out}", "--jobs", "0"], "-j/--jobs: '0' is no number from 1 to 1024"), (["{in}", "-o", "{out}", "--language", "qq"], "no language pack"),
        (["{in}", "-o", "{out}", "--name", "{{slug}}\udcff"], "name '{slug}\\xff' is no UTF-8"), (["{in}", "-o", "{out}", "--into", "\udcff.jsonl"], "into '\\xff.jsonl' is no UTF-8"),
        (["{in}", "-o", "{out}", "--publisher", "\udcff"], "publisher '\\xff' is no UTF-8"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2_and_nothing_is_written(arguments: list[str], said_so: str, corpus: Path, out: Path) -> None:
    before = sorted(corpus.rglob("*"))
    done = convert(*(argument.format(**{"in": corpus, "out": out}) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert said_so in said(done)[0]
    assert not out.exists()
    assert sorted(corpus.rglob("*")) == before


def test_strict_says_what_is_in_doubt_also_of_what_is_unchanged(corpus: Path, out: Path) -> None:
    (corpus / "bare.txt").write_text("Nothing but a remark without any date stands here.\n")
    done = convert(corpus, "-o", out, "--strict")
    assert done.returncode == 1
    assert f"artcli: {corpus}/bare.txt: no date found" in said(done)
    assert len(tree(out)) == 8
    again = convert(corpus, "-o", out, "--strict")
    assert again.returncode == 1
    assert said(again)[:-1] == said(done)[:-1]


def test_a_report_to_look_at(corpus: Path, out: Path, tmp_path: Path) -> None:
    assert convert(corpus, "-o", out, "--report", tmp_path / "page.html").returncode == 0
    assert "7 articles from 7 inputs" in (tmp_path / "page.html").read_text("utf-8")


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


def test_failures_are_told_in_the_order_of_the_paths(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 60)
    for number in range(0, 60, 3):
        (source / f"story-{number:03d}.txt").write_text(f"FAIL {number}" if number % 2 else "")
    program = """
import time
from artcli import conversion
from artcli.errors import MalformedInput
real = conversion.read
def read(data, **more):
    if data.startswith(b"FAIL"):
        time.sleep(0.3 / float(data.split()[1]))
        raise MalformedInput("is nothing")
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "3", program=[sys.executable, "-c", program])
    told = [line.split(": ")[1] for line in said(done)[:-1]]
    assert told == [f"{source}/story-{number:03d}.txt" for number in range(0, 60, 3)]


def test_a_folder_that_is_called_as_a_file_must_be_meant(corpus: Path, tmp_path: Path) -> None:
    done = convert(corpus, "-o", tmp_path / "story.md")
    assert (done.returncode, "is called as a file is" in said(done)[0]) == (2, True)
    assert not (tmp_path / "story.md").exists()
    assert convert(corpus, "-o", f"{tmp_path}/story.md/").returncode == 0
    assert convert(corpus, "-o", tmp_path / "story.md").returncode == 0


# ---- interrupted, held, full -------------------------------------------------------------------------------------------

SLOW = """
import sys, time
from artcli import conversion
real = conversion.read
def read(data, **more):
    time.sleep(0.05)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""


def started(*arguments: str | Path, program: str = SLOW) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, "-c", program, "convert", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment)


def wait_for_outputs(out: Path, count: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and len(list(out.glob("*.json"))) < count:
        time.sleep(0.01)


def test_one_file_for_all_that_was_interrupted_goes_on(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 80)
    arguments = (source, "-o", out, "--to", "jsonl", "--into", "all.jsonl")
    running = started(*arguments, "--jobs", "1")
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(path.stat().st_size for path in out.glob(".artcli/part-*")):
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    assert running.returncode == 130
    collected = outcomes(out)["done"]
    assert not (out / "all.jsonl").exists()
    again = convert(*arguments)
    assert f"{collected} unchanged" in said(again)[-1]
    convert(source, "-o", tmp_path / "fresh", "--to", "jsonl", "--into", "all.jsonl")
    assert tree(out) == tree(tmp_path / "fresh")
    assert unfinished(out) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_collected_for_one_file_is_in_no_other(number: int, tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 80)
    running = started(source, "-o", out, "--into", "a.jsonl", "--jobs", "1")
    end = time.monotonic() + 60
    while time.monotonic() < end and not any(path.stat().st_size for path in out.glob(".artcli/part-*")):
        time.sleep(0.01)
    running.send_signal(number)
    running.communicate(timeout=60)
    done = convert(source, "-o", out, "--into", "b.jsonl", "--include", "story-00*")
    assert (done.returncode, said(done)[-1].endswith("10 articles, 1 file written")) == (0, True)
    assert [len(data.splitlines()) for data in tree(out).values()] == [10]
    assert {one["path"] for line in manifest(out) for one in line["outputs"]} == {"b.jsonl"}
    assert unfinished(out) == []
    convert(source, "-o", out, "--into", "a.jsonl")
    convert(source, "-o", tmp_path / "fresh", "--into", "a.jsonl")
    assert tree(out)["a.jsonl"] == tree(tmp_path / "fresh")["a.jsonl"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_ends_in_good_order(number: int, code: int, tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 120)
    running = started(source, "-o", out, "--jobs", "2")
    wait_for_outputs(out, 5)
    running.send_signal(number)
    data, words = running.communicate(timeout=60)
    assert (running.returncode, data) == (code, b"")
    lines = words.decode().splitlines()
    assert lines[-1] == "artcli: interrupted; run the same command again to go on"
    assert "not reached" in lines[-2]
    assert add_up(lines[-2])
    assert [path for path in unfinished(out) if not path.name.startswith("begun-")] == []
    assert 0 < len(manifest(out)) < 120
    assert {output["path"] for line in manifest(out) for output in line["outputs"]} == set(tree(out))
    kept = {path: (out / path).stat().st_mtime_ns for path in tree(out)}
    again = convert(source, "-o", out)
    assert again.returncode == 0
    assert f"{len(kept)} unchanged" in said(again)[-1]
    assert {path: (out / path).stat().st_mtime_ns for path in kept} == kept
    convert(source, "-o", tmp_path / "fresh")
    assert tree(out) == tree(tmp_path / "fresh")
    assert unfinished(out) == []


def test_ctrl_c_in_a_terminal_reaches_the_workers_too_and_does_no_harm(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 60)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    running = subprocess.Popen([sys.executable, "-c", SLOW, "convert", source, "-o", out, "-j", "2"], stderr=subprocess.PIPE, cwd=ROOT, env=environment, start_new_session=True)
    wait_for_outputs(out, 3)
    os.killpg(running.pid, signal.SIGINT)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in words
    assert all(line.startswith("artcli: ") for line in words.decode().splitlines())


def test_workers_that_are_ended_after_their_run_leave_no_more_words(tmp_path: Path, out: Path) -> None:
    # as `kill` of a whole group of processes may: the run has stopped handing out, and then a worker is gone, with what it was doing
    running = started(folders.write(tmp_path / "in", 200), "-o", out, "--jobs", "2", program=SLOW.replace("0.05", "10"))
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
    while len(workers := children.read_text().split()) < 2:
        time.sleep(0.05)
    time.sleep(0.5)
    running.send_signal(signal.SIGTERM)
    time.sleep(0.5)  # more than a run takes to hear it, less than it waits for its workers
    os.kill(int(workers[0]), signal.SIGTERM)
    _, words = running.communicate(timeout=60)
    assert running.returncode == 143
    assert [line for line in words.decode().splitlines() if not line.startswith("artcli: ")] == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_who_does_not_want_to_wait_says_so_twice(number: signal.Signals, code: int, tmp_path: Path, out: Path) -> None:
    running = started(folders.write(tmp_path / "in", 200), "-o", out, "--jobs", "2")
    wait_for_outputs(out, 3)
    running.send_signal(number)
    time.sleep(0.3)
    running.send_signal(number)
    _, words = running.communicate(timeout=60)
    assert running.returncode == code
    assert all(line.startswith("artcli: ") for line in words.decode().splitlines())
    assert convert(tmp_path / "in", "-o", out).returncode == 0


def test_a_system_that_allows_no_more_processes_is_told_and_no_bug(corpus: Path, out: Path) -> None:
    few = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (12, 12))
    done = subprocess.run([*ARTCLI, "convert", corpus, "-o", out], capture_output=True, text=True, preexec_fn=few)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "artcli: no process can be started: too many open files; see 'ulimit -a', or ask for fewer with --jobs",
        "artcli: 7 in = 0 done + 0 unchanged + 0 failed + 0 skipped + 7 not reached; 0 articles, 0 files written",
        "artcli: stopped; run the same command again to go on",
    ]
    assert convert(corpus, "-o", out).returncode == 0
    assert len(tree(out)) == 7


def test_two_runs_at_once_are_one_too_many(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 100)
    running = started(source, "-o", out, "--jobs", "1")
    wait_for_outputs(out, 1)
    second = convert(source, "-o", out)
    assert second.returncode == 4
    assert said(second) == [f"artcli: {out}: another run of artcli is writing to this folder; wait for it, or name another folder"]
    running.communicate(timeout=60)
    assert running.returncode == 0
    assert len(tree(out)) == 100


def is_alive(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2]
    except OSError:
        return False
    return not state.startswith(("Z", "X"))  # nobody may have asked yet how it ended


def test_a_run_that_was_killed_holds_nothing_and_its_workers_are_gone(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 100)
    running = started(source, "-o", out, "--jobs", "2")
    wait_for_outputs(out, 3)
    workers = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    running.kill()
    running.communicate()
    again = convert(source, "-o", out)
    assert again.returncode == 0
    assert workers
    assert not any(is_alive(worker) for worker in workers)
    assert len(tree(out)) == 100
    assert unfinished(out) == []


def test_a_worker_that_is_killed_costs_its_own_input_alone(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 40)
    (source / "story-013.txt").write_text(f"DIE {story(13)}")
    program = """
import os, signal
from artcli import conversion
real = conversion.read
def read(data, **more):
    if data.startswith(b"DIE"): os.kill(os.getpid(), signal.SIGKILL)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "2", program=[sys.executable, "-c", program])
    assert done.returncode == 1
    assert said(done)[0] == f"artcli: {source}/story-013.txt: the process that read it died, and so did a second one; was there not enough memory?"
    assert said(done)[-1].startswith("artcli: 40 in = 39 done + 0 unchanged + 1 failed")
    assert len(tree(out)) == 39
    assert unfinished(out) == []


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 40)
    (source / "story-013.txt").write_text(f"DIE {story(13)}")
    program = f"""
import os, signal
from artcli import conversion
real = conversion.read
def read(data, **more):
    if data.startswith(b"DIE") and not os.path.exists({str(tmp_path / "died")!r}):
        open({str(tmp_path / "died")!r}, "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "2", program=[sys.executable, "-c", program])
    assert (done.returncode, len(tree(out))) == (0, 40)
    assert (tmp_path / "died").exists()


def test_a_bug_in_one_input_is_told_and_the_rest_is_done(corpus: Path, out: Path) -> None:
    (corpus / "bad.txt").write_text("FAIL")
    program = """
from artcli import conversion
real = conversion.read
def read(data, **more):
    if b"FAIL" in data: raise RuntimeError("unforeseen \\x1b[31m")
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(corpus, "-o", out, program=[sys.executable, "-c", program])
    assert done.returncode == 70
    assert said(done)[0].startswith(f"artcli: {corpus}/bad.txt: this is a bug in artcli (RuntimeError: unforeseen \\x1b[31m)")
    assert len(tree(out)) == 7


def limited(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(("size", "is_begun"), [(1500, False), (100_000, True)])  # there is no room for the plan; for the longest output
def test_where_the_output_cannot_be_written_the_run_stops_and_can_go_on(size: int, is_begun: bool, corpus: Path, out: Path) -> None:
    (corpus / "story-long.txt").write_text("\n\n".join(story(number) for number in range(400)))
    done = convert(corpus, "-o", out, "--to", "json", program=[sys.executable, "-B", "-m", "artcli"], preexec_fn=lambda: limited(size))
    assert done.returncode == 3
    assert "cannot be written" in said(done)[0]
    assert (said(done)[-1] == "artcli: stopped; run the same command again to go on") is is_begun
    assert len(said(done)) == (3 if is_begun else 1)
    assert all(json.loads(data) for data in tree(out).values())
    assert [path for path in unfinished(out) if path.name != "plan.sqlite" and not path.name.startswith("begun-")] == []
    assert convert(corpus, "-o", out, "--to", "json").returncode == 0
    assert len(tree(out)) == 8
    assert unfinished(out) == []


def test_an_output_folder_that_is_a_file_or_below_one_is_wrong_usage(corpus: Path, out: Path) -> None:
    out.write_text("mine")
    for place in (out, out / "deep" / "folder", f"{out}/"):
        for more in ((), ("--dry-run",)):
            done = convert(corpus, "-o", place, *more)
            assert (done.returncode, done.stdout, out.read_text()) == (2, b"", "mine")
            assert said(done)[0].startswith("artcli: '" + str(out))
            assert "is a file, and -o names a folder" in said(done)[0]


@pytest.mark.skipif(not (CAN_DROP or os.geteuid() != 0), reason="root may write everywhere, and there is no setpriv to be less")
def test_an_output_folder_that_may_not_be_written_is_told_and_no_run_to_go_on_with(corpus: Path, out: Path) -> None:
    out.mkdir()
    out.chmod(0o555)
    done = convert(corpus, "-o", out / "new", program=POWERLESS)
    if os.geteuid() == 0 and done.returncode == 0:
        pytest.skip("the capability cannot be dropped here")
    assert (done.returncode, done.stdout) == (3, b"")
    assert said(done) == [f"artcli: {out}/new/.artcli: cannot be written: permission denied"]


def mounted(folder: Path, options: str) -> bool:
    folder.mkdir()
    return os.geteuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True).returncode == 0


@pytest.mark.parametrize("size", ["40k", "400k"])  # the plan has no room; the outputs have none
def test_a_full_disk(size: str, tmp_path: Path) -> None:
    source = folders.write(tmp_path / "in", 120)
    disk = tmp_path / "disk"
    if not mounted(disk, f"size={size}"):
        pytest.skip("no small disk can be mounted here")
    try:
        out = disk / "out"
        done = convert(source, "-o", out, "--to", "json", "--to", "markdown")
        assert done.returncode == 3
        assert re.search("no space left on the disk|disk is full|disk I/O error", said(done)[0])
        assert all(json.loads(data) for name, data in tree(out).items() if name.endswith(".json"))
        assert not list(out.rglob("*.tmp"))
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        again = convert(source, "-o", out, "--to", "json", "--to", "markdown")
        assert again.returncode == 0
        assert len(tree(out)) == 240
        assert unfinished(out) == []
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        readonly = convert(source, "-o", out, "--to", "json", "--to", "markdown")
        assert readonly.returncode == 3
        assert "the disk is read-only" in said(readonly)[0]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_progress_is_lines_where_nobody_watches(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out)
    assert b"\r" not in done.stderr
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("columns", [20, 50, 120])
def test_progress_is_a_bar_on_a_terminal(columns: int, tmp_path: Path) -> None:
    import fcntl
    import pty
    import struct
    import termios

    source = folders.write(tmp_path / "in", 60)
    (source / "empty.txt").touch()
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"}
    running = subprocess.Popen([sys.executable, "-c", SLOW, "convert", source, "-o", tmp_path / "out"], stderr=theirs, cwd=ROOT, env=environment)
    os.close(theirs)
    shown = b""
    while select.select([ours], [], [], 30)[0]:
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the terminal is closed
            break
    os.close(ours)
    assert running.wait(30) == 1
    assert b" of 61" in shown
    assert (b"/s" in shown) == (columns == 120)
    assert b"empty.txt:isempty" in b"".join(shown.split())  # a narrow terminal breaks the line anywhere
    assert shown.rstrip().endswith(b"written")


@pytest.mark.parametrize("name", ["manifest.jsonl", "journal.jsonl", "begun-1.jsonl"])
def test_a_pipe_where_artcli_notes_what_it_did_is_told_and_waited_for_by_nobody(name: str, corpus: Path, out: Path) -> None:
    (out / ".artcli").mkdir(parents=True)
    os.mkfifo(out / ".artcli" / name)
    done = convert(corpus, "-o", out)
    assert (done.returncode, tree(out)) == (3, {})
    assert said(done)[0].endswith(f"{name}: cannot be read: is no file")

"""A second run does what is new, and tells what is stale."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import folders
from folders import convert, manifest, outcomes, said, story, tree, unfinished


def test_a_second_run_does_only_what_is_new_or_changed(corpus: Path, out: Path) -> None:
    convert(corpus, "-o", out, "--to", "markdown")
    times = {path: (out / path).stat().st_mtime_ns for path in tree(out)}
    (corpus / "story-001.txt").write_text(story(50))
    (corpus / "new.txt").write_text(story(51))
    done = convert(corpus, "-o", out, "--to", "markdown", "--json-summary")
    assert json.loads(done.stdout) == {
        "in": 8, "done": 2, "unchanged": 6, "failed": 0, "skipped": 0, "not_reached": 0, "articles": 8, "files": 2, "doubted": 0, "noted": 0, "stale": 0, "pruned": 0,
        "kept": 0, "alike": 0,
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


def test_what_stands_under_a_name_of_before_is_stale_and_makes_no_input_new(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, number in (("a.txt", 1), ("A.txt", 2)):
        (tmp_path / "in" / name).write_text(story(number))
    convert("in", "-o", out, cwd=tmp_path)
    assert set(tree(out)) == {"A.json", "a-2.json"}
    (tmp_path / "in" / "A.txt").unlink()
    convert("in", "-o", out, cwd=tmp_path, data=b"")
    assert set(tree(out)) == {"A.json", "a-2.json", "a.json"}
    for _ in range(2):
        again = said(convert("in", "-o", out, cwd=tmp_path))
        assert again[0] == "artcli: 1 in = 0 done + 1 unchanged + 0 failed + 0 skipped; 1 article, 0 files written"
        assert sorted(again[2:]) == [f"artcli: stale: {out}/A.json", f"artcli: stale: {out}/a-2.json"]
    foreseen = convert("in", "-o", out, "--prune", "--dry-run", cwd=tmp_path).stdout.decode().splitlines()
    assert sorted(foreseen)[:2] == [f"stale\t{out}/A.json\twould be removed", f"stale\t{out}/a-2.json\twould be removed"]
    convert("in", "-o", out, "--prune", cwd=tmp_path)
    assert set(tree(out)) == {"a.json"}


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
    (out / "all.jsonl").unlink()
    assert said(convert(*arguments, "--dry-run"))[-1].startswith("artcli: 6 in = 0 new + 6 changed + 0 retry + 0 unchanged")
    assert "6 in = 6 done + 0 unchanged" in "".join(said(convert(*arguments)))


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


def test_what_is_skipped_does_not_hide_that_no_file_was_found(corpus: Path, out: Path) -> None:
    (corpus / "round").symlink_to(corpus)
    for more in ((), ("--dry-run",)):
        done = convert(corpus, "-o", out, "--include", "*.zip", *more)
        assert done.returncode == 0
        assert f"artcli: no input was found in {corpus}; is --include '*.zip' what you mean?" in said(done)
        assert said(done)[-1].startswith("artcli: 1 in = ")


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
    assert said(done)[0].endswith("2 articles, 2 files written")
    assert len(tree(out)) == 9
    again = convert(corpus, "-o", out, cwd=tmp_path / "elsewhere")  # under another name, which stands in the record
    assert "7 done" in said(again)[0]
    assert (len(tree(out)), len(manifest(out))) == (9, 9)
    convert("in", "-o", "out", cwd=tmp_path)
    moved = tmp_path / "moved"
    moved.mkdir()
    for name in ("in", "out", "other"):
        (tmp_path / name).rename(moved / name)
    assert "7 unchanged" in said(convert("in", "-o", "out", cwd=moved))[0]


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
    again = convert(corpus, "-o", out, "--dry-run").stdout.decode().splitlines()
    assert [line for line in again if not line.startswith("unchanged")] == refused  # as it was foreseen before, and not as what failed for another reason

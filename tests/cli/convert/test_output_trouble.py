"""Places where the outputs, or what artcli notes of them, cannot be written."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

import folders
from folders import CAN_BE_POWERLESS, POWERLESS, convert, said, story, tree, unfinished


def limited(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize(("size", "is_begun"), [(1500, False), (100_000, True)])  # there is no room for the plan; for the longest output
def test_where_the_output_cannot_be_written_the_run_stops_and_can_go_on(size: int, is_begun: bool, corpus: Path, out: Path) -> None:
    paragraphs = [paragraph for number in range(1, 400) for paragraph in story(number).split("\n\n")[3:]]
    (corpus / "story-long.txt").write_text("\n\n".join([story(0), *paragraphs]))
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


@pytest.mark.skipif(not CAN_BE_POWERLESS, reason="root may write everywhere, and there is no setpriv to be less")
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


@pytest.mark.parametrize("name", ["manifest.jsonl", "journal.jsonl", "begun-1.jsonl"])
def test_a_pipe_where_artcli_notes_what_it_did_is_told_and_waited_for_by_nobody(name: str, corpus: Path, out: Path) -> None:
    (out / ".artcli").mkdir(parents=True)
    os.mkfifo(out / ".artcli" / name)
    done = convert(corpus, "-o", out)
    assert (done.returncode, tree(out)) == (3, {})
    assert said(done)[0].endswith(f"{name}: cannot be read: is no file")


def test_a_name_that_no_disk_takes_is_told_with_the_name(corpus: Path, out: Path) -> None:
    done = convert(corpus, "-o", out, "--into", "x" * 256, "--to", "jsonl")
    assert (done.returncode, said(done)) == (3, [f"artcli: {out}/{'x' * 256}: cannot be looked at: the name is too long"])
    done = convert(corpus, "-o", out, "--name", "x/" * 3000 + "{slug}")
    assert done.returncode == 1
    assert [line.split(": ")[::3] for line in said(done)[:-1]] == [["artcli", "cannot be looked at"] for _ in range(7)]
    assert said(done)[-1].startswith("artcli: 7 in = 0 done + 0 unchanged + 7 failed + 0 skipped")

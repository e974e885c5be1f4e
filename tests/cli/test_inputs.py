"""What is read, what is refused, and what is said of each input; the options of reading."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

import folders
from processes import ARTCLI, ROOT, broken, run, shell

STORY = folders.story(11)


def test_one_bad_input_keeps_no_other_from_being_read(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("parse", "--to", "jsonl", str(tmp_path / "empty"), str(story), str(tmp_path / "no"), str(tmp_path / "picture"), str(tmp_path), str(story))
    assert done.returncode == 1
    assert [json.loads(line)["headline"] for line in done.stdout.splitlines()] == ["Bridge number 11 closed after storm"] * 2
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[0] for line in lines] == ["artcli"] * 4
    assert [line.split(": ")[1] for line in lines] == [str(tmp_path / name) for name in ("empty", "no", "picture")] + [str(tmp_path)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", b"is empty"), (b" \n\t\n", b"only white space"), (b"%PDF-1.7\n", b"PDF"), (b"A line of plain text that holds a NUL \0 in its middle and goes on.\n", b"NUL"), (b"<!DOCTYPE html><html>", b"HTML")],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: bytes) -> None:
    done = run("parse", data=data)
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_record_without_a_text_is_told_and_no_failure(story: Path, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Published 12 March 2024\n")
    done = run("parse", "--to", "jsonl", str(story), str(tmp_path / "none.txt"), str(story))
    assert (done.returncode, [len(json.loads(line)["body"]) for line in done.stdout.splitlines()]) == (0, [2, 0, 2])
    why = "neither a headline nor a text was found; 'artcli inspect' shows each line"
    assert done.stderr.decode() == f"artcli: {tmp_path}/none.txt: {why}\n"
    assert run("parse", "-o", str(tmp_path / "a.json"), data=b"12 March 2024").stderr.decode() == f"artcli: standard input: {why}\n"
    assert run("parse", str(story), data=b"").stderr == b""
    strict = run("parse", str(tmp_path / "none.txt"), "--strict")
    assert (strict.returncode, [line.rpartition(": ")[2] for line in strict.stderr.decode().splitlines()]) == (1, [why, "no headline found", "no body found"])


def test_other_notes_of_an_article_are_in_its_record_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace("river", "rivi\xe8re").encode("latin-1"))
    done = run("parse", str(tmp_path / "a.txt"))
    assert ([note["code"] for note in json.loads(done.stdout)["notes"]], done.stderr) == (["encoding_guessed"], b"")


def test_strict_says_what_is_in_doubt_and_prints_all_the_same(story: Path) -> None:
    plain = run("parse", str(story))
    assert run("parse", "--strict", str(story)).returncode == 0
    sharp = run("parse", "--min-confidence", "1", str(story))
    assert (sharp.returncode, sharp.stdout) == (1, plain.stdout)
    for line in sharp.stderr.decode().splitlines():
        assert line.startswith(f"artcli: {story}: ")
        assert "is in doubt (confidence" in line
    bare = run("parse", "--strict", data=b"Nothing but a remark without any date stands here.\n")
    assert b"artcli: standard input: no date found\n" in bare.stderr


def test_a_page_that_says_only_when_it_was_changed_has_a_date(story: Path) -> None:
    story.write_text(STORY.replace("Published", "Updated:"), "utf-8")
    done = run("parse", "--strict", str(story))
    record = json.loads(done.stdout)
    assert (record["published"], record["modified"]) == (None, "2024-03-12")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"date is in doubt" in run("parse", "--min-confidence", "1", str(story)).stderr


def test_keep_repeats(story: Path) -> None:
    story.write_text(STORY + "\n" + STORY.splitlines()[-1] + "\n", "utf-8")
    without, kept = json.loads(run("parse", str(story)).stdout), json.loads(run("parse", "--keep-repeats", str(story)).stdout)
    assert [one["reason"] for one in without["set_aside"]] == ["repeat"]
    assert len(kept["body"]) == len(without["body"]) + 1
    assert kept["word_count"] > without["word_count"]


def test_standard_input_by_pipe_and_by_dash() -> None:
    piped = run("parse", data=STORY.encode()).stdout
    assert json.loads(piped)["headline"] == "Bridge number 11 closed after storm"
    assert run("parse", "-", data=STORY.encode()).stdout == piped


def test_standard_input_may_be_named_twice() -> None:
    done = run("parse", "--to", "jsonl", "-", "-", data=STORY.encode())
    one, other = done.stdout.splitlines()
    assert (done.returncode, one) == (0, other)


def test_closed_standard_input() -> None:
    done = shell("$PY -m artcli parse - <&-")
    assert (done.returncode, done.stderr) == (1, b"artcli: standard input: is closed\n")
    assert shell("$PY -m artcli parse <&-").returncode == 2


def test_a_name_that_looks_like_an_option(story: Path) -> None:
    story.rename(story.parent / "-rf")
    done = subprocess.run([*ARTCLI, "parse", "--", "-rf"], capture_output=True, cwd=story.parent, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert json.loads(done.stdout)["source"]["name"] == "-rf"


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"a\nb.txt", b"\x1b[31m.txt", "\u202etxt.exe".encode(), b"[bold]a[red].txt", b"$(id).txt", b":smile:.txt"])
def test_strange_names_are_read_and_shown_escaped(name: bytes, story: Path) -> None:
    path = os.fsencode(story.parent) + b"/" + name
    Path(os.fsdecode(path)).write_text(STORY, "utf-8")
    done = run("parse", path, path + b".gone")
    assert json.loads(done.stdout)["headline"] == "Bridge number 11 closed after storm"
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    assert "\u202e" not in done.stderr.decode()
    shown = run("inspect", path, "--html", os.fsencode(story.parent) + b"/page.html")
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_devices_and_pipes(story: Path) -> None:
    endless = shell("$PY -m artcli parse /dev/zero; echo $?; $PY -m artcli parse < /dev/zero; echo $?")
    assert endless.stdout.split() == [b"1", b"1"]
    substituted = shell('$PY -m artcli parse <(cat "$1") | jq -r .headline' if shell("command -v jq").stdout else '$PY -m artcli parse <(cat "$1")', str(story))
    assert b"Bridge number 11 closed after storm" in substituted.stdout


FAILS_ONCE = """
from artcli import conversion
real = conversion.read
def read(data, **more):
    if b"FAIL" in data: raise RuntimeError("unforeseen \\x1b[31m")
    return real(data, **more)
conversion.read = read"""


def test_an_unforeseen_error_is_one_line_and_no_traceback_and_the_others_are_read(story: Path) -> None:
    (story.parent / "bad").write_text("FAIL")
    files = (str(story.parent / "bad"), str(story))
    done = run("parse", *files, program=broken(FAILS_ONCE))
    assert done.returncode == 70
    assert done.stderr.count(b"\n") == 1
    assert b"bad: this is a bug in artcli (RuntimeError: unforeseen \\x1b[31m); run again with ARTCLI_DEBUG=1" in done.stderr
    assert json.loads(done.stdout)["headline"]
    told = run("parse", *files, program=broken(FAILS_ONCE), ARTCLI_DEBUG="1")
    assert told.returncode == 70
    assert b"Traceback" in told.stderr


def test_an_unforeseen_error_outside_any_input_is_one_line_too() -> None:
    done = run("formats", program=broken("from artcli import formats", "formats.all_formats = lambda: 1 / 0"))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (70, b"", 1)


def test_want_of_memory_is_a_failure_of_the_input() -> None:
    lines = ("from artcli import conversion", "def read(*a, **b): raise MemoryError", "conversion.read = read")
    done = run("parse", data=STORY.encode(), program=broken(*lines))
    assert (done.returncode, done.stderr) == (1, b"artcli: standard input: is too large for the memory that is left\n")

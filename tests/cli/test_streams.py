"""The commands as a shell uses them: real processes, pipes, exit codes."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest

from processes import ARTCLI, ROOT, run, shell

SAMPLE = "samples/fr-header-line.txt"


def test_json_is_one_document_and_one_line_end() -> None:
    done = run("parse", SAMPLE)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.endswith(b"}\n")
    assert not done.stdout.endswith(b"\n\n")
    assert orjson.loads(done.stdout)["section"] == "Économie"


def test_several_files_and_one_that_is_missing(tmp_path: Path) -> None:
    done = run("parse", SAMPLE, str(tmp_path / "nope.txt"), "samples/en-article-copy.txt", "--to", "jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 2
    assert re.fullmatch(rb"artcli: .*nope\.txt: no such file.*\n", done.stderr)


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", b"is empty"), (b" \n\t\n", b"only white space"), (b"%PDF-1.7\n", b"PDF"), (b"A line of plain text that holds a NUL \0 in its middle and goes on.\n", b"NUL"), (b"<!DOCTYPE html><html>", b"HTML")],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, reason: bytes) -> None:
    done = run("parse", data=data)
    assert (done.returncode, done.stdout) == (1, b"")
    assert reason in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_folder_is_refused() -> None:
    done = run("parse", "samples")
    assert done.returncode == 1
    assert b"is a folder" in done.stderr


def test_standard_input_by_pipe_and_by_dash() -> None:
    data = (ROOT / SAMPLE).read_bytes()
    assert run("parse", data=data).stdout == run("parse", "-", data=data).stdout


def test_unknown_format_names_the_nearest() -> None:
    done = run("parse", SAMPLE, "--to", "markdwon")
    assert done.returncode == 2
    assert b"markdown" in done.stderr


@pytest.mark.parametrize(
    ("option", "value"), [("--language", "xx"), ("--timezone", "Mars/Olympus"), ("--from", "docx"), ("--min-confidence", "2")]
)
def test_options_that_name_nothing_are_wrong_usage(option: str, value: str) -> None:
    done = run("parse", SAMPLE, option, value)
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = shell(f"set -o pipefail; artcli parse {' '.join([SAMPLE] * 40)} | head -c1")
    assert done.returncode in (0, 141)
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_said_and_exits_3() -> None:
    done = shell(f"artcli parse {SAMPLE} > /dev/full")
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert shell("artcli formats > /dev/full").returncode == 3


def test_closed_standard_output_exits_3() -> None:
    assert shell(f"artcli parse {SAMPLE} >&-").returncode == 3


def test_output_file_is_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("parse", SAMPLE, "-o", str(target), "--to", "jsonl").stdout == b""
    assert orjson.loads(target.read_bytes())["language"] == "fr"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]
    missing = run("parse", SAMPLE, "-o", str(tmp_path / "no" / "out.json"))
    assert missing.returncode == 3
    assert missing.stderr.count(b"\n") == 1


def test_locale_and_hash_seed_change_no_byte() -> None:
    plain = run("parse", SAMPLE).stdout
    assert run("parse", SAMPLE, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONHASHSEED="7", TZ="Asia/Tokyo").stdout == plain


def test_strict_prints_and_exits_1() -> None:
    done = run("parse", data=b"Only a short remark.\n")
    strict = run("parse", "--strict", data=b"Only a short remark.\n")
    assert (done.returncode, strict.returncode) == (0, 1)
    assert strict.stdout == done.stdout
    assert b"no date found" in strict.stderr


def test_control_characters_in_names_do_not_reach_the_terminal(tmp_path: Path) -> None:
    done = run("parse", str(tmp_path / "a\x1b[31m\u202eb.txt"))
    assert b"\x1b" not in done.stderr
    assert "\u202e".encode() not in done.stderr


def test_a_terminal_without_input_gets_help_not_a_hang() -> None:
    ours, theirs = pty.openpty()
    done = subprocess.run([*ARTCLI, "parse"], stdin=theirs, capture_output=True, cwd=ROOT, timeout=30)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert b"Usage" in done.stderr


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_loops_and_xargs() -> None:
    done = shell("for f in samples/fr-*.txt; do artcli parse \"$f\" | jq -r .headline; done; ls samples/fr-*.txt | xargs artcli parse --to jsonl | jq -r .headline")
    lines = done.stdout.decode().splitlines()
    half = len(lines) // 2
    assert done.returncode == 0
    assert half == len(list((ROOT / "samples").glob("fr-*.txt")))
    assert lines[:half] == lines[half:]


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["parse", "-h"], ["inspect", "-h"], ["formats", "-h"], ["languages", "-h"], ["completion", "-h"]])
def test_help_is_everywhere(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert b"Usage" in done.stdout


def test_wrong_command_names_the_nearest() -> None:
    done = run("pars", SAMPLE)
    assert done.returncode == 2
    assert b"'parse'" in done.stderr


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion_scripts(kind: str) -> None:
    done = run("completion", kind)
    assert b"_ARTCLI_COMPLETE" in done.stdout
    if shutil.which(kind):
        assert subprocess.run([kind, "-n"], input=done.stdout, capture_output=True).returncode == 0


def test_values_of_options_are_completed() -> None:
    for option, wanted in (("--language", b"plain,fr"), ("--to", b"plain,json"), ("--from", b"plain,text")):
        done = run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS=f"artcli parse {option} ", COMP_CWORD="3")
        assert wanted in done.stdout.splitlines()


def test_formats_and_languages_for_scripts() -> None:
    names = {row["name"] for row in orjson.loads(run("formats", "--json").stdout)}
    assert {"text", "json", "jsonl", "markdown", "newsml-g2"} <= names
    assert {"fr", "en", "de"} <= {row["tag"] for row in orjson.loads(run("languages", "--json").stdout)}
    assert orjson.loads(run("formats", "--schema", "json").stdout)["$schema"]

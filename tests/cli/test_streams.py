"""Data on standard output alone, words on standard error, and exit codes, whatever a shell does with these."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path

import orjson
import pytest

import folders
from processes import ARTCLI, ROOT, run, shell

SAMPLE = "samples/fr-header-line.txt"
STORY = folders.story(11)


def test_json_is_one_document_and_one_line_end() -> None:
    done = run("parse", SAMPLE)
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.endswith(b"}\n")
    assert not done.stdout.endswith(b"\n\n")
    assert orjson.loads(done.stdout)["section"] == "Économie"


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_loops_and_xargs() -> None:
    done = shell("for f in samples/fr-*.txt; do artcli parse \"$f\" | jq -r .headline; done; ls samples/fr-*.txt | xargs artcli parse --to jsonl | jq -r .headline")
    lines = done.stdout.decode().splitlines()
    half = len(lines) // 2
    assert done.returncode == 0
    assert half == len(list((ROOT / "samples").glob("fr-*.txt")))
    assert lines[:half] == lines[half:]


def test_articles_come_out_one_by_one(story: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "later"
    os.mkfifo(pipe)
    process = subprocess.Popen([*ARTCLI, "parse", "--to", "jsonl", str(story), str(pipe)], stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 30)  # before the second input has so much as a writer
    assert ready
    assert json.loads(process.stdout.readline())["headline"]
    pipe.write_text(STORY, "utf-8")
    assert json.loads(process.stdout.readline())["headline"]
    assert process.wait(30) == 0
    process.stdout.close()


def test_a_reader_that_goes_away_is_no_error() -> None:
    done = shell(f"set -o pipefail; artcli parse {' '.join([SAMPLE] * 40)} | head -c1")
    assert done.returncode in (0, 141)
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["parse samples/en-article-copy.txt", "-h", "parse -h", "languages", "inspect samples/en-article-copy.txt"])
def test_a_reader_that_is_gone_before_the_start_is_no_error(command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([*ARTCLI, *command.split()], stdout=write_end, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT, timeout=60)
    os.close(write_end)
    assert (done.returncode in (0, 141), done.stderr) == (True, b"")


NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


@NEEDS_FULL
@pytest.mark.parametrize("command", ["parse samples/en-article-copy.txt", "inspect samples/en-article-copy.txt", "formats", "languages", "-h", "parse -h", "-V", "completion bash"])
def test_what_the_disk_does_not_take_is_3_and_one_line(command: str) -> None:
    for target in ("> /dev/full", ">&-"):
        done = shell(f"$PY -m artcli {command} {target}")
        assert (done.returncode, done.stderr.count(b"\n")) == (3, 1), target


def test_a_closed_standard_output_does_not_matter_to_a_file(story: Path, tmp_path: Path) -> None:
    done = shell('$PY -m artcli parse "$1" -o "$2" >&-', str(story), str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads((tmp_path / "out").read_bytes())["headline"]


def test_a_closed_standard_error_changes_no_outcome(story: Path, tmp_path: Path) -> None:
    done = shell('$PY -m artcli parse "$1" "$2" 2>&-', str(tmp_path / "no"), str(story))
    assert done.returncode == 1
    assert json.loads(done.stdout)["headline"]


def test_a_pipe_that_does_not_wait_gets_every_byte(story: Path) -> None:
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    process = subprocess.Popen([*ARTCLI, "parse", *[str(story)] * 200], stdout=write_end, cwd=ROOT)
    os.close(write_end)
    time.sleep(0.5)
    with os.fdopen(read_end, "rb") as file:
        data = file.read()
    assert process.wait(30) == 0
    assert data.count(b'"schema"') == 200


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_is_quiet_and_soon(number: int, code: int, tmp_path: Path) -> None:
    pipe = tmp_path / "never"
    os.mkfifo(pipe)
    process = subprocess.Popen([*ARTCLI, "parse", str(pipe), "-o", str(tmp_path / "out")], stderr=subprocess.PIPE, cwd=ROOT)
    with pipe.open("wb"):  # artcli has opened it and waits for a first byte
        process.send_signal(number)
        _, words = process.communicate(timeout=5)
    assert process.returncode == code
    assert b"Traceback" not in words
    assert not (tmp_path / "out").exists()

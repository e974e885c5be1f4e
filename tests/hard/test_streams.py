"""Whatever standard input, output and error are: data stays data, words stay words, and nothing hangs."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import threading
import time
import unicodedata
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from processes import ARTCLI, ROOT, run, shell

SAMPLE = "samples/en-article-copy.txt"
PLAIN = {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize("closed", [closed for count in (1, 2, 3) for closed in product(("0<&-", "1>&-", "2>&-"), repeat=count) if sorted({*closed}) == list(closed)], ids=" ".join)
def test_closed_streams(closed: tuple[str, ...], tmp_path: Path) -> None:
    redirected = " ".join(closed)
    done = shell(f'"$PY" -m artcli parse {SAMPLE} {redirected}')
    assert done.returncode == (3 if "1>&-" in closed else 0)
    assert b"Traceback" not in done.stderr
    done = shell(f'"$PY" -m artcli parse {SAMPLE} -o "$1" {redirected}', str(tmp_path / "a.json"))
    assert done.returncode == 0
    assert json.loads((tmp_path / "a.json").read_bytes())["headline"]


def test_standard_input_that_does_not_wait_is_waited_for() -> None:
    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    process = subprocess.Popen([*ARTCLI, "parse"], stdin=read_end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(read_end)
    data = (ROOT / SAMPLE).read_bytes()
    for part in (data[:100], data[100:]):
        time.sleep(0.3)
        os.write(write_end, part)
    os.close(write_end)
    out, words = process.communicate(timeout=60)
    assert (process.returncode, words) == (0, b"")
    assert json.loads(out)["headline"]


def test_a_list_of_paths_that_does_not_wait_is_waited_for(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.set_blocking(read_end, False)
    process = subprocess.Popen([*ARTCLI, "convert", "-", "-o", str(tmp_path), "--dry-run"], stdin=read_end, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(read_end)
    for part in (SAMPLE[:5].encode(), SAMPLE[5:].encode() + b"\r\n"):
        time.sleep(0.3)
        os.write(write_end, part)
    os.close(write_end)
    out, words = process.communicate(timeout=60)
    assert (process.returncode, out.split(b"\t")[:2]) == (0, [b"new", SAMPLE.encode()]), words


@pytest.mark.parametrize(("given", "reason"), [("0> /dev/null", "cannot be read"), ("< /dev/null", "is empty"), ("< /dev/zero", "is a device")])
def test_standard_input_that_is_none(given: str, reason: str) -> None:
    done = shell(f'"$PY" -m artcli parse {given}')
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert reason in done.stderr.decode()


def test_standard_input_from_the_middle_of_a_file() -> None:
    done = shell(f'{{ read -r line; "$PY" -m artcli parse - --to jsonl; }} < {SAMPLE}')
    assert done.returncode == 0
    assert json.loads(done.stdout)["source"]["bytes"] < (ROOT / SAMPLE).stat().st_size


@pytest.mark.parametrize("more", [PLAIN, {"PYTHONIOENCODING": "ascii:strict"}, {"PYTHONIOENCODING": "utf-16"}, {"LC_ALL": "tr_TR.UTF-8"}], ids=str)
def test_output_is_utf8_whatever_the_locale_and_words_are_never_lost(more: dict[str, Any], tmp_path: Path) -> None:
    plain = run("parse", "samples/ar-article.txt", "--to", "jsonl")
    assert run("parse", "samples/ar-article.txt", "--to", "jsonl", **more).stdout == plain.stdout
    assert run("inspect", "samples/ar-article.txt", **more).stdout == run("inspect", "samples/ar-article.txt").stdout
    done = run("parse", str(tmp_path / "été.txt"), **more)
    assert done.returncode == 1
    assert b"no such file" in done.stderr.replace(b"\0", b"")


def in_terminal(*arguments: str, columns: int, rows: int = 24, **more: str | None) -> tuple[int, str]:
    """Exit code and all that a terminal of a size shows, standard error too."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    environment = {k: v for k, v in {**os.environ, "TERM": "xterm-256color", **more}.items() if (v is not None and k not in ("COLUMNS", "LINES", "NO_COLOR")) or k in more}
    process = subprocess.Popen([*ARTCLI, *arguments], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=ROOT, env={k: v for k, v in environment.items() if v is not None})
    os.close(theirs)
    shown = bytearray()

    def listen() -> None:
        try:
            while chunk := os.read(ours, 65536):
                shown.extend(chunk)
        except OSError:  # the other end is closed
            return

    listener = threading.Thread(target=listen)
    listener.start()
    code = process.wait(120)
    listener.join()
    os.close(ours)
    return code, shown.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("columns", "term"), [*((columns, "xterm-256color") for columns in (0, 1, 7, 33, 500)), (1, "dumb"), (20, ""), (80, None), (80, "no-such-terminal")]
)
def test_terminals_of_every_width_and_kind(columns: int, term: str | None) -> None:
    code, shown = in_terminal("inspect", "samples/ja-article-copy.txt", columns=columns, TERM=term)
    assert code == 0
    assert "Traceback" not in shown
    assert ("\x1b" in shown) <= (term not in ("dumb", "", None))
    assert re.search(r"headline +[01]\.\d\d", shown)


def rows_in_terminal(*table: str, columns: int) -> list[str]:
    """The rows that a terminal shows, none of which is too long for it."""
    code, shown = in_terminal(*table, columns=columns)
    rows = shown.replace("\r\n", "\n").splitlines()
    assert code == 0
    assert max(sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in row) for row in rows) <= columns
    return rows


@pytest.mark.parametrize("columns", [33, 80])
@pytest.mark.parametrize("table", [("languages",), ("formats",)], ids=" ".join)
def test_a_terminal_shows_all_of_a_table(table: tuple[str, ...], columns: int) -> None:
    assert " ".join(rows_in_terminal(*table, columns=columns)).split() == run(*table).stdout.decode().split()


@pytest.mark.parametrize("columns", [33, 80])
def test_a_terminal_shows_how_each_list_of_a_pack_begins(columns: int) -> None:
    whole = run("languages", "ja").stdout.decode().splitlines()
    rows = rows_in_terminal("languages", "ja", columns=columns)
    assert len(rows) == len(whole)
    assert all(full == row or (row.endswith("…") and full.startswith(row[:-1])) for full, row in zip(whole, rows, strict=True))


ESCAPES = "Title \x1b]0;owned\x07\x1b[2J here\n\nBy \x1b[31mJane\x1b[0m Doe \x9b31m\n\nThe \u202etxt\u202c and \x1bP$q\x1b\\ text \x08\x08\x7f of this story \u2066is\u2069 closed on Monday.\n\n- \x1b[8mhidden\x1b[0m\n"


def test_what_an_article_holds_never_acts_in_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e.txt"
    path.write_text(ESCAPES, "utf-8")
    for arguments in (("inspect",), ("inspect", "-v"), ("parse", "--strict", "-o", str(tmp_path / "x\x1b[1m.json")), ("parse", "--encoding", "ascii")):
        _, shown = in_terminal(*arguments, str(path), columns=100)
        own = re.sub(r"\x1b\[[0-9;]*m", "", shown)  # the colours that artcli paints
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", own), arguments
        assert "\x1b[31m" not in shown.replace("\x1b[0m", "")
        assert "\x1b[8m" not in shown
    done = run("parse", str(path), "--to", "jsonl")
    assert "\x1b[8mhidden" in "".join(entry["text"] for key in ("body", "set_aside") for entry in json.loads(done.stdout)[key])
    assert b"\x1b" not in done.stdout  # JSON has its own way to write it


@pytest.mark.parametrize("name", ["notes", "repeat"])
def test_json_for_scripts_holds_no_raw_escape(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ESCAPES, "utf-8")
    done = run("inspect", "--json", str(tmp_path / "a.txt"))
    assert json.loads(done.stdout)
    assert not re.search(b"[\x00-\x09\x0b-\x1f\x7f]", done.stdout.replace(b"\x7f", b""))


def test_nothing_is_written_beside_what_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge closed\n\nThe bridge was closed on Monday.\n")
    environment: dict[str, Any] = {"HOME": str(tmp_path / "nowhere"), "XDG_CACHE_HOME": str(tmp_path / "nowhere"), "TMPDIR": str(tmp_path / "nowhere"), "PYTHONDONTWRITEBYTECODE": "1"}
    for arguments in (("parse", "a.txt"), ("inspect", "a.txt"), ("formats",), ("languages",)):
        assert run(*arguments, cwd=tmp_path, **environment).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_few_open_files_are_enough() -> None:
    done = shell('ulimit -n 64; "$PY" -m artcli parse samples/*.txt --to jsonl | wc -l')
    assert int(done.stdout) == len(list((ROOT / "samples").glob("*.txt")))
    assert sys.platform != "linux" or done.stderr == b""

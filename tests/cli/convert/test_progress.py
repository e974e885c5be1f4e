"""The bar of a run on a terminal, and lines elsewhere."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

import folders
from folders import SLOW, convert
from processes import ROOT


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
    name = "a file without a word whose name is longer than most terminals are wide, and longer still, up to its very end, empty.txt"
    (source / name).touch()
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
    assert f"artcli: {source / name}: is empty\r\n".encode() in shown  # it can be copied whole: the terminal alone breaks it
    assert shown.rstrip().endswith(b"written")

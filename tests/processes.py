"""artcli as a process, with what a shell can do to it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ARTCLI = [sys.executable, "-m", "artcli"]
# writes a dot when artcli hears the system's wishes: what is interrupted before that is Python
_STARTED = """
import os, sys
import _signal as signal
import artcli.__main__ as program
real = signal.signal
def told(number, handler):
    before = real(number, handler)
    if number == signal.SIGTERM:
        signal.signal = real
        os.write(2, b".")
    return before
signal.signal = told
sys.argv[0] = "artcli"
program.run()
"""
STARTED = [sys.executable, "-c", _STARTED]


def run(*arguments: str | bytes, data: bytes = b"", cwd: Path = ROOT, program: list[str] = ARTCLI, **more: str) -> subprocess.CompletedProcess[bytes]:
    """A call of artcli, or of another program, with some variables of the environment."""
    return subprocess.run([*program, *arguments], input=data, capture_output=True, cwd=cwd, env={**os.environ, **more}, timeout=120)


def in_terminal(*arguments: str, columns: int = 60, **more: str) -> str:
    """What a call of artcli shows in a terminal that is so many columns wide."""
    ours, theirs = pty.openpty()
    environment = {**{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM")}, "TERM": "xterm-256color", "COLUMNS": str(columns), **more}
    process = subprocess.Popen([*ARTCLI, *arguments], stdout=theirs, stdin=subprocess.DEVNULL, cwd=ROOT, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait(60) == 0
    return shown.decode().replace("\r\n", "\n")


def shell(line: str, *arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """A line of bash, in which $PY is Python, `artcli` this one, and $1, $2 … are the arguments."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PY": sys.executable, "PYTHONPATH": str(ROOT / "src")}
    options = {"capture_output": True, "cwd": ROOT, "env": environment, "stdin": subprocess.DEVNULL, "timeout": 120, **more}
    return subprocess.run(["bash", "-c", line, "bash", *arguments], **options)


def broken(*lines: str) -> list[str]:
    """artcli with something changed inside it."""
    return [sys.executable, "-c", "\n".join([*lines, "from artcli.cli.main import run", "run()"])]

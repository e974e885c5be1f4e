"""Ctrl-C and the wish of the system, at any moment: soon, quiet, and with the exit code that shells know."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from processes import ROOT, STARTED, shell


@pytest.mark.parametrize(
    ("number", "code", "command"),
    [
        (signal.SIGINT, 130, "parse --to newsml-g2 --validate samples/fr-header-line.txt"),
        (signal.SIGTERM, 143, "parse --to newsml-g2 --validate samples/fr-header-line.txt"),
        (signal.SIGINT, 130, "inspect -v samples/fr-header-line.txt"),
    ],
)
def test_an_interruption_at_any_moment(number: signal.Signals, code: int, command: str) -> None:
    start = time.monotonic()
    subprocess.run([*STARTED, *command.split()], capture_output=True, cwd=ROOT, timeout=120)
    seconds = time.monotonic() - start
    seen = set()
    for n in range(12):
        process = subprocess.Popen([*STARTED, *command.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
        assert process.stderr is not None
        process.stderr.read(1)
        time.sleep(seconds * (n / 12) ** 1.5)
        process.send_signal(number)
        if n % 3 == 0:
            process.send_signal(number)  # some press twice
        _, words = process.communicate(timeout=20)
        # -number: it came before the first line of artcli was run
        assert process.returncode in (0, code, -number), words
        assert words in (b"", b"artcli: interrupted\n") or process.returncode == -number, words
        seen.add(process.returncode)
    assert code in seen


def test_what_runs_in_the_background_of_a_script_is_not_interrupted(tmp_path: Path) -> None:
    # a shell without job control has it ignore Ctrl-C
    line = """mkfifo "$1/pipe"; "$PY" -m artcli parse "$1/pipe" -o "$1/a.json" & child=$!
    exec 3> "$1/pipe"; sleep 1; kill -INT $child; sleep 0.2; echo "The bridge was closed." >&3; exec 3>&-; wait $child; echo $?"""
    assert shell(line, str(tmp_path)).stdout == b"0\n"
    assert (tmp_path / "a.json").exists()

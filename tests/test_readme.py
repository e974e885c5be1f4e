"""The README's commands run, and the output that it shows is the output that they give."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def commands() -> list[tuple[str, str]]:
    """Every '$ command' of the README with the output that stands below it."""
    found = []
    for block in BLOCKS:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output))
    return found


SHOWN = [pair for pair in commands() if not pair[0].startswith("python3 -m venv")]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[c for c, _ in SHOWN])
def test_command(command: str, output: str) -> None:
    if "jq" in command and shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PATH": path})
    assert done.returncode in ((0, 141) if "| head" in command else (0,)), done.stderr
    assert done.stdout
    if output:
        assert done.stdout == output


def test_set_up_is_two_lines() -> None:
    assert len([c for c, _ in commands() if c.startswith("python3 -m venv")]) == 2


def test_python_example_runs() -> None:
    (example,) = [block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "artcli.read(" in block]
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "Brellec" in done.stdout


def test_folder_example_runs(tmp_path: Path) -> None:
    (example,) = [block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if "artcli.convert(" in block]
    (tmp_path / "samples").mkdir()
    shutil.copy(ROOT / "samples" / "fr-header-line.txt", tmp_path / "samples")
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "samples/fr-header-line.txt done ['fr-header-line.md']\n"), done.stderr

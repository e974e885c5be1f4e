"""Folders of stories, and what came of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from processes import ARTCLI, ROOT

_DROP = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
CAN_BE_POWERLESS = os.geteuid() != 0 or shutil.which("setpriv") is not None
POWERLESS = [*_DROP, *ARTCLI] if os.geteuid() == 0 else ARTCLI  # root may do everything, but need not be allowed to
SLOW = """
import sys, time
from artcli import conversion
real = conversion.read
def read(data, **more):
    time.sleep(0.05)
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
"""artcli, with a pause before every input."""


def story(number: int) -> str:
    """A small article, each another."""
    day = number % 28 + 1
    return (
        f"Bridge number {number} closed after storm\n\nBy Jane Doe\n\nPublished {day} March 2024\n\n"
        f"The old bridge over river {number} was closed on Monday, and the mayor said that it will stay closed until the end of the month.\n\n"
        f"Boats take people to the other side, every hour, and school {number} on the island has sent its pupils home for the whole week.\n"
    )


def write(folder: Path, count: int, *, deep: bool = False) -> Path:
    """So many stories in a folder; every third of them in a folder below it, if that is wanted."""
    for number in range(count):
        place = folder / "part-0" if deep and number % 3 == 0 else folder
        place.mkdir(parents=True, exist_ok=True)
        (place / f"story-{number:03d}.txt").write_text(story(number), "utf-8")
    return folder


def convert(*arguments: str | Path | bytes, data: bytes = b"", cwd: Path = ROOT, program: list[str] = ARTCLI, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """A real call of `artcli convert`."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([*program, "convert", *arguments], input=data, capture_output=True, cwd=cwd, env=environment, timeout=120, **more)


def started(*arguments: str | Path, program: str = SLOW) -> subprocess.Popen[bytes]:
    """A call of `artcli convert` that goes on, and takes its time with every input."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.Popen([sys.executable, "-c", program, "convert", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment)


def wait_for_outputs(out: Path, count: int) -> None:
    """Comes back when so many outputs are there, or after half a minute."""
    end = time.monotonic() + 30
    while time.monotonic() < end and len(list(out.glob("*.json"))) < count:
        time.sleep(0.01)


def tree(out: Path) -> dict[str, bytes]:
    """What is in an output folder, without what artcli keeps for itself."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".artcli" not in path.relative_to(out).parts and not path.name.startswith(".artcli-"))
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def manifest(out: Path) -> list[dict[str, Any]]:
    """The lines of the manifest."""
    return [json.loads(line) for line in (out / ".artcli" / "manifest.jsonl").read_bytes().splitlines()]


def outcomes(out: Path) -> dict[str, int]:
    """How often each outcome stands in the manifest."""
    found: dict[str, int] = {}
    for line in manifest(out):
        found[line["outcome"]] = found.get(line["outcome"], 0) + 1
    return found


def unfinished(out: Path) -> list[Path]:
    """What no run may leave behind."""
    kept = {"manifest.jsonl", "lock", "files.json"}
    inside = [path for path in (out / ".artcli").iterdir() if path.name not in kept] if (out / ".artcli").exists() else []
    return inside + list(out.rglob(".artcli-*"))


def said(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    """The lines on stderr, none of which is part of a traceback, without those in which a slow machine says how far it is."""
    lines = done.stderr.decode("utf-8").splitlines()
    assert all(line.startswith(("artcli: ", "Try ")) for line in lines), done.stderr
    return [line for line in lines if " a second, " not in line]


def add_up(line: str) -> bool:
    """True of '4 in = 2 done + 1 unchanged + 1 failed + 0 skipped; …'."""
    whole, parts = line.removeprefix("artcli: ").split("; ")[0].split(" in = ")
    return int(whole.replace(",", "")) == sum(int(part.split()[0].replace(",", "")) for part in parts.split(" + "))

"""Generated articles through `artcli convert`: files a second with one process and with two, again when nothing has changed, and the memory.

    python -m benchmarks.bulk.run --files 20000
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speed import corpus

_FOLDER = 500  # files in one folder
_CALL = """
import resource, sys
from artcli.cli import console, main
sys.argv = ["artcli", *sys.argv[1:]]
code = console._code_of(main._command)
peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
print("PEAKS", *peaks, file=sys.stderr)
sys.exit(code)
"""


def generate(folder: Path, count: int) -> Path:
    """So many articles, a few hundred to a folder."""
    for number, (name, data) in enumerate(corpus.articles(count)):
        place = folder / f"{number // _FOLDER:04d}"
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    return folder


def measure(source: Path, out: Path, *arguments: str) -> dict[str, float]:
    """One call: its seconds, and the peak memory of the run and of its largest worker, in MiB."""
    started = time.perf_counter()
    command = [sys.executable, "-c", _CALL, "convert", str(source), "-o", str(out), "--json-summary", *arguments]
    done = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    seconds = time.perf_counter() - started
    summary = json.loads(done.stdout)
    assert summary["in"] == summary["done"] + summary["unchanged"] + summary["failed"] + summary["skipped"]
    own, workers = map(int, done.stderr.decode().rpartition("PEAKS ")[2].split())
    return {"files": summary["in"], "seconds": seconds, "own": own / 1024, "workers": workers / 1024}


def row(name: str, found: dict[str, float]) -> str:
    """A line of the table."""
    rate = found["files"] / found["seconds"]
    return f"{name:<34} {found['files']:>8,.0f} {found['seconds']:>8.1f} {rate:>9,.0f} {found['own']:>8.1f} {found['workers']:>8.1f}"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--place", help="where to write; default: the folder for temporary files")
    given = parser.parse_args()
    with TemporaryDirectory(dir=given.place, prefix="artcli-bulk-") as place:
        many, few = generate(Path(place) / "many", given.files), generate(Path(place) / "few", max(1, given.files // 10))
        print(f"{'':<34} {'files':>8} {'seconds':>8} {'a second':>9} {'run MiB':>8} {'worker':>8}")
        small = measure(few, Path(place) / "out-few", "-j", "1")
        print(row("a file each, one process", small), flush=True)
        large = measure(many, Path(place) / "out", "-j", "1")
        print(row("a file each, one process", large), flush=True)
        print(row("a file each, two processes", measure(many, Path(place) / "out-2", "-j", "2")), flush=True)
        print(row("again, nothing changed", measure(many, Path(place) / "out-2", "-j", "2")), flush=True)
        print(row("one file for all, two processes", measure(many, Path(place) / "out-3", "-j", "2", "--to", "jsonl", "--into", "all.jsonl")), flush=True)
        print(row("again, nothing changed", measure(many, Path(place) / "out-3", "-j", "2", "--to", "jsonl", "--into", "all.jsonl")), flush=True)
        print(f"memory of the run, {given.files:,} files ÷ a tenth of them: {large['own'] / small['own']:.2f}")


if __name__ == "__main__":
    main()

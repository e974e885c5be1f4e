"""Instructions that an article takes, whatever else the machine does: more than 5 % above the stored number is complained of.

    python -m benchmarks.speed.gate            needs valgrind
    python -m benchmarks.speed.gate --store    keep the result as the new number

Callgrind counts the instructions of a process that reads 200 articles, and those of one that reads none. Hash seeds are fixed, so that
the difference is the same to a tenth of a per cent each time. It is stored for each version of Python, which has the larger share in it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
STORED = Path(__file__).with_name("instructions.json")
ARTICLES = 200
ALLOWED = 1.05
_COLLECTED = re.compile(rb"Collected : (\d+)")
_PROGRAM = """
import sys
from artcli import conversion
from artcli.exporters import json
from artcli.options import ExportOptions
from benchmarks.speed import corpus
for name, data in list(corpus.articles({warm})):
    json.export_line(next(conversion.read(data, name=name)), ExportOptions())
for name, data in list(corpus.articles({count}, first={warm})):
    json.export_line(next(conversion.read(data, name=name)), ExportOptions()) if {reads} else None
"""


def instructions(*, reads: bool) -> int:
    """The instructions of a process that makes the articles and reads them, or makes them only; both have warmed up before."""
    program = _PROGRAM.format(warm=16, count=ARTICLES, reads=reads)
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    found = _COLLECTED.search(done.stderr)
    if found is None:
        raise SystemExit(f"valgrind said no number: {done.stderr[-300:].decode(errors='replace')}")
    return int(found[1])


def main() -> None:
    """Measures, compares, and complains by the exit code 1."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", action="store_true")
    asked = parser.parse_args()
    version = f"{sys.implementation.name} {sys.version_info[0]}.{sys.version_info[1]}"
    now = (instructions(reads=True) - instructions(reads=False)) // ARTICLES
    stored: dict[str, int] = json.loads(STORED.read_text("utf-8")) if STORED.exists() else {}
    last = stored.get(version)
    print(f"{now:,} instructions an article with {version}; stored: {f'{last:,}, {now / last - 1:+.1%}' if last else 'none'}")
    if asked.store:
        STORED.write_text(json.dumps({**stored, version: now}, indent=1) + "\n", "utf-8")
    elif last and now > ALLOWED * last:
        raise SystemExit(f"more than {ALLOWED - 1:.0%} above the stored number")


if __name__ == "__main__":
    main()

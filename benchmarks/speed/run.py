"""How fast artcli is: every figure of the speed table, measured side by side in one run, beside its mark and the last stored result.

    python -m benchmarks.speed.run                     in an environment of its own, made of this checkout
    python -m benchmarks.speed.run --python PYTHON     with the artcli that is installed for an interpreter
    … --only parse       the rows whose name holds a word        … --texts DIR    articles a second on real texts
    … --full             10,000 files, and 100,000 for memory    … --store        keep the result as the new baseline

Every figure but one is a ratio, so that it says the same on a fast machine and on a slow one.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed.measures import MEASURES, ROOT, Bench, Measure, Result

BASELINE = Path(__file__).with_name("baseline.json")


def environment(place: Path) -> str:
    """An environment with artcli as its users install it, a wheel of this checkout; its interpreter."""
    python = place / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", ROOT], check=True)
    return str(python)


def row(measure: Measure, result: Result, stored: float | None) -> str:
    """A line of the table."""
    if result.value is None:
        return f"{measure.name:<60} {'–':>8} {measure.mark:>7}          not measured: {result.remark}"
    last = f"{stored:8.4g}" if stored is not None else f"{'–':>8}"
    verdict = "" if measure.holds(result.value) else "  beyond the mark"
    return f"{measure.name:<60} {result.value:8.4g} {measure.mark:>7} {last}  {result.remark}{verdict}"


def _take(measure: Measure, bench: Bench) -> Result:
    try:
        return measure.take(bench)
    except (RuntimeError, subprocess.CalledProcessError) as problem:
        return Result(None, " ".join(str(problem).split())[:200])


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", help="an interpreter for which artcli is installed")
    parser.add_argument("--only", default="", help="a part of the names of the rows to measure")
    parser.add_argument("--texts", type=Path, help="a folder of real texts")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--store", action="store_true")
    asked = parser.parse_args()
    python = asked.python or environment(ROOT / "out" / "speed")
    stored: dict[str, float] = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
    print(f"{'':<60} {'now':>8} {'mark':>7} {'last':>8}")
    with tempfile.TemporaryDirectory() as folder:
        sizes = (10_000, 1_000, 100_000) if asked.full else (2_000, 500, 4_000)
        bench = Bench(python, Path(folder), *sizes, asked.rounds, asked.texts)
        for measure in MEASURES:
            if asked.only in measure.name:
                result = _take(measure, bench)
                print(row(measure, result, stored.get(measure.name)), flush=True)
                if result.value is not None and asked.store:
                    stored[measure.name] = float(f"{result.value:.4g}")
    if asked.store:
        BASELINE.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()

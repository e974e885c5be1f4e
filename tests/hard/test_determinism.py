"""The same bytes in, the same bytes out: whatever the seed of hashes, the locale, the zone of the clock, the folder, or the day."""

from __future__ import annotations

import os
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

import artcli
from processes import ROOT, run

CROWDED = ROOT / "tests" / "hard" / "crowded.txt"  # of all that an article may have several of, several: a set of them comes in another order
SAMPLES = [str(path) for path in (*sorted((ROOT / "samples").glob("*.txt")), CROWDED)]
FORMATS = ("jsonl", "markdown", "newsml-g2")


def written(to: str, **more: Any) -> bytes:
    """All samples in a format, of which a stream holds many, or else a file holds one."""
    if to != "newsml-g2":
        done = run("parse", "--to", to, *SAMPLES, **more)
        assert (done.returncode, done.stderr) == (0, b"")
        return done.stdout
    with TemporaryDirectory() as folder:
        done = run("convert", "--jobs", "1", "--to", to, *SAMPLES, "-o", folder, **more)
        # what went in and came out, and the kinds of notes; a slow machine says how far it is, too
        said = b"".join(line for line in done.stderr.replace(folder.encode(), b"OUT").splitlines(keepends=True) if b" a second, " not in line)
        assert (done.returncode, said.count(b"\n")) == (0, 2)
        return said + b"".join(path.read_bytes() for path in sorted(Path(folder).glob("*.xml")))


@cache
def printed(to: str) -> bytes:
    return written(to, PYTHONHASHSEED="0")


def test_one_of_the_texts_has_several_of_everything() -> None:
    article = artcli.parse(CROWDED.read_text("utf-8"))
    assert [one.name for one in article.creators[:4]] == ["Jane Doe", "John Smith", "Ann Sample", "Max Muster"]
    assert article.info_sources == ("AFP", "Reuters", "AP", "dpa", "ANSA", "EFE")
    assert article.keywords == ("harbour", "ferry", "Port Elise", "terminal", "works", "mayor", "quay", "summer", "passengers", "region")
    assert article.modified == datetime(2025, 3, 14, 12, 40)  # printed without its year: the one of the other stamp, not that of today
    assert len(article.notes) >= 1
    assert len(article.set_aside) >= 1


@pytest.mark.parametrize("to", FORMATS)
@pytest.mark.parametrize("seed", ["1", "20257"])
def test_hash_seeds(to: str, seed: str) -> None:
    assert written(to, PYTHONHASHSEED=seed) == printed(to)


@pytest.mark.parametrize(
    "more",
    [
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "Asia/Kathmandu"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "LANGUAGE": "ar", "COLUMNS": "20"},
        {"LANG": "de_DE@euro", "TZ": "no/such", "TMPDIR": "/nonexistent", "HOME": "/nonexistent", "PYTHONIOENCODING": "ascii:strict"},
        {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1", "PYTHONOPTIMIZE": "2"},
    ],
    ids=["posix", "turkish", "german", "strict"],
)
def test_surroundings(more: dict[str, str]) -> None:
    assert written("newsml-g2", **more) == printed("newsml-g2")


def test_a_system_without_time_zones() -> None:
    """Many containers have none: then those of the package tzdata are read."""
    pytest.importorskip("tzdata")
    assert written("jsonl", PYTHONTZPATH="") == printed("jsonl")


def test_folders(tmp_path: Path) -> None:
    assert run("parse", "--to", "jsonl", *SAMPLES, cwd=tmp_path, PYTHONPATH=str(ROOT / "src")).stdout == printed("jsonl")


def test_one_by_one_or_all_together() -> None:
    some = SAMPLES[:: len(SAMPLES) // 3]
    together = run("parse", "--to", "jsonl", *some).stdout
    assert b"".join(run("parse", "--to", "jsonl", one).stdout for one in some) == together
    assert run("parse", "--to", "jsonl", *reversed(some)).stdout == b"".join(reversed(together.splitlines(keepends=True)))


def test_other_days() -> None:
    """Nothing is completed from today: a clock that is years off changes nothing."""
    faked = f"import time, datetime; real = time.time; time.time = lambda: real() + 1e9\nclass day(datetime.date):\n    @classmethod\n    def today(cls): raise AssertionError\nclass moment(datetime.datetime):\n    @classmethod\n    def now(cls, tz=None): raise AssertionError\n    @classmethod\n    def today(cls): raise AssertionError\n    @classmethod\n    def utcnow(cls): raise AssertionError\ndatetime.date, datetime.datetime = day, moment\nimport sys; sys.argv = ['artcli', 'parse', '--to', 'jsonl', *{SAMPLES!r}]\nfrom artcli.__main__ import run; run()"
    import subprocess
    import sys

    done = subprocess.run([sys.executable, "-c", faked], capture_output=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "0"})
    assert (done.stderr, done.stdout == printed("jsonl")) == (b"", True)

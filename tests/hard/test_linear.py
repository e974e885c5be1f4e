"""Time and memory grow as the text does, whatever the text: counted in calls and steps, bounded by the system, never by a clock."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

import artcli
from artcli import conversion
from artcli.article import Span
from artcli.errors import ArtcliError
from artcli.readers.text.reader import MOST_LINES
from hard.shapes import BYTES, ONE_LINE, PAGES, SHAPES

ROOT = Path(__file__).parents[2]
ALL: dict[str, Callable[[int], bytes]] = {name: (lambda size, shape=shape: shape(size).encode()) for name, shape in SHAPES.items()} | BYTES


def read_and_write(data: bytes) -> None:
    try:
        for article in conversion.read(data):
            for name in ("json", "markdown", "newsml-g2"):
                conversion.export(article, name)
    except ArtcliError:
        return


def calls(data: bytes) -> int:
    """How many functions are called, Python's own and C's, to read a text and to write its record."""
    count = 0

    def called(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read_and_write(data)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", ALL)
def test_four_times_the_text_is_four_times_the_work(name: str) -> None:
    size = 1_000 if name in PAGES else 2_000
    short, long = ALL[name](size), ALL[name](4 * size)
    read_and_write(long)  # what is loaded once is not counted
    assert calls(long) <= 5.5 * calls(short) + 20_000


# What happens inside one call is not counted: there the system is the judge. The square of these lengths would take minutes to hours.
SIZES = dict.fromkeys((*ONE_LINE, *BYTES, "a long rule above a forwarded mail"), 200_000) | dict.fromkeys(("wrapped", "indented", "quoted", "page titles", "captions"), 1_500_000)
BOUNDED = """
import resource, sys
sys.path.insert(0, {tests!r})
from hard.test_linear import ALL, read_and_write
for name, size in {sizes!r}.items():
    data = ALL[name](size)
    spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 60, resource.RLIM_INFINITY))
    print(name, flush=True)
    read_and_write(data)
print("all")
"""


def test_no_long_line_takes_the_square_of_its_length() -> None:
    code = BOUNDED.format(tests=str(ROOT / "tests"), sizes=SIZES)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.endswith("all\n"), f"{done.stdout.splitlines()[-1:]}: {done.stderr[-300:]}"


# Short texts that an expression once took minutes for, or for ever: each sign of some could be read in two ways.
SHORT = {
    "hashes behind a value": '---\ntitle: "x"' + " #" * 60 + "\n  y\ndate: 2025-03-04\n---\n\nThe bridge is closed.\n",
    "blank lines among authors": "---\ntitle: x\nauthors:\n  nom: a\n" + (" " * 25 + "\n") * 190 + "  nom: b\ndate: 2025-03-04\n---\n\nThe bridge is closed.\n",
}


def test_no_short_text_takes_for_ever() -> None:
    code = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (30, resource.RLIM_INFINITY))
from hard.test_linear import SHORT, read_and_write
for name, text in SHORT.items():
    print(name, flush=True)
    read_and_write(text.encode())
print("all")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT / "tests")
    assert done.stdout.endswith("all\n"), f"{done.stdout.splitlines()[-1:]}: {done.stderr[-300:]}"


# the kernel's own mark of this program; what getrusage says may be what the process had before it became this program
PEAK = """
import os, resource
marks = [line for line in open("/proc/self/status") if line.startswith("VmHWM")] if os.path.exists("/proc/self/status") else []
print(int(marks[0].split()[1]) if marks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(code: str) -> int:
    """The most memory that a process took, in bytes."""
    done = subprocess.run([sys.executable, "-c", f"{code}\n{PEAK}"], capture_output=True, text=True, cwd=ROOT / "tests")
    assert done.returncode == 0, done.stderr
    return int(done.stdout) * (1 if sys.platform == "darwin" else 1024)


@pytest.mark.parametrize("name", ["lines of one letter", "digits", "sentences on one line", "numbered paragraphs", "By By By"])
def test_memory_is_bounded_by_the_size_of_the_text(name: str) -> None:
    size = 2_000_000
    code = f"from hard.test_linear import ALL, read_and_write; read_and_write(ALL[{name!r}]({size}))"
    assert peak(code) <= 200 * 2**20 + 40 * size


def test_lines_beyond_any_article_are_set_aside_unread() -> None:
    text = "\n".join(f"Line {n} of a page that has no end." for n in range(1, MOST_LINES + 4)) + "\n\n"
    article = artcli.parse(text)
    assert [(one.reason, one.lines, one.text) for one in article.set_aside if one.lines.first > MOST_LINES] == [
        ("unknown", Span(MOST_LINES + 1, MOST_LINES + 4), "\n".join(f"Line {n} of a page that has no end." for n in range(MOST_LINES + 1, MOST_LINES + 4)))
    ]
    assert [note.lines for note in article.notes if note.code == "page_too_long"] == [(Span(MOST_LINES + 1, MOST_LINES + 4),)]


def test_blank_lines_beyond_any_article_are_nothing() -> None:
    article = artcli.parse("One line.\n" + "\n" * MOST_LINES)
    assert [note.code for note in article.notes if note.code == "page_too_long"] == []


@pytest.mark.parametrize(("option", "code"), [("1M", 1), ("2m", 0), (str(2**20 + 1), 1), ("2G", 0)])
def test_what_is_larger_than_somebody_wants_is_refused_in_one_line(option: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A line of text stands here.\n\n" + "word " * 300_000)
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", str(tmp_path / "a.txt"), "--max-size", option], capture_output=True)
    assert (done.returncode, done.stderr.count(b"\n")) == (code, code)
    assert not code or b"is larger than 1 MiB; split it" in done.stderr


@pytest.mark.parametrize("option", ["0", "-1", "1T", "x", "", "1.5M", "²", "9" * 40])
def test_a_size_that_is_none_is_wrong_usage(option: str) -> None:
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", "--max-size", option, "-"], capture_output=True, input=b"x")
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    command = [sys.executable, "-m", "artcli", "parse", str(tmp_path / "big.txt")]
    limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    for arguments, stdin in ((command, None), ([*command[:-1], "-"], "big.txt")):
        with (tmp_path / "big.txt").open("rb") as file:
            done = subprocess.run(arguments, capture_output=True, stdin=file if stdin else None, preexec_fn=limit)
        assert done.returncode == 1
        assert b"is larger than 64 MiB; split it, or read it all the same with --max-size\n" in done.stderr

"""How time grows with the length of hostile texts: an exponent for each shape, from texts of n, 2n, 4n and 8n bytes.

Shapes that begin with 'files' are runs of `convert` over n, 2n, 4n and 8n inputs, or articles, whose names collide; their
conversion does next to nothing, so that what is measured is the plan, the names and the manifest.

    python -m benchmarks.speed.linear                    every shape, beside the stored last result; exit 1 above the mark
    python -m benchmarks.speed.linear dates brackets     only the shapes whose name holds one of these words
    python -m benchmarks.speed.linear --store            keep the result

Measured is the user time of reading, setting repeats aside and writing every built-in format. The exponent is the slope of
the line through the logarithms of size and time; n is chosen so that the longest text takes some seconds,
and 8n is at most 4 MB and at most as many lines as are read.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import re
import resource
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from artcli import conversion
from artcli.bulk.executors import Here, Workers
from artcli.bulk.journal import Facts
from artcli.bulk.names import Template
from artcli.bulk.order import Order
from artcli.bulk.run import Run
from artcli.bulk.work import Job, Made, Target
from artcli.errors import ArtcliError
from artcli.readers.text.reader import MOST_LINES

sys.path.append(str(Path(__file__).parents[2] / "tests"))  # as the tests call it
from hard.shapes import BYTES, SHAPES

MARK = 1.15
RESULT = Path(__file__).parent / "linear.json"
FORMATS = ("json", "markdown", "newsml-g2")
_LARGEST = 4 * 2**20
_FIRST = 16_384
_SECONDS = 2.5  # that the longest of the four texts may take
_LINE_END = re.compile(rb"[\r\n]")


def _made(name: str, size: int) -> bytes:
    return BYTES[name](size) if name in BYTES else SHAPES[name](size).encode()


def _spent() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _seconds(data: bytes) -> float:
    """The user time of one text. (What the system spends on memory comes in steps.)"""
    gc.collect()
    start = _spent()
    try:
        for article in conversion.read(data):
            for name in FORMATS:
                conversion.export(article, name)
    except ArtcliError:
        pass  # refusing takes time too
    return _spent() - start


_LEAST_ROUNDS, _MOST_ROUNDS = 2, 5  # where others use the machine too, a text may take half as long again by chance


def _fitted(sizes: Sequence[int], seconds_of: Callable[[int], float]) -> tuple[float, float]:
    """Sizes to an exponent and the seconds of the last: the least that each took, measured in turn until they fit the mark."""
    least, exponent = [math.inf] * len(sizes), math.inf
    for rounds in range(_MOST_ROUNDS):
        if exponent <= MARK and rounds >= _LEAST_ROUNDS:
            break
        least = [min(before, seconds_of(n)) for n, before in enumerate(least)]
        exponent = _slope([math.log(size) for size in sizes], [math.log(max(one, 1e-6)) for one in least])
    return exponent, least[-1]


def measure(name: str) -> tuple[float, int, float]:
    """A shape to its exponent, the largest size in bytes, and the seconds that it took."""
    data = _made(name, _FIRST)
    most = min(_LARGEST, 0.9 * len(data) * MOST_LINES / (len(_LINE_END.findall(data)) + 1))  # what follows so many lines is not read
    n = int(min(most / 8, max(_FIRST / 4, _FIRST * _SECONDS / 8 / max(_seconds(data), 1e-4))))
    texts = [_made(name, n * times) for times in (1, 2, 4, 8)]
    exponent, seconds = _fitted([len(data) for data in texts], lambda at: _seconds(texts[at]))
    return exponent, len(texts[-1]), seconds


def _slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _made_of_lines(data: bytes, name: str) -> list[Made]:
    """A conversion that takes each line for an article."""
    return [Made((line,), Facts(id="", headline=line.decode()), fields={"slug": line.decode()}) for line in data.splitlines()]


def _one_name(folder: str, count: int) -> list[str]:
    """So many inputs called index.txt, each named alone, so that none has a folder."""
    paths = []
    for number in range(count):
        os.mkdir(os.path.join(folder, str(number)))
        paths.append(os.path.join(folder, str(number), "index.txt"))
        Path(paths[-1]).write_text("same")
    return paths


def _one_input(folder: str, count: int) -> list[str]:
    path = Path(folder) / "story.txt"
    path.write_text("same\n" * count)
    return [str(path)]


def _one_input_among_its_numbers(folder: str, count: int) -> list[str]:
    """An input with many articles, every second number of which is the name of another."""
    for number in range(2, count, 2):
        (Path(folder) / f"story-{number}.txt").write_text("another")
    return [*_one_input(folder, count // 2), folder]


FILES: dict[str, tuple[Callable[[str, int], list[str]], str | None]] = {
    "files of one name": (_one_name, None),
    "files, articles of one name": (_one_name, "{slug}"),
    "files, articles of one input": (_one_input, None),
    "files, articles of one input and name": (_one_input, "{slug}"),
    "files, numbers of other inputs": (_one_input_among_its_numbers, None),
}
_FILES = 250


def _seconds_of_files(name: str, count: int) -> float:
    """The user time of a first run, and of a second one, in which everything has changed."""
    make, template = FILES[name]
    with TemporaryDirectory() as place:
        folder = os.path.join(place, "in")
        os.mkdir(folder)
        sources = make(folder, count)
        job = Job(_made_of_lines, os.path.join(place, "out"), (Target("lines", ".out", kept=template is not None),), "1", "", 2**30)
        start = _spent()
        for version in ("1", "2"):
            order = Order(sources=tuple(sources), template=Template(template) if template is not None else None)
            with Run(replace(job, version=version), order) as running:
                deque(running.plan(), maxlen=0)
                deque(running.work(Workers(Here(), 1)), maxlen=0)
        return _spent() - start


def measure_files(name: str) -> tuple[float, int, float]:
    """A shape of files to its exponent, the largest number of them, and the seconds that they took."""
    counts = [_FILES * times for times in (1, 2, 4, 8)]
    exponent, seconds = _fitted(counts, lambda at: _seconds_of_files(name, counts[at]))
    return exponent, counts[-1], seconds


def main() -> int:
    """Prints the table; 1 where a shape takes more than the mark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words", nargs="*", help="only shapes whose name holds one of these")
    parser.add_argument("--store", action="store_true", help="keep the result")
    given = parser.parse_args()
    stored: dict[str, float] = json.loads(RESULT.read_text("utf-8")) if RESULT.exists() else {}
    _seconds(b"A first line, so that everything is loaded.")
    found: dict[str, float] = {}
    print(f"{'shape':36} {'exponent':>8} {'last':>6} {'at':>10} {'ns of each':>10}")
    for name in (*SHAPES, *BYTES, *FILES):
        if given.words and not any(word in name for word in given.words):
            continue
        exponent, size, seconds = measure_files(name) if name in FILES else measure(name)
        found[name] = round(exponent, 2)
        last = f"{stored[name]:6.2f}" if name in stored else "     –"
        print(f"{name:36} {exponent:8.2f} {last} {size:10,} {seconds / size * 1e9:10,.0f}{'  <- ABOVE THE MARK' if exponent > MARK else ''}", flush=True)
    print(f"{len(found)} shapes, largest exponent {max(found.values(), default=0):.2f}, mark {MARK}")
    if given.store:
        RESULT.write_text(json.dumps(stored | found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return int(any(exponent > MARK for exponent in found.values()))


if __name__ == "__main__":
    sys.exit(main())

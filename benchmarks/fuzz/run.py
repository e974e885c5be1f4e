"""Looks for bytes that break a promise, guided by which lines of the program they reach.

    pip install -e '.[dev,fuzz]'
    python -m benchmarks.fuzz.run text -max_total_time=3600     bytes → articles → every format → read back by other parsers
    python -m benchmarks.fuzz.run articles -runs=100000         articles with hostile fields → every format → read back
    python -m benchmarks.fuzz.run back -runs=100000             the same → Markdown → read, written and read again
    python -m benchmarks.fuzz.run dates -runs=100000            one line → stamps, bylines, datelines

What follows the target goes to libFuzzer. What is learned is kept in OUT/TARGET (--out, default out/fuzz), so that the next run goes on
from there; an input that breaks a promise is written to OUT/crash-…: copy it to tests/hard/found, where every test run reads it again.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from collections.abc import Callable
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

atheris.enabled_hooks.add("str")  # its hook for regular expressions cannot bear those of bytes
with atheris.instrument_imports(include=["artcli"]):
    import artcli
    from artcli.article import Article
    from artcli.language import bylines, datelines, dates, locale
    from artcli.language.stamps import rest
    from benchmarks.fuzz import made
    from hard import properties

    artcli.export(artcli.parse("Old bridge closed\n\nBy Jane Doe\n\n12 March 2024\n\nIt was closed."), "newsml-g2")

_TAGS = ("en", "fr", "de", "es", "ru", "ar", "he", "zh", "ja", "ko", "tr", "el", "hi", "fa", "th", "hu", "lt", "sv")


def _text(data: bytes) -> None:
    properties.check(data, twice=False)


def _articles(data: bytes) -> None:
    article: Article = made.article(atheris.FuzzedDataProvider(data))
    properties.outputs(article)


def _back(data: bytes) -> None:
    properties.back(made.article(atheris.FuzzedDataProvider(data)))


def _line(data: bytes) -> None:
    tag, text = _TAGS[data[0] % len(_TAGS)] if data else "en", data[1:].decode("utf-8", "replace")
    pack = locale.load(tag)
    stamps = dates.find(text, pack)
    for stamp in stamps:
        assert 0 <= stamp.start < stamp.end <= len(text), stamp
    assert all(one.end <= other.start for one, other in itertools.pairwise(stamps)), stamps
    rest(text, stamps, pack)
    dates.read(text, pack)
    bylines.find(text, pack)
    bylines.read(text, pack)
    bylines.find_tagline(text, pack)
    datelines.find(text, pack)


TARGETS: dict[str, Callable[[bytes], None]] = {"text": _text, "articles": _articles, "back": _back, "dates": _line}


def _seeds(target: str, folder: Path) -> None:
    """What there is to begin with: the samples, what was found before; for the lines, those of the samples."""
    samples = [path for place in ("samples", "tests/hostile", "tests/hard/found") for path in sorted((ROOT / place).glob("*")) if path.is_file()]
    for path in samples:
        data = path.read_bytes()
        if target == "text":
            (folder / path.name).write_bytes(data[:1500])
        elif target == "dates":
            for n, line in enumerate(data.splitlines()[:30]):
                (folder / f"{path.name}-{n}").write_bytes(b"\0" + line[:300])


def main() -> None:
    """Runs libFuzzer; it ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--out", type=Path, default=Path("out/fuzz"))
    given, rest = parser.parse_known_args()
    corpus = given.out / given.target
    if not corpus.exists():
        corpus.mkdir(parents=True)
        _seeds(given.target, corpus)
    words = Path(__file__).parent / "words.dict"
    options = [f"-dict={words}", f"-artifact_prefix={given.out}/", "-max_len=1500", "-timeout=30", "-rss_limit_mb=4096", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, *rest, str(corpus)], TARGETS[given.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""Articles a second in one warmed process, and those of trafilatura on the same articles in turn.

    python -m benchmarks.speed.rates [--count N] [--texts DIR]

Prints one JSON object: articles a second of processor time, and the ratio of each to trafilatura's where that is installed.
"""

from __future__ import annotations

import argparse
import html
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from artcli import conversion
from artcli.exporters import json as exporter
from artcli.options import ExportOptions
from benchmarks.speed import corpus

_WARM, _CHUNK = 64, 100
Texts = Sequence[tuple[str, bytes]]


def _by_artcli(texts: Texts) -> None:
    for name, data in texts:
        for article in conversion.read(data, name=name):
            exporter.export_line(article, ExportOptions())


def _page(data: bytes) -> str:
    """A text as the least HTML that says the same."""
    title, *lines = [line for line in data.decode("utf-8", "replace").split("\n") if line.strip()]
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    return f"<html><head><title>{html.escape(title)}</title></head><body><article><h1>{html.escape(title)}</h1>{paragraphs}</article></body></html>"


def _trafilatura() -> Callable[[Texts], None] | None:
    try:
        import trafilatura  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None

    def extract(texts: Texts) -> None:
        for _, data in texts:
            trafilatura.extract(_page(data), output_format="json", with_metadata=True)

    return extract


def _seconds(work: Callable[[Texts], None], texts: Texts) -> float:
    began = time.process_time()
    work(texts)
    return time.process_time() - began


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=1_000)
    parser.add_argument("--texts", type=Path)
    asked = parser.parse_args()
    texts = corpus.texts(asked.texts) if asked.texts else list(corpus.articles(asked.count + _WARM))
    peer = _trafilatura()
    for work in filter(None, (_by_artcli, peer)):
        work(texts[:_WARM])
    own: list[float] = []
    ratios: list[float] = []
    for at in range(_WARM, len(texts), _CHUNK):
        chunk = texts[at : at + _CHUNK]
        seconds = _seconds(_by_artcli, chunk)
        own.append(len(chunk) / seconds)
        if peer is not None:
            ratios.append(_seconds(peer, chunk) / seconds)
    json.dump({"rate": statistics.median(own), "trafilatura": statistics.median(ratios) if ratios else None}, sys.stdout)


if __name__ == "__main__":
    main()

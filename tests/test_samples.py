"""Every sample: its whole record as reviewed, the facts that were written down by hand, and no line lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import artcli
from artcli.article import Article
from artcli.exporters import record
from artcli.language.folding import visible
from artcli.source import decode, lines
from held import held

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
HOSTILE = sorted((ROOT / "tests" / "hostile").glob("*.txt"))
TRUTHS = sorted((ROOT / "tests" / "truth").glob("*.json"))


def read(path: Path) -> Article:
    return artcli.parse(path.read_bytes())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_record_is_as_reviewed(path: Path, request: pytest.FixtureRequest) -> None:
    expected = ROOT / "tests" / "expected" / f"{path.stem}.json"
    got = record.to_dict(read(path))
    # the last figures of a probability may differ from one processor to another
    for origin in got["origins"].values():
        origin["confidence"] = round(origin["confidence"], 2)
    if request.config.getoption("--accept"):
        expected.write_text(json.dumps(got, ensure_ascii=False, indent=1) + "\n", "utf-8")
    want = json.loads(expected.read_text("utf-8"))
    for name, origin in got["origins"].items():
        assert abs(origin["confidence"] - want["origins"].get(name, origin)["confidence"]) <= 0.02, name
        origin["confidence"] = want["origins"].get(name, origin)["confidence"]
    assert got == want


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("path", [*SAMPLES, *HOSTILE], ids=lambda p: p.stem)
def test_every_line_has_its_place(path: Path) -> None:
    article = read(path)
    printed = {n for n, line in enumerate(lines(decode(path.read_bytes()).text), 1) if visible(line)}
    assert printed - held(article) == set()


def facts_of(article: Article) -> dict[str, Any]:
    """What a truth file may say of an article, in its form."""
    got = record.to_dict(article)
    got["creators"] = [c["name"] for c in got["creators"]]
    got["captions"] = [c["text"] for c in got["captions"]]
    got["body"] = [{"kind": p["kind"], "text": p["text"]} for p in got["body"]]
    return got


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_headline_and_date_are_right(path: Path) -> None:
    """The two facts without which a record is worth nothing; the rest of the truth is counted by the accuracy benchmark."""
    truth = json.loads(path.read_text("utf-8"))
    known_wrong = json.loads((ROOT / "tests" / "known_wrong.json").read_text("utf-8")).get(path.stem, [])
    got = facts_of(read(ROOT / "samples" / f"{path.stem}.txt"))
    for name in ("language", "headline", "published"):
        if name in truth:
            right = got[name] == truth[name]
            assert right is (name not in known_wrong), f"{name}: {got[name]!r}"

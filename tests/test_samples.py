"""Every sample: its whole record as reviewed, the facts that were written down by hand, and no line lost."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import artcli
from artcli import record
from artcli.article import Article
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


_STARTS = 60  # characters by which a truth names what is set aside


def facts_of(article: Article) -> dict[str, Any]:
    """What a truth file may say of an article, in its form."""
    got = record.to_dict(article)
    got["creators"] = [c["name"] for c in got["creators"]]
    got["captions"] = [c["text"] for c in got["captions"]]
    got["body"] = [{"kind": p["kind"], "text": p["text"]} for p in got["body"]]
    got["set_aside_repeats"] = [{"of": one["of"], "starts": one["text"][:_STARTS]} for one in got["set_aside"] if one["reason"] == "repeat"]
    return got


KNOWN_WRONG: dict[str, list[str]] = json.loads((ROOT / "tests" / "known_wrong.json").read_text("utf-8"))


@pytest.mark.parametrize("path", TRUTHS, ids=lambda p: p.stem)
def test_every_field_is_right_that_was_written_down_by_hand(path: Path) -> None:
    """What is read wrongly is named in known_wrong.json, field by field, and goes from there as soon as it is read rightly."""
    truth = json.loads(path.read_text("utf-8"))
    got = facts_of(read(ROOT / "samples" / f"{path.stem}.txt"))
    assert truth.keys() >= {"language", "headline", "published"}
    assert truth.keys() - got.keys() == {"about"}
    wrong = {name: got[name] for name, value in truth.items() if name != "about" and got[name] != value}
    assert sorted(wrong) == sorted(KNOWN_WRONG.get(path.stem, [])), wrong


def test_what_is_known_to_be_wrong_is_of_samples_with_a_truth() -> None:
    assert KNOWN_WRONG.keys() <= {path.stem for path in TRUTHS}

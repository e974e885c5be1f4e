"""The benchmarks run from end to end on a handful of invented texts; what they measure there says nothing, and is not looked at.

Only the count of instructions is left out, which takes valgrind and minutes.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from artcli.readers.text import weights
from benchmarks.accuracy.train import FOLDS

ROOT = Path(__file__).parents[2]
TEXT = """Home
Port {n} reopens after the storm
By Mara Lindqvist
{day} May 2024

The harbour of Tarnholm {n} reopened on Friday after nine days in which no ship could leave its quays.

Three fishing boats were still being searched for on Friday night, the coast guard of district {n} said.
Share
"""
LABELS = [(1, "other"), (2, "title"), (3, "author-line"), (4, "date-line"), (6, "paragraph"), (8, "paragraph"), (9, "other")]
# what the benchmarks ask of a scorer, in its simplest form: is the headline right?
SCORER = '''
import json, pathlib

def load_truth(folder, view=None, language=None):
    known = {}
    for one in (view,) if view else ("article", "page", "clean"):
        for path in sorted(pathlib.Path(folder, one).glob("*.json")):
            data = json.loads(path.read_text())
            known[data["id"]] = {**data, "_path": str(path.with_suffix(".txt"))}
    return None, known

def score_one(truth, found):
    return {"title": [float(found["title"] == truth["title"]["value"]), 1]}

def report(known, found):
    scores = {identity: score_one(truth, found[identity]) for identity, truth in known.items()}
    row = {"n": len(scores), "title": sum(one["title"][0] for one in scores.values()) / len(scores)}
    views = {truth["view"]: row for truth in known.values()}
    return scores, {"all": row, "view": views, "language": {"en": row}}

def table(rows):
    for name, row in rows:
        print(name, row["n"])

def show_worst(known, found, scores, count):
    print("worst", *sorted(scores)[:count])
'''


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of six texts in each view, a scorer, and folds that all have the weights that ship."""
    place = tmp_path_factory.mktemp("corpus")
    for view in ("article", "page", "clean"):
        (place / "corpus" / view).mkdir(parents=True)
        for n in range(6):
            path, text = place / "corpus" / view / f"{view}-{n}.txt", TEXT.format(n=n, day=n + 1)
            path.write_text(text)
            data = {"id": path.stem, "view": view, "publisher": f"Paper {n}", "language": "en", "lines": LABELS}
            said = {"title": f"Port {n} reopens after the storm", "authors": ["Mara Lindqvist"], "published": f"2024-05-0{n + 1}", "summary": [], "topics": [], "section": None}
            body = [{"kind": "paragraph", "text": line} for line in text.splitlines() if line.startswith(("The", "Three"))]
            path.with_suffix(".json").write_text(json.dumps({**data, **{name: {"value": value, "present": bool(value)} for name, value in {**said, "body": body}.items()}}))
    (place / "score.py").write_text(SCORER)
    (place / "folds").mkdir()
    names = [f"{view}-{n}" for view in ("article", "page", "clean") for n in range(6)]
    (place / "folds" / "folds.json").write_text(json.dumps({name: at % FOLDS for at, name in enumerate(names)}))
    for fold in range(FOLDS):
        shutil.copy(weights.WEIGHTS, place / "folds" / f"fold{fold}.json")
    (place / "found" / "dump" / "somebody").mkdir(parents=True)
    found = place / "found" / "dump" / "somebody" / "a.txt"
    found.write_text(TEXT.format(n=1, day=2))
    (found.parent / "a.txt.truth.json").write_text(json.dumps({"title": "Port 1 reopens after the storm", "authors": ["Mara Lindqvist"]}))
    (place / "invented").mkdir()
    invented = [f"{label}\t{line}" for line, label in zip(filter(None, found.read_text().splitlines()), dict(LABELS).values(), strict=True)]
    (place / "invented" / "en-news-1.txt").write_text("\n".join(["language: en", "view: page", "genre: news", "", *invented]))
    return place


def run(module: str, *arguments: str | Path, codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run([sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, timeout=300)
    assert done.returncode in codes, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def test_accuracy(place: Path) -> None:
    corpus = ("--corpus", place / "corpus", "--scorer", place / "score.py")
    shown = run("accuracy.run", *corpus, "--found", place / "found", "--worst", "2", codes=(0, 1))  # 1: less than what is stored of another corpus
    assert re.search(r"^all views 18$", shown, re.MULTILINE)
    assert re.search(r"^dump ", shown, re.MULTILINE)
    assert "worst article-0 article-1" in shown
    shown = run("accuracy.run", *corpus, "--folds", place / "folds", "--predictions", place / "predictions.jsonl", codes=(0, 1))
    assert "cross-validated" in shown
    predicted = [json.loads(line) for line in (place / "predictions.jsonl").read_text().splitlines()]
    assert len(predicted) == 18
    assert {"id", "title", "authors", "published", "body"} <= predicted[0].keys()


def test_oracle(place: Path) -> None:
    assert "all views 6" in run("accuracy.oracle", "--corpus", place / "corpus", "--scorer", place / "score.py", "--view", "clean", "--worst", "1")


def test_calibration(place: Path) -> None:
    assert "headline" in run("accuracy.calibrate", "--corpus", place / "corpus", "--scorer", place / "score.py", "--folds", place / "folds")


def test_found(place: Path) -> None:
    rows = json.loads(run("accuracy.found", place / "found", "--json"))
    assert "dump" in rows


@pytest.mark.skipif(find_spec("catboost") is None, reason="training needs the extra train")
def test_training(place: Path) -> None:
    run("accuracy.train", "--corpus", place / "corpus", "--invented", place / "invented", "--out", place / "trained", "--trees", "4", "--depth", "2")
    for fold in range(FOLDS):
        weights.arrange(json.loads((place / "trained" / f"fold{fold}.json").read_text()))


def test_many_files(tmp_path: Path) -> None:
    shown = run("bulk.run", "--files", "20", "--place", tmp_path)
    assert shown.count("again, nothing changed") == 2


def test_speed() -> None:
    shown = run("speed.run", "--python", sys.executable, "--only", "parse ONE", "--rounds", "1", codes=(0, 1))  # 1: beyond a mark, as on a busy machine
    assert re.search(r"^artcli parse ONE .* [0-9.]+ ", shown, re.MULTILINE)
    assert json.loads(run("speed.rates", "--count", "3"))["rate"] > 0


def test_linear() -> None:
    assert "1 shapes, largest exponent" in run("speed.linear", "opening brackets", codes=(0, 1))


def test_floor(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("One\nTwo\n")
    subprocess.run([sys.executable, ROOT / "benchmarks" / "speed" / "floor.py", tmp_path / "in", tmp_path / "out.jsonl"], check=True)
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1


@pytest.mark.skipif(find_spec("atheris") is None, reason="fuzzing needs the extra fuzz")
def test_fuzzing(tmp_path: Path) -> None:
    run("fuzz.run", "dates", "-runs=20", "--out", tmp_path)

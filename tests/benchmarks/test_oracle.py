"""What is made of truly labelled lines, on a corpus of one invented text."""

from __future__ import annotations

import json
from pathlib import Path

from artcli.readers.text import weights
from benchmarks.accuracy import oracle, predict

TEXT = """Politics
Ferry
The boat is back
By Mara Lindqvist
3 May 2024

The harbour of Tarnholm reopened on Friday after nine days in which no ship could leave it.

Three fishing boats were still being searched for on Friday night, the coast guard said.
"""
LINES = [[1, "section"], [2, "title"], [3, "summary"], [4, "author-line"], [5, "date-line"], [7, "paragraph"], [9, "paragraph"]]


def test_the_record_is_that_of_the_true_labels(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(TEXT, "utf-8")
    (tmp_path / "story.json").write_text(json.dumps({"lines": LINES}), "utf-8")
    (found,) = oracle.predict_truly([("story", tmp_path / "story.txt")])
    assert (found["section"], found["title"], found["summary"]) == ("Politics", "Ferry", "The boat is back")
    assert (found["authors"], found["published"]) == (["Mara Lindqvist"], "2024-05-03")
    assert [one["text"][:11] for one in found["body"]] == ["The harbour", "Three fishi"]


def test_texts_are_read_with_the_model_that_is_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    shipped = weights.load()
    doubtful = shipped._replace(calibration={})
    (sure,), (found,) = predict.predict([("story", path)]), predict.predict([("story", path)], doubtful)
    assert found["_confidence"] != sure["_confidence"]
    assert predict.predict([("story", path)]) == [sure]

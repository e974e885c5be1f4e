"""The invented texts that the line model is fitted on: what is loaded is what was written, and what was written can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from artcli.readers.text.roles import Role
from benchmarks.accuracy import by_hand, truth

HEAD = "language: sv\nview: page\ngenre: recipe\nauthors: Eva Å; Bo Lind\npublished: 2021-09-25\n\n"
SHIPPED = sorted([*by_hand.FOLDER.glob("*.txt"), *by_hand.FRESH.glob("*.txt")])


def write(folder: Path, text: str) -> Path:
    path = folder / "sv-recipe-1.txt"
    path.write_text(text, "utf-8")
    return path


def test_what_is_loaded_is_what_was_written(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "section\tMat & dryck\n\nother\t  Dela\tSpara\ntitle\tMormors kroppkakor\n\n\nauthor-line|date-line\tEva Å, Bo Lind 25/9 2021\n")
    text, data = by_hand.read(path)
    assert text.decode() == "Mat & dryck\n\n  Dela\tSpara\nMormors kroppkakor\n\n\nEva Å, Bo Lind 25/9 2021"
    assert data["lines"] == [[1, "section"], [3, "other"], [4, "title"], [7, "author-line|date-line"]]
    assert (data["id"], data["language"], data["view"], data["genre"]) == ("invented-sv-recipe-1", "sv", "page", "recipe")
    assert (data["authors"]["value"], data["published"]["value"], data["section"]["value"]) == (["Eva Å", "Bo Lind"], "2021-09-25", None)
    assert list(by_hand.texts(tmp_path)) == [(text, data)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "title\tKroppkakor\nheadline\tKroppkakor", "sv-recipe-1.txt:8: no such label: headline"),
        (HEAD + "title|\tKroppkakor", "sv-recipe-1.txt:7: no such label: title|"),
        (HEAD + "title\tKroppkakor\n\nparagraph Koka", "sv-recipe-1.txt:9: a label, a tab and a text are needed"),
        (HEAD + "title\t ", "sv-recipe-1.txt:7: a label, a tab and a text are needed"),
        ("language: sv\nview: page\ncolour: red\n\n", "sv-recipe-1.txt:3: no line of a head: colour: red"),
        ("language: sv\nlanguage: sv\n\n", "sv-recipe-1.txt:2: no line of a head: language: sv"),
        ("language: sv\nview: page\n\ntitle\tKroppkakor", "sv-recipe-1.txt:1: the head says no genre"),
        ("language: sv\nview: top\ngenre: recipe\n\n", "sv-recipe-1.txt:1: no such view: top"),
    ],
)
def test_what_is_in_no_form_is_refused_with_its_file_and_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ValueError, match="sv-recipe-1") as refused:
        by_hand.read(write(tmp_path, text))
    assert str(refused.value) == f"{tmp_path}/{said}"


def test_the_lines_of_a_text_have_the_roles_that_a_model_is_fitted_on(tmp_path: Path) -> None:
    text, data = by_hand.read(write(tmp_path, HEAD + "title\tMormors kroppkakor\n\nparagraph\tKoka hälften av potatisen och riv den andra hälften rå.\n"))
    page = truth.labelled(text, data, source=truth.Source.INVENTED)
    assert page.roles == (Role.HEADLINE, Role.BODY)


def places(data: dict[str, Any], label: str) -> list[int]:
    return [n for n, said in data["lines"] if label in said.split("|")]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_text_that_ships_is_one_story(path: Path) -> None:
    text, data = by_hand.read(path)
    raw = text.decode().split("\n")
    assert [n for n, _ in data["lines"]] == [n for n, line in enumerate(raw, 1) if line.strip()]
    title, story = places(data, "title"), places(data, "paragraph")
    assert story
    assert title == list(range(title[0], title[-1] + 1)) if title else True  # one headline, which may be broken over lines
    assert not title or title[-1] < story[0]
    assert not title or all(n > title[-1] for n in places(data, "subhead"))
    assert all(n < story[-1] for n in (*places(data, "subhead"), *places(data, "summary")))
    assert not [n for n in places(data, "topic") if story[0] < n < story[-1]]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_the_head_of_a_text_says_stands_in_the_text(path: Path) -> None:
    text, data = by_hand.read(path)
    raw = text.decode().casefold().split("\n")
    credited = " ".join(raw[n - 1] for n in places(data, "author-line"))
    assert all(name.casefold() in credited for name in data["authors"]["value"])
    assert data["section"]["value"] is None or any(data["section"]["value"].casefold() in raw[n - 1] for n in places(data, "section"))
    assert data["published"]["value"] is None or date.fromisoformat(data["published"]["value"])

"""Which of the files below a folder are inputs."""

from __future__ import annotations

import pytest

from artcli.bulk.walk import Choice


@pytest.mark.parametrize(
    ("pattern", "taken"),
    [
        ("*.txt", ["a.txt", "x/a.txt", "x/y/a.txt"]),
        ("a.*", ["a.txt", "x/a.txt", "x/y/a.txt", "a.log"]),
        ("x/*.txt", ["x/a.txt", "x/y/a.txt"]),  # '*' is any text, as in Python's fnmatch
        ("./x/y/*", ["x/y/a.txt"]),
        ("**/a.txt", ["a.txt", "x/a.txt", "x/y/a.txt"]),  # as in .gitignore: in whatever folder, or in none
        ("x/**/a.txt", ["x/a.txt", "x/y/a.txt"]),
        ("**/y/*", ["x/y/a.txt"]),
        ("a", []),
        ("", []),
    ],
)
def test_what_a_pattern_matches(pattern: str, taken: list[str]) -> None:
    places = ["a.txt", "x/a.txt", "x/y/a.txt", "a.log"]
    assert [place for place in places if Choice(include=(pattern,)).takes(place.rpartition("/")[2], place)] == taken
    assert [place for place in places if Choice(exclude=(pattern,)).leaves_out(place.rpartition("/")[2], place)] == taken


def test_one_of_several_patterns_is_enough() -> None:
    choice = Choice(include=("*.txt", "*.log"), exclude=("b.*", "**/c.txt"))
    assert [name for name in ("a.txt", "a.log", "a.md", "b.txt", "c.txt") if choice.takes(name, name)] == ["a.txt", "a.log"]

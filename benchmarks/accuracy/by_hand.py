"""Invented texts whose lines were labelled by hand; they ship with the repository, in `invented/` and `fresh/`.

What stands in `invented/` is learned from. Nothing is fitted on the whole pages in `fresh/`, nor is a rule or a word taken from them: who mends a
reading does not look at them, so that their score says what a page will get that nobody has seen.

A file is a head, a blank line and a text. Each line of the text stands behind its label and a tab, a blank line as it is:

    language: sv
    view: page
    genre: recipe
    authors: Gunilla Åkerström

    section	Mat & dryck
    title	Mormors kroppkakor

    author-line|date-line	Recept: Gunilla Åkerström 2021-09-25
    other	Dela

`view` is what was copied: `page`, `article` (both are varied for training) or `clean` (a text that is learned from as it stands).
`authors` (parted by ";"), `published` (a day) and `section` may be left out; they are what variants are made of.
The labels are those of a corpus's truth (`truth.ROLE_OF`). "section|other" leaves open whether a line is the one or the other.

    python -m benchmarks.accuracy.by_hand       how many texts and labels there are of each language and genre
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.truth import ROLE_OF

FOLDER = Path(__file__).parent / "invented"
FRESH = Path(__file__).parent / "fresh"
VIEWS = ("page", "article", "clean")
_NEEDED = ("language", "view", "genre")
_MORE = ("authors", "published", "section")


def texts(folder: Path = FOLDER) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Every text of a folder with its truth, in the form of a corpus truth; each is a publisher of its own."""
    for path in sorted(folder.glob("*.txt")):
        yield read(path)


def read(path: Path) -> tuple[bytes, dict[str, Any]]:
    """A file to its text and truth; ValueError, with file and line, where it is not in the form."""
    lines = path.read_text("utf-8").removesuffix("\n").split("\n")
    parting = lines.index("") if "" in lines else len(lines)
    head = _head(path, lines[:parting])
    printed, labels = [], []
    for n, line in enumerate(lines[parting + 1 :], 1):
        label, tab, text = line.partition("\t")
        if line and not (tab and text.strip()):
            raise ValueError(f"{path}:{n + parting + 1}: a label, a tab and a text are needed")
        if line and not set(label.split("|")) <= ROLE_OF.keys():
            raise ValueError(f"{path}:{n + parting + 1}: no such label: {label}")
        printed.append(text)
        if line:
            labels.append([n, label])
    return "\n".join(printed).encode(), {"id": f"invented-{path.stem}", "publisher": f"invented {path.stem}", **head, "lines": labels}


def _head(path: Path, lines: Sequence[str]) -> dict[str, Any]:
    head: dict[str, str] = {}
    for n, line in enumerate(lines, 1):
        name, colon, value = line.partition(": ")
        if not colon or name not in _NEEDED + _MORE or name in head:
            raise ValueError(f"{path}:{n}: no line of a head: {line}")
        head[name] = value.strip()
    if missing := [name for name in _NEEDED if not head.get(name)]:
        raise ValueError(f"{path}:1: the head says no {missing[0]}")
    if head["view"] not in VIEWS:
        raise ValueError(f"{path}:1: no such view: {head['view']}")
    authors = [name.strip() for name in head.get("authors", "").split(";") if name.strip()]
    more = {"authors": {"value": authors}, "published": {"value": head.get("published")}, "section": {"value": head.get("section")}}
    return {**{name: head[name] for name in _NEEDED}, **more}


def main() -> None:
    """The command."""
    truths = [truth for _, truth in texts()]
    for name in ("language", "genre", "view"):
        print(f"{name}:", *(f"{value} {count}" for value, count in Counter(truth[name] for truth in truths).most_common()))
    print("labels:", *(f"{label} {count}" for label, count in Counter(label for truth in truths for _, label in truth["lines"]).most_common()))
    print(len(truths), "texts")


if __name__ == "__main__":
    main()

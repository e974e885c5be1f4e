"""Whatever comes in: no traceback, no line without a place, the same bytes out each time."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

import artcli
from artcli.errors import ArtcliError
from artcli.exporters import record
from artcli.language.folding import visible
from artcli.source import decode, lines
from held import held

PIECES = st.sampled_from(
    ["By Jane Doe", "Par Le Courrier (avec AFP)", "25/11/2025 à 19h13", "Updated 3 hours ago", "Share", "Photo: J. Doe", "#a#b", "Title: x", "Content:", "",
     "The council said on Monday that the bridge would stay closed until the end of the month.", "Lire aussi : autre chose", "###", "PARIS, 25 nov. (AFP) –",
     "عاجل: قال الوزير إن الاتفاق وقع اليوم في العاصمة.", "首相は二日、記者団に対し、計画を進めると述べた。", "date 2025-03-04 Sport", "-- ", "> quoted", "1. one", "• two"]
)  # fmt: skip
LINES = st.lists(st.one_of(PIECES, st.text(max_size=80)), max_size=30)


@given(LINES)
@example(["Content:", "x"])
@example(["Author: None", "Title: None", "y"])
@example(["\u200b", "x"])
def test_no_line_is_lost(text_lines: list[str]) -> None:
    data = "\n".join(text_lines).encode("utf-8", "replace")
    try:
        source = decode(data)
        article = artcli.parse(data)
    except ArtcliError:
        return
    printed = {n for n, line in enumerate(lines(source.text), 1) if visible(line)}
    assert printed - held(article) == set()
    assert artcli.export(article, "json") == artcli.export(artcli.parse(data), "json")


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


# a word that stands nowhere else, before, behind or inside a piece
MARKED = st.lists(st.tuples(PIECES, st.integers(0, 8)), max_size=30)


@given(MARKED)
@example([("Title: x", 0), ("Updated 3 hours ago", 9), ("25/11/2025 à 19h13", 0)])
@example([("Par Le Courrier (avec AFP)", 9), ("25/11/2025 à 19h13", 0), ("Par Le Courrier (avec AFP)", 9)])
@example([("Photo: J. Doe", 1), ("Share", 1), ("#a#b", 1), ("Lire aussi : autre chose", 2)])
def test_no_word_is_lost(pieces: list[tuple[str, int]]) -> None:
    text, marks = [], []
    for n, (piece, at) in enumerate(pieces):
        words = piece.split(" ")
        marks.append(f"Zq{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'abcdefghijklmnopqrstuvwxyz'[n // 26]}vx")
        text.append(" ".join([*words[:at], marks[-1], *words[at:]]))
    try:
        article = artcli.parse("\n\n".join(text))
    except ArtcliError:
        return
    values = record.to_dict(article)
    said = " ".join(strings(values))
    assert [mark for mark in marks if mark not in said] == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        article = artcli.parse(data)
    except ArtcliError as problem:
        assert str(problem)
        return
    for name in ("json", "jsonl", "markdown", "newsml-g2"):
        assert artcli.export(article, name)

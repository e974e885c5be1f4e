"""Whatever comes in: no traceback, no line without a place, the same bytes out each time."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

import artcli
from artcli import conversion, record
from artcli.article import Article, Span
from artcli.errors import ArtcliError
from artcli.language.folding import visible
from artcli.source import decode, lines
from hard import properties
from held import held, parts

PIECES = st.sampled_from(
    ["By Jane Doe", "Par Le Courrier (avec AFP)", "25/11/2025 à 19h13", "Updated 3 hours ago", "Share", "Photo: J. Doe", "#a#b", "Title: x", "Content:", "",
     "The council said on Monday that the bridge would stay closed until the end of the month.", "Lire aussi : autre chose", "###", "PARIS, 25 nov. (AFP) –",
     "عاجل: قال الوزير إن الاتفاق وقع اليوم في العاصمة.", "首相は二日、記者団に対し、計画を進めると述べた。", "date 2025-03-04 Sport", "-- ", "> quoted", "1. one", "• two", "=========="]
)  # fmt: skip
LINES = st.lists(st.one_of(PIECES, st.text(max_size=80)), max_size=30)


def read(data: bytes) -> list[Article]:
    """The articles in some bytes, however many; none where they are refused."""
    try:
        return list(conversion.read(data))
    except ArtcliError as problem:
        assert str(problem)
        return []


@given(LINES)
@example(["Content:", "x"])
@example(["Author: None", "Title: None", "y"])
@example(["\u200b", "x"])
@example(["==========", "Title: x", "Content: y", "==========", "Title: x", "Content: z"])
def test_no_line_is_lost(text_lines: list[str]) -> None:
    data = "\n".join(text_lines).encode("utf-8", "replace")
    articles = read(data)
    if articles:
        printed = {n for n, line in enumerate(lines(decode(data).text), 1) if visible(line)}
        assert printed == printed & set().union(*map(held, articles))
        assert [artcli.export(one, "json") for one in articles] == [artcli.export(one, "json") for one in read(data)]


def test_a_second_article_is_seen() -> None:
    text = "\n".join(["Title: First", "Content: y", "==========", "Title: Second", "Content: z"])
    assert [one.headline for one in read(text.encode())] == ["First", "Second"]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def holders(article: Article) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Each text that an article holds, with the lines from which it says that it took it."""
    for entry in parts(article):
        yield entry.text, (entry.lines,)
    values = record.to_dict(article)
    for name, origin in article.origins.items():
        if name not in ("body", "captions"):
            yield " ".join(strings(values[name])), origin.lines


# a word that stands nowhere else, before, behind or inside a piece
MARKED = st.lists(st.tuples(PIECES, st.integers(0, 8)), max_size=30)


@given(MARKED)
@example([("Title: x", 0), ("Updated 3 hours ago", 9), ("25/11/2025 à 19h13", 0)])
@example([("Par Le Courrier (avec AFP)", 9), ("25/11/2025 à 19h13", 0), ("Par Le Courrier (avec AFP)", 9)])
@example([("Photo: J. Doe", 1), ("Share", 1), ("#a#b", 1), ("Lire aussi : autre chose", 2)])
@example([("==========", 0), ("Title: x", 9), ("Content:", 9), ("==========", 9), ("Title: x", 9), ("Content:", 9)])
def test_no_word_is_lost(pieces: list[tuple[str, int]]) -> None:
    text, marks = [], []
    for n, (piece, at) in enumerate(pieces):
        words = piece.split(" ")
        marks.append(f"Zq{'abcdefghijklmnopqrstuvwxyz'[n % 26]}{'abcdefghijklmnopqrstuvwxyz'[n // 26]}vx")
        text.append(" ".join([*words[:at], marks[-1], *words[at:]]))
    articles = read("\n\n".join(text).encode())
    if articles:
        places = [(said, {n for span in spans for n in range(span.first, span.last + 1)}) for article in articles for said, spans in holders(article)]
        # each where it says that it was printed, and not in a note, a name or another field alone
        assert [mark for n, mark in enumerate(marks) if not any(mark in said and 2 * n + 1 in numbers for said, numbers in places)] == []


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    properties.check(data)

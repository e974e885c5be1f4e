"""Whatever becomes of a file in a grammar: no line of it is lost, no article is made of nothing, and it is read the same way twice."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import artcli
from artcli.errors import ArtcliError
from artcli.language.folding import visible
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode, lines
from grammars import ALL
from held import held

_LINES = sorted({line for text in ALL.values() for line in lines(text)})
_CHANGES = st.lists(st.tuples(st.sampled_from(("drop", "double", "swap", "insert", "cut")), st.integers(0, 200), st.one_of(st.sampled_from(_LINES), st.text(max_size=40))), max_size=6)


def changed(text: str, changes: list[tuple[str, int, str]]) -> str:
    out = lines(text)
    for what, where, other in changes:
        at = where % (len(out) or 1)
        if what == "drop":
            del out[at : at + 1]
        elif what == "double":
            out[at:at] = out[at : at + 1]
        elif what == "swap" and out:
            out[at], out[-1 - at] = out[-1 - at], out[at]
        elif what == "insert":
            out.insert(at, other)
        elif what == "cut" and len(out) > 3:
            del out[max(at, 3) :]
    return "\n".join(out)


def read(text: str) -> list[artcli.Article]:
    return list(reader.read(decode(text.encode("utf-8", "replace")), ReadingOptions()))


@pytest.mark.parametrize("name", ALL)
def test_every_line_has_its_place(name: str) -> None:
    text = ALL[name]
    assert {n for n, line in enumerate(lines(text), 1) if visible(line)} == set().union(*(held(article) for article in read(text)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(ALL)), _CHANGES)
def test_no_line_is_lost(name: str, changes: list[tuple[str, int, str]]) -> None:
    text = changed(ALL[name], changes)
    try:
        articles = read(text)
    except ArtcliError:
        return
    shown = lines(decode(text.encode("utf-8", "replace")).text)
    assert {n for n, line in enumerate(shown, 1) if visible(line)} <= set().union(*(held(article) for article in articles))
    places = [held(article) for article in articles]
    assert all(not (a & b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert articles == read(text)

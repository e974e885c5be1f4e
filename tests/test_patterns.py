"""An expression that is compiled late is as good as one that was compiled at once."""

from __future__ import annotations

import re

import pytest

from artcli import patterns


@pytest.mark.parametrize("method", ["match", "fullmatch", "search", "findall", "finditer", "split"])
def test_it_finds_what_a_compiled_one_finds(method: str) -> None:
    late, now = patterns.lazily(r"(\w)(\d)?", re.ASCII), re.compile(r"(\w)(\d)?", re.ASCII)
    for text in ("a1", "a1 b", "", "é"):
        found, expected = getattr(late, method)(text), getattr(now, method)(text)
        if method == "finditer":
            found, expected = [m.span() for m in found], [m.span() for m in expected]
        assert str(found) == str(expected)


def test_it_replaces_and_tells_of_itself() -> None:
    late = patterns.lazily("a(?P<b>b)", re.IGNORECASE)
    assert late.sub("x", "AB cab") == "x cx"
    assert (late.pattern, dict(late.groupindex), late.flags & re.IGNORECASE) == ("a(?P<b>b)", {"b": 1}, re.IGNORECASE)


def test_a_wrong_expression_and_a_wrong_name_are_told() -> None:
    with pytest.raises(re.error):
        patterns.lazily("(").match("a")
    with pytest.raises(AttributeError):
        patterns.lazily("a").no_such_method  # type: ignore[attr-defined]  # noqa: B018

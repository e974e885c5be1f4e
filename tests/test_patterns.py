"""An expression that is compiled late, or was compiled ahead, is as good as one that is compiled at once."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture
def ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of what was compiled ahead, which is not there yet."""
    monkeypatch.setattr(patterns, "COMPILED", str(tmp_path / "expressions"))
    patterns._ahead.cache_clear()
    yield tmp_path / "expressions"
    patterns._ahead.cache_clear()


def test_what_was_compiled_ahead_is_what_would_be_compiled_now() -> None:
    wrong = [text for text, options in patterns._ahead() if isinstance(text, str) and patterns.at_once(text, options) != re.compile(text, options)]
    assert wrong == [], "run tools/compile_expressions.py"


def test_an_expression_that_was_compiled_ahead_is_not_compiled_again(ahead: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = re.compile("(?P<day>\\d+)(.)(?P<word>[a-zé…]+)", re.IGNORECASE)
    ahead.write_bytes(patterns.compiled([(expected.pattern, re.IGNORECASE), ("(?i)a", 0)]))
    with monkeypatch.context() as forbidden:
        forbidden.delattr(re, "compile")
        found, other = patterns.at_once(expected.pattern, re.IGNORECASE), patterns.lazily("(?i)a")
        assert other.match("A")
    assert (found, found.groups, dict(found.groupindex)) == (expected, 3, {"day": 1, "word": 3})
    match = found.fullmatch("4 MaÉ…")
    assert match
    assert match.groupdict() == {"day": "4", "word": "MaÉ…"}
    assert match.lastgroup == "word"


def test_other_options_are_another_expression(ahead: Path) -> None:
    ahead.write_bytes(patterns.compiled([("a", re.IGNORECASE)]))
    assert patterns.at_once("a").match("A") is None


@pytest.mark.parametrize("content", [b"", b"no such form", marshal.dumps(None), marshal.dumps((("another Python",), {("a", 0): (0, b"", {}, 0)}))])
def test_what_was_compiled_for_another_python_or_cut_off_is_compiled_now(ahead: Path, content: bytes) -> None:
    ahead.write_bytes(content)
    assert patterns.at_once("a+").fullmatch("aa")


def test_to_load_the_reader_compiles_no_expression() -> None:
    program = "from artcli import patterns\npatterns.at_once = lambda *asked: print(asked)\nimport artcli.readers.text.reader"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == ""

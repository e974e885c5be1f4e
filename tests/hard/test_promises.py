"""Every promise in the documentation is held by tests that are there and run, and none goes unseen."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from processes import ROOT

PROMISES = (ROOT / "docs" / "promises.md").read_text("utf-8")
ROWS = [line for line in PROMISES.splitlines() if line.startswith("|") and "`tests/" in line]
KEPT = (ROOT / "tests" / "hard" / "promises.txt").read_text("utf-8").splitlines()


def named(row: str) -> list[tuple[str, str]]:
    """The tests that a row names: file and function."""
    found: list[tuple[str, str]] = []
    for names in row.rsplit("|", 2)[1].split(";"):
        file = ""
        for name in re.findall(r"`([^`]+)`", names):
            file = name.partition("::")[0] or file
            found.append((file, name.rpartition("::")[2]))
    return found


@cache
def functions(file: str) -> dict[str, ast.FunctionDef]:
    """The functions that stand at the top of a file, where pytest finds them; of two with one name only the last is run."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    found = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    names = [node.name for node in found]
    assert len(names) == len(set(names)), f"{file}: a test hides another of its name"
    return {node.name: node for node in found}


def is_asked(function: ast.FunctionDef, around: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    """Does a test assert anything, itself or through what it calls? What is called in another file is believed to, by its name."""
    if function.name in seen:
        return False
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            if name in ("raises", "fail", "check_call") or name in _ASKING:
                return True
            if name in around and is_asked(around[name], around, seen | {function.name}):
                return True
    return False


_ASKING = frozenset({"check", "lossless", "outputs"})  # of tests/hard/properties.py


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:60])
def test_a_promise_names_tests_that_run_and_ask_something(row: str) -> None:
    assert named(row)
    for file, name in named(row):
        found = functions(file)
        assert name in found, f"{file}: {name}"
        assert name.startswith("test_")
        skipped = [ast.unparse(one) for one in found[name].decorator_list if re.search(r"mark\.(skip\b|xfail)", ast.unparse(one))]
        assert not skipped, f"{file}: {name} is not run: {skipped}"
        assert is_asked(found[name], found), f"{file}: {name} asserts nothing"


def test_every_promise_is_of_a_table_with_a_test_beside_it() -> None:
    tables = [line for line in PROMISES.splitlines() if line.startswith("| ") and not re.match(r"\| (promise|exit|---|\d)", line)]
    assert tables == ROWS


def test_no_promise_goes_unseen() -> None:
    """`promises.txt` has each promise once more, so that whoever takes one back says so in two places."""
    assert [row.split("|")[1].strip() for row in ROWS] == KEPT, "docs/promises.md and tests/hard/promises.txt say the same, in the same order"

"""The examples in docstrings give what they show."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

from artcli.language import locale

SOURCES = Path(__file__).parent.parent / "src"
MODULES = [
    ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
    for path in sorted(SOURCES.rglob("*.py"))
    if ">>> " in path.read_text("utf-8")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name), extraglobs={"locales": locale})
    assert tried
    assert not failed


def test_there_are_examples() -> None:
    assert {"artcli", "artcli.doubts", "artcli.sizes", "artcli.exporters.markdown"} <= set(MODULES)

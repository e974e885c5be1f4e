"""A folder of stories, and one for what comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import folders


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return folders.write(tmp_path / "in", 7, deep=True)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"

"""A story in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import folders


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    path.write_text(folders.story(11), "utf-8")
    return path

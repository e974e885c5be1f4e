"""What several tests share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(Path(__file__).parent))  # for the strategies that several tests share


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the expected records; read the difference before it is committed."""
    parser.addoption("--accept", action="store_true", help="rewrite tests/expected from what is read now")


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    """Every sample."""
    return sorted((ROOT / "samples").glob("*.txt"))

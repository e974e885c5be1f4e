"""What several tests share."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the expected records; read the difference before it is committed."""
    parser.addoption("--accept", action="store_true", help="rewrite tests/expected from what is read now")

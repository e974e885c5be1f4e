"""What several tests share."""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

# The clock decides nothing. `pytest --hypothesis-profile=long` looks at a hundred times as many cases.
settings.register_profile("fast", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", settings.get_profile("fast"), max_examples=10_000)
settings.load_profile("fast")

# What a script runs in the background hears no Ctrl-C, nor does what that starts; tests send it all the same.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--accept` rewrites the expected records; read the difference before it is committed."""
    parser.addoption("--accept", action="store_true", help="rewrite tests/expected from what is read now")

"""Puts `tests/strategies.py` where the tests of exporters can import it, and takes the clock out of property tests."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parents[1]))
settings.register_profile("artcli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("artcli")

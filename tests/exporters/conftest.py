"""Puts `tests/strategies.py` where the tests of exporters can import it."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

"""Writes what this version of Python makes of the regular expressions that reading the samples takes, so that a start need not do it again.

    python tools/compile_expressions.py

Run it after a change to an expression or a pack, once with each version of Python that should start faster. Nothing else depends on it:
what is not found there is compiled when it is used, as ever.
"""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import artcli
from artcli import patterns

SAMPLES = Path(__file__).parents[1] / "samples"


class _Asked(dict[tuple[str, int], None]):
    """Has nothing, and notes what it is asked for."""

    def get(self, expression: tuple[str, int], default: None = None) -> None:  # type: ignore[override]
        """None."""
        self[expression] = default


def asked() -> list[tuple[str, int]]:
    """The expressions, with their options, that are compiled while the samples are read."""
    found = _Asked()
    with patch.object(patterns, "_ahead", lambda: found):
        for sample in sorted(SAMPLES.iterdir()):
            list(artcli.parse_all(sample.read_bytes()))
    return sorted(one for one in found if isinstance(one[0], str))  # of bytes are few


def main() -> None:
    """Reads the samples and writes the file."""
    content = patterns.compiled(asked())
    place = Path(patterns.COMPILED)
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content)


if __name__ == "__main__":
    main()

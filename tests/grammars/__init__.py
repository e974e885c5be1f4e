"""Invented files in each of the grammars that artcli knows, one in each text file of this folder, for the tests of its readers."""

from __future__ import annotations

from pathlib import Path

ALL = {path.stem: path.read_bytes().decode() for path in sorted(Path(__file__).parent.glob("*.txt"))}

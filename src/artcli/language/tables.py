"""What is known of all languages at once: tables that people write in TOML, read in a JSON form that loads faster."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from artcli.errors import BadPack
from artcli.language import datafiles

NAMES = ("agencies", "calendars", "codes", "commonest", "datelines", "dates", "frequent", "letters", "mails", "names", "strangers", "zones")
_FOLDER = os.path.dirname(__file__)


def place(name: str) -> str:
    """The file of a table."""
    return os.path.join(_FOLDER, f"{name}.toml")


def source(name: str) -> dict[str, Any]:
    """A table as it was written by hand. Raises BadPack where it is no TOML."""
    return datafiles.read(place(name))


def load(name: str, arrange: Callable[[dict[str, Any]], dict[str, Any]] | None = None) -> dict[str, Any]:
    """A table, arranged for looking things up where that is done by `arrange`; from its compiled form (tools/compile_packs.py), unless it was edited since.

    Raises BadPack as `source` does, and where `arrange` finds no key that it needs.
    """
    found: dict[str, Any] | None = datafiles.compiled(name, place(name))
    if found is not None:
        return found
    written = source(name)
    try:
        return arrange(written) if arrange else written
    except (ValueError, LookupError, TypeError) as problem:
        raise BadPack(f"{name}.toml: {problem!r}") from problem

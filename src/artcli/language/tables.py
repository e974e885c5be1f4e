"""What is known of all languages at once: tables that people write in TOML, read in a JSON form that loads faster."""

from __future__ import annotations

import os
from typing import Any

from artcli.errors import BadPack
from artcli.language.locale import compiled

NAMES = ("agencies", "codes", "datelines", "dates", "frequent", "mails", "names", "strangers", "zones")
_FOLDER = os.path.dirname(__file__)


def place(name: str) -> str:
    """The file of a table."""
    return os.path.join(_FOLDER, f"{name}.toml")


def read(path: str) -> dict[str, Any]:
    """A table in TOML, wherever it lies. Raises BadPack where it is none."""
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadPack(f"{os.path.basename(path)}: {problem}") from problem


def source(name: str) -> dict[str, Any]:
    """A table as it was written by hand. Raises BadPack where it is no TOML."""
    return read(place(name))


def load(name: str) -> dict[str, Any]:
    """A table; from its compiled form (tools/compile_packs.py), unless it was edited since. Raises BadPack as `source` does."""
    found: dict[str, Any] | None = compiled(name, place(name))
    return source(name) if found is None else found

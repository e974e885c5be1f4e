"""Data that people write in TOML, and its JSON form, which loads faster."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import orjson

from artcli.errors import BadPack

COMPILED = os.path.join(os.path.dirname(__file__), "locales", "compiled")
"""The folder of the JSON forms, which tools/compile_packs.py writes."""
FORM = 579_785_918
"""How what is compiled is arranged: a checksum of what this program makes of a sample, which tests/language/test_form.py works out and holds.

What another program compiled, and arranged otherwise, is not read.
"""


def read(path: str) -> dict[str, Any]:
    """A file in TOML, as it was written. Raises BadPack where it is none."""
    import tomllib

    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadPack(f"{os.path.basename(path)}: {problem}") from problem


def compiled(name: str, *sources: str) -> Any:
    """The JSON form of a data file (tools/compile_packs.py), unless a source of it has been edited since; None where there is none, or of another form."""
    path = os.path.join(COMPILED, f"{name}.json")
    try:
        with open(path, "rb") as file:
            made = os.fstat(file.fileno()).st_mtime
            content = orjson.loads(file.read())
        prints = content["made_from"]
        if content["form"] != FORM or len(prints) != len(sources) or any(is_edited(source, prints[os.path.basename(source)], made) for source in sources):
            return None
        return content["packed"]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def beside(name: str, known: Sequence[int]) -> bytes | None:
    """What of a data file JSON cannot hold as well, from beside its JSON form, which has its fingerprint; None where it is another, or is gone."""
    try:
        with open(os.path.join(COMPILED, f"{name}.bin"), "rb") as file:
            data = file.read()
    except OSError:
        return None
    return data if fingerprint_of(data) == known else None


def is_edited(source: str, known: Sequence[int], made: float) -> bool:
    """Is a source another than the one that was compiled? Where it is of the same size and seems older, its content is not looked at."""
    found = os.stat(source)
    return found.st_size != known[0] or (found.st_mtime > made and fingerprint(source) != known)


def fingerprint(path: str) -> list[int]:
    """The fingerprint of what a file holds."""
    with open(path, "rb", buffering=0) as file:
        return fingerprint_of(file.read())


def fingerprint_of(data: bytes) -> list[int]:
    """The size of some data and its CRC-32: enough to notice an edit, and quickly done."""
    from binascii import crc32

    return [len(data), crc32(data)]

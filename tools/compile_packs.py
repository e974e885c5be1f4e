"""Writes the form of the language packs that loads fastest: a JSON file for each, one for each table
of all languages, and one index of all function words.

    python tools/compile_packs.py

Run it after a change to a pack; a test holds that both forms say the same. An edited pack works before that, only slower.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from artcli.language import identify, locale, tables


def main() -> None:
    """Compiles every pack, after checking it."""
    folder = Path(locale.PACKS, "compiled")
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()

    def write(name: str, values: Any, sources: Iterable[str]) -> None:
        content = {"made_from": {os.path.basename(source): locale.fingerprint(source) for source in sources}, "values": values}
        (folder / f"{name}.json").write_bytes(orjson.dumps(content) + b"\n")

    for tag in locale.tags():
        pack = locale.read(locale.source(tag), tag, f"{tag}.toml")
        write(tag, locale.plain(pack), [locale.place(tag), locale.EVERYWHERE])
    for name in tables.NAMES:
        write(name, tables.source(name), [tables.place(name)])
    write("index", identify.index(), identify.sources())


if __name__ == "__main__":
    main()

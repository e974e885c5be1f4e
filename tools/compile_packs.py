"""Writes the form of the language packs that loads fastest: a JSON file for each, one for each table
of all languages, and one index of all function words.

    python tools/compile_packs.py

Run it after a change to a pack; a test holds that both forms say the same. An edited pack works before that, only slower.
"""

from __future__ import annotations

from pathlib import Path

import orjson

from artcli.language import identify, locale, tables


def main() -> None:
    """Compiles every pack, after checking it."""
    folder = Path(locale.PACKS, "compiled")
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    for tag in locale.tags():
        pack = locale.read(locale.source(tag), tag, f"{tag}.toml")
        (folder / f"{tag}.json").write_bytes(orjson.dumps(locale.plain(pack)) + b"\n")
    for name in tables.NAMES:
        (folder / f"{name}.json").write_bytes(orjson.dumps(tables.source(name)) + b"\n")
    (folder / "index.json").write_bytes(orjson.dumps(identify.index()) + b"\n")


if __name__ == "__main__":
    main()

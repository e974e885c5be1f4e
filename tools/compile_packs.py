"""Writes the form of the language packs that loads fastest: a JSON file for each, one for each table
of all languages and for that of databases, and one index of all function words; and that of the weights of the reader.

    python tools/compile_packs.py

Run it after a change to a pack or to the weights; a test holds that both forms say the same. What was edited works before that, only slower.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson

from artcli.errors import BadPack
from artcli.language import agencies, datafiles, date_words, identify, locale, names, tables
from artcli.readers.text.grammars import databases
from artcli.readers.text.weights import COMPILED, compiled

ARRANGED: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"agencies": agencies.arranged, "dates": date_words.arranged, "names": names.arranged}
"""The tables that are arranged for looking things up before they are written."""


def main() -> None:
    """Compiles every pack and the weights; nothing is touched where one of them is wrong, which BadPack says."""
    found: dict[str, bytes] = {}

    def add(name: str, values: Any, sources: Iterable[str]) -> None:
        content = {"form": datafiles.FORM, "made_from": {os.path.basename(source): datafiles.fingerprint(source) for source in sources}, "packed": values}
        found[f"{name}.json"] = orjson.dumps(content) + b"\n"

    packs = {tag: locale.read(locale.source(tag), tag, f"{tag}.toml") for tag in locale.tags()}
    for tag, pack in packs.items():
        add(tag, locale.packed(pack), [locale.place(tag), locale.EVERYWHERE])
    for name in tables.NAMES:
        written = tables.source(name)
        add(name, ARRANGED[name](written) if name in ARRANGED else written, [tables.place(name)])
    add("databases", datafiles.read(databases.TABLE), [databases.TABLE])
    index = identify.index(packs.__getitem__)
    found["index.bin"] = index["words"]
    add("index", {**index, "words": datafiles.fingerprint_of(index["words"])}, identify.sources())
    weights = compiled()
    folder = Path(datafiles.COMPILED)
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        if old.name not in found:
            old.unlink()
    for file, content in found.items():
        (folder / file).write_bytes(content)
    Path(COMPILED).parent.mkdir(exist_ok=True)
    Path(COMPILED).write_bytes(weights)


if __name__ == "__main__":
    try:
        main()
    except BadPack as problem:
        sys.exit(f"compile_packs: {problem}")

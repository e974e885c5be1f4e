"""Writes the form of the language packs that loads fastest: a JSON file for each, and one index of all function words.

    python tools/compile_packs.py

Run it after a change to a pack; a test holds that both forms say the same. An edited pack works before that, only slower.
"""

from __future__ import annotations

import orjson

from artcli.language import agencies, locale


def main() -> None:
    """Compiles every pack, after checking it."""
    folder = locale.PACKS / "compiled"
    folder.mkdir(exist_ok=True)
    index = {}
    for old in folder.glob("*.json"):
        old.unlink()
    for tag in locale.tags():
        data = locale.source(tag)
        pack = locale.read(data, tag, f"{tag}.toml")
        index[tag] = [pack.script, list(pack.function_words.words)]
        (folder / f"{tag}.json").write_bytes(orjson.dumps(data) + b"\n")
    (folder / "agencies.json").write_bytes(orjson.dumps(agencies.source()["agency"]) + b"\n")
    (folder / "index.json").write_bytes(orjson.dumps(index) + b"\n")


if __name__ == "__main__":
    main()

"""What no program that does the work can be faster than: read, decode, split into lines, dump as JSON.

    python benchmarks/speed/floor.py SOURCES OUT.jsonl      every text as one JSON line of one file
    python benchmarks/speed/floor.py --copy FILES OUT       the files of a folder written again, each beside its place and renamed into it

It stands alone, so that it can be started as a process of its own.
"""

from __future__ import annotations

import os
import sys

import orjson


def one_file(sources: str, out: str) -> None:
    """Every text of a folder as its lines."""
    with open(out, "wb") as file:
        for folder, folders, names in os.walk(sources):
            folders.sort()
            for name in sorted(names):
                with open(os.path.join(folder, name), "rb") as source:
                    text = source.read().decode()
                file.write(orjson.dumps({"name": name, "lines": text.split("\n")}, option=orjson.OPT_APPEND_NEWLINE))


def copy(files: str, out: str) -> None:
    """Every file of a folder whole, as artcli writes many: beside its place, then renamed."""
    for folder, folders, names in os.walk(files):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        target = os.path.join(out, os.path.relpath(folder, files))
        os.makedirs(target, exist_ok=True)
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as source:
                data = source.read()
            beside = os.path.join(target, f".{os.urandom(8).hex()}.tmp")
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
            os.write(handle, data)
            os.close(handle)
            os.replace(beside, os.path.join(target, name))


if __name__ == "__main__":
    if sys.argv[1] == "--copy":
        copy(sys.argv[2], sys.argv[3])
    else:
        one_file(sys.argv[1], sys.argv[2])

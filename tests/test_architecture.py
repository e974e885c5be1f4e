"""Who may import whom, and what a start must not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "artcli"
LAYERS = {
    "values": -1, "hashes": -1, "article": 0, "errors": 0, "options": 0, "keywords": 0, "_version": 0, "patterns": 0, "punctuation": 0, "doubts": 1, "identity": 1, "kinds": 1, "record": 2, "words": 1, "iptc": 2, "language": 1, "codepages": 2, "source": 3, "sizes": 1, "storage": 2, "store": 1, "disk": 3, "lease": 2, "stores": 4, "bulk": 5, "readers": 4,
    "exporters": 4, "duplicates": 4, "formats": 5, "conversion": 6, "job": 7, "cli": 8, "__init__": 9, "__main__": 10,
}  # fmt: skip


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path, *, top_level: bool = False) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    nodes = tree.body if top_level else list(ast.walk(tree))
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "artcli":
            for name in node.names:
                child = SRC.joinpath(*node.module.split(".")[1:], name.name)
                found.add(f"{node.module}.{name.name}" if child.with_suffix(".py").exists() or child.is_dir() else node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names if name.name.split(".")[0] == "artcli")
    return found


def module_of(path: Path) -> str:
    return "artcli." + ".".join(path.relative_to(SRC).with_suffix("").parts)


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=module_of)
def test_arrows_point_down(path: Path) -> None:
    if path.name == "__init__.py" and path.parent == SRC:
        return
    own = room(module_of(path))
    for other in imports(path):
        if room(other) != own:
            assert LAYERS[room(other)] < LAYERS[own] or other == "artcli._version", f"{own} imports {other}"


def test_no_two_files_import_each_other() -> None:
    table = {module_of(p): imports(p, top_level=True) for p in SRC.rglob("*.py") if p.name != "__init__.py"}
    both = {(a, b) for a, found in table.items() for b in found if a in table.get(b, ())}
    assert both == set()


HEAVY = (
    "fsspec", "rich", "lxml", "dateutil", "yaml", "babel", "rapidfuzz", "charset_normalizer", "concurrent.futures", "importlib.metadata", "tomllib",
    "csv", "hashlib", "heapq", "difflib", "zoneinfo", "html",
)  # fmt: skip


@cache
def loaded_by(*arguments: str) -> frozenset[str]:
    """The modules that a command has loaded when it is done."""
    program = (
        "import os, sys\nfrom artcli.cli import console, main\n"
        f"sys.argv = ['artcli', *{arguments!r}]\n"
        "code = console._code_of(main._command)\nprint(sorted(m for m in sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=SRC.parent.parent, check=True)
    return frozenset(ast.literal_eval(done.stderr.strip().splitlines()[-1]))


_PARSE = ("parse", "samples/en-article-copy.txt")


@pytest.mark.parametrize("arguments", [("--help",), _PARSE], ids=["help", "parse"])
def test_a_start_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) & set(HEAVY) == set()


def test_a_page_in_no_grammar_loads_the_reader_of_none() -> None:
    grammars = {"wires", "mails", "transfer", "forwards", "databases", "clippings", "frontmatter", "yaml_values"}
    assert loaded_by(*_PARSE) & {f"artcli.readers.text.grammars.{name}" for name in grammars} == set()


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=module_of)
def test_what_a_start_loads_defines_no_class_that_takes_long(path: Path) -> None:
    """A sixth of a start went into compiling the methods of named tuples and dataclasses."""
    if path.name == "values.py" or module_of(path) not in loaded_by(*_PARSE):
        return
    taken = {(node.module, name.name) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom) for name in node.names}
    assert not taken & {("typing", "NamedTuple"), ("dataclasses", "dataclass"), ("collections", "namedtuple")}

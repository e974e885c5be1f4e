"""What the documentation lists is what there is, and what it tells to install can be installed."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import artcli
from artcli import article, errors, formats, keywords
from artcli.bulk import journal
from artcli.cli.main import _COMMANDS as COMMANDS
from artcli.options import ExportOptions, ReadingOptions, RunOptions

ROOT = Path(__file__).parent.parent
API = (ROOT / "docs" / "api.md").read_text("utf-8")
FORMATS = (ROOT / "docs" / "formats.md").read_text("utf-8")


def table(text: str, heading: str) -> list[list[str]]:
    """The cells of the table below a line that begins so."""
    below = text[re.search(rf"^{re.escape(heading)}.*$", text, re.MULTILINE).end() :]  # type: ignore[union-attr]
    rows = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert rows is not None
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows[0].splitlines()[2:]]


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_function_is_listed_with_its_arguments() -> None:
    listed = {call.partition("(")[0]: call.partition("(")[2].rstrip(")").split(", ") for call, _ in table(API, "## Functions") for call in named(call)}
    functions = {name: getattr(artcli, name) for name in artcli.__all__ if inspect.isfunction(getattr(artcli, name))}
    assert listed.keys() == functions.keys()
    for name, function in functions.items():
        assert [argument.lstrip("*") for argument in listed[name] if argument != "*"] == list(inspect.signature(function).parameters)


@pytest.mark.parametrize(("heading", "options"), [("Reading, `Read", ReadingOptions), ("Writing, `Exp", ExportOptions), ("A run, `Run", RunOptions)])
def test_every_option_is_listed_with_its_default(heading: str, options: type[Any]) -> None:
    listed = [(named(name)[0], named(default)[0]) for name, default, _ in table(API, heading)]
    assert listed == [(one.name, repr(one.default)) for one in dataclasses.fields(options)]


@pytest.mark.parametrize(
    ("typed", "options"),
    [
        (keywords.ReadingKeywords, (ReadingOptions,)),
        (keywords.ExportKeywords, (ExportOptions,)),
        (keywords.ConvertKeywords, (ReadingOptions, ExportOptions, RunOptions)),
    ],
)
def test_a_checker_of_types_knows_every_option(typed: Any, options: tuple[Any, ...]) -> None:
    wider = {"max_size": int | str, "include": str | Sequence[str], "exclude": str | Sequence[str]}  # as one writes them; `artcli` makes them one kind
    declared = {name: wider.get(name, kind) for one in options for name, kind in get_type_hints(one).items()}
    assert get_type_hints(typed) == declared
    assert not typed.__required_keys__


def test_every_field_of_an_article_is_listed_with_its_type() -> None:
    listed = [(named(name)[0], eval(named(kind)[0], vars(article))) for name, kind in table(API, "## Article")]
    assert listed == [(one.name, one.type) for one in dataclasses.fields(artcli.Article)]


def members(kind: type[Any]) -> list[str]:
    return [one.name for one in dataclasses.fields(kind)] if dataclasses.is_dataclass(kind) else list(kind._fields)


@pytest.mark.parametrize(("heading", "module"), [("A `Moment` is", article), ("`convert` gives an `Entry`", journal)])
def test_every_type_is_listed_with_what_it_holds(heading: str, module: Any) -> None:
    public = {name for name in artcli.__all__ if name[0].isupper()} - {"Article", "ArtcliError", "Entry"} if module is article else {"Entry", "Output", "Facts", "Remark"}
    kinds = {name: members(getattr(module, name)) for name in public}
    values = {value for alias in (article.ParagraphKind, article.CreatorKind, article.AsideReason, journal.Outcome) for value in get_args(alias)}
    listed = {named(name)[0]: dict.fromkeys(named(holds)) for name, holds in table(API, heading)}
    assert {name: [one for one in holds if one not in values - set(kinds[name])] for name, holds in listed.items()} == kinds


@pytest.mark.parametrize("alias", [article.ParagraphKind, article.CreatorKind, article.AsideReason, journal.Outcome], ids=str)
def test_every_value_of_a_kind_is_listed(alias: Any) -> None:
    assert all(f"`{value}`" in API for value in get_args(alias))


def test_the_tree_of_errors_is_the_one_of_the_code() -> None:
    tree = re.search(r"```text\n(.*?)```", API, re.DOTALL)
    assert tree is not None
    assert tree[1].strip() in (errors.__doc__ or "")
    drawn = set(re.findall(r"^[│├└─ ]*([A-Z]\w+)", tree[1], re.MULTILINE))
    assert drawn == {name for name, one in vars(errors).items() if inspect.isclass(one)}


def test_what_a_user_sees_of_the_package_is_what_it_is_for() -> None:
    assert dir(artcli) == sorted(artcli.__all__)
    assert all(hasattr(artcli, name) for name in dir(artcli))


def blocks(text: str, kind: str) -> Iterator[str]:
    return (match[1] for match in re.finditer(rf"```{kind}\n(.*?)```", text, re.DOTALL))


def test_the_example_of_the_interface_runs() -> None:
    (example,) = blocks(API, "python")
    done = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("text ")


def test_the_built_in_formats_are_listed() -> None:
    listed = {named(name)[0]: (reads, writes, many) for name, reads, writes, many, _ in table(FORMATS, "hands a file on;")}
    rows = {name: row for name, row in formats.all_formats().items() if (row.reader or row.exporter or "").startswith("artcli.")}
    assert listed == {name: ("yes" if row.reader else "", "yes" if row.exporter else "", "many" if row.holds_many else "one") for name, row in rows.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plug-in of docs/formats.md, as its text says, installed."""
    folder = tmp_path_factory.mktemp("plugin")
    files = re.findall(r"^`(artcli_lines/[\w.]+)`:\n\n```\w+\n(.*?)```", FORMATS, re.DOTALL | re.MULTILINE)
    assert [path for path, _ in files] == ["artcli_lines/pyproject.toml", "artcli_lines/artcli_lines.py"]
    for path, text in files:
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--target", str(folder / "site")]
    subprocess.run([*pip, str(folder / "artcli_lines")], check=True, capture_output=True)
    return folder / "site"


def test_the_plug_in_of_the_documentation_reads_and_writes(site: Path, tmp_path: Path) -> None:
    (shown,) = (block for block in blocks(FORMATS, "console") if "artcli_lines" in block)
    _, *commands = [line.removeprefix("$ ") for line in shown.splitlines()]
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    environment = {**os.environ, "PYTHONPATH": str(site)}
    outputs = []
    for command in commands:
        assert command.startswith("artcli ")
        done = subprocess.run([sys.executable, "-m", *command.split()], capture_output=True, text=True, cwd=tmp_path, env=environment)
        assert (done.returncode, done.stderr) == (0, "")
        outputs.append(done.stdout)
    wanted = artcli.parse((ROOT / "samples" / "en-article-copy.txt").read_bytes())
    assert (tmp_path / "story.lines").read_text("utf-8").splitlines() == [wanted.headline, *(paragraph.text for paragraph in wanted.body)]
    assert wanted.headline is not None
    assert json.dumps(wanted.headline, ensure_ascii=False) in outputs[-1]
    bare = subprocess.run([sys.executable, "-m", "artcli", "parse", "--from", "lines"], input="Headline alone\n", capture_output=True, text=True, env=environment)
    assert (bare.returncode, bare.stderr) == (1, "artcli: standard input: line 2: there is no paragraph below the headline\n")


def _codes_of_notes() -> set[str]:
    """Every code that the source gives a note or a remark."""
    found = set()
    for file in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and (getattr(node.func, "attr", None) or getattr(node.func, "id", None)) in ("note", "Note", "Remark"):
                codes = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
                found |= {code.value for code in codes if isinstance(code, ast.Constant) and isinstance(code.value, str)}
    return found


def test_every_note_is_explained_once() -> None:
    explained = [code for cells in table(API, "## Notes") for code in named(cells[0])]
    assert "dates_disagree" in explained
    assert sorted(explained) == sorted(_codes_of_notes())


def test_every_file_of_the_program_has_its_place_in_the_architecture() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    files = [path.relative_to(ROOT / "src" / "artcli") for path in (ROOT / "src" / "artcli").rglob("*.py") if path.stem[:2] not in ("__", "_v")]
    own = {"exporters": set(formats.all_formats()), "cli": set(COMMANDS)}  # one file each, as is said there of all
    named_there = {path for path in files if path.stem.replace("_", "-") in own.get(path.parts[0], ()) or re.search(rf"`{path.stem}\.\w+`", told)}
    assert set(files) == named_there

"""The commands that tell what there is: formats, languages, completion."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from processes import in_terminal, run


def completions(words: str, at: int) -> list[str]:
    done = run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(at))
    return sorted(line.partition(",")[2] for line in done.stdout.decode().splitlines() if line)


def test_completion_knows_commands_options_formats_and_languages() -> None:
    assert completions("artcli pa", 1) == ["parse"]
    assert "--keep-repeats" in completions("artcli parse --ke", 2)
    assert completions("artcli parse --to mark", 3) == ["markdown"]
    assert completions("artcli parse --to te", 3) == []
    assert completions("artcli parse --from te", 3) == ["text"]
    assert "fr" in completions("artcli inspect --language f", 3)
    assert completions("artcli parse --encoding UTF-1", 3) == ["utf-16", "utf-16-be", "utf-16-le", "utf-16be", "utf-16le"]
    assert completions("artcli parse --timezone africa/casa", 3) == ["Africa/Casablanca"]
    assert completions("artcli languages z", 2) == ["zh", "zu"]
    assert completions("artcli formats te", 2) == ["text"]
    assert completions("artcli formats --schema j", 3) == ["json", "jsonl"]
    assert completions("artcli formats --schema m", 3) == []
    assert completions("artcli parse --timezone posixr", 3) == []  # what it means is up to the machine
    assert completions("artcli convert --name {date}-{s", 3) == ["{date}-{section}", "{date}-{slug}"]
    assert "{folder}/{id}" in completions("artcli convert --name {folder}/", 3)


def test_the_fish_script_leaves_words_and_help_whole_at_their_commas(tmp_path: Path) -> None:
    script = run("completion", "fish").stdout.decode()
    assert [line.strip() for line in script.splitlines() if "string split" in line] == ['set -l metadata (string split --max 1 "," $completion);']
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    name = tmp_path / "artcli"
    name.write_text(f"#!/bin/sh\nexec {sys.executable} -m artcli \"$@\"\n")
    name.chmod(0o755)
    asked = f"{script}\ncomplete -C 'artcli parse --to jsonl'"
    environment = {**os.environ, "HOME": str(tmp_path), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["fish", "-c", asked], capture_output=True, timeout=60, env=environment)
    assert done.stdout.decode() == "jsonl\tthe whole record, one line an article\n"


def test_the_bash_script_is_one_and_speaks_of_artcli() -> None:
    script = run("completion", "bash").stdout.decode()
    assert "artcli" in script
    done = subprocess.run(["bash", "-c", f"set -e\n{script}\ncomplete -p artcli"], capture_output=True, timeout=30)
    assert done.returncode == 0
    assert b"artcli" in done.stdout


def test_help_loads_no_command_and_every_command_says_what_the_list_says() -> None:
    code = "import sys; from artcli.cli import main; main.cli.get_help(main.click.Context(main.cli)); print([m for m in sys.modules if m.startswith('artcli.cli.')])"
    loaded = run("-c", code, program=[sys.executable]).stdout.decode()
    assert loaded.strip() == str(["artcli.cli.usage", "artcli.cli.console", "artcli.cli.main"])
    for name in ("parse", "inspect", "formats", "languages", "completion"):
        assert run(name, "-h").returncode == 0


@pytest.mark.parametrize("arguments", [["markdown", "--schema", "json"], ["--schema", "json", "--json"]])
def test_a_schema_is_printed_alone(arguments: list[str]) -> None:
    done = run("formats", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"artcli: --schema prints a schema as it is published; leave " in done.stderr


def test_formats_can_be_asked_one_by_one() -> None:
    rows = {row["name"]: row for row in json.loads(run("formats", "--json").stdout)}
    assert (rows["text"]["reads"], rows["text"]["writes"], rows["json"]["writes"]) == (True, False, True)
    table = run("formats").stdout.decode()
    assert all(name in table for name in rows)
    done = run("formats", "--schema", "jsn")
    assert (done.returncode, b"json" in done.stderr) == (2, True)


def test_a_format_can_be_looked_at_alone() -> None:
    assert run("formats", "markdown").stdout.decode() == (
        "format        markdown\n"
        "what it is    CommonMark with YAML front matter, for static sites and reading\n"
        "use           written with --to markdown\n"
        "suffixes      .md .markdown\n"
        "media type    text/markdown\n"
        "a file holds  one article\n"
    )
    rows = json.loads(run("formats", "--json").stdout)
    assert [json.loads(run("formats", row["name"], "--json").stdout) for row in rows] == rows
    assert "schema        artcli formats --schema jsonl\n" in run("formats", "jsonl").stdout.decode()
    done = run("formats", "foo")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == "artcli: no format 'foo'; there are: json, jsonl, markdown, newsml-g2, text"


@pytest.mark.parametrize("columns", [50, 60, 80, 120])
@pytest.mark.parametrize("arguments", [("formats",), ("formats", "newsml-g2")])
def test_what_a_format_is_goes_on_below_and_is_never_cut(columns: int, arguments: tuple[str, ...]) -> None:
    shown = in_terminal(*arguments, columns=columns)
    assert max(map(len, shown.splitlines())) <= columns
    assert shown.split() == run(*arguments).stdout.decode().split()
    assert (len(shown.splitlines()) > len(run(*arguments).stdout.splitlines())) == (columns < 80 or (columns == 80 and len(arguments) == 1))


@pytest.mark.parametrize(("columns", "widest"), [(60, 58), (90, 88), (100, 98), (200, 98)])
def test_help_is_as_wide_as_the_terminal_up_to_a_hundred_columns(columns: int, widest: int) -> None:
    options = in_terminal("parse", "-h", columns=columns).partition("Options:\n")[2].splitlines()
    assert widest - 12 < max(map(len, options)) <= widest


def test_a_language_can_be_looked_at_alone() -> None:
    shown = dict(row.split("  ", 1) for row in run("languages", "fr-CA").stdout.decode().splitlines())
    said = {name: words.strip() for name, words in shown.items()}
    assert (said["tag"], said["name"], said["english name"], said["script"], said["date order"]) == ("fr", "français", "French", "Latn", "dmy")
    assert said["months"].startswith("janvier / janv.")
    assert "propos recueillis par" in said["byline"].split(", ")
    assert "titre" in said["label of headline"].split(", ")
    assert "byline end" not in said  # the French say nothing behind a name
    values = json.loads(run("languages", "fr", "--json").stdout)
    assert [values["tag"], len(values["months"]), len(values["weekdays"]), values["months"][0][0]] == ["fr", 12, 7, "janvier"]
    assert "propos recueillis par" in values["byline"]
    done = run("languages", "french")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == "artcli: no language pack 'french'; did you mean fr?"


def test_languages_are_a_table_and_rows_for_scripts() -> None:
    rows = json.loads(run("languages", "--json").stdout)
    table = run("languages", LC_ALL="C", PYTHONIOENCODING="ascii").stdout.decode()
    for row in rows:
        assert row["name"] in table
        assert row["phrases"] > 100


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_completion_scripts(kind: str) -> None:
    done = run("completion", kind)
    assert b"_ARTCLI_COMPLETE" in done.stdout
    if shutil.which(kind):
        assert subprocess.run([kind, "-n"], input=done.stdout, capture_output=True).returncode == 0


def test_formats_and_languages_for_scripts() -> None:
    names = {row["name"] for row in json.loads(run("formats", "--json").stdout)}
    assert {"text", "json", "jsonl", "markdown", "newsml-g2"} <= names
    assert {"fr", "en", "de"} <= {row["tag"] for row in json.loads(run("languages", "--json").stdout)}
    assert json.loads(run("formats", "--schema", "json").stdout)["$schema"]

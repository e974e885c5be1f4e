"""What cannot be meant is told in one line before anything is read: what, where, and what to write."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from processes import ARTCLI, ROOT, broken, run, shell


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "jsn"], "did you mean json?"), (["--encoding", "utf-88"], "did you mean utf-8"), (["--language", "qq"], "no language pack 'qq'"),
        (["--timezone", "Rabat"], "no time zone 'Rabat'; give an IANA name such as"), (["--timezone", "Paris"], "no time zone 'Paris'; did you mean Europe/Paris?"),
        (["--timezone", "new york"], "did you mean America/New_York?"), (["--timezone", "europe/pariss"], "did you mean Europe/Paris?"),
        (["--timezone", "GMT+1"], "no time zone 'GMT+1'; give an IANA name"), (["--from", "markdown"], "can be written, not read"), (["--from", "docx"], "no format 'docx'; there are: json, jsonl, text"), (["--to", "text"], "can be read, not written"),
        (["--min-confidence", "nan"], "from 0 to 1"), (["--min-confidence", "2"], "from 0 to 1"), (["--min-confidence", "x"], "--min-confidence: 'x' is no number from 0 to 1"), (["--nonsense"], "no option '--nonsense'"),
        (["--out", "x"], "no option '--out'; did you mean --output"), (["--to"], "--to needs a value; write --to FORMAT"), (["--strict=yes"], "--strict takes no value"),
        (["--resume"], "no option '--resume'; the same command, run again, goes on"), (["--format", "json"], "no option '--format'; --to FORMAT says what is written"),
        (["--frobnicate"], "no option '--frobnicate'\n"), (["--keep_repeats"], "did you mean --keep-repeats?\n"), (["--json"], "--to json writes JSON"),
        (["--timezone", "../../etc/passwd"], "no time zone"), (["--to", "\x1b[31m"], "no format '\\x1b[31m'"), (["--publisher", "caf\udce9"], "--publisher: 'caf\\xe9' is no UTF-8"), (["--publisher", ""], "--publisher: an empty name is none"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2_before_anything_is_read(arguments: list[str], said: str, story: Path) -> None:
    done = run("parse", str(story), *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("artcli: ")
    assert said in f"{first}\n"
    assert second == "Try 'artcli parse -h' for help."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("formats json jsonl", "'jsonl' is one too many; write 'artcli formats [OPTIONS] [FORMAT]'"), ("languages fr de", "'de' is one too many; write 'artcli languages [OPTIONS] [TAG]'"),
        ("completion", "SHELL is missing; write 'artcli completion [OPTIONS] {bash|zsh|fish}'"), ("completion tcsh", "SHELL: 'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        ("convert -o out", "SOURCES is missing; write 'artcli convert -o DIR [OPTIONS] SOURCES...'"), ("convert texts", "-o/--output is missing; write 'artcli convert -o DIR [OPTIONS] SOURCES...'"),
        ("convert texts -o", "-o needs a value; write -o DIR"), ("inspect --html", "--html needs a value; write --html PAGE"),
    ],
)  # fmt: skip
def test_wrong_usage_says_what_and_where_and_what_to_write(arguments: str, said: str) -> None:
    done = run(*arguments.split())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [f"artcli: {said}", f"Try 'artcli {arguments.split()[0]} -h' for help."]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("parse -o a.json --output b.json", "-o/--output: 'a.json' and 'b.json'"), ("convert in -o a -o b", "-o/--output: 'a' and 'b'"),
        ("convert in -o a --into b.jsonl --into c.jsonl", "--into: 'b.jsonl' and 'c.jsonl'"), ("convert in -o a --report b --report c", "--report: 'b' and 'c'"),
        ("inspect --html a --html b", "--html: 'a' and 'b'"), ("formats --schema json --schema newsml-g2", "--schema: 'json' and 'newsml-g2'"),
    ],
)  # fmt: skip
def test_of_two_places_none_is_passed_over_in_silence(arguments: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Ferry stays\n\nThe ferry stays.\n")
    done = run(*arguments.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == f"artcli: {said} cannot both be meant; give one of them"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "in"]


@pytest.mark.parametrize(
    ("arguments", "left"),
    [("parse --output a", ["--to"]), ("parse --to json", ["--output"]), ("convert -o a --to json", ["--to"]), ("convert --to json", ["--output", "--to"])],
)
def test_a_shell_completes_no_option_that_was_given_and_counts_once(arguments: str, left: list[str]) -> None:
    asked = run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS=f"artcli {arguments} -", COMP_CWORD=str(len(arguments.split()) + 1))
    assert [name for name in ("--output", "--to") if f"plain,{name}" in asked.stdout.decode().splitlines()] == left


def test_what_is_said_twice_alike_counts_once_and_of_settings_the_last(story: Path) -> None:
    done = run("parse", str(story), "--to", "markdown", "--to", "jsonl", "--language", "fr", "--language", "de", "-o", "-", "--output", "-")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["language"] == "de"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("parse", "-v"), "no option '-v'; 'artcli inspect -v FILE' tells why each line is what it is"),
        (("convert", "-o", "out", "--verbose"), "no option '--verbose'; 'artcli inspect -v FILE' tells why each line is what it is"),
        (("inspect", "--to", "json"), "no option '--to'; 'artcli parse --to FORMAT' writes one"),
        (("parse", "-q"), "no option '-q'; words go to standard error, and 2>/dev/null leaves them away"),
    ],
)
def test_an_option_of_another_command_is_told_with_that(arguments: tuple[str, ...], said: str, story: Path) -> None:
    done = run(*arguments, str(story))
    assert (done.returncode, done.stderr.decode().splitlines()[0]) == (2, f"artcli: {said}")


def test_a_name_stands_in_what_is_said_as_it_was_given(tmp_path: Path) -> None:
    done = run("convert", "no\n such  file", "-o", "out", cwd=tmp_path)
    assert done.stderr.decode().splitlines()[0] == r"artcli: no\n such  file: no such file or folder"


def test_a_word_that_is_no_command_is_told_but_not_while_a_shell_completes() -> None:
    done = run("--", "-foo")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"artcli: no command '-foo'; there are parse, convert,")
    asked = run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS="artcli psrse ", COMP_CWORD="2")
    assert asked.stderr == b""


def test_wrong_command_names_the_nearest() -> None:
    done = run("pars", "story.txt")
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, b"artcli: no command 'pars'; did you mean 'parse'? To read a file: artcli parse FILE")


def test_a_question_that_no_shell_asks_is_wrong_usage() -> None:
    no_shell = "which no shell asks for; 'artcli completion' prints what sets it"
    no_words = "_ARTCLI_COMPLETE is set, and COMP_WORDS and COMP_CWORD do not say what is to be completed"
    for done, said in [
        (run(_ARTCLI_COMPLETE="bogus"), f"_ARTCLI_COMPLETE is 'bogus', {no_shell}"),
        (run(_ARTCLI_COMPLETE="tcsh_complete"), f"_ARTCLI_COMPLETE is 'tcsh_complete', {no_shell}"),
        (run(_ARTCLI_COMPLETE="bash_complete"), no_words),
        (run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS="artcli pa", COMP_CWORD="x"), no_words),
    ]:
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode().startswith(f"artcli: {said}")


@pytest.mark.parametrize(
    "arguments",
    [["parse", "{story}", ""], ["parse", "{story}", "-o", ""], ["convert", "", "-o", "out"], ["convert", "{story}", "-o", ""],
     ["convert", "{story}", "-o", "out", "--report", ""], ["inspect", ""], ["inspect", "{story}", "--html", ""]],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_is_empty_is_wrong_usage_and_not_the_folder_one_is_in(arguments: list[str], story: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    given = [one.format(story=story) for one in arguments]
    done = subprocess.run([*ARTCLI, *given], capture_output=True, cwd=tmp_path / "here", input=b"A text.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"an empty name is no file and no folder" in done.stderr
    assert list((tmp_path / "here").iterdir()) == []


def test_a_folder_that_is_gone_is_told_where_it_is_needed(story: Path, tmp_path: Path) -> None:
    for command, code in ((f"parse {story}", 0), (f"convert {story} -o {tmp_path / 'out'}", 2), ("parse story.txt", 1), (f"parse {story} -o {tmp_path / 'a.json'}", 0), (f"parse {story} -o a.json", 2), (f"inspect {story} --html a.html", 2)):
        line = f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir {tmp_path}/gone; exec $PY -m artcli {command}"
        done = shell(line)
        assert done.returncode == code, done.stderr
        assert b"bug" not in done.stderr
        assert (b"artcli: the folder in which artcli was started is gone; go to another one first\n" in done.stderr) == (code == 2)


def test_an_extra_that_is_not_installed_is_wrong_usage_and_nothing_is_written(story: Path, tmp_path: Path) -> None:
    command = broken("import sys", "sys.modules['distributed'] = None")
    done = subprocess.run([*command, "convert", str(story), "-o", str(tmp_path / "out"), "--executor", "dask://127.0.0.1:9"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == "artcli: --executor dask://… needs: pip install 'artcli[dask]'"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["parse", "convert"])
def test_a_check_without_its_package_is_wrong_usage_and_told_once(command: str, story: Path, tmp_path: Path) -> None:
    program = broken("import sys", "sys.modules['jsonschema'] = None")
    done = run(command, str(story), str(story), *(["-o", str(tmp_path / "out")] if command == "convert" else []), "--validate", program=program)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.splitlines()[0] == b"artcli: checking json needs: pip install 'artcli[validate]'"
    assert not (tmp_path / "out").exists()
    assert run("parse", str(story), "--to", "newsml-g2", "--validate", program=program).returncode == 0


def test_no_file_no_pipe_no_hang() -> None:
    for command in ("parse", "inspect"):
        ours, theirs = pty.openpty()
        done = subprocess.run([*ARTCLI, command], stdin=theirs, capture_output=True, cwd=ROOT, timeout=30)
        os.close(ours)
        os.close(theirs)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"Usage: artcli " in done.stderr
        assert done.stderr.endswith(b"artcli: no input: name a file, or pipe a text in\n")


def test_nothing_asked_is_help_and_2() -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Commands:" in done.stderr


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["parse", "-h"], ["inspect", "-h"], ["formats", "-h"], ["languages", "-h"], ["completion", "-h"]])
def test_help_is_everywhere(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 0
    assert b"Usage" in done.stdout

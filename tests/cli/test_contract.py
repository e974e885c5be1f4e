"""What the documentation promises of exit codes and streams, asked of real processes."""

from __future__ import annotations

import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from processes import ARTCLI, ROOT, run, shell

PYTHON = [sys.executable]
STORY = """Old bridge closed after storm

By Jane Doe

Published 12 March 2024

The old bridge over the river was closed on Monday, and the mayor said that it will stay closed until the end of the month.

Boats take people to the other side, every hour, and the school on the island has sent its pupils home for the whole week.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    path.write_text(STORY, "utf-8")
    return path


def broken(*lines: str) -> list[str]:
    """artcli with something changed inside it."""
    return [*PYTHON, "-c", "\n".join([*lines, "from artcli.cli.main import run", "run()"])]


FAILS_ONCE = """
from artcli import conversion
real = conversion.read
def read(data, **more):
    if b"FAIL" in data: raise RuntimeError("unforeseen \\x1b[31m")
    return real(data, **more)
conversion.read = read"""


def test_an_extra_that_is_not_installed_is_wrong_usage_and_nothing_is_written(story: Path, tmp_path: Path) -> None:
    command = broken("import sys", "sys.modules['distributed'] = None")
    done = subprocess.run([*command, "convert", str(story), "-o", str(tmp_path / "out"), "--executor", "dask://127.0.0.1:9"], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == "artcli: --executor dask://… needs: pip install 'artcli[dask]'"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "arguments",
    [["parse", "{story}", ""], ["parse", "{story}", "-o", ""], ["convert", "", "-o", "out"], ["convert", "{story}", "-o", ""],
     ["convert", "{story}", "-o", "out", "--report", ""], ["inspect", ""], ["inspect", "{story}", "--html", ""]],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_is_empty_is_wrong_usage_and_not_the_folder_one_is_in(arguments: list[str], story: Path, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    given = [one.format(story=story) for one in arguments]
    done = subprocess.run([*PYTHON, "-m", "artcli", *given], capture_output=True, cwd=tmp_path / "here", input=b"A text.")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"an empty name is no file and no folder" in done.stderr
    assert list((tmp_path / "here").iterdir()) == []


def test_a_folder_that_is_gone_is_told_where_it_is_needed(story: Path, tmp_path: Path) -> None:
    for command, code in ((f"parse {story}", 0), (f"convert {story} -o {tmp_path / 'out'}", 2), ("parse story.txt", 1)):
        line = f"mkdir {tmp_path}/gone; cd {tmp_path}/gone; rmdir {tmp_path}/gone; exec $PY -m artcli {command}"
        done = shell(line)
        assert done.returncode == code, done.stderr
        assert b"bug" not in done.stderr
    assert b"the folder in which artcli was started is gone" in shell(line.replace("parse story.txt", f"convert {story} -o out")).stderr


@pytest.mark.parametrize("command", ["parse", "convert"])
def test_a_check_without_its_package_is_wrong_usage_and_told_once(command: str, story: Path, tmp_path: Path) -> None:
    program = broken("import sys", "sys.modules['jsonschema'] = None")
    done = run(command, str(story), str(story), *(["-o", str(tmp_path / "out")] if command == "convert" else []), "--validate", program=program)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.splitlines()[0] == b"artcli: checking json needs: pip install 'artcli[validate]'"
    assert not (tmp_path / "out").exists()
    assert run("parse", str(story), "--to", "newsml-g2", "--validate", program=program).returncode == 0


# ---- inputs ------------------------------------------------------------------------------------------------------------


def test_one_bad_input_keeps_no_other_from_being_read(story: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("parse", "--to", "jsonl", str(tmp_path / "empty"), str(story), str(tmp_path / "no"), str(tmp_path / "picture"), str(tmp_path), str(story))
    assert done.returncode == 1
    assert [json.loads(line)["headline"] for line in done.stdout.splitlines()] == ["Old bridge closed after storm"] * 2
    lines = done.stderr.decode().splitlines()
    assert [line.split(": ")[0] for line in lines] == ["artcli"] * 4
    assert [line.split(": ")[1] for line in lines] == [str(tmp_path / name) for name in ("empty", "no", "picture")] + [str(tmp_path)]


def test_a_record_without_a_text_is_told_and_no_failure(story: Path, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("Published 12 March 2024\n")
    done = run("parse", "--to", "jsonl", str(story), str(tmp_path / "none.txt"), str(story))
    assert (done.returncode, [len(json.loads(line)["body"]) for line in done.stdout.splitlines()]) == (0, [2, 0, 2])
    why = "neither a headline nor a text was found; 'artcli inspect' shows each line"
    assert done.stderr.decode() == f"artcli: {tmp_path}/none.txt: {why}\n"
    assert run("parse", "-o", str(tmp_path / "a.json"), data=b"12 March 2024").stderr.decode() == f"artcli: standard input: {why}\n"
    assert run("parse", str(story), data=b"").stderr == b""
    strict = run("parse", str(tmp_path / "none.txt"), "--strict")
    assert (strict.returncode, [line.rpartition(": ")[2] for line in strict.stderr.decode().splitlines()]) == (1, [why, "no headline found", "no body found"])


def test_other_notes_of_an_article_are_in_its_record_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace("river", "rivi\xe8re").encode("latin-1"))
    done = run("parse", str(tmp_path / "a.txt"))
    assert ([note["code"] for note in json.loads(done.stdout)["notes"]], done.stderr) == (["encoding_guessed"], b"")


def test_standard_input_may_be_named_twice() -> None:
    done = run("parse", "--to", "jsonl", "-", "-", data=STORY.encode())
    one, other = done.stdout.splitlines()
    assert (done.returncode, one) == (0, other)


def test_a_name_that_looks_like_an_option(story: Path) -> None:
    story.rename(story.parent / "-rf")
    done = subprocess.run([*ARTCLI, "parse", "--", "-rf"], capture_output=True, cwd=story.parent, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT / "src")})
    assert json.loads(done.stdout)["source"]["name"] == "-rf"


@pytest.mark.parametrize("name", [b"caf\xe9.txt", b"a\nb.txt", b"\x1b[31m.txt", "\u202etxt.exe".encode(), b"[bold]a[red].txt", b"$(id).txt", b":smile:.txt"])
def test_strange_names_are_read_and_shown_escaped(name: bytes, story: Path) -> None:
    path = os.fsencode(story.parent) + b"/" + name
    Path(os.fsdecode(path)).write_text(STORY, "utf-8")
    done = run("parse", path, path + b".gone")
    assert json.loads(done.stdout)["headline"] == "Old bridge closed after storm"
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr
    assert "\u202e" not in done.stderr.decode()
    shown = run("inspect", path, "--html", os.fsencode(story.parent) + b"/page.html")
    assert (shown.returncode, shown.stderr) == (0, b"")


def test_an_unforeseen_error_is_one_line_and_no_traceback_and_the_others_are_read(story: Path) -> None:
    (story.parent / "bad").write_text("FAIL")
    files = (str(story.parent / "bad"), str(story))
    done = run("parse", *files, program=broken(FAILS_ONCE))
    assert done.returncode == 70
    assert done.stderr.count(b"\n") == 1
    assert b"bad: this is a bug in artcli (RuntimeError: unforeseen \\x1b[31m); run again with ARTCLI_DEBUG=1" in done.stderr
    assert json.loads(done.stdout)["headline"]
    told = run("parse", *files, program=broken(FAILS_ONCE), ARTCLI_DEBUG="1")
    assert told.returncode == 70
    assert b"Traceback" in told.stderr


def test_an_unforeseen_error_outside_any_input_is_one_line_too() -> None:
    done = run("formats", program=broken("from artcli import formats", "formats.all_formats = lambda: 1 / 0"))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (70, b"", 1)


def test_want_of_memory_is_a_failure_of_the_input() -> None:
    lines = ("from artcli import conversion", "def read(*a, **b): raise MemoryError", "conversion.read = read")
    done = run("parse", data=STORY.encode(), program=broken(*lines))
    assert (done.returncode, done.stderr) == (1, b"artcli: standard input: is too large for the memory that is left\n")


def test_devices_and_pipes(story: Path) -> None:
    endless = shell("$PY -m artcli parse /dev/zero; echo $?; $PY -m artcli parse < /dev/zero; echo $?")
    assert endless.stdout.split() == [b"1", b"1"]
    substituted = shell('$PY -m artcli parse <(cat "$1") | jq -r .headline' if shell("command -v jq").stdout else '$PY -m artcli parse <(cat "$1")', str(story))
    assert b"Old bridge closed after storm" in substituted.stdout


def test_closed_standard_input() -> None:
    done = shell("$PY -m artcli parse - <&-")
    assert (done.returncode, done.stderr) == (1, b"artcli: standard input: is closed\n")
    assert shell("$PY -m artcli parse <&-").returncode == 2


# ---- options -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "jsn"], "did you mean json?"), (["--encoding", "utf-88"], "did you mean utf-8"), (["--language", "qq"], "no language pack 'qq'"),
        (["--timezone", "Rabat"], "no time zone 'Rabat'; give an IANA name such as"), (["--timezone", "Paris"], "no time zone 'Paris'; did you mean Europe/Paris?"),
        (["--timezone", "new york"], "did you mean America/New_York?"), (["--timezone", "europe/pariss"], "did you mean Europe/Paris?"),
        (["--timezone", "GMT+1"], "no time zone 'GMT+1'; give an IANA name"), (["--from", "markdown"], "can be written, not read"), (["--to", "text"], "can be read, not written"),
        (["--min-confidence", "nan"], "from 0 to 1"), (["--min-confidence", "x"], "--min-confidence: 'x' is no number from 0 to 1"), (["--nonsense"], "no option '--nonsense'"),
        (["--out", "x"], "no option '--out'; did you mean --output"), (["--to"], "--to needs a value; write --to FORMAT"), (["--strict=yes"], "--strict takes no value"),
        (["--resume"], "no option '--resume'; the same command, run again, goes on"), (["--format", "json"], "no option '--format'; --to FORMAT says what is written"),
        (["--timezone", "../../etc/passwd"], "no time zone"), (["--to", "\x1b[31m"], "no format '\\x1b[31m'"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2_before_anything_is_read(arguments: list[str], said: str, story: Path) -> None:
    done = run("parse", str(story), *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    first, second = done.stderr.decode().splitlines()
    assert first.startswith("artcli: ")
    assert said in first
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


def test_a_word_that_is_no_command_is_told_but_not_while_a_shell_completes() -> None:
    done = run("--", "-foo")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"artcli: no command '-foo'; there are parse, convert,")
    asked = run(_ARTCLI_COMPLETE="bash_complete", COMP_WORDS="artcli psrse ", COMP_CWORD="2")
    assert asked.stderr == b""


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


def test_what_the_system_says_reads_like_the_rest_of_the_sentence(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".artcli").write_text("a file of somebody")
    done = run("convert", str(story), "-o", str(out))
    assert done.returncode == 3
    assert done.stderr.decode() == f"artcli: {out}/.artcli: cannot be written: something else stands there\n"
    assert run("parse", "/proc/self/mem").stderr == b"artcli: /proc/self/mem: cannot be read: input/output error\n"


def test_strict_says_what_is_in_doubt_and_prints_all_the_same(story: Path) -> None:
    plain = run("parse", str(story))
    assert run("parse", "--strict", str(story)).returncode == 0
    sharp = run("parse", "--min-confidence", "1", str(story))
    assert (sharp.returncode, sharp.stdout) == (1, plain.stdout)
    for line in sharp.stderr.decode().splitlines():
        assert line.startswith(f"artcli: {story}: ")
        assert "is in doubt (confidence" in line
    bare = run("parse", "--strict", data=b"Nothing but a remark without any date stands here.\n")
    assert b"artcli: standard input: no date found\n" in bare.stderr


def test_a_page_that_says_only_when_it_was_changed_has_a_date(story: Path) -> None:
    story.write_text(STORY.replace("Published", "Updated:"), "utf-8")
    done = run("parse", "--strict", str(story))
    record = json.loads(done.stdout)
    assert (record["published"], record["modified"]) == (None, "2024-03-12")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"date is in doubt" in run("parse", "--min-confidence", "1", str(story)).stderr


def test_keep_repeats(story: Path) -> None:
    story.write_text(STORY + "\n" + STORY.splitlines()[-1] + "\n", "utf-8")
    without, kept = json.loads(run("parse", str(story)).stdout), json.loads(run("parse", "--keep-repeats", str(story)).stdout)
    assert [one["reason"] for one in without["set_aside"]] == ["repeat"]
    assert len(kept["body"]) == len(without["body"]) + 1
    assert kept["word_count"] > without["word_count"]


# ---- output ------------------------------------------------------------------------------------------------------------


def test_articles_come_out_one_by_one(story: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "later"
    os.mkfifo(pipe)
    process = subprocess.Popen([*ARTCLI, "parse", "--to", "jsonl", str(story), str(pipe)], stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], 30)  # before the second input has so much as a writer
    assert ready
    assert json.loads(process.stdout.readline())["headline"]
    pipe.write_text(STORY, "utf-8")
    assert json.loads(process.stdout.readline())["headline"]
    assert process.wait(30) == 0
    process.stdout.close()


def test_an_output_file_holds_those_that_worked(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = run("parse", "--to", "jsonl", "-o", str(target), str(story), str(tmp_path / "no"), str(story))
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(target.read_bytes().splitlines()) == 2
    before = target.read_bytes()
    assert run("parse", "-o", str(target), str(tmp_path / "no")).returncode == 1
    assert target.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "given", "opening"),
    [("story.md", (), b"---\n"), ("Story.XML", (), b"<?xml"), ("story.jsonl", (), b'{"schema"'), ("story.md", ("--to", "json"), b"{\n"), ("story", (), b"{\n"), ("2025.11.25", (), b"{\n"), ("story.txt", ("--to", "json"), b"{\n")],
)
def test_an_output_file_tells_its_format_by_its_suffix_where_none_is_asked_for(story: Path, tmp_path: Path, name: str, given: tuple[str, ...], opening: bytes) -> None:
    assert run("parse", str(story), "-o", str(tmp_path / name), *given).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(opening)


def test_an_input_is_never_overwritten(story: Path) -> None:
    (story.parent / "link").symlink_to(story)
    for name in (str(story), f"{story.parent}/../in/story.txt", str(story.parent / "link")):
        done = run("parse", str(story), "-o", name)
        assert (done.returncode, b"is an input too" in done.stderr) == (2, True)
    assert story.read_text("utf-8") == STORY


def test_a_suffix_that_no_format_has_wants_a_format(story: Path, tmp_path: Path) -> None:
    done = run("parse", str(story), "-o", str(tmp_path / "story.html"))
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, b"artcli: no format is written to '.html'; name one with --to: json, jsonl, markdown, newsml-g2")
    assert not (tmp_path / "story.html").exists()


SEVERAL = "\n----------\n\n".join(f"Title: Bridge {n} closed\nAuthor: Jane Doe\nDate: 2024-03-0{n}\n\nThe old bridge over river {n} was closed on Monday after the storm.\n" for n in (1, 2))


@pytest.mark.parametrize("name", ["two.xml", "two.json", "two.md"])
def test_a_document_that_holds_one_article_is_not_written_with_two(name: str, story: Path, tmp_path: Path) -> None:
    done = run("parse", str(story), str(story), "-o", str(tmp_path / name))
    assert (done.returncode, b"document holds one article; use --to jsonl, or 'artcli convert'" in done.stderr) == (2, True)
    (tmp_path / "several.txt").write_text(SEVERAL)
    assert len(run("parse", str(tmp_path / "several.txt"), "--to", "jsonl").stdout.splitlines()) == 2
    done = run("parse", str(tmp_path / "several.txt"), "-o", str(tmp_path / name))
    assert (done.returncode, b"several.txt: holds several articles, and a" in done.stderr) == (1, True)
    assert not (tmp_path / name).exists()
    assert run("parse", str(tmp_path / "several.txt"), "-o", str(tmp_path / "two.jsonl")).returncode == 0


def test_a_stream_of_xml_is_one_document_and_one_of_json_may_be_many(story: Path, tmp_path: Path) -> None:
    (tmp_path / "several.txt").write_text(SEVERAL)
    assert run("parse", str(story), str(story)).stdout.count(b'"schema"') == 2
    two, several = run("parse", str(story), str(story), "--to", "newsml-g2"), run("parse", str(tmp_path / "several.txt"), "--to", "newsml-g2")
    assert ((two.returncode, two.stdout), (several.returncode, several.stdout)) == ((2, b""), (1, b""))


@pytest.mark.parametrize("command", [("parse", "-o"), ("inspect", "--html")])
def test_no_file_is_written_over_an_input_or_what_artcli_keeps(command: tuple[str, str], story: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / ".artcli").mkdir(parents=True)
    (tmp_path / "out" / ".artcli" / "manifest.jsonl").write_text("kept")
    name, option = command
    for place, words in ((str(story), b"is an input too"), (f"{tmp_path}/out/.artcli/manifest.jsonl", b"is below .artcli"), (str(tmp_path), b"is a folder")):
        done = run(name, str(story), option, place)
        assert (done.returncode, words in done.stderr, done.stdout) == (2, True, b"")
    assert (story.read_text("utf-8"), (tmp_path / "out" / ".artcli" / "manifest.jsonl").read_text()) == (STORY, "kept")


def test_output_through_a_link_of_the_user(story: Path, tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert run("parse", str(story), "-o", str(tmp_path / "link")).returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real").read_bytes())["headline"]


def test_output_to_a_dash_and_to_the_device_is_standard_output(story: Path, tmp_path: Path) -> None:
    plain = run("parse", str(story)).stdout
    assert run("parse", str(story), "-o", "-").stdout == plain
    assert run("parse", str(story), "-o", "/dev/stdout").stdout == plain
    shell('echo first > "$2"; $PY -m artcli parse "$1" -o /dev/stdout >> "$2"; echo last >> "$2"', str(story), str(tmp_path / "log"))
    assert (tmp_path / "log").read_bytes() == b"first\n" + plain + b"last\n"


@pytest.mark.parametrize(("path", "number"), [("/dev/fd/3", 3), ("/proc/self/fd/3", 3), ("/dev/stderr", 2)])
def test_what_goes_to_an_open_file_stands_behind_what_is_in_it(path: str, number: int, story: Path, tmp_path: Path) -> None:
    if not Path(path).parent.exists():
        pytest.skip("there is no /proc here")
    plain = run("parse", str(story)).stdout
    for opened in (">", ">>"):
        (tmp_path / "log").write_text("")
        shell(f'{{ echo first >&{number}; $PY -m artcli parse "$1" --to json -o {path}; echo last >&{number}; }} {number}{opened}"$2"', str(story), str(tmp_path / "log"))
        assert (tmp_path / "log").read_bytes() == b"first\n" + plain + b"last\n"
    done = run("parse", str(story), "--to", "json", "-o", "/dev/fd/77")
    assert (done.returncode, done.stderr) == (3, b"artcli: /dev/fd/77: cannot be written: bad file descriptor\n")


def test_a_folder_is_no_output_file(story: Path, tmp_path: Path) -> None:
    done = run("parse", str(story), "-o", str(tmp_path))
    assert done.returncode == 2
    assert b"artcli convert" in done.stderr


NEEDS_FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


@NEEDS_FULL
@pytest.mark.parametrize("command", ["parse samples/en-article-copy.txt", "inspect samples/en-article-copy.txt", "formats", "languages", "-h", "parse -h", "-V", "completion bash"])
def test_what_the_disk_does_not_take_is_3_and_one_line(command: str) -> None:
    for target in ("> /dev/full", ">&-"):
        done = shell(f"$PY -m artcli {command} {target}")
        assert (done.returncode, done.stderr.count(b"\n")) == (3, 1), target


@pytest.mark.parametrize("command", ["parse samples/en-article-copy.txt", "-h", "parse -h", "languages", "inspect samples/en-article-copy.txt"])
def test_a_reader_that_is_gone_before_the_start_is_no_error(command: str) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run([*ARTCLI, *command.split()], stdout=write_end, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=ROOT, timeout=60)
    os.close(write_end)
    assert (done.returncode in (0, 141), done.stderr) == (True, b"")


def test_a_closed_standard_output_does_not_matter_to_a_file(story: Path, tmp_path: Path) -> None:
    done = shell('$PY -m artcli parse "$1" -o "$2" >&-', str(story), str(tmp_path / "out"))
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads((tmp_path / "out").read_bytes())["headline"]


def test_a_closed_standard_error_changes_no_outcome(story: Path, tmp_path: Path) -> None:
    done = shell('$PY -m artcli parse "$1" "$2" 2>&-', str(tmp_path / "no"), str(story))
    assert done.returncode == 1
    assert json.loads(done.stdout)["headline"]


def test_a_pipe_that_does_not_wait_gets_every_byte(story: Path) -> None:
    read_end, write_end = os.pipe()
    os.set_blocking(write_end, False)
    process = subprocess.Popen([*ARTCLI, "parse", *[str(story)] * 200], stdout=write_end, cwd=ROOT)
    os.close(write_end)
    time.sleep(0.5)
    with os.fdopen(read_end, "rb") as file:
        data = file.read()
    assert process.wait(30) == 0
    assert data.count(b'"schema"') == 200


def test_a_file_that_would_be_too_large_leaves_nothing(story: Path, tmp_path: Path) -> None:
    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    (tmp_path / "out").mkdir()
    command = [*PYTHON, "-B", "-m", "artcli", "parse", str(story), "-o", str(tmp_path / "out" / "a")]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, preexec_fn=limited, timeout=60)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_is_quiet_and_soon(number: int, code: int, tmp_path: Path) -> None:
    pipe = tmp_path / "never"
    os.mkfifo(pipe)
    process = subprocess.Popen([*ARTCLI, "parse", str(pipe), "-o", str(tmp_path / "out")], stderr=subprocess.PIPE, cwd=ROOT)
    with pipe.open("wb"):  # artcli has opened it and waits for a first byte
        process.send_signal(number)
        _, words = process.communicate(timeout=5)
    assert process.returncode == code
    assert b"Traceback" not in words
    assert not (tmp_path / "out").exists()


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

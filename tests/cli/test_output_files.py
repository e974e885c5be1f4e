"""`-o FILE`: in which format, whole or not at all, and what it never takes the place of."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import folders
from folders import CAN_BE_POWERLESS, POWERLESS
from processes import ROOT, run, shell

STORY = folders.story(11)


def test_an_output_file_holds_those_that_worked(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    done = run("parse", "--to", "jsonl", "-o", str(target), str(story), str(tmp_path / "no"), str(story))
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(target.read_bytes().splitlines()) == 2
    before = target.read_bytes()
    assert run("parse", "-o", str(target), str(tmp_path / "no")).returncode == 1
    assert target.read_bytes() == before


def test_an_output_file_is_whole_or_not_there_at_all(story: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("parse", str(story), "-o", str(target), "--to", "jsonl").stdout == b""
    assert json.loads(target.read_bytes())["language"] == "en"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in", "out.jsonl"]
    missing = run("parse", str(story), "-o", str(tmp_path / "no" / "out.json"))
    assert (missing.returncode, missing.stderr.decode()) == (3, f"artcli: {tmp_path}/no/out.json: cannot be written: there is no such folder\n")


@pytest.mark.parametrize(
    ("name", "given", "opening"),
    [("story.md", (), b"---\n"), ("Story.XML", (), b"<?xml"), ("story.jsonl", (), b'{"schema"'), ("story.md", ("--to", "json"), b"{\n"), ("story", (), b"{\n"), ("2025.11.25", (), b"{\n"), ("story.txt", ("--to", "json"), b"{\n")],
)
def test_an_output_file_tells_its_format_by_its_suffix_where_none_is_asked_for(story: Path, tmp_path: Path, name: str, given: tuple[str, ...], opening: bytes) -> None:
    assert run("parse", str(story), "-o", str(tmp_path / name), *given).returncode == 0
    assert (tmp_path / name).read_bytes().startswith(opening)


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


def test_an_input_is_never_overwritten(story: Path) -> None:
    (story.parent / "link").symlink_to(story)
    for name in (str(story), f"{story.parent}/../in/story.txt", str(story.parent / "link")):
        done = run("parse", str(story), "-o", name)
        assert (done.returncode, b"is an input too" in done.stderr) == (2, True)
    assert story.read_text("utf-8") == STORY


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


@pytest.mark.skipif(not CAN_BE_POWERLESS, reason="root may write in any file")
@pytest.mark.parametrize("name", ["kept.json", "link.json"])
@pytest.mark.parametrize("command", [("parse", "-o"), ("inspect", "--html")])
def test_a_file_that_is_protected_from_writing_stays(name: str, command: tuple[str, str], story: Path, tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text("kept")
    (tmp_path / "kept.json").chmod(0o444)
    (tmp_path / "link.json").symlink_to("kept.json")
    done = run(command[0], str(story), command[1], str(tmp_path / name), program=POWERLESS)
    assert (done.returncode, done.stderr.decode()) == (3, f"artcli: {tmp_path}/kept.json: cannot be written: permission denied\n")
    assert (tmp_path / "kept.json").read_text() == "kept"


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


def test_what_stands_open_as_standard_input_is_not_replaced_by_its_name_there(story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Somebody else's.")
    for name in ("/dev/stdin", "/dev/fd/0"):
        done = shell(f'$PY -m artcli parse "$1" --to json -o {name} < "$2"', str(story), str(other))
        assert (done.returncode, done.stderr) == (3, f"artcli: {name}: cannot be written: bad file descriptor\n".encode())
    assert other.read_text() == "Somebody else's."


def test_a_folder_is_no_output_file(story: Path, tmp_path: Path) -> None:
    done = run("parse", str(story), "-o", str(tmp_path))
    assert done.returncode == 2
    assert b"artcli convert" in done.stderr


def test_a_file_that_would_be_too_large_leaves_nothing(story: Path, tmp_path: Path) -> None:
    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    (tmp_path / "out").mkdir()
    command = [sys.executable, "-B", "-m", "artcli", "parse", str(story), "-o", str(tmp_path / "out" / "a")]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, preexec_fn=limited, timeout=60)
    assert done.returncode == 3
    assert done.stderr.count(b"\n") == 1
    assert list((tmp_path / "out").iterdir()) == []


def test_what_the_system_says_reads_like_the_rest_of_the_sentence(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ".artcli").write_text("a file of somebody")
    done = run("convert", str(story), "-o", str(out))
    assert done.returncode == 3
    assert done.stderr.decode() == f"artcli: {out}/.artcli: cannot be written: something else stands there\n"
    assert run("parse", "/proc/self/mem").stderr == b"artcli: /proc/self/mem: cannot be read: input/output error\n"

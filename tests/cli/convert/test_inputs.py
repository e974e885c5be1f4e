"""Inputs of every kind: links, pipes, names of any bytes, files that may not be read."""

from __future__ import annotations

import json
import os
import socket
import sys
from pathlib import Path

import pytest

import folders
from folders import CAN_BE_POWERLESS, POWERLESS, add_up, convert, manifest, said, story, tree


def test_links_are_followed_to_files_but_in_no_circle_and_not_out_of_the_source(corpus: Path, out: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(story(66))
    (corpus / "link.txt").symlink_to("story-001.txt")
    (corpus / "out.txt").symlink_to(secret)
    (corpus / "gone.txt").symlink_to("nothing")
    (corpus / "self.txt").symlink_to("self.txt")
    (corpus / "part-0" / "up").symlink_to("..")
    (corpus / "again").symlink_to("part-0")
    (corpus / "once-more").symlink_to("part-0")
    done = convert(corpus, "-o", out)
    assert done.returncode == 0
    assert "out.json" not in tree(out)
    assert {"link.json", "again/story-000.json"} <= set(tree(out))
    told = sorted(line.split(": ", 1)[1] for line in said(done) if "skipped:" in line)
    assert told == [
        f"{corpus}/again/up: skipped: it is a link to a folder that it lies in",
        f"{corpus}/gone.txt: skipped: it is a link to a file that is not there",
        f"{corpus}/once-more: skipped: it is a link to a folder that another link has led to",
        f"{corpus}/out.txt: skipped: it is a link that leads out of its source; --follow reads those, too",
        f"{corpus}/part-0/up: skipped: it is a link to a folder that it lies in",
        f"{corpus}/self.txt: skipped: it is a link that leads in a circle",
    ]
    assert add_up(said(done)[-2])
    convert(corpus, "-o", out, "--follow")
    assert "out.json" in tree(out)


def test_links_that_multiply_end(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    for level in range(25):
        (source / f"d{level}").mkdir(parents=True)
        (source / f"d{level}" / "a.txt").write_text(story(level))
        if level:
            (source / f"d{level - 1}" / "one").symlink_to(f"../d{level}")
            (source / f"d{level - 1}" / "two").symlink_to(f"../d{level}")
    done = convert(source, "-o", out, "--dry-run")
    assert done.returncode == 0
    assert 25 <= len(done.stdout.splitlines()) < 200


def test_what_is_no_file_is_skipped_by_name(corpus: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(corpus / "pipe.txt")
    monkeypatch.chdir(corpus)
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("socket")
        (corpus / "null").symlink_to("/dev/null")
        done = convert(corpus, "-o", out, "--follow")
    assert done.returncode == 0
    told = sorted(line for line in said(done) if "skipped:" in line)
    assert [line.rpartition(": it ")[2] for line in told] == ["is a device, not a file", "is a named pipe, not a file", "is a socket, not a file"]
    assert said(done)[-1].startswith("artcli: 10 in = 7 done + 0 unchanged + 0 failed + 3 skipped")


def test_what_is_named_and_cannot_be_read_fails_and_what_is_listed_is_skipped(corpus: Path, out: Path) -> None:
    pipe, inside = corpus / "pipe.txt", out / "story.txt"
    os.mkfifo(pipe)
    out.mkdir()
    inside.write_text(story(5))
    why = {pipe: "is a named pipe, not a file", inside: "is in the output folder, which is never read"}
    for path, reason in why.items():
        done = convert(path, corpus / "story-001.txt", "-o", out)
        assert (done.returncode, said(done)[0]) == (1, f"artcli: {path}: {reason}")
        assert "1 failed + 0 skipped" in said(done)[1]
    listed = convert("-", "-o", out, data="".join(f"{path}\n" for path in why).encode())
    assert listed.returncode == 0
    assert sorted(said(listed)[:2]) == sorted(f"artcli: {path}: skipped: it {reason}" for path, reason in why.items())


NAMES = [
    b"-rf", b"a\nb.txt", b"\x1b[31m.txt", b"[red].txt", b"$(id).txt", b":smile:.txt", b"caf\xe9.txt", "\u202etxt.exe".encode(), b"x" * 251 + b".txt",
    b"y" * 255, b"con.txt", b"Nul", b"%0A.txt", b"dots...", b" blank .txt", "été.txt".encode(), "e\u0301te\u0301.txt".encode(), b"STORY.TXT", b"story.txt", b"story",
]  # fmt: skip


def test_names_of_every_kind_give_an_output_each(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(os.fsencode(source) + b"/" + name)).write_text(story(number))
    done = convert(source, "-o", out, "--to", "json", "--to", "markdown")
    assert (done.returncode, len(said(done))) == (0, 1)
    names = list(tree(out))
    assert len(names) == 2 * len(NAMES)
    assert all(len(os.fsencode(name)) <= 255 and name.isprintable() | ("\u202e" in name) for name in names)
    assert {"con_.json", "Nul_.json", "a%0Ab.json", "caf%E9.json", "-rf.json", "$(id).json"} <= set(names)
    numbers = {json.loads(data)["headline"] for name, data in tree(out).items() if name.endswith(".json")}
    assert len(numbers) == len(NAMES)
    import unicodedata

    assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
    again = convert(source, "-o", out, "--to", "json", "--to", "markdown")
    assert said(again)[-1].startswith(f"artcli: {len(NAMES)} in = 0 done + {len(NAMES)} unchanged")


def test_names_that_may_be_one_get_numbers_the_same_way_every_time(tmp_path: Path, out: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    for name in ("a.txt", "A.TXT", "a.text", "a-2.txt", "a.md", "é.txt", "E\u0301.txt"):
        (source / name).write_text(story(len(name)))
    (source / "a.json").mkdir()
    (source / "a.json" / "b.txt").write_text(story(99))
    convert(source, "-o", out)
    by_input = {Path(line["path"]).name: line["outputs"][0]["path"] for line in manifest(out)}
    # 'a.json' is a folder there, so no output may be called so
    assert by_input == {
        "A.TXT": "A-2.json", "E\u0301.txt": "E\u0301.json", "a-2.txt": "a-2-2.json", "b.txt": "a.json/b.json",
        "a.md": "a-3.json", "a.text": "a-4.json", "a.txt": "a-5.json", "é.txt": "é-2.json",
    }  # fmt: skip
    for order in (["a.txt", "A.TXT", "a.text", "é.txt", "E\u0301.txt", "a.md", "a-2.txt", "a.json"], ["a.json", "é.txt", "a-2.txt", "a.md", "a.text", "A.TXT", "E\u0301.txt", "a.txt"]):
        fresh = tmp_path / f"out-{Path(order[0]).stem}-{Path(order[0]).suffix[1:]}"
        convert("-", "-o", fresh, data="\n".join(order).encode(), cwd=source)
        assert {Path(line["path"]).name: line["outputs"][0]["path"] for line in manifest(fresh)} == by_input


HOSTILE = ["../../etc/passwd", "/etc/passwd", "con", "", "   ", "x" * 10_000, "..", "a/b\\c:d*e?f", "\u202eabc", ".artcli", "aux.txt", "été" * 300]


def test_hostile_fields_never_leave_the_output_folder(tmp_path: Path) -> None:
    source = tmp_path / "a" / "b" / "in"
    source.mkdir(parents=True)
    for number, text in enumerate(HOSTILE):
        (source / f"{number}.txt").write_text(f"Title: {text}\nAuthor: {text}\nSection: {text}\nDate: 2024-03-0{number % 9 + 1}\n\n{story(number)}", "utf-8")
    out = tmp_path / "a" / "b" / "out"
    before = {path for path in tmp_path.rglob("*") if out not in path.parents}
    done = convert(source, "-o", out, "--name", "{section}/{creator}/{slug}", "--to", "json", "--to", "markdown")
    assert done.returncode == 0
    assert len(tree(out)) == 2 * len(HOSTILE)
    assert {path for path in tmp_path.rglob("*") if path != out and out not in path.parents} == before


def test_unreadable_and_large_inputs_fail_with_a_line_each(corpus: Path, out: Path) -> None:
    (corpus / "large.txt").write_text("x" * 5000)
    (corpus / "binary.txt").write_bytes(b"%PDF-1.4")
    done = convert(corpus, "-o", out, "--max-size", "4K")
    assert done.returncode == 1
    told = sorted(said(done)[:-1])
    assert told[0].startswith(f"artcli: {corpus}/binary.txt: is not text but seems to be a PDF document")
    assert told[1] == f"artcli: {corpus}/large.txt: is larger than 4 KiB; split it, or read it all the same with --max-size"
    assert add_up(said(done)[-1])


@pytest.mark.skipif(not CAN_BE_POWERLESS, reason="root may read everything, and there is no setpriv to be less")
def test_what_may_not_be_read_fails_and_the_rest_is_done(corpus: Path, out: Path) -> None:
    (corpus / "story-001.txt").chmod(0)
    (corpus / "part-0").chmod(0)
    folders.write(corpus / "part-1", 1).chmod(0o444)  # its names may be read, and no more
    out.mkdir()
    done = convert(corpus, "-o", out, program=POWERLESS)
    for name in ("part-0", "part-1"):
        (corpus / name).chmod(0o755)
    if os.geteuid() == 0 and done.returncode == 0:
        pytest.skip("the capability cannot be dropped here")
    assert done.returncode == 1
    told = sorted(said(done)[:-1])
    assert told == [
        f"artcli: {corpus}/part-0: the folder cannot be read: permission denied",
        f"artcli: {corpus}/part-1/story-000.txt: may not be read (permission denied)",
        f"artcli: {corpus}/story-001.txt: may not be read (permission denied)",
    ]
    assert len(tree(out)) == 3


def test_failures_are_told_in_the_order_of_the_paths(tmp_path: Path, out: Path) -> None:
    source = folders.write(tmp_path / "in", 60)
    for number in range(0, 60, 3):
        (source / f"story-{number:03d}.txt").write_text(f"FAIL {number}" if number % 2 else "")
    program = """
import time
from artcli import conversion
from artcli.errors import MalformedInput
real = conversion.read
def read(data, **more):
    if data.startswith(b"FAIL"):
        time.sleep(0.3 / float(data.split()[1]))
        raise MalformedInput("is nothing")
    return real(data, **more)
conversion.read = read
from artcli.cli.main import run
run()
"""
    done = convert(source, "-o", out, "-j", "3", program=[sys.executable, "-c", program])
    told = [line.split(": ")[1] for line in said(done)[:-1]]
    assert told == [f"{source}/story-{number:03d}.txt" for number in range(0, 60, 3)]


def test_a_folder_that_only_a_list_names_is_called_as_no_output(tmp_path: Path, out: Path) -> None:
    for name in ("a.md/x.txt", "a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(story(1))
    done = convert("-", "-o", out, "--to", "markdown", data=b"a.md/x.txt\na.txt\n", cwd=tmp_path)
    assert (done.returncode, sorted(tree(out))) == (0, ["a-2.md", "a.md/x.md"])


def test_a_file_called_as_standard_input_is_told_as_a_file(tmp_path: Path, out: Path) -> None:
    (tmp_path / "-").touch()
    (tmp_path / "b.txt").write_text(story(1))
    for sources, data in ((["./-", "b.txt"], b""), (["-"], b"-\nb.txt\n"), (["-"], b"./-\0./b.txt\0")):
        done = convert(*sources, "-o", out, data=data, cwd=tmp_path)
        assert (done.returncode, said(done)[0]) == (1, "artcli: ./-: is empty")
        assert sorted(tree(out)) == ["b.json"]


def test_a_link_to_itself_that_is_named_as_a_source_is_told_as_one(tmp_path: Path, out: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    done = convert("one", "-o", out, cwd=tmp_path)
    assert (done.returncode, said(done)[0]) == (1, "artcli: one: is a link that leads in a circle")

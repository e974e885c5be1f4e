"""The disk as a place of a run: logs that go on, files that change while they are read, names that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from artcli import disk
from artcli.disk import Disk
from artcli.errors import RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.storage import UNFINISHED


@pytest.mark.parametrize(
    ("left", "then"), [(b"", b"c\n"), (b"a\n", b"a\nc\n"), (b"a\nb", b"a\nb\nc\n"), (b"b", b"b\nc\n")], ids=["empty", "whole", "torn", "torn alone"]
)
def test_a_torn_last_line_of_a_log_gets_its_end_and_no_other_does(left: bytes, then: bytes, tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(left)
    log = Disk().log(str(tmp_path / "journal"))
    log.write(b"c\n")
    log.close()
    log.close()  # a run that fails closes what is closed already
    assert (tmp_path / "journal").read_bytes() == then
    with pytest.raises(UnwritableOutput):
        log.write(b"d\n")


def test_what_changes_while_it_is_read_is_read_again_though_it_stays_as_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"old")
    real, changes = disk._exactly, iter([b"new"])

    def read(handle: int, length: int) -> bytes:
        data = real(handle, length)
        for change in changes:
            story.write_bytes(change)
            os.utime(story, (1, 1))
        return data

    monkeypatch.setattr(disk, "_exactly", read)
    assert Disk().read(str(story), 100) == b"new"


def test_what_never_stops_changing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tmp_path / "story.txt"
    story.write_bytes(b"old")
    real = disk._exactly

    def read(handle: int, length: int) -> bytes:
        data = real(handle, length)
        story.write_bytes(story.read_bytes() + b"!")
        return data

    monkeypatch.setattr(disk, "_exactly", read)
    with pytest.raises(UnreadableSource, match="^changes while it is read; run again when it is finished$"):
        Disk().read(str(story), 100)


def test_a_name_that_cannot_be_is_refused_and_a_root_that_is_no_folder_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(RefusedOutput, match="the name is too long"):
        Disk().replace(str(tmp_path), "x" * 300, b"")
    with pytest.raises(UnwritableOutput, match="a part of its path is a file") as problem:
        Disk().replace(str(tmp_path / "file"), "x", b"")
    assert not isinstance(problem.value, RefusedOutput)


def test_only_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    for name in (f"{UNFINISHED}ab.tmp", f"{UNFINISHED}ab", "ab.tmp"):
        (tmp_path / name).write_bytes(b"")
    Disk().sweep(str(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"{UNFINISHED}ab", "ab.tmp"])

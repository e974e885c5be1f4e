"""Files read whole, or refused in a sentence; files written whole, or not at all."""

from __future__ import annotations

import dis
import errno
import os
import socket
import stat
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from artcli import storage
from artcli.disk import Disk
from artcli.errors import RefusedOutput, UnreadableSource, UnwritableOutput


@pytest.fixture(autouse=True)
def _usual_umask() -> Any:
    before = os.umask(0o022)
    yield
    os.umask(before)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    data = bytes(range(256)) * 10_000
    (tmp_path / "a").write_bytes(data)
    assert storage.read(str(tmp_path / "a")) == data


def test_a_missing_file_brings_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "story-one.txt").write_text("x")
    with pytest.raises(UnreadableSource, match=r"no such file; did you mean '.*story-one\.txt'\?"):
        storage.read(str(tmp_path / "story_one.txt"))
    (tmp_path / "e.txt").write_text("x")
    for other in ("q", "nope.txt"):  # of which only the suffix is alike
        with pytest.raises(UnreadableSource, match=r"^no such file$"):
            storage.read(str(tmp_path / other))
    with pytest.raises(UnreadableSource, match="there is no folder"):
        storage.read(str(tmp_path / "nowhere" / "q"))


def test_a_name_that_could_not_be_printed_is_not_proposed(tmp_path: Path) -> None:
    (tmp_path / "story\x1b[31m.txt").write_text("x")
    with pytest.raises(UnreadableSource, match=r"^no such file$"):
        storage.read(str(tmp_path / "story[31m.txt"))


def test_a_folder_is_for_convert(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="is a folder.*artcli convert"):
        storage.read(str(tmp_path))


def test_links_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(UnreadableSource, match="is a link to a file that is not there"):
        storage.read(str(tmp_path / "gone"))
    with pytest.raises(UnreadableSource, match="lead in a circle"):
        storage.read(str(tmp_path / "loop"))


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_names_that_no_file_can_have_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        storage.read(str(tmp_path / name))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    (tmp_path / "a").chmod(0)
    with pytest.raises(UnreadableSource, match="permission denied"):
        storage.read(str(tmp_path / "a"))


def test_permission_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(UnreadableSource, match=r"^may not be read \(permission denied\)$"):
        storage.read(str(tmp_path / "a"))


def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(b"story" * 100_000))
    writer.start()
    assert storage.read(str(pipe)) == b"story" * 100_000
    writer.join()


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom"])
def test_a_device_without_end_is_refused_at_once(device: str) -> None:
    with pytest.raises(UnreadableSource, match="is a device"):
        storage.read(device)


def test_the_null_device_is_empty() -> None:
    assert storage.read("/dev/null") == b""


def test_a_socket_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as held:
        held.bind("s")
        with pytest.raises(UnreadableSource, match="is a socket"):
            storage.read("s")


def test_what_is_too_large_is_refused_before_and_while_it_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 1001)
    with pytest.raises(UnreadableSource, match="larger than"):
        storage.read(str(tmp_path / "a"), 1000)
    assert len(storage.read(str(tmp_path / "a"), 1001)) == 1001
    read_end, write_end = os.pipe()
    os.write(write_end, b"x" * 1001)
    os.close(write_end)
    with pytest.raises(UnreadableSource, match="larger than"):
        storage.read_from(read_end, 1000)
    os.close(read_end)


# ---- writing -----------------------------------------------------------------------------------------------------------


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    storage.replace(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644
    assert left_in(tmp_path) == ["a"]


def test_a_file_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)
    storage.replace(str(tmp_path / "a"), b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    storage.replace(str(tmp_path / ("x" * 255)), b"new")
    assert (tmp_path / ("x" * 255)).read_bytes() == b"new"


def test_a_name_without_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    storage.replace("a", b"new")
    assert left_in(tmp_path) == ["a"]


def test_a_planted_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a").symlink_to(tmp_path / "precious")
    storage.replace(str(tmp_path / "a"), b"new")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / "a").is_symlink()


def test_who_reads_the_old_file_while_a_new_one_takes_its_place_reads_all_of_the_old(tmp_path: Path) -> None:
    """As does whoever looks when the machine stops: the old file is never written into."""
    (tmp_path / "a").write_bytes(b"the old text")
    with (tmp_path / "a").open("rb") as reader:
        storage.replace(str(tmp_path / "a"), b"new")
        assert reader.read() == b"the old text"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_device_is_written_as_it_is() -> None:
    storage.replace("/dev/null", b"gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_device_that_takes_nothing_is_an_error() -> None:
    with pytest.raises(UnwritableOutput, match="no space left"):
        storage.replace("/dev/full", b"gone")


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="is a folder"):
        storage.replace(str(tmp_path), b"new")
    with pytest.raises(UnwritableOutput, match="there is no such folder"):
        storage.replace(str(tmp_path / "no" / "a"), b"new")
    with pytest.raises(UnwritableOutput):
        storage.replace(str(tmp_path / "a\0b"), b"new")


CALLS = ("open", "write", "fsync", "fstat", "close", "replace")


class Failing:
    """The N-th call to the system fails; the ones before it work."""

    def __init__(self, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = at
        self.failed = False
        for name in CALLS:
            monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                self.failed = True
                if name == "close":
                    real(*arguments, **options)
                raise OSError(errno.ENOSPC, "No space left on device")
            if name == "write":  # a call may take less than it is given
                return real(arguments[0], bytes(arguments[1])[:3])
            return real(*arguments, **options)

        return call


@pytest.mark.parametrize("old", [b"old", None])
def test_whichever_call_fails_the_old_file_stands_and_nothing_is_left_beside_it(old: bytes | None, tmp_path: Path) -> None:
    target = tmp_path / "a"
    failures = 0
    for at in range(1, 40):
        if old is not None:
            target.write_bytes(old)
        with pytest.MonkeyPatch.context() as monkeypatch:
            system = Failing(at, monkeypatch)
            try:
                storage.replace(str(target), b"a longer text")
            except UnwritableOutput as problem:
                assert "no space left on the disk" in str(problem)
                failed = True
            else:
                failed = False
        assert failed == system.failed
        if not failed:
            break
        failures += 1
        assert left_in(tmp_path) == (["a"] if old is not None else [])
        if old is not None:
            assert target.read_bytes() == old
    assert failures >= 8
    assert target.read_bytes() == b"a longer text"


def test_an_interruption_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        storage.replace(str(tmp_path / "a"), b"new")
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("old", [b"old", None])
def test_an_interruption_at_any_step_leaves_the_old_file_or_the_new_one_and_nothing_beside(old: bytes | None, tmp_path: Path) -> None:
    """A signal is heard between two steps of Python, also when a call has come back whose result is not kept yet."""
    target = tmp_path / "a"
    at, interrupted = 0, True
    while interrupted:
        at += 1
        target.unlink(missing_ok=True)
        if old is not None:
            target.write_bytes(old)
        interrupted = _interrupted_at(at, lambda: storage.replace(str(target), b"a longer text"))
        assert left_in(tmp_path) in ([], ["a"])
        assert not target.exists() or target.read_bytes() in (old, b"a longer text")
        assert old is None or target.exists()
    assert at > 80
    assert target.read_bytes() == b"a longer text"


def _interrupted_at(at: int, work: Callable[[], None]) -> bool:
    """True if some work was interrupted before a step of artcli's module for storage, counted from its start."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal steps
        if frame.f_code.co_filename != storage.__file__:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode" and dis.opname[frame.f_code.co_code[frame.f_lasti]] != "NOP":  # there no signal is heard
            steps += 1
            if steps == at:
                raise KeyboardInterrupt
        return trace

    before = sys.gettrace()
    sys._getframe().f_trace_opcodes = True  # Python 3.12 looks only here whether any frame will want it
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_a_link_to_a_pipe_is_written_into(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    link = tmp_path / "out"
    link.symlink_to(f"/proc/self/fd/{write_end}")
    storage.replace(str(link), b"through")
    assert os.read(read_end, 100) == b"through"
    assert link.is_symlink()
    os.close(read_end)
    os.close(write_end)


def test_a_folder_that_becomes_a_link_is_seen_however_often_it_was_written_to(tmp_path: Path) -> None:
    disk, root, elsewhere = Disk(), str(tmp_path / "out"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    disk.replace(root, "d/e/a.md", b"one")
    (tmp_path / "out" / "d").rename(tmp_path / "old")
    (tmp_path / "out" / "d").symlink_to(elsewhere)
    for name in ("d/a.md", "d/e/a.md"):
        with pytest.raises(RefusedOutput, match="is a link, and outputs stay in the output folder"):
            disk.replace(root, name, b"two")
    assert list(elsewhere.iterdir()) == []

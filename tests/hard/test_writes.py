"""An output file is there whole, or as it was before: whatever happens to the program, the disk or the reader."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from processes import ARTCLI, ROOT, STARTED, run, shell

SAMPLE = ROOT / "samples" / "fr-header-line.txt"
OLD = b"what was here before\n"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "story.json"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def seconds_of_a_run(target: Path) -> float:
    start = time.monotonic()
    assert run("parse", str(SAMPLE), "-o", str(target)).returncode == 0
    return time.monotonic() - start


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_run_that_is_stopped_leaves_the_old_file_or_the_new_one(number: signal.Signals, target: Path) -> None:
    seconds = seconds_of_a_run(target)
    new = target.read_bytes()
    for n in range(12):
        target.write_bytes(OLD)
        process = subprocess.Popen([*STARTED, "parse", str(SAMPLE), "-o", str(target)], stderr=subprocess.PIPE, cwd=ROOT)
        assert process.stderr is not None
        process.stderr.read(1)
        time.sleep(seconds * n / 10)
        process.send_signal(number)
        _, words = process.communicate(timeout=20)
        assert target.read_bytes() in (OLD, new)
        assert (target.read_bytes() == new) or process.returncode != 0
        assert b"Traceback" not in words
        if number != signal.SIGKILL:
            assert process.returncode in (0, 128 + number)
            assert [path.name for path in target.parent.iterdir()] == ["story.json"]
        for left in target.parent.glob(".artcli-*"):
            left.unlink()


NAMESPACE = "unshare -m" if os.geteuid() == 0 else "unshare -rm"
CAN_MOUNT = shell(f"{NAMESPACE} bash -c 'mount -t tmpfs tmpfs /mnt'").returncode == 0
NEEDS_MOUNT = pytest.mark.skipif(not CAN_MOUNT, reason="disks of one's own cannot be mounted here")


def on_a_disk(options: str, before: str, target: str, *inputs: str) -> list[str]:
    """What artcli says, its exit code, and what is in the folder afterwards, on a disk made for it."""
    line = f"""mount -t tmpfs -o {options} tmpfs "$0" && cd "$0" && {before}
    "$PY" -B -m artcli parse "${{@:2}}" -o "$1" 2>&1; echo "exit $?"; ls -A "$0"; [ -f "$1" ] && cat "$1"; true"""
    folder = "/mnt"
    done = shell(f'{NAMESPACE} bash -c "$LINE" {folder} "$@"', target, *inputs, env={**os.environ, "LINE": line, "PY": ARTCLI[0], "PYTHONPATH": str(ROOT / "src")})
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


@NEEDS_MOUNT
@pytest.mark.parametrize("there", [True, False])
def test_a_full_disk_keeps_the_old_file_and_no_other(there: bool) -> None:
    before = "echo old > a.jsonl" if there else "true"
    said = on_a_disk("size=8k", before, "a.jsonl", *[str(SAMPLE)] * 9)
    assert said == ["artcli: a.jsonl: cannot be written: no space left on the disk", "exit 3", *(["a.jsonl", "old"] if there else [])]


@NEEDS_MOUNT
def test_a_disk_without_room_for_one_more_file() -> None:
    said = on_a_disk("nr_inodes=2", "echo old > a.json", "a.json", str(SAMPLE))
    assert said == ["artcli: a.json: cannot be written: no space left on the disk", "exit 3", "a.json", "old"]


@NEEDS_MOUNT
def test_a_disk_that_may_only_be_read() -> None:
    said = on_a_disk("size=1m", "echo old > a.json; mount -o remount,ro /mnt;", "a.json", str(SAMPLE))
    assert said == ["artcli: a.json: cannot be written: the disk is read-only", "exit 3", "a.json", "old"]


@NEEDS_MOUNT
def test_a_folder_that_may_not_be_written() -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    said = on_a_disk("size=1m", "echo old > a.json; chmod a-w /mnt;", "a.json", str(SAMPLE))
    assert said == ["artcli: a.json: cannot be written: permission denied", "exit 3", "a.json", "old"]


def test_root_without_its_powers_may_not_write_either(tmp_path: Path) -> None:
    if os.geteuid() != 0 or shell("command -v setpriv").returncode:
        pytest.skip("needs root, and setpriv to take its powers away")
    (tmp_path / "locked").mkdir(mode=0o555)
    drop = "setpriv --bounding-set -dac_override,-dac_read_search --inh-caps -dac_override,-dac_read_search"
    done = shell(f'{drop} "$PY" -B -m artcli parse "$1" -o "$2"', str(SAMPLE), str(tmp_path / "locked" / "a.json"))
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.endswith(b"a.json: cannot be written: permission denied\n")
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may read this.")
    secret.chmod(0)
    done = shell(f'{drop} "$PY" -B -m artcli parse --to jsonl "$1" "$2"', str(secret), str(SAMPLE))
    assert (done.returncode, done.stderr) == (1, f"artcli: {secret}: may not be read (permission denied)\n".encode())
    assert json.loads(done.stdout)["headline"]


def test_a_reader_that_goes_away_gets_nothing_more_and_says_nothing() -> None:
    line = f'set -o pipefail; "$PY" -m artcli parse {"samples/fr-header-line.txt " * 60} --to markdown | head -c 10'
    done = shell(line)
    assert (done.returncode in (0, 141), done.stderr, len(done.stdout)) == (True, b"", 10)


@pytest.mark.parametrize("more", [(), ("nothing-is-here.txt",)])
def test_a_reader_that_goes_away_from_an_open_pipe_wants_no_more(more: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [*ARTCLI, "parse", str(SAMPLE), *more, "--to", "jsonl", "-o", f"/dev/fd/{writer}"]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, pass_fds=(writer,), cwd=ROOT, timeout=120)
    os.close(writer)
    assert (done.returncode, done.stdout) == (len(more), b"")
    assert done.stderr.splitlines() == [f"artcli: {name}: no such file".encode() for name in more]

"""What a job asks of a store, held by three of them: memory, a store that renames, and S3."""

from __future__ import annotations

import http.server
import json
import os
import pickle
import socket
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import artcli
from artcli import storage, stores
from artcli.disk import Disk
from artcli.errors import MissingExtra, RefusedOutput, UnreadableSource, UnwritableOutput
from artcli.store import Found
from artcli.stores import Remote
from remote import bucket, names, needs_fsspec, needs_s3, place, s3

STORY = (Path(__file__).parent.parent / "samples" / "en-article-copy.txt").read_bytes()
__all__ = ["bucket", "place", "s3"]
pytestmark = needs_fsspec


# ---- which store a place is in ---------------------------------------------------------------------------------------------


def test_a_path_is_of_the_disk_and_a_url_of_its_store() -> None:
    for given, called in (("corpus/a.txt", "corpus/a.txt"), ("file:///srv/news", "/srv/news"), ("local://news", "news")):
        assert isinstance(stores.store_of(given), Disk)
        assert stores.plain(given) == called
    assert stores.store_of("memory://a/b") == Remote("memory")
    assert stores.plain("memory://a/b") == "memory://a/b"


def test_a_url_may_name_its_host() -> None:
    assert stores.store_of("github://press:archive@main/a.txt") == Remote("github", (("org", "press"), ("repo", "archive"), ("sha", "main")))


@pytest.mark.parametrize("name", ["a.txt", "a/b.txt", "C:\\news\\a.txt", "c://", "story: one", ""])
def test_what_is_no_url(name: str) -> None:
    assert not storage.is_url(name)


def test_an_unknown_kind_of_store_is_told() -> None:
    with pytest.raises(UnreadableSource, match="no kind of store called 'nosuch'"):
        stores.store_of("nosuch://a/b")


@pytest.mark.parametrize("url", ["https:///story.txt", "http://", "https://?a=b"])
def test_an_address_without_a_server_is_told(url: str) -> None:
    with pytest.raises(UnreadableSource, match=r"^is no address: it names no server$"):
        stores.read(url)


def test_a_package_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(MissingExtra, match=r"s3:// needs: pip install 'artcli\[remote\]'"):
        stores.store_of("s3://bucket/a")


def test_a_package_of_one_kind_of_store_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gcsfs", None)
    with pytest.raises(MissingExtra, match=r"gs:// needs one more package: .*gcsfs"):
        stores.store_of("gs://bucket/a")


# ---- what is held in each --------------------------------------------------------------------------------------------------


def test_what_was_written_is_read(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a/b/story.md", b"one")
    store.replace(root, "a/b/story.md", b"two")
    assert store.read(f"{root}/a/b/story.md", 100) == b"two"
    assert store.look(f"{root}/a/b/story.md") == Found("story.md", "file", 3)
    assert store.look(f"{root}/a/b/other.md") is None
    assert store.look_for_file(f"{root}/a/b/story.md") == Found("story.md", "file", 3)
    assert store.look_for_file(f"{root}/a/b/other.md") is None
    assert names(store, f"{root}/a") == [("b", "folder", 0)]
    assert names(store, f"{root}/a/b") == [("story.md", "file", 3)]


def test_a_file_larger_than_wanted_is_refused(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a", b"x" * 100)
    assert len(store.read(f"{root}/a", 100)) == 100
    with pytest.raises(UnreadableSource, match="is larger than 99 bytes"):
        store.read(f"{root}/a", 99)


def test_an_empty_file_is_read_as_empty(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a", b"")
    assert store.read(f"{root}/a", 100) == b""
    assert list(store.lines(f"{root}/a")) == []


def test_pieces(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a", b"0123456789")
    assert store.read_piece(f"{root}/a", 2, 3) == b"234"
    assert store.read_piece(f"{root}/a", 8, 30) == b"89"
    assert store.read_piece(f"{root}/a", 10, 5) == b""


def test_what_is_not_there_is_told(place: tuple[Remote, str]) -> None:
    store, root = place
    with pytest.raises(UnreadableSource, match="no such file"):
        store.read(f"{root}/nothing", 100)
    assert list(store.lines(f"{root}/nothing")) == []


HARD = ("naïve.md", "名前.md", "a b.md", "[x]*?.md", "a%20b.md", "a#b.md", "it's \"so\".md", "a+b&c=d.md", "x::y.md", "-rf")


@pytest.mark.parametrize("name", HARD)
def test_names_are_taken_as_they_are(place: tuple[Remote, str], name: str) -> None:
    store, root = place
    store.replace(root, f"in {name}/{name}", b"here")
    assert names(store, f"{root}/in {name}") == [(name, "file", 4)]
    assert store.read(f"{root}/in {name}/{name}", 10) == b"here"
    store.remove(root, f"in {name}/{name}")
    assert store.look(f"{root}/in {name}/{name}") is None


@pytest.mark.parametrize("name", ["x" * 2000, "caf\udce9.md", "a?versionId=1"])
def test_a_name_that_cannot_be_is_refused_and_nothing_else(place: tuple[Remote, str], name: str) -> None:
    store, root = place
    with pytest.raises(RefusedOutput):
        store.replace(root, name, b"x")


def test_what_is_removed_is_gone_and_may_be_gone_before(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a/b/c.md", b"x")
    store.remove(root, "a/b/c.md")
    store.remove(root, "a/b/c.md")
    assert store.look(f"{root}/a") is None


def test_a_finished_local_file_moves_in(place: tuple[Remote, str], tmp_path: Path) -> None:
    store, root = place
    file = tmp_path / "whole.jsonl"
    file.write_bytes(b"{}\n" * 1000)
    store.adopt(root, "all/whole.jsonl", str(file))
    assert store.read(f"{root}/all/whole.jsonl", 10_000) == b"{}\n" * 1000
    assert not file.exists()


def test_a_store_travels_to_a_worker(place: tuple[Remote, str]) -> None:
    store, root = place
    store.replace(root, "a", b"x")
    assert pickle.loads(pickle.dumps(store)) == store


def test_two_ways_to_one_place_are_one(place: tuple[Remote, str]) -> None:
    store, root = place
    assert store.real(f"{root}/a/") == store.real(f"{root}/a")
    assert store.real(f"{root}/a") != store.real(f"{root}/b")


def test_scratch_is_on_this_machine_and_nobody_elses(place: tuple[Remote, str]) -> None:
    store, root = place
    folder = store.scratch(root)
    assert Path(folder).is_dir()
    assert Path(folder).stat().st_mode & 0o077 == 0
    assert store.scratch(root) == folder
    Path(folder).rmdir()


# ---- logs ------------------------------------------------------------------------------------------------------------------


def test_a_log_goes_on_where_it_ended(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PART", 40)
    store, root = place
    path = f"{root}/.artcli/journal.jsonl"
    log = store.log(path)
    for at in range(10):
        log.write(b'{"line": %d}\n' % at)
    # no close: the writer was killed, and with it went what was not a part yet
    kept = list(store.lines(path))
    assert kept == [b'{"line": %d}\n' % at for at in range(8)]
    again = store.log(path)
    again.write(b'{"line": 8}\n')
    again.close()
    assert list(store.lines(path)) == [*kept, b'{"line": 8}\n']
    assert [name for name, _, _ in names(store, f"{path}.parts")] == ["00000001", "00000002", "00000003"]
    store.remove(root, ".artcli/journal.jsonl")
    assert list(store.lines(path)) == []


def test_a_log_is_written_now_and_then(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    store, root = place
    log = store.log(f"{root}/journal.jsonl")
    log.write(b"one\n")
    assert list(store.lines(f"{root}/journal.jsonl")) == []
    monkeypatch.setattr(stores, "_WRITTEN_EVERY", 0.0)
    log.write(b"two\n")
    assert list(store.lines(f"{root}/journal.jsonl")) == [b"one\n", b"two\n"]


def test_lines_are_cut_where_they_end_and_not_where_a_piece_does(place: tuple[Remote, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PIECE", 7)
    store, root = place
    store.replace(root, "m", b"one\ntwo and a half\n\nlast\nwithout an end")
    assert list(store.lines(f"{root}/m")) == [b"one\n", b"two and a half\n", b"\n", b"last\n"]


# ---- what goes wrong -------------------------------------------------------------------------------------------------------


def test_a_failed_write_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fsspec.implementations.local import LocalFileSystem

    store, root = Remote("file"), f"file://{tmp_path}"
    store.replace(root, "a", b"old")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError("the connection was lost")

    for call in ("pipe_file", "mv"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(LocalFileSystem, call, fail)
            with pytest.raises(UnwritableOutput, match="the connection was lost"):
                store.replace(root, "a", b"new")
        assert [path.name for path in tmp_path.iterdir()] == ["a"]
        assert (tmp_path / "a").read_bytes() == b"old"


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / ".artcli-0123456789abcdef.tmp").write_bytes(b"half")
    (tmp_path / "a.md").write_bytes(b"whole")
    Remote("file").sweep(f"file://{tmp_path}")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    Remote("file").sweep(f"file://{tmp_path}/nothing")


@needs_s3
def test_a_bucket_that_is_not_there(s3: str) -> None:
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        Remote("s3").replace("s3://nosuchbucketanywhere", "a", b"x")
    with pytest.raises(UnreadableSource):
        list(Remote("s3").list("s3://nosuchbucketanywhere"))


@needs_s3
def test_to_look_for_a_file_is_one_request(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from s3fs import S3FileSystem

    store = Remote("s3")
    store.replace(bucket, "in/a.txt", b"text")
    asked: list[str] = []
    real = S3FileSystem._call_s3

    def call(self: Any, method: str, *arguments: Any, **options: Any) -> Any:
        asked.append(method)
        return real(self, method, *arguments, **options)

    from fsspec.asyn import sync_wrapper

    monkeypatch.setattr(S3FileSystem, "_call_s3", call)
    monkeypatch.setattr(S3FileSystem, "call_s3", sync_wrapper(call))
    assert store.look_for_file(f"{bucket}/in/a.txt") == Found("a.txt", "file", 4)
    assert store.look_for_file(f"{bucket}/in/b.txt") is None
    assert store.look_for_file(f"{bucket}/in") is None
    store.replace(bucket, "in/b.txt", b"text")
    assert asked == ["head_object"] * 3 + ["put_object"]


@needs_s3
def test_keys_that_lead_elsewhere_are_told_and_left_out(bucket: str) -> None:
    import fsspec

    system = fsspec.filesystem("s3")
    for key in ("in/a.txt", "in/../b.txt", "in//c.txt", "in/./d.txt"):
        system.call_s3("put_object", Bucket=bucket.removeprefix("s3://"), Key=key, Body=b"x")
    found = Remote("s3").list(f"{bucket}/in")
    assert next(found).name == "a.txt"
    with pytest.raises(UnreadableSource, match="keys with"):
        next(found)


@needs_s3
def test_a_folder_of_more_than_a_page(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PAGE", 3)
    store = Remote("s3")
    for at in range(10):
        store.replace(f"{bucket}/in", f"{at}.txt", b"x")
    store.replace(f"{bucket}/in", "more/a.txt", b"x")
    assert names(store, f"{bucket}/in") == [*((f"{at}.txt", "file", 1) for at in range(10)), ("more", "folder", 0)]


def test_one_url_is_read_and_written(place: tuple[Remote, str]) -> None:
    _, root = place
    stores.replace(f"{root}/story.md", b"text")
    assert stores.read(f"{root}/story.md") == b"text"


@needs_s3
def test_parse_reads_a_url_and_writes_one(bucket: str) -> None:
    stores.replace(f"{bucket}/in/story.txt", STORY)
    command = [sys.executable, "-m", "artcli", "parse", f"{bucket}/in/story.txt"]
    shown = subprocess.run(command, capture_output=True, timeout=60)
    assert shown.returncode == 0, shown.stderr
    record = json.loads(shown.stdout)
    assert record["source"]["name"] == f"{bucket}/in/story.txt"
    assert record["source"]["sha256"] == sha256(STORY).hexdigest()
    assert subprocess.run([*command, "-o", f"{bucket}/out/story.json"], timeout=60).returncode == 0
    assert stores.read(f"{bucket}/out/story.json") == shown.stdout
    missing = subprocess.run([*command[:-1], f"{bucket}/in/no.txt"], capture_output=True, text=True, timeout=60)
    assert (missing.returncode, missing.stdout) == (1, "")
    assert missing.stderr == f"artcli: {bucket}/in/no.txt: no such file or folder in the store\n"
    with pytest.raises(UnreadableSource, match="is a folder; name the files in it, or read the whole folder with 'artcli convert'"):
        stores.read(f"{bucket}/in")


@needs_s3  # which brings what reads http:// too
def test_a_server_that_does_not_answer_is_no_missing_file() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listened to
        with pytest.raises(UnreadableSource, match=r"cannot be read: Cannot connect to host 127\.0\.0\.1"):
            stores.read(f"http://127.0.0.1:{taken.getsockname()[1]}/story.txt")


@needs_s3
@pytest.mark.parametrize(
    ("answer", "told"),
    [(None, r"cannot be read: Cannot connect to host 127\.0\.0\.1.*; is the address right, and the network up\?$"), (404, "no such file or folder$"), (500, "cannot be read: 500, ")],
)
def test_convert_tells_a_server_that_does_not_answer_from_a_file_that_is_not_there(answer: int | None, told: str, tmp_path: Path) -> None:
    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(answer or 0)

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Nothing on stderr."""

    with http.server.HTTPServer(("127.0.0.1", 0), Answers, bind_and_activate=answer is not None) as server:
        if answer is None:
            server.server_bind()  # and never listened to
        else:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(UnreadableSource, match=told):
            artcli.convert(f"http://127.0.0.1:{server.server_port}/story.txt", tmp_path / "out")
        if answer is not None:
            server.shutdown()


def test_the_python_api_reads_a_url() -> None:
    stores.replace("memory://api/story.txt", STORY)
    (article,) = artcli.read("memory://api/story.txt")
    assert article.headline
    assert article.headline == artcli.parse(STORY).headline


def test_a_url_without_its_package_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "fsspec.py").write_text("raise ModuleNotFoundError(\"No module named 'fsspec'\", name='fsspec')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", "s3://bucket/a.txt"], capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "artcli: s3://bucket/a.txt: s3:// needs: pip install 'artcli[remote]'\n"


def test_a_source_that_cannot_be_looked_at_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise UnreadableSource("cannot be read: Unable to locate credentials")

    monkeypatch.setattr(Remote, "look", refuse)
    with pytest.raises(UnreadableSource, match="^memory://in/a.txt: cannot be read: Unable to locate credentials$"):
        artcli.convert("memory://in/a.txt", tmp_path / "out")

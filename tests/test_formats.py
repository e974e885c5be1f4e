"""Formats found by name, by content and by suffix."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from artcli import formats
from artcli.article import Article
from artcli.errors import MissingExtra, UnknownFormat
from artcli.formats import Format
from artcli.options import ExportOptions


def test_the_built_in_formats_are_sound() -> None:
    table = formats.all_formats()
    assert {"text", "json", "jsonl", "markdown", "newsml-g2"} <= set(table)
    assert list(table) == sorted(table)
    for name, row in table.items():
        assert row.name == name
        assert row.summary
        assert row.reader or row.exporter
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in row.suffixes)
        if row.exporter:
            assert isinstance(formats.load_exporter(row)(Article(id="x"), ExportOptions()), bytes)
        if row.reader:
            assert callable(formats.load_reader(row))


def test_two_formats_of_one_suffix_give_their_files_different_names() -> None:
    assert [formats.suffix(formats.get(name)) for name in ("json", "markdown", "newsml-g2")] == [".json", ".md", ".xml"]
    assert formats.suffix(Format(name="tei", suffixes=(".xml",), exporter="x:y")) == ".tei.xml"
    assert formats.suffix(Format(name="tei", suffixes=(".tei", ".xml"), exporter="x:y")) == ".tei"
    assert formats.suffix(Format(name="words", exporter="x:y")) == ".words"


def test_a_row_of_the_table_cannot_be_changed_by_mistake() -> None:
    with pytest.raises(TypeError):
        formats.all_formats()["json"] = formats.get("text")  # type: ignore[index]


@pytest.mark.parametrize(
    ("name", "told"), [("markdwon", "did you mean markdown"), ("JSON", "did you mean json"), ("md", "did you mean markdown"), ("xml", "did you mean newsml-g2"), ("json,markdown", "one at a time"), ("qqq", "; there are: json, jsonl, markdown")]
)
def test_an_unknown_name_is_answered_with_the_nearest(name: str, told: str) -> None:
    with pytest.raises(UnknownFormat, match=told) as raised:
        formats.get(name)
    assert "text" not in str(raised.value)  # which can only be read
    with pytest.raises(UnknownFormat, match="; there are: json, jsonl, text$"):
        formats.get("qqq", written=False)


def test_what_can_only_be_read_or_only_be_written_says_so() -> None:
    with pytest.raises(UnknownFormat, match=r"'markdown' can be written, not read; .* leave out --from, or give --from text; .*: json, jsonl, text$"):
        formats.load_reader(formats.get("markdown"))
    with pytest.raises(UnknownFormat, match=r"'newsml-g2' can be written, not read; formats that can be read: json, jsonl, text$"):
        formats.load_reader(formats.get("newsml-g2"))
    with pytest.raises(UnknownFormat, match=r"'text' can be read, not written; .*: json, jsonl"):
        formats.load_exporter(formats.get("text"))
    with pytest.raises(UnknownFormat, match="has no schema"):
        formats.schema("markdown")


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "needy_format.py").write_text("import nowhere_to_be_found.inside\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingExtra, match=r"writing needy needs: pip install 'artcli\[needy\]'"):
        formats.load_exporter(Format(name="needy", exporter="needy_format:export", extra="needy"))
    with pytest.raises(MissingExtra, match=r"reading needy needs: pip install nowhere_to_be_found"):
        formats.load_reader(Format(name="needy", reader="needy_format:read"))


@pytest.mark.parametrize("place", ["nowhere_to_be_found:export", "artcli.exporters.json:nothing", "artcli.exporters.nothing:export"])
def test_a_place_that_is_not_there_is_named(place: str) -> None:
    with pytest.raises(UnknownFormat, match=place):
        formats.load_exporter(Format(name="odd", exporter=place))


@pytest.mark.parametrize(
    ("name", "opening", "format"),
    [
        ("story.txt", b"Headline", "text"),
        ("STORY.TXT", b"", "text"),
        ("-", b"", "text"),
        ("archive/2025.11/README", b"x", "text"),
        (".profile", b"x", "text"),
        ("story.unheard-of", b"\x00\xff", "text"),
        ("story.json", b'{"schema": "artcli/1"}', "json"),
        ("-", b'\xef\xbb\xbf\n{\n  "schema" : "artcli/1"', "json"),
        ("story.txt", b'{"body": [%s], "schema": "artcli/2"}' % (b"1, " * 5000), "json"),
        ("all.NDJSON", b'{"id": "x", "schema":"artcli/1"}\n', "jsonl"),
        ("all.jsonl", b'a line that was cut off"}\n{"schema":"artcli/1"}\n', "jsonl"),
        ("all.jsonl", '{"schema":"artcli/1"}\n'.encode("utf-16"), "jsonl"),
        ("all.json", b'[{"schema": "artcli/1"}]', "json"),
        ("story.json", b'{"title": "Bridge closed"}', "text"),  # which says what to do with it
        ("story.json", b"Bridge closed\n", "text"),
        ("story.txt", b'Records open with {"schema": "artcli/1"}', "text"),
    ],
)
def test_a_source_is_read_as_what_it_seems(name: str, opening: bytes, format: str) -> None:
    assert formats.guess(name, opening).name == format


@pytest.mark.parametrize(
    "opening",
    [
        b"<newsItem xmlns='x'>",
        b"\xef\xbb\xbf\r\n <newsItem>",
        b'<?xml version="1.0"?>\n<!-- made > by --><newsItem>',
        "<?xml version='1.0'?><newsItem>".encode("utf-16"),
    ],
)
def test_content_says_more_than_a_suffix(monkeypatch: pytest.MonkeyPatch, opening: bytes) -> None:
    rows = {"news": Format(name="news", opening="<newsItem", reader="x:y"), "text": formats.get("text")}
    monkeypatch.setattr(formats, "_BUILT_IN", rows)
    assert formats.guess("story.txt", opening).name == "news"
    assert formats.guess("story.txt", b"Headline\n<newsItem>").name == "text"


def test_an_opening_that_only_begins_like_xml_is_text() -> None:
    assert formats.guess("x.txt", b"<!--" * 10**6).name == "text"
    assert formats.guess("x.txt", b"<?" * 10**6).name == "text"


def test_scripts_are_told_what_a_format_is_to_servers_and_mails() -> None:
    done = subprocess.run([sys.executable, "-m", "artcli", "formats", "--json"], capture_output=True, check=True)
    told = {row["name"]: row["media_type"] for row in json.loads(done.stdout)}
    # RFC 7763, RFC 8259, IANA's registry of media types; JSON Lines has none that is registered
    assert told["text"] == "text/plain"
    assert told["json"] == "application/json"
    assert told["jsonl"] == "application/x-ndjson"
    assert told["markdown"] == "text/markdown"
    assert told["newsml-g2"] == "application/vnd.iptc.g2.newsitem+xml"

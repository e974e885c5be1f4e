"""An entry and its line in the manifest are the same."""

from __future__ import annotations

import json
import os

import pytest

from artcli.bulk.journal import Entry, Facts, Output, Remark, begun_line, begun_of, from_line

FULL = Entry(
    path="corpus/a.txt",
    start="..",
    outcome="done",
    size=4321,
    sha256="ab" * 32,
    outputs=(Output(path="a.md", format="markdown", sha256="cd" * 32, bytes=12, made_from="ef"), Output(path="all.jsonl", format="jsonl", sha256="", bytes=3, made_from="ef", article=None, offset=99)),
    articles=(Facts(id="urn:uuid:1", headline="“Été”", published="2025-11-25", section="Politique", language="fr", words=4, confidences={"headline": 0.5}),),
    notes=(Remark(code="zone_unknown", message="no zone"),),
    artcli="0.1.0",
    options="0123",
)


@pytest.mark.parametrize("entry", [FULL, Entry(path="b", outcome="failed", reason="is empty"), Entry(path=os.fsdecode(b"caf\xe9\n.txt"), outcome="skipped", reason="is a pipe")])
def test_a_line_brings_back_its_entry(entry: Entry) -> None:
    line = entry.to_line()
    assert line.count(b"\n") == 1
    assert from_line(line) == entry


def test_every_key_is_always_there() -> None:
    empty = json.loads(Entry(path="b", outcome="failed").to_line())
    assert list(empty) == ["path", "start", "size", "sha256", "outcome", "reason", "outputs", "articles", "notes", "artcli", "options"]
    assert list(json.loads(FULL.to_line())) == list(empty)


def test_bytes_that_are_no_utf8_are_shown_and_kept() -> None:
    line = json.loads(Entry(path=os.fsdecode(b"caf\xe9"), outcome="failed").to_line())
    assert (line["path"], line["path_hex"]) == ("caf\\xe9", b"caf\xe9".hex())


def test_keys_of_a_later_version_are_passed_over_and_missing_ones_are_as_usual() -> None:
    values = json.loads(FULL.to_line())
    for one in (values, *values["outputs"], *values["articles"], *values["notes"]):
        one["of a later version"] = [1]
    assert from_line(json.dumps(values).encode()) == FULL
    del values["notes"], values["start"], values["outputs"][0]["offset"], values["articles"][0]["section"], values["articles"][0]["words"]
    entry = from_line(json.dumps(values).encode())
    assert (entry.notes, entry.start, entry.outputs[0].offset, entry.articles[0].section, entry.articles[0].words) == ((), None, None, None, 0)


@pytest.mark.parametrize("line", ["{}", "[]", "1", "no json", "null", '{"path": "a"}', FULL.to_line().decode().replace('"done"', '"eaten"'), FULL.to_line().decode().replace('"bytes"', '"octets"'), FULL.to_line().decode().replace('"a.md"', "[1]"), FULL.to_line().decode().replace('".."', "[1]")])
def test_what_is_no_line_of_a_manifest_is_told(line: str) -> None:
    with pytest.raises(ValueError, match="is no line of a manifest"):
        from_line(line.encode())


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "a/../../b.md", "a//b.md", "./a.md", ""])
def test_a_line_that_names_a_place_outside_the_output_folder_is_none(path: str) -> None:
    with pytest.raises(ValueError, match="is no line of a manifest"):
        from_line(FULL.to_line().replace(b'"a.md"', json.dumps(path).encode()))
    assert begun_of(begun_line([(path, "ab"), ("c/d.md", "ef")])) == [("c/d.md", "ef")]

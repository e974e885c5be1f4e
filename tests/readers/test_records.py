"""Records that artcli wrote, read again: exactly, or refused with the line and the reason."""

from __future__ import annotations

import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import artcli
from artcli import conversion, formats, record
from artcli.article import Article, Note, Paragraph, SetAside, SourceInfo, Span
from artcli.errors import ArtcliError, MalformedInput, UnreadableSource
from artcli.options import ReadingOptions
from strategies import articles

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
STORY = Article(
    id="urn:uuid:1", headline="Ferry stays in port", body=(Paragraph("The ferry stays.", Span(3, 3)), Paragraph("The ferry stays.", Span(5, 5))), word_count=99
)
VALIDATOR = jsonschema.Draft202012Validator(json.loads(formats.schema("json")))


def line(**change: Any) -> bytes:
    return json.dumps(record.to_dict(STORY) | change).encode() + b"\n"


def read(data: bytes, **options: Any) -> list[Article]:
    return list(artcli.parse_all(data, **options))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_was_read_from_a_page_comes_back_from_its_record(path: Path) -> None:
    given = list(artcli.read(path))
    for form in ("json", "jsonl"):
        written = b"".join(artcli.export(one, form) for one in given)
        again = read(written)
        assert again == given
        assert b"".join(artcli.export(one, form) for one in again) == written


@given(st.lists(articles.filter(lambda one: one.id), min_size=1, max_size=3), st.sampled_from(("json", "jsonl")))
def test_every_article_comes_back_the_same(several: list[Article], form: str) -> None:
    assert read(b"".join(artcli.export(one, form) for one in several)) == several


@pytest.mark.parametrize(
    "data",
    [
        line() + line(),
        b"\xef\xbb\xbf" + line() + b"\r\n\n \t\n" + line() + b"\n\n",
        line().replace(b", ", b",\n").replace(b"\n", b"\r") * 2,
        line().strip() * 2,
        (line() + b"\xef\xbb\xbf" + line()).decode().encode("utf-16"),
    ],
    ids=["a line each", "marks and blank lines", "over many lines", "one behind the other", "as a shell of Windows writes it"],
)
def test_records_stand_one_behind_the_other(data: bytes) -> None:
    assert read(data) == [STORY, STORY]


def test_options_ask_nothing_of_what_was_read_already() -> None:
    told = Article(id="urn:uuid:2", language="fr", headline="Été", published=None, source=SourceInfo("x.txt", "text", "cp1252", "0" * 64, 3, 40))
    data = artcli.export(told, "jsonl")
    for options in ({"encoding": "cp1252"}, {"language": "de"}, {"timezone": "Europe/Oslo"}, {"keep_repeats": True}, {"format": "jsonl"}, {"format": "json"}):
        assert read(data, **options) == [told]
        assert read(line(), **options) == [STORY]  # a repeat that somebody kept stays, and so does the number of words
    assert list(artcli.parse_all(data.decode())) == [told]


def test_a_record_without_an_id_is_finished_as_what_a_program_made() -> None:
    (article,) = read(line(id=""))
    assert article.id.startswith("urn:uuid:")
    assert article.word_count == 3
    assert [one.of for one in article.set_aside] == ["body[0]"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (line() + line().partition(b"stays")[0] + b"\n" + line(), r"line 2: is no JSON: Invalid control character, column \d+$"),
        (line() + b'{"schema": "artcli/1",\n' + line(), r"line 3: is no JSON: .*, column 1; the record begins on line 2$"),
        (line() + line()[:-2], r"line 2: is no JSON: "),
        (b"\n\n" + line() + b"and so on\n", "line 4: no record begins here, but 'and so on"),
        (b"[" + line() + b"]", "line 1: is a list"),
        (line(schema="artcli/2"), "line 1: not a record of artcli/1: its schema is 'artcli/2'$"),
        (line() + b'{"title": "x"}', "line 2: not a record of artcli/1: the key 'schema' is missing$"),
        (line(title="x"), "it has a key 'title'"),
        (line(headline=5), "headline is an int"),
        (line(body=None), "body is no list"),
        (line(body=[{"kind": "text", "text": "x", "lines": "12"}]), "lines are a pair"),
        (line(published="2025-13-01"), "published is no moment"),
        (line(headline="\ud800"), "half of a character"),
        (line().replace(b'"body"', b'"headline": "Another", "body"', 1), "the key 'headline' stands twice"),
        (line(word_count=0).replace(b'"word_count": 0', b'"word_count": NaN'), "NaN is no number of JSON"),
        (line(word_count=0).replace(b'"word_count": 0', b'"word_count": -Infinity'), "-Infinity is no number"),
        (line(word_count=0).replace(b'"word_count": 0', b'"word_count": ' + b"9" * 5000), "word_count is a float"),
        (line(word_count=2**63), "word_count is too large"),
        (line(origins={"body": {"lines": [], "confidence": 7}}).replace(b" 7", b" 1e999"), "confidence is inf, not between"),
        (line(keywords=0).replace(b'"keywords": 0', b'"keywords": ' + b"[" * 100_000), "values in values without an end"),
        (line(keywords=0).replace(b'"keywords": 0', b'"keywords": ' + b"[" * 500 + b"]" * 500), r"keywords\[0\] is a list"),
        (line().replace(b"Ferry", b"F\xe9rry\xe8"), r"^the text: line 1: is no UTF-8, in which records are written: byte \d+ does not fit$"),
        (line(**{"x" * 10_000: 1}), "it has a key 'x{200}"),
    ],
)
def test_what_is_broken_is_told_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(MalformedInput, match=told) as raised:
        read(data)
    assert len(str(raised.value)) < 500


def test_what_comes_before_a_broken_record_is_read() -> None:
    found = artcli.parse_all(line() + line(schema="artcli/7"))
    assert next(found) == STORY
    with pytest.raises(MalformedInput, match="line 2"):
        next(found)


def test_other_json_is_refused_as_it_was() -> None:
    with pytest.raises(UnreadableSource, match="seems to be JSON"):
        read(b'{"title": "Ferry stays in port", "text": "The schema of it is \\"artcli/1\\"."}')
    with pytest.raises(MalformedInput, match="line 1: not a record of artcli/1: the key 'schema' is missing"):
        read(b'{"title": "Ferry stays in port"}', format="json")


_VALUES: list[Any] = [None, True, -1, 0, 1.5, 10**40, "", "\ud83d", "2025-11-25", [], [[]], [1, 1], {}, {"lines": [[1, 2]]}, {"a": {"b": [None]}}, [{"text": "x"}]]


def _places(values: Any) -> list[tuple[Any, Any]]:
    """Every place of a record: what holds it, and its key there."""
    keys = list(values) if isinstance(values, dict) else list(range(len(values))) if isinstance(values, list) else []
    return [(values, key) for key in keys] + [place for key in keys for place in _places(values[key])]


WHOLE = record.to_dict(
    Article(
        **{name: getattr(STORY, name) for name in ("id", "headline", "body", "word_count")},
        creators=(artcli.Creator("Jane Doe"),),
        captions=(artcli.Caption("The quay.", Span(7, 7)),),
        set_aside=(SetAside("repeat", "The ferry stays.", Span(9, 9), "body[0]", 0.9),),
        origins={"body": artcli.Origin((Span(3, 5),), 0.9)},
        notes=(Note("year_completed", "a year was added", (Span(1, 1),)),),
        source=SourceInfo("x.txt", "text", "utf-8", "0" * 64, 9, 99),
    )
)


@given(st.data())
@settings(max_examples=300)
def test_a_spoiled_record_is_refused_or_is_valid(data: st.DataObject) -> None:
    """Nothing else is raised, and nothing is read that could not be written again."""
    values = json.loads(json.dumps(WHOLE))
    for _ in range(data.draw(st.integers(1, 2))):
        holder, key = data.draw(st.sampled_from(_places(values)))
        change = data.draw(st.sampled_from(("other", "gone", "more")))
        if change == "other":
            holder[key] = deepcopy(data.draw(st.sampled_from(_VALUES)))
        elif change == "gone":
            del holder[key]
        elif isinstance(holder, dict):
            holder["more"] = 1
    written = json.dumps(values).encode()
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(written)))
        written = written[:at] + data.draw(st.binary(max_size=3)) + written[at + data.draw(st.integers(0, 3)) :]
    try:
        found = list(conversion.read(written, name="x.jsonl", options=ReadingOptions(format="jsonl")))
    except (MalformedInput, UnreadableSource):
        return
    for article in found:
        written_anew = {name: conversion.export(article, name) for name in formats.names(written=True)}
        assert VALIDATOR.is_valid(json.loads(written_anew["json"]))
        assert read(written_anew["jsonl"]) == [article]


@given(st.binary(max_size=60))
def test_no_bytes_make_it_fail_otherwise(tail: bytes) -> None:
    for data in (tail, line() + tail, b'{"schema":"artcli/1",' + tail):
        try:
            list(conversion.read(data, options=ReadingOptions(format="json")))
        except ArtcliError:
            pass


def test_a_corpus_becomes_files_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_bytes(line() + line(id="urn:uuid:9", headline="Ferry sails again"))
    (entry,) = artcli.convert(tmp_path / "corpus.jsonl", tmp_path / "out", ["newsml-g2", "markdown"], jobs=1)
    assert entry.outcome == "done"
    assert sorted(path.name for path in (tmp_path / "out").glob("c*")) == ["corpus-2.md", "corpus-2.xml", "corpus.md", "corpus.xml"]
    assert b'guid="urn:uuid:9"' in (tmp_path / "out" / "corpus-2.xml").read_bytes()


def test_the_command_says_which_line_is_broken(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_bytes(line() + line()[:90] + b"\n")
    command = [sys.executable, "-m", "artcli", "parse", str(tmp_path / "x.jsonl"), "--to", "markdown"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert 'title: "Ferry stays in port"' in done.stdout
    assert done.stderr.startswith(f"artcli: {tmp_path}/x.jsonl: line 2: is no JSON: ")
    assert done.stderr.count("\n") == 1

"""The JSON record: complete, valid against its published schema, and readable back."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from artcli import formats, record
from artcli.article import Article, Caption, Creator, Paragraph, Span
from artcli.errors import InvalidOutput, MalformedInput
from artcli.exporters import json as exporter
from artcli.options import ExportOptions
from strategies import articles

SCHEMA = json.loads(formats.schema("json"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def read(data: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs)
        return dict(pairs)

    return json.loads(data.decode("utf-8", "strict"), object_pairs_hook=once, parse_constant=pytest.fail)


@given(articles)
def test_every_article_is_valid_and_comes_back_the_same(article: Article) -> None:
    values = read(exporter.export(article, ExportOptions()))
    VALIDATOR.validate(values)
    assert list(values) == list(SCHEMA["properties"]) == SCHEMA["required"]
    assert record.from_dict(values) == article


@given(articles)
def test_a_line_is_one_line_to_whoever_cuts_it(article: Article) -> None:
    data = exporter.export_line(article, ExportOptions())
    assert data.endswith(b"}\n")
    assert len(data.decode("utf-8").splitlines()) == 1
    assert read(data) == read(exporter.export(article, ExportOptions()))


def test_the_schema_is_strict_and_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    values = record.to_dict(Article(creators=(Creator("Jeanne Exemple"),), body=(Paragraph("Un.", Span(1, 1)),)))
    assert not list(VALIDATOR.iter_errors(values))
    for spoil in (
        lambda one: one.update(title="x"),
        lambda one: one.pop("notes"),
        lambda one: one.update(published="25/11/2025"),
        lambda one: one.update(headline=3),
        lambda one: one["creators"][0].update(kind="agency"),
        lambda one: one["creators"][0].update(mail="x"),
        lambda one: one["body"][0].update(lines=[1]),
        lambda one: one["body"][0].update(lines=[0, 1]),
    ):
        spoiled = json.loads(json.dumps(values))
        spoil(spoiled)
        assert list(VALIDATOR.iter_errors(spoiled)), spoiled


def test_the_shape_of_an_export() -> None:
    article = Article(
        id="urn:uuid:x",
        headline="Le port rouvre",
        published=datetime(2025, 11, 25, 19, 13, tzinfo=timezone(timedelta(hours=1))),
        captions=(Caption("Le quai. Photo Modèle", Span(3, 4), "Photo Modèle"),),
    )
    text = exporter.export(article, ExportOptions()).decode()
    assert text.startswith('{\n  "schema": "artcli/1",\n  "id": "urn:uuid:x",\n  "language": null,\n')
    assert text.endswith("\n}\n")
    values = json.loads(text)
    assert values["published"] == "2025-11-25T19:13:00+01:00"
    assert values["captions"] == [{"text": "Le quai. Photo Modèle", "credit": "Photo Modèle", "lines": [3, 4]}]
    assert exporter.export(article, ExportOptions(indent=False)) == exporter.export_line(article, ExportOptions())


def test_half_a_surrogate_pair_is_replaced_and_line_ends_are_escaped() -> None:
    data = exporter.export_line(Article(headline="a\ud83d b\u2028c\u2029d\x85e", keywords=("\udc00",)), ExportOptions())
    assert b"a\xef\xbf\xbd b\\u2028c\\u2029d\\u0085e" in data
    assert read(data)["keywords"] == ["\ufffd"]


def test_validation_names_the_place() -> None:
    article = Article(word_count=-1)
    exporter.export(article, ExportOptions())
    with pytest.raises(InvalidOutput, match="word_count"):
        exporter.export(article, ExportOptions(validate=True))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"schema": "artcli/2"}, "its schema is 'artcli/2'"),
        ({"body": [{}]}, "the key '(text|kind|lines)' is missing"),
        ({"published": "soon"}, "published is no moment: 'soon'"),
        ({"modified": 5}, "modified is no moment: 5"),
        ({"published": "2025-02-30"}, "published is no moment: '2025-02-30'"),
        ({"captions": 3}, "captions is no list"),
        ({"captions": ["x"]}, r"captions\[0\] is no object"),
        ({"source": {"x": 1}}, "source has a key 'x' that no record has"),
        ({"source": []}, "source is no object"),
        ({"creators": [{"name": "A", "kind": "person", "role": None, "mail": "x"}]}, r"creators\[0\] has a key 'mail' that no record has"),
        ({"word_count": -1}, "word_count is -1"),
        ({"word_count": 10**30}, "word_count is too large a number"),
        ({"word_count": True}, "word_count is a bool, not an int"),
        ({"body": [{"kind": "text", "text": "x", "lines": [0, 1]}]}, "lines are counted from 1, and one is 0"),
        ({"body": [{"kind": "text", "text": "x", "lines": [1, 2, 3]}]}, "lines are a pair, the first and the last, not "),
        ({"notes": [{"code": "x", "message": "y", "lines": [[1, 10**19]]}]}, "lines are counted from 1, and one is too large a number"),
        ({"origins": {"body": {"lines": [], "confidence": 1.5}}}, r"origins\['body'\].confidence is 1.5, not between 0 and 1"),
        ({"origins": {"body": {"lines": [], "confidence": float("nan")}}}, r"confidence is nan, not between"),
        ({"origins": {"Body": {"lines": [], "confidence": 1}}}, "origins has a key 'Body', which is no field"),
        ({"origins": []}, "origins is no object"),
        ({"set_aside": [{"reason": "repeat", "text": "x", "lines": [1, 1], "of": None, "likeness": -0.1}]}, r"set_aside\[0\].likeness is -0.1, not between"),
        ({"headline": 5}, "headline is an int, not a str or None"),
        ({"keywords": "port"}, "keywords is no list"),
        ({"keywords": ["port", 3]}, r"keywords\[1\] is an int, not a str"),
        ({"body": [{"kind": "title", "text": "x", "lines": [1, 1]}]}, r"body\[0\].kind is 'title', not 'text' or"),
        ({"origins": {"body": {"lines": [[1, 1]], "confidence": "much"}}}, r"origins\['body'\].confidence is a str, not a float"),
        ({"title": "x"}, "it has a key 'title' that no record has"),
    ],
)
def test_what_is_no_record_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(MalformedInput, match=f"^not a record of artcli/1: .*{told}"):
        record.from_dict(record.to_dict(Article()) | change)


def test_a_missing_key_is_named() -> None:
    values = record.to_dict(Article())
    del values["byline"]
    with pytest.raises(MalformedInput, match="byline"):
        record.from_dict(values)

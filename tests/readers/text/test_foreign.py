"""What programs wrote for programs is refused by its name; what an article looks like is never taken for it."""

from __future__ import annotations

import csv
import io
import json

import pytest

import artcli
from artcli.errors import UnreadableSource

RECORDS = [
    {"title": "Ferry sails again", "author": "Ines Falk", "text": 'The ferry reopened on Tuesday, "after a long wait", the company said.\nIt is full.'},
    {"title": "Le car est en retard", "author": "Jean Dalle", "text": "Le car du port a été en retard, chaque jour, a reconnu la compagnie."},
    {"title": "Fähre fährt wieder", "author": "Jon Dale", "text": "Die Fähre fährt seit Dienstag wieder; der Sturm ist vorbei."},
]


def table(delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["title", "author", "text"], delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(RECORDS)
    return out.getvalue()


JSON = {
    "an object": json.dumps(RECORDS[0]),
    "indented": json.dumps(RECORDS, indent=2, ensure_ascii=False),
    "a list of texts": json.dumps([record["text"] for record in RECORDS]),
    "lines": "\n".join(json.dumps(record) for record in RECORDS) + "\n",
    "lines, the last one cut off": "\n".join(json.dumps(record) for record in RECORDS)[:-20],
}
TABLES = {
    "commas": table(","),
    "semicolons": table(";"),
    "tabs": table("\t"),
    "all quoted": table(",", csv.QUOTE_ALL),
    "tabs, no quotes": "id\ttitle\ttext\n1\tFerry sails\t\"We hoped\", she said\n2\tBus late\tIt was late, again\n",
    "one row": "title,date,text\nFerry sails,2025-03-04,It reopened.\n",
    "an index": ",title,text\n0,Ferry sails,It reopened.\n1,Bus late,It was late.\n",
}
SUBTITLES = {
    "srt": "1\n00:00:01,000 --> 00:00:04,200\nGood evening. The ferry\nsails again.\n\n2\n00:00:04,300 --> 00:00:08,900\nIt was full.\n",
    "vtt": "WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:04.200\nGuten Abend. Die Fähre fährt wieder.\n",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "named"),
    [*((text, "JSON") for text in JSON.values()), *((text, "a table") for text in TABLES.values()), *((text, "subtitles") for text in SUBTITLES.values())],
    ids=[*JSON, *TABLES, *SUBTITLES],
)
def test_it_is_told_by_its_name(text: str, named: str) -> None:
    with pytest.raises(UnreadableSource, match=f"seems to be {named}"):
        artcli.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"@context": "https://schema.org", "headline": "Ferry sails"}\nFerry sails again\n\nThe ferry reopened on Tuesday, the company said.\n',
        "[Update] Ferry sails again\n\nThe ferry reopened on Tuesday, the company said. [Ends]\n",
        "{{title}}\n\nThe ferry reopened on Tuesday, the company said.\n",
        "Berlin, Hamburg, Rome\nThe ferry, which was late, sailed on Tuesday.\nThe bus, which was late too, came on Monday.\n",
        "Politics,Economy,Europe\nThe ferry, which was late, sailed on Tuesday.\nThe bus, which was late too, came on Monday.\n",
        "Home\tNews\tSport\nFerry sails again\nThe ferry reopened on Tuesday, the company said.\n",
        "Rom;Paris;Oslo\n\nDie Fähre fährt seit Dienstag wieder.\n",
        "Results\n\nname,goals,team\nFalk,2,Halvoe\nDale,1,Skerra\n\nThe match was played on Tuesday, the club said.\n",
        "What a subtitle is\n\nIn the file stands 00:00:01,000 --> 00:00:04,200 above the words, the company said.\n",
    ],
    ids=["a line of data", "brackets", "a template", "places", "words and sentences", "a menu", "words", "a table in an article", "times in an article"],
)
def test_an_article_is_read(text: str) -> None:
    source = artcli.parse(text).source
    assert source is not None
    assert source.lines == text.count("\n")


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html>\n<html><body>x", "  <html lang=en>", "\ufeff<!doctype HTML>", '<?xml version="1.0"?>\n<html xmlns="x">', "<!-- saved -->\n<!DOCTYPE html>"],
)
def test_an_html_page_is_refused_with_a_hint(page: str) -> None:
    with pytest.raises(UnreadableSource, match="is an HTML page.*copy the text"):
        artcli.parse(page.encode())


FRAGMENTS = {
    "a headline and paragraphs": '<h1>Ferry sails again</h1>\n<p class="by">By Ines Falk</p>\n<p>The ferry reopened on Tuesday.</p>\n<p>It is full.</p>\n',
    "one line": "<H2>Fähre fährt wieder</H2><P>Die Fähre fährt seit Dienstag wieder; der Sturm ist vorbei.</P>",
    "indented": '\n\n  <div id="text">\n    <p>Le car du port a été en retard.</p>\n\n    <p>Il l’est encore.</p>\n  </div>\n',
    "wrapped": "<p>\nПаром снова ходит\nсо вторника, через пять\nмесяцев после бури.\n</p>",
    "cut off": "<article>\n<h1>フェリー再開</h1>\n<p>港のフェリーが火曜日に再開した。</p>\n<p>町の人々は",
}


@pytest.mark.parametrize("fragment", FRAGMENTS.values(), ids=FRAGMENTS)
def test_a_piece_of_a_page_is_refused(fragment: str) -> None:
    with pytest.raises(UnreadableSource, match="is HTML.*copy the text"):
        artcli.parse(fragment)


TEXT = "The ferry reopened on Tuesday, five months after a storm, the company said."


@pytest.mark.parametrize(
    "text",
    [
        f"<h1> is dead, long live the headline\n\n{TEXT}\n\nWhoever writes <p> and </p> by hand is out of date.\n",
        f"<p>Ferry sails again</p>\n\nBy Ines Falk\n\n{TEXT}\n\n{TEXT[:-1]} again.\n",
        f"<div align='center'>\n\n# Ferry sails again\n\n</div>\n\n{TEXT}\n\n{TEXT[:-1]} again.\n\nBy Ines Falk\n",
        f"<people> wanted\n\n{TEXT} <i>It is full.</i>\n",
        f"Ferry sails again\n\n<p>{TEXT}</p>\n",
    ],
    ids=["of tags", "one tag", "Markdown", "no tag", "below a headline"],
)
def test_an_article_with_some_tags_is_read(text: str) -> None:
    assert artcli.parse(text).source is not None


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">\n<itemMeta/>\n</newsItem>',
        '\n  <rss version="2.0">\n<channel><title>Ferry stops</title></channel></rss>',
        "<nitf>\n<body>Ferry stops</body>\n</nitf>",
    ],
)
def test_xml_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSource, match="is XML.*the text of each article"):
        artcli.parse(text)


def test_a_line_in_angle_brackets_is_no_xml() -> None:
    assert artcli.parse("<Ferry stops in June>\n\nThe last ferry of the season leaves the quay on Sunday, its owner said.").body

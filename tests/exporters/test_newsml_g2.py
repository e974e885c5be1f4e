"""NewsML-G2: valid for every article, read back by the IPTC's own library, and true to the mapping."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import NewsMLG2
import pytest
from hypothesis import given
from lxml import etree

from artcli import formats
from artcli.article import Article, Caption, Creator, Note, Origin, Paragraph, SourceInfo, Span
from artcli.errors import InvalidOutput, UnknownZone
from artcli.exporters import blocks, newsml_g2
from artcli.options import ExportOptions
from strategies import SNIPPETS, articles, texts

NS = {"g": "http://iptc.org/std/nar/2006-10-01/", "h": "http://www.w3.org/1999/xhtml"}
STORY = Article(
    id="urn:uuid:00000000-0000-5000-8000-000000000001",
    language="fr",
    section="Politique",
    kicker="Ports",
    headline="Le port rouvre & les grues tournent",
    subheadline="Après dix jours",
    standfirst="Les quais sont libres.",
    byline="Par Jeanne Exemple, correspondante (La Gazette, avec AFP et MAP)",
    creators=(Creator("Jeanne Exemple", "person", "Correspondante"), Creator("La Gazette", "organisation")),
    info_sources=("AFP", "MAP"),
    credit_line="La Gazette (avec AFP et MAP)",
    dateline="TANGER, 25 nov. –",
    located="Tanger",
    published=datetime(2025, 11, 25, 19, 13, tzinfo=timezone(timedelta(hours=1))),
    modified=datetime(2025, 11, 25, 20, 5, tzinfo=timezone(timedelta(hours=1))),
    slugline="port-reouverture",
    keywords=("Ports", "Commerce"),
    captions=(Caption("Le quai, lundi.", Span(5, 5)),),
    body=(
        Paragraph("Un paragraphe.", Span(7, 7)),
        Paragraph("Intertitre", Span(8, 8), "crosshead"),
        Paragraph("Une citation.", Span(9, 9), "quote"),
        Paragraph("Un", Span(10, 10), "list-item"),
        Paragraph("Deux", Span(11, 11), "list-item"),
    ),
    tagline="Avec Ali Modèle",
    copyright_notice="© 2025 La Gazette",
    url="https://gazette.example/port?id=7#haut",
    word_count=6,
    source=SourceInfo("dossier/port n°1.txt", "text", "utf-8", "0" * 64, 12, 345),
)


def exported(article: Article, **options: Any) -> Any:
    return etree.fromstring(newsml_g2.export(article, ExportOptions(validate=True, **options)))


def found(tree: Any, path: str) -> list[str]:
    """The texts or attribute values at a path, where g: is NewsML-G2 and h: is XHTML."""
    return [one if isinstance(one, str) else "".join(one.itertext()) for one in tree.xpath(path, namespaces=NS)]


@given(articles)
def test_every_article_is_valid(article: Article) -> None:
    data = newsml_g2.export(article, ExportOptions(validate=True))
    newsml_g2.export(article, ExportOptions(validate=True, timezone="Africa/Casablanca", publisher="La Gazette"))
    assert newsml_g2.export(article, ExportOptions()) == data


def as_xml(text: str) -> str:
    return newsml_g2._FORBIDDEN.sub("\ufffd", text)


@given(articles)
def test_every_word_of_the_text_is_there_in_order_and_flat(article: Article) -> None:
    tree = exported(article)
    body = tree.find(".//{*}inlineXML/{*}html/{*}body")
    assert "".join(body.itertext()).split() == [
        word for block in blocks.in_order(article, standfirst_first=False) for text in block.texts for word in as_xml(text).split()
    ]
    assert {etree.QName(child).localname for child in body} <= {"p", "h2", "blockquote", "ul"}
    assert all(not len(one) for one in body.iter("{*}p", "{*}h2", "{*}li"))


@given(texts, texts)
def test_any_text_comes_back_from_any_element_and_attribute(text: str, other: str) -> None:
    article = Article(headline=text, byline=other, keywords=(text,), info_sources=(other,), ed_note=text, body=(Paragraph(text, Span(1, 1)),))
    tree = exported(article)
    for path, value in (
        ("//g:headline", text), ("//g:by", other), ("//g:keyword", text), ("//g:infoSource/@literal", other),
        ("//g:infoSource/g:name", other), ("//h:p", text),
    ):  # fmt: skip
        expected = [as_xml(value).split()] if value and not value.isspace() else []
        assert [one.split() for one in found(tree, path)] == expected, path


@pytest.mark.parametrize("hours", [-23.5, -14.5, -14, 14, 14.25, 23.5, 1 / 120])
def test_an_offset_that_the_schema_refuses_becomes_utc(hours: float) -> None:
    moment = datetime(2025, 11, 25, 19, 13, tzinfo=timezone(timedelta(hours=hours)))
    written = found(exported(Article(published=moment)), "//g:versionCreated")[0]
    assert datetime.fromisoformat(written) == moment
    assert written.endswith("+00:00") == (abs(hours) not in (14,))
    for edge in (datetime.min, datetime.max):  # where there is no UTC to go to
        exported(Article(published=edge.replace(tzinfo=moment.tzinfo)))


def test_any_mark_comes_back_from_every_kind_of_field() -> None:
    for mark in SNIPPETS:
        tree = exported(Article(headline=f"a{mark}b", slugline=f"a{mark}b", body=(Paragraph(f"a{mark}b", Span(1, 1)),)))
        for path in ("//g:headline", "//g:slugline", "//h:p"):
            assert found(tree, path) == [re.sub(r"[\t\n\r]", " ", as_xml(f"a{mark}b"))], path


@given(texts)
def test_any_address_and_file_name_stays_inside_its_link(text: str) -> None:
    article = Article(url=f"https://a.example/{text}", source=SourceInfo(text, "text", "utf-8", "0" * 64, 1, 1))
    links = exported(article).findall(".//{*}link")
    assert links[0].get("contenttype") == "text/html"
    assert len(links) == (2 if text.strip() not in ("", "-") else 1)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a/b c.txt", "a/b%20c.txt"),
        ("a///b.txt", "a/%2F%2Fb.txt"),
        ("/home/jane doe/clip/a b.txt", "a%20b.txt"),  # where somebody keeps it concerns no one
        ("//host/a.txt", "a.txt"),
        ("file:///home/jane/a.txt", "a.txt"),
        ("C:\\Users\\jane\\a.txt", "a.txt"),
        ("../../jane/clip/a.txt", "jane/clip/a.txt"),
        ("clip/../a.txt", "a.txt"),
        ("./a.txt", "./a.txt"),
        ("a..b/c.txt", "a..b/c.txt"),
        ("latin\\xe9.txt", "latin%E9.txt"),  # a byte that is no UTF-8, as the record has it
        ("latin\udce9\udcff.txt", "latin%E9%FF.txt"),  # and as Python has it
        ("half\ud83d.txt", "half%3F.txt"),
        ("back\\xylophone.txt", "back%5Cxylophone.txt"),
        ("s3://papers/a.txt", "s3%3A/%2Fpapers/a.txt"),
        ("javascript:x", "javascript%3Ax"),
        ("é~_-.txt", "%C3%A9~_-.txt"),
    ],
)
def test_the_name_of_a_file_is_a_relative_address(name: str, address: str) -> None:
    (link,) = exported(Article(source=SourceInfo(name, "text", "utf-8", "0" * 64, 1, 1))).findall(".//{*}link")
    assert (link.get("href"), link.get("contenttype"), link.get("size")) == (address, "text/plain", "1")


@pytest.mark.parametrize(
    ("named", "title"),
    [({"headline": "H", "slugline": "s"}, "H"), ({"headline": " ", "slugline": "s"}, "s"), ({"source": SourceInfo("a.txt", "text", "utf-8", "0" * 64, 1, 1)}, "a.txt"), ({"id": "urn:x"}, "urn:x"), ({}, "untitled")],
)  # fmt: skip
def test_the_text_has_a_title_whatever_the_article_has(named: dict[str, Any], title: str) -> None:
    assert found(exported(Article(**named)), "//h:html/h:head/h:title") == [title]


@pytest.mark.parametrize(("slugline", "separator"), [("port-reouverture", "-"), ("port", None)])
def test_a_slugline_says_what_parts_its_words(slugline: str, separator: str | None) -> None:
    (element,) = exported(Article(slugline=slugline)).findall(".//{*}slugline")
    assert (element.text, element.get("separator")) == (slugline, separator)


def test_the_library_of_the_iptc_reads_it_back() -> None:
    item = NewsMLG2.NewsMLG2Document(newsml_g2.export(STORY, ExportOptions())).get_item()
    meta = item.contentmeta
    assert item.guid == STORY.id
    assert [str(one) for one in meta.headline] == [STORY.headline, STORY.subheadline, STORY.kicker]
    assert str(meta.by) == STORY.byline
    assert str(item.itemmeta.versioncreated) == "2025-11-25T20:05:00+01:00"
    assert NewsMLG2.qcode_to_uri(meta.infosource[0].qcode) == "http://cv.iptc.org/newscodes/newsprovider/AFP"
    html = etree.fromstring(item.contentset.inlinexml[0].to_xml_string()).find(".//{*}body")
    assert html is not None
    assert [text for text in (one.strip() for one in html.itertext()) if text] == [
        text for block in blocks.in_order(STORY, standfirst_first=False) for text in block.texts
    ]


def test_the_mapping() -> None:
    tree = exported(STORY)
    assert dict(tree.attrib) == {
        "guid": STORY.id, "version": "1", "standard": "NewsML-G2", "standardversion": "2.35", "conformance": "power",
        "{http://www.w3.org/XML/1998/namespace}lang": "fr",
    }  # fmt: skip
    for path, values in {
        "g:itemMeta/g:provider/@literal": ["La Gazette"],
        "g:itemMeta/g:versionCreated": ["2025-11-25T20:05:00+01:00"],
        "g:itemMeta/g:firstCreated": ["2025-11-25T19:13:00+01:00"],
        "g:itemMeta/g:title": ["Le port rouvre & les grues tournent"],
        "g:itemMeta/g:edNote": [],
        "g:itemMeta/g:link/@href": ["https://gazette.example/port?id=7#haut", "dossier/port%20n%C2%B01.txt"],
        "g:itemMeta/g:link/@size": ["345"],
        "g:rightsInfo/g:copyrightHolder/@literal": ["La Gazette"],
        "g:rightsInfo/g:copyrightNotice": ["© 2025 La Gazette"],
        "g:contentMeta/g:contentCreated": ["2025-11-25T19:13:00+01:00"],
        "g:contentMeta/g:contentModified": ["2025-11-25T20:05:00+01:00"],
        "g:contentMeta/g:located/@literal": ["Tanger"],
        "g:contentMeta/g:infoSource/@qcode": ["nprov:AFP"],
        "g:contentMeta/g:infoSource/@literal": ["MAP"],
        "g:contentMeta/g:creator/@type": ["cpnat:person", "cpnat:organisation"],
        "g:contentMeta/g:creator/@role": ["cpprole:author", "cpprole:author"],
        "g:contentMeta/g:language/@tag": ["fr"],
        "g:contentMeta/g:keyword": ["Ports", "Commerce"],
        "g:contentMeta/g:subject/@qcode": ["medtop:11000000", "subj:11000000"],
        "g:contentMeta/g:slugline": ["port-reouverture"],
        "g:contentMeta/g:headline[@rank='2']": ["Après dix jours"],
        "g:contentMeta/g:headline[@rank='3']": ["Ports"],
        "g:contentMeta/g:dateline": ["TANGER, 25 nov. –"],
        "g:contentMeta/g:creditline": ["La Gazette (avec AFP et MAP)"],
        "g:contentMeta/g:description[@role='drol:summary']": ["Les quais sont libres."],
        "g:contentSet/g:inlineXML/@wordcount": ["6"],
        "//h:p[@class='lead']": ["Les quais sont libres."],
        "//h:p[@class='caption']": ["Le quai, lundi."],
        "//h:h2": ["Intertitre"],
        "//h:blockquote/h:p": ["Une citation."],
        "//h:ul/h:li": ["Un", "Deux"],
        "//h:body/*[last()][@class='signature']": ["Avec Ali Modèle"],
    }.items():
        if path == "g:contentMeta/g:creator/@role":
            values = ["cpprole:correspondent", "cpprole:author"]
        assert found(tree, path) == values, path


def test_who_edited_or_translated_is_a_contributor() -> None:
    people = (Creator("Jeanne Exemple"), Creator("Ali Modèle", "person", "traduit de l’anglais"), Creator("Ana Pérez", "person", "Editado"), Creator("Li", "person", "Editor"))
    tree = exported(Article(creators=people))
    assert found(tree, "g:contentMeta/g:creator/g:name") == ["Jeanne Exemple", "Li"]
    assert found(tree, "g:contentMeta/g:creator/@role") == ["cpprole:author", "cpprole:editor"]
    assert found(tree, "g:contentMeta/g:contributor/g:name") == ["Ali Modèle", "Ana Pérez"]
    assert found(tree, "g:contentMeta/g:contributor/@role") == ["cpprole:editor"]  # for a translator the vocabulary has no role
    assert found(tree, "g:contentMeta/g:contributor/@type") == ["cpnat:person", "cpnat:person"]


@pytest.mark.parametrize(
    ("published", "zone", "version", "created", "remark"),
    [
        (datetime(2025, 11, 25, 19, 13), None, "2025-11-25T19:13:00+00:00", ["2025-11-25T19:13:00"], "time zone"),
        (datetime(2025, 7, 1, 19, 13), "Europe/Paris", "2025-07-01T19:13:00+02:00", ["2025-07-01T19:13:00+02:00"], None),
        (date(2025, 11, 25), None, "2025-11-25T00:00:00+00:00", ["2025-11-25"], "Only the day"),
        (date(2025, 11, 25), "Europe/Paris", "2025-11-25T00:00:00+01:00", ["2025-11-25"], "Only the day"),
        (None, "Europe/Paris", newsml_g2.NO_DATE, [], "no date"),
        (datetime(1890, 1, 1, 12), "Africa/Casablanca", "1890-01-01T12:30:20+00:00", ["1890-01-01T12:30:20+00:00"], None),
    ],
)
def test_what_is_not_known_of_a_time_is_said(
    published: Any, zone: str | None, version: str, created: list[str], remark: str | None
) -> None:
    tree = exported(Article(published=published), timezone=zone)
    assert found(tree, "//g:versionCreated") == [version]
    assert found(tree, "//g:contentCreated") == created
    remarks = found(tree, "//g:edNote")
    assert any(remark in one for one in remarks) if remark else remarks == []


HERE = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("published", "modified", "first", "version", "remarks"),
    [
        # a local time beside one with its zone: UTC would make the change earlier than the publication
        (
            datetime(2025, 5, 12, 14, 5, tzinfo=HERE), datetime(2025, 5, 12, 16, 0), "2025-05-12T14:05:00-05:00", "2025-05-12T16:00:00-05:00",
            ["The time zone of versionCreated is not known: the offset of the article's other time is written because an offset is required."],
        ),
        (
            date(2025, 5, 12), datetime(2025, 5, 13, 9, 0, tzinfo=HERE), "2025-05-12T00:00:00-05:00", "2025-05-13T09:00:00-05:00",
            [
                "Only the day is known of firstCreated: 00:00:00 is not a time of day.",
                "The time zone of firstCreated is not known: the offset of the article's other time is written because an offset is required.",
            ],
        ),
        # midnight of the day of publication is before the publication
        (
            datetime(2025, 5, 12, 14, 5, tzinfo=HERE), date(2025, 5, 12), "2025-05-12T14:05:00-05:00", "2025-05-12T14:05:00-05:00",
            ["Only the day is known of versionCreated, that of firstCreated: its time is written."],
        ),
    ],
)  # fmt: skip
def test_no_assumption_makes_a_version_older_than_the_first(published: Any, modified: Any, first: str, version: str, remarks: list[str]) -> None:
    tree = exported(Article(published=published, modified=modified))
    assert found(tree, "//g:firstCreated") == [first]
    assert found(tree, "//g:versionCreated") == [version]
    assert found(tree, "//g:contentModified") == [modified.isoformat()], "as precise as it is"
    assert found(tree, "//g:edNote") == remarks


def test_an_unknown_zone_is_refused() -> None:
    for name in ("Mars/Olympus", "../etc/passwd", "Europe"):
        with pytest.raises(UnknownZone, match=name):
            newsml_g2.export(Article(), ExportOptions(timezone=name))


PAPER = Article(credit_line="The Western Packet", origins={"credit_line": Origin((Span(1, 1),), 0.98)})


@pytest.mark.parametrize(
    ("article", "provider"),
    [
        (PAPER, "The Western Packet"),
        (Article(credit_line="The Western Packet"), "The Western Packet"),  # that a program made
        (replace(PAPER, creators=(Creator("La Gazette", "organisation"),)), "La Gazette"),
        (replace(PAPER, creators=(Creator("AFP", "organisation"), Creator("Jane Doe"))), "The Western Packet"),
        (replace(PAPER, origins={"credit_line": Origin((Span(9, 9),), 0.7)}), "unknown"),  # 'Source: …' below the text
        (replace(PAPER, credit_line="La Gazette (avec AFP)"), "unknown"),
        (replace(PAPER, credit_line="La Gazette avec MAP", info_sources=("MAP",)), "unknown"),
        (replace(PAPER, credit_line="MAP", info_sources=("Map",)), "unknown"),
        (replace(PAPER, credit_line="Reuters"), "unknown"),
        (replace(PAPER, credit_line=" "), "unknown"),
    ],
)
def test_the_paper_provides_the_item_where_nobody_else_is_known(article: Article, provider: str) -> None:
    assert found(exported(article), "//g:provider/g:name") == [provider]


@pytest.mark.parametrize(
    ("article", "publisher", "provider"),
    [
        (STORY, None, ["La Gazette"]),
        (STORY, "La Gazette", ["La Gazette"]),
        (Article(creators=(Creator("MAP", "organisation"),), info_sources=("Map",)), None, ["unknown"]),
        (Article(creators=(Creator("Reuters", "organisation"), Creator("Jeanne Exemple"))), None, ["unknown"]),
        (Article(copyright_notice="unknown"), None, ["unknown"]),
        (replace(PAPER, copyright_notice="© 2026 The Western Packet"), None, ["The Western Packet"]),
    ],
)
def test_who_provides_the_item(article: Article, publisher: str | None, provider: list[str]) -> None:
    tree = exported(article, publisher=publisher)
    assert found(tree, "//g:provider/@literal") == found(tree, "//g:provider/g:name") == provider
    assert found(tree, "//g:copyrightHolder/@literal") == ([] if provider == ["unknown"] else provider)


@pytest.mark.parametrize(
    ("notice", "publisher", "holder"),
    [
        ("© The Halvoe Courier 2025", "The Skerra Post", []),
        ("Copyright 2025 Skerra Post Media. All rights reserved.", "SKERRA POST", ["SKERRA POST"]),
        ("© Kuriren Halvö, alla rättigheter förbehålls", "Skerra-Bladet", []),
        ("© 2025 Consolidated Papers", "Sol", []),
        ("© Sol/Consolidated Papers", "SOL", ["SOL"]),
        ("夕陽日報社無断転載禁止", "夕陽日報社", ["夕陽日報社"]),
        ("© 2025", "The Skerra Post", ["The Skerra Post"]),
        ("Copyright (c) 2025.", "The Skerra Post", ["The Skerra Post"]),
        (None, "The Skerra Post", ["The Skerra Post"]),
        ("© The Halvoe Courier 2025", None, []),
    ],
)
def test_who_holds_the_rights_is_not_said_against_the_notice(notice: str | None, publisher: str | None, holder: list[str]) -> None:
    tree = exported(Article(copyright_notice=notice), publisher=publisher)
    assert found(tree, "//g:provider/@literal") == [publisher or "unknown"]
    assert found(tree, "//g:copyrightHolder/@literal") == holder
    assert found(tree, "//g:copyrightNotice") == ([notice] if notice else [])


def test_no_value_no_element() -> None:
    tree = exported(Article(headline=" ", keywords=("", "x"), language="français", section="International"))
    assert found(tree, "//g:headline | //g:title | //g:by | //g:language | //g:firstCreated | //g:rightsInfo") == []
    assert found(tree, "//g:keyword") == ["x"]
    assert found(tree, "//g:subject/@literal") == ["International"]
    assert found(tree, "//@xml:lang[. != 'en']") == []


def test_notes_and_replaced_characters_are_told_to_editors() -> None:
    tree = exported(Article(headline="a\x1bb\ufffe", published=STORY.published, notes=(Note("x", "Two dates disagree."),)))
    assert found(tree, "//g:headline") == ["a\ufffdb\ufffd"]
    assert found(tree, "//g:edNote") == ["Characters that XML cannot carry were replaced by U+FFFD.", "Two dates disagree."]


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("not UTF-8; read as cp1252", "Not UTF-8; read as cp1252."),
        ("of 2 links the words are in the article", "Of 2 links the words are in the article."),
        ("3 bytes were replaced, on lines 1, 2, 3, 4, 5 …", "3 bytes were replaced, on lines 1, 2, 3, 4, 5 …"),
        ("'Été' is no day", "'Été' is no day."),
        ("the page says \"Soon.\"", "The page says \"Soon.\""),
        ("état inconnu", "État inconnu."),
    ],
)
def test_an_editors_note_is_a_sentence(message: str, sentence: str) -> None:
    assert found(exported(Article(published=STORY.published, notes=(Note("x", message),))), "//g:edNote") == [sentence]


def test_a_note_that_says_nothing_is_left_out() -> None:
    assert found(exported(Article(published=STORY.published, notes=(Note("x", " "), Note("y", "")))), "//g:edNote") == []


def test_a_source_without_a_name_has_no_link() -> None:
    for name in ("-", "", " ", "/home/jane/"):
        assert found(exported(Article(source=SourceInfo(name, "text", "utf-8", "0" * 64, 1, 1))), "//g:link") == []


def test_no_title_tells_where_somebody_keeps_a_file() -> None:
    tree = exported(Article(source=SourceInfo("/home/jane/clip/a.txt", "text", "utf-8", "0" * 64, 1, 1)))
    assert found(tree, "//h:title") == ["a.txt"]


def test_validation_refuses_what_the_schema_refuses() -> None:
    data = newsml_g2.export(STORY, ExportOptions())
    newsml_g2.validate(data)
    with pytest.raises(InvalidOutput, match="pubStatus"):
        newsml_g2.validate(data.replace(b"<pubStatus", b"<pubStatus/><pubStatus"))
    with pytest.raises(InvalidOutput, match="line"):
        newsml_g2.validate(data[:-20])


def test_every_code_belongs_to_a_scheme_of_the_catalog() -> None:
    known = {"ninat", "stat", "cpnat", "cpprole", "drol", "irel", "medtop", "subj", "nprov"}
    tree = exported(STORY)
    codes = found(tree, "//@qcode | //@role | //@type | //@rel")
    assert codes
    assert {code.partition(":")[0] for code in codes} <= known


def test_the_schema_that_ships_is_the_one_that_is_printed() -> None:
    data = formats.schema("newsml-g2")
    assert b'version="2.35"' in data
    assert b"Creative Commons Attribution 4.0" in data

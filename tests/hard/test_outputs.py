"""Nothing that an article holds acts in what is written of it: payloads at every place of a page, read back by parsers that are not ours."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from xml.parsers import expat

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import artcli
from artcli import conversion
from artcli.article import Article
from artcli.cli import page
from artcli.cli.examined import examine
from artcli.options import ReadingOptions
from hard import properties
from hard.shapes import SHAPES
from strategies import SNIPPETS

PAYLOADS = (
    *(snippet for snippet in SNIPPETS if snippet.strip() and "\0" not in snippet and not {"\r", "\n"} & {*snippet}),
    "title: evil", "layout: ../../etc", "---", "--- !ruby/object:x", "<%= system('id') %>", "${7*7}", "#{x}", "{{constructor.constructor('x')()}}", "{%include x%}", "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "[x](javascript:alert(1))", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "<xi:include href='file:///etc/passwd'/>",
    "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "'; DROP TABLE x; --", "$(id)", "`id`", "../../../etc/passwd", "\\u0022", "\\", '"', "%00", "&#x1;", "a" * 300,
)  # fmt: skip
PAGE = """{0} closes the old bridge {0}

{0} The bridge had been closed once before, in a storm of 2019, officials {0} said.

By Jane {0} Doe

12 March 2024

The bridge over the river in May. (Photo: {0}/AFP)

The old bridge over the river was closed on Monday, {0} and the mayor said that it will stay closed until the end of the month.

{0}

Boats take people to the other side, every hour, and the school on the island has sent its pupils home for the {0} week.

Tags: {0}, bridges
"""
ELEMENTS = frozenset(
    ["newsItem", "catalogRef", "rightsInfo", "copyrightHolder", "copyrightNotice", "itemMeta", "itemClass", "provider", "name", "versionCreated", "firstCreated", "embargoed", "pubStatus", "generator", "profile", "title", "edNote", "link", "contentMeta", "contentCreated", "contentModified", "located", "infoSource", "creator", "language", "keyword", "subject", "slugline", "headline", "dateline", "by", "creditline", "description", "contentSet", "inlineXML", "html", "head", "body", "p", "h2", "ul", "li", "blockquote"]
)
KEYS = frozenset(["title", "subtitle", "slug", "date", "lastmod", "modified", "lang", "author", "authors", "category", "categories", "tags", "keywords", "description", "summary", "article"])
INNER = frozenset(["creators", "photo_credits", "guid", "kicker", "byline", "credit", "sources", "dateline", "located", "embargoed_until", "slugline", "tagline", "ed_note", "rights", "word_count", "source_url", "source_file", "source_sha256"])


def elements(data: bytes) -> set[str]:
    found: set[str] = set()
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: found.add(name)
    parser.Parse(data, True)
    return found


def acts_in_nothing(article: Article) -> None:
    properties.outputs(article)
    assert elements(artcli.export(article, "newsml-g2")) <= ELEMENTS
    front = yaml.load(artcli.export(article, "markdown").decode().partition("\n---\n")[0], properties.YAML)
    assert set(front) <= KEYS
    assert set(front["article"]) <= INNER


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: ascii(payload[:30]))
def test_a_payload_at_every_place_of_a_page(payload: str) -> None:
    article = artcli.parse(PAGE.format(payload))
    acts_in_nothing(article)
    said = json.dumps(json.loads(artcli.export(article, "json")), ensure_ascii=False)
    assert {"bridge", "storm", "Jane", "mayor", "Boats", "island", "bridges"} <= {*properties.WORD.findall(said)}


class _Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses |= {value or "" for name, value in attrs if name == "href"}


TAGS = frozenset(["html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "main", "section", "details", "summary", "span", "bdi", "div", "table", "tr", "td", "dl", "dt", "dd", "small", "ul", "li", "pre", "a"])
ATTRIBUTES = frozenset(["lang", "charset", "http-equiv", "content", "name", "dir", "class", "title", "open", "id", "href"])


def inert(text: str) -> None:
    found = examine(text.encode("utf-8", "replace"), "a.txt", ReadingOptions())
    made = _Page(page.render(found, "a.txt").decode("utf-8"))
    assert made.tags <= TAGS
    assert made.attributes <= ATTRIBUTES
    assert all(re.fullmatch("#l[0-9]+", address) for address in made.addresses)


@pytest.mark.parametrize("payload", PAYLOADS[-30:], ids=lambda payload: ascii(payload[:30]))
def test_nothing_acts_in_the_page_of_inspect(payload: str) -> None:
    inert(PAGE.format(payload))


@pytest.mark.parametrize("name", ["opening brackets", "escapes", "bidi overrides", "emoji", "combining marks", "names", "wire", "mailbox"])
def test_the_page_of_a_hostile_shape(name: str) -> None:
    inert(SHAPES[name](1500))


@settings(max_examples=settings().max_examples // 4)
@given(st.lists(st.sampled_from(PAYLOADS), max_size=12))
def test_payloads_side_by_side(payloads: list[str]) -> None:
    text = "\n\n".join(payloads) + "\n\nThe old bridge over the river was closed on Monday, and the mayor said that it will stay closed."
    for article in conversion.read(text.encode("utf-8", "replace")):
        acts_in_nothing(article)

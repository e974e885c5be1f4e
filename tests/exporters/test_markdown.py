"""What a Markdown parser and a YAML parser, neither of them ours, read back from an export."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from artcli.article import Article, Caption, Creator, Paragraph, SourceInfo, Span
from artcli.exporters import blocks, markdown
from artcli.options import ExportOptions
from strategies import SNIPPETS, articles, texts

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NESTED = {
    "standfirst": "p",
    "caption": "p",
    "text": "p",
    "tagline": "p",
    "crosshead": "h2",
    "quote": "blockquote p",
    "list": "ul li p",
}


def exported(article: Article) -> str:
    return markdown.export(article, ExportOptions()).decode("utf-8")


def body(article: Article) -> str:
    return exported(article).split("\n---\n", 1)[1]


def parsed(text: str) -> list[tuple[str, str]]:
    """Each run of text with the tags around it: ('blockquote p', 'A word'); anything that is not plain fails."""
    found: list[tuple[str, str]] = []
    around: list[str] = []
    for token in PARSER.parse(text):
        if token.type == "inline":
            allowed = {"text", "text_special", "em_open", "em_close", "strong_open", "strong_close"}
            assert {child.type for child in token.children or ()} <= allowed, token
            found.append((" ".join(around), "".join(child.content for child in token.children or ())))
        elif token.nesting == 1:
            around.append(token.tag)
        elif token.nesting == -1:
            around.pop()
        else:
            pytest.fail(f"{token.type} was injected: {token.content!r}")
    return found


def words(text: str) -> list[str]:
    return markdown.one_line(text).split()


@given(articles)
def test_a_parser_reads_the_same_blocks_and_words(article: Article) -> None:
    expected = [(NESTED[block.kind], words(text)) for block in blocks.in_order(article) for text in block.texts if words(text)]
    assert [(tags, text.split()) for tags, text in parsed(body(article))] == expected


@given(st.sampled_from(("text", "quote", "list-item", "crosshead")), texts)
def test_each_kind_of_paragraph_reads_as_itself(kind: Any, text: str) -> None:
    article = Article(body=(Paragraph("before", Span(1, 1)), Paragraph(text, Span(2, 2), kind), Paragraph("after", Span(3, 3))))
    tags = {"text": "p", "quote": "blockquote p", "list-item": "ul li p", "crosshead": "h2"}[kind]
    middle = [(tags, words(text))] if words(text) else []
    assert [(one, found.split()) for one, found in parsed(body(article))] == [("p", ["before"]), *middle, ("p", ["after"])]


@pytest.mark.parametrize("kind", ["text", "quote", "list-item", "crosshead"])
def test_no_mark_is_one_wherever_it_stands(kind: Any) -> None:
    tags = {"text": "p", "quote": "blockquote p", "list-item": "ul li p", "crosshead": "h2"}[kind]
    for mark in SNIPPETS:
        for text in (mark, f"{mark}x", f"{mark} x", f"x{mark}", f"x {mark}", f"x{mark}y{mark}", f"{mark} {mark} {mark}"):
            found = parsed(body(Article(body=(Paragraph(text, Span(1, 1), kind),))))
            assert [(one, read.split()) for one, read in found] == ([(tags, words(text))] if words(text) else []), repr(text)


@given(texts)
def test_emphasis_always_bites_or_is_not_there(text: str) -> None:
    article = Article(standfirst=text, captions=(Caption(text, Span(1, 1)),))
    types = [child.type for token in PARSER.parse(body(article)) for child in token.children or ()]
    assert types.count("strong_open") == types.count("em_open") == (1 if words(text) else 0)


@given(texts)
def test_no_address_becomes_a_link_on_sites_that_look_for_bare_ones(text: str) -> None:
    written = markdown.at_line_start(markdown.one_line(text))
    for live in (r"(?<!\\)://", r"\{\{", r"\{%", r"www\.", r"(?<=\S)@(?=\S)"):
        assert not re.search(live, written.replace("\\@", "").replace("www\\.", "")), live


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("M. Dupont a dit : « non ».", "M. Dupont a dit : « non »."),
        ("25. November, 5 % mehr", "25\\. November, 5 % mehr"),
        ("- tiret", "\\- tiret"),
        ("-5 degrés", "-5 degrés"),
        ("# dièse", "\\# dièse"),
        ("A & B &amp; C", "A & B \\&amp; C"),
        ("{{ page.x }} {% raw %}", "\\{\\{ page.x \\}\\} \\{\\% raw %\\}"),
        ("x < y <b>", "x \\< y \\<b>"),
        ("snake_case et 2*3", "snake\\_case et 2\\*3"),
        ("à 10:30:15 :joy:", "à 10:30:15 \\:joy:"),
        ("from $5m to 10$ a day, $peso$", "from $5m to 10\\$ a day, $peso\\$"),
        ("US$5 and A$7", "US$5 and A$7"),
    ],
)
def test_ordinary_text_is_left_alone_and_marks_are_not(text: str, written: str) -> None:
    assert markdown.at_line_start(text) == written


# --- front matter ---------------------------------------------------------------------------------------------------------------


def expected_front(article: Article) -> dict[str, Any]:
    names = [creator.name for creator in article.creators]
    front = {
        "title": article.headline,
        "subtitle": article.subheadline,
        "lang": article.language,
        "author": names,
        "authors": names,
        "category": article.section,
        "categories": [article.section] if article.section else None,
        "tags": list(article.keywords),
        "keywords": list(article.keywords),
        "description": article.standfirst,
        "summary": article.standfirst,
    }
    return {key: value for key, value in front.items() if value}


@given(articles)
def test_yaml_reads_every_value_back_as_the_string_it_was(article: Article) -> None:
    front = yaml.safe_load(exported(article).split("\n---\n", 1)[0])
    moments = {key: front.pop(key) for key in ("date", "lastmod", "modified") if key in front}
    rest = front.pop("article")
    slug = front.pop("slug", None)
    assert front == expected_front(article)
    assert (slug or rest.get("slugline") or "") == (article.slugline or "")
    assert rest.get("guid", "") == article.id
    assert rest["word_count"] == article.word_count
    assert rest.get("byline", "") == (article.byline or "")
    assert rest.get("rights", "") == (article.copyright_notice or "")
    for key, moment in (("date", article.published), ("lastmod", article.modified), ("modified", article.modified)):
        assert moments.get(key) in (moment, moment.isoformat() if moment else None)


def test_the_keys_of_the_front_matter() -> None:
    """The table of docs/formats.md, key by key."""
    article = Article(
        id="urn:uuid:1", language="fr", section="Sport", kicker="Voile", headline="Titre", subheadline="Sous-titre", standfirst="Chapô", byline="Par A B",
        creators=(Creator("A B"), Creator("La Gazette", "organisation")), info_sources=("AFP", "MAP"), credit_line="Crédit", dateline="PARIS –", located="Paris",
        published=date(2025, 11, 25), modified=datetime(2025, 11, 26, 8, 30), embargoed_until=date(2025, 11, 27), slugline="a-b_c", keywords=("x", "y"),
        tagline="Avec C D", ed_note="Note", copyright_notice="© G", url="https://g.example/1", word_count=3,
        source=SourceInfo("a/b.txt", "text", "utf-8", "0f" * 32, 1, 1),
    )  # fmt: skip
    front = yaml.safe_load(exported(article).split("\n---\n", 1)[0])
    assert front == {
        "title": "Titre", "subtitle": "Sous-titre", "slug": "a-b_c", "date": date(2025, 11, 25), "lastmod": datetime(2025, 11, 26, 8, 30),
        "modified": datetime(2025, 11, 26, 8, 30), "lang": "fr", "author": ["A B", "La Gazette"], "authors": ["A B", "La Gazette"], "category": "Sport",
        "categories": ["Sport"], "tags": ["x", "y"], "keywords": ["x", "y"], "description": "Chapô", "summary": "Chapô",
        "article": {
            "guid": "urn:uuid:1", "kicker": "Voile", "byline": "Par A B", "creators": [{"name": "A B", "kind": "person"}, {"name": "La Gazette", "kind": "organisation"}], "credit": "Crédit", "sources": ["AFP", "MAP"], "dateline": "PARIS –", "located": "Paris",
            "embargoed_until": date(2025, 11, 27), "tagline": "Avec C D", "ed_note": "Note", "rights": "© G", "word_count": 3,
            "source_url": "https://g.example/1", "source_file": "a/b.txt", "source_sha256": "0f" * 32,
        },
    }  # fmt: skip


def test_yaml_reads_every_mark_and_every_sign_below_u_3000_back() -> None:
    signs = [chr(code) for code in (*range(0x3000), 0xFEFF, *range(0xFFF0, 0x10010), 0x1F600)]
    for text in (*SNIPPETS, *(f"a{''.join(signs[i : i + 64])}z" for i in range(0, len(signs), 64))):
        assert yaml.safe_load(f"key: {markdown.quoted(text)}")["key"] == text
        assert not set(markdown.quoted(text)) & set("\x00\x1b\x7f\x85\u2028\u2029\ufeff\ufffe\uffff"), "some YAML reader refuses these"
        assert yaml.safe_load(f"key: [{markdown.quoted(text)}]")["key"] == [text]


@given(articles)
def test_python_frontmatter_finds_the_same_two_parts(article: Article) -> None:
    post = frontmatter.loads(exported(article))
    assert post.get("title") == (article.headline or None)
    assert [(tags, text.split()) for tags, text in parsed(post.content)] == [
        (tags, text.split()) for tags, text in parsed(body(article))
    ]


@pytest.mark.parametrize(
    "moment",
    [date(2025, 11, 25), datetime(2025, 11, 25, 19, 13), datetime(2025, 11, 25, 19, 13, tzinfo=timezone(timedelta(hours=1)))],
)
def test_dates_are_dates_to_yaml(moment: date) -> None:
    text = exported(Article(published=moment))
    assert f"\ndate: {moment.isoformat()}\n" in text
    assert yaml.safe_load(text.split("\n---\n", 1)[0])["date"] == moment


@pytest.mark.parametrize("slugline", ["../../etc/passwd", "a/b", "a b", ".."])
def test_only_a_plain_slugline_becomes_a_slug(slugline: str) -> None:
    front = yaml.safe_load(exported(Article(slugline=slugline)).split("\n---\n", 1)[0])
    assert "slug" not in front
    assert front["article"]["slugline"] == slugline


def test_captions_stand_where_the_page_has_them_and_what_was_set_aside_does_not() -> None:
    from artcli.article import SetAside

    article = Article(
        headline="Le port rouvre",
        standfirst="Les quais sont libres.",
        creators=(Creator("Jeanne Exemple"),),
        captions=(Caption("Le quai, lundi.", Span(3, 3)), Caption("La grue.", Span(7, 8))),
        body=(Paragraph("Un.", Span(5, 5)), Paragraph("Deux.", Span(9, 9)), Paragraph("Trois", Span(10, 10), "list-item")),
        tagline="Avec Ali Modèle",
        set_aside=(SetAside("furniture", "Partager", Span(12, 12)),),
    )
    assert body(article) == (
        "\n**Les quais sont libres.**\n\n*Le quai, lundi.*\n\nUn.\n\n*La grue.*\n\nDeux.\n\n- Trois\n\nAvec Ali Modèle\n"
    )

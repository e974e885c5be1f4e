"""What must hold for any bytes: asked by the tests of a few texts, and by the fuzzer of millions."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import Any
from xml.parsers import expat

import yaml
from markdown_it import MarkdownIt

import held
from artcli import conversion, record
from artcli.article import Article, Span
from artcli.errors import ArtcliError
from artcli.exporters import blocks, markdown
from artcli.language.folding import visible
from artcli.options import ExportOptions, ReadingOptions
from artcli.source import Source, decode, lines

WORD = re.compile(r"\w+")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
YAML: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARKDOWN = MarkdownIt("commonmark")
NESTED = {"standfirst": "p", "caption": "p", "text": "p", "tagline": "p", "crosshead": "h2", "quote": "blockquote p", "list": "ul li p"}


def read(data: bytes, encoding: str | None = None) -> tuple[Source, list[Article]] | None:
    """Bytes to what was read of them, None where they were refused; the refusal is one sentence that can be shown."""
    try:
        options = ReadingOptions(encoding=encoding)
        return decode(data, encoding=encoding), list(conversion.read(data, options=options))
    except ArtcliError as problem:
        assert str(problem)
        assert "\n" not in str(problem)
        return None


def check(data: bytes, encoding: str | None = None, *, twice: bool = True) -> None:
    """All of it; `twice` reads a second time, to the same articles."""
    found = read(data, encoding)
    if found is None:
        return
    source, articles = found
    assert articles
    lossless(source, articles)
    assert not twice or read(data, encoding) == found
    for article in articles:
        outputs(article)


def lossless(source: Source, articles: list[Article]) -> None:
    """Every line that shows anything has its place, every span lies in the source, and what is kept whole keeps its words."""
    printed = lines(source.text)
    kept: set[int] = set()
    for article in articles:
        assert all(1 <= span.first <= span.last <= len(printed) for span in spans(article))
        kept |= held.held(article)  # what only a note names is lost
        for entry in held.parts(article) if not _ENCODED.search(source.text) else ():
            there = " ".join(printed[entry.lines.first - 1 : entry.lines.last])
            assert set(visible(entry.text)) - {" "} <= set(visible(there + unescape(there))), entry
    lost = [n for n, line in enumerate(printed, 1) if n not in kept and visible(line)]
    assert not lost, (lost[:3], printed[lost[0] - 1])


_ENCODED = re.compile("quoted-printable|base64", re.IGNORECASE)  # what a part says once decoded does not stand in its lines


def spans(article: Article) -> Iterator[Any]:
    """All lines that an article speaks of."""
    yield from held.spans(article)
    for note in article.notes:
        yield from note.lines


def outputs(article: Article) -> None:
    """Every format can be read by a parser that is not ours, and says the same."""
    as_json(article)
    as_markdown(article)
    as_xml(article)


def as_json(article: Article) -> None:
    """The record comes back as the article that it was, and each line is one line to whoever cuts it."""
    for name, most in (("json", None), ("jsonl", 1)):
        data = conversion.export(article, name)
        text = data.decode("utf-8", "strict")
        assert text.endswith("}\n")
        assert most is None or len(text.splitlines()) == most
        assert record.from_dict(json.loads(text, object_pairs_hook=_once, parse_constant=_refused)) == article


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    assert max(Counter(key for key, _ in pairs).values(), default=0) <= 1, pairs
    return dict(pairs)


def _refused(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def as_markdown(article: Article) -> None:
    """YAML reads the headline as the string that it is, and CommonMark the blocks of the text with their words."""
    text = conversion.export(article, "markdown").decode("utf-8", "strict")
    assert text.startswith("---\n")
    front, _, body = text[4:].partition("\n---\n")
    values = yaml.load(front, YAML)
    assert values.get("title") == (article.headline or None)
    assert values["article"]["guid"] == article.id
    assert values.get("keywords", []) == list(article.keywords)
    expected = [(NESTED[block.kind], words(one)) for block in blocks.in_order(article) for one in block.texts if words(one)]
    assert list(_marked(body)) == expected


_SURROUNDINGS = {"id", "set_aside", "origins", "notes", "source"}


def back(article: Article) -> None:
    """What was read once comes back from Markdown as it was, but for where it stood."""
    (once,) = conversion.read(conversion.export(article, "markdown"))
    data = conversion.export(once, "markdown")
    (twice,) = conversion.read(data)
    lossless(decode(data), [twice])
    assert _without_places(twice) == _without_places(once)


def _without_places(article: Article) -> dict[str, Any]:
    nowhere = Span(0, 0)
    values = {name: getattr(article, name) for name in Article.__slots__ if name not in _SURROUNDINGS}
    return {**values, **{name: [one._replace(lines=nowhere) for one in values[name]] for name in ("body", "captions")}}


def words(text: str) -> list[str]:
    """A text as Markdown carries it, cut at its blanks."""
    return markdown.one_line(text).split()


def _marked(body: str) -> Iterator[tuple[str, list[str]]]:
    around: list[str] = []
    for token in _MARKDOWN.parse(body):
        if token.type == "inline":
            plain = {"text", "text_special", "em_open", "em_close", "strong_open", "strong_close"}
            assert {child.type for child in token.children or ()} <= plain, token
            yield " ".join(around), "".join(child.content for child in token.children or ()).split()
        else:
            assert token.nesting, f"{token.type} was injected: {token.content!r}"
            around.append(token.tag) if token.nesting == 1 else around.pop()


def as_xml(article: Article) -> None:
    """The item is valid, holds no character that XML cannot carry, and expat finds the headline and each block's words in it."""
    data = conversion.export(article, "newsml-g2", ExportOptions(validate=True))
    assert not _NO_XML.search(data.decode("utf-8", "strict"))
    found = _Elements(data)
    if article.headline and not article.headline.isspace():
        assert found.text["headline"][0].split() == _in_xml(article.headline)
    flow = [_in_xml(one) for block in blocks.in_order(article, standfirst_first=False) for one in block.texts]
    assert [text.split() for text in found.blocks] == flow


def _in_xml(text: str) -> list[str]:
    return _NO_XML.sub("\ufffd", text).split()


class _Elements:
    """The texts of a document, by expat."""

    def __init__(self, data: bytes) -> None:
        self.text: dict[str, list[str]] = {}
        self.blocks: list[str] = []
        self._open: list[str] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = lambda name: self._open.pop()
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = lambda *given: _refused("a document type")
        parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        self.text.setdefault(name, []).append("")
        if "body" in self._open and name in ("p", "h2", "li"):
            self.blocks.append("")

    def _characters(self, text: str) -> None:
        self.text[self._open[-1]][-1] += text
        if "body" in self._open and self._open[-1] in ("p", "h2", "li"):
            self.blocks[-1] += text

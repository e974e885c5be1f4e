"""An article as an IPTC NewsML-G2 2.35 newsItem, power conformance, the text inside as flat XHTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import cache
from pathlib import Path
from typing import Any

from artcli import identity, iptc
from artcli._version import __version__
from artcli.article import Article, Creator, Moment
from artcli.errors import InvalidOutput
from artcli.exporters import blocks
from artcli.language.zones import zone_of
from artcli.options import ExportOptions
from artcli.patterns import lazily

UNKNOWN = "unknown"
"""The provider, which every item must have, where nobody is known to answer for it."""

NO_DATE = "1970-01-01T00:00:00Z"
"""Stands in versionCreated, which every item must have, where the article bears no date; an edNote says so."""

_SAYS_NO_DATE = f"The article bears no date: {NO_DATE} in versionCreated is a placeholder."
_SAYS_DAY_ONLY = "Only the day is known of {}: 00:00:00 is not a time of day."
_SAYS_NO_ZONE = "The time zone of {} is not known: {} is written because an offset is required."
_SAYS_SAME_DAY = "Only the day is known of versionCreated, that of firstCreated: its time is written."
_SAYS_REPLACED = "Characters that XML cannot carry were replaced by U+FFFD."


def export(article: Article, options: ExportOptions) -> bytes:
    """An article to a newsItem, valid against the schema whatever the article holds.

    Raises UnknownZone for a zone that does not exist; with `options.validate`, InvalidOutput where the schema refuses the item.
    """
    document = _document(_Item.of(article, options))
    if _FORBIDDEN.search(document):
        document = _FORBIDDEN.sub("\ufffd", _document(_Item.of(article, options, _SAYS_REPLACED)))
    data = document.encode("utf-8")
    if options.validate:
        validate(data)
    return data


# --- what has to be decided before anything is written --------------------------------------------------------------------------


@dataclass(slots=True)
class _Item:
    """An article with what the standard asks beyond it: a provider, times with offsets, and remarks on what was assumed."""

    article: Article
    zone: tzinfo | None
    publisher: str = ""  # as given
    provider: str = ""
    language: str = ""  # ' xml:lang="fr"', or nothing
    remarks: dict[str, None] = field(default_factory=dict)  # in order, each once

    @classmethod
    def of(cls, article: Article, options: ExportOptions, *remarks: str) -> _Item:
        item = cls(article, zone_of(options.timezone) if options.timezone is not None else None)
        item.publisher = (options.publisher or "").strip()
        item.provider = item.publisher or _outlet(article) or UNKNOWN
        if article.language and _LANGUAGE.fullmatch(article.language):
            item.language = f' xml:lang="{article.language}"'
        item.remarks.update(dict.fromkeys(remarks))
        return item

    def instant(self, moment: Moment, name: str) -> str:
        """A moment as the xs:dateTime with offset that `name` requires; what had to be assumed becomes a remark."""
        if not isinstance(moment, datetime):
            self.remarks[_SAYS_DAY_ONLY.format(name)] = None
            moment = datetime.combine(moment, time())
        if moment.tzinfo is None and self.zone is None:
            known = self._known_offset()  # one page prints its times in one zone, mostly
            self.remarks[_SAYS_NO_ZONE.format(name, "UTC" if known is None else "the offset of the article's other time")] = None
            moment = moment.replace(tzinfo=known or UTC)
        return self.precise(moment)

    def version(self) -> Moment | None:
        """When this version was made: never before the first one, as midnight would be on the day on which the article appeared."""
        first, last = self.article.published, self.article.modified
        if isinstance(first, datetime) and last is not None and not isinstance(last, datetime) and first.date() == last:
            self.remarks[_SAYS_SAME_DAY] = None
            return first
        return last or first

    def _known_offset(self) -> tzinfo | None:
        times = (self.article.published, self.article.modified, self.article.embargoed_until)
        return next((one.tzinfo for one in times if isinstance(one, datetime) and one.tzinfo is not None), None)

    def precise(self, moment: Moment) -> str:
        """A moment as precise as it is, for the elements that may be truncated: a day, a local time, a time with offset."""
        if not isinstance(moment, datetime):
            return moment.isoformat()
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=self.zone)
        return _schema_offset(moment).isoformat()


def _outlet(article: Article) -> str | None:
    """Who answers for the article and is no agency: an organisation in the byline, or else the paper that a database or a label names."""
    named = [creator.name for creator in article.creators if creator.kind == "organisation"]
    agencies = {name.casefold() for name in article.info_sources}
    found = (name for name in (*named, *_paper(article)) if name.strip() and name.casefold() not in agencies and not iptc.provider_code(name))
    return next(found, None)


_SURELY = 0.9  # 'Source: Ministry of Health' below a text, which is less sure than a label above it, tells whence its facts are
_MORE_THAN_A_NAME = lazily(r"[()\[\]/|,;:]")  # 'La Gazette (avec AFP)'


def _paper(article: Article) -> Iterator[str]:
    """The credit line, where it is the name of a paper alone."""
    credit, origin = article.credit_line or "", article.origins.get("credit_line")
    if not _MORE_THAN_A_NAME.search(credit) and not any(_stands_in(one, credit) for one in article.info_sources if one):
        yield from [credit] if origin is None or origin.confidence >= _SURELY else []


def _schema_offset(moment: datetime) -> datetime:
    """A time with an offset that xs:dateTime knows: whole minutes, at most fourteen hours; others (old local mean times) go to UTC."""
    offset = moment.utcoffset()
    if offset is None or (abs(offset) <= timedelta(hours=14) and offset % timedelta(minutes=1) == timedelta()):
        return moment
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # on the first or the last day of the calendar there is no UTC to go to
        return moment.replace(tzinfo=UTC)


# --- the document ---------------------------------------------------------------------------------------------------------------


def _document(item: _Item) -> str:
    article = item.article
    content = list(_content_meta(item))
    meta = list(_item_meta(item))
    attributes = (
        f' guid="{_escaped(article.id or identity.made_from(article))}" version="1" standard="NewsML-G2" standardversion="2.35"'
        f' conformance="power"{item.language}'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<newsItem xmlns="{iptc.NAR}"{attributes}>',
        f'  <catalogRef href="{iptc.CATALOG}"/>',
        *_section("rightsInfo", _rights(item)),
        *_section("itemMeta", meta),
        *_section("contentMeta", content),
        "  <contentSet>",
        f'    <inlineXML contenttype="application/xhtml+xml" wordcount="{max(article.word_count, 0)}">',
        *(f"      {line}" for line in _xhtml(item)),
        "    </inlineXML>",
        "  </contentSet>",
        "</newsItem>",
    ]
    return "\n".join(lines) + "\n"


def _section(name: str, lines: list[str]) -> list[str]:
    return [f"  <{name}>", *(f"    {line}" for line in lines), f"  </{name}>"] if lines else []


_NAMES = lazily(r"copyright|\(c\)|[\W\d_]", re.IGNORECASE)  # what is left of a notice without these names somebody: not of '© 2025'


def _rights(item: _Item) -> list[str]:
    """The notice, and who holds the rights: whom the notice names, if that is who provides the item; where it names nobody, the publisher."""
    notice = item.article.copyright_notice or ""
    is_named = item.provider != UNKNOWN and _stands_in(item.provider, notice)
    is_holder = is_named or (item.provider == item.publisher and not _NAMES.sub("", notice))
    holder = [_party("copyrightHolder", item.provider)] if is_holder else []
    return [*holder, *_maybe("copyrightNotice", notice, item.language)]


def _stands_in(name: str, notice: str) -> bool:
    """True of a name that is no part of another word: not 'Sol' in 'Consolidated'. Scripts without case may write it together with others."""
    found = re.finditer(re.escape(name), notice, re.IGNORECASE)
    beside = (notice[max(0, one.start() - 1) : one.start()] + notice[one.end() : one.end() + 1] for one in found)
    return any(letters.lower() == letters.upper() for letters in beside)


def _item_meta(item: _Item) -> Iterator[str]:
    """The order of these elements is fixed by the schema."""
    article = item.article
    version = item.version()
    yield '<itemClass qcode="ninat:text"/>'
    yield _party("provider", item.provider, iptc.provider_code(item.provider))
    if version is None:
        item.remarks[_SAYS_NO_DATE] = None
    yield f"<versionCreated>{NO_DATE if version is None else item.instant(version, 'versionCreated')}</versionCreated>"
    if article.published is not None:
        yield f"<firstCreated>{item.instant(article.published, 'firstCreated')}</firstCreated>"
    if article.embargoed_until is not None:
        yield f"<embargoed>{item.instant(article.embargoed_until, 'embargoed')}</embargoed>"
    yield '<pubStatus qcode="stat:usable"/>'
    yield f'<generator versioninfo="{__version__}">artcli</generator>'
    yield '<profile versioninfo="1.0">artcli-text</profile>'
    yield from _maybe("title", article.headline)
    yield from _maybe("edNote", article.ed_note)
    for remark in (*item.remarks, *(_sentence(note.message) for note in article.notes)):
        yield from _maybe("edNote", remark, ' xml:lang="en"')
    yield from _links(article)


def _sentence(message: str) -> str:
    """What a note says, as a person writes it who has no line before and after."""
    said = message.strip()
    return f"{said[:1].upper()}{said[1:]}{'' if said.endswith(_ENDS) else '.'}" if said else ""


_ENDS = (".", "!", "?", "…", ".”", ".’", '."', ".)")


def _links(article: Article) -> Iterator[str]:
    if article.url and not article.url.isspace():
        yield f'<link rel="irel:derivedFrom" href="{_escaped(_iri(article.url))}" contenttype="text/html"/>'
    source = article.source
    if source is not None and (name := _shown(source.name)).strip() not in ("", "-"):  # '-' is standard input
        kind = ' contenttype="text/plain"' if source.format == "text" else ""
        yield f'<link rel="irel:derivedFrom" href="{_path(name)}"{kind} size="{max(source.bytes, 0)}"/>'


_OF_THIS_MACHINE = lazily(r"(?:file:|/|[A-Za-z]:[/\\]|\\\\).*[/\\]", re.IGNORECASE | re.DOTALL)


def _shown(name: str) -> str:
    """A source as others may see it: a relative path as it was typed, of one through the folders of this machine what is not of these.

    >>> [_shown(name) for name in ("clip/a.txt", "/home/jane/clip/a.txt", "../jane/a.txt", "s3://papers/a.txt")]
    ['clip/a.txt', 'a.txt', 'jane/a.txt', 's3://papers/a.txt']
    """
    return _OF_THIS_MACHINE.sub("", name, count=1) if _OF_THIS_MACHINE.match(name) else f"/{name}".rpartition("/../")[2].removeprefix("/")


def _content_meta(item: _Item) -> Iterator[str]:
    """First what is created and by whom, in this order; then what describes the content, in any."""
    article = item.article
    if article.published is not None:
        yield f"<contentCreated>{item.precise(article.published)}</contentCreated>"
    if article.modified is not None:
        yield f"<contentModified>{item.precise(article.modified)}</contentModified>"
    if article.located and not article.located.isspace():
        yield _party("located", article.located, attributes=' type="cpnat:geoArea"')
    for name in article.info_sources:
        if name and not name.isspace():
            yield _party("infoSource", name, iptc.provider_code(name), ' role="cpprole:contentSource"')
    for creator in article.creators:
        yield from _creator(creator)
    if item.language:
        yield f'<language tag="{article.language}"/>'
    for keyword in article.keywords:
        yield from _maybe("keyword", keyword)
    if article.section and not article.section.isspace():
        yield from _subject(article.section, item.language)
    yield from _maybe("slugline", article.slugline, ' separator="-"' if "-" in (article.slugline or "") else "")
    yield from _maybe("headline", article.headline, ' rank="1"')
    yield from _maybe("headline", article.subheadline, ' rank="2"')
    yield from _maybe("headline", article.kicker, ' rank="3"')
    yield from _maybe("dateline", article.dateline)
    yield from _maybe("by", article.byline)
    yield from _maybe("creditline", article.credit_line)
    yield from _maybe("description", article.standfirst, ' role="drol:summary"')


def _creator(creator: Creator) -> Iterator[str]:
    """Somebody who wrote, or, as contributor, who edited or translated what others had written."""
    if not creator.name or creator.name.isspace():
        return
    kind = "organisation" if creator.kind == "organisation" else "person"
    code = iptc.provider_code(creator.name) if kind == "organisation" else None
    element = "contributor" if iptc.contributes(creator.role) else "creator"
    role = iptc.role_code(creator.role)
    yield _party(element, creator.name, code, f' type="cpnat:{kind}"' + (f' role="{role}"' if role else ""))


def _subject(section: str, language: str) -> Iterator[str]:
    """A section as Media Topic and as Subject Code, which some systems alone read; as printed where it has no code."""
    name = _element("name", section, language)
    code = iptc.subject_code(section)
    if code is None:
        yield f'<subject type="cpnat:abstract" literal="{_escaped(section)}">{name}</subject>'
        return
    for scheme in ("medtop", "subj"):
        yield f'<subject type="cpnat:abstract" qcode="{scheme}:{code}">{name}</subject>'


def _xhtml(item: _Item) -> Iterator[str]:
    article = item.article
    language = f" lang{item.language.removeprefix(' xml:lang')}{item.language}" if item.language else ""
    source = _shown(article.source.name) if article.source else ""
    title = next((text for text in (article.headline, article.slugline, source, article.id) if text and not text.isspace()), "untitled")
    yield f'<html xmlns="{iptc.XHTML}"{language}>'
    yield f"  <head>{_element('title', title)}</head>"
    yield "  <body>"
    for block in blocks.in_order(article, standfirst_first=False):
        yield from (f"    {line}" for line in _xhtml_block(block))
    yield "  </body>"
    yield "</html>"


def _xhtml_block(block: blocks.Block) -> list[str]:
    match block.kind:
        case "list":
            return ["<ul>", *(f"  {_element('li', text)}" for text in block.texts), "</ul>"]
        case "quote":
            return [f"<blockquote>{_element('p', block.texts[0])}</blockquote>"]
        case "crosshead":
            return [_element("h2", block.texts[0])]
        case "text":
            return [_element("p", block.texts[0])]
        case kind:
            name = {"standfirst": "lead", "caption": "caption", "tagline": "signature"}[kind]
            return [_element("p", block.texts[0], f' class="{name}"')]


# --- XML ------------------------------------------------------------------------------------------------------------------------

# XML 1.0, clause 2.2: what is no Char, not even as a character reference.
_FORBIDDEN = lazily("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = lazily(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")  # xs:language
# Most elements and attributes of the standard hold no white space but spaces (g2normalizedString); a carriage return is kept nowhere in XML.
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "})


def _escaped(text: str) -> str:
    return text.translate(_TEXT)


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{_escaped(text)}</{name}>"


def _maybe(name: str, text: str | None, attributes: str = "") -> Iterator[str]:
    """No value, no element."""
    if text and not text.isspace():
        yield _element(name, text, attributes)


def _party(name: str, who: str, code: str | None = None, attributes: str = "") -> str:
    """Somebody or some place: by a registered code where there is one, else as a literal, with the name in either case."""
    identity = f'qcode="{code}"' if code else f'literal="{_escaped(who)}"'
    return f"<{name}{attributes} {identity}>{_element('name', who)}</{name}>"


_ADDRESS = lazily(r"https?://[^\s/?#@:\[\]\\]+(?::[0-9]{1,5})?(?:[/?][^\s#]*)?(?:#[^\s#]*)?")  # 'https://example.org/news?id=7#top'
_NOT_IN_IRI = lazily(r"[^\w\-.~!$&'()*+,;=:@/?#%]|%(?![0-9A-Fa-f]{2})")


def _iri(url: str) -> str:
    """A printed address as an IRI: what no address may hold is escaped, and all of it where it is no web address."""
    url = url.strip()
    return _NOT_IN_IRI.sub(lambda match: _percent(match[0]), url) if _ADDRESS.fullmatch(url) else _path(url)


_BROKEN = lazily(r"\\x([89a-f][0-9a-f])")  # a byte of a name that is no UTF-8, as records have it: 'caf\xe9.txt'


def _path(name: str) -> str:
    """A file's name as a relative reference, which no character of it can turn into anything else."""
    whole = _BROKEN.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), name)  # as Python itself has such a name
    return re.sub(r"//+", lambda run: "/" + "%2F" * (len(run[0]) - 1), re.sub(r"[^A-Za-z0-9_.~/-]+", lambda run: _percent(run[0]), whole))


def _percent(text: str) -> str:
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half of a character, which stands for no byte
        data = text.encode("utf-8", "replace")
    return "".join(f"%{byte:02X}" for byte in data)


# --- validation -----------------------------------------------------------------------------------------------------------------


def validate(data: bytes) -> None:
    """Checks a newsItem against the IPTC's schema, which comes with artcli. Raises InvalidOutput with the first fault."""
    from lxml import etree

    schema = _schema()
    try:
        tree = etree.fromstring(data, etree.XMLParser(no_network=True, resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError as problem:
        raise InvalidOutput(f"newsml-g2: {problem}") from problem
    if not schema.validate(tree):
        fault = schema.error_log[0]
        raise InvalidOutput(f"newsml-g2: line {fault.line}: {fault.message}")


@cache
def _schema() -> Any:
    from lxml import etree

    path = Path(__file__).parent.parent / "schemas" / "newsml_g2" / "NewsML-G2_2.35-spec-All-Power.xsd"
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))



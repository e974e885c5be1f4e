"""An article as Markdown: front matter for static sites, then the text, safe for every CommonMark parser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from artcli import iptc
from artcli.article import Article, Creator, Moment
from artcli.exporters import blocks
from artcli.exporters.blocks import Block
from artcli.options import ExportOptions
from artcli.patterns import lazily


def export(article: Article, options: ExportOptions) -> bytes:
    """An article as UTF-8 Markdown with YAML front matter; what was set aside stays out."""
    parts = ["---", *front_matter(article), "---"]
    for block in blocks.in_order(article):
        parts += _block(block)
    return ("\n".join(parts) + "\n").encode("utf-8", "replace")


# --- front matter ---------------------------------------------------------------------------------------------------------------


def front_matter(article: Article) -> list[str]:
    """The metadata as lines of YAML: the keys that Hugo, Jekyll, Pelican and Pandoc know, the rest in a map called `article`."""
    authors = [creator.name for creator in article.creators if not iptc.contributes(creator.role)]
    slug = article.slugline if article.slugline and _SLUG.fullmatch(article.slugline) else None
    # What the article does not have is not there at all: 'date: null' stops some generators.
    lines = [
        *_line("title", article.headline),
        *_line("subtitle", article.subheadline),
        *_line("slug", slug),
        *_moment("date", article.published),
        *_moment("lastmod", article.modified),  # Hugo
        *_moment("modified", article.modified),  # Pelican
        *_line("lang", article.language),
        *_list("author", authors),
        *_list("authors", authors),
        *_line("category", article.section),
        *_list("categories", [article.section] if article.section else []),
        *_list("tags", article.keywords),
        *_list("keywords", article.keywords),
        *_line("description", article.standfirst),
        *_line("summary", article.standfirst),
        "article:",
    ]
    return lines + [f"  {line}" for line in _rest(article, slug)]


def _rest(article: Article, slug: str | None) -> list[str]:
    source = article.source
    return [
        *_line("guid", article.id),
        *_line("kicker", article.kicker),
        *_line("byline", article.byline),
        *_creators(article.creators),
        *_line("credit", article.credit_line),
        *_list("sources", article.info_sources),
        *_list("photo_credits", [caption.credit for caption in article.captions if caption.credit]),
        *_line("dateline", article.dateline),
        *_line("located", article.located),
        *_moment("embargoed_until", article.embargoed_until),
        *_line("slugline", None if slug else article.slugline),
        *_line("tagline", article.tagline),
        *_line("ed_note", article.ed_note),
        *_line("rights", article.copyright_notice),
        f"word_count: {article.word_count}",
        *_line("source_url", article.url),
        *_line("source_file", source.name if source else None),
        *_line("source_sha256", source.sha256 if source else None),
    ]


_SLUG = lazily(r"[\w-]{1,200}")  # 'budget-vote-rabat': generators make a path of it, so that nothing else is offered as one
# What YAML readers take for a time; an offset to the second is none to them, and is written as a string.
_YAML_MOMENT = lazily(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:]{8}(?:\.[0-9]{1,6})?(?:[+-][0-9]{2}:[0-9]{2})?)?")
# Everything that a YAML reader refuses or changes inside double quotes, and what a reader of Markdown might take for an entity ('&amp;'). An emoji
# stays: as a pair of \u escapes it would come back in two halves.
_YAML_SPECIAL = lazily('&(?=#?[0-9A-Za-z]{1,31};)|["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_YAML_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def quoted(text: str) -> str:
    """A text as a YAML scalar in double quotes, on one line: never a number, a truth value, a date or the end of the block."""
    return f'"{_YAML_SPECIAL.sub(_yaml_escape, text)}"'


def _yaml_escape(match: re.Match[str]) -> str:
    sign = match[0]
    if "\ud800" <= sign <= "\udfff":
        return "\ufffd"
    return _YAML_SHORT.get(sign) or f"\\u{ord(sign):04x}"


def _line(key: str, value: str | None) -> list[str]:
    return [f"{key}: {quoted(value)}"] if value else []


def _list(key: str, values: Iterable[str]) -> list[str]:
    inner = ", ".join(quoted(value) for value in values)
    return [f"{key}: [{inner}]"] if inner else []


def _creators(creators: Sequence[Creator]) -> list[str]:
    """Who they are: a mapping each, on one line, which a reader of JSON understands too."""
    mappings = ({"name": one.name, "kind": one.kind, **({"role": one.role} if one.role else {})} for one in creators)
    inner = ", ".join("{" + ", ".join(f"{quoted(key)}: {quoted(value)}" for key, value in one.items()) + "}" for one in mappings)
    return [f"creators: [{inner}]"] if inner else []


def _moment(key: str, moment: Moment | None) -> list[str]:
    if moment is None:
        return []
    text = moment.isoformat()
    return [f"{key}: {text if _YAML_MOMENT.fullmatch(text) and _is_in_range(moment) else quoted(text)}"]


def _is_in_range(moment: Moment) -> bool:
    """YAML readers bring a time to UTC, which the first and the last day of the calendar do not survive."""
    return not isinstance(moment, datetime) or 1 < moment.year < 9999


# --- text -----------------------------------------------------------------------------------------------------------------------


def _block(block: Block) -> list[str]:
    """A block as lines, with the blank line that sets it off from what is above."""
    lines = [_text(block.kind, text) for text in (one_line(text) for text in block.texts) if text]
    return ["", *lines] if lines else []


def _text(kind: blocks.BlockKind, text: str) -> str:
    match kind:
        case "standfirst":
            return f"**{inline(text)}**"
        case "caption":
            return f"*{inline(text)}*"
        case "crosshead":
            return f"## {_HEADING_MARKS.sub(_BACKSLASH, text)}"
        case "quote":
            return "> " + at_line_start(text)
        case "list":
            return "- " + at_line_start(text)
        case _:
            return at_line_start(text)


_BREAKS = lazily("[\t\n\v\f\r\x1c-\x1f \x85\u2028\u2029]+")
_UNUSABLE = lazily("[\x00\ud800-\udfff]")  # Markdown has no NUL, UTF-8 no half of a surrogate pair


def one_line(text: str) -> str:
    """A text without line breaks, and with no space at its ends: then emphasis marks always bite, and nothing looks indented."""
    return _BREAKS.sub(" ", _UNUSABLE.sub("\ufffd", text)).strip()


# Each backslash stands before an ASCII sign, as CommonMark has it. Beside CommonMark's own marks: '{{ x }}', '{% x %}' and '{: .x}' of Jekyll and
# Hugo, ':smile:', '~~x~~', '$$x$$', what would end a formula '$x$' of GitHub and Pandoc (no '$' before a figure does), and the bare addresses
# that GitHub turns into links ('https://…', 'www.…', 'a@b.c').
_INLINE = r"""
    [\\`*_\[\]<~{}]
    | & (?= [\#A-Za-z] )
    | (?<= \{ ) [%\#:]
    | : (?= // ) | (?<! \d ) : (?= [a-z0-9_+-]{1,40} : )
    | (?<= [wW]{3} ) \.
    | (?<= \S ) @ (?= \S )
    | \$ (?= \$ ) | (?<= \S ) \$ (?! [0-9] ) | (?<= \$ ) \$
"""
_MARKS = lazily(_INLINE, re.VERBOSE)
_HEADING_MARKS = lazily(rf"\# | {_INLINE}", re.VERBOSE)  # '## Round 2 #' would lose its last sign
_BACKSLASH = r"\\\g<0>"
# What at the start of a line makes a heading, a quotation, a table row; a list or a rule; a list of numbers; a definition.
_OPENER = lazily(r"[#>|] | [+\-=] (?= \s | [+\-=] | \Z) | [0-9]{1,9} (?= [.)] (?: \s | \Z)) | : (?= \s | : | \Z)", re.VERBOSE)


def inline(text: str) -> str:
    """A text on one line, so that it reads as itself inside a line of Markdown."""
    return _MARKS.sub(_BACKSLASH, text)


def at_line_start(text: str) -> str:
    """A text on one line, so that it reads as itself where a line of Markdown begins.

    >>> at_line_start("25. November: *Wahl*")
    '25\\\\. November: \\\\*Wahl\\\\*'
    """
    escaped = inline(text)
    opener = _OPENER.match(text)
    if opener is None or escaped.startswith("\\"):
        return escaped
    at = opener.end() if opener[0].isdecimal() else 0  # of '25.' it is the stop that makes a list
    return f"{escaped[:at]}\\{escaped[at:]}"

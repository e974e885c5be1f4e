"""Markdown in a text: its marks to the words that they mark, and which of its lines are no text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from artcli.article import Note, Span
from artcli.patterns import lazily
from artcli.readers.text.record import OTHER, RecordField
from artcli.values import NamedTuple

_PLACE_OF_LINK = r"<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?"
_TARGET = rf"\(\s{{0,3}}(?:{_PLACE_OF_LINK})(?:\s{{1,3}}(?:\"[^\"\n]{{0,500}}\"|'[^'\n]{{0,500}}'))?\s{{0,3}}\)"  # '(https://… "title")'
_TO = rf"(?:{_TARGET}|\[[^\[\]\n]{{0,200}}\])"  # or '[1]', which a line '[1]: https://…' tells
_IMAGE_FORM = rf"!\[(?P<alt>[^\[\]]{{0,1000}})\]{_TO}"
_IMAGE = lazily(_IMAGE_FORM)
_LINK = lazily(rf"(?<!\\)\[(?P<text>[^\[\]]{{0,1000}})\]{_TO}")  # '[text](…)', '[text][1]'
_PICTURE = lazily(rf"\[?{_IMAGE_FORM}(?:\]{_TO})?")  # alone on its line, or within a link
_WIKI = lazily(r"!?\[\[(?:[^\[\]|\n]{1,300}\|)?(?P<text>[^\[\]|\n]{1,300})\]\]")
_ADDRESS = lazily(r"<(?P<text>(?:https?://|mailto:)[^<>\s]{1,2000})>")
_STRONG = (
    lazily(r"(?<![\\*])\*\*(?=[^\s*])(?P<text>(?:[^*\n]|\*(?!\*)){1,2000})(?<=[^\s\\])\*\*"),
    lazily(r"(?<![\w\\])__(?=[^\s_])(?P<text>[^_\n]{1,2000})(?<=[^\s\\])__(?!\w)"),
)
_BOTH = lazily(r"(?<![\\*])\*{3}(?=[^\s*])(?P<text>[^*\n]{1,2000})(?<=[^\s\\])\*{3}(?!\*)")
_EMPHASIS = (
    lazily(r"(?<![\w\\*])\*(?=[^\s*])(?P<text>[^*\n]{1,2000})(?<=[^\s\\])\*(?![\w*])"),
    lazily(r"(?<![\w\\])_(?=[^\s_])(?P<text>[^_\n]{1,2000})(?<=[^\s\\])_(?!\w)"),
)
_STRUCK = lazily(r"(?<![\\~])~~(?=\S)(?P<text>[^~\n]{1,2000})~~")
_MARKS = lazily(r"[\[\]*_`~\\<]")
_HEADING = lazily(r"(#{1,6})[ \t]+(?=\S)")
_OPENS = lazily(r"\s*(?:[*+>|#<!-]|\d{1,3}[.)]\s)")  # a block of its own
_FENCE = ("```", "~~~")
_RULE = lazily(r" {0,3}([*_-])(?: ?\1){2,} *$")
_DEFINITION = lazily(r" {0,3}\[[^\[\]]{1,200}\]:\s{1,4}\S")  # '[1]: https://…'
_POINTS = lazily(r"\]\(\s{0,3}[^()\s]")  # '](https://…'
_LINKS = 3  # so many links tell Markdown without a heading
_MOST_LINES = 100  # that a note names
_WIDEST = 110  # columns of a line that was wrapped
_ITEM = lazily(r"(?:[*+-]|\d{1,3}[.)]) +")
_STRONG_LINE = lazily(r"(\*{2,3}|__)(?=[^\s*_])(?:(?!\*\*|__).){1,2000}\1$")
# '*Ferry to stop in June*', as chats print what is bold: two words or more, and no sentence
_BOLD_HEADING = lazily(r"\s*(\*{1,2})(?=[^\s*])[^*]{1,100} [^*]{1,200}[^\s*.!?…:;,。।።။។۔؟]\1\s*")
_TAGGED = lazily(r"\s#+\s*\w")


class Mark(NamedTuple):
    """What the marks of a line say of it: the rank of a heading (1 to 6, 0 of none), whether it is made of links, all of it strong, or a picture."""

    rank: int = 0
    linked: bool = False
    strong: bool = False
    picture: bool = False


UNMARKED = Mark()


def heading(text: str) -> tuple[int, str]:
    """A line to its rank as a heading and its words without the marks around them; 0 and the line as it is where it is none.

    >>> heading("## What is new ##")
    (2, 'What is new')
    """
    match = _HEADING.match(text) if text[:1] == "#" else None
    if match is None:
        return 0, text
    words = text[match.end() :].rstrip()
    open_ended = words.rstrip("#")
    return len(match[1]), open_ended.rstrip() if open_ended.endswith((" ", "\t")) else words  # but 'Why C#'


def _worded_heading(text: str) -> tuple[int, str]:
    """A heading with a word in it, as `heading` gives it: neither '# # #' nor a row of tags, '# harbour # ferry'."""
    rank, words = heading(text)
    is_worded = rank > 0 and words[0] != "#" and any(char == "_" or char.isalnum() for char in words) and not _TAGGED.search(words)
    return (rank, words) if is_worded else (0, text)


def mark(text: str) -> Mark:
    """A line of Markdown to what its marks say of it.

    >>> mark("## [Ferry sails again](https://example.org/ferry)")
    Mark(rank=2, linked=True, strong=False, picture=False)
    """
    rank, bare = _worded_heading(text)
    if "](" in bare or "][" in bare:
        bare = _ITEM.sub("", bare, count=1)
        if _PICTURE.fullmatch(bare):
            return Mark(rank, picture=True)
        return Mark(rank, linked=not any(map(str.isalnum, _LINK.sub("", _IMAGE.sub("", bare)))))
    return Mark(rank, strong=_STRONG_LINE.match(bare) is not None)


def is_written_in(raw: Sequence[str], lines: Span) -> bool:
    """True of lines with several links as Markdown writes them, a heading that a blank line sets off, or one that is bold as in Markdown or in a chat."""
    own = raw[lines.first - 1 : lines.last]
    text = "\n".join(own)
    if "](" in text and sum("](" in line and _POINTS.search(line) is not None for line in own) >= _LINKS:
        return True
    if "*" in text and any("*" in line and _BOLD_HEADING.fullmatch(line) for line in own):
        return True
    return "#" in text and any(line[:1] == "#" and _is_heading(raw, n, lines) for n, line in enumerate(own, lines.first))


def _is_heading(raw: Sequence[str], number: int, lines: Span) -> bool:
    if not _worded_heading(raw[number - 1])[0]:
        return False
    beside = [n for n in (number - 1, number + 1) if lines.first <= n <= lines.last]
    return len(beside) > 0 and (len(beside) < 2 or any(not raw[n - 1].strip() for n in beside))


def flows(raw: Sequence[str], lines: Span) -> bool:
    """True of Markdown whose lines go on on the next ones, as people write it: it opens with a heading, and no line is too wide to be wrapped."""
    first = next((n for n in range(lines.first, lines.last + 1) if raw[n - 1].strip()), lines.last)
    if not _worded_heading(raw[first - 1])[0]:
        return False
    return not any(len(raw[n - 1]) > _WIDEST and raw[n].strip() and not _OPENS.match(raw[n]) for n in range(first, lines.last))


def code(raw: Sequence[str], lines: Span) -> frozenset[int]:
    """The numbers of the lines between fences, with these."""
    found: list[int] = []
    fenced = False
    for n in range(lines.first, lines.last + 1):
        is_fence = raw[n - 1].lstrip().startswith(_FENCE)
        if fenced or is_fence:
            found.append(n)
        fenced ^= is_fence
    return frozenset(found)


def asides(raw: Sequence[str], numbers: Iterable[int]) -> Iterator[RecordField]:
    """The lines that are no paragraphs: pictures alone, with their texts, rules, and the addresses of links."""
    for n in numbers:
        line = raw[n - 1].strip()
        if "![" in line and (picture := _PICTURE.fullmatch(line)):
            alt = " ".join(picture["alt"].split())
            yield RecordField("caption" if alt else OTHER, alt, Span(n, n))
        elif _DEFINITION.match(raw[n - 1]) or (_RULE.match(raw[n - 1]) and (n < 2 or not raw[n - 2].strip())):
            yield RecordField(OTHER, "", Span(n, n))


def links(raw: Sequence[str], numbers: Iterable[int]) -> tuple[Note, ...]:
    """A note of the lines with links of which only the words are read."""
    counts = {n: len(_POINTS.findall(raw[n - 1])) for n in numbers if "](" in raw[n - 1]}
    places = tuple(Span(n, n) for n, count in counts.items() if count)
    if not places:
        return ()
    count = sum(counts.values())
    message = "of 1 link or picture the words are" if count == 1 else f"of {count} links and pictures the words are"
    return (Note("addresses_left_out", f"{message} in the article, and not the address", places[:_MOST_LINES]),)


def plain(text: str) -> str:
    """A paragraph to its words: links and pictures to their texts, emphasis and code to what is within.

    >>> plain("It passed with **two** against, one of them [the postman](https://example.org/p).")
    'It passed with two against, one of them the postman.'
    """
    text = heading(text)[1]
    if not _MARKS.search(text):
        return text
    kept: list[str] = []
    found = _AS_IT_IS.sub(lambda match: _keep(match[match.lastgroup or 0].strip(), kept), text)
    found = _IMAGE.sub(lambda match: match["alt"], found)
    for pattern in (_WIKI, _LINK, _ADDRESS, _BOTH, *_STRONG, *_EMPHASIS, _STRUCK):
        found = pattern.sub(lambda match: match["text"], found)
    words = " ".join(_KEPT.sub(lambda match: kept[ord(match[0]) - _PLACE], found).split())
    return words or text


_PLACE, _LAST = 0xF0000, 0x10FFFF  # private characters that stand for what is kept as it is while the marks are taken out
_KEPT = lazily(f"[{chr(_PLACE)}-{chr(_LAST)}]")
# code, a sign behind a backslash, and what looks like a stand-in but stands in the text itself
_AS_IT_IS = lazily(
    rf"""
    (?<! ` ) (`{{1,3}}) (?! ` ) (?P<code> [^`\n]{{1,1000}} ) \1 (?! ` )
    | \\ (?P<escaped> [!-/:-@\[-`{{-~] )
    | (?P<private> [{chr(_PLACE)}-{chr(_LAST)}] )
    """,
    re.VERBOSE,
)


def _keep(text: str, kept: list[str]) -> str:
    if len(kept) > _LAST - _PLACE:
        return text
    kept.append(text)
    return chr(_PLACE + len(kept) - 1)

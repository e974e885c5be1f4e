"""Printed lists of tags: which lines say that they are one, and the tags in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from artcli.language import dates
from artcli.language import locale as locales
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.page import Line, Page
from artcli.readers.text.shapes import ends_sentence
from artcli.values import NamedTuple
from artcli.words import UNSPACED

_HASH = lazily(r"[#＃]")
_BETWEEN = lazily(r"\s*[,،、，;；|•·]\s*|\s{1,3}[/>›»]\s{1,3}")
_COLONS = (":", "：", "՝")


def split(text: str, locale: Locale) -> tuple[str, ...]:
    """A printed list of tags to its tags: '#Migration#Maroc', 'Tags: Genf, NATO', '# WHO', '渡口 青石镇'.

    The heading itself ('Tags:') is no tag.
    """
    if "\n" in text:  # entries of a list
        return tuple(part for part in map(str.strip, text.split("\n")) if part)
    text = _without_heading(text, locale).lstrip("*•●· ")  # each tag may stand as an item of a list
    if text.lstrip().startswith(("#", "＃")):
        parts: Sequence[str] = _HASH.split(text)
    else:
        parts = _BETWEEN.split(text)
        if len(parts) == 1 and UNSPACED.match(text) and UNSPACED.sub("", text).isspace():
            parts = text.split()  # where no blank parts words, it parts tags
    return tuple(part.strip(" ,;") for part in parts if part.strip(" ,;#"))


def _without_heading(text: str, locale: Locale) -> str:
    """'Tags: Genf, NATO' to 'Genf, NATO'; a heading of several words needs no colon: 'Archivado en Ginebra, OTAN'."""
    folded = key(text)
    start = len(folded) - len(folded.lstrip("#■ "))
    end = locale.tags.opens(folded, start)
    rest = text[end:].lstrip()
    if end and (not rest or rest[0] in _COLONS or folded[end - 1] in _COLONS or " " in folded[start:end]):
        return rest.lstrip(" :：՝")
    return text


# ---- lines that say what they are --------------------------------------------------------------------------------------

_MARKS = "#■>»•*-–— "
_LONGEST = 400  # characters of a list
_LONGEST_TAG = 5  # words
_LONGEST_OF_MANY = 3  # words, where what heads the list may head something else
_LONGEST_UNSPACED = 16  # letters of a tag, in scripts without spaces
_ABBREVIATED = lazily(r"\b\w\.$")  # 'Tags: Elections, U.S.' ends no sentence
_PROSE = 60  # characters


def find(page: Page) -> Iterator[tuple[int, str]]:
    """The lines of a free page that say that they are tags, each with its list: 'Tags: Genf, NATO', 'Filed under Genf, NATO', a list below 'Tags'.

    A heading alone comes with an empty list. Sentences that begin with such a word, pointers to one story ('Mehr zum Thema: …') and
    the menu above a page say no such thing.
    """
    heads = _headings(page.locale.tag)
    below_prose = False
    for i, line in enumerate(page.lines):
        if i and len(line.key) <= _LONGEST:
            start = len(line.key) - len(line.key.lstrip(_MARKS))
            end = heads.all.opens(line.key, start)
            if end and not line.key[end:].strip(" :"):
                below = page.lines[i + 1].seen if i + 1 < len(page.lines) else ""
                is_list = _is_list(below, page.locale, least=2, longest=_longest(line.key[start:end], heads))
                if is_list and not _are_crumbs(below, page.locale, below_prose=below_prose):
                    yield i, ""
                    yield i + 1, below
            elif end and (value := _value(line, start, end, page.locale, heads, below_prose=below_prose)):
                yield i, value
        below_prose = below_prose or (len(line.key) > _PROSE and line.stopped)


class _Headings(NamedTuple):
    """Words that head tags, and those of them that head nothing else, so that one tag makes a list."""

    all: Phrases
    alone: Phrases


@cache
def _headings(tag: str) -> _Headings:
    pack = locales.load(tag)
    keywords = [word for labels in (pack.labels, locales.load("en").labels) if "keywords" in labels for word in labels["keywords"].words]
    others = {word for field, phrases in pack.labels.items() if field != "keywords" for word in phrases.words}
    return _Headings(
        Phrases.folded(word.rstrip(" :՝") for word in (*pack.tags.words, *keywords)), Phrases.folded(word for word in keywords if word not in others)
    )


def _longest(head: str, heads: _Headings) -> int:
    return _LONGEST_TAG if head in heads.alone else _LONGEST_OF_MANY


def _value(line: Line, start: int, end: int, locale: Locale, heads: _Headings, *, below_prose: bool) -> str:
    """What stands behind the words that head a list, if it is one; with one tag alone it may be a box to search in."""
    head, rest = line.key[start:end], line.seen[end:].lstrip()
    if rest[:1] in _COLONS:
        value = rest[1:].strip()
        return value if _is_list(value, locale, least=1 if below_prose and head in heads.alone else 2, longest=_longest(head, heads)) else ""
    heads_alone = below_prose and " " in head and line.key[end : end + 1] == " "
    return rest if heads_alone and _is_list(rest, locale, least=2, longest=_LONGEST_OF_MANY) else ""


def _is_list(text: str, locale: Locale, *, least: int, longest: int) -> bool:
    """True of a text that is short items, and neither a sentence nor a day with its time."""
    if not text or len(text) > _LONGEST or (ends_sentence(text) and not _ABBREVIATED.search(text)):
        return False
    items = split(text, locale)
    return len(items) >= least and all(_is_short(item, longest) for item in items) and not dates.find(text, locale)


def _are_crumbs(text: str, locale: Locale, *, below_prose: bool) -> bool:
    """'Home / Sport', 'Accueil • Région • Brellec', but not 'Dark Mode, leaderboards, Marlow': a button may be what a story is about.

    Below a text, where tags stand, 'Marlow / ferries' are some.
    """
    return (" / " in text and not below_prose) or ("," not in text and key(split(text, locale)[0]) in locale.navigation)


def _is_short(item: str, longest: int) -> bool:
    return len(item.split()) <= longest and (not UNSPACED.match(item) or len(item) <= _LONGEST_UNSPACED) and any(map(str.isalnum, item))

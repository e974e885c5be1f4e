"""Lines whose form alone says that they are no part of a story, before anything is weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from artcli.language import locale as locales
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.asides_of_page import speaks_of_page
from artcli.readers.text.page import Line, Page
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import PICTURE, PICTURE_FILE

_NOTHING = frozenset({Role.FURNITURE})
_BESIDE_AUTHOR = frozenset({Role.BYLINE, Role.FURNITURE})
_MAIL = lazily(r"\W?(?:[\w-]{1,12}[:.] ?)?(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|@\w{2,40})\W?")  # 'jane.doe@paper.example', '@janedoe'
_CAPTION = frozenset({Role.CAPTION})
_NO_HEAD = frozenset(set(Role) - {Role.HEADLINE, Role.STANDFIRST})
_PROSE = 60  # characters of a sentence with which the story may begin
_RIGHTS = lazily(r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|by))?\s*\d{4}\b", re.IGNORECASE)  # 'Copyright 2019 The Paper. All rights reserved.'
_OF_RIGHTS = ("©", "(c)", "copyright")
_LONGEST_RIGHTS = 240
_LONGEST_CONSENT = 400  # a text on one line may say 'terms' too, and close with a source in brackets
_NO_LETTERS = lazily(r"[^\w]*\d{0,4}[^\w]*$")
# one without words: of Markdown, where nothing else is, and of browsers for terminals, where it interrupts nothing
_PICTURE = lazily(rf"(?:!\[\s*\]\([^()\s]*\)|{PICTURE}|\[(?:inline|embed)\])$", re.IGNORECASE)
_OF_PICTURES = ("!", "[")
_WITH_CAPTION = lazily(rf"\[[^\[\]\s]{{1,80}}{PICTURE_FILE}\] ?\S", re.IGNORECASE)
# '…＝18日夜、白浜島小学校', '…=東京都港区で2025年1月7日': papers in Japanese close a caption with the day and the place of the picture
_PLACED = lazily(r"[=＝](?:[^=＝。、]{1,20}[で、])?(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日[^=＝。]{0,30}$")
_CRUMBS = lazily(r"(?:[^/›»>|]{1,40} [/›»>] ){2,}[^/›»>|]{1,40}$")
_NUMBERED_CRUMBS = lazily(r"1\. [^\d.]{1,40} 2\. [^\d.]{1,40}(?: \d\. [^\d.]{1,40})*$")
_POSTAL = lazily(r"[^\W\d_][^,\d]{3,40} \d{1,4} ?[a-zA-Z]?, (?:[A-Z]{1,2}[- ])?\d{4,5} ([^\W\d_][^,\d]{2,30})")  # 'Am Wehr 3, 12345 Kaltenbrück'
_CRUMB_MARKS = (" / ", " › ", " » ", " > ")
_LONGEST_CRUMB = 3  # words
_TOP = 5  # lines among which crumbs stand


def find(page: Page) -> Iterator[tuple[int, frozenset[Role]]]:
    """Lines that are no part of a story, or no headline, by their form, each with the roles that this leaves open.

    "Continued on page 7", "Copyright 2019 The Paper", "![](ferry.jpg)" are none anywhere; above the story "6 - 8 minutes", "Share:", a question
    about cookies and the address of a house neither. An address of mail there belongs to who wrote; crumbs are no headline.
    """
    above = True
    for i, line in enumerate(page.lines):
        above = above and not (len(line.key) > _PROSE and line.stopped)
        if _is_notice(line, page.locale, above=above):
            yield i, _NOTHING
        elif above and "@" in line.key and _MAIL.fullmatch(line.key):
            yield i, _BESIDE_AUTHOR
        elif _is_caption(line):
            yield i, _CAPTION
        elif i < _TOP and _is_crumbs(line):
            yield i, _NO_HEAD


def _is_notice(line: Line, locale: Locale, *, above: bool) -> bool:
    """True of what is no part of a story; of a page the part `above` its story has notices that elsewhere could be of it."""
    if _is_pointer(line, locale) or (line.seen.startswith(_OF_PICTURES) and _PICTURE.match(line.seen)):
        return True
    if above and (_is_reading_time(line, locale) or _heads_buttons(line, locale) or _asks_consent(line, locale) or _is_postal(line)):
        return True
    return speaks_of_page(line, locale, above=above)


def _is_caption(line: Line) -> bool:
    """'[ferry.jpg] The ferry in May', '…＝18日夜、白浜島小学校'"""
    is_behind_file = line.seen.startswith(_OF_PICTURES) and _WITH_CAPTION.match(line.seen) is not None
    return is_behind_file or (("=" in line.key or "＝" in line.seen) and _PLACED.search(line.seen) is not None)


def _is_pointer(line: Line, locale: Locale) -> bool:
    """'Continued on page 7', '© 2019 The Paper': a phrase of furniture with a number alone behind it, a mark of rights with its year."""
    behind = locale.furniture.opens(line.key)
    numbered = bool(behind) and line.key[behind:] != "" and _NO_LETTERS.match(line.key, behind) is not None
    return numbered or (len(line.key) <= _LONGEST_RIGHTS and line.key.startswith(_OF_RIGHTS) and _RIGHTS.match(line.key) is not None)


def _is_postal(line: Line) -> bool:
    """'Am Wehr 3, 12345 Kaltenbrück'"""
    found = _POSTAL.fullmatch(line.seen) if "," in line.seen else None
    return found is not None and all(word[:1].isupper() for word in found[1].split())


def _heads_buttons(line: Line, locale: Locale) -> bool:
    """'Share:'"""
    return line.key.endswith(":") and line.key.rstrip(": ") in locale.share


_BUTTON_BEHIND = lazily(r"[.!?؟。][\s)]+[^\s.!?(]+(?: [^\s.!?()]+){0,3}$")


def _asks_consent(line: Line, locale: Locale) -> bool:
    """'We use cookies to improve your visit. Accept': a sentence with words of small print, and the button behind it."""
    button = _BUTTON_BEHIND.search(line.seen) if len(line.seen) <= _LONGEST_CONSENT else None
    return button is not None and locale.legal.within(line.key[: button.start()])


def _is_crumbs(line: Line) -> bool:
    """'News / Regions / North': three parts or more, each a few words; '1. Home 2. News', as a browser for terminals numbers them."""
    if line.seen.startswith("1. ") and _NUMBERED_CRUMBS.match(line.seen):
        return all(len(part.split()) <= _LONGEST_CRUMB for part in re.split(r"\d\.", line.seen))
    if not any(map(line.seen.__contains__, _CRUMB_MARKS)) or not _CRUMBS.match(line.seen):
        return False
    return all(len(part.split()) <= _LONGEST_CRUMB for part in re.split("[/›»>]", line.seen))


_LONGEST_READING_TIME = 60  # characters
_FIGURES, _FIGURES_LENGTH = 2, 3  # '6 - 8', '120'; more are a day's
_FIGURE, _WORDS = lazily(r"\d+"), lazily(r"[^\W\d_]+")


def _is_reading_time(line: Line, locale: Locale) -> bool:
    """True of '6 - 8 minutes', '5 min de lecture', '阅读需 3 分钟': a figure, and what says a reading time in the page's language or in English."""
    text = line.key
    figures = _FIGURE.findall(text) if len(text) <= _LONGEST_READING_TIME else ()
    if not 1 <= len(figures) <= _FIGURES or max(map(len, figures)) > _FIGURES_LENGTH:
        return " " in text and text.rstrip(" .:") in locale.reading_time  # 'less than a minute read'
    if _is_span(text, max(map(int, figures)), locale):
        return False
    known = _words_of_reading_time(locale.tag)
    for begin, end in [*locale.reading_time.find_all(text)][::-1]:
        text = text[:begin] + " " + text[end:]
    left = _WORDS.findall(text)
    return known.issuperset(left) and (len(text) < len(line.key) or not locale.function_words.all.issuperset(left))


_LONGEST_READ = 60  # minutes


def _is_span(text: str, figure: int, locale: Locale) -> bool:
    """True of a span of time that nothing tells to be one of reading, as in a headline: 'In 90 minutes', 'За 5 минут', '90分钟'; '5 minutes' may be."""
    words = _WORDS.findall(text)
    units = [word for word in words if word not in locale.function_words]
    if len(units) == len(words) and figure < _LONGEST_READ:
        return False
    passed = [word for phrase in locale.relative.words for word in _WORDS.findall(phrase)]
    return bool(units) and all(any(word.startswith(unit) for word in passed) for unit in units)  # '分钟' is in '分钟前'


@cache
def _words_of_reading_time(tag: str) -> frozenset[str]:
    """All words of what a language, or English, says of a reading time."""
    return frozenset(word for one in (tag, "en") for phrase in locales.load(one).reading_time.words for word in _WORDS.findall(phrase))

"""What stands around a text: the letterhead of a press release, and below it an end mark, notes for editors, what is said of the sender."""

from __future__ import annotations

from collections.abc import Iterator

from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.interruptions import END_MARKS
from artcli.readers.text.page import Line, Page
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import ends_sentence, width

_MARKS = " -–—*()[].:/#"
_REMARK = lazily(r"\s*[(\[（][^()\[\]（）]{1,60}[)\]）]\s*:?$")  # 'Notes to editors (not for publication):'
_CLOSERS = (")", "]", "）")
_LONGEST = 80  # characters of such a line
_LONGEST_NAME = 6  # words of the heading over what a sender says of itself
_PROSE = 50  # columns
_BULLETS = ("* ", "- ", "– ", "•", "·", "●", "▪", "■")


def end(page: Page, *, contacts: bool) -> int | None:
    """The first line that is no more of the story, in the lower part of a page; None where nothing says so.

    "About Orchard Fund" says so on a press release alone: a page with a notice that it is one, a contact, or another such line.
    """
    lower = range(len(page.lines) * 2 // 5 + 1, len(page.lines))
    mark = next((i for i in reversed(lower) if page.lines[i].key in END_MARKS), None)
    said = next((i for i in lower if _says_end(page.lines[i], page.locale)), None)
    found = [i for i in (mark, said) if i is not None]
    if found or contacts or _is_release(page):
        found += [i for i in _of_the_sender(page) if i in lower][:1]
    return min(found, default=None)


def letterhead(page: Page) -> Iterator[tuple[int, frozenset[Role]]]:
    """The lines above a notice ('News release No. 31') with the roles left to them and to it, where one says how to reach who sent it."""
    at = next((i for i, line in enumerate(page.lines[:_HEAD]) if _is_notice(line, page.locale)), None)
    if at is None:
        return
    yield at, _OF_NOTICE
    if any(_REACHED_AT.search(line.seen) for line in page.lines[:at]) and not any(line.stopped for line in page.lines[:at]):
        yield from ((i, _OF_LETTERHEAD) for i in range(at))


_HEAD = 10  # lines among which a letterhead stands
_OF_LETTERHEAD = frozenset({Role.FURNITURE, Role.SECTION})
_OF_NOTICE = _OF_LETTERHEAD | {Role.KICKER, Role.PUBLISHED, Role.KEYWORDS}
# 'Tel. 01632 960 244', 'press@quay.example', 'www.quay.example', '29999 Kleinhöft', 'QV3 8RT'
_REACHED_AT = lazily(r"\w@\w|\bwww\.|\(?\+?\b0\d[\d ()./-]{6,}|\b\d{5} [^\W\d_]|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b")
_NUMBER = lazily(r"\W*(?:[^\W\d_]{1,3}\b\W*)?[\d/.–-]*\W*")  # behind 'Pressemitteilung': 'Nr. 31'


def _is_notice(line: Line, locale: Locale) -> bool:
    bare = line.key[:_LONGEST].strip(_MARKS)
    end = locale.release.opens(bare)
    return end > 0 and _NUMBER.fullmatch(bare, end) is not None


def _is_release(page: Page) -> bool:
    """True of a page with a notice above it ('PRESS RELEASE'), which may have been taken out as an advertiser's."""
    return any(_is_notice(line, page.locale) for line in (*page.lines[:_HEAD], *(one.line for one in page.interruptions)))


def text_above(page: Page, end: int) -> Iterator[int]:
    """The sentences and items of a list right above the line that ends a story, which are of it, however short they are."""
    for i in range(end - 1, 0, -1):
        line = page.lines[i]
        if not (line.seen.startswith(_BULLETS) or line.stopped) or page.locale.furniture.opens(line.key):
            return
        if width(line.seen) > _PROSE and line.stopped:
            return
        yield i


def _says_end(line: Line, locale: Locale) -> bool:
    """'Einde persbericht', '- ENDS -', 'Notes to editors:'; a small word alone ('Fin') needs marks around it, or capitals."""
    if len(line.key) > _LONGEST:
        return False
    bare = (_REMARK.sub("", line.key) if line.key.rstrip(": ").endswith(_CLOSERS) else line.key).strip(_MARKS)
    if bare not in locale.story_end:
        return False
    return " " in bare or bare != line.key or not line.key.isascii() or line.seen.isupper()


def _of_the_sender(page: Page) -> Iterator[int]:
    """Headings like 'About Orchard Fund' below two paragraphs, with a paragraph below."""
    prose = 0
    for i, line in enumerate(page.lines[:-1]):
        if prose >= 2 and _names_sender(line, page.locale) and len(page.lines[i + 1].key) > len(line.key):
            yield i
        prose += width(line.seen) > _PROSE and line.stopped


def _names_sender(line: Line, locale: Locale) -> bool:
    if len(line.key) > _LONGEST or ends_sentence(line.seen.rstrip(": ")) or len(line.key.split()) > _LONGEST_NAME:
        return False
    bare = line.key.rstrip(": ")
    behind, before = locale.about.opens(bare), locale.about.closes(bare)
    name = line.seen[behind : len(bare)] if behind else line.seen[: max(before, 0)]
    return bool(name.strip()) and (name.lower() == name.title() or any(word[0].isupper() for word in name.split()))

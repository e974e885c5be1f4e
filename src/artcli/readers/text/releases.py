"""Where a text says that it is over: an end mark, notes for editors, what a press release says of its sender."""

from __future__ import annotations

from collections.abc import Iterator

from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.interruptions import END_MARKS
from artcli.readers.text.page import Line, Page
from artcli.readers.text.shapes import ends_sentence, width

_MARKS = " -–—*()[].:/#"
_REMARK = lazily(r"\s*[(\[（][^()\[\]（）]{1,60}[)\]）]\s*:?$")  # 'Notes to editors (not for publication):'
_CLOSERS = (")", "]", "）")
_LONGEST = 80  # characters of such a line
_LONGEST_NAME = 6  # words of the heading over what a sender says of itself
_TOP = 5  # lines among which a release says that it is one
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


def _is_release(page: Page) -> bool:
    """True of a page with a notice above it ('PRESS RELEASE'), which may have been taken out as an advertiser's."""
    lines = [*page.lines[:_TOP], *(one.line for one in page.interruptions)]
    return any(key(line.seen.strip(_MARKS)) in page.locale.release for line in lines)


def text_above(page: Page, end: int) -> Iterator[int]:
    """The sentences and items of a list right above the line that ends a story, which are of it, however short they are."""
    for i in range(end - 1, 0, -1):
        line = page.lines[i]
        if not (line.seen.startswith(_BULLETS) or ends_sentence(line.seen)) or page.locale.furniture.opens(line.key):
            return
        if width(line.seen) > _PROSE and ends_sentence(line.seen):
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
        prose += width(line.seen) > _PROSE and ends_sentence(line.seen)


def _names_sender(line: Line, locale: Locale) -> bool:
    if len(line.key) > _LONGEST or ends_sentence(line.seen.rstrip(": ")) or len(line.key.split()) > _LONGEST_NAME:
        return False
    bare = line.key.rstrip(": ")
    behind, before = locale.about.opens(bare), locale.about.closes(bare)
    name = line.seen[behind : len(bare)] if behind else line.seen[: max(before, 0)]
    return bool(name.strip()) and (name.lower() == name.title() or any(word[0].isupper() for word in name.split()))

"""What the marks of Markdown leave a line to be, where nothing else is told: who wrote them knew which lines were headings and links."""

from __future__ import annotations

from collections.abc import Iterator

from artcli.language import bylines
from artcli.readers.text.markdown import UNMARKED, Mark
from artcli.readers.text.page import Line, Page
from artcli.readers.text.roles import Role

_ALL = frozenset(Role)
_HEADLINE = frozenset({Role.HEADLINE})
_CROSSHEAD = frozenset({Role.CROSSHEAD})
_BODY = frozenset({Role.BODY})
_PICTURE = frozenset({Role.CAPTION, Role.FURNITURE})
_TEXT = frozenset({Role.BODY, Role.CAPTION})
_OF_STORY = frozenset({Role.BODY, Role.HEADLINE, Role.CROSSHEAD, Role.STANDFIRST, Role.SUBHEADLINE})
_NAME = 3  # words of a heading that may be the name of the paper, and no headline


def find(page: Page) -> Iterator[tuple[int, frozenset[Role]]]:
    """The lines of a page that is written in Markdown, each with the roles that its marks leave open.

    The only heading of the first rank is the headline, if it is longer than the name of a paper, or right above a text that was written by hand;
    where there are several, one of them is. A heading is no paragraph, and what is all links is none of the story. Where headings are marked, a line
    without a mark is no crosshead. A text that opens with its headline and has no such links was written by hand, or taken out of its page: each
    heading above a sentence is a crosshead of it.
    """
    if all(line.mark is UNMARKED for line in page.lines):
        return
    titles = _titles(page)
    named = any(_words(page.lines[i]) > _NAME for i in titles)
    written = page.lines[0].mark.rank == 1 and not any(line.mark.linked for line in page.lines)
    opens_text = written and not any(line.mark.rank for line in page.lines[1:2])  # below the name of a paper stands the headline
    sure = len(titles) == 1 and (named or opens_text)
    others = _ALL - _HEADLINE if named or sure else _ALL
    has_crossheads = any(line.mark.strong or (line.mark.rank > 1 and not line.mark.linked) for line in page.lines)
    for i, line in enumerate(page.lines):
        if i in titles:
            yield i, _HEADLINE if sure else _ALL - _TEXT
        elif written and _opens_part(page, i):
            yield i, _CROSSHEAD
        elif written and _opens_part(page, i - 1):
            yield i, _BODY
        else:
            yield i, others & _of(line.mark, has_crossheads=has_crossheads)


def _titles(page: Page) -> list[int]:
    """The headings of the first rank, those that are links only where no other is.

    The first of a note is its own, 'Clipping, the harbour': below it stands where that is from, and then, above a byline, the headline.
    """
    first = [i for i, line in enumerate(page.lines) if line.mark.rank == 1]
    titles = [i for i in first if not page.lines[i].mark.linked] or first
    for i in range(titles[0] + 2, len(page.lines) - 1) if len(titles) == 1 else ():
        if page.lines[i - 1].stopped:
            break
        if _heads_byline(page, i):
            return [i]
    return titles


def _heads_byline(page: Page, index: int) -> bool:
    above, line, below = page.lines[index - 1 : index + 2]
    if line.mark.rank < 2 or line.mark.linked or above.mark.rank or below.mark.rank:
        return False
    return bylines.find(below.seen, page.locale) is not None


def _opens_part(page: Page, index: int) -> bool:
    """True of a heading above a sentence, but for that below the headline, which may be the standfirst."""
    if not 0 < index < len(page.lines) - 1 or page.lines[index - 1].mark.rank == 1:
        return False
    line, below = page.lines[index : index + 2]
    return line.mark.rank > 1 and not below.mark.rank and below.stopped


def _words(line: Line) -> int:
    return len(line.key.split())


def _of(mark: Mark, *, has_crossheads: bool) -> frozenset[Role]:
    if mark.picture:
        return _PICTURE
    if mark.rank:
        return _ALL - _TEXT - (_OF_STORY - _HEADLINE if mark.linked else frozenset())
    if mark.linked:
        return _ALL - _OF_STORY - _TEXT
    return _ALL if mark.strong or not has_crossheads else _ALL - {Role.CROSSHEAD}

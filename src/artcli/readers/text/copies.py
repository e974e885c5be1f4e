"""What a program that printed, clipped or sent a page put on it: the day and time at which it did so, the address, the number of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from artcli.language import dates
from artcli.language.date_line import FIGURE
from artcli.language.date_words import known
from artcli.language.stamps import Stamp
from artcli.patterns import at_once, lazily
from artcli.punctuation import QUOTATION_MARKS
from artcli.readers.text.page import Line, Page
from artcli.values import NamedTuple


class Copied(NamedTuple):
    """A line that such a program printed: which, what it says, and the headline beside that, where it stands nowhere else."""

    at: int
    day: str  # as printed; "" where it tells none
    headline: str = ""
    address: str = ""


_OPENING = lazily(r"\d{2,4}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}")
_SITE = lazily(r" [|–—·•»-] \S")  # 'Headline | The Site'
_MOST = 200  # lines that may be heads, each of which is compared with all others: a page with more is no article
_TITLED = lazily(r"(\w.{10,240}?) +(https?://\S{4,2000})$")
_LEAST = 12  # characters of a headline that is known again
_LONGEST = 300
_WORDS = 3


def find(page: Page) -> Iterator[Copied]:
    """The heads and feet of printed pages: '11/26/25, 3:14 PM  Headline | The Site', '1 of 2  11/26/25, 3:14 PM', 'https://… 1/2'.

    So is 'Headline | The Site  https://…'. And 'Created: 26.11.2025 15:14' near 'Notebook: Reading': the program says when it clipped the page.
    And '[10:42, 22/09/2019] Jane Doe: look at this' on the first line, and on others: a message says when it was sent.
    """
    clipped = _of_notebook(page)
    sent = _of_messages(page)
    number, compared = _number(), 0
    for i, line in enumerate(page.lines):
        addressed = "://" in line.key
        titled = _TITLED.match(line.seen) if addressed else None
        dated = _OPENING.match(line.key) if line.key[:1].isdecimal() else None
        compared += titled is not None or dated is not None
        if compared > _MOST:
            return
        if titled and any(_says_again(line.key[: titled.end(1)], other.key) for n, other in enumerate(page.lines) if n != i):
            yield Copied(i, "", address=titled[2])
        if len(line.seen) > _LONGEST:
            continue
        if i in clipped:
            yield Copied(i, line.seen)
        elif i in sent:
            yield sent[i]
        elif addressed and _numbered_address().fullmatch(line.key):
            yield Copied(i, "")
        elif dated:
            yield from _head(page, i)
        elif number.match(line.key) and (stamp := _stamp(line, page)) is not None and number.fullmatch(line.key[: stamp.start].strip()):
            yield Copied(i, line.seen[stamp.start :])


@cache
def _number() -> re.Pattern[str]:
    """'1 of 2', 'Seite 1 von 2'"""
    return at_once(rf"(?:[^\W\d_]{{4,8}}\.? )?{known().page_of_pages}")


@cache
def _numbered_address() -> re.Pattern[str]:
    """'https://river.example/mill 1/2'"""
    return at_once(rf"<?https?://\S{{4,2000}} {_number().pattern}")


_TOP = 16  # lines
_NEAR = 5  # lines between the day of a clipping and its notebook
_LABELLED = lazily(r"([^:：]{3,24})[:：] ?\S")
_LONGEST_LABEL = 25  # characters, with its colon


def _of_notebook(page: Page) -> frozenset[int]:
    """The days of a clipping in figures, beside what names its notebook."""
    labelled = {i: match[1].strip() for i, line in enumerate(page.lines[:_TOP]) if ":" in line.key[:_LONGEST_LABEL] and (match := _LABELLED.match(line.key))}
    books = [i for i, label in labelled.items() if label in known().notebooks]
    days = [i for i, label in labelled.items() if label in known().clippings] if books else []
    return frozenset(i for i in days if FIGURE.search(page.lines[i].key) and any(abs(i - book) <= _NEAR for book in books))


_MESSAGE = lazily(
    r"(?:\[(?P<inside>[^\[\]]{8,32})\] ?|(?P<before>\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?) - )[^\[\]:：]{1,40}[:：]"
    r"|[^\[\]:：]{1,40}, \[(?P<behind>[^\[\]]{8,32})\]:?$"
)


_EMPHASIS = " *_"  # as chats mark what is bold or slanted


def _of_messages(page: Page) -> dict[int, Copied]:
    """When each message of a chat was sent, by the line that it opens: '[10:42, 22/09/2019] Jane Doe: …', '22/09/2019, 10:42 - Jane Doe: …'.

    None where the page does not open with one.
    """
    out: dict[int, Copied] = {}
    for i, line in enumerate(page.lines):
        match = _MESSAGE.match(line.key)
        if match is not None and match.lastgroup is not None:
            printed = line.seen[match.start(match.lastgroup) : match.end(match.lastgroup)]
            found = dates.find(printed, page.locale)
            if len(found) == 1 and isinstance(found[0].value, datetime):
                out[i] = Copied(i, printed, line.seen[match.end() :].strip(_EMPHASIS))
        if not i and not out:
            break
    return out


def _stamp(line: Line, page: Page) -> Stamp | None:
    """The day and time of a line in figures, if it prints nothing else of the kind."""
    found = dates.find(line.seen, page.locale)
    return found[0] if len(found) == 1 and isinstance(found[0].value, datetime) and found[0].label is None else None


def _head(page: Page, i: int) -> Iterator[Copied]:
    """A line that opens with day and time and goes on with the headline, or has it beside it, where the page was parted in columns."""
    line = page.lines[i]
    stamp = _stamp(line, page)
    if stamp is None or stamp.start:
        return
    behind, title = line.seen[: stamp.end], line.key[stamp.end :]
    below = page.lines[i + 1] if i + 1 < len(page.lines) else None
    beside = not title and below is not None and below.lines == line.lines
    if beside and below is not None:
        title = below.key
    elif not (title[:1].isspace() and title.strip()[:1].isalnum()) and not title.strip().startswith(_OPEN_HEADLINE):
        return
    title = title.strip(" .…")
    if len(title.split()) < _WORDS and len(title) < _LEAST:
        return
    again = any(_says_again(title, other.key) for n, other in enumerate(page.lines) if n not in (i, i + beside))
    sites = [match.start() for match in _SITE.finditer(title)]
    if again or (i == 0 and sites):
        start = line.key.find(title, stamp.end)
        yield Copied(i, behind, "" if again or beside else line.seen[start : start + sites[-1]])


_OPEN_HEADLINE = (*QUOTATION_MARKS, "'", "¿", "¡")  # besides letters and figures: '29.01.26, 09:12 „Wir zahlen nicht“, sagt das Land'


def _says_again(title: str, line: str) -> bool:
    """True of a line that says a printed title, which may have the name of the site behind it, or be cut."""
    return len(line) >= _LEAST and (title.startswith(line) or (len(title) >= 2 * _LEAST and line.startswith(title)))

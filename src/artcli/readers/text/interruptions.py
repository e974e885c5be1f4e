"""Lines that interrupt a page and say nothing new of it, taken out before it is labelled, so that its lines see each other.

A copied page prints "Anzeige" between headline and byline, "The article goes on below" or a call to a channel between two
paragraphs, or "Article content" after every one; a lone "|" or "[mill-1200x800]" stands where an icon or a picture was, and a name
is printed twice, as the picture's text and under it; between two paragraphs, a pointer names another story or a few, and a box offers
a letter or shows a video; a printer parts paragraphs by the ends of its pages. Whatever is above or below such a line is a neighbour
of what is on its other side.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from datetime import date
from itertools import compress
from operator import or_

from artcli.language import bylines, dates
from artcli.language.folding import is_narrow
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import ITEM_MARKS, QUESTION_MARKS
from artcli.readers.text import asides_of_page, boxes, copies, galleries, pointers
from artcli.readers.text.page import Interruption, Line, Page
from artcli.readers.text.roles import Evidence, Judgement, Role
from artcli.readers.text.shapes import PICTURE

END_MARKS = frozenset({"###", "# # #", "##", "####", "-30-", "- 30 -", "–30–", "— 30 —", "(end)", "(ends)", "-ends-", "- ends -"})
_OFTEN = 3  # so many times a line stands beside paragraphs before it is an interruption
_LONGEST = 40  # characters of one that is known by being repeated
_LONGEST_REPEAT = 240  # characters of a line that is printed twice in a row: longer ones are paragraphs


def part(page: Page, *, keep_repeats: bool = False) -> Page:
    """A page to the same with its interruptions apart from its lines; where a grammar knows its lines, none is taken."""
    if page.record_fields or page.story:
        return page
    opening, gallery = _entries(page), galleries.find(page)
    times = {i for i in opening if _is_time(page.lines[i], page.locale)}
    apart = _interrupting(page, times | gallery.counts, gallery.captions)
    kept: list[Line] = []
    taken: list[Interruption] = []
    gap = 0
    entries: set[int] = set()
    pictured: set[int] = set()
    for i, line in enumerate(page.lines):
        if kept and not keep_repeats and line.key == kept[-1].key and len(line.key) <= _LONGEST_REPEAT:
            taken.append(Interruption(line, kept[-1].lines))
            kept[-1] = kept[-1]._replace(mark=line.mark) if line.mark.rank else kept[-1]
        elif i in apart:
            taken.append(Interruption(line, None))
        else:
            if i in opening or i - 1 in times:
                entries.add(len(kept))
            if i in gallery.captions:
                pictured.add(len(kept))
            kept.append(line._replace(gap=gap) if gap > line.gap else line)
            gap = 0
            continue
        gap = max(gap, line.gap)
    if not kept:
        return page
    interrupted = (*page.interruptions, *taken)
    return page._replace(lines=tuple(kept), interruptions=interrupted, entries=frozenset(entries), pictured=frozenset(pictured))


def _interrupting(page: Page, known: Set[int], captions: Set[int]) -> Set[int]:
    """The lines that interrupt a page; `known` are some of them, and those of a gallery's captions are none."""
    lines, locale = page.lines, page.locale
    apart = {*known, *_page_breaks(page), *(i for i, line in enumerate(lines) if _says_nothing(line) or _is_advert(line, page))}
    often = _often_beside_paragraphs(lines)
    repeated = {i for i, line in enumerate(lines) if line.key in often and _may_repeat(line, locale)}
    offered = boxes.find(page, apart | captions) - captions
    apart |= _between_paragraphs(page)  # which a box may begin with as well: 'Sign up for our letter', above its pitch
    pointed = pointers.find(page, apart | {i for i in repeated if not pointers.points(lines[i], locale)})
    return apart | offered | repeated | pointed


def _page_breaks(page: Page) -> frozenset[int]:
    """The lines that a printer put between the paragraphs of two pages: address and number of the one, title and day of the next."""
    copied = [one.at for one in copies.find(page)]
    text = [i for i, line in enumerate(page.lines) if len(line.key) > _PROSE and line.stopped] if copied else []
    return frozenset(i for i in copied if text and text[0] < i < text[-1])


def _often_beside_paragraphs(lines: Sequence[Line]) -> frozenset[str]:
    """The keys of short lines that stand several times beside a whole sentence that is long."""
    long = [len(line.key) > _PROSE and line.stopped for line in lines]
    beside = map(or_, [False, *long], [*long[1:], False])
    often = Counter([line.key for line in compress(lines, beside) if len(line.key) <= _LONGEST])
    return frozenset(key for key, count in often.items() if count >= _OFTEN)


_LONGEST_TIME = 40  # characters of a time with what says that it is one
_PROSE = 60  # characters
_OPENS_WITH_TIME = lazily(r"\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|[ap]\.?m\.?))?(?: ?[–—|:]| -) ?\S")


def _entries(page: Page) -> frozenset[int]:
    """The lines that open the entries of a live blog with a time of day: '17.42 Uhr', 'Posted at 17:45', '17:42 - Ferries stay in port'.

    Most of the text stands below the first, and some below each; a day that is told without its time has it below.
    """
    lines, locale = page.lines, page.locale
    times = [i for i, line in enumerate(lines) if (line.key[:1].isdecimal() and _OPENS_WITH_TIME.match(line.key)) or _is_time(line, locale)]
    if len(times) < _OFTEN:
        return frozenset()
    long = [i for i, line in enumerate(lines) if _is_text(line)]
    times = [i for i in times if not i or not any(type(stamp.value) is date for stamp in dates.find(lines[i - 1].seen, locale))]
    above = sum(i < times[0] for i in long) if times else len(long)
    ends = [*long, len(lines)]
    while len(times) > _OFTEN and times[-1] > max(long, default=0):  # what stands below the text is of another list
        times.pop()
    are_above_text = all(ends[bisect_right(ends, i)] < after for i, after in itertools.pairwise([*times, len(lines)]))
    return frozenset(times) if len(times) >= _OFTEN and 2 * above < len(long) and are_above_text else frozenset()


def _is_text(line: Line, least: int = _PROSE) -> bool:
    """True of a long sentence; one of Han, kana and Hangul says as much with a third of the letters."""
    least = least if is_narrow(line.key) else least // 3
    return len(line.key) > least and line.stopped


def _is_time(line: Line, locale: Locale) -> bool:
    if len(line.key) > _LONGEST_TIME or not any(map(str.isdecimal, line.key)):
        return False
    start = max(locale.published.opens(line.key), locale.updated.opens(line.key))
    return dates.time_alone(line.seen[start:].strip(" :"), locale) is not None


_MARKS_OF_BROWSERS = ("(button)", "iframe:", "[ins: :ins]")  # as browsers for terminals write what they cannot show
_PICTURE = lazily(rf"{PICTURE}$")
_END_OF_WIRE = "nnnn"


def _says_nothing(line: Line) -> bool:
    if line.key.startswith(_MARKS_OF_BROWSERS) or line.key == _END_OF_WIRE or (line.key.startswith("[") and _PICTURE.match(line.key)):
        return True
    return not any(map(str.isalnum, line.key[:200])) and line.key not in END_MARKS


def _is_advert(line: Line, page: Page) -> bool:
    return len(line.key) <= _LONGEST and line.key.strip(" -–—:*[]()0123456789.") in page.locale.advert


_LONGEST_CALL = 80  # characters of a line that only opens as one does
_PARAGRAPH = 40  # characters of a paragraph beside one


def _between_paragraphs(page: Page) -> frozenset[int]:
    """'The article goes on below the video', 'Join our channel on …': lines between two paragraphs with what no heading opens with."""
    lines = page.lines
    short = [i for i in range(1, len(lines) - 1) if len(lines[i].key) <= _LONGEST_CALL and not lines[i].stopped]
    between = [i for i in short if _is_text(lines[i - 1], _PARAGRAPH) and _is_text(lines[i + 1], _PARAGRAPH)]
    bare = {i: lines[i].key.lstrip(boxes.MARKS) for i in between}
    leading = [i for i in between if _leads_on(lines[i], bare[i], page.locale)]
    return frozenset(i for i in leading if not page.locale.subscribe.opens(bare[i]))  # an offer tells what its pitch is, below it


def _leads_on(line: Line, bare: str, locale: Locale) -> bool:
    """True of what such a phrase opens, unless it is short, and a crosshead may open so."""
    opening = bare[: locale.interruptions.opens(bare)]
    is_told = asides_of_page.tells_alone(opening) or (bare != line.key and line.seen[0] not in ITEM_MARKS)
    return opening != "" and (is_told or asides_of_page.is_theirs(bare, opening, locale))


def _may_repeat(line: Line, locale: Locale) -> bool:
    """A speaker ("Frage:") or a question comes again and again too; so may a figure, and in lists of other stories byline and section."""
    if line.key.endswith((":", *QUESTION_MARKS)) or any(map(str.isdecimal, line.key)):
        return False
    return line.key not in locale.sections and bylines.find(line.seen, locale) is None


def judge(one: Interruption) -> Judgement:
    """An interruption as what was judged of it: no model weighed it, its form decided."""
    cue = "says what the line above says" if one.repeats is not None else "interrupts the page"
    return Judgement(one.line.lines, one.line.text, Role.FURNITURE, 1.0, (Evidence(cue, 0.0),), None, 0.0, ())

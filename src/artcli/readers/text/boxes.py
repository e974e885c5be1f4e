"""Boxes between the paragraphs of a story: 'Sign up for our letter' and its pitch, 'Donate now', whose post is shown, how long a video is."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property

from artcli import words
from artcli.language import bylines, dates
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text import pointers
from artcli.readers.text.page import Line, Page, sentences
from artcli.readers.text.told import Told

_NEAR = 3  # lines above a box in which the text must be
_SENTENCE = 5  # words of a sentence of the story, at least
_PARAGRAPH = 12  # words of the first paragraph, at least
_BUTTON, _LONGEST_BUTTON = 4, 26  # words of a button, and its columns
_LONGEST = 110  # characters of a line of a box
_BETWEEN = 2  # lines of a box that nothing tells but those around them
_COUNTED = 240  # characters of a line in which words are counted
MARKS = " >»•*#[(→✅📩📲👉▶►-–—|"
_SIGNATURE = lazily(r"[—–―-]{1,2} ?\S.{0,80}\(@[\w.]{2,30}\)")  # '— Harbour Board (@harbour) 3 March 2025'
_HANDLE = lazily(r"\(@[\w.]{2,30}\)$")  # 'A post shared by Harbour Board (@harbour)'
_CLOCK = lazily(r"(?:\d{1,2}:\d\d ?/ ?)?\d{1,2}:\d\d(?::\d\d)?(?: ?min\.?)?$")
_LENGTH = lazily(r"\d{1,3} ?[^\W\d_]{1,4}\.?$")  # '5 min', below 'Listen to this article'
_CLOSED = 2  # lines of a box below which no pitch follows
_PRICE = lazily(r"[$€£₹¥] ?\d[\d.,]*\b.*[^\W\d_]{3}")  # '$28.50 AT RIVERSHOP'
_MINUTES = lazily(r"\d{1,3} ?[^\W\d_]{1,8}\.?$")  # '5 minutes', where the pack knows the word
_AROUND = MARKS + ":.])!?…\"'“”"
_WHOLE = ("subscribe", "share", "furniture", "advert", "reading_time")
_OTHER = ("see_also", "related", "tags", "legal", "closing", "comments")


def find(page: Page, apart: Container[int]) -> frozenset[int]:
    """A page to the places of the boxes inside its text: sentences stand above, and below them another, or one under a crosshead.

    `apart` has the places of lines that are known to be between the others.
    """
    places = [i for i in range(len(page.lines)) if i not in apart]
    ends = sentences(page)
    boxes = _Boxes([page.lines[i] for i in places], [ends[i] for i in places], page.locale)
    return frozenset(places[n] for box in boxes.all() for n in box)


class _Boxes:
    """What a page shows of its boxes. Which lines are marked as of one, and which are text, is looked at where one may stand, which few lines are near."""

    def __init__(self, lines: Sequence[Line], ends: Sequence[bool], locale: Locale) -> None:
        self.lines, self.ends, self.locale = lines, ends, locale
        self._marked: dict[int, bool] = {}
        self._text: dict[int, bool] = {}

    def all(self) -> list[range]:
        found: list[range] = []
        n = 0
        while n < len(self.lines):
            if any(self.ends[max(0, n - _NEAR) : n]) and self.marked(n) and self._is_inside(n):
                above = self._above(n)
                box = range(above, self._below(n, pitched=above < n))
                if self._is_whole(box) and self._goes_on(box):
                    found.append(box)
                n = box[-1]
            n += 1
        return found

    def marked(self, n: int) -> bool:
        """True of a line that is of a box by its own words."""
        if n not in self._marked:
            self._marked[n] = _is_of_box(self.lines[n], self.locale)
        return self._marked[n]

    def text(self, n: int) -> bool:
        """True of a sentence of a story."""
        if n not in self._text:
            self._text[n] = self.ends[n] and words.has(self.lines[n].seen[:_COUNTED], _SENTENCE) and not self.marked(n)
        return self._text[n]

    @cached_property
    def told(self) -> Told:
        return Told(self.lines, self.text)

    def _is_inside(self, n: int) -> bool:
        """True of a place below a sentence of the text: an offer may stand below a heading, and buttons stand below a standfirst too."""
        above = [self.text(at) for at in range(max(0, n - _NEAR), n)]
        if _is_of_post(self.lines[n], self.locale):
            return any(above)
        if self._offers(n):
            return any(above[-2:])
        return above[-1:] == [True] and (above.count(True) > 1 or (words.has(self.lines[n - 1].key[:_COUNTED], _PARAGRAPH) and self._is_credit(n - 2)))

    def _is_credit(self, n: int) -> bool:
        """True of a byline or a day, below which no standfirst stands."""
        return n > 0 and (bylines.find(self.lines[n].seen, self.locale) is not None or bool(dates.find(self.lines[n].seen, self.locale)))

    def _above(self, n: int) -> int:
        """The place where a box begins: at its first marked line, or at the title and the sentence above a button that takes what they offer."""
        is_button = len(self.lines[n].key) <= _LONGEST_BUTTON and self._offers(n) and not (n + 1 < len(self.lines) and self._is_pitch(n + 1))
        pitched = is_button and n > 2 and self._is_pitch(n - 1) and not self.ends[n - 2] and self.text(n - 3)
        if pitched and not self.marked(n - 2) and self.told.is_foreign(n - 2):  # a pointer is no title: what stands below it is the story
            return n - 2
        is_headed = n > 1 and self._offers(n) and n + 1 < len(self.lines) and self.marked(n + 1) and not self.ends[n - 1] and self.text(n - 2)
        return n - 1 if is_headed and not self.marked(n - 1) and self.told.is_foreign(n - 1) else n

    def _is_pitch(self, n: int) -> bool:
        return self.text(n) and self.told.is_foreign(n)

    def _below(self, n: int, *, pitched: bool) -> int:
        """The place below a box: behind its marked lines, what stands between two of them, and below its first offer, if not above, what is offered."""
        below, offers = n + 1, int(self._offers(n))
        while below < len(self.lines):
            between = next((at for at in range(below, min(len(self.lines), below + _BETWEEN + 1)) if self.marked(at)), None)
            if between is not None and (self._is_held(below, between) or self._is_between(below, between)):
                offers += self._offers(between)
                below = between + 1
            elif self.marked(below - 1) and (_LENGTH.match(self.lines[below].key) or self._is_button(below)):
                below += 1
            elif not pitched and offers == 1 and self._offers(below - 1) and self._is_pitch(below):
                below, pitched = below + 1, True
            else:
                break
        return below

    def _is_held(self, n: int, below: int) -> bool:
        """True of what stands between the heading of an offer and two lines that take it: 'Newsletter', its name, its pitch, 'Your address', 'Sign up'."""
        is_taken = self._offers(n - 1) and self._offers(below) and below + 1 < len(self.lines) and self._offers(below + 1)
        return is_taken and all(len(self.lines[at].key) <= _LONGEST for at in range(n, below))

    def _is_between(self, n: int, below: int) -> bool:
        """True of what is not of the story by its words, or the title of what is to be heard or seen; a sentence below a pointer is of the story."""
        if self.text(n) and pointers.points(self.lines[n - 1], self.locale):
            return False
        return all(self.told.is_foreign(at) or self._is_title(at, below) for at in range(n, below))

    def _is_button(self, n: int) -> bool:
        """'No thanks, close', below what is offered; 'Results are better' is no 'Results'."""
        line = self.lines[n]
        if self.ends[n] or words.count(line.key[:_LONGEST]) > _BUTTON:
            return False
        bare = line.key.lstrip(MARKS)
        opening = bare[: self.locale.furniture.opens(bare)]
        return opening == bare != "" or _joints(opening) > 0

    def _is_title(self, n: int, below: int) -> bool:
        """True of what is to be heard or seen, above how long that takes."""
        return n == below - 1 and not self.ends[n] and _CLOCK.match(self.lines[below].key) is not None

    def _is_whole(self, box: range) -> bool:
        """False of a line alone that may be something else: a heading ('At a glance'), the time of day."""
        only, locale = self.lines[box[0]], self.locale
        return len(box) > 1 or _is_of_post(only, locale) or _calls(only, locale) or pointers.points(only, locale) or is_price(only)

    def _goes_on(self, box: range) -> bool:
        """True if the text goes on below a box: with a sentence, or with a heading and one; below an offer alone stands its pitch."""
        below = box[-1] + 1
        text = next((n for n in range(below, min(len(self.lines), below + 2)) if self.text(n)), None)
        if text is None or any(_opens(self.lines[n], self.locale, _OTHER) for n in range(below, text + 1)):
            return False
        is_closed = len(box) >= _CLOSED or _is_of_post(self.lines[box[0]], self.locale)
        return is_closed or any(self.text(n) and not self.told.is_foreign(n) for n in range(text, min(len(self.lines), text + 3)))

    def _offers(self, n: int) -> bool:
        return _opens(self.lines[n], self.locale, ("subscribe",))


def _is_of_box(line: Line, locale: Locale) -> bool:
    if len(line.key) > _COUNTED:
        return False
    if _is_of_post(line, locale):
        return True
    if len(line.key) > _LONGEST:
        return " " in line.key[: locale.subscribe.opens(line.key)]
    if pointers.points(line, locale) or is_price(line):
        return True
    if locale.photo_credit.opens(line.key):
        return False
    if line.key[:1].isdecimal() and (_CLOCK.match(line.key) or (_MINUTES.match(line.key) and locale.reading_time.within(line.key))):
        return True
    bare = line.key.strip(_AROUND)
    if any(bare in getattr(locale, name) for name in _WHOLE) or _calls(line, locale):
        return bare not in locale.story_end
    return False


def _calls(line: Line, locale: Locale) -> bool:
    """True of a line that an offer opens, or the words of a button, where these are more than a name: no crosshead is 'Social media and the young'."""
    bare = line.key.lstrip(MARKS)
    offer, button = bare[: locale.subscribe.opens(bare)], bare[: locale.share.opens(bare)]
    return (offer != "" and (offer == bare or _joints(offer) > 0)) or (button != "" and _joints(button) > 1)


def _joints(phrase: str) -> int:
    """How many words a phrase has beyond its first; in scripts without spaces, its letters."""
    return words.count(phrase.replace("-", " ")) - 1


def _is_of_post(line: Line, locale: Locale) -> bool:
    if line.key.endswith(")") and _HANDLE.search(line.key) and locale.furniture.opens(line.key):
        return True
    return line.seen[:1] in "—–―-" and _SIGNATURE.match(line.seen) is not None


def is_price(line: Line) -> bool:
    """True of what a shop asks: '$28.50 AT RIVERSHOP'."""
    return line.seen.isupper() and _PRICE.match(line.seen) is not None


def _opens(line: Line, locale: Locale, names: Sequence[str]) -> bool:
    """True of a line that a phrase of one of some lists opens."""
    bare = line.key.lstrip(MARKS)
    return any(getattr(locale, name).opens(bare) for name in names)

"""One line, looked through for days, times of day, and the words around them."""

from __future__ import annotations

import unicodedata

from artcli.language.date_words import Table, Words, ascii_figures
from artcli.language.folding import key
from artcli.patterns import lazily

FIGURE = lazily(r"\d")
# where a stamp may open: at a figure, a word, and at 'April' in 'readApril', 'रावतApril'
CASE_EDGE = lazily(r"[a-zß-öø-ÿ\u0590-\u0dff][A-ZÀ-ÖØ-Þ]")
PLAIN_PLACE = lazily(r"\d+|[^\W\d_]+")
PLACE = lazily(r"\d+|[^\W\d_]+?(?=(?<=[a-zß-öø-ÿ\u0590-\u0dff])[A-ZÀ-ÖØ-Þ])|[^\W\d_]+")
RUN = lazily(r"\d+")
MARKS = frozenset(" ,;|•·●–—-/()[]{}、،၊፣。›»«（）【】「」・~*_\t")  # between a day and its time, and around stamps
IN_DATE = frozenset(" .,،၊፣-/")
BEFORE = MARKS | frozenset(":<>=")
TIGHT = 12  # marks, and
_LOOSE = 26  # marks and words, that may stand between two parts of one stamp


def _is_letter(char: str) -> bool:
    return char.isalpha() or (char > "\u02ff" and unicodedata.category(char)[0] == "M")


def _is_unspaced(char: str) -> bool:
    """True for scripts in which words, or labels and names, stand without a space between them."""
    return "\u0e00" <= char <= "\u0eff" or "\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3"


class Line:
    """One line being looked through; each step answers with what it took and the place behind it.

    No step looks further than some dozens of characters, so that the whole is linear in the length of the line.
    """

    __slots__ = ("open", "order", "raw", "text", "words")

    def __init__(self, text: str, words: Words, order: str | None, folded: str | None = None) -> None:
        self.raw = text
        self.text = ascii_figures(key(text) if folded is None else folded)
        self.words = words
        self.order = order.rstrip("?") if order else words.order
        self.open = order is None or order.endswith("?")  # the other order of day and month is possible

    def _is_case_edge(self, at: int) -> bool:
        """True between 'Uhr' and 'Stuttgart', 'EDT' and 'Updated', 'रावत' and 'April': words that lost the space between them."""
        raw = self.raw
        return raw[at : at + 1].isupper() and (
            raw[at - 1 : at].islower() or "\u0590" <= raw[at - 1 : at] <= "\u0dff" or (raw[at + 1 : at + 2].islower() and raw[at - 1 : at].isupper())
        )

    def starts(self, at: int) -> bool:
        """True if a word may start here."""
        if at == 0:
            return True
        before, here = self.text[at - 1], self.text[at : at + 1]
        return not _is_letter(before) or not _is_letter(here) or _is_unspaced(before) or _is_unspaced(here) or self._is_case_edge(at)

    def ends(self, at: int) -> bool:
        """True if a word may end here."""
        if at >= len(self.text):
            return True
        before, here = self.text[at - 1], self.text[at]
        if before.isdecimal():
            return not here.isdecimal()
        return not _is_letter(here) or not _is_letter(before) or _is_unspaced(before) or _is_unspaced(here) or self._is_case_edge(at)

    def word(self, table: Table, at: int) -> tuple[int, int] | None:
        """The meaning of the longest word of a table that stands at a place, and the place behind it."""
        text = self.text
        for head in (text[at : at + 2], text[at : at + 1]):
            for word, meaning in table.get(head, ()):
                if text.startswith(word, at) and self.ends(at + len(word)):
                    return meaning, at + len(word)
        return None

    def skip(self, at: int, marks: frozenset[str], *tables: Table) -> int:
        """The place behind the marks and link words that stand at a place."""
        text, start, run, taken = self.text, at, 0, 0
        while at < len(text) and at - start <= _LOOSE and run <= TIGHT:
            if text[at] in marks:
                at, run = at + 1, run + 1
                continue
            link = next((found for table in tables if (found := self.word(table, at))), None) if taken < 3 else None
            if link is None or not self.starts(at):
                break
            at, run, taken = link[1], 0, taken + 1
        return at

    def closes(self, table: Table, end: int, floor: int) -> tuple[int, int] | None:
        """The meaning and the start of the longest word of a table that ends at a place."""
        if end <= floor:
            return None
        for word, meaning in table.get(self.text[end - 1], ()):
            start = end - len(word)
            if start >= floor and self.text.startswith(word, start) and self.starts(start):
                return meaning, start
        return None

    def month(self, at: int) -> tuple[int, int] | None:
        """The month whose name stands at a place."""
        found = self.word(self.words.months, at) or self._cut_month(at)
        if found is None:
            return None
        number, end = found
        # Arabic papers print both names of a month: 'نوفمبر/تشرين الثاني'
        if self.text[end : end + 2].strip()[:1] == "/":
            other = self.word(self.words.months, self.skip(end, IN_DATE))
            if other and other[0] == number:
                end = other[1]
        return number, end

    def glued_month(self, at: int, floor: int) -> int:
        """Where the month begins that ends the word before a figure: 'CULTUREAPR 28, 2024'; the figure's place if none does."""
        end = at - 1
        if end - 3 <= floor or self.text[end] != " " or not self.text[end - 1].isalpha():
            return at
        for word, _ in self.words.months_by_end.get(self.text[end - 1], ()):
            start = end - len(word)
            if len(word) > 2 and start > floor and self.text.startswith(word, start) and self.raw[start - 1 : start + 1].isupper():
                return start
        return at

    def _cut_month(self, at: int) -> tuple[int, int] | None:
        """'déce.': a month cut where its paper likes to."""
        stop = self.text.find(".", at, at + 10)
        head = self.text[at:stop]
        if stop - at < 3 or not head.isalpha():
            return None
        number = self.words.cut_months.get(head)
        return (number, stop) if number is not None else None

    def weekday(self, at: int) -> tuple[int, int] | None:
        """The weekday whose name stands at a place."""
        found = self.word(self.words.weekdays, at)
        is_bare = found is not None and found[1] - at == 1 and self.text[at - 1 : at] not in ("(", "（")  # '(月)' is Monday, '月' a month
        return None if is_bare else found

    def may_be_a_stamp(self, at: int) -> bool:
        """False for a figure with nothing of a stamp behind it: '640 people', '3 kilometres', '1.234'."""
        text = self.text
        end = RUN.match(text, at).end()  # type: ignore[union-attr]
        count = end - at
        if (count == 3 and text[end : end + 1] != "年") or count > 6:  # '民國113年'
            return False
        end += text[end : end + 1] == " "
        behind = text[end : end + 1]
        return not behind.isalpha() or behind > "\u0e00" or text[end : end + 2] in self.words.behind_figure or behind in self.words.behind_figure

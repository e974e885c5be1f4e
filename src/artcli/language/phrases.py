"""Sets of words and phrases, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, repeat
from typing import Literal

from artcli.language.folding import key
from artcli.patterns import at_once, lazily

_RUN = lazily(r"[^\W_]+")


def _is_unspaced(char: str) -> bool:
    """True for letters of scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese), and for Hangul's particles."""
    return (
        "\u0e00" <= char <= "\u0eff"
        or "\u1000" <= char <= "\u109f"
        or "\u1780" <= char <= "\u17ff"
        or "\u3040" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
    )


def _is_of_a_word(char: str) -> bool:
    """True for letters and figures, and for the vowel signs of the scripts of India, which are neither: 'व' is a word, in 'वाराणसी' it is none."""
    return char.isalnum() or ("\u0900" <= char <= "\u0dff" and unicodedata.category(char)[0] == "M")


def _goes_on(char: str, behind: str) -> bool:
    """True if two characters side by side are of one word; a figure and what it counts in Korean are not: '5분 전', '12시간 전'."""
    if char.isdecimal() and "\uac00" <= behind <= "\ud7a3":
        return False
    return _is_of_a_word(char) and _is_of_a_word(behind) and not _is_unspaced(char) and not _is_unspaced(behind)


def _bounded(text: str, start: int, end: int) -> bool:
    """True if what stands from start to end in text is whole words."""
    if start > 0 and _goes_on(text[start - 1], text[start]):
        return False
    return not (end < len(text) and _goes_on(text[end - 1], text[end]))


class Phrases:
    """Phrases that are looked for as whole words, in texts that went through `folding.key`.

    Every method takes text that is already a key; every answer is in positions of that text (which are the positions of the
    text it was made from). Longer phrases win. Looking is one dictionary step for each place, whatever the number of phrases.
    """

    # `_heads` and `_tails` have the phrases by their first and last two characters (or by the only one), the longest first; they and
    # the others are made when they are first asked for, since of the many lists of a pack a page needs few
    __slots__ = ("_heads", "_hinted", "_joined", "_set", "_short", "_starts", "_tails", "hints", "words")
    _heads: dict[str, tuple[str, ...]]
    _tails: dict[str, tuple[str, ...]]
    _set: frozenset[str]
    _starts: re.Pattern[str]
    _short: bool  # has any but one character
    hints: frozenset[str]  # of each phrase its longest word, the last of those: 'r' of 'd.r.', for 'd' is in half of all French lines
    _hinted: dict[str, tuple[str, ...]]  # the phrases by it; by "" those without a word: "©"
    _joined: str  # a line each, where they come from a file
    words: tuple[str, ...]

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self.words = tuple(dict.fromkeys(k for p in phrases if (k := " ".join(key(p).split()))))

    @classmethod
    def folded(cls, words: Iterable[str]) -> Phrases:
        """Phrases from the words of others, which are keys already."""
        made = cls.__new__(cls)
        made.words = tuple(dict.fromkeys(words))
        return made

    @classmethod
    def of_lines(cls, joined: str) -> Phrases:
        """Phrases from those of others, a line each."""
        made = cls.__new__(cls)
        made._joined = joined
        return made

    def __getattr__(self, name: str) -> object:
        """Only asked for a slot that is still empty."""
        if name == "words":
            self.words = tuple(self._joined.split("\n")) if self._joined else ()
        elif name == "_set":
            self._set = frozenset(self.words)
        elif name == "_heads":
            self._heads = _by_edge(self.words, 0)
        elif name == "_tails":
            self._tails = _by_edge(self.words, -1)
        elif name == "_starts":
            self._starts = _where_they_may_start(self.words)
        elif name == "_short":
            self._short = any(len(phrase) == 1 for phrase in self.words)
        elif name == "hints":
            self.hints = frozenset(self._hinted)
        elif name == "_hinted":
            self._hinted = _by_hint(self.words)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __contains__(self, text: object) -> bool:
        return text in self._set

    @property
    def all(self) -> frozenset[str]:
        """All phrases, for operations with other sets."""
        return self._set

    def may_stand(self, text: str, words: Collection[str] | None = None) -> bool:
        """False of a text in which no phrase stands, and of hardly any other; far faster to tell than where they stand.

        `words` are all runs of letters and figures in it, or those of them that are `hints`, where these are known and blanks part the words of its script.
        """
        if words is None:
            return any(map(text.__contains__, self.words))
        hinted = self._hinted
        return any(map(text.__contains__, chain(hinted.get("", ()), *map(hinted.__getitem__, self.hints.intersection(words)))))

    def opens(self, text: str, start: int = 0) -> int:
        """The end of the longest phrase that stands at start, or 0."""
        heads = self._heads
        for word in heads.get(text[start : start + 2]) or (self._short and heads.get(text[start : start + 1])) or ():
            if text.startswith(word, start) and _bounded(text, start, start + len(word)):
                return start + len(word)
        return 0

    def closes(self, text: str, end: int | None = None) -> int:
        """The start of the longest phrase that ends at end (the text's end), or -1."""
        end = len(text) if end is None else end
        tails = self._tails
        for word in tails.get(text[max(0, end - 2) : end]) or tails.get(text[max(0, end - 1) : end], ()):
            if text.endswith(word, 0, end) and _bounded(text, end - len(word), end):
                return end - len(word)
        return -1

    def find_all(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of every phrase in a text, from left to right, none overlapping."""
        next_start = self._starts.search
        start = next_start(text) if self.words else None
        while start:
            at = start.start()
            end = self.opens(text, at)
            if end:
                yield at, end
            start = next_start(text, end or at + 1)

    def within(self, text: str) -> bool:
        """True if any phrase stands anywhere in a text."""
        return next(self.find_all(text), None) is not None


class Lists:
    """Several lists of phrases by their names, in which a text is looked up at once."""

    __slots__ = ("_heads", "_kinds")

    def __init__(self, lists: Iterable[tuple[str, Phrases]]) -> None:
        self._kinds: dict[str, frozenset[str]] = {}
        for name, phrases in lists:
            alone = frozenset((name,))
            again = {word: self._kinds[word] | alone for word in self._kinds.keys() & phrases.words}
            self._kinds.update(zip(phrases.words, repeat(alone)))
            self._kinds.update(again)
        heads: dict[str, list[str]] = defaultdict(list)
        for word in self._kinds:
            heads[word[:2]].append(word)
        self._heads = {head: tuple(words) for head, words in heads.items()}

    def kinds(self, text: str) -> frozenset[str]:
        """The names of the lists that a key is a phrase of."""
        return self._kinds.get(text, _NONE)

    def openings(self, text: str) -> frozenset[str]:
        """The names of the lists of which a phrase stands at the start of a key."""
        found = _NONE
        for head in (text[:2], text[:1]):
            words = self._heads.get(head)
            if words is not None and text.startswith(words):
                for word in words:
                    if text.startswith(word) and _bounded(text, 0, len(word)):
                        found |= self._kinds[word]
        return found


_NONE: frozenset[str] = frozenset()


def _where_they_may_start(words: Iterable[str]) -> re.Pattern[str]:
    """Where one of some words may begin: at its first letter, and for a Latin letter or a figure not behind another one."""
    firsts = {word[0] for word in words}
    latin = {first for first in firsts if first.isascii() and first.isalnum()}
    kinds = [f"{before}[{re.escape(''.join(sorted(chars)))}]" for before, chars in (("(?<![a-z0-9])", latin), ("", firsts - latin)) if chars]
    return at_once("|".join(kinds))


def _by_hint(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        table[max(_RUN.findall(phrase)[::-1], key=len, default="")].append(phrase)
    return {hint: tuple(found) for hint, found in table.items()}


def _by_edge(words: Iterable[str], edge: Literal[0, -1]) -> dict[str, tuple[str, ...]]:
    """Words by their first two characters, or their last two, the longest first; a word of one character stands with all it may hide in."""
    table: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        table[word[:2] if edge == 0 else word[-2:]].append(word)
    singles = {pair: found for pair, found in table.items() if len(pair) == 1}
    if singles:
        return {pair: (*found, *singles.get(pair[edge], ())) if len(pair) == 2 else tuple(found) for pair, found in table.items()}
    return {pair: tuple(found) for pair, found in table.items()}

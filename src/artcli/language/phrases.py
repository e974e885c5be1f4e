"""Sets of words and phrases, and where they stand in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from itertools import chain
from typing import Any

from artcli.language.folding import key
from artcli.patterns import at_once, lazily
from artcli.values import NamedTuple

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


class Hints(NamedTuple):
    """What a text has of that by which phrases are known that may stand in it: of its words, or where blanks part none, of its letters."""

    found: Set[str]
    are_words: bool


class Phrases:
    """Phrases that are looked for as whole words, in texts that went through `folding.key`.

    Every method takes text that is already a key; every answer is in positions of that text (which are the positions of the
    text it was made from). Longer phrases win. Looking is one dictionary step for each place, whatever the number of phrases.
    """

    # of the many lists of a pack a page needs few, and of these few phrases: a list is one text until it is asked for, and the phrases that
    # begin alike are one text until some text begins so
    __slots__ = ("_by_letter", "_by_word", "_heads", "_packed", "_set", "_short", "_starts", "_tails", "words")
    _packed: tuple[str, ...]  # see `packed`; several, where lists are put together
    _heads: dict[str, str | tuple[str, ...]]  # the phrases by their first two characters (or the only one); those looked for the longest first
    _tails: dict[str, tuple[str, ...]]  # by their last two
    _set: frozenset[str]
    _starts: re.Pattern[str]
    _short: bool  # has any but one character
    _by_word: dict[str, tuple[str, ...]]  # by their longest word, the last of those: 'r' of 'd.r.', for 'd' is in half of all French lines; "©" by ""
    _by_letter: dict[str, tuple[str, ...]]  # by one of their letters
    words: tuple[str, ...]  # those that begin alike side by side

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._packed = (_packed(k for p in phrases if (k := " ".join(key(p).split()))),)

    @classmethod
    def folded(cls, words: Iterable[str]) -> Phrases:
        """Phrases from the words of others, which are keys already."""
        return cls.unpacked(_packed(words))

    @classmethod
    def unpacked(cls, *packed: str) -> Phrases:
        """Phrases from those of others as `packed` has them."""
        made = cls.__new__(cls)
        made._packed = packed
        return made

    @classmethod
    def together(cls, *lists: Phrases) -> Phrases:
        """The phrases of several lists."""
        return cls.unpacked(*[packed for phrases in lists for packed in phrases._packed])

    @property
    def packed(self) -> str:
        """All phrases, a line each, a blank line between those that begin with other two characters."""
        return self._packed[0] if len(self._packed) == 1 else _packed(self.words)

    def __getattr__(self, name: str) -> object:
        """Only asked for a slot that is still empty."""
        if name == "words":
            words = [word for packed in self._packed if packed for word in packed.replace("\n\n", "\n").split("\n")]
            self.words = tuple(words if len(self._packed) == 1 else dict.fromkeys(words))
        elif name == "_set":
            self._set = frozenset(self.words)
        elif name == "_heads":
            self._heads = _by_head(self._packed)
        elif name == "_tails":
            self._tails = _by_tail(self.words)
        elif name == "_starts":
            self._starts = _where_they_may_start({head[0] for head in self._heads})
        elif name == "_short":
            self._short = 1 in map(len, self._heads)
        elif name == "_by_word":
            self._by_word = _by_hint(self.words, lambda phrase: max(_RUN.findall(phrase)[::-1], key=len, default=""))
        elif name == "_by_letter":
            self._by_letter = _by_hint(self.words, max)
        else:
            raise AttributeError(name)
        return getattr(self, name)

    def __bool__(self) -> bool:
        return any(self._packed)

    def __contains__(self, text: Any) -> bool:
        found = self._heads.get(text[:2])
        return found is not None and text in (self.beginning(text[:2]) if isinstance(found, str) else found)

    @property
    def all(self) -> frozenset[str]:
        """All phrases, for operations with other sets."""
        return self._set

    def beginning(self, head: str) -> tuple[str, ...]:
        """The phrases that begin with two characters, or are one character, the longest first, and the one that is the first of them."""
        found = self._heads.get(head)
        if found is None:
            return self.beginning(head[0]) if self._short and len(head) > 1 else ()
        if isinstance(found, str):
            words = dict.fromkeys(found.split("\n"))
            if self._short and len(head) > 1:
                words |= dict.fromkeys(self.beginning(head[0]))
            self._heads[head] = found = tuple(sorted(words, key=len, reverse=True))
        return found

    def may_stand(self, text: str, hints: Hints | None = None) -> bool:
        """False of a text in which no phrase stands, and of hardly any other; far faster to tell than where they stand, most of all by its hints."""
        if hints is None:
            return any(map(text.__contains__, self.words))
        known = self._by_word if hints.are_words else self._by_letter
        return any(map(text.__contains__, chain(known.get("", ()), *map(known.__getitem__, known.keys() & hints.found))))

    def hints(self, *, are_words: bool) -> Set[str]:
        """The words that its phrases are known by, or the letters."""
        return (self._by_word if are_words else self._by_letter).keys()

    def opens(self, text: str, start: int = 0) -> int:
        """The end of the longest phrase that stands at start, or 0."""
        words = self._heads.get(text[start : start + 2]) or (self._short and self._heads.get(text[start : start + 1])) or ()
        if isinstance(words, str):
            words = self.beginning(text[start : start + 2])
        for word in words:
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
        start = next_start(text) if self else None
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

    __slots__ = ("_heads", "_lists")

    def __init__(self, lists: Iterable[tuple[str, Phrases]]) -> None:
        self._lists = tuple(lists)
        # the phrases by their first two characters, each with the lists that have it
        self._heads: dict[str, tuple[tuple[str, ...], Mapping[str, frozenset[str]]]] = {}

    def _beginning(self, head: str) -> tuple[tuple[str, ...], Mapping[str, frozenset[str]]]:
        known: dict[str, frozenset[str]] = {}
        for name, phrases in self._lists:
            alone = frozenset((name,))
            for word in phrases.beginning(head):
                known[word] = known[word] | alone if word in known else alone
        if len(self._heads) >= _MOST_HEADS:
            self._heads.clear()
        self._heads[head] = found = (tuple(known), known)
        return found

    def kinds(self, text: str) -> frozenset[str]:
        """The names of the lists that a key is a phrase of."""
        head = text[:2]
        return (self._heads.get(head) or self._beginning(head))[1].get(text, _NONE)

    def openings(self, text: str) -> frozenset[str]:
        """The names of the lists of which a phrase stands at the start of a key."""
        head = text[:2]
        words, known = self._heads.get(head) or self._beginning(head)
        found = _NONE
        if text.startswith(words):
            for word in words:
                if text.startswith(word) and _bounded(text, 0, len(word)):
                    found |= known[word]
        return found


_MOST_HEADS = 1 << 10  # that are kept
_NONE: frozenset[str] = frozenset()


def _where_they_may_start(firsts: Set[str]) -> re.Pattern[str]:
    """Where words with some first characters may begin: at one of these, and for a Latin letter or a figure not behind another one."""
    latin = {first for first in firsts if first.isascii() and first.isalnum()}
    kinds = [f"{before}[{re.escape(''.join(sorted(chars)))}]" for before, chars in (("(?<![a-z0-9])", latin), ("", firsts - latin)) if chars]
    return at_once("|".join(kinds))


def _packed(words: Iterable[str]) -> str:
    heads: dict[str, dict[str, None]] = {}
    for word in words:
        heads.setdefault(word[:2], {})[word] = None
    return "\n\n".join(map("\n".join, heads.values()))


def _by_head(lists: Iterable[str]) -> dict[str, str | tuple[str, ...]]:
    """Packed phrases, in groups by their first two characters."""
    heads: dict[str, str | tuple[str, ...]] = {}
    for packed in lists:
        for group in packed.split("\n\n") if packed else ():
            head = group[:2]
            heads[head] = f"{heads[head]}\n{group}" if head in heads else group
    return heads


def _by_hint(phrases: Iterable[str], hint_of: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = defaultdict(list)
    for phrase in phrases:
        table[hint_of(phrase)].append(phrase)
    return {hint: tuple(found) for hint, found in table.items()}


def _by_tail(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by their last two characters, the longest first; a word of one character stands with all it may hide in."""
    table: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        table[word[-2:]].append(word)
    singles = {pair: found for pair, found in table.items() if len(pair) == 1}
    if singles:
        return {pair: (*found, *singles.get(pair[-1], ())) if len(pair) == 2 else tuple(found) for pair, found in table.items()}
    return {pair: tuple(found) for pair, found in table.items()}

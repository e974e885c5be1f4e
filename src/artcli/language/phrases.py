"""Sets of words and phrases, and where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from artcli.language.folding import key


def _is_unspaced(char: str) -> bool:
    """True for letters of scripts that put no space between words (Han, kana, Thai, Lao, Khmer, Burmese), and for Hangul's particles."""
    return "\u0e00" <= char <= "\u0eff" or "\u1000" <= char <= "\u109f" or "\u1780" <= char <= "\u17ff" or "\u3040" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _bounded(text: str, start: int, end: int) -> bool:
    """True if what stands from start to end in text is whole words."""
    if start > 0 and text[start].isalnum() and text[start - 1].isalnum() and not _is_unspaced(text[start]) and not _is_unspaced(text[start - 1]):
        return False
    return not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum() and not _is_unspaced(text[end - 1]) and not _is_unspaced(text[end]))


class Phrases:
    """Phrases that are looked for as whole words, in texts that went through `folding.key`.

    Every method takes text that is already a key; every answer is in positions of that text (which are the positions of the
    text it was made from). Longer phrases win. Looking is one dictionary step for each place, whatever the number of phrases.
    """

    __slots__ = ("_by_end", "_by_first", "words")

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self.words: tuple[str, ...] = tuple(dict.fromkeys(k for p in phrases if (k := " ".join(key(p).split()))))
        self._by_first: dict[str, list[str]] = {}
        self._by_end: dict[str, list[str]] = {}
        for word in sorted(self.words, key=lambda w: (-len(w), w)):
            self._by_first.setdefault(word[0], []).append(word)
            self._by_end.setdefault(word[-1], []).append(word)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and bool(text) and text in self._by_first.get(text[0], ())

    def opens(self, text: str, start: int = 0) -> int:
        """The end of the longest phrase that stands at start, or 0."""
        if start < len(text):
            for word in self._by_first.get(text[start], ()):
                if text.startswith(word, start) and _bounded(text, start, start + len(word)):
                    return start + len(word)
        return 0

    def closes(self, text: str, end: int | None = None) -> int:
        """The start of the longest phrase that ends at end (the text's end), or -1."""
        end = len(text) if end is None else end
        if end > 0:
            for word in self._by_end.get(text[end - 1], ()):
                if text.startswith(word, end - len(word)) and end >= len(word) and _bounded(text, end - len(word), end):
                    return end - len(word)
        return -1

    def find_all(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of every phrase in a text, from left to right, none overlapping."""
        at, first = 0, self._by_first
        while at < len(text):
            end = self.opens(text, at) if text[at] in first else 0
            if end:
                yield at, end
            at = end or at + 1

    def within(self, text: str) -> bool:
        """True if any phrase stands anywhere in a text."""
        return next(self.find_all(text), None) is not None

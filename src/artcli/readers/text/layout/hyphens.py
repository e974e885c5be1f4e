"""Lines that were wrapped to the text that they were, with the words whole that were broken at the end of a line."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.printed import Printed
from artcli.readers.text.shapes import is_hangul, width
from artcli.values import NamedTuple

_BROKEN_WORD = lazily(r"[^\W\d_][-\u00ad‐]$")
_LAST_WORD = lazily(r"[^\W_]+[-\u00ad‐]$")
_FIRST_WORD = lazily(r"[^\W_]+")
_LONGEST_WORD = 60  # characters
_LEAST_STEM, _BEHIND = 6, 3  # letters that two forms of a word have in common, and those of them that stand behind the hyphen
_WORDS = lazily(r"[^\W_]+(?:[-‐][^\W_]+)*")


class Hyphens(NamedTuple):
    """What a page tells of the hyphens at its line ends: whether words were broken there more than once, and which words it holds unbroken."""

    often: bool = False
    words: frozenset[str] = frozenset()
    conjunctions: Phrases | None = None

    def belongs(self, start: str, end: str) -> bool:
        """True of the hyphen between two halves that is printed in the middle of a line too: 'salt-water'; else they are one word if the page breaks words.

        Where it breaks no other, they are one if a word of the page has so much of it that it goes on behind the hyphen: 'electrical' of 'elec-tricity'.
        """
        if f"{start}{end}" in self.words:
            return False
        if self.often or f"{start}-{end}" in self.words:
            return f"{start}-{end}" in self.words
        stem = f"{start}{end}"[: max(_LEAST_STEM, len(start) + _BEHIND)]
        return len(stem) < _LEAST_STEM or len(end) < _BEHIND or not any(word.startswith(stem) for word in self.words)


def find(lines: Sequence[Printed], locale: Locale) -> Hyphens:
    """The hyphens at the ends of wrapped lines."""
    broken = [b for a, b in itertools.pairwise(lines) if not b.gap and _BROKEN_WORD.search(a.text) and b.text[:1].islower()]
    if not broken:
        return Hyphens()
    words = frozenset(key(word) for line in lines for word in _WORDS.findall(line.text))
    return Hyphens(len(broken) > 1, words, locale.conjunctions)


def joined(parts: Sequence[str], hyphens: Hyphens) -> str:
    """Printed lines to the text that was wrapped to them."""
    joined: list[str] = []
    for part, below in itertools.zip_longest(parts, parts[1:]):
        joined.append(part if below is None else _before(part, below, hyphens))
    return "".join(joined)


def _before(part: str, below: str, hyphens: Hyphens) -> str:
    """A printed line as it stands before the one below it: without the hyphen of a broken word, or with a space."""
    if part.endswith("\u00ad"):
        return part[:-1]
    if _BROKEN_WORD.search(part, max(0, len(part) - 2)):
        start, end = _LAST_WORD.search(part[-_LONGEST_WORD:]), _FIRST_WORD.match(below)
        if start is None or end is None or not below[:1].islower():
            return part
        if hyphens.conjunctions is not None and key(end[0]) in hyphens.conjunctions.all:  # 'Nord-' above 'und Südkorea'
            return f"{part} "
        return part if hyphens.belongs(key(start[0][:-1]), key(end[0])) else part[:-1]
    if width(part[-1]) > 1 and width(below[0]) > 1 and not is_hangul(part[-1]):
        return part  # scripts without spaces
    return f"{part} "

"""How alike two texts are."""

from __future__ import annotations

import re
from collections import Counter

from artcli.language.folding import key
from artcli.language.phrases import Phrases

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W_]+")
_SPACE = re.compile(r"\s+")


def form(text: str) -> str:
    """The form in which texts are compared: folded, white space as one space."""
    return _SPACE.sub(" ", key(text)).strip(" .,;:!?…\"'«»“”„()")


def words(folded: str) -> tuple[str, ...]:
    """The words of a folded text; a letter each where the script has no spaces."""
    return tuple(_WORD.findall(folded))


def likeness(one: str, other: str) -> float:
    """The edit-distance likeness of two folded texts, 0 to 1 (insertions and deletions, as rapidfuzz counts them)."""
    if one == other:
        return 1.0
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other))


def adds_nothing(repeat: str, original: str, negations: Phrases | None) -> bool:
    """True if a folded text has no word, no number and no negation that the original lacks, and takes no negation away."""
    mine, theirs = Counter(words(repeat)), Counter(words(original))
    if mine - theirs:
        return False
    if negations is None:
        return True
    return _count(repeat, negations) == _count(original, negations)


def _count(folded: str, phrases: Phrases) -> Counter[str]:
    return Counter(folded[start:end] for start, end in phrases.find_all(folded))

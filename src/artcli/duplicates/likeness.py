"""How alike two texts are, and whether one only says again what the other says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from artcli import words
from artcli.language.folding import composed, key
from artcli.language.phrases import Phrases
from artcli.patterns import lazily

_ENDS = " .,;:!?…\"'«»“”„‘’()[]*–—-|•·。、，！？：；（）「」"
_NUMBER = lazily(r"[+\-]?\d(?:[\d.,:/]{0,20}\d)?")
_LONGEST = 20_000  # characters: comparing takes time by their square


def form(text: str) -> str:
    """The form in which texts are compared: folded, white space as one space, without the signs at its ends."""
    folded = key(composed(text))
    if "  " in folded or "\n" in folded or "\r" in folded:
        folded = " ".join(folded.split())
    return folded.strip(_ENDS)


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """The edit-distance likeness of two folded texts, 0 to 1; 0 where it is below `least`.

    It counts insertions and deletions (Indel): twice what they have in common, over what they have.
    """
    if one == other:
        return 1.0
    total = len(one) + len(other)
    if _are_in_order(one, other):  # most repeats only leave out, which shows without a library that takes longer to load than to read a page
        alike = 1 - (len(other) - len(one)) / total
        return alike if alike >= least else 0.0
    if max(len(one), len(other)) > _LONGEST:
        return _likeness_by_words(one, other, least)
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(one, other, score_cutoff=least))


def _likeness_by_words(one: str, other: str, least: float) -> float:
    """The same for long texts, in time linear in their length: by the words in common, whatever their order."""
    mine, theirs = Counter(words.split(one)), Counter(words.split(other))
    common = sum(len(word) * n for word, n in (mine & theirs).items())
    total = sum(len(word) * n for counted in (mine, theirs) for word, n in counted.items())
    alike = 2 * common / total if total else 0.0
    return alike if alike >= least else 0.0


def adds_nothing(repeat: str, original: str, negations: Phrases | None) -> bool:
    """True if a folded text only leaves out words of the other: it has no word, no number and no order of words of its own.

    Nor may a negation go: "a signé" does not repeat "n'a pas signé". Where the negations of the language are not known, no word may.
    """
    mine, theirs = words.split(repeat), words.split(original)
    if negations is None:
        return mine == theirs and _numbers(repeat) == _numbers(original)
    if not _are_in_order(mine, theirs) or _numbers(repeat) - _numbers(original):
        return False
    return _phrases(repeat, negations) == _phrases(original, negations)


def _are_in_order(some: Sequence[str], all_of_them: Sequence[str]) -> bool:
    """True if some words are among others in the same order: "Lyon bat Paris" does not repeat "Paris bat Lyon"."""
    rest = iter(all_of_them)
    return all(word in rest for word in some)


def _numbers(folded: str) -> Counter[str]:
    """The numbers with their signs, for '1,5' and '15' and '-15' are as many numbers."""
    return Counter(_NUMBER.findall(folded))


def _phrases(folded: str, phrases: Phrases) -> Counter[str]:
    return Counter(folded[start:end] for start, end in phrases.find_all(folded))

"""What a word is, and how many a text has."""

from __future__ import annotations

from itertools import filterfalse

from artcli.article import Article
from artcli.patterns import lazily

# Scripts without spaces between words: Thai, Lao, Burmese, Khmer; kana, Han. There a letter counts as a word, as news systems count.
_LETTERS = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u1000-\u102a\u103f\u1050-\u1055\u1780-\u17b3"
    "\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Signs that belong to the letter before them, which Python's \w leaves out: accents that stand alone, points, Indic vowels.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57"
    "\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0d82\u0d83\u0dca-\u0ddf"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u1056-\u1059\u17b4-\u17d3\u200c\u200d"
)
# Neither of the two is in a text of Latin, Greek or Cyrillic letters with the usual punctuation.
# (a set of many ranges takes long to compile, and longest where they are far apart)
_BEYOND = lazily("[^\0-\u02ff](?<![\u0370-\u0482\u048a-\u052f])(?<![\u1e00-\u200b\u2010-\u203f])(?<![\u20ac\u2116])")
_RUN = lazily(r"[^\W_]+")
# possessive: a run is never given back letter by letter, which for a line of a million letters would take memory for each of them
_SIGNED_RUN = lazily(rf"[^\W_]++(?:[{_SIGNS}]++|[^\W_]++)*+")
UNSPACED = lazily(f"([{_LETTERS}][{_SIGNS}]*)")
"""A letter of a script without spaces, with its signs."""
# an apostrophe or a hyphen makes one word of two, as in "aujourd'hui" and "well-known"; a sign makes one number of "12,5"
# a set comes first, by which the places are found fast
_JOINT = lazily(r"['\-.,](?:(?<=['\-])(?<![\s'\-].)(?=\w)|(?<=[0-9][.,])(?=[0-9]))")

_LETTERS_OF_WORD = 12  # in hardly any text are so many needed for each


def split(text: str) -> list[str]:
    """The runs of letters and figures in a text; in scripts without spaces, its letters.

    >>> split("L'été 2025, 東京")
    ['L', 'été', '2025', '東', '京']
    """
    if text.isascii() or not _BEYOND.search(text):
        return _RUN.findall(text)
    runs = _SIGNED_RUN.findall(text)
    if not UNSPACED.search(text):
        return runs
    return [word for run in runs for word in UNSPACED.split(run) if word]


def count(text: str) -> int:
    """How many words a text has.

    >>> count("Aujourd'hui, 12,5 % des sous-traitants…")
    4
    """
    text = text.replace("’", "'")
    if not text.isascii() and _BEYOND.search(text):
        return len(split(_JOINT.sub("", text)))
    pieces = text.split()
    others = list(filterfalse(str.isalnum, pieces))
    return len(pieces) - len(others) + len(_RUN.findall(_JOINT.sub("", " ".join(others))))


def has(text: str, least: int) -> bool:
    """True of a text that has so many words or more; the beginning of most tells.

    >>> has("Ferry returns to Halvoe", 4)
    True
    """
    if len(text) < least:
        return False
    beginning = text[: _LETTERS_OF_WORD * least]
    return sum(map(str.isalnum, beginning.split())) >= least or count(beginning) >= least or (len(text) > len(beginning) and count(text) >= least)


def count_words(article: Article) -> int:
    """How many words an article's body has, crossheads included."""
    return count("\n".join([paragraph.text for paragraph in article.body]))

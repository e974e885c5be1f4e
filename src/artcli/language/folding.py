"""The form of a text in which words are compared: same length as the text, so that positions hold in both."""

from __future__ import annotations

import re
import unicodedata

# Spaces of every width look like a space; what shows nothing, or only steers direction, becomes one too.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
_BREAKS = "\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_QUOTES = {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u00b4": "'", "\u201b": "'", "\u05f3": "'"}
_DASHES = dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-")
_COLONS = {"\uff1a": ":", "\ufe55": ":"}


def _one_to_one_lower() -> dict[int, str]:
    """Letters whose lower case or accents differ between capitals and small letters in print: İ and ı, ς, Greek tonos."""
    table = {ord("İ"): "i", ord("I"): "i", ord("ı"): "i", ord("ς"): "σ", ord("ẞ"): "ß"}
    for code in (*range(0x0370, 0x0400), *range(0x1F00, 0x2000)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if base != chr(code).lower() and "\u0370" <= base <= "\u03ff":
            table[code] = "σ" if base == "ς" else base
    return table


_TO_SPACE = str.maketrans(dict.fromkeys(_SPACES + _INVISIBLE + _BREAKS, " "))
_DROP = str.maketrans(dict.fromkeys(_INVISIBLE))
_KEY = str.maketrans(dict.fromkeys(_SPACES + _INVISIBLE + _BREAKS, " ") | _QUOTES | _DASHES | _COLONS | {chr(k): v for k, v in _one_to_one_lower().items()})
_RUNS = re.compile(r"[ \n\r]+")


def normalise_space(text: str) -> str:
    """A text with every run of white space as one space and none at its ends; no other character is touched."""
    return " ".join(text.split())


def visible(text: str) -> str:
    """A text without the marks that show nothing (soft hyphen, zero-width space, direction marks), white space normalised."""
    return " ".join(text.translate(_DROP).split())


def key(text: str) -> str:
    """A text in the form in which words are compared; as long as the text itself.

    Lower case, one kind of apostrophe, hyphen, colon and space, Greek without accents (capitals are printed without them).

    >>> key("MIS À JOUR\\u00a0LE")
    'mis à jour le'
    >>> key("GÜNCELLEME İÇİN") == key("güncelleme için")
    True
    """
    if text.isascii():
        return text.lower().translate(_KEY) if not text.isprintable() else text.lower()
    lowered = text.translate(_KEY).lower()
    if len(lowered) != len(text):  # a capital whose small form is two letters
        lowered = "".join(c.lower()[:1] for c in text.translate(_KEY))
    return lowered

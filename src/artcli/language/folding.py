"""The form of a text in which words are compared: same length as the text, so that positions hold in both."""

from __future__ import annotations

import unicodedata
from functools import cache

from artcli.patterns import lazily

# Spaces of every width look like a space; what shows nothing, or only steers direction, becomes one too.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
_BREAKS = "\t\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"

_DROP = str.maketrans(dict.fromkeys(_INVISIBLE))
_QUOTES = "\u2018\u2019\u02bc\u2032\u00b4\u201b\u05f3"
_DASHES = "\u2010\u2011\u2212\ufe63\uff0d"
_COLONS = "\uff1a\ufe55"
# What most texts hold of all these, and Turkish its two letters: to replace them one by one is far faster than to look up each letter.
_COMMON = (("\u2019", "'"), ("\u2018", "'"), ("\u00a0", " "), ("\uff1a", ":"), ("İ", "i"), ("ı", "i"))


def _greek_without_accents() -> dict[str, str]:
    """Greek letters to those without tonos and breathings: capitals are printed without them."""
    table = {}
    for code in (*range(0x0370, 0x0400), *range(0x1F00, 0x2000)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if base != letter.lower() and "\u0370" <= base <= "\u03ff":
            table[letter] = base
    return table


@cache
def _rare() -> dict[int, str]:
    """Every other character that a key shows in another form."""
    forms = dict.fromkeys(_SPACES + _INVISIBLE + _BREAKS, " ") | dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DASHES, "-")
    return str.maketrans(forms | dict.fromkeys(_COLONS, ":") | _greek_without_accents())


_HIDDEN = lazily(f"[{_INVISIBLE}]")
_RARE = lazily(f"[{_SPACES}{_INVISIBLE}{_BREAKS}{_QUOTES}{_DASHES}{_COLONS}\u0370-\u03ff\u1f00-\u1fff]")


def normalise_space(text: str) -> str:
    """A text with every run of white space as one space and none at its ends; no other character is touched."""
    if "  " not in text and text.isprintable():  # then it has no white space but single spaces
        return text.strip()
    return " ".join(text.split())


def hides(text: str) -> bool:
    """True if a text holds marks that show nothing: soft hyphen, zero-width space, direction marks."""
    return not (text.isascii() or text.isprintable()) and _HIDDEN.search(text) is not None


def visible(text: str) -> str:
    """A text without the marks that show nothing, white space normalised."""
    return normalise_space(text.translate(_DROP) if hides(text) else text)


_MAYBE_WIDE = lazily("[^\0-\u052f](?<![\u0590-\u06ff\u2010-\u203f])")  # no letter of Latin, Greek, Cyrillic, Hebrew or Arabic, no dash or quote


def is_narrow(text: str) -> bool:
    """True of a text of whose letters each takes one column, and is of a script that parts its words by spaces; some such texts are not known as one."""
    return text.isascii() or not _MAYBE_WIDE.search(text)


_MOST_ACCENTS = 30  # on one letter; to put more in order takes the square of their number


def is_hidden(text: str) -> bool:
    """True of a text, its white space normalised, that shows nothing: it is empty, or only such marks."""
    return not text or (text[0] in _INVISIBLE and not visible(text))


def composed(text: str) -> str:
    """A text with each letter and its accents as one character, where there is one: some systems store 'é' as 'e' and its accent."""
    return text if is_composed(text) or _is_stacked(text) else unicodedata.normalize("NFC", text)


def is_composed(text: str) -> bool:
    """True of a text in which each letter and its accents are one character, where there is one."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _is_stacked(text: str) -> bool:
    run = 0
    for char in text:
        run = run + 1 if unicodedata.combining(char) else 0
        if run > _MOST_ACCENTS:
            return True
    return False


def key(text: str) -> str:
    """A text in the form in which words are compared; as long as the text itself.

    Lower case, one kind of apostrophe, hyphen, colon and space, Greek without accents and with one sigma.

    >>> key("MIS À JOUR\\u00a0LE")
    'mis à jour le'
    >>> key("GÜNCELLEME İÇİN") == key("güncelleme için")
    True
    """
    if text.isascii() and text.isprintable():
        return text.lower()
    for printed, folded in _COMMON:
        text = text.replace(printed, folded)
    if _RARE.search(text):
        text = text.translate(_rare())
    return text.lower().replace("ς", "σ")

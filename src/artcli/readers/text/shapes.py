"""What a line shows by its form alone: how many columns it takes, how it ends, whether it is an item, a rule, or the title of a series with its number."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container

from artcli.language.folding import composed, is_narrow, key
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import BULLETS, CLOSERS, STOPS
from artcli.words import UNSPACED

_ARMENIAN = frozenset(map(chr, range(0x0531, 0x0588)))  # its full stop looks like a colon, and is mostly typed as one


def ends_sentence(text: str) -> bool:
    """True if a text ends as a sentence does, whatever closes after the stop."""
    bare = text.rstrip(CLOSERS)
    return bare.endswith(STOPS) or (bare[-1:] == ":" and bare[:-1].rstrip(CLOSERS)[-1:] in _ARMENIAN)


def ends_open(text: str, locale: Locale) -> bool:
    """True of a line that ends with a small word, and not with that of a byline."""
    last = key(text.rsplit(" ", 1)[-1])
    return last in locale.function_words.all and last not in locale.byline.words


def begins_small(text: str) -> bool:
    """True of a text that begins with a small letter where it could be a capital; sentences in Georgian begin with no other."""
    return text[0].islower() and not "\u10d0" <= text[0] <= "\u10ff"


def width(text: str) -> int:
    """Columns of a text in a terminal: Han, kana and Hangul take two."""
    if text.isascii():
        return len(text)
    text = composed(text)
    if is_narrow(text):
        return len(text)
    kinds = Counter(map(unicodedata.east_asian_width, text))
    return len(text) + kinds["W"] + kinds["F"]


def room(word: str) -> int:
    """The columns that a word needs at the end of a line: Han and kana break anywhere, Hangul between words, Thai and Khmer between words without blanks."""
    if width(word) > len(word) and not is_hangul(word[0]):
        return 2
    return min(width(word), _LONGEST_UNPARTED) if UNSPACED.match(word) else width(word)


_LONGEST_UNPARTED = 6  # columns of a word that no blank parts from the next, as most are


def is_hangul(char: str) -> bool:
    """True of a syllable of Korean, which is as wide as an ideograph, but whose words are parted by blanks."""
    return "\uac00" <= char <= "\ud7af"


_NUMBER = r"(?:[1-9]|1\d)"  # of a part; what is higher is an age: 'Actor dies, aged 45'
# behind a comma, a colon or in brackets: 'Our bridges, part 3 of 5', 'Serie: Våra broar, del 3', 'Nos ponts (3/5)'; behind more words than three,
# a number alone in brackets is an age: 'Los puentes (3)', but 'Mother looks for her son (7)'
_INSTALMENT = lazily(
    rf"(?:[^\d\s]{{1,30}} ){{1,3}}\({_NUMBER}\)"
    rf"|[^\d]{{3,60}}?(?:\((?:([^\W\d_]{{2,12}}\.?) {_NUMBER}(?: ?/ ?\d{{1,2}})?|{_NUMBER} ?/ ?\d{{1,2}})\)"
    rf"|[,:] ([^\W\d_]{{2,12}}\.?) {_NUMBER}(?:(?: ?/ ?| [^\W\d_]{{1,4}} )\d{{1,2}})?)"
)


def is_instalment(text: str, named: Container[str]) -> bool:
    """True of the title of a series with the number of its part, as 'Our bridges, part 3', in the words for one; 'Review: Gladiator 2' is none."""
    found = _INSTALMENT.fullmatch(text) if text.endswith(_LAST_OF_INSTALMENT) else None
    if found is None:
        return False
    word = found[1] or found[2]
    return word is None or key(word) in named


_LAST_OF_INSTALMENT = (*map(str, range(10)), ")")
ITEM = lazily(rf"[*{BULLETS}][ \u00a0]|>>|[_=*~.·-]{{5,}}$")  # an item of a list, a pointer, a rule
NTH = r"(\d{1,3}) ?(?:/|[^\W\d_]{1,6}) ?(\d{1,3})"
"""How pictures are counted: '2/8', '2 of 8', '2 von 8'."""
PICTURE_FILE = r"\.(?:jpe?g|png|gif|webp|svg)"
"""What the name of a picture's file ends with."""
PICTURE = rf"\[(?:img|image|[^][\s]{{1,80}}-?\d{{2,4}}x\d{{2,4}}|[^][]{{1,80}}{PICTURE_FILE})\]"
"""What browsers for terminals print in the place of a picture without words: '[mill-1200x800]', '[mill.jpg]'."""
DRAWN = frozenset("=_*#~+•-–—─━═")
"""What a rule across a page is drawn with."""
CLOSE_LABEL = (":", "–", "—", " -")
"""What parts a label from the headline below it."""
RULE = lazily(r"[_=*~.·-]{8}$")
LONG_RULE = lazily(r"([=_*#~-])\1{9,}$")  # '==========', which nobody draws inside of a story

"""What the house says to its reader, or of the text itself, taken for a part of the story; phrases of the pack (`closing`) tell it."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import QUOTATION_MARKS, STOPS
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import OF_TEXT, Role
from artcli.words import UNSPACED

_LONGEST = 80  # words
_TOLD_IN = lazily(r"(?:(?<!\w)\"|[“„«»「『])[^\"“”„«»」』]*(?:[\"”“«»」』]|$)")  # not the mark inside 'צה"ל'
_TELLING = 3  # words of a phrase that nothing else has inside a sentence
_ENDED = lazily(rf"\W*$|[{''.join(STOPS)}]")


def find(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'You can email Jo Hale here, and read more of her reports', 'Our letter comes to your inbox every Friday' in the text: the house speaks to its reader.

    Two phrases of the pack say so anywhere, one beside what is no text. Of the labelled paragraphs one in two thousand holds one.
    """
    roles, out = labels.roles, list[int]()
    for i in labels.of(*OF_TEXT):
        said = count(facts[i], locale) if facts[i].size <= _LONGEST else 0
        is_inside = 0 < i < len(roles) - 1 and i - 1 not in out[-1:] and roles[i - 1] in OF_TEXT and roles[i + 1] in OF_TEXT
        if said > 1 or (said and not is_inside):
            heads = roles[max(0, i - 1) : i] == (Role.CROSSHEAD,) and not facts[i - 1].sentence
            out += [i - 1, i] if heads else [i]
    return out


def count(fact: Facts, locale: Locale) -> int:
    """How surely the house speaks in a line: 0 not, 1 by where a phrase stands, or the number of its phrases, if these are two or more.

    What somebody said is told, and so is what the rest of the story tells as well.
    """
    if fact.told or fact.line.seen.startswith(QUOTATION_MARKS):
        return 0
    line = fact.line.key.lstrip("([*•–—- ")
    if not locale.closing.may_stand(line, fact.hints):
        return 0
    found = locale.closing.find_all(line)
    told = [match.span() for match in _TOLD_IN.finditer(line)]
    own = [(start, end) for start, end in found if not any(begin < start < stop for begin, stop in told)]
    places = [(start, end) for start, end in own if " " in line[start:end] or UNSPACED.match(line, start)]  # a word alone says little
    phrases = {line[start:end] for start, end in places}
    return len(phrases) if len(phrases) > 1 else int(any(_says_so(line, start, end) for start, end in places))


def _says_so(line: str, start: int, end: int) -> bool:
    """True of a phrase of several words anywhere, and of a shorter one that opens or ends a sentence: a story tells of 'reader letters', too."""
    is_long = line.count(" ", start, end) >= _TELLING - 1 or UNSPACED.match(line, start) is not None
    return is_long or line[:start].rstrip()[-1:] in ("", *STOPS) or _ENDED.match(line, end) is not None

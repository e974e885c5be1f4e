"""Names of inputs and words of articles to names of outputs: safe on every disk, never outside the output folder."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

LONGEST = 255  # bytes of a name, on nearly every disk
_ROOM_FOR_A_NUMBER = 8  # "-2", "-1000000"
_LONGEST_SLUG = 100
_DEVICES = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *(f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³")))
_NOWHERE = re.compile(r'[<>:"|?*\\]')  # signs that no name may hold on a disk of Windows, on SMB and exFAT, and in a zip that is opened there
_OWN = ".artcli"
# a suffix has a letter: 'Interview no. 12' and '2025.11.25' have none
_SUFFIX = re.compile(r"\.(?=[0-9]{0,4}[A-Za-z])[A-Za-z0-9]{1,8}$")


def fold(name: str) -> str:
    """A name as the least discerning disk sees it: two names that fold to the same may be one file there.

    >>> fold("Été.txt") == fold("E\\u0301TE\\u0301.TXT")
    True
    """
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def stem(name: str) -> str:
    """A file's name without its suffix.

    >>> stem("story.txt"), stem("2025.11.25"), stem(".profile")
    ('story', '2025.11.25', '.profile')
    """
    found = _SUFFIX.search(name)
    return name[: found.start()] if found and found.start() else name


def mirrored(place: str, room: int = 0) -> str:
    """The path of an input below its source to the path of its outputs, without suffix; `room` is for the longest suffix.

    >>> mirrored("news/con/a\\nb.txt", 5)
    'news/con_/a%0Ab'
    >>> mirrored("etc./Who? Where?.txt", 5)
    'etc_/Who%3F Where%3F'
    """
    *folders, name = place.split("/")
    parts = [_folder(part) for part in folders if part not in ("", ".", "..")]
    return "/".join((*parts, _cut(_safe(stem(name)), LONGEST - room - _ROOM_FOR_A_NUMBER)))


def numbered(name: str, number: int) -> str:
    """The name of the second, third … of several: 'story', 'story-2', 'story-3'."""
    return name if number == 1 else f"{name}-{number}"


def number_after(name: str, base: str) -> int | None:
    """What `numbered` was given to make a name of another: 3 of 'story-3', after 'story'."""
    tail = name[len(base) + 1 :]
    is_one = name.startswith(f"{base}-") and tail.isascii() and tail.isdigit() and not tail.startswith("0")
    return int(tail) if is_one and len(tail) < 10 else None


class Own:
    """The names that an input has from earlier runs, by what they are numbers of: its articles get them again before others."""

    def __init__(self, folded: Iterable[str]) -> None:
        self._left = set(folded)
        self._numbers: dict[str, list[int]] = {}
        for name in self._left:
            self._numbers.setdefault(name, []).append(1)
            base = name.rpartition("-")[0]
            if (number := number_after(name, base)) is not None and number > 1:
                self._numbers.setdefault(base, []).append(number)
        for numbers in self._numbers.values():
            numbers.sort(reverse=True)

    def next(self, base: str) -> str | None:
        """The first of the names 'story', 'story-2', 'story-3' … that is left; it is given once."""
        numbers = self._numbers.get(fold(base), [])
        while numbers:
            name = numbered(base, numbers.pop())
            if fold(name) in self._left:
                self._left.remove(fold(name))
                return name
        return None


def slug(text: str, longest: int = _LONGEST_SLUG) -> str:
    """A text to letters, digits and hyphens of any script, cut between words where it is long.

    >>> slug("L'été, « enfin » : 3/4 ❤\\ufe0f")
    'l-été-enfin-3-4'
    """
    known = unicodedata.normalize("NFC", text[: longest * 4]).lower()
    words = [word for word in "".join(char if _is_of_a_word(char) else " " for char in known).split() if any(map(str.isalnum, word))]
    while len(words) > 1 and len("-".join(words).encode()) > longest:
        words.pop()
    return _cut("-".join(words), longest)


def _is_of_a_word(char: str) -> bool:
    """Letters, digits, and the vowel signs and accents that many scripts write as marks; no mark that only chooses a look."""
    return char.isalnum() or (unicodedata.category(char) in ("Mn", "Mc") and not _VARIANT.match(char))


# variation selectors ("❤" as a picture), of Mongolian too, and the joiner of graphemes: they show nothing themselves
_VARIANT = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _safe(part: str) -> str:
    """A part of a path that can be made on every system and shown on every line; what cannot stands as '%0A'. A suffix follows."""
    if not (part.isascii() and part.isprintable()) or _NOWHERE.search(part):
        part = "".join(_escaped(char) for char in part)
    if part in (".", "..", ""):
        return "_"
    if part.lower().startswith(_OWN):
        return f"{part[: len(_OWN)]}_{part[len(_OWN) :]}"
    first, dot, rest = part.partition(".")
    return f"{first}_{dot}{rest}" if first.lower().rstrip() in _DEVICES else part


def _folder(part: str) -> str:
    """A folder's name; dots and blanks at its end, which Windows would leave out, are underscores."""
    name = _cut(_safe(part), LONGEST)
    kept = name.rstrip(". ")
    return kept + "_" * (len(name) - len(kept))


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte that is no UTF-8
        return f"%{ord(char) - 0xDC00:02X}"
    if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") or _NOWHERE.match(char):
        return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "surrogatepass"))
    return char


def _cut(text: str, longest: int) -> str:
    """The beginning of a text that takes so many bytes at most, with no character cut in two."""
    data = text.encode()
    return text if len(data) <= longest else data[:longest].decode("utf-8", "ignore")


FIELDS = ("date", "year", "month", "day", "slug", "section", "language", "creator", "agency", "name", "folder", "id", "number")
"""What a template may name."""


@dataclass(frozen=True)
class Template:
    """How outputs are called by what their articles say: '{date}-{slug}'."""

    text: str

    def __post_init__(self) -> None:
        try:
            fields = [field for _, field, _, _ in self._parts if field is not None]
        except ValueError as problem:
            raise ValueError("its braces do not match; a field stands so: {slug}, a brace of its own so: {{") from problem
        unknown = [field for field in fields if field not in FIELDS]
        if unknown:
            raise ValueError(f"there is no field '{unknown[0]}'; there are {', '.join(FIELDS)}")
        if not fields:
            raise ValueError("it names no field, so that every output would be called the same")
        if any(spec or conversion for _, _, spec, conversion in self._parts):
            raise ValueError("a field stands alone in its braces: {slug}")
        plain = "".join(literal for literal, _, _, _ in self._parts)
        if self.text.startswith("/") or "\\" in plain or any(part in (".", "..", "") for part in self.text.split("/")):
            raise ValueError("it must lead to a place in the output folder")

    @cached_property
    def _parts(self) -> list[tuple[str, str | None, str | None, str | None]]:
        return list(string.Formatter().parse(self.text))

    @property
    def is_path(self) -> bool:
        """Does it say the folder, too? Else outputs stay in the folder that mirrors their input's."""
        return "/" in self.text

    def fill(self, values: Mapping[str, str], room: int = 0) -> str:
        """The path of an article's outputs, without suffix. Values are made safe; only {folder} may bring folders of its own."""
        text = "".join(literal + (_value(field, values) if field is not None else "") for literal, field, _, _ in self._parts)
        *folders, name = [part for part in text.split("/") if part]
        parts = [_folder(part) for part in folders]
        return "/".join((*parts, _cut(_safe(name), LONGEST - room - _ROOM_FOR_A_NUMBER)))


def _value(field: str, values: Mapping[str, str]) -> str:
    value = values.get(field) or ""
    if field == "folder":
        return "/".join(_folder(part) for part in value.split("/") if part not in ("", ".", ".."))
    return slug(value) or f"no-{field}"

"""News agencies and where they are named."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from artcli.language import tables
from artcli.language.folding import is_narrow, key
from artcli.patterns import lazily
from artcli.values import NamedTuple

_UNSPACED = "\u0e00"  # from here on, most scripts put no space between words
_RUN = lazily(r"[^\W_]+")
_UNNAMED = "Agences"  # the row of the table for "Agenturen", "agencias" …: they are named as printed
_LONG = 4  # letters; a longer name is known in capitals too
_NONE: Mapping[str, str] = {}


class _Hints(NamedTuple):
    """What stands in a text in which an agency stands; far faster to look for than the agencies themselves."""

    words: frozenset[str]  # of each form that begins with a letter of ASCII its longest word
    heads: frozenset[str]  # the first three letters of forms in the other alphabets that part words: 'ТАССу' begins with one too
    unspaced: frozenset[str]  # the first letters of forms in scripts that do not

    def fit(self, text: str, words: Collection[str], *, narrow: bool) -> bool:
        """False of a text with such words in which no agency can stand; a `narrow` one has no letter of a script without spaces."""
        if not self.words.isdisjoint(words):
            return True
        return not text.isascii() and not ((narrow or self.unspaced.isdisjoint(text)) and self.heads.isdisjoint([word[:3] for word in words]))


class _Table(NamedTuple):
    """The table, arranged for looking through a text."""

    forms: Mapping[str, Mapping[str, str]]  # the first two characters of a printed form -> form -> name, the longest first
    long_forms: Mapping[str, str]  # longer forms, all but the first letter small -> name
    longest: int  # characters of a form
    starts: re.Pattern[str]  # where a form may start
    hints: _Hints
    folded_hints: _Hints  # for keys
    also_words: frozenset[str]
    codes: Mapping[str, str]  # name -> IPTC code


@cache
def _table() -> _Table:
    content = tables.load("agencies", arranged)
    return _Table(
        forms=content["forms"],
        long_forms=content["long_forms"],
        longest=content["longest"],
        starts=lazily(content["starts"]),
        hints=_hints_of(content["hints"]),
        folded_hints=_hints_of(content["folded_hints"]),
        also_words=frozenset(content["also_words"]),
        codes=content["codes"],
    )


def _hints_of(written: Sequence[str]) -> _Hints:
    words, heads, unspaced = written
    return _Hints(frozenset(words.split("\n")), frozenset(heads.split("\n")), frozenset(unspaced))


def arranged(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as it was written to what `_table` is made of: values that JSON can hold."""
    names = {form: row["name"] for row in table["agency"] for form in row["forms"]}
    forms: dict[str, dict[str, str]] = {}
    for form in sorted(names, key=len, reverse=True):  # each has two characters at least
        forms.setdefault(form[:2], {})[form] = names[form]
    firsts = sorted({pair[0] for pair in forms})
    return {
        "forms": forms,
        "long_forms": {form[0] + form[1:].lower(): name for form, name in names.items() if len(form) > _LONG},
        "longest": max(map(len, names)),
        "starts": _starts("".join(first for first in firsts if first < _UNSPACED), "".join(first for first in firsts if first >= _UNSPACED)),
        "hints": _hints_as_written(names),
        "folded_hints": _hints_as_written([key(form) for form in names]),
        "also_words": table["also_words"],
        "codes": {row["name"]: row["nprov"] for row in table["agency"] if "nprov" in row},
    }


def _hints_as_written(forms: Collection[str]) -> list[str]:
    """The words and the heads of the hints, a line each, and their letters."""
    of_ascii = [form for form in forms if form[0].isascii()]
    words = {form if form.isalnum() else max(_RUN.findall(form), key=len) for form in of_ascii}  # not "The" of "The Associated Press"
    others = [form for form in forms if not form[0].isascii() and form[0] < _UNSPACED]
    # the vowel signs of the scripts of India are taken for a part of their word, or part one from the next
    heads = {head for form in others for head in (form[:3], _RUN.findall(form)[0][:3])}
    unspaced = {form[0] for form in forms if form[0] >= _UNSPACED}
    return ["\n".join(sorted(words)), "\n".join(sorted(heads)), "".join(sorted(unspaced))]


def _starts(spaced: str, unspaced: str) -> str:
    """Letters of the alphabets that part words start a form at the start of a word alone, others anywhere."""
    return f"(?<![^\\W_])[{re.escape(spaced)}]" + (f"|[{re.escape(unspaced)}]" if unspaced else "")


def may_stand(folded: str, words: Collection[str], *, narrow: bool) -> bool:
    """False of a key in which no agency stands; whoever has its words need not look for agencies then.

    `narrow` says that it has no letter of a script that puts no space between words.
    """
    return _table().folded_hints.fit(folded, words, narrow=narrow)


@lru_cache(maxsize=512)
def find_all(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of every agency that stands in a text as a whole word, from left to right."""
    table = _table()
    if not table.hints.fit(text, _RUN.findall(text), narrow=is_narrow(text)):
        return ()
    out: list[tuple[int, int, str]] = []
    behind = 0
    for match in table.starts.finditer(text):
        at = match.start()
        for form, name in table.forms.get(text[at : at + 2], _NONE).items() if at >= behind else ():
            end = at + len(form)
            if text.startswith(form, at) and not (end < len(text) and text[end].isalnum() and (form[-1].isascii() or text[end].isascii())):
                out.append((at, end, name))
                behind = end
                break
    return tuple(out)


def name_of(text: str) -> str | None:
    """The agency that a text is the name of, and nothing else; None if it is none. Longer names may be in capitals or without."""
    table = _table()
    if len(text) > table.longest:
        return None
    return table.forms.get(text[:2], _NONE).get(text) or table.long_forms.get(text[:1] + text[1:].lower())


def find(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of every agency that stands in a text as a whole word.

    A few capitals amid other words in capitals are a word of a headline: 'MAP OF THE WORLD' names none.
    """
    return tuple(found for found in find_all(text) if found[2] != _UNNAMED and not _is_another_word(text, found[0], found[1]))


def _is_another_word(text: str, start: int, end: int) -> bool:
    """True for a part of a longer word, a word of the language that is spelt alike, a word among others in capitals."""
    if (start and _runs_on(text[start], text[start - 1])) or (end < len(text) and _runs_on(text[end - 1], text[end])):
        return True
    if text[start:end] in _table().also_words:
        enclosed = text[start - 1 : start] in tuple("([（【［/=＝") or text[end : end + 1] in tuple(")]）】］/=＝")
        return not enclosed and text[start:end] != text.strip()
    return _is_shouted(text, start, end)


def _runs_on(inside: str, beside: str) -> bool:
    """True if a letter beside another makes them one word: not in scripts without spaces, nor before the particles of Korean."""
    return inside < "\u0e00" and beside < "\u0e00" and (beside.isalnum() or unicodedata.category(beside).startswith("M"))


_WORD_BEFORE, _WORD_BEHIND = lazily(r"\b([^\W\d_]{2,20}) $"), lazily(r" ([^\W\d_]{2,20})\b")


def _is_shouted(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if len(word) > 5 or not word.isupper() or not word.isascii():
        return False
    behind = _WORD_BEHIND.match(text[end : end + 24])
    before = _WORD_BEFORE.search(text[max(0, start - 24) : start])
    return any(near is not None and near[1].isupper() and name_of(near[1]) is None for near in (before, behind))


def is_agency(text: str) -> bool:
    """True if a text is the name of an agency and nothing else."""
    return name_of(text.strip(" .()[]/©")) not in (None, _UNNAMED)


def iptc_code(name: str) -> str | None:
    """The code of an agency, by any of its names, in IPTC's provider vocabulary; None where it has none."""
    return _table().codes.get(name_of(name) or name)

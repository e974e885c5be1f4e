"""Which language is this? From the script of its letters, then from its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import filterfalse, repeat
from operator import contains
from typing import Any, cast

from artcli.language import datafiles, locale, tables
from artcli.language.folding import composed, key
from artcli.patterns import lazily
from artcli.values import NamedTuple

_SAMPLES = (1_500, 20_000)  # characters: few tell for most pages, and where they do not, more; beyond that the answer changes no more
_CLEARLY = 1.6  # times as much must speak for a language as for the next one, for a small sample to do
_OF_A_PACK = 1.2  # what a language without a pack must have more than one with: the table knows few of its words, and fewer of its neighbours'
_LETTERS = 400  # characters that tell the script
_WORD = lazily(r"[^\W\d_]+")
_SIGNS = r"\u0900-\u0963\u0981-\u09e3"  # the vowel signs of Devanagari and Bengali are no letters, and belong to their word
_SIGN = lazily(rf"[{_SIGNS}]")
_SIGNED_WORD = lazily(rf"[^\W\d_]+(?:[{_SIGNS}]+[^\W\d_]*)*")
_ADDRESS = lazily(r"[\w.+-]{2,20}:/\S+")  # dumps end with a list of them, and they are in no language
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"), (0x1E00, 0x1EFF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0A00, 0x0A7F, "Guru"), (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"), (0x0B80, 0x0BFF, "Taml"), (0x0C00, 0x0C7F, "Telu"), (0x0C80, 0x0CFF, "Knda"), (0x0D00, 0x0D7F, "Mlym"), (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"), (0x10A0, 0x10FF, "Geor"), (0x1C90, 0x1CBF, "Geor"),
    (0x1000, 0x109F, "Mymr"), (0x1200, 0x139F, "Ethi"), (0x1780, 0x17FF, "Khmr"),
    (0x1100, 0x11FF, "Hang"), (0x3040, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xF900, 0xFAFF, "Hani"),
)  # fmt: skip
_TO_ISO15924 = {"Jpan": ("Kana", "Hani"), "Kore": ("Hang",), "Hans": ("Hani",), "Hant": ("Hani",), "Hani": ("Hani",)}
_TABLES = ("strangers", "frequent", "letters", "commonest")
_OF_LETTERS = 0.5  # what a word with a letter that one language alone has speaks for it, beside a function word that it alone has
_ENOUGH = 0.06  # of the words of a text in a language, at least so many are its function words


@lru_cache(maxsize=20_000)
def _script_of_letter(char: str) -> str | None:
    if char.isalpha() or "\u0900" <= char <= "\u0963":  # the vowel signs of Devanagari too
        for first, last, name in _SCRIPTS:
            if first <= ord(char) <= last:
                return name
    return None


def script_of(text: str) -> str | None:
    """The script that most letters of a text belong to (ISO 15924; kana and Han count apart), None without letters."""
    counts: Counter[str] = Counter()
    for letter, count in Counter(text[:: 1 + len(text) // _LETTERS]).items():
        if script := _script_of_letter(letter):
            counts[script] += count
    if not counts:
        return None
    if counts["Kana"] * 6 > counts["Hani"] and counts["Kana"] + counts["Hani"] > max(counts.values()) / 2:
        return "Kana"
    return max(sorted(counts), key=lambda name: counts[name])


def _sample(lines: Iterable[str]) -> str:
    """The longest lines of a page first: they are its story, whatever the language of its buttons."""
    chosen: list[str] = []
    room = _SAMPLES[-1]
    for line in sorted((_ADDRESS.sub("", line) if ":/" in line else line for line in lines), key=len, reverse=True):
        if room <= 0:
            break
        chosen.append(line[:room])
        room -= len(line)
    return "\n".join(chosen)


def _script_of_story(sample: str) -> str | None:
    """The script of the longest lines, or of all: Latin letters stand on the pages of every script, as buttons or as long notices."""
    longest = script_of(sample[: _SAMPLES[0]])
    return script_of(sample) if longest in (None, "Latn") else longest


def identify(lines: Iterable[str]) -> str | None:
    """The lines of a page to the tag of a pack, or None where none fits.

    Words count for a language by how few other languages have them, so that "de" says little and "dass" says much. Where they speak as much for
    one as for another, it is the one in which more is printed.
    """
    return _language_of(composed(_sample(lines)))


@lru_cache(maxsize=1)  # what may hold several articles is asked for its language before it is read as one page
def _language_of(sample: str) -> str | None:
    script = _script_of_story(sample)
    rivals = _index().get(script) if script else None
    if script is None or rivals is None or not rivals["words"]:
        return rivals["tags"][0] if rivals else None
    for room in _SAMPLES:
        scores = _scores(sample[:room], _words(script), _index()[script]["letters"])
        weighed = {tag: round(score * (_OF_A_PACK if tag in rivals["tags"] else 1.0), 6) for tag, score in scores.items()}
        ranked = sorted(scores, key=lambda tag: (-weighed[tag], rivals["order"].get(tag, len(rivals["order"])), tag))
        if len(ranked) == 1 or (ranked and scores[ranked[0]] > _CLEARLY * scores[ranked[1]]):
            break
    if not ranked and len(rivals["tags"]) == 1:
        return cast("str", rivals["tags"][0])
    return ranked[0] if ranked and ranked[0] in rivals["tags"] else None


def _scores(sample: str, known: _Words, letters: Mapping[str, str]) -> Mapping[str, float]:
    """How much the words of a text, and those with telling letters, speak for each language, where enough of them do at all."""
    folded = key(sample)
    words = (_SIGNED_WORD if _SIGN.search(folded) else _WORD).findall(folded)
    hits: dict[str, int] = {}
    scores: dict[str, float] = {}
    for group, count in Counter(map(known.groups.get, words)).items():
        tags = known.tags[group] if group is not None else ()
        for tag in tags:
            hits[tag] = hits.get(tag, 0) + count
            scores[tag] = scores.get(tag, 0.0) + count / len(tags)
    printed, marked = set(folded), list(filterfalse(str.isascii, words))  # no letter that tells is one of ASCII
    for letter in filter(printed.__contains__, letters):  # in the order of the table, so that the sums are the same in every process
        alike, count = letters[letter].split(), sum(map(contains, marked, repeat(letter)))
        for tag in alike:
            hits[tag] = hits.get(tag, 0) + count
            scores[tag] = scores.get(tag, 0.0) + _OF_LETTERS * count / len(alike)
    return {tag: score for tag, score in scores.items() if hits[tag] >= _ENOUGH * len(words)}


@cache
def _index() -> Mapping[str, Any]:
    """The index, read from one small file."""
    return cast("Mapping[str, Any]", datafiles.compiled("index", *sources()) or index())


class _Words(NamedTuple):
    """The function words of the languages of a script, in groups that the same languages have."""

    groups: Mapping[str, int]  # of each word
    tags: Sequence[Sequence[str]]  # of each group


@cache
def _words(script: str) -> _Words:
    by_tags = _index()[script]["words"]
    groups: dict[str, int] = {}
    for group, words in enumerate(by_tags.values()):
        groups.update(zip(words.split("\n"), repeat(group)))
    return _Words(groups, [tags.split() for tags in by_tags])


def sources() -> list[str]:
    """The files that the index is made of."""
    return [*map(locale.place, locale.tags()), *map(tables.place, _TABLES)]


def index() -> dict[str, Any]:
    """For each script the tags of its languages, their function words (for tags "fr it" the words of just these, a line each), and telling letters.

    As the packs and the tables make it; a script of one language alone needs no words.
    """
    strangers, frequent, letters, commonest = map(tables.load, _TABLES)
    order = {tag: place for place, tag in enumerate(commonest["order"].split())}
    found: dict[str, Any] = {}
    for tag in locale.tags():
        pack = locale.load(tag)
        for script in _TO_ISO15924.get(pack.script, pack.script.split()):
            if script == "Hani" and pack.script == "Jpan":
                continue  # without kana it is Chinese
            found.setdefault(script, {"tags": [], "words": {}, "letters": letters.get(script, {}), "order": order})["tags"].append(tag)
            _add(found[script]["words"], tag, pack.function_words.words)
    for script, languages in (*strangers.items(), *frequent.items()):
        for tag, words in languages.items():
            _add(found[script]["words"], tag, dict.fromkeys(map(key, words.split())))
    needed = (script for script, rivals in found.items() if len(rivals["tags"]) > 1 or script in strangers)
    return {**{script: {**rivals, "words": {}} for script, rivals in found.items()}, **{script: _packed(found[script]) for script in needed}}


def _packed(rivals: dict[str, Any]) -> dict[str, Any]:
    by_tags: dict[str, list[str]] = {}
    for word, tags in rivals["words"].items():
        by_tags.setdefault(" ".join(tags), []).append(word)
    return {**rivals, "words": {tags: "\n".join(words) for tags, words in by_tags.items()}}


def _add(tags_of: dict[str, list[str]], tag: str, words: Iterable[str]) -> None:
    for word in words:
        tags = tags_of.setdefault(word, [])
        if tag not in tags:
            tags.append(tag)

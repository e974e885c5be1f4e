"""Which language is this? From the script of its letters, then from its function words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import filterfalse, repeat
from operator import contains
from typing import Any

from artcli.language import datafiles, locale, tables
from artcli.language.folding import composed, key
from artcli.patterns import lazily

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
    counts: dict[str, int] = {}
    for letter, count in Counter(text[:: 1 + len(text) // _LETTERS]).items():
        if script := _script_of_letter(letter):
            counts[script] = counts.get(script, 0) + count
    if len(counts) < 2:
        return next(iter(counts), None)
    kana, han = counts.get("Kana", 0), counts.get("Hani", 0)
    if kana * 6 > han and kana + han > max(counts.values()) / 2:
        return "Kana"
    return max(sorted(counts), key=counts.__getitem__)


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
    rivals = _rivals(script) if script else None
    if rivals is None or not rivals.alike:
        return rivals.tags[0] if rivals else None
    for room in _SAMPLES:
        scores = _scores(sample[:room], rivals)
        weighed = {tag: round(score * (_OF_A_PACK if tag in rivals.tags else 1.0), 6) for tag, score in scores.items()}
        ranked = sorted(scores, key=lambda tag: (-weighed[tag], rivals.order.get(tag, len(rivals.order)), tag))
        if len(ranked) == 1 or (ranked and scores[ranked[0]] > _CLEARLY * scores[ranked[1]]):
            break
    if not ranked and len(rivals.tags) == 1:
        return rivals.tags[0]
    return ranked[0] if ranked and ranked[0] in rivals.tags else None


def _scores(sample: str, rivals: _Rivals) -> Mapping[str, float]:
    """How much the words of a text, and those with telling letters, speak for each language, where enough of them do at all."""
    folded = key(sample)
    words = (_SIGNED_WORD if _SIGN.search(folded) else _WORD).findall(folded)
    hits: dict[str, int] = {}
    scores: dict[str, float] = {}

    def speak_for(tags: Sequence[str], count: int, weight: float) -> None:
        for tag in tags:
            hits[tag] = hits.get(tag, 0) + count
            scores[tag] = scores.get(tag, 0.0) + weight

    for alike, count in Counter(map(rivals.known(words).get, words)).items():
        if alike is not None:
            tags = rivals.alike[alike].split()
            speak_for(tags, count, count / len(tags))
    marked = list(filterfalse(str.isascii, words))  # no letter that tells is one of ASCII
    for letter in filter(folded.__contains__, rivals.letters):  # in the order of the table, so that the sums are the same in every process
        tags, count = rivals.letters[letter].split(), sum(map(contains, marked, repeat(letter)))
        speak_for(tags, count, _OF_LETTERS * count / len(tags))
    return {tag: score for tag, score in scores.items() if hits[tag] >= _ENOUGH * len(words)}


class _Rivals:
    """The languages of a script and their function words."""

    __slots__ = ("_known", "_lines", "alike", "letters", "order", "tags")

    def __init__(self, order: str, content: Mapping[str, Any], words: bytes) -> None:
        self.order = {tag: place for place, tag in enumerate(order.split())}  # in which more is printed
        self.tags: Sequence[str] = content["tags"]  # of those that have a pack
        self.letters: Mapping[str, str] = content["letters"]  # those that tell, each with its languages
        self.alike: Sequence[str] = content["alike"]  # all sets of languages that have a word in common
        self._lines = {line[1]: line for line in words.splitlines()}  # of `index`, by the byte that their words begin with
        # the words that were looked up, None for all there are, and those of them that are function words: one value, which threads may share
        self._known: tuple[frozenset[str] | None, Mapping[str, int]] = (frozenset(), {})

    def known(self, words: Sequence[str]) -> Mapping[str, int]:
        """The function words among some words, each with the place of its languages in `alike`.

        The first page has its words looked up in the lines; when others follow, it pays to take all lines apart.
        """
        looked_up, found = self._known
        if looked_up is None or looked_up.issuperset(words):
            return found
        if looked_up:
            apart = (one.rpartition(" ") for line in self._lines.values() for one in line.decode()[1:-1].split("\t"))
            looked_up, found = None, {word: int(place) for word, _, place in apart}
        else:
            looked_up = frozenset(words)
            found = {word: place for word in looked_up if (place := self._look_up(word.encode())) is not None}
        self._known = looked_up, found
        return found

    def _look_up(self, word: bytes) -> int | None:
        line = self._lines.get(word[0], b"")
        at = line.find(b"\t%b " % word)
        return int(line[at + len(word) + 2 : line.index(b"\t", at + 1)]) if at >= 0 else None


@cache
def _rivals(script: str) -> _Rivals | None:
    content = _index()
    own = content["scripts"].get(script)
    return own and _Rivals(content["order"], own, content["words"][own["words"][0] : own["words"][1]])


@cache
def _index() -> Mapping[str, Any]:
    """The index, read from two small files that were written together."""
    content = datafiles.compiled("index", *sources())
    words = datafiles.beside("index", content.get("words", ())) if content else None
    return index() if words is None else {**content, "words": words}


def sources() -> list[str]:
    """The files that the index is made of."""
    return [*map(locale.place, locale.tags()), *map(tables.place, _TABLES)]


def index(load: Callable[[str], locale.Locale] = locale.load) -> dict[str, Any]:
    """For each script the tags of its languages and letters that tell them apart, and where in the function words of all stand those of its languages.

    As the packs and the tables make it; a script of one language alone needs no words.
    """
    strangers, frequent, letters, commonest = map(tables.load, _TABLES)
    packs: dict[str, list[str]] = {}
    words: dict[str, dict[str, list[str]]] = {}
    for tag in locale.tags():
        pack = load(tag)
        for script in _TO_ISO15924.get(pack.script, pack.script.split()):
            if script == "Hani" and pack.script == "Jpan":
                continue  # without kana it is Chinese
            packs.setdefault(script, []).append(tag)
            _add(words.setdefault(script, {}), tag, pack.function_words.words)
    for script, languages in (*strangers.items(), *frequent.items()):
        for tag, own in languages.items():
            _add(words[script], tag, dict.fromkeys(map(key, own.split())))
    scripts: dict[str, Any] = {}
    packed = b""
    for script, tags in packs.items():
        alike, lines = _lines(words[script] if len(tags) > 1 or script in strangers else {})
        place = (len(packed), len(packed := packed + lines))
        scripts[script] = {"tags": tags, "letters": letters.get(script, {}), "alike": alike, "words": list(place)}
    return {"order": commonest["order"], "scripts": scripts, "words": packed}


def _lines(words: Mapping[str, Sequence[str]]) -> tuple[list[str], bytes]:
    """Words with their languages to the sets of languages, and a line for those that begin with the same byte: '\tde 4\tdes 5\t'."""
    alike: dict[str, int] = {}
    lines: dict[int, list[str]] = {}
    for word, tags in words.items():
        if " " in word:
            continue  # a text is looked through word by word
        lines.setdefault(word.encode()[0], []).append(f"{word} {alike.setdefault(' '.join(tags), len(alike))}")
    return list(alike), "".join("\t".join(("", *line, "\n")) for line in lines.values()).encode()


def _add(tags_of: dict[str, list[str]], tag: str, words: Iterable[str]) -> None:
    for word in words:
        tags = tags_of.setdefault(word, [])
        if tag not in tags:
            tags.append(tag)

"""Which language is this? From the script of its letters, then from its function words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from artcli.language import locale
from artcli.language.folding import key

_SAMPLE = 20_000  # characters; more text does not change the answer
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"), (0x1E00, 0x1EFF, "Latn"), (0x0370, 0x03FF, "Grek"), (0x0400, 0x052F, "Cyrl"), (0x0530, 0x058F, "Armn"), (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x06FF, "Arab"), (0x0750, 0x077F, "Arab"), (0x0900, 0x097F, "Deva"), (0x0980, 0x09FF, "Beng"), (0x0E00, 0x0E7F, "Thai"), (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"), (0x3040, 0x30FF, "Kana"), (0x3400, 0x9FFF, "Hani"), (0xAC00, 0xD7AF, "Hang"), (0xF900, 0xFAFF, "Hani"),
)  # fmt: skip
_TO_ISO15924 = {"Jpan": ("Kana", "Hani"), "Kore": ("Hang",), "Hans": ("Hani",), "Hant": ("Hani",), "Hani": ("Hani",)}
_ENOUGH = 0.06  # of the words of a text in a language, at least so many are its function words


def script_of(text: str) -> str | None:
    """The script that most letters of a text belong to (ISO 15924; kana and Han count apart), None without letters."""
    counts: dict[str, int] = {}
    for char in set(text):
        if char.isalpha():
            for first, last, name in _SCRIPTS:
                if first <= ord(char) <= last:
                    counts[name] = counts.get(name, 0) + text.count(char)
                    break
    if not counts:
        return None
    if counts.get("Kana", 0) * 6 > counts.get("Hani", 0) and counts.get("Kana", 0) + counts.get("Hani", 0) > max(counts.values()) / 2:
        return "Kana"
    return max(sorted(counts), key=lambda name: counts[name])


def _sample(lines: Iterable[str]) -> str:
    """The longest lines of a page first: they are its story, whatever the language of its buttons."""
    chosen: list[str] = []
    room = _SAMPLE
    for line in sorted(lines, key=len, reverse=True):
        if room <= 0:
            break
        chosen.append(line[:room])
        room -= len(line)
    return "\n".join(chosen)


def identify(lines: Iterable[str]) -> str | None:
    """The lines of a page to the tag of a pack, or None where none fits.

    Words count for a language by how few other languages have them, so that "de" says little and "dass" says much.
    """
    sample = _sample(lines)
    script = script_of(sample)
    if script is None:
        return None
    index = locale.function_words()
    tags = [tag for tag, (of, _) in index.items() if script in _TO_ISO15924.get(of, (of,))]
    if script == "Hani":
        tags = [tag for tag in tags if "Kana" not in _TO_ISO15924.get(index[tag][0], ())]
    if len(tags) < 2:
        return tags[0] if tags else None
    counts: dict[str, int] = {}
    for word in _WORD.findall(key(sample)):
        counts[word] = counts.get(word, 0) + 1
    return _best(counts, {tag: index[tag][1] for tag in tags})


def _best(counts: dict[str, int], words: dict[str, frozenset[str]]) -> str | None:
    total = sum(counts.values())
    scores: dict[str, float] = {}
    for tag, own in words.items():
        hits = {word: counts[word] for word in own if word in counts}
        if total and sum(hits.values()) >= _ENOUGH * total:
            scores[tag] = sum(n / sum(word in other for other in words.values()) for word, n in hits.items())
    return max(sorted(scores), key=lambda tag: scores[tag]) if scores else None

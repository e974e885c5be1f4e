"""Articles made up for measuring: 22 lines and 4 to 5 KB each, in eight languages, from vocabularies that are made up too.

The same number gives the same article on every machine. Words follow a long-tailed spread, as in print, so that a cache helps
as much as it would there and no more; the words of the trade (months, "by", "published", buttons) are the packs' own.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path

from artcli.language import locale
from artcli.language.locale import Locale

_SYLLABLES = {
    "Latn": "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xa yo ze bra cli dre flo gra plu sti tro ské vên bär zön ñol tan ner son met",
    "Cyrl": "ба ве ги до жу за ке ли мо ну па ре си то фу ха це чи шо щу бра кли дре сто гра плу сти тро ский вен бар зон нов тан нер сон мет",
    "Arab": "با تي ثو جا حي خو دا ري زو سا شي صو ضا طي عو غا في قو كا لي مو نا هي وا بر كل در ست مس تب عل قد رح سم نج حب فر دن كت",
    "Hani": "东 南 西 北 山 水 火 木 金 土 天 地 人 口 手 心 日 月 星 云 雨 风 花 草 树 石 河 海 城 市 国 家 学 校 工 厂 农 田 商 店",
}
_VOCABULARY = 20_000
_TAGS = ("en", "fr", "de", "es", "ru", "ar", "tr", "zh")
_BYTES = 4_300


@dataclass(frozen=True)
class _Language:
    pack: Locale
    words: tuple[str, ...]
    spread: tuple[float, ...]  # cumulated weights of the words
    links: tuple[str, ...]  # function words
    space: str
    stop: str


@cache
def _language(tag: str) -> _Language:
    pack = locale.load(tag)
    rng = random.Random(f"vocabulary of {tag}")
    unspaced = pack.script in ("Hans", "Hant", "Hani", "Jpan")
    syllables = _SYLLABLES["Hani" if unspaced else pack.script].split()
    words = dict.fromkeys("".join(rng.choices(syllables, k=rng.choice((2, 2, 3, 3, 4)))) for _ in range(_VOCABULARY))
    weights = accumulate(1 / (rank + 30) for rank in range(len(words)))
    links = tuple(sorted(pack.function_words.words))[:120]
    return _Language(pack, tuple(words), tuple(weights), links, "" if unspaced else " ", "。" if unspaced else ".")


class _Writer:
    """Writes one article, every choice its own random numbers'."""

    def __init__(self, number: int) -> None:
        self.rng = random.Random(number)
        self.language = _language(_TAGS[number % len(_TAGS)])

    def words(self, count: int) -> list[str]:
        """Words of the text, two in five of them function words."""
        own = self.language
        content = iter(self.rng.choices(own.words, cum_weights=own.spread, k=count))
        return [self.rng.choice(own.links) if self.rng.random() < 0.4 else next(content) for _ in range(count)]

    def sentence(self, count: int) -> str:
        """A sentence, at times with a comma, a figure or a name in it."""
        words = self.words(count)
        words[0] = words[0][:1].upper() + words[0][1:]
        if self.rng.random() < 0.3:
            words[count // 2] = str(self.rng.randrange(2, 3_000))
        if self.rng.random() < 0.3:
            words[count // 3] = self.name()
        if count > 12:
            words[count // 2] += "，" if not self.language.space else ","
        return self.language.space.join(words) + self.language.stop

    def name(self) -> str:
        """The name of somebody."""
        first, last = self.rng.choices(self.language.words, cum_weights=self.language.spread, k=2)
        return f"{first.capitalize()} {last.capitalize()}" if self.language.space else last[:3]

    def title(self, count: int) -> str:
        """Words without a stop."""
        text = self.language.space.join(self.words(count))
        return text[:1].upper() + text[1:]

    def paragraph(self, width: int) -> str:
        """Sentences until a paragraph is as wide as wanted, in bytes."""
        sentences: list[str] = []
        while sum(len(s.encode()) for s in sentences) < width:
            sentences.append(self.sentence(self.rng.randrange(9, 24)))
        return (self.language.space or "").join(sentences)

    def stamp(self) -> str:
        """A day as the language prints it, with a time."""
        pack, rng = self.language.pack, self.rng
        day, month, year = rng.randrange(1, 29), rng.randrange(12), rng.randrange(2005, 2026)
        clock = f"{rng.randrange(24):02}:{rng.randrange(60):02}"
        if not self.language.space:
            return f"{year}年{month + 1}月{day}日 {clock}"
        if rng.random() < 0.5:
            return f"{pack.months[month][0]} {day}, {year} {clock}" if pack.date_order == "mdy" else f"{day} {pack.months[month][0]} {year} {clock}"
        figures = (month + 1, day) if pack.date_order == "mdy" else (day, month + 1)
        return f"{figures[0]:02}/{figures[1]:02}/{year} {clock}"

    def word_of(self, name: str) -> str:
        """A phrase of the pack, with a capital."""
        phrases = getattr(self.language.pack, name).words
        text = self.rng.choice(phrases[:12]) if phrases else ""
        return text[:1].upper() + text[1:]

    def lines(self) -> list[str]:
        """The lines of one article in one of four layouts."""
        head = self.rng.choice((self._header_line, self._copied, self._copied, self._agency))()
        tail = [f"#{word.capitalize()}" for word in self.words(2)] if self.rng.random() < 0.5 else [self.word_of("tags") + ": " + ", ".join(self.words(4))]
        room = (_BYTES - sum(len(line.encode()) + 2 for line in head)) / max(4, 20 - len(head))
        body = [self.paragraph(self.rng.randrange(int(0.7 * room), int(1.2 * room))) for _ in range(max(4, 20 - len(head)))]
        body[len(body) // 2] = self.title(5)
        if self.rng.random() < 0.2:
            body.insert(-2, body[0].replace(",", "", 1))
        return [*head, *body, self.word_of("see_also") + ": " + self.title(7), *tail]

    def _header_line(self) -> list[str]:
        day = f"{self.rng.randrange(2005, 2026)}-{self.rng.randrange(1, 13):02}-{self.rng.randrange(1, 29):02}"
        byline = f"{self.word_of('byline')} {self.name()}"
        return [f"date {day} {self.word_of('sections')}", self.title(12), self.sentence(14), self.sentence(20), byline, self.stamp()]

    def _copied(self) -> list[str]:
        credit = f"{self.sentence(12)} {self.word_of('photo_credit')}: {self.name()}"
        who = f"{self.word_of('byline')} {self.name()}"
        when = f"{self.word_of('published')} {self.stamp()}"
        return [self.word_of("navigation"), self.word_of("sections"), self.title(11), self.sentence(18), who, when, self.word_of("share"), credit]

    def _agency(self) -> list[str]:
        return [self.title(10), f"{self.name().upper()} (AFP) – {self.sentence(20)}"]


def article(number: int) -> str:
    """The article of a number, the same wherever and whenever it is made."""
    lines = _Writer(number).lines()
    between = "\n\n" if number % 3 else "\n"
    return between.join(lines) + "\n"


def articles(count: int, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of as many articles as wanted."""
    for number in range(first, first + count):
        yield f"article-{number:06}.txt", article(number).encode()


def texts(folder: Path) -> list[tuple[str, bytes]]:
    """Names and bytes of every text file below a folder, for measuring on real ones."""
    return [(str(path.relative_to(folder)), path.read_bytes()) for path in sorted(folder.rglob("*.txt"))]

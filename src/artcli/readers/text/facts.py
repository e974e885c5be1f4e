"""The facts of each line of a page that several cues look at, each found once: its words, stamps and byline, whether it is prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from itertools import compress

from artcli.language import bylines, dates, day_order, names
from artcli.language.date_words import words_of
from artcli.language.folding import is_narrow
from artcli.language.locale import Locale, load
from artcli.language.phrases import Hints, Lists
from artcli.language.stamps import Stamp, rest
from artcli.patterns import lazily
from artcli.readers.text import picture_credits
from artcli.readers.text.page import Line, Page, sentences
from artcli.readers.text.shapes import width
from artcli.values import NamedTuple

SHORT = 240  # characters: a stamp, a byline or a button stands on a line no longer than this
LONGEST_CAPTION = 80  # words
_LONGEST_NAME = 8  # words, an office or a place beside it
_TOLD = 0.5
_LONG = 20_000  # characters: the words of a line are told by so many of them, and more would take memory for nothing
_WORD = lazily(r"[^\W_]+")
_SIGNED_WORD = lazily(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff])+")  # the vowel signs of the scripts of India are no letters, and part no words
_UNSPACED = lazily(r"[\u0e00-\u0eff\u3040-\u9fff]")  # two ranges: a set of more takes long to compile
# a set comes first, by which the places are found fast where a sentence may end
_SENTENCE_BREAK = lazily(r"[.!?…。！？।።။។۔؟](?:(?<![.!?…])|['\"”»’)]{0,2}\s+['\"“«‘(¿¡]{0,2}[^\W\d_a-z])")


class _Shown(NamedTuple):
    """What a line shows by itself, wherever it stands: fields of `Facts`, in the order in which it has them."""

    stamps: tuple[Stamp, ...]
    rest: str | None
    byline: bylines.Byline | None
    tagline: bylines.Byline | None
    credit: str | None
    is_name: bool
    kinds: frozenset[str]
    openings: frozenset[str]


class Facts(NamedTuple):
    """One line of a page with everything that was found on it."""

    line: Line
    words: tuple[str, ...]  # of its key
    hints: Hints  # of these, or where no blanks part them of its letters, those that phrases are known by which are looked for in all lines
    size: int  # words; in scripts without spaces, half the letters
    width: int  # columns in a terminal
    cased: bool  # its script has capitals
    sentence: bool  # ends as a sentence does
    prose: bool  # long and sentence-like: most probably text of some story
    stamps: tuple[Stamp, ...]
    rest: str | None  # what stands beside the stamps; None without a stamp
    byline: bylines.Byline | None
    tagline: bylines.Byline | None
    credit: str | None  # the part of a line no longer than a caption that says who made the picture
    is_name: bool  # a short line that is shaped like the name of somebody
    kinds: frozenset[str]  # lists of the pack that the whole line is a phrase of
    openings: frozenset[str]  # lists of the pack that a phrase of opens the line
    recurring: float | None  # share of its telling words that stand in the page's prose too, None without such words

    @property
    def narrow(self) -> bool:
        """True if blanks part its words (see `folding.is_narrow`), and it is no longer than a line can be of which that is known."""
        return self.hints.are_words

    @property
    def told(self) -> bool:
        """True of a line that has so many of its words from the story that it is of it, whatever it opens with."""
        return (self.recurring or 0.0) >= _TOLD

    @property
    def of_trade(self) -> bool:
        """True of words of the trade and nothing else: a phrase of the pack, a byline; and of a line with a stamp."""
        return bool(self.kinds or self.stamps) or self.byline is not None

    @property
    def prints_a_day(self) -> bool:
        """True if one of its stamps tells the whole day."""
        return bool(self.stamps) and any(stamp.value is not None for stamp in self.stamps)

    def stamp_spans(self) -> list[tuple[int, int]]:
        """Where the stamps of the line begin and end."""
        return [(stamp.start, stamp.end) for stamp in self.stamps]


LISTS = (
    "tags", "see_also", "related", "photo_credit", "caption", "share", "subscribe", "advert", "comments", "reading_time", "legal", "navigation",
    "furniture", "sections", "kickers", "embargo", "editor_note", "desks", "relative", "published", "updated", "professions", "byline",
)  # fmt: skip
"""Lists of words of a pack that lines are looked up in."""


def find(page: Page) -> tuple[tuple[Facts, ...], Sequence[frozenset[str]]]:
    """The facts of each line of a page, and for each line the words that say what it is about."""
    lines, tag = page.lines, page.locale.tag
    order = page.day_order or day_order.page_order((line.seen for line in lines), page.locale)
    all_narrow = is_narrow("".join([line.seen for line in lines]))
    narrow = [all_narrow or is_narrow(line.seen) for line in lines]
    worded = [tuple((_WORD if is_narrow else _SIGNED_WORD).findall(line.key, 0, _LONG)) for line, is_narrow in zip(lines, narrow, strict=True)]
    distinct = list(map(frozenset, worded))
    hints = [_hints(line, words, tag, are_parted=is_narrow) for line, words, is_narrow in zip(lines, distinct, narrow, strict=True)]
    sizes = [len(words) if is_narrow else _size(line, words) for line, words, is_narrow in zip(lines, worded, narrow, strict=True)]
    widths = [len(line.seen) if is_narrow else width(line.seen) for line, is_narrow in zip(lines, narrow, strict=True)]
    cased = [_is_cased(line.seen) for line in lines]
    stops = sentences(page)
    prose = list(map(_is_prose, lines, sizes, stops))
    shown = [_look_at(line.seen, line.key, of_line, size, tag, order) for line, of_line, size in zip(lines, hints, sizes, strict=True)]
    common = page.locale.function_words.all
    telling = [_telling(words, common, in_pairs=not is_narrow) for words, is_narrow in zip(distinct, narrow, strict=True)]
    told, told_twice = _spread(compress(telling, prose))  # a line of prose does not vouch for itself
    recurring = [_recurrence(words, told_twice if is_prose else told) for words, is_prose in zip(telling, prose, strict=True)]
    by_itself = zip(*shown, strict=True)
    return tuple(map(Facts, lines, worded, hints, sizes, widths, cased, stops, prose, *by_itself, recurring)), telling


_LONGEST_KNOWN = 80  # characters of a line that may stand in the next article too: a button, an entry of a menu, a byline
_MOST_KNOWN = 1024  # such lines


def _look_at(seen: str, key: str, hints: Hints, size: int, tag: str, order: str | None) -> _Shown:
    """What a line shows by itself; what the short ones show that were read last is still known."""
    return (_shown_by_short if len(seen) <= _LONGEST_KNOWN else _shown)(seen, key, hints, size, tag, order)


def _shown(seen: str, key: str, hints: Hints, size: int, tag: str, order: str | None) -> _Shown:
    locale, lists = load(tag), _lists(tag)
    short = len(seen) <= SHORT
    stamps = dates.find(seen, locale, order=order, folded=key, hints=hints) if short else ()
    return _Shown(
        stamps=stamps,
        rest=rest(seen, stamps, locale) if stamps else None,
        byline=bylines.find(seen, locale, key) if short else None,
        tagline=bylines.find_tagline(seen, locale, key) if size <= 60 and locale.tagline.may_stand(key, hints) else None,
        credit=picture_credits.find(seen, locale, key, hints) if size <= LONGEST_CAPTION else None,
        is_name=size <= _LONGEST_NAME and bool(names.is_name_shaped(seen, locale)),
        kinds=lists.kinds(key.strip(" :.>»«|•-–—#*[]()!→…,'\"")) if short else frozenset(),
        openings=_openings(key.lstrip(" >»•-–—#*[(→"), lists, locale),
    )


_shown_by_short = lru_cache(maxsize=_MOST_KNOWN)(_shown)


def _openings(key: str, lists: Lists, locale: Locale) -> frozenset[str]:
    """The lists that a phrase of opens a line; where no blank parts the words, '今日の一皿' is about today's, and told from no day."""
    found = lists.openings(key)
    goes_on = "relative" in found and key[locale.relative.opens(key) :][:1].isalpha()
    return found - {"relative"} if goes_on else found


def _size(line: Line, words: tuple[str, ...]) -> int:
    """Words, or half the letters of scripts without spaces."""
    unspaced = len(_UNSPACED.findall(line.key))
    return max(len(words), unspaced // 2)


def _is_prose(line: Line, size: int, sentence: bool) -> bool:
    if size < 12:
        return False
    return sentence or (size >= 25 and _SENTENCE_BREAK.search(line.seen) is not None)


def _telling(words: Set[str], common: Set[str], *, in_pairs: bool) -> frozenset[str]:
    """The words of a line that say what it is about, in a form that endings disturb little: pairs of letters where no space parts words."""
    pairs = []
    if in_pairs:
        unspaced = {word for word in words if _UNSPACED.match(word)}
        words -= unspaced
        pairs = [word[i : i + 2] for word in unspaced for i in range(len(word) - 1)]
    return frozenset([*pairs, *[word[:6] for word in words - common if len(word) > 3 or word.isdigit()]])


def _spread(telling: Iterable[Set[str]]) -> tuple[Set[str], Set[str]]:
    """The words of some lines, and those that more than one line has."""
    once: set[str] = set()
    twice: set[str] = set()
    for words in telling:
        twice |= once & words
        once |= words
    return once, twice


def _recurrence(telling: Set[str], told: Set[str]) -> float | None:
    return len(telling & told) / len(telling) if telling else None


_FIRST = 8  # characters, of which one is mostly a letter


def _is_cased(text: str) -> bool:
    """True if some letter of a text has a capital that may open a word; mostly one of the first tells."""
    first = text[:_FIRST]
    return first.lower() != first.title() or text.lower() != text.title()


def _hints(line: Line, words: frozenset[str], tag: str, *, are_parted: bool) -> Hints:
    are_words = are_parted and len(line.key) <= _LONG
    return Hints((words if are_words else frozenset(line.key)) & _sought(tag, are_words=are_words), are_words)


@cache
def _sought(tag: str, *, are_words: bool) -> Set[str]:
    """The words, or the letters, that the phrases are known by for which all lines of a language are looked through."""
    locale = load(tag)
    lists = (locale.tagline, locale.photo_credit, locale.closing, words_of(locale).relative)
    return frozenset[str]().union(*(phrases.hints(are_words=are_words) for phrases in lists))


@cache
def _lists(tag: str) -> Lists:
    locale = load(tag)
    return Lists((name, getattr(locale, name)) for name in LISTS)

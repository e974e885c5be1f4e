"""Pointers to other stories that stand between the paragraphs of one: 'READ MORE: …', or 'Read also' and a few headlines."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Container, Mapping, Sequence

from artcli import words
from artcli.language import dates
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.stamps import rest
from artcli.patterns import lazily
from artcli.punctuation import CLOSERS, ITEM_MARKS, QUESTION_MARKS, QUOTATION_MARKS
from artcli.readers.text import picture_credits
from artcli.readers.text.page import Line, Page, sentences
from artcli.readers.text.told import Told

_NEAR = 3  # lines above a pointer in which the text must be
_SENTENCE = 5  # words of a sentence of the story, at least, and of the headline of another, where it may be a crosshead
_LEAST_HEADLINE = 3  # words of one below another
_TEASER = 15  # words of a headline that ends as a sentence does
_LONGEST = 25  # words of a pointer
_MOST = 4  # headlines below one
_BEHIND = 4  # lines below these, which are of other stories too where sentences take turns with headlines and are not of this one by their words
_COUNTED = 240  # characters of a line in which words are counted


def find(page: Page, apart: Container[int] = ()) -> frozenset[int]:
    """A page to the places of the pointers inside its text: sentences stand above, and below them another, or one under a crosshead.

    Behind eighty of a hundred such pointers of labelled pages the story went on; where it does not, the page goes on with other stories.
    `apart` has the places of lines that are known to be between the others.
    """
    places = [i for i in range(len(page.lines)) if i not in apart]
    return frozenset(places[n] for n in _find(page._replace(lines=tuple(page.lines[i] for i in places))))


def _find(page: Page) -> set[int]:
    lines, locale = page.lines, page.locale
    found = [i for i, line in enumerate(lines) if i and points(line, locale)]
    if not found:
        return set()
    ends = dict(enumerate(sentences(page)))

    def is_text(n: int) -> bool:
        return ends[n] and _is_long(lines[n])

    told = Told(lines, is_text)
    taken: set[int] = set()
    below = 0
    for i in found:
        if i < below or not any(is_text(n) or _is_item(lines[n]) for n in range(max(0, i - _NEAR), i)):
            continue
        stops = _stops(page, ends, i)
        below = _end(lines, stops, i, locale)
        text = _text_below(lines, stops, below, locale)
        if text is None or (below > i + 1 and _is_last_teaser(lines, text, is_text)):
            continue
        around = (lines[below - 1], *lines[text + 2 : text + 3])  # of a sentence in a list of others: headline, day, pitch; headline, day
        are_dated = len(around) > 1 and all(_is_day(line, locale) for line in around)
        if not (are_dated or _take_turns(lines, i, below, text, is_text, told, locale)):
            taken.update(range(i, below))
    return taken


def _end(lines: Sequence[Line], stops: Mapping[int, bool], i: int, locale: Locale) -> int:
    """The place below a pointer, others right below it, and the headlines that they head."""
    below = i
    while below < len(lines) and points(lines[below], locale):
        below = _below(lines, stops, below, locale)
    below += _is_another(lines, stops, i, below, locale)
    return _without_own(lines, i, below, locale)


def _text_below(lines: Sequence[Line], stops: Mapping[int, bool], below: int, locale: Locale) -> int | None:
    """The sentence right below a pointer, or below a caption or a crosshead there; None where that is another's: a reader's, or an offer."""
    first = below + (below < len(lines) and _is_caption(lines[below], locale))
    text = next((n for n in range(first, min(len(lines), first + 2)) if stops[n] and not _is_crosshead(lines, stops, n, locale)), None)
    if text is None or not _is_long(lines[text]) or locale.subscribe.opens(lines[text].key):
        return None
    return None if any(locale.comments.opens(lines[n].key) for n in range(below, text)) else text


def _take_turns(lines: Sequence[Line], i: int, below: int, text: int, is_text: Callable[[int], bool], told: Told, locale: Locale) -> bool:
    """True where sentences and headlines take turns below the heading of a list, and none of the sentences is of this story by its words."""
    behind = list(filter(is_text, range(text, min(len(lines), text + _BEHIND))))
    in_turns = behind == [text, text + 2] and not locale.tags.opens(lines[text + 1].key)
    return _is_heading(lines[i].key, locale) and in_turns and not _is_parted(lines, i, below) and all(map(told.is_foreign, behind))


def _without_own(lines: Sequence[Line], first: int, below: int, locale: Locale) -> int:
    """The place below a pointer without what is of the story: a line that credits a picture, and one in capitals below headlines that are not.

    Papers that shout their crossheads shout no headlines. What somebody says in the next paragraphs, word for word, is quoted from them.
    """
    below = next((n for n in range(first + 1, below) if _is_caption(lines[n], locale)), below)
    if below - 1 > first and _is_said_below(lines, below - 1):
        return below - 1
    others = [n for n in range(first + 1, below - 1) if not points(lines[n], locale)]
    shouts = below - 1 > first and lines[below - 1].seen.isupper() and not points(lines[below - 1], locale)
    return below - 1 if shouts and others and not any(lines[n].seen.isupper() for n in others) else below


_AROUND_QUOTED = "".join(QUOTATION_MARKS) + CLOSERS + ".!…"
_LEAST_QUOTED, _QUOTED_FROM = 3, 3  # words; lines below


def _is_said_below(lines: Sequence[Line], n: int) -> bool:
    """True of '«We lose one day»' above the paragraph in which somebody says that."""
    said = lines[n].key.strip(_AROUND_QUOTED)
    if not lines[n].seen.startswith(QUOTATION_MARKS) or words.count(said) < _LEAST_QUOTED:
        return False
    return any(said in line.key for line in lines[n + 1 : n + 1 + _QUOTED_FROM])


def _is_caption(line: Line, locale: Locale) -> bool:
    """True of words with a credit behind them; 'Photos: The fair' may be a headline."""
    credit = picture_credits.find(line.seen, locale) if len(line.key) <= _COUNTED else None
    return credit is not None and not line.seen.startswith(credit)


def _is_last_teaser(lines: Sequence[Line], text: int, is_text: Callable[[int], bool]) -> bool:
    """True of a question behind which no text follows: 'Why is tea cold so soon?' heads another story, and the page goes on with more of them."""
    is_question = lines[text].key.endswith(QUESTION_MARKS) and words.count(lines[text].key[:_COUNTED]) <= _TEASER
    return is_question and not any(map(is_text, range(text + 1, min(len(lines), text + _BEHIND))))


def _is_crosshead(lines: Sequence[Line], stops: Mapping[int, bool], n: int, locale: Locale) -> bool:
    """'And the quay?', 'Now it closes!' above a sentence."""
    is_short = lines[n].key.endswith(_ASKING) and not _is_long(lines[n]) and not locale.subscribe.opens(lines[n].key)
    return is_short and n + 1 < len(lines) and stops[n + 1] and _is_long(lines[n + 1])


_SAID = lazily(r": ?\S")  # 'READ MORE: The ferry stops'


def _is_another(lines: Sequence[Line], stops: Mapping[int, bool], i: int, below: int, locale: Locale) -> bool:
    """True of the first of two headings between 'READ MORE: …' and a sentence: a text has one, and what stands above it is one more headline."""
    if below != i + 1 or below + 2 >= len(lines) or not _SAID.search(lines[i].key):
        return False
    are_headings = not any(stops[n] or _is_day(lines[n], locale) for n in (below, below + 1))
    is_headline = words.has(lines[below].seen[:_COUNTED], _LEAST_HEADLINE)  # a menu has a word a line
    return are_headings and is_headline and stops[below + 2] and _is_long(lines[below + 2])


def _is_parted(lines: Sequence[Line], first: int, below: int) -> bool:
    """True of a pointer whose headlines follow without a blank line, where one parts them from what stands below: its list ends there."""
    return below > first + 1 and lines[below].gap > 0 and not any(line.gap for line in lines[first + 1 : below])


_ABOVE = 8  # lines above a pointer that tell what a sentence is below it


def _stops(page: Page, ends: dict[int, bool], i: int) -> Mapping[int, bool]:
    """For each line whether it ends as a sentence does; in Thai, where the line above tells it, as if a pointer and its headlines were not there."""
    if page.locale.script != "Thai":
        return ends
    above, below = page.lines[max(0, i - _ABOVE) : i], range(i + 2, min(len(page.lines), i + 2 + 2 * _MOST))
    return ChainMap({n: sentences(page._replace(lines=(*above, page.lines[n])))[-1] for n in below}, ends)


def _below(lines: Sequence[Line], ends: Mapping[int, bool], i: int, locale: Locale) -> int:
    """The place below a pointer and, where it is a heading, the headlines that it heads.

    The first may be a few words or a question; between others, a few words are one too, and above a sentence they are a crosshead.
    A day below a headline is of it.
    """
    below = i + 1
    if not _is_heading(lines[i].key, locale) or below == len(lines):
        return below
    if not locale.tags.opens(lines[i].key) and (listed := _listed(lines, ends, below) or _ranked(lines, below, locale)):
        return listed
    if not ends[below] and _is_long(lines[below]) and not points(lines[below], locale):
        below += 1
    elif _is_short_teaser(lines, ends, below, locale):
        return below + 1
    days = 0
    while i + 1 < below < min(len(lines), i + 1 + _MOST + days) and not ends[below] and not points(lines[below], locale):
        is_day = _is_day(lines[below], locale) and not _is_day(lines[below - 1], locale)
        is_above_another = below + 1 < len(lines) and not ends[below + 1] and not locale.comments.opens(lines[below].key)
        if not (is_day or _is_long(lines[below]) or is_above_another):
            break
        days += is_day
        below += 1
    return below


def _listed(lines: Sequence[Line], ends: Mapping[int, bool], first: int) -> int:
    """The place below headlines with the same bullet, which a crosshead and its text follow; 0 where none do."""
    bullet, below = lines[first].seen[:1], first
    while bullet in ITEM_MARKS and below < len(lines) and lines[below].seen.startswith(bullet):
        below += 1
    is_followed = 1 < below - first <= _MOST and below + 1 < len(lines) and not ends[below] and ends[below + 1]
    return below if is_followed and _is_long(lines[below + 1]) else 0


def _ranked(lines: Sequence[Line], first: int, locale: Locale) -> int:
    """The place below headlines that are numbered, a line for each number: '1', 'Moose in the substation', 'News', '2', …; 0 where none are."""
    below, rank = first, 1
    while below + 1 < len(lines) and lines[below].key.rstrip(".") == str(rank):
        below, rank = below + 2, rank + 1
        is_part = any(line.key in locale.sections for line in lines[below : below + 1])
        below += is_part or any(line.key.rstrip(".") == str(rank) for line in lines[below + 1 : below + 2])
    return below if rank > _FIRST_RANKS else 0


_FIRST_RANKS = 2
_LONGEST_DAY = 40  # characters


def _is_day(line: Line, locale: Locale) -> bool:
    if len(line.seen) > _LONGEST_DAY or not any(map(str.isdecimal, line.seen)):
        return False
    stamps = dates.find(line.seen, locale)
    return bool(stamps) and not rest(line.seen, stamps, locale)


def _is_short_teaser(lines: Sequence[Line], ends: Mapping[int, bool], n: int, locale: Locale) -> bool:
    """True of 'Ferry fares rise' or 'Why is tea cold so soon?' right below a heading and above the text; above another headline, it may be a section."""
    line = lines[n]
    if points(line, locale) or locale.tags.opens(line.key) or line.key.strip(" :") in locale.comments or not words.has(line.seen[:_COUNTED], 2):
        return False
    below = lines[n + 1 : n + 2]
    if not below or below[0].key.endswith(_ASKING) or (_is_long(below[0]) and not ends[n + 1]):
        return False
    return not ends[n] or (line.key.endswith(_ASKING) and ends[n + 1] and words.count(line.key[:_COUNTED]) <= _TEASER)


_ASKING = (*QUESTION_MARKS, "!")


_AROUND_HEADING = " :-–"


def _is_heading(key: str, locale: Locale) -> bool:
    bare = key.strip(_AROUND_HEADING)
    return bare in locale.see_also or bare in locale.related or (key.endswith(_OPEN) and key.rstrip(_AROUND_OPEN) in locale.related)


def points(line: Line, locale: Locale) -> bool:
    """True of a line that opens with the word of a pointer, or is the heading of several; 'Related topics: …' are tags."""
    opening = line.key
    if len(opening) > _COUNTED or (line.stopped and not _is_heading(opening, locale)):
        return False
    if not (locale.see_also.opens(opening.lstrip("[(»>→- ")) or _is_heading(opening, locale)):
        return False
    if any(_names(line, words_of.opens(opening), locale) for words_of in (locale.photo_credit, locale.byline)):
        return False
    heads_stories = opening.strip(_AROUND_HEADING) in locale.see_also  # "More on this" heads tags, too, but not inside a text
    return (heads_stories or not locale.tags.opens(opening)) and words.count(opening) <= _LONGEST


_OPEN = ("…", "...")  # 'People are also reading…'; 'Read more...' is a button
_AROUND_OPEN = " :.…"
_LONGEST_NAME = 5  # words


def _names(line: Line, start: int, locale: Locale) -> bool:
    """'Foto: Elena Riva / LaPresse', 'Interview: Anna Berg': where a pack's word of a pointer opens a credit as well, and a name stands behind it."""
    behind = line.seen[start:].lstrip(" :").split() if start else ()
    named = [word for word in behind if word[0].isalpha() and key(word) not in locale.particles]
    return 0 < len(named) <= _LONGEST_NAME and all(word[0].isupper() for word in named)


def _is_item(line: Line) -> bool:
    """True of '• keep away from the pen;': an item of a list inside a sentence, which no menu has."""
    return line.seen[0] in ITEM_MARKS and line.key.endswith(";")


def _is_long(line: Line) -> bool:
    """True of a line of several words; in scripts without spaces, where a letter counts as one, of twice as many letters."""
    seen = line.seen[:_COUNTED]
    return words.has(seen, _SENTENCE) and (words.UNSPACED.search(seen) is None or words.has(seen, 2 * _SENTENCE))

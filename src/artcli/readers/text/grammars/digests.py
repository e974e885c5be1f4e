"""Several articles written one below the other, parted by rules ('* * *', '-----', '====='), by the numbers before their headlines, or by these alone."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cached_property

from artcli.article import Span
from artcli.language import bylines, dates, identify
from artcli.language import locale as locales
from artcli.language.folding import key, visible
from artcli.language.locale import Locale
from artcli.language.stamps import rest
from artcli.patterns import lazily
from artcli.readers.text.record import Decoded, Record
from artcli.readers.text.shapes import DRAWN, ends_sentence, width
from artcli.values import NamedTuple

_FIGURE = lazily(r"\d")
_RULE = lazily(r"\s*([=_*#~+•\-–—─━═])(?: ?\1){2,}\s*$")
_NUMBER = lazily(r"\s*(\d{1,2})[.)]\s+(?=\S)")  # '1. Ferry sails again'
_HEAD = 6  # lines above the first sentence of an article
_PROSE = 60  # columns of a line of text
_LEAST = 8  # columns of a headline
_SHORT = 80  # characters of a line of a name and a day
_LONGEST = 200  # characters of a line of a head
_PARAGRAPH = 40  # columns of a sentence that is a paragraph
_LONG_HEADLINE = 16  # columns of a headline that is none of a section or of a day of a diary
_TEXT, _UNSIGNED_TEXT = 2, 3  # paragraphs of an article that a bare name signs, and of one that nobody signs
_AROUND_COUNT = " 0123456789():"  # '3 comments', 'Comments (3)'
_MOST_FORMS = 8  # of rules that are tried alone
_YEARS = 1  # between articles that nobody signs: a history has headings and days too
_ENTRIES = 3  # of a live page, whose times follow each other


class _Languages:
    """The words of the languages of a source: of all of it, and of some lines, for articles below each other may be in two."""

    def __init__(self, raw: Sequence[str]) -> None:
        self._raw = raw

    @cached_property
    def _whole(self) -> str | None:
        return identify.identify(self._raw)

    def of(self, part: Span) -> Iterator[Locale]:
        """The words with which some lines are read: those of the source, and where they are in another language by themselves, those of that."""
        if self._whole:
            yield locales.load(self._whole)
        own = identify.identify(self._raw[part.first - 1 : part.last])
        if own and own != self._whole:
            yield locales.load(own)


class _Head(NamedTuple):
    """What stands above the text of an article: whether somebody signed it, and its day."""

    signed: bool
    day: date
    paragraphs: int  # below it


def split(raw: Sequence[str]) -> list[Record]:
    """The articles of a source, if each has a headline, and a byline and a day below it; else none, for sections are parted so too.

    Each keeps the rule above it; what stands above the first one without any text of its own is of that, and of none what stands so below the last.
    Where not all rules part articles, those of one form may: '=====' between them, '* * *' between the scenes of one.
    """
    languages = _Languages(raw)
    rules = [n for n, line in enumerate(raw, 1) if line.lstrip()[:1] in DRAWN and _RULE.match(line)]
    if rules:
        return next(filter(None, (_articles(raw, some, languages) for some in _forms(raw, rules))), [])
    numbered = _numbered(raw)
    if len(numbered) < _LEAST_NUMBERED:
        return _articles(raw, _repeated(raw, languages), languages, least=_TEXT)
    bare = [_NUMBER.sub("", line, count=1) if n in numbered else line for n, line in enumerate(raw, 1)]
    decoded = Decoded(bare, [Span(n, n) for n in range(1, len(raw) + 1)])
    return [record._replace(decoded=decoded) for record in _articles(bare, numbered, languages)]


def _forms(raw: Sequence[str], rules: Sequence[int]) -> Iterator[Sequence[int]]:
    """All rules, then those of each form alone."""
    yield rules
    forms: dict[str, list[int]] = {}
    for n in rules:
        forms.setdefault(raw[n - 1].strip(), []).append(n)
    if 1 < len(forms) <= _MOST_FORMS:
        yield from forms.values()


_LEAST_NUMBERED = 2


def _numbered(raw: Sequence[str]) -> list[int]:
    """The lines that are numbered from 1 on, with a blank one above each."""
    found: list[int] = []
    for n, line in enumerate(raw, 1):
        match = _NUMBER.match(line)
        if match and int(match[1]) == len(found) + 1 and (n == 1 or not raw[n - 2].strip()):
            found.append(n)
    return found


_OPENED = 3  # lines with which an article opens: its headline, and name and day


def _repeated(raw: Sequence[str], languages: _Languages) -> list[int]:
    """The lines of headlines below which name and day stand in the same form as below the one that the source opens with."""
    printed = [n for n, line in enumerate(raw, 1) if line and not line.isspace()]
    if not any(_FIGURE.search(raw[n - 1]) for n in printed[:_OPENED]):
        return []
    figured = [at for at, n in enumerate(printed) if len(raw[n - 1]) <= _SHORT and _FIGURE.search(raw[n - 1])]
    if not figured or figured[0] >= _OPENED:
        return []
    opening = sorted({above for at in figured for above in (at - 2, at - 1) if above >= 0 and _may_open(raw, printed, above)})
    if len(opening) < 2 or opening[0] != 0:
        return []
    forms = (_first_form(raw, printed, at, after, languages) for at, after in zip(opening, _ends(opening, len(printed)), strict=True))
    wanted = next(forms)
    alike = [printed[0], *(printed[at] for at, form in zip(opening[1:], forms, strict=True) if form == wanted)] if wanted else []
    return alike if len({raw[n - 1].strip() for n in alike}) == len(alike) > 1 else []


def _ends(opening: Sequence[int], end: int) -> Iterator[int]:
    """For each line that may be a headline, the next one that is not of its own head."""
    following = 0
    for at in opening:
        while following < len(opening) and opening[following] < at + _OPENED:
            following += 1
        yield opening[following] if following < len(opening) else end


def _first_form(raw: Sequence[str], printed: Sequence[int], at: int, after: int, languages: _Languages) -> str:
    """What stands below a headline, in the first language in which it is anything."""
    shown = [visible(raw[n - 1]) for n in printed[at : at + _OPENED]]
    part = Span(printed[at], printed[after - 1])
    return next(filter(None, (_form(shown, locale) for locale in languages.of(part))), "")


def _may_open(raw: Sequence[str], printed: Sequence[int], at: int) -> bool:
    """True of a line that is no sentence, behind a blank one."""
    n = printed[at]
    return (at == 0 or printed[at - 1] < n - 1) and len(raw[n - 1]) <= _LONGEST and not ends_sentence(raw[n - 1].strip())


def _form(lines: Sequence[str], locale: Locale) -> str:
    """What stands below a headline: 'nd', a name and then a day; 'dn'; 'b', both on one line; "" if it is none."""
    title, *below = lines
    form = ""
    for line in below:
        stamps = dates.find(line, locale) if len(line) <= _SHORT else ()
        whole = any(stamp.value is not None for stamp in stamps)
        if whole and not rest(line, stamps, locale):
            form += "d"
        elif whole and bylines.find_beside(line, [(stamp.start, stamp.end) for stamp in stamps], locale) is not None:
            form += "b"
        elif not stamps and len(line) <= _SHORT and (bylines.find(line, locale) is not None or _is_name(line, locale)):
            form += "n"
        else:
            break
    known = next((known for known in ("nd", "dn", "b") if form.startswith(known)), "")
    return known if known and width(title) >= _LEAST and not (dates.find(title, locale) or _is_name(title, locale)) else ""


def _articles(raw: Sequence[str], starts: Sequence[int], languages: _Languages, least: int = 0) -> list[Record]:
    """The articles that begin at some lines, if all have a head, with so many paragraphs below it."""
    parts = [Span(start, after - 1) for start, after in itertools.pairwise([*dict.fromkeys([1, *starts]), len(raw) + 1])]
    written = [part for part in parts if any(_is_prose(line) for line in _lines(raw, part))]
    if len(written) < 2:
        return []
    heads: list[_Head] = []
    for part in written:
        head = _signed_head(list(_lines(raw, part)), languages.of(part))
        if head is None or head.paragraphs < least:
            return []
        heads.append(head)
    if not _are_articles(heads):
        return []
    records = [Record(Span(start, after - 1)) for start, after in itertools.pairwise([1, *(part.first for part in written[1:]), len(raw) + 1])]
    return [*records[:-1], records[-1]._replace(around=tuple(part for part in parts if part > written[-1]))]


def _lines(raw: Sequence[str], part: Span) -> Iterator[str]:
    """What some lines show, without rules and blank lines."""
    return (shown for line in raw[part.first - 1 : part.last] if not _RULE.match(line) and (shown := visible(line)))


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE // 2 and width(line) > _PROSE


def _signed_head(lines: Sequence[str], languages: Iterator[Locale]) -> _Head | None:
    """The head of a text in the first of some languages in which somebody signed it, else in the first in which it has one."""
    first = None
    for locale in languages:
        head = _head(lines, locale)
        if head is not None and head.signed:
            return head
        first = first or head
    return first


def _head(lines: Sequence[str], locale: Locale) -> _Head | None:
    """The head of a text that opens with a headline, and below it a day and who wrote it: a byline with its word, a bare name beside the day.

    A bare name needs several paragraphs below it, for the books and concerts of a list have one; more of them where nobody signs.
    """
    head = list(itertools.takewhile(lambda line: not (_is_prose(line) and ends_sentence(line)), lines[: _HEAD + 1]))
    if len(head) > _HEAD or any(len(line) > _LONGEST for line in head):
        return None
    stamps = [dates.find(line, locale) for line in head]
    bylines_of = [
        bylines.find(line, locale) or bylines.find_beside(line, [(stamp.start, stamp.end) for stamp in of_line], locale)
        for line, of_line in zip(head, stamps, strict=True)
    ]
    opened = [found is not None and found.opened for found in bylines_of]
    title = next((i for i, line in enumerate(head) if width(line) >= _LEAST and not (opened[i] or stamps[i])), len(head))
    below = range(title + 1, len(head))
    days = {i: stamp.value for i in below for stamp in reversed(stamps[i]) if stamp.value is not None}  # the first of each line
    if not days:
        return None
    paragraphs = sum(_is_prose(line) or (ends_sentence(line) and width(line) > _PARAGRAPH) for line in lines[len(head) :])
    day = days[min(days)]
    if any(opened[i] for i in below):
        return _Head(True, day, paragraphs)
    if key(head[title]).strip(_AROUND_COUNT) in locale.comments:
        return None
    named = (bylines_of[i] is not None if stamps[i] else not days.keys().isdisjoint((i - 1, i + 1)) and _is_name(head[i], locale) for i in below)
    if paragraphs >= _TEXT and any(named):
        return _Head(True, day, paragraphs)
    is_headline = width(head[title]) >= _LONG_HEADLINE and not _is_name(head[title], locale)
    return _Head(False, day, paragraphs) if paragraphs >= _UNSIGNED_TEXT and is_headline else None


def _is_name(line: str, locale: Locale) -> bool:
    return bylines.is_the_paper(line, locale) or bylines.find_names(line, locale) is not None


def _are_articles(heads: Sequence[_Head]) -> bool:
    """False of a diary or a history, which nobody signs but above the first, and of the entries of a live page, whose times follow each other."""
    signed = [head.signed for head in heads]
    if signed[0] and not any(signed[1:]):
        return False
    years = [head.day.year for head in heads]
    if not any(signed) and max(years) - min(years) > _YEARS:
        return False
    times = [head.day for head in heads[1:] if isinstance(head.day, datetime)]
    if len(times) < _ENTRIES or len(times) < len(heads) - 1 or len({time.date() for time in times}) > 1:
        return True
    ordered = sorted(time.replace(tzinfo=None) for time in times)
    return [time.replace(tzinfo=None) for time in times] not in (ordered, ordered[::-1])

"""A page: all lines with their place, wrapped lines rejoined."""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from artcli.article import Span
from artcli.language import bylines, datelines, dates
from artcli.language.folding import composed, hides, is_composed, is_hidden, is_narrow, key, normalise_space, visible
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text import markdown, pagination
from artcli.readers.text.entities import is_blank
from artcli.readers.text.record import Record, RecordField
from artcli.values import NamedTuple

# A text is wrapped at 40 to 110 columns; wider lines are paragraphs, narrower ones are menus, but where they go on in lower case: the
# columns of a printed paper, copied from its PDF, have 20 and more.
_NARROWEST, _WIDEST = 40, 110
_STOPS = (".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔", "։")
_CLOSERS = "\"'”’»«›)]）」』】“ "


class Line(NamedTuple):
    """One block of a page: a printed line, or several that were wrapped.

    `text` is what is exported (white space normalised), `seen` the same without marks that show nothing or number a link,
    and with letters and accents in one, `key` the form of `seen` in which words are compared (same length).
    """

    lines: Span
    text: str
    seen: str
    key: str
    gap: int  # blank lines above
    indent: int  # columns


class Interruption(NamedTuple):
    """A line that was taken out from among the others; what it says again word for word, or None."""

    line: Line
    repeats: Span | None


class Page(NamedTuple):
    """All blocks of a page in order, with the words of its language.

    `record_fields` has what a grammar says of some of them, by their index; `story` those in which the text stands, if it says so; `entries`
    those that stood below a time of day in a live blog.
    """

    lines: tuple[Line, ...]
    locale: Locale
    wrapped: bool
    record_fields: Mapping[int, tuple[RecordField, ...]] = MappingProxyType({})
    story: frozenset[int] = frozenset()
    strict: bool = False
    interruptions: tuple[Interruption, ...] = ()
    entries: frozenset[int] = frozenset()

    @property
    def has_gaps(self) -> bool:
        """True if blank lines part anything: only then does a line without one say something."""
        return sum(line.gap > 0 for line in self.lines) > max(2, len(self.lines) // 20)


def ends_sentence(text: str) -> bool:
    """True if a text ends as a sentence does, whatever closes after the stop."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(_STOPS)


_THAI = lazily(r"[\u0e01-\u0e7f]")
_LEAST, _MANY = 40, 80  # letters of a line that may be a sentence where it follows on one, and of a line that is one: headlines have fewer
_COUNTED = 2000  # characters of a line in which letters are counted


def sentences(page: Page) -> list[bool]:
    """For each line whether it ends as a sentence does. Thai parts sentences with blanks and ends them with nothing: length tells, and the line above."""
    if page.locale.script != "Thai":
        return [ends_sentence(line.seen) for line in page.lines]
    out: list[bool] = []
    for line in page.lines:
        letters = len(_THAI.findall(line.key, 0, _COUNTED))
        follows = bool(out) and out[-1]
        out.append(letters >= (_LEAST if follows else _MANY) or (letters < _LEAST and ends_sentence(line.seen)))
    return out


def width(text: str) -> int:
    """Columns of a text in a terminal: Han, kana and Hangul take two."""
    if text.isascii():
        return len(text)
    text = composed(text)
    if is_narrow(text):
        return len(text)
    kinds = Counter(map(unicodedata.east_asian_width, text))
    return len(text) + kinds["W"] + kinds["F"]


class _Printed(NamedTuple):
    number: int
    text: str  # white space normalised
    end: int  # the column at which the line ends
    indent: int
    gap: int
    opening: int = 0  # on a page that was cut by characters: those before its first blank that breaks
    start: int = 0  # columns of its first word, where that was printed with entities


def _printed(raw: Sequence[str], lines: Span, measured: Sequence[str]) -> tuple[list[_Printed], list[_Printed]]:
    """The lines that print something, and those that are blank though something is written there: '&nbsp;'."""
    out: list[_Printed] = []
    blank: list[_Printed] = []
    gap = 0
    whole = "".join(measured[lines.first - 1 : lines.last])
    columns = len if is_narrow(whole) and is_composed(whole) else width
    for number, line in enumerate(raw[lines.first - 1 : lines.last], lines.first):
        text = normalise_space(line)
        if is_hidden(text):
            gap += 1
            continue
        as_printed = measured[number - 1]
        stripped = as_printed.lstrip()
        indent = len(as_printed) - len(stripped)
        start = _room(stripped.split(" ", 1)[0]) if as_printed is not line else 0
        printed = _Printed(number, text, indent + columns(stripped.rstrip()), indent, gap, start=start)
        if is_blank(text):
            blank.append(printed)
            gap += 1
            continue
        out.append(printed)
        gap = 0
    return (out, blank) if out else (blank, [])


_LETTERHEAD = 12  # lines at the top of a text in which two things stand side by side: 'Ferry Returns to Harbour       For Immediate Release: July 8'
_BETWEEN_COLUMNS = " " * 12
_COLUMNS = lazily(rf"\s*(\S.*[^\s:：]){_BETWEEN_COLUMNS} *(\S.*)")


def _in_columns(lines: Sequence[_Printed], raw: Sequence[str]) -> list[_Printed]:
    """The lines of a text with those of its letterhead parted in which blanks keep two things from each other; what stands behind a colon belongs to it."""
    out: list[_Printed] = []
    for line in lines[:_LETTERHEAD]:
        parted = _COLUMNS.match(raw[line.number - 1]) if _BETWEEN_COLUMNS in raw[line.number - 1] else None
        if parted is None or _COLUMNS.match(parted[1]):  # a table has more columns
            out.append(line)
            continue
        for text, gap in ((normalise_space(parted[1]), line.gap), (normalise_space(parted[2]), 0)):
            out.append(line._replace(text=text, end=line.indent + width(text), gap=gap))
    return [*out, *lines[_LETTERHEAD:]]


_QUOTE = lazily(r"(?:> ?)+")
_FORWARDED, _QUOTED = 4, 0.8  # so many lines, and so many of all, are quoted in a text that was forwarded
_LONG_RUN, _MOST = 8, 0.6  # and of one with words of who forwarded it


def _unquoted(lines: Sequence[_Printed]) -> tuple[list[_Printed], list[_Printed]]:
    """The lines of a forwarded text without the "> " that a mail program put before each, and what is none of it: lines that are only such marks, and
    what the one who forwarded it says above and below.

    Other texts stay as they are: where few lines are quoted, or a block in a story, that says something.
    """
    quoted = [i for i, line in enumerate(lines) if line.text[0] == ">"]
    if len(quoted) < _FORWARDED:
        return list(lines), []
    above, below = lines[: quoted[0]], lines[quoted[-1] + 1 :]
    run = lines[quoted[0] : quoted[-1] + 1]
    talks = all(_is_talk(line.text) for line in above) and any(_QUOTE.fullmatch(line.text) for line in run)
    if len(quoted) < _QUOTED * len(lines) and not (talks and len(quoted) >= max(_LONG_RUN, _QUOTED * len(run), _MOST * len(lines))):
        return list(lines), []
    if not (talks and (above or below)) or (below and not below[0].gap):
        above, run, below = [], lines, []
    out: list[_Printed] = []
    marks: list[_Printed] = []
    gap = 0
    for line in run:
        mark = _QUOTE.match(line.text)
        text = line.text[mark.end() :].lstrip() if mark else line.text
        if text:
            out.append(line._replace(text=text, end=width(text), indent=0, gap=gap + line.gap))
        else:
            marks.append(line)
        gap = 0 if text else gap + 1
    return (out, [*above, *marks, *below]) if out else (list(lines), [])


def _without_seams(lines: Sequence[_Printed], raw: Sequence[str]) -> tuple[list[_Printed], list[_Printed]]:
    """The lines of a text without what stands between two of its printed pages, and that. What a page breaks off goes on without a blank line."""
    feeds = [number for number, line in enumerate(raw, 1) if line.startswith("\f")]
    places = [line.number for line in lines]
    opening = {bisect_left(places, number) for number in feeds}
    seams = pagination.find([line.text for line in lines], opening, ends_sentence)
    out: list[_Printed] = []
    between: list[_Printed] = []
    gap = 0
    for i, line in enumerate(lines):
        if i in seams.between:
            between.append(line)
            gap = max(gap, line.gap, 1)
        else:
            out.append(line._replace(gap=0 if i in seams.going_on else max(gap, line.gap)) if gap or i in seams.going_on else line)
            gap = 0
    return out, between


def _is_talk(text: str) -> bool:
    """True of a line of somebody who hands on what stands below: 'Hi all,', 'See below:', a sentence."""
    return text.endswith((",", ":", "：", "،")) or ends_sentence(text)


def _first_word_width(line: _Printed) -> int:
    return line.opening or line.start or _room(line.text.split(" ", 1)[0])


def _room(word: str) -> int:
    """The columns that a word needs at the end of a line: Han and kana break anywhere, Hangul between words."""
    return 2 if width(word) > len(word) and not _is_hangul(word[0]) else width(word)


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7af"


def _wrap_column(lines: Sequence[_Printed]) -> int:
    """The column at which a page was wrapped, or 0.

    Wrapped text gives itself away: where a line goes on below, the first word below would not have fitted on it. The column is
    the widest that nearly all lines keep, and nearly all long lines with a neighbour below must be full in that sense.
    """
    ends = sorted(line.end for line in lines)
    if len(ends) < 4 or sum(end > _WIDEST for end in ends) * 20 > len(ends):
        return 0
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    # one line in so many may be wider: menus and addresses are not wrapped with the text
    columns = dict.fromkeys(ends[-1 - len(ends) // rank] for rank in (50, 20, 10, 7))
    filled = {c: _filled(pairs, c) if c >= _NARROWEST else float(_is_narrow(pairs, c)) for c in columns if _COLUMN <= c <= _WIDEST}
    return max((column for column in filled if filled[column]), key=lambda column: (filled[column], column), default=0)


_COLUMN = 20  # columns of the narrowest text
_GOING_ON = 4  # lines of one that go on with a small letter


def _is_narrow(pairs: Sequence[tuple[_Printed, _Printed]], column: int) -> bool:
    """True of a page on which most lines of such a column break off in a sentence and, where they do, go on with a small letter as often as not."""
    broken = [(a, b) for a, b in pairs if 0.6 * column <= a.end <= column and not ends_sentence(a.text) and not _OPENS.match(b.text)]
    full = [b for a, b in broken if a.end + 1 + _first_word_width(b) > column]
    going_on = sum(b.text[0].islower() for b in full)
    return going_on >= _GOING_ON and 2 * going_on >= len(broken) and len(full) >= 0.75 * len(broken)


def _may_be_cut(lines: Sequence[_Printed]) -> bool:
    """True if several lines are wider than a page is wrapped, and of wide letters."""
    return sum(line.end > _WIDEST and 1.4 * (line.indent + len(line.text)) < line.end for line in lines) > 1


def _cut_column(lines: Sequence[_Printed]) -> int:
    """The number of characters at which a program that knows no wide letters cut a page of them, or 0.

    Such a program breaks lines at blanks, and a run of Han or kana, which has none, only where its line is full: no line of them is longer,
    and what is so long goes on below.
    """
    wide = [(a, b) for a, b in itertools.pairwise(lines) if a.text[-1] == "\ufffd" or width(a.text[-1]) > 1]
    longest = max((a.end for a, _ in wide), default=0)
    full = [(a, b) for a, b in wide if a.end >= longest - 1]
    cut = sum(not b.gap and not ends_sentence(a.text) for a, b in full)
    return longest if _NARROWEST <= longest <= _WIDEST and cut > 1 and cut >= 0.6 * len(full) else 0


def _filled(pairs: Sequence[tuple[_Printed, _Printed]], column: int) -> float:
    """How many of the lines that break off in a sentence are full; 0 if they do not tell that the page was wrapped there.

    Where full lines go on with a small letter, fewer of them tell as much. The shares were chosen on pages that nobody wrapped,
    and on the same pages wrapped at 60, 72 and 80 columns.
    """
    long = [(a, b) for a, b in pairs if 0.6 * column <= a.end <= column and not _OPENS.match(b.text) and not _RULE.match(a.text[-8:])]
    broken = [(a, b) for a, b in long if not ends_sentence(a.text)]
    full = [b for a, b in broken if a.end + 1 + _first_word_width(b) > column]
    going_on = sum(b.text[0].islower() for b in full)
    share, of_all = len(full) / max(len(broken), 1), len(broken) / max(len(long), 1)
    tells = going_on >= 2 and share >= 0.6 and of_all >= 0.3
    tells = tells or (len(full) >= 2 and going_on >= 1 and len(full) == len(pairs))  # few lines, but all of them
    tells = tells or (len(full) >= 4 and share >= 0.75) or (len(full) >= 3 and share >= 0.85 and of_all >= 0.5)
    return share if tells else 0.0


_BROKEN_WORD = lazily(r"[^\W\d_][-\u00ad‐]$")
_LAST_WORD = lazily(r"[^\W_]+[-\u00ad‐]$")
_FIRST_WORD = lazily(r"[^\W_]+")
_WORDS = lazily(r"[^\W_]+(?:[-‐][^\W_]+)*")


class _Hyphens(NamedTuple):
    """What a page tells of the hyphens at its line ends: whether words were broken there more than once, and which words it holds unbroken."""

    often: bool = False
    words: frozenset[str] = frozenset()
    conjunctions: Phrases | None = None

    def belongs(self, start: str, end: str) -> bool:
        """True of the hyphen between two halves that is printed in the middle of a line too: 'salt-water'; else they are one word if the page breaks words."""
        if f"{start}{end}" in self.words:
            return False
        return not self.often or f"{start}-{end}" in self.words


def _hyphens(lines: Sequence[_Printed], locale: Locale) -> _Hyphens:
    broken = [b for a, b in itertools.pairwise(lines) if not b.gap and _BROKEN_WORD.search(a.text) and b.text[:1].islower()]
    if not broken:
        return _Hyphens()
    words = frozenset(key(word) for line in lines for word in _WORDS.findall(line.text))
    return _Hyphens(len(broken) > 1, words, locale.conjunctions)


def _joined(parts: Sequence[str], hyphens: _Hyphens) -> str:
    """Printed lines to the text that was wrapped to them."""
    joined: list[str] = []
    for part, below in itertools.zip_longest(parts, parts[1:]):
        joined.append(part if below is None else _before(part, below, hyphens))
    return "".join(joined)


def _before(part: str, below: str, hyphens: _Hyphens) -> str:
    """A printed line as it stands before the one below it: without the hyphen of a broken word, or with a space."""
    if part.endswith("\u00ad"):
        return part[:-1]
    if _BROKEN_WORD.search(part, max(0, len(part) - 2)):
        start, end = _LAST_WORD.search(part[-_LONGEST_WORD:]), _FIRST_WORD.match(below)
        if start is None or end is None or not below[:1].islower():
            return part
        if hyphens.conjunctions is not None and key(end[0]) in hyphens.conjunctions.all:  # 'Nord-' above 'und Südkorea'
            return f"{part} "
        return part if hyphens.belongs(key(start[0][:-1]), key(end[0])) else part[:-1]
    if width(part[-1]) > 1 and width(below[0]) > 1 and not _is_hangul(part[-1]):
        return part  # scripts without spaces
    return f"{part} "


_LONGEST_WORD = 60  # characters


def _runs(lines: Sequence[_Printed], column: int, locale: Locale) -> list[list[_Printed]]:
    """Printed lines to the blocks that they were wrapped from."""
    runs: list[list[_Printed]] = []
    few = max(2, len(lines) // 20)
    dense = sum(line.gap > 0 for line in lines) <= few
    # blank lines that part what stands above a story say nothing of its paragraphs
    unparted = sum(b.gap > 0 and min(a.end, b.end) >= 0.5 * column for a, b in itertools.pairwise(lines)) <= few
    for line in lines:
        may_go_on = runs and not (dense and _stands_alone(line.text))
        if may_go_on and (_goes_on(runs[-1], line, column, dense=unparted) or _goes_on_narrowly(runs[-1], line, locale, in_head=len(runs) <= _HEAD)):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


_OPENS = lazily(r"[*•·●▪■►▶◆‣][ \u00a0]|>>|[_=*~.·-]{5,}$")  # an item of a list, a pointer, a rule
_RULE = lazily(r"[_=*~.·-]{8}$")
LONG_RULE = lazily(r"([=_*#~-])\1{9,}$")  # '==========', which nobody draws inside of a story


def _stands_alone(text: str) -> bool:
    """True of a word or two that neither go on nor end a sentence: where no blank line parts anything, these are a button or a heading."""
    return text.count(" ") < 2 and text[0].isupper() and not ends_sentence(text)


def _goes_on(run: Sequence[_Printed], line: _Printed, column: int, *, dense: bool) -> bool:
    """True of a line that a wrapped paragraph goes on with."""
    above = run[-1]
    if above.opening and (above.end + 1 + line.opening <= column or (above.end >= column - 1 and ends_sentence(above.text))):
        return False
    if line.gap or _OPENS.match(line.text) or _RULE.match(above.text[-8:]) or abs(line.indent - above.indent) > 8:
        return False
    if line.indent > above.indent and (len(run) > 1 or ends_sentence(above.text)):  # the first line of the next paragraph is indented
        return False
    is_full = (above.end >= 0.5 * column or above.opening > 0) and above.end + 1 + _first_word_width(line) > column
    return is_full or _is_torn(above, line, column, dense=dense)


_LONGEST_DATELINE = 60  # columns
_DATELINE_ENDS = f"{datelines.DASHES}="
_LEAST_BELOW = 60  # columns of the paragraph that a dateline opens


def _below_datelines(runs: list[list[_Printed]], locale: Locale) -> list[list[_Printed]]:
    """Blocks to the same with each paragraph in one with the dateline that stands on a line of its own above it: 'PORT ELIN, Ohio —'."""
    out: list[list[_Printed]] = []
    for run in runs:
        above = out[-1][0] if out and len(out[-1]) == 1 else None
        if above is not None and above.text[-1] in _DATELINE_ENDS and run[0].end >= _LEAST_BELOW and _is_dateline(above.text, run[0].text, locale):
            out[-1].extend(run)
        else:
            out.append(run)
    return out


def _is_dateline(above: str, below: str, locale: Locale) -> bool:
    if width(above) > _LONGEST_DATELINE:
        return False
    found = datelines.find(f"{above} {below}", locale)
    return found is not None and len(above) <= found.end <= len(above) + 1


_HEAD = 12  # blocks above which a headline stands
_NARROW = 14  # columns of a line that is broken where it is full: a narrower one is a word or two


def _goes_on_narrowly(run: Sequence[_Printed], line: _Printed, locale: Locale, *, in_head: bool) -> bool:
    """True of a line that a headline, standfirst or caption goes on with which was set larger or in a narrower column than the text.

    It goes on where the line above has no mark and its first word would have made that line the widest: with a small letter, or (in
    the head of a page) with a capital below a small word that ends nothing: 'Otters return to the', 'River after 400 years'.
    """
    above, widths = run[-1], [part.end - part.indent for part in (*run, line)]
    if line.gap or above.opening or run[0].text[0].islower() or not (above.text[-1].isalnum() or above.text[-1] in ",-"):
        return False
    if not line.text[0].islower() and not (in_head and _ends_open(above.text, locale) and above.text.rsplit(" ", 1)[-1].islower()):
        return False
    is_full = widths[-2] >= _NARROW and widths[-2] + 1 + _first_word_width(line) > max(widths)
    if not is_full or line.text.split(" ", 1)[0].endswith(":"):
        return False
    is_whole = 2 * widths[-1] >= widths[-2] and line.text.count(" ") > 1
    if not is_whole and not _ends_open(above.text, locale):  # 'Article written by', and a site that calls itself in lower case
        return False
    return bylines.find(line.text, locale) is None and not dates.find(line.text, locale)


def _ends_open(text: str, locale: Locale) -> bool:
    """True of a line that ends with a small word, and not with that of a byline."""
    last = key(text.rsplit(" ", 1)[-1])
    return last in locale.function_words.all and last not in locale.byline.words


def _is_torn(above: _Printed, line: _Printed, column: int, *, dense: bool) -> bool:
    """True of two lines that a word with a blank which does not break ("27 décembre", "в Европу") kept apart, though its start would have fitted.

    Where blank lines part the paragraphs, a sentence may end there.
    """
    if (dense and ends_sentence(above.text)) or above.end < 0.6 * column or line.indent != above.indent:
        return False
    if line.text[0].islower():
        return True
    start, _, rest = line.text.partition(" ")
    return len(start) <= 3 and bool(rest) and above.end + 2 + width(start) + _room(rest.split(" ", 1)[0]) > column


def lay_out(raw: Sequence[str], locale: Locale, record: Record | None = None, measured: Sequence[str] | None = None) -> Page:
    """The lines of a record (by default, of a whole source) to a page; `measured` are the same as they were printed, if that differs.

    A wrapped page gets its paragraphs back, and the words broken at a line end. What a grammar tells of is a block of its own.
    """
    record = record or Record(Span(1, len(raw)))
    owners = {n: one.lines for one in reversed(record.fields) for n in range(one.lines.first, one.lines.last + 1)}
    printed, blank = _printed(raw, record.lines, measured or raw)
    outside = record.outside()
    around = [line for line in printed if line.number in outside]
    printed = [line for line in printed if line.number not in outside]
    free = [line for line in printed if line.number not in owners]
    marks: list[_Printed] = []
    if not record.flowing:
        free, between = _without_seams(free, raw)
        free, marks = _unquoted(_in_columns(free, raw))
        marks += between
        printed = sorted([*(line for line in printed if line.number in owners), *free], key=lambda line: line.number) if owners else free
    printed, column = _measured(printed, free, raw)
    if not column and record.wrapped:
        column = max((line.end for line in free if line.end <= _WIDEST), default=0)
    hyphens = _hyphens(free, locale) if column else _Hyphens()
    runs: list[list[_Printed]] = []
    for owner, group in itertools.groupby(printed, lambda line: owners.get(line.number)):
        lines = list(group)
        runs += [lines] if owner is not None else _together(lines, column, locale, flowing=record.flowing)
    spare = _spare_gap(printed)
    numbered = sum("[" in line.text[:3] and _OPENS_WITH_LINK.match(line.text) is not None for line in free) >= _MANY_LINKS
    marked = {line.number for line in free} - record.code if record.marked else frozenset[int]()
    texts = [_text_of(run, hyphens, marked=run[0].number in marked) for run in runs]
    blocks = _lines(runs, texts, spare, numbered)
    others = [[mark] for mark in (*blank, *marks, *around)]
    empty = tuple(Interruption(line, None) for line in _lines(others, [mark.text for mark, in others], spare, numbered))
    return Page(blocks, locale, bool(column), _fields_by_block(blocks, record), _in_story(blocks, record), record.strict, empty)


def _measured(printed: list[_Printed], free: Sequence[_Printed], raw: Sequence[str]) -> tuple[list[_Printed], int]:
    """Lines and the column at which they were wrapped, 0 where they were not; where a dump cut them by their letters, these are what is measured."""
    column = _wrap_column(free)
    if column or not _may_be_cut(free):
        return printed, column
    cut = [line._replace(end=line.indent + len(line.text), opening=len(raw[line.number - 1].lstrip().split(" ", 1)[0])) for line in printed]
    numbers = {line.number for line in free}
    column = _cut_column([line for line in cut if line.number in numbers])
    return (cut, column) if column else (printed, 0)


def _together(lines: list[_Printed], column: int, locale: Locale, *, flowing: bool) -> list[list[_Printed]]:
    """Free lines to those that are one each."""
    if flowing:
        return _flowing_runs(lines)
    return _below_datelines(_runs(lines, column, locale) if column else [[line] for line in lines], locale)


def _fields_by_block(blocks: Sequence[Line], record: Record) -> Mapping[int, tuple[RecordField, ...]]:
    by_line: dict[int, list[RecordField]] = {}
    for one in record.fields:
        for n in range(one.lines.first, one.lines.last + 1):
            by_line.setdefault(n, []).append(one)
    return {i: tuple(by_line[block.lines.first]) for i, block in enumerate(blocks) if block.lines.first in by_line}


def _in_story(blocks: Sequence[Line], record: Record) -> frozenset[int]:
    story = {n for span in record.story for n in range(span.first, span.last + 1)}
    story -= {n for entry in record.fields for n in range(entry.lines.first, entry.lines.last + 1)}
    return frozenset(i for i, block in enumerate(blocks) if block.lines.first in story)


_OPENS_BLOCK = lazily(r"(?:[*+-]|\d{1,3}[.)])\s|[>|#]|```|~~~|\[[^\]]+\]:\s|\{[%{:]|<|!\[|(?:[*_-] ?){3,}$")  # in Markdown


def _flowing_runs(lines: Sequence[_Printed]) -> list[list[_Printed]]:
    """Lines of Markdown to its paragraphs and list items; code stays as it is."""
    runs: list[list[_Printed]] = []
    fenced = False
    for line in lines:
        is_fence = line.text.startswith(("```", "~~~"))
        above = runs[-1][-1] if runs else None
        goes_on = above is not None and not (fenced or is_fence or line.gap or _OPENS_BLOCK.match(line.text))
        if goes_on and not runs[-1][0].text.startswith(("|", "#", "[", "```", "~~~", "<")):
            runs[-1].append(line)
        else:
            runs.append([line])
        fenced ^= is_fence
    return runs


def _spare_gap(lines: Sequence[_Printed]) -> int:
    """How many more blank lines than one part the blocks of a page everywhere."""
    gaps = sorted(line.gap for line in lines[1:] if line.gap)
    return gaps[len(gaps) // 10] - 1 if gaps else 0


_LINK = lazily(r"\[\d{1,3}\](?=[^\s\[\]])")  # '[12]The harbour'
_OPENS_WITH_LINK = lazily(r"(?:[*+o] )?\[\d{1,3}\](?=[^\s\[\]])")
_MANY_LINKS = 10  # lines that begin so: a browser for terminals numbered the links of the page


def _text_of(run: Sequence[_Printed], hyphens: _Hyphens, *, marked: bool) -> str:
    text = run[0].text if len(run) == 1 else _joined([part.text for part in run], hyphens)
    return markdown.plain(text) if marked else text


def _lines(runs: Sequence[Sequence[_Printed]], texts: Sequence[str], spare: int, numbered: bool) -> tuple[Line, ...]:
    """Printed lines, as they belong together, with the text that each is, to blocks. What few pages have is looked for in all texts at once."""
    seen = _seen(texts, numbered)
    keys = key("\n".join(seen)).split("\n") if seen else []
    return tuple(
        Line(Span(run[0].number, run[-1].number), text, shown, folded, max(run[0].gap - spare, min(run[0].gap, 1)), run[0].indent)
        for run, text, shown, folded in zip(runs, texts, seen, keys, strict=True)
    )


def _seen(texts: Sequence[str], numbered: bool) -> Sequence[str]:
    """Texts without the marks that show nothing or number a link, and with letters and accents in one."""
    if hides("\n".join(texts)):
        texts = [visible(text) if hides(text) else text for text in texts]
    if numbered:
        texts = [_LINK.sub("", text) for text in texts]
    return texts if is_composed("\n".join(texts)) else list(map(composed, texts))

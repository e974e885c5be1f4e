"""A page: all lines with their place, wrapped lines rejoined."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from artcli.article import Span
from artcli.language.folding import composed, hides, is_composed, key, visible
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text import markdown, printed
from artcli.readers.text.layout import hyphens, pagination, quoting, runs, tears, wrapping
from artcli.readers.text.markdown import UNMARKED, Mark
from artcli.readers.text.printed import Printed
from artcli.readers.text.record import Record, RecordField
from artcli.readers.text.shapes import ends_sentence
from artcli.values import NamedTuple


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
    stopped: bool  # ends as a sentence does
    mark: Mark = UNMARKED


class Interruption(NamedTuple):
    """A line that was taken out from among the others; what it says again word for word, or None."""

    line: Line
    repeats: Span | None


class Page(NamedTuple):
    """All blocks of a page in order, with the words of its language.

    `record_fields` has what a grammar says of some of them, by their index; `story` those in which the text stands, if it says so; `entries`
    those that stood below a time of day in a live blog; `pictured` those that stand with the pictures of a gallery. `day_order` is that of a
    region which was named with the language ("dmy", "mdy"); without one the page itself tells it.
    """

    lines: tuple[Line, ...]
    locale: Locale
    wrapped: bool
    record_fields: Mapping[int, tuple[RecordField, ...]] = MappingProxyType({})
    story: frozenset[int] = frozenset()
    strict: bool = False
    interruptions: tuple[Interruption, ...] = ()
    entries: frozenset[int] = frozenset()
    pictured: frozenset[int] = frozenset()
    day_order: str | None = None

    @property
    def has_gaps(self) -> bool:
        """True if blank lines part anything: only then does a line without one say something."""
        return sum(line.gap > 0 for line in self.lines) > max(2, len(self.lines) // 20)


_THAI = lazily(r"[\u0e01-\u0e7f]")
_LEAST, _MANY = 40, 80  # letters of a line that may be a sentence where it follows on one, and of a line that is one: headlines have fewer
_COUNTED = 2000  # characters of a line in which letters are counted


def sentences(page: Page) -> list[bool]:
    """For each line whether it ends as a sentence does. Thai parts sentences with blanks and ends them with nothing: length tells, and the line above."""
    if page.locale.script != "Thai":
        return [line.stopped for line in page.lines]
    out: list[bool] = []
    for line in page.lines:
        letters = len(_THAI.findall(line.key, 0, _COUNTED))
        follows = bool(out) and out[-1]
        out.append(letters >= (_LEAST if follows else _MANY) or (letters < _LEAST and line.stopped))
    return out


def lay_out(raw: Sequence[str], locale: Locale, record: Record | None = None, measured: Sequence[str] | None = None) -> Page:
    """The lines of a record (by default, of a whole source) to a page; `measured` are the same as they were printed, if that differs.

    A wrapped page gets its paragraphs back, and the words broken at a line end. What a grammar tells of is a block of its own.
    """
    record = record or Record(Span(1, len(raw)))
    owners = {n: one.lines for one in reversed(record.fields) for n in range(one.lines.first, one.lines.last + 1)}
    lines, free, empty = _parted(raw, measured or raw, record, owners)
    lines, column = wrapping.measured(lines, free, raw)
    if column and tears.are_in_spite_of(column, free):
        column = 0
    if not column and record.wrapped:
        column = wrapping.widest(free)
    together: list[list[Printed]] = []
    for owner, own in _by_owner(lines, owners):
        together += [own] if owner is not None else runs.find(own, column, locale, flowing=record.flowing)
    broken = hyphens.find(free, locale) if column else hyphens.Hyphens() if record.flowing else None
    marked = {line.number for line in free} - record.code if record.marked else frozenset[int]()
    texts = [_text_of(run, broken, marked=run[0].number in marked) for run in together]
    spare, numbered = _spare_gap(lines), _numbers_links(free)
    blocks = _blocks(together, texts, spare, numbered)
    if marked:
        blocks = tuple(_marked(block, run[0]) if run[0].number in marked else block for block, run in zip(blocks, together, strict=True))
    others = _blocks([[line] for line in empty], [line.text for line in empty], spare, numbered) if empty else ()
    interruptions = tuple(Interruption(line, None) for line in others)
    return Page(blocks, locale, bool(column), _fields_by_block(blocks, record), _in_story(blocks, record), record.strict, interruptions)


_Lines = list[Printed]


def _by_owner(lines: _Lines, owners: Mapping[int, Span]) -> Iterator[tuple[Span | None, _Lines]]:
    """Lines as they stand together with what a grammar tells of them; of most pages it tells nothing."""
    if owners:
        for owner, group in itertools.groupby(lines, lambda line: owners.get(line.number)):
            yield owner, list(group)
    elif lines:
        yield None, lines


def _parted(raw: Sequence[str], measured: Sequence[str], record: Record, owners: Collection[int]) -> tuple[_Lines, _Lines, _Lines]:
    """The printed lines of a record, those of them that no grammar tells of, and those that say nothing: blank ones, marks of programs, what is around it."""
    lines, blank = printed.find(raw, record.lines, measured)
    lines, around = _apart(lines, record.outside())
    free, owned = _apart(lines, owners)
    if record.flowing:
        return lines, free, [*blank, *around]
    free, between = pagination.without_seams(free, raw)
    free, marks = quoting.unquoted(printed.in_columns(free, raw))
    lines = sorted([*owned, *free], key=lambda line: line.number) if owned else free
    return lines, free, [*blank, *marks, *between, *around]


def _apart(lines: _Lines, numbers: Collection[int]) -> tuple[_Lines, _Lines]:
    """Lines without those of some numbers, and these."""
    if not numbers:
        return lines, []
    return [line for line in lines if line.number not in numbers], [line for line in lines if line.number in numbers]


def _fields_by_block(blocks: Sequence[Line], record: Record) -> Mapping[int, tuple[RecordField, ...]]:
    if not record.fields:
        return {}
    by_line: dict[int, list[RecordField]] = {}
    for one in record.fields:
        for n in range(one.lines.first, one.lines.last + 1):
            by_line.setdefault(n, []).append(one)
    return {i: tuple(by_line[block.lines.first]) for i, block in enumerate(blocks) if block.lines.first in by_line}


def _in_story(blocks: Sequence[Line], record: Record) -> frozenset[int]:
    if not record.story:
        return frozenset()
    story = {n for span in record.story for n in range(span.first, span.last + 1)}
    story -= {n for entry in record.fields for n in range(entry.lines.first, entry.lines.last + 1)}
    return frozenset(i for i, block in enumerate(blocks) if block.lines.first in story)


def _spare_gap(lines: Sequence[Printed]) -> int:
    """How many more blank lines than one part the blocks of a page everywhere."""
    gaps = sorted(line.gap for line in lines[1:] if line.gap)
    return gaps[len(gaps) // 10] - 1 if gaps else 0


_LINK = lazily(r"\[\d{1,3}\](?=[^\s\[\]])")  # '[12]The harbour'
_OPENS_WITH_LINK = lazily(r"(?:[*+o] )?\[\d{1,3}\](?=[^\s\[\]])")
_MANY_LINKS = 10  # lines that begin so


def _numbers_links(lines: Sequence[Printed]) -> bool:
    """True of a page that a browser for terminals printed, which numbers links."""
    return sum("[" in line.text[:3] and _OPENS_WITH_LINK.match(line.text) is not None for line in lines) >= _MANY_LINKS


def _text_of(run: Sequence[Printed], broken: hyphens.Hyphens | None, *, marked: bool) -> str:
    """What some lines were before they were wrapped, which breaks words, or torn."""
    if len(run) == 1:
        text = run[0].text
    else:
        parts = [part.text for part in run]
        text = tears.joined(parts) if broken is None else hyphens.joined(parts, broken)
    return markdown.plain(text) if marked else text


def _marked(block: Line, first: Printed) -> Line:
    """A block of Markdown with what its marks say, which stand in its first line."""
    mark = markdown.mark(first.text)
    return block if mark == UNMARKED else block._replace(mark=mark)


def _blocks(together: Sequence[Sequence[Printed]], texts: Sequence[str], spare: int, numbered: bool) -> tuple[Line, ...]:
    """Printed lines, as they belong together, with the text that each is, to blocks. What few pages have is looked for in all texts at once."""
    seen = _seen(texts, numbered)
    keys = key("\n".join(seen)).split("\n") if seen else []
    return tuple(
        Line(Span(run[0].number, run[-1].number), text, shown, folded, max(run[0].gap - spare, 1) if run[0].gap else 0, run[0].indent, ends_sentence(shown))
        for run, text, shown, folded in zip(together, texts, seen, keys, strict=True)
    )


def _seen(texts: Sequence[str], numbered: bool) -> Sequence[str]:
    """Texts without the marks that show nothing or number a link, and with letters and accents in one."""
    if hides("".join(texts)):
        texts = [visible(text) if hides(text) else text for text in texts]
    if numbered:
        texts = [_LINK.sub("", text) for text in texts]
    return texts if is_composed("\n".join(texts)) else list(map(composed, texts))

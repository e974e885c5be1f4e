"""Markdown with front matter to what this and its headings say."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from artcli.article import Span
from artcli.patterns import lazily
from artcli.readers.text import markdown, record
from artcli.readers.text.grammars import exported, keyed, yaml_values
from artcli.readers.text.record import OTHER, Record, RecordField
from artcli.values import NamedTuple

_USUAL = frozenset({"title", "date", "author", "authors", "tags", "layout", "draft", "published", "description", "lang", "slug", "categories"})
"""Keys of which a page's front matter has one; programs that write pages ask for them in English."""
_LONGEST = 200  # lines of front matter
_WIDEST = 5_000  # characters of a value that is understood; a longer one is kept as it is
_LONGEST_HEADING = 500  # characters
_TOML_KEY = lazily(r"([\w-]+|\"[^\"]+\")\s*=")
_TOML_COMMENT = lazily(r"\"{3}(?:[^\\]|\\.)*?\"{3}|'{3}.*?'{3}|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|(#[^\n]*)", re.DOTALL)
_DATED_PATH = lazily(r"(?:^|/)((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-]|$)")  # 'path = "2019/05/15/some-news"'
_PATHS = frozenset({"path", "permalink", "url", "slug", "aliases"})
_ADDRESS = lazily(r"(?:https?:)?/\S*$|\S+\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)


def split(raw: Sequence[str]) -> list[Record]:
    """The record of a file with front matter, several where another front matter stands below a text; none where the source does not open with one."""
    first = next((n for n, line in enumerate(raw, 1) if line.strip()), 0)
    front = _front(raw, first) if first and raw[first - 1].strip() in ("---", "+++") else None
    return _records(raw, front) if front is not None else []


class _Front(NamedTuple):
    """Front matter, from fence to fence."""

    lines: Span
    fields: list[RecordField]
    is_ours: bool = False

    def names(self) -> frozenset[str]:
        """Those of its keys that are usual."""
        return _USUAL & {entry.label.casefold() for entry in self.fields}


def _front(raw: Sequence[str], first: int) -> _Front | None:
    """The front matter that a fence opens, if it has a usual key."""
    fence = raw[first - 1].strip()
    closes = _closing(raw, first, fence)
    if closes is None:
        return None
    is_ours = fence == "---" and exported.is_ours(raw, first + 1, closes - 1)
    read = exported.front if is_ours else _yaml if fence == "---" else _toml
    fields = list(read(raw, first + 1, closes - 1))
    marks = [RecordField(OTHER, "", Span(n, n)) for n in (first, closes)]
    found = _Front(Span(first, closes), [*marks, *fields, *_dated_path(fields)], is_ours)
    return found if is_ours or found.names() else None


def _records(raw: Sequence[str], front: _Front) -> list[Record]:
    """The articles of files that were written one behind another; front matter that a text shows as code is none."""
    code = markdown.code(raw, Span(front.lines.last + 1, len(raw)))
    fence = raw[front.lines.first - 1].strip()
    fronts = [front]
    for n in range(front.lines.last + 1, len(raw)):
        if n > fronts[-1].lines.last and n not in code and raw[n - 1].rstrip() == fence:
            other = _front(raw, n)
            if other is not None and "title" in other.names() and len(other.names() & front.names()) > 1:
                fronts.append(other)
    starts = [1, *(one.lines.first for one in fronts[1:]), len(raw) + 1]
    spans = [Span(start, after - 1) for start, after in itertools.pairwise(starts)]
    return [_record_of(raw, one, span) for one, span in zip(fronts, spans, strict=True)]


def _record_of(raw: Sequence[str], front: _Front, lines: Span) -> Record:
    if not front.is_ours:
        return _record(raw, front.fields, lines, front.lines.last + 1)
    fields = [*front.fields, *exported.story(raw, range(front.lines.last + 1, lines.last + 1), front.fields)]
    return Record(lines, tuple(fields), (Span(front.lines.last + 1, lines.last),), flowing=True, marked=True)


def _closing(raw: Sequence[str], first: int, fence: str) -> int | None:
    ends = ("---", "...") if fence == "---" else (fence,)
    return next((n for n in range(first + 1, min(len(raw), first + _LONGEST) + 1) if raw[n - 1].rstrip() in ends), None)


def _record(raw: Sequence[str], fields: list[RecordField], lines: Span, first: int) -> Record:
    """What the front matter tells, with the headings of the text: the first of the highest rank is the headline, if nothing else is."""
    is_headed = any(entry.value and entry.label.casefold() in ("title", "headline") for entry in fields)
    story = Span(first, lines.last)
    code = markdown.code(raw, story)
    numbers = [n for n in range(first, lines.last + 1) if n not in code]
    for n in numbers:
        rank, words = markdown.heading(raw[n - 1])
        if rank and len(words) <= _LONGEST_HEADING:
            is_headline = not is_headed and rank == 1
            is_headed = is_headed or is_headline
            fields.append(RecordField("headline" if is_headline else "crosshead", markdown.plain(words), Span(n, n)))
    fields += markdown.asides(raw, numbers)
    notes = markdown.links(raw, numbers)
    return Record(lines, tuple(fields), (story,), flowing=True, marked=True, code=code, notes=notes)


# ---- YAML ------------------------------------------------------------------------------------------------------------


def _yaml(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    """The keys of the outermost level with their values; what is nested deeper than a list is kept, and not understood."""
    starts = [n for n in range(first, last + 1) if yaml_values.KEY.match(raw[n - 1])]
    for n, next_key in _from_each(starts, last):
        match = yaml_values.KEY.match(raw[n - 1])
        assert match is not None
        end = next_key
        while end > n and (not raw[end - 1].strip() or raw[end - 1].startswith("#")):
            end -= 1
        inline, below = (match["value"] or "").strip(), raw[n:end]
        if len(inline) + sum(map(len, below)) > _WIDEST:
            values, comments = yaml_values.Value([" ".join([inline, *(line.strip() for line in below)])], [])
        else:
            values, comments = yaml_values.read(inline, below)
        key = match["double"] or match["single"] or match["plain"]
        names = yaml_values.names([inline, *below]) if values is None and _is_of_authors(key) else []
        if names:
            yield _field(key, names, Span(n, end))
            yield RecordField(OTHER, " ".join([inline, *(line.strip() for line in below)]), Span(n, end))
            yield from _kept(raw, end + 1, next_key)
            continue
        yield _field(key, values, Span(n, end) if values is not None else Span(n, n))
        if values is None:
            yield from _kept(raw, n + 1, end)
        else:
            yield from _beside(comments, Span(n, end))
        yield from _kept(raw, end + 1, next_key)
    yield from _kept(raw, first, starts[0] - 1 if starts else last)


# ---- TOML ------------------------------------------------------------------------------------------------------------


def _toml(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    """The keys of the outermost table and of those below it."""
    import tomllib

    try:
        content = tomllib.loads("\n".join(raw[first - 1 : last]))
    except (ValueError, RecursionError):  # no TOML, a number of thousands of figures, a thousand brackets
        return
    table: Mapping[str, Any] = content
    of_authors = False
    starts = [n for n in range(first, last + 1) if _TOML_KEY.match(raw[n - 1]) or raw[n - 1].startswith("[")]
    for n, end in _from_each(starts, last):
        line = raw[n - 1].strip()
        match = _TOML_KEY.match(line)
        if match is None:
            found: Any = content
            for name in line.strip("[] ").split("."):
                found = found.get(name.strip(' "'), {}) if isinstance(found, Mapping) else {}
            table = found if isinstance(found, Mapping) else {}
            of_authors = _is_of_authors(line.strip("[] "))
            yield RecordField(OTHER, "", Span(n, end))
            continue
        name = match[1].strip('"')
        yield _of_toml("author" if of_authors and name == "name" else name, table.get(name), Span(n, end))
        yield from _beside([one for one in _TOML_COMMENT.findall("\n".join(raw[n - 1 : end])) if one], Span(n, end))
    yield from _kept(raw, first, starts[0] - 1 if starts else last)


def _of_toml(key: str, value: Any, lines: Span) -> RecordField:
    """A key and its value; of a table only the name of an author is understood."""
    if isinstance(value, Mapping):
        value = value.get("name") if _is_of_authors(key) else None
        return RecordField(OTHER, "", lines) if value is None else _field(key, [str(value)], lines)
    return _field(key, [str(v) for v in (value if isinstance(value, list) else [value])], lines)


# ---- both ------------------------------------------------------------------------------------------------------------


def _is_of_authors(key: str) -> bool:
    return "byline" in keyed.fields().get(key.casefold(), ())


def _kept(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    """Lines of which nothing is understood."""
    return (RecordField(OTHER, "", Span(n, n)) for n in range(first, last + 1) if raw[n - 1].strip())


def _beside(comments: Sequence[str], lines: Span) -> Iterator[RecordField]:
    """Comments in the lines of a value, which say nothing to its field."""
    return (RecordField(OTHER, comment.strip(), lines) for comment in comments if comment.strip())


def _from_each(starts: Sequence[int], last: int) -> Iterator[tuple[int, int]]:
    """Each of some lines, with the line before the next one."""
    for start, after in itertools.zip_longest(starts, starts[1:], fillvalue=last + 1):
        yield start, after - 1


def _field(key: str, values: list[str] | None, lines: Span) -> RecordField:
    """A key and its values to what they tell; a picture's address is no caption, and a key of tables says nothing."""
    shown = [value[2:-2].strip() if value.startswith("[[") and value.endswith("]]") else value for value in values or ()]  # a link of a wiki
    texts = [" ".join(value.split()) for value in shown if value.strip()]
    text = record.listed(texts)
    label = " ".join(re.split(r"[_-]+|(?<=[a-z])(?=[A-Z])", key)).strip()
    if values is None or (_ADDRESS.match(text) and key.casefold() not in ("url", "link", "source", "permalink", "canonical", "canonical_url")):
        return RecordField(OTHER, text, lines, label)
    if key.casefold() == "source" and text.startswith(("http://", "https://")):  # of a clipping: where the page stands
        return RecordField("url", text, lines, label)
    return RecordField(None, text, lines, label)


def _dated_path(fields: Sequence[RecordField]) -> Iterator[RecordField]:
    """The day that the page's own path names, where no key does."""
    if any("date" in entry.label.casefold() or entry.label.casefold().startswith("publish") for entry in fields):
        return
    for entry in fields:
        match = _DATED_PATH.search(entry.value) if entry.label.casefold() in _PATHS else None
        if match:
            yield RecordField("published", "-".join(match.groups()), entry.lines)
            return

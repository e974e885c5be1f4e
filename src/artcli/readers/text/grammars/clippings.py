"""Clippings that end with the number of their document and have no labels: Europresse, and Factiva's article format."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from artcli.article import Span
from artcli.patterns import lazily
from artcli.readers.text.grammars import databases
from artcli.readers.text.record import OTHER, Record, RecordField

_LONGEST_HEADLINE = 160  # characters
# 'Numéro de document : news·20121004·PO·2040056000' and 'Document LBA0000020111229e7ct000xx', in which these signs stand
_NUMBERS = (
    ("europresse", "·", lazily(r"\s*(?P<label>[^\W\d_][^:·]{3,40}?) ?: *\w+·\d{8}·\S+\s*$")),
    ("factiva", "0020", lazily(r"\s*(?P<label>[^\W\d_]{4,20}) [A-Z0-9]{3,8}0{2,6}20\d{6}[a-z0-9]{6,12}\s*$")),
)


def split(raw: Sequence[str]) -> list[Record]:
    """The clippings of a source; none where no document number stands alone on a line."""
    for name, sign, number in _NUMBERS:
        ends = [n for n, line in enumerate(raw, 1) if sign in line and (found := number.match(line)) and found["label"] in _words(name, "number")]
        if not ends and name == "europresse" and any(_paper(_text(raw, Span(n, n))) for n, line in enumerate(raw, 1) if "•" in line):
            ends = [n for n, line in enumerate(raw, 1) if sign in line and _NUMBER.match(line.strip())]  # it has lost its label by now
        if ends:
            clip = _europresse if name == "europresse" else _factiva
            return [clip(raw, span, end) for span, end in zip(_spans(raw, ends), ends, strict=True)]
    return []


def _words(name: str, kind: str) -> tuple[str, ...]:
    """What the table says that a database prints."""
    return tuple(databases.table()["clippings"][name][kind])


def _units() -> tuple[str, ...]:
    """What the length of a text is counted in."""
    return tuple(databases.table()["clippings"]["units"])


def _opens(text: str, words: Iterable[str]) -> bool:
    """True of a line that begins with one of some words."""
    folded = text.casefold()
    return any(folded.startswith(word.casefold()) and not folded[len(word) :][:1].isalpha() for word in words)


def _is_about_rights(text: str) -> bool:
    return _opens(text, databases.table()["clippings"]["rights"])


def _spans(raw: Sequence[str], ends: Sequence[int]) -> list[Span]:
    """The lines of each clipping: up to its number, and the certificate below that."""
    starts = [1]
    for end in ends[:-1]:
        n = end + 1
        while n <= len(raw) and (not raw[n - 1].strip() or _certifies(raw[n - 1].strip())):
            n += 1
        starts.append(n)
    return [Span(start, after) for start, after in zip(starts, [*(n - 1 for n in starts[1:]), len(raw)], strict=True)]


def _paragraphs(raw: Sequence[str], first: int, last: int) -> list[Span]:
    """The runs of lines without a blank one between them."""
    found: list[Span] = []
    for n in range(first, last + 1):
        if raw[n - 1].strip():
            found[-1:] = [Span(found[-1].first, n)] if found and found[-1].last == n - 1 else [*found[-1:], Span(n, n)]
    return found


def _text(raw: Sequence[str], lines: Span) -> str:
    return " ".join(" ".join(raw[lines.first - 1 : lines.last]).split())


def _furniture(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    for n in range(first, last + 1):
        if raw[n - 1].strip():
            yield RecordField(OTHER, _text(raw, Span(n, n)), Span(n, n))


# ---- Europresse ------------------------------------------------------------------------------------------------------

_NUMBER = lazily(r"\w+·\d{8}·\S+$")  # 'news·20121004·PO·2040056000'
_PAGE = lazily(r"(?P<word>[^\W\d_]{3,12}) \d+")  # 'Page 2'
# 'Politique, jeudi 5 octobre 2013', 'Éditorial, jeudi 4 octobre 2012 , p. 03'
_DATED = lazily(
    r"(?:(?P<section>[^,]{2,60}), )?(?P<day>(?:[^\W\d_]{3,12} )?\d{1,2}(?:er|st|nd|rd|th)?\.? [^\W\d_]{3,12}\.?,? \d{4}|"
    r"[^\W\d_]{3,12}, [^\W\d_]{3,12} \d{1,2}, \d{4})(?: ?, ?(?P<page>p+\. ?\S.{0,20}))?$"
)
_PAPER = lazily(r"(?P<paper>[^•]{2,80}?) • (?:.{1,40} • )?[\d.,\u202f\xa0 ]{1,9} ?(?P<unit>[^\W\d_]{1,12})$")  # 'Ouest-Côte • p. 6 • 214 mots'
_LABEL = lazily(r"(?P<word>[^\W\d_]{3,20})(?:\(s\))? ?:?\s*$")  # 'Illustration(s) :'
_YEAR = lazily(r"(?:[^\W\d_]{3,12} ?)?(?:©|\(c\))? ?\d{4}", re.IGNORECASE)  # '© 2025', 'Copyright (c) 2025'


def _paper(text: str) -> str | None:
    """The paper of a line that says on which page a text stood and how long it is."""
    match = _PAPER.match(text)
    return match["paper"] if match and match["unit"] in _units() else None


def _certifies(text: str) -> bool:
    """True of a line of the certificate below a clipping."""
    page = _PAGE.match(text)
    if _NUMBER.match(text) or (page and page["word"] in _words("europresse", "pages")) or _opens(text, _words("europresse", "certificate")):
        return True
    return not frozenset(re.findall(r"\w+", text)).isdisjoint(_words("europresse", "certified"))


def _aside(text: str) -> str | None:
    """What a line below the text opens: captions, something else, the copyright; None of a line of the text."""
    label = _LABEL.match(text)
    if label:
        word = label["word"].casefold()
        return next((kind for kind in ("captions", "asides") if word in map(str.casefold, _words("europresse", kind))), None)
    return "rights" if _is_about_rights(text) and _YEAR.match(text) else None


def _europresse(raw: Sequence[str], lines: Span, number: int) -> Record:
    fields = list(_furniture(raw, number, lines.last))
    paragraphs = _paragraphs(raw, lines.first, number - 1)
    top = next((i for i, one in enumerate(paragraphs[:6]) if any(_DATED.match(_text(raw, Span(n, n))) for n in range(one.first, one.last + 1))), None)
    if top is None:
        return Record(lines, tuple(fields), tuple(paragraphs))
    papers = [i for i, one in enumerate(paragraphs[: top + 2]) if any(_paper(_text(raw, Span(n, n))) for n in range(one.first, one.last + 1))]
    top = max([top, *papers])
    for one in paragraphs[: top + 1]:
        fields += _paper_and_day(raw, one, named=bool(papers))
    rest = paragraphs[top + 1 :]
    ends = next((i for i, one in enumerate(rest) if _aside(_text(raw, Span(one.first, one.first)))), len(rest))
    head = _europresse_head(raw, rest[:ends])
    fields += head
    taken = {entry.lines.first for entry in head}
    story = [one for one in rest[:ends] if not any(one.first <= first <= one.last for first in taken)]
    fields += _asides(raw, rest[ends:])
    return Record(lines, tuple(fields), tuple(story))


def _paper_and_day(raw: Sequence[str], lines: Span, *, named: bool) -> Iterator[RecordField]:
    """The paper, by its line with page and length where one is (`named`), else the first line; section and day."""
    paper = named
    for n in range(lines.first, lines.last + 1):
        text = _text(raw, Span(n, n))
        match = _DATED.match(text)
        if match:
            if match["section"]:
                yield RecordField("section", match["section"], Span(n, n))
            yield RecordField("published", match["day"], Span(n, n))
        elif name := _paper(text):
            yield RecordField("source", name, Span(n, n))
        else:
            yield RecordField(OTHER if paper else "source", text, Span(n, n))
            paper = True


def _europresse_head(raw: Sequence[str], paragraphs: Sequence[Span]) -> list[RecordField]:
    """The short paragraphs above the text: rubrics, the headline, and who wrote it; all but the headline may be missing."""
    texts = [_text(raw, one) for one in paragraphs]
    short = [len(text) <= _LONGEST_HEADLINE and not text.endswith((".", "…", ":")) for text in texts[:4]]
    count = min(short.index(False) if False in short else len(short), len(texts) - 1)
    if count < 1:
        return []
    by = count > 1 and _is_name(texts[count - 1])
    if count == 2 and not by and not texts[0].isupper():
        count = 1
    headline = count - 1 - by
    fields = [OTHER] * max(0, headline - 1) + ["kicker"] * (headline > 0) + ["headline"] + ["byline"] * by
    return [RecordField(field, text, one) for field, text, one in zip(fields, texts, paragraphs, strict=False)]


def _is_name(text: str) -> bool:
    """True of one to five words that all begin with a capital, but for short ones: 'Anne-Marie de la Tour'."""
    words = text.split()
    return 1 <= len(words) <= 5 and all(word[0].isupper() or len(word) <= 3 for word in words) and words[0][0].isupper()


def _asides(raw: Sequence[str], paragraphs: Sequence[Span]) -> Iterator[RecordField]:
    """What stands below the text: captions, notes, the copyright."""
    kind = OTHER
    for one in paragraphs:
        for n in range(one.first, one.last + 1):
            text = _text(raw, Span(n, n))
            opened = _aside(text)
            if opened == "rights" or (opened is None and _is_about_rights(text)):
                yield RecordField("copyright_notice", text, Span(n, n))
            elif opened is not None:
                kind = "caption" if opened == "captions" else OTHER
                yield RecordField(OTHER, text, Span(n, n))
            else:
                yield RecordField(kind, text, Span(n, n))


# ---- Factiva, without codes ------------------------------------------------------------------------------------------

_COUNT = lazily(r"[\d.,\u202f ]{1,9} ?(?P<unit>[^\W\d_]{1,12})$")  # '1,204 words'
_DAY = lazily(r"\d{1,2}\.? [^\W\d_]{3,12} \d{4}$|[^\W\d_]{3,12} \d{1,2}, \d{4}$|\d{4}\s?年")
_TIME = lazily(r"\d{1,2}:\d{2}(?: ?[AP]M)?$")


def _factiva(raw: Sequence[str], lines: Span, number: int) -> Record:
    fields = list(_furniture(raw, number, lines.last))
    texts = {n: _text(raw, Span(n, n)) for n in range(lines.first, number) if raw[n - 1].strip()}
    counted = next((n for n, text in texts.items() if (match := _COUNT.match(text)) and match["unit"] in _units()), None)
    if counted is None:
        return Record(lines, tuple(fields), (Span(lines.first, number - 1),))
    fields += _factiva_head([(n, text) for n, text in texts.items() if n < counted])
    rights = next((n for n in range(counted, min(counted + 16, number)) if _is_about_rights(texts.get(n, ""))), None)
    head_ends = rights or max((n for n in range(counted, min(counted + 6, number)) if _DAY.match(texts.get(n, ""))), default=counted)
    fields += _factiva_facts([(n, text) for n, text in texts.items() if counted <= n <= head_ends])
    return Record(lines, tuple(fields), (Span(head_ends + 1, number - 1),))


def _factiva_head(above: Sequence[tuple[int, str]]) -> Iterator[RecordField]:
    """Section, headline and byline stand above the word count: the longest line is the headline, what stands below it the byline."""
    if not above:
        return
    headline = max(above, key=lambda one: (min(len(one[1]), 80), -one[0]))[0]
    for n, text in above:
        yield RecordField("section" if n < headline else "headline" if n == headline else "byline", text, Span(n, n))


def _factiva_facts(facts: Sequence[tuple[int, str]]) -> Iterator[RecordField]:
    """Word count, day, time, paper, its code, page, language and rights, a line each."""
    day = next((n for n, text in facts if _DAY.match(text)), 0)
    timed = next((n for n, text in facts if n == day + 1 and _TIME.match(text)), 0)
    paper = next((n for n, text in facts if n > max(day, timed) and not _TIME.match(text)), 0)
    shown = dict(facts)
    for n, text in facts:
        if n == day:
            yield RecordField("published", f"{text} {shown[timed]}" if timed else text, Span(day, timed or day))
        elif _is_about_rights(text):
            yield RecordField("copyright_notice", text, Span(n, n))
        elif n != timed:
            yield RecordField("source" if n == paper else OTHER, text, Span(n, n))

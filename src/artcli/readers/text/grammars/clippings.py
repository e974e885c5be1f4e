"""Clippings that end with the number of their document and have no labels: Europresse, and Factiva's article format."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from artcli.article import Span
from artcli.patterns import lazily
from artcli.readers.text.grammars import databases
from artcli.readers.text.record import OTHER, Record, RecordField, together

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
            found_at = [n for n, line in enumerate(raw, 1) if sign in line and _NUMBER.match(line.strip())]  # it has lost its label by now
            ends = [n for above, n in itertools.pairwise([0, *found_at]) if not above or any(map(str.strip, raw[above : n - 1]))]  # one right below is the same
        if not ends and name == "europresse":
            spans = _boxed(raw)  # who copies clippings leaves out what stands below them
            if spans:
                return [_europresse(raw, span, span.last + 1) for span in spans]
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
    for end, following in itertools.pairwise(ends):
        n = end + 1
        while n < following and (not (text := _text(raw, Span(n, n))) or _certifies(text) or _aside(text) == "rights"):
            n += 1
        starts.append(n)
    return [Span(start, after) for start, after in zip(starts, [*(n - 1 for n in starts[1:]), len(raw)], strict=True)]


def _text(raw: Sequence[str], lines: Span) -> str:
    return " ".join(" ".join(raw[lines.first - 1 : lines.last]).split())


def _written(raw: Sequence[str], first: int, last: int) -> list[tuple[int, str]]:
    """The lines that say something, each with its number."""
    return [(n, _text(raw, Span(n, n))) for n in range(first, last + 1) if raw[n - 1].strip()]


def _furniture(raw: Sequence[str], first: int, last: int) -> Iterator[RecordField]:
    for n, text in _written(raw, first, last):
        yield RecordField(OTHER, text, Span(n, n))


# ---- Europresse ------------------------------------------------------------------------------------------------------

_NUMBER = lazily(r"\w+·\d{8}·\S+$")  # 'news·20121004·PO·2040056000'
_PAGE = lazily(r"(?P<word>[^\W\d_]{3,12}) \d+(?: [^\W\d_]{1,4} \d+)?$")  # 'Page 2', 'Page 2 de 14'
# 'Politique, jeudi 5 octobre 2013', 'Éditorial, jeudi 4 octobre 2012 , p. 03', 'Politique, jeudi 3 mars 2022 1234 mots, p. 8',
# 'Mardi 3 février 2026 - 14:05 UTC +01:00'
_DATED = lazily(
    r"(?:(?P<section>[^,]{2,60}), )?"
    r"(?P<day>(?:(?:[^\W\d_]{3,12} )?\d{1,2}(?:er|st|nd|rd|th)?\.? [^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}, [^\W\d_]{3,12} \d{1,2}, \d{4})"
    r"(?: - \d{1,2} ?[:h] ?\d{2}(?: ?[AaPp][Mm])?(?: UTC(?: [+-]\d{2}:\d{2})?)?)?)"
    r"(?: [\d.,\u202f\xa0 ]{1,9} [^\W\d_]{1,12})?(?: ?, ?(?P<page>p+\. ?\S.{0,20}))?$"
)
_PAPER = lazily(r"(?P<paper>[^•]{2,80}?) • (?:.{1,40} • )?[\d.,\u202f\xa0 ]{1,9} ?(?P<unit>[^\W\d_]{1,12})$")  # 'Ouest-Côte • p. 6 • 214 mots'
_LABEL = lazily(r"(?P<word>[^\W\d_]{3,20})(?:\(s\))? ?:?\s*$")  # 'Illustration(s) :'
_YEAR = lazily(r"(?:[^\W\d_]{3,12} ?)?(?:©|\(c\))? ?\d{4}", re.IGNORECASE)  # '© 2025', 'Copyright (c) 2025'
# '3 février 2026 - Ouest-Côte (site web)', in a list of where else it was printed
_LISTED = lazily(r"(?:\d{1,2}(?:er)? [^\W\d_]{3,12} \d{4}|[^\W\d_]{3,12} \d{1,2}, \d{4}) - .{2,80}$")
_TOP = 8  # lines among which the day stands
_LONGEST_BYLINE = 80  # characters
_HEAD = 4  # paragraphs above the text
_RUBRIC = 2  # words of what stands above a headline, if not in capitals
_FEWEST = 2  # facts in the box about the paper


def _paper(text: str) -> str | None:
    """The paper of a line that says on which page a text stood and how long it is."""
    match = _PAPER.match(text)
    return match["paper"] if match and match["unit"] in _units() else None


def _certifies(text: str) -> bool:
    """True of a line of the certificate below a clipping."""
    if _NUMBER.match(text) or _is_page(text) or _opens(text, _words("europresse", "certificate")):
        return True
    return not frozenset(re.findall(r"\w+", text.casefold())).isdisjoint(_words("europresse", "certified"))


def _is_page(text: str) -> bool:
    page = _PAGE.match(text)
    return page is not None and page["word"] in _words("europresse", "pages")


def _tells_of_print(text: str) -> bool:
    """True of a line that says in which edition, on which page a text stood, or how long it is."""
    count = _COUNT.match(text)
    return _is_page(text) or _paper(text) is not None or _opens(text, _words("europresse", "editions")) or (count is not None and count["unit"] in _units())


def _aside(text: str) -> str | None:
    """What a line below the text opens: captions, something else, the copyright; None of a line of the text."""
    label = _LABEL.match(text)
    if label:
        word = label["word"].casefold()
        return next((kind for kind in ("captions", "asides") if word in map(str.casefold, _words("europresse", kind))), None)
    if _opens(text, _words("europresse", "elsewhere")):
        return "asides"
    return "rights" if _is_about_rights(text) and _YEAR.match(text) else None


def _boxed(raw: Sequence[str]) -> list[Span]:
    """The lines of each clipping, from its box about the paper on."""
    names = _words("europresse", "source")
    starts = [n for n, line in enumerate(raw, 1) if line.strip() in names and _box(_written(raw, n, min(n + _TOP, len(raw))))]
    return [Span(start, after - 1) for start, after in itertools.pairwise([1, *starts[1:], len(raw) + 1])] if starts else []


def _europresse(raw: Sequence[str], lines: Span, number: int) -> Record:
    texts = dict(_written(raw, lines.first, number - 1))
    box = _box(list(texts.items()))
    written = [n for n in texts if n not in box]
    opens, ends = _top([texts[n] for n in written], next((i for i, n in enumerate(written) if box and n > max(box)), 0))
    below = [RecordField("source" if i == 1 else OTHER, text, Span(n, n)) for i, (n, text) in enumerate(box.items())]
    below += _furniture(raw, number, lines.last)
    if not ends:
        return Record(lines, tuple(below), tuple(Span(run[0], run[-1]) for run in together(written)))
    fields = [RecordField(OTHER, texts[n], Span(n, n)) for n in written[:opens]]
    fields += _paper_and_day([(n, texts[n]) for n in written[opens:ends]], is_named=bool(box))
    tail = next((i for i, n in enumerate(written) if i >= ends and _aside(texts[n])), len(written))
    paragraphs = _parted(raw, written[ends:tail])
    head = _europresse_head(raw, paragraphs)
    taken = {n for entry in head for n in range(entry.lines.first, entry.lines.last + 1)}
    story = tuple(one for one in paragraphs if one.first not in taken)
    return Record(lines, (*fields, *head, *_asides([(n, texts[n]) for n in written[tail:]]), *below), story)


def _box(texts: Sequence[tuple[int, str]]) -> dict[int, str]:
    """The lines of the box about the paper: labels on lines of their own, and what each says on the next one."""
    labels, names = frozenset(_words("europresse", "facts")), _words("europresse", "source")
    found: list[tuple[int, str]] = []
    at = next((i for i, (_, text) in enumerate(texts) if text in names), len(texts))
    facts = 0
    while at < len(texts) and texts[at][1] in labels:
        has_value = at + 1 < len(texts) and texts[at + 1][1] not in labels
        found += texts[at : at + 1 + has_value]
        at, facts = at + 1 + has_value, facts + 1
    return dict(found) if facts >= _FEWEST else {}


def _top(texts: Sequence[str], start: int) -> tuple[int, int]:
    """Where the lines with paper, day and page begin and end; where there is no day both are 0. From `start` on is what stands below the box."""
    printed = next((i for i, text in enumerate(texts) if _paper(text)), None)
    near = range(start, start + _TOP) if printed is None else range(max(0, printed - 2), printed + 3)
    dated = next((i for i in near if i < len(texts) and _DATED.match(texts[i])), None)
    if dated is None:
        return 0, 0
    return start if printed is None else min(dated, printed), _top_end(texts, max(dated, printed or 0) + 1)


def _top_end(texts: Sequence[str], at: int) -> int:
    """Where what is said of the print below the day ends: the paper above its edition and page, and where else it was printed."""
    if at + 1 < len(texts) and not _tells_of_print(texts[at]) and _tells_of_print(texts[at + 1]):
        at += 1
    while at < len(texts) and (_tells_of_print(texts[at]) or _opens(texts[at], _words("europresse", "elsewhere")) or _LISTED.match(texts[at])):
        at += 1
    return at


def _parted(raw: Sequence[str], numbers: Sequence[int]) -> list[Span]:
    """The paragraphs of lines: runs without a blank line between them, or lines, where nothing but lines parts them; a byline below a headline is one."""
    runs = list(together(numbers))
    found: list[Span] = []
    for i, run in enumerate(runs):
        lines = [Span(n, n) for n in run]
        if len(runs) == 1 or any(len(raw[n.first - 1]) > _LONGEST_HEADLINE for n in lines):
            found += lines
        elif i < _HEAD and len(lines) > 1 and _is_byline(_text(raw, lines[-1])):
            found += [Span(run[0], run[-2]), lines[-1]] if len(lines) == 2 or not _text(raw, lines[-2]).endswith(".") else lines
        else:
            found.append(Span(run[0], run[-1]))
    return found


def _paper_and_day(top: Sequence[tuple[int, str]], *, is_named: bool) -> Iterator[RecordField]:
    """The paper, by its line with page and length where one is, else the first line, unless the box above names it; section and day."""
    is_named = is_named or any(_paper(text) for _, text in top)
    for n, text in top:
        match = _DATED.match(text)
        if match:
            if match["section"]:
                yield RecordField("section", match["section"], Span(n, n))
            yield RecordField("published", match["day"], Span(n, n))
        elif name := _paper(text):
            yield RecordField("source", name, Span(n, n))
        else:
            yield RecordField(OTHER if is_named or _tells_of_print(text) else "source", text, Span(n, n))
            is_named = is_named or not _tells_of_print(text)


def _europresse_head(raw: Sequence[str], paragraphs: Sequence[Span]) -> list[RecordField]:
    """The short paragraphs above the text: rubrics, the headline, a standfirst, and who wrote it; all but the headline may be missing."""
    texts = [_text(raw, one) for one in paragraphs[: _HEAD + 1]]
    short = [len(text) <= _LONGEST_HEADLINE and not text.endswith((".", "…", ":")) for text in texts[:_HEAD]]
    count = min(short.index(False) if False in short else len(short), len(texts) - 1)
    if count < 1:
        return []
    headline, last = 0, count - 1
    if last and _is_name(texts[last]):  # of one word, too
        last -= 1
    while headline < last and _is_rubric(texts[headline]) and not _is_byline(texts[headline + 1]):
        headline += 1
    by = next((i for i in range(headline + 1, min(headline + 4, count + 2, len(texts) - 1)) if _is_byline(texts[i])), 0)
    if not by and last < count - 1:
        by = count - 1
    fields = [OTHER] * (headline - 1) + ["kicker"] * (headline > 0) + ["headline"]
    fields += ["subheadline" if i == headline + 1 and short[i] else "standfirst" for i in range(headline + 1, by)] + ["byline"] * (by > 0)
    return [RecordField(field, text, one) for field, text, one in zip(fields, texts, paragraphs, strict=False)]


def _is_rubric(text: str) -> bool:
    """True of what a headline stands below: capitals, a word or two."""
    return text.isupper() or len(text.split()) <= _RUBRIC


def _is_byline(text: str) -> bool:
    """True of a name, or what opens as a byline does."""
    if text.endswith("."):
        return False
    name = re.split(r", | \(", text, maxsplit=1)[0]  # 'Maëlle Quéméner, avec AFP'
    return _opens(text, _words("europresse", "bylines")) or (len(name.split()) > 1 and len(text) <= _LONGEST_BYLINE and _is_name(name))


def _is_name(text: str) -> bool:
    """True of one to five words that all begin with a capital, but for short ones: 'Anne-Marie de la Tour'."""
    words = text.split()
    return 1 <= len(words) <= 5 and all(word[0].isupper() or len(word) <= 3 for word in words) and words[0][0].isupper()


def _asides(lines: Sequence[tuple[int, str]]) -> list[RecordField]:
    """What stands below the text: captions, notes, the copyright, the certificate."""
    found: list[RecordField] = []
    kind = OTHER
    for n, text in lines:
        opened = _aside(text)
        if opened == "rights" or (opened is None and _is_about_rights(text)):
            kind = OTHER
            found.append(RecordField("copyright_notice", text, Span(n, n)))
        elif opened is not None:
            kind = "caption" if opened == "captions" else OTHER
            found.append(RecordField(OTHER, text, Span(n, n)))
        elif _certifies(text):
            kind = OTHER
            found.append(RecordField(OTHER, text, Span(n, n)))
        elif found and found[-1].field == "copyright_notice" and found[-1].lines.last == n - 1:
            found[-1] = RecordField("copyright_notice", f"{found[-1].value} {text}", Span(found[-1].lines.first, n))
        else:
            found.append(RecordField(kind, text, Span(n, n)))
    return found


# ---- Factiva, without codes ------------------------------------------------------------------------------------------

_COUNT = lazily(r"[\d.,\u202f ]{1,9} ?(?P<unit>[^\W\d_]{1,12})$")  # '1,204 words'
_DAY = lazily(r"\d{1,2}\.? [^\W\d_]{3,12} \d{4}$|[^\W\d_]{3,12} \d{1,2}, \d{4}$|\d{4}\s?年")
_TIME = lazily(r"\d{1,2}:\d{2}(?: ?[AP]M)?$")


def _factiva(raw: Sequence[str], lines: Span, number: int) -> Record:
    fields = list(_furniture(raw, number, lines.last))
    texts = dict(_written(raw, lines.first, number - 1))
    counted = next((n for n, text in texts.items() if (match := _COUNT.match(text)) and match["unit"] in _units()), None)
    if counted is None:
        return Record(lines, tuple(fields), (Span(lines.first, number - 1),))
    fields += _factiva_head([(n, text) for n, text in texts.items() if n < counted])
    rights = next((n for n in range(counted, min(counted + 16, number)) if _is_about_rights(texts.get(n, ""))), None)
    head_ends = rights or max((n for n in range(counted, min(counted + 6, number)) if _DAY.match(texts.get(n, ""))), default=counted)
    fields += _factiva_facts([(n, text) for n, text in texts.items() if counted <= n <= head_ends])
    last = max(texts)
    ends = number
    if last > head_ends and texts[last].casefold() in texts.get(rights or 0, "").casefold():  # the publisher again
        ends = last
        fields.append(RecordField(OTHER, texts[last], Span(last, last)))
    return Record(lines, tuple(fields), (Span(head_ends + 1, ends - 1),))


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

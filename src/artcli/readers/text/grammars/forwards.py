"""Mails as programs print them above what they forward: where the text stands that was sent on, and what its header says of it.

What is forwarded is the article. The mails around it, whoever wrote them, and what they say above and below it, are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from artcli.article import Span
from artcli.language import locale as locales
from artcli.language import tables
from artcli.language.folding import key, visible
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.punctuation import QUESTION_MARKS
from artcli.readers.text import talk
from artcli.readers.text.grammars import transfer
from artcli.readers.text.record import OTHER, Decoded, Record, RecordField, together
from artcli.readers.text.shapes import ends_sentence, width
from artcli.values import NamedTuple

_LABELLED = lazily(r"\*{0,2}([^\W\d_][^:：*]{0,24}?)\*{0,2} ?[:：]\*{0,2}(?: (.*)|\s*)$")  # 'Gesendet: Montag, 8. Juli', '*From:* Jo Hale'
_MARK = lazily(r"[-_=]{3,}+ ?\S.{3,60}\S ?[-_=]{3,}$|[-_=]{8,}$|[^:：]{4,60}[:：]$")  # '---- Original Message ----', '________', 'Begin forwarded message:'
_QUOTE = lazily(r"(?:> ?)+")
_LEAST, _MOST = 3, 40  # headers of a mail, and lines of them
_FIELDS = {"from": "byline", "sent": "published", "subject": "headline"}


class Forward(NamedTuple):
    """The lines of a text that was sent on, what the header above it says, and whether a headline opens it; all else stands around it."""

    text: Span
    fields: tuple[RecordField, ...]
    headed: bool


class _Head(NamedTuple):
    """The header of a mail: its first line, or that of the mark above it, what it says, and the line below."""

    first: int
    fields: tuple[RecordField, ...]
    below: int


def split(raw: Sequence[str]) -> list[Record]:
    """The text that was forwarded in a source of printed mails; none where it does not hold the header of one, or more than that."""
    bare = unquoted(raw)
    found = find(raw, Span(1, len(raw)), ())
    if found is None:
        return []
    lines = Span(1, len(raw))
    if bare is raw:
        return [record(found, raw, lines)]
    decoded = decode(bare, [Span(n, n) for n in range(1, len(raw) + 1)], raw)
    return [record(found, bare, lines, wrapped=is_wrapped(bare[found.text.first - 1 : found.text.last]), decoded=decoded)]


def unquoted(lines: Sequence[str]) -> Sequence[str]:
    """Lines without the "> " before those that a mail program quoted."""
    return [_QUOTE.sub("", line, count=1) if line.startswith(">") else line for line in lines] if any(line.startswith(">") for line in lines) else lines


def decode(bare: Sequence[str], places: Sequence[Span], raw: Sequence[str]) -> Decoded:
    """Lines and their places in a source; a line that is blank without its mark is held with the one above."""
    held = transfer.held(list(zip(bare, places, strict=True)), raw)
    return Decoded([text for text, _ in held], [place for _, place in held])


_WIDEST = 80  # columns of a mail that its program wrapped (RFC 5322, 2.1.1: 78 characters)


def is_wrapped(text: Sequence[str]) -> bool:
    """True of lines that are all so short that a mail program may have broken them; an address is never broken."""
    return all(len(line.rstrip()) <= _WIDEST or " " not in line.strip() for line in text)


def record(found: Forward, lines: Sequence[str], span: Span, *, wrapped: bool = False, decoded: Decoded | None = None) -> Record:
    """A forwarded text to its record: a page that may have a headline, or what its header says and text alone."""
    held = {n for one in found.fields for n in range(one.lines.first, one.lines.last + 1)} | {*range(found.text.first, found.text.last + 1)}
    around = tuple(Span(n, n) for n in range(span.first, span.last + 1) if n not in held and lines[n - 1].strip())
    if found.headed:
        return Record(span, offered=found.fields, around=around, wrapped=wrapped, decoded=decoded)
    beside = (RecordField(OTHER, "", one) for one in around)
    return Record(span, tuple(sorted([*found.fields, *beside], key=lambda one: one.lines)), (found.text,), wrapped=wrapped, decoded=decoded)


def find(raw: Sequence[str], span: Span, outer: Sequence[RecordField]) -> Forward | None:
    """The text that is forwarded in some lines of a mail, of which `outer` are the headers; without those, in a text that holds printed ones.

    Of what stands between the headers of several mails it is the longest: a thread of answers has short ones around it.
    """
    lines = unquoted(raw)
    heads = list(_heads(lines, span))
    if not heads and not is_forwarded(outer):
        return None
    starts = [_Head(span.first, tuple(outer), span.first), *heads]
    parts = [(head, Span(head.below, after - 1)) for head, after in zip(starts, [*(head.first for head in heads), span.last + 1], strict=True)]
    sizes = [_size(lines, part) for _, part in parts]
    best = max(range(len(parts)), key=lambda i: sizes[i])
    if not outer and (best == 0 or sizes[0] > (_REMARK_ON_HEADLINE if _opens_with_headline(lines, parts[0][1]) else _REMARK)):
        return None  # a story that quotes a mail
    head, part = parts[best]
    if best == 0 and not is_forwarded(outer):
        return None
    text = _without_talk(lines, _quoted_run(raw, lines, part, _level(raw[head.first - 1]) if best else 0))
    return Forward(text, head.fields, _opens_with_headline(lines, text)) if _size(lines, text) else None


_REMARK, _REMARK_ON_HEADLINE = 60, 12  # words that somebody says above what is forwarded, and where they are like a headline


def _size(lines: Sequence[str], part: Span) -> int:
    """About how many words some lines have; a word of Han, kana or Hangul is two letters, one of other scripts without blanks a dozen."""
    written = (line for line in lines[part.first - 1 : part.last] if line.strip())
    return sum(max(line.count(" ") + 1, len(line) // 12, (width(line) - len(line)) // 2) for line in written)


# ---- headers ---------------------------------------------------------------------------------------------------------


@cache
def _labels() -> Mapping[str, str]:
    """Every label of a header, in any language, to what it tells."""
    table = tables.load("mails")["labels"]
    return {key(label): name for name in ("other", "to", "sent", "subject", "from") for label in table[name]}


def _heads(lines: Sequence[str], span: Span) -> Iterator[_Head]:
    """The headers of mails: sender and subject, and a day or an addressee, a line each."""
    n = span.first
    while n <= span.last:
        found = _head(lines, n, span.last) if ":" in lines[n - 1][:32] or "：" in lines[n - 1][:32] else None
        if found is None:
            n += 1
        else:
            yield found._replace(first=_mark_above(lines, n, span.first))
            n = found.below


def _head(lines: Sequence[str], first: int, last: int) -> _Head | None:
    found: list[tuple[str, str, Span]] = []
    n = first
    while n <= min(last, first + _MOST):
        line = lines[n - 1]
        header = _header(line)
        if header is not None and (header[0] == "other" or header[0] not in {name for name, _, _ in found}):
            found.append((*header, Span(n, n)))
        elif found and line.strip() and (line[:1] in (" ", "\t") or _lists_on(found[-1])):
            name, value, place = found[-1]
            found[-1] = (name, f"{value} {visible(line)}", Span(place.first, n))
        elif header is not None or line.strip() or not (found and n < last and _header(lines[n])):  # a blank line may stand between two
            break
        n += 1
    names = {name for name, _, _ in found}
    is_head = len(found) >= _LEAST and {"from", "subject"} <= names and bool(names & {"sent", "to"})
    fields = (entry for name, value, place in found for entry in _fields_of(_FIELDS.get(name, OTHER), value, place))
    return _Head(first, tuple(fields), n) if is_head else None


def _lists_on(header: tuple[str, str, Span]) -> bool:
    """True of a list of people that goes on on the next line: 'To: Ann Lee; Bob Roe;'."""
    name, value, _ = header
    return name in ("to", "other") and value.endswith((";", ","))


def _header(line: str) -> tuple[str, str] | None:
    match = _LABELLED.match(visible(line))
    name = _labels().get(key(match[1]).strip()) if match else None
    return (name, (match[2] or "").strip()) if match and name else None


_ADDRESS = lazily(r"\s*[<\[(]?(?:mailto:)?[^\s<>\[\]()@]+@[^\s<>\[\]()]+[>\])]?")


def _fields_of(field: str, value: str, lines: Span) -> Iterator[RecordField]:
    """What one header tells; a sender's address is nobody's name."""
    if field == "byline":
        yield RecordField(field, _ADDRESS.sub("", value).strip(" \"';,"), lines)
    elif field == "headline":
        yield from headline(value, lines)
    else:
        yield RecordField(field, value, lines)


def headline(subject: str, lines: Span) -> Iterator[RecordField]:
    """A subject to the headline in it, and to what stands before that: 'Fwd:', 'Press release |'."""
    start = _start_of_headline(subject)
    yield RecordField("headline", subject[start:], lines)
    if start:
        yield RecordField(OTHER, subject[:start], lines)


_BEHIND_PREFIX = lazily(r"(?:\[\d{1,2}\]|\(\d{1,2}\))? ?[:：] *")  # 'Re[2]: '
_BEHIND_RELEASE = lazily(r"\s*[|:：–—/-]\s*")


def _start_of_headline(subject: str) -> int:
    folded, at = key(subject), 0
    while (end := _prefixes().opens(folded, at)) and (mark := _BEHIND_PREFIX.match(subject, end)):
        at = mark.end()
    release = _releases().opens(folded, at)
    behind = _BEHIND_RELEASE.match(subject, release) if release else None
    return behind.end() if behind and behind.end() < len(subject) else at


@cache
def _prefixes(*, forwarded: bool = False) -> Phrases:
    table = tables.load("mails")["prefixes"]
    return Phrases(table["forwarded"] if forwarded else [*table["forwarded"], *table["answered"]])


@cache
def _releases() -> Phrases:
    """What a press release calls itself, in any language."""
    return Phrases(word for tag in locales.tags() for word in locales.load(tag).release.words)


def is_forwarded(headers: Sequence[RecordField]) -> bool:
    """True of the headers of a mail whose subject says that it was sent on."""
    return any(one.field == OTHER and _prefixes(forwarded=True).within(key(one.value)) and one.value.rstrip().endswith((":", "：")) for one in headers)


_MARKS = 3  # a rule, a line that says what follows, another rule


def _mark_above(lines: Sequence[str], first: int, top: int) -> int:
    """The line where a mail begins: its header, or what a program drew above that."""
    for _ in range(_MARKS):
        above = next((n for n in range(first - 1, max(top, first - 3) - 1, -1) if lines[n - 1].strip()), 0)
        if not above or not _MARK.match(visible(lines[above - 1])):
            break
        first = above
    return first


# ---- what is said around ---------------------------------------------------------------------------------------------

_MOST_QUOTED = 0.6  # of the words: then what is quoted was sent on, else it is answered


def _quoted_run(raw: Sequence[str], bare: Sequence[str], part: Span, level: int) -> Span:
    """The lines that are quoted as often as the header above them, or more often than the others if they are most of the text."""
    levels = {n: _level(raw[n - 1]) for n in range(part.first, part.last + 1) if bare[n - 1].strip()}
    if not levels:
        return part
    whole = _from_to([n for n, quoted in levels.items() if quoted >= level], part)
    least = min((levels[n] for n in levels if whole.first <= n <= whole.last), default=0)
    deeper = _from_to([n for n in levels if whole.first <= n <= whole.last and levels[n] > least], whole)
    return deeper if _size(bare, deeper) >= _MOST_QUOTED * _size(bare, whole) else whole


def _level(line: str) -> int:
    match = _QUOTE.match(line)
    return match[0].count(">") if match else 0


def _from_to(numbers: Sequence[int], otherwise: Span) -> Span:
    return Span(numbers[0], numbers[-1]) if numbers else Span(otherwise.first, otherwise.first - 1)


_TOP = 6  # paragraphs above a text in which somebody speaks of it
_TAIL = 10  # lines below a text
_SIGNATURE = 8  # words of a line of it


def _without_talk(lines: Sequence[str], text: Span) -> Span:
    """A text without what somebody says to somebody above and below it: 'Dear all, see below. Regards, Jo', 'Sent from my phone'."""
    last = _end_of_text(lines, text)
    parts = _paragraphs(lines, Span(text.first, last))
    start = _behind_closing(lines, parts)
    greeted = False
    while start < len(parts) - 1 and start < _TOP and (_greets(lines, parts[start]) or _is_remark(lines, parts, start, greeted=greeted)):
        greeted = greeted or _greets(lines, parts[start])
        start += 1
    return Span(parts[start].first, last) if parts else text


def _paragraphs(lines: Sequence[str], text: Span) -> list[Span]:
    """The lines between blank ones."""
    written = (n for n in range(text.first, text.last + 1) if lines[n - 1].strip())
    return [Span(run[0], run[-1]) for run in together(written)]


def _end_of_text(lines: Sequence[str], text: Span) -> int:
    """The last line above a greeting, a signature or the name of a program that close a mail."""
    written = [n for n in range(text.first, text.last + 1) if lines[n - 1].strip()]
    for i in range(max(1, len(written) - _TAIL), len(written)):
        line = visible(lines[written[i] - 1])
        below = [visible(lines[n - 1]) for n in written[i + 1 :]]
        if (line == "--" or talk.closes(line) or talk.names_program(line)) and all(len(one.split()) <= _SIGNATURE for one in below):
            return written[i - 1]
    return text.last


def _behind_closing(lines: Sequence[str], parts: Sequence[Span]) -> int:
    """The first paragraph below a closing with its name, where most of the text stands below it."""
    for i, part in enumerate(parts[: min(_TOP, len(parts) - 1)]):
        if any(talk.closes(visible(lines[n - 1])) for n in range(part.first, part.last + 1)):
            is_alone = part.first == part.last and i + 2 < len(parts) and _size(lines, parts[i + 1]) <= 3
            below = Span(parts[i + 1 + is_alone].first, parts[-1].last)
            return i + 1 + is_alone if _size(lines, below) >= _MOST_QUOTED * _size(lines, Span(parts[0].first, parts[-1].last)) else 0
    return 0


def _greets(lines: Sequence[str], part: Span) -> bool:
    return talk.greets(visible(lines[part.first - 1]))


def _is_remark(lines: Sequence[str], parts: Sequence[Span], i: int, *, greeted: bool) -> bool:
    """'This is the one I told you about', 'See below:', above something that is like a headline."""
    text = _text(lines, parts[i])
    if _size(lines, parts[i]) > _REMARK or not _is_like_a_headline(lines, parts[i + 1]):
        return False
    speaks = not _own_words().isdisjoint(word if len(word) == 1 else key(word) for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text))
    return speaks or text.endswith((":", "：")) or (greeted and ends_sentence(text))


@cache
def _own_words() -> frozenset[str]:
    return frozenset(tables.load("mails")["talk"]["words"])


def _text(lines: Sequence[str], part: Span) -> str:
    return " ".join(visible(line) for line in lines[part.first - 1 : part.last])


# ---- its headline ----------------------------------------------------------------------------------------------------

_HEAD = 5  # paragraphs among which a headline stands: kicker, section, byline and day may be others
_LONGEST = 160  # characters of one
_LINES = 3  # lines of one with what stands right below it
_DENSE = 0.8  # of the longest line: a shorter one that no blank line parts from the text is not full


def _opens_with_headline(lines: Sequence[str], text: Span) -> bool:
    """True of a text with something like a headline above the first sentence."""
    for part in _paragraphs(lines, text)[:_HEAD]:
        if _is_like_a_headline(lines, part) or (part.last - part.first >= _LINES and _is_short(lines, part)):
            return True
        if ends_sentence(_text(lines, part)):
            return False
    return False


def _is_short(lines: Sequence[str], part: Span) -> bool:
    """True of the first line of a paragraph that is a headline in itself and breaks off before it is full."""
    widest = max(len(line) for line in lines[part.first - 1 : part.last])
    return len(lines[part.first - 1]) < _DENSE * widest and _is_like_a_headline(lines, Span(part.first, part.first))


def _is_like_a_headline(lines: Sequence[str], part: Span) -> bool:
    text = _text(lines, part)
    if part.last - part.first >= _LINES or len(text) > _LONGEST or text.endswith((",", ":", "：", ";")) or "@" in text:
        return False
    return _size(lines, part) >= 3 and (not ends_sentence(text) or text.endswith((*QUESTION_MARKS, "!"))) and not talk.closes(text)

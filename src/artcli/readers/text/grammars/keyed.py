"""Several keyed articles in one file: 'TITLE: … BODY: …', again and again, parted by rules, blank lines or nothing."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from functools import cache

from artcli.article import Span
from artcli.language import locale as locales
from artcli.language.folding import key, visible
from artcli.patterns import lazily
from artcli.readers.text.record import Record
from artcli.readers.text.shapes import LONG_RULE

_RULE = lazily(r"\s*([=_*#~+-])(?: ?\1){2,}\s*$")  # '---', '* * *', '=========='
_DRAWN = frozenset("=_*#~+-")  # what a long rule is drawn with
_TOP = 3  # lines of a record among which its headline is labelled, and lines that may stand above the first record
_LONGEST = 40  # characters of a label
_MOST = 40  # labels of a record


def split(raw: Sequence[str]) -> list[Record]:
    """The keyed articles of a file, if there are several; each keeps the rule above it."""
    starts = _below_rules(raw) or _by_first_label(raw)
    return [Record(Span(start, after - 1)) for start, after in itertools.pairwise([1, *starts[1:], len(raw) + 1])] if len(starts) > 1 else []


def _below_rules(raw: Sequence[str]) -> list[int]:
    """Where the articles between long rules begin, if one of the first lines of each labels a headline."""
    rules = [n for n, line in enumerate(raw, 1) if line.lstrip()[:1] in _DRAWN and LONG_RULE.match(line.strip())]
    parts = [Span(start, end - 1) for start, end in itertools.pairwise([*dict.fromkeys([1, *rules]), len(raw) + 1])] if rules else []
    while parts and not _has_text(raw, parts[-1]):  # a rule below the last article
        parts.pop()
    if len(parts) < 2 or not _labels_headline(raw, parts[-1].first):
        return []
    written = [part.first for part in parts if _has_text(raw, part)]
    return written if all(_labels_headline(raw, start) for start in written) else []


def _is_rule(line: str) -> bool:
    return line.lstrip()[:1] in _DRAWN and _RULE.match(line) is not None


def _has_text(raw: Sequence[str], lines: Span) -> bool:
    return any(visible(line).strip() and not LONG_RULE.match(line.strip()) for line in raw[lines.first - 1 : lines.last])


def _labels_headline(raw: Sequence[str], start: int) -> bool:
    """True if one of the first lines below a rule labels a headline."""
    seen = 0
    for line in raw[start - 1 : start + 12]:
        if not line.strip() or LONG_RULE.match(line.strip()):
            continue
        if "headline" in fields().get(label(line), ()):
            return True
        seen += 1
        if seen == _TOP:
            break
    return False


def _by_first_label(raw: Sequence[str]) -> list[int]:
    """Where the articles begin whose headers begin with the first label of the file."""
    written = itertools.islice((n for n, line in enumerate(raw, 1) if visible(line).strip() and not _is_rule(line)), _TOP + 1)
    for above, first in enumerate(written):
        name = label(raw[first - 1])
        again = [n for n in range(first + 1, len(raw) + 1) if label(raw[n - 1]) == name] if name else []
        starts = _alike(raw, first, again) if again else []
        if starts and (not above or _is_of_text(_header(raw, first))):
            return [1, *(_with_rule(raw, n) for n in starts)]
    return []


def _alike(raw: Sequence[str], first: int, again: Sequence[int]) -> list[int]:
    """Those of the lines with the same label that begin a header like the first one.

    A story may hold a list that is labelled as its own header is ("Title: … Author: …" of five books). So a header labels a text, and then each of
    them does, and the headline if the first does; or it labels three fields or more, the same each time. Front matter within a text is shown, not meant.
    """
    header = [name for name in _header(raw, first) if name in fields()]
    if _is_of_text(header):
        needed = {name for name in header if _is_of(name, "body") or _is_of(name, "headline")}
    elif any(_is_of(name, "headline") for name in header) and len(header) > 2 and not _is_fenced(raw):
        needed = {*header}
    else:
        return []
    is_clear = _is_of_text(header) and len(header) > 2  # then nothing needs to part them
    headers = ((n, {*_header(raw, n)}) for n in again if is_clear or _is_parted(raw[n - 2]))
    return [n for n, names in headers if needed <= names and len(names & {*header}) > 1]


def _is_of_text(header: Sequence[str]) -> bool:
    """True of a header whose last label is that of the text."""
    return bool(header) and _is_of(header[-1], "body")


def label(line: str) -> str:
    """What stands before the colon of a line, in the form in which words are compared; nothing where that is too long for a label."""
    head = line[: _LONGEST + 1]
    if ":" not in head and "：" not in head:
        return ""
    return key(visible(head.replace("：", ":").partition(":")[0])).strip()


def _header(raw: Sequence[str], start: int) -> list[str]:
    """The labels from a line on, each once, up to that of the text or to a line that has none; blank lines between them part nothing."""
    found: list[str] = []
    for line in itertools.islice(raw, start - 1, start - 1 + 2 * _MOST):
        if not line.strip():
            continue
        name = label(line)
        if not name or name in found:
            break
        found.append(name)
        if _is_of(name, "body"):
            break
    return found


def _is_parted(line: str) -> bool:
    return not visible(line).strip() or _is_rule(line)


def _is_fenced(raw: Sequence[str]) -> bool:
    """True of front matter: what is written so below it is shown, not meant."""
    return next((line.strip() for line in raw if line.strip()), "") in ("---", "+++")


def _with_rule(raw: Sequence[str], start: int) -> int:
    """Where an article begins whose header begins on a line: with the rule above that, if there is one."""
    n, found = start - 1, start
    while n and _is_parted(raw[n - 1]):
        found = n if raw[n - 1].strip() else found
        n -= 1
    return found


def _is_of(name: str, field: str) -> bool:
    return field in fields().get(name, ())


@cache
def fields() -> Mapping[str, frozenset[str]]:
    """Every label of any language, without its colon, to the fields that it may name."""
    found: dict[str, set[str]] = {}
    for tag in locales.tags():
        for field, phrases in locales.load(tag).labels.items():
            for phrase in phrases.words:
                found.setdefault(phrase.rstrip(": "), set()).add(field)
    return {label: frozenset(fields) for label, fields in found.items()}

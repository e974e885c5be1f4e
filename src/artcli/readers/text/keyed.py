"""Several keyed articles in one file, parted by rules: 'TITLE: … BODY: …' between lines of '====='."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cache

from artcli.article import Span
from artcli.language import locale as locales
from artcli.language.folding import key, visible
from artcli.patterns import lazily
from artcli.readers.text.record import Record

_RULE = lazily(r"\s*([=_*#~-])\1{9,}\s*$")  # '=========='
_TOP = 3  # lines of a record among which its headline is labelled
_LONGEST = 40  # characters of a label


def split(raw: Sequence[str]) -> list[Record]:
    """The articles between rules, if there are several and each begins with labels; each keeps the rule above it."""
    rules = [n for n, line in enumerate(raw, 1) if len(line) >= 10 and _RULE.match(line)]
    if not rules or not _begins_article(raw, rules[-1]):
        return []
    parts = [Span(start, end - 1) for start, end in itertools.pairwise([*dict.fromkeys([1, *rules]), len(raw) + 1])]
    written = [part for part in parts if _has_text(raw, part)]
    if len(written) < 2 or not all(_begins_article(raw, part.first) for part in written):
        return []
    starts = [1, *(part.first for part in written[1:]), len(raw) + 1]
    return [Record(Span(start, end - 1)) for start, end in itertools.pairwise(starts)]


def _has_text(raw: Sequence[str], lines: Span) -> bool:
    return any(visible(line).strip() and not _RULE.match(line) for line in raw[lines.first - 1 : lines.last])


def _begins_article(raw: Sequence[str], start: int) -> bool:
    """True if one of the first lines below a rule labels a headline."""
    seen = 0
    for line in raw[start - 1 : start + 12]:
        if not line.strip() or _RULE.match(line):
            continue
        label, colon, _ = line.replace("：", ":").partition(":")
        if colon and len(label) <= _LONGEST and key(label).strip() in _headline_labels():
            return True
        seen += 1
        if seen == _TOP:
            break
    return False


@cache
def _headline_labels() -> frozenset[str]:
    """What any language calls a headline in a header."""
    packs = (locales.load(tag) for tag in locales.tags())
    return frozenset(phrase.rstrip(": ") for pack in packs if "headline" in pack.labels for phrase in pack.labels["headline"].words)

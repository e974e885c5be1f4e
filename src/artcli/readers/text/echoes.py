"""Lines of a page that say what others say, whole or with words of their own: titles, crumbs, leads that are printed twice, names."""

from __future__ import annotations

from collections.abc import Sequence, Set

from artcli.patterns import lazily
from artcli.readers.text.facts import SHORT, Facts
from artcli.readers.text.page import Page

_DOUBLED = 24  # characters of words that are said twice


def says_twice(key: str) -> bool:
    """True of 'The quay in May. The quay in May. Photo: Jo Hale': a dump has a picture's hidden text before its caption."""
    again = key.find(key[:_DOUBLED], _DOUBLED) if len(key) > 2 * _DOUBLED else -1
    return again > 0 and key.startswith(key[: again - 1], again)


_HEAD = 24  # lines around the first prose in which a standfirst may stand


def told_again(facts: tuple[Facts, ...], telling: Sequence[frozenset[str]], first_prose: int) -> frozenset[int]:
    """The sentences around the start of the story that a later paragraph nearly repeats: scraped pages print their lead twice."""
    around = [i for i in range(max(0, first_prose - _HEAD), min(len(facts), first_prose + 8)) if facts[i].sentence and len(telling[i]) >= 5]
    later = [i for i in range(max(0, first_prose), len(facts)) if facts[i].prose and 5 <= len(telling[i]) <= 60]
    return frozenset(i for i in around if any(_are_alike(telling[i], telling[j]) for j in later if j > i + 1))


def _are_alike(some: Set[str], others: Set[str]) -> bool:
    """True of two sets of words that have three quarters of all their words in common."""
    count, of_others = len(some), len(others)
    if count < 0.75 * of_others or of_others < 0.75 * count:
        return False
    common = len(some & others)
    return common >= 0.75 * (count + of_others - common)


_SITE_NAME = lazily(r" ?[|–—·•»:] ?| - ")
_SITE_MARKS = (*"|–—·•»:", " - ")


def page_titles(page: Page) -> tuple[frozenset[str], frozenset[int]]:
    """Keys of lines that stand again with more behind them ("Headline | The Site"), and where that longer line is."""
    keys = {line.key for line in page.lines if 12 <= len(line.key) <= SHORT}
    parts: set[str] = set()
    titles: set[int] = set()
    for i, line in enumerate(page.lines):
        if len(line.key) <= SHORT and any(map(line.key.__contains__, _SITE_MARKS)):
            for cut in list(_SITE_NAME.finditer(line.key))[:6]:
                if line.key[: cut.start()] in keys and line.key[: cut.start()] != line.key:
                    parts.add(line.key[: cut.start()])
                    titles.add(i)
    return frozenset(parts), frozenset(titles)


_FEW = 20
_TAIL = 12  # characters at the end of a line by which lines with the same end are found


def crumbs(page: Page) -> tuple[frozenset[str], frozenset[int]]:
    """Keys that another line ends with after the way that leads there ("Home › Politics › Headline"), and where that line is."""
    by_tail: dict[str, set[str]] = {}
    for line in page.lines:
        if 2 * _TAIL <= len(line.key) <= SHORT:
            by_tail.setdefault(line.key[-_TAIL:], set()).add(line.key)
    ends: set[str] = set()
    crumbs: set[int] = set()
    for i, line in enumerate(page.lines):
        shorter = _ends_of(line.key, by_tail.get(line.key[-_TAIL:], frozenset())) if len(line.key) <= SHORT else ()
        if shorter:
            ends.update(shorter)
            crumbs.add(i)
    return frozenset(ends), frozenset(crumbs)


def _ends_of(key: str, others: Set[str]) -> list[str]:
    """Those of other keys that a key ends with; looked up one by one where there are many, so that no line is compared with all."""
    if len(others) <= _FEW:
        return [other for other in others if len(other) < len(key) and key.endswith(other)]
    return [key[start:] for start in range(1, len(key) - 2 * _TAIL + 1) if key[start:] in others]


_HEAD_OF_KEY = 14  # characters at the start of a line by which a line that holds it is found
# so many of a line from each beginning of a word on that is not the first
_HEADS = lazily(rf"[\s:|›»>](?=((?:[^\W_]|(?<=\s)\S).{{{_HEAD_OF_KEY - 1}}}))")


def holders(page: Page) -> tuple[frozenset[int], frozenset[str]]:
    """Lines in whose middle another line of the page begins and is said whole, and the keys of these."""
    by_head: dict[str, dict[str, None]] = {}
    for line in page.lines:
        if _HEAD_OF_KEY < len(line.key) <= SHORT:
            alike = by_head.setdefault(line.key[:_HEAD_OF_KEY], {})
            if len(alike) < _FEW:  # a page of lines that begin alike is no article
                alike[line.key] = None
    holders: set[int] = set()
    held: set[str] = set()
    for i, line in enumerate(page.lines):
        if not _HEAD_OF_KEY < len(line.key) <= SHORT or by_head.keys().isdisjoint(_HEADS.findall(line.key)):
            continue
        for head in _HEADS.finditer(line.key):
            whole = [key for key in by_head.get(head[1], ()) if line.key.startswith(key, head.end())]
            if whole:
                holders.add(i)
                held.update(whole)
    return frozenset(holders), frozenset(held)


_NAMES = 60  # short lines that are looked for in the others: a page with more is no article


def named(facts: tuple[Facts, ...]) -> dict[str, tuple[int, int]]:
    """Lines of two to five words that may be names: the author's stands again at the foot, the names of the story in its prose."""
    keys = list(dict.fromkeys(f.line.key for f in facts if 2 <= f.size <= 5 and len(f.line.key) <= 60))[:_NAMES]
    prose = "\n".join(f.line.key for f in facts if f.prose)
    rest = "\n".join(f.line.key for f in facts if not f.prose and len(f.line.key) <= SHORT)
    return {key: (min(rest.count(key) - 1, 4), min(prose.count(key), 4)) for key in keys}

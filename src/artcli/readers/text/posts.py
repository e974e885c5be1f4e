"""Whose post is shown between the paragraphs of a story: '— Harbour Board (@harbour) 3 March 2025'."""

from __future__ import annotations

from collections.abc import Container

from artcli import words
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.page import Line, Page, sentences

_NEAR = 3  # lines above in which the text must be
_SENTENCE = 5  # words of a sentence of the story, at least
_LONGEST = 240  # characters of such a line, and those in which words are counted
_SIGNATURE = lazily(r"[—–―-]{1,2} ?\S.{0,80}\(@\w{2,30}\)")
_HANDLE = lazily(r"\(@\w{2,30}\)$")  # 'A post shared by Harbour Board (@harbour)'


def find(page: Page, apart: Container[int]) -> frozenset[int]:
    """A page to the places of such lines inside its text: sentences stand above, and below them another, or one under a crosshead.

    `apart` has the places of lines that are known to be between the others.
    """
    places = [i for i in range(len(page.lines)) if i not in apart]
    lines = [page.lines[i] for i in places]
    found = [n for n, line in enumerate(lines) if n and _is_of_post(line, page.locale)]
    whole = sentences(page) if found else []
    text = {n for n, i in enumerate(places) if found and whole[i] and _is_long(lines[n])}
    return frozenset(places[n] for n in found if not text.isdisjoint(range(n - _NEAR, n)) and _goes_on(n + 1, set(found), text))


def _goes_on(below: int, found: Container[int], text: Container[int]) -> bool:
    while below in found:
        below += 1
    return below in text or below + 1 in text


def _is_of_post(line: Line, locale: Locale) -> bool:
    if len(line.key) > _LONGEST:
        return False
    return _SIGNATURE.match(line.seen) is not None or (_HANDLE.search(line.key) is not None and locale.furniture.opens(line.key) > 0)


def _is_long(line: Line) -> bool:
    return words.count(line.seen[:_LONGEST]) >= _SENTENCE

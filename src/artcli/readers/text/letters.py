"""What a letter to subscribers prints around its story: the name of the paper that sent it, a greeting, what is in it today; how to get it no more."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import cache

from artcli.language import tables
from artcli.language.folding import key
from artcli.language.locale import Locale, words_in
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text import asides_of_page
from artcli.readers.text.page import Line, Page
from artcli.readers.text.roles import Role

_TOP = 12  # lines above the story
_PROSE = 90  # characters of a sentence that is of a story
_SENDER = lazily(r"[^:<>]{2,20}: ?\"?([^<>\"]{2,60}?)\"? ?<[^<>\s]+@[^<>\s]+>$")  # 'From: The Saltmarsh Post <morning@saltmarsh.example>'
_OF_PAPER = frozenset({Role.FURNITURE, Role.SECTION, Role.PUBLISHED})
_TALK = frozenset({Role.FURNITURE})


def find(page: Page) -> Iterator[tuple[int, frozenset[Role]]]:
    """Lines of a page below the header of a mail, with the roles left to them: the sender's name, and a greeting with the sentences below it.

    What stands between the two is the title of the letter, and no headline.
    """
    senders = {key(match[1]) for one in page.interruptions if "@" in one.line.key and (match := _SENDER.match(one.line.seen))}
    top = page.lines[:_TOP] if senders else ()
    story = next((i for i, line in enumerate(top) if len(line.key) > _PROSE and line.stopped), len(top))
    named = next((i for i in range(story) if top[i].key in senders), story)
    greeted = next((i for i in range(story) if _greets(top[i])), story)
    yield from ((i, _OF_PAPER) for i in range(named, greeted if named < greeted < story else min(named + 1, story)))
    for i in range(greeted, story):
        if i > greeted and not top[i].stopped:
            return
        yield i, _TALK


def around_story(page: Page) -> Iterator[int]:
    """Lines of the text of a mail that are none of it: above, the name of the paper that sent it; below, what the letter says of itself."""
    senders = [words_in(key(entry.value)) for entries in page.record_fields.values() for entry in entries if entry.field == "byline"]
    text = sorted(page.story) if page.strict and any(senders) else []
    for i in text[:_TOP_OF_MAIL] if len(text) > 1 else ():
        said = words_in(page.lines[i].key)
        if said and any(sender in (said, said[1:]) for sender in senders):  # 'The Halvoe Weekly'
            yield i
    yield from itertools.takewhile(lambda i: _speaks_of_itself(page.lines[i], page.locale), text[:0:-1])


_TOP_OF_MAIL = 4  # lines
_PARTS = lazily(r"\s+[|·•]\s+")
_LONGEST_PART = 5  # words


def _speaks_of_itself(line: Line, locale: Locale) -> bool:
    """'Unsubscribe', 'Unsubscribe | Update your preferences'"""
    parts = _PARTS.split(line.seen) if len(line.seen) <= _PROSE else []
    if line.stopped or any(len(part.split()) > _LONGEST_PART for part in parts):
        return False
    return any(asides_of_page.speaks_of_page(line._replace(seen=part, key=key(part)), locale, above=True) for part in parts)


def _greets(line: Line) -> bool:
    """'Good morning. It is raining.', 'Buenos días:'"""
    end = _greetings().opens(line.key)
    return end > 0 and (line.key[end : end + 1] in (".", ",", "!", ":", "，", "！", "。", "،") or end == len(line.key))


@cache
def _greetings() -> Phrases:
    return Phrases(tables.load("mails")["talk"]["greetings"])

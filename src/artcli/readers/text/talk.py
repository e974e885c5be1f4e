"""What somebody says to somebody in a mail: who is greeted, how it closes, which program sent it; in any language."""

from __future__ import annotations

from functools import cache

from artcli.language import tables
from artcli.language.folding import key
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.shapes import ends_sentence

_GREETING = lazily(r"[^,!:：،，]{0,30}(?:[,!:：،，]|$)")
_GREETED = 4  # words
_CLOSING = 5  # words of a line that closes a mail


def greets(line: str) -> bool:
    """'Liebe alle, zur Kenntnis', 'Hi Jo'"""
    end = _phrases("greetings").opens(key(line))
    match = _GREETING.match(line, end) if end else None
    return match is not None and len(match[0].split()) < _GREETED


def closes(line: str) -> bool:
    """'Viele Grüße', 'Best, Jo'; what has figures is of a story."""
    is_short = len(line.split()) <= _CLOSING and not ends_sentence(line.rstrip("!"))
    return is_short and _phrases("closings").opens(key(line)) > 0 and not any(map(str.isdigit, line))


def names_program(line: str) -> bool:
    """'Sent from my phone'"""
    return _phrases("sent_from").opens(key(line)) > 0


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(tables.load("mails")["talk"][name])

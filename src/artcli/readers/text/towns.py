"""Towns where a story was written: beside its day, below its author's name, before its first sentence."""

from __future__ import annotations

import re
from datetime import datetime

from artcli.language import names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.readers.text.facts import Facts
from artcli.readers.text.fields import Reading
from artcli.readers.text.roles import Role

_LONGEST = 4  # words
_DASHES = ("-", "–", "—")


def beside_stamp(reading: Reading, index: int) -> str | None:
    """The town of 'Vila Serrana, 14 de abril de 2021' alone on a line, which the first paragraph names too: of an author or a section it does not tell.

    A day with its time is parted from the town by a dash: 'Vila Serrana - 14 abr 2021 - 08:22'.
    """
    fact = reading.facts[index]
    town = (fact.rest or "").strip(" ,-–—|")
    stamp = fact.stamps[0] if fact.stamps else None
    if stamp is None or not town or len(town.split()) > _LONGEST or not fact.line.seen.startswith(town):
        return None
    parted = fact.line.seen[len(town) : stamp.start].strip() in _DASHES
    if isinstance(stamp.value, datetime) and (not parted or key(town) in reading.locale.sections):
        return None
    first = next((i for i in reading.of(Role.STANDFIRST, Role.BODY) if reading.facts[i].sentence and i > index), None)
    named = first is not None and Phrases([town]).within(reading.facts[first].line.key)
    return town if named and town[0].isupper() else None


def is_below_name(reading: Reading, index: int) -> bool:
    """True of 'Vigo' alone between a byline and the day, below the headline: where it was written, and no part of the paper.

    Of what the pack knows as one, and of more words than one that were taken for a byline, the text must tell; what it has in small letters is none.
    """
    fact, roles = reading.facts[index], reading.labels.roles
    if not index or (roles[index - 1], *roles[index + 1 : index + 2]) != (Role.BYLINE, Role.PUBLISHED) or reading.labels.phases[index] != "story":
        return False
    if reading.is_said(index) or fact.stamps or fact.size > _LONGEST:
        return False
    if not fact.cased and "desks" in reading.facts[index - 1].kinds:  # a name looks like a town there, and the text tells of the town with some ending
        told_of = reading.of(Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.BODY)
        return any(f" {fact.line.key}" in f" {reading.facts[i].line.key}" for i in told_of)
    if not _is_written_as_town(fact, reading.locale):
        return False
    told, lines = Phrases([fact.line.seen]), (reading.facts[i].line for i in reading.of(Role.HEADLINE, Role.STANDFIRST, Role.BODY))
    telling = [line.seen for line in lines if told.within(line.key)]
    if telling:
        return any(fact.line.seen in seen for seen in telling)
    may_be_name = roles[index] is Role.BYLINE and (fact.size > 1 or names.may_be_one_word(reading.locale.tag))
    return not fact.kinds and not may_be_name


def _is_written_as_town(fact: Facts, locale: Locale) -> bool:
    """True of words that begin with a capital, and are no day of the week."""
    words = fact.line.seen.split()
    return fact.line.seen[:1].isupper() and all(map(names.is_word, words)) and not any(fact.line.key in forms for forms in locale.weekdays)


_OPENING = lazily(r"(?P<town>[^\W\d_]{4,}(?: [^\W\d_]{2,}){0,2})\. (?=[^\W\d_])")
_TEXT = 90  # characters of a paragraph
_LONGEST_IN = 20  # characters in which 'in' stands before the town
_MOST = 60  # lines that are looked through for it


def before_stop(reading: Reading, index: int) -> str | None:
    """The town of 'Halvoe. The ferry will …', of which the page tells elsewhere, mostly behind 'in': 'der Regen' and 'President Ford' are none."""
    seen, locale = reading.facts[index].line.seen, reading.locale
    match = _OPENING.match(seen) if len(seen) >= _TEXT else None
    if match is None or not match["town"][0].isupper() or key(match["town"]) in locale.sections:
        return None
    town = re.compile(rf"(?<!\w){match['town']}(?!\w)")
    others = [i for i in reading.of(Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.BODY) if i != index]
    lines = [reading.facts[i].line.seen for i in others[:_MOST]]
    above = [key(line[max(0, found.start() - _LONGEST_IN) : found.start()]) for line in lines for found in town.finditer(line) if found.start()]
    placed = [before for before in above if locale.in_words.closes(before.rstrip()) >= 0]
    return match["town"] if 2 * len(placed) > len(above) else None

"""The lines of a page that are its one headline, where the chain chose another line, or one of its several lines, or none."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import CLOSE_LABEL, begins_small, is_instalment

_NEAR_COLON = 3  # lines below the true headline in which a deck was taken for it


def below_colon(labels: Labels, facts: Sequence[Facts], places: Collection[int]) -> dict[int, Role]:
    """Where, of 'Storm', ':', 'Ferry stays in port', another line was taken for the headline: the kicker, or what stands below."""
    head = _headline(labels)
    near = [i for i in places if i - 1 <= head <= i + _NEAR_COLON and facts[i].size > 1 and not facts[i].prose and Role.BODY not in labels.roles[:i]]
    if head < 0 or not near or head in near:
        return {}
    return {head: Role.FURNITURE if head < near[0] else Role.STANDFIRST, near[0]: Role.HEADLINE}


_LONGEST_KICKER = 3  # words
_LEAST_HEADLINE, _LONGEST_HEADLINE = 4, 25  # words
_COMMON = 2  # words of so many letters that two headlines of one story have in common
_LONG = 5


def below_kicker(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """Where the last crumb, which names the story for machines, was taken for the headline: below it stand kicker and headline."""
    head = _headline(labels)
    true = head + 2
    if not 0 < head < len(facts) - 2 or Role.BODY in labels.roles[:true] or not _is_kicker(facts[head + 1]):
        return {}
    fact = facts[true]
    common = {word for word in facts[head].words if len(word) >= _LONG} & {*fact.words}
    if fact.sentence or not _LEAST_HEADLINE <= fact.size <= _LONGEST_HEADLINE or fact.stamps or fact.byline or len(common) < _COMMON:
        return {}
    return {head: Role.FURNITURE, head + 1: Role.FURNITURE, true: Role.HEADLINE}


def _headline(labels: Labels) -> int:
    """The first line that was taken for the headline, or -1."""
    return next(iter(labels.of(Role.HEADLINE)), -1)


_LONGEST_MARKED = 6  # words


def _is_kicker(fact: Facts) -> bool:
    """True of a few words in capitals, of a label that the pack knows, and of what a colon or a dash parts from the line below."""
    if fact.kinds - {"sections", "kickers", "navigation"} or fact.stamps:
        return False
    if fact.line.seen.endswith(CLOSE_LABEL) or "kickers" in fact.kinds:
        return fact.size <= _LONGEST_MARKED
    return fact.cased and fact.line.seen.isupper() and fact.size <= _LONGEST_KICKER


_TEAM = r"[^\W\d_][^.:!?,;–—]{2,30}?"
_RESULT = lazily(rf"{_TEAM} (?:[–—-]|vs\.?) {_TEAM} \d{{1,3}} ?[:–-] ?\d{{1,3}}(?: \(\d{{1,3}} ?[:–-] ?\d{{1,3}}\))?")


def below_series(labels: Labels, facts: Sequence[Facts], locale: Locale) -> dict[int, Role]:
    """Where a label with figures was taken for the headline, and not what stands below: 'Our bridges, part 3', 'A pier cracks'.

    It is the title of a series with its number, or the result of a match: 'SV Talau – TSV Halvoe 3:2 (0:2)', 'Late goals save the season'.
    """
    head = _headline(labels)
    true = head + 1
    if head < 0 or true + 1 >= len(facts) or labels.roles[true] is Role.BODY or facts[head].stamps:
        return {}
    if not (_RESULT.fullmatch(facts[head].line.seen) or is_instalment(facts[head].line.seen, locale.instalments)):
        return {}
    fact = facts[true]
    is_title = not (fact.prose or fact.of_trade) and (not fact.sentence or fact.line.seen.endswith("?"))
    if not is_title or not _LEAST_HEADLINE <= fact.size <= _LONGEST_HEADLINE:
        return {}
    return {head: Role.FURNITURE, true: Role.HEADLINE}


_LEAST_CRUMB, _SURELY_CRUMB = 3, 4  # words of a crumb with which the headline begins, and of one that has words of it from all over
_NEAR_CRUMB = 4  # lines


def below_short_form(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """Where the last crumb was taken for the headline, which it says in short: 'Market hall reopens …' above 'Market hall reopens after three years'."""
    head = _headline(labels)
    if head < 0 or facts[head].size < _LEAST_CRUMB or facts[head].sentence != facts[head].line.key.endswith(_CUT):
        return {}
    said, words = facts[head].line.key.rstrip(".… "), {*facts[head].words}
    crumb = _CRUMB.split(said)[-1]
    for i in range(head + 1, min(head + 1 + _NEAR_CRUMB, len(facts))):
        fact = facts[i]
        if labels.roles[i] is Role.BODY or fact.sentence or fact.size > _LONGEST_HEADLINE:
            break
        if "://" in fact.line.key:  # an address may have the headline's words, and the headline stand below it
            continue
        if head == 0 and not facts[head].line.key.endswith(_CUT) and fact.size > _LONGER * facts[head].size:  # a deck may begin with the headline's words
            break
        begins = fact.line.key.startswith(crumb) and len(fact.line.key) > len(crumb) + 1 and (crumb == said or len(crumb) >= _LEAST_LETTERS)
        shortens = facts[head].size >= _SURELY_CRUMB and words < {*fact.words} and not fact.line.key.endswith(said)  # not 'Kicker: Headline'
        if begins or shortens:
            return {head: Role.FURNITURE, i: Role.HEADLINE}
    return {}


_CUT = ("...", "…")
_LONGER = 1.5  # than a first line, which has no menu above it: so much that it is a deck
_LEAST_LETTERS = 8  # of the last of several crumbs
_CRUMB = lazily(r"\s[>›»/|→]\s")

_RARELY, _MOSTLY = 0.25, 0.75  # of the words that tell what a line is about: how many come again in the text


def below_motto(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """Where the motto of a site was taken for the headline: the text says none of its words, and most of those of the line below that was taken for a deck.

    'The Stonefield Diary', 'Small notes from a big town', 'Market hall reopens', 'The market hall reopened on Tuesday …'
    """
    head = _headline(labels)
    true = next((i for i in labels.of(Role.STANDFIRST, Role.BODY) if i > head), -1)
    if head < 1 or true < 0 or labels.roles[true] is not Role.STANDFIRST:
        return {}
    fact = facts[true]
    is_title = not (fact.sentence or fact.stamps or fact.byline) and _LEAST_HEADLINE <= fact.size <= _LONGEST_HEADLINE
    if not is_title or (facts[head].recurring or 0.0) > _RARELY or (fact.recurring or 0.0) < _MOSTLY:
        return {}
    return {head: Role.FURNITURE, true: Role.HEADLINE}


_LONGEST_LINE = 10  # words of a headline's line that goes on in the next
_OF_HEAD = frozenset({Role.SECTION, Role.STANDFIRST, Role.FURNITURE})


def other_lines(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The lines that a headline was broken into, without a mark at their ends and with a small letter at the start of the next.

    'Council votes to save', 'the old pier after', 'a winter of doubt'
    """
    head = _headline(labels)
    out = []
    at = head
    while at > 0 and _goes_on_in(facts[at - 1], facts[at]) and labels.roles[at - 1] in _OF_HEAD:
        at -= 1
        out.append(at)
    at = head
    while 0 <= at < len(facts) - 1 and _goes_on_in(facts[at], facts[at + 1]) and (labels.roles[at + 1] in _OF_HEAD or _is_set_off(at, labels, facts)):
        at += 1
        out.append(at)
    return out


def _is_set_off(at: int, labels: Labels, facts: Sequence[Facts]) -> bool:
    """True of two lines between blank ones, the second of which was taken for names: 'The kiosk where time', 'stood still'."""
    blank_around = facts[at].line.gap > 0 and at + 2 < len(facts) and facts[at + 2].line.gap > 0
    return blank_around and labels.roles[at + 1] is Role.BYLINE


def _goes_on_in(fact: Facts, below: Facts) -> bool:
    """True of two short lines, one right below the other, that are one sentence or the first part of it."""
    if below.line.lines.first != fact.line.lines.last + 1 or not begins_small(below.line.seen):
        return False
    plain = all(1 < one.size <= _LONGEST_LINE and not (one.sentence or one.of_trade) for one in (fact, below))
    return plain and fact.line.seen[-1:].isalnum() and not below.openings and not fact.openings


_BARELY = 0.05  # so likely a short line must be it above a sentence that was taken for it
LEAST_SENTENCE = 6  # words; what is shorter may be a headline with a full stop


def above_its_note(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """Where a text of one sentence was taken for the headline, since the line above is short: 'Bridge closed', 'By Jo Hale', 'The old bridge was …'"""
    at = _headline(labels)
    if at < 0 or labels.of(Role.BODY) or not facts[at].sentence or facts[at].size < LEAST_SENTENCE:
        return {}
    free = [i for i in range(at) if not (facts[i].sentence or facts[i].of_trade)]
    best = max(free, key=lambda i: labels.chances[i].get(Role.HEADLINE, 0.0), default=-1)
    likely = best >= 0 and labels.chances[best].get(Role.HEADLINE, 0.0) >= _BARELY
    return {best: Role.HEADLINE, at: Role.BODY} if likely else {}

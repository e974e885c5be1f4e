"""Lists, tables and talk inside a story, of which much was taken for furniture or captions: ingredients, results, programmes, interviews.

Their lines are short and end with no stop, so that one by one they look like a menu. What stands above and below tells them apart: a
sentence of the story, and no word of a button, an offer or a pointer between; and where a story has such parts, it ends no sooner than its sentences.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from artcli.patterns import lazily
from artcli.punctuation import CLOSERS, ITEM_MARKS, QUESTION_MARKS, SPEECH_DASHES
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.record import together
from artcli.readers.text.roles import CREDITS, Role

_LONGEST = 10  # words of an item
_LONGEST_HEADING = 5  # words over a list
_LEAST_MARKED = 3  # items with a figure or a label, where nothing of the story was found below
_QUESTIONS = 3  # of an interview
_LONGEST_QUESTION = 40  # words
_OF_LISTS = frozenset({Role.FURNITURE, Role.CAPTION, Role.CROSSHEAD, Role.BODY})
_OF_SENTENCES = frozenset({"relative", "published", "updated", "photo_credit", "furniture"})  # what opens a sentence like any other word
_OTHER = _OF_SENTENCES | {"tags", "see_also", "related", "share", "subscribe", "advert", "comments", "legal"}


def find(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """The lines of lists, tables and talk, and the sentences behind them, with the role that each has in the story."""
    told = [i for i in labels.of(Role.BODY, Role.STANDFIRST) if labels.phases[i] == "story"]
    text = [i for i in told if labels.roles[i] is Role.BODY or facts[i].sentence]
    if not text:
        return {}
    out: dict[int, Role] = {}
    runs = list(_runs(labels, facts))
    for run in runs:
        if run[0] < text[-1] and _is_list_between(labels, facts, run):
            out.update(_roles(labels, facts, run))
    talks = _is_interview(labels, facts, text)
    first = next(iter(out), text[-1] + 1)
    if talks:
        out.update(dict.fromkeys(_talk(labels, facts, text), Role.BODY))
    out.update(dict.fromkeys(_spoken(labels, facts), Role.BODY))
    behind = _Behind(labels, facts, runs)
    last = max([text[-1], *out])
    ends_in_list = any(last in run and _marked(run, facts) > 1 for run in runs)
    if talks or out or ends_in_list or behind.list_at(last + 1) is not None:
        out.update(behind.going_on(last))
        out.update(dict.fromkeys(_introduction(labels, facts, first), Role.BODY))
    return {i: role for i, role in out.items() if labels.roles[i] is not role}


def _introduction(labels: Labels, facts: Sequence[Facts], first: int) -> list[int]:
    """The sentences right above the first line of a list that were taken for a standfirst, below byline or day."""
    start = first
    while start and labels.roles[start - 1] is Role.STANDFIRST and facts[start - 1].sentence:
        start -= 1
    credited = any(labels.roles[i] in CREDITS and labels.phases[i] == "story" for i in range(start))
    return list(range(start, first)) if credited else []


def _is_quiet(fact: Facts) -> bool:
    """True of a line in which nothing speaks of buttons, offers, other stories, days or names of authors."""
    words = fact.kinds | (fact.openings - _OF_SENTENCES if fact.sentence else fact.openings)
    if not words.isdisjoint(_OTHER) or fact.prints_a_day:
        return False
    is_signed = fact.byline is not None or fact.tagline is not None
    return not is_signed and any(map(str.isalpha, fact.line.key)) and "@" not in fact.line.key and "://" not in fact.line.key


def _is_item(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    fact = facts[i]
    return not fact.sentence and fact.size <= _LONGEST and labels.roles[i] in _OF_LISTS and _is_quiet(fact)


_RANK = lazily(r"[#№]?\d{1,3}(?:[.):]|(?=\s))\s*")
_LABEL = lazily(r"[^:]{2,30}:\s*[^\s:]+(?:\s+[^\s:]+){0,2}$")  # 'Referee: Jo Hale', but no headline with a colon


def _marked(run: range, facts: Sequence[Facts]) -> int:
    """How many items have a figure, 'Height: 30 cm', or a label with a few words behind it; numbers that count the items tell nothing."""
    ranks = [_RANK.match(facts[i].line.key) for i in run]
    numbers = [int("".join(filter(str.isdecimal, rank[0]))) for rank in ranks if rank]
    counted = len(numbers) > 1 and all(b == a + 1 for a, b in itertools.pairwise(numbers))
    return sum(_is_marked(facts[i], rank.end() if rank and (counted or not rank[0][-1].isspace()) else 0) for i, rank in zip(run, ranks, strict=True))


def _is_marked(fact: Facts, start: int = 0) -> bool:
    return any(map(str.isdecimal, fact.line.key[start:])) or _LABEL.match(fact.line.key) is not None


def _runs(labels: Labels, facts: Sequence[Facts]) -> Iterator[range]:
    """The lines that may be items, as far as they stand together."""
    return together(i for i in range(len(facts)) if _is_item(labels, facts, i))


def _is_list_between(labels: Labels, facts: Sequence[Facts], run: range) -> bool:
    """True of items between two parts of a story."""
    marked = _marked(run, facts)
    above, below = run[0] - 1, run[-1] + 1
    if above < 0 or below >= len(facts) or marked < 2 or 2 * marked < len(run):
        return False
    return labels.roles[below] is Role.BODY and (labels.roles[above] is Role.BODY or (labels.roles[above] is Role.STANDFIRST and facts[above].sentence))


def _roles(labels: Labels, facts: Sequence[Facts], run: range) -> dict[int, Role]:
    """The items of a list with the headings above it and behind it."""
    kept = [i for i in run if labels.roles[i] is Role.CROSSHEAD and (len(run) < _LEAST_MARKED or not _is_marked(facts[i]))]
    out = {**dict.fromkeys(run, Role.BODY), **dict.fromkeys(kept, Role.CROSSHEAD)}
    marked = [_is_marked(facts[i]) for i in run]
    for n, i in enumerate(run):
        opens = marked[n + 1 : n + 2] == [True] if not n else all(marked[max(0, n - 2) : n]) and marked[n + 1 : n + 3] == [True, True]
        closes = n == len(run) - 1 and i + 1 < len(facts) and facts[i + 1].sentence and not is_joined_above(facts, i)
        if (opens or closes) and _heads(facts[i]):
            out[i] = Role.CROSSHEAD
    return out


def enumerations(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'The board decided:', '• to double the pen;', '• to move it.': a sentence over several lines, which no menu is, taken for furniture."""
    first = min(labels.of(Role.BODY), default=len(facts))
    out: list[int] = []
    for mark, of_list in itertools.groupby(range(first, len(facts)), key=lambda i: _bullet(facts[i])):
        items = list(of_list)
        above = items[0] - 1
        is_opened = mark != "" and len(items) > 1 and above >= 0 and facts[above].line.key.endswith(":")
        if is_opened and all(facts[i].line.key.endswith(_OF_ITEM) for i in items[:-1]) and facts[items[-1]].sentence:
            out += [above, *items]
    return [i for i in out if labels.roles[i] in _OF_LISTS]


_OF_ITEM = (";", ",")


def _bullet(fact: Facts) -> str:
    """The mark that opens an item of a list, "" of any other line."""
    mark = fact.line.seen[:1]
    return mark if mark in ITEM_MARKS else ""


_ROW = lazily(r"[^\s:]+(?: [^\s:]+){0,2}:\s*\w")  # 'Stonefield (4-3-3): Poe; Hale, Dale'
_OF_ROWS = frozenset(",;0123456789")  # in a row that ends with a full stop
_LONGEST_LABEL = 2  # words
_NO_ROWS = frozenset({Role.CROSSHEAD, Role.KEYWORDS, Role.FURNITURE})


def rows(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """'Referee: Jo Hale' below 'Subs not used: Brook, Heath' that was taken for a heading, a tag or furniture: the last rows of a table of the text."""
    out: list[int] = []
    for i in labels.of(*_NO_ROWS):
        is_below_row = i > 0 and (labels.roles[i - 1] is Role.BODY or i - 1 in out[-1:]) and _is_row(facts[i - 1])
        if is_below_row and _is_row(facts[i]) and _is_labelled_briefly(facts[i]) and _is_quiet(facts[i]):
            out.append(i)
    return out


def _is_row(fact: Facts) -> bool:
    return _ROW.match(fact.line.key) is not None and not (fact.sentence and _OF_ROWS.isdisjoint(fact.line.key))


def _is_labelled_briefly(fact: Facts) -> bool:
    label, _, value = fact.line.key.partition(":")
    return len(label.split()) <= _LONGEST_LABEL and len(value.split()) <= _LONGEST and not fact.sentence


def is_joined_above(facts: Sequence[Facts], i: int) -> bool:
    """True of a line right below another that blank lines part from the one below it: it heads nothing there."""
    return facts[i].line.gap == 0 and i + 1 < len(facts) and facts[i + 1].line.gap > 0


def _heads(fact: Facts) -> bool:
    """'Ingredients'; 'salt and pepper' and 'Salt, pepper' are items."""
    return fact.size <= _LONGEST_HEADING and not _is_marked(fact) and not fact.line.seen[:1].islower() and not any(mark in fact.line.key for mark in (",", ":"))


def _is_sentence_of_text(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    return labels.roles[i] in _OF_LISTS and (facts[i].sentence or _asks(facts[i])) and _is_quiet(facts[i])


class _Behind:
    """What follows the last paragraph that was found."""

    def __init__(self, labels: Labels, facts: Sequence[Facts], runs: Sequence[range]) -> None:
        self.labels, self.facts = labels, facts
        self.runs = {run[0]: run for run in runs}

    def list_at(self, i: int) -> range | None:
        """The list that begins at a line; what ends a page needs more marks of one than what a sentence follows."""
        run = self.runs.get(i)
        if run is None:
            return None
        goes_on = run[-1] + 1 < len(self.facts) and _is_sentence_of_text(self.labels, self.facts, run[-1] + 1)
        while not goes_on and run and not (_is_marked(self.facts[run[-1]]) or self.facts[run[-1]].line.seen[0].islower()):
            run = run[:-1]
        marked = _marked(run, self.facts)
        is_list = marked >= _LEAST_MARKED and (2 * marked if goes_on else 1.5 * marked) >= len(run)
        return run if is_list and any(_is_marked(self.facts[n]) for n in run[:2]) else None

    def going_on(self, last: int) -> dict[int, Role]:
        """Lists and sentences behind a line, as far as nothing else stands between them."""
        out: dict[int, Role] = {}
        i = last + 1
        while i < len(self.facts):
            run = self.list_at(i)
            if run is not None:
                out.update(_roles(self.labels, self.facts, run))
                i = run[-1] + 1
            elif _is_sentence_of_text(self.labels, self.facts, i):
                out[i] = Role.BODY
                i += 1
            else:
                break
        return out


_GREEK_MARKS = (";", "\u037e")
_GREEK_QUESTION = lazily(r"[\u0370-\u03ff\u1f00-\u1fff][;\u037e]$")


def _asks(fact: Facts) -> bool:
    if fact.size > _LONGEST_QUESTION:
        return False
    bare = fact.line.key.rstrip(CLOSERS)
    return bare.endswith(QUESTION_MARKS) or (bare.endswith(_GREEK_MARKS) and _GREEK_QUESTION.search(bare) is not None)


def _is_interview(labels: Labels, facts: Sequence[Facts], text: Sequence[int]) -> bool:
    """True of a story in which questions take turns with answers of one paragraph; questions over several are headings, but before "– Yes."."""
    told = [i for i in range(text[0], text[-1] + 1) if labels.roles[i] in _OF_LISTS and (labels.roles[i] is not Role.FURNITURE or _is_quiet(facts[i]))]
    asked = [n for n, i in enumerate(told) if _asks(facts[i])]
    if len(asked) < _QUESTIONS:
        return False
    turns = sum(b - a == 2 for a, b in itertools.pairwise(asked))
    headings = sum(labels.roles[told[n]] is Role.CROSSHEAD for n in asked)
    spoken = sum(facts[i].line.seen.startswith(SPEECH_DASHES) for n in asked for i in told[n + 1 : n + 2])
    return 2 * turns >= len(asked) and 2 * min(headings, len(asked) - spoken) <= len(asked)


_SPEAKER = lazily(r"([^\W\d_][^\d:：,;!?()\[\]\"“”„«»]{0,29}) ?[:：] ?[^\s:：]")  # 'THE PAPER: And under the tar?'
_LONGEST_SPEAKER = 32  # characters, with the colon
_TURNS = 3  # of one speaker at least, and one less of the other


def _spoken(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The lines of an interview that the name of who speaks opens, 'THE PAPER: …', 'Hale: …': two of them take turns; questions are no headings there.

    The first lines may name them in full: 'Jo Hale: …'.
    """
    labelled = [i for i, fact in enumerate(facts) if ":" in fact.line.key[:_LONGEST_SPEAKER] and labels.phases[i] == "story"]
    said = [(i, match[1].split()[-1]) for i in labelled if (match := _SPEAKER.match(facts[i].line.key)) is not None]
    if len(said) < 2 * _TURNS - 1:
        return []
    times = Counter(speaker for _, speaker in said)
    speakers = sorted(times, key=times.__getitem__, reverse=True)[:2]
    if len(speakers) < 2 or times[speakers[0]] < _TURNS or times[speakers[1]] < _TURNS - 1:
        return []
    own = [(i, speaker) for i, speaker in said if speaker in speakers]
    turns = sum(a != b for (_, a), (_, b) in itertools.pairwise(own))
    asked = Counter(speaker for i, speaker in own if _asks(facts[i]))
    are_speakers = 3 * turns >= 2 * (len(own) - 1) and max(asked.values(), default=0) >= _TURNS - 1
    return [i for i, _ in own if labels.roles[i] in _OF_LISTS] if are_speakers else []


def _talk(labels: Labels, facts: Sequence[Facts], text: Sequence[int]) -> list[int]:
    """The questions and answers of an interview between its first and its last paragraph that were taken for something else."""
    return [i for i in range(text[0], text[-1]) if _is_sentence_of_text(labels, facts, i)]

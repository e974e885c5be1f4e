"""The text of the story that a page tells: which sentences, headings and items are of it though they were taken for something else."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterator, Sequence
from datetime import datetime

from artcli.language import agencies, datelines
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.readers.text import picture_credits
from artcli.readers.text.facts import LONGEST_CAPTION, Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.paragraphs import is_photographer
from artcli.readers.text.roles import Role
from artcli.readers.text.shapes import ends_sentence
from artcli.readers.text.story.listings import is_joined_above
from artcli.readers.text.story.one_headline import LEAST_SENTENCE
from artcli.readers.text.story.one_standfirst import lists

_LEAST_DAYS = 3


def days(labels: Labels, facts: Sequence[Facts]) -> dict[int, Role]:
    """The headings of a chronicle, '12 May', '3 June', '27 June', and the first paragraph below them: three days or more in order, each above its text."""
    head = next((i for i, role in enumerate(labels.roles) if role is Role.HEADLINE), -1)
    found = [i for i in range(head + 1, len(facts) - 1) if labels.phases[i] == "story" and facts[i + 1].sentence and _day_alone(facts[i])]
    for begin, end in _together(found, facts):
        told = [_day_alone(facts[i]) for i in found[begin:end]]
        if end - begin >= _LEAST_DAYS and told in (sorted(told), sorted(told, reverse=True)):
            below = {i + 1: Role.BODY for i in found[begin:end] if labels.roles[i + 1] is Role.STANDFIRST}
            return {**dict.fromkeys(found[begin:end], Role.CROSSHEAD), **below}
    return {}


def _day_alone(fact: Facts) -> tuple[int, ...]:
    """The day that is all a line says, without its time: '12 May' to (5, 12), '12 May 2025' to (2025, 5, 12); () of any other line."""
    if len(fact.stamps) != 1 or fact.rest or fact.stamps[0].label or fact.stamps[0].relative:
        return ()
    value, day = fact.stamps[0].value, fact.stamps[0].day
    if value is None:
        return day if day is not None and fact.stamps[0].time is None else ()
    return () if isinstance(value, datetime) else (value.year, value.month, value.day)


def _together(found: Sequence[int], facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Days with nothing but sentences between them, from the first to behind the last."""
    begin = 0
    for n in range(1, len(found) + 1):
        if n == len(found) or not all(fact.sentence for fact in facts[found[n - 1] + 1 : found[n]]):
            yield begin, n
            begin = n


_ADDRESSES = ("://", "pic.twitter.com", "pic.x.com")


def _holds_address(fact: Facts) -> bool:
    return any(mark in fact.line.key for mark in _ADDRESSES)


def stopped_crossheads(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Crossheads with a full stop: a sentence so short that it was taken for one. Papers close a heading with a question mark, never so.

    Nor do they put an address into it: that is a post which is shown in the story.
    """
    return [
        i
        for i, role in enumerate(labels.roles)
        if role is Role.CROSSHEAD
        and labels.phases[i] == "story"
        and facts[i].size > 2
        and (_has_full_stop(facts[i]) or _holds_address(facts[i]))
    ]


OF_TEXT = frozenset({Role.BODY, Role.CROSSHEAD})


def credited(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The quay in May [photo: Jo Hale]' in the text: no sentence, and it credits a picture; '(With inputs from PTI)' credits the text.

    No labelled heading did so, and none opened as a caption does.
    """
    text = [i for i, role in enumerate(labels.roles) if role in OF_TEXT and not (facts[i].tagline or i in labels.mended)]
    named = [i for i in text if not facts[i].sentence and labels.roles[i] is Role.CROSSHEAD and locale.caption.opens(facts[i].line.key)]
    pictured = [i for i in text if _is_of_picture(facts[i], locale) and not _is_paragraph_with_source(labels, facts, i, locale)]
    return [*named, *(i for i in pictured if i != text[-1] or not _is_signed_by_agency(facts[i]))]


def _is_signed_by_agency(fact: Facts) -> bool:
    """True of '… on Monday. Reuters': what so closes a text tells whose it is."""
    credit = fact.credit or ""
    return fact.line.seen.endswith(credit) and agencies.is_agency(credit) and ends_sentence(fact.line.seen.removesuffix(credit).rstrip())


def _is_of_picture(fact: Facts, locale: Locale) -> bool:
    """True of a line with a credit which no stop follows, or whose word says so behind other words: an agency closes stories as well, and opens them."""
    if fact.credit is None:
        return False
    is_behind = not fact.line.seen.startswith(fact.credit)
    return not fact.sentence or (is_behind and _pictures(fact.credit, locale)) or _ends_with_word_of_credit(fact, locale)


def _pictures(credit: str, locale: Locale) -> bool:
    named = key(credit).lstrip("([")
    return locale.photo_credit.opens(named) > 0 and not ("source" in locale.labels and locale.labels["source"].opens(named))


def placed(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Jo Hale (left) and the mayor on the quay' in the text: it says who stands where in a picture. No labelled paragraph did so; '(R)' is a party."""
    short = [i for i, role in enumerate(labels.roles) if role in OF_TEXT and facts[i].size <= LONGEST_CAPTION and i not in labels.mended]
    return [i for i in short if any(map(facts[i].line.key.count, _OPENING)) and _says_who_is_where(facts[i].line.key, locale)]


def _says_who_is_where(text: str, locale: Locale) -> bool:
    found = (text[start:end] for start, end in locale.caption.find_all(text))
    return any(phrase.startswith(_OPENING) and (len(phrase) > _LETTER or not phrase.isascii()) for phrase in found)


_OPENING = ("(", "（")
_LETTER = 3  # characters of one in brackets
_LEAST_WITH_SOURCE, _SURELY_TEXT = 12, 0.7  # words; a paragraph


def _is_paragraph_with_source(labels: Labels, facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    """True of what is surely text and ends with an agency or a source behind a whole sentence: '… said the mayor on Monday. (Ansa)'."""
    credit = facts[i].credit
    if credit is None or facts[i].size < _LEAST_WITH_SOURCE or labels.chances[i].get(Role.BODY, 0.0) < _SURELY_TEXT:
        return False
    return ends_sentence(facts[i].line.seen.partition(credit)[0].rstrip(" ([")) and not _pictures(credit, locale)


def _ends_with_word_of_credit(fact: Facts, locale: Locale) -> bool:
    """True of '… / R. Petraitės nuotr.', which has the stop of an abbreviation; where no word is cut, a stop ends a sentence: '…撮影。'."""
    return fact.cased and locale.photo_credit_end.closes(fact.line.key.rstrip(".")) >= 0


_LONGEST_ABOVE_CREDIT, _LONGEST_DECK = 25, 12  # words
_SURE, _LEAST_CAPTION = 0.95, 0.05


def above_credits(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The quay in May.' above 'Photo: Jo Hale' that was taken for text, with the credit: a line alone that credits a picture stands below its caption.

    It stands below a standfirst or a paragraph as well, where the picture has no caption: these are longer, or surely what they are.
    """
    out = []
    for i in range(1, len(facts)):
        if labels.phases[i] != "story" or labels.roles[i] not in _OF_CREDITS or not _credits_alone(facts[i], locale):
            continue
        above, fact = labels.roles[i - 1], facts[i - 1]
        if above is Role.STANDFIRST:
            may_be = fact.size <= _LONGEST_DECK and i > 1 and labels.roles[i - 2] in _CREDITS and labels.chances[i - 1].get(above, 0.0) < _SURE
        else:
            longest = _LONGEST_DECK if fact.sentence else _LONGEST_ABOVE_CREDIT
            may_be = above in OF_TEXT and fact.size <= longest and labels.chances[i - 1].get(above, 0.0) < _SURE
        below_caption = labels.roles[i + 1 : i + 2] == (Role.CAPTION,) and not _credits_alone(facts[i + 1], locale)
        may_be = may_be and labels.chances[i - 1].get(Role.CAPTION, 0.0) >= _LEAST_CAPTION
        if may_be and not below_caption and not fact.line.seen.startswith(_SPOKEN) and not (fact.kinds or fact.byline or fact.stamps):
            out += [i - 1, i]
    return out


_UNSIGNED = frozenset({Role.CROSSHEAD, Role.BODY, Role.FURNITURE})


def photographers(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'JANE DOE' below the words under a picture, with these where they were taken for text: a name in capitals of which no other line tells.

    Where a text has other headings in capitals, it is one of them.
    """
    signed = [i for i in range(1, len(facts) - 1) if _signs(labels, facts, i, locale)]
    headings = [n for n in range(len(facts)) if _is_shouted_heading(labels, facts, n)] if signed else []
    if len(signed) > _MOST_SIGNED or len(headings) > 1:
        return []
    own = [i for i in signed if headings in ([], [i])]
    alone = [i for i in own if not any(facts[i].line.key in facts[n].line.key for n in range(len(facts)) if n != i)]
    return [n for i in alone for n in (i - 1, i)]


_MOST_SIGNED = 30  # pictures of an article; more names in capitals are a list, and each is sought in all lines


def _signs(labels: Labels, facts: Sequence[Facts], i: int, locale: Locale) -> bool:
    if labels.roles[i] not in _UNSIGNED or labels.phases[i] != "story" or not is_photographer(facts[i], locale):
        return False
    above = facts[i - 1]
    if labels.roles[i - 1] is Role.CAPTION:
        return above.credit is None
    is_apart = above.line.gap > 0 == facts[i].line.gap and facts[i + 1].line.gap > 0
    return is_apart and labels.roles[i - 1] in _PERHAPS_CAPTION and above.size <= _LONGEST_ABOVE_CREDIT


_PERHAPS_CAPTION = frozenset({Role.BODY, Role.STANDFIRST, Role.CROSSHEAD})


def _is_shouted_heading(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    return labels.roles[i] is Role.CROSSHEAD and facts[i].cased and facts[i].line.seen.isupper()


_LEAST_WORDY, _HARDLY = 7, 0.9  # words; a crosshead that is less sure
_HEADED = 4  # paragraphs below: more have a heading


def wordy_headings(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The only heading of a text where it is many words, and doubtful: the words below a picture need no full stop.

    Several that are all alike are the headings of a text that has such.
    """
    headings = [i for i, role in enumerate(labels.roles) if role is Role.CROSSHEAD]
    return headings if len(headings) == 1 and _is_hardly_a_heading(labels, facts, headings[0]) else []


def _is_hardly_a_heading(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    fact, below = facts[i], labels.roles[i + 1 : i + 2 + _HEADED]
    if not (fact.narrow and fact.line.seen[0].isalnum() and fact.size >= _LEAST_WORDY and 0.0 < labels.chances[i].get(Role.CROSSHEAD, 0.0) < _HARDLY):
        return False
    heads_much = len(below) > _HEADED and all(role is Role.BODY for role in below)
    is_between = labels.roles[i - 1] is Role.BODY and not heads_much and i not in labels.mended
    return is_between and not fact.line.key.endswith(_LEADING) and not any(map(fact.line.seen.__contains__, _QUOTES))


_LEADING = ("?", "？", "؟", ":", "：")
_QUOTES = ('"', "“", "„", "«", "”", "‘")
_SPOKEN = (*_QUOTES, "»", "–", "—", "- ")
_OF_CREDITS = frozenset({Role.CAPTION, Role.FURNITURE})


def _credits_alone(fact: Facts, locale: Locale) -> bool:
    key = fact.line.key.lstrip("([")
    if fact.size > _LONGEST_DECK or not locale.photo_credit.opens(key) or ("source" in locale.labels and locale.labels["source"].opens(key)):
        return False  # a source is that of a table or a text as well
    return picture_credits.is_alone(fact.line.seen, fact.credit)


def items(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Items of a list in the text that were taken for captions: those beside them with the same bullet are paragraphs."""
    of_text = [points for points in lists(facts) if any(labels.roles[i] is Role.BODY for i in points)]
    return [i for points in of_text for i in points if labels.roles[i] is Role.CAPTION]


_LEAST_ITEMS = 2


def ends_of_lists(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Crossheads right below items of the text, which blank lines part from what is below: the last item of that list."""
    return [
        i
        for i, role in enumerate(labels.roles)
        if role is Role.CROSSHEAD
        and labels.roles[max(0, i - _LEAST_ITEMS) : i] == (Role.BODY,) * _LEAST_ITEMS
        and not any(fact.sentence for fact in facts[i - _LEAST_ITEMS : i])
        and facts[i - 1].line.gap == 0
        and is_joined_above(facts, i)
    ]


def headings_of_nothing(labels: Labels) -> list[int]:
    """Crossheads below the last paragraph: a heading has text below it, and what stands there heads what else the page offers."""
    last = max((i for i, role in enumerate(labels.roles) if role is Role.BODY), default=len(labels.roles))
    return [i for i, role in enumerate(labels.roles) if role is Role.CROSSHEAD and i > last]


def _has_full_stop(fact: Facts) -> bool:
    return fact.line.key.rstrip("»\"”’')」 ").endswith((".", "。", "।", "።", "။", "។", "۔"))


_BESIDE_TEXT = 2  # lines from a paragraph at most
_LEAST_OF_TEXT = 8  # words


def sentences(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """Whole sentences with paragraphs above and below, in which nothing speaks of buttons or offers: what interrupts a story says what it is."""
    text = [i for i, role in enumerate(labels.roles) if role is Role.BODY]
    out = []
    for above, below in itertools.pairwise(text):
        for i in range(above + 1, below if below - above <= 2 * _BESIDE_TEXT else above + 1):
            fact = facts[i]
            if labels.roles[i] is not Role.FURNITURE or fact.size < _LEAST_OF_TEXT or not _has_full_stop(fact):
                continue
            if i - above <= _BESIDE_TEXT >= below - i and not (fact.kinds or fact.openings or fact.stamps or fact.byline):
                out.append(i)
    return out


_LONGEST_HEADING = 10  # words


def short_headings(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """A few words without a stop between two paragraphs that end with one: no paragraph, and of furniture nothing else is there."""
    out = []
    for i in range(1, len(facts) - 1):
        if i in labels.mended or not _may_be_heading(labels, i) or not _is_formed_as_heading(facts[i]):
            continue
        between = labels.roles[i - 1] is labels.roles[i + 1] is Role.BODY
        if between and all(one.sentence and one.size >= LEAST_SENTENCE for one in (facts[i - 1], facts[i + 1])):
            out.append(i)
    return out


def _may_be_heading(labels: Labels, i: int) -> bool:
    """True of a line that was taken for text or furniture, or for a caption though a crosshead is likelier by its words alone."""
    role, chances = labels.roles[i], labels.chances[i]
    return role in (Role.BODY, Role.FURNITURE) or (role is Role.CAPTION and chances.get(Role.CROSSHEAD, 0.0) > chances.get(Role.CAPTION, 0.0))


def _is_formed_as_heading(fact: Facts) -> bool:
    """True of a few words that no stop, comma or colon ends and that are neither a phrase of a pack, a day nor a byline."""
    if fact.sentence or fact.size > _LONGEST_HEADING or fact.line.key.endswith((":", "：", ",", ";")) or _holds_address(fact):
        return False
    return not (fact.kinds or fact.openings or fact.stamps or fact.byline) and any(map(str.isalpha, fact.line.key))


_CREDITS = frozenset({Role.BYLINE, Role.PUBLISHED})
_DOUBTFUL = 0.7  # a standfirst that is less sure
_FEW = 10  # paragraphs
_BARE = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.BODY, Role.CROSSHEAD})
_GOES_ON = ((Role.BODY,), (Role.CROSSHEAD,))


def first_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale, told: Container[int]) -> list[int]:
    """Standfirsts that are the first paragraph: a dateline opens them, the text has nothing but headline and paragraphs, or no other text.

    So is a doubtful one between byline or day and the second of a few paragraphs: of those that the model gave less than 0.7, most were; not so
    of those that are `told` by their words.
    A dateline with an agency makes a caption the first paragraph, too; one without may open a caption as well ("PARIS, FRANCE - MAY 4: …").
    """
    bare = all(role in _BARE for role in labels.roles)
    is_notice = Role.HEADLINE not in labels.roles
    few = labels.roles.count(Role.BODY) <= _FEW
    credited = next((i for i, role in enumerate(labels.roles) if few and role in _CREDITS and labels.phases[i] == "story"), len(facts))
    alone = Role.BODY not in labels.roles
    out = []
    for i, (role, phase) in enumerate(zip(labels.roles, labels.phases, strict=True)):
        if phase != "story" or not facts[i].sentence:
            continue
        above = facts[i].prose and labels.roles[i + 1 : i + 2] in _GOES_ON
        if role is Role.STANDFIRST:
            doubtful = credited < i not in told and labels.chances[i].get(role, 0.0) < _DOUBTFUL
            opens = above and (bare or doubtful or datelines.find(facts[i].line.seen, locale) is not None)
            first = alone or opens or (is_notice and labels.roles[i - 1] is Role.BODY)
        else:
            first = role is Role.CAPTION and above and _has_an_agency(facts[i], locale)
        if first:
            out.append(i)
    return out


def _has_an_agency(fact: Facts, locale: Locale) -> bool:
    found = datelines.find(fact.line.seen, locale)
    return found is not None and found.agency is not None


_IN_BRACKETS = (")", "）", "]")


def last_paragraphs(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """The last line of an agency's text that its name in brackets closes, as it closes its stories: '… said the mayor. (AGI)'."""
    first = next((i for i, role in enumerate(labels.roles) if role in (Role.STANDFIRST, Role.BODY)), None)
    opening = datelines.find(facts[first].line.seen, locale) if first is not None else None
    if opening is None or opening.agency is None:
        return []
    last = max((i for i, role in enumerate(labels.roles) if role is Role.BODY), default=-1)
    return [
        i
        for i in range(max(1, last), min(last + 2, len(facts)))
        if labels.roles[i - 1] is Role.BODY
        and facts[i].line.seen.endswith(_IN_BRACKETS)
        and picture_credits.find(facts[i].line.seen, locale) == opening.agency
    ]


def alone_on_page(labels: Labels, facts: Sequence[Facts]) -> list[int]:
    """The only line of a page that was taken for a headline and is a sentence, or several, or for a standfirst: a text that was copied alone."""
    if labels.roles == (Role.HEADLINE,):
        stopped = facts[0].sentence and facts[0].size >= LEAST_SENTENCE and _has_full_stop(facts[0])
        return [0] if stopped or (facts[0].prose and not facts[0].sentence) else []
    return [0] if labels.roles == (Role.STANDFIRST,) else []

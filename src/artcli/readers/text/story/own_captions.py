"""The captions of the story that a page tells, which were taken for its text: what credits a picture or says who is seen in it."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.language import agencies, names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.punctuation import QUESTION_MARKS, QUOTATION_MARKS, SPEECH_DASHES
from artcli.readers.text import picture_credits
from artcli.readers.text.facts import LONGEST_CAPTION, Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.paragraphs import is_photographer
from artcli.readers.text.roles import CREDITS, OF_TEXT, Role
from artcli.readers.text.shapes import ends_sentence, width


def credited(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The quay in May [photo: Jo Hale]' in the text: no sentence, and it credits a picture; '(With inputs from PTI)' credits the text.

    No labelled heading did so, and none opened as a caption does.
    """
    text = [i for i in labels.of(*OF_TEXT) if not (facts[i].tagline or i in labels.mended)]
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
    return not fact.sentence or (is_behind and _pictures(fact.credit, locale))


def _pictures(credit: str, locale: Locale) -> bool:
    named = key(credit).lstrip("([")
    return locale.photo_credit.opens(named) > 0 and not ("source" in locale.labels and locale.labels["source"].opens(named))


def placed(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Jo Hale (left) and the mayor on the quay' in the text: it says who stands where in a picture.

    '(R)' is a party, what is surely text tells of '(Mitte)', and a heading ends with '（中）' in the second of three parts.
    """
    perhaps = [i for i in labels.of(*OF_TEXT) if labels.roles[i] is Role.CROSSHEAD or labels.chances[i].get(Role.BODY, 0.0) < _SURELY]
    short = [i for i in perhaps if facts[i].size <= LONGEST_CAPTION and i not in labels.mended and any(map(facts[i].line.key.count, _OPENING))]
    return [i for i in short if _says_who_is_where(facts[i].line.key, locale)]


_SURELY = 0.97


def _says_who_is_where(text: str, locale: Locale) -> bool:
    found = (text[start:end] for start, end in locale.caption.find_all(text) if end < len(text))
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


_LONGEST_ABOVE_CREDIT, _LONGEST_DECK = 25, 12  # words
_SURE, _LEAST_CAPTION = 0.95, 0.05
_LEAST_CAPTIONED = 4  # words of a caption that was taken for furniture


def above_credits(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'The quay in May.' above 'Photo: Jo Hale' that was taken for text, with the credit: a line alone that credits a picture stands below its caption.

    It stands below a standfirst or a paragraph as well, where the picture has no caption: these are longer, or surely what they are.
    """
    out = []
    for i in range(1, len(facts)):
        if labels.phases[i] != "story" or labels.roles[i] not in _OF_CREDITS or not _credits_alone(facts[i], locale):
            continue
        heads_caption = labels.roles[i + 1 : i + 2] == (Role.CAPTION,) and not _credits_alone(facts[i + 1], locale)
        if not heads_caption and _may_be_caption(labels, facts, i - 1):
            out += [i - 1, i]
    return out


def _may_be_caption(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    """True of the line above a credit, unless it is surely what it was taken for, longer than a caption, or known as something else."""
    fact, role, chances = facts[i], labels.roles[i], labels.chances[i]
    if chances.get(role, 0.0) >= _SURE or chances.get(Role.CAPTION, 0.0) < _LEAST_CAPTION:
        return False
    if fact.line.seen.startswith(_SPOKEN) or fact.of_trade:
        return False
    if role is Role.STANDFIRST:
        return fact.size <= _LONGEST_DECK and i > 0 and labels.roles[i - 1] in CREDITS
    is_of_story = role in OF_TEXT or (role is Role.FURNITURE and labels.roles[i + 1] is Role.CAPTION and _is_of_words(fact))
    return is_of_story and fact.size <= (_LONGEST_DECK if fact.sentence else _LONGEST_ABOVE_CREDIT)


def _is_of_words(fact: Facts) -> bool:
    """True of a few words that are no button, offer or address, and do not tell how long a player runs."""
    return fact.size >= _LEAST_CAPTIONED and not fact.openings and fact.line.key[-1].isalpha() and "@" not in fact.line.key


_PERHAPS_CREDIT = frozenset({Role.FURNITURE, Role.STANDFIRST, Role.SECTION})
_LONGEST_NAME = 30  # columns, in a script without capitals
_SAYS = (":", "៖", "=", "＝", "/", "／")


def below_headline(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'Photo: Jo Hale' between headline and text, which was taken for a button: it has the word, a mark, and who made the picture.

    Below the name of who wrote it credits all pictures, and is no caption.
    """
    head, text = (next(iter(labels.of(role)), -1) for role in (Role.HEADLINE, Role.BODY))
    between = (i for i in range(head + 1, text) if labels.roles[i] in _PERHAPS_CREDIT and labels.roles[i - 1] is not Role.BYLINE) if head >= 0 else ()
    return [i for i in between if _says_who_made_it(facts[i], locale)]


def _says_who_made_it(fact: Facts, locale: Locale) -> bool:
    if fact.credit is None or fact.of_trade or not fact.line.seen.strip("([").startswith(fact.credit.strip("([")):
        return False
    said = fact.credit.lstrip("([")
    end = locale.photo_credit.opens(key(said))
    marked = said[end - 1 : end] in _SAYS or said[end:].lstrip().startswith(_SAYS)
    name = said[end:].strip(" )].)" + "".join(_SAYS))
    is_button = key(name) in locale.navigation or key(name) in locale.photo_credit  # 'Photo / Video'
    if not (end and marked and any(map(str.isalpha, name)) and _pictures(fact.credit, locale)) or is_button:
        return False
    return width(name) <= _LONGEST_NAME if names.is_uncased(name) else picture_credits.is_name(name, locale)


_UNSIGNED = frozenset({Role.CROSSHEAD, Role.BODY, Role.FURNITURE})


def photographers(labels: Labels, facts: Sequence[Facts], locale: Locale) -> list[int]:
    """'JANE DOE' below the words under a picture, with these where they were taken for text: a name in capitals of which no other line tells."""
    signed = [i for i in range(1, len(facts) - 1) if _signs(labels, facts, i, locale)]
    if len(signed) > _MOST_SIGNED:
        return []
    alone = [i for i in signed if not any(facts[i].line.key in facts[n].line.key for n in range(len(facts)) if n != i)]
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


_LEAST_WORDY, _HARDLY = 7, 0.9  # words; a crosshead that is less sure
_HEADED = 4  # paragraphs below: more have a heading


def wordy_headings(labels: Labels, facts: Sequence[Facts]) -> Sequence[int]:
    """The only heading of a text where it is many words, and doubtful: the words below a picture need no full stop.

    Several that are all alike are the headings of a text that has such.
    """
    headings = labels.of(Role.CROSSHEAD)
    return headings if len(headings) == 1 and _is_hardly_a_heading(labels, facts, headings[0]) else []


def _is_hardly_a_heading(labels: Labels, facts: Sequence[Facts], i: int) -> bool:
    fact, below = facts[i], labels.roles[i + 1 : i + 2 + _HEADED]
    if not (fact.narrow and fact.line.seen[0].isalnum() and fact.size >= _LEAST_WORDY and 0.0 < labels.chances[i].get(Role.CROSSHEAD, 0.0) < _HARDLY):
        return False
    heads_much = len(below) > _HEADED and all(role is Role.BODY for role in below)
    is_between = labels.roles[i - 1] is Role.BODY and not heads_much and i not in labels.mended
    return is_between and not fact.line.key.endswith(_LEADING) and not any(map(fact.line.seen.__contains__, QUOTATION_MARKS))


_LEADING = (*QUESTION_MARKS, ":")
_SPOKEN = (*QUOTATION_MARKS, *SPEECH_DASHES)
_OF_CREDITS = frozenset({Role.CAPTION, Role.FURNITURE})


def _credits_alone(fact: Facts, locale: Locale) -> bool:
    key = fact.line.key.lstrip("([")
    if fact.size > _LONGEST_DECK or not locale.photo_credit.opens(key) or ("source" in locale.labels and locale.labels["source"].opens(key)):
        return False  # a source is that of a table or a text as well
    return picture_credits.is_alone(fact.line.seen, fact.credit)

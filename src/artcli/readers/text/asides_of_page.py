"""Short lines in which a page speaks of itself, by their words alone: 'Listen to this article', '1.204 views', 'Photo 2/8', 'Follow us on Google News'.

Nobody can list all that buttons and notices say; but they say it with few words, which the lists of a pack have already. Of the
headlines, standfirsts, crossheads and captions of the labelled pages hardly one in two thousand is made of these words alone.
"""

from __future__ import annotations

import unicodedata

from artcli import words
from artcli.language.locale import Locale, words_in
from artcli.patterns import lazily
from artcli.punctuation import QUESTION_MARKS, QUOTATION_MARKS
from artcli.readers.text.page import Line
from artcli.readers.text.shapes import NTH
from artcli.words import UNSPACED

_LONGEST = 110  # characters
_LONG_WORD = 8  # letters of one that says it alone: 'Textstorlek', 'Utskriftsversion'
_MOST = 14  # words
_LEAST_TELLING, _LEAST_OF_SENTENCE = 2, 3  # words that are mostly of pages
_OPENING, _OPENING_OF_SENTENCE = 2, 3  # words of a phrase that opens such a line; a sentence of the story may begin with two
_WORDS_ALONE = 4  # of a phrase that tells a line whatever follows
_SIGNS_ALONE, _LETTERS_ALONE = 8, 16  # the same where no blank parts words: of kana and Han, and of Thai and its like
_KANA = "\u3040"  # from here on
_MOST_FIGURES = 7  # of a count; a day with its time has more
_WHOLE = ("share", "subscribe", "comments", "interruptions")
_COUNTED = ("comments", "share", "furniture")
_OF_PICTURES = ("photo_credit", "caption", "furniture", "navigation")
_ANOTHER = ("sections", "kickers", "tags", "desks", "byline", "story_end", "editor_note", "navigation")
"""Lists whose phrases say something of the story or its place in the paper, too."""
_AS_EMOJI = "\ufe0f"
_FIGURES = lazily(r"[\d.,()+\s\u202f'’:]+")
_PLACE = lazily(rf"(?:([^\W\d_]\S{{1,20}}?)[ :.]*)?{NTH}(?: ([^\W\d_]{{2,20}}))?$")
_ONE_COUNT = r"\d[\d.,]* ?k? ([^\W\d_]{3,20})"
_ONE, _SEVERAL = lazily(_ONE_COUNT), lazily(rf"(?:{_ONE_COUNT}[\s·|,•/-]*){{2,4}}")
_BARE_PLACE = lazily(r"\d{1,2} ?/ ?\d{1,3}$")
_ITEM = lazily(r"\d{1,2}[.)] ")  # '6. Instagram', of a list


def speaks_of_page(line: Line, locale: Locale, *, above: bool) -> bool:
    """True of a line that says what buttons and notices say; `above` the text a long word says it alone, which below may be a tag."""
    if len(line.key) > _LONGEST or line.seen.startswith(QUOTATION_MARKS):
        return False
    bare = _without_marks(line.key)
    speaks = bare and (_is_phrase(line, bare, locale, above=above) or _counts(bare, locale) or _is_made_of_their_words(line, bare, locale))
    return bool(speaks) and (bare in locale.interruptions or not any(bare in getattr(locale, name) for name in _ANOTHER))


def _without_marks(key: str) -> str:
    """'✅ Follow us »' to 'follow us'; the vowel signs of the scripts of India are none."""
    start, end = 0, len(key)
    while start < end and not key[start].isalnum():
        start += 1
    while end > start and not key[end - 1].isalnum():
        end -= 1
    while end < len(key) and key[end] != _AS_EMOJI and unicodedata.category(key[end])[0] == "M":
        end += 1
    return key[start:end]


def _is_phrase(line: Line, bare: str, locale: Locale, *, above: bool) -> bool:
    """A phrase of several words, or what opens with one with which nothing but a notice opens."""
    if any(bare in getattr(locale, name) for name in _WHOLE):
        return words.has(bare.replace("-", " "), 2) or (above and len(bare) >= _LONG_WORD)
    opening = bare[: locale.interruptions.opens(bare)]
    if not opening or _is_dated(bare):
        return False
    if is_theirs(bare, opening, locale) or line.seen.startswith("["):
        least = _OPENING_OF_SENTENCE if line.stopped else _OPENING
        return UNSPACED.match(opening) is not None or words.has(opening.replace("-", " "), least)
    return not line.stopped and tells_alone(opening)


def tells_alone(opening: str) -> bool:
    """True of a phrase so long that anything may stand behind it, but a full stop."""
    if UNSPACED.match(opening):
        return len(opening) >= (_SIGNS_ALONE if opening[0] >= _KANA else _LETTERS_ALONE)
    return words.has(opening.replace("-", " "), _WORDS_ALONE)


def is_theirs(bare: str, opening: str, locale: Locale) -> bool:
    """True if pages say all that follows an opening, too: 'Join the debate on …' may head a story, 'Dieses Video wurde …' open one."""
    return all(word in locale.of_pages or word in locale.function_words for word in words_in(bare[len(opening) :]))


def _is_dated(bare: str) -> bool:
    """True of a line with a day in figures: 'Article updated 07/01/2020'."""
    return sum(map(str.isdecimal, bare)) >= _MOST_FIGURES


def _counts(bare: str, locale: Locale) -> bool:
    """'1.204 views', 'Comments (5)', '48 commentaires 56 partages', '2/3', 'Photo 1 of 8'."""
    if _SEVERAL.fullmatch(bare) and all(match[1] in locale.comments or match[1] in locale.share for match in _ONE.finditer(bare)):
        return True
    figures = sum(map(str.isdecimal, bare))
    if not 0 < figures <= _MOST_FIGURES or _ITEM.match(bare):
        return False
    if _BARE_PLACE.match(bare):
        return True
    place = _PLACE.match(bare)
    if place is not None and int(place[2]) <= int(place[3]):
        said = place[1] or place[4]
        return said is not None and any(said in getattr(locale, name) for name in _OF_PICTURES)
    left = _FIGURES.sub(" ", bare).strip()
    return left.count(" ") < 2 and any(left in getattr(locale, name) for name in _COUNTED)


def _is_made_of_their_words(line: Line, bare: str, locale: Locale) -> bool:
    """Nothing but their words, and of these several that are mostly theirs; a question may be a heading."""
    said = words_in(bare)
    if not _LEAST_TELLING <= len(said) <= _MOST or line.key.endswith(QUESTION_MARKS):
        return False
    known, small = locale.of_pages, locale.function_words
    if not all(word in known or word in small for word in said):
        return False
    if any(phrases.opens(bare) for phrases in (locale.published, locale.updated, locale.relative)):
        return False
    is_doubtful = line.stopped or any(word in locale.conjunctions for word in said)  # 'Lesen und hören' may be a headline
    return sum(word in locale.mostly_of_pages for word in set(said)) >= (_LEAST_OF_SENTENCE if is_doubtful else _LEAST_TELLING)

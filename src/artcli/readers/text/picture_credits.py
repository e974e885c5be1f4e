"""Who made a picture, as a caption says it: 'Foto: Jane Doe/dpa', '© AFP', '(AP)'."""

from __future__ import annotations

from collections.abc import Iterator

from artcli.language import agencies, names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Hints
from artcli.patterns import lazily
from artcli.readers.text.shapes import ends_sentence, width


def is_alone(text: str, credit: str | None) -> bool:
    """True of a text that is a credit and nothing else: 'Foto: Jane Doe', '(Photo: AP)'."""
    return credit is not None and not text.replace(credit, "", 1).strip(_AROUND_CREDIT)


_OPENING, _CLOSING = "([（［", (")", "]", "）", "］")
_AROUND_CREDIT = " .()[]（）［］。।።။។"
_CLOSED = lazily(r"\s*[)\]）］][.。]?$")  # '… (Photo: Jane Doe).'
_BEFORE_CREDIT = lazily(r"[.!?…|/(\[–—»\"”（［。！？።။។।۔-]\s*")
_MARKS = (":", "៖", "/", "／", "-", "=", "＝")  # between the word of a credit and the name: 'Photo/Jane Doe', '写真＝山田太郎'
_LABELLED = lazily(r"(?<=\s)([^\s\d_:;.,()]{3,20}) ?[:៖] ?([^:\n]{2,60})$")  # '… on Thursday night Photo: Jane Doe'
_WORDS_OF_NAME, _NAMES = 6, 3
_LONGEST_NAME = 100  # characters behind the word of a credit
_CREDIT = _LONGEST_NAME + 60  # and the word


def find(text: str, locale: Locale, folded: str | None = None, hints: Hints | None = None) -> str | None:
    """The part of a caption that says who made the picture: 'Foto: Jane Doe/dpa', '© AFP', '(AP)'.

    `folded` is its key, where that is known, `hints` what phrases it may have.
    """
    cut = max(0, len(text) - _CREDIT)
    end, tail = text[cut:], key(text[cut:]) if folded is None else folded[cut:]
    if locale.photo_credit.may_stand(tail, hints):
        start = _worded_credit(tail, end, locale, whole=not cut)
        if start < 0:
            start = max(_labelled_credit(end, locale), _owned_credit(end, locale))
        if start >= 0:
            return _CLOSED.sub("", end[start:])
    if locale.photo_credit_end and (closed := _closed_credit(end, locale)):
        return closed
    bracketed = _in_brackets(text.removesuffix("."))
    if bracketed and (agencies.find(bracketed) or "/" in bracketed):
        return bracketed
    return (_signed(end, locale) if "/" in tail else None) or (_named_alone(text) if len(text) <= _LONGEST_WITH_AGENCY else None)


# '… in Skerra. Jane Doe/Reuters', '… EFE/ J.J. Ruiz'
_SIGNED = lazily(r"(?:(?<=[.!?…»”\"] )|(?<=[^\W\d_][.!?…»”\"])|(?<= [–—|-] ))([^\s.!?…/][^.!?…/]{1,40})/ ?([^/!?…]{2,30})$")


def _signed(text: str, locale: Locale) -> str | None:
    """A name and an agency, one before the other, behind the last sentence."""
    found = _SIGNED.search(text)
    return found[0] if found and any(agencies.is_agency(one) and is_name(other, locale) for one, other in (found.groups(), found.groups()[::-1])) else None


_AGENCY_ALONE = lazily(r"(?<=[^\W\d_][.!?…»”\"])\s?([^\W\d_a-z][^.!?…]{1,28})$")  # '… in Skerra. AP'
_WITH_AGENCY = 32  # characters, the stop before it included
_ENDS = frozenset(".!?…")  # behind which none stands
_IN_CAPITALS = lazily(r"(?<=[^\W\d_][.»”\"] )([^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,}){1,2})$")  # '… en Skerra. JUANA DEL RÍO'
_LONGEST_WITH_AGENCY = 300  # characters of a caption that an agency closes; it closes stories as well


def _named_alone(text: str) -> str | None:
    """A name in capitals, or an agency, behind the last sentence; an agency that is all there is."""
    named = _IN_CAPITALS.search(text[-_CREDIT:]) if text[-2:].isupper() else None
    if named and named[1].isupper() and not text[: -len(named[1])].isupper():
        return named[1]
    alone = _AGENCY_ALONE.search(text[-_WITH_AGENCY:]) if text[-1:] not in _ENDS else None
    return alone[1] if alone and agencies.is_agency(alone[1]) else text if agencies.is_agency(text) else None


def _closed_credit(text: str, locale: Locale) -> str | None:
    """The credit that a word closes: '… 吹哨。（記者王小明攝）', '…＝2025年1月12日、佐伯航撮影', '… | R. Petraitės nuotr.'."""
    said = text.rstrip(_AROUND_CREDIT)
    name_end = next((len(said) - len(word) for word in locale.photo_credit_end.words if said.endswith(word)), 0)
    for marks in _BEFORE_CLOSED:
        start = _behind_mark(said, marks)
        if 0 < start < name_end and width(said[start:]) <= _LONGEST_CLOSED:
            end = len(said)
            return text[start : end + (text[end : end + 1] == ".")].strip()
    alone = said[:name_end].strip()
    return text if len(alone) <= _LONGEST_HAN and names.are_han_names(f" {alone}") else None  # '王小明 摄'


def _behind_mark(text: str, marks: str) -> int:
    """The place behind the last of some marks near its end, 0 without one; the stop of an initial is none: '… / R. Petraitės nuotr.'."""
    first = max(0, len(text) - _LONGEST_CLOSED - 1)
    near = (at for at in range(len(text) - 1, first - 1, -1) if text[at] in marks)
    return next((at + 1 for at in near if not (at and _INITIAL.match(text, at - 1))), 0)


_INITIAL = lazily(r"(?<!\w)[^\W\d_]\.")


_LONGEST_HAN = 3  # characters of a Chinese name
_BEFORE_CLOSED = ("（(［[【＝=、，。.：:／/|", "\u3000 ")  # what stands before such a credit, the surer first
_LONGEST_CLOSED = 40  # columns


def _in_brackets(text: str) -> str | None:
    """What stands in the brackets with which a text ends: '… in May. (Jane Doe/AFP)'."""
    if not text.endswith(_CLOSING):
        return None
    inside = text[max(map(text.rfind, _OPENING)) + 1 : -1].strip()
    return inside if 2 <= len(inside) <= _LONGEST_IN_BRACKETS and len(inside) + 1 < len(text) and not any(mark in inside for mark in _CLOSING) else None


_LONGEST_IN_BRACKETS = 80  # characters


def _worded_credit(folded: str, text: str, locale: Locale, *, whole: bool) -> int:
    """Where the last credit with its word begins in a line or (if it is not whole) in its end, -1 without one."""
    found, behind = -1, 0
    for mark, start in _credit_places(folded):
        end = locale.photo_credit.opens(folded, start) if start >= behind else 0
        if not end or locale.caption.opens(folded, start) > end:  # 'Image caption, The town hall' says what is seen, not who saw it
            continue
        behind = end
        before, rest = folded[mark:start].rstrip(), folded[end:].lstrip()
        if found >= 0 and before == "/":  # 'Foto: Jane Doe / Getty Images'
            continue
        marked = before in tuple("([（［") or rest.startswith(_MARKS) or folded[end - 1] in _MARKS or folded[start] == "©"
        if before and not marked:
            alone = " " in folded[start:end] and not rest.strip(_AROUND_CREDIT)
            marked = alone or (before in _PARTING and folded[start] not in "(©" and is_name(text[end:], locale))
        if len(rest) <= _LONGEST_NAME and (marked if before else whole):
            found = start
    return found


_PARTING = (".", "!", "?", "…", "।", "።", "။", "។", "。", "-", "–", "—", "|", "/")  # before 'Foto Jane Doe' without a colon


def is_name(text: str, locale: Locale) -> bool:
    """True of a few words that all begin as names do, agencies and particles among them: 'Jane Doe / Reuters'."""
    said = [part.replace("&", " ").split() for part in text.strip(_AROUND_CREDIT).split("/")]
    words = [word for part in said for word in part]
    if not words or max(map(len, said)) >= _WORDS_OF_NAME or len(said) > _NAMES:
        return False
    return all(word[0].isupper() or word == "via" or key(word) in locale.particles for word in words) and words[0][0].isupper()


def _labelled_credit(text: str, locale: Locale) -> int:
    """Where a credit begins that nothing but a blank parts from the words before it, -1 without one: a capital word with a colon, and a name."""
    match = _LABELLED.search(text)
    if match is None or match[1][0].islower() or not locale.photo_credit.opens(key(match[0])):
        return -1
    return -1 if match[2].count(" ") >= _WORDS_OF_NAME or ends_sentence(match[2]) or match[2][0].islower() else match.start()


def _owned_credit(text: str, locale: Locale) -> int:
    """Where '© Gemeinde Nordau' begins behind some words, -1 without it; behind those of a right it is one."""
    before, mark, named = text.rpartition(" ©")
    is_caption = before.count(" ") >= _LEAST_BEFORE and not locale.legal.within(key(before))
    return len(before) + 1 if mark and is_caption and is_name(named, locale) else -1


_LEAST_BEFORE = 2  # blanks


def _credit_places(folded: str) -> Iterator[tuple[int, int]]:
    """Where a credit may begin, and the mark before it: it opens the line or follows a mark, for 'photo' inside a sentence is a word like others."""
    first = len(folded) - len(folded.lstrip())
    yield 0, first
    for match in _BEFORE_CREDIT.finditer(folded, first):
        yield match.span()

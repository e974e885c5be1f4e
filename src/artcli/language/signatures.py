"""What signs a text right below its end: initials, desks, agencies, and names beside them."""

from __future__ import annotations

from artcli.language import agencies, names
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.openings import words_of
from artcli.patterns import lazily

_LONGEST, _SHORTEST_DESK = 60, 5  # characters
_MARKS = "()[]（）［］/–—-©*_ "
_OPENERS = tuple("([（［/–—-")
_PARTS = lazily(r"[/,;&+·|()\[\]（）［］–—]|(?<=[A-ZÀ-Þ])-(?=[A-ZÀ-Þ])|(?<=\s)-(?=\s)")
_DAY = lazily(r", ?\d{1,2}[./]\s?\d{1,2}[./]\s?(?:\d{4}|\d{2})?$")  # '(red, 3.5.2021)'
# 'jhe', 'J.E.'; in brackets, or behind a dash, 'JK' too, which elsewhere may be a tag, 'mbo.', and 'm. v.', which elsewhere may be an abbreviation;
# more capitals are a party's, a club's or a firm's, if no agency's
_BARE_FORMS = r"[a-zß-öø-ÿā-ž]{2,3}|[A-ZÀ-ÖØ-ÞĀ-Ž][bcdfghjklmnpqrstvwxz]\.|(?![a-zß-öø-ÿа-я])[^\W\d_]\. ?[^\W\d_]\.(?: ?[^\W\d_]\.)?"
_BARE = lazily(_BARE_FORMS)
_MARKED = lazily(rf"[a-zß-öø-ÿā-ž]{{2,4}}\.?|[A-ZÀ-ÖØ-ÞĀ-ŽА-Я]{{2}}|[^\W\d_]\. ?[^\W\d_]\.|(?:{_BARE_FORMS})")


def is_one(text: str, locale: Locale) -> bool:
    """True of '(jhe)', 'dpa/mbo', 'jk/ab (AFP, Reuters)', 'J.E. avec AFP', 'Ds.', 'Jane Doe/AP', '(Jane Doe)': every part of it signs.

    A word of the language does not, and a desk or a name alone does only in brackets or behind a dash.
    """
    line = text.strip()
    if not 2 <= len(line) <= _LONGEST or line[-1] in ":?!…":
        return False
    marked = line.startswith(_OPENERS)
    parts = _parts(_DAY.sub("", line.strip(_MARKS)), locale)
    kinds = [_kind_of(part, locale) for part in parts]
    if not kinds or None in kinds:
        return False
    if marked or "agency" in kinds:
        return True
    if kinds == ["desk"]:
        return line.endswith(".") and len(line) <= _SHORTEST_DESK  # 'Red.'
    return len(kinds) <= 2 and all(kind == "initials" and _BARE.fullmatch(part) for kind, part in zip(kinds, parts, strict=True))


def _parts(bare: str, locale: Locale) -> list[str]:
    """A signature parted at its marks, and at the words for and, with."""
    out = []
    for part in _PARTS.split(bare):
        folded, at = key(part), 0
        joints = sorted([*locale.conjunctions.find_all(folded), *locale.with_words.find_all(folded)])
        for begin, end in joints:
            if begin >= at and folded[begin:end].isalpha() and not (end - begin == 1 and part[begin].isupper()):
                out.append(part[at:begin])
                at = end
        out.append(part[at:])
    return [stripped for part in out if (stripped := part.strip())]


def _kind_of(part: str, locale: Locale) -> str | None:
    """What a part of a signature is: an agency, a desk, initials, a person; None for what signs nothing."""
    folded = key(part)
    if _is_agency(part):
        return "agency"
    words = part.split()
    if len(words) > 1 and any(map(_is_agency, words)) and all(_is_agency(word) or _is_initials(word, locale) for word in words):
        return "agency"  # 'PTI JD MM'
    if folded.rstrip(".") in words_of(locale.tag).desks or folded in words_of(locale.tag).desks:
        return "desk"
    if _is_initials(part, locale):
        return "initials"
    named = names.is_name_shaped(part, locale) and not part.isupper()  # no '(ANCHOR TAG)'
    return "person" if named or names.is_site(part) else None


def _is_agency(text: str) -> bool:
    return agencies.name_of(text) is not None or (text.islower() and len(text) <= 6 and agencies.name_of(text.upper()) is not None)


def _is_initials(text: str, locale: Locale) -> bool:
    folded = key(text).rstrip(".")
    is_word = folded in locale.function_words or folded in locale.negations or folded in locale.story_end  # '(fin)', '- slut -'
    return _MARKED.fullmatch(text) is not None and not is_word

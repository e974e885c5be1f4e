"""The body and the captions: labelled lines to paragraphs of their kinds."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.article import Caption, Paragraph, ParagraphKind, Span
from artcli.language import names
from artcli.language.folding import composed, visible
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.punctuation import BULLETS, ITEM_MARKS
from artcli.readers.text import markdown, picture_credits
from artcli.readers.text.facts import Facts
from artcli.readers.text.roles import Role

_BULLET = lazily(rf"^(?:[{BULLETS}]|[*+-](?= )|[–—](?= ))\s*")  # '• First point', '- First point'
_SURELY_ITEMS = ("* ", "- ", "+ ", "•", "·", "●")  # of an item, however short; numbers and '■' stand before headings too
_NUMBER = lazily(r"\d{1,2}[.)]\s")  # '1. First point'
_LONGEST_MARK = 24  # characters of a text in which its mark is looked for, with what shows nothing there
_QUOTED = lazily(r"^>+ ?")  # '> as mail programs quote'


def split(facts: Sequence[Facts], roles: Sequence[Role], values: Sequence[str]) -> tuple[Paragraph, ...]:
    """The lines of the body, in order, to paragraphs."""
    chosen = [i for i, role in enumerate(roles) if role in (Role.BODY, Role.CROSSHEAD) and values[i]]
    listed = _listed([visible(values[i][:_LONGEST_MARK]) for i in chosen])
    out = []
    for at, i in enumerate(chosen):
        kind: ParagraphKind = "text"
        text = values[i]
        if roles[i] is Role.CROSSHEAD and not (at in listed and text.startswith(_SURELY_ITEMS)):
            kind, text = "crosshead", markdown.heading(text)[1]
        elif at in listed:
            kind, text = "list-item", _BULLET.sub("", text) or text
        elif text.startswith(">"):
            kind, text = "quote", _QUOTED.sub("", text) or text
        out.append(Paragraph(text, facts[i].line.lines, kind))
    return tuple(out)


def _listed(texts: Sequence[str]) -> set[int]:
    """Which paragraphs are items of a list: two or more with the same mark in a row. A lone dash opens speech, not a list."""
    out: set[int] = set()
    marks = [_mark(text) for text in texts]
    for i, mark in enumerate(marks):
        # a dash opens an item in some papers and a line of speech in others: take it only from a real bullet or a number
        if mark and mark not in "–—" and (mark == "•" or mark in marks[max(0, i - 1) : i] or mark in marks[i + 1 : i + 2]):
            out.add(i)
    return out


def _mark(text: str) -> str:
    match = _BULLET.match(text) if text[:1] in ITEM_MARKS else None
    if match:
        return "•" if match[0][0] in BULLETS else match[0][0]
    return "1" if text[:1].isdecimal() and _NUMBER.match(text) else ""


def captions(facts: Sequence[Facts], roles: Sequence[Role], values: Sequence[str], locale: Locale) -> tuple[Caption, ...]:
    """Lines under pictures to captions; a grammar may tell a credit behind a tab.

    A line that is a credit alone belongs to the caption above it, or to the one below if it opens it; behind the words it stands in both.
    """
    out: list[Caption] = []
    last, opened = -2, False
    for i, role in enumerate(roles):
        if role is not Role.CAPTION:
            continue
        (text, is_told, told), lines = values[i].partition("\t"), facts[i].line.lines
        credit = (told or None) if is_told else picture_credits.find(composed(text), locale)
        above = out[-1] if last == i - 1 else None
        signs = above is not None and above.credit is None and (is_photographer(facts[i], locale) or _names_with_house(text, locale))
        alone = not is_told and (signs or picture_credits.is_alone(composed(text), credit))
        if above is not None and alone and above.credit is None:
            out[-1] = Caption(f"{above.text} {text}", Span(above.lines.first, lines.last), text)
        elif above is not None and opened and credit is None and not any(map(str.isdecimal, above.text)):  # none has a year, as rights have
            out[-1] = Caption(f"{text} {above.text}", Span(above.lines.first, lines.last), above.credit)
        else:
            out.append(Caption(text, lines, credit))
        last, opened = i, alone and out[-1].lines == lines
    return tuple(out)


def _names_with_house(text: str, locale: Locale) -> bool:
    """True of 'Jane Doe / DHT': who made a picture, and for whom."""
    name, slash, house = text.partition("/")
    return bool(slash) and _HOUSE.fullmatch(house.strip()) is not None and name.count(" ") <= _LONGEST_SIGNED and picture_credits.is_name(name, locale)


_HOUSE = lazily(r"[^\W\d_a-z]{2,6}\.?")
_APOSTROPHES = frozenset("'’")  # 'İZMİR BORNOVA'DA YANGIN' is a heading
_LONGEST_SIGNED = 3  # words


def is_photographer(fact: Facts, locale: Locale) -> bool:
    """True of a name in capitals, and nothing else: 'JANE DOE'."""
    is_shouted = fact.cased and fact.line.seen.isupper() and fact.size <= _LONGEST_SIGNED and not (fact.kinds or fact.stamps)
    return is_shouted and _APOSTROPHES.isdisjoint(fact.line.seen) and names.is_name_shaped(fact.line.seen, locale) is True

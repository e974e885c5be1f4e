"""What a text that may be a name shows by its form: a person, a paper or an office, a town."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from artcli.language import tables
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.patterns import any_of, lazily
from artcli.values import NamedTuple

LONGEST = 60  # characters

_LETTER = r"[^\W\d_][\u0300-\u036f]?"
# 'Jean-Pierre', "O'Brien", 'J.', 'St.', 'El-Sayed', 'McDonald'
_WORD = lazily(rf"(?:{_LETTER})+(?:['’ʼ.\-‐·](?:{_LETTER})*)*")
_NICKNAME_MARKS = "\"“„«'‘"
_NICKNAME = lazily(r"(?<=\w )[\"“”„«'‘][^\W\d_][\w .'-]{1,24}[\"“”»'’](?= [^\W\d_])")  # 'Jane "Janey" Doe'
_INITIALS = lazily(r"(?:[^\W\d_]\.[ -]?){2,4}")  # 'L.C.'
_SITE = lazily(r"[\w-]{2,40}\.(?:com|org|net|info|news|tv|[a-z]{2})(?:\.[a-z]{2})?(?!\w)", re.IGNORECASE)  # 'elDiario.es', 'DAILYMAIL.COM'
_OF = lazily(r"[A-Z]\w+ (?:[Oo]f|OF) (?:[Tt]he |THE )?[A-Z]")  # 'Voice of America', 'Bank of England'
_GLUED = lazily(r"[a-zß-ÿ][A-ZÀ-Þ][a-zß-ÿ]+[A-ZÀ-Þ]")  # 'EditorialNewsSport'
_STATE = r"[^\W\d_]\S+,? (?:[A-Z]{2}|[A-Z]\.[A-Z]\.)"  # 'Boston, MA', 'Dayton, N.J.'


class _Known(NamedTuple):
    """The table, arranged for looking at a name."""

    outlet: re.Pattern[str]
    outlet_words: frozenset[str]  # without one of these words, and of these endings, it finds nothing
    outlet_endings: tuple[str, ...]
    uncased_outlet: re.Pattern[str]
    article: re.Pattern[str]
    town: re.Pattern[str]
    companies: tuple[str, ...]
    suffixes: frozenset[str]
    also_given: frozenset[str]
    han_families: frozenset[str]
    hangul_families: frozenset[str]
    no_han_name: re.Pattern[str]
    one_name: frozenset[str]
    small_words_in_names: frozenset[str]
    adjective_first: frozenset[str]
    glued_network: re.Pattern[str]
    begin_with_and: Mapping[str, str]  # what follows that letter in the names of a script that begin with it
    begin_with_by: Mapping[str, frozenset[str]]  # the names of a language that begin with that letter


@cache
def _known() -> _Known:
    content = tables.load("names", arranged)
    ready: dict[str, Any] = {name: tuple(words) for name, words in content["lists"].items()}
    ready |= {name: frozenset(words) for name, words in content["sets"].items()}
    ready |= {name: lazily(expression) for name, expression in content["expressions"].items()}
    ready |= {name: lazily(expression, re.IGNORECASE) for name, expression in content["in_any_case"].items()}
    begin_with_by = {tag: frozenset(own) for tag, own in content["begin_with_by"].items()}
    return _Known(**ready, begin_with_and=content["begin_with_and"], begin_with_by=begin_with_by)


_SETS = ("suffixes", "also_given", "han_families", "hangul_families", "one_name", "small_words_in_names", "adjective_first")


def arranged(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table as it was written to what `_known` is made of: values that JSON can hold."""
    between = any_of(table["between"])
    return {
        "lists": {
            "outlet_endings": list(map(_without_case, table["outlet_endings"])),
            "companies": [f" {form}" for form in table["companies"]],
        },
        "sets": {
            "outlet_words": sorted({_without_case(form).split()[-1] for form in table["outlets"]}),
            **{name: list(table[name]) for name in _SETS},
        },
        "expressions": {
            "uncased_outlet": rf"(?:{any_of(table['uncased_outlet_endings'])})$|{any_of(table['uncased_outlets'])}",
            "town": rf"(?:{any_of(table['towns'])}) [^\W\d_]\S*(?: (?:{between}) \S+)?|{_STATE}",
            "no_han_name": rf"[、。「」]|{any_of(table['no_han_names'])}|[{table['han_towns']}]$",
            "glued_network": rf"(?<=[a-zß-öø-ÿ])(?:{any_of(table['networks'])})(?![a-zß-öø-ÿ])",
        },
        "in_any_case": {
            "outlet": rf"\b(?:{any_of(table['outlets'])})\b|(?:{any_of(table['outlet_endings'])})$",
            "article": (
                rf"(?:(?P<many>the )|(?:{any_of(table['articles'])}) )(?P<name>\S+)(?(many)(?: .*)?|(?: (?:{between}) \S+)?)|l['’]\S+ (?:{between}) \S+"
            ),
        },
        "begin_with_and": {script: any_of([name[1:] for name in own]) for script, own in table["begin_with_and"].items()},
        "begin_with_by": table["begin_with_by"],
    }


# ---- people ----------------------------------------------------------------------------------------------------------


def is_uncased(text: str) -> bool:
    """True for scripts without capitals, whose words' shape says nothing about names; Georgian has some, but opens no word with them."""
    return text.lower() == text.title()


def is_word(text: str) -> bool:
    """True for a single word as names have them: letters, with apostrophes, stops and hyphens between them."""
    return _WORD.fullmatch(text) is not None


def is_initials(text: str) -> bool:
    """True for 'L.C.'"""
    return _INITIALS.fullmatch(text) is not None


def is_suffix(text: str) -> bool:
    """True for what belongs to the name before it: 'Jr.', 'MD', 'Ph.D.'"""
    return text.replace(".", "").lower() in _known().suffixes


def is_name_shaped(text: str, locale: Locale) -> bool | None:
    """True if a text is one to five words written like a person's name; None where the script has no capitals to tell.

    >>> is_name_shaped("Abdelouafi El Idrissi", locales.load("fr"))
    True
    """
    if len(text) > LONGEST or not text:
        return False
    if is_uncased(text):
        return None if any(c.isalpha() for c in text) and len(text.split()) <= 6 else False
    words = (_NICKNAME.sub("", text) if any(map(text.__contains__, _NICKNAME_MARKS)) else text).split()
    if not words or len(words) > 7 or not words[0][0].isupper():
        return False
    capitals = 0
    for word in words:
        bare = word.strip(",")
        if not is_word(bare) and not is_particle(bare, locale):  # "van 't Hof"
            return False
        if bare[0].isupper():
            capitals += 1
        elif is_particle(bare, locale):
            capitals += any(c.isupper() for c in bare)  # "d'Exemple"
        else:
            return False
    if len(words) == 1:
        return is_initials(words[0]) and not _names_outlet(text)
    if not 2 <= capitals <= 5 or _names_outlet(text) or _OF.search(text) or _GLUED.search(text) or _is_known_otherwise(key(text), locale):
        return False
    return words[0] != words[-1] or len(words) == 2  # 'Mensch zu Mensch'


def _is_known_otherwise(folded: str, locale: Locale) -> bool:
    """'Privacy Policy', 'See All', 'Leben Sport', 'How The West Was Lost': a button, a section or several, a phrase with small words in it."""
    if any(folded in phrases for phrases in (locale.navigation, locale.sections, locale.share, locale.subscribe, locale.legal, locale.related)):
        return True
    if any(folded in phrases for phrases in (locale.furniture, locale.comments, locale.advert, locale.kickers, locale.tags, locale.see_also)):
        return True
    if sum(word in locale.sections for word in folded.split()) > 1:
        return True
    given, words = _known().also_given, folded.split()
    return locale.tag not in _known().small_words_in_names and any(
        word in locale.function_words and word not in given and word not in locale.particles and before not in locale.particles
        for before, word in zip(["", *words], words, strict=False)  # the Dutch 'meer' is more, and 'Van der Meer' somebody
        if len(word) > 1
    )


def is_particle(word: str, locale: Locale) -> bool:
    """'de', 'van', and "d'" or "al-" with the name that it leads."""
    folded = key(word)
    if folded in locale.particles:
        return True
    for mark in "'-":
        lead, found, rest = folded.partition(mark)
        if found and rest and (lead + mark in locale.particles or lead in locale.particles):
            return True
    return False


def is_no_han_name(text: str) -> bool:
    """True where a particle, a mark, the photographer's word or the last letter of a town shows that a text in Han or kana is no name."""
    return _known().no_han_name.search(text) is not None


def opens_no_family(char: str) -> bool:
    """True for a Chinese character or a Korean syllable that no usual family name begins with."""
    if "\uac00" <= char <= "\ud7a3":
        return char not in _known().hangul_families
    return "\u3040" <= char <= "\u9fff" and char not in _known().han_families


_HAN_NAMES = lazily(r"[ \u3000:：](?:[ \u3000、,，]*[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])){1,5}$")
_HAN_NAME = lazily(r"[\u4e00-\u9fff]{2,3}")


def are_han_names(text: str) -> bool:
    """True for ' 王小明 李红': a mark, and up to five names that begin with usual Chinese family names."""
    return _HAN_NAMES.match(text) is not None and not any(opens_no_family(name[0]) or is_no_han_name(name) for name in _HAN_NAME.findall(text))


def may_be_one_word(tag: str) -> bool:
    """True for languages in whose countries many people have one name."""
    return tag in _known().one_name


def puts_adjectives_first(tag: str) -> bool:
    """True for languages in which an office opens with its adjective, right behind the name: 'Jane Doe Parliamentary editor'."""
    return tag in _known().adjective_first


# ---- others ----------------------------------------------------------------------------------------------------------


def is_site(text: str) -> bool:
    """True for a text that opens with the name of a site: 'elDiario.es'."""
    return _SITE.match(text) is not None


def is_paper(text: str) -> bool:
    """True for a paper's own name as it stands above a page: 'The River News', 'Bergzeitung', 'Radio Nord'."""
    if is_uncased(text):
        return is_outlet(text)
    words = text.split()
    found = _known().outlet.search(text)
    if found is None or found.group() == text:
        return False
    return found.end() == len(text) or (found.start() == 0 and len(words) == 2) or _is_titled(text)


def is_company(text: str) -> bool:
    """True for who owns a site: 'Example Media GmbH'."""
    return text.removesuffix(".").endswith(_known().companies)


def is_outlet(text: str) -> bool:
    """True for names that show a paper, a station, an office, a site: 'Fox News', 'Le420', 'elDiario.es', 'RFI', 'Le Monde'."""
    if is_uncased(text):
        return _known().uncased_outlet.search(text) is not None
    if any(c.isdigit() for c in text) or ("." in text and _SITE.search(text)) or _names_outlet(text) or _OF.search(text) or _is_titled(text):
        return any(c.isalpha() for c in text)
    if " " in text or not text.isalpha():
        return False
    # 'RFI', 'detikNews'
    return (text.isupper() and 2 <= len(text) <= 6) or (text[0].islower() and any(c.isupper() for c in text[2:]))


_RUN = lazily(r"\w+")


def _names_outlet(text: str) -> bool:
    """True of a text with a word that papers, stations and offices have in their names; its words tell most others at once."""
    known, folded = _known(), _without_case(text)
    if known.outlet_words.isdisjoint(_RUN.findall(folded)) and not folded.endswith(known.outlet_endings):
        return False
    return known.outlet.search(text) is not None


def _without_case(text: str) -> str:
    """A text in a form that is the same for all texts which differ in their capitals alone, whatever takes a letter for the capital of another."""
    return key(text).casefold()


def _is_titled(text: str) -> bool:
    """'The Guardian', 'Le Monde', 'El Eco de la Sierra', "L'Écho du Val", but not 'the committee showed'."""
    found = _known().article.fullmatch(text)
    return found is not None and len(text.split()) <= 5 and not (found["name"] or "").islower()


def is_town(text: str) -> bool:
    """True for towns of two words and more, which stand after a name and a comma as one word does: 'New Haven', 'Sant Joan del Mar', 'Boston, MA'."""
    return _known().town.fullmatch(text) is not None and not is_suffix(text.split()[-1])


def glued_network(line: str, start: int) -> int:
    """Where the button of a network begins that lost the space between it and a name: in 'Jane DoeTwitter'; -1 where none does."""
    found = _known().glued_network.search(line, start)
    return found.start() if found else -1


def begin_with_and(script: str) -> str | None:
    """What follows the letter for "and" in the names of a script that begin with it, as an expression; None where "and" is a word of its own."""
    return _known().begin_with_and.get(script)


def behind_by(text: str, locale: Locale) -> int:
    """Where a name begins behind the letter for "by" that is written with it, in languages that do so: 1 in 'በአበበ ከበደ', 0 in 'በቀለ ገርባ'."""
    own = _known().begin_with_by.get(locale.tag)
    first, _, rest = text.partition(" ")
    return int(own is not None and rest != "" and len(first) > 2 and first not in own and first[0] == next(iter(own))[0])

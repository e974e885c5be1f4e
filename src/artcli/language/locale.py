"""A language's words: one pack loaded, checked and ready to be matched."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from artcli.errors import BadPack, UnknownLanguage
from artcli.language import datafiles, tables
from artcli.language.folding import key
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.values import NamedTuple

PACKS = os.path.join(os.path.dirname(__file__), "locales")
EVERYWHERE = os.path.join(os.path.dirname(__file__), "everywhere.toml")


class Locale(NamedTuple):
    """The words of one language; docs/languages.md says what each key of a pack holds."""

    tag: str
    # about the language
    name: str                      # what its speakers call it
    english_name: str
    script: str                    # ISO 15924: Latn, Cyrl, Arab, Jpan …; of two in use both: 'Cyrl Latn'
    date_order: str                # of an all-figures date: "dmy", "mdy" or "ymd"
    function_words: Phrases        # by which the language is known
    negations: Phrases             # words that turn a sentence round
    # names and bylines
    byline: Phrases                # open a byline: "par", "propos recueillis par"; those of `tasks` among them
    tasks: Phrases                 # open one, and say what they did who did not write the text: "traduit par", "édité par"
    byline_end: Phrases            # close one: 기자, 記者
    conjunctions: Phrases          # part one name from the next: "et"
    with_words: Phrases            # part a name from an agency: "avec"
    in_words: Phrases              # part a name from a place: "à"
    professions: Phrases           # "correspondant", "journaliste"
    honorifics: Phrases            # "Dr", "M."
    particles: Phrases             # small words inside names: "de", "van"
    desks: Phrases                 # the paper itself as author: "la rédaction"
    tagline: Phrases               # open a credit at the end: "Reporting by"
    # dates
    months: tuple[tuple[str, ...], ...]      # twelve; every form of each, long and short
    calendar: str                  # beside ours, of calendars.toml: "ethiopian"; else ""
    calendar_months: tuple[tuple[str, ...], ...]  # its months, where they have names of their own
    weekdays: tuple[tuple[str, ...], ...]    # seven, from Monday
    date_links: Phrases            # may stand inside a date: "de" in "25 de mayo", "le"
    time_links: Phrases            # between day and time: "à", "um", "kl."
    hour_marks: Phrases            # between hours and minutes, or after them: "h", "Uhr"
    am: Phrases
    pm: Phrases
    published: Phrases             # before a time stamp: "publié le"
    updated: Phrases               # "mis à jour le"
    relative: Phrases              # a time that is no date: "il y a", "hours ago", "today"
    digits: str                    # ten, where the language has its own beside 0-9; else ""
    # blocks of a page
    tags: Phrases                  # head a list of tags: "mots-clés"
    see_also: Phrases              # open a pointer to another story: "lire aussi"
    related: Phrases               # head a list of other stories: "les plus lus"
    photo_credit: Phrases          # "photo", "crédit photo"
    photo_credit_end: Phrases      # close one: 撮影, 攝
    caption: Phrases               # mark a caption: "légende", "à gauche"
    share: Phrases                 # buttons
    subscribe: Phrases             # paywall, newsletter, login
    advert: Phrases
    interruptions: Phrases         # open a line between two paragraphs that is of neither: "article continues", "join our channel"
    comments: Phrases
    reading_time: Phrases
    legal: Phrases                 # "tous droits réservés"
    navigation: Phrases            # "accueil", "menu", "retour en haut"
    furniture: Phrases             # any other phrase that is no part of a story
    sections: Phrases              # names of parts of a paper
    kickers: Phrases               # labels above a headline: "exclusif", "analyse"
    instalments: Phrases           # before the number of a part of a series: "épisode"
    embargo: Phrases               # "sous embargo jusqu'au"
    editor_note: Phrases           # "note de la rédaction"
    release: Phrases               # a notice above a press release: "communiqué de presse"
    story_end: Phrases             # a line that ends a story, or heads what is only for editors: "fin du communiqué"
    about: Phrases                 # before or behind a name, head what a sender says of itself: "à propos de"
    closing: Phrases               # where the house speaks to its reader, or tells of the text: "our newsletter", "this story first appeared in"
    # from the lists above, not written in a pack
    of_pages: Phrases              # all words of what buttons and notices say
    mostly_of_pages: Phrases       # those of several of them
    # labelled headers: field -> labels, without the colon
    labels: Mapping[str, Phrases]


LABELS = frozenset(
    [
        "headline",
        "subheadline",
        "standfirst",
        "byline",
        "published",
        "modified",
        "section",
        "keywords",
        "url",
        "body",
        "source",
        "located",
        "dateline",
        "language",
        "copyright_notice",
        "embargoed_until",
        "slugline",
        "kicker",
        "caption",
        "word_count",
        "edition",
        "other",
    ]
)
_CLDR = ("months", "weekdays", "am", "pm", "digits", "date_order")
_TEXTS = ("name", "english_name", "script", "date_order", "digits")
_FORMS = ("months", "weekdays", "calendar_months")
_DERIVED = ("of_pages", "mostly_of_pages")
_WORDS = tuple(name for name in Locale._fields if name not in (*_TEXTS, *_FORMS, "tag", "calendar", "labels"))  # the fields that are Phrases
_WRITTEN = tuple(name for name in _WORDS if name not in _DERIVED)  # those that a pack writes


def _phrases(file: str, name: str, value: Any) -> Phrases:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise BadPack(f"{file}: '{name}' must be a list of words")
    return Phrases(value)


def _forms(file: str, name: str, value: Any, count: int) -> tuple[tuple[str, ...], ...]:
    if not isinstance(value, list) or len(value) != count or not all(isinstance(v, list) and v for v in value):
        raise BadPack(f"{file}: '{name}' must be {count} lists of words")
    return tuple(tuple(dict.fromkeys(key(form) for form in forms)) for forms in value)


def read(written: Mapping[str, Any], tag: str, file: str) -> Locale:
    """What a pack file says to a Locale.

    The months, weekdays, am and pm of table `cldr` and of the hand-written part are joined; the hand-written date order wins.
    The words of `everywhere.toml` join the lists that it names. Raises BadPack for a key that is missing, unknown or of the wrong
    form, with file and key.
    """
    common = everywhere()
    own = dict(written)
    cldr = dict(own.pop("cldr", {}))
    labels = dict(own.pop("labels", {}))
    written_here = set(Locale._fields[1:]) - set(_DERIVED)
    unknown = (set(own) - written_here) | {f"cldr.{k}" for k in set(cldr) - set(_CLDR)} | {f"labels.{k}" for k in set(labels) - LABELS}
    for extra in sorted(unknown):
        raise BadPack(f"{file}: unknown key '{extra}'")
    values: dict[str, Any] = {"tag": tag}
    for name, count in (("months", 12), ("weekdays", 7)):
        if name not in own and name not in cldr:
            raise BadPack(f"{file}: key '{name}' is missing")
        parts = [_forms(file, name, part[name], count) for part in (cldr, own) if name in part]
        values[name] = tuple(tuple(dict.fromkeys(form for part in parts for form in part[i])) for i in range(count))
    for name in _WRITTEN:
        if name in ("am", "pm"):
            values[name] = _phrases(file, name, [*cldr.get(name, []), *own.get(name, [])])
        elif name in own:
            values[name] = _phrases(file, name, [*own[name], *common[name]] if name in common else own[name])
        else:
            raise BadPack(f"{file}: key '{name}' is missing")
    values["byline"] = Phrases.folded([*values["byline"].words, *values["tasks"].words])  # one list, in one form
    values["of_pages"], values["mostly_of_pages"] = _of_pages([values[name] for name in _SPEAKING], [values[name] for name in _NOT_SPEAKING])
    for name in _TEXTS:
        value = own.get(name, cldr.get(name))
        if not isinstance(value, str):
            raise BadPack(f"{file}: key '{name}' is missing or no text")
        values[name] = value
    values["calendar"] = own.get("calendar", "")
    if values["calendar"] and values["calendar"] not in tables.load("calendars"):
        raise BadPack(f"{file}: 'calendar' must be one of {', '.join(tables.load('calendars'))}")
    named = own.get("calendar_months", [])
    values["calendar_months"] = _forms(file, "calendar_months", named, len(named)) if named else ()
    if values["date_order"] not in ("dmy", "mdy", "ymd"):
        raise BadPack(f"{file}: 'date_order' must be dmy, mdy or ymd")
    if len(values["digits"]) not in (0, 10):
        raise BadPack(f"{file}: 'digits' must be ten figures, or nothing")
    values["labels"] = {field: _phrases(file, f"labels.{field}", words) for field, words in labels.items()}
    return Locale(**values)


_SPEAKING = ("share", "subscribe", "advert", "interruptions", "comments", "reading_time", "furniture")
_NOT_SPEAKING = ("function_words", "sections", "kickers")
"""The lists of what buttons and notices say, and those whose words tell no button."""
_WORD = lazily(r"[^\s\d.,:;!?…()\[\]|/«»„“”\"'·•>–—-]{2,}")
_SEVERAL = 3  # phrases with a word that is mostly of them
_LEAST_LETTERS = 3  # of it


def words_in(text: str) -> list[str]:
    """The words of a key, without its figures and marks."""
    return _WORD.findall(text)


def _of_pages(lists: Iterable[Phrases], others: Iterable[Phrases]) -> tuple[Phrases, Phrases]:
    """All words of some lists, and those that several of their phrases have and that are none of some others."""
    small = {word for phrases in others for word in phrases.words}
    times = Counter(word for phrase in {phrase for phrases in lists for phrase in phrases.words} for word in set(words_in(phrase)))
    several = (word for word, count in times.items() if count >= _SEVERAL and len(word) >= _LEAST_LETTERS and word not in small)
    return Phrases.folded(sorted(times)), Phrases.folded(sorted(several))


def plain(locale: Locale) -> dict[str, Any]:
    """A pack as values that JSON can hold, its words in the form in which they are compared."""
    values = locale._asdict()
    del values["tag"]
    for name in _DERIVED:
        del values[name]
    lists = {name: list(values[name].words) for name in _WRITTEN}
    return {**values, **lists, "labels": {field: list(phrases.words) for field, phrases in locale.labels.items()}}


def packed(locale: Locale) -> dict[str, Any]:
    """A pack as values that are read fast, a list of words as one text: what `ready` makes a pack of again."""
    values = plain(locale)
    lists = {name: getattr(locale, name).packed for name in _WORDS}  # those that are made of others as well
    return {**values, **lists, "labels": {field: phrases.packed for field, phrases in locale.labels.items()}}


def ready(values: dict[str, Any], tag: str) -> Locale:
    """A pack from its packed values, which were checked before they were written; a list is taken apart when it is first asked for."""
    for name in _WORDS:
        values[name] = Phrases.unpacked(values[name])
    for name in _FORMS:
        values[name] = tuple(map(tuple, values[name]))
    values["labels"] = {field: Phrases.unpacked(words) for field, words in values["labels"].items()}
    return Locale(tag=tag, **values)


def place(tag: str) -> str:
    """The file of a pack."""
    return os.path.join(PACKS, f"{tag}.toml")


@cache
def everywhere() -> Mapping[str, list[str]]:
    """The words that pages in every language print, by the list of a pack that they join. Raises BadPack where they join none."""
    words = datafiles.read(EVERYWHERE)
    for extra in sorted(set(words) - set(_WRITTEN)):
        raise BadPack(f"everywhere.toml: unknown key '{extra}'")
    return words


def source(tag: str) -> dict[str, Any]:
    """A pack's file as it was written by hand, unchecked. Raises BadPack where it is no TOML."""
    return datafiles.read(place(tag))


@cache
def tags() -> tuple[str, ...]:
    """The language tags that have a pack, in alphabetical order."""
    return tuple(sorted(name.removesuffix(".toml") for name in os.listdir(PACKS) if name.endswith(".toml")))


@cache
def load(tag: str) -> Locale:
    """A language tag ("fr", "pt-BR", or "pt_br" as systems write it) to its pack; a regional tag falls back to its language.

    Raises UnknownLanguage where there is no pack or it is no tag, BadPack where the file is wrong.
    """
    written = tidied(tag)
    for candidate in (written.lower(), written.split("-")[0]):
        if candidate in tags() and _WELL_FORMED.fullmatch(written):
            values = datafiles.compiled(candidate, place(candidate), EVERYWHERE)
            return read(source(candidate), candidate, f"{candidate}.toml") if values is None else ready(values, candidate)
    near = _near(tag)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(tags())}"
    raise UnknownLanguage(f"no language pack '{tag}'; {hint}")


_WELL_FORMED = lazily(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9](?=-)|-[A-Za-z0-9]{2,8})*")  # of BCP 47, without tags that have a history


def tidied(tag: str) -> str:
    """A language tag with the marks and in the case in which such tags are written (RFC 5646, 2.1.1).

    >>> tidied("FR"), tidied("PT_br"), tidied("ZH-hans-cn"), tidied("en-x-GB")
    ('fr', 'pt-BR', 'zh-Hans-CN', 'en-x-gb')
    """
    out: list[str] = []
    for part in tag.lower().replace("_", "-").split("-"):
        is_plain = bool(out) and len(out[-1]) > 1  # what follows a single letter is written small
        out.append(part.upper() if is_plain and len(part) == 2 else part.capitalize() if is_plain and len(part) == 4 else part)
    return "-".join(out)


_TAG = lazily(r"([a-z]{2,3})(?:[-_.].*)?")  # 'fr', 'fre', 'zh-Hans-CN', 'pt_BR.UTF-8'


def tag_of(name: str) -> str | None:
    """A language as somebody names it to the tag of its pack; None where there is none.

    >>> tag_of("pt_BR"), tag_of("fre"), tag_of("French"), tag_of("français"), tag_of("qq")
    ('pt', 'fr', 'fr', 'fr', None)
    """
    folded = name.strip().casefold()
    if not folded:
        return None
    tag = _TAG.fullmatch(folded)
    if tag is None:
        return _codes().get(folded) or _names().get(folded)
    return tag[1] if tag[1] in tags() else _codes().get(tag[1])


def _near(name: str) -> list[str]:
    """The tags that somebody may have meant who gave another; none where that is anybody's guess."""
    found = tag_of(name)
    if found is not None or _TAG.fullmatch(name.casefold()):
        return [found] if found else []
    from difflib import get_close_matches

    called = {**_codes(), **_names()}
    return list(dict.fromkeys(called[one] for one in get_close_matches(name.casefold()[:40], called, cutoff=0.75)))


@cache
def _codes() -> Mapping[str, str]:
    """Codes and other names of languages, each with the tag of its pack."""
    return {code: tag for tag, codes in tables.load("codes").items() if tag in tags() for code in codes}


@cache
def _names() -> Mapping[str, str]:
    """The names that stand in the packs, with their tags."""
    return {name.casefold(): pack.tag for pack in map(load, tags()) for name in (pack.english_name, pack.name)}

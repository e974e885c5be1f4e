"""Printed bylines to people, desks, agencies and places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from artcli.article import Creator
from artcli.language import agencies
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases

_LONGEST = 200  # characters; a byline is a short line
_CASELESS = frozenset({"Jpan", "Hans", "Hant", "Hani", "Kore", "Arab", "Hebr", "Deva", "Thai", "Beng"})


@dataclass(frozen=True, slots=True)
class Byline:
    """A printed byline and who is in it; `opened` is true if a word of the trade opens or closes it ("Par", "기자")."""

    text: str
    creators: tuple[Creator, ...] = ()
    info_sources: tuple[str, ...] = ()
    located: str | None = None
    opened: bool = False


# ---- the shape of a name ---------------------------------------------------------------------------------------------

_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.\-‐·]*(?:['’.\-‐·][^\W\d_]*)*\.?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,4}")
_ORGANISATION = re.compile(
    r"\d|\.(?:com|org|net|de|fr|es|it|co|ru|pl|eu|info|ch|at)\b|\b(?:news|press|presse|redaktion|redaction|rédaction|redacción|redazione|redakcja|redakce|"
    r"redação|zeitung|times|post|herald|tribune|tv|radio|media|online|agency|agentur|desk|team|staff|journal|gazette|magazine|network|newsroom|"
    r"bureau|group|ministry|institute|university|foundation|редакция|редакції|editorial|newswire|reporter|reporters|correspondent)\b",
    re.IGNORECASE,
)


def is_name_shaped(text: str, locale: Locale) -> bool | None:
    """True if a text is one to five words written like a person's name; None where the script has no capitals to tell."""
    words = text.split()
    if not 1 <= len(words) <= 6 or len(text) > 60:
        return False
    if locale.script in _CASELESS and text.lower() == text.upper():
        return None
    capitals = 0
    for word in words:
        if not _NAME_WORD.fullmatch(word.strip(",")):
            return False
        if word[0].isupper():
            capitals += 1
        elif key(word) not in locale.particles and key(word.split("'")[0].split("’")[0] + "'") not in locale.particles:
            return False
    return capitals >= 2 or (capitals == 1 and len(words) == 1 and _INITIALS.fullmatch(words[0]) is not None)


def find_agencies(text: str) -> tuple[tuple[int, int, str], ...]:
    """Places and names of the agencies in a text."""
    return agencies.find_all(text)


def is_agency(text: str) -> bool:
    """True if a text is the name of an agency."""
    return agencies.name_of(text.strip(" .()[]/")) is not None


# ---- taking a byline apart ---------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Found:
    creators: list[Creator] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    located: str | None = None


_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,80}|(?<!\w)@\w{2,40}")
_SPLIT = re.compile(r"\s*[,;/|•·、，\n]\s*|\s+[-–—]\s+|\s*&\s*")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{1,60})[)\]）]")
_TRAILING = re.compile(r"[\s,.;:|•·\-–—/]+$")
_READING_TAIL = re.compile(r"\s*[•·|]?\s*\d+ ?(?:min|minutes?|minuten|comments?|kommentare|commentaires).*$", re.IGNORECASE)


@cache
def _tables(tag: str) -> tuple[Phrases, Phrases]:
    from artcli.language import locale as locales

    own = locales.load(tag)
    professions = Phrases([*own.professions.words, *locales.load("en").professions.words]) if "en" in locales.tags() else own.professions
    desks = Phrases([*own.desks.words, *locales.load("en").desks.words]) if "en" in locales.tags() else own.desks
    return professions, desks


def read(text: str, locale: Locale) -> Byline:
    """A line that is known to be a byline to what it says; a bare name is one.

    >>> from artcli.language.locale import load
    >>> read("Par Le360 (avec MAP)", load("fr")).info_sources
    ('MAP',)
    """
    whole = text.strip()[: 4 * _LONGEST]
    body, opened = _without_openings(whole, locale)
    body = _READING_TAIL.sub("", _MAIL.sub(" ", body))
    found = _Found()
    body = _take_brackets(body, locale, found)
    for part, joined in _parts(body, locale):
        _take(part, locale, found, apart=not joined)
    if not found.creators and found.sources:
        found.creators = [Creator(name, "organisation") for name in found.sources]
    return Byline(whole, tuple(_distinct(found.creators)), tuple(dict.fromkeys(found.sources)), found.located, opened)


def _without_openings(text: str, locale: Locale) -> tuple[str, bool]:
    """A byline without its opening and closing words ('Von: ', ' 기자')."""
    opened = False
    for _ in range(3):
        folded = key(text)
        end = locale.byline.opens(folded) or _glued_opening(text, locale)
        if not end:
            break
        text, opened = text[end:].lstrip(" :：/／-–—\n"), True
    folded = key(text)
    start = locale.byline_end.closes(folded.rstrip(" .)"))
    if start > 0:
        text, opened = text[:start].rstrip(), True
    return text, opened


def _glued_opening(text: str, locale: Locale) -> int:
    """'byJane Doe': a short opening word in small letters with a capital right behind it."""
    match = re.match(r"([^\W\d_]{2,4})(?=[A-ZÀ-Þ][^\W\d_])", text)
    return match.end() if match and match[1].islower() and match[1] in locale.byline else 0


def _take_brackets(text: str, locale: Locale, found: _Found) -> str:
    """'Le360 (avec MAP)', 'Jane Doe (AFP)': agencies in brackets; anything else in them is a remark."""
    for match in list(_BRACKETS.finditer(text))[:8]:
        found.sources += [match[1][start:end] for start, end, _ in agencies.find_all(match[1])]
    return _BRACKETS.sub(" ", text)


def _parts(text: str, locale: Locale) -> list[tuple[str, bool]]:
    """The names of a byline, parted at marks and at the language's words for 'and' and 'with'; whether 'and' joins each to the last."""
    pieces: list[tuple[str, bool]] = []
    for part in _SPLIT.split(text):
        folded, at, joined = key(part), 0, False
        for start, end in [*locale.conjunctions.find_all(folded)]:
            if (start > 0 and end < len(part) and part[start - 1] == " ") or (start == 0 and pieces):
                pieces.append((part[at:start], joined))
                at, joined = end, True
        pieces.append((part[at:], joined))
    out: list[tuple[str, bool]] = []
    for piece, joined in pieces:
        folded = key(piece)
        cut = next((s for s, _ in locale.with_words.find_all(folded) if s > 0 or len(piece) > 4), -1)
        if cut >= 0:
            end = locale.with_words.opens(folded, cut)
            out += [(piece[:cut], joined), (piece[end:], False)]
        else:
            out.append((piece, joined))
    return [(stripped, joined) for part, joined in out if (stripped := part.strip(" .:\u200f").strip())]


def _take(part: str, locale: Locale, found: _Found, *, apart: bool) -> None:
    """One piece of a byline: an agency, a role, a place, or a name that may carry a role or a place behind it."""
    professions, desks = _tables(locale.tag)
    name = agencies.name_of(part)
    folded = key(part)
    if name:
        found.sources.append(part)  # as printed: "Associated Press" stays so
    elif folded in professions or (professions.opens(folded) and found.creators):
        _give_role(found, part)
    elif folded in desks:
        found.creators.append(Creator(part, "organisation"))
    else:
        _take_name(part, professions, locale, found, apart=apart)


def _take_name(part: str, professions: Phrases, locale: Locale, found: _Found, *, apart: bool) -> None:
    role, located = None, None
    for start, _ in professions.find_all(key(part)):
        if start > 0 and part[start - 1] == " ":
            # a role may begin before the first word that the pack knows: 'Landespolitische Korrespondentin'
            cut = _start_of_role(part, start)
            part, role = part[:cut].rstrip(), part[cut:].strip()
            break
    for start, end in locale.in_words.find_all(key(part)):
        behind = part[end:].strip()
        if start > 2 and behind[:1].isupper() and len(part[:start].split()) >= 2:
            part, located = part[:start].rstrip(), behind
            break
    part = _unrepeated(_TRAILING.sub("", part)).strip(" -–—")
    shaped = is_name_shaped(part, locale)
    if not part or len(part) > 70 or not any(c.isalpha() for c in part):
        return
    if found.creators and shaped and len(part.split()) == 1 and found.located is None:
        found.located = part
        return
    if found.creators and shaped is False and len(part.split()) == 1 and part[0].isupper() and found.located is None and locale.script not in _CASELESS:
        found.located = part  # 'Von Max Muster, Zürich'
        return
    if shaped is False and not part[0].isupper() and part.lower() != part.upper():
        if found.creators:
            _give_role(found, part)
        return
    organised = _ORGANISATION.search(part) is not None or (len(part.split()) == 1 and part.isupper() and len(part) > 1 and shaped is False)
    kind = "organisation" if organised or (shaped is False and len(part.split()) == 1 and locale.script not in _CASELESS) else "person"
    if organised and apart and any(creator.kind == "person" for creator in found.creators):
        return  # 'Jane Doe | Fox News': where she works; the byline keeps it
    found.creators.append(Creator(part, kind, role))  # type: ignore[arg-type]
    found.located = found.located or located


def _start_of_role(part: str, start: int) -> int:
    words = list(re.finditer(r"\S+", part[:start]))
    cut = start
    # two words at least are the name
    for match in reversed(words[2:]):
        cut = match.start()
    return cut


def _give_role(found: _Found, role: str) -> None:
    if found.creators and found.creators[-1].role is None:
        last = found.creators[-1]
        found.creators[-1] = Creator(last.name, last.kind, role)


def _unrepeated(name: str) -> str:
    """'Esther Blanco Esther Blanco' to the name once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and len(words) % 2 == 0 and words[:half] == words[half:] else name


def _distinct(creators: Iterable[Creator]) -> list[Creator]:
    out: dict[str, Creator] = {}
    for creator in creators:
        out.setdefault(key(creator.name), creator)
    return list(out.values())


# ---- finding one -------------------------------------------------------------------------------------------------------


def find(text: str, locale: Locale) -> Byline | None:
    """An uncertain line to its byline, None unless its form shows one: a word of the trade, and something like a name.

    "Par exemple, …", "Par ailleurs", "By the time …" show none.
    """
    if len(text) > _LONGEST:
        return None
    body, opened = _without_openings(text.strip(), locale)
    if not opened or not body or len(body.split()) > 16:
        return None
    first = _SPLIT.split(_BRACKETS.sub(" ", body).strip(), maxsplit=1)[0].strip()
    if not _may_be_named(first, locale):
        return None
    found = read(text, locale)
    return found if found.creators or found.info_sources else None


def _may_be_named(first: str, locale: Locale) -> bool:
    if locale.script in _CASELESS and first.lower() == first.upper():
        return len(first) <= 24
    words = first.split()
    capitals = sum(w[0].isupper() for w in words if w)
    if not words or (not words[0][0].isupper() and not words[0][0].isdigit() and key(first) not in locale.desks and agencies.name_of(first) is None):
        return False
    return len(words) <= 9 and (capitals >= 2 or capitals >= 0.5 * len(words)) and not first.endswith((".", "!", "?"))


def find_tagline(text: str, locale: Locale) -> Byline | None:
    """A credit at the end of a text to who is in it, with what they did: 'Reporting by Jane Doe; Editing by Max Muster'.

    None where the line does not open so (or, like '… contributed to this report', end so), or is too long for a credit.
    """
    if len(text) > 400:
        return None
    bare = text.strip(" ()[]（）【】–—-*")
    folded = key(bare)
    if not locale.tagline.opens(folded):
        closed = locale.tagline.closes(folded.rstrip(" ."))
        if closed <= 0 or len(folded) > 160:
            return None
        people = read(bare[:closed], locale).creators
        return Byline(text, tuple(Creator(c.name, c.kind, bare[closed:].rstrip(" .")) for c in people), opened=True) if people else None
    creators: list[Creator] = []
    for clause in re.split(r"[;；]|\.\s", bare):
        end = locale.tagline.opens(key(clause.lstrip()))
        if end:
            task = clause.lstrip()[:end].strip(" :：")
            names = read(clause.lstrip()[end:].strip(" :："), locale)
            creators += [Creator(c.name, c.kind, task) for c in names.creators]
    return Byline(text, tuple(creators), opened=True) if creators else None

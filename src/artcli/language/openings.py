"""What opens a byline: a word of the trade, a label, an office; and the words by which its parts are known, made ready once."""

from __future__ import annotations

from functools import cache

from artcli.language import agencies, names
from artcli.language import locale as locales
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily
from artcli.values import NamedTuple, dataclass


class Words(NamedTuple):
    """The words of a pack by which the parts of a byline are known."""

    openers: Phrases  # all that may open a line with a byline in it: its own words, "with", "in", those of a picture
    professions: Phrases
    desks: Phrases
    days: Phrases  # months and weekdays
    weekdays: Phrases
    stamps: Phrases  # published and updated
    links: Phrases  # before a date or a time: "on", "am", "le", "alle"
    passed: Phrases  # "hours ago", "min read", and their first words: they follow a figure
    chatter: Phrases  # share buttons and their like, beside a name
    sections: Phrases  # and kickers
    pointers: Phrases  # "mehr von": what follows is another story's; single words among them are none
    labels: Phrases  # stand before a colon: "Autor", "Redaktion"
    sources: Phrases  # "Quelle", before a colon


@cache
def words_of(tag: str) -> Words:
    """The words of a language, and the English offices that papers everywhere print."""
    own = locales.load(tag)
    both = [own] if tag == "en" else [own, locales.load("en")]  # offices are English in many places
    weekdays = Phrases.folded(form for forms in own.weekdays for form in forms)
    return Words(
        openers=Phrases.together(own.byline, own.with_words, own.in_words, own.photo_credit),
        professions=Phrases.together(*(pack.professions for pack in both)),
        desks=Phrases.together(*(pack.desks for pack in both)),
        days=Phrases.folded([*(form for forms in (*own.months, *own.calendar_months) for form in forms), *weekdays.words]),
        weekdays=weekdays,
        stamps=Phrases.together(own.published, own.updated),
        links=Phrases.folded(w for w in (*own.date_links.words, *own.time_links.words) if w.isalpha() and not w.isupper()),
        passed=Phrases.folded(form for w in (*own.relative.words, *own.reading_time.words) for form in (w, w.split()[0]) if len(form) > 2 or not w.isascii()),
        chatter=Phrases.together(own.share, own.subscribe, own.comments),
        sections=Phrases.together(own.sections, own.kickers),
        pointers=Phrases.together(own.see_also, own.related, own.tags, own.furniture, own.share),
        labels=own.labels["byline"] if "byline" in own.labels else Phrases(),
        sources=own.labels["source"] if "source" in own.labels else Phrases(),
    )


def opens_with_pointer(folded: str, locale: Locale, start: int = 0) -> bool:
    """True where some words point to another story: 'mehr von …', 'read also: …'."""
    return " " in folded[start : words_of(locale.tag).pointers.opens(folded, start)]


@cache
def offices(tag: str) -> frozenset[str]:
    """Sections that the desks and professions of a language are named after: 'sport' of 'sport desk', which is no town as 'zürich' is.

    'london' of 'correspondent in london' is none.
    """
    own, professions, desks = locales.load(tag), words_of(tag).professions, words_of(tag).desks
    named = [*desks.words, *professions.words]
    inside = "\n".join(named)
    words = [word for phrases in (own.sections, own.kickers) for word in phrases.words]
    closing = {name.rpartition(" ")[2] for name in professions.words if any(part in own.in_words for part in name.split()[1:-1])}
    return frozenset(word for word in words if " " in word or (word in inside and word not in closing))


@dataclass(slots=True)
class Opening:
    """What opens a byline: where it ends, and what it says of those who follow."""

    end: int = 0
    said: bool = False
    role: str | None = None  # 'Editor: …', 'Translated by …' say it of everybody behind them
    placed: bool = False  # 'de notre correspondant à' wants a place
    sourced: bool = False  # 'Quelle:'


_AFTER_OPENING = " :：፡፦/／∕|｜丨=＝・\n\u3000\u00a0"
LONGEST_LABEL = 42  # characters, its colon or bar included
# 'Redaktion: Eva Beispiel', 'Autor:', '编辑：张三'
_LABEL = lazily(r"([^:：\n]{1,40})[:：]")
_BREAK = lazily(r"[ ,;/]")


def opening_at(line: str, folded: str, at: int, locale: Locale) -> Opening:
    """The words of the trade that open a byline at a place of a line ('Von:', 'Propos recueillis par')."""
    opening, words = Opening(at), words_of(locale.tag)
    for _ in range(3):
        start = opening.end
        end = locale.byline.opens(folded, start)
        if end and not _opens_names(line, folded, start, end, words, locale):
            end = 0
        if end:
            last = folded[start:end].split()[-1].strip(":")
            opening.placed = last in locale.in_words and last not in locale.byline and last not in locale.particles
            if locale.tasks.opens(folded, start) == end:
                opening.role = task_of(line[start:end], locale)
        else:
            end = glued_opening(line, folded, start, locale) or behind_paper(line, folded, start, locale)
            end = end or _label(line, folded, start, words, locale, opening)
        if not end:
            break
        opening.said = True
        while end < len(line) and (line[end] in _AFTER_OPENING or (line[end] in "-–—" and line[end + 1 : end + 2].isspace())):
            end += 1
        opening.end = end
    return opening


def task_of(printed: str, locale: Locale) -> str:
    """'Reporting by' to 'Reporting', '（责编：' to '责编', 'แปลโดย' to 'แปล'."""
    task = printed.strip(" ()（）[]:：/／=＝")
    words = task.split()
    if len(words) == 1 and names.is_uncased(task):  # without a blank between its words
        by = next((word for word in locale.byline.words if word in locale.function_words and task.endswith(word)), "")
        return task.removesuffix(by) or task
    if len(words) > 1 and (key(words[-1]) in locale.function_words or key(words[-1]) in locale.particles):
        task = task[: task.rfind(words[-1])].rstrip()
    return task


def _opens_names(line: str, folded: str, start: int, end: int, words: Words, locale: Locale) -> bool:
    """False for 'Von der Leyen' and 'De Vries': the word is a part of the name behind it; and for an office that another one goes on from."""
    phrase, rest = folded[start:end].strip(" :"), line[end:].lstrip(" ")
    if rest[:1] == "و" and words.professions.opens(key(rest[1:])):
        return False  # 'كاتبة ومترجمة سورية': what she does, not who she is
    if phrase not in locale.particles or not rest:
        return True
    if not rest[0].islower():
        return True
    bare = rest[len(rest) - len(without_article(key(rest))) :]
    heads = (head for text in (rest, bare) for head in (text.split("/")[0].strip(), _BREAK.split(text, 1)[0]))
    return key(bare) in words.desks or any(agencies.name_of(head) is not None for head in heads) or names.is_site(rest)


def without_article(folded: str) -> str:
    """'der redaktion' to 'redaktion'."""
    first, _, rest = folded.partition(" ")
    return rest if rest and len(first) <= 3 else folded


def glued_opening(line: str, folded: str, start: int, locale: Locale) -> int:
    """'byJane Doe', 'NguSipho Dlamini': an opening with a capital right behind its small letters."""
    for end in range(start + 2, min(start + 9, len(line))):
        if not line[end - 1].islower():
            return 0
        if line[end].isupper():
            return end if folded[start:end] in locale.byline and folded[start:end] not in locale.particles else 0
    return 0


_LONGEST_PAPER = 14  # characters of a paper's name with the word of the trade behind it


def behind_paper(line: str, folded: str, start: int, locale: Locale) -> int:
    """Where the name begins in '例日报记者 王小明', a paper and the word of the trade written as one word; 0 elsewhere.

    What stands before the word need not look like a paper where a mark and nothing but Chinese names stand behind it: '半月谈记者 王小明'.
    """
    if not "\u3040" <= line[start : start + 1] <= "\u9fff":
        return 0
    for begin, end in locale.byline.find_all(folded[start : start + _LONGEST_PAPER]):
        paper, said = line[start : start + begin], folded[start : start + end].rstrip(":")
        if begin >= 2 and (names.is_outlet(paper) or (" " not in paper and names.are_han_names(line[start + len(said) :]))):
            return start + end
    return 0


def _label(line: str, folded: str, start: int, words: Words, locale: Locale, opening: Opening) -> int:
    match = _LABEL.match(line, start) if ":" in folded[start : start + LONGEST_LABEL] else None
    if not match:
        return 0
    said = folded[start : match.end(1)].strip()
    if said in words.professions and said not in words.labels:
        opening.role = line[start : match.end(1)].strip()
    elif said in words.sources and said not in words.labels:
        opening.sourced = True
    elif said in locale.photo_credit or not (said in words.labels or said in words.desks or said in locale.byline or said in locale.tagline):
        return 0
    return match.end()

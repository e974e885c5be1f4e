"""Printed bylines to people, desks, agencies and places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from artcli.article import Creator, CreatorKind
from artcli.language import agencies
from artcli.language import locale as locales
from artcli.language.folding import key
from artcli.language.locale import Locale
from artcli.language.phrases import Phrases
from artcli.patterns import lazily

_LONGEST = 200  # characters; a byline is a short line
_LONGEST_BESIDE = 120  # of what stands beside a time stamp
_LONGEST_READ = 800  # of a line that is known to be one: a dozen names and their offices
_LONGEST_TAGLINE = 400
_LONGEST_TASK = 80  # of the words that open or close such a credit
_LONGEST_NAME = 60
_OPENERS, _CLOSERS = tuple("([（［【"), tuple(")]）］】")
_UNNAMED = "Agences"  # the row of agencies.toml for "Agenturen", "agencias" …: they are named as printed


class Byline(NamedTuple):
    """A printed byline and who is in it; `opened` is true if a word of the trade opens or closes it ("Par", "기자")."""

    text: str
    creators: tuple[Creator, ...] = ()  # an outlet beside a person is where she works, and stays in the text alone
    info_sources: tuple[str, ...] = ()
    located: str | None = None
    opened: bool = False


# ---- the shape of a name ---------------------------------------------------------------------------------------------

_LETTER = r"[^\W\d_][\u0300-\u036f]?"
# 'Jean-Pierre', "O'Brien", 'J.', 'St.', 'El-Sayed', 'McDonald'
_NAME_WORD = lazily(rf"(?:{_LETTER})+(?:['’ʼ.\-‐·](?:{_LETTER})*)*")
_NICKNAME_MARKS = "\"“„«'‘"
_NICKNAME = lazily(r"(?<=\w )[\"“”„«'‘][^\W\d_][\w .'-]{1,24}[\"“”»'’](?= [^\W\d_])")  # 'Jane "Janey" Doe'
_INITIALS = lazily(r"(?:[^\W\d_]\.[ -]?){2,4}")  # 'L.C.'
# 'Jane Doe, Jr.', 'John Smith Sr., MD': they belong to the name before them
_SUFFIX = lazily(r"(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|mp|qc|kc|esq|cpa|rn|j\.?d|mba|obe|cbe|mbe)\.?", re.IGNORECASE)
_COMPANY = lazily(r" (?:Ltd|Limited|GmbH|Inc|LLC|AG|KG|Pty|Corp|SAS|SARL|Oy|ApS|S\.A|B\.V|S\.r\.l|S\.L)\.?$")  # who owns the site
_DOMAIN = lazily(r"[\w-]{2,40}\.(?:com|org|net|info|news|tv|[a-z]{2})(?:\.[a-z]{2})?(?!\w)", re.IGNORECASE)  # 'elDiario.es', 'DAILYMAIL.COM'
# words that are in the names of papers, stations and offices, whatever the language of the page
_OUTLET = lazily(
    r"\b(?:news|press|presse|prensa|stampa|zeitung|times|post|herald|tribune|tv|radio|rádio|televisi[oó]n|media|média|médias|medios|online|agency|agencia|"
    r"agência|agence|agenzia|agentur|desk|team|staff|journal|gazette|magazine|network|newsroom|bureau|group|ministry|institute|university|foundation|"
    r"newswire|editorial|redaktion|redaksjonen|redaktionen|redaktsioon|redactie|redaction|rédaction|redacción|redacció|redazione|redakcja|redakce|"
    r"redakcia|redakcija|redakcijos|redação|redacția|redaksi|tim redaksi|szerkesztőség|toimitus|tòa soạn|ban biên tập|редакция|редакция|редакції|редакція|"
    r"новости|новини|служба|газета|агентство|агенція|εφημερίδα|σύνταξη)\b|(?:zeitung|blatt|redaktion|redaktionen|rundfunk|agentur|press|news|avisen|bladet|tidningen)$",
    re.IGNORECASE,
)
# 'Voice of America', 'Bank of England'
_OF = lazily(r"[A-Z]\w+ (?:[Oo]f|OF) (?:[Tt]he |THE )?[A-Z]")
_OUTLET_UNCASED = lazily(
    r"(?:社|部|局|報|报|网|網|台|新聞|新闻|日報|通信|通讯|센터|통신|뉴스|신문|방송|일보|팀|취재팀|편집부|デジタル|ニュース|編集部|取材班|テレビ|オンライン|中心|组|組)$"
    r"|وكالة|صحيفة|قناة|موقع|تحرير|نيوز|خبرگزاری|روزنامه|تحریریه|سرویس|डेस्क|न्यूज|ब्यूरो|टीम|מערכת|חדשות|סוכנ|ข่าว|กองบรรณาธิการ"
)
# 'The Guardian', 'Le Monde', 'El País': an article before one word names a paper more often than a person
_ARTICLE = lazily(r"(?:the \S.*|(?:le|la|les|el|los|las|der|die|das|il|het) \S+)", re.IGNORECASE)
# towns of two words that stand after a name and a comma
_TOWN = lazily(r"(?:New|San|Santa|São|Sao|Los|Las|Buenos|Tel|Hong|Kuala|Phnom|Addis|Den|Bad|St\.|Rio de) [^\W\d_]\S*|[^\W\d_]\S+,? (?:[A-Z]{2}|[A-Z]\.[A-Z]\.)")
# the first letters of nearly all family names; a rest after '记者' or before '기자' that begins otherwise is a sentence's
_HAN_FAMILY = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于於蔣蒋蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈"
    "夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温康施文牛樊葛邢安齐齊易乔喬伍庞庞颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管柴蒙鲍鮑华華喻祁蒲房滕屈饶解牟艾尤阳陽时穆农司卓古吉缪简简車车项項连連芦麦麥褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆樂冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_HANGUL_FAMILY = frozenset("김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예경봉사부가복태목형계피두감음빈동온호범좌팽승간상갈")
_PREPOSED = frozenset({"en", "de", "nl", "sv", "da", "nb", "nn", "fi", "hu", "pl", "cs", "sk", "lt", "lv", "et", "ru", "uk", "el", "tr"})
"""Languages that put the adjective before its noun: in 'Jane Doe Parliamentary editor' the third word begins the office."""


def _is_uncased(text: str) -> bool:
    """True for scripts without capitals, whose words' shape says nothing about names."""
    return text.lower() == text.upper()


def is_name_shaped(text: str, locale: Locale) -> bool | None:
    """True if a text is one to five words written like a person's name; None where the script has no capitals to tell.

    >>> is_name_shaped("Abdelouafi El Idrissi", locales.load("fr"))
    True
    """
    if len(text) > _LONGEST_NAME or not text:
        return False
    if _is_uncased(text):
        return None if any(c.isalpha() for c in text) and len(text.split()) <= 6 else False
    words = (_NICKNAME.sub("", text) if any(map(text.__contains__, _NICKNAME_MARKS)) else text).split()
    if not words or len(words) > 7 or not words[0][0].isupper():
        return False
    capitals = 0
    for word in words:
        bare = word.strip(",")
        if not _NAME_WORD.fullmatch(bare):
            return False
        if bare[0].isupper():
            capitals += 1
        elif _is_particle(bare, locale):
            capitals += any(c.isupper() for c in bare)  # "d'Exemple"
        else:
            return False
    if len(words) == 1:
        return _INITIALS.fullmatch(words[0]) is not None and not _OUTLET.search(text)
    if not 2 <= capitals <= 5 or _OUTLET.search(text) or _OF.search(text) or _is_known_otherwise(key(text), locale):
        return False
    return words[0] != words[-1] or len(words) == 2  # 'Mensch zu Mensch'


# small words of a language that are names of people too: Will, Han, Son, Per
_GIVEN = frozenset({"will", "han", "son", "per", "dan", "man", "kan", "art", "ali", "may", "an", "do", "da", "so", "ni", "lo", "sin", "ha", "bo", "ole", "mia", "ana", "anna", "min", "tu", "su", "ma", "ya", "de", "le", "ne", "van"})


def _is_known_otherwise(folded: str, locale: Locale) -> bool:
    """'Privacy Policy', 'See All', 'How The West Was Lost': a button, a section, a phrase with small words in it."""
    if any(folded in phrases for phrases in (locale.navigation, locale.sections, locale.share, locale.subscribe, locale.legal, locale.related)):
        return True
    if any(folded in phrases for phrases in (locale.furniture, locale.comments, locale.advert, locale.kickers, locale.tags, locale.see_also)):
        return True
    return locale.tag != "vi" and any(
        word in locale.function_words and word not in _GIVEN and word not in locale.particles for word in folded.split() if len(word) > 1
    )


def _is_particle(word: str, locale: Locale) -> bool:
    """'de', 'van', and "d'" or "al-" with the name that it leads."""
    folded = key(word)
    if folded in locale.particles:
        return True
    for mark in "'-":
        lead, found, rest = folded.partition(mark)
        if found and rest and (lead + mark in locale.particles or lead in locale.particles):
            return True
    return False


# ---- agencies --------------------------------------------------------------------------------------------------------


# forms that are words of their language as well ("together", "language", "and with", a given name): only '(共同)' and '/Efe' are agencies
_COMMON = frozenset({"共同", "時事", "彭博", "연합", "भाषा", "वार्ता", "ومع", "وام", "كونا", "تسنیم", "Efe", "Hina", "Elta", "Ansa", "Telam"})


def find_agencies(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of every agency that stands in a text as a whole word.

    A few capitals amid other words in capitals are a word of a headline: 'MAP OF THE WORLD' names none.
    """
    return tuple(found for found in agencies.find_all(text) if found[2] != _UNNAMED and not _is_another_word(text, found[0], found[1]))


def _is_another_word(text: str, start: int, end: int) -> bool:
    """True for a part of a longer word, a word of the language that is spelt alike, a word among others in capitals."""
    if (start and _runs_on(text[start], text[start - 1])) or (end < len(text) and _runs_on(text[end - 1], text[end])):
        return True
    if text[start:end] in _COMMON:
        enclosed = text[start - 1 : start] in tuple("([（【［/=＝") or text[end : end + 1] in tuple(")]）】］/=＝")
        return not enclosed and text[start:end] != text.strip()
    return _is_shouted(text, start, end)


def _runs_on(inside: str, beside: str) -> bool:
    """True if a letter beside another makes them one word: not in scripts without spaces, nor before the particles of Korean."""
    return inside < "\u0e00" and beside < "\u0e00" and (beside.isalnum() or unicodedata.category(beside).startswith("M"))


def _is_shouted(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if len(word) > 5 or not word.isupper() or not word.isascii():
        return False
    behind = re.match(r" ([^\W\d_]{2,20})\b", text[end : end + 24])
    before = re.search(r"\b([^\W\d_]{2,20}) $", text[max(0, start - 24) : start])
    return any(near is not None and near[1].isupper() and agencies.name_of(near[1]) is None for near in (before, behind))


def is_agency(text: str) -> bool:
    """True if a text is the name of an agency and nothing else."""
    return agencies.name_of(text.strip(" .()[]/©")) not in (None, _UNNAMED)


# ---- the words of a pack, made ready once ----------------------------------------------------------------------------


class _Words(NamedTuple):
    professions: Phrases
    desks: Phrases
    days: Phrases  # months and weekdays
    weekdays: Phrases
    stamps: Phrases  # published and updated
    links: Phrases  # before a date: "on", "am", "le"
    passed: Phrases  # "hours ago", "min read", and their first words: they follow a figure
    chatter: Phrases  # share buttons and their like, beside a name
    sections: Phrases  # and kickers
    offices: frozenset[str]  # sections that desks and professions are named after: "Sport", which is no town as "Zürich" is
    pointers: Phrases  # "mehr von": what follows is another story's
    labels: Phrases  # stand before a colon: "Autor", "Redaktion"
    sources: Phrases  # "Quelle", before a colon


@cache
def _words(tag: str) -> _Words:
    own = locales.load(tag)
    both = [own] if tag == "en" or "en" not in locales.tags() else [own, locales.load("en")]  # offices are English in many places
    professions = Phrases.folded(word for pack in both for word in pack.professions.words)
    desks = Phrases.folded(word for pack in both for word in pack.desks.words)
    weekdays = Phrases.folded(form for forms in own.weekdays for form in forms)
    return _Words(
        professions=professions,
        desks=desks,
        days=Phrases.folded([*(form for forms in own.months for form in forms), *weekdays.words]),
        weekdays=weekdays,
        stamps=Phrases.folded([*own.published.words, *own.updated.words]),
        links=Phrases.folded(w for w in own.date_links.words if w.isalpha() and not w.isupper()),
        passed=Phrases.folded(form for w in (*own.relative.words, *own.reading_time.words) for form in (w, w.split()[0]) if len(form) > 2 or not w.isascii()),
        chatter=Phrases.folded(word for phrases in (own.share, own.subscribe, own.comments) for word in phrases.words),
        sections=Phrases.folded([*own.sections.words, *own.kickers.words]),
        offices=_offices(own, professions, desks),
        pointers=Phrases.folded(w for phrases in (own.see_also, own.related, own.tags, own.furniture, own.share) for w in phrases.words if " " in w),
        labels=Phrases.folded([*own.labels["byline"].words] if "byline" in own.labels else ()),
        sources=own.labels["source"] if "source" in own.labels else Phrases.folded(()),
    )


def _offices(own: Locale, professions: Phrases, desks: Phrases) -> frozenset[str]:
    """'sport' of 'sport desk', but not 'london' of 'correspondent in london'."""
    named = [*desks.words, *professions.words]
    inside = "\n".join(named)
    words = [word for phrases in (own.sections, own.kickers) for word in phrases.words]
    closing = {name.rpartition(" ")[2] for name in professions.words if any(part in own.in_words for part in name.split()[1:-1])}
    return frozenset(word for word in words if " " in word or (word in inside and word not in closing))


# ---- what stands before and after the names --------------------------------------------------------------------------

_AFTER_OPENING = " :：/／|｜丨=＝・\n\u3000\u00a0"
_LONGEST_LABEL = 42  # characters, its colon or bar included
# 'Redaktion: Eva Beispiel', 'Autor:', '编辑：张三'
_LABEL = lazily(r"([^:：\n]{1,40})[:：]")
# 'byJane Doe'
_GLUED = lazily(r"([^\W\d_]{2,8})(?=[^\W\d_])")


@dataclass(slots=True, eq=False, repr=False)
class _Opening:
    end: int = 0
    said: bool = False
    role: str | None = None  # 'Editor: …' says it of everybody behind the colon
    placed: bool = False  # 'de notre correspondant à' wants a place
    sourced: bool = False  # 'Quelle:'


def _opening(line: str, folded: str, at: int, locale: Locale) -> _Opening:
    """The words of the trade that open a byline at a place of a line ('Von:', 'Propos recueillis par')."""
    opening, words = _Opening(at), _words(locale.tag)
    for _ in range(3):
        start = opening.end
        end = locale.byline.opens(folded, start)
        if end and not _opens_names(line, folded, start, end, words, locale):
            end = 0
        if end:
            last = folded[start:end].split()[-1].strip(":")
            opening.placed = last in locale.in_words and last not in locale.byline and last not in locale.particles
        else:
            end = _glued_opening(line, folded, start, locale) or _label(line, folded, start, words, locale, opening)
        if not end:
            break
        opening.said = True
        while end < len(line) and (line[end] in _AFTER_OPENING or (line[end] in "-–—" and line[end + 1 : end + 2].isspace())):
            end += 1
        opening.end = end
    return opening


def _opens_names(line: str, folded: str, start: int, end: int, words: _Words, locale: Locale) -> bool:
    """False for 'Von der Leyen' and 'De Vries': the word is a part of the name behind it."""
    phrase, rest = folded[start:end].strip(" :"), line[end:].lstrip(" ")
    if phrase not in locale.particles or not rest or folded[end - 1 : end + 1].strip(" ").endswith(":"):
        return True
    if phrase in words.professions or not rest[0].islower():
        return True
    return _without_article(key(rest)) in words.desks or agencies.name_of(rest.split("/")[0].strip()) is not None or agencies.name_of(rest.split(" ")[0].strip(",;")) is not None or bool(_DOMAIN.match(rest))


def _without_article(folded: str) -> str:
    """'der redaktion' to 'redaktion'."""
    first, _, rest = folded.partition(" ")
    return rest if rest and len(first) <= 3 else folded


def _glued_opening(line: str, folded: str, start: int, locale: Locale) -> int:
    """'byJane Doe': an opening in small letters with a capital right behind it."""
    for end in range(start + 2, min(start + 9, len(line) - 1)):
        if not line[end - 1].islower():
            return 0
        if line[end].isupper():
            return end if line[end + 1].isalpha() and folded[start:end] in locale.byline and folded[start:end] not in locale.particles else 0
    return 0


def _label(line: str, folded: str, start: int, words: _Words, locale: Locale, opening: _Opening) -> int:
    match = _LABEL.match(line, start)
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


# '2025年1月', '28.4.2023', '17:06', '2025-11-25'
_STAMP = lazily(r"(?<!\d)(?:\d{4} ?[年년./-] ?\d|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}|\d{1,2}:\d{2}(?!\d)|\d{1,2}h\d{2}\b)")
_ANY_FIGURE = lazily(r"\d")
# 'Jane DoeTwitter': the button behind a name, without the space that the page shows
_GLUED_BUTTON = lazily(r"(?<=[a-zß-öø-ÿ])(?:Twitter|Facebook|Instagram|Linked[Ii]n|Mastodon|Bluesky|Threads|YouTube|TikTok|WhatsApp|Telegram|E-?[Mm]ail)(?![a-zß-öø-ÿ])")
_FIGURE = lazily(r"(?<![^\W\d_])\d{1,3}(?:st|nd|rd|th|er|\.|,)?[ \u00a0]?(?=[^\W\d])")
_LAST_MARKS = " \t\n\u00a0\u3000|｜•·,，、;:/／-–—+("


def _end_of(line: str, folded: str, start: int, locale: Locale) -> int:
    """Where a byline ends: before a time stamp, a reading time, a share button that stand on its line."""
    words = _words(locale.tag)
    end = min((place for place in _stamps(line, folded, start, words) if place >= start), default=len(line))
    for _ in range(4):  # 'Friday, April 28', 'Publié le 30'
        bare = len(line[start:end].rstrip(_LAST_MARKS)) + start
        begin = _before_stamp(folded, bare, words) if end < len(line) else -1
        if begin < start:
            begin = _chatter(folded, bare, start, words)
        if begin <= start:
            return bare
        end = begin
    return len(line[start:end].rstrip(_LAST_MARKS)) + start


def _before_stamp(folded: str, end: int, words: _Words) -> int:
    """Where the words begin that end before a stamp and belong to it: 'Thu', 'publié le', 'on'; -1 without any."""
    begin = max(words.weekdays.closes(folded, end), words.stamps.closes(folded, end))
    link = words.links.closes(folded, end) if begin < 0 else -1
    return link if link > 0 and folded[link - 1].isspace() else begin


def _stamps(line: str, folded: str, start: int, words: _Words) -> Iterator[int]:
    button = _GLUED_BUTTON.search(line, start)
    if button:
        yield button.start()
    if not _ANY_FIGURE.search(line, start):
        return
    stamp = _STAMP.search(line, start)
    if stamp:
        yield stamp.start()
    for figure in _FIGURE.finditer(line, start):
        if words.days.opens(folded, figure.end()) or words.passed.opens(folded, figure.end()):
            yield figure.start()
            break
    for phrases in (words.days, words.stamps, words.passed):
        for begin, behind in phrases.find_all(folded[start:]):
            if re.match(r"[ :.,\-–\u00a0]{0,3}\d", line[start + behind : start + behind + 5]):
                yield start + begin
                break


def _chatter(folded: str, end: int, start: int, words: _Words) -> int:
    """The start of a button that ends a line ('RFI Suivre'); words of less than five letters are too often a part of a name."""
    begin = words.chatter.closes(folded, end)
    if begin > start and (folded[begin] > "\u3000" or (end - begin >= 5 and folded[begin - 1] in " |·•-")):
        return begin
    return -1


# ---- taking a byline apart -------------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False, repr=False)
class _Person:
    start: int
    end: int
    kind: CreatorKind
    role: str | None = None


@dataclass(slots=True, eq=False, repr=False)
class _Reading:
    """What has been read of a line so far."""

    line: str
    folded: str
    locale: Locale
    words: _Words
    creators: list[_Person] = field(default_factory=list)
    desks: list[_Person] = field(default_factory=list)  # 'red': named only where nobody else is
    agencies: list[tuple[int, int]] = field(default_factory=list)  # as printed
    sources: list[str] = field(default_factory=list)
    located: str | None = None
    role: str | None = None  # for the next name
    odd: bool = False  # something on the line is neither name nor role, place, agency
    bare: bool = False  # a name of one word, with nothing that makes it one
    closed: bool = False  # a closing word was met
    over: bool = False  # the photographer's credit has begun


_ASIDE = frozenset({"|", "｜", "丨", "·", "•", "/", "／", "-", "--", "–", "—", "―"})


class _Piece(NamedTuple):
    start: int
    end: int
    mark: str = ","  # what parts it from the one before: a mark, "and", "with", "for", "in", "("


_GLUED_OFFICE = lazily(r"[^\W\d_]+?[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ])")
_TOKEN = lazily(
    r"(?P<bracket>[(（\[［【][^()（）\[\]［］【】\n]{1,80}[)）\]］】])"
    r"|(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}|@\w{2,40}|https?://\S{1,200})"
    r"|(?P<mark>[,;|｜丨•、，；،؛\n/／＋&＆*]|[—―]+|(?<=\s)[-–]+(?=\s)|(?<=\s)[·・+](?=\s)|(?<=[가-힣])[·・](?=[가-힣])|·(?=\s)|(?<=\s)·)"
)


def _pieces(reading: _Reading, start: int, end: int) -> Iterator[_Piece]:
    """A stretch of a line, parted at its marks and at the language's words for and, with, in."""
    at, mark = start, ""
    for token in _TOKEN.finditer(reading.line, start, end):
        yield from _parted(reading, at, token.start(), mark)
        if token.lastgroup == "bracket":
            yield _Piece(token.start() + 1, token.end() - 1, "(")
        mark, at = token[0] if token.lastgroup == "mark" else "\n", token.end()
    yield from _parted(reading, at, end, mark)


def _parted(reading: _Reading, start: int, end: int, mark: str) -> Iterator[_Piece]:
    if not reading.line[start:end].strip():
        return
    folded, locale, at = reading.folded[start:end], reading.locale, 0
    for begin, behind, kind in _joints(reading, folded, reading.line[start:end]):
        if begin < at:
            continue
        if folded[at:begin].strip():
            yield _Piece(start + at, start + begin, mark)
        mark, at = kind, behind
    at = yield from _attached(reading, start, end, at, mark)
    mark = "and" if at and reading.line[start + at - 1] == _WAW else mark
    if locale.byline_end and _is_uncased(reading.line[start:end]):
        # '홍길동 기자 김철수 기자'
        for _, behind in locale.byline_end.find_all(folded):
            if at < behind < len(folded) and folded[behind] in " \u3000":
                yield _Piece(start + at, start + behind, mark)
                mark, at = ",", behind
    if folded[at:].strip():
        yield _Piece(start + at, end, mark)


_WAW = "و"
# 'محمد الأحمد وليلى الحسن': and is written with the next name; 'محمد وليد' and the like begin with the same letter
_ATTACHED = lazily(r"(?<=\s)و(?!ليد\b|ائل\b|سيم\b|جدي\b|جيه\b|داد\b|فاء\b|هيب\b)(?=[\u0621-\u064a]{3,30}\s+[\u0621-\u064a]{2})")


def _attached(reading: _Reading, start: int, end: int, at: int, mark: str) -> Generator[_Piece, None, int]:
    """Arabic names that are joined by the letter waw, which is written with the second; where the last of them begins."""
    if reading.locale.script != "Arab":
        return at
    for match in _ATTACHED.finditer(reading.line, start + at, end):
        if len(reading.line[start + at : match.start()].split()) >= 2:
            yield _Piece(start + at, match.start(), mark)
            mark, at = "and", match.end() - start
    return at


def _joints(reading: _Reading, folded: str, printed: str) -> list[tuple[int, int, str]]:
    """Places of the words for and, with, in that part one name from the next, or from an agency or a place."""
    locale, found = reading.locale, []
    unspaced = _is_uncased(printed) and " " not in printed.strip()
    office = next(reading.words.professions.find_all(folded), None)
    for begin, end in locale.conjunctions.find_all(folded):
        if _joins(folded, printed, begin, end, locale, unspaced, reading.words):
            found.append((begin, end, "and"))
    for begin, end in locale.with_words.find_all(folded):
        rest = printed[end:].strip()
        if not rest or (unspaced and begin < 2) or _is_name_part(folded, begin, end, locale):
            continue
        if office is not None and office[0] < begin and not agencies.find_all(rest[:40]):
            continue  # 'Redakteurin für Finanzen'
        company = folded[begin:end].split()[0] == locale.with_words.words[0] or locale.byline.closes(folded, end) >= begin
        found.append((begin, end, "with" if company else "for"))
    for begin, end in locale.in_words.find_all(folded):
        behind = next((place for place, _, _ in found if place > end), len(printed))
        rest = printed[end:behind].strip()
        if not rest or _is_name_part(folded, begin, end, locale) or (office is not None and office[0] <= begin and end < office[1]):
            continue
        if unspaced and (end - begin < 2 or begin < 2):
            continue
        if (rest[0].isupper() or _is_uncased(rest)) and len(rest.split()) <= 5:
            found.append((begin, end, "in"))
    return sorted(found)


def _is_name_part(folded: str, begin: int, end: int, locale: Locale) -> bool:
    """True for words that are particles too, as French 'de', unless they open the piece."""
    return folded[begin:end] in locale.particles and folded[:begin].strip() != ""


def _joins(folded: str, printed: str, begin: int, end: int, locale: Locale, unspaced: bool, words: _Words) -> bool:
    """True for a word that means 'and' between two names; false inside one: 'Ortega y Gasset', 'von und zu'."""
    before, behind = folded[:begin].split(), folded[end:].split()
    if not before or not behind:
        return True
    if unspaced:
        return begin >= 2 and len(folded) - end >= 2
    if before[-1] in locale.particles and behind[0] in locale.particles:
        return False
    if end - begin == 1 and len(behind) == 1 and len(before) >= 2 and folded[begin].isalpha():
        last = printed[end:].strip()
        return behind[0] in words.desks or agencies.name_of(last) is not None or last.isupper() != printed[:begin].strip().isupper() or not last[0].isupper()
    return True


_EDGES = " \t\n\u00a0\u3000\u200b\u200e\u200f\ufeff:：,;·•*|\"“”„«»=＝<>-–—_。।()（）[]［］【】"


def _trimmed(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (line[start] in _EDGES or line[start] == "."):
        start += 1
    while start < end and line[end - 1] in _EDGES:
        end -= 1
    if line[start:end].endswith(".") and not _ends_abbreviated(line[start:end]):
        end -= 1
    return start, end


def _ends_abbreviated(text: str) -> bool:
    """'L.C.', 'Jane Doe Jr.'"""
    last = text.split()[-1]
    return _SUFFIX.fullmatch(last) is not None or len(last) <= 2 or last.count(".") > 1


def _read(line: str, locale: Locale, start: int, end: int, opening: _Opening) -> _Reading:
    reading = _Reading(line, key(line), locale, _words(locale.tag), role=opening.role)
    pieces = list(_pieces(reading, start, end))
    if opening.placed and len(pieces) > 1 and len(line[pieces[0].start : pieces[0].end].split()) <= 2:
        first = pieces.pop(0)  # 'De notre correspondant à Rabat, Jean Dupont'
        reading.located = line[slice(*_trimmed(line, first.start, first.end))]
    for piece in pieces:
        if not reading.over:
            _take(reading, piece)
    if opening.role:
        for person in reading.creators:
            person.role = person.role or opening.role
    return reading


def _take(reading: _Reading, piece: _Piece) -> None:
    """One piece of a byline: an agency, a desk, a role, a place, or a name that may carry a role or a place with it."""
    line, locale, words = reading.line, reading.locale, reading.words
    start, end = _trimmed(line, piece.start, piece.end)
    if piece.mark and piece.mark not in ("in", "(", "for"):
        role_first = bool(reading.creators) and words.professions.opens(reading.folded, start) > 0  # 'corresponsal en Rabat'
        again = _Opening(start) if role_first else _opening(line[:end], reading.folded[:end], start, locale)
        task = 0 if again.said or role_first else locale.tagline.opens(reading.folded[:end], start)
        if again.said and again.end < end:
            start, reading.role = again.end, again.role or reading.role
        elif task and task < end and line[start].islower() == line[start:task].islower():
            start, reading.role = _trimmed(line, task, end)[0], _task(line[start:task], locale)
    start = _behind_glued_office(reading, start, end)
    text, folded = line[start:end], reading.folded[start:end]
    if not any(c.isalpha() for c in text):
        return
    if piece.mark == "(":
        _take_bracket(reading, start, end)
    elif agencies.name_of(text) is None and _is_photo_credit(folded, locale):
        reading.over = True
    elif piece.mark == "in" or (piece.mark == "for" and not agencies.find_all(text)):
        if piece.mark == "in" and not (folded in words.offices or _outlet(text)):
            _take_place(reading, text)
        elif piece.mark == "for" and not reading.creators:
            _take_name(reading, start, end, piece.mark)  # 'For The Paper' alone
    elif _take_agencies(reading, start, end) or _take_suffix(reading, start, end) or (reading.creators and folded in words.professions and _take_role(reading, start, end)):
        return
    elif folded in words.desks or _without_article(folded) in words.desks:
        begin = start if folded in words.desks or not text[0].islower() else start + len(folded) - len(_without_article(folded))
        desk = _Person(begin, end, "organisation", reading.role)
        if piece.mark == "with":
            reading.sources.append(text)
        elif piece.mark == "and" or not any(person.kind == "person" for person in reading.creators):
            (reading.desks if text.islower() and len(text) <= 4 else reading.creators).append(desk)
    elif folded in words.sections and folded not in words.offices and reading.creators and reading.creators[-1].kind == "person" and _is_place(text, piece.mark, reading):
        _take_place(reading, text)
    elif folded in words.sections or folded in words.chatter or folded in words.weekdays or folded in words.passed:
        return
    elif not _take_role(reading, start, end):
        _take_name(reading, start, end, piece.mark)


def _behind_glued_office(reading: _Reading, start: int, end: int) -> int:
    """'Kari Nordmann – JournalistOla Hansen': the office of the one before, and where the next name begins."""
    match = _GLUED_OFFICE.match(reading.line, start, end) if reading.creators else None
    if match is None or key(match[0]) not in reading.words.professions:
        return start
    reading.creators[-1].role = reading.creators[-1].role or match[0]
    return match.end()


def _is_photo_credit(folded: str, locale: Locale) -> bool:
    """'Crédit photo : …', 'photos by …' among the names: what follows is the photographer."""
    behind = locale.photo_credit.opens(folded)
    return bool(behind) and (behind == len(folded) or folded[behind - 1] == ":" or folded[behind:].lstrip()[:1] in (":", "/") or bool(locale.byline.opens(folded, behind + 1)))


def _take_agencies(reading: _Reading, start: int, end: int) -> bool:
    """'AFP', 'ats afp', 'Associated Press writer Jane Doe': true if nothing else is left to take."""
    text = reading.line[start:end]
    name = agencies.name_of(text)
    found = ((0, len(text), name),) if name else agencies.find_all(text)
    if not found or found[0][0] > 0:
        return False
    rest = text[found[0][1] :]
    if len(found) == 1 and rest.strip(" .") and not reading.words.professions.opens(key(rest.lstrip())):
        return False
    if len(found) > 1 and _without(text, found).strip(" ,.-"):
        return False
    for begin, behind, _ in found:
        reading.sources.append(text[begin:behind])  # as printed: "Associated Press" stays so
        reading.agencies.append((start + begin, start + behind))
    if len(found) == 1 and rest.strip(" ."):
        _take(reading, _Piece(end - len(rest), end, ""))
    return True


def _without(text: str, found: tuple[tuple[int, int, str], ...]) -> str:
    at, left = 0, []
    for begin, behind, _ in found:
        left.append(text[at:begin])
        at = behind
    return "".join(left) + text[at:]


def _take_bracket(reading: _Reading, start: int, end: int) -> None:
    """'(avec MAP)', '(Text)', '(Berlin)', '(서울=연합뉴스)': anything else in brackets is a remark."""
    text, folded, locale = reading.line[start:end], reading.folded[start:end], reading.locale
    found = agencies.find_all(text)
    last = reading.creators[-1] if reading.creators else None
    if found:
        reading.sources += [text[b:e] for b, e, _ in found]
        reading.agencies += [(start + b, start + e) for b, e, _ in found]
    behind = locale.with_words.opens(folded)
    if not found and behind:
        rest = text[behind:].strip()
        if key(rest) in reading.words.desks or _outlet(rest):
            reading.sources.append(rest)
        elif is_name_shaped(rest, locale):
            reading.creators.append(_Person(end - len(text[behind:].lstrip()), end, "person"))
        else:
            reading.odd = True
    elif not found and last is not None and (folded in locale.photo_credit or folded in reading.words.professions or folded in locale.byline or folded + ":" in locale.byline):
        last.role = last.role or text
    elif last is not None and last.role is not None and reading.line[start - 2 : start - 1] == " " and text[0].isupper() and last.end < start:
        last.role = _joined(reading, last.role, start, end)
    elif not found and last is not None and text[0].isupper() and not text.isupper() and len(text.split()) == 1 and not _outlet(text):
        _take_place(reading, text)


def _joined(reading: _Reading, role: str, start: int, end: int) -> str:
    """'Volontär (Sport)' as it is printed."""
    printed = reading.line[: end + 1]
    begin = printed.rfind(role, 0, start)
    return printed[begin:] if begin >= 0 and not printed[begin + len(role) : start - 1].strip() else role


def _take_suffix(reading: _Reading, start: int, end: int) -> bool:
    """'Sr.', 'MD' behind a name: a part of it."""
    if not reading.creators or not _SUFFIX.fullmatch(reading.line[start:end]):
        return False
    reading.creators[-1].end = end
    return True


def _take_place(reading: _Reading, text: str) -> None:
    reading.located = reading.located or text


def _take_role(reading: _Reading, start: int, end: int) -> bool:
    """'Redakteurin', 'envoyé spécial à Gaza', 'Chief Asia Correspondent', 'political editor Jane Doe'."""
    text, folded, words = reading.line[start:end], reading.folded[start:end], reading.words
    behind = words.professions.opens(folded)
    if behind and behind < len(folded):
        rest = text[behind:].lstrip(" :=＝・")
        if is_name_shaped(rest, reading.locale) or (is_name_shaped(rest, reading.locale) is None and len(rest) >= 2):
            reading.role = text[:behind].strip()
            _take_name(reading, end - len(rest), end, ",")
            return True
    if behind < len(folded) and _is_uncased(text):
        return False
    if not behind and not reading.creators and text[0].islower():
        office = next(words.professions.find_all(folded), None)
        if office is not None and office[1] < len(folded) and is_name_shaped(text[office[1] :], reading.locale):
            reading.role = text[office[0] : office[1]]
            begin, behind = _trimmed(reading.line, start + office[1], end)
            _take_name(reading, begin, behind, ",")
            return True
        behind = 0
    if not behind:
        office = next(words.professions.find_all(folded), None)
        alone = office is not None and reading.creators and len(text.split()) <= 6 and (text[0].islower() or office[0] == 0 or len(text[: office[0]].split()) <= 1)
        if not alone or is_name_shaped(text[: office[0]] if office else "", reading.locale):
            return False
    if reading.creators:
        if reading.creators[-1].role is None:
            reading.creators[-1].role = text
    else:
        reading.role = text
    return True


def _take_name(reading: _Reading, start: int, end: int, mark: str) -> None:
    locale = reading.locale
    end = _without_honorifics(reading, start, end)
    start, end, role = _without_closing(reading, start, end)
    if role is None:
        start, end, role = _without_office(reading, start, end)
    role = role or reading.role
    start, end = _once(reading.line, start, end)
    text = reading.line[start:end]
    if not text or len(text) > _LONGEST_NAME:
        reading.odd = reading.odd or bool(text)
        return
    if _is_uncased(text):
        spaced = "\u0590" <= text[0] <= "\u0dff"  # Arabic, Hebrew, the scripts of India
        if spaced and " " not in text and reading.creators and reading.located is None and mark in (*_ASIDE, ",", "،") and not _outlet(text):
            _take_place(reading, text)  # 'محمد الأحمد - الرباط'
            return
        for begin, behind in _uncased_names(reading, start, end):
            _add_uncased(reading, begin, behind, role)
        return
    untitled = reading.line[_without_title(reading, start, end) : end]
    shaped, outlet, alone = is_name_shaped(untitled, locale), _outlet(text), len(text.split()) == 1
    if untitled is not text and len(untitled) < len(text) and not outlet and _NAME_WORD.fullmatch(untitled) and untitled[0].isupper():
        shaped = True  # 'Frau Muster'
    if (mark in _ASIDE or mark in (",", "\n", ";")) and reading.creators and not outlet and _is_place(text, mark, reading):
        _take_place(reading, text)
    elif text[0].islower() and not outlet:
        _take_small(reading, start, end)
    elif shaped and not outlet:
        if mark in _ASIDE and reading.creators and all(person.kind == "organisation" for person in reading.creators):
            if _is_uncased(reading.line[reading.creators[-1].start : reading.creators[-1].end]):
                return  # '例日新聞 | Rei Shimbun': the paper once more, in Latin letters
            reading.creators.clear()  # 'Wochenblatt / Max Muster': the paper he writes for
        reading.creators.append(_Person(start, end, "person", role))
        reading.role = None
    elif outlet and mark not in ("and", "with") and (any(person.kind == "person" for person in reading.creators) or _follows_agency(reading, mark)):
        return  # 'Jane Doe | Fox News', 'Associated Press - Fox News': where it is printed; the byline keeps it
    elif outlet and mark == "with" and reading.creators:
        reading.sources.append(text)  # 'Jean Dupont avec Le360'
    else:
        reading.odd = reading.odd or not (outlet or alone) or len(text.split()) > 7
        kind: CreatorKind = "person" if alone and not outlet and (locale.tag in ("id", "ms") or role is not None) else "organisation"
        reading.bare = reading.bare or text[:4].lower() == "the " or not (outlet or (kind == "person" and role))
        if (outlet and len(text.split()) <= 7) or len(text.split()) <= 3:
            reading.creators.append(_Person(start, end, kind, role))
            reading.role = None


def _follows_agency(reading: _Reading, mark: str) -> bool:
    return mark in ("-", "–", "—", "|", "｜") and bool(reading.agencies) and not reading.creators


def _outlet(text: str) -> bool:
    """True for names that show a paper, a station, an office, a site: 'Fox News', 'Le360', 'elDiario.es', 'RFI', 'Le Monde'."""
    if _is_uncased(text):
        return _OUTLET_UNCASED.search(text) is not None
    if any(c.isdigit() for c in text) or _DOMAIN.search(text) or _OUTLET.search(text) or _OF.search(text) or _is_titled(text):
        return any(c.isalpha() for c in text)
    if " " in text or not text.isalpha():
        return False
    # 'RFI', 'detikNews'
    return (text.isupper() and 2 <= len(text) <= 6) or (text[0].islower() and any(c.isupper() for c in text[2:]))


def _is_titled(text: str) -> bool:
    """'The Guardian', 'Le Monde', but not 'the committee showed'."""
    return _ARTICLE.fullmatch(text) is not None and len(text.split()) <= 5 and not text.split()[1][0].islower()


def _is_place(text: str, mark: str, reading: _Reading) -> bool:
    """'Von Max Muster, Zürich', 'Ana Pérez | Bruselas'; in a list of names one word is one more name."""
    if reading.located is not None or not text[0].isupper():
        return False
    if _TOWN.fullmatch(text) and not _SUFFIX.fullmatch(text.split()[-1]):
        return True
    return " " not in text and _NAME_WORD.fullmatch(text) is not None and len(text) > 2 and "." not in text and mark != "/"


def _take_small(reading: _Reading, start: int, end: int) -> None:
    """What begins with a small letter: a description of the person before it, or a paper that writes itself so."""
    text = reading.line[start:end]
    if reading.desks and reading.desks[-1].end == start - 1 and reading.line[start - 1] == "/" and len(text) <= 6 and text.isalpha():
        reading.desks[-1].end = end  # 'abc/xyz': a desk and who sat at it, one sign
    elif reading.creators:
        reading.odd = True
        person = reading.creators[-1]
        if person.role is None and person.kind == "person" and 2 <= len(text.split()) <= 6:
            person.role = text
    elif len(text.split()) <= 3:
        reading.odd = True
        (reading.desks if len(text) <= 4 else reading.creators).append(_Person(start, end, "organisation"))
    else:
        reading.odd = True


def _without_honorifics(reading: _Reading, start: int, end: int) -> int:
    """The end of a name without a polite word behind it ('山田太郎氏'); a title before it ('Dr. Jane Doe') is printed as a part of the name."""
    if _is_uncased(reading.line[start:end]):
        before = reading.locale.honorifics.closes(reading.folded[start:end])
        if before >= 2:
            return start + before
    return end


def _without_title(reading: _Reading, start: int, end: int) -> int:
    """Where the name behind 'Prof. Dr.' begins."""
    for _ in range(3):
        behind = reading.locale.honorifics.opens(reading.folded[start:end])
        begin, _ = _trimmed(reading.line, start + behind, end) if behind else (end, end)
        if begin >= end:
            break
        start = begin
    return start


def _without_closing(reading: _Reading, start: int, end: int) -> tuple[int, int, str | None]:
    """'山田太郎記者', '홍길동 기자', '홍길동기자' without the closing word, which is the role where it names an office."""
    folded, role = reading.folded[start:end], None
    for _ in range(2):
        before = reading.locale.byline_end.closes(folded)
        if before < 0 and folded and "\uac00" <= folded[-1] <= "\ud7a3":
            before = next((len(folded) - len(word) for word in reading.locale.byline_end.words if folded.endswith(word)), -1)
        if before <= 0:
            break
        reading.closed = True
        said = reading.line[start + before : start + len(folded)].strip()
        role = said if key(said) in reading.words.professions else role
        for person in reading.creators:  # '홍길동, 김철수 기자' says it of both
            person.role = person.role or role
        folded = folded[:before].rstrip(" \u3000,")
    return start, start + len(folded), role


def _without_office(reading: _Reading, start: int, end: int) -> tuple[int, int, str | None]:
    """'Max Muster Landespolitische Korrespondentin' to the name and the office."""
    text, folded = reading.line[start:end], reading.folded[start:end]
    for begin, _ in reading.words.professions.find_all(folded):
        if begin == 0 or (folded[begin - 1] not in " \u3000" and not _is_uncased(text)):
            continue
        cut = begin
        if reading.locale.tag in _PREPOSED and not _is_uncased(text):
            cut = min(begin, _end_of_name(text, reading.locale))
        name = text[:cut].rstrip(" \u3000")
        if text[cut:].split()[0].lower() in reading.locale.function_words and not _is_uncased(text):
            reading.odd = True  # 'Jane Doe is a reporter for …'
            return start, start + len(name), None
        if len(name.split()) >= 2 or (_is_uncased(name) and len(name) >= 2):
            return start, start + len(name), text[cut:].strip()
    return start, end, None


def _end_of_name(text: str, locale: Locale) -> int:
    """The end of the second word that is no particle and no initial: before it is the least that a name has."""
    count = 0
    for match in re.finditer(r"\S+", text):
        count += not (_is_particle(match[0], locale) or (len(match[0]) <= 2 and match[0].endswith(".")))
        if count == 2:
            return match.end()
    return len(text)


def _once(line: str, start: int, end: int) -> tuple[int, int]:
    """'Esther Blanco Esther Blanco' to the first of the two."""
    words = list(re.finditer(r"\S+", line[start:end]))
    half = len(words) // 2
    if half and len(words) % 2 == 0 and all(key(a[0]) == key(b[0]) for a, b in zip(words[:half], words[half:], strict=True)):
        return start, start + words[half - 1].end()
    return start, end


def _uncased_names(reading: _Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """'ワシントン＝山田太郎', 'الرباط: محمد الأحمد' to place and name; '王小明 李小红' to two names; '張 三' is one."""
    for mark in "=＝:":
        cut = reading.line.find(mark, start, end)
        if cut > start and reading.line[cut + 1 : end].strip():
            _take_place(reading, reading.line[start:cut].strip())
            start = cut + 1
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", reading.line[start:end])]
    chinese = reading.locale.tag == "zh" and len(words) > 1 and all(2 <= e - b <= 4 and "\u4e00" <= reading.line[b] <= "\u9fff" for b, e in words)
    if chinese:
        yield from words
    elif words:
        yield words[0][0], words[-1][1]


def _add_uncased(reading: _Reading, start: int, end: int, role: str | None) -> None:
    text = reading.line[start:end]
    if agencies.name_of(text):
        reading.sources.append(text)
        reading.agencies.append((start, end))
        return
    outlet = _outlet(text) or key(text) in reading.words.desks
    han = "\u3040" <= text[0] <= "\u9fff"
    hangul = "\uac00" <= text[0] <= "\ud7a3"
    longest = 5 if hangul or (han and "·" not in text and reading.locale.tag == "zh") else 16 if han else 40
    reading.odd = reading.odd or (len(text) > longest and not outlet) or len(text) < 2 or len(text.split()) > 5
    if not outlet and ((han and reading.locale.tag == "zh" and "·" not in text and text[0] not in _HAN_FAMILY) or (hangul and text[0] not in _HANGUL_FAMILY)):
        reading.bare = True
    reading.creators.append(_Person(start, end, "organisation" if outlet else "person", role))
    reading.role = None


def _creators(reading: _Reading) -> tuple[Creator, ...]:
    """Everybody once, in printed order, with the first role that is printed; desks and agencies where there is nobody else."""
    people = reading.creators or [_Person(start, end, "organisation") for start, end in reading.agencies] or reading.desks
    out: dict[str, Creator] = {}
    for person in people:
        name = reading.line[person.start : person.end]
        known = out.get(key(name))
        if known is None or (known.role is None and person.role):
            out[key(name)] = Creator(known.name if known else name, person.kind, person.role)
    return tuple(out.values())


# ---- the three questions ---------------------------------------------------------------------------------------------


def read(text: str, locale: Locale) -> Byline:
    """A line that is known to be a byline to what it says; a bare name is one.

    >>> read("Par Le360 (avec MAP)", locales.load("fr")).info_sources
    ('MAP',)
    """
    line = text.strip()[:_LONGEST_READ]
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS and line[1:-1]:
        inner = read(line[1:-1], locale) if line[1] not in _OPENERS else Byline(line)
        return inner._replace(text=line)
    folded = key(line)
    if _words(locale.tag).pointers.opens(folded):
        return Byline(line)
    opening = _opening(line, folded, 0, locale)
    if not opening.said and _is_sentence(line):
        return _of_sentence(line, locale)
    return _byline(line, locale, opening)[0]


def _is_sentence(line: str) -> bool:
    """'Jane Doe is the editor of a magazine.': eight words and a stop, many of them small."""
    words = line.split()
    return len(words) >= 8 and line.rstrip("\"'”»)").endswith((".", "!", "…")) and sum(word[0].islower() for word in words) >= 0.4 * len(words)


def _of_sentence(line: str, locale: Locale) -> Byline:
    """A sentence about the author, or of the paper about an agency, to the name that it begins with and the agencies in it."""
    words = list(re.finditer(r"\S+", line[: _end_of(line, key(line), 0, locale)]))[:6]
    sources = tuple(dict.fromkeys(line[start:end] for start, end, _ in find_agencies(line)))
    for count in range(min(5, len(words)), 1, -1):
        name = line[words[0].start() : words[count - 1].end()].rstrip(",")
        if is_name_shaped(name, locale) and (count == len(words) or words[count][0][0].islower()):
            return Byline(line, (Creator(name, "person"),), sources)
    return Byline(line, (), sources)


def _byline(line: str, locale: Locale, opening: _Opening) -> tuple[Byline, _Reading]:
    end = _end_of(line, key(line), opening.end, locale)
    reading = _read(line, locale, opening.end, end, opening)
    if not (reading.creators or reading.sources or reading.desks) and opening.said:
        desk = reading.words.desks.closes(reading.folded, end)  # 'Door onze redactie' is one phrase of the pack
        if desk >= 0:
            reading.creators.append(_Person(desk, end, "organisation"))
    if opening.sourced:
        names = [reading.line[p.start : p.end] for p in reading.creators if p.kind == "organisation"]
        reading.sources += names
    sources = tuple(dict.fromkeys(reading.sources))
    closing = line[end : end + 1]
    printed = line[: end + 1] if closing in (")", "）") else line[:end]
    return Byline(printed.strip() or line, _creators(reading), sources, reading.located, opening.said or reading.closed), reading


def find(text: str, locale: Locale) -> Byline | None:
    """An uncertain line to its byline, None unless its form shows one: a word of the trade, and nothing but names and what belongs to them.

    "Par exemple, …", "Par ailleurs", "By the time …", "Von heute an" show none.
    """
    line = text.strip()
    if len(line) > _LONGEST or line.endswith(("?", "!", "？", "！")):
        return None
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS and line[1:2] not in _OPENERS:  # '【责任编辑：王小明】'
        inner = find(line[1:-1], locale)
        return inner and inner._replace(text=line)
    folded = key(line)
    begin = _after_label(line, folded, locale)
    if not _may_open(line, folded, begin, locale) and not _may_close(folded, locale):
        return None
    opening = _opening(line, folded, begin, locale)
    if opening.sourced or (not opening.said and not _may_close(folded, locale)) or _words(locale.tag).pointers.opens(folded):
        return None
    byline, reading = _byline(line, locale, opening)
    if reading.odd or not byline.opened or not (byline.creators or byline.info_sources):
        return None
    if any(_COMPANY.search(creator.name) for creator in byline.creators):
        return None
    if reading.bare and not byline.info_sources and not (reading.closed and opening.said):
        return None
    return byline


def find_names(text: str, locale: Locale) -> Byline | None:
    """A line of people and nothing but what belongs to them, without a word of the trade; None for any other.

    Beside a time stamp or below a headline 'Jane Doe and John Smith' is a byline; elsewhere it may be anything.

    >>> [person.name for person in find_names("Jane Doe / The Paper", locales.load("en")).creators]
    ['Jane Doe']
    """
    line = text.strip()
    if line[:1] in _OPENERS and line[-1:] in _CLOSERS:
        line = line[1:-1].strip()
    if not _may_be_names(line) or line[0].islower() or line[0].isdigit() or line.endswith(("?", "!", "？", "！", ":", "：")):
        return None
    folded = key(line)
    first, _, _ = folded.lstrip().partition(" ")
    if not first or first in locale.with_words or first in locale.in_words or first in locale.conjunctions or _words(locale.tag).pointers.opens(folded):
        return None
    if _opening(line, folded, 0, locale).said:
        return None
    byline, reading = _byline(line, locale, _Opening())
    people = [creator.name for creator in byline.creators if creator.kind == "person"]
    if reading.odd or reading.bare or not people or not all(_is_name(name, reading) for name in people):
        return None
    return byline


_AROUND_STAMP = " |•·,;:-–—/([)]"
_COUNT = lazily(r"(?<=\w)\s+\d{1,5}$")  # of comments, of readers


def beside(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """What a line says before, between and behind some places of it, its time stamps: 'Jane Doe · May 5, 2025' to 'Jane Doe'."""
    parts, at = [], 0
    for start, end in spans:
        parts.append(text[at:start])
        at = max(at, end)
    parts.append(text[at:])
    return [bare for part in parts if (bare := _COUNT.sub("", part.strip(_AROUND_STAMP)))]


def find_beside(text: str, spans: Iterable[tuple[int, int]], locale: Locale) -> Byline | None:
    """The byline beside the time stamps of a line: what a word of the trade opens, else what names people, else a desk or an agency."""
    parts = [part for part in beside(text, spans) if len(part) <= _LONGEST_BESIDE]
    for look in (find, find_names, _find_paper):
        found = next((byline for part in parts if (byline := look(part, locale)) is not None), None)
        if found is not None:
            return found
    return None


def _find_paper(text: str, locale: Locale) -> Byline | None:
    return read(text, locale) if is_the_paper(text, locale) else None


def is_the_paper(text: str, locale: Locale) -> bool:
    """True for a line that names a desk or an agency as the author, and nothing else: 'Staff Reporter', 'BR24 Redaktion', 'The Associated Press'."""
    bare = text.strip(" .:|()[]")
    if not bare or len(bare) > _LONGEST_NAME or len(bare.split()) > 5:
        return False
    folded = key(bare)
    desks = _words(locale.tag).desks
    if folded in desks or _without_article(folded) in desks or is_agency(bare) or is_agency(bare[len(bare) - len(_without_article(folded)) :]):
        return True
    closing = desks.closes(folded)
    return closing > 0 and len(folded) - closing >= 4 and not bare[0].islower()


def _may_be_names(line: str) -> bool:
    """False for prose: few of its words have a capital, or it is long in a script without capitals."""
    if not line or len(line) > _LONGEST:
        return False
    if _is_uncased(line[:12]):
        return len(line) <= _LONGEST_BESIDE
    words = [word for word in line.split() if word[0].isalpha()]
    small = sum(map(str.islower, words))
    return 2 * (len(words) - small) >= small and (len(words) - small >= 2 or _INITIALS.fullmatch(line) is not None)


def _is_name(name: str, reading: _Reading) -> bool:
    """True for a person's name, by its shape, or by what is known of names in a script without capitals."""
    if not _is_uncased(name):
        begin = reading.line.find(name)
        untitled = reading.line[_without_title(reading, begin, begin + len(name)) : begin + len(name)]
        return bool(is_name_shaped(untitled, reading.locale)) or untitled != name
    folded = key(name)
    if folded in reading.words.sections or folded in reading.words.chatter or any(c.isdigit() for c in name):
        return False
    if "\u3040" <= name[0] <= "\u9fff" or "\uac00" <= name[0] <= "\ud7a3":
        return 3 <= len(name) <= 12 and not _NO_NAME.search(name) and (name[0] >= "\u4e00" or "・" in name)
    return 2 <= len(name.split()) <= 4 and not any(word in reading.locale.function_words for word in folded.split())


# particles of Japanese, marks, the photographer's word, the last letter of a town: in no name
_NO_NAME = lazily(r"[をがはへ、。「」]|から|まで|です|ます|した|する|撮影|提供|写真|[市県區区町村]$")


def _may_open(line: str, folded: str, start: int, locale: Locale) -> bool:
    """False where no word of the trade and no label can open a byline at a place; most lines end here."""
    return bool(locale.byline.opens(folded, start)) or ":" in folded[start : start + _LONGEST_LABEL] or line[start : start + 1].islower()


def _after_label(line: str, folded: str, locale: Locale) -> int:
    """'Opinion | By Jane Doe': the byline begins behind the label."""
    if not any(map(line[:_LONGEST_LABEL].__contains__, "|•·\n")):
        return 0
    match = re.match(r"([^|·•\n]{2,30}?)\s?[|·•\n]\s?", line)
    return match.end() if match and folded[: match.end(1)].strip() in _words(locale.tag).sections else 0


def _may_close(folded: str, locale: Locale) -> bool:
    return any(map(folded.__contains__, locale.byline_end.words))


def find_tagline(text: str, locale: Locale) -> Byline | None:
    """A credit at the end of a text to who is in it, with what they did: 'Reporting by Jane Doe; Editing by Max Muster'.

    None where the line does not open so (or, like '… contributed to this report', end so), or says more than that.
    """
    line = text.strip()
    if len(line) > _LONGEST_TAGLINE:
        return None
    begin = len(line) - len(line.lstrip(" ()[]（）【】–—―-*"))
    end = len(line.rstrip(" ()[]（）【】–—―-*"))
    head, tail = key(line[: begin + _LONGEST_TASK]), key(line[max(0, end - _LONGEST_TASK) : end]).rstrip(" .")
    if not (locale.tagline.opens(head, begin) or (begin and locale.tagline.opens(head, 0)) or locale.tagline.closes(tail) >= 0):
        return None
    folded = key(line)
    if not locale.tagline.opens(folded, begin):
        begin = locale.tagline.opens(folded, 0) and 0
    if not locale.tagline.opens(folded, begin):
        return _closed_tagline(line, folded, begin, end, locale)
    places = [(begin + b, begin + e) for b, e in locale.tagline.find_all(folded[begin:end])]
    if not places:  # the words of the credit are cut off by its brackets
        return _closed_tagline(line, folded, begin, end, locale)
    creators: list[Creator] = []
    sources: list[str] = []
    located: str | None = None
    for (start, behind), (limit, _) in zip(places, [*places[1:], (end, end)], strict=True):
        stop = len(line[:limit].rstrip(" ,，;；.。、(（"))
        reading = _read(line, locale, behind, max(behind, stop), _Opening(behind))
        if reading.odd:
            return None
        task = _task(line[start:behind], locale)
        creators += [Creator(c.name, c.kind, task) for c in _creators(reading)]
        sources += reading.sources
        located = located or reading.located
    if not creators or (len(places) == 1 and key(_task(line[places[0][0] : places[0][1]], locale)) in locale.photo_credit):
        return None  # 'Foto: …' alone is a picture's
    return Byline(line, tuple(dict.fromkeys(creators)), tuple(dict.fromkeys(sources)), located, True)


def _task(printed: str, locale: Locale) -> str:
    """'Reporting by' to 'Reporting', '（责编：' to '责编'."""
    task = printed.strip(" ()（）[]:：")
    words = task.split()
    if len(words) > 1 and key(words[-1]) in locale.byline:
        task = task[: task.rfind(words[-1])].rstrip()
    return task


def _closed_tagline(line: str, folded: str, begin: int, end: int, locale: Locale) -> Byline | None:
    stop = len(folded[:end].rstrip(" ."))
    closed = locale.tagline.closes(folded, stop)
    if closed <= begin:
        return None
    reading = _read(line, locale, begin, closed, _Opening(begin))
    task = line[closed:stop].strip(" ()（）:：")
    creators = tuple(Creator(c.name, c.kind, task) for c in _creators(reading))
    if reading.odd or reading.bare or not creators:
        return None
    return Byline(line, creators, tuple(dict.fromkeys(reading.sources)), reading.located, True)

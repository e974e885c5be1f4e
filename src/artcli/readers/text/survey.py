"""What a page shows as a whole, and the facts of each line that several cues look at; each is found once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache
from itertools import compress, groupby

from artcli.language import bylines, dates, day_order
from artcli.language.folding import is_narrow
from artcli.language.locale import Locale, load
from artcli.language.phrases import Lists
from artcli.language.stamps import Stamp, rest
from artcli.patterns import lazily
from artcli.readers.text.page import Line, Page, sentences
from artcli.readers.text.shapes import width
from artcli.values import NamedTuple

_SHORT = 240  # characters: a stamp, a byline or a button stands on a line no longer than this
_LONG = 20_000  # characters: the words of a line are told by so many of them, and more would take memory for nothing
_WORD = lazily(r"[^\W_]+")
_SIGNED_WORD = lazily(r"(?:[^\W_]|[\u0900-\u0963\u0970-\u0dff])+")  # the vowel signs of the scripts of India are no letters, and part no words
_UNSPACED = lazily(r"[\u0e00-\u0eff\u3040-\u9fff]")  # two ranges: a set of more takes long to compile
# a set comes first, by which the places are found fast where a sentence may end
_SENTENCE_BREAK = lazily(r"[.!?…。！？।።။។۔؟](?:(?<![.!?…])|['\"”»’)]{0,2}\s+['\"“«‘(¿¡]{0,2}[^\W\d_a-z])")
HEADINGS = ("tags", "see_also", "related", "comments", "share", "subscribe", "advert", "navigation", "legal")
"""Lists of words whose lines head a block of lines: what stands below is told by them."""


class Facts(NamedTuple):
    """One line of a page with everything that was found on it."""

    line: Line
    words: tuple[str, ...]  # of its key
    narrow: bool  # see `folding.is_narrow`
    size: int  # words; in scripts without spaces, half the letters
    width: int  # columns in a terminal
    cased: bool  # its script has capitals
    sentence: bool  # ends as a sentence does
    prose: bool  # long and sentence-like: most probably text of some story
    stamps: tuple[Stamp, ...]
    rest: str | None  # what stands beside the stamps; None without a stamp
    byline: bylines.Byline | None
    tagline: bylines.Byline | None
    kinds: frozenset[str]  # lists of the pack that the whole line is a phrase of
    openings: frozenset[str]  # lists of the pack that a phrase of opens the line
    recurring: float | None  # share of its telling words that stand in the page's prose too, None without such words

    @property
    def parted(self) -> tuple[str, ...] | None:
        """Its words, where blanks part them and all are known."""
        return _parted(self.line, self.words, narrow=self.narrow)

    def stamp_spans(self) -> list[tuple[int, int]]:
        """Where the stamps of the line begin and end."""
        return [(stamp.start, stamp.end) for stamp in self.stamps]


class Survey(NamedTuple):
    """A page with the facts of each line, and what only the whole page tells."""

    page: Page
    facts: tuple[Facts, ...]
    telling: Sequence[frozenset[str]]  # for each line the words that say what it is about
    first_prose: int  # index of the first and the last line of the story's prose, or -1
    last_prose: int
    usual_width: float  # median width of the prose
    usual_indent: int  # of the prose
    twice: frozenset[int]  # first source lines of the lines that were printed twice in a row, or say everything twice
    below_colon: frozenset[int]  # indexes of lines that a lone ":" parts from the line above
    holders: frozenset[int]  # indexes of lines that hold another whole line behind words of their own: "Press release: Headline"
    held: frozenset[str]  # the keys of these other lines
    counts: Counter[str]  # how often each key stands on the page
    under: tuple[tuple[str, int], ...]  # for each line: the kind of the nearest heading above it, and how many lines above
    most_recurring: int  # index of the line above the story that looks most like its headline, or -1
    first_place: Mapping[str, int]  # key -> index of the first and the last line with it
    last_place: Mapping[str, int]
    title_parts: frozenset[str]  # keys that another line goes on from with a site's name: "Headline - The Site"
    page_titles: frozenset[int]  # the indexes of such longer lines
    crumb_ends: frozenset[str]  # keys that another line ends with: "Home › Politics › Headline", "HomePoliticsHeadline"
    crumbs: frozenset[int]  # the indexes of such longer lines
    short_runs: tuple[int, ...]  # for each line the length of the run of short lines around it, 0 if it is long
    unfinished_runs: tuple[int, ...]
    told_again: frozenset[int]  # indexes of lines near the top of the story that a later line of prose nearly repeats
    named: Mapping[str, tuple[int, int]]  # key of a short line -> how many other lines hold it: of the rest, of the prose
    to_stamp: tuple[int, ...]  # for each line how far below it (or above it: negative) the nearest printed day stands, 0 where none is near
    to_byline: tuple[int, ...]  # the same for a byline with its word
    prose_links: Mapping[int, tuple[int, int, bool]]  # for a line of prose: lines to the prose above and below, 99 if none; a byline or day follows


LISTS = (
    "tags", "see_also", "related", "photo_credit", "caption", "share", "subscribe", "advert", "comments", "reading_time", "legal", "navigation",
    "furniture", "sections", "kickers", "embargo", "editor_note", "desks", "relative", "published", "updated", "professions", "byline",
)  # fmt: skip
"""Lists of words of a pack that lines are looked up in."""


def survey(page: Page) -> Survey:
    """A page to all its facts; linear in the length of the page."""
    lists = _lists(page.locale.tag)
    order = day_order.page_order((line.seen for line in page.lines), page.locale)
    counts = Counter(line.key for line in page.lines)
    all_narrow = is_narrow("".join([line.seen for line in page.lines]))
    narrow = [all_narrow or is_narrow(line.seen) for line in page.lines]
    worded = [tuple((_WORD if is_narrow else _SIGNED_WORD).findall(line.key, 0, _LONG)) for line, is_narrow in zip(page.lines, narrow, strict=True)]
    sizes = [len(words) if is_narrow else _size(line, words) for line, words, is_narrow in zip(page.lines, worded, narrow, strict=True)]
    stops = sentences(page)
    prose = [_is_prose(line, size, sentence) for line, size, sentence in zip(page.lines, sizes, stops, strict=True)]
    common = page.locale.function_words.all
    telling = [_telling(words, common, in_pairs=not is_narrow) for words, is_narrow in zip(worded, narrow, strict=True)]
    told, told_twice = _spread(compress(telling, prose))
    facts = tuple(
        _facts(
            line, page.locale, worded[i], narrow[i], sizes[i], stops[i], prose[i], _recurrence(telling[i], told_twice if prose[i] else told), lists, order
        )  # a line of prose does not vouch for itself
        for i, line in enumerate(page.lines)
    )
    first, last = _story(prose, facts)
    widths = sorted(f.width for f in facts if f.prose)
    indents = Counter(f.line.indent for f in facts if f.prose)
    parts, titles = _page_titles(page)
    ends, crumbs = _crumbs(page)
    holders, held = _holders(page)
    return Survey(
        page=page,
        facts=facts,
        telling=telling,
        first_prose=first,
        last_prose=last,
        usual_width=float(widths[len(widths) // 2]) if widths else 0.0,
        usual_indent=max(indents, key=indents.__getitem__, default=0),
        twice=frozenset(
            [one.repeats.first for one in page.interruptions if one.repeats is not None]
            + [line.lines.first for line in page.lines if _says_twice(line.key)]
        ),
        below_colon=_below_colon(page),
        holders=holders,
        held=held,
        counts=counts,
        under=_headings(facts),
        most_recurring=_likest(facts, first),
        first_place={line.key: len(page.lines) - 1 - i for i, line in enumerate(reversed(page.lines))},
        last_place={line.key: i for i, line in enumerate(page.lines)},
        title_parts=parts,
        page_titles=titles,
        crumb_ends=ends,
        crumbs=crumbs,
        short_runs=_runs([f.size <= 4 for f in facts]),
        unfinished_runs=_runs([f.size > 4 and not f.sentence for f in facts]),
        told_again=_told_again(facts, telling, first),
        named=_named(facts),
        to_stamp=_nearest([any(stamp.value is not None for stamp in f.stamps) and not f.prose for f in facts]),
        to_byline=_nearest([f.byline is not None and f.byline.opened and not f.prose for f in facts]),
        prose_links=_prose_links(facts),
    )


def _below_colon(page: Page) -> frozenset[int]:
    """'Storm', ':', 'Ferry stays in port': the colon stands between kicker and headline."""
    colons = [one.line.lines.first for one in page.interruptions if one.line.key in (":", "：")]
    lines = page.lines if colons else ()
    return frozenset(i for i in range(1, len(lines)) if any(lines[i - 1].lines.last < n < lines[i].lines.first for n in colons))


_DOUBLED = 24  # characters of words that are said twice


def _says_twice(key: str) -> bool:
    """True of 'The quay in May. The quay in May. Photo: Jo Hale': a dump has a picture's hidden text before its caption."""
    again = key.find(key[:_DOUBLED], _DOUBLED) if len(key) > 2 * _DOUBLED else -1
    return again > 0 and key.startswith(key[: again - 1], again)


_HEAD = 24  # lines around the first prose in which a standfirst may stand


def _told_again(facts: tuple[Facts, ...], telling: list[frozenset[str]], first_prose: int) -> frozenset[int]:
    """The sentences around the start of the story that a later paragraph nearly repeats: scraped pages print their lead twice."""
    around = [i for i in range(max(0, first_prose - _HEAD), min(len(facts), first_prose + 8)) if facts[i].sentence and len(telling[i]) >= 5]
    later = [i for i in range(max(0, first_prose), len(facts)) if facts[i].prose and 5 <= len(telling[i]) <= 60]
    return frozenset(i for i in around if any(j > i + 1 and _are_alike(telling[i], telling[j]) for j in later))


def _are_alike(some: Set[str], others: Set[str]) -> bool:
    """True of two sets of words that have three quarters of all their words in common."""
    count, of_others = len(some), len(others)
    if count < 0.75 * of_others or of_others < 0.75 * count:
        return False
    common = len(some & others)
    return common >= 0.75 * (count + of_others - common)


_SITE_NAME = lazily(r" ?[|–—·•»:] ?| - ")
_SITE_MARKS = (*"|–—·•»:", " - ")


def _page_titles(page: Page) -> tuple[frozenset[str], frozenset[int]]:
    """Keys of lines that stand again with more behind them ("Headline | The Site"), and where that longer line is."""
    keys = {line.key for line in page.lines if 12 <= len(line.key) <= _SHORT}
    parts: set[str] = set()
    titles: set[int] = set()
    for i, line in enumerate(page.lines):
        if len(line.key) <= _SHORT and any(map(line.key.__contains__, _SITE_MARKS)):
            for cut in list(_SITE_NAME.finditer(line.key))[:6]:
                if line.key[: cut.start()] in keys and line.key[: cut.start()] != line.key:
                    parts.add(line.key[: cut.start()])
                    titles.add(i)
    return frozenset(parts), frozenset(titles)


_FEW = 20
_TAIL = 12  # characters at the end of a line by which lines with the same end are found


def _crumbs(page: Page) -> tuple[frozenset[str], frozenset[int]]:
    """Keys that another line ends with after the way that leads there ("Home › Politics › Headline"), and where that line is."""
    by_tail: dict[str, set[str]] = {}
    for line in page.lines:
        if 2 * _TAIL <= len(line.key) <= _SHORT:
            by_tail.setdefault(line.key[-_TAIL:], set()).add(line.key)
    ends: set[str] = set()
    crumbs: set[int] = set()
    for i, line in enumerate(page.lines):
        shorter = _ends_of(line.key, by_tail.get(line.key[-_TAIL:], frozenset())) if len(line.key) <= _SHORT else ()
        if shorter:
            ends.update(shorter)
            crumbs.add(i)
    return frozenset(ends), frozenset(crumbs)


def _ends_of(key: str, others: Set[str]) -> list[str]:
    """Those of other keys that a key ends with; looked up one by one where there are many, so that no line is compared with all."""
    if len(others) <= _FEW:
        return [other for other in others if len(other) < len(key) and key.endswith(other)]
    return [key[start:] for start in range(1, len(key) - 2 * _TAIL + 1) if key[start:] in others]


_HEAD_OF_KEY = 14  # characters at the start of a line by which a line that holds it is found
# so many of a line from each beginning of a word on that is not the first
_HEADS = lazily(rf"[\s:|›»>](?=((?:[^\W_]|(?<=\s)\S).{{{_HEAD_OF_KEY - 1}}}))")


def _holders(page: Page) -> tuple[frozenset[int], frozenset[str]]:
    """Lines in whose middle another line of the page begins and is said whole, and the keys of these."""
    by_head: dict[str, dict[str, None]] = {}
    for line in page.lines:
        if _HEAD_OF_KEY < len(line.key) <= _SHORT:
            alike = by_head.setdefault(line.key[:_HEAD_OF_KEY], {})
            if len(alike) < _FEW:  # a page of lines that begin alike is no article
                alike[line.key] = None
    holders: set[int] = set()
    held: set[str] = set()
    for i, line in enumerate(page.lines):
        if not _HEAD_OF_KEY < len(line.key) <= _SHORT:
            continue
        if by_head.keys().isdisjoint(_HEADS.findall(line.key)):
            continue
        for head in _HEADS.finditer(line.key):
            whole = [key for key in by_head.get(head[1], ()) if line.key.startswith(key, head.end())]
            if whole:
                holders.add(i)
                held.update(whole)
    return frozenset(holders), frozenset(held)


def _runs(members: list[bool]) -> tuple[int, ...]:
    """For each place the length of the run of members that it belongs to."""
    out: list[int] = []
    for is_member, group in groupby(members):
        count = len(list(group))
        out += [count if is_member else 0] * count
    return tuple(out)


def _size(line: Line, words: tuple[str, ...]) -> int:
    """Words, or half the letters of scripts without spaces."""
    unspaced = len(_UNSPACED.findall(line.key))
    return max(len(words), unspaced // 2)


def _is_prose(line: Line, size: int, sentence: bool) -> bool:
    if size < 12:
        return False
    return sentence or (size >= 25 and _SENTENCE_BREAK.search(line.seen) is not None)


def _telling(words: Iterable[str], common: Set[str], *, in_pairs: bool) -> frozenset[str]:
    """The words of a line that say what it is about, in a form that endings disturb little: pairs of letters where no space parts words."""
    parted = set(words)
    pairs = []
    if in_pairs:
        unspaced = {word for word in parted if _UNSPACED.match(word)}
        parted -= unspaced
        pairs = [word[i : i + 2] for word in unspaced for i in range(len(word) - 1)]
    return frozenset([*pairs, *[word[:6] for word in parted - common if len(word) > 3 or word.isdigit()]])


def _spread(telling: Iterable[Set[str]]) -> tuple[Set[str], Set[str]]:
    """The words of some lines, and those that more than one line has."""
    once: set[str] = set()
    twice: set[str] = set()
    for words in telling:
        twice |= once & words
        once |= words
    return once, twice


_FIRST = 8  # characters, of which one is mostly a letter


def _is_cased(text: str) -> bool:
    """True if some letter of a text has a capital that may open a word; mostly one of the first tells."""
    first = text[:_FIRST]
    return first.lower() != first.title() or text.lower() != text.title()


def _recurrence(telling: Set[str], told: Set[str]) -> float | None:
    return len(telling & told) / len(telling) if telling else None


def _parted(line: Line, words: tuple[str, ...], *, narrow: bool) -> tuple[str, ...] | None:
    return words if narrow and len(line.key) <= _LONG else None


@cache
def _lists(tag: str) -> Lists:
    locale = load(tag)
    return Lists((name, getattr(locale, name)) for name in LISTS)


def _facts(
    line: Line,
    locale: Locale,
    words: tuple[str, ...],
    narrow: bool,
    size: int,
    sentence: bool,
    prose: bool,
    recurring: float | None,
    lists: Lists,
    order: str | None,
) -> Facts:
    short = len(line.seen) <= _SHORT
    parted = _parted(line, words, narrow=narrow)
    stamps = dates.find(line.seen, locale, order=order, folded=line.key, parted=parted) if short else ()
    bare = line.key.strip(" :.>»«|•-–—#*[]()!→…,'\"")
    return Facts(
        line=line,
        words=words,
        narrow=narrow,
        size=size,
        width=len(line.seen) if narrow else width(line.seen),
        cased=_is_cased(line.seen),
        sentence=sentence,
        prose=prose,
        stamps=stamps,
        rest=rest(line.seen, stamps, locale) if stamps else None,
        byline=bylines.find(line.seen, locale, line.key) if short else None,
        tagline=bylines.find_tagline(line.seen, locale, line.key) if size <= 60 and locale.tagline.may_stand(line.key, parted) else None,
        kinds=lists.kinds(bare) if short else frozenset(),
        openings=lists.openings(line.key.lstrip(" >»•-–—#*[(→")),
        recurring=recurring,
    )


def _story(prose: list[bool], facts: tuple[Facts, ...]) -> tuple[int, int]:
    """First and last line of the densest stretch of prose: lines between two of its members are at most a dozen."""
    best, run, last = (0, -1, -1), [0, -1, -1], -1
    for i, is_prose in enumerate(prose):
        if not is_prose:
            continue
        if last < 0 or i - last > 12:
            run = [0, i, i]
        run = [run[0] + min(facts[i].size, 80), run[1], i]
        last = i
        if run[0] > best[0]:
            best = (run[0], run[1], run[2])
    return best[1], best[2]


def _headings(facts: tuple[Facts, ...]) -> tuple[tuple[str, int], ...]:
    """For each line the nearest line above that heads a block of others ("Tags", "Lire aussi"); prose ends such a block."""
    out: list[tuple[str, int]] = []
    kind, distance = "", 0
    for fact in facts:
        out.append((kind, distance))
        distance += 1
        if fact.prose:
            kind = ""
        for heading in HEADINGS if fact.kinds or fact.openings else ():
            if heading in fact.kinds or (heading in ("tags", "see_also") and heading in fact.openings and fact.size <= 6):
                kind, distance = heading, 1
                break
    return tuple(out)


_NEAR = 8  # lines


def _nearest(there: list[bool]) -> tuple[int, ...]:
    """For each place the signed distance to the nearest true one, 0 where none is within reach or it is there itself."""
    places = list(compress(range(len(there)), there))
    out = [0] * len(there)
    for step in range(_NEAR, -1, -1):  # what is nearer comes later, and of two at one distance the one below
        for at in places:
            if at + step < len(out):
                out[at + step] = -step
        for at in places:
            if at >= step:
                out[at - step] = step
    return tuple(out)


_NAMES = 60  # short lines that are looked for in the others: a page with more is no article


def _named(facts: tuple[Facts, ...]) -> dict[str, tuple[int, int]]:
    """Lines of two to five words that may be names: the author's stands again at the foot, the names of the story in its prose."""
    keys = list(dict.fromkeys(f.line.key for f in facts if 2 <= f.size <= 5 and len(f.line.key) <= 60))[:_NAMES]
    prose = "\n".join(f.line.key for f in facts if f.prose)
    rest = "\n".join(f.line.key for f in facts if not f.prose and len(f.line.key) <= _SHORT)
    return {key: (min(rest.count(key) - 1, 4), min(prose.count(key), 4)) for key in keys}


def _prose_links(facts: tuple[Facts, ...]) -> dict[int, tuple[int, int, bool]]:
    """Standfirsts are parted from the text by byline, day or picture; the first paragraph is followed by the second."""
    places = [i for i, fact in enumerate(facts) if fact.prose]
    out = {}
    for n, i in enumerate(places):
        above = i - places[n - 1] if n else 99
        below = places[n + 1] - i if n + 1 < len(places) else 99
        between = facts[i + 1 : i + min(below, 7)]
        parted = any((f.byline is not None and (f.byline.opened or f.size <= 4)) or any(stamp.value for stamp in f.stamps) for f in between)
        out[i] = (above, below, parted)
    return out


def _likest(facts: tuple[Facts, ...], first_prose: int) -> int:
    """The line above the story whose words recur most in it: its headline, if words tell."""
    best, found = 0.0, -1
    for i, fact in enumerate(facts[: max(first_prose, 0)]):
        if fact.recurring and 3 <= fact.size <= 30 and not fact.sentence and not fact.stamps:
            score = fact.recurring * min(fact.size, 12) + i / (4 * len(facts))
            if score > best:
                best, found = score, i
    return found

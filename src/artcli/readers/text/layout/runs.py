"""Printed lines that belong together, each run a block of the page: paragraphs and headlines that were wrapped or torn, paragraphs of Markdown."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from artcli.language import bylines, datelines, dates
from artcli.language.locale import Locale
from artcli.patterns import lazily
from artcli.readers.text.layout import tears
from artcli.readers.text.layout.joints import Joints, is_joint
from artcli.readers.text.printed import Printed, first_word_width
from artcli.readers.text.shapes import ITEM, RULE, begins_small, ends_open, ends_sentence, room, width


def find(lines: list[Printed], column: int, locale: Locale, *, flowing: bool) -> list[list[Printed]]:
    """Free lines to those that are one each."""
    if flowing:
        return _flowing(lines)
    if column:
        return _below_datelines(_wrapped(lines, column, locale), locale)
    return _below_datelines(_torn(lines, locale) if tears.are_in(lines) else [[line] for line in lines], locale)


def _torn(lines: Sequence[Printed], locale: Locale) -> list[list[Printed]]:
    """Printed lines to the blocks that a scraper tore at their links."""
    runs: list[list[Printed]] = []
    weighed = tears.Tears(lines, locale)
    for i, line in enumerate(lines):
        if runs and tears.is_joint(runs[-1], line) and weighed.go_on(runs[-1], i):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _wrapped(lines: Sequence[Printed], column: int, locale: Locale) -> list[list[Printed]]:
    """Printed lines to the blocks that they were wrapped from."""
    runs: list[list[Printed]] = []
    dense = sum(line.gap > 0 for line in lines) <= _few(lines)
    unparted = are_unparted(lines, column)
    weighed = None if locale.script in WITHOUT_SPACES or any(line.opening for line in lines) else Joints(lines, column, locale, unparted=unparted)
    for i, line in enumerate(lines):
        if not runs or (len(runs) <= _HEAD and _parts_head(runs[-1], line, locale)):
            goes_on = False
        elif weighed is not None and is_joint(runs[-1], line, column):
            goes_on = weighed.go_on(runs[-1], i)
        else:
            goes_on = not (dense and _stands_alone(line.text)) and (
                _goes_on(runs[-1], line, column, dense=unparted) or _goes_on_narrowly(runs[-1], line, locale, in_head=len(runs) <= _HEAD)
            )
        if goes_on:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


_BESIDE_DAY = lazily(r"[\s,;|·–-]*(?:[^\W\d_]{1,8}\.? ?\d{1,3}[A-Z]?)?$")  # 'Samstag, 12. Mai 2018, Seite 4'


def _parts_head(run: Sequence[Printed], line: Printed, locale: Locale) -> bool:
    """True of two lines above a story of which one is the day, with the page at most, or the second a byline: a clipping has them as wide as its text."""
    above = run[-1].text
    if len(run) == 1 and (stamps := dates.find(above, locale)) and stamps[0].start == 0 and stamps[0].value and _BESIDE_DAY.match(above, stamps[-1].end):
        return True
    if ends_sentence(above) or ends_open(above, locale) or not line.text[0].isupper():
        return False
    found = bylines.find(line.text, locale)
    return found is not None and found.text == line.text


WITHOUT_SPACES = frozenset({"Hani", "Jpan", "Thai"})  # scripts in which a line breaks anywhere


def are_unparted(lines: Sequence[Printed], column: int) -> bool:
    """True of wrapped lines between whose paragraphs no blank line stands; those that part what stands above a story say nothing of them."""
    return sum(b.gap > 0 and min(a.end, b.end) >= 0.5 * column for a, b in itertools.pairwise(lines)) <= _few(lines)


def _few(lines: Sequence[Printed]) -> int:
    return max(2, len(lines) // 20)


def _stands_alone(text: str) -> bool:
    """True of a word or two that neither go on nor end a sentence: where no blank line parts anything, these are a button or a heading."""
    return text.count(" ") < 2 and text[0].isupper() and not ends_sentence(text)


def _goes_on(run: Sequence[Printed], line: Printed, column: int, *, dense: bool) -> bool:
    """True of a line that a wrapped paragraph goes on with."""
    above = run[-1]
    if above.opening and (above.end + 1 + line.opening <= column or (above.end >= column - 1 and ends_sentence(above.text))):
        return False
    if line.gap or ITEM.match(line.text) or RULE.match(above.text[-8:]) or abs(line.indent - above.indent) > 8:
        return False
    if line.indent > above.indent and (len(run) > 1 or ends_sentence(above.text)):  # the first line of the next paragraph is indented
        return False
    is_full = (above.end >= 0.5 * column or above.opening > 0) and above.end + 1 + first_word_width(line) > column
    return is_full or _is_torn(above, line, column, dense=dense) or _is_broken_off(run, line, column)


def _is_torn(above: Printed, line: Printed, column: int, *, dense: bool) -> bool:
    """True of two lines that a word with a blank which does not break ("27 décembre", "в Европу") kept apart, though its start would have fitted.

    Where blank lines part the paragraphs, a sentence may end there.
    """
    if (dense and ends_sentence(above.text)) or above.end < 0.6 * column or line.indent != above.indent:
        return False
    if line.text[0].islower():
        return True
    start, _, rest = line.text.partition(" ")
    return len(start) <= 3 and bool(rest) and above.end + 2 + width(start) + room(rest.split(" ", 1)[0]) > column


def _is_broken_off(run: Sequence[Printed], line: Printed, column: int) -> bool:
    """True of a paragraph below a blank line in which a line was broken before it was full, and that goes on below with a small letter."""
    above = run[-1]
    if len(run) < 2 or not run[0].gap or line.indent != above.indent or not begins_small(line.text):
        return False
    is_text = line.end >= 0.5 * column or ends_sentence(line.text)
    return is_text and above.text[-1] not in _BEFORE_ITEM and not ends_sentence(above.text)


_BEFORE_ITEM = ":;：；"


_HEAD = 12  # blocks above which a headline stands
_NARROW = 14  # columns of a line that is broken where it is full: a narrower one is a word or two


def _goes_on_narrowly(run: Sequence[Printed], line: Printed, locale: Locale, *, in_head: bool) -> bool:
    """True of a line that a headline, standfirst or caption goes on with which was set larger or in a narrower column than the text.

    It goes on where the line above has no mark and its first word would have made that line the widest: with a small letter, or (in
    the head of a page) with a capital below a small word that ends nothing: 'Otters return to the', 'River after 400 years'.
    """
    above, widths = run[-1], [part.end - part.indent for part in (*run, line)]
    if line.gap or above.opening or run[0].text[0].islower() or not (above.text[-1].isalnum() or above.text[-1] in ",-"):
        return False
    if not line.text[0].islower() and not (in_head and ends_open(above.text, locale) and above.text.rsplit(" ", 1)[-1].islower()):
        return False
    is_full = widths[-2] >= _NARROW and widths[-2] + 1 + first_word_width(line) > max(widths)
    if not is_full or line.text.split(" ", 1)[0].endswith(":"):
        return False
    is_whole = 2 * widths[-1] >= widths[-2] and line.text.count(" ") > 1
    if not is_whole and not ends_open(above.text, locale):  # 'Article written by', and a site that calls itself in lower case
        return False
    return bylines.find(line.text, locale) is None and not dates.find(line.text, locale)


_LONGEST_DATELINE = 60  # columns
_DATELINE_ENDS = f"{datelines.DASHES}="
_LEAST_BELOW = 60  # columns of the paragraph that a dateline opens


def _below_datelines(runs: list[list[Printed]], locale: Locale) -> list[list[Printed]]:
    """Blocks to the same with each paragraph in one with the dateline that stands on a line of its own above it: 'PORT ELIN, Ohio —'."""
    out: list[list[Printed]] = []
    for run in runs:
        above = out[-1][0] if out and len(out[-1]) == 1 else None
        if above is not None and above.text[-1] in _DATELINE_ENDS and run[0].end >= _LEAST_BELOW and _is_dateline(above.text, run[0].text, locale):
            out[-1].extend(run)
        else:
            out.append(run)
    return out


def _is_dateline(above: str, below: str, locale: Locale) -> bool:
    if width(above) > _LONGEST_DATELINE:
        return False
    found = datelines.find(f"{above} {below}", locale)
    return found is not None and len(above) <= found.end <= len(above) + 1


_OPENS_BLOCK = lazily(r"(?:[*+-]|\d{1,3}[.)])\s|[>|#]|```|~~~|\[[^\]]+\]:\s|\{[%{:]|<|!\[|(?:[*_-] ?){3,}$")  # in Markdown


_SHORT = 40  # columns of a line that ends where it does: 'By Jane Olson' above '3 May 2024'


def _flowing(lines: Sequence[Printed]) -> list[list[Printed]]:
    """Lines of Markdown to its paragraphs and list items; code stays as it is."""
    runs: list[list[Printed]] = []
    fenced = False
    for line in lines:
        is_fence = line.text.startswith(("```", "~~~"))
        above = runs[-1][-1] if runs else None
        goes_on = above is not None and not (fenced or is_fence or line.gap or _OPENS_BLOCK.match(line.text))
        is_short = above is not None and above.end < _SHORT and not line.text[0].islower()
        if goes_on and not is_short and not runs[-1][0].text.startswith(("|", "#", "[", "```", "~~~", "<")):
            runs[-1].append(line)
        else:
            runs.append([line])
        fenced ^= is_fence
    return runs

"""What stands around a stamp on its line: the words that say what it is, and whether it stands alone."""

from __future__ import annotations

from artcli.language.date_line import BEFORE, TIGHT, Line
from artcli.language.date_words import LABELS
from artcli.language.stamps import Label


def label_before(line: Line, start: int, floor: int) -> tuple[int, Label | None]:
    """Where a stamp begins with the words that belong to it, and what they say ('Publié le', 'Updated:')."""
    text, words, at, begin = line.text, line.words, start, start
    for _ in range(4):
        run = at
        while at > floor and text[at - 1] in BEFORE and run - at < TIGHT:
            at -= 1
        found = line.closes(words.labels_by_end, at, floor)
        if found is None and at > floor and text[at - 1] == ".":
            found = line.closes(words.labels_by_end, at - 1, floor)
        if found is not None:
            return found[1], LABELS[found[0]]
        earlier = _link_before(line, at, floor)
        if earlier is None:
            break
        at = earlier
        begin = earlier if text[earlier].isalnum() and text[earlier:begin].replace(" ", "").isalpha() else begin
    return begin, None


def _link_before(line: Line, end: int, floor: int) -> int | None:
    """The start of a link word, weekday or relative word that ends at a place."""
    found = line.closes(line.words.before_by_end, end, floor)
    if found is not None:
        return found[1]
    start = line.words.relative.closes(line.text[max(floor, end - 20) : end])
    return max(floor, end - 20) + start if start >= 0 else None


def labelled(line: Line, start: int, end: int, floor: int) -> tuple[int, int, Label | None]:
    """Where a stamp begins and ends with the words that belong to it, and what they say; those behind it count where none before it say anything."""
    start, label = label_before(line, start, floor)
    if label is None:
        end, label = _label_behind(line, end)
    return start, end, label


def _label_behind(line: Line, end: int) -> tuple[int, Label | None]:
    """'2025年1月13日 20時01分 公開': Japanese, Korean and Chinese pages print it there too."""
    if not line.words.labels_behind:
        return end, None
    found = line.word(line.words.labels, line.skip(end, frozenset(" （(")))
    if found is None or line.text[found[1] : found[1] + 3].strip(" )）")[:1] not in ("", "|", "・", "、", "/", ","):
        return end, None
    return found[1], LABELS[found[0]]


def stands_alone(line: Line, start: int, end: int, floor: int) -> bool:
    """True if nothing but marks touches a span, and little else is on the line."""
    text = line.text
    if len(text) > 200:
        return False
    before, after = text[floor:start].rstrip(), text[end:].lstrip()
    if (before and before[-1] not in BEFORE) or (after and after[0] not in BEFORE and after[0] != "." and not after[0].isdecimal()):
        return False
    return before.count(" ") + after.count(" ") <= 8


def is_inside(line: Line, start: int, end: int, floor: int) -> bool:
    """True if a span has words on both sides."""
    before, after = line.text[max(floor, start - 3) : start].rstrip(), line.text[end : end + 3].lstrip()
    return before[-1:].isalnum() and after[:1].isalpha()


_MOST_MARKS = 24  # on a line beside what is all that it says


def is_all(line: Line, start: int, end: int) -> bool:
    """True if a line has no word and no figure but those of a span."""
    return len(line.text) - (end - start) <= _MOST_MARKS and not any(c.isalnum() for c in line.text[:start] + line.text[end:])

"""The "> " that a mail program puts before each line of a text that it forwards, and what is said above and below by the one who does."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.patterns import lazily
from artcli.readers.text.printed import Printed
from artcli.readers.text.shapes import ends_sentence, width
from artcli.readers.text.talk import closes, greets

_QUOTE = lazily(r"(?:> ?)+")
_FORWARDED, _QUOTED = 4, 0.8  # so many lines, and so many of all, are quoted in a text that was forwarded
_LONG_RUN, _MOST = 8, 0.6  # and of one with words of who forwarded it


def unquoted(lines: Sequence[Printed]) -> tuple[list[Printed], list[Printed]]:
    """The lines of a forwarded text without the "> " that a mail program put before each, and what is none of it: lines that are only such marks, and
    what the one who forwarded it says above and below.

    Other texts stay as they are: where few lines are quoted, or a block in a story, that says something.
    """
    quoted = [i for i, line in enumerate(lines) if line.text[0] == ">"]
    if len(quoted) < _FORWARDED:
        return list(lines), []
    above, below = lines[: quoted[0]], lines[quoted[-1] + 1 :]
    run = lines[quoted[0] : quoted[-1] + 1]
    talks = all(_is_talk(line.text) for line in above) and any(_QUOTE.fullmatch(line.text) for line in run)
    if len(quoted) < _QUOTED * len(lines) and not (talks and len(quoted) >= max(_LONG_RUN, _QUOTED * len(run), _MOST * len(lines))):
        return list(lines), []
    if not (talks and (above or below)) or (below and not (below[0].gap or closes(below[0].text))):
        above, run, below = [], lines, []
    out: list[Printed] = []
    marks: list[Printed] = []
    gap = 0
    for line in run:
        mark = _QUOTE.match(line.text)
        text = line.text[mark.end() :].lstrip() if mark else line.text
        if text:
            out.append(line._replace(text=text, end=width(text), indent=0, gap=gap + line.gap))
        else:
            marks.append(line)
        gap = 0 if text else gap + 1
    return (out, [*above, *marks, *below]) if out else (list(lines), [])


def _is_talk(text: str) -> bool:
    """True of a line of somebody who hands on what stands below: 'Hi all, see below', 'See below:', a sentence."""
    return text.endswith((",", ":", "：", "،")) or ends_sentence(text) or greets(text)

"""What a run has come to: in sentences at its end, and in counts for scripts."""

from __future__ import annotations

from collections.abc import Iterator

from artcli.bulk import journal
from artcli.bulk.run import Summary
from artcli.bulk.tally import OUTCOMES, Names
from artcli.cli import console
from artcli.storage import join

_MOST_NAMED = 6  # kinds of notes, formats


def sentences(summary: Summary, out: str, *, prune: bool) -> Iterator[str]:
    """The sum that every input is in, then what a user must know of notes and of outputs that nobody asked for."""
    yield _sum(summary)
    if summary.noted:
        where = console.shown(join(out, journal.MANIFEST))
        yield f"{console.counted(summary.noted, 'article')} with notes: {_by_name(summary.notes)}; {where} has them"
    if summary.alike:
        yield f"{shared(summary.alike, summary.alike_ids)}: their headline, byline and text are the same"
    if summary.beside.total:
        kept = f"{console.counted(summary.beside.total, 'other output')} of earlier runs kept"
        them, they_are = ("it", "it is") if summary.beside.total == 1 else ("them", "they are")
        yield f"{kept}: {_by_name(summary.beside)}; --prune leaves {them}, delete {them} yourself if {they_are} not wanted"
    if summary.stale:
        yield from _stale(summary, out, prune)


def _stale(summary: Summary, out: str, prune: bool) -> Iterator[str]:
    count, them, their_inputs_are = summary.stale, *(("it", "its input is") if summary.stale == 1 else ("them", "their inputs are"))
    if prune:
        what = "kept"
        yield f"{console.counted(count, 'stale output')} kept: edited since; delete {them} yourself, or --force removes {them}"
    else:
        what = "stale"
        yield f"{console.counted(count, 'output')} stale: {their_inputs_are} gone or gave something else; --prune removes {them}"
    yield from (f"{what}: {console.shown(join(out, path))}" for path in summary.stale_named)
    if count > len(summary.stale_named):
        yield f"{what}: and {count - len(summary.stale_named):,} more"


def shared(articles: int, ids: int) -> str:
    """How many articles of a folder say what another one says.

    >>> shared(1200, 1)
    '1,200 articles share 1 id'
    """
    return f"{console.counted(articles, 'article')} share {console.counted(ids, 'id')}"


def as_values(summary: Summary) -> dict[str, int]:
    """The counts of a run, for scripts."""
    def counts(*names: str) -> dict[str, int]:
        return {name: getattr(summary, name) for name in names}

    reached = {"in": summary.inputs, **counts(*OUTCOMES), "not_reached": summary.inputs - summary.reached}
    return {**reached, **counts("articles", "files", "doubted", "noted", "alike", "stale", "pruned"), "kept": summary.beside.total}


def _sum(summary: Summary) -> str:
    """The sum that every input is in."""
    parts = " + ".join(f"{getattr(summary, name):,} {name}" for name in OUTCOMES)
    left = summary.inputs - summary.reached
    more = f" + {left:,} not reached" if left else ""
    pruned = f"; {console.counted(summary.pruned, 'stale output')} removed" if summary.pruned else ""
    return f"{summary.inputs:,} in = {parts}{more}; {console.counted(summary.articles, 'article')}, {console.counted(summary.files, 'file')} written{pruned}"


def _by_name(names: Names) -> str:
    """Names and how often each occurs, the most frequent first.

    >>> import collections
    >>> _by_name(Names(counts=collections.Counter("aabbbccccdddddeeeeeefffffffgggggggghhhhhhhhh")))
    'h 9, g 8, f 7, e 6, d 5, c 4, 2 others 5'
    """
    different, times = names.below(_MOST_NAMED)
    rest = [f"{console.counted(different, 'other')} {times:,}"] if different else []
    return ", ".join([*(f"{console.shown(name)} {count:,}" for name, count in names.top(_MOST_NAMED)), *rest])

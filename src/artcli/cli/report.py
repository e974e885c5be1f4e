"""A manifest as one self-contained HTML page: what was read, when it appeared, how sure it is, and what failed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import fields
from urllib.parse import quote

from artcli.article import Article
from artcli.bulk.journal import Entry
from artcli.bulk.tally import BINS, OUTCOMES, Known, Names, Sureness, Tally, tally
from artcli.cli import console, markup
from artcli.doubts import judged

_MOST_COLUMNS = 120
_MOST_NAMES = 15
_LONGEST_LABEL = 90
_SHOWN = ("headline", "published", "body", "standfirst", "byline", "section")
_UNITS = ("day", "month", "year", "decade", "century")
Link = Callable[[str], "str | None"]


def render(entries: Iterable[Entry], *, out: str, page: str, alike: str = "") -> bytes:
    """The lines of the manifest in the folder `out` to a page that will stand at `page`, and whose links lead to the outputs.

    `alike` says how many articles are the same.
    """
    total = tally(entries)
    return markup.fill(
        "report.html",
        title=f"{console.counted(total.articles, 'article')} from {console.counted(total.inputs, 'input')}",
        about=f"{markup.name(out)} · {console.counted(total.words, 'word')}{_written(total.outputs)}{f' · {markup.text(alike)}' if alike else ''}",
        counts=_counts(total),
        kinds=_kinds(total),
        dates=_dates(total),
        sections=_names(total.sections.in_any_case(), total.articles, "article", "section"),
        languages=_names(total.languages, total.articles, "article", "language", said=_language),
        sureness=_sureness(total),
        doubts=_doubts(total, link_from(page, out)),
        lacking=_lacking(total, link_from(page, out)),
        noted=_noted(total),
        failed=_plain(total.failures, total.outcomes["failed"]),
        skipped=_plain(total.skipped, total.outcomes["skipped"]),
    )


def link_from(page: str, out: str) -> Link:
    """How a page refers to a file in the folder `out`: a relative address, or None where the folder is no folder of this machine."""

    def link(path: str) -> str | None:
        if "://" in out or "://" in page:
            return None
        try:
            way = os.path.relpath(os.path.join(os.path.realpath(out), path), os.path.dirname(os.path.realpath(page)))
            # './', for 'javascript:x.md' alone would be no file but a command
            return quote(os.fsencode(f"./{way}".replace(os.sep, "/")))
        except ValueError:  # on another drive, or no name that a file can have
            return None

    return link


def _written(formats: Names) -> str:
    return "".join(f" · {count:,} {markup.text(name)}" for name, count in formats.top(_MOST_NAMES))


# ---- charts ------------------------------------------------------------------------------------------------------------
# Lengths are attributes of SVG: the policy of the page lets no style through but the one in its head.


def _counts(total: Tally) -> str:
    items = "".join(f'<li class="{name}"><b>{total.outcomes[name]:,}</b>{name}</li>' for name in OUTCOMES)
    return f'{_whole([(name, total.outcomes[name]) for name in OUTCOMES])}<ul class="counts"><li><b>{total.inputs:,}</b>in</li>{items}</ul>'


def _whole(parts: list[tuple[str, int]]) -> str:
    """One bar in as many colours as there are parts."""
    whole = sum(count for _, count in parts)
    rects, start = [], 0.0
    for name, count in parts:
        width = 100 * count / whole if whole else 0
        rects.append(f'<rect class="{name}" x="{start:.3f}" width="{width:.3f}" height="1"><title>{name}: {count:,}</title></rect>')
        start += width
    return f'<svg class="whole" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">{"".join(rects)}</svg>'


def _bars(rows: list[tuple[str, int]], whole: int) -> str:
    """Labels, which are HTML already, each with a bar that shows its share of the whole, and its number."""
    cells = (
        f'<tr><th scope="row"><bdi dir="auto">{label}</bdi></th><td><svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{min(100.0, 100 * count / (whole or 1)):.2f}" height="1"/></svg></td><td class="n">{count:,}</td></tr>'
        for label, count in rows
    )
    return f'<table class="bars">{"".join(cells)}</table>'


def _columns(columns: list[tuple[str, int]], told: str, low: int = 0) -> str:
    """Upright bars with a label each, the first `low` of them in another colour; what there is of something is seen, be it ever so little."""
    most = max((count for _, count in columns), default=1) or 1
    parts = []
    for at, (label, count) in enumerate(columns):
        height = max(2.0, 100 * count / most) if count else 0.0
        parts.append(
            f'<g><title>{label}: {count:,}</title><rect class="area" x="{at}" width="1" height="100"/>'
            f'<rect class="{"low" if at < low else "high"}" x="{at + 0.08:.2f}" y="{100 - height:.1f}" width="0.84" height="{height:.1f}"/></g>'
        )
    return f'<svg class="columns" viewBox="0 0 {len(columns)} 100" preserveAspectRatio="none" role="img" aria-label="{told}">{"".join(parts)}</svg>'


# ---- the parts of the page ---------------------------------------------------------------------------------------------


def _kinds(total: Tally) -> str:
    """Why inputs failed or were skipped, and what was noted, each kind with its number; nothing where there is neither."""
    parts = [
        f"<section><h2>{title}</h2>\n{_names(names, whole, of, said=said)}\n</section>"
        for title, names, whole, of, said in (
            ("Why inputs failed or were skipped", total.reasons, total.inputs, "input", str),
            ("Notes", total.notes, total.articles, "article", _words),
        )
        if names.counts
    ]
    return f'<div class="pair">\n{"".join(parts)}\n</div>' if parts else ""


def _names(names: Names, whole: int, of: str, noun: str | None = None, said: Callable[[str], str] = str) -> str:
    """The most frequent names as shares of so many articles or inputs; with a noun, some of these may have none."""
    if not names.counts:
        return f'<p class="none">No {noun} was found.</p>'
    rows = [(_label(said(name)), count) for name, count in names.top(_MOST_NAMES)]
    different, times = names.below(_MOST_NAMES)
    least = "at least " if names.others else ""
    told = [f"of {console.counted(whole, of)}"]
    told += [f"and {least}{different:,} more, {times:,} times"] if different else []
    without = whole - sum(names.counts.values()) - names.others
    told += [f"no {noun}: {without:,}"] if noun and without > 0 else []
    return f'{_bars(rows, whole)}<p class="dim">{"; ".join(told)}</p>'


def _label(name: str) -> str:
    """A name, cut where it is too long to stand beside a bar; then the whole of it shows when one points at it."""
    if len(name) <= _LONGEST_LABEL:
        return markup.text(name)
    return f'<span title="{markup.name(name)}">{markup.text(name[: _LONGEST_LABEL - 1])}…</span>'


def _words(code: str) -> str:
    """'encoding_guessed' as one says it."""
    return code.replace("_", " ")


def _language(tag: str) -> str:
    """'fr' to 'French (fr)' where there is a pack."""
    from artcli.errors import UnknownLanguage
    from artcli.language import locale

    try:
        return f"{locale.load(tag).english_name} ({tag})"
    except UnknownLanguage:
        return tag


def _dates(total: Tally) -> str:
    columns = total.dates.columns(_MOST_COLUMNS)
    if not columns.counts:
        return '<p class="none">No date was found.</p>'
    shown = [(_when(name), count) for name, count in columns.counts]
    first, last = shown[0][0], shown[-1][0]
    unit = _UNITS[columns.unit]
    without = total.articles - sum(total.dates.counts.values())
    told = [f"by {unit}", f"the most in one {unit}: {max(count for _, count in shown):,}"]
    told += [f"{words}: {count:,}" for words, count in ((f"before {first}", columns.before), (f"after {last}", columns.after), ("no date", without)) if count]
    numbers = "".join(f'<tr><th scope="row">{name}</th><td class="n">{count:,}</td></tr>' for name, count in shown if count)
    return (
        f'{_columns(shown, f"articles by {unit}")}<p class="axis"><span>{first}</span><span>{last}</span></p><p class="dim">{"; ".join(told)}</p>'
        f'<details><summary>The numbers</summary><table class="bars">{numbers}</table></details>'
    )


def _when(name: str) -> str:
    """'2025-11', '202' (the decade), '20' (the century) as one says it."""
    return {3: f"{name}0s", 2: f"{name}00s"}.get(len(name), name)


def _sureness(total: Tally) -> str:
    order = [*_SHOWN, *(one.name for one in fields(Article) if one.name not in _SHOWN)]
    known = sorted((name for name in total.sureness if name in order), key=order.index)
    first = "".join(_how_sure(name, total) for name in _SHOWN)
    others = "".join(_how_sure(name, total) for name in known if name not in _SHOWN)
    more = f'<details><summary>Other fields</summary><div class="sure">{others}</div></details>' if others else ""
    return f'<div class="sure">{first}</div>{more}'


def _how_sure(name: str, total: Tally) -> str:
    one = total.sureness.get(name, Sureness())
    columns = [(f"{at / BINS:.2f} to {(at + 1) / BINS:.2f}", count) for at, count in enumerate(one.bins)]
    low = sum(one.bins[: BINS // 2])
    label = _words(name)
    return (
        f'<div><h3>{label}</h3><p class="dim">found in {one.found:,} of {total.articles:,}; below 0.5: {low:,}</p>'
        f'{_columns(columns, f"{label}: articles by confidence", BINS // 2)}<p class="axis"><span>0</span><span>0.5</span><span>1</span></p></div>'
    )


def _doubts(total: Tally, link: Link) -> str:
    if not total.doubts:
        return '<p class="none">There is no article.</p>'
    told = "By the least sure of headline, date and body, of those that were found."
    return _listed(told, total.doubts, total.judged, "which are surer", link)


def _lacking(total: Tally, link: Link) -> str:
    """Articles of which something is missing, which is no doubt: a sound article may print no date."""
    if not total.lack:
        return '<p class="none">None.</p>'
    told = "; ".join(f"no {name}: {total.missing[name]:,}" for name in judged({}) if total.missing[name])
    return _listed(told, total.lacking, total.lack, "which the manifest lists", link)


def _listed(told: str, shown: list[Known], count: int, others: str, link: Link) -> str:
    more = f'<p class="dim">and {count - len(shown):,} more, {others}</p>' if count > len(shown) else ""
    return f'<p class="dim">{told}</p><ol>{"".join(_doubt(one, link) for one in shown)}</ol>{more}'


def _doubt(one: Known, link: Link) -> str:
    headline = (
        f'<p class="headline" dir="auto"{_lang(one.facts.language)}>{markup.text(one.headline)}</p>'
        if one.headline
        else '<p class="none">no headline</p>'
    )
    sure = "".join(_judged(name, confidence) for name, confidence in judged(one.facts.confidences).items())
    notes = f"<span>notes: {markup.text(_words(', '.join(one.notes)))}</span>" if one.notes else ""
    outputs = "".join(f"<span>{_named(output.format, link(output.path))}</span>" for output in one.outputs)
    return (
        f'<li class="row"><span class="n">{"" if one.least is None else f"{one.least:.2f}"}</span><div>{headline}<p class="more">{sure}{notes}</p>'
        f'<p class="more"><span><bdi>{markup.name(one.source)}</bdi></span>{outputs}</p></div></li>'
    )


def _lang(tag: str | None) -> str:
    return f' lang="{markup.text(tag)}"' if tag else ""


def _judged(name: str, confidence: float | None) -> str:
    if confidence is None:
        return f'<span class="doubt">no {name}</span>'
    return f"<span{' class=doubt' if confidence < 0.5 else ''}>{name} {confidence:.2f}</span>"


def _named(name: str, address: str | None) -> str:
    return f'<a href="{markup.text(address)}">{markup.text(name)}</a>' if address is not None else markup.text(name)


def _noted(total: Tally) -> str:
    """What was noted, kind by kind, and of which inputs."""
    kinds = [(code, count) for code, count in total.notes.top(len(total.noted)) if total.noted.get(code)]
    if not kinds:
        return '<p class="none">None.</p>'
    return "".join(
        f"<details><summary>{markup.text(_words(code))}: {console.counted(count, 'article')}</summary>{_plain(total.noted[code], count)}</details>"
        for code, count in kinds
    )


def _plain(rows: list[tuple[str, str]], count: int) -> str:
    """Inputs with their reasons."""
    if not count:
        return '<p class="none">None.</p>'
    items = "".join(f"<li><bdi>{markup.name(path)}</bdi><span>{markup.text(reason)}</span></li>" for path, reason in rows)
    more = f'<p class="dim">and {count - len(rows):,} more, which the manifest lists</p>' if count > len(rows) else ""
    return f'<ul class="plain">{items}</ul>{more}'

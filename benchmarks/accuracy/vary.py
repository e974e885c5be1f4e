"""Labelled pages to others like them, so that a layout that was rare is still read: the same story, its head and its surroundings changed.

Each change is one that real pages show: another order of byline, day and standfirst, a byline in another form of the language,
furniture left out or taken from another page of the language, a story of a few short paragraphs, an advertisement or a pointer
between them, a picture with a name, hours between the paragraphs, blank lines gone, capitals; or all but the story gone. Nothing is
drawn but by the page's name. And each story stands once more in the frame of another page: whole menus above it, whole footers below.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from artcli.language import locale
from artcli.language.locale import Locale

Marked = list[tuple[str, str]]
"""The lines of a text with their labels; "" for a blank one."""

MARK = "+"  # at the end of the name of a page that was made from another
_HEAD = frozenset({"author-line", "date-line", "summary"})
_FEWEST = 8  # lines above a story that make a frame
_MOST = 60  # lines of furniture that are taken from another page


def marked(raw: Sequence[str], truth: Mapping[str, Any]) -> Marked:
    """A text and its truth to lines with labels."""
    labels = dict(truth["lines"])
    return [(line, labels.get(n, "other") if line.strip() else "") for n, line in enumerate(raw, 1)]


def furniture(page: Marked) -> list[Marked]:
    """The runs of two and more lines of furniture of a page, for other pages."""
    runs: list[Marked] = [[]]
    for line in page:
        if line[1] in ("other", ""):
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return [run[:_MOST] for run in runs if sum(bool(label) for _, label in run) > 1]


@dataclass(frozen=True)
class Frame:
    """What stands around the story of a page, above its head and below its last line; and the story's headline."""

    above: Marked
    below: Marked
    headline: str


def frame(page: Marked) -> Frame | None:
    """The frame of a page; None where it has no headline, or next to nothing above its story."""
    story, headline = _story(page), _headline(page)
    if not headline or story.start < _FEWEST:
        return None
    return Frame(page[: story.start], page[story.stop :], headline)


def framed(page: Marked, truth: Mapping[str, Any], frames: Sequence[Frame]) -> Marked | None:
    """A page's story in another frame than its own, in which its headline stands for the other's; None where there is none to take."""
    story, headline = _story(page), _headline(page)
    others = [one for one in frames if one.headline != headline]
    if not headline or not others:
        return None
    around = random.Random(f"frame {truth['id']}").choice(others)
    above, below = ([(text.replace(around.headline, headline), label) for text, label in part] for part in (around.above, around.below))
    return [*above, *page[story.start : story.stop], *below]


def _story(page: Marked) -> range:
    """From the first line that is no furniture to the last."""
    known = [i for i, (_, label) in enumerate(page) if label not in ("other", "")]
    return range(known[0], known[-1] + 1) if known else range(0)


def _headline(page: Marked) -> str:
    return next((text.strip() for text, label in page if label == "title"), "")


def vary(page: Marked, truth: Mapping[str, Any], foreign: Sequence[Marked]) -> Marked:
    """A page to another; `foreign` are runs of furniture of other pages of its language."""
    draw = random.Random(f"vary {truth['id']}")
    words = locale.load(_tag(truth))
    out = _without_some_furniture(page, draw)
    out = _with_other_bylines(out, truth, words, draw)
    out = _with_head_in_another_order(out, draw)
    if draw.random() < 0.3:
        out = _shortened(out, draw)
    if draw.random() < 0.35:
        out = _interrupted(out, words, foreign, draw)
    if draw.random() < 0.08:
        out = _with_named_picture(out, draw)
    if draw.random() < 0.05:
        out = _as_it_happens(out, draw)
    if draw.random() < 0.4:
        out = _with_twin_headline(out, draw)
    if foreign and draw.random() < 0.7:
        out = _with_foreign_furniture(out, foreign, draw)
    if draw.random() < 0.3:
        out = [line for line in out if line[1]]
    if draw.random() < 0.1:
        out = [(text.upper(), label) if label in ("title", "subhead") else (text, label) for text, label in out]
    return out


def _tag(truth: Mapping[str, Any]) -> str:
    tag = str(truth.get("language") or "en").split("-")[0]
    return {"no": "nb"}.get(tag, tag) if {"no": "nb"}.get(tag, tag) in locale.tags() else "en"


def _without_some_furniture(page: Marked, draw: random.Random) -> Marked:
    out: Marked = []
    dropping = 0
    for text, label in page:
        if label == "other" and not dropping and draw.random() < 0.08:
            dropping = draw.randint(1, 12)
        if dropping and label == "other":
            dropping -= 1
            continue
        if label not in ("other", ""):
            dropping = 0
        out.append((text, label))
    return out


def _with_foreign_furniture(page: Marked, foreign: Sequence[Marked], draw: random.Random) -> Marked:
    """One to three runs from elsewhere, put where no paragraph of the story is torn from the next but by a short one."""
    out = list(page)
    for _ in range(draw.randint(1, 3)):
        run = draw.choice(foreign)
        at = draw.randint(0, len(out))
        inside = any("paragraph" in label for _, label in out[:at]) and any("paragraph" in label for _, label in out[at:])
        start = draw.randint(0, len(run) - 1)
        out[at:at] = run[start : start + (draw.randint(1, 5) if inside else draw.randint(2, 30))]
    return out


def _with_other_bylines(page: Marked, truth: Mapping[str, Any], words: Locale, draw: random.Random) -> Marked:
    names = [name for name in truth.get("authors", {}).get("value") or [] if isinstance(name, str)]
    if not names or draw.random() < 0.4:
        return page
    out: Marked = []
    for text, label in page:
        if label == "author-line" and len(text) < 120 and all(name.casefold() in text.casefold() for name in names):
            out += [(line, "author-line" if any(n.casefold() in line.casefold() for n in names) else "other") for line in _byline(names, words, draw)]
        else:
            out.append((text, label))
    return out


def _byline(names: Sequence[str], words: Locale, draw: random.Random) -> list[str]:
    """Names to a byline of the language in one of the forms of the trade."""
    openers = [word for word in words.byline.words[:6] if len(word) < 14] or [""]
    opener = draw.choice(openers)
    joint = f" {words.conjunctions.words[0]} " if words.conjunctions.words and draw.random() < 0.5 else ", "
    together = joint.join(names)
    shape = draw.randrange(9)
    if shape == 0:
        return [opener.capitalize(), *names]
    if shape == 1:
        return list(names)
    if shape == 2:
        return [together.upper()]
    if shape == 3:
        return [f"{opener} {together}".strip()]
    if shape == 4:
        return [f"{opener.upper()} {together.upper()}".strip()]
    if shape == 5 and words.professions.words:
        return [f"{together}, {draw.choice(words.professions.words[:12])}"]
    if shape == 6:
        return [f"{opener.capitalize()}: {together}"]
    return [f"{opener.capitalize()} {together}".strip()] if shape == 7 else [together]


def _with_head_in_another_order(page: Marked, draw: random.Random) -> Marked:
    """The lines of the head that say one thing each, anew: before or behind the headline, joined on one line or not."""
    title = next((i for i, (_, label) in enumerate(page) if label == "title"), None)
    first = next((i for i, (_, label) in enumerate(page) if "paragraph" in label), len(page))
    if title is None or title > first or draw.random() < 0.5:
        return page
    head = [i for i in range(max(0, title - 4), min(first, title + 14)) if page[i][1] in _HEAD]
    moved = [page[i] for i in head if len(page[i][0]) < 600]
    taken = {i for i in head if len(page[i][0]) < 600}
    draw.shuffle(moved)
    out: Marked = []
    for i, line in enumerate(page):
        if i == title:
            before = [one for one in moved if one[1] != "summary" and draw.random() < 0.2]
            behind = [one for one in moved if one not in before]
            out += [*_joined(before, draw), line, *_joined(behind, draw)]
        elif i not in taken:
            out.append(line)
    return out


def _with_twin_headline(page: Marked, draw: random.Random) -> Marked:
    """The story in other words above its headline, as crumbs and search engines have it, with or without a kicker between."""
    title = next((i for i, (_, label) in enumerate(page) if label == "title"), None)
    text = next((text for text, label in page if label in ("summary", "paragraph")), "")
    if title is None or len(page[title][0].split()) < 5:
        return page
    said = [word for word in page[title][0].strip().split() if draw.random() < 0.7]
    more = [word.strip(".,") for word in text.split()[:12] if len(word) > 4]
    at = draw.randint(0, len(said))
    twin = [(" ".join([*said[:at], *draw.sample(more, min(len(more), draw.randint(1, 4))), *said[at:]]).strip(" ,:-–"), "other")]
    kicker = [(" ".join(draw.sample(more, min(len(more), 2))), "other")] if draw.random() < 0.5 else []
    return [*page[:title], *[line for line in (*twin, *kicker) if line[0]], *page[title:]]


def _joined(lines: Marked, draw: random.Random) -> Marked:
    """Byline and day that follow each other may stand on one line."""
    out: Marked = []
    for text, label in lines:
        if out and {out[-1][1], label} == {"author-line", "date-line"} and len(out[-1][0]) + len(text) < 120 and draw.random() < 0.3:
            out[-1] = (out[-1][0].strip() + draw.choice([" | ", " · ", " - ", " ", ", "]) + text.strip(), "author-line|date-line")
        else:
            out.append((text, label))
    return out


# ---- the story itself, shorter or interrupted -------------------------------------------------------------------------

_SENTENCE = re.compile(r".*?[.!?…][\"”»’)]{0,2}(?=\s)|.*?[。！？।۔؟]")


def _shortened(page: Marked, draw: random.Random) -> Marked:
    """A story of two to six paragraphs, most of one or two sentences, and what stood between them; often with a crosshead above the last ones."""
    story = [i for i, (_, label) in enumerate(page) if label == "paragraph"]
    kept = draw.randint(2, 6)
    if len(story) <= kept:
        return page
    start = 0 if draw.random() < 0.7 else draw.randint(0, len(story) - kept)  # the first paragraphs, or the first and later ones
    stays = [story[0], *story[start + 1 : start + kept]]
    heads = {i for i in range(story[0], story[-1]) if page[i][1] == "subhead" and any(n in stays for n in range(i + 1, i + 3))}
    new_head = stays[-draw.choice((1, 1, 2))] if not heads and draw.random() < 0.4 and len(stays) > 2 else -1
    sentences = draw.choice((1, 2, 2, 3, 9))
    out: Marked = []
    for i, (text, label) in enumerate(page):
        if label == "paragraph":
            out += [(_some_words(text, draw), "subhead")] if i == new_head else []
            out += [(_first_sentences(text, sentences), label)] if i in stays else []
        elif not story[0] < i < story[-1] or any(n in stays for n in range(i + 1, min(i + 3, len(page)))):
            out.append((text, label))
    return out


def _some_words(text: str, draw: random.Random) -> str:
    """A crosshead as desks make them: a few words that the text says."""
    words = text[:400].split()
    count = draw.randint(2, 5)
    at = draw.randint(0, max(0, len(words) - count - 1))
    said = " ".join(words[at : at + count]).strip(" .,;:–-\"“”„«»()") or text[:8]
    return said[:40][:1].upper() + said[:40][1:]


def _first_sentences(text: str, count: int) -> str:
    found = list(itertools.islice(_SENTENCE.finditer(text), count))
    return text[: found[-1].end()] if found and found[-1].end() > 25 else text


def _interrupted(page: Marked, words: Locale, foreign: Sequence[Marked], draw: random.Random) -> Marked:
    """One to three interruptions between paragraphs, one of them often before the last: an advertisement, a pointer, buttons, an offer."""
    out = list(page)
    for n in range(draw.choice((1, 1, 2, 3))):
        story = [i for i, (_, label) in enumerate(out) if label == "paragraph"]
        if len(story) < 2:
            return out
        last = story[-1]
        crossheads = [i for i, (_, label) in enumerate(out) if label == "subhead" and story[0] < i < last]
        at = last if not n and draw.random() < 0.4 else draw.choice(crossheads) if crossheads and draw.random() < 0.4 else draw.choice(story[1:])
        gap = [("", "")] if out[at - 1][1] == "" else []
        lines = [(line, "other") for line in _interruption(words, foreign, draw) if line]
        out[at:at] = [one for line in lines for one in (line, *gap)]
    return out


def _interruption(words: Locale, foreign: Sequence[Marked], draw: random.Random) -> list[str]:
    """The lines of one: words of the trade in the language, and a heading from another page behind a pointer."""
    titles = [text.strip() for text, _ in draw.choice(foreign) if 4 <= len(text.split()) <= 14] if foreign else []
    one_of = lambda phrases: draw.choice(phrases.words[:12]).rstrip(" :") if phrases.words else ""
    shown = lambda word: draw.choice((word.upper(), word.capitalize(), word.capitalize(), word.capitalize(), f"[{word}]", f"- {word.capitalize()} -"))
    shape = draw.randrange(8)
    if shape < 3 or (shape in (4, 5) and not titles):
        return [shown(one_of(words.advert))] * draw.choice((1, 1, 1, 2))
    if shape == 3:
        return [one_of(words.share).capitalize() for _ in range(draw.randint(1, 3))]
    if shape == 4:
        return [f"{one_of(words.see_also).capitalize()}{draw.choice((': ', ': ', ' ', ' – ', ' > '))}{draw.choice(titles)}"]
    if shape == 5:
        heading = one_of(draw.choice((words.related, words.see_also))).capitalize() + draw.choice(("", ":"))
        return [heading, *draw.sample(titles, min(len(titles), draw.randint(1, 3)))]
    if shape == 6:
        offers = [text.strip() for text, _ in draw.choice(foreign) if _SENTENCE.fullmatch(text.strip()) and 4 < len(text.split()) < 20] if foreign else []
        return [one_of(words.subscribe).capitalize(), *([draw.choice(offers or [one_of(words.subscribe).capitalize()])] if draw.random() < 0.5 else [])]
    return [one_of(words.furniture).capitalize()]


def _with_named_picture(page: Marked, draw: random.Random) -> Marked:
    """A picture of somebody of the story with nothing but the name under it, above the first paragraph or between two."""
    story = [i for i, (_, label) in enumerate(page) if label == "paragraph"]
    names = [name for i in story for name in _names(page[i][0])]
    if not names:
        return page
    at = story[0] if draw.random() < 0.6 else draw.choice(story)
    return [*page[:at], (draw.choice(names), "caption"), *page[at:]]


def _names(text: str) -> list[str]:
    """Two words with capitals side by side, the first of them behind a small one."""
    words = text.split()
    parts = zip(words, words[1:], words[2:], strict=False)
    pairs = [(one, two.rstrip(".,;:")) for before, one, two in parts if before.islower()]
    return [f"{one} {two}" for one, two in pairs if one.istitle() and one.isalpha() and two[:1].isupper() and two.isalpha()]


def _as_it_happens(page: Marked, draw: random.Random) -> Marked:
    """A story as a live blog: an hour above every few paragraphs, alone on its line or before a heading of a few words."""
    hour, form, headed = draw.randint(15, 23), draw.choice(("{}:{:02}", "{}.{:02}", "{}h{:02}", "{}:{:02} Uhr")), draw.random() < 0.6
    out: Marked = []
    for n, (text, label) in enumerate(page):
        if label == "paragraph" and n and draw.random() < 0.4 and any(one[1] == "paragraph" for one in page[:n]):
            time = form.format(hour, draw.randint(0, 59))
            hour = max(hour - draw.randint(0, 1), 1)
            heading = " ".join(text.split()[: draw.randint(3, 8)]).rstrip(" .,:;–-")
            if headed and heading:
                out += [(f"{time} {draw.choice(('-', '–', '|'))} {heading}", "subhead")] if draw.random() < 0.4 else [(time, "other"), (heading, "subhead")]
            else:
                out.append((time, "other"))
        out.append((text, label))
    return out


# ---- a page without what stands around its story ----------------------------------------------------------------------


def cleaned(page: Marked, truth: Mapping[str, Any]) -> Marked:
    """A page to its story alone, as archives and desks keep texts: headline, credits at the head or the foot, paragraphs, tags."""
    draw = random.Random(f"clean {truth['id']}")
    words = locale.load(_tag(truth))
    first = next((i for i, (_, label) in enumerate(page) if "paragraph" in label), len(page))
    last = max((i for i, (_, label) in enumerate(page) if "paragraph" in label), default=-1)
    title = next((i for i in range(first - 1, -1, -1) if page[i][1] == "title"), None)
    if title is None or last < 0:
        return page
    inside = page[title + 1 : last + 1]
    of = lambda label, lines: list(dict.fromkeys(line for line in lines if line[1] == label))
    story = [line for line in inside if line[1] in ("paragraph", "subhead") or (line[1] == "caption" and draw.random() < 0.7)]
    authors = of("author-line", page[max(0, title - 4) : last + 9])[:2]
    names = [name for name in truth.get("authors", {}).get("value") or [] if isinstance(name, str)]
    if names and draw.random() < 0.6:
        authors = [(line, "author-line" if any(name.casefold() in line.casefold() for name in names) else "other") for line in _byline(names, words, draw)]
    credits = [*authors, *of("date-line", page[max(0, title - 4) : first + 2])[:1]]
    if draw.random() < 0.3:
        credits.reverse()
    if draw.random() < 0.25:
        story = _shortened(story, draw)
    if draw.random() < 0.1:
        story = _interrupted(story, words, (), draw)
    place = draw.choice(("foot", "head", "head", "above standfirst"))
    head = [*_archive_mark(truth, draw), page[title]]
    for part in ("above standfirst", "standfirst", "head"):
        head += of("summary", inside)[:3] if part == "standfirst" else credits if part == place else []
    foot = credits if place == "foot" else []
    return _parted([head, story, foot, _tags(of("topic", page[title:]), words, draw)], draw)


def _archive_mark(truth: Mapping[str, Any], draw: random.Random) -> Marked:
    """'17' and 'date 2025-11-07 Politics' above the headline, or the section alone."""
    day = str((truth.get("published") or {}).get("value") or "")[:10]
    section = (truth.get("section") or {}).get("value")
    section = section if isinstance(section, str) else ""
    shape = draw.random()
    if shape < 0.4 and day:
        mark = [(f"date {day} {section}".strip(), "date-line|section" if section else "date-line")]
        return [(str(draw.randint(1, 40)), "other"), *mark] if shape < 0.2 else mark
    return [(section, "section")] if shape < 0.6 and section else []


def _tags(lines: Marked, words: Locale, draw: random.Random) -> Marked:
    tags = [text.strip(" #,") for text, _ in lines if len(text) < 60 and text.strip(" #,")]
    if len(tags) < 2 or draw.random() < 0.3:
        return lines
    heading = draw.choice(words.tags.words[:4] or ("tags",)).strip(": ").capitalize()
    joined = {"glued": "#" + "#".join(tags), "spaced": "#" + " #".join(tags), "headed": f"{heading}: " + ", ".join(tags), "barred": " | ".join(tags)}
    return [(joined[draw.choice(("glued", "glued", "spaced", "headed", "barred"))], "topic")]


def _parted(parts: Sequence[Marked], draw: random.Random) -> Marked:
    """Parts with blank lines between them, and (on most texts) between paragraphs."""
    airy = draw.random() < 0.75
    out: Marked = []
    for part in filter(None, parts):
        out.append(("", ""))
        for line in part:
            out += [line, ("", "")] if airy and line[1] in ("title", "summary", "paragraph", "subhead", "caption") else [line]
    return out[1:]


def as_text(page: Marked) -> tuple[bytes, list[list[Any]]]:
    """A marked page to the bytes of a text and the labels of its lines, as a truth has them."""
    text = "\n".join(line.replace("\n", " ") for line, _ in page)
    return text.encode(), [[n, label] for n, (_, label) in enumerate(page, 1) if label]

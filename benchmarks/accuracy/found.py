"""Scores artcli over collected files of many kinds: dumps, titled text, keyed headers, press releases, wires, databases.

    python -m benchmarks.accuracy.found FOLDER                a row for every kind of file
    … --worst 5 --kind scraped-dump                           the worst files, with what differs

FOLDER holds `KIND/SOURCE/NAME` with a truth beside it, `NAME.truth.json`: a record, or a list of them. Where a file has none,
`found_lines.toml` may say which of its lines are what. A truth that was taken from a page's metadata names what the text does
not show; that is not asked.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

from artcli import conversion
from artcli.article import Article
from artcli.errors import ArtcliError
from artcli.source import decode, lines

READ_BY_EYE = Path(__file__).parent / "found_lines.toml"
_SUFFIX = ".truth.json"
_FREE = ("scraped-dump", "titled-text", "positional-header", "extractor-body", "page-dump-derived", "press-release")
"""The kinds whose files are one free page each, which the model labels line by line."""
_COMPLETE = ("keyvalue-header", "markdown-frontmatter", "positional-header", "titled-text")
"""The kinds whose truth was read off the text: what it leaves empty is not there."""


# ---- comparing -------------------------------------------------------------------------------------------------------

_ALIKE = str.maketrans(dict.fromkeys("‘’‚‛′`´ʼ", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—―−", "-"))
_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd\x00-\x1f]+")
_TOKEN = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")


def key(text: str) -> str:
    """A text without what no two sources print alike: white space, case, width, the form of quotes and dashes, the mark of a list item."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_ALIKE)).casefold()).lstrip("*•")


def name_key(text: str) -> str:
    """A name or a tag, without its punctuation too."""
    return "".join(c for c in key(text) if c.isalnum()) or key(text)


def tokens(text: str) -> Counter[str]:
    """A text to its words; scripts without spaces give one for each character."""
    return Counter(_TOKEN.findall(unicodedata.normalize("NFKC", text).casefold()))


@dataclass
class Tally:
    """What was right, given and asked, added up over texts."""

    right: float = 0.0
    given: float = 0.0
    asked: float = 0.0

    def add(self, right: float, given: float = 1.0, asked: float = 1.0) -> None:
        """One more text."""
        self.right += right
        self.given += given
        self.asked += asked

    @property
    def score(self) -> float | None:
        """F1; None where nothing was asked or given. A yes-or-no field gives and asks one a text, so this is its rate."""
        return 2 * self.right / (self.given + self.asked) if self.given + self.asked else None


def f1(want: Counter[str], got: Counter[str]) -> float:
    """F1 of two bags."""
    both = (want & got).total()
    return 2 * both / (want.total() + got.total()) if want or got else 1.0


# ---- the truths ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """A file with the records that are to be read from it."""

    path: Path
    kind: str
    name: str  # KIND/SOURCE/NAME
    truths: tuple[Mapping[str, Any], ...]
    marked: Mapping[str, Any] = field(default_factory=dict)  # its lines as read by eye


def files(folder: Path, kind: str | None = None) -> Iterator[Found]:
    """Every file with a truth, in order."""
    by_eye = tomllib.loads(READ_BY_EYE.read_text("utf-8")) if READ_BY_EYE.exists() else {}
    for path in sorted(folder.glob("*/*/*")):
        name = path.relative_to(folder).as_posix()
        if path.name.endswith(_SUFFIX) or (kind is not None and path.parts[-3] != kind):
            continue
        truth = path.with_name(path.name + _SUFFIX)
        marked = by_eye.get(name, {})
        given = json.loads(truth.read_text("utf-8")) if truth.exists() else None
        records = given if isinstance(given, list) else [given] if given else []
        if marked:
            records = [_with_marked(records[0] if records else {}, marked, path)]
        if records:
            yield Found(path, path.parts[-3], name, tuple(records), marked)


def _with_marked(record: Mapping[str, Any], marked: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """A record with what its lines say as read by eye; that goes before the page's metadata."""
    raw = lines(decode(path.read_bytes()).text)
    out: dict[str, Any] = {"authors": [], "published": None, "summary": None, "keywords": [], "_meta": {}, **record}
    joined = lambda name: " ".join(" ".join(raw[n - 1].split()) for n in numbers(marked[name])) or None
    if "title" in marked:
        out["title"] = (joined("title") or "").partition(marked.get("until", "\n"))[0] or None
    if "summary" in marked:
        out["summary"] = joined("summary")
    if "paragraph" in marked:
        out["body"] = [{"kind": name, "text": text} for name in ("paragraph", "subhead") for text in _paragraphs(raw, marked, name)]
        out["_meta"] = {name: value for name, value in out["_meta"].items() if name != "body_granularity"}
    for name in ("published", "authors"):
        if name in marked:
            out[name] = marked[name]
    return out


def numbers(ranges: Sequence[int | list[int]]) -> list[int]:
    """[3, [5, 7]] to 3, 5, 6, 7."""
    return [n for item in ranges for n in (range(item[0], item[1] + 1) if isinstance(item, list) else [item])]


def _paragraphs(raw: Sequence[str], marked: Mapping[str, Any], name: str) -> list[str]:
    """Lines of the body to its paragraphs or headings: each line one, or (wrapped) each run of lines between blank ones."""
    out: list[str] = []
    above = 0
    for n in numbers(marked.get(name, ())):
        text = " ".join(raw[n - 1].split())
        if not text:
            continue
        goes_on = marked.get("wrapped", False) and out and above == n - 1 and n not in marked.get("opens", ())
        out[-1:] = [f"{out[-1]} {text}"] if goes_on else [*out[-1:], text]
        above = n
    return out


def _days(value: str) -> set[str]:
    """The days that a printed date may show for a moment: that of its offset, and for UTC that of the countries east of it."""
    try:
        moment = datetime.fromisoformat(_iso(value))
    except ValueError:
        return set()
    near = {moment.date().isoformat()}
    if moment.utcoffset() == timedelta(0):
        near |= {(moment + timedelta(hours=h)).date().isoformat() for h in (1, 2, 3)}
    return near


def _iso(value: str) -> str:
    text = re.sub(r"(\d{4}-\d{2}-\d{2}) (\d):", r"\1 0\2:", value.strip()).replace("Z", "+00:00")
    text = re.sub(r"(\.\d{6})\d+", r"\1", text)
    return re.sub(r" ?([+-]\d{2}):?(\d{2})$", r"\1:\2", text)


# ---- scoring ---------------------------------------------------------------------------------------------------------

FIELDS = ("records", "headline", "authors", "day", "standfirst", "keywords", "body", "words")
Score = dict[str, Tally]


def score(truth: Mapping[str, Any], article: Article | None, *, complete: bool = False) -> Score:
    """One record against the article that was read for it. `complete`: the truth knows all that the text says."""
    out: Score = {name: Tally() for name in FIELDS}
    hidden = set(truth.get("_meta", {}).get("not_in_text", ()))
    got = article or Article()
    asked = lambda name: name not in hidden and (bool(truth.get(name)) or (complete and name in truth))
    if "title" in truth and "title" not in hidden:
        out["headline"].add(_is_headline(key(truth["title"] or ""), key(got.headline or "")))
    if asked("authors"):
        _score_authors(out["authors"], truth, got)
    if asked("published"):
        _score_day(out["day"], truth.get("published"), got)
    if truth.get("summary") and "summary" not in hidden:
        out["standfirst"].add(f1(tokens(truth["summary"]), tokens(got.standfirst or "")))
    if asked("keywords"):
        want, given = ({name_key(word.lstrip("#")) for word in words} for words in (truth["keywords"], got.keywords))
        out["keywords"].add(len(want & given), len(given), len(want))
    if truth.get("body"):
        _score_body(out, truth, got)
    return out


_METADATA_CUT = 90  # characters (of a key): search engines ask for titles of at most 110, and some pages cut theirs in the metadata


def _is_headline(want: str, got: str) -> bool:
    return got == want or (len(want) >= _METADATA_CUT and got.startswith(want))


def _score_authors(tally: Tally, truth: Mapping[str, Any], got: Article) -> None:
    unseen = {name_key(name) for name in truth.get("_meta", {}).get("authors_not_seen_as_byline", ())}
    want = {name_key(name) for name in truth["authors"]} - unseen
    named = {name_key(creator.name) for creator in got.creators} - unseen
    behind = {name_key(name) for name in got.info_sources} | ({name_key(got.byline)} if got.byline else set())
    if unseen and not want:
        return
    right = len(want & (named | behind))
    wrong = 0 if want and want <= behind else len(named - want)  # "The newsroom with AFP", printed and asked whole, is not two names too many
    tally.add(right, right + wrong, len(want))


def _score_day(tally: Tally, value: str | None, got: Article) -> None:
    given = got.published or got.modified
    day = given.date().isoformat() if isinstance(given, datetime) else given.isoformat() if isinstance(given, date) else None
    if value is None:
        if day is not None:
            tally.add(0.0)
        return
    same = isinstance(given, datetime) and given.tzinfo is not None and _is_moment(value, given)
    tally.add(same or day in _days(value))


def _is_moment(value: str, given: datetime) -> bool:
    true = datetime.fromisoformat(_iso(value))
    return abs((true.replace(tzinfo=true.tzinfo or UTC) - given).total_seconds()) < 60


def _score_body(out: Score, truth: Mapping[str, Any], got: Article) -> None:
    """Paragraphs, where the truth has them; words in any case: captions and crossheads are read by other rows."""
    want = [block["text"] for block in truth["body"]]
    given = [paragraph.text for paragraph in got.body]
    whole = truth.get("_meta", {}).get("body_granularity")
    if not whole:
        heads = {key(block["text"]) for block in truth["body"] if block["kind"] == "subhead"}
        asked = Counter(k for text in want for part in text.split("\n") if (k := key(part)) and k not in heads)
        shown = Counter(k for text in given if (k := key(text)) not in heads)
        out["body"].add((asked & shown).total(), shown.total(), asked.total())
    wanted, shown_words = tokens("\n".join(want)), tokens("\n".join(given))
    out["words"].add(f1(wanted, shown_words))


def read(found: Found) -> list[Article]:
    """The articles of a file; none where it cannot be read."""
    try:
        return list(conversion.read(found.path.read_bytes(), name=found.path.name))
    except ArtcliError:
        return []


def scores(found: Found, articles: Sequence[Article]) -> list[Score]:
    """A file's records with their scores, in order; an article too many is a record of nothing."""
    out = [score(truth or {}, article, complete=found.kind in _COMPLETE) for truth, article in zip_longest(found.truths, articles)]
    out[0]["records"].add(len(found.truths) == len(articles))
    return out


def total(parts: Iterable[Score]) -> Score:
    """Scores added up."""
    out: Score = {name: Tally() for name in FIELDS}
    for part in parts:
        for name, tally in part.items():
            out[name].add(tally.right, tally.given, tally.asked)
    return out


def row(parts: Sequence[Score], count: int) -> dict[str, float | int]:
    """Scores to a row: the number of files, and the score of each field that was asked."""
    summed = {name: tally.score for name, tally in total(parts).items()}
    return {"n": count, **{name: round(value, 4) for name, value in summed.items() if value is not None}}


def rows(folder: Path, kind: str | None = None) -> dict[str, dict[str, float | int]]:
    """A folder of found files to a row for each kind."""
    parts: dict[str, list[Score]] = {}
    counts: Counter[str] = Counter()
    for found in files(folder, kind):
        parts.setdefault(found.kind, []).extend(scores(found, read(found)))
        counts[found.kind] += 1
    return {name: row(part, counts[name]) for name, part in sorted(parts.items())}


# ---- labels for training ---------------------------------------------------------------------------------------------


def labelled_texts(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The free pages with a label for each line, in the form of a corpus truth: `publisher` is the kind, to be held out whole.

    A line is labelled where the truth says what it is; where the truth is silent, it is `unsure`.
    """
    for found in files(folder):
        if found.kind in _FREE:
            raw = lines(decode(found.path.read_bytes()).text)
            labels = _marked_labels(raw, found.marked) if found.marked else _matched_labels(raw, found.truths[0])
            shown = [[n, label] for n, label in enumerate(labels, 1) if raw[n - 1].strip()]
            yield found.path, {"id": f"found-{found.name}", "view": "found", "publisher": found.kind, "lines": shown}


_MARKS = ("title", "section", "summary", "author-line", "date-line", "paragraph", "subhead", "topic", "caption", "duplicate", "unsure")


def _marked_labels(raw: Sequence[str], marked: Mapping[str, Any]) -> list[str]:
    by_line: dict[int, str] = {}
    for name in _MARKS:
        for n in numbers(marked.get(name, ())):
            by_line[n] = f"{by_line[n]}|{name}" if n in by_line else name
    return [by_line.get(n, "other") for n in range(1, len(raw) + 1)]


def _matched_labels(raw: Sequence[str], truth: Mapping[str, Any]) -> list[str]:
    keys = [key(line) for line in raw]
    labels = ["unsure"] * len(raw)
    meta = truth.get("_meta", {})
    body = [(block["kind"], key(block["text"])) for block in truth.get("body") or ()]
    if body:
        _label_body(labels, keys, raw, body, whole=bool(meta.get("body_granularity")))
    story = [i for i, label in enumerate(labels) if label in ("paragraph", "subhead")]
    first = story[0] if story else len(raw)
    head = _runs_of(keys, key(truth.get("title") or ""), first)
    for i in head:
        labels[i] = "title"
    for i in _runs_of(keys, key(truth.get("summary") or ""), first):
        if labels[i] == "unsure":
            labels[i] = "summary"
    _label_people_and_days(labels, keys, raw, truth)
    if body and "not_in_text" not in meta:  # the truth is the whole text: what it does not hold is nothing
        labels = ["other" if label == "unsure" else label for label in labels]
    elif head:
        labels = ["other" if label == "unsure" and i < min(head) and len(keys[i]) < 20 else label for i, label in enumerate(labels)]
    return labels


def _label_body(labels: list[str], keys: Sequence[str], raw: Sequence[str], body: Sequence[tuple[str, str]], *, whole: bool) -> None:
    heads = {text for kind, text in body if kind == "subhead"}
    text = "\n".join(text for _, text in body)
    pieces = {one for _, one in body}
    for i, line in enumerate(keys):
        if line in heads:
            labels[i] = "subhead"
        elif line in pieces or (len(line) >= 25 and (line in text or (whole and _mostly_in(raw[i], text)))):
            labels[i] = "paragraph"


def _mostly_in(line: str, text: str) -> bool:
    """True of a line nearly all of whose runs of four words stand in a text (keys)."""
    words = [key(word) for word in line.split()]
    runs = ["".join(words[i : i + 4]) for i in range(len(words) - 3)]
    return len(runs) > 2 and sum(run in text for run in runs) >= 0.8 * len(runs)


def _runs_of(keys: Sequence[str], wanted: str, before: int) -> list[int]:
    """The lines, at most eight in a row, that together are a text; where it stands several times, the last above a line."""
    if len(wanted) < 8:
        return []
    found: list[int] = []
    for start in range(len(keys)):
        if not keys[start] or not wanted.startswith(keys[start]):
            continue
        run, said = [start], keys[start]
        while len(said) < len(wanted) and run[-1] + 1 < len(keys) and len(run) < 8:
            run.append(run[-1] + 1)
            said += keys[run[-1]]
        if said == wanted and (start < before or not found):
            found = run
    return found


def _label_people_and_days(labels: list[str], keys: Sequence[str], raw: Sequence[str], truth: Mapping[str, Any]) -> None:
    names = [key(name) for name in truth.get("authors") or () if name not in truth.get("_meta", {}).get("authors_not_seen_as_byline", ())]
    days = {date.fromisoformat(day) for day in _days(truth.get("published") or "")}
    for i, line in enumerate(keys):
        if labels[i] != "unsure" or not line or len(line) > 120:
            continue
        named = any(len(name) > 3 and name in line and len(line) < len(name) + 40 for name in names)
        numbers_in = {int(n) for n in re.findall(r"\d+", raw[i])}
        dated = any({day.day, day.year} <= numbers_in for day in days)
        labels[i] = "|".join([*(["author-line"] if named else []), *(["date-line"] if dated else [])]) or "unsure"


# ---- the command -----------------------------------------------------------------------------------------------------


def table(found: Mapping[str, Mapping[str, float | int]]) -> str:
    """Rows to a table for a terminal."""
    cell = lambda value: f"{100 * value:10.1f}" if value is not None else f"{'-':>10}"
    head = f"{'':20}{'files':>6}" + "".join(f"{name:>10}" for name in FIELDS)
    return "\n".join([head, *(f"{name:20}{r['n']:6}" + "".join(cell(r.get(field)) for field in FIELDS) for name, r in found.items())])


def differences(truth: Mapping[str, Any], article: Article | None) -> Iterator[str]:
    """How an article differs from its truth, a line each."""
    got = article or Article()
    pairs = (
        ("headline", truth.get("title"), got.headline),
        ("authors", truth.get("authors"), [creator.name for creator in got.creators] + [f"({name})" for name in got.info_sources]),
        ("published", truth.get("published"), got.published.isoformat() if got.published else None),
        ("standfirst", truth.get("summary"), got.standfirst),
        ("keywords", truth.get("keywords"), list(got.keywords)),
    )
    for name, want, given in pairs:
        if (want or given) and want != given:
            yield f"  {name}: want {want!r}\n  {' ' * len(name)}   got {given!r}"
    want_keys = {key(block["text"]) for block in truth.get("body") or ()}
    given_keys = {key(paragraph.text) for paragraph in got.body}
    whole = truth.get("_meta", {}).get("body_granularity")
    text = "".join(want_keys)
    for block in truth.get("body") or ():
        if key(block["text"]) not in given_keys and not whole:
            yield f"  - {block['text'][:140]}"
    for paragraph in got.body:
        if truth.get("body") and key(paragraph.text) not in want_keys and not (whole and key(paragraph.text) in text):
            yield f"  + {paragraph.lines.first}: {paragraph.text[:140]}"


def main() -> int:
    """The command."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folder", type=Path)
    ask.add_argument("--kind")
    ask.add_argument("--worst", type=int, default=0)
    ask.add_argument("--json", action="store_true", help="print the rows as JSON")
    given = ask.parse_args()
    if given.worst:
        return _show_worst(given.folder, given.kind, given.worst)
    found = rows(given.folder, given.kind)
    print(json.dumps(found, indent=1) if given.json else table(found))
    return 0


def _show_worst(folder: Path, kind: str | None, count: int) -> int:
    judged = []
    for found in files(folder, kind):
        articles = read(found)
        for n, (part, truth, article) in enumerate(
            zip(scores(found, articles), [*found.truths, *[{}] * len(articles)], [*articles, *[None] * len(found.truths)], strict=False)
        ):
            values = [tally.score for tally in part.values() if tally.score is not None]
            judged.append((sum(values) / len(values) if values else 1.0, f"{found.name} #{n + 1}", truth, article))
    for mean, name, truth, article in sorted(judged, key=lambda one: (one[0], one[1]))[:count]:
        print(f"\n=== {name}  mean {100 * mean:.1f}")
        for line in list(differences(truth, article))[:40]:
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

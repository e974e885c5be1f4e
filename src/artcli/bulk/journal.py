"""What became of each input: the lines of `OUT/.artcli/manifest.jsonl`, and of the journal that a run keeps until it ends.

The manifest has one JSON object a line for every input, sorted by the bytes of its path, every key always there:

    {"path": "corpus/a.txt", "start": "..", "size": 4321, "sha256": "…", "outcome": "done", "reason": null,
     "outputs": [{"path": "a.md", "format": "markdown", "sha256": "…", "bytes": 4711, "made_from": "…", "article": 0, "offset": null}],
     "articles": [{"id": "urn:uuid:…", "headline": "…", "published": "2025-11-25T19:13:00", "modified": null, "section": null, "language": "fr",
                   "words": 412, "confidences": {"headline": 0.98}}],
     "notes": [{"code": "zone_unknown", "message": "…", "article": 0}], "artcli": "0.1.0", "options": "…"}

While a run goes on, `journal.jsonl` beside it grows by the lines of what was finished. When a run ends, however it ends, manifest
and journal become the new manifest in one step, and the journal goes. Before a worker writes, it says what in a file of its own,
`begun-….jsonl`: `{"writing": [[path, sha256]]}`. What a killed run left, and did not come to tell, is known by that as artcli's.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeAlias, TypeVar, get_args

import orjson

from artcli.hashes import sha256

FOLDER = ".artcli"
MANIFEST = f"{FOLDER}/manifest.jsonl"
JOURNAL = f"{FOLDER}/journal.jsonl"
BEGUN = f"{FOLDER}/begun-"
"""How the files begin in which workers say what they are about to write."""
PART = "part-"
COLLECTED = f"{FOLDER}/{PART}"
"""How the files begin in which the articles of many inputs are collected, until their file is whole; `collected` says it of one file."""
LOCK = f"{FOLDER}/lock"
FILES = f"{FOLDER}/files.json"
"""The files that hold the articles of many inputs, with the SHA-256 of what artcli wrote."""


@cache
def collected(into: str) -> str:
    """How the files begin in which the articles for the file `into` are collected: those for another one are none of its pieces."""
    return f"{COLLECTED}{sha256(into.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}-"


Outcome: TypeAlias = Literal["done", "unchanged", "failed", "skipped"]
_OUTCOMES = get_args(Outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that artcli wrote, or a piece of one."""

    path: str                      # in the output folder, with "/" between its parts
    format: str
    sha256: str
    bytes: int
    made_from: str                 # digest of the input's bytes, the options and artcli's version: another one is out of date
    article: int | None = 0        # which of the input's articles, from 0; None: all of them
    offset: int | None = None      # where the piece begins, in a file that holds the articles of many inputs (--into)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a report tells of an article without reading it again."""

    id: str
    headline: str | None = None
    published: str | None = None   # ISO 8601, as precise as the text
    modified: str | None = None
    section: str | None = None
    language: str | None = None
    words: int = 0
    confidences: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A note on one of the input's articles."""

    code: str
    message: str
    article: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one input: a line of the manifest, and what `artcli.convert` yields."""

    path: str                                # as it was named, or as it was found below a named folder
    outcome: Outcome
    start: str | None = None                 # where a relative path begins, as seen from the output folder
    reason: str | None = None                # why it failed or was skipped
    size: int | None = None                  # None where it was not read
    sha256: str | None = None
    outputs: tuple[Output, ...] = ()         # of this run and, for formats that were not asked for now, of earlier ones
    articles: tuple[Facts, ...] = ()
    notes: tuple[Remark, ...] = ()
    artcli: str = ""                         # the version that wrote it
    options: str = ""                        # digest of the reading and writing options

    @property
    def codes(self) -> tuple[tuple[int | None, str], ...]:
        """What was noted: articles, each with the codes of its notes, once each."""
        return tuple(dict.fromkeys((note.article, note.code) for note in self.notes))

    def to_line(self) -> bytes:
        """The entry as a line of the manifest."""
        return to_line(self)


def to_line(entry: Entry) -> bytes:
    """An entry to its line. Bytes of a path that are no UTF-8 stand in `path` as escapes, and exactly in `path_hex`."""
    line: dict[str, Any] = {
        "path": entry.path,
        "start": entry.start,
        "size": entry.size,
        "sha256": entry.sha256,
        "outcome": entry.outcome,
        "reason": entry.reason,
        "outputs": entry.outputs,
        "articles": entry.articles,
        "notes": entry.notes,
        "artcli": entry.artcli,
        "options": entry.options,
    }
    try:
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:
        raw = os.fsencode(entry.path)
        line["path"] = raw.decode("utf-8", "backslashreplace")
        line["path_hex"] = raw.hex()
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def from_line(line: bytes) -> Entry:
    """A line of the manifest to its entry. Keys of a later version are passed over. Raises ValueError where it is no such line."""
    try:
        values = orjson.loads(line)
        outputs = tuple(_made(Output, one) for one in values["outputs"])
        if not all(stays_below(one.path) for one in outputs):  # what it names might be removed
            raise ValueError("an output that is not in the output folder")
        texts = [values.get("start") or "", *(text for one in outputs for text in (one.path, one.sha256))]
        if values["outcome"] not in _OUTCOMES or not all(isinstance(text, str) for text in texts):
            raise ValueError("an outcome, an output or a start that is none")
        more = {
            "path": path_of(values),
            "outputs": outputs,
            "articles": tuple(_made(Facts, one) for one in values.get("articles", ())),
            "notes": tuple(_made(Remark, one) for one in values.get("notes", ())),
        }
        return _made(Entry, {**values, **more})
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"is no line of a manifest: {problem}") from problem


_T = TypeVar("_T", Output, Facts, Remark, Entry)


def _made(kind: type[_T], values: Mapping[str, Any]) -> _T:
    return kind(**{name: values[name] for name in kind.__slots__ if name in values})


def begun_line(outputs: Iterable[tuple[str, str]]) -> bytes:
    """Outputs that are about to be written, each with its path and digest, as a line."""
    return orjson.dumps({"writing": list(outputs)}, option=orjson.OPT_APPEND_NEWLINE)


def begun_of(line: bytes) -> list[tuple[str, str]]:
    """A line of `begun_line` to its outputs; none where it was not written whole, or somebody changed it."""
    try:
        return [(str(path), str(digest)) for path, digest in orjson.loads(line)["writing"] if stays_below(str(path))]
    except (ValueError, KeyError, TypeError):
        return []


def stays_below(path: str) -> bool:
    """Does a path lead to a place in the folder that it begins in?"""
    return not any(part in ("", ".", "..") for part in path.split("/"))


def path_of(values: Mapping[str, Any]) -> str:
    """The path that a line is about, with the bytes that are no UTF-8 as Python keeps them in a name."""
    return os.fsdecode(bytes.fromhex(values["path_hex"])) if "path_hex" in values else str(values["path"])

"""The options of the functions in `artcli`, as a checker of types sees them; `artcli.options` has them as values, and their meanings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict


class _Reading(TypedDict, total=False):
    format: str | None
    encoding: str | None
    language: str | None
    keep_repeats: bool
    max_size: int | str


class _Writing(TypedDict, total=False):
    publisher: str | None
    validate: bool
    indent: bool


class _Run(TypedDict, total=False):
    include: str | Sequence[str]
    exclude: str | Sequence[str]
    name: str | None
    into: str | None
    follow: bool
    force: bool
    prune: bool


class ReadingKeywords(_Reading, total=False):
    """What `read`, `parse` and `parse_all` take."""

    timezone: str | None


class ExportKeywords(_Writing, total=False):
    """What `export` takes."""

    timezone: str | None


class ConvertKeywords(_Run, _Reading, _Writing, total=False):
    """What `convert` takes: one zone for reading and writing."""

    timezone: str | None

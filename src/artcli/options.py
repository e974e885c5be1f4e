"""What a caller may ask of reading, of writing, and of a run over many files."""

from __future__ import annotations

from collections.abc import Sequence

from artcli.values import dataclass

LARGEST = 64 * 1024 * 1024
"""The most bytes of one source, unless somebody asks for more: no article is so long, and what has no end must be refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """How a source is to be read; None leaves the choice to the evidence in it."""

    format: str | None = None          # name of a reader; None: by content, then by suffix
    encoding: str | None = None        # name of a character encoding; None: found in the bytes
    language: str | None = None        # BCP 47 tag; None: found in the page
    timezone: str | None = None        # IANA zone, given to times that carry none
    keep_repeats: bool = False         # leave repeated paragraphs in the body
    max_size: int = LARGEST            # bytes of a source; what is larger is refused


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """How an article is to be written."""

    publisher: str | None = None       # the publisher, where a format names one
    timezone: str | None = None        # IANA zone for formats that require an offset
    validate: bool = False             # check the output against the schema of its format
    indent: bool = True                # for people rather than for pipes, where a format knows both


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What is asked of a run over many files, beside how articles are read and written."""

    include: Sequence[str] = ()        # globs: of what is in folders, only files that match
    exclude: Sequence[str] = ()        # globs: files and folders that are left out
    name: str | None = None            # template for the names of outputs: "{date}-{slug}"
    into: str | None = None            # one file below the output folder for all articles
    follow: bool = False               # links that lead out of a source folder
    force: bool = False                # replace files that artcli did not write, or that were edited since
    prune: bool = False                # remove outputs whose input is gone

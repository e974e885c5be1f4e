"""Where data and words go: bytes to stdout, sentences to stderr, and what each failure exits with."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from typing import NoReturn

from artcli.errors import ArtcliError, UnwritableOutput

FAILED, USAGE, UNWRITABLE, BUG, INTERRUPTED, TERMINATED = 1, 2, 3, 70, 130, 143


class ReaderGone(BaseException):
    """Whoever read standard output has what it wanted. No OSError, which click would turn into exit 1."""


def write(data: bytes) -> None:
    """Data to stdout, all of it. Raises UnwritableOutput, or ReaderGone where nobody reads any more."""
    try:
        out = sys.stdout.buffer
        out.write(data)
        out.flush()
    except BrokenPipeError as problem:
        raise ReaderGone from problem
    except (OSError, ValueError, AttributeError) as problem:
        raise UnwritableOutput(f"standard output cannot be written: {getattr(problem, 'strerror', None) or problem}") from problem


def say(words: str) -> None:
    """A sentence to stderr; where that is closed, nobody listens and nothing breaks."""
    try:
        sys.stderr.write(f"artcli: {words}\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        pass


_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def shown(text: str) -> str:
    """A text that a terminal can show: control characters and direction marks as escapes, so that none of them acts."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"\\x{ord(c):02x}" if unicodedata.category(c) == "Cc" else f"\\u{ord(c):04x}" if c in _CONTROLS or "\ud800" <= c <= "\udfff" else c for c in text
    )


def name_of(path: str) -> str:
    """A file's name for a person: '-' is standard input."""
    return "standard input" if path == "-" else shown(path)


def read_stdin() -> bytes:
    """All of standard input. Raises UnreadableSource where it is closed or cannot be read."""
    from artcli.errors import UnreadableSource

    try:
        return sys.stdin.buffer.read() or b""
    except (OSError, ValueError, AttributeError) as problem:
        raise UnreadableSource(f"cannot be read: {getattr(problem, 'strerror', None) or problem}") from problem


def guarded(command: Callable[[], int]) -> NoReturn:
    """Runs a command and leaves the process with the exit code of docs/promises: no traceback reaches a user."""
    code = _code_of(command)
    try:
        sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        code = code or UNWRITABLE
    # not sys.exit: the interpreter would flush once more, fail once more, and change the code to 120
    try:
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        pass
    os._exit(code)


def _code_of(command: Callable[[], int]) -> int:
    try:
        return command()
    except (ReaderGone, BrokenPipeError):
        return 0  # the reader has what it wanted
    except KeyboardInterrupt:
        return INTERRUPTED
    except UnwritableOutput as problem:
        say(shown(str(problem)))
        return UNWRITABLE
    except ArtcliError as problem:
        say(shown(str(problem)))
        return FAILED
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else FAILED
    except Exception as problem:
        if os.environ.get("ARTCLI_DEBUG") == "1":
            raise
        say(f"this is a bug in artcli: {type(problem).__name__}: {shown(str(problem))[:300]}; run again with ARTCLI_DEBUG=1 to see where")
        return BUG

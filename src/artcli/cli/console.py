"""Where data and words go: bytes to stdout, sentences to stderr, and what each failure exits with."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself makes enumerations of its names first, which takes long
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NoReturn

import click

from artcli import storage
from artcli.cli import usage
from artcli.errors import ArtcliError, BrokenPlugin, UnreadableSource, UnwritableOutput
from artcli.options import LARGEST
from artcli.patterns import lazily

FAILED, USAGE, UNWRITABLE, IN_USE, BUG, INTERRUPTED, TERMINATED = 1, 2, 3, 4, 70, 130, 143
_NARROWEST = 20  # columns: what says that it has fewer is not believed
LEAST_ROOM = 24  # columns for a text beside what stands before it


class Terminated(BaseException):
    """The system wishes an end; no SystemExit, with which a plug-in might leave."""


class ReaderGone(BaseException):
    """Whoever read standard output has what it wanted. No Exception: what goes on to the next input must not go on here."""


# ---- data --------------------------------------------------------------------------------------------------------------


def write(data: bytes) -> None:
    """Data to stdout, all of it. Raises UnwritableOutput, or ReaderGone where nobody reads any more."""
    if sys.stdout is None:
        raise UnwritableOutput("standard output is closed")
    try:
        sys.stdout.flush()
        _deliver(sys.stdout.fileno(), data)
    except BrokenPipeError as problem:
        raise ReaderGone from problem
    except (OSError, ValueError) as problem:
        raise UnwritableOutput(f"standard output cannot be written: {_reason(problem)}") from problem


def _deliver(handle: int, data: bytes) -> None:
    """Straight to the file, past Python's buffer, which would hold what failed and fail with it again at the end."""
    view = memoryview(data)
    while view:
        try:
            view = view[os.write(handle, view) :]
        except BlockingIOError:  # a pipe that another program set not to wait
            import select

            select.select([], [handle], [])


def columns() -> int | None:
    """How many columns the terminal has that standard output leads to, None where it leads to a file or a pipe."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import shutil

    return max(_NARROWEST, shutil.get_terminal_size().columns)


def cut(text: str, width: int) -> str:
    """A text to no more columns than there are; ideographs take two."""
    from rich.cells import cell_len, set_cell_size

    text = text[: 4 * width]
    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def filled(words: Iterable[str], width: int) -> Iterator[str]:
    """Words to lines of no more columns than there are; only a word that is longer alone is parted."""
    from rich.cells import cell_len, chop_cells

    line = ""
    for word in (part for one in words for part in chop_cells(one, width)):
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def write_rows(rows: Iterable[str]) -> None:
    """Rows of a list to stdout; a terminal gets as much of each as it has room for."""
    width = columns()
    write("".join(f"{row if width is None else cut(row, width)}\n" for row in rows).encode())


def write_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Rows of cells to stdout, column below column; what the last one explains is never cut: on a terminal it goes on below."""
    wide = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    heads = ["".join(f"{cell:<{n}}  " for cell, n in zip(row[:-1], wide, strict=False)) for row in rows]
    width = columns()
    write("".join(f"{line}\n" for head, row in zip(heads, rows, strict=True) for line in _fitted(head, row[-1], width)).encode())


def _fitted(head: str, text: str, width: int | None) -> Iterator[str]:
    """A text beside what stands before it; below that where little room is left beside it."""
    if width is None:
        yield f"{head}{text}"
        return
    below = " " * len(head)
    if width - len(head) < LEAST_ROOM:
        head = head.rstrip()
        yield from [head] if len(head) <= width else filled(head.split(), width)
        head = below = "    "
    for line in filled(text.split(" "), width - len(head)):
        yield f"{head}{line}"
        head = below


def save(path: str, data: bytes) -> None:
    """Data to the file or the URL that a user named: '-' is stdout, a link is followed. Raises UnwritableOutput.

    Whoever reads a pipe that was named so ('-o >(head -1)') may go when it has what it wanted, as with standard output.
    """
    try:
        _save(path, data)
    except UnwritableOutput as problem:
        if not isinstance(problem.__cause__, BrokenPipeError):
            raise


def _save(path: str, data: bytes) -> None:
    if storage.is_url(path):
        from artcli import stores

        stores.replace(path, data)
    elif path == "-" or _is_stdout(path):
        write(data)
    elif opened := _OPEN.fullmatch(path):
        _save_open(path, int(opened[2] or (0 if opened[1] else 2)), data)
    elif os.path.isfile(path):
        place = os.path.realpath(path) if os.path.islink(path) else path
        _refuse_protected(place)
        storage.replace(place, data)
    else:
        storage.replace(path, data)


def _refuse_protected(path: str) -> None:
    """A file in which its user may not write is not replaced either, though its folder would let it be. Raises UnwritableOutput."""
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError as problem:
        raise UnwritableOutput(f"{path}: cannot be written: {storage.explain(problem)}") from problem


def _is_stdout(path: str) -> bool:
    """True of '/dev/stdout' and its like: a rename would take the place of the file behind it."""
    try:
        return path.startswith(("/dev/", "/proc/")) and os.path.samestat(os.stat(path), os.fstat(1))
    except (OSError, ValueError):
        return False


_OPEN = lazily(r"/dev/std(?:(in)|err)|/(?:dev|proc/self)/fd/(\d{1,6})")


def _save_open(path: str, handle: int, data: bytes) -> None:
    """Data to a file that was open when artcli was called, behind what is in it; a rename would take its place too."""
    try:
        _deliver(handle, data)
    except OSError as problem:
        raise UnwritableOutput(f"{path}: cannot be written: {storage.explain(problem)}") from problem


_stdin: bytes | None = None


def read(path: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file, of what a URL leads to, or of standard input for '-', which may be named more than once. Raises UnreadableSource."""
    global _stdin
    if storage.is_url(path):
        from artcli import stores

        return stores.read(path, largest)
    if path != "-":
        return storage.read(path, largest)
    if _stdin is None:
        if sys.stdin is None:
            raise UnreadableSource("is closed")
        _stdin = storage.read_from(sys.stdin.fileno(), largest)
    return _stdin


def is_waiting_for_a_person() -> bool:
    """True if standard input is a terminal, where a program that reads it would seem to hang."""
    return sys.stdin is None or sys.stdin.isatty()


def ask_for_input(ctx: click.Context) -> int:
    """What is said where a command has nothing to read: how it is used."""
    _mutter(f"{ctx.get_help()}\n\n")
    say("no input: name a file, or pipe a text in")
    return USAGE


# ---- words -------------------------------------------------------------------------------------------------------------


def say(words: str) -> None:
    """A sentence to stderr; where that is closed, nobody listens and nothing breaks."""
    _mutter(f"artcli: {words}\n")


def _mutter(text: str) -> None:
    try:
        try:
            sys.stderr.write(text)
        except UnicodeEncodeError:  # a terminal of few characters, of which somebody said that it is to be strict
            sys.stderr.write(text.encode("ascii", "backslashreplace").decode())
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        return


def fail(path: str, problem: object) -> None:
    """The one line of an input that failed: 'artcli: NAME: reason'; with ARTCLI_DEBUG=1 also where a plug-in did."""
    if isinstance(problem, BrokenPlugin) and _wants_all():
        _trace(problem)
    say(f"{name_of(path)}: {shown(str(problem))}")


_STEERING = frozenset("\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2060\u2066\u2067\u2068\u2069\ufeff")


def shown(text: str) -> str:
    """A text that a terminal can show: control characters, direction marks and what has no width as escapes, so that none acts.

    >>> shown("a\\x1b[31mb\\u202e")
    'a\\\\x1b[31mb\\\\u202e'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(char) for char in text)


def _escaped(char: str) -> str:
    if "\udc80" <= char <= "\udcff":  # a byte of a file's name that is no UTF-8
        return f"\\x{ord(char) - 0xDC00:02x}"
    if unicodedata.category(char) == "Cc":
        return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, f"\\x{ord(char):02x}")
    if char in _STEERING or "\ud800" <= char <= "\udfff" or "\U000e0000" <= char <= "\U000e007f":
        return f"\\u{ord(char):04x}"
    return char


def counted(count: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "file"), counted(1234, "file")
    ('1 file', '1,234 files')
    """
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def width() -> int:
    """The columns of the terminal that words go to."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def name_of(path: str) -> str:
    """A file's name for a person: '-' is standard input."""
    return "standard input" if path == "-" else shown(path)


def recorded(path: str) -> str:
    """A file's name for a record: bytes that are no UTF-8 as escapes, everything else as it is."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _reason(problem: Exception) -> str:
    return (getattr(problem, "strerror", None) or str(problem)).lower()


def _show_help(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n".encode())
        ctx.exit()


# click's own prints through a text stream: a full disk would be a traceback, a closed one would not be noticed
help_option = click.option("-h", "--help", is_flag=True, expose_value=False, is_eager=True, callback=_show_help, help="Show this message and exit.")


# ---- the end -----------------------------------------------------------------------------------------------------------


def guarded(command: Callable[[], int]) -> NoReturn:
    """Runs a command and leaves the process with the exit code that the documentation promises; no traceback reaches a user."""
    # an interruption that came while Python tidied up, where it could not be heard, would be printed there and forgotten
    sys.unraisablehook = _leave_if_interrupted
    try:
        code = _finished(_code_of(command))
    except KeyboardInterrupt:  # once more, while the first one was being told
        code = INTERRUPTED
    except Terminated:
        code = TERMINATED
    # not sys.exit: the interpreter would flush once more, fail once more, and change the code to 120
    os._exit(code)


def _finished(code: int) -> int:
    """Closes standard output; what it says to that may change the exit code."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # all is done, and told
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
            os.close(sys.stdout.fileno())  # some disks say only now that they are full
        except BrokenPipeError:
            pass
        except (OSError, ValueError) as problem:
            say(f"standard output cannot be written: {_reason(problem)}")
            code = UNWRITABLE if code in (0, FAILED) else code
    return code


def _leave_if_interrupted(problem: sys.UnraisableHookArgs) -> None:
    if isinstance(problem.exc_value, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    if isinstance(problem.exc_value, Terminated):
        os._exit(TERMINATED)
    sys.__unraisablehook__(problem)


def _code_of(command: Callable[[], int]) -> int:
    try:
        return command()
    except (ReaderGone, BrokenPipeError):
        return 0  # the reader has what it wanted
    except KeyboardInterrupt:
        say("interrupted")
        return INTERRUPTED
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as asked:
        _mutter(f"{asked.format_message()}\n")
        return USAGE
    except click.UsageError as problem:
        say(shown(usage.in_words(problem)))
        _mutter(f"Try '{problem.ctx.command_path if problem.ctx else 'artcli'} -h' for help.\n")
        return USAGE
    except UnwritableOutput as problem:
        say(shown(str(problem)))
        return UNWRITABLE
    except (ArtcliError, click.ClickException) as problem:
        say(shown(str(problem)))
        return FAILED
    except Terminated:
        return TERMINATED
    except BaseException as problem:  # a SystemExit, too: nothing of artcli raises one
        return bug(problem)


def bug(problem: BaseException, path: str | None = None) -> int:
    """What is said of an error that artcli did not foresee; with ARTCLI_DEBUG=1 all of it."""
    if _wants_all():
        _trace(problem)
        return BUG
    where = f"{name_of(path)}: " if path is not None else ""
    what = f"{type(problem).__name__}: {shown(str(problem))[:300]}"
    say(f"{where}this is a bug in artcli ({what}); run again with ARTCLI_DEBUG=1 to see where, and please report it")
    return BUG


def _wants_all() -> bool:
    return os.environ.get("ARTCLI_DEBUG") == "1"


def _trace(problem: BaseException) -> None:
    import traceback

    _mutter("".join(traceback.format_exception(problem)))

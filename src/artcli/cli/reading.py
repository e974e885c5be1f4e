"""What every command that reads has in common: its options, and one outcome for each input."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from artcli.article import Article
from artcli.cli import choices, console
from artcli.doubts import find as find_doubts
from artcli.errors import (
    ArtcliError,
    UnknownFormat,
    UnknownLanguage,
    UnknownZone,
    UnreadableSource,
    UnwritableOutput,
    WrongArgument,
)
from artcli.options import ReadingOptions
from artcli.sizes import size_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class _Path(click.ParamType):  # type: ignore[type-arg]  # of which older clicks know nothing
    """A path as it is given: one that cannot be read is told of that one input, and is no wrong usage."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuses the empty name of a variable that is not set."""
        if not value:
            self.fail("an empty name is no file and no folder", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Leaves it to the shell, which knows its files."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


PATH = _Path()  # not click's own, which looks for a translation of its name

_F = TypeVar("_F", bound=Callable[..., Any])
_BAR = 0.5


def _share(_: click.Context, __: click.Parameter, value: str | None) -> float | None:
    """'0.8' to its number."""
    if value is None:
        return None
    with suppress(ValueError):
        if 0 <= (found := float(value)) <= 1:  # "nan" is neither below nor above
            return found
    raise click.BadParameter(f"'{value}' is no number from 0 to 1")


def _size(_: click.Context, __: click.Parameter, value: str) -> int:
    """'32M' to the bytes that it means."""
    try:
        return size_of(value)
    except WrongArgument as problem:
        raise click.BadParameter(str(problem)) from problem


def words(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Words of the user that an output will hold: bytes that are no UTF-8 are refused, and no words at all, as a variable has that is not set."""
    if value is not None and not value.strip():
        raise click.BadParameter("an empty name is none; leave the option away")
    try:
        (value or "").encode()
    except UnicodeEncodeError as problem:
        raise click.BadParameter(f"'{value}' is no UTF-8") from problem
    return value


def to_option(*, several: bool) -> Callable[[_F], _F]:
    """The option --to, for commands that write one format, or several."""
    return click.option(
        "--to",
        metavar="FORMAT",
        multiple=several,
        default=("json",) if several else "json",
        show_default=True,
        shell_complete=choices.formats,
        help=f"Format to write{'; repeat it for several' if several else ''}; see 'artcli formats'.",
    )


_OPTIONS = (
    click.option("--from", "from_format", metavar="FORMAT", shell_complete=choices.formats, help="Format to read; default: by content, then by suffix."),
    click.option("--encoding", metavar="NAME", shell_complete=choices.encodings, help="Character encoding; default: found in the bytes."),
    click.option("--language", metavar="TAG", shell_complete=choices.languages, help="Language of the text (fr, pt-BR); default: found in the text."),
    click.option("--timezone", metavar="ZONE", shell_complete=choices.zones, help="IANA zone for times that carry none (Africa/Casablanca)."),
    click.option("--keep-repeats", is_flag=True, help="Leave repeated paragraphs in the body."),
    click.option("--max-size", default="64M", show_default=True, callback=_size, metavar="SIZE", help="Refuse what is larger: 500K, 32M, 1G, or bytes."),
    click.option("--strict", is_flag=True, help="Exit with 1 if headline, date or body is missing or in doubt."),
    click.option("--min-confidence", callback=_share, metavar="P",
                 help=f"What --strict takes for doubt: less than P (0 to 1; default {_BAR}). Implies --strict."),
)  # fmt: skip


def is_given(option: str) -> bool:
    """Did the user say it, or is it the default?"""
    return click.get_current_context().get_parameter_source(option) is not ParameterSource.DEFAULT


def reading_options(command: _F) -> _F:
    """Adds the reading options to a command, which gets them as keywords; `options_of` and `bar_of` read those."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_of(given: dict[str, Any]) -> ReadingOptions:
    """The reading options as given on the command line; usage errors for what does not exist."""
    from artcli import conversion

    options = ReadingOptions(
        format=given["from_format"],
        encoding=given["encoding"],
        language=given["language"],
        timezone=given["timezone"],
        keep_repeats=given["keep_repeats"],
        max_size=given["max_size"],
    )
    try:
        conversion.check(options)
    except (UnknownFormat, UnknownLanguage, UnknownZone, UnreadableSource) as problem:
        raise click.UsageError(str(problem)) from problem
    return options


def bar_of(given: dict[str, Any]) -> float | None:
    """The confidence below which --strict doubts, or None where nobody asked."""
    least: float | None = given["min_confidence"]
    return least if least is not None else _BAR if given["strict"] else None


def each(paths: Iterable[str], given: dict[str, Any], read: Callable[[str, bytes], Iterable[Article]]) -> int:
    """Reads one input after the other, whatever becomes of those before it; each failure and each doubt is one line on stderr.

    `read` gets the name and the bytes of an input, does with its articles what the command does, and yields each.
    The answer is the exit code.
    """
    bar = bar_of(given)
    code = 0
    for path in paths:
        try:
            for article in read(console.recorded(path), console.read(path, given["max_size"])):
                for words in doubts(article, bar):
                    console.fail(path, words)
                    code = max(code, console.FAILED)
        except UnwritableOutput:
            raise
        except ArtcliError as problem:
            console.fail(path, problem)
            code = max(code, console.FAILED)
        except MemoryError:
            console.fail(path, "is too large for the memory that is left")
            code = max(code, console.FAILED)
        except Exception as problem:  # one input that artcli cannot bear must not keep the others from being read
            code = max(code, console.bug(problem, path))
    return code


def doubts(article: Article, bar: float | None) -> list[str]:
    """What --strict holds against an article: fields that are missing, or less sure than wanted."""
    return find_doubts({name: origin.confidence for name, origin in article.origins.items()}, bar)

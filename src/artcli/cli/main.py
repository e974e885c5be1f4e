"""The command `artcli`: loads a command when it is called."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself makes enumerations of its names first, which takes long
import os
import sys
from importlib import import_module
from types import FrameType
from typing import NoReturn

import click

from artcli.cli import console

COMPLETE = "_ARTCLI_COMPLETE"  # by this variable a shell asks for completions
_COMMANDS = {
    "parse": "Print the articles in files, or in standard input.",
    "convert": "Convert files and whole folders, with progress and resume.",
    "inspect": "Show every line of a file with its role and the evidence.",
    "formats": "List the formats that can be read and written.",
    "languages": "List the language packs.",
    "completion": "Print the completion script for a shell.",
}


class _Lazy(click.Group):
    """A group that imports the module of a command only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        return getattr(import_module(f"artcli.cli.{cmd_name}"), cmd_name)  # type: ignore[no-any-return]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(_COMMANDS)}."
            ctx.fail(f"no command '{args[0]}'; {hint} To read a file: artcli parse FILE")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from artcli._version import __version__

        console.write(f"artcli {__version__}\n".encode())
        ctx.exit()


# beyond a hundred columns a line is hard to follow; the commands take it from here
@click.command(cls=_Lazy, context_settings={"max_content_width": 100}, epilog="Try: artcli parse story.txt | jq .headline")
# click's own version option reads the package's metadata, which costs more than the rest of the start
@click.option("-V", "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version and exit.")
@console.help_option
def cli() -> None:
    """Reads a plain-text news article, works out what every line is, and writes one exact record."""


def _command() -> int:
    """What was asked for on the command line. Click's own `main` would take a reader that goes away for a failure."""
    asked = os.environ.get(COMPLETE)
    if asked:
        return _complete(asked)
    with cli.make_context("artcli", sys.argv[1:]) as ctx:
        result: object = cli.invoke(ctx)
    return result if isinstance(result, int) else 0


def _complete(asked: str) -> int:
    """What a shell asks for by the variable, such as 'bash_complete' with the words so far in two others. Raises UsageError for what none asks for."""
    from click.shell_completion import shell_complete

    try:
        code = shell_complete(cli, {}, "artcli", COMPLETE, asked)
    except (KeyError, ValueError) as problem:
        raise click.UsageError(f"{COMPLETE} is set, and COMP_WORDS and COMP_CWORD do not say what is to be completed: {problem}") from problem
    if code:
        raise click.UsageError(f"{COMPLETE} is '{asked}', which no shell asks for; 'artcli completion' prints what sets it")
    return code


def _interrupted(_: int, frame: FrameType | None) -> NoReturn:
    _leave_if_loading(frame, console.INTERRUPTED)
    raise KeyboardInterrupt


def _terminated(_: int, frame: FrameType | None) -> NoReturn:
    _leave_if_loading(frame, console.TERMINATED)
    raise console.Terminated  # so that what was begun is cleaned up on the way out


def _leave_if_loading(frame: FrameType | None, code: int) -> None:
    """While a module is loaded nothing has to be cleaned up, and some that are written in C crash on an exception."""
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            os._exit(code)
        frame = frame.f_back


def run() -> NoReturn:
    """The command line, to its end."""
    for number, handler in ((signal.SIGINT, _interrupted), (signal.SIGTERM, _terminated)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of what a script runs in the background
            signal.signal(number, handler)
    console.guarded(_command)

"""The command `artcli`: loads a command when it is called."""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from artcli.cli import console

_COMMANDS = {
    "parse": "Print the articles in files, or in standard input.",
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
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{console.shown(args[0])}'.{hint} To read a file: artcli parse FILE")
        return super().resolve_command(ctx, args)


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]}, epilog="Try: artcli parse story.txt | jq .headline")
def cli() -> None:
    """Reads a plain-text news article, works out what every line is, and writes one exact record."""


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        from artcli._version import __version__

        console.write(f"artcli {__version__}\n".encode())
        ctx.exit()


# click's own version option reads the package's metadata, which costs more than the rest of the start
cli.params.append(click.Option(["--version", "-V"], is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version and exit."))


def _command() -> int:
    try:
        result: Any = cli.main(prog_name="artcli", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.UsageError as problem:
        problem.show(sys.stderr)
        return console.USAGE
    except click.ClickException as problem:
        console.say(console.shown(problem.format_message()))
        return console.FAILED
    except click.Abort:
        return console.INTERRUPTED


def _terminated(*_: object) -> None:
    raise SystemExit(console.TERMINATED)


def run() -> NoReturn:
    """The console script."""
    signal.signal(signal.SIGTERM, _terminated)
    console.guarded(_command)

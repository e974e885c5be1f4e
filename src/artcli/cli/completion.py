"""`artcli completion`: the script that lets a shell complete artcli's words."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from artcli.cli import console, usage

_KINDS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command(cls=usage.Command)
@click.argument("shell", type=click.Choice(list(_KINDS)))
@console.help_option
def completion(shell: str) -> int:
    """Print the completion script for a shell.

    \b
    artcli completion bash >> ~/.bashrc
    artcli completion zsh >> ~/.zshrc
    artcli completion fish > ~/.config/fish/completions/artcli.fish
    """
    from artcli.cli.main import COMPLETE, cli

    # not source(), which asks a bash that may not be here for its version
    kind = _KINDS[shell](cli, {}, "artcli", COMPLETE)
    script = kind.source_template % kind.source_vars()
    console.write(script.replace('string split ","', 'string split --max 1 ","').encode())  # click's for fish cuts words and help at commas
    return 0

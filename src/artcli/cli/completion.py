"""`artcli completion`: the script that lets a shell complete artcli's words."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from artcli.cli import console


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> int:
    """Print the completion script for a shell.

    \b
    artcli completion bash >> ~/.bashrc
    artcli completion zsh >> ~/.zshrc
    artcli completion fish > ~/.config/fish/completions/artcli.fish
    """
    from artcli.cli.main import cli

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    console.write(kind(cli, {}, "artcli", "_ARTCLI_COMPLETE").source().encode())
    return 0

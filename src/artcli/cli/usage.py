"""What is wrong with a command line, in a sentence that says where, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Command(click.Command):
    """A command whose wrong usage is told in artcli's own words; click says less of it, and not of which command."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of a command line to the parameters in `ctx`. Raises UsageError for one that no parameter takes."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as problem:
            problem.ctx = problem.ctx or ctx
            raise
        if rest and not ctx.resilient_parsing:
            raise click.UsageError(f"'{rest[0]}' is one too many; {_as_it_is_used(ctx)}", ctx)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may stand next on a command line; no option that was given and counts `once`."""
        given = [one for one in self.params if one.callback is once and ctx.get_parameter_source(one.name or "") is ParameterSource.COMMANDLINE]
        return [item for item in super().shell_complete(ctx, incomplete) if not any(item.value in one.opts for one in given)]


def once(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> str | None:
    """The callback of an option that names what is written; it is declared as `multiple`. Of two others one would be lost without a word.

    Of any other option that is given twice the last counts, so that one may overrule what an alias says.
    """
    different = list(dict.fromkeys(values))
    if len(different) > 1 and not ctx.resilient_parsing:
        raise click.BadParameter(f"'{different[0]}' and '{different[1]}' cannot both be meant; give one of them")
    return different[0] if different else None


# What other programs, or other commands of artcli, call so.
_MEANT = {
    "-v": "'artcli inspect -v FILE' tells why each line is what it is",
    "--verbose": "'artcli inspect -v FILE' tells why each line is what it is",
    "-q": "words go to standard error, and 2>/dev/null leaves them away",
    "--to": "'artcli parse --to FORMAT' writes one",
    "--json": "--to json writes JSON",
    "--quiet": "words go to standard error, and 2>/dev/null leaves them away",
    "--charset": "--encoding NAME says how a text is encoded",
    "--tz": "--timezone ZONE is given to times that carry none",
    "--parallel": "'artcli convert --jobs N' has N processes work",
    "--workers": "'artcli convert --jobs N' has N processes work",
    "--resume": "the same command, run again, goes on where it ended",
    "--format": "--to FORMAT says what is written, --from FORMAT what is read",
    "--output-format": "--to FORMAT says what is written",
    "--recursive": "'artcli convert' reads folders with all that is below them",
    "--overwrite": "'artcli convert' replaces its own files, and with --force any",
}


def in_words(problem: click.UsageError) -> str:
    """What is said of a command line that cannot be meant; names stand in it as they were given."""
    return _said(problem).rstrip(".")


def _said(problem: click.UsageError) -> str:
    if isinstance(problem, click.NoSuchOption):
        name, near = problem.option_name, " or ".join(_near(problem.option_name, problem.ctx))
        return f"no option '{name}'" + (f"; {_MEANT[name]}" if name in _MEANT else f"; did you mean {near}?" if near else "")
    if isinstance(problem, click.BadOptionUsage) and problem.ctx is not None:
        return _of_value(problem.option_name, problem.ctx)
    if isinstance(problem, click.MissingParameter) and problem.param is not None and problem.ctx is not None:
        return f"{_name(problem.param)} is missing; {_as_it_is_used(problem.ctx)}"
    if isinstance(problem, click.BadParameter) and problem.param is not None:
        return f"{_name(problem.param)}: {problem.message}"
    return problem.message


_ALIKE = 0.75  # click is content with 0.6: it names '--prune', which removes files, to who has written '--dryrun'


def _near(name: str, ctx: click.Context | None) -> list[str]:
    """The options that begin so, else those that are spelled nearly so."""
    from difflib import get_close_matches

    options = [option for one in ctx.command.params for option in one.opts if option.startswith("--")] if ctx is not None else []
    begun = [option for option in options if option.startswith(name) or name.startswith(f"{option}-")]
    return begun or get_close_matches(name, options, cutoff=_ALIKE)


def _of_value(option: str, ctx: click.Context) -> str:
    """An option that wants a value and has none, or has one and wants none."""
    found = next((one for one in ctx.command.params if option in one.opts and isinstance(one, click.Option)), None)
    if found is None or found.is_flag:
        return f"{option} takes no value; write it alone"
    return f"{option} needs a value; write {option} {found.make_metavar(ctx)}"


def _name(parameter: click.Parameter) -> str:
    """An option by all its names, an argument as the usage calls it."""
    return "/".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.human_readable_name


def _as_it_is_used(ctx: click.Context) -> str:
    return f"write '{ctx.command_path} {' '.join(ctx.command.collect_usage_pieces(ctx))}'"

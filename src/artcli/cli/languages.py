"""`artcli languages`: the language packs, and what one of them knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from artcli.cli import choices, console, usage
from artcli.errors import UnknownLanguage
from artcli.language import locale
from artcli.language.phrases import Phrases


@click.command(cls=usage.Command)
@click.argument("tag", required=False, shell_complete=choices.languages)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@console.help_option
def languages(tag: str | None, as_json: bool) -> int:
    """List the language packs, or all that the pack of one language knows.

    Words stand as they are compared: in small letters, with one kind of apostrophe. A terminal shows the beginning of each list; a file or a pipe
    gets all of it. docs/languages.md says what each list is for.

    \b
    artcli languages
    artcli languages fr
    artcli languages fr | less
    artcli languages fr --json | jq .months
    """
    if tag is not None:
        try:
            pack = locale.load(tag)
        except UnknownLanguage as problem:
            raise click.UsageError(str(problem)) from problem
        content: Any = {"tag": pack.tag, **locale.plain(pack)}
        cells = []
    else:
        rows = [(pack, _phrases(pack)) for pack in map(locale.load, locale.tags())]
        content = [
            {"tag": p.tag, "name": p.name, "english_name": p.english_name, "script": p.script, "date_order": p.date_order, "phrases": n}
            for p, n in rows
        ]
        cells = [(p.tag, p.script, p.date_order, f"{n:>7}", f"{p.english_name} ({p.name})") for p, n in rows]
    if as_json:
        import orjson

        console.write(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    elif tag is not None:
        console.write_rows(_in_words(content))
    else:
        console.write_table([("tag", "script", "dates", "phrases", "language"), *cells])
    return 0


def _phrases(pack: locale.Locale) -> int:
    return sum(len(value.words) for value in (*pack, *pack.labels.values()) if isinstance(value, Phrases))


def _in_words(content: dict[str, Any]) -> Iterator[str]:
    """A pack key by key, a line each: 'months  janvier / janv., février / fév., …'. Keys that hold nothing are left out."""
    rows = {**content, **{f"label of {field}": words for field, words in content["labels"].items()}}
    del rows["labels"]
    said = {name.replace("_", " "): _said(value) for name, value in rows.items() if value}
    wide = max(map(len, said))
    return (f"{name:<{wide}}  {words}" for name, words in said.items())


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(one if isinstance(one, str) else " / ".join(one) for one in value)

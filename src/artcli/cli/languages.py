"""`artcli languages`: the language packs."""

from __future__ import annotations

import click

from artcli.cli import console
from artcli.language import locale
from artcli.language.phrases import Phrases


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
@console.help_option
def languages(as_json: bool) -> int:
    """List the language packs.

    \b
    artcli languages
    """
    rows = [(pack, _phrases(pack)) for pack in map(locale.load, locale.tags())]
    if as_json:
        import orjson

        content = [
            {"tag": p.tag, "name": p.name, "english_name": p.english_name, "script": p.script, "date_order": p.date_order, "phrases": n}
            for p, n in rows
        ]
        console.write(orjson.dumps(content, option=orjson.OPT_INDENT_2) + b"\n")
    else:
        lines = [f"{'tag':<4} {'script':<7} {'dates':<6} {'phrases':>7}  language"]
        lines += [f"{p.tag:<4} {p.script:<7} {p.date_order:<6} {n:>7}  {p.english_name} ({p.name})" for p, n in rows]
        console.write(("\n".join(lines) + "\n").encode())
    return 0


def _phrases(pack: locale.Locale) -> int:
    return sum(len(value.words) for value in (*pack, *pack.labels.values()) if isinstance(value, Phrases))

"""What a shell offers for the value of an option; each list is loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def formats(_: click.Context, parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """The formats that can be read, for --from, or written, for --to, or have a schema; all where one is only to be shown."""
    from click.shell_completion import CompletionItem

    from artcli import formats as table

    wanted = {"from_format": "reader", "to": "exporter", "schema": "schema"}.get(parameter.name or "", "name")
    rows = table.all_formats().values()
    return [CompletionItem(row.name, help=row.summary) for row in rows if getattr(row, wanted) and row.name.startswith(begun)]


def languages(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The tags of the language packs."""
    from artcli.language import locale

    return _items(tag for tag in locale.tags() if tag.startswith(begun))


def encodings(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The encodings in which files are written, under all their names."""
    from artcli import source

    wanted = begun.lower().replace("_", "-")
    return _items(name for name in (one.replace("_", "-") for one in source.encodings()) if name.startswith(wanted))


def zones(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """The IANA time zones, in whatever case one begins them."""
    from artcli.language import zones as table

    return _items(name for name in table.iana_names() if name.lower().startswith(begun.lower()))


def names(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    """A template that goes on with each field: '{date}-{s' with '{date}-{slug}' and '{date}-{section}'."""
    from artcli.bulk.names import FIELDS

    before, brace, field = begun.rpartition("{")
    if "}" in field or not brace:
        before, field = begun, ""
    return _items(f"{before}{{{name}}}" for name in FIELDS if name.startswith(field))


def _items(values: Iterable[str]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(value) for value in values]

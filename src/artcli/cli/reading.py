"""The options of every command that reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from artcli.article import Article
from artcli.options import ReadingOptions

_F = TypeVar("_F", bound=Callable[..., Any])
_DOUBTED = ("headline", "published", "body")

_OPTIONS = (
    click.option("--from", "from_format", metavar="FORMAT", help="Format to read; default: by content, then by suffix."),
    click.option("--encoding", metavar="NAME", help="Character encoding; default: by evidence."),
    click.option("--language", metavar="TAG", help="Language of the text (fr, pt-BR); default: found in the text."),
    click.option("--timezone", metavar="ZONE", help="IANA zone for times that carry none (Africa/Casablanca)."),
    click.option("--keep-repeats", is_flag=True, help="Leave repeated paragraphs in the body."),
    click.option("--strict", is_flag=True, help="Exit with 1 if headline, date or body is missing or in doubt."),
    click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.5, show_default=True, metavar="P", help="What --strict takes for doubt."),
)


def reading_options(command: _F) -> _F:
    """Adds the reading options to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def options_of(given: dict[str, Any]) -> ReadingOptions:
    """The reading options as given on the command line; usage errors for what does not exist."""
    from artcli import formats
    from artcli.errors import UnknownFormat, UnknownLanguage, UnknownZone
    from artcli.language import dates, locale

    try:
        if given["from_format"]:
            formats.load_reader(formats.get(given["from_format"]))
        if given["language"]:
            locale.load(given["language"])
        if given["timezone"]:
            dates.zone_of(given["timezone"])
    except (UnknownFormat, UnknownLanguage, UnknownZone) as problem:
        raise click.UsageError(str(problem)) from problem
    return ReadingOptions(
        format=given["from_format"],
        encoding=given["encoding"],
        language=given["language"],
        timezone=given["timezone"],
        keep_repeats=given["keep_repeats"],
    )


def doubts(article: Article, least: float) -> list[str]:
    """What --strict holds against an article: fields that are missing, or less sure than wanted."""
    out = []
    for name in _DOUBTED:
        origin = article.origins.get(name)
        if origin is None or not getattr(article, name):
            out.append(f"no {name} found")
        elif origin.confidence < least:
            out.append(f"{name} is in doubt (confidence {origin.confidence:.2f})")
    return out

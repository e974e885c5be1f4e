"""News agencies and where they are named."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

from artcli.errors import BadPack
from artcli.language.locale import compiled

TABLE = os.path.join(os.path.dirname(__file__), "agencies.toml")


def _rows() -> list[dict[str, Any]]:
    """The rows of the table; from its compiled form, which loads faster, unless the table was edited since."""
    found = compiled("agencies", TABLE)
    return cast("list[dict[str, Any]]", source()["agency"] if found is None else found)


def source() -> dict[str, Any]:
    """The table as it was written by hand."""
    import tomllib

    with open(TABLE, "rb") as file:
        return tomllib.load(file)


@cache
def _table() -> tuple[Mapping[str, tuple[tuple[str, str], ...]], Mapping[str, str]]:
    """First character of a printed form to (form, name), longest first; and name to IPTC code."""
    forms: dict[str, list[tuple[str, str]]] = {}
    codes: dict[str, str] = {}
    try:
        for row in _rows():
            if "nprov" in row:
                codes[row["name"]] = row["nprov"]
            for form in row["forms"]:
                forms.setdefault(form[0], []).append((form, row["name"]))
    except (ValueError, KeyError, TypeError) as problem:
        raise BadPack(f"{os.path.basename(TABLE)}: {problem!r}") from problem
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in forms.items()}, codes


def find_all(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and name of every agency that stands in a text as a whole word, from left to right."""
    forms, _ = _table()
    out: list[tuple[int, int, str]] = []
    at = 0
    while at < len(text):
        step = at + 1
        if text[at] in forms and not (at and text[at - 1].isalnum() and text[at].isascii()):
            for form, name in forms[text[at]]:
                end = at + len(form)
                if text.startswith(form, at) and not (end < len(text) and text[end].isalnum() and (form[-1].isascii() or text[end].isascii())):
                    out.append((at, end, name))
                    step = end
                    break
        at = step
    return tuple(out)


def name_of(text: str) -> str | None:
    """The agency that a text is the name of, and nothing else; None if it is none."""
    forms, _ = _table()
    return next((name for form, name in forms.get(text[:1], ()) if form == text or (len(form) > 4 and form.lower() == text.lower())), None)


def iptc_code(name: str) -> str | None:
    """The code of an agency, by any of its names, in IPTC's provider vocabulary; None where it has none."""
    return _table()[1].get(name_of(name) or name)

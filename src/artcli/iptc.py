"""How artcli's fields are called in the IPTC's standards: schemes, codes and the catalog that declares them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from artcli.language import agencies, datafiles
from artcli.language.folding import key

CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
"""Every scheme used here is declared there; readers compare this address letter by letter, so that https: would be another catalog."""

NAR = "http://iptc.org/std/nar/2006-10-01/"
XHTML = "http://www.w3.org/1999/xhtml"


def provider_code(name: str) -> str | None:
    """An agency as printed to its code among the IPTC's news providers: 'Reuters' to 'nprov:REUTERS'; None where it has none, for a code is never invented."""
    code = agencies.iptc_code(name)
    return f"nprov:{code}" if code else None


def role_code(role: str | None) -> str | None:
    """A printed role to the role in production that it names; who is credited without one is an author; None where the vocabulary has none for it."""
    name = _by_words("iptc_roles").get(_folded(role), "author") if role else "author"
    code = _table("iptc_roles").get(name, {}).get("code", name)
    return f"cpprole:{code}" if code else None


def contributes(role: str | None) -> bool:
    """True of a printed role of somebody who did not write the text: 'Translated', 'Edited'."""
    name = _by_words("iptc_roles").get(_folded(role)) if role else None
    return name is not None and bool(_table("iptc_roles")[name].get("contributes"))


def subject_code(section: str) -> str | None:
    """A section as printed to the eight digits of its Media Topic: 'Politique' to '11000000'; None where the word names no single topic."""
    return _by_words("iptc_sections").get(_folded(section))


@cache
def _table(name: str) -> Mapping[str, Any]:
    return datafiles.read(os.path.join(os.path.dirname(__file__), f"{name}.toml"))


@cache
def _by_words(table: str) -> Mapping[str, str]:
    """The words of a table to the code that they stand under."""
    return {_folded(word): code for code, entry in _table(table).items() for word in entry["words"]}


def _folded(text: str) -> str:
    return " ".join(key(text).split())

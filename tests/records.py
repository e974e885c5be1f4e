"""What tests ask of a record, as plain values."""

from __future__ import annotations

from typing import Any

import artcli
from artcli import record


def said(data: bytes | str) -> dict[str, Any]:
    """The record but for what depends on the file."""
    got = record.to_dict(artcli.parse(data))
    for name in ("source", "origins", "notes"):
        got.pop(name)
    for part in ("captions", "body", "set_aside"):
        for entry in got[part]:
            entry.pop("lines")
    return got

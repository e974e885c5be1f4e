"""Sizes of files, as they are written and as they are counted."""

from __future__ import annotations

import re

from artcli.errors import WrongArgument
from artcli.patterns import lazily

_SIZE = lazily(r"([0-9]{1,15})([KMG]?)", re.IGNORECASE)


def size_of(size: int | str) -> int:
    """A size as one writes it to bytes. Raises WrongArgument.

    >>> size_of("32M"), size_of("500k"), size_of(1000)
    (33554432, 512000, 1000)
    """
    match = _SIZE.fullmatch(str(size).strip()) if isinstance(size, (int, str)) else None
    if not match or not int(match[1]):
        raise WrongArgument(f"{size!r} is no size; give one such as 500K, 32M or 1G, or a number of bytes")
    return int(match[1]) << {"": 0, "K": 10, "M": 20, "G": 30}[match[2].upper()]


def size_in_words(count: int) -> str:
    """A number of bytes for a person.

    >>> size_in_words(64 * 1024 * 1024), size_in_words(1_572_864), size_in_words(900), size_in_words(1)
    ('64 MiB', '1.5 MiB', '900 bytes', '1 byte')
    """
    for unit, name in ((2**30, "GiB"), (2**20, "MiB"), (2**10, "KiB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}".replace(".0 ", " ")
    return f"{count} byte{'' if count == 1 else 's'}"



"""Regular expressions that are compiled when they are first used: to compile them all would take longer than to read an article."""

from __future__ import annotations

import re
from typing import AnyStr, Generic, cast

_METHODS = ("match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn", "pattern", "flags", "groups", "groupindex")


class _Lazy(Generic[AnyStr]):
    """Stands for a compiled expression, and becomes as good as one on the first use: its slots then hold the other's methods."""

    __slots__ = ("_expression", "_options", *_METHODS)
    _expression: AnyStr

    def __init__(self, expression: AnyStr, options: int) -> None:
        self._expression = expression
        self._options = options

    def __getattr__(self, name: str) -> object:
        """Only asked for a slot that is still empty."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._expression, self._options)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def lazily(expression: AnyStr, options: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression as `re.compile` gives it, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(expression, options))

"""Regular expressions that are compiled when they are first used, those of a usual page ahead: to compile them takes longer than to read the page."""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import os
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import AnyStr, Generic, cast

_METHODS = ("match", "fullmatch", "search", "findall", "finditer", "split", "sub", "subn", "pattern", "flags", "groups", "groupindex")
_MADE_FOR = ("each for itself", _sre.MAGIC, _sre.CODESIZE, sys.byteorder)  # where one of these is another, so is the code
_Expression = tuple[str | bytes, int]  # with its options; what it is compiled to is flags, code, numbers of the named groups, how many groups
_MARSHAL = 2  # its form; in later ones what is written depends on who else holds a value
COMPILED = os.path.join(os.path.dirname(__file__), "compiled", f"expressions.{sys.implementation.cache_tag}")
"""The expressions of usual pages, compiled ahead by tools/compile_expressions.py, for each version of Python its own."""


class _Lazy(Generic[AnyStr]):
    """Stands for a compiled expression, and becomes as good as one: a method, once it was used, is that of the other."""

    __slots__ = ("_compiled", "_expression", "_options", *_METHODS)
    _expression: AnyStr
    _compiled: re.Pattern[AnyStr]

    def __init__(self, expression: AnyStr, options: int) -> None:
        self._expression = expression
        self._options = options

    def __getattr__(self, name: str) -> object:
        """Only asked for a slot that is still empty."""
        if name == "_compiled":
            found: object = at_once(self._expression, self._options)
        elif name in _METHODS:
            found = getattr(self._compiled, name)
        else:
            raise AttributeError(name)
        setattr(self, name, found)
        return found


def lazily(expression: AnyStr, options: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression as `re.compile` gives it, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(expression, options))


def any_of(words: Iterable[str]) -> str:
    """Words to an expression, not compiled, that finds the first of them that stands at a place."""
    return "|".join(map(re.escape, words))


def at_once(expression: AnyStr, options: int = 0) -> re.Pattern[AnyStr]:
    """A regular expression as `re.compile` gives it, from what was compiled ahead if it is there."""
    known = _ahead().get((expression, int(options)))
    return re.compile(expression, options) if known is None else cast("re.Pattern[AnyStr]", _finished(expression, *marshal.loads(known)))


def _finished(expression: AnyStr, flags: int, code: bytes, names: Mapping[str, int], groups: int) -> object:
    """The last step of `re.compile`, which checks the code and keeps it."""
    by_number = {number: name for name, number in names.items()}
    return _sre.compile(expression, flags, memoryview(code).cast("I").tolist(), groups, names, tuple(map(by_number.get, range(groups + 1))))


@cache
def _ahead() -> Mapping[_Expression, bytes]:
    """The expressions with their options that were compiled ahead; none where that was for another version of Python, or not done.

    A page needs one in ten: what each was compiled to is still packed.
    """
    try:
        with open(COMPILED, "rb") as file:
            made_for, found = marshal.loads(file.read())
    except (OSError, ValueError, TypeError, EOFError):
        return {}
    known: Mapping[_Expression, bytes] = found if made_for == _MADE_FOR else {}
    return known


def compiled(expressions: Iterable[_Expression]) -> bytes:
    """Expressions with their options to the form in which they are kept: the code to which this version of Python compiles each."""
    from array import array
    from re import _compiler, _parser  # type: ignore[attr-defined]

    found: dict[_Expression, bytes] = {}
    for expression, options in expressions:
        parsed = _parser.parse(expression, options)
        code = array("I", _compiler._code(parsed, options)).tobytes()
        one = (int(options | parsed.state.flags), code, parsed.state.groupdict, parsed.state.groups - 1)
        found[expression, int(options)] = marshal.dumps(one, _MARSHAL)
    return marshal.dumps((_MADE_FOR, found), _MARSHAL)

"""Are the values in a record of the kinds that it declares? Asked of what other people's code made: nothing checks types where it runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints


def find_misfit(record: Any) -> str | None:
    """The first value in a dataclass or a named tuple that is of no kind its field may have, in words; None where all are.

    >>> from artcli.article import Article, Paragraph
    >>> find_misfit(Article(body=(Paragraph("Rain.", (3, 3)),)))
    'body[0].lines is a tuple, not a Span'
    """
    own: Any = type(record)
    for name, kind in _kinds_of(own).items():
        found = _misfit(getattr(record, name), kind, name)
        if found is not None:
            return found
    return None


@cache
def _kinds_of(record: Any) -> Mapping[str, Any]:
    return get_type_hints(record)


def _misfit(value: object, kind: Any, where: str) -> str | None:
    """Where a value is not of a kind, and what it is instead."""
    origin, arms = _parts(kind)
    if origin is None and _is_of(value, kind):
        inner = find_misfit(value) if hasattr(kind, "_fields") else None
        return inner and f"{where}.{inner}"
    if origin is Union and any(_misfit(value, arm, where) is None for arm in arms):
        return None
    if origin is Literal and value in arms:
        return None
    if origin is tuple and isinstance(value, tuple):
        return _first(_misfit(one, arms[0], f"{where}[{n}]") for n, one in enumerate(value))
    if origin is Mapping and isinstance(value, Mapping):
        return _first(_misfit(one, arm, f"{where}[{key!r}]") for key, item in value.items() for one, arm in zip((key, item), arms, strict=True))
    return f"{where} is {_told(value, origin)}, not {_named(kind)}"


@cache
def _parts(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """'tuple[str, ...]' to tuple and what it holds; a class is of no parts."""
    origin = get_origin(kind)
    return Union if origin is UnionType else origin, get_args(kind)


def _told(value: object, origin: Any) -> str:
    return repr(value) if value is None or origin is Literal else _article(type(value).__name__)


def _is_of(value: object, kind: type) -> bool:
    """True of a value of a class; a truth value is no number, and a whole number is a number."""
    if isinstance(value, bool):
        return kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


def _first(found: Iterable[str | None]) -> str | None:
    return next((one for one in found if one is not None), None)


def _named(kind: Any) -> str:
    """A kind in words: 'a str or None', "'text' or 'quote'", 'a tuple of Paragraph'."""
    origin, arms = _parts(kind)
    if origin is Literal:
        return " or ".join(map(repr, arms))
    if origin is Union:
        return " or ".join(map(_named, arms))
    if origin is not None:
        return f"{_article(origin.__name__)} of {' to '.join(arm.__name__ for arm in arms if arm is not Ellipsis)}"
    return "None" if kind is type(None) else _article(kind.__name__)


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiouAEIOU' else 'a'} {noun}"

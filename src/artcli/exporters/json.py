"""The whole record as JSON: indented for people, or one line for pipes."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from artcli import record
from artcli.article import Article
from artcli.errors import InvalidOutput, MissingExtra
from artcli.options import ExportOptions
from artcli.patterns import lazily

# Legal inside JSON, yet many programs take them for line ends and cut a JSON Lines record in two: NEL, LS, PS.
_LINE_ENDS = ((b"\xc2\x85", b"\\u0085"), (b"\xe2\x80\xa8", b"\\u2028"), (b"\xe2\x80\xa9", b"\\u2029"))
_SURROGATE = lazily("[\ud800-\udfff]")


def export(article: Article, options: ExportOptions) -> bytes:
    """An article as one JSON document, indented unless `options.indent` is off, with one newline at the end."""
    return _write(article, options, indent=options.indent)


def export_line(article: Article, options: ExportOptions) -> bytes:
    """An article as one line of JSON Lines."""
    return _write(article, options, indent=False)


def _write(article: Article, options: ExportOptions, *, indent: bool) -> bytes:
    values = record.to_dict(article)
    style = orjson.OPT_APPEND_NEWLINE | (orjson.OPT_INDENT_2 if indent else 0)
    try:
        data = orjson.dumps(values, option=style)
    except orjson.JSONEncodeError:  # half of a surrogate pair, which UTF-8 cannot carry
        data = orjson.dumps(_without_surrogates(values), option=style)
    data = escaped(data)
    if options.validate:
        _validate(data)
    return data


def escaped(data: bytes) -> bytes:
    """JSON without the characters that are legal in it, yet that many programs take for the end of a line: NEL, U+2028, U+2029."""
    for raw, written in () if data.isascii() else _LINE_ENDS:
        data = data.replace(raw, written)
    return data


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_surrogates(one) for one in value]
    return value


def _validate(data: bytes) -> None:
    problem = next(_validator().iter_errors(orjson.loads(data)), None)
    if problem is not None:
        raise InvalidOutput(f"json: {problem.json_path}: {problem.message[:300]}")


@cache
def _validator() -> Any:
    try:
        import jsonschema
    except ImportError as problem:
        raise MissingExtra("checking json needs: pip install 'artcli[validate]'") from problem
    import pkgutil

    return jsonschema.Draft202012Validator(orjson.loads(pkgutil.get_data("artcli.schemas", "artcli-1.schema.json") or b"true"))

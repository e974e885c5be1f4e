"""What stands behind a key of YAML front matter, to the texts that it says: scalars of every style, lists, and the comments beside them.

As much of YAML as programs and people write into a front matter. Anchors, aliases and tags stay as printed: nothing is expanded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from artcli.patterns import lazily
from artcli.values import NamedTuple

KEY = lazily(r"(?:\"(?P<double>[^\"\\]{1,40})\"|'(?P<single>[^']{1,40})'|(?P<plain>[^\W\d_][\w .-]{0,40}?))\s*:(?:\s+(?P<value>.*))?$")
"""'title: …', '"title": …', 'title:'"""


class Value(NamedTuple):
    """The texts of a value, one for a scalar, one for each entry of a list, None of a mapping; and the comments in its lines."""

    texts: list[str] | None
    comments: list[str]


def read(inline: str, below: Sequence[str]) -> Value:
    """What stands behind a key, and the lines below it as printed, to their value. What breaks the rules of YAML stays as printed.

    >>> read('"Bridge closed" # working title', [])
    Value(texts=['Bridge closed'], comments=['# working title'])
    >>> read('[harbour, "#1, the storm"]', []).texts
    ['harbour', '#1, the storm']
    """
    comments: list[str] = []
    return Value(_node([inline, *below], comments), comments)


_BLOCK = lazily(r"[|>](?P<indent>[+-]?[1-9])?[1-9+-]?\s*(?P<comment>#.*)?$")
_COMMENT = lazily(r"(?:^|(?<=\s))#.*")
_QUOTED = lazily(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_END = lazily(r"(?:\s+#[^\n]*(?![^\n]))*\s*$")  # each comment to the end of its line: else any "#" of it could open another


def _node(lines: list[str], comments: list[str]) -> list[str] | None:
    """The texts of a node; its first line stands behind a key or the dash of a list."""
    block = _BLOCK.match(lines[0].strip())
    if block:
        comments += [block["comment"]] if block["comment"] else []
        return [_block(lines[1:], 1 if block["indent"] else 0, comments)]
    is_below = False
    while lines and (not lines[0].strip() or lines[0].lstrip().startswith("#")):
        comments += [lines[0].strip()] if lines[0].strip() else []
        lines = lines[1:]
        is_below = True
    if not lines:
        return [""]
    opening = lines[0].strip()
    if opening[0] == "{":
        return None
    if opening[0] in "\"'":
        return [_quoted("\n".join(lines).strip(), comments)]
    if opening[0] == "[":
        return _flow("\n".join(lines).strip(), comments)
    if is_below and (opening == "-" or opening.startswith("- ")):
        return _list(lines, comments)
    return None if is_below and KEY.match(opening) else [_plain(lines, comments)]


def _block(lines: Sequence[str], least: int, comments: list[str]) -> str:
    """The lines of a block scalar, in which '#' is a letter; a comment may stand below them, further to the left."""
    indent = least or next((len(line) - len(line.lstrip()) for line in lines if line.strip()), 0)
    inside = [len(line) - len(line.lstrip()) >= max(indent, 1) for line in lines]
    comments += [line.strip() for line, is_inside in zip(lines, inside, strict=True) if not is_inside and line.startswith("#")]
    return " ".join(line.strip() for line, is_inside in zip(lines, inside, strict=True) if is_inside or not line.startswith("#"))


def _list(lines: Sequence[str], comments: list[str]) -> list[str] | None:
    """The items of a list, a dash each; what is indented deeper belongs to the item above it."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    items: list[list[str]] = []
    for line in lines:
        text = line.strip()
        is_deeper = len(line) - len(line.lstrip()) > indent
        if not is_deeper and (text == "-" or text.startswith("- ")):
            items.append([text[1:].strip()])
        elif not is_deeper and text.startswith("#"):
            comments.append(text)
        else:
            items[-1].append(line)
    if any(KEY.match(item[0]) for item in items):
        return None
    found = [_node(item, comments) for item in items]
    return None if None in found else [text for one in found if one is not None for text in one]


def _plain(lines: Sequence[str], comments: list[str]) -> str:
    """A scalar without quotes, over however many lines."""
    comments += [comment for line in lines for comment in _COMMENT.findall(line)]
    text = " ".join(" ".join(_COMMENT.sub("", line).split()) for line in lines).strip()
    return "" if text in _NULLS else text


_NULLS = frozenset({"~", "null", "Null", "NULL"})


def _quoted(text: str, comments: list[str]) -> str:
    """A scalar in quotes; where something else follows them, all of it as printed."""
    match = _QUOTED.match(text)
    if match is None or not _END.match(text, match.end()):
        return " ".join(text.split())
    comments += _COMMENT.findall(text, match.end())
    return _unquoted(match[0])


_FLOW = lazily(
    r"(?P<blank>\s+)|(?P<comment>(?<=\s)#[^\n]*)|(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')|"
    r"(?P<mark>[\[\]{},])|(?P<plain>(?:[^\s,\[\]{}]|[ \t]+(?![\s#,\[\]{}]))+)",
    re.DOTALL,
)


def _flow(text: str, comments: list[str]) -> list[str] | None:
    """The entries of a list in brackets, those of lists in it among them; None where a mapping stands in it."""
    entries: list[str] = []
    parts: list[str] = []
    is_plain = True
    for match in _FLOW.finditer(text):
        if match.lastgroup == "comment":
            comments.append(match[0])
        elif match.lastgroup == "quoted":
            parts.append(_unquoted(match[0]))
            is_plain = False
        elif match.lastgroup == "plain":
            parts.append(match[0])
        elif match[0] in "{}":
            return None
        elif match.lastgroup == "mark":
            entries.append(_entry(parts, is_plain))
            parts, is_plain = [], True
    return [entry for entry in [*entries, _entry(parts, is_plain)] if entry]


def _entry(parts: Sequence[str], is_plain: bool) -> str:
    text = " ".join(parts)
    return "" if is_plain and text in _NULLS else text


_ESCAPE = lazily(
    r"\\(?:u([dD][89abAB][\da-fA-F]{2})\\u([dD][c-fC-F][\da-fA-F]{2})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([ \t]*\n\s*)|(.))"
)
_ESCAPES = {"\\": "\\", '"': '"', "/": "/", "0": "", **dict.fromkeys("ntrvfNLP_ ", " ")}


def _unquoted(text: str) -> str:
    """'"a \\"word\\""' and "'it''s'" to what they say."""
    return _ESCAPE.sub(_unescaped, text[1:-1]) if text[0] == '"' else text[1:-1].replace("''", "'")


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:  # as JSON writes what lies beyond U+FFFF
        return chr(0x10000 + ((int(match[1], 16) & 0x3FF) << 10) + (int(match[2], 16) & 0x3FF))
    if match[6]:  # the line goes on on the next one
        return ""
    if match[7] is not None:
        return _ESCAPES.get(match[7], match[0])
    code = int(match[3] or match[4] or match[5], 16)
    # what no text can hold: a NUL, half a character, a number beyond the last one
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"


_NAME = lazily(r"(?:^|[{,])\s*+(?:- )?\s*+[\"']?name[\"']?\s*:\s+(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\n#{}\"']+)", re.MULTILINE | re.IGNORECASE)


def names(lines: Sequence[str]) -> list[str]:
    """What the keys 'name' of a mapping say, or of a list of them: 'author: {name: Jane Doe}', 'authors:', '  - name: Jane Doe'."""
    found = [match[1].strip() for match in _NAME.finditer("\n".join(lines))]
    flow = "{" in lines[0]
    return [_unquoted(name) if name[0] in "\"'" else name.split(",")[0].strip() if flow else name for name in found if name]

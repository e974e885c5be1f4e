"""What the pages that artcli writes have in common: text that cannot act, and a policy that lets their own style through."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files
from string import Template

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def fill(template: str, **parts: str) -> bytes:
    """A template of this folder, filled with parts that are HTML already, to a page in UTF-8 that loads nothing and runs nothing."""
    page = (files("artcli") / "cli" / template).read_text("utf-8")
    return Template(page).substitute(style_hash=_style_hash(page), **parts).encode("utf-8", "replace")


def _style_hash(page: str) -> str:
    """What the content security policy lets through: the style of this page and no other."""
    style = _STYLE.search(page)
    return base64.b64encode(hashlib.sha256(style[1].encode() if style else b"").digest()).decode()


# What would act, vanish or turn the line round is shown by a sign of its own: ␛, ⟦202E⟧. The marks that Arabic and Hebrew are
# typed with (U+061C, U+200E, U+200F) turn nothing round, and a sign in their place would be taken for the first word, a Latin one.
_SEEN = {
    **{n: chr(0x2400 + n) for n in range(32) if n not in (9, 10)},
    0x7F: "\u2421",
    **{n: f"⟦{n:02X}⟧" for n in range(0x80, 0xA0)},
    **{ord(c): f"⟦{ord(c):04X}⟧" for c in "\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069\ufffe\uffff"},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_SEEN_IN_NAMES = {**_SEEN, 9: "\u2409", 10: "\u240a", **{0xDC00 + n: f"\\x{n:02x}" for n in range(0x80, 0x100)}}


def text(value: str) -> str:
    """A text to HTML in which nothing of it acts.

    >>> text("<b>\\x1b[31m")
    '&lt;b&gt;␛[31m'
    """
    return escape(value.translate(_SEEN))


def name(value: str) -> str:
    """The name of a file, in which even a line end is seen, and a byte that is no UTF-8, to HTML."""
    return escape(value.translate(_SEEN_IN_NAMES))

"""How many words a text has."""

from __future__ import annotations

import re

from artcli.article import Article

# a run of letters and figures is a word; in scripts without spaces a letter is one, as news systems count them
_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+(?:['’\-][^\W_]+)*")


def count(text: str) -> int:
    """The words of a text."""
    return sum(1 for _ in _WORD.finditer(text))


def count_words(article: Article) -> int:
    """The words of an article's body, crossheads included."""
    return sum(count(paragraph.text) for paragraph in article.body)

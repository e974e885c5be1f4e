"""An artcli format: the words of an article, the most frequent first."""

import re
from collections import Counter

from artcli.article import Article
from artcli.formats import Format
from artcli.options import ExportOptions

FORMAT = Format(
    name="wordlist",
    suffixes=(".tsv",),
    exporter="artcli_wordlist:export",
    summary="the words of the body with their numbers, the most frequent first",
    media_type="text/tab-separated-values",
)


def export(article: Article, options: ExportOptions) -> bytes:
    """An article to one line a word: 'port<TAB>3'."""
    words = Counter(word for paragraph in article.body for word in re.findall(r"\w+", paragraph.text.lower()))
    ranked = sorted(words.items(), key=lambda one: (-one[1], one[0]))
    return "".join(f"{word}\t{number}\n" for word, number in ranked).encode()

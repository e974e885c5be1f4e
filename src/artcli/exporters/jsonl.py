"""The record as one compact JSON line."""

from __future__ import annotations

from artcli.article import Article
from artcli.exporters import json
from artcli.options import ExportOptions


def export(article: Article, options: ExportOptions) -> bytes:
    """An article to one line of JSON Lines."""
    return json.dump(article, 0)

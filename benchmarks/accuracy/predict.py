"""Articles to the prediction lines of the scorer: what the record holds, nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from artcli import conversion
from artcli.article import Article
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.readers.text.reader import Labeller
from artcli.readers.text.weights import Model
from artcli.source import decode


def prediction(identity: str, article: Article) -> dict[str, Any]:
    """An article to a line of predictions."""
    iso = lambda value: value.isoformat() if value else None
    return {
        "id": identity,
        "title": article.headline,
        "authors": [creator.name for creator in article.creators],
        "agencies": list(article.info_sources),
        "published": iso(article.published),
        "updated": iso(article.modified),
        "summary": article.standfirst,
        "section": article.section,
        "keywords": list(article.keywords),
        "body": [{"kind": "subhead" if p.kind == "crosshead" else "paragraph", "text": p.text} for p in article.body],
        "_confidence": {name: origin.confidence for name, origin in article.origins.items()},
    }


def predict(texts: Iterable[tuple[str, Path]], model: Model | None = None) -> list[dict[str, Any]]:
    """Texts to predictions, read with the model that ships, or with one that has not seen their publishers."""
    return [prediction(identity, read(path, model)) for identity, path in texts]


def read(path: Path, model: Model | None = None, labeller: Labeller | None = None) -> Article:
    """A file to its first article, as `artcli.read` gives it; with another model, or with labels from elsewhere."""
    options = ReadingOptions()
    found = reader.read(decode(path.read_bytes(), name=path.name), options, model, labeller)
    return conversion.finish(next(found), options)

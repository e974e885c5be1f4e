"""Articles to the prediction lines of the scorer: what the record holds, nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from artcli import conversion
from artcli.article import Article
from artcli.readers.text import labels
from artcli.readers.text.labels import Model


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


def predict(texts: Iterable[tuple[str, Path]], models: Mapping[str, Model] | None = None) -> list[dict[str, Any]]:
    """Texts to predictions, each read with its own model where there is one (the fold that has not seen its publisher)."""
    out = []
    shipped = labels.load
    for identity, path in texts:
        try:
            if models is not None:
                model = models[identity]
                labels.load = lambda model=model: model  # type: ignore[assignment]
            article = next(conversion.read(path.read_bytes(), name=path.name))
        finally:
            labels.load = shipped
        out.append(prediction(identity, article))
    return out

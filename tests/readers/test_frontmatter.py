"""Front matter: the values that real parsers find, at the lines where they stand, and the text in Markdown below it."""

from __future__ import annotations

from datetime import datetime

import pytest
import yaml

import artcli
from grammars import TOML, YAML


def test_yaml() -> None:
    article = artcli.parse(YAML)
    known = yaml.safe_load(YAML.split("---")[1])
    assert article.headline == known["title"]
    assert article.byline == known["author"]
    assert article.published == datetime.fromisoformat(known["date"].replace(" +", "+"))
    assert list(article.keywords) == known["tags"]
    assert article.standfirst == known["description"].strip()
    assert article.captions == ()
    assert [(p.kind, p.text) for p in article.body] == [
        ("text", "La commune de Valbrune a inauguré mardi sa nouvelle bibliothèque, installée dans l’ancien moulin, après deux ans de travaux."),
        ("crosshead", "Un chantier de deux ans"),
        ("list-item", "Trois salles de lecture ouvertes tous les jours"),
        ("list-item", "Une salle pour les enfants"),
        ("text", "Les habitants ont donné plus de mille livres, selon la mairie."),
    ]
    assert article.origins["keywords"].lines[0].first == 6
    assert article.origins["keywords"].lines[0].last == 8


@pytest.mark.parametrize(
    ("written", "keywords"),
    [
        ("tags: security", ("security",)),
        ("tags: [one, 'two, too', \"three\"]", ("one", "two", "too", "three")),
        ("tags: []", ()),
        ("tags:", ()),
        ("tags: ~", ()),
        ("tags: [one,\n  two]", ("one", "two")),
        ("tags:\n- one\n- two", ("one", "two")),
    ],
)
def test_lists(written: str, keywords: tuple[str, ...]) -> None:
    text = f"---\ntitle: A title\n{written}\n---\n\nThe text of the story stands here, and it is long enough to be one.\n"
    assert artcli.parse(text).keywords == keywords


def test_toml_with_the_day_in_its_path() -> None:
    article = artcli.parse(TOML)
    assert article.headline == "A week with the compiler"
    assert [creator.name for creator in article.creators] == ["Ada Ferro", "Li Brandt"]
    assert article.standfirst == "What was asked, and what was answered"
    assert article.published is not None
    assert article.published.isoformat() == "2019-05-15"
    assert [p.text[:8] for p in article.body] == ["The week"]


def test_a_first_heading_is_the_headline() -> None:
    article = artcli.parse("# Old mill becomes a library\n\nThe old mill of Harrow Vale opened its doors on Monday as a public library.\n\n## Next steps\n\nA café will follow in May.\n")
    assert article.headline == "Old mill becomes a library"
    assert [p.kind for p in article.body] == ["text", "crosshead", "text"]


def test_a_heading_in_code_is_none() -> None:
    text = "---\ntitle: Notes\n---\n\nRun this line before you read on, please:\n\n```sh\n# install\nmake\n```\n"
    assert [p.text for p in artcli.parse(text).body][1:] == ["```sh", "# install", "make", "```"]


@pytest.mark.parametrize("text", ["---\nThe mayor spoke at noon.\nNobody listened to him.\n---\n", "---\nA line: with a colon, as prose has.\n---\n\nMore of it.\n", "+++\nno toml\n+++\n\nText.\n"])
def test_rules_between_prose_are_no_front_matter(text: str) -> None:
    article = artcli.parse(text)
    assert article.set_aside == () or article.set_aside[0].text in ("---", "+++")
    assert "published" not in article.origins
    held = {n for o in article.origins.values() for s in o.lines for n in range(s.first, s.last + 1)}
    held |= {n for entry in (*article.body, *article.set_aside) for n in range(entry.lines.first, entry.lines.last + 1)}
    assert {n for n, line in enumerate(text.splitlines(), 1) if line} <= held

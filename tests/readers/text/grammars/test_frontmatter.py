"""Front matter: the values that real parsers find, at the lines where they stand, and the text in Markdown below it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import frontmatter as python_frontmatter
import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

import artcli
from artcli.readers.text.grammars import frontmatter
from artcli.readers.text.record import OTHER
from grammars import ALL
from held import held

TOML, YAML = ALL["toml"], ALL["yaml"]


@pytest.mark.parametrize("escape", [r"\x00", r"\u0000", r"\ud800", r"\U00110000"])
def test_an_escape_of_what_no_text_can_hold_is_replaced(escape: str) -> None:
    assert artcli.parse(f'---\ntitle: "The old {escape} mill"\nlayout: post\n---\n\nText of the story, a sentence of its own.\n').headline == "The old \ufffd mill"


def test_fenced_lines_without_a_title_are_no_other_article() -> None:
    first = ["---", "title: The old mill", "layout: post", "draft: false", "---", "", "Text of it."]
    assert len(frontmatter.split([*first, "", "---", "title: The new mill", "layout: post", "---", "", "More text."])) == 2
    assert len(frontmatter.split([*first, "", "---", "layout: post", "draft: true", "---", "", "More text."])) == 1


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
        ("tags: [one, 'two, too', \"three\"]", ("one", "two, too", "three")),
        ("tags:\n- one, two\n- three", ("one, two", "three")),
        ("tags: one, two", ("one", "two")),
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


@pytest.mark.parametrize(
    "written",
    [
        "---\ntitle: A title\nauthor:\n  name: Jane Doe\n  email: jane@example.org\n---",
        "---\ntitle: A title\nauthor: {name: Jane Doe, twitter: '@jane'}\n---",
        "---\ntitle: A title\nauthors:\n- email: jane@example.org\n  name: 'Jane Doe'\n---",
        '+++\ntitle = "A title"\n[author]\nname = "Jane Doe"\n+++',
        '+++\ntitle = "A title"\nauthor = {name = "Jane Doe"}\n+++',
    ],
)
def test_an_author_who_is_a_mapping(written: str) -> None:
    text = f"{written}\n\nThe text of the story stands here, and it is long enough to be one.\n"
    article = artcli.parse(text)
    assert (article.byline, [creator.name for creator in article.creators]) == ("Jane Doe", ["Jane Doe"])
    assert {n for n, line in enumerate(text.split("\n"), 1) if line} == held(article)
    assert "twitter" not in written or any("@jane" in one.text for one in article.set_aside)


def test_several_authors_who_are_mappings() -> None:
    text = "---\ntitle: A title\nauthors:\n  - name: Jane Doe\n    url: x\n  - name: Rick Roe\n---\n\nThe text of the story stands here, and it is long enough to be one.\n"
    assert [creator.name for creator in artcli.parse(text).creators] == ["Jane Doe", "Rick Roe"]


def test_an_author_who_is_named_twice_and_in_the_text_is_no_place() -> None:
    story = "The old mill on the river will reopen as a hotel next spring, Jane Olson wrote on Tuesday.\n\nIt has stood empty since 1998.\n"
    article = artcli.parse(f'---\ntitle: "Mill to reopen"\nauthor: ["Jane Olson"]\nauthors: ["Jane Olson"]\n---\n\n{story}\nReporting by Jane Olson; Editing by Max Roe\n')
    assert ([creator.name for creator in article.creators], article.located) == (["Jane Olson"], None)


def test_toml_with_the_day_in_its_path() -> None:
    article = artcli.parse(TOML)
    assert article.headline == "A week with the compiler"
    assert [creator.name for creator in article.creators] == ["Ada Ferro", "Li Brandt"]
    assert article.standfirst == "What was asked, and what was answered"
    assert article.published is not None
    assert article.published.isoformat() == "2019-05-15"
    assert [p.text[:8] for p in article.body] == ["The week"]


def test_a_heading_in_code_is_none() -> None:
    text = "---\ntitle: Notes\n---\n\nRun this line before you read on, please:\n\n```sh\n# install\nmake\n```\n"
    assert [p.text for p in artcli.parse(text).body][1:] == ["```sh", "# install", "make", "```"]


@pytest.mark.parametrize("text", ["---\nThe mayor spoke at noon.\nNobody listened to him.\n---\n", "---\nA line: with a colon, as prose has.\n---\n\nMore of it.\n", "+++\nno toml\n+++\n\nText.\n"])
def test_rules_between_prose_are_no_front_matter(text: str) -> None:
    article = artcli.parse(text)
    assert article.set_aside == () or article.set_aside[0].text in ("---", "+++")
    assert "published" not in article.origins
    assert {n for n, line in enumerate(text.splitlines(), 1) if line} <= held(article)


# ---- what PyYAML says ----------------------------------------------------------------------------------------------------

WRITTEN = {
    "comments": """
# made by hand
title: "Bridge closed" # working title
author: Jane Doe   # she wrote it
description: 'It''s #1 # of all' # not quite
slug: a#b
# between
date: 2025-03-04 # the day
tags: ["harbour #1", "storm"] # two
""",
    "quotes": r"""
title: "The \"old\" bridge \u2013 caf\xe9 \\ end"
subtitle: 'It''s "closed": again'
description: "a\tb\nc \
  d"
author: "O'Neill"
summary: 'He said: no # comment'
slug: '"'
category: "'"
""",
    "block scalars": """
title: >-
  The old bridge
  is closed

  # again
description: |
  One: two
    three # four
# a comment
summary: >+  # folded

  A word
author: |2-
    indented
   less
""",
    "flow lists": """
title: A title
tags: [one, "two # 2", 'th''ree', ~, "", null,
  # between
  four
  and a half, # said
  five,
  [six, seven],
]
categories: []
authors: ["Doe: Jane",Roe]
keywords:
  [ a b,
    c ]
""",
    "block lists": """
title: A title
tags:
- one # first
# between
- "two: 2"
- 'three # 3'
-   four
    goes on
-
- null
categories:

  # above
  - >
    folded
    text
  - "quoted
    text"
authors: # below
  - Jane Doe
  - Roe, Rick
""",
    "nested keys": """
title: A title
author:
  name: Jane Doe
  email: jane@example.org
authors:
  - name: Jane
    url: x
  - name: Rick
cover: {image: a.png, alt: "An # image"}
layout: post
""",
    "nulls, booleans, dates, numbers": """
title: ~
subtitle: null
description:
summary: # nothing
author: Null
draft: false
published: yes
date: 2025-03-04T15:30:00+01:00
lastmod: 2025-03-04 15:30:00.25 -5
weight: 010
version: 1.10
""",
    "plain scalars": """
title: What now? He said:"go"!
description: a plain text
  over several lines # with a comment
summary:
  begun below
  and gone on
url: https://example.org/a?b=c#d
author: Doe, Jane & Roe - 'both'
category: C# and F#
slug: it's-here
""",
    "unicode": r"""
title: Été à l’île — 桥梁关闭 🎉
"author": Łukasz Żółć
'description': "\x41\u00e9 \U0001F600"
tags: [été, "naïve", 桥]
""",
    "hugo": """
title: "My First Post"
date: 2025-03-04T15:30:00-05:00
draft: true
tags: ["emacs", "hugo"]
categories:
    - programming
menu:
  main:
    weight: 10
aliases: [/old/, "/older/"]
""",
    "jekyll": """
layout: post
title:  "Welcome to Jekyll!"
date:   2025-03-04 15:30:00 +0100
categories: jekyll update
permalink: /:categories/:title/
excerpt_separator: <!--more-->
""",
}  # fmt: skip


def flat(value: list[Any]) -> list[Any]:
    return [one for entry in value for one in (flat(entry) if isinstance(entry, list) else [entry])]


def joined(entries: list[str]) -> str:
    return ("\n" if len(entries) > 1 and "," in "".join(entries) else ", ").join(entries)


def printed(value: object) -> str | None:
    """What YAML says, all scalars as printed, on one line, entries with commas on one each; None of what holds a mapping."""
    if isinstance(value, list):
        parts = [printed(one) for one in flat(value)]
        return None if None in parts else joined([one for one in parts if one])
    return " ".join(value.split()) if isinstance(value, str) and value not in ("~", "null", "Null", "NULL") else "" if isinstance(value, str) else None


def named(value: Any) -> str | None:
    """What YAML says of authors, who may be mappings with their names."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return joined([one["name"] for one in value])
    return value["name"] if isinstance(value, dict) else printed(value)


def told(text: str) -> dict[str, str | None]:
    """What artcli reads at each key; None where it understands no value."""
    (record,) = frontmatter.split(text.split("\n"))
    return {entry.label: None if entry.field == OTHER else entry.value for entry in record.fields if entry.label}


@pytest.mark.parametrize("name", WRITTEN)
def test_values_are_those_that_a_parser_of_yaml_finds(name: str) -> None:
    written = WRITTEN[name]
    text = f"---{written}---\n\nThe text.\n"
    known = yaml.load(written, yaml.BaseLoader)
    assert known.keys() == python_frontmatter.loads(text).keys()
    assert told(text) == {key.replace("_", " "): named(value) if key.startswith("author") else printed(value) for key, value in known.items()}


def said(value: object) -> str:
    return joined([one for one in map(said, value) if one]) if isinstance(value, list) else " ".join(str(value).split())


SCALARS = st.text("ab é:#'\"\\,]{}-&*!|>%@`?~\n", max_size=30)


@given(
    values=st.fixed_dictionaries({"title": SCALARS, "tags": st.lists(SCALARS, max_size=4), "description": SCALARS}),
    style=st.sampled_from((None, '"', "'", "|", ">")),
    flow=st.booleans(),
    width=st.sampled_from((10, 40, 1000)),
)
def test_whatever_style_it_is_written_in(values: dict[str, object], style: str | None, flow: bool, width: int) -> None:
    def dumped(value: object, *, flow: bool = False) -> str:
        return yaml.dump(value, default_style=style, default_flow_style=flow, width=width, allow_unicode=True).removesuffix("...\n")

    block = "".join(f"{key}: {dumped(value, flow=True)}" if flow and isinstance(value, list) else dumped({key: value}) for key, value in values.items())
    assume(yaml.safe_load(block) == values)  # PyYAML folds some lines that begin with a blank so that it does not find them again
    found = told(f"---\n{block}---\n\nThe text.\n")
    assert {key: found[key] for key in values} == {key: said(value) for key, value in values.items()}


def test_a_comment_is_kept() -> None:
    article = artcli.parse('---\ntitle: "Bridge closed" # working title\ntags: [storm] # by hand\n---\n\nThe old bridge was closed on Monday after the storm, the mayor said.\n')
    assert article.headline == "Bridge closed"
    assert article.keywords == ("storm",)
    assert [one.text for one in article.set_aside if "#" in one.text] == ['title: "Bridge closed" # working title', "tags: [storm] # by hand"]


def test_a_comment_in_toml_is_kept() -> None:
    text = "+++\n# by hand\ntitle = 'Bridge # closed' # working title\ntags = ['a # b', # first\n  'c']\n+++\n\nThe old bridge was closed on Monday after the storm, the mayor said.\n"
    article = artcli.parse(text)
    assert article.headline == "Bridge # closed"
    assert [one.lines for one in article.set_aside] == [(1, 1), (2, 2), (3, 3), (4, 5), (6, 6)]


FILES = [
    f"{fence}\ntitle{sign} {title!r}\ndate{sign} 2025-03-0{n}\n{fence}\n\nThe ferry to Skerra sails again, the company said on day {n}, and it is full of people.\n"
    for fence, sign in (("---", ":"), ("+++", " ="))
    for n, title in enumerate(("Ferry sails again", "Bus is late"), 1)
]


@pytest.mark.parametrize("files", [FILES[:2], FILES[2:]], ids=["yaml", "toml"])
@pytest.mark.parametrize("between", ["", "\n"])
def test_files_that_were_written_one_behind_another(files: list[str], between: str) -> None:
    text = between.join(files)
    articles = list(artcli.parse_all(text))
    assert [article.headline for article in articles] == ["Ferry sails again", "Bus is late"]
    assert [str(article.published) for article in articles] == ["2025-03-01", "2025-03-02"]
    assert [[p.text[-26:] for p in article.body] for article in articles] == [[", and it is full of people."[-26:]]] * 2
    assert {n for n, line in enumerate(text.split("\n"), 1) if line} == held(articles[0]) | held(articles[1])


@pytest.mark.parametrize(
    "below",
    [
        f"```\n{FILES[1]}```\n",
        "---\n\nNote: this was written in March.\n\n---\n\nMore follows in April, the company said.\n",
        "---\ntitle: only this\n---\n\nMore follows in April, the company said.\n",
    ],
    ids=["code", "rules", "a title alone"],
)
def test_what_a_text_shows_is_no_other_article(below: str) -> None:
    assert len(list(artcli.parse_all(FILES[0] + "\n" + below))) == 1

"""Markdown in a text: words without marks, pictures as captions, addresses set aside or noted, code as it stands."""

from __future__ import annotations

import pytest

import artcli
from artcli.article import Span
from artcli.readers.text import markdown
from held import held


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It passed with **two** against, *one* of them ***late***.", "It passed with two against, one of them late."),
        ("Un __gras__, un _italique_ et du ~~barré~~", "Un gras, un italique et du barré"),
        ("**fett *und kursiv* zugleich**", "fett und kursiv zugleich"),
        ("ask [the postman](https://example.org/p), or [her][1]", "ask the postman, or her"),
        ("[a place](https://example.org/X_(Y) \"a title\") of <https://example.org/z>", "a place of https://example.org/z"),
        ("[[Nkechi Obiora]] and [[Notes/Page|the page]]", "Nkechi Obiora and the page"),
        ("![A knocker](k.jpg) beside the door", "A knocker beside the door"),
        ("[![A knocker](k.jpg)](https://example.org/k)", "A knocker"),
        ("run `make *all*` first", "run make *all* first"),
        (r"2 \* 3 and d\'injecter \[sic\]", "2 * 3 and d'injecter [sic]"),
        ("## Что дальше?", "Что дальше?"),
    ],
)
def test_marks_to_words(written: str, words: str) -> None:
    assert markdown.plain(written) == words


@pytest.mark.parametrize(
    ("line", "rank", "words"),
    [
        ("# Ferry to stop", 1, "Ferry to stop"),
        ("##\tWhat is next ##  ", 2, "What is next"),
        ("### Why C#", 3, "Why C#"),  # only marks behind a blank close a heading
        ("# #", 1, "#"),
        ("#harbour", 0, "#harbour"),
        ("####### seven", 0, "####### seven"),
        (" # indented", 0, " # indented"),
        ("# ", 0, "# "),
        ("", 0, ""),
    ],
)
def test_a_heading_to_its_rank_and_words(line: str, rank: int, words: str) -> None:
    assert markdown.heading(line) == (rank, words)


def test_signs_of_private_use_stay_and_keep_no_mark_from_being_read() -> None:
    """They stand for what is kept while marks are taken out, and a text may have its own."""
    for sign in ("\U000f0000", "\U000f03e8", "\U0010ffff"):
        assert markdown.plain(rf"{sign} and **two** `code {sign}` \*{sign}\*") == f"{sign} and two code {sign} *{sign}*"


def test_each_of_thousands_of_marks_is_read() -> None:
    assert markdown.plain(r"\*a\* " * 2_000) == " ".join(["*a*"] * 2_000)


@pytest.mark.parametrize("text", ["2 * 3 * 4", "5*6*7", "snake_case_name", "[sic]", "Price: 3*", "a ** b ** c", "#harbour", "* an item", "* * *", "<b>", "![](", "“[We] hoped”, she said [1]"])
def test_what_is_no_mark(text: str) -> None:
    assert markdown.plain(text) == text


CLIPPING = """---
title: "The village that banned doorbells"
source: "https://example.org/2022/05/doorbells"
author:
  - "[[Nkechi Obiora]]"
published: 2022-05-07
---
![A brass knocker](https://example.org/img/knocker.jpg)

When the parish clerk moved in, she ordered a *video* doorbell. It lasted four days.

## A vote in the [chapel](https://example.org/chapel)

Seventy-one people attended. The motion passed with **two** against, one of them [the
postman](https://example.org/postman), who [[Notes|had his reasons]].

***

![][logo]

```
**not** a [link](x)
```

[logo]: https://example.org/logo.gif
"""


def test_a_clipping() -> None:
    article = artcli.parse(CLIPPING)
    assert article.url == "https://example.org/2022/05/doorbells"
    assert article.credit_line is None
    assert [(caption.text, caption.lines) for caption in article.captions] == [("A brass knocker", Span(8, 8))]
    assert [(p.kind, p.text) for p in article.body] == [
        ("text", "When the parish clerk moved in, she ordered a video doorbell. It lasted four days."),
        ("crosshead", "A vote in the chapel"),
        ("text", "Seventy-one people attended. The motion passed with two against, one of them the postman, who had his reasons."),
        ("text", "```"),
        ("text", "**not** a [link](x)"),
        ("text", "```"),
    ]
    assert [aside.text for aside in article.set_aside][-3:] == ["***", "![][logo]", "[logo]: https://example.org/logo.gif"]
    assert [(note.lines, note.message) for note in article.notes if note.code == "addresses_left_out"] == [
        ((Span(8, 8), Span(12, 12), Span(15, 15)), "of 3 links and pictures the words are in the article, and not the address")
    ]
    assert {n for n, line in enumerate(CLIPPING.split("\n"), 1) if line} == held(article)


PAGES = {
    "en": (
        "[Home](https://example.org/) [News](https://example.org/news)\n\n# Old mill will reopen as a hotel\n\nBy [Cass Holt](https://example.org/cass)\n\n3 April 2019\n\n",
        "The old mill on the river will **reopen** as a hotel, [its owners](https://example.org/o) said on Tuesday.",
        "It has stood empty since 1998, when the last loom was sold, and the owners want forty rooms.",
        "Old mill will reopen as a hotel",
    ),
    "de": (
        "[Startseite](https://example.org/) [Orte](https://example.org/orte)\n\n# Alte Mühle wird ein Hotel mit vierzig Zimmern\n\nVon [Karla Holt](https://example.org/k)\n\n3. April 2019\n\n",
        "Die alte Mühle am Fluss soll im **Frühjahr** als Hotel öffnen, teilten [die Eigentümer](https://example.org/o) am Dienstag mit.",
        "Sie steht seit 1998 leer, als der letzte Webstuhl verkauft wurde, und geplant sind vierzig Zimmer.",
        "Alte Mühle wird ein Hotel mit vierzig Zimmern",
    ),
}  # fmt: skip


@pytest.mark.parametrize("tag", PAGES)
def test_a_page_that_a_program_wrote_as_markdown(tag: str) -> None:
    head, first, second, title = PAGES[tag]
    article = artcli.parse(f"{head}{first}\n\n{second}\n")
    assert article.headline == title
    assert [creator.name for creator in article.creators] == [head.split("[")[3].split("]")[0]]
    assert [p.text for p in article.body] == [markdown.plain(first), second]
    assert [note.code for note in article.notes] == ["addresses_left_out"]


def test_a_text_with_a_star_is_no_markdown() -> None:
    (first, *_) = artcli.parse("Old mill will reopen\n\nThe mill, **as it says**, will reopen [again] on Tuesday, its owners said in a letter.\n").body
    assert first.text == "The mill, **as it says**, will reopen [again] on Tuesday, its owners said in a letter."


@pytest.mark.parametrize("mark", ["*", "**"])
def test_what_a_chat_prints_in_bold_is_read_without_its_marks(mark: str) -> None:
    lines = [f"{mark}Ferry to stop in June{mark}", "The last ferry leaves on Sunday, _its owner_ said on Monday, and *nobody* will miss it."]
    article = artcli.parse("\n\n".join([*lines, f"{mark}What comes next{mark}", "A bus will cross the new bridge from July, every hour and on holidays too."]))
    assert article.headline == "Ferry to stop in June"
    assert [(one.kind, one.text) for one in article.body] == [
        ("text", "The last ferry leaves on Sunday, its owner said on Monday, and nobody will miss it."),
        ("crosshead", "What comes next"),
        ("text", "A bus will cross the new bridge from July, every hour and on holidays too."),
    ]


@pytest.mark.parametrize("line", ["* * *", "*Names were changed by us.*", "*", "**", "*Update*", "* bread and butter *"])
def test_a_star_that_marks_no_heading_stays(line: str) -> None:
    text = "The *last* ferry leaves on Sunday, its owner said on Monday, and nobody will miss it."
    article = artcli.parse(f"Ferry to stop in June\n\n{text}\n\n{line}\n\nA bus will cross the new bridge from July, every hour and on holidays too.\n")
    assert text in (article.standfirst, *(one.text for one in article.body))

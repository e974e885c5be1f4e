"""The text of an article in reading order, for the formats that set it as one flow."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import Literal

from artcli.article import Article, Caption
from artcli.values import NamedTuple

BlockKind = Literal["standfirst", "caption", "text", "crosshead", "quote", "list", "tagline"]


class Block(NamedTuple):
    """What stands between two blank lines; only a list has more than one text."""

    kind: BlockKind
    texts: tuple[str, ...]


def in_order(article: Article, *, standfirst_first: bool = True) -> tuple[Block, ...]:
    """The standfirst, the body with each caption at its place, and the credit at the end; empty texts are left out.

    A caption follows the last paragraph that ends before it on the page; one that stands before the text follows the standfirst,
    or goes before it where the page has it so, unless the standfirst is to come first. List items in a row are one list.
    """
    captions = _by_place(article)
    lead = article.origins.get("standfirst")
    opens = min(lead.lines).first if lead and lead.lines and not standfirst_first else 0
    flow: list[tuple[BlockKind, str]] = [("caption", one.text) for one in captions.get(0, ()) if one.lines.first < opens]
    flow.append(("standfirst", article.standfirst or ""))
    flow += [("caption", one.text) for one in captions.get(0, ()) if one.lines.first >= opens]
    for place, paragraph in enumerate(article.body, start=1):
        flow.append(("list" if paragraph.kind == "list-item" else paragraph.kind, paragraph.text))
        flow += [("caption", one.text) for one in captions.get(place, ())]
    flow.append(("tagline", article.tagline or ""))
    return tuple(_grouped([(kind, text) for kind, text in flow if text and not text.isspace()]))


def _grouped(flow: list[tuple[BlockKind, str]]) -> list[Block]:
    blocks: list[Block] = []
    for kind, run in groupby(flow, key=lambda one: one[0]):
        texts = tuple(text for _, text in run)
        blocks += [Block(kind, texts)] if kind == "list" else [Block(kind, (text,)) for text in texts]
    return blocks


def _by_place(article: Article) -> dict[int, list[Caption]]:
    """Each caption under the number of paragraphs that go before it."""
    ends = [paragraph.lines.last for paragraph in article.body]
    for i in range(len(ends) - 2, -1, -1):  # never falling, whatever the order of the lines, so that a place can be looked up
        ends[i] = min(ends[i], ends[i + 1])
    places: dict[int, list[Caption]] = {}
    for caption in article.captions:
        places.setdefault(bisect_left(ends, caption.lines.first), []).append(caption)
    return places

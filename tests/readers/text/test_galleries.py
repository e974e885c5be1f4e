"""Galleries inside a page: the counts of their pictures, and what stands below these."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import galleries
from artcli.readers.text.page import lay_out

TEXT = "The harbour board voted on Tuesday evening to close the northern quay for the whole of the winter."
ONE, TWO, THREE = "The quay in May.", "The boat at night.", "Jo Hale on board."


def found(*lines: str, tag: str = "en") -> tuple[list[int], list[int]]:
    gallery = galleries.find(lay_out(lines, locale.load(tag)))
    return sorted(gallery.counts), sorted(gallery.captions)


@pytest.mark.parametrize(
    ("lines", "counts", "captions"),
    [
        ((TEXT, "Gallery", "1/3", ONE, "2/3", TWO, "3/3", THREE, TEXT), [2, 4, 6], [3, 5, 7]),
        (("Gallery", "1 of 2", ONE, "Photo: Jo Hale", "2 of 2", TWO, "Photo: Jo Hale", TEXT), [1, 4], [2, 3, 5, 6]),
        (("4 min read", ONE, "1/3", TWO, "2/3", TEXT), [2, 4], [1, 3]),  # the third is not shown
        ((TEXT, "1/2", ONE, "2/2", TEXT), [1, 3], [2]),  # nothing tells on which side the other stands
        ((TEXT, "1/2", TEXT), [], []),  # one alone
        ((TEXT, "1/2", ONE, "2/3", TEXT), [], []),  # of two
        ((TEXT, "list 1 of 2", "Ferry fares rise", "list 2 of 2", "Who pays for the flood", TEXT), [], []),  # of other stories
        ((TEXT, "1/2", TEXT, TEXT, TEXT, TEXT, "2/2", TEXT), [], []),
        ((TEXT, "1/3", TEXT, "2/3", TEXT, "3/3", TEXT), [], []),  # parts of the text
        ((TEXT, "1/5", "Fair on the quay", "2/5", "Concert", "3/5", "Races", TEXT), [], []),  # days of May
        ((TEXT, "2/9", "Fair on the quay", "3/9", "Concert", TEXT), [], []),
        ((TEXT, "1/3", "The quay in May. Photo: Jo Hale", "2/3", TEXT), [1, 3], [2]),  # what credits nobody is of the story
    ],
)
def test_counts_that_follow_each_other_make_a_gallery(lines: tuple[str, ...], counts: list[int], captions: list[int]) -> None:
    assert found(*lines) == (counts, captions)


@pytest.mark.parametrize(
    ("tag", "counts"),
    [("sv", "{} av 2"), ("de", "Bild {} von 2"), ("fr", "Photo {} sur 2"), ("it", "{} di 2"), ("nl", "Foto {} van 2"), ("pl", "{} z 2"), ("ru", "{} из 2")],
)
def test_they_are_printed_in_many_ways(tag: str, counts: str) -> None:
    assert found("Menu", counts.format(1), ONE, counts.format(2), TWO, TEXT, tag=tag) == ([1, 3], [2, 4])


def test_the_story_goes_on_behind_a_gallery() -> None:
    first = ["Quay to close for the winter", "By Jo Hale", "May 5, 2025", TEXT, "Fishermen had asked for another season, and forty of them came to the meeting."]
    gallery = ["1 of 2", ONE, "Photo: Jo Hale", "2 of 2", TWO, "Photo: Ann Lee"]
    last = ["A costly wall", "The quay was built in 1921 and has been repaired eleven times, the last time after the flood of May."]
    article = artcli.parse("\n".join([*first, *gallery, *last]) + "\n")
    assert [one.text for one in article.captions] == [f"{ONE} Photo: Jo Hale", f"{TWO} Photo: Ann Lee"]
    assert [(one.kind, one.text) for one in article.body[2:]] == [("crosshead", last[0]), ("text", last[1])]
    assert [one.text for one in article.set_aside] == ["1 of 2", "2 of 2"]

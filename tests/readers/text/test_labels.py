"""The likeliest roles of a page: which line is its headline, and which can be none."""

from __future__ import annotations

import pytest

from artcli.readers.text import cues, labels, states, weights
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role

_STATE = {name: states.STATES.index(state) for name, state in (("head", (Role.HEADLINE, "story")), ("menu", (Role.FURNITURE, "above")))}


@pytest.mark.parametrize(
    ("chances", "keys", "chosen"),
    [
        ([0.3, 0.6], ["menu", "ferry to stop"], 1),
        ([0.3, 0.4, 0.3], ["ferry to stop", "season is over", "ferry to stop"], 0),  # printed twice, it is one candidate
        ([0.1, 0.3], ["menu", "ferry to stop"], None),  # more probably the page has none
        ([0.3, 0.6], [], 1),
    ],
)
def test_the_headline_is_what_is_most_probable_over_all_its_places(chances: list[float], keys: list[str], chosen: int | None) -> None:
    odds = [{_STATE["head"]: chance, _STATE["menu"]: 1 - chance} for chance in chances]
    assert labels._likeliest_headline(odds, keys) == chosen


def test_a_page_that_is_one_line_has_no_headline() -> None:
    model = weights.load()
    line = [0.0] * len(cues.NAMES)
    assert Role.HEADLINE not in labels.label([line], [None], model, ["x" * 301]).chances[0]
    assert Role.HEADLINE in labels.label([line], [None], model, ["x" * 300]).chances[0]


@pytest.mark.parametrize(("key", "may"), [("4", False), ("12 / 2025", False), ("the-ferry-is-back-in-june", False), ("… as storm nears", False), ("jo hale, mayor of halvoe:", False), ("ferry", True), ("9 ferries stop", True), ("双边--关系--新闻--网", True)])
def test_a_number_an_address_a_label_and_a_deck_that_goes_on_are_no_headline(key: str, may: bool) -> None:
    line = [0.0] * len(cues.NAMES)
    assert (Role.HEADLINE in labels.label([line], [None], weights.load(), [key]).chances[0]) is may


def test_a_page_may_be_one_line_of_furniture() -> None:
    only = labels.label([[0.0] * len(cues.NAMES)], [frozenset({Role.FURNITURE})], weights.load())
    assert only.roles == (Role.FURNITURE,)
    assert only.chances[0] == pytest.approx({Role.FURNITURE: 1.0})
    assert labels.label([], [], weights.load()) == Labels((), (), (), ())

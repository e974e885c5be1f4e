"""The likeliest roles of a page: which line is its headline, and which can be none."""

from __future__ import annotations

import pytest

from artcli.readers.text import cues, labels, states, weights
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role

_STATE = {name: states.STATES.index(state) for name, state in (("head", (Role.HEADLINE, "story")), ("menu", (Role.FURNITURE, "above")), ("body", (Role.BODY, "story")))}


@pytest.mark.parametrize(
    ("chances", "keys", "chosen"),
    [
        ([0.3, 0.6], ["menu", "ferry to stop"], 1),
        ([0.3, 0.4, 0.3], ["ferry to stop", "season is over", "ferry to stop"], 0),  # printed twice, it is one candidate
        ([0.1, 0.3], ["menu", "ferry to stop"], None),  # more probably the page has none
        ([0.3, 0.6], [], 1),
        ([0.52, 0.0], ["ferry to stop", "menu"], 0),  # more probably than not, though not by much
        ([0.48, 0.0], ["ferry to stop", "menu"], None),
    ],
)
def test_the_headline_is_what_is_most_probable_over_all_its_places(chances: list[float], keys: list[str], chosen: int | None) -> None:
    odds = [{_STATE["head"]: chance, _STATE["menu"]: 1 - chance} for chance in chances]
    assert labels._likeliest_headline(odds, keys) == chosen


@pytest.mark.parametrize(
    ("chances", "path", "mended"),
    [
        ([0.3, 0.6], ["head", "body"], ["menu", "head"]),  # the second line is likelier
        ([0.6, 0.3], ["head", "body"], ["head", "body"]),
        ([0.1, 0.3], ["menu", "body"], ["menu", "body"]),  # more probably there is none, and none was found
        ([0.1, 0.3], ["head", "body"], ["menu", "head"]),  # one was found: let it be the likeliest
    ],
)
def test_the_best_path_leads_over_the_likeliest_headline(chances: list[float], path: list[str], mended: list[str]) -> None:
    rows = [{_STATE["menu"]: 0.0, _STATE["head"]: 0.5}, {_STATE["body"]: 0.5, _STATE["head"]: 0.0}]
    odds = [{_STATE["head"]: chance} for chance in chances]
    found = labels._with_likeliest_headline([_STATE[one] for one in path], rows, odds, ["ferry to stop", "season is over"], weights.load())
    assert found == [_STATE[one] for one in mended]


def test_a_page_that_is_one_line_has_no_headline() -> None:
    model = weights.load()
    line = [0.0] * len(cues.NAMES)
    assert Role.HEADLINE not in labels.label([line], [None], model, ["x" * 301]).chances[0]
    assert Role.HEADLINE in labels.label([line], [None], model, ["x" * 300]).chances[0]


@pytest.mark.parametrize(("key", "may"), [("4", False), ("12 / 2025", False), ("the-ferry-is-back-in-june", False), ("re-opened-quay", True), ("the-ferry-is-back", False), ("… as storm nears", False), ("• … as storm nears", False), ("• storm nears", True), ("jo hale, mayor of halvoe:", False), ("ferry", True), ("9 ferries stop", True), ("双边--关系--新闻--网", True)])
def test_a_number_an_address_a_label_and_a_deck_that_goes_on_are_no_headline(key: str, may: bool) -> None:
    line = [0.0] * len(cues.NAMES)
    assert (Role.HEADLINE in labels.label([line], [None], weights.load(), [key]).chances[0]) is may


def test_a_page_may_be_one_line_of_furniture() -> None:
    only = labels.label([[0.0] * len(cues.NAMES)], [frozenset({Role.FURNITURE})], weights.load())
    assert only.roles == (Role.FURNITURE,)
    assert only.chances[0] == pytest.approx({Role.FURNITURE: 1.0})
    assert labels.label([], [], weights.load()) == Labels((), (), (), ())


def test_where_a_headline_is_improbable_a_line_that_can_be_none_is_not_taken_for_it() -> None:
    rows = [{_STATE["menu"]: 0.0, _STATE["head"]: 0.5}, {_STATE["body"]: 0.5, _STATE["head"]: 0.0}]
    odds = [{_STATE["menu"]: 1.0}, {_STATE["head"]: 0.004, _STATE["body"]: 0.996}]
    found = labels._with_likeliest_headline([_STATE["menu"], _STATE["head"]], rows, odds, ["ferry to stop", "season is over"], weights.load())
    assert found == [_STATE["menu"], _STATE["head"]]

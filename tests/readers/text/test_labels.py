"""The chain of roles: what may follow what, and confidences that come true as often as they say."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from artcli.errors import BadPack
from artcli.options import ReadingOptions
from artcli.readers.text import cues, labels, reader
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.source import decode


@pytest.mark.parametrize(
    ("state", "after", "may"),
    [
        ((Role.HEADLINE, "story"), (Role.SECTION, "above"), True),
        ((Role.HEADLINE, "story"), (Role.BODY, "story"), False),
        ((Role.SECTION, "above"), (Role.SECTION, "above"), True),
        ((Role.SECTION, "above"), (Role.BODY, "story"), False),
        ((Role.BODY, "story"), (Role.BODY, "story"), True),
        ((Role.BODY, "story"), (Role.FURNITURE, "above"), False),
        ((Role.FURNITURE, "below"), (Role.BODY, "story"), True),
        ((Role.FURNITURE, "below"), (Role.FURNITURE, "below"), True),
        ((Role.FURNITURE, "below"), (Role.FURNITURE, "above"), False),
    ],
)
def test_a_page_only_goes_on_from_above_to_the_story_to_what_is_below(state: tuple[Role, str], after: tuple[Role, str], may: bool) -> None:
    assert labels.may_follow(state, after) is may


def test_furniture_at_the_end_is_below_the_story() -> None:
    assert labels.may_end((Role.BODY, "story"))
    assert labels.may_end((Role.FURNITURE, "below"))
    assert not labels.may_end((Role.FURNITURE, "story"))
    assert not labels.may_end((Role.FURNITURE, "above"))


def test_confidences_are_read_off_a_line_between_points() -> None:
    model = labels.load()
    points = {"headline": ((0.0, 0.1), (0.5, 0.5), (0.9, 0.7))}
    bent = model._replace(calibration=points)
    given = [labels.calibrated(x, "headline", bent) for x in (0.0, 0.25, 0.5, 0.7, 0.9, 1.0)]
    assert given == pytest.approx([0.1, 0.3, 0.5, 0.6, 0.7, 0.7])
    assert labels.calibrated(0.42, "byline", bent) == 0.42
    step = model._replace(calibration={"headline": ((0.2, 0.1), (0.2, 0.4), (1.0, 0.8))})
    assert labels.calibrated(0.2, "headline", step) == 0.4


BODY = labels.STATES.index((Role.BODY, "story"))
_STATE = {name: labels.STATES.index(state) for name, state in (("head", (Role.HEADLINE, "story")), ("menu", (Role.FURNITURE, "above")))}


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
    model = labels.load()
    line = [0.0] * len(cues.NAMES)
    assert Role.HEADLINE not in labels.label([line], [None], model, ["x" * 301]).chances[0]
    assert Role.HEADLINE in labels.label([line], [None], model, ["x" * 300]).chances[0]


@pytest.mark.parametrize(("key", "may"), [("4", False), ("12 / 2025", False), ("the-ferry-is-back-in-june", False), ("… as storm nears", False), ("jo hale, mayor of halvoe:", False), ("ferry", True), ("9 ferries stop", True), ("双边--关系--新闻--网", True)])
def test_a_number_an_address_a_label_and_a_deck_that_goes_on_are_no_headline(key: str, may: bool) -> None:
    line = [0.0] * len(cues.NAMES)
    assert (Role.HEADLINE in labels.label([line], [None], labels.load(), [key]).chances[0]) is may


def test_a_line_is_judged_beside_its_neighbours() -> None:
    """The first line opens the page, each is found after the one above it and before the one below it, and weighs what the model says of that."""
    text = "Old bridge closed after storm\n\nBy Jane Doe\n\nThe old bridge over the Tarn was closed on Monday.\n\nIt will open again in May, said the mayor of the town."
    model = labels.load()
    judged = reader.examine(decode(text.encode()), ReadingOptions()).judgements
    roles = [one.role for one in judged]
    states = [labels.STATES.index((role, "story")) for role in roles]
    steps = [model.follows[above][below] for above, below in itertools.pairwise(states)]
    of_chain = [{e.cue: e.weight for e in one.evidence if e.cue.startswith(("after ", "before ", "opens "))} for one in judged]
    assert of_chain == [
        {"opens the page": model.start[states[0]], f"before {roles[1]}": steps[0]},
        {f"after {roles[0]}": steps[0], f"before {roles[2]}": steps[1]},
        {f"after {roles[1]}": steps[1], f"before {roles[3]}": steps[2]},
        {f"after {roles[2]}": steps[2]},
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data["states"].pop(), "made for other roles"),
        (lambda data: data["roles"].reverse(), "made for other roles"),
        (lambda data: data["cues"].append("is_blue"), "made for other cues: is_blue"),
        (lambda data: data["cues"].reverse(), "made for other cues: in another order"),
        (lambda data: data.pop("chain"), "KeyError"),
        (lambda data: data["chain"].pop("bias"), "KeyError"),
        (lambda data: data.update(scale="x"), "ValueError"),
        (lambda data: data.update(calibration=[]), "AttributeError"),
    ],
)
def test_weights_that_do_not_fit_are_refused_by_what_is_wrong(change: Callable[[dict[str, Any]], Any], told: str) -> None:
    data = orjson.loads(Path(labels.WEIGHTS).read_bytes())
    labels.arrange(data)
    change(data)
    with pytest.raises(BadPack, match=told):
        labels.arrange(data)


def test_the_compiled_weights_say_what_their_source_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(labels.COMPILED).read_bytes() == labels.compiled(), "run tools/compile_packs.py"
    compiled = labels.load.__wrapped__()
    monkeypatch.setattr(labels, "COMPILED", "gone")
    plain = labels.load.__wrapped__()
    assert compiled.forest.leaves == plain.forest.leaves
    assert [list(map(tuple, tree)) for tree in compiled.forest.trees] == [list(map(tuple, tree)) for tree in plain.forest.trees]
    assert compiled._replace(forest=plain.forest) == plain


def test_edited_weights_are_read_from_their_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = orjson.loads(Path(labels.WEIGHTS).read_bytes())
    edited = tmp_path / "weights.json"
    edited.write_bytes(orjson.dumps({**data, "scale": data["scale"] * 2}))
    monkeypatch.setattr(labels, "WEIGHTS", str(edited))
    assert labels.load.__wrapped__().scale == data["scale"] * 2


@pytest.mark.parametrize("content", [b"", b"{}\n", b"{", b"[]\n", Path(labels.COMPILED).read_bytes()[:-1000]], ids=["empty", "without its source", "cut off", "something else", "cut off near its end"])
def test_a_compiled_form_that_is_none_is_passed_over(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.bin").write_bytes(content)
    monkeypatch.setattr(labels, "COMPILED", str(tmp_path / "weights.bin"))
    assert labels.load.__wrapped__().scale == labels.load().scale


def test_of_what_leads_to_a_line_the_faint_is_left_out_and_nothing_is_no_division() -> None:
    assert labels._alive({1: 3.0, 2: 1.0, 3: 1e-6}) == pytest.approx({1: 0.75, 2: 0.25}, abs=1e-6)
    assert labels._alive({1: 0.0, 2: 0.0}) == {1: 0.5, 2: 0.5}


def test_a_page_may_be_one_line_of_furniture() -> None:
    only = labels.label([[0.0] * len(cues.NAMES)], [frozenset({Role.FURNITURE})], labels.load())
    assert only.roles == (Role.FURNITURE,)
    assert only.chances[0] == pytest.approx({Role.FURNITURE: 1.0})
    assert labels.label([], [], labels.load()) == Labels((), (), (), ())

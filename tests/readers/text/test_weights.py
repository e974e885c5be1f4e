"""The file of weights and its compiled form; confidences that come true as often as they say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from artcli.errors import BadPack
from artcli.readers.text import weights


def test_confidences_are_read_off_a_line_between_points() -> None:
    model = weights.load()
    points = {"headline": ((0.0, 0.1), (0.5, 0.5), (0.9, 0.7))}
    bent = model._replace(calibration=points)
    given = [weights.calibrated(x, "headline", bent) for x in (0.0, 0.25, 0.5, 0.7, 0.9, 1.0)]
    assert given == pytest.approx([0.1, 0.3, 0.5, 0.6, 0.7, 0.7])
    assert weights.calibrated(0.42, "byline", bent) == 0.42
    step = model._replace(calibration={"headline": ((0.2, 0.1), (0.2, 0.4), (1.0, 0.8))})
    assert weights.calibrated(0.2, "headline", step) == 0.4


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
    data = orjson.loads(Path(weights.WEIGHTS).read_bytes())
    weights.arrange(data)
    change(data)
    with pytest.raises(BadPack, match=told):
        weights.arrange(data)


def test_the_compiled_weights_say_what_their_source_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Path(weights.COMPILED).read_bytes() == weights.compiled(), "run tools/compile_packs.py"
    compiled = weights.load.__wrapped__()
    monkeypatch.setattr(weights, "COMPILED", "gone")
    plain = weights.load.__wrapped__()
    assert compiled.forest.leaves == plain.forest.leaves
    assert [list(map(tuple, tree)) for tree in compiled.forest.trees] == [list(map(tuple, tree)) for tree in plain.forest.trees]
    assert compiled._replace(forest=plain.forest) == plain


def test_edited_weights_are_read_from_their_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = orjson.loads(Path(weights.WEIGHTS).read_bytes())
    edited = tmp_path / "weights.json"
    edited.write_bytes(orjson.dumps({**data, "scale": data["scale"] * 2}))
    monkeypatch.setattr(weights, "WEIGHTS", str(edited))
    assert weights.load.__wrapped__().scale == data["scale"] * 2


@pytest.mark.parametrize("content", [b"", b"{}\n", b"{", b"[]\n", Path(weights.COMPILED).read_bytes()[:-1000]], ids=["empty", "without its source", "cut off", "something else", "cut off near its end"])
def test_a_compiled_form_that_is_none_is_passed_over(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.bin").write_bytes(content)
    monkeypatch.setattr(weights, "COMPILED", str(tmp_path / "weights.bin"))
    assert weights.load.__wrapped__().scale == weights.load().scale

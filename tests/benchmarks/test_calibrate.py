"""The curve that makes confidences true."""

from __future__ import annotations

import random

from benchmarks.accuracy import calibrate


def drawn(count: int, seed: int) -> list[tuple[float, float]]:
    """What a model says that is right as often as the square of what it says."""
    draw = random.Random(seed)
    said = [draw.random() for _ in range(count)]
    return [(x, float(draw.random() < x * x)) for x in said]


def test_a_curve_rises_and_reaches_from_end_to_end() -> None:
    points = calibrate.curve(drawn(400, 1))
    assert points[0][0] == 0.0
    assert points[-1][0] == 1.0
    assert [y for _, y in points] == sorted(y for _, y in points)


def test_what_was_wrong_by_a_sixth_is_right_to_a_twentieth_on_what_was_not_fitted() -> None:
    points, unseen = calibrate.curve(drawn(2000, 2)), drawn(2000, 3)
    assert calibrate.error(unseen) > 0.12
    assert calibrate.error([(calibrate.apply(points, x), y) for x, y in unseen]) < 0.05


def test_the_error_of_a_true_confidence_is_nothing() -> None:
    assert calibrate.error([(0.75, 1.0), (0.75, 1.0), (0.75, 1.0), (0.75, 0.0)]) == 0.0
    assert calibrate.error([(1.0, 0.0), (1.0, 1.0)]) == 0.5

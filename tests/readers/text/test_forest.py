"""The forest against a plain reading of its own trees, and what it says of its sums."""

from __future__ import annotations

import random

import pytest

from artcli.readers.text import forest
from counting import steps

ROLES = 3


def grown(seed: int) -> tuple[list[list[tuple[int, float]]], list[list[list[int]]]]:
    draw = random.Random(seed)
    trees = [[(draw.randrange(5), draw.choice([0.5, 1.5, 2.25, -0.5])) for _ in range(draw.randint(1, 6))] for _ in range(20)]
    return trees, [[[draw.randint(-3000, 3000) for _ in range(ROLES)] for _ in range(1 << len(tree))] for tree in trees]


def walked(trees: list[list[tuple[int, float]]], leaves: list[list[list[int]]], line: list[float]) -> list[int]:
    """The sums by asking one question after the other."""
    total = [0] * ROLES
    for tree, own in zip(trees, leaves, strict=True):
        number = sum((line[cue] > border) << level for level, (cue, border) in enumerate(tree))
        total = [a + b for a, b in zip(total, own[number], strict=True)]
    return total


@pytest.mark.parametrize("seed", range(8))
def test_all_questions_at_once_are_the_same_as_one_by_one(seed: int) -> None:
    trees, leaves = grown(seed)
    model = forest.arrange(trees, forest.unpack(forest.pack(leaves)), ROLES)
    draw = random.Random(-seed)
    for _ in range(50):
        line = [draw.choice([-1.0, 0.0, 0.5, 1.0, 1.5, 2.0, 2.25, 3.0]) for _ in range(5)]
        assert model.add_up(line) == walked(trees, leaves, line)


@pytest.mark.parametrize("role", range(ROLES))
def test_the_shares_of_the_cues_add_up_to_the_sum(role: int) -> None:
    trees, leaves = grown(11)
    model = forest.arrange(trees, forest.unpack(forest.pack(leaves)), ROLES)
    line = [1.0, -1.0, 3.0, 0.0, 2.0]
    shares = model.explain(line, role)
    assert len(shares) == 5
    assert sum(shares.values()) + model.usual(role) == pytest.approx(model.add_up(line)[role])


def test_what_the_leaves_say_together_is_found_once_however_many_lines_are_explained() -> None:
    """`artcli inspect` explains every line of a page, and a page may have thousands."""
    trees, leaves = grown(12)
    model = forest.arrange(trees, forest.unpack(forest.pack(leaves)), ROLES)
    lines = [[float(n % 5 - 1), 0.5, float(n % 3), 2.0, -1.0] for n in range(100)]

    def explain(count: int) -> None:
        for line in lines[:count]:
            model.explain(line, 0)
            model.usual(0)

    explain(1)
    questions = sum(map(len, trees))
    assert steps(lambda: explain(len(lines))) <= len(lines) * 10 * questions


def test_leaves_that_are_not_those_of_the_trees_are_refused() -> None:
    trees, leaves = grown(3)
    with pytest.raises(ValueError, match="leaves"):
        forest.arrange(trees, forest.unpack(forest.pack(leaves[1:])), ROLES)
    with pytest.raises(ValueError, match="cue"):
        forest.check(trees, 2)
    with pytest.raises(ValueError, match="trees"):
        forest.check([], 5)

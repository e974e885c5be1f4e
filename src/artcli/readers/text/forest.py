"""A forest of symmetric trees that gives each line a sum for each role; fast in plain Python, exact on every machine.

The trees are those of gradient boosting with one split a level (Prokhorenkova et al. 2018, "CatBoost"): a tree of six levels asks
six questions of the form "is this cue greater than this border?", and the six answers are the number of its leaf. A leaf holds a
whole number for each role.

All questions are asked of a line at once. What an answer adds to the numbers of the leaves is one long integer, in which each tree
has a byte. A cue that many trees ask about has one such integer for each interval between its borders, and bisection finds the
interval; a cue with few borders is compared with them one by one. The integers of all answers add up to the leaves' numbers. A leaf
is one long integer too, with four bytes for each role, so that one addition adds for all roles. Every loop is one over built-in functions.
"""

from __future__ import annotations

import base64
import struct
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate, compress, pairwise
from operator import getitem, gt, itemgetter
from typing import NamedTuple

Question = tuple[int, float]
"""A cue's place among the cues, and the border that its value must exceed."""

_OFFSET = 1 << 15  # what a leaf holds for a role is stored above this, so that it is never negative
_BYTES = 4  # a role has in a sum
_FEW = 2  # borders of a cue that are compared one by one


class Questions(NamedTuple):
    """What all trees ask, by cue; an answer is what it adds to the numbers of the leaves, a byte a tree."""

    of_few: Callable[[Sequence[float]], tuple[float, ...]]  # takes from a line the cue of each of `borders`
    borders: tuple[float, ...]
    answers: tuple[int, ...]
    of_many: Callable[[Sequence[float]], tuple[float, ...]]  # takes from a line each other cue
    scales: tuple[tuple[float, ...], ...]  # its borders
    intervals: tuple[tuple[int, ...], ...]  # and the answers for each interval between them

    def ask(self, line: Sequence[float]) -> int:
        """The cues of a line to the numbers of its leaves."""
        few = compress(self.answers, map(gt, self.of_few(line), self.borders))
        return sum(map(getitem, self.intervals, map(bisect_left, self.scales, self.of_many(line))), sum(few))


class Forest(NamedTuple):
    """Trees, arranged for asking all their questions at once."""

    trees: tuple[tuple[Question, ...], ...]
    leaves: tuple[tuple[int, ...], ...]  # for each tree its leaves, each the numbers of all roles in one
    roles: int
    questions: Questions

    def add_up(self, line: Sequence[float]) -> list[int]:
        """The cues of a line to the sum for each role."""
        total = sum(map(getitem, self.leaves, self.questions.ask(line).to_bytes(len(self.trees), "little")))
        return self._numbers(total, len(self.trees))

    def _numbers(self, packed: int, terms: int) -> list[int]:
        offset = terms * _OFFSET
        return [number - offset for number in struct.unpack(f"<{self.roles}I", packed.to_bytes(self.roles * _BYTES, "little"))]

    def usual(self, role: int) -> float:
        """What a line gets for a role before any question is asked: the mean of all leaves of each tree."""
        return sum(self._mean(tree, 0, 0, role) for tree in range(len(self.trees)))

    def explain(self, line: Sequence[float], role: int) -> dict[int, float]:
        """The part of each cue in the sum of a line for a role; with `usual`, they add up to it (Saabas 2014).

        What an answer is worth is the change that it makes to the mean of the leaves that can still be reached.
        """
        shares: dict[int, float] = {}
        for tree, questions in enumerate(self.trees):
            number, mean = 0, self._mean(tree, 0, 0, role)
            for level, (cue, border) in enumerate(questions):
                number |= (line[cue] > border) << level
                after = self._mean(tree, number, level + 1, role)
                shares[cue] = shares.get(cue, 0.0) + after - mean
                mean = after
        return shares

    def _mean(self, tree: int, number: int, level: int, role: int) -> float:
        """Of the leaves whose first answers are known; all roles are added up at once, and the one that is asked for taken out."""
        leaves = self.leaves[tree][number :: 1 << level]
        total = sum(leaves) >> (8 * _BYTES * role) & (1 << 8 * _BYTES) - 1
        return total / len(leaves) - _OFFSET


def arrange(trees: Sequence[Sequence[Sequence[float]]], leaves: str, cues: int, roles: int) -> Forest:
    """Trees as lists of [cue, border], and their leaves as base64 of 16-bit numbers, to a Forest. Raises ValueError where they do not fit."""
    asked_of = tuple(tuple((int(cue), float(border)) for cue, border in tree) for tree in trees)
    if any(not 0 <= cue < cues for tree in asked_of for cue, _ in tree) or any(len(tree) > 8 for tree in asked_of):
        raise ValueError("a tree asks for a cue that there is not, or too much")
    narrow = base64.b64decode(leaves)
    counts = [1 << len(tree) for tree in asked_of]
    if len(narrow) != 2 * roles * sum(counts):
        raise ValueError("the leaves are not those of the trees")
    wide = bytearray(2 * len(narrow))
    wide[0::4], wide[1::4] = narrow[0::2], narrow[1::2]
    size = roles * _BYTES
    packed = [int.from_bytes(leaf, "little") for (leaf,) in struct.iter_unpack(f"{size}s", wide)]
    starts = [0, *accumulate(counts)]
    return Forest(asked_of, tuple(tuple(packed[first:last]) for first, last in pairwise(starts)), roles, _questions(asked_of))


def _questions(trees: Sequence[Sequence[Question]]) -> Questions:
    answers: dict[int, dict[float, int]] = {}
    for tree, questions in enumerate(trees):
        for level, (cue, border) in enumerate(questions):
            of_cue = answers.setdefault(cue, {})
            of_cue[border] = of_cue.get(border, 0) | 1 << (8 * tree + level)
    few = [(cue, border, answer) for cue, of_cue in sorted(answers.items()) if len(of_cue) <= _FEW for border, answer in of_cue.items()]
    many = [(cue, tuple(sorted(of_cue))) for cue, of_cue in sorted(answers.items()) if len(of_cue) > _FEW]
    return Questions(
        of_few=_taking([cue for cue, _, _ in few]),
        borders=tuple(border for _, border, _ in few),
        answers=tuple(answer for _, _, answer in few),
        of_many=_taking([cue for cue, _ in many]),
        scales=tuple(borders for _, borders in many),
        intervals=tuple(tuple(accumulate((answers[cue][border] for border in borders), initial=0)) for cue, borders in many),
    )


def _taking(places: Sequence[int]) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """What takes the values at some places from a line."""
    if len(places) > 1:
        return itemgetter(*places)
    return lambda line: tuple(line[place] for place in places)


def pack(leaves: Sequence[Sequence[Sequence[int]]]) -> str:
    """For each tree its leaves, each with a whole number for each role, to the form that `arrange` reads."""
    return base64.b64encode(b"".join(struct.pack(f"<{len(leaf)}H", *(number + _OFFSET for number in leaf)) for tree in leaves for leaf in tree)).decode()

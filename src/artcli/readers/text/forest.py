"""A forest of symmetric trees that gives each line a sum for each role; fast in plain Python, exact on every machine.

The trees are those of gradient boosting with one split a level (Prokhorenkova et al. 2018, "CatBoost"): a tree of six levels asks
six questions of the form "is this cue greater than this border?", and the six answers are the number of its leaf. A leaf holds a
whole number for each role.

All questions are asked of a line at once. For each cue, the borders that its value exceeds are found by bisection, and the
answers to all questions about it are one long integer, in which each tree has a byte. The integers of all cues together are the
leaves' numbers. A leaf is one long integer too, with four bytes for each role, so that one addition adds for all roles.
"""

from __future__ import annotations

import base64
import struct
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import getitem

Question = tuple[int, float]
"""A cue's place among the cues, and the border that its value must exceed."""

_OFFSET = 1 << 15  # what a leaf holds for a role is stored above this, so that it is never negative
_BYTES = 4  # a role has in a sum


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees, arranged for asking all their questions at once."""

    trees: tuple[tuple[Question, ...], ...]
    leaves: tuple[tuple[int, ...], ...]  # for each tree its leaves, each the numbers of all roles in one
    roles: int
    asked: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]  # a cue, its borders, and for each interval the answers

    def add_up(self, line: Sequence[float]) -> list[int]:
        """The cues of a line to the sum for each role."""
        answers = 0
        for cue, borders, masks in self.asked:
            answers |= masks[bisect_left(borders, line[cue])]
        total = sum(map(getitem, self.leaves, answers.to_bytes(len(self.trees), "little")))
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
    size, at = roles * _BYTES, 0
    packed = []
    for count in counts:
        packed.append(tuple(int.from_bytes(wide[at + size * n : at + size * (n + 1)], "little") for n in range(count)))
        at += size * count
    return Forest(asked_of, tuple(packed), roles, _asked(asked_of))


def _asked(trees: Sequence[Sequence[Question]]) -> tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]:
    bits: dict[int, dict[float, int]] = {}
    for tree, questions in enumerate(trees):
        for level, (cue, border) in enumerate(questions):
            of_cue = bits.setdefault(cue, {})
            of_cue[border] = of_cue.get(border, 0) | 1 << (8 * tree + level)
    out = []
    for cue, of_cue in sorted(bits.items()):
        borders = tuple(sorted(of_cue))
        masks = [0]
        for border in borders:
            masks.append(masks[-1] | of_cue[border])
        out.append((cue, borders, tuple(masks)))
    return tuple(out)


def pack(leaves: Sequence[Sequence[Sequence[int]]]) -> str:
    """For each tree its leaves, each with a whole number for each role, to the form that `arrange` reads."""
    return base64.b64encode(b"".join(struct.pack(f"<{len(leaf)}H", *(number + _OFFSET for number in leaf)) for tree in leaves for leaf in tree)).decode()

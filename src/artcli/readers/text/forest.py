"""A forest of symmetric trees that gives each line a sum for each role; fast in plain Python, exact on every machine.

The trees are those of gradient boosting with one split a level (Prokhorenkova et al. 2018, "CatBoost"): a tree of six levels asks
six questions of the form "is this cue greater than this border?", and the six answers are the number of its leaf. A leaf holds a
whole number for each role.

All questions are asked of a line at once. What an answer adds to the numbers of the leaves is one long integer, in which each tree
has a byte. A cue with many borders has one such integer for each interval between them, and bisection finds the interval. Cues with few
borders, most of which are a yes or a no, are looked up some together: what they add is found once for all lines that show the same.
The integers of all answers add up to the leaves' numbers. A leaf is one long integer too, with three bytes for each role, so that one
addition adds for all roles. The leaves of two trees are added up once for all lines that reach both: lines of a kind are many, and
most of their leaves the same.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise, zip_longest
from operator import add, getitem, itemgetter

from artcli.values import NamedTuple

Trees = Sequence[Sequence[tuple[int, float]]]
"""The questions of each tree: a cue's place among the cues, and the border that its value must exceed."""

_OFFSET = 1 << 15  # what a leaf holds for a role is stored above this, so that it is never negative
_BYTES = 3  # a role has in a sum
_BITS = 8 * _BYTES
_MOST = 1 << (_BITS - 16)  # trees, so that no sum is longer
_FEW = 5  # borders of a cue that is looked up with others
_TOGETHER = 10  # such cues
_MOST_SEEN = 1 << 10  # different values of such cues that are kept
_MOST_PAIRS = 1 << 8  # of leaves of two trees that are kept


class _Together(dict[tuple[float, ...], int]):
    """The values of some cues to what they add, found when they are first seen."""

    def __init__(self, answers: Sequence[Mapping[float, int]]) -> None:
        super().__init__()
        self._answers = answers  # for each cue what each of its borders adds, if the value exceeds it

    def __missing__(self, values: tuple[float, ...]) -> int:
        if len(self) >= _MOST_SEEN:
            self.clear()
        self[values] = added = sum(answer for value, of_cue in zip(values, self._answers, strict=True) for border, answer in of_cue.items() if value > border)
        return added


_Taking = Callable[[Sequence[float]], tuple[float, ...]]
"""Takes some cues from a line."""


class Questions(NamedTuple):
    """What all trees ask, by cue; an answer is what it adds to the numbers of the leaves, a byte a tree."""

    of_few: tuple[tuple[_Taking, _Together], ...]
    of_many: _Taking
    scales: tuple[tuple[float, ...], ...]  # their borders
    intervals: tuple[tuple[int, ...], ...]  # and the answers for each interval between them

    def ask(self, line: Sequence[float]) -> int:
        """The cues of a line to the numbers of its leaves."""
        few = sum([together[taking(line)] for taking, together in self.of_few])
        return sum(map(getitem, self.intervals, map(bisect_left, self.scales, self.of_many(line))), few)


class _Leaves(NamedTuple):
    """The leaves of a tree, each the numbers of all roles in one."""

    many: int
    size: int  # bytes of one
    start: int  # of the first, among those of all trees
    packed: bytes

    def at(self, number: int) -> int:
        """The leaf of a number."""
        start = self.start + number * self.size
        return int.from_bytes(self.packed[start : start + self.size], "little")


class _Pair(dict[int, int]):
    """The numbers of the leaves of two trees, a byte each, to the sum of both, found when they are first reached."""

    def __init__(self, first: _Leaves, second: _Leaves | None) -> None:
        super().__init__()
        self._first, self._second = first, second

    def __missing__(self, numbers: int) -> int:
        if len(self) >= _MOST_PAIRS:
            self.clear()
        self[numbers] = total = self._first.at(numbers & 0xFF) + (self._second.at(numbers >> 8) if self._second else 0)
        return total


class Forest(NamedTuple):
    """Trees, arranged for asking all their questions at once."""

    trees: Trees
    leaves: tuple[_Leaves, ...]  # for each tree
    pairs: tuple[_Pair, ...]  # for each two trees
    numbers: struct.Struct  # of the leaves of each two trees
    roles: int
    questions: Questions

    def add_up(self, line: Sequence[float]) -> list[int]:
        """The cues of a line to the sum for each role."""
        reached = self.numbers.unpack(self.questions.ask(line).to_bytes(self.numbers.size, "little"))
        packed, offset, mask = sum(map(getitem, self.pairs, reached)), len(self.trees) * _OFFSET, (1 << _BITS) - 1
        return [(packed >> shift & mask) - offset for shift in range(0, self.roles * _BITS, _BITS)]

    def usual(self, role: int) -> float:
        """What a line gets for a role before any question is asked: the mean of all leaves of each tree."""
        return _usual(self.leaves, role)

    def explain(self, line: Sequence[float], role: int) -> dict[int, float]:
        """The part of each cue in the sum of a line for a role; with `usual`, they add up to it (Saabas 2014).

        What an answer is worth is the change that it makes to the mean of the leaves that can still be reached.
        """
        shares: defaultdict[int, float] = defaultdict(float)
        reached = self.questions.ask(line).to_bytes(len(self.trees), "little")
        for questions, leaves, number in zip(self.trees, self.leaves, reached, strict=True):
            for (cue, _), change in zip(questions, _changes(leaves, role, number), strict=True):
                shares[cue] += change
        return shares


@cache
def _usual(leaves: tuple[_Leaves, ...], role: int) -> float:
    return sum(_means(of_tree, role)[0][0] for of_tree in leaves)


@lru_cache(maxsize=1 << 16)  # lines of a page reach the same leaves again and again
def _changes(leaves: _Leaves, role: int, number: int) -> Sequence[float]:
    """What each answer on the way to a leaf changes for a role."""
    on_the_way = [means[number & len(means) - 1] for means in _means(leaves, role)]
    return [after - before for before, after in pairwise(on_the_way)]


@cache
def _means(leaves: _Leaves, role: int) -> Sequence[Sequence[float]]:
    """For each level of a tree, and what has been answered above it, the mean of the leaves that can still be reached, for a role."""
    sums = [leaves.at(number) >> (_BITS * role) & (1 << _BITS) - 1 for number in range(leaves.many)]
    levels = [sums]
    while len(sums) > 1:
        half = len(sums) // 2
        sums = list(map(add, sums[:half], sums[half:]))
        levels.append(sums)
    return [[total * len(sums) / leaves.many - _OFFSET for total in sums] for sums in reversed(levels)]


def arrange(trees: Trees, leaves: bytes, roles: int) -> Forest:
    """Trees, and their leaves as `unpack` gives them, to a Forest. Raises ValueError where they do not fit."""
    size = roles * _BYTES
    ends = list(accumulate(size << len(tree) for tree in trees))
    if len(leaves) != ends[-1]:
        raise ValueError("the leaves are not those of the trees")
    own = [_Leaves(1 << len(tree), size, end - (size << len(tree)), leaves) for tree, end in zip(trees, ends, strict=True)]
    pairs = [_Pair(first, second) for first, second in zip_longest(own[::2], own[1::2])]
    return Forest(trees, tuple(own), tuple(pairs), struct.Struct(f"<{len(pairs)}H"), roles, _questions(trees))


def check(trees: Trees, cues: int) -> None:
    """Raises ValueError where trees ask for what there is not, or are too many."""
    if any(not 0 <= cue < cues for tree in trees for cue, _ in tree) or any(len(tree) > 8 for tree in trees):
        raise ValueError("a tree asks for a cue that there is not, or too much")
    if not 0 < len(trees) <= _MOST:
        raise ValueError("so many trees do not fit into a sum")


def _questions(trees: Trees) -> Questions:
    answers: dict[int, dict[float, int]] = {}
    for tree, questions in enumerate(trees):
        for level, (cue, border) in enumerate(questions):
            of_cue = answers.setdefault(cue, {})
            of_cue[border] = of_cue.get(border, 0) | 1 << (8 * tree + level)
    few = [cue for cue in sorted(answers) if len(answers[cue]) <= _FEW]
    parts = [few[first : first + _TOGETHER] for first in range(0, len(few), _TOGETHER)]
    many = [(cue, tuple(sorted(of_cue))) for cue, of_cue in sorted(answers.items()) if len(of_cue) > _FEW]
    return Questions(
        of_few=tuple((_taking(part), _Together([answers[cue] for cue in part])) for part in parts),
        of_many=_taking([cue for cue, _ in many]),
        scales=tuple(borders for _, borders in many),
        intervals=tuple(tuple(accumulate((answers[cue][border] for border in borders), initial=0)) for cue, borders in many),
    )


def _taking(places: Sequence[int]) -> _Taking:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda line: tuple(line[place] for place in places)


def pack(leaves: Sequence[Sequence[Sequence[int]]]) -> str:
    """For each tree its leaves, each with a whole number for each role, to the form in which a file of weights has them: base64 of 16 bits each."""
    from base64 import b64encode

    return b64encode(b"".join(struct.pack(f"<{len(leaf)}H", *(number + _OFFSET for number in leaf)) for tree in leaves for leaf in tree)).decode()


def unpack(leaves: str) -> bytes:
    """Leaves as a file of weights has them to the form in which they are added up: three bytes for each number."""
    from base64 import b64decode

    narrow = b64decode(leaves)
    wide = bytearray(len(narrow) // 2 * _BYTES)
    wide[0::_BYTES], wide[1::_BYTES] = narrow[0::2], narrow[1::2]
    return bytes(wide)

"""A forest of symmetric trees that gives each line a sum for each role; fast in plain Python, exact on every machine.

The trees are those of gradient boosting with one split a level (Prokhorenkova et al. 2018, "CatBoost"): a tree of six levels asks
six questions of the form "is this cue greater than this border?", and the six answers are the number of its leaf. A leaf holds a
whole number for each role.

All questions are asked of a line at once. What the answers for a cue add to the numbers of the leaves is one long integer, in which each
tree has a byte; there is one for each interval between the borders of the cue, and bisection finds the interval. Cues with few
borders, most of which are a yes or a no, are looked up some together: what they add is found once for all lines that show the same.
The integers of all answers add up to the leaves' numbers. A leaf is one long integer too, with three bytes for each role, so that one
addition adds for all roles. The leaves of two trees are added up once for all lines that reach both: lines of a kind are many, and
most of their leaves the same.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
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


class _Answers(dict[int, int]):
    """What the questions for a cue add in each interval between their borders, taken from the packed answers when it is first asked for."""

    def __init__(self, packed: bytes, first: int, size: int) -> None:
        self._packed, self._first, self._size = packed, first, size

    def __missing__(self, interval: int) -> int:
        start = self._first + interval * self._size
        self[interval] = added = int.from_bytes(self._packed[start : start + self._size], "little")
        return added


class _Together(dict[tuple[float, ...], int]):
    """The values of some cues to what they add, found when they are first seen."""

    def __init__(self, scales: Sequence[Sequence[float]], intervals: Sequence[Mapping[int, int]]) -> None:
        self._scales, self._intervals = scales, intervals

    def __missing__(self, values: tuple[float, ...]) -> int:
        if len(self) >= _MOST_SEEN:
            self.clear()
        self[values] = added = sum(map(getitem, self._intervals, map(bisect_left, self._scales, values)))
        return added


Borders = Sequence[tuple[int, Sequence[float]]]
"""The cues that are asked for, each with the borders of its questions in order."""

_Taking = Callable[[Sequence[float]], tuple[float, ...]]
"""Takes some cues from a line."""


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

    def __init__(self, packed: bytes, size: int, first: int, second: int | None) -> None:
        self._packed, self._size, self._first, self._second = packed, size, first, second

    def __missing__(self, numbers: int) -> int:
        if len(self) >= _MOST_PAIRS:
            self.clear()
        start = self._first + (numbers & 0xFF) * self._size
        total = int.from_bytes(self._packed[start : start + self._size], "little")
        if self._second is not None:
            start = self._second + (numbers >> 8) * self._size
            total += int.from_bytes(self._packed[start : start + self._size], "little")
        self[numbers] = total
        return total


class Forest:
    """Trees, arranged for asking all their questions at once. Raises ValueError where the leaves do not fit."""

    def __init__(self, depths: Sequence[int], borders: Borders, answers: bytes, leaves: bytes, roles: int) -> None:
        self.depths = depths  # how many questions each tree asks
        self.borders = borders
        self.roles = roles
        self._answers, self._leaves = answers, leaves
        starts, length = _starts(depths, roles * _BYTES)
        if len(leaves) != length:
            raise ValueError("the leaves are not those of the trees")
        self._pairs = [_Pair(leaves, roles * _BYTES, first, second) for first, second in zip_longest(starts[::2], starts[1::2])]
        self._numbers = struct.Struct(f"<{len(self._pairs)}H")  # of the leaves of each two trees
        self._ask_for(borders, answers)

    def _ask_for(self, borders: Borders, answers: bytes) -> None:
        """Gets ready what all trees ask, by cue; an answer is what it adds to the numbers of the leaves, a byte a tree."""
        size = len(self.depths)
        starts = accumulate([size * (1 + len(scale)) for _, scale in borders], initial=0)
        asked = [(cue, scale, _Answers(answers, start, size)) for (cue, scale), start in zip(borders, starts, strict=False)]
        few = [one for one in asked if len(one[1]) <= _FEW]
        parts = [few[first : first + _TOGETHER] for first in range(0, len(few), _TOGETHER)]
        many = [one for one in asked if len(one[1]) > _FEW]
        self._few = [(_taking([cue for cue, *_ in part]), _Together([one[1] for one in part], [one[2] for one in part])) for part in parts]
        self._many = _taking([cue for cue, *_ in many])
        self._scales = [scale for _, scale, _ in many]
        self._intervals = [intervals for *_, intervals in many]

    def reached(self, line: Sequence[float]) -> bytes:
        """The cues of a line to the numbers of its leaves, a byte each."""
        few = sum([together[taking(line)] for taking, together in self._few])
        return sum(map(getitem, self._intervals, map(bisect_left, self._scales, self._many(line))), few).to_bytes(self._numbers.size, "little")

    def add_up(self, line: Sequence[float]) -> list[int]:
        """The cues of a line to the sum for each role."""
        reached = self._numbers.unpack(self.reached(line))
        packed, offset, mask = sum(map(getitem, self._pairs, reached)), len(self.depths) * _OFFSET, (1 << _BITS) - 1
        return [(packed >> shift & mask) - offset for shift in range(0, self.roles * _BITS, _BITS)]

    def usual(self, role: int) -> float:
        """What a line gets for a role before any question is asked: the mean of all leaves of each tree."""
        return _usual(self.leaves, role)

    def explain(self, line: Sequence[float], role: int) -> dict[int, float]:
        """The part of each cue in the sum of a line for a role; with `usual`, they add up to it (Saabas 2014).

        What an answer is worth is the change that it makes to the mean of the leaves that can still be reached.
        """
        shares: defaultdict[int, float] = defaultdict(float)
        for questions, leaves, number in zip(self.trees, self.leaves, self.reached(line), strict=False):
            for (cue, _), change in zip(questions, _changes(leaves, role, number), strict=True):
                shares[cue] += change
        return shares

    @cached_property
    def leaves(self) -> tuple[_Leaves, ...]:
        """For each tree its leaves."""
        size = self.roles * _BYTES
        starts, _ = _starts(self.depths, size)
        return tuple(_Leaves(1 << depth, size, start, self._leaves) for depth, start in zip(self.depths, starts, strict=True))

    @cached_property
    def trees(self) -> Trees:
        """The questions of each tree, one after the other."""
        found: list[dict[int, tuple[int, float]]] = [{} for _ in self.depths]
        place = 0
        for cue, scale in self.borders:
            for border in scale:
                before, after = (int.from_bytes(self._answers[at : at + len(found)], "little") for at in (place, place + len(found)))
                for bit in _bits(after - before):
                    found[bit // 8][bit % 8] = (cue, border)
                place += len(found)
            place += len(found)
        return [[questions[level] for level in sorted(questions)] for questions in found]


def _starts(depths: Sequence[int], size: int) -> tuple[Sequence[int], int]:
    """Where the leaves of each tree begin among those of all, and where they end."""
    *starts, end = accumulate([size << depth for depth in depths], initial=0)
    return starts, end


def _bits(number: int) -> Iterator[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


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
    return Forest(list(map(len, trees)), *questions(trees), leaves, roles)


def check(trees: Trees, cues: int) -> None:
    """Raises ValueError where trees ask for what there is not, or are too many."""
    if any(not 0 <= cue < cues for tree in trees for cue, _ in tree) or any(len(tree) > 8 for tree in trees):
        raise ValueError("a tree asks for a cue that there is not, or too much")
    if not 0 < len(trees) <= _MOST:
        raise ValueError("so many trees do not fit into a sum")


def questions(trees: Trees) -> tuple[Borders, bytes]:
    """What trees ask, by cue, and what the answers add to the numbers of the leaves: for each cue as many bytes as there are trees for each interval."""
    answers: dict[int, dict[float, int]] = {}
    for tree, asked in enumerate(trees):
        for level, (cue, border) in enumerate(asked):
            of_cue = answers.setdefault(cue, {})
            of_cue[border] = of_cue.get(border, 0) | 1 << (8 * tree + level)
    borders = [(cue, sorted(of_cue)) for cue, of_cue in sorted(answers.items())]
    added = (total for cue, scale in borders for total in accumulate([answers[cue][border] for border in scale], initial=0))
    return borders, b"".join(total.to_bytes(len(trees), "little") for total in added)


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

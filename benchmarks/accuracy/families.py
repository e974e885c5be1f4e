"""Which pages come from one house: same publisher, or templates that share their furniture."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

_SHARED = 8  # so many telling lines in common make two publishers one family
_EVERYWHERE = 6  # a line that more publishers than this print says nothing


def families(pages: Sequence[tuple[str, Sequence[str]]]) -> dict[str, str]:
    """Publishers with the lines of their pages to the name of each publisher's family."""
    lines: dict[str, set[str]] = {}
    for publisher, keys in pages:
        lines.setdefault(publisher, set()).update(key for key in keys if len(key) >= 10)
    spread = Counter(key for own in lines.values() for key in own)
    holders: dict[str, list[str]] = {}
    for publisher, own in sorted(lines.items()):
        for key in sorted(own):
            if 1 < spread[key] <= _EVERYWHERE:
                holders.setdefault(key, []).append(publisher)
    shared = Counter((a, b) for names in holders.values() for i, a in enumerate(names) for b in names[i + 1 :])
    parent = {publisher: publisher for publisher in lines}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for (a, b), count in sorted(shared.items()):
        if count >= _SHARED:
            parent[root(a)] = root(b)
    return {publisher: root(publisher) for publisher in sorted(lines)}


def fold_of(family: str, folds: int) -> int:
    """The fold of a family, the same on every machine."""
    return int(hashlib.sha256(family.encode()).hexdigest(), 16) % folds


def folds_of(publishers: Mapping[str, str], folds: int) -> dict[str, int]:
    """Publisher to fold, families kept together."""
    return {publisher: fold_of(family, folds) for publisher, family in publishers.items()}

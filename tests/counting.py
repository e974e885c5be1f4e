"""Work as a number: how many lines of artcli run. A clock would say something else on every machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import artcli

_OURS = str(Path(artcli.__file__).parent)


def steps(work: Callable[[], object]) -> int:
    """How many lines and calls of artcli's own files some work takes; what the garbage collector calls back in between is not counted."""
    seen = 0

    def trace(frame: FrameType, *_: object) -> object:
        nonlocal seen
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        seen += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        work()
    finally:
        sys.settrace(before)
    return seen

"""How far a run is: a bar on a terminal, a line now and then elsewhere; on stderr."""

from __future__ import annotations

import os
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from artcli.bulk.run import Summary
from artcli.cli import console

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

_FIRST, _THEN = 10.0, 30.0  # seconds until a line is printed where there is no terminal
_FRAME = 0.1
_WIDE = 72  # columns that everything needs


class Display(Protocol):
    """What a run tells how far it is."""

    def __enter__(self) -> Display: ...

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None: ...

    def found(self, count: int) -> None:
        """So many inputs were found until now."""

    def done(self, summary: Summary) -> None:
        """So many are done."""


def display() -> Display:
    """A bar where somebody watches, else lines."""
    is_watched = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown", "")
    return _Bar() if is_watched else _Lines()


class _Lines:
    def __init__(self) -> None:
        self._start = time.monotonic()
        self._next = self._start + _FIRST

    def __enter__(self) -> Display:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        """Lines need no end."""

    def found(self, count: int) -> None:
        if self._is_time():
            console.say(f"found {count:,} files so far")

    def done(self, summary: Summary) -> None:
        if self._is_time():
            rate = summary.reached / (time.monotonic() - self._start)
            console.say(f"{summary.reached:,} of {summary.inputs:,} files, {rate:,.0f} a second, {summary.failed:,} failed")

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + _THEN
        return True


class _Bar:
    """Drawn by whoever reports, not by a thread of its own: processes are forked while it stands."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        # soft_wrap: a message above the bar is broken by the terminal alone, so that it can be copied whole
        console = Console(stderr=True, soft_wrap=True)
        self._progress: Progress = Progress(*_columns(), console=console, auto_refresh=False, transient=True, redirect_stdout=False)
        self._task = self._progress.add_task("looking", total=None, rate="", failed="")
        self._start = time.monotonic()
        self._drawn = 0.0

    def __enter__(self) -> Display:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    def found(self, count: int) -> None:
        if self._is_time():
            self._progress.update(self._task, description=f"found {count:,}", refresh=True)

    def done(self, summary: Summary) -> None:
        if not self._is_time() and 0 < summary.reached < summary.inputs:
            return
        rate = summary.reached / max(time.monotonic() - self._start, 0.001)
        self._progress.update(
            self._task,
            description=f"{summary.reached:,} of {summary.inputs:,}",
            completed=summary.reached,
            total=summary.inputs,
            rate=f"{rate:,.0f}/s",
            failed=f"{summary.failed:,} failed" if summary.failed else "",
            refresh=True,
        )

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now - self._drawn < _FRAME:
            return False
        if not self._drawn:
            self._start = now
        self._drawn = now
        return True


def _columns() -> list[ProgressColumn]:
    """What a terminal of this width has room for."""
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

    def plain(text: str, style: str = "none") -> TextColumn:
        return TextColumn(text, style=style, markup=False)

    width = console.width()
    counts = plain("{task.description}")
    if width < 40:
        return [counts]
    if width < _WIDE:
        return [counts, BarColumn(None), TimeRemainingColumn(compact=True)]
    return [counts, BarColumn(None), plain("{task.fields[rate]}"), TimeRemainingColumn(compact=True), plain("{task.fields[failed]}", "red")]

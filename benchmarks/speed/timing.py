"""Whole processes side by side: processor time, time on the clock and peak memory, as the operating system counts them."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one run of a process took, its own children included."""

    cpu: float  # seconds
    wall: float
    peak: int  # bytes, of the largest single process


def run(command: Sequence[str], *, folder: Path | None = None) -> Cost:
    """Runs a command to its end. Raises RuntimeError with what it said where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}: {said.decode(errors='replace')[-500:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def together(commands: Sequence[Sequence[str]]) -> float:
    """Seconds on the clock until the last of several commands, begun at once, has ended."""
    began = time.perf_counter()
    running = [subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    codes = [process.wait() for process in running]
    if any(codes):
        raise RuntimeError(f"one of these failed: {commands}")
    return time.perf_counter() - began


def in_turn(rounds: int, runs: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Several things measured one after the other, A B A B …, so that a machine that slows down slows all of them."""
    out: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, measured in runs.items():
            out[name].append(measured())
    return out


def ratio(ones: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios of runs that stood side by side."""
    return statistics.median(one / other for one, other in zip(ones, others, strict=True))

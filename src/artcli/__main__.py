"""The program `artcli`, also as `python -m artcli`."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # `signal` itself makes enumerations of its names first, which takes long
import gc
import os
from typing import NoReturn

INTERRUPTED, TERMINATED = 130, 143
_ALLOCATIONS = 50_000  # between two searches for garbage: what is loaded at the start is none, and to look through it again and again takes time


def run() -> NoReturn:
    """The console script: until the command line is loaded, an interruption just ends the process, for nothing has begun."""
    gc.set_threshold(_ALLOCATIONS)
    for number, code in ((signal.SIGINT, INTERRUPTED), (signal.SIGTERM, TERMINATED)):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of what a script runs in the background
            signal.signal(number, lambda *_, code=code: os._exit(code))
    from artcli.cli.main import run as start

    start()


if __name__ == "__main__":
    run()

"""A page as headless Chromium has it, for the tests of what artcli writes in HTML."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium to look at the page with")

_COMMAND = (
    "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def dom_of(page: Path, *options: str) -> str:
    """The document after everything has run that may run in it."""
    profile = page.parent / "profile"
    done = subprocess.run([*_COMMAND, *options, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()], capture_output=True, timeout=90)
    return done.stdout.decode("utf-8", "replace")


def measured(page: Path, asked: str, *options: str, width: int) -> Any:
    """What a JavaScript expression about `page` (a document) says when the page is shown so wide; its own policy stays in force."""
    frame = page.with_name("frame.html")
    shown = html.escape(page.read_text("utf-8"))
    script = f"const page = document.querySelector('iframe').contentDocument; document.querySelector('pre').textContent = JSON.stringify({asked});"
    frame.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><iframe width="{width}" height="800" style="border:0" srcdoc="{shown}"></iframe><pre></pre>'
        f"<script>onload = () => {{ {script} }}</script>",
        "utf-8",
    )
    found = re.search(r"<pre>(.*?)</pre>", dom_of(frame, *options), re.DOTALL)
    assert found is not None
    return json.loads(html.unescape(found[1]))


def picture_of(page: Path, *options: str) -> bytes:
    """The page as a PNG."""
    picture = page.with_suffix(".png")
    subprocess.run(
        [*_COMMAND, *options, f"--user-data-dir={page.parent / 'profile'}", f"--screenshot={picture}", page.as_uri()],
        capture_output=True,
        timeout=90,
    )
    return picture.read_bytes()

"""`artcli inspect`: every line, its role, and the evidence that decided it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from artcli.readers.text import labels

ROOT = Path(__file__).parent.parent.parent
SAMPLE = "samples/fr-header-line.txt"


def run(*arguments: str, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "artcli", "inspect", *arguments], input=data or b"", capture_output=True, cwd=ROOT, timeout=60)


def test_every_printed_line_is_shown() -> None:
    done = run(SAMPLE)
    assert done.returncode == 0
    numbers = [int(m[1]) for m in re.finditer(r"^ *(\d+)  ", done.stdout.decode(), re.MULTILINE)]
    printed = [n for n, line in enumerate((ROOT / SAMPLE).read_text("utf-8").split("\n"), 1) if line.strip()]
    assert numbers == printed
    assert "headline" in done.stdout.decode().splitlines()[1]
    assert b"\x1b" not in done.stdout


def test_evidence_is_the_models_own() -> None:
    found = orjson.loads(run(SAMPLE, "--json").stdout)
    judgement = next(j for j in found["judgements"] if j["role"] == "byline")
    model = labels.load()
    assert judgement["evidence"]
    for entry in judgement["evidence"]:
        assert model.cues_by_role[entry["cue"]]["byline"] == entry["weight"]
    assert b"byline:" in run("-v", SAMPLE).stdout


def test_escapes_of_the_article_stay_text() -> None:
    done = run(data="Title\n\n\x1b[31mred\x1b[0m and \u202ereversed text stand here.\n".encode())
    assert b"\x1b" not in done.stdout
    assert b"\\x1b[31mred" in done.stdout


HOSTILE = "Storm closes </pre><script>document.title='x'</script> bridge\n\nBy Jane Doe\n\nקו ראשון של טקסט בעברית כאן בעמוד.\n\nThe bridge was closed on Monday & stayed closed, officials said.\n"


def test_page_is_self_contained(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("-", "--html", str(page), data=HOSTILE.encode()).returncode == 0
    html = page.read_text("utf-8")
    assert "<script" not in html
    assert "default-src 'none'" in html
    assert not re.search(r"(?:src|href)=", html)
    assert html.count('dir="auto"') >= 4


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium to look at the page with")
def test_page_in_a_browser(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    run("-", "--html", str(page), data=HOSTILE.encode())
    command = [
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}",
    ]  # fmt: skip
    shown = subprocess.run([*command, "--dump-dom", page.as_uri()], capture_output=True, timeout=90)
    dom = shown.stdout.decode("utf-8", "replace")
    assert "<title>x</title>" not in dom
    assert dom.count("<details") == 4
    picture = tmp_path / "page.png"
    subprocess.run([*command, f"--screenshot={picture}", "--window-size=420,900", page.as_uri()], capture_output=True, timeout=90)
    assert picture.read_bytes().startswith(b"\x89PNG")

"""Every promise in the documentation is held by tests that are there."""

from __future__ import annotations

import re

from hard.processes import ROOT

PROMISES = (ROOT / "docs" / "promises.md").read_text("utf-8")
ROWS = [line for line in PROMISES.splitlines() if line.startswith("|") and "`tests/" in line]


def test_every_promise_names_tests_that_exist() -> None:
    assert len(ROWS) >= 29
    for row in ROWS:
        for names in row.rsplit("|", 2)[1].split(";"):
            path, *more = re.findall(r"`([^`]+)`", names)
            first = path.partition("::")[0]
            source = (ROOT / first).read_text("utf-8")
            for name in (path, *more):
                assert re.search(rf"^def {name.rpartition('::')[2]}\(", source, re.MULTILINE), f"{first}: {name}"


def test_every_promise_is_of_a_table_with_a_test_beside_it() -> None:
    tables = [line for line in PROMISES.splitlines() if line.startswith("| ") and not re.match(r"\| (promise|exit|---|\d)", line)]
    assert tables == ROWS

<<<<<<< HEAD
"""Which language a paragraph is in (tests/tables/languages.md)."""
=======
"""Languages that are easily taken for each other: the table tests/tables/languages.md."""
>>>>>>> f4b8a92 (language: a pack for Slovak; tests/tables/languages.md has paragraphs that are easily taken for a neighbour's)

from __future__ import annotations

from pathlib import Path

import pytest

from artcli.language import identify

TABLE = Path(__file__).parent.parent / "tables" / "languages.md"
<<<<<<< HEAD
ROWS = [tuple(part.strip() for part in line.rsplit(" | ", 1)) for line in TABLE.read_text("utf-8").split("\n## ", 1)[1].splitlines() if " | " in line]


@pytest.mark.parametrize(("paragraph", "tag"), ROWS)
def test_a_paragraph_tells_its_language(paragraph: str, tag: str) -> None:
    assert identify.identify([paragraph]) == tag
=======
ROWS = [tuple(map(str.strip, line.rsplit("|", 1))) for line in TABLE.read_text("utf-8").split("\n## ", 1)[1].splitlines() if " | " in line]


@pytest.mark.parametrize(("paragraph", "tag"), ROWS)
def test_a_paragraph_is_not_taken_for_a_neighbour(paragraph: str, tag: str) -> None:
    assert identify.identify([paragraph]) == (None if tag == "-" else tag)
>>>>>>> f4b8a92 (language: a pack for Slovak; tests/tables/languages.md has paragraphs that are easily taken for a neighbour's)

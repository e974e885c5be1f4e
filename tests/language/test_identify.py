"""Which language a paragraph is in (tests/tables/languages.md)."""

from __future__ import annotations

from pathlib import Path

import pytest

from artcli.language import identify, tables

TABLE = Path(__file__).parent.parent / "tables" / "languages.md"
ROWS = [tuple(part.strip() for part in line.rsplit(" | ", 1)) for line in TABLE.read_text("utf-8").split("\n## ", 1)[1].splitlines() if " | " in line]


@pytest.mark.parametrize(("paragraph", "tag"), ROWS)
def test_a_paragraph_tells_its_language(paragraph: str, tag: str) -> None:
    assert identify.identify([paragraph]) == (None if tag == "-" else tag)


@pytest.mark.parametrize(("paragraph", "tag"), ROWS)
def test_the_first_page_is_told_as_those_after_it(paragraph: str, tag: str) -> None:
    """Its words are looked up one by one, those of the others in a table of all."""
    identify._rivals.cache_clear()
    identify._language_of.cache_clear()
    assert identify.identify([paragraph]) == (None if tag == "-" else tag)
    identify._language_of.cache_clear()
    identify.identify(["Een hond en twee katten lopen over straat, und der Hund bellt nicht mehr."])
    assert identify.identify([paragraph]) == (None if tag == "-" else tag)


def test_no_letter_that_tells_is_one_of_ascii() -> None:
    """Only words with other letters are looked through for them."""
    assert [letter for letters in tables.load("letters").values() for letter in letters if letter.isascii()] == []


def test_one_thread_looks_words_up_while_another_takes_all_lines_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    index = identify._index()
    begin, end = index["scripts"]["Latn"]["words"]
    rivals = identify._Rivals(index["order"], index["scripts"]["Latn"], index["words"][begin:end])
    look_up = identify._Rivals._look_up
    others: list[object] = []

    def meanwhile(self: identify._Rivals, word: bytes) -> int | None:
        if not others:
            others.append(None)
            others[:] = [self.known(["und"]), self.known(["avec", "und"])]
        return look_up(self, word)

    monkeypatch.setattr(identify._Rivals, "_look_up", meanwhile)
    assert set(rivals.known(["le", "xyzzy"])) == {"le"}
    assert "und" in others[0]  # type: ignore[operator]
    assert {"avec", "und", "le", "det"} <= set(rivals.known(["det", "le"]))

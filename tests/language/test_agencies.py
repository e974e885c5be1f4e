"""Agencies: where their names stand in a text, and the quick look that spares most lines the search."""

from __future__ import annotations

import re

import pytest

from artcli.language import agencies, tables
from artcli.language.folding import is_narrow, key

FORMS = [(form, row["name"]) for row in tables.source("agencies")["agency"] for form in row["forms"]]


@pytest.mark.parametrize(("form", "name"), FORMS, ids=[form for form, _ in FORMS])
def test_every_form_is_found_and_no_quick_look_misses_it(form: str, name: str) -> None:
    text = f"12:30 ({form}) – …"
    assert [(text[start:end], agencies.name_of(text[start:end])) for start, end, _ in agencies.find_all(text)] == [(form, agencies.name_of(form))]
    folded = key(text)
    assert agencies.may_stand(folded, re.findall(r"[^\W_]+", folded), narrow=is_narrow(text))


@pytest.mark.parametrize("text", ["The reapers went home.", "Sie aßen Äpfel, Kapern und Pasta.", "Это апельсин, а не тост.", "今日は晴れ。", "شمس وقمر", ""])
def test_a_text_without_an_agency_has_none(text: str) -> None:
    assert agencies.find_all(text) == ()


def test_a_quick_look_tells_most_lines_apart() -> None:
    folded = key("Ferry operators said on Tuesday that the new fees would force them to cut sailings in winter.")
    assert not agencies.may_stand(folded, folded.split(), narrow=True)

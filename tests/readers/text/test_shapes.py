"""What a line shows by its form alone."""

from __future__ import annotations

import pytest

from artcli.readers.text.shapes import ends_sentence


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("The bridge is closed.", True),
        ("„Die Brücke ist zu.“", True),
        ("The bridge is closed", False),
        ("Three options:", False),
        ("Կամուրջը փակ է։", True),
        ("Կամուրջը փակ է:", True),  # typed as a colon
        ("«Կամուրջը փակ է»:", True),
        ("Երկու տարբերակ", False),
        ("Сегодня:", False),
    ],
)
def test_what_ends_a_sentence(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends

"""What may follow what on a page."""

from __future__ import annotations

import pytest

from artcli.readers.text import states
from artcli.readers.text.roles import Role


@pytest.mark.parametrize(
    ("state", "after", "may"),
    [
        ((Role.HEADLINE, "story"), (Role.SECTION, "above"), True),
        ((Role.HEADLINE, "story"), (Role.BODY, "story"), False),
        ((Role.SECTION, "above"), (Role.SECTION, "above"), True),
        ((Role.SECTION, "above"), (Role.BODY, "story"), False),
        ((Role.BODY, "story"), (Role.BODY, "story"), True),
        ((Role.BODY, "story"), (Role.FURNITURE, "above"), False),
        ((Role.FURNITURE, "below"), (Role.BODY, "story"), True),
        ((Role.FURNITURE, "below"), (Role.FURNITURE, "below"), True),
        ((Role.FURNITURE, "below"), (Role.FURNITURE, "above"), False),
    ],
)
def test_a_page_only_goes_on_from_above_to_the_story_to_what_is_below(state: tuple[Role, str], after: tuple[Role, str], may: bool) -> None:
    assert states.may_follow(state, after) is may


def test_furniture_at_the_end_is_below_the_story() -> None:
    assert states.may_end((Role.BODY, "story"))
    assert states.may_end((Role.FURNITURE, "below"))
    assert not states.may_end((Role.FURNITURE, "story"))
    assert not states.may_end((Role.FURNITURE, "above"))

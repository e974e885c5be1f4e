"""The states that a line can be in: a role in a phase of the page, `above` the headline, in the `story`, `below` it; and which may follow which.

The phases give the chain its memory: a page has one headline, and what follows the last paragraph is not the story.
"""

from __future__ import annotations

from artcli.readers.text.roles import Role

_ABOVE = (Role.FURNITURE, Role.SECTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.CAPTION, Role.KEYWORDS)
_STORY = (Role.BODY, Role.CROSSHEAD, Role.FURNITURE, Role.CAPTION, Role.BYLINE, Role.PUBLISHED, Role.STANDFIRST, Role.SECTION, Role.KEYWORDS)
_BELOW = (Role.FURNITURE, Role.KEYWORDS, Role.BYLINE, Role.PUBLISHED, Role.SECTION, Role.CAPTION)

STATES: tuple[tuple[Role, str], ...] = (
    *((role, "above") for role in _ABOVE),
    (Role.HEADLINE, "story"),
    *((role, "story") for role in _STORY),
    *((role, "below") for role in _BELOW),
)
ROLES = tuple(dict.fromkeys(role for role, _ in STATES))
STATES_OF = tuple(tuple(s for s, (role, _) in enumerate(STATES) if role is one) for one in ROLES)  # for each role its states
_CLOSES_STORY = frozenset({Role.BODY, Role.CAPTION, Role.CROSSHEAD, Role.STANDFIRST, Role.HEADLINE, Role.PUBLISHED, Role.BYLINE})


def may_start(state: tuple[Role, str]) -> bool:
    """True if a page can begin in a state: above its headline, with it, or (without one) in the story."""
    return state[1] != "below"


def may_follow(state: tuple[Role, str], after: tuple[Role, str]) -> bool:
    """True if a state may follow another: pages only go on from above to the headline, to the story, to what is below."""
    role, phase = state
    if role is Role.HEADLINE:
        return after[1] == "above"
    if phase == "above":
        return after[1] == "above"
    if phase == "story":
        return after[1] == "story"
    return after[1] == "below" or (after[1] == "story" and after[0] in _CLOSES_STORY)


def may_end(state: tuple[Role, str]) -> bool:
    """True if a page can end in a state: furniture at the end is below the story, never in it."""
    return state[1] == "below" or (state[1] == "story" and state[0] not in (Role.FURNITURE, Role.SECTION))


def name(state: tuple[Role, str]) -> str:
    """How a state is called in the file of weights: 'body/story'."""
    return f"{state[0]}/{state[1]}"

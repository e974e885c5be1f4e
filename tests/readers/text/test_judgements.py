"""What spoke for the role of a line is what was added up for it."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import cues, judgements, labels, states, weights
from artcli.readers.text.labels import Labels, Mended
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

BODY = states.STATES.index((Role.BODY, "story"))


def test_what_spoke_for_a_role_adds_up_to_its_score_and_the_weightiest_comes_first() -> None:
    model = weights.load()
    seen = [1.0 if n % 3 else 0.0 for n in range(len(cues.NAMES))]
    for role, score in zip(states.ROLES, labels._scores([seen], [None], model)[0], strict=True):
        evidence = judgements._evidence(seen, role, model, ())
        assert sum(one.weight for one in evidence) == pytest.approx(score)
        assert [abs(one.weight) for one in evidence] == sorted((abs(one.weight) for one in evidence), reverse=True)
        assert all(one.weight for one in evidence)


@pytest.mark.parametrize(("value", "printed"), [(0.0, "0"), (1.0, "1"), (10.0, "10"), (0.5, "0.5"), (12.345, "12.35"), (100.0, "100")])
def test_numbers_are_printed_as_short_as_they_are(value: float, printed: str) -> None:
    assert judgements._printed(value) == printed


def test_a_line_whose_role_followed_from_the_whole_page_says_so() -> None:
    """A role that the chain could not have there, a role that nothing spoke for, and no second one."""
    model = weights.load()
    facts = survey(lay_out(["Old bridge closed", "It was closed on Monday, said the mayor of the town."], locale.load("en")))
    seen = tuple([0.0] * len(cues.NAMES) for _ in range(2))
    made = Labels((Role.HEADLINE, Role.BODY), ("below", "story"), ({Role.BODY: 0.75, Role.CAPTION: 0.25}, {Role.BODY: 1.0, Role.CAPTION: 0.0}), seen, {0: Mended(Role.BODY, "it heads the text")})
    head, body = judgements.judge(facts, made, model)
    assert (head.role, head.confidence, head.runner_up, head.runner_up_confidence) == (Role.HEADLINE, 0.0, Role.BODY, 0.75)
    assert head.evidence[0] == ("for the page as a whole not body (it heads the text)", 0.0)
    assert (body.role, body.confidence, body.runner_up, body.runner_up_confidence, body.runner_up_evidence) == (Role.BODY, 1.0, None, 0.0, ())
    assert all(not one.cue.startswith("for the page") for one in body.evidence)
    of_chain = {one.cue: one.weight for one in head.runner_up_evidence if one.cue in ("opens the page", "before body")}
    assert of_chain == {"opens the page": model.start[BODY], "before body": model.follows[BODY][BODY]}


def test_a_second_role_is_seen_in_a_phase_that_it_can_have() -> None:
    """The first line of a page can be furniture above the story, not below it."""
    model = weights.load()
    above, story = (states.STATES.index(state) for state in ((Role.FURNITURE, "above"), (Role.HEADLINE, "story")))
    found = judgements._second_best([story, story], 0, Role.FURNITURE, model)
    assert ("opens the page", model.start[above]) in found

"""What a look at the whole page mends says so, and says how sure it is."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import settling
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey
from settled import BODY, HEAD, MORE, line, looked_over, settled


def test_a_line_that_is_no_standfirst_is_as_surely_a_caption_as_the_rest_of_its_probability_says() -> None:
    text = "The owner of the boat at the northern quay. Photo: Jo Hale"
    caption = (text, Role.STANDFIRST, "story", {Role.STANDFIRST: 0.8, Role.CAPTION: 0.15, Role.BODY: 0.05})
    standfirst = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.7)
    chances = looked_over(HEAD, caption, standfirst, line(BODY, Role.BODY, 1.0)).chances
    assert chances[1] == pytest.approx({Role.STANDFIRST: 0.0, Role.CAPTION: 0.75, Role.BODY: 0.25})
    assert chances[2][Role.STANDFIRST] == 0.7  # nothing was ruled out here


def test_what_the_page_says_of_a_line_itself_stays() -> None:
    said = ("Read more: Council denies knowing of ferry plan", Role.BODY, "story", {Role.BODY: 1.0})
    standfirst = (BODY, Role.STANDFIRST, "story", {Role.STANDFIRST: 1.0})
    assert settled(HEAD, standfirst, line(MORE, Role.BODY, 1.0), said)[1:] == [Role.STANDFIRST, Role.BODY, Role.BODY]


@pytest.mark.parametrize(
    ("printed", "role", "why"),
    [
        (HEAD[0], Role.STANDFIRST, "it says the headline again"),
        ("Read more: Council denies knowing of ferry plan", Role.BODY, "it points to another story"),
        ("Sign up to our newsletter for more news of the quay.", Role.BODY, "it opens as an offer does"),
        ("Nobody travels in winter.", Role.CROSSHEAD, "a full stop ends it, or it holds an address"),
        ("The full story of the ferry", Role.BYLINE, "it names no author of this story"),
    ],
)
def test_what_was_mended_says_what_it_was_and_by_which_rule(printed: str, role: Role, why: str) -> None:
    page = lay_out([HEAD[0], "By Jo Hale", BODY, printed, MORE], locale.load("en"))
    roles = (Role.HEADLINE, Role.BYLINE, Role.BODY, role, Role.BODY)
    chances = [{one: 1.0} for one in roles]
    chances[3] = {role: 0.6, Role.FURNITURE: 0.3, Role.BODY: 0.1}
    assert settling.settle(Labels(roles, ("story",) * 5, tuple(chances), ()), survey(page)).mended == {3: (role, why)}


def test_what_was_mended_back_was_not_mended() -> None:
    """A point of a standfirst's list that says the headline again is no standfirst, and is what it was: furniture."""
    points = [line("• The ferry owner says that nobody travels", Role.STANDFIRST, 0.6), line("• Ferry to stop in June", Role.FURNITURE, 0.9, Role.STANDFIRST)]
    page = lay_out([HEAD[0], *(text for text, *_ in points), BODY], locale.load("en"))
    labels = Labels((HEAD[1], *(one[1] for one in points), Role.BODY), ("story",) * 4, (HEAD[3], *(one[3] for one in points), {Role.BODY: 1.0}), ())
    assert settling.settle(labels, survey(page)).mended == {}


def test_what_spoke_for_a_standfirst_speaks_for_the_text_that_it_is() -> None:
    page = lay_out(["Ferry to stop in June", "The last ferry leaves on Sunday."], locale.load("en"))
    chances = ({Role.HEADLINE: 1.0, Role.FURNITURE: 0.0}, {Role.STANDFIRST: 0.7, Role.BODY: 0.2, Role.FURNITURE: 0.1})
    labels = Labels((Role.HEADLINE, Role.STANDFIRST), ("story",) * 2, chances, ())
    assert settling.settle(labels, survey(page)).chances[1][Role.BODY] == pytest.approx(0.9)

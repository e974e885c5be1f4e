"""Labels made by hand on lines that are read as they are, and what a look at the whole page makes of them."""

from __future__ import annotations

from artcli.language import locale
from artcli.readers.text import settling
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

BODY = "The last ferry of the season will leave the northern quay on the first of June, its owner said on Sunday."
MORE = "The boat was built in 1961 and has crossed the strait eleven thousand times, in fog and storm and ice."


def looked_over(*lines: tuple[str, Role, str, dict[Role, float]], twice: frozenset[int] = frozenset()) -> Labels:
    """Lines with role, phase and probabilities to the roles that they keep, and what is left of the probabilities; `twice` has the numbers of lines that were printed twice."""
    page = lay_out([text for text, *_ in lines], locale.load("en"))
    labels = Labels(tuple(role for _, role, _, _ in lines), tuple(phase for _, _, phase, _ in lines), tuple(chances for *_, chances in lines), ())
    return settling.settle(labels, survey(page)._replace(twice=twice))


def settled(*lines: tuple[str, Role, str, dict[Role, float]], twice: frozenset[int] = frozenset()) -> list[Role]:
    """The roles of lines with labels after a look at the whole page."""
    return list(looked_over(*lines, twice=twice).roles)


def line(text: str, role: Role, sure: float, other: Role = Role.FURNITURE, phase: str = "story") -> tuple[str, Role, str, dict[Role, float]]:
    return text, role, phase, {role: sure, other: 1 - sure}


HEAD = line("Ferry to stop in June", Role.HEADLINE, 1.0)

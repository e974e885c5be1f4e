"""A look at the whole page takes time linear in its lines, whatever roles the model gave them: no line is compared with all others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from artcli.language import locale
from artcli.readers.text import settling
from artcli.readers.text.labels import Labels
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

ROOT = Path(__file__).parents[2]
HEADLINE = "Ferry to stop in June"
TEXT = "The last ferry of the season will leave the quay on the first of June, its owner said on Sunday."
PAGES: dict[str, dict[str, tuple[Role, float]]] = {  # what is said again and again, what it was taken for, and how surely
    "names beside whole bylines": {"Jane Doe": (Role.BYLINE, 0.9), "By Max Moe": (Role.BYLINE, 0.9)},
    "names that are hardly bylines": {"Jane Doe": (Role.BYLINE, 0.3), "By Max Moe": (Role.BYLINE, 0.9)},
    "headings that are names of authors": {"Max Moe": (Role.CROSSHEAD, 0.6), "By Max Moe": (Role.BYLINE, 0.9)},
    "standfirsts": {TEXT: (Role.STANDFIRST, 0.6)},
    "tags that are none": {"Subscribe": (Role.KEYWORDS, 0.6)},
    "questions and answers": {"Who will pay for it?": (Role.CROSSHEAD, 0.6), TEXT: (Role.FURNITURE, 0.6)},
    "tables": {"Referee: Jo Hale": (Role.CROSSHEAD, 0.6), "Crossings: 12": (Role.FURNITURE, 0.6), TEXT: (Role.BODY, 0.6)},
    "captions and credits": {"The quay in May": (Role.BODY, 0.6), "Photo: Jo Hale": (Role.CAPTION, 0.6), "JANE DOE": (Role.CROSSHEAD, 0.6)},
}


def settle(page: dict[str, tuple[Role, float]], count: int) -> Labels:
    """What a look at a page makes of so many lines, each of which could be anything."""
    surveyed = survey(lay_out([HEADLINE, *page, *page], locale.load("en")))
    times, own = count // len(page), 1 + len(page)
    facts = surveyed.facts[:1] + surveyed.facts[1:own] * times
    telling = [surveyed.telling[0], *[*surveyed.telling[1:own]] * times]
    taken = [(Role.HEADLINE, 1.0), *[*page.values()] * times]
    roles, chances = tuple(role for role, _ in taken), tuple({**dict.fromkeys(Role, 0.2), role: sure} for role, sure in taken)
    labels = Labels(roles, ("story",) * len(roles), chances, ())
    return settling.settle(labels, surveyed._replace(facts=facts, telling=telling, last_prose=len(facts) - 1))


def test_no_rule_takes_the_square_of_the_lines() -> None:
    code = f"""
import resource, sys
sys.path.insert(0, {str(ROOT / "tests")!r})
from artcli.readers.text.reader import MOST_LINES
from hard.test_many_labels import PAGES, settle
for name, page in PAGES.items():
    spent = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
    resource.setrlimit(resource.RLIMIT_CPU, (spent + 30, resource.RLIM_INFINITY))
    print(name, flush=True)
    settle(page, MOST_LINES)
print("all")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.endswith("all\n"), f"{done.stdout.splitlines()[-1:]}: {done.stderr[-300:]}"

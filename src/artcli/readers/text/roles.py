"""What a line of a page can be, and what was judged of it."""

from __future__ import annotations

from enum import StrEnum

from artcli.article import Span
from artcli.values import NamedTuple


class Role(StrEnum):
    """The part that a line plays; most bear the name of the field that they fill."""

    SECTION = "section"
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    PUBLISHED = "published"          # a line with time stamps; it may hold `modified` too
    CAPTION = "caption"
    BODY = "body"
    CROSSHEAD = "crosshead"
    KEYWORDS = "keywords"
    TAGLINE = "tagline"
    FURNITURE = "furniture"


OF_TEXT = frozenset({Role.BODY, Role.CROSSHEAD})
CREDITS = frozenset({Role.BYLINE, Role.PUBLISHED})


class Evidence(NamedTuple):
    """A cue that spoke, and what it weighed for a role (log-odds, as the model added them up)."""

    cue: str
    weight: float


class Judgement(NamedTuple):
    """One block of a page with the role that was found for it, how sure, and why: `told` says what the page itself tells of it, in words."""

    lines: Span
    text: str
    role: Role
    confidence: float
    evidence: tuple[Evidence, ...]
    runner_up: Role | None
    runner_up_confidence: float
    runner_up_evidence: tuple[Evidence, ...]
    told: str = ""  # 'told by the mail header: Subject'; empty where everything had to be weighed

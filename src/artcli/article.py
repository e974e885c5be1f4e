"""What an article is: its fields, its paragraphs, and where each came from."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Literal, TypeAlias

from artcli.values import NamedTuple, dataclass

CreatorKind = Literal["person", "organisation"]
ParagraphKind = Literal["text", "crosshead", "quote", "list-item"]
AsideReason = Literal["repeat", "furniture", "unknown"]
Moment: TypeAlias = date | datetime
"""As precise as the text: a `date` where only the day is printed, a naive `datetime` for a local time, an aware one with an offset."""


class Span(NamedTuple):
    """Lines of the source, counted from 1, both ends in."""

    first: int
    last: int


class Creator(NamedTuple):
    """Somebody named in a byline: a person or an organisation, and the printed role ("correspondent") where there is one."""

    name: str
    kind: CreatorKind = "person"
    role: str | None = None


class Paragraph(NamedTuple):
    """A block of the body. `text` has its white space normalised and its wrapped lines rejoined, nothing else."""

    text: str
    lines: Span
    kind: ParagraphKind = "text"


class Caption(NamedTuple):
    """The text under a picture, whole as printed; `credit` names the part of it that is the photo credit."""

    text: str
    lines: Span
    credit: str | None = None


class SetAside(NamedTuple):
    """Lines that no field holds, or not with all their words, and the reason; `of` names what a repeat repeats ("standfirst", "captions[0]", "body[2]")."""

    reason: AsideReason
    text: str
    lines: Span
    of: str | None = None
    likeness: float | None = None


class Origin(NamedTuple):
    """Where a field came from: its lines, and how sure it is (0 to 1)."""

    lines: tuple[Span, ...]
    confidence: float


class Note(NamedTuple):
    """Something a person should be told: a stable code, a sentence, and the lines it is about."""

    code: str
    message: str
    lines: tuple[Span, ...] = ()


class SourceInfo(NamedTuple):
    """What the article was read from: `lines` and `bytes` are counts, `sha256` is of the bytes as they came."""

    name: str
    format: str
    encoding: str
    sha256: str
    lines: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One news article; None or () where the source is silent.

    Texts are kept word for word; only white space is normalised. `origins` has a key for each field that lines
    of the source say, the body and the captions among them; `id`, `language` and `word_count` follow from the whole.
    An article can stand in a set and be the key of a mapping.
    """

    id: str = ""
    language: str | None = None
    section: str | None = None
    kicker: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    creators: tuple[Creator, ...] = ()
    info_sources: tuple[str, ...] = ()
    credit_line: str | None = None
    dateline: str | None = None
    located: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    embargoed_until: Moment | None = None
    slugline: str | None = None
    keywords: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    body: tuple[Paragraph, ...] = ()
    tagline: str | None = None
    ed_note: str | None = None
    copyright_notice: str | None = None
    url: str | None = None
    word_count: int = 0
    set_aside: tuple[SetAside, ...] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    source: SourceInfo | None = None

    def __hash__(self) -> int:
        """Of the id: articles that are equal have equal ones, and `origins`, a mapping, has no hash."""
        return hash(self.id)

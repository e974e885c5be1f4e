"""A file in the middle of being read, as `inspect` shows it: each line as the record has it, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from artcli import record
from artcli.article import Article, SetAside, Span
from artcli.cli.reasons import Reason, named
from artcli.doubts import below
from artcli.errors import UnreadableSource
from artcli.language.folding import key
from artcli.options import ReadingOptions
from artcli.readers.text.roles import Evidence, Judgement, Role
from artcli.values import NamedTuple
from artcli.words import split

ASIDE = "set aside"


class Side(NamedTuple):
    """A role that a line has or nearly had, with what spoke for and against it, and how many more reasons there are."""

    role: Role
    confidence: float
    reasons: list[Reason]
    more: int


class Line(NamedTuple):
    """A line, or several that are one: what the record makes of it, how sure that is, a remark where it is set aside, and which of its words no field took."""

    judged: Judgement
    role: str
    confidence: float | None
    remark: str = ""
    left_out: str = ""

    def sides(self, most: int) -> Iterator[Side]:
        """The role and the runner-up with so many reasons each; nothing where the page itself tells what the line is."""
        one = self.judged
        if one.told and one.runner_up_confidence < _DOUBTFUL:
            return
        yield _side(one.role, one.confidence, one.evidence, most)
        if one.runner_up is not None:
            yield _side(one.runner_up, one.runner_up_confidence, one.runner_up_evidence, most)


_DOUBTFUL = 0.005  # a runner-up that is shown as 0.00 is none


class Examined(NamedTuple):
    """A file as it was read: its lines, the first of its articles, the language of that, and how many lines and articles there are."""

    lines: tuple[Line, ...]
    article: Article
    language: str | None
    total: int
    articles: int


def examine(data: bytes, name: str, options: ReadingOptions, *, reasons: bool = True) -> Examined:
    """A file to its lines, the articles finished as `parse` prints them; without `reasons` nothing says why a line has its role.

    Raises whatever reading raises, and UnreadableSource for another format.
    """
    from artcli import conversion, formats
    from artcli.readers.text import reader
    from artcli.source import decode

    chosen = formats.guess(name, data).name if options.format is None else options.format
    if chosen in formats.RECORDS:
        raise UnreadableSource("holds records of artcli, which are read already; inspect shows how plain text is read")
    if chosen != "text":
        raise UnreadableSource(f"is read as '{chosen}', and inspect shows how plain text is read; --from text takes it for that")
    found = reader.examine(decode(data, name=name, encoding=options.encoding), options, reasons=reasons)
    articles = list(conversion.read(data, name=name, options=replace(options, format="text")))
    return Examined(as_recorded(found.judgements, articles), articles[0], found.language, found.lines, len(articles))


def as_recorded(judgements: Sequence[Judgement], articles: Sequence[Article]) -> tuple[Line, ...]:
    """Judged lines as the records of their articles have them."""
    aside: dict[Span, list[SetAside]] = {}
    for one in (one for article in articles for one in article.set_aside):
        aside.setdefault(one.lines, []).append(one)
    fields: dict[int, list[str]] = {}
    for field, span in (one for article in articles for one in _spans(article)):
        for n in range(span.first, span.last + 1):
            fields.setdefault(n, []).append(field)
    said: dict[str, list[Any]] = {}
    for name, value in (one for article in articles for one in record.to_dict(article).items()):
        said.setdefault(name, []).append(value)
    sure = {field: origin.confidence for field, origin in articles[0].origins.items()}
    parts = Counter(judged.lines for judged in judgements)
    return tuple(_line(one, _aside_of(one, aside.get(one.lines, ()), parts[one.lines]), fields, sure, said, parts[one.lines]) for one in judgements)


def _spans(article: Article) -> Iterator[tuple[str, Span]]:
    return ((field, span) for field, origin in article.origins.items() for span in origin.lines)


_FIELDS_OF: Mapping[Role, tuple[str, ...]] = {  # where a role does not bear its field's name
    Role.CAPTION: ("captions",), Role.CROSSHEAD: ("body",), Role.FURNITURE: (),
}  # fmt: skip


def _aside_of(judged: Judgement, there: Sequence[SetAside], parts: int) -> SetAside | None:
    """What was set aside of a line, which may be printed in parts that stand side by side: 'THE FENTON HERALD      Page 3'."""
    same = [one for one in there if one.text == judged.text]
    return same[0] if same else there[-1] if there and parts == 1 else None


def _line(
    judged: Judgement, aside: SetAside | None, fields: Mapping[int, Sequence[str]], sure: Mapping[str, float], said: Mapping[str, list[Any]], parts: int
) -> Line:
    """A judged line as the record has it: what no field took is set aside, whatever its likeliest role was, and what another field took is of that."""
    role = judged.role
    held = [field for n in range(judged.lines.first, judged.lines.last + 1) for field in fields.get(n, ())]
    if aside is not None and aside.reason == "repeat":
        return Line(judged, ASIDE, None, f"repeat of {aside.of}, {aside.likeness or 1:.2f}")
    if aside is not None and aside.reason == "unknown":
        left = _left_out(judged.text, {name: said[name] for name in held}) if held else ""
        is_another_part = parts > 1 and left == _words(judged.text, frozenset())  # than the one that a field took
        return Line(judged, ASIDE, None, _taken_for(judged)) if not held or is_another_part else Line(judged, role, judged.confidence, left_out=left)
    if aside is not None:  # furniture, though a paragraph may go on below it
        return Line(judged, role, judged.confidence)
    if held and not set(held) & set(_FIELDS_OF.get(role, (role,))):  # a section told as kicker, when it was changed, an address
        return Line(judged, held[0].replace("_", " "), sure.get(held[0]))
    return Line(judged, role, judged.confidence)


_OTHERWISE = frozenset({"published", "modified", "embargoed_until", "body", "captions"})
"""Fields that do not say their lines word by word."""
_SOME = "some words"


def _left_out(text: str, held: Mapping[str, Any]) -> str:
    """The words of a line that its fields do not say; 'some words' where that cannot be told."""
    if _OTHERWISE & held.keys():
        return _SOME
    return _words(text, set(split(key(" ".join(map(str, held.values()))))))


def _words(text: str, known: Set[str]) -> str:
    """The words of a text but for those that are known."""
    left = [word for word in split(text) if key(word) not in known]
    together = "".join(left)  # as the letters of a script without spaces stand
    return (together if together in text else " ".join(left)) or _SOME


def _taken_for(judged: Judgement) -> str:
    """What is said of a line that nothing took: of furniture, what kept it from being set aside as such."""
    from artcli.readers.text.leftovers import SURELY_FURNITURE

    if judged.role is Role.FURNITURE and judged.confidence < SURELY_FURNITURE:
        return f"unknown; furniture {below(judged.confidence, SURELY_FURNITURE)}, less than {SURELY_FURNITURE:g}"
    return f"unknown; {judged.role} {judged.confidence:.2f}"


def _side(role: Role, confidence: float, evidence: tuple[Evidence, ...], most: int) -> Side:
    reasons, more = named(evidence, most)
    return Side(role, confidence, reasons, more)

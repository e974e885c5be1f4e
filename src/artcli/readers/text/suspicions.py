"""What makes a person look again at a page as it was read: text set aside and none found, several articles in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from artcli.article import Note, Span
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Facts, Survey

_LONG = 20  # words of a line that is hardly anything but text
_HEAD = 6  # lines below a rule within which headline, byline and day stand above the text
_MOST_LINES = 100  # that a note names


def find(survey: Survey, roles: Sequence[Role]) -> Iterator[Note]:
    """A surveyed page and the roles of its lines to the notes on what seems wrong with it."""
    if survey.page.told:  # a grammar says what is what
        return
    long = [fact.line.lines for fact, role in zip(survey.facts, roles, strict=True) if (fact.prose or fact.size >= _LONG) and role is Role.FURNITURE]
    if long and Role.BODY not in roles:
        lines = "a long line was" if len(long) == 1 else f"{len(long)} long lines were"
        yield Note("text_not_found", f"no text was found, though {lines} set aside; `artcli inspect` shows each line", tuple(long[:_MOST_LINES]))
    heads = [span for span in _below_rules(survey) if any(fact.prose and fact.line.lines < span for fact in survey.facts)]
    if heads:
        where = f"line{'s' if len(heads) > 1 else ''} {', '.join(str(span.first) for span in heads[:5])}{' …' if len(heads) > 5 else ''}"
        message = f"these may be several articles: a headline, a byline and a day stand again below a rule, on {where}; parted into files they are read apart"
        yield Note("several_articles", message, tuple(heads[:_MOST_LINES]))


def _below_rules(survey: Survey) -> Iterator[Span]:
    """The lines that look like the head of another article, and stand below a line that is drawn ("* * *")."""
    facts = survey.facts
    i = 0
    for one in survey.page.interruptions:
        text = one.line.text
        if one.repeats is not None or len(text) < 3 or any(map(str.isalnum, text)):
            continue
        while i < len(facts) and facts[i].line.lines < one.line.lines:
            i += 1
        head = _head(facts[i : i + _HEAD])
        if head is not None:
            yield head


def _head(facts: Sequence[Facts]) -> Span | None:
    """The lines above the first prose, if the first may be a headline and a byline and a day are among the others."""
    prose = next((i for i, fact in enumerate(facts) if fact.prose), 0)
    if prose < 2:
        return None
    title, *others = facts[:prose]
    is_title = 3 <= title.size <= 30 and not title.sentence and not title.stamps and title.byline is None and not title.kinds
    is_dated = any(stamp.value is not None for fact in others for stamp in fact.stamps)
    is_signed = any(fact.byline is not None and fact.byline.opened for fact in others)
    return Span(title.line.lines.first, others[-1].line.lines.last) if is_title and is_dated and is_signed else None

"""What makes a person look again at a page as it was read: text set aside and none found, or perhaps some of it; several articles in one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from artcli.article import Note, Span
from artcli.language import bylines, identify
from artcli.language.locale import Locale
from artcli.readers.text.facts import Facts
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import Survey

_LONG = 20  # words of a line that is hardly anything but text
_WORDED, _SEVERAL = 6, 3  # words of a line that may be text, and how many such lines a caption or two are not
_PAGE = 10  # lines of what is no headline alone
_HEAD = 6  # lines below a rule within which headline, byline and day stand above the text
_MOST_LINES = 100  # that a note names


_PERHAPS = 0.33  # how likely a sentence that was set aside is one of the story, for a person to look at it
_SENTENCE = 10  # words of such a sentence
_OF_STORY = 0.33  # of its words stand in the story, too
_PARAGRAPHS = 3  # of another story, one behind the other
_BETWEEN = 2  # so many lines on: a picture, a crosshead between them
_STRANGE, _STRANGE_WIDTH = 2, 120  # paragraphs in another language, one behind the other, and their columns
_OF_USUAL = 0.4  # of the small words that a paragraph of the page has, so many at most


def left_out(survey: Survey, labels: Labels) -> dict[int, float]:
    """Sentences below the first paragraph that were set aside and may be of the story, each with the probability that it is: what follows on a box in it.

    Of the labelled pages with such a sentence, one in four had lost some of its text. Below the heading of the comments, readers speak.
    """
    facts, roles = survey.facts, labels.roles
    first = next(iter(labels.of(Role.BODY)), len(roles))
    aside = [i for i in labels.of(Role.FURNITURE) if i > first and facts[i].sentence and facts[i].size >= _SENTENCE]
    told = [i for i in aside if (facts[i].recurring or 0.0) >= _OF_STORY and labels.chances[i].get(Role.BODY, 0.0) >= _PERHAPS]
    if not told:
        return {}
    below = next((i for i in range(first, len(roles)) if "comments" in facts[i].kinds and roles[i] is not Role.BODY), len(roles))
    return {i: labels.chances[i][Role.BODY] for i in told if i < below}


def find(survey: Survey, roles: Sequence[Role], doubtful: Iterable[int], *, is_empty: bool = False) -> Iterator[Note]:
    """A surveyed page, its roles and what was perhaps left out to the notes on what seems wrong; `is_empty` says that no field tells what it is about."""
    spans = [survey.facts[i].line.lines for i in doubtful]
    if spans:
        what = "a sentence was" if len(spans) == 1 else f"{len(spans)} sentences were"
        yield Note("text_doubtful", f"{what} set aside that may be of the text; 'artcli inspect' shows each line", tuple(spans[:_MOST_LINES]))
    without_text = _without_text(survey, roles, is_empty)
    if without_text is not None:
        words, spans = without_text
        yield Note("text_not_found", f"{words}; 'artcli inspect' shows each line", tuple(spans[:_MOST_LINES]))
    if survey.page.record_fields:  # a grammar says what is what
        return
    heads = [span for span in _below_rules(survey) if any(fact.prose and fact.line.lines < span for fact in survey.facts)]
    if heads:
        where = f"line{'s' if len(heads) > 1 else ''} {', '.join(str(span.first) for span in heads[:5])}{' …' if len(heads) > 5 else ''}"
        message = f"these may be several articles: a headline, a byline and a day stand again below a rule, on {where}; parted into files they are read apart"
        yield Note("several_articles", message, tuple(heads[:_MOST_LINES]))
        return
    strange = _in_another_language(survey, roles)
    if strange:
        tag, spans = strange
        message = f"these may be several articles: from line {spans[0].first} on, paragraphs are in '{tag}'; parted into files they are read apart"
        yield Note("several_articles", message, tuple(spans[:_MOST_LINES]))
        return
    others = _of_another_story(survey, roles)
    if others:
        message = f"{len(others)} paragraphs that are not of the text by their words were left out of it: they may be another article's"
        yield Note("several_articles", message, tuple(others[:_MOST_LINES]))


def _of_another_story(survey: Survey, roles: Sequence[Role]) -> list[Span]:
    """Long paragraphs outside the text that have few of its words, where several stand together: neither a teaser nor the fine print.

    Such stood on ten of 720 labelled pages of one article (comments, mostly), and on forty of sixty where another page was pasted below one.
    """
    out = [i for i, role in enumerate(roles) if role in (Role.FURNITURE, Role.CAPTION)]
    long = [i for i in out if (fact := survey.facts[i]).prose and fact.sentence and fact.size >= _LONG and "legal" not in fact.kinds | fact.openings]
    if len(long) < _PARAGRAPHS:
        return []
    told = frozenset[str]().union(*(words for words, role in zip(survey.telling, roles, strict=True) if role is Role.BODY))
    found: list[list[int]] = []
    for i in long:
        words = survey.telling[i]
        if len(words & told) > _OF_STORY * len(words):
            continue
        if found and i - found[-1][-1] <= _BETWEEN and Role.BODY not in roles[found[-1][-1] : i]:
            found[-1].append(i)
        else:
            found.append([i])
    return [survey.facts[i].line.lines for group in found if told and len(group) >= _PARAGRAPHS for i in group]


def _in_another_language(survey: Survey, roles: Sequence[Role]) -> tuple[str, list[Span]] | None:
    """The first paragraphs of the text, several one behind the other, that are in another language than the page, and its tag.

    They have few of the page's small words.
    """
    locale = survey.page.locale
    common = locale.function_words.all
    text = [fact for fact, role in zip(survey.facts, roles, strict=True) if role is Role.BODY and fact.sentence]
    shares = [sum(map(common.__contains__, fact.words)) / max(len(fact.words), 1) for fact in text]
    usual = sorted(shares)[len(shares) * 3 // 4] if shares else 0.0
    for is_strange, group in itertools.groupby(zip(shares, text, strict=True), lambda one: one[0] <= _OF_USUAL * usual):
        strange = [fact for _, fact in group] if is_strange else []
        if len(strange) < _STRANGE or sum(fact.width for fact in strange) < _STRANGE_WIDTH:
            continue
        tag = identify.identify([fact.line.seen for fact in strange])
        if tag is not None and tag.partition("-")[0] != locale.tag.partition("-")[0]:
            return tag, [fact.line.lines for fact in strange]
    return None


def _without_text(survey: Survey, roles: Sequence[Role], is_empty: bool) -> tuple[str, list[Span]] | None:
    """Of a page in which no text was found, why that is strange, and on which lines; None of what may be none: a headline alone, a caption."""
    facts = survey.facts
    if Role.BODY in roles or (survey.page.record_fields and not is_empty):
        return None
    aside = [fact for fact, role in zip(facts, roles, strict=True) if role is Role.FURNITURE]
    long = [fact.line.lines for fact in aside if fact.prose or fact.size >= _LONG]
    if long:
        lines = "a long line was" if len(long) == 1 else f"{len(long)} long lines were"
        return f"no text was found, though {lines} set aside", long
    worded = [fact.line.lines for fact in aside if fact.size >= _WORDED]
    if len(worded) >= _SEVERAL:
        return f"no text was found, though {len(worded)} lines of {_WORDED} words and more were set aside", worded
    whole = [Span(facts[0].line.lines.first, facts[-1].line.lines.last)] if facts else []
    if is_empty:
        return "neither a headline nor a text was found", whole
    return (f"no text was found on a page of {len(facts)} lines", whole) if len(facts) >= _PAGE else None


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
        head = _head(facts[i : i + _HEAD + _PARAGRAPHS], survey.page.locale)
        if head is not None:
            yield head


def _head(facts: Sequence[Facts], locale: Locale) -> Span | None:
    """The lines above the first prose, if the first may be a headline, and a day and who signed it are among the others, or several paragraphs follow.

    A bare name signs it if it stands beside the day.
    """
    prose = next((i for i, fact in enumerate(facts[:_HEAD]) if fact.prose), 0)
    if prose < 2:
        return None
    title, *others = facts[:prose]
    is_title = 3 <= title.size <= 30 and not (title.sentence or title.of_trade)
    dated = {i for i, fact in enumerate(others) if fact.prints_a_day}
    if not (is_title and dated):
        return None
    below = facts[prose : prose + _PARAGRAPHS]
    is_signed = any(_is_signed(fact, locale, beside_day=not dated.isdisjoint((i - 1, i, i + 1))) for i, fact in enumerate(others))
    is_written = len(below) == _PARAGRAPHS and all(fact.prose for fact in below)
    return Span(title.line.lines.first, others[-1].line.lines.last) if is_signed or is_written else None


def _is_signed(fact: Facts, locale: Locale, *, beside_day: bool) -> bool:
    """True of a byline with a word of the trade, or a bare name beside a day."""
    return fact.byline is not None or (beside_day and not fact.stamps and bylines.find_names(fact.line.seen, locale) is not None)

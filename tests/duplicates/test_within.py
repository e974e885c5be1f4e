"""Repeats within an article: what says the same again is set aside, what says something else stays."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.article import Article, Caption, Origin, Paragraph, SetAside, Span
from artcli.duplicates import likeness
from artcli.duplicates.within import set_repeats_aside
from artcli.language import locale
from artcli.language.phrases import Phrases
from held import parts

NEGATIONS = Phrases(["ne", "n'", "pas", "not", "no", "never"])
LEAD = "The harbour authority of Port Elise opened the new ferry terminal on Monday, after four years of works that cost 12 million."
OTHER = "Passengers will board from two quays, and a third one is planned for the summer of next year, the mayor told reporters."


def article(*texts: str | tuple[str, str], **fields: object) -> Article:
    """An article whose paragraphs stand on lines 11, 12, 13 …"""
    body = []
    for n, text in enumerate(texts):
        words, kind = text if isinstance(text, tuple) else (text, "text")
        body.append(Paragraph(words, Span(11 + n, 11 + n), kind))  # type: ignore[arg-type]
    return Article(body=tuple(body), **fields)  # type: ignore[arg-type]


def repeats(made: Article) -> list[tuple[str, str | None]]:
    return [(one.text, one.of) for one in made.set_aside if one.reason == "repeat"]


def test_an_exact_repeat_goes_and_the_first_stays() -> None:
    made = set_repeats_aside(article(LEAD, OTHER, LEAD), negations=NEGATIONS)
    assert [one.text for one in made.body] == [LEAD, OTHER]
    assert made.set_aside == (SetAside("repeat", LEAD, Span(13, 13), "body[0]", 1.0),)


def test_a_repeat_goes_from_a_text_that_a_mail_sent_in_one_line() -> None:
    sent = tuple(Paragraph(text, Span(11, 11)) for text in (LEAD, OTHER, LEAD, LEAD.replace(" on Monday,", "")))
    made = set_repeats_aside(Article(body=sent), negations=NEGATIONS)
    assert [one.text for one in made.body] == [LEAD, OTHER]
    assert [one.of for one in made.set_aside] == ["body[0]", "body[0]"]


@pytest.mark.parametrize(("field", "place"), [("headline", "headline"), ("standfirst", "standfirst")])
def test_a_paragraph_that_is_a_field_again_goes(field: str, place: str) -> None:
    made = set_repeats_aside(article(LEAD, OTHER, **{field: LEAD}), negations=NEGATIONS)
    assert repeats(made) == [(LEAD, place)]
    assert [one.text for one in made.body] == [OTHER]


def test_a_title_that_is_printed_twice_goes_even_where_it_looks_like_a_crosshead() -> None:
    made = set_repeats_aside(article(("Ferry terminal opens", "crosshead"), LEAD, headline="FERRY TERMINAL OPENS"), negations=NEGATIONS)
    assert repeats(made) == [("Ferry terminal opens", "headline")]


def test_a_near_repeat_goes_with_its_likeness() -> None:
    made = set_repeats_aside(article(LEAD.replace(" on Monday,", ""), OTHER, standfirst=LEAD), negations=NEGATIONS)
    assert [one.of for one in made.set_aside] == ["standfirst"]
    assert 0.9 <= (made.set_aside[0].likeness or 0) < 1


def test_without_the_words_of_the_language_nothing_may_be_left_out() -> None:
    assert set_repeats_aside(article(LEAD.replace(" on Monday", ""), standfirst=LEAD)).set_aside == ()
    assert repeats(set_repeats_aside(article(LEAD.replace(",", " –"), standfirst=LEAD))) == [(LEAD.replace(",", " –"), "standfirst")]


@pytest.mark.parametrize(
    "changed",
    [
        LEAD.replace("opened", "reopened"),
        LEAD.replace("12 million", "13 million"),
        LEAD.replace("12 million", "1.2 million"),
        LEAD.replace("cost 12", "cost -12"),
        LEAD + " It will close in May.",
        LEAD.replace("opened", "has not opened"),
    ],
    ids=["a word", "a number", "a decimal", "a sign", "a sentence", "a negation"],
)
def test_what_adds_anything_stays(changed: str) -> None:
    made = set_repeats_aside(article(LEAD, changed), negations=NEGATIONS)
    assert [one.text for one in made.body] == [LEAD, changed]


def test_what_takes_a_negation_away_stays() -> None:
    refused = "Le ministre n'a pas signé hier à Rabat l'accord sur la pêche que demandaient depuis deux ans les patrons du port."
    signed = refused.replace("n'a pas signé", "a signé")
    for first, second in ((refused, signed), (signed, refused)):
        made = set_repeats_aside(article(first, second), negations=locale.load("fr").negations)
        assert [one.text for one in made.body] == [first, second]


def test_the_same_words_in_another_order_say_something_else() -> None:
    first = "In the second half of a long and rainy evening at the old ground by the river, Weston beat Easton by four goals to two."
    second = first.replace("Weston beat Easton", "Easton beat Weston")
    assert set_repeats_aside(article(first, second), negations=NEGATIONS).set_aside == ()


def test_numbers_in_another_order_stay() -> None:
    first = "After a long and rainy evening at the old ground by the river the guests left with a result of 4 to 2, their third one."
    assert set_repeats_aside(article(first, first.replace("4 to 2", "2 to 4")), negations=NEGATIONS).set_aside == ()


def test_a_paragraph_that_says_much_less_is_no_repeat() -> None:
    shorter = LEAD.replace(" of Port Elise", "").replace(" on Monday, after four years of works that cost 12 million", "")
    assert set_repeats_aside(article(LEAD, OTHER, shorter), negations=NEGATIONS).set_aside == ()


def test_of_two_that_are_alike_the_nearer_is_named() -> None:
    near, further = LEAD.replace("new", "big new"), LEAD.replace("on Monday", "early on Monday morning")
    for first, second, place in ((further, near, "body[1]"), (near, further, "body[0]")):
        made = set_repeats_aside(article(first, second, OTHER, LEAD), negations=NEGATIONS)
        assert repeats(made) == [(LEAD, place)]


def test_of_two_that_are_alike_to_the_same_degree_the_first_is_named() -> None:
    one, other = LEAD.replace("Monday", "Monday 3"), LEAD.replace("Monday", "Monday 4")
    made = set_repeats_aside(article(one, other, LEAD), negations=NEGATIONS)
    assert repeats(made) == [(LEAD, "body[0]")]


@pytest.mark.parametrize(("gone", "is_repeat"), [(" on Monday,", True), (" authority of Port Elise", False)], ids=["a tenth", "a fifth"])
def test_how_much_a_repeat_may_leave_out(gone: str, is_repeat: bool) -> None:
    """What is left of 123 characters is 112 or 99: alike by 224 of 235 (0.953), and by 198 of 222 (0.892)."""
    shorter = LEAD.replace(gone, "")
    made = set_repeats_aside(article(LEAD, shorter), negations=NEGATIONS)
    assert repeats(made) == ([(shorter, "body[0]")] if is_repeat else [])


@pytest.mark.parametrize(("first", "second", "is_repeat"), [
    ("The old ferry of Halvoe sails again in June", "The old ferry of Halvoe sails again June", True),  # 40 characters
    ("The old ferry of Halvo sails again in June", "The old ferry of Halvo sails again June", False),  # 39
])  # fmt: skip
def test_forty_characters_may_repeat_nearly(first: str, second: str, is_repeat: bool) -> None:
    assert len(second) == (40 if is_repeat else 39)
    made = set_repeats_aside(article(first, OTHER, second), negations=NEGATIONS)
    assert repeats(made) == ([(second, "body[0]")] if is_repeat else [])


def test_nine_tenths_alike_are_enough() -> None:
    """66 characters, and 54 of them: alike by 108 of 120."""
    first = "The old ferry of Halvoe will sail again in June, as nobody thought"
    second = first.replace(" in June, as", "")
    assert (len(first), len(second)) == (66, 54)
    made = set_repeats_aside(article(first, OTHER, second), negations=NEGATIONS)
    assert [(one.of, one.likeness) for one in made.set_aside] == [("body[0]", 0.9)]


def test_three_words_are_enough_to_be_a_repeat_and_two_are_not() -> None:
    made = set_repeats_aside(article(LEAD, "So it goes.", "Not here.", OTHER, "So it goes.", "Not here."), negations=NEGATIONS)
    assert repeats(made) == [("So it goes.", "body[1]")]


def test_a_short_text_that_leaves_one_word_out_stays() -> None:
    short, shorter = "The old ferry sails again on Tuesday", "The old ferry sails again Tuesday"
    assert set_repeats_aside(article(short, OTHER, shorter), negations=NEGATIONS).set_aside == ()


def test_an_article_that_is_printed_over_and_over_names_the_first_of_each() -> None:
    """Of texts that many share a piece with, few are compared; word for word, all of them are."""
    texts = [f"{LEAD[:-1]}, in year {n}." for n in range(40)]
    made = set_repeats_aside(article(*texts, *texts), negations=NEGATIONS)
    assert [one.text for one in made.body] == texts
    assert [one.of for one in made.set_aside] == [f"body[{n}]" for n in range(40)]


def test_a_title_of_two_words_that_is_printed_twice_goes() -> None:
    assert repeats(set_repeats_aside(article("Terminal opens", LEAD, headline="Terminal opens"), negations=NEGATIONS)) == [("Terminal opens", "headline")]
    assert set_repeats_aside(article("Terminal opens", LEAD, "Terminal opens"), negations=NEGATIONS).set_aside == ()


def test_case_quotation_marks_and_blanks_make_no_difference() -> None:
    assert len(set_repeats_aside(article(LEAD, f"«{LEAD.upper()}»".replace(" ", "\xa0"))).set_aside) == 1


@pytest.mark.parametrize("text", ["No.", "– Yes", "***", "—", "12"])
def test_little_words_are_said_more_than_once(text: str) -> None:
    assert set_repeats_aside(article(text, LEAD, text), negations=NEGATIONS).set_aside == ()


def test_short_paragraphs_repeat_word_for_word_only() -> None:
    made = set_repeats_aside(article("The terminal is open", "The terminal is now open", "The terminal is open."), negations=NEGATIONS)
    assert repeats(made) == [("The terminal is open.", "body[0]")]


def test_a_crosshead_may_head_two_sections() -> None:
    made = set_repeats_aside(article(("What comes next", "crosshead"), LEAD, ("What comes next", "crosshead"), OTHER))
    assert made.set_aside == ()


def test_a_caption_stays_and_the_paragraph_below_it_goes() -> None:
    made = set_repeats_aside(article(LEAD, OTHER, captions=(Caption(OTHER, Span(3, 3)),)), negations=NEGATIONS)
    assert repeats(made) == [(OTHER, "captions[0]")]
    assert len(made.captions) == 1


def test_a_paragraph_above_the_caption_that_repeats_it_stays() -> None:
    made = set_repeats_aside(article(LEAD, OTHER, captions=(Caption(OTHER, Span(90, 90)),)), negations=NEGATIONS)
    assert made.set_aside == ()


def test_a_caption_like_the_lead_is_a_caption() -> None:
    made = set_repeats_aside(article(OTHER, standfirst=LEAD, captions=(Caption(LEAD, Span(3, 3)),)))
    assert made.captions == (Caption(LEAD, Span(3, 3)),)


def test_a_caption_that_repeats_a_caption_goes_and_the_places_count_what_is_left() -> None:
    captions = tuple(Caption(text, Span(n, n)) for n, text in ((2, "The quay at dawn"), (3, "The quay at dawn"), (4, "A boat under way")))
    made = set_repeats_aside(article(LEAD, "A boat under way", captions=captions))
    assert [one.text for one in made.captions] == ["The quay at dawn", "A boat under way"]
    assert repeats(made) == [("The quay at dawn", "captions[0]"), ("A boat under way", "captions[1]")]


def test_places_are_those_of_the_body_that_is_left() -> None:
    third = "A last word came from the union of the pilots, who had asked for a wider basin and for more light at night."
    made = set_repeats_aside(article(LEAD, LEAD, OTHER, OTHER, third, third))
    assert [one.of for one in made.set_aside] == ["body[0]", "body[1]", "body[2]"]
    assert [made.body[int((one.of or "")[5:-1])].text for one in made.set_aside] == [one.text for one in made.set_aside]


def test_origins_name_the_lines_that_are_left() -> None:
    origins = {"body": Origin((Span(11, 11), Span(12, 12)), 0.9)}
    assert set_repeats_aside(article(LEAD, LEAD, origins=origins)).origins["body"] == Origin((Span(11, 11),), 0.9)
    assert "body" not in set_repeats_aside(article(LEAD, headline=LEAD, origins={"body": Origin((Span(11, 11),), 0.9)})).origins


def test_what_was_set_aside_before_stays_so_in_the_order_of_the_page() -> None:
    before = SetAside("furniture", "Share", Span(40, 40))
    made = set_repeats_aside(article(LEAD, LEAD, set_aside=(before,)))
    assert [one.lines for one in made.set_aside] == [Span(12, 12), Span(40, 40)]


def test_an_article_without_repeats_is_the_same_article() -> None:
    made = article(LEAD, OTHER)
    assert set_repeats_aside(made, negations=NEGATIONS) is made


def test_a_script_without_spaces() -> None:
    first = "市長は昨日、古い橋を来月まで閉鎖すると正式に発表し、住民に対して新しい道を使うように繰り返し呼びかけた。"
    assert len(set_repeats_aside(article(first, first[:-1])).set_aside) == 1
    assert set_repeats_aside(article(first, first.replace("来月", "来年")), negations=Phrases(["ない"])).set_aside == ()


def test_comparing_is_not_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    real = likeness.adds_nothing

    def counted(*given: Any) -> bool:
        compared.append(given)
        return real(*given)

    monkeypatch.setattr(likeness, "adds_nothing", counted)
    texts = [f"The board of harbour number {n} said on Monday that works at quay {n} will begin on day {n} of the coming year." for n in range(600)]
    set_repeats_aside(article(*texts), negations=NEGATIONS)
    assert len(compared) <= 8 * 600


def test_nothing_is_imported_for_an_article_without_candidates() -> None:
    code = (
        "import sys; from artcli.article import *; from artcli.duplicates.within import set_repeats_aside as s;"
        "s(Article(body=(Paragraph('One two three four five six', Span(1, 1)), Paragraph('Seven', Span(2, 2)))));"
        "sys.exit('rapidfuzz' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PARAGRAPHS = st.lists(st.sampled_from([LEAD, OTHER, LEAD.replace(" on Monday", ""), "No.", "Short line here", "***", LEAD.upper()]), max_size=12)


@given(PARAGRAPHS)
def test_nothing_is_lost_and_twice_is_as_once(texts: list[str]) -> None:
    before = article(*texts)
    made = set_repeats_aside(before, negations=NEGATIONS)
    held = [(one.lines, one.text) for one in parts(made)]
    assert sorted(held) == [(one.lines, one.text) for one in before.body]
    assert set_repeats_aside(made, negations=NEGATIONS) == made


def test_what_shares_most_with_a_text_is_compared_with_it_before_what_shares_its_opening() -> None:
    opening = "The harbour authority of Port Elise said on Monday"
    others = [f"{opening}, that quay number {n} {words}, as {n} engineers told." for n, words in enumerate((
        "would be closed to all large ships", "had cracks along the whole northern side", "is let to fishermen of the old town", "may carry no lorries until next spring", "was painted again by a school class",
        "would be sold to whoever pays for it", "had been flooded in two of three nights", "is where the first ferry came ashore", "may be dug out again by the engineers",
    ))]  # fmt: skip
    whole = f"{opening}, that the new terminal will open for passengers, and for lorries in the first days of next spring."
    again = whole.replace("the first days of next spring", "the first days of spring")
    made = set_repeats_aside(article(*others, whole, again), negations=NEGATIONS)
    assert repeats(made) == [(again, "body[9]")]

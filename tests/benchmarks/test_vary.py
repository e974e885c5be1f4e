"""Pages made from pages keep their story and the labels of its lines."""

from __future__ import annotations

from artcli.language import locale
from benchmarks.accuracy import vary

TRUTH = {
    "id": "page-0",
    "language": "en-GB",
    "authors": {"value": ["Jo Hale"]},
    "lines": [[1, "other"], [2, "title"], [3, "author-line"], [4, "date-line"], [6, "paragraph"], [8, "paragraph"], [9, "other"], [10, "other"]],
}
RAW = ["Menu", "Ferry to stop in June", "By Jo Hale", "4 May 2025", "", "The last ferry leaves in June.", "", "The owner has no money.", "Share", "Print"]


STORY = [f"Sentence {n} of the story tells of the ferry. It goes on to say what became of passenger {n}." for n in range(12)]
LONG = vary.marked(
    ["Ferry to stop in June", *STORY[:6], "Who will pay", *STORY[6:], "Share"],
    {"lines": [[1, "title"], *([n, "paragraph"] for n in range(2, 8)), [8, "subhead"], *([n, "paragraph"] for n in range(9, 15))]},
)


def long_ones() -> list[list[tuple[str, str]]]:
    foreign = [[("Mayor of Halvoe wins the third regatta", "other"), ("Weather", "other")]]
    truth = {"id": "long", "language": "en-GB", "authors": {"value": []}}
    return [vary.vary(LONG, {**truth, "id": f"page-{number}"}, foreign) for number in range(80)]


def varied(number: int) -> list[tuple[str, str]]:
    page = vary.marked(RAW, TRUTH)
    return vary.vary(page, {**TRUTH, "id": f"page-{number}"}, vary.furniture(page))


def test_the_story_stays_whole_and_in_order() -> None:
    for number in range(40):
        paragraphs = [text for text, label in varied(number) if "paragraph" in label]
        assert paragraphs == ["The last ferry leaves in June.", "The owner has no money."]


def test_the_author_is_still_named_where_the_label_says_so() -> None:
    forms = set()
    for number in range(40):
        bylines = [text for text, label in varied(number) if "author-line" in label]
        assert bylines
        assert all("jo hale" in text.casefold() for text in bylines)
        forms.update(bylines)
    assert len(forms) > 5


def test_a_story_may_be_told_in_a_few_of_its_paragraphs_in_their_order() -> None:
    short = 0
    for page in long_ones():
        told = [text for text, label in page if label == "paragraph"]
        places = [next(n for n, text in enumerate(STORY) if text.startswith(one)) for one in told]
        assert places == sorted(set(places))
        assert len(told) == 12 or 2 <= len(told) <= 6
        short += len(told) < 12
    assert 10 < short < 50


def test_what_interrupts_a_story_stands_between_its_paragraphs_and_is_no_text() -> None:
    interrupted = 0
    for page in long_ones():
        labels = [label for _, label in page]
        story = [i for i, label in enumerate(labels) if label == "paragraph"]
        inside = [text for text, label in page[story[0] : story[-1]] if label == "other"]
        interrupted += any(locale.load("en").advert.opens(text.casefold().strip("[-– ")) for text in inside)
        assert all(text in STORY or any(one.startswith(text) for one in STORY) for text, label in page if label == "paragraph")
    assert interrupted > 5


def test_the_same_page_varies_the_same_way() -> None:
    assert varied(7) == varied(7)
    assert any(varied(n) != varied(7) for n in range(7))


def test_a_marked_page_is_a_text_with_a_label_a_line() -> None:
    data, labels = vary.as_text(vary.marked(RAW, TRUTH))
    assert data.decode().split("\n") == RAW
    assert labels == TRUTH["lines"]


def test_a_cleaned_page_is_its_story_with_its_credits_at_the_head_or_the_foot() -> None:
    feet = 0
    for number in range(40):
        page = vary.cleaned(vary.marked(RAW, TRUTH), {**TRUTH, "id": f"page-{number}"})
        assert [text for text, label in page if label == "paragraph"] == ["The last ferry leaves in June.", "The owner has no money."]
        assert {"Menu", "Share", "Print"}.isdisjoint(text for text, _ in page)
        assert any("jo hale" in text.casefold() for text, label in page if label == "author-line")
        feet += next(n for n, (_, label) in enumerate(page) if label == "author-line") > [label for _, label in page].index("paragraph")
    assert 0 < feet < 40


def around(headline: str) -> list[tuple[str, str]]:
    """A page with ten lines of menu, its headline among them, and two of a footer."""
    menu = [(f"Menu {n}", "other") for n in range(9)]
    return [*menu, (f"{headline} | The Halvoe Post", "other"), (headline, "title"), ("It was late.", "paragraph"), ("", ""), ("Imprint", "other")]


def test_a_story_stands_in_the_frame_of_another_page_with_its_own_headline() -> None:
    frame = vary.frame(around("Mayor wins regatta"))
    assert frame is not None
    page = vary.framed(vary.marked(RAW, TRUTH), TRUTH, [frame])
    assert page is not None
    texts = [text for text, _ in page]
    assert texts == [*(f"Menu {n}" for n in range(9)), "Ferry to stop in June | The Halvoe Post", *RAW[1:8], "", "Imprint"]
    assert {label for text, label in page if text not in RAW} == {"other"}
    assert dict(page)["Ferry to stop in June"] == "title"


def test_a_page_gets_no_frame_of_its_own_story_or_of_none() -> None:
    own = vary.frame(around("Ferry to stop in June"))
    assert own is not None
    assert vary.framed(vary.marked(RAW, TRUTH), TRUTH, [own]) is None
    assert vary.framed([("Menu", "other")], TRUTH, [own]) is None
    assert vary.frame(vary.marked(RAW, TRUTH)) is None

"""Phrases, and several lists of them at once."""

from __future__ import annotations

import pytest

from artcli.language.phrases import Hints, Lists, Phrases

LISTS = Lists(
    [
        ("tags", Phrases(["Tags", "Topics", "标签"])),
        ("related", Phrases(["Topics", "More on this", "More"])),
        ("credit", Phrases(["©", "Photo"])),
    ]
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("topics", {"tags", "related"}),
        ("more on this", {"related"}),
        ("topics of the day", set()),
        ("", set()),
    ],
)
def test_a_text_is_a_phrase_of_some_lists(text: str, kinds: set[str]) -> None:
    assert LISTS.kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("topics of the day", {"tags", "related"}),
        ("topicsoftheday", set()),  # no whole word
        ("more on thistles", {"related"}),  # "more", not "more on this"
        ("moreover", set()),
        ("标签：天气", {"tags"}),  # no space parts these words
        ("©jo hale", {"credit"}),  # a sign needs none either
        ("© jo hale", {"credit"}),
        ("a photo", set()),
        ("m", set()),
        ("", set()),
    ],
)
def test_a_text_opens_with_phrases_of_some_lists(text: str, openings: set[str]) -> None:
    assert LISTS.openings(text) == openings


def test_all_phrases_are_keys() -> None:
    assert Phrases(["Mots-clés", "MOTS‑CLÉS", "à lire"]).all == {"mots-clés", "à lire"}


AND = Phrases(["and", "und", "व", "और", "は", "กับ", "ও", "மற்றும்"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("jane and max", ["and"]),
        ("sandy andes and", ["and"]),
        ("hund und rund", ["und"]),
        ("रमेश व सीता", ["व"]),
        ("वाराणसी", []),  # a letter before its vowel sign
        ("कीव", []),  # a letter behind a vowel sign
        ("वर्मा", []),
        ("औरत और", ["और"]),
        ("ওপর ও", ["ও"]),
        ("இவர் மற்றும் அவர்", ["மற்றும்"]),
        ("ジャンはマックス", ["は"]),  # no blanks between words
        ("สมชายกับสมหญิง", ["กับ"]),
    ],
)
def test_only_whole_words_are_found(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in AND.find_all(text)] == found


def test_a_phrase_opens_and_closes_where_words_do() -> None:
    assert AND.opens("वाराणसी") == 0
    assert AND.opens("व रमेश") == 1
    assert AND.closes("कीव") == -1
    assert AND.closes("रमेश व") == 5


def test_longer_phrases_win() -> None:
    both = Phrases(["written", "written by", "by"])
    assert list(both.find_all("written by jane, written for us")) == [(0, 10), (17, 24)]
    assert both.closes("written by") == 0


CREDITS = Phrases(["©", "d.r.", "photo d'archives", "il y a", "图"])


@pytest.mark.parametrize(
    ("text", "words", "may_stand"),
    [
        ("photo d'archives", ["photo", "d", "archives"], True),
        ("© jo hale", ["jo", "hale"], True),  # a sign is no word
        ("d'une île, d.r.", ["d", "une", "île", "d", "r"], True),
        ("d'une île", ["d", "une", "île"], False),  # the 'd' of 'd.r.' is everybody's
        ("il a dit", ["il", "a", "dit"], False),  # its word stands here, the phrase does not
        ("archives de la ville", ["archives", "de", "la", "ville"], False),
    ],
)
def test_words_tell_whether_a_phrase_may_stand_in_a_text(text: str, words: list[str], may_stand: bool) -> None:
    assert CREDITS.may_stand(text, Hints(frozenset(words), are_words=True)) is may_stand


@pytest.mark.parametrize(("text", "may_stand"), [("港口图", True), ("港口 ©新社", True), ("il y a港口", True), ("the harbour", False), ("港口", False)])
def test_letters_tell_it_where_no_blank_parts_the_words(text: str, may_stand: bool) -> None:
    assert CREDITS.may_stand(text, Hints(frozenset(text), are_words=False)) is CREDITS.may_stand(text) is may_stand


def test_a_phrase_of_one_character_opens_a_text_beside_longer_ones() -> None:
    assert [CREDITS.opens(text) for text in ("© jo", "图片", "il y a", "il")] == [1, 1, 6, 0]
    assert Phrases(["by"]).opens("b") == 0


def test_phrases_of_one_list_come_out_of_another_as_they_went_in() -> None:
    """'w' hides in the text of no other; the list is one text until it is looked through."""
    packed = Phrases.folded(["with", "w", "and", "w/", "with the", "©"]).packed
    assert packed == "with\nwith the\n\nw\n\nand\n\nw/\n\n©"
    again = Phrases.unpacked(packed)
    assert again.words == ("with", "with the", "w", "and", "w/", "©")
    assert [again.opens(text) for text in ("with the", "with it", "w the", "wine", "w/ the", "©the", "the")] == [8, 4, 1, 0, 2, 1, 0]
    assert ("w" in again, "wi" in again, "" in again, "with" in again) == (True, False, False, True)


def test_lists_put_together_have_the_phrases_of_all() -> None:
    both = Phrases.together(Phrases(["with", "by"]), Phrases(["without", "by", "b"]), Phrases())
    assert both.words == ("with", "by", "without", "b")
    assert [both.opens(text) for text in ("without", "with", "by", "b", "bye")] == [7, 4, 2, 1, 0]
    assert not Phrases.together(Phrases(), Phrases())
    assert list(Phrases.together().find_all("with")) == []

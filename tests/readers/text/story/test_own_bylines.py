"""Whose bylines a page has: those of its story, beside it, and those of other stories."""

from __future__ import annotations

import pytest

import artcli
from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


def test_a_byline_inside_the_text_is_not_this_storys() -> None:
    head, inside = line("By Jo Hale", Role.BYLINE, 0.99), line("By Ada Reed", Role.BYLINE, 0.9)
    body = line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)
    assert settled(HEAD, head, body[0], inside, body[1])[1:4] == [Role.BYLINE, Role.BODY, Role.FURNITURE]


def test_names_on_lines_of_their_own_stay_together() -> None:
    first, second = line("Jo Hale", Role.BYLINE, 0.9), line("Ada Reed", Role.BYLINE, 0.4)
    assert settled(HEAD, first, second, line(BODY, Role.BODY, 1.0))[1:3] == [Role.BYLINE, Role.BYLINE]


@pytest.mark.parametrize(("chance", "expected"), [(0.3, Role.BYLINE), (0.05, Role.FURNITURE)])
def test_where_no_byline_is_the_likeliest_name_is_it(chance: float, expected: Role) -> None:
    name = ("Jo Hale", Role.FURNITURE, "below", {Role.FURNITURE: 1 - chance, Role.BYLINE: chance})
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), name)[2] is expected


def test_a_closing_credit_stays_a_credit() -> None:
    credit = ("Reporting by Jo Hale; Editing by Ada Reed", Role.BYLINE, "below", {Role.BYLINE: 0.6, Role.KEYWORDS: 0.03, Role.FURNITURE: 0.37})
    assert settled(HEAD, line("By Jo Hale", Role.BYLINE, 0.99), line(BODY, Role.BODY, 1.0), credit)[3] is Role.BYLINE


def test_a_name_at_the_foot_that_looked_like_a_tag_is_the_byline_that_is_missing() -> None:
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line("Jo Hale", Role.KEYWORDS, 0.7, Role.BYLINE, "below"))[2] is Role.BYLINE


@pytest.mark.parametrize(("told", "expected"), [("The mayor, Jo Hale, asked for it. ", Role.CAPTION), ("", Role.BYLINE)])
def test_a_name_below_a_picture_is_the_missing_byline_unless_the_text_tells_of_it(told: str, expected: Role) -> None:
    name = ("Jo Hale", Role.CAPTION, "story", {Role.CAPTION: 0.6, Role.BYLINE: 0.4})
    assert settled(HEAD, name, line(told + BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[1] is expected


def test_names_below_a_lone_by_are_the_byline_and_a_name_elsewhere_is_not() -> None:
    pictured = line("Tom Alwyn", Role.BYLINE, 0.7, Role.CAPTION)
    names = [line(text, Role.BYLINE, 0.6) for text in ("By", "Jo Hale", "Ann Lee")]
    roles = settled(HEAD, pictured, *names, line(BODY, Role.BODY, 1.0))
    assert roles[1] is Role.CAPTION
    assert roles[2:5] == [Role.BYLINE] * 3


def test_a_name_with_its_picture_credit_is_no_byline_beside_another() -> None:
    credited = line("Jo Hale. Photo: Ann Lee / Harbour News", Role.BYLINE, 0.8, Role.CAPTION)
    assert settled(HEAD, credited, line("Jo Hale", Role.BYLINE, 0.8), line(BODY, Role.BODY, 1.0))[1:3] == [Role.CAPTION, Role.BYLINE]


def test_bylines_with_addresses_between_them_are_missed_together() -> None:
    lines = [line(text, Role.FURNITURE, 0.6, Role.BYLINE) for text in ("By Jo Hale", "jo@harbour.example", "By Ann Lee", "ann@harbour.example")]
    assert settled(HEAD, *lines, line(BODY, Role.BODY, 1.0))[1:5] == [Role.BYLINE, Role.FURNITURE, Role.BYLINE, Role.FURNITURE]


def test_the_next_name_below_a_lone_by_was_no_caption() -> None:
    lines = [line("By", Role.BYLINE, 0.6), line("Jo Hale", Role.BYLINE, 0.8), line("Ann Lee", Role.CAPTION, 0.6, Role.BYLINE)]
    assert settled(HEAD, *lines, line(BODY, Role.BODY, 1.0))[1:4] == [Role.BYLINE] * 3


def test_a_line_that_was_taken_for_a_day_and_prints_none_does_not_stand_for_one() -> None:
    none, day = line("Published in News", Role.PUBLISHED, 0.6), line("Published: 4 May 2025, 10:15 am", Role.FURNITURE, 0.6, Role.PUBLISHED, "below")
    assert settled(HEAD, none, line(BODY, Role.BODY, 1.0), day)[3] is Role.PUBLISHED


def test_a_byline_inside_the_text_is_that_of_a_story_which_is_pointed_to_however_sure() -> None:
    """The first paragraph was taken for a second standfirst: the text begins with it all the same."""
    standfirst, first = line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9), line(BODY, Role.STANDFIRST, 0.6, Role.BODY)
    teaser = line("Harbour fund is empty", Role.FURNITURE, 0.9), line("By Ada Reed", Role.BYLINE, 0.999)
    roles = settled(HEAD, line("By Jo Hale", Role.BYLINE, 0.9), standfirst, first, *teaser, line(MORE, Role.BODY, 1.0))
    assert roles[1:] == [Role.BYLINE, Role.STANDFIRST, Role.BODY, Role.FURNITURE, Role.FURNITURE, Role.BODY]


@pytest.mark.parametrize(("chance", "expected"), [(0.1, Role.BYLINE), (0.04, Role.FURNITURE)])
def test_the_other_bylines_of_a_list_need_little(chance: float, expected: Role) -> None:
    others = line("By Ada Reed", Role.FURNITURE, 1 - chance, Role.BYLINE), line("ada@reed.example", Role.FURNITURE, 1.0)
    assert settled(HEAD, *others, line("By Jo Hale", Role.BYLINE, 0.4), line(BODY, Role.BODY, 1.0))[1] is expected


@pytest.mark.parametrize("name", ["Jo Hale", "Staff Reporter", "Jo Hale and Ann Lee"])
def test_below_a_lone_by_stands_who_wrote_whatever_it_was_taken_for(name: str) -> None:
    lone, below = line("By", Role.FURNITURE, 0.8), line(name, Role.CAPTION, 0.9)
    text = [line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0)]
    assert settled(HEAD, lone, below, *text)[2] is Role.BYLINE
    teased = [line("By", Role.FURNITURE, 0.8, phase="below"), line("Ann Lee", Role.FURNITURE, 0.8, phase="below")]
    assert settled(HEAD, lone, below, *text, *teased)[2] is (Role.BYLINE if name == "Staff Reporter" else Role.CAPTION)  # a desk needs no "By"


def test_names_right_above_the_day_are_the_byline_of_a_page_without_one() -> None:
    names, day = line("Ann Lee – Jo Hale", Role.STANDFIRST, 0.6, Role.BYLINE), line("4 May 2025", Role.PUBLISHED, 1.0)
    assert settled(HEAD, names, day, line(BODY, Role.BODY, 1.0))[1] is Role.BYLINE
    assert settled(HEAD, names, line(BODY, Role.BODY, 1.0), day)[1] is Role.STANDFIRST


@pytest.mark.parametrize(("word", "expected"), [("Photos", Role.FURNITURE), ("Words", Role.BYLINE)])
def test_who_stands_below_a_photographers_word_did_not_write(word: str, expected: Role) -> None:
    author, label, other = line("Jo Hale", Role.BYLINE, 0.9), line(word, Role.FURNITURE, 0.9), line("Ada Reed", Role.BYLINE, 0.9)
    assert settled(HEAD, author, label, other, line(BODY, Role.BODY, 1.0))[3] is expected


@pytest.mark.parametrize("author", ["By Jo Hale", "Jo Hale"])
def test_a_label_in_capitals_is_no_second_author_beyond_the_standfirst(author: str) -> None:
    label, deck = line("Grim Harbour", Role.BYLINE, 0.99), line("Nobody asked the fishermen, who have the keys.", Role.STANDFIRST, 0.9, Role.BODY)
    roles = settled(HEAD, label, deck, line(author, Role.BYLINE, 0.99), line(BODY, Role.BODY, 1.0))
    assert roles[1] is (Role.FURNITURE if author.startswith("By") else Role.BYLINE)


@pytest.mark.parametrize(("below", "expected"), [("Staff Reporter, Halvoe", Role.BYLINE), ("Reporters wait at the northern quay", Role.CAPTION)])
def test_an_office_right_below_a_byline_is_no_caption(below: str, expected: Role) -> None:
    assert settled(HEAD, line("Jo Hale", Role.BYLINE, 0.7), line(below, Role.CAPTION, 0.6), line(BODY, Role.BODY, 1.0))[2] is expected


def test_the_name_above_a_lone_by_is_of_a_picture() -> None:
    pictured, word, author = line("Tom Alwyn", Role.BYLINE, 0.95), line("By", Role.FURNITURE, 0.9), line("Jo Hale", Role.BYLINE, 0.99)
    assert settled(HEAD, pictured, word, author, line(BODY, Role.BODY, 1.0))[1:4] == [Role.FURNITURE, Role.FURNITURE, Role.BYLINE]


def test_an_office_that_is_a_word_of_bylines_too_is_held_by_who_stands_above_it() -> None:
    lines = ["Gammel mølle blir hotell", "Kari Holt", "journalist", "Ola Strand", "fotograf", "Publisert: 03.04.2019 10:00"]
    text = ["Den gamle mølla ved elva åpner som hotell til våren, sa eierne tirsdag.", "Den har stått tom siden 1998, da den siste veven ble solgt."]
    assert [creator.name for creator in artcli.parse("\n".join([*lines, *text]) + "\n").creators] == ["Kari Holt", "Ola Strand"]


@pytest.mark.parametrize(("below", "expected"), [("Jo Hale", Role.FURNITURE), ("4 May 2025", Role.BYLINE)])
def test_a_name_above_the_headline_is_no_author_where_one_stands_below_it(below: str, expected: Role) -> None:
    role = Role.BYLINE if below == "Jo Hale" else Role.PUBLISHED
    assert settled(line("Nova Halvoe", Role.BYLINE, 0.6), HEAD, line(below, role, 0.95), line(BODY, Role.BODY, 1.0))[0] is expected


def test_where_the_word_stands_below_each_name_all_are_authors() -> None:
    lines = [line(text, Role.BYLINE, 0.95) for text in ("Tom Alwyn", "author", "Jo Hale", "author")]
    assert settled(HEAD, *lines, line(BODY, Role.BODY, 1.0))[1:5:2] == [Role.BYLINE] * 2


@pytest.mark.parametrize(("house", "expected"), [("By The Harbour Times", Role.BYLINE), ("By Ada Reed", Role.CAPTION)])
def test_a_byline_that_names_the_paper_leaves_room_for_who_wrote(house: str, expected: Role) -> None:
    byline, standfirst = line(house, Role.BYLINE, 0.95), line("The island is to be cut off from Sunday", Role.STANDFIRST, 0.9)
    names = line("Jo Hale/Ann Lee", Role.BYLINE, 0.66, Role.CAPTION)
    assert settled(HEAD, byline, standfirst, names, line(BODY, Role.BODY, 1.0))[3] is expected


@pytest.mark.parametrize(("byline", "expected"), [(0.07, Role.BYLINE), (0.0, Role.FURNITURE)])
def test_a_name_right_below_a_byline_is_no_second_standfirst(byline: float, expected: Role) -> None:
    standfirst, first = line("The island is to be cut off from Sunday", Role.STANDFIRST, 1.0), line("Jo Hale – Reporter", Role.BYLINE, 0.9)
    second = ("Ann Lee – Reporter in Halvoe", Role.STANDFIRST, "story", {Role.STANDFIRST: 0.91, Role.BYLINE: byline, Role.CAPTION: 0.02})
    assert settled(HEAD, standfirst, first, second, line(BODY, Role.BODY, 1.0))[3] is expected


def test_who_is_named_below_the_text_makes_no_stranger_of_the_byline_at_its_head() -> None:
    """'Das Gespräch führte …' below an interview, whose head has the initials of the desk."""
    codes, standfirst = line("hosb und kesm", Role.BYLINE, 0.85), line("Its owner says that nobody travels in winter.", Role.STANDFIRST, 0.9)
    below = line("By Jo Hale", Role.BYLINE, 1.0)
    assert settled(HEAD, codes, standfirst, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), below)[1] is Role.BYLINE


@pytest.mark.parametrize(("text", "is_desk"), [("Vale News Desk, Halvoe", True), ("News desk", True), ("Five months after the storm, at last", False)])
def test_a_desk_and_its_town_above_a_byline_are_no_standfirst(text: str, is_desk: bool) -> None:
    deck = line(text, Role.STANDFIRST, 0.9)
    roles = settled(HEAD, deck, line("Published by: Jo Hale", Role.BYLINE, 1.0), line("3 May 2025", Role.PUBLISHED, 1.0), line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))
    assert (roles[1] is Role.STANDFIRST) is not is_desk

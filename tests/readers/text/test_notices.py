"""Lines whose form alone says that they are no part of a story, or no headline."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import notices, page
from artcli.readers.text.roles import Role

STORY = {
    "en": ["Mill to reopen as hotel", "The old mill on the river will reopen as a hotel next spring, its owners said on Tuesday.", "It has stood empty since 1998."],
    "fr": ["Le vieux moulin devient un hôtel", "Le vieux moulin rouvrira au printemps sous la forme d'un hôtel, ont annoncé mardi ses propriétaires.", "Il était vide depuis 1998."],
    "de": ["Alte Mühle wird Hotel", "Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Sie steht seit 1998 leer."],
    "zh": ["老磨坊明春改建成旅馆", "河边的老磨坊明年春天将作为旅馆重新开放，业主星期二宣布。这座建筑自1998年最后一台织机卖到葡萄牙以来一直空着，无人使用，直到今年春天才有人提出新的计划。", "业主计划设四十间客房。"],
}  # fmt: skip


def _told(tag: str, *lines: str) -> dict[str, frozenset[Role]]:
    laid_out = page.lay_out(lines, locale.load(tag))
    return {laid_out.lines[i].text: roles for i, roles in notices.find(laid_out)}


@pytest.mark.parametrize(
    ("tag", "line"), [("en", "6 - 8 minutes"), ("fr", "6 - 8 minutes"), ("fr", "4 min"), ("de", "3 Min."), ("en", "Share:")]
)
def test_what_a_reader_adds_above_a_story_is_no_part_of_it(tag: str, line: str) -> None:
    headline, *story = STORY[tag]
    assert _told(tag, headline, line, *story) == {line: frozenset({Role.FURNITURE})}
    assert line not in _told(tag, headline, *story, line)


READING_TIMES = tomllib.loads((Path(__file__).parent / "reading_times.toml").read_text("utf-8"))


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in READING_TIMES["told"].items() for line in lines])
def test_how_long_a_text_takes_to_read_is_no_part_of_it_in_any_language(tag: str, line: str) -> None:
    assert _told(tag, line, *STORY["en"]) == {line: frozenset({Role.FURNITURE})}


def test_every_language_has_words_for_a_reading_time() -> None:
    assert set(READING_TIMES["told"]) == set(locale.tags())


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in READING_TIMES["other"].items() for line in lines])
def test_a_line_with_a_figure_and_a_word_of_reading_may_be_a_headline(tag: str, line: str) -> None:
    assert line not in _told(tag, line, *STORY["en"])


@pytest.mark.parametrize(
    ("tag", "line"),
    [("en", "Continued on page 7"), ("de", "Fortsetzung auf Seite 4"), ("fr", "Suite page 12"), ("en", "Copyright 2019 River News. All rights reserved."), ("de", "© 2019 Bergbote"),
     ("en", "![](https://river.example/mill.jpg)"), ("fr", "![ ](moulin.jpg)"), ("en", "[inline]"), ("de", "[EMBED]"),
     ("en", "[mill.jpg]"), ("de", "[IMG]")],
)  # fmt: skip
def test_pointers_to_a_page_and_marks_of_rights_are_none_anywhere(tag: str, line: str) -> None:
    headline, *story = STORY[tag]
    assert _told(tag, headline, *story, line) == {line: frozenset({Role.FURNITURE})}
    assert line not in [paragraph.text for paragraph in artcli.parse("\n".join([headline, *story, line]) + "\n").body]


def test_the_words_behind_a_picture_are_its_caption() -> None:
    headline, *story = STORY["en"]
    article = artcli.parse("\n".join([headline, story[0], "[mill.jpg] The old mill in May", *story[1:]]) + "\n")
    assert [caption.text for caption in article.captions] == ["[mill.jpg] The old mill in May"]


@pytest.mark.parametrize(
    ("tag", "line"),
    [("en", "We use cookies to make this page better. Accept all"), ("de", "Wir verwenden Cookies und bitten um Ihre Einwilligung. Alle annehmen"), ("fr", "Ce site utilise des cookies. J'accepte")],
)  # fmt: skip
def test_a_question_about_cookies_above_a_story_is_no_part_of_it(tag: str, line: str) -> None:
    headline, *story = STORY[tag]
    assert _told(tag, line, headline, *story) == {line: frozenset({Role.FURNITURE})}
    assert _told(tag, headline, *story, line) == {}


@pytest.mark.parametrize("line", ["A year without cookies", "Cookies are out. Bread is in, says the baker of the mill.", "The baker sells three kinds of bread. Accept all", "The terms of the sale were told on Sunday. " + "The mill was built long ago. " * 20 + "(Halvoe News)"])
def test_a_headline_with_a_word_of_small_print_is_not_taken_for_one(line: str) -> None:
    assert _told("en", line, *STORY["en"]) == {}


@pytest.mark.parametrize("line", ["The mill asked for its copyright in the spring. (Football Weekly)", "The court spoke of copyright, and of the river. " * 12 + "Nobody won"])
def test_a_paragraph_that_ends_with_its_source_or_is_long_asks_nobody(line: str) -> None:
    assert _told("en", STORY["en"][0], line) == {}


@pytest.mark.parametrize(("line", "is_one"), [("Am Wehr 3, 12345 Kaltenbrück", True), ("Unter den Linden 12a, D-10117 Neustadt", True), ("Stau auf A 3, 12345 Autos warten", False)])
def test_the_address_of_a_house_above_a_story_is_no_part_of_it(line: str, is_one: bool) -> None:
    assert (line in _told("de", line, *STORY["de"])) is is_one
    assert _told("de", *STORY["de"], line) == {}


@pytest.mark.parametrize(
    ("tag", "sender", "address", "day"),
    [
        ("de", "Halvoer Bote", "Unter den Linden 12a, D-10117 Neustadt", "4. Juli 2025"),
        ("fr", "Ville de Brellec", "Rue du Port 12, 29200 Brellec", "4 juillet 2025"),
    ],
)
def test_a_letterhead_with_an_address_names_no_author(tag: str, sender: str, address: str, day: str) -> None:
    article = artcli.parse("\n\n".join([sender, address, day, *STORY[tag]]) + "\n")
    assert (article.headline, article.byline, article.creators) == (STORY[tag][0], None, ())
    assert address in [one.text for one in article.set_aside]


@pytest.mark.parametrize("line", ["jo.hale@river.example", "E-mail: jo.hale@river.example", "@johale", "<jo@river.example>"])
def test_an_address_above_the_story_is_neither_headline_nor_standfirst(line: str) -> None:
    headline, *story = STORY["en"]
    assert _told("en", headline, "By Jo Hale", line, *story) == {line: frozenset({Role.BYLINE, Role.FURNITURE})}
    article = artcli.parse("\n".join([headline, "By Jo Hale", line, "", *story]) + "\n")
    assert (article.standfirst, [creator.name for creator in article.creators]) == (None, ["Jo Hale"])


@pytest.mark.parametrize("line", ["Copyright law is older than the mill, the court said in 1998.", "8 minutes later the roof fell in", "Continued on page 7 of the report is a list of debts"])
def test_a_line_of_the_story_is_not_taken_for_one(line: str) -> None:
    assert _told("en", STORY["en"][0], line, *STORY["en"][1:]) == {}


@pytest.mark.parametrize(("line", "is_told"), [("News / Regions / North", True), ("Home › Politics › Elections", True), ("1. Home 2. News 3. Environment", True), ("1. Home 2. News", True), ("Either / or", False), ("1. Home alone again 2. And the three days of rain that followed", False), ("A very long headline / with a part / and another one behind it", False)])
def test_crumbs_are_no_headline(line: str, is_told: bool) -> None:
    roles = _told("en", line, *STORY["en"]).get(line)
    assert (roles is not None) is is_told
    assert roles is None or not roles & {Role.HEADLINE, Role.STANDFIRST}


def test_the_line_below_crumbs_is_the_headline() -> None:
    lines = [
        "हिंदी न्यूज़ / राज्य / बिहार", "बिहार", "सूखे गाँव में पहली बार खिला कमल, किसान ने बेची बीस हज़ार की फ़सल", "लेखक: अंजलि राठौड़", "प्रकाशित: 5 दिसंबर 2023, 07:45 AM IST",
        "सीतापुर ज़िले के छोटे से गाँव में एक किसान ने पुराने तालाब में कमल उगाकर सबको चौंका दिया है।", "रामलाल चौधरी ने पुराने गोदाम के पास का तालाब साफ़ किया। शुरुआत में लोगों ने उनका मज़ाक उड़ाया।",
        "अब आसपास के नौ किसान उनसे प्रशिक्षण ले रहे हैं।",
    ]  # fmt: skip
    assert artcli.parse("\n".join(lines) + "\n").headline == lines[2]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("体育館でそばを食べる島民たち=18日夜、白浜島小学校", True),
        ("体育館でそばを食べる島民たち＝東京都港区で2025年1月7日", True),
        ("体育館でそばを食べる島民たち＝白浜島小学校", False),  # no day: it may be a headline's second half
        ("村は=18日夜、全島に避難指示を出した。村長は会見で話した。", False),  # a sentence goes on behind it
    ],
)
def test_a_day_and_a_place_behind_an_equals_sign_close_a_caption(line: str, is_caption: bool) -> None:
    laid_out = page.lay_out(["台風12号、白浜島に上陸へ", line, "村は正午、全島の312人に避難指示を出した。"], locale.load("ja"))
    found = dict(notices.find(laid_out)).get(1)
    assert (found is not None and set(found) == {Role.CAPTION}) is is_caption


@pytest.mark.parametrize(
    ("line", "left"),
    [("48 commentaires 56 partages", {Role.FURNITURE}), ("1.204 partages · 3 commentaires", {Role.FURNITURE}), ("48 bateaux et 56 partages", None), ("48 bateaux", None)],
)
def test_how_many_wrote_and_shared_is_none_of_the_story(line: str, left: set[Role] | None) -> None:
    found = dict(notices.find(page.lay_out([STORY["fr"][0], line, *STORY["fr"][1:]], locale.load("fr")))).get(1)
    assert (None if found is None else set(found)) == left

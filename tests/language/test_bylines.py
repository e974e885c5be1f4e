"""Printed bylines: what they say (tests/tables/bylines.md), and what holds for every line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artcli.article import Creator
from artcli.language import agencies, bylines, locale, names
from artcli.language.folding import key
from counting import steps

TABLE = Path(__file__).parent.parent / "tables" / "bylines.md"
PACKS = locale.tags()


def _rows() -> Iterator[list[str]]:
    for line in TABLE.read_text("utf-8").split("\n"):
        cells = [cell.strip().replace("\\|", "|").replace("\\n", "\n") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 6 and cells[1] != "language" and not cells[0].startswith("---"):
            yield cells


ROWS = list(_rows())


def _shown(creator: Creator) -> str:
    return creator.name + (" [o]" if creator.kind == "organisation" else "") + (f": {creator.role}" if creator.role else "")


def _pack(tag: str) -> locale.Locale:
    if tag not in PACKS:
        pytest.skip(f"no pack '{tag}'")
    return locale.load(tag)


@pytest.mark.parametrize(("printed", "tag", "creators", "sources", "located", "found"), ROWS, ids=[f"{row[1]}: {row[0]}" for row in ROWS])
def test_a_printed_byline_reads_as_the_table_says(printed: str, tag: str, creators: str, sources: str, located: str, found: str) -> None:
    pack = _pack(tag)
    read = bylines.read(printed, pack)
    if creators != "*":
        assert "; ".join(_shown(creator) for creator in read.creators) == creators
        assert "; ".join(read.info_sources) == sources
        assert (read.located or "") == located
    shown = bylines.find(printed, pack)
    assert (shown is not None) == (found == "yes")
    if shown is not None:
        assert shown.creators == read.creators
        assert shown.opened


def test_the_table_is_long_and_speaks_many_languages() -> None:
    assert len(ROWS) >= 120
    assert len({row[1] for row in ROWS}) >= 28


def test_the_text_of_a_byline_ends_before_the_stamp_beside_it() -> None:
    assert bylines.read("Jean Dupont Publié le 30/12/2022 à 16:40", locale.load("fr")).text == "Jean Dupont"
    assert bylines.read("By Jane Doe - Associated Press - Friday, April 28, 2023", locale.load("en")).text == "By Jane Doe - Associated Press"
    assert bylines.read("Par Le420 (avec MAP)", locale.load("fr")).text == "Par Le420 (avec MAP)"
    assert bylines.read("  By Jane Doe ", locale.load("en")).text == "By Jane Doe"
    assert bylines.read("()", locale.load("en")).text == "()"
    assert bylines.read("4 May 2025", locale.load("en")).text == "4 May 2025"  # nothing but a stamp: the line itself


def test_the_text_of_a_byline_in_brackets_has_them() -> None:
    found = bylines.find("【责任编辑：王小明】", locale.load("zh"))
    assert found is not None
    assert found.text == "【责任编辑：王小明】"
    assert bylines.read("(By Jane Doe)", locale.load("en")).text == "(By Jane Doe)"


@pytest.mark.parametrize("text", ["By Jane Doe?", "By Jane Doe!", "文/王小明？", "文/王小明！", "By Jane Doe, " + "John Smith, " * 16 + "Ann Sample"])
def test_a_question_a_cry_and_a_long_line_are_not_found(text: str) -> None:
    assert bylines.find(text, locale.load("en" if text.isascii() else "zh")) is None


def test_a_long_line_that_is_known_is_read_as_far_as_bylines_go() -> None:
    people = [f"Jane {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[n % 26]}doe{'abcd'[n // 26]}" for n in range(100)]
    read = [one.name for one in bylines.read("By " + ", ".join(people), locale.load("en")).creators]
    assert 50 <= len(read) < 90
    assert read[:-1] == people[: len(read) - 1]


# ---- the shape of a name ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Jane Doe", "en", True),
        ("Abdelouafi El Idrissi", "fr", True),
        ("Jean-Pierre d'Exemple", "fr", True),
        ("Ursula von der Probe", "de", True),
        ("MAX MUSTER", "de", True),
        ("J. K. O'Sample", "en", True),
        ("L.C.", "en", True),
        ("Jose\u0301 Pe\u0301rez", "en", True),
        ("Paris", "fr", False),
        ("de Paris", "fr", False),
        ("the Jane Doe", "en", False),
        ("Jane said", "en", False),
        ("Fox News", "en", False),
        ("Bank of Samples", "en", False),
        ("Area 51", "en", False),
        ("Privacy Policy", "en", False),
        ("How The West Was Lost", "en", False),
        ("Mensch zu Mensch", "de", False),
        ("EditorialNewsSport Harbour", "en", False),
        ("Ada McMillan", "en", True),
        ("Inselberg Kultur Sport", "de", False),
        ("Ada Sport", "en", True),
        ("Will Sample", "en", True),
        ("", "en", False),
        ("—", "en", False),
        ("One Two Three Four Five Six", "en", False),
        ("山田太郎", "ja", None),
        ("王小明", "zh", None),
        ("홍길동", "ko", None),
        ("محمد الأحمد", "ar", None),
    ],
)
def test_a_name_is_told_by_its_shape_where_the_script_has_capitals(text: str, tag: str, expected: bool | None) -> None:
    assert names.is_name_shaped(text, _pack(tag)) is expected


@pytest.mark.parametrize(
    ("text", "tag", "names"),
    [
        ("Jane Doe", "en", ["Jane Doe"]),
        ("Jane Doe and John Smith", "en", ["Jane Doe", "John Smith"]),
        ("Jane Doe / THEPAPER.COM", "en", ["Jane Doe"]),
        ("Jane Doe · 2 minute read", "en", ["Jane Doe"]),
        ("Dr. Jane Doe, Staff Reporter", "en", ["Dr. Jane Doe"]),
        ("山田太郎", "ja", ["山田太郎"]),
        ("王小明", "zh", ["王小明"]),
        ("محمد الأحمد", "ar", ["محمد الأحمد"]),
        ("By Jane Doe", "en", None),
        ("The Sample Times", "en", None),
        ("the harbour reopens", "en", None),
        ("Is it Jane Doe?", "en", None),
        ("2 Jane Doe", "en", None),
        ("(Jane Doe)", "en", ["Jane Doe"]),
        ("[Jane Doe and John Smith]", "en", ["Jane Doe", "John Smith"]),
        ("Jane Doe (Oslo)", "en", ["Jane Doe"]),
        ("Opinion | Jane Doe", "en", ["Jane Doe"]),
        ("Kultur · Max Muster | 29.01.2026", "de", ["Max Muster"]),
        ("Prof. Jane Doe", "en", ["Prof. Jane Doe"]),
        ("Jan van 't Hof", "nl", ["Jan van 't Hof"]),
        ("И. И. Петров", "ru", ["И. И. Петров"]),
        ("L. C.", "en", ["L. C."]),
        ("It was Jane Doe!", "en", None),
        ("Jane Doe!", "en", None),
        ("Jane Doe:", "en", None),
        ("王小明：", "zh", None),
        ("王小明？", "zh", None),
        ("With Jane Doe", "en", None),
        ("In Addis Ababa", "en", None),
        ("王明", "zh", None),
        ("アレクサンダー・スミス", "ja", ["アレクサンダー・スミス"]),
        ("Jane Doe, John Smith and Ann Sample", "en", ["Jane Doe", "John Smith", "Ann Sample"]),
        ("Anna Svensson och Erik Berg", "sv", ["Anna Svensson", "Erik Berg"]),
        ("Иван Петров, Мария Сидорова", "ru", ["Иван Петров", "Мария Сидорова"]),
        ("(Jane Doe, Oslo)", "en", ["Jane Doe"]),
        ("Jane Doe\nOslo", "en", ["Jane Doe"]),
        ("Jane Doe, aged nine", "en", None),
        ("Jane Doe and Privacy Policy", "en", None),
        ("王小明2", "zh", None),
        ("And Jane Doe", "en", None),
        ("Jane Doe met the mayor and the owner of the quay", "en", None),
        ("Jane Doe " + "and John Smith " * 14, "en", None),
        ("読売新聞が伝えた", "ja", None),
        ("ジョン・スミス", "ja", ["ジョン・スミス"]),
        ("スポーツニュース", "ja", None),
        ("محمد", "ar", None),
        ("من محمد الأحمد", "ar", None),
        ("محمد من الرباط", "ar", None),
        ("محمد سامي وليد فؤاد الأحمد", "ar", None),
        ("横浜市", "ja", None),
        ("Mit Audio", "de", None),
        ("Mehr von Max Muster", "de", None),
        ("スポーツ", "ja", None),
        ("時事", "ja", None),
        ("橋が開く", "ja", None),
        ("", "en", None),
    ],
)
def test_names_alone_are_found_and_nothing_else(text: str, tag: str, names: list[str] | None) -> None:
    found = bylines.find_names(text, _pack(tag))
    assert (found and [creator.name for creator in found.creators]) == names


@pytest.mark.parametrize(
    ("text", "spans", "tag", "names"),
    [
        ("Stand: 26.10.2023 von Eva Beispiel", [(0, 17)], "de", ["Eva Beispiel"]),
        ("1. Februar 2022 Eva Beispiel 6", [(0, 15)], "de", ["Eva Beispiel"]),
        ("Home | By Jane Doe | May 5, 2025", [(21, 32)], "en", ["Jane Doe"]),
        ("Jane Doe / THEPAPER.COM / May 5, 2025 / By John Smith", [(26, 37)], "en", ["John Smith"]),
        ("5 min read | May 5, 2025", [(13, 24)], "en", None),
        ("Staff Reporter | May 5, 2025", [(17, 28)], "en", ["Staff Reporter"]),
        ("dpa, 26.10.2023", [(5, 15)], "de", ["dpa"]),
        ("May 5, 2025", [(0, 11)], "en", None),
        ("2024-03-21 07:12　来源：云州日报　作者：王小明", [(0, 16)], "zh", ["王小明"]),
        ("2024-03-21 07:12　来源：云州日报", [(0, 16)], "zh", None),
    ],
)
def test_a_byline_is_found_beside_stamps(text: str, spans: list[tuple[int, int]], tag: str, names: list[str] | None) -> None:
    found = bylines.find_beside(text, spans, _pack(tag))
    assert (found and [creator.name for creator in found.creators]) == names


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Staff Reporter", "en", True),
        ("The Associated Press", "en", True),
        ("XY24 Redaktion", "de", True),
        ("dpa", "de", True),
        ("The AFP", "en", True),
        ("The Halvoe Post Sports Desk", "en", True),
        ("| Staff Reporter |", "en", True),
        ("(Reuters)", "en", True),
        ("the newsroom", "en", True),
        ("neue redaktion", "de", False),
        ("A Very Long Name Of Some Redaktion", "de", False),
        ("Wochenblattgeschichtswerkstattsredaktionsversammlungsberichtsabteilungs Redaktion", "de", False),
        ("Jane Doe", "en", False),
        ("a long line about the newsroom of the paper", "en", False),
        ("", "en", False),
    ],
)
def test_the_paper_itself_may_be_the_author(text: str, tag: str, expected: bool) -> None:
    assert bylines.is_the_paper(text, _pack(tag)) is expected


@pytest.mark.parametrize(
    ("text", "tag", "rest"),
    [
        ("and Curt Hall", "en", "Curt Hall"),
        ("with Curt Hall", "en", "Curt Hall"),
        ("und Max Muster", "de", "Max Muster"),
        ("et Marie Durand", "fr", "Marie Durand"),
        ("y Luis Gómez", "es", "Luis Gómez"),
        ("Andy Hall", "en", None),
        ("Withers Hall", "en", None),
        ("Undine Muster", "de", None),
        ("and", "en", None),
        ("Jane Doe and Curt Hall", "en", None),
    ],
)
def test_a_line_may_go_on_from_the_byline_above_it(text: str, tag: str, rest: str | None) -> None:
    end = bylines.goes_on(key(text), _pack(tag))
    assert (text[end:].strip() if end else None) == rest


# ---- agencies --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(AFP)", ["AFP"]),
        ("Foto: REUTERS/Jane Doe", ["Reuters"]),
        ("mit Material der Deutschen Presse-Agentur", ["dpa"]),
        ("AFP, MANILA", ["AFP"]),
        ("Source: MAP", ["MAP"]),
        ("По данным ТАСС, всё так", ["TASS"]),
        ("据新华社报道", ["Xinhua"]),
        ("ソウル聯合ニュース", ["Yonhap"]),
        ("연합뉴스는 말했다", ["Yonhap"]),
        ("(共同)", ["Kyodo"]),
        ("sid/dpa", ["SID", "dpa"]),
        ("The map of AA batteries".replace("AA", "aa"), []),
        ("MAP OF THE WORLD", []),
        ("a NEW SPA TREATMENT", []),
        ("MAPS and CAPSULE and WRAP", []),
        ("共同で行った", []),
        ("यह भाषा है", []),
        ("ومعظم الناس ومع ذلك", []),
        ("МИТАССОВ", []),
        ("we asked the agencies", []),
    ],
)
def test_agencies_are_found_as_whole_words(text: str, names: list[str]) -> None:
    found = agencies.find(text)
    assert [name for _, _, name in found] == names
    assert all(0 <= start < end <= len(text) for start, end, _ in found)


def test_an_agency_is_one_by_its_whole_text() -> None:
    assert agencies.is_agency("(AFP)")
    assert agencies.is_agency("Associated Press")
    assert not agencies.is_agency("AFP and others")
    assert not agencies.is_agency("Agenturen")
    assert not agencies.is_agency("")


def test_the_table_of_agencies_names_each_once() -> None:
    rows = tomllib.loads((Path(bylines.__file__).with_name("agencies.toml")).read_text("utf-8"))["agency"]
    names = [row["name"] for row in rows]
    forms = [form for row in rows for form in row["forms"]]
    assert len(set(names)) == len(names)
    assert sorted({form for form in forms if forms.count(form) > 1}) == []
    assert {row["nprov"] for row in rows if "nprov" in row} == {"AFP", "AP", "REUTERS", "dpa", "ANSA", "APS"}
    assert all(re.fullmatch("[A-Z]{2}", row["country"]) for row in rows if row["name"] != "Agences")


# ---- credits at the end ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tag", "creators", "sources"),
    [
        ("Reporting by Jane Doe; Writing by John Smith; Editing by Ann Sample", "en", ["Jane Doe: Reporting", "John Smith: Writing", "Ann Sample: Editing"], ()),
        ("(Reporting by Jane Doe in Rabat and John Smith in Oslo; editing by Ann Sample)", "en", ["Jane Doe: Reporting", "John Smith: Reporting", "Ann Sample: editing"], ()),
        ("With reporting by Associated Press writer Jane Doe", "en", ["Jane Doe: With reporting"], ("Associated Press",)),
        ("– additional reporting by Jane Doe", "en", ["Jane Doe: additional reporting"], ()),
        ("Jane Doe contributed to this report.", "en", ["Jane Doe: contributed to this report"], ()),
        ("Jane Doe and John Smith contributed to this report.", "en", ["Jane Doe: contributed to this report", "John Smith: contributed to this report"], ()),
        ("(责编：王小明、李小红)", "zh", ["王小明: 责编", "李小红: 责编"], ()),
        ("Übersetzung: Max Muster", "de", ["Max Muster: Übersetzung"], ()),
        ("Das Interview führte Eva Beispiel", "de", ["Eva Beispiel: Das Interview führte"], ()),
        ("Aus dem Englischen von Eva Beispiel", "de", ["Eva Beispiel: Aus dem Englischen"], ()),
        ("(Reporting by Jane Doe, editing by John Smith and Ann Sample)", "en", ["Jane Doe: Reporting", "John Smith: editing", "Ann Sample: editing"], ()),
    ],
)
def test_a_credit_at_the_end_says_who_did_what(text: str, tag: str, creators: list[str], sources: tuple[str, ...]) -> None:
    found = bylines.find_tagline(text, _pack(tag))
    assert found is not None
    assert [_shown(creator) for creator in found.creators] == creators
    assert found.info_sources == sources
    assert found.opened


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Edited by hand, the book took years to finish.", "en"),
        ("Reporting by the committee showed that costs had risen.", "en"),
        ("Jane Doe went home.", "en"),
        ("Jane Doe, who had been there for years and years, contributed to this report.", "en"),
        ("contributed to this report.", "en"),
        ("Photo by Jane Doe", "en"),
        ("", "en"),
        ("Reporting by", "en"),
        ("Reporting by Jane Doe " * 40, "en"),
    ],
)
def test_a_sentence_is_no_credit(text: str, tag: str) -> None:
    assert bylines.find_tagline(text, locale.load(tag)) is None


# ---- what holds for every line ---------------------------------------------------------------------------------------

_BITS = st.sampled_from(
    ["By ", "by", "Von ", "Par ", "文/", "记者", " 기자", "記者", "بقلم ", "Jane Doe", "Max", "de", " and ", " und ", "、", ", ", " / ", " | ", "\n", "(avec ", " (", "in", "à", "with", "reporter", "photo", "foto:", ")", "AFP",
     "Reuters", "dpa", "@jane", "a@b.ex", " in ", "Rabat", "editor", ": ", "2025", "12:30", "Publié le ", "MD", "Dr. ", "·", " – ", "山田太郎", "홍길동", "محمد", "İ", "ß", "\u200f", "\u0301", "="]
)  # fmt: skip
_LINES = st.one_of(st.text(max_size=120), st.lists(_BITS, max_size=14).map("".join))


@settings(max_examples=300, deadline=None)
@given(_LINES, st.sampled_from(PACKS))
def test_no_line_is_too_odd_and_every_name_is_printed_in_it(text: str, tag: str) -> None:
    pack = locale.load(tag)
    inside = bylines.find_beside(text, [(len(text) // 3, len(text) // 2)], pack)
    for byline in (bylines.read(text, pack), bylines.find(text, pack), bylines.find_tagline(text, pack), bylines.find_names(text, pack), inside):
        if byline is None:
            continue
        assert byline.text in text
        assert all(creator.name and creator.name in text for creator in byline.creators)
        assert all(source in text for source in byline.info_sources)
        assert byline.located is None or byline.located in text
    assert names.is_name_shaped(text, pack) in (True, False, None)
    assert bylines.is_the_paper(text, pack) in (True, False)
    assert all(text[start:end] for start, end, _ in agencies.find(text))


@pytest.mark.parametrize("piece", ["By Jane Doe, ", "by ", "(AFP) ", "a@", "- ", "AAAA ", "\n", "، ", "et ", "12:", "von und zu ", "记者", "(((", "Reporting by "])
def test_the_work_grows_with_the_length_of_a_line_and_no_faster(piece: str) -> None:
    pack = locale.load("en")

    def read(count: int) -> None:
        text = piece * count
        bylines.read(text, pack)
        bylines.find(text, pack)
        bylines.find_tagline(text, pack)
        agencies.find(text)
        bylines.find_names(text, pack)
        bylines.is_the_paper(text, pack)

    read(8)  # the tables of the pack are made once
    assert steps(lambda: read(8000)) <= 3 * steps(lambda: read(4000)) + 2000


@pytest.mark.parametrize(("before", "printed"), [("Jane Doe (AFP) | ", "Jane Doe (AFP)"), ("Jane Doe (", "Jane Doe"), ("(Jane Doe) ", "Jane Doe")])
def test_a_bracket_beside_a_stamp_stays_where_it_was_opened_in_the_byline(before: str, printed: str) -> None:
    found = bylines.find_beside(f"{before}May 5, 2025", [(len(before), len(before) + 11)], _pack("en"))
    assert (found and found.text) == printed


def test_two_letters_are_a_name() -> None:
    found = bylines.find_beside("Jo Li May 5, 2025", [(6, 17)], _pack("en"))
    assert (found and [creator.name for creator in found.creators]) == ["Jo Li"]


@pytest.mark.parametrize(
    ("text", "tag", "creators", "located"),
    [
        ("Por Ana Silva, de Brasília", "pt", [("Ana Silva", "person", None)], "Brasília"),
        ("words: jane doe", "en", [("jane doe", "person", None)], None),
        ("Von Jane Doe, freie Autorin aus Kiel", "de", [("Jane Doe", "person", "freie Autorin")], "Kiel"),
        ("By Jane Doe, our man in the hills", "en", [("Jane Doe", "person", "our man in the hills")], None),
        ("Von Jane Doe, Volontärin (Sport)", "de", [("Jane Doe", "person", "Volontärin (Sport)")], None),
        ("Von Jane Doe (Redakteurin)", "de", [("Jane Doe", "person", "Redakteurin")], None),
    ],
)
def test_what_begins_small_describes_who_stands_before_it(text: str, tag: str, creators: list[tuple[str, str, str | None]], located: str | None) -> None:
    found = bylines.read(text, locale.load(tag))
    assert [(one.name, one.kind, one.role) for one in found.creators] == creators
    assert found.located == located


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Maria da Silva Santos is the editor of the paper and lives in Porto.", "Ana Maria da Silva Santos"),
        ("Ana Maria Silva Santos Costa Pires is the editor of the paper and lives in Porto.", None),  # nobody is called by six names
        ("Jane Doe, is the editor of the paper and lives in the town.", "Jane Doe"),
    ],
)
def test_a_sentence_about_the_author_opens_with_the_name(line: str, name: str | None) -> None:
    assert [creator.name for creator in bylines.read(line, locale.load("en")).creators] == ([name] if name else [])

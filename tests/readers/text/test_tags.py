"""Lists of tags: a line that says that it is one is told, whatever the language and the length of the story."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import tags
from artcli.readers.text.page import lay_out

ENGLISH = ["The council met on Monday evening and heard from eleven residents about the closure of the pool.", "Officials said the boiler, which was installed in 1978, could not be repaired."]
GERMAN = ["Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Sie steht seit 1998 leer, als der letzte Webstuhl verkauft wurde."]
FINNISH = ["Kunnanvaltuusto kokoontui maanantai-iltana ja kuuli yhtätoista asukasta uimahallin kohtalosta.", "Kattilaa ei virkamiesten mukaan voi enää korjata järkevään hintaan."]
RUSSIAN = ["Городской совет собрался в понедельник вечером и выслушал одиннадцать жителей о судьбе бассейна.", "Котёл, по словам чиновников, больше нельзя починить за разумные деньги."]
CHINESE = ["河边的老磨坊明年春天将作为旅馆重新开放，业主星期二宣布。", "这座建筑自1998年最后一台织机卖到葡萄牙以来一直空着。"]


def _article(headline: str, story: list[str], lines: list[str], *, above: bool = False) -> artcli.Article:
    head, body = [headline, "4.3.2021"], [*story]
    return artcli.parse("\n".join([*head, *lines, *body] if above else [*head, *body, *lines]) + "\n")


@pytest.mark.parametrize(
    ("headline", "story", "lines", "keywords"),
    [
        ("Pool may never reopen", ENGLISH, ["Filed Under: swimming, Marlow; county council"], ("swimming", "Marlow", "county council")),
        ("Pool may never reopen", ENGLISH, ["Topics: swimming | Marlow"], ("swimming", "Marlow")),
        ("Pool may never reopen", ENGLISH, ["Tags: Elections, U.S."], ("Elections", "U.S.")),
        ("Alte Mühle wird Hotel", GERMAN, ["Verschlagwortet mit Mühle, Tourismus"], ("Mühle", "Tourismus")),
        ("Alte Mühle wird Hotel", GERMAN, ["Themen: Mühle · Tourismus · Holtdorf"], ("Mühle", "Tourismus", "Holtdorf")),
        ("Uimahalli voidaan sulkea", FINNISH, ["Aiheet: uimahalli, Ekola, kunnat"], ("uimahalli", "Ekola", "kunnat")),
        ("Uimahalli voidaan sulkea", FINNISH, ["Avainsanat", "uimahalli, Ekola"], ("uimahalli", "Ekola")),
        ("Бассейн могут закрыть", RUSSIAN, ["Теги: #бассейн #Лихово"], ("бассейн", "Лихово")),
        ("Бассейн могут закрыть", RUSSIAN, ["Метки: бассейн"], ("бассейн",)),
        ("老磨坊明春改建成旅馆", CHINESE, ["标签：磨坊 旅游 青石镇"], ("磨坊", "旅游", "青石镇")),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_a_labelled_list_below_a_story_is_its_keywords(headline: str, story: list[str], lines: list[str], keywords: tuple[str, ...], times: int) -> None:
    longer = [f"{paragraph[:-1]} {n}{paragraph[-1]}" if n else paragraph for n in range(times) for paragraph in story]
    article = _article(headline, longer, lines)
    assert article.keywords == keywords
    assert not any(line in paragraph.text for line in lines for paragraph in article.body)
    assert not [one for one in article.set_aside if one.text in lines and not one.text.startswith("Avainsanat")]


def test_a_labelled_list_between_headline_and_story_is_its_keywords() -> None:
    assert _article("Alte Mühle wird Hotel", GERMAN, ["Schlagwörter: Mühle, Tourismus"], above=True).keywords == ("Mühle", "Tourismus")


@pytest.mark.parametrize(
    "line",
    [
        "Topics: what the council may do, and what it may not, was the question of the evening.",
        "Topics of the evening were the boiler, the pipes and the price of both, said the leader of the council.",
        "Tags: who put them on the wall, nobody knows, but the council would like to hear from them very soon",
    ],
)
def test_a_sentence_that_begins_with_such_a_word_is_no_list(line: str) -> None:
    article = _article("Pool may never reopen", [ENGLISH[0], line, ENGLISH[1]], [])
    assert article.keywords == ()
    assert line in [paragraph.text for paragraph in article.body]


@pytest.mark.parametrize("line", ["Thema", "Themen: 05.11.2021, 08:02 Uhr"])
def test_a_heading_and_a_stamp_are_no_list(line: str) -> None:
    assert _article("Alte Mühle wird Hotel", GERMAN, [line]).keywords == ()


def test_a_box_to_search_in_above_a_page_is_no_list() -> None:
    article = artcli.parse("\n".join(["Zeitung", "Stichwort: Suche", "Alte Mühle wird Hotel", "3. April 2019", *GERMAN]) + "\n")
    assert article.keywords == ()


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("Tags: Genf, NATO", "de", ("Genf", "NATO")),
        ("#Migration#Maroc", "fr", ("Migration", "Maroc")),
        ("Tag: Sarella > maltempo > scuole", "it", ("Sarella", "maltempo", "scuole")),
        ("Պիտակներ՝ Սկերա, եղանակ", "hy", ("Սկերա", "եղանակ")),
        ("สระว่ายน้ำ สภาเมือง กีฬา", "th", ("สระว่ายน้ำ", "สภาเมือง", "กีฬา")),
        ("磨坊 B2B 旅游", "zh", ("磨坊 B2B 旅游",)),
        ("New York", "en", ("New York",)),
        ("기후 변화", "ko", ("기후 변화",)),
    ],
)
def test_a_list_is_split_where_its_marks_are(text: str, tag: str, found: tuple[str, ...]) -> None:
    assert tags.split(text, locale.load(tag)) == found


def test_crumbs_below_a_word_that_heads_tags_elsewhere_are_none() -> None:
    page = "\n".join(["Topics", "Home • Sport • Swimming", "Pool may never reopen", "4.3.2021", *ENGLISH, "Topics: swimming, Marlow"])
    assert artcli.parse(page).keywords == ("swimming", "Marlow")


@pytest.mark.parametrize(
    ("text", "tag", "found"),
    [
        ("#Genf", "de", ("Genf",)),
        ("Platz # 1, NATO", "de", ("Platz # 1", "NATO")),  # no hash opens it
        ("Tags Genf, NATO", "de", ("Tags Genf", "NATO")),  # a word without its colon heads nothing
        ("Archivado en Ginebra, OTAN", "es", ("Ginebra", "OTAN")),
        ("Mots-clés : Genève, OTAN", "fr", ("Genève", "OTAN")),
    ],
)
def test_what_heads_a_list_is_no_tag(text: str, tag: str, found: tuple[str, ...]) -> None:
    assert tags.split(text, locale.load(tag)) == found


def _told(tag: str, *lines: str) -> list[tuple[int, str]]:
    return list(tags.find(lay_out(lines, locale.load(tag))))


@pytest.mark.parametrize(
    ("tag", "lines", "told"),
    [
        ("de", [GERMAN[0], "Verschlagwortet mit Mühle, Tourismus"], [(1, "Mühle, Tourismus")]),
        ("de", ["Alte Mühle", "Verschlagwortet mit Mühle, Tourismus"], []),  # above the text it needs a colon
        ("de", [GERMAN[0], "Verschlagwortet mit Mühle"], []),  # one thing may be the beginning of a heading
        ("de", [GERMAN[0], "Verschlagwortet mit der alten Mühle am Fluss, Tourismus"], []),
        ("en", [ENGLISH[0], "Tags: pool"], [(1, "pool")]),
        ("en", ["Pool may never reopen, and not only because nobody pays for it", "Tags: pool"], []),  # a headline is no text
        ("en", [ENGLISH[0], "Tags", "pool, Marlow"], [(1, ""), (2, "pool, Marlow")]),
        ("en", [ENGLISH[0], "Tags", "pool"], []),
        ("en", [ENGLISH[0], "Tags: the old pool in Marlow, council"], [(1, "the old pool in Marlow, council")]),  # five words
        ("en", [ENGLISH[0], "Tags: what the pool in Marlow cost, council"], []),
        ("zh", [CHINESE[0], "标签：磨坊、旅游"], [(1, "磨坊、旅游")]),
        ("zh", [CHINESE[0], f"标签：{CHINESE[1][:16]}、旅游"], [(1, f"{CHINESE[1][:16]}、旅游")]),
        ("zh", [CHINESE[0], f"标签：{CHINESE[1][:17]}、旅游"], []),  # so many letters are a sentence
    ],
)
def test_what_says_that_it_is_a_list_of_tags(tag: str, lines: list[str], told: list[tuple[int, str]]) -> None:
    assert _told(tag, *lines) == told


def test_a_tag_may_be_called_as_a_button_is() -> None:
    page = "\n".join(["Pool may never reopen", "4.3.2021", *ENGLISH, "Tags", "Dark Mode, swimming, Marlow"])
    assert artcli.parse(page).keywords == ("Dark Mode", "swimming", "Marlow")


def test_slashes_may_part_tags_below_a_text_and_part_crumbs_above_it() -> None:
    story = ["Quay to close", "By Jo Hale", "May 5, 2025", "The harbour board voted on Tuesday to close the northern quay for the whole winter."]
    more = "Fishermen had asked for another season, and forty of them came to the meeting to say so."
    below = artcli.parse("\n".join([*story, more, "Related Topics", "Skerra / northern quay / ferries"]) + "\n")
    assert below.keywords == ("Skerra", "northern quay", "ferries")
    above = artcli.parse("\n".join(["Topics", "Skerra / Island / Ferries", *story, more]) + "\n")
    assert above.keywords == ()

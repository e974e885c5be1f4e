"""Pointers to other stories between paragraphs: found where the story goes on, and nowhere else."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text import pointers
from artcli.readers.text.page import lay_out

FIRST = "The harbour board voted on Tuesday evening to close the northern quay for the whole of the winter."
SECOND = "Fishermen had asked for another season."


def found(*lines: str, tag: str = "en") -> list[int]:
    return sorted(pointers.find(lay_out(lines, locale.load(tag))))


def test_a_pointer_between_two_sentences_is_found() -> None:
    assert found(FIRST, "READ MORE: Council leader denies knowing of ferry plan", SECOND) == [1]


def test_so_is_one_above_a_crosshead() -> None:
    assert found(FIRST, "See also: Eleven repairs and a flood", "A costly wall", SECOND) == [1]


def test_a_heading_takes_its_headlines_with_it_and_leaves_the_crosshead() -> None:
    lines = [FIRST, "Related stories:", "Ferry owner wants to buy the quay", "Who pays for the flood of May", "Next steps", SECOND]
    assert found(*lines) == [1, 2, 3]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (("Related", "Ferry fares rise"), [1, 2]),  # what stands right below such a heading is of it, however short
        (("Related", "Why is tea cold so soon?"), [1, 2]),
        (("Related", "Ferry owner wants to buy the quay", "May 4, 2021", "Who pays for the flood of May", "3 May 2021"), [1, 2, 3, 4, 5]),
        (("Related", "Ferry owner wants to buy the quay", "May 4, 2021", "Next steps"), [1, 2, 3]),
        (("Related", "Who wants to buy the old quay", "Fares rise", "Ferry owner wants to buy the quay", "Next steps"), [1, 2, 3, 4]),
        (("Related", "Ferry owner wants to buy the quay", "Next steps"), [1, 2]),  # a few words above a sentence are a crosshead
        (("Related", "Transport", "Ferry owner wants to buy the quay"), []),  # a section, and the sentence below may be of the other story
        (("Related topics", "Harbour board", "Fishing"), []),  # tags
        (("Related", "Ferry owner buys the quay", "May 4, 2021", FIRST, "Who pays for the flood of May", "3 May 2021"), []),  # others with their pitches
        (("Related", "Ferry fares rise", "Comments 31"), []),  # below them, others speak
    ],
)
def test_what_stands_below_a_heading_is_of_it(lines: tuple[str, ...], taken: list[int]) -> None:
    assert found(FIRST, *lines, SECOND) == taken


@pytest.mark.parametrize(
    ("below", "taken"),
    [
        ((), []),  # sentences take turns with headlines to the end: they are pitches of other stories
        (("Nobody has complained so far.",), [1, 2]),  # a sentence right below the other: the second headline is a crosshead
    ],
)
def test_sentences_that_take_turns_with_headlines_are_of_others(below: tuple[str, ...], taken: list[int]) -> None:
    lines = ["Related", "Ferry owner wants to buy the quay", "Old men play cards there until dawn.", "A costly wall", "Gulls sleep on its roof all summer."]
    assert found(FIRST, *lines, *below) == taken


def test_a_blank_line_ends_the_list_of_a_pointer_that_has_none() -> None:
    below = ("Bakers meet twice", "Bakers have met twice since spring.", "More bread", "Nobody bakes enough bread any more.")
    pointer = ("Read also", "Ferry owner wants to buy the quay")
    assert found(FIRST, *pointer, *below) == []  # two other stories with their pitches
    assert found(FIRST, "", *pointer, "", *(line for one in below for line in (one, ""))) == [1, 2]
    assert found(FIRST, "", *(line for one in (*pointer, *below) for line in (one, ""))) == []


@pytest.mark.parametrize(
    ("printed", "taken"), [("Foto: Elena Riva / LaPresse", []), ("Foto: Maria de Rossi", []), ("Foto: le immagini della piena di maggio", [1])]
)
def test_the_word_of_a_pointer_may_credit_a_picture(printed: str, taken: list[int]) -> None:
    above, below = "Il molo nord resterà chiuso per tutto l'inverno.", "I pescatori avevano chiesto un'altra stagione."
    assert found(above, printed, below, tag="it") == taken


def test_an_interviewer_is_no_pointer() -> None:
    question = "Frau Berg, was sehen Sie, wenn Sie morgens in den See schauen?"
    above = "Die Forscherin Anna Berg liest aus dem Grund der Seen, wie warm die Sommer waren."
    assert found(above, "Interview: Jan Holm", question, tag="de") == []
    assert found(above, "Interview: Was am Grund der Seen liegt", question, tag="de") == [1]


def test_tags_below_the_text_are_no_headline_of_another_story() -> None:
    last = "Whoever liked this piece may follow us everywhere."
    assert found(FIRST, "Related", "Ferry owner wants to buy the quay", SECOND, "Tags: harbour, fishing", last) == [1, 2]
    assert found(FIRST, "Related", "Ferry owner wants to buy the quay", SECOND, "Who pays for the flood of May", last) == []


def test_in_thai_a_headline_ends_where_the_text_goes_on() -> None:
    first = "แมวสีส้มอายุเจ็ดปีที่อาศัยอยู่ในสถานีรถไฟได้รับการแต่งตั้งเป็นนายสถานีกิตติมศักดิ์เมื่อวันจันทร์"
    second = "ผู้โดยสารนำอาหารมาฝากแมวทุกเช้า จนสัตวแพทย์ต้องขอให้ลดลงเพราะแมวเริ่มอ้วน"
    assert found(first, "ข่าวที่เกี่ยวข้อง", "รถไฟสายเหนือหยุดวิ่งสองวัน", second, tag="th") == [1, 2]


def test_pointers_in_a_row_are_all_found() -> None:
    assert found(FIRST, "Read more: Ferry owner wants the quay", "Read more: Who pays for the flood", SECOND) == [1, 2]


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        (("Read also", "The quay that nobody wanted any more", "The ferry sails at night again", "Now it closes!"), [1, 2, 3]),
        (("Read also", "The quay that nobody wanted any more", "And the ferry?"), [1, 2]),
        (("Read also: Ferry owner wants the quay", "The quay that nobody wanted", "Now it closes"), [1, 2]),  # of two headings one is of the text
        (("Read also: Ferry owner wants the quay", "Now it closes for good"), [1]),
    ],
)
def test_a_crosshead_below_headlines_stays(lines: tuple[str, ...], taken: list[int]) -> None:
    assert found(FIRST, *lines, SECOND) == taken


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, "READ MORE: Council leader denies knowing of ferry plan"),  # the story ends
        (FIRST, "Read also: Ferry owner wants the quay", "Sport", "Weather", SECOND),  # other lines follow
        ("News", "Sport", "Weather", "Read also: Ferry owner wants the quay", SECOND),  # no text stands above
        (FIRST, "Read more books, he told them, and all will be well.", SECOND),  # a sentence
        (FIRST, "Related topics: harbour, fishing, winter", SECOND),  # tags
    ],
)
def test_what_is_no_pointer_inside_a_text_stays(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


@pytest.mark.parametrize(
    ("tag", "above", "pointer", "below"),
    [
        ("de", "Der Hafen bleibt den ganzen Winter über geschlossen.", "Lesen Sie auch: Wer die Flut bezahlt", "Die Fischer wollten eine weitere Saison."),
        ("tr", "Kuzey rıhtımı bütün kış boyunca kapalı kalacak.", "İLGİLİ HABER: Feribotun sahibi rıhtımı istiyor", "Balıkçılar bir sezon daha istemişti."),
        ("uk", "Північний причал буде закрито на всю зиму.", "Читайте також: Хто заплатить за повінь", "Рибалки просили ще один сезон."),
        ("zh", "北码头整个冬天都将关闭，港务局周二晚间投票决定。", "相关阅读：谁来承担洪水的费用", "渔民们曾要求再延长一个季节。"),
    ],
)  # fmt: skip
def test_the_words_are_those_of_the_language(tag: str, above: str, pointer: str, below: str) -> None:
    assert found(above, pointer, below, tag=tag) == [1]


def test_the_story_goes_on_behind_a_pointer_and_the_pointer_is_set_aside() -> None:
    head = ["Northern quay to close for the winter", "By Jo Hale", "4 May 2025"]
    article = artcli.parse("\n\n".join([*head, FIRST, "READ MORE: Council leader denies knowing of ferry plan", SECOND, "Tags: harbour, fishing"]))
    assert [paragraph.text for paragraph in article.body] == [FIRST, SECOND]
    assert [(one.reason, one.text) for one in article.set_aside] == [("furniture", "READ MORE: Council leader denies knowing of ferry plan")]


LISTS = {
    "de": (
        ["Alte Markthalle in Steinfeld ist wieder offen", "Von Anna Muster", "12.05.2025, 09:30 Uhr"],
        "Die alte Markthalle in Steinfeld hat am Dienstag nach drei Jahren Umbau wieder geöffnet. Die Arbeiten haben vier Millionen Euro gekostet.",
        "Lesen Sie auch:\n- Neuer Markt in Hollenau eröffnet\n- Warum Brötchen teurer werden",
        "Warten vor der verschlossenen Tür",
        "Schon um sechs Uhr standen die Leute Schlange, und die Händler verteilten warme Brötchen an alle, die vor dem Haupteingang warteten.",
        "Der Bürgermeister von Steinfeld sagte am Dienstag in der alten Markthalle, nach drei Jahren Umbau hätten die Händler lange genug auf die Leute gewartet.",
    ),
    "fr": (
        ["Les vieilles halles de Brellec rouvrent après trois ans", "Par Jeanne Exemple", "Publié le 12 mai 2025 à 09h30"],
        "Les vieilles halles de Brellec ont rouvert mardi après trois ans de travaux, qui ont coûté quatre millions d'euros à la commune.",
        "À lire aussi :\n- Un nouveau marché à Pornay\n- Pourquoi la brioche augmente",
        "La queue dès six heures",
        "Les gens faisaient la queue dès six heures du matin, et les commerçants ont distribué des brioches chaudes à tous ceux qui attendaient.",
        "Le maire de Brellec a expliqué mardi devant les halles que les étals avaient été tirés au sort et que la place serait piétonne à partir de l'automne prochain.",
    ),
}


@pytest.mark.parametrize("tag", LISTS)
def test_a_heading_below_a_list_of_pointers_is_none_of_it(tag: str) -> None:
    head, first, pointers, heading, second, third = LISTS[tag]
    article = artcli.parse("\n\n".join([*head, first, second, pointers, heading, third]) + "\n")
    assert [(one.kind, one.text) for one in article.body][-3:] == [("text", second), ("crosshead", heading), ("text", third)]
    assert set(pointers.split("\n")) <= {one.text for one in article.set_aside}


@pytest.mark.parametrize(
    ("tag", "lines", "taken"),
    [
        # in capitals, where the headlines are not: of the story
        ("tr", ("İLGİLİ HABER", "Kediler vapura bindi, sefer ertelendi", "İlgili Haber", "“KÖPRÜ BİZİM HER ŞEYİMİZ”"), [1, 2, 3]),
        ("es", ("Más noticias", "La barca vuelve a cruzar el río este lunes", "El puerto cierra sus puertas a los turistas", "NADIE QUIERE PAGAR LA OBRA"), [1, 2, 3]),
        # a paper that shouts its headlines too
        ("en", ("RELATED ARTICLES", "FERRY OWNER WANTS TO BUY QUAY", "WHO PAYS FOR THE FLOOD OF MAY"), [1, 2, 3]),
        # a picture and its credit
        ("en", ("READ MORE: Council leader denies knowing of ferry plan", "Gulls on the quay in May. Photo: Jo Hale", "A costly wall"), [1]),
        ("de", ("Lesen Sie auch", "Die Fähre fährt wieder nach Skerra", "Möwen auf dem Kai im Mai (Foto: Eva Muster)"), [1, 2]),
        # headlines with numbers, with the part of the paper below or without it
        ("en", ("Most read", "1", "Crews find moose in substation", "News", "2", "Enough with the roundabouts", "Sport"), [1, 2, 3, 4, 5, 6, 7]),
        ("de", ("Meistgelesen", "1", "Elch im Umspannwerk", "2", "Kreisel ohne Ende"), [1, 2, 3, 4, 5]),
        ("en", ("Most read", "1", "Crews find moose in substation", "Next steps"), []),  # one is no list
    ],
)
def test_what_is_of_the_story_below_headlines_is_none_of_them(tag: str, lines: tuple[str, ...], taken: list[int]) -> None:
    above, below = STORIES[tag]
    assert found(above, *lines, below, tag=tag) == taken


STORIES = {
    "en": (FIRST, SECOND),
    "de": ("Der Hafenrat hat am Dienstag beschlossen, den nördlichen Kai den ganzen Winter über zu schließen.", "Die Fischer hatten um eine Frist gebeten."),
    "es": ("La junta del puerto votó el martes por la noche cerrar el muelle norte durante todo el invierno.", "Los pescadores habían pedido una prórroga."),
    "tr": ("Liman kurulu salı akşamı kuzey rıhtımının bütün kış boyunca kapalı kalmasına karar verdi.", "Balıkçılar bir mevsim daha süre istemişti."),
}


def test_few_letters_below_headlines_are_a_crosshead_in_scripts_without_spaces() -> None:
    above, below = "港の理事会は火曜日の夜、北の岸壁を冬の間ずっと閉じることを決めた。", "漁師たちはもう一年の猶予を求めていた。"
    assert found(above, "関連記事", "渡し船の会社が岸壁の買い取りを希望", "夜明けまで続く港の将棋", "次の一歩", below, tag="ja") == [1, 2, 3]


def test_a_question_above_more_headlines_is_one_of_them() -> None:
    lines = [FIRST, SECOND, "Related stories", "Ferry owner wants to buy the quay", "Why does tea get cold so soon in winter?", "Trending", "Gold falls"]
    assert found(*lines) == []  # and what they are is weighed


def test_what_is_known_to_stand_between_the_lines_does_not_part_a_pointer_from_its_text() -> None:
    lines = [FIRST, "Related stories", "Ferry owner wants to buy the quay", "Advertisement 3", "Article content", SECOND]
    page = lay_out(lines, locale.load("en"))
    assert sorted(pointers.find(page, {3, 4})) == [1, 2]


@pytest.mark.parametrize(
    ("tag", "heading"),
    [("en", "People are also reading…"), ("en", "You might be interested in..."), ("de", "Andere lesen auch…"), ("nl", "Anderen lezen ook …")],
)
def test_three_dots_may_end_the_heading_of_a_pointer(tag: str, heading: str) -> None:
    lines = (FIRST, heading, "Ferry owner wants to buy the quay", "Who pays for the flood of May", FIRST)
    assert found(*lines, tag=tag) == [1, 2, 3]


def test_a_button_with_three_dots_heads_no_stories() -> None:
    assert found(FIRST, "Read more...", "Harbour board", "Fishing", SECOND) == []


def test_the_text_above_a_pointer_may_end_with_a_list() -> None:
    items = ("They asked for three things:", "• a crane;", "• a wall;", "• to be paid.")
    headlines = ("• Ferry owner wants to buy the quay", "• Who pays for the flood of May")
    assert found(FIRST, *items, "See also:", *headlines, "Next steps", SECOND) == [5, 6, 7]
    menu = [item.replace(";", "") for item in items]
    assert found(FIRST, *menu, "See also:", *headlines, "Next steps", SECOND) == []


@pytest.mark.parametrize(
    ("tag", "heading", "quoted"),
    [
        ("en", "Read also", "“We lose one day of the state”"),
        ("el", "Διαβάστε επίσης", "«Χάνουμε μία μέρα από το κράτος»"),
        ("fr", "Lire aussi", "« On perd un jour de plus à attendre »"),
        ("de", "Lesen Sie auch", "„Wir verlieren hier einen ganzen Tag“"),
    ],
)
def test_a_heading_that_is_quoted_from_the_text_below_is_none_of_the_stories_pointed_to(tag: str, heading: str, quoted: str) -> None:
    above, headline = FIRST, "Ferry owner wants to buy the old quay"
    below = f"{quoted}, said the mayor of Skerra on Monday, and went back to bed."
    assert found(above, heading, headline, quoted, below, tag=tag) == [1, 2]
    assert found(above, heading, headline, quoted, FIRST, tag=tag) == [1, 2, 3]

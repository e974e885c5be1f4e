"""Lines to blocks: wrapped pages get their paragraphs back, others keep their lines."""

from __future__ import annotations

import re

import pytest

import artcli
from artcli.language import locale
from artcli.readers.text.page import lay_out
from laid_out import PARAGRAPHS, blocks, wrapped


@pytest.mark.parametrize("tag", ["fr", "de", "ru"])
@pytest.mark.parametrize(("first", "rest", "gap"), [("", "", True), ("   ", "", True), ("   ", "", False), ("    ", "    ", True)], ids=["gaps", "indents and gaps", "indents", "all indented"])
def test_wrapped_paragraphs_are_rejoined(tag: str, first: str, rest: str, gap: bool) -> None:
    lines = [line for text in PARAGRAPHS[tag] for line in [*wrapped(text, 72, first, rest), *([""] if gap else [])]]
    assert blocks(lines, tag) == PARAGRAPHS[tag]


@pytest.mark.parametrize(("tag", "width"), [("fr", 60), ("fr", 80), ("de", 60), ("de", 80), ("ru", 60), ("ru", 80)])
def test_paragraphs_that_nothing_parts_end_where_a_line_is_short(tag: str, width: int) -> None:
    """The first word of the next paragraph would have fitted there; where it would not, nobody can tell."""
    assert blocks([line for text in PARAGRAPHS[tag] for line in wrapped(text, width)], tag) == PARAGRAPHS[tag]


def test_blank_lines_above_a_story_say_nothing_of_its_paragraphs() -> None:
    story = [
        "The last ferry of the winter left the island of Skerra on Tuesday evening",
        "with forty people and two cows on board, and with all of the post.",
        "No boat will call there before the ice has gone, which took until the",
        "second week of April last year.",
        "The sixty who stay have wood, flour and a doctor, said the mayor.",
        "An old man laughed and said that the doctor was the only one of the three",
        "that he could do without, and that the wood was wet.",
    ]
    lines = ["Skerra is alone again", "", "By Ines Falk", "", "4 November 2024", "", "Halvoe Courier", "", *story]
    paragraphs = [" ".join(story[:2]), " ".join(story[2:4]), story[4], " ".join(story[5:])]
    assert blocks(lines, "en")[-4:] == paragraphs
    assert blocks(story, "en") == paragraphs


def test_columns_are_counted_as_a_terminal_shows_them() -> None:
    def wrap(text: str) -> list[str]:
        out, line = [], ""
        for word in text.split():
            more = f"{line} {word}".strip()
            if sum(2 if ord(c) > 0x1100 else 1 for c in more) > 72:
                out.append(line)
                more = word
            line = more
        return [*out, line]

    lines = [line for text in PARAGRAPHS["ko"] for line in [*wrap(text), ""]]
    assert blocks(lines, "ko") == PARAGRAPHS["ko"]


HEADLINES = {
    "en": ("Old mill on the Lorne will reopen", "as a hotel after twenty years", "By Ines Falk", "3 April 2019"),
    "de": ("Alte Mühle an der Lorne öffnet nach", "zwanzig Jahren als Hotel wieder", "Von Ines Falk", "3. April 2019"),
    "fr": ("Le vieux moulin de la Lorne rouvre", "en hôtel après vingt ans", "Par Inès Falc", "Le 3 avril 2019"),
    "ru": ("Старая мельница на Лорне откроется", "как гостиница через двадцать лет", "Инес Фальк", "3 апреля 2019"),
}  # fmt: skip


@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("tag", HEADLINES)
def test_a_headline_set_larger_than_the_text_is_rejoined(tag: str, gap: list[str]) -> None:
    first, second, byline, day = HEADLINES[tag]
    text = [line for paragraph in PARAGRAPHS["fr" if tag == "en" else tag] for line in (*wrapped(paragraph), "")]
    assert blocks([first, second, *gap, byline, day, "", *text], tag)[:3] == [f"{first} {second}", byline, day]


OPEN_ENDED = {
    "en": ("Old Mill on the Lorne Will Reopen as the", "Grand Hotel After Twenty Years"),
    "de": ("Alte Mühle an der Lorne öffnet nach der", "Renovierung als Hotel"),
    "fr": ("Le moulin de la Lorne rouvre en face du", "Grand Hôtel après vingt ans"),
}


@pytest.mark.parametrize("tag", OPEN_ENDED)
def test_a_headline_goes_on_with_a_capital_below_a_small_word(tag: str) -> None:
    first, second = OPEN_ENDED[tag]
    byline = HEADLINES[tag][2]
    text = [line for paragraph in PARAGRAPHS["fr" if tag == "en" else tag] for line in (*wrapped(paragraph), "")]
    assert blocks([first, second, "", byline, "", *text], tag)[:2] == [f"{first} {second}", byline]


def test_a_page_in_a_narrow_column() -> None:
    assert [text[:20] for text in blocks(["Ein Titel", "", *(line for paragraph in PARAGRAPHS["de"] for line in (*wrapped(paragraph, 32), ""))], "de")] == ["Ein Titel", *(paragraph[:20] for paragraph in PARAGRAPHS["de"])]
    menu = ["Startseite", "Politik und Gesellschaft", "Wirtschaft", "Kultur und Medien", "über uns", "weitere Themen", "Sport"]
    assert blocks(menu, "de") == menu


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Fähre fährt wieder", "von Ines Falk"),
        ("Die Fähre nach Skerra fährt wieder", "3. april 2019"),
        ("Artikel geschrieben von", "wochenblatt"),
        ("Die Fähre fährt wieder.", "ab heute auch sonntags im Betrieb"),
        ("Die Fähre", "fährt seit Dienstag wieder nach Skerra und zurück"),
        ("Fähre nach Skerra fährt wieder", "politik"),
        ("Fähre nach Skerra fährt wieder", "Bürgermeister geht als Erster an Bord"),
    ],
    ids=["a byline", "a day", "a site's name", "a sentence", "a line with room", "a section", "a deck"],
)
def test_what_stands_below_a_headline_is_no_part_of_it(above: str, below: str) -> None:
    text = [line for paragraph in PARAGRAPHS["de"] for line in (*wrapped(paragraph), "")]
    assert blocks([above, below, "", *text], "de")[:2] == [above, below]


def test_a_standfirst_in_a_narrower_column_is_rejoined() -> None:
    standfirst = "Cinq mois après la tempête, les deux quais du port accueillent de nouveau des cargos, et les marins espèrent que la criée suivra avant la fin de l’été"
    text = [line for paragraph in PARAGRAPHS["fr"] for line in (*wrapped(paragraph), "")]
    assert blocks(["Le port rouvre", "", *wrapped(standfirst, 44), "", *text])[1] == standfirst


@pytest.mark.parametrize("width", [62, 65, 68, 71, 77])
def test_a_blank_that_does_not_break_tears_lines_early(width: int) -> None:
    """Typographers tie short words to the next one; a dump that prints such a blank as any other is short there."""
    tied = [re.sub(r"\b(с|и|на|от|до|о|на своём|в|из) ", "\\1\u00a0", text) for text in PARAGRAPHS["ru"] * 2]
    lines = [line.replace("\u00a0", " ") for text in tied for line in [*wrapped(text, width), ""]]
    assert blocks(lines, "ru") == PARAGRAPHS["ru"] * 2


def test_two_short_paragraphs_are_rejoined_too() -> None:
    paragraphs = [PARAGRAPHS["de"][0], PARAGRAPHS["de"][2]]
    lines = ["Die Fähre fährt wieder", ""] + [line for text in paragraphs for line in [*wrapped(text, 76), ""]]
    assert blocks(lines, "de") == ["Die Fähre fährt wieder", *paragraphs]


def test_a_line_with_room_for_the_next_word_was_not_wrapped() -> None:
    lines = ["Die Fähre zwischen Halvö und der Insel Skerra fährt wieder seit Dienstag", "nach dem Sturm, der beide Anleger beschädigt hatte", "im Herbst", "von Nord her"]
    assert blocks(lines, "de") == lines


def test_items_and_rules_stay_apart() -> None:
    lines = [
        "The storm of last September tore both piers of the island away and left",
        "the ferry without a place to land, so that all goods had to be brought by",
        "helicopter, at a price that few of the sixty people there could pay.",
        "",
        "The council of Halvoe published on Tuesday the list of works that will be",
        "paid for by the new harbour fund, which was set up after the storm of last",
        "autumn and to which the state has given about three million crowns so far:",
        "* a new pier for the ferry, with a waiting room that is heated in winter",
        "* two cranes for the fish market, the older of which dates back to 1961",
        "__________________________________________________________",
        "The works will begin in May, the council said, and should end by autumn.",
    ]
    assert [text[:9] for text in blocks(lines, "en")] == ["The storm", "The counc", "* a new p", "* two cra", "_________", "The works"]


def test_lines_that_were_not_wrapped_stay_as_they_are() -> None:
    lines = ["One line of the menu", "another line of it", "and a third", *PARAGRAPHS["fr"], "Partager cet article", "Sur le même sujet"]
    assert blocks(lines) == lines


@pytest.mark.parametrize("end", ["\x0c", "\x0b", "\x1c", "\x1d", "\x1e", "\x85", "\u2028"])
def test_a_control_character_parts_words_and_ends_no_line(end: str) -> None:
    assert blocks([f"one{end}two", "three"]) == ["one two", "three"]


HAN = [
    "法国政府今天宣布，一艘载有二百三十名移民的船周五将“破例”停靠土伦港，这是与意大利外交角力的结束，这一结局在巴黎和罗马之间没有消除新起的矛盾，两国部长下周还要会谈。",
    "据船公司说，今年夏天有九万名乘客乘坐这艘船前往岛上，比去年多了一成，而在冬天岛上只剩下六十个人，他们大多是渔民，靠捕鱼和修船为生，孩子们每天坐船去城里上学。",
]  # fmt: skip


def test_lines_of_han_that_were_cut_by_their_number_are_rejoined() -> None:
    lines = [line for text in HAN for line in ["   " + text[:71], "   " + text[71:], ""]]
    assert blocks(lines, "zh") == HAN


def test_paragraphs_of_han_on_a_line_each_stay_apart() -> None:
    """Nothing is cut in a sentence here, though two lines are of one length."""
    lines = [HAN[0][:60] + "。", HAN[1][:60] + "。", HAN[1][30:70] + "。"]
    assert blocks(lines, "zh") == lines


def test_two_things_side_by_side_in_a_letterhead_are_two() -> None:
    lines = ["Ferry to stop in June" + 30 * " " + "For immediate release", "Contact:" + 20 * " " + "Jo Hale", *PARAGRAPHS["de"]]
    assert blocks(lines, "de") == ["Ferry to stop in June", "For immediate release", "Contact: Jo Hale", *PARAGRAPHS["de"]]


def test_the_columns_of_a_table_are_one_line() -> None:
    lines = [15 * " ".join(["Halvö", "12", "4"]) for _ in range(2)] + [(15 * " ").join(["Halvö", "12", "4"])]
    assert blocks(lines, "de")[2] == "Halvö 12 4"


def test_the_numbers_that_a_browser_gave_to_links_are_no_part_of_what_is_compared() -> None:
    lines = [f"   * [{n}]Section {n}" for n in range(1, 12)] + ["The [12]ferry sails again [1] today."]
    page = lay_out(lines, locale.load("en"))
    assert page.lines[0].seen == "* Section 1"
    assert page.lines[0].text == "* [1]Section 1"
    assert page.lines[11].seen == "The ferry sails again [1] today."
    assert lay_out(lines[9:], locale.load("en")).lines[0].seen == "* [10]Section 10"


COLUMN = """Storm closes the harbour

By Jo Hale

The harbour board voted
on Tuesday evening to
close the northern quay
for the whole of the win-
ter, and to move boats.

Fishermen had asked for
another season, and for-
ty of them came to the
meeting to say so.

"We have nowhere to go,"
said Ada Reed, who has
fished there since 1988.
"""


def test_the_narrow_column_of_a_printed_paper_is_rejoined() -> None:
    article = artcli.parse(COLUMN)
    assert article.headline == "Storm closes the harbour"
    assert [paragraph.text for paragraph in article.body] == [
        "The harbour board voted on Tuesday evening to close the northern quay for the whole of the winter, and to move boats.",
        "Fishermen had asked for another season, and forty of them came to the meeting to say so.",
        '"We have nowhere to go," said Ada Reed, who has fished there since 1988.',
    ]


def test_a_menu_and_a_list_in_lower_case_are_no_column() -> None:
    menu = ["home", "politics and world", "business", "sport and football", "culture", "weather today", "travel", "opinion", "letters"]
    assert [line.text for line in lay_out(menu, locale.load("en")).lines] == menu
    poem = ["the quay is long,", "and nobody", "knows who built it;", "only the gulls", "come back at night", "and go", "before the boats,", "as ever"]
    assert [line.text for line in lay_out(poem, locale.load("en")).lines] == poem


VOTED = "The council voted on Tuesday to close the swing bridge for three weeks, a decision that traders called a blow."


@pytest.mark.parametrize("gap", [[], [""], ["", ""]])
@pytest.mark.parametrize(
    ("tag", "dateline", "text"),
    [
        ("en", "HARROWGATE, Ohio —", VOTED),
        ("en", "PORT ELIN, Nov 5 (Reuters) -", VOTED),
        ("de", "BERLIN (dpa) -", "Der Stadtrat hat am Dienstag beschlossen, die Drehbrücke drei Wochen lang zu sperren, was Händler ärgert."),
        ("ru", "МОСКВА, 5 мая —", "Городской совет во вторник проголосовал за закрытие моста на три недели, сообщили торговцы рынка."),
        ("ko", "(서울=연합뉴스) 김진방 기자 =", "시의회는 화요일 다리를 3주간 폐쇄하기로 결정했다고 상인들이 전했으며 이는 시장에 큰 타격이라고 했다."),
    ],
)
def test_a_dateline_on_a_line_of_its_own_opens_the_paragraph_below(tag: str, dateline: str, text: str, gap: list[str]) -> None:
    assert [line.text for line in lay_out([dateline, *gap, text], locale.load(tag)).lines] == [f"{dateline} {text}"]


@pytest.mark.parametrize(("line", "text"), [("By Ann Dole –", VOTED), ("Read more –", VOTED), ("WATCH LIVE —", VOTED), ("PORT ELIN —", "Bridge stays closed"), (f"{VOTED} –", VOTED)])
def test_what_ends_with_a_dash_is_not_therefore_a_dateline(line: str, text: str) -> None:
    assert [one.text for one in lay_out([line, "", text], locale.load("en")).lines] == [line, text]


def test_a_dateline_alone_is_no_headline() -> None:
    article = artcli.parse(f'PORT ELIN, Ohio —\n\n{VOTED}\n\n"We shall lose half of our custom," said Ann Dole, who sells fish there and has done so for twenty years.\n')
    assert article.headline is None
    assert (article.dateline, article.located) == ("PORT ELIN, Ohio —", "PORT ELIN")
    assert [paragraph.text[:12] for paragraph in article.body] == ["PORT ELIN, O", '"We shall lo']


CLIPPING = {
    "en": (
        ("Saturday 12 May 2018, page 4", "Halvoe Bridge closed until", "autumn over cracked pier", "By Joan Marsh"),
        ("The bridge was closed to all", "traffic on Tuesday after divers", "found two cracks in a pier, each", "of them wide enough to take a", "hand, as the council says."),
        ("Lorries are being sent round by", "Norfolk Cross, which adds twenty", "minutes to the journey, said", "Petra Lamm, who leads the roads", "department."),
    ),
    "de": (
        ("Samstag, 12. Mai 2018, Seite 4", "Talauer Brücke bis Herbst", "wegen Rissen gesperrt", "Von Kerstin Ohm"),
        ("Die Talauer Brücke ist seit", "Dienstagabend für den ganzen", "Verkehr gesperrt. Taucher hatten", "im zweiten Pfeiler zwei Risse", "gefunden, jeder breit genug für", "eine Hand."),
        ("Lastwagen werden über den Pass", "umgeleitet, was zwanzig Minuten", "länger dauert, wie Petra Lamm", "vom Straßenbauamt sagte."),
    ),
    "nl": (
        ("12 mei 2018, p. 4", "Polderbrug dicht tot de", "herfst na vondst scheuren", "Door Kees Vos"),
        ("De brug is sinds dinsdagavond", "dicht voor alle verkeer, nadat", "duikers in de tweede pijler", "twee scheuren hadden gevonden,", "elk breed genoeg voor een hand."),
        ("Vrachtwagens moeten omrijden", "via Marlo, wat twintig minuten", "langer duurt, zegt Petra Lam,", "die de afdeling wegen leidt."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("tag", CLIPPING)
def test_day_and_byline_of_a_clipping_stand_alone_though_they_are_as_wide_as_its_text(tag: str) -> None:
    head, *text = CLIPPING[tag]
    day, *headline, byline = head
    found = [line.text for line in lay_out([*head, *text[0], "", *text[1]], locale.load(tag)).lines]
    assert found == [day, " ".join(headline), byline, *map(" ".join, text)]


def test_a_day_that_opens_a_wrapped_sentence_goes_on_in_it() -> None:
    text = ["12 May 2018 was a bad day in the", "harbour: the bridge was shut to", "all traffic after divers had been", "down and found two cracks in its", "northern pier."]
    assert lay_out([*text, "", *CLIPPING["en"][2]], locale.load("en")).lines[0].text == " ".join(text)


THAI = (
    "ชาวบ้านในอำเภอแม่จันจังหวัดเชียงรายฝึกควายชื่อทองดีให้เดินส่งจดหมายตามบ้านแทนบุรุษไปรษณีย์",
    "นายบุญมีเจ้าของควายกล่าวว่ามันจำทางได้ทุกบ้านแต่ไม่ยอมเดินเร็ว",
    "ไปรษณีย์ยังไม่ให้เงินเดือนแต่ชาวบ้านช่วยกันออกค่าหญ้า",
)


MENU = ("ข่าวยอดนิยม", "ติดต่อเรา", "หน้าแรก", "กีฬา", "บันเทิง", "สังคม", "การเมือง")


def test_thai_breaks_between_words_that_no_blank_parts() -> None:
    """Lines of several lengths are paragraphs, though what stands below them would not have fitted; lines of one length were wrapped."""
    lines = ["ชาวบ้านฝึกควายส่งจดหมายแทนบุรุษไปรษณีย์ที่เชียงราย", "ควายเดินช้าแต่จำทางได้ทุกบ้านไม่เคยส่งจดหมายผิด", *THAI, *MENU]
    assert [line.seen for line in lay_out(lines, locale.load("th")).lines] == lines
    text = "".join(THAI)
    cut = [text[at : at + 60] for at in range(0, len(text), 60)]
    assert len(lay_out([*cut, "", *cut], locale.load("th")).lines) == 2

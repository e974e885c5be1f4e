"""What speaks to the reader and is no part of a story."""

from __future__ import annotations

import pytest

import artcli
from artcli.readers.text.roles import Role
from settled import BODY, HEAD, MORE, line, settled


@pytest.mark.parametrize(
    ("text", "role"),
    [("0:00 / 4:12", Role.CROSSHEAD), ("$28.50 AT RIVERSHOP", Role.CROSSHEAD), ("Share this article", Role.STANDFIRST)],
)
def test_what_a_player_a_shop_or_a_button_says_is_none_of_the_story(text: str, role: Role) -> None:
    assert settled(HEAD, line(text, role, 0.9), line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[1] is Role.FURNITURE


@pytest.mark.parametrize(("times", "kept"), [(("17:42", "16.05 GMT", "15:01"), False), (("5.30am", "17 December"), True)])
def test_the_time_of_an_entry_is_no_heading_but_one_alone_may_be(times: tuple[str, ...], kept: bool) -> None:
    entries = [one for time in times for one in (line(time, Role.CROSSHEAD, 0.6), line("Quay closed.", Role.BODY, 0.9))]
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), *entries)
    assert roles[2::2] == [Role.CROSSHEAD if kept else Role.FURNITURE] * len(times)


def test_a_pointer_to_another_story_is_no_paragraph() -> None:
    pointer, sentence = line("Read more: Council denies knowing of ferry plan", Role.BODY, 0.6), line("Read more of the last ferry, its owner said on Sunday.", Role.BODY, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), pointer, sentence)[2:4] == [Role.FURNITURE, Role.BODY]


@pytest.mark.parametrize("role", [Role.BYLINE, Role.SECTION, Role.KEYWORDS])
def test_the_word_of_a_stamp_alone_says_nothing_else(role: Role) -> None:
    assert settled(HEAD, line("Published", role, 0.7), line("4 May 2025", Role.PUBLISHED, 1.0), line(BODY, Role.BODY, 1.0))[1] is Role.FURNITURE


def test_a_heading_that_is_such_a_word_stays_above_its_text() -> None:
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line("Updated", Role.CROSSHEAD, 0.9), line(BODY, Role.BODY, 1.0))[2] is Role.CROSSHEAD


@pytest.mark.parametrize(("text", "expected"), [("4 min read", Role.FURNITURE), ("The reader of four books", Role.CAPTION)])
def test_a_reading_time_is_no_caption(text: str, expected: Role) -> None:
    assert settled(HEAD, line(text, Role.CAPTION, 0.6), line(BODY, Role.BODY, 1.0))[1] is expected


@pytest.mark.parametrize(
    ("text", "role", "kept"),
    [
        ("Sign up", Role.CROSSHEAD, False),
        ("More videos", Role.CROSSHEAD, False),
        ("Sign up to our newsletter and get the best of the island in your inbox each morning.", Role.BODY, False),
        ("Sign up to the ferry, said its owner, and the quay will not be empty on the first of June.", Role.BODY, True),  # the story tells it
        ("The owner speaks", Role.CROSSHEAD, True),
        ("Shop our pick of raincoats for every kind of weather", Role.BODY, False),
        ("Shop assistants in both villages fear for their wages and want help from the state.", Role.BODY, True),
        ("Sponsors of the regatta took their flags home on Monday and sent no word.", Role.BODY, True),
        ("Shop now and save a third on raincoats, boots and hats until the last day of March.", Role.BODY, False),
    ],
)
def test_a_notice_in_the_text_is_not_of_it(text: str, role: Role, kept: bool) -> None:
    notice = line(text, role, 0.9)
    assert (settled(HEAD, line(BODY, Role.BODY, 1.0), notice, line(MORE, Role.BODY, 1.0))[2] is role) is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The audio version of this article is read by a machine.", False),
        ("What do you think? The editors read every letter about the night train.", False),
        ("The audio version was longer, said its owner of the film on the quay.", True),
    ],
)
def test_a_sentence_on_the_page_is_not_of_the_story(text: str, kept: bool) -> None:
    one = line(text, Role.BODY, 0.9)
    assert (settled(HEAD, line(BODY, Role.BODY, 1.0), one, line(MORE, Role.BODY, 1.0))[2] is Role.BODY) is kept


def test_a_long_paragraph_that_opens_like_an_offer_is_text() -> None:
    opening = "Subscribe now, the poster in the ferry office says, and everybody who waits there for the boat reads it: "
    long = opening + "there is nothing else to read in a room where a hundred people sit for two hours on each of the days on which fog stops the boat."
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(long, Role.BODY, 0.9), line(MORE, Role.BODY, 1.0))[2] is Role.BODY


@pytest.mark.parametrize(
    ("pitch", "expected"), [("The news of the strait every morning in your mailbox.", Role.FURNITURE), ("The last ferry of the season leaves in June.", Role.BODY)]
)
def test_what_goes_on_below_an_offer_is_an_offer_unless_the_story_tells_it(pitch: str, expected: Role) -> None:
    offer = line("Sign up for our newsletter", Role.FURNITURE, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), offer, line(pitch, Role.BODY, 0.6))[3] is expected


def test_a_story_may_begin_below_the_button_of_an_offer() -> None:
    first = line("The last boat left in June.", Role.BODY, 0.6)
    assert settled(HEAD, line("Subscribe", Role.FURNITURE, 0.9), first, line(MORE, Role.BODY, 1.0))[2] is Role.BODY


@pytest.mark.parametrize(
    ("text", "expected"), [("Subscribe to the Courier", Role.FURNITURE), ("desk@courier.example", Role.FURNITURE), ("Ferries", Role.KEYWORDS)]
)
def test_an_offer_and_an_address_are_no_tags(text: str, expected: Role) -> None:
    tag = line(text, Role.KEYWORDS, 0.6, phase="below")
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), tag)[3] is expected


@pytest.mark.parametrize(
    ("between", "tags"),
    [
        (["Ferries", "Comments (2)"], ["Ferries"]),  # who comments is no tag
        (["Comments (2)"], ["Jo", "Well done"]),  # a button above the tags ends none
        (["Ferries", "Comments (2)", "Topics:"], ["Ferries", "Topics:", "Jo", "Well done"]),
    ],
)
def test_what_stands_below_the_comments_behind_tags_is_no_tag(between: list[str], tags: list[str]) -> None:
    lines = [line(text, Role.FURNITURE if "Comments" in text else Role.KEYWORDS, 0.6, phase="below") for text in [*between, "Jo", "Well done"]]
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), *lines)[3:]
    assert [text for text, role in zip([*between, "Jo", "Well done"], roles, strict=True) if role is Role.KEYWORDS] == tags


@pytest.mark.parametrize(
    ("above", "below", "role"),
    [("4 May 2025 11:02", "Reply", Role.FURNITURE), ("Nobody knows why.", "Reply", Role.BODY), ("4 May 2025 11:02", "Nobody knows why.", Role.BODY)],
)
def test_what_a_reader_wrote_stands_between_its_day_and_the_button_that_answers_it(above: str, below: str, role: Role) -> None:
    comment = line("We always draw lots too, with cards.", Role.BODY, 0.8)
    around = [line(text, Role.BODY if text.endswith(".") else Role.FURNITURE, 0.9, Role.CAPTION) for text in (above, below)]
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), around[0], comment, around[1])[4] is role


@pytest.mark.parametrize("role", [Role.CAPTION, Role.STANDFIRST])
def test_where_to_write_is_told_to_the_reader(role: Role) -> None:
    address = line("Write to Jo Hale at jo.hale@example.org", role, 0.9)
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), address)[3] is Role.FURNITURE


@pytest.mark.parametrize(("tag", "role"), [("Siv Hale, press officer, 070-000 00 00", Role.FURNITURE), ("Harbour, 1961, 2000 boats", Role.KEYWORDS)])
def test_a_telephone_number_is_no_tag(tag: str, role: Role) -> None:
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), line(tag, Role.KEYWORDS, 0.9, phase="below"))[3] is role


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("\"It is our extra hour,\" says the mayor of the village, who may have it patented.", Role.BODY),
        ("Our best stories in your mailbox before breakfast, free of charge and hand-picked.", Role.FURNITURE),
    ],
)
def test_below_a_button_whoever_is_quoted_is_of_the_story(printed: str, role: Role) -> None:
    button = line("Sign in", Role.FURNITURE, 0.9)
    assert settled(HEAD, line(BODY, Role.STANDFIRST, 0.9), button, line(printed, Role.BODY, 0.9), line(MORE, Role.BODY, 1.0))[3] is role


@pytest.mark.parametrize(
    ("printed", "role"), [("Seen 1 254 times", Role.FURNITURE), ("2.1K", Role.FURNITURE), ("Summer 1968", Role.CAPTION), ("4. Jo Hale", Role.CAPTION), ("Hall 2 of the old mill", Role.CAPTION)]
)
def test_how_often_a_page_was_seen_is_no_caption(printed: str, role: Role) -> None:
    caption = line(printed, Role.CAPTION, 0.9)
    assert settled(HEAD, caption, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))[1] is role


@pytest.mark.parametrize(("last", "expected"), [("Share", Role.FURNITURE), ("Most read", Role.FURNITURE), ("Radio", Role.KEYWORDS)])
def test_a_button_behind_the_last_tag_is_none(last: str, expected: Role) -> None:
    below = [line(text, Role.KEYWORDS, 0.9, phase="below") for text in ("hotels", "mills", last)]
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0), *below)[-3:] == [Role.KEYWORDS, Role.KEYWORDS, expected]


def test_words_that_head_a_box_may_open_a_sentence_of_the_story() -> None:
    told = "At a glance nobody saw what was wrong with it, for all its lamps burned and its bell rang as on every other day of May."
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), line(told, Role.BODY, 0.9), line(MORE, Role.BODY, 1.0))[2] is Role.BODY


STORIES = {
    "en": ("Council closes the old bridge", "The town council voted on Monday to close the old bridge for repairs that will take two years.",
           "Drivers will have to use the northern road, the mayor said, and buses will be free until the spring."),
    "de": ("Alte Brücke wird gesperrt", "Der Stadtrat hat am Montag beschlossen, die alte Brücke für zwei Jahre zu sperren und zu sanieren.",
           "Autofahrer müssen die Straße im Norden nehmen, sagte die Bürgermeisterin, und Busse sind bis zum Frühjahr kostenlos."),
    "fr": ("Le vieux pont ferme pour deux ans", "Le conseil municipal a décidé lundi de fermer le vieux pont pendant deux ans pour le réparer.",
           "Les automobilistes devront prendre la route du nord, a dit la maire, et les bus seront gratuits jusqu'au printemps."),
    "ru": ("Старый мост закроют на два года", "Городской совет в понедельник решил закрыть старый мост на два года для ремонта.",
           "Водителям придётся ехать по северной дороге, сказала мэр, а автобусы до весны будут бесплатными."),
}  # fmt: skip
OPENED = {
    "en": ["Shop owners on the river side fear for their trade and want help from the state.", "Subscribers of the ferry line get their money back, the company said.",
           "Related damage to the quay will cost another two million, the report says.", "Watch towers stand on both ends, and have stood there since the war.",
           "Read the inscription on the pillar and one learns that it was built in 1781.", "Register offices in both villages will stay open.",
           "Promotion to the first league will have to wait, the club on the far side fears.", "Follow-up talks are planned for Thursday in the town hall, he said."],
    "de": ["Abonnenten der Fähre bekommen ihr Geld zurück.", "Spenden für die Sanierung sind schon eingegangen.", "Anzeigen gegen den Bürgermeister gingen bei der Polizei ein.",
           "Partner der Stadt ist eine Firma aus dem Norden."],
    "fr": ["Abonnés du bac, une centaine d'habitants seront remboursés.", "Annonces et promesses se sont succédé depuis dix ans.",
           "Un lecteur sur trois utilise un bloqueur de publicité, selon une étude de l'université."],
    "ru": ["Купить землю на другом берегу теперь никто не хочет.", "Читать отчёт можно в мэрии с понедельника.", "Источник утечки находится под дорогой."],
}  # fmt: skip


@pytest.mark.parametrize(("tag", "sentence"), [(tag, sentence) for tag, sentences in OPENED.items() for sentence in sentences])
def test_a_paragraph_may_open_with_a_word_of_buttons_and_offers(tag: str, sentence: str) -> None:
    headline, first, second = STORIES[tag]
    for text in ([first, sentence, second], [first, second, sentence]):
        assert [p.text for p in artcli.parse("\n\n".join([headline, *text]), language=tag).body] == text


@pytest.mark.parametrize(
    ("text", "is_caption"),
    [
        ("Getting your Trinity Audio player ready...", False),
        ("You can save this article by registering for free here.", False),
        ("Link copied", False),
        ("1,204 impressions", False),
        ("1.204 visualisations", False),
        ("Summer 1968", True),
        ("Register of the parish, open at the year of the flood", True),  # a word of offers opens it
    ],
)
def test_a_notice_an_offer_or_a_count_is_no_caption(text: str, is_caption: bool) -> None:
    roles = settled(HEAD, line(BODY, Role.BODY, 1.0), line(text, Role.CAPTION, 0.8), line(MORE, Role.BODY, 1.0))
    assert (roles[2] is Role.CAPTION) == is_caption


def test_points_of_a_list_are_no_captions_and_one_alone_may_be() -> None:
    points = [line("• Why the boat stops so early", Role.CAPTION, 0.6), line("• What comes after the ferry", Role.CAPTION, 0.6)]
    text = (line(BODY, Role.BODY, 1.0), line(MORE, Role.BODY, 1.0))
    assert settled(HEAD, *points, *text)[1:3] == [Role.FURNITURE] * 2
    assert settled(HEAD, points[0], *text)[1] is Role.CAPTION


def test_the_headline_below_a_picture_is_no_caption_and_who_made_the_picture_stays() -> None:
    copy, credit, text = line("Ferry to stop in June", Role.CAPTION, 0.8), line("Photo: Jo Hale", Role.CAPTION, 0.8), line(BODY, Role.BODY, 1.0)
    assert settled(HEAD, copy, credit, text)[1:3] == [Role.FURNITURE, Role.CAPTION]
    seen = line("The ferry in June of last year", Role.CAPTION, 0.8)
    assert settled(HEAD, seen, credit, text)[1:3] == [Role.CAPTION] * 2


def test_an_address_behind_a_tag_stays_none() -> None:
    tags = [line(text, Role.KEYWORDS, 0.9, phase="below") for text in ("Ferries", "desk@courier.example", "555 123 4567")]
    assert settled(HEAD, line(BODY, Role.BODY, 1.0), *tags)[2:] == [Role.KEYWORDS, Role.FURNITURE, Role.FURNITURE]


@pytest.mark.parametrize(
    ("tag", "headline", "paragraphs"),
    [
        ("es", "El diario cobra por leer", ["El diario de Campopiedra cobrará desde mayo por leer sus páginas en línea.", "Uno de cada tres lectores usa un bloqueador de anuncios, según el estudio."]),
        ("pt", "O jornal passa a cobrar", ["O jornal de Campopedra vai cobrar desde maio pela leitura das suas páginas.", "Um em cada três leitores usa um bloqueador de anúncios, segundo o estudo."]),
        ("ja", "石原新聞、有料化へ", ["石原新聞は月曜日、五月から電子版を有料にすると発表した。", "記事を保存する義務を定める条例案を、市が三月の議会に出すという。", "市長は火曜日の会見で、図書館と協議を続けると述べた。"]),
        ("zh", "石田日报将开始收费", ["石田日报周一宣布，从五月起读者阅读网页须付费。", "收藏文章的人越来越少，市图书馆在周二的报告中这样说。", "市长表示，他将继续与图书馆商谈有关的费用。"]),
    ],
)  # fmt: skip
def test_a_story_tells_of_what_pages_have(tag: str, headline: str, paragraphs: list[str]) -> None:
    assert [one.text for one in artcli.parse("\n\n".join([headline, *paragraphs]), language=tag).body] == paragraphs

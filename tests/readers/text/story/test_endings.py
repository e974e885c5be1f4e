"""Last paragraphs: which are of the story, and which tell of its author, its first printing, or where letters go."""

from __future__ import annotations

import pytest

import artcli

STORIES = {
    "en": ("Mill to reopen as hotel", "By Jane Olsen", ["The old mill on the river will reopen as a hotel next spring, its owners said on Tuesday.", "It has stood empty since 1998, when the last loom was sold to a factory in Portugal.", "The owners want forty rooms and a bar, and a small hall for weddings in the old hopper."]),
    "de": ("Alte Mühle wird zum Hotel", "Von Jana Olsen", ["Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Sie steht seit 1998 leer, als der letzte Webstuhl nach Portugal verkauft wurde.", "Geplant sind vierzig Zimmer, ein Gasthaus und ein kleiner Saal für Hochzeiten im Mahlwerk."]),
    "fr": ("Le vieux moulin devient un hôtel", "Par Jeanne Olsen", ["Le vieux moulin au bord de la rivière rouvrira au printemps, ont annoncé mardi ses propriétaires.", "Il est vide depuis 1998, quand le dernier métier à tisser a été vendu à une usine du Portugal.", "Les propriétaires veulent quarante chambres, un bar et une petite salle pour les mariages."]),
    "nl": ("Oude molen wordt hotel", "Door Jana Olsen", ["De oude molen aan de rivier gaat in het voorjaar open als hotel, meldden de eigenaren dinsdag.", "Hij stond leeg sinds 1998, toen het laatste getouw naar Portugal werd verkocht.", "Er komen veertig kamers, een bar en een kleine zaal voor bruiloften in het maalwerk."]),
    "ru": ("Старая мельница станет гостиницей", "Автор: Яна Ольсен", ["Старая мельница у реки откроется весной как гостиница, сообщили во вторник её владельцы.", "Она пустует с 1998 года, когда последний ткацкий станок продали на фабрику в Португалию.", "Владельцы хотят устроить сорок номеров, бар и небольшой зал для свадеб в старом складе."]),
}  # fmt: skip


def last_of(tag: str, *below: str) -> tuple[str, list[str]]:
    """The last paragraph of the text, and what was set aside."""
    headline, byline, paragraphs = STORIES[tag]
    article = artcli.parse("\n\n".join([headline, byline, *paragraphs, *below]) + "\n")
    return article.body[-1].text, [one.text for one in article.set_aside]


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("en", "Jane Olsen covers the river towns for this paper. She has never missed a ferry, and she has never caught one either."),
        ("en", "Reach Olsen at jolsen@tribune.example or 555-0142. On Twitter: @jolsen_t"),
        ("en", "This story first appeared in our Friday newsletter. Sign up here."),
        ("en", "The Courier welcomes letters. Send yours to letters@courier.example."),
        ("en", "You are receiving this email because you signed up at courier.example."),
        ("en", "A version of this article appears in print on Oct. 31, Section B, with the headline: Mill to reopen."),
        ("en", "Appeared in the September 9, 2023, print edition as 'Nine to Five'."),
        ("en", "[copied by hand from the paper – M.]"),
        ("fr", "Vous recevez cet e-mail parce que vous êtes abonné à nos alertes."),
        ("nl", "Een versie van dit artikel stond ook in de krant van dinsdag."),
        ("de", "Jana Olsen leitet das Ressort Wirtschaft. Sie pendelt seit 2009 mit der Bahn und hat in dieser Zeit drei Romane gelesen."),
        ("de", "Dieser Text erschien zuerst in unserem Newsletter am Freitag. Hier anmelden."),
        ("fr", "Jeanne Olsen est journaliste à la rédaction de Brellec, où elle suit l’économie de la région."),
        ("fr", "Cet article est paru dans notre lettre du vendredi. Inscrivez-vous ici."),
        ("nl", "Dit stuk verscheen eerder in onze nieuwsbrief van vrijdag. Meld je hier aan."),
        ("ru", "Яна Ольсен пишет о городах у реки с 2009 года и живёт в одном из них."),
        ("ru", "Материал впервые опубликован в нашей пятничной рассылке. Подписаться можно здесь."),
        ("en", "If you enjoyed this article, why not share it with a friend?"),
        ("en", "You are receiving this because you signed up at courier.example."),
        ("de", "Haben Sie einen Fehler gefunden? Dann sagen Sie es uns bitte."),
        ("nl", "Heb je een tip voor onze redactie? Laat het ons weten."),
        ("de", "Hat Ihnen der Artikel gefallen? Dann empfehlen Sie ihn weiter."),
        ("fr", "Si cet article vous a plu, partagez-le."),
        ("en", "The views expressed in this article are those of the author."),
        ("en", "You can share this story with a gift link."),
        ("de", "Der Beitrag gibt nicht unbedingt die Meinung der Redaktion wieder."),
        ("fr", "Les propos publiés n’engagent que leur auteur."),
        ("ru", "Мнение автора может не совпадать с позицией редакции."),
        ("en", "The Halvoe Courier is an independent paper and follows the code of the Press Council."),
        ("en", "This article was made possible by our readers. Join us!"),
        ("en", "This is a news article. Read how we work."),
        ("en", "You are a free subscriber to The River Letter."),
        ("en", "This certificate is issued to HALVOE PUBLIC LIBRARY for personal use."),
        ("de", "Der Halvoer Bote ist eine unabhängige Zeitung und hält sich an den Pressekodex."),
        ("de", "Dieser Text wurde maschinell übersetzt."),
        ("fr", "Cet article a été traduit automatiquement."),
        ("fr", "Soutenez notre travail par un don."),
        ("nl", "Dit artikel werd mogelijk gemaakt door onze lezers. Doe mee!"),
        ("ru", "Этот текст переведён автоматически."),
    ],
)
def test_what_is_not_of_the_story_is_set_aside(tag: str, below: str) -> None:
    last, aside = last_of(tag, below)
    assert last == STORIES[tag][2][-1]
    assert below in aside


@pytest.mark.parametrize(
    ("tag", "name", "below"),
    [
        ("en", "Jane Olsen", "Reporter on the river desk. Writes about mills, ferries and the people who miss them."),
        ("de", "Jana Olsen", "Redakteurin im Ressort Wirtschaft. Schreibt über Mühlen, Fähren und Leute, die sie verpassen."),
        ("ru", "Яна Ольсен", "Корреспондент отдела экономики. Пишет о мельницах, паромах и тех, кто на них опоздал."),
    ],
)
def test_a_box_with_the_name_of_the_author_is_set_aside(tag: str, name: str, below: str) -> None:
    last, aside = last_of(tag, name, below)
    assert last == STORIES[tag][2][-1]
    assert {name, below} <= {*aside}


def test_a_name_above_each_of_several_paragraphs_is_no_such_box() -> None:
    headline, byline, paragraphs = STORIES["en"]
    below = ["The doors open at nine.", "A band plays at noon, and another one plays at ten.", "Nobody has slept yet."]
    article = artcli.parse("\n\n".join([headline, byline, *paragraphs, *(line for one in below for line in ("Jane Olsen", one))]) + "\n")
    assert article.body[-1].text == below[-1]


def test_two_such_paragraphs() -> None:
    below = ("Jane Olsen covers the river towns for this paper, and has done so since the mill was closed.", "This story first appeared in our Friday newsletter. Sign up here.")
    last, aside = last_of("en", *below)
    assert last == STORIES["en"][2][-1]
    assert {*below} <= {*aside}


def test_what_stands_behind_the_life_of_the_author_is_no_more_of_the_story() -> None:
    below = ("Jane Olsen is a retired postmaster. She lives in Halvoe.", "Prices of goods that we name were right on the day of print. We may earn a share.")
    last, aside = last_of("en", *below)
    assert last == STORIES["en"][2][-1]
    assert {*below} <= {*aside}


def test_what_the_story_tells_keeps_what_stands_above_it() -> None:
    below = ("Jane Olsen was the first to sleep in the mill on the river.", "The owners want forty rooms in the old mill, and the hotel a bar.")
    assert last_of("en", *below)[0] == below[-1]


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("en", "Anyone who has seen the cat is asked to call the police or to write to info@police.example."),
        ("en", "John Miller, who worked the last loom, said that he would be the first guest of the house."),
        ("en", "The letter first appeared to be a joke, the mayor said, until he saw the seal of the bank on it."),
        ("de", "Hans Petersen, der den letzten Webstuhl bediente, will als erster Gast ins Haus einziehen."),
        ("fr", "Les lettres de l’ancien meunier seront exposées dans le hall, à côté du dernier métier à tisser."),
        ("en", "Beside the door hangs the gift link of a chain that once closed it, and nobody may touch it."),
        ("de", "Die Speisekarte, maschinell übersetzt aus dem Dänischen, bringt schon jetzt die Nachbarn zum Lachen."),
        ("fr", "Le menu, traduit automatiquement du danois, fait déjà rire tout le voisinage."),
        ("nl", "Op zolder lagen ingezonden brieven uit 1911, die nu achter glas hangen."),
        ("ru", "На вечере прозвучало и мнение автора проекта, который балкона не хочет."),
    ],
)
def test_what_is_of_the_story_stays(tag: str, below: str) -> None:
    assert last_of(tag, below)[0] == below


@pytest.mark.parametrize(
    ("tag", "note"),
    [
        ("en", "Correction: An earlier version of this article said that the mill had been empty since 1989."),
        ("en", "An earlier version of this article said that the mill had been empty since 1989."),
        ("de", "Korrektur: In einer früheren Version hieß es, die Mühle stehe seit 1989 leer."),
    ],
)
def test_a_correction_is_the_editors_note(tag: str, note: str) -> None:
    headline, byline, paragraphs = STORIES[tag]
    article = artcli.parse("\n\n".join([headline, byline, *paragraphs, note]) + "\n")
    assert article.body[-1].text == paragraphs[-1]
    assert article.ed_note == note


OTHERS = {
    "en": ["Related stories", "Ferry strike enters second week", "Crews ask for more pay, and the company says it has none to give.", "Council leader resigns", "He had promised to be done by last year."],
    "de": ["Mehr zum Thema", "Fähren streiken weiter", "Die Besatzungen wollen mehr Lohn, und der Betreiber hat keinen.", "Landrat tritt zurück", "Er hatte versprochen, bis zum Sommer fertig zu sein."],
}  # fmt: skip


@pytest.mark.parametrize("tag", OTHERS)
def test_other_stories_with_their_standfirsts_are_set_aside(tag: str) -> None:
    last, aside = last_of(tag, *OTHERS[tag])
    assert last == STORIES[tag][2][-1]
    assert {*OTHERS[tag]} <= {*aside}


SECOND_STORIES = {
    "en": ("Herons edge Pine Creek in overtime", "By Tess Mayhew", "May 3, 2024", "Guard Malik Reyes hit a free throw with no time left to lift the Herons past Pine Creek."),
    "fr": ("Une fresque géante contre la grisaille", "Par Anouk Delorme", "3 mai 2024", "Douze artistes ont repeint la façade d'un ancien garage au bord du canal."),
}


@pytest.mark.parametrize("tag", SECOND_STORIES)
def test_a_second_story_below_the_first_is_set_aside(tag: str) -> None:
    days = {"en": "May 4, 2024", "fr": "4 mai 2024"}
    headline, byline, paragraphs = STORIES[tag]
    second = SECOND_STORIES[tag]

    above = [headline, byline, days[tag], *paragraphs]
    article = artcli.parse("\n\n".join([*above, *second]) + "\n")
    assert [one.text for one in article.body] == paragraphs
    on_same_day = artcli.parse("\n\n".join([*above, second[0], second[1], days[tag], second[3]]) + "\n")
    assert on_same_day.body[-1].text == second[3]  # another may have written an entry of the story


def test_every_note_of_the_editors_is_kept() -> None:
    notes = ["Editor's note, Aug. 5, 2020: A previous version of this story gave another weight. It is 1,104 pounds.", "Correction: The fair is held in Alder County."]
    headline, byline, paragraphs = STORIES["en"]
    assert artcli.parse("\n\n".join([notes[0], headline, byline, *paragraphs, notes[1]]) + "\n").ed_note == " ".join(notes)


def test_what_somebody_said_is_of_the_story() -> None:
    said = "“Write to us at the mill and follow us on Facebook, they told everybody,” said Olsen."
    last, aside = last_of("en", said)
    assert last == said
    assert not aside


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("en", "The hall was made possible by the readers of a local paper, who gave money in 1911."),
        ("en", "Olsen now sorts the guests' letters with the help of artificial intelligence."),
        ("de", "Mit Spenden unterstützen viele Bürger die Arbeit des Vereins."),
        ("fr", "Le contrat a été traduit par une habitante du village."),
        ("nl", "De brochure is vertaald door een inwoner van het dorp."),
        ("ru", "С помощью искусственного интеллекта хозяева разбирают письма гостей."),
        ("en", "The council of the press found that it was a breach of the Editors' Code of Practice."),
        ("de", "Der Presserat rügte das Blatt nach dem Pressekodex für dieses Bild."),
        ("nl", "Het is een schending van de code van de Raad voor de Journalistiek, vindt hij."),
    ],
)
def test_readers_machines_and_donors_that_are_told_of_are_of_the_story(tag: str, below: str) -> None:
    last, aside = last_of(tag, below)
    assert last == below
    assert not aside


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("de", "Die Autorin ist dort am stärksten, wo fast nichts geschieht: ein Boot, ein Ofen, zwei Sätze über das Wetter."),
        ("nl", "De auteur is op haar best waar bijna niets gebeurt: een boot, een kachel, twee zinnen over het weer."),
        ("fr", "L'auteure est sans doute une élève du maître, mais la signature a été ajoutée au siècle dernier."),
    ],
)
def test_what_a_review_says_of_an_author_last_is_its_text(tag: str, below: str) -> None:
    assert last_of(tag, below) == (below, [])


@pytest.mark.parametrize(
    ("headline", "byline", "paragraphs", "about"),
    [
        (
            "오래된 방앗간 호텔로 문 열어",
            "백승주 기자",
            ["강가의 오래된 방앗간이 내년 봄 호텔로 다시 문을 연다고 주인들이 화요일 밝혔다.", "방앗간은 마지막 베틀이 팔린 1998년부터 비어 있었다고 이웃들은 전했다.", "주인들은 방 마흔 개와 작은 술집, 결혼식을 위한 작은 강당을 지을 계획이다."],
            "문화부와 사회부를 거쳐 지역 취재를 맡고 있습니다.",
        ),
        (
            "川辺の古い水車小屋がホテルに",
            "三枝由香里",
            ["川辺に立つ古い水車小屋が来年の春、ホテルとして生まれ変わると所有者が火曜日に発表した。", "最後の織機が売られた1998年からずっと空き家のままだったと近所の人たちは話している。", "所有者は四十の客室と酒場、そして結婚式のための小さな広間をつくる計画だという。"],
            "文化部と社会部を経て、いまは地方の取材を担当しています。",
        ),
    ],
)
def test_names_without_blanks_stand_again_above_what_is_told_of_their_author(headline: str, byline: str, paragraphs: list[str], about: str) -> None:
    article = artcli.parse("\n".join([headline, byline, "2026.04.02 14:21", *paragraphs, byline, about]) + "\n")
    assert [one.text for one in article.body] == paragraphs


@pytest.mark.parametrize(
    ("tag", "below"),
    [
        ("fr", ("¶ Jeanne Olsen est directrice de recherche. Elle a publié « L’Ombre du moulin » en 2024.",)),
        ("de", ("Hanno Weiß", "wurde 1961 in Hollenau geboren. Er lernte bei seinem Vater und führt die Mühle seit 1994 in vierter Generation.")),
    ],
)
def test_a_mark_or_a_name_may_head_what_is_told_of_somebody(tag: str, below: tuple[str, ...]) -> None:
    last, aside = last_of(tag, *below)
    assert last == STORIES[tag][2][-1]
    assert below[-1] in aside


def test_a_paragraph_that_was_torn_at_a_link_is_of_the_story() -> None:
    last, _ = last_of("de", "Hanno Weiß", "hat im Rat gegen den Umbau gestimmt. Er will das alte Mühlrad behalten.")
    assert last == "hat im Rat gegen den Umbau gestimmt. Er will das alte Mühlrad behalten."

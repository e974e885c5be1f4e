"""The end of a story that an advertisement, an offer or a pointer parts from it."""

from __future__ import annotations

import pytest

import artcli

HEADS = {
    "sv": ["LOKALT", "Färjan Gunnar får gå igen efter 9 000 namnunderskrifter", "Anna Bergqvist", "Publicerad 2 mars 2022 kl 14.05"],
    "fi": ["Kotimaa", "Lautta jäi tulematta – isä souti lapset järven yli", "Päivi Hirvelä", "14.9.2023 klo 6:00"],
    "en": ["Environment", "Otters return to the river after 400 years", "By Priya Olsen", "11:42, 14 March 2024"],
    "de": ["Lokales", "Fähre nach Skerra fährt wieder", "Von Ines Falk", "04.03.2025, 15:42 Uhr"],
    "ru": ["Общество", "В Верхнеозёрске закрыли единственный каток", "Ирина Лапшина", "12 февраля 2019, 14:20"],
}
TEXTS = {
    "sv": ["Beslutet kom på onsdagen. Färjan, som byggdes 1990, skulle ha skrotats i februari.", "– Jag grät i telefonen, säger lantbrukaren Ulla Sjögren.", "Enligt länsstyrelsen får färjan gå så länge den inte tar betalt."],
    "fi": ["Joka aamu kello puoli seitsemän Jari Kemppainen työntää soutuveneen vesille. Kyydissä istuvat Aino, 8, ja Eetu, 10.", "Lautta vietiin korjattavaksi kesällä, eikä se ole palannut. Tietä pitkin matkaa kertyisi 61 kilometriä.", "– Soutaminen kestää kaksitoista minuuttia. Tyynellä, Kemppainen sanoo."],
    "en": ["Otters have been released on the river for the first time in four centuries, in a trial that could halve the cost of flood defences.", "Nine animals were carried to the bank in straw-lined crates shortly after 6am on Thursday.", "Their keeper said dams would keep trout from reaching the gravel beds where they spawn."],
    "de": ["Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nachdem ein Sturm beide Anleger beschädigt hat.", "Als Erste gingen die Kinder der Inselschule an Bord, begleitet von zwei Hunden.", "Die Reederei rechnet bis zum Herbst mit 90.000 Fahrgästen."],
    "ru": ["Единственный ледовый дворец Верхнеозёрска закрыт на неопределённый срок: в основании поля нашли трещину длиной в два метра.", "Трещину заметил машинист ледозаливочной машины Пётр Гусев. «Лёд просел под колесом», — рассказал он.", "В секциях дворца занимаются 460 детей. Тренировки перенесут в соседний город."],
}  # fmt: skip
RESTS = {
    "sv": ("Flera krav", "Ett två meter högt räcke ska byggas före den 1 maj. Kommunen ska besöka färjan varje månad."),
    "fi": ("Kunta: taksi on tilattu", "Kunnanjohtajan mukaan kyyti alkaa lokakuussa. Vanhemmat eivät usko ennen kuin näkevät."),
    "en": ("What happens next", "If the dams hold through two winters, a further four families may be released at the mill in 2026."),
    "de": ("Kosten noch offen", "Die Reparatur der Anleger hat nach erster Schätzung drei Millionen Euro gekostet, sagte die Bürgermeisterin."),
    "ru": ("Что дальше", "По предварительным данным, ремонт обойдётся в 38 млн рублей. Подрядчик, строивший дворец в 2014 году, обанкротился."),
}
AWAY = {
    "sv": ["Annons", "Läs också: Vargen skymtad vid skolan"],
    "fi": ["Mainos", "Lue myös: Postilaatikot katoavat haja-asutusalueilta"],
    "en": ["READ MORE: Otter spotted in town centre car park", "READ MORE: Why do otters hold hands?"],
    "de": ["Lesen Sie auch: Deich wird erst im Herbst fertig", "Lesen Sie auch: Ein Deich sucht einen Grafen. Der Graf findet eine Katze.", "Anzeige"],
    "ru": ["Читайте также: Хоккейный клуб сменил тренера"],
}
TAGS = {"sv": "Ämnen: färjor, Tallvik", "fi": "Aiheet: lautat, Kainuu", "en": "Tags: otters, rivers", "de": "Schlagwörter: Fähren, Skerra", "ru": "Теги: каток, ремонт"}


@pytest.mark.parametrize(("tag", "away"), [(tag, away) for tag, lines in AWAY.items() for away in lines])
@pytest.mark.parametrize("headed", [True, False])
def test_the_rest_is_of_the_text(tag: str, away: str, headed: bool) -> None:
    heading, text = RESTS[tag]
    article = artcli.parse("\n".join([*HEADS[tag], *TEXTS[tag], away, *([heading] if headed else []), text, TAGS[tag]]) + "\n")
    assert article.body[-1].text == text
    assert (article.body[-2].kind, article.body[-2].text) == (("crosshead", heading) if headed else ("text", TEXTS[tag][-1]))
    assert away in [one.text for one in article.set_aside]


def test_the_rest_of_an_offer_is_not() -> None:
    below = ["Sign up for our newsletter", "We follow the stories of the day and send you the best of them every morning."]
    article = artcli.parse("\n".join([*HEADS["en"], *TEXTS["en"], *below, TAGS["en"]]) + "\n")
    assert [p.text for p in article.body if p.text in below] == []


POSTS = {
    "sv": [["— Tallviks kommun (@tallvik) 2 mars 2022"]],
    "fi": [["— Kainuun kunta (@kainuu) 14. syyskuuta 2023"]],
    "en": [["A post shared by River Trust (@rivertrust)"], ["A post shared by River Trust (@river.trust)"], ["— River Trust (@rivertrust) March 14, 2024"]],
    "de": [["— Reederei Nord (@reederei_nord) 4. März 2025"]],
    "ru": [["— Администрация города (@gorod) 12 февраля 2019"]],
}


@pytest.mark.parametrize(("tag", "post"), [(tag, post) for tag, posts in POSTS.items() for post in posts])
@pytest.mark.parametrize("above", [2, 3])
def test_a_story_goes_on_behind_a_post(tag: str, post: list[str], above: int) -> None:
    text = [*TEXTS[tag], RESTS[tag][1]]
    article = artcli.parse("\n".join([*HEADS[tag], *text[:above], *post, *text[above:], TAGS[tag]]) + "\n")
    assert [p.text for p in article.body][-3:] == text[-3:]
    assert {one.text for one in article.set_aside} >= set(post)


OFFERS = {
    "sv": [["Prenumerera på vårt nyhetsbrev", "Det viktigaste från kusten, varje morgon i din mejl.", "Din e-postadress"], ["Lyssna på artikeln", "4 min"]],
    "fi": [["Tilaa uutiskirje", "Saat päivän tärkeimmät uutiset sähköpostiisi."]],
    "en": [
        ["Sign up for our Wild Things letter", "The best of nature writing, every Friday in your inbox.", "Enter your email", "Sign up", "No thanks, close"],
        ["Support independent journalism", "We have no shareholders, and readers pay for every report we write.", "Donate now"],
        ["Listen to our podcast", "River Talk: why otters matter", "0:00 / 24:10"],
        ["$28.50 AT RIVERSHOP"],
    ],
    "de": [
        ["Küstenpost", "Der Newsletter für alle, die am Meer leben, jeden Freitag.", "Jetzt kostenlos anmelden"],
        ["Video: So läuft die Fähre ein", "01:12"],
        ["Exklusiv für Abonnenten", "Sie haben bereits ein Abo? Hier einloggen"],
    ],
    "ru": [["Подпишитесь на нашу рассылку", "Главные новости города каждое утро в вашей почте.", "Ваш e-mail"]],
}


@pytest.mark.parametrize(("tag", "offer"), [(tag, offer) for tag, offers in OFFERS.items() for offer in offers])
@pytest.mark.parametrize("above", [2, 3])
def test_a_story_goes_on_behind_a_box(tag: str, offer: list[str], above: int) -> None:
    text = [*TEXTS[tag], *RESTS[tag]]
    article = artcli.parse("\n".join([*HEADS[tag], *text[:above], *offer, *text[above:], TAGS[tag]]) + "\n")
    assert [p.text for p in article.body][-4:] == text[-4:]
    assert [p.text for p in article.body if p.kind == "crosshead"] == [RESTS[tag][0]]
    assert {one.text for one in article.set_aside} >= set(offer)


def test_the_words_of_a_post_are_text_and_no_heading() -> None:
    post = "Nine otters, one river, no regrets https://example.org/otters"
    text = TEXTS["en"]
    article = artcli.parse("\n".join([*HEADS["en"], *text[:2], post, "— River Trust (@rivertrust) March 14, 2024", *text[2:], TAGS["en"]]) + "\n")
    assert [p.text for p in article.body if p.kind == "crosshead"] == []
    assert article.body[-1].text == text[-1]


def test_what_stands_behind_a_story_is_not_of_it() -> None:
    text = TEXTS["en"]
    article = artcli.parse("\n".join([*HEADS["en"], *text, "Notes to editors", "1. The survey was carried out in May 2023.", TAGS["en"]]) + "\n")
    assert [p.text for p in article.body][-1] == text[-1]

"""Which line above a headline names a part of the paper, and which only stands there."""

from __future__ import annotations

import pytest

import artcli
from artcli.language import names

STORIES = {
    "en": ["Mill to reopen as hotel", "By Cass Holt", "April 3, 2019", "The old mill on the river will reopen as a hotel next spring, its owners said on Tuesday.", "It has stood empty since 1998, when the last loom was sold."],
    "de": ["Alte Mühle wird Hotel", "Von Karla Holt", "3. April 2019", "Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Sie steht seit 1998 leer, als der letzte Webstuhl verkauft wurde."],
    "da": ["Gammel mølle bliver hotel", "Af Karin Holt", "3. april 2019", "Den gamle mølle ved åen åbner som hotel til foråret, sagde ejerne tirsdag.", "Byrådet godkendte planen med ni stemmer mod seks efter en lang debat om parkeringspladser."],
    "nb": ["Gammel mølle blir hotell", "Karin Holt", "Publisert 03.04.2019, kl. 10.00", "Den gamle mølla ved elva åpner som hotell til våren, sa eierne tirsdag.", "Den har stått tom siden 1998, da den siste veven ble solgt."],
    "pl": ["Stary młyn będzie hotelem", "Karolina Holt", "03.04.2019, 10:00", "Stary młyn nad rzeką otworzy się wiosną jako hotel, ogłosili we wtorek właściciele.", "Stał pusty od 1998 roku, kiedy sprzedano ostatnie krosno."],
    "it": ["Il vecchio mulino diventa albergo", "di Carla Holt", "3 aprile 2019", "Il vecchio mulino sul fiume riaprirà in primavera come albergo, hanno detto martedì i proprietari.", "Era vuoto dal 1998, quando fu venduto l'ultimo telaio."],
    "fa": ["استخر شهر شاید برای همیشه بسته شود", "سمانه رستگار", "۱۴ اسفند ۱۳۹۹ - ۱۰:۱۵", "شورای شهر دوشنبه شب تشکیل جلسه داد و سخنان یازده تن از ساکنان را درباره بسته شدن استخر شنید.", "مسئولان گفتند دیگ بخاری که در سال ۱۳۵۷ نصب شده بود دیگر با هزینه معقول قابل تعمیر نیست."],
}  # fmt: skip


def _below(tag: str, *above: str) -> artcli.Article:
    article = artcli.parse("\n".join([*above, *STORIES[tag]]) + "\n")
    assert article.headline == STORIES[tag][0]
    return article


@pytest.mark.parametrize(
    ("tag", "line"),
    [
        ("en", "Skip to content"), ("en", "Print"), ("en", "PRESS RELEASE"), ("en", "www.theriver-news.example"), ("en", "The River News"),
        ("de", "Zum Inhalt springen"), ("de", "Drucken"), ("de", "PRESSEMITTEILUNG"), ("de", "www.bergbote.example"), ("de", "Bergzeitung"),
        ("nb", "Hopp til innhold"), ("nb", "Skriv ut"), ("nb", "PRESSEMELDING"), ("pl", "Przejdź do treści"), ("pl", "INFORMACJA PRASOWA"),
        ("it", "Vai al contenuto"), ("it", "COMUNICATO STAMPA"), ("fa", "کد خبر: ۸۴۵۱۲۳"),
    ],
)  # fmt: skip
def test_what_only_stands_above_a_page_is_no_section(tag: str, line: str) -> None:
    article = _below(tag, line)
    assert article.section is None
    assert article.kicker is None
    assert line in [one.text for one in article.set_aside]


@pytest.mark.parametrize(("tag", "line"), [("en", "Politics"), ("en", "Local News"), ("de", "Wirtschaft"), ("nb", "Innenriks"), ("pl", "Kultura"), ("it", "Cultura e spettacoli")])
def test_a_part_of_the_paper_is_a_section(tag: str, line: str) -> None:
    assert _below(tag, line).section == line


def test_a_kind_of_article_is_a_kicker_beside_the_section() -> None:
    article = _below("it", "Cultura e spettacoli", "L'intervista")
    assert (article.section, article.kicker) == ("Cultura e spettacoli", "L'intervista")


@pytest.mark.parametrize(("tag", "above", "kicker"), [("de", "Meinung", "Kommentar zum Mühlenhotel"), ("en", "Business", "ANALYSIS"), ("en", "Culture", "MILL HOTEL")])
def test_what_stands_between_section_and_headline_is_the_kicker(tag: str, above: str, kicker: str) -> None:
    article = _below(tag, above, kicker)
    assert (article.section, article.kicker) == (above, kicker)


@pytest.mark.parametrize(
    ("tag", "line"),
    [("de", "Kommentar"), ("en", "EXCLUSIVE"), ("en", "Live"), ("en", "Analysis"), ("de", "Analyse zum Mühlenstreit"), ("pl", "REPORTAŻ"), ("fa", "گزارش")],
)  # fmt: skip
def test_a_kind_of_article_alone_is_no_section(tag: str, line: str) -> None:
    article = _below(tag, line)
    assert (article.section, article.kicker) == (None, line)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("The River News", True), ("Bergzeitung", True), ("Radio Nord", True), ("Daily Tribune", True), ("News for hunters", False), ("News", False), ("Culture", False), ("Bergisch Land", False)],
)  # fmt: skip
def test_a_papers_own_name_is_known_by_its_last_word(text: str, is_one: bool) -> None:
    assert names.is_paper(text) is is_one


@pytest.mark.parametrize(
    ("tag", "lines", "section"),
    [
        ("en", ["1. Home", "2. Politics"], "Politics"),
        ("de", ["1. Startseite", "2. Wirtschaft", "3. Mühlen"], "Wirtschaft"),
        ("it", ["1. Home", "2. Valle di sotto"], "Valle di sotto"),
        ("de", ["Startseite Politik Meinung"], "Politik"),
        ("en", ["Home Politics"], "Politics"),
    ],
)
def test_the_way_from_the_front_page_names_a_part_of_the_paper(tag: str, lines: list[str], section: str) -> None:
    article = _below(tag, *lines)
    assert (article.section, article.standfirst) == (section, None)


def test_what_is_numbered_and_begins_with_no_front_page_is_no_way_to_it() -> None:
    article = _below("en", "1. Politics", "2. Home affairs")
    assert article.section not in ("Politics", "Home affairs")


@pytest.mark.parametrize(
    ("headline", "section"),
    [
        ("SPORT. Il vecchio mulino diventa albergo", "SPORT"),
        ("VALDORA. Il vecchio mulino diventa albergo", None),
        ("Sport. Il vecchio mulino diventa albergo", None),
    ],
)
def test_a_part_of_the_paper_in_capitals_before_the_headline(headline: str, section: str | None) -> None:
    article = artcli.parse("\n".join(["Edizione di Valle", headline, *STORIES["it"][1:]]) + "\n")
    assert article.headline == headline
    assert (article.section == headline.split(".")[0]) is (section is not None)


@pytest.mark.parametrize(
    ("tag", "menu", "crumbs", "section"),
    [
        ("en", ["News", "Sport", "Weather", "Business"], "Home > Culture", "Culture"),
        ("it", ["Politica", "Economia", "Sport"], "Home / Cronaca", "Cronaca"),
        ("de", ["Startseite", "Politik", "Wirtschaft", "Sport"], "Startseite / Kultur", "Kultur"),
    ],
)
def test_crumbs_above_the_headline_tell_more_than_the_menu_above_them(tag: str, menu: list[str], crumbs: str, section: str) -> None:
    assert _below(tag, *menu, crumbs).section == section


@pytest.mark.parametrize(
    ("tag", "lines", "section"),
    [
        ("en", ["News", "Sport", "Subscribe", "Home", "Sport", "Business"], "Sport"),
        ("de", ["Politik", "Abo", "Startseite", "Kultur", "Theater"], "Kultur"),
        ("pl", ["Strona główna", "Kraj", "Biznes"], "Kraj"),
    ],
)
def test_of_crumbs_that_have_a_line_each_the_first_is_the_part_of_the_paper(tag: str, lines: list[str], section: str) -> None:
    assert _below(tag, *lines).section == section


def test_crumbs_tell_more_than_a_label_below_them() -> None:
    assert _below("de", "Abo", "Startseite > Lokales > Talau", "Verkehr").section == "Lokales"


@pytest.mark.parametrize(("tag", "label"), [("nb", "Kronikk"), ("de", "Leserbrief"), ("da", "LÆSERBREV")])
def test_a_readers_letter_is_a_kicker_and_no_section(tag: str, label: str) -> None:
    article = _below(tag, label)
    assert (article.kicker, article.section) == (label, None)


@pytest.mark.parametrize(("tag", "line", "section"), [("de", "Startseite • Wirtschaft • Halvoe", "Wirtschaft"), ("en", "Home · Politics", "Politics"), ("pl", "Strona główna • Kultura", "Kultura")])
def test_dots_stand_between_crumbs_behind_the_front_page(tag: str, line: str, section: str) -> None:
    assert _below(tag, line).section == section


@pytest.mark.parametrize("kicker", ["Talauer Mühlen –", "Unsere Mühlen, Teil 3", "Unsere Mühlen (3/5)"])
def test_a_dash_or_the_number_of_a_part_closes_a_kicker(kicker: str) -> None:
    article = _below("de", "Wirtschaft", kicker)
    assert (article.section, article.kicker) == ("Wirtschaft", kicker.rstrip(" –"))


@pytest.mark.parametrize(("line", "kicker"), [("The Week in Mills", "The Week in Mills"), ("Home · Business · Halvoe", None)])
def test_a_few_words_below_a_section_are_the_kicker(line: str, kicker: str | None) -> None:
    article = _below("en", "Skip to content", "The River News", "Subscribe", "Business", line)
    assert (article.section, article.kicker) == ("Business", kicker)


@pytest.mark.parametrize(("menu", "section", "kicker"), [(["Home", "Business"], "Business", "Halvoe"), (["Halvoe", "Home", "Business"], "Business", None)])
def test_one_word_below_a_section_is_the_kicker_unless_a_menu_has_it_too(menu: list[str], section: str, kicker: str | None) -> None:
    article = _below("en", *menu, "Halvoe")
    assert (article.section, article.kicker) == (section, kicker)


def test_the_title_of_a_series_may_be_longer_than_another_kicker() -> None:
    assert _below("en", "Business", "Rivers that we have lost, part 2 of 6").kicker == "Rivers that we have lost, part 2 of 6"


@pytest.mark.parametrize(
    ("tag", "above", "section"),
    [
        ("de", ["Startseite", "/", "Lokales", "/", "Hollenau", "", "Denkmalschutz"], "Lokales"),
        ("en", ["Home", ">", "Business", ">", "Hotels"], "Business"),
        ("it", ["Home", "»", "Economia", "»", "Alberghi"], "Economia"),
        ("en", ["The River Courier > Business > Hotels", "Save"], "Business"),
        ("da", ["Å-Bladet › Kultur › Møller", "Gem"], "Kultur"),
        ("de", ["Anmelden", "Startseite > Lokales > Die alte Brücke bekommt im Sommer ein neues Geländer", "Talau: Brücken"], "Lokales"),
        ("en", ["The Courier » Feed » Feed of the comments", "Log in", "Home » Sport » Halvoe rowers win the old cup again"], "Sport"),
    ],
)
def test_crumbs_name_the_section_where_no_other_line_does(tag: str, above: list[str], section: str) -> None:
    assert _below(tag, *above).section == section


@pytest.mark.parametrize(("tag", "line", "section"), [("de", "Ressort: Wirtschaft", "Wirtschaft"), ("en", "Category: Business", "Business"), ("it", "Categoria: Economia", "Economia")])
def test_a_label_below_the_text_names_the_section(tag: str, line: str, section: str) -> None:
    below = ["12", line, "Impressum" if tag == "de" else "Contact"]
    assert artcli.parse("\n".join([*STORIES[tag], *below]) + "\n").section == section


def test_what_somebody_is_above_a_headline_is_no_section() -> None:
    lines = ["Politique", "Débats", "TRIBUNE", "Inès Marchandeau", "Géographe", "« Rendons les moulins à la rivière »", "Publié le 3 avril 2019 à 10h00", *STORIES["en"][3:]]
    assert artcli.parse("\n".join(lines) + "\n", language="fr").section != "Géographe"


@pytest.mark.parametrize(
    ("tag", "above", "section"),
    [("en", ["Business", "Retail · Hotels · Shipping", "DEPOPULATION ›"], "Business"), ("de", ["Wirtschaft", "LEERSTAND ›"], "Wirtschaft")],
)
def test_of_two_labels_above_a_headline_the_one_that_the_pack_knows_is_the_section(tag: str, above: list[str], section: str) -> None:
    assert _below(tag, *above).section == section

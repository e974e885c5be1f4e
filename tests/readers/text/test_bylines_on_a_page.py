"""Bylines that the lines beside them tell: over two lines, beside a stamp."""

from __future__ import annotations

import pytest

import artcli

ENGLISH = ["The old mill on the river will reopen as a hotel next spring, its owners said on Tuesday.", "It has stood empty since 1998, when the last loom was sold to a factory in Portugal."]
GERMAN = ["Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Sie steht seit 1998 leer, als der letzte Webstuhl verkauft wurde."]
FRENCH = ["Le vieux moulin rouvrira au printemps sous la forme d'un hôtel, ont annoncé mardi ses propriétaires.", "Il était vide depuis 1998, quand le dernier métier fut vendu au Portugal."]


def _people(*lines: str) -> list[str]:
    article = artcli.parse("\n".join(lines) + "\n")
    assert article.headline == lines[0]
    return [creator.name for creator in article.creators if creator.kind == "person"]


@pytest.mark.parametrize(
    ("headline", "lines", "story", "people"),
    [
        ("MILL TO REOPEN AS HOTEL", ["By JANE OLSON", "and CURT HALL", "April 3, 2019"], ENGLISH, ["JANE OLSON", "CURT HALL"]),
        ("Mill to reopen as hotel", ["By Jane Olson", "with Curt Hall", "April 3, 2019"], ENGLISH, ["Jane Olson", "Curt Hall"]),
        ("Mill to reopen as hotel", ["Jane Olson", "and Curt Hall", "April 3, 2019"], ENGLISH, ["Jane Olson", "Curt Hall"]),
        ("Alte Mühle wird zum Hotel", ["Von Karla Holt", "und Jan Reuter", "3. April 2019"], GERMAN, ["Karla Holt", "Jan Reuter"]),
        ("Le vieux moulin devient un hôtel", ["Par Claire Holt", "et Jean Roux", "3 avril 2019"], FRENCH, ["Claire Holt", "Jean Roux"]),
        ("Alte Mühle wird zum Hotel", ["Veröffentlicht am 21. August 2022 von Kilian"], GERMAN, ["Kilian"]),
        ("Le vieux moulin devient un hôtel", ["Publié le 3 avril 2019 par Claire"], FRENCH, ["Claire"]),
        ("Mill to reopen as hotel", ["Posted on April 3, 2019 by Cass"], ENGLISH, ["Cass"]),
    ],
)
def test_a_byline_is_read_with_what_stands_beside_it(headline: str, lines: list[str], story: list[str], people: list[str]) -> None:
    assert _people(headline, *lines, *story) == people


@pytest.mark.parametrize("line", ["Posted on April 3, 2019 by admin", "Posted on April 3, 2019 by Monday", "April 3, 2019 Portland"])
def test_one_word_beside_a_stamp_is_not_always_a_name(line: str) -> None:
    assert _people("Mill to reopen as hotel", line, *ENGLISH) == []


def test_a_headline_of_two_lines_is_no_byline_that_goes_on() -> None:
    article = artcli.parse("\n".join(["Mill Owners", "and River Towns", "fight over water", "By Jane Olson", "April 3, 2019", *ENGLISH]) + "\n")
    assert [creator.name for creator in article.creators] == ["Jane Olson"]


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("halvoe-review.example · Orla Devenish · Feb 11, 2020 · 7 min", "Orla Devenish", "2020-02-11"),
        ("posted by wren on 3 october 2014 at 9:40pm", "wren", "2014-10-03T21:40:00"),
    ],
)
def test_who_wrote_stands_between_a_site_and_a_day_or_in_small_letters(line: str, name: str, day: str) -> None:
    article = artcli.parse(f"The woman who mends the sea wall alone\n{line}\n\n" + "\n\n".join(WALL))
    assert ([creator.name for creator in article.creators], article.published.isoformat() if article.published else None) == ([name], day)


WALL = (
    "Each January, when the tides are lowest, Brenda Carne wheels a barrow of stones along the wall at Pennow and puts back what December took.",
    "The council paid a gang of nine for it until 1994. Nobody told Mrs Carne to start and nobody has told her to stop.",
    "She carries no phone. The sea, she says, gives notice before it comes over the wall.",
)


PORTUGUESE = [
    "A prefeitura de Porto Candeia vai reabrir na segunda-feira o moinho da ribeira, fechado há vinte anos por falta de moleiro.",
    "O novo moleiro tem 23 anos e aprendeu o ofício com vídeos, segundo disse a um jornal da cidade na semana passada.",
]


@pytest.mark.parametrize(
    "byline",
    [["Por Joana Mota e Rui Canto — Porto Candeia"], ["Joana Mota e Rui Canto", "Porto Candeia"], ["Por Joana Mota, Rui Canto | Porto Candeia"], ["Porto Candeia – Joana Mota e Rui Canto"]],
)  # fmt: skip
def test_a_town_that_the_text_tells_of_is_no_author(byline: list[str]) -> None:
    article = artcli.parse("\n".join(["Moinho da ribeira volta a moer depois de vinte anos", *byline, "30/11/2020 09h48", "", *PORTUGUESE]) + "\n")
    assert ([creator.name for creator in article.creators], article.located) == (["Joana Mota", "Rui Canto"], "Porto Candeia")


def test_of_two_authors_of_whom_the_text_tells_both_stay() -> None:
    story = ["Joana Mota e Rui Canto passaram uma semana no moinho da ribeira, fechado há vinte anos por falta de moleiro.", PORTUGUESE[1]]
    article = artcli.parse("\n".join(["Moinho da ribeira volta a moer depois de vinte anos", "Por Joana Mota — Rui Canto", "30/11/2020 09h48", "", *story]) + "\n")
    assert [creator.name for creator in article.creators] == ["Joana Mota", "Rui Canto"]


def test_who_stands_behind_the_label_of_an_opinion_wrote_it_unless_the_text_tells_of_her() -> None:
    story = ["Everyone who grew up here learned to fish on the pier, and everyone who left remembers the smell of its tar.", "Now the council wants to know what that is worth."]
    page = ["Opinion | Jane Olson", "The pier is worth every penny", "March 3, 2024", "", *story]
    assert [creator.name for creator in artcli.parse("\n".join(page) + "\n").creators] == ["Jane Olson"]
    page.append("Jane Olson has asked the council for three million dollars.")
    assert artcli.parse("\n".join(page) + "\n").creators == ()


@pytest.mark.parametrize("glued", ["by Jane OlsonNovember 21, 20250", "Jane Olson11/21/2025", "By Jane OlsonPublished November 21, 2025"])
def test_a_name_with_its_day_and_a_number_of_comments_in_one_word(glued: str) -> None:
    article = artcli.parse("\n".join(["Mill to reopen as hotel", glued, "", *ENGLISH]) + "\n")
    day = article.published.isoformat() if article.published else None
    assert ([creator.name for creator in article.creators], day) == (["Jane Olson"], "2025-11-21")


def test_giris_is_the_time_of_entry_and_haber_who_wrote() -> None:
    story = ["Belediye Başkanı Rüya Gül, çalışmaların ilkbaharda başlayacağını ve sekiz ay süreceğini söyledi. Fenerin merceği bir depoda saklanıyordu.", "Gül, herkesin orada balık tutmayı öğrendiğini söyledi."]
    page = ["GÜNDEM", "Giriş: 17.12.2023 - 22:48 Güncelleme: 17.12.2023 - 23:31", "", "Eski fener yeniden yanacak", "", "Haber: Ayşe Kaya", "", *story]
    article = artcli.parse("\n".join(page) + "\n")
    assert ([creator.name for creator in article.creators], str(article.published), str(article.modified), article.standfirst) == (
        ["Ayşe Kaya"],
        "2023-12-17 22:48:00",
        "2023-12-17 23:31:00",
        None,
    )


@pytest.mark.parametrize(("place", "people", "located"), [("San Pedro del Mar", ["Jane Olson"], "San Pedro del Mar"), ("Pedro del Mar", ["Jane Olson", "Pedro del Mar"], None)])
def test_a_town_of_several_words_stands_on_the_line_below_the_name(place: str, people: list[str], located: str | None) -> None:
    article = artcli.parse("\n".join(["Mill to reopen as hotel", "Jane Olson", place, "November 21, 2025", "", *ENGLISH]) + "\n")
    assert ([creator.name for creator in article.creators], article.located) == (people, located)


@pytest.mark.parametrize(("beside", "located"), [("Halvoe - 21 Nov 2025 - 08:22", "Halvoe"), ("Halvoe, 21 Nov 2025, 08:22", None), ("Norfolk - 21 Nov 2025 - 08:22", None), ("Business - 21 Nov 2025 - 08:22", None)])
def test_a_town_stands_before_a_dash_and_the_time(beside: str, located: str | None) -> None:
    text = "The old mill of Halvoe will reopen as a hotel next spring, its owners said, and business is to begin at once."
    assert artcli.parse("\n".join(["Mill to reopen as hotel", "Jane Olson", beside, "", text, *ENGLISH]) + "\n").located == located


@pytest.mark.parametrize(
    ("name", "office", "town"),
    [("प्रशांत देशमाने", "प्रतिनिधी, सांगवडे", "सांगवडे"), ("प्रशांत देशमाने", "विशेष प्रतिनिधी - सांगवडे", "सांगवडे")],
)
def test_an_office_below_a_name_has_its_town_behind_it_and_no_second_name(name: str, office: str, town: str) -> None:
    text = "सांगवडे येथील पुलाचे काम तिसऱ्यांदा बंद पडले असून विद्यार्थ्यांना रोज होडीतून नदी पार करावी लागत आहे."
    more = "जिल्हा परिषदेने नव्याने निविदा काढण्याचे आश्वासन दिले आहे, मात्र तारीख जाहीर केलेली नाही."
    article = artcli.parse(f"सांगवडे पुलाचे काम पुन्हा रखडले, विद्यार्थ्यांचा होडीतून प्रवास\n\n{name}\n{office}\n02 ऑगस्ट 2025\n\n{text}\n\n{more}\n")
    assert ([creator.name for creator in article.creators], article.located) == ([name], town)


@pytest.mark.parametrize(
    ("town", "located", "section"),
    [("Vigo", "Vigo", None), ("Deportes", None, "Deportes"), ("San Payo", "San Payo", None), ("Armadores", None, "Armadores")],
)
def test_a_word_between_a_name_and_the_day_is_where_it_was_written(town: str, located: str | None, section: str | None) -> None:
    text = "La lonja de San Payo abrirá de noche desde el lunes, según anunció el puerto tras dos años de quejas."
    more = "Los armadores lo pedían desde 2019, cuando se cerró el turno de madrugada por falta de personal."
    article = artcli.parse(f"La lonja abre de noche\n\nInés Carballeda\n{town}\n03/02/2025 07:10\n\n{text}\n\n{more}\n")
    assert (article.located, article.section) == (located, section)
    assert "Inés Carballeda" in [creator.name for creator in article.creators]


@pytest.mark.parametrize(
    ("opening", "headline", "located"),
    [("Talau", "Alte Mühle in Talau wird zum Hotel", "Talau"), ("Talau", "Alte Mühle wird zum Hotel", None), ("Regen", "Der Regen stoppt die alte Mühle", None), ("Chaos", "Völliges Chaos an der Mühle", None)],
)
def test_a_town_and_a_full_stop_open_a_text_that_the_page_places_there(opening: str, headline: str, located: str | None) -> None:
    text = f"{opening}. {GERMAN[0]}\n\n{GERMAN[1]}"
    assert artcli.parse(f"{headline}\n\nVon Karla Holt\n3. April 2019\n\n{text}\n").located == located


_SIGNED = {
    "de": ("Alte Mühle wird zum Hotel", "Von Karla Holt", "Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen, teilten die Eigentümer am Dienstag mit.", "Die Gemeinde hatte den Umbau nach langem Streit im Herbst genehmigt und hilft beim Bau der Zufahrt."),
    "fr": ("Le vieux moulin devient un hôtel", "Par Jeanne Exemple", "Le vieux moulin au bord de la rivière ouvrira au printemps comme hôtel, ont annoncé mardi ses propriétaires.", "La commune avait approuvé les travaux à l’automne et participera à la construction de la route."),
    "sv": ("Gamla kvarnen blir hotell", "Av Anna Svensson", "Den gamla kvarnen vid ån ska öppna som hotell till våren, meddelade ägarna på tisdagen.", "Kommunen godkände ombygget i höstas och hjälper till med vägen fram till huset."),
    "cs": ("Ze starého mlýna bude hotel", "Autor: Jan Novák", "Starý mlýn u řeky se na jaře otevře jako hotel, oznámili v úterý jeho majitelé.", "Obec přestavbu schválila na podzim a pomůže se stavbou příjezdové cesty."),
    "en": ("Old mill to become a hotel", "By Jane Doe", "The old mill on the river will open as a hotel next spring, its owners said on Tuesday.", "The council approved the work in the autumn and will help to build the road that leads to it."),
    "pl": ("Stary młyn będzie hotelem", "Autor: Anna Nowak", "Stary młyn nad rzeką zostanie wiosną otwarty jako hotel, poinformowali we wtorek jego właściciele.", "Gmina zgodziła się na przebudowę jesienią i pomoże w budowie drogi dojazdowej."),
}  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "line", "creators", "sources"),
    [
        ("de", "(jhe)", ["jhe"], []), ("de", "dpa/mbo", ["dpa"], ["dpa"]), ("de", "jk/ab (AFP, Reuters)", ["AFP", "Reuters"], ["AFP", "Reuters"]), ("de", "(hp, dpa)", ["dpa"], ["dpa"]),
        ("fr", "J.E. avec AFP", ["J.E."], ["AFP"]), ("fr", "(avec AFP)", [], ["AFP"]), ("sv", "Anna Lund/TT", ["Anna Lund"], ["TT"]), ("sv", "(TT-AFP)", ["TT", "AFP"], ["TT", "AFP"]),
        ("cs", "Ds.", ["Ds"], []), ("cs", "(ČTK, jn)", ["ČTK"], ["ČTK"]), ("en", "John Smith/AP", ["John Smith"], ["AP"]), ("en", "— Reuters", ["Reuters"], ["Reuters"]), ("pl", "(PAP)", ["PAP"], ["PAP"]),
    ],
)  # fmt: skip
def test_what_signs_a_text_below_it_says_who_wrote_where_no_line_above_does(tag: str, line: str, creators: list[str], sources: list[str]) -> None:
    headline, _, *text = _SIGNED[tag]
    article = artcli.parse("\n\n".join([headline, *text, line]) + "\n", language=tag)
    assert ([creator.name for creator in article.creators], list(article.info_sources)) == (creators, sources)
    assert [paragraph.text for paragraph in article.body][-1] == text[-1]
    headline, byline, *text = _SIGNED[tag]
    headed = artcli.parse("\n\n".join([headline, byline, *text, line]) + "\n", language=tag)
    assert (len(headed.creators), headed.byline, list(headed.info_sources)) == (1, byline, sources)
    assert headed.tagline == line


@pytest.mark.parametrize(("tag", "line"), [("de", "Ja, es wird ein Hotel."), ("fr", "Fin."), ("en", "No."), ("pl", "Tak."), ("cs", "Ano, bude.")])
def test_the_short_last_words_of_a_text_do_not_sign_it(tag: str, line: str) -> None:
    headline, byline, *text = _SIGNED[tag]
    article = artcli.parse("\n\n".join([headline, byline, *text, line]) + "\n", language=tag)
    assert (len(article.creators), article.info_sources, article.tagline) == (1, (), None)


@pytest.mark.parametrize(
    ("tag", "lines"),
    [
        ("en", ["“We wait for the first guests, and for the river to fall.”", "– Ann Lee"]),
        ("de", ["„Wir warten auf die ersten Gäste und darauf, dass der Fluss fällt.“", "– Anna Lehmann"]),
        ("fr", ["« Nous attendons les premiers clients, et la décrue de la rivière. »", "— Anne Lefort"]),
    ],
)
def test_who_said_the_words_above_signs_no_text(tag: str, lines: list[str]) -> None:
    headline, byline, *text = _SIGNED[tag]
    article = artcli.parse("\n\n".join([headline, byline, *text, *lines]) + "\n", language=tag)
    assert (len(article.creators), article.tagline) == (1, None)


def test_points_of_a_list_sign_no_text() -> None:
    headline, byline, *text = _SIGNED["de"]
    article = artcli.parse("\n\n".join([headline, byline, *text, "Am Tisch saßen:"]) + "\n\n- CDU\n- SPD\n- FDP\n", language="de")
    assert (len(article.creators), article.tagline) == (1, None)


@pytest.mark.parametrize("line", ["In 90 minutes\n\n12 May 2024", "Version 25.13.2024"])
def test_a_word_before_a_figure_wrote_nothing(line: str) -> None:
    story = "The town council voted on Monday to close the old bridge for repairs that will take two years.\n\nDrivers will have to use the northern road, the mayor said."
    article = artcli.parse(f"Council closes the old bridge\n\n{line}\n\n{story}\n")
    assert (article.headline, article.byline, article.creators) == ("Council closes the old bridge", None, ())
    assert [one.text for one in article.set_aside] == [line.partition("\n")[0]]


@pytest.mark.parametrize(
    ("headline", "desk", "town", "day", "text"),
    [
        (
            "৫২ বছর ধরে একই নৌকায় খেয়া, ভাড়া এখনো দুই টাকা",
            "নিজস্ব প্রতিবেদক",
            "নদীপুর",
            "প্রকাশ: ১৮ ফেব্রুয়ারি ২০২৬, ০৯: ০০",
            ["নদীপুরের পুব পাড়ে একটা বটগাছ, পশ্চিম পাড়ে একটা চায়ের দোকান, মাঝখানে তিন শ মিটার পানি বয়ে যায় সারা বছর।", "তখন ভাড়া ছিল চার আনা, পরে দুই টাকা হয়েছে, এরপর আর বাড়েনি বলে জানিয়েছেন মাঝি।"],
        ),
    ],
)
def test_a_town_in_letters_without_capitals_stands_below_a_desk(headline: str, desk: str, town: str, day: str, text: list[str]) -> None:
    article = artcli.parse("\n".join([headline, desk, town, day, *text]) + "\n")
    assert ([creator.name for creator in article.creators], article.located) == ([desk], town)


@pytest.mark.parametrize(
    ("headline", "lines", "story", "sent_by"),
    [
        ("Mill to reopen as hotel", ["12 March 2019, 10:15", "ČTK"], ENGLISH, ["ČTK"]),
        ("Alte Mühle wird zum Hotel", ["12. März 2019, 10:15 Uhr", "Von Karla Holt", "dpa"], GERMAN, ["dpa"]),
        ("Mill to reopen as hotel", ["12 March 2019, 10:15", "The mill in May. Photo: Jane Olson", "NTB"], ENGLISH, ["NTB"]),
        ("Le vieux moulin devient un hôtel", ["12 mars 2019 à 10h15", "ATS/AFP"], FRENCH, ["ATS", "AFP"]),
    ],
)
def test_an_agency_alone_above_the_text_sent_it(headline: str, lines: list[str], story: list[str], sent_by: list[str]) -> None:
    article = artcli.parse("\n\n".join([headline, *lines, *story]) + "\n")
    assert [*article.info_sources] == sent_by
    assert all(caption.text not in lines[-1] for caption in article.captions)


def test_an_agency_below_a_caption_made_the_picture() -> None:
    lines = ["Mill to reopen as hotel", "By Jane Olson", "12 March 2019, 10:15", "A van on the bridge below the old mill in May", "Reuters", *ENGLISH]
    article = artcli.parse("\n\n".join(lines) + "\n")
    assert [caption.credit for caption in article.captions] == ["Reuters"]

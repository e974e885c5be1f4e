"""Exports of press databases: each record an article, its fields behind labels, its text between them, nothing of it lost."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.folding import visible
from artcli.options import ReadingOptions
from artcli.readers.text import grammars, reader
from artcli.readers.text.grammars import databases
from artcli.source import decode, lines
from grammars import ALL
from held import held, parts

EUROPRESSE, EUROPRESSE_TODAY, FACTIVA, FACTIVA_ARTICLE, LEXIS, NEXIS, PROQUEST = (ALL[name] for name in ("europresse", "europresse-today", "factiva", "factiva-article", "lexisnexis", "nexis", "proquest"))


def read(text: str) -> list[artcli.Article]:
    return list(reader.read(decode(text.encode()), ReadingOptions()))


def all_lines_have_a_place(text: str, articles: list[artcli.Article]) -> bool:
    return {n for n, line in enumerate(lines(text), 1) if visible(line)} <= set().union(*map(held, articles))


@pytest.mark.parametrize(("told", "language"), [("ENGLISH", "en"), ("DUTCH; NEDERLANDS", "nl"), ("Français", "fr"), ("FRA", "fr"), ("pt-BR", "pt"), ("KLINGON", "en")])
def test_the_language_that_a_record_names_is_believed(told: str, language: str) -> None:
    assert read(LEXIS.replace("LANGUAGE: ENGLISH", f"LANGUAGE: {told}"))[0].language == language


def test_lexisnexis() -> None:
    first, second = read(LEXIS)
    assert first.headline == "Ferry to the island sails again; Five months after the storm, both piers are back"
    assert [creator.name for creator in first.creators] == ["Ines Falk", "Jon Dale"]
    assert first.published is not None
    assert first.published.isoformat() == "2025-03-04"  # not the day on which it was loaded
    assert (first.section, first.credit_line) == ("NEWS", "The Skerra Courier (Norland)")
    assert first.copyright_notice == "Copyright 2025 Skerra Press Ltd All Rights Reserved"
    assert first.keywords == ("FERRIES", "HARBOURS & PORTS")
    assert [caption.text for caption in first.captions] == ["The ferry leaves the new pier"]
    assert [p.text[:11] for p in first.body] == ["The ferry l", "CAPTAIN: \"I", "The company"]
    assert first.body[0].text.endswith("and cut the island off.")
    assert second.headline == "School bus goes electric"
    assert second.byline is None
    assert [p.text[-21:] for p in second.body] == ["can hear the birds now."[-21:]]
    assert all_lines_have_a_place(LEXIS, [first, second])


def test_what_stands_below_the_last_labels_is_no_text_whatever_label_comes_between() -> None:
    """Once a label of the tail has closed the text nothing opens it again."""
    added = "LOAD-DATE: March 5, 2025\n\nDATELINE: HALVOE\n\nThis is what the interface printed below its record, a sentence of some length.\n\n"
    plain, more = (read(text)[0] for text in (LEXIS, LEXIS.replace("LOAD-DATE: March 5, 2025\n\n", added, 1)))
    assert [p.text for p in more.body] == [p.text for p in plain.body]
    assert any("interface printed" in one.text for one in more.set_aside)


def test_one_lexisnexis_record_without_its_separator() -> None:
    text = LEXIS.split("1 of 2 DOCUMENTS")[1].split("2 of 2 DOCUMENTS")[0]
    (article,) = read(text)
    assert article.headline is not None
    assert article.headline.startswith("Ferry to the island")
    assert len(article.body) == 3


def test_lexisnexis_without_the_blanks_by_which_the_paper_is_centred() -> None:
    """A program that trims lines leaves paper, day, edition and headline at the margin."""
    text = "\n".join(line.strip() for line in LEXIS.split("\n"))
    articles = read(text)
    assert [(one.headline, one.credit_line, str(one.published)) for one in articles] == [
        ("Ferry to the island sails again; Five months after the storm, both piers are back", "The Skerra Courier (Norland)", "2025-03-04"),
        ("School bus goes electric", "Norland Daily", "2025-03-06"),
    ]
    assert all_lines_have_a_place(text, articles)


def test_lexisnexis_in_german() -> None:
    text = """
                             Dokument 1 von 1

                              Halvöer Bote

                        4. März 2025 Dienstag

Fähre zur Insel fährt wieder

AUTOR: Ines Falk

RUBRIK: Lokales; S. 3

LÄNGE: 40 Wörter

Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf
Monate nach dem Sturm, der beide Anleger beschädigt hatte.

UPDATE: 5. März 2025

SPRACHE: GERMAN; DEUTSCH
"""
    (article,) = read(text)
    assert article.headline == "Fähre zur Insel fährt wieder"
    assert article.byline == "Ines Falk"
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04"
    assert len(article.body) == 1


@pytest.mark.parametrize(
    ("told", "section"),
    [
        ("NEWS; Pg. 3", "NEWS"),
        ("LOCAL NEWS; Page A12; Schools", "LOCAL NEWS; Schools"),
        ("Section B; Column 1; Metropolitan Desk; Pg. 4", "Section B; Metropolitan Desk"),
        ("Binnenland; Blz. 7", "Binnenland"),
        ("Région; p. 12, 13", "Région"),
        ("Seite 5", None),
        ("Pg. B1 , Vol. 12", None),
        ("Pages of history", "Pages of history"),
        ("S. Antonio; 24", "S. Antonio"),
    ],
)
def test_the_section_of_a_record_has_no_page(told: str, section: str | None) -> None:
    text = LEXIS.replace("SECTION: NEWS; Pg. 3", f"SECTION: {told}")
    articles = read(text)
    assert articles[0].section == section
    assert all_lines_have_a_place(text, articles)


@pytest.mark.parametrize(
    "form", ["{} of 2 DOCUMENTS", "{} sur 2 DOCUMENTS", "{} de 2 DOCUMENTS", "{} von 2 DOKUMENTEN", "Dokument {} von 2", "{} van 2 DOCUMENTEN", "{} di 2 DOCUMENTI"]
)
def test_what_opens_a_lexisnexis_record_in_other_languages(form: str) -> None:
    text = LEXIS.replace("1 of 2 DOCUMENTS", form.format(1)).replace("2 of 2 DOCUMENTS", form.format(2))
    first, second = read(text)
    assert ((first.headline or "")[:19], second.headline) == ("Ferry to the island", "School bus goes electric")
    assert all_lines_have_a_place(text, [first, second])


def test_lexisnexis_with_the_request_above_and_day_and_edition_on_lines_of_their_own() -> None:
    request = "Download Request: Selected Items: 1-2\nTime Of Request: Friday, March 7, 2025  16:51:31\n\nSend To:\n\nUNIVERSITY OF HALVOE\n\n"
    text = request + LEXIS.replace("March 6, 2025 Thursday", "March 6, 2025\n                                Thursday\n                               Final Edition")
    first, second = read(text)
    assert [(one.credit_line, str(one.published)) for one in (first, second)] == [("The Skerra Courier (Norland)", "2025-03-04"), ("Norland Daily", "2025-03-06")]
    assert second.headline == "School bus goes electric"
    assert all_lines_have_a_place(text, [first, second])


def test_lexisnexis_in_dutch_labels_summary_and_text_within_the_text() -> None:
    body = "SAMENVATTING:\nVijf maanden na de storm is de steiger hersteld.\n\nVOLLEDIGE TEKST:\n\nDe veerpont vaart sinds dinsdag weer naar het eiland Skerra.\n"
    start, end = LEXIS.index("LENGTH: "), LEXIS.index("LOAD-DATE: ")
    (first, _) = read(f"{LEXIS[:start]}LENGTH: 45 woorden\n\n{body}\n{LEXIS[end:]}")
    assert first.standfirst == "Vijf maanden na de storm is de steiger hersteld."
    assert [p.text for p in first.body] == ["De veerpont vaart sinds dinsdag weer naar het eiland Skerra."]


def test_nexis() -> None:
    text = NEXIS
    articles = read(text + "\n" + text.replace("Ferry to the island", "Boat to the mainland"))
    assert [article.headline for article in articles] == ["Ferry to the island sails again", "Boat to the mainland sails again"]
    for article in articles:
        assert article.byline == "Ines Falk"
        assert article.published is not None
        assert article.published.isoformat() == "2025-03-04"
        assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]


def test_nexis_in_other_languages() -> None:
    """German and Dutch interfaces; a label that the table has not is none of the value above it."""
    german = {"Section: ": "Rubrik: ", "Length: 78 words": "Länge: 78 Wörter", "Byline: Ines Falk": "Autor: Ines Falk\nOrt: Halvö", "End of Document": "Ende des Dokuments"}
    german |= {"Load-Date": "Update", "Body\n": "Text\n", "March 4, 2025 Tuesday": "4. März 2025 Dienstag"}
    dutch = {"words": "woorden", "Body\n": "Bodytekst\n", "End of Document": "Einde van document", "March 4, 2025 Tuesday": "4 maart 2025 dinsdag"}
    for words in (german, dutch):
        text = NEXIS
        for english, other in words.items():
            text = text.replace(english, other)
        articles = read(text + "\n" + text)
        assert [(one.headline, one.byline, str(one.published)) for one in articles] == [("Ferry to the island sails again", "Ines Falk", "2025-03-04")] * 2
        assert [[p.text[:9] for p in one.body] for one in articles] == [["The ferry", "The compa"]] * 2
        assert all_lines_have_a_place(text + "\n" + text, articles)


def test_the_cover_of_a_nexis_export_is_no_article() -> None:
    """Who asked for what, and the list of what was found, whose day and headlines are not those of the first record."""
    cover = "User Name: = Halvoe University\nDate and Time: = 2025-05-07 10:11\nJob Number: = 123456\nDocuments(2)\nSearch Terms: ferry\n\n"
    text = cover + " 1. Ferry to the island sails again\n 2. School bus goes electric\n\n" + NEXIS
    (article,) = read(text)
    assert (article.headline, str(article.published)) == ("Ferry to the island sails again", "2025-03-04")
    assert article.credit_line == read(NEXIS)[0].credit_line
    assert all_lines_have_a_place(text, [article])


def test_what_stands_below_a_label_alone_at_the_foot_of_a_nexis_record_is_a_caption() -> None:
    load = NEXIS[NEXIS.index("Load-Date") :]
    (article,) = read(NEXIS.replace(load, "Graphic\n\n \nThe ferry leaves the new pier, J. Dale\n\nClassification\n\nHarbour matters\n\n" + load))
    assert [caption.text for caption in article.captions] == ["The ferry leaves the new pier, J. Dale"]


def test_factiva_with_its_codes_in_the_language_of_the_interface() -> None:
    text = FACTIVA
    first, second = read(text)
    assert (first.headline, first.section, first.credit_line) == ("Ferry to the island sails again", "Vie locale", "The Skerra Courier")
    assert first.published is not None
    assert first.published.isoformat() == "2025-03-04T15:30:00"
    assert [creator.name for creator in first.creators] == ["Ines Falk"]
    assert [p.text[:12] for p in first.body] == ["The ferry li", "The company ", "The crossing"]
    assert first.language == "en"
    assert second.headline == "School bus goes electric"
    assert all_lines_have_a_place(text, [first, second])


def test_factiva_without_its_codes() -> None:
    text = FACTIVA_ARTICLE
    articles = read(text + "\n" + text.replace("sails again", "is late"))
    assert [article.headline for article in articles] == ["Ferry to the island sails again", "Ferry to the island is late"]
    for article in articles:
        assert (article.section, article.byline, article.credit_line) == ("News", "By Ines Falk", "The Skerra Courier")
        assert article.published is not None
        assert article.published.isoformat() == "2025-03-04T15:30:00"
        assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]


def test_europresse() -> None:
    text = EUROPRESSE
    articles = read(text + text.replace("Le bac de l’île", "Le car de Brellec").replace("du mardi", "du jeudi"))
    assert [article.headline for article in articles] == ["Le bac de l’île reprend la mer", "Le car de Brellec reprend la mer"]
    for article in articles:
        assert (article.kicker, article.section, article.byline) == ("PORTS", "Économie", "Maëlle Quéméner")
        assert article.published is not None
        assert article.published.isoformat() == "2025-03-04"
        assert [p.text[:12] for p in article.body] == ["Le bac qui r", "La compagnie"]
        assert [caption.text for caption in article.captions] == ["Le bac quitte le nouveau quai."]
        assert article.copyright_notice == "© 2025 SA Le Courrier. Tous droits réservés."
    assert all_lines_have_a_place(text + text, read(text + text))


def test_europresse_as_it_prints_today() -> None:
    """Facts about the paper behind labels on lines of their own, the day above paper, page and length, and no label before the number."""
    facts = "Nom de la source\nLe Courrier de Brellec\nType de source\nPresse • Journaux\nPériodicité\nQuotidien\nProvenance\nBrellec, Bretagne, France\n\n"
    body = EUROPRESSE.split("\n\n", 1)[1].replace("Numéro de document : news·20250304·CB·0q0403_1256056\n\n", "")
    text = f"{facts}Mardi 4 mars 2025\nLe Courrier de Brellec • p. 16 • 1 214 mots\n\n{body}\n"
    articles = read(text + text.replace("Le bac de l’île", "Le car de Brellec").replace("• p. 16 ", ""))
    assert [article.headline for article in articles] == ["Le bac de l’île reprend la mer", "Le car de Brellec reprend la mer"]
    for article in articles:
        assert (article.kicker, article.section, article.byline) == ("PORTS", None, "Maëlle Quéméner")
        assert (article.credit_line, str(article.published)) == ("Le Courrier de Brellec", "2025-03-04")
        assert [p.text[:12] for p in article.body] == ["Le bac qui r", "La compagnie"]
        assert article.copyright_notice == "© 2025 SA Le Courrier. Tous droits réservés."
    assert all_lines_have_a_place(text, read(text))


def test_numbers_right_below_each_other_end_one_clipping() -> None:
    clipping = "Le Courrier de Brellec • p. 16 • 1 214 mots\nmardi 4 mars 2025\n\n{}\n\nLe maire l’a dit lundi devant le conseil, qui en parlera encore en juin.\n\n{}\n"
    text = "".join(clipping.format(title, "news·20250304·CB·1\n\n" * times) for title, times in (("Le pont est fermé", 1), ("Le quai est ouvert", 3), ("Le bac revient", 2)))
    articles = read(text)
    assert [article.headline for article in articles] == ["Le pont est fermé", "Le quai est ouvert", "Le bac revient"]
    assert all_lines_have_a_place(text, articles)


def check_those_of_today(articles: list[artcli.Article]) -> None:
    assert [(one.kicker, one.headline, one.standfirst, one.byline, str(one.published), one.credit_line) for one in articles] == [
        (None, "Le bac de Brellec reprend la mer", None, "Maëlle Quéméner", "2026-02-03", "Ouest-Côte"),
        (
            None,
            "Les écoles de Kerlaz passent au bus électrique",
            "Les conducteurs entendent de nouveau les oiseaux de leur tournée.",
            "Par Yann Coadic",
            "2026-02-02 14:05:00",
            "Ouest-Côte (site web)",
        ),
        ("Portraits", "Une boulangère au concours national", None, None, "2026-02-01", "Le Quotidien de Rance"),
    ]
    assert [[p.text[:9] for p in one.body] for one in articles] == [["Le bac qu", "La compag"], ["Les trois"], ["Anne Trév"]]
    assert [[caption.text for caption in one.captions] for one in articles] == [[], [], ["La boulangère à son four."]]
    assert [(one.copyright_notice or "").split(". ")[1] for one in articles] == ["Tous droits réservés"] * 2 + ["Tous droits réservés."]


def test_a_dossier_of_europresse() -> None:
    """A cover and a summary, then clippings below a box about their paper each; what stands there of others is none of the text."""
    articles = read(EUROPRESSE_TODAY)
    check_those_of_today(articles)
    assert all_lines_have_a_place(EUROPRESSE_TODAY, articles)
    assert (articles[0].copyright_notice or "").endswith("les lois et conventions internationales sur le droit d'auteur.")
    assert [articles[i].body[0].lines.first for i in range(3)] == [
        n for n, line in enumerate(EUROPRESSE_TODAY.split("\n"), 1) if line.startswith(("Le bac qu", "Les trois", "Anne Trév"))
    ]


def test_a_dossier_of_europresse_without_blank_lines_or_without_the_numbers() -> None:
    dense = "\n".join(line for line in EUROPRESSE_TODAY.replace("lois et\n", "lois et ").split("\n") if line) + "\n"
    check_those_of_today(read(dense))
    copied = "".join(line for line in EUROPRESSE_TODAY.splitlines(keepends=True) if "·" not in line and "ertificat" not in line)
    check_those_of_today(read(copied))
    assert all_lines_have_a_place(dense, read(dense))
    assert all_lines_have_a_place(copied, read(copied))


def test_europresse_in_english() -> None:
    words = {"Nom de la source": "Source name", "Type de source": "Source type", "Périodicité": "Frequency", "Couverture géographique": "Geographical coverage"}
    words |= {"Provenance": "Origin", " mots\n": " words\n", "Par Yann": "By Yann", "Certificat émis le 3 février 2026 à": "Certificate issued on February 3, 2026 to"}
    words |= {"Mardi 3 février 2026\n": "Tuesday, February 3, 2026\n", "Lundi 2 février 2026 -": "Monday, February 2, 2026 -"}
    words |= {"Dimanche 1 février": "Sunday, February 1,", "Cet article est paru dans": "This article appeared in", "Aussi paru dans": "Also published in"}
    text = EUROPRESSE_TODAY
    for french, english in words.items():
        text = text.replace(french, english)
    articles = read(text)
    assert [str(one.published) for one in articles] == ["2026-02-03", "2026-02-02 14:05:00", "2026-02-01"]
    assert [one.credit_line for one in articles] == ["Ouest-Côte", "Ouest-Côte (site web)", "Le Quotidien de Rance"]
    assert [len(one.body) for one in articles] == [2, 1, 1]
    assert [len(one.captions) for one in articles] == [0, 0, 1]
    assert all_lines_have_a_place(text, articles)


def test_the_day_of_a_clipping_may_have_its_length_beside_it() -> None:
    text = EUROPRESSE.replace("Économie, mardi 4 mars 2025, p. 16", "Économie, mardi 4 mars 2025 - 10:08 UTC +01:00 1234 mots, p. 16")
    (article,) = read(text)
    assert (article.section, article.credit_line) == ("Économie", "Le Courrier de Brellec")
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T10:08:00+01:00"


def test_a_box_of_one_fact_or_of_other_words_is_none() -> None:
    """'Nom de la source' may head anything; that of a paper is followed by more facts."""
    text = "Nom de la source\nLa Fontaine aux Loups\n\nLa source coule depuis mardi dans le nouveau bassin du parc, et les promeneurs y remplissent leurs gourdes.\n"
    assert read(text)[0].credit_line is None


def test_of_two_short_paragraphs_of_a_clipping_the_second_is_text() -> None:
    """A headline, and a first sentence without its stop; in capitals the first would be a rubric."""
    bare = EUROPRESSE.replace("  PORTS\n\n", "").replace("  Maëlle Quéméner\n", "    Les quais du port seront vides jusqu’au soir\n")
    (article,) = read(bare)
    assert (article.headline, article.kicker, article.byline) == ("Le bac de l’île reprend la mer", None, None)
    assert article.body[0].text == "Les quais du port seront vides jusqu’au soir"
    (article,) = read(bare.replace("Le bac de l’île reprend la mer", "PORTS"))
    assert (article.kicker, article.headline) == ("PORTS", "Les quais du port seront vides jusqu’au soir")


def test_rights_below_the_notes_of_a_clipping_are_its_copyright() -> None:
    (article,) = read(EUROPRESSE.replace("© 2025 SA Le Courrier. Tous", "Tous"))
    assert article.copyright_notice == "Tous droits réservés."
    assert [caption.text for caption in article.captions] == ["Le bac quitte le nouveau quai."]


def test_clippings_in_the_words_of_other_interfaces() -> None:
    german = FACTIVA_ARTICLE.replace("78 words", "78 Wörter").replace("4 March 2025", "4. März 2025").replace("\nDocument ", "\nDokument ")
    (article,) = read(german)
    assert (article.headline, article.byline, article.credit_line) == ("Ferry to the island sails again", "By Ines Falk", "The Skerra Courier")
    assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]
    for label in ("Dokumentnummer", "Document number", "Número de documento"):
        first, second = read((EUROPRESSE + EUROPRESSE.replace("Le bac", "Le car")).replace("Numéro de document", label).replace("Ce certificat", "This certificate"))
        assert (first.headline, second.headline) == ("Le bac de l’île reprend la mer", "Le car de l’île reprend la mer")


def test_a_number_behind_other_words_is_no_clipping() -> None:
    (article,) = read(EUROPRESSE.replace("Numéro de document", "Voir aussi") + FACTIVA_ARTICLE.replace("\nDocument ", "\nInvoice "))
    assert article.kicker != "PORTS"
    assert any("SKERCO0020250304el340001r" in one.text for one in parts(article))


def test_proquest() -> None:
    text = PROQUEST
    first, second = read(text)
    assert (first.headline, first.standfirst) == ("Ferry to the island sails again", "After five months the ferry is back.")
    assert first.published is not None
    assert first.published.isoformat() == "2025-03-04"
    assert first.url == "https://example.org/docview/4242424242"
    assert first.keywords == ("Ferries", "Ports")
    assert [p.text[:9] for p in first.body] == ["The ferry", "The compa"]
    assert second.headline == "School bus goes electric"
    assert all_lines_have_a_place(text, [first, second])


def test_prose_with_a_word_count_is_no_export() -> None:
    text = "A prize for short fiction\n\nThe jury of the prize met on Monday in Halvoe and read every story twice.\n\nLength: 500 words at most, said the jury.\n\nThe winner will be named in May, and printed here.\n"
    (article,) = read(text)
    assert article.headline == "A prize for short fiction"


@pytest.mark.parametrize("line", [f"{label}: 312 words" for name in ("lexisnexis", "nexis") for label in databases.table()[name]["labels"]["word_count"]])
def test_a_label_of_the_table_by_which_a_database_is_known_is_looked_for(line: str) -> None:
    """The table is loaded only for a source that shows one of them: a language that is added to it alone would never be read."""
    assert databases._HINT.match(line)
    assert any(word in line for word in grammars._DATABASES)


def test_the_names_of_proquest_have_the_family_name_first() -> None:
    article = read(PROQUEST.replace("Author: Falk, Ines", "Author: Falk, Ines; de la Tour, Anne-Marie"))[0]
    assert (article.byline, [creator.name for creator in article.creators]) == ("Falk, Ines; de la Tour, Anne-Marie", ["Ines Falk", "Anne-Marie de la Tour"])
    assert [creator.name for creator in read(PROQUEST.replace("Author: Falk, Ines", "Author: Ines Falk"))[0].creators] == ["Ines Falk"]
    assert not any("Author" in one.text for one in article.set_aside)


def test_an_abstract_of_proquest_may_name_its_language_or_be_missing() -> None:
    assert read(PROQUEST.replace("Abstract:", "Abstract (English):"))[0].standfirst == "After five months the ferry is back."
    missing = PROQUEST.replace("Abstract: After five months the ferry is back.", "Abstract: None available.")
    assert read(missing)[0].standfirst is None
    assert all_lines_have_a_place(missing, read(missing))


@pytest.mark.parametrize("text", [EUROPRESSE_TODAY, "\n".join(line for line in EUROPRESSE_TODAY.replace("lois et\n", "lois et ").split("\n") if line) + "\n"])
def test_where_else_a_clipping_was_printed_may_stand_above_its_headline(text: str) -> None:
    elsewhere = "Aussi paru dans\n3 février 2026 - Ouest-Côte (site web)\n"
    assert elsewhere in text
    moved = text.replace(elsewhere, "").replace("• 214 mots\n", f"• 214 mots\n{elsewhere}")
    articles = read(moved)
    check_those_of_today(articles)
    assert all_lines_have_a_place(moved, articles)


def test_the_publisher_who_stands_again_below_a_text_of_factiva_is_none_of_it() -> None:
    text = FACTIVA_ARTICLE.replace("\nDocument ", "\nSkerra Press\n\nDocument ")
    (article,) = read(text)
    assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]
    assert "Skerra Press" in [one.text for one in article.set_aside]
    (article,) = read(text.replace("\nSkerra Press\n", "\nThe crossing is free\n"))
    assert article.body[-1].text == "The crossing is free"


def test_a_second_deck_stands_between_the_headline_of_a_clipping_and_its_byline() -> None:
    deck = "Le bac de l’île reprend la mer\n\n  « On nous écoute enfin », dit un marin"
    (article,) = read(EUROPRESSE.replace("Le bac de l’île reprend la mer", deck).replace("Maëlle Quéméner", "Maëlle Quéméner, avec AFP"))
    assert (article.kicker, article.headline, article.subheadline) == ("PORTS", "Le bac de l’île reprend la mer", "« On nous écoute enfin », dit un marin")
    assert [creator.name for creator in article.creators] == ["Maëlle Quéméner"]
    assert len(article.body) == 2

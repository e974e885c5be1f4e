"""Exports of press databases: each record an article, its fields behind labels, its text between them, nothing of it lost."""

from __future__ import annotations

import artcli
from artcli.language.folding import visible
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode, lines

LEXIS = """



Download Request: Selected Items: 1-2
Time Of Request: Tuesday, May 6, 2025  10:12:00

Terms: (ferry) and (DATE(>=2025-01-01))


                               1 of 2 DOCUMENTS



                           The Skerra Courier (Norland)

                            March 4, 2025 Tuesday
                                   Edition 2;
                                 Norland Edition

Ferry to the island sails again;
Five months after the storm, both piers are back

BYLINE: Ines Falk and Jon Dale

SECTION: NEWS; Pg. 3

LENGTH: 78 words

The ferry line between Halvoe and the island of Skerra reopened on Tuesday,
five months after a storm had damaged both of its piers and cut the island
off.

CAPTAIN: "It was quiet out there," said the woman at the helm, who has made
the crossing some nine thousand times since she took over from her father in
the spring of 1999.


The company expects 90,000 passengers by the autumn.

LOAD-DATE: March 5, 2025

LANGUAGE: ENGLISH

SUBJECT: FERRIES (91%); HARBOURS & PORTS (85%)

GRAPHIC: The ferry leaves the new pier

PUBLICATION-TYPE: Newspaper


                         Copyright 2025 Skerra Press Ltd
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               Norland Daily

                               March 6, 2025

School bus goes electric

LENGTH: 21 words

The school bus of Halvoe has run on electricity since Monday, and the
children say that they can hear the birds now.

LOAD-DATE: March 7, 2025
"""


def read(text: str) -> list[artcli.Article]:
    return list(reader.read(decode(text.encode()), ReadingOptions()))


def all_lines_have_a_place(text: str, articles: list[artcli.Article]) -> bool:
    held: set[int] = set()
    for article in articles:
        spans = [span for origin in article.origins.values() for span in origin.lines]
        spans += [entry.lines for entry in (*article.body, *article.captions, *article.set_aside)]
        held |= {n for span in spans for n in range(span.first, span.last + 1)}
    return {n for n, line in enumerate(lines(text), 1) if visible(line)} <= held


def test_lexisnexis() -> None:
    first, second = read(LEXIS)
    assert first.headline == "Ferry to the island sails again; Five months after the storm, both piers are back"
    assert [creator.name for creator in first.creators] == ["Ines Falk", "Jon Dale"]
    assert first.published is not None
    assert first.published.isoformat() == "2025-03-04"  # not the day on which it was loaded
    assert (first.section, first.credit_line) == ("NEWS; Pg. 3", "The Skerra Courier (Norland)")
    assert first.copyright_notice == "Copyright 2025 Skerra Press Ltd All Rights Reserved"
    assert first.keywords == ("FERRIES", "HARBOURS & PORTS")
    assert [caption.text for caption in first.captions] == ["The ferry leaves the new pier"]
    assert [p.text[:11] for p in first.body] == ["The ferry l", "CAPTAIN: \"I", "The company"]
    assert first.body[0].text.endswith("and cut the island off.")
    assert second.headline == "School bus goes electric"
    assert second.byline is None
    assert [p.text[-21:] for p in second.body] == ["can hear the birds now."[-21:]]
    assert all_lines_have_a_place(LEXIS, [first, second])


def test_one_lexisnexis_record_without_its_separator() -> None:
    text = LEXIS.split("1 of 2 DOCUMENTS")[1].split("2 of 2 DOCUMENTS")[0]
    (article,) = read(text)
    assert article.headline is not None
    assert article.headline.startswith("Ferry to the island")
    assert len(article.body) == 3


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


def test_nexis() -> None:
    text = """Ferry to the island sails again
The Skerra Courier
March 4, 2025 Tuesday

Copyright 2025 Skerra Press Ltd All Rights Reserved

Section: NEWS; Pg. 3
Length: 78 words
Byline: Ines Falk

Body

The ferry line between Halvoe and the island of Skerra reopened on Tuesday.

The company expects 90,000 passengers by the autumn.

Load-Date: March 5, 2025

End of Document
"""
    articles = read(text + "\n" + text.replace("Ferry to the island", "Boat to the mainland"))
    assert [article.headline for article in articles] == ["Ferry to the island sails again", "Boat to the mainland sails again"]
    for article in articles:
        assert article.byline == "Ines Falk"
        assert article.published is not None
        assert article.published.isoformat() == "2025-03-04"
        assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]


def test_factiva_with_its_codes_in_the_language_of_the_interface() -> None:
    text = """
 SE  Vie locale
 HD  Ferry to the island sails again
 BY  By Ines Falk
 WC  78 mots
 PD  4 mars 2025
 ET  15:30
 SN  The Skerra Courier
 SC  SKERCO
 LA  Anglais
 CY  (c) 2025 Skerra Press
 LP  The ferry line between Halvoe and the island of Skerra reopened on Tuesday.

 TD  The company expects 90,000 passengers by the autumn.

     The crossing takes forty minutes.

 NS  gferry : Ferries | gport : Ports
 AN  Document SKERCO0020250304el340001r


 HD  School bus goes electric
 WC  20 mots
 PD  6 mars 2025
 SN  Norland Daily
 LP  The school bus of Halvoe has run on electricity since Monday.
 AN  Document NORDAI0020250306el360002s
"""
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
    text = """News
Ferry to the island sails again
By Ines Falk
78 words
4 March 2025
15:30
The Skerra Courier
SKERCO
3
English
Copyright 2025 Skerra Press Ltd

The ferry line between Halvoe and the island of Skerra reopened on Tuesday.

The company expects 90,000 passengers by the autumn.

Document SKERCO0020250304el340001r
"""
    articles = read(text + "\n" + text.replace("sails again", "is late"))
    assert [article.headline for article in articles] == ["Ferry to the island sails again", "Ferry to the island is late"]
    for article in articles:
        assert (article.section, article.byline, article.credit_line) == ("News", "By Ines Falk", "The Skerra Courier")
        assert article.published is not None
        assert article.published.isoformat() == "2025-03-04T15:30:00"
        assert [p.text[:9] for p in article.body] == ["The ferry", "The compa"]


def test_europresse() -> None:
    text = """  Le Courrier de Brellec
  Économie, mardi 4 mars 2025, p. 16

  PORTS

  Le bac de l’île reprend la mer

  Maëlle Quéméner

    Le bac qui relie Brellec à l’île de Skerra a repris la mer mardi, cinq mois après la tempête.

    La compagnie attend 90 000 passagers d’ici à l’automne.

  Illustration(s) :

    Le bac quitte le nouveau quai.

© 2025 SA Le Courrier. Tous droits réservés.

Numéro de document : news·20250304·CB·0q0403_1256056

    news·20250304·CB·0q0403_1256056
    Ce certificat est émis à Université à des fins de visualisation personnelle et temporaire.
    Date d'émission : 2025-07-04
    Le présent document est protégé par les lois et conventions internationales sur le droit d'auteur et son utilisation est régie par ces lois et conventions.
"""
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


def test_proquest() -> None:
    text = """____________________________________________________________

Document 1 of 2

Ferry to the island sails again

Author: Falk, Ines

Publication info: The Skerra Courier ; Halvoe [Halvoe]04 Mar 2025: 3.

Abstract: After five months the ferry is back.

Full text: The ferry line between Halvoe and the island of Skerra reopened on Tuesday.

The company expects 90,000 passengers by the autumn.

Subject: Ferries; Ports;

Publication title: The Skerra Courier; Halvoe

Publication date: Mar 4, 2025

ProQuest document ID: 4242424242

Document URL: https://example.org/docview/4242424242

Copyright: Copyright Skerra Press Ltd. Mar 4, 2025

____________________________________________________________

Document 2 of 2

School bus goes electric

Full text: The school bus of Halvoe has run on electricity since Monday.

Publication title: Norland Daily

Publication date: Mar 6, 2025

ProQuest document ID: 4242424243
"""
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

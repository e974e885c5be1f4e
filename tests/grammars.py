"""Invented files in each of the grammars that artcli knows, for the tests of its readers."""

from __future__ import annotations

from base64 import encodebytes

IPTC = (
    "\x01abc014 3 i 74  dpa 0031\r\n"
    "\r\n"
    "Norland/transport/ferries/\r\n"
    "\x02REFILE\r\n"
    "2ND LEAD\r\n"
    "Ferry line to Skerra island reopens after a winter\r\n"
    "of repairs\r\n"
    "By Ines Falk, dpa =\r\n"
    "\r\n"
    "Halvoe (dpa) - The ferry line between Halvoe and the island of Skerra\r\n"
    "reopened on Tuesday, five months after a storm had damaged both of its\r\n"
    "piers.\r\n"
    "\r\n"
    '"We had hoped for Christmas," said Mayor Odd Brenne, who was the first\r\n'
    "to go on board. The company expects 90,000 passengers by the autumn.\r\n"
    "\r\n"
    "# Notebook\r\n"
    "\r\n"
    "## Editorial contacts\r\n"
    "- Editing by: Tom Reiter\r\n"
    "\r\n"
    "dpa if tr\r\n"
    "\x03041530 GMT Mar 25\r\n"
    "\x7f\r\n"
    "\x7f\x04"
)

ANPA = (
    "\x16\x16\x01W0412\x1f_world\n"
    "r i\x13\x11 BC-NL--Lighthouse     03-04 0180\n"
    "\x02^BC-NL--Lighthouse, 1st Ld,180<\n"
    "^Keeper leaves the last manned lighthouse<\n"
    "^AP Photo NLX101, NLX102<\n"
    "^Eds: Adds quote.<\n"
    "^By MARIT OLSEN and PETER HALL=\n"
    "^Associated Press=\n"
    "\t   SKERRA, Norland (AP) _ The last keeper of the last manned lighthouse in the country switched off his radio on Tuesday.\n"
    " \n"
    "\t   ``I shall miss the birds,'' said Jon Dale, who had lived on the rock for thirty-one years. The light is now automatic.\n"
    "\n"
    "\t   ^AP-WF-03-04-25 1530GMT<\n"
    "\n"
    "\x0c\n"
    "\x04"
)

YAML = """---
layout: post
title: "Le vieux \\"moulin\\" : une seconde vie"
author: Jeanne Exemple
date:   2024-03-05 08:30:00 +0100
tags:
  - Patrimoine
  - 'Vie locale'
description: >
  Fermé depuis vingt ans, le moulin
  de Valbrune devient une bibliothèque.
image: /img/moulin.jpg
extra:
  theme: dark
---

La commune de Valbrune a inauguré mardi sa nouvelle bibliothèque,
installée dans l’ancien moulin, après deux ans de travaux.

## Un chantier de deux ans

* Trois salles de lecture
  ouvertes tous les jours
* Une salle pour les enfants

Les habitants ont donné plus de mille livres, selon la mairie.
"""

TOML = (
    '+++\npath = "2019/05/15/compiler-week"\ntitle = "A week with the compiler"\nauthors = ["Ada Ferro", "Li Brandt"]\n'
    "description = '''\nWhat was asked,\nand what was answered'''\n[extra]\nteam = \"core\"\n+++\n\nThe week began on a Monday, as weeks do, and it ended late.\n"
)

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

NEXIS = """Ferry to the island sails again
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

FACTIVA = """
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

FACTIVA_ARTICLE = """News
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

EUROPRESSE = """  Le Courrier de Brellec
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
    Le présent document est protégé ; qui s'en sert le fait dans les limites que fixent les lois.
"""

EUROPRESSE_TODAY = """Documents sauvegardés

Mardi 3 février 2026 à 10 h 12

3 documents

Sommaire
Documents sauvegardés • 3 documents

Ouest-Côte
3 février 2026
Le bac de Brellec reprend la mer
Cinq mois après la tempête, le bac relie de nouveau la ville à l'île de Gouel...
3

Nom de la source
Ouest-Côte
Type de source
Presse • Journaux
Périodicité
Quotidien
Couverture géographique
Régionale
Provenance
Brellec, Bretagne, France

Mardi 3 février 2026

Ouest-Côte • p. 6 • 214 mots

Le bac de Brellec reprend la mer

Maëlle Quéméner

Le bac qui relie Brellec à l'île de Gouel a repris la mer mardi, cinq mois après la tempête qui avait endommagé les deux quais.

La compagnie attend 90 000 passagers d'ici à l'automne, « mais nous espérions Noël », a dit le maire, premier à monter à bord.

Aussi paru dans
3 février 2026 - Ouest-Côte (site web)

© 2026 Ouest-Côte. Tous droits réservés. Le présent document est protégé par les lois et
conventions internationales sur le droit d'auteur.

Certificat émis le 3 février 2026 à Université de Brellec à des fins de visualisation personnelle et temporaire.

news·20260203·OC·0614

Nom de la source
Ouest-Côte (site web)
Type de source
Presse • Presse Web
Périodicité
En continu
Couverture géographique
Régionale
Provenance
Brellec, Bretagne, France

Lundi 2 février 2026 - 14:05

Ouest-Côte (site web) • 132 mots

Les écoles de Kerlaz passent au bus électrique
Les conducteurs entendent de nouveau les oiseaux de leur tournée.
Par Yann Coadic

Les trois autocars scolaires de Kerlaz roulent à l'électricité depuis lundi. Ils ont été livrés la semaine dernière.

Cet article est paru dans Ouest-Côte (site web)

© 2026 Ouest-Côte (site web). Tous droits réservés. Le présent document est protégé par les lois et conventions internationales.

news·20260202·OCW·00123

Ce certificat est émis à Université de Brellec à des fins de visualisation personnelle et temporaire.

Nom de la source
Le Quotidien de Rance
Type de source
Presse • Journaux
Périodicité
Quotidien
Couverture géographique
Régionale
Provenance
Rance-le-Vieux, Bretagne, France

Dimanche 1 février 2026

Le Quotidien de Rance
Edition(s) : Rance Nord, Rance Sud
Page 7
98 mots

Portraits

Une boulangère au concours national

Anne Trévidic représentera la région au concours national du pain de tradition, qui se tient en mars à Lyon.

Illustration(s) :

La boulangère à son four.

© 2026 Le Quotidien de Rance. Tous droits réservés.

Certificat émis le 3 février 2026 à Université de Brellec à des fins de visualisation personnelle et temporaire.

news·20260201·QR·5501_1256
"""

GENIOS = """Halvöer Bote vom 04.03.2025, S. 3

Fähre zur Insel fährt wieder

Ines Falk

Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm, der beide Anleger beschädigt hatte.

Der Betreiber erwartet 90.000 Fahrgäste bis zum Herbst. „Wir hatten auf Weihnachten gehofft“, sagte der Bürgermeister.

Quelle:         Halvöer Bote vom 04.03.2025, S. 3
Ressort:        Lokales
Dokumentnummer: 20250304HB0012

Dauerhafte Adresse des Dokuments: https://www.wiso-net.example/document/HB__20250304HB0012

Alle Rechte vorbehalten: (c) Halvöer Verlag

© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH

Halvöer Bote vom 03.03.2025, S. 5

Schulbus fährt elektrisch

Tom Reiter

Die drei Schulbusse von Kerlaz fahren seit Montag mit Strom. Sie wurden letzte Woche von einem Hersteller aus der Gegend geliefert.

„Man hört jetzt die Vögel“, sagt eine Fahrerin, die seit zwanzig Jahren ihre Runde macht.

Quelle:         Halvöer Bote vom 03.03.2025, S. 5
Ressort:        Lokales
Dokumentnummer: 20250303HB0007

Dauerhafte Adresse des Dokuments: https://www.wiso-net.example/document/HB__20250303HB0007

Alle Rechte vorbehalten: (c) Halvöer Verlag

© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH
"""

RETRIEVER = """==============================================================================

Ferga til øya går igjen
Skerra Avis, 04.03.2025
Publisert på trykk.
Side 12. Seksjon: Nyheter

Ferga mellom Halvø og øya Skerra går igjen fra tirsdag, fem måneder etter stormen som skadet begge kaiene.

Rederiet venter 90 000 passasjerer til høsten. - Vi hadde håpet på jul, sier ordføreren.

© Skerra Avis

Alle artikler er beskyttet av lov om opphavsrett til åndsverk. Artikler må ikke videreformidles utenfor egen organisasjon uten godkjenning fra Retriever eller den enkelte utgiver.

==============================================================================

Skolebussen går på strøm
Halvø Tidende, 03.03.2025 05:00
Publisert på nett.

De tre skolebussene i Kerlaz har gått på strøm siden mandag. De ble levert forrige uke av en produsent i regionen.

- Nå hører vi fuglene, sier en sjåfør.

Se webartikkelen på http://ret.example/abc
© Halvø Tidende

Alle artikler er beskyttet av lov om opphavsrett til åndsverk. Artikler må ikke videreformidles utenfor egen organisasjon uten godkjenning fra Retriever eller den enkelte utgiver.

==============================================================================
"""

NEWSBANK = """Ferry to the island sails again

Halvoe Post, The (Halvoe, ND) - March 4, 2025 - page A3

March 4, 2025 | Halvoe Post, The (Halvoe, ND) | Ines Falk | Page A3

The ferry linking Halvoe and the island of Skerra sailed again on Tuesday, five months after the storm that had damaged both piers.

The company expects 90,000 passengers by the autumn.

• Record Number: 0304250123
• Copyright: Copyright, 2025, Halvoe Post, The. All Rights Reserved.

School bus to the town rolls again

Halvoe Post, The (Halvoe, ND) - March 3, 2025 - page A3

March 3, 2025 | Halvoe Post, The (Halvoe, ND) | Tom Reiter | Page A3

The ferry linking Halvoe and the island of Skerra sailed again on Tuesday, five months after the storm that had damaged both piers.

The company expects 90,000 passengers by the autumn.

• Record Number: 0304250123
• Copyright: Copyright, 2025, Halvoe Post, The. All Rights Reserved.
"""

NEWSBANK_LABELLED = """Paper: Halvoe Post, The (ND)
Title: Ferry to the island sails again
Author: Ines Falk, Staff Writer
Date: March 4, 2025
Section: Local
Page: A3

The ferry linking Halvoe and the island of Skerra sailed again on Tuesday, five months after the storm that had damaged both piers.

The company expects 90,000 passengers by the autumn.

Caption: The ferry leaves the new pier.

Copyright (c) 2025 Halvoe Post, The, All Rights Reserved.
Record Number: 0304250123

Paper: Halvoe Post, The (ND)
Title: School bus goes electric
Author: Tom Reiter, Staff Writer
Date: March 3, 2025
Section: Local
Page: A5

The three school buses of Kerlaz have run on electricity since Monday. They were delivered last week.

"You can hear the birds now," says a driver who has made the round for twenty years.

Copyright (c) 2025 Halvoe Post, The, All Rights Reserved.
Record Number: 0303250144
"""

GALE = """Ferry to the island sails again
Author: Ines Falk
Date: Mar. 4, 2025
From: The Halvoe Post(Halvoe, Norland)
Publisher: Halvoe Newspapers Ltd
Document Type: Article
Length: 534 words
Content Level: (Intermediate)
Lexile Measure: 1200L

Full Text:
The ferry linking Halvoe and the island of Skerra sailed again on Tuesday, five months after the storm that had damaged both piers.

The company expects 90,000 passengers by the autumn.

Copyright: COPYRIGHT 2025 Halvoe Newspapers Ltd
Source Citation   (MLA 9th Edition)
Falk, Ines. "Ferry to the island sails again." The Halvoe Post, 4 Mar. 2025, p. A3. Gale OneFile: News, link.gale.com/apps/doc/A123456789/STND?u=halvoe. Accessed 7 Mar. 2025.
Gale Document Number: GALE|A123456789

Title: School bus to the town rolls again
Author(s): Ines Falk
Source: The Halvoe Post. (Mar. 4, 2005): News: pA3.
Document Type: Article
Copyright : COPYRIGHT 2005 Halvoe Newspapers Ltd
Full Text:
Byline: Ines Falk

The ferry linking Halvoe and the island of Skerra sailed again on Tuesday, five months after the storm that had damaged both piers.

The company expects 90,000 passengers by the autumn.

Source Citation
Falk, Ines. "School bus to the town rolls again." Halvoe Post 4 Mar. 2005: A3. General OneFile. Web. 7 Mar. 2010.

Gale Document Number:A123456789
"""

WISERS = """海港日報
A10 | 港聞 | By 陳小明 | 2025-03-04

渡輪停航五個月後復航

【本報訊】往返海港與離島的渡輪星期二恢復服務，五個月前的風暴曾損毀兩個碼頭，令居民出入受阻。

公司預計秋季前可載客九萬人次。市長是首名登船的乘客，他說原本希望聖誕節前復航。

文章編號: 202503040010001

本內容之版權為權利持有人所有並由慧科訊業有限公司獲授權提供。

海港日報
A12 | 教育 | 2025-03-03

三輛校巴改用電力

【本報訊】三輛校巴自星期一起改用電力，上星期由本地製造商交付。

一名駕駛校巴二十年的女司機說，現在可以聽見雀鳥的叫聲。

文章編號: 202503030010007

本內容之版權為權利持有人所有並由慧科訊業有限公司獲授權提供。
"""

PROQUEST = """________________________________________________________

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

________________________________________________________

Document 2 of 2

School bus goes electric

Full text: The school bus of Halvoe has run on electricity since Monday.

Publication title: Norland Daily

Publication date: Mar 6, 2025

ProQuest document ID: 4242424243
"""

STORY = """The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after the storm.

"We had hoped for Christmas," said the mayor, who was the first to go on board.

The company expects ninety thousand passengers by the autumn.
"""

PLAIN = f"""Received: from mx.example.org by mx2.example.org
        with SMTP id xu7; Tue, 4 Mar 2025 15:29:50 +0100
Date: Tue, 4 Mar 2025 15:30:00 +0100
From: Ines Falk <ines@example.org>
To: desk@example.org
Subject: Ferry to the island
 sails again
Message-ID: <1@example.org>

{STORY}
--{' '}
Ines Falk, The Skerra Courier
"""

PARTS = """Date: Tue, 4 Mar 2025 15:30:00 +0100
From: =?utf-8?q?In=C3=A8s_Falk?= <ines@example.org>
Subject: =?utf-8?q?Le_bac_de_l=E2=80=99=C3=AEle_reprend_la_mer?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b42"

This is a message in parts.
--b42
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: quoted-printable

Le bac qui relie Brellec =C3=A0 l=E2=80=99=C3=AEle a repris la mer mardi, cinq mois =
apr=C3=A8s la temp=C3=AAte de septembre.

La compagnie attend 90 000 passagers cette saison.

--b42
Content-Type: text/html; charset=UTF-8

<p>Le bac</p>

--b42--
"""

BASE64 = f"""Date: Tue, 4 Mar 2025 15:30:00 +0100
From: Ines Falk <ines@example.org>
Subject: Ferry to the island sails again
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: base64

{encodebytes(STORY.encode()).decode()}
_______________________________________________
ports mailing list
"""

FORWARDED = f"""Hi all, have a look.

---------- Forwarded message ---------
From: Ines Falk <ines@example.org>
Date: Tue, Mar 4, 2025 at 3:30 PM
Subject: Fwd: our island
To: Jo Hale <jo@example.org>

> Ferry to the island sails again
>
> By Jon Dale
>
{"".join(f"> {line}".rstrip() + chr(10) for line in STORY.strip().split(chr(10)))}
Best,
Jo
"""

QUOTED = "".join(f"> {line}".rstrip() + "\n" for line in PARTS.split("\n"))

ALL = {
    "iptc": IPTC, "anpa": ANPA, "yaml": YAML, "toml": TOML, "lexisnexis": LEXIS, "nexis": NEXIS, "factiva": FACTIVA, "factiva article": FACTIVA_ARTICLE,
    "europresse": EUROPRESSE, "europresse today": EUROPRESSE_TODAY, "genios": GENIOS, "retriever": RETRIEVER,
    "newsbank": NEWSBANK, "newsbank labelled": NEWSBANK_LABELLED, "gale": GALE, "wisers": WISERS, "proquest": PROQUEST, "mail": PLAIN, "mail parts": PARTS, "mail in base64": BASE64, "mail quoted": QUOTED,
    "mail forwarded": FORWARDED,
}  # fmt: skip

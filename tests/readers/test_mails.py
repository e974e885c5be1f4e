"""Mails as they were sent: what their headers say, and the plain text among their parts."""

from __future__ import annotations

import artcli
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode

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


def test_a_mail() -> None:
    article = artcli.parse(PLAIN)
    assert article.headline == "Ferry to the island sails again"
    assert [creator.name for creator in article.creators] == ["Ines Falk"]
    assert article.published is not None
    assert article.published.isoformat() == "2025-03-04T15:30:00+01:00"
    assert [p.text for p in article.body] == STORY.strip().split("\n\n")
    assert [entry.text for entry in article.set_aside][-1] == "Ines Falk, The Skerra Courier"


def test_parts_and_encodings() -> None:
    article = artcli.parse(PARTS)
    assert article.headline == "Le bac de l’île reprend la mer"
    assert article.byline == "Inès Falk"
    assert [p.text for p in article.body] == [
        "Le bac qui relie Brellec à l’île a repris la mer mardi, cinq mois après la tempête de septembre.",
        "La compagnie attend 90 000 passagers cette saison.",
    ]
    assert article.body[0].lines.last == article.body[0].lines.first + 1
    held = {n for origin in article.origins.values() for span in origin.lines for n in range(span.first, span.last + 1)}
    held |= {n for entry in (*article.body, *article.set_aside) for n in range(entry.lines.first, entry.lines.last + 1)}
    assert {n for n, line in enumerate(PARTS.splitlines(), 1) if line} <= held


def test_base64_is_said_and_not_guessed() -> None:
    article = artcli.parse(PLAIN.replace("Message-ID: <1@example.org>", "Message-ID: <1@example.org>\nContent-Transfer-Encoding: base64"))
    assert article.body == ()
    assert [note.code for note in article.notes] == ["part_not_read"]


def test_a_mailbox() -> None:
    text = "".join(f"From ines@example.org Tue Mar  4 15:30:00 2025\n{mail}\n" for mail in (PLAIN, PLAIN.replace("Ferry", "Bus")))
    articles = list(reader.read(decode(text.encode()), ReadingOptions()))
    assert [article.headline for article in articles] == ["Ferry to the island sails again", "Bus to the island sails again"]


def test_a_letter_in_prose_is_no_mail() -> None:
    text = "From: the people of Skerra\nTo: the ferry company\n\nWe, who live on the island, ask for a boat that sails in winter too, and for a heated room to wait in.\n"
    assert "published" not in artcli.parse(text).origins

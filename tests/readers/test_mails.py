"""Mails as they were sent: what their headers say, and the plain text among their parts."""

from __future__ import annotations

import artcli
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.source import decode
from grammars import PARTS, PLAIN, STORY


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


def test_a_short_mail_is_rejoined_where_its_program_broke_it() -> None:
    head = PLAIN.split("\n\n", 1)[0]
    short = "The ferry to the island sails again since Tuesday, five months after the\nstorm that had damaged both of its piers.\n\nhttps://skerra.example/a-very-long-address-of-a-page-that-no-program-breaks-anywhere-at-all\n"
    assert artcli.parse(f"{head}\n\n{short}").body[0].text == "The ferry to the island sails again since Tuesday, five months after the storm that had damaged both of its piers."


def test_a_mail_of_long_lines_has_a_paragraph_a_line() -> None:
    head = PLAIN.split("\n\n", 1)[0]
    long = ["The ferry to the island sails again since Tuesday, five months after the storm that had damaged both of its piers.", "Its owner expects ninety thousand passengers until autumn, which is more than last year, as he said on Sunday."]
    assert [p.text for p in artcli.parse(f"{head}\n\n" + "\n".join(long) + "\n").body] == long


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


def test_a_mail_that_was_forwarded_is_read_below_the_line_that_says_so() -> None:
    headers = "From: Ines Falk <ines@example.org>\nDate: Tue, 4 Mar 2025 15:30:00 +0100\nSubject: Ferry to the island sails again\nTo: Jo Hale <jo@example.org>"
    quoted = "\n".join(f"> {line}".rstrip() for line in STORY.strip().split("\n"))
    for opening in ("---------- Forwarded message ---------", "Begin forwarded message:\n"):
        article = artcli.parse(f"{opening}\n{headers}\n\n{quoted}\n")
        assert article.headline == "Ferry to the island sails again"
        assert [creator.name for creator in article.creators] == ["Ines Falk"]
        assert [p.text for p in article.body] == STORY.strip().split("\n\n")
        assert article.set_aside[0].text == opening.strip()


def test_the_day_above_a_forwarded_mail_is_read_as_programs_print_it() -> None:
    mail = "---------- Forwarded message ---------\nFrom: Ines Falk <ines@example.org>\nDate: Tue, Mar 4, 2025 at 3:30 PM\nSubject: Ferry sails again\nTo: Jo Hale\n\n" + STORY
    published = artcli.parse(mail).published
    assert published is not None
    assert published.isoformat() == "2025-03-04T15:30:00"

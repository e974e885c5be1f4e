"""Mails as they were sent: what their headers say, and the plain text among their parts."""

from __future__ import annotations

from base64 import b64encode
from binascii import b2a_qp
from email.message import EmailMessage

import pytest

import artcli
from artcli.options import ReadingOptions
from artcli.readers.text import reader
from artcli.readers.text.grammars import mails
from artcli.source import decode
from grammars import ALL
from held import held, parts

PARTS, PLAIN = ALL["mail-parts"], ALL["mail"]
STORY = """The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after the storm.

"We had hoped for Christmas," said the mayor, who was the first to go on board.

The company expects ninety thousand passengers by the autumn.
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
    assert {n for n, line in enumerate(PARTS.splitlines(), 1) if line} <= held(article)


def test_parts_deeper_than_any_program_puts_them_are_not_looked_for() -> None:
    def nested(depth: int) -> str:
        opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
        return PLAIN.split("Message-ID", 1)[0] + f"{opened}Content-Type: text/plain\n\n{STORY}\n"

    assert [p.text for p in artcli.parse(nested(8)).body] == STORY.strip().split("\n\n")
    article = artcli.parse(nested(2_000))
    assert (article.body, [note.code for note in article.notes]) == ((), ["part_not_read"])


def test_a_kind_without_its_second_half_is_that_of_text() -> None:
    """As programs of before MIME wrote it: 'Content-Type: text'."""
    assert [p.text for p in artcli.parse(PLAIN.replace("Message-ID", "Content-Type: text\nMessage-ID")).body] == STORY.strip().split("\n\n")


def test_two_labels_of_a_mail_make_none() -> None:
    lines = ["From: Ines Falk", "Date: Tue, 4 Mar 2025 15:30:00 +0100", "", *STORY.splitlines()]
    assert not mails.split(lines)
    assert mails.split(["Subject: Ferry", *lines])


def test_what_no_text_can_hold_is_replaced_once_it_is_decoded() -> None:
    head = PLAIN.split("\n\n", 1)[0]
    sent = f"{head}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    article = artcli.parse(f"{sent}The ferry to the island sails again =00 since Tuesday, five months after the storm of September.\n")
    assert article.body[0].text == "The ferry to the island sails again \ufffd since Tuesday, five months after the storm of September."


def test_a_short_mail_is_rejoined_where_its_program_broke_it() -> None:
    head = PLAIN.split("\n\n", 1)[0]
    short = "The ferry to the island sails again since Tuesday, five months after the\nstorm that had damaged both of its piers.\n\nhttps://skerra.example/a-very-long-address-of-a-page-that-no-program-breaks-anywhere-at-all\n"
    assert artcli.parse(f"{head}\n\n{short}").body[0].text == "The ferry to the island sails again since Tuesday, five months after the storm that had damaged both of its piers."


def test_a_mail_of_long_lines_has_a_paragraph_a_line() -> None:
    head = PLAIN.split("\n\n", 1)[0]
    long = ["The ferry to the island sails again since Tuesday, five months after the storm that had damaged both of its piers.", "Its owner expects ninety thousand passengers until autumn, which is more than last year, as he said on Sunday."]
    assert [p.text for p in artcli.parse(f"{head}\n\n" + "\n".join(long) + "\n").body] == long


def test_what_is_no_base64_is_said_and_not_guessed() -> None:
    article = artcli.parse(PLAIN.replace("Message-ID: <1@example.org>", "Message-ID: <1@example.org>\nContent-Transfer-Encoding: base64"))
    assert article.body == ()
    assert [note.code for note in article.notes] == ["part_not_read"]
    no_text = b64encode(bytes(range(200, 256)) * 4).decode()
    article = artcli.parse(PLAIN.split("\n\n", 1)[0] + f"\nContent-Transfer-Encoding: base64\n\n{no_text}\n")
    assert (article.body, [note.code for note in article.notes]) == ((), ["part_not_read"])


WRAPPED = """Le bac qui relie le bourg à l’île de Skerra a repris la mer mardi, cinq mois
après la tempête qui avait emporté ses deux embarcadères.

« Nous l’espérions pour Noël », a dit la maire, montée à bord la première avec
les élèves de l’école.

--\x20
Inès Falk
Le Courrier de Brellec
"""
PARAGRAPHS = [
    "Le bac qui relie le bourg à l’île de Skerra a repris la mer mardi, cinq mois après la tempête qui avait emporté ses deux embarcadères.",
    "« Nous l’espérions pour Noël », a dit la maire, montée à bord la première avec les élèves de l’école.",
]


def mail(text: str, *, charset: str, cte: str) -> str:
    """A mail as Python's own library writes it."""
    made = EmailMessage()
    made["Date"], made["From"], made["To"] = "Tue, 4 Mar 2025 15:30:00 +0100", "Inès Falk <ines@example.org>", "desk@example.org"
    made["Subject"] = "Le bac de l’île de Skerra reprend la mer après cinq mois d’arrêt et deux tempêtes"
    made.set_content(text, charset=charset, cte=cte)
    return made.as_bytes().decode("utf-8", "surrogateescape") if cte == "8bit" else made.as_string()


def assert_whole(text: str, article: artcli.Article) -> None:
    """Every line that shows something is held by something."""
    assert {n for n, line in enumerate(text.split("\n"), 1) if line.strip()} <= held(article) <= set(range(1, text.count("\n") + 2))


@pytest.mark.parametrize(
    ("charset", "cte"),
    [("utf-8", "8bit"), ("utf-8", "quoted-printable"), ("utf-8", "base64"), ("cp1252", "quoted-printable"), ("cp1252", "base64"), ("utf-16", "base64")],
)
def test_a_text_is_the_same_however_it_was_sent(charset: str, cte: str) -> None:
    text = mail(WRAPPED, charset=charset, cte=cte)
    article = artcli.parse(text)
    assert article.headline == "Le bac de l’île de Skerra reprend la mer après cinq mois d’arrêt et deux tempêtes"
    assert article.byline == "Inès Falk"
    assert [p.text for p in article.body] == PARAGRAPHS
    assert {"--", "Inès Falk", "Le Courrier de Brellec"} <= {one.text for one in article.set_aside}
    assert not article.notes
    assert_whole(text, article)


def test_a_paragraph_names_the_lines_in_which_it_was_sent() -> None:
    text = mail(WRAPPED, charset="utf-8", cte="base64")
    below = text.split("\n\n", 1)[0].count("\n") + 2
    # 57 bytes a line: 145 in the first paragraph with the blank line below it, 110 in the second
    first, second = (len(f"{part}\n\n".encode()) for part in WRAPPED.split("\n\n")[:2])
    (one, other) = artcli.parse(text).body
    assert one.lines == (below + 1, below + 1 + (first - 1) // 57)
    assert other.lines == (below + 1 + first // 57, below + 1 + (first + second - 1) // 57)


@pytest.mark.parametrize(("charset", "words"), [("koi8-r", "Мост через реку закрыт после бури"), ("iso-2022-jp", "強い風のため橋が閉鎖された"), ("gb18030", "大桥因暴风雨关闭")])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
def test_whatever_the_charset(charset: str, words: str, cte: str) -> None:
    sent = words.encode(charset)
    body = b2a_qp(sent).decode() if cte == "quoted-printable" else b64encode(sent).decode()
    text = f"Date: Tue, 4 Mar 2025 15:30:00 +0100\nFrom: a@example.org\nTo: b@example.org\nSubject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {cte}\n\n{body}\n"
    assert words in [entry.text for entry in parts(artcli.parse(text))]


def test_what_a_list_adds_below_is_no_code() -> None:
    text = mail(WRAPPED.split("--")[0], charset="utf-8", cte="base64") + "_______________\nports mailing list\n"
    article = artcli.parse(text)
    assert [p.text for p in article.body] == PARAGRAPHS
    assert "ports mailing list" in [entry.text for entry in article.set_aside]
    assert_whole(text, article)


def parted(*parts: str) -> str:
    return PARTS.split("\n\n", 1)[0] + "\n\n" + "".join(f"--b42\n{part}\n" for part in parts) + "--b42--\n"


TEXT = "Content-Type: text/plain; charset=utf-8\n\nThe ferry to the island sails again since Tuesday, five months after the storm that had damaged both of its piers.\n"
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>The <b>ferry</b></p>\n"


def test_the_first_text_that_is_no_attachment_is_the_mail() -> None:
    attached = TEXT.replace("\n\nThe ferry", '\nContent-Disposition: attachment; filename="a.txt"\n\nThe bus')
    within = 'Content-Type: multipart/related; boundary="inner"\n\n--inner\n' + HTML + "--inner--\n"
    for both in ((HTML, TEXT), (attached, TEXT), (within, TEXT), (TEXT, attached)):
        text = parted(*both)
        article = artcli.parse(text)
        assert [p.text[:9] for p in article.body] == ["The ferry"]
        assert not article.notes
        assert_whole(text, article)


def test_a_mail_without_plain_text_says_so() -> None:
    alone = PLAIN.split("\n\n", 1)[0] + "\n" + HTML
    for text in (parted(HTML), alone):
        article = artcli.parse(text)
        assert article.body == ()
        assert [note.code for note in article.notes] == ["part_not_read"]
        assert_whole(text, article)


def test_a_mail_of_which_each_line_is_quoted() -> None:
    text = "".join(f"> {line}".rstrip() + "\n" for line in PLAIN.split("\n"))
    article, plain = artcli.parse(text), artcli.parse(PLAIN)
    assert (article.headline, article.creators, article.published) == (plain.headline, plain.creators, plain.published)
    assert [p.text for p in article.body] == [p.text for p in plain.body]
    assert [p.lines.first for p in article.body] == [p.lines.first for p in plain.body]
    assert_whole(text, article)


@pytest.mark.parametrize("quoted", ["> " * 8, "> " * 9, "> " * 5_000])
def test_a_mail_that_is_quoted_more_often_than_anybody_forwards_one_is_a_text(quoted: str) -> None:
    text = "".join(f"{quoted}{line}".rstrip() + "\n" for line in PLAIN.split("\n"))
    article = artcli.parse(text)
    assert (article.headline == artcli.parse(PLAIN).headline) == (len(quoted) <= 2 * 8)
    assert_whole(text, article)


def test_headers_of_several_encoded_words() -> None:
    words = "=?utf-8?b?TGUgYmFjIGRlIGzigJnDrg==?=\n =?iso-8859-1?q?le_reprend?= la =?x-unknown?q?mer?="
    assert artcli.parse(PLAIN.replace("Ferry to the island\n sails again", words.replace(" =?x-unknown?q?mer?=", " mer"))).headline == "Le bac de l’île reprend la mer"
    assert "x-unknown" in str(artcli.parse(PLAIN.replace("Ferry to the island\n sails again", words)).headline)


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

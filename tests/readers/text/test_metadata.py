"""Labelled lines to fields: pages whose every line has its true role, so that only the reading of the lines is tried."""

from __future__ import annotations

import pytest

from artcli.article import Origin, Span
from artcli.language import locale
from artcli.readers.text import headers, metadata, page, weights
from artcli.readers.text.fields import Fields, Reading
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

ROLE = {"section": Role.SECTION, "head": Role.HEADLINE, "stand": Role.STANDFIRST, "by": Role.BYLINE, "at": Role.PUBLISHED,
        "body": Role.BODY, "tags": Role.KEYWORDS, "-": Role.FURNITURE}  # fmt: skip
PROSE = "Six companies worked on the site for half a year, and two of them came from the region next to it."


def read(tag: str, *lines: str) -> Fields:
    """Lines that begin with their role ("by: Jane Doe") to the fields that are found in them."""
    marks, texts = zip(*(line.split(": ", 1) for line in lines), strict=True)
    laid_out = page.lay_out(texts, locale.load(tag))
    found = survey(laid_out)
    roles = tuple(ROLE[mark] for mark in marks)
    top = roles.index(Role.HEADLINE) if Role.HEADLINE in roles else 0
    end = max((i for i, role in enumerate(roles) if role is Role.BODY), default=len(roles))
    phases = tuple("above" if i < top else "story" if i <= end else "below" for i in range(len(roles)))
    labelled = Labels(roles, phases, tuple({role: 1.0} for role in roles), tuple(() for _ in roles))
    return metadata.find(Reading(found.facts, headers.read(laid_out), labelled, laid_out.locale, weights.load()), None)


def value(fields: Fields, name: str) -> object:
    got = fields.values.get(name)
    if name == "creators":
        return [creator.name for creator in got or ()]
    return got.isoformat() if name in ("published", "modified") and got else got


@pytest.mark.parametrize(
    ("tag", "lines", "field", "expected"),
    [
        # a headline that is printed twice is one headline; one of two lines is two
        ("en", ["head: The Bridge Reopens", "head: The Bridge Reopens", f"body: {PROSE}"], "headline", "The Bridge Reopens"),
        ("en", ["head: The Bridge", "head: Reopens", f"body: {PROSE}"], "headline", "The Bridge Reopens"),
        # a headline that stands alone elsewhere on the page, or with the mark that parts it from its kicker
        ("de", ["head: Sie sind hier: Start » Kultur » „Ein Haus“", "-: „Ein Haus“", f"body: {PROSE}"], "headline", "„Ein Haus“"),
        ("en", ["-: The ferry of the north stops", "head: 4. The ferry of the north stops", f"body: {PROSE}"], "headline", "The ferry of the north stops"),
        ("en", ["head: The ferry of the north stopsStory", "-: The ferry of the north stops", f"body: {PROSE}"], "headline", "The ferry of the north stops"),
        ("en", ["-: Ferry inquiry: Two resign - and many open questions", "head: Ferry inquiry Two resign - and many open questions", f"body: {PROSE}"], "headline",
         "Ferry inquiry: Two resign - and many open questions"),
        ("en", ["-: Latest news:", "head: Latest news", f"body: {PROSE}"], "headline", "Latest news"),
        # a shorter one among the most read is none
        ("en", ["head: The ferry stops for good – its captain leaves", f"body: {PROSE}", "-: The ferry stops for good"], "headline",
         "The ferry stops for good – its captain leaves"),
        # an office on the line below is of who stands above; a name is one more
        ("en", ["head: X Y Z", "by: Priya Rao", "by: Transport editor", f"body: {PROSE}"], "creators", ["Priya Rao"]),
        ("en", ["head: X Y Z", "by: Priya Rao", "by: Tom Hale", f"body: {PROSE}"], "creators", ["Priya Rao", "Tom Hale"]),
        # the dateline of the text, whether a standfirst stands before it or is its first paragraph
        ("en", ["head: X Y Z", "stand: Brightwell makes lamps that need no wires.", f"body: PORTLAND, Ore., Feb. 11, 2025 (AP) -- {PROSE}"], "located", "PORTLAND"),
        ("en", ["head: X Y Z", f"stand: PORTLAND, Ore., Feb. 11, 2025 (AP) -- {PROSE}", f"body: {PROSE}"], "info_sources", ("AP",)),
        # crumbs
        ("en", ["section: Home › News › Politics", "head: X Y Z", f"body: {PROSE}"], "section", "News"),
        ("en", ["section: SPORT | FOOTBALL", "head: X Y Z", f"body: {PROSE}"], "section", "SPORT"),
        ("de", ["section: Startseite|Kultur|", "head: X Y Z", f"body: {PROSE}"], "section", "Kultur"),
        ("en", ["section: Home/Politics/The long headline of this story stands here once more", "head: X Y Z", f"body: {PROSE}"], "section", "Politics"),
        ("en", ["section: FOR IMMEDIATE RELEASE", "head: X Y Z", f"body: {PROSE}"], "section", None),
        ("de", ["section: Zur sofortigen Veröffentlichung", "head: X Y Z", f"body: {PROSE}"], "section", None),
        ("en", ["section: Culture / 5 h ago", "head: X Y Z", f"body: {PROSE}"], "section", "Culture"),
        ("ar", ["section: الرئيسية / منوعات", "head: X Y Z", f"body: {PROSE}"], "section", "منوعات"),
        # beside a stamp
        ("de", ["at: Politik – 6. November 2025", "head: X Y Z", f"body: {PROSE}"], "section", "Politik"),
        ("en", ["head: X Y Z", "at: Politics / January 11, 2024", f"body: {PROSE}"], "section", "Politics"),
        ("ja", ["at: 地域 | 13 1月 2025", "head: X Y Z", f"body: {PROSE}"], "section", "地域"),
        ("de", ["head: X Y Z", "at: 11.07.2026, 09:30 UhrKassel", f"body: {PROSE}"], "section", None),
        ("en", ["head: X Y Z", "at: 5 min read | January 11, 2024", f"body: {PROSE}"], "section", None),
        ("en", ["at: By Jane Doe – January 11, 2024", "head: X Y Z", f"body: {PROSE}"], "section", None),
        # bylines beside stamps
        ("en", ["head: X Y Z", "at: Jane Doe / THEPAPER.COM / Sep 2, 2024, 17:07", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("en", ["head: X Y Z", "at: Jane Doe and AP, June 30, 2026 - 4.34pm", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("en", ["head: X Y Z", "at: Jane Doe · 2 minute readApril 25, 20232:26 PM GMT+2Last Updated 9 min ago", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("en", ["head: X Y Z", "by: The Harbour, National, Top Story 1 | Published: 5 hours ago | Written by Jane Doe", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("de", ["head: X Y Z", f"body: {PROSE}", "at: 15.04.2024 Mit Audio"], "creators", []),
        ("ja", ["head: X Y Z", "at: 山田太郎2025年1月13日 21時37分", f"body: {PROSE}"], "creators", ["山田太郎"]),
        ("ja", ["head: X Y Z", "at: スポーツ 2025年1月13日 21時37分", f"body: {PROSE}"], "creators", []),
        ("ko", ["head: X Y Z", "by: 홍길동 기자", "by: hong@news.example", f"body: {PROSE}"], "creators", ["홍길동"]),
        # a byline of the story, and those of others below it
        ("es", ["head: X Y Z", "by: Ana Pérez", f"body: {PROSE}", "-: Más", "by: Luis Gómez / Ana Pérez"], "creators", ["Ana Pérez"]),
        ("es", ["head: X Y Z", f"body: {PROSE}", "by: Luis Gómez / Ana Pérez"], "creators", ["Luis Gómez", "Ana Pérez"]),
        ("en", ["by: Sample Travels", *["-: Menu"] * 14, "head: X Y Z", "by: By Jane Doe", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("en", ["head: X Y Z", "by: By Jane Doe", f"body: {PROSE}", "by: Jane Doe is a member of The Sample’s editorial staff."], "creators", ["Jane Doe"]),
        # stamps
        ("de", ["at: Politik – 6. November 2025", "head: X Y Z", "at: 06.11.2025, 17:06 Uhr", f"body: {PROSE}"], "published", "2025-11-06T17:06:00"),
        ("de", ["head: X Y Z", "at: 30. Juni 2025,", "at: 15:59 Uhr", f"body: {PROSE}"], "published", "2025-06-30T15:59:00"),
        ("en", ["head: X Y Z", "at: Today 5:00 am", "at: May 15, 2023", f"body: {PROSE}"], "published", "2023-05-15T05:00:00"),
        ("en", ["head: X Y Z", "at: CULTUREAPR 28, 2024 10:00 AM", f"body: {PROSE}"], "published", "2024-04-28T10:00:00"),
        ("pl", ["head: X Y Z", "at: Aktualizacja: 19.04.2026 19:45 Publikacja: 19.04.2026 19:05", f"body: {PROSE}"], "published", "2026-04-19T19:05:00"),
        ("pl", ["head: X Y Z", "at: Aktualizacja: 19.04.2026 19:45 Publikacja: 19.04.2026 19:05", f"body: {PROSE}"], "modified", "2026-04-19T19:45:00"),
        ("nb", ["head: X Y Z", "by: Publisert", "at: 05.08.24 kl. 14:47", "by: Oppdatert", "at: 05.08.24 kl. 16:02", f"body: {PROSE}"], "modified", "2024-08-05T16:02:00"),
        ("nb", ["head: X Y Z", "by: Publisert", "at: 05.08.24 kl. 14:47", f"body: {PROSE}"], "creators", []),
        ("it", ["head: X Y Z", "at: 05 GENNAIO 2025", "at: AGGIORNATO ALLE 16:01", f"body: {PROSE}"], "modified", "2025-01-05T16:01:00"),
        # a day in the bar above the page is today's; a time beside its day goes before that of another line
        ("de", ["at: 16. April 2025 - 14:55", *["-: Menü"] * 14, "head: X Y Z", "at: 15.04.25 09:56", f"body: {PROSE}"], "published", "2025-04-15T09:56:00"),
        ("en", ["head: X Y Z", "at: June 19, 2023", f"body: {PROSE}", *["-: Menu"] * 14, "at: Published June 20, 2023"], "published", "2023-06-19"),
        ("en", ["head: X Y Z", "at: June 20, 2023", "at: Published June 19, 2023", f"body: {PROSE}"], "published", "2023-06-19"),
        ("de", ["head: X Y Z", "at: 05. November 2024", "at: 15:36 Uhr", f"body: {PROSE}", "at: 05. November 2024 10:38"], "published", "2024-11-05T15:36:00"),
        # a day below the headline goes before that of a teaser above it
        ("en", ["at: June 12, 2023", "-: Zoo calls for names", "at: June 13, 2023", "head: X Y Z", "by: By Jane Doe", "at: June 19, 2023", f"body: {PROSE}"], "published", "2023-06-19"),
        ("en", ["at: Published June 13, 2023", "head: X Y Z", "at: June 19, 2023", f"body: {PROSE}"], "published", "2023-06-13"),
        ("en", ["at: June 13, 2023", "head: X Y Z", f"body: {PROSE}"], "published", "2023-06-13"),
        # a time alone above or below its day
        ("en", ["head: X Y Z", "at: June 19, 2023", "at: | 3:30 pm", f"body: {PROSE}"], "published", "2023-06-19T15:30:00"),
        ("en", ["head: X Y Z", "at: June 19, 2023", "-: 12:30 am", f"body: {PROSE}"], "published", "2023-06-19T00:30:00"),
        ("de", ["head: X Y Z", "at: 15:30 Uhr", "at: 19. Juni 2023", f"body: {PROSE}"], "published", "2023-06-19T15:30:00"),
        ("de", ["head: X Y Z", "-: 15:30", "at: 19. Juni 2023", f"body: {PROSE}"], "published", "2023-06-19"),  # of what stands above
        # a second stamp beside the first is an update where it is later
        ("en", ["head: X Y Z", "at: May 5, 2025 10:00", "at: May 5, 2025 12:00", f"body: {PROSE}"], "modified", "2025-05-05T12:00:00"),
        ("en", ["head: X Y Z", "at: May 5, 2025", "at: May 6, 2025 10:00", f"body: {PROSE}"], "modified", "2025-05-06T10:00:00"),
        ("en", ["head: X Y Z", "at: May 5, 2025 10:00", "at: May 5, 2025", f"body: {PROSE}"], "modified", None),
        ("en", ["head: X Y Z", "at: May 5, 2025 10:00", "at: May 4, 2025 12:00", f"body: {PROSE}"], "modified", None),
        ("en", ["head: X Y Z", "at: May 5, 2025 10:00", f"body: {PROSE}", "at: May 5, 2025 12:00"], "modified", None),
        # bylines of several lines
        ("en", ["head: X Y Z", "by: By", "by: Jane Doe", f"body: {PROSE}"], "creators", ["Jane Doe"]),
        ("en", ["head: X Y Z", "by: By Jane Doe,", "by: John Smith", f"body: {PROSE}"], "creators", ["Jane Doe", "John Smith"]),
        ("en", ["head: X Y Z", "by: Jane Doe", "by: &", "by: John Smith", f"body: {PROSE}"], "creators", ["Jane Doe", "John Smith"]),
        ("en", ["head: X Y Z", "by: Jane Doe", "by: and", "by: John Smith", f"body: {PROSE}"], "byline", "Jane Doe and John Smith"),
        # the label above a headline
        ("en", ["-: SPECIAL REPORT", "head: X Y Z", f"body: {PROSE}"], "kicker", "SPECIAL REPORT"),
        ("en", ["-: Flood in the north:", "head: X Y Z", f"body: {PROSE}"], "kicker", "Flood in the north"),
        ("en", ["-: Flood in the north", "head: X Y Z", f"body: {PROSE}"], "kicker", None),
        ("en", ["-: Flood in the north", "-: :", "head: X Y Z", f"body: {PROSE}"], "kicker", None),
        ("en", ["-: A B C", "head: X Y Z", f"body: {PROSE}"], "kicker", None),
        ("en", ["-: SIX WORDS ARE WHAT IT MAY HAVE", "head: X Y Z", f"body: {PROSE}"], "kicker", None),
        ("en", ["head: X Y Z", f"body: {PROSE}", "-: SPECIAL REPORT"], "kicker", None),
        # the small print below the story
        ("en", ["head: X Y Z", f"body: {PROSE}", "-: © 2025 The Paper"], "copyright_notice", "© 2025 The Paper"),
        ("en", ["head: X Y Z", f"body: {PROSE}", "-: © The Paper"], "copyright_notice", None),
        ("ms", ["head: X Y Z", f"body: {PROSE}", "-: © Warta Teluk Ceruk Sdn Bhd"], "copyright_notice", "© Warta Teluk Ceruk Sdn Bhd"),
        ("ms", ["head: X Y Z", f"body: {PROSE}", "-: Berita Lain", "-: © Warta Teluk Ceruk Sdn Bhd"], "copyright_notice", None),  # of a picture, perhaps
        ("en", ["head: X Y Z", f"body: {PROSE}", "-: © Jane M. Doe / Reuters"], "copyright_notice", None),
        ("pl", ["head: X Y Z", f"body: {PROSE}", "-: © Licencja na publikację"], "copyright_notice", None),  # a button
        ("ko", ["head: X Y Z", f"body: {PROSE}", "-: ⓒ 솔내신문, 무단 전재 및 재배포 금지"], "copyright_notice", "ⓒ 솔내신문, 무단 전재 및 재배포 금지"),
        ("fr", ["head: X Y Z", f"body: {PROSE}", "-: Tous droits réservés © Le Journal 2025"], "copyright_notice", "Tous droits réservés © Le Journal 2025"),
        ("fr", ["head: X Y Z", f"body: {PROSE}", "-: Tous droits réservés depuis 1925 par la maison © Le Journal"], "copyright_notice", None),
        ("en", ["-: © 2025 The Paper", "head: X Y Z", f"body: {PROSE}"], "copyright_notice", None),
        ("de", ["head: X Y Z", f"body: {PROSE}", "-: Quelle: dpa"], "credit_line", "dpa"),
        ("de", ["head: X Y Z", f"body: {PROSE}", "-: Quelle:"], "credit_line", None),
        ("de", ["head: X Y Z", f"body: {PROSE}", "-: Quelle:dpa"], "credit_line", "dpa"),
        ("de", ["head: X Y Z", f"body: {PROSE}", "-: Quelle ： dpa"], "credit_line", "dpa"),
        ("de", ["head: X Y Z", f"body: {PROSE}", "-: Quelle: wie das Amt für den Hafen uns heute sagte"], "credit_line", None),
        ("en", ["head: X Y Z", f"body: {PROSE}", "-: © 2025 The Paper" + " of the harbour" * 15], "copyright_notice", None),
        ("en", ["head: X Y Z", f"body: {PROSE}", "tags: Harbour", "tags: 3 May 2025", "tags: Boats, 3 May 2025"], "keywords", ("Harbour", "Boats", "3 May 2025")),
        ("en", ["section: News Home / Politics", "head: X Y Z", f"body: {PROSE}"], "section", "Politics"),
        # tags
        ("en", ["head: X Y Z", "by: By Jo Hale", f"body: {PROSE}", "tags: Harbour", "tags: Boats", "tags: Jo Hale"], "keywords", ("Harbour", "Boats")),
        ("tr", ["head: X Y Z", f"body: {PROSE}", "tags: Etiketler: liman, son dakika"], "keywords", ("liman", "son dakika")),
        ("es", ["head: X Y Z", f"body: {PROSE}", "tags: Archivado en Ginebra, OTAN"], "keywords", ("Ginebra", "OTAN")),
        ("sv", ["head: X Y Z", f"body: {PROSE}", "tags: Läs mer om: hamnen, båtar & bryggor"], "keywords", ("hamnen", "båtar & bryggor")),
        ("en", ["head: X Y Z", f"body: {PROSE}", "tags: Tags", "tags: Harbour", "tags: Boats"], "keywords", ("Harbour", "Boats")),
        ("en", ["head: X Y Z", f"body: {PROSE}", "tags: Harbour", "tags: 1968", "tags: 1", "tags: 12"], "keywords", ("Harbour", "1968")),
        ("en", ["head: X Y Z", f"body: {PROSE}", "tags: Image credit: The Paper", "tags: © 2025 The Paper", "tags: Harbour", "tags: Most read"], "keywords", ("Harbour",)),
    ],
)  # fmt: skip
def test_a_labelled_line_says_what_it_says(tag: str, lines: list[str], field: str, expected: object) -> None:
    assert value(read(tag, *lines), field) == expected


def test_a_field_is_filled_once_and_with_something_and_no_surer_than_sure() -> None:
    fields = Fields()
    fields.put("headline", "", [Span(1, 1)], 0.5)
    fields.put("headline", "One", [Span(3, 3), Span(2, 2), Span(3, 3)], 1.7)
    fields.put("headline", "Two", [Span(4, 4)], 0.5)
    fields.put("byline", "Jane Doe", [], -0.2)
    assert fields.values == {"headline": "One", "byline": "Jane Doe"}
    assert fields.origins == {"headline": Origin((Span(2, 2), Span(3, 3)), 1.0), "byline": Origin((), 0.0)}


@pytest.mark.parametrize(
    ("lines", "code", "at"),
    [
        (["head: X Y Z", "at: Published: 99/99/2025", f"body: {PROSE}"], "date_unread", [2]),
        (["head: X Y Z", "at: Published 3 hours ago", f"body: {PROSE}"], "relative_date", [2]),
        (["head: X Y Z", "at: 05/06/2025", f"body: {PROSE}"], "ambiguous_date", [2]),
        (["head: X Y Z", "at: May 5, 2025, 10:00 CST", f"body: {PROSE}"], "zone_unknown", [2]),
        (["head: X Y Z", "at: Sunday, May 5, 2025", f"body: {PROSE}"], "weekday_disagrees", [2]),
    ],
)
def test_what_a_stamp_leaves_open_is_noted_with_its_line(lines: list[str], code: str, at: list[int]) -> None:
    assert [(note.code, [span.first for span in note.lines]) for note in read("en", *lines).notes] == [(code, at)]


@pytest.mark.parametrize("stamp", ["May 5, 2025, 10:00 EST", "Monday, May 5, 2025", "13/06/2025"])
def test_a_stamp_that_leaves_nothing_open_is_not_noted(stamp: str) -> None:
    assert read("en", "head: X Y Z", f"at: {stamp}", f"body: {PROSE}").notes == []


def test_somebody_who_is_named_twice_is_one_and_has_the_first_role_that_is_printed() -> None:
    fields = read("en", "head: X Y Z", "by: By Jane Doe", f"body: {PROSE}", "by: Jane Doe, editor")
    assert [(one.name, one.role) for one in fields.values["creators"]] == [("Jane Doe", "editor")]
    fields = read("en", "head: X Y Z", "by: By Jane Doe, reporter", f"body: {PROSE}", "by: Jane Doe, editor")
    assert [(one.name, one.role) for one in fields.values["creators"]] == [("Jane Doe", "reporter")]

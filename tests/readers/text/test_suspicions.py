"""What a person is told of a page that may have been read wrongly."""

from __future__ import annotations

import pytest

import artcli
from artcli import source
from artcli.article import Span
from artcli.language import locale
from artcli.options import ReadingOptions
from artcli.readers.text import interruptions, page, reader, suspicions
from artcli.readers.text.labels import Labels
from artcli.readers.text.roles import Role
from artcli.readers.text.survey import survey

LONG = "The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm."


def notes(lines: list[str], roles: list[Role]) -> list[artcli.Note]:
    found = survey(interruptions.part(page.lay_out(lines, locale.load("en"))))
    chances = [{role: 1.0} for role in roles]
    labels = Labels(tuple(roles), ("story",) * len(roles), tuple(chances), ())
    return list(suspicions.find(found, labels.roles, suspicions.left_out(found, labels)))


def left_out(*lines: tuple[str, Role, float]) -> list[tuple[str, tuple[Span, ...]]]:
    """Lines with their roles and how likely each is text, to the notes on the page."""
    found = survey(interruptions.part(page.lay_out([text for text, *_ in lines], locale.load("en"))))
    chances: tuple[dict[Role, float], ...] = tuple({role: 1 - chance, Role.BODY: chance} if role is not Role.BODY else {role: 1.0} for _, role, chance in lines)
    labels = Labels(tuple(role for _, role, _ in lines), ("story",) * len(lines), chances, ())
    return [(note.code, note.lines) for note in suspicions.find(found, labels.roles, suspicions.left_out(found, labels))]


STORY = [(LONG, Role.BODY, 1.0), ("The storm had torn the ferry from its moorings on the island.", Role.BODY, 1.0)]
BEHIND = "The ferry will sail to the island of Skerra four times a day until the next storm."


@pytest.mark.parametrize(
    ("below", "noted"),
    [
        ([(BEHIND, Role.FURNITURE, 0.4)], True),
        ([(BEHIND, Role.FURNITURE, 0.2)], False),  # surely none
        ([("Sign up for our letter, and you will never miss what moves this town again.", Role.FURNITURE, 0.4)], False),  # none of its words are
        ([("Comments", Role.FURNITURE, 0.1), (BEHIND, Role.FURNITURE, 0.4)], False),  # a reader wrote it
        ([(BEHIND, Role.CAPTION, 0.4)], False),  # it is kept
    ],
)
def test_what_may_have_been_left_out_of_the_text_is_told(below: list[tuple[str, Role, float]], noted: bool) -> None:
    last = len(STORY) + len(below)
    assert left_out(*STORY, *below) == ([("text_doubtful", (Span(last, last),))] if noted else [])


def test_long_lines_and_no_text() -> None:
    (note,) = notes(["Ferry sails again", LONG, "Share", LONG.replace("Tuesday", "Monday")], [Role.HEADLINE, Role.FURNITURE, Role.FURNITURE, Role.FURNITURE])
    assert (note.code, note.lines) == ("text_not_found", (Span(2, 2), Span(4, 4)))


MENU = ["Home", "News", "Sport", "Culture", "Weather", "Share", "Save", "Sign in", "Contact"]
SIX = "The ferry sails again on Monday"


@pytest.mark.parametrize(
    ("lines", "roles", "spans"),
    [
        (["Ferry sails again", *MENU], [Role.HEADLINE] + [Role.FURNITURE] * 9, [Span(1, 10)]),
        (["Ferry sails again", SIX, "Share", f"{SIX}, they say", f"{SIX} or not"], [Role.HEADLINE] + [Role.FURNITURE] * 4, [Span(2, 2), Span(4, 4), Span(5, 5)]),
    ],
    ids=["ten lines", "three lines of words"],
)
def test_no_text_on_a_page_that_should_have_one(lines: list[str], roles: list[Role], spans: list[Span]) -> None:
    (note,) = notes(lines, roles)
    assert (note.code, list(note.lines)) == ("text_not_found", spans)


@pytest.mark.parametrize(("text", "line"), [("7714\n", 1), ("\nPublished 12 March 2024\n", 2), ("Title: None\nAuthor: None\n", 1), ("---\ndate: 2024-03-12\n---\n", 1)])
def test_where_neither_headline_nor_text_is_found_it_is_told_of_however_few_lines(text: str, line: int) -> None:
    article = artcli.parse(text)
    assert (article.headline, article.body) == (None, ())
    (note,) = (note for note in article.notes if note.code == "text_not_found")
    assert note.lines[0].first == line


@pytest.mark.parametrize("text", ["Bridge closed after storm\n", "Title: Bridge closed\nAuthor: Jane Doe\n", "---\ntitle: Bridge closed\n---\n"])
def test_a_headline_alone_may_have_no_text(text: str) -> None:
    assert [note.code for note in artcli.parse(text).notes if note.code == "text_not_found"] == []


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (["Ferry sails again", LONG, LONG.replace("Tuesday", "Monday")], [Role.HEADLINE, Role.BODY, Role.FURNITURE]),
        (["Ferry sails again", "Share", "Home"], [Role.HEADLINE, Role.FURNITURE, Role.FURNITURE]),
        (["Ferry sails again", *MENU[1:]], [Role.HEADLINE] + [Role.FURNITURE] * 8),
        (["Ferry sails again", SIX, "The quay of Halvoe at noon, in May", f"{SIX} or not", f"{SIX} or so"], [Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.FURNITURE, Role.FURNITURE]),
        ([LONG, *MENU], [Role.BODY] + [Role.FURNITURE] * 9),
    ],
    ids=["a text and a footer", "nothing long", "nine lines", "standfirst and caption beside two lines", "a text and a menu"],
)
def test_nothing_to_tell(lines: list[str], roles: list[Role]) -> None:
    assert notes(lines, roles) == []


# the first of two is not signed: where both are, they are read apart
ARTICLES = {
    "en": ("Ferry sails again\n\n4 March 2025\n\n" + LONG, "Bus is late again this week\n\nBy Jon Dale\nPosted 5 March 2025\n\nThe bus to the harbour was late on each of the last five days, the company said."),
    "de": (
        "Fähre fährt wieder\n\n4. März 2025\n\nDie Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm.",
        "Bus kommt schon wieder zu spät\n\nVon Jon Dale\n5. März 2025\n\nDer Bus zum Hafen kam in dieser Woche an jedem Tag zu spät, wie das Unternehmen am Mittwoch mitteilte.",
    ),
    "fr": (
        "Le bac reprend la mer\n\nLe 4 mars 2025\n\nLe bac qui relie Halvoë à l’île de Skerra a repris la mer mardi, cinq mois après une forte tempête.",
        "Le car est encore en retard\n\nPar Jean Dalle\nLe 5 mars 2025\n\nLe car du port a été en retard chaque jour de la semaine, a reconnu mercredi la compagnie qui l’exploite.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", ["* * *", "***", "---", "_____"])
@pytest.mark.parametrize("tag", ARTICLES)
def test_a_second_head_below_a_rule(tag: str, rule: str) -> None:
    first, second = ARTICLES[tag]
    article = artcli.parse(f"{first}\n\n{rule}\n\n{second}\n")
    assert [(note.code, note.lines) for note in article.notes if note.code == "several_articles"] == [("several_articles", (Span(9, 12),))]


@pytest.mark.parametrize(
    "second",
    [
        "The bus to the harbour was late on each of the last five days, the company said on Monday.",
        "What happens next\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "5 March 2025\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "By Jon Dale\n\nHe is a reporter in Halvoe and has written for this paper since the ferry was first built, in 1990.",
    ],
    ids=["a section", "a section with a heading", "a day of a diary", "about the author"],
)
def test_sections_below_rules_are_of_one_story(second: str) -> None:
    article = artcli.parse(f"{ARTICLES['en'][0]}\n\n* * *\n\n{second}\n")
    assert "several_articles" not in [note.code for note in article.notes]


def test_what_may_have_been_left_out_makes_the_body_less_sure() -> None:
    lines = [*STORY, (BEHIND, Role.FURNITURE, 0.4)]

    def confidence(chance: float) -> float:
        chances = ({Role.BODY: 0.9}, {Role.BODY: 0.9}, {Role.FURNITURE: 1 - chance, Role.BODY: chance})
        labels = Labels(tuple(role for _, role, _ in lines), ("story",) * 3, chances, ())
        page_of_lines = source.decode("\n".join(text for text, *_ in lines).encode())
        (article,) = reader.read(page_of_lines, ReadingOptions(), labeller=lambda *_: labels)
        return article.origins["body"].confidence

    assert confidence(0.4) == pytest.approx(0.8 * confidence(0.0), abs=0.001)


# three paragraphs of a story, three of another one, and one that speaks of what the story does
OTHERS = {
    "en": (
        ["The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm had torn the old pier from the harbour wall.",
         "Nobody was hurt when the pier broke apart in the night, the harbour master said, but the ferry was thrown onto the rocks below the lighthouse.",
         "The company expects two thousand passengers a day in the summer and has hired eleven sailors, most of whom were born on the island."],
        ["Two of five libraries in Brannock will close next spring, the town council decided on Monday evening after four hours of heated debate in public.",
         "Readers had collected nine thousand signatures against the plan, which the mayor called regrettable but without any alternative given empty coffers.",
         "Books from both branches are to be offered to schools, and what nobody wants will be sold at a flea market on the first weekend of May."],
        "Passengers of the ferry between Halvoe and the island of Skerra had waited five months for the pier, which the storm had torn from the harbour."),
    "de": (
        ["Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nachdem ein Sturm die alte Mole von der Hafenmauer gerissen hatte.",
         "Verletzt wurde niemand, als die Mole in der Nacht zerbrach, sagte der Hafenmeister, doch die Fähre lag danach auf den Felsen unter dem Leuchtturm.",
         "Die Reederei rechnet im Sommer mit zweitausend Fahrgästen am Tag und hat elf Matrosen eingestellt, von denen die meisten auf der Insel geboren sind."],
        ["Zwei von fünf Büchereien in Brannock schließen im kommenden Frühjahr, das hat der Stadtrat am Montagabend nach vier Stunden hitziger Debatte beschlossen.",
         "Leserinnen hatten neuntausend Unterschriften gegen den Plan gesammelt, den die Bürgermeisterin bedauerlich nannte, angesichts der leeren Kassen aber doch für geboten hält.",
         "Bücher aus beiden Zweigstellen werden den Schulen angeboten, und was niemand haben will, verkauft die Stadt am ersten Wochenende im Mai auf einem Flohmarkt."],
        "Fahrgäste der Fähre zwischen Halvö und der Insel Skerra hatten fünf Monate auf die Mole gewartet, die der Sturm von der Hafenmauer gerissen hatte."),
    "fr": (
        ["Le bac qui relie Brellec à l'île de Skerra a repris la mer mardi, cinq mois après la tempête qui avait arraché la vieille jetée du mur du port.",
         "Personne n'avait été blessé lorsque la jetée s'est brisée dans la nuit, rappelle le capitaine du port, mais le bac avait fini sur les rochers du phare.",
         "La compagnie attend deux mille passagers par jour cet été et vient d'embaucher onze marins, dont la plupart sont nés sur l'île elle-même."],
        ["Deux des cinq bibliothèques de Brannec fermeront au printemps prochain, a décidé lundi soir le conseil municipal au terme de quatre heures de débats houleux.",
         "Des lecteurs avaient réuni neuf mille signatures contre ce projet, que la maire juge regrettable mais inévitable tant que les caisses resteront vides.",
         "Leurs ouvrages seront proposés aux écoles, et ceux dont personne ne veut seront vendus lors d'une brocante, le premier dimanche du mois de mai."],
        "Les passagers du bac entre Brellec et l'île de Skerra attendaient depuis cinq mois la jetée que la tempête avait arrachée du mur du port."),
}  # fmt: skip
Roled = list[tuple[str, Role]]


def noted(lines: Roled, tag: str) -> list[tuple[str, tuple[Span, ...]]]:
    found = survey(interruptions.part(page.lay_out([text for text, _ in lines], locale.load(tag))))
    chances: tuple[dict[Role, float], ...] = tuple({role: 1.0} for _, role in lines)
    labels = Labels(tuple(role for _, role in lines), ("story",) * len(lines), chances, ())
    return [(note.code, note.lines) for note in suspicions.find(found, labels.roles, suspicions.left_out(found, labels))]


def aside(texts: list[str], role: Role = Role.FURNITURE) -> Roled:
    return [(text, role) for text in texts]


@pytest.mark.parametrize("tag", OTHERS)
def test_paragraphs_of_another_story_that_were_left_out_are_told(tag: str) -> None:
    own, other, _ = OTHERS[tag]
    body = aside(own, Role.BODY)
    head: Roled = [("4 3 2 1", Role.FURNITURE)]
    for role in (Role.FURNITURE, Role.CAPTION):
        assert noted([*body, *head, *aside(other, role)], tag) == [("several_articles", (Span(5, 5), Span(6, 6), Span(7, 7)))]
        assert noted([*aside(other, role), *head, *body], tag) == [("several_articles", (Span(1, 1), Span(2, 2), Span(3, 3)))]
    assert noted([*body, *aside(other[:1]), *head, *aside(other[1:])], tag) == [("several_articles", (Span(4, 4), Span(6, 6), Span(7, 7)))]


@pytest.mark.parametrize("tag", OTHERS)
def test_other_long_lines_are_no_other_story(tag: str) -> None:
    own, other, same = OTHERS[tag]
    body = aside(own, Role.BODY)
    assert noted([*body, *aside(other[:2])], tag) == []  # a box
    assert noted([*body, *aside([*other[:2], same])], tag) == []  # it has the story's words
    assert noted([*body, *aside([f"{' '.join(text.split()[:12])}." for text in other])], tag) == []  # teasers
    assert noted([*body, *aside([*other[:2], f"© {other[2]}"])], tag) == []  # the fine print
    assert noted([*body[:1], *aside(other[:1]), *body[1:2], *aside(other[1:2]), *body[2:], *aside(other[2:])], tag) == []  # a box here and there
    assert noted([*body, *aside(other[:1]), *aside(["1", "2"]), *aside(other[1:])], tag) == []


@pytest.mark.parametrize("named", ["Ann Moreau\n6 March 2025", "6 March 2025\nAnn Moreau", "6 March 2025"])
def test_a_bare_name_beside_a_day_below_a_rule_may_begin_another_article(named: str) -> None:
    """Not parted, for the last part has no head; so it is told."""
    first, second, _ = OTHERS["en"]
    source = "\n\n".join(["Ferry sails again", "By Tom Hale\n4 March 2025", *first, "* * *", "Two libraries are to close", named, *second, "* * *", *first[:2], ""])
    article = artcli.parse(source)
    at = source.split("\n").index("Two libraries are to close") + 1
    assert [note.lines for note in article.notes if note.code == "several_articles"] == [(Span(at, at + 2 + named.count("\n")),)]


PAIRS = [("en", "de"), ("de", "fr"), ("fr", "en")]
CHINESE = ["本报讯 停航五个月的哈尔沃至斯凯拉渡轮周二恢复航行，去年秋天的一场风暴曾把旧码头从港口的防波堤上冲走。", "港务局局长说，码头断裂时没有人受伤，渡轮公司预计夏季每天将运送两千名旅客，并已招聘十一名水手。"]


@pytest.mark.parametrize(("tag", "strange"), [*((tag, OTHERS[other][1][:2]) for tag, other in PAIRS), ("en", CHINESE), ("fr", CHINESE)])
def test_paragraphs_in_another_language_may_be_another_article(tag: str, strange: list[str]) -> None:
    own = OTHERS[tag][0]
    head: Roled = [("4 3 2 1", Role.FURNITURE)]
    assert noted([*aside(own, Role.BODY), *head, *aside(strange, Role.BODY)], tag) == [("several_articles", (Span(5, 5), Span(6, 6)))]
    assert noted([*aside(strange, Role.BODY), *head, *aside(own, Role.BODY)], tag) == [("several_articles", (Span(1, 1), Span(2, 2)))]


@pytest.mark.parametrize(("tag", "other"), PAIRS)
def test_a_few_words_in_another_language_are_of_the_story(tag: str, other: str) -> None:
    own, strange, _ = OTHERS[tag]
    foreign = OTHERS[other][1]
    assert noted(aside([*own[:2], foreign[0], own[2], *strange], Role.BODY), tag) == []  # a quotation
    assert noted([*aside([*own, *strange], Role.BODY), *aside(foreign[:2])], tag) == []  # the fine print, which is not of the text
    assert noted(aside([*own, *(f"{' '.join(text.split()[:4])}." for text in foreign)], Role.BODY), tag) == []


def test_a_file_that_changes_its_language_between_two_stories_says_so() -> None:
    """No byline, no day: nothing parts the two but what they are written in."""
    source = "\n\n".join(["Ferry sails again", *OTHERS["en"][0], "Zwei Büchereien schließen", *OTHERS["de"][1], ""])
    (article,) = artcli.parse_all(source)
    assert [(note.code, note.lines[0]) for note in article.notes] == [("several_articles", Span(11, 11))]
    assert "from line 11 on, paragraphs are in 'de'" in article.notes[0].message

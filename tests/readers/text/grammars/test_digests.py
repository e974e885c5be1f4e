"""Several articles one below the other: where rules part them for sure, and where they part the sections of one."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.folding import visible
from held import held

ARTICLES = {
    "en": (
        ("Ferry sails again after five months", "By Ines Falk\n4 March 2025", "Ines Falk", "The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm."),
        ("Bus is late again this week", "By Jon Dale\nPosted 5 March 2025", "Jon Dale", "The bus to the harbour was late on each of the last five days, the company said on Wednesday."),
        ("School opens its own observatory", "By Ann Lee | 6 March 2025", "Ann Lee", "Pupils of the island's school built the telescope with their teacher, which took them two years."),
    ),
    "de": (
        ("Fähre fährt wieder nach Skerra", "Von Ines Falk\n4. März 2025", "Ines Falk", "Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm."),
        ("Bus kommt schon wieder zu spät", "Von Jon Dale, 5. März 2025", "Jon Dale", "Der Bus zum Hafen kam in dieser Woche an jedem Tag zu spät, wie das Unternehmen am Mittwoch mitteilte."),
    ),
    "es": (
        ("Vuelve el transbordador de Skerra", "Por Inés Falk\n4 de marzo de 2025", "Inés Falk", "El transbordador que une Halvoe con la isla de Skerra volvió a navegar el martes, tras el temporal."),
        ("El autobús llega tarde otra vez", "Por Juan Dávila\n5 de marzo de 2025", "Juan Dávila", "El autobús del puerto llegó tarde todos los días de esta semana, según reconoció la empresa."),
    ),
    "ru": (
        ("Паром снова ходит на остров Скерра", "Автор: Инна Белова\n4 марта 2025", "Инна Белова", "Паром между Хальвё и островом Скерра снова ходит со вторника, через пять месяцев после бури."),
        ("Автобус снова опаздывает", "Автор: Иван Дальский\n5 марта 2025", "Иван Дальский", "Автобус до гавани опаздывал на этой неделе каждый день, признала в среду компания-перевозчик."),
    ),
}  # fmt: skip


MORE = {
    "en": "Nobody was hurt, and nobody complained, as far as is known.",
    "de": "Verletzt wurde niemand, und beschwert hat sich, soweit bekannt, auch niemand.",
    "es": "Nadie resultó herido y, que se sepa, nadie se ha quejado.",
    "ru": "Никто не пострадал, и, насколько известно, никто не жаловался.",
}


def article_text(headline: str, head: str, _: str, text: str) -> str:
    return f"{headline}\n\n{head}\n\n{text}"


@pytest.mark.parametrize("rule", ["* * *", "-----", "=" * 40, "***"])
@pytest.mark.parametrize("tag", ARTICLES)
def test_articles_that_rules_part(tag: str, rule: str) -> None:
    text = f"\n\n{rule}\n\n".join(f"{article_text(*one)}\n\n{MORE[tag]}" for one in ARTICLES[tag])
    for whole in (text, f"The Skerra Courier\n{rule}\n{text}\n{rule}\nwww.skerra.example\n"):
        found = list(artcli.parse_all(whole))
        assert [article.headline for article in found] == [one[0] for one in ARTICLES[tag]]
        assert [[creator.name for creator in article.creators] for article in found] == [[one[2]] for one in ARTICLES[tag]]
        assert [str(article.published) for article in found] == ["2025-03-04", "2025-03-05", "2025-03-06"][: len(found)]
        assert [[p.text for p in article.body] for article in found] == [[one[3], MORE[tag]] for one in ARTICLES[tag]]
        assert {n for n, line in enumerate(whole.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


@pytest.mark.parametrize("mark", ["{}. ", "{}) "])
@pytest.mark.parametrize("tag", ARTICLES)
def test_articles_whose_headlines_are_numbered(tag: str, mark: str) -> None:
    text = "\n\n".join(f"{mark.format(n)}{article_text(*one)}\n\n{MORE[tag]}" for n, one in enumerate(ARTICLES[tag], 1)) + "\n"
    found = list(artcli.parse_all(text))
    assert [article.headline for article in found] == [one[0] for one in ARTICLES[tag]]
    assert [[p.text for p in article.body] for article in found] == [[one[3], MORE[tag]] for one in ARTICLES[tag]]
    assert {n for n, line in enumerate(text.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


@pytest.mark.parametrize("parting", ["-----", "* * *", "=====", ""])
@pytest.mark.parametrize(("first", "second"), [("en", "es"), ("es", "de"), ("de", "ru"), ("ru", "en")])
def test_each_of_several_articles_is_read_with_its_own_language(first: str, second: str, parting: str) -> None:
    told = [ARTICLES[first][0], ARTICLES[second][0]]
    text = f"\n\n{parting}\n\n".join(f"{article_text(*one)}\n\n{MORE[tag]}" for tag, one in zip((first, second), told, strict=True)) + "\n"
    found = list(artcli.parse_all(text))
    assert [article.language for article in found] == [first, second]
    assert [article.headline for article in found] == [one[0] for one in told]
    assert [[creator.name for creator in article.creators] for article in found] == [[one[2]] for one in told]
    assert [str(article.published) for article in found] == ["2025-03-04", "2025-03-04"]
    assert {n for n, line in enumerate(text.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


@pytest.mark.parametrize("second", ["de", "es", "ru"])
def test_a_part_in_another_language_with_no_head_is_of_the_same_source(second: str) -> None:
    """What the owner of the ferry says, once more in his own tongue."""
    text = "\n\n* * *\n\n".join([f"{article_text(*ARTICLES['en'][0])}\n\n{MORE['en']}", f"{ARTICLES[second][1][3]}\n\n{MORE[second]}"])
    assert len(list(artcli.parse_all(text))) == 1


def test_a_headline_as_long_as_a_line_of_text_is_one() -> None:
    (first, *more), other = ARTICLES["en"][0], ARTICLES["en"][1]
    long = f"{first} as the company had promised to the islanders last week"
    assert len(long) > 70
    text = "\n\n* * *\n\n".join(f"{article_text(*one)}\n\n{MORE['en']}" for one in ((long, *more), other))
    assert [article.headline for article in artcli.parse_all(text)] == [long, other[0]]


def test_sections_that_are_numbered_are_of_one_article() -> None:
    first, other = (article_text(*one) for one in ARTICLES["en"][:2])
    assert len(list(artcli.parse_all(f"{first}\n\n1. What happened\n\n{MORE['en']}\n\n2. What happens next\n\n{ARTICLES['en'][1][3]}\n"))) == 1
    assert len(list(artcli.parse_all(f"1. {first}\n\n2. What happens next\n\n{ARTICLES['en'][1][3]}\n"))) == 1
    assert len(list(artcli.parse_all(f"1. {first}\n\n3. {other}\n"))) == 1


@pytest.mark.parametrize(
    "second",
    [
        "What happens next\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "A day later\n5 March 2025\n\nThe bus to the harbour was late on each of the last five days, the company said on Monday.",
        "By Jon Dale\n\nHe is a reporter in Halvoe and has written for this paper since the ferry was first built, in 1990.",
        "The bus to the harbour was late on each of the last five days, the company said on Monday.",
    ],
    ids=["a section with a heading", "a day of a diary", "about the author", "a section"],
)
def test_sections_that_rules_part_are_of_one_article(second: str) -> None:
    first, other = (article_text(*one) for one in ARTICLES["en"][:2])
    for parts in ([first, second], [first, other, second], [second, first]):
        assert len(list(artcli.parse_all("\n\n* * *\n\n".join(parts)))) == 1


# headline, who signs it, the day as printed and as it is, the text
BARE = {
    "en": (
        ("Ferry sails again after five months", "Tom Hale", "4 March 2025", "2025-03-04", (
            "The ferry line between Halvoe and the island of Skerra reopened on Tuesday, five months after a storm.",
            "Nobody was hurt when the old pier broke apart, the harbour master said.",
            "The company expects two thousand passengers a day in the summer.")),
        ("Town council closes two libraries", "Ann Moreau", "6 March 2025", "2025-03-06", (
            "The council of Brannock voted on Monday to close two of its five libraries next spring.",
            "Readers had collected nine thousand names against the plan.",
            "A third library will open on Saturdays alone, the mayor told reporters.")),
    ),
    "de": (
        ("Fähre fährt wieder nach Skerra", "Ines Falk", "4. März 2025", "2025-03-04", (
            "Die Fähre zwischen Halvö und der Insel Skerra fährt seit Dienstag wieder, fünf Monate nach dem Sturm.",
            "Verletzt wurde niemand, als die alte Mole zerbrach, sagte der Hafenmeister.",
            "Im Sommer rechnet die Reederei mit zweitausend Fahrgästen am Tag.")),
        ("Stadtrat schließt zwei Büchereien", "Jonas Dahlke", "6. März 2025", "2025-03-06", (
            "Der Stadtrat von Brannock hat am Montag beschlossen, zwei der fünf Büchereien zu schließen.",
            "Leserinnen hatten neuntausend Unterschriften dagegen gesammelt.",
            "Eine dritte öffnet nur noch am Samstag, sagte die Bürgermeisterin.")),
    ),
    "fr": (
        ("Le bac de Skerra reprend la mer", "Inès Falk", "4 mars 2025", "2025-03-04", (
            "Le bac qui relie Brellec à l'île de Skerra a repris la mer mardi, cinq mois après la tempête.",
            "Personne n'avait été blessé lorsque la vieille jetée s'est brisée, rappelle le port.",
            "La compagnie attend deux mille passagers par jour cet été.")),
        ("Deux bibliothèques vont fermer", "Jean Davel", "6 mars 2025", "2025-03-06", (
            "Le conseil municipal de Brannec a décidé lundi de fermer deux de ses cinq bibliothèques.",
            "Les lecteurs avaient réuni neuf mille signatures contre ce projet.",
            "Une troisième n'ouvrira plus que le samedi, a annoncé la maire.")),
    ),
    "ru": (
        ("Паром снова ходит на остров Скерра", "Инна Белова", "4 марта 2025", "2025-03-04", (
            "Паром между Хальвё и островом Скерра снова ходит со вторника, через пять месяцев после бури.",
            "Никто не пострадал, когда разрушился старый причал, сообщил начальник порта.",
            "Летом компания ожидает две тысячи пассажиров в день.")),
        ("Город закрывает две библиотеки", "Иван Дальский", "6 марта 2025", "2025-03-06", (
            "Городской совет Браннока в понедельник решил закрыть весной две из пяти библиотек.",
            "Читатели собрали девять тысяч подписей против этого решения.",
            "Третья библиотека будет открыта только по субботам, сказала глава города.")),
    ),
}  # fmt: skip
Bare = tuple[str, str, str, str, tuple[str, ...]]


def bare_text(one: Bare, form: str = "{name}\n{day}", text: int = 3) -> str:
    headline, name, day, _, paragraphs = one
    return "\n\n".join([headline, form.format(name=name, day=day).strip(), *paragraphs[:text]])


def are_apart(source: str, articles: tuple[Bare, ...], *, signed: bool = True) -> None:
    found = list(artcli.parse_all(source))
    assert [article.headline for article in found] == [one[0] for one in articles]
    assert [[creator.name for creator in article.creators] for article in found] == [[one[1]] if signed else [] for one in articles]
    assert [str(article.published) for article in found] == [one[3] for one in articles]
    assert [tuple(p.text for p in article.body) for article in found] == [one[4] for one in articles]
    assert {n for n, line in enumerate(source.split("\n"), 1) if visible(line)} == set().union(*map(held, found))


def is_one(*parts: str, rule: str = "* * *") -> None:
    assert len(list(artcli.parse_all(f"\n\n{rule}\n\n".join(parts)))) == 1


@pytest.mark.parametrize("form", ["{name}\n{day}", "{day}\n{name}", "{name} | {day}"])
@pytest.mark.parametrize("parting", ["---", "* * *", "————————", ""])
@pytest.mark.parametrize("tag", BARE)
def test_a_bare_name_beside_its_day_signs_an_article(tag: str, parting: str, form: str) -> None:
    are_apart(f"\n\n{parting}\n\n".join(bare_text(one, form) for one in BARE[tag]) + "\n", BARE[tag])


@pytest.mark.parametrize("tag", BARE)
def test_articles_that_nobody_signs_need_several_paragraphs(tag: str) -> None:
    are_apart("\n\n-----\n\n".join(bare_text(one, "{day}") for one in BARE[tag]) + "\n", BARE[tag], signed=False)
    is_one(*(bare_text(one, "{day}", text=2) for one in BARE[tag]))


@pytest.mark.parametrize("tag", BARE)
def test_rules_of_one_form_part_articles_and_those_of_another_their_scenes(tag: str) -> None:
    first, second = BARE[tag]
    scene = f"* * *\n\n{first[4][2]}"
    are_apart("\n\n=====\n\n".join([f"{bare_text(first, text=2)}\n\n{scene}", bare_text(second)]) + "\n", BARE[tag])


@pytest.mark.parametrize("tag", BARE)
def test_what_is_parted_alike_and_is_of_one_article(tag: str) -> None:
    first, second = BARE[tag]
    day = bare_text(second, "{day}")
    is_one(bare_text(first), day)  # a diary: its days bear none
    is_one(bare_text(first), bare_text(second, text=1))  # the books of a list, the concerts of a week
    is_one(bare_text(first), bare_text(second, "{name}"))  # a section by somebody else
    is_one(bare_text(first), "\n\n".join([second[1], second[2], *second[4]]))  # a letter
    is_one(bare_text(first), bare_text(second).replace(second[0], {"en": "3 comments", "de": "3 Kommentare", "fr": "3 commentaires", "ru": "Комментарии"}[tag]))
    for rule in ("", "* * *"):  # the teasers of more
        is_one(bare_text(first), bare_text(second, text=0), bare_text(second, text=0).replace("2025", "2024"), rule=rule)


def test_the_chapters_of_a_history_are_of_one() -> None:
    first, second = (bare_text(one, "{day}") for one in BARE["en"])
    assert len(list(artcli.parse_all(f"{first}\n\n* * *\n\n{second}"))) == 2
    is_one(first, second.replace("2025", "1961"))


def test_the_entries_of_a_live_page_are_of_one() -> None:
    first, second = BARE["en"]
    entries = [bare_text(second, f"{{name}}\n{{day}} {time}").replace(second[0], f"{second[0]} {time[-1]}") for time in ("17:43", "16:32", "09:11")]
    head = bare_text(first, "{name}\n6 March 2025 18:10")
    for rule in ("* * *", ""):
        is_one(head, *entries, rule=rule)
    assert len(list(artcli.parse_all("\n\n* * *\n\n".join([head, entries[1], entries[0], entries[2]])))) == 4

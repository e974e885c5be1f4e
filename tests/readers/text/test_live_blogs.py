"""Live blogs: the times above their entries are no day of publication, no headings, and not of the text."""

from __future__ import annotations

import pytest

import artcli
from artcli.language.folding import visible
from held import held

# headline, byline, stamp, the writers, the day; title and text of three entries
BLOGS = {
    "en": ("Storm Mabel: ferries cancelled as wind reaches 90mph", "By Fergus Lang and Isla Cormack", "4 March 2025 18:10", ["Fergus Lang", "Isla Cormack"], [
        ("No ferries before Thursday", "Ferries between Halvoe and Skerra will not sail before Thursday, the company has said. Around 3,000 homes are without power."),
        ("Harbour wall breached", "Part of the old harbour wall has fallen into the sea, our reporter in Halvoe says. Nobody was hurt."),
        ("Schools stay closed", "Schools on the island will stay closed tomorrow, the council has decided. Parents were told by text message."),
    ]),
    "de": ("Sturm Mabel: Fähren fahren nicht, Deich wird bewacht", "Von Ines Falk", "04.03.2025, 18:10 Uhr", ["Ines Falk"], [
        ("Keine Fähren vor Donnerstag", "Die Fähren zwischen Halvö und Skerra fahren frühestens am Donnerstag wieder, teilte die Reederei mit."),
        ("Hafenmauer eingestürzt", "Ein Teil der alten Hafenmauer ist ins Meer gestürzt. Verletzt wurde nach Angaben der Polizei niemand."),
        ("Schulen bleiben geschlossen", "Die Schulen auf der Insel bleiben morgen geschlossen, entschied der Kreis am Nachmittag."),
    ]),
    "fr": ("Tempête Mabel : les bacs à quai, 3.000 foyers privés d'électricité", "Par Inès Falk", "Publié le 4 mars 2025 à 18h10", ["Inès Falk"], [
        ("Pas de bac avant jeudi", "Les bacs entre Brellec et l'île ne reprendront pas la mer avant jeudi, a annoncé la compagnie."),
        ("Une partie de la digue s'est effondrée", "Un pan de l'ancienne digue est tombé à la mer en milieu d'après-midi. Personne n'a été blessé."),
        ("Les écoles fermées demain", "Les écoles de l'île resteront fermées demain, a décidé la préfecture. Les parents ont été prévenus."),
    ]),
    "es": ("Temporal Mabel: los barcos no zarparán hasta el jueves", "Por Inés Falk", "04/03/2025 18:10", ["Inés Falk"], [
        ("Sin barcos hasta el jueves", "Los barcos entre Halvoe y Skerra no zarparán hasta el jueves, según la naviera. Unas 3.000 viviendas siguen sin luz."),
        ("Cae un tramo del muelle", "Un tramo del viejo muelle ha caído al mar a media tarde. Nadie ha resultado herido, según los bomberos."),
        ("Colegios cerrados", "Los colegios de la isla seguirán cerrados mañana, según ha decidido el ayuntamiento, que avisó a los padres."),
    ]),
}  # fmt: skip
TIMES = {
    "en": ["17:42", "17.42 GMT", "5.42pm GMT", "Posted at 17:42"],
    "de": ["17:42", "17.42 Uhr", "17:42 Uhr"],
    "fr": ["17h42", "17:42", "à 17h42"],
    "es": ["17:42", "17:42 h"],
}


@pytest.mark.parametrize(("tag", "time"), [(tag, time) for tag, times in TIMES.items() for time in times])
def test_times_above_entries_are_set_aside(tag: str, time: str) -> None:
    headline, byline, stamp, writers, entries = BLOGS[tag]
    times = [time, time.replace("42", "05"), time.replace("42", "01")]
    below = [f"{at}\n{title}\n{text}" for at, (title, text) in zip(times, entries, strict=True)]
    source = "\n\n".join([headline, f"{byline}\n{stamp}", *below]) + "\n"
    article = artcli.parse(source)
    assert (article.headline, [creator.name for creator in article.creators]) == (headline, writers)
    assert str(article.published) == "2025-03-04 18:10:00"
    assert [(p.kind, p.text) for p in article.body] == [part for title, text in entries for part in (("crosshead", title), ("text", text))]
    assert {*times} <= {one.text for one in article.set_aside}
    assert {n for n, line in enumerate(source.split("\n"), 1) if visible(line)} == held(article)


@pytest.mark.parametrize("tag", BLOGS)
def test_a_time_before_the_title_of_an_entry_stays(tag: str) -> None:
    headline, byline, stamp, _, entries = BLOGS[tag]
    below = [f"17:{40 - n} - {title}\n{text}" for n, (title, text) in enumerate(entries)]
    article = artcli.parse("\n\n".join([headline, f"{byline}\n{stamp}", *below]) + "\n")
    assert article.standfirst is None
    assert str(article.published) == "2025-03-04 18:10:00"
    assert [p.text for p in article.body] == [part for text in below for part in text.split("\n")]


def test_who_wrote_an_entry_did_not_write_them_all() -> None:
    headline, _, stamp, _, entries = BLOGS["en"]
    below = [f"17:{40 - n}\n{name}\n{text}" for n, (name, (_, text)) in enumerate(zip(("Ben Udoh", "Mary Quill", "Ben Udoh"), entries, strict=True))]
    article = artcli.parse("\n\n".join([headline, f"Fergus Lang, Isla Cormack (earlier)\n{stamp}", *below]) + "\n")
    assert [creator.name for creator in article.creators] == ["Fergus Lang", "Isla Cormack"]
    assert [(p.kind, p.text) for p in article.body] == [("text", text) for _, text in entries]
    assert {"Ben Udoh", "Mary Quill"} <= {one.text for one in article.set_aside}


def test_the_time_of_a_day_is_that_of_the_day() -> None:
    headline, byline, _, _, entries = BLOGS["de"]
    source = "\n".join([headline, byline, "4. März 2025", "18:10 Uhr", *(text for _, text in entries)]) + "\n"
    assert str(artcli.parse(source).published) == "2025-03-04 18:10:00"


def test_the_title_of_an_entry_in_letters_without_capitals_is_no_name() -> None:
    titles = ["عودة الكهرباء", "المدارس تفتح أبوابها للعائلات", "إغلاق الميناء"]
    texts = [
        "قالت شركة الكهرباء إن التيار عاد إلى 3200 منزل في الحي الشمالي بعد انقطاع دام تسع ساعات.",
        "فتحت مديرية التربية سبع مدارس لاستقبال العائلات التي غمرت المياه بيوتها منذ الصباح الباكر.",
        "أعلنت سلطة الموانئ إغلاق ميناء رأس المرجان أمام حركة السفن حتى إشعار آخر بعد اشتداد الرياح.",
    ]
    entries = [f"{hour}:05\n{title}\n{text}" for hour, title, text in zip((16, 11, 8), titles, texts, strict=True)]
    article = artcli.parse("\n".join(["عاصفة هدى تغلق ميناء رأس المرجان أمام السفن", "3 فبراير 2024 17:00", *entries]) + "\n")
    assert [p.text for p in article.body if p.kind == "crosshead"] == titles
    assert [p.text for p in article.body if p.kind == "text"] == texts


def test_short_sentences_in_japanese_are_entries_too() -> None:
    texts = ["村は正午、全島の312人に避難指示を出した。", "島北部の約80戸の停電は午後5時20分に復旧した。", "台風12号は18日夜にも白浜島に上陸する見込みだ。"]
    entries = [f"{time}\n{text}" for time, text in zip(("21:10", "12:00", "5:50"), texts, strict=True)]
    article = artcli.parse("\n".join(["台風12号、白浜島に上陸へ 島民は小学校に避難", "2022年9月18日 5時50分", *entries]) + "\n")
    assert [p.text for p in article.body] == texts
    assert {"21:10", "12:00", "5:50"} <= {one.text for one in article.set_aside}


@pytest.mark.parametrize(("tag", "heading"), [("en", "Key events"), ("de", "Das Wichtigste in Kürze"), ("fr", "Ce qu'il faut retenir"), ("es", "Lo más importante")])
def test_the_list_of_what_the_entries_tell_is_neither_standfirst_nor_caption(tag: str, heading: str) -> None:
    headline, byline, stamp, _, entries = BLOGS[tag]
    listed = "\n".join([heading, *(title for title, _ in entries)])
    below = [f"{at}\n{title}\n{text}" for at, (title, text) in zip((TIMES[tag][0].replace("42", end) for end in ("42", "05", "01")), entries, strict=True)]
    source = "\n\n".join([headline, f"{byline}\n{stamp}", listed, *below]) + "\n"
    article = artcli.parse(source)
    assert (article.headline, article.standfirst, article.captions) == (headline, None, ())
    assert [(p.kind, p.text) for p in article.body] == [part for title, text in entries for part in (("crosshead", title), ("text", text))]
    assert {n for n, line in enumerate(source.split("\n"), 1) if visible(line)} == held(article)


@pytest.mark.parametrize("tag", ["en", "de"])
def test_a_time_below_the_last_entry_is_of_another_list(tag: str) -> None:
    headline, byline, stamp, _, entries = BLOGS[tag]
    lines = [line for time, (title, text) in zip(("17:42", "16:05", "15:01"), entries, strict=True) for line in (time, title, text)]
    below = {"en": ["Most read", "10:02", "Hot water to be cut off"], "de": ["Meistgelesen", "10:02", "Warmwasser wird abgestellt"]}[tag]
    article = artcli.parse("\n".join([headline, byline, stamp, *lines, *below]) + "\n")
    assert [one.text for one in article.body] == [part for title, text in entries for part in (title, text)]


@pytest.mark.parametrize("title", ["What is known so far?", "When will the ferries sail again?"])
def test_a_question_may_be_the_title_of_an_entry(title: str) -> None:
    text = "Part of the old harbour wall has fallen into the sea, our reporter in Halvoe says. Nobody was hurt."
    entries = [line for clock in ("17:42", "16:20", "15:05") for line in (clock, f"No ferries at {clock[:2]}", f"{text[:-1]} at {clock[:2]}.")]
    article = artcli.parse("\n\n".join(["Storm Mabel: ferries cancelled", "By Fergus Lang", "4 March 2025 18:10", *entries, "14:10", title, text]) + "\n")
    assert [one.text for one in article.body if one.kind == "crosshead"][-1] == title

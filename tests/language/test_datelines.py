"""Datelines: the place, the agency and the people that open a text, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artcli.language import datelines, locale
from counting import steps

PACKS = locale.tags()


def _pack(tag: str) -> locale.Locale:
    if tag not in PACKS:
        pytest.skip(f"no pack '{tag}'")
    return locale.load(tag)


@pytest.mark.parametrize(
    ("printed", "rest", "tag", "place", "agency"),
    [
        ("PARIS, 25 nov. (AFP) –", "Le texte dit.", "fr", "PARIS", "AFP"),
        ("VALMORIN (France), 2 déc 2025 (AFP) -", "Le texte dit.", "fr", "VALMORIN", "AFP"),
        ("HALVOE (Norfolk), Aug 20 (Reuters) -", "The text says so.", "en", "HALVOE", "Reuters"),
        ("RABAT, 25 nov. (MAP) –", "Le texte dit.", "fr", "RABAT", "MAP"),
        ("BRELLEC, 12 gen. (XYZ) -", "Il testo dice.", "it", "BRELLEC", "XYZ"),
        ("BRELLEC (QC) –", "Le texte dit.", "fr", "BRELLEC", None),
        ("PARIS (ats afp)", "Le texte dit.", "fr", "PARIS", "ats"),
        ("Genève (afp/reuters)", "Le texte dit.", "fr", "Genève", "afp"),
        ("BERN (sda/dpa/reuters)", "Der Text sagt es.", "de", "BERN", "dpa"),
        ("Rabat, 25 nov. –", "Le texte dit.", "fr", "Rabat", None),
        ("Nairobi, Kenya, Nov 22 –", "The text says so.", "en", "Nairobi", None),
        ("Washington, D.C., March 5, 2024 —", "The text says so.", "en", "Washington", None),
        ("SEOUL, Aug. 20 (Yonhap) --", "The text says.", "en", "SEOUL", "Yonhap"),
        ("INDIANAPOLIS (AP) —", "A text says so.", "en", "INDIANAPOLIS", "AP"),
        ("KYIV, Ukraine (AP) —", "A text says so.", "en", "KYIV", "AP"),
        ("NAIROBI, Kenya —", "The text says.", "en", "NAIROBI", None),
        ("NEW YORK —", "The text says so.", "en", "NEW YORK", None),
        ("WASHINGTON —", "“We go,” he said.", "en", "WASHINGTON", None),
        ("PUTRAJAYA, Nov 22 —", "Private text says so.", "en", "PUTRAJAYA", None),
        ("BRUSSELS/PARIS, Nov 22 (Reuters) -", "The text says.", "en", "BRUSSELS/PARIS", "Reuters"),
        ("WASHINGTON (July 8, 2005) –", "The text says so.", "en", "WASHINGTON", None),
        ("HALVOE – 25 Nov (Reuters) –", "The text says so.", "en", "HALVOE", "Reuters"),
        ("(Washington, D.C.) –", "The text says.", "en", "Washington", None),
        ("ANDERSON, SC, March 09, 2024 /24-7PressRelease/ --", "The text says.", "en", "ANDERSON", "24-7PressRelease"),
        ("Atlanta, GA, April 1, 2026 (GLOBE NEWSWIRE) --", "The text says.", "en", "Atlanta", "GLOBE NEWSWIRE"),
        ("SAN FRANCISCO--(BUSINESS WIRE)--", "Acme says so.", "en", "SAN FRANCISCO", "BUSINESS WIRE"),
        ("PORTLAND, Ore.--(BUSINESS WIRE)--", "Acme says so.", "en", "PORTLAND", "BUSINESS WIRE"),
        ("(Reuters) -", "The text says so.", "en", None, "Reuters"),
        ("LUCKNOW:", "The text says so.", "en", "LUCKNOW", None),
        ("சென்னை:", "தமிழகத்தில் நாளை மழை பெய்யும்.", "ta", "சென்னை", None),
        ("اسلام آباد:", "حکومت نے اعلان کر دیا۔", "ur", "اسلام آباد", None),
        ("ঢাকা, ২০ নভেম্বর (বাসস) :", "রপ্তানি আয় কমেছে।", "bn", "ঢাকা", "বাসস"),
        ("New Delhi:", "The text says so.", "en", "New Delhi", None),
        ("Berlin (dpa) -", "Der Text sagt es.", "de", "Berlin", "dpa"),
        ("Rom/Berlin (KNA) –", "Der Text sagt es.", "de", "Rom/Berlin", "KNA"),
        ("(ANSA) - ROMA, 25 NOV -", "Il testo dice.", "it", "ROMA", "ANSA"),
        ("Madrid, 25 nov (EFE).-", "El texto dice.", "es", "Madrid", "EFE"),
        ("Lisboa, 25 nov 2024 (Lusa) -", "O texto diz.", "pt", "Lisboa", "Lusa"),
        ("DEN HAAG (ANP) -", "De tekst zegt.", "nl", "DEN HAAG", "ANP"),
        ("Warszawa, 25.11.2024 (PAP) -", "Tekst mówi.", "pl", "Warszawa", "PAP"),
        ("Praha 25. listopadu (ČTK) -", "Text říká.", "cs", "Praha", "ČTK"),
        ("BUCUREȘTI, 25 nov /Agerpres/ -", "Textul spune.", "ro", "BUCUREȘTI", "Agerpres"),
        ("Budapest, 2024. november 25., hétfő (MTI) –", "A szöveg.", "hu", "Budapest", "MTI"),
        ("ANKARA (AA) -", "Metin böyle.", "tr", "ANKARA", "AA"),
        ("Jakarta (ANTARA) -", "Teks ini.", "id", "Jakarta", "ANTARA"),
        ("TEMPO.CO, Jakarta -", "Teks ini.", "id", "Jakarta", None),
        ("Hà Nội (TTXVN) -", "Văn bản này.", "vi", "Hà Nội", "TTXVN"),
        ("Москва. 5 мая. INTERFAX.RU -", "Текст говорит.", "ru", "Москва", "INTERFAX.RU"),
        ("МОСКВА, 5 мая — РИА Новости.", "Текст говорит.", "ru", "МОСКВА", "РИА Новости"),
        ("МОСКВА, 5 мая. /ТАСС/.", "Текст говорит.", "ru", "МОСКВА", "ТАСС"),
        ("КИЇВ. 5 травня. УНІАН.", "Текст каже.", "uk", "КИЇВ", "УНІАН"),
        ("ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) -", "Το κείμενο λέει.", "el", "ΑΘΗΝΑ", "ΑΠΕ-ΜΠΕ"),
        ("دمشق، سوريا (CNN) --", "قال النص", "ar", "دمشق", "CNN"),
        ("القاهرة (رويترز) -", "قال النص", "ar", "القاهرة", "رويترز"),
        ("नई दिल्ली, 25 नवंबर (भाषा)", "पाठ यह है", "hi", "नई दिल्ली", "भाषा"),
        ("新华社北京4月24日电", "正文如下", "zh", "北京", "新华社"),
        ("（中央社記者王小明台北24日電）", "本文", "zh", "台北", "中央社"),
        ("【ワシントン共同】", "本文である。", "ja", "ワシントン", "共同"),
        ("［東京　２０日　ロイター］ -", "本文", "ja", "東京", "ロイター"),
        ("Helsinki (STT) –", "Teksti sanoo niin.", "fi", "Helsinki", "STT"),
        ("OSLO (NTB):", "Teksten sier det.", "nb", "OSLO", "NTB"),
        ("KØBENHAVN (Ritzau) -", "Teksten siger det.", "da", "KØBENHAVN", "Ritzau"),
        ("São Paulo, 25 nov (EFE).-", "O texto diz.", "pt", "São Paulo", "EFE"),
        ("CIUDAD DE MÉXICO (AP) —", "El texto dice.", "es", "CIUDAD DE MÉXICO", "AP"),
        ("Ciudad del Vaticano, 25 nov (EFE).-", "El texto dice.", "es", "Ciudad del Vaticano", "EFE"),
        ("(ANSA) - MILANO, 25 NOV -", "Il testo dice.", "it", "MILANO", "ANSA"),
        ("L'AQUILA (ANSA) -", "Il testo dice.", "it", "L'AQUILA", "ANSA"),
        ("BRUXELLES (Belga) -", "Le texte dit.", "fr", "BRUXELLES", "Belga"),
        ("Port-au-Prince, 25 nov. (AFP) -", "Le texte dit.", "fr", "Port-au-Prince", "AFP"),
        ("SAINT-DENIS, 1er mai (AFP) –", "Le texte dit.", "fr", "SAINT-DENIS", "AFP"),
        ("Wien (APA) -", "Der Text sagt es.", "de", "Wien", "APA"),
        ("Frankfurt/Main (dpa) -", "Der Text sagt es.", "de", "Frankfurt/Main", "dpa"),
        ("Frankfurt am Main (dpa) -", "Der Text sagt es.", "de", "Frankfurt am Main", "dpa"),
        ("St. Petersburg (dpa) -", "Der Text sagt es.", "de", "St. Petersburg", "dpa"),
        ("Berlin, am 25. November 2024 –", "Der Text sagt es.", "de", "Berlin", None),
        ("TOKYO, Nov. 25 (Kyodo) --", "The text says.", "en", "TOKYO", "Kyodo"),
        ("BEIJING, Nov. 25 (Xinhua) --", "The text says.", "en", "BEIJING", "Xinhua"),
        ("Mumbai, Nov 25 (PTI)", "The text says so.", "en", "Mumbai", "PTI"),
        ("GWADAR (Reuters):", "The text says so.", "en", "GWADAR", "Reuters"),
        ("UNITED NATIONS (AP) —", "The text says so.", "en", "UNITED NATIONS", "AP"),
        ("ST. LOUIS (AP) —", "The text says so.", "en", "ST. LOUIS", "AP"),
        ("O'FALLON, Mo. (AP) —", "The text says so.", "en", "O'FALLON", "AP"),
        ("WINSTON-SALEM, N.C. (AP) —", "The text says so.", "en", "WINSTON-SALEM", "AP"),
        ("PORT-AU-PRINCE, Haiti (AP) —", "The text says so.", "en", "PORT-AU-PRINCE", "AP"),
        ("SAN FRANCISCO, CA – March 5, 2024 –", "The text says so.", "en", "SAN FRANCISCO", None),
        ("Lisboa, 25 de novembro de 2024 (Lusa) -", "O texto diz.", "pt", "Lisboa", "Lusa"),
        ("Kraków, 25 listopada (PAP) -", "Tekst mówi.", "pl", "Kraków", "PAP"),
        ("İSTANBUL (AA) -", "Metin böyle.", "tr", "İSTANBUL", "AA"),
        ("نيويورك (أ ف ب) -", "قال النص", "ar", "نيويورك", "أ ف ب"),
        ("САНКТ-ПЕТЕРБУРГ, 5 мая. /ТАСС/.", "Текст говорит.", "ru", "САНКТ-ПЕТЕРБУРГ", "ТАСС"),
        ("ЛЬВІВ. 5 травня. УНІАН.", "Текст каже.", "uk", "ЛЬВІВ", "УНІАН"),
        ("（中央社台北24日電）", "本文", "zh", "台北", "中央社"),
        ("（中央社洛杉磯24日電）", "本文", "zh", "洛杉磯", "中央社"),
        ("中新社上海5月3日电", "正文如下", "zh", "上海", "中新社"),
        ("【ニューヨーク時事】", "本文である。", "ja", "ニューヨーク", "時事"),
        ("КАЗАНЬ, 5 мая. ПРИМЕР.", "Текст говорит.", "ru", "КАЗАНЬ", None),
        ("WASHINGTON, 25 nov. (AFP/Reuters) –", "Le texte dit.", "fr", "WASHINGTON", "AFP"),
        ("PARIS (ats/afp)", "Le texte dit.", "fr", "PARIS", "ats"),
        ("EMMENRODE.", "Das Freibad bleibt mindestens drei Wochen geschlossen, weil unter dem Becken eine Leitung geplatzt ist.", "de", "EMMENRODE", None),
        ("PORTOCUPO ALTA.", "La piscina resterà chiusa almeno tre settimane per la rottura di un tubo sotto la vasca grande.", "it", "PORTOCUPO ALTA", None),
    ],
)
def test_a_dateline_says_where_and_who(printed: str, rest: str, tag: str, place: str | None, agency: str | None) -> None:
    text = f"{printed} {rest}"
    found = datelines.find(text, _pack(tag))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert text[: found.end].strip() == found.text
    assert found.text.rstrip(" -") == printed.rstrip(" -")


@pytest.mark.parametrize(
    ("text", "tag", "place", "agency", "people"),
    [
        ("(베이징=연합뉴스) 김진방 특파원 = 본문이다", "ko", "베이징", "연합뉴스", [("김진방", "특파원")]),
        ("[한국일보 홍길동 기자] 본문이다", "ko", None, None, [("홍길동", "기자")]),
        ("[홍길동 기자] 본문이다", "ko", None, None, [("홍길동", "기자")]),
        ("[서울=뉴시스]홍길동 기자 = 본문이다", "ko", "서울", "뉴시스", [("홍길동", "기자")]),
        ("(서울=연합뉴스) 홍길동 김철수 기자 = 본문이다".replace(" 김철수", "·김철수"), "ko", "서울", "연합뉴스", [("홍길동", "기자"), ("김철수", "기자")]),
        ("【東京=山田太郎】本文である。", "ja", "東京", None, [("山田太郎", None)]),
        ("新华社北京4月24日电（记者张三）正文", "zh", "北京", "新华社", [("张三", None)]),
        ("本报讯（记者张三）正文是这样的", "zh", None, None, [("张三", None)]),
        ("（中央社記者王小明台北24日電）本文", "zh", "台北", "中央社", [("王小明", "記者")]),
        ("【パリ＝佐藤花子】本文である。", "ja", "パリ", None, [("佐藤花子", None)]),
        ("(뉴욕=연합뉴스) 홍길동 특파원 = 본문이다", "ko", "뉴욕", "연합뉴스", [("홍길동", "특파원")]),
        ("НОВОГРАД, 21 января. /Корр. Анна Петрова/. Паром вернулся в порт.", "ru", "НОВОГРАД", None, [("Анна Петрова", None)]),
        ("中新社上海5月3日电（记者张三、李四）正文", "zh", "上海", "中新社", [("张三", None), ("李四", None)]),
        ("江城晚报讯（记者 周砚秋 通讯员 高沛）正文是这样的", "zh", None, None, [("周砚秋", None), ("高沛", "通讯员")]),
        ("江城日報訊（記者王小明）正文是這樣的", "zh", None, None, [("王小明", None)]),
    ],
)
def test_a_dateline_may_name_the_reporter(text: str, tag: str, place: str | None, agency: str | None, people: list[tuple[str, str | None]]) -> None:
    found = datelines.find(text, _pack(tag))
    assert found is not None
    assert (found.place, found.agency) == (place, agency)
    assert [(creator.name, creator.role) for creator in found.creators] == people


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("WARNING: The text says so.", "en"),
        ("Q: What is it?", "en"),
        ("DOBBS: Good evening. Tonight, a text.", "en"),
        ("FILE - Two people walk here in May.", "en"),
        ("EXCLUSIVE — The text says so.", "en"),
        ("The bank (EIB) - a large one - said so.", "en"),
        ("The Sample Payments Initiative (EPI) plans it.", "en"),
        ("John Smith (AP) said so.", "en"),
        ("The minister said — and nobody doubted it — that", "en"),
        ("Zone 1 — Corn Belt and Valley", "en"),
        ("Bruselas - 15 OCT 2024 - 08:22ACTUALIZADO: 15 OCT", "es"),
        ("Die Sample Payments Initiative (EPI) plant ab 2024", "de"),
        ("LIVE — SPORT — RESULTS", "en"),
        ("", "en"),
        ("(", "en"),
        ("- - -", "en"),
        ("【共同声明】本文である。", "ja"),
        ("【写真】本文である。", "ja"),
        ("(사진) 본문이다", "ko"),
        ("(연합뉴스 자료사진) 본문이다", "ko"),
        ("(see page 5, left) – The text says so.", "en"),
        ("HALVOE (THE OLD TOWN BY THE SEA) – The text says so.", "en"),
        ("PARIS — the city of light, and of rain", "en"),
        ("HALVOE — RESULTS OF THE DAY", "en"),
        ("GOAL! — The text says so.", "en"),
        ("MONDAY — The text says so.", "en"),
        ("NOTE — The text says so of itself", "en"),
        ("Note : le texte dit (AFP) que le port rouvre", "fr"),
        ("Jane Doe (Oslo) – The text says so.", "en"),
        ("Der Bund (BUND) - ein Verein - sagt es.", "de"),
        ("Am 3. Mai (HFS) - einem Sonntag - sagt es der Text.", "de"),
        ("On 3 May (HBS) – a Sunday – the text says so.", "en"),
        ("Le port – le plus vieux de la ville – rouvre", "fr"),
        ("5 May 2024 — The text says so.", "en"),
        ("Мост, 5 метров. ПРИМЕР. Текст говорит.", "ru"),
        ("КАЗАНЬ, 5 мая. НОВЫЙ МОСТ. Текст говорит.", "ru"),
        ("HALVOE (2024) The text says so.", "en"),
        ("قال وزير الخارجية المصري (رويترز) - هذا النص", "ar"),
        ("【共同通信の調査】本文である。", "ja"),
        ("HALVOE (NEW) The text says so.", "en"),
        ("AGRICULTURE. À Saint-Ombre, la fromagerie chauffe son lait au soleil", "fr"),
        ("SPORT. Le club de handball de Saint-Ombre a battu dimanche le premier du classement, qui était invaincu.", "fr"),
    ],
)
def test_a_sentence_a_speaker_or_a_label_is_no_dateline(text: str, tag: str) -> None:
    assert datelines.find(text, locale.load(tag)) is None


_BITS = st.sampled_from(
    ["PARIS", "Paris", ", ", "25 nov.", " (", ")", "AFP", "/", " - ", " -- ", "—", "Le texte ", "(베이징=연합뉴스) ", "=", "【", "】", "新华社北京4月24日电", "МОСКВА. 5 мая. ", "ТАСС", "LUCKNOW: ", "\n", "\u3000"]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=160), st.lists(_BITS, max_size=12).map("".join)), st.sampled_from(PACKS))
def test_a_dateline_is_a_part_of_its_paragraph(text: str, tag: str) -> None:
    found = datelines.find(text, locale.load(tag))
    if found is not None:
        assert text[: found.end].strip() == found.text
        assert 0 < found.end <= len(text)
        assert found.place is None or found.place in found.text
        assert found.agency is None or found.agency in found.text
        assert all(creator.name in found.text for creator in found.creators)


@pytest.mark.parametrize("piece", ["PARIS ", "A, ", "(", "a-", "МОСКВА. ", " ", "=", "AFP -"])
def test_the_work_does_not_grow_with_the_paragraph(piece: str) -> None:
    pack = locale.load("en")
    short, long = piece * 400, piece * 40000
    datelines.find(short, pack)  # the tables of the pack are made once
    assert 0 < steps(lambda: datelines.find(long, pack)) <= steps(lambda: datelines.find(short, pack))


def test_a_dateline_ends_behind_its_dash_where_the_text_begins() -> None:
    for text, tag in [("PARIS, 25 nov. (AFP) – Le pont est fermé.", "fr"), ("LONDON (Reuters) - The bridge is closed.", "en")]:
        found = datelines.find(text, locale.load(tag))
        assert found is not None
        assert text[found.end :] in ("Le pont est fermé.", "The bridge is closed.")

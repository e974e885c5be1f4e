"""Who made a picture, as captions say it."""

from __future__ import annotations

import pytest

from artcli.language import locale
from artcli.readers.text import picture_credits

EN = locale.load("en")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("The bridge in May. Photo: Jane Doe/dpa", "Photo: Jane Doe/dpa"),
        ("The bridge in May. Photo: Jane Doe / Getty Images", "Photo: Jane Doe / Getty Images"),
        ("Photo: Jane Doe/Shutterstock", "Photo: Jane Doe/Shutterstock"),
        ("The bridge in May (AP)", "AP"),
        ("The bridge in May (Jane Doe/The Paper).", "Jane Doe/The Paper"),
        ("The bridge in May (left) and in June", None),
        ("A photo of the bridge was sent to the mayor", None),
        ("© Reuters", "© Reuters"),
        ("The bridge in May. © Jane Doe", "© Jane Doe"),
        ("The bridge in May (photo Jane Doe)", "photo Jane Doe"),
        ("The bridge in May. Photo - Jane Doe", "Photo - Jane Doe"),
        ("The bridge stood for years. Photo shoots were held on it", None),
        ("Photo: " + "Jane Doe and her sister " * 5, None),  # who took it has no name of 120 characters
        ("Image caption, The town hall of Northmoor", None),
        ("Photo caption: The bridge in May. Photo: Jane Doe", "Photo: Jane Doe"),
        ("AFP", "AFP"),
        ("Getty Images", "Getty Images"),
        ("The bridge in May. (Photo: Jane Doe).", "Photo: Jane Doe"),
        ("The bridge in May [photo Jane Doe]", "photo Jane Doe"),
        ("The bridge in May [Jane Doe/AFP]", "Jane Doe/AFP"),
        ("The bridge in May. Photo/Jane Doe", "Photo/Jane Doe"),
        ("The bridge in May. Photo : Jane Doe", "Photo : Jane Doe"),
        ("The bridge in May (Photo by Jane Doe (The Paper))", "Photo by Jane Doe (The Paper)"),
        ("The bridge in May. © Jane Doe Jr.", "© Jane Doe Jr."),
        ("The bridge in May. Photo: Jane Doe. Photo: John Smith", "Photo: John Smith"),
        ("The bridge in May: photo of the year", None),
        ("The bridge that stood above the river for a hundred years and more, in May (Jane Doe/The Paper)", "Jane Doe/The Paper"),
        ("The bridge that stood above the river for a hundred years and more, in May, when it was closed, and in June. Photo: Jane Doe", "Photo: Jane Doe"),
        ("The bridge (Jane Doe/The Paper) in May", None),
        ("The bridge in May Photo: Jane Doe", "Photo: Jane Doe"),
        ("The mayor on the bridge File image Photo: Getty Images", "Photo: Getty Images"),
        ("The mayor shows a photo: the bridge in May", None),
        ("He had one Photo: It showed the bridge in May.", None),
        ("The prize went to one Photo: A long walk over the old bridge in May", None),
        ("The bridge in May Mayor: Jane Doe", None),
        ("The bridge in May - Photo Jane Doe", "Photo Jane Doe"),
        ("The bridge in May. File photo", "File photo"),
        ("The bridge in May. Jane Doe/Reuters", "Jane Doe/Reuters"),
        ("The bridge in May - Jane Doe / AFP", "Jane Doe / AFP"),
        ("The bridge stood. Photo Jane Doe says is hers", None),
        ("The bridge took 4/5 of it. He paid 1/2", None),
        ("The bridge was closed, he said.(c)AFP/Jane Doe", None),  # an agency's story ends so
        ("The bridge in May. Photo by JANE DOE /AFP via Getty Images", "Photo by JANE DOE /AFP via Getty Images"),
        ("The bridge stayed open for an hour. AP", "AP"),
        ("The bridge stayed open for an hour. Then it shut", None),
        ("The bridge in the valley © Borough Archives", "© Borough Archives"),
        ("All rights reserved by © Jane Doe Media", None),
        ("The bridge and its keeper © 2025 Jane Doe", None),
        ("The bridge", None),
    ],
)
def test_credits(text: str, credit: str | None) -> None:
    assert picture_credits.find(text, EN) == credit


@pytest.mark.parametrize(
    ("text", "tag", "credit"),
    [
        ("橋が再び開いた（写真：山田太郎）", "ja", "写真：山田太郎"),
        ("橋が再び開いた。写真／山田太郎", "ja", "写真／山田太郎"),
        ("橋が再び開いた。写真＝山田太郎", "ja", "写真＝山田太郎"),
        ("大桥开通（图/新华社）", "zh", "图/新华社"),
        ("Die Brücke im Mai. | Foto: Eva Beispiel", "de", "Foto: Eva Beispiel"),
        ("Il ponte a maggio (foto Ansa)", "it", "foto Ansa"),
        ("Le pont en mai – Photo : Jean Dupont", "fr", "Photo : Jean Dupont"),
        ("الجسر في مايو (أ ف ب)", "ar", "أ ف ب"),
        ("Die Brücke im Mai Foto: Eva Beispiel", "de", "Foto: Eva Beispiel"),
        ("Мост в мае. Фото: Иван Петров / ТАСС", "ru", "Фото: Иван Петров / ТАСС"),
        ("De brug in mei. Foto Piet Bol / ANP", "nl", "Foto Piet Bol / ANP"),
        ("El puente, en mayo. - Foto Ana de la Vega", "es", "Foto Ana de la Vega"),
        ("La alcaldesa saluda al ministro en el puente. EFE/ J.J. Ruiz", "es", "EFE/ J.J. Ruiz"),
        ("Los pilotos, durante el desfile sobre el puente.EFE", "es", "EFE"),
        ("La alcaldesa saluda al ministro en el puente. JUANA DEL RÍO", "es", "JUANA DEL RÍO"),
        ("La alcaldesa saluda al ministro en el puente. Juana del Río", "es", None),
        ("EL PUENTE SE CIERRA. LLEGA EL INVIERNO", "es", None),
        ("Los alcaldes cobran 3/5 de lo que dice. Otros / J. Ruiz", "es", None),
        ("মে মাসে সেতু। নিজস্ব চিত্র।", "bn", "নিজস্ব চিত্র।"),
        ("பழைய பாலம் படம்: முருகன் குமார்", "ta", "படம்: முருகன் குமார்"),
        ("ស្ពានចាស់ក្រោយទឹកជំនន់ រូបថត៖ សុខ ដារ៉ា", "km", "រូបថត៖ សុខ ដារ៉ា"),
        ("ภาพข่าว: สมชาย ใจดี", "th", "ภาพข่าว: สมชาย ใจดี"),
        ("แฟ้มภาพ", "th", "แฟ้มภาพ"),
        ("เครดิตภาพ: AFP", "th", "เครดิตภาพ: AFP"),
        ("फ़ाइल फ़ोटो", "hi", "फ़ाइल फ़ोटो"),
        ("ဓာတ်ပုံ - အောင်ကျော်", "my", "ဓာတ်ပုံ - အောင်ကျော်"),
        ("പഴയ പാലം. ഫോട്ടോ: രാജൻ നായർ", "ml", "ഫോട്ടോ: രാജൻ നായർ"),
        ("பாலம் நாளை திறக்கும் என்று முருகன் கூறினார்", "ta", None),
        ("สะพานเก่าจะเปิดอีกครั้งในวันจันทร์", "th", None),
    ],
)
def test_credits_in_other_languages(text: str, tag: str, credit: str | None) -> None:
    assert picture_credits.find(text, locale.load(tag)) == credit


@pytest.mark.parametrize(
    ("tag", "text", "credit"),
    [
        ("zh", "站长每天准时在月台吹哨。（记者王小明摄）", "记者王小明摄"),
        ("zh", "站長每天在月台吹哨。 王小明 攝", "王小明 攝"),
        ("ja", "壁に映る映画を見る人ら＝2025年1月12日、川辺市、森健撮影", "森健撮影"),
        ("ko", "학생들이 벽을 보고 있다. (김하늘 촬영)", "김하늘 촬영"),
        ("zh", "王小明 摄", "王小明 摄"),
        ("zh", "王小明摄", "王小明摄"),
        ("zh", "相机拍摄", None),
        ("zh", "月台摄影", None),
        ("zh", "好看的摄影", None),
        ("zh", "他在月台上用一台旧相机给来来往往的旅客和吹哨的站长摄", None),
        ("lt", "Vytas Gudelis prie savo autobuso / R. Petraitės nuotr.", "R. Petraitės nuotr."),
        ("lt", "Autobusas stotyje | Josvydo Elinsko nuotr.", "Josvydo Elinsko nuotr."),
        ("lt", "Jis per vieną rytą padarė 40 nuotr.", None),
        ("ja", "撮影", None),
        ("en", "The mill in May, taken by 攝", None),
    ],
)
def test_a_credit_may_be_closed_by_its_word(tag: str, text: str, credit: str | None) -> None:
    assert picture_credits.find(text, locale.load(tag)) == credit


@pytest.mark.parametrize("text", ["The quay on Monday. Photo.", "The quay. Foto (", "Photo:", "Photo"])
def test_a_credit_without_a_name_is_none_or_as_it_stands(text: str) -> None:
    assert picture_credits.find(text, EN) in (None, text)


def test_a_photograph_that_a_story_tells_of_last_is_no_credit() -> None:
    assert picture_credits.find("Jis nusišypsojo ir išėjo. Tai buvo paskutinė jo nuotrauka.", locale.load("lt")) is None

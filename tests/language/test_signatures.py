"""What signs a text right below its end, and what stands there and signs nothing."""

from __future__ import annotations

import pytest

from artcli.language import locale, signatures

SIGNED = {
    "cs": [
        "(ČTK)", "ČTK", "(ČTK, jn)", "(jn)", "(jno, čtk)", "jn, ČTK", "Jan Novák, ČTK", "(red)", "ČTK, Jan Novák", "Ds.", "(ds)", "/jn/",
        "(mkr, pes)",
    ],
    "da": [
        "/ritzau/", "/Ritzau", "Ritzau", "(Ritzau)", "/ritzau/AFP/", "Anna Svendsen/Ritzau", "mlk", "/mlk", "(mlk)", "ritzau/Reuters",
    ],
    "de": [
        "(jhe)", "dpa/mbo", "jk/ab (AFP, Reuters)", "(hp, dpa)", "(dpa/lno)", "red/dpa", "(Red.)", "Red.", "kle/haz (dpa, afp)", "(ab/dpa)", "(dpa)",
        "dpa", "(jhe/dpa)", "- jhe -", "– jhe", "(sda)", "(red.)", "(pm)", "(pm/red)", "tko/rtr", "wll", "(mim)", "(ots)", "mit dpa", "(mit dpa)",
        "Max Muster/dpa", "Max Muster, dpa", "Max Muster (dpa)", "(Max Muster)", "Max Muster, dpa, afp", "(apa)", "APA/red", "(APA, red, 3.5.2021)",
        "(red, 3.5.2021)", "(Eva Beispiel, 3.5.2021)", "sda/ats", "(SDA)", "(aargauerzeitung.ch)", "as/sti (dpa, epd, KNA)",
    ],
    "en": [
        "(AP)", "AP", "(Reuters)", "— AP", "- AFP", "– Reuters", "(J.D.)", "J.D.", "—Jane Doe", "— Jane Doe", "Jane Doe, AP", "Jane Doe/AP", "(PTI)",
        "PTI", "- ANI", "—Agencies", "Agencies", "AFP/JD", "jd/mm (AFP, dpa)", "dpa jd", "PTI JD MM", "(IANS)",
    ],
    "es": [
        "(EFE)", "EFE", "(Agencias)", "J.P.", "(J.P.)", "(Europa Press)", "EFE/JP", "Juana Pérez / EFE", "(ANSA)", "(Télam)",
    ],
    "et": [
        "BNS", "(BNS)",
    ],
    "fi": [
        "STT", "(STT)", "STT–AFP", "STT / Matti Laine", "(STT-Reuters)",
    ],
    "fr": [
        "(AFP)", "AFP", "J.E.", "(J.E.)", "(J.E. avec AFP)", "J.E. avec AFP", "Avec AFP", "(avec AFP)", "(avec AFP et Reuters)", "JE (avec AFP)",
        "(ATS)", "ats", "(ats/nxp)", "Jeanne Exemple avec AFP", "Jeanne Exemple (avec AFP)", "(Belga)", "Belga", "(APS)", "(MAP)",
    ],
    "hr": [
        "(Hina)", "Hina", "(as)", "A.S./Hina",
    ],
    "hu": [
        "(MTI)", "MTI", "/MTI/", "(kt)", "(MTI/ka)",
    ],
    "it": [
        "(ANSA)", "ANSA", "(Adnkronos)", "(m.v.)", "M.V.", "(MV)", "(Red)", "(AGI)", "(askanews)", "(Mara Venturelli)",
    ],
    "lt": [
        "(BNS)", "ELTA",
    ],
    "lv": [
        "LETA",
    ],
    "nb": [
        "(NTB)", "©NTB", "NTB", "(©NTB)", "(NTB-AFP)", "Kari Nordmann/NTB", "(KN)",
    ],
    "nl": [
        "(ANP)", "ANP", "Jan Jansen/ANP", "(red.)", "(JJ)", "(jj/anp)", "(belga)", "Belga/JJ",
    ],
    "pl": [
        "(PAP)", "PAP", "(jk)", "(PAP, jk)", "jk/ PAP", "Jan Kowalski/PAP", "(red.)", "(KAI)", "jk/mn/", "PAP/jk",
    ],
    "pt": [
        "(Lusa)", "Lusa", "J.S.", "(JS)", "JS // LUSA", "Com Lusa", "(Agência Brasil)",
    ],
    "ro": [
        "(Agerpres)", "AGERPRES", "(A.P.)",
    ],
    "ru": [
        "ТАСС", "(ТАСС)", "РИА Новости",
    ],
    "sk": [
        "(TASR)", "TASR", "(SITA)", "(tasr, jn)", "(red)",
    ],
    "sl": [
        "STA", "(STA)", "A. N.", "A. N., STA",
    ],
    "sr": [
        "(Tanjug)", "Танјуг",
    ],
    "sv": [
        "(TT)", "TT", "Anna Svensson/TT", "/TT", "TT-Reuters", "(TT-AFP)", "(AS)", "Anna Svensson, TT",
    ],
    "tr": [
        "(AA)", "AA", "(DHA)", "İHA",
    ],
    "uk": [
        "Укрінформ", "(УНІАН)",
    ],
}  # fmt: skip

OTHER = {
    "cs": [
        "Ne.", "Ano.", "Sdílet",
    ],
    "da": [
        "Nej.", "Del",
    ],
    "de": [
        "Ja.", "Ende.", "(Ende)", "(lacht)", "Foto: dpa", "USA", "EU", "Redaktion", "Max Muster", "Fortsetzung folgt", "und", "(Fortsetzung folgt)",
    ],
    "en": [
        "No.", "Yes.", "The end", "UK", "TV", "OK", "(more)", "Share", "AP Photo", "Jane Doe", "Read more on AP", "AFP reported the deal.",
        "(Photo by Jane Doe)",
    ],
    "es": [
        "No.", "Sí.", "Fin",
    ],
    "fi": [
        "Ei.", "Jaa",
    ],
    "fr": [
        "Fin.", "(fin)", "Non.", "(à suivre)", "Crédit : AFP",
    ],
    "hu": [
        "Nem.", "Vége", "(vége)",
    ],
    "it": [
        "Sì.", "No.", "Fine", "(fine)",
    ],
    "nb": [
        "Ja.",
    ],
    "nl": [
        "Nee.", "Ja.", "Reageer",
    ],
    "pl": [
        "Nie.", "Tak.", "Więcej",
    ],
    "pt": [
        "Não.", "(fim)",
    ],
    "ru": [
        "Нет.", "Да.",
    ],
    "sv": [
        "Nej.", "Foto: TT", "Dela", "(slut)", "– slut",
    ],
    "tr": [
        "Hayır.",
    ],
    "uk": [
        "Так.",
    ],
    "he": ["[סוף]"],
    "ja": ["（終わり）", "（続く）"],
    "zh": ["（完）", "（未完待续）"],
}  # fmt: skip


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in SIGNED.items() for line in lines])
def test_initials_agencies_and_desks_sign_a_text(tag: str, line: str) -> None:
    assert signatures.is_one(line, locale.load(tag))


@pytest.mark.parametrize(("tag", "line"), [(tag, line) for tag, lines in OTHER.items() for line in lines])
def test_an_answer_a_button_a_tag_and_a_bare_name_do_not(tag: str, line: str) -> None:
    assert not signatures.is_one(line, locale.load(tag))


@pytest.mark.parametrize("line", ["(CDU)", "(PSOE)", "- SPD", "e.V.", "z. B.", "m.v.", "и т.д.", "", "(", "()", "/", "—", "(ANCHOR TAG)", "(LANCEMENT MÉTÉO)", "a" * 61, "(AFP) said that the talks went on", "AP, which owns it", "No.", "(no)", "(the)", "12/13"])
def test_nothing_else_does(line: str) -> None:
    assert not signatures.is_one(line, locale.load("en"))

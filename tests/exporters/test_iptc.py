"""The codes of the IPTC, and the words that stand for them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from artcli import iptc
from artcli.language import locale
from artcli.language.openings import task_of


@pytest.mark.parametrize(
    ("section", "code"),
    [
        ("Politique", "11000000"), ("POLITIK", "11000000"), ("политика", "11000000"), ("政治", "11000000"), ("Économie", "04000000"),
        ("Sport", "15000000"), ("رياضة", "15000000"), ("Santé", "07000000"), ("  sport ", "15000000"), ("Здоров’я", "07000000"),
        ("International", None), ("Opinion", None), ("", None), ("Sportif", None),
    ],
)  # fmt: skip
def test_a_section_is_a_media_topic_only_where_its_word_names_one(section: str, code: str | None) -> None:
    assert iptc.subject_code(section) == code


def test_no_word_names_two_topics() -> None:
    topics = tomllib.loads((Path(iptc.__file__).parent / "iptc_sections.toml").read_text("utf-8"))
    words = [(iptc._folded(word), code) for code, topic in topics.items() for word in topic["words"]]
    twice = {word for word, code in words if any(word == other and code != another for other, another in words)}
    assert twice == set()
    assert all(len(code) == 8 and code.endswith("000000") for code in topics)


@pytest.mark.parametrize(
    ("name", "code"), [("AFP", "nprov:AFP"), ("Reuters", "nprov:REUTERS"), ("DPA", "nprov:dpa"), ("MAP", None), ("AFPTV", None), ("", None)]
)
def test_only_registered_agencies_have_a_code(name: str, code: str | None) -> None:
    assert iptc.provider_code(name) == code


@pytest.mark.parametrize(
    ("role", "code"),
    [(None, "cpprole:author"), ("Correspondante", "cpprole:correspondent"), ("editor", "cpprole:editor"), ("stagiaire", "cpprole:author"), ("Envoyée spéciale", "cpprole:correspondent"), ("Editing", "cpprole:editor"), ("übersetzt", None), ("Traduction", None), ("Photos", "cpprole:imgSupplier")],
)
def test_a_role_is_coded_only_where_the_vocabulary_has_it(role: str | None, code: str | None) -> None:
    assert iptc.role_code(role) == code


@pytest.mark.parametrize(
    ("role", "contributes"), [(None, False), ("Editor", False), ("Edited", True), ("Traduit de l’anglais", True), ("翻訳", True), ("Sportchef", False), ("Reporting", False), ("摄影", True), ("Photos", True)]
)
def test_who_edited_or_translated_contributes(role: str | None, contributes: bool) -> None:
    assert iptc.contributes(role) == contributes


def test_no_printed_role_stands_under_two_codes() -> None:
    table = tomllib.loads((Path(iptc.__file__).parent / "iptc_roles.toml").read_text("utf-8"))
    words = [iptc._folded(word) for entry in table.values() for word in set(map(iptc._folded, entry["words"]))]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("role", ["Foto", "Fotos", "Bilder", "zdjęcia", "Снимки", "写真", "사진", "छायाचित्र", "ছবি", "ဓာတ်ပုံ", "រូបថត", "ภาพ", "nuotraukos", "Illustrations"])
def test_who_made_the_pictures_supplied_them(role: str) -> None:
    assert (iptc.role_code(role), iptc.contributes(role)) == ("cpprole:imgSupplier", True)


def test_the_role_that_each_task_of_a_pack_becomes_is_known() -> None:
    for tag in locale.tags():
        pack = locale.load(tag)
        unknown = [word for word in pack.tasks.words if iptc.role_code(task_of(word, pack)) == "cpprole:author"]
        assert unknown == [], tag

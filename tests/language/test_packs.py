"""Every pack is whole, and its compiled form says what its source says."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from artcli.errors import BadPack, UnknownLanguage
from artcli.language import identify, locale, tables
from artcli.language.folding import key

COMPILED = Path(locale.PACKS, "compiled")


@pytest.mark.parametrize("tag", locale.tags())
def test_pack_is_whole_and_compiled(tag: str) -> None:
    pack = locale.read(locale.source(tag), tag, f"{tag}.toml")
    assert all(pack.months)
    assert all(pack.weekdays)
    assert len(pack.function_words.words) >= 20
    values = orjson.loads((COMPILED / f"{tag}.json").read_bytes())
    assert values == orjson.loads(orjson.dumps(locale.plain(pack))), "run tools/compile_packs.py"
    assert locale.plain(locale.ready(values, tag)) == locale.plain(pack)


def test_the_index_of_function_words_is_compiled() -> None:
    assert orjson.loads((COMPILED / "index.json").read_bytes()) == identify.index(), "run tools/compile_packs.py"


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_table_of_all_languages_is_compiled(name: str) -> None:
    assert orjson.loads((COMPILED / f"{name}.json").read_bytes()) == tables.source(name)


def test_words_of_every_language_join_every_pack() -> None:
    assert "skip to content" in locale.load("ja").navigation
    assert all(key(word) in getattr(locale.load(tag), name) for tag in ("fr", "zh") for name, words in locale.everywhere().items() for word in words)


def test_no_pack_is_left_over() -> None:
    assert {p.stem for p in COMPILED.glob("*.json")} - {"index", *tables.NAMES} == set(locale.tags())


@pytest.mark.parametrize(
    ("change", "words"),
    [({"byline": None}, "'byline' is missing"), ({"bylines": []}, "unknown key 'bylines'"), ({"months": [["a"]]}, "12 lists"), ({"date_order": "dym"}, "date_order")],
)
def test_a_wrong_pack_is_an_error_that_names_file_and_key(change: dict[str, object], words: str) -> None:
    data = {**locale.source("fr"), **change}
    data = {k: v for k, v in data.items() if v is not None}
    with pytest.raises(BadPack, match=words) as problem:
        locale.read(data, "fr", "fr.toml")
    assert "fr.toml" in str(problem.value)


def test_regional_tags_fall_back_and_unknown_ones_do_not() -> None:
    assert locale.load("fr-CA").tag == "fr"
    with pytest.raises(UnknownLanguage):
        locale.load("../fr")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Der Stadtrat hat am Montag beschlossen, dass die Brücke bis zum Herbst gesperrt bleibt.", "de"),
        ("Le conseil a décidé lundi que le pont resterait fermé jusqu’à la fin de l’automne.", "fr"),
        ("The council decided on Monday that the bridge would stay closed until the autumn.", "en"),
        ("市議会は月曜日、橋を秋まで閉鎖することを決めた。", "ja"),
        ("12345 67890", None),
    ],
)
def test_language_is_known_by_its_words(text: str, tag: str | None) -> None:
    assert identify.identify([text]) == tag


def test_an_edited_pack_is_read_from_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    source = tmp_path / "fr.toml"
    source.write_text("x = 1")
    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / "fr.json").write_bytes(b'{"x": 1}')
    monkeypatch.setattr(locale, "PACKS", str(tmp_path))
    assert locale.compiled("fr", str(source)) == {"x": 1}
    later = source.stat().st_mtime + 1000
    os.utime(source, (later, later))
    assert locale.compiled("fr", str(source)) is None

"""Every pack is whole, and its compiled form says what its source says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import orjson
import pytest

from artcli.errors import BadPack, UnknownLanguage
from artcli.language import identify, locale, tables
from artcli.language.folding import key

COMPILED = Path(locale.PACKS, "compiled")


def made(name: str, *sources: str) -> Any:
    """What a compiled file holds, which was made from the sources as they are now."""
    content = orjson.loads((COMPILED / f"{name}.json").read_bytes())
    assert content["made_from"] == {Path(source).name: locale.fingerprint(source) for source in sources}, "run tools/compile_packs.py"
    return content["values"]


@pytest.mark.parametrize("tag", locale.tags())
def test_pack_is_whole_and_compiled(tag: str) -> None:
    pack = locale.read(locale.source(tag), tag, f"{tag}.toml")
    assert all(pack.months)
    assert all(pack.weekdays)
    assert len(pack.function_words.words) >= 20
    values = made(tag, locale.place(tag), locale.EVERYWHERE)
    assert values == orjson.loads(orjson.dumps(locale.plain(pack))), "run tools/compile_packs.py"
    assert locale.plain(locale.ready(values, tag)) == locale.plain(pack)


def test_the_index_of_function_words_is_compiled() -> None:
    assert made("index", *map(locale.place, locale.tags())) == identify.index(), "run tools/compile_packs.py"


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_table_of_all_languages_is_compiled(name: str) -> None:
    assert made(name, tables.place(name)) == tables.source(name), "run tools/compile_packs.py"


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


def test_an_edited_pack_is_read_from_its_source_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, other = tmp_path / "fr.toml", tmp_path / "everywhere.toml"
    source.write_text("x = 1")
    other.write_text("")
    (tmp_path / "compiled").mkdir()
    compiled = tmp_path / "compiled" / "fr.json"
    compiled.write_bytes(orjson.dumps({"made_from": {p.name: locale.fingerprint(str(p)) for p in (source, other)}, "values": {"x": 1}}))
    monkeypatch.setattr(locale, "PACKS", str(tmp_path))
    both = (str(source), str(other))
    assert locale.compiled("fr", *both) == {"x": 1}
    assert locale.compiled("fr", str(source)) is None, "it was made from more"
    assert locale.compiled("fr", str(other), str(tmp_path / "gone.toml")) is None
    when = compiled.stat().st_mtime
    os.utime(source, (when + 1000, when + 1000))
    assert locale.compiled("fr", *both) == {"x": 1}, "a checkout may write the source later"
    source.write_text("x = 2")
    os.utime(source, (when + 0.01, when + 0.01))
    assert locale.compiled("fr", *both) is None, "an edit of the same length, in the same moment"
    source.write_text("x = 11")
    os.utime(source, (when - 1000, when - 1000))
    assert locale.compiled("fr", *both) is None, "an older file of another length"
    compiled.write_bytes(b'{"x": 1}')
    assert locale.compiled("fr", *both) is None


def test_of_several_wrong_keys_the_first_is_named_whatever_the_hash_seed() -> None:
    data = {**locale.source("fr"), **{f"wrong_{letter}": [] for letter in "zyxwvutsrqponmlkjihgfedcba"}}
    with pytest.raises(BadPack, match="unknown key 'wrong_a'"):
        locale.read(data, "fr", "fr.toml")


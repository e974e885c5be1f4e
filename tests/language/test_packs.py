"""Every pack is whole, and its compiled form says what its source says."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import orjson
import pytest

import artcli
from artcli.errors import BadPack, UnknownLanguage
from artcli.language import datafiles, identify, locale, tables
from artcli.language.folding import key
from artcli.readers.text.grammars import databases

COMPILED = Path(datafiles.COMPILED)


def made(name: str, *sources: str) -> Any:
    """What a compiled file holds, which was made from the sources as they are now."""
    content = orjson.loads((COMPILED / f"{name}.json").read_bytes())
    assert content["made_from"] == {Path(source).name: datafiles.fingerprint(source) for source in sources}, "run tools/compile_packs.py"
    return content["packed"]


@pytest.mark.parametrize("tag", locale.tags())
def test_pack_is_whole_and_compiled(tag: str) -> None:
    pack = locale.read(locale.source(tag), tag, f"{tag}.toml")
    assert all(pack.months)
    assert all(pack.weekdays)
    assert len(pack.function_words.words) >= 20
    values = made(tag, locale.place(tag), locale.EVERYWHERE)
    assert values == orjson.loads(orjson.dumps(locale.packed(pack))), "run tools/compile_packs.py"
    assert locale.plain(locale.ready(values, tag)) == locale.plain(pack)


def test_a_wrong_pack_leaves_what_was_compiled_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tools import compile_packs

    (tmp_path / "fr.toml").write_text(Path(locale.place("fr")).read_text("utf-8").replace("negations", "negation"), "utf-8")
    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / "fr.json").write_text("{}")
    monkeypatch.setattr(locale, "PACKS", str(tmp_path))
    monkeypatch.setattr(datafiles, "COMPILED", str(tmp_path / "compiled"))
    locale.tags.cache_clear()
    try:
        with pytest.raises(BadPack, match=r"fr\.toml: .*'negation"):
            compile_packs.main()
    finally:
        locale.tags.cache_clear()
    assert (tmp_path / "compiled" / "fr.json").read_text() == "{}"


def test_the_index_of_function_words_is_compiled() -> None:
    index = made("index", *identify.sources())
    compiled = {**index, "words": datafiles.beside("index", index["words"])}
    assert compiled == identify.index(), "run tools/compile_packs.py"


@pytest.mark.parametrize("found", [None, b"", b"\tder 0\tdie 0\t\n"])
def test_function_words_that_are_not_those_of_the_index_are_made_anew(found: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "index.json").write_bytes(Path(datafiles.COMPILED, "index.json").read_bytes())
    if found is not None:
        (tmp_path / "index.bin").write_bytes(found)
    monkeypatch.setattr(datafiles, "COMPILED", str(tmp_path))
    assert identify._index.__wrapped__() == identify.index()


@pytest.mark.parametrize("name", tables.NAMES)
def test_a_table_of_all_languages_is_compiled(name: str) -> None:
    from tools.compile_packs import ARRANGED

    written = tables.source(name)
    assert made(name, tables.place(name)) == (ARRANGED[name](written) if name in ARRANGED else written), "run tools/compile_packs.py"


def test_the_table_of_databases_is_compiled() -> None:
    assert made("databases", databases.TABLE) == datafiles.read(databases.TABLE) == databases.table(), "run tools/compile_packs.py"


def test_words_of_every_language_join_every_pack() -> None:
    assert "skip to content" in locale.load("ja").navigation
    assert all(key(word) in getattr(locale.load(tag), name) for tag in ("fr", "zh") for name, words in locale.everywhere().items() for word in words)


def test_no_pack_is_left_over() -> None:
    assert {p.stem for p in COMPILED.glob("*.json")} - {"index", "databases", *tables.NAMES} == set(locale.tags())


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
    assert locale.load("fr-CA").tag == locale.load("FR_ca").tag == "fr"
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


@pytest.mark.parametrize(
    "text",
    [
        "Býráðið avgjørdi mánadagin, at svimjihøllin verður stongd til heystið, tí ketilin er oyðilagdur og kann ikki gerast aftur.",
        "La comuna a decidit diluns que la piscina demorarà barrada fins a l'auton, perque la cauquièra se pòt pas mai adobar dins aquesta vila.",
    ],
)
def test_a_language_without_a_pack_is_not_taken_for_its_neighbour(text: str) -> None:
    assert identify.identify([text]) is None


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Zastupitelstvo v pondělí rozhodlo, že bazén zůstane do podzimu zavřený, protože kotel se už nedá opravit.", "cs"),
        ("De gemeenteraad besloot maandag dat het zwembad tot de herfst dicht blijft, omdat de ketel niet meer te repareren is.", "nl"),
        ("Городской совет решил в понедельник, что бассейн останется закрытым до осени, потому что котёл уже нельзя починить.", "ru"),
        ("Dewan kota memutuskan pada hari Senin bahwa kolam renang itu akan tetap ditutup karena ketelnya tidak bisa diperbaiki lagi.", "id"),
        ("A câmara decidiu na segunda-feira que a piscina ficará fechada até ao outono, porque a caldeira já não pode ser reparada.", "pt"),
        ("Miesto taryba pirmadienį nusprendė, kad baseinas liks uždarytas iki rudens, nes katilo jau nebegalima suremontuoti.", "lt"),
        ("नगर परिषद ने सोमवार को फ़ैसला किया कि ताल बंद रहेगा।", "hi"),
    ],
)
def test_a_language_with_a_pack_is_not_taken_for_a_neighbour_without(text: str, tag: str) -> None:
    assert identify.identify([text]) == tag


def test_a_page_of_another_script_is_known_below_latin_buttons() -> None:
    story = "Κοινοτικό συμβούλιο: η πισίνα θα μείνει κλειστή, αποφασίστηκε τη Δευτέρα, γιατί ο λέβητας δεν επισκευάζεται πια."
    assert identify.identify([*["Home News Sports Business Weather Video Share"] * 100, *[story] * 15]) == "el"


def test_no_language_with_a_pack_is_in_the_table_of_those_without() -> None:
    assert not {tag for languages in tables.load("strangers").values() for tag in languages} & set(locale.tags())


def test_an_edited_pack_is_read_from_its_source_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, other = tmp_path / "fr.toml", tmp_path / "everywhere.toml"
    source.write_text("x = 1")
    other.write_text("")
    compiled = tmp_path / "fr.json"
    compiled.write_bytes(orjson.dumps({"made_from": {p.name: datafiles.fingerprint(str(p)) for p in (source, other)}, "form": datafiles.FORM, "packed": {"x": 1}}))
    monkeypatch.setattr(datafiles, "COMPILED", str(tmp_path))
    both = (str(source), str(other))
    assert datafiles.compiled("fr", *both) == {"x": 1}
    assert datafiles.compiled("fr", str(source)) is None, "it was made from more"
    assert datafiles.compiled("fr", str(other), str(tmp_path / "gone.toml")) is None
    when = compiled.stat().st_mtime
    os.utime(source, (when + 1000, when + 1000))
    assert datafiles.compiled("fr", *both) == {"x": 1}, "a checkout may write the source later"
    source.write_text("x = 2")
    os.utime(source, (when + 0.01, when + 0.01))
    assert datafiles.compiled("fr", *both) is None, "an edit of the same length, in the same moment"
    source.write_text("x = 11")
    os.utime(source, (when - 1000, when - 1000))
    assert datafiles.compiled("fr", *both) is None, "an older file of another length"
    compiled.write_bytes(b'{"x": 1}')
    assert datafiles.compiled("fr", *both) is None


def test_of_several_wrong_keys_the_first_is_named_whatever_the_hash_seed() -> None:
    data = {**locale.source("fr"), **{f"wrong_{letter}": [] for letter in "zyxwvutsrqponmlkjihgfedcba"}}
    with pytest.raises(BadPack, match="unknown key 'wrong_a'"):
        locale.read(data, "fr", "fr.toml")


@pytest.mark.parametrize(
    ("given", "meant"),
    [("fre", "fr"), ("fra", "fr"), ("French", "fr"), ("ger", "de"), ("DEU", "de"), ("german", "de"), ("Deutsch", "de"), ("no", "nb"), ("fr_FR.UTF-8", "fr"), ("fr-", "fr"), ("fr-x", "fr"), ("fr-<b>", "fr"), ("germn", "de"),
     ("中文", "zh"), ("Mandarin", "zh")],
)  # fmt: skip
def test_a_language_that_is_named_otherwise_is_told_by_its_tag(given: str, meant: str) -> None:
    with pytest.raises(UnknownLanguage, match=rf"^no language pack '{given}'; did you mean {meant}\?$"):
        locale.load(given)


@pytest.mark.parametrize("given", ["que", "qq", "", "Klingon"])
def test_a_language_of_which_there_is_no_pack_is_told_all_there_are(given: str) -> None:
    with pytest.raises(UnknownLanguage, match=f"^no language pack '{given}'; there are: af, .*, zu$"):
        locale.load(given)


def test_every_pack_has_its_codes_and_each_means_one_language() -> None:
    found = tables.source("codes")
    assert set(found) == set(locale.tags())
    codes = [code for several in found.values() for code in several]
    assert len(codes) == len(set(codes))
    assert not set(codes) & set(locale.tags())
    assert all(any(len(code) == 3 for code in several) for several in found.values())


@pytest.mark.parametrize(("given", "written"), [("FR", "fr"), ("en-gb", "en-GB"), ("ZH-hans-cn", "zh-Hans-CN"), ("en-x-GB", "en-x-gb")])
def test_a_tag_stands_in_the_record_as_tags_are_written(given: str, written: str) -> None:
    assert artcli.parse("Bridge closed after storm\n", language=given).language == written


def test_the_documentation_names_every_language_with_a_pack() -> None:
    listed = (Path(__file__).parents[2] / "docs" / "languages.md").read_text("utf-8").split("## Languages with a pack", 1)[1]
    assert sorted(re.findall(r"([^|,`]+) `(\w+)`", listed)) == sorted((f" {pack.english_name}", pack.tag) for pack in map(locale.load, locale.tags()))


@pytest.mark.parametrize(("name", "value"), [("calendar", "lunar"), ("calendar_months", "ab"), ("calendar_months", [[]])])
def test_a_wrong_calendar_is_told(name: str, value: object) -> None:
    with pytest.raises(BadPack, match=rf"ne\.toml: '{name}' must be "):
        locale.read({**locale.source("ne"), name: value}, "ne", "ne.toml")

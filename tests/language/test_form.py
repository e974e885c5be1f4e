"""What is compiled says how it is arranged: a program that arranges it otherwise reads the source instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from artcli.language import agencies, datafiles, date_words, identify, locale, names, tables
from artcli.readers.text import forest, weights
from artcli.readers.text.grammars import databases

_WORDS = ["Par", "Propos recueillis par", "D.R.", "d’après", "©", "ÇA", "GROẞ", "تصوير", "写真", "사진"]
_TABLES: dict[str, Any] = {
    "strangers": {"Latn": {"fo": "og tað"}},
    "frequent": {"Latn": {"cc": "Og par"}},
    "letters": {"Latn": {"ß": "aa"}},
    "commonest": {"order": ["bb", "aa"]},
}


class _Invented(dict[str, Any]):
    """A table that has words under every key."""

    def __missing__(self, key: str) -> list[str]:
        return ["Ab", "cd ef", "g."]


_AGENCIES = [{"name": "Hafenpresse", "forms": ["HP", "Hafenpresse Nord"], "nprov": "HPR"}, {"name": "海港", "forms": ["海港社"]}, {"name": "ΛΠΕ", "forms": ["ΛΠΕ", "ΛΠΕ-Μ"]}]
_ARRANGED: dict[str, tuple[Callable[[dict[str, Any]], dict[str, Any]], dict[str, Any]]] = {
    "agencies": (agencies.arranged, _Invented(agency=_AGENCIES)),
    "dates": (date_words.arranged, _Invented(month_prefix={"de": "x"}, eras={"令和": 2018}, last_of_this_century=50, century_doubtful=[40, 60])),
    "names": (names.arranged, _Invented(han_towns="京都", begin_with_and={"Latn": ["Und"]}, begin_with_by={"de": ["Vonn"]})),
}
_TREES = [[(0, 0.5), (2, 1.5)], [(2, 0.25)]]
_LEAVES = [[[1, -1]] * 4, [[2, 300], [-300, 0]]]


def _pack(tag: str) -> locale.Locale:
    written = {name: _WORDS for name in locale.Locale._fields[1:] if name not in ("of_pages", "mostly_of_pages")}
    texts = {"name": "Hafisch", "english_name": "Havian", "script": "Latn", "date_order": "dmy", "digits": "", "calendar": ""}
    forms = {"months": [_WORDS] * 12, "weekdays": [_WORDS] * 7, "calendar_months": [_WORDS]}
    return locale.read({**written, **texts, **forms, "labels": {"headline": _WORDS}}, tag, f"{tag}.toml")


@pytest.fixture
def of_the_sample(monkeypatch: pytest.MonkeyPatch) -> int:
    """The checksum of what this program makes of the sample: one of each kind of what is compiled."""
    line = orjson.loads(weights.compiled().partition(b"\n")[0])
    with monkeypatch.context() as patched:
        patched.setattr(locale, "everywhere", lambda: {"navigation": ["Skip"]})
        patched.setattr(locale, "tags", lambda: ("aa", "bb"))
        patched.setattr(tables, "load", _TABLES.__getitem__)
        index = identify.index(_pack)
        found: dict[str, Any] = {
            "pack": locale.packed(_pack("aa")),
            **{name: arranged(sample) for name, (arranged, sample) in _ARRANGED.items()},
            "index": {**index, "words": index["words"].hex()},
            "weights": [sorted(line), sorted(line["chain"]), _questions(), forest.unpack(forest.pack(_LEAVES)).hex()],
        }
    return datafiles.fingerprint_of(orjson.dumps(found, option=orjson.OPT_NON_STR_KEYS))[1]


def _questions() -> list[Any]:
    borders, answers = forest.questions(_TREES)
    return [borders, answers.hex()]


def test_the_form_is_that_of_what_this_program_arranges(of_the_sample: int) -> None:
    assert of_the_sample == datafiles.FORM, f"what is compiled is arranged otherwise now: write FORM = {of_the_sample} in datafiles.py, and run tools/compile_packs.py"


@pytest.fixture
def compiled_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is compiled stands there as a program left it that arranged it otherwise: nothing of it is of use to this one."""
    for path in Path(datafiles.COMPILED).glob("*.json"):
        content = orjson.loads(path.read_bytes())
        assert content.pop("form") == datafiles.FORM, "run tools/compile_packs.py"
        (tmp_path / path.name).write_bytes(orjson.dumps({"form": datafiles.FORM ^ 1, **content, "packed": {"wrong": []}}))
    first, behind = Path(weights.COMPILED).read_bytes().split(b"\n", 1)
    line = orjson.loads(first)
    (tmp_path / "weights.bin").write_bytes(orjson.dumps({**line, "form": datafiles.FORM ^ 1, "scale": 0.0}) + b"\n" + behind)
    monkeypatch.setattr(datafiles, "COMPILED", str(tmp_path))
    monkeypatch.setattr(weights, "COMPILED", str(tmp_path / "weights.bin"))


@pytest.mark.usefixtures("compiled_by_another")
def test_what_another_program_arranged_otherwise_is_read_from_its_source() -> None:
    assert locale.plain(locale.load.__wrapped__("fr")) == locale.plain(locale.load("fr"))
    assert date_words.known.__wrapped__().notebooks == date_words.known().notebooks
    assert tables.load("codes") == tables.source("codes")
    assert databases.table.__wrapped__() == datafiles.read(databases.TABLE)
    assert identify._index.__wrapped__() == identify.index()
    assert weights.load.__wrapped__().scale == weights.load().scale

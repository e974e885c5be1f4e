"""One article in every disguise: line ends, encodings, wraps and blanks change nothing that it says."""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

import artcli
from records import said

STORY = """date 2025-03-04 Économie

Le port de Brellec rouvre ses quais après six mois de travaux et d’attente

Les quais du port de Brellec, le 3 mars 2025, avant l’arrivée du premier cargo.

Le port de Brellec a rouvert, mardi 4 mars, ses deux quais de commerce, fermés depuis septembre à la suite d’une tempête.

Par Maëlle Quéméner (avec AFP)
Le 04/03/2025 à 18h07

La remise en service a été annoncée par la chambre de commerce, qui gère les installations depuis 1998 et qui avait promis une réouverture avant le printemps.

Six entreprises ont travaillé sur le chantier, dont deux venues de la région voisine, pour un coût total estimé à onze millions d’euros, selon la préfecture.

Le port de Brellec a rouvert, mardi, ses deux quais de commerce, fermés depuis septembre à la suite d’une tempête.

Les pêcheurs attendent encore la reconstruction de la criée, qui ne devrait pas commencer avant l’automne, a précisé le président de la chambre de commerce.

#Port#Brellec#Travaux publics
"""


def test_the_story_is_read() -> None:
    got = said(STORY)
    assert got["section"] == "Économie"
    assert got["headline"] == "Le port de Brellec rouvre ses quais après six mois de travaux et d’attente"
    assert str(got["standfirst"]).startswith("Le port de Brellec a rouvert, mardi 4 mars")
    assert got["byline"] == "Par Maëlle Quéméner (avec AFP)"
    assert got["creators"] == [{"name": "Maëlle Quéméner", "kind": "person", "role": None}]
    assert got["info_sources"] == ["AFP"]
    assert got["published"] == "2025-03-04T18:07:00"
    assert got["keywords"] == ["Port", "Brellec", "Travaux publics"]
    assert [c["text"][:17] for c in got["captions"]] == ["Les quais du port"]
    assert [p["text"][:8] for p in got["body"]] == ["La remis", "Six entr", "Les pêch"]
    (aside,) = got["set_aside"]
    assert (aside["reason"], aside["of"]) == ("repeat", "standfirst")
    assert aside["likeness"] >= 0.9


@pytest.mark.parametrize(
    "data",
    [
        STORY.replace("\n", "\r\n").encode(),
        STORY.replace("\n", "\r").encode(),
        STORY.encode("utf-8-sig"),
        STORY.encode("utf-16"),
        STORY.encode("utf-16-le"),
        STORY.encode("cp1252"),
        STORY.replace(" ", "\u00a0").encode(),
        ("\n\n\n" + STORY + "\n\n").encode(),
    ],
    ids=["crlf", "cr", "bom", "utf-16", "utf-16 without bom", "cp1252", "nbsp", "blank ends"],
)
def test_disguises_change_nothing(data: bytes) -> None:
    assert said(data) == said(STORY)


def test_wrapped_at_72() -> None:
    wrapped = "\n".join(textwrap.fill(line, 72, break_long_words=False, break_on_hyphens=False) for line in STORY.split("\n"))
    assert said(wrapped) == said(STORY)


def test_without_blank_lines() -> None:
    dense = said("\n".join(line for line in STORY.split("\n") if line))
    full = said(STORY)
    for name in ("headline", "byline", "published", "keywords", "section", "standfirst"):
        assert dense[name] == full[name], name


def test_zone_is_given_to_local_times() -> None:
    assert artcli.parse(STORY, timezone="Africa/Casablanca").published.isoformat() == "2025-03-04T18:07:00+00:00"  # type: ignore[union-attr]
    # Morocco leaves UTC+1 for the weeks of Ramadan
    later = artcli.parse(STORY.replace("2025-03-04", "2025-05-04").replace("04/03/2025", "04/05/2025"), timezone="Africa/Casablanca")
    assert later.published.isoformat() == "2025-05-04T18:07:00+01:00"  # type: ignore[union-attr]


def test_what_is_wrong_with_a_source_is_said_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for path, words in ((tmp_path / "empty.txt", "is empty"), (tmp_path / "none.txt", "no such file"), (tmp_path, "is a folder; ")):
        with pytest.raises(artcli.ArtcliError, match=f"^{re.escape(str(path))}: {words}"):
            next(artcli.read(path))
    with pytest.raises(artcli.ArtcliError, match=r"^the text: is empty$"):
        artcli.parse("")


TWO = "\n==========\n".join(f"TITLE: {name} story\nBODY: The old bridge of {name}ham was closed on Monday." for name in ("First", "Second"))


def test_no_article_is_dropped() -> None:
    assert [one.headline for one in artcli.parse_all(TWO)] == ["First story", "Second story"]
    for text in (TWO, TWO.encode()):
        with pytest.raises(artcli.ArtcliError, match=r"^the text: holds 2 articles, .* artcli\.parse_all"):
            artcli.parse(text)


def test_half_a_character_is_replaced_and_noted() -> None:
    article = artcli.parse(STORY.replace("quais après", "quais\ud83d après"))
    assert article.headline == "Le port de Brellec rouvre ses quais\ufffd après six mois de travaux et d’attente"
    assert [(note.code, note.lines) for note in article.notes] == [("encoding_repaired", ((3, 3),))]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff", "a\0b", "%PDF-1.4\nx", "<!doctype html><p>x</p>"])
def test_a_str_is_refused_where_its_bytes_are(text: str) -> None:
    said = []
    for given in (text, text.encode()):
        with pytest.raises(artcli.ArtcliError) as refused:
            artcli.parse(given)
        said.append(str(refused.value)[:20])
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: artcli.parse("café", encoding="cp1252"), "a str is decoded already: leave encoding away, or give the bytes"),
        (lambda: artcli.parse(None), "a text is a str or bytes, not NoneType"),  # type: ignore[arg-type]
        (lambda: artcli.parse("x", max_size="big"), "'big' is no size; give one such as 500K"),
        (lambda: artcli.parse("x", language=3), "language is a str or None, not int"),  # type: ignore[arg-type]
        (lambda: artcli.export(None, "json"), "what is exported is an Article, not NoneType"),  # type: ignore[arg-type]
        (lambda: artcli.export(artcli.Article(), 3), "no format '3'"),  # type: ignore[arg-type]
        (lambda: artcli.export(artcli.Article(), ["json"]), "no format '['json']'"),  # type: ignore[arg-type]
        (lambda: artcli.export(artcli.Article(), "json", timezone="Mars"), "no time zone 'Mars'"),
        (lambda: artcli.export(artcli.Article(), "markdown", timezone="localtime"), "no time zone 'localtime'"),
        (lambda: artcli.export(artcli.Article(), "newsml-g2", timezone="localtime"), "no time zone 'localtime'"),
        (lambda: artcli.export(artcli.Article(), "json", publisher=3), "publisher is a str or None, not int"),  # type: ignore[arg-type]
        (lambda: artcli.export(artcli.Article(), "newsml-g2", publisher=" "), "an empty name is no publisher"),
        (lambda: artcli.convert("samples", "out", publisher=""), "an empty name is no publisher"),
        (lambda: next(artcli.read("Bridge closed\n\nBy Jane Doe")), "a text of several lines is the name of no file; a text is read by artcli.parse"),
        (lambda: next(artcli.read("Bridge closed.\n" * 400)), "a text of several lines is the name of no file"),
        # at once, and not when the first article is taken
        (lambda: artcli.read(None), "a path is a str or a Path, not NoneType"),  # type: ignore[arg-type]
        (lambda: artcli.read("story.txt", format="docx"), "no format 'docx'"),
        (lambda: artcli.read("story.txt", encoding="latin-99"), "no encoding is called 'latin-99'"),
        (lambda: artcli.read("story.txt", language="xx"), "no language pack"),
        (lambda: artcli.read("story.txt", timezone="Mars"), "no time zone 'Mars'"),
        (lambda: artcli.read("story.txt", format=""), "no format ''"),
        (lambda: artcli.parse_all("x", timezone="Mars"), "no time zone 'Mars'"),
        (lambda: artcli.convert(None, "out"), "sources are one or several, not NoneType"),  # type: ignore[arg-type]
        (lambda: artcli.read(""), "an empty name is no file and no folder"),
        (lambda: artcli.parse("x", keep_repeats="no"), "keep_repeats is True or False, not 'no'"),  # type: ignore[arg-type]
        (lambda: artcli.export(artcli.Article(), "json", indent=2), "indent is True or False, not 2"),  # type: ignore[arg-type]
        (lambda: artcli.convert("", "out"), "an empty name is no file and no folder"),
        (lambda: artcli.convert("samples", ""), "an empty name is no file and no folder"),
        (lambda: artcli.convert("samples", "o\0ut"), "a name with a NUL character is no file and no folder"),
        (lambda: artcli.convert(["samples", "a\0b"], "out"), "a name with a NUL character is no file and no folder"),
        (lambda: artcli.convert("samples", "o\ud800"), r"a name that the system cannot carry is no file and no folder: '\ud800'"),
        (lambda: artcli.read("a\ud800.txt"), r"a name that the system cannot carry is no file and no folder: '\ud800'"),
        (lambda: artcli.convert("samples", "out", force="yes"), "force is True or False, not 'yes'"),  # type: ignore[arg-type]
        (lambda: artcli.convert("samples", "out", jobs=True), "jobs is a number from 1 up, not True"),
        (lambda: artcli.convert("samples", "out", "json", into="all.jsonl"), "one file for all articles needs one format that holds many"),
        (lambda: artcli.convert("samples", "out", into="all.json"), "no format that holds many articles is written to 'all.json'"),
        (lambda: artcli.convert("samples", "out", []), "a run needs a format to write"),
        (lambda: artcli.convert("samples", "out", "docx"), "no format 'docx'"),
        (lambda: artcli.convert("samples", "out", name="{nonsense}"), "the name '{nonsense}' cannot be used: there is no field 'nonsense'"),
        (lambda: artcli.convert("samples", "out", name=3), "name is a str or None, not int"),  # type: ignore[arg-type]
        (lambda: artcli.convert("samples", "out", include=[3]), "include is one or several str, not int"),  # type: ignore[list-item]
        (lambda: artcli.convert("samples", "samples/.."), "samples: is in the output folder"),
        (lambda: artcli.convert("samples", "out", timezone="Mars"), "no time zone 'Mars'"),
        (lambda: artcli.convert("samples", "out", executor="dask"), "an executor is a concurrent.futures.Executor, not str"),  # type: ignore[arg-type]
        (lambda: artcli.convert("samples", "out", jobs=0), "jobs is a number from 1 up, not 0"),
        (lambda: artcli.convert("nowhere", "out"), "nowhere: no such file or folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_said_in_a_sentence(call: Callable[[], object], words: str) -> None:
    with pytest.raises(artcli.ArtcliError, match=f"^{re.escape(words)}"):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: artcli.read("x", lang="fr"),  # type: ignore[call-arg]
        lambda: artcli.parse("x", lang="fr"),  # type: ignore[call-arg]
        lambda: artcli.parse_all("x", lang="fr"),  # type: ignore[call-arg]
        lambda: artcli.export(artcli.Article(), "json", lang="fr"),  # type: ignore[call-arg]
        lambda: artcli.convert("x", "y", lang="fr"),  # type: ignore[call-arg]
    ],
)
def test_an_option_that_there_is_not_is_named_at_once(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="^there is no option 'lang'; there are "):
        call()


def test_a_glob_is_one_glob(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    assert [outcome.outcome for outcome in artcli.convert(tmp_path, tmp_path / "out", include="a.*", jobs=1)].count("done") == 1


def test_a_size_is_given_as_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    assert next(artcli.read(tmp_path / "story.txt", max_size="64M")).headline
    with pytest.raises(artcli.ArtcliError, match="is larger than 100 bytes"):
        next(artcli.read(tmp_path / "story.txt", max_size="100"))


@pytest.mark.parametrize("text", [STORY, STORY.encode("utf-16")])
def test_a_text_that_is_handed_over_is_refused_for_its_size_as_a_file_is(text: str | bytes) -> None:
    size = len(text.encode()) if isinstance(text, str) else len(text)
    assert artcli.parse(text, max_size=size).headline
    with pytest.raises(artcli.ArtcliError, match="^the text: is larger than 1"):
        artcli.parse(text, max_size=size - 1)


def test_one_format_or_several(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    for to, wanted in (("markdown", ["markdown"]), (["json", "markdown"], ["json", "markdown"])):
        (outcome,) = artcli.convert(tmp_path / "story.txt", tmp_path / f"out-{len(wanted)}", to, max_size="1M", jobs=1)
        assert [output.format for output in outcome.outputs] == wanted


def test_a_program_of_three_lines_converts_where_processes_begin_anew(tmp_path: Path) -> None:
    """As they do on macOS, and beside threads: each would run the program once more, up to its own call of `artcli.convert`."""
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY, "utf-8")
    program = tmp_path / "program.py"
    program.write_text(
        "import threading, time, artcli\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()\n"
        f"print(*(entry.outcome for entry in artcli.convert({str(tmp_path)!r}, {str(tmp_path / 'out')!r}, jobs=2, include='*.txt')), __file__)\n"
    )
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"done done done {program}\n", "")


def test_repeats_may_stay() -> None:
    assert len(artcli.parse(STORY, keep_repeats=True).body) == 4


def test_a_denial_is_no_repeat() -> None:
    denied = STORY.replace("Le port de Brellec a rouvert, mardi, ses deux", "Le port de Brellec n’a pas rouvert, mardi, ses deux")
    assert len(artcli.parse(denied).body) == 4


def test_labelled_header_with_nothing_behind_its_labels() -> None:
    article = artcli.parse(
        "Title: Old mill to become a library\nAuthor: None\nPublish Date: None\n"
        "Content: The old mill in Harrow Vale will become a public library next year. The council voted for the plan on Monday evening."
    )
    assert (article.headline, article.byline, article.published) == ("Old mill to become a library", None, None)
    assert [p.text[:12] for p in article.body] == ["The old mill"]


def test_a_body_alone_has_no_headline() -> None:
    article = artcli.parse(
        "SEOUL, Aug. 20 (Yonhap) -- The ferry operator said on Wednesday that it would resume its night service in September after a pause of two years.\n\n"
        "The company, which runs nine ships, said that demand had recovered faster than it had expected, and that it would hire eighty people.\n\n"
        "Officials in the port city welcomed the decision and said that the last tests of the new pier would end this week."
    )
    assert article.headline is None
    assert (article.dateline, article.located, article.info_sources) == ("SEOUL, Aug. 20 (Yonhap) --", "SEOUL", ("Yonhap",))
    assert len(article.body) == 3


def test_a_thai_page_whose_sentences_end_with_nothing() -> None:
    above = ["หน้าแรก", "ท้องถิ่น", "เรือข้ามฟากเกาะสนเปิดเดินเรืออีกครั้งหลังซ่อมท่าเรือห้าเดือน", "เผยแพร่: 4 มี.ค. 2568 15:30", "โดย: สมชาย ใจดี"]
    text = [
        "เรือข้ามฟากระหว่างเมืองท่าและเกาะสนเปิดให้บริการอีกครั้งเมื่อวันอังคารหลังจากพายุทำให้ท่าเรือทั้งสองฝั่งเสียหาย",
        "นายกเทศมนตรีกล่าวว่าชาวเกาะหกสิบคนต้องรับเสบียงจากเฮลิคอปเตอร์ตลอดฤดูหนาว และใช้งบประมาณกว่าหนึ่งล้านบาท",
        "บริษัทเดินเรือคาดว่าจะมีผู้โดยสารเก้าหมื่นคนภายในปลายปีนี้",
    ]
    article = artcli.parse("\n".join([*above, *text, ""]))
    assert article.headline == above[2]
    assert [paragraph.text for paragraph in article.body] == text


@pytest.mark.parametrize(
    "text",
    [
        "Ferry cancelled: the 18.30 sailing from Halvoe has been cancelled because of high winds, the company said on Tuesday.",
        "The old mill is on fire. Police have closed the road. No one is hurt.",
        "PARIS, 3 avr 2019 (AFP) - Le vieux moulin rouvrira au printemps, ont annoncé mardi ses propriétaires",
        "Die alte Mühle am Fluss soll im Frühjahr als Hotel öffnen. Sie steht seit 1998 leer.",
        "昨日、町は古い水車小屋をホテルにすると発表した。春に開業する予定だ。",
        "قال صاحب المطحنة القديمة إنها ستفتح أبوابها في الربيع. وقال إنها خالية منذ عام ١٩٩٨.",
        "The old mill is on fire. Police have closed the road.\nNo one is hurt. More follows.",
    ],
    ids=["a long sentence", "sentences", "a dateline", "de", "ja", "ar", "two lines"],
)
def test_a_notice_has_a_text_and_no_headline(text: str) -> None:
    article = artcli.parse(text)
    assert (article.headline, [paragraph.text for paragraph in article.body]) == (None, text.split("\n"))


@pytest.mark.parametrize("text", ["BREAKING: Old mill on fire", "Old mill burns down.", "Will the mill ever reopen?", "Mill on fire. Road closed", "Wer rettet die St. Anna, und wann?"])
def test_a_headline_alone_is_one(text: str) -> None:
    assert (artcli.parse(text).headline, artcli.parse(text).body) == (text, ())


def test_a_credit_below_its_caption_is_part_of_it_and_neither_line_is_set_aside() -> None:
    article = artcli.parse(
        "Bridge closed after lorry strike\n\nThe bridge will open again on Friday, says the council.\n\nBy Jane Doe\n\n12 March 2024\n\n"
        "The bridge at Halford on Tuesday.\n\nPhoto: Ann Poe\n\n"
        "The bridge at Halford was closed on Tuesday after a lorry hit the parapet, the council said in a statement.\n\n"
        "Engineers said that it would open on Friday, when the stones had been put back into their places.\n"
    )
    assert [(one.text, one.credit) for one in article.captions] == [("The bridge at Halford on Tuesday. Photo: Ann Poe", "Photo: Ann Poe")]
    assert article.set_aside == ()

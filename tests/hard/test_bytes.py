"""Whatever the bytes: an article that every format carries, or a refusal in one sentence."""

from __future__ import annotations

import codecs
import gzip
import io
import json
import random
import subprocess
import sys
import tarfile
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import artcli
from artcli import record
from artcli.article import Article
from artcli.errors import UnreadableSource
from artcli.source import decode
from hard import properties
from hard.shapes import BYTES, SHAPES

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
TEXTS = {path.stem: decode(path.read_bytes()).text for path in SAMPLES}
FOUND = sorted((Path(__file__).parent / "found").iterdir())


def bare(article: Article) -> Article:
    """An article without what may differ between two encodings of one text."""
    notes = tuple(note for note in article.notes if not note.code.startswith("encoding"))
    return replace(article, source=None, notes=notes)


# ---- any bytes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_broke_a_promise(path: Path) -> None:
    properties.check(path.read_bytes())


@pytest.mark.parametrize("name", [*SHAPES, *BYTES])
def test_every_hostile_shape_is_carried_by_every_format(name: str) -> None:
    properties.check(BYTES[name](1500) if name in BYTES else SHAPES[name](1500).encode())


HOSTILE_PIECES = (
    b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf0\x9f\x98", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\x80" * 9, b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff",
    b"\x1b[31m", b"\x1b]0;title\x07", b"\x1b$B", b"\x9b31m", b"\x07", b"\x08", b"\x7f", b"\r", b"\n\r", b"\x0b", b"\x0c", b"\x1c", b"\x1f", b"\x1a", b"\xc2\x85", b"\xc2\xa0", b"\xc2\xad",
    "\u2028\u2029\u200b\u200f\u202e\u2066\ufeff\ufffe\uffff\U0001fffe\U000e0041".encode(), b"e" + b"\xcc\x81" * 200, "\u0301".encode(), "İIıß".encode(), "١٢٣٤/٥/٦".encode(), "²½Ⅷ①".encode(),
    b"<script>alert(1)</script>", b"]]>", b"---\n", b"\n---\n", b"{{ x }}", b"&#x1;", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"12/13/9999999999", b"January 1st, 9999999999", b"1" * 5000,
    b"\n\n\n\n", b"\t\t\t", b"From nobody Mon Jan  1 00:00:00 2024\n", b"Content-Type: text/html\n\n", b"Title:\n", b"###\n",
)  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """Some bytes changed, dropped, doubled, put elsewhere, or a hostile piece put in, a few times."""
    for _ in range(dice.randint(1, 6)):
        at, to = sorted((dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)))
        to = min(to, at + 200)
        data = dice.choice(
            (
                data[:at] + dice.choice(HOSTILE_PIECES) + data[at:],
                data[:at] + data[to:],
                data[:to] + data[at:to] + data[to:],
                data[:at] + bytes(dice.randrange(256) for _ in range(dice.randint(1, 4))) + data[at:],
                data[to:] + data[:at],
                data[: at + 1].replace(b"\n", b"\r") + data[at + 1 :],
            )
        )
    return data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_mutated_samples(path: Path) -> None:
    dice = random.Random(path.stem)
    data = path.read_bytes()
    for _ in range(6):
        properties.check(mutated(data, dice))


@settings(max_examples=settings().max_examples // 2)
@given(st.randoms(use_true_random=False), st.sampled_from(SAMPLES))
def test_more_of_them(dice: random.Random, path: Path) -> None:
    properties.check(mutated(path.read_bytes()[:1500], dice))


@given(st.lists(st.one_of(st.sampled_from(HOSTILE_PIECES), st.binary(max_size=20), st.sampled_from((b" ", b"\n", b"The bridge was closed on Monday. "))), max_size=20).map(b"".join))
def test_hostile_pieces_alone(data: bytes) -> None:
    properties.check(data)


MAIL = "From: Jane <jane@example.org>\nTo: Max <max@example.org>\nDate: {date}\nMIME-Version: 1.0\nSubject: {subject}\n{more}\n\nThe caf=C3=A9 =ED=A0=80 =00 \\ud800 +2AA- is =\nclosed.\n"
CHARSETS = ("utf-7", "idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "base64", "rot13", "x\0y", "utf-16", "utf-32", "cp037", "unknown-8bit", "ütf", "", "a" * 5000)
DAYS = ("x", "9" * 11, "Tue, 99 Mar 99999 99:99:99 +9999", "-1", "1", "Tue, 4 Mar 2025 15:30:00 +9999999999999", "4 Mar 0000", "Mon, 1 Jan 1 00:00:00 -0000", "١ Mar 2025", "1 Mar ²")
VALUES = (
    '"\\UFFFFFFFF"', '"\\ud800"', '"\\0"', '"\\x1b[31m"', '["",""]', "{a: 1}", "|", "*a", "&a b", "!!python/object:os.system x", "<<", '"', "\'\'\'", '["a\\", "', "2025-99-99", "0x1F",
    ".inf", "nan", "9" * 5000, "[" * 3000, "25:61:61", "{a={a={a=1}}}", "0001-01-01", "1979-05-27T07:32:00.999999999Z", "-0", "true",
)  # fmt: skip


@pytest.mark.parametrize("charset", CHARSETS, ids=lambda charset: ascii(charset[:20]))
def test_a_mail_may_name_whatever_encoding(charset: str) -> None:
    more = f'Content-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: quoted-printable'
    properties.check(MAIL.format(date="4 Mar 2025", subject=f"=?{charset}?q?caf=C3=A9+2AA-=D8?= =?{charset}?b?2AAt?=", more=more).encode())


@pytest.mark.parametrize("day", DAYS)
def test_a_mail_may_name_whatever_day(day: str) -> None:
    properties.check(MAIL.format(date=day, subject="Bridge", more="").encode())


@pytest.mark.parametrize("value", VALUES, ids=lambda value: value[:20])
def test_front_matter_may_hold_whatever_value(value: str) -> None:
    for fence, sign in (("---", ":"), ("+++", " =")):
        for name in ("date", "author", "tags", "lang", "published"):
            properties.check(f'{fence}\ntitle{sign} "A"\n{name}{sign} {value}\n{fence}\n\nThe bridge is closed on Monday.\n'.encode())


def test_nothing_is_fetched_or_expanded() -> None:
    bomb = "\n".join(["---", "title: x", "a: &a [x, x]", *(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]" for n in range(24)), "---", "", "Text of it."])
    assert len(artcli.export(artcli.parse(bomb), "json")) < 20 * len(bomb) + 10_000
    secret = (ROOT / "pyproject.toml").as_uri()
    for text in (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>\n<x>&e;</x>\n\nThe bridge &e; is closed.',
        f"---\ntitle: !include {secret}\nimage: {secret}\n---\n\n![x]({secret}) is closed.",
        f"{MAIL.format(date='4 Mar 2025', subject='x', more=f'Content-Type: message/external-body; access-type=local-file; name={secret}')}",
    ):
        assert "build-system" not in artcli.export(artcli.parse(text), "json").decode()


# ---- encodings ---------------------------------------------------------------------------------------------------------

UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be")
MARKED = {"utf-16-be with mark": codecs.BOM_UTF16_BE, "utf-32-be with mark": codecs.BOM_UTF32_BE}
PAGES = (
    *(f"cp125{n}" for n in range(9)), *(f"iso8859-{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16)), "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic",
    "mac-greek", "cp437", "cp850", "cp852", "cp866", "cp874", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "big5", "gb2312", "gbk", "gb18030",
)  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_every_form_of_unicode_gives_the_same_record(name: str) -> None:
    text = TEXTS[name]
    expected = bare(artcli.parse(text.encode()))
    for encoding in UNICODE:
        assert bare(artcli.parse(text.encode(encoding))) == expected, encoding
    for encoding, mark in MARKED.items():
        assert bare(artcli.parse(mark + text.encode(encoding.partition(" ")[0]))) == expected, encoding


@pytest.mark.parametrize("page", PAGES)
def test_a_code_page_is_read_right_or_with_a_note_or_refused_and_exactly_when_it_is_named(page: str) -> None:
    fitting = 0
    for name, text in TEXTS.items():
        try:
            data = text.encode(page)
        except UnicodeEncodeError:
            continue
        fitting += 1
        assert decode(data, encoding=page).text == text, name
        try:
            source = decode(data)
        except UnreadableSource:
            continue
        assert source.text == text or [note.code for note in source.notes] == ["encoding_guessed"], name
    assert fitting or page in ("iso8859-3", "iso8859-10", "iso8859-14")  # Maltese and Esperanto, Sami, Celtic: their letters alone


@pytest.mark.parametrize("damage", [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\xf0\x9f\x98"])
def test_broken_utf8_is_replaced_and_noted_and_the_rest_is_kept(damage: bytes) -> None:
    text = TEXTS["fr-header-line"]
    at = text.index("\n", len(text) // 2)
    source = decode(text[:at].encode() + damage + text[at:].encode())
    assert source.encoding == "utf-8"
    assert [note.code for note in source.notes] == ["encoding_repaired"]
    repaired = source.text[at : len(source.text) - len(text) + at]
    assert source.text == text[:at] + repaired + text[at:]
    assert set(repaired) == {"à" if damage == b"\xc3" else "\ufffd"}  # at a line end, what a dump leaves of "à"


def test_text_that_was_encoded_twice_is_read_with_a_note() -> None:
    article = artcli.parse(TEXTS["fr-header-line"].encode().decode("cp1252", "ignore").encode())
    assert "encoding_doubled" in [note.code for note in article.notes]


# ---- line ends and marks -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TEXTS)
def test_line_ends_are_a_matter_of_taste(name: str) -> None:
    text = TEXTS[name].replace("\r\n", "\n").replace("\r", "\n")
    expected = bare(artcli.parse(text))
    for end in ("\r\n", "\r"):
        assert bare(artcli.parse(text.replace("\n", end))) == expected
    assert bare(artcli.parse(text.rstrip("\n"))) == expected
    assert bare(artcli.parse(text + "\n\n")) == expected
    assert bare(artcli.parse("\ufeff" + text)) == expected


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u2009", "\t", "  "])
def test_blanks_of_every_width_are_blanks(blank: str) -> None:
    text = TEXTS["en-article-copy"]
    made = artcli.parse(text.replace(" ", blank))
    expected = artcli.parse(text)
    assert (made.headline, made.published, made.creators, [one.text for one in made.body]) == (
        expected.headline, expected.published, expected.creators, [one.text for one in expected.body],
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["\u200b", "\u200e", "\u200f", "\u2060", "\ufeff"])
def test_marks_that_show_nothing_do_not_hide_what_a_line_is(mark: str) -> None:
    text = TEXTS["en-article-copy"]
    made = artcli.parse("\n".join(f"{mark}{line}{mark}" if line else line for line in text.split("\n")).removeprefix("\ufeff"))
    expected = artcli.parse(text)
    assert (made.published, [one.name for one in made.creators]) == (expected.published, [one.name for one in expected.creators])
    assert len(made.body) == len(expected.body)


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "de-database-record"])
def test_accents_that_stand_apart_from_their_letters_change_nothing(name: str) -> None:
    def folded(article: Article) -> list[object]:
        values = {key: value for key, value in record.to_dict(article).items() if key not in ("id", "source", "notes", "word_count", "origins")}
        return [values, [note.code for note in article.notes], {key: one.lines for key, one in article.origins.items()}]

    made = folded(artcli.parse(unicodedata.normalize("NFD", TEXTS[name])))
    expected = folded(artcli.parse(unicodedata.normalize("NFC", TEXTS[name])))
    assert json.loads(unicodedata.normalize("NFC", json.dumps(made, ensure_ascii=False, default=list))) == json.loads(json.dumps(expected, ensure_ascii=False, default=list))


@pytest.mark.parametrize("text", [TEXTS["fr-header-line"], "Title: Café closed\nAuthor: Jo Hale\nContent: Le café est fermé depuis lundi, a dit le maire de Halvoe.\n"])
def test_the_text_keeps_the_accents_as_they_stand(text: str) -> None:
    text = unicodedata.normalize("NFD", text)
    article = artcli.parse(text)
    assert article.body
    assert all(" ".join(one.text.split()) in " ".join(text.split()) for one in article.body)


def test_a_text_below_another_keeps_every_paragraph_of_both() -> None:
    one, other = (artcli.parse(TEXTS[name]) for name in ("en-article-copy", "fr-header-line"))
    both = artcli.parse(TEXTS["en-article-copy"] + "\n\n" + TEXTS["fr-header-line"])
    said = json.dumps(record.to_dict(both), ensure_ascii=False)
    for paragraph in (*one.body, *other.body):
        assert json.dumps(paragraph.text, ensure_ascii=False) in said


# ---- what is no text ---------------------------------------------------------------------------------------------------


def archive(kind: str) -> bytes:
    held = io.BytesIO()
    if kind == "tar":
        with tarfile.open(fileobj=held, mode="w") as made:
            made.addfile(tarfile.TarInfo("a.txt"))
    else:
        with zipfile.ZipFile(held, "w") as made_zip:
            if kind in ("epub", "odt"):
                made_zip.writestr("mimetype", {"epub": "application/epub+zip", "odt": "application/vnd.oasis.opendocument.text"}[kind])
            made_zip.writestr({"docx": "[Content_Types].xml"}.get(kind, "a.txt"), "x")
    return held.getvalue()


BINARY = {
    "pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "PDF document; copy its text out"),
    "ps": (b"%!PS-Adobe-3.0\n", "PostScript"),
    "zip": (archive("zip"), "ZIP archive; unpack it first"),
    "docx": (archive("docx"), "Word document"),
    "odt": (archive("odt"), "OpenDocument file; save it as plain text first"),
    "epub": (archive("epub"), "EPUB book; save it as plain text first"),
    "tar": (archive("tar"), "tar archive; unpack it first"),
    "gz": (gzip.compress(b"x"), "gzip file; unpack it first"),
    "bz2": (b"BZh91AY&SY\x12", "bzip2 file; unpack it first"),
    "xz": (b"\xfd7zXZ\0\0", "xz file; unpack it first"),
    "zst": (b"\x28\xb5\x2f\xfd\x04", "zstd file; unpack it first"),
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
    "jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "JPEG image"),
    "gif": (b"GIF89a\x01\0", "GIF image"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP image"),
    "tif": (b"II*\0\x08\0\0\0", "TIFF image"),
    "rtf": (rb"{\rtf1\ansi\deff0 {\fonttbl}}", "RTF document; save it as plain text first"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 30, "old Word or Excel document; save it as plain text first"),
    "mp3": (b"ID3\x03\0\0\0\0\0\x21", "sound file"),
    "mp4": (b"\0\0\0\x18ftypmp42", "video"),
    "sqlite": (b"SQLite format 3\0\x10\0", "SQLite database"),
    "elf": (b"\x7fELF\x02\x01\x01\0", "program"),
    "parquet": (b"PAR1\x15\x04\x15", "Parquet table"),
    "html": (b"<!DOCTYPE html>\n<html><body><p>x</p></body></html>", "HTML page"),
    "noise": (random.Random(1).randbytes(4000), "is not text"),
    "utf16-noise": (b"\xff\xfe" + random.Random(2).randbytes(4001), "is not UTF-16, though it begins so"),
    "nul": (b"Text that has a NUL\0 in it, which no text has.\n", "byte 20, on line 1, is NUL"),
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\r\n", "holds only white space"),
    "mark": (b"\xef\xbb\xbf", "holds only white space"),
}


def test_what_is_no_text_is_refused_by_its_name_whatever_it_is_called_and_text_beside_it_is_read(tmp_path: Path) -> None:
    for name, (data, _) in BINARY.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    (tmp_path / "zz.txt").write_text("Old bridge closed\n\nIt was closed on Monday, said the mayor of the town.\n")
    names = [f"{name}.txt" for name in BINARY] + ["zz.txt"]
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", "--to", "jsonl", *names], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["source"]["name"] == "zz.txt"
    said = dict(line.removeprefix("artcli: ").split(": ", 1) for line in done.stderr.splitlines())
    assert set(said) == set(names[:-1])
    for name, (_, reason) in BINARY.items():
        assert reason in said[f"{name}.txt"]

"""Bytes to text: by marks, by the rules of UTF-8, by the letters of a language; and what is no text is refused by its name."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.article import Span
from artcli.errors import UnreadableSource
from artcli.source import codec, decode, lines

FRENCH = """Le théâtre de la rue des Forêts rouvre ses portes
Les élèves de l’école voisine ont été reçus à la mairie. « C’est une première », a déclaré le maire, très ému.
La façade, refaite après l’incendie, a coûté cher ; où trouver l’argent ? Une œuvre de mécènes, répond-il.
"""
SPANISH = """El señor alcalde anunció ayer que la estación cerrará mañana. ¿Quién pagará las obras?
«Nadie lo sabe», respondió la ministra de Educación en una reunión más larga de lo previsto.
"""
GERMAN = """Die Bürger von Grünau müssen künftig höhere Gebühren für die Straßenreinigung zahlen.
„Das ist ärgerlich“, sagte eine Sprecherin. Die Änderung gilt ab März, hieß es später.
"""
POLISH = """Minister powiedział, że nowe przepisy zaczną obowiązywać już w przyszłym miesiącu.
Mieszkańcy są zaskoczeni; część z nich chce odwołać się do sądu. Źródła mówią co innego.
"""
CZECH = """Vláda schválila nový zákon o daních. Příští týden jej projedná sněmovna, řekl předseda výboru.
"""
HUNGARIAN = """A kormány bejelentette, hogy jövőre új törvény lép életbe. A képviselők többsége örül, az ellenzők tüntetnek.
"""
TURKISH = """Belediye başkanı, yeni köprünün önümüzdeki ay açılacağını söyledi. Işıklar güneş batınca yanacak; çocuklar sevinç içinde.
"""
LATVIAN = """Rīgas dome vakar nolēma slēgt veco tiltu. Ceļš uz darbu kļūs garāks; mērs sola jaunus autobusus un lētākas biļetes.
"""
RUSSIAN = """Мэр города сообщил, что старый мост закрыт на ремонт. Движение транспорта изменено, жители недовольны.
«Мы откроем его весной», — сказал он журналистам.
"""
UKRAINIAN = """Мер міста повідомив, що старий міст закрито на ремонт. Їхні автобуси їздитимуть іншим шляхом, мешканці незадоволені.
"""
GREEK = """Ο δήμαρχος ανακοίνωσε ότι η παλιά γέφυρα κλείνει για επισκευή. Οι κάτοικοι της πόλης διαμαρτύρονται.
Άγνωστο είναι πότε θα ανοίξει ξανά ο δρόμος.
"""
ARABIC = """أعلن رئيس البلدية اليوم أن الجسر القديم مغلق أمام السيارات حتى نهاية الشهر،
وقال إن السكان سيستعملون الطريق الجديد إلى وسط المدينة.
"""
HEBREW = """ראש העיר הודיע אתמול כי הגשר הישן ייסגר לתנועה עד סוף החודש. תושבי השכונה אינם מרוצים.
"""
JAPANESE = """市長は昨日、古い橋を来月まで閉鎖すると発表した。住民からは不満の声が上がっている。
「新しい道を使ってください」と担当者は話した。
"""
SIMPLIFIED = """市长昨天宣布，老桥将关闭到下个月底。居民对此表示不满，他们说上班的路会更长。政府表示会增加公共汽车。
"""
TRADITIONAL = """市長昨天宣布，老橋將關閉到下個月底。居民對此表示不滿，他們說上班的路會更長。政府表示會增加公車。
"""
KOREAN = """시장은 어제 오래된 다리를 다음 달 말까지 닫는다고 발표했다. 주민들은 출근길이 더 길어진다며 불만을 나타냈다.
"""
THAI = """นายกเทศมนตรีประกาศเมื่อวานนี้ว่าสะพานเก่าจะปิดจนถึงสิ้นเดือนหน้า ประชาชนไม่พอใจเพราะต้องเดินทางไกลขึ้น
"""
IN_PAGES = [
    (FRENCH, "cp1252"), (FRENCH.replace("’", "'"), "iso8859-15"), (FRENCH, "mac-roman"),
    (FRENCH.replace("’", "'").replace("œ", "oe"), "latin-1"), (FRENCH.replace("’", "'").replace("œ", "oe"), "cp850"),
    (SPANISH, "cp1252"), (SPANISH, "mac-roman"), (SPANISH, "cp850"), (GERMAN, "cp1252"), (GERMAN, "mac-roman"),
    (POLISH, "cp1250"), (POLISH, "iso8859-2"), (CZECH, "cp1250"), (CZECH, "iso8859-2"), (HUNGARIAN, "cp1250"), (TURKISH, "cp1254"), (LATVIAN, "cp1257"),
    (RUSSIAN, "cp1251"), (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "koi8-r"), (RUSSIAN, "mac-cyrillic"),
    (RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-"), "cp866"), (UKRAINIAN, "cp1251"), (UKRAINIAN, "koi8-u"),
    (GREEK, "cp1253"), (GREEK, "iso8859-7"), (ARABIC, "cp1256"), (ARABIC, "iso8859-6"), (HEBREW, "cp1255"), (HEBREW, "iso8859-8"),
    (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"), (SIMPLIFIED, "gb18030"), (SIMPLIFIED, "gbk"),
    (TRADITIONAL, "big5"), (KOREAN, "euc_kr"), (THAI, "cp874"),
]  # fmt: skip


def codes(source: object) -> list[str]:
    return [note.code for note in source.notes]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "page"), IN_PAGES, ids=[f"{page}-{text[:9].strip()}" for text, page in IN_PAGES])
def test_a_text_in_its_code_page_is_read_as_it_was_written(text: str, page: str) -> None:
    source = decode(text.encode(page))
    assert source.text == text
    assert codes(source) == ["encoding_guessed"]


@pytest.mark.parametrize("sentence", ["Le café du village a fermé.", "Un garçon déçu, près de la forêt.", "Señor, ¿qué pasó mañana?"])
def test_a_short_western_text_is_western(sentence: str) -> None:
    assert decode(sentence.encode("cp1252")).text == sentence


def test_typewriter_english_in_windows_quotation_marks_is_no_eastern_page() -> None:
    text = "The bridge won’t open. “We are sorry,” the mayor said – and left."
    source = decode(text.encode("cp1252"))
    assert (source.text, source.encoding) == (text, "cp1252")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_tells_the_encoding_and_is_no_part_of_the_text(encoding: str) -> None:
    source = decode(FRENCH.encode(encoding))
    assert source.text == FRENCH
    assert source.notes == ()


@pytest.mark.parametrize("text", [FRENCH, RUSSIAN, ARABIC, JAPANESE], ids=["fr", "ru", "ar", "ja"])
@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(text: str, order: str) -> None:
    source = decode(text.encode(order))
    assert (source.text, source.encoding, codes(source)) == (text, order, ["encoding_guessed"])


def test_plain_utf8_has_nothing_to_note() -> None:
    source = decode(FRENCH.encode(), name="theatre.txt")
    assert (source.name, source.text, source.encoding, source.notes) == ("theatre.txt", FRENCH, "utf-8", ())


def test_a_few_broken_bytes_are_replaced_and_their_lines_named() -> None:
    data = (FRENCH * 3).encode()
    broken = data.replace("coûté".encode(), b"co\xfbt\xc3\xa9", 1)
    source = decode(broken)
    assert source.encoding == "utf-8"
    assert source.text == (FRENCH * 3).replace("coûté", "co\ufffdté", 1)
    assert [(note.code, note.lines) for note in source.notes] == [("encoding_repaired", (Span(3, 3),))]
    assert "line 3" in source.notes[0].message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n"])
def test_half_a_letter_at_a_line_end_is_the_a_that_lost_its_blank(end: str) -> None:
    text = FRENCH.replace("\n", end) + "Il pense à" + end + "sa mère, déjà" + end + FRENCH.replace("\n", end)
    source = decode(text.encode().replace("à".encode() + end.encode(), b"\xc3" + end.encode()))
    assert source.text == text
    assert codes(source) == ["encoding_repaired"]
    assert source.notes[0].lines == (Span(4, 4), Span(5, 5))


def test_a_file_that_was_cut_inside_its_last_character_is_still_utf8() -> None:
    source = decode((FRENCH + "é").encode()[:-1])
    assert source.text.startswith(FRENCH)
    assert codes(source) == ["encoding_repaired"]


def test_broken_utf8_after_its_mark_is_utf8_all_the_same() -> None:
    source = decode(b"\xef\xbb\xbfOne \xff line")
    assert (source.text, codes(source)) == ("One \ufffd line", ["encoding_repaired"])


def test_utf16_that_was_cut_in_the_middle_of_a_character_is_repaired() -> None:
    source = decode(FRENCH.encode("utf-16")[:-1])
    assert source.text.startswith(FRENCH[:-2])
    assert codes(source) == ["encoding_repaired"]


def test_text_that_was_encoded_twice_is_noted_and_kept() -> None:
    twice = FRENCH.encode().decode("cp1252", "replace").replace("\ufffd", "")
    source = decode(twice.encode())
    assert source.text == twice
    assert codes(source) == ["encoding_doubled"]
    assert Span(1, 1) in source.notes[0].lines


@pytest.mark.parametrize("text", [FRENCH, SPANISH, GERMAN, "SÃO PAULO – A SESSÃO, A NAÇÃO E A EDUCAÇÃO ESTÃO EM GREVE", TURKISH, "ÂGE : « Â »"])
def test_text_that_was_encoded_once_has_no_such_note(text: str) -> None:
    assert decode(text.encode()).notes == ()


# ---- what we are told --------------------------------------------------------------------------------------------------


def test_the_encoding_that_is_told_overrules_the_evidence() -> None:
    source = decode("café".encode(), encoding="latin-1")
    assert (source.text, source.encoding, source.notes) == ("cafÃ©", "iso8859-1", ())


def test_a_mark_is_dropped_where_the_encoding_is_told() -> None:
    assert decode(b"\xef\xbb\xbfHello", encoding="utf-8").text == "Hello"
    assert decode("\ufeffHello".encode("utf-16-le"), encoding="utf-16-le").text == "Hello"


def test_what_does_not_fit_the_encoding_that_is_told_is_refused_with_its_place() -> None:
    with pytest.raises(UnreadableSource, match=r"is not UTF-8: byte 8, on line 2, does not fit; leave --encoding away"):
        decode(b"First\r\n\xe9t\xe9\r\n", encoding="UTF-8")


@pytest.mark.parametrize(("wrong", "near"), [("utf-88", "utf-8"), ("cp125", "cp125"), ("shiftjs", "shift_jis")])
def test_an_unknown_encoding_is_named_with_what_is_near(wrong: str, near: str) -> None:
    with pytest.raises(UnreadableSource, match=f"no encoding is called '{wrong}'; did you mean .*({near})"):
        codec(wrong)


def test_one_encoding_is_proposed_once_whatever_its_names() -> None:
    with pytest.raises(UnreadableSource, match=r"^no encoding is called 'utf9'; did you mean utf-8 or utf-7\?$"):
        codec("utf9")


@pytest.mark.parametrize("name", ["base64", "rot13", "idna", "punycode", "undefined", "unicode_escape", "", "a\0b", "zzzzzzzz", "../etc"])
def test_what_is_no_encoding_of_files_is_refused(name: str) -> None:
    with pytest.raises(UnreadableSource, match="no encoding is called"):
        decode(b"text", encoding=name)


def test_half_characters_never_get_through() -> None:
    assert "\ud800" not in decode(b"+2AA-", encoding="utf-7").text + decode(b"x +2AA- x", encoding="utf-7").text


# ---- what is no text ---------------------------------------------------------------------------------------------------


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "content")
    return held.getvalue()


def tarred(format: int) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=format) as archive:
        archive.addfile(tarfile.TarInfo("story.txt"))
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF document"),
        (zipped("a.txt"), "a ZIP archive"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"GIF89a\x01\0\x01\0", "a GIF image"),
        (b"RIFF\x24\x10\0\0WEBPVP8 ", "a WebP image"),
        (b"RIFF\x24\x10\0\0WAVEfmt ", "a sound or video file"),
        (gzip.compress(b"some text"), "a gzip file"),
        (b"BZh91AY&SY\x12\x34", "a bzip2 file"),
        (rb"{\rtf1\ansi Hello}", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"SQLite format 3\0", "a SQLite database"),
        (b"%PDF-1.4\r\n1 0 obj\r\n<< /Type /Catalog >>", "a PDF document"),
        (b"%PDF-1.4", "a PDF document"),
        (b"%PDF-1.", "a PDF document"),
        (b"%PDF-", "a PDF document"),
        (b"\xef\xbb\xbf\r\n %PDF-2.0\n", "a PDF document"),
        (b"%PDF-1.5 1 0 obj << /Type /Catalog >> endobj", "a PDF document"),
        (b"%!PS", "a PostScript document"),
        (rb"{\rtf1", "an RTF document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1", "a PostScript document"),
        (b"%!PS\n/Helvetica findfont", "a PostScript document"),
        (b"\xff\xd8\xff\xe1\x41\x41Exif\0\0II*\0", "a JPEG image"),
        (b"\xff\xd8\xff\xdb\0\x43\0\x01\x01", "a JPEG image"),
        (b"GIF87a\x40\x0a\x41\x09\x91\0\0,", "a GIF image"),
        (rb"{\rtf {\fonttbl}}", "an RTF document"),
        (b"\0\0\0\x18ftypmp42", "a video"),
        (b"\0\0\x01\x20ftypheic", "a video"),
        (b"OggS\0\x02\0\0", "a sound file"),
        (b"fLaC\0\0\0\x22", "a sound file"),
        (b"ID3\x04\0\0", "a sound file"),
        (b"PAR1\x15\x04\x15", "a Parquet table"),
        (b"MZ\x90\0\x03\0", "a program"),
        (b"\xca\xfe\xba\xbe\0\0\0\x41", "a program"),
        (b"\xcf\xfa\xed\xfe\x0c\0\0\x01", "a program"),
        (tarred(tarfile.USTAR_FORMAT), "a tar archive"),
        (tarred(tarfile.GNU_FORMAT), "a tar archive"),
        (tarred(tarfile.PAX_FORMAT), "a tar archive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_binary_file_is_refused_by_its_name(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableSource, match=f"is not text but seems to be {kind}"):
        decode(data)


def test_telling_an_encoding_makes_no_text_of_a_picture() -> None:
    with pytest.raises(UnreadableSource, match="a JPEG image"):
        decode(b"\xff\xd8\xff\xe0\x10JFIF", encoding="latin-1")


@pytest.mark.parametrize("opening", ["RIFFRAFF cinema opens", "RIFF, the film festival of the north, opens", "ID3 owners ask for more", "BZh is a town", "GIF85 is no"])
def test_a_word_that_looks_like_a_magic_number_is_a_word(opening: str) -> None:
    assert decode(opening.encode()).text == opening


def test_a_verb_that_holds_the_mark_of_an_archive_is_read() -> None:
    text = ("La alcaldesa quiere " + "x" * 400)[:255] + "ajustar las cuentas del puerto."
    assert text.encode()[257:262] == b"ustar"
    assert decode(text.encode()).text == text


# what may open a file that is no text, and may stand in a sentence; each with the place at which it is looked for
WORDS = (
    *((word, 0) for word in ("%PDF-", "%!PS", "GIF87a", "GIF89a", "RIFF", r"{\rtf", "BZh", "BZh9", "7z", "MZ", "ELF", "PNG", "PK", "ID3", "OggS", "fLaC", "PAR1", "II*", "MM", "SQLite format 3")),
    ("ftyp", 4), ("WEBP", 8), ("WAVE", 8), ("ustar", 257),
)  # fmt: skip


@pytest.mark.parametrize(("word", "place"), WORDS)
@given(before=st.text("aé ,.\n\t", min_size=257, max_size=257), after=st.builds(str.__add__, st.sampled_from((" is", " é", "a", "-Format", ", ")), st.text("aWEBP -,.:{\\é\n\r\t", max_size=20)))
def test_a_sentence_around_a_mark_is_read_as_it_stands(word: str, place: int, before: str, after: str) -> None:
    head = before.encode()[:place].decode("utf-8", "ignore")
    text = head + "-" * (place - len(head.encode())) + word + after
    assert text.encode().startswith(word.encode(), place)
    assert decode(text.encode()).text == text


def test_an_article_on_documents_is_read() -> None:
    for text in ("%PDF-1.4 is how such a file begins.", "What %PDF- means\n\nA file opens with %PDF-1.4, and no reader sees it.", "Old files\n\n%PDF-1.4\n\nSo it begins.", "%PDF-1.4 and after"):
        assert decode(text.encode()).text == text


def test_a_nul_anywhere_is_binary_and_its_place_is_told() -> None:
    with pytest.raises(UnreadableSource, match="byte 200007, on line 100004, is NUL"):
        decode(b"a\n" * 100_003 + b"\0" + b"text " * 10)


def test_a_nul_is_refused_in_utf16_and_under_a_told_encoding() -> None:
    for data, told in (("Hello\0 world".encode("utf-16"), None), (b"Hello\0", "utf-8")):
        with pytest.raises(UnreadableSource, match="NUL character on line 1"):
            decode(data, encoding=told)


def test_bytes_at_random_are_no_text() -> None:
    dice = random.Random(7)
    for size in (64, 1000, 50_000):
        with pytest.raises(UnreadableSource):
            decode(bytes(dice.randrange(1, 256) for _ in range(size)))


def test_control_characters_in_a_text_are_kept() -> None:
    text = "\x01\x02 ZCZC 0123\x0b Story\x0c\x1b[31m red \x7f end"
    assert decode(text.encode()).text == text


def test_text_about_html_is_text() -> None:
    assert decode(b"Why <html> still matters").text == "Why <html> still matters"


def test_nothing_is_empty_and_blanks_are_blank() -> None:
    with pytest.raises(UnreadableSource, match=r"^is empty$"):
        decode(b"")
    for data in (b" \n\t\r\n", b"\xef\xbb\xbf", "\u200b\u2028\xa0\f".encode(), b"\xff\xfe", " \n".encode("utf-16"), b"\r\r"):
        with pytest.raises(UnreadableSource, match=r"^holds only white space$"):
            decode(data)


# ---- lines -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\n\n", ["a", ""]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]), ("a\n\rb", ["a", "", "b"]),
        ("a\fb\vc\x1cd\x85e\u2028f\u2029g", ["a\fb\vc\x1cd\x85e\u2028f\u2029g"]),
    ],
)  # fmt: skip
def test_lines_end_at_lf_crlf_and_cr_alone(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_what_a_record_says_of_its_source() -> None:
    data = "Été\r\nfin".encode()
    info = decode(data, name="a.txt").info("text")
    assert (info.name, info.format, info.encoding, info.lines, info.bytes) == ("a.txt", "text", "utf-8", 2, 10)
    assert info.sha256 == hashlib.sha256(data).hexdigest()


@given(st.binary(max_size=400))
def test_whatever_comes_is_text_or_refused(data: bytes) -> None:
    try:
        source = decode(data)
    except UnreadableSource as problem:
        assert str(problem)
        return
    assert source.text.encode()
    assert "\0" not in source.text


@given(st.text(min_size=1, max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    try:
        source = decode(text.encode("utf-8", "replace"))
    except UnreadableSource:
        return
    assert source.text == text.encode("utf-8", "replace").decode().removeprefix("\ufeff") or source.encoding != "utf-8"


@pytest.mark.parametrize("text", [SIMPLIFIED, KOREAN], ids=["zh", "ko"])
def test_utf16_with_hardly_a_zero_byte(text: str) -> None:
    assert decode(text.encode("utf-16-le")).text == text


@pytest.mark.parametrize("data", [b"abc\0", b"abcdefg\0", b"a b c d\0", b"one two three four fiv\0", b"\0\1\2\3\4\5", "été à Sète\0e".encode("cp1252")])
def test_a_zero_byte_at_the_end_of_a_word_makes_no_utf16(data: bytes) -> None:
    with pytest.raises(UnreadableSource, match="NUL"):
        decode(data)

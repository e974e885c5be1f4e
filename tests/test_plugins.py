"""Formats of other packages: found, used, and named where they fail."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

import artcli
from artcli import formats
from artcli.article import Article, Paragraph, Span
from artcli.errors import BrokenPlugin, InvalidOutput, MalformedInput, MissingExtra, UnknownFormat, UnreadableSource
from artcli.options import ExportOptions

EXAMPLE = Path(__file__).parent / "plugin_example"


@pytest.fixture
def fresh() -> Iterator[None]:
    """No memory of the packages that were there before, nor afterwards of those that the test brought."""
    formats._entry_points.cache_clear()
    formats._plugins.cache_clear()
    yield
    formats._entry_points.cache_clear()
    formats._plugins.cache_clear()


def announce(folder: Path, package: str, entries: dict[str, str]) -> None:
    """What an installer writes for a package that adds formats."""
    info = folder / f"{package.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    lines = [f"[{formats.GROUP}]", *(f"{name} = {value}" for name, value in entries.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize("folder", ["artcli_x-1.0.dist-info", "artcli_x.egg-info", "EGG-INFO"])
def test_a_package_announces_its_formats_however_it_was_installed(folder: str, tmp_path: Path) -> None:
    assert not formats._may_announce(str(tmp_path))
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "entry_points.txt").write_text("[console_scripts]\nx = x:y\n")
    assert not formats._may_announce(str(tmp_path))
    (tmp_path / folder / "entry_points.txt").write_text("[ artcli.formats ]\nx = x:FORMAT\n")
    assert formats._may_announce(str(tmp_path))


def test_built_in_names_do_not_search_the_installed_packages() -> None:
    code = (
        "import sys; from artcli import formats; from artcli.options import ExportOptions; from artcli.article import Article\n"
        "for name in ('json', 'jsonl', 'markdown'): formats.load_exporter(formats.get(name))(Article(), ExportOptions())\n"
        "formats.guess('story.txt', b'x')\n"
        "print([name for name in ('importlib.metadata', 'difflib', 'lxml', 'zoneinfo', 'tomllib', 'jsonschema') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_without_plug_ins_the_packages_metadata_are_not_read() -> None:
    code = (
        "import sys; from artcli import formats; formats._may_announce = lambda folder: False\n"
        "print(sorted(formats.all_formats()), 'importlib.metadata' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "['json', 'jsonl', 'markdown', 'newsml-g2', 'text'] False"


def test_where_formats_may_be_announced(tmp_path: Path) -> None:
    assert not formats._may_announce(str(tmp_path))
    assert not formats._may_announce(str(tmp_path / "gone"))
    announce(tmp_path, "artcli-wire", {"wire": "wire_format:ROW"})
    assert formats._may_announce(str(tmp_path))
    archive = tmp_path / "modules.zip"
    archive.write_bytes(b"PK")
    assert formats._may_announce(str(archive)), "only the library can look into an archive"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> Path:
    """The example plug-in, as if it were installed, beside packages that are broken in every way."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text())["project"]
    announce(tmp_path, project["name"], project["entry-points"][formats.GROUP])
    announce(
        tmp_path,
        "artcli-broken",
        {"explodes": "explodes:FORMAT", "gone": "not_there:FORMAT", "odd": "odd_format:TEXT", "misnamed": "odd_format:ROW", "json": "odd_format:ROW", "leaves": "leaves:FORMAT", "climbs": "odd_format:CLIMBS", "a/b": "odd_format:SLASH"},
    )
    (tmp_path / "explodes.py").write_text("raise RuntimeError('boom')\n")
    (tmp_path / "leaves.py").write_text("import sys\nsys.exit(0)\n")
    (tmp_path / "odd_format.py").write_text(
        "from artcli.formats import Format\nTEXT = 'x'\nROW = Format(name='other', reader='a:b')\n"
        "CLIMBS = Format(name='climbs', reader='a:b', suffixes=('./../../x',))\nSLASH = Format(name='a/b', reader='a:b')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(EXAMPLE / "src")
    return tmp_path


def test_a_plug_in_is_a_format_like_any_other(installed: Path) -> None:
    row = formats.get("wordlist")
    article = Article(body=(Paragraph("Le port, le quai.", Span(1, 1)), Paragraph("Le PORT", Span(2, 2))))
    assert formats.load_exporter(row)(article, ExportOptions()) == b"le\t3\nport\t2\nquai\t1\n"
    assert formats.all_formats()["wordlist"] == row


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("explodes", "'explodes' of artcli-broken cannot be loaded: RuntimeError: boom"),
        ("gone", "'gone' of artcli-broken cannot be loaded: ModuleNotFoundError"),
        ("odd", "'odd' of artcli-broken cannot be used: odd_format:TEXT is no artcli.formats.Format"),
        ("misnamed", "'misnamed' of artcli-broken cannot be used: its format calls itself 'other'"),
        ("leaves", "'leaves' of artcli-broken cannot be loaded: SystemExit: 0"),
        ("climbs", "'climbs' of artcli-broken cannot be used: its suffixes are ./../../x, and a suffix is written '.xml'"),
        ("a/b", "'a/b' of artcli-broken cannot be used: its suffixes are .a/b, and a suffix is written '.xml'"),
    ],
)
def test_a_broken_plug_in_is_named_and_stops_nobody_else(installed: Path, name: str, told: str) -> None:
    with pytest.raises(UnknownFormat) as caught:
        formats.get(name)
    assert told in str(caught.value)
    assert told in formats.broken_plugins()[name]
    assert name not in formats.all_formats()
    assert "wordlist" in formats.all_formats()


def test_a_built_in_name_cannot_be_taken(installed: Path) -> None:
    assert formats.all_formats()["json"].exporter == "artcli.exporters.json:export"
    assert "artcli itself" in formats.broken_plugins()["json"]


def test_a_plug_in_reader_is_found_by_suffix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> None:
    announce(tmp_path, "artcli-wire", {"wire": "wire_format:ROW"})
    (tmp_path / "wire_format.py").write_text(
        "from artcli.formats import Format\nROW = Format(name='wire', suffixes=('.wire',), opening='ZCZC', reader='a:b')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert formats.guess("story.wire", b"x").name == "wire"
    assert formats.guess("story.dat", b"ZCZC 123").name == "wire"
    assert formats.guess("story.txt", b"ZCZC 123").name == "text"


def test_a_reader_that_finds_no_article_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> None:
    announce(tmp_path, "artcli-feed", {"feed": "feed_format:ROW"})
    (tmp_path / "feed_format.py").write_text(
        "from artcli.article import Article\nfrom artcli.formats import Format\n"
        "ROW = Format(name='feed', reader='feed_format:read', holds_many=True)\n"
        "def read(source, options): return (Article(headline=line) for line in source.text.splitlines() if line != 'none')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    one, two = artcli.parse_all("One\nTwo", format="feed")
    assert (one.headline, two.headline) == ("One", "Two")
    assert [uuid.UUID(article.id).version for article in (one, two)] == [5, 5], "artcli gives the id that a reader leaves out"
    assert one.id != two.id
    with pytest.raises(MalformedInput, match=r"^the text: holds no article that can be read as 'feed'$"):
        artcli.parse("none", format="feed")
    (tmp_path / "empty.feed").write_text("none\n")
    with pytest.raises(MalformedInput, match=r"empty\.feed: holds no article"):
        list(artcli.read(tmp_path / "empty.feed", format="feed"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", "--from", "feed", "empty.feed"], capture_output=True, cwd=tmp_path, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"artcli: empty.feed: holds no article that can be read as 'feed'\n")


DIGEST = """
from artcli.article import Article
from artcli.errors import InvalidOutput
from artcli.formats import Format

FORMAT = Format(name="digest", reader="digest_format:read", exporter="digest_format:export", suffixes=(".digest",))


def export(article, options):
    if article.headline == "Text": return "no bytes"
    if article.headline == "Foreseen": raise InvalidOutput("the digest is too short")
    raise LookupError("nothing to digest")


def read(source, options):
    yield Article(headline="One")
    yield from ["Two"] if source.text == "kind" else {}["three"]
"""


@pytest.fixture
def digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> Path:
    """A plug-in that fails in every function."""
    announce(tmp_path, "artcli-digest", {"digest": "digest_format:FORMAT"})
    (tmp_path / "digest_format.py").write_text(DIGEST)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "digest_format", raising=False)
    return tmp_path


def test_a_plug_in_that_fails_is_named_with_its_package(digest: Path) -> None:
    with pytest.raises(BrokenPlugin, match=r"^the plug-in 'digest' of artcli-digest failed: LookupError: nothing to digest$") as raised:
        artcli.export(Article(), "digest")
    assert isinstance(raised.value.__cause__, LookupError)
    with pytest.raises(BrokenPlugin, match=r"^the plug-in 'digest' of artcli-digest failed: it gave a value of type str instead of bytes$"):
        artcli.export(Article(headline="Text"), "digest")
    with pytest.raises(InvalidOutput, match="^the digest is too short$"):  # what it says itself stands as it is
        artcli.export(Article(headline="Foreseen"), "digest")
    (digest / "story.txt").write_text("x")
    with pytest.raises(BrokenPlugin, match=r"'digest' of artcli-digest failed: KeyError: 'three'"):
        list(artcli.read(digest / "story.txt", format="digest"))
    (digest / "story.txt").write_text("kind")
    with pytest.raises(BrokenPlugin, match=r"'digest' of artcli-digest failed: it gave a value of type str instead of an Article"):
        list(artcli.read(digest / "story.txt", format="digest"))

SLIPS = """
from artcli.article import Article, Paragraph, Span
from artcli.formats import Format

SHOUTED = Format(name="shouted", suffixes=(".TEI",), exporter="slips:export")
BARE = Format(name="bare", suffixes=("tei",), exporter="slips:export")
LONE = Format(name="lone", suffixes=(".tei"), exporter="slips:export")
DATED = Format(name="dated", suffixes=(".dated",), reader="slips:dated")
PLACED = Format(name="placed", reader="slips:placed")
CHECKED = Format(name="checked", exporter="slips:export", checker="nowhere_to_be_found.inside")
NEEDY = Format(name="needy", exporter="slips:export", checker="nowhere_to_be_found", extra="all")
BOOK = Format(name="book", suffixes=(".book",), opening="PK", reader="slips:book", reads_bytes=True)
PAGE = Format(name="page", suffixes=(".html",), reader="slips:page")


def export(article, options): return b""
def dated(source, options): yield Article(published="2025-01-01")
def placed(source, options): yield Article(body=(Paragraph("Rain.", (1, 1)),))
def book(source, options): yield Article(headline=f"{len(source.data)} bytes, {len(source.text)} characters", source=source.info("book"))
def page(source, options): yield Article(headline=source.text.strip())
"""


@pytest.fixture
def slips(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> Path:
    """A package whose authors made a slip in every format but two."""
    names = ("shouted", "bare", "lone", "dated", "placed", "checked", "needy", "book", "page")
    announce(tmp_path, "artcli-slips", {name: f"slips:{name.upper()}" for name in names})
    (tmp_path / "slips.py").write_text(SLIPS)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "slips", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("shouted", "its suffixes are .TEI, and a suffix is written '.xml', in small letters"),
        ("bare", "its suffixes are tei, and a suffix is written '.xml', in small letters"),
        ("lone", "suffixes is a str, not a tuple of str"),
    ],
)
def test_a_row_that_cannot_be_meant_is_told(slips: Path, name: str, told: str) -> None:
    with pytest.raises(UnknownFormat, match=f"^the plug-in '{name}' of artcli-slips cannot be used: {re.escape(told)}$"):
        formats.get(name)


@pytest.mark.parametrize(
    ("name", "told"), [("dated", "published is a str, not a date or a datetime or None"), ("placed", "body[0].lines is a tuple, not a Span")]
)
def test_an_article_that_is_none_is_the_failure_of_the_plug_in_that_gave_it(slips: Path, name: str, told: str) -> None:
    with pytest.raises(BrokenPlugin, match=f"the plug-in '{name}' of artcli-slips failed: it gave an Article whose {re.escape(told)}$"):
        artcli.parse("x", format=name)


def test_what_a_plug_in_needs_is_its_own_extra_or_the_package_of_the_module(slips: Path) -> None:
    with pytest.raises(MissingExtra, match=r"^checking checked needs: pip install nowhere_to_be_found$"):
        formats.load_exporter(formats.get("checked"), validate=True)
    with pytest.raises(MissingExtra, match=r"^checking needy needs: pip install 'artcli-slips\[all\]'$"):
        formats.load_exporter(formats.get("needy"), validate=True)
    assert formats.needs(formats.get("needy")) == "pip install 'artcli-slips[all]'"
    assert formats.needs(formats.get("checked")) is None


def test_a_reader_may_take_what_is_no_text(slips: Path) -> None:
    (slips / "a.book").write_bytes(b"PK\x03\x04\0\0\xff")
    assert [(one.headline, one.source and (one.source.encoding, one.source.bytes)) for one in artcli.read(slips / "a.book")] == [("7 bytes, 0 characters", ("binary", 7))]
    assert artcli.parse(b"PK\x03\x04\0", format="book").headline == "5 bytes, 0 characters"
    with pytest.raises(UnreadableSource, match="is empty"):
        artcli.parse(b"", format="book")
    with pytest.raises(UnreadableSource, match="ZIP archive"):
        artcli.parse(b"PK\x03\x04\0")


def test_a_reader_may_take_web_pages_which_are_no_plain_text(slips: Path) -> None:
    (slips / "a.html").write_text("<!doctype html><p>Rain\n")
    assert [one.headline for one in artcli.read(slips / "a.html")] == ["<!doctype html><p>Rain"]
    (slips / "a.txt").write_text("<!doctype html><p>Rain\n")
    with pytest.raises(UnreadableSource, match="is an HTML page"):
        list(artcli.read(slips / "a.txt"))


def test_inspect_shows_no_other_format_as_if_it_were_plain_text(slips: Path) -> None:
    (slips / "a.html").write_text("Rain until noon\n\nIt rained.\n")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(slips)}
        return subprocess.run([sys.executable, "-m", "artcli", "inspect", *arguments], capture_output=True, text=True, cwd=slips, env=environment)

    done = run("a.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "artcli: a.html: is read as 'page', and inspect shows how plain text is read; --from text takes it for that\n"
    assert run("--from", "text", "a.html").returncode == 0


def test_a_plug_in_whose_exporter_cannot_be_loaded_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fresh: None) -> None:
    announce(tmp_path, "artcli-halves", {"late": "halves_rows:LATE", "lost": "halves_rows:LOST"})
    (tmp_path / "halves_rows.py").write_text(
        "from artcli.formats import Format\nLATE = Format(name='late', exporter='halves_work:export')\nLOST = Format(name='lost', exporter='halves_rows:nothing')\n"
    )
    (tmp_path / "halves_work.py").write_text("raise RuntimeError('boom')\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(UnknownFormat, match=r"^the plug-in 'late' of artcli-halves cannot be loaded: RuntimeError: boom$"):
        formats.load_exporter(formats.get("late"))
    with pytest.raises(UnknownFormat, match=r"^the plug-in 'lost' of artcli-halves cannot be used: there is no halves_rows:nothing$"):
        formats.load_exporter(formats.get("lost"))


def test_a_plug_in_that_fails_is_no_bug_of_artcli(digest: Path) -> None:
    (digest / "story.txt").write_text("Old bridge closed\n\nThe bridge was closed on Monday after the storm.\n")
    told = "the plug-in 'digest' of artcli-digest failed: LookupError: nothing to digest"

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(digest), **more}
        return subprocess.run([sys.executable, "-m", "artcli", *arguments], capture_output=True, text=True, cwd=digest, env=environment)

    done = run("parse", "story.txt", "--to", "digest")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"artcli: story.txt: {told}\n")
    done = run("convert", "story.txt", "-o", "out", "--to", "digest")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, f"artcli: story.txt: {told}")
    done = run("parse", "story.txt", "--to", "digest", ARTCLI_DEBUG="1")
    assert "Traceback" in done.stderr
    assert "digest_format.py" in done.stderr
    assert done.stderr.endswith(f"artcli: story.txt: {told}\n")


def test_a_broken_plug_in_is_named_once(installed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-m", "artcli", "formats"], capture_output=True, text=True, env=environment)
    assert (done.returncode, "the plug-in 'explodes' of artcli-broken cannot be loaded: RuntimeError: boom" in done.stderr) == (0, True)
    assert done.stderr.count("explodes") == 1


def test_the_example_is_installed_and_found_by_the_commands(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--target", str(tmp_path / "site")]
    shutil.copytree(EXAMPLE, tmp_path / "plugin")
    subprocess.run([*pip, str(tmp_path / "plugin")], check=True, capture_output=True)
    story = (Path(__file__).parent.parent / "samples" / "en-article-copy.txt").read_bytes()

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-m", "artcli", *arguments], input=story, capture_output=True, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")})

    rows = {row["name"]: row for row in json.loads(run("formats", "--json").stdout)}
    assert rows["wordlist"]["media_type"] == "text/tab-separated-values"
    assert b"wordlist" in run("formats").stdout
    done = run("parse", "--to", "wordlist")
    assert (done.returncode, done.stderr) == (0, b"")
    first, number = done.stdout.splitlines()[0].split(b"\t")
    assert (first, int(number) > 9) == (b"the", True)
    assert b"did you mean wordlist?" in run("parse", "--to", "wordlsit").stderr


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("sys.exit(0)", 1, "artcli: story.txt: the plug-in 'wild' of artcli-wild failed: SystemExit: 0"),
        ("raise Mute", 1, "artcli: story.txt: the plug-in 'wild' of artcli-wild failed: Mute"),
        ("raise Wild", 70, "artcli: this is a bug in artcli (Wild: ); run again with ARTCLI_DEBUG=1 to see where, and please report it"),
    ],
)
def test_a_plug_in_that_leaves_or_raises_whatever_is_told(line: str, code: int, said: str, tmp_path: Path) -> None:
    announce(tmp_path, "artcli-wild", {"wild": "wild:FORMAT"})
    (tmp_path / "wild.py").write_text(
        "import sys\nfrom artcli.formats import Format\nFORMAT = Format(name='wild', exporter='wild:export')\nclass Wild(BaseException):\n    pass\n"
        f"class Mute(Exception):\n    def __str__(self):\n        raise ValueError\ndef export(article, options):\n    {line}\n"
    )
    (tmp_path / "story.txt").write_text("Old bridge closed\n\nThe bridge was closed on Monday after the storm.\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-m", "artcli", "parse", "story.txt", "--to", "wild"], capture_output=True, text=True, cwd=tmp_path, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", f"{said}\n")


def test_what_a_plug_in_says_or_gives_is_told_whatever_characters_it_has(tmp_path: Path) -> None:
    announce(tmp_path, "artcli-odd", {"odd": "odd:FORMAT"})
    (tmp_path / "odd.py").write_text(
        "from artcli.article import Article, Note\nfrom artcli.formats import Format\n"
        "FORMAT = Format(name='odd', suffixes=('.odd',), reader='odd:read')\n"
        "def read(source, options):\n"
        "    if source.data == b'fails':\n        raise ValueError('half\\ud800, byte\\udce9')\n"
        "    yield Article(headline='half\\ud800', section='s\\udfff', notes=(Note('odd', 'n\\ud800'),))\n"
    )
    (tmp_path / "a.odd").write_bytes(b"fails")
    (tmp_path / "b.odd").write_bytes(b"reads")
    arguments = ["convert", "a.odd", "b.odd", "-o", "out", "--from", "odd", "-j", "1", "--json-summary"]
    done = subprocess.run([sys.executable, "-m", "artcli", *arguments], capture_output=True, text=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert done.returncode == 1
    failed, read = (json.loads(line) for line in (tmp_path / "out" / ".artcli" / "manifest.jsonl").read_text("utf-8").splitlines())
    assert failed["reason"] == r"the plug-in 'odd' of artcli-odd failed: ValueError: half\ud800, byte\udce9"
    assert done.stderr.splitlines()[0] == f"artcli: a.odd: {failed['reason']}"
    assert [read["articles"][0][name] for name in ("headline", "section")] == ["half\ufffd", "s\ufffd"]
    assert read["notes"][0]["message"] == "n\ufffd"

"""`artcli inspect`: every line, its role, and the evidence that decided it."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest

import processes
from artcli.article import Article, Origin, SetAside, Span
from artcli.cli import rows
from artcli.cli.examined import as_recorded
from artcli.language import locale
from artcli.readers.text import cues, states, weights
from artcli.readers.text.page import lay_out
from artcli.readers.text.roles import Judgement, Role
from artcli.readers.text.survey import survey
from artcli.source import lines
from processes import ROOT

SAMPLE = "samples/fr-header-line.txt"
run = partial(processes.run, "inspect")
in_terminal = partial(processes.in_terminal, "inspect")


def test_every_printed_line_is_shown() -> None:
    done = run(SAMPLE)
    assert done.returncode == 0
    numbers = [int(m[1]) for m in re.finditer(r"^ *(\d+)  ", done.stdout.decode(), re.MULTILINE)]
    printed = [n for n, line in enumerate((ROOT / SAMPLE).read_text("utf-8").split("\n"), 1) if line.strip()]
    assert numbers == printed
    assert "headline" in done.stdout.decode().splitlines()[1]
    assert b"\x1b" not in done.stdout


def test_evidence_is_the_models_own() -> None:
    found = orjson.loads(run(SAMPLE, "--json").stdout)
    at, judgement = next((i, j) for i, j in enumerate(found["judgements"]) if j["role"] == "byline")
    model, page = weights.load(), lay_out(lines((ROOT / SAMPLE).read_text("utf-8")), locale.load("fr"))
    seen = cues.see(survey(page))[at]
    for role, evidence in ((judgement["role"], judgement["evidence"]), (judgement["runner_up"], judgement["runner_up_evidence"])):
        own = [one["weight"] for one in evidence if not one["cue"].startswith(("after ", "before ", "opens the page"))]
        place = states.ROLES.index(role)
        assert len(own) > 5
        assert sum(own) == pytest.approx(model.scale * model.forest.add_up(seen)[place] + model.bias[place], abs=1e-6)
    assert b"byline:" in run("-v", SAMPLE).stdout


def test_the_runner_up_is_the_next_likeliest_and_cues_tell_their_value() -> None:
    found = orjson.loads(run(SAMPLE, "--json").stdout)["judgements"]
    rivals = [j for j in found if j["runner_up"]]
    assert rivals
    for judgement in found:
        assert judgement["runner_up"] != judgement["role"]
        assert 0 <= judgement["runner_up_confidence"] <= 1 - judgement["confidence"] + 1e-6
        for entry in judgement["evidence"]:
            assert not entry["cue"].endswith(("=", "=None")), entry
    unsure = min(found, key=lambda j: j["confidence"])
    assert unsure["runner_up_confidence"] >= (1 - unsure["confidence"]) / len(Role)


def test_a_role_that_the_whole_page_gave_a_line_is_shown_with_its_evidence() -> None:
    story = ["The old bridge was closed on Monday after the storm, officials said.", "It has stood above the river since 1821, and was closed twice before."]
    told = "Jane Doe covers the river towns for this paper. She has never missed a ferry, and she has never caught one either."
    text = "\n\n".join(["Bridge closed for a month", "By Jane Doe", *story, told])
    done = run("--json", "-", data=text.encode())
    assert done.returncode == 0, done.stderr.decode()
    found = orjson.loads(done.stdout)["judgements"]
    assert [one["role"] for one in found] == ["headline", "byline", "body", "body", "furniture"]
    assert found[4]["evidence"][0]["cue"] == "for the page as a whole not body (it tells of the author or the paper)"


def test_escapes_of_the_article_stay_text() -> None:
    done = run(data="Title\n\n\x1b[31mred\x1b[0m and \u202ereversed text stand here.\n".encode())
    assert b"\x1b" not in done.stdout
    assert b"\\x1b[31mred" in done.stdout


HOSTILE = "Storm closes </pre><script>document.title='x'</script> bridge\n\nBy Jane Doe\n\nקו ראשון של טקסט בעברית כאן בעמוד.\n\nThe bridge was closed on Monday & stayed closed, officials said.\n"


def test_what_an_article_does_not_have_is_no_field_but_that_it_has_no_body_is_told() -> None:
    told = run("-", data=b"Storm shuts bridge\n").stdout.decode().partition("\n\n")[2]
    assert re.search(r"^body +0 paragraphs$", told, re.MULTILINE)
    assert not re.search(r"^(captions|set aside|standfirst) ", told, re.MULTILINE)


_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_colour_and_width_in_a_terminal() -> None:
    shown = in_terminal(SAMPLE)
    assert _COLOUR.search(shown)
    lines = _COLOUR.sub("", shown).splitlines()
    assert max(map(len, lines)) <= 60
    assert any(line.endswith("…") for line in lines)


@pytest.mark.parametrize("why", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_none_is_wanted(why: dict[str, Any]) -> None:
    shown = in_terminal(SAMPLE, **why)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 60


@pytest.mark.parametrize("columns", [80, 50, 40])
def test_evidence_is_wrapped_and_not_cut(columns: int) -> None:
    whole = run("-v", SAMPLE).stdout.decode().splitlines()
    shown = in_terminal("-v", SAMPLE, columns=columns, NO_COLOR="1")
    assert max(map(len, shown.splitlines())) <= columns
    together = "".join(shown.split())
    said = [line for line in whole if line.startswith("       ")]
    assert len(said) > 15
    assert all("".join(line.split()) in together for line in said)
    assert "any line" not in shown


def test_notes_are_wrapped_and_not_cut(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"Storm shuts bridge\n\nCaf\xe9 owners said on Monday that the bridge was closed.\n")
    shown = in_terminal(str(tmp_path / "a.txt"), columns=40, NO_COLOR="1")
    assert "note: not UTF-8; read as cp1252, which fits best; if that is wrong, give --encoding" in " ".join(shown.split())
    assert max(map(len, shown.splitlines())) <= 40


@pytest.mark.parametrize("columns", [80, 50])
def test_fields_are_told_with_the_confidence_of_the_record(columns: int) -> None:
    record = orjson.loads(subprocess.run([sys.executable, "-m", "artcli", "parse", SAMPLE], capture_output=True, cwd=ROOT, timeout=60).stdout)
    foot = _COLOUR.sub("", in_terminal(SAMPLE, columns=columns)).split("\n\n")[1].splitlines()
    told: dict[str, Any] = {match[1].replace(" ", "_"): (float(match[2]), int(match[3])) for line in foot if (match := re.match(r"([a-z ]+?) +([01][.][0-9]{2}) +line ([0-9]+)", line))}
    assert told == {name: (pytest.approx(origin["confidence"], abs=0.006), origin["lines"][0][0]) for name, origin in record["origins"].items()}
    assert max(map(len, foot)) <= columns


@pytest.mark.parametrize("columns", [80, 40])
def test_what_the_record_says_is_never_cut(columns: int) -> None:
    foot = in_terminal(SAMPLE, columns=columns, NO_COLOR="1").split("\n\n")[1]
    assert "…" not in re.sub(r"line \d+(?:-\d+)? …", "", foot)
    assert "".join(foot.split()) == "".join(run(SAMPLE).stdout.decode().split("\n\n")[1].split())


def test_ideographs_take_two_columns(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("古い橋が閉鎖\n\n" + "市長は昨日、古い橋を来月まで閉鎖すると発表した。" * 5 + "\n", "utf-8")
    for line in _COLOUR.sub("", in_terminal(str(tmp_path / "a.txt"))).splitlines():
        assert sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) <= 60


def test_markup_and_emoji_codes_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The [bold]red[/red] :smile: line\n\nThe [link=x]second[/link] one says more than the first one did.\n", "utf-8")
    shown = _COLOUR.sub("", in_terminal(str(tmp_path / "a.txt"), columns=120))
    assert "The [bold]red[/red] :smile: line" in shown


TWICE = "The old bridge over the river was closed on Monday, and the mayor said that it will stay closed until the end of the month."


def test_repeats_and_notes_are_shown() -> None:
    data = f"Bridge closed\n\nBy Jane Doe\n\n{TWICE}\n\nA boat takes people to the other side every hour of the day.\n\n{TWICE}\n\nCaf\xe9 owners are not happy.\n"
    shown = run(data=data.encode("cp1252")).stdout.decode()
    assert re.search(r"\[repeat of [a-z]+(\[0\])?, 1\.00\] The old bridge", shown)
    assert "note: not UTF-8; read as cp1252" in shown


def test_a_page_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    done = run(str(tmp_path / "no"), "--html", str(tmp_path / "page.html"))
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert not (tmp_path / "page.html").exists()
    assert run(SAMPLE, "--html", str(tmp_path / "no" / "page.html")).returncode == 3


def test_strict_doubts_here_too() -> None:
    done = run("--strict", data=b"Nothing but a remark stands here.\n")
    assert done.returncode == 1
    assert b"no date found" in done.stderr


def test_other_formats_are_not_inspected() -> None:
    assert run("--from", "json", SAMPLE).returncode == 2
    assert run("--json", "--html", "x", SAMPLE).returncode == 2


MAIL = """From: Jane Doe <jane@example.org>
To: desk@example.org
Subject: Bridge closed after storm
Date: Mon, 24 Nov 2025 10:00:00 +0100

The old bridge over the river was closed on Monday, and the mayor said that it will stay closed.
"""


def test_what_the_page_itself_tells_is_said_and_not_weighed(tmp_path: Path) -> None:
    rows = run("-v", data=MAIL.encode()).stdout.decode().split("\n\n")[0].splitlines()
    assert [row.strip() for row in rows[1::2]] == ["told by the mail: From", "told by the mail: To", "told by the mail: Subject", "told by the mail: Date", "told by the mail: text"]
    keyed = run("-v", data=b"Title: Bridge closed\nAuthor: None\nDate: 2025-11-24\nContent: The bridge was closed on Monday after the storm.\n").stdout.decode()
    assert re.search(r"headline +1\.00  Title: Bridge closed\n +told by the page itself: Title\n", keyed)
    assert "told by the page itself: Author\n" in keyed
    run("--html", str(tmp_path / "page.html"), data=MAIL.encode())
    assert '<summary title="told by the mail: Subject">' in (tmp_path / "page.html").read_text("utf-8")
    told = [one["told"] for one in orjson.loads(run("--json", data=MAIL.encode()).stdout)["judgements"]]
    assert told[2] == "told by the mail: Subject"
    assert {one["told"] for one in orjson.loads(run("--json", "samples/en-agency-body-only.txt").stdout)["judgements"]} == {None}


def test_what_no_field_took_is_set_aside_as_the_record_says() -> None:
    for sample in ("samples/uk-whole-page.txt", "samples/en-wire-anpa.txt", "samples/fr-header-line.txt"):
        record = orjson.loads(subprocess.run([sys.executable, "-m", "artcli", "parse", sample], capture_output=True, cwd=ROOT, timeout=60).stdout)
        shown = run(sample).stdout.decode().split("\n\n")[0].splitlines()
        held = {n for origin in record["origins"].values() for first, last in origin["lines"] for n in range(first, last + 1)}
        reasons = {one["lines"][0]: one["reason"] for one in record["set_aside"]}
        for row in shown:
            number, role, rest = re.match(r" *(\d+)(?:-\d+)?  ([a-z]+(?: [a-z]+)?) *([0-9.]*  .*)", row).groups()  # type: ignore[union-attr]
            reason = reasons.get(int(number))
            if int(number) in held:
                assert role != "furniture", row
            elif reason == "furniture":
                assert role.startswith("furniture"), row
            else:
                assert role == "set aside", row
                unknown = r"\[unknown; (?:furniture 0\.[0-4][0-9]+, less than 0\.5|(?!furniture)[a-z]+ [01]\.[0-9]{2})\] "
                assert re.match(unknown if reason == "unknown" else rf"\[{reason}", rest.strip()), row
    assert re.search(r"^ +3  slugline", run("samples/en-wire-anpa.txt").stdout.decode(), re.MULTILINE)


def judged(text: str, role: Role) -> Judgement:
    return Judgement(Span(1, 1), text, role, 0.55, (), None, 0.0, ())


@pytest.mark.parametrize("section", [None, "Harbour"])
def test_a_part_of_a_line_that_is_in_no_field_is_set_aside_whatever_the_other_part_is(section: str | None) -> None:
    """'THE FENTON HERALD      Page 3', and another time 'THE FENTON HERALD      Harbour'."""
    aside = [SetAside("unknown", "THE FENTON HERALD", Span(1, 1)), *([] if section else [SetAside("furniture", "Page 3", Span(1, 1))])]
    article = Article(section=section, set_aside=tuple(aside), origins={"section": Origin((Span(1, 1),), 0.4)} if section else {})
    parts = [judged("THE FENTON HERALD", Role.SECTION), judged(section, Role.SECTION) if section else judged("Page 3", Role.FURNITURE)]
    first, second = as_recorded(parts, [article])
    assert (first.role, first.confidence, first.remark) == ("set aside", None, "unknown; section 0.55")
    assert (second.role, second.confidence, second.remark, second.left_out) == (parts[1].role, 0.55, "", "")


@pytest.mark.parametrize(
    ("sample", "line", "words"),
    [("cs-crlf-bom", "1  section +0.99  Domů > Kultura", "Domů"), ("de-database-record", "12  section +1.00  RUBRIK: Lokales; S. 3", "RUBRIK S 3"),
     ("zh-article-copy", "1  section +0.99  青岚网 > 地方", "青岚网"), ("zh-article-copy", "3  published +0.9[0-9]  2024年04月24日23:52 . 来源：青岚日报", "some words")],
)  # fmt: skip
def test_of_a_line_that_a_field_took_in_part_the_other_words_are_told_below_it(sample: str, line: str, words: str) -> None:
    assert re.search(rf"^ +{line}\n +set aside of it: {words}$", run(f"samples/{sample}.txt").stdout.decode(), re.MULTILINE)


@pytest.mark.parametrize(("sample", "line", "field"), [("samples/el-article-copy.txt", 3, "kicker"), ("samples/bg-article-copy.txt", 4, "modified"), ("samples/en-article-copy.txt", 4, "kicker"), ("samples/en-wire-anpa.txt", 3, "slugline")])
def test_a_line_of_a_field_that_its_role_does_not_say_shows_the_field_as_the_record_has_it(sample: str, line: int, field: str) -> None:
    record = orjson.loads(subprocess.run([sys.executable, "-m", "artcli", "parse", sample], capture_output=True, cwd=ROOT, timeout=60).stdout)
    assert record["origins"][field]["lines"] == [[line, line]]
    found = next(one for one in orjson.loads(run(sample, "--json").stdout)["judgements"] if one["lines"] == [line, line])
    assert found["role"] != field
    shown = run("-v", sample).stdout.decode().splitlines()
    at = next(n for n, row in enumerate(shown) if re.match(rf" *{line}  {field} ", row))
    assert re.match(rf" *{line}  {field} +{record['origins'][field]['confidence']:.2f}  ", shown[at])
    assert found["told"] or shown[at + 1].strip().startswith(f"{found['role']} ({found['confidence']:.2f}): ")


@pytest.mark.parametrize("more", [(), ("--json",), ("--html", "page.html")])
def test_one_file_is_shown_at_a_time(more: tuple[str, ...]) -> None:
    done = run(SAMPLE, SAMPLE, *more)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines()[0] == "artcli: inspect shows one file at a time, and 2 are named"


def test_of_several_articles_the_record_is_the_first_ones_and_says_so(tmp_path: Path) -> None:
    text = "Title: Ferry sails\nText: The ferry sailed on Monday.\n" + "=" * 40 + "\nTitle: Bus is late\nText: The bus was late on Monday.\n"
    lines, foot = run(data=text.encode()).stdout.decode().split("\n\n")
    assert "Bus is late" in lines
    assert foot.startswith("the first of 2 articles:\n")
    assert "Bus is late" not in foot
    assert orjson.loads(run("--json", data=text.encode()).stdout)["articles"] == 2
    run("--html", str(tmp_path / "page.html"), data=text.encode())
    assert "5 lines · the first of 2 articles ·" in (tmp_path / "page.html").read_text("utf-8")
    assert "the first of" not in run(SAMPLE).stdout.decode()


def test_scripts_are_told_what_the_record_says() -> None:
    found = orjson.loads(run(SAMPLE, "--json").stdout)
    record = orjson.loads(subprocess.run([sys.executable, "-m", "artcli", "parse", SAMPLE], capture_output=True, cwd=ROOT, timeout=60).stdout)
    assert record["origins"]
    assert {key: found[key] for key in ("origins", "set_aside", "notes")} == {key: record[key] for key in ("origins", "set_aside", "notes")}


@pytest.mark.parametrize("columns", [47, 39, 30, 20])
def test_a_narrow_terminal_has_the_text_below_what_stands_before_it(columns: int) -> None:
    shown = in_terminal("-v", SAMPLE, columns=columns, NO_COLOR="1").splitlines()
    assert max(map(len, shown)) <= columns
    assert any(line.startswith("  Par Maëlle") for line in shown)


@pytest.mark.parametrize(
    ("spans", "said"),
    [
        ((), ""),
        ((Span(12, 12),), " (line 12)"),
        ((Span(12, 12), Span(21, 21)), " (lines 12, 21)"),
        ((Span(3, 5),), " (lines 3-5)"),
        (tuple(Span(n, n) for n in range(1, 8)), " (lines 1, 2, 3, 4, 5 …)"),
    ],
)
def test_a_note_names_its_lines(spans: tuple[Span, ...], said: str) -> None:
    assert rows._places(spans) == said

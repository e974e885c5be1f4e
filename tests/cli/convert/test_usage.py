"""What cannot be meant is told before anything is written; what is in doubt is told with `--strict`."""

from __future__ import annotations

from pathlib import Path

import pytest

from folders import convert, said, tree


@pytest.mark.parametrize(
    ("arguments", "said_so"),
    [
        (["{in}"], "-o/--output is missing"), (["{in}/none", "-o", "{out}"], "no such file or folder"), (["{in}", "-o", "{in}"], "is the output folder itself"),
        (["{in}/part-0", "-o", "{in}"], "is in the output folder"), (["{in}", "-o", "{out}", "--to", "jsn"], "did you mean json"),
        (["{in}", "-o", "{out}", "--name", "{{titel}}"], "there is no field 'titel'"), (["{in}", "-o", "{out}", "--name", "../{{slug}}"], "must lead to a place in the output folder"),
        (["{in}", "-o", "{out}", "--name", "story"], "names no field"), (["{in}", "-o", "{out}", "--name", "{{slug!r}}"], "stands alone in its braces"),
        (["{in}", "-o", "{out}", "--name", "{{slug"], "cannot be used: its braces do not match; a field stands so: {slug}"), (["{in}", "-o", "{out}", "--into", "a.md", "--to", "markdown"], "needs one format that holds many"), (["{in}", "-o", "{out}", "--into", "a.md"], "no format that holds many articles is written to 'a.md'; call it '….jsonl', or ask for jsonl"),
        (["{in}", "-o", "{out}", "--into", "../a.jsonl", "--to", "jsonl"], "must be a name in the output folder"), (["{in}", "-o", "{out}", "--max-size", "big"], "500K, 32M or 1G"),
        (["{in}", "-o", "{out}", "--dry-run", "--report", "page.html"], "give one of them"), (["{in}", "-o", "{out}", "--json-summary", "--report", "-"], "would both be on standard output"), (["{in}", "-o", "{out}", "--jobs", "0"], "-j/--jobs: '0' is no number from 1 to 1024"), (["{in}", "-o", "{out}", "--language", "qq"], "no language pack"),
        (["{in}", "-o", "{out}", "--into", ".artcli-1.tmp", "--to", "jsonl"], "names that begin with .artcli are artcli's own"), (["{in}", "-o", "{out}", "--into", "a/.ARTCLI/b.jsonl"], "are artcli's own"),
        (["{in}", "-o", "{out}", "--name", "{{slug}}\udcff"], "name '{slug}\\xff' is no UTF-8"), (["{in}", "-o", "{out}", "--into", "\udcff.jsonl"], "into '\\xff.jsonl' is no UTF-8"),
        (["{in}", "-o", "-"], "'-' is standard output, and -o names a folder"), (["{in}", "-o", "{out}", "--dryrun"], "did you mean --dry-run?"),
        (["{in}", "-o", "{out}", "--publisher", "\udcff"], "publisher '\\xff' is no UTF-8"), (["{in}", "-o", "{out}", "--publisher", " "], "an empty name is no publisher"),
    ],
)  # fmt: skip
def test_wrong_usage_is_2_and_nothing_is_written(arguments: list[str], said_so: str, corpus: Path, out: Path) -> None:
    before = sorted(corpus.rglob("*"))
    done = convert(*(argument.format(**{"in": corpus, "out": out}) for argument in arguments))
    assert (done.returncode, done.stdout) == (2, b"")
    assert said_so in said(done)[0]
    assert not out.exists()
    assert sorted(corpus.rglob("*")) == before


def test_strict_says_what_is_in_doubt_also_of_what_is_unchanged(corpus: Path, out: Path) -> None:
    (corpus / "bare.txt").write_text("Nothing but a remark without any date stands here.\n")
    done = convert(corpus, "-o", out, "--strict")
    assert done.returncode == 1
    assert f"artcli: {corpus}/bare.txt: no date found" in said(done)
    assert len(tree(out)) == 8
    again = convert(corpus, "-o", out, "--strict")
    assert again.returncode == 1
    assert said(again)[:-1] == said(done)[:-1]


def test_a_folder_that_is_called_as_a_file_must_be_meant(corpus: Path, tmp_path: Path) -> None:
    done = convert(corpus, "-o", tmp_path / "story.md")
    assert (done.returncode, "is called as a file is" in said(done)[0]) == (2, True)
    assert not (tmp_path / "story.md").exists()
    assert convert(corpus, "-o", f"{tmp_path}/story.md/").returncode == 0
    assert convert(corpus, "-o", tmp_path / "story.md").returncode == 0

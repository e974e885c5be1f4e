"""What a plan knows of earlier runs: what became of each input, and what one that was killed may have left."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from artcli.bulk import journal, plan
from artcli.bulk.journal import Entry, Facts, Output
from artcli.bulk.plan import Naming, Plan
from artcli.bulk.walk import Choice

OF_NOTHING = sha256(b"").hexdigest()
X, Y = journal.collected("x.jsonl") + "1", journal.collected("y.jsonl") + "1"


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Plan]:
    """A plan that knows nothing yet."""
    with plan.opened(str(tmp_path), Naming((".md",), 3)) as opened:
        yield opened


def entry(path: str, *outputs: str, start: str | None = None) -> bytes:
    """The line of an input that gave outputs, which are pieces where they are in what is collected for a file of many."""
    made = tuple(Output(path=one, format="m", sha256=f"of {one}", bytes=1, made_from="", offset=0 if one.startswith(journal.FOLDER) else None) for one in outputs)
    return Entry(path=path, start=start, outcome="done" if outputs else "failed", outputs=made).to_line()


def article(*ids: str, outcome: journal.Outcome = "done") -> bytes:
    return Entry(path='a"id":"x".txt', outcome=outcome, articles=tuple(Facts(id=id, headline='"id":"same"') for id in ids)).to_line()


def test_articles_are_alike_by_the_ids_of_what_was_done(known: Plan) -> None:
    lines = [article("a", "b"), article('q"1'), article("a", outcome="unchanged"), article("c", "a"), article('q"2'), article("c"), article("b", outcome="failed"), article()]
    assert list(known.with_ids(lines)) == lines
    assert known.alike() == (5, 2)  # three times a, twice c


def test_where_no_two_are_alike(known: Plan) -> None:
    assert known.alike() == (0, 0)
    assert len(list(known.with_ids([article(f"{n}") for n in range(600)]))) == 600
    assert known.alike() == (0, 0)


def told(known: Plan) -> dict[str, list[str]]:
    """The inputs that the plan knows, none of which is among its sources, and what each gave."""
    list(known.settle())
    return {key.decode(): [output.path for output in journal.from_line(line).outputs] for key, line, _ in known.elsewhere()}


def test_an_input_is_known_by_its_whole_path_wherever_its_own_begins(known: Plan) -> None:
    known.recall([entry("a.txt", "a.md", start="../in"), entry("/gone/b.txt", "b.md"), entry("s3://far/c.txt", "c.md")], "/there/out", into=None)
    assert told(known) == {"/there/in/a.txt": ["a.md"], "/gone/b.txt": ["b.md"], "s3://far/c.txt": ["c.md"]}


@pytest.mark.parametrize(("into", "both", "alone"), [(None, ["a.md"], None), ("x.jsonl", ["a.md", X], [X]), ("y.jsonl", ["a.md"], None)])
def test_what_was_collected_for_another_file_is_no_output_and_whoever_has_no_other_is_new(
    into: str | None, both: list[str], alone: list[str] | None, known: Plan
) -> None:
    known.recall([entry("/in/a.txt", "a.md", X), entry("/in/b.txt", X), entry("/in/c.txt")], "/out", into=into)
    assert told(known) == {"/in/a.txt": both, **({} if alone is None else {"/in/b.txt": alone}), "/in/c.txt": []}


def test_the_last_line_of_an_input_counts_and_may_say_that_it_is_new(known: Plan) -> None:
    known.recall([entry("/in/a.txt", "a.md"), entry("/in/b.txt", "b.md")], "/out", into=None)
    known.recall([entry("/in/a.txt", X), entry("/in/b.txt", "new/b.md")], "/out", into=None)
    assert told(known) == {"/in/b.txt": ["new/b.md"]}


def test_a_line_that_somebody_changed_says_nothing_and_those_behind_it_count(known: Plan) -> None:
    known.recall([b"{}\n", b"\xff", entry("/in/a.txt", "../a.md"), entry("/in/b.txt", "b.md")], "/out", into=None)
    assert told(known) == {"/in/b.txt": ["b.md"]}


def test_files_are_known_to_be_written_and_pieces_of_a_file_of_many_are_no_files(known: Plan) -> None:
    known.recall([entry("/in/a.txt", "a.md", X)], "/out", into="x.jsonl")
    assert [known.is_written(path, f"of {path}") for path in ("a.md", X)] == [True, False]
    assert not known.is_written("a.md", "of b.md")


@pytest.mark.parametrize(
    ("last", "folders"),
    [(["deep/c.md", "c.md"], ["", "deep"]), ([X, "deep/c.md"], ["deep"]), ([X], []), ([], [])],
)
def test_a_run_that_was_killed_may_have_left_something_where_the_last_input_was_written(last: list[str], folders: list[str], known: Plan) -> None:
    known.recall([entry("/in/a.txt", "early/a.md"), entry("/in/c.txt", *last)], "/out", into=None)
    assert sorted(known.begun_folders()) == folders


def test_what_a_worker_was_about_to_write_may_be_there_whole_or_empty_until_it_is_known_to_be_written(known: Plan) -> None:
    known.recall([entry("/in/a.txt", "a/a.md")], "/out", into=None)
    known.recall([entry("/in/z.txt", Y)], "/out", into=None)
    known.recall_begun([journal.begun_line([("a/a.md", "of a/a.md"), ("b/b.md", "of b")]), b"torn", journal.begun_line([("c.md", "of c")])])
    assert sorted(known.begun_folders()) == ["", "b"]
    there = [("b/b.md", "of b"), ("b/b.md", OF_NOTHING), ("c.md", "of c"), ("c.md", OF_NOTHING)]
    assert [known.is_written(*one) for one in there] == [True] * 4
    assert not known.is_written("a/a.md", OF_NOTHING)  # it was finished, and what stands there empty now somebody else has left
    assert list(known.unfinished()) == [("b/b.md", "of b"), ("c.md", "of c")]


def test_what_is_an_output_of_an_input_now_is_not_unfinished_whatever_it_says(known: Plan, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "here.txt").touch()
    names = ("here.md", "elsewhere.md", "nobody.md", "nobody2.md")
    known.recall([entry("/in/elsewhere.txt", "elsewhere.md")], "/out", into=None)
    known.recall_begun([journal.begun_line((name, f"{name} {version}") for name in names for version in (2, 1))])
    list(known.find([str(tmp_path / "in")], Choice()))
    list(known.settle())
    known.end(1, entry(str(tmp_path / "in" / "here.txt"), "here.md"))
    assert list(known.unfinished()) == [(name, f"{name} {version}") for name in names[2:] for version in (1, 2)]


def test_where_no_run_was_killed_nothing_is_unfinished(known: Plan) -> None:
    known.recall([entry("/in/a.txt", "a.md")], "/out", into=None)
    assert list(known.unfinished()) == []

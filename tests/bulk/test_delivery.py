"""What the run itself writes in the order of its plan: names that follow from the articles, and a file for all articles."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from artcli import job, stores
from artcli.bulk import delivery, journal, run
from artcli.bulk.executors import Here, Workers
from artcli.bulk.journal import Facts
from artcli.bulk.work import Job, Made, Piece, Target
from artcli.errors import UnreadableSource, UnwritableOutput
from artcli.hashes import sha256
from artcli.options import ExportOptions, ReadingOptions, RunOptions
from folders import manifest, tree


class Killed(BaseException):
    """What no handler catches, as a kill."""


def test_a_file_that_took_its_place_in_the_last_moment_of_a_run_is_known_as_artclis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / journal.FOLDER
    scratch.mkdir()
    out, store, data = str(tmp_path), stores.store_of(str(tmp_path)), b'{"headline":"Bridge"}\n'
    into = delivery.Into(store, out, str(scratch), "all.jsonl", "jsonl")
    into.add(Piece(0, None, data, sha256(data).hexdigest()), "made from")
    adopt = type(store).adopt

    def adopt_and_die(*arguments: str) -> None:
        adopt(store, *arguments)
        raise Killed

    monkeypatch.setattr(type(store), "adopt", lambda self, *arguments: adopt_and_die(*arguments))
    with pytest.raises(Killed):
        into.close()
    assert (tmp_path / "all.jsonl").read_bytes() == data
    delivery.refuse_to_replace(store, out, "all.jsonl", force=False)  # raises where it would be somebody else's


def lines_of(data: bytes, name: str) -> list[Made]:
    """A conversion that takes each line for an article, in two formats; a line 'year/slug' has a year."""
    if b"broken" in data:
        raise UnreadableSource("is broken")
    pairs = [line.decode().rpartition("/") for line in data.splitlines()]
    return [Made((f"{slug}\n".encode(), f"<{slug}>\n".encode()), Facts(id=slug), fields={"slug": slug, "year": year or "2024"}) for year, _, slug in pairs]


class Desk:
    """A folder of inputs and one of outputs, and runs between them."""

    def __init__(self, folder: Path) -> None:
        self.source, self.out = folder / "in", folder / "out"
        self.source.mkdir()

    def put(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.source / f"{name.replace('__', '/')}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text.replace(" ", "\n"))

    def take(self, *names: str) -> None:
        for name in names:
            (self.source / f"{name}.txt").unlink()

    def convert(
        self,
        *,
        into: str | None = None,
        beside: bool = False,
        most: int | None = None,
        sources: tuple[str, ...] = (),
        suffix: str = ".jsonl",
        **wishes: Any,
    ) -> run.Summary:
        """A run, in order and in this process; one of `most` outcomes stops there."""
        asked = RunOptions(**wishes)
        named = asked.name is not None
        marked = (Target("marked", ".md", kept=named),) if beside else ()
        targets = (Target("lines", suffix, holds_many=into is not None, kept=named or into is not None, into=into), *marked)
        places = [str(self.source / one) for one in sources] or [str(self.source)]
        order = replace(job.prepare(places, str(self.out), job.Conversion(("json",), ReadingOptions(), ExportOptions()), asked)[1], into=into)
        work = Job(work=lines_of, out=str(self.out), targets=targets, version="1", options=str(asked.name), largest=10**6, force=asked.force)
        seen: list[object] = []
        with run.Run(work, order) as running:
            list(running.plan())
            for outcome in running.work(Workers(Here(), 1), stop=lambda: most is not None and len(seen) >= most):
                seen.append(outcome)
        return running.summary


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(("beside", "files", "again"), [(False, 1, 0), (True, 4, 0)])
def test_a_file_for_all_counts_as_one_file_and_as_none_where_it_says_nothing_new(beside: bool, files: int, again: int, desk: Desk) -> None:
    desk.put(a="one two", b="three")
    assert desk.convert(into="all.jsonl", beside=beside).files == files
    assert desk.convert(into="all.jsonl", beside=beside).files == again
    desk.put(b="four")
    assert desk.convert(into="all.jsonl", beside=beside).files == (2 if beside else 1)


def test_what_an_input_had_in_the_file_for_all_is_no_stale_output_of_its_own(desk: Desk) -> None:
    desk.put(a="one two three", b="four")
    desk.convert(into="all.jsonl")
    desk.put(a="one")
    summary = desk.convert(into="all.jsonl", prune=True)
    assert (summary.stale, summary.pruned) == (0, 0)
    assert tree(desk.out) == {"all.jsonl": b"one\nfour\n"}


def test_every_line_of_the_manifest_says_where_the_articles_of_an_input_stand(desk: Desk) -> None:
    desk.put(a="one two", b="broken", c="three")
    for text in ("one two", "one two", "five"):
        desk.put(a=text)
        desk.convert(into="sub/all.jsonl")
        data = (desk.out / "sub" / "all.jsonl").read_bytes()
        found = {entry["path"].rpartition("/")[2]: [(o["path"], data[o["offset"] : o["offset"] + o["bytes"]]) for o in entry["outputs"]] for entry in manifest(desk.out)}
        expected = ("sub/all.jsonl", "".join(f"{word}\n" for word in text.split()).encode())
        assert found == {"a.txt": [expected], "b.txt": [], "c.txt": [("sub/all.jsonl", b"three\n")]}


def test_the_file_for_all_brings_along_what_is_not_among_the_sources_and_drops_what_is_gone_when_it_is_told_to(desk: Desk) -> None:
    desk.put(a="one", b="two", c="three")
    desk.convert(into="all.jsonl", beside=True)
    desk.take("b")
    desk.put(a="four")
    summary = desk.convert(into="all.jsonl", beside=True, sources=("a.txt",))
    assert (summary.inputs, summary.stale, summary.pruned) == (1, 2, 0)  # of 'b' a file of its own, and its part of the one for all
    assert (desk.out / "all.jsonl").read_bytes() == b"four\ntwo\nthree\n"
    assert any(named.startswith("all.jsonl: ") and named.endswith("b.txt gave") for named in summary.stale_named)
    summary = desk.convert(into="all.jsonl", beside=True, sources=("a.txt",), prune=True)
    assert (summary.stale, summary.pruned) == (0, 2)
    assert tree(desk.out) == {"all.jsonl": b"four\nthree\n", "a.md": b"<four>\n", "c.md": b"<three>\n"}
    assert desk.convert(into="all.jsonl", beside=True).done == 0


def test_a_file_for_all_knows_nothing_of_one_under_another_name(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="x.jsonl", sources=("a.txt",))
    desk.convert(into="y.jsonl", sources=("b.txt",))
    assert tree(desk.out) == {"x.jsonl": b"one\n", "y.jsonl": b"two\n"}
    desk.take("a")
    assert desk.convert(into="y.jsonl", sources=("b.txt",), prune=True).pruned == 0
    digests = json.loads((desk.out / journal.FILES).read_bytes())
    assert digests == {name: [sha256(text).hexdigest()] for name, text in (("x.jsonl", b"one\n"), ("y.jsonl", b"two\n"))}
    (desk.out / "x.jsonl").write_bytes(b"mine")
    with pytest.raises(UnwritableOutput, match=r"x\.jsonl"):
        desk.convert(into="x.jsonl")


@pytest.mark.parametrize("stops", [(1,), (2,), (1, 2), (2, 1)])
def test_a_run_that_was_stopped_goes_on_with_what_it_had_collected(stops: tuple[int, ...], desk: Desk) -> None:
    desk.put(a="one two", b="three", c="four")
    for most in stops:
        desk.convert(into="all.jsonl", most=most)
        assert not (desk.out / "all.jsonl").exists()
    desk.put(c="five")
    summary = desk.convert(into="all.jsonl")
    assert summary.unchanged >= max(stops)
    assert tree(desk.out) == {"all.jsonl": b"one\ntwo\nthree\nfive\n"}
    assert [path.name for path in (desk.out / journal.FOLDER).iterdir() if "collected" in path.name or path.name.startswith(journal.PART)] == []


def test_an_input_that_is_edited_before_a_stopped_run_goes_on_is_read_anew(desk: Desk) -> None:
    desk.put(a="one two", b="three", c="four")
    desk.convert(into="all.jsonl", most=2)
    for part in (desk.out / journal.FOLDER).rglob(f"{journal.PART}*"):
        part.write_bytes(b"ONE\n" + part.read_bytes()[4:])  # as a disk that failed would leave it
    desk.convert(into="all.jsonl")
    assert tree(desk.out) == {"all.jsonl": b"one\ntwo\nthree\nfour\n"}


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("{slug}", ["deep/three", "one", "two"]),
        ("{year}/{slug}", ["2023/one", "2024/three", "2024/two"]),
        ("{folder}/{slug}", ["deep/three", "one", "two"]),
        ("{name}-{number}", ["a-1", "a-2", "deep/b-1"]),
    ],
)
def test_a_name_stays_in_the_folder_of_its_input_unless_it_leads_to_one(name: str, names: list[str], desk: Desk) -> None:
    desk.put(a="2023/one two", deep__b="three")
    desk.convert(name=name)
    assert sorted(tree(desk.out)) == [f"{one}.jsonl" for one in names]


def test_an_output_in_the_way_of_a_named_one_fails_its_input_alone_until_it_is_gone(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.out.mkdir()
    (desk.out / "two.jsonl").write_bytes(b"mine")
    summary = desk.convert(name="{slug}")
    assert (summary.done, summary.failed) == (1, 1)
    assert tree(desk.out) == {"one.jsonl": b"one\n", "two.jsonl": b"mine"}
    reasons = {entry["path"].rpartition("/")[2]: entry["reason"] for entry in manifest(desk.out)}
    assert reasons["a.txt"] is None
    assert "two.jsonl" in reasons["b.txt"]
    (desk.out / "two.jsonl").unlink()
    assert desk.convert(name="{slug}").done == 1
    assert tree(desk.out)["two.jsonl"] == b"two\n"


def test_an_input_that_fails_keeps_what_it_has_in_the_file_for_all_and_beside_it(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="all.jsonl", beside=True)
    desk.put(a="broken")
    for _ in range(2):
        summary = desk.convert(into="all.jsonl", beside=True, prune=True)
        assert (summary.failed, summary.pruned) == (1, 0)
        assert tree(desk.out) == {"all.jsonl": b"one\ntwo\n", "a.md": b"<one>\n", "b.md": b"<two>\n"}


def test_a_name_that_another_input_has_is_not_taken_from_it(desk: Desk) -> None:
    desk.put(b="one")
    desk.convert(name="{slug}")
    desk.put(a="one")
    assert desk.convert(name="{slug}").done == 1
    assert sorted(tree(desk.out)) == ["one-2.jsonl", "one.jsonl"]
    outputs = {entry["path"].rpartition("/")[2]: [output["path"] for output in entry["outputs"]] for entry in manifest(desk.out)}
    assert outputs == {"a.txt": ["one-2.jsonl"], "b.txt": ["one.jsonl"]}
    assert desk.convert(name="{slug}").unchanged == 2


def test_names_in_several_formats_are_kept(desk: Desk) -> None:
    desk.put(a="one", b="two")
    assert desk.convert(name="{slug}", beside=True).done == 2
    assert desk.convert(name="{slug}", beside=True).unchanged == 2


def test_a_name_that_ends_otherwise_than_the_format_does_now_is_given_anew(desk: Desk) -> None:
    desk.put(a="one")
    desk.convert(name="{slug}")
    assert desk.convert(name="{slug}", suffix=".lines", prune=True).done == 1
    assert tree(desk.out) == {"one.lines": b"one\n"}


def test_a_name_that_a_folder_needs_now_is_given_up(desk: Desk) -> None:
    desk.put(a="x")
    desk.convert(name="{slug}")
    (desk.source / "x.jsonl").mkdir()
    (desk.source / "x.jsonl" / "b.txt").write_text("one")
    summary = desk.convert(name="{slug}", prune=True)
    assert (summary.done, summary.failed, summary.pruned) == (1, 1, 1)  # until what stands in its way is pruned
    assert desk.convert(name="{slug}").done == 1
    assert tree(desk.out) == {"x-2.jsonl": b"x\n", "x.jsonl/one.jsonl": b"one\n"}


def test_a_folder_or_a_link_where_the_file_for_all_should_be_is_refused(desk: Desk) -> None:
    desk.put(a="one")
    (desk.out / "all.jsonl").mkdir(parents=True)
    with pytest.raises(UnwritableOutput, match="a folder is there"):
        desk.convert(into="all.jsonl", force=True)
    (desk.out / "all.jsonl").rmdir()
    (desk.out / "elsewhere").write_bytes(b"")
    (desk.out / "all.jsonl").symlink_to("elsewhere")
    with pytest.raises(UnwritableOutput, match=r"all\.jsonl"):
        desk.convert(into="all.jsonl")
    desk.convert(into="all.jsonl", force=True)
    assert tree(desk.out) == {"all.jsonl": b"one\n", "elsewhere": b""}
    with pytest.raises(UnwritableOutput, match="is a file, not a folder"):
        desk.convert(into="all.jsonl/more.jsonl", force=True)


def outputs(desk: Desk) -> dict[str, list[str]]:
    """What the manifest says that each input gave."""
    return {entry["path"].rpartition("/")[2]: sorted(output["path"] for output in entry["outputs"]) for entry in manifest(desk.out)}


@pytest.mark.parametrize("first", [None, "y.jsonl"])
def test_what_a_stopped_run_had_collected_for_another_file_is_forgotten(first: str | None, desk: Desk) -> None:
    desk.put(a="one", b="two")
    if first:
        desk.convert(into=first)
    desk.convert(into="x.jsonl", most=1)
    desk.convert(into="y.jsonl")
    assert tree(desk.out) == {"y.jsonl": b"one\ntwo\n"}
    assert outputs(desk) == {"a.txt": ["y.jsonl"], "b.txt": ["y.jsonl"]}
    desk.convert(into="x.jsonl")
    assert tree(desk.out) == {"x.jsonl": b"one\ntwo\n", "y.jsonl": b"one\ntwo\n"}


def test_an_input_that_fails_brings_nothing_of_one_file_for_all_into_another(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="x.jsonl")
    desk.convert(into="y.jsonl")
    desk.put(a="broken")
    assert desk.convert(into="y.jsonl").failed == 1
    assert tree(desk.out) == {"x.jsonl": b"one\ntwo\n", "y.jsonl": b"one\ntwo\n"}


def test_what_is_gone_is_dropped_from_the_file_that_is_written_and_from_no_other(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="x.jsonl")
    desk.convert(into="y.jsonl")
    desk.take("a")
    assert desk.convert(into="y.jsonl", prune=True).pruned == 1
    assert tree(desk.out) == {"x.jsonl": b"one\ntwo\n", "y.jsonl": b"two\n"}
    assert outputs(desk) == {"a.txt": ["x.jsonl"], "b.txt": ["x.jsonl", "y.jsonl"]}
    assert desk.convert(into="x.jsonl").stale == 1
    assert tree(desk.out) == {"x.jsonl": b"two\none\n", "y.jsonl": b"two\n"}  # what is no source any more stands behind what is


def test_named_files_beside_a_file_for_all_are_told_and_pruned_as_others_are(desk: Desk) -> None:
    desk.put(a="one", b="two")
    assert desk.convert(into="all.jsonl", beside=True, name="{slug}").files == 3
    assert tree(desk.out) == {"all.jsonl": b"one\ntwo\n", "one.md": b"<one>\n", "two.md": b"<two>\n"}
    desk.take("b")
    assert desk.convert(into="all.jsonl", beside=True, name="{slug}", prune=True).pruned == 2
    assert tree(desk.out) == {"all.jsonl": b"one\n", "one.md": b"<one>\n"}


def test_an_input_that_was_never_in_the_file_for_all_is_not_told_to_be_gone_from_it(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(beside=True)
    desk.take("b")
    summary = desk.convert(into="all.jsonl", beside=True, sources=("a.txt",))
    assert not any(named.startswith("all.jsonl") for named in summary.stale_named)
    assert summary.stale == len(summary.stale_named)


def test_a_part_of_a_file_for_all_is_no_name_that_an_input_has(desk: Desk) -> None:
    desk.put(a="one", b="x")
    desk.convert(into="x.jsonl")
    (desk.out / "x.jsonl").unlink()
    desk.convert(name="{slug}")
    assert sorted(tree(desk.out)) == ["one.jsonl", "x.jsonl"]


def test_a_file_for_all_that_was_removed_emptied_or_edited_is_told_when_it_is_written_again(desk: Desk) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="all.jsonl")
    place = desk.out / "all.jsonl"
    place.unlink()
    assert desk.convert(into="all.jsonl").files == 1
    place.write_bytes(b"")
    assert desk.convert(into="all.jsonl").files == 1
    place.write_bytes(b"one\ntwo\nmine\n")
    with pytest.raises(UnwritableOutput, match=r"all\.jsonl"):
        desk.convert(into="all.jsonl")
    assert desk.convert(into="all.jsonl", force=True).files == 1
    assert place.read_bytes() == b"one\ntwo\n"


def test_a_file_for_all_is_known_again_however_large_it_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "_HELD", 3)  # bytes that are held back, or read, at once
    desk.put(a="one two three", b="four five")
    for _ in range(2):
        desk.convert(into="all.jsonl")
        assert tree(desk.out) == {"all.jsonl": b"one\ntwo\nthree\nfour\nfive\n"}


@pytest.mark.parametrize("known", [b"", b"[]", b"null", b'{"all.jsonl": null}', b'{"all.jsonl": [1]}', b"\xff"])
def test_where_nobody_knows_who_wrote_a_file_for_all_it_is_somebodys(known: bytes, desk: Desk) -> None:
    desk.put(a="one")
    desk.convert(into="all.jsonl")
    (desk.out / journal.FILES).write_bytes(known)
    with pytest.raises(UnwritableOutput, match=r"all\.jsonl"):
        desk.convert(into="all.jsonl")
    assert tree(desk.out) == {"all.jsonl": b"one\n"}


def test_a_link_to_a_folder_where_the_file_for_all_should_be_is_replaced_by_force(desk: Desk) -> None:
    desk.put(a="one")
    (desk.out / "folder").mkdir(parents=True)
    (desk.out / "all.jsonl").symlink_to("folder")
    desk.convert(into="all.jsonl", force=True)
    assert tree(desk.out) == {"all.jsonl": b"one\n"}
    assert list((desk.out / "folder").iterdir()) == []


@pytest.mark.parametrize("moment", ["before", "behind"])
def test_a_run_that_is_killed_while_a_new_file_for_all_takes_its_place_goes_on(moment: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.put(a="one", b="two")
    desk.convert(into="all.jsonl")
    desk.put(b="three")
    kind = type(stores.store_of(str(desk.out)))
    adopt = kind.adopt

    def adopt_and_die(self: Any, root: str, name: str, file: str) -> None:
        if name == "all.jsonl":
            if moment == "behind":
                adopt(self, root, name, file)
            raise Killed
        adopt(self, root, name, file)

    with monkeypatch.context() as patched:
        patched.setattr(kind, "adopt", adopt_and_die)
        with pytest.raises(Killed):
            desk.convert(into="all.jsonl")
    summary = desk.convert(into="all.jsonl")
    assert (summary.unchanged, summary.failed) == (2, 0)
    assert tree(desk.out) == {"all.jsonl": b"one\nthree\n"}


@pytest.mark.parametrize("wishes", [{"name": "{slug}"}, {"into": "all.jsonl"}])
def test_each_input_is_written_down_once_and_before_what_it_gave(wishes: dict[str, Any], desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told, placed = bytearray(), list[tuple[str, bool]]()

    class Told(delivery.Delivery):
        def __init__(self, job: Job, plan: Any, record: delivery.Record, *rest: Any) -> None:
            def telling(data: bytes) -> None:
                told.extend(data)
                record(data)

            super().__init__(job, plan, telling, *rest)

    kind = type(stores.store_of(str(desk.out)))
    replace_file = kind.replace

    def replaced(self: Any, root: str, name: str, data: bytes) -> None:
        if not name.startswith(journal.FOLDER):
            placed.append((name, name.encode() in told))
        replace_file(self, root, name, data)

    monkeypatch.setattr(run, "Delivery", Told)
    monkeypatch.setattr(kind, "replace", replaced)
    desk.put(a="one two", b="three", c="four")
    desk.convert(**wishes)
    assert told.count(b"\n") == 3
    assert placed == ([(f"{word}.jsonl", True) for word in ("one", "two", "three", "four")] if "name" in wishes else [])


def test_an_input_that_says_the_same_in_other_words_leaves_its_named_output_alone(desk: Desk) -> None:
    desk.put(a="one two")
    desk.convert(name="{slug}")
    before = {path.name: path.stat().st_ino for path in desk.out.glob("*.jsonl")}
    desk.put(a="2023/one two three")
    assert desk.convert(name="{slug}").done == 1
    after = {path.name: path.stat().st_ino for path in desk.out.glob("*.jsonl")}
    assert after == {**before, "three.jsonl": after["three.jsonl"]}

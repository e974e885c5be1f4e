"""Names of outputs: safe everywhere, each its own, and never outside the output folder."""

from __future__ import annotations

import os
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.bulk import names, walk
from artcli.bulk.names import LONGEST, Template
from artcli.bulk.work import free_numbers

NAMES = st.text(st.characters(exclude_characters="/\0", max_codepoint=0x10FFFF, exclude_categories=["Cs"]) | st.sampled_from("\udce9\udcff"), min_size=1, max_size=300)
PLACES = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


def is_safe(path: str, room: int) -> bool:
    parts = path.split("/")
    if any(char in path for char in '<>:"|?*\\') or any(folder.endswith((".", " ")) for folder in parts[:-1]):
        return False
    return all(part not in ("", ".", "..") and len(part.encode()) <= LONGEST for part in parts) and len(parts[-1].encode()) <= LONGEST - room


@given(PLACES, st.integers(0, 20))
def test_what_mirrors_an_input_is_a_name_on_every_disk(place: str, room: int) -> None:
    path = names.mirrored(place, room)
    assert is_safe(path, room)
    assert not path.startswith(".artcli/")
    assert all(ord(char) >= 32 and char not in "\x7f\u2028\u2029" for char in path)


@given(st.dictionaries(st.sampled_from(names.FIELDS), st.text(max_size=400), max_size=6), st.sampled_from(["{date}-{slug}", "{folder}/{slug}", "{section}/{creator}/{id}", "{slug}", ".{slug}"]))
def test_what_articles_say_is_a_name_on_every_disk(values: dict[str, str], template: str) -> None:
    assert is_safe(Template(template).fill(values, 8), 8)


@given(st.text(max_size=300), st.text(max_size=300))
def test_names_that_one_disk_takes_for_the_same_fold_to_the_same(one: str, other: str) -> None:
    assert names.fold(names.fold(one)) == names.fold(one)
    if one.lower() == other.lower():
        assert names.fold(one) == names.fold(other)


@pytest.mark.parametrize(("text", "slug"), [("", ""), ("..", ""), ("../../etc", "etc"), ("शिवगढ़ के मेला", "शिवगढ़-के-मेला"), ("AC/DC: live!", "ac-dc-live"), ("東京 タワー", "東京-タワー")])
def test_slugs(text: str, slug: str) -> None:
    import unicodedata

    assert names.slug(text) == unicodedata.normalize("NFC", slug)


def test_a_long_slug_is_cut_between_words() -> None:
    assert names.slug("word " * 1000) == "-".join(["word"] * 20)
    assert len(names.slug("é" * 1000).encode()) == 100


@pytest.mark.parametrize(("name", "stem"), [("a.txt", "a"), ("a.b.html", "a.b"), ("no. 12", "no. 12"), ("2025.11.25", "2025.11.25"), (".txt", ".txt"), ("a.", "a."), ("x.mp3", "x"), ("a.verylongsuffix", "a.verylongsuffix")])
def test_stems(name: str, stem: str) -> None:
    assert names.stem(name) == stem


@pytest.mark.parametrize(("place", "path"), [
    ('Who? "Me": a/b.txt', "Who%3F %22Me%22%3A a/b"), ("a\\b|c<d>*.txt", "a%5Cb%7Cc%3Cd%3E%2A"), ("etc. ./no. 12.", "etc___/no. 12."), ("x/com¹.txt", "x/com¹_"),
    ("CONIN$.a/b", "CONIN$_.a/b"), ("." * 300 + "/a", "_" * 255 + "/a"), ("100%/a", "100%/a"),
])  # fmt: skip
def test_what_some_disk_does_not_take_stands_otherwise(place: str, path: str) -> None:
    assert names.mirrored(place) == path


def test_numbers_that_other_inputs_bear_are_passed_over() -> None:
    assert [names.number_after(name, "story") for name in ("story-2", "story-02", "story-x", "story", "story-10", "stories-2")] == [2, None, None, None, 10, None]
    assert list(islice(free_numbers((2, 3, 5)), 4)) == [1, 4, 6, 7]


def test_an_input_gets_its_own_names_again_each_once() -> None:
    own = names.Own(["story", "story-3", "story-2", "story-2-2", "other"])
    assert [own.next(base) for base in ("Story", "Story", "Story-2", "story", "story", "none", "other", "other")] == ["Story", "Story-2", "Story-2-2", "story-3", None, None, "other", None]


@pytest.mark.parametrize(("written", "place"), [("a/b.txt", "a/b.txt"), ("/a/b.txt", "a/b.txt"), ("../x/a.txt", "x/a.txt"), ("./a/../b/c.txt", "b/c.txt"), ("s3://bucket/a/b.txt", "bucket/a/b.txt")])
def test_a_path_from_a_list_keeps_its_folders(written: str, place: str) -> None:
    assert walk._place_of(written) == place


@pytest.mark.parametrize(("written", "path"), [("./a//b/", "a/b"), (".", "."), ("/", "/"), ("a/../b", "a/../b"), ("-", "./-"), (".//-", "./-"), ("/-", "/-"), ("a/-", "a/-"), ("s3://bucket/a/", "s3://bucket/a")])
def test_tidy_paths(written: str, path: str) -> None:
    assert walk.tidy(written) == path


def test_lists_of_paths() -> None:
    assert list(walk.listed([b"a\nb", b" c\n", b"\nd"])) == ["a", "b c", "d"]
    assert list(walk.listed([b"a\nb\0", b"c\0"])) == ["a\nb", "c"]
    assert list(walk.listed([b"a", b"\0b\nc\0"])) == ["a", "b\nc"]  # what a pipe gives first may be less than a path
    assert list(walk.listed([b"a", b"b\nc"])) == ["ab", "c"]
    assert list(walk.listed([b"caf\xe9\n"])) == [os.fsdecode(b"caf\xe9")]
    assert list(walk.listed([])) == []


def test_a_list_may_end_its_lines_as_windows_does() -> None:
    assert list(walk.listed([b"in/a.txt\r\nin/b.txt\r", b"\nin/c.txt\r\n\r\nd"])) == ["in/a.txt", "in/b.txt", "in/c.txt", "d"]
    assert list(walk.listed([b"a\r\0", b"b\n\0"])) == ["a\r", "b\n"]

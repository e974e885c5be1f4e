"""The score of the invented texts: what a row counts, worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from artcli.readers.text import weights
from artcli.readers.text.roles import Role
from benchmarks.accuracy import by_hand, roles
from benchmarks.accuracy.roles import Judged

ONLY = {role: frozenset({role}) for role in Role}


def text(*lines: tuple[Role, frozenset[Role]]) -> list[Judged]:
    return [Judged(role, allowed) for role, allowed in lines]


def test_a_row_counts_lines_and_texts() -> None:
    right = text((Role.HEADLINE, ONLY[Role.HEADLINE]), (Role.BODY, ONLY[Role.BODY]), (Role.BODY, ONLY[Role.BODY]), (Role.FURNITURE, ONLY[Role.FURNITURE]))
    late = text((Role.HEADLINE, ONLY[Role.HEADLINE]), (Role.CROSSHEAD, ONLY[Role.BODY]), (Role.BODY, ONLY[Role.BODY]), (Role.BODY, ONLY[Role.FURNITURE]))
    row = roles.row([right, late])
    assert row["n"] == 2
    assert row["lines"] == 6 / 8
    assert (row["right headline"], row["first"], row["last"]) == (1.0, 0.5, 0.5)
    assert row["body"] == pytest.approx(2 * 3 / (4 + 4))  # four given, four asked, three of them the same
    assert row["crosshead"] == 0.0


def test_what_may_be_two_things_is_right_as_either_and_asked_of_none() -> None:
    either = frozenset({Role.FURNITURE, Role.HEADLINE})
    row = roles.row([text((Role.HEADLINE, ONLY[Role.HEADLINE]), (Role.FURNITURE, either), (Role.BODY, ONLY[Role.BODY]))])
    assert (row["lines"], row["headline"], row["right headline"]) == (1.0, 1.0, 1.0)
    assert "furniture" not in row


def test_a_headline_where_there_is_none_is_wrong() -> None:
    row = roles.row([text((Role.HEADLINE, ONLY[Role.BODY]), (Role.BODY, ONLY[Role.BODY]))])
    assert (row["right headline"], row["first"], row["last"]) == (0.0, 0.0, 1.0)


def test_a_fold_reads_the_texts_that_it_never_saw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], str]] = []

    def read_all(job: tuple[list[roles.Text], Path]) -> list[list[Judged]]:
        asked.append(([known["id"] for _, known in job[0]], job[1].name))
        return []

    monkeypatch.setattr(roles, "_read_all", read_all)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", lambda count: _Here())
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("language: en\nview: page\ngenre: local\n\ntitle\tFerry stays in port\n")
    (tmp_path / "folds.json").write_text('{"invented-a": 1, "invented-b": 0}')
    roles.score(tmp_path, tmp_path)
    assert sorted(asked) == [(["invented-a"], "fold1.json"), (["invented-b"], "fold0.json")]


class _Here:
    def __enter__(self) -> _Here:
        return self

    def __exit__(self, *_: object) -> None: ...

    map = staticmethod(map)


def test_an_invented_text_is_read_by_a_model() -> None:
    text, known = by_hand.read(by_hand.FOLDER / "cs-local-1.txt")
    judged = roles.read(text, known, weights.arrange(json.loads(Path(weights.WEIGHTS).read_text())))
    assert sum(line.allowed == {Role.BODY} for line in judged) == 5
    assert Judged(Role.HEADLINE, frozenset({Role.HEADLINE})) in judged

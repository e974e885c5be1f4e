"""The chain of states: what neighbours say of a line, and what is not followed further."""

from __future__ import annotations

import itertools

import pytest

from artcli.options import ReadingOptions
from artcli.readers.text import chain, reader, states, weights
from artcli.source import decode


def test_a_line_is_judged_beside_its_neighbours() -> None:
    """The first line opens the page, each is found after the one above it and before the one below it, and weighs what the model says of that."""
    text = "Old bridge closed after storm\n\nBy Jane Doe\n\nThe old bridge over the Tarn was closed on Monday.\n\nIt will open again in May, said the mayor of the town."
    model = weights.load()
    judged = reader.examine(decode(text.encode()), ReadingOptions()).judgements
    roles = [one.role for one in judged]
    path = [states.STATES.index((role, "story")) for role in roles]
    steps = [model.follows[above][below] for above, below in itertools.pairwise(path)]
    of_chain = [{e.cue: e.weight for e in one.evidence if e.cue.startswith(("after ", "before ", "opens "))} for one in judged]
    assert of_chain == [
        {"opens the page": model.start[path[0]], f"before {roles[1]}": steps[0]},
        {f"after {roles[0]}": steps[0], f"before {roles[2]}": steps[1]},
        {f"after {roles[1]}": steps[1], f"before {roles[3]}": steps[2]},
        {f"after {roles[2]}": steps[2]},
    ]


def test_of_what_leads_to_a_line_the_faint_is_left_out_and_nothing_is_no_division() -> None:
    assert chain._alive({1: 3.0, 2: 1.0, 3: 1e-6}) == pytest.approx({1: 0.75, 2: 0.25}, abs=1e-6)
    assert chain._alive({1: 0.0, 2: 0.0}) == {1: 0.5, 2: 0.5}


def test_chances_are_those_of_the_differences_however_large_the_scores() -> None:
    model = weights.load()
    near = [{0: 1.0, 1: 0.5}, {2: 0.25, 3: 1.0}]
    far = [{state: score + 900.0 for state, score in row.items()} for row in near]
    assert [chain.chances(far, model)[n] == pytest.approx(row) for n, row in enumerate(chain.chances(near, model))] == [True, True]


def test_without_reasons_the_same_is_judged() -> None:
    """What `inspect` shows without -v needs none, and they take most of its time."""
    text = "Old bridge closed after storm\n\nBy Jane Doe\n\nThe old bridge over the Tarn was closed on Monday.\n\nIt will open again in May, said the mayor of the town."
    why, bare = (reader.examine(decode(text.encode()), ReadingOptions(), reasons=reasons) for reasons in (True, False))
    assert bare.judgements == tuple(one._replace(evidence=(), runner_up_evidence=()) for one in why.judgements)
    assert all(one.evidence for one in why.judgements)

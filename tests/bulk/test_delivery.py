"""A file for all articles, and a run that dies while it takes its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from artcli import stores
from artcli.bulk import delivery, journal
from artcli.bulk.work import Piece
from artcli.hashes import sha256


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

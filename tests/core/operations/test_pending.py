from __future__ import annotations

import pytest

from core.errors import Refused
from core.files import sha256_of
from core.operations import pending


def drawn(target):
    waiting = pending.waiting_place(target)
    waiting.write_bytes(b"%PDF")
    return sha256_of(waiting)


def test_a_paper_takes_its_name_once_its_change_stands(tmp_path):
    digest = drawn(tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()
    assert pending.settle(tmp_path / "a.pdf", digest)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert not pending.settle(tmp_path / "a.pdf", digest)


def test_a_paper_that_is_not_the_recorded_one_gets_no_name(tmp_path):
    drawn(tmp_path / "a.pdf")
    assert not pending.settle(tmp_path / "a.pdf", "0" * 64)
    assert not (tmp_path / "a.pdf").exists()


def fail_to_commit(folder):
    with pending.unless_committed(folder):
        drawn(folder / "a.pdf")
        raise Refused("letter_nothing")


def test_a_paper_goes_with_its_change_and_finished_ones_stay(tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(Refused):
        fail_to_commit(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]

"""Work shared with other processes: in order, each piece once, whatever becomes of the others."""

from __future__ import annotations

import gc
import multiprocessing
import sys
import time
from contextlib import closing
from itertools import islice

import pytest

from core.letters import crew, hands
from core.letters.crew import in_order
from tests.core.letters import crew_work

MOST = 20_000
"""Pieces offered while nobody else has done one; a process is there long before."""


def offered(done: list[tuple[int, bool]], more: int = 5):
    """Yield numbers until somebody else has done one, and a few more."""
    last = MOST
    for number in range(MOST):
        if number == last:
            return
        if last == MOST and any(elsewhere for _, elsewhere in done):
            last = number + more
        time.sleep(0.001)
        yield number


def children() -> list[str]:
    return [each.name for each in multiprocessing.active_children() if each.name == "hand"]


def test_results_come_in_the_order_of_the_pieces_and_others_do_some():
    done: list[tuple[int, bool]] = []
    for result in in_order(crew_work.who, offered(done), 1):
        done.append(result)
    assert [piece for piece, _ in done] == list(range(len(done)))
    assert {elsewhere for _, elsewhere in done} == {True, False}
    assert len(done) < MOST
    assert not children()


def test_a_short_run_and_one_core_are_done_here_alone(monkeypatch):
    monkeypatch.setattr(crew, "_Crew", None)
    assert [*in_order(crew_work.who, range(3), 5)] == [(piece, False) for piece in range(3)]
    assert [*in_order(crew_work.who, range(30), 0)] == [(piece, False) for piece in range(30)]
    assert [*in_order(crew_work.who, [], 1)] == []


def test_who_dies_has_his_pieces_done_by_others():
    done: list[tuple[int, bool]] = []
    for result in in_order(crew_work.die_elsewhere, offered(done, 50), 1):
        done.append(result)
    assert [piece for piece, _ in done] == list(range(len(done)))
    assert len(done) > 50
    assert sum(elsewhere for _, elsewhere in done) == 1


def test_an_error_of_the_work_is_raised_here():
    with pytest.raises(LookupError, match="seven"):
        [*in_order(crew_work.fail_at_seven, range(40), 1)]
    assert not children()


def test_who_stops_early_leaves_no_process_behind():
    with closing(in_order(crew_work.who, range(MOST), 2)) as results:
        assert [piece for piece, _ in islice(results, 3)] == [0, 1, 2]
        assert children() == ["hand", "hand"]
    assert not children()


def test_a_machine_that_starts_no_process_works_alone(monkeypatch):
    class Refusing:
        def __init__(self, *_: object) -> None:
            raise OSError("no memory")

    monkeypatch.setattr(hands, "Hand", Refusing)
    assert [piece for piece, _ in in_order(crew_work.who, range(50), 3)] == list(range(50))


def test_a_run_leaves_this_process_as_it_was():
    before = sys.getswitchinterval()
    with closing(in_order(crew_work.who, range(MOST), 1)) as results:
        next(results)
        assert not gc.isenabled()
        assert sys.getswitchinterval() <= min(before, 0.0006)
    assert gc.isenabled()
    assert sys.getswitchinterval() == before

"""Processes that stand by for a run: used by it and kept, ended when nobody waits for them any more."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core.letters import hands
from core.letters.crew import in_order
from core.letters.hands import Hand, standby
from tests.core.letters import crew_work

ROOT = Path(__file__).parents[3]


def others() -> list[int]:
    return [each.pid or 0 for each in multiprocessing.active_children() if each.name == "hand"]


def await_others(count: int) -> list[int]:
    """Return the processes once there are so many."""
    for _ in range(3_000):
        if len(others()) == count:
            return others()
        time.sleep(0.02)
    pytest.fail(f"{len(others())} processes, not {count}")


def run(prepare=crew_work.ready) -> set[int]:
    """Have pieces done until another process has done some; return the others that did."""
    done: set[int] = set()

    def pieces():
        for number in range(20_000):
            if len(done) > 1:
                return
            time.sleep(0.001)
            yield number

    for process in in_order(crew_work.process, pieces(), 1, prepare):
        done.add(process)
    return done - {os.getpid()}


@pytest.fixture(autouse=True)
def nobody_stays():
    yield
    standby.stand_down()
    await_others(0)


def test_who_stands_by_does_run_after_run_and_goes_when_told():
    standby.stand_by(crew_work.ready, 1)
    (waiting,) = await_others(1)
    assert run() == run() == {waiting}
    assert others() == [waiting]
    standby.stand_down()
    await_others(0)


def test_nobody_stays_after_a_run_that_was_not_awaited():
    assert run()
    assert others() == []


def test_after_a_while_without_a_run_they_go_by_themselves(monkeypatch):
    monkeypatch.setattr(hands, "_IDLE_S", 0.3)
    standby.stand_by(crew_work.ready, 2)
    await_others(2)
    await_others(0)
    assert run()
    assert others() == []


def test_who_is_prepared_otherwise_is_not_used():
    standby.stand_by(crew_work.ready, 1)
    (waiting,) = await_others(1)
    assert waiting not in run(crew_work.ready_otherwise)
    assert others() == []
    standby.stand_by(crew_work.ready, 1)
    (first,) = await_others(1)
    standby.stand_by(crew_work.ready_otherwise, 1)
    for _ in range(3_000):
        if others() and first not in others():
            break
        time.sleep(0.02)
    assert run(crew_work.ready_otherwise) == set(await_others(1))


def test_who_died_waiting_is_replaced():
    standby.stand_by(crew_work.ready, 1)
    (waiting,) = await_others(1)
    os.kill(waiting, 9)
    await_others(0)
    (replacing,) = run()
    assert replacing != waiting
    assert others() == [replacing]


def test_who_met_an_error_is_not_kept():
    standby.stand_by(crew_work.ready, 1)
    await_others(1)
    with pytest.raises(LookupError, match="seven"):
        [*in_order(crew_work.fail_at_seven, range(4000), 1, crew_work.ready)]
    assert run() == set(await_others(1))
    assert len(others()) == 1


def test_a_machine_that_starts_no_process_has_nobody_stand_by(monkeypatch):
    def refuse(*_: object) -> Hand:
        raise OSError("no memory")

    monkeypatch.setattr(hands, "Hand", refuse)
    standby.stand_by(crew_work.ready, 2)
    assert [*in_order(crew_work.who, range(50), 2, crew_work.ready)] == [(each, False) for each in range(50)]
    assert others() == []


@pytest.mark.skipif(os.name == "nt", reason="a process that kills itself by a signal is POSIX")
@pytest.mark.parametrize("end", ["", "os.kill(os.getpid(), 9)"])
def test_who_stands_by_ends_with_the_program_whichever_way_it_ends(end):
    script = (
        "import multiprocessing, os, time\n"
        "from core.letters.hands import standby\n"
        "from tests.core.letters import crew_work\n"
        "standby.stand_by(crew_work.ready, 1)\n"
        "while not multiprocessing.active_children():\n"
        "    time.sleep(0.01)\n"
        "print(*(each.pid for each in multiprocessing.active_children()), flush=True)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script + end], cwd=ROOT, capture_output=True, text=True, check=False
    )
    other = int(ended.stdout.split()[0])
    for _ in range(1_200):
        if not Path(f"/proc/{other}").exists() or "Z" in Path(f"/proc/{other}/stat").read_text().split()[2]:
            return
        time.sleep(0.05)
    pytest.fail("a process outlives the program")


def test_there_is_a_bound_to_the_processes(monkeypatch):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert hands.hands() == 3
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert hands.hands() == 0

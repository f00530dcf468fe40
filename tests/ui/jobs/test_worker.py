"""One thread, everything in order, nothing lost at the end."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from tests.architecture.reading import ROOT
from ui.jobs.worker import Worker

LEFT_OPEN = """
import time
from ui.jobs.worker import Worker

worker = Worker("left")
worker.submit(lambda: time.sleep(0.2))
worker.submit(lambda: print("done", flush=True))
"""


def test_work_is_done_in_order_in_one_other_thread():
    worker = Worker("test")
    seen: list[tuple[int, int]] = []
    for number in range(20):
        worker.submit(lambda number=number: seen.append((number, threading.get_ident())))
    worker.shutdown()
    assert [number for number, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen} | {threading.get_ident()}) == 2


def test_an_answer_is_waited_for_and_an_error_is_raised_where_it_is_asked():
    worker = Worker("test")
    slow = worker.begin(lambda: time.sleep(0.05) or "there")
    wrong = worker.begin(lambda: 1 // 0)
    assert slow.result() == "there"
    with pytest.raises(ZeroDivisionError):
        wrong.result()
    assert worker.begin(lambda: "still at work").result() == "still at work"
    worker.shutdown()
    worker.shutdown()


def test_a_program_that_ends_without_closing_finishes_what_it_was_given():
    done = subprocess.run(
        [sys.executable, "-c", LEFT_OPEN], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == ["done"]

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from core.errors import Cancelled, Refused
from core.progress import Progress
from ui.jobs.runner import TURN_S, JobRunner


@pytest.fixture
def runner(qtbot):
    made = JobRunner()
    yield made
    made.close()


def test_work_runs_in_another_thread_and_its_result_comes_back_in_ours(runner: JobRunner):
    seen: list[object] = []
    runner.submit(
        lambda _: threading.get_ident(), on_done=lambda ident: seen.extend([ident, threading.get_ident()])
    )
    runner.wait()
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_jobs_run_one_after_the_other_in_the_order_given(runner: JobRunner):
    order: list[int] = []
    for number in range(5):
        runner.submit(lambda _, each=number: each, on_done=order.append)
    runner.wait()
    assert order == [0, 1, 2, 3, 4]


def test_an_error_is_delivered_once_in_our_thread_and_the_next_job_still_runs(runner: JobRunner):
    errors: list[Exception] = []
    done: list[str] = []

    def refuse(_: Progress) -> None:
        raise Refused("record_missing")

    runner.submit(refuse, on_done=lambda _: done.append("wrong"), on_error=errors.append)
    runner.submit(lambda _: "next", on_done=done.append)
    runner.wait()
    assert [error.code for error in errors] == ["record_missing"]
    assert done == ["next"]


def test_cancel_stops_the_work_at_its_next_step(runner: JobRunner, tmp_path: Path):
    steps: list[int] = []
    begun = threading.Event()
    errors: list[Exception] = []

    def work(progress: Progress) -> None:
        for step in range(10_000):
            steps.append(step)
            begun.set()
            progress.step(step, 10_000)
            time.sleep(0.001)

    runner.submit(work, on_error=errors.append)
    begun.wait(5)
    runner.cancel()
    runner.wait()
    assert isinstance(errors[0], Cancelled)
    assert len(steps) < 10_000


def test_quiet_work_is_not_cancelled_by_the_person(runner: JobRunner):
    go = threading.Event()
    done: list[str] = []

    def work(progress: Progress) -> str:
        go.wait(5)
        progress.step(1, 2)
        return "kept"

    runner.submit(work, on_done=done.append, quiet=True)
    runner.cancel()
    go.set()
    runner.wait()
    assert done == ["kept"]


def test_progress_reaches_the_window_at_most_twenty_times_a_second(runner: JobRunner):
    seen: list[tuple[int, int, str]] = []
    runner.progressed.connect(lambda *report: seen.append(report))

    def work(progress: Progress) -> None:
        for step in range(2_000):
            progress.step(step, 2_000, "reading")
        progress.step(2_000, 2_000, "done")

    runner.submit(work)
    runner.wait()
    assert seen[-1] == (2_000, 2_000, "done")
    assert len(seen) < 200


def test_a_callback_of_a_closed_widget_is_passed_over(runner: JobRunner, qtbot):
    label = QLabel()
    go = threading.Event()
    runner.submit(lambda _: go.wait(5) and "late", on_done=label.setText)
    del label
    import gc

    gc.collect()
    go.set()
    runner.wait()
    assert not runner.busy


def test_threads_give_the_interpreter_up_soon_while_the_window_waits(runner: JobRunner):
    assert sys.getswitchinterval() == pytest.approx(TURN_S)

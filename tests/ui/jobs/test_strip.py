from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QDialog

from core.errors import Cancelled
from core.progress import Progress
from ui.jobs.runner import JobRunner
from ui.jobs.strip import JobStrip


@pytest.fixture
def runner(qtbot):
    made = JobRunner()
    yield made
    made.close()


def test_the_strip_shows_the_running_work_and_its_button_stops_it(runner: JobRunner, qtbot):
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    errors: list[Exception] = []

    def work(progress: Progress) -> None:
        for step in range(100_000):
            progress.step(step, 100_000, "第几步")
            time.sleep(0.001)

    runner.submit(work, label="正在做", on_error=errors.append)
    qtbot.waitUntil(strip.isVisible, timeout=5_000)
    strip._cancel.click()
    runner.wait()
    assert isinstance(errors[0], Cancelled)
    assert not strip.isVisible()


def test_enter_in_a_dialog_does_not_stop_its_job(runner: JobRunner, qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    strip = JobStrip(runner, dialog)
    dialog.show()
    assert not strip._cancel.autoDefault()
    assert not strip._cancel.isDefault()


def test_the_strip_is_gone_before_it_is_told_what_came_of_the_work(runner: JobRunner, qtbot):
    strip = JobStrip(runner)
    qtbot.addWidget(strip)
    seen: list[bool] = []
    runner.submit(lambda _: None, label="正在撤销", on_done=lambda _: seen.append(strip.isVisible()))
    strip.show()
    runner.wait()
    assert seen == [False]

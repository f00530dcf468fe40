from __future__ import annotations

import time

import pytest

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

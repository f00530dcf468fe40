"""The window is painted before anything is loaded that its first page does not show."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from core.clock import FixedClock
from core.operations import practice
from tests.architecture.reading import ROOT

PAINTED = """
import sys
from pathlib import Path

from core.clock import Clock
from ui.app import Program, make_application
from ui.jobs import reader
from ui.pages import overview_page
from ui.session import Session

reader.PATIENCE_S = overview_page.AFTER_PAINTING_MS = 60_000  # this machine may be slow

application = make_application()
program = Program(application, Clock())
program.show(Session.open(Path(sys.argv[1]), program.clock))
application.processEvents()
page = program.window.present()
print(page._cards["issues"].number(), *sys.modules)
program.window.close()
"""
ITS_OWN = {
    "acts",
    "due_card",
    "overview_extras",
    "overview_page",
    "page",
    "recheck_card",
    "registry",
    "shell",
    "watch_card",
}
"""The modules of ``ui.pages`` that the window and 工作台 are made of."""
NOT_YET = {
    "core.domain.drafts",
    "core.domain.register",
    "core.domain.rules",
    "core.importing",
    "core.exporting",
    "core.operations.issues",
    "core.operations.overview",
    "core.schedule.expressions",
}
"""Rules of other pages, and what 工作台 shows beside its figures."""


def test_the_first_painting_loads_no_page_and_no_rules_that_are_not_shown(tmp_path: Path) -> None:
    folder = practice.practice_ledger(tmp_path, FixedClock.on(date(2020, 12, 10)))
    answer = subprocess.run(
        [sys.executable, "-c", PAINTED, str(folder)],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        check=True,
    )
    issues, *modules = answer.stdout.split()
    assert issues == "22"
    pages = {name.removeprefix("ui.pages.") for name in modules if name.startswith("ui.pages.")}
    assert pages == ITS_OWN
    assert not NOT_YET & set(modules)

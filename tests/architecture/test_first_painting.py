"""The window is painted before anything is loaded that it does not show: first the frame, then 工作台."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from core.clock import FixedClock
from core.operations import practice
from core.wording import word
from tests.architecture.reading import ROOT

HELD = """
class Never:
    singleShot = staticmethod(lambda *_: None)
"""
"""A clock that never strikes: what a start leaves for later stays out, however slow the machine is."""
PAINTED = """
import sys
from pathlib import Path

from core.clock import Clock
from ui import app, main_window
from ui.app import Program, make_application
from ui.jobs import reader
from ui.pages import overview_page
from ui.session import Session

reader.PATIENCE_S = None  # the answer is waited for, however long it takes
for each in (app, main_window, overview_page):
    each.QTimer = Never

application = make_application()
program = Program(application, Clock())
program.show(Session.open(Path(sys.argv[1]), program.clock))
while program.window.present() is None:
    application.processEvents()
application.processEvents()
page = program.window.present()
print(page._cards["issues"].number(), *sys.modules)
program.window.close()
"""
FRAME = """
import sys
from pathlib import Path

from core.clock import Clock
from ui import app
from ui.app import Program, make_application
from ui.session import Session
from ui.widgets.reading_place import ReadingPlace

app.QTimer = Never

application = make_application()
program = Program(application, Clock())
program.show(Session.open(Path(sys.argv[1]), program.clock))
window = program.window
place = window.stack.currentWidget()
assert isinstance(place, ReadingPlace)
place.painted.disconnect(window.begin)
painted = []
place.painted.connect(lambda: painted.append(window.present()))
while not painted:
    application.processEvents()
import PySide6.QtCore
print(place.text(), painted, "Qt" in vars(PySide6.QtCore), *sys.modules)
window.close()
"""
ITS_OWN = {
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
    "core.operations.history",
    "core.operations.import_withdrawals",
    "core.operations.issues",
    "core.operations.overview",
    "core.operations.signing",
    "core.schedule.expressions",
    "core.store.backup",
    "hashlib",
}
"""Rules of other pages, what the labels of the window say, and what 工作台 shows beside its figures."""
BEHIND_THE_FRAME = {
    "core.domain.deadline",
    "core.domain.issue",
    "core.domain.letter",
    "core.domain.listing",
    "core.domain.office",
    "core.domain.overview",
    "core.domain.people",
    "core.letter_kinds",
    "core.settings",
    "core.store.journal",
    "core.store.mapping",
    "core.store.overview",
    "core.store.records",
    "core.store.writing",
    "json",
    "platformdirs",
    "tomllib",
    "ui.jobs.strip",
    "ui.pages.acts",
    "ui.pages.overview_page",
    "ui.pages.page",
}
"""What figures, labels, acts, work and the log need; the frame shows none of them."""
HEAVY = {
    "openpyxl",
    "xlsxwriter",
    "python_calamine",
    "reportlab",
    "fontTools",
    "sqlite_utils",
    "pypdfium2",
    "PIL",
}
"""Libraries that are loaded at first use, never by a start."""


def test_the_first_painting_loads_no_page_and_no_rules_that_are_not_shown(tmp_path: Path) -> None:
    issues, *modules = _told(PAINTED, tmp_path)
    assert issues == "22"
    pages = {name.removeprefix("ui.pages.") for name in modules if name.startswith("ui.pages.")}
    assert pages == ITS_OWN
    assert (NOT_YET | HEAVY) & set(modules) == set()


def test_the_frame_is_painted_without_a_page_and_says_that_the_ledger_is_being_read(tmp_path: Path) -> None:
    text, painted, names_of_qt, *modules = _told(FRAME, tmp_path)
    assert text == word("window.reading")
    assert painted == "[None]"
    assert names_of_qt == "False", "the frame asks by number (ui/widgets/by_number.py)"
    assert "core.store.ledger" in modules
    assert not (BEHIND_THE_FRAME | NOT_YET | HEAVY) & set(modules)


def _told(script: str, home: Path) -> list[str]:
    """Run a script on the practice ledger, off screen, and return the words it printed."""
    folder = practice.practice_ledger(home, FixedClock.on(date(2020, 12, 10)))
    answer = subprocess.run(
        [sys.executable, "-c", HELD + script, str(folder)],
        cwd=ROOT,
        env=dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(home)),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return answer.stdout.split()

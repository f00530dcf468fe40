"""A start of the program with a county's ledger, to a painted window, against an empty PySide6 window.

Both are whole processes, painted off screen and ended. What ours does beyond the baseline: open and check the
ledger, heal and back up when due, load words, theme and fonts, read and paint the first page. The second line
compares the start script, when nothing has to be set up, with calling ``main.py`` itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from comparison import compare, scratch_folder

GOAL = 1.5
ISSUES = 300
ROOT = Path(__file__).resolve().parent.parent

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("台账"))
window.resize(1360, 860)
window.show()
app.processEvents()
"""

OURS = """
import sys

import main


class EndOnceShown:  # with its own base class it would bring a dozen modules of Python along
    def find_spec(self, name, path, target=None):
        if name == "ui.main_window":
            from PySide6.QtWidgets import QApplication

            QApplication.exec = staticmethod(shown)


def shown():
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    print(" ".join(sorted(heavy & set(sys.modules))))
    for window in QApplication.topLevelWidgets():
        window.close()
    return 0


heavy = {"openpyxl", "xlsxwriter", "python_calamine", "reportlab", "fontTools", "sqlite_utils", "pypdfium2"}
sys.meta_path.insert(0, EndOnceShown())
sys.exit(main.main(sys.argv[1:]))
"""
"""The program from its own door to the painted window: only the event loop is not entered."""


def county_ledger(folder: Path) -> None:
    """Make a ledger of ``ISSUES`` issues with three measures each."""
    from core.clock import FixedClock
    from core.domain.deadline import Deadline, DeadlineKind
    from core.domain.issue import Issue
    from core.domain.measure import Measure
    from core.identity import new_uuid
    from core.operations import ledgers
    from core.store.journal import transaction

    day = date(2026, 11, 22)
    clock = FixedClock.on(day)
    ws = ledgers.create_ledger(folder, ledgers.new_office("某县依法治县办", "BM01"), clock)
    with transaction(ws.ledger, "benchmark", "benchmark", now=clock.now(), actor="") as tx:
        for number in range(ISSUES):
            due = day + timedelta(days=number % 200 - 60)
            deadline = Deadline(raw=due.isoformat(), kind=DeadlineKind.BY_DATE, due=due)
            text = f"第{number}个问题：行政执法公示不够规范，更新不够及时"
            issue = Issue(uuid=new_uuid(), code=f"2026-{number:03d}", text=text, deadline=deadline)
            tx.add(issue)
            tx.add_all(
                [
                    Measure(
                        uuid=new_uuid(), issue_uuid=issue.uuid, position=place, text=text, deadline=deadline
                    )
                    for place in (1, 2, 3)
                ]
            )
    ws.close()


def run(command: list[str], home: Path) -> str:
    """Run one whole process off screen with settings of its own and return what it printed."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(home), PYTHONPATH=str(ROOT))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # every start but the first finds its modules compiled
    environment["PYTHONPYCACHEPREFIX"] = str(home / "compiled")
    answer = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True
    )
    return answer.stdout.strip()


def main() -> None:
    """Compare and print."""
    with scratch_folder() as folder:
        county_ledger(folder / "ledger")
        run([sys.executable, "-c", OURS, "--ledger", str(folder / "ledger")], folder)
        ours = [sys.executable, "-c", OURS]  # the last ledger, as from now on a double click opens it
        heavy = run(ours, folder)
        compare(
            "startup",
            ours=lambda: run(ours, folder),
            baseline=lambda: run([sys.executable, "-c", EMPTY], folder),
            goal=GOAL,
            repeats=7,
            measures=3 * ISSUES,
            heavy_libraries_loaded=heavy.split(),
        )
        script = compare(
            "start_script",
            ours=lambda: run(["bash", str(ROOT / "scripts" / "run.sh"), "--help"], folder),
            baseline=lambda: run([str(ROOT / ".venv/bin/python"), str(ROOT / "main.py"), "--help"], folder),
            goal=GOAL,
            repeats=7,
        )
        print(
            f"start script costs {script.ours_s - script.baseline_s:+.3f} s, goal under 0.3 s",
            file=sys.stderr,
        )


if __name__ == "__main__":
    main()

"""A start of the program with a county's ledger, to a painted window, against an empty PySide6 window.

Both are whole processes, off screen, measured from their beginning to the moment the window has been
painted; how they end is not measured. Both have the style that Qt chooses off screen (Fusion) and draw
Chinese words; files are warm in the system's cache. What ours does beyond the baseline: lock, open and check
the ledger, load words, theme, icons and the frame with its pages and acts (``startup``), then read and paint
the figures (``startup_figures``). CPU seconds are those of all threads of the process; ``…_wall`` is the
clock on the wall. The last line compares the start script, when nothing has to be set up, with calling
``main.py`` itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from comparison import compare, scratch_folder

GOAL = 1.5
ISSUES = 300
ROOT = Path(__file__).resolve().parent.parent

EMPTY = """
import sys
import time
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("台账"))
window.resize(1360, 860)
window.show()
app.processEvents()
print("painted", time.monotonic(), time.process_time())
"""

OURS = """
import sys
import time

import main


class TellWhenPainted:  # with its own base class it would bring a dozen modules of Python along
    def find_spec(self, name, path, target=None):
        if name == "ui.main_window":
            from PySide6.QtWidgets import QApplication

            QApplication.exec = staticmethod(shown)


def shown():
    from PySide6.QtWidgets import QApplication

    window = next(each for each in QApplication.topLevelWidgets() if each.inherits("QMainWindow"))
    place = window.stack.currentWidget()

    def begin():
        tell("painted")
        print("loaded", *sorted(heavy & set(sys.modules)))
        window.begin()

    place.painted.disconnect(window.begin)
    place.painted.connect(begin)
    while window.present() is None or not window.present()._cards["issues"].number():
        QApplication.processEvents()
    QApplication.processEvents()
    tell("figures")
    print("issues", window.present()._cards["issues"].number())
    window.close()
    return 0


def tell(what):
    print(what, time.monotonic(), time.process_time())


heavy = {"openpyxl", "xlsxwriter", "python_calamine", "reportlab", "fontTools", "sqlite_utils", "pypdfium2"}
sys.meta_path.insert(0, TellWhenPainted())
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


def told(command: list[str], home: Path) -> dict[str, list[str]]:
    """Run one start and return what it told, under the first word of each line."""
    return {first: rest for first, *rest in map(str.split, run(command, home).splitlines())}


def wall(command: list[str], home: Path, moment: str) -> float:
    """Return the seconds on the wall from the beginning of a start to ``moment``."""
    begun = time.monotonic()
    return float(told(command, home)[moment][0]) - begun


def cpu(command: list[str], home: Path, moment: str) -> float:
    """Return the CPU seconds that a start took to ``moment``."""
    return float(told(command, home)[moment][1])


def main() -> None:
    """Compare and print."""
    with scratch_folder() as folder:
        county_ledger(folder / "ledger")
        run([sys.executable, "-c", OURS, "--ledger", str(folder / "ledger")], folder)
        ours = [sys.executable, "-c", OURS]  # the last ledger, as from now on a double click opens it
        empty = [sys.executable, "-c", EMPTY]
        seen = told(ours, folder)
        assert seen["issues"] == [str(ISSUES)], "the figures were painted"
        moments: dict[str, tuple[str, Callable[[list[str], Path, str], float]]] = {
            "startup": ("painted", cpu),
            "startup_wall": ("painted", wall),
            "startup_figures": ("figures", cpu),
            "startup_figures_wall": ("figures", wall),
        }
        for name, (moment, clock) in moments.items():
            compare(
                name,
                ours=lambda moment=moment, clock=clock: clock(ours, folder, moment),
                baseline=lambda clock=clock: clock(empty, folder, "painted"),
                goal=GOAL,
                repeats=11,
                took=lambda work: float(str(work())),
                measures=3 * ISSUES,
                heavy_libraries_loaded=seen["loaded"],
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

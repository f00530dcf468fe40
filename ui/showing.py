"""The demonstration and the self-test with the window in them: every page opened and painted off screen."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core import selftest
from core.cli import demo
from core.cli.answer import Answer
from core.cli.commands import COMMANDS as CORE_COMMANDS
from core.clock import Clock, FixedClock
from core.domain.listing import ListKind, Timeliness
from core.domain.rows import IssueRow
from core.operations import listing
from core.operations.practice import begin_practice
from core.wording import word

if TYPE_CHECKING:
    from ui.session import Session

_SIZE = (1360, 860)
_SMALLEST = (1366, 700)
"""Dots of the smallest screen without the system's own bars, on which a magnified window is shown."""
_SETTLED_S = 0.15
"""How long a page is left to draw what it loads in the background."""


def run_demo(args: argparse.Namespace) -> Answer:
    """Do the main job on the practice ledger and save a picture of every page."""
    began = time.monotonic()
    clock = FixedClock.on(args.today or demo.DEMO_DAY)
    out = Path(args.out)
    shown = demo.play(out, clock)
    pictures = take_pictures(shown.ledger, clock, out / "pictures")
    seconds = round(time.monotonic() - began, 1)
    data = {
        "ledger": shown.ledger,
        "issues": shown.imported.issues,
        "measures": shown.imported.measures,
        "second_import": {"issues": shown.again.issues, "measures": shown.again.measures},
        "warnings": shown.imported.warnings,
        "letters": shown.letters,
        "workbook": shown.workbook,
        "package": shown.package,
        "backup": shown.backup,
        "restored": shown.restored,
        "pictures": pictures,
        "seconds": seconds,
    }
    return Answer(data, list(_told(shown, pictures, seconds)))


def _told(shown: demo.Shown, pictures: list[Path], seconds: float) -> Iterator[str]:
    yield word("demo.imported", issues=shown.imported.issues.new, measures=shown.imported.measures.new)
    yield from shown.imported.warnings
    yield word("demo.again", changed=shown.again.issues.new + shown.again.issues.updated)
    for path in shown.letters:
        yield word("demo.letter", path=path)
    yield word("demo.workbook", path=shown.workbook)
    yield word("demo.package", path=shown.package)
    yield word("demo.backup", path=shown.backup, restored=shown.restored)
    yield word("demo.pictures", count=len(pictures), path=pictures[0].parent)
    yield word("demo.done", seconds=seconds)


def run_self_test(args: argparse.Namespace) -> Answer:
    """Prove the core, then open and paint every page of the window; raise at the first failure."""
    del args
    done = selftest.run()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ledger = Path(folder) / "ledger"
        begin_practice(ledger, Clock()).close()
        take_pictures(ledger, Clock(), Path(folder) / "pictures")
    done.append("window")
    lines = [word("said.self_test_step", step=word(f"selftest.{step}")) for step in done]
    return Answer({"passed": done}, [*lines, word("said.self_test", count=len(done))])


def take_pictures(ledger: Path, clock: Clock, folder: Path) -> list[Path]:
    """Open every page of the window on ``ledger`` without a screen and save what it paints."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as habits:
        _keep_habits_in(habits)
        return _pictures(ledger, clock, folder)


def _keep_habits_in(folder: str) -> None:
    """Keep the person's window habits out of the pictures, and the pictures out of the habits."""
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


def _pictures(ledger: Path, clock: Clock, folder: Path) -> list[Path]:
    from ui.app import make_application
    from ui.main_window import MainWindow
    from ui.pages.ledger_page import LedgerPage
    from ui.pages.registry import PAGES
    from ui.session import Session

    _quiet_plug_in()
    application = make_application()
    session = Session.open(ledger, clock)
    window = MainWindow(session)
    scale = window.devicePixelRatio()
    width, height = _SIZE if scale == 1 else _SMALLEST
    window.resize(int(width / scale), int(height / scale))
    window.show()
    taken: list[Path] = []

    def take(name: str) -> None:
        session.jobs.wait()
        until = time.monotonic() + _SETTLED_S
        while time.monotonic() < until:
            application.processEvents()
        session.reading.wait()
        session.jobs.wait()
        path = folder / f"{len(taken) + 1}-{name}.png"
        window.grab().save(str(path))
        taken.append(path)

    for name in PAGES:
        window.go(name)
        take(name)
    record = _most_telling_issue(session)
    if record:
        window.show_record(ListKind.ISSUES, record)
        take("record")
        page = window.page("ledger")
        assert isinstance(page, LedgerPage)
        page.panel.tabs.choose("MeasuresTab")
        take("measures")
    window.close()
    return taken


def _most_telling_issue(session: Session) -> str:
    """Return the overdue issue with the most measures, to show a record beside its list; "" for none."""
    query = listing.query_of(session.reader, ListKind.ISSUES)
    rows = listing.list_rows(session.reader, query, listing.list_ids(session.reader, query))
    issues = [row for row in rows if isinstance(row, IssueRow)]
    issues.sort(key=lambda row: (row.timeliness is Timeliness.OVERDUE, row.measures))
    return issues[-1].uuid if issues else ""


def _quiet_plug_in() -> None:
    """Keep what the off-screen plug-in cannot do from standing between the sentences for people."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, _context: object, text: str) -> None:
        if "propagateSizeHints" not in text:
            sys.stderr.write(f"{kind.name}: {text}\n")

    qInstallMessageHandler(hear)


COMMANDS = {**CORE_COMMANDS, "demo": run_demo, "self-test": run_self_test}

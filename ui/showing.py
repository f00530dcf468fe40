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
from ui.nooks import take_empty, take_nooks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.session import Session

_SIZE = (1360, 860)
_SMALLEST = (1366, 700)
"""Dots of the smallest screen without the system's own bars, on which a magnified window is shown."""


def run_demo(args: argparse.Namespace) -> Answer:
    """Do the main job on the practice ledger and save a picture of every page."""
    began = time.monotonic()
    clock = FixedClock.on(args.today or demo.DEMO_DAY)
    out = Path(args.out)
    shown = demo.play(out, clock)
    pictures = take_pictures(shown.ledger, clock, out / "pictures", dialogs=True)
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


def take_pictures(ledger: Path, clock: Clock, folder: Path, *, dialogs: bool = False) -> list[Path]:
    """Open every page of the window on ``ledger`` without a screen and save what it paints.

    With ``dialogs`` one of every dialog follows, what no page shows at once, and the pages of an empty
    ledger, each in a folder of their own.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as habits:
        _keep_habits_in(habits)
        camera = Camera(ledger, clock, folder)
        camera.take_pages()
        if dialogs:
            camera.take_dialogs()
            take_nooks(camera, folder)
        camera.window.close()
        if dialogs:
            take_empty(Camera, clock, folder)
        return camera.taken


def _keep_habits_in(folder: str) -> None:
    """Keep the person's window habits out of the pictures, and the pictures out of the habits."""
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


class Camera:
    """A window off screen, as large as a common screen or as the smallest one magnified, and its pictures."""

    def __init__(self, ledger: Path, clock: Clock, folder: Path) -> None:
        from ui.app import make_application
        from ui.main_window import MainWindow
        from ui.session import Session
        from ui.unrest import Unrest

        _quiet_plug_in()
        self._application = make_application()
        self._folder = folder
        self.taken: list[Path] = []
        """The pictures of pages."""
        self.session = Session.open(ledger, clock)
        self._unrest = Unrest(self._application, self.session)
        self.window = MainWindow(self.session)
        scale = self.window.devicePixelRatio()
        width, height = _SIZE if scale == 1 else _SMALLEST
        self.window.resize(int(width / scale), int(height / scale))
        self.window.show()

    def take_pages(self) -> None:
        """Take every page, then a record with its measures."""
        from ui.pages.ledger_page import LedgerPage
        from ui.pages.registry import PAGES

        for name in PAGES:
            self.window.go(name)
            self._take(name)
        record = _most_telling_issue(self.session)
        if record:
            self.window.show_record(ListKind.ISSUES, record)
            self._take("record")
            page = self.window.page("ledger")
            assert isinstance(page, LedgerPage)
            page.panel.tabs.choose("MeasuresTab")
            self._take("measures")

    def take_dialogs(self) -> None:
        """Take one of every dialog the ledger has something for."""
        from ui.gallery import DIALOGS, fit

        folder = self._folder / "dialogs"
        folder.mkdir(exist_ok=True)
        for name, make in DIALOGS.items():
            dialog = make(self.session)
            if dialog is None:
                continue
            fit(dialog, self.window.size())
            dialog.show()
            self._settle()
            dialog.grab().save(str(folder / f"{name}.png"))
            dialog.close()

    def keep(self, part: QWidget, path: Path) -> None:
        """Save what ``part`` paints once it is at rest."""
        self._settle()
        part.grab().save(str(path))

    def _take(self, name: str) -> None:
        path = self._folder / f"{len(self.taken) + 1}-{name}.png"
        self.keep(self.window, path)
        self.taken.append(path)

    def _settle(self) -> None:
        self._unrest.settle()


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

"""Opening the window: display, input method, fonts, Chinese Qt, one window a ledger, and no silent crash."""

from __future__ import annotations

import gc
import logging
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from core.clock import Clock
from core.errors import Environment, UserFacing
from core.logs import start_log
from core.wording import sentence, word
from ui.jobs import display
from ui.main_window import MainWindow
from ui.models.habits import habits
from ui.models.recent_ledgers import remember_ledger
from ui.session import Session
from ui.widgets.theme import apply_theme, icon

if TYPE_CHECKING:
    from ui.dialogs.opening_dialog import OpeningDialog
    from ui.jobs.first_window import FirstWindow

_LOG = logging.getLogger(__name__)
_LISTEN_AFTER_MS = 50
_TEND_AFTER_MS = 400
"""The window is painted first; listening for later starts, healing and the day's backup come after."""


def run(ledger: str | None = None) -> int:
    """Show ``ledger``, else the last one; return the exit code: 0 when closed, 3 without a display."""
    start_log()
    if not display.is_there():
        return _say(Environment("no_display"))
    missing = display.missing_library()
    if missing:
        return _say(Environment("no_window_library", reason=missing))
    for line in display.prefer_input_method():
        _LOG.info(line)
    application = make_application()
    QTimer.singleShot(_TEND_AFTER_MS, _collect_garbage)
    program = Program(application, Clock())
    if not program.start(Path(ledger) if ledger else None):
        return 0
    return application.exec()


def _collect_garbage() -> None:
    """Look for garbage again, which ``main.py`` left off, and never among what the start made to stay."""
    gc.freeze()
    gc.enable()


TURN_S = 0.0005
"""How long a thread keeps the interpreter while another waits for it; Python's own 5 ms is too long for the
window, which asks for it anew at every cell it paints while jobs go through many rows."""


def make_application() -> QApplication:
    """Return the dressed, Chinese-speaking application (the running one when there is one)."""
    sys.setswitchinterval(TURN_S)
    running = QApplication.instance()
    fusion = [*sys.argv[:1], "-style", "Fusion"]
    application = running if isinstance(running, QApplication) else QApplication(fusion)
    application.setApplicationName(word("app.name"))
    application.setQuitOnLastWindowClosed(True)
    speak_chinese(application)
    apply_theme()
    application.setWindowIcon(icon("app", "accent", large=True))
    return application


def speak_chinese(application: QApplication) -> bool:
    """Give Qt's own buttons and menus Chinese words; ``False`` when Qt came without them."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(application)
    found = translator.load("qtbase_zh_CN", folder)
    if found:
        application.installTranslator(translator)
    return found


class Program:
    """The running program: it opens ledgers in windows, one window at a time."""

    def __init__(self, application: QApplication, clock: Clock) -> None:
        self.application = application
        self.clock = clock
        self.window: MainWindow | None = None
        self._first: FirstWindow | None = None
        sys.excepthook = self._on_crash

    def start(self, folder: Path | None) -> bool:
        """Open the named ledger, the last one, or ask; ``False`` when there is nothing to show."""
        wanted = folder or last_ledger()
        if wanted is not None:
            try:
                self.show(Session.open(wanted, self.clock))
            except Environment as error:
                if error.code == "ledger_in_use" and _first_window_raised(wanted):
                    return False
                _tell(error)
            except UserFacing as error:
                _tell(error)
        return self.window is not None or self.ask()

    def ask(self) -> bool:
        """Let the person begin, open or practise; ``False`` when nothing was chosen."""
        dialog = self._opening_dialog()
        if dialog.exec() and dialog.session is not None:
            self.show(dialog.session)
        dialog.deleteLater()
        return self.window is not None

    def show(self, session: Session) -> None:
        """Show ``session`` in a window and close the one before it."""
        old = self.window
        self.window = MainWindow(session, frame_first=True)
        self.window.ledger_wanted.connect(self.on_ledger_wanted)
        habits().setValue("ledger/last", str(session.folder))
        remember_ledger(session.folder)
        self.window.show()
        QTimer.singleShot(_LISTEN_AFTER_MS, self.window, self._answer_later_starts)
        QTimer.singleShot(_TEND_AFTER_MS, self.window, self.window.arrive)
        QTimer.singleShot(_TEND_AFTER_MS, session.tend)
        if old is not None:
            old.close()
            old.deleteLater()

    def _answer_later_starts(self) -> None:
        """Listen for later starts; Qt's network part is loaded behind the first painting."""
        from ui.jobs.first_window import FirstWindow

        if self.window is not None:
            self._first = FirstWindow(self.window.session.folder, self.window)

    def _opening_dialog(self) -> OpeningDialog:
        from ui.dialogs.opening_dialog import OpeningDialog

        return OpeningDialog(self.clock, self.window)

    def on_ledger_wanted(self, practice: bool) -> None:
        """Open another ledger, or the practice ledger."""
        if not practice:
            self.ask()
            return
        dialog = self._opening_dialog()
        dialog.practise()
        if dialog.session is not None:
            self.show(dialog.session)
        dialog.deleteLater()

    def _on_crash(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show an exception that nobody expected; the window stays."""
        if issubclass(kind, KeyboardInterrupt):
            self.application.quit()
            return
        from ui.widgets.messages import tell_bug

        del trace
        QTimer.singleShot(0, lambda: tell_bug(self.window, error))


def last_ledger() -> Path | None:
    """Return the ledger that was open last on this machine, if it is still there."""
    kept = str(habits().value("ledger/last", ""))
    return Path(kept) if kept and Path(kept).is_dir() else None


def _tell(error: UserFacing) -> None:
    from ui.widgets.messages import tell_error

    tell_error(None, error)


def _first_window_raised(folder: Path) -> bool:
    from ui.jobs.first_window import raise_first_window

    return raise_first_window(folder)


def _say(error: UserFacing) -> int:
    """Tell ``error`` on the terminal, because there is no window to tell it in."""
    sys.stderr.write(sentence(error) + os.linesep)
    return error.exit_code

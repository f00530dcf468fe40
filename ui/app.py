"""Opening the window: display, input method, fonts, Chinese Qt, one window a ledger, and no silent crash."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from core.clock import Clock
from core.errors import Environment, UserFacing
from core.wording import word
from ui.main_window import MainWindow
from ui.models.recent_ledgers import remember_last, remember_ledger
from ui.session import Opening, Session
from ui.widgets.theme import apply_theme, icon

if TYPE_CHECKING:
    from ui.dialogs.opening_dialog import OpeningDialog
    from ui.jobs.first_window import FirstWindow

_LISTEN_AFTER_MS = 50
_TEND_AFTER_MS = 400
"""The window is painted first; listening for later starts, healing and the day's backup come after."""


def show(opening: Opening | None) -> int:
    """Show the ledger that is being opened, or ask for one; return the exit code when all is closed."""
    application = make_application()
    QTimer.singleShot(_TEND_AFTER_MS, _collect_garbage)
    program = Program(application, Clock())
    if not program.start(opening):
        return 0
    return application.exec()


def _collect_garbage() -> None:
    """Look for garbage again, which ``main.py`` left off, and never among what the start made to stay."""
    gc.freeze()
    gc.enable()


def make_application() -> QApplication:
    """Return the dressed, Chinese-speaking application (the running one when there is one)."""
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

    def start(self, opening: Opening | None) -> bool:
        """Show the ledger that is being opened, or ask; ``False`` when there is nothing to show."""
        if opening is not None:
            try:
                self.show(opening.session())
            except Environment as error:
                if error.code == "ledger_in_use" and _first_window_raised(opening.folder):
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
        remember_last(session.folder)
        self.window.show()
        QTimer.singleShot(_LISTEN_AFTER_MS, self.window, partial(remember_ledger, session.folder))
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


def _tell(error: UserFacing) -> None:
    from ui.widgets.messages import tell_error

    tell_error(None, error)


def _first_window_raised(folder: Path) -> bool:
    from ui.jobs.first_window import raise_first_window

    return raise_first_window(folder)

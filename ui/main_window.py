"""The window: pages on the left, search and acts at the top, running work at the foot. It owns no data.

At a start of the program the frame is painted first, with the words that the ledger is being read in place
of a page: what the first page needs is loaded behind that painting, what the labels need behind its figures
(decisions 0037, 0066).
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.wording import word
from ui.models.habits import habits
from ui.pages.registry import GROUPS
from ui.pages.shell import Shell
from ui.session import Session
from ui.widgets.by_number import shortcut
from ui.widgets.navigation import Navigation
from ui.widgets.reading_place import ReadingPlace
from ui.widgets.screen import open_with
from ui.widgets.theme import icon
from ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent

FIRST = "overview"
"""The page a start shows."""
LABELS_AFTER_MS = 20
"""How long after its figures the window says what undo would do and who works: they are painted first."""


class MainWindow(Shell):
    """One opened ledger in a window; another ledger gets another window."""

    closed = Signal()

    def __init__(self, session: Session, *, frame_first: bool = False) -> None:
        """Show the first page at once; with ``frame_first`` once the frame around it has been painted."""
        super().__init__(session)
        self._office = session.reader.office_name
        self.setWindowTitle(word("window.title", office=self._office))
        self.setWindowIcon(icon("app", "accent", large=True))
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.navigation.show_office(self._office)
        open_with(self, 1360, 860)
        state = habits().value("window/geometry")
        if state is not None:
            self.restoreGeometry(state)
        if frame_first:
            self._wait_for_painting()
        else:
            self.go(FIRST)
            self.refresh_labels()

    def _wait_for_painting(self) -> None:
        self.bar.show_history(None, None)
        self.navigation.choose(FIRST)
        place = ReadingPlace()
        self.stack.addWidget(place)
        place.painted.connect(self.begin)
        place.painted.connect(place.deleteLater)

    def begin(self) -> None:
        """Show the first page, unless a person was quicker and chose one; behind it what the labels say."""
        if self.session.closed:
            return
        if self.present() is not None:
            self.refresh_labels()
            return
        self.session.reading.idle.connect(self._label_later)
        self.go(FIRST)

    def _label_later(self) -> None:
        """Fill the labels in when the figures have come and been painted (decision 0066)."""
        self.session.reading.idle.disconnect(self._label_later)
        QTimer.singleShot(LABELS_AFTER_MS, self, self.refresh_labels)

    def act(self, name: str, argument: object = None) -> None:
        """Do what a button, a menu or a page asks for by name."""
        from ui.pages import acts

        acts.ACTS[name](self, argument)

    # --- the frame ------------------------------------------------------------------------------------

    def refresh_labels(self) -> None:
        """Say what undo and redo would do, and whose ledger this is."""
        if self.session.closed:
            return
        from core.operations.import_withdrawals import withdrawable

        undo = self.session.undo_label() or withdrawable(self.session.reader)
        self.bar.show_history(undo, self.session.redo_label())
        self._show_people()
        self.navigation.show_office(self.session.reader.office.name)

    def _show_people(self) -> None:
        from core.operations import signing

        reader = self.session.reader
        found = signing.operators(reader)
        shown = len(found) > 1 or any(signing.has_pin(reader, each.uuid) for each in found)
        present = "" if signing.waits_for_signature(reader) else reader.operator
        self.bar.show_people(present, [each.name for each in found], shown=shown)

    def _build(self) -> None:
        """Put the frame together from outside: every part that moves into another is dressed once more."""
        middle = QWidget(self)
        self.setCentralWidget(middle)
        right = QWidget(middle)
        self.navigation = Navigation(GROUPS, middle)
        self.bar = TopBar(self.search, right)
        line = QHBoxLayout(middle)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.navigation)
        line.addWidget(right, 1)
        self._column = QVBoxLayout(right)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.stack, 1)

    def arrive(self) -> None:
        """Say what opening this ledger calls for, behind the first painting."""
        if self.session.is_open:
            from ui.pages.arrival import arrive

            self.navigation.sharpen()
            self.bar.sharpen()
            arrive(self, self._column)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.page_shown.connect(self.navigation.choose)
        self.act_wanted.connect(self.act)
        self.refreshed.connect(self.refresh_labels)
        self.bar.act_wanted.connect(self.act)
        self.bar.person_wanted.connect(lambda name: self.act("sign_in", name))
        self.search.picked.connect(self.open_hit)
        self.session.changed.connect(lambda _: self.refresh_labels())
        self.session.troubled.connect(self._show_trouble)
        self.session.jobs.started.connect(self._show_work)
        keys: tuple[tuple[str, str], ...] = (
            ("Ctrl+Z", "undo"),
            ("Ctrl+Y", "redo"),
            ("Ctrl+Shift+Z", "redo"),
            ("Ctrl+K", "search"),
            ("Ctrl+N", "new_issue"),
            ("Ctrl+O", "open"),
            ("Ctrl+I", "import"),
            ("Ctrl+E", "export"),
            ("F1", "help"),
            ("F5", "refresh"),
        )
        for key, name in keys:
            shortcut(self, key).activated.connect(partial(self.act, name))
        for key, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1), ("Ctrl+Tab", 1), ("Ctrl+Shift+Tab", -1)):
            shortcut(self, key).activated.connect(partial(self.navigation.step, step))

    def _show_work(self, label: str) -> None:
        """Put the strip at the foot of the window with the first job that is to be seen."""
        from ui.jobs.strip import JobStrip

        self.session.jobs.started.disconnect(self._show_work)
        strip = JobStrip(self.session.jobs)
        self._column.addWidget(strip)
        strip.on_started(label)

    def _show_trouble(self, error: BaseException) -> None:
        from ui.widgets.messages import tell_error

        tell_error(self, error)

    # --- Qt's events ----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files in."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Offer dropped files to the page, then import a spreadsheet."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        present = self.present()
        if files and not (present is not None and present.take_files(files)):
            self.act("import", files[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved words, remember the window's place, close the ledger."""
        present = self.present()
        if present is not None and not present.may_leave():
            event.ignore()
            return
        habits().setValue("window/geometry", self.saveGeometry())
        self.setEnabled(False)
        self.session.close()
        event.accept()
        self.closed.emit()

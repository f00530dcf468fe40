"""What pages have in common: they show the ledger, re-read when told, speak to the window by signals."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QVBoxLayout, QWidget

from core.domain.change import ChangeRecord
from core.domain.listing import Filter, ListKind
from core.wording import word
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.plates import Banner, label, row


class Page(QWidget):
    """A page of the window. Subclasses build into ``body`` and implement ``refresh``.

    A change of any table named in ``TABLES`` (empty: all) makes the page stale; it re-reads at once when
    visible, else when it is shown next.
    """

    NAME = ""
    """Wording key under ``pages`` and stem of the icon."""
    TABLES: tuple[str, ...] = ()

    record_wanted = Signal(object, str)
    """(ListKind, uuid): show that record on its own page."""
    list_wanted = Signal(object, object)
    """(ListKind, tuple of Filter): show that list so filtered."""
    act_wanted = Signal(str, object)
    """(act name of the main window, its argument): import, new_issue, letter, …"""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"page_{self.NAME}")
        self._stale = True
        self.banner = Banner()
        self.head = row(label(word(f"pages.{self.NAME}"), "title"), None)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(16)
        outer.addLayout(self.head)
        outer.addWidget(self.banner)
        outer.addLayout(self.body, 1)
        session.changed.connect(self.on_session_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.start_finding)

    def refresh(self) -> None:
        """Read everything shown from the ledger again; every page has its own way."""

    def show_record(self, uuid: str) -> None:
        """Go to a record; pages with a list override this."""

    def show_kind(self, kind: ListKind) -> None:
        """Show one of the page's lists; pages with several override this."""

    def show_list(self, filters: tuple[Filter, ...]) -> None:
        """Show the list filtered; pages with a list override this."""

    def start_finding(self) -> None:
        """Put the keyboard into the line that finds in the list shown, if the page has one."""
        lines = (each for each in self.findChildren(QLineEdit) if each.objectName().startswith("find_"))
        shown = next((each for each in lines if each.isVisible()), None)
        if shown is not None:
            shown.setFocus()
            shown.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go to the list: from the page, where its key leads, and from the line that finds."""
        holder = self.focusWidget()
        waiting = holder is None or holder is self or holder.objectName().startswith("find_")
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and waiting:
            self._enter_list(event)
        else:
            super().keyPressEvent(event)

    def _enter_list(self, event: QKeyEvent) -> None:
        """Give the keyboard to the first list seen that has rows: on its present row, else on its first."""
        from ui.widgets.tab_order import as_seen

        lists = (each for each in as_seen(self) if isinstance(each, QAbstractItemView) and each.isEnabled())
        shown = next((each for each in lists if each.model() and each.model().rowCount()), None)
        if shown is None:
            super().keyPressEvent(event)
            return
        shown.setFocus(Qt.FocusReason.TabFocusReason)
        if not shown.currentIndex().isValid():
            shown.event(event)

    def may_leave(self) -> bool:
        """Ask about unsaved words; ``False`` keeps the page."""
        return True

    def take_files(self, files: list[Path]) -> bool:
        """Take files dropped on the page; ``False`` leaves them to the window."""
        return not files

    def tell(self, text: str, tone: Tone = Tone.GOOD) -> None:
        """Show one sentence at the top of the page."""
        self.banner.tell(text, tone)

    def on_session_changed(self, change: ChangeRecord) -> None:
        """Note that something changed; re-read now when a person is looking. An old sentence goes."""
        self.banner.hide()
        if self.TABLES and not change.touches(*self.TABLES):
            return
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Re-read what changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        self.refresh()

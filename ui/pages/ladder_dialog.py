"""The ladder of one batch, opened where the batch stands: chosen, changed, given up for the office's."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.jobs.strip import JobStrip
from ui.pages.ladder_tab import LadderTab
from ui.session import Session
from ui.widgets.plates import Banner, button, row, scrolled
from ui.widgets.screen import open_with


class LadderDialog(QDialog):
    """Shows the ladder that holds for a batch; everything in it can be undone."""

    def __init__(self, session: Session, batch: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "settings")
        self.setWindowTitle(word("settings_page.tab_ladder"))
        self.banner = Banner()
        self.tab = LadderTab(session, self, batch=batch)
        self.tab.told.connect(self.banner.tell)
        session.changed.connect(self._on_changed)
        inside = QVBoxLayout()
        inside.addWidget(self.tab)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.banner)
        column.addWidget(scrolled(inside), 1)
        column.addWidget(JobStrip(session.jobs))
        close = button("batch_dialog.close", self.accept)
        close.setDefault(True)
        column.addLayout(row(None, close))
        open_with(self, 1080, 680)
        self.tab.refresh()
        self.tab.scope.setFocus()

    def _on_changed(self, _change: object) -> None:
        self.tab.refresh()

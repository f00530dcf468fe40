"""The first start: begin a ledger, open one, or practise on a real one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.clock import Clock
from core.errors import UserFacing
from core.places import documents
from core.wording import word
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.new_ledger_dialog import NewLedgerDialog
from ui.models.recent_ledgers import recent_ledgers
from ui.session import Session
from ui.widgets.messages import tell_error
from ui.widgets.plates import button, label, row
from ui.widgets.theme import figure_font, icon, mark


class OpeningDialog(QDialog):
    """``session`` is the opened ledger when the dialog was accepted."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "first-steps")
        self._clock = clock
        self.session: Session | None = None
        self.setWindowTitle(word("app.name"))
        picture = QLabel()
        picture.setPixmap(icon("app", "accent", large=True).pixmap(64, 64))
        title = label(word("app.name"))
        title.setFont(figure_font(8, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 24, 48, 24)
        column.setSpacing(12)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        about = label(word("opening.about"), "muted", wrap=True)
        about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(about)
        column.addSpacing(12)
        for key, slot, symbol, role in (
            ("opening.new", self.begin, "add", "primary"),
            ("opening.open", self.choose, "open", ""),
            ("opening.practice", self.practise, "book", ""),
        ):
            made: QPushButton = button(key, slot, symbol=symbol, role=role)
            made.setIconSize(QSize(20, 20))
            made.setMinimumHeight(44)
            if key == "opening.open":
                column.addLayout(self._with_recent(made))
            else:
                column.addWidget(made)
            hint = label(word(f"{key}_hint"), "small", wrap=True)
            hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(hint)
        self.setFixedWidth(520)

    def _with_recent(self, choose: QPushButton) -> QHBoxLayout:
        """Return the button that asks for a folder, beside it the ledgers opened last when there are some."""
        self.recent = button("opening.recent")
        self.recent.setMinimumHeight(44)
        mark(self.recent, menu="yes")
        menu = QMenu(self.recent)
        for folder in recent_ledgers():
            menu.addAction(str(folder), partial(self.open, folder))
        self.recent.setMenu(menu)
        line = row(choose, self.recent)
        line.setStretch(0, 1)
        self.recent.setVisible(bool(menu.actions()))
        return line

    def begin(self) -> None:
        """Ask for the office and begin its ledger."""
        dialog = NewLedgerDialog(self._clock, self)
        if dialog.exec():
            self.session = dialog.session
            self.accept()

    def choose(self) -> None:
        """Open a ledger folder."""
        chosen = QFileDialog.getExistingDirectory(self, word("opening.choose"), str(documents()))
        if chosen:
            self.open(Path(chosen))

    def open(self, folder: Path) -> None:  # type: ignore[override]
        """Open the ledger in ``folder`` or say why not."""
        try:
            self.session = Session.open(folder, self._clock)
        except UserFacing as error:
            tell_error(self, error)
            return
        self.accept()

    def practise(self) -> None:
        """Open the practice ledger, made anew when there is none."""
        from core.operations import practice

        try:
            folder = practice.practice_ledger(documents(), self._clock)
        except UserFacing as error:
            tell_error(self, error)
            return
        self.open(folder)

"""The scans filed of a letter's slip, each to be opened; files of replies stand with their replies."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.operations import letter_register
from core.wording import word
from ui.pages.filed_file import filed_file
from ui.session import Session
from ui.widgets.flow_layout import lines_of
from ui.widgets.plates import clear, label


class SlipFiles(QFrame):
    """One line of files; hidden while no slip came back."""

    told = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 0, 16, 0)
        self._column.setSpacing(2)
        self.show_letter("")

    def show_letter(self, uuid: str) -> None:
        """Show what was filed of the letter ``uuid``; none when it is empty."""
        clear(self._column)
        found = letter_register.slips_of(self._session.reader, uuid) if uuid else []
        if found:
            self._column.addWidget(label(word("slip_form.filed"), "small"))
            names = [
                filed_file(self._session, each, self, self.told, tip=word("slip_form.open", name=each.name))
                for each in found
            ]
            self._column.addLayout(lines_of(*names))
        self.setVisible(bool(found))

"""The scans filed of a letter's slip, each to be opened; files of replies stand with their replies."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from core.operations import letter_register
from core.operations.viewing import viewing_copy
from core.wording import word
from ui.dialogs.print_pdf import open_with_system
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.flow_layout import lines_of
from ui.widgets.messages import error_text
from ui.widgets.plates import button, clear, label


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
            self._column.addLayout(lines_of(*map(self._file, found)))
        self.setVisible(bool(found))

    def _file(self, proof: Evidence) -> QWidget:
        made = button(
            "attachments.open",
            partial(self._open, proof),
            role="link",
            symbol="attach",
            name=f"slip_{proof.uuid}",
        )
        metrics = made.fontMetrics()
        made.setText(metrics.elidedText(proof.name, Qt.TextElideMode.ElideMiddle, 16 * metrics.height()))
        made.setToolTip(word("slip_form.open", name=proof.name))
        return made

    def _open(self, proof: Evidence, _checked: bool = False) -> None:
        self._session.read_job(
            lambda workspace, _: viewing_copy(workspace, proof),
            on_done=lambda path: open_with_system(path, self),
            on_error=lambda error: self.told.emit(error_text(error), Tone.BAD),
        )

"""After a restore: the last number of each series and the last package are confirmed by the clerk, once."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from core.operations import restored
from core.operations.restored import OpenSeries, Unconfirmed
from core.progress import Progress
from core.wording import word
from core.workspace import Workspace
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.writing_dialog import WritingDialog
from ui.models.tones import Tone
from ui.session import Session
from ui.widgets.messages import error_text
from ui.widgets.plates import Banner, button, label, row, scrolled
from ui.widgets.screen import open_with


class RestoredDialog(WritingDialog):
    """One box a series, filled with the highest number found in the ledger or among the papers beside it."""

    def __init__(self, session: Session, asked: Unconfirmed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "safety")
        self._session = session
        self.setWindowTitle(word("restored_dialog.title"))
        self.message = Banner()
        self.said.connect(self.message.tell)
        self.boxes: list[tuple[OpenSeries, QSpinBox]] = []
        self.sequence: QSpinBox | None = None
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(word("restored_dialog.reason_hint"))
        self.agree = button("restored_dialog.agree", self.confirm, role="primary")
        self.agree.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(label(word("restored_dialog.text", backup=asked.backup), wrap=True))
        outer.addWidget(self.message)
        outer.addWidget(scrolled(self._lines(asked), margins=(0, 0, 12, 0)), 1)
        outer.addWidget(label(word("restored_dialog.lost"), "muted", wrap=True))
        outer.addLayout(row(None, button("messages.cancel", self.reject), self.agree))
        self.setMinimumWidth(560)
        open_with(self, 640, 560)
        first = self.boxes[0][1] if self.boxes else self.sequence
        (first or self.agree).setFocus()

    def _lines(self, asked: Unconfirmed) -> QFormLayout:
        lines = QFormLayout()
        for each in asked.series:
            box = _box(each.last, each.seen)
            self.boxes.append((each, box))
            lines.addRow(word("restored_dialog.series", series=each.series, year=each.year), box)
        if asked.sequence is not None:
            self.sequence = _box(asked.sequence.last, asked.sequence.seen)
            lines.addRow(word("restored_dialog.sequence", target=asked.sequence.target_name), self.sequence)
        if self.boxes:
            lines.addRow(word("restored_dialog.reason"), self.reason)
        return lines

    def confirm(self) -> None:
        """Write what was confirmed; the dialog closes when all of it stands."""
        series = [(each.series, each.year, box.value()) for each, box in self.boxes]
        sequence = None if self.sequence is None else self.sequence.value()
        reason = self.reason.text()

        def job(workspace: Workspace, _: Progress) -> None:
            for name, year, last in series:
                restored.confirm_numbers(workspace, name, year, last, reason)
            if sequence is not None:
                restored.confirm_sequence(workspace, sequence)

        self.agree.setEnabled(False)
        self.submit(self._session, job, on_done=lambda _: self.accept(), on_error=self._on_error)

    def _on_error(self, error: Exception) -> None:
        self.agree.setEnabled(True)
        self.message.tell(error_text(error), Tone.BAD)


def _box(least: int, likely: int) -> QSpinBox:
    """Return a box for a last number: never below what the ledger holds."""
    box = QSpinBox()
    box.setRange(least, least + restored.MOST_LOST)
    box.setValue(likely)
    return box


def confirmed_after_restore(session: Session, parent: QWidget, *also: tuple[str, int]) -> bool:
    """Ask for what a restored ledger must know before the next number; tell whether nothing is open now."""
    asked = restored.unconfirmed(session.reader, *also)
    if asked is None:
        return True
    dialog = RestoredDialog(session, asked, parent)
    agreed = dialog.exec() == RestoredDialog.DialogCode.Accepted
    dialog.deleteLater()
    return agreed

"""A text filled in from the ledger, to be gone on with by hand: copied into a word processor, or saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from core.operations import listing, report_text
from core.operations.report_text import Report, ReportKind
from core.wording import chinese_date, word, word_of
from ui.dialogs.help_key import help_on_f1
from ui.dialogs.saving import place_to_write
from ui.session import Session
from ui.widgets.choices import Choice, ChoiceEdit
from ui.widgets.plates import button, label, row

_KIND = 12
"""Characters of the longest kind of text."""


class ReportDialog(QDialog):
    """The text of one kind and batch; choosing another fills it in anew."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        help_on_f1(self, "statistics")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.setWindowTitle(word("report_dialog.title"))
        self.kind = ChoiceEdit(lambda: [(kind.value, word_of(kind)) for kind in ReportKind])
        self.kind.setMinimumContentsLength(_KIND)
        self.kind.set_value(ReportKind.WORK.value)
        self.batch = ChoiceEdit(self._batches)
        self.kind.setAccessibleName(word("report_dialog.kind"))
        self.batch.setAccessibleName(word("columns.batch"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(word("report_dialog.title"))
        self._told = label("", "muted", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 16, 16, 16)
        outer.setSpacing(8)
        kinds = (label(word("report_dialog.kind"), "label"), self.kind)
        outer.addLayout(row(*kinds, label(word("columns.batch"), "label"), self.batch, None))
        outer.addWidget(label(word("report_dialog.hint"), "muted", wrap=True))
        outer.addWidget(self.text, 1)
        acts = (
            button("report_dialog.refill", self.refill, symbol="refresh"),
            button("report_dialog.copy", self.copy, role="primary"),
            button("report_dialog.save", self.save, symbol="save"),
            button("report_dialog.close", self.accept),
        )
        acts[1].setDefault(True)
        outer.addLayout(row(self._told, None, *acts))
        self.kind.edited.connect(self.refill)
        self.batch.edited.connect(self.refill)
        self.resize(900, 640)
        self.refill()

    def refill(self) -> None:
        """Fill the text in from the ledger again; what was typed goes."""
        kind, batch = ReportKind(str(self.kind.value())), str(self.batch.value() or "")
        self._session.read_job(
            lambda workspace, _: report_text.report(workspace, kind, batch), on_done=self._show
        )

    def copy(self) -> None:
        """Put the text as it stands on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._told.setText(word("report_dialog.copied"))

    def save(self) -> None:
        """Ask for a place and write the text as it stands there."""
        kind = word_of(ReportKind(str(self.kind.value())))
        name = word("report_dialog.file", kind=kind, day=chinese_date(self._session.today))
        chosen = place_to_write(self, name, title="report_dialog.save", kinds="report_dialog.files")
        if chosen:
            self.save_to(
                chosen if chosen.suffix.lower() == ".txt" else chosen.with_name(f"{chosen.name}.txt")
            )

    def save_to(self, path: Path) -> None:
        """Write the text as it stands to ``path`` as a job."""
        text = self.text.toPlainText()
        self._session.read_job(
            lambda _workspace, _progress: report_text.write_text(text, path),
            on_done=lambda written: self._told.setText(word("acts.exported", path=written)),
        )

    def _show(self, made: Report) -> None:
        self.text.setPlainText(made.text)
        self._told.setText("")

    def _batches(self) -> list[Choice]:
        names = dict.fromkeys(batch.name for batch in listing.batches(self._session.reader))
        return [("", word("statistics.all_batches")), *((name, name) for name in names)]

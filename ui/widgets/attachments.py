"""Files that belong to a record: dropped or chosen, opened with a click, taken off with a button."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from core.domain.evidence import Evidence
from core.wording import word
from ui.widgets.plates import button, clear, label, row


class Attachments(QFrame):
    """Shows the files of a record and asks the page to add, open or take off."""

    files_dropped = Signal(object)
    """A list of paths a person wants to attach."""
    open_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setAcceptDrops(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.hint = label(word("attachments.hint"), "muted", wrap=True)
        self.add = button("attachments.add", self._choose, symbol="attach", role="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(self._rows)
        column.addWidget(self.hint)
        column.addLayout(row(self.add, None))

    def show_files(self, files: Sequence[Evidence], *, writable: bool) -> None:
        """Show ``files``; without ``writable`` the record must be saved before anything can be attached."""
        clear(self._rows)
        for proof in files:
            self._rows.addWidget(self._line(proof))
        self.hint.setText(word("attachments.hint" if writable else "attachments.after_save"))
        self.add.setEnabled(writable)
        self.setAcceptDrops(writable)

    def _line(self, proof: Evidence) -> QWidget:
        name = button("attachments.open", lambda: self.open_wanted.emit(proof), role="link", symbol="attach")
        name.setText(proof.name)
        name.setToolTip(word("attachments.open"))
        size = label(_size_words(proof.size), "small")
        remove = button("attachments.remove", lambda: self.remove_wanted.emit(proof), role="link")
        line = QWidget()
        line.setLayout(row(name, size, None, remove))
        return line

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, word("attachments.choose"))
        if names:
            self.files_dropped.emit([Path(name) for name in names])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)


def _size_words(size: int) -> str:
    if size < 1024 * 1024:
        return word("attachments.kilobytes", size=max(1, round(size / 1024)))
    return word("attachments.megabytes", size=f"{size / 1024 / 1024:.1f}")

"""Files to be attached: chosen, dropped or pasted (a picture from the clipboard becomes a file)."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QVBoxLayout, QWidget

from core.identity import new_uuid
from core.wording import word
from ui.models.habits import last_folder, remember_folder
from ui.widgets.chips import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.plates import button, clear, label, row


class FileBasket(QFrame):
    """Holds paths until they are attached; nothing is copied before."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setAcceptDrops(True)
        self._files: list[Path] = []
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=4)
        self._hint = label(word("files.hint"), "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        choose = button("files.choose", self.choose, symbol="attach")
        paste = button("files.paste", self.paste, symbol="image")
        column.addLayout(row(choose, paste, None))
        column.addWidget(self._hint)
        column.addWidget(self._chips)
        self._chips.hide()
        QShortcut(QKeySequence("Ctrl+Shift+V"), self).activated.connect(self.paste)

    def files(self) -> tuple[Path, ...]:
        """Return the files to attach."""
        return tuple(self._files)

    def add(self, files: Sequence[Path]) -> None:
        """Take files in, each once."""
        self._files.extend(each for each in files if each.is_file() and each not in self._files)
        self._rebuild()
        self.edited.emit()

    def clear(self) -> None:
        """Forget the files; they were attached or given up."""
        self._files.clear()
        self._rebuild()

    def choose(self) -> None:
        """Let the person choose files."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, word("files.choose_title"), last_folder())
        if chosen:
            remember_folder(Path(chosen[0]).parent)
            self.add([Path(each) for each in chosen])

    def paste(self) -> None:
        """Take files or a picture from the clipboard."""
        self.add(files_of(QApplication.clipboard().mimeData()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped files in."""
        self.add(files_of(event.mimeData()))
        event.acceptProposedAction()

    def _rebuild(self) -> None:
        clear(self._flow)
        for path in self._files:
            chip = Chip(path.name)
            chip.setToolTip(str(path))
            chip.removed.connect(lambda each=path: self._remove(each))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(bool(self._files))

    def _remove(self, path: Path) -> None:
        self._files.remove(path)
        self._rebuild()
        self.edited.emit()


def files_of(data: QMimeData) -> list[Path]:
    """Return the local files that ``data`` names, or its picture saved as a PNG file."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if not data.hasImage():
        return []
    image = QImage(data.imageData())
    folder = Path(tempfile.mkdtemp(prefix="ledger-"))
    path = folder / word("files.pasted_name", number=new_uuid()[:4])
    return [path] if image.save(str(path), "PNG") else []  # type: ignore[call-overload]

"""The papers of a run, one line each, with the copies of each; choosing a line goes to its first page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.domain.printing import MOST_COPIES
from core.wording import word
from ui.widgets.printed_pages import PrintPiece

_NAME, _PAGES, _COPIES = range(3)
_PATH = Qt.ItemDataRole.UserRole


class PieceTable(QTableWidget):
    """Copies follow the form's until a person gives a paper its own; 0 leaves the paper out."""

    edited = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 3, parent)
        self._usual = 1
        self._own: dict[Path, int] = {}
        self.setAccessibleName(word("print.papers"))
        heads = ("papers_name", "papers_pages", "papers_copies")
        self.setHorizontalHeaderLabels([word(f"print.{key}") for key in heads])
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_PAGES, _COPIES):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentCellChanged.connect(lambda row, *_: self.chosen.emit(row))
        self.itemChanged.connect(self._on_typed)

    def show_pieces(self, pieces: Sequence[PrintPiece], pages: Sequence[int]) -> None:
        """Show ``pieces`` in the order of printing; copies already given stay with their paper."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        if [piece.path for piece in pieces] != [self.path(row) for row in range(self.rowCount())]:
            self.setRowCount(len(pieces))
            for row, (piece, count) in enumerate(zip(pieces, pages, strict=True)):
                for column, text in ((_NAME, piece.name), (_PAGES, str(count)), (_COPIES, "")):
                    self.setItem(row, column, _cell(piece, text, typed=column == _COPIES))
        for row, piece in enumerate(pieces):
            self._item(row, _COPIES).setText(str(self.copies(piece)))
        self.blockSignals(False)  # noqa: FBT003

    def set_usual(self, copies: int) -> None:
        """Give every paper without copies of its own the new ones."""
        self._usual = copies

    def copies(self, piece: PrintPiece) -> int:
        """Return how many copies of a paper are wanted."""
        return self._own.get(piece.path, self._usual)

    def path(self, row: int) -> Path:
        """Return the file of a line."""
        return Path(str(self._item(row, _NAME).data(_PATH)))

    def type_copies(self, row: int, text: str) -> None:
        """Give a line its own copies, as a person would type them."""
        self._item(row, _COPIES).setText(text)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        assert item is not None
        return item

    def _on_typed(self, item: QTableWidgetItem) -> None:
        """Take a number of copies; anything else brings back the one before."""
        path, text = Path(str(item.data(_PATH))), item.text().strip()
        if text.isascii() and text.isdigit() and int(text) <= MOST_COPIES:
            self._own[path] = int(text)
        self.edited.emit()


def _cell(piece: PrintPiece, text: str, *, typed: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setData(_PATH, str(piece.path))
    item.setToolTip(word("print.copies_tip") if typed else piece.addressee or piece.name)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if typed else flags)
    return item

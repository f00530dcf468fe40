"""The table of figures: rates with a bar behind their words, every cell a way to its rows."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.statistics_model import SHARE_ROLE, SHORT_ROLE
from ui.widgets.frozen_names import FrozenNames
from ui.widgets.theme import COLOURS, row_height

_HEAD_PADDING = 26
_PADDING = 28
"""Pixels that the style keeps free around the words of a heading and of a cell."""
_TIGHT_HEAD, _TIGHT = 18, 24
"""The same where the table would else scroll sideways."""
_NAME_NEEDS = 120
"""Pixels."""
_LEAST_LINES = 2
"""Lines that are always in sight."""
_SHORT_HEAD, _TIGHT_SHORT = 3, 2
"""Characters of a heading that stands on one line; a longer one is turned into two."""
_LOOKED_AT = 200
"""Lines whose words decide how wide a column is."""


class ShareDelegate(QStyledItemDelegate):
    """Paints a pale bar as long as the share behind the words of a rate."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        share = index.data(SHARE_ROLE)
        if share:
            cell: QRect = option.rect  # type: ignore[attr-defined]
            bar = cell.adjusted(4, 6, -4, -6)
            bar.setWidth(max(2, bar.width() * int(share) // 1000))
            painter.fillRect(bar, QColor(COLOURS["good_pale"]))
        super().paint(painter, option, index)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave out what a rate is of where it has no room; the tip says it."""
        super().initStyleOption(option, index)
        short = index.data(SHORT_ROLE)
        words, room = option.text, option.rect.width()  # type: ignore[attr-defined]
        if short and option.fontMetrics.horizontalAdvance(words) + _TIGHT > room:  # type: ignore[attr-defined]
            option.text = short  # type: ignore[attr-defined]


class StatisticsTable(QTableView):
    """One line a group; a click, Enter or Space on a cell opens the rows it counts."""

    opened = Signal(QModelIndex)

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(ShareDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setProperty("role", "plain")
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setProperty("role", "dense")
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.horizontalHeader().setFixedHeight(2 * self._head_metrics().lineSpacing() + _HEAD_PADDING)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.names = FrozenNames(self)
        for view in (self, self.names):
            view.clicked.connect(self._open)
        model.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current cell by keyboard."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point only where a click opens something."""
        opens = self._opens(self.indexAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _opens(self, index: QModelIndex) -> bool:
        can_open = getattr(self.model(), "can_open", None)
        return index.isValid() and (can_open is None or bool(can_open(index)))

    def _open(self, index: QModelIndex) -> None:
        if self._opens(index):
            self.opened.emit(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, also from behind the names that stay."""
        super().scrollTo(index, hint)
        hidden = self.columnWidth(0) - self.visualRect(index).left()
        if self.names.isVisible() and index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def _head_metrics(self) -> QFontMetrics:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetrics(bold)

    def minimumSizeHint(self) -> QSize:
        """Return room for the head and a few lines."""
        lines = _LEAST_LINES * self.verticalHeader().defaultSectionSize()
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(super().minimumSizeHint().width(), self.horizontalHeader().height() + lines + bar)

    def _head_needs(self, head: str, *, tight: bool) -> int:
        """Return how wide a heading is, on two lines when it is long (pixels)."""
        short = len(head) <= (_TIGHT_SHORT if tight else _SHORT_HEAD)
        longest = head if short else head[: (len(head) + 1) // 2]
        return self._head_metrics().horizontalAdvance(longest) + (_TIGHT_HEAD if tight else _HEAD_PADDING)

    def _fit(self) -> None:
        model = self.model()
        if model is None or model.columnCount() == 0:
            return
        sections = range(1, model.columnCount())
        room = self.viewport().width() - _NAME_NEEDS
        needed = [self._needs(section, tight=False) for section in sections]
        if sum(needed) > room:
            needed = [self._needs(section, tight=True) for section in sections]
        for section, width in zip(sections, needed, strict=True):
            self.setColumnWidth(section, width)
        self.setColumnWidth(0, _NAME_NEEDS + max(0, room - sum(needed)))
        self.names.follow()

    def _needs(self, section: int, *, tight: bool) -> int:
        """Return how wide a column of figures is; ``tight`` with the least around its words (pixels)."""
        model = self.model()
        cells = [model.index(line, section) for line in range(min(model.rowCount(), _LOOKED_AT))]
        words = [str((tight and cell.data(SHORT_ROLE)) or cell.data()) for cell in cells]
        longest = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        head = str(model.headerData(section, Qt.Orientation.Horizontal))
        return max(self._head_needs(head, tight=tight), longest + (_TIGHT if tight else _PADDING))

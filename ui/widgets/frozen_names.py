"""The first column of a wide table, kept in sight while the others scroll sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView


class FrozenNames(QTableView):
    """A second look at the first column of ``table``, over its left edge where the table scrolls sideways.

    It takes no keyboard: rows are walked in the table itself, whose selection it shows.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(table.selectionMode())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(table.showGrid())
        self.setWordWrap(False)
        self.setProperty("role", table.property("role"))
        for policy in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        self._dress_heads()
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().rangeChanged.connect(lambda *_: self.follow())
        table.horizontalHeader().sectionResized.connect(lambda *_: self.follow())
        table.installEventFilter(self)
        self.hide()

    def _dress_heads(self) -> None:
        theirs, head = self._table.horizontalHeader(), self.horizontalHeader()
        head.setProperty("role", theirs.property("role"))
        head.setHighlightSections(False)
        head.setDefaultAlignment(theirs.defaultAlignment())
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._table.verticalHeader().defaultSectionSize())

    def follow(self) -> None:
        """Stand over the first column, or nowhere when the table has room for all of its columns."""
        table, model = self._table, self._table.model()
        for section in range(1, model.columnCount()):
            self.hideColumn(section)
        self.setColumnWidth(0, table.columnWidth(0))
        self.horizontalHeader().setFixedHeight(table.horizontalHeader().height())
        frame = table.frameWidth()
        height = table.viewport().height() + table.horizontalHeader().height()
        self.setGeometry(frame, frame, table.columnWidth(0), height)
        self.setVisible(table.horizontalScrollBar().maximum() > 0)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the table."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.follow()
        return super().eventFilter(watched, event)

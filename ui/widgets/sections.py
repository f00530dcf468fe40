"""Parts of a record one above the other at its left, each with how much it holds; one of them is shown.

A bar of tabs hides what does not fit behind arrows; this list shows every part at once. Where there is little
room it moves above the part shown, as symbols and figures; the part shown keeps its words.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.wording import word
from ui.widgets.theme import COLOURS, icon, wide

_NAME = Qt.ItemDataRole.UserRole
_COUNT = Qt.ItemDataRole.UserRole + 1
_TITLE = Qt.ItemDataRole.UserRole + 2
_PAD = 10
_SYMBOL = 18
_CONTENT_NEEDS = 24
"""Characters a section must have room for before the list shows its words."""
_MOST_DIGITS = "000"
_UNBOUNDED = 16_777_215
"""Qt's own largest height of a widget."""


class Sections(QWidget):
    """Sections by name. Arrow keys move in the list, Alt+PgUp and Alt+PgDn from anywhere in the window.

    A window shows one such widget at a time; the keys work beside it too, from the list of records and from
    the button that has just carried out an act.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setObjectName("sections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_Line(self.list))
        self.list.setAccessibleName(word("sections.name"))
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _: self._enter())
        self._stack = QStackedWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._line.addWidget(self.list)
        self._line.addWidget(self._stack, 1)
        self.setFocusProxy(self.list)
        for keys, step in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=step: self.step(by))

    def add(self, name: str, part: QWidget, title: str, symbol: str) -> None:
        """Put a section below those there are."""
        item = QListWidgetItem(icon(symbol, "muted"), title)
        item.setData(_NAME, name)
        item.setData(_TITLE, title)
        item.setToolTip(title)
        self._stack.addWidget(part)
        self.list.addItem(item)
        if self.list.count() == 1:
            self.list.setCurrentRow(0)
        self._fit()

    def show_count(self, name: str, count: int) -> None:
        """Say how much a section holds; nothing is said of none."""
        item = self._item(name)
        item.setData(_COUNT, count)
        title = item.data(_TITLE)
        item.setText(word("sections.count", title=title, count=count) if count else title)
        item.setToolTip(item.text())

    def show_section(self, name: str, *, shown: bool) -> None:
        """Offer a section, or take it away while it makes no sense."""
        self._item(name).setHidden(not shown)

    def choose(self, name: str) -> None:
        """Show a section."""
        self.list.setCurrentItem(self._item(name))

    def chosen(self) -> str:
        """Return the name of the section shown."""
        return str(self.list.currentItem().data(_NAME))

    def part(self, name: str) -> QWidget:
        """Return what a section shows."""
        return self._stack.widget(self.list.row(self._item(name)))

    def words(self, name: str) -> str:
        """Return the words of a section as read: its title, and how much it holds."""
        return self._item(name).text()

    def names(self) -> list[str]:
        """Return the sections offered, from above."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [str(item.data(_NAME)) for item in items if not item.isHidden()]

    def step(self, by: int) -> None:
        """Show the next section offered or the one before, around the ends; the list takes the keyboard."""
        names = self.names()
        self.choose(names[(names.index(self.chosen()) + by) % len(names)])
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Step back to symbols where the section shown would have too little room."""
        super().resizeEvent(event)
        self._fit()

    def _item(self, name: str) -> QListWidgetItem:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next(item for item in items if item.data(_NAME) == name)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)
            self._fit()
            self.changed.emit(self.chosen())

    def _enter(self) -> None:
        """Go from the list into the section shown."""
        self.focusNextChild()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        items = [self.list.item(row) for row in range(self.list.count())]
        digits = metrics.horizontalAdvance(_MOST_DIGITS)
        words = max((metrics.horizontalAdvance(item.data(_TITLE)) for item in items), default=0)
        whole = 3 * _PAD + words + (digits if any(item.data(_COUNT) is not None for item in items) else 0)
        narrow = self.width() - whole < wide(metrics, _CONTENT_NEEDS)
        if narrow != self.list.property("narrow"):
            self.list.setProperty("narrow", narrow)
            self._turn(narrow=narrow)
        self.list.setFixedWidth(self.width() if narrow else whole)
        self.list.doItemsLayout()
        if narrow and items:
            shown = [self.list.visualItemRect(item).bottom() for item in items if not item.isHidden()]
            self.list.setFixedHeight(max(shown) + self.list.verticalOffset() + 4)

    def _turn(self, *, narrow: bool) -> None:
        """Put the list above or beside the section shown."""
        way, flow = QBoxLayout.Direction, QListView.Flow
        self._line.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        self._line.setSpacing(6 if narrow else 12)
        self.list.setFlow(flow.LeftToRight if narrow else flow.TopToBottom)
        self.list.setWrapping(narrow)
        self.list.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if narrow else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.list.setMinimumHeight(0)
        self.list.setMaximumHeight(_UNBOUNDED)


class _Line(QStyledItemDelegate):
    """Title on the left, figure on the right; a symbol instead of the title in a narrow list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return a line's room: close together, so that all of them fit a small screen."""
        metrics = option.fontMetrics  # type: ignore[attr-defined]
        width = 0
        if self._narrow():
            words = metrics.horizontalAdvance(index.data(_TITLE)) if self._chosen(index) else 0
            count = str(index.data(_COUNT) or "")
            width = 2 * _PAD + (words or _SYMBOL) + (metrics.horizontalAdvance(count) + 6 if count else 0)
        return QSize(width, metrics.height() + 8)

    def _list(self) -> QListWidget:
        owner = self.parent()
        assert isinstance(owner, QListWidget)
        return owner

    def _narrow(self) -> bool:
        return bool(self._list().property("narrow"))

    def _chosen(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        return self._list().currentRow() == index.row()

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave words and symbol to ``paint``."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]
        option.icon = QIcon()  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one line."""
        super().paint(painter, option, index)
        place: QRect = option.rect.adjusted(_PAD, 0, -_PAD, 0)  # type: ignore[attr-defined]
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setFont(option.font)  # type: ignore[attr-defined]
        if self._narrow() and not self._chosen(index):
            symbol = QRect(place.left(), place.center().y() - _SYMBOL // 2, _SYMBOL, _SYMBOL)
            index.data(Qt.ItemDataRole.DecorationRole).paint(painter, symbol)
        else:
            painter.setPen(COLOURS["ink"])
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, index.data(_TITLE))
        if index.data(_COUNT):
            painter.setPen(COLOURS["accent"])
            painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, str(index.data(_COUNT)))
        painter.restore()

"""Small pictures of all sides of a printing, drawn as they come into sight; choosing one goes to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from core.wording import word
from ui.jobs.drawing import Wish, drawing
from ui.widgets.pdf_pages import drawn_if_open
from ui.widgets.printed_pages import RunPages
from ui.widgets.theme import COLOURS

_WIDE, _HIGH = 60, 85
_DRAWN = Qt.ItemDataRole.UserRole


class PageStrip(QListWidget):
    """One item a side, from above to below; in duplex the back says so."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: RunPages | None = None
        self._wish: Wish | None = None
        self.setAccessibleName(word("print.strip"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_WIDE, _HIGH))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(0)
        self.setMaximumWidth(_WIDE + 4 * self.fontMetrics().averageCharWidth() + 36)
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.timeout.connect(self._draw_one)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._wake.start(0))
        self.currentRowChanged.connect(self._on_row)

    def show_pages(self, pages: RunPages, *, duplex: bool) -> None:
        """Show the sides of ``pages``."""
        self.forget()
        self._pages = pages
        self.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.clear()
        paper = QPixmap(_WIDE, _HIGH)
        paper.fill(Qt.GlobalColor.white)
        paper = _framed(paper)
        for index in range(pages.count):
            item = QListWidgetItem(QIcon(paper), _name(pages, index, duplex=duplex))
            item.setSizeHint(QSize(self.maximumWidth() - 22, _HIGH + self.fontMetrics().height() + 10))
            self.addItem(item)
        self.blockSignals(False)  # noqa: FBT003
        self._wake.start(0)

    def forget(self) -> None:
        """Wait for no picture any more."""
        if self._wish is not None:
            self._wish.forget()
            self._wish = None
        self._pages = None

    def follow(self, index: int) -> None:
        """Mark the side that the preview shows."""
        self.blockSignals(True)  # noqa: FBT003 - the preview is there already
        self.setCurrentRow(index)
        self.blockSignals(False)  # noqa: FBT003

    def undrawn(self) -> list[int]:
        """Return the sides in sight that have no picture yet."""
        seen = self.viewport().rect()
        return [
            index
            for index in range(self.count())
            if not self.item(index).data(_DRAWN) and self.visualItemRect(self.item(index)).intersects(seen)
        ]

    def minimumSizeHint(self) -> QSize:
        """Never hold a narrow window open: the strip is the first to go."""
        return QSize(0, 0)

    def sizeHint(self) -> QSize:
        """Be as wide as one picture."""
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw what the larger strip brings into sight."""
        super().resizeEvent(event)
        self._wake.start(0)

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _draw_one(self) -> None:
        waiting = self.undrawn()
        if self._wish is not None or self._pages is None or not waiting:
            return
        ratio = self.devicePixelRatioF()
        size = round(_WIDE * ratio), round(_HIGH * ratio)
        draw = partial(drawn_if_open, self._pages, waiting[0], *size)
        self._wish = drawing().ask(self, draw, partial(self._take, waiting[0]))

    def _take(self, index: int, picture: QImage) -> None:
        self._wish = None
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.item(index).setIcon(QIcon(_framed(QPixmap.fromImage(picture))))
        self.item(index).setData(_DRAWN, True)  # noqa: FBT003 - Qt's own signature
        self._wake.start(0)


def _framed(picture: QPixmap) -> QPixmap:
    """Return the picture with the edge of the paper: white paper on a white list is not seen."""
    painter = QPainter(picture)
    painter.setPen(QColor(COLOURS["line_strong"]))
    ratio = picture.devicePixelRatio()
    painter.drawRect(0, 0, round(picture.width() / ratio) - 1, round(picture.height() / ratio) - 1)
    painter.end()
    return picture


def _name(pages: RunPages, index: int, *, duplex: bool) -> str:
    if pages.is_blank(index):
        return word("print.side_blank")
    key = "side_back" if duplex and index % 2 else "side"
    return word(f"print.{key}", number=pages.number(index))

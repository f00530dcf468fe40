"""The very page with a ruler in millimetres along its edges and the grid of GB/T 9704-2012 on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.operations.template_kit import paper
from ui.widgets.pdf_view import PdfView
from ui.widgets.theme import COLOURS

_LONG, _MIDDLE, _SHORT = 3.5, 2.4, 1.4
"""Lengths of the ticks at 10, 5 and 1 mm, in millimetres."""
_FINEST = 2.2
"""Pixels a millimetre below which single millimetres are not drawn."""
_FIGURE = 7


class RuledPdf(PdfView):
    """A ``PdfView`` that can show ruler and grid over its pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ruled = False

    def rule(self, *, shown: bool) -> None:
        """Show or hide ruler and grid."""
        self.ruled = shown
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages, then what measures them."""
        super().paintEvent(event)
        if not self.ruled:
            return
        painter = QPainter(self.viewport())
        for _, place in self._visible():
            scale = place.width() / paper.PAGE_WIDTH
            _grid(painter, place, scale)
            _ruler(painter, place, scale, across=True)
            _ruler(painter, place, scale, across=False)
        painter.end()


def _grid(painter: QPainter, place: QRect, scale: float) -> None:
    """Draw the type area, its 28 cells across and its 22 lines."""
    left, top = place.left() + paper.TYPE_LEFT * scale, place.top() + paper.TYPE_TOP * scale
    width, height = paper.TYPE_WIDTH * scale, paper.TYPE_HEIGHT * scale
    faint = QColor(COLOURS["accent"])
    faint.setAlpha(50)
    painter.setPen(QPen(faint, 1))
    for cell in range(1, paper.CELLS_PER_LINE):
        x = round(left + cell * paper.CELL * scale)
        painter.drawLine(x, round(top), x, round(top + height))
    for line in range(paper.LINES_PER_PAGE):
        y = round(top + (line * paper.PITCH + paper.CELL) * scale)
        painter.drawLine(round(left), y, round(left + width), y)
    painter.setPen(QPen(QColor(COLOURS["accent"]), 1))
    painter.drawRect(QRect(round(left), round(top), round(width), round(height)))


def _ruler(painter: QPainter, place: QRect, scale: float, *, across: bool) -> None:
    """Draw ticks along the upper (``across``) or left edge of the page, with a figure at every centimetre."""
    painter.setPen(QPen(QColor(COLOURS["ink"]), 1))
    font = painter.font()
    font.setPixelSize(max(_FIGURE, round(2.6 * scale)))
    painter.setFont(font)
    length = paper.PAGE_WIDTH if across else paper.PAGE_HEIGHT
    for at in range(0, int(length) + 1, 1 if scale >= _FINEST else 5):
        tick = round((_LONG if at % 10 == 0 else _MIDDLE if at % 5 == 0 else _SHORT) * scale)
        x, y = (
            (place.left() + round(at * scale), place.top())
            if across
            else (place.left(), place.top() + round(at * scale))
        )
        painter.drawLine(x, y, x if across else x + tick, y + tick if across else y)
        if at % 10 == 0 and 0 < at < length:
            room = QRect(x - 20, y + tick, 40, 14) if across else QRect(x + tick + 2, y - 7, 40, 14)
            align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, align if across else Qt.AlignmentFlag.AlignVCenter, str(at))

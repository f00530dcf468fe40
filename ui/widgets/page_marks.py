"""Marks on printed paper that the file itself does not bear: 草稿, 作废 across the page, 重印 at its foot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath

from core.wording import word_of

ACROSS_TURN = -45
ACROSS_HEIGHT = 60.0
"""How high the characters of a mark across the page are (mm)."""
FOOT_HEIGHT = 3.5
FOOT_LEFT, FOOT_BASE = 28.0, 288.0
"""Left edge and baseline of the mark at the foot: below page number and type area (mm, GB/T 9704 5.2.1)."""
_DRAWN_AT = 100


class PageMark(StrEnum):
    """A mark across the page."""

    NONE = "none"
    DRAFT = "draft"
    VOID = "void"


_INK = {PageMark.DRAFT: QColor(120, 120, 120, 70), PageMark.VOID: QColor(200, 0, 0, 110)}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is printed over a page: a word across it, and words at its foot."""

    across: PageMark = PageMark.NONE
    foot: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is printed at all."""
        return self.across is not PageMark.NONE or bool(self.foot)


def paint_marks(painter: QPainter, marks: Marks, width: float, height: float) -> None:
    """Paint ``marks`` on a page of ``width`` × ``height`` mm; the painter's unit is the millimetre."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if marks.across is not PageMark.NONE:
        painter.save()
        painter.translate(width / 2, height / 2)
        painter.rotate(ACROSS_TURN)
        shape, scale = _outline(word_of(marks.across), ACROSS_HEIGHT)
        painter.scale(scale, scale)
        painter.translate(-shape.boundingRect().center())
        painter.fillPath(shape, _INK[marks.across])
        painter.restore()
    if marks.foot:
        shape, scale = _outline(marks.foot, FOOT_HEIGHT)
        painter.translate(FOOT_LEFT, FOOT_BASE)
        painter.scale(scale, scale)
        painter.fillPath(shape, QColor(Qt.GlobalColor.black))
    painter.restore()


@cache
def _outline(text: str, height: float) -> tuple[QPainterPath, float]:
    """Return the outline of ``text`` and the scale that makes its characters ``height`` high."""
    font = QFont()
    font.setPixelSize(_DRAWN_AT)
    font.setBold(height >= ACROSS_HEIGHT)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    return path, height / _DRAWN_AT

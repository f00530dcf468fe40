"""Sheets the window draws itself, as PDF files, so that they are shown and printed like any other paper.

The list of a run goes in front of it; the sheet of rulers proves true size and tells by how much a printer
shifts its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.errors import Environment
from core.wording import word
from ui.widgets.printed_pages import A4_MM

_DPI = 600
_DOTS = _DPI / 25.4
_LINE = 0.15
RULER_AT = 20.0
"""How far the rulers' base lines are from the paper's left and upper edge (mm)."""
SQUARE = 100.0
_SQUARE_AT = 50.0, 110.0
_ROWS_A_PAGE = 30
_ROW = 7.5
_TABLE_TOP = 45.0
_COLUMNS = (28.0, 10.0), (38.0, 42.0), (80.0, 66.0), (146.0, 28.0), (174.0, 8.0), (182.0, 8.0)
"""Left edge and width of the columns of the list (mm), inside the type area of GB/T 9704."""


def write_rulers(path: Path) -> Path:
    """Write the sheet of rulers: both scales in millimetres and a square of 100 mm."""
    with _Sheet(path, word("print.test_title")) as sheet:
        for length in range(int(A4_MM[0]) + 1):
            tick = _tick(length)
            sheet.line(length, RULER_AT, length, RULER_AT + tick)
            if length % 10 == 0:
                sheet.words(length - 5, RULER_AT + 5, 10, 4, str(length), 2.6, centred=True)
        for length in range(int(A4_MM[1]) + 1):
            tick = _tick(length)
            sheet.line(RULER_AT, length, RULER_AT + tick, length)
            if length % 10 == 0:
                sheet.words(RULER_AT + 5, length - 2, 10, 4, str(length), 2.6)
        sheet.line(0, RULER_AT, A4_MM[0], RULER_AT)
        sheet.line(RULER_AT, 0, RULER_AT, A4_MM[1])
        left, top = _SQUARE_AT
        for across, down in ((SQUARE, 0.0), (0.0, SQUARE)):
            sheet.line(left, top, left + across, top + down)
            sheet.line(left + SQUARE, top + SQUARE, left + SQUARE - across, top + SQUARE - down)
        sheet.words(45, 40, 140, 8, word("print.test_title"), 6)
        for number, key in enumerate(("test_size", "test_across", "test_down"), 0):
            sheet.words(45, 52 + number * 16, 140, 14, word(f"print.{key}"), 4)
    return path


def _tick(length: int) -> float:
    return 5.0 if length % 10 == 0 else 3.5 if length % 5 == 0 else 2.0


def write_list(path: Path, rows: Sequence[Sequence[str]], note: str) -> Path:
    """Write the list of a run: number, title, addressee, pages and copies of every paper; ``note`` below."""
    pages = [rows[start : start + _ROWS_A_PAGE] for start in range(0, len(rows), _ROWS_A_PAGE)]
    heads = word("print.list_heads").split()
    with _Sheet(path, word("print.list_title")) as sheet:
        for number, page in enumerate(pages):
            if number:
                sheet.turn()
            sheet.words(28, 30, 162, 9, word("print.list_title"), 6.5, centred=True)
            for place, row in enumerate([("", *heads), *_numbered(page, number * _ROWS_A_PAGE)]):
                _write_row(sheet, _TABLE_TOP + place * _ROW, ("", *row[1:]) if not place else row)
            bottom = _TABLE_TOP + (len(page) + 1) * _ROW
            sheet.line(28, bottom, 190, bottom)
            if number == len(pages) - 1:
                sheet.words(28, bottom + 2, 162, 6, note, 3.6)
    return path


def _numbered(rows: Sequence[Sequence[str]], start: int) -> list[tuple[str, ...]]:
    return [(str(number), *row) for number, row in enumerate(rows, start + 1)]


def _write_row(sheet: _Sheet, top: float, row: Sequence[str]) -> None:
    sheet.line(28, top, 190, top)
    for (left, width), text in zip(_COLUMNS, row, strict=True):
        sheet.words(left + 0.5, top, width - 1, _ROW, text, 3.6, elided=True)


class _Sheet:
    """A PDF being drawn, in millimetres from the upper left corner of an A4 sheet."""

    def __init__(self, path: Path, title: str) -> None:
        self._path = path
        self._writer = QPdfWriter(str(path))
        self._writer.setTitle(title)
        self._writer.setResolution(_DPI)
        size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
        layout = QPageLayout(size, upright, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self._writer.setPageLayout(layout)
        self._painter = QPainter()

    def __enter__(self) -> Self:
        if not self._painter.begin(self._writer):
            raise Environment("no_permission", path=str(self._path))
        return self

    def __exit__(self, *_: object) -> None:
        self._painter.end()

    def turn(self) -> None:
        """Begin another page."""
        self._writer.newPage()

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a thin line as a filled bar whose middle is where the line is."""
        half = _LINE / 2
        bar = QRectF(left - half, top - half, right - left + _LINE, bottom - top + _LINE).normalized()
        self._painter.fillRect(_dots(bar), QColor(Qt.GlobalColor.black))

    def words(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        text: str,
        size: float,
        *,
        centred: bool = False,
        elided: bool = False,
    ) -> None:
        """Write ``text`` with characters ``size`` high into a box."""
        font = QFont()
        font.setPixelSize(round(size * _DOTS))
        self._painter.setFont(font)
        place = _dots(QRectF(left, top, width, height))
        if elided:
            metrics = self._painter.fontMetrics()
            text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, int(place.width()))
        across = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
        down = Qt.AlignmentFlag.AlignVCenter
        wrap = Qt.TextFlag.TextSingleLine if elided else Qt.TextFlag.TextWordWrap
        self._painter.drawText(place, int(across | down) | int(wrap), text)


def _dots(place: QRectF) -> QRectF:
    corners = (place.left(), place.top(), place.width(), place.height())
    return QRectF(*(length * _DOTS for length in corners))

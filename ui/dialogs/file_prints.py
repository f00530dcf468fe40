"""A kept file to the printer: a PDF as it is, a photograph on a sheet of its own, anything else opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, Qt
from PySide6.QtGui import QImageReader, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QWidget

from ui.dialogs.print_dialog import PrintDialog
from ui.dialogs.print_pdf import open_with_system, print_pdf

_MARGIN = 10.0
"""Millimetres around a photograph."""


def print_copy(path: Path, parent: QWidget) -> PrintDialog | None:
    """Open the print dialog for the copy at ``path``; ``None`` when the system's program shows it instead."""
    sheet = path if path.suffix.lower() == ".pdf" else on_a_sheet(path)
    if sheet is None:
        open_with_system(path, parent)
        return None
    return print_pdf(sheet, parent)


def on_a_sheet(path: Path) -> Path | None:
    """Return a PDF beside ``path``: the picture on an A4 sheet, turned as it lies; ``None`` for none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    picture = reader.read()
    if picture.isNull():
        return None
    target = path.with_name(f"{path.stem}.pdf")
    writer = QPdfWriter(str(target))
    wide = picture.width() > picture.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, turned, margins, QPageLayout.Unit.Millimeter))
    painter = QPainter(writer)
    room = writer.pageLayout().paintRectPixels(writer.resolution())
    fit = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRect(0, 0, fit.width(), fit.height()), picture)
    painter.end()
    return target

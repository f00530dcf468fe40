"""One run through the printer: every side in its true size, a band at a time between other events.

A page needs about 10 MB in bands, however many dots the printer has, and the window stays alive. Never "fit
to page": GB/T 9704 fixes millimetres.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from core.lengths import Mm, points
from ui.widgets.pdf_pages import POINTS_PER_INCH
from ui.widgets.printed_pages import RunPages

BAND_ROWS = 512


class PrintRun(QObject):
    """Prints the sides of ``pages`` moved by ``shift`` (mm to the right, mm down)."""

    advanced = Signal(int, int)
    """Sides done, sides in all."""
    finished = Signal(bool)
    """True when every side went to the printer."""

    def __init__(
        self,
        pages: RunPages,
        printer: QPrinter,
        parent: QObject,
        *,
        shift: tuple[float, float] = (0.0, 0.0),
        grey: bool = False,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._grey = grey
        self._dots = printer.resolution() / POINTS_PER_INCH
        self._left, self._top = (points(Mm(length)) * self._dots for length in shift)
        self.error: Exception | None = None
        """What ended the run, when it was no refusal of the printer."""
        self._painter = QPainter()
        self._bands: Iterator[bool] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Open the print job and go on until all sides are out."""
        if not self._pages.count or not self._painter.begin(self._printer):
            self._end(whole=False)
            return
        self._bands = self._all_bands()
        self._timer.start(0)

    def cancel(self) -> None:
        """Stop between two bands and tell the printer to forget the job."""
        if self._timer.isActive():
            self._printer.abort()
            self._end(whole=False)

    def _step(self) -> None:
        """Print one band; a file or printer that fails in the middle ends the run."""
        try:
            going = next(self._bands, None)
        except Exception as error:  # noqa: BLE001 - whoever started the run tells it
            self.error = error
            self._printer.abort()
            self._end(whole=False)
            return
        if not going:
            self._end(whole=going is None)

    def _all_bands(self) -> Iterator[bool]:
        """Yield True after every band, False when the printer gave up."""
        for index in range(self._pages.count):
            self.advanced.emit(index, self._pages.count)
            if index and not self._printer.newPage():
                yield False
                return
            if not self._pages.is_blank(index):
                yield from self._side_bands(index)

    def _side_bands(self, index: int) -> Iterator[bool]:
        """Paint one side from the sheet's top left corner, in its true size."""
        size = self._pages.size(index)
        width, height = round(size.width() * self._dots), round(size.height() * self._dots)
        for top in range(0, height, BAND_ROWS):
            rows = min(BAND_ROWS, height - top)
            band = self._pages.band(index, width, height, top, rows)
            if self._grey:
                band = band.convertToFormat(QImage.Format.Format_Grayscale8)
            self._painter.drawImage(QRectF(self._left, self._top + top, width, rows), band)
            yield self._printer.printerState() is not QPrinter.PrinterState.Error

    def _end(self, *, whole: bool) -> None:
        self._timer.stop()
        ended = self._painter.end() if self._painter.isActive() else False
        good = whole and ended and self._printer.printerState() is not QPrinter.PrinterState.Error
        self.finished.emit(good)

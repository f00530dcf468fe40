"""Printing the very PDF file, in its true size, and the other ways a paper leaves the program.

The printer gets the same pictures that the preview shows, drawn for its own resolution in bands, so a page
needs about 10 MB and the window stays alive. Never "fit to page": GB/T 9704 fixes millimetres.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QMessageBox, QProgressDialog, QWidget

from core.errors import UserFacing
from core.files import whole_file
from core.wording import sentence, word
from ui.widgets.pdf_pages import POINTS_PER_INCH, PdfPages

LOWEST_DPI, HIGHEST_DPI = 300, 600
BAND_ROWS = 512


def a4_printer(info: QPrinterInfo | None = None) -> QPrinter:
    """Return a printer set to A4, the whole sheet without margins, both sides, 300 to 600 dpi."""
    mode = QPrinter.PrinterMode.HighResolution
    printer = QPrinter(info, mode) if info is not None else QPrinter(mode)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    use_whole_sheet(printer)
    return printer


def use_whole_sheet(printer: QPrinter) -> None:
    """Set paper, margins and dots again; choosing another printer in the dialog brings its own along."""
    printer.setFullPage(True)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setResolution(min(HIGHEST_DPI, max(LOWEST_DPI, printer.resolution())))


def chosen_pages(printer: QPrinter, count: int, current: int = 0) -> list[int]:
    """Return the page indexes (from 0) that the printer's settings ask for, in printing order."""
    chosen = list(range(count))
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [current]
    elif printer.printRange() is QPrinter.PrintRange.PageRange:
        ranges = printer.pageRanges()
        chosen = [n for n in chosen if ranges.isEmpty() or ranges.contains(n + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    if not printer.supportsMultipleCopies():
        chosen *= max(1, printer.copyCount())
    return chosen


class PrintRun(QObject):
    """One printing of a file, a band of a page at a time between other events."""

    advanced = Signal(int, int)
    """Pages done, pages in all."""
    finished = Signal(bool)
    """True when every page went to the printer."""

    def __init__(self, pages: PdfPages, printer: QPrinter, chosen: list[int], parent: QObject) -> None:
        super().__init__(parent)
        self._pages = pages
        self._printer = printer
        self._chosen = chosen
        self._painter = QPainter()
        self._bands: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Open the print job and go on until all pages are out."""
        if not self._chosen or not self._painter.begin(self._printer):
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
        if next(self._bands, True) is not None:
            self._end(whole=True)

    def _all_bands(self) -> Iterator[None]:
        for done, index in enumerate(self._chosen):
            self.advanced.emit(done, len(self._chosen))
            if done and not self._printer.newPage():
                break
            yield from self._page_bands(index)

    def _page_bands(self, index: int) -> Iterator[None]:
        """Paint one page from the sheet's top left corner, in its true size."""
        dots = self._printer.resolution() / POINTS_PER_INCH
        size = self._pages.size(index)
        width, height = round(size.width() * dots), round(size.height() * dots)
        for top in range(0, height, BAND_ROWS):
            rows = min(BAND_ROWS, height - top)
            band = self._pages.band(index, width, height, top, rows)
            self._painter.drawImage(QRectF(0, top, width, rows), band)
            yield

    def _end(self, *, whole: bool) -> None:
        self._timer.stop()
        ended = self._painter.end()
        good = whole and ended and self._printer.printerState() is not QPrinter.PrinterState.Error
        self.finished.emit(good)


def print_pdf(path: Path, parent: QWidget, *, current: int = 0) -> PrintRun | None:
    """Ask for a printer and print ``path``; without any printer say so and offer to save a copy."""
    if QPrinterInfo.defaultPrinter().isNull() and not QPrinterInfo.availablePrinterNames():
        _no_printer(path, parent)
        return None
    try:
        pages = PdfPages(path)
    except UserFacing as error:
        QMessageBox.warning(parent, word("print.title"), sentence(error))
        return None
    printer = a4_printer(QPrinterInfo.defaultPrinter())
    printer.setDocName(word("print.job_name", name=path.stem))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(word("print.title"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage)
    dialog.setMinMax(1, pages.count)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    use_whole_sheet(printer)
    return run_with_progress(pages, printer, chosen_pages(printer, pages.count, current), parent)


def run_with_progress(pages: PdfPages, printer: QPrinter, chosen: list[int], parent: QWidget) -> PrintRun:
    """Print ``chosen`` pages with a progress box that can stop it; a failure is told in a sentence."""
    run = PrintRun(pages, printer, chosen, parent)
    box = QProgressDialog("", word("print.cancel"), 0, len(chosen), parent)
    box.setWindowTitle(word("print.title"))
    box.setMinimumDuration(400)

    def tell(done: int, total: int) -> None:
        box.setLabelText(word("print.running", page=done + 1, pages=total))
        box.setValue(done)

    def end(good: bool) -> None:
        stopped = box.wasCanceled()
        box.reset()
        box.deleteLater()
        pages.close()
        run.deleteLater()
        if not good and not stopped:
            QMessageBox.warning(parent, word("print.title"), word("errors.print_failed"))

    run.advanced.connect(tell)
    run.finished.connect(end)
    box.canceled.connect(run.cancel)
    run.start()
    return run


def _no_printer(path: Path, parent: QWidget) -> None:
    box = QMessageBox(
        QMessageBox.Icon.Information, word("print.title"), word("print.no_printer"), parent=parent
    )
    save = box.addButton(word("print.save_instead"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is not save:
        return
    saved = save_copy(path, parent)
    if saved is not None:
        QMessageBox.information(parent, word("print.title"), word("letter_dialog.saved", path=saved))


def save_copy(path: Path, parent: QWidget) -> Path | None:
    """Ask where to and copy ``path`` there whole; returns the copy, or nothing when it was called off."""
    name, _ = QFileDialog.getSaveFileName(
        parent, word("print.save_title"), str(Path.home() / path.name), word("print.pdf_filter")
    )
    if not name:
        return None
    target = Path(name)
    try:
        with whole_file(target) as temporary:
            shutil.copyfile(path, temporary)
    except UserFacing as error:
        QMessageBox.warning(parent, word("print.save_title"), sentence(error))
        return None
    return target


def open_with_system(path: Path, parent: QWidget) -> None:
    """Hand a file or folder to whatever program the system has for it."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        QMessageBox.information(parent, word("print.title"), word("print.open_failed", path=path))

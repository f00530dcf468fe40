"""The printers of this machine: which there are, what they can do, and one set up for A4 in its true size."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.errors import Environment
from core.wording import word
from ui.models.print_setup import PrintSetup, remembered_printer
from ui.widgets.choices import Choice

LOWEST_DPI, HIGHEST_DPI = 300, 600
_TRAYS = {
    "Upper": "print.tray_upper",
    "OnlyOne": "print.tray_upper",
    "Lower": "print.tray_lower",
    "Middle": "print.tray_middle",
    "Manual": "print.tray_manual",
    "Auto": "print.tray_auto",
    "Cassette": "print.tray_cassette",
    "LargeCapacity": "print.tray_large",
}
INTO_FILE = ""
"""The printer that is none: pages go into a PDF file."""


def printer_choices() -> list[Choice]:
    """Return every printer of the machine, the PDF file last."""
    names = [(name, name) for name in QPrinterInfo.availablePrinterNames()]
    return [*names, (INTO_FILE, word("print.into_file"))]


def usual_printer() -> str:
    """Return the printer used last if it is still there, else the machine's own default, else the file."""
    names = QPrinterInfo.availablePrinterNames()
    kept = remembered_printer()
    if kept is not None and (kept in names or (kept == INTO_FILE and not names)):
        return kept
    usual = QPrinterInfo.defaultPrinterName()
    return usual if usual in names else (names[0] if names else INTO_FILE)


def lacks_duplex(name: str) -> bool:
    """Tell whether a printer says that it cannot turn the sheet by itself."""
    if name == INTO_FILE:
        return False
    known = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    modes = QPrinter.DuplexMode
    return not any(mode in known for mode in (modes.DuplexLongSide, modes.DuplexAuto))


def lacks_a4(name: str) -> bool:
    """Tell whether a printer names its papers and A4 is not among them."""
    if name == INTO_FILE:
        return False
    sizes = QPrinterInfo.printerInfo(name).supportedPageSizes()
    return bool(sizes) and QPageSize.PageSizeId.A4 not in [size.id() for size in sizes]


def trays_of(printer: QPrinter) -> list[Choice]:
    """Return the trays a printer names, by their numbers; only Windows lets a program ask."""
    ask = getattr(printer, "supportedPaperSources", None)
    named = [source for source in (ask() if ask is not None else ()) if source.name in _TRAYS]
    return [(int(source.value), word(_TRAYS[source.name])) for source in named]


def printer_for(setup: PrintSetup, target: Path | None = None) -> QPrinter:
    """Return the printer of ``setup``, or one that writes ``target``.

    Raises ``Environment``: ``printer_gone`` when the machine no longer has it, ``printer_no_a4`` when it has
    no A4.
    """
    if setup.printer == INTO_FILE:
        printer = a4_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        use_whole_sheet(printer, dots=LOWEST_DPI)
    else:
        info = QPrinterInfo.printerInfo(setup.printer)
        if info.isNull():
            raise Environment("printer_gone", name=setup.printer)
        printer = a4_printer(info)
        if lacks_a4(setup.printer) or printer.pageLayout().pageSize().id() != QPageSize.PageSizeId.A4:
            raise Environment("printer_no_a4", name=setup.printer)
    modes = QPrinter.DuplexMode
    printer.setDuplex(modes.DuplexLongSide if setup.duplex else modes.DuplexNone)
    printer.setColorMode(QPrinter.ColorMode.GrayScale if setup.grey else QPrinter.ColorMode.Color)
    if setup.tray >= 0:
        printer.setPaperSource(QPrinter.PaperSource(setup.tray))
    return printer


def a4_printer(info: QPrinterInfo | None = None) -> QPrinter:
    """Return a printer set to A4, the whole sheet without margins, both sides, 300 to 600 dpi."""
    mode = QPrinter.PrinterMode.HighResolution
    printer = QPrinter(info, mode) if info is not None else QPrinter(mode)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    use_whole_sheet(printer)
    return printer


def use_whole_sheet(printer: QPrinter, *, dots: int = 0) -> None:
    """Set paper, margins and dots again; another printer or format brings its own along."""
    printer.setFullPage(True)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setResolution(dots or min(HIGHEST_DPI, max(LOWEST_DPI, printer.resolution())))

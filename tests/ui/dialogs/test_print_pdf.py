from __future__ import annotations

import pytest
from PySide6.QtGui import QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.wording import word
from tests.ui.sample_pdf import write_pdf
from ui.dialogs import print_pdf
from ui.dialogs.print_pdf import PrintRun, a4_printer, chosen_pages
from ui.widgets.pdf_pages import PdfPages


@pytest.fixture
def letter(tmp_path):
    return write_pdf(tmp_path / "letter.pdf")


def to_file(target):
    printer = a4_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(300)
    return printer


def test_the_printer_is_asked_for_a_whole_a4_sheet_without_margins(qapp):
    printer = a4_printer()
    assert printer.pageLayout().pageSize().size(
        printer.pageLayout().pageSize().Unit.Millimeter
    ).toTuple() == (210, 297)
    assert printer.pageLayout().mode() is QPageLayout.Mode.FullPageMode
    assert printer.pageLayout().margins().isNull()
    assert 300 <= printer.resolution() <= 600


def test_what_is_printed_lies_where_the_pdf_says_to_the_third_of_a_millimetre(qtbot, letter, tmp_path):
    out = tmp_path / "printed.pdf"
    run = PrintRun(PdfPages(letter), to_file(out), [0, 2], parent := QWidget())
    qtbot.addWidget(parent)
    with qtbot.waitSignal(run.finished, timeout=20_000) as finished:
        run.start()
    assert finished.args == [True]
    printed = PdfPages(out)
    assert printed.count == 2
    assert printed.size(0).width() == pytest.approx(595.28, abs=1)
    picture = printed.picture(0, 2100, 2970)  # 10 pixels a millimetre
    dark = [x for x in range(200, 700) if picture.pixelColor(x, 500).lightness() < 128]
    assert dark[0] == pytest.approx(300, abs=3)
    assert dark[-1] == pytest.approx(500, abs=3)
    down = [y for y in range(300, 800) if picture.pixelColor(400, y).lightness() < 128]
    assert down[0] == pytest.approx(400, abs=3)
    assert down[-1] == pytest.approx(600, abs=3)
    assert len(down) == down[-1] - down[0] + 1, "no seam between bands"


def test_a_stopped_printing_ends_without_success(qtbot, letter, tmp_path):
    run = PrintRun(PdfPages(letter), to_file(tmp_path / "printed.pdf"), [0, 1, 2], parent := QWidget())
    qtbot.addWidget(parent)
    with qtbot.waitSignal(run.finished, timeout=20_000) as finished:
        run.start()
        run.cancel()
    assert finished.args == [False]


def test_ranges_copies_and_order_are_kept(qapp, tmp_path):
    printer = to_file(tmp_path / "x.pdf")
    assert chosen_pages(printer, 3) == [0, 1, 2]
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    printer.setPageRanges(ranges)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert chosen_pages(printer, 3) == [1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert chosen_pages(printer, 3) == [2, 1]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 3, current=2) == [2]


def test_without_a_printer_a_copy_can_be_saved(qtbot, letter, tmp_path, monkeypatch):
    copy = tmp_path / "usb" / "copy.pdf"
    said = []

    def press_save(box):
        said.append(box.text())
        for button in box.buttons():
            if button.text() == word("print.save_instead"):
                button.click()
        return 0

    monkeypatch.setattr(print_pdf.QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(print_pdf.QPrinterInfo, "defaultPrinter", staticmethod(print_pdf.QPrinterInfo))
    monkeypatch.setattr(QMessageBox, "exec", press_save)
    monkeypatch.setattr(QMessageBox, "information", staticmethod(lambda *words: said.append(words[-1])))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(copy), "")))
    parent = QWidget()
    qtbot.addWidget(parent)
    assert print_pdf.print_pdf(letter, parent) is None
    assert said == [word("print.no_printer"), word("letter_dialog.saved", path=copy)]
    assert copy.read_bytes() == letter.read_bytes()

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.errors import Environment
from core.wording import word
from ui.models.print_setup import PrintSetup, remember
from ui.widgets import printers


def printer_info(duplex=(), sizes=(), *, gone=False):
    """Stand for a printer of the machine: this one has none, and no test may print on one."""
    return SimpleNamespace(
        supportedDuplexModes=lambda: list(duplex),
        supportedPageSizes=lambda: list(sizes),
        isNull=lambda: gone,
    )


@pytest.fixture
def machine(monkeypatch):
    def has(*names, usual="", **what):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: list(names)))
        monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: usual))
        monkeypatch.setattr(QPrinterInfo, "printerInfo", staticmethod(lambda _: printer_info(**what)))

    return has


def test_the_printer_used_last_comes_first_while_it_is_there(qapp, machine):
    machine("甲", "乙", usual="乙")
    assert printers.usual_printer() == "乙"
    remember(PrintSetup(printer="甲"))
    assert printers.usual_printer() == "甲"
    machine("乙", "丙")
    assert printers.usual_printer() == "乙"
    machine()
    assert printers.usual_printer() == printers.INTO_FILE
    machine("乙")
    remember(PrintSetup(printer=printers.INTO_FILE))
    assert printers.usual_printer() == "乙", "a file is no printer to fall back on"


def test_every_printer_and_the_file_can_be_chosen(qapp, machine):
    machine("甲")
    assert printers.printer_choices() == [("甲", "甲"), ("", word("print.into_file"))]


def test_what_a_printer_says_it_cannot_is_known(qapp, machine):
    a4, a5 = (QPageSize(each) for each in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A5))
    machine("甲", duplex=[QPrinter.DuplexMode.DuplexNone], sizes=[a5])
    assert printers.lacks_duplex("甲")
    assert printers.lacks_a4("甲")
    machine("甲", duplex=[QPrinter.DuplexMode.DuplexLongSide], sizes=[a5, a4])
    assert not printers.lacks_duplex("甲")
    assert not printers.lacks_a4("甲")
    assert not printers.lacks_duplex(printers.INTO_FILE)
    assert not printers.lacks_a4(printers.INTO_FILE)


def test_a_printer_that_is_gone_is_told_by_name(qapp, machine):
    machine(gone=True)
    with pytest.raises(Environment) as gone:
        printers.printer_for(PrintSetup(printer="甲"))
    assert (gone.value.code, gone.value.facts) == ("printer_gone", {"name": "甲"})


def test_the_sheet_is_a4_whole_without_margins(qapp, tmp_path):
    setup = PrintSetup(duplex=False, grey=True)
    printer = printers.printer_for(setup, tmp_path / "out.pdf")
    layout = printer.pageLayout()
    assert layout.pageSize().size(QPageSize.Unit.Millimeter).toTuple() == (210, 297)
    assert layout.mode() is QPageLayout.Mode.FullPageMode
    assert layout.margins().isNull()
    assert printer.resolution() == printers.LOWEST_DPI
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert 300 <= printers.a4_printer().resolution() <= 600


def test_only_named_trays_are_offered(qapp):
    sources = [QPrinter.PaperSource.Lower, QPrinter.PaperSource.Tractor, QPrinter.PaperSource.Manual]
    named = SimpleNamespace(supportedPaperSources=lambda: sources)
    assert [words for _, words in printers.trays_of(named)] == ["下层纸盒", "手动进纸"]
    assert printers.trays_of(SimpleNamespace()) == []

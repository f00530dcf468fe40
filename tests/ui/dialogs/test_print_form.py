from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrinterInfo

from core.wording import word
from ui.dialogs import print_form
from ui.dialogs.print_form import PrintForm
from ui.models.print_setup import PrintSetup, RunOrder, remember


@pytest.fixture
def form(qtbot, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["甲", "乙"]))
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", staticmethod(lambda: "甲"))
    monkeypatch.setattr(print_form, "lacks_duplex", lambda name: name == "乙")
    monkeypatch.setattr(print_form, "trays_of", lambda _: [(2, "下层纸盒")])
    remember(PrintSetup(printer="乙", across=1.5, grey=True, tray=2))
    remember(PrintSetup(printer="甲", duplex=False))
    made = PrintForm(several=True, annexes=False, reprint=False, on_test=lambda: None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_begins_with_the_printer_used_last_and_what_was_set_for_it(form):
    assert form.setup() == PrintSetup(printer="甲", duplex=False)


def test_another_printer_brings_its_own_back_and_says_what_it_cannot(form, qtbot):
    with qtbot.waitSignal(form.edited):
        form.printer.set_value("乙")
    setup = form.setup()
    assert (setup.duplex, setup.across, setup.grey, setup.tray) == (True, 1.5, True, 2)
    assert form.warning.text() == word("print.warn_duplex")
    assert form.warning.isVisible()
    form.duplex.set_value(False)
    assert not form.warning.isVisible()


def test_everything_a_person_sets_is_read(form):
    form.copies.setValue(3)
    form.collate.setChecked(False)
    form.pages.setText("1,3-5")
    form.order.set_value(RunOrder.NUMBER)
    form.list_first.setChecked(True)
    form.down.setValue(-0.4)
    assert form.setup() == PrintSetup(
        printer="甲",
        duplex=False,
        copies=3,
        collate=False,
        pages="1,3-5",
        order=RunOrder.NUMBER,
        list_first=True,
        down=-0.4,
    )


def test_only_what_the_papers_have_is_asked(form, qtbot):
    assert form.order.isVisible()
    assert not form.annexes.isVisible()
    one = PrintForm(several=False, annexes=True, reprint=True, on_test=lambda: None)
    qtbot.addWidget(one)
    one.show()
    assert one.annexes.isVisible()
    assert one.reprint.isVisible()
    assert not one.order.isVisible()
    assert not one.list_first.isVisible()


def test_wrong_pages_are_told_under_their_field(form):
    form.tell_wrong("没有读懂")
    assert form.wrong.isVisible()
    form.tell_wrong("")
    assert not form.wrong.isVisible()

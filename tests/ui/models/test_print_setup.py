from __future__ import annotations

from dataclasses import replace

import pytest

from ui.models.habits import habits
from ui.models.print_setup import PrintSetup, remember, remembered, remembered_printer

AWAY = PrintSetup(
    printer="\\\\服务器\\HP/1020 [二楼]", duplex=False, grey=True, tray=4, across=-1.5, down=0.7
)


def test_each_printer_keeps_its_own_shift_and_sides():
    assert remembered_printer() is None
    remember(AWAY)
    remember(PrintSetup(printer="other", across=2.0))
    assert remembered(PrintSetup(printer=AWAY.printer)) == AWAY
    assert remembered(PrintSetup(printer="other")).across == 2.0
    assert remembered(PrintSetup(printer="new")) == PrintSetup(printer="new")
    assert remembered_printer() == "other"


def test_copies_and_pages_belong_to_the_paper_and_are_not_kept():
    remember(replace(AWAY, copies=9, pages="1", list_first=True))
    assert remembered(PrintSetup(printer=AWAY.printer)) == AWAY


@pytest.mark.parametrize(("kept", "used"), [("99", 10.0), ("-99", -10.0), ("x", 0.0), ("nan", 0.0)])
def test_a_shift_that_cannot_be_is_not_used(kept, used):
    remember(AWAY)
    store = habits()
    (key,) = [name for name in store.allKeys() if name.endswith("/across")]
    store.setValue(key, kept)
    store.sync()
    assert remembered(PrintSetup(printer=AWAY.printer)).across == used

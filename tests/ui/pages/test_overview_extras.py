from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from core.domain.listing import ListKind
from core.domain.register import RegisterDraft
from core.operations import registers
from core.operations.overview import overview
from ui.pages.overview_extras import DueRecordsCard


def test_what_is_due_in_registers_stands_on_the_first_page_and_opens(qtbot, full):
    card = DueRecordsCard()
    qtbot.addWidget(card)
    card.show_due(overview(full.reader))
    assert card.isHidden()
    for number in range(8):
        values = {"source": "媒体反映", "received_on": "2020-09-01", "content": f"线索{number}"}
        full.write(lambda ws, _, v=values: registers.add_entry(ws, "clues", RegisterDraft(values=v)))
    full.jobs.wait()
    card.show_due(overview(full.reader))
    assert not card.isHidden()
    links = [each for each in card.findChildren(QPushButton) if each.objectName().startswith("due_")]
    assert len(links) == 6
    with qtbot.waitSignal(card.record_wanted) as asked:
        links[0].click()
    first = overview(full.reader).entries_due[0]
    assert asked.args == [ListKind.REGISTERS, first.uuid]
    with qtbot.waitSignal(card.all_wanted):
        card.findChild(QPushButton, "overview.go_registers").click()
